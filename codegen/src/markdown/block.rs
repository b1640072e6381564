//! The blocks of sanitized Markdown: paragraphs, quotes, lists, tables and rules.

use super::inline::Inline;

/// A block of Markdown. A list or quote that is nested more deeply than [`MAX_DEPTH`] becomes part of the enclosing
/// block.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    Paragraph(Vec<Inline>),
    Quote(Vec<Block>),
    List(List),
    Table(Table),
    Rule,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct List {
    /// The number of the first item. `None` for an unordered list.
    pub first_number: Option<u64>,
    /// True if there are blank lines between items.
    pub loose: bool,
    pub items: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Table {
    /// The alignment of each column.
    pub alignments: Vec<pulldown_cmark::Alignment>,
    /// The rows, each with its cells; a cell is a list of inline elements. The first row is the header.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// The maximum nesting depth of lists and quotes. It is limited since each level adds a prefix, such as `> `, to each
/// line.
pub(super) const MAX_DEPTH: usize = 6;

/// Returns the inline elements of all blocks as one list, with a soft line break between two paragraphs or cells.
pub(super) fn collect_inlines(blocks: Vec<Block>) -> Vec<Inline> {
    let mut joined_inlines = Vec::new();
    visit_paragraphs(blocks, &mut |inlines| {
        if !joined_inlines.is_empty() {
            joined_inlines.push(Inline::Break { hard: false });
        }
        joined_inlines.extend(inlines);
    });
    joined_inlines
}

/// Returns the text of each paragraph and table cell, without markup.
pub(super) fn collect_texts(blocks: &[Block]) -> Vec<String> {
    let mut paragraph_texts = Vec::new();
    visit_paragraphs(blocks.to_vec(), &mut |inlines| {
        let text = inlines.into_iter().map(|piece| match piece {
            Inline::Text(text) | Inline::Code(text) => text,
            Inline::Break { .. } => " ".to_owned(),
            Inline::Open(_) | Inline::Close(_) => String::new(),
        });
        paragraph_texts.push(text.collect());
    });
    paragraph_texts
}

/// Calls `visit` once for each paragraph and each table cell, with its inline elements.
fn visit_paragraphs(blocks: Vec<Block>, visit: &mut impl FnMut(Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => visit(inlines),
            Block::Quote(blocks) => visit_paragraphs(blocks, visit),
            Block::List(list) => list.items.into_iter().for_each(|item| visit_paragraphs(item, visit)),
            Block::Table(table) => table.rows.into_iter().flatten().for_each(&mut *visit),
            Block::Rule => {}
        }
    }
}
