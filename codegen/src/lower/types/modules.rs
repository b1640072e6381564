//! Determines the module of each schema and operation. Namespaces in the names of schemas become modules.

use std::collections::{HashMap, HashSet};

use crate::{
    config::Config,
    ir::{Module, ModuleId},
    names::{self, NameKind, NameScope, to_identifier},
};

/// The name of the module for schemas without a namespace.
const TYPES_MODULE: &str = "types";
/// The maximum number of segments of a tag, such as `a/b`, that become nested modules. Further segments are ignored.
const MAX_TAG_SEGMENTS: usize = 16;
/// The name of the module for operations without a tag.
const OPERATIONS_MODULE: &str = "operations";

/// The tree of modules of the generated crate.
#[derive(Debug)]
pub(super) struct Modules {
    /// All modules, by ID.
    pub(super) by_id: Vec<Module>,
    /// The names that are in use in each module, by module ID.
    name_scopes: Vec<NameScope>,
    /// The IDs of modules, by path.
    ids_by_path: HashMap<Vec<String>, ModuleId>,
    /// The module path for each namespace. A namespace is the name of a schema without the last segment: `batch.v1` for
    /// `batch.v1.Job`.
    namespaces: HashMap<String, Vec<String>>,
    /// The shortened names of schemas that are in the module `types` although their names have a namespace, by schema
    /// name.
    short_names: HashMap<String, String>,
}

impl Modules {
    /// Determines the module paths of the namespaces in `schema_names`. A namespace with a single schema does not
    /// become a module, unless `[modules]` in `client.toml` contains it.
    pub(super) fn new<'a>(config: &Config, schema_names: impl Iterator<Item = &'a str>) -> Self {
        let all_names: Vec<&str> = schema_names.collect();
        let mut schema_counts: HashMap<&str, usize> = HashMap::new();
        for (namespace, _) in all_names.iter().filter_map(|name| split_namespace(name)) {
            *schema_counts.entry(namespace).or_default() += 1;
        }
        let mut namespaces_to_assign: Vec<&str> = schema_counts.keys().copied().collect();
        namespaces_to_assign.retain(|namespace| schema_counts[namespace] > 1 || is_configured(config, namespace));
        namespaces_to_assign.sort_unstable();
        let namespaces = assign_paths(config, &namespaces_to_assign);
        let has_no_module =
            |name: &&&str| split_namespace(name).is_none_or(|(namespace, _)| !namespaces.contains_key(namespace));
        let short_names = shorten_qualified_names(all_names.iter().filter(has_no_module).copied());
        let mut modules =
            Self { by_id: Vec::new(), name_scopes: Vec::new(), ids_by_path: HashMap::new(), namespaces, short_names };
        modules.find_or_add_module(Vec::new());
        modules
    }

    /// Returns the module of a component schema, and the name of the schema within this module.
    pub(super) fn module_of_schema(&mut self, name: &str) -> (ModuleId, String) {
        let namespace_and_name = split_namespace(name);
        match namespace_and_name
            .and_then(|(namespace, local_name)| Some((self.namespaces.get(namespace)?.clone(), namespace, local_name)))
        {
            Some((path, namespace, local_name)) if !path.is_empty() => {
                (self.module_at_path(path, || format!("Types of `{namespace}`.")), local_name.to_owned())
            }
            _ => {
                let name = self.short_names.get(name).cloned().unwrap_or_else(|| name.to_owned());
                (
                    self.module_at_path(vec![TYPES_MODULE.to_owned()], || {
                        "Types that the operations share.".to_owned()
                    }),
                    name,
                )
            }
        }
    }

    /// Returns the module for operations whose first tag is `tag`. The module is added if it does not exist.
    pub(super) fn module_of_tag(&mut self, config: &Config, tag: Option<&str>) -> ModuleId {
        let path = match tag {
            None => vec![OPERATIONS_MODULE.to_owned()],
            Some(tag) => match config.modules.get(tag) {
                Some(path) => parse_module_path(path),
                None => to_legal_path(tag.split('/').filter(|part| !part.trim().is_empty()).take(MAX_TAG_SEGMENTS)),
            },
        };
        self.find_or_add_module(if path.is_empty() { vec![OPERATIONS_MODULE.to_owned()] } else { path })
    }

    /// Returns the ID of the module at a path, and adds the module if it does not exist. If the module has no
    /// documentation, sets it to the result of `doc`.
    fn module_at_path(&mut self, path: Vec<String>, doc: impl FnOnce() -> String) -> ModuleId {
        let id = self.find_or_add_module(path);
        self.by_id[id].doc.get_or_insert_with(doc);
        id
    }

    /// Returns the scope that keeps the names in a module distinct.
    pub(super) fn name_scope(&mut self, module: ModuleId) -> &mut NameScope {
        &mut self.name_scopes[module]
    }

    fn find_or_add_module(&mut self, path: Vec<String>) -> ModuleId {
        if let Some(id) = self.ids_by_path.get(&path) {
            return *id;
        }
        if let Some((name, parent_path)) = path.split_last() {
            let parent_id = self.find_or_add_module(parent_path.to_vec());
            self.name_scopes[parent_id].claim_identifier(name.clone(), NameKind::Module);
        }
        let id = self.by_id.len();
        self.ids_by_path.insert(path.clone(), id);
        self.by_id.push(Module { path, ..Module::default() });
        self.name_scopes.push(NameScope::default());
        id
    }
}

