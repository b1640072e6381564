//! Determines the text edits of the spec (the OpenAPI document) that resolve a difference between a documentation page
//! and the spec.

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

/// Determines the edits of the spec for the differences between a documentation page and an operation of the spec.
pub struct Editor<'a> {
    pub documents: &'a Documents,
    pub operation: &'a Operation,
    pub page: &'a Page,
    /// The operations that use each node (part) of the spec, such as a shared schema.
    pub node_users: NodeUsers<'a>,
    /// All differences between the page and the spec.
    pub differences: &'a [Difference],
}

/// The edits that resolve a difference, or the reason why a person must make the change.
pub enum EditResult {
    /// The edits that resolve the difference.
    Edits(Vec<Edit>),
    /// A person must make the change. The text is the reason; it is empty if there is no particular reason.
    Manual(String),
}

impl<'a> Editor<'a> {
    /// Returns the edits that resolve a difference, unless they would change or remove a part of the spec that other
    /// operations, or other parts of the operation, also use.
    pub fn find_edits(&self, difference: &Difference) -> EditResult {
        let other_uses = self.find_other_uses(difference);
        if !other_uses.is_empty() {
            let use_names = other_uses.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(", ");
            let omitted_count = other_uses.len().saturating_sub(4);
            let omitted_text = if omitted_count == 0 { String::new() } else { format!(" and {omitted_count} more") };
            return EditResult::Manual(format!("this part of the spec is also used by {use_names}{omitted_text}"));
        }
        self.create_edits(difference).map_or_else(|| EditResult::Manual(String::new()), EditResult::Edits)
    }

    /// Returns the other uses of the node that the edits for a difference would change: the IDs of other operations
    /// that use it, and other parts of the same operation, such as `response 200`.
    fn find_other_uses(&self, difference: &Difference) -> Vec<String> {
        let (first_segment, remaining_key) = difference.key.split_once('/').unwrap_or((&difference.key, ""));
        let is_param = matches!(first_segment, "path" | "query" | "header" | "cookie");
        // Removing a parameter or response only changes the operation itself, and additions do not remove anything.
        if remaining_key.is_empty()
            || difference.kind == DifferenceKind::Added
            || (is_param && difference.kind == DifferenceKind::Removed)
        {
            return Vec::new();
        }
        let Some(node) = difference.spec_span.and_then(|at| self.find_outermost_node(at)) else { return Vec::new() };
        let edited_node = if is_param { Some(node) } else { Self::find_property_owner(node).map(|(schema, _)| schema) };
        let resolved_node = self.documents.follow(node).ok().map(|target| target.node);
        let changes_schema = matches!(
            difference.kind,
            DifferenceKind::Values | DifferenceKind::Type | DifferenceKind::Default | DifferenceKind::Limit
        );
        let affected_nodes = edited_node.into_iter().chain(resolved_node.filter(|_| changes_schema));
        let mut other_uses: Vec<String> = Vec::new();
        for user in affected_nodes.flat_map(|node| self.users_of_node(node)) {
            let is_this_operation = user.operation == self.operation.id;
            let is_same_change = |candidate: &Difference| {
                candidate.kind == difference.kind
                    && candidate.page == difference.page
                    && candidate.key == format!("{}/{remaining_key}", user.root)
            };
            let is_expected =
                is_this_operation && (user.root == first_segment || self.differences.iter().any(is_same_change));
            let use_name = if is_this_operation { user.root.clone() } else { user.operation.to_owned() };
            if !is_expected && !other_uses.contains(&use_name) {
                other_uses.push(use_name);
            }
        }
        other_uses
    }

    /// Returns the operations that use a node, each with the part of the operation that refers to it.
    fn users_of_node(&self, node: Node<'_>) -> &[User<'a>] {
        match self.node_users.users_of_span(node.diagnostic_span()) {
            [] => self.node_users.users_of_span(node.span()),
            users => users,
        }
    }

