//! Unifies the names of types that have several names. If a type alias in one version names a type, code that uses
//! either name compiles. Therefore, both versions are rewritten to use one of the names before they are compared.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
};

use indexmap::IndexMap;

use super::{Item, ItemKind, Surface, extract::join_path};

/// Returns both versions with unified type names: types that have several names in one version have one name in both
/// versions.
pub(super) fn unify_aliases<'s>(base: &'s Surface, head: &'s Surface) -> (Cow<'s, Surface>, Cow<'s, Surface>) {
    let mut alias_names = AliasNames::default();
    for (surface, other_surface) in [(base, head), (head, base)] {
        for (key, item) in surface.items.iter().filter(|(key, _)| other_surface.items.get(*key).is_some_and(is_type)) {
            if let Some(target) = surface.alias_target(key, item) {
                alias_names.add_alias(key, &target);
            }
        }
    }
    if alias_names.set_index_by_name.is_empty() {
        return (Cow::Borrowed(base), Cow::Borrowed(head));
    }
    (Cow::Owned(base.with_common_names(&alias_names)), Cow::Owned(head.with_common_names(&alias_names)))
}

pub(super) fn is_type(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Struct | ItemKind::Enum)
}

/// The sets of names that denote the same type in the older or in the newer version.
#[derive(Default)]
struct AliasNames {
    /// For each name, the index of the set in `name_sets` that contains the name.
    set_index_by_name: HashMap<String, usize>,
    name_sets: Vec<BTreeSet<String>>,
}

impl AliasNames {
    fn add_alias(&mut self, name: &str, other_name: &str) {
        let mut names_of_type = BTreeSet::from([name.to_owned(), other_name.to_owned()]);
        for key in [name, other_name] {
            if let Some(set_index) = self.set_index_by_name.get(key) {
                names_of_type.append(&mut self.name_sets[*set_index]);
            }
        }
        for key in &names_of_type {
            self.set_index_by_name.insert(key.clone(), self.name_sets.len());
        }
        self.name_sets.push(names_of_type);
    }

    /// Returns the name that represents all names of the type named `key`; `None` if the type has only one name.
    fn representative_name(&self, key: &str) -> Option<&str> {
        self.name_sets[*self.set_index_by_name.get(key)?].first().map(String::as_str)
    }
}

impl Surface {
    /// Returns the key of the type that a type alias denotes, directly or through further aliases. `None` if the item
    /// is not an alias of a type of this crate.
    fn alias_target(&self, key: &str, item: &Item) -> Option<String> {
        let mut type_key = self.directly_named_type(key, item)?;
        // Cyclic aliases are not valid Rust, but must not cause an endless loop.
        for _ in 0..self.items.len() {
            let next_item = self.items.get(&type_key)?;
            if is_type(next_item) {
                return Some(type_key);
            }
            type_key = self.directly_named_type(&type_key, next_item)?;
        }
        None
    }

    /// Returns the key of the type or alias that is written in an alias; `None` if the item is not an alias.
    fn directly_named_type(&self, key: &str, item: &Item) -> Option<String> {
        find_written_target(item).map(|target| item_key(self.module_of(key), target))
    }

