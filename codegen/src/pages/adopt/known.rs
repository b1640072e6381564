//! The parts of the existing spec that new operations can use: files of groups and namespaces, shared parameters, and
//! 4xx and 5xx responses.

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
    /// The file and the JSON pointer of the parameter, such as `meta/v1.yaml#/components/parameters/pretty`.
    pub place: String,
    /// The `name` of the parameter.
    pub name: String,
    /// The `in` of the parameter.
    pub location: String,
    /// The type of the schema, after resolving `$ref`s; `None` if it is not a single type.
    pub ty: Option<String>,
}

/// The existing spec and its reusable parts.
pub struct ExistingSpec<'a> {
    pub api: &'a Api,
    pub documents: &'a Documents,
    /// The file name of the root document.
    pub root: String,
    /// Maps each tag to the file of the first operation with the tag.
    pub tags: BTreeMap<String, String>,
    /// Maps each namespace of schema names, such as `io.k8s.api.core.v1`, to the file with its schemas.
    pub namespaces: BTreeMap<String, String>,
    /// The parameters in `components.parameters` of all files.
    pub params: Vec<SharedParam>,
    /// Maps a 4xx or 5xx status code to the location of the shared response that most operations use for it.
    pub failures: BTreeMap<String, String>,
    /// The `security` of the root document, which applies to operations without their own `security`.
    pub security: Option<Value>,
    /// The name of the security scheme for the header `X-Auth-Token`.
    pub token: Option<String>,
}

impl<'a> ExistingSpec<'a> {
    /// Collects the reusable parts of a spec; `None` if it has errors.
    pub fn new(parsed: &'a ParsedApi) -> Option<Self> {
        let (api, documents) = (parsed.api.as_ref()?, &parsed.documents);
        let root = documents.root()?;
        let mut known = Self {
            api,
            documents,
            root: file_name(documents, root.span().file),
            tags: BTreeMap::new(),
            namespaces: BTreeMap::new(),
            params: shared_params(documents),
            failures: failure_responses(documents),
            security: root.member_value("security").map(Node::json),
            token: api.security_schemes.iter().find(|(_, scheme)| {
                matches!(&scheme.kind, SecurityKind::ApiKey { name, .. } if name.eq_ignore_ascii_case("x-auth-token"))
            }).map(|(name, _)| name.clone()),
        };
        for operation in &api.operations {
            for tag in &operation.tags {
                known.tags.entry(tag.clone()).or_insert_with(|| file_name(documents, operation.span.file));
            }
        }
        for schema in &api.schemas {
            let namespace = schema.name.as_deref().and_then(|name| name.rsplit_once('.'));
            if let Some((namespace, _)) = namespace {
                let file = schema.location.split('#').next().unwrap_or_default();
                known.namespaces.entry(namespace.to_owned()).or_insert_with(|| file.to_owned());
            }
        }
        Some(known)
    }

    /// Returns the location of the root node of the file `name`.
    pub fn root_of_file(&self, name: &str) -> Option<Location> {
        let file_entry = self.documents.sources.iter().find(|(id, _)| file_name(self.documents, *id) == name);
        file_entry.map(|(file, _)| Location { file, node: 0 })
    }

    /// Returns the node at a file and JSON pointer such as `core/v1.yaml#/components/schemas/Pod`.
    pub fn node_at(&self, place: &str) -> Option<Node<'a>> {
        let root = self.documents.root()?;
        self.documents.resolve(root.location(), place, root.span()).ok()
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
        let root = documents.file_root(Location { file, node: 0 });
        let param_map = root.and_then(|root| root.member_value("components")?.member_value("parameters"));
        for member in param_map.iter().flat_map(|param_map| param_map.members().iter()) {
            let string_member = |key: &str| member.value.member_value(key).and_then(Node::as_str).map(str::to_owned);
            let (Some(name), Some(location)) = (string_member("name"), string_member("in")) else { continue };
            let schema = member.value.member_value("schema").and_then(|schema| documents.follow(schema).ok());
            let ty = schema.and_then(|schema| schema.node.member_value("type")?.as_str().map(str::to_owned));
            params.push(SharedParam { place: documents.location_name(member.value.location()), name, location, ty });
        }
    }
    params
}

/// Maps each 4xx and 5xx status code to the location of the shared response that most operations use for it.
fn failure_responses(documents: &Documents) -> BTreeMap<String, String> {
    let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let paths = documents.root().and_then(|root| root.member_value("paths"));
    for item in paths.iter().flat_map(|paths| paths.members().iter()) {
        let Ok(item) = documents.follow(item.value) else { continue };
        for operation in item.node.members().iter() {
            let responses = operation.value.member_value("responses");
            for response in responses.iter().flat_map(|responses| responses.members().iter()) {
                let is_failure = response.key.starts_with(['4', '5']);
                if !is_failure || response.value.member_value("$ref").is_none() {
                    continue;
                }
                let Ok(target) = documents.follow(response.value) else { continue };
                let place = documents.location_name(target.node.location());
                *counts.entry(response.key.to_owned()).or_default().entry(place).or_default() += 1;
            }
        }
    }
    let most_used =
        |places: BTreeMap<String, usize>| places.into_iter().max_by_key(|(_, count)| *count).map(|(place, _)| place);
    counts.into_iter().filter_map(|(status, places)| Some((status, most_used(places)?))).collect()
}
