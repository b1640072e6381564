//! The parts of the existing spec that new operations can refer to: the files of API groups and of namespaces of schema
//! names, shared parameters, and shared 4xx and 5xx responses.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    ParsedApi,
    ir::{Api, SecurityKind},
    load::{Documents, Location, Node},
    source::FileId,
};

/// A parameter in `components.parameters` of a file.
#[derive(Clone, Debug)]
pub struct SharedParam {
    /// The location of the parameter as a file and a JSON pointer, such as
    /// `meta/v1.yaml#/components/parameters/pretty`.
    pub component_location: String,
    /// The `name` of the parameter.
    pub name: String,
    /// The `in` of the parameter.
    pub location: String,
    /// The `type` of the parameter's schema, after `$ref`s are resolved. `None` if it is not a single type.
    pub schema_type: Option<String>,
}

/// The existing spec, with the parts that new operations can refer to.
pub struct ExistingSpec<'a> {
    pub api: &'a Api,
    pub documents: &'a Documents,
    /// The file name of the root document.
    pub root_file: String,
    /// The file of the first operation with each tag, by tag.
    pub file_by_tag: BTreeMap<String, String>,
    /// The file with the schemas of each namespace, by namespace. A namespace is the name of a schema without the last
    /// segment, such as `io.k8s.api.core.v1`.
    pub file_by_namespace: BTreeMap<String, String>,
    /// The parameters in `components.parameters` of all files.
    pub shared_params: Vec<SharedParam>,
    /// The location of the shared response that most operations use for a 4xx or 5xx status code, by status code.
    pub error_responses: BTreeMap<String, String>,
    /// The `security` of the root document, which applies to operations without their own `security`.
    pub security: Option<Value>,
    /// The name of the security scheme for the header field `X-Auth-Token`. `None` if the spec does not declare such a
    /// scheme.
    pub token_scheme: Option<String>,
}

impl<'a> ExistingSpec<'a> {
    /// Collects the parts of a spec that new operations can refer to. `None` if the spec has errors.
    pub fn new(parsed: &'a ParsedApi) -> Option<Self> {
        let (api, documents) = (parsed.api.as_ref()?, &parsed.documents);
        let root_node = documents.root()?;
        let mut existing_spec = Self {
            api,
            documents,
            root_file: file_name(documents, root_node.span().file),
            file_by_tag: BTreeMap::new(),
            file_by_namespace: BTreeMap::new(),
            shared_params: shared_params(documents),
            error_responses: error_responses(documents),
            security: root_node.member_value("security").map(Node::json),
            token_scheme: api.security_schemes.iter().find(|(_, scheme)| {
                matches!(&scheme.kind, SecurityKind::ApiKey { name, .. } if name.eq_ignore_ascii_case("x-auth-token"))
            }).map(|(name, _)| name.clone()),
        };
        for operation in &api.operations {
            for tag in &operation.tags {
                existing_spec
                    .file_by_tag
                    .entry(tag.clone())
                    .or_insert_with(|| file_name(documents, operation.span.file));
            }
        }
        for schema in &api.schemas {
            let namespace = schema.name.as_deref().and_then(|name| name.rsplit_once('.'));
            if let Some((namespace, _)) = namespace {
                let file = schema.location.split('#').next().unwrap_or_default();
                existing_spec.file_by_namespace.entry(namespace.to_owned()).or_insert_with(|| file.to_owned());
            }
        }
        Some(existing_spec)
    }

    /// Returns the location of the root node of the file `name`. `None` if the spec has no such file.
    pub fn root_of_file(&self, name: &str) -> Option<Location> {
        let file_entry = self.documents.sources.iter().find(|(id, _)| file_name(self.documents, *id) == name);
        file_entry.map(|(file, _)| Location { file, node: 0 })
    }

    /// Returns the node at a location such as `core/v1.yaml#/components/schemas/Pod`. `None` if there is no such node.
    pub fn node_at(&self, location: &str) -> Option<Node<'a>> {
        let root_node = self.documents.root()?;
        self.documents.resolve(root_node.location(), location, root_node.span()).ok()
    }
}

/// Returns the path of a file, relative to the directory of the root document.
pub fn file_name(documents: &Documents, file: FileId) -> String {
    documents.location_name(Location { file, node: 0 }).trim_end_matches('#').to_owned()
}

/// Collects the parameters in `components.parameters` of all files.
fn shared_params(documents: &Documents) -> Vec<SharedParam> {
    let mut params = Vec::new();
    for (file, _) in documents.sources.iter() {
        let root_node = documents.file_root(Location { file, node: 0 });
        let param_map = root_node.and_then(|root| root.member_value("components")?.member_value("parameters"));
        for member in param_map.iter().flat_map(|param_map| param_map.members().iter()) {
            let string_member = |key: &str| member.value.member_value(key).and_then(Node::as_str).map(str::to_owned);
            let (Some(name), Some(location)) = (string_member("name"), string_member("in")) else { continue };
            let schema = member.value.member_value("schema").and_then(|schema| documents.follow(schema).ok());
            let schema_type = schema.and_then(|schema| schema.node.member_value("type")?.as_str().map(str::to_owned));
            let component_location = documents.location_name(member.value.location());
            params.push(SharedParam { component_location, name, location, schema_type });
        }
    }
    params
}

/// Returns, for each 4xx and 5xx status code, the location of the shared response that most operations use for it.
fn error_responses(documents: &Documents) -> BTreeMap<String, String> {
    let mut counts_by_status: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let paths = documents.root().and_then(|root| root.member_value("paths"));
    for path_entry in paths.iter().flat_map(|paths| paths.members().iter()) {
        let Ok(path_item) = documents.follow(path_entry.value) else { continue };
        for operation in path_item.node.members().iter() {
            let responses = operation.value.member_value("responses");
            for response in responses.iter().flat_map(|responses| responses.members().iter()) {
                let is_error = response.key.starts_with(['4', '5']);
                if !is_error || response.value.member_value("$ref").is_none() {
                    continue;
                }
                let Ok(shared_response) = documents.follow(response.value) else { continue };
                let location = documents.location_name(shared_response.node.location());
                *counts_by_status.entry(response.key.to_owned()).or_default().entry(location).or_default() += 1;
            }
        }
    }
    let most_used_location = |counts_by_location: BTreeMap<String, usize>| {
        counts_by_location.into_iter().max_by_key(|(_, count)| *count).map(|(location, _)| location)
    };
    counts_by_status
        .into_iter()
        .filter_map(|(status, counts_by_location)| Some((status, most_used_location(counts_by_location)?)))
        .collect()
}
