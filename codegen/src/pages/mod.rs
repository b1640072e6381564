//! Reads documentation pages of a help center. The bytes of a page are decoded to text, the text is divided into blocks
//! (headings, paragraphs, tables and code), and the blocks become a [`Page`].
//!
//! The layout (HTML, Markdown, reStructuredText, plain text), the encoding (UTF-8, UTF-16, GBK) and the language
//! (English, Chinese) are detected. Each layout has a reader that returns the same blocks (see `block`), so all further
//! steps are independent of the layout.

pub mod adopt;
pub mod apply;
mod assemble;
mod block;
mod catalog;
mod cells;
pub mod check;
pub mod compare;
mod contradiction;
mod decode;
mod deprecation;
pub mod draft;
mod example;
mod facets;
mod front;
mod html;
pub mod lock;
mod markdown;
mod media;
mod merged_schema;
mod node_users;
pub mod page;
mod page_changes;
mod pipes;
pub mod render;
mod resolve;
mod rst;
mod table;
mod text;
pub mod types;
mod vocabulary;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

pub use self::page::Page;
use self::{block::Blocks, page::Layout};

/// The maximum size of a file with pages, in bytes. Typical help pages are a thousand times smaller.
pub const MAX_PAGE_SIZE: usize = 16 << 20;

/// The reason why a documentation page could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The text is empty or contains only whitespace.
    #[error("the page is empty; fetch the page again, or pass the file that contains the page")]
    Empty,
    /// The text has more than [`MAX_PAGE_SIZE`] bytes. Contains the number of bytes.
    #[error("the page has {0} bytes, which exceeds the limit of {MAX_PAGE_SIZE} bytes; save only the article")]
    TooLarge(usize),
    /// The text contains the character U+0000.
    #[error("the page is not text: it contains zero bytes; save the page as HTML, Markdown or plain text")]
    Binary,
    /// The bytes are not text in a supported encoding.
    #[error("the encoding of the page is not UTF-8, UTF-16 or GBK; save the page as UTF-8")]
    Encoding,
    /// An HTML tag on the page has too many attributes.
    #[error("line {line}: an HTML tag has more than 500 attributes; check that the file is a help page")]
    Tag {
        /// The line number of the tag, starting at 1.
        line: u32,
    },
    /// The text does not describe an API operation, in any of the supported layouts.
    #[error(
        "the page does not describe an API operation: it has no method with a path, no table of parameters and no \
         table of status codes; check the file or URL"
    )]
    NoOperation,
}

/// Reads the documentation pages that a file or a response body contains. Several pages are separated by lines of
/// `=====`.
///
/// `url` is the URL of the text, if known. If the page does not state the operation ID, the last segment of the URL
/// is used: `…/createPod.html` → `createPod`.
///
/// # Errors
///
/// Returns a [`ReadError`] if `bytes` cannot be decoded or does not describe an API operation.
pub fn read_pages(bytes: &[u8], url: Option<&str>) -> Result<Vec<Page>, ReadError> {
    Reader::default().read(bytes, url)
}

/// Reads documentation pages. Caches the defaults, limits and allowed values in descriptions, so that a description
/// that several pages contain is parsed once.
#[derive(Debug, Default)]
pub struct Reader {
    facets: facets::FacetsCache,
}

impl Reader {
    /// Reads the documentation pages that a file or a response body contains; see [`read_pages`].
    ///
    /// # Errors
    ///
    /// Returns a [`ReadError`] if `bytes` cannot be decoded or does not describe an API operation.
    pub fn read(&mut self, bytes: &[u8], url: Option<&str>) -> Result<Vec<Page>, ReadError> {
        read_pages_with(bytes, url, &mut self.facets)
    }
}

/// Reads the documentation pages of several files in parallel. Each item of `files` consists of the bytes of a file,
/// and the URL of the file if it is known. Returns one result per file, in the order of `files`.
#[must_use]
pub fn read_many(files: &[(Vec<u8>, Option<String>)]) -> Vec<Result<Vec<Page>, ReadError>> {
    let read_file = |reader: &mut Reader, (bytes, url): &(Vec<u8>, Option<String>)| reader.read(bytes, url.as_deref());
    files.par_iter().map_init(Reader::default, read_file).collect()
}

