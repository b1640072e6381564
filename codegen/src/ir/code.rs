//! The target model of operations: functions, request structs, and the decoding of responses.

use serde::Serialize;

use super::{ModuleId, PartKey, Server, Status, Type};

/// The generated code of an operation.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OperationCode {
    /// The module that contains the function and the request struct.
    pub module: ModuleId,
    /// The name of the function, such as `delete_namespaced_job`.
    pub function: String,
    /// The name of the request struct, such as `DeleteNamespacedJob`.
    pub request: String,
    /// The operation's own servers; empty if it uses those of the document.
    pub servers: Vec<Server>,
    /// The request body; `None` if the operation has none.
    pub body: Option<BodyCode>,
    /// The result of a successful call.
    pub output: Outcome,
    /// The error of a failed call.
    pub failure: Outcome,
    /// The header fields that successful responses declare.
    pub headers: Vec<HeaderCode>,
    /// The parameters that are sent in the body if there is one (`x-query-or-body`).
    pub parameter_moves: Vec<ParameterMove>,
    /// The members and parameters of `x-paging`, resolved to Rust names. `None` if the operation is not paged.
    pub paging: Option<PagingCode>,
    /// The format for streaming the response. `None` if it can only be read completely.
    pub stream: Option<StreamCode>,
    /// The parameters and types of `x-watch`. `None` if the list cannot be watched.
    pub watch: Option<WatchCode>,
    /// The conditions under which the operation is idempotent: `x-idempotent`, or else its method.
    pub idempotency: Idempotency,
    /// The header field for an idempotency key, in lower case (`x-idempotency-key`).
    pub idempotency_key: Option<String>,
    /// Documentation of the function and the struct.
    pub doc: String,
    /// The deprecation note; `None` if the operation is not deprecated.
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
    /// The type of an item. For server-sent events, the type of an event's data.
    pub item: Type,
    /// The media types of this format.
    pub media_types: Vec<String>,
}

/// A header field of a response.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeaderCode {
    /// The name of the header field.
    pub wire: String,
    /// The name of the function.
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
    /// The index of the parameter.
    pub param: usize,
    /// The index of the field in the body's struct.
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

/// The parameter and fields of a paged operation that `x-paging` declares, by their Rust names.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PagingCode {
    /// The index of the parameter that takes the page token.
    pub token: usize,
    /// The path from the output to the next page token.
    pub next: Vec<FieldStep>,
    /// The path from the output to the items.
    pub items: Vec<FieldStep>,
    /// The type of an item.
    pub item: Type,
}

/// The parameters, fields and types for watching a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WatchCode {
    /// The index of the parameter that turns the list into a watch.
    pub parameter: usize,
    /// The index of the parameter that takes the version after which the watch starts.
    pub version: usize,
    /// The index of the parameter that requests bookmarks, if there is one.
    pub bookmarks: Option<usize>,
    /// The path from the output to the objects.
    pub items: Vec<FieldStep>,
    /// The type of an object.
    pub object: Type,
    /// The path from the output to the version of the list.
    pub list_version: Vec<FieldStep>,
    /// The path from an object to its version.
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
    /// The name of the event's member that contains its type.
    pub kind: String,
    /// The name of the event's member that contains the object.
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
    /// The path from an object to its version.
    pub version: String,
    /// The path from the object of an error event to its status code.
    pub status: String,
    /// The status code of an error event for a version that is too old.
    pub expired: u16,
}

/// A field on the path to a value in a body, such as a page token or a precondition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldStep {
    /// The name of the field.
    pub name: String,
    /// True if the field may be without a value, because the member may be absent or `null`.
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

/// A precondition: an optional parameter or member of the body that makes a call idempotent if it is set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Safeguard {
    /// The name in the document.
    pub wire: String,
    /// The location.
    pub place: SafeguardPlace,
    /// True if it is a list, which must not be empty.
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
    /// The type that the caller passes: the type of the media type, or an enum with a variant for each media type.
    pub ty: Type,
    /// True if the caller must set the body.
    pub required: bool,
    /// The cases, one for each media type that can be sent. If there are several, each is a variant of `ty`.
    pub cases: Vec<BodyCase>,
    /// The indices of the `cases` whose type converts into the enum.
    pub conversions: Vec<usize>,
    /// The indices of the body struct's fields that have separate setters, because no parameter has their name.
    pub setters: Vec<usize>,
    /// The header fields of the parts of multipart bodies.
    pub part_headers: Vec<PartHeaderCode>,
}

/// A header field of a part of a multipart body, from `encoding.headers`. It is set on the request, separately from the
/// body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate fact for emission")]
pub struct PartHeaderCode {
    /// The index of the case of the body.
    pub case: usize,
    /// The part: a property, or items of a list.
    pub part: PartKey,
    /// The name of the header field.
    pub wire: String,
    /// The name of the argument or setter, and of the field in the request struct.
    pub name: String,
    /// The type in Rust.
    pub ty: Type,
    /// True if there may be several such parts: `ty` is then a list with one value per part.
    pub each: bool,
    /// True if each part must have the header field.
    pub required: bool,
    /// True if every call has such a part, so that the header field is an argument.
    pub is_argument: bool,
    /// The only value of a required header field. It is sent without an argument or setter.
    pub constant: Option<String>,
    /// `explode`.
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
    /// The variant of the body's enum; `None` if there is only one media type.
    pub variant: Option<String>,
    /// The media type to send. For bytes: the media types and ranges that the value's media type must match.
    pub media_types: Vec<String>,
    /// The serialization of the value.
    pub codec: Codec,
    /// The type of the value.
    pub ty: Type,
    /// The checks that are applied to the value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// The index of the media type in the source model's `contents`.
    pub content: usize,
    /// True if the encodings of its parts are declared by position.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_positional: bool,
}

/// A serialization of bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Codec {
    /// `application/json`, `+json`, `*/*` with a schema.
    Json,
    /// `*/*` with a schema of strings: JSON or text, depending on the media type of the response.
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
    /// The media types of `JsonLines` with a schema of strings: a JSON string or plain text on each line.
    TextLines,
    /// `application/json-seq`, `+json-seq`: JSON texts after record separators (RFC 7464).
    JsonSequence,
    /// No body.
    Empty,
}

/// The result or the error of an operation: its Rust type, and the decoding of the response for each status code.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Outcome {
    /// The type; `Unit` if no body is declared, `Nullable` if the server may also send an undeclared status code
    /// without a body, such as 204.
    pub ty: Type,
    /// The decoding for each status code, including the variant that the decoded value becomes.
    pub cases: Vec<OutcomeCase>,
}

/// The decoding of the response for one status code or range.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeCase {
    /// The status code or range.
    pub status: Status,
    /// The contents by media type; a single content with `Codec::Empty` if no body is declared.
    pub contents: Vec<OutcomeContent>,
}

/// The decoding of a response body with one media type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeContent {
    /// The media type or range.
    pub media_type: String,
    /// The format of the body.
    pub codec: Codec,
    /// The type of the value.
    pub ty: Type,
    /// The variant of the outcome's enum; `None` if the outcome is the type itself.
    pub variant: Option<String>,
}
