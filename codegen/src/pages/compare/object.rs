//! Compares tables with schemas: rows, types, defaults, limits and allowed values.

use super::{
    super::{
        merged_schema::{self, MergedSchema},
        page::{Body, Field},
        types::PageType,
    },
    DifferenceKind, PageComparison, are_alike, is_placeholder, join_names, page_statement, plain_text,
};
use crate::{
    ir::{JsonType, SchemaRef},
    source::Span,
};

impl<'a> PageComparison<'a> {
    /// Compares the table of a body with the body's schema in the spec.
    pub(super) fn compare_body_table(&mut self, key: &str, body: &Body, link: &'a SchemaRef, at: Span) {
        let shape = merged_schema::merge_schema(self.api, link.schema);
        if let [only] = body.fields.as_slice()
            && only.name.starts_with('[')
        {
            self.compare_value(&format!("{key}/{}", only.name), only, link, Some(body), at);
            return;
        }
        if !shape.branches.is_empty() {
            let best = self.best_alternative(&body.fields, &shape);
            let page = join_names(&body.fields);
            self.report_values(
                key,
                DifferenceKind::Type,
                format!("one table ({page})"),
                shape.type_words(self.api),
                Some(body.line),
                at,
            );
            match best {
                // The difference between one table and several alternatives was already reported.
                Some(link) => self.compare_alternative(key, body, link),
                None => self.out.apart.push(key.to_owned()),
            }
            return;
        }
        if !are_alike(&body.fields, &shape) {
            let words = merged_schema::schema_title(self.api, link);
            let page = format!("a table of other fields ({})", join_names(&body.fields));
            self.report_values(key, DifferenceKind::Type, page, words, Some(body.line), at);
            self.out.apart.push(key.to_owned());
            return;
        }
        self.compare_object(key, &body.fields, link, Some(body));
    }

