//! Translates the objects of Swagger 2.0 to objects of OpenAPI 3.0, node by node, before other code reads them.
//!
//! A translated node keeps its position and JSON pointer in the file. References are resolved in the original members,
//! so `#/definitions/Pet` and `#/paths/~1pets/get/responses/200/schema` are still valid.

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

/// Translates Swagger 2.0 documents. If the root is a Swagger 2.0 document, it is translated together with the objects
/// that it refers to in other files. Otherwise, each file that declares Swagger 2.0 is translated.
pub(super) fn translate(documents: &mut Documents, diagnostics: &mut Diagnostics) {
    let is_root = documents.version == Some(Version::V2_0);
    let trees = documents.trees.iter().zip(&documents.declared).take(if is_root { 1 } else { usize::MAX });
    let of_swagger = trees.filter(|(_, declared)| is_root || **declared == Some(Version::V2_0));
    let roots: Vec<Location> = of_swagger.filter_map(|(tree, _)| Some(tree.as_ref()?.root().location())).collect();
    let mut translation = Translation {
        documents,
        diagnostics,
        done: HashSet::new(),
        queue: Vec::new(),
        consumes: Vec::new(),
        produces: Vec::new(),
    };
    for root in roots {
        translation.translate_root(root);
        translation.translate_schemas();
    }
}

/// Returns the section of `components` that replaces a member of a Swagger 2.0 root. `None` for other members.
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

struct Translation<'d> {
    documents: &'d mut Documents,
    diagnostics: &'d mut Diagnostics,
    /// The nodes that have been translated or queued.
    done: HashSet<Location>,
    /// The Schema Objects to translate.
    queue: Vec<Location>,
    /// The `consumes` of the document: the default media types of request bodies.
    consumes: Vec<String>,
    /// The `produces` of the document: the default media types of responses.
    produces: Vec<String>,
}

impl Translation<'_> {
    fn tree(&mut self, file: FileId) -> &mut Tree {
        self.documents.trees[usize::from(file.0)].as_mut().expect("a location comes from a tree")
    }

    fn node(&self, at: Location) -> Node<'_> {
        self.documents.node(at)
    }

    /// Returns the original members of an object, before the translation, with their keys.
    fn original_members(&self, at: Location) -> Vec<(String, Entry)> {
        let tree = self.node(at).tree();
        let entries = tree.written_entries(at.node);
        entries.iter().map(|entry| (tree.text(entry.key).to_owned(), *entry)).collect()
    }

    /// Returns the location of the original value of a member. `None` if the object does not have the member.
    fn original_value(&self, at: Location, key: &str) -> Option<Location> {
        let tree = self.node(at).tree();
        let entry = tree.written_entries(at.node).iter().find(|entry| tree.text(entry.key) == key)?;
        Some(Location { node: entry.value, ..at })
    }

    fn original_text(&self, at: Location, key: &str) -> Option<String> {
        self.original_value(at, key).and_then(|value| self.node(value).as_str().map(str::to_owned))
    }

    /// Returns the locations of the original items of a list.
    fn original_items(&self, at: Location) -> Vec<Location> {
        let items = self.node(at).tree().written_items(at.node);
        items.iter().map(|node| Location { node: *node, ..at }).collect()
    }

    fn original_texts(&self, at: Location) -> Vec<String> {
        self.original_items(at).into_iter().filter_map(|item| self.node(item).as_str().map(str::to_owned)).collect()
    }

    /// Follows the `$ref`s of a node. Returns the node itself if it has no `$ref`, or if the `$ref` cannot be resolved,
    /// which is reported later when the object is read.
    fn follow_reference(&self, at: Location) -> Location {
        self.documents.follow(self.node(at)).map_or(at, |target| target.node.location())
    }

    fn span(&self, at: Location) -> Span {
        self.node(at).diagnostic_span()
    }

    fn is_map(&self, at: Location) -> bool {
        self.node(at).is_map()
    }

    fn is_true(&self, at: Location, key: &str) -> bool {
        self.original_value(at, key).is_some_and(|value| matches!(self.node(value).value(), Value::Bool(true)))
    }

    /// Reports those members in `keys` that the object has, since Swagger 2.0 does not define them. They are read as
    /// OpenAPI 3.0 defines them.
    fn report_newer(&mut self, at: Location, keys: &[&str]) {
        for (key, entry) in self.original_members(at) {
            if keys.contains(&key.as_str()) {
                let span = Span { file: at.file, start: entry.start, end: entry.end };
                let message = format!("`{key}` is a member of OpenAPI 3.0, but this is a Swagger 2.0 document");
                self.diagnostics
                    .push(Diagnostic::warning(codes::NEWER_KEYWORD, message, span).with_label("read as in 3.0"));
            }
        }
    }

    fn report_warning(&mut self, code: &'static str, message: impl Into<String>, at: Location, label: &str) {
        let problem = Diagnostic::warning(code, message.into(), self.span(at)).with_label(label);
        self.diagnostics.push(problem);
    }
}
