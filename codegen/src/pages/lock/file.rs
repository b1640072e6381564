//! Parses and renders the lock file, which records the accepted content of documentation pages. Equal tables of several
//! bodies, and equal bodies of several pages, are written once. So a change to a shared row changes only one line of
//! the file.

use std::{cmp::Reverse, collections::HashMap, fmt::Write as _};

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Cell, Lock, LockedPage};

/// An error in the text of a lock file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// The text is not valid TOML, or has unknown or missing members.
    #[error(transparent)]
    Toml(#[from] toml::de::Error),
    /// A `[[page]]` refers to a part or a table, or a `[[part]]` to a table, that the file does not contain. Contains
    /// the name of the part or table.
    #[error(
        "the lock file refers to the part or table `{0}`, but does not contain it; create the file again with `cargo \
         xtask pages accept`"
    )]
    Missing(String),
}

/// The rows of a table by the name of the parameter or field.
type Rows = IndexMap<String, Cell>;

/// The name of the `[[part]]` that contains the rows for status codes. The keys of these rows, such as `response 200`,
/// have no slash, in contrast to the keys of parameters and fields, such as `query/limit`.
const STATUS_PART_NAME: &str = "statuses";

/// The suffix of an entry of `tables` that represents several consecutive tables: the table of a body and the tables of
/// all objects in this body.
const OBJECTS_SUFFIX: &str = " …";

/// The prefix that marks an entry of `tables` as one table. It is used if the role of the table ends with
/// [`OBJECTS_SUFFIX`] or starts with this prefix.
const SINGLE_TABLE_PREFIX: char = '=';

/// The TOML structure of a lock file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct FileContent {
    page: Vec<FilePage>,
    part: Vec<FilePart>,
    table: Vec<FileTable>,
}

/// A `[[page]]` of a lock file: the record of a documentation page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePage {
    operation: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    updated: String,
    #[serde(default)]
    accepted: String,
    language: String,
    tables: Vec<String>,
    /// Maps the first segment of row keys (`query`, `body`, `response 200`) to the name of the `[[part]]` with these
    /// rows.
    #[serde(default)]
    parts: IndexMap<String, String>,
    #[serde(default)]
    cells: Rows,
}

/// A `[[part]]` of a lock file: all rows of a page whose keys have the same first segment, such as `query/limit` and
/// `query/offset`. These rows describe the parameters in one location, one body, or the status codes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePart {
    name: String,
    /// The names of the `[[table]]`s for the objects of a body. Different tables for objects with the same name are
    /// distinguished by `#` and a number.
    #[serde(default)]
    objects: Vec<String>,
    #[serde(default)]
    cells: Rows,
}

/// A `[[table]]` of a lock file: the rows of the table that describes an object.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileTable {
    name: String,
    cells: Rows,
}

/// Parses the text of a lock file. References to parts and tables are replaced with the rows of these parts and tables.
pub(super) fn parse_lock(text: &str) -> Result<Lock, LockError> {
    let file: FileContent = toml::from_str(text)?;
    let rows_by_table: HashMap<&str, &Rows> =
        file.table.iter().map(|table| (table.name.as_str(), &table.cells)).collect();
    let part_by_name: HashMap<&str, &FilePart> = file.part.iter().map(|part| (part.name.as_str(), part)).collect();
    let pages =
        file.page.iter().map(|page| expand_page(page, &part_by_name, &rows_by_table)).collect::<Result<_, _>>()?;
    Ok(Lock { pages })
}

/// Creates the record of a page with all rows: those of the page itself, of its parts and of its tables.
fn expand_page(
    page: &FilePage,
    part_by_name: &HashMap<&str, &FilePart>,
    rows_by_table: &HashMap<&str, &Rows>,
) -> Result<LockedPage, LockError> {
    let missing_error = |part_name: &String| LockError::Missing(part_name.clone());
    let mut cells = page.cells.clone();
    let mut objects_by_root: HashMap<&str, Vec<&str>> = HashMap::new();
    for (root, part_name) in &page.parts {
        let part = part_by_name.get(part_name.as_str()).ok_or_else(|| missing_error(part_name))?;
        let to_key = |field: &String| if root == STATUS_PART_NAME { field.clone() } else { format!("{root}/{field}") };
        cells.extend(part.cells.iter().map(|(field, cell)| (to_key(field), cell.clone())));
        for table in &part.objects {
            let object_name = object_name_of_table(table);
            objects_by_root.entry(root).or_default().push(object_name);
            let rows = rows_by_table.get(table.as_str()).ok_or_else(|| missing_error(table))?;
            cells.extend(rows.iter().map(|(field, cell)| (format!("{root}/{object_name}/{field}"), cell.clone())));
        }
    }
    let mut page_tables = Vec::new();
    for entry in &page.tables {
        let single_table = entry.strip_prefix(SINGLE_TABLE_PREFIX);
        let Some(first_table) = entry.strip_suffix(OBJECTS_SUFFIX).filter(|_| single_table.is_none()) else {
            page_tables.push(single_table.unwrap_or(entry).to_owned());
            continue;
        };
        let body_tables =
            body_table_entries(first_table, |root| objects_by_root.get(root).cloned().unwrap_or_default());
        page_tables.extend(body_tables.ok_or_else(|| missing_error(entry))?);
    }
    Ok(LockedPage {
        operation: page.operation.clone(),
        url: page.url.clone(),
        updated: page.updated.clone(),
        accepted: page.accepted.clone(),
        language: page.language.clone(),
        tables: page_tables,
        cells,
    })
}

