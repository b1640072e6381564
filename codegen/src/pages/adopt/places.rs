//! Determines the location of each new schema: the file, and the name in `components.schemas`.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{
    known::ExistingSpec,
    layout::{OperationGroup, namespace_file, namespace_of},
    mapping::SchemaMapping,
};
use crate::pages::{
    catalog::{Catalog, Id},
    draft::{
        names::{ObjectNamer, likely_names},
        schema::COMPONENT,
    },
    page::Page,
};

/// Determines the location of each schema, such as `core/v1.yaml#/components/schemas/Pod`.
pub struct SchemaPlaces<'a> {
    known: Option<&'a ExistingSpec<'a>>,
    groups: &'a [OperationGroup],
    /// Maps each namespace of the spec and the pages to its file.
    namespaces: BTreeMap<String, String>,
    /// The file of the spec, if all operations are in the root document.
    single: Option<String>,
}

impl<'a> SchemaPlaces<'a> {
    /// Determines the files of all namespaces. `groups` contains the group of each operation.
    pub fn new(known: Option<&'a ExistingSpec<'a>>, groups: &'a [OperationGroup], catalog: &Catalog) -> Self {
        let single = known.and_then(|known| {
            let mut files = known.tags.values();
            files.next().filter(|first| **first == known.root && files.all(|file| *file == known.root)).cloned()
        });
        let mut namespaces = known.map(|known| known.namespaces.clone()).unwrap_or_default();
        let names: BTreeSet<String> = catalog.entries.iter().flat_map(likely_names).collect();
        for namespace in names.iter().filter_map(|name| name.rsplit_once('.')).map(|(namespace, _)| namespace) {
            if !namespaces.contains_key(namespace) {
                let file = single.clone().unwrap_or_else(|| namespace_file(namespace, groups));
                namespaces.insert(namespace.to_owned(), file);
            }
        }
        Self { known, groups, namespaces, single }
    }

    /// Returns the file for parts that several groups share: the only file of the spec, the file that contains most
    /// shared parts of the spec, the file with the Kubernetes metadata, the only file of the groups, or `common.yaml`,
    /// in this order.
    pub fn shared_file(&self) -> String {
        let places =
            self.known.iter().flat_map(|spec| spec.failures.values().chain(spec.params.iter().map(|it| &it.place)));
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for place in places {
            *counts.entry(place.split('#').next().unwrap_or_default()).or_default() += 1;
        }
        let most_used_file = counts.into_iter().max_by_key(|(_, count)| *count).map(|(file, _)| file.to_owned());
        let metadata_file = || {
            self.namespaces.iter().find(|(namespace, _)| namespace.ends_with(".meta.v1")).map(|(_, file)| file.clone())
        };
        let only_file = || {
            let files: BTreeSet<&str> = self.groups.iter().map(|group| group.file.as_str()).collect();
            files.first().filter(|_| files.len() == 1).map(|file| (*file).to_owned())
        };
        let shared_file = self.single.clone().or(most_used_file).or_else(metadata_file).or_else(only_file);
        shared_file.unwrap_or_else(|| "common.yaml".to_owned())
    }

    /// Returns the prefix of schema names in `file`, such as `io.k8s.api.core.v1.`; empty if the spec is a single file.
    pub fn name_prefix(&self, file: &str) -> String {
        if self.single.as_deref() == Some(file) {
            return String::new();
        }
        let of_file = self.namespaces.iter().filter(|(_, known)| *known == file).map(|(namespace, _)| namespace);
        let namespace = of_file.min_by_key(|namespace| (!self.is_known(namespace), namespace.len()));
        format!("{}.", namespace.cloned().unwrap_or_else(|| namespace_of(file)))
    }

    fn is_known(&self, namespace: &str) -> bool {
        self.known.is_some_and(|known| known.namespaces.contains_key(namespace))
    }

    /// Returns the location of each object's schema: that of the existing schema, or a new one.
    pub fn assign_places(
        &self,
        catalog: &Catalog,
        pages: &[&Page],
        ids: &[String],
        mapping: Option<&SchemaMapping>,
    ) -> Vec<String> {
        let api = self.known.map(|known| known.api);
        let taken: HashSet<String> =
            api.iter().flat_map(|api| &api.schemas).filter_map(|schema| schema.name.clone()).collect();
        let mut namer = ObjectNamer { pages, catalog, ids, taken };
        let existing_place = |id: Id| Some(api?.schema(mapping?.0[id]?).location.clone());
        (0..catalog.entries.len())
            .map(|id| existing_place(id).unwrap_or_else(|| self.new_place(id, catalog, &mut namer)))
            .collect()
    }

    fn new_place(&self, id: Id, catalog: &Catalog, namer: &mut ObjectNamer<'_>) -> String {
        let entry = &catalog.entries[id];
        let likely_name = likely_names(entry).into_iter().next();
        let file = likely_name.and_then(|name| self.namespaces.get(name.rsplit_once('.')?.0)).cloned();
        let file = file.unwrap_or_else(|| {
            let files: BTreeSet<&str> = entry.sites.iter().map(|site| self.groups[site.page].file.as_str()).collect();
            match files.first() {
                Some(only) if files.len() == 1 => (*only).to_owned(),
                _ => self.shared_file(),
            }
        });
        let name = namer.free_name(id, &self.name_prefix(&file));
        format!("{file}{COMPONENT}{name}")
    }
}
