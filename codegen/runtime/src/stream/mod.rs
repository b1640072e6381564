//! Decoders for bodies with many items: server-sent events, JSON lines, JSON text sequences.
//!
//! A decoder receives bytes as they arrive and returns each item as soon as the item is complete. Decoders do no I/O. A
//! complete body is decoded as if it arrived in one piece.

mod chunks;
mod cut;
mod events;
mod lines;
mod sequence;
#[cfg(test)]
mod tests;
#[cfg(feature = "watch")]
mod watch;

use std::time::Duration;

use bytes::Bytes;
use serde::de::DeserializeOwned;

#[cfg(feature = "watch")]
pub use self::watch::WatchEvent;
pub use self::{
    chunks::{ByteChunks, TextChunks},
    events::{Event, Events},
    lines::Lines,
    sequence::Sequence,
};
use super::{
    content::{self, DecodeError},
    param,
    read::FromJson,
    scan,
};

/// Decodes a body with many items while it arrives.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::stream::{Decoder, Json, Lines};")]
///
/// let mut lines = Lines::<u8, Json>::default();
/// lines.push("1\n2".into());
/// assert_eq!(lines.next(), Some(Ok(1)));
/// assert_eq!(lines.next(), None);
/// lines.finish();
/// assert_eq!(lines.next(), Some(Ok(2)));
/// ```
pub trait Decoder: Default {
    /// The type of the items.
    type Item;

    /// Adds the next bytes of the body. Call [`next`](Self::next) until it returns `None` before adding more bytes.
    fn push(&mut self, bytes: Bytes);

    /// Marks the end of the body, so that [`next`](Self::next) returns a last item without an end mark, such as a last
    /// line without a line feed.
    fn finish(&mut self);

    /// Returns the next complete item; `None` if more bytes are needed. After an error, the next call returns the item
    /// that follows.
    fn next(&mut self) -> Option<Result<Self::Item, DecodeError>>;

    /// Returns the number of bytes that have arrived and were not returned as an item yet.
    fn pending(&self) -> usize;

    /// Returns the number of items so far, including those that could not be decoded.
    fn count(&self) -> usize;

    /// Returns the size in bytes of the item that [`next`](Self::next) returned last. Returns 0 if the items are pieces
    /// of text or bytes, to which no size limit applies.
    fn size(&self) -> usize;

    /// Returns the number of keep-alives received so far: comments between server-sent events, or empty lines between
    /// JSON lines.
    #[inline]
    fn keep_alives(&self) -> usize {
        0
    }

    /// Returns the last event ID and the reconnection time that the server has sent, which a new connection uses. An
    /// empty ID means that the server has reset the ID.
    #[inline]
    fn resumption(&self) -> (Option<&str>, Option<Duration>) {
        (None, None)
    }
}

/// The format of the items of a body. Decodes the bytes of an item to a value of the type `T`.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{DecodeError, stream::{Format, Lines, collect}};")]
/// use bytes::Bytes;
///
/// /// Lines with the length of their text.
/// enum Length {}
///
/// impl Format<usize> for Length {
///     fn decode(bytes: &Bytes) -> Result<usize, DecodeError> {
///         Ok(bytes.len())
///     }
/// }
///
/// assert_eq!(collect::<Lines<usize, Length>>(&"a\nbcd".into()).unwrap(), [1, 3]);
/// ```
pub trait Format<T> {
    /// Returns whether the bytes are an end mark and not an item. Some streams of JSON end with the mark `[DONE]`.
    #[must_use]
    #[inline]
    fn is_mark(_bytes: &[u8]) -> bool {
        false
    }

    /// Decodes an item.
    ///
    /// # Errors
    ///
    /// If the bytes are not a value of the type `T`.
    fn decode(bytes: &Bytes) -> Result<T, DecodeError>;
}

/// The format of items that are JSON.
#[derive(Clone, Copy, Debug)]
pub enum Json {}

impl<T: FromJson> Format<T> for Json {
    #[inline]
    fn is_mark(bytes: &[u8]) -> bool {
        bytes.trim_ascii() == b"[DONE]"
    }

    #[inline]
    fn decode(bytes: &Bytes) -> Result<T, DecodeError> {
        content::value(bytes)
    }
}

/// The format of items that are plain text. An item is decoded to a string, or to a type that deserializes from a
/// string.
#[derive(Clone, Copy, Debug)]
pub enum Text {}

impl<T: DeserializeOwned> Format<T> for Text {
    #[inline]
    fn decode(bytes: &Bytes) -> Result<T, DecodeError> {
        content::parse_text(bytes)
    }
}

/// The format of items that are declared as strings: a JSON string is unquoted, and any other text is returned
/// unchanged, since many API documents declare lines with any JSON value as strings.
#[derive(Clone, Copy, Debug)]
pub enum JsonOrText {}

impl<T: DeserializeOwned> Format<T> for JsonOrText {
    #[inline]
    fn decode(bytes: &Bytes) -> Result<T, DecodeError> {
        if scan::json_kind(bytes) == Some(scan::Kind::String)
            && let Ok(text) = serde_json::from_slice::<String>(bytes)
        {
            return param::parse(&text).map_err(|error| content::text_error(&error));
        }
        content::parse_text(bytes)
    }
}

/// The format of items that are raw bytes.
#[derive(Clone, Copy, Debug)]
pub enum Raw {}

impl<T: From<Bytes>> Format<T> for Raw {
    #[inline]
    fn decode(bytes: &Bytes) -> Result<T, DecodeError> {
        Ok(T::from(bytes.clone()))
    }
}

/// Decodes a complete body and returns its items.
///
/// # Errors
///
/// If an item cannot be decoded. The error contains the index of the item.
pub fn collect<D: Decoder>(body: &Bytes) -> Result<Vec<D::Item>, DecodeError> {
    let mut decoder = D::default();
    let mut items = Vec::new();
    decoder.push(body.clone());
    while let Some(item) = decoder.next() {
        items.push(item?);
    }
    decoder.finish();
    while let Some(item) = decoder.next() {
        items.push(item?);
    }
    Ok(items)
}

/// Makes the location of an item's error relative to the body: prepends the index of the item to the path, and adds
/// `start_offset`, the byte offset at which the item starts in the body, to the offset of the error.
#[cold]
fn locate_in_item(error: DecodeError, index: usize, start_offset: usize) -> DecodeError {
    match error {
        DecodeError::Json { path, message, offset } => {
            let separator = if path.is_empty() || path.starts_with('[') { "" } else { "." };
            DecodeError::Json { path: format!("[{index}]{separator}{path}"), message, offset: start_offset + offset }
        }
        DecodeError::Text { message } => DecodeError::Text { message: format!("at item `[{index}]`: {message}") },
        other => other,
    }
}
