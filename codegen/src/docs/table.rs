//! Tables to parameters, fields and statuses: what a table is for shows in its caption, its columns and where it stands.

use std::collections::HashSet;

use super::{
    assemble::{Assembler, Caption},
    block::{Cell, Para, Row, Table},
    facets,
    page::{Body, Field, Mandatory, Object, Param, Response, Spot, StatusRow, TableMark},
    types::Type,
    words::{self, Column, Place, Section},
};
use crate::ir::{Location, Method};

/// What a table is for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Role {
    Params(Location),
    RequestBody {
        form: bool,
    },
    /// Parameters of the address: of the path where it has a variable of that name, else of the query.
    Uri,
    ResponseHeaders,
    ResponseBody,
    Object(String),
    Statuses,
    /// Each row says its place.
    Placed,
}

impl Assembler {
    pub(super) fn read_table(&mut self, table: &Table, caption: Option<&Caption>) {
        let columns: Vec<Column> =
            table.header.iter().map(|cell| words::column(&words::fold(&cell.text)).unwrap_or(Column::Text)).collect();
        let line = caption.map_or(table.line, |caption| caption.line);
        let Some(first) = columns.first() else {
            if !matches!(
                self.section,
                Section::Front | Section::Function | Section::ExampleRequest | Section::ExampleResponse
            ) {
                self.warn("page-table-headless", line, "this table has no header row, and is not read");
            }
            return;
        };
        if *first == Column::Status {
            self.statuses(table, &columns, caption, line);
            return;
        }
        let known = table.header.iter().any(|cell| words::column(&words::fold(&cell.text)).is_some());
        if *first != Column::Name && !(known && columns.contains(&Column::Type)) || columns.contains(&Column::Foreign) {
            if !columns.contains(&Column::Foreign)
                && self.section != Section::Front
                && self.section != Section::Function
            {
                self.warn(
                    "page-table-foreign",
                    line,
                    "the first column of this table is no name of a parameter; it is not read",
                );
            }
            return;
        }
        let mut fields: Vec<(Field, Option<Place>)> =
            table.rows.iter().filter_map(|row| self.field(row, &columns)).collect();
        let role = self.role(caption, &columns, &fields);
        if role == Role::Uri {
            for (field, place) in &mut fields {
                let location = if self.in_path(&field.name) { Location::Path } else { Location::Query };
                *place = Some(Place::At(location));
            }
        }
        self.drop_repeated(&mut fields);
        self.check_rows(&fields, &columns);
        if role != Role::Params(Location::Path) {
            self.check_mandatory(&fields);
        }
        self.mark(&role, caption, line);
        self.place(role, fields, line);
    }

    fn statuses(&mut self, table: &Table, columns: &[Column], caption: Option<&Caption>, line: u32) {
        self.mark(&Role::Statuses, caption, line);
        for row in &table.rows {
            let Some(first) = row.cells.first() else { continue };
            let text = words::fold(&first.text());
            let Some(status) =
                text.get(..3).and_then(|code| code.parse().ok()).filter(|code| (100..600).contains(code))
            else {
                self.warn("page-status-unknown", row.line, format!("`{text}` is no HTTP status"));
                continue;
            };
            let rest = row.cells.iter().zip(columns).skip(1).map(|(cell, _)| words::fold(&cell.text()));
            let phrase = text[3..].trim().to_owned();
            let texts: Vec<String> = std::iter::once(phrase).chain(rest).filter(|text| !text.is_empty()).collect();
            let line = first.line().unwrap_or(row.line);
            self.add_status(StatusRow { status, text: texts.join(" "), line });
        }
    }

    fn field(&mut self, row: &Row, columns: &[Column]) -> Option<(Field, Option<Place>)> {
        let cell =
            |wanted: Column| columns.iter().position(|column| *column == wanted).and_then(|at| row.cells.get(at));
        let name_cell = row.cells.first()?;
        let name = clean_name(&name_cell.text());
        let line = name_cell.line().unwrap_or(row.line);
        if name.is_empty() {
            self.warn("page-name-missing", row.line, "this row has no name, and is not read");
            return None;
        }
        if !words::is_name(&name) && !name.starts_with('{') {
            self.warn("page-name-odd", line, format!("`{name}` has not the shape of a name"));
        }
        let paras: Vec<Para> = cell(Column::Text).map(|cell| cell.paras.clone()).unwrap_or_default();
        let mut found = facets::read(&paras);
        if let Some(value) = cell(Column::Default).map(Cell::text).filter(|text| !words::is_none(text)) {
            found.default.get_or_insert_with(|| Spot::new(words::fold(&value), line));
        }
        if let Some(range) = cell(Column::Range).filter(|cell| !words::is_none(&cell.text())) {
            found.take_range_cell(&range.paras);
        }
        if let Some(item) = &found.unsure {
            let message = format!("the values of `{name}` cannot be told: `{}` is none", item.value);
            self.warn("page-values-unsure", item.line, message);
        }
        let ty = cell(Column::Type).and_then(|cell| {
            let text = words::fold(&cell.text().replace('\\', ""));
            (!words::is_none(&text)).then(|| Spot::new(Type::Unknown(text), cell.line().unwrap_or(line)))
        });
        let start = found.text.first().map(|text| text.value.to_lowercase()).unwrap_or_default();
        let deprecated = ["deprecated", "(deprecated", "[deprecated", "已废弃", "废弃", "(已废弃", "【已废弃"]
            .iter()
            .any(|word| start.starts_with(word));
        let mandatory = mandatory(cell(Column::Mandatory), cell(Column::Optional), columns, line);
        let place = cell(Column::Place).and_then(|cell| words::place(&cell.text()));
        let field = Field {
            name,
            line,
            ty,
            mandatory,
            text: found.text,
            default: found.default,
            limits: found.limits,
            values: found.values,
            deprecated,
        };
        Some((field, place))
    }

