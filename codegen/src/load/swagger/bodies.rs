//! Translates the request bodies and responses of Swagger 2.0 to OpenAPI 3.0. The media types in `consumes` and
//! `produces` become the keys of `content`.

use super::{Entry, Location, Translation};
use crate::{
    codes,
    media_type::{essence, is_json},
};

/// The maximum number of media types in `consumes` or `produces`. There is a limit, since each media type becomes a
/// Media Type Object in every operation.
const MAX_MEDIA_TYPES: usize = 100;

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";
const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

impl Translation<'_> {
    /// Returns the media types that an object (the root or an operation) lists in the member `key`, which is `consumes`
    /// or `produces`. `None` if the object does not have the member.
    pub(super) fn media_types(&mut self, object: Location, key: &str) -> Option<Vec<String>> {
        let media_types_node = self.original_value(object, key)?;
        let mut media_types = self.original_string_items(media_types_node);
        if media_types.len() > MAX_MEDIA_TYPES {
            let message = format!("the member `{key}` lists more than {MAX_MEDIA_TYPES} media types");
            self.report_warning(codes::VALUE_WRONG, message, media_types_node, "further media types are ignored");
            media_types.truncate(MAX_MEDIA_TYPES);
        }
        Some(media_types)
    }

    /// Creates the member `requestBody` of an operation from a parameter with `in: body`. `list_item` is the item of
    /// the list `parameters`, which may be a `$ref`. `parameter` is the Parameter Object, which may be in another file.
    pub(super) fn translate_body(
        &mut self,
        operation: Location,
        list_item: Location,
        parameter: Location,
        consumes: Vec<String>,
    ) -> Entry {
        let schema_node = self.find_body_schema(operation, list_item, parameter);
        let media_types = if consumes.is_empty() { vec![JSON.to_owned()] } else { consumes };
        let is_kept = |key: &str| matches!(key, "description" | "required") || key.starts_with("x-");
        let mut body_members = if parameter.file == operation.file {
            self.original_members(parameter)
                .into_iter()
                .filter(|(key, _)| is_kept(key))
                .map(|(_, entry)| entry)
                .collect()
        } else {
            self.copy_shared_body(operation, list_item, parameter)
        };
        body_members.push(self.create_content(list_item, &media_types, schema_node, &[]));
        let tree = self.tree(operation.file);
        let body_node = tree.add_map(&body_members, list_item.node);
        tree.create_member("requestBody", body_node, None)
    }

    /// Returns the index of a node that represents the schema of a body parameter in the file of the operation: the
    /// schema itself, or a new node with a `$ref` if the schema is in another file. `None` if the parameter has no
    /// schema.
    fn find_body_schema(&mut self, operation: Location, list_item: Location, parameter: Location) -> Option<u32> {
        let Some(schema) = self.original_value(parameter, "schema") else {
            let message = "a parameter with `in: body` requires the member `schema`";
            self.report_warning(codes::MEMBER_MISSING, message, parameter, "any value is allowed");
            return None;
        };
        self.enqueue(schema);
        if schema.file == operation.file {
            return Some(schema.node);
        }
        let reference = self.documents.format_reference(operation.file, schema);
        let tree = self.tree(operation.file);
        let ref_node = tree.add_string(reference, list_item.node);
        let ref_member = tree.create_member("$ref", ref_node, None);
        Some(tree.add_map(&[ref_member], list_item.node))
    }

    /// Copies the members `description` and `required` of a body parameter from another file into the file of the
    /// operation, and returns the copies.
    fn copy_shared_body(&mut self, operation: Location, list_item: Location, parameter: Location) -> Vec<Entry> {
        let description = self.original_text(parameter, "description");
        let is_required = self.is_true(parameter, "required");
        let tree = self.tree(operation.file);
        let required_node = tree.add_bool(is_required, list_item.node);
        let mut members = vec![tree.create_member("required", required_node, None)];
        if let Some(description) = description {
            let description_node = tree.add_string(description, list_item.node);
            members.push(tree.create_member("description", description_node, None));
        }
        members
    }

    /// Creates the member `content`, with one Media Type Object for each media type in `media_types`. All of these
    /// objects have the same schema and the given `members`.
    fn create_content(
        &mut self,
        origin: Location,
        media_types: &[String],
        schema: Option<u32>,
        members: &[Entry],
    ) -> Entry {
        let tree = self.tree(origin.file);
        let mut content_members = Vec::with_capacity(media_types.len());
        for media_type in media_types {
            let mut media_type_members: Vec<Entry> = members.to_vec();
            if let Some(schema) = schema {
                media_type_members.push(tree.create_member("schema", schema, None));
            }
            let media_type_object = tree.add_map(&media_type_members, origin.node);
            content_members.push(tree.create_member(media_type.clone(), media_type_object, None));
        }
        let content_object = tree.add_map(&content_members, origin.node);
        tree.create_member("content", content_object, None)
    }

    /// Creates the member `requestBody` of an operation from parameters with `in: formData`: a schema with a property
    /// for each parameter. Each item of `fields` is a pair: the item of the list `parameters`, which may be a `$ref`,
    /// and the Parameter Object.
    pub(super) fn create_form_body(
        &mut self,
        operation: Location,
        fields: &[(Location, Location)],
        consumes: &[String],
    ) -> Entry {
        let has_file = fields.iter().any(|(_, field)| self.original_text(*field, "type").as_deref() == Some("file"));
        let mut media_types: Vec<String> =
            consumes.iter().filter(|listed| [FORM, MULTIPART].contains(&essence(listed).as_str())).cloned().collect();
        if has_file {
            media_types.retain(|media_type| essence(media_type) == MULTIPART);
        }
        if media_types.is_empty() {
            media_types.push(if has_file { MULTIPART } else { FORM }.to_owned());
        }
        let (mut properties, mut required_names, mut encodings) = (Vec::new(), Vec::new(), Vec::new());
        for (list_item, field) in fields {
            let Some(name) = self.original_text(*field, "name") else {
                let message = "a Parameter Object requires the member `name`";
                self.report_warning(codes::MEMBER_MISSING, message, *field, "ignored");
                continue;
            };
            if list_item.file != field.file || field.file != operation.file {
                self.report_warning(
                    codes::REF_FILE,
                    "a parameter with `in: formData` must be declared in the file of its operation",
                    *list_item,
                    "ignored",
                );
                continue;
            }
            let non_keyword_members = self.non_keyword_members_of_form_field(*field);
            // The default style of OpenAPI 3.0 sends a form field once per item of a list, as `multi` requires.
            let is_multi = self.original_text(*field, "collectionFormat").as_deref() == Some("multi");
            let style_members = if is_multi && !self.has_inner_lists(*field) {
                Vec::new()
            } else {
                self.translate_collection_format(*field, "formData")
            };
            let is_required = self.is_true(*field, "required");
            let schema_node = self.create_parameter_schema(*field, &non_keyword_members);
            let tree = self.tree(operation.file);
            properties.push(tree.create_member(name.clone(), schema_node, None));
            if is_required {
                required_names.push(tree.add_string(name.clone(), field.node));
            }
            if !style_members.is_empty() {
                let encoding_node = tree.add_map(&style_members, field.node);
                encodings.push(tree.create_member(name, encoding_node, None));
            }
        }
        self.assemble_form_body(operation, fields[0].0, &media_types, [properties, encodings], &required_names)
    }

    /// Returns the members of a form field that are copied to the field's schema but are not schema keywords:
    /// `description` and extensions.
    fn non_keyword_members_of_form_field(&self, field: Location) -> Vec<Entry> {
        let is_kept =
            |key: &str| key == "description" || (key.starts_with("x-") && !matches!(key, "x-nullable" | "x-example"));
        self.original_members(field).into_iter().filter(|(key, _)| is_kept(key)).map(|(_, entry)| entry).collect()
    }

    /// Creates the member `requestBody` for a form. `properties` and `encodings` are the members of the objects
    /// `properties` and `encoding`. `required_names` are the nodes with the names of the required properties.
    fn assemble_form_body(
        &mut self,
        operation: Location,
        origin: Location,
        media_types: &[String],
        [properties, encodings]: [Vec<Entry>; 2],
        required_names: &[u32],
    ) -> Entry {
        let position_node = self.original_value(operation, "parameters").unwrap_or(origin).node;
        let tree = self.tree(operation.file);
        let type_node = tree.add_string("object", position_node);
        let properties_node = tree.add_map(&properties, position_node);
        let mut schema_members =
            vec![tree.create_member("type", type_node, None), tree.create_member("properties", properties_node, None)];
        let required_node = tree.add_bool(!required_names.is_empty(), position_node);
        if !required_names.is_empty() {
            let required_list = tree.add_list(required_names, position_node);
            schema_members.push(tree.create_member("required", required_list, None));
        }
        let schema_node = tree.add_map(&schema_members, position_node);
        let encoding_node = tree.add_map(&encodings, position_node);
        let encoding_member = tree.create_member("encoding", encoding_node, None);
        let media_type_members = if encodings.is_empty() { Vec::new() } else { vec![encoding_member] };
        let content_origin = Location { node: position_node, ..operation };
        let content_member = self.create_content(content_origin, media_types, Some(schema_node), &media_type_members);
        let tree = self.tree(operation.file);
        let required_member = tree.create_member("required", required_node, None);
        let body_node = tree.add_map(&[required_member, content_member], position_node);
        tree.create_member("requestBody", body_node, None)
    }

    /// Translates a response of an operation, and returns the index of the translated node. `produces` are the media
    /// types that the operation declares. A shared response is copied if these differ from the media types of the
    /// document.
    pub(super) fn translate_operation_response(&mut self, response: Location, produces: Option<&[String]>) -> u32 {
        let shared_response = self.follow_reference(response);
        if shared_response == response {
            self.translate_response(response, produces);
            return response.node;
        }
        let has_other_media_types = produces.is_some_and(|produces| produces != self.produces);
        if has_other_media_types
            && shared_response.file == response.file
            && self.original_value(shared_response, "schema").is_some()
        {
            let members = self.translate_response_members(shared_response, produces);
            return self.tree(response.file).add_map(&members, response.node);
        }
        self.translate_response(shared_response, None);
        response.node
    }

    /// Translates a Response Object in place. `produces` are the media types that the operation declares; if they are
    /// `None`, the media types of the document apply.
    pub(super) fn translate_response(&mut self, response: Location, produces: Option<&[String]>) {
        if !self.is_map(response) || !self.visited.insert(response) {
            return;
        }
        self.report_newer_members(response, &["content", "links"]);
        let members = self.translate_response_members(response, produces);
        self.tree(response.file).replace_members(response.node, &members);
    }

    /// Returns the members of a translated Response Object, in which `content` replaces `schema` and `examples`.
    fn translate_response_members(&mut self, response: Location, produces: Option<&[String]>) -> Vec<Entry> {
        let mut members = Vec::new();
        for (key, entry) in self.original_members(response) {
            match key.as_str() {
                "schema" | "examples" => {}
                "headers" => {
                    for (_, header) in self.original_members(Location { node: entry.value, ..response }) {
                        self.translate_header(Location { node: header.value, ..response });
                    }
                    members.push(entry);
                }
                _ => members.push(entry),
            }
        }
        let Some(schema) = self.original_value(response, "schema") else { return members };
        let is_file = self.original_text(schema, "type").as_deref() == Some("file");
        self.enqueue(schema);
        let mut media_types = produces.map_or_else(|| self.produces.clone(), <[String]>::to_vec);
        if media_types.is_empty() {
            media_types.push(if is_file { BYTES } else { JSON }.to_owned());
        }
        self.keep_json_media_types(schema, &mut media_types);
        let content = self.create_response_content(response, schema, &media_types);
        members.push(content);
        members
    }

    /// If the schema is an object or a list, keeps only the JSON media types, or replaces the media types with JSON if
    /// all of them are text. `produces` lists the media types of all responses, but an object or a list can only be
    /// read from JSON.
    fn keep_json_media_types(&self, schema: Location, media_types: &mut Vec<String>) {
        let resolved_schema = self.follow_reference(schema);
        let is_scalar = match self.original_text(resolved_schema, "type").as_deref() {
            None => !["properties", "allOf", "items", "additionalProperties"]
                .iter()
                .any(|key| self.original_value(resolved_schema, key).is_some()),
            Some(type_name) => !matches!(type_name, "object" | "array"),
        };
        if !is_scalar && media_types.iter().any(|media_type| is_json(media_type)) {
            media_types.retain(|media_type| is_json(media_type));
        } else if !is_scalar
            && media_types.iter().all(|listed| essence(listed).to_ascii_lowercase().starts_with("text/"))
        {
            *media_types = vec![JSON.to_owned()];
        }
    }

    /// Creates the member `content` of a response. Each media type in `media_types` gets the schema, and its example
    /// from `examples`.
    fn create_response_content(&mut self, response: Location, schema: Location, media_types: &[String]) -> Entry {
        let examples_object = self.original_value(response, "examples");
        let examples = examples_object.map(|examples| self.original_members(examples)).unwrap_or_default();
        let schema_entry = self.original_entry(response, "schema");
        let tree = self.tree(response.file);
        let mut content_members = Vec::with_capacity(media_types.len());
        for media_type in media_types {
            let mut media_type_members = vec![tree.create_member("schema", schema.node, schema_entry)];
            if let Some((_, example)) = examples.iter().find(|(key, _)| key == media_type) {
                media_type_members.push(tree.create_member("example", example.value, Some(*example)));
            }
            let media_type_object = tree.add_map(&media_type_members, schema.node);
            content_members.push(tree.create_member(media_type.clone(), media_type_object, schema_entry));
        }
        let content_object = tree.add_map(&content_members, schema.node);
        tree.create_member("content", content_object, schema_entry)
    }
}
