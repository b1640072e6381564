//! Plans unions: determines the member, such as the discriminator property, whose value selects the variant of a union,
//! and the values of this member in the alternatives of the union (the candidates). All unions are planned before types
//! are created, since the type of a candidate may be created before the union.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::{
    alternatives,
    merge::MergedSchema,
    nullable::NullableSchemas,
    schema_families::{self, Family},
};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{AdditionalProperties, Api, Content, JsonType, Schema, SchemaId, SchemaRef},
};

/// The maximum number of members on the path from a candidate to a constant.
const MAX_PATH_LENGTH: usize = 3;

/// The maximum number of paths to constants that are tried for a union.
const MAX_PATHS: usize = 200;

/// The maximum number of nested alternatives of a candidate. A candidate with more is not searched for a distinguishing
/// member.
const MAX_ALTERNATIVES: usize = 64;

/// The plan of a union: the member whose values distinguish the candidates (the alternatives of the union), and these
/// values.
#[derive(Clone, Debug)]
pub(super) struct UnionPlan {
    /// The names of the members on the path from a candidate to the distinguishing member.
    pub(super) member_path: Vec<String>,
    /// The values of the distinguishing member for each candidate, formatted as by [`constant_texts`].
    pub(super) tags: Vec<Vec<String>>,
    /// The index of the candidate that represents values with an undeclared discriminator value (`defaultMapping`).
    pub(super) fallback: Option<usize>,
}

/// The plans of all unions of a document.
#[derive(Debug, Default)]
pub(super) struct UnionPlans {
    /// The plans of unions with a distinguishing member, by the ID of the schema that becomes the union.
    plan_by_union: HashMap<SchemaId, UnionPlan>,
    /// The name and value of the distinguishing member, for each schema that is only used as a candidate and has a
    /// single value of this member.
    constant_tags: HashMap<SchemaId, (String, Value)>,
    /// The candidates whose generated structs also store members that their schemas do not declare.
    open_candidates: HashSet<SchemaId>,
    /// The `additionalProperties` that candidates inherit from the schema with the `oneOf` or `anyOf`, by candidate.
    inherited_additional: HashMap<SchemaId, SchemaRef>,
    /// The families (a parent schema and the schemas that inherit from it), by the ID of the parent.
    families: HashMap<SchemaId, Family>,
    /// The child schemas of all families.
    family_children: HashSet<SchemaId>,
}

impl UnionPlans {
    pub(super) fn new(api: &Api, nullable_schemas: &NullableSchemas, diagnostics: &mut Diagnostics) -> Self {
        let children_by_parent = schema_families::children_by_parent(api);
        let families = schema_families::find_families(api, &children_by_parent);
        let family_children =
            families.values().flat_map(|family| &family.children).map(|schema_ref| schema_ref.schema).collect();
        let mut plans = Self { families, family_children, ..Self::default() };
        let mut votes = TagVotes::new(api, nullable_schemas);
        for family in plans.families.values() {
            votes.add_votes(api, Some(&family.plan), family.children.iter());
        }
        for id in (0..).map(SchemaId).take(api.schemas.len()) {
            let merged = MergedSchema::new(api, id);
            if merged.alternative_groups.is_empty() {
                continue;
            }
            let Some(candidates) = alternatives::union_candidates(api, nullable_schemas, &merged) else { continue };
            let plan = plan_by_discriminator(api, &merged, &candidates, diagnostics)
                .or_else(|| plan_by_constants(api, &candidates))
                .or_else(|| schema_families::plan_by_inheritance(api, &candidates, &children_by_parent))
                .filter(|plan| are_tags_distinct(&plan.tags));
            votes.add_votes(api, plan.as_ref(), candidates.iter().copied());
            plans.keep_unknown_members(api, &merged, plan.as_ref(), &candidates);
            plans.plan_by_union.extend(plan.map(|plan| (id, plan)));
        }
        plans.constant_tags = votes.into_constant_tags();
        plans
    }

    /// Returns the plan of the union that the schema `union` becomes. `None` if no member distinguishes its variants.
    pub(super) fn union_plan(&self, union: SchemaId) -> Option<&UnionPlan> {
        self.plan_by_union.get(&union).or_else(|| Some(&self.family_of_parent(union)?.plan))
    }

    /// Returns the family whose parent is the schema `parent`. `None` if the schema is not the parent of a family.
    pub(super) fn family_of_parent(&self, parent: SchemaId) -> Option<&Family> {
        self.families.get(&parent)
    }

