//! Reads tables in plain text whose pipes were kept but whose line structure was lost: a cell may span several lines,
//! and a row may start with or without a pipe. Only the delimiter row is reliable. It determines the number of columns.

use super::{
    block::{Cell, Paragraph, Row, Table},
    text::Line,
    vocabulary,
};

/// A table and the index of the first line after it.
pub(super) struct Found {
    pub table: Table,
    pub end: usize,
}

/// The maximum number of lines of a header, in which each column name and each pipe may be a separate line.
const HEADER: usize = 24;

/// Returns whether `lines` contain a pipe table whose rows span several lines.
pub(super) fn is_ragged(lines: &[Line<'_>]) -> bool {
    let delimiters = lines.iter().enumerate().filter_map(|(at, line)| Some((at, parse_delimiter(line.raw)?)));
    let mut delimiters = delimiters.peekable();
    delimiters.any(|(at, columns)| {
        let whole = |line: Option<&Line<'_>>| line.is_some_and(|line| row_pieces(line.raw) >= columns);
        let above = at.checked_sub(1).and_then(|at| lines.get(at));
        let below = lines.get(at + 1).filter(|line| line.raw.contains('|') || vocabulary::is_name(line.text));
        !whole(above) || (below.is_some() && !whole(below))
    })
}

fn row_pieces(raw: &str) -> usize {
    raw.trim().trim_start_matches('|').trim_end_matches('|').split('|').count()
}

/// Returns the number of columns of a delimiter row such as `|---|:--|`; `None` if `raw` is not a delimiter row of 2 to
/// 16 columns.
fn parse_delimiter(raw: &str) -> Option<usize> {
    let trimmed = raw.trim();
    if !trimmed.contains("---") || !trimmed.contains('|') || trimmed.contains(|c: char| !"|-: \t".contains(c)) {
        return None;
    }
    Some(trimmed.trim_matches('|').split('|').count()).filter(|columns| (2..=16).contains(columns))
}

/// Parses the table whose header starts at index `at`; `None` if no header starts there.
pub(super) fn parse_table(lines: &[Line<'_>], at: usize) -> Option<Found> {
    let window = &lines[at..lines.len().min(at + HEADER)];
    if !window.first()?.raw.contains('|') {
        return None;
    }
    let (offset, columns) =
        window.iter().enumerate().find_map(|(offset, line)| Some((offset, parse_delimiter(line.raw)?)))?;
    let header = parse_header(&window[..offset], columns)?;
    let (rows, end) = parse_rows(lines, at + offset + 1, columns);
    let table = Table { caption: None, header, rows, line: lines[at].number };
    Some(Found { table, end })
}

/// Parses the table header that starts at index `at`. Returns its cells and the index after the delimiter row.
pub(super) fn parse_table_start(lines: &[Line<'_>], at: usize) -> Option<(Vec<Paragraph>, usize)> {
    let window = lines.get(at..lines.len().min(at + HEADER))?;
    if !window.first()?.raw.contains('|') {
        return None;
    }
    let (offset, columns) =
        window.iter().enumerate().find_map(|(offset, line)| Some((offset, parse_delimiter(line.raw)?)))?;
    Some((parse_header(&window[..offset], columns)?, at + offset + 1))
}

fn parse_header(lines: &[Line<'_>], columns: usize) -> Option<Vec<Paragraph>> {
    let mut cells = Vec::new();
    for line in lines {
        let texts = line.raw.split('|').map(str::trim).filter(|text| !text.is_empty());
        cells.extend(texts.map(|text| Paragraph::new(text, line.number)));
    }
    (cells.len() == columns).then_some(cells)
}

/// Parses rows until a line does not start a row. Returns the rows and the index after them.
fn parse_rows(lines: &[Line<'_>], start: usize, columns: usize) -> (Vec<Row>, usize) {
    let mut rows = Vec::new();
    let mut at = start;
    while let Some((row, next)) = parse_row(lines, at, columns) {
        rows.push(row);
        at = next;
    }
    (rows, at)
}

/// Parses a row. Each cell ends at a pipe. The first cell is a separate line or the start of a line. Returns the row
/// and the index after it.
fn parse_row(lines: &[Line<'_>], start: usize, columns: usize) -> Option<(Row, usize)> {
    let first = lines.get(start)?;
    let mut row = Row { cells: Vec::new(), line: first.number };
    let mut cell = Cell::default();
    let mut is_quoted = false;
    for (index, line) in lines[start..].iter().enumerate() {
        let begins_table =
            index > 0 && parse_delimiter(lines.get(start + index + 1).map_or("", |line| line.raw)).is_some();
        if row.cells.is_empty() && (index > 2 || begins_table || !can_start_row(line)) {
            return None;
        }
        let pieces = split_at_pipes(line.raw);
        let last = pieces.len() - 1;
        let whole = index == 0 && last + 1 >= columns;
        for (place, piece) in pieces.into_iter().enumerate() {
            let text = piece.trim();
            if !text.is_empty() {
                let bullet = text.strip_prefix("• ").or_else(|| text.strip_prefix("- "));
                let para =
                    Paragraph { text: bullet.unwrap_or(text).to_owned(), line: line.number, bullet: bullet.is_some() };
                cell.paras.push(para);
            }
            if place == last {
                break;
            }
            let leading = !is_quoted && row.cells.is_empty() && cell.paras.is_empty();
            if leading {
                is_quoted = true;
                continue;
            }
            row.cells.push(std::mem::take(&mut cell));
            if row.cells.len() == columns {
                return Some((row, start + index + 1));
            }
        }
        if row.cells.len() + 1 == columns && (whole || ends_early(lines, start + index)) {
            row.cells.push(cell);
            return Some((row, start + index + 1));
        }
    }
    None
}

/// Returns whether the last cell of a row ends at index `at` without a final pipe, because a heading, a caption or the
/// end of the text follows.
fn ends_early(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at + 1).is_none_or(|next| !next.raw.contains('|') && vocabulary::has_vocabulary(next.text))
}

/// Returns whether a line can start a row: it contains a pipe, or it is a single word that is not a heading or a
/// caption.
fn can_start_row(line: &Line<'_>) -> bool {
    line.raw.contains('|')
        || (line.text.len() <= 200 && !line.text.contains(' ') && !vocabulary::has_vocabulary(line.text))
}

/// Splits a line at unescaped pipes. Escaped pipes are unescaped.
fn split_at_pipes(raw: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut escaped = false;
    for c in raw.chars() {
        if c == '|' && !escaped {
            pieces.push(String::new());
        } else if let Some(piece) = pieces.last_mut() {
            if c == '|' {
                piece.pop();
            }
            piece.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    pieces
}
