//! The content of a documentation page, independent of the format of the page: headings, paragraphs, tables and code,
//! with line numbers.

/// The content of a documentation page as a list of blocks, such as headings, paragraphs and tables.
pub(super) type Blocks = Vec<Block>;

/// A block of a documentation page, such as a heading or a table.
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
    /// The name of an anchor. Links within the page can refer to it.
    Anchor(Paragraph),
    /// The URL of a link to another page.
    Link(Paragraph),
    /// The content of the HTML element `<title>`.
    Title(Paragraph),
    /// The canonical URL that the page declares for itself.
    CanonicalUrl(String),
}

/// A paragraph with its text and line number. Runs of whitespace are collapsed to one space, except in code.
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

/// A table. A row may have fewer cells than the header if a conversion of the page to plain text has lost empty cells.
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

/// A cell of a table. Its content is a list of paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub paras: Vec<Paragraph>,
    /// True if the content of the cell is preformatted.
    pub code: bool,
}

impl Cell {
    /// Returns the text of all paragraphs in the cell, separated by spaces.
    pub(super) fn text(&self) -> String {
        let paragraph_texts: Vec<&str> = self.paras.iter().map(|para| para.text.as_str()).collect();
        paragraph_texts.join(" ")
    }

    /// Returns the line number of the first paragraph in the cell. `None` if the cell is empty.
    pub(super) fn line(&self) -> Option<u32> {
        self.paras.first().map(|para| para.line)
    }
}
