//! Extracts the public items of a crate from its Rust source files.

use std::collections::HashSet;

use indexmap::IndexMap;
use quote::quote;
use syn::{Attribute, Fields, ImplItem, Item as RustItem, ItemImpl, TraitItem, Type, Visibility};

use super::{
    Item, ItemKind, Surface, SurfaceError,
    exports::{self, Export},
    print::print_line,
};

/// Reads the source files of a crate, starting with `src/lib.rs`, and returns the public items.
pub(super) fn read_crate(files: &IndexMap<&str, &str>) -> Result<Surface, SurfaceError> {
    let mut reader = SurfaceReader {
        files,
        surface: Surface::default(),
        impls: Vec::new(),
        private_modules: HashSet::new(),
        exports: Vec::new(),
    };
    if let Some(manifest) = files.get("Cargo.toml") {
        reader.read_features(manifest);
    }
    if let Some(root) = files.get("src/lib.rs") {
        reader.read_file("src/lib.rs", root, "", "src/", true)?;
    }
    // An implementation may be in a module above or below that of the re-exported type, so implementations are
    // resolved between two rounds of re-exports.
    exports::add_reexported(&mut reader.surface, &reader.exports, &reader.private_modules);
    reader.resolve_impls();
    exports::add_reexported(&mut reader.surface, &reader.exports, &reader.private_modules);
    exports::apply_exports(&mut reader.surface, &reader.exports, &reader.private_modules);
    Ok(reader.surface)
}

struct SurfaceReader<'a> {
    files: &'a IndexMap<&'a str, &'a str>,
    surface: Surface,
    /// The `impl` blocks, and for each the path of the module that contains the block. An `impl` block is assigned to
    /// its type after all types have been read.
    impls: Vec<(String, ItemImpl)>,
    /// The paths of the private modules.
    private_modules: HashSet<String>,
    /// The re-exports (`pub use`).
    exports: Vec<Export>,
}

