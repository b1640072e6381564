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
        let list = self.original_value(object, key)?;
        let mut types = self.original_texts(list);
        if types.len() > MAX_MEDIA_TYPES {
            let message = format!("the member `{key}` lists more than {MAX_MEDIA_TYPES} media types");
            self.report_warning(codes::VALUE_WRONG, message, list, "further media types are ignored");
            types.truncate(MAX_MEDIA_TYPES);
        }
        Some(types)
    }

    /// Creates the member `requestBody` from a parameter with `in: body`. `item` is the item of `parameters`;
    /// `parameter` is the target of its `$ref`s, which may be in another file.
    pub(super) fn translate_body(
        &mut self,
        object: Location,
        item: Location,
        parameter: Location,
        consumes: Vec<String>,
    ) -> Entry {
        let schema = self.find_body_schema(object, item, parameter);
        let types = if consumes.is_empty() { vec![JSON.to_owned()] } else { consumes };
        let is_kept = |key: &str| matches!(key, "description" | "required") || key.starts_with("x-");
        let mut body = if parameter.file == object.file {
            self.original_members(parameter)
                .into_iter()
                .filter(|(key, _)| is_kept(key))
                .map(|(_, entry)| entry)
                .collect()
        } else {
            self.copy_shared_body(object, item, parameter)
        };
        body.push(self.create_content(item, &types, schema, &[]));
        let tree = self.tree(object.file);
        let body = tree.add_map(&body, item.node);
        tree.create_member("requestBody", body, None)
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
        let text = tree.add_string(reference, item.node);
        let member = tree.create_member("$ref", text, None);
        Some(tree.add_map(&[member], item.node))
    }

    /// Copies the members `description` and `required` of a body parameter in another file into the file of the
    /// operation.
    fn copy_shared_body(&mut self, object: Location, item: Location, parameter: Location) -> Vec<Entry> {
        let description = self.original_text(parameter, "description");
        let required = self.is_true(parameter, "required");
        let tree = self.tree(object.file);
        let required = tree.add_bool(required, item.node);
        let mut members = vec![tree.create_member("required", required, None)];
        if let Some(description) = description {
            let description = tree.add_string(description, item.node);
            members.push(tree.create_member("description", description, None));
        }
        members
    }

    /// Creates the member `content`, with one Media Type Object for each media type in `types`. Each Media Type Object
    /// has the same schema and the given members.
    fn create_content(&mut self, source: Location, types: &[String], schema: Option<u32>, members: &[Entry]) -> Entry {
        let tree = self.tree(source.file);
        let mut content = Vec::with_capacity(types.len());
        for media_type in types {
            let mut media: Vec<Entry> = members.to_vec();
            if let Some(schema) = schema {
                media.push(tree.create_member("schema", schema, None));
            }
            let media = tree.add_map(&media, source.node);
            content.push(tree.create_member(media_type.clone(), media, None));
        }
        let content = tree.add_map(&content, source.node);
        tree.create_member("content", content, None)
    }

    /// Creates the member `requestBody` from parameters with `in: formData`: a schema with a property for each
    /// parameter. Each field is a pair of the item of `parameters` and the target of its `$ref`s.
    pub(super) fn create_form_body(
        &mut self,
        object: Location,
        fields: &[(Location, Location)],
        consumes: &[String],
    ) -> Entry {
        let has_file = fields.iter().any(|(_, field)| self.original_text(*field, "type").as_deref() == Some("file"));
        let mut types: Vec<String> =
            consumes.iter().filter(|listed| [FORM, MULTIPART].contains(&essence(listed).as_str())).cloned().collect();
        if has_file {
            types.retain(|media_type| essence(media_type) == MULTIPART);
        }
        if types.is_empty() {
            types.push(if has_file { MULTIPART } else { FORM }.to_owned());
        }
        let (mut properties, mut required, mut encodings) = (Vec::new(), Vec::new(), Vec::new());
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
            let style = if is_multi { Vec::new() } else { self.translate_collection_format(*field, "formData") };
            let is_required = self.is_true(*field, "required");
            let schema = self.create_parameter_schema(*field, &extra_members);
            let tree = self.tree(object.file);
            properties.push(tree.create_member(name.clone(), schema, None));
            if is_required {
                required.push(tree.add_string(name.clone(), field.node));
            }
            if !style.is_empty() {
                let encoding = tree.add_map(&style, field.node);
                encodings.push(tree.create_member(name, encoding, None));
            }
        }
        self.assemble_form_body(object, fields[0].0, &types, [properties, encodings], &required)
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
        object: Location,
        source: Location,
        types: &[String],
        [properties, encodings]: [Vec<Entry>; 2],
        required: &[u32],
    ) -> Entry {
        let position = self.original_value(object, "parameters").unwrap_or(source).node;
        let tree = self.tree(object.file);
        let object_type = tree.add_string("object", position);
        let properties = tree.add_map(&properties, position);
        let mut schema =
            vec![tree.create_member("type", object_type, None), tree.create_member("properties", properties, None)];
        let is_required = tree.add_bool(!required.is_empty(), position);
        if !required.is_empty() {
            let list = tree.add_list(required, position);
            schema.push(tree.create_member("required", list, None));
        }
        let schema = tree.add_map(&schema, position);
        let encoding = tree.add_map(&encodings, position);
        let encoding = tree.create_member("encoding", encoding, None);
        let members = if encodings.is_empty() { Vec::new() } else { vec![encoding] };
        let source = Location { node: position, ..object };
        let content = self.create_content(source, types, Some(schema), &members);
        let tree = self.tree(object.file);
        let required = tree.create_member("required", is_required, None);
        let body = tree.add_map(&[required, content], position);
        tree.create_member("requestBody", body, None)
    }

    /// Translates a response of an operation. Returns the index of the node to use as the response. A shared response
    /// is copied if the operation declares other media types (`produces`) than the document.
    pub(super) fn translate_operation_response(&mut self, object: Location, produces: Option<&[String]>) -> u32 {
        let shared = self.follow_reference(object);
        if shared == object {
            self.translate_response(object, produces);
            return object.node;
        }
        let differs = produces.is_some_and(|produces| produces != self.produces);
        if differs && shared.file == object.file && self.original_value(shared, "schema").is_some() {
            let members = self.translate_response_members(shared, produces);
            return self.tree(object.file).add_map(&members, object.node);
        }
        self.translate_response(shared, None);
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
        let mut types = produces.map_or_else(|| self.produces.clone(), <[String]>::to_vec);
        if types.is_empty() {
            types.push(if is_file { BYTES } else { JSON }.to_owned());
        }
        self.keep_json_media_types(schema, &mut types);
        let content = self.create_response_content(object, schema, &types);
        members.push(content);
        members
    }

    /// Keeps only the JSON media types for an object or a list, since `produces` lists the media types of all
    /// responses, and text or bytes cannot be read as an object. If all media types are text, JSON is assumed.
    fn keep_json_media_types(&self, schema: Location, types: &mut Vec<String>) {
        let target = self.follow_reference(schema);
        let is_scalar = match self.original_text(target, "type").as_deref() {
            None => !["properties", "allOf", "items", "additionalProperties"]
                .iter()
                .any(|key| self.original_value(target, key).is_some()),
            Some(ty) => !matches!(ty, "object" | "array"),
        };
        if !is_scalar && types.iter().any(|media_type| is_json(media_type)) {
            types.retain(|media_type| is_json(media_type));
        } else if !is_scalar && types.iter().all(|listed| essence(listed).to_ascii_lowercase().starts_with("text/")) {
            *types = vec![JSON.to_owned()];
        }
    }

    /// Creates the member `content` of a response, with the schema and the example for each media type in `types`.
    fn create_response_content(&mut self, object: Location, schema: Location, types: &[String]) -> Entry {
        let examples =
            self.original_value(object, "examples").map(|examples| self.original_members(examples)).unwrap_or_default();
        let source = self.original_entry(object, "schema");
        let tree = self.tree(object.file);
        let mut content = Vec::with_capacity(types.len());
        for media_type in types {
            let mut media = vec![tree.create_member("schema", schema.node, source)];
            if let Some((_, example)) = examples.iter().find(|(key, _)| key == media_type) {
                media.push(tree.create_member("example", example.value, Some(*example)));
            }
            let media = tree.add_map(&media, schema.node);
            content.push(tree.create_member(media_type.clone(), media, source));
        }
        let content = tree.add_map(&content, schema.node);
        tree.create_member("content", content, source)
    }
}
