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
    pub(super) fn compare_body_table(&mut self, key: &str, body: &Body, schema_ref: &'a SchemaRef, at: Span) {
        let shape = merged_schema::merge_schema(self.api, schema_ref.schema);
        if let [only_field] = body.fields.as_slice()
            && only_field.name.starts_with('[')
        {
            self.compare_value(&format!("{key}/{}", only_field.name), only_field, schema_ref, Some(body), at);
            return;
        }
        if !shape.branches.is_empty() {
            let alternative = self.best_alternative(&body.fields, &shape);
            let page_fields = join_names(&body.fields);
            self.report_values(
                key,
                DifferenceKind::Type,
                format!("one table ({page_fields})"),
                shape.type_words(self.api),
                Some(body.line),
                at,
            );
            match alternative {
                // The difference between one table and several alternatives was already reported.
                Some(schema_ref) => self.compare_alternative(key, body, schema_ref),
                None => self.result.uncompared_keys.push(key.to_owned()),
            }
            return;
        }
        if !are_alike(&body.fields, &shape) {
            let schema_name = merged_schema::schema_title(self.api, schema_ref);
            let page_fields = format!("a table of other fields ({})", join_names(&body.fields));
            self.report_values(key, DifferenceKind::Type, page_fields, schema_name, Some(body.line), at);
            self.result.uncompared_keys.push(key.to_owned());
            return;
        }
        self.compare_object(key, &body.fields, schema_ref, Some(body));
    }

    /// Returns the alternative of `oneOf` or `anyOf` that describes the same object as `fields`. If there are several,
    /// returns the alternative with the most common names.
    fn best_alternative(&self, fields: &[Field], shape: &MergedSchema<'a>) -> Option<&'a SchemaRef> {
        let similar_alternatives = shape
            .branches
            .iter()
            .filter(|schema_ref| are_alike(fields, &merged_schema::merge_schema(self.api, schema_ref.schema)));
        let common_count = |schema_ref: &&&SchemaRef| {
            let properties = merged_schema::merge_schema(self.api, schema_ref.schema).properties;
            fields.iter().filter(|field| properties.contains_key(field.name.as_str())).count()
        };
        similar_alternatives.max_by_key(common_count).copied()
    }

    /// Compares a table with one alternative of `oneOf` or `anyOf`. A row without a property is reported as added. A
    /// property without a row is not reported, since the table may describe another alternative.
    fn compare_alternative(&mut self, key: &str, body: &Body, schema_ref: &'a SchemaRef) {
        let previous_count = self.result.differences.len();
        self.compare_object(key, &body.fields, schema_ref, Some(body));
        let key_prefix = format!("{key}/");
        let mut index = 0;
        self.result.differences.retain(|difference| {
            index += 1;
            index <= previous_count
                || difference.kind != DifferenceKind::Removed
                || !difference.key.starts_with(&key_prefix)
        });
    }

    /// Compares the rows of a table with the properties of a schema.
    pub(super) fn compare_object(
        &mut self,
        key: &str,
        fields: &[Field],
        schema_ref: &'a SchemaRef,
        body: Option<&Body>,
    ) {
        if !self.compared_tables.insert((key.to_owned(), schema_ref.schema.0)) {
            return;
        }
        let shape = merged_schema::merge_schema(self.api, schema_ref.schema);
        let object_schema = self.api.schema(schema_ref.schema);
        shape.parts.iter().for_each(|part| self.collect_notes(&part.extensions, part.at));
        for field in fields {
            let key = format!("{key}/{}", field.name);
            if is_placeholder(&field.name) {
                if let Some(schema_ref) = shape.additional {
                    self.compare_value(&key, field, schema_ref, body, schema_ref.at);
                }
                continue;
            }
            match shape.properties.get(field.name.as_str()) {
                Some(schema_ref) => {
                    let is_required = shape.required.contains(field.name.as_str());
                    let at = self.property_span(schema_ref);
                    let property_schema = self.api.schema(schema_ref.schema);
                    self.collect_notes(&property_schema.extensions, property_schema.at);
                    self.compare_mandatory(&key, field, is_required, at);
                    self.compare_deprecation(
                        &key,
                        field.deprecated.then_some(field.line),
                        property_schema.deprecated,
                        at,
                    );
                    self.compare_value(&key, field, schema_ref, body, at);
                }
                None => self.report_values(
                    &key,
                    DifferenceKind::Added,
                    page_statement(field),
                    "",
                    Some(field.line),
                    object_schema.at,
                ),
            }
        }
        for (name, schema_ref) in &shape.properties {
            self.declare(&format!("{key}/{name}"), DifferenceKind::Removed, self.property_span(schema_ref));
            if fields.iter().all(|field| field.name != *name) {
                let at = self.property_span(schema_ref);
                let property_schema = self.api.schema(schema_ref.schema);
                self.collect_notes(&property_schema.extensions, property_schema.at);
                let has_notes = self.result.notes.iter().any(|note| note.at == property_schema.at);
                let type_words = merged_schema::merge_schema(self.api, schema_ref.schema).type_words(self.api);
                self.report_values(
                    &format!("{key}/{name}"),
                    DifferenceKind::Removed,
                    "",
                    type_words,
                    None,
                    if has_notes { property_schema.at } else { at },
                );
            }
        }
    }

    /// Returns the span of a property's inline schema, or of its `$ref`.
    fn property_span(&self, schema_ref: &SchemaRef) -> Span {
        if schema_ref.reference.is_some() { schema_ref.at } else { self.api.schema(schema_ref.schema).at }
    }

    /// Compares the type, default, limits and allowed values of a row with a schema.
    pub(super) fn compare_value(
        &mut self,
        key: &str,
        field: &Field,
        schema_ref: &'a SchemaRef,
        body: Option<&Body>,
        at: Span,
    ) {
        let shape = merged_schema::merge_schema(self.api, schema_ref.schema);
        let schema = self.api.schema(schema_ref.schema);
        self.collect_notes(&schema.extensions, schema.at);
        let has_notes = self.result.notes.iter().any(|note| note.at == schema.at);
        let at = if has_notes { schema.at } else { at };
        self.result.compared_keys.insert(key.to_owned());
        if let Some(ty) = &field.ty {
            self.compare_type(key, &ty.value, ty.line, schema_ref, body, at);
        }
        let item_schema = self.item_schema(&shape);
        if let Some(default) = &field.default {
            let spec_default = shape.default.map(plain_text);
            // A sentence may state a server-side default, which the spec may also state only in its description.
            if spec_default.is_none() && field.default_in_words {
                self.result.defaults_in_words.insert(key.to_owned());
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
        if !item_schema.properties.is_empty() || !item_schema.branches.is_empty() {
            self.declare(key, DifferenceKind::Added, at);
        }
        if shape.default.is_some() {
            self.declare(key, DifferenceKind::Default, at);
        }
        if item_schema.values.is_some() {
            self.declare(key, DifferenceKind::Values, at);
        }
        let bounds = &shape.bounds;
        let to_number = |length: Option<u64>| length.map(serde_json::Number::from);
        let spec_limits = [
            bounds.minimum.clone(),
            bounds.maximum.clone(),
            to_number(bounds.min_length),
            to_number(bounds.max_length),
            to_number(bounds.min_items),
            to_number(bounds.max_items),
        ];
        for ((name, page_limit), spec_limit) in field.limits.named_limits().into_iter().zip(spec_limits) {
            if spec_limit.is_some() {
                self.declare(&format!("{key} {name}"), DifferenceKind::Limit, at);
            }
            if let Some(page_limit) = page_limit
                && spec_limit.as_ref().and_then(serde_json::Number::as_f64) != page_limit.value.as_f64()
            {
                let limit_text = |number: &serde_json::Number| format!("{name} {number}");
                let spec_text = spec_limit.as_ref().map(limit_text).unwrap_or_default();
                let page_text = limit_text(&page_limit.value);
                self.report_values(key, DifferenceKind::Limit, page_text, spec_text, Some(page_limit.line), at);
            }
        }
        self.compare_values(key, field, &item_schema, at);
    }

    /// Records where the spec declares a fact, so that a removal of the fact from the page can be reported with a
    /// position in the spec.
    pub(super) fn declare(&mut self, key: &str, kind: DifferenceKind, at: Span) {
        self.result.declared.insert((key.to_owned(), kind), at);
    }

    /// Returns the innermost item schema of nested arrays; `shape` itself if it is not an array.
    fn item_schema(&self, shape: &MergedSchema<'a>) -> MergedSchema<'a> {
        let mut inner_schema = shape.clone();
        for _ in 0..4 {
            let Some(items) = inner_schema.items else { break };
            inner_schema = merged_schema::merge_schema(self.api, items.schema);
        }
        inner_schema
    }

    /// Compares the allowed values of a row with those of a schema, in any order.
    fn compare_values(&mut self, key: &str, field: &Field, shape: &MergedSchema<'a>, at: Span) {
        let Some(first_value) = field.values.first() else { return };
        let page_values: Vec<&str> = field.values.iter().map(|value| value.value.as_str()).collect();
        let spec_values: Vec<String> =
            shape.values.unwrap_or_default().iter().filter(|value| !value.is_null()).map(plain_text).collect();
        let has_same_values = page_values.len() == spec_values.len()
            && page_values.iter().all(|value| spec_values.iter().any(|known| known == value));
        // The values `true` and `false` of a boolean are not an enumeration.
        let is_boolean_word = |value: &&str| ["true", "false", "0", "1"].contains(&value.to_ascii_lowercase().as_str());
        let is_boolean = shape.types.first() == Some(&JsonType::Boolean) && page_values.iter().all(is_boolean_word);
        if !has_same_values && !is_boolean {
            let (page_text, spec_text) = (page_values.join(", "), spec_values.join(", "));
            self.report_values(key, DifferenceKind::Values, page_text, spec_text, Some(first_value.line), at);
        }
    }

    /// Compares a type of the page with a schema, including items of arrays and named objects. `line` is the line
    /// number of the type in the page.
    fn compare_type(
        &mut self,
        key: &str,
        ty: &PageType,
        line: u32,
        schema_ref: &'a SchemaRef,
        body: Option<&Body>,
        at: Span,
    ) {
        let shape = merged_schema::merge_schema(self.api, schema_ref.schema);
        if !shape.fits_page_type(self.api, ty) {
            self.report_values(key, DifferenceKind::Type, ty.to_string(), shape.type_words(self.api), Some(line), at);
            return;
        }
        match ty {
            PageType::Array(inner) => {
                if let Some(items) = shape.items {
                    self.compare_type(key, inner, line, items, body, at);
                }
            }
            PageType::Map(inner) => {
                if let Some(values) = shape.additional {
                    self.compare_type(key, inner, line, values, body, at);
                }
            }
            PageType::Named(name) => {
                let Some(object) = body.and_then(|body| body.object_named(name)) else { return };
                let key_root = key.split('/').next().unwrap_or(key);
                let key = format!("{key_root}/{name}");
                let schema_ref = if shape.branches.is_empty() {
                    Some(schema_ref)
                } else {
                    self.best_alternative(&object.fields, &shape)
                };
                if let Some(schema_ref) = schema_ref {
                    self.compare_object(&key, &object.fields, schema_ref, body);
                } else {
                    self.result.uncompared_keys.push(key);
                }
            }
            _ => {}
        }
    }
}
