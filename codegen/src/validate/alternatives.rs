//! An index of the alternatives of a union. It excludes alternatives that a value certainly violates, so that a list of
//! many values of a large union is not checked against every alternative for every value.

use std::collections::HashMap;

use serde_json::Value;

use super::{Direction, is_excused};
use crate::ir::{Api, JsonType, Schema, SchemaRef};

/// The number of required members of an alternative that are considered for the index.
const MAX_MEMBERS: usize = 8;

/// The number of values of an `enum` that are added to the index. Several unions may have an alternative in common.
const MAX_TEXTS: usize = 8;

/// A required member of an object, and its value if only one text is allowed.
type Member<'a> = (&'a str, Option<&'a str>);

/// The indices of the alternatives that may match a value.
#[derive(Default)]
pub(super) struct Alternatives<'a> {
    /// Alternatives that only allow objects with a certain required member.
    by_member: HashMap<Member<'a>, Vec<usize>>,
    /// Alternatives that only allow certain texts.
    by_text: HashMap<&'a str, Vec<usize>>,
    /// All other alternatives, with the types that they allow. Empty if they allow any type.
    others: Vec<(usize, &'a [JsonType])>,
}

impl<'a> Alternatives<'a> {
    pub(super) fn new(api: &'a Api, links: &[SchemaRef], direction: Direction) -> Self {
        let schemas: Vec<&Schema> = links.iter().map(|link| api.schema(link.schema)).collect();
        let members: Vec<Vec<Member<'a>>> =
            schemas.iter().map(|schema| required_members(api, schema, direction)).collect();
        let mut counts: HashMap<Member<'a>, usize> = HashMap::new();
        for member in members.iter().flatten() {
            *counts.entry(*member).or_default() += 1;
        }
        let mut index = Self::default();
        for (position, (schema, members)) in schemas.iter().zip(&members).enumerate() {
            if let Some(texts) = allowed_texts(schema) {
                for text in texts {
                    index.by_text.entry(text).or_default().push(position);
                }
            } else if let Some(member) = members.iter().min_by_key(|member| counts[*member]) {
                index.by_member.entry(*member).or_default().push(position);
            } else {
                index.others.push((position, if schema.nullable { &[] } else { &schema.types }));
            }
        }
        index
    }

    /// Returns the indices of the alternatives that `value` may match, in order. It violates all others.
    pub(super) fn candidates(&self, value: &Value) -> Vec<usize> {
        let allows = |types: &[JsonType]| types.is_empty() || types.iter().any(|kind| kind.contains_value(value));
        let mut found: Vec<usize> =
            self.others.iter().filter(|(_, types)| allows(types)).map(|(position, _)| *position).collect();
        match value {
            Value::String(text) => found.extend(self.by_text.get(text.as_str()).into_iter().flatten()),
            Value::Object(members) if !self.by_member.is_empty() => {
                for (name, value) in members {
                    let named = self.by_member.get(&(name.as_str(), None));
                    let with_text = value.as_str().and_then(|text| self.by_member.get(&(name.as_str(), Some(text))));
                    found.extend(named.into_iter().chain(with_text).flatten());
                }
            }
            _ => {}
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Returns the allowed texts of a schema. `None` if the schema also allows other values, or allows many texts.
fn allowed_texts(schema: &Schema) -> Option<Vec<&str>> {
    let values = schema.values.as_ref().filter(|values| !schema.nullable && values.len() <= MAX_TEXTS)?;
    values.iter().map(Value::as_str).collect()
}

/// Returns required members of a schema that only allows objects.
fn required_members<'a>(api: &'a Api, schema: &'a Schema, direction: Direction) -> Vec<Member<'a>> {
    if schema.types != [JsonType::Object] || schema.nullable {
        return Vec::new();
    }
    let names = schema.required.iter().take(MAX_MEMBERS).filter(|name| !is_excused(api, direction, schema, name));
    let member = |name: &'a String| {
        let property = schema.properties.get(name).map(|link| api.schema(link.schema));
        let texts = property.and_then(allowed_texts);
        let only = texts.and_then(|texts| if let [only] = texts[..] { Some(only) } else { None });
        (name.as_str(), only)
    };
    names.map(member).collect()
}
