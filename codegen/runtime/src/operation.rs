//! The traits of operations and of clients. An operation is a value that builds the HTTP request of a call and decodes
//! its HTTP response. Nothing in this module does I/O.

#[cfg(feature = "paging")]
mod paged;
#[cfg(feature = "watch")]
mod watched;

use std::{fmt, marker::PhantomData};

use serde::de::DeserializeOwned;

#[cfg(feature = "paging")]
pub use self::paged::Paged;
#[cfg(feature = "watch")]
pub use self::watched::{DispatchWatch, Watched};
pub use super::message::{Request, Response};
use super::{
    content::DecodeError, decode, media::is_json, request::RequestError, spec::OperationSpec, stream::Decoder,
};

/// A call of an API operation.
///
/// The value contains the parameters and the body of the call. It can be created and cloned without a client, and any
/// client can send it.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Operation;")]
///
/// /// Returns what would be sent, without a client.
/// fn request_line(operation: &impl Operation) -> Option<String> {
///     let request = operation.request().ok()?;
///     Some(format!("{} {}", request.method(), request.uri()))
/// }
/// ```
pub trait Operation {
    /// The type of the decoded response.
    type Output;

    /// The type that the API's document declares for the bodies of error responses.
    type Failure;

    /// The description of the operation in the API's document: method, path, security requirements.
    const SPEC: &'static OperationSpec;

    /// The name of the header field that contains an idempotency key. With this key the server recognizes a repeated
    /// request. `None` if the operation does not use idempotency keys.
    const IDEMPOTENCY_KEY: Option<&'static str> = None;

    /// Builds the HTTP request.
    ///
    /// # Errors
    ///
    /// If a value is not valid: an empty path segment, a header value with a line break, mutually exclusive parameters,
    /// or, with the feature `validate`, a value that violates a constraint of the API's document.
    fn request(&self) -> Result<Request, RequestError>;

    /// Decodes a successful response.
    ///
    /// # Errors
    ///
    /// If the body does not have the type that the document declares for the status code.
    fn decode(response: &Response) -> Result<Self::Output, DecodeError>;

    /// Decodes the response to a failed call. The default implementation returns the error for an undeclared status
    /// code.
    ///
    /// # Errors
    ///
    /// If the body does not have the type that the document declares for the status code, such as an HTML page of a
    /// proxy.
    fn decode_failure(response: &Response) -> Result<Self::Failure, DecodeError> {
        decode::undeclared(response)
    }

    /// Returns whether sending this call twice has the same effect as sending it once (RFC 9110, section 9.2.2). The
    /// API's document or the HTTP method determines this for all calls of an operation. For some operations it depends
    /// on the preconditions of the call.
    fn is_idempotent(&self) -> bool {
        Self::SPEC.idempotent
    }

    /// Decodes the JSON of a successful response into `T` instead of [`Output`](Self::Output). `T` can be a custom type
    /// with only the members that you need, a type of another crate, or [`serde_json::Value`]. The request and the
    /// errors are unchanged. An empty body is decoded as `null`.
    ///
    /// The compiled program then does not contain the code that decodes the declared type and the types of its members.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Error, Operation};")]
    ///
    /// /// Sends any operation and returns one member of the response.
    /// async fn resource_version(client: &Client, operation: impl Operation) -> Result<Option<String>, Error> {
    ///     let response = operation.decode_as::<serde_json::Value>().send(client).await?;
    ///     let version = response.body().pointer("/metadata/resourceVersion");
    ///     Ok(version.and_then(|version| version.as_str()).map(str::to_owned))
    /// }
    /// ```
    fn decode_as<T: DeserializeOwned>(self) -> DecodeAs<Self, T>
    where
        Self: Sized,
    {
        DecodeAs { operation: self, output: PhantomData }
    }
}

/// An operation whose response is decoded into `T`. [`Operation::decode_as`] creates it.
#[must_use = "a request does nothing until it is sent"]
pub struct DecodeAs<O, T> {
    operation: O,
    output: PhantomData<fn() -> T>,
}

impl<O: Operation, T: DeserializeOwned> DecodeAs<O, T> {
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}

impl<O: Operation, T: DeserializeOwned> Operation for DecodeAs<O, T> {
    type Output = T;
    type Failure = O::Failure;

    const SPEC: &'static OperationSpec = O::SPEC;
    const IDEMPOTENCY_KEY: Option<&'static str> = O::IDEMPOTENCY_KEY;

    fn request(&self) -> Result<Request, RequestError> {
        self.operation.request()
    }

    fn decode(response: &Response) -> Result<T, DecodeError> {
        let media = decode::media(response);
        if response.body().is_empty() {
            decode::from_json(b"null").or_else(|_| decode::from_json(b""))
        } else if media.is_empty() || is_json(media) {
            decode::from_json(response.body())
        } else {
            decode::unexpected_media(response)
        }
    }

    fn decode_failure(response: &Response) -> Result<O::Failure, DecodeError> {
        O::decode_failure(response)
    }

    fn is_idempotent(&self) -> bool {
        self.operation.is_idempotent()
    }
}

impl<O: Clone, T> Clone for DecodeAs<O, T> {
    fn clone(&self) -> Self {
        Self { operation: self.operation.clone(), output: PhantomData }
    }
}

impl<O: fmt::Debug, T> fmt::Debug for DecodeAs<O, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DecodeAs").field(&self.operation).finish()
    }
}

/// A client that sends operations. The asynchronous client returns a future, the blocking client the result.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Dispatch, Error, Operation};")]
///
/// /// Sends any operation twice.
/// async fn twice<O: Operation>(client: &Client, operation: &O) -> Result<(), Error> {
///     client.dispatch(operation).await?;
///     client.dispatch(operation).await?;
///     Ok(())
/// }
/// ```
pub trait Dispatch {
    /// The type that `dispatch` returns: the result of the call, or a future of the result.
    type Output<O: Operation>;

    /// Sends the operation.
    fn dispatch<O: Operation>(&self, operation: &O) -> Self::Output<O>;
}

/// An operation whose response can be read while it arrives, item by item or in pieces of text or bytes.
pub trait Streamed: Operation {
    /// The decoder of the response.
    type Decoder: Decoder;

    /// The media types that the decoder reads, separated by commas; the value of the header field `Accept`.
    const MEDIA_TYPES: &'static str;
}

/// A client that streams responses.
pub trait DispatchStream {
    /// The type that `dispatch_stream` returns: a stream of the decoded items.
    type Stream<D: Decoder>;

    /// Returns a stream of the items of the operation's response. The request is sent when the first item is requested
    /// from the stream.
    fn dispatch_stream<O: Streamed>(&self, operation: &O) -> Self::Stream<O::Decoder>;
}
