//! Compares the method, path, parameters, bodies and status codes on a documentation page with those of the operation
//! in the spec.

use serde_json::Value;

use super::{
    super::{
        check::template_without_names,
        media as media_types, merged_schema,
        page::{self, Field, Mandatory, Page},
        resolve::path_variables,
    },
    Difference, DifferenceKind, Note, OPERATION, PageComparison, body_schema, describe_field, has_params_in,
    join_media_types,
    notes::mentions_difference,
};
use crate::{
    ir::{Extensions, Operation, Param, ParameterLocation, Response, SecurityKind, Status},
    source::Span,
};

impl<'a> PageComparison<'a> {
    /// Compares the whole page with an operation of the spec, from the path to the responses.
    pub(super) fn compare_operation(&mut self, page: &Page, operation: &'a Operation) {
        self.collect_notes(&operation.extensions, operation.span);
        self.compare_path(page, operation);
        let line = page.deprecated.as_ref().map(|deprecation| deprecation.line);
        self.compare_deprecation(OPERATION, line, operation.deprecated, operation.span);
        self.compare_params(page, operation);
        self.compare_body(page, operation);
        self.compare_responses(page, operation);
    }

    /// Collects the entries of `x-doc-discrepancy` from the extensions of an object in the spec. `span` is the span of
    /// the object. Entries for pages of other operations are omitted.
    pub(super) fn collect_notes(&mut self, extensions: &Extensions, span: Span) {
        if self.result.notes.iter().any(|note| note.node_span == span) {
            return;
        }
        let discrepancies = extensions.get("x-doc-discrepancy").and_then(Value::as_array);
        for entry in discrepancies.into_iter().flatten() {
            let string_member = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let page_operation_id = string_member("page");
            if page_operation_id.is_empty() || page_operation_id == self.operation_id {
                let (says, reason) = (string_member("says"), string_member("reason"));
                self.result.notes.push(Note { says, reason, node_span: span, explains: Vec::new() });
            }
        }
    }

    /// Adds a difference to the `x-doc-discrepancy` entry that explains it, if the object of the spec at the same span
    /// has such an entry. Otherwise adds the difference to the reported differences.
    fn report_difference(&mut self, difference: Difference) {
        let span = difference.spec_span;
        let explaining_note = self
            .result
            .notes
            .iter_mut()
            .find(|note| Some(note.node_span) == span && mentions_difference(&note.says, &difference));
        match explaining_note {
            Some(note) => note.explains.push(difference),
            None => self.result.differences.push(difference),
        }
    }

    /// Reports a difference between the values `page` and `spec`. `line` is the line number of the value on the page,
    /// and `span` the span of the declaration in the spec.
    pub(super) fn report_values(
        &mut self,
        key: &str,
        kind: DifferenceKind,
        page: impl Into<String>,
        spec: impl Into<String>,
        line: Option<u32>,
        span: Span,
    ) {
        let difference =
            Difference { key: key.to_owned(), kind, page: page.into(), spec: spec.into(), line, spec_span: Some(span) };
        self.report_difference(difference);
    }

    fn compare_path(&mut self, page: &Page, operation: &Operation) {
        let (Some(method), Some(path)) = (&page.method, &page.path) else { return };
        // The names of path variables are not sent, so they are not compared.
        if method.value != operation.method
            || template_without_names(&path.value) != template_without_names(&operation.path)
        {
            let spec_endpoint = format!("{} {}", operation.method.name(), operation.path);
            let page_endpoint = format!("{} {}", method.value.name(), path.value);
            let span = operation.path_span;
            self.report_values("address", DifferenceKind::Path, page_endpoint, spec_endpoint, Some(path.line), span);
        }
    }

