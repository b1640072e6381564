//! The part of the source model that represents operations. Members that a Path Item Object declares for all operations
//! of its path are merged into each operation. The model also contains the Rust names and types of parameters and
//! bodies.

use std::{borrow::Cow, fmt};

use indexmap::IndexMap;
use serde::Serialize;

use super::{Extensions, ExternalDocs, Json, Method, OperationCode, Server, schema::SchemaRef};
use crate::{
    media_type::{essence, is_json},
    source::Span,
};

/// An Operation Object. Members that the Path Item Object declares for all operations of the path are merged into it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// The `operationId`. If the document declares none, an ID that is derived from the method and the path.
    pub id: String,
    /// True if the document declares the `operationId` of the operation.
    pub has_declared_id: bool,
    /// The HTTP method of the operation.
    pub method: Method,
    /// The path template as written in the document, such as `/pets/{id}`.
    pub path: String,
    /// The path template, split into literal text and variables, in order.
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
    /// The parameters in document order. Includes parameters of the Path Item Object that the operation does not
    /// override.
    pub params: Vec<Param>,
    /// The declared path parameters that do not occur in the path template. This is an error in the document, so these
    /// parameters are only used in comparisons of documents.
    pub unused_params: Vec<Param>,
    /// The member `requestBody` of the Operation Object.
    pub body: Option<RequestBody>,
    /// The responses, sorted by key: status codes first, then ranges such as `2XX`, and then `default`.
    pub responses: Vec<Response>,
    /// The alternative security requirements, of which a call must satisfy one. They come from the operation or, if the
    /// operation does not declare `security`, from the document. Empty if no credentials are required.
    pub security: Vec<SecurityNeed>,
    /// The value of `security` as declared, if it names schemes for which no code is generated: client certificates, or
    /// schemes that the document does not declare. `None` if the field `security` contains all declared schemes.
    pub declared_security: Option<Vec<SecurityNeed>>,
    /// True if the operation itself declares `security`.
    pub has_declared_security: bool,
    /// The servers that the operation or its Path Item Object declares. If empty, the servers of the document apply.
    pub servers: Vec<Server>,
    /// The keys of `callbacks` of the Operation Object. The requests of the callbacks are in
    /// [`Api::webhooks`](super::Api::webhooks).
    pub callbacks: Vec<String>,
    /// The extensions (`x-…` members) of the Operation Object and of its Path Item Object. If both declare an
    /// extension, the Operation Object takes precedence.
    pub extensions: Extensions,
    /// The span of the key that names the HTTP method, such as `get`, in the Path Item Object.
    #[serde(skip)]
    pub span: Span,
    /// The span of the path, which is a key in `paths`.
    #[serde(skip)]
    pub path_span: Span,
    /// The generated code of the operation: names, types and serialization.
    pub code: OperationCode,
}

/// A segment of a path template: literal text or a variable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum PathPiece {
    /// Literal text between variables.
    Literal(String),
    /// A variable such as `{id}`. The value is the index of its parameter in [`Operation::params`].
    Param(usize),
}

/// A Parameter Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the specification")]
pub struct Param {
    /// The member `name` of the Parameter Object, which is the name of the parameter in requests.
    #[serde(rename = "wire")]
    pub wire_name: String,
    /// The member `in` of the Parameter Object.
    pub location: ParameterLocation,
    /// True if every call must set the parameter. Always true for path parameters.
    pub required: bool,
    /// True if the Parameter Object declares `required: true`. Unlike `required`, false for a path parameter without
    /// this keyword.
    pub has_declared_required: bool,
    /// The member `description` of the Parameter Object, as written in the document.
    pub description: Option<String>,
    /// True if the Parameter Object declares `deprecated: true`.
    pub deprecated: bool,
    /// The member `style` of the Parameter Object. Defaults to the style that OpenAPI defines for the location of the
    /// parameter.
    pub style: Style,
    /// The styles of nested lists, if the value is a list of lists. The first style is that of the items of the outer
    /// list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inner: Vec<Style>,
    /// The member `explode` of the Parameter Object. Defaults to the value that OpenAPI defines for the style.
    pub explode: bool,
    /// True if the Parameter Object declares `allowReserved: true`.
    pub allow_reserved: bool,
    /// True if the Parameter Object declares `allowEmptyValue: true`.
    pub allow_empty: bool,
    /// The media type of the value, if the Parameter Object has `content` instead of `schema`. `None` otherwise.
    pub content: Option<String>,
    /// The schema of the value. If the document declares none, an empty schema, which allows every value.
    pub schema: SchemaRef,
    /// The examples: the members `example` (without a name) and `examples` of the Parameter Object.
    pub examples: Vec<Example>,
    /// The extensions (`x-…` members) of the Parameter Object.
    pub extensions: Extensions,
    /// True if the parameter comes from the Path Item Object and applies to all operations of the path.
    pub shared: bool,
    /// The name of the parameter in generated code.
    pub name: String,
    /// The Rust type of the value, without the `Option` that an optional parameter has.
    pub ty: super::Type,
    /// The constraints that the generated client checks before it sends the value.
    pub checks: Option<Box<super::Checks>>,
    /// True if the schema allows a list or object inside the list or object that is the value. OpenAPI does not define
    /// how a `style` serializes such nested values.
    pub nested: bool,
    /// The span of the Parameter Object.
    #[serde(skip)]
    pub span: Span,
}

