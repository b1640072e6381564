//! Tests the comparison of pages with Swagger 2.0, OpenAPI 3.1 and OpenAPI 3.2 documents: without differences, with
//! differences, and after applying the differences in the syntax of each version.

use std::collections::HashMap;

use super::applies::{applied, read};
use crate::{
    config::Config,
    diagnostic::Severity,
    lower::Strictness,
    pages::{
        self, Page,
        check::{PageReport, check_page},
        compare::DifferenceKind,
        draft::{Options, draft_document},
        lock::Lock,
    },
};

const HEAD: &str = "|Parameter|Mandatory|Type|Description|\n|--|--|--|--|\n";

/// Returns a page with a path parameter `room`, and with the given rows for query parameters, body and status codes.
fn page(query: &str, body: &str, statuses: &str) -> Page {
    let text = format!(
        "# Dim a lamp\n\n## URI\n\nPOST /rooms/{{room}}/lamps\n\n**Table 1** Path Parameters\n\n{HEAD}|room|Yes|String|Which room.|\n\n\
         **Table 2** Query Parameters\n\n{HEAD}{query}\n\n## Request Parameters\n\n**Table 3** Request body parameters\n\n{HEAD}{body}\n\n\
         ## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n{statuses}"
    );
    pages::read_pages(text.as_bytes(), None).expect("a page").remove(0)
}

const QUERY: &str =
    "|wait|No|Integer|How long.<br>Maximum: 60|\n|shade|No|String|How dark.<br>Enumeration values: dark, pale|";
const BODY: &str = "|level|Yes|Integer|How far.|\n|note|No|String|Words.|";

fn in_step() -> Page {
    page(QUERY, BODY, "")
}

/// Returns a page that differs from the spec in a type, a value, a limit, two parameters, two members and a status
/// code.
fn drifted() -> Page {
    page(
        "|wait|Yes|Long|How long.<br>Maximum: 90|\n|shade|No|String|How dark.<br>Enumeration values: dark, black|\n\
         |zone|No|Array of strings|Which parts.|\n|old|No|String|Another name. This parameter is deprecated.|",
        "|level|No|Long|How far.|\n|note|Yes|String|Words.|\n|volts|No|Double|How strong.|",
        "|202|Accepted|\n",
    )
}

const SWAGGER: &str = "\
swagger: '2.0'   # stays
info: {title: Light, version: 1.0.0}
consumes: [application/json]
produces: [application/json]
paths:
  '/rooms/{room}/lamps':
    post:
      operationId: dim
      parameters:
        - {name: room, in: path, required: true, type: string}
        - {name: wait, in: query, type: integer, format: int32, maximum: 60}
        - name: shade
          in: query
          type: string
          enum: [dark, pale]
        - name: body
          in: body
          required: true
          schema: {$ref: '#/definitions/Dim'}
      responses:
        '200': {description: Done.}
definitions:
  Dim:
    type: object
    required: [level]
    properties:
      level: {type: integer, format: int32}
      note:
        type: string
        x-nullable: true
";

const JSON_SCHEMA: &str = "\
openapi: 3.1.0   # stays
info: {title: Light, version: 1.0.0}
paths:
  '/rooms/{room}/lamps':
    post:
      operationId: dim
      parameters:
        - {name: room, in: path, required: true, schema: {type: string}}
        - {name: wait, in: query, schema: {type: [integer, 'null'], format: int32, maximum: 60}}
        - name: shade
          in: query
          schema:
            type: [string, 'null']
            enum: [dark, pale, null]
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Dim'}
      responses:
        '200': {description: Done.}
components:
  schemas:
    Dim:
      type: object
      required: [level]
      properties:
        level: {type: integer, format: int32, exclusiveMinimum: 0}
        note:
          type:
            - string
            - 'null'
";

fn report(page: &Page, text: &str) -> PageReport {
    let reading = read(text);
    check_page("page", page, reading.api.as_ref().expect("an API"), &reading.documents.sources, &Lock::default(), &[])
}

fn documents() -> [(&'static str, String); 3] {
    [
        ("2.0", SWAGGER.to_owned()),
        ("3.1", JSON_SCHEMA.to_owned()),
        ("3.2", JSON_SCHEMA.replace("openapi: 3.1.0", "openapi: 3.2.0")),
    ]
}

#[test]
fn a_page_in_step_has_no_difference_from_a_document_of_any_version() {
    for (version, text) in documents() {
        assert_eq!(report(&in_step(), &text).api_changes, [], "{version}");
        let (same, done, left) = applied(&in_step(), &text, &Lock::default());
        assert_eq!((same, done, left), (text, vec![], vec![]), "{version}");
    }
}

#[test]
fn drift_is_reported_the_same_in_all_versions() {
    for (version, text) in documents() {
        let report = report(&drifted(), &text);
        let found: Vec<(DifferenceKind, &str)> =
            report.api_changes.iter().map(|change| (change.kind, change.key.as_str())).collect();
        let expected = [
            (DifferenceKind::Type, "query/wait"),
            (DifferenceKind::Mandatory, "query/wait"),
            (DifferenceKind::Limit, "query/wait"),
            (DifferenceKind::Values, "query/shade"),
            (DifferenceKind::Added, "query/zone"),
            (DifferenceKind::Added, "query/old"),
            (DifferenceKind::Type, "body/level"),
            (DifferenceKind::Mandatory, "body/level"),
            (DifferenceKind::Mandatory, "body/note"),
            (DifferenceKind::Added, "body/volts"),
            (DifferenceKind::Added, "response 202"),
        ];
        assert_eq!(found, expected, "{version}");
    }
}

#[test]
fn drift_is_applied_in_the_terms_of_the_document() {
    for (version, text) in documents().into_iter().take(2) {
        let (edited, _, left) = applied(&drifted(), &text, &Lock::default());
        assert_eq!(left, Vec::<String>::new(), "{version}: {edited}");
        assert_eq!(report(&drifted(), &edited).api_changes, [], "{version}: {edited}");
        let warnings = read(&edited).diagnostics.count(Severity::Warning);
        assert_eq!(warnings, 0, "{version}: {edited}");
        let diff = similar::TextDiff::from_lines(&text, &edited);
        insta::assert_snapshot!(format!("drift_{version}"), diff.unified_diff().context_radius(0).to_string());
    }
}

#[test]
fn a_draft_refers_to_schemas_of_a_document_of_any_version() {
    for (version, text) in documents() {
        let reading = read(&text);
        let api = reading.api.as_ref().expect("an API");
        let drafted = draft_document(&[in_step()], Options { api: Some(api), ..Options::default() }).text;
        assert!(drafted.contains("/Dim"), "{version}: {drafted}");
        let files = HashMap::from([("openapi.yaml".to_owned(), text), ("draft.yaml".to_owned(), drafted.clone())]);
        let reading = crate::read("draft.yaml", &files, &Config::default(), Strictness::Strict);
        let messages = reading.diagnostics.render(&reading.documents.sources, Severity::Warning, false);
        assert!(messages.is_empty(), "{version}: {messages}\n{drafted}");
        let schemas = reading.api.expect("an API").schemas;
        let note = schemas.iter().find_map(|schema| schema.properties.get("note")).expect("the member");
        assert!(schemas[note.schema.0 as usize].nullable, "{version}");
    }
}
