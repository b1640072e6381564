//! The lock file `spec/docs.lock`: the content of the pages when they were last accepted. Facts are stored as they are,
//! sentences only as hashes, since the publisher has the copyright.

mod file;
mod since;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use self::file::LockError;
pub(super) use self::since::since;
use super::page::{Body, Field, Language, Mandatory, Page};

/// The contents of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lock {
    /// The pages, sorted by operation.
    pub pages: Vec<Locked>,
}

/// The facts of a page, and the hashes of its sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Locked {
    /// The operation in the spec.
    pub operation: String,
    /// The URL of the page; empty if it is not known.
    pub url: String,
    /// The date on the page.
    pub updated: String,
    /// The day on which the page was accepted.
    pub accepted: String,
    /// `english` or `chinese`.
    pub language: String,
    /// The tables in order: the number and the purpose of each.
    pub tables: Vec<String>,
    /// The cells by key.
    pub cells: IndexMap<String, Cell>,
}

/// The facts of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cell {
    /// The type.
    #[serde(rename = "type")]
    pub ty: String,
    /// `yes` or `no`; empty if the page does not state it.
    pub mandatory: String,
    /// The default.
    pub default: String,
    /// Lengths and ranges, such as `minimum 0`.
    pub limits: Vec<String>,
    /// The allowed values.
    pub values: Vec<String>,
    /// True if the description starts by saying that it is deprecated.
    pub deprecated: bool,
    /// The hash of the description.
    pub text: String,
}

/// The cells of a page with their line numbers.
pub(super) type Cells = IndexMap<String, (Cell, u32)>;

/// A change of wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The subject: a key of the page's cells, `tables` or `language`.
    pub key: String,
    /// The change.
    pub message: String,
    /// The line of the page.
    pub line: Option<u32>,
}

impl Locked {
    /// Returns the names of the tables in which the page had rows: `query`, `body`, `response 200/Zone`.
    pub(super) fn tables_with_rows(&self) -> impl Iterator<Item = &str> {
        self.cells.keys().filter_map(|key| key.rsplit_once('/')).map(|(table, _)| table)
    }
}

/// Returns the names of the tables of a page that have rows, in the form of [`Locked::tables_with_rows`].
pub(super) fn tables_of(page: &Page) -> Vec<String> {
    let cells = cells(page);
    let mut tables: Vec<String> =
        cells.keys().filter_map(|key| key.rsplit_once('/')).map(|(table, _)| table.to_owned()).collect();
    tables.sort_unstable();
    tables.dedup();
    tables
}

impl Lock {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// If the text is not TOML, has unknown members, or refers to a missing part.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        file::parse(text)
    }

    /// Returns the text of the file. Equal tables and equal bodies are written once; each row is one line.
    #[must_use]
    pub fn render(&self) -> String {
        file::render(self)
    }

    /// Returns the record of an operation's page.
    #[must_use]
    pub fn page(&self, operation: &str) -> Option<&Locked> {
        self.pages.iter().find(|page| page.operation == operation)
    }

    /// Records a page, and replaces its earlier record. `url` is used if the page does not contain its URL.
    pub fn accept(&mut self, operation: &str, page: &Page, url: &str, today: &str) {
        let old = self.page(operation).cloned().unwrap_or_default();
        let mut fresh = locked(operation, page, today);
        let known = if url.is_empty() { old.url } else { url.to_owned() };
        if fresh.url.is_empty() {
            fresh.url = known;
        }
        self.pages.retain(|page| page.operation != operation);
        self.pages.push(fresh);
        self.pages.sort_by(|a, b| a.operation.cmp(&b.operation));
    }
}

fn locked(operation: &str, page: &Page, today: &str) -> Locked {
    Locked {
        operation: operation.to_owned(),
        url: page.url.clone().unwrap_or_default(),
        updated: page.updated.as_ref().map(|date| date.value.clone()).unwrap_or_default(),
        accepted: today.to_owned(),
        language: language(page.language).to_owned(),
        tables: tables(page),
        cells: cells(page).into_iter().map(|(key, (cell, _))| (key, cell)).collect(),
    }
}

