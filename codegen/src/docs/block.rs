//! The layout-neutral form that every reader makes: headings, paragraphs, tables and code, each with its line.

/// A document as a list of blocks.
pub(super) type Blocks = Vec<Block>;

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading that the layout marks as one, with its level.
    Heading(u8, Para),
    /// A paragraph, or a line of flattened text; a heading may hide in it.
    Para(Para),
    /// A table.
    Table(Table),
    /// Preformatted text.
    Code(Para),
    /// An anchor: a name that something can be linked by.
    Anchor(Para),
    /// The URL of a link to another page.
    Link(Para),
    /// The document's `<title>`.
    Title(Para),
    /// The canonical URL that the document declares.
    Address(String),
}

/// A paragraph, with white space collapsed (but not in code).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Para {
    pub text: String,
    pub line: u32,
    pub bullet: bool,
}

impl Para {
    pub(super) fn new(text: impl Into<String>, line: u32) -> Self {
        Self { text: text.into(), line, bullet: false }
    }
}

/// A table. Rows may be shorter than the header where the layout lost cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub caption: Option<Para>,
    pub header: Vec<Para>,
    pub rows: Vec<Row>,
    pub line: u32,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    pub line: u32,
}

/// A cell: its paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub paras: Vec<Para>,
    /// True if it was preformatted.
    pub code: bool,
}

impl Cell {
    /// Returns the cell as one line.
    pub(super) fn text(&self) -> String {
        let texts: Vec<&str> = self.paras.iter().map(|para| para.text.as_str()).collect();
        texts.join(" ")
    }

    /// Returns the line of its first paragraph.
    pub(super) fn line(&self) -> Option<u32> {
        self.paras.first().map(|para| para.line)
    }
}
