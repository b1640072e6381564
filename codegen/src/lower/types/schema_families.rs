//! Finds families of schemas. A family is a parent that has a discriminator but no `oneOf`, and children that refer to
//! the parent in `allOf`. A value of the parent is a value of one of the children.

use std::collections::{HashMap, HashSet};

pub(in crate::lower) use super::union_plans::constants_of;
use super::{
    merge::MergedSchema,
    union_plans::{UnionPlan, are_tags_distinct, unwrap_schema},
};
use crate::ir::{Api, Discriminator, SchemaId, SchemaRef};

/// The extensions that declare the discriminator value of a schema, which Swagger 2.0 cannot express otherwise.
const DISCRIMINATOR_VALUE_EXTENSIONS: [&str; 2] = ["x-ms-discriminator-value", "x-discriminator-value"];

/// The children of a parent, and the rule that selects the child for a value.
#[derive(Clone, Debug)]
pub(super) struct Family {
    /// The child schemas. Contains the parent itself as well if the `mapping` of the discriminator contains the parent.
    pub(super) children: Vec<SchemaRef>,
    /// The rule that selects the child, with the discriminator values of each child.
    pub(super) plan: UnionPlan,
}

/// Returns all families of a document: for the ID of each parent schema, the schemas that inherit from this parent.
pub(super) fn find_families(api: &Api, children: &ChildrenByParent) -> HashMap<SchemaId, Family> {
    let parents = (0..).zip(&api.schemas).filter(|(_, schema)| schema.name.is_some());
    let families = parents.filter_map(|(index, _)| {
        let id = SchemaId(index);
        let merged = MergedSchema::new(api, id);
        let discriminator =
            merged.discriminator.filter(|_| merged.alternative_groups.is_empty() && merged.is_struct())?;
        Some((id, build_family(api, id, discriminator, children)?))
    });
    families.collect()
}

/// The component schemas whose `allOf` refers to a parent, by the ID of the parent.
pub(in crate::lower) type ChildrenByParent = HashMap<SchemaId, Vec<SchemaId>>;

/// Returns the children of each schema: the component schemas that refer to the schema in `allOf`.
pub(in crate::lower) fn children_by_parent(api: &Api) -> ChildrenByParent {
    let mut children = ChildrenByParent::new();
    for (index, schema) in (0..).zip(&api.schemas) {
        let child_id = SchemaId(index);
        for part in &schema.all_of {
            if schema.name.is_some() && part.schema != child_id {
                children.entry(part.schema).or_default().push(child_id);
            }
        }
    }
    children
}

/// Returns the rule that selects the variant of a union that does not declare a discriminator, if all alternatives of
/// the union (`candidates`) inherit the same discriminator from a parent. `None` if they inherit different
/// discriminators, or none.
pub(super) fn plan_by_inheritance(
    api: &Api,
    candidates: &[&SchemaRef],
    children: &ChildrenByParent,
) -> Option<UnionPlan> {
    let mut common_discriminator: Option<&Discriminator> = None;
    let mut plan = UnionPlan { member_path: Vec::new(), tags: Vec::new(), fallback: None };
    for schema_ref in candidates {
        let id = unwrap_schema(api, schema_ref.schema);
        let merged = MergedSchema::new(api, id);
        let discriminator = merged.discriminator.filter(|_| api.schema(id).discriminator.is_none())?;
        if common_discriminator.is_some_and(|other_discriminator| {
            other_discriminator.at != discriminator.at || other_discriminator != discriminator
        }) {
            return None;
        }
        common_discriminator = Some(discriminator);
        plan.member_path = vec![discriminator.property.clone()];
        plan.tags.push(discriminator_values_of_descendants(api, id, discriminator, children));
    }
    Some(plan).filter(|plan| are_tags_distinct(&plan.tags))
}

/// Returns the values of the discriminator that select the schema `id` or one of its descendants.
fn discriminator_values_of_descendants(
    api: &Api,
    id: SchemaId,
    discriminator: &Discriminator,
    children: &ChildrenByParent,
) -> Vec<String> {
    let mut descendant_ids = HashSet::from([id]);
    collect_descendants(id, children, &mut descendant_ids);
    let mut descendant_ids: Vec<SchemaId> = descendant_ids.into_iter().collect();
    descendant_ids.sort_unstable();
    descendant_ids.into_iter().flat_map(|id| discriminator_values(api, id, discriminator)).collect()
}

