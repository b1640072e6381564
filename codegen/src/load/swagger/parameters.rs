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
        if !self.is_map(object) || !self.done.insert(object) {
            return;
        }
        self.report_newer(object, &["content", "style", "explode", "schema"]);
        let location = self.original_text(object, "in").unwrap_or_default();
        let mut members = self.members_outside_schema(object);
        members.extend(self.create_schema_member(object));
        members.extend(self.translate_collection_format(object, &location));
        self.tree(object.file).replace_members(object.node, &members);
    }

    /// Translates a Header Object of a response.
    pub(super) fn translate_header(&mut self, object: Location) {
        if !self.is_map(object) || !self.done.insert(object) || self.original_value(object, "$ref").is_some() {
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
        let schema = self.simple_schema(object, &[]);
        Some(self.tree(object.file).create_member("schema", schema, None))
    }

    /// Creates a Schema Object from the given members and the schema keywords of a Parameter, Header or Items Object.
    /// Returns the index of its node.
    pub(super) fn simple_schema(&mut self, object: Location, extra_members: &[Entry]) -> u32 {
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
                    members.extend(self.file_type(object, entry));
                }
                _ => members.push(entry),
            }
        }
        self.tree(object.file).add_map(&members, object.node)
    }

    /// Translates `type: file` to `type: string, format: binary`.
    pub(super) fn file_type(&mut self, object: Location, entry: Entry) -> [Entry; 2] {
        let tree = self.tree(object.file);
        let type_node = tree.add_string("string", entry.value);
        let format_node = tree.add_string("binary", entry.value);
        [tree.create_member("type", type_node, Some(entry)), tree.create_member("format", format_node, Some(entry))]
    }

    /// Translates an Items Object (the `items` of a parameter) in place: removes `collectionFormat`, which schemas do
    /// not have.
    fn translate_items_object(&mut self, object: Location) {
        if !self.is_map(object) || !self.done.insert(object) {
            return;
        }
        if let Some(format_location) = self.original_value(object, "collectionFormat") {
            let is_list = self.original_text(object, "type").as_deref() == Some("array");
            if self.node(format_location).as_str() != Some("csv") || is_list {
                self.report_warning(
                    codes::PARAMETER_STYLE,
                    "`collectionFormat` has no effect on a list inside a list",
                    format_location,
                    "ignored",
                );
            }
            let kept_members: Vec<Entry> = self
                .original_members(object)
                .into_iter()
                .filter(|(key, _)| key != "collectionFormat")
                .map(|(_, entry)| entry)
                .collect();
            self.tree(object.file).replace_members(object.node, &kept_members);
        }
        if let Some(items) = self.original_value(object, "items") {
            self.translate_items_object(items);
        }
    }

    /// Translates the `collectionFormat` of a parameter to the members `style` and `explode`. `location` is the value
    /// of `in`. Empty if the parameter is not a list.
    pub(super) fn translate_collection_format(&mut self, object: Location, location: &str) -> Vec<Entry> {
        if self.original_text(object, "type").as_deref() != Some("array") {
            if let Some(format_location) = self.original_value(object, "collectionFormat") {
                self.report_warning(
                    codes::PARAMETER_STYLE,
                    "`collectionFormat` requires `type: array`",
                    format_location,
                    "ignored",
                );
            }
            return Vec::new();
        }
        let collection_format = self.original_value(object, "collectionFormat");
        let format_name = collection_format.and_then(|format_name| self.node(format_name).as_str().map(str::to_owned));
        let in_query = matches!(location, "query" | "formData");
        let (style, explode) = match format_name.as_deref().unwrap_or("csv") {
            "csv" => (if in_query { "form" } else { "simple" }, false),
            "multi" if in_query => ("form", true),
            "ssv" if in_query => ("spaceDelimited", false),
            "pipes" if in_query => ("pipeDelimited", false),
            "tsv" if in_query => (TAB_DELIMITED, false),
            other_format => {
                let message =
                    format!("a parameter with `in: {location}` cannot have `collectionFormat: {other_format}`");
                let label = "read as `collectionFormat: csv`";
                self.report_warning(codes::PARAMETER_STYLE, message, collection_format.unwrap_or(object), label);
                (if in_query { "form" } else { "simple" }, false)
            }
        };
        let position_node = collection_format.unwrap_or(object).node;
        let tree = self.tree(object.file);
        let style_node = tree.add_string(style, position_node);
        let explode_node = tree.add_bool(explode, position_node);
        vec![tree.create_member("style", style_node, None), tree.create_member("explode", explode_node, None)]
    }
}
