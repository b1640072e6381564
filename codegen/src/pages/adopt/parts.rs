//! Moves parameters and responses that are identical in several operations to `components`, and path parameters that
//! are identical in all operations of a path to the Path Item Object.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::{files::Additions, known::ExistingSpec, layout::OperationGroup};
use crate::pages::draft::{schema::relative_reference, to_pascal_case};

/// A path of the API, with the new operations that have this path.
pub struct PathItem {
    pub path: String,
    /// The API group of the path, which determines the file for it.
    pub group: OperationGroup,
    /// The members of the Path Item Object: the new operations, by method, and shared parameters.
    pub members: Map<String, Value>,
}

impl PathItem {
    /// Returns the `parameters` of the path item and those of its operations.
    fn param_lists_mut(&mut self) -> impl Iterator<Item = &mut Vec<Value>> {
        self.members.iter_mut().filter_map(|(key, value)| {
            let params = if key == "parameters" { value } else { value.get_mut("parameters")? };
            params.as_array_mut()
        })
    }

    /// Returns the Operation Objects of the path item.
    fn operations(&mut self) -> impl Iterator<Item = &mut Value> {
        self.members.iter_mut().filter(|(key, _)| *key != "parameters").map(|(_, value)| value)
    }

    /// Moves each path parameter that is identical in all operations of the path to the Path Item Object.
    pub fn lift_shared_params(&mut self) {
        let is_path_param = |param: &Value| param.get("in").and_then(Value::as_str) == Some("path");
        let Some(first_operation) = self.members.values().next() else { return };
        let is_in_all_operations = |param: &&Value| {
            self.members
                .values()
                .all(|operation| items_at(operation, "parameters").any(|operation_param| operation_param == *param))
        };
        let lifted_params: Vec<Value> = items_at(first_operation, "parameters")
            .filter(|param| is_path_param(param))
            .filter(is_in_all_operations)
            .cloned()
            .collect();
        if lifted_params.is_empty() {
            return;
        }
        self.operations().for_each(|operation| drop_params(operation, &|param| lifted_params.contains(param)));
        self.members.shift_insert(0, "parameters".to_owned(), Value::Array(lifted_params));
    }
}

/// Moves parameters and responses that several new operations share to `components`.
pub struct SharedParts<'a> {
    pub existing_spec: Option<&'a ExistingSpec<'a>>,
    /// The file for the parameters, responses and schemas that several API groups share.
    pub file: String,
    /// The prefix of schema names in `file`.
    pub name_prefix: String,
}

impl SharedParts<'_> {
    /// Replaces a parameter by a `$ref` if it is identical in several operations, or if the spec already contains a
    /// shared parameter for it.
    pub fn share_params(&self, path_items: &mut [PathItem], additions: &mut Additions) {
        let mut files_by_param: HashMap<String, Vec<String>> = HashMap::new();
        for path_item in path_items.iter_mut() {
            let file = path_item.group.file.clone();
            for param in path_item.param_lists_mut().flatten() {
                files_by_param.entry(param.to_string()).or_default().push(file.clone());
            }
        }
        let spec_params = self.existing_spec.iter().flat_map(|spec| &spec.shared_params);
        let mut used_locations: HashSet<String> = spec_params.map(|param| param.component_location.clone()).collect();
        let mut location_by_param: HashMap<String, String> = HashMap::new();
        for path_item in path_items {
            let file = path_item.group.file.clone();
            for param in path_item.param_lists_mut().flatten() {
                let param_text = param.to_string();
                let files = &files_by_param[&param_text];
                let location =
                    location_by_param.get(&param_text).cloned().or_else(|| self.existing_param(param)).or_else(|| {
                        let target_file =
                            if files.iter().any(|using_file| *using_file != file) { &self.file } else { &file };
                        (files.len() > 1).then(|| {
                            let name = choose_param_name(param, target_file, &mut used_locations);
                            additions.add_member(target_file, &["components", "parameters"], &name, param.clone());
                            format!("{target_file}#/components/parameters/{name}")
                        })
                    });
                if let Some(location) = location {
                    *param = json!({ "$ref": relative_reference(&file, &location) });
                    location_by_param.insert(param_text, location);
                }
            }
        }
    }

    /// Returns the location of the shared parameter of the spec that has the same `name`, `in` and type as `param`.
    /// `None` if there is no such parameter.
    fn existing_param(&self, param: &Value) -> Option<String> {
        let has_member = |key: &str, text: &str| param.get(key).and_then(Value::as_str) == Some(text);
        let ty = param.get("schema").and_then(|schema| schema.get("type")).and_then(Value::as_str);
        let shared_param = self.existing_spec?.shared_params.iter().find(|shared_param| {
            has_member("name", &shared_param.name)
                && has_member("in", &shared_param.location)
                && shared_param.schema_type.as_deref().zip(ty).is_none_or(|(shared_type, ty)| shared_type == ty)
        });
        shared_param.map(|shared_param| shared_param.component_location.clone())
    }

    /// Replaces each 4xx or 5xx response by a `$ref` to a shared response: one that the spec contains, or a new one for
    /// this combination of status code and content. All responses without a schema get the same error schema.
    /// `error_schema` is its location, if known.
    pub fn share_error_responses(
        &self,
        path_items: &mut [PathItem],
        error_schema: Option<&str>,
        additions: &mut Additions,
    ) {
        let mut location_by_response: BTreeMap<(String, String), String> = BTreeMap::new();
        let mut used_names = HashSet::new();
        let mut schema_location = error_schema.map(str::to_owned).or_else(|| self.existing_error_schema());
        let operations = path_items.iter_mut().flat_map(|path_item| {
            let file = path_item.group.file.clone();
            path_item.operations().map(move |operation| (file.clone(), operation))
        });
        for (file, operation) in operations {
            let Some(Value::Object(responses)) = operation.get_mut("responses") else { continue };
            for (status, response) in responses.iter_mut().filter(|(status, _)| status.starts_with(['4', '5'])) {
                let has_text_only = response.get("content").is_none() && response.get("headers").is_none();
                let lacks_schema = response.pointer("/content/application~1json/schema").is_none();
                let existing_location =
                    self.existing_spec.and_then(|spec| spec.error_responses.get(status)).filter(|_| has_text_only);
                let status_and_content = (status.clone(), response.to_string());
                let location = existing_location
                    .cloned()
                    .or_else(|| location_by_response.get(&status_and_content).cloned())
                    .unwrap_or_else(|| {
                        if lacks_schema {
                            let location = schema_location.get_or_insert_with(|| self.add_error_schema(additions));
                            let schema = json!({ "$ref": relative_reference(&self.file, location) });
                            let content = json!({ "application/json": { "schema": schema.clone() } });
                            match response.pointer_mut("/content/application~1json") {
                                Some(json_content) => json_content["schema"] = schema,
                                None => response["content"] = content,
                            }
                        } else {
                            relocate_refs(response, &file, &self.file);
                        }
                        let name = choose_response_name(status, response, &mut used_names);
                        additions.add_member(&self.file, &["components", "responses"], &name, response.clone());
                        format!("{}#/components/responses/{name}", self.file)
                    });
                *response = json!({ "$ref": relative_reference(&file, &location) });
                location_by_response.insert(status_and_content, location);
            }
        }
    }

    /// Returns the location of an error schema: the schema of the first shared 4xx or 5xx response of the spec that has
    /// one.
    fn existing_error_schema(&self) -> Option<String> {
        let spec = self.existing_spec?;
        spec.error_responses.values().find_map(|location| {
            let response = spec.node_at(location)?;
            let content = response.member_value("content")?.members().iter().next()?.value;
            let schema = spec.documents.follow(content.member_value("schema")?).ok()?;
            Some(spec.documents.location_name(schema.node.location()))
        })
    }

    /// Adds a schema for the bodies of error responses that no page describes. Returns the location of the schema.
    fn add_error_schema(&self, additions: &mut Additions) -> String {
        let name = format!("{}Error", self.name_prefix);
        let schema = json!({ "type": "object", "description": "TODO: the content of the body of a failed call" });
        additions.add_member(&self.file, &["components", "schemas"], &name, schema);
        format!("{}#/components/schemas/{name}", self.file)
    }
}

