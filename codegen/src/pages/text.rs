//! Reads plain text into blocks. Each paragraph and each table cell is one line. [`pipes`](super::pipes) reads tables
//! with pipes (`|`); [`cells`](super::cells) reads tables without pipes.

use std::collections::HashSet;

use super::{
    block::{Block, Blocks, Paragraph, Row, Table},
    cells, pipes,
    vocabulary::{self, Section},
};

/// A line that is not empty.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// The text of the line without the bullet, and without whitespace at the start and the end.
    pub text: &'a str,
    /// The complete line, unchanged.
    pub raw: &'a str,
    /// The line number, starting at 1.
    pub number: u32,
    /// True if the line starts with a bullet.
    pub bullet: bool,
}

impl Line<'_> {
    /// Converts the line to a paragraph.
    pub(super) fn para(&self) -> Paragraph {
        Paragraph { text: self.text.to_owned(), line: self.number, bullet: self.bullet }
    }
}

/// Returns the non-empty lines of `text`.
pub(super) fn text_lines(text: &str) -> Vec<Line<'_>> {
    let numbered_lines = (1..).zip(text.lines());
    let lines = numbered_lines.map(|(number, raw)| {
        let trimmed = raw.trim();
        let text_after_bullet = ["•", "●", "○", "·", "▪", "- "].iter().find_map(|mark| trimmed.strip_prefix(mark));
        Line { text: text_after_bullet.unwrap_or(trimmed).trim(), raw, number, bullet: text_after_bullet.is_some() }
    });
    lines.filter(|line| !line.text.is_empty()).collect()
}

/// Reads plain text into blocks.
pub(super) fn read_text(text: &str) -> Blocks {
    let lines = text_lines(text);
    let object_names = collect_object_names(&lines);
    let mut reader = TextReader {
        lines: &lines,
        object_names: &object_names,
        next_index: 0,
        section: Section::Front,
        blocks: Blocks::new(),
    };
    while reader.next_index < lines.len() {
        reader.read_block();
    }
    reader.blocks
}

/// Returns the object names in table captions. In a table, a line that only contains one of these names is a type.
fn collect_object_names(lines: &[Line<'_>]) -> HashSet<String> {
    lines.iter().filter_map(|line| vocabulary::parse_caption(line.text)).map(|(_, name)| name).collect()
}

/// Builds blocks from lines of plain text.
struct TextReader<'a> {
    lines: &'a [Line<'a>],
    /// The object names in the captions of all tables.
    object_names: &'a HashSet<String>,
    /// The index of the next line.
    next_index: usize,
    section: Section,
    blocks: Blocks,
}

impl TextReader<'_> {
    /// Reads the block (heading, paragraph, table or code) that starts at the next line.
    fn read_block(&mut self) {
        let line = &self.lines[self.next_index];
        if let Some(parsed_table) = pipes::parse_table(self.lines, self.next_index) {
            self.push_table(parsed_table.table);
            self.next_index = parsed_table.end;
            return;
        }
        if let Some((columns, rows_start)) = cells::parse_header(self.lines, self.next_index) {
            let header = columns.iter().map(|(_, para)| para.clone()).collect();
            let end = cells::table_end(self.lines, rows_start, &columns, self.object_names);
            let rows = cells::split_rows(&self.lines[rows_start..end], &columns, self.object_names);
            self.push_table(Table { caption: None, header, rows, line: line.number });
            self.next_index = end;
            return;
        }
        if let Some(section) = vocabulary::section_of_heading(line.text).filter(|_| !line.bullet) {
            self.section = section;
            let level = line.raw.trim().bytes().take_while(|byte| *byte == b'#').count();
            self.blocks.push(Block::Heading(u8::try_from(level).unwrap_or(6), line.para()));
            self.next_index += 1;
            return;
        }
        if self.is_in_examples() && line.text.starts_with(['{', '[']) {
            self.read_code();
            return;
        }
        self.blocks.push(Block::Para(line.para()));
        self.next_index += 1;
    }

    /// Returns whether the current section contains examples.
    fn is_in_examples(&self) -> bool {
        matches!(self.section, Section::ExampleRequest | Section::ExampleResponse | Section::Example)
    }

    fn push_table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Reads lines of JSON until all brackets are closed or the next heading starts.
    fn read_code(&mut self) {
        let mut bracket_depth = BracketDepth::default();
        let start_index = self.next_index;
        let mut text = String::new();
        while let Some(line) = self.lines.get(self.next_index) {
            if self.next_index > start_index
                && (vocabulary::section_of_heading(line.text).is_some()
                    || vocabulary::status_heading(line.text).is_some())
            {
                break;
            }
            text.push_str(line.raw);
            text.push('\n');
            self.next_index += 1;
            if bracket_depth.add_line(line.text) {
                break;
            }
        }
        let line_number = self.lines[start_index].number;
        self.blocks.push(Block::Code(Paragraph::new(text.trim_end(), line_number)));
    }
}

/// The number of open brackets outside of strings in the JSON that was read so far.
#[derive(Default)]
struct BracketDepth {
    open_count: usize,
    in_string: bool,
}

impl BracketDepth {
    /// Counts the brackets of `line`. Returns whether all brackets are closed at the end of the line.
    fn add_line(&mut self, line: &str) -> bool {
        let mut is_escaped = false;
        let mut is_after_slash = false;
        for c in line.chars() {
            if self.in_string {
                match c {
                    _ if is_escaped => is_escaped = false,
                    '\\' => is_escaped = true,
                    '"' => self.in_string = false,
                    _ => {}
                }
                continue;
            }
            match c {
                '"' => self.in_string = true,
                '{' | '[' => self.open_count += 1,
                '}' | ']' => self.open_count = self.open_count.saturating_sub(1),
                '/' if is_after_slash => break,
                _ => {}
            }
            is_after_slash = c == '/';
        }
        // JSON strings do not span lines. Without this reset, an unpaired quote in a comment would hide all following
        // brackets.
        self.in_string = false;
        self.open_count == 0
    }
}

/// Creates a row that starts at `line`, without cells.
pub(super) fn row_at_line(line: &Line<'_>) -> Row {
    Row { cells: Vec::new(), line: line.number }
}
