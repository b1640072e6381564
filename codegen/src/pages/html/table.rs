//! A table that is being read. The result is a table block, or a code block if a syntax highlighter has laid out code
//! as a table.

use super::{
    super::block::{Block, Blocks, Cell, Paragraph, Row, Table},
    spans::Spans,
};

/// A table that is being read, with its open row and cell.
#[derive(Default)]
pub(super) struct OpenTable {
    pub(super) table: Table,
    pub(super) row: Option<Row>,
    pub(super) cell: Option<Cell>,
    /// True if the open row contains only `<th>` cells.
    pub(super) head: bool,
    pub(super) in_head: bool,
    pub(super) in_caption: bool,
    pub(super) spans: Spans,
}

impl OpenTable {
    pub(super) fn end_cell(&mut self) {
        if let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) {
            self.spans.add_cell(&cell, row);
        }
    }

    pub(super) fn end_row(&mut self, room: &mut usize) {
        self.end_cell();
        let Some(mut row) = self.row.take() else { return };
        self.spans.add_spanned_cells(&mut row, room);
        if row.cells.is_empty() {
            return;
        }
        if self.table.header.is_empty() && self.table.rows.is_empty() && (self.head || self.in_head) {
            let line = row.line;
            self.table.header =
                row.cells.iter().map(|cell| Paragraph::new(cell.text(), cell.line().unwrap_or(line))).collect();
        } else {
            self.table.rows.push(row);
        }
    }
}

/// Converts a finished table to blocks. Code that a syntax highlighter has laid out as a table, with line numbers
/// beside the code, becomes code blocks.
pub(super) fn unwrap_code(mut table: Table) -> Blocks {
    let codes = |cell: &Cell| cell.code && cell.paras.iter().any(|para| !is_line_numbers(&para.text));
    let all_code = |row: &Row| row.cells.iter().all(|cell| cell.code || cell.paras.is_empty());
    if table.header.is_empty()
        && table.rows.iter().all(all_code)
        && table.rows.iter().flat_map(|row| &row.cells).any(codes)
    {
        let cells = table.rows.into_iter().flat_map(|row| row.cells);
        let paras = cells.flat_map(|cell| cell.paras).filter(|para| !is_line_numbers(&para.text));
        return paras.map(Block::Code).collect();
    }
    if table.header.is_empty() && !table.rows.is_empty() {
        let first = &table.rows[0];
        let named = first
            .cells
            .iter()
            .filter(|cell| super::super::vocabulary::column_of_header(&cell.text()).is_some())
            .count();
        if named >= 2 {
            let row = table.rows.remove(0);
            table.header =
                row.cells.iter().map(|cell| Paragraph::new(cell.text(), cell.line().unwrap_or(row.line))).collect();
        }
    }
    vec![Block::Table(table)]
}

fn is_line_numbers(text: &str) -> bool {
    text.split_whitespace().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}
