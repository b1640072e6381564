//! Unifies the names of types. If two types of one version are one type with an alias in the other version, code with
//! either name still compiles, so both versions are rewritten to use one name before they are compared.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
};

use indexmap::IndexMap;

use super::{Item, ItemKind, Surface, extract::join_path};

/// Returns both versions, rewritten so that a type that has several names in one version has a single name in both.
pub(super) fn unify_aliases<'s>(base: &'s Surface, head: &'s Surface) -> (Cow<'s, Surface>, Cow<'s, Surface>) {
    let mut names = AliasNames::default();
    for (one, other) in [(base, head), (head, base)] {
        for (key, item) in one.items.iter().filter(|(key, _)| other.items.get(*key).is_some_and(is_type)) {
            if let Some(target) = one.alias_target(key, item) {
                names.add_alias(key, &target);
            }
        }
    }
    if names.set_of_name.is_empty() {
        return (Cow::Borrowed(base), Cow::Borrowed(head));
    }
    (Cow::Owned(base.with_common_names(&names)), Cow::Owned(head.with_common_names(&names)))
}

pub(super) fn is_type(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Struct | ItemKind::Enum)
}

/// The sets of names that denote the same type in either version.
#[derive(Default)]
struct AliasNames {
    /// Maps each name to the index of its set in `sets`.
    set_of_name: HashMap<String, usize>,
    sets: Vec<BTreeSet<String>>,
}

impl AliasNames {
    fn add_alias(&mut self, one: &str, other: &str) {
        let mut names = BTreeSet::from([one.to_owned(), other.to_owned()]);
        for key in [one, other] {
            if let Some(set) = self.set_of_name.get(key) {
                names.append(&mut self.sets[*set]);
            }
        }
        for key in &names {
            self.set_of_name.insert(key.clone(), self.sets.len());
        }
        self.sets.push(names);
    }

    /// Returns the representative name of a type with several names; `None` for a type with one name.
    fn representative(&self, key: &str) -> Option<&str> {
        self.sets[*self.set_of_name.get(key)?].first().map(String::as_str)
    }
}

impl Surface {
    /// Returns the key of the type of this crate for which an item is an alias; `None` if there is no such type.
    fn alias_target(&self, key: &str, item: &Item) -> Option<String> {
        let mut found = self.named_type(key, item)?;
        // Cyclic aliases are not valid Rust, but must not cause an endless loop.
        for _ in 0..self.items.len() {
            let next = self.items.get(&found)?;
            if is_type(next) {
                return Some(found);
            }
            found = self.named_type(&found, next)?;
        }
        None
    }

    /// Returns the key of the item that an alias directly names; `None` if the item is not an alias.
    fn named_type(&self, key: &str, item: &Item) -> Option<String> {
        aliased(item).map(|target| item_key(self.module_of(key), target))
    }