/// Returns the family of a parent schema. `None` if no schema inherits from the parent, or if two children have the
/// same discriminator value.
fn build_family(
    api: &Api,
    parent: SchemaId,
    discriminator: &Discriminator,
    children: &ChildrenByParent,
) -> Option<Family> {
    let is_mapped = |id: SchemaId| discriminator.mapping.values().any(|schema_ref| schema_ref.schema == id);
    // A component that only wraps the parent is an alias of it.
    let is_child = |id: &SchemaId| {
        let schema = api.schema(*id);
        schema.all_of.len() > 1 || MergedSchema::wrapped_schema(api, schema).is_none() || is_mapped(*id)
    };
    let direct_children = children.get(&parent).into_iter().flatten().copied().filter(is_child);
    let mut child_ids: Vec<SchemaId> = Vec::new();
    let mut visited_ids = HashSet::new();
    // The discriminator may be declared by a parent of `parent`, whose mapping contains more than the children of
    // `parent`.
    let has_discriminator = api.schema(parent).discriminator.is_some();
    let mapped_ids = discriminator
        .mapping
        .values()
        .map(|schema_ref| schema_ref.schema)
        .filter(|id| has_discriminator || *id == parent);
    // Without a mapping, the names of all children are discriminator values, including children that have children.
    let parent_as_member = (!has_discriminator && discriminator.mapping.is_empty()).then_some(parent);
    let mut descendants = HashSet::new();
    for child_id in direct_children.chain(mapped_ids).chain(parent_as_member) {
        if visited_ids.insert(child_id) && !descendants.contains(&child_id) {
            if child_id != parent {
                collect_descendants(child_id, children, &mut descendants);
                descendants.remove(&child_id);
            }
            child_ids.push(child_id);
        }
    }
    child_ids.retain(|child_id| !descendants.contains(child_id));
    if child_ids.iter().all(|child_id| *child_id == parent) {
        return None;
    }
    let tags: Vec<Vec<String>> = child_ids
        .iter()
        .map(|child_id| {
            if *child_id == parent {
                discriminator_values(api, parent, discriminator)
            } else {
                discriminator_values_of_descendants(api, *child_id, discriminator, children)
            }
        })
        .collect();
    let default_id = discriminator.default.as_ref().map(|schema_ref| schema_ref.schema);
    let fallback = child_ids.iter().position(|child_id| Some(*child_id) == default_id);
    let child_refs =
        child_ids.into_iter().map(|schema| SchemaRef { schema, reference: None, at: api.schema(schema).at });
    let plan = UnionPlan { member_path: vec![discriminator.property.clone()], tags, fallback };
    are_tags_distinct(&plan.tags).then(|| Family { children: child_refs.collect(), plan })
}

/// Returns the discriminator value that the name of a schema implies: the only constant of the discriminator property
/// that equals the name if case and separators are ignored, or else the name itself. `None` if the schema has no name.
fn discriminator_value_from_name(api: &Api, id: SchemaId, property: &str) -> Option<String> {
    let name = api.schema(id).name.clone()?;
    let normalize_tag =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let declared_tags = constants_of(api, id, property).unwrap_or_default();
    let mut equal_tags = declared_tags.iter().filter(|tag| normalize_tag(tag) == normalize_tag(&name));
    match (equal_tags.next(), equal_tags.next()) {
        (Some(tag), None) => Some(tag.clone()),
        _ => Some(name),
    }
}

/// Adds `id` to `descendants`, and all components that refer to it in `allOf`, directly or through other components.
pub(in crate::lower) fn collect_descendants(
    id: SchemaId,
    children: &ChildrenByParent,
    descendants: &mut HashSet<SchemaId>,
) {
    let mut pending_ids = vec![id];
    while let Some(id) = pending_ids.pop() {
        descendants.insert(id);
        pending_ids
            .extend(children.get(&id).into_iter().flatten().copied().filter(|child| !descendants.contains(child)));
    }
}

/// Returns the values of the discriminator that select a schema: those in `mapping`, or else the constants that the
/// schema declares for the property, or else the value of an extension, or else the value that the name of the schema
/// implies.
pub(in crate::lower) fn discriminator_values(api: &Api, id: SchemaId, discriminator: &Discriminator) -> Vec<String> {
    let mapped_tags = discriminator.mapping.iter().filter(|(_, schema_ref)| schema_ref.schema == id);
    let mapped_tags: Vec<String> = mapped_tags.map(|(value, _)| value.clone()).collect();
    if !mapped_tags.is_empty() {
        return mapped_tags;
    }
    let schema = api.schema(id);
    let inline_part_ids =
        schema.all_of.iter().filter(|part| api.schema(part.schema).name.is_none()).map(|part| part.schema);
    let narrowed_constants = inline_part_ids.chain([id]).find_map(|part| {
        api.schema(part)
            .properties
            .contains_key(&discriminator.property)
            .then(|| constants_of(api, part, &discriminator.property))?
    });
    let extension_value = || {
        let value = DISCRIMINATOR_VALUE_EXTENSIONS.iter().find_map(|name| schema.extensions.get(*name)?.as_str())?;
        Some(vec![value.to_owned()])
    };
    let tags = narrowed_constants.or_else(extension_value);
    tags.unwrap_or_else(|| discriminator_value_from_name(api, id, &discriminator.property).into_iter().collect())
}
