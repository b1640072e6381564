//! Streams of text or bytes without items, in pieces as they arrive.

use bytes::{Buf, Bytes, BytesMut};

use super::{super::content::DecodeError, Decoder};

/// Appends bytes to a piece that may not have been read completely.
fn join(piece: &mut Bytes, bytes: Bytes) {
    if piece.is_empty() {
        *piece = bytes;
    } else if !bytes.is_empty() {
        let mut joined = BytesMut::from(piece.as_ref());
        joined.extend_from_slice(&bytes);
        *piece = joined.freeze();
    }
}

/// Decodes bytes. The pieces are returned as they arrive, in any size.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::stream::{ByteChunks, Decoder};")]
///
/// let mut chunks = ByteChunks::default();
/// chunks.push("ab".into());
/// assert_eq!(chunks.next(), Some(Ok("ab".into())));
/// ```
#[derive(Clone, Debug, Default)]
pub struct ByteChunks {
    piece: Bytes,
    count: usize,
}

impl ByteChunks {
    /// Puts back the unread end of a returned piece, which [`next`](Decoder::next) then returns again.
    #[cfg(feature = "client")]
    pub(crate) fn put_back(&mut self, rest: Bytes) {
        if !rest.is_empty() {
            let after = std::mem::replace(&mut self.piece, rest);
            self.push(after);
        }
    }
}

impl Decoder for ByteChunks {
    type Item = Bytes;

    fn push(&mut self, bytes: Bytes) {
        join(&mut self.piece, bytes);
    }

    fn finish(&mut self) {}

    fn next(&mut self) -> Option<Result<Bytes, DecodeError>> {
        if self.piece.is_empty() {
            return None;
        }
        self.count += 1;
        Some(Ok(std::mem::take(&mut self.piece)))
    }

    fn pending(&self) -> usize {
        self.piece.len()
    }

    fn count(&self) -> usize {
        self.count
    }

    fn size(&self) -> usize {
        0
    }
}

/// Decodes UTF-8 text. The pieces are returned as they arrive, in any size. Characters are never split between pieces.
///
/// Invalid UTF-8 is an error; the next call returns the text after it.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::stream::{Decoder, TextChunks};")]
///
/// let mut chunks = TextChunks::default();
/// // The two bytes of `ü` arrive one after the other.
/// chunks.push(vec![b'a', 0xc3].into());
/// assert_eq!(chunks.next(), Some(Ok("a".to_owned())));
/// assert_eq!(chunks.next(), None);
/// chunks.push(vec![0xbc].into());
/// assert_eq!(chunks.next(), Some(Ok("ü".to_owned())));
/// ```
#[derive(Clone, Debug, Default)]
pub struct TextChunks {
    piece: Bytes,
    /// The first bytes of an incomplete character, at most three.
    begun: BytesMut,
    /// The byte offset in the body of the first byte that was not returned.
    position: usize,
    finished: bool,
    count: usize,
}

impl TextChunks {
    /// Completes the incomplete character with bytes of the piece. Returns the character, or the number of invalid
    /// bytes as the error; `None` if the character is still incomplete.
    fn complete(&mut self) -> Option<Result<String, usize>> {
        loop {
            match std::str::from_utf8(&self.begun) {
                Ok(text) => return Some(Ok(text.to_owned())),
                Err(error) if error.error_len().is_some() => return Some(Err(error.error_len().unwrap_or(1))),
                Err(_) if self.piece.is_empty() => return None,
                Err(_) => self.begun.extend_from_slice(&self.piece.split_to(1)),
            }
        }
    }

    fn not_utf8(&mut self, skipped: usize) -> DecodeError {
        let message = format!("is not UTF-8 at byte {}", self.position);
        self.position += skipped;
        DecodeError::Text { message }
    }

    fn text(&mut self) -> Option<Result<String, DecodeError>> {
        if !self.begun.is_empty() {
            match self.complete() {
                Some(Ok(text)) => {
                    self.begun.clear();
                    self.position += text.len();
                    return Some(Ok(text));
                }
                Some(Err(len)) => {
                    self.begun.advance(len);
                    return Some(Err(self.not_utf8(len)));
                }
                None if self.finished => {
                    let len = self.begun.len();
                    self.begun.clear();
                    return Some(Err(self.not_utf8(len)));
                }
                None => return None,
            }
        }
        if self.piece.is_empty() {
            return None;
        }
        let (valid, wrong) = match std::str::from_utf8(&self.piece) {
            Ok(text) => (text.len(), None),
            Err(error) => (error.valid_up_to(), Some(error.error_len())),
        };
        if valid > 0 {
            let text = String::from_utf8_lossy(&self.piece[..valid]).into_owned();
            self.piece.advance(valid);
            self.position += valid;
            return Some(Ok(text));
        }
        if let Some(Some(len)) = wrong {
            self.piece.advance(len);
            return Some(Err(self.not_utf8(len)));
        }
        self.begun.extend_from_slice(&std::mem::take(&mut self.piece));
        self.text()
    }
}

impl Decoder for TextChunks {
    type Item = String;

    fn push(&mut self, bytes: Bytes) {
        join(&mut self.piece, bytes);
    }

    fn finish(&mut self) {
        self.finished = true;
    }

    fn next(&mut self) -> Option<Result<String, DecodeError>> {
        let text = self.text()?;
        self.count += 1;
        Some(text)
    }

    fn pending(&self) -> usize {
        self.begun.len() + self.piece.len()
    }

    fn count(&self) -> usize {
        self.count
    }

    fn size(&self) -> usize {
        0
    }
}