    /// Returns the edits that resolve a difference. `None` if a person must make the change.
    fn create_edits(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let (first_segment, remaining_key) = difference.key.split_once('/').unwrap_or((&difference.key, ""));
        let is_param = matches!(first_segment, "path" | "query" | "header");
        match difference.kind {
            DifferenceKind::Added if is_param => self.add_param(first_segment, remaining_key),
            DifferenceKind::Added if remaining_key.is_empty() && first_segment.starts_with("response ") => {
                self.add_response(first_segment)
            }
            DifferenceKind::Added if remaining_key.starts_with("header/") => {
                self.add_response_header(first_segment, remaining_key)
            }
            DifferenceKind::Removed if remaining_key.starts_with("header/") => {
                self.remove_response_header(first_segment, remaining_key)
            }
            DifferenceKind::Added if !remaining_key.is_empty() => self.add_property(difference),
            DifferenceKind::Removed if is_param => self.remove_param(difference),
            DifferenceKind::Removed if remaining_key.is_empty() && first_segment.starts_with("response ") => {
                self.remove_response(first_segment)
            }
            DifferenceKind::Removed if !remaining_key.is_empty() => self.remove_property(difference),
            DifferenceKind::Renamed if is_param => self.rename_param(difference),
            DifferenceKind::Deprecated => self.edit_deprecation(difference),
            DifferenceKind::Mandatory if is_param => self.set_param_required(difference),
            DifferenceKind::Mandatory => self.set_property_required(difference),
            DifferenceKind::Type | DifferenceKind::Default | DifferenceKind::Limit | DifferenceKind::Values
                if !remaining_key.is_empty() =>
            {
                self.edit_schema_constraint(difference, is_param)
            }
            _ => None,
        }
    }