    /// Returns the alternative of `oneOf` or `anyOf` that has the most of `fields` and describes the same object.
    fn best_alternative(&self, fields: &[Field], shape: &MergedSchema<'a>) -> Option<&'a SchemaRef> {
        let fitting =
            shape.branches.iter().filter(|link| are_alike(fields, &merged_schema::merge_schema(self.api, link.schema)));
        let common = |link: &&&SchemaRef| {
            let properties = merged_schema::merge_schema(self.api, link.schema).properties;
            fields.iter().filter(|field| properties.contains_key(field.name.as_str())).count()
        };
        fitting.max_by_key(common).copied()
    }

    /// Compares a table with one of several alternatives. Rows without a property are reported as added; properties
    /// without a row are not reported.
    fn compare_alternative(&mut self, key: &str, body: &Body, link: &'a SchemaRef) {
        let before = self.out.differences.len();
        self.compare_object(key, &body.fields, link, Some(body));
        let own = format!("{key}/");
        let mut index = 0;
        self.out.differences.retain(|difference| {
            index += 1;
            index <= before || difference.what != DifferenceKind::Removed || !difference.key.starts_with(&own)
        });
    }

    /// Compares the rows of a table with the properties of a schema.
    pub(super) fn compare_object(&mut self, key: &str, fields: &[Field], link: &'a SchemaRef, body: Option<&Body>) {
        if !self.visited.insert((key.to_owned(), link.schema.0)) {
            return;
        }
        let shape = merged_schema::merge_schema(self.api, link.schema);
        let owner = self.api.schema(link.schema);
        shape.parts.iter().for_each(|part| self.collect_notes(&part.extensions, part.at));
        for field in fields {
            let key = format!("{key}/{}", field.name);
            if is_placeholder(&field.name) {
                if let Some(link) = shape.additional {
                    self.compare_value(&key, field, link, body, link.at);
                }
                continue;
            }
            match shape.properties.get(field.name.as_str()) {
                Some(link) => {
                    let required = shape.required.contains(field.name.as_str());
                    let at = self.property_span(link);
                    let schema = self.api.schema(link.schema);
                    self.collect_notes(&schema.extensions, schema.at);
                    self.compare_mandatory(&key, field, required, at);
                    self.compare_deprecation(&key, field.deprecated.then_some(field.line), schema.deprecated, at);
                    self.compare_value(&key, field, link, body, at);
                }
                None => self.report_values(
                    &key,
                    DifferenceKind::Added,
                    page_statement(field),
                    "",
                    Some(field.line),
                    owner.at,
                ),
            }
        }
        for (name, link) in &shape.properties {
            self.declare(&format!("{key}/{name}"), DifferenceKind::Removed, self.property_span(link));
            if fields.iter().all(|field| field.name != *name) {
                let at = self.property_span(link);
                let schema = self.api.schema(link.schema);
                self.collect_notes(&schema.extensions, schema.at);
                let noted = self.out.notes.iter().any(|note| note.at == schema.at);
                let words = merged_schema::merge_schema(self.api, link.schema).type_words(self.api);
                self.report_values(
                    &format!("{key}/{name}"),
                    DifferenceKind::Removed,
                    "",
                    words,
                    None,
                    if noted { schema.at } else { at },
                );
            }
        }
    }

    /// Returns the span of a property's inline schema, or of its `$ref`.
    fn property_span(&self, link: &SchemaRef) -> Span {
        if link.reference.is_some() { link.at } else { self.api.schema(link.schema).at }
    }

    /// Compares the type, default, limits and allowed values of a row with a schema.
    pub(super) fn compare_value(
        &mut self,
        key: &str,
        field: &Field,
        link: &'a SchemaRef,
        body: Option<&Body>,
        at: Span,
    ) {
        let shape = merged_schema::merge_schema(self.api, link.schema);
        let schema = self.api.schema(link.schema);
        self.collect_notes(&schema.extensions, schema.at);
        let noted = self.out.notes.iter().any(|note| note.at == schema.at);
        let at = if noted { schema.at } else { at };
        self.out.compared.insert(key.to_owned());
        if let Some(ty) = &field.ty {
            self.compare_type(key, &ty.value, ty.line, link, body, at);
        }
        let core = self.item_schema(&shape);
        if let Some(default) = &field.default {
            let spec_default = shape.default.map(plain_text);
            // A sentence may state a server-side default, which the spec may also state only in its description.
            if spec_default.is_none() && field.default_in_words {
                self.out.defaults_in_words.insert(key.to_owned());
            } else if spec_default.as_deref() != Some(default.value.as_str()) {
                self.report_values(
                    key,
                    DifferenceKind::Default,
                    default.value.clone(),
                    spec_default.unwrap_or_default(),
                    Some(default.line),
                    at,
                );
            }
        }
        if !core.properties.is_empty() || !core.branches.is_empty() {
            self.declare(key, DifferenceKind::Added, at);
        }
        if shape.default.is_some() {
            self.declare(key, DifferenceKind::Default, at);
        }
        if core.values.is_some() {
            self.declare(key, DifferenceKind::Values, at);
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
        for ((name, stated), known) in field.limits.named_limits().into_iter().zip(known) {
            if known.is_some() {
                self.declare(&format!("{key} {name}"), DifferenceKind::Limit, at);
            }
            if let Some(stated) = stated
                && known.as_ref().and_then(serde_json::Number::as_f64) != stated.value.as_f64()
            {
                let words = |number: &serde_json::Number| format!("{name} {number}");
                let known = known.as_ref().map(words).unwrap_or_default();
                self.report_values(key, DifferenceKind::Limit, words(&stated.value), known, Some(stated.line), at);
            }
        }
        self.compare_values(key, field, &core, at);
    }

    /// Records where the spec declares a fact. This is used for facts that the page no longer states.
    pub(super) fn declare(&mut self, key: &str, what: DifferenceKind, at: Span) {
        self.out.declared.insert((key.to_owned(), what), at);
    }

    /// Returns the schema of the items within arrays, or `shape` itself if it is not an array.
    fn item_schema(&self, shape: &MergedSchema<'a>) -> MergedSchema<'a> {
        let mut core = shape.clone();
        for _ in 0..4 {
            let Some(items) = core.items else { break };
            core = merged_schema::merge_schema(self.api, items.schema);
        }
        core
    }

    fn compare_values(&mut self, key: &str, field: &Field, shape: &MergedSchema<'a>, at: Span) {
        let Some(first) = field.values.first() else { return };
        let stated: Vec<&str> = field.values.iter().map(|value| value.value.as_str()).collect();
        let known: Vec<String> =
            shape.values.unwrap_or_default().iter().filter(|value| !value.is_null()).map(plain_text).collect();
        let same = stated.len() == known.len() && stated.iter().all(|value| known.iter().any(|known| known == value));
        // The values `true` and `false` of a boolean are not an enumeration.
        let is_flag = |value: &&str| ["true", "false", "0", "1"].contains(&value.to_ascii_lowercase().as_str());
        let boolean = shape.types.first() == Some(&JsonType::Boolean) && stated.iter().all(is_flag);
        if !same && !boolean {
            self.report_values(key, DifferenceKind::Values, stated.join(", "), known.join(", "), Some(first.line), at);
        }
    }

    fn compare_type(&mut self, key: &str, ty: &PageType, row: u32, link: &'a SchemaRef, body: Option<&Body>, at: Span) {
        let shape = merged_schema::merge_schema(self.api, link.schema);
        if !shape.fits_page_type(self.api, ty) {
            self.report_values(key, DifferenceKind::Type, ty.to_string(), shape.type_words(self.api), Some(row), at);
            return;
        }
        match ty {
            PageType::Array(inner) => {
                if let Some(items) = shape.items {
                    self.compare_type(key, inner, row, items, body, at);
                }
            }
            PageType::Map(inner) => {
                if let Some(values) = shape.additional {
                    self.compare_type(key, inner, row, values, body, at);
                }
            }
            PageType::Named(name) => {
                let Some(object) = body.and_then(|body| body.object_named(name)) else { return };
                let root = key.split('/').next().unwrap_or(key);
                let key = format!("{root}/{name}");
                let link =
                    if shape.branches.is_empty() { Some(link) } else { self.best_alternative(&object.fields, &shape) };
                if let Some(link) = link {
                    self.compare_object(&key, &object.fields, link, body);
                } else {
                    self.out.apart.push(key);
                }
            }
            _ => {}
        }
    }
}
