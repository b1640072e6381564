//! Reads help-center pages: bytes → text → blocks → [`Page`].
//!
//! Layout (HTML, Markdown, reStructuredText, plain text), encoding (UTF-8, UTF-16, GBK) and language (English, Chinese)
//! are detected. Each layout has a reader that returns the same blocks (`block`). All further steps are independent of
//! the layout.

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

/// The maximum size of a page in bytes. Ordinary help pages have about a thousandth of this size.
pub const MAX_PAGE_SIZE: usize = 16 << 20;

/// An error from reading a help page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The text contains only whitespace.
    #[error("the page is empty; fetch it again, or name the file that contains it")]
    Empty,
    /// The text has more than [`MAX_PAGE_SIZE`] bytes.
    #[error("the page has {0} bytes, more than the limit of {MAX_PAGE_SIZE}; save only the article")]
    TooLarge(usize),
    /// The text contains zero bytes.
    #[error("this is not text: it contains zero bytes; save the page as HTML, Markdown or plain text")]
    Binary,
    /// The encoding was not recognized.
    #[error("the text is neither UTF-8 nor UTF-16 nor GBK; save it as UTF-8")]
    Encoding,
    /// An HTML tag has too many attributes.
    #[error("line {line}: an HTML tag has more than 500 attributes; this is not a help page")]
    Tag {
        /// The line number of the tag, starting at 1.
        line: u32,
    },
    /// The text does not describe an API operation in any of the supported layouts.
    #[error(
        "this is not a page of an API operation: no method with a path, no table of parameters and no table of status codes; check the file or URL"
    )]
    NoOperation,
}

/// Reads the pages in a file or a response body. Several pages are separated by lines of `=====`.
///
/// `address` is the URL of the text, if known. Its last segment is the operation ID if the page does not state one.
///
/// # Errors
///
/// Returns a [`ReadError`] if `bytes` cannot be decoded or does not describe an API operation.
pub fn read_pages(bytes: &[u8], address: Option<&str>) -> Result<Vec<Page>, ReadError> {
    Reader::default().read(bytes, address)
}

/// A reader of pages that caches the facts of descriptions, so that a description on several pages is parsed once.
#[derive(Debug, Default)]
pub struct Reader {
    facets: facets::FacetsCache,
}

impl Reader {
    /// Reads the pages in a file or a response body; see [`read_pages`].
    ///
    /// # Errors
    ///
    /// Returns a [`ReadError`] if `bytes` cannot be decoded or does not describe an API operation.
    pub fn read(&mut self, bytes: &[u8], address: Option<&str>) -> Result<Vec<Page>, ReadError> {
        read_all(bytes, address, &mut self.facets)
    }
}

/// Reads several files in parallel. Each file is given with its URL, if known. Returns one result per file, in the
/// order of `files`.
#[must_use]
pub fn read_many(files: &[(Vec<u8>, Option<String>)]) -> Vec<Result<Vec<Page>, ReadError>> {
    let read = |reader: &mut Reader, (bytes, url): &(Vec<u8>, Option<String>)| reader.read(bytes, url.as_deref());
    files.par_iter().map_init(Reader::default, read).collect()
}

fn read_all(bytes: &[u8], address: Option<&str>, facets: &mut facets::FacetsCache) -> Result<Vec<Page>, ReadError> {
    if bytes.len() > MAX_PAGE_SIZE {
        return Err(ReadError::TooLarge(bytes.len()));
    }
    let text = decode::decode_page(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut pages = Vec::new();
    for (text, line) in split_parts(&text) {
        let mut page = read_one(text, address, facets)?;
        if line > 0 {
            shift_lines(&mut page, line);
        }
        pages.push(page);
    }
    pages.retain(has_operation);
    if pages.is_empty() { Err(ReadError::NoOperation) } else { Ok(pages) }
}

fn read_one(text: &str, address: Option<&str>, facets: &mut facets::FacetsCache) -> Result<Page, ReadError> {
    let (layout, blocks) = read_blocks(text)?;
    Ok(assemble::assemble_page(layout, blocks, address, facets))
}

fn has_operation(page: &Page) -> bool {
    page.path.is_some()
        || !page.params.is_empty()
        || !page.statuses.is_empty()
        || page.body.is_some()
        || page.responses.iter().any(|response| response.body.is_some())
}

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

/// Detects the layout of `text`. HTML starts with a tag; Markdown has `#` headings, HTML tables, or pipe tables with
/// one row per line.
fn detect_layout(text: &str) -> Layout {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let html = start.starts_with("<!") || start.starts_with("<?xml");
    let tag = start.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let lines = text::text_lines(text);
    let heading = lines.iter().any(|line| {
        let level = line.raw.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&level) && line.raw[level..].starts_with(' ')
    });
    let table = lines.iter().any(|line| line.text.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("<table")));
    if html || (tag && !heading) {
        return Layout::Html;
    }
    if !heading && !table && rst::is_rst(text) {
        return Layout::Rst;
    }
    if pipes::is_ragged(&lines) {
        return Layout::Text;
    }
    let delimiter = lines.iter().any(|line| line.raw.trim_start().starts_with('|') && line.raw.contains("---"));
    if heading || table || delimiter { Layout::Markdown } else { Layout::Text }
}

/// Splits `text` at each line of five or more `=` that follows a part with page content. Returns each part with the
/// number of lines before the part.
fn split_parts(text: &str) -> Vec<(&str, u32)> {
    let mut parts = Vec::new();
    let (mut start, mut first) = (0, 0);
    let mut at = 0;
    // In reStructuredText, a line of `=` directly below a line of text underlines a title.
    let underlines = rst::is_rst(text);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let trimmed = line.trim_end();
        let is_separator = trimmed.len() >= 5 && trimmed.bytes().all(|byte| byte == b'=');
        let is_separate = !underlines || text[..at].trim_end_matches([' ', '\r']).ends_with("\n\n");
        if is_separator && is_separate && is_page(&text[start..at]) {
            parts.push((&text[start..at], first));
            (start, first) = (at + line.len(), number);
        }
        at += line.len();
    }
    parts.push((&text[start..], first));
    parts
}

fn is_page(text: &str) -> bool {
    text.lines().any(|line| vocabulary::has_vocabulary(line.trim().trim_start_matches('#')))
        || pipes::is_ragged(&text::text_lines(text))
}

/// Adds `by` to every line number of the page, so that the numbers refer to the complete text.
fn shift_lines(page: &mut Page, by: u32) {
    page.each_line(&mut |line| *line += by);
}
