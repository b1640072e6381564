//! Translates Path Item and Operation Objects. Parameters with `in: body` and `in: formData` become request bodies.

use super::{Entry, Location, Translation};
use crate::{codes, diagnostic::Diagnostic};

/// The keys of a Path Item Object that contain operations.
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// The members of an Operation Object that the translation replaces.
const REPLACED_MEMBERS: [&str; 5] = ["consumes", "produces", "schemes", "parameters", "responses"];

/// The parameters of an operation or path item, grouped by the way in which they are translated.
#[derive(Clone, Default)]
pub(super) struct ParameterGroups {
    /// The items of the list that remain parameters in OpenAPI 3.0.
    kept_parameters: Vec<Location>,
    /// The parameter with `in: body`, as a pair of the item in the list and the target of its `$ref`s.
    pub body: Option<(Location, Location)>,
    /// The parameters with `in: formData`, as pairs of the item in the list and the target of its `$ref`s.
    pub form: Vec<(Location, Location)>,
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

    /// Removes parameters with `in: body` or `in: formData` from the `parameters` of a path item or operation, since
    /// they become request bodies.
    fn replace_parameters(&mut self, owner: Location, groups: &ParameterGroups) {
        if let Some(parameter_list) = self.original_value(owner, "parameters") {
            let kept_indices: Vec<u32> = groups.kept_parameters.iter().map(|item| item.node).collect();
            self.tree(parameter_list.file).replace_items(parameter_list.node, &kept_indices);
        }
    }

    /// Groups the items of a list of parameters, and translates those that remain parameters.
    fn split_parameters(&mut self, parameter_list: Location) -> ParameterGroups {
        let mut groups = ParameterGroups::default();
        for item in self.original_items(parameter_list) {
            let parameter = self.follow_reference(item);
            match self.original_text(parameter, "in").as_deref() {
                Some("body") => {
                    if let Some((first_item, _)) = groups.body {
                        let first_span = self.span(first_item);
                        let message = "an operation can have only one parameter with `in: body`";
                        let problem = Diagnostic::error(codes::DUPLICATE_PARAMETER, message, self.span(item));
                        let problem =
                            problem.with_label("ignored").with_related(first_span, "the first body parameter");
                        self.diagnostics.push(problem);
                    } else {
                        groups.body = Some((item, parameter));
                    }
                }
                Some("formData") => groups.form.push((item, parameter)),
                _ => {
                    self.translate_parameter(parameter);
                    groups.kept_parameters.push(item);
                }
            }
        }
        groups
    }

    fn translate_operation(&mut self, object: Location, shared_groups: &ParameterGroups) {
        if !self.visited.insert(object) {
            return;
        }
        self.report_newer_members(object, &["requestBody", "servers", "callbacks"]);
        let parameter_list = self.original_value(object, "parameters");
        let mut own_groups =
            parameter_list.map(|parameter_list| self.split_parameters(parameter_list)).unwrap_or_default();
        self.replace_parameters(object, &own_groups);
        self.inherit_parameters(&mut own_groups, shared_groups);
        let mut members: Vec<Entry> = Vec::new();
        for (key, entry) in self.original_members(object) {
            if !REPLACED_MEMBERS.contains(&key.as_str()) || key == "parameters" {
                members.push(entry);
            }
        }
        members.extend(self.create_request_body(object, &own_groups));
        members.extend(self.create_servers_of_operation(object));
        members.extend(self.translate_responses(object));
        self.tree(object.file).replace_members(object.node, &members);
    }

    /// Adds the body parameter and the form fields that the path item declares and the operation does not override.
    fn inherit_parameters(&mut self, own_groups: &mut ParameterGroups, shared_groups: &ParameterGroups) {
        if own_groups.body.is_none() && own_groups.form.is_empty() {
            own_groups.body = shared_groups.body;
        }
        if own_groups.body.is_none() {
            let own_names: Vec<Option<String>> =
                own_groups.form.iter().map(|(_, parameter)| self.original_text(*parameter, "name")).collect();
            for form_field in &shared_groups.form {
                if !own_names.contains(&self.original_text(form_field.1, "name")) {
                    own_groups.form.push(*form_field);
                }
            }
        }
    }

    /// Creates the member `requestBody` from the body parameter or the form fields. `None` if the operation has
    /// neither.
    fn create_request_body(&mut self, object: Location, groups: &ParameterGroups) -> Option<Entry> {
        let consumes = self.media_types(object, "consumes").unwrap_or_else(|| self.consumes.clone());
        if let Some((item, _)) = groups.body
            && let Some((field, _)) = groups.form.first()
        {
            let body_span = self.span(item);
            let message = "an operation cannot have parameters with `in: body` and with `in: formData`";
            let problem =
                Diagnostic::warning(codes::PARAMETER_CONTENT, message, self.span(*field)).with_label("ignored");
            self.diagnostics.push(problem.with_related(body_span, "the parameter with `in: body`"));
        }
        match groups.body {
            Some((item, parameter)) => Some(self.translate_body(object, item, parameter, consumes)),
            None if groups.form.is_empty() => None,
            None => Some(self.create_form_body(object, &groups.form, &consumes)),
        }
    }

    /// Creates the member `servers` for an operation that declares `schemes`. `None` if the operation has no `schemes`,
    /// or the document has no `host`.
    fn create_servers_of_operation(&mut self, object: Location) -> Option<Entry> {
        let schemes_entry = self.original_entry(object, "schemes")?;
        let root = self.documents.root()?.location();
        let schemes = self.original_texts(Location { node: schemes_entry.value, ..object });
        let host = self.original_text(root, "host")?;
        let base_path = self.original_text(root, "basePath").unwrap_or_default();
        Some(self.create_server_list(object, schemes_entry, Some(&host), &base_path, &schemes))
    }

    /// Translates the responses of an operation. Returns the member `responses`.
    fn translate_responses(&mut self, object: Location) -> Option<Entry> {
        let responses_entry = self.original_entry(object, "responses")?;
        let produces = self.media_types(object, "produces");
        let responses_location = Location { node: responses_entry.value, ..object };
        let mut members = Vec::new();
        for (key, entry) in self.original_members(responses_location) {
            let response = Location { node: entry.value, ..object };
            let value = if key.starts_with("x-") || !self.is_map(response) {
                entry.value
            } else {
                self.translate_operation_response(response, produces.as_deref())
            };
            members.push(Entry { value, ..entry });
        }
        self.tree(object.file).replace_members(responses_entry.value, &members);
        Some(responses_entry)
    }
}
