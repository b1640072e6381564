//! Repeats cells of HTML tables that span several rows (`rowspan`), and adds empty cells for `colspan`, so that every
//! row has one cell per column of the header.

use html5ever::tokenizer::Tag;

use super::super::block::{Cell, Row};

/// The maximum number of columns of a row, and the maximum number of columns or rows that a cell spans.
const MAX_COLUMNS: usize = 64;

/// The maximum number of bytes of repeated cell text per page. Without a limit, a page of 5 MB could grow by a factor
/// of sixty.
pub(super) const MAX_REPEATED_TEXT: usize = 1 << 20;

/// The number of columns and rows that a cell spans.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellSpan {
    columns: usize,
    rows: usize,
}

impl CellSpan {
    /// Reads `colspan` and `rowspan` of a cell. A missing or invalid attribute counts as 1.
    pub(super) fn from_tag(tag: &Tag) -> Self {
        let attribute_number = |name: &str| {
            let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            let number = attribute.and_then(|attribute| attribute.value.trim().parse::<usize>().ok());
            number.unwrap_or(1).clamp(1, MAX_COLUMNS)
        };
        Self { columns: attribute_number("colspan"), rows: attribute_number("rowspan") }
    }
}

/// The cells of previous rows that span following rows.
#[derive(Debug, Default)]
pub(super) struct RowSpans {
    /// For each column, the cell that spans the next rows, and the number of these rows.
    spanning_cells: Vec<Option<(usize, Cell)>>,
    /// The number of columns and rows that the open cell spans.
    pub(super) open_cell_span: CellSpan,
}

impl RowSpans {
    /// Adds `cell` to `row`. If the cell spans several columns, empty cells are added for the second and later columns.
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

    /// Adds the cells of previous rows that span `row`, up to the next column without such a cell. `repeat_budget` is
    /// the number of bytes of cell text that may still be repeated; a larger cell is added empty.
    pub(super) fn add_spanned_cells(&mut self, row: &mut Row, repeat_budget: &mut usize) {
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
