//! Determines the cargo features of the generated crate: one feature for each optional module, and the other features
//! that this feature enables.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::{
    ir::{Api, Module, ModuleId, Operation, Type, TypeId, TypeKind},
    names::{NameKind, NameScope},
};

/// The names of features that the runtime of the generated crate defines. The feature of a module must not have one of
/// these names.
const RESERVED_FEATURES: &[&str] = &[
    "chrono",
    "client",
    "default",
    "gzip",
    "http2",
    "huaweicloud",
    "pattern",
    "reqwest",
    "signing",
    "testing",
    "tokens",
    "tower",
    "tracing",
    "unused-types",
    "ureq",
    "uuid",
    "validate",
];

/// The maximum number of features for modules. crates.io allows 300 features, which is more than
/// users can reasonably choose from.
const MAX_FEATURES: usize = 80;

/// Assigns a feature to each optional module, and determines which other features this feature enables. Schemas without
/// a namespace are in a module that is always compiled; [`parts`](super::parts) makes the types of this module
/// optional.
pub(super) fn assign_features(api: &mut Api) {
    let type_uses = TypeUses::new(api);
    let mut is_used_by_module = vec![false; api.modules.len()];
    let used_modules = api.types.iter().map(|def| def.module).chain(api.operations.iter().map(|each| each.code.module));
    let used_modules = used_modules.chain(api.webhooks.iter().map(|webhook| webhook.code.module));
    used_modules.for_each(|module| is_used_by_module[module] = true);
    let is_optional = |(module, is_used): (&Module, &bool)| {
        // A module with submodules is always compiled, since its submodules can only be compiled together with it.
        let is_submodule =
            |candidate: &Module| candidate.path.len() > module.path.len() && candidate.path.starts_with(&module.path);
        *is_used && !api.modules.iter().any(is_submodule) && module.path.as_slice() != ["types"]
    };
    let mut is_optional_by_module: Vec<bool> = api.modules.iter().zip(&is_used_by_module).map(is_optional).collect();
    // The modules on which always-compiled modules depend must always be compiled as well.
    for module in type_uses.modules_needed_by(api, &is_optional_by_module, |module| !is_optional_by_module[module]) {
        is_optional_by_module[module] = false;
    }
    let feature_by_module = feature_names(&api.modules, &is_optional_by_module);
    let distinct_names: BTreeSet<&str> = feature_by_module.iter().flatten().map(String::as_str).collect();
    // Modules with the same feature need the features on which any of these modules depends.
    let needed_features = |name: &str| -> Vec<String> {
        let needed_modules = type_uses.modules_needed_by(api, &is_optional_by_module, |module| {
            feature_by_module[module].as_deref() == Some(name)
        });
        let feature_names: BTreeSet<&str> =
            needed_modules.into_iter().filter_map(|module| feature_by_module[module].as_deref()).collect();
        feature_names.into_iter().filter(|other| *other != name).map(str::to_owned).collect()
    };
    let needed_features: BTreeMap<&str, Vec<String>> =
        distinct_names.into_iter().map(|name| (name, needed_features(name))).collect();
    for (index, module) in api.modules.iter_mut().enumerate() {
        module.feature.clone_from(&feature_by_module[index]);
        module.needs =
            feature_by_module[index].as_deref().map(|name| needed_features[name].clone()).unwrap_or_default();
    }
}

/// The types to which each type, operation and webhook refers.
pub(super) struct TypeUses {
    /// The types to which each type refers, by the index of the type.
    pub(super) types: Vec<Vec<TypeId>>,
    /// The types to which each operation refers, by the index of the operation.
    pub(super) operations: Vec<Vec<TypeId>>,
    /// The types to which each webhook refers, by the index of the webhook.
    pub(super) webhooks: Vec<Vec<TypeId>>,
}

