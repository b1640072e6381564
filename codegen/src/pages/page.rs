//! The content of a documentation page about one API operation, independent of the layout of the page (HTML, Markdown,
//! …). All values have the line number at which the page states them.

use serde::Serialize;

use super::types::PageType;
use crate::ir::{Method, ParameterLocation};

/// A value that a page states, with the line number of the statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AtLine<T> {
    /// The value.
    pub value: T,
    /// The line number on the page, starting at 1.
    pub line: u32,
}

impl<T> AtLine<T> {
    /// Creates a value with the line number at which the page states the value.
    pub fn new(value: T, line: u32) -> Self {
        Self { value, line }
    }
}

/// The text format of a documentation page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// HTML: a complete document or a fragment.
    Html,
    /// Markdown with pipe tables or HTML tables.
    Markdown,
    /// reStructuredText.
    Rst,
    /// Plain text in which each paragraph and each table cell is a line. Cells may also be separated by pipes.
    Text,
}

/// The language of a page, determined by the majority of the headings and column headers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese.
    Chinese,
}

/// The content of one documentation page about an API operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// The text format from which the page was read.
    pub layout: Layout,
    /// The language of the page.
    pub language: Language,
    /// The title of the page. An operation ID in the title is removed.
    pub title: Option<AtLine<String>>,
    /// The operation ID; `None` if the page does not state an operation ID.
    pub operation_id: Option<AtLine<String>>,
    /// The name of the product that the operation belongs to; `None` if the page has no link to the API Explorer.
    pub product: Option<String>,
    /// The URL of the page; `None` if neither the page nor the caller states it.
    pub url: Option<String>,
    /// The statement that the operation is deprecated: a sentence, or a title with a word such as `(deprecated)`.
    /// `None` if the page does not contain such a statement.
    pub deprecated: Option<AtLine<String>>,
    /// The date of the page's last change, such as `2023-12-21`; `None` if the page does not state a date.
    pub updated: Option<AtLine<String>>,
    /// The HTTP method.
    pub method: Option<AtLine<Method>>,
    /// The path template, without host and query.
    pub path: Option<AtLine<String>>,
    /// The description of the operation: the paragraphs of the section 'Function'.
    pub function: Vec<AtLine<String>>,
    /// The parameters outside of the request body (in path, query, header and cookie), in page order.
    pub params: Vec<Param>,
    /// The request body; `None` if no table of the page describes a request body.
    pub body: Option<Body>,
    /// The sentences, outside of tables, in the sections about request parameters and the request body.
    pub request_text: Vec<AtLine<String>>,
    /// The responses that have a table or a heading on the page, in page order.
    pub responses: Vec<Response>,
    /// The examples of requests.
    pub request_examples: Vec<Example>,
    /// The examples of responses.
    pub response_examples: Vec<Example>,
    /// The rows of the table that lists the status codes.
    pub statuses: Vec<StatusRow>,
    /// The number and the role of each table, in page order.
    pub tables: Vec<TableMark>,
    /// The sentences that refer to another page for the request body, the response bodies or the status codes.
    #[serde(rename = "elsewhere")]
    pub references: ElsewhereReferences,
    /// The numbers of tables and rows on the page, and the numbers of those that were interpreted.
    pub coverage: Coverage,
    /// Warnings about content of the page that could not be interpreted.
    pub warnings: Vec<Warning>,
}

/// The sentences of a page that refer to another page for the request body, the response bodies or the status codes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ElsewhereReferences {
    /// The sentence that refers to another page for the request body.
    pub request: Option<AtLine<String>>,
    /// The sentence that refers to another page for the response bodies.
    pub response: Option<AtLine<String>>,
    /// The sentence that refers to another page for the status codes.
    pub statuses: Option<AtLine<String>>,
}

impl ElsewhereReferences {
    /// Returns the three sentences, each with the name of the part that the other page describes, such as `the request
    /// body`. The names are used in messages.
    #[must_use]
    pub fn named_parts(&self) -> [(&'static str, Option<&AtLine<String>>); 3] {
        [
            ("the request body", self.request.as_ref()),
            ("the response bodies", self.response.as_ref()),
            ("the status codes", self.statuses.as_ref()),
        ]
    }
}

/// The numbers of tables and rows on a page, and the numbers of those that were interpreted. Tables that do not
/// describe the operation (permissions, error codes) are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The number of rows in all tables.
    pub rows: usize,
    /// The number of rows that were interpreted.
    #[serde(rename = "read")]
    pub rows_read: usize,
    /// The number of tables on the page.
    pub tables: usize,
    /// The number of tables that were interpreted.
    #[serde(rename = "used")]
    pub tables_read: usize,
}

