//! Formats blocks as Markdown.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

use super::{
    block::{Block, List, Table},
    inline::Inline,
    phrase::{self, Context},
};

/// Formats blocks as Markdown, separated by blank lines.
pub(super) fn write_blocks(blocks: &[Block]) -> String {
    join_blocks(blocks, true)
}

/// Formats blocks as Markdown, with blank lines between the blocks if `is_loose` is true. The blocks in an item of a
/// tight list have no blank lines between them.
fn join_blocks(blocks: &[Block], is_loose: bool) -> String {
    let mut result = String::new();
    let mut use_second_marker = false;
    for (index, block) in blocks.iter().enumerate() {
        // Adjacent lists with the same marker would be parsed as one list.
        let follows_list = index > 0 && matches!(blocks[index - 1], Block::List(_));
        use_second_marker = follows_list && !use_second_marker;
        let block_text = match block {
            Block::Paragraph(inlines) => phrase::write_inlines(inlines, Context::Paragraph),
            Block::Quote(blocks) => indent_lines(&join_blocks(blocks, true), "> ", "> "),
            Block::List(list) => self::write_list(list, use_second_marker),
            Block::Table(table) => self::write_table(table),
            Block::Rule => "___".to_owned(),
        };
        if block_text.is_empty() {
            continue;
        }
        if !result.is_empty() {
            result.push_str(if is_loose { "\n\n" } else { "\n" });
        }
        result.push_str(&block_text);
    }
    result
}

/// Adds `first_prefix` before the first line of `text`, and `other_prefix` before each other line.
fn indent_lines(text: &str, first_prefix: &str, other_prefix: &str) -> String {
    let mut result = String::with_capacity(text.len() + other_prefix.len() * 4);
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            result.push('\n');
        }
        let prefix = if index == 0 { first_prefix } else { other_prefix };
        result.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        result.push_str(line);
    }
    result
}

/// Formats a list. If `use_second_marker` is true, the markers are `*` and `1)` instead of `-` and `1.`.
fn write_list(list: &List, use_second_marker: bool) -> String {
    let is_loose = is_loose(list);
    let first_number = list.first_number.map(|number| if number > 100_000_000 { 1 } else { number });
    let mut next_number = first_number;
    let mut item_texts = Vec::with_capacity(list.items.len());
    for item in &list.items {
        let item_text = join_blocks(item, is_loose);
        if item_text.is_empty() {
            continue;
        }
        let marker = match &mut next_number {
            Some(next_number) => {
                let marker = format!("{next_number}{} ", if use_second_marker { ')' } else { '.' });
                *next_number += 1;
                marker
            }
            None => if use_second_marker { "* " } else { "- " }.to_owned(),
        };
        item_texts.push(indent_lines(&item_text, &marker, &" ".repeat(marker.len())));
    }
    item_texts.join(if is_loose { "\n\n" } else { "\n" })
}

/// Returns whether a list is formatted with blank lines between the items, and between the blocks of an item.
fn is_loose(list: &List) -> bool {
    let needs_blank_line = |item: &Vec<Block>| item.windows(2).any(|pair| !can_follow_directly(&pair[0], &pair[1]));
    let is_paragraph = |block: &Block| matches!(block, Block::Paragraph(_));
    list.loose && list.items.iter().flatten().any(is_paragraph) || list.items.iter().any(needs_blank_line)
}

/// Returns whether the block `second` can follow the block `first` without a blank line.
fn can_follow_directly(first: &Block, second: &Block) -> bool {
    match (first, second) {
        (Block::Paragraph(_), Block::List(list)) => list.first_number.is_none_or(|start| start == 1) && !is_loose(list),
        _ => false,
    }
}

fn write_table(table: &Table) -> String {
    let column_count = table.alignments.len();
    let format_row = |cells: &[Vec<Inline>], column_count: usize| {
        let mut row_line = String::from("|");
        for index in 0..column_count {
            let cell = cells.get(index).map(|cell| phrase::write_inlines(cell, Context::Cell)).unwrap_or_default();
            let _ = write!(row_line, " {cell}{}|", if cell.is_empty() { "" } else { " " });
        }
        row_line
    };
    let mut rows = table.rows.iter();
    let mut table_lines = vec![format_row(rows.next().map_or(&[], Vec::as_slice), column_count)];
    let alignments = table.alignments.iter().map(|alignment| match alignment {
        Alignment::None => " --- |",
        Alignment::Left => " :-- |",
        Alignment::Center => " :-: |",
        Alignment::Right => " --: |",
    });
    table_lines.push(format!("|{}", alignments.collect::<String>()));
    for cells in rows {
        let cell_count = cells.iter().rposition(|cell| !cell.is_empty()).map_or(1, |last| last + 1);
        table_lines.push(format_row(cells, cell_count.min(column_count)));
    }
    table_lines.join("\n")
}
