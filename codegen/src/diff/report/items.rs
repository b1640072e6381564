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
        surface::{ItemChange, ItemKind, arguments_that_differ},
    },
    ir::{Api, SchemaId},
};

use super::{
    FindingGroup, ItemEntry,
    origins::{ItemOrigins, Member, Origin, join_path, module_path, schemas_of_origin, value_schemas},
};

/// The maximum number of causes that are listed for a Rust item, if the causes are changes of the schema member from
/// which the item is generated. The causes with the highest severity are listed.
const MAX_MEMBER_CAUSES: usize = 8;

/// The maximum number of causes that are listed for a Rust item in all other cases.
const MAX_OWNER_CAUSES: usize = 3;

/// The maximum number of members of one change that are linked to items, and of merged schemas that are searched for a
/// name that is not the name of a property.
const MAX_NAMED: usize = 24;

/// The reason given for a changed Rust item if no change of the documents was found to cause it.
const INDIRECT_REASON: &str = "the difference is caused by other items, by names of types, or by settings of the crate";

/// Sets the Rust items that each entry changes, and the entries that cause the change of each Rust item. If no cause is
/// known, the item gets a reason instead.
pub(super) fn relate_items(
    groups: &mut [FindingGroup],
    items: &mut [ItemEntry],
    comparison: &Comparison,
    apis: Sides<&Api>,
) {
    let base_causes = ItemCauses::new(apis.base, false, groups, comparison);
    let head_causes = ItemCauses::new(apis.head, true, groups, comparison);
    let severities: Vec<Severity> = groups.iter().map(|group| group.entry.wire).collect();
    for item in items.iter_mut() {
        let change = &item.change;
        let find_causes = |group_indices: [Vec<usize>; 2], max_count| {
            let mut group_indices = group_indices.concat();
            keep_most_severe(&mut group_indices, &severities, max_count);
            (!group_indices.is_empty()).then_some(group_indices)
        };
        let cause_indices = find_causes(
            [base_causes.item_member_cause_indices(change), head_causes.item_member_cause_indices(change)],
            MAX_MEMBER_CAUSES,
        )
        .or_else(|| {
            find_causes(
                [base_causes.owner_cause_indices(change), head_causes.owner_cause_indices(change)],
                MAX_OWNER_CAUSES,
            )
        })
        .or_else(|| {
            find_causes(
                [base_causes.all_member_cause_indices(change), head_causes.all_member_cause_indices(change)],
                MAX_OWNER_CAUSES,
            )
        })
        .or_else(|| {
            find_causes(
                [base_causes.user_cause_indices(change), head_causes.user_cause_indices(change)],
                MAX_OWNER_CAUSES,
            )
        })
        .unwrap_or_default();
        item.changes = cause_indices;
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
            item.change.reason = Some(INDIRECT_REASON);
        }
    }
}

/// Assigns causes to the Rust items without a cause: the causes of the types that only the older or only the newer
/// declaration of the item names.
fn assign_causes_by_types(items: &mut [ItemEntry]) {
    let mut causes_by_type_name: HashMap<&str, &[usize]> = HashMap::new();
    for item in items.iter().filter(|item| is_type(item.change.kind) && !item.changes.is_empty()) {
        causes_by_type_name.insert(item.change.path.rsplit("::").next().unwrap_or_default(), &item.changes);
    }
    let causes_by_item: Vec<(usize, Vec<usize>)> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.changes.is_empty())
        .map(|(index, item)| {
            let words_of = |text: &Option<String>| -> HashSet<String> {
                let text = text.as_deref().unwrap_or_default();
                text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect()
            };
            let (before, after) = (words_of(&item.change.before), words_of(&item.change.after));
            let mut causes: Vec<usize> = before
                .symmetric_difference(&after)
                .filter_map(|word| causes_by_type_name.get(word.as_str()))
                .flat_map(|it| it.to_vec())
                .collect();
            causes.sort_unstable();
            causes.dedup();
            causes.truncate(MAX_OWNER_CAUSES);
            (index, causes)
        })
        .collect();
    for (index, causes) in causes_by_item {
        items[index].changes = causes;
    }
}