    /// Returns the path of the module that contains the item.
    fn module_of<'k>(&self, key: &'k str) -> &'k str {
        let mut module_path = key.split(" as ").next().unwrap_or(key);
        while let Some((parent_path, _)) = module_path.rsplit_once("::") {
            module_path = parent_path;
            if self.items.get(module_path).is_some_and(|item| item.kind == ItemKind::Module) {
                return module_path;
            }
        }
        ""
    }

    /// Returns the declaration of an item with a full path for each type of this crate. In its own module, a type may
    /// be written as `Pet` instead of `crate::pets::Pet`.
    pub(super) fn with_full_paths(&self, key: &str, item: &Item) -> String {
        self.full_paths(self.module_of(key), &item.signature)
    }

    /// Returns the trait implementations, by their keys with full paths.
    pub(super) fn implementations(&self) -> HashMap<String, &Item> {
        self.items.iter().filter_map(|(key, item)| Some((self.full_key(key)?, item))).collect()
    }

    /// Returns the key of a trait implementation, with full paths; `None` for other items.
    pub(super) fn full_key(&self, key: &str) -> Option<String> {
        let (owner, trait_path) = key.split_once(" as ")?;
        Some(format!("{owner} as {}", self.full_paths(self.module_of(key), trait_path)))
    }

    /// Replaces each name of a type of this crate in `text` by the full path. `text` is part of a declaration in
    /// `module`.
    fn full_paths(&self, module: &str, text: &str) -> String {
        replace_paths(text, |path| {
            let key = item_key(module, path);
            self.is_type_name(&key).then(|| Cow::Owned(format!("crate::{key}")))
        })
    }

    fn is_type_name(&self, key: &str) -> bool {
        self.items.get(key).is_some_and(|item| is_type(item) || item.kind == ItemKind::Type)
    }

    /// Returns the declaration of an item in the version `from`. Each type name is replaced by the type that the name
    /// denotes in the version `self`.
    pub(super) fn expanded_declaration(&self, from: &Self, key: &str, item: &Item) -> String {
        self.expand_aliases(from.module_of(key), &item.signature, 0)
    }

    /// Replaces each type name by the type that the name denotes. `depth` limits the recursion in the case of cyclic
    /// aliases, which are not valid Rust.
    fn expand_aliases(&self, module: &str, text: &str, depth: usize) -> String {
        const MAX_DEPTH: usize = 16;
        replace_paths(text, |path| {
            let key = item_key(module, path);
            let item = self.items.get(&key).filter(|_| self.is_type_name(&key))?;
            Some(Cow::Owned(match find_written_target(item) {
                Some(target) if depth < MAX_DEPTH => self.expand_aliases(self.module_of(&key), target, depth + 1),
                _ => format!("crate::{key}"),
            }))
        })
    }

    /// Returns the keys of the types of this crate that the declaration of an item mentions. The item itself is not
    /// included.
    pub(super) fn types_in(&self, key: &str, item: &Item) -> Vec<String> {
        let (mut type_keys, module) = (Vec::new(), self.module_of(key));
        replace_paths(&item.signature, |path| {
            let named_key = item_key(module, path);
            if named_key != key && self.is_type_name(&named_key) && !type_keys.contains(&named_key) {
                type_keys.push(named_key);
            }
            None
        });
        type_keys
    }

    /// Returns whether the type `to` implements `From<from>`. The path `to` is resolved in the module that contains the
    /// item `key`.
    pub(super) fn implements_from(&self, key: &str, from: &str, to: &str) -> bool {
        self.items.contains_key(&format!("{} as From<{from}>", item_key(self.module_of(key), to)))
    }

    /// Returns the aliases of this version that are separate types in the version `other`: there, the name of the alias
    /// and its target denote different types.
    pub(super) fn find_separated_aliases<'k>(&'k self, other: &Self) -> Vec<(&'k str, &'k Item)> {
        let is_separate = |key: &str, item: &Item| {
            let is_type_in_other = other.items.get(key).is_some_and(is_type);
            let Some(target) = self.alias_target(key, item).filter(|_| is_type_in_other) else { return false };
            let Some(target_item) = other.items.get(&target) else { return false };
            is_type(target_item) || other.alias_target(&target, target_item).is_none_or(|denoted| denoted != key)
        };
        let items_by_key = self.items.iter().map(|(key, item)| (key.as_str(), item));
        items_by_key.filter(|(key, item)| is_separate(key, item)).collect()
    }

    /// Returns the paths that type aliases add to this crate: an entry for each alias of a type of this crate, and for
    /// each member of the type, which is also reached through the alias. An entry consists of the original path
    /// (`Type::member`), the path through the alias (`Alias::member`), and the item, in which all paths are absolute.
    pub(super) fn members_of_aliases(&self) -> Vec<(String, String, Item)> {
        let members_by_owner = self.members_by_owner();
        let mut alias_members = Vec::new();
        for (alias, item) in &self.items {
            let Some(target) = self.alias_target(alias, item) else { continue };
            for member_key in
                [target.as_str()].iter().chain(members_by_owner.get(target.as_str()).into_iter().flatten())
            {
                let item = &self.items[*member_key];
                // The name of a variant is not a path, even if a type has the same name.
                let name_length = match item.kind {
                    ItemKind::Variant => item.signature.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '#'),
                    _ => Some(0),
                };
                let (name, signature_after_name) = item.signature.split_at(name_length.unwrap_or(item.signature.len()));
                let signature = format!("{name}{}", self.full_paths(self.module_of(member_key), signature_after_name));
                let item = Item { signature, ..item.clone() };
                let (owner_path, trait_path) = member_key.split_once(" as ").unwrap_or((member_key, ""));
                let mut alias_path = format!("{alias}{}", &owner_path[target.len()..]);
                if !trait_path.is_empty() {
                    alias_path = format!("{alias_path} as {}", self.full_paths(self.module_of(member_key), trait_path));
                }
                alias_members.push(((*member_key).to_owned(), alias_path, item));
            }
        }
        alias_members
    }

    /// Maps the key of each Rust item to the keys of its members and trait implementations.
    fn members_by_owner(&self) -> HashMap<&str, Vec<&str>> {
        let mut keys_by_owner: HashMap<&str, Vec<&str>> = HashMap::new();
        for key in self.items.keys() {
            keys_by_owner.entry(owner_path(key)).or_default().push(key);
        }
        keys_by_owner
    }

    /// Returns a copy in which each type with several names is listed under all these names, and every mention of the
    /// type uses one of them.
    fn with_common_names(&self, names: &AliasNames) -> Self {
        let members_by_owner = self.members_by_owner();
        let mut unified_surface = Self { items: IndexMap::with_capacity(self.items.len()) };
        for (key, item) in &self.items {
            let target = self.alias_target(key, item).filter(|_| names.representative_name(key).is_some());
            let Some(target) = target else {
                unified_surface.copy_item(self, key, key, item, names);
                continue;
            };
            // Copy the type and all of its members under the name of the alias.
            for member_key in
                [target.as_str()].iter().chain(members_by_owner.get(target.as_str()).into_iter().flatten())
            {
                let unified_key = format!("{key}{}", &member_key[target.len()..]);
                unified_surface.copy_item(self, &unified_key, member_key, &self.items[*member_key], names);
            }
        }
        unified_surface
    }

    /// Copies the item `item` of the version `source` from the path `source_key` to the path `key`. Replaces the
    /// aliases in the declaration.
    fn copy_item(&mut self, source: &Self, key: &str, source_key: &str, item: &Item, names: &AliasNames) {
        let module = source.module_of(source_key);
        let key = match key.split_once(" as ") {
            Some((owner, trait_path)) => format!("{owner} as {}", names.replace_aliases(trait_path, module)),
            None => key.to_owned(),
        };
        self.items.insert(key, Item { signature: names.replace_aliases(&item.signature, module), ..item.clone() });
    }
}