    /// Returns the module that contains an item.
    fn module_of<'k>(&self, key: &'k str) -> &'k str {
        let mut path = key.split(" as ").next().unwrap_or(key);
        while let Some((above, _)) = path.rsplit_once("::") {
            path = above;
            if self.items.get(path).is_some_and(|item| item.kind == ItemKind::Module) {
                return path;
            }
        }
        ""
    }

    /// Returns the declaration of an item with full paths for the types of this crate. Within its own module, a type
    /// may be written `Pet` instead of `crate::pets::Pet`.
    pub(super) fn with_full_paths(&self, key: &str, item: &Item) -> String {
        self.full_paths(self.module_of(key), &item.signature)
    }

    /// Returns the trait implementations by key, with full paths in the keys.
    pub(super) fn implementations(&self) -> HashMap<String, &Item> {
        self.items.iter().filter_map(|(key, item)| Some((self.full_key(key)?, item))).collect()
    }

    /// Returns the key of a trait implementation with full paths; `None` for other items.
    pub(super) fn full_key(&self, key: &str) -> Option<String> {
        let (owner, implemented) = key.split_once(" as ")?;
        Some(format!("{owner} as {}", self.full_paths(self.module_of(key), implemented)))
    }

    /// Replaces each type of this crate in `text` by its full path. `text` is part of a declaration in `module`.
    fn full_paths(&self, module: &str, text: &str) -> String {
        replace_paths(text, |path| {
            let key = item_key(module, path);
            self.is_type_name(&key).then(|| Cow::Owned(format!("crate::{key}")))
        })
    }

    fn is_type_name(&self, key: &str) -> bool {
        self.items.get(key).is_some_and(|item| is_type(item) || item.kind == ItemKind::Type)
    }

    /// Returns the declaration of an item of `from` (this version or the other one), with the names of types replaced
    /// by the types that they denote in this version.
    pub(super) fn expanded_declaration(&self, from: &Self, key: &str, item: &Item) -> String {
        self.expand_aliases(from.module_of(key), &item.signature, 0)
    }

    /// Replaces names of types by the types that they denote. `depth` limits the recursion for cyclic aliases, which
    /// are not valid Rust.
    fn expand_aliases(&self, module: &str, text: &str, depth: usize) -> String {
        const MAX_DEPTH: usize = 16;
        replace_paths(text, |path| {
            let key = item_key(module, path);
            let item = self.items.get(&key).filter(|_| self.is_type_name(&key))?;
            Some(Cow::Owned(match aliased(item) {
                Some(target) if depth < MAX_DEPTH => self.expand_aliases(self.module_of(&key), target, depth + 1),
                _ => format!("crate::{key}"),
            }))
        })
    }

    /// Returns the keys of the types of this crate that the declaration of an item names, except the item itself.
    pub(super) fn types_in(&self, key: &str, item: &Item) -> Vec<String> {
        let (mut found, module) = (Vec::new(), self.module_of(key));
        replace_paths(&item.signature, |path| {
            let named = item_key(module, path);
            if named != key && self.is_type_name(&named) && !found.contains(&named) {
                found.push(named);
            }
            None
        });
        found
    }

    /// Returns whether the type `to` implements `From<from>`. The path `to` is written as in the declaration of the
    /// item `key`.
    pub(super) fn implements_from(&self, key: &str, from: &str, to: &str) -> bool {
        self.items.contains_key(&format!("{} as From<{from}>", item_key(self.module_of(key), to)))
    }

    /// Returns the aliases of this version (name and target denote one type) whose name and target denote two different
    /// types in `other`.
    pub(super) fn separated_aliases<'k>(&'k self, other: &Self) -> Vec<(&'k str, &'k Item)> {
        let is_separate = |key: &str, item: &Item| {
            let is_own = other.items.get(key).is_some_and(is_type);
            let Some(target) = self.alias_target(key, item).filter(|_| is_own) else { return false };
            let Some(target_item) = other.items.get(&target) else { return false };
            is_type(target_item) || other.alias_target(&target, target_item).is_none_or(|denoted| denoted != key)
        };
        let items = self.items.iter().map(|(key, item)| (key.as_str(), item));
        items.filter(|(key, item)| is_separate(key, item)).collect()
    }

    /// Returns the types of this crate that have aliases, and their members, once for each alias: the path with the
    /// type's name, the path with the alias's name, and the item with full paths.
    pub(super) fn members_of_aliases(&self) -> Vec<(String, String, Item)> {
        let parts = self.parts_by_owner();
        let mut found = Vec::new();
        for (alias, item) in &self.items {
            let Some(target) = self.alias_target(alias, item) else { continue };
            for part in [target.as_str()].iter().chain(parts.get(target.as_str()).into_iter().flatten()) {
                let item = &self.items[*part];
                // The name of a variant is not a path, even if a type has the same name.
                let name_length = match item.kind {
                    ItemKind::Variant => item.signature.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '#'),
                    _ => Some(0),
                };
                let (name, rest) = item.signature.split_at(name_length.unwrap_or(item.signature.len()));
                let signature = format!("{name}{}", self.full_paths(self.module_of(part), rest));
                let item = Item { signature, ..item.clone() };
                let (owned, implemented) = part.split_once(" as ").unwrap_or((part, ""));
                let mut path = format!("{alias}{}", &owned[target.len()..]);
                if !implemented.is_empty() {
                    path = format!("{path} as {}", self.full_paths(self.module_of(part), implemented));
                }
                found.push(((*part).to_owned(), path, item));
            }
        }
        found
    }

    /// Returns the keys of the members and trait implementations of each item, by the item's key.
    fn parts_by_owner(&self) -> HashMap<&str, Vec<&str>> {
        let mut parts: HashMap<&str, Vec<&str>> = HashMap::new();
        for key in self.items.keys() {
            parts.entry(owner_of(key)).or_default().push(key);
        }
        parts
    }

    /// Returns the public API with each type under its representative name.
    fn with_common_names(&self, names: &AliasNames) -> Self {
        let parts = self.parts_by_owner();
        let mut unified = Self { items: IndexMap::with_capacity(self.items.len()) };
        for (key, item) in &self.items {
            let target = self.alias_target(key, item).filter(|_| names.representative(key).is_some());
            let Some(target) = target else {
                unified.copy_item(self, key, key, item, names);
                continue;
            };
            // Copy the type and all of its members under the name of the alias.
            for part in [target.as_str()].iter().chain(parts.get(target.as_str()).into_iter().flatten()) {
                let own = format!("{key}{}", &part[target.len()..]);
                unified.copy_item(self, &own, part, &self.items[*part], names);
            }
        }
        unified
    }

    /// Copies the item at the path `part` of another version to the path `key`, and replaces the aliases in its
    /// declaration.
    fn copy_item(&mut self, from: &Self, key: &str, part: &str, item: &Item, names: &AliasNames) {
        let module = from.module_of(part);
        let key = match key.split_once(" as ") {
            Some((owner, of)) => format!("{owner} as {}", names.replace_aliases(of, module)),
            None => key.to_owned(),
        };
        self.items.insert(key, Item { signature: names.replace_aliases(&item.signature, module), ..item.clone() });
    }
}

