//! The target model of operations: functions, request structs, decoding of responses.

use serde::Serialize;

use super::{ModuleId, Server, Status, Type};

/// The generated code of an operation.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OperationCode {
    /// The module of the code.
    pub module: ModuleId,
    /// The function's name: `delete_namespaced_job`.
    pub function: String,
    /// The request struct's name: `DeleteNamespacedJob`.
    pub request: String,
    /// Servers of the operation that are not the document's; empty if it is sent to the client's own server.
    pub servers: Vec<Server>,
    /// The request body; `None` if the operation has none.
    pub body: Option<BodyCode>,
    /// The result of a successful call.
    pub output: Outcome,
    /// The error of a failed call.
    pub failure: Outcome,
    /// Headers that successes declare.
    pub headers: Vec<HeaderCode>,
    /// Parameters that are sent in the body if the request has one: `x-query-or-body`.
    pub moves: Vec<Move>,
    /// The members and parameters of `x-paging`, resolved to Rust names. `None` if the operation is not paged.
    pub paging: Option<PagingCode>,
    /// The format in which the response can be streamed. `None` if it can only be read as a whole.
    pub stream: Option<StreamCode>,
    /// The parameters and types of `x-watch`. `None` if the list cannot be watched.
    pub watch: Option<WatchCode>,
    /// The conditions under which the operation is idempotent: `x-idempotent`, or else its method.
    pub repeat: Repeat,
    /// The header field that carries a key for each call, in lower case: `x-idempotency-key`.
    pub idempotency_key: Option<String>,
    /// Documentation of the function and the struct.
    pub doc: String,
    /// Deprecated, with the reason to show.
    pub deprecated: Option<String>,
    /// Groups of parameters (indices) that exclude each other: `x-mutually-exclusive`.
    pub exclusive: Vec<Vec<usize>>,
}

/// A response that can be streamed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StreamCode {
    /// The format: a sequence of items, text, or bytes.
    pub codec: Codec,
    /// The type of an item. For server-sent events, of their data.
    pub item: Type,
    /// The media types of this format.
    pub media_types: Vec<String>,
}

/// A header field of a response.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeaderCode {
    /// The header's name.
    pub wire: String,
    /// The function's name.
    pub name: String,
    /// The type that it reads as.
    pub ty: Type,
    /// True if its value is JSON: it is declared with `content`.
    pub json: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Its documentation.
    pub doc: String,
}

/// A parameter that is sent in the body if the request has a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    /// Index of the parameter.
    pub param: usize,
    /// Index of the field in the body's struct.
    pub field: usize,
    /// The conversion of the parameter's value to the field's value.
    pub conversion: Conversion,
}

/// A conversion of one type to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Conversion {
    /// They are the same.
    Same,
    /// With `From`.
    Into,
    /// As the only item of a list.
    OnlyItem,
}

/// The parts of a paged operation: fields on the paths of `x-paging`, by their Rust names.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PagingCode {
    /// Index of the parameter that takes the token.
    pub token: usize,
    /// The path from the output to the next token.
    pub next: Vec<Step>,
    /// The path from the output to the items.
    pub items: Vec<Step>,
    /// The type of an item.
    pub item: Type,
}

/// The parts of an operation that can be watched.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WatchCode {
    /// Index of the parameter that makes the list a watch.
    pub parameter: usize,
    /// Index of the parameter with the version to start after.
    pub version: usize,
    /// Index of the parameter that asks for bookmarks.
    pub bookmarks: Option<usize>,
    /// The path from the output to the objects.
    pub items: Vec<Step>,
    /// The type of an object.
    pub object: Type,
    /// The path from the output to the version of the list.
    pub list_version: Vec<Step>,
    /// The path from an object to its version.
    pub object_version: Vec<Step>,
    /// The type of the object of an error.
    pub status: Type,
    /// The names of members and parameters in requests and events.
    pub names: WatchNames,
}

/// The names of members and event types of a watch in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WatchNames {
    /// The media types of a watch, as the value of `Accept`.
    pub media_types: String,
    /// The member of an event with its type.
    pub kind: String,
    /// The member of an event with the object.
    pub object: String,
    /// The type of events for a new object.
    pub added: String,
    /// The type of events for a changed object.
    pub modified: String,
    /// The type of events for a removed object.
    pub deleted: String,
    /// The type of events that only carry a new version.
    pub bookmark: String,
    /// The type of events that report an error.
    pub error: String,
    /// The path from an object to its version.
    pub version: String,
    /// The path from the object of an error to its status code.
    pub status: String,
    /// The status code of a version that is too old.
    pub expired: u16,
}

