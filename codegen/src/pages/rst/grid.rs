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
    let selected = columns.get(start..end.min(columns.len())).unwrap_or_default();
    let text: String = selected.iter().filter(|c| **c != '\0').collect();
    text.trim_end().to_owned()
}

/// Reads a table from its lines, including borders.
pub fn read_table(lines: &[Line]) -> Table {
    let number = lines.first().map_or(0, |(number, _)| *number);
    let grid: Vec<Vec<char>> = lines.iter().map(|(_, line)| chars_by_column(line)).collect();
    let boundaries = column_bounds(lines, &grid);
    if boundaries.len() < 2 || boundaries.len() > MAX_COLUMNS {
        return Table { line: number, ..Table::default() };
    }
    let mut reader = GridReader::new(&boundaries);
    for ((number, _), line) in lines.iter().zip(&grid).skip(1) {
        reader.read_line(*number, line);
    }
    let (rows, header) = reader.finish();
    with_header(rows, header, number)
}

/// Returns the column boundaries: the positions of the `+` corners in all borders.
fn column_bounds(lines: &[Line], grid: &[Vec<char>]) -> Vec<usize> {
    let mut boundaries = BTreeSet::new();
    for ((_, text), line) in lines.iter().zip(grid) {
        if text.starts_with('+') || text.ends_with('+') {
            let is_line = |index: usize| line.get(index).is_some_and(|c| "-=".contains(*c));
            let corners = line.iter().enumerate().filter(|(_, c)| **c == '+').map(|(index, _)| index);
            boundaries.extend(corners.filter(|index| is_line(index + 1) || index.checked_sub(1).is_some_and(is_line)));
        }
    }
    boundaries.into_iter().collect()
}

/// Reads the lines of a grid table. `rows` contains the lines of each cell, by row and column.
struct GridReader<'a> {
    /// The positions of the column boundaries.
    bounds: &'a [usize],
    rows: Vec<Vec<Vec<Line>>>,
    /// The row in which the open cell of each column starts.
    origin: Vec<usize>,
    /// The cells that continue a cell of a previous row: the row, the column, and the row in which the cell starts.
    spans: Vec<(usize, usize, usize)>,
    /// The number of rows in the header.
    header_rows: usize,
}

impl<'a> GridReader<'a> {
    fn new(bounds: &'a [usize]) -> Self {
        let columns = bounds.len() - 1;
        let rows = vec![vec![Vec::new(); columns]];
        Self { bounds, rows, origin: vec![0; columns], spans: Vec::new(), header_rows: 0 }
    }

    /// Adds a line to the open cells. Starts a new row below each border.
    fn read_line(&mut self, number: u32, line: &[char]) {
        let columns = self.origin.len();
        let char_at = |column: usize| line.get(self.bounds[column]).copied().unwrap_or(' ');
        // The border character of a column in this line; `None` if the line has no border there.
        let border = |column: usize| {
            let inner = line.get(self.bounds[column] + 1..self.bounds[column + 1])?;
            let border_char = inner.first().copied().filter(|border_char| "-=".contains(*border_char))?;
            let has_corner = char_at(column) == '+' || char_at(column + 1) == '+';
            let is_whole = inner.iter().all(|c| *c == border_char) && has_corner;
            is_whole.then_some(border_char)
        };
        let borders: Vec<Option<char>> = (0..columns).map(border).collect();
        let mut column = 0;
        while column < columns {
            let mut end = column + 1;
            if borders[column].is_none() {
                while end < columns && !"|+".contains(char_at(end)) && borders[end].is_none() {
                    end += 1;
                }
                let text = text_of_columns(line, self.bounds[column] + 1, self.bounds[end]);
                self.rows[self.origin[column]][column].push((number, text));
            }
            column = end;
        }
        if borders.iter().any(Option::is_some) {
            if borders.contains(&Some('=')) {
                self.header_rows = self.rows.len();
            }
            let next_row = self.rows.len();
            self.rows.push(vec![Vec::new(); columns]);
            for (column, border) in borders.iter().enumerate() {
                match border {
                    Some(_) => self.origin[column] = next_row,
                    None => self.spans.push((next_row, column, self.origin[column])),
                }
            }
        }
    }

    /// Returns the rows and the number of rows in the header. Repeats the text of cells that span several rows.
    fn finish(mut self) -> (Vec<Row>, usize) {
        let mut remaining_bytes = MAX_REPEATED_TEXT;
        for (row, column, origin) in self.spans {
            let cell_bytes: usize = self.rows[origin][column].iter().map(|(_, text)| text.len() + 8).sum();
            if cell_bytes <= remaining_bytes {
                remaining_bytes -= cell_bytes;
                let repeated = self.rows[origin][column].clone();
                self.rows[row][column] = repeated;
            }
        }
        // The border below the last row starts an additional row.
        self.rows.pop();
        let build_row = |cells: Vec<Vec<Line>>| {
            let line = cells.iter().flatten().next().map_or(0, |(number, _)| *number);
            Row { cells: cells.iter().map(|lines| cell_paragraphs(lines)).collect(), line }
        };
        (self.rows.into_iter().map(build_row).collect(), self.header_rows)
    }
}
