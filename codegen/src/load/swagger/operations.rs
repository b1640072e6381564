//! Translates Path Item and Operation Objects. Parameters with `in: body` and `in: formData` become request bodies.

use super::{Entry, Location, Translation};
use crate::{codes, diagnostic::Diagnostic};

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// Members of an Operation Object that the translation replaces.
const REPLACED: [&str; 5] = ["consumes", "produces", "schemes", "parameters", "responses"];

/// The parameters of a list, grouped by the way in which they are translated.
#[derive(Clone, Default)]
pub(super) struct ParameterGroups {
    /// The items of the list that remain parameters in OpenAPI 3.0.
    kept: Vec<Location>,
    /// The parameter with `in: body`, as a pair of the item in the list and the target of its `$ref`s.
    pub body: Option<(Location, Location)>,
    /// The parameters with `in: formData`, as pairs of the item in the list and the target of its `$ref`s.
    pub form: Vec<(Location, Location)>,
}

impl Translation<'_> {
    pub(super) fn translate_path_item(&mut self, item: Location) {
        if !self.is_map(item) || !self.done.insert(item) {
            return;
        }
        self.report_newer(item, &["trace", "servers", "summary", "description"]);
        let shared =
            self.original_value(item, "parameters").map(|list| self.split_parameters(list)).unwrap_or_default();
        for (key, entry) in self.original_members(item) {
            let operation = Location { node: entry.value, ..item };
            if METHODS.contains(&key.as_str()) && self.is_map(operation) {
                self.translate_operation(operation, &shared);
            }
        }
        self.replace_parameters(item, &shared);
    }

    /// Removes the items of the owner's `parameters` that do not remain parameters in OpenAPI 3.0.
    fn replace_parameters(&mut self, owner: Location, split: &ParameterGroups) {
        if let Some(list) = self.original_value(owner, "parameters") {
            let kept: Vec<u32> = split.kept.iter().map(|item| item.node).collect();
            self.tree(list.file).replace_items(list.node, &kept);
        }
    }

    fn split_parameters(&mut self, list: Location) -> ParameterGroups {
        let mut split = ParameterGroups::default();
        for item in self.original_items(list) {
            let parameter = self.follow_reference(item);
            match self.original_text(parameter, "in").as_deref() {
                Some("body") => {
                    if let Some((first, _)) = split.body {
                        let first = self.span(first);
                        let message = "an operation has one parameter `in: body`";
                        let problem = Diagnostic::error(codes::DUPLICATE_PARAMETER, message, self.span(item));
                        self.diagnostics.push(problem.with_label("ignored").with_related(first, "first here"));
                    } else {
                        split.body = Some((item, parameter));
                    }
                }
                Some("formData") => split.form.push((item, parameter)),
                _ => {
                    self.translate_parameter(parameter);
                    split.kept.push(item);
                }
            }
        }
        split
    }

    fn translate_operation(&mut self, at: Location, shared: &ParameterGroups) {
        if !self.done.insert(at) {
            return;
        }
        self.report_newer(at, &["requestBody", "servers", "callbacks"]);
        let mut own = self.original_value(at, "parameters").map(|list| self.split_parameters(list)).unwrap_or_default();
        self.replace_parameters(at, &own);
        self.inherit_parameters(&mut own, shared);
        let mut members: Vec<Entry> = Vec::new();
        for (key, entry) in self.original_members(at) {
            if !REPLACED.contains(&key.as_str()) || key == "parameters" {
                members.push(entry);
            }
        }
        members.extend(self.operation_body(at, &own));
        members.extend(self.operation_servers(at));
        members.extend(self.operation_responses(at));
        self.tree(at.file).replace_members(at.node, &members);
    }

    /// Adds the body and the form fields of the path item that the operation does not override.
    fn inherit_parameters(&mut self, own: &mut ParameterGroups, shared: &ParameterGroups) {
        if own.body.is_none() && own.form.is_empty() {
            own.body = shared.body;
        }
        if own.body.is_none() {
            let names: Vec<Option<String>> =
                own.form.iter().map(|(_, parameter)| self.original_text(*parameter, "name")).collect();
            for field in &shared.form {
                if !names.contains(&self.original_text(field.1, "name")) {
                    own.form.push(*field);
                }
            }
        }
    }

    /// Creates `requestBody` from the body or the form fields. `None` if the operation has neither.
    fn operation_body(&mut self, at: Location, split: &ParameterGroups) -> Option<Entry> {
        let consumes = self.media_types(at, "consumes").unwrap_or_else(|| self.consumes.clone());
        if let Some((item, _)) = split.body
            && let Some((field, _)) = split.form.first()
        {
            let other = self.span(item);
            let message = "an operation has parameters `in: body` or `in: formData`, not both";
            let problem =
                Diagnostic::warning(codes::PARAMETER_CONTENT, message, self.span(*field)).with_label("ignored");
            self.diagnostics.push(problem.with_related(other, "the body"));
        }
        match split.body {
            Some((item, parameter)) => Some(self.translate_body(at, item, parameter, consumes)),
            None if split.form.is_empty() => None,
            None => Some(self.create_form_body(at, &split.form, &consumes)),
        }
    }

    /// Creates `servers` for an operation that declares `schemes`.
    fn operation_servers(&mut self, at: Location) -> Option<Entry> {
        let source = self.root_entry(at, "schemes")?;
        let root = self.documents.root()?.location();
        let schemes = self.original_texts(Location { node: source.value, ..at });
        let host = self.original_text(root, "host")?;
        let base = self.original_text(root, "basePath").unwrap_or_default();
        Some(self.server_list(at, source, Some(&host), &base, &schemes))
    }

    fn operation_responses(&mut self, at: Location) -> Option<Entry> {
        let responses = self.root_entry(at, "responses")?;
        let produces = self.media_types(at, "produces");
        let place = Location { node: responses.value, ..at };
        let mut members = Vec::new();
        for (key, entry) in self.original_members(place) {
            let response = Location { node: entry.value, ..at };
            let value = if key.starts_with("x-") || !self.is_map(response) {
                entry.value
            } else {
                self.response_for(response, produces.as_deref())
            };
            members.push(Entry { value, ..entry });
        }
        self.tree(at.file).replace_members(responses.value, &members);
        Some(responses)
    }
}
