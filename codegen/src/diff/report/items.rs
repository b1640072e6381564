//! Finds the changes that cause each difference in the crate's public API.
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
    origins::{ItemOrigins, Member, Origin, join_path, module_path, schemas_of_origin, value_schemas},
};

/// The maximum number of causes listed for an item: `MEMBER_CAUSES` for changes of the member itself, `OWNER_CAUSES` for
/// other causes. The causes with the highest severity are listed.
const MEMBER_CAUSES: usize = 8;
const OWNER_CAUSES: usize = 3;

/// The maximum number of members of one change that are linked to items, and of merged schemas that are searched for a
/// name that is not the name of a property.
const MAX_NAMED: usize = 24;

/// The reason given for an item if no change of the documents was found to cause its difference.
const INDIRECT: &str = "it is caused by other items, by names of types, or by settings of the crate";

/// Links each entry to the items that it changes, and each item to the entries that cause its change. An item without a
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
        let find = |found: [Vec<usize>; 2], most| {
            let mut found = found.concat();
            keep_worst(&mut found, &severities, most);
            (!found.is_empty()).then_some(found)
        };
        let found = find([base.of_member(change), head.of_member(change)], MEMBER_CAUSES)
            .or_else(|| find([base.of_owner(change), head.of_owner(change)], OWNER_CAUSES))
            .or_else(|| find([base.of_all_members(change), head.of_all_members(change)], OWNER_CAUSES))
            .or_else(|| find([base.of_users(change), head.of_users(change)], OWNER_CAUSES))
            .unwrap_or_default();
        item.changes = found;
    }
    by_types(items);
    of_webhooks(items, groups, comparison);
    of_webhook_functions(items, groups, comparison, apis);
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

/// Assigns causes to items without one: the causes of the types that only one version of the item's declaration
/// mentions.
fn by_types(items: &mut [ItemEntry]) {
    let mut types: HashMap<&str, &[usize]> = HashMap::new();
    for item in items.iter().filter(|item| is_type(item.change.kind) && !item.changes.is_empty()) {
        types.insert(item.change.path.rsplit("::").next().unwrap_or_default(), &item.changes);
    }
    let found: Vec<(usize, Vec<usize>)> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.changes.is_empty())
        .map(|(index, item)| {
            let words = |text: &Option<String>| -> HashSet<String> {
                let text = text.as_deref().unwrap_or_default();
                text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect()
            };
            let (before, after) = (words(&item.change.before), words(&item.change.after));
            let mut found: Vec<usize> = before
                .symmetric_difference(&after)
                .filter_map(|word| types.get(word.as_str()))
                .flat_map(|it| it.to_vec())
                .collect();
            found.sort_unstable();
            found.dedup();
            found.truncate(OWNER_CAUSES);
            (index, found)
        })
        .collect();
    for (index, found) in found {
        items[index].changes = found;
    }
}

/// Assigns the added and removed webhooks as causes to the `webhooks` module and its feature.
fn of_webhooks(items: &mut [ItemEntry], groups: &[FindingGroup], comparison: &Comparison) {
    let is_webhook = |group: &FindingGroup| {
        group.changes.iter().any(|change| comparison.changes[*change].kind == ChangeKind::Webhook)
    };
    let is_of_all = |item: &&mut ItemEntry| matches!(item.change.path.as_str(), "webhooks" | "feature webhooks");
    for item in items.iter_mut().filter(|item| item.changes.is_empty()).filter(is_of_all) {
        let found = groups.iter().enumerate().filter(|(_, group)| is_webhook(group)).map(|(index, _)| index);
        item.changes = found.take(OWNER_CAUSES).collect();
    }
}

/// Assigns the changes of the body of each webhook or callback as causes to its function.
fn of_webhook_functions(items: &mut [ItemEntry], groups: &[FindingGroup], comparison: &Comparison, apis: Sides<&Api>) {
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        for change in group.changes.iter().map(|change| &comparison.changes[*change]) {
            let of_body = matches!(change.place.part, Part::Webhook | Part::WebhookContent(_));
            if let Some(endpoint) = change.place.operation.as_ref().filter(|_| of_body) {
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
            keep_worst(&mut found, &severities, OWNER_CAUSES);
            item.changes = found;
        }
    }
}

fn is_type(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Struct | ItemKind::Enum | ItemKind::Type)
}

/// Keeps the `most` groups with the highest severity, without duplicates.
fn keep_worst(groups: &mut Vec<usize>, severities: &[Severity], most: usize) {
    groups.sort_by_key(|group| (Reverse(severities[*group]), *group));
    groups.dedup();
    groups.truncate(most);
}

