//! The lock file `spec/docs.lock`: the content of the pages when a person last accepted them. Facts are stored
//! unchanged. Sentences are stored only as hashes, since they are under the publisher's copyright.

mod file;
mod since;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use self::file::LockError;
pub(super) use self::since::compare_with_lock;
use super::page::{Body, Field, Language, Mandatory, Page};

/// The contents of the lock file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lock {
    /// The records of the pages, sorted by operation ID.
    pub pages: Vec<LockedPage>,
}

/// The facts of a page, and the hashes of its sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LockedPage {
    /// The ID of the operation in the spec.
    pub operation: String,
    /// The URL of the page; empty if the URL is not known.
    pub url: String,
    /// The date of the last change, as stated by the page; empty if the page does not state a date.
    pub updated: String,
    /// The day on which the page was accepted.
    pub accepted: String,
    /// `english` or `chinese`.
    pub language: String,
    /// The number and the role of each table, in the order of the page, such as `4 request body`.
    pub tables: Vec<String>,
    /// The facts of each row, by key, such as `body/name`.
    pub cells: IndexMap<String, Cell>,
}

/// The facts of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cell {
    /// The type, as displayed by [`PageType`](super::types::PageType); for the key `address`, the method and path.
    /// Empty if the page does not state a type.
    #[serde(rename = "type")]
    pub ty: String,
    /// `yes` if the row is mandatory, `no` if it is optional; empty if the page does not say which.
    pub mandatory: String,
    /// The default value; empty if the page does not state one.
    pub default: String,
    /// The limits as keyword and number, such as `minimum 0`.
    pub limits: Vec<String>,
    /// The allowed values, sorted.
    pub values: Vec<String>,
    /// True if the description starts by declaring the row deprecated. For the key `address`, true if the operation is
    /// deprecated.
    pub deprecated: bool,
    /// The hash of the description; empty if there is no description.
    pub text: String,
}

/// The cells of a page by key, each with its line number.
pub(super) type CellsByKey = IndexMap<String, (Cell, u32)>;

/// A change of wording on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The part that changed: a key such as `body/name`, or `tables`, `language` or `lock`.
    pub key: String,
    /// The description of the change.
    pub message: String,
    /// The line number in the page, if known.
    pub line: Option<u32>,
}

/// Returns the innermost type within arrays and maps, such as `Zone` for `Array<Zone>`.
pub(super) fn innermost_type(ty: &str) -> &str {
    let mut inner_type = ty;
    while let Some(unwrapped) = inner_type.strip_prefix("Array<").or_else(|| inner_type.strip_prefix("Map<String,")) {
        inner_type = unwrapped.strip_suffix('>').unwrap_or(unwrapped);
    }
    inner_type
}

impl LockedPage {
    /// Returns the table of each row, such as `query`, `body` or `response 200/Zone`. A table with several rows is
    /// returned several times.
    pub(super) fn tables_with_rows(&self) -> impl Iterator<Item = &str> {
        self.cells.keys().filter_map(|key| key.rsplit_once('/')).map(|(table, _)| table)
    }
}

/// Returns the tables of a page that have rows, such as `query` or `response 200/Zone`, without duplicates.
pub(super) fn tables_with_rows_of_page(page: &Page) -> Vec<String> {
    let cells = page_cells(page);
    let mut tables: Vec<String> =
        cells.keys().filter_map(|key| key.rsplit_once('/')).map(|(table, _)| table.to_owned()).collect();
    tables.sort_unstable();
    tables.dedup();
    tables
}

impl Lock {
    /// Parses the text of a lock file.
    ///
    /// # Errors
    ///
    /// Returns a [`LockError`] if the text is not TOML, has unknown members, or refers to a missing part or table.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        file::parse_lock(text)
    }

    /// Renders the text of the lock file. Equal tables and equal bodies are written once. Each row is one line.
    #[must_use]
    pub fn render(&self) -> String {
        file::render_lock(self)
    }

    /// Returns the record of an operation's page.
    #[must_use]
    pub fn page_of_operation(&self, operation: &str) -> Option<&LockedPage> {
        self.pages.iter().find(|page| page.operation == operation)
    }

    /// Records the page of an operation, and replaces the earlier record, if any. The URL of the record is the one on
    /// the page, or else `url`, or else the URL of the earlier record.
    pub fn accept_page(&mut self, operation: &str, page: &Page, url: &str, today: &str) {
        let old_page = self.page_of_operation(operation).cloned().unwrap_or_default();
        let mut new_page = lock_page(operation, page, today);
        let known_url = if url.is_empty() { old_page.url } else { url.to_owned() };
        if new_page.url.is_empty() {
            new_page.url = known_url;
        }
        self.pages.retain(|page| page.operation != operation);
        self.pages.push(new_page);
        self.pages.sort_by(|a, b| a.operation.cmp(&b.operation));
    }
}

