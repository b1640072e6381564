//! Finds the changes of the document that cause each difference in the public API of the generated crate.
//!
//! An item is generated from a schema or an operation, or is a member of such an item. Its causes are the changes of
//! that member; if the member has none, the changes of the schema or operation; if these have none, the changes of
//! the nearest schema or operation that uses it.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet, VecDeque},
};

use serde_json::Value;

use crate::{
    diff::{
        Comparison, Severity,
        change::{Change, ChangeKind, Part, Sides},
        surface::{ItemChange, ItemKind, differing_arguments},
    },
    ir::{Api, SchemaId},
};

use super::{
    FindingGroup, ItemEntry,
    origins::{ItemOrigins, Member, Origin, direct_schemas, join_path, module_path, value_schemas},
};

/// The maximum number of causes that are listed for a Rust item: `MEMBER_CAUSES` if the changes concern the OpenAPI
/// member from which the item is generated, `OWNER_CAUSES` for all other causes. The causes with the highest severity
/// are listed.
const MEMBER_CAUSES: usize = 8;
const OWNER_CAUSES: usize = 3;

/// The maximum number of names of one change that are linked to Rust items. Also the maximum number of merged schemas
/// that are searched for a name that is not a property name.
const MAX_NAMED: usize = 24;

/// The reason that is shown for a Rust item if no change of the documents was found to cause the difference.
const INDIRECT: &str = "it is caused by other items, by names of types, or by settings of the crate";

/// Links each report entry to the Rust items that it changes, and each Rust item to the report entries that cause its
/// change. A Rust item for which no cause is found gets a reason instead.
pub(super) fn assign_causes(
    groups: &mut [FindingGroup],
    items: &mut [ItemEntry],
    comparison: &Comparison,
    apis: Sides<&Api>,
) {
    let base = ItemCauses::new(apis.base, false, groups, comparison);
    let head = ItemCauses::new(apis.head, true, groups, comparison);
    let severities: Vec<Severity> = groups.iter().map(|group| group.entry.wire).collect();
    for item in items.iter_mut() {
        let change = &item.change;
        let select_causes = |causes: [Vec<usize>; 2], max_count| {
            let mut causes = causes.concat();
            keep_most_severe(&mut causes, &severities, max_count);
            (!causes.is_empty()).then_some(causes)
        };
        let causes = select_causes([base.find_member_causes(change), head.find_member_causes(change)], MEMBER_CAUSES)
            .or_else(|| select_causes([base.find_owner_causes(change), head.find_owner_causes(change)], OWNER_CAUSES))
            .or_else(|| select_causes([base.find_type_causes(change), head.find_type_causes(change)], OWNER_CAUSES))
            .or_else(|| select_causes([base.find_user_causes(change), head.find_user_causes(change)], OWNER_CAUSES))
            .unwrap_or_default();
        item.changes = causes;
    }
    assign_causes_by_type(items);
    assign_webhook_causes(items, groups, comparison);
    assign_webhook_function_causes(items, groups, comparison, apis);
    for (index, item) in items.iter_mut().enumerate() {
        for group in &item.changes {
            groups[*group].entry.items.push(item.change.path.clone());
            groups[*group].entry.item_indices.push(index);
        }
        if item.changes.is_empty() && item.change.reason.is_none() {
            item.change.reason = Some(INDIRECT);
        }
    }
}

/// Assigns causes to Rust items that have none. They get the causes of those types that only the old or only the new
/// declaration of the item mentions.
fn assign_causes_by_type(items: &mut [ItemEntry]) {
    let mut causes_by_type: HashMap<&str, &[usize]> = HashMap::new();
    for item in items.iter().filter(|item| is_type(item.change.kind) && !item.changes.is_empty()) {
        causes_by_type.insert(item.change.path.rsplit("::").next().unwrap_or_default(), &item.changes);
    }
    let causes: Vec<(usize, Vec<usize>)> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.changes.is_empty())
        .map(|(index, item)| {
            let split_words = |declaration: &Option<String>| -> HashSet<String> {
                let declaration = declaration.as_deref().unwrap_or_default();
                declaration.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect()
            };
            let (old_words, new_words) = (split_words(&item.change.before), split_words(&item.change.after));
            let mut causes: Vec<usize> = old_words
                .symmetric_difference(&new_words)
                .filter_map(|word| causes_by_type.get(word.as_str()))
                .flat_map(|it| it.to_vec())
                .collect();
            causes.sort_unstable();
            causes.dedup();
            causes.truncate(OWNER_CAUSES);
            (index, causes)
        })
        .collect();
    for (index, causes) in causes {
        items[index].changes = causes;
    }
}

