//! Compares the tables of a documentation page with schemas of the spec: each row with the property of the same name.

use super::{
    super::{
        merged_schema::{self, MergedSchema},
        page::{Body, Field},
        types::PageType,
    },
    DifferenceKind, PageComparison, describe_field, is_placeholder, is_same_object, join_names, plain_text,
};
use crate::{
    ir::{JsonType, SchemaRef},
    source::Span,
};

impl<'a> PageComparison<'a> {
    /// Compares the table of a request or response body with the schema of this body in the spec.
    pub(super) fn compare_body_table(&mut self, key: &str, body: &Body, schema_ref: &'a SchemaRef, span: Span) {
        let merged = merged_schema::merge_schema(self.api, schema_ref.schema);
        if let [only_field] = body.fields.as_slice()
            && only_field.name.starts_with('[')
        {
            self.compare_value(&format!("{key}/{}", only_field.name), only_field, schema_ref, Some(body), span);
            return;
        }
        if !merged.alternatives.is_empty() {
            let alternative = self.best_alternative(&body.fields, &merged);
            let page_fields = join_names(&body.fields);
            self.report_values(
                key,
                DifferenceKind::Type,
                format!("one table ({page_fields})"),
                merged.describe_type(self.api),
                Some(body.line),
                span,
            );
            match alternative {
                // The difference between one table and several alternatives was already reported.
                Some(schema_ref) => self.compare_alternative(key, body, schema_ref),
                None => self.result.uncompared_keys.push(key.to_owned()),
            }
            return;
        }
        if !is_same_object(&body.fields, &merged) {
            let schema_name = merged_schema::name_or_type_of_schema(self.api, schema_ref);
            let page_fields = format!("a table of other fields ({})", join_names(&body.fields));
            self.report_values(key, DifferenceKind::Type, page_fields, schema_name, Some(body.line), span);
            self.result.uncompared_keys.push(key.to_owned());
            return;
        }
        self.compare_object(key, &body.fields, schema_ref, Some(body));
    }

