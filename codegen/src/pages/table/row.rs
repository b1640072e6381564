//! Converts table rows to parameters or fields, and warns about rows that may have been misread.

use std::collections::HashSet;

use super::super::{
    assemble::PageAssembler,
    block::{Cell, Paragraph, Row},
    page::{AtLine, Field, Mandatory},
    types::{self, PageType},
    vocabulary::{self, Column, ParameterIn},
};
use crate::ir::ParameterLocation;

impl PageAssembler<'_> {
    /// Converts a table row to a field, paired with the location of the parameter if the row states a location. Returns
    /// `None` if the row has no name.
    pub(super) fn read_field(&mut self, row: &Row, columns: &[Column]) -> Option<(Field, Option<ParameterIn>)> {
        let cell_of =
            |role: Column| columns.iter().position(|column| *column == role).and_then(|index| row.cells.get(index));
        let name_cell = row.cells.first()?;
        let name = clean_name(&name_cell.text());
        let line = name_cell.line().unwrap_or(row.line);
        if name.is_empty() {
            self.add_warning("page-name-missing", row.line, "this row has no name; it is ignored");
            return None;
        }
        if !vocabulary::is_name(&name) && !name.starts_with('{') {
            self.add_warning("page-name-odd", line, format!("the parameter name `{name}` is not valid"));
        }
        let paras: Vec<Paragraph> = cell_of(Column::Text).map(|cell| cell.paras.clone()).unwrap_or_default();
        let mut facets = self.facets.read_cached(&paras);
        if let Some(value) = cell_of(Column::Default).map(Cell::text).filter(|text| !vocabulary::is_placeholder(text))
            && (facets.default.is_none() || facets.default_in_words)
        {
            facets.default = Some(AtLine::new(vocabulary::fold_characters(&value), line));
            facets.default_in_words = false;
        }
        if let Some(range) = cell_of(Column::Range).filter(|cell| !vocabulary::is_placeholder(&cell.text())) {
            facets.take_range_cell(&range.paras);
        }
        if let Some(item) = &facets.invalid_item {
            let item_text = &item.value;
            let message = format!(
                "cannot read the allowed values of the parameter `{name}`: the list item `{item_text}` is not a value"
            );
            self.add_warning("page-values-unsure", item.line, message);
        }
        let ty = cell_of(Column::Type).and_then(|cell| {
            let text = vocabulary::fold_characters(&cell.text().replace('\\', ""));
            (!vocabulary::is_placeholder(&text))
                .then(|| AtLine::new(PageType::Unknown(text), cell.line().unwrap_or(line)))
        });
        let description_start = facets.text.first().map(|text| text.value.to_lowercase()).unwrap_or_default();
        let starts_with_word = |word: &&str| {
            let text_after_word = description_start.strip_prefix(word);
            text_after_word
                .is_some_and(|text_after_word| !text_after_word.starts_with(|c: char| c.is_ascii_alphanumeric()))
        };
        let deprecated = ["deprecated", "(deprecated", "[deprecated", "已废弃", "废弃", "(已废弃", "【已废弃"]
            .iter()
            .any(starts_with_word);
        let mandatory = parse_mandatory(cell_of(Column::Mandatory), cell_of(Column::Optional), columns, line);
        let location = cell_of(Column::Place).and_then(|cell| vocabulary::parse_location(&cell.text()));
        let field = Field {
            name,
            line,
            ty,
            mandatory,
            text: facets.text,
            default: facets.default,
            default_in_words: facets.default_in_words,
            limits: facets.limits,
            values: facets.values,
            deprecated,
        };
        Some((field, location))
    }

    /// Warns, once per table, about rows that do not state whether the parameter is required although the table has a
    /// column for this.
    pub(super) fn check_mandatory(&mut self, fields: &[(Field, Option<ParameterIn>)]) {
        let unclear_fields: Vec<&Field> = fields
            .iter()
            .filter(|(_, place)| *place != Some(ParameterIn::At(ParameterLocation::Path)))
            .map(|(field, _)| field)
            .filter(|field| field.mandatory.value == Mandatory::Unknown)
            .collect();
        if let Some(first_field) = unclear_fields.first() {
            let message = format!(
                "the table does not say whether the parameter `{}`{} is required: the cell is missing",
                first_field.name,
                match unclear_fields.len() - 1 {
                    0 => String::new(),
                    more_count => format!(" (and {more_count} more in this table)"),
                },
            );
            self.add_warning("page-mandatory-lost", first_field.line, message);
        }
    }

    /// Removes each row that has the same name and location as a previous row of the table, and warns about it.
    pub(super) fn drop_repeated_rows(&mut self, fields: &mut Vec<(Field, Option<ParameterIn>)>) {
        let mut known_names = HashSet::new();
        fields.retain(|(field, location)| {
            let is_first_row = known_names.insert((field.name.clone(), *location));
            if !is_first_row {
                let name = &field.name;
                let message =
                    format!("the parameter `{name}` appears more than once in this table; this row is ignored");
                self.add_warning("page-name-repeated", field.line, message);
            }
            is_first_row
        });
    }

    /// Warns about rows without a type in a table with types, and about rows whose description seems to contain another
    /// row.
    pub(super) fn check_rows(&mut self, fields: &[(Field, Option<ParameterIn>)], columns: &[Column]) {
        for (field, _) in fields {
            if columns.contains(&Column::Type) && field.ty.is_none() {
                self.add_warning(
                    "page-type-missing",
                    field.line,
                    format!("the type of the parameter `{}` is unknown: the cell is empty or missing", field.name),
                );
            }
            for line_pair in field.text.windows(2) {
                if vocabulary::is_name(&line_pair[0].value)
                    && types::parse_type(&line_pair[1].value, &|_| false).is_some()
                {
                    let message = format!(
                        "the line `{}` looks like a row, but is read as part of the description of the parameter `{}`",
                        line_pair[0].value, field.name
                    );
                    self.add_warning("page-row-unsure", line_pair[0].line, message);
                }
            }
        }
    }
}

/// Determines whether the parameter of a table row is required. Reads the cell of the column `Mandatory`, or else of
/// the column `Optional`. `line` is the line number to return if there is no such cell.
fn parse_mandatory(
    mandatory_cell: Option<&Cell>,
    optional_cell: Option<&Cell>,
    columns: &[Column],
    line: u32,
) -> AtLine<Mandatory> {
    let has_column = columns.iter().any(|column| matches!(column, Column::Mandatory | Column::Optional));
    let cell = mandatory_cell.or(optional_cell);
    let cell_line = cell.and_then(Cell::line).unwrap_or(line);
    let is_yes = cell.and_then(|cell| vocabulary::parse_mandatory(&cell.text()));
    let value = match is_yes.map(|is_yes| is_yes != (mandatory_cell.is_none() && optional_cell.is_some())) {
        Some(true) => Mandatory::Yes,
        Some(false) => Mandatory::No,
        None if has_column => Mandatory::Unknown,
        None => Mandatory::Unstated,
    };
    AtLine::new(value, cell_line)
}

/// Removes bold markup, backslashes and enclosing backticks from the name of a parameter or field.
fn clean_name(text: &str) -> String {
    let folded_name = vocabulary::fold_characters(&text.replace("**", "").replace('\\', ""));
    folded_name.trim_matches(['`', ' ']).to_owned()
}
