//! Converts Markdown to blocks (headings, paragraphs, tables and code), using the parser pulldown-cmark. HTML tables
//! are extracted first and read as HTML, since blank lines in an HTML table would end the HTML block in Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    ReadError,
    block::{Block, Blocks, Cell, Paragraph, Row, Table},
    html,
};

/// Converts a Markdown document to blocks.
pub(super) fn read_markdown_page(text: &str) -> Result<Blocks, ReadError> {
    let mut blocks = Blocks::new();
    let mut line = 1;
    for piece in split_html_tables(text) {
        match piece {
            Piece::Markdown(text) => read_markdown(text, line, &mut blocks)?,
            Piece::Html(text) => blocks.extend(html::read_html(text, line)?),
        }
        line += count_newlines(piece.text());
    }
    Ok(blocks)
}

/// A part of a Markdown document: either Markdown without HTML tables, or one HTML table.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Markdown(&'a str),
    Html(&'a str),
}

impl<'a> Piece<'a> {
    /// Returns the text of this part, unchanged.
    fn text(self) -> &'a str {
        match self {
            Self::Markdown(text) | Self::Html(text) => text,
        }
    }
}

/// Splits a Markdown document into HTML tables and the Markdown between them. Nested tables are not split from the
/// outer table.
fn split_html_tables(text: &str) -> Vec<Piece<'_>> {
    let lower_text = text.to_ascii_lowercase();
    let mut pieces = Vec::new();
    let (mut table_depth, mut piece_start, mut offset) = (0_u32, 0, 0);
    while let Some(tag_distance) = lower_text[offset..].find('<') {
        offset += tag_distance;
        if lower_text[offset..].starts_with("<table") {
            if table_depth == 0 {
                pieces.push(Piece::Markdown(&text[piece_start..offset]));
                piece_start = offset;
            }
            table_depth += 1;
        } else if lower_text[offset..].starts_with("</table>") && table_depth > 0 {
            table_depth -= 1;
            if table_depth == 0 {
                let table_end = offset + "</table>".len();
                pieces.push(Piece::Html(&text[piece_start..table_end]));
                piece_start = table_end;
            }
        }
        offset += 1;
    }
    let remaining_text = &text[piece_start..];
    pieces.push(if table_depth > 0 { Piece::Html(remaining_text) } else { Piece::Markdown(remaining_text) });
    pieces
}

fn count_newlines(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// Inserts an empty line after each pipe table that is directly followed by a line without pipes. Markdown would read
/// this line as the last row of the table, but on help pages the line is the caption of the next table. Returns the new
/// text, and for each line of the new text the line number on the page.
fn separate_tables(text: &str, first_line: u32) -> (String, Vec<u32>) {
    let mut separated_text = String::with_capacity(text.len() + text.len() / 16);
    let mut line_numbers = Vec::new();
    let (mut in_table, mut in_code_fence) = (false, false);
    for (number, line) in (first_line..).zip(text.split_inclusive('\n')) {
        let trimmed_line = line.trim();
        in_code_fence ^= trimmed_line.starts_with("```") || trimmed_line.starts_with("~~~");
        if in_table && !trimmed_line.is_empty() && !trimmed_line.contains('|') {
            separated_text.push('\n');
            line_numbers.push(number);
        }
        in_table = !in_code_fence && trimmed_line.starts_with('|');
        separated_text.push_str(line);
        line_numbers.push(number);
    }
    (separated_text, line_numbers)
}

/// Adds the blocks of `text`, which is Markdown without HTML tables, to `blocks`. `first_line` is the line number of
/// the page at which `text` starts.
fn read_markdown(text: &str, first_line: u32, blocks: &mut Blocks) -> Result<(), ReadError> {
    let (text, line_numbers) = separate_tables(text, first_line);
    let line_starts: Vec<usize> =
        text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(offset, _)| offset + 1).collect();
    let mut reader = MarkdownReader {
        blocks,
        para: Paragraph::default(),
        heading_level: None,
        starts_list_item: false,
        in_code_block: false,
        table: None,
        cell: None,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        let line_index = line_starts.partition_point(|start| *start <= range.start);
        let line = line_numbers.get(line_index).or(line_numbers.last()).copied().unwrap_or(first_line);
        reader.process_event(event, line)?;
    }
    reader.end_paragraph();
    Ok(())
}

