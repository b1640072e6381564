//! Tests that a crate can be generated from a drafted document, and that the document agrees with its page.

use std::{collections::HashMap, io::Write as _, path::PathBuf};

use super::{
    model::{self, Model, Part, Row},
    render::{self, CHINESE, ENGLISH},
};
use crate::{
    ParsedApi,
    config::Config,
    diagnostic::Severity,
    ir::Status,
    lower::Strictness,
    pages::{
        self, Page,
        check::{PageReport, check_page},
        compare::DifferenceKind,
        draft::{Options, draft_document},
        lock::Lock,
    },
};

fn page(text: &str) -> Page {
    pages::read_pages(text.as_bytes(), None).expect("a page").remove(0)
}

/// Parses a draft and generates a crate from it, which must succeed. Returns the parsed draft.
pub fn generated(text: &str) -> ParsedApi {
    let files = HashMap::from([("openapi.yaml".to_owned(), text.to_owned())]);
    let (reading, tree) = crate::generate("openapi.yaml", &files, &Config::default(), Strictness::Strict);
    let messages = reading.diagnostics.render(&reading.documents.sources, Severity::Warning, false);
    assert!(messages.is_empty(), "{messages}\n{text}");
    let tree = tree.expect("a draft generates");
    for (path, text) in tree
        .iter()
        .filter(|(path, _)| std::path::Path::new(path).extension().is_some_and(|extension| extension == "rs"))
    {
        syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    }
    reading
}

pub fn report(page: &Page, reading: &ParsedApi, lock: &Lock) -> PageReport {
    let api = reading.api.as_ref().expect("a draft is right");
    check_page("page", page, api, &reading.documents.sources, lock, &[])
}

#[test]
fn a_draft_of_our_page() {
    let page = page(&render::flat(&model::lamps(), &ENGLISH, false));
    insta::assert_snapshot!(draft_document(&[page], Options::default()).text);
}

#[test]
fn a_page_is_in_step_with_its_own_draft_in_all_layouts() {
    let model = model::lamps();
    let texts = [
        render::flat(&model, &ENGLISH, false),
        render::flat(&model, &CHINESE, true),
        render::html(&model, &ENGLISH),
        render::markdown(&model, &CHINESE, true),
        render::markdown(&model, &ENGLISH, false),
        render::ragged(&model, &ENGLISH, true),
    ];
    for text in texts {
        let page = page(&text);
        let reading = generated(&draft_document(std::slice::from_ref(&page), Options::default()).text);
        let report = report(&page, &reading, &Lock::default());
        assert!(!report.has_drifted(), "{report:#?}");
    }
}

#[test]
fn a_second_draft_refers_to_what_the_spec_has() {
    let model = model::lamps();
    let first = page(&render::html(&model, &ENGLISH));
    let reading = generated(&draft_document(std::slice::from_ref(&first), Options::default()).text);
    let again = draft_document(&[first], Options { api: reading.api.as_ref(), sentences: false }).text;
    assert!(again.contains("$ref: openapi.yaml#/components/schemas/CreateLightV1NamespacedLampDimRequest"), "{again}");
    assert!(!again.contains("components:\n  schemas"), "{again}");
}

/// The name of a change of the model, the change, and the kind and key of the finding that a check of the changed page
/// must report; `None` if there must be no finding. The kind is `None` for a change of wording.
type Case = (&'static str, fn(&mut Model), Option<(Option<DifferenceKind>, &'static str)>);

const CASES: [Case; 12] = [
    (
        "a parameter added",
        |model| {
            model.query.push(Row {
                name: "shard",
                mandatory: Some(false),
                ty: "String",
                text: vec![Part::Text("One part.")],
            });
        },
        Some((Some(DifferenceKind::Added), "query/shard")),
    ),
    ("a parameter removed", |model| drop(model.query.remove(2)), Some((Some(DifferenceKind::Removed), "query/dryRun"))),
    (
        "a parameter renamed",
        |model| model.query[2].name = "pretend",
        Some((Some(DifferenceKind::Renamed), "query/pretend")),
    ),
    ("a type changed", |model| model.query[1].ty = "Long", Some((Some(DifferenceKind::Type), "query/waitSeconds"))),
    (
        "Yes to No",
        |model| model.body.fields[0].mandatory = Some(false),
        Some((Some(DifferenceKind::Mandatory), "body/level")),
    ),
    (
        "a default changed",
        |model| model.query[0].text[2] = Part::Default("smooth"),
        Some((Some(DifferenceKind::Default), "query/curve")),
    ),
    (
        "a limit changed",
        |model| model.query[1].text[2] = Part::Maximum("60"),
        Some((Some(DifferenceKind::Limit), "query/waitSeconds")),
    ),
    (
        "an enumeration's value added",
        |model| model.query[0].text[1] = Part::Values(&["linear", "smooth", "steps"]),
        Some((Some(DifferenceKind::Values), "query/curve")),
    ),
    (
        "a status added",
        |model| model.statuses.push((409, "Conflict")),
        Some((Some(DifferenceKind::Added), "response 409")),
    ),
    (
        "a field of a nested object added",
        |model| {
            model.responses[0].1.objects[0].1.push(Row { name: "volts", mandatory: None, ty: "Double", text: vec![] });
        },
        Some((Some(DifferenceKind::Added), "response 200/spec/volts")),
    ),
    ("only wording changed", |model| model.path[0].text = vec![Part::Text("The lamp.")], Some((None, "path/name"))),
    ("the date alone", |model| model.date = "2025-01-01", None),
];

