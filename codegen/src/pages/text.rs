//! Converts plain text to blocks (headings, paragraphs, tables and code). Each paragraph and each table cell is one
//! line. [`pipes`](super::pipes) reads tables with pipes (`|`); [`cells`](super::cells) reads tables without pipes.

use std::collections::HashSet;

use super::{
    block::{Block, Blocks, Paragraph, Row, Table},
    cells, pipes,
    vocabulary::{self, Section},
};

/// A line of text that is not empty.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// The text of the line, without whitespace at the start and the end, and without a leading bullet.
    pub text: &'a str,
    /// The complete line, unchanged.
    pub raw: &'a str,
    /// The line number, starting at 1.
    pub number: u32,
    /// True if the line starts with a bullet such as `•`.
    pub bullet: bool,
}

impl Line<'_> {
    /// Converts the line to a paragraph that consists of this line.
    pub(super) fn para(&self) -> Paragraph {
        Paragraph { text: self.text.to_owned(), line: self.number, bullet: self.bullet }
    }
}

/// Splits `text` into lines, and returns those that are not empty.
pub(super) fn text_lines(text: &str) -> Vec<Line<'_>> {
    let numbered_lines = (1..).zip(text.lines());
    let lines = numbered_lines.map(|(number, raw)| {
        let trimmed = raw.trim();
        let text_after_bullet = ["•", "●", "○", "·", "▪", "- "].iter().find_map(|mark| trimmed.strip_prefix(mark));
        Line { text: text_after_bullet.unwrap_or(trimmed).trim(), raw, number, bullet: text_after_bullet.is_some() }
    });
    lines.filter(|line| !line.text.is_empty()).collect()
}

/// Converts plain text to blocks.
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

/// Collects the names of objects from the captions of tables. Within a table, a line that contains nothing but one of
/// these names is read as a type.
fn collect_object_names(lines: &[Line<'_>]) -> HashSet<String> {
    lines.iter().filter_map(|line| vocabulary::parse_caption(line.text)).map(|(_, name)| name).collect()
}

/// Builds blocks (headings, paragraphs, tables and code) from lines of plain text.
struct TextReader<'a> {
    lines: &'a [Line<'a>],
    /// The names of objects in the captions of all tables.
    object_names: &'a HashSet<String>,
    /// The index, in `lines`, of the first line that has not been read.
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
            self.next_index = parsed_table.end_line;
            return;
        }
        if let Some((columns, rows_start)) = cells::parse_header(self.lines, self.next_index) {
            let header = columns.iter().map(|(_, para)| para.clone()).collect();
            let table_end = cells::find_table_end(self.lines, rows_start, &columns, self.object_names);
            let rows = cells::split_rows(&self.lines[rows_start..table_end], &columns, self.object_names);
            self.push_table(Table { caption: None, header, rows, line: line.number });
            self.next_index = table_end;
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

    /// Returns whether the current section of the page contains examples.
    fn is_in_examples(&self) -> bool {
        matches!(self.section, Section::ExampleRequest | Section::ExampleResponse | Section::Example)
    }

    fn push_table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Reads a JSON example as a code block. The example ends when all brackets are closed, or before the next heading.
    fn read_code(&mut self) {
        let mut bracket_depth = BracketDepth::default();
        let start_index = self.next_index;
        let mut text = String::new();
        while let Some(line) = self.lines.get(self.next_index) {
            if self.next_index > start_index
                && (vocabulary::section_of_heading(line.text).is_some()
                    || vocabulary::parse_status_heading(line.text).is_some())
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

/// The number of brackets that are still open at the end of the JSON lines read so far. Brackets in strings do not
/// count.
#[derive(Default)]
struct BracketDepth {
    open_count: usize,
    in_string: bool,
}

impl BracketDepth {
    /// Counts the brackets in the next line of the JSON text. Returns whether all brackets are closed at the end of the
    /// line.
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

/// Creates a table row without cells that starts at the line `line`.
pub(super) fn empty_row_at_line(line: &Line<'_>) -> Row {
    Row { cells: Vec::new(), line: line.number }
}
