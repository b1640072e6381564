//! Features: each module of types or operations that can be left out, and what it needs of the others.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::{
    ir::{Api, Module, ModuleId, Type, TypeKind},
    names::{Kind, Scope},
};

/// Features that the runtime has; a module's feature is called otherwise.
const TAKEN: &[&str] = &[
    "client",
    "default",
    "gzip",
    "http2",
    "huaweicloud",
    "reqwest",
    "signing",
    "testing",
    "tower",
    "tracing",
    "ureq",
    "validate",
];

/// The maximum number of features for modules. crates.io accepts 300 features in all, and users cannot choose among more than these.
const MAX_FEATURES: usize = 80;

/// Names a feature for each module that holds something, and finds what it needs. Schemas without a namespace are
/// always there: nearly everything names them.
pub(super) fn assign(api: &mut Api) {
    let mut needs: Vec<BTreeSet<ModuleId>> = vec![BTreeSet::new(); api.modules.len()];
    let mut filled = vec![false; api.modules.len()];
    for def in &api.types {
        filled[def.module] = true;
        let mut modules = BTreeSet::new();
        for ty in parts(&def.kind) {
            collect(api, ty, &mut modules);
        }
        needs[def.module].extend(modules);
    }
    for operation in &api.operations {
        let code = &operation.code;
        filled[code.module] = true;
        let mut modules = BTreeSet::new();
        let body = code
            .body
            .iter()
            .flat_map(|body| std::iter::once(&body.ty).chain(body.part_headers.iter().map(|header| &header.ty)));
        for ty in operation.params.iter().map(|param| &param.ty).chain(body).chain([&code.output.ty, &code.failure.ty])
        {
            collect(api, ty, &mut modules);
        }
        needs[code.module].extend(modules);
    }
    let is_optional = |(module, filled): (&Module, &bool)| {
        // A module with modules in it is always there; leaving it out would leave them out.
        let is_inside = |other: &Module| other.path.len() > module.path.len() && other.path.starts_with(&module.path);
        *filled && !api.modules.iter().any(is_inside) && module.path.as_slice() != ["types"]
    };
    let optional: Vec<bool> = api.modules.iter().zip(&filled).map(is_optional).collect();
    let names = names(&api.modules, &optional);
    // Modules of one feature need what each of them needs.
    let mut by_feature: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, needs) in names.iter().zip(&needs).filter_map(|(name, needs)| Some((name.as_deref()?, needs))) {
        let others = needs.iter().filter_map(|other| names[*other].as_deref()).filter(|other| *other != name);
        by_feature.entry(name).or_default().extend(others);
    }
    for (index, module) in api.modules.iter_mut().enumerate() {
        module.feature.clone_from(&names[index]);
        let needs = names[index].as_deref().and_then(|name| by_feature.get(name));
        module.needs = needs.into_iter().flatten().map(|need| (*need).to_owned()).collect();
    }
}

/// Returns the group of a module by its path.
type Grouping<'a> = &'a dyn Fn(&[String]) -> String;

/// Returns the feature of each module that has one: its path; with too many modules the first part of the path, then the first word of
/// that, and at last one for all but the largest of these groups.
fn names(modules: &[Module], optional: &[bool]) -> Vec<Option<String>> {
    let paths = || modules.iter().zip(optional).map(|(module, optional)| optional.then_some(module.path.as_slice()));
    let first = |path: &[String]| path.first().map(|part| part.trim_start_matches("r#").to_owned()).unwrap_or_default();
    let word = |path: &[String]| first(path).split('_').next().unwrap_or_default().to_owned();
    let part = |path: &[String]| first(path);
    let whole = |path: &[String]| feature(path);
    let ways: [Grouping<'_>; 3] = [&whole, &part, &word];
    let keys = |way: Grouping<'_>| -> Vec<Option<String>> { paths().map(|path| path.map(way)).collect() };
    let count = |keys: &[Option<String>]| keys.iter().flatten().collect::<HashSet<_>>().len();
    let mut keys = ways.map(keys).into_iter().find(|keys| count(keys) <= MAX_FEATURES).unwrap_or_else(|| keys(&word));
    if count(&keys) > MAX_FEATURES {
        let mut sizes: BTreeMap<&String, usize> = BTreeMap::new();
        for key in keys.iter().flatten() {
            *sizes.entry(key).or_default() += 1;
        }
        let mut sizes: Vec<(&String, usize)> = sizes.into_iter().collect();
        sizes.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        let large: HashSet<String> = sizes.iter().take(MAX_FEATURES - 1).map(|(key, _)| (*key).clone()).collect();
        for key in keys.iter_mut().flatten().filter(|key| !large.contains(*key)) {
            "more".clone_into(key);
        }
    }
    let mut scope = Scope::default();
    let mut claimed: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let name = |(path, key): (Option<&[String]>, Option<String>)| {
        let (path, key) = (path?, key?);
        // Two paths that have one name as a feature (`a_b`, `a::b`) are two features, unless they share one on purpose.
        let group = if key == feature(path) { path.to_vec() } else { vec![key.clone()] };
        let claim = || scope.claim_identifier(feature(std::slice::from_ref(&key)), Kind::Module);
        Some(claimed.entry(group).or_insert_with(claim).clone())
    };
    paths().zip(keys).map(name).collect()
}

fn feature(path: &[String]) -> String {
    let name = path.iter().map(|part| part.trim_start_matches("r#")).collect::<Vec<_>>().join("-");
    let ascii: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '_' }).collect();
    if TAKEN.contains(&ascii.as_str()) { format!("{ascii}-api") } else { ascii }
}

fn parts(kind: &TypeKind) -> Vec<&Type> {
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

fn collect(api: &Api, ty: &Type, modules: &mut BTreeSet<ModuleId>) {
    match ty {
        Type::Named(id) => {
            modules.insert(api.ty(*id).module);
        }
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => {
            collect(api, inner, modules);
        }
        Type::Primitive(_) | Type::Json | Type::Unit => {}
    }
}
