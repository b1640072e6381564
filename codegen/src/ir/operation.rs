//! The source model of operations, merged with their path items. It also contains the Rust names and types of
//! parameters and bodies.

use std::{borrow::Cow, fmt};

use indexmap::IndexMap;
use serde::Serialize;

use super::{Extensions, ExternalDocs, Json, Method, OperationCode, Server, schema::SchemaRef};
use crate::{
    media_type::{essence, is_json},
    source::Span,
};

/// An Operation Object, merged with the shared members of its Path Item Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// `operationId`; if it is missing, an ID derived from method and path (see `has_declared_id`).
    pub id: String,
    /// True if the document has an `operationId`.
    pub has_declared_id: bool,
    /// The method.
    pub method: Method,
    /// The path template, as written.
    pub path: String,
    /// The path template, split at its variables.
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
    /// The parameters in document order, including those of the path item that the operation does not override.
    pub params: Vec<Param>,
    /// Path parameters that the path does not contain. This is an error in the document; they are kept for comparisons
    /// only.
    pub unused_params: Vec<Param>,
    /// `requestBody`.
    pub body: Option<RequestBody>,
    /// The responses, sorted: status codes, then ranges, then `default`.
    pub responses: Vec<Response>,
    /// The security requirements of the operation, or else of the document. At least one of these alternatives must be
    /// satisfied; empty if no credentials are required.
    pub security: Vec<SecurityNeed>,
    /// `security` as declared, if it names schemes for which no code is generated: client certificates, and schemes
    /// that the document does not declare. Otherwise `None`, and the field `security` is complete.
    pub declared_security: Option<Vec<SecurityNeed>>,
    /// True if the operation declares `security`.
    pub has_declared_security: bool,
    /// Servers of the operation or its path item; empty if it uses those of the document.
    pub servers: Vec<Server>,
    /// The keys of `callbacks`. Their requests are in [`Api::webhooks`](super::Api::webhooks).
    pub callbacks: Vec<String>,
    /// `x-…` members of the operation, merged over those of the path item.
    pub extensions: Extensions,
    /// The span of the method's key.
    #[serde(skip)]
    pub span: Span,
    /// The span of its path: the key in `paths`.
    #[serde(skip)]
    pub path_span: Span,
    /// The generated code.
    pub code: OperationCode,
}

/// A part of a path template.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PathPiece {
    /// Literal text.
    Literal(String),
    /// `{name}`: the index of the parameter in [`Operation::params`].
    Param(usize),
}

/// A Parameter Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the specification")]
pub struct Param {
    /// `name`, as sent.
    pub wire: String,
    /// `in`.
    pub location: ParameterLocation,
    /// `required`; always true for path parameters.
    pub required: bool,
    /// True if the document declares `required: true`. Unlike `required`, this is false for a path parameter without
    /// the keyword.
    pub has_declared_required: bool,
    /// `description`, as written.
    pub description: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `style`, or the default of the location.
    pub style: Style,
    /// The styles of lists inside a list, from the outside to the inside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inner: Vec<Style>,
    /// `explode`, or the default of the style.
    pub explode: bool,
    /// `allowReserved: true`.
    pub allow_reserved: bool,
    /// `allowEmptyValue: true`.
    pub allow_empty: bool,
    /// The media type, if the parameter has `content` instead of `schema`.
    pub content: Option<String>,
    /// The schema; an empty schema if the document declares none.
    pub schema: SchemaRef,
    /// `example`, and `examples` by name.
    pub examples: Vec<Example>,
    /// `x-…` members.
    pub extensions: Extensions,
    /// True if the Path Item Object declares the parameter for all operations of the path.
    pub shared: bool,
    /// The name in Rust.
    pub name: String,
    /// The Rust type, without the `Option` of an optional parameter.
    pub ty: super::Type,
    /// The checks that are applied to the value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// True if the value may contain lists or objects nested in a list or object, whose serialization the style does
    /// not define.
    pub nested: bool,
    /// The span of the Parameter Object.
    #[serde(skip)]
    pub span: Span,
}

/// The location of a parameter (`in`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header field.
    Header,
    /// In a cookie.
    Cookie,
    /// The complete query (`in: querystring` in OpenAPI 3.2).
    QueryString,
}

/// The serialization of a value in a URL, header field, cookie or form (OpenAPI, "Style Values").
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
    /// `name=a` without escapes, in cookies.
    Cookie,
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
    pub span: Span,
}

/// A Media Type Object with its media type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Content {
    /// The media type or range, as written.
    pub media_type: String,
    /// The schema; `None` if none is declared.
    pub schema: Option<SchemaRef>,
    /// `encoding`, by property.
    pub encoding: IndexMap<String, Encoding>,
    /// `prefixEncoding`: the encodings of the first items of a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefix_encoding: Vec<Encoding>,
    /// `itemEncoding`: the encoding of the items after those of `prefix_encoding`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_encoding: Option<Box<Encoding>>,
    /// `example`, and `examples` by name.
    pub examples: Vec<Example>,
    /// The Rust type.
    pub ty: super::Type,
    /// True if the document declares the media type for all bodies of the operation, as Swagger 2.0 does.
    #[serde(skip)]
    pub is_shared: bool,
    /// The span of the media type's key.
    #[serde(skip)]
    pub span: Span,
}