/// Returns the type that is written in an alias without type parameters; `None` for other items.
fn find_written_target(item: &Item) -> Option<&str> {
    let declaration = item.signature.strip_prefix("pub type ").filter(|_| item.kind == ItemKind::Type)?;
    let (name, target) = declaration.split_once('=')?;
    Some(target.trim()).filter(|_| !name.contains('<'))
}

/// Returns the path of the type, trait or module to which a member or a trait implementation belongs.
pub(super) fn owner_path(key: &str) -> &str {
    match key.split_once(" as ") {
        Some((owner, _)) => owner,
        None => key.rsplit_once("::").map_or("", |(owner, _)| owner),
    }
}

/// Returns the key of the item that a path in the module `module` denotes.
fn item_key(module: &str, path: &str) -> String {
    path.strip_prefix("crate::").map_or_else(|| join_path(module, path), str::to_owned)
}

impl AliasNames {
    /// Replaces each name of a type with several names by the representative name.
    fn replace_aliases(&self, text: &str, module: &str) -> String {
        replace_paths(text, |path| self.representative_name(&item_key(module, path)).map(Cow::Borrowed))
    }
}

/// Replaces each path in a declaration by the result of `replacement`. If the result is `None`, keeps the path.
fn replace_paths<'r>(text: &str, mut replacement: impl FnMut(&str) -> Option<Cow<'r, str>>) -> String {
    let is_path_char = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '#');
    let mut output = String::with_capacity(text.len());
    let mut remaining = text;
    while !remaining.is_empty() {
        let (path, after_path) = remaining.split_at(remaining.find(|c| !is_path_char(c)).unwrap_or(remaining.len()));
        // `name: Type`: the colon does not belong to the path.
        let name = path.strip_suffix(':').unwrap_or(path);
        output.push_str(&replacement(name).unwrap_or(Cow::Borrowed(name)));
        output.push_str(&path[name.len()..]);
        let (text_between_paths, next_path) =
            after_path.split_at(after_path.find(is_path_char).unwrap_or(after_path.len()));
        output.push_str(text_between_paths);
        remaining = next_path;
    }
    output
}
