//! The lock file `spec/docs.lock`, which records the content of each documentation page at the time when a person last
//! accepted the page. Types, defaults and other values are stored unchanged. Sentences are stored only as hashes, since
//! they are under the publisher's copyright.

mod file;
mod since;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use self::file::LockError;
pub(super) use self::since::compare_with_lock;
use super::page::{Body, Field, Language, Mandatory, Page};

/// The content of the lock file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lock {
    /// The records of the accepted pages, sorted by operation ID.
    pub pages: Vec<LockedPage>,
}

/// The record of an accepted documentation page: the values in its tables, and hashes of its sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LockedPage {
    /// The ID of the documented operation in the spec.
    pub operation: String,
    /// The URL of the page; empty if the URL is not known.
    pub url: String,
    /// The date of the page's last change, as stated on the page; empty if the page does not state a date.
    pub updated: String,
    /// The date on which a person accepted the page.
    pub accepted: String,
    /// The language of the page: `english` or `chinese`.
    pub language: String,
    /// The number and the role of each table of the page, such as `4 request body`, in page order.
    pub tables: Vec<String>,
    /// Maps the key of each table row, such as `body/name`, to the values in the row.
    pub cells: IndexMap<String, Cell>,
}

/// The values in a table row that describes a parameter or field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cell {
    /// The type, as displayed by [`PageType`](super::types::PageType); for the key `address`, the method and path.
    /// Empty if the page does not state a type.
    #[serde(rename = "type")]
    pub ty: String,
    /// `yes` if the parameter or field is mandatory, `no` if it is optional; empty if the page does not state this.
    pub mandatory: String,
    /// The default value; empty if the page does not state a default.
    pub default: String,
    /// The limits, each as a JSON Schema keyword and a number, such as `minimum 0`.
    pub limits: Vec<String>,
    /// The allowed values, sorted.
    pub values: Vec<String>,
    /// True if the description starts with a statement that the parameter or field is deprecated. For the key
    /// `address`, true if the operation is deprecated.
    pub deprecated: bool,
    /// The hash of the description; empty if there is no description.
    pub text: String,
}

/// Maps the key of each table row of a page, such as `body/name`, to the values in the row and the line number of the
/// row.
pub(super) type CellsByKey = IndexMap<String, (Cell, u32)>;

/// A change on a documentation page that does not change the API, such as a reworded description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordingChange {
    /// Identifies the changed text: the key of a row, such as `body/name`, or one of `tables`, `language` and `lock`.
    pub key: String,
    /// A phrase or sentence that describes the change, such as `was reworded`.
    pub message: String,
    /// The line number of the changed text on the page, if known.
    pub line: Option<u32>,
}

/// Returns the type that is nested in arrays and maps: `Zone` for `Array<Zone>`. Returns other types unchanged.
pub(super) fn innermost_type(ty: &str) -> &str {
    let mut inner_type = ty;
    while let Some(unwrapped) = inner_type.strip_prefix("Array<").or_else(|| inner_type.strip_prefix("Map<String,")) {
        inner_type = unwrapped.strip_suffix('>').unwrap_or(unwrapped);
    }
    inner_type
}

impl LockedPage {
    /// Returns the key of the table for each row: `body` for the row `body/name`, `response 200/Zone` for the row
    /// `response 200/Zone/id`. The key of a table with several rows is returned several times.
    pub(super) fn tables_with_rows(&self) -> impl Iterator<Item = &str> {
        self.cells.keys().filter_map(|key| key.rsplit_once('/')).map(|(table, _)| table)
    }
}

