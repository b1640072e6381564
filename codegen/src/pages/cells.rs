//! Reads tables in plain text with one cell per line. The header determines the columns. A row starts at a line that
//! looks like a name if the following lines fit the next columns.

use std::collections::HashSet;

use super::{
    block::{Cell, Paragraph, Row},
    pipes,
    text::Line,
    types,
    vocabulary::{self, Column},
};

/// The columns of a header, each with its header cell.
pub(super) type Columns = Vec<(Column, Paragraph)>;

/// Parses a header that starts at index `at`, with one column per line or all columns in one line. Returns the columns
/// and the index of the line after the header.
pub(super) fn parse_header(lines: &[Line<'_>], at: usize) -> Option<(Columns, usize)> {
    if let Some(columns) = one_line(&lines[at]) {
        return Some((columns, at + 1));
    }
    let mut columns = Columns::new();
    for line in &lines[at..] {
        let Some(column) = vocabulary::column_of_header(line.text).filter(|_| !line.bullet) else { break };
        let repeated = column != Column::Unrelated && columns.iter().any(|(known, _)| *known == column);
        if repeated || columns.len() > 8 {
            break;
        }
        columns.push((column, line.para()));
    }
    let has = |wanted: &[Column]| columns.iter().any(|(column, _)| wanted.contains(column));
    let opens = match columns.first()?.0 {
        Column::Name => has(&[Column::Type, Column::Text]),
        Column::Status | Column::Unrelated => columns.len() >= 2,
        _ => false,
    };
    let end = at + columns.len();
    opens.then_some((columns, end))
}

/// Parses a header with all columns in one line, as in the API Explorer: `名称 类型 IN 必选 描述`.
fn one_line(line: &Line<'_>) -> Option<Columns> {
    if line.text.len() > 200 {
        return None;
    }
    let words: Vec<&str> = line.text.split_whitespace().collect();
    if words.len() < 3 {
        return None;
    }
    let columns: Option<Columns> = words
        .iter()
        .map(|word| Some((vocabulary::column_of_header(word)?, Paragraph::new(*word, line.number))))
        .collect();
    columns.filter(|columns| columns[0].0 == Column::Name)
}

/// Returns the index of the first line after the table whose rows start at index `start`.
pub(super) fn table_end(lines: &[Line<'_>], start: usize, columns: &Columns, names: &HashSet<String>) -> usize {
    let shape = ColumnLayout::new(columns, names);
    let mut at = start;
    while at < lines.len() {
        let (line, rest) = (&lines[at], &lines[at..]);
        if !(at > start && shape.starts_row(rest)) {
            let opens = |at: usize| {
                at < lines.len() && (parse_header(lines, at).is_some() || pipes::parse_table_start(lines, at).is_some())
            };
            let above =
                vocabulary::parse_caption(line.text).is_some() || vocabulary::status_phrase(line.text).is_some();
            let next = opens(at) || (above && opens(at + 1));
            let heading = at > start && !line.bullet && ends_table(line.text);
            let site = vocabulary::parse_update_date(line.text).is_some() || vocabulary::is_url(line.text);
            if next || heading || site || vocabulary::status_heading(line.text).is_some() {
                return at;
            }
        }
        at += 1;
    }
    at
}

/// Returns whether `text` is a section heading that ends a table. Headings that also occur in descriptions do not end
/// it.
fn ends_table(text: &str) -> bool {
    let part_of_description = super::facets::label_of_line(text).is_some_and(|(_, rest)| rest.is_empty());
    vocabulary::section_of_heading(text)
        .is_some_and(|section| section != vocabulary::Section::Function || !text.contains(' '))
        && !part_of_description
}

/// The columns of a table and the object names that are types, by which the start of a row is recognized.
struct ColumnLayout<'a> {
    columns: Vec<Column>,
    names: &'a HashSet<String>,
}

/// The cells between a row's name and its description, and the number of lines that they take.
struct CellsAfterName {
    cells: Vec<(Column, Paragraph)>,
    lines: usize,
}

impl<'a> ColumnLayout<'a> {
    fn new(columns: &Columns, names: &'a HashSet<String>) -> Self {
        Self { columns: columns.iter().map(|(column, _)| *column).collect(), names }
    }

    fn has_column(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    fn has_mandatory(&self) -> bool {
        self.has_column(Column::Mandatory) || self.has_column(Column::Optional)
    }

    fn starts_row(&self, lines: &[Line<'_>]) -> bool {
        let Some(first) = lines.first() else { return false };
        if first.bullet || self.has_column(Column::Unrelated) {
            return false;
        }
        if self.has_column(Column::Status) {
            return is_status(first.text);
        }
        if !is_row_name(first.text) {
            return false;
        }
        let meta = self.read_cells_after_name(&lines[1..]);
        if self.has_column(Column::Type) {
            return meta.cells.iter().any(|(column, _)| *column == Column::Type);
        }
        if self.has_mandatory() && !meta.cells.is_empty() {
            return true;
        }
        // In a table with only names and descriptions, each name is followed by at least one line of description.
        !self.has_mandatory() && lines.get(1).is_some()
    }

    /// Reads the lines after a name, at most four, while they fit the columns between the name and the description.
    fn read_cells_after_name(&self, lines: &[Line<'_>]) -> CellsAfterName {
        let mut meta = CellsAfterName { cells: Vec::new(), lines: 0 };
        for line in lines.iter().take(4) {
            if line.bullet {
                break;
            }
            let Some(cells) = self.read_line(line, &meta) else { break };
            meta.cells.extend(cells);
            meta.lines += 1;
        }
        meta
    }

    /// Parses a line as one cell (`Yes`, `String`) or several cells (`string path 是`) of columns that have no cell yet.
    fn read_line(&self, line: &Line<'_>, so_far: &CellsAfterName) -> Option<Vec<(Column, Paragraph)>> {
        let missing =
            |column: Column| self.has_column(column) && so_far.cells.iter().all(|(known, _)| *known != column);
        let mandatory = if self.has_column(Column::Optional) { Column::Optional } else { Column::Mandatory };
        let mut rest = line.text;
        let mut cells = Vec::new();
        let whole = |text: &str| types::parse_type(text, &|name| self.names.contains(name)).is_some();
        if missing(Column::Type) && whole(rest) {
            return Some(vec![(Column::Type, line.para())]);
        }
        if missing(mandatory) {
            rest = take_last(rest, mandatory, line, &mut cells, |word| vocabulary::parse_mandatory(word).is_some());
        }
        if missing(Column::Place) {
            rest = take_last(rest, Column::Place, line, &mut cells, |word| vocabulary::parse_location(word).is_some());
        }
        if rest.is_empty() && !cells.is_empty() {
            return Some(cells);
        }
        if missing(Column::Type) && whole(rest) {
            cells.push((Column::Type, Paragraph::new(rest, line.number)));
            return Some(cells);
        }
        None
    }
}

fn take_last<'t>(
    text: &'t str,
    column: Column,
    line: &Line<'_>,
    cells: &mut Vec<(Column, Paragraph)>,
    fits: impl Fn(&str) -> bool,
) -> &'t str {
    let (before, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    if !fits(last) {
        return text;
    }
    cells.push((column, Paragraph::new(last, line.number)));
    before.trim_end()
}

/// Returns whether `text` looks like the name in a row. A single word of prose does too; the following lines decide.
fn is_row_name(text: &str) -> bool {
    vocabulary::is_name(text) || (text.len() <= 60 && text.starts_with('{') && text.ends_with('}'))
}

/// Returns whether `text` is a status code with or without its phrase, such as `404` or `404 Not Found`.
fn is_status(text: &str) -> bool {
    let text = text.trim_end_matches([':', '.']);
    let (code, phrase) = text.split_once(' ').unwrap_or((text, ""));
    let words = phrase.len() <= 40 && phrase.bytes().all(|byte| byte.is_ascii_alphabetic() || b" -'".contains(&byte));
    code.len() == 3
        && code.starts_with(['1', '2', '3', '4', '5'])
        && code.bytes().all(|byte| byte.is_ascii_digit())
        && words
        && !phrase.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Splits the lines of a table into rows.
pub(super) fn split_rows(lines: &[Line<'_>], columns: &Columns, names: &HashSet<String>) -> Vec<Row> {
    let shape = ColumnLayout::new(columns, names);
    let foreign = shape.has_column(Column::Unrelated);
    if foreign || lines.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let meta = shape.read_cells_after_name(&lines[at + 1..]);
        let body = at + 1 + meta.lines;
        let mut next = body;
        let least =
            usize::from(!shape.has_column(Column::Type) && !shape.has_column(Column::Status) && !shape.has_mandatory());
        while next < lines.len() && (next < body + least || !shape.starts_row(&lines[next..])) {
            next += 1;
        }
        rows.push(build_row(&lines[at], &meta, &lines[body..next], columns));
        at = next;
    }
    rows
}

fn build_row(name: &Line<'_>, meta: &CellsAfterName, text: &[Line<'_>], columns: &Columns) -> Row {
    let mut row = super::text::row_at_line(name);
    let last = columns.len() - 1;
    let three_statuses = columns.iter().any(|(column, _)| *column == Column::Abbreviated);
    for (index, (column, _)) in columns.iter().enumerate() {
        let mut cell = Cell::default();
        if index == 0 {
            cell.paras.push(name.para());
        } else if let Some((_, para)) = meta.cells.iter().find(|(known, _)| known == column) {
            cell.paras.push(para.clone());
        } else if three_statuses && index == 1 {
            cell.paras.extend(text.first().map(Line::para));
        } else if index == last || *column == Column::Text {
            let skip = usize::from(three_statuses);
            cell.paras.extend(text.iter().skip(skip).map(Line::para));
        }
        row.cells.push(cell);
    }
    row
}
