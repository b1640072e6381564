//! Request bodies that are read while they are sent.

use std::{
    error::Error as StdError,
    fmt,
    future::poll_fn,
    io::{self, Read},
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use super::{
    super::source::{Opened, Pieces, Upload, UploadPart},
    TransportError, TransportErrorKind,
    park::wait,
};

/// A request body that is read while it is sent: a sequence of files, readers, streams and bytes.
///
/// An asynchronous transport reads the body as a [`Stream`], a blocking transport with
/// [`into_reader`](Self::into_reader). The stream reads files and readers on the thread that polls it.
///
/// # Examples
///
/// ```
/// use std::io::Read;
///
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::transport::RequestBody;")]
///
/// /// Reads the body in a transport that blocks.
/// fn read(body: RequestBody) -> std::io::Result<Vec<u8>> {
///     let mut bytes = Vec::new();
///     body.into_reader().read_to_end(&mut bytes)?;
///     Ok(bytes)
/// }
/// ```
pub struct RequestBody {
    upload: Upload,
    length: Option<u64>,
    /// The index of the next part to open.
    next_part_index: usize,
    current_part: Option<UploadingPart>,
}

/// The part of a request body that is being read.
pub(super) struct UploadingPart {
    pub(super) opened: Opened,
    /// The announced length and the number of bytes that are still to be read; `None` if the length is not known.
    length_and_remaining: Option<(u64, u64)>,
}

/// The maximum number of bytes read in one step.
pub(super) const MAX_PIECE_BYTES: usize = 128 << 10;

impl RequestBody {
    #[inline]
    pub(crate) fn new(upload: Upload) -> Self {
        let length = upload.length();
        Self { upload, length, next_part_index: 0, current_part: None }
    }

    /// Returns the length of the body in bytes, which is sent as `Content-Length`; `None` if the length is not known.
    #[must_use]
    #[inline]
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Reads the complete body.
    ///
    /// # Errors
    ///
    /// If the content cannot be read.
    #[inline]
    pub async fn collect(&mut self) -> Result<Bytes, TransportError> {
        let mut bytes = BytesMut::new();
        while let Some(piece) = poll_fn(|context| self.poll_piece(context)).await {
            bytes.extend_from_slice(&piece.map_err(unreadable_body_error)?);
        }
        Ok(bytes.freeze())
    }

    /// Returns the part that is being read, or opens the next part. A part that is in memory is returned completely.
    /// Returns `None` at the end of the body.
    #[inline]
    pub(super) fn open_next_part(&mut self) -> io::Result<Option<NextPart<'_>>> {
        if self.current_part.is_none() {
            let Some(part) = self.upload.parts().get(self.next_part_index) else { return Ok(None) };
            self.next_part_index += 1;
            match part {
                UploadPart::Bytes(bytes) => return Ok(Some(NextPart::Bytes(bytes.clone()))),
                UploadPart::Source(source) => {
                    let length_and_remaining = source.length().map(|length| (length, length));
                    self.current_part =
                        Some(UploadingPart { opened: source.open().map_err(mark_unreadable)?, length_and_remaining });
                }
            }
        }
        Ok(Some(NextPart::Part(&mut self.current_part)))
    }

    #[inline]
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            let open_part = match self.open_next_part() {
                Ok(Some(NextPart::Bytes(bytes))) if bytes.is_empty() => continue,
                Ok(Some(NextPart::Bytes(bytes))) => return Poll::Ready(Some(Ok(bytes))),
                Ok(Some(NextPart::Part(open_part))) => open_part,
                Ok(None) => return Poll::Ready(None),
                Err(error) => return Poll::Ready(Some(Err(error))),
            };
            let Some(part) = open_part else { continue };
            let piece = match &mut part.opened {
                Opened::Reader(reader) => read_piece(reader),
                Opened::Pieces(pieces) => ready!(poll_non_empty_piece(pieces, context)),
            };
            match part.check_piece(piece) {
                Ok(piece) if piece.is_empty() => *open_part = None,
                result => return Poll::Ready(Some(result)),
            }
        }
    }
}

/// The part of a request body that [`RequestBody::open_next_part`] returns.
pub(super) enum NextPart<'a> {
    Bytes(Bytes),
    /// A part from which the caller reads pieces. The caller sets the `Option` to `None` at the end of the part.
    Part(&'a mut Option<UploadingPart>),
}

