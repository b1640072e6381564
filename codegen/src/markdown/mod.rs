//! Sanitizes the texts of a document. All descriptions, summaries and titles in documentation, README, changelog and
//! reports pass through this module.
//!
//! [`sanitize`] parses the text, keeps the content (paragraphs, lists, tables, quotes, emphasis, inline code, `http`
//! and `https` links, and the equivalent HTML elements) and writes it as Markdown in which rustdoc and GitHub find no
//! code block, HTML, heading or other link. Sanitizing is idempotent.

mod block;
mod characters;
mod elements;
mod escape;
mod html;
mod inline;
mod phrase;
mod read;
mod verify;
mod words;
mod write;

pub(crate) use self::characters::is_hidden_or_line_end;
use self::{block::Block, inline::Inline};
pub use self::{
    characters::{escape_invisible, remove_control_characters, replace_invisible},
    escape::{code_span, escape_line, link_url},
};

/// Returns the text as Markdown that is safe for rustdoc and GitHub.
#[must_use]
pub fn sanitize(text: &str) -> String {
    let text = remove_control_characters(text);
    if is_plain(&text) {
        return phrase::write_pieces(&phrase::plain_pieces(text.trim_ascii()), phrase::Context::Paragraph);
    }
    let blocks = read::read_blocks(&text);
    let out = write::write_blocks(&blocks);
    if matches!(blocks.as_slice(), [] | [Block::Paragraph(_)]) || verify::is_inert(&out) {
        return out;
    }
    let paragraphs = block::collect_texts(&blocks);
    let paragraphs =
        paragraphs.into_iter().map(|text| phrase::write_pieces(&[Inline::Text(text)], phrase::Context::Paragraph));
    paragraphs.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Returns the text as one line of safe Markdown, for example for a title, a summary or the label of a link.
#[must_use]
pub fn sanitize_line(text: &str) -> String {
    let text = remove_control_characters(text);
    let inlines = if is_plain(&text) {
        phrase::plain_pieces(text.trim_ascii())
    } else {
        block::collect_inlines(read::read_blocks(&text))
    };
    phrase::write_pieces(&inlines, phrase::Context::Line)
}

/// Returns the text as safe Markdown for a table cell.
#[must_use]
pub fn sanitize_cell(text: &str) -> String {
    phrase::write_pieces(
        &block::collect_inlines(read::read_blocks(&remove_control_characters(text))),
        phrase::Context::Cell,
    )
}

/// Returns the first sentence of the text as safe Markdown for a table cell.
#[must_use]
pub fn summarize_cell(text: &str) -> String {
    let blocks = read::read_blocks(&remove_control_characters(text));
    let first = blocks.into_iter().find(|block| matches!(block, Block::Paragraph(_)));
    phrase::write_pieces(
        &phrase::first_sentence(block::collect_inlines(first.into_iter().collect())),
        phrase::Context::Cell,
    )
}

/// Returns the text on one line without markup, for the description of a package.
#[must_use]
pub fn strip_markup(text: &str) -> String {
    let blocks = read::read_blocks(&remove_control_characters(text));
    block::collect_texts(&blocks).join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns whether a text is one line without characters that could be Markdown markup.
fn is_plain(text: &str) -> bool {
    let is_markup =
        |byte: u8| matches!(byte, b'\n' | b'`' | b'*' | b'_' | b'~' | b'[' | b'<' | b'&' | b'\\' | b'!' | b'|');
    let text = text.trim_ascii();
    text.starts_with(|c: char| c.is_alphabetic()) && !text.bytes().any(is_markup)
}

#[cfg(test)]
mod tests;
