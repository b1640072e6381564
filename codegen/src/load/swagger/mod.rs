//! Translates the objects of Swagger 2.0 documents to objects of OpenAPI 3.0, before any other code reads these
//! objects.
//!
//! A translated node keeps its position and its JSON pointer in the file. `$ref`s are resolved against the original
//! members, so `#/definitions/Pet` and `#/paths/~1pets/get/responses/200/schema` are still valid.

mod bodies;
mod operations;
mod parameters;
mod root;
mod schemas;
mod security;

use std::collections::HashSet;

use super::{
    Documents, Version,
    tree::{Entry, Location, Node, Tree, Value},
};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    source::{FileId, Span},
};

/// Translates the Swagger 2.0 objects in all files. If the root file is a Swagger 2.0 document, translates the root
/// file and all objects to which its `$ref`s refer, also in other files. Otherwise, translates each file that declares
/// Swagger 2.0.
pub(super) fn translate(documents: &mut Documents, diagnostics: &mut Diagnostics) {
    let is_swagger_root = documents.version == Some(Version::V2_0);
    let trees_and_versions =
        documents.trees.iter().zip(&documents.declared_versions).take(if is_swagger_root { 1 } else { usize::MAX });
    let swagger_trees =
        trees_and_versions.filter(|(_, declared_version)| is_swagger_root || **declared_version == Some(Version::V2_0));
    let roots: Vec<Location> = swagger_trees.filter_map(|(tree, _)| Some(tree.as_ref()?.root().location())).collect();
    let mut translation = Translation {
        documents,
        diagnostics,
        visited: HashSet::new(),
        schema_queue: Vec::new(),
        consumes: Vec::new(),
        produces: Vec::new(),
    };
    for root in roots {
        translation.translate_root(root);
        translation.translate_schemas();
    }
}

/// Returns the name of the `components` section that replaces the member `key` of a Swagger 2.0 root, such as `schemas`
/// for `definitions`. `None` for members that do not become a section.
#[must_use]
pub fn components_section(key: &str) -> Option<&'static str> {
    Some(match key {
        "definitions" => "schemas",
        "parameters" => "parameters",
        "responses" => "responses",
        "securityDefinitions" | "security_definitions" => "securitySchemes",
        _ => return None,
    })
}

/// The state of the translation, which is shared by all files.
struct Translation<'d> {
    documents: &'d mut Documents,
    diagnostics: &'d mut Diagnostics,
    /// The locations of the nodes that have been translated or are in `schema_queue`.
    visited: HashSet<Location>,
    /// The locations of the Schema Objects that still have to be translated.
    schema_queue: Vec<Location>,
    /// The media types in `consumes` of the root: the default for request bodies.
    consumes: Vec<String>,
    /// The media types in `produces` of the root: the default for responses.
    produces: Vec<String>,
}

impl Translation<'_> {
    fn tree(&mut self, file: FileId) -> &mut Tree {
        self.documents.trees[usize::from(file.0)].as_mut().expect("a location comes from a tree")
    }

    fn node(&self, location: Location) -> Node<'_> {
        self.documents.node(location)
    }

    /// Returns the keys and entries of an object's members, as written in the file before the translation.
    fn original_members(&self, object: Location) -> Vec<(String, Entry)> {
        let tree = self.node(object).tree();
        let entries = tree.original_entries(object.node);
        entries.iter().map(|entry| (tree.text(entry.key).to_owned(), *entry)).collect()
    }

    /// Returns the location of the value of the member `key`, as written in the file before the translation. `None` if
    /// the object does not have the member.
    fn original_value(&self, object: Location, key: &str) -> Option<Location> {
        let tree = self.node(object).tree();
        let entry = tree.original_entries(object.node).iter().find(|entry| tree.text(entry.key) == key)?;
        Some(Location { node: entry.value, ..object })
    }

    /// Returns the string value of the member `key`, as written in the file before the translation. `None` if the
    /// member is missing or not a string.
    fn original_text(&self, object: Location, key: &str) -> Option<String> {
        self.original_value(object, key).and_then(|value| self.node(value).as_str().map(str::to_owned))
    }

    /// Returns the locations of a list's items, as written in the file before the translation.
    fn original_items(&self, list: Location) -> Vec<Location> {
        let items = self.node(list).tree().original_items(list.node);
        items.iter().map(|node| Location { node: *node, ..list }).collect()
    }

    /// Returns those items of a list that are strings, as written in the file before the translation.
    fn original_string_items(&self, list: Location) -> Vec<String> {
        self.original_items(list).into_iter().filter_map(|item| self.node(item).as_str().map(str::to_owned)).collect()
    }

    /// Follows the `$ref`s of a node. Returns the location of the node itself if it has no `$ref`, or if a `$ref`
    /// cannot be resolved. The unresolved `$ref` is reported later, when the object is read.
    fn follow_reference(&self, location: Location) -> Location {
        self.documents.follow(self.node(location)).map_or(location, |target| target.node.location())
    }

    fn span(&self, location: Location) -> Span {
        self.node(location).diagnostic_span()
    }

    fn is_map(&self, location: Location) -> bool {
        self.node(location).is_map()
    }

    /// Returns whether the member `key` of an object is `true`.
    fn is_true(&self, object: Location, key: &str) -> bool {
        self.original_value(object, key).is_some_and(|value| matches!(self.node(value).value(), Value::Bool(true)))
    }

    /// Warns about each member of an object whose key is in `keys`, which only OpenAPI 3.0 and later define. These
    /// members are kept, with their meaning in OpenAPI 3.0.
    fn report_newer_members(&mut self, object: Location, keys: &[&str]) {
        for (key, entry) in self.original_members(object) {
            if keys.contains(&key.as_str()) {
                let span = Span { file: object.file, start: entry.start, end: entry.end };
                let message = format!("the member `{key}` requires OpenAPI 3.0, but the document declares Swagger 2.0");
                let problem = Diagnostic::warning(codes::NEWER_KEYWORD, message, span);
                self.diagnostics.push(problem.with_label("read as in OpenAPI 3.0"));
            }
        }
    }

    fn report_warning(&mut self, code: &'static str, message: impl Into<String>, location: Location, label: &str) {
        let problem = Diagnostic::warning(code, message.into(), self.span(location)).with_label(label);
        self.diagnostics.push(problem);
    }
}
