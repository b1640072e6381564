//! Determines the text edits of the spec that resolve a difference between a page and the spec.

use serde_json::{Value, json};

use super::{
    super::{
        compare::{Difference, DifferenceKind, OPERATION},
        draft,
        node_users::{NodeUsers, User},
        page::{Field, Page, Param},
        types::PageType,
    },
    yaml::{Edit, YamlText, render_yaml},
};
use crate::{
    ir::{Operation, Status},
    load::{Documents, Location, Node},
    source::Span,
};

/// Determines the edits of the spec for the differences between a page and an operation.
pub struct Editor<'a> {
    pub documents: &'a Documents,
    pub operation: &'a Operation,
    pub page: &'a Page,
    /// The operations that use each node of the spec.
    pub node_users: NodeUsers<'a>,
    /// All differences between the page and the spec.
    pub differences: &'a [Difference],
}

/// The edits for a difference, or the reason why a person must make the change.
pub enum Outcome {
    /// The edits that resolve the difference.
    Edits(Vec<Edit>),
    /// A person must make the change, for this reason. The reason may be empty.
    Manual(String),
}

impl<'a> Editor<'a> {
    /// Returns the edits for a difference, unless they would change or remove a part of the spec that other operations
    /// or other parts of the operation use.
    pub fn find_edits(&self, difference: &Difference) -> Outcome {
        let other_users = self.other_users(difference);
        if !other_users.is_empty() {
            let user_names = other_users.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more_count = other_users.len().saturating_sub(4);
            let more_text = if more_count == 0 { String::new() } else { format!(" and {more_count} more") };
            return Outcome::Manual(format!("this part of the spec is also used by {user_names}{more_text}"));
        }
        self.edits_for(difference).map_or_else(|| Outcome::Manual(String::new()), Outcome::Edits)
    }

    /// Returns the other users of the node that the edits for a difference would change: IDs of other operations, and
    /// other parts of the same operation such as `response 200`.
    fn other_users(&self, difference: &Difference) -> Vec<String> {
        let (key_root, key_rest) = difference.key.split_once('/').unwrap_or((&difference.key, ""));
        let is_param = matches!(key_root, "path" | "query" | "header" | "cookie");
        // Removing a parameter or response only changes the operation itself, and additions do not remove anything.
        if key_rest.is_empty()
            || difference.kind == DifferenceKind::Added
            || (is_param && difference.kind == DifferenceKind::Removed)
        {
            return Vec::new();
        }
        let Some(node) = difference.at.and_then(|at| self.outermost_node(at)) else { return Vec::new() };
        let edited_node = if is_param { Some(node) } else { Self::property_owner(node).map(|(schema, _)| schema) };
        let resolved_node = self.documents.follow(node).ok().map(|target| target.node);
        let changes_schema = matches!(
            difference.kind,
            DifferenceKind::Values | DifferenceKind::Type | DifferenceKind::Default | DifferenceKind::Limit
        );
        let nodes = edited_node.into_iter().chain(resolved_node.filter(|_| changes_schema));
        let mut other_users: Vec<String> = Vec::new();
        for user in nodes.flat_map(|node| self.users_of_node(node)) {
            let is_this_operation = user.operation == self.operation.id;
            let is_same_change = |candidate: &Difference| {
                candidate.kind == difference.kind
                    && candidate.page == difference.page
                    && candidate.key == format!("{}/{key_rest}", user.root)
            };
            let is_expected =
                is_this_operation && (user.root == key_root || self.differences.iter().any(is_same_change));
            let user_name = if is_this_operation { user.root.clone() } else { user.operation.to_owned() };
            if !is_expected && !other_users.contains(&user_name) {
                other_users.push(user_name);
            }
        }
        other_users
    }

    /// Returns the users of a node.
    fn users_of_node(&self, node: Node<'_>) -> &[User<'a>] {
        match self.node_users.users_of(node.diagnostic_span()) {
            [] => self.node_users.users_of(node.span()),
            users => users,
        }
    }

