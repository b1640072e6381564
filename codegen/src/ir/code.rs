//! The target model of operations: functions, request structs, and the decoding of responses.

use serde::Serialize;

use super::{ModuleId, PartKey, Server, Status, Type};

/// The generated code of an operation: the names and types in Rust, and the serialization of its bodies.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OperationCode {
    /// The module that contains the function and the request struct.
    pub module: ModuleId,
    /// The name of the function, such as `delete_namespaced_job`.
    pub function: String,
    /// The name of the request struct, such as `DeleteNamespacedJob`.
    pub request: String,
    /// The servers that the operation declares. Empty if the operation uses the servers of the document.
    pub servers: Vec<Server>,
    /// The request body. `None` if the operation has no body.
    pub body: Option<BodyCode>,
    /// The result of a successful call.
    pub output: Outcome,
    /// The error of a failed call.
    pub failure: Outcome,
    /// The header fields that successful responses declare.
    pub headers: Vec<HeaderCode>,
    /// The parameters that are sent in the body if the request has a body (`x-query-or-body`).
    pub parameter_moves: Vec<ParameterMove>,
    /// The members and parameters of `x-paging`, resolved to Rust names. `None` if the operation is not paged.
    pub paging: Option<PagingCode>,
    /// The format for streaming the response. `None` if the response can only be read completely.
    pub stream: Option<StreamCode>,
    /// The parameters and types of `x-watch`. `None` if the list cannot be watched.
    pub watch: Option<WatchCode>,
    /// The conditions under which the operation is idempotent: `x-idempotent`, or else the idempotency of the method.
    pub idempotency: Idempotency,
    /// The name of the header field for an idempotency key (`x-idempotency-key`), in lower case.
    pub idempotency_key: Option<String>,
    /// The documentation of the function and the struct.
    pub doc: String,
    /// The deprecation note. `None` if the operation is not deprecated.
    pub deprecated: Option<String>,
    /// Groups of mutually exclusive parameters (`x-mutually-exclusive`), as indices into
    /// [`Operation::params`](super::Operation::params).
    pub exclusive: Vec<Vec<usize>>,
}

/// A response that can be streamed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StreamCode {
    /// The format: a sequence of items, text, or bytes.
    pub codec: Codec,
    /// The type of each item of the stream. For server-sent events, the type of the data of an event.
    pub item: Type,
    /// The media types of responses that can be streamed in this format.
    pub media_types: Vec<String>,
}

/// A header field of a response.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeaderCode {
    /// The name of the header field.
    #[serde(rename = "wire")]
    pub wire_name: String,
    /// The name of the generated function that decodes the header field.
    pub name: String,
    /// The type of the decoded value.
    pub ty: Type,
    /// True if the value is JSON, because the header is declared with `content`.
    pub json: bool,
    /// The character between the items of a list if it is not a comma.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The documentation of the function.
    pub doc: String,
}

/// A parameter that is sent in the body if the request has a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ParameterMove {
    /// The index of the parameter in [`Operation::params`](super::Operation::params).
    pub param: usize,
    /// The index of the field in the struct of the body.
    pub field: usize,
    /// The conversion of the parameter's value to the field's value.
    pub conversion: Conversion,
}

/// A conversion of one type to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Conversion {
    /// The types are the same.
    Same,
    /// The value is converted with `From`.
    Into,
    /// The value becomes the only item of a list.
    OnlyItem,
}

/// The parameter and the fields that `x-paging` declares for a paged operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PagingCode {
    /// The index of the parameter that contains the page token.
    pub token: usize,
    /// The path of fields from the output to the next page token.
    pub next: Vec<FieldStep>,
    /// The path of fields from the output to the list of items on the page.
    pub items: Vec<FieldStep>,
    /// The type of each item of the paginated list.
    pub item: Type,
}

/// The parameters, fields and types for watching a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WatchCode {
    /// The index of the parameter that requests a watch in place of the list, such as `watch`.
    pub parameter: usize,
    /// The index of the parameter that contains the version after which the watch starts.
    pub version: usize,
    /// The index of the parameter that requests bookmarks. `None` if the operation has no such parameter.
    pub bookmarks: Option<usize>,
    /// The path of fields from the output to the list of objects.
    pub items: Vec<FieldStep>,
    /// The type of each object in the watched list.
    pub object: Type,
    /// The path of fields from the output to the version of the list.
    pub list_version: Vec<FieldStep>,
    /// The path of fields from an object to the version of the object.
    pub object_version: Vec<FieldStep>,
    /// The type of the object in an error event.
    pub status: Type,
    /// The names of members and parameters in requests and events.
    pub names: WatchNames,
}

/// The names of members and event types of a watch in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WatchNames {
    /// The media types of a watch, as the value of `Accept`.
    pub media_types: String,
    /// The name of the member of an event that contains the type of the event.
    pub kind: String,
    /// The name of the member of an event that contains the added, changed or removed object.
    pub object: String,
    /// The event type for a new object.
    pub added: String,
    /// The event type for a changed object.
    pub modified: String,
    /// The event type for a removed object.
    pub deleted: String,
    /// The event type for an event that only contains a version.
    pub bookmark: String,
    /// The event type for an event that reports an error.
    pub error: String,
    /// The path of members from an object to the version of the object.
    pub version: String,
    /// The path of members from the object of an error event to the status code of the error.
    pub status: String,
    /// The status code of an error event for a version that is too old.
    pub expired: u16,
}

/// A field on the path to a value in a body, such as a page token or a precondition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldStep {
    /// The name of the field.
    pub name: String,
    /// True if the field is an `Option`, because the member may be absent or `null`.
    pub optional: bool,
    /// True if the member may be `null`.
    pub nullable: bool,
}

