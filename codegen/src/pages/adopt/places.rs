//! Determines the location of each new schema: the file, and the name in `components.schemas`.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{
    known::ExistingSpec,
    layout::{OperationGroup, namespace_file, namespace_of},
    mapping::SchemaMapping,
};
use crate::pages::{
    catalog::{Catalog, ObjectId},
    draft::{
        names::{ObjectNamer, likely_names},
        schema::COMPONENT,
    },
    page::Page,
};

/// Determines the location of each schema, such as `core/v1.yaml#/components/schemas/Pod`.
pub struct SchemaPlaces<'a> {
    existing_spec: Option<&'a ExistingSpec<'a>>,
    groups: &'a [OperationGroup],
    /// Maps each namespace of the spec and the pages to its file.
    file_by_namespace: BTreeMap<String, String>,
    /// The root document, if it contains all operations of the spec.
    single_file: Option<String>,
}

impl<'a> SchemaPlaces<'a> {
    /// Determines the files of all namespaces. `groups` contains the group of each operation.
    pub fn new(existing_spec: Option<&'a ExistingSpec<'a>>, groups: &'a [OperationGroup], catalog: &Catalog) -> Self {
        let single_file = existing_spec.and_then(|spec| {
            let mut files = spec.file_by_tag.values();
            files.next().filter(|first| **first == spec.root_file && files.all(|file| *file == spec.root_file)).cloned()
        });
        let mut file_by_namespace = existing_spec.map(|spec| spec.file_by_namespace.clone()).unwrap_or_default();
        let schema_names: BTreeSet<String> = catalog.entries.iter().flat_map(likely_names).collect();
        for namespace in schema_names.iter().filter_map(|name| name.rsplit_once('.')).map(|(namespace, _)| namespace) {
            if !file_by_namespace.contains_key(namespace) {
                let file = single_file.clone().unwrap_or_else(|| namespace_file(namespace, groups));
                file_by_namespace.insert(namespace.to_owned(), file);
            }
        }
        Self { existing_spec, groups, file_by_namespace, single_file }
    }

    /// Returns the file for the parameters, responses and schemas that several API groups share. It is the first that
    /// exists of: the only file of the spec, the file with most of the spec's shared parameters and responses, the file
    /// with the Kubernetes metadata, and the only file of the groups. Defaults to `common.yaml`.
    pub fn shared_file(&self) -> String {
        let shared_locations = self
            .existing_spec
            .iter()
            .flat_map(|spec| spec.error_responses.values().chain(spec.shared_params.iter().map(|param| &param.place)));
        let mut count_by_file: BTreeMap<&str, usize> = BTreeMap::new();
        for location in shared_locations {
            *count_by_file.entry(location.split('#').next().unwrap_or_default()).or_default() += 1;
        }
        let most_used_file = count_by_file.into_iter().max_by_key(|(_, count)| *count).map(|(file, _)| file.to_owned());
        let metadata_file = || {
            self.file_by_namespace
                .iter()
                .find(|(namespace, _)| namespace.ends_with(".meta.v1"))
                .map(|(_, file)| file.clone())
        };
        let only_file = || {
            let files: BTreeSet<&str> = self.groups.iter().map(|group| group.file.as_str()).collect();
            files.first().filter(|_| files.len() == 1).map(|file| (*file).to_owned())
        };
        let shared_file = self.single_file.clone().or(most_used_file).or_else(metadata_file).or_else(only_file);
        shared_file.unwrap_or_else(|| "common.yaml".to_owned())
    }

    /// Returns the prefix of schema names in `file`, such as `io.k8s.api.core.v1.`; empty if the spec is a single file.
    pub fn name_prefix(&self, file: &str) -> String {
        if self.single_file.as_deref() == Some(file) {
            return String::new();
        }
        let namespaces =
            self.file_by_namespace.iter().filter(|(_, known)| *known == file).map(|(namespace, _)| namespace);
        let namespace = namespaces.min_by_key(|namespace| (!self.is_in_spec(namespace), namespace.len()));
        format!("{}.", namespace.cloned().unwrap_or_else(|| namespace_of(file)))
    }

    fn is_in_spec(&self, namespace: &str) -> bool {
        self.existing_spec.is_some_and(|spec| spec.file_by_namespace.contains_key(namespace))
    }

    /// Returns the location of each object's schema: the location in the spec if the schema exists, or else a new
    /// location.
    pub fn assign_places(
        &self,
        catalog: &Catalog,
        pages: &[&Page],
        operation_ids: &[String],
        mapping: Option<&SchemaMapping>,
    ) -> Vec<String> {
        let api = self.existing_spec.map(|spec| spec.api);
        let used_names: HashSet<String> =
            api.iter().flat_map(|api| &api.schemas).filter_map(|schema| schema.name.clone()).collect();
        let mut namer = ObjectNamer { pages, catalog, operation_ids, used_names };
        let existing_place = |id: ObjectId| Some(api?.schema(mapping?.0[id]?).location.clone());
        (0..catalog.entries.len())
            .map(|id| existing_place(id).unwrap_or_else(|| self.new_place(id, catalog, &mut namer)))
            .collect()
    }

    fn new_place(&self, id: ObjectId, catalog: &Catalog, namer: &mut ObjectNamer<'_>) -> String {
        let entry = &catalog.entries[id];
        let likely_name = likely_names(entry).into_iter().next();
        let file = likely_name.and_then(|name| self.file_by_namespace.get(name.rsplit_once('.')?.0)).cloned();
        let file = file.unwrap_or_else(|| {
            let files: BTreeSet<&str> =
                entry.table_locations.iter().map(|location| self.groups[location.page_index].file.as_str()).collect();
            match files.first() {
                Some(only) if files.len() == 1 => (*only).to_owned(),
                _ => self.shared_file(),
            }
        });
        let name = namer.free_name(id, &self.name_prefix(&file));
        format!("{file}{COMPONENT}{name}")
    }
}
