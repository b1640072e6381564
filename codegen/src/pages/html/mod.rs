//! Converts HTML to blocks (headings, paragraphs, tables and code), using html5ever's tokenizer.
//!
//! html5ever's tree builder is not used: its time is quadratic in the nesting depth, which a hostile page can exploit,
//! and its nodes have no line numbers. The start of a table cell, table row, list item or paragraph closes the previous
//! one if HTML allows the end tag to be omitted.

mod attributes;
mod builder;
mod spans;
mod table;

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
};

use self::{attributes::find_oversized_tag, builder::BlockBuilder};
use super::{ReadError, block::Blocks};

/// Reads an HTML document or fragment. `line` is the line number of the page at which `text` starts.
pub(super) fn read_html(text: &str, line: u32) -> Result<Blocks, ReadError> {
    if let Some(offset) = find_oversized_tag(text) {
        return Err(ReadError::Tag { line: line + count_line_ends(&text[..offset]) });
    }
    let token_receiver = TokenReceiver { builder: RefCell::new(BlockBuilder::new(line)) };
    let tokenizer = Tokenizer::new(token_receiver, TokenizerOpts::default());
    let input_queue = BufferQueue::default();
    for chunk in split_chunks(text) {
        input_queue.push_back(StrTendril::from_slice(chunk));
        let _ = tokenizer.feed(&input_queue);
    }
    tokenizer.end();
    Ok(tokenizer.sink.builder.into_inner().finish())
}

/// Returns the number of line feeds in `text`.
fn count_line_ends(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// Splits `text` into chunks of about 64 KiB. A tendril (the tokenizer's string type) is limited to 4 GiB, and small
/// chunks keep the buffers small.
fn split_chunks(text: &str) -> impl Iterator<Item = &str> {
    let mut remaining_text = text;
    std::iter::from_fn(move || {
        if remaining_text.is_empty() {
            return None;
        }
        let mut chunk_end = remaining_text.len().min(1 << 16);
        while !remaining_text.is_char_boundary(chunk_end) {
            chunk_end += 1;
        }
        let (chunk, after_chunk) = remaining_text.split_at(chunk_end);
        remaining_text = after_chunk;
        Some(chunk)
    })
}

/// Passes the tokens of the tokenizer to a [`BlockBuilder`].
struct TokenReceiver {
    builder: RefCell<BlockBuilder>,
}

impl TokenSink for TokenReceiver {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut builder = self.builder.borrow_mut();
        builder.set_line(line);
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => builder.process_start_tag(&tag),
            Token::TagToken(tag) => {
                builder.process_end_tag(&tag.name);
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(text) => {
                builder.add_text(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}
