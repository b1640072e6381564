//! Converts reStructuredText to blocks (headings, paragraphs, tables and code). Reads sections, directives, lists, grid
//! tables, simple tables and list tables.

mod grid;
mod inline;
mod simple;

use super::block::{Block, Blocks, Cell, Paragraph, Row, Table};

/// A line of the document: the line number, and the text without the indentation of the enclosing block.
pub(super) type Line = (u32, String);

/// The maximum nesting depth of blocks such as lists and directives. The lines of a more deeply nested block are joined
/// into one paragraph.
const MAX_DEPTH: u8 = 12;

/// Returns whether `text` is reStructuredText. This is assumed if `text` contains a known directive, or a table border
/// that only occurs in reStructuredText.
pub(super) fn is_rst(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.any(|line| {
        parse_directive(line).is_some_and(|(name, _)| is_known_directive(name))
            || grid::is_border(line)
            || simple::is_border(line)
    })
}

/// Converts a reStructuredText document to blocks.
pub(super) fn read_rst(text: &str) -> Blocks {
    let lines: Vec<Line> = (1..).zip(text.lines()).map(|(number, line)| (number, expand_tabs(line))).collect();
    let mut reader = RstReader { blocks: Blocks::new(), adornments: Vec::new(), remaining_depth: MAX_DEPTH };
    reader.read(&lines);
    reader.blocks
}

/// Reads the lines of a table cell. Code and tables within the cell become paragraphs.
pub(super) fn read_cell(lines: &[Line]) -> Cell {
    let mut reader = RstReader { blocks: Blocks::new(), adornments: Vec::new(), remaining_depth: 4 };
    reader.read(&dedent_lines(lines));
    let mut paras = Vec::new();
    for block in reader.blocks {
        match block {
            Block::Para(para) | Block::Heading(_, para) => paras.push(para),
            Block::Code(para) => {
                let texts = (para.line..).zip(para.text.lines().map(str::trim));
                paras.extend(texts.filter(|(_, text)| !text.is_empty()).map(|(line, text)| Paragraph::new(text, line)));
            }
            Block::Table(table) => paras.extend(table.rows.iter().map(|row| {
                let texts: Vec<String> = row.cells.iter().map(Cell::text).collect();
                Paragraph::new(texts.join(" "), row.line)
            })),
            Block::Anchor(_) | Block::Link(_) | Block::Title(_) | Block::CanonicalUrl(_) => {}
        }
    }
    Cell { paras, code: false }
}

fn expand_tabs(line: &str) -> String {
    line.trim_end().replace('\t', "        ").replace('\u{a0}', " ")
}

/// Returns the number of spaces at the start of `line`.
fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Removes from each line the indentation that all non-empty lines have in common.
fn dedent_lines(lines: &[Line]) -> Vec<Line> {
    let common_indent =
        lines.iter().filter(|(_, text)| !text.trim().is_empty()).map(|(_, text)| indentation(text)).min().unwrap_or(0);
    lines.iter().map(|(number, text)| (*number, text.get(common_indent..).unwrap_or_default().to_owned())).collect()
}

/// Parses the first line of a directive, `.. name:: argument`, into the name and the argument. Returns `None` for other
/// lines.
fn parse_directive(line: &str) -> Option<(&str, &str)> {
    let (name, argument) = line.strip_prefix(".. ")?.trim_start().split_once("::")?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    is_name.then(|| (name, argument.trim()))
}

/// Returns whether `name` is the name of a directive that this module can read.
fn is_known_directive(name: &str) -> bool {
    is_code_directive(name)
        || is_container_directive(name)
        || matches!(name, "table" | "list-table" | "csv-table" | "toctree" | "contents" | "figure" | "image")
}

/// Returns whether the content of directives called `name` is code.
fn is_code_directive(name: &str) -> bool {
    matches!(name, "code-block" | "code" | "sourcecode" | "parsed-literal" | "literalinclude")
}

/// Returns whether the content of directives called `name` is body text, as in `note`.
fn is_container_directive(name: &str) -> bool {
    matches!(
        name,
        "note"
            | "warning"
            | "caution"
            | "important"
            | "tip"
            | "hint"
            | "attention"
            | "danger"
            | "admonition"
            | "container"
            | "only"
            | "topic"
    )
}

/// Returns the repeated punctuation character of a line that underlines a title: `=` for `=====`. Returns `None` if
/// `line` contains anything else.
fn adornment_char(line: &str) -> Option<char> {
    let first_char = line.chars().next().filter(char::is_ascii_punctuation)?;
    (line.len() >= 3 && line.chars().all(|c| c == first_char)).then_some(first_char)
}

