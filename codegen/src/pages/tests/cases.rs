//! Tests minimal versions of pages that earlier versions of this crate read incorrectly. Each function tests one kind.

use super::{
    drafts::{generated, report},
    model,
    render::{self, ENGLISH},
};
use crate::{
    ParsedApi,
    pages::{
        Page,
        apply::{Applied, apply_page},
        check::{PageReport, unexplained_changes},
        compare::DifferenceKind,
        draft::{Options, draft_document},
        lock::Lock,
        read_pages,
    },
};

fn page(text: &str) -> Page {
    read_pages(text.as_bytes(), None).expect("a page").remove(0)
}

fn drafted(text: &str) -> String {
    draft_document(&[page(text)], Options::default()).text
}

const HEAD: &str = "|Parameter|Mandatory|Type|Description|\n|--|--|--|--|\n";

fn kinds(report: &PageReport) -> Vec<(DifferenceKind, &str)> {
    report.api_changes.iter().map(|change| (change.kind, change.key.as_str())).collect()
}

fn words(report: &PageReport) -> Vec<(&str, &str)> {
    report.wording_changes.iter().map(|wording| (wording.key.as_str(), wording.message.as_str())).collect()
}

/// Applies a page, and checks that `apply` reports the same differences as `check`.
pub(super) fn applied(page: &Page, reading: &ParsedApi, lock: &Lock) -> Applied {
    let api = reading.api.as_ref().expect("a spec");
    let operation = super::super::check::find_operation(page, api, lock, &[]).expect("the operation");
    let named = unexplained_changes(page, api, operation, lock);
    let applied = apply_page(page, &reading.documents, &operation.id, lock).expect("applied");
    assert!(
        named.is_empty() || !(applied.applied_changes.is_empty() && applied.manual_changes.is_empty()),
        "a check names {named:?}, and nothing is made or left"
    );
    for name in named {
        let key = name.split([':', ' ']).next().unwrap_or_default();
        let key = if matches!(key, "path" | "method") { "address" } else { key }.to_owned();
        let is_about = |line: &String| line.starts_with(&key);
        assert!(applied.applied_changes.iter().chain(&applied.manual_changes).any(is_about), "{name}: {applied:#?}");
    }
    applied
}

#[test]
fn a_patch_with_an_example_alone_has_a_body_of_the_media_types_of_the_page() {
    let text = format!(
        "# Change a lamp\n\n## URI\n\nPATCH /lamps/{{id}}\n\n**Table 1** Path parameters\n\n{HEAD}|id|Yes|String|Which.|\n\n\
         ## Request Parameters\n\n**Table 2** Request header parameters\n\n{HEAD}\
         |Content-Type|Yes|String|Two kinds. Merge: application/merge-patch+json. List: application/json-patch+json|\n\n\
         ## Example Requests\n\n```\n{{ \"level\" : 3 }}\n```\n\n## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n"
    );
    let draft = drafted(&text);
    for part in [
        "application/merge-patch+json:",
        "application/json-patch+json:",
        "level: 3",
        "the page has no table of this body",
    ] {
        assert!(draft.contains(part), "{part}: {draft}");
    }
    assert!(page(&text).warnings.iter().any(|warning| warning.code == "page-body-missing"));
}

#[test]
fn objects_are_found_by_their_dotted_path_and_by_their_fields_name() {
    let text = format!(
        "# Get a token\n\n## URI\n\nPOST /tokens\n\n## Request Parameters\n\n**Table 1** Request body parameters\n\n{HEAD}\
         |auth|Yes|Object|Who.|\n|limit|No|Object|How long, see [Table 5](#t5).|\n\n**Table 2** auth\n\n{HEAD}\
         |identity|Yes|Object|Who.|\n|scope|No|Object|Where.|\n\n\
         **Table 3** auth.identity\n\n{HEAD}|method|Yes|String|How.|\n\n**Table 4** auth.scope\n\n{HEAD}|id|No|String|Where.|\n\n\
         **Table 5** limit数据结构说明\n\n{HEAD}|hours|No|Integer|How many.|\n"
    );
    let page = page(&text);
    let body = page.body.as_ref().expect("a body");
    let types = |name: &str| -> Vec<String> {
        let fields = if name.is_empty() { &body.fields } else { &body.find_object(name).expect("a table").fields };
        fields.iter().map(|field| field.ty.as_ref().map(|ty| ty.value.to_string()).unwrap_or_default()).collect()
    };
    assert_eq!(types(""), ["auth", "limit"]);
    assert_eq!(types("auth"), ["auth.identity", "auth.scope"]);
    assert_eq!((page.coverage.rows, page.coverage.rows_read), (7, 7));
}

