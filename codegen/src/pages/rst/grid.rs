//! Reads grid tables of reStructuredText. The cells are enclosed in `+---+` borders and may span several rows or
//! columns.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthChar;

use super::{Line, Row, Table, cell_paragraphs, with_header};

/// The maximum number of column boundaries of a table.
const MAX_COLUMNS: usize = 64;

/// The maximum number of bytes of cell text that is repeated per table, for cells that span several rows.
const MAX_REPEATED_TEXT: usize = 1 << 18;

/// Returns whether `line` is a border of a grid table.
pub fn is_border(line: &str) -> bool {
    line.len() >= 5 && line.starts_with("+-") && line.ends_with('+') && line.bytes().all(|byte| b"+-=".contains(&byte))
}

/// Returns the character in each column of `line`. A wide character takes two columns; the second one contains `\0`.
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

/// Returns the text in the columns from `start` to `end` (exclusive), without trailing whitespace.
pub fn text_of_columns(columns: &[char], start: usize, end: usize) -> String {
    let selected_chars = columns.get(start..end.min(columns.len())).unwrap_or_default();
    let text: String = selected_chars.iter().filter(|c| **c != '\0').collect();
    text.trim_end().to_owned()
}

/// Reads a table from its lines, including borders.
pub fn read_table(lines: &[Line]) -> Table {
    let first_line = lines.first().map_or(0, |(number, _)| *number);
    let char_grid: Vec<Vec<char>> = lines.iter().map(|(_, line)| chars_by_column(line)).collect();
    let bounds = column_bounds(lines, &char_grid);
    if bounds.len() < 2 || bounds.len() > MAX_COLUMNS {
        return Table { line: first_line, ..Table::default() };
    }
    let mut reader = GridReader::new(&bounds);
    for ((line_number, _), line) in lines.iter().zip(&char_grid).skip(1) {
        reader.read_line(*line_number, line);
    }
    let (rows, header_row_count) = reader.finish();
    with_header(rows, header_row_count, first_line)
}

/// Returns the column boundaries: the positions of the `+` corners in all borders.
fn column_bounds(lines: &[Line], grid: &[Vec<char>]) -> Vec<usize> {
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

/// Reads the lines of a grid table. `rows` contains the lines of each cell, by row and column.
struct GridReader<'a> {
    /// The positions of the column boundaries.
    column_bounds: &'a [usize],
    rows: Vec<Vec<Vec<Line>>>,
    /// The row in which the open cell of each column starts.
    start_rows: Vec<usize>,
    /// The cells that continue a cell of a previous row, each as the row, the column, and the row in which the cell
    /// starts.
    continued_cells: Vec<(usize, usize, usize)>,
    /// The number of rows in the header.
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

    /// Adds a line to the open cells. Starts a new row below each border.
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

    /// Returns all rows, and how many of them are in the header. Repeats the text of a cell in each row that the cell
    /// spans.
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
            Row { cells: cells.iter().map(|lines| cell_paragraphs(lines)).collect(), line }
        };
        (self.rows.into_iter().map(build_row).collect(), self.header_row_count)
    }
}
