//! Drafts the operations of an OpenAPI document from documentation pages: paths, parameters, bodies and responses.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::{
    Options, object_without_nulls,
    schema::{self, DraftSchemas},
    to_pascal_case, todo_text,
};
use crate::{
    ir::{Api, ParameterLocation},
    pages::{
        catalog::BodyLocation,
        contradiction::find_contradictions,
        media,
        page::{Body, Example, Field, Mandatory, Page, Param, Response},
        resolve::path_variables,
    },
};

/// An operation that a documentation page describes, with its method, path and ID.
pub struct DocumentedOperation<'a> {
    pub page: &'a Page,
    /// The method in lower case, as in a Path Item Object.
    pub method: String,
    pub path: String,
    /// The operation ID. It is unique among the operations of all pages.
    pub id: String,
}

/// Collects the operations that pages document, and assigns unique operation IDs. A page without a method and path, and
/// a second page with the same method and path, are left out; a message in `notes` says so.
pub fn documented_operations<'a>(
    pages: &'a [Page],
    api: Option<&Api>,
    notes: &mut Vec<String>,
) -> Vec<DocumentedOperation<'a>> {
    let mut operations: Vec<DocumentedOperation<'a>> = Vec::new();
    for page in pages {
        let title = page.title.as_ref().map_or("a page without a title", |title| title.value.as_str());
        let (Some(method), Some(path)) = (&page.method, &page.path) else {
            notes.push(format!("the page `{title}` is left out: it has no line with a method and a path"));
            continue;
        };
        let (method, path) = (method.value.name().to_ascii_lowercase(), clean_path(&path.value));
        if operations.iter().any(|operation| operation.method == method && operation.path == path) {
            notes.push(format!("the page `{title}` is left out: another page already documents `{method} {path}`"));
            continue;
        }
        operations.push(DocumentedOperation { page, method, path, id: String::new() });
    }
    assign_operation_ids(&mut operations, api);
    operations
}

/// Assigns a unique ID to each operation: the ID that the page states, or else an ID derived from the method and path.
/// Avoids the IDs of other operations in `api`.
fn assign_operation_ids(operations: &mut [DocumentedOperation<'_>], api: Option<&Api>) {
    let mut used_ids = HashSet::new();
    for spec_operation in api.iter().flat_map(|api| &api.operations) {
        let is_same_operation = |operation: &&DocumentedOperation<'_>| {
            spec_operation.method.name().eq_ignore_ascii_case(&operation.method)
                && spec_operation.path == operation.path
        };
        if !operations.iter().any(|operation| is_same_operation(&operation)) {
            used_ids.insert(spec_operation.id.clone());
        }
    }
    for operation in operations {
        let preferred_id =
            operation.page.operation_id.as_ref().map_or_else(|| derive_operation_id(operation), |id| id.value.clone());
        let numbered_ids = (2..).map(|number| format!("{preferred_id}{number}"));
        let unused_id =
            std::iter::once(preferred_id.clone()).chain(numbered_ids).find(|id| used_ids.insert(id.clone()));
        operation.id = unused_id.unwrap_or(preferred_id);
    }
}

/// Derives an operation ID from the method, the path segments without variables, and the variable in the last segment:
/// `DELETE /v1/jobs/{name}` → `deleteV1JobsByName`.
fn derive_operation_id(operation: &DocumentedOperation<'_>) -> String {
    let fixed_words =
        operation.path.split('/').filter(|part| !part.contains('{')).map(to_pascal_case).collect::<String>();
    let last_segment = operation.path.rsplit('/').next().unwrap_or_default();
    let variable_words =
        path_variables(last_segment).next().map(|name| format!("By{}", to_pascal_case(name))).unwrap_or_default();
    format!("{}{fixed_words}{variable_words}", operation.method)
}

/// Drafts an OpenAPI document from documentation pages.
pub struct DocumentDrafter<'a> {
    options: Options<'a>,
    operations: Vec<DocumentedOperation<'a>>,
    schemas: DraftSchemas<'a>,
    paths: Map<String, Value>,
    tags: Vec<String>,
    /// True if an operation documents the request header field `X-Auth-Token`.
    needs_token: bool,
    /// Messages for the user, for example about pages that were left out.
    pub notes: Vec<String>,
}

impl<'a> DocumentDrafter<'a> {
    pub fn new(pages: &'a [Page], options: Options<'a>) -> Self {
        let mut notes = Vec::new();
        let operations = documented_operations(pages, options.api, &mut notes);
        let operation_ids: Vec<String> = operations.iter().map(|operation| operation.id.clone()).collect();
        let schemas =
            DraftSchemas::new(operations.iter().map(|operation| operation.page).collect(), &operation_ids, options);
        Self { options, operations, schemas, paths: Map::new(), tags: Vec::new(), needs_token: false, notes }
    }