#[test]
fn an_array_in_the_query_has_unknown_items_or_strings() {
    let text = format!(
        "# Querying Certificates\n\n## URI\n\nGET /v3/{{project_id}}/certificates\n\n**Table 1** Path Parameters\n\n{HEAD}\
         |project_id|Yes|String|Whose.|\n\n**Table 2** Query Parameters\n\n{HEAD}\
         |id|No|Array|Several can be given: id=xxx&id=xxx.|\n|name|No|Array of strings|Their names.|\n\n\
         ## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n"
    );
    let page = page(&text);
    let types: Vec<String> =
        page.params.iter().map(|param| param.field.ty.as_ref().expect("a type").value.to_string()).collect();
    assert_eq!(types, ["String", "Array<Any>", "Array<String>"]);
    let reading = generated(&drafted(&text));
    let operation = &reading.api.as_ref().expect("a spec").operations[0];
    let items = |at: usize| {
        let api = reading.api.as_ref().expect("a spec");
        let schema = api.schema(operation.params[at].schema.schema);
        api.schema(schema.items.as_ref().expect("an array").schema).types.clone()
    };
    assert_eq!((items(1), items(2)), (vec![crate::ir::JsonType::String], vec![crate::ir::JsonType::String]));
}

/// A missing column of a table is not a difference. A missing field is a difference.
#[test]
fn only_the_table_that_differs_gets_another_name() {
    let short = "|Parameter|Type|Description|\n|--|--|--|\n";
    let page = |last: &str| {
        format!(
            "# Make a thing\n\n## URI\n\nPOST /things\n\n## Request Parameters\n\n**Table 1** Request body parameters\n\n{HEAD}\
             |meta|No|Meta object|m|\n|spec|No|Spec object|s|\n|name|No|String|n|\n\n**Table 2** Meta\n\n{HEAD}|a|No|String|a|\n|b|No|String|b|\n\n\
             **Table 3** Spec\n\n{HEAD}|c|Yes|String|c|\n|d|No|String|d|\n\n## Response Parameters\n\n**Status code: 200**\n\n\
             **Table 4** Response body parameters\n\n{short}|meta|Meta object|m|\n|spec|Spec object|s|\n|id|String|i|\n\n\
             **Table 5** Meta\n\n{short}|a|String|a|\n|b|String|b|\n\n**Table 6** Spec\n\n{short}|c|String|c|\n|{last}|String|d|\n"
        )
    };
    let names = |text: &str| -> Vec<String> {
        let reading = generated(&drafted(text));
        let api = reading.api.expect("a spec");
        api.schemas.iter().filter_map(|schema| schema.name.clone()).collect()
    };
    let count = |names: &[String], part: &str| names.iter().filter(|name| name.contains(part)).count();
    let (same, other) = (names(&page("d")), names(&page("e")));
    assert_eq!((count(&same, "Meta"), count(&same, "Spec")), (1, 1), "{same:?}");
    assert_eq!((count(&other, "Meta"), count(&other, "Spec")), (1, 2), "{other:?}");
}

