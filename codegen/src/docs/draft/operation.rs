//! Operations of a draft: paths, parameters, bodies, responses.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::{
    Options, object, pascal,
    schema::{self, Schemas, Side},
    todo,
};
use crate::{
    docs::{
        contradiction::contradictions,
        page::{Body, Example, Field, Mandatory, Page, Param, Response},
        resolve::variables,
    },
    ir::Location,
};

/// A document that grows page by page.
pub struct Drafter<'a> {
    options: Options<'a>,
    schemas: Schemas<'a>,
    paths: Map<String, Value>,
    tags: Vec<String>,
    ids: HashSet<String>,
    token: bool,
    pub notes: Vec<String>,
}

impl<'a> Drafter<'a> {
    pub fn new(options: Options<'a>) -> Self {
        let schemas = Schemas::new(options);
        Self {
            options,
            schemas,
            paths: Map::new(),
            tags: Vec::new(),
            ids: HashSet::new(),
            token: false,
            notes: Vec::new(),
        }
    }

    pub fn page(&mut self, page: &Page) {
        let title = page.title.as_ref().map_or("a page without a title", |title| title.value.as_str());
        let (Some(method), Some(path)) = (&page.method, &page.path) else {
            self.notes.push(format!("`{title}` is left out: no line with a method and a path is on the page"));
            return;
        };
        let method = method.value.name().to_ascii_lowercase();
        let path = clean_path(&path.value);
        if self.paths.get(&path).is_some_and(|item| item.get(&method).is_some()) {
            self.notes.push(format!("`{title}` is left out: another page has {method} {path} already"));
            return;
        }
        let operation = self.operation(page, &method, &path);
        let item = self.paths.entry(path).or_insert_with(|| json!({}));
        item[method] = operation;
    }

    fn operation(&mut self, page: &Page, method: &str, path: &str) -> Value {
        let id = self.id(page, method, path);
        let tag = tag(path);
        if !self.tags.contains(&tag) {
            self.tags.push(tag.clone());
        }
        let contradicted: Vec<u32> = contradictions(page).iter().map(|found| found.line).collect();
        let token = page
            .params
            .iter()
            .any(|param| param.location == Location::Header && param.field.name.eq_ignore_ascii_case("x-auth-token"));
        self.token |= token;
        let docs = page.url.as_ref().map_or(Value::Null, |url| json!({ "url": url }));
        let words: Vec<&str> = page.function.iter().map(|text| text.value.as_str()).collect();
        let described = self.options.sentences && !words.is_empty();
        let description = if described { json!(words.join("\n\n")) } else { todo("what it does, in your own words") };
        let title = page.title.as_ref().map_or_else(|| todo("what it is called"), |title| json!(title.value));
        let params = self.params(page, path);
        let body = page.body.as_ref().map_or(Value::Null, |body| self.body(page, body, &id, &contradicted));
        object([
            ("operationId", json!(id)),
            ("tags", json!([tag])),
            ("summary", title),
            ("description", description),
            ("externalDocs", docs),
            ("security", if token { json!([{ "token": [] }]) } else { json!([]) }),
            ("parameters", if params.is_empty() { Value::Null } else { Value::Array(params) }),
            ("requestBody", body),
            ("responses", self.responses(page, &id, &contradicted)),
        ])
    }

    /// The page's id, or one made from method and path.
    fn id(&mut self, page: &Page, method: &str, path: &str) -> String {
        let literal = path.split('/').filter(|part| !part.contains('{')).map(pascal).collect::<String>();
        let made = || format!("{method}{literal}");
        let id = page.operation_id.as_ref().map_or_else(made, |id| id.value.clone());
        let mut unique = id.clone();
        let mut number = 2;
        while !self.ids.insert(unique.clone()) {
            unique = format!("{id}{number}");
            number += 1;
        }
        unique
    }

