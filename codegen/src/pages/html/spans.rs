//! Makes every row of an HTML table have one cell per column: repeats cells that span several rows (`rowspan`), and
//! adds empty cells after cells that span several columns (`colspan`).

use html5ever::tokenizer::Tag;

use super::super::block::{Cell, Row};

/// The maximum number of columns in a row, and of columns or rows that one cell may span.
const MAX_COLUMNS: usize = 64;

/// The maximum number of bytes of cell text that are copied to other rows, per page. Without a limit, the text of a
/// page of 5 MB could grow by a factor of sixty.
pub(super) const MAX_REPEATED_TEXT: usize = 1 << 20;

/// The number of columns and rows that a cell spans.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellSpan {
    columns: usize,
    rows: usize,
}

impl CellSpan {
    /// Reads the attributes `colspan` and `rowspan` of a table cell. A missing or invalid attribute counts as 1.
    pub(super) fn from_tag(tag: &Tag) -> Self {
        let attribute_number = |name: &str| {
            let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            let span_length = attribute.and_then(|attribute| attribute.value.trim().parse::<usize>().ok());
            span_length.unwrap_or(1).clamp(1, MAX_COLUMNS)
        };
        Self { columns: attribute_number("colspan"), rows: attribute_number("rowspan") }
    }
}

/// The cells of an HTML table that continue in the next row because of `rowspan`.
#[derive(Debug, Default)]
pub(super) struct RowSpans {
    /// For each column, the cell that continues in the next row, and the number of further rows that the cell spans.
    spanning_cells: Vec<Option<(usize, Cell)>>,
    /// The numbers of columns and rows that the open cell spans.
    pub(super) open_cell_span: CellSpan,
}

impl RowSpans {
    /// Adds the open cell, whose content is `cell`, to `row`. If the cell spans several columns, adds empty cells for
    /// the second and later columns.
    pub(super) fn add_cell(&mut self, cell: &Cell, row: &mut Row) {
        let CellSpan { columns, rows } = self.open_cell_span;
        for column in 0..columns.max(1) {
            if row.cells.len() >= MAX_COLUMNS {
                return;
            }
            let cell = if column == 0 { cell.clone() } else { Cell::default() };
            if rows > 1 {
                let column_index = row.cells.len();
                self.spanning_cells.resize(self.spanning_cells.len().max(column_index + 1), None);
                self.spanning_cells[column_index] = Some((rows - 1, cell.clone()));
            }
            row.cells.push(cell);
        }
    }

    /// Copies to `row` the cells of previous rows that continue in `row`. Starts at the next column, and stops at the
    /// first column without such a cell. `repeat_budget` is the number of bytes of cell text that may still be copied.
    /// If the text of a cell is longer, an empty cell is added.
    pub(super) fn add_continued_cells(&mut self, row: &mut Row, repeat_budget: &mut usize) {
        while let Some(Some((remaining_rows, cell))) = self.spanning_cells.get_mut(row.cells.len()) {
            let cell_bytes: usize = cell.paras.iter().map(|para| para.text.len() + size_of_val(para)).sum();
            let fits_in_budget = cell_bytes <= *repeat_budget;
            *repeat_budget -= if fits_in_budget { cell_bytes } else { 0 };
            row.cells.push(if fits_in_budget { cell.clone() } else { Cell::default() });
            *remaining_rows -= 1;
            if *remaining_rows == 0 {
                self.spanning_cells[row.cells.len() - 1] = None;
            }
        }
    }
}
