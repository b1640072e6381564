//! Translates Schema Objects in place. Each schema is translated once.

use super::{Entry, Location, Translation};
use crate::load::tree::Value;

/// Keywords of OpenAPI 3.0 that Swagger 2.0 does not have.
const NEWER: [&str; 6] = ["nullable", "oneOf", "anyOf", "not", "writeOnly", "deprecated"];

impl Translation<'_> {
    /// Adds a Schema Object to the queue, unless it was queued before.
    pub(super) fn enqueue(&mut self, at: Location) {
        if self.is_map(at) && self.done.insert(at) {
            self.queue.push(at);
        }
    }

    /// Translates the schemas in the queue, and the schemas that they contain or refer to.
    pub(super) fn translate_schemas(&mut self) {
        while let Some(at) = self.queue.pop() {
            self.translate_schema(at);
        }
    }

    fn translate_schema(&mut self, at: Location) {
        if self.original_value(at, "$ref").is_some() {
            let target = self.follow_reference(at);
            if target != at {
                self.enqueue(target);
            }
            return;
        }
        self.report_newer(at, &NEWER);
        let mut members = Vec::new();
        let mut is_changed = false;
        for (key, entry) in self.original_members(at) {
            let value = Location { node: entry.value, ..at };
            self.enqueue_within(&key, value);
            let replaced = match key.as_str() {
                "x-nullable" => vec![self.tree(at.file).create_member("nullable", entry.value, Some(entry))],
                "discriminator" => self.create_discriminator(value, entry),
                "type" if self.node(value).as_str() == Some("file") => self.file_type(at, entry).to_vec(),
                _ => {
                    members.push(entry);
                    continue;
                }
            };
            is_changed = true;
            members.extend(replaced);
        }
        if is_changed {
            self.tree(at.file).replace_members(at.node, &members);
        }
    }

    fn enqueue_within(&mut self, key: &str, value: Location) {
        match key {
            "items" | "additionalProperties" | "not" => self.enqueue(value),
            "properties" => {
                for (_, entry) in self.original_members(value) {
                    self.enqueue(Location { node: entry.value, ..value });
                }
            }
            "allOf" | "oneOf" | "anyOf" => {
                for item in self.original_items(value) {
                    self.enqueue(item);
                }
            }
            _ => {}
        }
    }

    /// Creates a Discriminator Object from the name of the property.
    fn create_discriminator(&mut self, value: Location, entry: Entry) -> Vec<Entry> {
        if !matches!(self.node(value).value(), Value::String(_)) {
            return vec![entry];
        }
        let tree = self.tree(value.file);
        let property = tree.create_member("propertyName", entry.value, Some(entry));
        let object = tree.add_map(&[property], entry.value);
        vec![tree.create_member("discriminator", object, Some(entry))]
    }
}
