//! Names the variants of unions. A candidate is an alternative of the union that becomes a variant. Each candidate has
//! several possible names, the best one first. If two candidates have the same name, both use their next possible name,
//! so that a name depends on the content of a candidate and not on its position.

use std::{
    collections::{HashMap, HashSet},
    fmt::Write as _,
};

use serde_json::Value;

use super::{
    merge::MergedSchema,
    shape,
    union_plans::{last_name_segment, unwrap_schema},
};
use crate::{
    ir::{AdditionalProperties, Api, JsonType, Primitive, Schema, SchemaId, SchemaRef},
    names::{NameKind, to_identifier},
};

/// Titles of this length, in bytes, or longer are not used as names, since they are probably sentences.
const TITLE_LENGTH_LIMIT: usize = 40;

/// The exclusive upper limit of the numbers that are appended to make equal variant names distinct.
const NUMBER_LIMIT: u64 = 10_000;

/// The maximum depth of subschemas that the fingerprint of a schema includes.
const MAX_DESCRIBED_DEPTH: usize = 2;

/// Returns a variant name for each candidate of a union. `tags` contains the discriminator values of each candidate, or
/// is empty if the union has no discriminator.
pub(super) fn candidate_labels(api: &Api, candidates: &[&SchemaRef], tags: &[Vec<String>]) -> Vec<String> {
    let is_externally_tagged = are_externally_tagged(api, candidates);
    let mut member_counts: HashMap<String, usize> = HashMap::new();
    let mut seen_ids = HashSet::new();
    for schema_ref in candidates.iter().filter(|schema_ref| seen_ids.insert(schema_ref.schema)) {
        for name in MergedSchema::new(api, schema_ref.schema).properties.keys() {
            *member_counts.entry(name.clone()).or_default() += 1;
        }
    }
    let name_candidates = candidates.iter().enumerate().map(|(index, schema_ref)| {
        let tags = tags.get(index).map_or(&[][..], Vec::as_slice);
        possible_names(api, schema_ref, tags, is_externally_tagged, &member_counts)
    });
    choose_distinct_names(api, &name_candidates.collect::<Vec<_>>(), candidates)
}

/// Returns the constant of a candidate that is an inline schema with a single constant, so that it does not become a
/// separate type.
pub(super) fn candidate_constant(api: &Api, schema_ref: &SchemaRef) -> Option<Value> {
    let schema = api.schema(schema_ref.schema);
    match schema.values.as_deref() {
        Some([value @ (Value::String(_) | Value::Bool(_))]) if schema.name.is_none() => Some(value.clone()),
        Some([value @ Value::Number(number)]) if schema.name.is_none() && number.is_i64() => Some(value.clone()),
        _ => None,
    }
}

/// Returns whether each candidate is a constant, or an object whose single member is required and belongs to no other
/// candidate.
fn are_externally_tagged(api: &Api, candidates: &[&SchemaRef]) -> bool {
    let mut member_names = HashSet::new();
    let mut object_count = 0;
    let mut is_tagged = |schema_ref: &&SchemaRef| {
        if candidate_constant(api, schema_ref).is_some() {
            return true;
        }
        let merged = MergedSchema::new(api, schema_ref.schema);
        object_count += 1;
        merged.is_struct()
            && merged.properties.len() == 1
            && merged.properties.keys().all(|name| merged.required.contains(name) && member_names.insert(name.clone()))
    };
    candidates.iter().all(&mut is_tagged) && object_count > 0
}