/// Assigns the added and removed webhooks as causes to the Rust module `webhooks` and its Cargo feature.
fn assign_webhook_module_causes(items: &mut [ItemEntry], groups: &[FindingGroup], comparison: &Comparison) {
    let is_webhook = |group: &FindingGroup| {
        group.changes.iter().any(|change| comparison.changes[*change].kind == ChangeKind::Webhook)
    };
    let is_module_or_feature =
        |item: &&mut ItemEntry| matches!(item.change.path.as_str(), "webhooks" | "feature webhooks");
    for item in items.iter_mut().filter(|item| item.changes.is_empty()).filter(is_module_or_feature) {
        let webhook_groups = groups.iter().enumerate().filter(|(_, group)| is_webhook(group)).map(|(index, _)| index);
        item.changes = webhook_groups.take(MAX_OWNER_CAUSES).collect();
    }
}

/// Assigns the changes of the body of each webhook or callback as causes to the Rust function for the webhook or
/// callback.
fn assign_webhook_function_causes(
    items: &mut [ItemEntry],
    groups: &[FindingGroup],
    comparison: &Comparison,
    apis: Sides<&Api>,
) {
    let mut groups_by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        for change in group.changes.iter().map(|change| &comparison.changes[*change]) {
            let concerns_body = matches!(change.place.part, Part::Webhook | Part::WebhookContent(_));
            if let Some(endpoint) = change.place.operation.as_ref().filter(|_| concerns_body) {
                push_unique(groups_by_id.entry(&endpoint.id).or_default(), index);
            }
        }
    }
    let severities: Vec<Severity> = groups.iter().map(|group| group.entry.wire).collect();
    let mut groups_by_path: HashMap<String, Vec<usize>> = HashMap::new();
    for (api, webhook) in
        [apis.base, apis.head].into_iter().flat_map(|api| api.webhooks.iter().map(move |it| (api, it)))
    {
        if let Some(group_indices) = groups_by_id.get(webhook.id.as_str()) {
            let function_path = join_path(&module_path(api, webhook.code.module), &webhook.code.function);
            groups_by_path.entry(function_path).or_default().extend(group_indices);
        }
    }
    for item in items.iter_mut().filter(|item| item.changes.is_empty()) {
        if let Some(mut cause_indices) = groups_by_path.get(&item.change.path).cloned() {
            keep_most_severe(&mut cause_indices, &severities, MAX_OWNER_CAUSES);
            item.changes = cause_indices;
        }
    }
}

fn is_type(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Struct | ItemKind::Enum | ItemKind::Type)
}

/// Keeps the `max_count` groups of findings with the highest severity, without duplicates.
fn keep_most_severe(group_indices: &mut Vec<usize>, severities: &[Severity], max_count: usize) {
    group_indices.sort_by_key(|group| (Reverse(severities[*group]), *group));
    group_indices.dedup();
    group_indices.truncate(max_count);
}

/// The groups of findings, indexed by the schema, operation or member of one document that they change.
struct ItemCauses<'a> {
    api: &'a Api,
    origins: ItemOrigins,
    /// The groups of findings, by the changed schema or operation.
    groups_by_origin: HashMap<Origin, Vec<usize>>,
    /// The groups of findings, by the changed schema, which other schemas may be merged into.
    at_merged: HashMap<SchemaId, Vec<usize>>,
    /// The groups by the changed schema or operation and the name of the changed member.
    groups_by_member: HashMap<(Origin, String), Vec<usize>>,
    /// The groups of findings for the changes within each operation, by the operation's index.
    groups_by_operation: HashMap<usize, Vec<usize>>,
    /// Maps each schema without a change to the nearest changed schema or operation that uses it.
    nearest_cause_origins: HashMap<Origin, Origin>,
    /// The schemas that are merged into each changed schema.
    sources: &'a HashMap<SchemaId, Vec<SchemaId>>,
    /// The merged schemas that declare a property, by merged schema and property.
    declaring: HashMap<SchemaId, HashMap<&'a str, Vec<Origin>>>,
}