    fn params(&mut self, page: &Page, path: &str) -> Vec<Value> {
        let mut names = HashSet::new();
        let mut params = Vec::new();
        for param in &page.params {
            let Param { location, field } = param;
            let name = field.name.trim_matches(['{', '}', '[', ']']).to_owned();
            let ours = ["content-type", "accept", "authorization", "x-auth-token"];
            let header = *location == Location::Header && ours.contains(&name.to_ascii_lowercase().as_str());
            let stray = *location == Location::Path && variables(path).all(|variable| variable != name);
            if stray {
                self.notes.push(format!("line {}: `{name}` is left out: it is not in the path", field.line));
            }
            if header || stray || name.is_empty() || !names.insert((*location, name.clone())) {
                continue;
            }
            params.push(self::param(param, self.options.sentences));
        }
        for variable in variables(path) {
            if !names.contains(&(Location::Path, variable.to_owned())) {
                params.push(json!({
                    "name": variable, "in": "path", "required": true,
                    "description": "TODO: the page has no row for it", "schema": { "type": "string" },
                }));
            }
        }
        params
    }

    fn body(&mut self, page: &Page, body: &Body, id: &str, contradicted: &[u32]) -> Value {
        let schema = self.schemas.body(body, &Side { operation: pascal(id), request: true, status: None });
        let said = page.params.iter().find(|param| param.field.name.eq_ignore_ascii_case("content-type"));
        let said = said.and_then(|param| param.field.default.as_ref()).map(|default| default.value.clone());
        let media = match (body.form, said) {
            (_, Some(media)) if media.contains('/') => media,
            (true, _) => "multipart/form-data".to_owned(),
            _ => "application/json".to_owned(),
        };
        let mut content = object([("schema", schema)]);
        let fitting: Vec<&Example> =
            page.request_examples.iter().filter(|example| !contradicted.contains(&example.line)).collect();
        add_examples(&mut content, &fitting);
        let required = body.fields.iter().any(|field| field.mandatory.value == Mandatory::Yes);
        let against: Vec<Value> = values(&page.request_examples, contradicted);
        let doubt = if against.is_empty() {
            Value::Null
        } else {
            todo("the examples of the page do not fit its table; they are in x-page-examples")
        };
        object([
            ("description", doubt),
            ("required", if required { json!(true) } else { Value::Null }),
            ("content", json!({ media: content })),
            ("x-page-examples", if against.is_empty() { Value::Null } else { Value::Array(against) }),
        ])
    }

    fn responses(&mut self, page: &Page, id: &str, contradicted: &[u32]) -> Value {
        let rows = page.statuses.iter().map(|row| row.status);
        let heads = page.responses.iter().filter_map(|response| response.status);
        let mut statuses: Vec<u16> = rows.chain(heads).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let mut responses = Map::new();
        if statuses.is_empty() {
            let text = "TODO: the page names no status";
            responses
                .insert("200".to_owned(), self.response(page, 200, page.responses.first(), id, contradicted, text));
        }
        let fails = statuses.iter().any(|status| (400..500).contains(status));
        for status in statuses {
            let text = page.statuses.iter().find(|row| row.status == status).map(|row| row.text.as_str());
            let told = page.responses.iter().find(|response| response.status == Some(status));
            let text = text.filter(|text| !text.is_empty()).unwrap_or("TODO: what this status means");
            responses.insert(status.to_string(), self.response(page, status, told, id, contradicted, text));
        }
        if !fails {
            responses.insert("4XX".to_owned(), json!({ "description": "TODO: the page names no failure" }));
        }
        Value::Object(responses)
    }

    fn response(
        &mut self,
        page: &Page,
        status: u16,
        told: Option<&Response>,
        id: &str,
        contradicted: &[u32],
        text: &str,
    ) -> Value {
        let examples: Vec<Example> =
            page.response_examples.iter().filter(|example| example.status.unwrap_or(200) == status).cloned().collect();
        let body = told.and_then(|response| response.body.as_ref());
        let side = Side { operation: pascal(id), request: false, status: Some(status) };
        let mut content = object([("schema", body.map_or(Value::Null, |body| self.schemas.body(body, &side)))]);
        let fitting: Vec<&Example> = examples.iter().filter(|example| !contradicted.contains(&example.line)).collect();
        add_examples(&mut content, &fitting);
        let against = values(&examples, contradicted);
        let doubt = if against.is_empty() {
            String::new()
        } else {
            "\n\nTODO: the page's example does not fit its table; it is in x-page-examples".to_owned()
        };
        let mut headers = Map::new();
        for field in told.iter().flat_map(|response| &response.headers) {
            if !field.name.eq_ignore_ascii_case("content-type") {
                headers.insert(field.name.clone(), json!({ "schema": schema::field(field) }));
            }
        }
        let empty = content.as_object().is_none_or(Map::is_empty);
        object([
            ("description", json!(format!("{text}{doubt}"))),
            ("headers", if headers.is_empty() { Value::Null } else { Value::Object(headers) }),
            ("content", if empty { Value::Null } else { json!({ "application/json": content }) }),
            ("x-page-examples", if against.is_empty() { Value::Null } else { Value::Array(against) }),
        ])
    }