/// Returns the byte offset of the text after a list marker, as in `-  x`, `*  x`, `1. x`, `#. x` or `a. x`. Returns
/// `None` if the line does not start with a list marker.
fn list_item_text_offset(line: &str) -> Option<usize> {
    let first_char = line.chars().next()?;
    let marker_bytes = if "-*+•".contains(first_char) {
        first_char.len_utf8()
    } else {
        let marker_end = line.find(['.', ')'])?;
        let label = &line[..marker_end];
        let is_label = label == "#"
            || (!label.is_empty() && label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit()))
            || (label.len() == 1 && first_char.is_ascii_lowercase());
        is_label.then_some(marker_end + 1)?
    };
    let after_marker = &line[marker_bytes..];
    let space_count = after_marker.len() - after_marker.trim_start_matches(' ').len();
    (space_count > 0 || after_marker.is_empty()).then_some(marker_bytes + space_count)
}

/// Builds blocks (headings, paragraphs, tables and code) from lines of reStructuredText.
struct RstReader {
    blocks: Blocks,
    /// For each heading level from 1, the punctuation character that underlines titles of this level, such as `=`.
    adornments: Vec<char>,
    /// The number of nesting levels that are still allowed; see [`MAX_DEPTH`].
    remaining_depth: u8,
}

impl RstReader {
    /// Reads all blocks in `lines`, and adds them to `blocks`.
    fn read(&mut self, lines: &[Line]) {
        let mut index = 0;
        while index < lines.len() {
            index = self.read_block(lines, index);
        }
    }

    /// Reads the content of a nested block, such as a list item or a directive.
    fn read_nested(&mut self, lines: &[Line]) {
        let Some(remaining_depth) = self.remaining_depth.checked_sub(1) else {
            let text: Vec<&str> = lines.iter().map(|(_, text)| text.trim()).collect();
            self.add_paragraph(&text.join(" "), lines.first().map_or(0, |(number, _)| *number));
            return;
        };
        self.remaining_depth = remaining_depth;
        self.read(&dedent_lines(lines));
        self.remaining_depth += 1;
    }

    /// Reads the block that starts at the line `lines[index]`. Returns the index of the line after the block.
    fn read_block(&mut self, lines: &[Line], index: usize) -> usize {
        let (number, line) = &lines[index];
        if line.trim().is_empty() {
            return index + 1;
        }
        if line.starts_with(' ') {
            let block_end = find_block_end(lines, index);
            self.read_nested(&lines[index..block_end]);
            return block_end;
        }
        if line.starts_with("..") && (line.len() == 2 || line.starts_with(".. ")) {
            return self.read_explicit_markup(lines, index);
        }
        if grid::is_border(line) {
            let block_end = index + lines[index..].iter().take_while(|(_, text)| text.starts_with(['+', '|'])).count();
            self.blocks.push(Block::Table(grid::read_table(&lines[index..block_end])));
            return block_end;
        }
        if simple::is_border(line) {
            let block_end = simple::find_table_end(lines, index);
            self.blocks.push(Block::Table(simple::read_table(&lines[index..block_end])));
            return block_end;
        }
        if let Some(block_end) = self.read_title(lines, index) {
            return block_end;
        }
        if let Some((name, value)) = parse_field(line) {
            if name == "original_name" {
                let id = value.trim_end_matches(".html");
                self.blocks.push(Block::Anchor(Paragraph::new(id, *number)));
            }
            return find_block_end(lines, index + 1).max(index + 1);
        }
        if let Some(start) = list_item_text_offset(line) {
            return self.read_list_item(lines, index, start);
        }
        self.read_paragraph(lines, index)
    }

    /// Reads a section title that starts at `lines[index]` and has a line of punctuation below, or above and below.
    /// Returns the index of the line after the title; `None` if there is no title.
    fn read_title(&mut self, lines: &[Line], index: usize) -> Option<usize> {
        let line_text = |index: usize| lines.get(index).map_or("", |(_, text)| text.as_str());
        let (title_index, below_index) = match adornment_char(line_text(index)) {
            Some(above) => {
                (index + 1, adornment_char(line_text(index + 2)).filter(|below| *below == above).map(|_| index + 2))
            }
            None => (index, adornment_char(line_text(index + 1)).map(|_| index + 1)),
        };
        let Some(below_index) = below_index.filter(|_| !line_text(title_index).trim().is_empty()) else {
            // An adornment line without a title is a transition, which is skipped.
            return adornment_char(line_text(index)).map(|_| index + 1);
        };
        let adornment = adornment_char(line_text(below_index))?;
        let known_level = self.adornments.iter().position(|level| *level == adornment);
        let level = known_level.unwrap_or_else(|| {
            self.adornments.push(adornment);
            self.adornments.len() - 1
        });
        let (number, line) = &lines[title_index];
        let title = self.read_inline(line.trim(), *number);
        let level = u8::try_from(level + 1).unwrap_or(u8::MAX);
        self.blocks.push(Block::Heading(level, Paragraph::new(title, *number)));
        Some(below_index + 1)
    }

