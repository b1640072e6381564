//! From the IR to the files of a crate. Each emitter turns one part of the IR into tokens and decides nothing.

mod answer;
mod api;
mod checks;
mod choices;
mod code;
mod constants;
mod docs;
mod krate;
mod manifest;
mod media_tests;
mod members;
mod operations;
mod paging;
mod reading;
mod readme;
mod repeat;
mod request;
mod runtime;
mod streams;
mod structs;
mod template;
mod types;
mod unions;
mod watches;
mod webhooks;

use rayon::prelude::*;

use self::code::{Place, code, print};
pub use self::manifest::check_package_name;
pub(crate) use self::manifest::runtime_features;
use crate::{
    ir::{Api, ModuleId, Type, TypeDef, TypeKind},
    tree::Tree,
};

/// The files of the crate.
///
/// # Panics
///
/// Where the IR breaks an invariant of its own, so that what would come out is no Rust: a bug of this library.
#[must_use]
pub fn emit(api: &Api) -> Tree {
    let mut tree: Tree = source_files(api).into_iter().collect();
    for (path, text) in runtime::files(api) {
        tree.insert(path, text);
    }
    tree.insert("src/lib.rs", print(Place::Item, &krate::tokens(api)));
    tree.insert("src/api.rs", print(Place::Item, &api::tokens(api)));
    tree.insert("Cargo.toml", manifest::text(api));
    tree.insert("README.md", readme::text(api));
    tree.insert(
        "rustfmt.toml",
        "# The generator's printer decides how this crate looks.\ndisable_all_formatting = true\n",
    );
    for (path, text) in &api.package.files {
        tree.insert(path, text);
    }
    for (path, text) in manifest::licences() {
        tree.insert(path, text);
    }
    tree
}

/// Returns the path of a type for code outside of the crate, which calls the crate `package`.
pub(crate) fn type_path(api: &Api, ty: &Type, package: &str) -> String {
    Emitter { api, module: 0, part: None }.ty(ty).replace("crate::", &format!("{package}::"))
}

/// The modules of types and operations, and their parts.
fn source_files(api: &Api) -> Vec<(String, String)> {
    let mut types: Vec<Vec<&TypeDef>> = vec![Vec::new(); api.modules.len()];
    let mut in_parts: Vec<Vec<&TypeDef>> = vec![Vec::new(); api.parts.len()];
    for def in &api.types {
        match def.part {
            Some(part) => in_parts[part].push(def),
            None => types[def.module].push(def),
        }
    }
    let mut operations = vec![Vec::new(); api.modules.len()];
    for operation in &api.operations {
        operations[operation.code.module].push(operation);
    }
    let mut webhooks = vec![Vec::new(); api.modules.len()];
    for webhook in &api.webhooks {
        webhooks[webhook.code.module].push(webhook);
    }
    let files = (1..api.modules.len()).into_par_iter().map(|id| {
        let path = format!("src/{}.rs", file_path(&api.modules[id].path));
        let mut text = print(Place::Item, &krate::module_header(api, id, &types[id], &operations[id]));
        let emitter = Emitter { api, module: id, part: None };
        append(&mut text, &types[id], |def| emitter.type_def(def));
        append(&mut text, &operations[id], |operation| operations::text(emitter, operation));
        append(&mut text, &webhooks[id], |webhook| webhooks::text(emitter, webhook));
        (path, text)
    });
    let parts = api.parts.par_iter().enumerate().map(|(id, part)| {
        let path = format!("src/{}/{}.rs", file_path(&api.modules[part.module].path), part.name);
        let mut text = print(Place::Item, &krate::part_header(part, &in_parts[id]));
        let emitter = Emitter { api, module: part.module, part: Some(id) };
        append(&mut text, &in_parts[id], |def| emitter.type_def(def));
        (path, text)
    });
    files.chain(parts).collect()
}

/// Adds the text of each item, written on all cores. Not of all of them at once: a module may be megabytes.
fn append<T: Copy + Sync>(text: &mut String, items: &[T], write: impl Fn(T) -> String + Sync) {
    for items in items.chunks(64) {
        let texts: Vec<String> = items.par_iter().map(|item| write(*item)).collect();
        text.extend(texts.iter().flat_map(|item| ["\n", item]));
    }
}

fn file_path(path: &[String]) -> String {
    path.iter().map(|part| part.trim_start_matches("r#")).collect::<Vec<_>>().join("/")
}

/// What an emitter knows of where it stands.
#[derive(Clone, Copy)]
struct Emitter<'a> {
    api: &'a Api,
    module: ModuleId,
    /// The part of the module, if it is not its own file.
    part: Option<usize>,
}

impl Emitter<'_> {
    /// Returns whether a type can be named here without a path. A module has the types of its parts, which do not have each other's.
    fn is_near(self, def: &TypeDef) -> bool {
        def.module == self.module && (self.part.is_none() || self.part == def.part)
    }

    fn type_def(self, def: &TypeDef) -> String {
        match &def.kind {
            TypeKind::Struct(record) => structs::text(self, def, record),
            TypeKind::Enum(values) => constants::text(def, values),
            TypeKind::Union(union) => unions::text(self, def, union),
            TypeKind::Choice(cases) => choices::text(self, def, cases),
            TypeKind::Newtype(ty) => structs::newtype(self, def, ty),
            TypeKind::Alias(ty) => {
                let (docs, name, ty) = (docs::of(def), &def.name, self.ty(ty));
                code! { Item, [docs name ty] #docs pub type #name = #ty; }
            }
        }
    }
}

#[cfg(test)]
mod tests;