/// The location of a parameter in a request: the member `in` of a Parameter Object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParameterLocation {
    /// In the path (`in: path`).
    Path,
    /// In the query (`in: query`).
    Query,
    /// In a header field (`in: header`).
    Header,
    /// In a cookie (`in: cookie`).
    Cookie,
    /// As the complete query (`in: querystring` in OpenAPI 3.2).
    QueryString,
}

/// A serialization of a value in a URL, header field, cookie or form (OpenAPI, "Style Values"). In the examples, the
/// parameter is called `name`, and its value is `a` or the list `a`, `b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Style {
    /// `a,b`. The default style in paths and header fields.
    Simple,
    /// `.a.b`.
    Label,
    /// `;name=a`.
    Matrix,
    /// `name=a`. The default style in queries and cookies.
    Form,
    /// `name=a%20b`: the items of a list are separated by spaces.
    SpaceDelimited,
    /// `name=a|b`: the items of a list are separated by `|`.
    PipeDelimited,
    /// `name=a%09b`: the items of a list are separated by tabs (`collectionFormat: tsv` of Swagger 2.0).
    TabDelimited,
    /// `name=a` in cookies, without percent-encoding.
    Cookie,
    /// `name[key]=a`: each member of an object is a separate query parameter.
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

/// A media type of a request body or response body, with its Media Type Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Content {
    /// The media type (`application/json`) or range of media types (`image/*`), as written in the document.
    pub media_type: String,
    /// The member `schema` of the Media Type Object. `None` if the document declares no schema.
    pub schema: Option<SchemaRef>,
    /// The member `encoding` of the Media Type Object: the Encoding Object of each property, by name of the property.
    pub encoding: IndexMap<String, Encoding>,
    /// The member `prefixEncoding` of the Media Type Object: the Encoding Objects of the first items of a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefix_encoding: Vec<Encoding>,
    /// The member `itemEncoding` of the Media Type Object: the Encoding Object of all items of a list that follow those
    /// of `prefix_encoding`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_encoding: Option<Box<Encoding>>,
    /// The examples: the members `example` (without a name) and `examples` of the Media Type Object.
    pub examples: Vec<Example>,
    /// The Rust type of a body with this media type.
    pub ty: super::Type,
    /// True if the document declares the media type for all bodies at once (`consumes` or `produces` of Swagger 2.0).
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
    /// The styles of nested lists, if the value is a list of lists. The first style is that of the items of the outer
    /// list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inner: Vec<Style>,
    /// The member `headers` of the Encoding Object: the header fields of the part, except `Content-Type`.
    pub headers: IndexMap<String, Header>,
    /// The encodings of nested parts, if the part is itself a multipart body: its `encoding`, `prefixEncoding` and
    /// `itemEncoding`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<(PartKey, Encoding)>,
}

/// The key that determines to which parts of a multipart body an Encoding Object applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum PartKey {
    /// The parts that contain the value of the property with this name.
    Property(String),
    /// The part that contains the item of a list at this position. Positions start at 0.
    Position(usize),
    /// The parts that contain the items of a list after the first items. The value is the number of these first items.
    Further(usize),
}

/// An example value, from the member `example` or `examples` of an object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// The key of the example in `examples`. `None` if the example comes from `example`.
    pub name: Option<String>,
    /// The member `summary` of the Example Object.
    pub summary: Option<String>,
    /// The value of the example.
    pub value: Json,
    /// The span of the Example Object in the document.
    #[serde(skip)]
    pub span: Span,
}

/// A Response Object, together with its key in the Responses Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Response {
    /// The key of the response: a status code, a range such as `2XX`, or `default`.
    pub status: Status,
    /// The member `description` of the Response Object, as written in the document.
    pub description: String,
    /// The member `headers` of the Response Object: the Header Objects by the name of the header field.
    pub headers: IndexMap<String, Header>,
    /// The media types of the body with their schemas, in document order. Empty if the response declares no body.
    pub contents: Vec<Content>,
    /// The keys of `links` of the Response Object. Links are mentioned in documentation, but no code is generated for
    /// them.
    pub links: Vec<String>,
    /// The extensions (`x-…` members) of the Response Object.
    pub extensions: Extensions,
    /// The span of the key of the response in `responses`.
    #[serde(skip)]
    pub span: Span,
}

