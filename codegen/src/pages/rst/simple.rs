//! Reads simple tables of reStructuredText. In a simple table, borders such as `=====  =====` define the columns.

use super::{
    Line, Row, Table, create_table,
    grid::{chars_by_column, text_of_columns},
    read_cell,
};

/// Returns whether `line` is a border of a simple table, such as `=====  =====`, with at least two columns.
pub fn is_border(line: &str) -> bool {
    line.starts_with("==")
        && line.contains("= =") | line.contains("=  ")
        && line.trim_end().bytes().all(|byte| byte == b'=' || byte == b' ')
}

/// Returns the index of the line after the simple table that starts at `lines[start]`.
pub fn find_table_end(lines: &[Line], start: usize) -> usize {
    let is_border_at = |index: usize| lines.get(index).is_some_and(|(_, text)| is_border(text));
    let is_empty_at = |index: usize| lines.get(index).is_none_or(|(_, text)| text.trim().is_empty());
    let last_border = (start + 1..lines.len()).find(|index| is_border_at(*index) && is_empty_at(index + 1));
    last_border.map_or(lines.len(), |index| index + 1)
}

/// Reads a simple table. `lines` are the lines of the table, including the borders.
pub fn read_table(lines: &[Line]) -> Table {
    let first_line = lines.first().map_or(0, |(number, _)| *number);
    let column_starts = find_column_starts(lines.first().map_or("", |(_, text)| text));
    let border_count = lines.iter().filter(|(_, text)| is_border(text)).count();
    let mut rows: Vec<(u32, Vec<Vec<Line>>)> = Vec::new();
    let mut header_row_count = 0;
    for (number, line) in lines.iter().skip(1) {
        if is_border(line) {
            if header_row_count == 0 && border_count > 2 {
                header_row_count = rows.len();
            }
            continue;
        }
        if line.starts_with("--") && line.bytes().all(|byte| byte == b'-' || byte == b' ') {
            continue;
        }
        let line = chars_by_column(line);
        let column_ends = column_starts.iter().skip(1).copied().chain([usize::MAX]);
        let cell_texts: Vec<String> =
            column_starts.iter().zip(column_ends).map(|(start, end)| text_of_columns(&line, *start, end)).collect();
        if cell_texts.first().is_some_and(|text| !text.is_empty()) {
            rows.push((*number, vec![Vec::new(); column_starts.len()]));
        }
        if let Some((_, cells)) = rows.last_mut() {
            cells.iter_mut().zip(cell_texts).for_each(|(cell, text)| cell.push((*number, text)));
        }
    }
    let rows =
        rows.into_iter().map(|(line, cells)| Row { cells: cells.iter().map(|lines| read_cell(lines)).collect(), line });
    create_table(rows.collect(), header_row_count, first_line)
}

/// Returns the byte offsets at which the columns start. In a border, these are the offsets of the first `=` of each run.
fn find_column_starts(border: &str) -> Vec<usize> {
    let bytes = border.as_bytes();
    (0..bytes.len()).filter(|offset| bytes[*offset] == b'=' && (*offset == 0 || bytes[offset - 1] == b' ')).collect()
}