    fn compare_params(&mut self, page: &Page, operation: &'a Operation) {
        let mut documented_params: Vec<(ParameterLocation, &str)> = Vec::new();
        let corresponding_variables =
            page.path.iter().flat_map(|path| path_variables(&path.value).zip(path_variables(&operation.path)));
        let name_pairs: Vec<(&str, &str)> = corresponding_variables.collect();
        for param in &page.params {
            let (location, field) = (param.location, &param.field);
            let key = format!("{}/{}", location.name(), field.name);
            documented_params.push((location, &field.name));
            if location == ParameterLocation::Header && self.compare_special_header(&key, field, operation) {
                continue;
            }
            let is_documented_param = |spec_param: &&Param| {
                let is_same_name = if location == ParameterLocation::Header {
                    spec_param.wire_name.eq_ignore_ascii_case(&field.name)
                } else {
                    let is_path = location == ParameterLocation::Path;
                    let name_pair = name_pairs.iter().find(|(page_name, _)| is_path && *page_name == field.name);
                    spec_param.wire_name == name_pair.map_or(field.name.as_str(), |(_, spec_name)| spec_name)
                };
                spec_param.location == location && is_same_name
            };
            match operation.params.iter().find(is_documented_param) {
                Some(spec_param) => self.compare_param(&key, field, spec_param),
                None => self.report_values(
                    &key,
                    DifferenceKind::Added,
                    describe_field(field),
                    "",
                    Some(field.line),
                    operation.span,
                ),
            }
        }
        for spec_param in &operation.params {
            let is_documented = |(location, name): &(ParameterLocation, &str)| {
                *location == spec_param.location && name.eq_ignore_ascii_case(&spec_param.wire_name)
            };
            self.collect_notes(&spec_param.extensions, spec_param.span);
            // Pages have no tables for cookies, and may omit path parameters and the table of headers.
            let is_expected = match spec_param.location {
                ParameterLocation::Query => true,
                ParameterLocation::Header => has_params_in(page, ParameterLocation::Header),
                ParameterLocation::Path | ParameterLocation::Cookie | ParameterLocation::QueryString => false,
            };
            if is_expected && !documented_params.iter().any(is_documented) {
                let key = format!("{}/{}", spec_param.location.name(), spec_param.wire_name);
                let spec_type = merged_schema::merge_schema(self.api, spec_param.schema.schema).describe_type(self.api);
                self.report_values(&key, DifferenceKind::Removed, "", spec_type, None, spec_param.span);
            }
        }
    }

    /// Compares a request header field that OpenAPI does not declare as a parameter: `Content-Type`, the header field
    /// of a security scheme, or a general header field such as `Accept`. Only the default of `Content-Type` is
    /// compared. Returns false if the spec must declare the header field as a parameter.
    fn compare_special_header(&mut self, key: &str, field: &Field, operation: &Operation) -> bool {
        let name = field.name.to_ascii_lowercase();
        if name == "content-type" {
            self.compare_media_type(key, field, operation);
            return true;
        }
        let is_security_header = self.api.security_schemes.values().any(|scheme| {
            matches!(&scheme.kind, SecurityKind::ApiKey { location: ParameterLocation::Header, name } if name.eq_ignore_ascii_case(&field.name))
        });
        is_security_header
            || matches!(name.as_str(), "accept" | "authorization" | "host" | "content-length" | "x-sdk-date")
    }

    fn compare_media_type(&mut self, key: &str, field: &Field, operation: &Operation) {
        let Some(default) = &field.default else { return };
        let body_contents = operation.body.iter().flat_map(|body| &body.contents);
        let response_contents = operation.responses.iter().flat_map(|response| &response.contents);
        let spec_contents = body_contents.chain(response_contents);
        let media_types: Vec<&str> = spec_contents.map(|content| content.media_type.as_str()).collect();
        if !media_types.is_empty() && !media_types.contains(&default.value.as_str()) {
            let span = operation.body.as_ref().map_or(operation.span, |body| body.span);
            let page_default = default.value.clone();
            self.report_values(key, DifferenceKind::Default, page_default, media_types[0], Some(default.line), span);
        }
    }

    fn compare_param(&mut self, key: &str, field: &Field, spec_param: &'a Param) {
        self.collect_notes(&spec_param.extensions, spec_param.span);
        if spec_param.location != ParameterLocation::Path {
            self.compare_mandatory(key, field, spec_param.required, spec_param.span);
        }
        self.compare_deprecation(key, field.deprecated.then_some(field.line), spec_param.deprecated, spec_param.span);
        self.compare_value(key, field, &spec_param.schema, None, spec_param.span);
    }

    /// Reports that the page, but not the spec, declares an operation, parameter or field deprecated. The reverse is
    /// not reported. `line` is the line number of the statement on the page; `None` if the page does not state a
    /// deprecation. `is_in_spec` is true if the spec declares the deprecation.
    pub(super) fn compare_deprecation(&mut self, key: &str, page_line: Option<u32>, is_in_spec: bool, span: Span) {
        self.result.compared_keys.insert(key.to_owned());
        if is_in_spec {
            self.record_declaration(key, DifferenceKind::Deprecated, span);
        } else if page_line.is_some() {
            self.report_values(key, DifferenceKind::Deprecated, "deprecated", "", page_line, span);
        }
    }