#[test]
fn a_removed_status_with_a_note_is_one_line() {
    let mut model = model::lamps();
    let before = page(&render::flat(&model, &ENGLISH, false));
    let text = draft_document(std::slice::from_ref(&before), Options::default()).text;
    let note = "'202':\n          x-doc-discrepancy:\n          - says: The table of the body is a `Lamp`.\n            reason: Seen.\n";
    let reading = generated(&text.replacen("'202':\n", note, 1));
    let mut lock = Lock::default();
    lock.accept_page(model.id, &before, "", "2024-01-01");
    let id = reading.api.as_ref().expect("a spec").operations[0].id.clone();
    lock.accept_page(&id, &before, "", "2024-01-01");
    model.responses.remove(1);
    model.statuses.retain(|(status, _)| *status != 202);
    let after = page(&render::flat(&model, &ENGLISH, false));
    let found = report(&after, &reading, &lock);
    assert_eq!(kinds(&found), [(DifferenceKind::Removed, "response 202")], "{found:#?}");
    assert_eq!(applied(&after, &reading, &lock).applied_changes.len(), 1);
}

#[test]
fn a_new_object_and_a_new_status_are_one_line_each() {
    let mut model = model::lamps();
    let before = page(&render::flat(&model, &ENGLISH, false));
    let reading = generated(&draft_document(std::slice::from_ref(&before), Options::default()).text);
    let id = reading.api.as_ref().expect("a spec").operations[0].id.clone();
    let mut lock = Lock::default();
    lock.accept_page(&id, &before, "", "2024-01-01");
    let answer = model.responses[0].1.clone();
    model.responses.push((409, answer));
    model.statuses.push((409, "Conflict"));
    let row = |name, ty| model::Row { name, mandatory: Some(false), ty, text: vec![] };
    model.body.fields.push(row("timer", "Timer object"));
    model.body.objects.push(("Timer", vec![row("seconds", "Integer"), row("again", "Boolean")]));
    let after = page(&render::flat(&model, &ENGLISH, false));
    let found = report(&after, &reading, &lock);
    let mut kinds = kinds(&found);
    kinds.sort_unstable();
    let expected = [
        (DifferenceKind::Added, "body/Timer"),
        (DifferenceKind::Added, "body/timer"),
        (DifferenceKind::Added, "response 409"),
    ];
    assert_eq!(kinds, expected, "{found:#?}");
    assert!(
        found
            .api_changes
            .iter()
            .any(|change| change.message.contains("seconds, again") || change.message.contains("again, seconds")),
        "{found:#?}"
    );
    applied(&after, &reading, &lock);
}

/// A spec with a schema and a parameter that two operations share, and an error response with two different schemas.
const SHARED: &str = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /lamps/{id}:
    get:
      operationId: getLamp
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: pretty, in: query, schema: {type: string}}
      responses:
        '200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Lamp'}}}}
        '400':
          description: Bad
          content:
            application/json:
              schema:
                oneOf: [{$ref: '#/components/schemas/Fault'}, {$ref: '#/components/schemas/Lamp'}]
    put:
      operationId: putLamp
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Lamp'}}}
      responses:
        '200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Lamp'}}}}
        '404': {description: Not Found}
        '500': {description: Broken}
components:
  schemas:
    Lamp:
      type: object
      properties:
        level: {type: integer, format: int32}
        colour: {type: string}
        mode: {type: string, enum: [dim, bright]}
    Fault:
      type: object
      properties:
        code: {type: string}
        text: {type: string}
        request: {type: string}
";

fn lamp(path: &str, query: &str, rows: &str, more: &str) -> Page {
    page(&format!(
        "# Get a lamp\n\n## URI\n\nGET {path}\n\n**Table 1** Query parameters\n\n{HEAD}{query}\n\n## Response Parameters\n\n\
         **Status code: 200**\n\n**Table 2** Response body parameters\n\n|Parameter|Type|Description|\n|--|--|--|\n{rows}\n\n{more}\
         ## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n|400|Bad|\n"
    ))
}

const PRETTY: &str = "|pretty|No|String|Whether to indent.|";
const ROWS: &str = "|level|Integer|l|\n|colour|String|c|\n|mode|String|m|";

