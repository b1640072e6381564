//! Resolves re-exports (`pub use`) from private modules: the items are part of the crate's API at the path of the
//! re-export.

use std::collections::HashSet;

use syn::UseTree;

use super::{Item, ItemKind, Surface, extract::join_path};

/// The maximum length of a chain of re-exports.
const MAX_DEPTH: usize = 8;

/// A re-export (`pub use`) of one item, or of all items of a module.
pub(super) struct Export {
    /// The module that contains the `pub use`.
    module: String,
    /// The path of the item or module, from the crate's root.
    pub(super) target: String,
    /// The name of the re-export; `None` for a glob.
    name: Option<String>,
    /// The condition of the re-export's `#[cfg(…)]`.
    feature: Option<String>,
    /// The path as written in the `pub use`.
    written: String,
}

/// Adds the re-exports that a `pub use` in the module `within` declares to `exports`.
pub(super) fn read_exports(tree: &UseTree, within: &str, feature: Option<&str>, exports: &mut Vec<Export>) {
    flatten_use_tree(tree, "", &mut |written, name| {
        let target = absolute_path(within, written);
        let feature = feature.map(str::to_owned);
        exports.push(Export { module: within.to_owned(), target, name, feature, written: written.to_owned() });
    });
}

/// Calls `visit` for each re-export in a `use` tree with the path as written, and the name of the re-export (`None` for
/// a glob).
fn flatten_use_tree(tree: &UseTree, from: &str, visit: &mut dyn FnMut(&str, Option<String>)) {
    match tree {
        UseTree::Path(tree) => flatten_use_tree(&tree.tree, &join_path(from, &tree.ident.to_string()), visit),
        // `a::{self}` means `a`.
        UseTree::Name(tree) if tree.ident == "self" && !from.is_empty() => {
            visit(from, Some(from.rsplit("::").next().unwrap_or(from).to_owned()));
        }
        UseTree::Name(tree) => visit(&join_path(from, &tree.ident.to_string()), Some(tree.ident.to_string())),
        UseTree::Rename(tree) => visit(&join_path(from, &tree.ident.to_string()), Some(tree.rename.to_string())),
        UseTree::Glob(_) => visit(from, None),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten_use_tree(tree, from, visit)),
    }
}

/// Converts a path as written in the module `within` to a path from the crate's root (`super::a` in `x::y` → `x::a`). A
/// path into another crate is converted to a path that does not match any item.
fn absolute_path(within: &str, written: &str) -> String {
    let mut path: Vec<&str> = within.split("::").filter(|name| !name.is_empty()).collect();
    for name in written.split("::") {
        match name {
            "crate" => path.clear(),
            "self" => {}
            "super" => drop(path.pop()),
            _ => path.push(name),
        }
    }
    path.join("::")
}

/// Adds copies of the items of private modules at the paths of their re-exports. Repeats this step, since a re-exported
/// item may be re-exported again.
pub(super) fn add_reexported(surface: &mut Surface, exports: &[Export], private_modules: &HashSet<String>) {
    for _ in 0..MAX_DEPTH {
        let mut found = Vec::new();
        let hidden: Vec<(&String, &Item)> =
            surface.items.iter().filter(|(key, _)| is_in_private_module(key, private_modules)).collect();
        for export in exports {
            for (key, item) in &hidden {
                let Some(key) = export.moved_path(key, private_modules) else { continue };
                if !surface.items.contains_key(&key) {
                    let feature = export.feature.clone().or_else(|| item.feature.clone());
                    found.push((key, Item { feature, ..(*item).clone() }));
                }
            }
        }
        if found.is_empty() {
            break;
        }
        surface.items.extend(found);
    }
}

/// Removes the items of private modules. Adds an item for each re-export of an item that is also public at another
/// path, or that belongs to another crate.
pub(super) fn apply_exports(surface: &mut Surface, exports: &[Export], private_modules: &HashSet<String>) {
    let hidden: Vec<String> =
        surface.items.keys().filter(|key| is_in_private_module(key, private_modules)).cloned().collect();
    for export in exports {
        let is_unreachable =
            private_modules.contains(&export.module) || is_in_private_module(&export.module, private_modules);
        if is_unreachable || hidden.iter().any(|key| export.moved_path(key, private_modules).is_some()) {
            continue;
        }
        let (written, feature) = (&export.written, export.feature.clone());
        let (path, signature) = match &export.name {
            Some(name) if written.rsplit("::").next() == Some(name) => (name.clone(), format!("pub use {written}")),
            Some(name) => (name.clone(), format!("pub use {written} as {name}")),
            None => (format!("{written}::*"), format!("pub use {written}::*")),
        };
        surface.add(
            join_path(&export.module, &path),
            Item { kind: ItemKind::Export, signature, is_non_exhaustive: false, feature },
        );
    }
    surface.items.retain(|key, _| !is_in_private_module(key, private_modules));
}

impl Export {
    /// Returns the path at which this re-export makes an item of a private module public; `None` if the re-export
    /// does not apply to the item.
    fn moved_path(&self, key: &str, private_modules: &HashSet<String>) -> Option<String> {
        let rest = key.strip_prefix(&self.target)?;
        let to = match &self.name {
            Some(name) if rest.is_empty() || rest.starts_with("::") || rest.starts_with(' ') => {
                join_path(&self.module, name) + rest
            }
            None => {
                let rest = rest.strip_prefix("::").filter(|_| private_modules.contains(&self.target))?;
                // The nested module is private, so the glob does not re-export the module's items.
                let first = rest.split("::").next().unwrap_or(rest);
                if private_modules.contains(&join_path(&self.target, first)) {
                    return None;
                }
                join_path(&self.module, rest)
            }
            Some(_) => return None,
        };
        Some(to)
    }
}

/// Returns whether an item is in a private module.
fn is_in_private_module(key: &str, private_modules: &HashSet<String>) -> bool {
    let path = key.split(' ').next().unwrap_or(key);
    path.match_indices("::").any(|(end, _)| private_modules.contains(&path[..end]))
}
