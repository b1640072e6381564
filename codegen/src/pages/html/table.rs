//! Reads an HTML table. The result is a table block, or code blocks if the table is code that a syntax highlighter has
//! laid out as a table.

use super::{
    super::block::{Block, Blocks, Cell, Paragraph, Row, Table},
    spans::RowSpans,
};

/// An HTML table whose end tag has not been read yet, with the open row and the open cell.
#[derive(Default)]
pub(super) struct OpenTable {
    pub(super) table: Table,
    pub(super) row: Option<Row>,
    pub(super) cell: Option<Cell>,
    /// True if the open row contains only `<th>` cells.
    pub(super) is_header_row: bool,
    /// True within `<thead>`.
    pub(super) in_head: bool,
    /// True within `<caption>`.
    pub(super) in_caption: bool,
    pub(super) row_spans: RowSpans,
}

impl OpenTable {
    /// Ends the open cell, if any, and adds the cell to the open row.
    pub(super) fn end_cell(&mut self) {
        if let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) {
            self.row_spans.add_cell(&cell, row);
        }
    }

    /// Ends the open row, and adds the row to the table or makes it the header of the table. `repeat_budget` is the
    /// number of bytes of cell text that may still be copied from row to row because of `rowspan`.
    pub(super) fn end_row(&mut self, repeat_budget: &mut usize) {
        self.end_cell();
        let Some(mut row) = self.row.take() else { return };
        self.row_spans.add_continued_cells(&mut row, repeat_budget);
        if row.cells.is_empty() {
            return;
        }
        if self.table.header.is_empty() && self.table.rows.is_empty() && (self.is_header_row || self.in_head) {
            let line = row.line;
            self.table.header =
                row.cells.iter().map(|cell| Paragraph::new(cell.text(), cell.line().unwrap_or(line))).collect();
        } else {
            self.table.rows.push(row);
        }
    }
}

/// Converts a complete table to blocks: usually to one table block. Code that a syntax highlighter has laid out as a
/// table, with line numbers beside the code, becomes code blocks.
pub(super) fn table_to_blocks(mut table: Table) -> Blocks {
    let is_code = |cell: &Cell| cell.code && cell.paras.iter().any(|para| !has_only_line_numbers(&para.text));
    let has_only_code = |row: &Row| row.cells.iter().all(|cell| cell.code || cell.paras.is_empty());
    if table.header.is_empty()
        && table.rows.iter().all(has_only_code)
        && table.rows.iter().flat_map(|row| &row.cells).any(is_code)
    {
        let cells = table.rows.into_iter().flat_map(|row| row.cells);
        let paras = cells.flat_map(|cell| cell.paras).filter(|para| !has_only_line_numbers(&para.text));
        return paras.map(Block::Code).collect();
    }
    if table.header.is_empty() && !table.rows.is_empty() {
        let first_row = &table.rows[0];
        let named_column_count = first_row
            .cells
            .iter()
            .filter(|cell| super::super::vocabulary::column_of_header(&cell.text()).is_some())
            .count();
        if named_column_count >= 2 {
            let row = table.rows.remove(0);
            table.header =
                row.cells.iter().map(|cell| Paragraph::new(cell.text(), cell.line().unwrap_or(row.line))).collect();
        }
    }
    vec![Block::Table(table)]
}

/// Returns whether `text` contains only line numbers, separated by whitespace.
fn has_only_line_numbers(text: &str) -> bool {
    text.split_whitespace().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}
