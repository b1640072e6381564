//! Sanitizes text from an OpenAPI document. Descriptions, summaries and titles pass through this module before they are
//! written to documentation, the README, the changelog and reports.
//!
//! [`sanitize`] parses the text as Markdown with HTML, and writes only paragraphs, lists, tables, quotes, emphasis,
//! inline code, and `http` and `https` links. Rustdoc and GitHub find no code blocks, HTML, headings or other links in
//! the result. If text is already sanitized, it does not change.

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

/// Converts text from a document to Markdown that is safe for rustdoc and GitHub.
#[must_use]
pub fn sanitize(text: &str) -> String {
    let text = remove_control_characters(text);
    if is_plain(&text) {
        return phrase::write_inlines(&phrase::text_as_inlines(text.trim_ascii()), phrase::Context::Paragraph);
    }
    let blocks = read::read_blocks(&text);
    let markdown = write::write_blocks(&blocks);
    if matches!(blocks.as_slice(), [] | [Block::Paragraph(_)]) || verify::has_only_safe_markup(&markdown) {
        return markdown;
    }
    let paragraph_texts = block::collect_texts(&blocks);
    let paragraphs = paragraph_texts
        .into_iter()
        .map(|text| phrase::write_inlines(&[Inline::Text(text)], phrase::Context::Paragraph));
    paragraphs.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Converts text from a document to one line of safe Markdown, for example for a title, a summary or the label of a
/// link.
#[must_use]
pub fn sanitize_line(text: &str) -> String {
    let text = remove_control_characters(text);
    let inlines = if is_plain(&text) {
        phrase::text_as_inlines(text.trim_ascii())
    } else {
        block::collect_inlines(read::read_blocks(&text))
    };
    phrase::write_inlines(&inlines, phrase::Context::Line)
}

/// Converts text from a document to safe Markdown for a table cell.
#[must_use]
pub fn sanitize_cell(text: &str) -> String {
    phrase::write_inlines(
        &block::collect_inlines(read::read_blocks(&remove_control_characters(text))),
        phrase::Context::Cell,
    )
}

/// Converts the first sentence of text from a document to safe Markdown for a table cell.
#[must_use]
pub fn summarize_cell(text: &str) -> String {
    let blocks = read::read_blocks(&remove_control_characters(text));
    let first_paragraph = blocks.into_iter().find(|block| matches!(block, Block::Paragraph(_)));
    phrase::write_inlines(
        &phrase::first_sentence(block::collect_inlines(first_paragraph.into_iter().collect())),
        phrase::Context::Cell,
    )
}

/// Removes all markup from text and joins the lines with spaces. Used for the description of a package.
#[must_use]
pub fn strip_markup(text: &str) -> String {
    let blocks = read::read_blocks(&remove_control_characters(text));
    block::collect_texts(&blocks).join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns whether `text` is a single line that begins with a letter and contains no characters that could be markup.
fn is_plain(text: &str) -> bool {
    let is_markup =
        |byte: u8| matches!(byte, b'\n' | b'`' | b'*' | b'_' | b'~' | b'[' | b'<' | b'&' | b'\\' | b'!' | b'|');
    let text = text.trim_ascii();
    text.starts_with(|c: char| c.is_alphabetic()) && !text.bytes().any(is_markup)
}

#[cfg(test)]
mod tests;