/// Splits a name into its namespace and its last segment: `batch.v1.Job` → `batch.v1`, `Job`. `None` if it has no
/// namespace. Dots separate namespaces only between identifiers, unlike in `Record_string.Foo_`.
fn split_namespace(name: &str) -> Option<(&str, &str)> {
    let is_identifier = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.ends_with(|c: char| c.is_ascii_alphanumeric())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    };
    name.rsplit_once('.').filter(|_| name.split('.').all(is_identifier))
}

/// Returns whether `[modules]` in `client.toml` contains a namespace, or a prefix of it.
fn is_configured(config: &Config, namespace: &str) -> bool {
    config.modules.keys().any(|prefix| namespace == prefix || namespace.starts_with(&format!("{prefix}.")))
}

/// Returns the shortened names of the schemas in the module `types`, by schema name. A name is shortened to its last
/// segment, or to as many segments as are needed to make it unique: `io.k8s.api.resource.Quantity` → `Quantity`.
fn shorten_qualified_names<'a>(names: impl Iterator<Item = &'a str>) -> HashMap<String, String> {
    let (qualified_names, unqualified_names): (Vec<&str>, Vec<&str>) =
        names.partition(|name| split_namespace(name).is_some_and(|(space, _)| space.contains('.')));
    let unqualified_names: HashSet<String> =
        unqualified_names.iter().map(|name| to_identifier(name, NameKind::Type)).collect();
    let mut names_and_lengths: Vec<(&str, usize)> = qualified_names.into_iter().map(|name| (name, 1)).collect();
    let shorten = |name: &str, segment_count: usize| {
        let segments: Vec<&str> = name.split('.').collect();
        segments[segments.len().saturating_sub(segment_count)..].join(".")
    };
    loop {
        let mut name_counts: HashMap<String, usize> = HashMap::new();
        for (name, segment_count) in &names_and_lengths {
            *name_counts.entry(to_identifier(&shorten(name, *segment_count), NameKind::Type)).or_default() += 1;
        }
        let mut has_changed = false;
        for (name, segment_count) in &mut names_and_lengths {
            let type_name = to_identifier(&shorten(name, *segment_count), NameKind::Type);
            if *segment_count < name.split('.').count()
                && (name_counts[&type_name] > 1 || unqualified_names.contains(&type_name))
            {
                *segment_count += 1;
                has_changed = true;
            }
        }
        if !has_changed {
            break;
        }
    }
    names_and_lengths.into_iter().map(|(name, segment_count)| (name.to_owned(), shorten(name, segment_count))).collect()
}

/// Converts a path in `client.toml`, such as `a::b`, to a module path.
fn parse_module_path(path: &str) -> Vec<String> {
    to_legal_path(path.split("::"))
}

/// Converts each segment to a valid module name.
fn to_legal_path<'a>(segments: impl Iterator<Item = &'a str>) -> Vec<String> {
    // Only the root module contains reserved names of the generator.
    segments.enumerate().map(|(depth, segment)| names::to_module_name(segment, depth == 0)).collect()
}

