//! The blocks of Markdown that sanitized text consists of.

use super::inline::Inline;

/// A block of Markdown. Blocks that are nested too deeply (see [`DEPTH`]) are merged into the enclosing block.
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
    pub start: Option<u64>,
    /// True if there are blank lines between items.
    pub loose: bool,
    pub items: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Table {
    pub alignments: Vec<pulldown_cmark::Alignment>,
    /// The rows, each of which is a list of cells. The first row is the header.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// The maximum nesting depth of lists and quotes. The depth is limited because each level lengthens each of its lines.
pub(super) const DEPTH: usize = 6;

/// Joins the inline elements of all blocks into one paragraph.
pub(super) fn collect_inlines(blocks: Vec<Block>) -> Vec<Inline> {
    let mut out = Vec::new();
    collect(blocks, &mut |inlines| {
        if !out.is_empty() {
            out.push(Inline::Break { hard: false });
        }
        out.extend(inlines);
    });
    out
}

/// Returns the text of each paragraph and table cell, without markup.
pub(super) fn collect_texts(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    collect(blocks.to_vec(), &mut |inlines| {
        let text = inlines.into_iter().map(|piece| match piece {
            Inline::Text(text) | Inline::Code(text) => text,
            Inline::Break { .. } => " ".to_owned(),
            Inline::Open(_) | Inline::Close(_) => String::new(),
        });
        out.push(text.collect());
    });
    out
}

fn collect(blocks: Vec<Block>, each: &mut impl FnMut(Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => each(inlines),
            Block::Quote(blocks) => collect(blocks, each),
            Block::List(list) => list.items.into_iter().for_each(|item| collect(item, each)),
            Block::Table(table) => table.rows.into_iter().flatten().for_each(&mut *each),
            Block::Rule => {}
        }
    }
}