/// The groups of changes that concern one document, indexed by schema or operation.
struct ItemCauses<'a> {
    api: &'a Api,
    origins: ItemOrigins,
    /// The groups by the changed schema or operation.
    at: HashMap<Origin, Vec<usize>>,
    /// The groups by the changed schema, which other schemas may be merged into.
    at_merged: HashMap<SchemaId, Vec<usize>>,
    /// The groups by the changed schema or operation, and the name of the changed member.
    named: HashMap<(Origin, String), Vec<usize>>,
    /// The groups of the changes within each operation, by the operation's index.
    within: HashMap<usize, Vec<usize>>,
    /// Maps each schema without a change to the nearest changed schema or operation that uses it.
    nearest: HashMap<Origin, Origin>,
    /// The schemas that are merged into each changed schema.
    sources: &'a HashMap<SchemaId, Vec<SchemaId>>,
    /// The merged schemas that declare a property, by merged schema and property.
    declaring: HashMap<SchemaId, HashMap<&'a str, Vec<Origin>>>,
}

impl<'a> ItemCauses<'a> {
    fn new(api: &'a Api, head: bool, groups: &[FindingGroup], comparison: &'a Comparison) -> Self {
        let sources = if head { &comparison.sources.head } else { &comparison.sources.base };
        let mut causes = Self {
            api,
            origins: ItemOrigins::of(api),
            at: HashMap::new(),
            at_merged: HashMap::new(),
            named: HashMap::new(),
            within: HashMap::new(),
            nearest: HashMap::new(),
            sources,
            declaring: HashMap::new(),
        };
        for (group, change) in
            groups.iter().enumerate().flat_map(|(index, it)| it.changes.iter().map(move |it| (index, *it)))
        {
            causes.add_cause(group, &comparison.changes[change], head);
        }
        let severities: Vec<Severity> = groups.iter().map(|group| group.entry.wire).collect();
        for (id, mut found) in std::mem::take(&mut causes.at_merged) {
            keep_worst(&mut found, &severities, OWNER_CAUSES);
            for origin in causes.origins_of_schema(id) {
                causes.at.entry(origin).or_default().extend(&found);
            }
        }
        causes
            .at
            .values_mut()
            .chain(causes.within.values_mut())
            .for_each(|it| keep_worst(it, &severities, OWNER_CAUSES));
        causes.named.values_mut().for_each(|it| keep_worst(it, &severities, MEMBER_CAUSES));
        causes.spread_to_nested();
        causes
    }

    /// Returns the schemas that are merged into a schema, which is the first of them.
    fn origins_of_schema(&self, id: SchemaId) -> Vec<Origin> {
        let ids = self.sources.get(&id).map_or(std::slice::from_ref(&id), Vec::as_slice);
        ids.iter().copied().map(Origin::Schema).collect()
    }

    /// Returns the schemas that are merged into a schema and declare a property, and the schema itself. If no schema
    /// declares the name, it is not the name of a property; then returns the first of all merged schemas.
    fn origins_of_name(&mut self, id: SchemaId, name: &str) -> Vec<Origin> {
        if self.sources.get(&id).is_none_or(|sources| sources.len() == 1) {
            return self.origins_of_schema(id);
        }
        let (api, sources) = (self.api, self.sources);
        let declaring = self.declaring.entry(id).or_insert_with(|| {
            let mut declaring: HashMap<&str, Vec<Origin>> = HashMap::new();
            for source in sources.get(&id).into_iter().flatten() {
                for property in api.schemas.get(source.index()).into_iter().flat_map(|schema| schema.properties.keys())
                {
                    declaring.entry(property).or_default().push(Origin::Schema(*source));
                }
            }
            declaring
        });
        let own = Origin::Schema(id);
        match declaring.get(name) {
            Some(origins) => origins.iter().copied().chain((!origins.contains(&own)).then_some(own)).collect(),
            None => self.origins_of_schema(id).into_iter().take(MAX_NAMED).collect(),
        }
    }

    /// Returns the schemas that are merged into a schema and declare a property, and the schema itself.
    fn origins_of_property(&mut self, id: SchemaId, property: &str) -> Vec<Origin> {
        let origins = self.origins_of_name(id, property);
        let is_declared = self.declaring.get(&id).is_none_or(|declaring| declaring.contains_key(property));
        if is_declared { origins } else { vec![Origin::Schema(id)] }
    }

    fn add_cause(&mut self, group: usize, change: &Change, head: bool) {
        let of_side = |ids: Sides<SchemaId>| if head { ids.head } else { ids.base };
        let operation = if head { change.nodes.operation.head } else { change.nodes.operation.base };
        let component = if head { change.nodes.component.head } else { change.nodes.component.base };
        let names: Vec<String> = member_names(change).into_iter().take(MAX_NAMED).collect();
        if let Some(id) = change.nodes.schema.map(of_side) {
            push_unique(self.at_merged.entry(id).or_default(), group);
            for name in names {
                for origin in self.origins_of_name(id, &name) {
                    push_unique(self.named.entry((origin, name.clone())).or_default(), group);
                }
            }
        } else if let Some(origin) = component.map(Origin::Schema) {
            push_unique(self.at.entry(origin).or_default(), group);
            for name in names {
                push_unique(self.named.entry((origin, name)).or_default(), group);
            }
        }
        // Only some of the schemas that are merged into a schema declare a given member.
        if let Some((ids, Some(property))) = &change.nodes.parent {
            for origin in self.origins_of_property(of_side(*ids), property) {
                push_unique(self.named.entry((origin, property.to_string())).or_default(), group);
            }
        }
        let Some(operation) = operation else { return };
        push_unique(self.within.entry(operation).or_default(), group);
        let origin = Origin::Operation(operation);
        if let Part::Parameter(_, name) | Part::ResponseHeader(_, name) = &change.place.part {
            push_unique(self.named.entry((origin, name.clone())).or_default(), group);
        }
        if change.nodes.schema.is_none() || change.place.path.is_empty() {
            push_unique(self.at.entry(origin).or_default(), group);
        }
    }

