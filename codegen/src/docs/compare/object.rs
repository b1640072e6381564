//! Compares tables with schemas: rows, types, defaults, limits, values.

use super::{
    super::{
        page::{Body, Field},
        shape::{self, Shape},
        types::Type,
    },
    Walk, What, alike, is_placeholder, names, plain, said,
};
use crate::{
    ir::{JsonType, Link},
    source::Span,
};

impl<'a> Walk<'a> {
    /// Compares the table of a body with its schema.
    pub(super) fn root(&mut self, key: &str, body: &Body, link: &'a Link, at: Span) {
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
                // Members that only the alternative has are not in any table of the page, which was already reported.
                Some(link) => self.alternative(key, body, link),
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

    /// Returns the alternative with most of these fields.
    fn best(&self, fields: &[Field], shape: &Shape<'a>) -> Option<&'a Link> {
        let fitting = shape.branches.iter().filter(|link| alike(fields, &shape::shape(self.api, link.schema)));
        let common = |link: &&&Link| {
            let properties = shape::shape(self.api, link.schema).properties;
            fields.iter().filter(|field| properties.contains_key(field.name.as_str())).count()
        };
        fitting.max_by_key(common).copied()
    }

    /// Compares a table with one of several alternatives. Rows that the alternative does not have are added; missing
    /// rows are ignored.
    fn alternative(&mut self, key: &str, body: &Body, link: &'a Link) {
        let before = self.out.differences.len();
        self.object(key, &body.fields, link, Some(body));
        let own = format!("{key}/");
        let mut index = 0;
        self.out.differences.retain(|difference| {
            index += 1;
            index <= before || difference.what != What::Removed || !difference.key.starts_with(&own)
        });
    }

    /// Compares the rows of a table with the properties of a schema.
    pub(super) fn object(&mut self, key: &str, fields: &[Field], link: &'a Link, body: Option<&Body>) {
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
                    let schema = self.api.schema(link.schema);
                    self.enter(&schema.extensions, schema.at);
                    self.mandatory(&key, field, required, at);
                    self.deprecated(&key, field, schema.deprecated, at);
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

    /// Returns the span of a property: that of its inline schema, or of its `$ref`.
    fn place(&self, link: &Link) -> Span {
        if link.reference.is_some() { link.at } else { self.api.schema(link.schema).at }
    }

    /// Compares the type, default, limits and values of a row.
    pub(super) fn value(&mut self, key: &str, field: &Field, link: &'a Link, body: Option<&Body>, at: Span) {
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
            // A sentence may state a default of the server that the spec also states in words.
            if known.is_none() && field.default_in_words {
                self.out.told.insert(key.to_owned());
            } else if known.as_deref() != Some(default.value.as_str()) {
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

    /// Returns the schema of the values: for an array, that of its items.
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
        // `true` and `false` are not an enumeration for a boolean.
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