    /// Returns the `oneOf` or `anyOf` alternative that describes the same object as `fields`, the rows of a table. If
    /// several alternatives do, returns the one that has the most names in common with `fields`.
    fn best_alternative(&self, fields: &[Field], merged: &MergedSchema<'a>) -> Option<&'a SchemaRef> {
        let similar_alternatives = merged
            .alternatives
            .iter()
            .filter(|schema_ref| is_same_object(fields, &merged_schema::merge_schema(self.api, schema_ref.schema)));
        let common_count = |schema_ref: &&&SchemaRef| {
            let properties = merged_schema::merge_schema(self.api, schema_ref.schema).properties;
            fields.iter().filter(|field| properties.contains_key(field.name.as_str())).count()
        };
        similar_alternatives.max_by_key(common_count).copied()
    }

    /// Compares a table with one alternative of `oneOf` or `anyOf`. A row without a corresponding property is reported
    /// as added. A property without a corresponding row is not reported, since the table may describe another
    /// alternative.
    fn compare_alternative(&mut self, key: &str, body: &Body, schema_ref: &'a SchemaRef) {
        let previous_difference_count = self.result.differences.len();
        self.compare_object(key, &body.fields, schema_ref, Some(body));
        let key_prefix = format!("{key}/");
        let mut index = 0;
        self.result.differences.retain(|difference| {
            index += 1;
            index <= previous_difference_count
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
        let merged = merged_schema::merge_schema(self.api, schema_ref.schema);
        let object_schema = self.api.schema(schema_ref.schema);
        merged.parts.iter().for_each(|part| self.collect_notes(&part.extensions, part.at));
        for field in fields {
            let key = format!("{key}/{}", field.name);
            if is_placeholder(&field.name) {
                if let Some(schema_ref) = merged.additional {
                    self.compare_value(&key, field, schema_ref, body, schema_ref.at);
                }
                continue;
            }
            match merged.properties.get(field.name.as_str()) {
                Some(schema_ref) => {
                    let is_required = merged.required.contains(field.name.as_str());
                    let span = self.property_span(schema_ref);
                    let property_schema = self.api.schema(schema_ref.schema);
                    self.collect_notes(&property_schema.extensions, property_schema.at);
                    self.compare_mandatory(&key, field, is_required, span);
                    self.compare_deprecation(
                        &key,
                        field.deprecated.then_some(field.line),
                        property_schema.deprecated,
                        span,
                    );
                    self.compare_value(&key, field, schema_ref, body, span);
                }
                None => self.report_values(
                    &key,
                    DifferenceKind::Added,
                    describe_field(field),
                    "",
                    Some(field.line),
                    object_schema.at,
                ),
            }
        }
        for (name, schema_ref) in &merged.properties {
            self.record_declaration(&format!("{key}/{name}"), DifferenceKind::Removed, self.property_span(schema_ref));
            if fields.iter().all(|field| field.name != *name) {
                let span = self.property_span(schema_ref);
                let property_schema = self.api.schema(schema_ref.schema);
                self.collect_notes(&property_schema.extensions, property_schema.at);
                let has_notes = self.result.notes.iter().any(|note| note.node_span == property_schema.at);
                let spec_type = merged_schema::merge_schema(self.api, schema_ref.schema).describe_type(self.api);
                self.report_values(
                    &format!("{key}/{name}"),
                    DifferenceKind::Removed,
                    "",
                    spec_type,
                    None,
                    if has_notes { property_schema.at } else { span },
                );
            }
        }
    }

    /// Returns the span of the `$ref` of a property; the span of its schema if the schema is inline.
    fn property_span(&self, schema_ref: &SchemaRef) -> Span {
        if schema_ref.reference.is_some() { schema_ref.at } else { self.api.schema(schema_ref.schema).at }
    }

    /// Compares the type, default, limits and allowed values that a table row states with those of a schema.
    pub(super) fn compare_value(
        &mut self,
        key: &str,
        field: &Field,
        schema_ref: &'a SchemaRef,
        body: Option<&Body>,
        span: Span,
    ) {
        let merged = merged_schema::merge_schema(self.api, schema_ref.schema);
        let schema = self.api.schema(schema_ref.schema);
        self.collect_notes(&schema.extensions, schema.at);
        let has_notes = self.result.notes.iter().any(|note| note.node_span == schema.at);
        let span = if has_notes { schema.at } else { span };
        self.result.compared_keys.insert(key.to_owned());
        if let Some(ty) = &field.ty {
            self.compare_type(key, &ty.value, ty.line, schema_ref, body, span);
        }
        let item_schema = self.item_schema(&merged);
        if let Some(default) = &field.default {
            let spec_default = merged.default.map(plain_text);
            // A sentence may state a server-side default, which the spec may also state only in its description.
            if spec_default.is_none() && field.default_in_words {
                self.result.keys_with_prose_default.insert(key.to_owned());
            } else if spec_default.as_deref() != Some(default.value.as_str()) {
                self.report_values(
                    key,
                    DifferenceKind::Default,
                    default.value.clone(),
                    spec_default.unwrap_or_default(),
                    Some(default.line),
                    span,
                );
            }
        }
        if !item_schema.properties.is_empty() || !item_schema.alternatives.is_empty() {
            self.record_declaration(key, DifferenceKind::Added, span);
        }
        if merged.default.is_some() {
            self.record_declaration(key, DifferenceKind::Default, span);
        }
        if item_schema.values.is_some() {
            self.record_declaration(key, DifferenceKind::Values, span);
        }
        let bounds = &merged.bounds;
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
                self.record_declaration(&format!("{key} {name}"), DifferenceKind::Limit, span);
            }
            if let Some(page_limit) = page_limit
                && spec_limit.as_ref().and_then(serde_json::Number::as_f64) != page_limit.value.as_f64()
            {
                let limit_text = |number: &serde_json::Number| format!("{name} {number}");
                let spec_text = spec_limit.as_ref().map(limit_text).unwrap_or_default();
                let page_text = limit_text(&page_limit.value);
                self.report_values(key, DifferenceKind::Limit, page_text, spec_text, Some(page_limit.line), span);
            }
        }
        self.compare_values(key, field, &item_schema, span);
    }

    /// Records the span at which the spec declares a default, limit or other value. If the value is later removed from
    /// the page, the removal is reported at this span.
    pub(super) fn record_declaration(&mut self, key: &str, kind: DifferenceKind, span: Span) {
        self.result.declaration_spans.insert((key.to_owned(), kind), span);
    }

    /// Returns the item schema of an array, and of nested arrays the innermost item schema. Returns `merged` itself if
    /// it does not describe an array.
    fn item_schema(&self, merged: &MergedSchema<'a>) -> MergedSchema<'a> {
        let mut inner_schema = merged.clone();
        for _ in 0..4 {
            let Some(items) = inner_schema.items else { break };
            inner_schema = merged_schema::merge_schema(self.api, items.schema);
        }
        inner_schema
    }

    /// Compares the allowed values that a table row states with those of a schema. The order of the values is ignored.
    fn compare_values(&mut self, key: &str, field: &Field, merged: &MergedSchema<'a>, span: Span) {
        let Some(first_value) = field.values.first() else { return };
        let page_values: Vec<&str> = field.values.iter().map(|value| value.value.as_str()).collect();
        let spec_values: Vec<String> =
            merged.values.unwrap_or_default().iter().filter(|value| !value.is_null()).map(plain_text).collect();
        let has_same_values = page_values.len() == spec_values.len()
            && page_values.iter().all(|value| spec_values.iter().any(|known| known == value));
        // The values `true` and `false` of a boolean are not an enumeration.
        let is_boolean_word = |value: &&str| ["true", "false", "0", "1"].contains(&value.to_ascii_lowercase().as_str());
        let is_boolean = merged.types.first() == Some(&JsonType::Boolean) && page_values.iter().all(is_boolean_word);
        if !has_same_values && !is_boolean {
            let (page_text, spec_text) = (page_values.join(", "), spec_values.join(", "));
            self.report_values(key, DifferenceKind::Values, page_text, spec_text, Some(first_value.line), span);
        }
    }

    /// Compares a type that the page states with a schema. Types of array items and tables of named objects are
    /// compared as well. `line` is the line number of the type on the page.
    fn compare_type(
        &mut self,
        key: &str,
        ty: &PageType,
        line: u32,
        schema_ref: &'a SchemaRef,
        body: Option<&Body>,
        span: Span,
    ) {
        let merged = merged_schema::merge_schema(self.api, schema_ref.schema);
        if !merged.fits_page_type(self.api, ty) {
            let spec_type = merged.describe_type(self.api);
            self.report_values(key, DifferenceKind::Type, ty.to_string(), spec_type, Some(line), span);
            return;
        }
        match ty {
            PageType::Array(inner) => {
                if let Some(items) = merged.items {
                    self.compare_type(key, inner, line, items, body, span);
                }
            }
            PageType::Map(inner) => {
                if let Some(values) = merged.additional {
                    self.compare_type(key, inner, line, values, body, span);
                }
            }
            PageType::Named(name) => {
                let Some(object) = body.and_then(|body| body.find_object(name)) else { return };
                let key_root = key.split('/').next().unwrap_or(key);
                let key = format!("{key_root}/{name}");
                let schema_ref = if merged.alternatives.is_empty() {
                    Some(schema_ref)
                } else {
                    self.best_alternative(&object.fields, &merged)
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