    pub fn document(&mut self) -> Value {
        let scheme = json!({ "token": { "type": "apiKey", "in": "header", "name": "X-Auth-Token" } });
        let schemas = self.schemas.take();
        let components = object([
            ("securitySchemes", if self.token { scheme } else { Value::Null }),
            ("schemas", if schemas.is_empty() { Value::Null } else { Value::Object(schemas) }),
        ]);
        let tags: Vec<Value> = self
            .tags
            .iter()
            .map(|tag| json!({ "name": tag, "description": todo("what these operations are about") }))
            .collect();
        let server = json!([{
            "url": "https://{endpoint}",
            "variables": { "endpoint": { "default": "endpoint.invalid", "description": todo("where the API is") } },
        }]);
        object([
            ("openapi", json!("3.0.3")),
            ("info", info()),
            ("servers", server),
            ("tags", Value::Array(tags)),
            ("paths", Value::Object(std::mem::take(&mut self.paths))),
            ("components", if components.as_object().is_some_and(Map::is_empty) { Value::Null } else { components }),
        ])
    }
}

/// What no page says, and every linter asks for.
fn info() -> Value {
    object([
        ("title", todo("what the API is called")),
        ("version", json!("0.0.0")),
        ("description", todo("what the API is for")),
        ("contact", json!({ "name": todo("who answers questions") })),
        (
            "license",
            json!({ "name": todo("under which licence this description is"), "url": "https://license.invalid" }),
        ),
    ])
}

/// A Parameter Object.
pub fn param(param: &Param, sentences: bool) -> Value {
    let Param { location, field } = param;
    let in_path = *location == Location::Path;
    object([
        ("name", json!(field.name.trim_matches(['{', '}', '[', ']']))),
        ("in", json!(location.name())),
        ("required", if in_path || field.mandatory.value == Mandatory::Yes { json!(true) } else { Value::Null }),
        ("deprecated", if field.deprecated { json!(true) } else { Value::Null }),
        ("description", description(field, in_path, sentences)),
        ("schema", schema::field(field)),
    ])
}

fn description(field: &Field, certain: bool, sentences: bool) -> Value {
    let unknown = field.mandatory.value == Mandatory::Unknown && !certain;
    let lost = if unknown { "TODO: the page does not say whether it must be given" } else { "" };
    let words: Vec<&str> = field.text.iter().map(|text| text.value.as_str()).collect();
    let words = if sentences { words.join("\n\n") } else { String::new() };
    let text = [words.as_str(), lost].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n");
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// A path whose braces are all those of variables, each with a name of its own, as a template must have it.
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

/// `batch/v1` for `/apis/batch/v1/…`, `v3` for `/v3/…`: the literal parts up to the version.
fn tag(path: &str) -> String {
    let literal: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && !part.contains('{')).collect();
    let version = |part: &&str| part.starts_with('v') && part[1..].starts_with(|c: char| c.is_ascii_digit());
    let end = literal.iter().position(version).map_or(1, |at| at + 1).min(literal.len());
    let start = usize::from(end > 1 && literal[0] == "apis");
    let tag = literal[start..end].join("/");
    if tag.is_empty() { "default".to_owned() } else { tag }
}

fn values(examples: &[Example], contradicted: &[u32]) -> Vec<Value> {
    let against = examples.iter().filter(|example| contradicted.contains(&example.line));
    against.filter_map(|example| example.value.clone()).collect()
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