/// Returns the target of an alias without type parameters; `None` for other items.
fn aliased(item: &Item) -> Option<&str> {
    let declaration = item.signature.strip_prefix("pub type ").filter(|_| item.kind == ItemKind::Type)?;
    let (name, target) = declaration.split_once('=')?;
    Some(target.trim()).filter(|_| !name.contains('<'))
}

/// Returns the path of the item that contains a member or has a trait implementation.
pub(super) fn owner_of(key: &str) -> &str {
    match key.split_once(" as ") {
        Some((owner, _)) => owner,
        None => key.rsplit_once("::").map_or("", |(owner, _)| owner),
    }
}

/// Returns the key of the item that a path denotes within a module.
fn item_key(module: &str, path: &str) -> String {
    path.strip_prefix("crate::").map_or_else(|| join_path(module, path), str::to_owned)
}

impl AliasNames {
    /// Replaces each type with several names by its representative name.
    fn replace_aliases(&self, text: &str, module: &str) -> String {
        replace_paths(text, |path| self.representative(&item_key(module, path)).map(Cow::Borrowed))
    }
}

/// Replaces each path in a declaration by the result of `replacement`; keeps the path if the result is `None`.
fn replace_paths<'r>(text: &str, mut replacement: impl FnMut(&str) -> Option<Cow<'r, str>>) -> String {
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '#');
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (path, after) = rest.split_at(rest.find(|c| !is_path(c)).unwrap_or(rest.len()));
        // `name: Type`: the colon does not belong to the path.
        let name = path.strip_suffix(':').unwrap_or(path);
        replaced.push_str(&replacement(name).unwrap_or(Cow::Borrowed(name)));
        replaced.push_str(&path[name.len()..]);
        let (between, next) = after.split_at(after.find(is_path).unwrap_or(after.len()));
        replaced.push_str(between);
        rest = next;
    }
    replaced
}
