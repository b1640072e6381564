//! Translates Path Item and Operation Objects. Parameters with `in: body` and `in: formData` become request bodies.

use super::{Entry, Location, Translation};
use crate::{codes, diagnostic::Diagnostic};

/// The keys of a Path Item Object whose values are Operation Objects.
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// The members of an Operation Object that the translation replaces.
const REPLACED_MEMBERS: [&str; 5] = ["consumes", "produces", "schemes", "parameters", "responses"];

/// The parameters of an operation or path item, grouped by what they become in OpenAPI 3.0.
#[derive(Clone, Default)]
pub(super) struct ParameterGroups {
    /// The items of the list `parameters` that remain parameters in OpenAPI 3.0.
    kept_parameters: Vec<Location>,
    /// The parameter with `in: body`: its item in the list `parameters`, which may be a `$ref`, and its Parameter
    /// Object.
    pub body_parameter: Option<(Location, Location)>,
    /// The parameters with `in: formData`: for each, the item in the list `parameters`, which may be a `$ref`, and the
    /// Parameter Object.
    pub form_parameters: Vec<(Location, Location)>,
}

impl Translation<'_> {
    pub(super) fn translate_path_item(&mut self, path_item: Location) {
        if !self.is_map(path_item) || !self.visited.insert(path_item) {
            return;
        }
        self.report_newer_members(path_item, &["trace", "servers", "summary", "description"]);
        let shared_groups =
            self.original_value(path_item, "parameters").map(|list| self.split_parameters(list)).unwrap_or_default();
        for (key, entry) in self.original_members(path_item) {
            let operation = Location { node: entry.value, ..path_item };
            if METHODS.contains(&key.as_str()) && self.is_map(operation) {
                self.translate_operation(operation, &shared_groups);
            }
        }
        self.replace_parameters(path_item, &shared_groups);
    }

    /// Removes the parameters with `in: body` or `in: formData` from the list `parameters` of a path item or operation,
    /// since they become request bodies.
    fn replace_parameters(&mut self, owner: Location, groups: &ParameterGroups) {
        if let Some(parameter_list) = self.original_value(owner, "parameters") {
            let kept_indices: Vec<u32> = groups.kept_parameters.iter().map(|item| item.node).collect();
            self.tree(parameter_list.file).replace_items(parameter_list.node, &kept_indices);
        }
    }

    /// Groups the items of a list `parameters`, and translates the items that remain parameters.
    fn split_parameters(&mut self, parameter_list: Location) -> ParameterGroups {
        let mut groups = ParameterGroups::default();
        for list_item in self.original_items(parameter_list) {
            let parameter = self.follow_reference(list_item);
            match self.original_text(parameter, "in").as_deref() {
                Some("body") => {
                    if let Some((first_item, _)) = groups.body_parameter {
                        let first_span = self.span(first_item);
                        let message = "an operation can have only one parameter with `in: body`";
                        let problem = Diagnostic::error(codes::DUPLICATE_PARAMETER, message, self.span(list_item));
                        let problem =
                            problem.with_label("ignored").with_related(first_span, "the first body parameter");
                        self.diagnostics.push(problem);
                    } else {
                        groups.body_parameter = Some((list_item, parameter));
                    }
                }
                Some("formData") => groups.form_parameters.push((list_item, parameter)),
                _ => {
                    self.translate_parameter(parameter);
                    groups.kept_parameters.push(list_item);
                }
            }
        }
        groups
    }

    fn translate_operation(&mut self, operation: Location, shared_groups: &ParameterGroups) {
        if !self.visited.insert(operation) {
            return;
        }
        self.report_newer_members(operation, &["requestBody", "servers", "callbacks"]);
        let parameter_list = self.original_value(operation, "parameters");
        let mut own_groups =
            parameter_list.map(|parameter_list| self.split_parameters(parameter_list)).unwrap_or_default();
        self.replace_parameters(operation, &own_groups);
        self.inherit_parameters(&mut own_groups, shared_groups);
        let mut members: Vec<Entry> = Vec::new();
        for (key, entry) in self.original_members(operation) {
            if !REPLACED_MEMBERS.contains(&key.as_str()) || key == "parameters" {
                members.push(entry);
            }
        }
        members.extend(self.create_request_body(operation, &own_groups));
        members.extend(self.create_servers_of_operation(operation));
        members.extend(self.translate_responses(operation));
        self.tree(operation.file).replace_members(operation.node, &members);
    }

    /// Adds the body parameter and the form fields of the path item that the operation does not override.
    fn inherit_parameters(&mut self, own_groups: &mut ParameterGroups, shared_groups: &ParameterGroups) {
        if own_groups.body_parameter.is_none() && own_groups.form_parameters.is_empty() {
            own_groups.body_parameter = shared_groups.body_parameter;
        }
        if own_groups.body_parameter.is_none() {
            let own_field_names: Vec<Option<String>> = own_groups
                .form_parameters
                .iter()
                .map(|(_, parameter)| self.original_text(*parameter, "name"))
                .collect();
            for form_field in &shared_groups.form_parameters {
                if !own_field_names.contains(&self.original_text(form_field.1, "name")) {
                    own_groups.form_parameters.push(*form_field);
                }
            }
        }
    }

    /// Creates the member `requestBody` from the body parameter or the form fields. `None` if the operation has no such
    /// parameters.
    fn create_request_body(&mut self, operation: Location, groups: &ParameterGroups) -> Option<Entry> {
        let consumes = self.media_types(operation, "consumes").unwrap_or_else(|| self.consumes.clone());
        if let Some((list_item, _)) = groups.body_parameter
            && let Some((field, _)) = groups.form_parameters.first()
        {
            let body_span = self.span(list_item);
            let message = "an operation cannot have parameters with `in: body` and with `in: formData`";
            let problem =
                Diagnostic::warning(codes::PARAMETER_CONTENT, message, self.span(*field)).with_label("ignored");
            self.diagnostics.push(problem.with_related(body_span, "the parameter with `in: body`"));
        }
        match groups.body_parameter {
            Some((list_item, parameter)) => Some(self.translate_body(operation, list_item, parameter, consumes)),
            None if groups.form_parameters.is_empty() => None,
            None => Some(self.create_form_body(operation, &groups.form_parameters, &consumes)),
        }
    }

    /// Creates the member `servers` for an operation that declares `schemes`. `None` if the operation has no `schemes`,
    /// or the document has no `host`.
    fn create_servers_of_operation(&mut self, operation: Location) -> Option<Entry> {
        let schemes_entry = self.original_entry(operation, "schemes")?;
        let root = self.documents.root()?.location();
        let schemes = self.original_string_items(Location { node: schemes_entry.value, ..operation });
        let host = self.original_text(root, "host")?;
        let base_path = self.original_text(root, "basePath").unwrap_or_default();
        Some(self.create_server_list(operation, schemes_entry, Some(&host), &base_path, &schemes))
    }

    /// Translates the responses of an operation, and returns its member `responses`. `None` if the operation does not
    /// have that member.
    fn translate_responses(&mut self, operation: Location) -> Option<Entry> {
        let responses_entry = self.original_entry(operation, "responses")?;
        let produces = self.media_types(operation, "produces");
        let responses_location = Location { node: responses_entry.value, ..operation };
        let mut members = Vec::new();
        for (key, entry) in self.original_members(responses_location) {
            let response = Location { node: entry.value, ..operation };
            let value = if key.starts_with("x-") || !self.is_map(response) {
                entry.value
            } else {
                self.translate_operation_response(response, produces.as_deref())
            };
            members.push(Entry { value, ..entry });
        }
        self.tree(operation.file).replace_members(responses_entry.value, &members);
        Some(responses_entry)
    }
}