    /// Returns the outermost node whose span is `span`. `None` if there is no such node.
    fn find_outermost_node(&self, span: Span) -> Option<Node<'a>> {
        let mut node_queue = vec![self.documents.file_root(Location { file: span.file, node: 0 })?];
        while let Some(node) = node_queue.pop() {
            if node.diagnostic_span() == span || node.span() == span {
                return Some(node);
            }
            node_queue.extend(node.members().iter().map(|member| member.value));
            node_queue.extend(node.items().iter());
        }
        None
    }

    /// Returns the YAML text of the file that contains `node`.
    fn yaml_text(&self, node: Node<'_>) -> YamlText<'a> {
        let file = node.span().file;
        let (_, source) = self.documents.sources.iter().find(|(id, _)| *id == file).expect("a node is of a file");
        YamlText { file: usize::from(file.0), text: &source.text }
    }

    fn operation_node(&self) -> Option<Node<'a>> {
        self.find_outermost_node(self.operation.span)
    }

    /// Returns the field on the page for the key of a difference, such as `query/limit`, `body/spec` or
    /// `response 200/Pod/name`. `None` if the page does not describe it.
    fn find_page_field(&self, key: &str) -> Option<&'a Field> {
        let key_parts: Vec<&str> = key.splitn(3, '/').collect();
        let body = match key_parts[0] {
            "body" => self.page.body.as_ref(),
            first_segment => {
                let Some(status) = first_segment.strip_prefix("response ") else {
                    let is_same_param = |param: &&Param| {
                        param.location.name() == first_segment && Some(&param.field.name.as_str()) == key_parts.get(1)
                    };
                    return self.page.params.iter().find(is_same_param).map(|param| &param.field);
                };
                let status = status.parse().ok();
                self.page.responses.iter().find(|response| response.status == status)?.body.as_ref()
            }
        }?;
        match key_parts.as_slice() {
            [_, name] => body.fields.iter().find(|field| field.name == *name),
            [_, object, name] => body.find_object(object)?.fields.iter().find(|field| field.name == *name),
            _ => None,
        }
    }

    /// Returns the edit that adds the parameter `name` of the page to the operation. `location` is `path`, `query` or
    /// `header`.
    fn add_param(&self, location: &str, name: &str) -> Option<Vec<Edit>> {
        let param =
            self.page.params.iter().find(|param| param.location.name() == location && param.field.name == name)?;
        let operation = self.operation_node()?;
        let is_swagger_2 = self.documents.has_simple_parameters(operation);
        let param_draft = draft::draft_param(param);
        let param_value = if is_swagger_2 { to_swagger_param(param_draft)? } else { param_draft };
        let rendered_param = render_yaml(&param_value);
        let yaml_text = self.yaml_text(operation);
        if let Some(param_list) = operation.member_value("parameters") {
            return Some(vec![yaml_text.insert_item(param_list, &rendered_param, false)?]);
        }
        let preceding_keys = ["externalDocs", "description", "summary", "tags", "operationId"];
        let preceding_key = preceding_keys.into_iter().find(|key| operation.member_value(key).is_some());
        let rendered_member =
            format!("parameters:\n{}", super::yaml::indent_lines(&render_yaml(&json!([param_value])), 2));
        Some(vec![yaml_text.insert_member(operation, preceding_key, &rendered_member)?])
    }

    /// Returns the `parameters` list of the operation, and the item of this list for the parameter whose span is
    /// `param_span`: its declaration, or a `$ref` to it.
    fn find_param_item(&self, param_span: Span) -> Option<(Node<'a>, Node<'a>)> {
        let param_list = self.operation_node()?.member_value("parameters")?;
        let node = self.find_outermost_node(param_span)?;
        let is_same_param = |item: &Node<'a>| {
            let target = self.documents.follow(*item).ok().map(|target| target.node);
            target.is_some_and(|target| target.location() == node.location()) || item.location() == node.location()
        };
        let item = param_list.items().iter().find(is_same_param)?;
        Some((param_list, item))
    }

    /// Returns the edit that removes a parameter from the operation.
    fn remove_param(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let (param_list, item) = self.find_param_item(difference.spec_span?)?;
        let yaml_text = self.yaml_text(param_list);
        if param_list.items().iter().count() == 1 {
            return Some(vec![yaml_text.remove_member(self.operation_node()?, "parameters")?]);
        }
        Some(vec![yaml_text.remove_item(param_list, item)?])
    }

    /// Returns the edits that rename a parameter as on the page. `None` if the operation refers to a shared parameter.
    fn rename_param(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let node = self.find_outermost_node(difference.spec_span?)?;
        let (_, item) = self.find_param_item(difference.spec_span?)?;
        if item.location() != node.location() {
            return None;
        }
        let rendered_page_name = render_yaml(&json!(difference.page));
        Some(vec![self.yaml_text(node).replace_scalar(node.member_value("name")?, &rendered_page_name)?])
    }

    /// Returns the edit that makes a parameter mandatory or optional, as it is on the page.
    fn set_param_required(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let node = self.find_outermost_node(difference.spec_span?)?;
        let yaml_text = self.yaml_text(node);
        let edit = if difference.page == "mandatory" {
            yaml_text.set_member(node, "required", "true", Some("in"))
        } else {
            yaml_text.remove_member(node, "required").or_else(|| yaml_text.set_member(node, "required", "false", None))
        };
        Some(vec![edit?])
    }

    /// Returns the edit that adds `deprecated` to an operation, a parameter or an inline schema, or removes it, as on
    /// the page. `None` for a shared part and if a person must make the change.
    fn edit_deprecation(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let node = self.find_outermost_node(difference.spec_span?)?;
        let is_operation = difference.key == OPERATION;
        if node.member_value("$ref").is_some() || !is_operation && self.documents.has_simple_parameters(node) {
            return None;
        }
        let yaml_text = self.yaml_text(node);
        if difference.page.is_empty() {
            let set_to_false = || yaml_text.set_member(node, "deprecated", "false", None);
            return Some(vec![yaml_text.remove_member(node, "deprecated").or_else(set_to_false)?]);
        }
        let operation_keys = ["externalDocs", "description", "summary", "tags", "operationId"];
        let preceding_keys: &[&str] = if is_operation { &operation_keys } else { &["schema", "type"] };
        let preceding_key = preceding_keys.iter().find(|key| node.member_value(key).is_some());
        Some(vec![yaml_text.set_member(node, "deprecated", "true", preceding_key.copied())?])
    }

    /// Returns the schema whose `properties` contain `node`, and the name of the property. `None` if `node` is not a
    /// property.
    fn find_property_owner(node: Node<'a>) -> Option<(Node<'a>, &'a str)> {
        let properties = node.parent().filter(|parent| parent.key() == Some("properties"))?;
        Some((properties.parent()?, node.key()?))
    }

    /// Returns the edits that make a property mandatory or optional, as it is on the page.
    fn set_property_required(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let (schema, name) = Self::find_property_owner(self.find_outermost_node(difference.spec_span?)?)?;
        let yaml_text = self.yaml_text(schema);
        let required_list = schema.member_value("required");
        if difference.page == "mandatory" {
            let edit = if let Some(list) = required_list {
                yaml_text.insert_item(list, &render_yaml(&json!(name)), true)
            } else {
                let required_names = format!("[{}]", render_yaml(&json!(name)));
                yaml_text.set_member(schema, "required", &required_names, Some("type"))
            };
            return Some(vec![edit?]);
        }
        self.remove_required(schema, name)
    }

    /// Returns the edits that remove a name from the `required` list of a schema. Returns no edits if the list does not
    /// contain the name, and `None` if a person must make the change.
    fn remove_required(&self, schema: Node<'a>, name: &str) -> Option<Vec<Edit>> {
        let Some(required_list) = schema.member_value("required") else { return Some(Vec::new()) };
        let yaml_text = self.yaml_text(schema);
        let Some(required_item) =
            required_list.items().iter().find(|required_item| required_item.as_str() == Some(name))
        else {
            return Some(Vec::new());
        };
        let is_only_item = required_list.items().iter().count() == 1;
        let edit = if is_only_item {
            yaml_text.remove_member(schema, "required")
        } else {
            yaml_text.remove_item(required_list, required_item)
        };
        Some(vec![edit?])
    }

    fn add_property(&self, difference: &Difference) -> Option<Vec<Edit>> {
        let field = self.find_page_field(&difference.key)?;
        let schema = self.find_outermost_node(difference.spec_span?)?;
        let properties = schema.member_value("properties")?;
        let yaml_text = self.yaml_text(schema);
        let mut property_draft = draft::draft_property(field);
        if self.documents.has_simple_parameters(schema)
            && let Some(members) = property_draft.as_object_mut()
        {
            members.remove("deprecated");
        }
        let member = json!({ &field.name: property_draft });
        let mut edits = vec![yaml_text.insert_member(properties, None, &render_yaml(&member))?];
        // A new required property would affect other operations that use the schema.
        let is_used_only_here = self.users_of_node(schema).iter().all(|user| user.operation == self.operation.id);
        if is_used_only_here && field.mandatory.value == crate::pages::page::Mandatory::Yes {
            edits.push(match schema.member_value("required") {
                Some(list) => yaml_text.insert_item(list, &render_yaml(&json!(field.name)), true)?,
                None => yaml_text.set_member(
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
        let (schema, name) = Self::find_property_owner(self.find_outermost_node(difference.spec_span?)?)?;
        let yaml_text = self.yaml_text(schema);
        let mut edits = vec![yaml_text.remove_member(schema.member_value("properties")?, name)?];
        edits.extend(self.remove_required(schema, name)?);
        Some(edits)
    }

    fn add_response(&self, response_key: &str) -> Option<Vec<Edit>> {
        let status: u16 = response_key.strip_prefix("response ")?.parse().ok()?;
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

    fn remove_response(&self, response_key: &str) -> Option<Vec<Edit>> {
        let responses = self.operation_node()?.member_value("responses")?;
        Some(vec![self.yaml_text(responses).remove_member(responses, response_key.strip_prefix("response ")?)?])
    }

    /// Returns the response of the operation for `response_key`, the first segment of the key of a difference, such as
    /// `response 200`. `None` if the response is a `$ref` to a shared response.
    fn find_inline_response(&self, response_key: &str) -> Option<Node<'a>> {
        let response =
            self.operation_node()?.member_value("responses")?.member_value(response_key.strip_prefix("response ")?)?;
        response.member_value("$ref").is_none().then_some(response)
    }

    fn add_response_header(&self, response_key: &str, name: &str) -> Option<Vec<Edit>> {
        let (response, name) = (self.find_inline_response(response_key)?, name.strip_prefix("header/")?);
        let status = response_key.strip_prefix("response ")?.parse().ok();
        let page_response = self.page.responses.iter().find(|response| response.status == status)?;
        let field = page_response.headers.iter().find(|field| field.name == name)?;
        let header = json!({ name: { "schema": draft::draft_property(field) } });
        let yaml_text = self.yaml_text(response);
        if let Some(headers) = response.member_value("headers") {
            return Some(vec![yaml_text.insert_member(headers, None, &render_yaml(&header))?]);
        }
        let member = render_yaml(&json!({ "headers": header }));
        Some(vec![yaml_text.insert_member(response, Some("description"), &member)?])
    }

    fn remove_response_header(&self, response_key: &str, name: &str) -> Option<Vec<Edit>> {
        let (response, name) = (self.find_inline_response(response_key)?, name.strip_prefix("header/")?);
        let headers = response.member_value("headers")?;
        let yaml_text = self.yaml_text(response);
        let header_name = headers.members().iter().find(|member| member.key.eq_ignore_ascii_case(name))?.key;
        let edit =
            yaml_text.remove_member(headers, header_name).or_else(|| yaml_text.remove_member(response, "headers"));
        Some(vec![edit?])
    }

    /// Returns the edits that resolve a difference in the type, default, limits or allowed values of a schema.
    fn edit_schema_constraint(&self, difference: &Difference, is_param: bool) -> Option<Vec<Edit>> {
        let field = self.find_page_field(&difference.key)?;
        let node = self.find_outermost_node(difference.spec_span?)?;
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

    /// Returns the edits that change a simple type, such as `string`, to another simple type. `None` for objects and
    /// arrays, for which changing `type` is not sufficient.
    fn edit_type(&self, schema: Node<'a>, ty: &PageType) -> Option<Vec<Edit>> {
        let new_type = draft::draft_type(ty);
        let is_simple_type = |name: Option<&str>| !matches!(name, Some("object" | "array") | None);
        let type_node = find_only_non_null_type(schema.member_value("type")?)?;
        let has_allowed_values = ["enum", "const"].into_iter().any(|key| schema.member_value(key).is_some());
        if !is_simple_type(new_type["type"].as_str()) || !is_simple_type(type_node.as_str()) || has_allowed_values {
            return None;
        }
        let yaml_text = self.yaml_text(schema);
        let mut edits = vec![yaml_text.replace_scalar(type_node, &render_yaml(&new_type["type"]))?];
        match (new_type.get("format"), schema.member_value("format")) {
            (Some(format), _) => {
                edits.push(yaml_text.set_member(schema, "format", &render_yaml(format), Some("type"))?);
            }
            (None, Some(_)) => edits.push(yaml_text.remove_member(schema, "format")?),
            (None, None) => {}
        }
        Some(edits)
    }

    /// Returns the edits that change the allowed values of a schema, or those of its items, to the values on the page.
    fn edit_values(&self, schema: Node<'a>, field: &Field) -> Option<Vec<Edit>> {
        let schema = match schema.member_value("items") {
            Some(items) => self.documents.follow(items).ok()?.node,
            None => schema,
        };
        let yaml_text = self.yaml_text(schema);
        let schema_draft = draft::draft_property(field);
        let new_values =
            schema_draft.get("enum").or_else(|| schema_draft.get("items")?.get("enum"))?.as_array()?.clone();
        if let Some(constant) = schema.member_value("const") {
            let [only_value] = new_values.as_slice() else { return None };
            return Some(vec![yaml_text.replace_scalar(constant, &render_yaml(only_value))?]);
        }
        let Some(enum_list) = schema.member_value("enum") else {
            let values: Vec<String> = new_values.iter().map(render_yaml).collect();
            return Some(vec![yaml_text.set_member(
                schema,
                "enum",
                &format!("[{}]", values.join(", ")),
                Some("type"),
            )?]);
        };
        // These extensions are lists in the order of the values, so a person must add or remove values.
        if schema.member_value("x-enum-descriptions").is_some() || schema.member_value("x-enum-varnames").is_some() {
            return None;
        }
        let spec_values: Vec<(Node<'a>, Value)> = enum_list.items().iter().map(|item| (item, item.json())).collect();
        // Pages do not list `null` among the values, so it is kept.
        let removed_values = spec_values.iter().filter(|(_, value)| !value.is_null() && !new_values.contains(value));
        let mut edits: Vec<Edit> =
            removed_values.map(|(item, _)| yaml_text.remove_item(enum_list, *item)).collect::<Option<_>>()?;
        let is_new_value = |value: &&Value| spec_values.iter().all(|(_, spec_value)| spec_value != *value);
        let added_values: Vec<String> = new_values.iter().filter(is_new_value).map(render_yaml).collect();
        if yaml_text.is_flow(enum_list) && !added_values.is_empty() {
            edits.push(yaml_text.insert_item(enum_list, &added_values.join(", "), true)?);
        } else {
            for value in added_values {
                edits.push(yaml_text.insert_item(enum_list, &value, true)?);
            }
        }
        Some(edits)
    }
}

/// Converts an OpenAPI 3 parameter to a Swagger 2.0 parameter, in which the keywords of the schema are members of
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

/// Returns the node of the only type other than `null` in `node`, the value of `type`: `string` in `[string, "null"]`.
/// `None` if there are several other types.
fn find_only_non_null_type(node: Node<'_>) -> Option<Node<'_>> {
    if node.as_str().is_some() {
        return Some(node);
    }
    let mut type_nodes = node.items().iter().filter(|item| item.as_str() != Some("null"));
    type_nodes.next().filter(|_| type_nodes.next().is_none())
}
