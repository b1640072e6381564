//! Divides the types of always-compiled modules into parts. Each part has the types that the same features use, so that
//! a crate with few enabled features compiles few types.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::features::TypeUses;
use crate::{
    ir::{Api, Feature, Module, ModuleId, Part, TypeId},
    names::{NameKind, NameScope, to_identifier},
};

/// The minimum number of types in a module: a module with fewer types is not divided into parts.
const MIN_TYPES: usize = 16;

/// The name of the feature for types that no operation uses, for example those of events or of undocumented calls.
const UNUSED_TYPES: &str = "unused-types";

/// Assigns the types of modules without a feature to parts. A part is a private module that is compiled if one of the
/// features that use its types is enabled. The features of modules and their dependencies must already be assigned.
pub(super) fn assign_parts(api: &mut Api) {
    let features: BTreeSet<String> = api.modules.iter().filter_map(|module| module.feature.clone()).collect();
    let mut type_counts = vec![0; api.modules.len()];
    api.types.iter().for_each(|def| type_counts[def.module] += 1);
    let is_divided = |module: usize| api.modules[module].feature.is_none() && type_counts[module] >= MIN_TYPES;
    let divided_modules: Vec<bool> = (0..type_counts.len()).map(is_divided).collect();
    if features.is_empty() || !divided_modules.contains(&true) {
        return;
    }
    let features_of_types = features_by_type(api, &features, &divided_modules);
    let mut module_scopes = taken_module_names(&api.modules);
    let mut part_indices: BTreeMap<(ModuleId, Vec<String>), usize> = BTreeMap::new();
    for (index, features) in features_of_types.into_iter().enumerate() {
        let module = api.types[index].module;
        let Some(features) = features.filter(|_| divided_modules[module]) else { continue };
        let part = *part_indices.entry((module, features.clone())).or_insert_with(|| {
            let name = match features.as_slice() {
                [only] => format!("for_{}", to_identifier(only, NameKind::Module).trim_start_matches("r#")),
                _ => "shared".to_owned(),
            };
            let name = module_scopes[module].claim_identifier(name, NameKind::Module);
            api.parts.push(Part { module, name, features });
            api.parts.len() - 1
        });
        api.types[index].part = Some(part);
    }
}

/// Returns the names of the features that use each type; `None` for a type that is always compiled. Sets
/// [`Api::unused_types`] if a divided module has a type that no feature uses.
fn features_by_type(api: &mut Api, features: &BTreeSet<String>, divided_modules: &[bool]) -> Vec<Option<Vec<String>>> {
    let is_optional_by_module: Vec<bool> = api.modules.iter().map(|module| module.feature.is_some()).collect();
    let type_uses = TypeUses::new(api);
    let types_of_operations = api
        .operations
        .iter()
        .zip(&type_uses.operations)
        .filter(|(operation, _)| !is_optional_by_module[operation.code.module])
        .map(|(_, type_ids)| type_ids);
    let types_of_webhooks = api
        .webhooks
        .iter()
        .zip(&type_uses.webhooks)
        .filter(|(webhook, _)| !is_optional_by_module[webhook.code.module])
        .map(|(_, type_ids)| type_ids);
    let always_used_types = types_of_operations.chain(types_of_webhooks);
    let are_always_compiled =
        type_uses.mark_reachable_types(api, &is_optional_by_module, always_used_types.flatten().copied().collect());
    let mut features_of_types: Vec<Option<Vec<String>>> =
        are_always_compiled.into_iter().map(|is_always_compiled| (!is_always_compiled).then(Vec::new)).collect();
    for feature in features {
        let is_selected = |module: ModuleId| api.modules[module].feature.as_ref() == Some(feature);
        add_feature(
            &mut features_of_types,
            feature,
            &type_uses.mark_reachable_types(api, &is_optional_by_module, type_uses.types_used_in(api, is_selected)),
        );
    }
    let types_with_features = (0..).map(TypeId).zip(&features_of_types);
    let unused_types = types_with_features.filter(|(id, features)| {
        divided_modules[api.type_def(*id).module] && features.as_ref().is_some_and(Vec::is_empty)
    });
    let unused_types: Vec<TypeId> = unused_types.map(|(id, _)| id).collect();
    if !unused_types.is_empty() {
        let are_reached = type_uses.mark_reachable_types(api, &is_optional_by_module, unused_types);
        let reached_modules =
            api.types.iter().zip(&are_reached).filter(|(_, is_reached)| **is_reached).map(|(def, _)| def.module);
        let needed_features: BTreeSet<String> =
            reached_modules.filter_map(|module| api.modules[module].feature.clone()).collect();
        api.unused_types =
            Some(Feature { name: UNUSED_TYPES.to_owned(), needs: needed_features.into_iter().collect() });
        add_feature(&mut features_of_types, UNUSED_TYPES, &are_reached);
    }
    features_of_types
}

/// Adds `feature` to the features of each type for which `are_reached` is true. Types that are always compiled are not
/// changed.
fn add_feature(features_of_types: &mut [Option<Vec<String>>], feature: &str, are_reached: &[bool]) {
    for (features, _) in features_of_types.iter_mut().zip(are_reached).filter(|(_, is_reached)| **is_reached) {
        if let Some(features) = features {
            features.push(feature.to_owned());
        }
    }
}

/// Returns a name scope for each module, in which the names of its submodules are already in use.
fn taken_module_names(modules: &[Module]) -> Vec<NameScope> {
    let mut module_scopes = vec![NameScope::default(); modules.len()];
    let ids_by_path: HashMap<&[String], ModuleId> =
        modules.iter().enumerate().map(|(id, module)| (module.path.as_slice(), id)).collect();
    for (name, parent) in modules.iter().filter_map(|module| module.path.split_last()) {
        if let Some(parent) = ids_by_path.get(parent) {
            module_scopes[*parent].claim_identifier(name.clone(), NameKind::Module);
        }
    }
    module_scopes
}
