//! Finds the changes of the documents that cause each difference in the crate's public API.
//!
//! An item is generated from a schema or an operation, or is a member of such an item. The causes of its difference are
//! the first of these changes that exist: those of the member, those of the schema or operation, or those of the
//! nearest schema or operation that uses the schema.

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
    origins::{ItemOrigins, Member, Origin, join_path, module_path, schemas_of_origin, value_schemas},
};

/// The maximum number of causes listed for an item if they are changes of the member itself. The causes with the
/// highest severity are listed.
const MAX_MEMBER_CAUSES: usize = 8;

/// The maximum number of other causes listed for an item.
const MAX_OWNER_CAUSES: usize = 3;

/// The reason given for an item if no change of the documents was found to cause its difference.
const INDIRECT: &str = "the difference is caused by other items, by names of types, or by settings of the crate";

/// Sets the items that each entry changes, and the entries that cause the change of each item. An item without a known
/// cause gets a reason instead.
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
        let find_causes = |found: [Vec<usize>; 2], max_count| {
            let mut found = found.concat();
            keep_worst(&mut found, &severities, max_count);
            (!found.is_empty()).then_some(found)
        };
        let found = find_causes([base.member_causes(change), head.member_causes(change)], MAX_MEMBER_CAUSES)
            .or_else(|| find_causes([base.owner_causes(change), head.owner_causes(change)], MAX_OWNER_CAUSES))
            .or_else(|| find_causes([base.all_member_causes(change), head.all_member_causes(change)], MAX_OWNER_CAUSES))
            .or_else(|| find_causes([base.user_causes(change), head.user_causes(change)], MAX_OWNER_CAUSES))
            .unwrap_or_default();
        item.changes = found;
    }
    assign_causes_by_types(items);
    assign_webhook_module_causes(items, groups, comparison);
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

/// Assigns causes to items without a cause: the causes of the types that only one version of the item's declaration
/// names.
fn assign_causes_by_types(items: &mut [ItemEntry]) {
    let mut types: HashMap<&str, &[usize]> = HashMap::new();
    for item in items.iter().filter(|item| is_type(item.change.kind) && !item.changes.is_empty()) {
        types.insert(item.change.path.rsplit("::").next().unwrap_or_default(), &item.changes);
    }
    let causes: Vec<(usize, Vec<usize>)> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.changes.is_empty())
        .map(|(index, item)| {
            let words = |text: &Option<String>| -> HashSet<String> {
                let text = text.as_deref().unwrap_or_default();
                text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect()
            };
            let (before, after) = (words(&item.change.before), words(&item.change.after));
            let mut causes: Vec<usize> = before
                .symmetric_difference(&after)
                .filter_map(|word| types.get(word.as_str()))
                .flat_map(|it| it.to_vec())
                .collect();
            causes.sort_unstable();
            causes.dedup();
            causes.truncate(MAX_OWNER_CAUSES);
            (index, causes)
        })
        .collect();
    for (index, causes) in causes {
        items[index].changes = causes;
    }
}

/// Assigns the added and removed webhooks as causes to the `webhooks` module and its feature.
fn assign_webhook_module_causes(items: &mut [ItemEntry], groups: &[FindingGroup], comparison: &Comparison) {
    let is_webhook = |group: &FindingGroup| {
        group.changes.iter().any(|change| comparison.changes[*change].kind == ChangeKind::Webhook)
    };
    let is_module_or_feature =
        |item: &&mut ItemEntry| matches!(item.change.path.as_str(), "webhooks" | "feature webhooks");
    for item in items.iter_mut().filter(|item| item.changes.is_empty()).filter(is_module_or_feature) {
        let causes = groups.iter().enumerate().filter(|(_, group)| is_webhook(group)).map(|(index, _)| index);
        item.changes = causes.take(MAX_OWNER_CAUSES).collect();
    }
}

/// Assigns the changes of the body of each webhook or callback as causes to its function.
fn assign_webhook_function_causes(
    items: &mut [ItemEntry],
    groups: &[FindingGroup],
    comparison: &Comparison,
    apis: Sides<&Api>,
) {
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        for change in group.changes.iter().map(|change| &comparison.changes[*change]) {
            let concerns_body = matches!(change.place.part, Part::Webhook | Part::WebhookContent(_));
            if let Some(endpoint) = change.place.operation.as_ref().filter(|_| concerns_body) {
                push_unique(by_id.entry(&endpoint.id).or_default(), index);
            }
        }
    }
    let severities: Vec<Severity> = groups.iter().map(|group| group.entry.wire).collect();
    let mut by_path: HashMap<String, Vec<usize>> = HashMap::new();
    for (api, webhook) in
        [apis.base, apis.head].into_iter().flat_map(|api| api.webhooks.iter().map(move |it| (api, it)))
    {
        if let Some(found) = by_id.get(webhook.id.as_str()) {
            let path = join_path(&module_path(api, webhook.code.module), &webhook.code.function);
            by_path.entry(path).or_default().extend(found);
        }
    }
    for item in items.iter_mut().filter(|item| item.changes.is_empty()) {
        if let Some(mut found) = by_path.get(&item.change.path).cloned() {
            keep_worst(&mut found, &severities, MAX_OWNER_CAUSES);
            item.changes = found;
        }
    }
}

