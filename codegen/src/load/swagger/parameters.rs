//! Translates Parameter, Header and Items Objects: members that describe the value become a schema, `collectionFormat`
//! becomes a style.

use super::{Entry, Location, Translation};
use crate::{codes, load::grammar::TAB};

/// Members that belong to the schema of a parameter, header or item.
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
    pub(super) fn parameter(&mut self, at: Location) {
        if !self.is_map(at) || !self.done.insert(at) {
            return;
        }
        self.report_newer(at, &["content", "style", "explode", "schema"]);
        let location = self.text(at, "in").unwrap_or_default();
        let mut members = self.without_schema(at);
        members.extend(self.schema_member(at));
        members.extend(self.style(at, &location));
        self.tree(at.file).replace_members(at.node, &members);
    }

    pub(super) fn header(&mut self, at: Location) {
        if !self.is_map(at) || !self.done.insert(at) || self.get(at, "$ref").is_some() {
            return;
        }
        let mut members = self.without_schema(at);
        members.extend(self.schema_member(at));
        self.tree(at.file).replace_members(at.node, &members);
    }

    /// Returns the members that are not part of the schema.
    fn without_schema(&self, at: Location) -> Vec<Entry> {
        let is_kept = |key: &str| key != "collectionFormat" && !OF_SCHEMA.contains(&key);
        self.members(at).into_iter().filter(|(key, _)| is_kept(key)).map(|(_, entry)| entry).collect()
    }

    /// Creates the member `schema` of a parameter or header; `None` if the file already has one.
    fn schema_member(&mut self, at: Location) -> Option<Entry> {
        if let Some(schema) = self.get(at, "schema") {
            self.enqueue(schema);
            return None;
        }
        let schema = self.simple_schema(at, &[]);
        Some(self.tree(at.file).member("schema", schema, None))
    }

    /// Creates a Schema Object from `others` and the schema members of a parameter, header or item.
    pub(super) fn simple_schema(&mut self, at: Location, others: &[Entry]) -> u32 {
        let mut members: Vec<Entry> = others.to_vec();
        for (key, entry) in self.members(at) {
            if !OF_SCHEMA.contains(&key.as_str()) {
                continue;
            }
            match key.as_str() {
                "x-nullable" => {
                    let entry = self.tree(at.file).member("nullable", entry.value, Some(entry));
                    members.push(entry);
                }
                "x-example" => {
                    let entry = self.tree(at.file).member("example", entry.value, Some(entry));
                    members.push(entry);
                }
                "items" => {
                    self.item(Location { node: entry.value, ..at });
                    members.push(entry);
                }
                "type" if self.text(at, "type").as_deref() == Some("file") => {
                    members.extend(self.file_type(at, entry));
                }
                _ => members.push(entry),
            }
        }
        self.tree(at.file).add_map(&members, at.node)
    }

    /// Translates `type: file` to `type: string, format: binary`.
    pub(super) fn file_type(&mut self, at: Location, entry: Entry) -> [Entry; 2] {
        let tree = self.tree(at.file);
        let string = tree.add_string("string", entry.value);
        let binary = tree.add_string("binary", entry.value);
        [tree.member("type", string, Some(entry)), tree.member("format", binary, Some(entry))]
    }

    /// Translates an Items Object, which is similar to a schema.
    fn item(&mut self, at: Location) {
        if !self.is_map(at) || !self.done.insert(at) {
            return;
        }
        if let Some(format) = self.get(at, "collectionFormat") {
            if self.node(format).as_str() != Some("csv") || self.text(at, "type").as_deref() == Some("array") {
                self.warn(
                    codes::PARAMETER_STYLE,
                    "a list in a list is not sent by its `collectionFormat`",
                    format,
                    "ignored",
                );
            }
            let kept: Vec<Entry> = self
                .members(at)
                .into_iter()
                .filter(|(key, _)| key != "collectionFormat")
                .map(|(_, entry)| entry)
                .collect();
            self.tree(at.file).replace_members(at.node, &kept);
        }
        if let Some(items) = self.get(at, "items") {
            self.item(items);
        }
    }

    /// Translates `collectionFormat` to `style` and `explode`, for a list parameter.
    pub(super) fn style(&mut self, at: Location, location: &str) -> Vec<Entry> {
        if self.text(at, "type").as_deref() != Some("array") {
            if let Some(format) = self.get(at, "collectionFormat") {
                self.warn(codes::PARAMETER_STYLE, "`collectionFormat` is for `type: array`", format, "ignored");
            }
            return Vec::new();
        }
        let given = self.get(at, "collectionFormat");
        let format = given.and_then(|format| self.node(format).as_str().map(str::to_owned));
        let in_query = matches!(location, "query" | "formData");
        let (style, explode) = match format.as_deref().unwrap_or("csv") {
            "csv" => (if in_query { "form" } else { "simple" }, false),
            "multi" if in_query => ("form", true),
            "ssv" if in_query => ("spaceDelimited", false),
            "pipes" if in_query => ("pipeDelimited", false),
            "tsv" if in_query => (TAB, false),
            other => {
                let message = format!("a parameter in `{location}` cannot be sent with `collectionFormat: {other}`");
                let label = "read as `csv`";
                self.warn(codes::PARAMETER_STYLE, message, given.unwrap_or(at), label);
                (if in_query { "form" } else { "simple" }, false)
            }
        };
        let source = given.unwrap_or(at).node;
        let tree = self.tree(at.file);
        let style = tree.add_string(style, source);
        let explode = tree.add_bool(explode, source);
        vec![tree.member("style", style, None), tree.member("explode", explode, None)]
    }
}
