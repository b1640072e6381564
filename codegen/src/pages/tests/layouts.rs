//! Tests that a page has the same content in all layouts, except for parts that a layout cannot represent.

use serde_json::{Value, json};

use super::{
    model::{self, Model},
    render::{self, CHINESE, ENGLISH},
};
use crate::pages::{Page, page::Layout, read_pages};

fn page(text: &str) -> Page {
    let mut pages = read_pages(text.as_bytes(), None).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(pages.len(), 1);
    pages.remove(0)
}

/// Returns the content of a page without line numbers, layout and language.
fn facts(page: &Page) -> Value {
    let mut value = serde_json::to_value(page).expect("a page is JSON");
    strip(&mut value);
    for key in ["layout", "language", "warnings", "operation_id"] {
        value[key] = Value::Null;
    }
    for example in value["request_examples"].as_array_mut().into_iter().flatten() {
        example["text"] = Value::Null;
    }
    value
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("line");
            members.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

/// Returns the content of a model's page with unknown requiredness, as in layouts that lose the cells of that column.
fn lose_mandatory(model: &Model) -> Value {
    let mut value = facts(&page(&render::flat(model, &ENGLISH, false)));
    let fields = |value: &mut Value| {
        for field in value.as_array_mut().into_iter().flatten() {
            if field["mandatory"]["value"] != json!("unsaid") {
                field["mandatory"]["value"] = json!("unknown");
            }
        }
    };
    for param in value["params"].as_array_mut().expect("a list") {
        if param["location"] != json!("path") {
            param["field"]["mandatory"]["value"] = json!("unknown");
        }
    }
    fields(&mut value["body"]["fields"]);
    for object in value["body"]["objects"].as_array_mut().expect("a list") {
        fields(&mut object["fields"]);
    }
    value
}

#[test]
fn one_source_in_all_layouts() {
    let model = model::lamps();
    let first = page(&render::html(&model, &ENGLISH));
    assert_eq!(first.layout, Layout::Html);
    let expected = facts(&first);
    let renderings = [
        ("flat, English", Layout::Text, render::flat(&model, &ENGLISH, false)),
        ("flat, Chinese", Layout::Text, render::flat(&model, &CHINESE, false)),
        ("HTML, Chinese", Layout::Html, render::html(&model, &CHINESE)),
        ("Markdown, English", Layout::Markdown, render::markdown(&model, &ENGLISH, false)),
        ("Markdown, Chinese", Layout::Markdown, render::markdown(&model, &CHINESE, false)),
        ("Markdown with HTML tables, English", Layout::Markdown, render::markdown(&model, &ENGLISH, true)),
        ("Markdown with HTML tables, Chinese", Layout::Markdown, render::markdown(&model, &CHINESE, true)),
        ("ragged with leading pipes", Layout::Text, render::ragged(&model, &ENGLISH, true)),
        ("ragged without leading pipes", Layout::Text, render::ragged(&model, &CHINESE, false)),
    ];
    for (name, layout, text) in renderings {
        let found = page(&text);
        assert_eq!(found.layout, layout, "{name}");
        pretty_eq(name, &facts(&found), &expected, &text);
        assert_eq!(found.warnings, [], "{name}");
    }
}

#[test]
fn lost_cells_are_unknown_and_not_no() {
    let model = model::lamps();
    let text = render::flat(&model, &CHINESE, true);
    let found = page(&text);
    pretty_eq("flat, Chinese, cells lost", &facts(&found), &lose_mandatory(&model), &text);
    let codes: Vec<&str> = found.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["page-mandatory-lost"; 5], "one for each table but the path's: {:?}", found.warnings);
}

#[test]
fn every_layout_is_read_as_the_model() {
    let model = model::lamps();
    let found = page(&render::html(&model, &ENGLISH));
    assert_eq!(found.operation_id.as_ref().map(|id| id.value.as_str()), Some(model.id));
    assert_eq!(found.title.as_ref().map(|title| title.value.as_str()), Some(model.title));
    assert_eq!(found.updated.as_ref().map(|date| date.value.as_str()), Some(model.date));
    let body = found.body.as_ref().expect("the page has a body");
    insta::assert_snapshot!(super::summary(&found));
    assert_ne!(body.find_object("spec"), found.responses[0].body.as_ref().and_then(|body| body.find_object("spec")));
}

#[test]
fn every_fact_knows_its_line() {
    let model = model::lamps();
    for text in [
        render::flat(&model, &ENGLISH, false),
        render::html(&model, &ENGLISH),
        render::markdown(&model, &ENGLISH, true),
        render::ragged(&model, &ENGLISH, true),
    ] {
        let found = page(&text);
        let lines: Vec<&str> = text.lines().collect();
        let has = |line: u32, what: &str| {
            let there = lines.get(line as usize - 1).copied().unwrap_or_default();
            assert!(there.contains(what), "line {line} is `{there}`, not `{what}`\n{text}");
        };
        for param in &found.params {
            has(param.field.line, &param.field.name);
            for part in &param.field.text {
                has(part.line, &part.value);
            }
        }
        let body = found.body.as_ref().expect("the page has a body");
        for field in body.fields.iter().chain(body.objects.iter().flat_map(|object| &object.fields)) {
            has(field.line, &field.name);
            field.default.iter().for_each(|default| has(default.line, &default.value));
            field.values.iter().for_each(|value| has(value.line, &value.value));
        }
        found.statuses.iter().for_each(|row| has(row.line, &row.status.to_string()));
        found.request_examples.iter().for_each(|example| has(example.line, "{"));
    }
}

fn pretty_eq(name: &str, found: &Value, expected: &Value, text: &str) {
    let print = |value: &Value| serde_json::to_string_pretty(value).expect("JSON");
    let (found, expected) = (print(found), print(expected));
    if found != expected {
        let at = found.lines().zip(expected.lines()).position(|(a, b)| a != b).unwrap_or_default();
        let around = |text: &str| text.lines().skip(at.saturating_sub(12)).take(24).collect::<Vec<_>>().join("\n");
        panic!("{name}: found\n{}\nand not\n{}\n\n{text}", around(&found), around(&expected));
    }
}