/// Assigns the added and removed webhooks as causes to the module `webhooks` and to the feature `webhooks`.
fn assign_webhook_causes(items: &mut [ItemEntry], groups: &[FindingGroup], comparison: &Comparison) {
    let is_webhook = |group: &FindingGroup| {
        group.changes.iter().any(|change| comparison.changes[*change].kind == ChangeKind::Webhook)
    };
    let is_webhooks_item = |item: &&mut ItemEntry| matches!(item.change.path.as_str(), "webhooks" | "feature webhooks");
    for item in items.iter_mut().filter(|item| item.changes.is_empty()).filter(is_webhooks_item) {
        let causes = groups.iter().enumerate().filter(|(_, group)| is_webhook(group)).map(|(index, _)| index);
        item.changes = causes.take(OWNER_CAUSES).collect();
    }
}

/// Assigns the changes of a webhook or callback body as causes to the function that is generated for the webhook or
/// callback.
fn assign_webhook_function_causes(
    items: &mut [ItemEntry],
    groups: &[FindingGroup],
    comparison: &Comparison,
    apis: Sides<&Api>,
) {
    let mut causes_by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        for change in group.changes.iter().map(|change| &comparison.changes[*change]) {
            let is_body_change = matches!(change.place.part, Part::Webhook | Part::WebhookContent(_));
            if let Some(endpoint) = change.place.operation.as_ref().filter(|_| is_body_change) {
                push_unique(causes_by_id.entry(&endpoint.id).or_default(), index);
            }
        }
    }
    let severities: Vec<Severity> = groups.iter().map(|group| group.entry.wire).collect();
    let mut causes_by_path: HashMap<String, Vec<usize>> = HashMap::new();
    for (api, webhook) in
        [apis.base, apis.head].into_iter().flat_map(|api| api.webhooks.iter().map(move |it| (api, it)))
    {
        if let Some(causes) = causes_by_id.get(webhook.id.as_str()) {
            let path = join_path(&module_path(api, webhook.code.module), &webhook.code.function);
            causes_by_path.entry(path).or_default().extend(causes);
        }
    }
    for item in items.iter_mut().filter(|item| item.changes.is_empty()) {
        if let Some(mut causes) = causes_by_path.get(&item.change.path).cloned() {
            keep_most_severe(&mut causes, &severities, OWNER_CAUSES);
            item.changes = causes;
        }
    }
}

fn is_type(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Struct | ItemKind::Enum | ItemKind::Type)
}

/// Keeps at most `max_count` groups: those with the highest severity, without duplicates.
fn keep_most_severe(groups: &mut Vec<usize>, severities: &[Severity], max_count: usize) {
    groups.sort_by_key(|group| (Reverse(severities[*group]), *group));
    groups.dedup();
    groups.truncate(max_count);
}

/// The groups of changes for one document, indexed by the schema or operation to which the changes apply. A group is
/// identified by its index.
struct ItemCauses<'a> {
    api: &'a Api,
    origins: ItemOrigins,
    /// The groups for each changed schema or operation.
    groups_by_origin: HashMap<Origin, Vec<usize>>,
    /// The groups for each changed schema, before they are assigned to the schemas that are merged into it.
    groups_by_merged_schema: HashMap<SchemaId, Vec<usize>>,
    /// The groups for each changed member, by schema or operation and the name of the member.
    groups_by_member: HashMap<(Origin, String), Vec<usize>>,
    /// The groups of all changes within an operation, by the index of the operation.
    groups_by_operation: HashMap<usize, Vec<usize>>,
    /// For each schema without changes, the nearest schema or operation that uses the schema and has changes.
    nearest_changed: HashMap<Origin, Origin>,
    /// For each changed schema, the schemas that are merged into it.
    sources: &'a HashMap<SchemaId, Vec<SchemaId>>,
    /// For each changed schema and each name of a property: those of the schemas in `sources` that declare the property.
    declaring_schemas: HashMap<SchemaId, HashMap<&'a str, Vec<Origin>>>,
}

impl<'a> ItemCauses<'a> {
    fn new(api: &'a Api, is_head: bool, group_list: &[FindingGroup], comparison: &'a Comparison) -> Self {
        let sources = if is_head { &comparison.sources.head } else { &comparison.sources.base };
        let mut causes = Self {
            api,
            origins: ItemOrigins::from_api(api),
            groups_by_origin: HashMap::new(),
            groups_by_merged_schema: HashMap::new(),
            groups_by_member: HashMap::new(),
            groups_by_operation: HashMap::new(),
            nearest_changed: HashMap::new(),
            sources,
            declaring_schemas: HashMap::new(),
        };
        for (group, change) in
            group_list.iter().enumerate().flat_map(|(index, it)| it.changes.iter().map(move |it| (index, *it)))
        {
            causes.add_cause(group, &comparison.changes[change], is_head);
        }
        let severities: Vec<Severity> = group_list.iter().map(|group| group.entry.wire).collect();
        for (id, mut groups) in std::mem::take(&mut causes.groups_by_merged_schema) {
            keep_most_severe(&mut groups, &severities, OWNER_CAUSES);
            for origin in causes.schema_origins(id) {
                causes.groups_by_origin.entry(origin).or_default().extend(&groups);
            }
        }
        causes
            .groups_by_origin
            .values_mut()
            .chain(causes.groups_by_operation.values_mut())
            .for_each(|it| keep_most_severe(it, &severities, OWNER_CAUSES));
        causes.groups_by_member.values_mut().for_each(|it| keep_most_severe(it, &severities, MEMBER_CAUSES));
        causes.spread_to_nested();
        causes
    }