/// Creates the record of a page. `today` is the date of the acceptance.
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

/// Returns the name of a language in the lock file: `english` or `chinese`.
pub(super) fn language_name(language: Language) -> &'static str {
    match language {
        Language::English => "english",
        Language::Chinese => "chinese",
    }
}

/// Returns the number and the role of each table, such as `4 request body`; `-` if the table has no number.
fn table_marks(page: &Page) -> Vec<String> {
    let number_text = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    page.tables.iter().map(|table| format!("{} {}", number_text(table.number), table.role)).collect()
}

/// Returns the facts of all rows of a page by key.
pub(super) fn page_cells(page: &Page) -> CellsByKey {
    let mut cells = CellsByKey::new();
    let text_cell = |text: &str, line: u32| (Cell { text: fingerprint(text), ..Cell::default() }, line);
    if let Some(title) = &page.title {
        cells.insert("title".to_owned(), text_cell(&title.value, title.line));
    }
    if let Some(first_sentence) = page.function.first() {
        let sentences: Vec<&str> = page.function.iter().map(|text| text.value.as_str()).collect();
        cells.insert("function".to_owned(), text_cell(&sentences.join(" "), first_sentence.line));
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
        cells.insert(format!("response {}", row.status), text_cell(&row.text, row.line));
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
        cells.insert(format!("example {side}{status} #{}", index + 1), text_cell(&text, example.line));
    }
    cells
}

/// Adds the rows of a body and its objects. `root` is the first segment of their keys.
fn add_body(cells: &mut CellsByKey, root: &str, body: &Body) {
    body.fields.iter().for_each(|field| add_field(cells, root, field));
    for object in &body.objects {
        object.fields.iter().for_each(|field| add_field(cells, &format!("{root}/{}", object.name), field));
    }
}

/// Adds the row of a field, unless the key already exists.
fn add_field(cells: &mut CellsByKey, root: &str, field: &Field) {
    let paragraphs: Vec<&str> = field.text.iter().map(|text| text.value.as_str()).collect();
    let limits =
        field.limits.named_limits().into_iter().filter_map(|(name, limit)| Some(format!("{name} {}", limit?.value)));
    let mut values: Vec<String> = field.values.iter().map(|value| value.value.clone()).collect();
    values.sort();
    let cell = Cell {
        ty: field.ty.as_ref().map(|ty| ty.value.to_string()).unwrap_or_default(),
        mandatory: match field.mandatory.value {
            Mandatory::Yes => "yes".to_owned(),
            Mandatory::No => "no".to_owned(),
            Mandatory::Unknown | Mandatory::Unstated => String::new(),
        },
        default: field.default.as_ref().map(|default| default.value.clone()).unwrap_or_default(),
        limits: limits.collect(),
        values,
        deprecated: field.deprecated,
        text: fingerprint(&paragraphs.join(" ")),
    };
    cells.entry(format!("{root}/{}", field.name)).or_insert((cell, field.line));
}

/// Returns a hash of `text` that does not depend on the format of the page: spaces, most punctuation and bullets are
/// ignored. Returns an empty string if `text` contains nothing else.
fn fingerprint(text: &str) -> String {
    let folded = super::vocabulary::fold_characters(text);
    let is_significant = |c: &char| c.is_alphanumeric() || "<>=+/%{}[]_$@#&^~|\\".contains(*c);
    let significant_text: String = folded.chars().filter(is_significant).collect();
    if significant_text.is_empty() {
        return String::new();
    }
    let digest = Sha256::digest(significant_text.as_bytes());
    digest.iter().take(8).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