    /// Reads a directive, a link target or a comment that starts at `lines[index]`, including the indented lines below.
    /// Returns the index of the line after these lines.
    fn read_explicit_markup(&mut self, lines: &[Line], index: usize) -> usize {
        let (number, line) = &lines[index];
        let markup_end = find_block_end(lines, index + 1).max(index + 1);
        let Some((name, argument)) = parse_directive(line) else { return markup_end };
        let option_count =
            lines[index + 1..markup_end].iter().take_while(|(_, text)| parse_field(text.trim()).is_some()).count();
        let content = &lines[index + 1 + option_count..markup_end];
        if name == "table" {
            let caption = self.read_inline(argument, *number);
            let first_block = self.blocks.len();
            self.read_nested(content);
            let table = self.blocks[first_block..].iter_mut().find_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            });
            if let Some(table) = table.filter(|_| !caption.is_empty()) {
                table.caption = Some(Paragraph::new(caption, *number));
            }
        } else if name == "list-table" {
            let caption = self.read_inline(argument, *number);
            let mut table = read_list_table(&dedent_lines(content), *number);
            table.caption = (!caption.is_empty()).then(|| Paragraph::new(caption, *number));
            self.blocks.push(Block::Table(table));
        } else if name == "csv-table" {
            // CSV tables are not supported. The table without a header causes a warning later.
            self.blocks.push(Block::Table(Table { line: *number, ..Table::default() }));
        } else if is_code_directive(name) {
            self.read_code(content);
        } else if name == "rubric" {
            self.add_paragraph(argument, *number);
        } else if is_container_directive(name) {
            if name != "only" && name != "container" {
                self.add_paragraph(argument, *number);
            }
            self.read_nested(content);
        }
        markup_end
    }

    /// Adds a code block with the content `lines`. If all lines are empty, no block is added.
    fn read_code(&mut self, lines: &[Line]) {
        let lines = dedent_lines(lines);
        let first_line = lines.iter().position(|(_, text)| !text.trim().is_empty());
        let Some(first_line) = first_line else { return };
        let texts: Vec<&str> = lines[first_line..].iter().map(|(_, text)| text.as_str()).collect();
        self.blocks.push(Block::Code(Paragraph::new(texts.join("\n").trim_end(), lines[first_line].0)));
    }

    /// Reads the list item that starts at `lines[index]`. `start` is the byte offset of the text in this line. If the
    /// item is a single paragraph, marks the paragraph as a bullet. Returns the index of the line after the item.
    fn read_list_item(&mut self, lines: &[Line], index: usize, start: usize) -> usize {
        let item_end = find_block_end(lines, index + 1).max(index + 1);
        let mut content = vec![(lines[index].0, format!("{}{}", " ".repeat(start), &lines[index].1[start..]))];
        content.extend(lines[index + 1..item_end].iter().cloned());
        let first_block = self.blocks.len();
        self.read_nested(&content);
        let block_count = self.blocks[first_block..].iter().filter(|block| !matches!(block, Block::Link(_))).count();
        let para = self.blocks[first_block..].iter_mut().find_map(|block| match block {
            Block::Para(para) => Some(para),
            _ => None,
        });
        let is_in_cell = self.remaining_depth < 5;
        if let Some(para) = para.filter(|_| block_count == 1 || is_in_cell) {
            para.bullet = true;
        }
        item_end
    }

    /// Reads the paragraph that starts at `lines[index]`, up to an empty or indented line. If the paragraph ends with
    /// `::`, also reads the code block below. Returns the index of the line after the paragraph or code block.
    fn read_paragraph(&mut self, lines: &[Line], index: usize) -> usize {
        let line_count =
            lines[index..].iter().take_while(|(_, text)| !text.is_empty() && !text.starts_with(' ')).count().max(1);
        let mut text_end = index + line_count;
        let texts: Vec<&str> =
            lines[index..text_end].iter().map(|(_, text)| text.strip_prefix("| ").unwrap_or(text).trim()).collect();
        let joined_text = texts.join(" ");
        let has_code_below = joined_text.ends_with("::");
        let text = if has_code_below { joined_text.trim_end_matches(':').to_owned() + ":" } else { joined_text };
        self.add_paragraph(text.trim_start_matches(':'), lines[index].0);
        let next_index =
            lines[text_end..].iter().position(|(_, text)| !text.is_empty()).map(|distance| text_end + distance);
        if let Some(next_index) =
            next_index.filter(|next_index| has_code_below && lines[*next_index].1.starts_with(' '))
        {
            text_end = find_block_end(lines, next_index);
            self.read_code(&lines[next_index..text_end]);
        }
        text_end
    }

    /// Removes the inline markup of `text`, and adds the result as a paragraph unless it is empty.
    fn add_paragraph(&mut self, text: &str, line_number: u32) {
        let text = self.read_inline(text, line_number);
        if !text.trim().is_empty() {
            self.blocks.push(Block::Para(Paragraph::new(text.trim(), line_number)));
        }
    }

    /// Returns `text` without inline markup. Adds a block for each link to a URL.
    fn read_inline(&mut self, text: &str, number: u32) -> String {
        let inline = inline::read_inline(text);
        let links = inline.links.into_iter().filter(|link| link.contains("://") && link.len() <= 2000);
        self.blocks.extend(links.map(|link| Block::Link(Paragraph::new(link, number))));
        inline.text
    }
}

