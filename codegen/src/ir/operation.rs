//! Operations as the document has them, path item and operation merged, with the names that the crate gives them.

use std::fmt;

use indexmap::IndexMap;
use serde::Serialize;

use super::{Extensions, ExternalDocs, Json, Method, OperationCode, Server, schema::Link};
use crate::{
    media_type::{essence, is_json},
    source::Span,
};

/// An Operation Object, together with what its Path Item Object shares out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// `operationId`; if it is missing, an id made from method and path (see `id_given`).
    pub id: String,
    /// True if the document has an `operationId`.
    pub id_given: bool,
    /// The method.
    pub method: Method,
    /// The path template, as written.
    pub path: String,
    /// The template, cut at its variables.
    pub pieces: Vec<PathPiece>,
    /// `tags`, in order.
    pub tags: Vec<String>,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`, as written.
    pub description: Option<String>,
    /// `externalDocs`.
    pub external_docs: Option<ExternalDocs>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Parameters, those of the path item included and overridden; in document order.
    pub params: Vec<Param>,
    /// Path parameters that the path does not have: a mistake of the document, kept for comparisons alone.
    pub stray: Vec<Param>,
    /// `requestBody`.
    pub body: Option<RequestBody>,
    /// Responses, sorted: codes, then ranges, then `default`.
    pub responses: Vec<Response>,
    /// The security requirements: those of the operation, or else of the document. One of these alternatives must be
    /// met; empty if no credentials are required.
    pub security: Vec<SecurityNeed>,
    /// True if the operation declares `security`.
    pub security_given: bool,
    /// Servers of the operation or its path item; empty if it uses those of the document.
    pub servers: Vec<Server>,
    /// Names of `callbacks`. What they are requested with is in [`Api::webhooks`](super::Api::webhooks).
    pub callbacks: Vec<String>,
    /// `x-…` members of the operation, merged over those of the path item.
    pub extensions: Extensions,
    /// The span of the method's key.
    #[serde(skip)]
    pub at: Span,
    /// The span of its path: the key in `paths`.
    #[serde(skip)]
    pub path_at: Span,
    /// The generated code.
    pub code: OperationCode,
}

/// A stretch of a path template.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PathPiece {
    /// Text that is sent as it is.
    Literal(String),
    /// `{name}`: the index of the parameter in [`Operation::params`].
    Param(usize),
}

/// A Parameter Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the specification")]
pub struct Param {
    /// `name`, as it is sent.
    pub wire: String,
    /// `in`.
    pub location: Location,
    /// `required`; always true in the path.
    pub required: bool,
    /// True if the document declares `required: true`; path parameters are not exempt.
    pub required_given: bool,
    /// `description`, as written.
    pub description: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `style`, the location's default filled in.
    pub style: Style,
    /// `explode`, the style's default filled in.
    pub explode: bool,
    /// `allowReserved: true`.
    pub allow_reserved: bool,
    /// `allowEmptyValue: true`.
    pub allow_empty: bool,
    /// The media type, if the parameter has `content` instead of `schema`.
    pub content: Option<String>,
    /// The schema; an empty schema if the document declares none.
    pub schema: Link,
    /// `example`, and `examples` by name.
    pub examples: Vec<Example>,
    /// `x-…` members.
    pub extensions: Extensions,
    /// True if the Path Item Object declares it, for all operations of the path.
    pub shared: bool,
    /// The name in Rust.
    pub name: String,
    /// The type in Rust, without the `Option` of an optional one.
    pub ty: super::Type,
    /// The checks of its value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// True if its value may hold lists or objects inside a list or object, which its style does not define.
    pub nested: bool,
    /// The span of the Parameter Object itself.
    #[serde(skip)]
    pub at: Span,
}

/// The location of a parameter (`in`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// The whole query (`in: querystring` of OpenAPI 3.2).
    QueryString,
}

/// The serialization of a value in a URL, header or form (OpenAPI, "Style Values").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Style {
    /// `a,b`; the default in paths and headers.
    Simple,
    /// `.a.b`.
    Label,
    /// `;name=a`.
    Matrix,
    /// `name=a`; the default in queries and cookies.
    Form,
    /// `name=a%20b`.
    SpaceDelimited,
    /// `name=a|b`.
    PipeDelimited,
    /// `collectionFormat: tsv` of Swagger 2.0: `a%09b`.
    TabDelimited,
    /// `name[key]=a`.
    DeepObject,
}

/// A Request Body Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RequestBody {
    /// `required: true`.
    pub required: bool,
    /// `description`, as written.
    pub description: Option<String>,
    /// Media types, in order.
    pub contents: Vec<Content>,
    /// `x-…` members.
    pub extensions: Extensions,
    /// The span of its declaration.
    #[serde(skip)]
    pub at: Span,
}

/// A Media Type Object and the media type that it is for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Content {
    /// The media type or range, as written.
    pub media_type: String,
    /// The schema; `None` if none is declared.
    pub schema: Option<Link>,
    /// `encoding`, by property.
    pub encoding: IndexMap<String, Encoding>,
    /// `example`, and `examples` by name.
    pub examples: Vec<Example>,
    /// The type in Rust.
    pub ty: super::Type,
    /// True if the document declares the media type for all bodies of the operation alike, as Swagger 2.0 does.
    #[serde(skip)]
    pub is_shared: bool,
    /// The span of the media type's key.
    #[serde(skip)]
    pub at: Span,
}

/// An Encoding Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Encoding {
    /// `contentType`.
    pub content_type: Option<String>,
    /// `style`.
    pub style: Option<Style>,
    /// `explode`.
    pub explode: Option<bool>,
    /// `allowReserved: true`.
    pub allow_reserved: bool,
    /// `headers` of the part, without `Content-Type`.
    pub headers: IndexMap<String, Header>,
}

/// An example, from `example` (no name) or `examples`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// The key in `examples`.
    pub name: Option<String>,
    /// `summary`.
    pub summary: Option<String>,
    /// The value.
    pub value: Json,
    /// The span of its declaration.
    #[serde(skip)]
    pub at: Span,
}

/// A Response Object and the status that it is for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Response {
    /// The status.
    pub status: Status,
    /// `description`, as written.
    pub description: String,
    /// Headers by name.
    pub headers: IndexMap<String, Header>,
    /// Media types, in order; empty if no body is declared.
    pub contents: Vec<Content>,
    /// Names of `links`. They are parsed and documented, not generated.
    pub links: Vec<String>,
    /// `x-…` members.
    pub extensions: Extensions,
    /// The span of the status' key.
    #[serde(skip)]
    pub at: Span,
}

/// A key of a Responses Object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Status {
    /// `200`.
    Code(u16),
    /// `2XX`, as the digit.
    Range(u8),
    /// `default`.
    Default,
}

/// A Header Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the Header Object")]
pub struct Header {
    /// `required: true`.
    pub required: bool,
    /// `description`, as written.
    pub description: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `explode`.
    pub explode: bool,
    /// True if its value is JSON: it has `content` and not `schema`.
    pub json: bool,
    /// The media type of `content`. `None` if it has `schema`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// The schema; an empty schema if the document declares none.
    pub schema: Link,
    /// `example`, and `examples` by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// The span of its declaration.
    #[serde(skip)]
    pub at: Span,
}

/// One alternative of `security`: all of these schemes are required, each with its scopes. Empty if no credentials are
/// required.
pub type SecurityNeed = IndexMap<String, Vec<String>>;

impl Param {
    /// Returns whether its value is sent as JSON: it has `content` with a media type that is JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let media_type = self.content.as_deref();
        media_type.is_some_and(|media| is_json(media) || matches!(essence(media).as_str(), "*/*" | "application/*"))
    }
}

impl Location {
    /// Returns the value of `in`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::QueryString => "querystring",
        }
    }
}

impl Style {
    /// Returns the style as `style` writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Label => "label",
            Self::Matrix => "matrix",
            Self::Form => "form",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::TabDelimited => "tsv",
            Self::DeepObject => "deepObject",
        }
    }
}

impl Status {
    /// Returns whether only successes match: `200` to `299`, `2XX`.
    #[must_use]
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }

    /// Returns whether responses with this status code are results of the operation and not failures: successes, and
    /// redirects that the document declares.
    #[must_use]
    pub fn is_result(self) -> bool {
        self.is_success() || matches!(self, Self::Code(300..=399) | Self::Range(3))
    }

    /// Returns whether HTTP allows no body with this status code (RFC 9110, sections 6.4.1 and 15.3.6).
    #[must_use]
    pub fn has_no_body(self) -> bool {
        matches!(self, Self::Code(100..=199 | 204 | 205 | 304) | Self::Range(1))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(digit) => write!(f, "{digit}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}
