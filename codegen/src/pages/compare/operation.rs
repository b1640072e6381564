//! Compares the method, path, parameters, bodies and status codes of an operation.

use serde_json::Value;

use super::{
    super::{
        check::template_without_names,
        media as media_types, merged_schema,
        page::{self, Field, Mandatory, Page},
        resolve::path_variables,
    },
    Difference, DifferenceKind, Note, OPERATION, PageComparison, body_schema, has_table_for, join_media_types,
    notes::names_difference,
    page_statement,
};
use crate::{
    ir::{Extensions, Operation, Param, ParameterLocation, Response, SecurityKind, Status},
    source::Span,
};

impl<'a> PageComparison<'a> {
    pub(super) fn compare_operation(&mut self, page: &Page, operation: &'a Operation) {
        self.collect_notes(&operation.extensions, operation.span);
        self.compare_path(page, operation);
        let line = page.deprecated.as_ref().map(|deprecation| deprecation.line);
        self.compare_deprecation(OPERATION, line, operation.deprecated, operation.span);
        self.compare_params(page, operation);
        self.compare_body(page, operation);
        self.compare_responses(page, operation);
    }

    /// Collects the `x-doc-discrepancy` entries of a node that is compared.
    pub(super) fn collect_notes(&mut self, extensions: &Extensions, at: Span) {
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

    /// Assigns a difference to a note on the same node that explains it. Without such a note, the difference is
    /// reported.
    fn report_difference(&mut self, difference: Difference) {
        let at = difference.at;
        let own =
            self.out.notes.iter_mut().find(|note| Some(note.at) == at && names_difference(&note.says, &difference));
        match own {
            Some(note) => note.explains.push(difference),
            None => self.out.differences.push(difference),
        }
    }

    pub(super) fn report_values(
        &mut self,
        key: &str,
        what: DifferenceKind,
        page: impl Into<String>,
        spec: impl Into<String>,
        line: Option<u32>,
        at: Span,
    ) {
        let difference =
            Difference { key: key.to_owned(), what, page: page.into(), spec: spec.into(), line, at: Some(at) };
        self.report_difference(difference);
    }

    fn compare_path(&mut self, page: &Page, operation: &Operation) {
        let (Some(method), Some(path)) = (&page.method, &page.path) else { return };
        // The names of path variables are not sent, so they are not compared.
        if method.value != operation.method
            || template_without_names(&path.value) != template_without_names(&operation.path)
        {
            let spec = format!("{} {}", operation.method.name(), operation.path);
            let stated = format!("{} {}", method.value.name(), path.value);
            self.report_values("address", DifferenceKind::Path, stated, spec, Some(path.line), operation.path_span);
        }
    }

    fn compare_params(&mut self, page: &Page, operation: &'a Operation) {
        let mut seen: Vec<(ParameterLocation, &str)> = Vec::new();
        let paths = page.path.iter().flat_map(|path| path_variables(&path.value).zip(path_variables(&operation.path)));
        let renamed: Vec<(&str, &str)> = paths.collect();
        for param in &page.params {
            let (location, field) = (param.location, &param.field);
            let key = format!("{}/{}", location.name(), field.name);
            seen.push((location, &field.name));
            if location == ParameterLocation::Header && self.is_covered_header(&key, field, operation) {
                continue;
            }
            let named = |spec: &&Param| {
                let same = if location == ParameterLocation::Header {
                    spec.wire.eq_ignore_ascii_case(&field.name)
                } else {
                    let rename =
                        renamed.iter().find(|(new, _)| location == ParameterLocation::Path && *new == field.name);
                    spec.wire == rename.map_or(field.name.as_str(), |(_, old)| old)
                };
                spec.location == location && same
            };
            match operation.params.iter().find(named) {
                Some(spec) => self.compare_param(&key, field, spec),
                None => self.report_values(
                    &key,
                    DifferenceKind::Added,
                    page_statement(field),
                    "",
                    Some(field.line),
                    operation.span,
                ),
            }
        }
        for spec in &operation.params {
            let is_documented = |(location, name): &(ParameterLocation, &str)| {
                *location == spec.location && name.eq_ignore_ascii_case(&spec.wire)
            };
            self.collect_notes(&spec.extensions, spec.span);
            // Pages have no tables for cookies, and may omit path parameters and the table of headers.
            let is_expected = match spec.location {
                ParameterLocation::Query => true,
                ParameterLocation::Header => has_table_for(page, ParameterLocation::Header),
                ParameterLocation::Path | ParameterLocation::Cookie | ParameterLocation::QueryString => false,
            };
            if is_expected && !seen.iter().any(is_documented) {
                let key = format!("{}/{}", spec.location.name(), spec.wire);
                let words = merged_schema::merge_schema(self.api, spec.schema.schema).type_words(self.api);
                self.report_values(&key, DifferenceKind::Removed, "", words, None, spec.span);
            }
        }
    }

    /// Returns whether a request header is not declared as a parameter in OpenAPI: `Content-Type`, whose default is
    /// compared here, the header of a security scheme, and general headers such as `Accept`.
    fn is_covered_header(&mut self, key: &str, field: &Field, operation: &Operation) -> bool {
        let name = field.name.to_ascii_lowercase();
        if name == "content-type" {
            self.compare_media_type(key, field, operation);
            return true;
        }
        let scheme = self.api.security_schemes.values().any(|scheme| {
            matches!(&scheme.kind, SecurityKind::ApiKey { location: ParameterLocation::Header, name } if name.eq_ignore_ascii_case(&field.name))
        });
        scheme || matches!(name.as_str(), "accept" | "authorization" | "host" | "content-length" | "x-sdk-date")
    }

    fn compare_media_type(&mut self, key: &str, field: &Field, operation: &Operation) {
        let Some(default) = &field.default else { return };
        let body = operation.body.iter().flat_map(|body| &body.contents);
        let answers = operation.responses.iter().flat_map(|response| &response.contents);
        let types: Vec<&str> = body.chain(answers).map(|content| content.media_type.as_str()).collect();
        if !types.is_empty() && !types.contains(&default.value.as_str()) {
            let at = operation.body.as_ref().map_or(operation.span, |body| body.span);
            self.report_values(key, DifferenceKind::Default, default.value.clone(), types[0], Some(default.line), at);
        }
    }

    fn compare_param(&mut self, key: &str, field: &Field, spec: &'a Param) {
        self.collect_notes(&spec.extensions, spec.span);
        if spec.location != ParameterLocation::Path {
            self.compare_mandatory(key, field, spec.required, spec.span);
        }
        self.compare_deprecation(key, field.deprecated.then_some(field.line), spec.deprecated, spec.span);
        self.compare_value(key, field, &spec.schema, None, spec.span);
    }

    /// Reports a deprecation that only the page states. The spec may deprecate more than the page does. `line` is the
    /// line number of the page's statement, if any; `known` is true if the spec declares the deprecation.
    pub(super) fn compare_deprecation(&mut self, key: &str, line: Option<u32>, known: bool, at: Span) {
        self.out.compared.insert(key.to_owned());
        if known {
            self.declare(key, DifferenceKind::Deprecated, at);
        } else if line.is_some() {
            self.report_values(key, DifferenceKind::Deprecated, "deprecated", "", line, at);
        }
    }

    pub(super) fn compare_mandatory(&mut self, key: &str, field: &Field, required: bool, at: Span) {
        let stated = match field.mandatory.value {
            Mandatory::Yes => true,
            Mandatory::No => false,
            Mandatory::Unknown | Mandatory::Unsaid => return,
        };
        if stated != required {
            let words = |yes: bool| if yes { "mandatory" } else { "optional" };
            self.report_values(
                key,
                DifferenceKind::Mandatory,
                words(stated),
                words(required),
                Some(field.mandatory.line),
                at,
            );
        }
    }

    fn compare_body(&mut self, page: &Page, operation: &'a Operation) {
        match (&page.body, &operation.body) {
            (None, None) if media_types::has_undescribed_body(page) => {
                let line = page.request_examples.first().map(|example| example.line);
                let line = line.or(page.request_text.first().map(|text| text.line));
                self.report_values("body", DifferenceKind::Added, "a body without a table", "", line, operation.span);
            }
            (None, None) => {}
            (None, Some(spec)) if media_types::has_undescribed_body(page) || page.elsewhere.request.is_some() => {
                self.collect_notes(&spec.extensions, spec.span);
                if page.elsewhere.request.is_some() {
                    self.out.unknown.push(spec.span);
                }
            }
            (Some(body), None) => {
                let names: Vec<&str> = body.fields.iter().map(|field| field.name.as_str()).collect();
                self.report_values(
                    "body",
                    DifferenceKind::Added,
                    names.join(", "),
                    "",
                    Some(body.line),
                    operation.span,
                );
            }
            (None, Some(spec)) => {
                self.collect_notes(&spec.extensions, spec.span);
                self.report_values(
                    "body",
                    DifferenceKind::Removed,
                    "",
                    join_media_types(&spec.contents),
                    None,
                    spec.span,
                );
            }
            (Some(body), Some(spec)) => {
                self.collect_notes(&spec.extensions, spec.span);
                if let Some(link) = body_schema(&spec.contents) {
                    self.compare_body_table("body", body, link, spec.span);
                }
            }
        }
    }

    fn compare_responses(&mut self, page: &Page, operation: &'a Operation) {
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
            let is_declared = operation.responses.iter().any(|spec| spec.status == Status::Code(*status));
            self.out.compared.insert(format!("response {status}"));
            if !is_declared && !ranged(*status) {
                self.report_values(
                    &format!("response {status}"),
                    DifferenceKind::Added,
                    status.to_string(),
                    "",
                    Some(*line),
                    operation.span,
                );
            }
        }
        for spec in &operation.responses {
            let Status::Code(code) = spec.status else { continue };
            self.collect_notes(&spec.extensions, spec.span);
            let key = format!("response {code}");
            let absent = !statuses.is_empty() && statuses.iter().all(|(status, _)| *status != code);
            if absent && page.elsewhere.statuses.is_some() {
                self.out.unknown.push(spec.span);
            } else if absent {
                self.report_values(&key, DifferenceKind::Removed, "", code.to_string(), None, spec.span);
            }
            if page.elsewhere.response.is_some() {
                self.out.unknown.push(spec.span);
            }
            let described = page.responses.iter().find(|response| response.status == Some(code));
            if let Some(described) = described {
                self.response_headers(&key, described, spec);
            }
            if let Some(body) = described.and_then(|response| response.body.as_ref()) {
                match body_schema(&spec.contents) {
                    Some(link) => self.compare_body_table(&key, body, link, spec.span),
                    None => {
                        self.report_values(&key, DifferenceKind::Type, "a body", "no body", Some(body.line), spec.span);
                    }
                }
            }
        }
    }

    /// Compares the headers of a response, if the page has a table of response headers.
    fn response_headers(&mut self, key: &str, described: &page::Response, spec: &'a Response) {
        let is_media_type = |name: &str| name.eq_ignore_ascii_case("content-type");
        for field in described.headers.iter().filter(|field| !is_media_type(&field.name)) {
            let key = format!("{key}/header/{}", field.name);
            match spec.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(&field.name)) {
                Some((_, header)) => {
                    let line = field.deprecated.then_some(field.line);
                    self.compare_deprecation(&key, line, header.deprecated, spec.span);
                    self.compare_value(&key, field, &header.schema, None, spec.span);
                }
                None => self.report_values(
                    &key,
                    DifferenceKind::Added,
                    page_statement(field),
                    "",
                    Some(field.line),
                    spec.span,
                ),
            }
        }
        for name in spec.headers.keys().filter(|_| !described.headers.is_empty()) {
            if described.headers.iter().all(|field| !field.name.eq_ignore_ascii_case(name)) {
                self.report_values(
                    &format!("{key}/header/{name}"),
                    DifferenceKind::Removed,
                    "",
                    name.clone(),
                    None,
                    spec.span,
                );
            }
        }
    }
}