#[test]
fn nothing_is_taken_from_a_schema_that_others_use() {
    let reading = generated(SHARED);
    let cases = [
        "|level|Integer|l|\n|mode|String|m|",
        "|level|Long|l|\n|colour|String|c|\n|mode|String|m|",
        "|level|Integer|l|\n|colour|String|c|\n|mode|String|m. Must be dim or dark.|",
    ];
    for rows in cases {
        let page = lamp("/lamps/{id}", PRETTY, rows, "");
        let applied = applied(&page, &reading, &Lock::default());
        assert!(applied.files.is_empty() && applied.applied_changes.is_empty(), "{rows}: {applied:#?}");
        assert_eq!(applied.manual_changes.len(), 1, "{rows}: {applied:#?}");
        assert!(
            applied.manual_changes[0].contains("is also used by") && applied.manual_changes[0].contains("putLamp"),
            "{:?}",
            applied.manual_changes
        );
    }
    // Additions do not remove anything.
    let more =
        lamp("/lamps/{id}", PRETTY, "|level|Integer|l|\n|colour|String|c|\n|mode|String|m|\n|age|Integer|a|", "");
    assert_eq!(applied(&more, &reading, &Lock::default()).applied_changes.len(), 1);
}

#[test]
fn a_table_for_one_of_two_forms_takes_nothing_from_it() {
    let reading = generated(SHARED);
    let table = "**Status code: 400**\n\n**Table 3** Response body parameters\n\n|Parameter|Type|Description|\n|--|--|--|\n|code|String|c|\n|text|String|t|\n\n";
    let page = lamp("/lamps/{id}", PRETTY, ROWS, table);
    let found = report(&page, &reading, &Lock::default());
    assert_eq!(kinds(&found), [(DifferenceKind::Type, "response 400")], "{found:#?}");
    assert!(applied(&page, &reading, &Lock::default()).files.is_empty());
}

#[test]
fn a_variable_of_the_path_may_be_called_otherwise() {
    let reading = generated(SHARED);
    let mut lock = Lock::default();
    lock.accept_page("getLamp", &lamp("/lamps/{id}", PRETTY, ROWS, ""), "", "2024-01-01");
    let page = lamp("/lamps/{lamp_id}", PRETTY, ROWS, "");
    for lock in [&Lock::default(), &lock] {
        let found = report(&page, &reading, lock);
        assert_eq!(
            (kinds(&found), words(&found)),
            (vec![], vec![("path/lamp_id", "was renamed from `id`")]),
            "{found:#?}"
        );
    }
    lock.accept_page("getLamp", &page, "", "2024-01-02");
    assert!(!report(&page, &reading, &lock).has_drifted());
}

#[test]
fn another_version_in_the_path_is_named() {
    let text = SHARED.replace("/lamps/{id}", "/apis/v1/lamps/{id}");
    let reading = generated(&text);
    let mut page = lamp("/apis/v2/lamps/{id}", PRETTY, ROWS, "");
    page.operation_id = Some(crate::pages::page::AtLine::new("getLamp".to_owned(), 1));
    let found = report(&page, &reading, &Lock::default());
    assert_eq!(kinds(&found), [(DifferenceKind::Path, "address")]);
    assert!(found.api_changes[0].message.contains("from `v1` to `v2`"), "{found:#?}");
    assert_eq!(applied(&page, &reading, &Lock::default()).manual_changes.len(), 1);
}

#[test]
fn new_deprecations_are_reported_and_marked() {
    let reading = generated(SHARED);
    let mut lock = Lock::default();
    lock.accept_page("getLamp", &lamp("/lamps/{id}", PRETTY, ROWS, ""), "", "2024-01-01");
    let page = lamp("/lamps/{id}", "|pretty|No|String|Deprecated: whether to indent.|", ROWS, "");
    let found = report(&page, &reading, &lock);
    assert_eq!(kinds(&found), [(DifferenceKind::Deprecated, "query/pretty")], "{found:#?}");
    assert_eq!(words(&found), []);
    let applied = applied(&page, &reading, &lock);
    assert!(applied.files.values().any(|text| text.contains("deprecated: true")), "{applied:#?}");
    let word = lamp("/lamps/{id}", "|pretty|No|String|DeprecatedPretty is another.|", ROWS, "");
    assert_eq!(kinds(&report(&word, &reading, &Lock::default())), []);
}

