//! Lowers the keywords of JSON Schema 2020-12 that the schemas of OpenAPI 3.0 do not have.

use indexmap::{IndexMap, IndexSet};

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{AdditionalProperties, Bounds, BoxedIfSet, JsonType, Keywords2020, Schema, SchemaRef},
    load::{self, Node, Value},
};

impl<'a> Lowering<'a, '_> {
    /// Lowers the keywords of a schema that OpenAPI 3.0 does not have. Reports keywords that no Rust type can express.
    pub(super) fn lower_keywords(&mut self, node: Node<'a>) -> Keywords2020 {
        self.report_inexpressible_keywords(node);
        Keywords2020 {
            prefix_items: self.lower_schema_refs(node, "prefixItems"),
            contains: node.member_value("contains").map(|contains| self.lower_schema_ref(contains)),
            min_contains: parse_count_keyword(node, "minContains"),
            max_contains: parse_count_keyword(node, "maxContains"),
            pattern_properties: self.lower_named_schemas(node, "patternProperties"),
            additional_beside_patterns: AdditionalProperties::Unspecified,
            property_names: node.member_value("propertyNames").map(|names| self.lower_schema_ref(names)),
            dependent_required: parse_dependent_required(node),
            dependent_schemas: self.lower_named_schemas(node, "dependentSchemas"),
            condition: node.member_value("if").map(|condition| self.lower_schema_ref(condition)),
            then: node.member_value("then").map(|then| self.lower_schema_ref(then)),
            otherwise: node.member_value("else").map(|otherwise| self.lower_schema_ref(otherwise)),
        }
    }

    /// Returns a reference to the schema to which the `$ref` of a node refers. `None` if the node has no `$ref`. Also
    /// reports an error and returns `None` if the `$ref` cannot be resolved.
    pub(super) fn lower_reference(&mut self, node: Node<'a>) -> Option<SchemaRef> {
        let member = node.member("$ref")?;
        let reference = member.value.as_str()?;
        let target = self.documents.resolve(node.location(), reference, member.value.diagnostic_span());
        match target {
            Ok(target) => {
                let schema_ref = self.lower_schema_ref(target);
                Some(SchemaRef {
                    reference: Some(reference.to_owned()),
                    at: member.value.diagnostic_span(),
                    ..schema_ref
                })
            }
            Err(problem) => {
                self.report_mistake(*problem);
                None
            }
        }
    }

    /// Converts a schema with several types to an `anyOf` with one entry per type. Each entry has only the keywords
    /// that apply to its type: `type: [string, array]` → `anyOf: [{type: string}, {type: array}]`. Returns any other
    /// schema unchanged.
    pub(super) fn split_types(&mut self, schema: Schema) -> Schema {
        let is_composed = !(schema.any_of.is_empty() && schema.one_of.is_empty() && schema.all_of.is_empty());
        if schema.types.len() < 2 || is_composed || schema.values.is_some() || are_numeric(&schema.types) {
            return schema;
        }
        let mut multi_type_schema = schema;
        let types = std::mem::take(&mut multi_type_schema.types);
        for ty in types {
            let single_type_schema = create_single_type_schema(&multi_type_schema, ty);
            let schema_ref =
                SchemaRef { schema: self.add_schema(single_type_schema), reference: None, at: multi_type_schema.at };
            multi_type_schema.any_of.push(schema_ref);
        }
        multi_type_schema.format = None;
        multi_type_schema.bounds = BoxedIfSet::default();
        multi_type_schema.keywords_2020 = BoxedIfSet::default();
        multi_type_schema.properties = IndexMap::new();
        multi_type_schema.required = IndexSet::new();
        multi_type_schema.additional = AdditionalProperties::Unspecified;
        multi_type_schema.items = None;
        multi_type_schema
    }

    /// Returns a value of `additionalProperties` that describes all members not in `properties`, including the members
    /// that match `patternProperties`. `declared_additional` is the declared value of `additionalProperties`. If the
    /// schema has `patternProperties`, this value is stored in `keywords`.
    pub(super) fn combine_pattern_properties(
        &mut self,
        node: Node<'a>,
        declared_additional: AdditionalProperties,
        keywords: &mut Keywords2020,
    ) -> AdditionalProperties {
        let patterns = &keywords.pattern_properties;
        let Some((_, first_schema)) = patterns.first() else { return declared_additional };
        let covering_additional = match declared_additional {
            AdditionalProperties::Never
                if patterns.iter().all(|(_, schema_ref)| schema_ref.schema == first_schema.schema) =>
            {
                AdditionalProperties::Schema(first_schema.clone())
            }
            AdditionalProperties::Never => {
                let patterns_node = node.member_value("patternProperties").unwrap_or(node);
                let any_of_schema = Schema {
                    location: self.documents.location_name(patterns_node.location()),
                    any_of: patterns.iter().map(|(_, schema_ref)| schema_ref.clone()).collect(),
                    at: patterns_node.diagnostic_span(),
                    ..Schema::default()
                };
                AdditionalProperties::Schema(SchemaRef {
                    schema: self.add_schema(any_of_schema),
                    reference: None,
                    at: patterns_node.diagnostic_span(),
                })
            }
            _ => AdditionalProperties::Any,
        };
        keywords.additional_beside_patterns = declared_additional;
        covering_additional
    }

    fn lower_named_schemas(&mut self, node: Node<'a>, keyword: &str) -> Vec<(String, SchemaRef)> {
        let members = node.member_value(keyword).into_iter().flat_map(|map| map.members().iter());
        members.map(|member| (member.key.to_owned(), self.lower_schema_ref(member.value))).collect()
    }

    /// Warns about keywords that Rust types cannot express, and that generated code does not check.
    fn report_inexpressible_keywords(&mut self, node: Node<'a>) {
        for keyword in ["$dynamicRef", "dependencies", "unevaluatedItems", "unevaluatedProperties"] {
            let Some(member) = node.member(keyword) else { continue };
            let allows_any_value = match member.value.value() {
                Value::Bool(allowed) => allowed,
                Value::Map(members) => members.iter().len() == 0,
                _ => false,
            };
            if allows_any_value || equivalent_unevaluated_value(node, keyword).is_some() {
                continue;
            }
            let message = format!("no Rust type can express the keyword `{keyword}`");
            // Types have no other members than those of the schemas that evaluate them.
            let forbids_other_members =
                keyword == "unevaluatedProperties" && matches!(member.value.value(), Value::Bool(false));
            let new_diagnostic = if forbids_other_members { Diagnostic::note } else { Diagnostic::warning };
            let problem = new_diagnostic(codes::KEYWORD_UNCHECKED, message, member.key_span);
            self.diagnostics.push(problem.with_label("values are not checked against this keyword"));
        }
    }
}