impl TypeUses {
    pub(super) fn new(api: &Api) -> Self {
        let distinct_types = |types: Vec<&Type>| {
            let mut type_ids = Vec::new();
            for ty in types {
                collect_types(ty, &mut type_ids);
            }
            type_ids.sort_unstable();
            type_ids.dedup();
            type_ids
        };
        let types_of_operation = |operation: &Operation| {
            let code = &operation.code;
            let body_types = code.body.iter().flat_map(|body| {
                std::iter::once(&body.ty).chain(body.settable_part_headers().map(|header| &header.ty))
            });
            let param_types = operation.params.iter().map(|param| &param.ty);
            let header_types = code.headers.iter().map(|header| &header.ty);
            let response_types = [&code.output.ty, &code.failure.ty];
            distinct_types(param_types.chain(header_types).chain(body_types).chain(response_types).collect())
        };
        Self {
            types: api.types.iter().map(|def| distinct_types(referenced_types(&def.kind))).collect(),
            operations: api.operations.iter().map(types_of_operation).collect(),
            webhooks: api.webhooks.iter().map(|webhook| distinct_types(vec![&webhook.code.body.ty])).collect(),
        }
    }

    /// Returns, for each type, whether the type is one of `start_types` or is reachable from them. References in types
    /// of optional modules are not followed, since the features of optional modules enable the features that they need.
    pub(super) fn mark_reachable_types(
        &self,
        api: &Api,
        is_optional_by_module: &[bool],
        start_types: Vec<TypeId>,
    ) -> Vec<bool> {
        let mut are_reached = vec![false; api.types.len()];
        let mut pending_types = start_types;
        while let Some(id) = pending_types.pop() {
            if !std::mem::replace(&mut are_reached[id.0 as usize], true)
                && !is_optional_by_module[api.type_def(id).module]
            {
                pending_types.extend(&self.types[id.0 as usize]);
            }
        }
        are_reached
    }

    /// Returns the types that the types, operations and webhooks of the selected modules use. `is_selected` returns
    /// whether a module is selected.
    pub(super) fn types_used_in(&self, api: &Api, is_selected: impl Fn(ModuleId) -> bool) -> Vec<TypeId> {
        let selected_types = api.types.iter().zip(&self.types).filter(|(def, _)| is_selected(def.module));
        let selected_operations =
            api.operations.iter().zip(&self.operations).filter(|(operation, _)| is_selected(operation.code.module));
        let selected_webhooks =
            api.webhooks.iter().zip(&self.webhooks).filter(|(webhook, _)| is_selected(webhook.code.module));
        let used_types =
            selected_types.map(|(_, type_ids)| type_ids).chain(selected_operations.map(|(_, type_ids)| type_ids));
        used_types.chain(selected_webhooks.map(|(_, type_ids)| type_ids)).flatten().copied().collect()
    }

    /// Returns the optional modules that the selected modules depend on. `is_selected` returns whether a module is
    /// selected.
    fn modules_needed_by(
        &self,
        api: &Api,
        is_optional_by_module: &[bool],
        is_selected: impl Fn(ModuleId) -> bool,
    ) -> BTreeSet<ModuleId> {
        let are_reached = self.mark_reachable_types(api, is_optional_by_module, self.types_used_in(api, is_selected));
        let reached_modules =
            api.types.iter().zip(are_reached).filter(|(_, is_reached)| *is_reached).map(|(def, _)| def.module);
        reached_modules.filter(|module| is_optional_by_module[*module]).collect()
    }
}

/// A function that returns the name of a module's group, given the path of the module. All modules of a group share one
/// feature.
type Grouping<'a> = &'a dyn Fn(&[String]) -> String;

