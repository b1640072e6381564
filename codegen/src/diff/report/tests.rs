//! Tests all formats of the report.

use serde_json::Value;

use super::{Document, Report, SCHEMA, create_report, render_github, render_html, render_markdown, render_text};
use crate::{
    diff::{
        allow::AllowList,
        change::Sides,
        surface::Surface,
        tests::{document, options},
    },
    ir::Api,
    source::Sources,
};

const BASE: &str = "paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 100}}
      responses:
        '200':
          description: Good.
          content:
            application/json:
              schema:
                type: object
                required: [name]
                properties:
                  name: {type: string}
                  kind: {type: string, enum: [cat, dog]}";

/// Returns a changed document: the request accepts less, and the response differs.
fn changed() -> String {
    BASE.replace("maximum: 100", "maximum: 50")
        .replace("required: [name]", "required: []")
        .replace("dog]", "dog, newt]")
}

struct Both {
    base: (Api, Sources),
    head: (Api, Sources),
    surfaces: Sides<Surface>,
}

fn both(head: &str) -> Both {
    let surface = |text: &str| Surface::read([("src/lib.rs", text)]).expect("Rust");
    let surfaces = Sides::new(
        surface("pub struct Pet { pub name: String }"),
        surface("pub struct Pet { pub name: Option<String> }"),
    );
    let (mut base, mut head) = (document(BASE), document(head));
    base.0.package.version = "0.3.1".to_owned();
    head.0.package.version = "0.3.2".to_owned();
    Both { base, head, surfaces }
}

fn of(both: &Both, allow: &str) -> Report {
    let base = Document {
        label: "main".to_owned(),
        api: &both.base.0,
        sources: &both.base.1,
        surface: Some(&both.surfaces.base),
    };
    let head = Document {
        label: "mine".to_owned(),
        api: &both.head.0,
        sources: &both.head.1,
        surface: Some(&both.surfaces.head),
    };
    create_report(&base, &head, &AllowList::parse(allow).expect("a list"), options())
}

#[test]
fn the_text_shows_breaks_with_their_lines() {
    let both = both(&changed());
    insta::assert_snapshot!(render_text(&of(&both, ""), Sides::new(&both.base.1, &both.head.1), false));
}

#[test]
fn the_markdown_has_the_verdict_on_top() {
    insta::assert_snapshot!(render_markdown(&of(&both(&changed()), ""), 60_000));
}

#[test]
fn the_annotations_name_the_lines() {
    insta::assert_snapshot!(render_github(&of(&both(&changed()), "")));
}

#[test]
fn an_allowed_break_is_none() {
    let both = both(&changed());
    let allow = "
        [[allow]]
        rule = 'request-parameter-max-decreased'
        place = '*`limit`'
        reason = 'nobody asks for more'
        [[allow]]
        rule = 'rust'
        place = 'Pet::name'
        reason = 'announced'
        [[allow]]
        rule = 'response-property-became-optional'
        place = '*'
        reason = 'was never sure'
        [[allow]]
        rule = 'rust'
        place = 'Gone'
        reason = 'stale'";
    let report = of(&both, allow);
    assert_eq!(
        report.conclusion(),
        "The HTTP API may break callers, the Rust API does not change. The next version must be at least 0.3.2; the version 0.3.2 is enough."
    );
    assert_eq!(
        report.problems,
        ["the entry for the rule `rust` at `Gone` no longer matches any change: remove the entry"]
    );
}

#[test]
fn the_markdown_stays_below_its_limit() {
    let document_with = |ty: &str| {
        let many: Vec<String> = (0..500).map(|it| format!("                  p{it}: {{type: {ty}}}\n")).collect();
        let name = "                  name: {type: string}\n";
        document(&BASE.replace(name, &format!("{name}{}", many.concat())))
    };
    let (base, head) = (document_with("string"), document_with("integer"));
    let side = |label: &str| label.to_owned();
    let base = Document { label: side("a"), api: &base.0, sources: &base.1, surface: None };
    let head = Document { label: side("b"), api: &head.0, sources: &head.1, surface: None };
    let report = create_report(&base, &head, &AllowList::default(), options());
    assert_eq!(report.changes.len(), 500);
    for limit in [60_000, 5_000, 900, 10] {
        let text = render_markdown(&report, limit);
        assert!(text.len() <= limit, "{} for {limit}", text.len());
        assert!(limit < 900 || text.starts_with("## Breaks callers on the wire"), "{text}");
        assert!(limit < 900 || text.contains(" more\n"), "what is left out is said");
    }
}

#[test]
fn the_page_needs_nothing_else_and_escapes_what_it_shows() {
    let page = render_html(&of(&both(&changed().replace("Good.", "<script>alert(1)</script>")), ""));
    assert!(!page.contains("<script>alert"), "text of the document is no code of the page");
    for foreign in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("<del>100</del>") || page.contains("<del>100}"), "changed words are marked");
    assert!(page.contains("pub name: <ins>Option&lt;") || page.contains("<ins>"), "signatures too");
}

#[test]
fn the_json_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("a schema");
    let value = serde_json::to_value(of(&both(&changed()), "")).expect("a report");
    let mut wrong = Vec::new();
    check(&schema, &schema, &value, "", &mut wrong);
    assert_eq!(wrong, Vec::<String>::new());
}

/// Validates a value with the keywords that the schema uses.
fn check(root: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).expect("a definition");
        return check(root, target, value, at, wrong);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = any.iter().any(|schema| {
            let mut wrong = Vec::new();
            check(root, schema, value, at, &mut wrong);
            wrong.is_empty()
        });
        if !fits {
            wrong.push(format!("{at}: none fits"));
        }
        return;
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().any(|name| name == kind),
        Value::Null => true,
        name => name == kind,
    };
    if !is_kind || schema["enum"].as_array().is_some_and(|values| !values.contains(value)) {
        wrong.push(format!("{at}: {value}"));
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(name).is_none() {
            wrong.push(format!("{at}/{name} is missing"));
        }
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(schema) => check(root, schema, inner, &format!("{at}/{name}"), wrong),
            None => wrong.push(format!("{at}/{name} is not described")),
        }
    }
    for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
        check(root, &schema["items"], inner, &format!("{at}/{index}"), wrong);
    }
}