/// Removes `#` and the number from the name of a `[[table]]`, and so returns the name of the object: `Zone` for
/// `Zone#2`.
fn object_name_of_table(table: &str) -> &str {
    table.rsplit_once('#').map_or(table, |(name, _)| name)
}

/// Returns the entries of `tables` for a body: `first_entry`, such as `4 request body`, followed by one entry for each
/// object in the body, with consecutive numbers. `objects` takes the first segment of the body's keys, and returns the
/// names of the objects in the body. Returns `None` if `first_entry` is not an entry for a body.
fn body_table_entries<'a>(first_entry: &str, objects: impl Fn(&str) -> Vec<&'a str>) -> Option<Vec<String>> {
    let (number, role) = first_entry.split_once(' ')?;
    let body_name = role.strip_suffix(" body")?;
    let root = if body_name == "request" { "body" } else { body_name };
    let number: u32 = number.parse().ok()?;
    let object_entries =
        (1..).zip(objects(root)).map(|(index, name)| format!("{} {body_name} {name}", number.saturating_add(index)));
    Some(std::iter::once(first_entry.to_owned()).chain(object_entries).collect())
}

/// The rows of a page, divided into the rows that are stored in the `[[page]]` and the rows that are stored in
/// `[[part]]`s. The latter are grouped by the first segment of their keys (`query`, `body`, `response 200`).
#[derive(Default)]
struct SplitPage {
    /// The rows that are stored in the `[[page]]`: title, function, method and path, examples.
    page_rows: Rows,
    rows_by_root: IndexMap<String, RowGroup>,
}

/// The rows of a page whose keys have the same first segment: the rows of one table of parameters, or the rows of a
/// body and of the objects in the body.
#[derive(Default)]
struct RowGroup {
    cells: Rows,
    objects: IndexMap<String, Rows>,
}

impl SplitPage {
    /// Groups the rows of a page by the first segment of their keys.
    fn from_page(page: &LockedPage) -> Self {
        let mut split_page = Self::default();
        for (key, cell) in &page.cells {
            let cell = cell.clone();
            match key.split_once('/') {
                None if key.starts_with("response") => {
                    split_page
                        .rows_by_root
                        .entry(STATUS_PART_NAME.to_owned())
                        .or_default()
                        .cells
                        .insert(key.clone(), cell);
                }
                None => drop(split_page.page_rows.insert(key.clone(), cell)),
                Some((root, rest)) => {
                    let root = split_page.rows_by_root.entry(root.to_owned()).or_default();
                    match rest.rsplit_once('/').filter(|(object, _)| !object.is_empty()) {
                        Some((object, field)) => {
                            root.objects.entry(object.to_owned()).or_default().insert(field.to_owned(), cell);
                        }
                        None => drop(root.cells.insert(rest.to_owned(), cell)),
                    }
                }
            }
        }
        // Sort the rows, so that equal tables have equal text whether they come from a page or from the lock file.
        split_page.page_rows.sort_keys();
        split_page.rows_by_root.sort_keys();
        for root in split_page.rows_by_root.values_mut() {
            root.cells.sort_keys();
            root.objects.values_mut().for_each(Rows::sort_keys);
        }
        split_page
    }
}

/// The TOML texts of all tables, or of all parts, of a lock file. Equal texts are stored once. Each text gets a unique
/// name.
#[derive(Default)]
struct TextPool {
    /// Maps the preferred name of a text, such as `Zone`, together with the text to the number of uses. The entries are
    /// in the order of the first use.
    use_counts: IndexMap<(String, String), u32>,
    names: HashMap<(String, String), String>,
}

