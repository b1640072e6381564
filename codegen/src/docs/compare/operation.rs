//! Compares the method and path, parameters, bodies and status codes of an operation.

use serde_json::Value;

use super::{
    super::{
        check::template,
        media as media_types,
        page::{Field, Mandatory, Page},
        resolve::variables,
        shape,
    },
    Difference, Note, Walk, What, media,
    notes::names,
    said, schema, tells,
};
use crate::{
    ir::{Extensions, Location, Operation, Param, SecurityKind, Status},
    source::Span,
};

impl<'a> Walk<'a> {
    pub(super) fn operation(&mut self, page: &Page, operation: &'a Operation) {
        self.enter(&operation.extensions, operation.at);
        self.address(page, operation);
        self.params(page, operation);
        self.body(page, operation);
        self.responses(page, operation);
    }

    /// Collects the notes on a compared node.
    pub(super) fn enter(&mut self, extensions: &Extensions, at: Span) {
        if self.out.notes.iter().any(|note| note.at == at) {
            return;
        }
        let entries = extensions.get("x-doc-discrepancy").and_then(Value::as_array);
        for entry in entries.into_iter().flatten() {
            let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let page = text("page");
            if page.is_empty() || page == self.operation {
                self.out.notes.push(Note { says: text("says"), reason: text("reason"), at, explains: Vec::new() });
            }
        }
    }

    /// Reports a difference, or assigns it to a note on the same node that explains it.
    fn report(&mut self, difference: Difference) {
        let at = difference.at;
        let own = self.out.notes.iter_mut().find(|note| Some(note.at) == at && names(&note.says, &difference));
        match own {
            Some(note) => note.explains.push(difference),
            None => self.out.differences.push(difference),
        }
    }

    pub(super) fn differ(
        &mut self,
        key: &str,
        what: What,
        page: impl Into<String>,
        spec: impl Into<String>,
        line: Option<u32>,
        at: Span,
    ) {
        let difference =
            Difference { key: key.to_owned(), what, page: page.into(), spec: spec.into(), line, at: Some(at) };
        self.report(difference);
    }

    fn address(&mut self, page: &Page, operation: &Operation) {
        let (Some(method), Some(path)) = (&page.method, &page.path) else { return };
        // The names of a path's variables are not sent.
        if method.value != operation.method || template(&path.value) != template(&operation.path) {
            let spec = format!("{} {}", operation.method.name(), operation.path);
            let said = format!("{} {}", method.value.name(), path.value);
            self.differ("address", What::Address, said, spec, Some(path.line), operation.path_at);
        }
    }

    fn params(&mut self, page: &Page, operation: &'a Operation) {
        let mut seen: Vec<(Location, &str)> = Vec::new();
        let paths = page.path.iter().flat_map(|path| variables(&path.value).zip(variables(&operation.path)));
        let renamed: Vec<(&str, &str)> = paths.collect();
        for param in &page.params {
            let (location, field) = (param.location, &param.field);
            let key = format!("{}/{}", location.name(), field.name);
            seen.push((location, &field.name));
            if location == Location::Header && self.is_covered_header(&key, field, operation) {
                continue;
            }
            let named = |spec: &&Param| {
                let same = if location == Location::Header {
                    spec.wire.eq_ignore_ascii_case(&field.name)
                } else {
                    let own = renamed.iter().find(|(new, _)| location == Location::Path && *new == field.name);
                    spec.wire == own.map_or(field.name.as_str(), |(_, old)| old)
                };
                spec.location == location && same
            };
            match operation.params.iter().find(named) {
                Some(spec) => self.param(&key, field, spec),
                None => self.differ(&key, What::Added, said(field), "", Some(field.line), operation.at),
            }
        }
        for spec in &operation.params {
            let here = |(location, name): &(Location, &str)| {
                *location == spec.location && name.eq_ignore_ascii_case(&spec.wire)
            };
            self.enter(&spec.extensions, spec.at);
            // Pages have no tables for cookies, and may omit path variables and headers.
            let told = match spec.location {
                Location::Query => true,
                Location::Header => tells(page, Location::Header),
                Location::Path | Location::Cookie | Location::QueryString => false,
            };
            if told && !seen.iter().any(here) {
                let key = format!("{}/{}", spec.location.name(), spec.wire);
                let words = shape::shape(self.api, spec.schema.schema).words(self.api);
                self.differ(&key, What::Removed, "", words, None, spec.at);
            }
        }
    }

    /// Returns whether a header is one that OpenAPI does not declare as a parameter: the media type, or the header of a
    /// security scheme.
    fn is_covered_header(&mut self, key: &str, field: &Field, operation: &Operation) -> bool {
        let name = field.name.to_ascii_lowercase();
        if name == "content-type" {
            self.media_type(key, field, operation);
            return true;
        }
        let scheme = self.api.security_schemes.values().any(|scheme| {
            matches!(&scheme.kind, SecurityKind::ApiKey { location: Location::Header, name } if name.eq_ignore_ascii_case(&field.name))
        });
        scheme || matches!(name.as_str(), "accept" | "authorization" | "host" | "content-length" | "x-sdk-date")
    }

