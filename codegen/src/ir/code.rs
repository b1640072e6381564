//! The part of the target model that represents the generated code of operations: functions, request structs, and the
//! decoding of responses.

use serde::Serialize;

use super::{ModuleId, PartKey, Server, Status, Type};

/// The generated code of an operation: its Rust names and types, and the serialization of its bodies.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OperationCode {
    /// The module that contains the generated function and the request struct.
    pub module: ModuleId,
    /// The name of the generated function, such as `delete_namespaced_job`.
    pub function: String,
    /// The name of the request struct, such as `DeleteNamespacedJob`.
    pub request: String,
    /// The servers that the operation declares. Empty if the operation uses the servers of the whole document.
    pub servers: Vec<Server>,
    /// The type and the serialization of the request body. `None` if the operation has no body.
    pub body: Option<BodyCode>,
    /// The type of the result of a successful call, and the decoding of successful responses.
    pub output: Outcome,
    /// The type of the error of a failed call, and the decoding of failure responses.
    pub failure: Outcome,
    /// The header fields that the document declares for successful responses.
    pub headers: Vec<HeaderCode>,
    /// The parameters that are sent in the body instead if the request has a body (`x-query-or-body`).
    pub parameter_moves: Vec<ParameterMove>,
    /// The parameter and the members that `x-paging` names, with their Rust names. `None` if the operation does not
    /// return a list page by page.
    pub paging: Option<PagingCode>,
    /// The format in which the response can be read as a stream. `None` if the response can only be read as a whole.
    pub stream: Option<StreamCode>,
    /// The parameters, members and types that `x-watch` names. `None` if the list that the operation returns cannot be
    /// watched.
    pub watch: Option<WatchCode>,
    /// The conditions under which a call is idempotent. They come from `x-idempotent` or, without this extension, from
    /// the HTTP method.
    pub idempotency: Idempotency,
    /// The name of the header field that contains the idempotency key (`x-idempotency-key`), in lower case. `None` if
    /// calls do not send an idempotency key.
    pub idempotency_key: Option<String>,
    /// The documentation of the generated function and the request struct.
    pub doc: String,
    /// The deprecation note. `None` if the operation is not deprecated.
    pub deprecated: Option<String>,
    /// Groups of mutually exclusive parameters (`x-mutually-exclusive`), as indices into
    /// [`Operation::params`](super::Operation::params).
    pub exclusive: Vec<Vec<usize>>,
}

/// The format of a response that can be read as a stream.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StreamCode {
    /// The serialization of the stream: a sequence of items, text, or bytes.
    pub codec: Codec,
    /// The type of each item of the stream. For server-sent events, the type of the `data` of an event.
    pub item: Type,
    /// The media types of the responses that have this format.
    pub media_types: Vec<String>,
}

/// A header field of a response, and the generated function that decodes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeaderCode {
    /// The name of the response header field.
    #[serde(rename = "wire")]
    pub wire_name: String,
    /// The name of the generated function that decodes the header field.
    pub name: String,
    /// The Rust type of the decoded value.
    pub ty: Type,
    /// True if the value is JSON, because the Header Object has `content` instead of `schema`.
    pub json: bool,
    /// The character between the items if the value is a list. `None` for a comma.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// True if the Header Object declares `deprecated: true`.
    pub deprecated: bool,
    /// The documentation of the generated function.
    pub doc: String,
}

/// A parameter that is sent as a member of the body if the request has a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ParameterMove {
    /// The index of the parameter in [`Operation::params`](super::Operation::params).
    pub param: usize,
    /// The index of the field in the struct that is the type of the body.
    pub field: usize,
    /// The conversion from the type of the parameter to the type of the field.
    pub conversion: Conversion,
}

/// A conversion of a value from one type to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Conversion {
    /// No conversion, since the types are the same.
    Same,
    /// The value is converted with `Into::into`.
    Into,
    /// The value becomes the only item of a list.
    OnlyItem,
}

/// The parameter and the fields that `x-paging` names for an operation that returns a list page by page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PagingCode {
    /// The index of the parameter that contains the page token.
    pub token: usize,
    /// The path of fields from the operation's result to the token of the next page.
    pub next: Vec<FieldStep>,
    /// The path of fields from the operation's result to the list of items on the page.
    pub items: Vec<FieldStep>,
    /// The type of the items of the list.
    pub item: Type,
}

