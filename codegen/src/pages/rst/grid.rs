//! Reads grid tables of reStructuredText. In a grid table, borders such as `+---+` enclose the cells, and a cell may
//! span several rows or columns.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthChar;

use super::{Line, Row, Table, create_table, read_cell};

/// The maximum number of column boundaries in a grid table.
const MAX_COLUMNS: usize = 64;

/// The maximum number of bytes of cell text that are copied to other rows, per table. The text of a cell that spans
/// several rows is copied to each of these rows.
const MAX_REPEATED_TEXT: usize = 1 << 18;

/// Returns whether `line` is a horizontal border of a grid table, such as `+---+---+`.
pub fn is_border(line: &str) -> bool {
    line.len() >= 5 && line.starts_with("+-") && line.ends_with('+') && line.bytes().all(|byte| b"+-=".contains(&byte))
}

/// Returns the character at each display column of `line`. A wide character occupies two display columns; the second of
/// them contains `\0` in the result.
pub fn chars_by_column(line: &str) -> Vec<char> {
    let mut columns = Vec::with_capacity(line.len());
    for c in line.chars() {
        match c.width() {
            Some(0) | None => {}
            Some(width) => {
                columns.push(c);
                columns.extend(std::iter::repeat_n('\0', width - 1));
            }
        }
    }
    columns
}

/// Returns the text in the display columns from `start` to `end` (exclusive), without trailing whitespace. `columns` is
/// the result of [`chars_by_column`].
pub fn text_of_columns(columns: &[char], start: usize, end: usize) -> String {
    let selected_chars = columns.get(start..end.min(columns.len())).unwrap_or_default();
    let text: String = selected_chars.iter().filter(|c| **c != '\0').collect();
    text.trim_end().to_owned()
}

/// Reads a grid table. `lines` are the lines of the table, including the borders.
pub fn read_table(lines: &[Line]) -> Table {
    let first_line = lines.first().map_or(0, |(number, _)| *number);
    let char_grid: Vec<Vec<char>> = lines.iter().map(|(_, line)| chars_by_column(line)).collect();
    let bounds = find_column_bounds(lines, &char_grid);
    if bounds.len() < 2 || bounds.len() > MAX_COLUMNS {
        return Table { line: first_line, ..Table::default() };
    }
    let mut reader = GridReader::new(&bounds);
    for ((line_number, _), line) in lines.iter().zip(&char_grid).skip(1) {
        reader.read_line(*line_number, line);
    }
    let (rows, header_row_count) = reader.finish();
    create_table(rows, header_row_count, first_line)
}

/// Returns the column boundaries of a grid table: the display columns at which any border has a `+`. `grid` contains
/// the characters of `lines` by display column.
fn find_column_bounds(lines: &[Line], grid: &[Vec<char>]) -> Vec<usize> {
    let mut boundaries = BTreeSet::new();
    for ((_, text), line) in lines.iter().zip(grid) {
        if text.starts_with('+') || text.ends_with('+') {
            let is_border_char = |index: usize| line.get(index).is_some_and(|c| "-=".contains(*c));
            let corners = line.iter().enumerate().filter(|(_, c)| **c == '+').map(|(index, _)| index);
            boundaries.extend(
                corners.filter(|index| is_border_char(index + 1) || index.checked_sub(1).is_some_and(is_border_char)),
            );
        }
    }
    boundaries.into_iter().collect()
}

/// Collects the cells of a grid table from its lines. `rows` contains the lines of each cell, by row and column.
struct GridReader<'a> {
    /// The column boundaries, as display columns of the lines.
    column_bounds: &'a [usize],
    rows: Vec<Vec<Vec<Line>>>,
    /// For each column, the index of the row in which the open cell starts.
    start_rows: Vec<usize>,
    /// The continuations of cells that span several rows, one for each row after the first. Each is the index of this
    /// row, the index of the column, and the index of the row in which the cell starts.
    continued_cells: Vec<(usize, usize, usize)>,
    /// The number of rows above the border of `=` characters, which form the header.
    header_row_count: usize,
}

impl<'a> GridReader<'a> {
    fn new(column_bounds: &'a [usize]) -> Self {
        let column_count = column_bounds.len() - 1;
        let rows = vec![vec![Vec::new(); column_count]];
        Self {
            column_bounds,
            rows,
            start_rows: vec![0; column_count],
            continued_cells: Vec::new(),
            header_row_count: 0,
        }
    }

    /// Adds the text of a line to the open cells. If the line contains a border, starts a new row below.
    fn read_line(&mut self, line_number: u32, line: &[char]) {
        let column_count = self.start_rows.len();
        let char_at = |column: usize| line.get(self.column_bounds[column]).copied().unwrap_or(' ');
        // The border character of a column in this line; `None` if the line has no border there.
        let border_of_column = |column: usize| {
            let border_text = line.get(self.column_bounds[column] + 1..self.column_bounds[column + 1])?;
            let border_char = border_text.first().copied().filter(|border_char| "-=".contains(*border_char))?;
            let has_corner = char_at(column) == '+' || char_at(column + 1) == '+';
            let is_complete = border_text.iter().all(|c| *c == border_char) && has_corner;
            is_complete.then_some(border_char)
        };
        let borders: Vec<Option<char>> = (0..column_count).map(border_of_column).collect();
        let mut column = 0;
        while column < column_count {
            let mut end_column = column + 1;
            if borders[column].is_none() {
                while end_column < column_count && !"|+".contains(char_at(end_column)) && borders[end_column].is_none()
                {
                    end_column += 1;
                }
                let text = text_of_columns(line, self.column_bounds[column] + 1, self.column_bounds[end_column]);
                self.rows[self.start_rows[column]][column].push((line_number, text));
            }
            column = end_column;
        }
        if borders.iter().any(Option::is_some) {
            if borders.contains(&Some('=')) {
                self.header_row_count = self.rows.len();
            }
            let next_row = self.rows.len();
            self.rows.push(vec![Vec::new(); column_count]);
            for (column, border) in borders.iter().enumerate() {
                match border {
                    Some(_) => self.start_rows[column] = next_row,
                    None => self.continued_cells.push((next_row, column, self.start_rows[column])),
                }
            }
        }
    }

    /// Returns the rows of the table, and the number of rows in the header. The text of a cell that spans several rows
    /// is copied to each of these rows.
    fn finish(mut self) -> (Vec<Row>, usize) {
        let mut remaining_bytes = MAX_REPEATED_TEXT;
        for (row, column, start_row) in self.continued_cells {
            let cell_bytes: usize = self.rows[start_row][column].iter().map(|(_, text)| text.len() + 8).sum();
            if cell_bytes <= remaining_bytes {
                remaining_bytes -= cell_bytes;
                let repeated_lines = self.rows[start_row][column].clone();
                self.rows[row][column] = repeated_lines;
            }
        }
        // The border below the last row starts an additional row.
        self.rows.pop();
        let build_row = |cells: Vec<Vec<Line>>| {
            let line = cells.iter().flatten().next().map_or(0, |(number, _)| *number);
            Row { cells: cells.iter().map(|lines| read_cell(lines)).collect(), line }
        };
        (self.rows.into_iter().map(build_row).collect(), self.header_row_count)
    }
}