/// Reads the documentation pages that a file or a response body contains. `facets` caches the defaults, limits and
/// allowed values in descriptions.
fn read_pages_with(bytes: &[u8], url: Option<&str>, facets: &mut facets::FacetsCache) -> Result<Vec<Page>, ReadError> {
    if bytes.len() > MAX_PAGE_SIZE {
        return Err(ReadError::TooLarge(bytes.len()));
    }
    let text = decode::decode_page(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut pages = Vec::new();
    for (text, line) in split_pages(&text) {
        let mut page = read_single_page(text, url, facets)?;
        if line > 0 {
            shift_lines(&mut page, line);
        }
        pages.push(page);
    }
    pages.retain(documents_operation);
    if pages.is_empty() { Err(ReadError::NoOperation) } else { Ok(pages) }
}

fn read_single_page(text: &str, url: Option<&str>, facets: &mut facets::FacetsCache) -> Result<Page, ReadError> {
    let (layout, blocks) = read_blocks(text)?;
    Ok(assemble::assemble_page(layout, blocks, url, facets))
}

/// Returns whether a page documents an API operation, at least in part.
fn documents_operation(page: &Page) -> bool {
    page.path.is_some()
        || !page.params.is_empty()
        || !page.statuses.is_empty()
        || page.body.is_some()
        || page.responses.iter().any(|response| response.body.is_some())
}

/// Detects the layout of `text`, such as Markdown, and converts the text to blocks with the reader for this layout.
fn read_blocks(text: &str) -> Result<(Layout, Blocks), ReadError> {
    let layout = detect_layout(text);
    let blocks = match layout {
        Layout::Html => html::read_html(text, 1)?,
        Layout::Markdown => markdown::read_markdown_page(text)?,
        Layout::Rst => rst::read_rst(text),
        Layout::Text => text::read_text(text),
    };
    Ok((layout, blocks))
}

/// Detects the layout of `text`. HTML starts with a tag. Markdown contains `#` headings, HTML tables, or pipe tables
/// with one row per line.
fn detect_layout(text: &str) -> Layout {
    let trimmed_text = text.trim_start_matches('\u{feff}').trim_start();
    let is_html_document = trimmed_text.starts_with("<!") || trimmed_text.starts_with("<?xml");
    let starts_with_tag =
        trimmed_text.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let lines = text::text_lines(text);
    let has_markdown_heading = lines.iter().any(|line| {
        let level = line.raw.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&level) && line.raw[level..].starts_with(' ')
    });
    let has_html_table =
        lines.iter().any(|line| line.text.get(..6).is_some_and(|line_start| line_start.eq_ignore_ascii_case("<table")));
    if is_html_document || (starts_with_tag && !has_markdown_heading) {
        return Layout::Html;
    }
    if !has_markdown_heading && !has_html_table && rst::is_rst(text) {
        return Layout::Rst;
    }
    if pipes::has_multiline_rows(&lines) {
        return Layout::Text;
    }
    let has_delimiter_row = lines.iter().any(|line| line.raw.trim_start().starts_with('|') && line.raw.contains("---"));
    if has_markdown_heading || has_html_table || has_delimiter_row { Layout::Markdown } else { Layout::Text }
}

/// Splits `text` into pages at lines of five or more `=`. Such a line separates pages only if the text above it
/// contains a page. Returns for each page the text and the number of preceding lines.
fn split_pages(text: &str) -> Vec<(&str, u32)> {
    let mut page_texts = Vec::new();
    let (mut page_start, mut preceding_lines) = (0, 0);
    let mut offset = 0;
    // In reStructuredText, a line of `=` directly below a line of text underlines a title.
    let has_underlines = rst::is_rst(text);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let trimmed_line = line.trim_end();
        let is_separator = trimmed_line.len() >= 5 && trimmed_line.bytes().all(|byte| byte == b'=');
        let is_separate = !has_underlines || text[..offset].trim_end_matches([' ', '\r']).ends_with("\n\n");
        if is_separator && is_separate && has_page_content(&text[page_start..offset]) {
            page_texts.push((&text[page_start..offset], preceding_lines));
            (page_start, preceding_lines) = (offset + line.len(), number);
        }
        offset += line.len();
    }
    page_texts.push((&text[page_start..], preceding_lines));
    page_texts
}

/// Returns whether `text` contains a heading, caption or table that only occurs on help pages about API operations.
fn has_page_content(text: &str) -> bool {
    text.lines().any(|line| vocabulary::is_heading_or_caption(line.trim().trim_start_matches('#')))
        || pipes::has_multiline_rows(&text::text_lines(text))
}

/// Adds `line_count` to all line numbers in `page`. `line_count` is the number of lines before the page in a file with
/// several pages.
fn shift_lines(page: &mut Page, line_count: u32) {
    page.for_each_line(&mut |line| *line += line_count);
}
