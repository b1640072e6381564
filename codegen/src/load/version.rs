//! The OpenAPI or Swagger version that a file declares.

use super::tree::{Node, Value};
use crate::{codes, diagnostic::Diagnostic, source::Span};

/// An OpenAPI version without its patch number: 3.0.1 and 3.0.3 are the same version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Version {
    /// Swagger 2.0.
    V2_0,
    /// OpenAPI 3.0.
    #[default]
    V3_0,
    /// OpenAPI 3.1.
    V3_1,
    /// OpenAPI 3.2.
    V3_2,
}

/// The help text for a missing or unsupported version.
const SUPPORTED_VERSIONS: &str = "use a supported version: Swagger 2.0, or OpenAPI 3.0, 3.1 or 3.2";

impl Version {
    /// Returns the name of the version for messages, such as `OpenAPI 3.0`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Version::V2_0 => "Swagger 2.0",
            Version::V3_0 => "OpenAPI 3.0",
            Version::V3_1 => "OpenAPI 3.1",
            Version::V3_2 => "OpenAPI 3.2",
        }
    }

    /// Returns whether the schemas of this OpenAPI version follow JSON Schema 2020-12.
    #[must_use]
    pub fn has_json_schema(self) -> bool {
        self >= Version::V3_1
    }

    /// Returns the version that a file declares in its root node, or an error if the version is not supported. `None`
    /// if the file declares no version, which is common for files to which other files refer.
    pub(super) fn read_declared_version(root: Node<'_>) -> Option<Result<Self, Box<Diagnostic>>> {
        let (key, version_member) = ["openapi", "swagger"].iter().find_map(|key| Some((*key, root.member(key)?)))?;
        let version_text = match version_member.value.value() {
            Value::String(version_text) | Value::Number(version_text) => version_text,
            _ => "",
        };
        let is_version = |version: &str| {
            version_text == version
                || version_text.strip_prefix(version).is_some_and(|patch_suffix| patch_suffix.starts_with('.'))
        };
        Some(match key {
            "swagger" if is_version("2.0") || version_text == "2" => Ok(Version::V2_0),
            "openapi" if is_version("3.0") => Ok(Version::V3_0),
            "openapi" if is_version("3.1") => Ok(Version::V3_1),
            "openapi" if is_version("3.2") => Ok(Version::V3_2),
            _ => {
                let version_span = version_member.value.diagnostic_span();
                Err(Box::new(create_unsupported_version_diagnostic(key, version_text, version_span)))
            }
        })
    }

    /// Returns the version of the document from the root node of the root file.
    ///
    /// # Errors
    ///
    /// Returns a diagnostic if the file is not an OpenAPI document of a supported version.
    pub(super) fn read_root_version(root: Node<'_>) -> Result<Self, Box<Diagnostic>> {
        match Self::read_declared_version(root) {
            Some(version) => version,
            None if is_undeclared_swagger(root) => Ok(Version::V2_0),
            None => Err(Box::new(
                Diagnostic::error(
                    codes::VERSION,
                    "this is not an OpenAPI document: the member `openapi` is missing",
                    root.diagnostic_span(),
                )
                .with_help(SUPPORTED_VERSIONS),
            )),
        }
    }
}

fn create_unsupported_version_diagnostic(key: &str, version_text: &str, span: Span) -> Diagnostic {
    let specification_name = if key == "swagger" { "Swagger" } else { "OpenAPI" };
    let message = if version_text.is_empty() {
        format!("the value of `{key}` is not a version number")
    } else {
        format!("the document declares the version {specification_name} {version_text}, which is not supported")
    };
    Diagnostic::error(codes::VERSION, message, span).with_help(SUPPORTED_VERSIONS)
}

/// Returns whether the root node has `paths` and a member that only Swagger 2.0 defines. Called for documents that do
/// not declare a version.
pub(super) fn is_undeclared_swagger(root: Node<'_>) -> bool {
    const SWAGGER_MEMBERS: [&str; 4] = ["definitions", "securityDefinitions", "security_definitions", "basePath"];
    root.member_value("paths").is_some_and(Node::is_map)
        && SWAGGER_MEMBERS.iter().any(|key| root.member_value(key).is_some())
}
