//! Collects `$id`, `$anchor` and `$dynamicAnchor`, which identify schemas in JSON Schema 2020-12.

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
        at: Span,
    ) -> Result<Option<Node<'_>>, Box<Diagnostic>> {
        match self.identifiers.anchors.get(&(file, anchor.to_owned())).map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            Some([schema]) => Ok(Some(self.node(*schema))),
            Some([first, second, ..]) => {
                let message =
                    format!("the reference `#{anchor}` is ambiguous: two schemas of this file have this anchor");
                let problem = Diagnostic::error(codes::REF_UNRESOLVED, message, at);
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
    }
}
