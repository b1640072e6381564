//! Translates request bodies and responses. The media types in `consumes` and `produces` become the keys of `content`.

use super::{Entry, Location, Translation};
use crate::{
    codes,
    media_type::{essence, is_json},
};

/// The maximum number of media types in `consumes` or `produces`. The number is limited, since each media type becomes
/// a Media Type Object in every operation.
const MAX_MEDIA_TYPES: usize = 100;

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";
const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

impl Translation<'_> {
    /// Returns the media types that the root or an operation lists in the member `key` (`consumes` or `produces`).
    /// `None` if the object does not have the member.
    pub(super) fn media_types(&mut self, object: Location, key: &str) -> Option<Vec<String>> {
        let media_type_list = self.original_value(object, key)?;
        let mut media_types = self.original_texts(media_type_list);
        if media_types.len() > MAX_MEDIA_TYPES {
            let message = format!("the member `{key}` lists more than {MAX_MEDIA_TYPES} media types");
            self.report_warning(codes::VALUE_WRONG, message, media_type_list, "further media types are ignored");
            media_types.truncate(MAX_MEDIA_TYPES);
        }
        Some(media_types)
    }

    /// Creates the member `requestBody` from a parameter with `in: body`. `item` is the entry in the list `parameters`;
    /// `parameter` is the target of its `$ref`s, which may be in another file.
    pub(super) fn translate_body(
        &mut self,
        object: Location,
        item: Location,
        parameter: Location,
        consumes: Vec<String>,
    ) -> Entry {
        let schema_node = self.find_body_schema(object, item, parameter);
        let media_types = if consumes.is_empty() { vec![JSON.to_owned()] } else { consumes };
        let is_kept = |key: &str| matches!(key, "description" | "required") || key.starts_with("x-");
        let mut body_members = if parameter.file == object.file {
            self.original_members(parameter)
                .into_iter()
                .filter(|(key, _)| is_kept(key))
                .map(|(_, entry)| entry)
                .collect()
        } else {
            self.copy_shared_body(object, item, parameter)
        };
        body_members.push(self.create_content(item, &media_types, schema_node, &[]));
        let tree = self.tree(object.file);
        let body_node = tree.add_map(&body_members, item.node);
        tree.create_member("requestBody", body_node, None)
    }

    /// Returns the index of the node to use as the schema of a body: the schema of the parameter, or a new node with a
    /// `$ref` if that schema is in another file.
    fn find_body_schema(&mut self, object: Location, item: Location, parameter: Location) -> Option<u32> {
        let Some(schema) = self.original_value(parameter, "schema") else {
            let message = "a parameter with `in: body` requires the member `schema`";
            self.report_warning(codes::MEMBER_MISSING, message, parameter, "any value is allowed");
            return None;
        };
        self.enqueue(schema);
        if schema.file == object.file {
            return Some(schema.node);
        }
        let reference = self.documents.reference_text(object.file, schema);
        let tree = self.tree(object.file);
        let ref_node = tree.add_string(reference, item.node);
        let ref_member = tree.create_member("$ref", ref_node, None);
        Some(tree.add_map(&[ref_member], item.node))
    }

    /// Copies the members `description` and `required` of a body parameter in another file into the file of the
    /// operation.
    fn copy_shared_body(&mut self, object: Location, item: Location, parameter: Location) -> Vec<Entry> {
        let description = self.original_text(parameter, "description");
        let is_required = self.is_true(parameter, "required");
        let tree = self.tree(object.file);
        let required_node = tree.add_bool(is_required, item.node);
        let mut members = vec![tree.create_member("required", required_node, None)];
        if let Some(description) = description {
            let description_node = tree.add_string(description, item.node);
            members.push(tree.create_member("description", description_node, None));
        }
        members
    }

    /// Creates the member `content`, with one Media Type Object for each media type in `media_types`. Each Media Type
    /// Object has the same schema and the given members.
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

    /// Creates the member `requestBody` from parameters with `in: formData`: a schema with a property for each
    /// parameter. Each of `fields` is a pair: the entry in the list `parameters`, and the parameter that the entry
    /// refers to.
    pub(super) fn create_form_body(
        &mut self,
        object: Location,
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
        for (item, field) in fields {
            let Some(name) = self.original_text(*field, "name") else {
                let message = "a Parameter Object requires the member `name`";
                self.report_warning(codes::MEMBER_MISSING, message, *field, "ignored");
                continue;
            };
            if item.file != field.file || field.file != object.file {
                self.report_warning(
                    codes::REF_FILE,
                    "a parameter with `in: formData` must be declared in the file of its operation",
                    *item,
                    "ignored",
                );
                continue;
            }
            let extra_members = self.schema_members_of_form_field(*field);
            // The default style of OpenAPI 3.0 sends a form field once per item of a list, as `multi` requires.
            let is_multi = self.original_text(*field, "collectionFormat").as_deref() == Some("multi");
            let style = if is_multi && !self.has_inner_lists(*field) {
                Vec::new()
            } else {
                self.translate_collection_format(*field, "formData")
            };
            let is_required = self.is_true(*field, "required");
            let schema_node = self.create_parameter_schema(*field, &extra_members);
            let tree = self.tree(object.file);
            properties.push(tree.create_member(name.clone(), schema_node, None));
            if is_required {
                required_names.push(tree.add_string(name.clone(), field.node));
            }
            if !style.is_empty() {
                let encoding_node = tree.add_map(&style, field.node);
                encodings.push(tree.create_member(name, encoding_node, None));
            }
        }
        self.assemble_form_body(object, fields[0].0, &media_types, [properties, encodings], &required_names)
    }

    /// Returns the members of a form field that its schema keeps in addition to the schema keywords: `description` and
    /// extensions.
    fn schema_members_of_form_field(&self, field: Location) -> Vec<Entry> {
        let is_kept =
            |key: &str| key == "description" || (key.starts_with("x-") && !matches!(key, "x-nullable" | "x-example"));
        self.original_members(field).into_iter().filter(|(key, _)| is_kept(key)).map(|(_, entry)| entry).collect()
    }

    /// Creates the member `requestBody` of a form from the members of its `properties` and `encoding`, and the names of
    /// its required properties.
    fn assemble_form_body(
        &mut self,
        operation_location: Location,
        origin: Location,
        media_types: &[String],
        [properties, encodings]: [Vec<Entry>; 2],
        required_names: &[u32],
    ) -> Entry {
        let position_node = self.original_value(operation_location, "parameters").unwrap_or(origin).node;
        let tree = self.tree(operation_location.file);
        let type_node = tree.add_string("object", position_node);
        let properties_node = tree.add_map(&properties, position_node);
        let mut schema_members =
            vec![tree.create_member("type", type_node, None), tree.create_member("properties", properties_node, None)];
        let is_required_node = tree.add_bool(!required_names.is_empty(), position_node);
        if !required_names.is_empty() {
            let required_list = tree.add_list(required_names, position_node);
            schema_members.push(tree.create_member("required", required_list, None));
        }
        let schema_node = tree.add_map(&schema_members, position_node);
        let encoding_node = tree.add_map(&encodings, position_node);
        let encoding_member = tree.create_member("encoding", encoding_node, None);
        let media_type_members = if encodings.is_empty() { Vec::new() } else { vec![encoding_member] };
        let content_origin = Location { node: position_node, ..operation_location };
        let content = self.create_content(content_origin, media_types, Some(schema_node), &media_type_members);
        let tree = self.tree(operation_location.file);
        let required_member = tree.create_member("required", is_required_node, None);
        let body_node = tree.add_map(&[required_member, content], position_node);
        tree.create_member("requestBody", body_node, None)
    }

    /// Translates a response of an operation. Returns the index of the node to use as the response. A shared response
    /// is copied if the operation declares other media types (`produces`) than the document.
    pub(super) fn translate_operation_response(&mut self, object: Location, produces: Option<&[String]>) -> u32 {
        let shared_response = self.follow_reference(object);
        if shared_response == object {
            self.translate_response(object, produces);
            return object.node;
        }
        let has_other_media_types = produces.is_some_and(|produces| produces != self.produces);
        if has_other_media_types
            && shared_response.file == object.file
            && self.original_value(shared_response, "schema").is_some()
        {
            let members = self.translate_response_members(shared_response, produces);
            return self.tree(object.file).add_map(&members, object.node);
        }
        self.translate_response(shared_response, None);
        object.node
    }

    /// Translates a Response Object in place. `produces` are the media types of the operation; the media types of the
    /// document are used if it is `None`.
    pub(super) fn translate_response(&mut self, object: Location, produces: Option<&[String]>) {
        if !self.is_map(object) || !self.visited.insert(object) {
            return;
        }
        self.report_newer_members(object, &["content", "links"]);
        let members = self.translate_response_members(object, produces);
        self.tree(object.file).replace_members(object.node, &members);
    }

    /// Returns the translated members of a Response Object: `schema` and `examples` become `content`.
    fn translate_response_members(&mut self, object: Location, produces: Option<&[String]>) -> Vec<Entry> {
        let mut members = Vec::new();
        for (key, entry) in self.original_members(object) {
            match key.as_str() {
                "schema" | "examples" => {}
                "headers" => {
                    for (_, header) in self.original_members(Location { node: entry.value, ..object }) {
                        self.translate_header(Location { node: header.value, ..object });
                    }
                    members.push(entry);
                }
                _ => members.push(entry),
            }
        }
        let Some(schema) = self.original_value(object, "schema") else { return members };
        let is_file = self.original_text(schema, "type").as_deref() == Some("file");
        self.enqueue(schema);
        let mut media_types = produces.map_or_else(|| self.produces.clone(), <[String]>::to_vec);
        if media_types.is_empty() {
            media_types.push(if is_file { BYTES } else { JSON }.to_owned());
        }
        self.keep_json_media_types(schema, &mut media_types);
        let content = self.create_response_content(object, schema, &media_types);
        members.push(content);
        members
    }

    /// Keeps only the JSON media types for an object or a list, since `produces` lists the media types of all
    /// responses, and an object cannot be read from text or bytes. If all media types are text, JSON is assumed.
    fn keep_json_media_types(&self, schema: Location, media_types: &mut Vec<String>) {
        let resolved_schema = self.follow_reference(schema);
        let is_scalar = match self.original_text(resolved_schema, "type").as_deref() {
            None => !["properties", "allOf", "items", "additionalProperties"]
                .iter()
                .any(|key| self.original_value(resolved_schema, key).is_some()),
            Some(ty) => !matches!(ty, "object" | "array"),
        };
        if !is_scalar && media_types.iter().any(|media_type| is_json(media_type)) {
            media_types.retain(|media_type| is_json(media_type));
        } else if !is_scalar
            && media_types.iter().all(|listed| essence(listed).to_ascii_lowercase().starts_with("text/"))
        {
            *media_types = vec![JSON.to_owned()];
        }
    }

    /// Creates the member `content` of a response, with the schema and the example for each media type in
    /// `media_types`.
    fn create_response_content(&mut self, object: Location, schema: Location, media_types: &[String]) -> Entry {
        let examples =
            self.original_value(object, "examples").map(|examples| self.original_members(examples)).unwrap_or_default();
        let schema_entry = self.original_entry(object, "schema");
        let tree = self.tree(object.file);
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