    /// Returns whether a schema is a child in a family. A child is a separate type, even if it adds no members to its
    /// parent.
    pub(super) fn is_child(&self, id: SchemaId) -> bool {
        self.family_children.contains(&id)
    }

    /// Returns the name and value of the distinguishing member that the type of a candidate always writes with this
    /// value. `None` if there is no such member.
    pub(super) fn constant_tag(&self, candidate: SchemaId) -> Option<&(String, Value)> {
        self.constant_tags.get(&candidate)
    }

    /// Returns whether the generated struct of a schema stores undeclared members because the schema is a candidate of
    /// a union.
    pub(super) fn keeps_unknown_members(&self, candidate: SchemaId) -> bool {
        self.open_candidates.contains(&candidate)
    }

    /// Returns the schema of the additional properties that a candidate inherits from the schema with the `oneOf` or
    /// `anyOf`.
    pub(super) fn inherited_additional_properties(&self, candidate: SchemaId) -> Option<&SchemaRef> {
        self.inherited_additional.get(&candidate)
    }

    /// Marks the candidates whose structs store undeclared members: if a union has several objects, a value may be
    /// decoded as the wrong candidate, and must not lose members.
    fn keep_unknown_members(
        &mut self,
        api: &Api,
        merged: &MergedSchema<'_>,
        plan: Option<&UnionPlan>,
        candidates: &[&SchemaRef],
    ) {
        let candidate_ids: Vec<SchemaId> =
            candidates.iter().map(|schema_ref| unwrap_schema(api, schema_ref.schema)).collect();
        if let AdditionalProperties::Schema(values) = merged.additional {
            for candidate in &candidate_ids {
                let schema = api.schema(*candidate);
                if schema.name.is_none() && schema.additional == AdditionalProperties::Unspecified {
                    self.inherited_additional.insert(*candidate, values.clone());
                }
            }
        }
        let is_union_open =
            !matches!(merged.additional, AdditionalProperties::Unspecified | AdditionalProperties::Never);
        let struct_ids: Vec<SchemaId> =
            candidate_ids.into_iter().filter(|candidate| MergedSchema::new(api, *candidate).is_struct()).collect();
        if struct_ids.len() < 2 && !is_union_open {
            return;
        }
        if plan.is_some() {
            let is_open = |id: &SchemaId| *MergedSchema::new(api, *id).additional != AdditionalProperties::Never;
            self.open_candidates.extend(struct_ids.into_iter().filter(|id| is_union_open || is_open(id)));
        } else {
            self.mark_similar_structs(api, struct_ids);
        }
    }

    /// Marks structs that could be confused with each other, so that they store undeclared members. If they have
    /// members with the same name, marks the structs of these members as well.
    fn mark_similar_structs(&mut self, api: &Api, struct_ids: Vec<SchemaId>) {
        let mut visited_groups: HashSet<Vec<SchemaId>> = HashSet::new();
        let mut pending_groups = vec![struct_ids];
        while let Some(mut struct_ids) = pending_groups.pop() {
            struct_ids.sort_unstable();
            struct_ids.dedup();
            if struct_ids.len() < 2 && !visited_groups.is_empty()
                || visited_groups.len() >= MAX_PATHS
                || !visited_groups.insert(struct_ids.clone())
            {
                continue;
            }
            self.open_candidates.extend(struct_ids.iter().copied());
            let mut schemas_by_member: BTreeMap<String, Vec<SchemaId>> = BTreeMap::new();
            for id in &struct_ids {
                for (name, schema_ref) in MergedSchema::new(api, *id).properties.iter() {
                    schemas_by_member.entry(name.clone()).or_default().push(element_schema(api, schema_ref.schema));
                }
            }
            let is_struct = |id: &SchemaId| MergedSchema::new(api, *id).is_struct();
            let member_groups =
                schemas_by_member.into_values().map(|ids| ids.into_iter().filter(is_struct).collect::<Vec<_>>());
            pending_groups.extend(member_groups.filter(|ids| !ids.is_empty()));
        }
    }
}

/// The discriminator values that all unions of a document assign to their candidates, and the schemas that are used in
/// another way than as a candidate.
struct TagVotes {
    /// True for each schema that is used in another way than as a candidate, by schema ID.
    is_used_elsewhere: Vec<bool>,
    /// The distinguishing member and its value for each candidate. `None` if unions assign different values to the
    /// candidate, or if it has no single value.
    tag_by_candidate: HashMap<SchemaId, Option<(String, Value)>>,
}