/// Returns the keys of the tables of a page that have rows, such as `query` or `response 200/Zone`, without duplicates.
pub(super) fn tables_with_rows_of_page(page: &Page) -> Vec<String> {
    let cells = collect_cells(page);
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
    /// Returns a [`LockError`] if the text is not valid TOML, has unknown or missing members, or refers to a part or
    /// table that it does not contain.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        file::parse_lock(text)
    }

    /// Renders the lock file as TOML text. Equal tables and equal bodies are written once. Each row is one line.
    #[must_use]
    pub fn render(&self) -> String {
        file::render_lock(self)
    }

    /// Returns the record of the page that documents an operation; `None` if no such page was accepted. `operation` is
    /// the ID of the operation.
    #[must_use]
    pub fn page_of_operation(&self, operation: &str) -> Option<&LockedPage> {
        self.pages.iter().find(|page| page.operation == operation)
    }

    /// Records the page that documents an operation, and replaces the earlier record, if any. The recorded URL is the
    /// URL that the page states, or else `url`, or else the URL in the earlier record. `today` is the date of the
    /// acceptance.
    pub fn accept_page(&mut self, operation: &str, page: &Page, url: &str, today: &str) {
        let old_page = self.page_of_operation(operation).cloned().unwrap_or_default();
        let mut new_page = lock_page(operation, page, today);
        let fallback_url = if url.is_empty() { old_page.url } else { url.to_owned() };
        if new_page.url.is_empty() {
            new_page.url = fallback_url;
        }
        self.pages.retain(|page| page.operation != operation);
        self.pages.push(new_page);
        self.pages.sort_by(|a, b| a.operation.cmp(&b.operation));
    }
}

/// Creates the record of a page for the lock file. `today` is the date of the acceptance.
fn lock_page(operation: &str, page: &Page, today: &str) -> LockedPage {
    LockedPage {
        operation: operation.to_owned(),
        url: page.url.clone().unwrap_or_default(),
        updated: page.updated.as_ref().map(|date| date.value.clone()).unwrap_or_default(),
        accepted: today.to_owned(),
        language: language_name(page.language).to_owned(),
        tables: describe_tables(page),
        cells: collect_cells(page).into_iter().map(|(key, (cell, _))| (key, cell)).collect(),
    }
}

/// Returns the name by which the lock file refers to a language: `english` or `chinese`.
pub(super) fn language_name(language: Language) -> &'static str {
    match language {
        Language::English => "english",
        Language::Chinese => "chinese",
    }
}

/// Returns the number and the role of each table of a page, such as `4 request body`. A table without a number has `-`
/// instead: `- request body`.
fn describe_tables(page: &Page) -> Vec<String> {
    let number_text = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    page.tables.iter().map(|table| format!("{} {}", number_text(table.number), table.role)).collect()
}

/// Collects the values of all table rows of a page, and hashes of its sentences, by key.
pub(super) fn collect_cells(page: &Page) -> CellsByKey {
    let mut cells = CellsByKey::new();
    let text_cell = |text: &str, line: u32| (Cell { text: hash_text(text), ..Cell::default() }, line);
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
    for (index, (message_kind, example)) in
        examples.chain(page.response_examples.iter().map(|example| ("response", example))).enumerate()
    {
        let status = example.status.map(|status| format!(" {status}")).unwrap_or_default();
        let text = example.value.as_ref().map_or_else(|| example.text.clone(), ToString::to_string);
        cells.insert(format!("example {message_kind}{status} #{}", index + 1), text_cell(&text, example.line));
    }
    cells
}

/// Adds the rows of a body and of the objects in the body. `root` is the first segment of the keys of these rows.
fn add_body(cells: &mut CellsByKey, root: &str, body: &Body) {
    body.fields.iter().for_each(|field| add_field(cells, root, field));
    for object in &body.objects {
        object.fields.iter().for_each(|field| add_field(cells, &format!("{root}/{}", object.name), field));
    }
}

/// Adds the row that describes `field` under the key `{root}/{name}`, unless this key already exists.
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
        text: hash_text(&paragraphs.join(" ")),
    };
    cells.entry(format!("{root}/{}", field.name)).or_insert((cell, field.line));
}

/// Returns a hash of `text` that does not depend on the layout of the page: whitespace, most punctuation and bullets
/// are ignored. Returns an empty string if `text` contains only ignored characters.
fn hash_text(text: &str) -> String {
    let folded_text = super::vocabulary::fold_characters(text);
    let is_significant = |c: &char| c.is_alphanumeric() || "<>=+/%{}[]_$@#&^~|\\".contains(*c);
    let significant_text: String = folded_text.chars().filter(is_significant).collect();
    if significant_text.is_empty() {
        return String::new();
    }
    let digest = Sha256::digest(significant_text.as_bytes());
    digest.iter().take(8).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
