//! Decompresses the pieces of a gzip body as they arrive.

use std::{
    io::Write,
    task::{Context, Poll, ready},
};

use bytes::{Buf, Bytes};
use flate2::write::MultiGzDecoder;

use super::{Body, TransportError};

/// The maximum number of compressed bytes that are decompressed in one step. Decompression multiplies the size at most
/// by about 1000, so the output of a step is at most about 2 MiB, and a reader with a size limit can stop soon after
/// the limit.
const MAX_STEP_BYTES: usize = 2048;

/// A compressed body and the decoder that decompresses it.
pub(super) struct Gunzip {
    compressed_body: Body,
    /// The bytes that have arrived and were not decompressed yet.
    compressed_piece: Bytes,
    /// The decoder; `None` after the body was decompressed completely, or after an error.
    decoder: Option<MultiGzDecoder<Vec<u8>>>,
}

impl Gunzip {
    pub(super) fn new(compressed_body: Body) -> Self {
        Self { compressed_body, compressed_piece: Bytes::new(), decoder: Some(MultiGzDecoder::new(Vec::new())) }
    }

    pub(super) fn received(&self) -> usize {
        self.compressed_body.received()
    }

    pub(super) fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            let Some(decoder) = &mut self.decoder else { return Poll::Ready(None) };
            if self.compressed_piece.is_empty() {
                match ready!(self.compressed_body.poll_piece(context)) {
                    Some(Ok(piece)) => self.compressed_piece = piece,
                    Some(Err(error)) => {
                        self.decoder = None;
                        return Poll::Ready(Some(Err(error)));
                    }
                    None => {
                        let remaining = self.finish();
                        return Poll::Ready(remaining.transpose());
                    }
                }
            }
            let compressed = &self.compressed_piece[..self.compressed_piece.len().min(MAX_STEP_BYTES)];
            let consumed_len = decoder.write(compressed).and_then(|count| decoder.flush().map(|()| count));
            let decompressed = std::mem::take(decoder.get_mut());
            match consumed_len {
                Ok(0) if decompressed.is_empty() => {
                    self.decoder = None;
                    let error = std::io::Error::from(std::io::ErrorKind::InvalidData);
                    return Poll::Ready(Some(Err(TransportError::damaged_gzip(error))));
                }
                Ok(count) => self.compressed_piece.advance(count),
                Err(error) => {
                    self.decoder = None;
                    return Poll::Ready(Some(Err(TransportError::damaged_gzip(error))));
                }
            }
            if !decompressed.is_empty() {
                return Poll::Ready(Some(Ok(decompressed.into())));
            }
        }
    }

    /// Ends the decompression and returns the remaining decompressed bytes; `None` if no bytes remain.
    fn finish(&mut self) -> Result<Option<Bytes>, TransportError> {
        let Some(decoder) = self.decoder.take() else { return Ok(None) };
        // A response without a body, such as a response to HEAD, may have a `Content-Encoding`.
        if self.compressed_body.received() == 0 {
            return Ok(None);
        }
        let remaining = decoder.finish().map_err(TransportError::damaged_gzip)?;
        Ok(Some(Bytes::from(remaining)).filter(|remaining| !remaining.is_empty()))
    }
}