impl TagVotes {
    fn new(api: &Api, nullable_schemas: &NullableSchemas) -> Self {
        let mut votes = Self { is_used_elsewhere: vec![false; api.schemas.len()], tag_by_candidate: HashMap::new() };
        for (index, schema) in (0..).zip(&api.schemas) {
            let additional = match &schema.additional {
                AdditionalProperties::Schema(schema_ref) => Some(schema_ref),
                _ => None,
            };
            let subschemas = schema.properties.values().chain([&schema.items, &schema.not].into_iter().flatten());
            for schema_ref in subschemas
                .chain(additional)
                .chain(schema.keywords_2020.schema_refs())
                .chain(MergedSchema::wrapped_schema(api, schema))
            {
                votes.mark_used_elsewhere(api, schema_ref.schema);
            }
            let merged = MergedSchema::new(api, SchemaId(index));
            if !merged.alternative_groups.is_empty()
                && alternatives::union_candidates(api, nullable_schemas, &merged).is_none()
            {
                for schema_ref in merged.alternative_groups.iter().copied().flatten() {
                    votes.mark_used_elsewhere(api, schema_ref.schema);
                }
            }
        }
        for operation in &api.operations {
            let bodies = operation.body.iter().flat_map(|body| &body.contents);
            let response_contents = operation.responses.iter().flat_map(|response| &response.contents);
            let contents = bodies.chain(response_contents).flat_map(Content::schema_refs);
            let headers = operation.responses.iter().flat_map(|response| response.headers.values());
            let headers = headers.map(|header| &header.schema);
            for schema_ref in contents.chain(headers).chain(operation.params.iter().map(|param| &param.schema)) {
                votes.mark_used_elsewhere(api, schema_ref.schema);
            }
        }
        let bodies = api.webhooks.iter().flat_map(|webhook| &webhook.body).flat_map(|body| &body.contents);
        for schema_ref in bodies.filter_map(|content| content.schema.as_ref()) {
            votes.mark_used_elsewhere(api, schema_ref.schema);
        }
        votes
    }

    /// Marks a schema as used in another way than as a candidate. If the schema only wraps another schema, marks that
    /// schema as well.
    fn mark_used_elsewhere(&mut self, api: &Api, id: SchemaId) {
        let mut id = id;
        while !std::mem::replace(&mut self.is_used_elsewhere[id.index()], true) {
            let Some(wrapped_ref) = MergedSchema::wrapped_schema(api, api.schema(id)) else { break };
            id = wrapped_ref.schema;
        }
    }

    /// Adds the discriminator values that the plan of a union assigns to its candidates.
    fn add_votes<'l>(&mut self, api: &Api, plan: Option<&UnionPlan>, candidates: impl Iterator<Item = &'l SchemaRef>) {
        for (index, schema_ref) in candidates.enumerate() {
            let id = unwrap_schema(api, schema_ref.schema);
            let vote = plan.filter(|plan| plan.fallback != Some(index)).and_then(|plan| {
                let ([property], [tag]) = (plan.member_path.as_slice(), plan.tags[index].as_slice()) else {
                    return None;
                };
                let member = MergedSchema::new(api, id).properties.get(property).cloned();
                // A member with an initial value must be a readable field.
                let has_initial_value =
                    |schema_ref: SchemaRef| api.schema(schema_ref.schema).extensions.contains_key("x-initial");
                (!member.is_some_and(has_initial_value))
                    .then(|| (property.clone(), declared_tag_value(api, id, property, tag)))
            });
            let recorded_vote = self.tag_by_candidate.entry(id).or_insert_with(|| vote.clone());
            if *recorded_vote != vote {
                *recorded_vote = None;
            }
        }
    }

    /// Returns the distinguishing member and its value for each schema that is only used as a candidate and has one
    /// value.
    fn into_constant_tags(self) -> HashMap<SchemaId, (String, Value)> {
        let Self { is_used_elsewhere, tag_by_candidate } = self;
        let candidate_tags = tag_by_candidate.into_iter().filter(|(id, _)| !is_used_elsewhere[id.index()]);
        candidate_tags.filter_map(|(id, tag)| Some((id, tag?))).collect()
    }
}

