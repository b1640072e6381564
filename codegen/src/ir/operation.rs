//! The source model of operations. Members that a Path Item Object declares for all operations of its path are merged
//! into each operation. The model also contains the Rust names and types of parameters and bodies.

use std::{borrow::Cow, fmt};

use indexmap::IndexMap;
use serde::Serialize;

use super::{Extensions, ExternalDocs, Json, Method, OperationCode, Server, schema::SchemaRef};
use crate::{
    media_type::{essence, is_json},
    source::Span,
};

/// An Operation Object, merged with the members that the Path Item Object declares for all operations of the path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// The `operationId`, or an ID that is derived from the method and the path if the document has no `operationId`
    /// (see `has_declared_id`).
    pub id: String,
    /// True if the document declares the `operationId`.
    pub has_declared_id: bool,
    /// The HTTP method.
    pub method: Method,
    /// The path template, as written in the document: `/pets/{id}`.
    pub path: String,
    /// The path template, split into literal text and variables.
    pub pieces: Vec<PathPiece>,
    /// The member `tags` of the Operation Object, in document order.
    pub tags: Vec<String>,
    /// The member `summary` of the Operation Object.
    pub summary: Option<String>,
    /// The member `description` of the Operation Object, as written in the document.
    pub description: Option<String>,
    /// The member `externalDocs` of the Operation Object.
    pub external_docs: Option<ExternalDocs>,
    /// True if the operation declares `deprecated: true`.
    pub deprecated: bool,
    /// The parameters in document order, including those of the path item that the operation does not override.
    pub params: Vec<Param>,
    /// The declared path parameters that the path template does not contain, which is an error in the document. They
    /// are kept for comparisons only.
    pub unused_params: Vec<Param>,
    /// The member `requestBody` of the Operation Object.
    pub body: Option<RequestBody>,
    /// The responses, sorted: first status codes, then ranges such as `2XX`, then `default`.
    pub responses: Vec<Response>,
    /// The security requirements of the operation, or of the document if the operation declares none. A call must
    /// satisfy at least one of these alternatives. Empty if no credentials are required.
    pub security: Vec<SecurityNeed>,
    /// `security` as declared, if it names schemes for which no code is generated: client certificates, and schemes
    /// that the document does not declare. Otherwise `None`, and the field `security` is complete.
    pub declared_security: Option<Vec<SecurityNeed>>,
    /// True if the operation declares `security`.
    pub has_declared_security: bool,
    /// The servers that the operation or its path item declares. Empty if neither declares servers: the servers of the
    /// document are then used.
    pub servers: Vec<Server>,
    /// The keys of `callbacks`. The requests of the callbacks are in [`Api::webhooks`](super::Api::webhooks).
    pub callbacks: Vec<String>,
    /// `x-…` members of the operation and of its path item. Those of the operation take precedence.
    pub extensions: Extensions,
    /// The span of the key that names the HTTP method, such as `get`, in the Path Item Object.
    #[serde(skip)]
    pub span: Span,
    /// The span of the path: the key in `paths`.
    #[serde(skip)]
    pub path_span: Span,
    /// The model of the generated code: names, types and serialization.
    pub code: OperationCode,
}

/// A part of a path template.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PathPiece {
    /// Literal text.
    Literal(String),
    /// A variable (`{name}`), as the index of the parameter in [`Operation::params`].
    Param(usize),
}

/// A Parameter Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the specification")]
pub struct Param {
    /// The name of the parameter in requests: the member `name` of the Parameter Object.
    #[serde(rename = "wire")]
    pub wire_name: String,
    /// The member `in` of the Parameter Object.
    pub location: ParameterLocation,
    /// True if the parameter is required. Always true for path parameters.
    pub required: bool,
    /// True if the document declares `required: true`. Unlike `required`, this is false for a path parameter without
    /// the keyword.
    pub has_declared_required: bool,
    /// The member `description` of the Parameter Object, as written in the document.
    pub description: Option<String>,
    /// True if the Parameter Object declares `deprecated: true`.
    pub deprecated: bool,
    /// The value of `style`. Defaults to the style that OpenAPI defines for the location.
    pub style: Style,
    /// The styles of lists inside a list, from the outside to the inside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inner: Vec<Style>,
    /// `explode`. Defaults to the value that OpenAPI defines for the style.
    pub explode: bool,
    /// True if the Parameter Object declares `allowReserved: true`.
    pub allow_reserved: bool,
    /// True if the Parameter Object declares `allowEmptyValue: true`.
    pub allow_empty: bool,
    /// The media type, if the parameter has `content` instead of `schema`.
    pub content: Option<String>,
    /// The schema of the value. An empty schema if the document declares none.
    pub schema: SchemaRef,
    /// The examples: the members `example` (without a name) and `examples` of the Parameter Object.
    pub examples: Vec<Example>,
    /// The extensions (`x-…` members) of the Parameter Object.
    pub extensions: Extensions,
    /// True if the Path Item Object declares the parameter for all operations of the path.
    pub shared: bool,
    /// The name of the parameter in Rust.
    pub name: String,
    /// The Rust type, without the `Option` of an optional parameter.
    pub ty: super::Type,
    /// The checks that are applied to the value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// True if a list or object may be nested in the value. The style does not define how nested values are serialized.
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

/// The way in which a value is serialized in a URL, header field, cookie or form (OpenAPI, "Style Values"). The examples are
/// serializations of the value `a` or the list `a`, `b` of the parameter `name`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Style {
    /// `a,b`. The default in paths and header fields.
    Simple,
    /// `.a.b`.
    Label,
    /// `;name=a`.
    Matrix,
    /// `name=a`. The default in queries and cookies.
    Form,
    /// `name=a%20b`: items are separated by spaces.
    SpaceDelimited,
    /// `name=a|b`: items are separated by `|`.
    PipeDelimited,
    /// `name=a%09b`: items are separated by tabs (`collectionFormat: tsv` of Swagger 2.0).
    TabDelimited,
    /// `name=a` without escapes, in cookies.
    Cookie,
    /// `name[key]=a`: each member of an object is a query parameter.
    DeepObject,
}

