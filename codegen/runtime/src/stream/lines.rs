//! Decodes bodies with one JSON value per line (`application/x-ndjson`, `application/jsonl`).

use std::marker::PhantomData;

use bytes::Bytes;

use super::{
    super::content::DecodeError,
    Decoder, Format,
    cut::{Cutter, without_bom},
    locate_in_item,
};

/// Decodes one value per line. Lines end with a line feed, which is optional after the last line; empty lines are
/// skipped.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::stream::{Json, Lines, collect};")]
///
/// let numbers = collect::<Lines<u8, Json>>(&"1\n2\n\n3".into()).unwrap();
/// assert_eq!(numbers, [1, 2, 3]);
/// ```
#[derive(Clone, Debug)]
pub struct Lines<T, F> {
    cutter: Cutter,
    is_finished: bool,
    item_count: usize,
    item_size: usize,
    empty_line_count: usize,
    item_type: PhantomData<fn() -> (T, F)>,
}

impl<T, F> Default for Lines<T, F> {
    #[inline]
    fn default() -> Self {
        Self {
            cutter: Cutter::default(),
            is_finished: false,
            item_count: 0,
            item_size: 0,
            empty_line_count: 0,
            item_type: PhantomData,
        }
    }
}

impl<T, F> Lines<T, F> {
    /// Returns the next line that is not empty, and its offset in the body.
    #[inline]
    fn next_line(&mut self) -> Option<(usize, Bytes)> {
        loop {
            let full_line = self.cutter.next_until(b'\n');
            let (start_offset, line) =
                if self.is_finished { full_line.or_else(|| self.cutter.take_remaining())? } else { full_line? };
            let line = without_bom(start_offset, line);
            let line = if line.ends_with(b"\r") { line.slice(..line.len() - 1) } else { line };
            if !line.trim_ascii().is_empty() {
                return Some((start_offset, line));
            }
            self.empty_line_count += 1;
        }
    }
}

impl<T, F: Format<T>> Decoder for Lines<T, F> {
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
        let (start_offset, line) = self.next_line()?;
        self.item_size = line.len();
        let item = F::decode(&line).map_err(|error| locate_in_item(error, self.item_count, start_offset));
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

    #[inline]
    fn keep_alives(&self) -> usize {
        self.empty_line_count
    }
}