    /// Warns about cells of 'mandatory' that are lost, once for a table.
    fn check_mandatory(&mut self, fields: &[(Field, Option<Place>)]) {
        let lost: Vec<&Field> = fields
            .iter()
            .filter(|(_, place)| *place != Some(Place::At(Location::Path)))
            .map(|(field, _)| field)
            .filter(|field| field.mandatory.value == Mandatory::Unknown)
            .collect();
        if let Some(first) = lost.first() {
            let message = format!(
                "whether `{}`{} must be given cannot be told: the cell is lost",
                first.name,
                if lost.len() > 1 { format!(" (and {} more in this table)", lost.len() - 1) } else { String::new() },
            );
            self.warn("page-mandatory-lost", first.line, message);
        }
    }

    /// Of two rows of one name the first counts: the second goes on with it, or contradicts it.
    fn drop_repeated(&mut self, fields: &mut Vec<(Field, Option<Place>)>) {
        let mut names = HashSet::new();
        fields.retain(|(field, place)| {
            let first = names.insert((field.name.clone(), *place));
            if !first {
                let message = format!("`{}` stands in this table twice; this row of it is not read", field.name);
                self.warn("page-name-repeated", field.line, message);
            }
            first
        });
    }

    /// Warns about rows that cannot be told for sure: no type, a row that hides in a description.
    fn check_rows(&mut self, fields: &[(Field, Option<Place>)], columns: &[Column]) {
        for (field, _) in fields {
            if columns.contains(&Column::Type) && field.ty.is_none() {
                self.warn(
                    "page-type-missing",
                    field.line,
                    format!("the type of `{}` cannot be told: the cell is empty or lost", field.name),
                );
            }
            for pair in field.text.windows(2) {
                if words::is_name(&pair[0].value) && super::types::parse(&pair[1].value, &|_| false).is_some() {
                    let message = format!(
                        "`{}` looks like a row of its own, but is read as a part of the description of `{}`",
                        pair[0].value, field.name
                    );
                    self.warn("page-row-unsure", pair[0].line, message);
                }
            }
        }
    }

    fn role(&self, caption: Option<&Caption>, columns: &[Column], fields: &[(Field, Option<Place>)]) -> Role {
        if columns.contains(&Column::Place) {
            return Role::Placed;
        }
        if let Some(caption) = caption {
            if let Some(role) = self.captioned(&caption.text) {
                return role;
            }
            let name = object_name(&caption.text);
            if !name.is_empty() && words::section(&caption.text).is_none() && !is_general(&name) {
                return Role::Object(name);
            }
        }
        self.uncaptioned(fields)
    }

    /// Whether the path has a variable of this name.
    fn in_path(&self, name: &str) -> bool {
        self.page.path.as_ref().is_some_and(|path| super::resolve::variables(&path.value).any(|it| it == name))
    }

    /// The role that a caption names.
    fn captioned(&self, caption: &str) -> Option<Role> {
        let response = matches!(self.section, Section::Response | Section::ResponseBody | Section::ResponseHeader);
        let key = words::key(caption);
        let form = key.contains("form");
        let role = match words::section(caption) {
            Some(Section::Path) if key.contains("uri") && self.page.path.is_some() => Role::Uri,
            Some(Section::Path) => Role::Params(Location::Path),
            Some(Section::Query) => Role::Params(Location::Query),
            Some(Section::RequestHeader) if response => Role::ResponseHeaders,
            Some(Section::RequestHeader) => Role::Params(Location::Header),
            Some(Section::RequestBody) if response => Role::ResponseBody,
            Some(Section::RequestBody) => Role::RequestBody { form },
            Some(Section::ResponseHeader) => Role::ResponseHeaders,
            Some(Section::ResponseBody | Section::Response) => Role::ResponseBody,
            _ => return spelt_role(caption, response, self.page.path.is_some()),
        };
        Some(role)
    }

