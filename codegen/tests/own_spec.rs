//! Tests the IR and the public API generated from this workspace's spec.

use std::{io, path::Path};

use codegen::{config::Config, diagnostic::Severity, diff::surface::Surface, ir, load::Files, lower::Strictness};

struct Spec;

impl Files for Spec {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(path))
    }
}

fn api() -> ir::Api {
    let config = String::from_utf8(Spec.read("client.toml").expect("settings")).expect("UTF-8");
    let config = Config::parse(&config).expect("settings");
    let reading = codegen::read("openapi.yaml", &Spec, &config, Strictness::Strict);
    let said = reading.diagnostics.render(&reading.documents.sources, Severity::Warning, false);
    assert_eq!(said, "", "the spec is without errors and warnings");
    reading.api.expect("an API")
}

/// The modules that are shown completely: small ones, and one with all features of a group.
const SHOWN: [&str; 7] = ["autoscaling::v1", "batch::v1", "discovery", "gateway", "iam::v3", "intstr", "resource"];

/// Shows every line of a module in `SHOWN`, and only the name and dependencies of other modules.
#[test]
fn the_ir_of_the_spec() {
    let outline = ir::outline(&api());
    let mut shown = false;
    let lines: Vec<&str> = outline
        .lines()
        .filter(|line| {
            let module = line.strip_prefix("mod ");
            if let Some(module) = module {
                shown = SHOWN.contains(&module.split(' ').next().unwrap_or_default());
            }
            shown || module.is_some()
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_source_model_of_an_operation() {
    let api = api();
    let operation =
        api.operations.iter().find(|operation| operation.id == "deleteBatchV1NamespacedJob").expect("there");
    let shown = operation
        .params
        .iter()
        .map(|param| (&param.wire_name, param.location, param.required, param.style, param.explode));
    insta::assert_debug_snapshot!(shown.collect::<Vec<_>>());
}

#[test]
fn the_public_interface_of_the_crate() {
    let tree = codegen::emit::emit_files(&api());
    // The runtime's API is the same for all crates and has separate tests.
    let files = tree.iter().filter(|(path, _)| !path.starts_with("src/runtime/"));
    let surface = Surface::read(files).expect("Rust");
    // Members are shown for one module only; those of all modules take a megabyte.
    let is_member = |path: &str| path.rsplit("::").nth(1).is_some_and(|parent| parent.starts_with(char::is_uppercase));
    let lines: Vec<String> = surface
        .items
        .iter()
        .filter(|(path, _)| path.starts_with("batch::v1::") || !is_member(path))
        .map(|(path, item)| format!("{path} → {}", item.signature))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    let api = api();
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| codegen::emit::emit_files(&api))
            .iter()
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
            .collect::<Vec<_>>()
    };
    let one = with(1);
    assert!(one.len() > 20, "all files of the crate");
    assert!(one == with(2) && one == with(7), "the same files, byte for byte");
}

/// A value that was read can be modified and sent back: what the server sets is left out, but not what it compares.
#[test]
fn what_the_server_sets_is_not_sent_back() {
    let api = api();
    let members = |name: &str| {
        let def = api.types.iter().find(|def| def.name == name).expect(name);
        let ir::TypeKind::Struct(record) = &def.kind else { panic!("{name} is a struct") };
        let members = record.fields.iter().map(|field| (field.wire_name.as_str(), field.read_only));
        members.collect::<std::collections::BTreeMap<_, _>>()
    };
    let metadata = members("ObjectMeta");
    let set_by_server: Vec<&str> =
        metadata.iter().filter(|(_, read_only)| **read_only).map(|(member, _)| *member).collect();
    let expected = [
        "clusterName",
        "creationTimestamp",
        "deletionGracePeriodSeconds",
        "deletionTimestamp",
        "enable",
        "generation",
        "initializers",
        "managedFields",
        "selfLink",
    ];
    assert_eq!(set_by_server, expected);
    // The server compares these with the object that it has.
    assert_eq!((metadata["resourceVersion"], metadata["uid"]), (false, false));

    let mut kinds = Vec::new();
    for def in &api.types {
        let ir::TypeKind::Struct(record) = &def.kind else { continue };
        let field = |wire: &str| record.fields.iter().find(|field| field.wire_name == wire);
        if let (Some(_), Some(status)) = (field("metadata"), field("status"))
            && def.name != "Status"
        {
            assert!(status.read_only, "the status of {} is set by the server", def.name);
            kinds.push(def.name.as_str());
        }
    }
    kinds.sort_unstable();
    let expected = [
        "Deployment",
        "Ingress",
        "Job",
        "Job",
        "Namespace",
        "Network",
        "PersistentVolumeClaim",
        "Pod",
        "ReplicaSet",
        "Scale",
        "Service",
        "StatefulSet",
    ];
    assert_eq!(kinds, expected);
}
