//! Decodes JSON text sequences (RFC 7464): `application/json-seq`, `…+json-seq`.

use std::marker::PhantomData;

use bytes::Bytes;

use super::{
    super::{content::DecodeError, scan},
    Decoder, Format,
    cut::Cutter,
    locate_in_item,
};

/// The record separator (RS) that precedes each JSON text.
const SEPARATOR: u8 = 0x1e;

/// Decodes a JSON text sequence. Only record separators separate the JSON texts, so a text may contain line feeds.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::stream::{Json, Sequence, collect};")]
///
/// let numbers = collect::<Sequence<u8, Json>>(&"\u{1e}1\n\u{1e}2\n".into()).unwrap();
/// assert_eq!(numbers, [1, 2]);
/// ```
#[derive(Clone, Debug)]
pub struct Sequence<T, F> {
    cutter: Cutter,
    is_finished: bool,
    item_count: usize,
    item_size: usize,
    item_type: PhantomData<fn() -> (T, F)>,
}

impl<T, F> Default for Sequence<T, F> {
    #[inline]
    fn default() -> Self {
        Self { cutter: Cutter::default(), is_finished: false, item_count: 0, item_size: 0, item_type: PhantomData }
    }
}

impl<T, F: Format<T>> Decoder for Sequence<T, F> {
    type Item = T;

    #[inline]
    fn push(&mut self, bytes: Bytes) {
        self.cutter.push(bytes);
    }

    #[inline]
    fn finish(&mut self) {
        self.is_finished = true;
    }

    #[inline]
    fn next(&mut self) -> Option<Result<T, DecodeError>> {
        let (start_offset, text) = loop {
            let full_text = self.cutter.next_until(SEPARATOR);
            let (start_offset, text) =
                if self.is_finished { full_text.or_else(|| self.cutter.take_remaining())? } else { full_text? };
            // The text before the first separator is empty or a byte order mark. Empty texts are skipped.
            let is_bom = start_offset == 0 && text.as_ref() == b"\xef\xbb\xbf";
            if !text.trim_ascii().is_empty() && !is_bom {
                break (start_offset, text);
            }
        };
        self.item_size = text.len();
        let item = if is_truncated(&text) {
            let message = "the value may be truncated, since no whitespace follows it (RFC 7464, section 2.4)";
            Err(DecodeError::Json { path: String::new(), message: message.to_owned(), offset: 0 })
        } else {
            F::decode(&text)
        };
        let item = item.map_err(|error| locate_in_item(error, self.item_count, start_offset));
        self.item_count += 1;
        Some(item)
    }

    #[inline]
    fn pending(&self) -> usize {
        self.cutter.pending()
    }

    #[inline]
    fn count(&self) -> usize {
        self.item_count
    }

    #[inline]
    fn size(&self) -> usize {
        self.item_size
    }
}

/// Returns whether the text may be truncated although it is valid JSON: `12` may be the beginning of `123`. Strings,
/// arrays and objects end with a mark, so they cannot be truncated and valid.
#[inline]
fn is_truncated(text: &[u8]) -> bool {
    let ends_in_space = text.last().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    !ends_in_space && matches!(scan::json_kind(text), Some(scan::Kind::Number | scan::Kind::Boolean | scan::Kind::Null))
}
