//! The content of a help-center page about one operation, independent of the layout. Every fact has a line number.

use serde::Serialize;

use super::types::PageType;
use crate::ir::{Method, ParameterLocation};

/// A value with its line number in the page, starting at 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AtLine<T> {
    /// The value.
    pub value: T,
    /// The line number in the page, starting at 1.
    pub line: u32,
}

impl<T> AtLine<T> {
    /// Creates a value with its line number.
    pub fn new(value: T, line: u32) -> Self {
        Self { value, line }
    }
}

/// The layout of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// HTML: a complete document or a fragment.
    Html,
    /// Markdown with pipe tables or HTML tables.
    Markdown,
    /// reStructuredText.
    Rst,
    /// Plain text with one line per paragraph or cell; cells may still be separated by pipes.
    Text,
}

/// The language in which most of a page's headings and column headers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese.
    Chinese,
}

/// The content of one help-center page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// The layout from which the page was read.
    pub layout: Layout,
    /// The language of the page.
    pub language: Language,
    /// The title, without the operation ID that it may have contained.
    pub title: Option<AtLine<String>>,
    /// The operation ID; `None` if the page does not state it.
    pub operation_id: Option<AtLine<String>>,
    /// The name of the product that the operation belongs to; `None` if the page has no link to the API Explorer.
    pub product: Option<String>,
    /// The URL of the page; `None` if neither the page nor the caller states it.
    pub url: Option<String>,
    /// The text by which the page declares the operation deprecated: a sentence, or a word such as `(deprecated)` in
    /// the title.
    pub deprecated: Option<AtLine<String>>,
    /// The date of the last change, such as `2023-12-21`.
    pub updated: Option<AtLine<String>>,
    /// The HTTP method.
    pub method: Option<AtLine<Method>>,
    /// The path template, without host and query.
    pub path: Option<AtLine<String>>,
    /// The description of the operation: the paragraphs of the section 'Function'.
    pub function: Vec<AtLine<String>>,
    /// The parameters in path, query, header and cookie, in the order of the page.
    pub params: Vec<Param>,
    /// The request body; `None` if no table of the page describes a request body.
    pub body: Option<Body>,
    /// The sentences outside of tables about the parameters and the body of the request.
    pub request_text: Vec<AtLine<String>>,
    /// The responses with a table or a heading, in the order of the page.
    pub responses: Vec<Response>,
    /// The examples of requests.
    pub request_examples: Vec<Example>,
    /// The examples of responses.
    pub response_examples: Vec<Example>,
    /// The rows of the table of status codes.
    pub statuses: Vec<StatusRow>,
    /// The number and the role of each table, in the order of the page.
    pub tables: Vec<TableMark>,
    /// The sentences by which the page refers to another page for parts of the operation.
    #[serde(rename = "elsewhere")]
    pub references: ElsewhereReferences,
    /// The number of tables and rows on the page, and how many of them were read.
    pub coverage: Coverage,
    /// The warnings about content that could not be interpreted.
    pub warnings: Vec<Warning>,
}

/// The sentences by which the page refers to another page for parts of the operation.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ElsewhereReferences {
    /// The sentence about the request body.
    pub request: Option<AtLine<String>>,
    /// The sentence about the bodies of responses.
    pub response: Option<AtLine<String>>,
    /// The sentence about the status codes.
    pub statuses: Option<AtLine<String>>,
}

impl ElsewhereReferences {
    /// Returns the name of each part for messages, such as `the request body`, and the sentence that refers to another
    /// page for the part.
    #[must_use]
    pub fn named_parts(&self) -> [(&'static str, Option<&AtLine<String>>); 3] {
        [
            ("the request body", self.request.as_ref()),
            ("the response bodies", self.response.as_ref()),
            ("the status codes", self.statuses.as_ref()),
        ]
    }
}

/// The number of tables and rows of a page, and how many of them were read. Tables that do not describe the operation
/// (permissions, error codes) are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The number of rows in all tables.
    pub rows: usize,
    /// The number of rows that were read.
    #[serde(rename = "read")]
    pub rows_read: usize,
    /// The number of tables on the page.
    pub tables: usize,
    /// The number of tables that were read.
    #[serde(rename = "used")]
    pub tables_read: usize,
}

impl Coverage {
    /// Returns whether less than `percent` percent of the rows was read, or there are no rows. Returns false if
    /// `percent` is 0.
    #[must_use]
    pub fn is_below(self, percent: f64) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "no page has 2^52 rows")]
        let (rows, read) = (self.rows as f64, self.rows_read as f64);
        percent > 0.0 && (self.rows == 0 || read * 100.0 < rows * percent)
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
        let Self { rows, rows_read: read, tables, tables_read: used } = self;
        write!(f, "{read} of {rows} rows read, {used} of {tables} tables used")
    }
}

/// A parameter outside the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Param {
    /// The location (`in`).
    pub location: ParameterLocation,
    /// The row that describes the parameter.
    pub field: Field,
}

