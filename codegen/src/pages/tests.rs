//! Tests the readers with synthetic pages and, if available, the real ones.

mod adopts;
mod applies;
mod cases;
mod deprecations;
mod drafts;
mod edits;
mod layouts;
mod locks;
mod model;
mod odd;
mod pages;
mod prose;
mod random;
mod real;
#[expect(clippy::format_push_string, reason = "templates read better so, and speed is nothing here")]
mod render;
mod versions;

use std::fmt::Write as _;

use super::{Page, page::Field};

/// Formats the content of a page in a few lines.
fn summary(page: &Page) -> String {
    let mut out = String::new();
    let method = page.method.as_ref().map(|method| format!("{:?}", method.value)).unwrap_or_default();
    let path = page.path.as_ref().map_or("", |path| path.value.as_str());
    let _ = writeln!(out, "{method} {path}");
    for param in &page.params {
        let _ = writeln!(out, "{:?} {}", param.location, field(&param.field));
    }
    let responses = page.responses.iter().map(|response| (format!("{:?}", response.status), response.body.as_ref()));
    for (name, body) in std::iter::once(("request".to_owned(), page.body.as_ref())).chain(responses) {
        for line in body.iter().flat_map(|body| &body.fields) {
            let _ = writeln!(out, "{name} {}", field(line));
        }
        for object in body.iter().flat_map(|body| &body.objects) {
            for line in &object.fields {
                let _ = writeln!(out, "{name} {}.{}", object.name, field(line));
            }
        }
    }
    for example in page.request_examples.iter().chain(&page.response_examples) {
        let value = example.value.as_ref().map(ToString::to_string).unwrap_or_default();
        let _ =
            writeln!(out, "example {:?} {:?} {value}", example.status, example.title.as_deref().unwrap_or_default());
    }
    for row in &page.statuses {
        let _ = writeln!(out, "status {} {}", row.status, row.text);
    }
    for warning in &page.warnings {
        let _ = writeln!(out, "line {}: {} [{}]", warning.line, warning.message, warning.code);
    }
    out
}

fn field(field: &Field) -> String {
    let ty = field.ty.as_ref().map(|ty| ty.value.to_string()).unwrap_or_default();
    let mut out = format!("{}: {ty} {:?}", field.name, field.mandatory.value).to_owned();
    if let Some(default) = &field.default {
        let _ = write!(out, " default={}", default.value);
    }
    for (name, limit) in field.limits.named_limits() {
        if let Some(limit) = limit {
            let _ = write!(out, " {name}={}", limit.value);
        }
    }
    if !field.values.is_empty() {
        let values: Vec<&str> = field.values.iter().map(|value| value.value.as_str()).collect();
        let _ = write!(out, " values={}", values.join(","));
    }
    out
}