impl Coverage {
    /// Returns whether less than `percent` percent of the rows were interpreted. Also returns true if there are no
    /// rows, but always returns false if `percent` is 0.
    #[must_use]
    pub fn is_below(self, percent: f64) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "no page has 2^52 rows")]
        let (rows, rows_read) = (self.rows as f64, self.rows_read as f64);
        percent > 0.0 && (self.rows == 0 || rows_read * 100.0 < rows * percent)
    }
}

impl std::ops::AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.rows += other.rows;
        self.rows_read += other.rows_read;
        self.tables += other.tables;
        self.tables_read += other.tables_read;
    }
}

impl std::fmt::Display for Coverage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { rows, rows_read, tables, tables_read } = self;
        write!(f, "{rows_read} of {rows} rows read, {tables_read} of {tables} tables used")
    }
}

/// A parameter of the operation outside of the request body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Param {
    /// The location of the parameter, such as `query` (the OpenAPI keyword `in`).
    pub location: ParameterLocation,
    /// The row that describes the parameter.
    pub field: Field,
}

/// A table row that describes a parameter, a header field or a field of a JSON object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// The name as it is sent in requests and responses.
    pub name: String,
    /// The line number of the name on the page.
    pub line: u32,
    /// The type; `None` if the row does not state a type.
    pub ty: Option<AtLine<PageType>>,
    /// The statement whether the parameter or field is required.
    pub mandatory: AtLine<Mandatory>,
    /// The paragraphs of the description, with punctuation converted to ASCII.
    pub text: Vec<AtLine<String>>,
    /// The default value.
    pub default: Option<AtLine<String>>,
    /// True if the default is stated only in a sentence (`Defaults to x.`), and not after a label or in a separate
    /// column.
    pub default_in_words: bool,
    /// The minimum and maximum: of the number itself, of the string length, or of the number of array items.
    pub limits: Limits,
    /// The allowed values, from a list or from prose; empty if the page does not list them.
    pub values: Vec<AtLine<String>>,
    /// True if the description starts with a statement that the parameter or field is deprecated.
    pub deprecated: bool,
}

/// The statement of a table whether a parameter or field is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mandatory {
    /// The parameter or field is required.
    Yes,
    /// The parameter or field is optional.
    No,
    /// The table has a column for requiredness, but the cell could not be interpreted.
    Unknown,
    /// The table has no column for requiredness.
    #[serde(rename = "unsaid")]
    Unstated,
}

/// The limits that a page states for a parameter or field: of a number, of the length of a string, or of the number of
/// array items.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Limits {
    /// The number labelled `Minimum`.
    pub minimum: Option<AtLine<serde_json::Number>>,
    /// The number labelled `Maximum`.
    pub maximum: Option<AtLine<serde_json::Number>>,
    /// The number labelled `Minimum length`.
    pub min_length: Option<AtLine<serde_json::Number>>,
    /// The number labelled `Maximum length`.
    pub max_length: Option<AtLine<serde_json::Number>>,
    /// The first number of the range labelled `Array length`.
    pub min_items: Option<AtLine<serde_json::Number>>,
    /// The second number of the range labelled `Array length`.
    pub max_items: Option<AtLine<serde_json::Number>>,
}

impl Limits {
    /// Returns whether the page states no limits for the parameter or field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Calls `change` with a mutable reference to each line number.
    pub(super) fn for_each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
        let limits = [
            &mut self.minimum,
            &mut self.maximum,
            &mut self.min_length,
            &mut self.max_length,
            &mut self.min_items,
            &mut self.max_items,
        ];
        limits.into_iter().flatten().for_each(|fact| change(&mut fact.line));
    }

    /// Returns all limits, each with the JSON Schema keyword, such as `minItems`. A missing limit is `None`.
    #[must_use]
    pub fn named_limits(&self) -> [(&'static str, Option<&AtLine<serde_json::Number>>); 6] {
        [
            ("minimum", self.minimum.as_ref()),
            ("maximum", self.maximum.as_ref()),
            ("minLength", self.min_length.as_ref()),
            ("maxLength", self.max_length.as_ref()),
            ("minItems", self.min_items.as_ref()),
            ("maxItems", self.max_items.as_ref()),
        ]
    }
}

/// A request or response body as described by tables: the fields of the body, and the objects that the types of fields
/// refer to by name. Two bodies may use the same name for different objects.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Body {
    /// The line number of the table that describes the body.
    pub line: u32,
    /// True if the fields are sent as form data, and not as JSON.
    pub form: bool,
    /// The fields of the body itself, without those of nested objects.
    pub fields: Vec<Field>,
    /// The objects that tables describe as types of fields, in page order.
    pub objects: Vec<Object>,
}

impl Body {
    /// Returns the object that is called `name`; `None` if the body does not contain an object with this name.
    #[must_use]
    pub fn find_object(&self, name: &str) -> Option<&Object> {
        self.objects.iter().find(|object| object.name == name)
    }
}