/// Converts the discriminator value `tag` to JSON of the type that the candidate declares for the member `property`.
fn declared_tag_value(api: &Api, candidate: SchemaId, property: &str, tag: &str) -> Value {
    let merged = MergedSchema::new(api, candidate);
    let Some(schema_ref) = merged.properties.get(property) else { return tag.into() };
    let member = MergedSchema::new(api, schema_ref.schema);
    if let Some([value]) = member.values.as_deref() {
        return value.clone();
    }
    let may_be_text = member.types.is_empty() || member.types.contains(&JsonType::String);
    let parse_tag = || serde_json::from_str(tag).unwrap_or_else(|_| tag.into());
    if may_be_text { tag.into() } else { parse_tag() }
}

/// Returns the schema that `id` wraps, following further wrappers. A wrapper only has annotations and one `allOf`
/// entry. Returns `id` if the schema is not a wrapper.
pub(super) fn unwrap_schema(api: &Api, id: SchemaId) -> SchemaId {
    let mut id = id;
    while let Some(wrapped_ref) = MergedSchema::wrapped_schema(api, api.schema(id)) {
        id = wrapped_ref.schema;
    }
    id
}

/// Returns the schema of the items if the schema `id` is a list, or else `id` itself. Follows schemas that only wrap
/// another schema.
fn element_schema(api: &Api, id: SchemaId) -> SchemaId {
    let id = unwrap_schema(api, id);
    api.schema(id).items.as_ref().map_or(id, |items| unwrap_schema(api, items.schema))
}

/// Returns the plan of a union with a `discriminator`. `None` if it has no discriminator, or if the discriminator
/// values do not select exactly one candidate each.
fn plan_by_discriminator(
    api: &Api,
    merged: &MergedSchema<'_>,
    candidates: &[&SchemaRef],
    diagnostics: &mut Diagnostics,
) -> Option<UnionPlan> {
    let discriminator = merged.discriminator?;
    let property = &discriminator.property;
    let mut tags = Vec::with_capacity(candidates.len());
    for schema_ref in candidates {
        let schema = api.schema(schema_ref.schema);
        let nested_alternative_ids: Vec<SchemaId> =
            alternatives::flatten_alternatives(api, &NullableSchemas::without_nulls(), &[schema_ref])
                .iter()
                .map(|leaf| leaf.schema)
                .collect();
        let is_candidate =
            |target: &SchemaRef| target.schema == schema_ref.schema || nested_alternative_ids.contains(&target.schema);
        let mapped_values = discriminator.mapping.iter().filter(|(_, target)| is_candidate(target));
        let mut values: Vec<String> = mapped_values.map(|(value, _)| value.clone()).collect();
        if values.is_empty() {
            values = constants_of(api, schema_ref.schema, property).unwrap_or_default();
        }
        if values.is_empty() {
            if !may_be_string(api, schema_ref, property) {
                diagnostics.push(non_string_discriminator(property, schema));
                return None;
            }
            values.push(schema.name.clone()?);
        }
        tags.push(values);
    }
    let default_id = discriminator.default.as_ref().map(|schema_ref| schema_ref.schema);
    let fallback = candidates.iter().position(|schema_ref| Some(schema_ref.schema) == default_id);
    Some(UnionPlan { member_path: vec![property.clone()], tags, fallback }).filter(|plan| are_tags_distinct(&plan.tags))
}

/// Returns whether the member `property` of a candidate may be a string. Only strings can be names of schemas.
fn may_be_string(api: &Api, schema_ref: &SchemaRef, property: &str) -> bool {
    let Some(member) = MergedSchema::new(api, schema_ref.schema).properties.get(property).cloned() else { return true };
    let types = MergedSchema::new(api, member.schema).types;
    types.is_empty() || types.contains(&JsonType::String)
}

/// Returns the warning about a discriminator property that is not a string and has no `mapping`.
fn non_string_discriminator(property: &str, schema: &Schema) -> Diagnostic {
    let message =
        format!("the discriminator property `{property}` is not a string, so its values cannot be names of schemas");
    Diagnostic::warning(codes::DISCRIMINATOR, message, schema.at)
        .with_label("the generated code distinguishes the alternatives without the discriminator")
        .with_help("add `mapping`, or remove the discriminator")
}

