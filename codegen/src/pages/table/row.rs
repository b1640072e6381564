//! Converts a row of a table to a parameter or field, and warns about uncertain rows.

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
    pub(super) fn read_field(&mut self, row: &Row, columns: &[Column]) -> Option<(Field, Option<ParameterIn>)> {
        let cell =
            |wanted: Column| columns.iter().position(|column| *column == wanted).and_then(|at| row.cells.get(at));
        let name_cell = row.cells.first()?;
        let name = clean_name(&name_cell.text());
        let line = name_cell.line().unwrap_or(row.line);
        if name.is_empty() {
            self.add_warning("page-name-missing", row.line, "this row has no name, and is not read");
            return None;
        }
        if !vocabulary::is_name(&name) && !name.starts_with('{') {
            self.add_warning("page-name-odd", line, format!("`{name}` is not a valid name"));
        }
        let paras: Vec<Paragraph> = cell(Column::Text).map(|cell| cell.paras.clone()).unwrap_or_default();
        let mut found = self.facets.read(&paras);
        if let Some(value) = cell(Column::Default).map(Cell::text).filter(|text| !vocabulary::is_placeholder(text))
            && (found.default.is_none() || found.default_in_words)
        {
            found.default = Some(AtLine::new(vocabulary::fold_characters(&value), line));
            found.default_in_words = false;
        }
        if let Some(range) = cell(Column::Range).filter(|cell| !vocabulary::is_placeholder(&cell.text())) {
            found.take_range_cell(&range.paras);
        }
        if let Some(item) = &found.unsure {
            let message = format!("the list of values of `{name}` could not be read: `{}` is not a value", item.value);
            self.add_warning("page-values-unsure", item.line, message);
        }
        let ty = cell(Column::Type).and_then(|cell| {
            let text = vocabulary::fold_characters(&cell.text().replace('\\', ""));
            (!vocabulary::is_placeholder(&text))
                .then(|| AtLine::new(PageType::Unknown(text), cell.line().unwrap_or(line)))
        });
        let start = found.text.first().map(|text| text.value.to_lowercase()).unwrap_or_default();
        let deprecated =
            ["deprecated", "(deprecated", "[deprecated", "已废弃", "废弃", "(已废弃", "【已废弃"].iter().any(|word| {
                start.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
            });
        let mandatory = parse_mandatory(cell(Column::Mandatory), cell(Column::Optional), columns, line);
        let place = cell(Column::Place).and_then(|cell| vocabulary::parse_location(&cell.text()));
        let field = Field {
            name,
            line,
            ty,
            mandatory,
            text: found.text,
            default: found.default,
            default_in_words: found.default_in_words,
            limits: found.limits,
            values: found.values,
            deprecated,
        };
        Some((field, place))
    }

    /// Warns, once per table, about rows without a readable cell in the column for requiredness.
    pub(super) fn check_mandatory(&mut self, fields: &[(Field, Option<ParameterIn>)]) {
        let lost: Vec<&Field> = fields
            .iter()
            .filter(|(_, place)| *place != Some(ParameterIn::At(ParameterLocation::Path)))
            .map(|(field, _)| field)
            .filter(|field| field.mandatory.value == Mandatory::Unknown)
            .collect();
        if let Some(first) = lost.first() {
            let message = format!(
                "the table does not say whether `{}`{} is required: the cell is missing",
                first.name,
                if lost.len() > 1 { format!(" (and {} more in this table)", lost.len() - 1) } else { String::new() },
            );
            self.add_warning("page-mandatory-lost", first.line, message);
        }
    }

    /// Removes rows whose name and location already occurred in the table, with a warning. The first row is kept.
    pub(super) fn drop_repeated(&mut self, fields: &mut Vec<(Field, Option<ParameterIn>)>) {
        let mut names = HashSet::new();
        fields.retain(|(field, place)| {
            let first = names.insert((field.name.clone(), *place));
            if !first {
                let message = format!("`{}` appears more than once in this table; this row is ignored", field.name);
                self.add_warning("page-name-repeated", field.line, message);
            }
            first
        });
    }

    /// Warns about rows without a type, and about rows whose description seems to contain another row.
    pub(super) fn check_rows(&mut self, fields: &[(Field, Option<ParameterIn>)], columns: &[Column]) {
        for (field, _) in fields {
            if columns.contains(&Column::Type) && field.ty.is_none() {
                self.add_warning(
                    "page-type-missing",
                    field.line,
                    format!("the type of `{}` is unknown: the cell is empty or missing", field.name),
                );
            }
            for pair in field.text.windows(2) {
                if vocabulary::is_name(&pair[0].value) && types::parse_type(&pair[1].value, &|_| false).is_some() {
                    let message = format!(
                        "`{}` looks like a separate row, but is read as a part of the description of `{}`",
                        pair[0].value, field.name
                    );
                    self.add_warning("page-row-unsure", pair[0].line, message);
                }
            }
        }
    }
}

fn parse_mandatory(given: Option<&Cell>, inverse: Option<&Cell>, columns: &[Column], line: u32) -> AtLine<Mandatory> {
    let has = columns.iter().any(|column| matches!(column, Column::Mandatory | Column::Optional));
    let cell = given.or(inverse);
    let at = cell.and_then(Cell::line).unwrap_or(line);
    let word = cell.and_then(|cell| vocabulary::parse_mandatory(&cell.text()));
    let value = match word.map(|word| word != (given.is_none() && inverse.is_some())) {
        Some(true) => Mandatory::Yes,
        Some(false) => Mandatory::No,
        None if has => Mandatory::Unknown,
        None => Mandatory::Unsaid,
    };
    AtLine::new(value, at)
}

/// Removes emphasis, backslashes and backticks from a name.
fn clean_name(text: &str) -> String {
    let folded = vocabulary::fold_characters(&text.replace("**", "").replace('\\', ""));
    folded.trim_matches(['`', ' ']).to_owned()
}
