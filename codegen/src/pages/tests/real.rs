//! Tests the two real pages against the real spec. The publisher owns the pages, so they are not in the repository.
//! Without the pages, these tests print that they were skipped.

use std::{
    collections::BTreeMap,
    io::{self, Write as _},
    path::PathBuf,
};

use super::{
    drafts::generated,
    edits::{self, Edit, Expected},
};

use crate::{
    ParsedApi,
    config::Config,
    ir::{Api, Extensions, Operation, SchemaId, Status},
    load::Files,
    lower::Strictness,
    pages::{
        self, Page,
        check::{self, PageReport, check_page},
        compare::DifferenceKind,
        draft::{Options, draft_document},
        lock::Lock,
        merged_schema,
    },
};

const JOB: &str = "job-delete.zh.txt";
const COLLECTION: &str = "volcano-jobs-delete-collection.en.txt";

struct Disk(PathBuf);

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.0.join(path))
    }
}

fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns the text of a page. If the pages are not available, prints a message and returns `None`.
fn text(name: &str) -> Option<String> {
    let shared = std::env::var_os("HELP_PAGES").map_or_else(|| workspace().join("../shared/docs/pages"), PathBuf::from);
    let text = std::fs::read_to_string(shared.join(name)).ok();
    if text.is_none() {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {} does not exist; HELP_PAGES can name the folder of the pages",
            shared.join(name).display()
        );
    }
    text
}

fn spec() -> ParsedApi {
    let reading = crate::read("spec/openapi.yaml", &Disk(workspace()), &Config::default(), Strictness::Strict);
    assert!(reading.api.is_some(), "the spec is right");
    reading
}

fn page(text: &str) -> Page {
    pages::read_pages(text.as_bytes(), None).expect("a page").remove(0)
}

fn report(text: &str, reading: &ParsedApi, lock: &Lock) -> PageReport {
    let api = reading.api.as_ref().expect("the spec is right");
    let mut reports = [check_page("page", &page(text), api, &reading.documents.sources, lock, &[])];
    // Notes on shared nodes are not stale if other pages need them.
    check::drop_shared_stale_notes(&mut reports, api);
    let [report] = reports;
    report
}

fn accepted(text: &str, reading: &ParsedApi) -> Lock {
    let mut lock = Lock::default();
    let operation = report(text, reading, &lock).operation.expect("the spec has the operation");
    lock.accept_page(&operation, &page(text), "", "2024-01-01");
    lock
}

#[test]
fn the_real_pages_are_in_step() {
    let reading = spec();
    for (name, known) in [(JOB, 4), (COLLECTION, 4)] {
        let Some(text) = text(name) else { return };
        for lock in [Lock::default(), accepted(&text, &reading)] {
            let report = report(&text, &reading, &lock);
            assert_eq!(report.api_changes, [], "{name}");
            assert_eq!(report.wording_changes, [], "{name}");
            assert_eq!(report.stale_discrepancies, [], "{name}");
            assert_eq!(report.contradictions, [], "{name}");
            assert_eq!(report.known_discrepancies.len(), known, "{name}: {:#?}", report.known_discrepancies);
        }
    }
}

#[test]
fn each_edit_of_a_real_page_is_named_and_nothing_else() {
    let reading = spec();
    for (name, edits) in [(COLLECTION, edits::collection()), (JOB, edits::job())] {
        let Some(text) = text(name) else { return };
        let lock = accepted(&text, &reading);
        for Edit { name: edit, change, expected } in edits {
            let report = report(&change(&text), &reading, &lock);
            let api: Vec<_> = report.api_changes.iter().map(|change| (change.kind, change.key.as_str())).collect();
            let wording: Vec<_> = report.wording_changes.iter().map(|change| change.key.as_str()).collect();
            let (expected_api, expected_wording) = match expected {
                Expected::Api(what, key) => (vec![(what, key)], vec![]),
                Expected::Wording(key) => (vec![], vec![key]),
                Expected::Nothing => (vec![], vec![]),
            };
            let nothing = expected_api.is_empty() && expected_wording.is_empty();
            assert_eq!((api, wording), (expected_api, expected_wording), "{name}, {edit}: {report:#?}");
            assert_eq!(report.stale_discrepancies, [], "{name}, {edit}");
            assert_eq!(report.has_drifted(), !nothing, "{name}, {edit}");
            assert!(report.api_changes.iter().all(
                |change| change.spec.is_some() && (change.line.is_some() || change.kind == DifferenceKind::Removed)
            ));
        }
    }
}

