//! Moves parameters and responses that are identical in several operations to `components`, and parameters of all
//! operations of a path to the path.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::{files::Additions, known::ExistingSpec, layout::OperationGroup};
use crate::pages::draft::{schema::relative_reference, to_pascal_case};

/// A path of the API with the new operations on the path.
pub struct PathItem {
    pub path: String,
    /// The API group and file of the path.
    pub group: OperationGroup,
    /// The members of the Path Item Object.
    pub members: Map<String, Value>,
}

impl PathItem {
    /// Returns the parameter lists of the path item and of its operations.
    fn params(&mut self) -> impl Iterator<Item = &mut Vec<Value>> {
        self.members.iter_mut().filter_map(|(key, value)| {
            let list = if key == "parameters" { value } else { value.get_mut("parameters")? };
            list.as_array_mut()
        })
    }

    /// Returns the Operation Objects of the path item.
    fn operations(&mut self) -> impl Iterator<Item = &mut Value> {
        self.members.iter_mut().filter(|(key, _)| *key != "parameters").map(|(_, value)| value)
    }

    /// Moves path parameters that are identical in all operations to the path item.
    pub fn lift_shared_params(&mut self) {
        let is_path_param = |param: &Value| param.get("in").and_then(Value::as_str) == Some("path");
        let Some(first) = self.members.values().next() else { return };
        let is_in_all =
            |param: &&Value| self.members.values().all(|it| items_at(it, "parameters").any(|other| other == *param));
        let lifted: Vec<Value> =
            items_at(first, "parameters").filter(|param| is_path_param(param)).filter(is_in_all).cloned().collect();
        if lifted.is_empty() {
            return;
        }
        self.operations().for_each(|operation| drop_params(operation, &|param| lifted.contains(param)));
        self.members.shift_insert(0, "parameters".to_owned(), Value::Array(lifted));
    }
}

/// Determines where parameters and responses that several operations share are declared.
pub struct SharedParts<'a> {
    pub known: Option<&'a ExistingSpec<'a>>,
    /// The file for parts that several groups share.
    pub file: String,
    /// The prefix of schema names in `file`.
    pub name_prefix: String,
}

impl SharedParts<'_> {
    /// Replaces each parameter that is identical in several operations, or that the spec already contains, with a
    /// `$ref`.
    pub fn share_params(&self, items: &mut [PathItem], additions: &mut Additions) {
        let mut using_files: HashMap<String, Vec<String>> = HashMap::new();
        for item in items.iter_mut() {
            let file = item.group.file.clone();
            for param in item.params().flatten() {
                using_files.entry(param.to_string()).or_default().push(file.clone());
            }
        }
        let known = self.known.iter().flat_map(|known| &known.params);
        let mut used_places: HashSet<String> = known.map(|known| known.place.clone()).collect();
        let mut place_by_param: HashMap<String, String> = HashMap::new();
        for item in items {
            let file = item.group.file.clone();
            for param in item.params().flatten() {
                let key = param.to_string();
                let files = &using_files[&key];
                let place = place_by_param.get(&key).cloned().or_else(|| self.known_param(param)).or_else(|| {
                    let target_file = if files.iter().any(|other| *other != file) { &self.file } else { &file };
                    (files.len() > 1).then(|| {
                        let name = free_name(param, target_file, &mut used_places);
                        additions.add_member(target_file, &["components", "parameters"], &name, param.clone());
                        format!("{target_file}#/components/parameters/{name}")
                    })
                });
                if let Some(place) = place {
                    *param = json!({ "$ref": relative_reference(&file, &place) });
                    place_by_param.insert(key, place);
                }
            }
        }
    }

    /// Returns the location of the spec's shared parameter with the same `name`, `in` and type as `param`.
    fn known_param(&self, param: &Value) -> Option<String> {
        let has_text = |key: &str, known: &str| param.get(key).and_then(Value::as_str) == Some(known);
        let ty = param.get("schema").and_then(|schema| schema.get("type")).and_then(Value::as_str);
        let shared_param = self.known?.params.iter().find(|known| {
            has_text("name", &known.name)
                && has_text("in", &known.location)
                && known.ty.as_deref().zip(ty).is_none_or(|(known, ty)| known == ty)
        });
        shared_param.map(|known| known.place.clone())
    }

    /// Replaces 4xx and 5xx responses with `$ref`s to responses of the spec, or to one new response for each status
    /// code and content. Responses without a table share one schema.
    pub fn share_failures(&self, items: &mut [PathItem], error: Option<&str>, additions: &mut Additions) {
        let mut places: BTreeMap<(String, String), String> = BTreeMap::new();
        let mut taken = HashSet::new();
        let mut schema = error.map(str::to_owned).or_else(|| self.known_error());
        let operations = items.iter_mut().flat_map(|item| {
            let file = item.group.file.clone();
            item.operations().map(move |operation| (file.clone(), operation))
        });
        for (file, operation) in operations {
            let Some(Value::Object(responses)) = operation.get_mut("responses") else { continue };
            for (status, response) in responses.iter_mut().filter(|(status, _)| status.starts_with(['4', '5'])) {
                let has_text_only = response.get("content").is_none() && response.get("headers").is_none();
                let lacks_schema = response.pointer("/content/application~1json/schema").is_none();
                let known_place = self.known.and_then(|spec| spec.failures.get(status)).filter(|_| has_text_only);
                let key = (status.clone(), response.to_string());
                let place = known_place.cloned().or_else(|| places.get(&key).cloned()).unwrap_or_else(|| {
                    if lacks_schema {
                        let schema = schema.get_or_insert_with(|| self.add_error_schema(additions));
                        let schema = json!({ "$ref": relative_reference(&self.file, schema) });
                        let content = json!({ "application/json": { "schema": schema.clone() } });
                        match response.pointer_mut("/content/application~1json") {
                            Some(media) => media["schema"] = schema,
                            None => response["content"] = content,
                        }
                    } else {
                        relocate_refs(response, &file, &self.file);
                    }
                    let name = response_name(status, response, &mut taken);
                    additions.add_member(&self.file, &["components", "responses"], &name, response.clone());
                    format!("{}#/components/responses/{name}", self.file)
                });
                *response = json!({ "$ref": relative_reference(&file, &place) });
                places.insert(key, place);
            }
        }
    }

    /// Returns the location of the schema of the spec's first shared 4xx or 5xx response.
    fn known_error(&self) -> Option<String> {
        let known = self.known?;
        known.failures.values().find_map(|place| {
            let response = known.node_at(place)?;
            let content = response.member_value("content")?.members().iter().next()?.value;
            let schema = known.documents.follow(content.member_value("schema")?).ok()?;
            Some(known.documents.location_name(schema.node.location()))
        })
    }

    /// Adds a schema for error bodies that no page describes. Returns the schema's location.
    fn add_error_schema(&self, additions: &mut Additions) -> String {
        let name = format!("{}Error", self.name_prefix);
        let schema = json!({ "type": "object", "description": "TODO: the content of the body of a failed call" });
        additions.add_member(&self.file, &["components", "schemas"], &name, schema);
        format!("{}#/components/schemas/{name}", self.file)
    }
}

