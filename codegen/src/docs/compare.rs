//! A page against the operation that it documents: every fact that both state, and every one that only one has.
//!
//! What the page cannot say is not held against it: a lost cell, a limit or a default that only the spec has.

use std::collections::HashSet;

use serde_json::Value;

use super::{
    page::{Body, Field, Mandatory, Page},
    shape::{self, Shape},
    types::Type,
};
use crate::{
    ir::{Api, Content, Extensions, JsonType, Link, Location, Operation, Param, SecurityKind, Status},
    source::Span,
};

/// A difference between a page and the spec.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it is about, as `query/limit` or `response 200/StatusDetails/uid`.
    pub key: String,
    /// What kind of difference it is.
    pub what: What,
    /// What the page says; empty: nothing.
    pub page: String,
    /// What the spec, or the lock, says; empty: nothing.
    pub spec: String,
    /// The page's line.
    pub line: Option<u32>,
    /// Where the spec says it, or would have to.
    pub at: Option<Span>,
}

/// The kinds of differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// The page has it, the spec has not.
    Added,
    /// The spec has it, the page has not.
    Removed,
    /// The page has it under another name.
    Renamed,
    /// The type.
    Type,
    /// Whether it must be given.
    Mandatory,
    /// The default.
    Default,
    /// A length or range.
    Limit,
    /// The values it can take.
    Values,
    /// Method or path.
    Address,
}

/// An entry of `x-doc-discrepancy` on a node that was compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What the page says, in the spec's words.
    pub says: String,
    /// Why the spec says otherwise.
    pub reason: String,
    /// The node.
    pub at: Span,
    /// The differences that it explains.
    pub explains: Vec<Difference>,
}

/// What came of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Differences that nothing explains.
    pub differences: Vec<Difference>,
    /// The spec's notes, with what they explain. One that explains nothing is no longer true.
    pub notes: Vec<Note>,
    /// Parts of the page that were not compared field by field, because the spec has another object there.
    pub apart: Vec<String>,
    /// The keys that both sides have and that were compared.
    pub compared: HashSet<String>,
}

/// Compares a page with an operation.
#[must_use]
pub fn compare(page: &Page, api: &Api, operation: &Operation) -> Comparison {
    let mut walk = Walk { api, operation: &operation.id, out: Comparison::default(), visited: HashSet::new() };
    walk.operation(page, operation);
    walk.out
}

/// Whether a table says what a schema says, field by field; what the spec explains does not count.
pub(super) fn agrees(api: &Api, body: &Body, fields: &[Field], schema: &Link) -> bool {
    let shape = shape::shape(api, schema.schema);
    let object = shape.branches.is_empty() && !shape.properties.is_empty();
    if !object || !fields.iter().any(|field| shape.properties.contains_key(field.name.as_str())) {
        return false;
    }
    let mut walk = Walk { api, operation: "", out: Comparison::default(), visited: HashSet::new() };
    walk.object("body", fields, schema, Some(body));
    walk.out.differences.is_empty() && walk.out.apart.is_empty()
}

struct Walk<'a> {
    api: &'a Api,
    operation: &'a str,
    out: Comparison,
    /// Objects of the page and schemas of the spec that were compared already.
    visited: HashSet<(String, u32)>,
}

impl<'a> Walk<'a> {
    fn operation(&mut self, page: &Page, operation: &'a Operation) {
        self.enter(&operation.extensions, operation.at);
        self.address(page, operation);
        self.params(page, operation);
        self.body(page, operation);
        self.responses(page, operation);
    }

    /// Takes the notes of a node that is compared.
    fn enter(&mut self, extensions: &Extensions, at: Span) {
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

    /// Reports a difference, or puts it with the note that explains it: one on this very node.
    fn report(&mut self, difference: Difference) {
        let at = difference.at;
        let own = self.out.notes.iter_mut().find(|note| Some(note.at) == at);
        match own {
            Some(note) => note.explains.push(difference),
            None => self.out.differences.push(difference),
        }
    }

    fn differ(
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
        if method.value != operation.method || path.value != operation.path {
            let spec = format!("{} {}", operation.method.name(), operation.path);
            let said = format!("{} {}", method.value.name(), path.value);
            self.differ("address", What::Address, said, spec, Some(path.line), operation.path_at);
        }
    }

    fn params(&mut self, page: &Page, operation: &'a Operation) {
        let mut seen: Vec<(Location, &str)> = Vec::new();
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
                    spec.wire == field.name
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
            // Cookies have no table, a page may leave a variable of its path without a row, and headers without a table.
            let told = match spec.location {
                Location::Query => true,
                Location::Header => tells(page, Location::Header),
                Location::Path | Location::Cookie => false,
            };
            if told && !seen.iter().any(here) {
                let key = format!("{}/{}", spec.location.name(), spec.wire);
                let words = shape::shape(self.api, spec.schema.schema).words(self.api);
                self.differ(&key, What::Removed, "", words, None, spec.at);
            }
        }
    }

