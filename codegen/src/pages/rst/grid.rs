//! Reads grid tables. Their cells are enclosed in `+---+` borders and may span several rows or columns.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthChar;

use super::{Line, Row, Table, cell_paragraphs, with_header};

/// The maximum number of column boundaries of a table.
const MAX_COLUMNS: usize = 64;

/// The maximum number of bytes, per table, by which cells that span several rows are repeated.
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
    let part = columns.get(start..end.min(columns.len())).unwrap_or_default();
    let text: String = part.iter().filter(|c| **c != '\0').collect();
    text.trim_end().to_owned()
}

/// Reads a table from its lines, including borders.
pub fn read_table(lines: &[Line]) -> Table {
    let number = lines.first().map_or(0, |(number, _)| *number);
    let grid: Vec<Vec<char>> = lines.iter().map(|(_, line)| chars_by_column(line)).collect();
    let bounds = column_bounds(lines, &grid);
    if bounds.len() < 2 || bounds.len() > MAX_COLUMNS {
        return Table { line: number, ..Table::default() };
    }
    let mut reader = GridReader::new(&bounds);
    for ((number, _), line) in lines.iter().zip(&grid).skip(1) {
        reader.read_line(*number, line);
    }
    let (rows, header) = reader.finish();
    with_header(rows, header, number)
}

/// Returns the column boundaries: the positions of the `+` corners in all borders.
fn column_bounds(lines: &[Line], grid: &[Vec<char>]) -> Vec<usize> {
    let mut bounds = BTreeSet::new();
    for ((_, text), line) in lines.iter().zip(grid) {
        if text.starts_with('+') || text.ends_with('+') {
            let is_line = |at: usize| line.get(at).is_some_and(|c| "-=".contains(*c));
            let corners = line.iter().enumerate().filter(|(_, c)| **c == '+').map(|(at, _)| at);
            bounds.extend(corners.filter(|at| is_line(at + 1) || at.checked_sub(1).is_some_and(is_line)));
        }
    }
    bounds.into_iter().collect()
}

/// The state of reading a grid table. `rows` contains the lines of each cell, by row and column.
struct GridReader<'a> {
    bounds: &'a [usize],
    rows: Vec<Vec<Vec<Line>>>,
    /// The row in which the open cell of each column starts.
    origin: Vec<usize>,
    /// The cells that continue a cell of a previous row: the row, the column, and the row in which the cell starts.
    spans: Vec<(usize, usize, usize)>,
    header: usize,
}

impl<'a> GridReader<'a> {
    fn new(bounds: &'a [usize]) -> Self {
        let columns = bounds.len() - 1;
        Self { bounds, rows: vec![vec![Vec::new(); columns]], origin: vec![0; columns], spans: Vec::new(), header: 0 }
    }

    fn read_line(&mut self, number: u32, line: &[char]) {
        let columns = self.origin.len();
        let at = |column: usize| line.get(self.bounds[column]).copied().unwrap_or(' ');
        // The border character of a column in this line; `None` if the line has no border there.
        let border = |column: usize| {
            let inner = line.get(self.bounds[column] + 1..self.bounds[column + 1])?;
            let mark = inner.first().copied().filter(|mark| "-=".contains(*mark))?;
            let whole = inner.iter().all(|c| *c == mark) && (at(column) == '+' || at(column + 1) == '+');
            whole.then_some(mark)
        };
        let borders: Vec<Option<char>> = (0..columns).map(border).collect();
        let mut column = 0;
        while column < columns {
            let mut end = column + 1;
            if borders[column].is_none() {
                while end < columns && !"|+".contains(at(end)) && borders[end].is_none() {
                    end += 1;
                }
                let text = text_of_columns(line, self.bounds[column] + 1, self.bounds[end]);
                self.rows[self.origin[column]][column].push((number, text));
            }
            column = end;
        }
        if borders.iter().any(Option::is_some) {
            if borders.contains(&Some('=')) {
                self.header = self.rows.len();
            }
            let next = self.rows.len();
            self.rows.push(vec![Vec::new(); columns]);
            for (column, border) in borders.iter().enumerate() {
                match border {
                    Some(_) => self.origin[column] = next,
                    None => self.spans.push((next, column, self.origin[column])),
                }
            }
        }
    }

    fn finish(mut self) -> (Vec<Row>, usize) {
        let mut room = MAX_REPEATED_TEXT;
        for (row, column, origin) in self.spans {
            let size: usize = self.rows[origin][column].iter().map(|(_, text)| text.len() + 8).sum();
            if size <= room {
                room -= size;
                let repeated = self.rows[origin][column].clone();
                self.rows[row][column] = repeated;
            }
        }
        // The border below the last row starts an additional row.
        self.rows.pop();
        let row = |cells: Vec<Vec<Line>>| {
            let line = cells.iter().flatten().next().map_or(0, |(number, _)| *number);
            Row { cells: cells.iter().map(|lines| cell_paragraphs(lines)).collect(), line }
        };
        (self.rows.into_iter().map(row).collect(), self.header)
    }
}
