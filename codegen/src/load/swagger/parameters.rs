//! Translates Parameter, Header and Items Objects of Swagger 2.0. The members that describe the value become a schema,
//! and `collectionFormat` becomes a style.

use super::{Entry, Location, Translation};
use crate::{
    codes,
    load::grammar::{INNER_STYLES_MEMBER, TAB_DELIMITED_STYLE},
};

/// The members of a Parameter, Header or Items Object that are moved into its schema.
pub(super) const SCHEMA_KEYWORDS: [&str; 18] = [
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
    /// Translates a parameter in the path, the query or a header field.
    pub(super) fn translate_parameter(&mut self, object: Location) {
        if !self.is_map(object) || !self.visited.insert(object) {
            return;
        }
        self.report_newer_members(object, &["content", "style", "explode", "schema"]);
        let parameter_location = self.original_text(object, "in").unwrap_or_default();
        let mut members = self.members_outside_schema(object);
        members.extend(self.create_schema_member(object));
        members.extend(self.translate_collection_format(object, &parameter_location));
        self.tree(object.file).replace_members(object.node, &members);
    }

    pub(super) fn translate_header(&mut self, object: Location) {
        if !self.is_map(object) || !self.visited.insert(object) || self.original_value(object, "$ref").is_some() {
            return;
        }
        let mut members = self.members_outside_schema(object);
        members.extend(self.create_schema_member(object));
        if self.original_value(object, "collectionFormat").is_some() {
            members.extend(self.translate_collection_format(object, "header"));
        }
        self.tree(object.file).replace_members(object.node, &members);
    }

    /// Returns the members of a parameter or header that are not moved into its schema.
    fn members_outside_schema(&self, object: Location) -> Vec<Entry> {
        let is_kept = |key: &str| key != "collectionFormat" && !SCHEMA_KEYWORDS.contains(&key);
        self.original_members(object).into_iter().filter(|(key, _)| is_kept(key)).map(|(_, entry)| entry).collect()
    }

    /// Creates the member `schema` of a parameter or header. `None` if the object already has a member `schema`.
    fn create_schema_member(&mut self, object: Location) -> Option<Entry> {
        if let Some(schema) = self.original_value(object, "schema") {
            self.enqueue(schema);
            return None;
        }
        let schema = self.create_parameter_schema(object, &[]);
        Some(self.tree(object.file).create_member("schema", schema, None))
    }

    /// Creates a Schema Object from `extra_members` and the schema keywords of a parameter, header or item. Returns the
    /// index of its node.
    pub(super) fn create_parameter_schema(&mut self, object: Location, extra_members: &[Entry]) -> u32 {
        let mut members: Vec<Entry> = extra_members.to_vec();
        for (key, entry) in self.original_members(object) {
            if !SCHEMA_KEYWORDS.contains(&key.as_str()) {
                continue;
            }
            match key.as_str() {
                "x-nullable" => {
                    let nullable_member = self.tree(object.file).create_member("nullable", entry.value, Some(entry));
                    members.push(nullable_member);
                }
                "x-example" => {
                    let example_member = self.tree(object.file).create_member("example", entry.value, Some(entry));
                    members.push(example_member);
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
        let string_node = tree.add_string("string", entry.value);
        let binary_node = tree.add_string("binary", entry.value);
        [tree.create_member("type", string_node, Some(entry)), tree.create_member("format", binary_node, Some(entry))]
    }

    /// Translates an Items Object in place, so that it is a Schema Object.
    fn translate_items_object(&mut self, object: Location) {
        if !self.is_map(object) || !self.visited.insert(object) {
            return;
        }
        if self.original_value(object, "collectionFormat").is_some() {
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

    /// Translates the `collectionFormat` of a list to members such as `style` and `explode`. Empty if `object` is not a
    /// list. `parameter_location` is the value of `in`.
    pub(super) fn translate_collection_format(&mut self, object: Location, parameter_location: &str) -> Vec<Entry> {
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
        let in_query = matches!(parameter_location, "query" | "formData");
        let (style, explode) = match format.as_deref().unwrap_or("csv") {
            "csv" => (if in_query { "form" } else { "simple" }, false),
            "multi" if in_query => ("form", true),
            "ssv" => ("spaceDelimited", false),
            "pipes" => ("pipeDelimited", false),
            "tsv" => (TAB_DELIMITED_STYLE, false),
            unsupported_format => {
                let message = format!(
                    "a parameter with `in: {parameter_location}` cannot have `collectionFormat: {unsupported_format}`"
                );
                let label = "read as `collectionFormat: csv`";
                self.report_warning(codes::PARAMETER_STYLE, message, collection_format.unwrap_or(object), label);
                (if in_query { "form" } else { "simple" }, false)
            }
        };
        let source_node = collection_format.unwrap_or(object).node;
        let inner_styles = self.collect_inner_styles(object);
        let tree = self.tree(object.file);
        let style_node = tree.add_string(style, source_node);
        let explode_node = tree.add_bool(explode, source_node);
        let mut members =
            vec![tree.create_member("style", style_node, None), tree.create_member("explode", explode_node, None)];
        if !inner_styles.is_empty() {
            let inner_styles: Vec<u32> =
                inner_styles.into_iter().map(|style| tree.add_string(style, source_node)).collect();
            let inner_styles = tree.add_list(&inner_styles, source_node);
            members.push(tree.create_member(INNER_STYLES_MEMBER, inner_styles, None));
        }
        members
    }

    /// Returns whether a parameter is a list of lists.
    pub(super) fn has_inner_lists(&self, object: Location) -> bool {
        let items = self.original_value(object, "items");
        items.is_some_and(|items| self.original_text(items, "type").as_deref() == Some("array"))
    }

    /// Returns the styles of nested lists (lists that are items of another list), with the outermost list first.
    fn collect_inner_styles(&mut self, object: Location) -> Vec<&'static str> {
        let mut styles = Vec::new();
        let mut current_list = object;
        while let Some(items) = self.original_value(current_list, "items")
            && self.original_text(items, "type").as_deref() == Some("array")
        {
            let format = self.original_value(items, "collectionFormat");
            styles.push(match format.and_then(|format| self.node(format).as_str()).unwrap_or("csv") {
                "ssv" => "spaceDelimited",
                "pipes" => "pipeDelimited",
                "tsv" => TAB_DELIMITED_STYLE,
                "csv" => "simple",
                unsupported_format => {
                    let message =
                        format!("a list in a list cannot be sent with `collectionFormat: {unsupported_format}`");
                    self.report_warning(
                        codes::PARAMETER_STYLE,
                        message,
                        format.unwrap_or(items),
                        "read as `collectionFormat: csv`",
                    );
                    "simple"
                }
            });
            current_list = items;
        }
        styles
    }
}
