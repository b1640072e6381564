//! Which items of the crate differ because of which change: by the schema or operation that they are made from.

use std::collections::{HashMap, HashSet};

use crate::{
    diff::{
        Comparison,
        change::{Change, Part, Sides},
    },
    ir::{Api, SchemaId, Type, TypeId, TypeKind},
};

use super::{Group, ItemEntry};

/// What an item is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Origin {
    Schema(SchemaId),
    Operation(usize),
}

/// The origins of the types and operations of one crate, by path.
struct Origins {
    by_path: HashMap<String, Vec<Origin>>,
    /// Field of a type, as Rust has it → as JSON has it.
    wire: HashMap<(String, String), String>,
}

/// Tells each entry which items differ because of it.
pub(super) fn relate(groups: &mut [Group], items: &[ItemEntry], comparison: &Comparison, apis: Sides<&Api>) {
    let origins = Sides::new(origins(apis.base), origins(apis.head));
    let mut index: HashMap<(bool, Origin), Vec<usize>> = HashMap::new();
    for (group, changes) in groups.iter().enumerate().map(|(index, group)| (index, &group.changes)) {
        for change in changes {
            for key in keys(&comparison.changes[*change]) {
                let groups = index.entry(key).or_default();
                if groups.last() != Some(&group) {
                    groups.push(group);
                }
            }
        }
    }
    for item in items {
        let (mut exact, mut loose) = (HashSet::new(), HashSet::new());
        for (head, origins) in [(false, &origins.base), (true, &origins.head)] {
            let Some((owner, member)) = owner(&item.change.path, origins) else { continue };
            let wire = member.and_then(|member| origins.wire.get(&(owner.clone(), member)));
            let found = origins.by_path[&owner].iter().filter_map(|origin| index.get(&(head, *origin)));
            for group in found.flatten().copied() {
                loose.insert(group);
                if groups[group].changes.iter().any(|change| names(&comparison.changes[*change], wire)) {
                    exact.insert(group);
                }
            }
        }
        let related = if exact.is_empty() { loose } else { exact };
        for group in related {
            groups[group].entry.items.push(item.change.path.clone());
        }
    }
    for group in groups {
        group.entry.items.sort();
    }
}

/// Whether a change is about the member of this name.
fn names(change: &Change, wire: Option<&String>) -> bool {
    let Some(wire) = wire else { return false };
    let property = change.nodes.parent.as_ref().and_then(|(_, property)| property.as_deref());
    change.name.as_ref() == Some(wire)
        || property == Some(wire)
        || matches!(&change.place.part, Part::Parameter(_, name) if name == wire)
}

/// The schemas and operations of both sides that a change is about.
fn keys(change: &Change) -> Vec<(bool, Origin)> {
    let mut keys = Vec::new();
    let schema = change.nodes.schema;
    for ids in schema.into_iter().chain(change.nodes.parent.as_ref().map(|(ids, _)| *ids)) {
        keys.push((false, Origin::Schema(ids.base)));
        keys.push((true, Origin::Schema(ids.head)));
    }
    if schema.is_none() || !matches!(change.place.part, Part::RequestContent(_) | Part::ResponseContent(..)) {
        let nodes = change.nodes.operation;
        keys.extend(nodes.base.map(|index| (false, Origin::Operation(index))));
        keys.extend(nodes.head.map(|index| (true, Origin::Operation(index))));
    }
    keys
}

/// The type or operation that an item belongs to, and the member that it is.
fn owner(path: &str, origins: &Origins) -> Option<(String, Option<String>)> {
    let path = path.split(" as ").next().unwrap_or(path).trim_end_matches("()");
    if origins.by_path.contains_key(path) {
        return Some((path.to_owned(), None));
    }
    let (owner, member) = path.rsplit_once("::")?;
    origins.by_path.contains_key(owner).then(|| (owner.to_owned(), Some(member.to_owned())))
}

fn origins(api: &Api) -> Origins {
    let mut origins = Origins { by_path: HashMap::new(), wire: HashMap::new() };
    let module = |index: usize| api.modules.get(index).map(|module| module.path.join("::")).unwrap_or_default();
    let join = |module: &str, name: &str| if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") };
    let path = |id: TypeId| join(&module(api.ty(id).module), &api.ty(id).name);
    for def in &api.types {
        let key = join(&module(def.module), &def.name);
        if let TypeKind::Struct(item) = &def.kind {
            for field in &item.fields {
                origins.wire.insert((key.clone(), field.name.clone()), field.wire.clone());
            }
        }
        origins.by_path.entry(key).or_default().extend(def.schema.map(Origin::Schema));
    }
    for (index, operation) in api.operations.iter().enumerate() {
        let code = &operation.code;
        let module = module(code.module);
        let types = [code.body.as_ref().map(|body| &body.ty), Some(&code.output.ty), Some(&code.failure.ty)];
        let made = types.into_iter().flatten().filter_map(|ty| match ty {
            Type::Named(id) if api.ty(*id).schema.is_none() => Some(path(*id)),
            _ => None,
        });
        let request = join(&module, &code.request);
        for param in &operation.params {
            origins.wire.insert((request.clone(), param.name.clone()), param.wire.clone());
        }
        for key in made.chain([request, join(&module, &code.function)]) {
            origins.by_path.entry(key).or_default().push(Origin::Operation(index));
        }
    }
    origins
}