pub(super) fn language(language: Language) -> &'static str {
    match language {
        Language::English => "english",
        Language::Chinese => "chinese",
    }
}

fn tables(page: &Page) -> Vec<String> {
    let mark = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    page.tables.iter().map(|table| format!("{} {}", mark(table.number), table.role)).collect()
}

/// Returns all cells of a page by key.
pub(super) fn cells(page: &Page) -> Cells {
    let mut cells = Cells::new();
    let words = |text: &str, line: u32| (Cell { text: fingerprint(text), ..Cell::default() }, line);
    if let Some(title) = &page.title {
        cells.insert("title".to_owned(), words(&title.value, title.line));
    }
    if let Some(first) = page.function.first() {
        let texts: Vec<&str> = page.function.iter().map(|text| text.value.as_str()).collect();
        cells.insert("function".to_owned(), words(&texts.join(" "), first.line));
    }
    if let (Some(method), Some(path)) = (&page.method, &page.path) {
        let ty = format!("{} {}", method.value.name(), path.value);
        cells.insert("address".to_owned(), (Cell { ty, ..Cell::default() }, path.line));
    }
    for param in &page.params {
        add(&mut cells, param.location.name(), &param.field);
    }
    if let Some(body) = &page.body {
        add_body(&mut cells, "body", body);
    }
    for row in &page.statuses {
        cells.insert(format!("response {}", row.status), words(&row.text, row.line));
    }
    for response in &page.responses {
        let key = response.status.map_or_else(|| "response".to_owned(), |status| format!("response {status}"));
        cells.entry(key.clone()).or_insert_with(|| (Cell::default(), response.line));
        response.headers.iter().for_each(|field| add(&mut cells, &format!("{key}/header"), field));
        if let Some(body) = &response.body {
            add_body(&mut cells, &key, body);
        }
    }
    let examples = page.request_examples.iter().map(|example| ("request", example));
    for (index, (side, example)) in
        examples.chain(page.response_examples.iter().map(|example| ("response", example))).enumerate()
    {
        let status = example.status.map(|status| format!(" {status}")).unwrap_or_default();
        let text = example.value.as_ref().map_or_else(|| example.text.clone(), ToString::to_string);
        cells.insert(format!("example {side}{status} #{}", index + 1), words(&text, example.line));
    }
    cells
}

fn add_body(cells: &mut Cells, root: &str, body: &Body) {
    body.fields.iter().for_each(|field| add(cells, root, field));
    for object in &body.objects {
        object.fields.iter().for_each(|field| add(cells, &format!("{root}/{}", object.name), field));
    }
}

fn add(cells: &mut Cells, root: &str, field: &Field) {
    let texts: Vec<&str> = field.text.iter().map(|text| text.value.as_str()).collect();
    let limits = field.limits.named().into_iter().filter_map(|(name, limit)| Some(format!("{name} {}", limit?.value)));
    let mut values: Vec<String> = field.values.iter().map(|value| value.value.clone()).collect();
    values.sort();
    let cell = Cell {
        ty: field.ty.as_ref().map(|ty| ty.value.to_string()).unwrap_or_default(),
        mandatory: match field.mandatory.value {
            Mandatory::Yes => "yes".to_owned(),
            Mandatory::No => "no".to_owned(),
            Mandatory::Unknown | Mandatory::Unsaid => String::new(),
        },
        default: field.default.as_ref().map(|default| default.value.clone()).unwrap_or_default(),
        limits: limits.collect(),
        values,
        deprecated: field.deprecated,
        text: fingerprint(&texts.join(" ")),
    };
    cells.entry(format!("{root}/{}", field.name)).or_insert((cell, field.line));
}

/// Returns a hash of a text that does not depend on the layout: ignores spaces, punctuation and bullets.
fn fingerprint(text: &str) -> String {
    let folded = super::words::fold(text);
    let counts = |c: &char| c.is_alphanumeric() || "<>=+/%{}[]_$@#&^~|\\".contains(*c);
    let words: String = folded.chars().filter(counts).collect();
    if words.is_empty() {
        return String::new();
    }
    let digest = Sha256::digest(words.as_bytes());
    digest.iter().take(8).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
