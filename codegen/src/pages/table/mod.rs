//! Reads tables of parameters, fields and status codes. The role of a table is determined by its caption, its columns
//! and its position.

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
    pub(super) fn read_table(&mut self, table: &Table, caption: Option<&Caption>) {
        let columns: Vec<Column> = table
            .header
            .iter()
            .map(|cell| vocabulary::column_of_header(&vocabulary::fold_characters(&cell.text)).unwrap_or(Column::Text))
            .collect();
        let line = caption.map_or(table.line, |caption| caption.line);
        let Some(first) = columns.first() else {
            if !matches!(
                self.section,
                Section::Front | Section::Function | Section::ExampleRequest | Section::ExampleResponse
            ) {
                self.passed_over(table);
                self.add_warning("page-table-headless", line, "this table has no header row, and is not read");
            }
            return;
        };
        if *first == Column::Status {
            self.read_statuses(table, &columns, caption, line);
            return;
        }
        let is_example = matches!(self.section, Section::ExampleRequest | Section::ExampleResponse);
        if is_example && caption.is_none() {
            self.page.coverage.tables += 1;
            self.add_warning(
                "page-table-foreign",
                line,
                "this table is among the examples and has no caption; it is not read",
            );
            return;
        }
        let known = table
            .header
            .iter()
            .any(|cell| vocabulary::column_of_header(&vocabulary::fold_characters(&cell.text)).is_some());
        if *first != Column::Name && !(known && columns.contains(&Column::Type)) || columns.contains(&Column::Unrelated)
        {
            if !columns.contains(&Column::Unrelated)
                && self.section != Section::Front
                && self.section != Section::Function
            {
                self.passed_over(table);
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
        let role = self.table_role(caption, &columns, &fields);
        if role == TableRole::Uri {
            for (field, place) in &mut fields {
                let location =
                    if self.in_path(&field.name) { ParameterLocation::Path } else { ParameterLocation::Query };
                *place = Some(ParameterIn::At(location));
            }
        }
        self.passed_over(table);
        self.page.coverage.used += 1;
        self.drop_repeated(&mut fields);
        self.check_rows(&fields, &columns);
        if role != TableRole::Params(ParameterLocation::Path) {
            self.check_mandatory(&fields);
        }
        self.mark_table(&role, caption, line);
        self.page.coverage.read += self.place_rows(role, fields, line);
    }

    /// Adds the table and its rows to the totals of the page's coverage, without counting them as read.
    fn passed_over(&mut self, table: &Table) {
        self.page.coverage.tables += 1;
        self.page.coverage.rows += table.rows.len();
    }

    fn read_statuses(&mut self, table: &Table, columns: &[Column], caption: Option<&Caption>, line: u32) {
        self.mark_table(&TableRole::Statuses, caption, line);
        self.passed_over(table);
        self.page.coverage.used += 1;
        for row in &table.rows {
            let Some(first) = row.cells.first() else { continue };
            let text = vocabulary::fold_characters(&first.text());
            let Some(status) =
                text.get(..3).and_then(|code| code.parse().ok()).filter(|code| (100..600).contains(code))
            else {
                self.add_warning("page-status-unknown", row.line, format!("`{text}` is not an HTTP status code"));
                continue;
            };
            let rest = row.cells.iter().zip(columns).skip(1).map(|(cell, _)| vocabulary::fold_characters(&cell.text()));
            let phrase = text[3..].trim().to_owned();
            let texts: Vec<String> = std::iter::once(phrase).chain(rest).filter(|text| !text.is_empty()).collect();
            let line = first.line().unwrap_or(row.line);
            self.page.coverage.read += 1;
            self.add_status(StatusRow { status, text: texts.join(" "), line });
        }
    }

    fn mark_table(&mut self, role: &TableRole, caption: Option<&Caption>, line: u32) {
        let response =
            || self.response_status().map_or_else(|| "response".to_owned(), |status| format!("response {status}"));
        let role = match role {
            TableRole::Params(location) => location_word(*location).to_owned(),
            TableRole::RequestBody { .. } => "request body".to_owned(),
            TableRole::ResponseHeaders => format!("{} headers", response()),
            TableRole::ResponseBody => format!("{} body", response()),
            TableRole::Object(name) if self.in_response() => format!("{} {name}", response()),
            TableRole::Object(name) => format!("request {name}"),
            TableRole::Statuses => "statuses".to_owned(),
            TableRole::Placed | TableRole::Uri => "parameters".to_owned(),
        };
        let number = caption.and_then(|caption| caption.number);
        self.page.tables.push(TableMark { number, role, line });
    }

    fn in_response(&self) -> bool {
        matches!(self.section, Section::Response | Section::ResponseBody | Section::ResponseHeader)
    }

    /// Adds rows to the parameters, body or object that the table's role determines. Returns the number of added rows.
    fn place_rows(&mut self, role: TableRole, fields: Vec<(Field, Option<ParameterIn>)>, line: u32) -> usize {
        let count = fields.len();
        if matches!(role, TableRole::Placed | TableRole::Uri) {
            let unplaced = fields.iter().filter(|(_, place)| place.is_none()).count();
            for (field, place) in fields {
                match place {
                    Some(ParameterIn::At(location)) => self.page.params.push(Param { location, field }),
                    Some(place) => {
                        let body = self.request_body(line);
                        body.form |= place == ParameterIn::Form;
                        body.fields.push(field);
                    }
                    None => {
                        let message = format!(
                            "the page does not say where `{}` is sent: in the path, query, header or body",
                            field.name
                        );
                        self.add_warning("page-place-unknown", field.line, message);
                    }
                }
            }
            return count - unplaced;
        }
        let fields: Vec<Field> = fields.into_iter().map(|(field, _)| field).collect();
        match role {
            TableRole::Params(location) => {
                self.page.params.extend(fields.into_iter().map(|field| Param { location, field }));
            }
            TableRole::RequestBody { form } => {
                let body = self.request_body(line);
                body.form |= form;
                body.fields.extend(fields);
            }
            TableRole::ResponseHeaders => self.open_response(line).headers.extend(fields),
            TableRole::ResponseBody => {
                let body = self.open_response(line).body.get_or_insert_with(|| Body { line, ..Body::default() });
                body.fields.extend(fields);
            }
            TableRole::Object(name) => {
                if !self.add_object(name, fields, line) {
                    self.page.coverage.used -= 1;
                    return 0;
                }
            }
            TableRole::Statuses | TableRole::Placed | TableRole::Uri => {}
        }
        count
    }

    /// Adds an object to the body of the current section. Returns false if the body already has an object of the same
    /// name with other fields or types.
    fn add_object(&mut self, name: String, fields: Vec<Field>, line: u32) -> bool {
        let body = if self.in_response() {
            self.open_response(line).body.get_or_insert_with(|| Body { line, ..Body::default() })
        } else {
            self.request_body(line)
        };
        let facts =
            |field: &Field| (field.name.clone(), field.ty.as_ref().map(|ty| ty.value.clone()), field.mandatory.value);
        let matches_known = body
            .object_named(&name)
            .map(|matches_known| matches_known.fields.iter().map(facts).eq(fields.iter().map(facts)));
        match matches_known {
            None => body.objects.push(Object { name, line, fields }),
            Some(true) => {}
            Some(false) => {
                self.add_warning(
                    "page-object-repeated",
                    line,
                    format!("a second table of `{name}` in the same body has other fields or types; it is ignored"),
                );
            }
        }
        matches_known != Some(false)
    }

    fn request_body(&mut self, line: u32) -> &mut Body {
        self.page.body.get_or_insert_with(|| Body { line, ..Body::default() })
    }

    fn open_response(&mut self, line: u32) -> &mut Response {
        let status = self.response_status();
        let known = self.page.responses.iter().position(|response| response.status == status);
        let at = known.unwrap_or_else(|| {
            self.page.responses.push(Response { status, line, headers: Vec::new(), body: None });
            self.page.responses.len() - 1
        });
        &mut self.page.responses[at]
    }
}

/// Returns the word for a parameter location in table roles and messages.
pub(super) fn location_word(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
        ParameterLocation::QueryString => "querystring",
    }
}