fn is_type(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Struct | ItemKind::Enum | ItemKind::Type)
}

/// Keeps the `max_count` groups with the highest severity, without duplicates.
fn keep_worst(groups: &mut Vec<usize>, severities: &[Severity], max_count: usize) {
    groups.sort_by_key(|group| (Reverse(severities[*group]), *group));
    groups.dedup();
    groups.truncate(max_count);
}

/// The report's groups of changes, indexed by the schema, operation or member of one document that they change.
struct ItemCauses<'a> {
    api: &'a Api,
    origins: ItemOrigins,
    /// The groups by the changed schema or operation.
    by_origin: HashMap<Origin, Vec<usize>>,
    /// The groups by the changed schema or operation, and the name of the changed member.
    by_member: HashMap<(Origin, String), Vec<usize>>,
    /// The groups of the changes within each operation, by the operation's index.
    by_operation: HashMap<usize, Vec<usize>>,
    /// Maps each schema without a change to the nearest changed schema or operation that uses it.
    nearest: HashMap<Origin, Origin>,
}

impl<'a> ItemCauses<'a> {
    fn new(api: &'a Api, is_head: bool, groups: &[FindingGroup], comparison: &Comparison) -> Self {
        let mut causes = Self {
            api,
            origins: ItemOrigins::of(api),
            by_origin: HashMap::new(),
            by_member: HashMap::new(),
            by_operation: HashMap::new(),
            nearest: HashMap::new(),
        };
        for (group, change) in
            groups.iter().enumerate().flat_map(|(index, it)| it.changes.iter().map(move |it| (index, *it)))
        {
            let sources = if is_head { &comparison.sources.head } else { &comparison.sources.base };
            causes.add_cause(group, &comparison.changes[change], sources, is_head);
        }
        let severities: Vec<Severity> = groups.iter().map(|group| group.entry.wire).collect();
        causes
            .by_origin
            .values_mut()
            .chain(causes.by_operation.values_mut())
            .for_each(|it| keep_worst(it, &severities, MAX_OWNER_CAUSES));
        causes.by_member.values_mut().for_each(|it| keep_worst(it, &severities, MAX_MEMBER_CAUSES));
        causes.spread_to_nested();
        causes
    }

    /// Records that a change belongs to the group with the index `group`, for all schemas, operations and members that
    /// the change concerns.
    fn add_cause(&mut self, group: usize, change: &Change, sources: &HashMap<SchemaId, Vec<SchemaId>>, is_head: bool) {
        let origins = |ids: Sides<SchemaId>| -> Vec<Origin> {
            let id = if is_head { ids.head } else { ids.base };
            let ids = sources.get(&id).map_or(std::slice::from_ref(&id), Vec::as_slice);
            ids.iter().copied().map(Origin::Schema).collect()
        };
        let operation = if is_head { change.nodes.operation.head } else { change.nodes.operation.base };
        let component = if is_head { change.nodes.component.head } else { change.nodes.component.base };
        let component = component.map(|id| vec![Origin::Schema(id)]);
        let names: Vec<String> = member_names(change);
        for origin in change.nodes.schema.map(origins).or(component).into_iter().flatten() {
            push_unique(self.by_origin.entry(origin).or_default(), group);
            for name in &names {
                push_unique(self.by_member.entry((origin, name.clone())).or_default(), group);
            }
        }
        if let Some((ids, Some(property))) = &change.nodes.parent {
            let parent = Origin::Schema(if is_head { ids.head } else { ids.base });
            // Only some of the schemas that are merged into a schema declare a given member.
            let declares = |origin: &Origin| match origin {
                Origin::Schema(id) => {
                    let schema = self.api.schemas.get(id.index());
                    *origin == parent || schema.is_some_and(|schema| schema.properties.contains_key(&**property))
                }
                Origin::Operation(_) => false,
            };
            for origin in origins(*ids).into_iter().filter(declares) {
                push_unique(self.by_member.entry((origin, property.to_string())).or_default(), group);
            }
        }
        let Some(operation) = operation else { return };
        push_unique(self.by_operation.entry(operation).or_default(), group);
        let origin = Origin::Operation(operation);
        if let Part::Parameter(_, name) | Part::ResponseHeader(_, name) = &change.place.part {
            push_unique(self.by_member.entry((origin, name.clone())).or_default(), group);
        }
        if change.nodes.schema.is_none() || change.place.path.is_empty() {
            push_unique(self.by_origin.entry(origin).or_default(), group);
        }
    }

