//! Drafts operations: paths, parameters, bodies and responses.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::{
    Options, map_without_nulls,
    schema::{self, DraftSchemas},
    to_pascal_case, todo_text,
};
use crate::{
    ir::{Api, ParameterLocation},
    pages::{
        catalog::BodyAt,
        contradiction::find_contradictions,
        media,
        page::{Body, Example, Field, Mandatory, Page, Param, Response},
        resolve::path_variables,
    },
};

/// A page with its method, path and operation ID.
pub struct Target<'a> {
    pub page: &'a Page,
    /// The method in lower case, as in a Path Item Object.
    pub method: String,
    pub path: String,
    pub id: String,
}

/// Returns the pages that document an operation, each with a unique operation ID. For each page that is left out, adds
/// a note.
pub fn documented_operations<'a>(pages: &'a [Page], api: Option<&Api>, notes: &mut Vec<String>) -> Vec<Target<'a>> {
    let mut targets: Vec<Target<'a>> = Vec::new();
    for page in pages {
        let title = page.title.as_ref().map_or("a page without a title", |title| title.value.as_str());
        let (Some(method), Some(path)) = (&page.method, &page.path) else {
            notes.push(format!("`{title}` is left out: the page has no line with a method and a path"));
            continue;
        };
        let (method, path) = (method.value.name().to_ascii_lowercase(), clean_path(&path.value));
        if targets.iter().any(|known| known.method == method && known.path == path) {
            notes.push(format!("`{title}` is left out: another page has {method} {path} already"));
            continue;
        }
        targets.push(Target { page, method, path, id: String::new() });
    }
    assign_operation_ids(&mut targets, api);
    targets
}

/// Assigns each target a unique operation ID: the ID on the page, or one derived from the method and the path.
fn assign_operation_ids(targets: &mut [Target<'_>], api: Option<&Api>) {
    let mut taken = HashSet::new();
    for operation in api.iter().flat_map(|api| &api.operations) {
        let same = |target: &&Target<'_>| {
            operation.method.name().eq_ignore_ascii_case(&target.method) && operation.path == target.path
        };
        if !targets.iter().any(|target| same(&target)) {
            taken.insert(operation.id.clone());
        }
    }
    for target in targets {
        let id = target.page.operation_id.as_ref().map_or_else(|| made_id(target), |id| id.value.clone());
        let numbered = (2..).map(|number| format!("{id}{number}"));
        let free = std::iter::once(id.clone()).chain(numbered).find(|id| taken.insert(id.clone()));
        target.id = free.unwrap_or(id);
    }
}

/// Derives an operation ID from the method, the literal segments of the path and the variable of its last segment, such
/// as `deleteV1JobsByName`.
fn made_id(target: &Target<'_>) -> String {
    let literal = target.path.split('/').filter(|part| !part.contains('{')).map(to_pascal_case).collect::<String>();
    let last = target.path.rsplit('/').next().unwrap_or_default();
    let variable = path_variables(last).next().map(|name| format!("By{}", to_pascal_case(name))).unwrap_or_default();
    format!("{}{literal}{variable}", target.method)
}

/// Drafts a document with all operations.
pub struct Drafter<'a> {
    options: Options<'a>,
    targets: Vec<Target<'a>>,
    schemas: DraftSchemas<'a>,
    paths: Map<String, Value>,
    tags: Vec<String>,
    token: bool,
    pub notes: Vec<String>,
}

impl<'a> Drafter<'a> {
    pub fn new(pages: &'a [Page], options: Options<'a>) -> Self {
        let mut notes = Vec::new();
        let targets = documented_operations(pages, options.api, &mut notes);
        let ids: Vec<String> = targets.iter().map(|target| target.id.clone()).collect();
        let schemas = DraftSchemas::new(targets.iter().map(|target| target.page).collect(), &ids, options);
        Self { options, targets, schemas, paths: Map::new(), tags: Vec::new(), token: false, notes }
    }

    pub fn draft_operations(&mut self) {
        for (index, target) in self.targets.iter().enumerate() {
            let tag = tag_of_path(&target.path);
            if !self.tags.contains(&tag) {
                self.tags.push(tag.clone());
            }
            let maker = OperationMaker {
                schemas: &self.schemas,
                index,
                target,
                tag: &tag,
                file: "",
                sentences: self.options.sentences,
            };
            self.token |= has_token(target.page);
            let operation = maker.draft_operation(&mut self.notes);
            let item = self.paths.entry(target.path.clone()).or_insert_with(|| json!({}));
            item[&target.method] = operation;
        }
    }