    fn media_type(&mut self, key: &str, field: &Field, operation: &Operation) {
        let Some(default) = &field.default else { return };
        let body = operation.body.iter().flat_map(|body| &body.contents);
        let answers = operation.responses.iter().flat_map(|response| &response.contents);
        let types: Vec<&str> = body.chain(answers).map(|content| content.media_type.as_str()).collect();
        if !types.is_empty() && !types.contains(&default.value.as_str()) {
            let at = operation.body.as_ref().map_or(operation.at, |body| body.at);
            self.differ(key, What::Default, default.value.clone(), types[0], Some(default.line), at);
        }
    }

    fn param(&mut self, key: &str, field: &Field, spec: &'a Param) {
        self.enter(&spec.extensions, spec.at);
        if spec.location != Location::Path {
            self.mandatory(key, field, spec.required, spec.at);
        }
        self.deprecated(key, field, spec.deprecated, spec.at);
        self.value(key, field, &spec.schema, None, spec.at);
    }

    /// Compares the deprecation, if the page states it. The spec may deprecate more than the page does.
    pub(super) fn deprecated(&mut self, key: &str, field: &Field, known: bool, at: Span) {
        if field.deprecated && !known {
            self.differ(key, What::Deprecated, "deprecated", "", Some(field.line), at);
        }
    }

    pub(super) fn mandatory(&mut self, key: &str, field: &Field, required: bool, at: Span) {
        let said = match field.mandatory.value {
            Mandatory::Yes => true,
            Mandatory::No => false,
            Mandatory::Unknown | Mandatory::Unsaid => return,
        };
        if said != required {
            let words = |yes: bool| if yes { "mandatory" } else { "optional" };
            self.differ(key, What::Mandatory, words(said), words(required), Some(field.mandatory.line), at);
        }
    }

    fn body(&mut self, page: &Page, operation: &'a Operation) {
        match (&page.body, &operation.body) {
            (None, None) if media_types::has_untold_body(page) => {
                let line = page.request_examples.first().map(|example| example.line);
                let line = line.or(page.request_text.first().map(|text| text.line));
                self.differ("body", What::Added, "a body without a table", "", line, operation.at);
            }
            (None, None) => {}
            (None, Some(spec)) if media_types::has_untold_body(page) || page.elsewhere.request.is_some() => {
                self.enter(&spec.extensions, spec.at);
                if page.elsewhere.request.is_some() {
                    self.out.unknown.push(spec.at);
                }
            }
            (Some(body), None) => {
                let names: Vec<&str> = body.fields.iter().map(|field| field.name.as_str()).collect();
                self.differ("body", What::Added, names.join(", "), "", Some(body.line), operation.at);
            }
            (None, Some(spec)) => {
                self.enter(&spec.extensions, spec.at);
                self.differ("body", What::Removed, "", media(&spec.contents), None, spec.at);
            }
            (Some(body), Some(spec)) => {
                self.enter(&spec.extensions, spec.at);
                if let Some(link) = schema(&spec.contents) {
                    self.root("body", body, link, spec.at);
                }
            }
        }
    }

    fn responses(&mut self, page: &Page, operation: &'a Operation) {
        let rows = page.statuses.iter().map(|row| (row.status, row.line));
        let heads = page.responses.iter().filter_map(|response| Some((response.status?, response.line)));
        let mut statuses: Vec<(u16, u32)> = rows.chain(heads).collect();
        statuses.sort_unstable();
        statuses.dedup_by_key(|(status, _)| *status);
        let ranged = |status: u16| {
            let digit = u8::try_from(status / 100).unwrap_or_default();
            operation.responses.iter().any(|spec| spec.status == Status::Range(digit) || spec.status == Status::Default)
        };
        for (status, line) in &statuses {
            let known = operation.responses.iter().any(|spec| spec.status == Status::Code(*status));
            self.out.compared.insert(format!("response {status}"));
            if !known && !ranged(*status) {
                self.differ(
                    &format!("response {status}"),
                    What::Added,
                    status.to_string(),
                    "",
                    Some(*line),
                    operation.at,
                );
            }
        }
        for spec in &operation.responses {
            let Status::Code(code) = spec.status else { continue };
            self.enter(&spec.extensions, spec.at);
            let key = format!("response {code}");
            let absent = !statuses.is_empty() && statuses.iter().all(|(status, _)| *status != code);
            if absent && page.elsewhere.statuses.is_some() {
                self.out.unknown.push(spec.at);
            } else if absent {
                self.differ(&key, What::Removed, "", code.to_string(), None, spec.at);
            }
            if page.elsewhere.response.is_some() {
                self.out.unknown.push(spec.at);
            }
            let told = page.responses.iter().find(|response| response.status == Some(code));
            if let Some(body) = told.and_then(|response| response.body.as_ref()) {
                match schema(&spec.contents) {
                    Some(link) => self.root(&key, body, link, spec.at),
                    None => self.differ(&key, What::Type, "a body", "no body", Some(body.line), spec.at),
                }
            }
        }
    }
}