/// The parameters, fields and types that generated code needs to watch a list for changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WatchCode {
    /// The index of the parameter that requests a watch instead of the list, such as `watch` in Kubernetes.
    pub parameter: usize,
    /// The index of the parameter that contains the list version after which the watch starts.
    pub version: usize,
    /// The index of the parameter that requests bookmarks: events that only contain a new version. `None` if the
    /// operation has no such parameter.
    pub bookmarks: Option<usize>,
    /// The path of fields from the operation's result to the list of objects.
    pub items: Vec<FieldStep>,
    /// The type of the objects in the watched list.
    pub object: Type,
    /// The path of fields from the operation's result to the version of the list.
    pub list_version: Vec<FieldStep>,
    /// The path of fields from an object in the list to the version of the object.
    pub object_version: Vec<FieldStep>,
    /// The type of the object that an error event contains.
    pub status: Type,
    /// The names of members and the event types that are used in JSON.
    pub names: WatchNames,
}

/// The names of members and the event types that the JSON of a watch uses.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WatchNames {
    /// The media types of watch responses, as the value of the header field `Accept`.
    pub media_types: String,
    /// The name of the member that contains the type of an event.
    pub kind: String,
    /// The name of the member that contains the added, changed or removed object of an event.
    pub object: String,
    /// The event type that reports a new object.
    pub added: String,
    /// The event type that reports a changed object.
    pub modified: String,
    /// The event type that reports a removed object.
    pub deleted: String,
    /// The event type that only reports a new version.
    pub bookmark: String,
    /// The event type that reports an error.
    pub error: String,
    /// The path of members from an object to the version of the object, in JSON.
    pub version: String,
    /// The path of members from the object of an error event to the status code of the error, in JSON.
    pub status: String,
    /// The status code with which an error event reports that the requested version is too old.
    pub expired: u16,
}

/// One field on the path from a struct to a nested value, such as a page token or a precondition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldStep {
    /// The Rust name of the field.
    pub name: String,
    /// True if the field is an `Option`, because the JSON member may be absent or `null`.
    pub optional: bool,
    /// True if the JSON member may be `null`.
    pub nullable: bool,
}

/// The conditions under which a call of an operation is idempotent.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum Idempotency {
    /// No call of the operation is idempotent.
    #[default]
    Never,
    /// All calls of the operation are idempotent.
    Always,
    /// A call is idempotent if it sets at least one of these preconditions.
    With(Vec<Safeguard>),
}

/// A precondition: an optional parameter, or an optional member of the body, that makes a call idempotent if the call
/// sets it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Safeguard {
    /// The name of the parameter or member in requests.
    #[serde(rename = "wire")]
    pub wire_name: String,
    /// The location of the parameter or member in the request struct.
    pub place: SafeguardPlace,
    /// True if the parameter or member is a list. An empty list then counts as not set.
    pub list: bool,
}

/// The location of a precondition ([`Safeguard`]).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SafeguardPlace {
    /// A parameter, as an index into the parameters of the operation.
    Param(usize),
    /// A member of the body, as the path of fields from the body.
    Body(Vec<FieldStep>),
}

/// The request body of an operation: its Rust type and its serialization in each media type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyCode {
    /// The Rust name of the body: of the function argument or the setter, and of the field in the request struct.
    pub name: String,
    /// The type of the value that the caller sets: the type of the only media type, or an enum with one variant for
    /// each media type.
    pub ty: Type,
    /// True if every request must have a body.
    pub required: bool,
    /// The media types in which the body can be sent, each with a type and a serialization. If there are several media
    /// types, each of them is a variant of the enum `ty`.
    pub cases: Vec<BodyCase>,
    /// The media types whose type converts into the enum `ty` with `From`, as indices into `cases`.
    pub conversions: Vec<usize>,
    /// The fields of the body struct for which the request struct has separate setters, as indices. Empty if the body
    /// is required.
    pub setters: Vec<usize>,
    /// The header fields of the parts of a multipart body.
    pub part_headers: Vec<PartHeaderCode>,
}