/// The facts that the spec declares for an operation, by key, such as `integer (int32)` for `query/limit`. The bool is
/// true if a note on the node or on an ancestor declares a difference from the page.
#[derive(Default)]
struct Told {
    lines: BTreeMap<String, (String, bool)>,
}

impl Told {
    fn of(api: &Api, operation: &Operation) -> Self {
        let mut told = Self::default();
        told.put("address", format!("{} {}", operation.method.name(), operation.path), false);
        for param in &operation.params {
            let key = format!("{}/{}", param.location.name(), param.wire_name);
            told.schema(api, param.schema.schema, &key, noted(&param.extensions));
        }
        if let Some(body) = &operation.body {
            for link in body.contents.iter().filter_map(|content| content.schema.as_ref()) {
                told.schema(api, link.schema, "body", noted(&body.extensions));
            }
        }
        for response in &operation.responses {
            let code = matches!(response.status, Status::Code(_));
            if code {
                told.put(&format!("response {:?}", response.status), String::new(), noted(&response.extensions));
            }
        }
        told
    }

    fn put(&mut self, key: &str, value: String, noted: bool) {
        self.lines.insert(key.to_owned(), (value, noted));
    }

    /// Adds a schema and its properties recursively. The schemas in these tests do not contain themselves.
    fn schema(&mut self, api: &Api, id: SchemaId, key: &str, above: bool) {
        let shape = merged_schema::merge_schema(api, id);
        let noted = above || shape.parts.iter().any(|part| noted(&part.extensions));
        self.put(key, shape.describe_type(api), noted);
        let within = shape.items.map_or_else(|| shape.clone(), |items| merged_schema::merge_schema(api, items.schema));
        for (name, link) in within.properties {
            self.schema(api, link.schema, &format!("{key}/{name}"), noted);
        }
    }
}

fn noted(extensions: &Extensions) -> bool {
    extensions.contains_key("x-doc-discrepancy")
}

#[test]
fn the_draft_of_the_real_pages_equals_the_spec_except_its_corrections() {
    let Some(texts) = [JOB, COLLECTION].map(text).into_iter().collect::<Option<Vec<_>>>() else { return };
    let spec = spec();
    let curated = spec.api.as_ref().expect("the spec is right");
    let drafted =
        generated(&draft_document(&texts.iter().map(|text| page(text)).collect::<Vec<_>>(), Options::default()).text);
    let drafted = drafted.api.as_ref().expect("a draft is right");
    let mut corrections = Vec::new();
    for operation in &drafted.operations {
        let same = |known: &&Operation| known.method == operation.method && known.path == operation.path;
        let known = curated.operations.iter().find(same).expect("the spec has the operations of both pages");
        let draft = Told::of(drafted, operation).lines;
        for (key, (value, noted)) in Told::of(curated, known).lines {
            if let Some((drafted, _)) = draft.get(&key) {
                assert_eq!(drafted, &value, "{}: {key}", known.id);
                continue;
            }
            assert!(noted, "{}: the draft has no {key}, and no note says why", known.id);
            corrections.push(format!("{} {key}", known.id));
        }
    }
    insta::assert_snapshot!(corrections.join("\n"));
    for schema in drafted.schemas.iter().filter(|schema| schema.name.is_some()) {
        let Some(known) = curated.schemas.iter().find(|known| known.name == schema.name) else { continue };
        for (name, link) in &known.properties {
            let explained = noted(&curated.schema(link.schema).extensions);
            assert!(schema.properties.contains_key(name) || explained, "{:?} has no {name}", schema.name);
        }
    }
}
