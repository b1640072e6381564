//! Differences between OpenAPI versions that the [grammar](super::grammar) cannot express: the meaning of members
//! beside a `$ref`, of boolean schemas and of Swagger 2.0 parameters.

use super::{
    Documents, Node, ObjectKind, Target, Version,
    grammar::{COLLECTION_STYLES, INNER_FORMATS},
};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
};

impl Documents {
    /// Follows the `$ref`s of a node to an object of the given kind. A Schema Object with members beside its `$ref`
    /// (OpenAPI 3.1 and later) is a separate schema, so the chain ends there.
    ///
    /// # Errors
    ///
    /// A diagnostic for a `$ref` that is unresolved, outside the root's folder, or cyclic.
    pub fn follow_to<'a>(&'a self, node: Node<'a>, kind: ObjectKind) -> Result<Target<'a>, Box<Diagnostic>> {
        self.follow_until(node, |node| kind == ObjectKind::Schema && self.has_ref_siblings(node))
    }

    /// Returns whether a Schema Object has members beside `$ref`, and the OpenAPI version of its file does not ignore
    /// them (OpenAPI 3.1 and later).
    #[must_use]
    pub fn has_ref_siblings(&self, node: Node<'_>) -> bool {
        node.member_value("$ref").is_some()
            && node.members().iter().len() > 1
            && self.version_of(node).has_json_schema()
    }

    /// Returns whether the OpenAPI version of a node's file allows members beside a `$ref`. Earlier versions ignore
    /// them.
    #[must_use]
    pub fn allows_ref_siblings(&self, node: Node<'_>) -> bool {
        self.version_of(node).has_json_schema()
    }

    /// Returns the string value of the member `key` (such as `description`) beside a `$ref`, which overrides the same
    /// member of the target (Reference Object, since OpenAPI 3.1).
    #[must_use]
    pub fn overriding_text<'a>(&self, reference: Node<'a>, key: &str) -> Option<&'a str> {
        reference.member_value("$ref").filter(|_| self.allows_ref_siblings(reference))?;
        reference.member_value(key)?.as_str()
    }

    /// Returns whether the OpenAPI version of a node's file allows a `$ref` in place of a Media Type Object.
    #[must_use]
    pub fn allows_media_references(&self, node: Node<'_>) -> bool {
        self.version_of(node) >= Version::V3_2
    }

    /// Returns whether all bodies of an operation share their media types, which is the case in Swagger 2.0 (`consumes`
    /// and `produces`).
    #[must_use]
    pub fn shares_media_types(&self, node: Node<'_>) -> bool {
        self.version_of(node) == Version::V2_0
    }

    /// Returns whether the OpenAPI version of a node's file requires `items` in a schema with `type: array`.
    #[must_use]
    pub fn requires_items(&self, node: Node<'_>) -> bool {
        !self.version_of(node).has_json_schema()
    }

    /// Returns whether the OpenAPI version of a node's file requires `responses` in an Operation Object.
    #[must_use]
    pub fn requires_responses(&self, node: Node<'_>) -> bool {
        self.version_of(node) < Version::V3_1
    }

    /// Returns whether a node's file allows request bodies for all methods. OpenAPI 3.0 ignores those of methods
    /// for which HTTP does not define their meaning.
    #[must_use]
    pub fn allows_any_body(&self, node: Node<'_>) -> bool {
        self.version_of(node) != Version::V3_0
    }

    /// Returns whether the version of a node is Swagger 2.0, in which parameters contain schema keywords (`type: string`)
    /// directly and not in a member `schema`.
    #[must_use]
    pub fn has_simple_parameters(&self, node: Node<'_>) -> bool {
        self.version_of(node) == Version::V2_0
    }

    /// Returns the style of a parameter, header or encoding that `collectionFormat` of Swagger 2.0 declares: `ssv`,
    /// `pipes` or `tsv` in the terms of OpenAPI 3.0, where the first two are for queries only. `None` for other styles
    /// and versions.
    #[must_use]
    pub fn collection_style<'a>(&self, node: Node<'a>) -> Option<&'a str> {
        let style = node.member_value("style")?;
        style.as_str().filter(|_| self.is_collection_style(style))
    }

    pub(super) fn is_collection_style(&self, style: Node<'_>) -> bool {
        self.version_of(style) == Version::V2_0
            && style.as_str().is_some_and(|style| COLLECTION_STYLES.contains(&style))
    }

    /// Returns the styles of the lists inside a list that a parameter or an encoding of Swagger 2.0 declares, from the
    /// outside to the inside.
    pub fn inner_styles<'a>(&self, node: Node<'a>) -> impl Iterator<Item = &'a str> {
        let styles = node.member_value(INNER_FORMATS).filter(|styles| self.version_of(*styles) == Version::V2_0);
        styles.into_iter().flat_map(|styles| styles.items().iter()).filter_map(Node::as_str)
    }

    /// Reports a boolean schema (`true` or `false`) if the OpenAPI version of the node's file does not allow it.
    pub fn report_boolean_schema(&self, node: Node<'_>, diagnostics: &mut Diagnostics) {
        let (version, required_version) = (self.version_of(node), Version::V3_1.name());
        if !version.has_json_schema() {
            let message =
                format!("boolean schemas require {required_version}, but the document declares {}", version.name());
            let problem = Diagnostic::warning(codes::NEWER_KEYWORD, message, node.diagnostic_span());
            diagnostics.push(problem.with_label(format!("read as in {required_version}")));
        }
    }
}
