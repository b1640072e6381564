//! Chooses unique names for the schemas of a drafted OpenAPI document. If the best name for a schema is already used
//! for a different schema, a longer name is chosen.

use std::collections::HashSet;

use serde_json::Value;

use super::to_pascal_case;
use crate::pages::{
    catalog::{BodyLocation, Catalog, ObjectEntry, ObjectId, is_qualified, without_number},
    page::Page,
    types::PageType,
};

/// Chooses a schema name for each object that documentation pages describe.
pub struct ObjectNamer<'a> {
    pub pages: &'a [&'a Page],
    pub catalog: &'a Catalog,
    /// The operation IDs of the documented operations, in the order of `pages`.
    pub operation_ids: &'a [String],
    /// The schema names that are already used.
    pub used_names: HashSet<String>,
}

impl ObjectNamer<'_> {
    /// Chooses an unused schema name for an object, and records the name as used. An unqualified name, such as `Pod`,
    /// gets the prefix `prefix`, such as `io.k8s.api.core.v1.`.
    pub fn choose_unused_name(&mut self, id: ObjectId, prefix: &str) -> String {
        let possible_names = self.candidate_names(id, prefix);
        let longest_name = possible_names.last().cloned().unwrap_or_else(|| "Object".to_owned());
        let numbered_names = (2..).map(|number| format!("{longest_name}{number}"));
        let unused_name = possible_names.into_iter().chain(numbered_names).find(|name| !self.used_names.contains(name));
        let name = unused_name.unwrap_or(longest_name);
        self.used_names.insert(name.clone());
        name
    }

    /// Returns the possible schema names of an object, the best name first.
    fn candidate_names(&self, id: ObjectId, prefix: &str) -> Vec<String> {
        let entry = &self.catalog.entries[id];
        let suggested_names = likely_names(entry);
        if entry.caption.as_deref().is_some_and(is_qualified) {
            return suggested_names;
        }
        let kind_name = self.find_kind_in_examples(entry).map(|kind| format!("{prefix}{kind}"));
        let suggested_names = suggested_names.into_iter().chain(kind_name.filter(|_| !prefix.is_empty()));
        let Some(location) = entry.table_locations.first() else { return suggested_names.collect() };
        let operation_name = to_pascal_case(&self.operation_ids[location.page_index]);
        let (role, status) = match location.body {
            BodyLocation::Request => ("Request", None),
            BodyLocation::Response(index) => ("Response", self.pages[location.page_index].responses[index].status),
        };
        let status = status.map(|status| status.to_string()).unwrap_or_default();
        let Some(caption) = &entry.caption else {
            let error_name = (!prefix.is_empty() && self.is_error_object(entry)).then(|| "Error".to_owned());
            let body_name = format!("{operation_name}{role}");
            let body_names = [body_name.clone(), format!("{body_name}{status}"), format!("{body_name}{status}Body")];
            let unqualified_names = error_name.into_iter().chain(body_names);
            return suggested_names.chain(unqualified_names.map(|name| format!("{prefix}{name}"))).collect();
        };
        let object_name = to_pascal_case(caption);
        let is_usable_name = caption.is_ascii() && !object_name.is_empty();
        let object_name = if is_usable_name { object_name } else { format!("Object{}", id + 1) };
        let long_name = format!("{operation_name}{object_name}");
        let role_suffixes = [String::new(), role.to_owned(), format!("{role}{status}")];
        let long_names = role_suffixes.map(|suffix| format!("{long_name}{suffix}"));
        let short_names = (!prefix.is_empty()).then(|| [object_name.clone(), object_name + role]).into_iter().flatten();
        suggested_names.chain(short_names.chain(long_names).map(|name| format!("{prefix}{name}"))).collect()
    }

    /// Finds the Kubernetes kind, such as `Pod`, of an object by the member `kind` in an example of the object. Returns
    /// `None` if the object has a name, is not a Kubernetes object, or has no such example.
    fn find_kind_in_examples(&self, entry: &ObjectEntry) -> Option<String> {
        if entry.caption.is_some()
            || ["kind", "apiVersion"].iter().any(|name| entry.fields.iter().all(|field| field.name != *name))
        {
            return None;
        }
        let kind_of_example = |value: &Value| {
            let members = value.as_object()?;
            let has_only_fields = members.keys().all(|key| entry.fields.iter().any(|field| field.name == *key));
            members.get("kind")?.as_str().filter(|_| has_only_fields).map(str::to_owned)
        };
        let example_values = entry.table_locations.iter().flat_map(|location| {
            let page = self.pages[location.page_index];
            let (examples, status) = match location.body {
                BodyLocation::Request => (&page.request_examples, None),
                BodyLocation::Response(index) => (&page.response_examples, page.responses[index].status),
            };
            examples
                .iter()
                .filter(move |example| status.is_none() || example.status == status)
                .filter_map(|example| example.value.as_ref())
        });
        example_values.filter_map(kind_of_example).find(|kind| kind.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    }

    /// Returns whether all tables of the object describe bodies of responses with a status code of 400 or above.
    fn is_error_object(&self, entry: &ObjectEntry) -> bool {
        entry.table_locations.iter().all(|location| match location.body {
            BodyLocation::Request => false,
            BodyLocation::Response(index) => {
                self.pages[location.page_index].responses[index].status.is_some_and(|status| status >= 400)
            }
        })
    }
}

/// Returns the schema names that the tables of an object suggest: the qualified name of the object, or the Kubernetes
/// kind that follows from the types of the fields.
pub fn likely_names(entry: &ObjectEntry) -> Vec<String> {
    match entry.caption.as_deref() {
        Some(caption) if is_qualified(caption) => {
            vec![to_component_name(without_number(caption)), to_component_name(caption)]
        }
        Some(_) => Vec::new(),
        None => derive_kubernetes_kind(entry).into_iter().collect(),
    }
}

/// Derives the kind of a Kubernetes object from the types of the object's fields: an object whose `spec` is a `JobSpec`
/// is a `Job`, and an object with `items` of the type `Job` is a `JobList`.
fn derive_kubernetes_kind(entry: &ObjectEntry) -> Option<String> {
    let find_field = |name: &str| entry.fields.iter().find(|field| field.name == name);
    find_field("kind").and(find_field("apiVersion"))?;
    let type_name = |name: &str| {
        find_field(name)?.ty.as_ref()?.value.named_object().filter(|name| is_qualified(name)).map(without_number)
    };
    let type_stem = |name: &str, suffix: &str| type_name(name)?.strip_suffix(suffix).map(to_component_name);
    let is_list =
        matches!(find_field("items").and_then(|items| items.ty.as_ref()).map(|ty| &ty.value), Some(PageType::Array(_)));
    type_stem("spec", "Spec")
        .or_else(|| type_stem("status", "Status"))
        .or_else(|| type_name("items").filter(|_| is_list).map(|name| to_component_name(name) + "List"))
}

/// Converts a name to a valid name of an OpenAPI component: characters other than letters, digits, `.`, `_` and `-`
/// become `_`.
fn to_component_name(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect()
}
