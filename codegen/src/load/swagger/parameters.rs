//! Translates Parameter, Header and Items Objects. Members that describe the value become a schema, and
//! `collectionFormat` becomes a style.

use super::{Entry, Location, Translation};
use crate::{codes, load::grammar::TAB_DELIMITED};

/// The members of a Parameter, Header or Items Object that the translation moves into a Schema Object.
const SCHEMA_MEMBERS: [&str; 18] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    "x-example",
];

impl Translation<'_> {
    /// Translates a Parameter Object with `in: path`, `in: query` or `in: header`.
    pub(super) fn translate_parameter(&mut self, object: Location) {
        if !self.is_map(object) || !self.visited.insert(object) {
            return;
        }
        self.report_newer_members(object, &["content", "style", "explode", "schema"]);
        let location = self.original_text(object, "in").unwrap_or_default();
        let mut members = self.members_outside_schema(object);
        members.extend(self.create_schema_member(object));
        members.extend(self.translate_collection_format(object, &location));
        self.tree(object.file).replace_members(object.node, &members);
    }

    /// Translates a Header Object of a response.
    pub(super) fn translate_header(&mut self, object: Location) {
        if !self.is_map(object) || !self.visited.insert(object) || self.original_value(object, "$ref").is_some() {
            return;
        }
        let mut members = self.members_outside_schema(object);
        members.extend(self.create_schema_member(object));
        self.tree(object.file).replace_members(object.node, &members);
    }

    /// Returns the members of a parameter or header that do not move into its schema, such as `name` and `required`.
    fn members_outside_schema(&self, object: Location) -> Vec<Entry> {
        let is_kept = |key: &str| key != "collectionFormat" && !SCHEMA_MEMBERS.contains(&key);
        self.original_members(object).into_iter().filter(|(key, _)| is_kept(key)).map(|(_, entry)| entry).collect()
    }

    /// Creates the member `schema` of a parameter or header. `None` if the object already has this member.
    fn create_schema_member(&mut self, object: Location) -> Option<Entry> {
        if let Some(schema) = self.original_value(object, "schema") {
            self.enqueue(schema);
            return None;
        }
        let schema = self.create_parameter_schema(object, &[]);
        Some(self.tree(object.file).create_member("schema", schema, None))
    }

    /// Creates a Schema Object from the given members and the schema keywords of a Parameter, Header or Items Object.
    /// Returns the index of its node.
    pub(super) fn create_parameter_schema(&mut self, object: Location, extra_members: &[Entry]) -> u32 {
        let mut members: Vec<Entry> = extra_members.to_vec();
        for (key, entry) in self.original_members(object) {
            if !SCHEMA_MEMBERS.contains(&key.as_str()) {
                continue;
            }
            match key.as_str() {
                "x-nullable" => {
                    let entry = self.tree(object.file).create_member("nullable", entry.value, Some(entry));
                    members.push(entry);
                }
                "x-example" => {
                    let entry = self.tree(object.file).create_member("example", entry.value, Some(entry));
                    members.push(entry);
                }
                "items" => {
                    self.translate_items_object(Location { node: entry.value, ..object });
                    members.push(entry);
                }
                "type" if self.original_text(object, "type").as_deref() == Some("file") => {
                    members.extend(self.translate_file_type(object, entry));
                }
                _ => members.push(entry),
            }
        }
        self.tree(object.file).add_map(&members, object.node)
    }

    /// Translates `type: file` to `type: string, format: binary`.
    pub(super) fn translate_file_type(&mut self, object: Location, entry: Entry) -> [Entry; 2] {
        let tree = self.tree(object.file);
        let string = tree.add_string("string", entry.value);
        let binary = tree.add_string("binary", entry.value);
        [tree.create_member("type", string, Some(entry)), tree.create_member("format", binary, Some(entry))]
    }

    /// Translates an Items Object (the `items` of a parameter) in place: removes `collectionFormat`, which schemas do
    /// not have.
    fn translate_items_object(&mut self, object: Location) {
        if !self.is_map(object) || !self.visited.insert(object) {
            return;
        }
        if let Some(format) = self.original_value(object, "collectionFormat") {
            let is_list = self.original_text(object, "type").as_deref() == Some("array");
            if self.node(format).as_str() != Some("csv") || is_list {
                self.report_warning(
                    codes::PARAMETER_STYLE,
                    "`collectionFormat` has no effect on a list inside a list",
                    format,
                    "ignored",
                );
            }
            let kept: Vec<Entry> = self
                .original_members(object)
                .into_iter()
                .filter(|(key, _)| key != "collectionFormat")
                .map(|(_, entry)| entry)
                .collect();
            self.tree(object.file).replace_members(object.node, &kept);
        }
        if let Some(items) = self.original_value(object, "items") {
            self.translate_items_object(items);
        }
    }

    /// Translates the `collectionFormat` of a parameter to the members `style` and `explode`. `location` is the value
    /// of `in`. Empty if the parameter is not a list.
    pub(super) fn translate_collection_format(&mut self, object: Location, location: &str) -> Vec<Entry> {
        if self.original_text(object, "type").as_deref() != Some("array") {
            if let Some(format) = self.original_value(object, "collectionFormat") {
                self.report_warning(
                    codes::PARAMETER_STYLE,
                    "`collectionFormat` requires `type: array`",
                    format,
                    "ignored",
                );
            }
            return Vec::new();
        }
        let collection_format = self.original_value(object, "collectionFormat");
        let format = collection_format.and_then(|format| self.node(format).as_str().map(str::to_owned));
        let in_query = matches!(location, "query" | "formData");
        let (style, explode) = match format.as_deref().unwrap_or("csv") {
            "csv" => (if in_query { "form" } else { "simple" }, false),
            "multi" if in_query => ("form", true),
            "ssv" if in_query => ("spaceDelimited", false),
            "pipes" if in_query => ("pipeDelimited", false),
            "tsv" if in_query => (TAB_DELIMITED, false),
            other => {
                let message = format!("a parameter with `in: {location}` cannot have `collectionFormat: {other}`");
                let label = "read as `collectionFormat: csv`";
                self.report_warning(codes::PARAMETER_STYLE, message, collection_format.unwrap_or(object), label);
                (if in_query { "form" } else { "simple" }, false)
            }
        };
        let source = collection_format.unwrap_or(object).node;
        let tree = self.tree(object.file);
        let style = tree.add_string(style, source);
        let explode = tree.add_bool(explode, source);
        vec![tree.create_member("style", style, None), tree.create_member("explode", explode, None)]
    }
}
