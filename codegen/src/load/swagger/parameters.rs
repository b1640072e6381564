//! Translates Parameter, Header and Items Objects. Members that describe the value become a schema, and
//! `collectionFormat` becomes a style.

use super::{Entry, Location, Translation};
use crate::{
    codes,
    load::grammar::{INNER_FORMATS, TAB_DELIMITED},
};

/// Members of a parameter, header or item that move into its schema.
pub(super) const OF_SCHEMA: [&str; 18] = [
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
    pub(super) fn translate_parameter(&mut self, at: Location) {
        if !self.is_map(at) || !self.visited.insert(at) {
            return;
        }
        self.report_newer_members(at, &["content", "style", "explode", "schema"]);
        let location = self.original_text(at, "in").unwrap_or_default();
        let mut members = self.without_schema(at);
        members.extend(self.schema_member(at));
        members.extend(self.translate_collection_format(at, &location));
        self.tree(at.file).replace_members(at.node, &members);
    }

    pub(super) fn translate_header(&mut self, at: Location) {
        if !self.is_map(at) || !self.visited.insert(at) || self.original_value(at, "$ref").is_some() {
            return;
        }
        let mut members = self.without_schema(at);
        members.extend(self.schema_member(at));
        if self.original_value(at, "collectionFormat").is_some() {
            members.extend(self.translate_collection_format(at, "header"));
        }
        self.tree(at.file).replace_members(at.node, &members);
    }

    /// Returns the members of a parameter or header that do not move into its schema.
    fn without_schema(&self, at: Location) -> Vec<Entry> {
        let is_kept = |key: &str| key != "collectionFormat" && !OF_SCHEMA.contains(&key);
        self.original_members(at).into_iter().filter(|(key, _)| is_kept(key)).map(|(_, entry)| entry).collect()
    }

    /// Creates the member `schema` of a parameter or header. `None` if the object already has that member.
    fn schema_member(&mut self, at: Location) -> Option<Entry> {
        if let Some(schema) = self.original_value(at, "schema") {
            self.enqueue(schema);
            return None;
        }
        let schema = self.create_parameter_schema(at, &[]);
        Some(self.tree(at.file).create_member("schema", schema, None))
    }

    /// Creates a Schema Object from `others` and the schema members of a parameter, header or item.
    pub(super) fn create_parameter_schema(&mut self, at: Location, others: &[Entry]) -> u32 {
        let mut members: Vec<Entry> = others.to_vec();
        for (key, entry) in self.original_members(at) {
            if !OF_SCHEMA.contains(&key.as_str()) {
                continue;
            }
            match key.as_str() {
                "x-nullable" => {
                    let entry = self.tree(at.file).create_member("nullable", entry.value, Some(entry));
                    members.push(entry);
                }
                "x-example" => {
                    let entry = self.tree(at.file).create_member("example", entry.value, Some(entry));
                    members.push(entry);
                }
                "items" => {
                    self.translate_items_object(Location { node: entry.value, ..at });
                    members.push(entry);
                }
                "type" if self.original_text(at, "type").as_deref() == Some("file") => {
                    members.extend(self.translate_file_type(at, entry));
                }
                _ => members.push(entry),
            }
        }
        self.tree(at.file).add_map(&members, at.node)
    }

    /// Translates `type: file` to `type: string, format: binary`.
    pub(super) fn translate_file_type(&mut self, at: Location, entry: Entry) -> [Entry; 2] {
        let tree = self.tree(at.file);
        let string = tree.add_string("string", entry.value);
        let binary = tree.add_string("binary", entry.value);
        [tree.create_member("type", string, Some(entry)), tree.create_member("format", binary, Some(entry))]
    }

    /// Translates an Items Object, which is similar to a schema.
    fn translate_items_object(&mut self, at: Location) {
        if !self.is_map(at) || !self.visited.insert(at) {
            return;
        }
        if self.original_value(at, "collectionFormat").is_some() {
            let kept: Vec<Entry> = self
                .original_members(at)
                .into_iter()
                .filter(|(key, _)| key != "collectionFormat")
                .map(|(_, entry)| entry)
                .collect();
            self.tree(at.file).replace_members(at.node, &kept);
        }
        if let Some(items) = self.original_value(at, "items") {
            self.translate_items_object(items);
        }
    }

    /// Translates `collectionFormat` to `style` and `explode`, for a list parameter.
    pub(super) fn translate_collection_format(&mut self, at: Location, location: &str) -> Vec<Entry> {
        if self.original_text(at, "type").as_deref() != Some("array") {
            if let Some(format) = self.original_value(at, "collectionFormat") {
                self.report_warning(
                    codes::PARAMETER_STYLE,
                    "`collectionFormat` requires `type: array`",
                    format,
                    "ignored",
                );
            }
            return Vec::new();
        }
        let collection_format = self.original_value(at, "collectionFormat");
        let format = collection_format.and_then(|format| self.node(format).as_str().map(str::to_owned));
        let in_query = matches!(location, "query" | "formData");
        let (style, explode) = match format.as_deref().unwrap_or("csv") {
            "csv" => (if in_query { "form" } else { "simple" }, false),
            "multi" if in_query => ("form", true),
            "ssv" => ("spaceDelimited", false),
            "pipes" => ("pipeDelimited", false),
            "tsv" => (TAB_DELIMITED, false),
            other => {
                let message = format!("a parameter with `in: {location}` cannot have `collectionFormat: {other}`");
                let label = "read as `collectionFormat: csv`";
                self.report_warning(codes::PARAMETER_STYLE, message, collection_format.unwrap_or(at), label);
                (if in_query { "form" } else { "simple" }, false)
            }
        };
        let source = collection_format.unwrap_or(at).node;
        let inner = self.inner_formats(at);
        let tree = self.tree(at.file);
        let style = tree.add_string(style, source);
        let explode = tree.add_bool(explode, source);
        let mut members = vec![tree.create_member("style", style, None), tree.create_member("explode", explode, None)];
        if !inner.is_empty() {
            let inner: Vec<u32> = inner.into_iter().map(|style| tree.add_string(style, source)).collect();
            let inner = tree.add_list(&inner, source);
            members.push(tree.create_member(INNER_FORMATS, inner, None));
        }
        members
    }

    /// Returns whether the items of a list are lists.
    pub(super) fn has_inner_lists(&self, at: Location) -> bool {
        let items = self.original_value(at, "items");
        items.is_some_and(|items| self.original_text(items, "type").as_deref() == Some("array"))
    }

    /// Returns the styles of the lists inside a list, from the outside to the inside.
    fn inner_formats(&mut self, at: Location) -> Vec<&'static str> {
        let mut styles = Vec::new();
        let mut list = at;
        while let Some(items) = self.original_value(list, "items")
            && self.original_text(items, "type").as_deref() == Some("array")
        {
            let format = self.original_value(items, "collectionFormat");
            styles.push(match format.and_then(|format| self.node(format).as_str()).unwrap_or("csv") {
                "ssv" => "spaceDelimited",
                "pipes" => "pipeDelimited",
                "tsv" => TAB_DELIMITED,
                "csv" => "simple",
                other => {
                    let message = format!("a list in a list cannot be sent with `collectionFormat: {other}`");
                    self.report_warning(
                        codes::PARAMETER_STYLE,
                        message,
                        format.unwrap_or(items),
                        "read as `collectionFormat: csv`",
                    );
                    "simple"
                }
            });
            list = items;
        }
        styles
    }
}