/// Parses a field of a field list, `:name: value`, into the name and the value. Returns `None` for other lines.
fn parse_field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let is_name = !name.is_empty()
        && name.len() <= 40
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_ ".contains(&byte));
    (is_name && !value.starts_with('`')).then(|| (name, value.trim()))
}

/// Returns the index of the line after the indented lines that start at `lines[start]`. Empty lines between indented
/// lines are included, but not empty lines at the end.
fn find_block_end(lines: &[Line], start: usize) -> usize {
    let mut block_end = start;
    for (index, (_, text)) in lines.iter().enumerate().skip(start) {
        if text.starts_with(' ') && !text.trim().is_empty() {
            block_end = index + 1;
        } else if !text.trim().is_empty() {
            break;
        }
    }
    block_end
}

/// Reads the content of a `list-table` directive. In such a table, `* - x` starts a row and `  - x` starts a cell.
/// Lines with more indentation belong to the open cell.
fn read_list_table(lines: &[Line], table_line: u32) -> Table {
    let mut rows: Vec<(u32, Vec<Vec<Line>>)> = Vec::new();
    for (line, text) in lines {
        let after_row_marker = text.strip_prefix("* ").or_else(|| text.strip_prefix("- "));
        let row_text = after_row_marker.unwrap_or(text);
        if after_row_marker.is_some() {
            rows.push((*line, Vec::new()));
        }
        let Some((_, cells)) = rows.last_mut() else { continue };
        let indent = text.len() - row_text.trim_start().len();
        let cell_text = row_text.trim_start().strip_prefix(['-', '*']).filter(|_| indent <= 3);
        match cell_text.filter(|row_text| row_text.is_empty() || row_text.starts_with(' ')) {
            Some(row_text) => cells.push(vec![(*line, format!("    {}", row_text.trim_start()))]),
            None => {
                if let Some(cell) = cells.last_mut() {
                    cell.push((*line, text.clone()));
                }
            }
        }
    }
    let rows =
        rows.into_iter().map(|(line, cells)| Row { cells: cells.iter().map(|lines| read_cell(lines)).collect(), line });
    create_table(rows.collect(), 1, table_line)
}

/// Creates a table. The header consists of the first `header_row_count` rows. If `header_row_count` is 0, the first row
/// is the header if its first cell is a known column name.
fn create_table(mut rows: Vec<Row>, header_row_count: usize, table_line: u32) -> Table {
    let has_column_name =
        |row: &Row| row.cells.first().is_some_and(|cell| super::vocabulary::column_of_header(&cell.text()).is_some());
    let row_count = match header_row_count {
        0 => usize::from(rows.first().is_some_and(has_column_name)),
        _ => header_row_count.min(rows.len()),
    };
    let mut table = Table { line: table_line, ..Table::default() };
    for row in rows.drain(..row_count) {
        for (index, cell) in row.cells.iter().enumerate() {
            let text = cell.text();
            match table.header.get_mut(index) {
                None => table.header.push(Paragraph::new(text, cell.line().unwrap_or(row.line))),
                Some(header_cell) if header_cell.text.is_empty() => header_cell.text = text,
                Some(header_cell) if !text.is_empty() && header_cell.text != text => {
                    header_cell.text = format!("{} {text}", header_cell.text);
                }
                Some(_) => {}
            }
        }
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.paras.is_empty()));
    table.rows = rows;
    table
}