    /// Determines the nearest changed schema or operation for each unchanged schema below one.
    fn spread_to_nested(&mut self) {
        let mut open: VecDeque<(Origin, Origin)> = self.at.keys().map(|origin| (*origin, *origin)).collect();
        open.make_contiguous().sort();
        while let Some((origin, cause)) = open.pop_front() {
            for id in schemas_of_origin(self.api, origin) {
                let next = Origin::Schema(id);
                if !self.at.contains_key(&next) && !self.nearest.contains_key(&next) {
                    self.nearest.insert(next, cause);
                    open.push_back((next, cause));
                }
            }
        }
    }

    /// Returns the changes of the member that the item is generated from, or of the arguments that differ.
    fn of_member(&self, item: &ItemChange) -> Vec<usize> {
        let Some(owner) = self.origins.item_owner(&item.path) else { return Vec::new() };
        let members: Vec<String> = match &owner.member {
            Some(member) if !self.origins.member_origins(&owner.path, member).is_empty() => vec![member.clone()],
            _ => differing_arguments(item),
        };
        let members = members.iter().flat_map(|member| self.origins.member_origins(&owner.path, member));
        members.flat_map(|member| self.of_part(owner.origins, member)).collect()
    }

    fn of_part(&self, owners: &[Origin], member: &Member) -> Vec<usize> {
        let mut found = Vec::new();
        let name = match member {
            Member::Named(name) => Some(name.clone()),
            Member::Schema(id) => {
                let values = value_schemas(self.api, *id).into_iter();
                found.extend(values.filter_map(|id| self.at.get(&Origin::Schema(id))).flatten());
                self.api.schemas.get(id.index()).and_then(|schema| schema.name.clone())
            }
        };
        for key in owners.iter().flat_map(|owner| name.iter().map(|name| (*owner, name.clone()))) {
            found.extend(self.named.get(&key).into_iter().flatten());
        }
        found
    }

    /// Returns the changes of the schema or operation that the item is generated from.
    fn of_owner(&self, item: &ItemChange) -> Vec<usize> {
        let owner = self.origins.item_owner(&item.path);
        let origins = owner.iter().flat_map(|owner| owner.origins);
        origins.filter_map(|origin| self.at.get(origin)).flatten().copied().collect()
    }

    /// Returns the changes of all members of a type. The type's trait implementations and the names of its variants
    /// depend on its members.
    fn of_all_members(&self, item: &ItemChange) -> Vec<usize> {
        let owner =
            self.origins.item_owner(&item.path).filter(|_| matches!(item.kind, ItemKind::Impl | ItemKind::Variant));
        let members = owner.iter().flat_map(|owner| {
            self.origins.all_members(&owner.path).iter().map(move |member| self.of_part(owner.origins, member))
        });
        members.flatten().collect()
    }

    /// Returns the changes of the schemas and operations that use the item's schema, and of all schemas that its
    /// operation reaches.
    fn of_users(&self, item: &ItemChange) -> Vec<usize> {
        let owner = self.origins.item_owner(&item.path);
        let mut found = Vec::new();
        for origin in owner.iter().flat_map(|owner| owner.origins) {
            let nearest = self.nearest.get(origin).and_then(|origin| self.at.get(origin));
            found.extend(nearest.into_iter().flatten());
            if let Origin::Operation(index) = origin {
                found.extend(self.within.get(index).into_iter().flatten());
            }
        }
        found
    }
}

/// Returns the names of the members that a change affects.
fn member_names(change: &Change) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let both = [&change.before, &change.after].into_iter().flatten();
    let more: Vec<String> = match change.kind {
        ChangeKind::PropertyName | ChangeKind::ComponentName => both.filter_map(text).collect(),
        ChangeKind::OneOf | ChangeKind::AnyOf | ChangeKind::AllOf | ChangeKind::PathVariables => {
            both.filter_map(Value::as_array).flatten().filter_map(text).collect()
        }
        _ => Vec::new(),
    };
    change.name.clone().into_iter().chain(more).collect()
}

fn push_unique(list: &mut Vec<usize>, group: usize) {
    if list.last() != Some(&group) {
        list.push(group);
    }
}