/// An Encoding Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Encoding {
    /// `contentType`.
    pub content_type: Option<String>,
    /// `style`.
    pub style: Option<Style>,
    /// `explode`.
    pub explode: Option<bool>,
    /// `allowReserved: true`.
    pub allow_reserved: bool,
    /// The styles of lists inside a list, from the outside to the inside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inner: Vec<Style>,
    /// `headers` of the part, except `Content-Type`.
    pub headers: IndexMap<String, Header>,
    /// The encodings of the inner parts if the part is a multipart body: `encoding`, `prefixEncoding` and
    /// `itemEncoding`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<(PartKey, Encoding)>,
}

/// The parts of a multipart body to which an Encoding Object applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum PartKey {
    /// The parts of a property.
    Property(String),
    /// The item of a list at this position, from 0.
    Position(usize),
    /// The items of a list after this many.
    Further(usize),
}

/// An example, from `example` (no name) or `examples`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// The key in `examples`; `None` for `example`.
    pub name: Option<String>,
    /// `summary`.
    pub summary: Option<String>,
    /// The value.
    pub value: Json,
    /// The span of its declaration.
    #[serde(skip)]
    pub span: Span,
}

/// A Response Object with its status code.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Response {
    /// The status code, range or `default`.
    pub status: Status,
    /// `description`, as written.
    pub description: String,
    /// The header fields by name.
    pub headers: IndexMap<String, Header>,
    /// Media types, in order; empty if no body is declared.
    pub contents: Vec<Content>,
    /// The keys of `links`. Links are documented, but no code is generated for them.
    pub links: Vec<String>,
    /// `x-…` members.
    pub extensions: Extensions,
    /// The span of the status code's key.
    #[serde(skip)]
    pub span: Span,
}

/// A key of a Responses Object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Status {
    /// A status code, such as `200`.
    Code(u16),
    /// A range, such as `2XX`, as its first digit.
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
    /// The style of `collectionFormat` in Swagger 2.0. `None` for `simple`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// True if the value is JSON, because the header is declared with `content`.
    pub json: bool,
    /// The media type of `content`. `None` if it has `schema`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// The schema; an empty schema if the document declares none.
    pub schema: SchemaRef,
    /// `example`, and `examples` by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// The span of its declaration.
    #[serde(skip)]
    pub span: Span,
}

/// One alternative of `security` (a Security Requirement Object): the names of the schemes, all of which are required,
/// each with its scopes. Empty if no credentials are required.
pub type SecurityNeed = IndexMap<String, Vec<String>>;

impl Header {
    /// Returns the character between the items of a list.
    #[must_use]
    pub fn delimiter(&self) -> char {
        self.style.map_or(',', Style::delimiter)
    }
}

impl Content {
    /// Returns the schema of the content, and those of the header fields of its parts.
    pub fn links(&self) -> impl Iterator<Item = &SchemaRef> {
        let headers = self.encodings().flat_map(|encoding| encoding.headers.values());
        self.schema.iter().chain(headers.map(|header| &header.schema))
    }

    /// Returns all encodings of the parts.
    pub fn encodings(&self) -> impl Iterator<Item = &Encoding> {
        self.encoding.values().chain(&self.prefix_encoding).chain(self.item_encoding.as_deref())
    }

    /// Returns the encodings by position, each with the items to which it applies.
    pub fn positional_encodings(&self) -> impl Iterator<Item = (PartKey, &Encoding)> {
        let prefix = self.prefix_encoding.iter().enumerate();
        let further = self.item_encoding.as_deref().map(|item| (PartKey::Further(self.prefix_encoding.len()), item));
        prefix.map(|(position, encoding)| (PartKey::Position(position), encoding)).chain(further)
    }

    /// Returns whether encodings are declared by position.
    #[must_use]
    pub fn has_positional_encodings(&self) -> bool {
        !self.prefix_encoding.is_empty() || self.item_encoding.is_some()
    }

    /// Returns the encoding of a part.
    #[must_use]
    pub fn part_encoding(&self, key: &PartKey) -> Option<&Encoding> {
        match key {
            PartKey::Property(name) => self.encoding.get(name),
            PartKey::Position(position) => self.prefix_encoding.get(*position),
            PartKey::Further(_) => self.item_encoding.as_deref(),
        }
    }
}

impl PartKey {
    /// Returns the name of the part in calls of the runtime: the property, the position, or `*` for further items.
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Property(name) => name.into(),
            Self::Position(position) => position.to_string().into(),
            Self::Further(_) => "*".into(),
        }
    }
}

impl Param {
    /// Returns whether the value is sent as JSON: the parameter is declared with `content`, and the media type is JSON
    /// or a range that includes JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let media_type = self.content.as_deref();
        media_type.is_some_and(|media| is_json(media) || matches!(essence(media).as_str(), "*/*" | "application/*"))
    }
}

impl ParameterLocation {
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
    /// Returns the character between the items of a list.
    #[must_use]
    pub fn delimiter(self) -> char {
        match self {
            Self::SpaceDelimited => ' ',
            Self::PipeDelimited => '|',
            Self::TabDelimited => '\t',
            _ => ',',
        }
    }

    /// Returns the value of `style`, or of `collectionFormat` for `TabDelimited`.
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
            Self::Cookie => "cookie",
            Self::DeepObject => "deepObject",
        }
    }
}

impl Status {
    /// Returns whether only successful status codes match: a code from `200` to `299`, or `2XX`.
    #[must_use]
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }

    /// Returns whether a response with this status code is a result of the operation rather than a failure: a success
    /// or a declared redirect.
    #[must_use]
    pub fn is_result(self) -> bool {
        self.is_success() || matches!(self, Self::Code(300..=399) | Self::Range(3))
    }

    /// Returns whether HTTP forbids a body in a response with this status code (RFC 9110, sections 6.4.1 and 15.3.6).
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
