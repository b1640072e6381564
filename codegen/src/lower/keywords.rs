//! Lowers keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not have.

use indexmap::{IndexMap, IndexSet};

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Additional, Bounds, JsonType, Keywords, Link, Rare, Schema},
    load::{self, Node, Value},
};

impl<'a> Lowering<'a, '_> {
    /// Lowers the keywords of a schema.
    pub(super) fn keywords(&mut self, node: Node<'a>) -> Keywords {
        self.report_inexpressible(node);
        Keywords {
            prefix_items: self.links(node, "prefixItems"),
            contains: node.get("contains").map(|contains| self.link(contains)),
            min_contains: count(node, "minContains"),
            max_contains: count(node, "maxContains"),
            pattern_properties: self.named_links(node, "patternProperties"),
            beside_patterns: Additional::Unsaid,
            property_names: node.get("propertyNames").map(|names| self.link(names)),
            dependent_required: dependent_required(node),
            dependent_schemas: self.named_links(node, "dependentSchemas"),
            condition: node.get("if").map(|condition| self.link(condition)),
            then: node.get("then").map(|then| self.link(then)),
            otherwise: node.get("else").map(|otherwise| self.link(otherwise)),
        }
    }

    /// Returns the target of a `$ref` that has other members beside it.
    pub(super) fn referenced(&mut self, node: Node<'a>) -> Option<Link> {
        let member = node.member("$ref")?;
        let reference = member.value.as_str()?;
        let found = self.documents.resolve(node.location(), reference, member.value.at());
        match found {
            Ok(found) => {
                let link = self.link(found);
                Some(Link { reference: Some(reference.to_owned()), at: member.value.at(), ..link })
            }
            Err(problem) => {
                self.fault(*problem);
                None
            }
        }
    }

    /// Converts a schema with several types to alternatives, one per type, with the keywords that apply to that type.
    pub(super) fn apart(&mut self, schema: Schema) -> Schema {
        let is_composed = !(schema.any_of.is_empty() && schema.one_of.is_empty() && schema.all_of.is_empty());
        if schema.types.len() < 2 || is_composed || schema.values.is_some() || is_number(&schema.types) {
            return schema;
        }
        let mut whole = schema;
        let types = std::mem::take(&mut whole.types);
        for ty in types {
            let part = part(&whole, ty);
            let link = Link { schema: self.add(part), reference: None, at: whole.at };
            whole.any_of.push(link);
        }
        whole.format = None;
        whole.bounds = Rare::default();
        whole.more = Rare::default();
        whole.properties = IndexMap::new();
        whole.required = IndexSet::new();
        whole.additional = Additional::Unsaid;
        whole.items = None;
        whole
    }

    /// Returns the schema of all members that are not in `properties`, including those of `patternProperties`.
    pub(super) fn with_patterns(&mut self, node: Node<'a>, written: Additional, more: &mut Keywords) -> Additional {
        let patterns = &more.pattern_properties;
        let Some((_, first)) = patterns.first() else { return written };
        let covering = match written {
            Additional::Never if patterns.iter().all(|(_, link)| link.schema == first.schema) => {
                Additional::Schema(first.clone())
            }
            Additional::Never => {
                let at = node.get("patternProperties").unwrap_or(node);
                let alternatives = Schema {
                    location: self.documents.name(at.location()),
                    any_of: patterns.iter().map(|(_, link)| link.clone()).collect(),
                    at: at.at(),
                    ..Schema::default()
                };
                Additional::Schema(Link { schema: self.add(alternatives), reference: None, at: at.at() })
            }
            _ => Additional::Any,
        };
        more.beside_patterns = written;
        covering
    }

    fn named_links(&mut self, node: Node<'a>, keyword: &str) -> Vec<(String, Link)> {
        let members = node.get(keyword).into_iter().flat_map(|map| map.members().iter());
        members.map(|member| (member.key.to_owned(), self.link(member.value))).collect()
    }

    /// Reports keywords that types cannot express and that are not checked.
    fn report_inexpressible(&mut self, node: Node<'a>) {
        for keyword in ["$dynamicRef", "dependencies", "unevaluatedItems", "unevaluatedProperties"] {
            let Some(member) = node.member(keyword) else { continue };
            let fits_all = match member.value.value() {
                Value::Bool(allowed) => allowed,
                Value::Map(members) => members.iter().len() == 0,
                _ => false,
            };
            if fits_all || unevaluated(node, keyword).is_some() {
                continue;
            }
            let message = format!("`{keyword}` cannot be expressed by a type");
            let problem = Diagnostic::warning(codes::KEYWORD_UNCHECKED, message, member.at);
            self.diagnostics.push(problem.label("values are not checked against it"));
        }
    }
}

/// Returns the value of `unevaluatedProperties` or `unevaluatedItems` if the schema is not composed of others, so that
/// the keyword is equivalent to `additionalProperties` or `items`.
pub(super) fn unevaluated<'a>(node: Node<'a>, keyword: &str) -> Option<Node<'a>> {
    const COMPOSED: [&str; 9] =
        ["$dynamicRef", "$ref", "allOf", "anyOf", "contains", "dependentSchemas", "if", "not", "oneOf"];
    let is_alone = COMPOSED.iter().all(|other| node.get(other).is_none());
    node.get(keyword).filter(|_| keyword.starts_with("unevaluated") && is_alone)
}

/// Returns whether all types are numeric, so that they share one Rust type.
fn is_number(types: &[JsonType]) -> bool {
    types.iter().all(|ty| matches!(ty, JsonType::Integer | JsonType::Number))
}

/// Returns the part of a schema with several types that applies to values of one type.
fn part(whole: &Schema, ty: JsonType) -> Schema {
    let bounds = &*whole.bounds;
    let mut part = Schema {
        location: format!("{}/type/{}", whole.location, format!("{ty:?}").to_lowercase()),
        types: vec![ty],
        at: whole.at,
        ..Schema::default()
    };
    part.bounds = match ty {
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
            part.items.clone_from(&whole.items);
            part.more = whole.more.clone();
        }
        JsonType::Object => {
            part.properties.clone_from(&whole.properties);
            part.required.clone_from(&whole.required);
            part.additional.clone_from(&whole.additional);
            part.more = whole.more.clone();
        }
        _ => part.format.clone_from(&whole.format),
    }
    part
}

fn count(node: Node<'_>, keyword: &str) -> Option<u64> {
    match node.get(keyword)?.value() {
        Value::Number(text) => load::count(text),
        _ => None,
    }
}

fn dependent_required(node: Node<'_>) -> Vec<(String, Vec<String>)> {
    let members = node.get("dependentRequired").into_iter().flat_map(|map| map.members().iter());
    let names = |list: Node<'_>| list.items().iter().filter_map(Node::as_str).map(str::to_owned).collect();
    members.map(|member| (member.key.to_owned(), names(member.value))).collect()
}