    /// Drafts the operations of all pages, and adds them to `paths`.
    pub fn draft_operations(&mut self) {
        for (page_index, documented) in self.operations.iter().enumerate() {
            let tag = tag_of_path(&documented.path);
            if !self.tags.contains(&tag) {
                self.tags.push(tag.clone());
            }
            let drafter = OperationDrafter {
                schemas: &self.schemas,
                page_index,
                documented,
                tag: &tag,
                file: "",
                sentences: self.options.sentences,
            };
            self.needs_token |= has_token_header(documented.page);
            let operation = drafter.draft_operation(&mut self.notes);
            let path_item = self.paths.entry(documented.path.clone()).or_insert_with(|| json!({}));
            path_item[&documented.method] = operation;
        }
    }

    /// Creates the OpenAPI document from the drafted operations and the drafted schemas.
    pub fn draft_document(&mut self) -> Value {
        let schemas = self.schemas.draft_components();
        let components = object_without_nulls([
            ("securitySchemes", if self.needs_token { json!({ "token": token_scheme() }) } else { Value::Null }),
            ("schemas", if schemas.is_empty() { Value::Null } else { Value::Object(schemas) }),
        ]);
        let mut document = document_head();
        document["tags"] = self.tags.iter().map(|name| tag_object(name)).collect();
        document["paths"] = Value::Object(std::mem::take(&mut self.paths));
        if components.as_object().is_some_and(|components| !components.is_empty()) {
            document["components"] = components;
        }
        document
    }
}

/// Creates an OpenAPI Object without `paths`. Required values that pages do not state, such as the server URL, are
/// `TODO`s.
pub fn document_head() -> Value {
    let server = json!([{
        "url": "https://{endpoint}",
        "variables": { "endpoint": { "default": "endpoint.invalid", "description": todo_text("where the API is") } },
    }]);
    object_without_nulls([("openapi", json!("3.0.3")), ("info", info_object()), ("servers", server)])
}

/// Creates a Tag Object whose description is a `TODO`.
pub fn tag_object(name: &str) -> Value {
    json!({ "name": name, "description": todo_text("what these operations are about") })
}

/// Creates the Security Scheme Object for the request header field `X-Auth-Token`.
pub fn token_scheme() -> Value {
    json!({ "type": "apiKey", "in": "header", "name": "X-Auth-Token" })
}

/// Returns whether a page documents the request header field `X-Auth-Token`.
pub fn has_token_header(page: &Page) -> bool {
    let is_token_header = |param: &Param| param.field.name.eq_ignore_ascii_case("x-auth-token");
    page.params.iter().any(|param| param.location == ParameterLocation::Header && is_token_header(param))
}

/// Drafts the Operation Object for the operation that a page documents.
pub struct OperationDrafter<'a> {
    pub schemas: &'a DraftSchemas<'a>,
    /// The index of the page in `schemas`.
    pub page_index: usize,
    pub documented: &'a DocumentedOperation<'a>,
    pub tag: &'a str,
    /// The path of the file that will contain the operation; empty for a draft in one document.
    pub file: &'a str,
    /// True to copy sentences of the page to descriptions.
    pub sentences: bool,
}