/// Rewrites the `$ref`s in a value that is moved from the file `from` to the file `to`.
fn relocate_refs(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref") {
                *reference = relative_reference(to, &absolute_ref(from, reference));
            }
            members.iter_mut().for_each(|(_, value)| relocate_refs(value, from, to));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| relocate_refs(value, from, to)),
        _ => {}
    }
}

/// Resolves a `$ref` in the file `from` to a file, relative to the directory of the root document, and a JSON pointer,
/// such as `meta/v1.yaml#/a`.
fn absolute_ref(from: &str, reference: &str) -> String {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    if file.is_empty() {
        return format!("{from}#{pointer}");
    }
    let mut path_segments: Vec<&str> = from.split('/').collect();
    path_segments.pop();
    for segment in file.split('/') {
        match segment {
            ".." => {
                path_segments.pop();
            }
            segment => path_segments.push(segment),
        }
    }
    format!("{}#{pointer}", path_segments.join("/"))
}

/// Returns the items of the list in the member `key` of `object`. Empty if there is no such list.
fn items_at<'a>(object: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    object.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// Chooses an unused name for a shared parameter in `file`, such as `limit`, or `limit2` if `limit` is in use.
fn choose_param_name(param: &Value, file: &str, used_locations: &mut HashSet<String>) -> String {
    let base_name = param.get("name").and_then(Value::as_str).unwrap_or("parameter");
    let base_name: String =
        base_name.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect();
    let candidates = std::iter::once(base_name.clone()).chain((2..).map(|number| format!("{base_name}{number}")));
    let mut unused_names =
        candidates.filter(|name| used_locations.insert(format!("{file}#/components/parameters/{name}")));
    unused_names.next().unwrap_or(base_name)
}

/// Chooses an unused name for a shared response, such as `NotFound`: the description of the response if it is one word,
/// or else the standard reason phrase of the status code.
fn choose_response_name(status: &str, response: &Value, used_names: &mut HashSet<String>) -> String {
    let description = response.get("description").and_then(Value::as_str).unwrap_or_default();
    let is_one_word = description.len() <= 40
        && description.starts_with(|c: char| c.is_ascii_uppercase())
        && description.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let status_code = status.parse::<u16>().ok().and_then(|code| http::StatusCode::from_u16(code).ok());
    let reason_phrase = status_code.and_then(|code| code.canonical_reason()).map(to_pascal_case);
    let base_name =
        if is_one_word { description.to_owned() } else { reason_phrase.unwrap_or_else(|| format!("Failure{status}")) };
    let candidates = [base_name.clone(), format!("{base_name}{status}")]
        .into_iter()
        .chain((2..).map(|number| format!("{base_name}{status}x{number}")));
    let mut unused_names = candidates.filter(|name| used_names.insert(name.clone()));
    unused_names.next().unwrap_or(base_name)
}

/// Removes those parameters of an operation for which `should_drop` returns true.
pub fn drop_params(operation: &mut Value, should_drop: &dyn Fn(&Value) -> bool) {
    let Some(members) = operation.as_object_mut() else { return };
    if let Some(Value::Array(params)) = members.get_mut("parameters") {
        params.retain(|param| !should_drop(param));
        if params.is_empty() {
            members.shift_remove("parameters");
        }
    }
}