/// Returns the plan of a union whose candidates are distinguished by constants: all candidates require the same member,
/// possibly nested in other required members, and each candidate has different constants for this member. `None` if
/// there is no such member.
fn plan_by_constants(api: &Api, candidates: &[&SchemaRef]) -> Option<UnionPlan> {
    let first_candidate = candidates.first()?;
    let mut path_prefixes = vec![Vec::new()];
    let mut tried_path_count = 0;
    while let Some(prefix) = (!path_prefixes.is_empty()).then(|| path_prefixes.remove(0)) {
        for name in required_members_at(api, first_candidate, &prefix) {
            let path = [prefix.as_slice(), &[name]].concat();
            tried_path_count += 1;
            if tried_path_count > MAX_PATHS {
                return None;
            }
            let tags: Option<Vec<_>> =
                candidates.iter().map(|schema_ref| constants_at(api, schema_ref, &path)).collect();
            if let Some(tags) = tags.filter(|tags| are_tags_distinct(tags)) {
                return Some(UnionPlan { member_path: path, tags, fallback: None });
            }
            if path.len() < MAX_PATH_LENGTH {
                path_prefixes.push(path);
            }
        }
    }
    None
}

/// Returns the names of the required members of the object that `path` leads to. If the candidate is a union, returns
/// those of its first alternative; [`constants_at`] then checks the other alternatives.
fn required_members_at(api: &Api, schema_ref: &SchemaRef, path: &[String]) -> Vec<String> {
    let Some(first_alternative) =
        alternatives::flatten_alternatives(api, &NullableSchemas::without_nulls(), &[schema_ref]).first().copied()
    else {
        return Vec::new();
    };
    let merged = MergedSchema::new(api, first_alternative.schema);
    match path {
        [] => merged.required.iter().filter(|name| merged.properties.contains_key(*name)).cloned().collect(),
        [name, remaining_path @ ..] => merged
            .properties
            .get(name)
            .map_or_else(Vec::new, |schema_ref| required_members_at(api, schema_ref, remaining_path)),
    }
}

/// Returns the constants of the required member that `path` leads to, in all alternatives of a candidate. `None` if an
/// alternative does not have such a member.
fn constants_at(api: &Api, schema_ref: &SchemaRef, path: &[String]) -> Option<Vec<String>> {
    let (name, remaining_path) = path.split_first()?;
    let alternatives = alternatives::flatten_alternatives(api, &NullableSchemas::without_nulls(), &[schema_ref]);
    if alternatives.len() > MAX_ALTERNATIVES {
        return None;
    }
    let mut tags = Vec::new();
    for alternative in alternatives {
        let merged = MergedSchema::new(api, alternative.schema);
        let member = merged.properties.get(name).filter(|_| merged.required.contains(name))?;
        let member_constants = if remaining_path.is_empty() {
            constant_texts(api, member.schema)
        } else {
            constants_at(api, member, remaining_path)
        };
        tags.extend(member_constants?);
    }
    tags.sort_unstable();
    tags.dedup();
    Some(tags)
}

/// Returns the constants of the member `property` of a schema, formatted as by [`constant_texts`].
pub(in crate::lower) fn constants_of(api: &Api, id: SchemaId, property: &str) -> Option<Vec<String>> {
    constant_texts(api, MergedSchema::new(api, id).properties.get(property)?.schema)
}

/// Returns the constants of a schema as text: strings without quotes, booleans and integers as JSON. `None` if it has
/// no constants, or a constant of another type.
pub(super) fn constant_texts(api: &Api, id: SchemaId) -> Option<Vec<String>> {
    let values = MergedSchema::new(api, id).values?;
    let to_text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) => Some(value.to_string()),
        Value::Number(number) => number.is_i64().then(|| value.to_string()),
        _ => None,
    };
    values.iter().map(to_text).collect()
}

/// Returns the last segment of a component's name: the text after the last `.`. `None` for an inline schema.
pub(super) fn last_name_segment(schema: &Schema) -> Option<&str> {
    schema.name.as_deref().map(|name| name.rsplit('.').next().unwrap_or(name))
}

/// Returns whether each candidate has at least one discriminator value, and no value occurs twice. `tags` contains the
/// values of each candidate.
pub(super) fn are_tags_distinct(tags: &[Vec<String>]) -> bool {
    let mut seen_tags: HashSet<&str> = HashSet::new();
    tags.iter().all(|values| !values.is_empty()) && tags.iter().flatten().all(|tag| seen_tags.insert(tag))
}
