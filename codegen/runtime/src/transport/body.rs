//! The type [`Body`]: a response body of which a part may not have arrived yet.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use super::TransportError;

/// The body of a response: a [`Stream`] of pieces of any size, which the transport returns as they arrive.
///
/// A transport that reads complete bodies creates it with `Body::from(bytes)`; other transports use
/// [`Body::from_stream`].
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::transport::Body;")]
///
/// let response = http::Response::new(Body::from("the whole body"));
/// ```
pub struct Body {
    source: Source,
    /// The number of bytes that the reader of this body has received so far.
    received: usize,
}

enum Source {
    Whole(Bytes),
    Pieces(Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>),
    #[cfg(feature = "gzip")]
    /// A compressed body, which is decompressed while it is read.
    Compressed(Box<super::gunzip::Gunzip>),
}

impl Body {
    /// Creates a body from a stream of the pieces that a transport receives.
    pub fn from_stream(pieces: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        Self { source: Source::Pieces(Box::pin(pieces)), received: 0 }
    }

    /// Converts a body that is compressed with gzip to a body that is decompressed while it is read.
    #[cfg(feature = "gzip")]
    pub(crate) fn decompressed(self) -> Self {
        Self { source: Source::Compressed(Box::new(super::gunzip::Gunzip::new(self))), received: 0 }
    }

    /// Returns whether the complete body is in memory.
    #[cfg(feature = "tower")]
    pub(crate) fn is_in_memory(&self) -> bool {
        matches!(self.source, Source::Whole(_))
    }

    /// Returns the number of bytes received from the server so far, before decompression.
    pub(crate) fn received(&self) -> usize {
        match &self.source {
            #[cfg(feature = "gzip")]
            Source::Compressed(gunzip) => gunzip.received(),
            _ => self.received,
        }
    }

    /// Waits for the next piece, which is never empty. Returns `None` at the end of the body.
    pub(crate) async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| self.poll_piece(context)).await
    }

    pub(crate) fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            let piece = match &mut self.source {
                Source::Whole(bytes) if bytes.is_empty() => None,
                Source::Whole(bytes) => Some(Ok(std::mem::take(bytes))),
                Source::Pieces(pieces) => ready!(pieces.as_mut().poll_next(context)),
                #[cfg(feature = "gzip")]
                Source::Compressed(gunzip) => ready!(gunzip.poll_piece(context)),
            };
            match piece {
                Some(Ok(piece)) if piece.is_empty() => {}
                Some(Ok(piece)) => {
                    self.received += piece.len();
                    return Poll::Ready(Some(Ok(piece)));
                }
                end => return Poll::Ready(end),
            }
        }
    }

    /// Reads the complete body. `announced_length` is the `Content-Length` of the response.
    ///
    /// # Errors
    ///
    /// If the body is longer than `limit` bytes, or ends too early.
    pub(crate) async fn collect(
        &mut self,
        announced_length: Option<usize>,
        limit: usize,
    ) -> Result<Bytes, TransportError> {
        if announced_length.is_some_and(|length| length > limit) {
            return Err(TransportError::too_large(limit));
        }
        let Some(first_piece) = self.read_piece(0, limit).await? else { return Ok(Bytes::new()) };
        let Some(second_piece) = self.read_piece(first_piece.len(), limit).await? else { return Ok(first_piece) };
        // The server may announce any length, so at most 1 MiB is allocated in advance.
        let received_bytes = first_piece.len() + second_piece.len();
        let capacity = announced_length.unwrap_or_default().min(1 << 20).max(received_bytes);
        let mut body = BytesMut::with_capacity(capacity);
        body.extend_from_slice(&first_piece);
        body.extend_from_slice(&second_piece);
        while let Some(piece) = self.read_piece(body.len(), limit).await? {
            body.extend_from_slice(&piece);
        }
        Ok(body.freeze())
    }

    /// Reads the beginning of the body: at least `min_bytes` bytes, or the whole body if it has fewer bytes. After an
    /// error, returns the bytes before the error.
    pub(crate) async fn read_start(&mut self, min_bytes: usize) -> Bytes {
        let mut start_bytes = BytesMut::new();
        while start_bytes.len() < min_bytes
            && let Some(Ok(piece)) = self.next().await
        {
            start_bytes.extend_from_slice(&piece);
        }
        start_bytes.freeze()
    }

    /// Returns the next piece, or an error if the body is longer than `limit` bytes. `read_bytes` is the number of
    /// bytes that were read before this piece.
    async fn read_piece(&mut self, read_bytes: usize, limit: usize) -> Result<Option<Bytes>, TransportError> {
        match self.next().await.transpose()? {
            Some(piece) if piece.len() > limit - read_bytes => Err(TransportError::too_large(limit)),
            piece => Ok(piece),
        }
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_piece(context)
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self { source: Source::Whole(bytes.into()), received: 0 }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("received", &self.received()).finish_non_exhaustive()
    }
}