    /// Returns the schemas that are merged into a schema. The schema itself is the first of them.
    fn schema_origins(&self, id: SchemaId) -> Vec<Origin> {
        let ids = self.sources.get(&id).map_or(std::slice::from_ref(&id), Vec::as_slice);
        ids.iter().copied().map(Origin::Schema).collect()
    }

    /// Returns the schemas that declare the property `name` and are merged into the schema `id`, and the schema `id`
    /// itself. If none of them declares such a property, returns the first `MAX_NAMED` merged schemas.
    fn name_origins(&mut self, id: SchemaId, name: &str) -> Vec<Origin> {
        if self.sources.get(&id).is_none_or(|sources| sources.len() == 1) {
            return self.schema_origins(id);
        }
        let (api, sources) = (self.api, self.sources);
        let declaring_schemas = self.declaring_schemas.entry(id).or_insert_with(|| {
            let mut declaring_schemas: HashMap<&str, Vec<Origin>> = HashMap::new();
            for source in sources.get(&id).into_iter().flatten() {
                for property in api.schemas.get(source.index()).into_iter().flat_map(|schema| schema.properties.keys())
                {
                    declaring_schemas.entry(property).or_default().push(Origin::Schema(*source));
                }
            }
            declaring_schemas
        });
        let own_origin = Origin::Schema(id);
        match declaring_schemas.get(name) {
            Some(origins) => {
                let missing_origin = (!origins.contains(&own_origin)).then_some(own_origin);
                origins.iter().copied().chain(missing_origin).collect()
            }
            None => self.schema_origins(id).into_iter().take(MAX_NAMED).collect(),
        }
    }

    /// Returns the schemas that declare the property and are merged into the schema `id`, and the schema `id` itself.
    fn property_origins(&mut self, id: SchemaId, property: &str) -> Vec<Origin> {
        let origins = self.name_origins(id, property);
        let is_declared = self.declaring_schemas.get(&id).is_none_or(|schemas| schemas.contains_key(property));
        if is_declared { origins } else { vec![Origin::Schema(id)] }
    }

    fn add_cause(&mut self, group: usize, change: &Change, is_head: bool) {
        let select_id = |ids: Sides<SchemaId>| if is_head { ids.head } else { ids.base };
        let operation = if is_head { change.nodes.operation.head } else { change.nodes.operation.base };
        let component = if is_head { change.nodes.component.head } else { change.nodes.component.base };
        let names: Vec<String> = member_names(change).into_iter().take(MAX_NAMED).collect();
        if let Some(id) = change.nodes.schema.map(select_id) {
            push_unique(self.groups_by_merged_schema.entry(id).or_default(), group);
            for name in names {
                for origin in self.name_origins(id, &name) {
                    push_unique(self.groups_by_member.entry((origin, name.clone())).or_default(), group);
                }
            }
        } else if let Some(origin) = component.map(Origin::Schema) {
            push_unique(self.groups_by_origin.entry(origin).or_default(), group);
            for name in names {
                push_unique(self.groups_by_member.entry((origin, name)).or_default(), group);
            }
        }
        // Only some of the schemas that are merged into a schema declare a given member.
        if let Some((ids, Some(property))) = &change.nodes.parent {
            for origin in self.property_origins(select_id(*ids), property) {
                push_unique(self.groups_by_member.entry((origin, property.to_string())).or_default(), group);
            }
        }
        let Some(operation) = operation else { return };
        push_unique(self.groups_by_operation.entry(operation).or_default(), group);
        let origin = Origin::Operation(operation);
        if let Part::Parameter(_, name) | Part::ResponseHeader(_, name) = &change.place.part {
            push_unique(self.groups_by_member.entry((origin, name.clone())).or_default(), group);
        }
        if change.nodes.schema.is_none() || change.place.path.is_empty() {
            push_unique(self.groups_by_origin.entry(origin).or_default(), group);
        }
    }

