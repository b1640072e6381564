//! Reads tables from plain text in which pipes (`|`) separate the cells but rows are not lines: a cell may span several
//! lines, and a row may start with or without a pipe. Only the delimiter row (`|---|---|`) is reliable; it determines
//! the number of columns.

use super::{
    block::{Cell, Paragraph, Row, Table},
    text::Line,
    vocabulary,
};

/// A parsed pipe table, and the index of the first line after the table.
pub(super) struct ParsedTable {
    pub table: Table,
    pub end_line: usize,
}

/// The maximum number of lines in a table header. In a header, each column name and each pipe may be a separate line.
const MAX_HEADER_LINES: usize = 24;

/// Returns whether `lines` contain a pipe table in which a row spans several lines.
pub(super) fn has_multiline_rows(lines: &[Line<'_>]) -> bool {
    let delimiter_rows =
        lines.iter().enumerate().filter_map(|(index, line)| Some((index, parse_delimiter_row(line.raw)?)));
    let mut delimiter_rows = delimiter_rows.peekable();
    delimiter_rows.any(|(index, column_count)| {
        let is_complete_row = |line: Option<&Line<'_>>| line.is_some_and(|line| count_cells(line.raw) >= column_count);
        let line_above = index.checked_sub(1).and_then(|index| lines.get(index));
        let line_below = lines.get(index + 1).filter(|line| line.raw.contains('|') || vocabulary::is_name(line.text));
        !is_complete_row(line_above) || (line_below.is_some() && !is_complete_row(line_below))
    })
}

/// Returns the number of table cells in a line. Pipes separate the cells.
fn count_cells(raw: &str) -> usize {
    raw.trim().trim_start_matches('|').trim_end_matches('|').split('|').count()
}

/// Parses a delimiter row such as `|---|:--|`, and returns the number of columns. Returns `None` if `raw` is not a
/// delimiter row, or if it has fewer than 2 or more than 16 columns.
fn parse_delimiter_row(raw: &str) -> Option<usize> {
    let trimmed = raw.trim();
    if !trimmed.contains("---") || !trimmed.contains('|') || trimmed.contains(|c: char| !"|-: \t".contains(c)) {
        return None;
    }
    Some(trimmed.trim_matches('|').split('|').count()).filter(|count| (2..=16).contains(count))
}

/// Parses a pipe table whose header starts at `lines[start]`. Returns `None` if no header starts there.
pub(super) fn parse_table(lines: &[Line<'_>], start: usize) -> Option<ParsedTable> {
    let header_lines = &lines[start..lines.len().min(start + MAX_HEADER_LINES)];
    if !header_lines.first()?.raw.contains('|') {
        return None;
    }
    let (delimiter_offset, column_count) =
        header_lines.iter().enumerate().find_map(|(offset, line)| Some((offset, parse_delimiter_row(line.raw)?)))?;
    let header = parse_header(&header_lines[..delimiter_offset], column_count)?;
    let (rows, end_line) = parse_rows(lines, start + delimiter_offset + 1, column_count);
    let table = Table { caption: None, header, rows, line: lines[start].number };
    Some(ParsedTable { table, end_line })
}

/// Parses the header of a pipe table, which starts at `lines[start]`. Returns the cells of the header, and the index of
/// the line after the delimiter row; `None` if no header starts at `lines[start]`.
pub(super) fn parse_table_start(lines: &[Line<'_>], start: usize) -> Option<(Vec<Paragraph>, usize)> {
    let header_lines = lines.get(start..lines.len().min(start + MAX_HEADER_LINES))?;
    if !header_lines.first()?.raw.contains('|') {
        return None;
    }
    let (delimiter_offset, column_count) =
        header_lines.iter().enumerate().find_map(|(offset, line)| Some((offset, parse_delimiter_row(line.raw)?)))?;
    Some((parse_header(&header_lines[..delimiter_offset], column_count)?, start + delimiter_offset + 1))
}

/// Parses the lines of a table header into cells. Returns `None` if the number of cells is not `column_count`.
fn parse_header(lines: &[Line<'_>], column_count: usize) -> Option<Vec<Paragraph>> {
    let mut header_cells = Vec::new();
    for line in lines {
        let cell_texts = line.raw.split('|').map(str::trim).filter(|text| !text.is_empty());
        header_cells.extend(cell_texts.map(|text| Paragraph::new(text, line.number)));
    }
    (header_cells.len() == column_count).then_some(header_cells)
}

/// Parses the rows of a pipe table. The first row starts at `lines[start]`. Stops at the first line that does not start
/// a row. Returns the rows, and the index of the line after the last row.
fn parse_rows(lines: &[Line<'_>], start: usize, column_count: usize) -> (Vec<Row>, usize) {
    let mut rows = Vec::new();
    let mut line_index = start;
    while let Some((row, next_index)) = parse_row(lines, line_index, column_count) {
        rows.push(row);
        line_index = next_index;
    }
    (rows, line_index)
}

/// Parses a table row that starts at `lines[start]`. Each cell ends at a pipe, except that the last cell may end at a
/// line end. Returns the row, and the index of the line after the row; `None` if no row starts at `lines[start]`.
fn parse_row(lines: &[Line<'_>], start: usize, column_count: usize) -> Option<(Row, usize)> {
    let first_line = lines.get(start)?;
    let mut row = Row { cells: Vec::new(), line: first_line.number };
    let mut cell = Cell::default();
    let mut has_leading_pipe = false;
    for (index, line) in lines[start..].iter().enumerate() {
        let starts_next_table =
            index > 0 && parse_delimiter_row(lines.get(start + index + 1).map_or("", |line| line.raw)).is_some();
        if row.cells.is_empty() && (index > 2 || starts_next_table || !can_start_row(line)) {
            return None;
        }
        let cell_texts = split_at_pipes(line.raw);
        let last_cell_index = cell_texts.len() - 1;
        let is_complete_row = index == 0 && last_cell_index + 1 >= column_count;
        for (cell_index, cell_text) in cell_texts.into_iter().enumerate() {
            let text = cell_text.trim();
            if !text.is_empty() {
                let text_after_bullet = text.strip_prefix("• ").or_else(|| text.strip_prefix("- "));
                let para = Paragraph {
                    text: text_after_bullet.unwrap_or(text).to_owned(),
                    line: line.number,
                    bullet: text_after_bullet.is_some(),
                };
                cell.paras.push(para);
            }
            if cell_index == last_cell_index {
                break;
            }
            let is_leading_pipe = !has_leading_pipe && row.cells.is_empty() && cell.paras.is_empty();
            if is_leading_pipe {
                has_leading_pipe = true;
                continue;
            }
            row.cells.push(std::mem::take(&mut cell));
            if row.cells.len() == column_count {
                return Some((row, start + index + 1));
            }
        }
        if row.cells.len() + 1 == column_count && (is_complete_row || ends_row_without_pipe(lines, start + index)) {
            row.cells.push(cell);
            return Some((row, start + index + 1));
        }
    }
    None
}

/// Returns whether a table row ends at `lines[index]` although no pipe follows the last cell. This is assumed if a
/// heading, a caption or the end of the text follows the line.
fn ends_row_without_pipe(lines: &[Line<'_>], index: usize) -> bool {
    lines.get(index + 1).is_none_or(|next| !next.raw.contains('|') && vocabulary::is_heading_or_caption(next.text))
}

/// Returns whether a line can be the first line of a table row: the line contains a pipe, or is a single word but not a
/// heading or caption.
fn can_start_row(line: &Line<'_>) -> bool {
    line.raw.contains('|')
        || (line.text.len() <= 200 && !line.text.contains(' ') && !vocabulary::is_heading_or_caption(line.text))
}

/// Splits a line into cells at pipes that are not escaped. In the cells, the escaped pipe `\|` is replaced with `|`.
fn split_at_pipes(raw: &str) -> Vec<String> {
    let mut cell_texts = vec![String::new()];
    let mut is_escaped = false;
    for c in raw.chars() {
        if c == '|' && !is_escaped {
            cell_texts.push(String::new());
        } else if let Some(cell_text) = cell_texts.last_mut() {
            if c == '|' {
                cell_text.pop();
            }
            cell_text.push(c);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    cell_texts
}