    /// Determines, for each unchanged schema, the nearest changed schema or operation that uses the schema.
    fn spread_to_nested(&mut self) {
        let mut pending: VecDeque<(Origin, Origin)> = self.by_origin.keys().map(|origin| (*origin, *origin)).collect();
        pending.make_contiguous().sort();
        while let Some((origin, cause)) = pending.pop_front() {
            for id in schemas_of_origin(self.api, origin) {
                let next = Origin::Schema(id);
                if !self.by_origin.contains_key(&next) && !self.nearest.contains_key(&next) {
                    self.nearest.insert(next, cause);
                    pending.push_back((next, cause));
                }
            }
        }
    }

    /// Returns the changes of the member that the item is generated from, or of the arguments that differ.
    fn member_causes(&self, item: &ItemChange) -> Vec<usize> {
        let Some(owner) = self.origins.item_owner(&item.path) else { return Vec::new() };
        let members: Vec<String> = match &owner.member {
            Some(member) if !self.origins.member_origins(&owner.path, member).is_empty() => vec![member.clone()],
            _ => differing_arguments(item),
        };
        let members = members.iter().flat_map(|member| self.origins.member_origins(&owner.path, member));
        members.flat_map(|member| self.part_causes(owner.origins, member)).collect()
    }

    /// Returns the changes of a member. `owners` are the schemas and operations that contain the member.
    fn part_causes(&self, owners: &[Origin], member: &Member) -> Vec<usize> {
        let mut causes = Vec::new();
        let name = match member {
            Member::Named(name) => Some(name.clone()),
            Member::Schema(id) => {
                let values = value_schemas(self.api, *id).into_iter();
                causes.extend(values.filter_map(|id| self.by_origin.get(&Origin::Schema(id))).flatten());
                self.api.schemas.get(id.index()).and_then(|schema| schema.name.clone())
            }
        };
        for key in owners.iter().flat_map(|owner| name.iter().map(|name| (*owner, name.clone()))) {
            causes.extend(self.by_member.get(&key).into_iter().flatten());
        }
        causes
    }

    /// Returns the changes of the schema or operation that the item is generated from.
    fn owner_causes(&self, item: &ItemChange) -> Vec<usize> {
        let owner = self.origins.item_owner(&item.path);
        let origins = owner.iter().flat_map(|owner| owner.origins);
        origins.filter_map(|origin| self.by_origin.get(origin)).flatten().copied().collect()
    }

    /// Returns the changes of all members of a type. The type's trait implementations and the names of its variants
    /// depend on its members.
    fn all_member_causes(&self, item: &ItemChange) -> Vec<usize> {
        let owner =
            self.origins.item_owner(&item.path).filter(|_| matches!(item.kind, ItemKind::Impl | ItemKind::Variant));
        let members = owner.iter().flat_map(|owner| {
            self.origins.all_members(&owner.path).iter().map(move |member| self.part_causes(owner.origins, member))
        });
        members.flatten().collect()
    }

    /// Returns the changes of the schemas and operations that use the item's schema, and of all schemas that its
    /// operation reaches.
    fn user_causes(&self, item: &ItemChange) -> Vec<usize> {
        let owner = self.origins.item_owner(&item.path);
        let mut causes = Vec::new();
        for origin in owner.iter().flat_map(|owner| owner.origins) {
            let nearest = self.nearest.get(origin).and_then(|origin| self.by_origin.get(origin));
            causes.extend(nearest.into_iter().flatten());
            if let Origin::Operation(index) = origin {
                causes.extend(self.by_operation.get(index).into_iter().flatten());
            }
        }
        causes
    }
}

/// Returns the names of the members that a change affects.
fn member_names(change: &Change) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let values = [&change.before, &change.after].into_iter().flatten();
    let further_names: Vec<String> = match change.kind {
        ChangeKind::PropertyName | ChangeKind::ComponentName => values.filter_map(text).collect(),
        ChangeKind::OneOf | ChangeKind::AnyOf | ChangeKind::AllOf | ChangeKind::PathVariables => {
            values.filter_map(Value::as_array).flatten().filter_map(text).collect()
        }
        _ => Vec::new(),
    };
    change.name.clone().into_iter().chain(further_names).collect()
}

/// Appends `group` unless it is the last element.
fn push_unique(list: &mut Vec<usize>, group: usize) {
    if list.last() != Some(&group) {
        list.push(group);
    }
}
