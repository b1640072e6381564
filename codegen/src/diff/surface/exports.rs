//! Resolves re-exports (`pub use`) from private modules. A re-exported item is part of the public API at the path of
//! the re-export.

use std::collections::HashSet;

use syn::UseTree;

use super::{Item, ItemKind, Surface, extract::join_path};

/// The maximum number of consecutive re-exports through which an item is followed.
const MAX_REEXPORT_DEPTH: usize = 8;

/// A re-export (`pub use`) of one item, or of all items of a module.
pub(super) struct Export {
    /// The module that contains the `pub use`.
    containing_module: String,
    /// The path of the re-exported item or module, relative to the root of the crate.
    pub(super) target: String,
    /// The name that the item has in the re-exporting module; `None` for a glob import (`*`).
    exported_name: Option<String>,
    /// The condition of the `#[cfg(…)]` attribute of the re-export.
    feature: Option<String>,
    /// The path in the form that is written in the `pub use`.
    written_path: String,
}

/// Adds the re-exports that a `pub use` in the module `module_path` declares to the list `exports`.
pub(super) fn read_exports(tree: &UseTree, module_path: &str, feature: Option<&str>, exports: &mut Vec<Export>) {
    flatten_use_tree(tree, "", &mut |written_path, name| {
        let target = absolute_path(module_path, written_path);
        let feature = feature.map(str::to_owned);
        exports.push(Export {
            containing_module: module_path.to_owned(),
            target,
            exported_name: name,
            feature,
            written_path: written_path.to_owned(),
        });
    });
}

/// Calls `visit` for each path in a `use` tree. The arguments of `visit` are the path in the form that is written, and
/// the name of the re-export (`None` for a glob import).
fn flatten_use_tree(tree: &UseTree, path_prefix: &str, visit: &mut dyn FnMut(&str, Option<String>)) {
    match tree {
        UseTree::Path(tree) => flatten_use_tree(&tree.tree, &join_path(path_prefix, &tree.ident.to_string()), visit),
        // `a::{self}` means `a`.
        UseTree::Name(tree) if tree.ident == "self" && !path_prefix.is_empty() => {
            visit(path_prefix, Some(path_prefix.rsplit("::").next().unwrap_or(path_prefix).to_owned()));
        }
        UseTree::Name(tree) => visit(&join_path(path_prefix, &tree.ident.to_string()), Some(tree.ident.to_string())),
        UseTree::Rename(tree) => visit(&join_path(path_prefix, &tree.ident.to_string()), Some(tree.rename.to_string())),
        UseTree::Glob(_) => visit(path_prefix, None),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten_use_tree(tree, path_prefix, visit)),
    }
}

/// Converts a path that is written in the module `module_path` to a path relative to the crate root (`super::a` in
/// `x::y` → `x::a`). The result for a path into another crate does not match any item.
fn absolute_path(module_path: &str, written_path: &str) -> String {
    let mut path_names: Vec<&str> = module_path.split("::").filter(|name| !name.is_empty()).collect();
    for name in written_path.split("::") {
        match name {
            "crate" => path_names.clear(),
            "self" => {}
            "super" => drop(path_names.pop()),
            _ => path_names.push(name),
        }
    }
    path_names.join("::")
}

/// Copies the items of private modules to the paths of their re-exports. Up to [`MAX_REEXPORT_DEPTH`] rounds are
/// executed, since a re-exported item may be re-exported again.
pub(super) fn add_reexported(surface: &mut Surface, exports: &[Export], private_modules: &HashSet<String>) {
    for _ in 0..MAX_REEXPORT_DEPTH {
        let mut reexported_items = Vec::new();
        let hidden_items: Vec<(&String, &Item)> =
            surface.items.iter().filter(|(key, _)| is_in_private_module(key, private_modules)).collect();
        for export in exports {
            for (key, item) in &hidden_items {
                let Some(key) = export.reexported_path(key, private_modules) else { continue };
                if !surface.items.contains_key(&key) {
                    let feature = export.feature.clone().or_else(|| item.feature.clone());
                    reexported_items.push((key, Item { feature, ..(*item).clone() }));
                }
            }
        }
        if reexported_items.is_empty() {
            break;
        }
        surface.items.extend(reexported_items);
    }
}

/// Removes the items of private modules. Adds an `Export` item for each re-export whose target is also public at
/// another path or belongs to another crate.
pub(super) fn apply_exports(surface: &mut Surface, exports: &[Export], private_modules: &HashSet<String>) {
    let hidden_keys: Vec<String> =
        surface.items.keys().filter(|key| is_in_private_module(key, private_modules)).cloned().collect();
    for export in exports {
        let is_unreachable = private_modules.contains(&export.containing_module)
            || is_in_private_module(&export.containing_module, private_modules);
        if is_unreachable || hidden_keys.iter().any(|key| export.reexported_path(key, private_modules).is_some()) {
            continue;
        }
        let (written_path, feature) = (&export.written_path, export.feature.clone());
        let (export_name, signature) = match &export.exported_name {
            Some(name) if written_path.rsplit("::").next() == Some(name) => {
                (name.clone(), format!("pub use {written_path}"))
            }
            Some(name) => (name.clone(), format!("pub use {written_path} as {name}")),
            None => (format!("{written_path}::*"), format!("pub use {written_path}::*")),
        };
        surface.add(
            join_path(&export.containing_module, &export_name),
            Item { kind: ItemKind::Export, signature, is_non_exhaustive: false, feature },
        );
    }
    surface.items.retain(|key, _| !is_in_private_module(key, private_modules));
}

impl Export {
    /// Returns the path at which the re-export makes an item of a private module public; `None` if the re-export does
    /// not concern the item.
    fn reexported_path(&self, key: &str, private_modules: &HashSet<String>) -> Option<String> {
        let path_in_target = key.strip_prefix(&self.target)?;
        let reexported_key = match &self.exported_name {
            Some(name)
                if path_in_target.is_empty() || path_in_target.starts_with("::") || path_in_target.starts_with(' ') =>
            {
                join_path(&self.containing_module, name) + path_in_target
            }
            None => {
                let path_in_target =
                    path_in_target.strip_prefix("::").filter(|_| private_modules.contains(&self.target))?;
                // The nested module is private, so the glob does not re-export the module's items.
                let first_segment = path_in_target.split("::").next().unwrap_or(path_in_target);
                if private_modules.contains(&join_path(&self.target, first_segment)) {
                    return None;
                }
                join_path(&self.containing_module, path_in_target)
            }
            Some(_) => return None,
        };
        Some(reexported_key)
    }
}

/// Returns whether an item is in a private module.
fn is_in_private_module(key: &str, private_modules: &HashSet<String>) -> bool {
    let item_path = key.split(' ').next().unwrap_or(key);
    item_path.match_indices("::").any(|(end, _)| private_modules.contains(&item_path[..end]))
}
