//! Decoders for bodies with many items: server-sent events, JSON lines, JSON text sequences.
//!
//! A decoder takes bytes as they arrive and returns each item as soon as it is complete. Decoders do no I/O. A complete
//! body is decoded like a stream with one piece.

mod chunks;
mod cut;
mod events;
mod lines;
mod sequence;
#[cfg(test)]
mod tests;
mod watch;

use std::time::Duration;

use bytes::Bytes;
use serde::de::DeserializeOwned;

pub use self::{
    chunks::{ByteChunks, TextChunks},
    events::{Event, Events},
    lines::Lines,
    sequence::Sequence,
    watch::WatchEvent,
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

    /// Returns the number of buffered bytes of an incomplete item.
    fn pending(&self) -> usize;

    /// Returns the number of items so far, including those that could not be decoded.
    fn count(&self) -> usize;

    /// Returns the size in bytes of the item that [`next`](Self::next) returned last. 0 if items are pieces of any
    /// size, which have no size limit.
    fn size(&self) -> usize;

    /// Returns the number of keep-alives so far: comments between events, or empty lines between JSON lines.
    fn keep_alives(&self) -> usize {
        0
    }

    /// Returns the last event ID and the reconnection time of server-sent events, for a new connection. An empty ID
    /// resets an earlier ID.
    fn resumption(&self) -> (Option<&str>, Option<Duration>) {
        (None, None)
    }
}

/// The format of an item, which decodes its bytes to a value.
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
    /// Returns whether the content is an end mark and not an item. Some streams of JSON end with the mark `[DONE]`.
    #[must_use]
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
    fn is_mark(bytes: &[u8]) -> bool {
        bytes.trim_ascii() == b"[DONE]"
    }

    fn decode(bytes: &Bytes) -> Result<T, DecodeError> {
        content::value(bytes)
    }
}

/// The format of items that are plain text, which is decoded to a string or a type that deserializes from a string.
#[derive(Clone, Copy, Debug)]
pub enum Text {}

impl<T: DeserializeOwned> Format<T> for Text {
    fn decode(bytes: &Bytes) -> Result<T, DecodeError> {
        content::parse_text(bytes)
    }
}

/// The format of items that are declared as strings: a JSON string is unquoted, and any other text is returned
/// unchanged, since many API documents declare lines with any JSON value as strings.
#[derive(Clone, Copy, Debug)]
pub enum JsonOrText {}

impl<T: DeserializeOwned> Format<T> for JsonOrText {
    fn decode(bytes: &Bytes) -> Result<T, DecodeError> {
        if scan::kind(bytes) == Some(scan::Kind::String)
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

/// Adds the index of an item, and the byte offset `start_offset` at which the item starts in the body, to the item's
/// error.
#[cold]
fn in_item(error: DecodeError, index: usize, start_offset: usize) -> DecodeError {
    match error {
        DecodeError::Json { path, message, offset } => {
            let separator = if path.is_empty() || path.starts_with('[') { "" } else { "." };
            DecodeError::Json { path: format!("[{index}]{separator}{path}"), message, offset: start_offset + offset }
        }
        DecodeError::Text { message } => DecodeError::Text { message: format!("at item `[{index}]`: {message}") },
        other => other,
    }
}