    /// Without a caption, the heading above tells, then the names.
    fn uncaptioned(&self, fields: &[(Field, Option<Place>)]) -> Role {
        let all = |fits: &dyn Fn(&str) -> bool| !fields.is_empty() && fields.iter().all(|(field, _)| fits(&field.name));
        let in_path = |name: &str| self.in_path(name);
        match self.section {
            Section::Path => Role::Params(Location::Path),
            Section::Query => Role::Params(Location::Query),
            Section::RequestHeader => Role::Params(Location::Header),
            Section::ResponseHeader => Role::ResponseHeaders,
            Section::Response | Section::ResponseBody => match self.last_body().and_then(first_missing) {
                Some(name) => Role::Object(name),
                None => Role::ResponseBody,
            },
            _ if all(&in_path) => Role::Params(Location::Path),
            Section::Uri => Role::Uri,
            Section::RequestBody | Section::Request if self.page.body.is_some() => {
                match self.page.body.as_ref().and_then(first_missing) {
                    Some(name) => Role::Object(name),
                    None => Role::RequestBody { form: false },
                }
            }
            Section::RequestBody => Role::RequestBody { form: false },
            _ if all(&is_header) => Role::Params(Location::Header),
            Section::Request => match self.page.method.as_ref().map(|method| method.value) {
                Some(Method::Get | Method::Head | Method::Delete) => Role::Params(Location::Query),
                _ => Role::RequestBody { form: false },
            },
            _ => Role::Params(Location::Query),
        }
    }

    fn last_body(&self) -> Option<&Body> {
        self.page.responses.last()?.body.as_ref()
    }

    fn mark(&mut self, role: &Role, caption: Option<&Caption>, line: u32) {
        let response =
            || self.response_status().map_or_else(|| "response".to_owned(), |status| format!("response {status}"));
        let role = match role {
            Role::Params(location) => location_word(*location).to_owned(),
            Role::RequestBody { .. } => "request body".to_owned(),
            Role::ResponseHeaders => format!("{} headers", response()),
            Role::ResponseBody => format!("{} body", response()),
            Role::Object(name) if self.in_response() => format!("{} {name}", response()),
            Role::Object(name) => format!("request {name}"),
            Role::Statuses => "statuses".to_owned(),
            Role::Placed | Role::Uri => "parameters".to_owned(),
        };
        let number = caption.and_then(|caption| caption.number);
        self.page.tables.push(TableMark { number, role, line });
    }

    fn in_response(&self) -> bool {
        matches!(self.section, Section::Response | Section::ResponseBody | Section::ResponseHeader)
    }

    fn place(&mut self, role: Role, fields: Vec<(Field, Option<Place>)>, line: u32) {
        if matches!(role, Role::Placed | Role::Uri) {
            for (field, place) in fields {
                match place {
                    Some(Place::At(location)) => self.page.params.push(Param { location, field }),
                    Some(place) => {
                        let body = self.request_body(line);
                        body.form |= place == Place::Form;
                        body.fields.push(field);
                    }
                    None => {
                        let message =
                            format!("where `{}` travels cannot be told: path, query, header or body", field.name);
                        self.warn("page-place-unknown", field.line, message);
                    }
                }
            }
            return;
        }
        let fields: Vec<Field> = fields.into_iter().map(|(field, _)| field).collect();
        match role {
            Role::Params(location) => {
                self.page.params.extend(fields.into_iter().map(|field| Param { location, field }));
            }
            Role::RequestBody { form } => {
                let body = self.request_body(line);
                body.form |= form;
                body.fields.extend(fields);
            }
            Role::ResponseHeaders => self.response(line).headers.extend(fields),
            Role::ResponseBody => {
                let body = self.response(line).body.get_or_insert_with(|| Body { line, ..Body::default() });
                body.fields.extend(fields);
            }
            Role::Object(name) => self.object(name, fields, line),
            Role::Statuses | Role::Placed | Role::Uri => {}
        }
    }

    fn object(&mut self, name: String, fields: Vec<Field>, line: u32) {
        let body = if self.in_response() {
            self.response(line).body.get_or_insert_with(|| Body { line, ..Body::default() })
        } else {
            self.request_body(line)
        };
        let known = body
            .object(&name)
            .map(|known| known.fields.iter().map(|field| &field.name).eq(fields.iter().map(|field| &field.name)));
        match known {
            None => body.objects.push(Object { name, line, fields }),
            Some(true) => {}
            Some(false) => {
                self.warn(
                    "page-object-repeated",
                    line,
                    format!("a second table of `{name}` in the same body, with other fields, is not read"),
                );
            }
        }
    }