/// A field on the path to a value in a body: a page's token, a precondition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The field's name.
    pub name: String,
    /// True if it may be absent.
    pub optional: bool,
    /// True if it may be `null`.
    pub nullable: bool,
}

/// The conditions under which an operation is idempotent.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum Repeat {
    /// Doing it twice is not the same as doing it once.
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
    /// True if it is a list, which must have items to count.
    pub list: bool,
}

/// The location of a [`Safeguard`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SafeguardPlace {
    /// The parameter of this index.
    Param(usize),
    /// The member of the body at this path.
    Body(Vec<Step>),
}

/// The request body of an operation: its Rust type and its serialization.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyCode {
    /// The name of the argument or setter, and of the field in the request struct.
    pub name: String,
    /// The type that the caller passes: the type of the media type, or an enum with a variant for each media type.
    pub ty: Type,
    /// True if the caller must pass it.
    pub required: bool,
    /// The cases, one for each media type that can be sent. If there are several, each is a variant of `ty`.
    pub cases: Vec<BodyCase>,
    /// The cases that their value alone is converted into: indices of `cases`.
    pub conversions: Vec<usize>,
    /// Setters for members of the body that no parameter claims: indices of the body struct's fields.
    pub setters: Vec<usize>,
    /// Headers of the parts of multipart bodies.
    pub part_headers: Vec<PartHeaderCode>,
}

/// A header of a part of a multipart body: `encoding.headers`. It is set on the request, separately from the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact that emission asks for by itself")]
pub struct PartHeaderCode {
    /// Index of the case of the body.
    pub case: usize,
    /// The property that is sent as the part.
    pub part: String,
    /// The header's name.
    pub wire: String,
    /// The name of the argument or setter, and of the field in the request struct.
    pub name: String,
    /// The type in Rust.
    pub ty: Type,
    /// True if the property is a list, and so each of its parts has a header: `ty` is a list.
    pub each: bool,
    /// True if a part must have it.
    pub required: bool,
    /// True if every call has such a part: the header is an argument.
    pub given: bool,
    /// `explode`.
    pub explode: bool,
    /// True if its value is JSON: it is declared with `content`.
    pub json: bool,
    /// The checks of its value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Its documentation.
    pub doc: String,
}

/// One media type of a body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyCase {
    /// The variant of the body's enum; `None` if there is only one media type.
    pub variant: Option<String>,
    /// The media type as it is sent. For bytes: the media types and ranges that the value's own must be of.
    pub media_types: Vec<String>,
    /// The serialization of the value.
    pub codec: Codec,
    /// The type of the value.
    pub ty: Type,
    /// The checks of the value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// Index of the media type in the source model's `contents`.
    pub content: usize,
}

/// A serialization of bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Codec {
    /// `application/json`, `+json`, `*/*` with a schema.
    Json,
    /// `*/*` with a schema of strings: JSON or text, as the media type of the response says.
    JsonOrText,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/*`.
    Multipart,
    /// `text/*`.
    Text,
    /// Bytes as they are.
    Bytes,
    /// `text/event-stream` with data in JSON.
    EventStream,
    /// `text/event-stream` with data that is text as it is.
    TextEventStream,
    /// `text/event-stream` with data that is bytes as they are.
    BytesEventStream,
    /// `application/x-ndjson`, `application/jsonl`, `application/json;stream=…`: a JSON value on each line.
    JsonLines,
    /// The same media types with a schema of strings: a JSON string or a text on each line.
    TextLines,
    /// `application/json-seq`, `+json-seq`: JSON texts after record separators (RFC 7464).
    JsonSequence,
    /// No body.
    Empty,
}

/// The decoded responses of an operation: one type, and its construction for each status code.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Outcome {
    /// The type; `Unit` where no body is declared. `Nullable` if a status code in the range of a response may have no body.
    pub ty: Type,
    /// The cases by status code: the position of the value in the response, and the variant that it becomes.
    pub cases: Vec<OutcomeCase>,
}

/// The decoding of the response for one status code or range.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeCase {
    /// The status.
    pub status: Status,
    /// The contents by media type; a single content with `Codec::Empty` if no body is declared.
    pub contents: Vec<OutcomeContent>,
}

/// The decoding of a body of a media type.
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