/// A JSON object within a body. A table describes the object, and the types of fields refer to the object by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Object {
    /// The name of the object, from the caption of the table: `Pod` for `Table 5 Pod`.
    pub name: String,
    /// The line number of the table's caption, or of the table if there is no caption.
    pub line: u32,
    /// The fields of the object.
    pub fields: Vec<Field>,
}

/// A response that the page describes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Response {
    /// The status code; `None` if the page does not state a status code for the table of this response.
    pub status: Option<u16>,
    /// The line number of the response's heading, or of its table if there is no heading.
    pub line: u32,
    /// The header fields of the response.
    pub headers: Vec<Field>,
    /// The body of the response; `None` if no table describes the body.
    pub body: Option<Body>,
}

/// An example of a request or response on a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// The status code of the example, from the heading above the example; `None` if there is no such status code.
    pub status: Option<u16>,
    /// The text directly above the example; `None` if there is no text.
    pub title: Option<String>,
    /// The line number at which the example starts.
    pub line: u32,
    /// The text of the example, unchanged.
    pub text: String,
    /// The example parsed as JSON, after comments and `...` were removed; `None` if the example is not JSON.
    pub value: Option<serde_json::Value>,
}

/// A row of the table that lists the status codes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusRow {
    /// The status code.
    pub status: u16,
    /// The description of the status code. In a table of three columns, the text of the second column precedes the text
    /// of the third column.
    pub text: String,
    /// The line number of the status code.
    pub line: u32,
}

/// The number, role and line number of a table on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableMark {
    /// The number in the caption of the table; `None` if there is no number. It does not identify the table, since it
    /// changes when tables are added before this table.
    pub number: Option<u32>,
    /// The role of the table, such as `path`, `response 200 body` or `response 200 Status` (the table of the object
    /// `Status`).
    pub role: String,
    /// The line number of the table's caption, or of the table if there is no caption.
    pub line: u32,
}

impl TableMark {
    /// Returns the name of the object that the table describes: `Status` for the role `response 200 Status`. Returns
    /// `None` for tables of parameters, bodies and headers.
    #[must_use]
    pub fn object_name(&self) -> Option<&str> {
        let role_without_side = self.role.strip_prefix("request ").or_else(|| {
            let role_without_side = self.role.strip_prefix("response ")?;
            Some(
                role_without_side
                    .split_once(' ')
                    .filter(|(status, _)| status.parse::<u16>().is_ok())
                    .map_or(role_without_side, |(_, role_without_side)| role_without_side),
            )
        })?;
        (role_without_side != "body" && role_without_side != "headers").then_some(role_without_side)
    }
}

/// A warning about content of a documentation page that could not be interpreted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The code of the warning, such as `page-type-unknown`. Codes do not change between versions.
    pub code: &'static str,
    /// The text of the warning: one sentence without a full stop.
    pub message: String,
    /// The line number on the page, starting at 1.
    pub line: u32,
}

impl Page {
    /// Calls `change` with a mutable reference to each line number in the page.
    pub(super) fn for_each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
        let texts = [&mut self.title, &mut self.operation_id, &mut self.deprecated, &mut self.updated, &mut self.path];
        texts.into_iter().flatten().for_each(|text| change(&mut text.line));
        self.method.iter_mut().for_each(|fact| change(&mut fact.line));
        self.function.iter_mut().chain(&mut self.request_text).for_each(|fact| change(&mut fact.line));
        self.params.iter_mut().for_each(|param| param.field.for_each_line(change));
        self.body.iter_mut().for_each(|body| body.for_each_line(change));
        for response in &mut self.responses {
            change(&mut response.line);
            response.headers.iter_mut().for_each(|field| field.for_each_line(change));
            response.body.iter_mut().for_each(|body| body.for_each_line(change));
        }
        self.request_examples
            .iter_mut()
            .chain(&mut self.response_examples)
            .for_each(|example| change(&mut example.line));
        self.statuses.iter_mut().for_each(|row| change(&mut row.line));
        self.tables.iter_mut().for_each(|mark| change(&mut mark.line));
        let references = &mut self.references;
        let references = [&mut references.request, &mut references.response, &mut references.statuses];
        references.into_iter().flatten().for_each(|sentence| change(&mut sentence.line));
        self.warnings.iter_mut().for_each(|warning| change(&mut warning.line));
    }
}

impl Body {
    fn for_each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
        change(&mut self.line);
        self.fields.iter_mut().for_each(|field| field.for_each_line(change));
        for object in &mut self.objects {
            change(&mut object.line);
            object.fields.iter_mut().for_each(|field| field.for_each_line(change));
        }
    }
}

impl Field {
    fn for_each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
        change(&mut self.line);
        change(&mut self.mandatory.line);
        self.ty.iter_mut().for_each(|fact| change(&mut fact.line));
        self.text.iter_mut().chain(&mut self.values).chain(&mut self.default).for_each(|fact| change(&mut fact.line));
        self.limits.for_each_line(change);
    }
}
