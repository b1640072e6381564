//! Splits a body, which arrives in pieces of any size, into lines or records.

use bytes::{Bytes, BytesMut};

/// Splits bytes into lines or records. Stores the bytes that have arrived but do not form a complete line yet.
///
/// A line within one piece is a slice of that piece. Only a line that spans several pieces is copied.
#[derive(Clone, Debug, Default)]
pub(super) struct Cutter {
    /// The bytes of the last piece that have not been split yet.
    piece: Bytes,
    /// The beginning of an incomplete line, from earlier pieces.
    incomplete: BytesMut,
    /// The offset in the body at which the next line starts, in bytes.
    position: usize,
    /// True if the last line ended with a carriage return. A line feed that follows belongs to the same line ending.
    ends_with_return: bool,
}

impl Cutter {
    #[inline]
    pub(super) fn push(&mut self, bytes: Bytes) {
        if self.piece.is_empty() {
            self.piece = bytes;
        } else {
            // The last piece was not read to its end, which is rare.
            let mut joined_bytes = BytesMut::from(self.piece.as_ref());
            joined_bytes.extend_from_slice(&bytes);
            self.piece = joined_bytes.freeze();
        }
    }

    /// Returns the number of stored bytes that have not been returned as a line.
    #[inline]
    pub(super) fn pending(&self) -> usize {
        self.incomplete.len() + self.piece.len()
    }

    /// Returns the bytes before the next byte with the value `end`, and their offset in the body. Drops the byte `end`.
    /// `None` if it has not arrived.
    #[inline]
    pub(super) fn next_until(&mut self, end: u8) -> Option<(usize, Bytes)> {
        let end_index = memchr::memchr(end, &self.piece);
        self.cut_line(end_index)
    }

    /// Returns the next line and its offset in the body; `None` if the line is not complete. A line ends with a line
    /// feed, a carriage return, or a carriage return and a line feed.
    #[inline]
    pub(super) fn next_line(&mut self) -> Option<(usize, Bytes)> {
        if self.ends_with_return && self.piece.first() == Some(&b'\n') {
            let _ = self.piece.split_to(1);
            self.position += 1;
            self.ends_with_return = false;
        }
        if self.piece.is_empty() {
            return None;
        }
        self.ends_with_return = false;
        let end_index = memchr::memchr2(b'\r', b'\n', &self.piece);
        self.ends_with_return = end_index.is_some_and(|index| self.piece[index] == b'\r');
        self.cut_line(end_index)
    }

    /// Returns all remaining bytes and their offset in the body; `None` if no bytes remain.
    #[inline]
    pub(super) fn take_remaining(&mut self) -> Option<(usize, Bytes)> {
        let len = self.piece.len();
        if len + self.incomplete.len() == 0 {
            return None;
        }
        let line = self.take_line(len);
        Some(self.advance_past(line, 0))
    }

    /// Returns the line that ends at `end_index` in the piece. If `end_index` is `None`, stores the bytes of the piece
    /// as the beginning of an incomplete line, and returns `None`.
    #[inline]
    fn cut_line(&mut self, end_index: Option<usize>) -> Option<(usize, Bytes)> {
        let Some(end_index) = end_index else {
            self.incomplete.extend_from_slice(&self.piece);
            self.piece = Bytes::new();
            return None;
        };
        let line = self.take_line(end_index);
        let _ = self.piece.split_to(1);
        Some(self.advance_past(line, 1))
    }

    /// Removes the incomplete line and the next `len` bytes of the piece, and returns both as one sequence of bytes.
    #[inline]
    fn take_line(&mut self, len: usize) -> Bytes {
        let end_of_line = self.piece.split_to(len);
        if self.incomplete.is_empty() {
            return end_of_line;
        }
        self.incomplete.extend_from_slice(&end_of_line);
        self.incomplete.split().freeze()
    }

    /// Advances the position by the length of the line and the length of the end mark (`mark_len` bytes). Returns the
    /// offset of the line in the body, and the line.
    #[inline]
    fn advance_past(&mut self, line: Bytes, mark_len: usize) -> (usize, Bytes) {
        let start_offset = self.position;
        self.position += line.len() + mark_len;
        (start_offset, line)
    }
}

/// Removes the byte order mark if this is the first line of a body. `start_offset` is the offset of the line in the
/// body.
#[inline]
pub(super) fn without_bom(start_offset: usize, line: Bytes) -> Bytes {
    if start_offset == 0 && line.starts_with(b"\xef\xbb\xbf") { line.slice(3..) } else { line }
}
