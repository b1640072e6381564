//! Determines the module of each schema and operation. Namespaces of the document become modules.

use std::collections::{HashMap, HashSet};

use crate::{
    config::Config,
    ir::{Module, ModuleId},
    names::{self, NameKind, NameScope, to_identifier},
};

/// The module of schemas without a namespace.
const TYPES: &str = "types";
/// The maximum number of segments of a tag that become modules. Further segments are ignored.
const MAX_DEPTH: usize = 16;
/// The module of operations without a tag.
const OPERATIONS: &str = "operations";

/// The tree of modules.
#[derive(Debug)]
pub(super) struct Modules {
    pub(super) list: Vec<Module>,
    scopes: Vec<NameScope>,
    index: HashMap<Vec<String>, ModuleId>,
    /// Maps namespaces of schemas (all but the last segment of a name) to module paths.
    namespaces: HashMap<String, Vec<String>>,
    /// The type names of schemas that are the only schema in their namespace, by schema name.
    single: HashMap<String, String>,
}

impl Modules {
    /// Determines the modules of all namespaces in the names of schemas. A namespace with a single schema does not
    /// become a module, unless the settings declare it.
    pub(super) fn new<'a>(config: &Config, schema_names: impl Iterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = schema_names.collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (space, _) in names.iter().filter_map(|name| split_namespace(name)) {
            *counts.entry(space).or_default() += 1;
        }
        let mut spaces: Vec<&str> = counts.keys().copied().collect();
        spaces.retain(|space| counts[space] > 1 || is_configured(config, space));
        spaces.sort_unstable();
        let namespaces = assign_paths(config, &spaces);
        let is_single = |name: &&&str| split_namespace(name).is_none_or(|(space, _)| !namespaces.contains_key(space));
        let single = single_names(names.iter().filter(is_single).copied());
        let mut modules = Self { list: Vec::new(), scopes: Vec::new(), index: HashMap::new(), namespaces, single };
        modules.module_id(Vec::new());
        modules
    }

    /// Returns the module of a schema, and the schema's name in it.
    pub(super) fn of_schema(&mut self, name: &str) -> (ModuleId, String) {
        let spaced = split_namespace(name);
        match spaced.and_then(|(space, last)| Some((self.namespaces.get(space)?.clone(), space, last))) {
            Some((path, space, last)) if !path.is_empty() => {
                (self.module_at_path(path, || format!("Types of `{space}`.")), last.to_owned())
            }
            _ => {
                let name = self.single.get(name).cloned().unwrap_or_else(|| name.to_owned());
                (self.module_at_path(vec![TYPES.to_owned()], || "Types that the operations share.".to_owned()), name)
            }
        }
    }

    /// Returns the module of operations with this tag.
    pub(super) fn of_tag(&mut self, config: &Config, tag: Option<&str>) -> ModuleId {
        let path = match tag {
            None => vec![OPERATIONS.to_owned()],
            Some(tag) => match config.modules.get(tag) {
                Some(path) => configured_path(path),
                None => to_legal_path(tag.split('/').filter(|part| !part.trim().is_empty()).take(MAX_DEPTH)),
            },
        };
        self.module_id(if path.is_empty() { vec![OPERATIONS.to_owned()] } else { path })
    }

    /// Returns the module at a path. Sets its documentation if it has none.
    fn module_at_path(&mut self, path: Vec<String>, doc: impl FnOnce() -> String) -> ModuleId {
        let id = self.module_id(path);
        self.list[id].doc.get_or_insert_with(doc);
        id
    }

    /// Returns the scope of the names in a module.
    pub(super) fn name_scope(&mut self, module: ModuleId) -> &mut NameScope {
        &mut self.scopes[module]
    }

    fn module_id(&mut self, path: Vec<String>) -> ModuleId {
        if let Some(id) = self.index.get(&path) {
            return *id;
        }
        if let Some((name, parent)) = path.split_last() {
            let parent = self.module_id(parent.to_vec());
            self.scopes[parent].claim_identifier(name.clone(), NameKind::Module);
        }
        let id = self.list.len();
        self.index.insert(path.clone(), id);
        self.list.push(Module { path, ..Module::default() });
        self.scopes.push(NameScope::default());
        id
    }
}

/// Splits a name into its namespace and its last segment; `None` if it has no namespace. Dots separate namespaces only
/// between identifiers, unlike in `Pick_Foo.bar-or-baz_` and `Record_string.Foo_`.
fn split_namespace(name: &str) -> Option<(&str, &str)> {
    let is_identifier = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.ends_with(|c: char| c.is_ascii_alphanumeric())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    };
    name.rsplit_once('.').filter(|_| name.split('.').all(is_identifier))
}

fn is_configured(config: &Config, space: &str) -> bool {
    config.modules.keys().any(|prefix| space == prefix || space.starts_with(&format!("{prefix}.")))
}

/// Returns the type names that differ from the schema names, for schemas in the module of shared types. A qualified
/// name (`io.k8s.api.resource.Quantity`) is shortened to its last segment, or to as many segments as are needed to make
/// it unique.
fn single_names<'a>(names: impl Iterator<Item = &'a str>) -> HashMap<String, String> {
    let (packaged, plain): (Vec<&str>, Vec<&str>) =
        names.partition(|name| split_namespace(name).is_some_and(|(space, _)| space.contains('.')));
    let plain: HashSet<String> = plain.iter().map(|name| to_identifier(name, NameKind::Type)).collect();
    let mut open: Vec<(&str, usize)> = packaged.into_iter().map(|name| (name, 1)).collect();
    let short = |name: &str, take: usize| {
        let parts: Vec<&str> = name.split('.').collect();
        parts[parts.len().saturating_sub(take)..].join(".")
    };
    loop {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (name, take) in &open {
            *counts.entry(to_identifier(&short(name, *take), NameKind::Type)).or_default() += 1;
        }
        let mut grew = false;
        for (name, take) in &mut open {
            let wanted = to_identifier(&short(name, *take), NameKind::Type);
            if *take < name.split('.').count() && (counts[&wanted] > 1 || plain.contains(&wanted)) {
                *take += 1;
                grew = true;
            }
        }
        if !grew {
            break;
        }
    }
    open.into_iter().map(|(name, take)| (name.to_owned(), short(name, take))).collect()
}

