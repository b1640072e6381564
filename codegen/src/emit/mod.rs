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

use rayon::prelude::*;

use self::code::{Place, code, print};
pub use self::manifest::check_package_name;
pub(crate) use self::manifest::runtime_features;
use crate::{
    ir::{Api, ModuleId, Type, TypeDef, TypeKind},
    tree::Tree,
};

/// Returns the files of the crate.
///
/// # Panics
///
/// If the IR violates its own invariants, so that the output would not be Rust: a bug of this library.
#[must_use]
pub fn emit(api: &Api) -> Tree {
    let mut tree: Tree = source_files(api).into_iter().collect();
    for (path, text) in runtime::files() {
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
    Emitter { api, module: 0 }.ty(ty).replace("crate::", &format!("{package}::"))
}

/// The modules of types and operations.
fn source_files(api: &Api) -> Vec<(String, String)> {
    let mut types: Vec<Vec<&TypeDef>> = vec![Vec::new(); api.modules.len()];
    for def in &api.types {
        types[def.module].push(def);
    }
    let mut operations = vec![Vec::new(); api.modules.len()];
    for operation in &api.operations {
        operations[operation.code.module].push(operation);
    }
    let files = (1..api.modules.len()).into_par_iter().map(|id| {
        let path = format!("src/{}.rs", file_path(&api.modules[id].path));
        let mut text = print(Place::Item, &krate::module_header(api, id, &types[id], &operations[id]));
        let emitter = Emitter { api, module: id };
        append(&mut text, &types[id], |def| emitter.type_def(def));
        append(&mut text, &operations[id], |operation| operations::text(emitter, operation));
        (path, text)
    });
    files.collect()
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

/// The context of an emitter: the API, and the module that it writes.
#[derive(Clone, Copy)]
struct Emitter<'a> {
    api: &'a Api,
    module: ModuleId,
}

impl Emitter<'_> {
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
