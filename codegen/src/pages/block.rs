//! The content of a page, independent of the format: headings, paragraphs, tables and code, with line numbers.

/// The content of a document as a list of blocks, such as headings, paragraphs and tables.
pub(super) type Blocks = Vec<Block>;

/// One block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading, with its level.
    Heading(u8, Paragraph),
    /// A paragraph, or a line of plain text. The line may be a heading.
    Para(Paragraph),
    /// A table.
    Table(Table),
    /// Preformatted text.
    Code(Paragraph),
    /// The name of an anchor: the target of links within the document.
    Anchor(Paragraph),
    /// The URL of a link to another page.
    Link(Paragraph),
    /// The document's `<title>`.
    Title(Paragraph),
    /// The canonical URL that the document declares.
    Address(String),
}

/// The text of a paragraph. Whitespace is collapsed, except in code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub text: String,
    pub line: u32,
    /// True if the paragraph is an item of a bulleted list.
    pub bullet: bool,
}

impl Paragraph {
    pub(super) fn new(text: impl Into<String>, line: u32) -> Self {
        Self { text: text.into(), line, bullet: false }
    }
}

/// A table. If the conversion to plain text lost empty cells, a row has fewer cells than the header.
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