/// The conditions under which an operation is idempotent.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum Idempotency {
    /// No call is idempotent.
    #[default]
    Never,
    /// All calls are idempotent.
    Always,
    /// A call is idempotent if one of these preconditions is set.
    With(Vec<Safeguard>),
}

/// A precondition: an optional parameter or member of the body. A call that sets the precondition is idempotent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Safeguard {
    /// The name of the parameter or member in the document.
    #[serde(rename = "wire")]
    pub wire_name: String,
    /// The location of the parameter or member.
    pub place: SafeguardPlace,
    /// True if the parameter or member is a list. The precondition is then set if the list is not empty.
    pub list: bool,
}

/// The location of a [`Safeguard`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SafeguardPlace {
    /// The parameter with this index.
    Param(usize),
    /// The member of the body at this path.
    Body(Vec<FieldStep>),
}

/// The request body of an operation: its Rust type and its serialization.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyCode {
    /// The name of the argument or setter, and of the field in the request struct.
    pub name: String,
    /// The type that the caller passes: the type of the only media type, or an enum with a variant for each media type.
    pub ty: Type,
    /// True if the caller must set the body.
    pub required: bool,
    /// The media types that can be sent, each with a type and a serialization. If there are several, each is a variant
    /// of the enum `ty`.
    pub cases: Vec<BodyCase>,
    /// The indices of the media types in `cases` whose type converts into the enum `ty` with `From`.
    pub conversions: Vec<usize>,
    /// The indices of the body struct's fields that have separate setters, because no parameter has their name.
    pub setters: Vec<usize>,
    /// The header fields of the parts of multipart bodies.
    pub part_headers: Vec<PartHeaderCode>,
}

/// A header field of a part of a multipart body, from `encoding.headers`. The caller sets the header field on the
/// request, separately from the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate fact for emission")]
pub struct PartHeaderCode {
    /// The index of the multipart media type in [`BodyCode::cases`].
    pub case: usize,
    /// The part: a property, or items of a list.
    pub part: PartKey,
    /// The name of the header field.
    #[serde(rename = "wire")]
    pub wire_name: String,
    /// The name of the argument or setter, and of the field in the request struct.
    pub name: String,
    /// The type of the value in Rust.
    pub ty: Type,
    /// True if there may be several such parts: `ty` is then a list with one value per part.
    pub each: bool,
    /// True if each part must have the header field.
    pub required: bool,
    /// True if every call sends the part and the part requires the header field, which is then an argument of the
    /// function.
    pub is_argument: bool,
    /// The only value of a required header field. It is sent without an argument or setter.
    pub constant: Option<String>,
    /// `explode` of the Header Object.
    pub explode: bool,
    /// True if the value is JSON, because the header is declared with `content`.
    pub json: bool,
    /// The checks that are applied to the value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The documentation of the argument or setter.
    pub doc: String,
}

impl BodyCode {
    /// Returns the header fields of parts whose values the program sets.
    pub fn settable_part_headers(&self) -> impl Iterator<Item = &PartHeaderCode> {
        self.part_headers.iter().filter(|header| header.constant.is_none())
    }
}

/// One media type of a body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyCase {
    /// The variant of the enum [`BodyCode::ty`]. `None` if the body has only one media type.
    pub variant: Option<String>,
    /// The media type to send. For bytes, the caller sets the media type, which must match one of these media types or
    /// ranges.
    pub media_types: Vec<String>,
    /// The serialization of the value.
    pub codec: Codec,
    /// The type of the value.
    pub ty: Type,
    /// The checks that are applied to the value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// The index of the media type in [`RequestBody::contents`](super::RequestBody::contents).
    pub content: usize,
    /// True if the encodings of its parts are declared by position.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_positional: bool,
}

/// The way in which a body is serialized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Codec {
    /// JSON: `application/json`, `+json`, or `*/*` with a schema.
    Json,
    /// JSON or text, depending on the media type of the response. Used for `*/*` with a string schema.
    JsonOrText,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/*`.
    Multipart,
    /// `text/*`.
    Text,
    /// Raw bytes.
    Bytes,
    /// `text/event-stream` with data in JSON.
    EventStream,
    /// `text/event-stream` with plain-text data.
    TextEventStream,
    /// `text/event-stream` with raw bytes as data.
    BytesEventStream,
    /// `application/x-ndjson`, `application/jsonl`, `application/json;stream=…`: a JSON value on each line.
    JsonLines,
    /// A JSON string or plain text on each line. Used for the media types of `JsonLines` with a string schema.
    TextLines,
    /// `application/json-seq`, `+json-seq`: JSON texts after record separators (RFC 7464).
    JsonSequence,
    /// No body.
    Empty,
}

/// The result or the error of an operation: its Rust type, and the decoding of the response for each status code.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Outcome {
    /// The type of the result or error. `Unit` if no body is declared; `Nullable` if the server may also send an
    /// undeclared status code without a body, such as 204.
    pub ty: Type,
    /// The decoding of the response for each status code.
    pub cases: Vec<OutcomeCase>,
}

/// The decoding of the response for one status code or range.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeCase {
    /// The status code or range.
    pub status: Status,
    /// The media types of the body, with the decoding for each. A single entry with `Codec::Empty` if no body is
    /// declared.
    pub contents: Vec<OutcomeContent>,
}

/// The decoding of a response body with one media type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeContent {
    /// The media type or range.
    pub media_type: String,
    /// The serialization of the body.
    pub codec: Codec,
    /// The type of the decoded value.
    pub ty: Type,
    /// The variant of the enum [`Outcome::ty`] that contains the value. `None` if the outcome is the value itself.
    pub variant: Option<String>,
}