impl<'a> ItemCauses<'a> {
    fn new(api: &'a Api, is_head: bool, groups: &[FindingGroup], comparison: &'a Comparison) -> Self {
        let sources = if head { &comparison.sources.head } else { &comparison.sources.base };
        let mut item_causes = Self {
            api,
            origins: ItemOrigins::of(api),
            groups_by_origin: HashMap::new(),
            groups_by_member: HashMap::new(),
            groups_by_operation: HashMap::new(),
            nearest_cause_origins: HashMap::new(),
            sources,
            declaring: HashMap::new(),
        };
        for (group_index, change) in
            groups.iter().enumerate().flat_map(|(index, it)| it.changes.iter().map(move |it| (index, *it)))
        {
            let sources = if is_head { &comparison.sources.head } else { &comparison.sources.base };
            item_causes.add_cause(group_index, &comparison.changes[change], sources, is_head);
        }
        let severities: Vec<Severity> = groups.iter().map(|group| group.entry.wire).collect();
        item_causes
            .groups_by_origin
            .values_mut()
            .chain(item_causes.groups_by_operation.values_mut())
            .for_each(|it| keep_most_severe(it, &severities, MAX_OWNER_CAUSES));
        item_causes.groups_by_member.values_mut().for_each(|it| keep_most_severe(it, &severities, MAX_MEMBER_CAUSES));
        item_causes.find_nearest_causes();
        item_causes
    }