    /// Headers that OpenAPI has no parameters for: the media type, and what a security scheme sends.
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
        self.value(key, field, &spec.schema, None, spec.at);
    }

    fn mandatory(&mut self, key: &str, field: &Field, required: bool, at: Span) {
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
            (None, None) => {}
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
            if !statuses.is_empty() && statuses.iter().all(|(status, _)| *status != code) {
                self.differ(&key, What::Removed, "", code.to_string(), None, spec.at);
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

    /// A body's own table against its schema.
    fn root(&mut self, key: &str, body: &Body, link: &'a Link, at: Span) {
        let shape = shape::shape(self.api, link.schema);
        if let [only] = body.fields.as_slice()
            && only.name.starts_with('[')
        {
            self.value(&format!("{key}/{}", only.name), only, link, Some(body), at);
            return;
        }
        if !shape.branches.is_empty() {
            let best = self.best(&body.fields, &shape);
            let page = names(&body.fields);
            self.differ(key, What::Type, format!("one table ({page})"), shape.words(self.api), Some(body.line), at);
            match best {
                Some(link) => self.object(key, &body.fields, link, Some(body)),
                None => self.out.apart.push(key.to_owned()),
            }
            return;
        }
        if !alike(&body.fields, &shape) {
            let words = shape::title(self.api, link);
            let page = format!("a table of other fields ({})", names(&body.fields));
            self.differ(key, What::Type, page, words, Some(body.line), at);
            self.out.apart.push(key.to_owned());
            return;
        }
        self.object(key, &body.fields, link, Some(body));
    }

    /// The alternative that has most of these fields.
    fn best(&self, fields: &[Field], shape: &Shape<'a>) -> Option<&'a Link> {
        let fitting = shape.branches.iter().filter(|link| alike(fields, &shape::shape(self.api, link.schema)));
        let common = |link: &&&Link| {
            let properties = shape::shape(self.api, link.schema).properties;
            fields.iter().filter(|field| properties.contains_key(field.name.as_str())).count()
        };
        fitting.max_by_key(common).copied()
    }

    /// The rows of a table against the properties of a schema.
    fn object(&mut self, key: &str, fields: &[Field], link: &'a Link, body: Option<&Body>) {
        if !self.visited.insert((key.to_owned(), link.schema.0)) {
            return;
        }
        let shape = shape::shape(self.api, link.schema);
        let owner = self.api.schema(link.schema);
        shape.parts.iter().for_each(|part| self.enter(&part.extensions, part.at));
        for field in fields {
            let key = format!("{key}/{}", field.name);
            if is_placeholder(&field.name) {
                if let Some(link) = shape.additional {
                    self.value(&key, field, link, body, link.at);
                }
                continue;
            }
            match shape.properties.get(field.name.as_str()) {
                Some(link) => {
                    let required = shape.required.contains(field.name.as_str());
                    let at = self.place(link);
                    self.mandatory(&key, field, required, at);
                    self.value(&key, field, link, body, at);
                }
                None => self.differ(&key, What::Added, said(field), "", Some(field.line), owner.at),
            }
        }
        for (name, link) in &shape.properties {
            if fields.iter().all(|field| field.name != *name) {
                let at = self.place(link);
                let schema = self.api.schema(link.schema);
                self.enter(&schema.extensions, schema.at);
                let noted = self.out.notes.iter().any(|note| note.at == schema.at);
                let words = shape::shape(self.api, link.schema).words(self.api);
                self.differ(
                    &format!("{key}/{name}"),
                    What::Removed,
                    "",
                    words,
                    None,
                    if noted { schema.at } else { at },
                );
            }
        }
    }

    /// Where a property stands: an inline schema, or its `$ref`.
    fn place(&self, link: &Link) -> Span {
        if link.reference.is_some() { link.at } else { self.api.schema(link.schema).at }
    }

    /// Type, default, limits and values of a row.
    fn value(&mut self, key: &str, field: &Field, link: &'a Link, body: Option<&Body>, at: Span) {
        let shape = shape::shape(self.api, link.schema);
        let schema = self.api.schema(link.schema);
        self.enter(&schema.extensions, schema.at);
        let noted = self.out.notes.iter().any(|note| note.at == schema.at);
        let at = if noted { schema.at } else { at };
        self.out.compared.insert(key.to_owned());
        if let Some(ty) = &field.ty {
            self.ty(key, &ty.value, ty.line, link, body, at);
        }
        let core = self.core(&shape);
        if let Some(default) = &field.default {
            let known = shape.default.map(plain);
            if known.as_deref() != Some(default.value.as_str()) {
                self.differ(
                    key,
                    What::Default,
                    default.value.clone(),
                    known.unwrap_or_default(),
                    Some(default.line),
                    at,
                );
            }
        }
        let bounds = &shape.bounds;
        let length = |length: Option<u64>| length.map(serde_json::Number::from);
        let known = [
            bounds.minimum.clone(),
            bounds.maximum.clone(),
            length(bounds.min_length),
            length(bounds.max_length),
            length(bounds.min_items),
            length(bounds.max_items),
        ];
        for ((name, said), known) in field.limits.named().into_iter().zip(known) {
            if let Some(said) = said
                && known.as_ref().and_then(serde_json::Number::as_f64) != said.value.as_f64()
            {
                let words = |number: &serde_json::Number| format!("{name} {number}");
                let known = known.as_ref().map(words).unwrap_or_default();
                self.differ(key, What::Limit, words(&said.value), known, Some(said.line), at);
            }
        }
        self.values(key, field, &core, at);
    }

    /// The schema of the values: that of the items in an array.
    fn core(&self, shape: &Shape<'a>) -> Shape<'a> {
        let mut core = shape.clone();
        for _ in 0..4 {
            let Some(items) = core.items else { break };
            core = shape::shape(self.api, items.schema);
        }
        core
    }

    fn values(&mut self, key: &str, field: &Field, shape: &Shape<'a>, at: Span) {
        let Some(first) = field.values.first() else { return };
        let said: Vec<&str> = field.values.iter().map(|value| value.value.as_str()).collect();
        let known: Vec<String> =
            shape.values.unwrap_or_default().iter().filter(|value| !value.is_null()).map(plain).collect();
        let same = said.len() == known.len() && said.iter().all(|value| known.iter().any(|known| known == value));
        // `true` and `false` are no enumeration of a boolean.
        let boolean = shape.types.first() == Some(&JsonType::Boolean);
        if !same && !boolean {
            self.differ(key, What::Values, said.join(", "), known.join(", "), Some(first.line), at);
        }
    }

    fn ty(&mut self, key: &str, ty: &Type, row: u32, link: &'a Link, body: Option<&Body>, at: Span) {
        let shape = shape::shape(self.api, link.schema);
        if !shape.fits(self.api, ty) {
            self.differ(key, What::Type, ty.to_string(), shape.words(self.api), Some(row), at);
            return;
        }
        match ty {
            Type::Array(inner) => {
                if let Some(items) = shape.items {
                    self.ty(key, inner, row, items, body, at);
                }
            }
            Type::Map(inner) => {
                if let Some(values) = shape.additional {
                    self.ty(key, inner, row, values, body, at);
                }
            }
            Type::Named(name) => {
                let Some(object) = body.and_then(|body| body.object(name)) else { return };
                let root = key.split('/').next().unwrap_or(key);
                let key = format!("{root}/{name}");
                let link = if shape.branches.is_empty() { Some(link) } else { self.best(&object.fields, &shape) };
                if let Some(link) = link {
                    self.object(&key, &object.fields, link, body);
                } else {
                    self.out.apart.push(key);
                }
            }
            _ => {}
        }
    }
}

/// Whether the page has a table for this place: a page that has none says nothing about it.
fn tells(page: &Page, location: Location) -> bool {
    page.params.iter().any(|param| param.location == location)
}

/// The schema of a body: JSON's, or the first that there is.
fn schema(contents: &[Content]) -> Option<&Link> {
    let json = contents.iter().find(|content| content.media_type.contains("json"));
    json.or(contents.first()).and_then(|content| content.schema.as_ref())
}

fn media(contents: &[Content]) -> String {
    let types: Vec<&str> = contents.iter().map(|content| content.media_type.as_str()).collect();
    types.join(", ")
}

/// Whether a table and a schema are about the same object: half of all their names are in both; of few, one.
fn alike(fields: &[Field], shape: &Shape<'_>) -> bool {
    let common = fields.iter().filter(|field| shape.properties.contains_key(field.name.as_str())).count();
    let all = fields.len() + shape.properties.len() - common;
    let few = fields.len().max(shape.properties.len()) <= 3;
    common * 2 >= all || (few && common > 0) || fields.iter().all(|field| is_placeholder(&field.name))
}

/// `{customKey}` in the place of a name stands for any name.
pub(super) fn is_placeholder(name: &str) -> bool {
    (name.starts_with('{') && name.ends_with('}')) || (name.starts_with('<') && name.ends_with('>')) || name == "*"
}

/// What a row says, for a difference that the spec has nothing for.
pub(super) fn said(field: &Field) -> String {
    let ty = field.ty.as_ref().map_or_else(|| "no type".to_owned(), |ty| ty.value.to_string());
    match field.mandatory.value {
        Mandatory::Yes => format!("{ty}, mandatory"),
        Mandatory::No => format!("{ty}, optional"),
        Mandatory::Unknown | Mandatory::Unsaid => ty,
    }
}

fn names(fields: &[Field]) -> String {
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    names.join(", ")
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
