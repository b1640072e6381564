//! Splits a body that arrives in pieces of any size into lines or records.

use bytes::{Bytes, BytesMut};

/// Bytes that have arrived and have not been split yet.
///
/// A line within one piece is a slice of that piece. Only lines that cross pieces are copied.
#[derive(Clone, Debug, Default)]
pub(super) struct Cutter {
    /// The bytes of the last piece that have not been split yet.
    piece: Bytes,
    /// The beginning of an incomplete line, from earlier pieces.
    begun: BytesMut,
    /// The byte offset in the body of the next line's first byte.
    position: usize,
    /// True if the last line ended with a carriage return, so that a following line feed is a part of the same line
    /// ending.
    after_return: bool,
}

impl Cutter {
    pub(super) fn push(&mut self, bytes: Bytes) {
        if self.piece.is_empty() {
            self.piece = bytes;
        } else {
            // Rare: the last piece was not read to its end.
            let mut joined = BytesMut::from(self.piece.as_ref());
            joined.extend_from_slice(&bytes);
            self.piece = joined.freeze();
        }
    }

    /// Returns the number of buffered bytes of the incomplete line.
    pub(super) fn pending(&self) -> usize {
        self.begun.len() + self.piece.len()
    }

    /// Returns the bytes before the next occurrence of the byte `end`, and their byte offset in the body. The byte
    /// `end` itself is dropped.
    pub(super) fn until(&mut self, end: u8) -> Option<(usize, Bytes)> {
        let found = memchr::memchr(end, &self.piece);
        self.cut(found)
    }

    /// Returns the next line, which ends with a line feed, a carriage return or both, and its byte offset in the body.
    pub(super) fn line(&mut self) -> Option<(usize, Bytes)> {
        if self.after_return && self.piece.first() == Some(&b'\n') {
            let _ = self.piece.split_to(1);
            self.position += 1;
            self.after_return = false;
        }
        if self.piece.is_empty() {
            return None;
        }
        self.after_return = false;
        let found = memchr::memchr2(b'\r', b'\n', &self.piece);
        self.after_return = found.is_some_and(|at| self.piece[at] == b'\r');
        self.cut(found)
    }

    /// Returns all remaining bytes, and their byte offset in the body; `None` if there are none.
    pub(super) fn rest(&mut self) -> Option<(usize, Bytes)> {
        let len = self.piece.len();
        if len + self.begun.len() == 0 {
            return None;
        }
        let line = self.join(len);
        Some(self.advance(line, 0))
    }

    fn cut(&mut self, found: Option<usize>) -> Option<(usize, Bytes)> {
        let Some(at) = found else {
            self.begun.extend_from_slice(&self.piece);
            self.piece = Bytes::new();
            return None;
        };
        let line = self.join(at);
        let _ = self.piece.split_to(1);
        Some(self.advance(line, 1))
    }

    /// Removes the incomplete line and the next `len` bytes of the piece, and returns them joined.
    fn join(&mut self, len: usize) -> Bytes {
        let end = self.piece.split_to(len);
        if self.begun.is_empty() {
            return end;
        }
        self.begun.extend_from_slice(&end);
        self.begun.split().freeze()
    }

    fn advance(&mut self, line: Bytes, mark: usize) -> (usize, Bytes) {
        let start = self.position;
        self.position += line.len() + mark;
        (start, line)
    }
}

/// Removes the byte order mark that a body may start with.
pub(super) fn without_bom(start: usize, line: Bytes) -> Bytes {
    if start == 0 && line.starts_with(b"\xef\xbb\xbf") { line.slice(3..) } else { line }
}