impl TextPool {
    /// Records a use of `text`. The lock file stores the text under the name `base`, unless another text has this name.
    fn add_text(&mut self, base: &str, text: &str) {
        *self.use_counts.entry((base.to_owned(), text.to_owned())).or_default() += 1;
    }

    /// Assigns a unique name to each text. Of several texts with the same preferred name, the text with the most uses
    /// gets this name. The other texts get the preferred name with `#` and a number appended, such as `Zone#2`.
    fn assign_names(&mut self) {
        let mut keys_by_use_count: Vec<(&(String, String), &u32)> = self.use_counts.iter().collect();
        keys_by_use_count.sort_by_key(|(_, use_count)| Reverse(**use_count));
        let mut count_by_base_name: HashMap<&str, u32> = HashMap::new();
        for (key, _) in keys_by_use_count {
            let name_count = count_by_base_name.entry(key.0.as_str()).or_default();
            *name_count += 1;
            let has_preferred_name = *name_count == 1 && !key.0.contains('#');
            let name = if has_preferred_name { key.0.clone() } else { format!("{}#{name_count}", key.0) };
            self.names.insert(key.clone(), name);
        }
    }

    /// Returns the name that [`Self::assign_names`] assigned to `text`, whose preferred name is `base`.
    fn unique_name<'a>(&'a self, base: &'a str, text: &str) -> &'a str {
        self.names.get(&(base.to_owned(), text.to_owned())).map_or(base, String::as_str)
    }

    /// Returns the pairs of name and text, sorted by name.
    fn sorted_texts(&self) -> Vec<(&str, &str)> {
        let mut named_texts: Vec<(&str, &str)> =
            self.names.iter().map(|((_, text), name)| (name.as_str(), text.as_str())).collect();
        named_texts.sort_unstable();
        named_texts
    }
}

/// Renders a lock file as TOML text.
pub(super) fn render_lock(lock: &Lock) -> String {
    let split_pages: Vec<SplitPage> = lock.pages.iter().map(SplitPage::from_page).collect();
    let mut tables = TextPool::default();
    for (name, rows) in split_pages.iter().flat_map(|split| split.rows_by_root.values()).flat_map(|root| &root.objects)
    {
        tables.add_text(name, &render_cells(rows));
    }
    tables.assign_names();
    let mut parts = TextPool::default();
    let mut base_by_text: HashMap<String, String> = HashMap::new();
    let mut page_parts: Vec<IndexMap<String, (String, String)>> = Vec::new();
    for (page, split) in lock.pages.iter().zip(&split_pages) {
        let mut parts_of_page = IndexMap::new();
        for (root, row_group) in &split.rows_by_root {
            let part_text = render_part(row_group, &tables);
            let base_name = if root == "body" || root.starts_with("response") {
                // Bodies with the same content become one part, which is named after the first page that contains it.
                base_by_text.entry(part_text.clone()).or_insert_with(|| format!("{} {root}", page.operation)).clone()
            } else {
                root.clone()
            };
            parts.add_text(&base_name, &part_text);
            parts_of_page.insert(root.clone(), (base_name, part_text));
        }
        page_parts.push(parts_of_page);
    }
    parts.assign_names();
    let mut file_text =
        "# Written by `cargo xtask pages accept`: what the pages said, sentences as fingerprints. Tables and bodies that several\n\
         # pages repeat are below the pages, once.\n"
            .to_owned();
    for ((page, split), parts_of_page) in lock.pages.iter().zip(&split_pages).zip(&page_parts) {
        let names = parts_of_page
            .iter()
            .map(|(root, (base_name, part_text))| (root.as_str(), parts.unique_name(base_name, part_text)));
        file_text.push_str(&self::render_page(page, split, names));
    }
    for (name, part_text) in parts.sorted_texts() {
        let _ = write!(file_text, "\n[[part]]\n{}{part_text}", render_line("name", &quote_text(name)));
    }
    for (name, table_text) in tables.sorted_texts() {
        let _ = write!(file_text, "\n[[table]]\n{}{table_text}", render_line("name", &quote_text(name)));
    }
    file_text
}

fn render_page<'a>(page: &LockedPage, split: &SplitPage, parts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut page_text = "\n[[page]]\n".to_owned();
    let page_members = [
        ("operation", &page.operation),
        ("url", &page.url),
        ("updated", &page.updated),
        ("accepted", &page.accepted),
        ("language", &page.language),
    ];
    for (name, fact) in page_members {
        if !fact.is_empty() || matches!(name, "operation" | "language") {
            page_text.push_str(&render_line(name, &quote_text(fact)));
        }
    }
    page_text.push_str(&render_list("tables", fold_table_entries(page, split).iter().map(String::as_str)));
    page_text.push_str("\n[page.parts]\n");
    parts.for_each(|(root, name)| page_text.push_str(&render_line(&quote_text(root), &quote_text(name))));
    page_text.push('\n');
    page_text.push_str(&render_cell_table("page", &split.page_rows));
    page_text
}