impl OperationDrafter<'_> {
    /// Drafts the Operation Object. Appends messages for the user to `notes`.
    pub fn draft_operation(&self, notes: &mut Vec<String>) -> Value {
        let page = self.documented.page;
        let contradicted_lines: Vec<u32> =
            find_contradictions(page).iter().map(|contradiction| contradiction.line).collect();
        let external_docs = page.url.as_ref().map_or(Value::Null, |url| json!({ "url": url }));
        let paragraphs: Vec<&str> = page.function.iter().map(|text| text.value.as_str()).collect();
        let has_description = self.sentences && !paragraphs.is_empty();
        let description =
            if has_description { json!(paragraphs.join("\n\n")) } else { todo_text("what it does, in your own words") };
        let summary = page.title.as_ref().map_or_else(|| todo_text("what it is called"), |title| json!(title.value));
        let params = self.draft_params(notes);
        object_without_nulls([
            ("operationId", json!(self.documented.id)),
            ("tags", json!([self.tag])),
            ("summary", summary),
            ("description", description),
            ("externalDocs", external_docs),
            ("deprecated", if page.deprecated.is_some() { json!(true) } else { Value::Null }),
            ("security", if has_token_header(page) { json!([{ "token": [] }]) } else { json!([]) }),
            ("parameters", if params.is_empty() { Value::Null } else { Value::Array(params) }),
            ("requestBody", self.draft_request_body(&contradicted_lines)),
            ("responses", self.draft_responses(&contradicted_lines)),
        ])
    }

    fn draft_params(&self, notes: &mut Vec<String>) -> Vec<Value> {
        let (page, path) = (self.documented.page, self.documented.path.as_str());
        let mut used_param_keys = HashSet::new();
        let mut params = Vec::new();
        for param in &page.params {
            let Param { location, field } = param;
            let name = field.name.trim_matches(['{', '}', '[', ']']).to_owned();
            let undeclared_header_names = ["content-type", "accept", "authorization", "x-auth-token"];
            let is_undeclared_header = *location == ParameterLocation::Header
                && undeclared_header_names.contains(&name.to_ascii_lowercase().as_str());
            let is_not_in_path =
                *location == ParameterLocation::Path && path_variables(path).all(|variable| variable != name);
            if is_not_in_path {
                let line = field.line;
                notes.push(format!(
                    "line {line}: the path parameter `{name}` is left out: the path has no such variable"
                ));
            }
            // Names of header fields are case-insensitive.
            let param_key =
                if *location == ParameterLocation::Header { name.to_ascii_lowercase() } else { name.clone() };
            let is_skipped = is_undeclared_header || is_not_in_path || name.is_empty();
            if is_skipped || !used_param_keys.insert((*location, param_key)) {
                continue;
            }
            params.push(self::parameter_object(param, self.sentences));
        }
        for variable in path_variables(path) {
            if used_param_keys.insert((ParameterLocation::Path, variable.to_owned())) {
                params.push(json!({
                    "name": variable, "in": "path", "required": true,
                    "description": "TODO: the page has no row for it", "schema": { "type": "string" },
                }));
            }
        }
        params
    }

    fn draft_request_body(&self, contradicted_lines: &[u32]) -> Value {
        let page = self.documented.page;
        match &page.body {
            Some(body) => self.draft_body(page, body, contradicted_lines),
            None if media::has_undescribed_body(page) => draft_undescribed_body(page),
            None => Value::Null,
        }
    }

    fn draft_body(&self, page: &Page, body: &Body, contradicted_lines: &[u32]) -> Value {
        let schema = self.schemas.body_schema(self.page_index, BodyLocation::Request, body, self.file);
        let consistent_examples: Vec<Example> = page
            .request_examples
            .iter()
            .filter(|example| !contradicted_lines.contains(&example.line))
            .map(without_nulls)
            .collect();
        let consistent_examples: Vec<&Example> = consistent_examples.iter().collect();
        let is_required = body.fields.iter().any(|field| field.mandatory.value == Mandatory::Yes);
        let contradicted_examples: Vec<Value> = contradicted_values(&page.request_examples, contradicted_lines);
        let description = if contradicted_examples.is_empty() {
            Value::Null
        } else {
            todo_text("the examples of the page do not fit its table; they are in x-page-examples")
        };
        object_without_nulls([
            ("description", description),
            ("required", if is_required { json!(true) } else { Value::Null }),
            ("content", draft_body_content(page, &schema, &consistent_examples)),
            (
                "x-page-examples",
                if contradicted_examples.is_empty() { Value::Null } else { Value::Array(contradicted_examples) },
            ),
        ])
    }

    fn draft_responses(&self, contradicted_lines: &[u32]) -> Value {
        let page = self.documented.page;
        let statuses_in_rows = page.statuses.iter().map(|row| row.status);
        let statuses_in_headings = page.responses.iter().filter_map(|response| response.status);
        let mut statuses: Vec<u16> = statuses_in_rows.chain(statuses_in_headings).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let mut responses = Map::new();
        if statuses.is_empty() {
            let description = "TODO: the page names no status";
            let response = self.draft_response(page, 200, page.responses.first(), contradicted_lines, description);
            responses.insert("200".to_owned(), response);
        }
        let has_client_error = statuses.iter().any(|status| (400..500).contains(status));
        for status in statuses {
            let row_text = page.statuses.iter().find(|row| row.status == status).map(|row| row.text.as_str());
            let page_response = page.responses.iter().find(|response| response.status == Some(status));
            let description = row_text.filter(|text| !text.is_empty()).unwrap_or("TODO: what this status means");
            let response = self.draft_response(page, status, page_response, contradicted_lines, description);
            responses.insert(status.to_string(), response);
        }
        if !has_client_error {
            responses.insert("4XX".to_owned(), json!({ "description": "TODO: the page names no failure" }));
        }
        Value::Object(responses)
    }

    fn draft_response(
        &self,
        page: &Page,
        status: u16,
        page_response: Option<&Response>,
        contradicted_lines: &[u32],
        description: &str,
    ) -> Value {
        let examples: Vec<Example> =
            page.response_examples.iter().filter(|example| example.status.unwrap_or(200) == status).cloned().collect();
        let body = page_response.and_then(|response| response.body.as_ref());
        let response_index = page
            .responses
            .iter()
            .position(|response| Some(response.line) == page_response.map(|response| response.line));
        let schemas = self.schemas;
        let schema = body
            .zip(response_index)
            .map(|(body, index)| schemas.body_schema(self.page_index, BodyLocation::Response(index), body, self.file));
        let mut media_type = object_without_nulls([("schema", schema.unwrap_or_default())]);
        let consistent_examples: Vec<Example> =
            examples.iter().filter(|example| !contradicted_lines.contains(&example.line)).map(without_nulls).collect();
        let consistent_examples: Vec<&Example> = consistent_examples.iter().collect();
        add_examples(&mut media_type, &consistent_examples);
        let contradicted_examples = contradicted_values(&examples, contradicted_lines);
        let todo_suffix = if contradicted_examples.is_empty() {
            String::new()
        } else {
            "\n\nTODO: the page's example does not fit its table; it is in x-page-examples".to_owned()
        };
        let mut headers = Map::new();
        for field in page_response.iter().flat_map(|response| &response.headers) {
            if !field.name.eq_ignore_ascii_case("content-type") {
                headers.insert(field.name.clone(), json!({ "schema": schema::param_schema(field) }));
            }
        }
        let has_no_content = media_type.as_object().is_none_or(Map::is_empty);
        object_without_nulls([
            ("description", json!(format!("{description}{todo_suffix}"))),
            ("headers", if headers.is_empty() { Value::Null } else { Value::Object(headers) }),
            ("content", if has_no_content { Value::Null } else { json!({ "application/json": media_type }) }),
            (
                "x-page-examples",
                if contradicted_examples.is_empty() { Value::Null } else { Value::Array(contradicted_examples) },
            ),
        ])
    }
}

