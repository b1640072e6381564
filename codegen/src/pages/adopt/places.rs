//! Determines the location of each new schema: the file, and the name in `components.schemas`.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{
    known::ExistingSpec,
    layout::{OperationGroup, derive_namespace, namespace_file},
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

/// The files for new schemas. Determines the location of each schema, such as `core/v1.yaml#/components/schemas/Pod`.
pub struct SchemaLocations<'a> {
    existing_spec: Option<&'a ExistingSpec<'a>>,
    groups: &'a [OperationGroup],
    /// The file for each namespace of schema names, such as `io.k8s.api.core.v1`, in the spec and in the pages.
    file_by_namespace: BTreeMap<String, String>,
    /// The file name of the root document if that document contains all operations of the spec. `None` otherwise.
    single_file: Option<String>,
}

impl<'a> SchemaLocations<'a> {
    /// Determines the file for each namespace of schema names. `groups` contains the API group of each new operation.
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

    /// Returns the file for the parameters, responses and schemas that several API groups share: the only file of the
    /// spec, or else the file with most of the shared parameters and responses of the spec, or else the file with the
    /// Kubernetes metadata, or else the only file of the new operations. Defaults to `common.yaml`.
    pub fn shared_file(&self) -> String {
        let shared_locations = self.existing_spec.iter().flat_map(|spec| {
            let param_locations = spec.shared_params.iter().map(|param| &param.component_location);
            spec.error_responses.values().chain(param_locations)
        });
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

    /// Returns the prefix of the names of schemas in `file`, such as `io.k8s.api.core.v1.`. Empty if the spec is a
    /// single file.
    pub fn name_prefix(&self, file: &str) -> String {
        if self.single_file.as_deref() == Some(file) {
            return String::new();
        }
        let namespaces_in_file = self.file_by_namespace.iter().filter(|(_, other_file)| *other_file == file);
        let namespaces = namespaces_in_file.map(|(namespace, _)| namespace);
        let namespace = namespaces.min_by_key(|namespace| (!self.is_in_spec(namespace), namespace.len()));
        format!("{}.", namespace.cloned().unwrap_or_else(|| derive_namespace(file)))
    }

    fn is_in_spec(&self, namespace: &str) -> bool {
        self.existing_spec.is_some_and(|spec| spec.file_by_namespace.contains_key(namespace))
    }

    /// Returns the location of the schema of each object, by object ID: the location in the spec if the schema exists,
    /// or else a new location.
    pub fn assign_schema_locations(
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
        let existing_location = |id: ObjectId| Some(api?.schema(mapping?.0[id]?).location.clone());
        (0..catalog.entries.len())
            .map(|id| existing_location(id).unwrap_or_else(|| self.new_schema_location(id, catalog, &mut namer)))
            .collect()
    }

    fn new_schema_location(&self, id: ObjectId, catalog: &Catalog, namer: &mut ObjectNamer<'_>) -> String {
        let object_entry = &catalog.entries[id];
        let likely_name = likely_names(object_entry).into_iter().next();
        let file = likely_name.and_then(|name| self.file_by_namespace.get(name.rsplit_once('.')?.0)).cloned();
        let file = file.unwrap_or_else(|| {
            let page_indices = object_entry.table_locations.iter().map(|location| location.page_index);
            let files: BTreeSet<&str> = page_indices.map(|index| self.groups[index].file.as_str()).collect();
            match files.first() {
                Some(only) if files.len() == 1 => (*only).to_owned(),
                _ => self.shared_file(),
            }
        });
        let name = namer.choose_unused_name(id, &self.name_prefix(&file));
        format!("{file}{COMPONENT}{name}")
    }
}