/// A key of a Responses Object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Status {
    /// A status code, such as `200`.
    Code(u16),
    /// A range of status codes. The value is the first digit: 2 for `2XX`.
    Range(u8),
    /// The key `default`, which covers all other status codes.
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
    /// The style that corresponds to `collectionFormat` in Swagger 2.0. `None` for the style `simple`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// True if the value is JSON, because the Header Object has `content` instead of `schema`.
    pub json: bool,
    /// The media type in `content`. `None` if the Header Object has `schema` instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// The schema of the value. If the document declares none, an empty schema, which allows every value.
    pub schema: SchemaRef,
    /// The examples: the members `example` (without a name) and `examples` of the Header Object.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// The span of the Header Object in the document.
    #[serde(skip)]
    pub span: Span,
}

/// A Security Requirement Object, which is one alternative of `security`. Maps the name of each required security
/// scheme to the required scopes. Empty if no credentials are required.
pub type SecurityNeed = IndexMap<String, Vec<String>>;

impl Header {
    /// Returns the character that separates the items if the value is a list.
    #[must_use]
    pub fn delimiter(&self) -> char {
        self.style.map_or(',', Style::delimiter)
    }
}

impl Content {
    /// Returns references to all schemas of the media type: the schema of the body, and the schemas of the header
    /// fields that Encoding Objects declare for multipart parts.
    pub fn schema_refs(&self) -> impl Iterator<Item = &SchemaRef> {
        let headers = self.encodings().flat_map(|encoding| encoding.headers.values());
        self.schema.iter().chain(headers.map(|header| &header.schema))
    }

    /// Returns all Encoding Objects of the media type: by property, and by position.
    pub fn encodings(&self) -> impl Iterator<Item = &Encoding> {
        self.encoding.values().chain(&self.prefix_encoding).chain(self.item_encoding.as_deref())
    }

    /// Returns the Encoding Objects that are declared by position, each with the items of the list to which it applies.
    pub fn positional_encodings(&self) -> impl Iterator<Item = (PartKey, &Encoding)> {
        let prefix_encodings = self.prefix_encoding.iter().enumerate();
        let further_key = PartKey::Further(self.prefix_encoding.len());
        let further_encoding = self.item_encoding.as_deref().map(|encoding| (further_key, encoding));
        prefix_encodings.map(|(position, encoding)| (PartKey::Position(position), encoding)).chain(further_encoding)
    }

    /// Returns whether Encoding Objects are declared by position (`prefixEncoding` or `itemEncoding`).
    #[must_use]
    pub fn has_positional_encodings(&self) -> bool {
        !self.prefix_encoding.is_empty() || self.item_encoding.is_some()
    }

    /// Returns the Encoding Object that applies to a part. `None` if the document does not declare one.
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
    /// Returns the name by which generated code refers to the part: the name of the property, the position, or `*` for
    /// the further items of a list.
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
    /// Returns whether the value of the parameter is sent as JSON, because the Parameter Object has `content` with a
    /// media type or range that includes JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let media_type = self.content.as_deref();
        media_type.is_some_and(|media| is_json(media) || matches!(essence(media).as_str(), "*/*" | "application/*"))
    }
}

impl ParameterLocation {
    /// Returns the value of `in` in the document, such as `query`.
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
    /// Returns the character that separates the items of a list in this style.
    #[must_use]
    pub fn delimiter(self) -> char {
        match self {
            Self::SpaceDelimited => ' ',
            Self::PipeDelimited => '|',
            Self::TabDelimited => '\t',
            _ => ',',
        }
    }

    /// Returns the value of `style` in the document, such as `deepObject`. For `TabDelimited`, returns `tsv`, which is
    /// a value of `collectionFormat`.
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
    /// Returns whether the key matches only successful responses: a code from `200` to `299`, or `2XX`.
    #[must_use]
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }

    /// Returns whether generated code treats a response with this key as a result and not as a failure. Results are
    /// successful responses and declared redirects.
    #[must_use]
    pub fn is_result(self) -> bool {
        self.is_success() || matches!(self, Self::Code(300..=399) | Self::Range(3))
    }

    /// Returns whether a response with this status code cannot have a body, since HTTP forbids it (RFC 9110, sections
    /// 6.4.1 and 15.3.6).
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