/// Returns the value of `unevaluatedProperties` or `unevaluatedItems` if the schema has no keywords that combine it
/// with other schemas. In that case, the keyword is equivalent to `additionalProperties` or `items`.
pub(super) fn equivalent_unevaluated_value<'a>(node: Node<'a>, keyword: &str) -> Option<Node<'a>> {
    const COMPOSITION_KEYWORDS: [&str; 9] =
        ["$dynamicRef", "$ref", "allOf", "anyOf", "contains", "dependentSchemas", "if", "not", "oneOf"];
    let is_uncomposed =
        COMPOSITION_KEYWORDS.iter().all(|composition_keyword| node.member_value(composition_keyword).is_none());
    node.member_value(keyword).filter(|_| keyword.starts_with("unevaluated") && is_uncomposed)
}

/// Returns whether all types are numeric, so that one Rust type can represent them.
fn are_numeric(types: &[JsonType]) -> bool {
    types.iter().all(|ty| matches!(ty, JsonType::Integer | JsonType::Number))
}

/// Creates a schema that allows only the type `ty`, from a schema with several types. The new schema has only the
/// keywords that apply to `ty`.
fn create_single_type_schema(multi_type_schema: &Schema, ty: JsonType) -> Schema {
    let bounds = &*multi_type_schema.bounds;
    let mut single_type_schema = Schema {
        location: format!("{}/type/{}", multi_type_schema.location, format!("{ty:?}").to_lowercase()),
        types: vec![ty],
        at: multi_type_schema.at,
        ..Schema::default()
    };
    single_type_schema.bounds = match ty {
        JsonType::String => Bounds {
            min_length: bounds.min_length,
            max_length: bounds.max_length,
            pattern: bounds.pattern.clone(),
            ..Bounds::default()
        },
        JsonType::Integer | JsonType::Number => Bounds {
            minimum: bounds.minimum.clone(),
            exclusive_minimum: bounds.exclusive_minimum,
            maximum: bounds.maximum.clone(),
            exclusive_maximum: bounds.exclusive_maximum,
            multiple_of: bounds.multiple_of.clone(),
            ..Bounds::default()
        },
        JsonType::Array => Bounds {
            min_items: bounds.min_items,
            max_items: bounds.max_items,
            unique_items: bounds.unique_items,
            ..Bounds::default()
        },
        JsonType::Object => {
            Bounds { min_properties: bounds.min_properties, max_properties: bounds.max_properties, ..Bounds::default() }
        }
        JsonType::Boolean => Bounds::default(),
    }
    .into();
    match ty {
        JsonType::Array => {
            single_type_schema.items.clone_from(&multi_type_schema.items);
            single_type_schema.keywords_2020 = multi_type_schema.keywords_2020.clone();
        }
        JsonType::Object => {
            single_type_schema.properties.clone_from(&multi_type_schema.properties);
            single_type_schema.required.clone_from(&multi_type_schema.required);
            single_type_schema.additional.clone_from(&multi_type_schema.additional);
            single_type_schema.keywords_2020 = multi_type_schema.keywords_2020.clone();
        }
        _ => single_type_schema.format.clone_from(&multi_type_schema.format),
    }
    single_type_schema
}

fn parse_count_keyword(node: Node<'_>, keyword: &str) -> Option<u64> {
    match node.member_value(keyword)?.value() {
        Value::Number(text) => load::parse_count(text),
        _ => None,
    }
}

fn parse_dependent_required(node: Node<'_>) -> Vec<(String, Vec<String>)> {
    let members = node.member_value("dependentRequired").into_iter().flat_map(|map| map.members().iter());
    let names_in_list = |list: Node<'_>| list.items().iter().filter_map(Node::as_str).map(str::to_owned).collect();
    members.map(|member| (member.key.to_owned(), names_in_list(member.value))).collect()
}
