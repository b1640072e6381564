//! Cuts a body that arrives in pieces of any size into lines or records.

use bytes::{Bytes, BytesMut};

/// Bytes that have arrived and are not cut yet.
///
/// A line within one piece is a part of that piece; only what goes over the border of two pieces is copied.
#[derive(Clone, Debug, Default)]
pub(super) struct Cutter {
    /// The unconsumed rest of the piece that arrived last.
    piece: Bytes,
    /// The beginning of a line whose end has not arrived.
    begun: BytesMut,
    /// The position in the body of the next line's first byte.
    position: usize,
    /// True if the last line ended in a carriage return, so that a line feed after it belongs to the same end.
    after_return: bool,
}

impl Cutter {
    pub(super) fn push(&mut self, bytes: Bytes) {
        if self.piece.is_empty() {
            self.piece = bytes;
        } else {
            // Not usual: the last piece was not cut to its end.
            let mut joined = BytesMut::from(self.piece.as_ref());
            joined.extend_from_slice(&bytes);
            self.piece = joined.freeze();
        }
    }

    /// Returns the number of bytes of the line that has begun.
    pub(super) fn pending(&self) -> usize {
        self.begun.len() + self.piece.len()
    }

    /// Returns the bytes before the next occurrence of this byte, and their position. The end mark is dropped.
    pub(super) fn until(&mut self, end: u8) -> Option<(usize, Bytes)> {
        let found = memchr::memchr(end, &self.piece);
        self.cut(found)
    }

    /// Returns the next line, ended by a line feed, a carriage return or both.
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

    /// Returns the unconsumed rest; `None` if it is empty.
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

    /// Takes the begun line and this many bytes of the piece.
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

/// Returns the line without the byte order mark that a body may start with.
pub(super) fn without_bom(start: usize, line: Bytes) -> Bytes {
    if start == 0 && line.starts_with(b"\xef\xbb\xbf") { line.slice(3..) } else { line }
}
