//! Streamed responses, whose items are decoded as soon as they arrive.

use std::{
    fmt,
    future::poll_fn,
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use futures_core::Stream;

use super::{
    super::{
        error::{Error, ErrorKind},
        message::Response,
        operation::{DispatchStream, Streamed},
        stream::{ByteChunks, Decoder, Events},
        value::StrictDates,
    },
    Client,
    connection::{Connection, ReceivedPiece},
    response_future::build_call_request,
};

/// A [`Stream`] of the items of a response, which returns each item as soon as it has arrived.
///
/// Nothing is sent before the first item is requested. Dropping the stream closes the connection and releases its slot
/// for the next request of the client.
///
/// After an item that cannot be decoded, the stream continues with the next item. After any other error it ends.
/// [`Error::item_index`] is the number of items before the error.
///
/// The client's `attempt_timeout` and `total_timeout` apply until the header fields of the response have arrived. From
/// then on only the [`idle_timeout`](Self::idle_timeout) applies: a stream may last indefinitely as long as items
/// arrive.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, DispatchStream, Error, Streamed, stream::TextChunks};")]
///
/// /// Prints text while it arrives. `operation.stream(&client)` is the same as `client.dispatch_stream(&operation)`.
/// async fn print<O: Streamed<Decoder = TextChunks>>(client: &Client, operation: &O) -> Result<(), Error> {
///     let mut pieces = client.dispatch_stream(operation);
///     while let Some(piece) = pieces.next().await {
///         print!("{}", piece?);
///     }
///     Ok(())
/// }
/// ```
#[must_use = "nothing is sent until it is polled"]
pub struct ResponseStream<D> {
    connection: Connection,
    decoder: D,
    /// The number of keep-alives that have reset the idle timeout.
    seen_keep_alive_count: usize,
    state: StreamState,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum StreamState {
    /// The body has not ended.
    Open,
    /// The body has ended. The decoder may still contain items to return.
    BodyEnded,
    /// All items were returned, or an error has ended the stream.
    Ended,
}

impl<D: Decoder> ResponseStream<D> {
    #[inline]
    pub(super) fn new(connection: Connection) -> Self {
        Self { connection, decoder: D::default(), seen_keep_alive_count: 0, state: StreamState::Open }
    }

    /// Sets the timeout between two items; `None` for no timeout. Defaults to 5 minutes. Comments in server-sent events
    /// and empty lines between JSON lines reset the timeout as well, since servers send them to keep the connection
    /// alive.
    ///
    /// The driver `ureq` cannot interrupt a read from the connection. If a part of an item arrives during the timeout,
    /// the error may be returned late, by at most the timeout of an attempt.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, DispatchStream, ResponseStream, Streamed};")]
    ///
    /// fn patient<O: Streamed>(client: &Client, operation: &O) -> ResponseStream<O::Decoder> {
    ///     client.dispatch_stream(operation).idle_timeout(Duration::from_secs(3600)).max_item_size(1 << 20)
    /// }
    /// ```
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.connection.limits.idle_timeout = timeout.into();
        self
    }

    /// Sets the maximum size of an item in bytes. Defaults to the client's `max_response_size`. Has no effect on
    /// streams of text or bytes, which have no items.
    #[inline]
    pub fn max_item_size(mut self, bytes: usize) -> Self {
        self.connection.limits.max_item_bytes = bytes;
        self
    }

    /// Sends the request unless it was already sent, and waits for the status code and header fields of the response.
    /// Returns the response with an empty body.
    ///
    /// # Errors
    ///
    /// If the request cannot be sent, the status code is not a success, or the media type is not the declared one.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, DispatchStream, Error, Streamed};")]
    ///
    /// /// Returns the media type before the first item arrives.
    /// async fn media_type<O: Streamed>(client: &Client, operation: &O) -> Result<Option<String>, Error> {
    ///     let mut stream = client.dispatch_stream(operation);
    ///     let head = stream.open().await?;
    ///     Ok(head.headers().get("content-type").and_then(|value| value.to_str().ok()).map(str::to_owned))
    /// }
    /// ```
    #[inline]
    pub async fn open(&mut self) -> Result<&Response, Error> {
        let open_result = poll_fn(|context| self.connection.poll_open(context)).await;
        if let Err(error) = open_result {
            self.state = StreamState::Ended;
            return Err(error);
        }
        let closed_error = || Error::new(ErrorKind::ConnectionClosed, "the response stream is closed");
        self.connection.response_head().ok_or_else(closed_error)
    }

    /// Returns the response with an empty body; `None` until its header fields have arrived.
    #[must_use]
    #[inline]
    pub fn response(&self) -> Option<&Response> {
        self.connection.response_head()
    }

    /// Returns whether more items may follow.
    #[cfg(feature = "watch")]
    #[inline]
    pub(super) fn is_open(&self) -> bool {
        self.state != StreamState::Ended
    }

    /// Returns the next item; `None` at the end.
    #[inline]
    pub async fn next(&mut self) -> Option<Result<D::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    #[inline]
    pub(super) fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<D::Item, Error>>> {
        loop {
            if self.state == StreamState::Ended {
                return Poll::Ready(None);
            }
            let item_index = self.decoder.count();
            let strict_dates = StrictDates::begin(self.connection.has_strict_dates());
            let next_item = self.decoder.next();
            drop(strict_dates);
            if let Some(item_result) = next_item {
                self.connection.record_progress();
                let item_result = if self.decoder.size() > self.connection.limits.max_item_bytes {
                    self.state = StreamState::Ended;
                    Err(self.connection.item_too_large_error())
                } else {
                    item_result.map_err(|error| self.connection.item_decode_error(error))
                };
                return Poll::Ready(Some(item_result.map_err(|error| error.with_item_index(item_index))));
            }
            if self.state == StreamState::BodyEnded {
                if self.connection.prepare_reconnect(self.decoder.resumption()) {
                    self.state = StreamState::Open;
                    continue;
                }
                self.state = StreamState::Ended;
                self.connection.close();
                continue;
            }
            if self.decoder.pending() > self.connection.limits.max_item_bytes {
                self.state = StreamState::Ended;
                return Poll::Ready(Some(Err(self.connection.item_too_large_error().with_item_index(item_index))));
            }
            if self.decoder.keep_alives() != self.seen_keep_alive_count {
                self.seen_keep_alive_count = self.decoder.keep_alives();
                self.connection.record_progress();
            }
            match ready!(self.connection.poll_receive(context)) {
                Ok(ReceivedPiece::Piece(bytes)) => self.decoder.push(bytes),
                Ok(ReceivedPiece::End) => {
                    self.decoder.finish();
                    self.state = StreamState::BodyEnded;
                }
                Err(error) => {
                    self.state = StreamState::Ended;
                    self.connection.close();
                    return Poll::Ready(Some(Err(error.with_item_index(item_index))));
                }
            }
        }
    }
}

impl<T, F> ResponseStream<Events<T, F>> {
    /// Makes the stream reconnect when the connection ends or fails, as browsers do. The stream waits for the delay
    /// that the server has sent as `retry` (one second by default), and longer after connections without events. It
    /// sends the ID of the last event as `Last-Event-ID`, so that the server continues with the next event.
    ///
    /// A stream that reconnects ends only if the server responds with 204, with a status code other than success, or
    /// with an unexpected media type.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, DispatchStream, ResponseStream, Streamed, stream::{Decoder, Events, Json}};")]
    ///
    /// fn endless<O, T>(client: &Client, operation: &O) -> ResponseStream<Events<T, Json>>
    /// where
    ///     O: Streamed<Decoder = Events<T, Json>>,
    ///     Events<T, Json>: Decoder,
    /// {
    ///     client.dispatch_stream(operation).reconnect()
    /// }
    /// ```
    #[inline]
    pub fn reconnect(mut self) -> Self {
        self.connection.reconnect = Some(super::connection::Reconnect::default());
        self
    }
}

// No field is structurally pinned: the futures are on the heap.
impl<D> Unpin for ResponseStream<D> {}

impl<D: Decoder> Stream for ResponseStream<D> {
    type Item = Result<D::Item, Error>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl ResponseStream<ByteChunks> {
    /// Passes the next bytes to `consume`, which returns the number of bytes that it has taken. The next call passes
    /// the remaining bytes. Does not call `consume` at the end of the stream.
    pub(super) fn poll_bytes(
        &mut self,
        context: &mut Context<'_>,
        mut consume: impl FnMut(&[u8]) -> usize,
    ) -> Poll<io::Result<()>> {
        match ready!(self.poll_item(context)) {
            Some(Ok(mut piece)) => {
                let taken_len = consume(&piece);
                self.decoder.put_back(piece.split_off(taken_len));
                Poll::Ready(Ok(()))
            }
            Some(Err(error)) => {
                let io_error_kind = match error.kind() {
                    ErrorKind::Timeout => io::ErrorKind::TimedOut,
                    ErrorKind::ConnectionClosed => io::ErrorKind::UnexpectedEof,
                    _ => io::ErrorKind::Other,
                };
                Poll::Ready(Err(io::Error::new(io_error_kind, error)))
            }
            None => Poll::Ready(Ok(())),
        }
    }
}

/// Makes a stream of bytes readable with tokio's I/O functions. `AsyncRead` does not require any feature of the crate
/// `tokio`.
#[cfg(feature = "reqwest")]
impl tokio::io::AsyncRead for ResponseStream<ByteChunks> {
    #[inline]
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut tokio::io::ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if buffer.remaining() == 0 {
            return Poll::Ready(Ok(()));
        }
        self.poll_bytes(context, |piece| {
            let copied_len = piece.len().min(buffer.remaining());
            buffer.put_slice(&piece[..copied_len]);
            copied_len
        })
    }
}

impl<D> fmt::Debug for ResponseStream<D> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseStream")
            .field("response", &self.connection.response_head())
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl Client {
    pub(super) fn stream<O: Streamed>(&self, operation: &O) -> ResponseStream<O::Decoder> {
        let (request, is_idempotent) = build_call_request(operation);
        ResponseStream::new(Connection::new(&self.0, O::SPEC, request, O::MEDIA_TYPES, is_idempotent))
    }
}

impl DispatchStream for Client {
    type Stream<D: Decoder> = ResponseStream<D>;

    fn dispatch_stream<O: Streamed>(&self, operation: &O) -> ResponseStream<O::Decoder> {
        self.stream(operation)
    }
}