/// Rewrites the `$ref`s in a value that moves from the file `from` to the file `to`.
fn relocate_refs(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get_mut("$ref") {
                *target = relative_reference(to, &absolute_ref(from, target));
            }
            members.iter_mut().for_each(|(_, value)| relocate_refs(value, from, to));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| relocate_refs(value, from, to)),
        _ => {}
    }
}

/// Converts a `$ref` in the file `from` to a file and JSON pointer relative to the root's folder.
fn absolute_ref(from: &str, target: &str) -> String {
    let (file, pointer) = target.split_once('#').unwrap_or((target, ""));
    if file.is_empty() {
        return format!("{from}#{pointer}");
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("{}#{pointer}", parts.join("/"))
}

/// Returns the items of the list at `key`; empty if there is no such list.
fn items_at<'a>(object: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    object.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// Chooses an unused name for a shared parameter, such as `limit`, or `limit2` if `limit` is taken.
fn free_name(param: &Value, file: &str, taken: &mut HashSet<String>) -> String {
    let base_name = param.get("name").and_then(Value::as_str).unwrap_or("parameter");
    let base_name: String =
        base_name.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect();
    let candidates = std::iter::once(base_name.clone()).chain((2..).map(|number| format!("{base_name}{number}")));
    let mut unused_names = candidates.filter(|name| taken.insert(format!("{file}#/components/parameters/{name}")));
    unused_names.next().unwrap_or(base_name)
}

/// Chooses an unused name for a shared response, such as `NotFound`: the response's description if it is one word, or
/// else the standard reason phrase of the status code.
fn response_name(status: &str, response: &Value, taken: &mut HashSet<String>) -> String {
    let text = response.get("description").and_then(Value::as_str).unwrap_or_default();
    let is_word = text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let status_code = status.parse::<u16>().ok().and_then(|code| http::StatusCode::from_u16(code).ok());
    let phrase = status_code.and_then(|code| code.canonical_reason()).map(to_pascal_case);
    let base_name = if is_word { text.to_owned() } else { phrase.unwrap_or_else(|| format!("Failure{status}")) };
    let candidates = [base_name.clone(), format!("{base_name}{status}")]
        .into_iter()
        .chain((2..).map(|number| format!("{base_name}{status}x{number}")));
    let mut unused_names = candidates.filter(|name| taken.insert(name.clone()));
    unused_names.next().unwrap_or(base_name)
}

/// Removes the parameters for which `should_drop` returns true from an operation.
pub fn drop_params(operation: &mut Value, should_drop: &dyn Fn(&Value) -> bool) {
    let Some(members) = operation.as_object_mut() else { return };
    if let Some(Value::Array(params)) = members.get_mut("parameters") {
        params.retain(|param| !should_drop(param));
        if params.is_empty() {
            members.shift_remove("parameters");
        }
    }
}