/// A row of a table of parameters or fields.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// The name as it is sent in requests and responses.
    pub name: String,
    /// The line number of the name.
    pub line: u32,
    /// The type; `None` if the row does not state a type.
    pub ty: Option<AtLine<PageType>>,
    /// States whether the parameter or field is required.
    pub mandatory: AtLine<Mandatory>,
    /// The paragraphs of the description, with punctuation converted to ASCII.
    pub text: Vec<AtLine<String>>,
    /// The default value.
    pub default: Option<AtLine<String>>,
    /// True if the default is stated only in a sentence (`Defaults to x.`), without a label or column.
    pub default_in_words: bool,
    /// The minimum and maximum of the number, of the length of the string or of the number of array items.
    pub limits: Limits,
    /// The allowed values, from a list or from prose; empty if the page does not list them.
    pub values: Vec<AtLine<String>>,
    /// True if the description starts by declaring the parameter or field deprecated.
    pub deprecated: bool,
}

/// States whether a parameter or field is required.
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

/// The limits of a number, of the length of a string or of the number of array items, as stated on the page.
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
    /// Returns whether there are no limits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Calls `change` with every line number.
    pub(super) fn each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
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

    /// Returns each limit with its JSON Schema keyword.
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

/// A request or response body: the fields, and the objects that are types of fields. The same name may denote another
/// object in another body.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Body {
    /// The line number of the body's table.
    pub line: u32,
    /// True if the fields are sent as form data.
    pub form: bool,
    /// The fields of the body itself.
    pub fields: Vec<Field>,
    /// The objects that the body contains, in the order of the page.
    pub objects: Vec<Object>,
}

impl Body {
    /// Returns the object with the given name; `None` if the body does not contain such an object.
    #[must_use]
    pub fn object_named(&self, name: &str) -> Option<&Object> {
        self.objects.iter().find(|object| object.name == name)
    }
}

/// An object within a body. It is described by a table, and types refer to the object by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Object {
    /// The name in the caption of the table, without the number: `Pod` for `Table 5 Pod`.
    pub name: String,
    /// The line number of the caption, or of the table if it has no caption.
    pub line: u32,
    /// The fields of the object.
    pub fields: Vec<Field>,
}

/// A response that the page describes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Response {
    /// The status code; `None` if the page has a table without a status code above it.
    pub status: Option<u16>,
    /// The line number of the heading, or of the table if there is no heading.
    pub line: u32,
    /// The header fields.
    pub headers: Vec<Field>,
    /// The body; `None` if the page has no table for it.
    pub body: Option<Body>,
}

/// An example in the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// The status code in the heading above the example.
    pub status: Option<u16>,
    /// The text above the example.
    pub title: Option<String>,
    /// The line number of the first character of the example.
    pub line: u32,
    /// The text of the example, unchanged.
    pub text: String,
    /// The example parsed as JSON, after comments and `...` were removed; `None` if the example is not JSON.
    pub value: Option<serde_json::Value>,
}

/// A row of the table of status codes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusRow {
    /// The status code.
    pub status: u16,
    /// The description. If the table has three columns, the text of the second column is included.
    pub text: String,
    /// The line number of the status code.
    pub line: u32,
}

/// The number, role and line of a table in the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableMark {
    /// The number in the caption. The number is not used as a key, since it depends on the preceding tables.
    pub number: Option<u32>,
    /// The role of the table, such as `path`, `response 200 body` or `response 200 Status` (the table of the object
    /// `Status`).
    pub role: String,
    /// The line number of the caption, or of the table if it has no caption.
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

/// A warning about content of the page that could not be interpreted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// A stable code, such as `page-type-unknown`.
    pub code: &'static str,
    /// The message: one sentence without a full stop.
    pub message: String,
    /// The line number in the page, starting at 1.
    pub line: u32,
}

impl Page {
    /// Calls `change` with every line number in the page.
    pub(super) fn each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
        let facts = [&mut self.title, &mut self.operation_id, &mut self.deprecated, &mut self.updated, &mut self.path];
        facts.into_iter().flatten().for_each(|fact| change(&mut fact.line));
        self.method.iter_mut().for_each(|fact| change(&mut fact.line));
        self.function.iter_mut().chain(&mut self.request_text).for_each(|fact| change(&mut fact.line));
        self.params.iter_mut().for_each(|param| param.field.each_line(change));
        self.body.iter_mut().for_each(|body| body.each_line(change));
        for response in &mut self.responses {
            change(&mut response.line);
            response.headers.iter_mut().for_each(|field| field.each_line(change));
            response.body.iter_mut().for_each(|body| body.each_line(change));
        }
        self.request_examples
            .iter_mut()
            .chain(&mut self.response_examples)
            .for_each(|example| change(&mut example.line));
        self.statuses.iter_mut().for_each(|row| change(&mut row.line));
        self.tables.iter_mut().for_each(|mark| change(&mut mark.line));
        let elsewhere = &mut self.references;
        let elsewhere = [&mut elsewhere.request, &mut elsewhere.response, &mut elsewhere.statuses];
        elsewhere.into_iter().flatten().for_each(|fact| change(&mut fact.line));
        self.warnings.iter_mut().for_each(|warning| change(&mut warning.line));
    }
}

impl Body {
    fn each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
        change(&mut self.line);
        self.fields.iter_mut().for_each(|field| field.each_line(change));
        for object in &mut self.objects {
            change(&mut object.line);
            object.fields.iter_mut().for_each(|field| field.each_line(change));
        }
    }
}

impl Field {
    fn each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
        change(&mut self.line);
        change(&mut self.mandatory.line);
        self.ty.iter_mut().for_each(|fact| change(&mut fact.line));
        self.text.iter_mut().chain(&mut self.values).chain(&mut self.default).for_each(|fact| change(&mut fact.line));
        self.limits.each_line(change);
    }
}