    pub(super) fn compare_mandatory(&mut self, key: &str, field: &Field, is_required: bool, span: Span) {
        let is_mandatory = match field.mandatory.value {
            Mandatory::Yes => true,
            Mandatory::No => false,
            Mandatory::Unknown | Mandatory::Unstated => return,
        };
        if is_mandatory != is_required {
            let requirement_word = |yes: bool| if yes { "mandatory" } else { "optional" };
            self.report_values(
                key,
                DifferenceKind::Mandatory,
                requirement_word(is_mandatory),
                requirement_word(is_required),
                Some(field.mandatory.line),
                span,
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
            (None, Some(spec_body)) if media_types::has_undescribed_body(page) || page.references.request.is_some() => {
                self.collect_notes(&spec_body.extensions, spec_body.span);
                if page.references.request.is_some() {
                    self.result.elsewhere_spans.push(spec_body.span);
                }
            }
            (Some(body), None) => {
                let field_names: Vec<&str> = body.fields.iter().map(|field| field.name.as_str()).collect();
                self.report_values(
                    "body",
                    DifferenceKind::Added,
                    field_names.join(", "),
                    "",
                    Some(body.line),
                    operation.span,
                );
            }
            (None, Some(spec_body)) => {
                self.collect_notes(&spec_body.extensions, spec_body.span);
                self.report_values(
                    "body",
                    DifferenceKind::Removed,
                    "",
                    join_media_types(&spec_body.contents),
                    None,
                    spec_body.span,
                );
            }
            (Some(body), Some(spec_body)) => {
                self.collect_notes(&spec_body.extensions, spec_body.span);
                if let Some(schema_ref) = body_schema(&spec_body.contents) {
                    self.compare_body_table("body", body, schema_ref, spec_body.span);
                }
            }
        }
    }

    /// Compares the status codes, headers and bodies of the responses.
    fn compare_responses(&mut self, page: &Page, operation: &'a Operation) {
        let statuses_in_rows = page.statuses.iter().map(|row| (row.status, row.line));
        let statuses_in_headings = page.responses.iter().filter_map(|response| Some((response.status?, response.line)));
        let mut statuses: Vec<(u16, u32)> = statuses_in_rows.chain(statuses_in_headings).collect();
        statuses.sort_unstable();
        statuses.dedup_by_key(|(status, _)| *status);
        let has_range = |status: u16| {
            let first_digit = u8::try_from(status / 100).unwrap_or_default();
            operation.responses.iter().any(|spec_response| {
                spec_response.status == Status::Range(first_digit) || spec_response.status == Status::Default
            })
        };
        for (status, line) in &statuses {
            let is_declared =
                operation.responses.iter().any(|spec_response| spec_response.status == Status::Code(*status));
            self.result.compared_keys.insert(format!("response {status}"));
            if !is_declared && !has_range(*status) {
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
        for spec_response in &operation.responses {
            let Status::Code(code) = spec_response.status else { continue };
            self.collect_notes(&spec_response.extensions, spec_response.span);
            let key = format!("response {code}");
            let is_absent = !statuses.is_empty() && statuses.iter().all(|(status, _)| *status != code);
            if is_absent && page.references.statuses.is_some() {
                self.result.elsewhere_spans.push(spec_response.span);
            } else if is_absent {
                self.report_values(&key, DifferenceKind::Removed, "", code.to_string(), None, spec_response.span);
            }
            if page.references.response.is_some() {
                self.result.elsewhere_spans.push(spec_response.span);
            }
            let page_response = page.responses.iter().find(|response| response.status == Some(code));
            if let Some(page_response) = page_response {
                self.compare_headers(&key, page_response, spec_response);
            }
            if let Some(body) = page_response.and_then(|response| response.body.as_ref()) {
                match body_schema(&spec_response.contents) {
                    Some(schema_ref) => self.compare_body_table(&key, body, schema_ref, spec_response.span),
                    None => {
                        self.report_values(
                            &key,
                            DifferenceKind::Type,
                            "a body",
                            "no body",
                            Some(body.line),
                            spec_response.span,
                        );
                    }
                }
            }
        }
    }

    /// Compares the header fields of a response. Header fields that only the spec declares are reported only if the
    /// page has a table of response header fields.
    fn compare_headers(&mut self, key: &str, page_response: &page::Response, spec_response: &'a Response) {
        let is_media_type = |name: &str| name.eq_ignore_ascii_case("content-type");
        for field in page_response.headers.iter().filter(|field| !is_media_type(&field.name)) {
            let key = format!("{key}/header/{}", field.name);
            match spec_response.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(&field.name)) {
                Some((_, header)) => {
                    let line = field.deprecated.then_some(field.line);
                    self.compare_deprecation(&key, line, header.deprecated, spec_response.span);
                    self.compare_value(&key, field, &header.schema, None, spec_response.span);
                }
                None => self.report_values(
                    &key,
                    DifferenceKind::Added,
                    describe_field(field),
                    "",
                    Some(field.line),
                    spec_response.span,
                ),
            }
        }
        for name in spec_response.headers.keys().filter(|_| !page_response.headers.is_empty()) {
            if page_response.headers.iter().all(|field| !field.name.eq_ignore_ascii_case(name)) {
                self.report_values(
                    &format!("{key}/header/{name}"),
                    DifferenceKind::Removed,
                    "",
                    name.clone(),
                    None,
                    spec_response.span,
                );
            }
        }
    }
}