    /// Returns the edits for a difference; `None` if a person must make them.
    fn edits_for(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let (key_root, key_rest) = difference.key.split_once('/').unwrap_or((&difference.key, ""));
        let is_param = matches!(key_root, "path" | "query" | "header");
        match difference.kind {
            DifferenceKind::Added if is_param => self.add_param(key_root, key_rest),
            DifferenceKind::Added if key_rest.is_empty() && key_root.starts_with("response ") => {
                self.add_response(key_root)
            }
            DifferenceKind::Added if key_rest.starts_with("header/") => self.add_response_header(key_root, key_rest),
            DifferenceKind::Removed if key_rest.starts_with("header/") => {
                self.remove_response_header(key_root, key_rest)
            }
            DifferenceKind::Added if !key_rest.is_empty() => self.add_property(difference),
            DifferenceKind::Removed if is_param => self.remove_param(difference),
            DifferenceKind::Removed if key_rest.is_empty() && key_root.starts_with("response ") => {
                self.remove_response(key_root)
            }
            DifferenceKind::Removed if !key_rest.is_empty() => self.remove_property(difference),
            DifferenceKind::Renamed if is_param => self.rename_param(difference),
            DifferenceKind::Deprecated => self.edit_deprecation(difference),
            DifferenceKind::Mandatory if is_param => self.set_param_required(difference),
            DifferenceKind::Mandatory => self.set_property_required(difference),
            DifferenceKind::Type | DifferenceKind::Default | DifferenceKind::Limit | DifferenceKind::Values
                if !key_rest.is_empty() =>
            {
                self.edit_facet(difference, is_param)
            }
            _ => None,
        }
    }