    /// Records that a change belongs to the group of findings with the index `group_index`, for all schemas, operations
    /// and members that the change concerns.
    fn origins_of_schema(
        &self,
        group_index: usize,
        change: &Change,
        sources: &HashMap<SchemaId, Vec<SchemaId>>,
        is_head: bool,
    ) {
        let origins_of = |ids: Sides<SchemaId>| -> Vec<Origin> {
            let id = if is_head { ids.head } else { ids.base };
            let ids = self.sources.get(&id).map_or(std::slice::from_ref(&id), Vec::as_slice);
        ids.iter().copied().map(Origin::Schema).collect()
    }

    /// Returns the schemas that are merged into a schema and declare a property, and the schema itself. If no schema
    /// declares the name, it is not the name of a property; then returns the first of all merged schemas.
    fn origins_of_name(&mut self, id: SchemaId, name: &str) -> Vec<Origin> {
        if is_head { change.sources.get(&id).head } else { change.nodes.operation.base };
        let component = if is_head { change.nodes.component.head } else { change.nodes.component.base };
        let component_origins = component.map(|sources| sources.len() == 1) {
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
        let changed_member_names: Vec<String> = member_names(change).into_iter().take(MAX_NAMED).collect();
        if let Some(id) = change.nodes.schema.map(origins_of).or_default(component_origins).map(Origin::Schema) {
            push_unique(self.groups_by_origin.entry(origin).or_default(), group_index);
            for name in &changed_member_names {
                push_unique(self.groups_by_member.entry((origin, name)).or_default(), group_index);
            }
        }
        if let Some((ids, Some(property))) = &change.nodes.parent {
            let parent = Origin::Schema(if is_head { ids.head } else { ids.base });
            // Only some of the schemas that are merged into a schema declare a given member.
        if let declares_property = |origin: &Origin| match origin {
                Origin::Schema((ids, Some(property))) = &change.nodes.parent {
            for origin in origins_of(*ids).into_iter().filter(declares_property) {
                push_unique(self.groups_by_member.entry((origin, property.to_string())).or_default(), group_index);
            }
        }
        let Some(operation) = operation else { return };
        push_unique(self.groups_by_operation.entry(operation).or_default(), group_index);
        let origin = Origin::Operation(operation);
        if let Part::Parameter(_, name) | Part::ResponseHeader(_, name) = &change.place.part {
            push_unique(self.groups_by_member.entry((origin, name.clone())).or_default(), group_index);
        }
        if change.nodes.schema.is_none() || change.place.path.is_empty() {
            push_unique(self.groups_by_origin.entry(origin).or_default(), group_index);
        }
    }

    /// Determines, for each unchanged schema, the nearest changed schema or operation that uses the schema.
    fn find_nearest_causes(&mut self) {
        let mut pending: VecDeque<(Origin, Origin)> =
            self.groups_by_origin.keys().map(|origin| (*origin, *origin)).collect();
        pending.make_contiguous().sort();
        while let Some((origin, cause)) = pending.pop_front() {
            for id in schemas_of_origin(self.api, origin) {
                let used_origin = Origin::Schema(id);
                if !self.groups_by_origin.contains_key(&used_origin)
                    && !self.nearest_cause_origins.contains_key(&used_origin)
                {
                    self.nearest_cause_origins.insert(used_origin, cause);
                    pending.push_back((used_origin, cause));
                }
            }
        }
    }

    /// Returns the changes of the schema member from which a Rust item is generated, or of the function arguments that
    /// differ.
    fn item_member_cause_indices(&self, item: &ItemChange) -> Vec<usize> {
        let Some(owner) = self.origins.item_owner(&item.path) else { return Vec::new() };
        let members: Vec<String> = match &owner.member {
            Some(member) if !self.origins.member_origins(&owner.path, member).is_empty() => vec![member.clone()],
            _ => arguments_that_differ(item),
        };
        let member_origins = members.iter().flat_map(|member| self.origins.member_origins(&owner.path, member));
        member_origins.flat_map(|member| self.member_cause_indices(owner.origins, member)).collect()
    }

    /// Returns the changes of a schema member. `owners` are the schemas and operations that contain the member.
    fn member_cause_indices(&self, owners: &[Origin], member: &Member) -> Vec<usize> {
        let mut cause_indices = Vec::new();
        let member_name = match member {
            Member::Named(name) => Some(name.clone()),
            Member::Schema(id) => {
                let value_ids = value_schemas(self.api, *id).into_iter();
                cause_indices
                    .extend(value_ids.filter_map(|id| self.groups_by_origin.get(&Origin::Schema(id))).flatten());
                self.api.schemas.get(id.index()).and_then(|schema| schema.name.clone())
            }
        };
        for key in owners.iter().flat_map(|owner| member_name.iter().map(|name| (*owner, name.clone()))) {
            cause_indices.extend(self.groups_by_member.get(&key).into_iter().flatten());
        }
        cause_indices
    }

    /// Returns the changes of the schema or operation from which a Rust item is generated.
    fn owner_cause_indices(&self, item: &ItemChange) -> Vec<usize> {
        let owner = self.origins.item_owner(&item.path);
        let origins = owner.iter().flat_map(|owner| owner.origins);
        origins.filter_map(|origin| self.groups_by_origin.get(origin)).flatten().copied().collect()
    }

    /// Returns the changes of all members of a Rust type. The type's trait implementations and the names of its
    /// variants depend on its members.
    fn all_member_cause_indices(&self, item: &ItemChange) -> Vec<usize> {
        let owner =
            self.origins.item_owner(&item.path).filter(|_| matches!(item.kind, ItemKind::Impl | ItemKind::Variant));
        let members = owner.iter().flat_map(|owner| {
            self.origins
                .all_members(&owner.path)
                .iter()
                .map(move |member| self.member_cause_indices(owner.origins, member))
        });
        members.flatten().collect()
    }

    /// Returns the changes of the schemas and operations that use the schema of a Rust item, and of all schemas that
    /// the operation of the item reaches.
    fn user_cause_indices(&self, item: &ItemChange) -> Vec<usize> {
        let owner = self.origins.item_owner(&item.path);
        let mut cause_indices = Vec::new();
        for origin in owner.iter().flat_map(|owner| owner.origins) {
            let nearest_groups =
                self.nearest_cause_origins.get(origin).and_then(|origin| self.groups_by_origin.get(origin));
            cause_indices.extend(nearest_groups.into_iter().flatten());
            if let Origin::Operation(index) = origin {
                cause_indices.extend(self.groups_by_operation.get(index).into_iter().flatten());
            }
        }
        cause_indices
    }
}

/// Returns the names of the schema members that a change affects.
fn member_names(change: &Change) -> Vec<String> {
    let text_of = |value: &Value| value.as_str().map(str::to_owned);
    let changed_values = [&change.before, &change.after].into_iter().flatten();
    let further_names: Vec<String> = match change.kind {
        ChangeKind::PropertyName | ChangeKind::ComponentName => changed_values.filter_map(text_of).collect(),
        ChangeKind::OneOf | ChangeKind::AnyOf | ChangeKind::AllOf | ChangeKind::PathVariables => {
            changed_values.filter_map(Value::as_array).flatten().filter_map(text_of).collect()
        }
        _ => Vec::new(),
    };
    change.name.clone().into_iter().chain(further_names).collect()
}

/// Appends `group_index` unless it is the last element.
fn push_unique(group_indices: &mut Vec<usize>, group_index: usize) {
    if group_indices.last() != Some(&group_index) {
        group_indices.push(group_index);
    }
}