/// A Request Body Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RequestBody {
    /// True if the Request Body Object declares `required: true`.
    pub required: bool,
    /// The member `description` of the Request Body Object, as written in the document.
    pub description: Option<String>,
    /// The media types of the body with their schemas, in document order.
    pub contents: Vec<Content>,
    /// The extensions (`x-…` members) of the Request Body Object.
    pub extensions: Extensions,
    /// The span of the Request Body Object in the document.
    #[serde(skip)]
    pub span: Span,
}

/// A media type of a body, with its Media Type Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Content {
    /// The media type (`application/json`) or range (`image/*`), as written in the document.
    pub media_type: String,
    /// The schema of the body. `None` if the document declares none.
    pub schema: Option<SchemaRef>,
    /// The Encoding Objects in `encoding`, by name of the property.
    pub encoding: IndexMap<String, Encoding>,
    /// The member `prefixEncoding`: the encodings of the first items of a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefix_encoding: Vec<Encoding>,
    /// The member `itemEncoding`: the encoding of the items after those of `prefix_encoding`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_encoding: Option<Box<Encoding>>,
    /// The examples: the members `example` (without a name) and `examples` of the Media Type Object.
    pub examples: Vec<Example>,
    /// The Rust type of the body.
    pub ty: super::Type,
    /// True if the document declares the media type for all bodies of the operation, as Swagger 2.0 does.
    #[serde(skip)]
    pub is_shared: bool,
    /// The span of the media type, which is a key in `content`.
    #[serde(skip)]
    pub span: Span,
}

/// An Encoding Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Encoding {
    /// The member `contentType` of the Encoding Object.
    pub content_type: Option<String>,
    /// The member `style` of the Encoding Object.
    pub style: Option<Style>,
    /// The member `explode` of the Encoding Object.
    pub explode: Option<bool>,
    /// True if the Encoding Object declares `allowReserved: true`.
    pub allow_reserved: bool,
    /// The styles of lists inside a list, from the outside to the inside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inner: Vec<Style>,
    /// The header fields of the part (`headers`), except `Content-Type`.
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

/// An example, from `example` or `examples`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// The key in `examples`. `None` if the example comes from `example`.
    pub name: Option<String>,
    /// The member `summary` of the Example Object.
    pub summary: Option<String>,
    /// The value of the example.
    pub value: Json,
    /// The span of the Example Object in the document.
    #[serde(skip)]
    pub span: Span,
}

/// A Response Object with its status code.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Response {
    /// The status code, range or `default`.
    pub status: Status,
    /// The member `description` of the Response Object, as written in the document.
    pub description: String,
    /// The header fields by name.
    pub headers: IndexMap<String, Header>,
    /// The media types of the body with their schemas, in document order. Empty if the response declares no body.
    pub contents: Vec<Content>,
    /// The keys of `links`. Links are documented, but no code is generated for them.
    pub links: Vec<String>,
    /// The extensions (`x-…` members) of the Response Object.
    pub extensions: Extensions,
    /// The span of the status code, which is a key in `responses`.
    #[serde(skip)]
    pub span: Span,
}

/// A key of a Responses Object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Status {
    /// A status code, such as `200`.
    Code(u16),
    /// A range of status codes, as the first digit: 2 for `2XX`.
    Range(u8),
    /// `default`.
    Default,
}

/// A Header Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the Header Object")]
pub struct Header {
    /// True if the Header Object declares `required: true`.
    pub required: bool,
    /// The member `description` of the Header Object, as written in the document.
    pub description: Option<String>,
    /// True if the Header Object declares `deprecated: true`.
    pub deprecated: bool,
    /// The member `explode` of the Header Object.
    pub explode: bool,
    /// The style of `collectionFormat` in Swagger 2.0. `None` for `simple`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// True if the value is JSON, because the header is declared with `content`.
    pub json: bool,
    /// The media type in `content`. `None` if the header is declared with `schema`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// The schema of the value. An empty schema if the document declares none.
    pub schema: SchemaRef,
    /// The examples: the members `example` (without a name) and `examples` of the Header Object.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// The span of the Header Object in the document.
    #[serde(skip)]
    pub span: Span,
}

/// A Security Requirement Object: one alternative of `security`. Maps the names of security schemes, all of which are
/// required, to the required scopes. Empty if no credentials are required.
pub type SecurityNeed = IndexMap<String, Vec<String>>;

impl Header {
    /// Returns the character between the items of a list.
    #[must_use]
    pub fn delimiter(&self) -> char {
        self.style.map_or(',', Style::delimiter)
    }
}

impl Content {
    /// Returns the schema of the body, and the schemas of the header fields that `encoding` declares for multipart
    /// parts.
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
    /// Returns whether the value is sent as JSON, because the parameter is declared with `content` and a media type
    /// that is or includes JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let media_type = self.content.as_deref();
        media_type.is_some_and(|media| is_json(media) || matches!(essence(media).as_str(), "*/*" | "application/*"))
    }
}

impl ParameterLocation {
    /// Returns the value of `in`, such as `query`.
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

    /// Returns the value of `style` in OpenAPI, such as `deepObject`. For `TabDelimited`, returns the value `tsv` of
    /// `collectionFormat`.
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
    /// Returns whether only successful status codes match: true for the codes from `200` to `299`, and for `2XX`.
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
