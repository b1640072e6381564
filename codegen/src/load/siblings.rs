//! Differences between OpenAPI versions that the [grammar](super::grammar) cannot express: the meaning of members
//! beside a `$ref`, of boolean schemas and of Swagger 2.0 parameters.

use super::{Documents, Node, ObjectKind, Target, Version, grammar::TAB_DELIMITED};
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

    /// Returns whether a Schema Object has members beside `$ref` that are not ignored, as in OpenAPI 3.1 and later.
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

    /// Returns whether a node's file is Swagger 2.0, in which parameters contain schema keywords (`type: string`)
    /// directly and not in a member `schema`.
    #[must_use]
    pub fn has_simple_parameters(&self, node: Node<'_>) -> bool {
        self.version_of(node) == Version::V2_0
    }

    /// Returns whether a parameter or an encoding has `collectionFormat: tsv` in Swagger 2.0, which the translation
    /// stores as `style: tsv`.
    #[must_use]
    pub fn is_tab_delimited(&self, node: Node<'_>) -> bool {
        node.member_value("style").is_some_and(|style| self.is_tab_delimited_style(style))
    }

    pub(super) fn is_tab_delimited_style(&self, style: Node<'_>) -> bool {
        style.as_str() == Some(TAB_DELIMITED) && self.version_of(style) == Version::V2_0
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