/// Creates an Info Object. Members that linters require, such as `contact`, are `TODO`s, since pages do not state them.
fn info_object() -> Value {
    object_without_nulls([
        ("title", todo_text("what the API is called")),
        ("version", json!("0.0.0")),
        ("description", todo_text("what the API is for")),
        ("contact", json!({ "name": todo_text("the contact for questions") })),
        (
            "license",
            json!({ "name": todo_text("under which licence this description is"), "url": "https://license.invalid" }),
        ),
    ])
}

/// Drafts a Parameter Object. If `sentences` is true, the sentences of the page are copied to the description.
pub fn parameter_object(param: &Param, sentences: bool) -> Value {
    let Param { location, field } = param;
    let is_path_param = *location == ParameterLocation::Path;
    object_without_nulls([
        ("name", json!(field.name.trim_matches(['{', '}', '[', ']']))),
        ("in", json!(location.name())),
        ("required", if is_path_param || field.mandatory.value == Mandatory::Yes { json!(true) } else { Value::Null }),
        ("deprecated", if field.deprecated { json!(true) } else { Value::Null }),
        ("description", draft_description(field, is_path_param, sentences)),
        ("schema", param_schema(field)),
    ])
}

/// Drafts the Schema Object of a parameter. Array items of unknown type become strings, since parameters are sent as
/// text.
fn param_schema(field: &Field) -> Value {
    let mut schema = schema::param_schema(field);
    // The parameter itself is marked as deprecated.
    if let Some(members) = schema.as_object_mut() {
        members.shift_remove("deprecated");
    }
    if let Some(items) = schema.get_mut("items").filter(|items| items.as_object().is_some_and(Map::is_empty)) {
        *items = json!({ "type": "string" });
    }
    schema
}