fn configured_path(path: &str) -> Vec<String> {
    to_legal_path(path.split("::"))
}

fn to_legal_path<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    // Only the root module contains reserved names of the generator.
    parts.enumerate().map(|(depth, part)| names::to_module_name(part, depth == 0)).collect()
}

/// Returns the module path of each namespace. Unless the settings declare it, the path is the last segment of the
/// namespace, the last two segments if the last one is a version, or as many segments as are needed to make it unique.
fn assign_paths(config: &Config, spaces: &[&str]) -> HashMap<String, Vec<String>> {
    let mut assigned = HashMap::new();
    let mut open: Vec<(&str, Vec<&str>, usize)> = Vec::new();
    for space in spaces {
        let prefix = config
            .modules
            .iter()
            .filter(|(prefix, _)| *space == prefix.as_str() || space.starts_with(&format!("{prefix}.")));
        if let Some((prefix, path)) = prefix.max_by_key(|(prefix, _)| prefix.len()) {
            let rest = space[prefix.len()..].split('.').filter(|part| !part.is_empty());
            let mut path = configured_path(path);
            path.extend(to_legal_path(rest));
            assigned.insert((*space).to_owned(), path);
        } else {
            let parts: Vec<&str> = space.split('.').filter(|part| !part.is_empty()).collect();
            let least = if parts.last().is_some_and(|last| is_version(last)) { 2 } else { 1 };
            open.push((space, parts, least));
        }
    }
    loop {
        let mut counts: HashMap<Vec<String>, usize> = HashMap::new();
        for (_, parts, take) in &open {
            *counts.entry(namespace_suffix(parts, *take)).or_default() += 1;
        }
        let mut grew = false;
        for (_, parts, take) in &mut open {
            if *take < parts.len() && counts[&namespace_suffix(parts, *take)] > 1 {
                *take += 1;
                grew = true;
            }
        }
        if !grew {
            break;
        }
    }
    assigned.extend(open.iter().map(|(space, parts, take)| ((*space).to_owned(), namespace_suffix(parts, *take))));
    assigned
}

fn namespace_suffix(parts: &[&str], take: usize) -> Vec<String> {
    to_legal_path(parts[parts.len().saturating_sub(take)..].iter().copied())
}

/// Returns whether `text` is a version of a Kubernetes API group: `v1`, `v1alpha1`, `v2beta2`.
fn is_version(text: &str) -> bool {
    text.strip_prefix('v').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::Modules;
    use crate::config::Config;

    fn path(config: &str, names: &[&str], name: &str) -> String {
        let config = Config::parse(config).expect("valid settings");
        let mut modules = Modules::new(&config, names.iter().copied());
        let (id, last) = modules.of_schema(name);
        format!("{}::{last}", modules.list[id].path.join("::"))
    }

    #[test]
    fn namespaces_are_as_short_as_they_can_be() {
        let names = [
            "io.k8s.api.batch.v1.Job",
            "io.k8s.api.batch.v1.JobSpec",
            "io.k8s.apimachinery.pkg.apis.meta.v1.Status",
            "io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta",
        ];
        assert_eq!(path("", &names, names[0]), "batch::v1::Job");
        assert_eq!(path("", &names, names[2]), "meta::v1::Status");
        assert_eq!(path("", &names, "Plain"), "types::Plain");
        assert_eq!(path("", &[".a", "..b"], ".a"), "types::.a");
    }

    #[test]
    fn a_namespace_of_one_type_is_not_a_module() {
        let quantity = "io.k8s.api.resource.Quantity";
        assert_eq!(path("", &[quantity], quantity), "types::Quantity");
        assert_eq!(path("", &[quantity, "Quantity"], quantity), "types::resource.Quantity");
        assert_eq!(
            path("[modules]\n\"io.k8s.api.resource\" = \"resource\"", &[quantity], quantity),
            "resource::Quantity"
        );
        assert_eq!(path("", &["Outer.Inner"], "Outer.Inner"), "types::Outer.Inner");
    }

    #[test]
    fn dots_in_generic_names_are_not_namespaces() {
        let names = ["Pick_FilterRule.Exclude_keyofFilterRule.id__", "Pick_FilterRule.Exclude_keyofFilterRule.name__"];
        assert_eq!(path("", &names, names[0]), format!("types::{}", names[0]));
    }

    #[test]
    fn two_namespaces_never_share_a_module_by_chance() {
        let names = ["a.one.v1.T", "a.two.one.v1.T", "a.one.v1.U", "a.two.one.v1.U"];
        assert_eq!(path("", &names, names[0]), "a::one::v1::T");
        assert_eq!(path("", &names, names[1]), "two::one::v1::T");
    }

    #[test]
    fn settings_win() {
        let config = "[modules]\n\"sh.volcano.batch\" = \"batch_volcano_sh\"";
        assert_eq!(
            path(config, &["sh.volcano.batch.v1alpha1.Job"], "sh.volcano.batch.v1alpha1.Job"),
            "batch_volcano_sh::v1alpha1::Job"
        );
    }
}
