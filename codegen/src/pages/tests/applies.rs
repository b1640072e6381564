//! Tests small edits of the spec, which must not change anything else in it.

use std::collections::HashMap;

use super::{
    model::{self, Model, Part, Row},
    render::{self, ENGLISH},
};
use crate::{
    ParsedApi,
    config::Config,
    lower::Strictness,
    pages::{self, Page, apply::apply_page, check::check_page, draft, lock::Lock},
};

const SPEC: &str = "\
# Ours, with comments that stay.
openapi: 3.0.3
info: {title: Light, version: 1.0.0}   # flow style stays
paths:
  '/rooms/{room}/lamps':
    post:
      operationId: dim
      parameters:
        # the room first
        - {name: room, in: path, required: true, schema: {type: string}}
        - name: wait
          in: query
          schema:
            type: integer   # seconds
            format: int32
            maximum: 60

        - name: shade
          in: query
          schema:
            type: string
            enum: [dark, pale]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Dim'
      responses:
        '200':
          description: Done.

        # never seen
        '404':
          description: \"No such lamp\"
components:
  schemas:
    Dim:
      type: object
      required: [level]
      properties:
        level:
          type: integer
          format: int32
        note:
          description: |-
            Words.

            More words.
          type: string
";

const PAGE: &str = "URI

POST /rooms/{room}/lamps

Table 1 Path Parameters

Parameter

Mandatory

Type

Description

room

Yes

String

Which room.

Table 2 Query Parameters

Parameter

Mandatory

Type

Description

wait

Yes

Long

How long.

Maximum: 90

shade

No

String

How dark.

Enumeration values:

  • dark

  • black

zone

No

String

Which part.

Table 3 Request body parameters

Parameter

Mandatory

Type

Description

level

No

Integer

How far.

colours

Yes

Array of strings

Which colours.

Status Codes

Status Code

Description

200

OK

202

Accepted

";

pub(super) fn read(text: &str) -> ParsedApi {
    let files = HashMap::from([("openapi.yaml".to_owned(), text.to_owned())]);
    let reading = crate::read("openapi.yaml", &files, &Config::default(), Strictness::Strict);
    let messages = reading.diagnostics.render(&reading.documents.sources, crate::diagnostic::Severity::Error, false);
    assert!(reading.api.is_some(), "{messages}\n{text}");
    reading
}

pub(super) fn applied(page: &Page, text: &str, lock: &Lock) -> (String, Vec<String>, Vec<String>) {
    let reading = read(text);
    let operation = &reading.api.as_ref().expect("the spec is right").operations[0].id;
    let mut applied = apply_page(page, &reading.documents, operation, lock).expect("the edits are right");
    (
        applied.files.remove("openapi.yaml").unwrap_or_else(|| text.to_owned()),
        applied.applied_changes,
        applied.manual_changes,
    )
}

#[test]
fn edits_keep_comments_order_and_format() {
    let page = pages::read_pages(PAGE.as_bytes(), None).expect("a page").remove(0);
    let (text, done, left) = applied(&page, SPEC, &Lock::default());
    assert_eq!(left, Vec::<String>::new(), "{text}");
    let diff = similar::TextDiff::from_lines(SPEC, &text);
    insta::assert_snapshot!(format!("{}\n\n{}", done.join("\n"), diff.unified_diff().context_radius(1)));
    let again = applied(&page, &text, &Lock::default());
    assert_eq!(again, (text, vec![], vec![]), "after the edits nothing is left to do");
}

type Edit = fn(&mut Model);

/// The edits of the model. If the edited page is applied to the draft of the original page, the resulting spec must
/// agree with the edited page.
const EDITS: [(&str, Edit); 9] = [
    ("added", |model| {
        model.query.push(Row {
            name: "shard",
            mandatory: Some(false),
            ty: "String",
            text: vec![Part::Text("One part.")],
        });
    }),
    ("removed", |model| drop(model.query.remove(2))),
    ("renamed", |model| model.query[2].name = "pretend"),
    ("type", |model| model.query[1].ty = "Long"),
    ("mandatory", |model| model.body.fields[0].mandatory = Some(false)),
    ("default", |model| model.query[0].text[2] = Part::Default("smooth")),
    ("values", |model| model.query[0].text[1] = Part::Values(&["linear", "smooth", "steps"])),
    ("status", |model| model.statuses.push((409, "Conflict"))),
    ("field", |model| {
        let volts = Row { name: "volts", mandatory: None, ty: "Double", text: vec![] };
        model.responses.iter_mut().for_each(|(_, body)| body.objects[0].1.push(volts.clone()));
    }),
];

#[test]
fn each_edit_can_be_applied() {
    let model = model::lamps();
    let before = pages::read_pages(render::flat(&model, &ENGLISH, false).as_bytes(), None).expect("a page").remove(0);
    let spec = draft::draft_document(std::slice::from_ref(&before), draft::Options::default()).text;
    let mut lock = Lock::default();
    let id = read(&spec).api.expect("a draft is right").operations[0].id.clone();
    lock.accept_page(&id, &before, "", "2024-01-01");
    for (name, edit) in EDITS {
        let mut edited = model.clone();
        edit(&mut edited);
        let page =
            pages::read_pages(render::flat(&edited, &ENGLISH, false).as_bytes(), None).expect("a page").remove(0);
        let (text, done, left) = applied(&page, &spec, &lock);
        assert_eq!(left, Vec::<String>::new(), "{name}");
        assert!(!done.is_empty(), "{name}");
        let reading = read(&text);
        let api = reading.api.as_ref().expect("the spec is right");
        let report = check_page("page", &page, api, &reading.documents.sources, &Lock::default(), &[]);
        assert_eq!(report.api_changes, [], "{name}\n{text}");
        let diff = similar::TextDiff::from_lines(&spec, &text);
        let lines = diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal).count();
        assert!(lines <= 8, "{name} takes {lines} lines");
    }
}