impl UploadingPart {
    /// Counts a piece that was read, and returns it, or an error if the part is longer or shorter than its announced
    /// length. Wraps errors in [`Unreadable`]. An empty piece means the end of the part.
    #[inline]
    pub(super) fn check_piece(&mut self, piece: io::Result<Bytes>) -> io::Result<Bytes> {
        let piece = piece.map_err(mark_unreadable)?;
        let Some((length, remaining)) = &mut self.length_and_remaining else { return Ok(piece) };
        let length_error = |comparison: &str| {
            let message =
                format!("the content of the request is {comparison} than its announced length of {length} bytes");
            Err(mark_unreadable(io::Error::new(io::ErrorKind::InvalidData, message)))
        };
        match remaining.checked_sub(piece.len() as u64) {
            None => length_error("longer"),
            Some(new_remaining) if piece.is_empty() && new_remaining > 0 => length_error("shorter"),
            Some(new_remaining) => {
                *remaining = new_remaining;
                Ok(piece)
            }
        }
    }
}

/// Polls for the next piece that is not empty. Returns an empty piece at the end of the stream.
#[inline]
pub(super) fn poll_non_empty_piece(pieces: &mut Pieces, context: &mut Context<'_>) -> Poll<io::Result<Bytes>> {
    loop {
        match ready!(pieces.as_mut().poll_next(context)) {
            Some(Ok(piece)) if piece.is_empty() => {}
            piece => return Poll::Ready(piece.transpose().map(Option::unwrap_or_default)),
        }
    }
}

/// Reads a piece of at most [`MAX_PIECE_BYTES`] bytes. Returns an empty piece at the end of the reader.
#[inline]
pub(super) fn read_piece(reader: &mut dyn Read) -> io::Result<Bytes> {
    let mut piece = BytesMut::zeroed(MAX_PIECE_BYTES);
    loop {
        match reader.read(&mut piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => {
                piece.truncate(result?);
                return Ok(piece.freeze());
            }
        }
    }
}

impl Stream for RequestBody {
    type Item = io::Result<Bytes>;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_piece(context)
    }
}

/// A reader of a request body for a blocking transport.
pub(super) struct BodyReader {
    pub(super) body: RequestBody,
    /// The bytes of the current piece that the caller has not read yet.
    pub(super) unread_bytes: Bytes,
}

impl Read for BodyReader {
    #[inline]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.unread_bytes.is_empty() {
            let piece = wait(poll_fn(|context| self.body.poll_piece(context)));
            self.unread_bytes = piece.transpose()?.unwrap_or_default();
        }
        let count = self.unread_bytes.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.unread_bytes.split_to(count));
        Ok(count)
    }
}

impl RequestBody {
    /// Converts the body to a reader, for a blocking transport.
    #[must_use]
    #[inline]
    pub fn into_reader(self) -> impl Read + Send {
        BodyReader { body: self, unread_bytes: Bytes::new() }
    }
}

impl fmt::Debug for RequestBody {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBody").field("length", &self.length).finish_non_exhaustive()
    }
}

/// A wrapper of an I/O error that occurred while reading the content of the request. Distinguishes the error from an
/// error of the connection.
#[derive(Debug)]
struct Unreadable(io::Error);

impl fmt::Display for Unreadable {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for Unreadable {
    #[inline]
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}

/// Wraps an I/O error in [`Unreadable`]: an error from reading the content of the request.
#[inline]
fn mark_unreadable(error: io::Error) -> io::Error {
    io::Error::new(error.kind(), Unreadable(error))
}

#[inline]
fn unreadable_body_error(error: io::Error) -> TransportError {
    TransportError::with_source(TransportErrorKind::RequestBody, "the body of the request cannot be read", error)
}

/// Converts an error that was caused by reading the content of the request. Returns `None` for any other error, such as
/// an error of the connection.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
#[inline]
pub(super) fn content_error(error: &(dyn StdError + 'static)) -> Option<TransportError> {
    let mut next_error = Some(error);
    while let Some(error) = next_error {
        let wrapped_error = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        let content_error =
            error.downcast_ref::<Unreadable>().or_else(|| wrapped_error.and_then(|error| error.downcast_ref()));
        if let Some(content_error) = content_error {
            return Some(unreadable_body_error(io::Error::new(content_error.0.kind(), content_error.to_string())));
        }
        // The `source` of an I/O error does not return the wrapped error.
        next_error = match wrapped_error {
            Some(wrapped_error) => Some(wrapped_error as &(dyn StdError + 'static)),
            None => error.source(),
        };
    }
    None
}
