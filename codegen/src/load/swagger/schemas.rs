//! Translates the Schema Objects of Swagger 2.0 in place. Each schema is translated once.

use super::{Entry, Location, Translation};
use crate::load::tree::Value;

/// The keywords of OpenAPI 3.0 that Swagger 2.0 does not have.
const NEWER_KEYWORDS: [&str; 6] = ["nullable", "oneOf", "anyOf", "not", "writeOnly", "deprecated"];

impl Translation<'_> {
    /// Adds a Schema Object to the queue of schemas to translate, unless it was added before.
    pub(super) fn enqueue(&mut self, schema: Location) {
        if self.is_map(schema) && self.visited.insert(schema) {
            self.schema_queue.push(schema);
        }
    }

    /// Translates all schemas in the queue, and all schemas that these contain or refer to.
    pub(super) fn translate_schemas(&mut self) {
        while let Some(schema) = self.schema_queue.pop() {
            self.translate_schema(schema);
        }
    }

    fn translate_schema(&mut self, schema: Location) {
        if self.original_value(schema, "$ref").is_some() {
            let target = self.follow_reference(schema);
            if target != schema {
                self.enqueue(target);
            }
            return;
        }
        self.report_newer_members(schema, &NEWER_KEYWORDS);
        let mut members = Vec::new();
        let mut is_changed = false;
        for (key, entry) in self.original_members(schema) {
            let value_location = Location { node: entry.value, ..schema };
            self.enqueue_subschemas(&key, value_location);
            let replacement = match key.as_str() {
                "x-nullable" => vec![self.tree(schema.file).create_member("nullable", entry.value, Some(entry))],
                "discriminator" => self.create_discriminator(value_location, entry),
                "type" if self.node(value_location).as_str() == Some("file") => {
                    self.translate_file_type(schema, entry).to_vec()
                }
                _ => {
                    members.push(entry);
                    continue;
                }
            };
            is_changed = true;
            members.extend(replacement);
        }
        if is_changed {
            self.tree(schema.file).replace_members(schema.node, &members);
        }
    }

    /// Adds the schemas that the value of the keyword `key` contains to the queue.
    fn enqueue_subschemas(&mut self, key: &str, value: Location) {
        match key {
            "items" | "additionalProperties" | "not" => self.enqueue(value),
            "properties" => {
                for (_, entry) in self.original_members(value) {
                    self.enqueue(Location { node: entry.value, ..value });
                }
            }
            "allOf" | "oneOf" | "anyOf" => {
                for subschema in self.original_items(value) {
                    self.enqueue(subschema);
                }
            }
            _ => {}
        }
    }

    /// Translates a `discriminator` that is a string (`kind`) to a Discriminator Object (`propertyName: kind`). Any
    /// other value is kept.
    fn create_discriminator(&mut self, value: Location, entry: Entry) -> Vec<Entry> {
        if !matches!(self.node(value).value(), Value::String(_)) {
            return vec![entry];
        }
        let tree = self.tree(value.file);
        let property_member = tree.create_member("propertyName", entry.value, Some(entry));
        let discriminator_node = tree.add_map(&[property_member], entry.value);
        vec![tree.create_member("discriminator", discriminator_node, Some(entry))]
    }
}
