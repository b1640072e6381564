//! Tests pairs of documents that earlier versions compared incorrectly: `DIFF_PAIRS`, or `../shared/cases/diff` beside
//! the workspace.

use std::{collections::HashMap, fs, io::Write as _, path::PathBuf};

use codegen::{
    config::Config,
    diff::{compare_documents, find_obstacles, report, surface::Effect},
    lower::Strictness,
};

use super::support::{Compared, options};

/// The name of a pair, the rules of its changes that are not compatible, and the effect on Rust callers if it is
/// tested.
type Case = (&'static str, &'static [&'static str], Option<Effect>);

const CASES: [Case; 20] = [
    ("allof-moved-between-entries", &["breaking new-required-request-property"], None),
    ("allof-ref-dropped-response", &["breaking response-required-property-removed"], None),
    ("allof-ref-replaced-object-response", &["breaking response-property-type-changed"], None),
    ("allof-ref-replaced-type-change", &["breaking response-property-type-changed"], None),
    (
        "allof-two-inline-type-change-response",
        &["breaking response-property-type-changed", "breaking response-property-type-changed"],
        None,
    ),
    ("anyof-example-only-parameter", &[], Some(Effect::None)),
    ("c15-security-or-alternatives-identical", &[], Some(Effect::None)),
    ("c17-security-scope-added-to-requirement", &["breaking api-security-scope-added"], None),
    ("c22-inline-enum-value-and-new-variant-request", &[], None),
    ("d01-security-added-to-open-operation", &["breaking api-anonymous-removed"], None),
    ("d02-security-alternative-removed", &["breaking api-security-removed"], None),
    ("d15-required-without-property-request", &["breaking request-property-became-required"], None),
    ("d19-path-params-swapped", &["warning path-parameters-swapped"], None),
    ("d30-allof-new-entry-optional-request", &[], None),
    ("e01-required-query-parameters-reordered", &[], Some(Effect::Breaking)),
    ("enum-blowup", &["warning response-body-enum-value-added"], Some(Effect::Addition)),
    ("f03-two-servers-with-one-url", &[], Some(Effect::None)),
    ("g01-trailing-comma-after-alias", &[], Some(Effect::Addition)),
    ("oneof-nested-optional-added", &[], None),
    ("response-anyof-object-added", &["breaking response-body-any-of-added"], None),
];

/// The pair whose newer document has an unresolved `$ref`.
const DANGLING: &str = "f01-dangling-ref-in-head";

/// Returns the folder with pairs; `None` if it does not exist.
fn folder() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases/diff");
    let folder = std::env::var_os("DIFF_PAIRS").map_or(beside, PathBuf::from);
    if !folder.is_dir() {
        let _ = writeln!(std::io::stderr(), "SKIPPED: no folder of pairs; set DIFF_PAIRS");
        return None;
    }
    Some(folder)
}

#[test]
fn each_pair_has_its_verdict() {
    let Some(folder) = folder() else { return };
    let read = |name: &str, file: &str| fs::read_to_string(folder.join(name).join(file)).expect("a document");
    for (name, expected, rust) in CASES {
        let compared = Compared::of(&read(name, "base.yaml"), &read(name, "head.yaml"));
        let report = compared.report();
        let mut found: Vec<String> = compare_documents(&compared.base.api, &compared.head.api, options())
            .findings
            .iter()
            .filter(|finding| finding.severity != codegen::diff::Severity::Compatible)
            .map(|finding| format!("{} {}", finding.severity.name(), finding.rule.id))
            .collect();
        if name == "enum-blowup" {
            found.dedup();
            let size = report::render_html(&report).len() + report::render_json(&report).len();
            assert!(size < 1_000_000, "{size} bytes for 800 values");
        }
        assert_eq!(found, expected, "{name}");
        assert!(rust.is_none_or(|rust| report.verdict.rust == rust), "{name}: {:?}", report.verdict.rust);
    }
}

#[test]
fn a_reference_to_nothing_is_an_error() {
    let Some(folder) = folder() else { return };
    let text = fs::read_to_string(folder.join(DANGLING).join("head.yaml")).expect("a document");
    let files = HashMap::from([("openapi.yaml".to_owned(), text)]);
    let reading = codegen::read("openapi.yaml", &files, &Config::default(), Strictness::Lenient);
    assert!(find_obstacles(&reading).has_errors());
}

#[test]
fn each_pair_of_the_folder_is_listed() {
    let Some(folder) = folder() else { return };
    for entry in fs::read_dir(folder).expect("a folder") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(name == DANGLING || CASES.iter().any(|(listed, ..)| *listed == name), "{name} has no verdict");
    }
}