/// Returns the feature name of each module, by module ID; `None` for modules that are always compiled. A feature is
/// named after the path of its module. If that results in more than [`MAX_FEATURES`] features, modules with the same
/// first segment share a feature, or else modules with the same first word in that segment. If there are still too
/// many, all but the largest groups share one feature.
fn feature_names(modules: &[Module], is_optional_by_module: &[bool]) -> Vec<Option<String>> {
    let module_paths = || {
        modules
            .iter()
            .zip(is_optional_by_module)
            .map(|(module, is_optional)| is_optional.then_some(module.path.as_slice()))
    };
    let first_segment =
        |path: &[String]| path.first().map(|part| part.trim_start_matches("r#").to_owned()).unwrap_or_default();
    let first_word = |path: &[String]| first_segment(path).split('_').next().unwrap_or_default().to_owned();
    let whole_path = |path: &[String]| feature_name(path);
    let groupings: [Grouping<'_>; 3] = [&whole_path, &first_segment, &first_word];
    let group_names =
        |grouping: Grouping<'_>| -> Vec<Option<String>> { module_paths().map(|path| path.map(grouping)).collect() };
    let count_names = |group_names: &[Option<String>]| group_names.iter().flatten().collect::<HashSet<_>>().len();
    let mut group_names = groupings
        .map(group_names)
        .into_iter()
        .find(|group_names| count_names(group_names) <= MAX_FEATURES)
        .unwrap_or_else(|| group_names(&first_word));
    if count_names(&group_names) > MAX_FEATURES {
        let mut group_sizes: BTreeMap<&String, usize> = BTreeMap::new();
        for group_name in group_names.iter().flatten() {
            *group_sizes.entry(group_name).or_default() += 1;
        }
        let mut group_sizes: Vec<(&String, usize)> = group_sizes.into_iter().collect();
        group_sizes.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        let large_groups: HashSet<String> =
            group_sizes.iter().take(MAX_FEATURES - 1).map(|(group_name, _)| (*group_name).clone()).collect();
        for group_name in group_names.iter_mut().flatten().filter(|group_name| !large_groups.contains(*group_name)) {
            "more".clone_into(group_name);
        }
    }
    let mut scope = NameScope::default();
    let mut claimed_names: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let claim_name = |(path, group_name): (Option<&[String]>, Option<String>)| {
        let (path, group_name) = (path?, group_name?);
        // Two paths with the same feature name (`a_b`, `a::b`) get two features, unless they are grouped intentionally.
        let group_key = if group_name == feature_name(path) { path.to_vec() } else { vec![group_name.clone()] };
        let claim_group_name =
            || scope.claim_identifier(feature_name(std::slice::from_ref(&group_name)), NameKind::Module);
        Some(claimed_names.entry(group_key).or_insert_with(claim_group_name).clone())
    };
    module_paths().zip(group_names).map(claim_name).collect()
}

fn feature_name(path: &[String]) -> String {
    let joined_name = path.iter().map(|part| part.trim_start_matches("r#")).collect::<Vec<_>>().join("-");
    let ascii_name: String =
        joined_name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '_' }).collect();
    if RESERVED_FEATURES.contains(&ascii_name.as_str()) { format!("{ascii_name}-api") } else { ascii_name }
}

fn referenced_types(kind: &TypeKind) -> Vec<&Type> {
    match kind {
        TypeKind::Struct(record) => {
            record.fields.iter().map(|field| &field.ty).chain(record.rest.as_ref().map(|(_, ty)| ty)).collect()
        }
        TypeKind::Union(union) => union.cases.iter().map(|case| &case.ty).collect(),
        TypeKind::Choice(cases) => cases.iter().map(|case| &case.ty).collect(),
        TypeKind::Newtype(ty) | TypeKind::Alias(ty) => vec![ty],
        TypeKind::Enum(_) => Vec::new(),
    }
}

fn collect_types(ty: &Type, type_ids: &mut Vec<TypeId>) {
    match ty {
        Type::Named(id) => type_ids.push(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => {
            collect_types(inner, type_ids);
        }
        Type::Tuple(tuple) => tuple.item_types().for_each(|ty| collect_types(ty, type_ids)),
        Type::Primitive(_) | Type::Json | Type::Unit => {}
    }
}