/// Drafts the description of a parameter; null if the description would be empty. Adds a `TODO` if neither the page nor
/// `is_required` says that the parameter is required. Copies the sentences of the page if `sentences` is true.
fn draft_description(field: &Field, is_required: bool, sentences: bool) -> Value {
    let is_required_unknown = field.mandatory.value == Mandatory::Unknown && !is_required;
    let todo_phrase = if is_required_unknown { "TODO: the page does not say whether it must be given" } else { "" };
    let paragraphs: Vec<&str> = field.text.iter().map(|text| text.value.as_str()).collect();
    let page_text = if sentences { paragraphs.join("\n\n") } else { String::new() };
    let text =
        [page_text.as_str(), todo_phrase].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n");
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// Converts a path to a valid path template. Removes unpaired braces, and numbers the second and later variables with
/// the same name: `/a/{id}/b/{id}` → `/a/{id}/b/{id2}`.
fn clean_path(path: &str) -> String {
    let mut used_names = HashSet::new();
    let mut template = String::new();
    let mut remaining_path = path;
    while let Some(brace_offset) = remaining_path.find(['{', '}']) {
        template.push_str(&remaining_path[..brace_offset]);
        let after_brace = remaining_path[brace_offset..].strip_prefix('{');
        let name_len = after_brace.and_then(|after_brace| after_brace.find(['{', '}', '/'])).unwrap_or(0);
        let name = after_brace
            .filter(|after_brace| name_len > 0 && after_brace[name_len..].starts_with('}'))
            .map(|after_brace| &after_brace[..name_len]);
        remaining_path = &remaining_path[brace_offset + 1..];
        if let Some(name) = name {
            let number_text = if used_names.insert(name) { String::new() } else { format!("{}", used_names.len() + 1) };
            template.extend(["{", name, &number_text, "}"]);
            remaining_path = &remaining_path[name_len + 1..];
        }
    }
    template + remaining_path
}

/// Returns the OpenAPI tag for the operations of a path: the segments up to the version, without a leading `apis`. The
/// tag of `/apis/batch/v1/…` is `batch/v1`, the tag of `/v3/…` is `v3`.
pub fn tag_of_path(path: &str) -> String {
    let fixed_segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && !part.contains('{')).collect();
    let is_version = |part: &&str| part.starts_with('v') && part[1..].starts_with(|c: char| c.is_ascii_digit());
    let version_end = fixed_segments.iter().position(is_version).map_or(1, |index| index + 1).min(fixed_segments.len());
    let first_segment = usize::from(version_end > 1 && fixed_segments[0] == "apis");
    let tag = fixed_segments[first_segment..version_end].join("/");
    if tag.is_empty() { "default".to_owned() } else { tag }
}

/// Returns the JSON values of the examples that contradict a table of the page. `contradicted_lines` contains the line
/// numbers of these examples.
fn contradicted_values(examples: &[Example], contradicted_lines: &[u32]) -> Vec<Value> {
    let contradicted_examples = examples.iter().filter(|example| contradicted_lines.contains(&example.line));
    contradicted_examples.filter_map(|example| example.value.clone()).collect()
}

/// Drafts the Request Body Object for a body that the page mentions but does not describe in a table. The schema allows
/// any object, or any array if an example is an array.
fn draft_undescribed_body(page: &Page) -> Value {
    let examples: Vec<&Example> = page.request_examples.iter().collect();
    let is_array = examples.iter().any(|example| matches!(example.value, Some(Value::Array(_))));
    let schema = if is_array { json!({ "type": "array", "items": {} }) } else { json!({ "type": "object" }) };
    object_without_nulls([
        ("description", todo_text("the page has no table of this body; describe its content")),
        ("required", json!(true)),
        ("content", draft_body_content(page, &schema, &examples)),
    ])
}

/// Drafts the `content` of a Request Body Object. Each media type that the page states gets the same schema and
/// examples.
fn draft_body_content(page: &Page, schema: &Value, examples: &[&Example]) -> Value {
    let mut content = object_without_nulls([("schema", schema.clone())]);
    add_examples(&mut content, examples);
    Value::Object(media::request_media_types(page).into_iter().map(|media| (media, content.clone())).collect())
}

/// Returns a copy of an example without the members whose value is null. In the documented APIs, null means that the
/// member is absent, and the drafted schemas do not allow null.
fn without_nulls(example: &Example) -> Example {
    fn drop_nulls(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|_, member| !member.is_null());
                members.values_mut().for_each(drop_nulls);
            }
            Value::Array(items) => items.iter_mut().for_each(drop_nulls),
            _ => {}
        }
    }
    let mut example = example.clone();
    example.value.iter_mut().for_each(drop_nulls);
    example
}

/// Adds examples to a Media Type Object: a single example as `example`, several examples as `examples`.
fn add_examples(content: &mut Value, examples: &[&Example]) {
    let values: Vec<&Value> = examples.iter().filter_map(|example| example.value.as_ref()).collect();
    match values.as_slice() {
        [] => {}
        [only] => content["example"] = (*only).clone(),
        several => {
            let named_examples = several
                .iter()
                .enumerate()
                .map(|(index, value)| (format!("example{}", index + 1), json!({ "value": value })));
            content["examples"] = Value::Object(named_examples.collect());
        }
    }
}