/// Returns the possible names of a candidate, the best one first.
fn possible_names(
    api: &Api,
    schema_ref: &SchemaRef,
    tags: &[String],
    is_externally_tagged: bool,
    member_counts: &HashMap<String, usize>,
) -> Vec<String> {
    let candidate_schema = api.schema(schema_ref.schema);
    let unwrapped_schema = api.schema(unwrap_schema(api, schema_ref.schema));
    let merged = MergedSchema::new(api, schema_ref.schema);
    let short_title = |schema: &Schema| schema.title.clone().filter(|title| title.len() < TITLE_LENGTH_LIMIT);
    let mut names: Vec<Option<String>> = Vec::new();
    // If the tag is the full name of a component, the last segment of the name suffices.
    if let [tag] = tags {
        let is_component_name = candidate_schema.name.as_ref() == Some(tag);
        let component_name = || last_name_segment(candidate_schema).map(str::to_owned);
        names.push(if is_component_name { component_name() } else { Some(tag.clone()) });
    }
    names.push(
        candidate_constant(api, schema_ref)
            .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
    );
    let required_members = || merged.required.iter().filter(|name| merged.properties.contains_key(*name));
    if is_externally_tagged {
        names.push(required_members().next().cloned());
    }
    names.push(short_title(candidate_schema));
    names.extend([candidate_schema, unwrapped_schema].map(|schema| last_name_segment(schema).map(str::to_owned)));
    names.push(short_title(unwrapped_schema));
    names.extend(names_of_json_type(api, &merged, unwrapped_schema).into_iter().map(Some));
    // A member that no other candidate has, preferably a required one.
    let is_unique = |name: &&String| member_counts.get(*name) == Some(&1);
    names.push(required_members().find(is_unique).cloned());
    names.push(merged.properties.keys().find(is_unique).map(|name| format!("With {name}")));
    let member_names: Vec<&str> = merged.properties.keys().map(String::as_str).collect();
    names.push((1..=3).contains(&member_names.len()).then(|| member_names.join(" and ")));
    names.push(name_from_constants(api, &merged));
    // Candidates with the same few members are distinguished by the types of these members.
    names.extend((1..=3).contains(&member_names.len()).then(|| name_from_member_types(api, &merged)));
    names.extend(tags.iter().cloned().map(Some));
    let has_letter = |name: &String| name.trim().chars().next().is_some_and(char::is_alphabetic);
    let mut names: Vec<String> = names.into_iter().flatten().filter(has_letter).collect();
    if names.is_empty() {
        let format_constant_text = || candidate_constant(api, schema_ref).map(|value| value.to_string());
        names.push(tags.first().cloned().or_else(format_constant_text).unwrap_or_else(|| "Variant".to_owned()));
    }
    names
}

/// Returns the name of the first member with one to three string constants, followed by these constants: `mode primary
/// or replica`.
fn name_from_constants(api: &Api, merged: &MergedSchema<'_>) -> Option<String> {
    merged.properties.iter().find_map(|(name, schema_ref)| {
        let member_schema = MergedSchema::new(api, schema_ref.schema);
        let values = member_schema.values.as_deref().filter(|values| (1..=3).contains(&values.len()))?;
        let string_constants: Option<Vec<&str>> = values.iter().map(Value::as_str).collect();
        Some(format!("{name} {}", string_constants?.join(" or ")))
    })
}

/// Returns the names of all members, each with its type: `labels as List of String`. `None` if a type has no name.
fn name_from_member_types(api: &Api, merged: &MergedSchema<'_>) -> Option<String> {
    let name_with_type = |(name, schema_ref): (&String, &SchemaRef)| {
        let member_schema_id = unwrap_schema(api, schema_ref.schema);
        let type_names =
            names_of_json_type(api, &MergedSchema::new(api, member_schema_id), api.schema(member_schema_id));
        type_names.last().map(|ty| format!("{name} as {ty}"))
    };
    merged.properties.iter().map(name_with_type).collect::<Option<Vec<_>>>().map(|members| members.join(" and "))
}

/// Returns names that are derived from the JSON type, from the most general to the most specific name.
fn names_of_json_type(api: &Api, merged: &MergedSchema<'_>, schema: &Schema) -> Vec<String> {
    let single_name = |name: &str| vec![name.to_owned()];
    match *merged.types {
        [JsonType::String] => match (shape::string_primitive(api, merged.format), merged.format) {
            (Primitive::String, None) => single_name("String"),
            (Primitive::String, Some(format)) => vec!["String".to_owned(), format.to_owned()],
            (_, format) => single_name(format.unwrap_or("String")),
        },
        [JsonType::Integer] => [Some("Integer"), merged.format].into_iter().flatten().map(str::to_owned).collect(),
        [JsonType::Number] => [Some("Number"), merged.format].into_iter().flatten().map(str::to_owned).collect(),
        [JsonType::Boolean] => single_name("Boolean"),
        [JsonType::Array] => names_of_collection("List", merged.items.map(|items| name_of_element(api, items))),
        [JsonType::Object] => match merged.additional {
            AdditionalProperties::Schema(values) if merged.properties.is_empty() => {
                names_of_collection("Map", Some(name_of_element(api, values)))
            }
            _ => single_name("Object"),
        },
        _ if merged.items.is_some() => {
            names_of_collection("List", merged.items.map(|items| name_of_element(api, items)))
        }
        _ if merged.is_struct() => single_name("Object"),
        _ if schema.types.is_empty() && merged.alternative_groups.is_empty() && merged.values.is_none() => {
            single_name("Any")
        }
        _ => Vec::new(),
    }
}

