//! Collects `$id`, `$anchor` and `$dynamicAnchor`, which identify schemas in JSON Schema 2020-12, and renames
//! `$dynamicRef` to `$ref` if both have the same meaning.

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

/// The locations of the schemas that have an `$id` or an anchor.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    /// The location of each schema with an `$id`, by `$id` without a trailing `#`. A relative `$id` is not resolved.
    locations_by_id: HashMap<String, Location>,
    /// The locations of the schemas with an anchor, by file and anchor. The `Vec` has several items if several schemas
    /// in the file declare the anchor.
    locations_by_anchor: HashMap<(FileId, String), Vec<Location>>,
    /// The number of schemas that declare each `$dynamicAnchor`.
    dynamic_anchor_counts: HashMap<String, usize>,
    /// The locations of the schemas that have a `$dynamicRef` but no `$ref`.
    dynamic_references: Vec<Location>,
}

impl Documents {
    /// Collects the identifiers of all schemas into `self.identifiers`. Collects nothing for documents before OpenAPI
    /// 3.1, since their schemas do not follow JSON Schema 2020-12.
    pub(super) fn collect_identifiers(&mut self) {
        let mut identifiers = Identifiers::default();
        if self.version.is_some_and(Version::has_json_schema) {
            if let Some(root) = self.root()
                && let Some(self_uri) = root.member_value("$self").and_then(Node::as_str)
            {
                identifiers.locations_by_id.insert(self_uri.to_owned(), root.location());
            }
            for tree in self.trees.iter().flatten() {
                for node in tree.nodes_in_order() {
                    identifiers.add_identifiers(node);
                }
            }
        }
        self.identifiers = identifiers;
        for location in std::mem::take(&mut self.identifiers.dynamic_references) {
            if self.has_single_target(location)
                && let Some(tree) = &mut self.trees[usize::from(location.file.0)]
            {
                tree.rename_member(location.node, "$dynamicRef", "$ref");
            }
        }
    }

    /// Returns whether only one schema can be the target of a schema's `$dynamicRef`, so that `$dynamicRef` is
    /// equivalent to `$ref`: either the fragment is a JSON pointer, or only one schema has this `$dynamicAnchor`.
    fn has_single_target(&self, location: Location) -> bool {
        let reference = self.node(location).member_value("$dynamicRef").and_then(Node::as_str);
        let Some(fragment) = reference.and_then(|reference| reference.strip_prefix('#')) else { return false };
        let dynamic_anchor_count = self.identifiers.dynamic_anchor_counts.get(fragment).copied().unwrap_or_default();
        let anchor_locations = self.identifiers.locations_by_anchor.get(&(location.file, fragment.to_owned()));
        let file_anchor_count = anchor_locations.map_or(0, Vec::len);
        fragment.starts_with('/') || dynamic_anchor_count <= 1 && file_anchor_count == 1
    }

    /// Returns the schema that declares `id` as its `$id`. `None` if there is no such schema.
    pub(super) fn find_by_id(&self, id: &str) -> Option<Node<'_>> {
        self.identifiers.locations_by_id.get(id).map(|location| self.node(*location))
    }

    /// Returns the schema with the given anchor in a file. `None` if the file does not declare the anchor.
    ///
    /// # Errors
    ///
    /// Returns a diagnostic if several schemas in the file declare the anchor.
    pub(super) fn find_by_anchor(
        &self,
        file: FileId,
        anchor: &str,
        reference_span: Span,
    ) -> Result<Option<Node<'_>>, Box<Diagnostic>> {
        match self.identifiers.locations_by_anchor.get(&(file, anchor.to_owned())).map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            Some([schema]) => Ok(Some(self.node(*schema))),
            Some([first, second, ..]) => {
                let message =
                    format!("the reference `#{anchor}` is ambiguous: two schemas in the file have this anchor");
                let diagnostic = Diagnostic::error(codes::REF_UNRESOLVED, message, reference_span);
                let diagnostic = diagnostic
                    .with_related(self.node(*first).diagnostic_span(), "first schema with this anchor")
                    .with_related(self.node(*second).diagnostic_span(), "second schema with this anchor");
                Err(Box::new(diagnostic.with_help("give each schema a different anchor")))
            }
        }
    }
}

impl Identifiers {
    /// Adds the location of a node under its `$id` and its anchor, if the node declares them.
    fn add_identifiers(&mut self, node: Node<'_>) {
        if let Some(id) = node.member_value("$id").and_then(Node::as_str) {
            self.locations_by_id.entry(id.trim_end_matches('#').to_owned()).or_insert(node.location());
        }
        let anchor = node.member_value("$anchor").or_else(|| node.member_value("$dynamicAnchor"));
        if let Some(anchor) = anchor.and_then(Node::as_str) {
            let file = node.location().file;
            self.locations_by_anchor.entry((file, anchor.to_owned())).or_default().push(node.location());
        }
        if let Some(anchor) = node.member_value("$dynamicAnchor").and_then(Node::as_str) {
            *self.dynamic_anchor_counts.entry(anchor.to_owned()).or_default() += 1;
        }
        if node.member_value("$dynamicRef").is_some() && node.member_value("$ref").is_none() {
            self.dynamic_references.push(node.location());
        }
    }
}