#[test]
fn each_edit_of_our_page_is_named_and_nothing_else() {
    let layouts: [fn(&Model) -> String; 4] = [
        |model| render::flat(model, &ENGLISH, false),
        |model| render::html(model, &CHINESE),
        |model| render::markdown(model, &ENGLISH, true),
        |model| render::ragged(model, &ENGLISH, false),
    ];
    let model = model::lamps();
    for layout in layouts {
        let before = page(&layout(&model));
        let reading = generated(&draft_document(std::slice::from_ref(&before), Options::default()).text);
        let mut lock = Lock::default();
        lock.accept_page(model.id, &before, "", "2024-01-01");
        if before.operation_id.is_none() {
            let id = reading.api.as_ref().map(|api| api.operations[0].id.clone()).unwrap_or_default();
            lock.accept_page(&id, &before, "", "2024-01-01");
        }
        let lock = Lock::parse(&lock.render()).expect("what is written can be read");
        for (name, change, expected) in CASES {
            let mut edited = model.clone();
            change(&mut edited);
            let report = report(&page(&layout(&edited)), &reading, &lock);
            let api: Vec<_> =
                report.api_changes.iter().map(|change| (Some(change.kind), change.key.as_str())).collect();
            let wording = report.wording_changes.iter().map(|change| (None, change.key.as_str()));
            let all: Vec<_> = api.into_iter().chain(wording).collect();
            assert_eq!(all, Vec::from_iter(expected), "{name}: {report:#?}");
        }
    }
}

/// Returns the files of a folder next to the workspace, which is not in the repository. If the folder is missing,
/// prints a message and returns an empty list.
fn shared(folder: &str) -> Vec<(String, Vec<u8>)> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/docs");
    let root = std::env::var_os("HELP_PAGES").map_or(beside, |pages| PathBuf::from(pages).join(".."));
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {} does not exist; HELP_PAGES can name the folder of the pages",
            root.join(folder).display()
        );
        return Vec::new();
    };
    let files = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut files: Vec<_> =
        files.map(|path| (path.display().to_string(), std::fs::read(path).expect("a file"))).collect();
    files.sort();
    files
}

#[test]
fn drafts_of_real_pages_and_patterns_generate() {
    for (path, bytes) in shared("patterns").into_iter().chain(shared("pages")) {
        let pages = pages::read_pages(&bytes, None).unwrap_or_else(|error| panic!("{path}: {error}"));
        for sentences in [false, true] {
            let text = draft_document(&pages, Options { api: None, sentences }).text;
            let reading = generated(&text);
            for page in pages.iter().filter(|page| page.path.is_some()) {
                let report = report(page, &reading, &Lock::default());
                assert_eq!(report.api_changes, [], "{path}\n{text}");
            }
        }
    }
}

#[test]
fn drafts_of_the_real_pages_have_what_the_pages_have() {
    let pages: Vec<Page> =
        shared("pages").iter().flat_map(|(_, bytes)| pages::read_pages(bytes, None).expect("a page")).collect();
    if pages.is_empty() {
        return;
    }
    let reading = generated(&draft_document(&pages, Options::default()).text);
    let api = reading.api.as_ref().expect("a draft is right");
    assert_eq!(api.operations.len(), 2);
    for (params, statuses) in [(7, 15), (11, 14)] {
        let operation = api.operations.iter().find(|operation| operation.params.len() == params);
        let operation = operation.unwrap_or_else(|| {
            panic!("{:?}", api.operations.iter().map(|operation| operation.params.len()).collect::<Vec<_>>())
        });
        assert_eq!(operation.responses.len(), statuses);
        assert!(operation.responses.iter().all(|response| matches!(response.status, Status::Code(_))));
    }
    for (name, fields) in [("StatusDetails", 6), ("StatusCause", 3), ("ListMeta", 4), ("Preconditions", 2)] {
        let full = format!("io.k8s.apimachinery.pkg.apis.meta.v1.{name}");
        let found: Vec<_> = api.schemas.iter().filter(|schema| schema.name.as_deref() == Some(full.as_str())).collect();
        assert_eq!(found.len(), 1, "{name} once, for both pages and all statuses");
        assert_eq!(found[0].properties.len(), fields);
    }
}