/// Returns possible names of a list or map: `collection_word`, such as `List`, and this word with the name of the
/// elements, such as `List of String`.
fn names_of_collection(collection_word: &str, element_name: Option<String>) -> Vec<String> {
    let long_name = element_name.map(|element_name| format!("{collection_word} of {element_name}"));
    [collection_word.to_owned()].into_iter().chain(long_name).collect()
}

/// Returns a name for the schema of a list item or map value: the name of the component, or else the title, or else the
/// name of the JSON type.
fn name_of_element(api: &Api, schema_ref: &SchemaRef) -> String {
    let schema = api.schema(unwrap_schema(api, schema_ref.schema));
    let name = last_name_segment(schema).map(str::to_owned).or_else(|| schema.title.clone());
    let type_word = match schema.types.first() {
        Some(JsonType::String) => "String",
        Some(JsonType::Integer) => "Integer",
        Some(JsonType::Number) => "Number",
        Some(JsonType::Boolean) => "Boolean",
        Some(JsonType::Array) => "List",
        Some(JsonType::Object) => "Object",
        None => "Value",
    };
    name.unwrap_or_else(|| type_word.to_owned())
}

/// Chooses one of the possible names of each candidate so that all chosen names differ. Appends numbers to names that
/// are still equal.
fn choose_distinct_names(api: &Api, names: &[Vec<String>], candidates: &[&SchemaRef]) -> Vec<String> {
    let mut chosen_indices = vec![0; names.len()];
    loop {
        let mut indices_by_name: HashMap<String, HashSet<usize>> = HashMap::new();
        for (index, names) in names.iter().enumerate() {
            indices_by_name
                .entry(to_identifier(&names[chosen_indices[index]], NameKind::Variant))
                .or_default()
                .insert(index);
        }
        let mut has_changed = false;
        for clashing_indices in indices_by_name.into_values().filter(|indices| indices.len() > 1) {
            let schema_id = |index: &usize| candidates[*index].schema;
            if clashing_indices.iter().map(schema_id).collect::<HashSet<_>>().len() == 1 {
                continue;
            }
            for index in clashing_indices {
                if chosen_indices[index] + 1 < names[index].len() {
                    chosen_indices[index] += 1;
                    has_changed = true;
                }
            }
        }
        if !has_changed {
            break;
        }
    }
    let chosen_names: Vec<String> =
        names.iter().zip(&chosen_indices).map(|(names, index)| names[*index].clone()).collect();
    let mut schemas_by_name: HashMap<String, HashSet<u32>> = HashMap::new();
    for (name, schema_ref) in chosen_names.iter().zip(candidates) {
        schemas_by_name.entry(to_identifier(name, NameKind::Variant)).or_default().insert(schema_ref.schema.0);
    }
    let distinct_label = |(name, schema_ref): (String, &&SchemaRef)| {
        let is_unique = schemas_by_name[&to_identifier(&name, NameKind::Variant)].len() == 1;
        if is_unique { name } else { format!("{name}{}", schema_fingerprint(api, schema_ref.schema) % NUMBER_LIMIT) }
    };
    chosen_names.into_iter().zip(candidates).map(distinct_label).collect()
}

/// Returns a hash of the content of a schema. Equal schemas have the same hash at every position in the document.
fn schema_fingerprint(api: &Api, id: SchemaId) -> u64 {
    let mut schema_text = String::new();
    describe_schema(api, id, 0, &mut schema_text);
    // FNV-1a, since its result is the same on every machine and with every version of Rust.
    schema_text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Appends the keywords of a schema and of its subschemas to `text`, which is hashed for the fingerprint. `depth` is
/// the nesting depth of the schema; deeply nested subschemas are left out.
fn describe_schema(api: &Api, id: SchemaId, depth: usize, text: &mut String) {
    let schema = api.schema(id);
    let Schema { types, format, title, description, values, required, .. } = schema;
    let _ = write!(text, "{types:?}{format:?}{title:?}{description:?}{values:?}{required:?}{:?}(", *schema.bounds);
    if depth < MAX_DESCRIBED_DEPTH {
        let subschemas = schema.items.iter().chain(&schema.all_of).chain(&schema.one_of).chain(&schema.any_of);
        for (name, schema_ref) in schema
            .properties
            .iter()
            .map(|(name, schema_ref)| (name.as_str(), schema_ref))
            .chain(subschemas.map(|schema_ref| ("", schema_ref)))
        {
            let _ = write!(text, "{name}:");
            describe_schema(api, schema_ref.schema, depth + 1, text);
        }
    }
    text.push(')');
}
