//! Reads tables from plain text that has one cell per line. The header determines the columns. A row starts at a line
//! that looks like a parameter name, such as `limit`, if the following lines, such as `No` and `Integer`, fit the next
//! columns.

use std::collections::HashSet;

use super::{
    block::{Cell, Paragraph, Row},
    pipes,
    text::Line,
    types,
    vocabulary::{self, Column},
};

/// The columns of a table, each with its meaning and the text of its header cell.
pub(super) type Columns = Vec<(Column, Paragraph)>;

/// Parses the header of a table. The header starts at `lines[start]`, and has either one column per line or all columns
/// in one line. Returns the columns and the index of the line after the header; `None` if `lines[start]` does not start
/// a header.
pub(super) fn parse_header(lines: &[Line<'_>], start: usize) -> Option<(Columns, usize)> {
    if let Some(columns) = parse_one_line_header(&lines[start]) {
        return Some((columns, start + 1));
    }
    let mut columns = Columns::new();
    for line in &lines[start..] {
        let Some(column) = vocabulary::column_of_header(line.text).filter(|_| !line.bullet) else { break };
        let is_repeated_column = column != Column::Unrelated && columns.iter().any(|(known, _)| *known == column);
        if is_repeated_column || columns.len() > 8 {
            break;
        }
        columns.push((column, line.para()));
    }
    let has_any_column = |candidates: &[Column]| columns.iter().any(|(column, _)| candidates.contains(column));
    let is_header = match columns.first()?.0 {
        Column::Name => has_any_column(&[Column::Type, Column::Text]),
        Column::Status | Column::Unrelated => columns.len() >= 2,
        _ => false,
    };
    let line_after_header = start + columns.len();
    is_header.then_some((columns, line_after_header))
}

/// Parses a table header that has all columns in one line, as in the API Explorer: `名称 类型 IN 必选 描述`. Returns `None` if
/// `line` is not such a header.
fn parse_one_line_header(line: &Line<'_>) -> Option<Columns> {
    if line.text.len() > 200 {
        return None;
    }
    let header_words: Vec<&str> = line.text.split_whitespace().collect();
    if header_words.len() < 3 {
        return None;
    }
    let columns: Option<Columns> = header_words
        .iter()
        .map(|header_word| {
            Some((vocabulary::column_of_header(header_word)?, Paragraph::new(*header_word, line.number)))
        })
        .collect();
    columns.filter(|columns| columns[0].0 == Column::Name)
}

/// Returns the index of the first line after a table. `start` is the index of the line at which the rows of the table
/// start.
pub(super) fn find_table_end(
    lines: &[Line<'_>],
    start: usize,
    columns: &Columns,
    object_names: &HashSet<String>,
) -> usize {
    let layout = ColumnLayout::new(columns, object_names);
    let mut line_index = start;
    while line_index < lines.len() {
        let (line, remaining_lines) = (&lines[line_index], &lines[line_index..]);
        if !(line_index > start && layout.starts_row(remaining_lines)) {
            let starts_table = |line_index: usize| {
                line_index < lines.len()
                    && (parse_header(lines, line_index).is_some()
                        || pipes::parse_table_start(lines, line_index).is_some())
            };
            let is_caption_line =
                vocabulary::parse_caption(line.text).is_some() || vocabulary::parse_success_line(line.text).is_some();
            let starts_next_table = starts_table(line_index) || (is_caption_line && starts_table(line_index + 1));
            let is_heading = line_index > start && !line.bullet && is_table_end_heading(line.text);
            let is_page_footer = vocabulary::parse_update_date(line.text).is_some() || vocabulary::is_url(line.text);
            let is_status_heading = vocabulary::parse_status_heading(line.text).is_some();
            if starts_next_table || is_heading || is_page_footer || is_status_heading {
                return line_index;
            }
        }
        line_index += 1;
    }
    line_index
}

/// Returns whether `text` is the heading of a section, which ends the table before the heading. A line such as `Default
/// value:` is not such a heading, since it also occurs in the descriptions of table rows.
fn is_table_end_heading(text: &str) -> bool {
    let is_description_label = super::facets::split_label(text).is_some_and(|(_, rest)| rest.is_empty());
    vocabulary::section_of_heading(text)
        .is_some_and(|section| section != vocabulary::Section::Function || !text.contains(' '))
        && !is_description_label
}

/// The facts by which the start of a table row is recognized: the columns of the table, and the names of objects that
/// may occur in the type column.
struct ColumnLayout<'a> {
    columns: Vec<Column>,
    object_names: &'a HashSet<String>,
}

/// The cells of a row that follow the name and precede the description, and the number of lines that these cells
/// occupy.
struct CellsAfterName {
    cells: Vec<(Column, Paragraph)>,
    line_count: usize,
}

impl<'a> ColumnLayout<'a> {
    fn new(columns: &Columns, object_names: &'a HashSet<String>) -> Self {
        Self { columns: columns.iter().map(|(column, _)| *column).collect(), object_names }
    }

    fn has_column(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    fn has_mandatory_column(&self) -> bool {
        self.has_column(Column::Mandatory) || self.has_column(Column::Optional)
    }

    /// Returns whether a table row starts at `lines[0]`. The lines after it are needed for the decision.
    fn starts_row(&self, lines: &[Line<'_>]) -> bool {
        let Some(first_line) = lines.first() else { return false };
        if first_line.bullet || self.has_column(Column::Unrelated) {
            return false;
        }
        if self.has_column(Column::Status) {
            return is_status_code_cell(first_line.text);
        }
        if !is_row_name(first_line.text) {
            return false;
        }
        let cells_after_name = self.read_cells_after_name(&lines[1..]);
        if self.has_column(Column::Type) {
            return cells_after_name.cells.iter().any(|(column, _)| *column == Column::Type);
        }
        if self.has_mandatory_column() && !cells_after_name.cells.is_empty() {
            return true;
        }
        // In a table with only names and descriptions, each name is followed by at least one line of description.
        !self.has_mandatory_column() && lines.get(1).is_some()
    }

    /// Reads the cells that follow the name in a row. `lines` starts after the name. Stops before the fifth line, and
    /// before the first line that does not fit a column between the name and the description.
    fn read_cells_after_name(&self, lines: &[Line<'_>]) -> CellsAfterName {
        let mut cells_after_name = CellsAfterName { cells: Vec::new(), line_count: 0 };
        for line in lines.iter().take(4) {
            if line.bullet {
                break;
            }
            let Some(cells) = self.parse_cell_line(line, &cells_after_name) else { break };
            cells_after_name.cells.extend(cells);
            cells_after_name.line_count += 1;
        }
        cells_after_name
    }

    /// Parses a line that contains one cell (`Yes`, `String`) or several cells (`string path 是`) of a row. Only columns
    /// without a cell in `previous_cells` are considered. Returns `None` if the line does not fit these columns.
    fn parse_cell_line(&self, line: &Line<'_>, previous_cells: &CellsAfterName) -> Option<Vec<(Column, Paragraph)>> {
        let lacks_cell =
            |column: Column| self.has_column(column) && previous_cells.cells.iter().all(|(known, _)| *known != column);
        let mandatory_column = if self.has_column(Column::Optional) { Column::Optional } else { Column::Mandatory };
        let mut remaining_text = line.text;
        let mut cells = Vec::new();
        let is_type = |text: &str| types::parse_type(text, &|name| self.object_names.contains(name)).is_some();
        if lacks_cell(Column::Type) && is_type(remaining_text) {
            return Some(vec![(Column::Type, line.para())]);
        }
        if lacks_cell(mandatory_column) {
            let is_valid_word = |word: &str| vocabulary::parse_mandatory(word).is_some();
            remaining_text = take_last_word(remaining_text, mandatory_column, line, &mut cells, is_valid_word);
        }
        if lacks_cell(Column::Place) {
            let is_valid_word = |word: &str| vocabulary::parse_location(word).is_some();
            remaining_text = take_last_word(remaining_text, Column::Place, line, &mut cells, is_valid_word);
        }
        if remaining_text.is_empty() && !cells.is_empty() {
            return Some(cells);
        }
        if lacks_cell(Column::Type) && is_type(remaining_text) {
            cells.push((Column::Type, Paragraph::new(remaining_text, line.number)));
            return Some(cells);
        }
        None
    }
}

/// Removes the last word from `text` and adds the word to `cells` as the cell of `column`, if `is_valid_word` accepts
/// the word. Returns the remaining text.
fn take_last_word<'t>(
    text: &'t str,
    column: Column,
    line: &Line<'_>,
    cells: &mut Vec<(Column, Paragraph)>,
    is_valid_word: impl Fn(&str) -> bool,
) -> &'t str {
    let (text_before, last_word) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    if !is_valid_word(last_word) {
        return text;
    }
    cells.push((column, Paragraph::new(last_word, line.number)));
    text_before.trim_end()
}

/// Returns whether `text` looks like the name of a parameter or field at the start of a table row. A single word of
/// prose looks the same, so callers must also check the following lines.
fn is_row_name(text: &str) -> bool {
    vocabulary::is_name(text) || (text.len() <= 60 && text.starts_with('{') && text.ends_with('}'))
}

/// Returns whether `text` is a status code, optionally followed by a reason phrase: `404` or `404 Not Found`.
fn is_status_code_cell(text: &str) -> bool {
    let text = text.trim_end_matches([':', '.']);
    let (code, phrase) = text.split_once(' ').unwrap_or((text, ""));
    let is_reason_phrase =
        phrase.len() <= 40 && phrase.bytes().all(|byte| byte.is_ascii_alphabetic() || b" -'".contains(&byte));
    code.len() == 3
        && code.starts_with(['1', '2', '3', '4', '5'])
        && code.bytes().all(|byte| byte.is_ascii_digit())
        && is_reason_phrase
        && !phrase.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Groups the lines of a table into rows. `lines` starts after the header of the table.
pub(super) fn split_rows(lines: &[Line<'_>], columns: &Columns, object_names: &HashSet<String>) -> Vec<Row> {
    let layout = ColumnLayout::new(columns, object_names);
    let is_unrelated_table = layout.has_column(Column::Unrelated);
    if is_unrelated_table || lines.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    let mut row_start = 0;
    while row_start < lines.len() {
        let cells_after_name = layout.read_cells_after_name(&lines[row_start + 1..]);
        let text_start = row_start + 1 + cells_after_name.line_count;
        let mut row_end = text_start;
        let lacks_typed_columns =
            !layout.has_column(Column::Type) && !layout.has_column(Column::Status) && !layout.has_mandatory_column();
        let min_row_end = text_start + usize::from(lacks_typed_columns);
        while row_end < lines.len() && (row_end < min_row_end || !layout.starts_row(&lines[row_end..])) {
            row_end += 1;
        }
        rows.push(build_row(&lines[row_start], &cells_after_name, &lines[text_start..row_end], columns));
        row_start = row_end;
    }
    rows
}

/// Creates a row with one cell per column from the line with the name, the cells that follow the name, and the lines of
/// the description (`text_lines`).
fn build_row(
    name_line: &Line<'_>,
    cells_after_name: &CellsAfterName,
    text_lines: &[Line<'_>],
    columns: &Columns,
) -> Row {
    let mut row = super::text::empty_row_at_line(name_line);
    let last_column = columns.len() - 1;
    let has_abbreviation_column = columns.iter().any(|(column, _)| *column == Column::Abbreviated);
    for (index, (column, _)) in columns.iter().enumerate() {
        let mut cell = Cell::default();
        if index == 0 {
            cell.paras.push(name_line.para());
        } else if let Some((_, para)) = cells_after_name.cells.iter().find(|(known, _)| known == column) {
            cell.paras.push(para.clone());
        } else if has_abbreviation_column && index == 1 {
            cell.paras.extend(text_lines.first().map(Line::para));
        } else if index == last_column || *column == Column::Text {
            let skipped_lines = usize::from(has_abbreviation_column);
            cell.paras.extend(text_lines.iter().skip(skipped_lines).map(Line::para));
        }
        row.cells.push(cell);
    }
    row
}
