//! Collects `$id`, `$anchor` and `$dynamicAnchor`, which identify schemas in JSON Schema 2020-12, and reads `$dynamicRef`
//! as `$ref` where both mean the same.

use std::collections::HashMap;

use super::{
    Documents, Version,
    tree::{Location, Node},
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    source::{FileId, Span},
};

/// The schemas that have an `$id` or an anchor.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    /// The locations of schemas by `$id`. The `$id` is not resolved, but a trailing `#` is removed.
    ids: HashMap<String, Location>,
    /// The locations of schemas by file and anchor. For an anchor that is declared more than once, all schemas are
    /// listed.
    anchors: HashMap<(FileId, String), Vec<Location>>,
    /// The number of schemas by `$dynamicAnchor`.
    dynamic_anchors: HashMap<String, usize>,
    /// The schemas with `$dynamicRef` and without `$ref`.
    dynamic_references: Vec<Location>,
}

impl Documents {
    /// Collects the identifiers of all schemas. Only the versions of OpenAPI that use JSON Schema 2020-12 have
    /// identifiers; for others, the function returns immediately.
    pub(super) fn collect_identifiers(&mut self) {
        let mut identifiers = Identifiers::default();
        if self.version.is_some_and(Version::has_json_schema) {
            if let Some(root) = self.root()
                && let Some(own) = root.member_value("$self").and_then(Node::as_str)
            {
                identifiers.ids.insert(own.to_owned(), root.location());
            }
            for tree in self.trees.iter().flatten() {
                for node in tree.nodes_in_order() {
                    identifiers.add_identifiers(node);
                }
            }
        }
        self.identifiers = identifiers;
        for location in std::mem::take(&mut self.identifiers.dynamic_references) {
            if self.is_static(location)
                && let Some(tree) = &mut self.trees[usize::from(location.file.0)]
            {
                tree.rename_member(location.node, "$dynamicRef", "$ref");
            }
        }
    }

    /// Returns whether the `$dynamicRef` of a schema can only lead to one schema, so that it is equivalent to `$ref`: its
    /// fragment is a JSON pointer, or no second schema has the same `$dynamicAnchor`.
    fn is_static(&self, location: Location) -> bool {
        let reference = self.node(location).member_value("$dynamicRef").and_then(Node::as_str);
        let Some(fragment) = reference.and_then(|reference| reference.strip_prefix('#')) else { return false };
        let count = self.identifiers.dynamic_anchors.get(fragment).copied().unwrap_or_default();
        let in_file = self.identifiers.anchors.get(&(location.file, fragment.to_owned())).map_or(0, Vec::len);
        fragment.starts_with('/') || count <= 1 && in_file == 1
    }

    /// Returns the schema with the `$id` `id`.
    pub(super) fn by_id(&self, id: &str) -> Option<Node<'_>> {
        self.identifiers.ids.get(id).map(|location| self.node(*location))
    }

    /// Returns the schema with the given anchor in a file. `None` if the file does not declare the anchor.
    ///
    /// # Errors
    ///
    /// A diagnostic if several schemas have the anchor.
    pub(super) fn by_anchor(&self, file: FileId, anchor: &str, at: Span) -> Result<Option<Node<'_>>, Box<Diagnostic>> {
        match self.identifiers.anchors.get(&(file, anchor.to_owned())).map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            Some([one]) => Ok(Some(self.node(*one))),
            Some([first, second, ..]) => {
                let message = format!("`#{anchor}` is ambiguous: two schemas of this file have that anchor");
                let problem = Diagnostic::error(codes::REF_UNRESOLVED, message, at);
                let problem = problem
                    .with_related(self.node(*first).diagnostic_span(), "the first")
                    .with_related(self.node(*second).diagnostic_span(), "the second");
                Err(Box::new(problem.with_help("give each schema its own anchor")))
            }
        }
    }
}

impl Identifiers {
    fn add_identifiers(&mut self, node: Node<'_>) {
        if let Some(id) = node.member_value("$id").and_then(Node::as_str) {
            self.ids.entry(id.trim_end_matches('#').to_owned()).or_insert(node.location());
        }
        let anchor = node.member_value("$anchor").or_else(|| node.member_value("$dynamicAnchor"));
        if let Some(anchor) = anchor.and_then(Node::as_str) {
            let file = node.location().file;
            self.anchors.entry((file, anchor.to_owned())).or_default().push(node.location());
        }
        if let Some(anchor) = node.member_value("$dynamicAnchor").and_then(Node::as_str) {
            *self.dynamic_anchors.entry(anchor.to_owned()).or_default() += 1;
        }
        if node.member_value("$dynamicRef").is_some() && node.member_value("$ref").is_none() {
            self.dynamic_references.push(node.location());
        }
    }
}
