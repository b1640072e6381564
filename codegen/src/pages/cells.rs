//! Reads tables in plain text with one cell per line. The header determines the columns. A row starts at a line that
//! looks like a parameter name if the following lines fit the next columns, such as `limit`, `No`, `Integer`.

use std::collections::HashSet;

use super::{
    block::{Cell, Paragraph, Row},
    pipes,
    text::Line,
    types,
    vocabulary::{self, Column},
};

/// The columns of a table: the meaning of each column, and its header cell.
pub(super) type Columns = Vec<(Column, Paragraph)>;

/// Parses a header that starts at the line with index `start`, with one column per line or all columns in one line.
/// Returns the columns and the index of the line after the header.
pub(super) fn parse_header(lines: &[Line<'_>], start: usize) -> Option<(Columns, usize)> {
    if let Some(columns) = parse_one_line_header(&lines[start]) {
        return Some((columns, start + 1));
    }
    let mut columns = Columns::new();
    for line in &lines[start..] {
        let Some(column) = vocabulary::column_of_header(line.text).filter(|_| !line.bullet) else { break };
        let is_repeated = column != Column::Unrelated && columns.iter().any(|(known, _)| *known == column);
        if is_repeated || columns.len() > 8 {
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
    let header_end = start + columns.len();
    is_header.then_some((columns, header_end))
}

/// Parses a header with all columns in one line, as in the API Explorer: `名称 类型 IN 必选 描述`.
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

/// Returns the index of the first line after the table whose rows start at index `start`.
pub(super) fn table_end(lines: &[Line<'_>], start: usize, columns: &Columns, object_names: &HashSet<String>) -> usize {
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
            let is_line_above_table =
                vocabulary::parse_caption(line.text).is_some() || vocabulary::status_phrase(line.text).is_some();
            let is_next_table = starts_table(line_index) || (is_line_above_table && starts_table(line_index + 1));
            let is_heading = line_index > start && !line.bullet && ends_table(line.text);
            let is_page_footer = vocabulary::parse_update_date(line.text).is_some() || vocabulary::is_url(line.text);
            if is_next_table || is_heading || is_page_footer || vocabulary::status_heading(line.text).is_some() {
                return line_index;
            }
        }
        line_index += 1;
    }
    line_index
}

/// Returns whether `text` is a section heading that ends a table. Headings that also occur in descriptions, such as
/// `Default value:`, do not end a table.
fn ends_table(text: &str) -> bool {
    let is_description_label = super::facets::label_of_line(text).is_some_and(|(_, rest)| rest.is_empty());
    vocabulary::section_of_heading(text)
        .is_some_and(|section| section != vocabulary::Section::Function || !text.contains(' '))
        && !is_description_label
}

/// The columns of a table, and the names of objects that may occur as types. Both are used to recognize the start of a
/// row.
struct ColumnLayout<'a> {
    columns: Vec<Column>,
    object_names: &'a HashSet<String>,
}

/// The cells of a row between the name and the description, and the number of lines that these cells occupy.
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

    fn has_mandatory(&self) -> bool {
        self.has_column(Column::Mandatory) || self.has_column(Column::Optional)
    }

    /// Returns whether the first of `lines` is the first line of a row.
    fn starts_row(&self, lines: &[Line<'_>]) -> bool {
        let Some(first_line) = lines.first() else { return false };
        if first_line.bullet || self.has_column(Column::Unrelated) {
            return false;
        }
        if self.has_column(Column::Status) {
            return is_status(first_line.text);
        }
        if !is_row_name(first_line.text) {
            return false;
        }
        let cells_after_name = self.read_cells_after_name(&lines[1..]);
        if self.has_column(Column::Type) {
            return cells_after_name.cells.iter().any(|(column, _)| *column == Column::Type);
        }
        if self.has_mandatory() && !cells_after_name.cells.is_empty() {
            return true;
        }
        // In a table with only names and descriptions, each name is followed by at least one line of description.
        !self.has_mandatory() && lines.get(1).is_some()
    }

    /// Reads the lines after a name, at most four, while they fit the columns between the name and the description.
    fn read_cells_after_name(&self, lines: &[Line<'_>]) -> CellsAfterName {
        let mut cells_after_name = CellsAfterName { cells: Vec::new(), line_count: 0 };
        for line in lines.iter().take(4) {
            if line.bullet {
                break;
            }
            let Some(cells) = self.read_line(line, &cells_after_name) else { break };
            cells_after_name.cells.extend(cells);
            cells_after_name.line_count += 1;
        }
        cells_after_name
    }

    /// Parses a line as one cell (`Yes`, `String`) or several cells (`string path 是`) of columns that have no cell yet.
    fn read_line(&self, line: &Line<'_>, previous_cells: &CellsAfterName) -> Option<Vec<(Column, Paragraph)>> {
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

/// Moves the last word of `text` to a cell of `column` if `is_valid_word` returns true for the word. Returns the
/// remaining text.
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

/// Returns whether `text` looks like the name in a row. Since a single word of prose also does, callers must check the
/// following lines.
fn is_row_name(text: &str) -> bool {
    vocabulary::is_name(text) || (text.len() <= 60 && text.starts_with('{') && text.ends_with('}'))
}

/// Returns whether `text` is a status code with or without its phrase, such as `404` or `404 Not Found`.
fn is_status(text: &str) -> bool {
    let text = text.trim_end_matches([':', '.']);
    let (code, phrase) = text.split_once(' ').unwrap_or((text, ""));
    let is_phrase =
        phrase.len() <= 40 && phrase.bytes().all(|byte| byte.is_ascii_alphabetic() || b" -'".contains(&byte));
    code.len() == 3
        && code.starts_with(['1', '2', '3', '4', '5'])
        && code.bytes().all(|byte| byte.is_ascii_digit())
        && is_phrase
        && !phrase.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Splits the lines of a table into rows.
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
        let has_only_text =
            !layout.has_column(Column::Type) && !layout.has_column(Column::Status) && !layout.has_mandatory();
        let min_row_end = text_start + usize::from(has_only_text);
        while row_end < lines.len() && (row_end < min_row_end || !layout.starts_row(&lines[row_end..])) {
            row_end += 1;
        }
        rows.push(build_row(&lines[row_start], &cells_after_name, &lines[text_start..row_end], columns));
        row_start = row_end;
    }
    rows
}

/// Creates a row from the line with the name, the cells after the name, and the lines of the description.
fn build_row(name: &Line<'_>, cells_after_name: &CellsAfterName, text_lines: &[Line<'_>], columns: &Columns) -> Row {
    let mut row = super::text::row_at_line(name);
    let last_index = columns.len() - 1;
    let has_abbreviation = columns.iter().any(|(column, _)| *column == Column::Abbreviated);
    for (index, (column, _)) in columns.iter().enumerate() {
        let mut cell = Cell::default();
        if index == 0 {
            cell.paras.push(name.para());
        } else if let Some((_, para)) = cells_after_name.cells.iter().find(|(known, _)| known == column) {
            cell.paras.push(para.clone());
        } else if has_abbreviation && index == 1 {
            cell.paras.extend(text_lines.first().map(Line::para));
        } else if index == last_index || *column == Column::Text {
            let skip_count = usize::from(has_abbreviation);
            cell.paras.extend(text_lines.iter().skip(skip_count).map(Line::para));
        }
        row.cells.push(cell);
    }
    row
}