/// A header field of one part of a multipart body, as declared in `encoding.headers`. The caller sets the header field
/// on the request struct, separately from the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate fact for emission")]
pub struct PartHeaderCode {
    /// The multipart media type, as an index into [`BodyCode::cases`].
    pub case: usize,
    /// The part that has the header field: a property of an object, or items of a list.
    pub part: PartKey,
    /// The name of the header field in the part.
    #[serde(rename = "wire")]
    pub wire_name: String,
    /// The Rust name of the header field: of the function argument or the setter, and of the field in the request
    /// struct.
    pub name: String,
    /// The Rust type of the value.
    pub ty: Type,
    /// True if the body may contain several of these parts. `ty` is then a list that contains one value for each part.
    pub each: bool,
    /// True if each of these parts must have the header field.
    pub required: bool,
    /// True if the header field is an argument of the generated function, because every call must send it.
    pub is_argument: bool,
    /// The constant value, if the part always has the header field and the schema allows only one string. The header
    /// field then has neither an argument nor a setter.
    pub constant: Option<String>,
    /// The value of `explode` of the Header Object.
    pub explode: bool,
    /// True if the value is JSON, because the Header Object has `content` instead of `schema`.
    pub json: bool,
    /// The constraints that the generated client checks before it sends the value.
    pub checks: Option<Box<super::Checks>>,
    /// True if the Header Object declares `deprecated: true`.
    pub deprecated: bool,
    /// The documentation of the setter.
    pub doc: String,
}

impl BodyCode {
    /// Returns the header fields of parts whose values the caller sets, which are all except constant ones.
    pub fn settable_part_headers(&self) -> impl Iterator<Item = &PartHeaderCode> {
        self.part_headers.iter().filter(|header| header.constant.is_none())
    }
}

/// One media type in which a request body can be sent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyCase {
    /// The name of the variant in the enum [`BodyCode::ty`]. `None` if the body has only one media type.
    pub variant: Option<String>,
    /// The media type that is sent. For bytes, the caller chooses a media type, which must match one of these media
    /// types or ranges.
    pub media_types: Vec<String>,
    /// The serialization of the body in this media type.
    pub codec: Codec,
    /// The Rust type of the body in this media type.
    pub ty: Type,
    /// The constraints that the generated client checks before it sends the value.
    pub checks: Option<Box<super::Checks>>,
    /// The Media Type Object, as an index into [`RequestBody::contents`](super::RequestBody::contents).
    pub content: usize,
    /// True if the media type is multipart and declares the encoding of its parts by position (`prefixEncoding` or
    /// `itemEncoding`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_positional: bool,
}

/// A serialization of a request body or response body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Codec {
    /// JSON, for `application/json`, media types that end in `+json`, and `*/*` with a schema.
    Json,
    /// JSON or plain text, depending on the media type that the server sends. Used for `*/*` with a string schema.
    JsonOrText,
    /// A form: `application/x-www-form-urlencoded`.
    Form,
    /// A multipart body: `multipart/*`.
    Multipart,
    /// Plain text: `text/*`.
    Text,
    /// Raw bytes.
    Bytes,
    /// Server-sent events (`text/event-stream`) whose data is JSON.
    EventStream,
    /// Server-sent events (`text/event-stream`) whose data is plain text.
    TextEventStream,
    /// Server-sent events (`text/event-stream`) whose data is raw bytes.
    BytesEventStream,
    /// One JSON value per line: `application/x-ndjson`, `application/jsonl`, `application/json;stream=…`.
    JsonLines,
    /// One string per line, either as a JSON string or as plain text. Used for the media types of `JsonLines` if the
    /// schema is a string.
    TextLines,
    /// JSON texts that each follow a record separator (RFC 7464): `application/json-seq` and media types that end in
    /// `+json-seq`.
    JsonSequence,
    /// No body.
    Empty,
}

/// The result or the error of a call: its Rust type, and the decoding of the response for each status code.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Outcome {
    /// The Rust type of the result or error. `Unit` if the document declares no response body. `Nullable` if the server
    /// may also respond with an undeclared status code that never has a body, such as 204.
    pub ty: Type,
    /// The decoding of the response for each status code.
    pub cases: Vec<OutcomeCase>,
}

/// The decoding of responses with one status code, or with a range of status codes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeCase {
    /// The status code or range.
    pub status: Status,
    /// The media types that the response body can have, with the decoding for each. If the document declares no body,
    /// the only entry has the serialization `Codec::Empty`.
    pub contents: Vec<OutcomeContent>,
}

/// The decoding of response bodies with one media type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeContent {
    /// The media type, or a range of media types such as `image/*`.
    pub media_type: String,
    /// The serialization of the body.
    pub codec: Codec,
    /// The Rust type of the decoded value.
    pub ty: Type,
    /// The name of the variant in the enum [`Outcome::ty`] that contains the decoded value. `None` if [`Outcome::ty`]
    /// is not an enum of responses but the type of the value.
    pub variant: Option<String>,
}
