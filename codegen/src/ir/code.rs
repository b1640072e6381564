//! What is made of an operation: its function, its request, how its answers are read. The other part of the Rust half.

use serde::Serialize;

use super::{ModuleId, Server, Status, Type};

/// What the crate makes of an operation.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OperationCode {
    /// Where it lives.
    pub module: ModuleId,
    /// The function's name: `delete_namespaced_job`.
    pub function: String,
    /// The request struct's name: `DeleteNamespacedJob`.
    pub request: String,
    /// Servers of the operation that are not the document's; empty if it is sent to the client's own server.
    pub servers: Vec<Server>,
    /// What is sent as the body, where the operation has one.
    pub body: Option<BodyCode>,
    /// What success gives.
    pub output: Outcome,
    /// What failure gives.
    pub failure: Outcome,
    /// Headers that successes declare.
    pub headers: Vec<HeaderCode>,
    /// Parameters that move into the body where there is one: `x-query-or-body`.
    pub moves: Vec<Move>,
    /// How its pages hang together: `x-paging`, where its places are found in the types.
    pub paging: Option<PagingCode>,
    /// How its response is read as it arrives. `None` if it can only be read as a whole.
    pub stream: Option<StreamCode>,
    /// How the changes of its list are watched: `x-watch`.
    pub watch: Option<WatchCode>,
    /// Whether it may be sent again although an earlier attempt may have been done: `x-idempotent`.
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

/// How a response is read as it arrives.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StreamCode {
    /// How it is read: a format of many items, text, or bytes.
    pub codec: Codec,
    /// The type of an item. For server-sent events, of their data.
    pub item: Type,
    /// The media types that are read so.
    pub media_types: Vec<String>,
}

/// A header of an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeaderCode {
    /// The header's name.
    pub wire: String,
    /// The function's name.
    pub name: String,
    /// The type that it reads as.
    pub ty: Type,
    /// Whether its value is JSON: it is declared with `content`.
    pub json: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Its documentation.
    pub doc: String,
}

/// A parameter that travels in the body where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    /// Index of the parameter.
    pub param: usize,
    /// Index of the field in the body's struct.
    pub field: usize,
    /// How the parameter's value becomes the field's.
    pub conversion: Conversion,
}

/// How one type becomes another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Conversion {
    /// They are the same.
    Same,
    /// With `From`.
    Into,
    /// As the only item of a list.
    OnlyItem,
}

/// Where the pages of an operation hang together: fields along the way, by their Rust names.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PagingCode {
    /// Index of the parameter that takes the token.
    pub token: usize,
    /// The way from the output to the next token.
    pub next: Vec<Step>,
    /// The way from the output to the items.
    pub items: Vec<Step>,
    /// The type of an item.
    pub item: Type,
}

/// How the changes of a list are watched.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WatchCode {
    /// Index of the parameter that makes the list a watch.
    pub parameter: usize,
    /// Index of the parameter with the version to start after.
    pub version: usize,
    /// Index of the parameter that asks for bookmarks.
    pub bookmarks: Option<usize>,
    /// The way from the output to the objects.
    pub items: Vec<Step>,
    /// The type of an object.
    pub object: Type,
    /// The way from the output to the version of the list.
    pub list_version: Vec<Step>,
    /// The way from an object to its version.
    pub object_version: Vec<Step>,
    /// The type of the object of an error.
    pub status: Type,
    /// Names that only the wire knows.
    pub names: WatchNames,
}

/// The names of a watch on the wire.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WatchNames {
    /// The media types of a watch, as `Accept` has them.
    pub media_types: String,
    /// The member of an event with its type.
    pub kind: String,
    /// The member of an event with the object.
    pub object: String,
    /// The types of events.
    pub added: String,
    /// See `added`.
    pub modified: String,
    /// See `added`.
    pub deleted: String,
    /// See `added`.
    pub bookmark: String,
    /// See `added`.
    pub error: String,
    /// The path from an object to its version.
    pub version: String,
    /// The path from the object of an error to its status code.
    pub status: String,
    /// The status code of a version that is too old.
    pub expired: u16,
}

/// A field on the way to something inside a body: a page's token, a precondition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The field's name.
    pub name: String,
    /// Whether it may be absent.
    pub optional: bool,
    /// Whether it may be `null`.
    pub nullable: bool,
}

/// Whether a call may be sent again although an earlier attempt may have been done.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum Repeat {
    /// Doing it twice is not the same as doing it once.
    #[default]
    Never,
    /// Doing it twice is the same as doing it once.
    Always,
    /// The same where one of these is given.
    With(Vec<Safeguard>),
}

/// Something optional of a call that, given, makes doing it twice the same as doing it once: a precondition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Safeguard {
    /// What the document calls it.
    pub wire: String,
    /// Where it is.
    pub place: SafeguardPlace,
    /// Whether it is a list, which must have items to count.
    pub list: bool,
}

/// Where a [`Safeguard`] is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SafeguardPlace {
    /// The parameter of this index.
    Param(usize),
    /// At the end of this way into the body.
    Body(Vec<Step>),
}

/// How the body of an operation is given and sent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyCode {
    /// The name of the argument or setter, and of the field in the request struct.
    pub name: String,
    /// The type that the caller gives: a media type's own, or an enum with a variant for each.
    pub ty: Type,
    /// Whether the caller must give it.
    pub required: bool,
    /// One for each media type that can be sent. With several, each has a variant of `ty`.
    pub cases: Vec<BodyCase>,
    /// The cases that their value alone is converted into: indices of `cases`.
    pub conversions: Vec<usize>,
    /// Setters for members of the body that no parameter claims: indices of the body struct's fields.
    pub setters: Vec<usize>,
    /// Headers of the parts of multipart bodies.
    pub part_headers: Vec<PartHeaderCode>,
}

/// A header of a part of a multipart body: `encoding.headers`. It is given on the request, beside the body.
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
    /// Whether the property is a list, and so each of its parts has a header: `ty` is a list.
    pub each: bool,
    /// Whether a part must have it.
    pub required: bool,
    /// Whether every call has such a part: the header is an argument.
    pub given: bool,
    /// `explode`.
    pub explode: bool,
    /// Whether its value is JSON: it is declared with `content`.
    pub json: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Its documentation.
    pub doc: String,
}

/// One media type of a body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyCase {
    /// The variant of the body's enum; nothing where there is one media type only.
    pub variant: Option<String>,
    /// The media type as it is sent. For bytes: the media types and ranges that the value's own must be of.
    pub media_types: Vec<String>,
    /// How the value becomes bytes.
    pub codec: Codec,
    /// The type of the value.
    pub ty: Type,
    /// What is checked of the value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// Index of the media type in the wire half's `contents`.
    pub content: usize,
}

/// How a body is written and read.
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

/// What an answer decodes to: one type, and how it is got from each status.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Outcome {
    /// The type; `Unit` where no body is declared. `Nullable` if a status code in the range of a response may have no body.
    pub ty: Type,
    /// By status: where in the response the value is, and which variant it becomes.
    pub cases: Vec<OutcomeCase>,
}

/// How one status of an operation is decoded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeCase {
    /// The status.
    pub status: Status,
    /// What is read, by media type; one only with `Codec::Empty` where no body is declared.
    pub contents: Vec<OutcomeContent>,
}

/// How a body of a certain media type is read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeContent {
    /// The media type or range.
    pub media_type: String,
    /// How it is read.
    pub codec: Codec,
    /// What comes out.
    pub ty: Type,
    /// The variant of the outcome's enum; nothing where the outcome is the type itself.
    pub variant: Option<String>,
}