impl SurfaceReader<'_> {
    fn read_features(&mut self, manifest: &str) {
        let table: Option<toml::Table> = toml::from_str(manifest).ok();
        let features = table.as_ref().and_then(|table| table.get("features")).and_then(toml::Value::as_table);
        for name in features.into_iter().flat_map(toml::Table::keys) {
            let signature = format!("feature = \"{name}\"");
            self.surface.add(
                format!("feature {name}"),
                Item { kind: ItemKind::Feature, signature, is_non_exhaustive: false, feature: None },
            );
        }
    }

    /// Reads the source file `name` of the module `path`. `directory` contains the files of its submodules. The items
    /// of private modules are read as well, since they may be re-exported. `is_reachable` is false for a private
    /// module.
    fn read_file(
        &mut self,
        name: &str,
        text: &str,
        path: &str,
        directory: &str,
        is_reachable: bool,
    ) -> Result<(), SurfaceError> {
        let file = syn::parse_file(text).map_err(|reason| SurfaceError { path: name.to_owned(), reason })?;
        self.read_items(&file.items, path, directory, is_reachable)
    }

    fn read_items(
        &mut self,
        items: &[RustItem],
        path: &str,
        directory: &str,
        is_reachable: bool,
    ) -> Result<(), SurfaceError> {
        for item in items {
            self.read_item(item, path, directory, is_reachable)?;
        }
        Ok(())
    }

    fn read_item(
        &mut self,
        item: &RustItem,
        path: &str,
        directory: &str,
        is_reachable: bool,
    ) -> Result<(), SurfaceError> {
        match item {
            RustItem::Mod(module) => return self.read_module(module, path, directory, is_reachable),
            RustItem::Impl(item) => self.impls.push((path.to_owned(), item.clone())),
            RustItem::Struct(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => self.read_struct(item, path),
            RustItem::Enum(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => self.read_enum(item, path),
            RustItem::Fn(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                let signature = &item.sig;
                self.add_item(
                    path,
                    &signature.ident,
                    ItemKind::Function,
                    print_line(quote!(pub #signature)),
                    &item.attrs,
                );
            }
            RustItem::Trait(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => self.read_trait(item, path),
            RustItem::Const(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                let (name, ty) = (&item.ident, &item.ty);
                self.add_item(path, name, ItemKind::Constant, print_line(quote!(pub const #name: #ty)), &item.attrs);
            }
            RustItem::Static(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                let (name, ty) = (&item.ident, &item.ty);
                self.add_item(path, name, ItemKind::Static, print_line(quote!(pub static #name: #ty)), &item.attrs);
            }
            RustItem::Type(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                let (name, generics, ty) = (&item.ident, &item.generics, &item.ty);
                self.add_item(
                    path,
                    name,
                    ItemKind::Type,
                    print_line(quote!(pub type #name #generics = #ty)),
                    &item.attrs,
                );
            }
            RustItem::Use(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                exports::read_exports(&item.tree, path, cfg_condition(&item.attrs).as_deref(), &mut self.exports);
            }
            _ => {}
        }
        Ok(())
    }

    fn read_module(
        &mut self,
        module: &syn::ItemMod,
        path: &str,
        directory: &str,
        is_reachable: bool,
    ) -> Result<(), SurfaceError> {
        let name = module.ident.to_string();
        let module_path = join_path(path, &name);
        let is_reachable = is_reachable && is_public(&module.vis) && !is_hidden(&module.attrs);
        if is_test(&module.attrs) {
            return Ok(());
        }
        if is_reachable {
            self.add_item(path, &module.ident, ItemKind::Module, format!("pub mod {name}"), &module.attrs);
        } else {
            self.private_modules.insert(module_path.clone());
        }
        let file_stem = name.trim_start_matches("r#");
        let submodule_directory = format!("{directory}{file_stem}/");
        if let Some((_, items)) = &module.content {
            return self.read_items(items, &module_path, &submodule_directory, is_reachable);
        }
        for file in [format!("{directory}{file_stem}.rs"), format!("{submodule_directory}mod.rs")] {
            if let Some(text) = self.files.get(file.as_str()) {
                return self.read_file(&file, text, &module_path, &submodule_directory, is_reachable);
            }
        }
        Ok(())
    }

    fn read_struct(&mut self, item: &syn::ItemStruct, path: &str) {
        let (name, generics, where_clause) = (&item.ident, &item.generics, &item.generics.where_clause);
        let has_private_fields = item.fields.iter().any(|field| !is_public(&field.vis) || is_hidden(&field.attrs));
        let signature = print_line(quote!(pub struct #name #generics #where_clause));
        let key = join_path(path, &name.to_string());
        let is_restricted = has_private_fields || is_non_exhaustive(&item.attrs);
        self.surface.add(
            key.clone(),
            Item {
                kind: ItemKind::Struct,
                signature,
                is_non_exhaustive: is_restricted,
                feature: cfg_condition(&item.attrs),
            },
        );
        self.add_derived_impls(&key, &item.attrs);
        for (index, field) in item.fields.iter().enumerate().filter(|(_, field)| is_public(&field.vis)) {
            if is_hidden(&field.attrs) {
                continue;
            }
            let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
            let signature = format!("pub {name}: {}", print_line(&field.ty));
            let field = Item { kind: ItemKind::Field, signature, is_non_exhaustive: is_restricted, feature: None };
            self.surface.add(join_path(&key, &name), field);
        }
    }

    fn read_enum(&mut self, item: &syn::ItemEnum, path: &str) {
        let (name, generics) = (&item.ident, &item.generics);
        let is_restricted = is_non_exhaustive(&item.attrs);
        let key = join_path(path, &name.to_string());
        let signature = print_line(quote!(pub enum #name #generics));
        self.surface.add(
            key.clone(),
            Item {
                kind: ItemKind::Enum,
                signature,
                is_non_exhaustive: is_restricted,
                feature: cfg_condition(&item.attrs),
            },
        );
        self.add_derived_impls(&key, &item.attrs);
        for variant in item.variants.iter().filter(|variant| !is_hidden(&variant.attrs)) {
            let name = variant.ident.to_string();
            let fields_text = match &variant.fields {
                Fields::Unit => String::new(),
                Fields::Named(fields) => {
                    let fields = fields.named.iter().map(|field| {
                        let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                        format!("{name}: {}", print_line(&field.ty))
                    });
                    format!(" {{ {} }}", fields.collect::<Vec<_>>().join(", "))
                }
                Fields::Unnamed(fields) => {
                    let fields = fields.unnamed.iter().map(|field| print_line(&field.ty));
                    format!("({})", fields.collect::<Vec<_>>().join(", "))
                }
            };
            let signature = format!("{name}{fields_text}");
            self.surface.add(
                join_path(&key, &name),
                Item { kind: ItemKind::Variant, signature, is_non_exhaustive: is_restricted, feature: None },
            );
        }
    }

    fn read_trait(&mut self, item: &syn::ItemTrait, path: &str) {
        let (name, generics, supertraits) = (&item.ident, &item.generics, &item.supertraits);
        let colon = (!supertraits.is_empty()).then(|| quote!(:));
        let key = join_path(path, &name.to_string());
        let signature = print_line(quote!(pub trait #name #generics #colon #supertraits));
        self.surface.add(
            key.clone(),
            Item { kind: ItemKind::Trait, signature, is_non_exhaustive: false, feature: cfg_condition(&item.attrs) },
        );
        for item in &item.items {
            let (name, kind, signature) = match item {
                TraitItem::Fn(item) => {
                    let provided_suffix = if item.default.is_some() { " (provided)" } else { "" };
                    (
                        item.sig.ident.to_string(),
                        ItemKind::Method,
                        format!("{}{provided_suffix}", print_line(&item.sig)),
                    )
                }
                TraitItem::Const(item) => (
                    item.ident.to_string(),
                    ItemKind::Constant,
                    format!("const {}: {}", item.ident, print_line(&item.ty)),
                ),
                TraitItem::Type(item) => {
                    let (name, bounds) = (&item.ident, &item.bounds);
                    let colon = (!bounds.is_empty()).then(|| quote!(:));
                    (name.to_string(), ItemKind::Type, print_line(quote!(type #name #colon #bounds)))
                }
                _ => continue,
            };
            self.surface.add(join_path(&key, &name), Item { kind, signature, is_non_exhaustive: false, feature: None });
        }
    }

    /// Adds the implementations that `#[derive]` creates.
    fn add_derived_impls(&mut self, key: &str, attributes: &[Attribute]) {
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            // An invalid derive is reported by the compiler.
            let _ = attribute.parse_nested_meta(|meta| {
                let Some(name) = meta.path.segments.last().map(|segment| segment.ident.to_string()) else {
                    return Ok(());
                };
                self.add_impl(&name, key, "");
                Ok(())
            });
        }
    }

    /// Adds a trait implementation. `associated_types` lists the associated types, such as ` { type Err = Wrong; }`.
    fn add_impl(&mut self, trait_name: &str, key: &str, associated_types: &str) {
        let signature = format!("impl {trait_name} for {}{associated_types}", key.rsplit("::").next().unwrap_or(key));
        let impl_path = format!("{key} as {trait_name}");
        if !self.surface.items.contains_key(&impl_path) {
            self.surface
                .add(impl_path, Item { kind: ItemKind::Impl, signature, is_non_exhaustive: false, feature: None });
        }
    }

    /// Adds the methods, constants and trait implementations of all `impl` blocks of public types.
    fn resolve_impls(&mut self) {
        for (path, item) in std::mem::take(&mut self.impls) {
            let Type::Path(ty) = &*item.self_ty else { continue };
            let Some(name) = ty.path.segments.last().map(|segment| segment.ident.to_string()) else { continue };
            let Some(key) = self.find_impl_owner(&path, &name) else { continue };
            if is_hidden(&item.attrs) {
                continue;
            }
            match &item.trait_ {
                // Implementations of private traits are not part of the API.
                Some((trait_path, _)) if self.is_private_trait(trait_path) => {}
                Some((trait_path, _)) => {
                    self.add_impl(&print_line(trait_path), &key, &describe_associated_types(&item));
                }
                None => self.read_inherent_impl(&key, &item),
            }
        }
    }

    /// Returns whether a trait is in a private module of this crate.
    fn is_private_trait(&self, trait_path: &syn::Path) -> bool {
        let path_segments: Vec<String> = trait_path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let Some((_, path)) = path_segments.split_first().filter(|(root, _)| *root == "crate") else { return false };
        let is_in_private_module = (1..path.len()).any(|end| self.private_modules.contains(&path[..end].join("::")));
        is_in_private_module && !self.exports.iter().any(|export| export.target == path.join("::"))
    }

    /// Returns the path of the public type `name` in the module `module_path` or in the nearest enclosing module that
    /// has such a type.
    fn find_impl_owner(&self, module_path: &str, name: &str) -> Option<String> {
        let mut module_path = module_path;
        loop {
            let key = join_path(module_path, name);
            if self.surface.items.contains_key(&key) {
                return Some(key);
            }
            module_path = match module_path.rsplit_once("::") {
                Some((parent_path, _)) => parent_path,
                None if module_path.is_empty() => return None,
                None => "",
            };
        }
    }

    fn read_inherent_impl(&mut self, key: &str, item: &ItemImpl) {
        for member in &item.items {
            let (name, kind, signature, feature) = match member {
                ImplItem::Fn(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                    let signature = &item.sig;
                    (
                        signature.ident.to_string(),
                        ItemKind::Method,
                        print_line(quote!(pub #signature)),
                        cfg_condition(&item.attrs),
                    )
                }
                ImplItem::Const(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                    let (name, ty) = (&item.ident, &item.ty);
                    (
                        name.to_string(),
                        ItemKind::Constant,
                        print_line(quote!(pub const #name: #ty)),
                        cfg_condition(&item.attrs),
                    )
                }
                _ => continue,
            };
            self.surface.add(
                format!("{key}::{name}()").replace("()()", "()"),
                Item { kind, signature, is_non_exhaustive: false, feature },
            );
        }
    }

    fn add_item(&mut self, path: &str, name: &syn::Ident, kind: ItemKind, signature: String, attributes: &[Attribute]) {
        let item = Item {
            kind,
            signature,
            is_non_exhaustive: is_non_exhaustive(attributes),
            feature: cfg_condition(attributes),
        };
        self.surface.add(join_path(path, &name.to_string()), item);
    }
}

/// Returns the associated types of a trait implementation as text.
fn describe_associated_types(item: &ItemImpl) -> String {
    let types: Vec<String> = item
        .items
        .iter()
        .filter_map(|member| match member {
            ImplItem::Type(ty) => {
                let (name, ty) = (&ty.ident, &ty.ty);
                Some(print_line(quote!(type #name = #ty;)))
            }
            _ => None,
        })
        .collect();
    if types.is_empty() { String::new() } else { format!(" {{ {} }}", types.join(" ")) }
}

pub(super) fn join_path(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}::{name}") }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Returns whether an item has the attribute `name` with the argument `argument` (as in `#[doc(hidden)]`). If
/// `argument` is empty, an attribute with any arguments matches.
fn has_attribute(attributes: &[Attribute], name: &str, argument: &str) -> bool {
    let has_name = |attribute: &&Attribute| attribute.path().is_ident(name);
    attributes.iter().filter(has_name).any(|attribute| {
        argument.is_empty() || matches!(&attribute.meta, syn::Meta::List(list) if print_line(&list.tokens) == argument)
    })
}

fn is_non_exhaustive(attributes: &[Attribute]) -> bool {
    has_attribute(attributes, "non_exhaustive", "")
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    has_attribute(attributes, "doc", "hidden")
}

fn is_test(attributes: &[Attribute]) -> bool {
    has_attribute(attributes, "cfg", "test")
}

/// Returns the condition of the `#[cfg(…)]` attribute of an item; `None` if the item does not have this attribute.
fn cfg_condition(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        syn::Meta::List(list) if attribute.path().is_ident("cfg") => Some(print_line(&list.tokens)),
        _ => None,
    })
}