#[test]
fn an_object_may_be_called_otherwise() {
    let model = model::lamps();
    let before = render::flat(&model, &ENGLISH, false);
    let reading = generated(&draft_document(&[page(&before)], Options::default()).text);
    let id = reading.api.as_ref().expect("a spec").operations[0].id.clone();
    let mut lock = Lock::default();
    lock.accept_page(&id, &page(&before), "", "2024-01-01");
    let found = report(&page(&before.replace("io.example.light.v1.Zone", "io.example.light.v1.Area")), &reading, &lock);
    let expected = ("body/io.example.light.v1.Area", "was renamed from `io.example.light.v1.Zone`");
    assert_eq!(kinds(&found), [], "{found:#?}");
    assert!(words(&found).contains(&expected), "{found:#?}");
}

#[test]
fn parts_on_another_page_are_unknown_and_not_removed() {
    let reading = generated(SHARED);
    let text = "# Put a lamp\n\n## URI\n\nPUT /lamps/{id}\n\n## Request Parameters\n\nFor details about the fields, see Table 64.\n\n\
                ## Response Parameters\n\nFor details, see the structure of Lamp.\n\n## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n\n\
                For more status codes, see Status Codes.\n";
    let page = page(text);
    let found = report(&page, &reading, &Lock::default());
    assert_eq!(kinds(&found), [], "{found:#?}");
    assert_eq!(found.notes.iter().filter(|note| note.contains("do not count as removed")).count(), 3, "{found:#?}");
    // Without the sentence, the status codes are reported as removed.
    let alone = text.replace("For more status codes, see Status Codes.", "");
    let alone = read_pages(alone.as_bytes(), None).expect("a page").remove(0);
    let found = report(&alone, &reading, &Lock::default());
    assert_eq!(
        kinds(&found),
        [(DifferenceKind::Removed, "response 404"), (DifferenceKind::Removed, "response 500")],
        "{found:#?}"
    );
    // A reference to a table of this page is not a reference to another page.
    let here = lamp("/lamps/{id}", PRETTY, ROWS, "For details, see Table 2.\n\n");
    assert_eq!(here.references, crate::pages::page::ElsewhereReferences::default());
}

#[test]
fn ids_come_from_the_link_to_the_explorer_and_from_the_path() {
    let link = "# Get a token\n\n## Debugging\n\nTry it in [API Explorer](https://explorer.example/apiexplorer/doc?product=IAM&api=GetToken).\n\n\
                ## URI\n\nPOST /tokens\n\n## Status Codes\n\n|Status Code|Description|\n|--|--|\n|201|OK|\n";
    assert!(drafted(link).contains("operationId: GetToken"));
    let delete = |path: &str| {
        page(&format!(
            "# Delete\n\n## URI\n\nDELETE {path}\n\n## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n"
        ))
    };
    let both = draft_document(&[delete("/v1/lamps/{name}"), delete("/v1/lamps")], Options::default()).text;
    assert!(
        both.contains("operationId: deleteV1LampsByName\n") && both.contains("operationId: deleteV1Lamps\n"),
        "{both}"
    );
}

#[test]
fn coverage_counts_what_was_not_read() {
    let page = page(&format!(
        "# Lamps\n\n## URI\n\nPUT /lamps\n\n## Request Parameters\n\n**Table 1** Request body parameters\n\n{HEAD}|a|No|String|a|\n|b|No|String|b|\n\n\
         **Table 2** Nobody\n\n{HEAD}|x|No|String|x|\n\n**Table 3** Strange\n\n|Wattage|Price|\n|--|--|\n|3|4|\n"
    ));
    assert_eq!(page.coverage.to_string(), "2 of 4 rows read, 1 of 3 tables used");
    assert!(page.coverage.is_below(95.0) && !page.coverage.is_below(50.0) && !page.coverage.is_below(0.0));
    let codes: Vec<&str> = page.warnings.iter().map(|warning| warning.code).collect();
    assert!(codes.contains(&"page-object-unused") && codes.contains(&"page-table-foreign"), "{codes:?}");
    let bare = read_pages(b"# Lamps\n\n## URI\n\nGET /lamps\n", None).expect("a page").remove(0);
    assert!(bare.coverage.is_below(1.0));
    assert!(bare.warnings.iter().any(|warning| warning.code == "page-table-none"));
}
