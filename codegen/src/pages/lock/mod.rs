//! The lock file `spec/docs.lock`: the content of the pages when they were last accepted. Facts are stored as they are,
//! sentences only as hashes, since the publisher has the copyright.

mod file;
mod since;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use self::file::LockError;
pub(super) use self::since::compare_with_lock;
use super::page::{Body, Field, Language, Mandatory, Page};

/// The contents of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lock {
    /// The pages, sorted by operation.
    pub pages: Vec<LockedPage>,
}

/// The facts of a page, and the hashes of its sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LockedPage {
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
    /// True if the description starts by saying that it is deprecated; for the key of the endpoint: if the operation is
    /// deprecated.
    pub deprecated: bool,
    /// The hash of the description.
    pub text: String,
}

/// The cells of a page with their line numbers.
pub(super) type CellsByKey = IndexMap<String, (Cell, u32)>;

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

/// Returns the innermost type of a cell: `Zone` of `Array<Zone>`.
pub(super) fn innermost_type(ty: &str) -> &str {
    let mut rest = ty;
    while let Some(inner) = rest.strip_prefix("Array<").or_else(|| rest.strip_prefix("Map<String,")) {
        rest = inner.strip_suffix('>').unwrap_or(inner);
    }
    rest
}

impl LockedPage {
    /// Returns the names of the tables in which the page had rows: `query`, `body`, `response 200/Zone`.
    pub(super) fn tables_with_rows(&self) -> impl Iterator<Item = &str> {
        self.cells.keys().filter_map(|key| key.rsplit_once('/')).map(|(table, _)| table)
    }
}

/// Returns the names of the tables of a page that have rows, in the form of [`LockedPage::tables_with_rows`].
pub(super) fn tables_of(page: &Page) -> Vec<String> {
    let cells = page_cells(page);
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
        file::parse_lock(text)
    }

    /// Returns the text of the file. Equal tables and equal bodies are written once; each row is one line.
    #[must_use]
    pub fn render(&self) -> String {
        file::render_lock(self)
    }

    /// Returns the record of an operation's page.
    #[must_use]
    pub fn page_of_operation(&self, operation: &str) -> Option<&LockedPage> {
        self.pages.iter().find(|page| page.operation == operation)
    }

    /// Records a page, and replaces its earlier record. `url` is used if the page does not contain its URL.
    pub fn accept_page(&mut self, operation: &str, page: &Page, url: &str, today: &str) {
        let old = self.page_of_operation(operation).cloned().unwrap_or_default();
        let mut fresh = lock_page(operation, page, today);
        let known_url = if url.is_empty() { old.url } else { url.to_owned() };
        if fresh.url.is_empty() {
            fresh.url = known_url;
        }
        self.pages.retain(|page| page.operation != operation);
        self.pages.push(fresh);
        self.pages.sort_by(|a, b| a.operation.cmp(&b.operation));
    }
}

fn lock_page(operation: &str, page: &Page, today: &str) -> LockedPage {
    LockedPage {
        operation: operation.to_owned(),
        url: page.url.clone().unwrap_or_default(),
        updated: page.updated.as_ref().map(|date| date.value.clone()).unwrap_or_default(),
        accepted: today.to_owned(),
        language: language_name(page.language).to_owned(),
        tables: table_marks(page),
        cells: page_cells(page).into_iter().map(|(key, (cell, _))| (key, cell)).collect(),
    }
}

pub(super) fn language_name(language: Language) -> &'static str {
    match language {
        Language::English => "english",
        Language::Chinese => "chinese",
    }
}

fn table_marks(page: &Page) -> Vec<String> {
    let mark = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    page.tables.iter().map(|table| format!("{} {}", mark(table.number), table.role)).collect()
}

/// Returns all cells of a page by key.
pub(super) fn page_cells(page: &Page) -> CellsByKey {
    let mut cells = CellsByKey::new();
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
        let deprecated = page.deprecated.is_some();
        cells.insert("address".to_owned(), (Cell { ty, deprecated, ..Cell::default() }, path.line));
    }
    for param in &page.params {
        add_field(&mut cells, param.location.name(), &param.field);
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
        response.headers.iter().for_each(|field| add_field(&mut cells, &format!("{key}/header"), field));
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

fn add_body(cells: &mut CellsByKey, root: &str, body: &Body) {
    body.fields.iter().for_each(|field| add_field(cells, root, field));
    for object in &body.objects {
        object.fields.iter().for_each(|field| add_field(cells, &format!("{root}/{}", object.name), field));
    }
}

fn add_field(cells: &mut CellsByKey, root: &str, field: &Field) {
    let texts: Vec<&str> = field.text.iter().map(|text| text.value.as_str()).collect();
    let limits =
        field.limits.named_limits().into_iter().filter_map(|(name, limit)| Some(format!("{name} {}", limit?.value)));
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
    let folded = super::vocabulary::fold_characters(text);
    let counts = |c: &char| c.is_alphanumeric() || "<>=+/%{}[]_$@#&^~|\\".contains(*c);
    let words: String = folded.chars().filter(counts).collect();
    if words.is_empty() {
        return String::new();
    }
    let digest = Sha256::digest(words.as_bytes());
    digest.iter().take(8).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
