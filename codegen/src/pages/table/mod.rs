//! Reads the tables of a documentation page, which describe parameters, fields and status codes. The caption, the
//! columns and the position of a table determine what the table describes.

mod role;
mod row;

use self::role::TableRole;
use super::{
    assemble::{Caption, PageAssembler},
    block::Table,
    page::{Body, Field, Object, Param, Response, StatusRow, TableMark},
    vocabulary::{self, Column, ParameterIn, Section},
};
use crate::ir::ParameterLocation;

impl PageAssembler<'_> {
    /// Reads a table, and adds its rows to the parameters, the body or the status codes of the page. Warns if the table
    /// is ignored.
    pub(super) fn read_table(&mut self, table: &Table, caption: Option<&Caption>) {
        let columns: Vec<Column> = table
            .header
            .iter()
            .map(|cell| vocabulary::column_of_header(&vocabulary::fold_characters(&cell.text)).unwrap_or(Column::Text))
            .collect();
        let line = caption.map_or(table.line, |caption| caption.line);
        let Some(first_column) = columns.first() else {
            if !matches!(
                self.section,
                Section::Front | Section::Function | Section::ExampleRequest | Section::ExampleResponse
            ) {
                self.count_table(table);
                self.add_warning("page-table-headless", line, "this table has no header row; it is ignored");
            }
            return;
        };
        if *first_column == Column::Status {
            self.read_statuses(table, &columns, caption, line);
            return;
        }
        let is_example = matches!(self.section, Section::ExampleRequest | Section::ExampleResponse);
        if is_example && caption.is_none() {
            self.page.coverage.tables += 1;
            self.add_warning(
                "page-table-foreign",
                line,
                "this table is among the examples and has no caption; it is ignored",
            );
            return;
        }
        let has_known_column = table
            .header
            .iter()
            .any(|cell| vocabulary::column_of_header(&vocabulary::fold_characters(&cell.text)).is_some());
        let is_typed = has_known_column && columns.contains(&Column::Type);
        if *first_column != Column::Name && !is_typed || columns.contains(&Column::Unrelated) {
            if !columns.contains(&Column::Unrelated)
                && self.section != Section::Front
                && self.section != Section::Function
            {
                self.count_table(table);
                self.add_warning(
                    "page-table-foreign",
                    line,
                    "the first column of this table does not contain names of parameters; the table is ignored",
                );
            }
            return;
        }
        let mut fields: Vec<(Field, Option<ParameterIn>)> =
            table.rows.iter().filter_map(|row| self.read_field(row, &columns)).collect();
        let role = self.determine_role(caption, &columns, &fields);
        if role == TableRole::Uri {
            for (field, place) in &mut fields {
                let location =
                    if self.is_in_path(&field.name) { ParameterLocation::Path } else { ParameterLocation::Query };
                *place = Some(ParameterIn::At(location));
            }
        }
        self.count_table(table);
        self.page.coverage.tables_read += 1;
        self.drop_repeated_rows(&mut fields);
        self.check_rows(&fields, &columns);
        if role != TableRole::Params(ParameterLocation::Path) {
            self.check_mandatory(&fields);
        }
        self.record_table(&role, caption, line);
        self.page.coverage.rows_read += self.add_rows(role, fields, line);
    }

    /// Adds a table to the total numbers of tables and rows in [`Page::coverage`](super::page::Page::coverage). The
    /// numbers of interpreted tables and rows remain unchanged.
    fn count_table(&mut self, table: &Table) {
        self.page.coverage.tables += 1;
        self.page.coverage.rows += table.rows.len();
    }

    /// Reads a table of status codes. Warns about each row without a status code.
    fn read_statuses(&mut self, table: &Table, columns: &[Column], caption: Option<&Caption>, line: u32) {
        self.record_table(&TableRole::Statuses, caption, line);
        self.count_table(table);
        self.page.coverage.tables_read += 1;
        for row in &table.rows {
            let Some(first_cell) = row.cells.first() else { continue };
            let text = vocabulary::fold_characters(&first_cell.text());
            let Some(status) =
                text.get(..3).and_then(|code| code.parse().ok()).filter(|code| (100..600).contains(code))
            else {
                let message = format!("the cell `{text}` is not an HTTP status code");
                self.add_warning("page-status-unknown", row.line, message);
                continue;
            };
            let texts_of_other_cells =
                row.cells.iter().zip(columns).skip(1).map(|(cell, _)| vocabulary::fold_characters(&cell.text()));
            let phrase = text[3..].trim().to_owned();
            let description_parts: Vec<String> =
                std::iter::once(phrase).chain(texts_of_other_cells).filter(|text| !text.is_empty()).collect();
            let line = first_cell.line().unwrap_or(row.line);
            self.page.coverage.rows_read += 1;
            self.add_status(StatusRow { status, text: description_parts.join(" "), line });
        }
    }

    /// Records the role of a table, and the number in the caption of the table (`Table 2`), in the list of the page's
    /// tables.
    fn record_table(&mut self, role: &TableRole, caption: Option<&Caption>, line: u32) {
        let response_name =
            || self.response_status().map_or_else(|| "response".to_owned(), |status| format!("response {status}"));
        let role = match role {
            TableRole::Params(location) => location_name(*location).to_owned(),
            TableRole::RequestBody { .. } => "request body".to_owned(),
            TableRole::ResponseHeaders => format!("{} headers", response_name()),
            TableRole::ResponseBody => format!("{} body", response_name()),
            TableRole::Object(name) if self.is_in_response_section() => format!("{} {name}", response_name()),
            TableRole::Object(name) => format!("request {name}"),
            TableRole::Statuses => "statuses".to_owned(),
            TableRole::LocationPerRow | TableRole::Uri => "parameters".to_owned(),
        };
        let number = caption.and_then(|caption| caption.number);
        self.page.tables.push(TableMark { number, role, line });
    }

    /// Returns whether the current section of the page describes responses.
    fn is_in_response_section(&self) -> bool {
        matches!(self.section, Section::Response | Section::ResponseBody | Section::ResponseHeader)
    }

    /// Adds the rows of a table to the parameters, body or objects of the page, depending on `role`. Returns the number
    /// of added rows.
    fn add_rows(&mut self, role: TableRole, fields: Vec<(Field, Option<ParameterIn>)>, line: u32) -> usize {
        let row_count = fields.len();
        if matches!(role, TableRole::LocationPerRow | TableRole::Uri) {
            let skipped_count = fields.iter().filter(|(_, row_location)| row_location.is_none()).count();
            for (field, row_location) in fields {
                match row_location {
                    Some(ParameterIn::At(location)) => self.page.params.push(Param { location, field }),
                    Some(row_location) => {
                        let body = self.ensure_request_body(line);
                        body.form |= row_location == ParameterIn::Form;
                        body.fields.push(field);
                    }
                    None => {
                        let message = format!(
                            "the page does not say where the parameter `{}` is sent: in path, query, header or body",
                            field.name
                        );
                        self.add_warning("page-place-unknown", field.line, message);
                    }
                }
            }
            return row_count - skipped_count;
        }
        let fields: Vec<Field> = fields.into_iter().map(|(field, _)| field).collect();
        match role {
            TableRole::Params(location) => {
                self.page.params.extend(fields.into_iter().map(|field| Param { location, field }));
            }
            TableRole::RequestBody { form } => {
                let body = self.ensure_request_body(line);
                body.form |= form;
                body.fields.extend(fields);
            }
            TableRole::ResponseHeaders => self.ensure_response(line).headers.extend(fields),
            TableRole::ResponseBody => {
                let body = self.ensure_response(line).body.get_or_insert_with(|| Body { line, ..Body::default() });
                body.fields.extend(fields);
            }
            TableRole::Object(name) => {
                if !self.add_object(name, fields, line) {
                    self.page.coverage.tables_read -= 1;
                    return 0;
                }
            }
            TableRole::Statuses | TableRole::LocationPerRow | TableRole::Uri => {}
        }
        row_count
    }

    /// Adds an object to the request or response body that the current section describes. Returns false if the body
    /// already has an object with this name but with other fields or types.
    fn add_object(&mut self, name: String, fields: Vec<Field>, line: u32) -> bool {
        let body = if self.is_in_response_section() {
            self.ensure_response(line).body.get_or_insert_with(|| Body { line, ..Body::default() })
        } else {
            self.ensure_request_body(line)
        };
        let compared_parts =
            |field: &Field| (field.name.clone(), field.ty.as_ref().map(|ty| ty.value.clone()), field.mandatory.value);
        let is_same_object = body
            .find_object(&name)
            .map(|object| object.fields.iter().map(compared_parts).eq(fields.iter().map(compared_parts)));
        match is_same_object {
            None => body.objects.push(Object { name, line, fields }),
            Some(true) => {}
            Some(false) => {
                self.add_warning(
                    "page-object-repeated",
                    line,
                    format!("a second table of the object `{name}` has other fields or types; it is ignored"),
                );
            }
        }
        is_same_object != Some(false)
    }

    /// Returns the request body of the page, and first creates the body if necessary. `line` is the line number of a
    /// new body.
    fn ensure_request_body(&mut self, line: u32) -> &mut Body {
        self.page.body.get_or_insert_with(|| Body { line, ..Body::default() })
    }

    /// Returns the response for the current status code, and first creates the response if necessary. `line` is the
    /// line number of a new response.
    fn ensure_response(&mut self, line: u32) -> &mut Response {
        let status = self.response_status();
        let known_index = self.page.responses.iter().position(|response| response.status == status);
        let index = known_index.unwrap_or_else(|| {
            self.page.responses.push(Response { status, line, headers: Vec::new(), body: None });
            self.page.responses.len() - 1
        });
        &mut self.page.responses[index]
    }
}

/// Returns the name of a parameter location, such as `path`, for messages and for the recorded roles of tables.
pub(super) fn location_name(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
        ParameterLocation::QueryString => "querystring",
    }
}