/// Returns the member `tables` of a `[[page]]`. The consecutive entries for a body and the objects in the body are
/// combined into one entry with the suffix [`OBJECTS_SUFFIX`].
fn fold_table_entries(page: &LockedPage, split: &SplitPage) -> Vec<String> {
    let objects_of_root = |root: &str| -> Vec<&str> {
        split.rows_by_root.get(root).map_or_else(Vec::new, |root| root.objects.keys().map(String::as_str).collect())
    };
    let mut folded_entries = Vec::new();
    let mut remaining_entries = page.tables.as_slice();
    while let Some((entry, following_entries)) = remaining_entries.split_first() {
        if let Some(body_entries) = body_table_entries(entry, objects_of_root)
            .filter(|body_entries| body_entries.len() > 1 && remaining_entries.starts_with(body_entries))
        {
            folded_entries.push(format!("{entry}{OBJECTS_SUFFIX}"));
            remaining_entries = &remaining_entries[body_entries.len()..];
        } else {
            let is_ambiguous = entry.ends_with(OBJECTS_SUFFIX) || entry.starts_with(SINGLE_TABLE_PREFIX);
            folded_entries.push(if is_ambiguous { format!("{SINGLE_TABLE_PREFIX}{entry}") } else { entry.clone() });
            remaining_entries = following_entries;
        }
    }
    folded_entries
}

fn render_part(root: &RowGroup, tables: &TextPool) -> String {
    let mut part_text = String::new();
    if !root.objects.is_empty() {
        let table_names: Vec<String> =
            root.objects.iter().map(|(name, rows)| tables.unique_name(name, &render_cells(rows)).to_owned()).collect();
        part_text.push_str(&render_list("objects", table_names.iter().map(String::as_str)));
    }
    part_text + &render_cell_table("part", &root.cells)
}

/// Renders the rows of a table as TOML, with the heading `[table.cells]`.
fn render_cells(rows: &Rows) -> String {
    render_cell_table("table", rows)
}

/// Renders rows as TOML: the table heading `[OWNER.cells]`, with `owner` in place of `OWNER`, and one line per row.
fn render_cell_table(owner: &str, rows: &Rows) -> String {
    let mut cells_text = format!("[{owner}.cells]\n");
    for (key, cell) in rows {
        cells_text.push_str(&render_line(&quote_key(key), &render_cell(cell)));
    }
    cells_text
}

/// Renders the values of a row as an inline TOML table. Empty values are omitted.
fn render_cell(cell: &Cell) -> String {
    let quote_list = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| quote_text(value)).collect();
        if values.is_empty() { String::new() } else { format!("[{}]", values.join(", ")) }
    };
    let quote_non_empty = |value: &str| if value.is_empty() { String::new() } else { quote_text(value) };
    let members = [
        ("default", quote_non_empty(&cell.default)),
        ("deprecated", if cell.deprecated { "true".to_owned() } else { String::new() }),
        ("limits", quote_list(&cell.limits)),
        ("mandatory", quote_non_empty(&cell.mandatory)),
        ("text", quote_non_empty(&cell.text)),
        ("type", quote_non_empty(&cell.ty)),
        ("values", quote_list(&cell.values)),
    ];
    let members: Vec<String> = members
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    if members.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", members.join(", ")) }
}

fn render_list<'a>(name: &str, items: impl Iterator<Item = &'a str>) -> String {
    let mut list_text = "[\n".to_owned();
    for item in items {
        let _ = writeln!(list_text, "  {},", quote_text(item));
    }
    list_text.push(']');
    render_line(name, &list_text)
}

fn render_line(name: &str, value: &str) -> String {
    format!("{name} = {value}\n")
}

fn quote_text(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Quotes a TOML key. In contrast to a value, a key must not contain a line break.
fn quote_key(key: &str) -> String {
    let quoted_key = quote_text(key);
    if quoted_key.starts_with("\"\"\"") || quoted_key.starts_with("'''") {
        // The escapes of JSON are escapes of TOML, which also requires one for this character.
        return serde_json::Value::from(key).to_string().replace('\u{7f}', "\\u007F");
    }
    quoted_key
}