    fn request_body(&mut self, line: u32) -> &mut Body {
        self.page.body.get_or_insert_with(|| Body { line, ..Body::default() })
    }

    fn response(&mut self, line: u32) -> &mut Response {
        let status = self.response_status();
        let known = self.page.responses.iter().position(|response| response.status == status);
        let at = known.unwrap_or_else(|| {
            self.page.responses.push(Response { status, line, headers: Vec::new(), body: None });
            self.page.responses.len() - 1
        });
        &mut self.page.responses[at]
    }
}

/// The word for a place, as captions and messages use it.
pub(super) fn location_word(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

/// Captions in more words than the usual: `Parameters in the request body`.
fn spelt_role(caption: &str, response: bool, path_known: bool) -> Option<Role> {
    let key = words::key(caption);
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    if !has(&["parameter", "参数", "消息头"]) || !(caption.contains(' ') || words::is_chinese(caption)) {
        return None;
    }
    if has(&["path", "路径"]) {
        return Some(Role::Params(Location::Path));
    }
    if has(&["uri"]) {
        return Some(if path_known { Role::Uri } else { Role::Params(Location::Path) });
    }
    if has(&["query", "查询"]) {
        return Some(Role::Params(Location::Query));
    }
    if has(&["cookie"]) {
        return Some(Role::Params(Location::Cookie));
    }
    let response = response && !has(&["request", "请求"]) || has(&["response", "响应", "返回"]);
    if has(&["header", "消息头"]) {
        return Some(if response { Role::ResponseHeaders } else { Role::Params(Location::Header) });
    }
    if has(&["body", "form", "消息体"]) || (has(&["response", "响应", "返回"]) && response) {
        return Some(if response { Role::ResponseBody } else { Role::RequestBody { form: has(&["form"]) } });
    }
    None
}

/// The object that a caption names: `PackageOptions`, `spec字段数据结构说明`, `spec object`.
fn object_name(caption: &str) -> String {
    let mut name = caption.trim();
    let tails = [
        "数据结构说明",
        "字段说明",
        "参数说明",
        "对象说明",
        "字段",
        "结构",
        "参数",
        "field description",
        "parameter description",
        "description",
        "data structure",
        "parameters",
        "fields",
        "objects",
        "object",
        "structure",
    ];
    loop {
        let cut = tails.iter().find_map(|tail| name.strip_suffix(tail)).map(str::trim_end);
        match cut.filter(|cut| !cut.is_empty() && words::is_name(cut) | words::is_chinese(cut)) {
            Some(cut) => name = cut,
            None => return name.to_owned(),
        }
    }
}

/// A caption that says that these are parameters, and not of what.
fn is_general(caption: &str) -> bool {
    matches!(
        words::key(caption).as_str(),
        "参数"
            | "参数说明"
            | "参数描述"
            | "参数列表"
            | "字段说明"
            | "parameter"
            | "parameters"
            | "parameterdescription"
            | "parametersdescription"
            | "descriptionofparameters"
            | "parameterlist"
            | "fielddescription"
            | "description"
    )
}

fn is_header(name: &str) -> bool {
    name.starts_with("X-")
        || matches!(name.to_ascii_lowercase().as_str(), "content-type" | "accept" | "authorization" | "host")
}

/// The first object that a body's fields name and that has no table yet.
fn first_missing(body: &Body) -> Option<String> {
    let fields = body.fields.iter().chain(body.objects.iter().flat_map(|object| &object.fields));
    let texts = fields.filter_map(|field| match &field.ty.as_ref()?.value {
        Type::Unknown(text) => super::types::parse(text, &|_| false),
        _ => None,
    });
    let mut names = texts.filter_map(|reading| reading.ty.named().map(str::to_owned));
    names.find(|name| body.object(name).is_none())
}

fn mandatory(given: Option<&Cell>, inverse: Option<&Cell>, columns: &[Column], line: u32) -> Spot<Mandatory> {
    let has = columns.iter().any(|column| matches!(column, Column::Mandatory | Column::Optional));
    let cell = given.or(inverse);
    let at = cell.and_then(Cell::line).unwrap_or(line);
    let word = cell.and_then(|cell| words::mandatory(&cell.text()));
    let value = match word.map(|word| word != (given.is_none() && inverse.is_some())) {
        Some(true) => Mandatory::Yes,
        Some(false) => Mandatory::No,
        None if has => Mandatory::Unknown,
        None => Mandatory::Unsaid,
    };
    Spot::new(value, at)
}

/// A name without emphasis, escapes and footnote marks.
fn clean_name(text: &str) -> String {
    let folded = words::fold(&text.replace("**", "").replace('\\', ""));
    folded.trim_matches(['`', ' ']).to_owned()
}