    pub fn draft_document(&mut self) -> Value {
        let schemas = self.schemas.draft_components();
        let components = map_without_nulls([
            ("securitySchemes", if self.token { json!({ "token": token_scheme() }) } else { Value::Null }),
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

/// Creates a root document without `paths`. Facts that pages do not state are placeholders.
pub fn document_head() -> Value {
    let server = json!([{
        "url": "https://{endpoint}",
        "variables": { "endpoint": { "default": "endpoint.invalid", "description": todo_text("where the API is") } },
    }]);
    map_without_nulls([("openapi", json!("3.0.3")), ("info", info_object()), ("servers", server)])
}

/// Creates a Tag Object with a placeholder for the description.
pub fn tag_object(name: &str) -> Value {
    json!({ "name": name, "description": todo_text("what these operations are about") })
}

/// Creates the Security Scheme Object for the header `X-Auth-Token`.
pub fn token_scheme() -> Value {
    json!({ "type": "apiKey", "in": "header", "name": "X-Auth-Token" })
}

/// Returns whether a page documents the request header `X-Auth-Token`.
pub fn has_token(page: &Page) -> bool {
    let is_token = |param: &Param| param.field.name.eq_ignore_ascii_case("x-auth-token");
    page.params.iter().any(|param| param.location == ParameterLocation::Header && is_token(param))
}

/// Drafts the Operation Object of a page.
pub struct OperationMaker<'a> {
    pub schemas: &'a DraftSchemas<'a>,
    /// The index of the page in the catalog.
    pub index: usize,
    pub target: &'a Target<'a>,
    pub tag: &'a str,
    /// The file that will contain the operation.
    pub file: &'a str,
    pub sentences: bool,
}

impl OperationMaker<'_> {
    pub fn draft_operation(&self, notes: &mut Vec<String>) -> Value {
        let page = self.target.page;
        let contradicted: Vec<u32> = find_contradictions(page).iter().map(|found| found.line).collect();
        let docs = page.url.as_ref().map_or(Value::Null, |url| json!({ "url": url }));
        let words: Vec<&str> = page.function.iter().map(|text| text.value.as_str()).collect();
        let described = self.sentences && !words.is_empty();
        let description =
            if described { json!(words.join("\n\n")) } else { todo_text("what it does, in your own words") };
        let title = page.title.as_ref().map_or_else(|| todo_text("what it is called"), |title| json!(title.value));
        let params = self.draft_params(notes);
        map_without_nulls([
            ("operationId", json!(self.target.id)),
            ("tags", json!([self.tag])),
            ("summary", title),
            ("description", description),
            ("externalDocs", docs),
            ("deprecated", if page.deprecated.is_some() { json!(true) } else { Value::Null }),
            ("security", if has_token(page) { json!([{ "token": [] }]) } else { json!([]) }),
            ("parameters", if params.is_empty() { Value::Null } else { Value::Array(params) }),
            ("requestBody", self.draft_request_body(&contradicted)),
            ("responses", self.draft_responses(&contradicted)),
        ])
    }

    fn draft_params(&self, notes: &mut Vec<String>) -> Vec<Value> {
        let (page, path) = (self.target.page, self.target.path.as_str());
        let mut names = HashSet::new();
        let mut params = Vec::new();
        for param in &page.params {
            let Param { location, field } = param;
            let name = field.name.trim_matches(['{', '}', '[', ']']).to_owned();
            let ours = ["content-type", "accept", "authorization", "x-auth-token"];
            let header = *location == ParameterLocation::Header && ours.contains(&name.to_ascii_lowercase().as_str());
            let stray = *location == ParameterLocation::Path && path_variables(path).all(|variable| variable != name);
            if stray {
                notes.push(format!("line {}: `{name}` is left out: it is not in the path", field.line));
            }
            // Names of header fields are case-insensitive.
            let identity =
                if *location == ParameterLocation::Header { name.to_ascii_lowercase() } else { name.clone() };
            if header || stray || name.is_empty() || !names.insert((*location, identity)) {
                continue;
            }
            params.push(self::parameter_object(param, self.sentences));
        }
        for variable in path_variables(path) {
            if names.insert((ParameterLocation::Path, variable.to_owned())) {
                params.push(json!({
                    "name": variable, "in": "path", "required": true,
                    "description": "TODO: the page has no row for it", "schema": { "type": "string" },
                }));
            }
        }
        params
    }

    fn draft_request_body(&self, contradicted: &[u32]) -> Value {
        let page = self.target.page;
        match &page.body {
            Some(body) => self.draft_body(page, body, contradicted),
            None if media::has_undescribed_body(page) => undescribed_body(page),
            None => Value::Null,
        }
    }

    fn draft_body(&self, page: &Page, body: &Body, contradicted: &[u32]) -> Value {
        let schema = self.schemas.body_schema(self.index, BodyAt::Request, body, self.file);
        let fitting: Vec<Example> = page
            .request_examples
            .iter()
            .filter(|example| !contradicted.contains(&example.line))
            .map(without_nulls)
            .collect();
        let fitting: Vec<&Example> = fitting.iter().collect();
        let required = body.fields.iter().any(|field| field.mandatory.value == Mandatory::Yes);
        let against: Vec<Value> = contradicted_values(&page.request_examples, contradicted);
        let doubt = if against.is_empty() {
            Value::Null
        } else {
            todo_text("the examples of the page do not fit its table; they are in x-page-examples")
        };
        map_without_nulls([
            ("description", doubt),
            ("required", if required { json!(true) } else { Value::Null }),
            ("content", content_of_body(page, &schema, &fitting)),
            ("x-page-examples", if against.is_empty() { Value::Null } else { Value::Array(against) }),
        ])
    }

    fn draft_responses(&self, contradicted: &[u32]) -> Value {
        let page = self.target.page;
        let rows = page.statuses.iter().map(|row| row.status);
        let heads = page.responses.iter().filter_map(|response| response.status);
        let mut statuses: Vec<u16> = rows.chain(heads).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let mut responses = Map::new();
        if statuses.is_empty() {
            let text = "TODO: the page names no status";
            responses
                .insert("200".to_owned(), self.draft_response(page, 200, page.responses.first(), contradicted, text));
        }
        let fails = statuses.iter().any(|status| (400..500).contains(status));
        for status in statuses {
            let text = page.statuses.iter().find(|row| row.status == status).map(|row| row.text.as_str());
            let documented = page.responses.iter().find(|response| response.status == Some(status));
            let text = text.filter(|text| !text.is_empty()).unwrap_or("TODO: what this status means");
            responses.insert(status.to_string(), self.draft_response(page, status, documented, contradicted, text));
        }
        if !fails {
            responses.insert("4XX".to_owned(), json!({ "description": "TODO: the page names no failure" }));
        }
        Value::Object(responses)
    }

    fn draft_response(
        &self,
        page: &Page,
        status: u16,
        documented: Option<&Response>,
        contradicted: &[u32],
        text: &str,
    ) -> Value {
        let examples: Vec<Example> =
            page.response_examples.iter().filter(|example| example.status.unwrap_or(200) == status).cloned().collect();
        let body = documented.and_then(|response| response.body.as_ref());
        let at = page
            .responses
            .iter()
            .position(|response| Some(response.line) == documented.map(|documented| documented.line));
        let schema =
            body.zip(at).map(|(body, at)| self.schemas.body_schema(self.index, BodyAt::Response(at), body, self.file));
        let mut content = map_without_nulls([("schema", schema.unwrap_or_default())]);
        let fitting: Vec<Example> =
            examples.iter().filter(|example| !contradicted.contains(&example.line)).map(without_nulls).collect();
        let fitting: Vec<&Example> = fitting.iter().collect();
        add_examples(&mut content, &fitting);
        let against = contradicted_values(&examples, contradicted);
        let doubt = if against.is_empty() {
            String::new()
        } else {
            "\n\nTODO: the page's example does not fit its table; it is in x-page-examples".to_owned()
        };
        let mut headers = Map::new();
        for field in documented.iter().flat_map(|response| &response.headers) {
            if !field.name.eq_ignore_ascii_case("content-type") {
                headers.insert(field.name.clone(), json!({ "schema": schema::param_schema(field) }));
            }
        }
        let empty = content.as_object().is_none_or(Map::is_empty);
        map_without_nulls([
            ("description", json!(format!("{text}{doubt}"))),
            ("headers", if headers.is_empty() { Value::Null } else { Value::Object(headers) }),
            ("content", if empty { Value::Null } else { json!({ "application/json": content }) }),
            ("x-page-examples", if against.is_empty() { Value::Null } else { Value::Array(against) }),
        ])
    }
}

/// Creates an Info Object with placeholders. Pages do not state its members, but linters require them.
fn info_object() -> Value {
    map_without_nulls([
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

/// Drafts a Parameter Object. If `sentences` is true, the page's sentences are the description.
pub fn parameter_object(param: &Param, sentences: bool) -> Value {
    let Param { location, field } = param;
    let in_path = *location == ParameterLocation::Path;
    map_without_nulls([
        ("name", json!(field.name.trim_matches(['{', '}', '[', ']']))),
        ("in", json!(location.name())),
        ("required", if in_path || field.mandatory.value == Mandatory::Yes { json!(true) } else { Value::Null }),
        ("deprecated", if field.deprecated { json!(true) } else { Value::Null }),
        ("description", draft_description(field, in_path, sentences)),
        ("schema", param_schema(field)),
    ])
}

/// Drafts the schema of a parameter. Array items without a type become strings, since parameters are sent as text.
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

fn draft_description(field: &Field, certain: bool, sentences: bool) -> Value {
    let unknown = field.mandatory.value == Mandatory::Unknown && !certain;
    let lost = if unknown { "TODO: the page does not say whether it must be given" } else { "" };
    let words: Vec<&str> = field.text.iter().map(|text| text.value.as_str()).collect();
    let words = if sentences { words.join("\n\n") } else { String::new() };
    let text = [words.as_str(), lost].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n");
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// Converts a path to a valid template: removes unpaired braces, and numbers variables that have the same name.
fn clean_path(path: &str) -> String {
    let mut seen = HashSet::new();
    let mut clean = String::new();
    let mut rest = path;
    while let Some(at) = rest.find(['{', '}']) {
        clean.push_str(&rest[..at]);
        let inner = rest[at..].strip_prefix('{');
        let end = inner.and_then(|inner| inner.find(['{', '}', '/'])).unwrap_or(0);
        let name = inner.filter(|inner| end > 0 && inner[end..].starts_with('}')).map(|inner| &inner[..end]);
        rest = &rest[at + 1..];
        if let Some(name) = name {
            let number = if seen.insert(name) { String::new() } else { format!("{}", seen.len() + 1) };
            clean.extend(["{", name, &number, "}"]);
            rest = &rest[end + 1..];
        }
    }
    clean + rest
}

/// Returns the tag of a path: its literal segments up to the version, without `apis`. The tag of `/apis/batch/v1/…` is
/// `batch/v1`, the tag of `/v3/…` is `v3`.
pub fn tag_of_path(path: &str) -> String {
    let literal: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && !part.contains('{')).collect();
    let version = |part: &&str| part.starts_with('v') && part[1..].starts_with(|c: char| c.is_ascii_digit());
    let end = literal.iter().position(version).map_or(1, |at| at + 1).min(literal.len());
    let start = usize::from(end > 1 && literal[0] == "apis");
    let tag = literal[start..end].join("/");
    if tag.is_empty() { "default".to_owned() } else { tag }
}

fn contradicted_values(examples: &[Example], contradicted: &[u32]) -> Vec<Value> {
    let against = examples.iter().filter(|example| contradicted.contains(&example.line));
    against.filter_map(|example| example.value.clone()).collect()
}

/// Drafts a request body that the page mentions without a table: any object, or any array if an example is an array.
fn undescribed_body(page: &Page) -> Value {
    let examples: Vec<&Example> = page.request_examples.iter().collect();
    let is_list = examples.iter().any(|example| matches!(example.value, Some(Value::Array(_))));
    let schema = if is_list { json!({ "type": "array", "items": {} }) } else { json!({ "type": "object" }) };
    map_without_nulls([
        ("description", todo_text("the page has no table of this body; describe its content")),
        ("required", json!(true)),
        ("content", content_of_body(page, &schema, &examples)),
    ])
}

/// Drafts the `content` of a request body, with the same schema and examples for all media types that the page states.
fn content_of_body(page: &Page, schema: &Value, examples: &[&Example]) -> Value {
    let mut content = map_without_nulls([("schema", schema.clone())]);
    add_examples(&mut content, examples);
    Value::Object(media::request_media_types(page).into_iter().map(|media| (media, content.clone())).collect())
}

/// Returns an example without members that are null. A null member is equivalent to an absent one, and the types in
/// tables do not allow null.
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

fn add_examples(content: &mut Value, examples: &[&Example]) {
    let values: Vec<&Value> = examples.iter().filter_map(|example| example.value.as_ref()).collect();
    match values.as_slice() {
        [] => {}
        [only] => content["example"] = (*only).clone(),
        several => {
            let named = several
                .iter()
                .enumerate()
                .map(|(index, value)| (format!("example{}", index + 1), json!({ "value": value })));
            content["examples"] = Value::Object(named.collect());
        }
    }
}
