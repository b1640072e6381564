//! Decompresses a gzip body as it arrives.

use std::{
    io::Write,
    task::{Context, Poll, ready},
};

use bytes::{Buf, Bytes};
use flate2::write::MultiGzDecoder;

use super::{Body, TransportError};

/// The maximum number of compressed bytes that are decompressed in one step. The compression ratio of gzip is at most
/// about 1000, so this bounds the output of a step, and the reader can stop soon after its limit.
const SLICE: usize = 2048;

/// A compressed body and its decoder.
pub(super) struct Gunzip {
    packed: Body,
    /// Bytes that have arrived and are not decompressed yet.
    piece: Bytes,
    /// The decoder; `None` after everything was decompressed.
    decoder: Option<MultiGzDecoder<Vec<u8>>>,
}

impl Gunzip {
    pub(super) fn new(packed: Body) -> Self {
        Self { packed, piece: Bytes::new(), decoder: Some(MultiGzDecoder::new(Vec::new())) }
    }

    pub(super) fn received(&self) -> usize {
        self.packed.received()
    }

    pub(super) fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            let Some(decoder) = &mut self.decoder else { return Poll::Ready(None) };
            if self.piece.is_empty() {
                match ready!(self.packed.poll_piece(context)) {
                    Some(Ok(piece)) => self.piece = piece,
                    Some(Err(error)) => {
                        self.decoder = None;
                        return Poll::Ready(Some(Err(error)));
                    }
                    None => {
                        let end = self.end();
                        return Poll::Ready(end.transpose());
                    }
                }
            }
            let slice = &self.piece[..self.piece.len().min(SLICE)];
            let taken = decoder.write(slice).and_then(|taken| decoder.flush().map(|()| taken));
            let unpacked = std::mem::take(decoder.get_mut());
            match taken {
                Ok(0) if unpacked.is_empty() => {
                    self.decoder = None;
                    let error = std::io::Error::from(std::io::ErrorKind::InvalidData);
                    return Poll::Ready(Some(Err(TransportError::damaged_gzip(error))));
                }
                Ok(taken) => self.piece.advance(taken),
                Err(error) => {
                    self.decoder = None;
                    return Poll::Ready(Some(Err(TransportError::damaged_gzip(error))));
                }
            }
            if !unpacked.is_empty() {
                return Poll::Ready(Some(Ok(unpacked.into())));
            }
        }
    }

    /// Returns the remaining output when the compressed body has ended.
    fn end(&mut self) -> Result<Option<Bytes>, TransportError> {
        let Some(decoder) = self.decoder.take() else { return Ok(None) };
        // An empty body is valid with any `Content-Encoding`: the response to HEAD, a status code without a body.
        if self.packed.received() == 0 {
            return Ok(None);
        }
        let rest = decoder.finish().map_err(TransportError::damaged_gzip)?;
        Ok(Some(Bytes::from(rest)).filter(|rest| !rest.is_empty()))
    }
}