    /// Sets `nearest_changed` for all schemas that a changed schema or operation uses and that have no changes.
    fn spread_to_nested(&mut self) {
        let mut pending_origins: VecDeque<(Origin, Origin)> =
            self.groups_by_origin.keys().map(|origin| (*origin, *origin)).collect();
        pending_origins.make_contiguous().sort();
        while let Some((origin, cause)) = pending_origins.pop_front() {
            for id in direct_schemas(self.api, origin) {
                let nested_origin = Origin::Schema(id);
                if !self.groups_by_origin.contains_key(&nested_origin)
                    && !self.nearest_changed.contains_key(&nested_origin)
                {
                    self.nearest_changed.insert(nested_origin, cause);
                    pending_origins.push_back((nested_origin, cause));
                }
            }
        }
    }

    /// Returns the groups of changes to the OpenAPI member from which the Rust item is generated. If there is none,
    /// returns the groups for the arguments that differ.
    fn find_member_causes(&self, item: &ItemChange) -> Vec<usize> {
        let Some(owner) = self.origins.find_owner(&item.path) else { return Vec::new() };
        let members: Vec<String> = match &owner.member {
            Some(member) if !self.origins.member_origins(&owner.path, member).is_empty() => vec![member.clone()],
            _ => differing_arguments(item),
        };
        let members = members.iter().flat_map(|member| self.origins.member_origins(&owner.path, member));
        members.flat_map(|member| self.find_causes(owner.origins, member)).collect()
    }

    fn find_causes(&self, owner_origins: &[Origin], member: &Member) -> Vec<usize> {
        let mut causes = Vec::new();
        let name = match member {
            Member::Named(name) => Some(name.clone()),
            Member::Schema(id) => {
                let values = value_schemas(self.api, *id).into_iter();
                causes.extend(values.filter_map(|id| self.groups_by_origin.get(&Origin::Schema(id))).flatten());
                self.api.schemas.get(id.index()).and_then(|schema| schema.name.clone())
            }
        };
        for key in owner_origins.iter().flat_map(|owner| name.iter().map(|name| (*owner, name.clone()))) {
            causes.extend(self.groups_by_member.get(&key).into_iter().flatten());
        }
        causes
    }

    /// Returns the groups of changes to the schema or operation from which the Rust item is generated.
    fn find_owner_causes(&self, item: &ItemChange) -> Vec<usize> {
        let owner = self.origins.find_owner(&item.path);
        let origins = owner.iter().flat_map(|owner| owner.origins);
        origins.filter_map(|origin| self.groups_by_origin.get(origin)).flatten().copied().collect()
    }

    /// Returns the groups of changes to all members of a type. The trait implementations and the variant names of a
    /// type depend on its members.
    fn find_type_causes(&self, item: &ItemChange) -> Vec<usize> {
        let owner =
            self.origins.find_owner(&item.path).filter(|_| matches!(item.kind, ItemKind::Impl | ItemKind::Variant));
        let members = owner.iter().flat_map(|owner| {
            let member_origins = self.origins.origins_of_all_members(&owner.path);
            member_origins.iter().map(move |member| self.find_causes(owner.origins, member))
        });
        members.flatten().collect()
    }

    /// Returns the groups of changes to the schemas and operations that use the schema of the Rust item. For a
    /// function, returns the groups of all changes within the operation.
    fn find_user_causes(&self, item: &ItemChange) -> Vec<usize> {
        let owner = self.origins.find_owner(&item.path);
        let mut causes = Vec::new();
        for origin in owner.iter().flat_map(|owner| owner.origins) {
            let nearest_changed = self.nearest_changed.get(origin).and_then(|origin| self.groups_by_origin.get(origin));
            causes.extend(nearest_changed.into_iter().flatten());
            if let Origin::Operation(index) = origin {
                causes.extend(self.groups_by_operation.get(index).into_iter().flatten());
            }
        }
        causes
    }
}

/// Returns the names of the members (such as properties) that a change affects.
fn member_names(change: &Change) -> Vec<String> {
    let string_value = |value: &Value| value.as_str().map(str::to_owned);
    let old_and_new = [&change.before, &change.after].into_iter().flatten();
    let further_names: Vec<String> = match change.kind {
        ChangeKind::PropertyName | ChangeKind::ComponentName => old_and_new.filter_map(string_value).collect(),
        ChangeKind::OneOf | ChangeKind::AnyOf | ChangeKind::AllOf | ChangeKind::PathVariables => {
            old_and_new.filter_map(Value::as_array).flatten().filter_map(string_value).collect()
        }
        _ => Vec::new(),
    };
    change.name.clone().into_iter().chain(further_names).collect()
}

fn push_unique(list: &mut Vec<usize>, group: usize) {
    if list.last() != Some(&group) {
        list.push(group);
    }
}
