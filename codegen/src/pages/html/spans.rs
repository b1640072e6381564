//! Expands cells of HTML tables that span several columns or rows, so that the cells of each row match the header's
//! columns.

use html5ever::tokenizer::Tag;

use super::super::block::{Cell, Row};

/// The maximum number of columns of a row, and the maximum number of columns or rows that a cell spans.
const MAX_COLUMNS: usize = 64;

/// The maximum number of bytes of repeated cells per page. Without a limit, a page of 5 MB could grow by a factor of
/// sixty.
pub(super) const MAX_REPEATED_TEXT: usize = 1 << 20;

/// The number of columns and rows that a cell spans.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    columns: usize,
    rows: usize,
}

impl Span {
    pub(super) fn of(tag: &Tag) -> Self {
        let number = |wanted: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == wanted);
            found.and_then(|attribute| attribute.value.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, MAX_COLUMNS)
        };
        Self { columns: number("colspan"), rows: number("rowspan") }
    }
}

/// The cells of previous rows that span following rows.
#[derive(Debug, Default)]
pub(super) struct Spans {
    below: Vec<Option<(usize, Cell)>>,
    /// The span of the open cell.
    pub(super) next: Span,
}

impl Spans {
    /// Adds `cell` to `row`. If the cell spans several columns, empty cells are added for the second and later columns.
    pub(super) fn add_cell(&mut self, cell: &Cell, row: &mut Row) {
        let Span { columns, rows } = self.next;
        for column in 0..columns.max(1) {
            if row.cells.len() >= MAX_COLUMNS {
                return;
            }
            let cell = if column == 0 { cell.clone() } else { Cell::default() };
            if rows > 1 {
                let at = row.cells.len();
                self.below.resize(self.below.len().max(at + 1), None);
                self.below[at] = Some((rows - 1, cell.clone()));
            }
            row.cells.push(cell);
        }
    }

    /// Adds the cells of previous rows that span the next columns of `row`. `room` is the remaining number of bytes by
    /// which cells may be repeated; a larger cell is added empty.
    pub(super) fn add_spanned_cells(&mut self, row: &mut Row, room: &mut usize) {
        while let Some(Some((left, cell))) = self.below.get_mut(row.cells.len()) {
            let size: usize = cell.paras.iter().map(|para| para.text.len() + size_of_val(para)).sum();
            let fits = size <= *room;
            *room -= if fits { size } else { 0 };
            row.cells.push(if fits { cell.clone() } else { Cell::default() });
            *left -= 1;
            if *left == 0 {
                self.below[row.cells.len() - 1] = None;
            }
        }
    }
}
