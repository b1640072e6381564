//! Features: each module of types or operations that can be left out, and what it needs of the others.

use std::collections::BTreeSet;

use crate::{
    ir::{Api, ModuleId, Type, TypeKind},
    names::{Kind, Scope},
};

/// Features that the runtime has; a module's feature is called otherwise.
const TAKEN: &[&str] =
    &["client", "default", "gzip", "http2", "reqwest", "signing", "testing", "tower", "tracing", "ureq", "validate"];

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
    let mut scope = Scope::default();
    let names: Vec<Option<String>> = api
        .modules
        .iter()
        .zip(&filled)
        .map(|(module, filled)| {
            // A module with modules in it is always there; leaving it out would leave them out.
            let parent = api
                .modules
                .iter()
                .any(|other| other.path.len() > module.path.len() && other.path.starts_with(&module.path));
            let optional = *filled && !parent && module.path.as_slice() != ["types"];
            optional.then(|| scope.claim_identifier(feature(&module.path), Kind::Module))
        })
        .collect();
    for (index, module) in api.modules.iter_mut().enumerate() {
        module.feature.clone_from(&names[index]);
        let wanted = needs[index].iter().filter(|other| **other != index);
        module.needs = wanted.filter_map(|other| names[*other].clone()).collect();
        module.needs.sort();
        module.needs.dedup();
    }
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