/// A difference that a note in the spec explains is reported as known. A note that explains no difference is reported
/// as stale.
#[test]
fn notes_explain_or_are_no_longer_true() {
    let mut model = model::lamps();
    let with = page(&render::flat(&model, &ENGLISH, false));
    let text = draft_document(std::slice::from_ref(&with), Options::default()).text;
    let note = "      - name: dryRun\n        x-doc-discrepancy:\n        - says: No such parameter.\n          reason: Seen to work.\n";
    let noted = generated(&text.replacen("      - name: dryRun\n", note, 1));
    model.query.remove(2);
    let without = page(&render::flat(&model, &ENGLISH, false));

    let known = report(&without, &noted, &Lock::default());
    assert!(!known.has_drifted(), "{known:#?}");
    assert_eq!(
        known.known_discrepancies.iter().map(|note| note.reason.as_str()).collect::<Vec<_>>(),
        ["Seen to work."]
    );
    let stale = report(&with, &noted, &Lock::default());
    assert!(stale.has_drifted() && stale.api_changes.is_empty(), "{stale:#?}");
    assert_eq!(
        stale.stale_discrepancies.iter().map(|note| note.says.as_str()).collect::<Vec<_>>(),
        ["No such parameter."]
    );
}

/// A note on a node that two operations share is stale only if the pages of both operations are checked and neither
/// page needs the note.
#[test]
fn an_entry_on_a_shared_node_is_stale_when_no_page_needs_it() {
    let text = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    get: {operationId: getA, parameters: [{$ref: '#/components/parameters/Dry'}], responses: {'200': {description: OK}}}
  /b:
    get: {operationId: getB, parameters: [{$ref: '#/components/parameters/Dry'}], responses: {'200': {description: OK}}}
components:
  parameters:
    Dry:
      name: dry
      in: query
      schema: {type: string}
      x-doc-discrepancy:
        - says: No such parameter.
          reason: Seen to work.
";
    let api = generated(text);
    let table = |name: &str| {
        format!(
            "**Table 1** Query parameters\n\n|Parameter|Mandatory|Type|Description|\n|--|--|--|--|\n|{name}|No|String|Text.|\n"
        )
    };
    let page_of = |path: &str, name: &str| page(&format!("# Get\n\n## URI\n\nGET {path}\n\n{}", table(name)));
    let check = |pages: &[(&str, &str)]| {
        let mut reports: Vec<_> =
            pages.iter().map(|(path, name)| report(&page_of(path, name), &api, &Lock::default())).collect();
        let before: usize = reports.iter().map(|report| report.stale_discrepancies.len()).sum();
        super::super::check::drop_shared_stale_notes(&mut reports, api.api.as_ref().expect("an API"));
        (before, reports.iter().map(|report| report.stale_discrepancies.len()).sum::<usize>())
    };
    assert_eq!(check(&[("/a", "dry")]), (1, 0), "the page of getB may need it");
    assert_eq!(check(&[("/a", "dry"), ("/b", "other")]), (1, 0), "the page of getB needs it");
    assert_eq!(check(&[("/a", "dry"), ("/b", "dry")]), (2, 2), "nobody needs it");
}

/// An example that contradicts its table is an inconsistency of the page and not drift.
#[test]
fn an_example_that_contradicts_its_table_is_reported() {
    let mut model = model::lamps();
    model.answers = vec![(200, "{\n  // shortened\n  \"kind\" : 3,\n  \"bulbs\" : [ ],\n  ......\n}")];
    let page = page(&render::flat(&model, &ENGLISH, false));
    let text = draft_document(std::slice::from_ref(&page), Options::default()).text;
    assert!(text.contains("x-page-examples"), "{text}");
    let report = report(&page, &generated(&text), &Lock::default());
    assert!(!report.has_drifted(), "{report:#?}");
    let found: Vec<&str> = report.contradictions.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        found,
        ["the example contradicts the table that describes the body: the value of `kind` is not of the type String, \
             the member `bulbs` is not in the table"]
    );
}
