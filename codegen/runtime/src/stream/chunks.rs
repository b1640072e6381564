//! Decoders for bodies of text or bytes. Such a body has no items: its content is returned in pieces as it arrives.

use bytes::{Buf, Bytes, BytesMut};

use super::{super::content::DecodeError, Decoder};

/// Appends bytes to the part of a piece that was not read yet.
#[inline]
fn append_to_piece(piece: &mut Bytes, bytes: Bytes) {
    if piece.is_empty() {
        *piece = bytes;
    } else if !bytes.is_empty() {
        let mut joined_bytes = BytesMut::from(piece.as_ref());
        joined_bytes.extend_from_slice(&bytes);
        *piece = joined_bytes.freeze();
    }
}

/// Returns the bytes of a body as they arrive, in pieces of any size.
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
    /// Puts back the last bytes of a piece that [`next`](Decoder::next) has returned, so that `next` returns these
    /// bytes again.
    #[cfg(feature = "client")]
    #[inline]
    pub(crate) fn put_back(&mut self, unread_bytes: Bytes) {
        if !unread_bytes.is_empty() {
            let following_bytes = std::mem::replace(&mut self.piece, unread_bytes);
            self.push(following_bytes);
        }
    }
}

impl Decoder for ByteChunks {
    type Item = Bytes;

    #[inline]
    fn push(&mut self, bytes: Bytes) {
        append_to_piece(&mut self.piece, bytes);
    }

    #[inline]
    fn finish(&mut self) {}

    #[inline]
    fn next(&mut self) -> Option<Result<Bytes, DecodeError>> {
        if self.piece.is_empty() {
            return None;
        }
        self.count += 1;
        Some(Ok(std::mem::take(&mut self.piece)))
    }

    #[inline]
    fn pending(&self) -> usize {
        self.piece.len()
    }

    #[inline]
    fn count(&self) -> usize {
        self.count
    }

    #[inline]
    fn size(&self) -> usize {
        0
    }
}

/// Returns the UTF-8 text of a body as it arrives, in pieces of any size. A character is never split between two
/// pieces.
///
/// Invalid UTF-8 is an error; the next call returns the text after the invalid bytes.
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
    /// The first bytes (at most three) of a character whose last bytes have not arrived.
    incomplete: BytesMut,
    /// The number of bytes of the body that were returned or skipped.
    position: usize,
    is_finished: bool,
    count: usize,
}

impl TextChunks {
    /// Appends bytes of the piece to the incomplete character until it is complete. Returns the character, or `Err`
    /// with the number of bytes if they are not valid UTF-8; `None` if more bytes must arrive.
    #[inline]
    fn complete_character(&mut self) -> Option<Result<String, usize>> {
        loop {
            match std::str::from_utf8(&self.incomplete) {
                Ok(text) => return Some(Ok(text.to_owned())),
                Err(error) if error.error_len().is_some() => return Some(Err(error.error_len().unwrap_or(1))),
                Err(_) if self.piece.is_empty() => return None,
                Err(_) => self.incomplete.extend_from_slice(&self.piece.split_to(1)),
            }
        }
    }

    /// Skips `byte_count` invalid bytes at the current position and returns the error for them.
    #[inline]
    fn skip_invalid(&mut self, byte_count: usize) -> DecodeError {
        let message = format!("invalid UTF-8 at byte offset {}", self.position);
        self.position += byte_count;
        DecodeError::Text { message }
    }

    #[inline]
    fn next_text(&mut self) -> Option<Result<String, DecodeError>> {
        if !self.incomplete.is_empty() {
            match self.complete_character() {
                Some(Ok(text)) => {
                    self.incomplete.clear();
                    self.position += text.len();
                    return Some(Ok(text));
                }
                Some(Err(len)) => {
                    self.incomplete.advance(len);
                    return Some(Err(self.skip_invalid(len)));
                }
                None if self.is_finished => {
                    let len = self.incomplete.len();
                    self.incomplete.clear();
                    return Some(Err(self.skip_invalid(len)));
                }
                None => return None,
            }
        }
        if self.piece.is_empty() {
            return None;
        }
        let (valid_len, invalid_len) = match std::str::from_utf8(&self.piece) {
            Ok(text) => (text.len(), None),
            Err(error) => (error.valid_up_to(), Some(error.error_len())),
        };
        if valid_len > 0 {
            let text = String::from_utf8_lossy(&self.piece[..valid_len]).into_owned();
            self.piece.advance(valid_len);
            self.position += valid_len;
            return Some(Ok(text));
        }
        if let Some(Some(len)) = invalid_len {
            self.piece.advance(len);
            return Some(Err(self.skip_invalid(len)));
        }
        self.incomplete.extend_from_slice(&std::mem::take(&mut self.piece));
        self.next_text()
    }
}

impl Decoder for TextChunks {
    type Item = String;

    #[inline]
    fn push(&mut self, bytes: Bytes) {
        append_to_piece(&mut self.piece, bytes);
    }

    #[inline]
    fn finish(&mut self) {
        self.is_finished = true;
    }

    #[inline]
    fn next(&mut self) -> Option<Result<String, DecodeError>> {
        let text = self.next_text()?;
        self.count += 1;
        Some(text)
    }

    #[inline]
    fn pending(&self) -> usize {
        self.incomplete.len() + self.piece.len()
    }

    #[inline]
    fn count(&self) -> usize {
        self.count
    }

    #[inline]
    fn size(&self) -> usize {
        0
    }
}
