//! Translates request bodies and responses. `consumes` and `produces` become the media types of `content`.

use super::{Entry, Location, Translation};
use crate::{
    codes,
    media_type::{essence, is_json},
};

/// The maximum number of media types in `consumes` or `produces`. Each becomes a Media Type Object in each operation.
const MAX_MEDIA_TYPES: usize = 100;

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";
const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

impl Translation<'_> {
    /// Returns the media types that an object lists in the member `key` (`consumes` or `produces`). `None` if it does
    /// not have the member.
    pub(super) fn media_types(&mut self, at: Location, key: &str) -> Option<Vec<String>> {
        let list = self.original_value(at, key)?;
        let mut types = self.original_texts(list);
        if types.len() > MAX_MEDIA_TYPES {
            let message = format!("`{key}` lists more than {MAX_MEDIA_TYPES} media types");
            self.report_warning(codes::VALUE_WRONG, message, list, "the others are ignored");
            types.truncate(MAX_MEDIA_TYPES);
        }
        Some(types)
    }

    /// Creates `requestBody` from a parameter with `in: body`. The parameter may be in another file.
    pub(super) fn translate_body(
        &mut self,
        at: Location,
        item: Location,
        parameter: Location,
        consumes: Vec<String>,
    ) -> Entry {
        let schema = self.body_schema(at, item, parameter);
        let types = if consumes.is_empty() { vec![JSON.to_owned()] } else { consumes };
        let is_kept = |key: &str| matches!(key, "description" | "required") || key.starts_with("x-");
        let mut body = if parameter.file == at.file {
            self.original_members(parameter)
                .into_iter()
                .filter(|(key, _)| is_kept(key))
                .map(|(_, entry)| entry)
                .collect()
        } else {
            self.copy_shared_body(at, item, parameter)
        };
        body.push(self.create_content(item, &types, schema, &[]));
        let tree = self.tree(at.file);
        let body = tree.add_map(&body, item.node);
        tree.create_member("requestBody", body, None)
    }

    /// Returns the index of a node for the body's schema: the schema itself, or a `$ref` to it if the schema is in
    /// another file.
    fn body_schema(&mut self, at: Location, item: Location, parameter: Location) -> Option<u32> {
        let Some(schema) = self.original_value(parameter, "schema") else {
            let message = "a parameter `in: body` needs `schema`";
            self.report_warning(codes::MEMBER_MISSING, message, parameter, "any value is allowed");
            return None;
        };
        self.enqueue(schema);
        if schema.file == at.file {
            return Some(schema.node);
        }
        let reference = self.documents.reference_text(at.file, schema);
        let tree = self.tree(at.file);
        let text = tree.add_string(reference, item.node);
        let member = tree.create_member("$ref", text, None);
        Some(tree.add_map(&[member], item.node))
    }

    /// Copies `description` and `required` of a body parameter that is in another file.
    fn copy_shared_body(&mut self, at: Location, item: Location, parameter: Location) -> Vec<Entry> {
        let description = self.original_text(parameter, "description");
        let required = self.is_true(parameter, "required");
        let tree = self.tree(at.file);
        let required = tree.add_bool(required, item.node);
        let mut members = vec![tree.create_member("required", required, None)];
        if let Some(description) = description {
            let description = tree.add_string(description, item.node);
            members.push(tree.create_member("description", description, None));
        }
        members
    }

    /// Creates the member `content` with the same schema for all media types. `members` are added to each Media Type
    /// Object.
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

    /// Creates `requestBody` from parameters with `in: formData`.
    pub(super) fn create_form_body(
        &mut self,
        at: Location,
        fields: &[(Location, Location)],
        consumes: &[String],
    ) -> Entry {
        let has_file = fields.iter().any(|(_, field)| self.original_text(*field, "type").as_deref() == Some("file"));
        let mut types: Vec<String> =
            consumes.iter().filter(|one| [FORM, MULTIPART].contains(&essence(one).as_str())).cloned().collect();
        if has_file {
            types.retain(|one| essence(one) == MULTIPART);
        }
        if types.is_empty() {
            types.push(if has_file { MULTIPART } else { FORM }.to_owned());
        }
        let (mut properties, mut required, mut encodings) = (Vec::new(), Vec::new(), Vec::new());
        for (item, field) in fields {
            let Some(name) = self.original_text(*field, "name") else {
                self.report_warning(codes::MEMBER_MISSING, "a Parameter Object needs `name`", *field, "ignored");
                continue;
            };
            if item.file != field.file || field.file != at.file {
                self.report_warning(
                    codes::REF_FILE,
                    "a parameter `in: formData` cannot be in another file",
                    *item,
                    "ignored",
                );
                continue;
            }
            let others = self.schema_members_of_form_field(*field);
            // Without a style, OpenAPI 3.0 sends one value per item in forms.
            let is_multi = self.original_text(*field, "collectionFormat").as_deref() == Some("multi");
            let style = if is_multi && !self.has_inner_lists(*field) {
                Vec::new()
            } else {
                self.translate_collection_format(*field, "formData")
            };
            let is_required = self.is_true(*field, "required");
            let schema = self.simple_schema(*field, &others);
            let tree = self.tree(at.file);
            properties.push(tree.create_member(name.clone(), schema, None));
            if is_required {
                required.push(tree.add_string(name.clone(), field.node));
            }
            if !style.is_empty() {
                let encoding = tree.add_map(&style, field.node);
                encodings.push(tree.create_member(name, encoding, None));
            }
        }
        self.assemble_form_body(at, fields[0].0, &types, [properties, encodings], &required)
    }

    /// Returns the members of a form field that its schema keeps in addition to the schema keywords: `description` and
    /// extensions.
    fn schema_members_of_form_field(&self, field: Location) -> Vec<Entry> {
        let is_kept =
            |key: &str| key == "description" || (key.starts_with("x-") && !matches!(key, "x-nullable" | "x-example"));
        self.original_members(field).into_iter().filter(|(key, _)| is_kept(key)).map(|(_, entry)| entry).collect()
    }

    fn assemble_form_body(
        &mut self,
        at: Location,
        source: Location,
        types: &[String],
        [properties, encodings]: [Vec<Entry>; 2],
        required: &[u32],
    ) -> Entry {
        let from = self.original_value(at, "parameters").unwrap_or(source).node;
        let tree = self.tree(at.file);
        let object = tree.add_string("object", from);
        let properties = tree.add_map(&properties, from);
        let mut schema =
            vec![tree.create_member("type", object, None), tree.create_member("properties", properties, None)];
        let is_required = tree.add_bool(!required.is_empty(), from);
        if !required.is_empty() {
            let list = tree.add_list(required, from);
            schema.push(tree.create_member("required", list, None));
        }
        let schema = tree.add_map(&schema, from);
        let encoding = tree.add_map(&encodings, from);
        let encoding = tree.create_member("encoding", encoding, None);
        let members = if encodings.is_empty() { Vec::new() } else { vec![encoding] };
        let source = Location { node: from, ..at };
        let content = self.create_content(source, types, Some(schema), &members);
        let tree = self.tree(at.file);
        let required = tree.create_member("required", is_required, None);
        let body = tree.add_map(&[required, content], from);
        tree.create_member("requestBody", body, None)
    }

    /// Translates a response of an operation. Returns the index of the node to use. A shared response is copied if the
    /// operation has other media types (`produces`) than the document.
    pub(super) fn response_for(&mut self, at: Location, produces: Option<&[String]>) -> u32 {
        let shared = self.follow_reference(at);
        if shared == at {
            self.translate_response(at, produces);
            return at.node;
        }
        let differs = produces.is_some_and(|produces| produces != self.produces);
        if differs && shared.file == at.file && self.original_value(shared, "schema").is_some() {
            let members = self.response_members(shared, produces);
            return self.tree(at.file).add_map(&members, at.node);
        }
        self.translate_response(shared, None);
        at.node
    }

    /// Translates a Response Object in place.
    pub(super) fn translate_response(&mut self, at: Location, produces: Option<&[String]>) {
        if !self.is_map(at) || !self.done.insert(at) {
            return;
        }
        self.report_newer(at, &["content", "links"]);
        let members = self.response_members(at, produces);
        self.tree(at.file).replace_members(at.node, &members);
    }

    fn response_members(&mut self, at: Location, produces: Option<&[String]>) -> Vec<Entry> {
        let mut members = Vec::new();
        for (key, entry) in self.original_members(at) {
            match key.as_str() {
                "schema" | "examples" => {}
                "headers" => {
                    for (_, header) in self.original_members(Location { node: entry.value, ..at }) {
                        self.translate_header(Location { node: header.value, ..at });
                    }
                    members.push(entry);
                }
                _ => members.push(entry),
            }
        }
        let Some(schema) = self.original_value(at, "schema") else { return members };
        let is_file = self.original_text(schema, "type").as_deref() == Some("file");
        self.enqueue(schema);
        let mut types = produces.map_or_else(|| self.produces.clone(), <[String]>::to_vec);
        if types.is_empty() {
            types.push(if is_file { BYTES } else { JSON }.to_owned());
        }
        self.prefer_json(schema, &mut types);
        let content = self.response_content(at, schema, &types);
        members.push(content);
        members
    }

    /// Keeps only the JSON media types for an object or a list, since `produces` lists the media types of all
    /// responses, and text or bytes cannot be read as an object. If all media types are text, JSON is assumed.
    fn prefer_json(&self, schema: Location, types: &mut Vec<String>) {
        let target = self.follow_reference(schema);
        let is_scalar = match self.original_text(target, "type").as_deref() {
            None => !["properties", "allOf", "items", "additionalProperties"]
                .iter()
                .any(|key| self.original_value(target, key).is_some()),
            Some(ty) => !matches!(ty, "object" | "array"),
        };
        if !is_scalar && types.iter().any(|one| is_json(one)) {
            types.retain(|one| is_json(one));
        } else if !is_scalar && types.iter().all(|one| essence(one).to_ascii_lowercase().starts_with("text/")) {
            *types = vec![JSON.to_owned()];
        }
    }

    /// Creates the member `content`: the schema and the example for each media type.
    fn response_content(&mut self, at: Location, schema: Location, types: &[String]) -> Entry {
        let examples =
            self.original_value(at, "examples").map(|examples| self.original_members(examples)).unwrap_or_default();
        let source = self.root_entry(at, "schema");
        let tree = self.tree(at.file);
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