    /// Returns the outermost node with the span `at`.
    fn outermost_node(&self, at: Span) -> Option<Node<'a>> {
        let mut node_queue = vec![self.documents.file_root(Location { file: at.file, node: 0 })?];
        while let Some(node) = node_queue.pop() {
            if node.diagnostic_span() == at || node.span() == at {
                return Some(node);
            }
            node_queue.extend(node.members().iter().map(|member| member.value));
            node_queue.extend(node.items().iter());
        }
        None
    }

    /// Returns the text of the file that contains `node`.
    fn yaml_text(&self, node: Node<'_>) -> YamlText<'a> {
        let file = node.span().file;
        let (_, source) = self.documents.sources.iter().find(|(id, _)| *id == file).expect("a node is of a file");
        YamlText { file: usize::from(file.0), text: &source.text }
    }

    fn operation_node(&self) -> Option<Node<'a>> {
        self.outermost_node(self.operation.span)
    }

    /// Returns the page's row for the key of a difference: `query/limit`, `body/spec` or `response 200/Pod/name`.
    fn row_for_key(&self, key: &str) -> Option<&'a Field> {
        let key_parts: Vec<&str> = key.splitn(3, '/').collect();
        let body = match key_parts[0] {
            "body" => self.page.body.as_ref(),
            key_root => {
                let Some(status) = key_root.strip_prefix("response ") else {
                    let is_same_param = |param: &&Param| {
                        param.location.name() == key_root && Some(&param.field.name.as_str()) == key_parts.get(1)
                    };
                    return self.page.params.iter().find(is_same_param).map(|param| &param.field);
                };
                let status = status.parse().ok();
                self.page.responses.iter().find(|response| response.status == status)?.body.as_ref()
            }
        }?;
        match key_parts.as_slice() {
            [_, name] => body.fields.iter().find(|field| field.name == *name),
            [_, object, name] => body.object_named(object)?.fields.iter().find(|field| field.name == *name),
            _ => None,
        }
    }

    /// Returns the edit that adds a parameter of the page to the operation; `location` is `path`, `query` or `header`.
    fn add_param(&self, location: &str, name: &str) -> Option<Vec<Edit>> {
        let param =
            self.page.params.iter().find(|param| param.location.name() == location && param.field.name == name)?;
        let operation = self.operation_node()?;
        let is_simple = self.documents.has_simple_parameters(operation);
        let draft = draft::draft_param(param);
        let param_value = if is_simple { to_swagger_param(draft)? } else { draft };
        let rendered_param = render_yaml(&param_value);
        let text = self.yaml_text(operation);
        if let Some(param_list) = operation.member_value("parameters") {
            return Some(vec![text.insert_item(param_list, &rendered_param, false)?]);
        }
        let preceding_keys = ["externalDocs", "description", "summary", "tags", "operationId"];
        let preceding_key = preceding_keys.into_iter().find(|key| operation.member_value(key).is_some());
        let rendered_member =
            format!("parameters:\n{}", super::yaml::indent_lines(&render_yaml(&json!([param_value])), 2));
        Some(vec![text.insert_member(operation, preceding_key, &rendered_member)?])
    }

    /// Returns the operation's `parameters` list, and the item of the list that declares the parameter at `at` or is a
    /// `$ref` to that parameter.
    fn param_item(&self, at: Span) -> Option<(Node<'a>, Node<'a>)> {
        let param_list = self.operation_node()?.member_value("parameters")?;
        let node = self.outermost_node(at)?;
        let is_same_param = |item: &Node<'a>| {
            let target = self.documents.follow(*item).ok().map(|target| target.node);
            target.is_some_and(|target| target.location() == node.location()) || item.location() == node.location()
        };
        let item = param_list.items().iter().find(is_same_param)?;
        Some((param_list, item))
    }

    /// Returns the edit that removes a parameter from the operation.
    fn remove_param(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let (param_list, item) = self.param_item(difference.at?)?;
        let text = self.yaml_text(param_list);
        if param_list.items().iter().count() == 1 {
            return Some(vec![text.remove_member(self.operation_node()?, "parameters")?]);
        }
        Some(vec![text.remove_item(param_list, item)?])
    }

    /// Returns the edits that rename a parameter; `None` if the operation refers to a shared parameter.
    fn rename_param(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let node = self.outermost_node(difference.at?)?;
        let (_, item) = self.param_item(difference.at?)?;
        if item.location() != node.location() {
            return None;
        }
        let rendered_name = render_yaml(&json!(difference.page));
        Some(vec![self.yaml_text(node).replace_scalar(node.member_value("name")?, &rendered_name)?])
    }

    /// Returns the edit that makes a parameter mandatory or optional, to match the page.
    fn set_param_required(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let node = self.outermost_node(difference.at?)?;
        let text = self.yaml_text(node);
        let edit = if difference.page == "mandatory" {
            text.set_member(node, "required", "true", Some("in"))
        } else {
            text.remove_member(node, "required").or_else(|| text.set_member(node, "required", "false", None))
        };
        Some(vec![edit?])
    }

    /// Adds or removes `deprecated` on an operation, a parameter or an inline schema.
    fn edit_deprecation(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let node = self.outermost_node(difference.at?)?;
        let is_operation = difference.key == OPERATION;
        if node.member_value("$ref").is_some() || !is_operation && self.documents.has_simple_parameters(node) {
            return None;
        }
        let text = self.yaml_text(node);
        if difference.page.is_empty() {
            let set_false = || text.set_member(node, "deprecated", "false", None);
            return Some(vec![text.remove_member(node, "deprecated").or_else(set_false)?]);
        }
        let operation_keys = ["externalDocs", "description", "summary", "tags", "operationId"];
        let preceding_keys: &[&str] = if is_operation { &operation_keys } else { &["schema", "type"] };
        let preceding_key = preceding_keys.iter().find(|key| node.member_value(key).is_some());
        Some(vec![text.set_member(node, "deprecated", "true", preceding_key.copied())?])
    }

    /// Returns the schema whose `properties` contain `node`, and the property's name.
    fn property_owner(node: Node<'a>) -> Option<(Node<'a>, &'a str)> {
        let properties = node.parent().filter(|parent| parent.key() == Some("properties"))?;
        Some((properties.parent()?, node.key()?))
    }

    /// Returns the edits that make a property mandatory or optional, to match the page.
    fn set_property_required(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let (schema, name) = Self::property_owner(self.outermost_node(difference.at?)?)?;
        let text = self.yaml_text(schema);
        let required_list = schema.member_value("required");
        if difference.page == "mandatory" {
            let edit = match required_list {
                Some(list) => text.insert_item(list, &render_yaml(&json!(name)), true),
                None => text.set_member(schema, "required", &format!("[{}]", render_yaml(&json!(name))), Some("type")),
            };
            return Some(vec![edit?]);
        }
        self.remove_required(schema, name)
    }

    /// Returns the edits that remove a name from the `required` list of a schema; no edits if the list lacks the name,
    /// and `None` if a person must make the change.
    fn remove_required(&self, schema: Node<'a>, name: &str) -> Option<Vec<Edit>> {
        let Some(required_list) = schema.member_value("required") else { return Some(Vec::new()) };
        let text = self.yaml_text(schema);
        let Some(required_item) =
            required_list.items().iter().find(|required_item| required_item.as_str() == Some(name))
        else {
            return Some(Vec::new());
        };
        let is_only_item = required_list.items().iter().count() == 1;
        let edit = if is_only_item {
            text.remove_member(schema, "required")
        } else {
            text.remove_item(required_list, required_item)
        };
        Some(vec![edit?])
    }

    fn add_property(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let field = self.row_for_key(&difference.key)?;
        let schema = self.outermost_node(difference.at?)?;
        let properties = schema.member_value("properties")?;
        let text = self.yaml_text(schema);
        let mut property_draft = draft::draft_property(field);
        if self.documents.has_simple_parameters(schema)
            && let Some(members) = property_draft.as_object_mut()
        {
            members.remove("deprecated");
        }
        let member = json!({ &field.name: property_draft });
        let mut edits = vec![text.insert_member(properties, None, &render_yaml(&member))?];
        // A new required property would affect other operations that use the schema.
        let has_no_other_users = self.users_of_node(schema).iter().all(|user| user.operation == self.operation.id);
        if has_no_other_users && field.mandatory.value == crate::pages::page::Mandatory::Yes {
            edits.push(match schema.member_value("required") {
                Some(list) => text.insert_item(list, &render_yaml(&json!(field.name)), true)?,
                None => text.set_member(
                    schema,
                    "required",
                    &format!("[{}]", render_yaml(&json!(field.name))),
                    Some("type"),
                )?,
            });
        }
        Some(edits)
    }

    fn remove_property(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let (schema, name) = Self::property_owner(self.outermost_node(difference.at?)?)?;
        let text = self.yaml_text(schema);
        let mut edits = vec![text.remove_member(schema.member_value("properties")?, name)?];
        edits.extend(self.remove_required(schema, name)?);
        Some(edits)
    }

    fn add_response(&self, root: &str) -> Option<Vec<Edit>> {
        let status: u16 = root.strip_prefix("response ")?.parse().ok()?;
        let responses = self.operation_node()?.member_value("responses")?;
        let status_text = self.page.statuses.iter().find(|row| row.status == status).map(|row| row.text.clone());
        let description =
            status_text.filter(|text| !text.is_empty()).unwrap_or_else(|| "TODO: what this status means".to_owned());
        let member = json!({ status.to_string(): { "description": description } });
        let smaller_codes = self.operation.responses.iter().filter_map(|response| match response.status {
            Status::Code(code) if code < status => Some(code),
            _ => None,
        });
        let preceding_status = smaller_codes.max().map(|code| code.to_string());
        Some(vec![self.yaml_text(responses).insert_member(
            responses,
            preceding_status.as_deref(),
            &render_yaml(&member),
        )?])
    }

    fn remove_response(&self, root: &str) -> Option<Vec<Edit>> {
        let responses = self.operation_node()?.member_value("responses")?;
        Some(vec![self.yaml_text(responses).remove_member(responses, root.strip_prefix("response ")?)?])
    }

    /// Returns the operation's response for the first segment of a difference's key, such as `response 200`; `None` if
    /// the response is a `$ref` to a shared response.
    fn inline_response(&self, root: &str) -> Option<Node<'a>> {
        let response =
            self.operation_node()?.member_value("responses")?.member_value(root.strip_prefix("response ")?)?;
        response.member_value("$ref").is_none().then_some(response)
    }

    fn add_response_header(&self, root: &str, name: &str) -> Option<Vec<Edit>> {
        let (response, name) = (self.inline_response(root)?, name.strip_prefix("header/")?);
        let status = root.strip_prefix("response ")?.parse().ok();
        let page_response = self.page.responses.iter().find(|response| response.status == status)?;
        let field = page_response.headers.iter().find(|field| field.name == name)?;
        let header = json!({ name: { "schema": draft::draft_property(field) } });
        let text = self.yaml_text(response);
        if let Some(headers) = response.member_value("headers") {
            return Some(vec![text.insert_member(headers, None, &render_yaml(&header))?]);
        }
        let member = render_yaml(&json!({ "headers": header }));
        Some(vec![text.insert_member(response, Some("description"), &member)?])
    }

    fn remove_response_header(&self, root: &str, name: &str) -> Option<Vec<Edit>> {
        let (response, name) = (self.inline_response(root)?, name.strip_prefix("header/")?);
        let headers = response.member_value("headers")?;
        let text = self.yaml_text(response);
        let key = headers.members().iter().find(|member| member.key.eq_ignore_ascii_case(name))?.key;
        let edit = text.remove_member(headers, key).or_else(|| text.remove_member(response, "headers"));
        Some(vec![edit?])
    }

    /// Returns the edits for a difference in the type, default, limits or allowed values of a schema.
    fn edit_facet(&self, difference: &Difference, is_param: bool) -> Option<Vec<Edit>> {
        let field = self.row_for_key(&difference.key)?;
        let node = self.outermost_node(difference.at?)?;
        let schema_node = if is_param { node.member_value("schema")? } else { node };
        let is_shared = schema_node.member_value("$ref").is_some();
        let schema = self.documents.follow(schema_node).ok()?.node;
        match difference.kind {
            DifferenceKind::Type if !is_shared => self.edit_type(schema, &field.ty.as_ref()?.value),
            DifferenceKind::Default if !is_shared => {
                let value = draft::draft_property(field).get("default").cloned()?;
                Some(vec![self.yaml_text(schema).set_member(schema, "default", &render_yaml(&value), None)?])
            }
            DifferenceKind::Limit if !is_shared => {
                let (name, value) = difference.page.split_once(' ')?;
                Some(vec![self.yaml_text(schema).set_member(schema, name, value, None)?])
            }
            DifferenceKind::Values => self.edit_values(schema, field),
            _ => None,
        }
    }

    /// Returns the edits that change a simple type such as `string` to another simple type; `None` for objects and
    /// arrays, which need more than another `type`.
    fn edit_type(&self, schema: Node<'a>, ty: &PageType) -> Option<Vec<Edit>> {
        let new_type = draft::type_of(ty);
        let is_simple = |name: Option<&str>| !matches!(name, Some("object" | "array") | None);
        let type_node = only_non_null_type(schema.member_value("type")?)?;
        let has_values = ["enum", "const"].into_iter().any(|key| schema.member_value(key).is_some());
        if !is_simple(new_type["type"].as_str()) || !is_simple(type_node.as_str()) || has_values {
            return None;
        }
        let text = self.yaml_text(schema);
        let mut edits = vec![text.replace_scalar(type_node, &render_yaml(&new_type["type"]))?];
        match (new_type.get("format"), schema.member_value("format")) {
            (Some(format), _) => edits.push(text.set_member(schema, "format", &render_yaml(format), Some("type"))?),
            (None, Some(_)) => edits.push(text.remove_member(schema, "format")?),
            (None, None) => {}
        }
        Some(edits)
    }

    /// Returns the edits that change the allowed values of a schema, or of its items, to those of the page.
    fn edit_values(&self, schema: Node<'a>, field: &Field) -> Option<Vec<Edit>> {
        let schema = match schema.member_value("items") {
            Some(items) => self.documents.follow(items).ok()?.node,
            None => schema,
        };
        let text = self.yaml_text(schema);
        let schema_draft = draft::draft_property(field);
        let new_values =
            schema_draft.get("enum").or_else(|| schema_draft.get("items")?.get("enum"))?.as_array()?.clone();
        if let Some(constant) = schema.member_value("const") {
            let [only_value] = new_values.as_slice() else { return None };
            return Some(vec![text.replace_scalar(constant, &render_yaml(only_value))?]);
        }
        let Some(enum_list) = schema.member_value("enum") else {
            let values: Vec<String> = new_values.iter().map(render_yaml).collect();
            return Some(vec![text.set_member(schema, "enum", &format!("[{}]", values.join(", ")), Some("type"))?]);
        };
        // These extensions are lists in the order of the values, so a person must add or remove values.
        if schema.member_value("x-enum-descriptions").is_some() || schema.member_value("x-enum-varnames").is_some() {
            return None;
        }
        let spec_values: Vec<(Node<'a>, Value)> = enum_list.items().iter().map(|item| (item, item.json())).collect();
        // Pages do not list `null` among the values, so it is kept.
        let removed_values = spec_values.iter().filter(|(_, value)| !value.is_null() && !new_values.contains(value));
        let mut edits: Vec<Edit> =
            removed_values.map(|(item, _)| text.remove_item(enum_list, *item)).collect::<Option<_>>()?;
        let is_new = |value: &&Value| spec_values.iter().all(|(_, spec_value)| spec_value != *value);
        let added_values: Vec<String> = new_values.iter().filter(is_new).map(render_yaml).collect();
        if text.is_flow(enum_list) && !added_values.is_empty() {
            edits.push(text.insert_item(enum_list, &added_values.join(", "), true)?);
        } else {
            for value in added_values {
                edits.push(text.insert_item(enum_list, &value, true)?);
            }
        }
        Some(edits)
    }
}

/// Converts an OpenAPI 3 parameter to a Swagger 2.0 parameter, in which the members of the schema are direct members of
/// the parameter. Returns `None` if the type is not valid for a Swagger 2.0 parameter.
fn to_swagger_param(mut param: Value) -> Option<Value> {
    let members = param.as_object_mut()?;
    members.remove("deprecated");
    let Some(Value::Object(schema)) = members.remove("schema") else { return None };
    match schema.get("type")?.as_str()? {
        "object" => return None,
        // `multi` sends each item separately, which is the default of OpenAPI 3.
        "array" if members.get("in").and_then(Value::as_str) == Some("query") => {
            members.insert("collectionFormat".to_owned(), json!("multi"));
        }
        _ => {}
    }
    members.extend(schema);
    Some(param)
}

/// Returns the node of the only type in the value of `type` apart from `null`, such as `string` in `[string, "null"]`;
/// `None` if there are several other types.
fn only_non_null_type(node: Node<'_>) -> Option<Node<'_>> {
    if node.as_str().is_some() {
        return Some(node);
    }
    let mut type_nodes = node.items().iter().filter(|item| item.as_str() != Some("null"));
    type_nodes.next().filter(|_| type_nodes.next().is_none())
}
