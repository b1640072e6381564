//! Splits a body, which arrives in pieces of any size, into lines or records.

use bytes::{Bytes, BytesMut};

/// Splits bytes into lines or records, and stores the bytes that have arrived and are not split yet.
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
    pub(super) fn push(&mut self, bytes: Bytes) {
        if self.piece.is_empty() {
            self.piece = bytes;
        } else {
            // The last piece was not read to its end, which is rare.
            let mut joined = BytesMut::from(self.piece.as_ref());
            joined.extend_from_slice(&bytes);
            self.piece = joined.freeze();
        }
    }

    /// Returns the number of buffered bytes that do not form a complete line.
    pub(super) fn pending(&self) -> usize {
        self.incomplete.len() + self.piece.len()
    }

    /// Returns the bytes before the next occurrence of the byte `end`, and the offset in the body at which they start.
    /// Drops the byte `end`.
    pub(super) fn next_until(&mut self, end: u8) -> Option<(usize, Bytes)> {
        let end_index = memchr::memchr(end, &self.piece);
        self.cut(end_index)
    }

    /// Returns the next line, and the offset in the body at which it starts. Lines end with a line feed, a carriage
    /// return, or both.
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
        self.cut(end_index)
    }

    /// Returns all remaining bytes, and the offset in the body at which they start; `None` if no bytes remain.
    pub(super) fn rest(&mut self) -> Option<(usize, Bytes)> {
        let len = self.piece.len();
        if len + self.incomplete.len() == 0 {
            return None;
        }
        let line = self.join(len);
        Some(self.advance(line, 0))
    }

    /// Returns the line that ends at this index of the piece. If `end_index` is `None`, the line is incomplete, and its
    /// bytes are stored.
    fn cut(&mut self, end_index: Option<usize>) -> Option<(usize, Bytes)> {
        let Some(end_index) = end_index else {
            self.incomplete.extend_from_slice(&self.piece);
            self.piece = Bytes::new();
            return None;
        };
        let line = self.join(end_index);
        let _ = self.piece.split_to(1);
        Some(self.advance(line, 1))
    }

    /// Removes the incomplete line and the next `len` bytes of the piece, and returns them joined.
    fn join(&mut self, len: usize) -> Bytes {
        let line_end = self.piece.split_to(len);
        if self.incomplete.is_empty() {
            return line_end;
        }
        self.incomplete.extend_from_slice(&line_end);
        self.incomplete.split().freeze()
    }

    /// Advances the position by the length of the line and `mark_bytes`, the length of its end mark. Returns the line
    /// with its offset in the body.
    fn advance(&mut self, line: Bytes, mark_bytes: usize) -> (usize, Bytes) {
        let start = self.position;
        self.position += line.len() + mark_bytes;
        (start, line)
    }
}

/// Removes the byte order mark from the first line of a body. `start` is the offset of the line in the body.
pub(super) fn without_bom(start: usize, line: Bytes) -> Bytes {
    if start == 0 && line.starts_with(b"\xef\xbb\xbf") { line.slice(3..) } else { line }
}
