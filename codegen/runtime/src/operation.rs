//! What an operation is: plain data that becomes an HTTP request and reads an HTTP response. Nothing here does any I/O.

use bytes::Bytes;

use super::{
    decode::DecodeError,
    read::FromJson,
    request::RequestError,
    spec::{OperationSpec, WatchSpec},
    stream::Decoder,
};

/// A request ready to be sent. Its URI is in origin form (`/path?query`); the driver knows the server.
pub type Request = http::Request<Bytes>;

/// An answer, read to its end.
pub type Response = http::Response<Bytes>;

/// One call of an API.
///
/// A value of such a type says all that the call needs; it can be built, compared and cloned without a client, and any
/// driver can send it.
pub trait Operation {
    /// What success decodes to.
    type Output;

    /// What the API's document declares for failures.
    type Failure;

    /// What the API's document says about the operation.
    const SPEC: &'static OperationSpec;

    /// The header field that carries a key for each call, by which the server recognizes a repeated call. `None` if the
    /// operation has none.
    const IDEMPOTENCY_KEY: Option<&'static str> = None;

    /// The HTTP request.
    ///
    /// # Errors
    ///
    /// If a value cannot travel where it has to: an empty path segment, a header with a line break, parameters that
    /// exclude each other.
    fn request(&self) -> Result<Request, RequestError>;

    /// Reads a success.
    ///
    /// # Errors
    ///
    /// If the body is not what the document declares for this status.
    fn decode(response: &Response) -> Result<Self::Output, DecodeError>;

    /// Reads a failure.
    ///
    /// # Errors
    ///
    /// If the body is not what the document declares for this status; a proxy's HTML page, say.
    fn decode_failure(response: &Response) -> Result<Self::Failure, DecodeError>;

    /// Whether sending this call twice does no more than sending it once. By default this is so if the document or the
    /// method says it for all calls of the operation; for some it depends on what a call was given: a precondition.
    fn is_idempotent(&self) -> bool {
        Self::SPEC.idempotent
    }
}

/// An operation whose answer comes in pages.
pub trait Paged: Operation + Clone {
    /// What a page holds many of.
    type Item;

    /// Returns the token of the next page; `None` on the last page.
    fn next_page_token(page: &Self::Output) -> Option<&str>;

    /// Makes this operation request the page of the token.
    fn set_page_token(&mut self, token: String);

    /// The items of a page.
    fn items(page: Self::Output) -> Vec<Self::Item>;
}

/// Something that operations can be sent with: each driver has its own kind of answer, a future or the result itself.
pub trait Dispatch {
    /// What sending gives.
    type Output<O: Operation>;

    /// Sends the operation.
    fn dispatch<O: Operation>(&self, operation: &O) -> Self::Output<O>;
}

/// An operation whose response can be read while it arrives: item by item, or in pieces of text or bytes.
pub trait Streamed: Operation {
    /// Decodes the response.
    type Decoder: Decoder;

    /// The media types that the decoder reads, separated by commas. Sent as `Accept`.
    const MEDIA_TYPES: &'static str;
}

/// A client that streams responses: each kind of client has its own kind of stream.
pub trait DispatchStream {
    /// The stream of what a decoder returns.
    type Stream<D: Decoder>;

    /// Returns the items of the operation's response as they arrive. Nothing is sent before the first one is requested.
    fn dispatch_stream<O: Streamed>(&self, operation: &O) -> Self::Stream<O::Decoder>;
}

/// An operation that returns a list whose changes can be watched: `x-watch`.
pub trait Watched: Operation + Clone {
    /// An object of the list.
    type Object: FromJson;

    /// The object of an event that says that the watch has failed.
    type Status: FromJson;

    /// The names that the API uses for watches.
    const WATCH: &'static WatchSpec;

    /// Makes this operation a watch, which starts after a version; `None` leaves the version as it is.
    fn set_watch(&mut self, version: Option<String>);

    /// Returns the version of a list, after which a watch of its changes starts.
    fn list_version(list: &Self::Output) -> Option<&str>;

    /// Returns the version of an object.
    fn object_version(object: &Self::Object) -> Option<&str>;

    /// Returns the objects of a list.
    fn objects(list: Self::Output) -> Vec<Self::Object>;

    /// Makes this operation request the page after this one. Returns whether there is one.
    fn set_next_page(&mut self, _list: &Self::Output) -> bool {
        false
    }
}

/// A client that watches lists: each kind of client has its own kinds of streams.
pub trait DispatchWatch {
    /// The events of a watch.
    type Watch<O: Watched>;

    /// The events of a list that is followed.
    type Watcher<O: Watched>;

    /// Watches the list of the operation.
    fn dispatch_watch<O: Watched>(&self, operation: &O) -> Self::Watch<O>;

    /// Follows the list of the operation.
    fn dispatch_watcher<O: Watched>(&self, operation: &O) -> Self::Watcher<O>;
}
