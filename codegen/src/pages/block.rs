//! The layout-independent form of a page: headings, paragraphs, tables and code, with their line numbers.

/// A document as a list of blocks.
pub(super) type Blocks = Vec<Block>;

/// One block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading, with its level.
    Heading(u8, Paragraph),
    /// A paragraph, or a line of plain text, which may be a heading.
    Para(Paragraph),
    /// A table.
    Table(Table),
    /// Preformatted text.
    Code(Paragraph),
    /// An anchor: the target of a link.
    Anchor(Paragraph),
    /// The URL of a link to another page.
    Link(Paragraph),
    /// The document's `<title>`.
    Title(Paragraph),
    /// The canonical URL that the document declares.
    Address(String),
}

/// A paragraph, with whitespace collapsed except in code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub text: String,
    pub line: u32,
    pub bullet: bool,
}

impl Paragraph {
    pub(super) fn new(text: impl Into<String>, line: u32) -> Self {
        Self { text: text.into(), line, bullet: false }
    }
}

/// A table. A row has fewer cells than the header if the layout lost cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub caption: Option<Paragraph>,
    pub header: Vec<Paragraph>,
    pub rows: Vec<Row>,
    pub line: u32,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    pub line: u32,
}

/// A cell of a table, as paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub paras: Vec<Paragraph>,
    /// True if the content of the cell is preformatted.
    pub code: bool,
}

impl Cell {
    /// Returns the text of the cell on one line.
    pub(super) fn text(&self) -> String {
        let texts: Vec<&str> = self.paras.iter().map(|para| para.text.as_str()).collect();
        texts.join(" ")
    }

    /// Returns the line number of the cell's first paragraph.
    pub(super) fn line(&self) -> Option<u32> {
        self.paras.first().map(|para| para.line)
    }
}
