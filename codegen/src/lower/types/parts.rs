//! Divides the types of modules without a feature by the features that use them, so that a crate with few enabled
//! features compiles few types.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::features::TypeUses;
use crate::{
    ir::{Api, Feature, Module, ModuleId, Part, TypeId},
    names::{NameKind, NameScope, to_identifier},
};

/// The minimum number of types in a module that is divided into parts.
const MIN_TYPES: usize = 16;

/// The name of the feature for types that no operation uses, for example those of events or of undocumented calls.
const UNUSED_TYPES: &str = "unused-types";

/// Assigns the types of modules without a feature to parts: private modules that are compiled if one of their features
/// is enabled. The features of modules and their dependencies must already be assigned.
pub(super) fn assign_parts(api: &mut Api) {
    let features: BTreeSet<String> = api.modules.iter().filter_map(|module| module.feature.clone()).collect();
    let mut counts = vec![0; api.modules.len()];
    api.types.iter().for_each(|def| counts[def.module] += 1);
    let is_divided = |module: usize| api.modules[module].feature.is_none() && counts[module] >= MIN_TYPES;
    let divided: Vec<bool> = (0..counts.len()).map(is_divided).collect();
    if features.is_empty() || !divided.contains(&true) {
        return;
    }
    let users = features_by_type(api, &features, &divided);
    let mut scopes = taken_module_names(&api.modules);
    let mut known: BTreeMap<(ModuleId, Vec<String>), usize> = BTreeMap::new();
    for (index, features) in users.into_iter().enumerate() {
        let module = api.types[index].module;
        let Some(features) = features.filter(|_| divided[module]) else { continue };
        let part = *known.entry((module, features.clone())).or_insert_with(|| {
            let name = match features.as_slice() {
                [only] => format!("for_{}", to_identifier(only, NameKind::Module).trim_start_matches("r#")),
                _ => "shared".to_owned(),
            };
            let name = scopes[module].claim_identifier(name, NameKind::Module);
            api.parts.push(Part { module, name, features });
            api.parts.len() - 1
        });
        api.types[index].part = Some(part);
    }
}

/// Returns the features that use each type; `None` for a type that is always compiled. Sets [`Api::unused_types`] if a
/// type in a divided module is used by no feature.
fn features_by_type(api: &mut Api, features: &BTreeSet<String>, divided: &[bool]) -> Vec<Option<Vec<String>>> {
    let optional: Vec<bool> = api.modules.iter().map(|module| module.feature.is_some()).collect();
    let uses = TypeUses::of(api);
    let always_compiled = api.operations.iter().zip(&uses.operations).filter(|(each, _)| !optional[each.code.module]);
    let webhooks = api.webhooks.iter().zip(&uses.webhooks).filter(|(each, _)| !optional[each.code.module]);
    let always_compiled = always_compiled.map(|(_, uses)| uses).chain(webhooks.map(|(_, uses)| uses));
    let always_compiled = uses.mark_reachable_types(api, &optional, always_compiled.flatten().copied().collect());
    let mut by_type: Vec<Option<Vec<String>>> =
        always_compiled.into_iter().map(|always_compiled| (!always_compiled).then(Vec::new)).collect();
    for feature in features {
        let is_selected = |module: ModuleId| api.modules[module].feature.as_ref() == Some(feature);
        add_user(
            &mut by_type,
            feature,
            &uses.mark_reachable_types(api, &optional, uses.types_used_in(api, is_selected)),
        );
    }
    let ids = (0..).map(TypeId).zip(&by_type);
    let unused =
        ids.filter(|(id, users)| divided[api.type_def(*id).module] && users.as_ref().is_some_and(Vec::is_empty));
    let unused: Vec<TypeId> = unused.map(|(id, _)| id).collect();
    if !unused.is_empty() {
        let reached = uses.mark_reachable_types(api, &optional, unused);
        let modules = api.types.iter().zip(&reached).filter(|(_, reached)| **reached).map(|(def, _)| def.module);
        let needs: BTreeSet<String> = modules.filter_map(|module| api.modules[module].feature.clone()).collect();
        api.unused_types = Some(Feature { name: UNUSED_TYPES.to_owned(), needs: needs.into_iter().collect() });
        add_user(&mut by_type, UNUSED_TYPES, &reached);
    }
    by_type
}

/// Adds `feature` to the users of each type for which `reached` is true.
fn add_user(users: &mut [Option<Vec<String>>], feature: &str, reached: &[bool]) {
    for (users, _) in users.iter_mut().zip(reached).filter(|(_, reached)| **reached) {
        if let Some(users) = users {
            users.push(feature.to_owned());
        }
    }
}

/// Returns a name scope for each module, in which the names of its submodules are taken.
fn taken_module_names(modules: &[Module]) -> Vec<NameScope> {
    let mut scopes = vec![NameScope::default(); modules.len()];
    let ids: HashMap<&[String], ModuleId> =
        modules.iter().enumerate().map(|(id, module)| (module.path.as_slice(), id)).collect();
    for (name, parent) in modules.iter().filter_map(|module| module.path.split_last()) {
        if let Some(parent) = ids.get(parent) {
            scopes[*parent].claim_identifier(name.clone(), NameKind::Module);
        }
    }
    scopes
}