/// Returns the module path of each namespace: the path in `[modules]` of `client.toml`, or else the last segment of the
/// namespace (two if the last one is a version), or as many segments as are needed to make the path unique.
fn assign_paths(config: &Config, namespaces: &[&str]) -> HashMap<String, Vec<String>> {
    let mut assigned_paths = HashMap::new();
    let mut pending_namespaces: Vec<(&str, Vec<&str>, usize)> = Vec::new();
    for namespace in namespaces {
        let prefix = config
            .modules
            .iter()
            .filter(|(prefix, _)| *namespace == prefix.as_str() || namespace.starts_with(&format!("{prefix}.")));
        if let Some((prefix, path)) = prefix.max_by_key(|(prefix, _)| prefix.len()) {
            let remaining_segments = namespace[prefix.len()..].split('.').filter(|part| !part.is_empty());
            let mut path = parse_module_path(path);
            path.extend(to_legal_path(remaining_segments));
            assigned_paths.insert((*namespace).to_owned(), path);
        } else {
            let segments: Vec<&str> = namespace.split('.').filter(|part| !part.is_empty()).collect();
            let min_count = if segments.last().is_some_and(|last| is_version(last)) { 2 } else { 1 };
            pending_namespaces.push((namespace, segments, min_count));
        }
    }
    loop {
        let mut path_counts: HashMap<Vec<String>, usize> = HashMap::new();
        for (_, segments, segment_count) in &pending_namespaces {
            *path_counts.entry(namespace_suffix(segments, *segment_count)).or_default() += 1;
        }
        let mut has_changed = false;
        for (_, segments, segment_count) in &mut pending_namespaces {
            if *segment_count < segments.len() && path_counts[&namespace_suffix(segments, *segment_count)] > 1 {
                *segment_count += 1;
                has_changed = true;
            }
        }
        if !has_changed {
            break;
        }
    }
    assigned_paths.extend(pending_namespaces.iter().map(|(namespace, segments, segment_count)| {
        ((*namespace).to_owned(), namespace_suffix(segments, *segment_count))
    }));
    assigned_paths
}

/// Converts the last `count` segments of a namespace to a module path.
fn namespace_suffix(segments: &[&str], count: usize) -> Vec<String> {
    to_legal_path(segments[segments.len().saturating_sub(count)..].iter().copied())
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

    fn path_in_module(config: &str, names: &[&str], name: &str) -> String {
        let config = Config::parse(config).expect("valid settings");
        let mut modules = Modules::new(&config, names.iter().copied());
        let (module, local_name) = modules.module_of_schema(name);
        format!("{}::{local_name}", modules.by_id[module].path.join("::"))
    }

    #[test]
    fn module_paths_are_as_short_as_unique_paths_can_be() {
        let names = [
            "io.k8s.api.batch.v1.Job",
            "io.k8s.api.batch.v1.JobSpec",
            "io.k8s.apimachinery.pkg.apis.meta.v1.Status",
            "io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta",
        ];
        assert_eq!(path_in_module("", &names, names[0]), "batch::v1::Job");
        assert_eq!(path_in_module("", &names, names[2]), "meta::v1::Status");
        assert_eq!(path_in_module("", &names, "Plain"), "types::Plain");
        assert_eq!(path_in_module("", &[".a", "..b"], ".a"), "types::.a");
    }

    #[test]
    fn a_namespace_of_one_type_is_not_a_module() {
        let quantity = "io.k8s.api.resource.Quantity";
        assert_eq!(path_in_module("", &[quantity], quantity), "types::Quantity");
        assert_eq!(path_in_module("", &[quantity, "Quantity"], quantity), "types::resource.Quantity");
        assert_eq!(
            path_in_module("[modules]\n\"io.k8s.api.resource\" = \"resource\"", &[quantity], quantity),
            "resource::Quantity"
        );
        assert_eq!(path_in_module("", &["Outer.Inner"], "Outer.Inner"), "types::Outer.Inner");
    }

    #[test]
    fn dots_in_generic_names_are_not_namespaces() {
        let names = ["Pick_FilterRule.Exclude_keyofFilterRule.id__", "Pick_FilterRule.Exclude_keyofFilterRule.name__"];
        assert_eq!(path_in_module("", &names, names[0]), format!("types::{}", names[0]));
    }

    #[test]
    fn two_namespaces_never_share_a_module_by_chance() {
        let names = ["a.one.v1.T", "a.two.one.v1.T", "a.one.v1.U", "a.two.one.v1.U"];
        assert_eq!(path_in_module("", &names, names[0]), "a::one::v1::T");
        assert_eq!(path_in_module("", &names, names[1]), "two::one::v1::T");
    }

    #[test]
    fn modules_in_the_settings_replace_namespaces() {
        let config = "[modules]\n\"sh.volcano.batch\" = \"batch_volcano_sh\"";
        assert_eq!(
            path_in_module(config, &["sh.volcano.batch.v1alpha1.Job"], "sh.volcano.batch.v1alpha1.Job"),
            "batch_volcano_sh::v1alpha1::Job"
        );
    }
}
