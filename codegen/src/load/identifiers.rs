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
    /// The locations of schemas by `$id`, as written but without a trailing `#`. Relative `$id`s are not resolved.
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
    /// Collects the identifiers of all schemas into `self.identifiers`. Documents before OpenAPI 3.1 have no
    /// identifiers, since their schemas do not follow JSON Schema 2020-12.
    pub(super) fn collect_identifiers(&mut self) {
        let mut identifiers = Identifiers::default();
        if self.version.is_some_and(Version::has_json_schema) {
            if let Some(root) = self.root()
                && let Some(self_uri) = root.member_value("$self").and_then(Node::as_str)
            {
                identifiers.ids.insert(self_uri.to_owned(), root.location());
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

    /// Returns the schema that declares `id` as its `$id`. `None` if there is no such schema.
    pub(super) fn find_by_id(&self, id: &str) -> Option<Node<'_>> {
        self.identifiers.ids.get(id).map(|location| self.node(*location))
    }

    /// Returns the schema with the given anchor in a file. `None` if the file does not declare the anchor.
    ///
    /// # Errors
    ///
    /// A diagnostic if several schemas have the anchor.
    pub(super) fn find_by_anchor(
        &self,
        file: FileId,
        anchor: &str,
        reference_span: Span,
    ) -> Result<Option<Node<'_>>, Box<Diagnostic>> {
        match self.identifiers.anchors.get(&(file, anchor.to_owned())).map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            Some([schema]) => Ok(Some(self.node(*schema))),
            Some([first, second, ..]) => {
                let message =
                    format!("the reference `#{anchor}` is ambiguous: two schemas in the file have this anchor");
                let problem = Diagnostic::error(codes::REF_UNRESOLVED, message, reference_span);
                let problem = problem
                    .with_related(self.node(*first).diagnostic_span(), "first schema with this anchor")
                    .with_related(self.node(*second).diagnostic_span(), "second schema with this anchor");
                Err(Box::new(problem.with_help("give each schema a different anchor")))
            }
        }
    }
}

impl Identifiers {
    /// Adds the `$id` and the anchor of a node, if the node has them.
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
