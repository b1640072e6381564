//! An index of the alternatives of a union (`oneOf` or `anyOf`). It finds the few alternatives that a value may match,
//! so that many values of a large union are validated quickly.

use std::collections::HashMap;

use serde_json::Value;

use super::{Direction, may_be_absent};
use crate::ir::{Api, JsonType, Schema, SchemaRef};

/// The maximum number of required members of an alternative from which the index chooses one.
const MAX_MEMBERS: usize = 8;

/// The maximum number of values of an `enum` that are added to the index. An alternative with more values is not
/// indexed by its values.
const MAX_STRINGS: usize = 8;

/// The name of a required member of an object, and its value if the schema of the member allows only one string.
type Member<'a> = (&'a str, Option<&'a str>);

/// An index of the alternatives of a union. Each alternative is represented by its position in the list of
/// alternatives.
#[derive(Default)]
pub(super) struct Alternatives<'a> {
    /// The alternatives that only allow objects with a certain required member, by this member.
    by_member: HashMap<Member<'a>, Vec<usize>>,
    /// The alternatives that only allow certain strings, by each allowed string.
    by_string: HashMap<&'a str, Vec<usize>>,
    /// The position of each other alternative, and the types that it allows. The list of types is empty if any type is
    /// allowed.
    unindexed: Vec<(usize, &'a [JsonType])>,
}

impl<'a> Alternatives<'a> {
    pub(super) fn new(api: &'a Api, alternatives: &[SchemaRef], direction: Direction) -> Self {
        let schemas: Vec<&Schema> = alternatives.iter().map(|alternative| api.schema(alternative.schema)).collect();
        let members_by_position: Vec<Vec<Member<'a>>> =
            schemas.iter().map(|schema| required_members(api, schema, direction)).collect();
        let mut member_counts: HashMap<Member<'a>, usize> = HashMap::new();
        for member in members_by_position.iter().flatten() {
            *member_counts.entry(*member).or_default() += 1;
        }
        let mut index = Self::default();
        for (position, (schema, members)) in schemas.iter().zip(&members_by_position).enumerate() {
            if let Some(texts) = allowed_strings(schema) {
                for text in texts {
                    index.by_string.entry(text).or_default().push(position);
                }
            } else if let Some(member) = members.iter().min_by_key(|member| member_counts[*member]) {
                index.by_member.entry(*member).or_default().push(position);
            } else {
                index.unindexed.push((position, if schema.nullable { &[] } else { &schema.types }));
            }
        }
        index
    }

    /// Returns the positions of the alternatives that `value` may match, in ascending order. `value` does not match the
    /// alternatives at other positions.
    pub(super) fn find_candidates(&self, value: &Value) -> Vec<usize> {
        let is_allowed = |types: &[JsonType]| types.is_empty() || types.iter().any(|kind| kind.contains_value(value));
        let unindexed = self.unindexed.iter().filter(|(_, types)| is_allowed(types));
        let mut positions: Vec<usize> = unindexed.map(|(position, _)| *position).collect();
        match value {
            Value::String(text) => positions.extend(self.by_string.get(text.as_str()).into_iter().flatten()),
            Value::Object(members) if !self.by_member.is_empty() => {
                for (name, value) in members {
                    let alternatives_with_member = self.by_member.get(&(name.as_str(), None));
                    let alternatives_with_constant =
                        value.as_str().and_then(|text| self.by_member.get(&(name.as_str(), Some(text))));
                    positions.extend(alternatives_with_member.into_iter().chain(alternatives_with_constant).flatten());
                }
            }
            _ => {}
        }
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}

/// Returns the strings that the `enum` of a schema allows. `None` if the schema also allows other values, or more than
/// eight strings.
fn allowed_strings(schema: &Schema) -> Option<Vec<&str>> {
    let values = schema.values.as_ref().filter(|values| !schema.nullable && values.len() <= MAX_STRINGS)?;
    values.iter().map(Value::as_str).collect()
}

/// Returns up to eight required members of a schema. Empty if the schema allows values that are not objects.
fn required_members<'a>(api: &'a Api, schema: &'a Schema, direction: Direction) -> Vec<Member<'a>> {
    if schema.types != [JsonType::Object] || schema.nullable {
        return Vec::new();
    }
    let member_names =
        schema.required.iter().take(MAX_MEMBERS).filter(|name| !may_be_absent(api, direction, schema, name));
    let member_with_value = |name: &'a String| {
        let member_schema = schema.properties.get(name).map(|link| api.schema(link.schema));
        let allowed_strings = member_schema.and_then(allowed_strings);
        let only_string = allowed_strings.and_then(|strings| if let [only] = strings[..] { Some(only) } else { None });
        (name.as_str(), only_string)
    };
    member_names.map(member_with_value).collect()
}
