//! The blocking client. It runs calls on the calling thread.

#[cfg(feature = "paging")]
mod pages;
#[cfg(feature = "watch")]
mod watch;

use std::{future::poll_fn, io, time::Duration};

#[cfg(feature = "paging")]
pub use self::pages::{Items, Pages};
#[cfg(feature = "watch")]
pub use self::watch::{Watch, Watcher};

use super::{
    super::{
        error::Error,
        message::Response,
        operation::{Dispatch, DispatchStream, Operation, Streamed},
        stream::{ByteChunks, Decoder, Events},
        transport::wait,
    },
    ClientBuilder, ResponseFuture,
};

/// A blocking client. Clones are cheap and share connections and tokens.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "ureq")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::blocking;")]
///
/// let client = blocking::Client::builder("https://api.example.com").auth("the token").build()?;
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "ureq"))]
/// # fn main() {}
/// ```
#[derive(Clone, Debug)]
pub struct Client(super::Client);

impl Client {
    /// Returns a builder of a blocking client for the server at this URL; see
    /// [`Client::builder`](super::Client::builder).
    pub fn builder(url: impl Into<String>) -> ClientBuilder<Self> {
        ClientBuilder::new(url)
    }
}

impl Client {
    /// Returns the asynchronous client that the blocking client wraps.
    #[inline]
    pub(super) fn as_async(&self) -> &super::Client {
        &self.0
    }
}

impl From<super::Client> for Client {
    /// Creates a blocking client. The transport of `client` must not require an asynchronous runtime such as tokio.
    #[inline]
    fn from(client: super::Client) -> Self {
        Self(client)
    }
}

impl Dispatch for Client {
    type Output<O: Operation> = Result<http::Response<O::Output>, Error>;

    fn dispatch<O: Operation>(&self, operation: &O) -> Self::Output<O> {
        wait(ResponseFuture::new(&self.0, operation))
    }
}

/// An iterator over the items of a streamed response, which returns each item as soon as it has arrived.
/// [`ResponseStream`](super::ResponseStream) describes the timeouts and the end of the stream.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{DispatchStream, Streamed, blocking, stream::ByteChunks};")]
///
/// /// Saves a response of any size. A stream of bytes is also a `std::io::Read`.
/// fn save<O: Streamed<Decoder = ByteChunks>>(client: &blocking::Client, operation: &O) -> std::io::Result<u64> {
///     let mut file = std::fs::File::create("download")?;
///     std::io::copy(&mut client.dispatch_stream(operation), &mut file)
/// }
/// ```
#[derive(Debug)]
#[must_use = "nothing is sent until the first item is requested"]
pub struct ResponseStream<D>(super::ResponseStream<D>);

impl<D: Decoder> ResponseStream<D> {
    /// Sets the timeout between two items; `None` for no timeout. Defaults to 5 minutes. See
    /// [`ResponseStream::idle_timeout`](super::ResponseStream::idle_timeout).
    pub fn idle_timeout(self, timeout: impl Into<Option<Duration>>) -> Self {
        Self(self.0.idle_timeout(timeout))
    }

    /// Sets the maximum size of an item in bytes. Defaults to the client's `max_response_size`. See
    /// [`ResponseStream::max_item_size`](super::ResponseStream::max_item_size).
    #[inline]
    pub fn max_item_size(self, bytes: usize) -> Self {
        Self(self.0.max_item_size(bytes))
    }

    /// Sends the request unless it was already sent, and waits for the status code and header fields of the response.
    /// Returns the response with an empty body.
    ///
    /// # Errors
    ///
    /// If the request cannot be sent, the status code is not a success, or the media type is not the declared one.
    #[inline]
    pub fn open(&mut self) -> Result<&Response, Error> {
        wait(self.0.open())
    }

    /// Returns the response with an empty body; `None` until its header fields have arrived.
    #[must_use]
    #[inline]
    pub fn response(&self) -> Option<&Response> {
        self.0.response()
    }
}

impl<T, F> ResponseStream<Events<T, F>> {
    /// Makes the stream reconnect when the connection ends or fails; see
    /// [`ResponseStream::reconnect`](super::ResponseStream::reconnect).
    #[inline]
    pub fn reconnect(self) -> Self {
        Self(self.0.reconnect())
    }
}

impl<D: Decoder> Iterator for ResponseStream<D> {
    type Item = Result<D::Item, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        wait(self.0.next())
    }
}

impl io::Read for ResponseStream<ByteChunks> {
    #[inline]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let mut read_len = 0;
        wait(poll_fn(|context| {
            self.0.poll_bytes(context, |piece| {
                read_len = piece.len().min(buffer.len());
                buffer[..read_len].copy_from_slice(&piece[..read_len]);
                read_len
            })
        }))?;
        Ok(read_len)
    }
}

impl DispatchStream for Client {
    type Stream<D: Decoder> = ResponseStream<D>;

    fn dispatch_stream<O: Streamed>(&self, operation: &O) -> ResponseStream<O::Decoder> {
        ResponseStream(self.0.stream(operation))
    }
}