/// Builds blocks from the events of the Markdown parser.
struct MarkdownReader<'a> {
    blocks: &'a mut Blocks,
    /// The paragraph to which text is added.
    para: Paragraph,
    /// The level (1 to 6) of the open heading; `None` outside of headings.
    heading_level: Option<u8>,
    /// True if the next paragraph is the first paragraph of a list item.
    starts_list_item: bool,
    /// True while the content of a code block is read.
    in_code_block: bool,
    table: Option<Table>,
    cell: Option<Cell>,
}

impl MarkdownReader<'_> {
    fn process_event(&mut self, event: Event<'_>, line: u32) -> Result<(), ReadError> {
        match event {
            Event::Start(tag) => self.process_start_tag(&tag, line),
            Event::End(tag) => self.process_end_tag(tag),
            Event::Text(text) | Event::Code(text) => self.add_text(&text, line),
            Event::SoftBreak | Event::HardBreak | Event::Rule => self.end_paragraph(),
            Event::InlineHtml(html) => self.add_inline_html(&html, line)?,
            Event::Html(html) => {
                self.end_paragraph();
                self.blocks.extend(html::read_html(&html, line)?);
            }
            _ => {}
        }
        Ok(())
    }

    fn process_start_tag(&mut self, tag: &Tag<'_>, line: u32) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_paragraph();
                self.heading_level = Some(*level as u8);
            }
            Tag::Item => {
                self.end_paragraph();
                self.starts_list_item = true;
            }
            Tag::CodeBlock(_) => {
                self.end_paragraph();
                self.in_code_block = true;
            }
            Tag::Table(_) => {
                self.end_paragraph();
                self.table = Some(Table { line, ..Table::default() });
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Row { cells: Vec::new(), line });
                }
            }
            Tag::TableCell => self.cell = Some(Cell::default()),
            Tag::Paragraph => self.end_paragraph(),
            Tag::Link { dest_url, .. } if dest_url.contains("://") && dest_url.len() <= 2000 => {
                self.blocks.push(Block::Link(Paragraph::new(dest_url.to_string(), line)));
            }
            _ => {}
        }
    }

    fn process_end_tag(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.end_paragraph();
                self.heading_level = None;
            }
            TagEnd::CodeBlock => {
                self.end_paragraph();
                self.in_code_block = false;
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Table => self.blocks.extend(self.table.take().map(Block::Table)),
            TagEnd::Paragraph | TagEnd::Item => self.end_paragraph(),
            _ => {}
        }
    }

    /// Ends the open cell, and adds the cell to the last row of the table, or to the header if there are no rows yet.
    fn end_cell(&mut self) {
        self.end_paragraph();
        let (Some(cell), Some(table)) = (self.cell.take(), &mut self.table) else { return };
        match table.rows.last_mut() {
            Some(row) => row.cells.push(cell),
            None => table.header.push(Paragraph::new(cell.text(), cell.line().unwrap_or(table.line))),
        }
    }

    /// Processes inline HTML. `<br>` ends the current paragraph, and an anchor is added to the blocks.
    fn add_inline_html(&mut self, html: &str, line: u32) -> Result<(), ReadError> {
        if html.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br")) || html.eq_ignore_ascii_case("</p>") {
            self.end_paragraph();
            return Ok(());
        }
        let anchors = html::read_html(html, line)?.into_iter().filter(|block| matches!(block, Block::Anchor(_)));
        self.blocks.extend(anchors);
        Ok(())
    }

    fn add_text(&mut self, text: &str, line: u32) {
        if self.para.text.is_empty() {
            self.para.line = line;
        }
        self.para.text.push_str(text);
    }

    /// Ends the current paragraph. Adds the paragraph to the open cell, or to the blocks if no cell is open.
    fn end_paragraph(&mut self) {
        let mut para = std::mem::take(&mut self.para);
        para.text.truncate(para.text.trim_end().len());
        if para.text.trim().is_empty() {
            return;
        }
        if !self.in_code_block {
            para.text = String::from(para.text.trim_start());
        }
        para.bullet = std::mem::take(&mut self.starts_list_item);
        if let Some(cell) = &mut self.cell {
            let text_without_dash = para.text.strip_prefix("- ").map(str::to_owned);
            para.bullet |= text_without_dash.is_some();
            para.text = text_without_dash.unwrap_or(para.text);
            cell.paras.push(para);
            return;
        }
        self.blocks.push(match self.heading_level {
            Some(level) => Block::Heading(level, para),
            None if self.in_code_block => Block::Code(para),
            None => Block::Para(para),
        });
    }
}
