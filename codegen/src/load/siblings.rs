//! Functions for the differences between OpenAPI versions that the [grammar](super::grammar) cannot express: the
//! meaning of members next to a `$ref`, of boolean schemas, and of Swagger 2.0 parameters.

use super::{
    Documents, Node, ObjectKind, Target, Version,
    grammar::{COLLECTION_STYLES, INNER_STYLES_MEMBER},
};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
};

impl Documents {
    /// Follows `$ref`s from a node to an object of the given kind. Stops at a Schema Object with members next to its
    /// `$ref`, since OpenAPI 3.1 and later define that object as a separate schema.
    ///
    /// # Errors
    ///
    /// Returns a diagnostic for a `$ref` that is unresolved, outside the root's folder, or cyclic.
    pub fn follow_to<'a>(&'a self, node: Node<'a>, kind: ObjectKind) -> Result<Target<'a>, Box<Diagnostic>> {
        self.follow_until(node, |node| kind == ObjectKind::Schema && self.has_ref_siblings(node))
    }

    /// Returns whether a Schema Object has members next to `$ref` that are not ignored. Versions before OpenAPI 3.1
    /// ignore these members.
    #[must_use]
    pub fn has_ref_siblings(&self, node: Node<'_>) -> bool {
        node.member_value("$ref").is_some()
            && node.members().iter().len() > 1
            && self.version_of(node).has_json_schema()
    }

    /// Returns whether the OpenAPI version of a node's file allows members next to a `$ref`. Versions before OpenAPI
    /// 3.1 ignore these members.
    #[must_use]
    pub fn allows_ref_siblings(&self, node: Node<'_>) -> bool {
        self.version_of(node).has_json_schema()
    }

    /// Returns the string value of the member `key` (such as `description`) next to a `$ref`. This value overrides the
    /// member `key` of the referenced object (Reference Object, since OpenAPI 3.1). `None` if there is no `$ref` or no
    /// such member, or if the OpenAPI version ignores the member.
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

    /// Returns whether a node's file is a Swagger 2.0 document. In Swagger 2.0, the media types in `consumes` and
    /// `produces` apply to the request body and to all responses of an operation.
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

    /// Returns whether the OpenAPI version of a node's file allows request bodies for all methods. OpenAPI 3.0 ignores
    /// the request body of methods for which HTTP does not define the meaning of a body, such as GET.
    #[must_use]
    pub fn allows_any_body(&self, node: Node<'_>) -> bool {
        self.version_of(node) != Version::V3_0
    }

    /// Returns whether a node's file is a Swagger 2.0 document. In Swagger 2.0, a Parameter Object contains schema
    /// keywords (`type: string`) directly, and not in a member `schema`.
    #[must_use]
    pub fn has_simple_parameters(&self, node: Node<'_>) -> bool {
        self.version_of(node) == Version::V2_0
    }

    /// Returns the style into which `collectionFormat` of a Swagger 2.0 parameter, header or encoding was translated:
    /// `spaceDelimited` for `ssv`, `pipeDelimited` for `pipes`, or `tsv`. Unlike in OpenAPI 3.0, these styles are not
    /// limited to query parameters. `None` for other styles and versions.
    #[must_use]
    pub fn collection_style<'a>(&self, node: Node<'a>) -> Option<&'a str> {
        let style = node.member_value("style")?;
        style.as_str().filter(|_| self.is_collection_style(style))
    }

    pub(super) fn is_collection_style(&self, style: Node<'_>) -> bool {
        self.version_of(style) == Version::V2_0
            && style.as_str().is_some_and(|style| COLLECTION_STYLES.contains(&style))
    }

    /// Returns the styles of the lists that are nested in a list, with the outermost list first: in Swagger 2.0, the
    /// `collectionFormat` of `items`. `node` is a Parameter Object or an Encoding Object, as translated from Swagger
    /// 2.0. Empty for documents of other versions.
    pub fn inner_styles<'a>(&self, node: Node<'a>) -> impl Iterator<Item = &'a str> {
        let styles_node =
            node.member_value(INNER_STYLES_MEMBER).filter(|styles_node| self.version_of(*styles_node) == Version::V2_0);
        styles_node.into_iter().flat_map(|styles_node| styles_node.items().iter()).filter_map(Node::as_str)
    }

    /// Warns about a boolean schema (`true` or `false`) if the OpenAPI version of the node's file does not allow
    /// boolean schemas.
    pub fn report_boolean_schema(&self, node: Node<'_>, diagnostics: &mut Diagnostics) {
        let (declared_version, required_version) = (self.version_of(node), Version::V3_1.name());
        if !declared_version.has_json_schema() {
            let declared_version = declared_version.name();
            let message =
                format!("boolean schemas require {required_version}, but the document declares {declared_version}");
            let problem = Diagnostic::warning(codes::NEWER_KEYWORD, message, node.diagnostic_span());
            diagnostics.push(problem.with_label(format!("read as in {required_version}")));
        }
    }
}
