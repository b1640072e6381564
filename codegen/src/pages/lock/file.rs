//! Parses and renders the lock file. A table that several bodies contain is written once, and so is a body that several
//! pages contain. If a row that all pages share changes, one line of the file changes.

use std::{cmp::Reverse, collections::HashMap, fmt::Write as _};

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Cell, Lock, LockedPage};

/// An error from parsing a lock file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// The file is not TOML, or has unknown members.
    #[error(transparent)]
    Toml(#[from] toml::de::Error),
    /// The file refers to a part or a table that it does not contain.
    #[error("`{0}` is not in the file; create it again with `cargo xtask pages accept`")]
    Missing(String),
}

type Rows = IndexMap<String, Cell>;

/// The name of the group of rows for status codes. Unlike the keys of other rows, their keys have no slash
/// (`response 200`).
const STATUSES: &str = "statuses";

/// The suffix of an entry of `tables` that represents a body's table followed by the tables of all objects of the body,
/// with consecutive numbers.
const AND_OBJECTS: &str = " …";

/// The prefix of an entry of `tables` that would otherwise be read as one with the suffix [`AND_OBJECTS`].
const PLAIN: char = '=';

/// The TOML structure of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    page: Vec<FilePage>,
    part: Vec<Part>,
    table: Vec<Table>,
}

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
    /// Maps the first segment of keys (`query`, `body`, `response 200`) to the name of a part.
    #[serde(default)]
    parts: IndexMap<String, String>,
    #[serde(default)]
    cells: Rows,
}

/// The facts of all keys with the same first segment: the parameters of one location, a body, or the status codes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    name: String,
    /// The names of entries of `table`. Tables that describe objects with the same name are distinguished by `#` and a
    /// number.
    #[serde(default)]
    objects: Vec<String>,
    #[serde(default)]
    cells: Rows,
}

/// The rows of an object's table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    name: String,
    cells: Rows,
}

pub(super) fn parse_lock(text: &str) -> Result<Lock, LockError> {
    let file: File = toml::from_str(text)?;
    let tables: HashMap<&str, &Rows> = file.table.iter().map(|table| (table.name.as_str(), &table.cells)).collect();
    let parts: HashMap<&str, &Part> = file.part.iter().map(|part| (part.name.as_str(), part)).collect();
    let pages = file.page.iter().map(|page| expand_page(page, &parts, &tables)).collect::<Result<_, _>>()?;
    Ok(Lock { pages })
}

fn expand_page(
    page: &FilePage,
    parts: &HashMap<&str, &Part>,
    tables: &HashMap<&str, &Rows>,
) -> Result<LockedPage, LockError> {
    let missing = |name: &String| LockError::Missing(name.clone());
    let mut cells = page.cells.clone();
    let mut objects: HashMap<&str, Vec<&str>> = HashMap::new();
    for (root, name) in &page.parts {
        let part = parts.get(name.as_str()).ok_or_else(|| missing(name))?;
        let key = |field: &String| if root == STATUSES { field.clone() } else { format!("{root}/{field}") };
        cells.extend(part.cells.iter().map(|(field, cell)| (key(field), cell.clone())));
        for table in &part.objects {
            let object = object_name(table);
            objects.entry(root).or_default().push(object);
            let rows = tables.get(table.as_str()).ok_or_else(|| missing(table))?;
            cells.extend(rows.iter().map(|(field, cell)| (format!("{root}/{object}/{field}"), cell.clone())));
        }
    }
    let mut marks = Vec::new();
    for mark in &page.tables {
        let plain = mark.strip_prefix(PLAIN);
        let Some(first) = mark.strip_suffix(AND_OBJECTS).filter(|_| plain.is_none()) else {
            marks.push(plain.unwrap_or(mark).to_owned());
            continue;
        };
        let run = table_marks(first, |root| objects.get(root).cloned().unwrap_or_default());
        marks.extend(run.ok_or_else(|| missing(mark))?);
    }
    Ok(LockedPage {
        operation: page.operation.clone(),
        url: page.url.clone(),
        updated: page.updated.clone(),
        accepted: page.accepted.clone(),
        language: page.language.clone(),
        tables: marks,
        cells,
    })
}

/// Returns the object's name: the name of the table without the `#` and number at its end.
fn object_name(table: &str) -> &str {
    table.rsplit_once('#').map_or(table, |(name, _)| name)
}

/// Returns the entries of `tables` for a body's table and the tables of its objects, with consecutive numbers. `first`
/// is the entry of the body's table, such as `4 request body`; `objects` returns the names of the body's objects.
fn table_marks<'a>(first: &str, objects: impl Fn(&str) -> Vec<&'a str>) -> Option<Vec<String>> {
    let (number, role) = first.split_once(' ')?;
    let side = role.strip_suffix(" body")?;
    let root = if side == "request" { "body" } else { side };
    let number: u32 = number.parse().ok()?;
    let rest = (1..).zip(objects(root)).map(|(by, name)| format!("{} {side} {name}", number.saturating_add(by)));
    Some(std::iter::once(first.to_owned()).chain(rest).collect())
}

/// The rows of a page, grouped by the first segment of their keys, and the rows that are stored with the page itself.
#[derive(Default)]
struct SplitPage {
    own: Rows,
    roots: IndexMap<String, Root>,
}

/// The rows whose keys have the same first segment: those of the table of a location or body, and those of the body's
/// objects.
#[derive(Default)]
struct Root {
    cells: Rows,
    objects: IndexMap<String, Rows>,
}

impl SplitPage {
    fn of(page: &LockedPage) -> Self {
        let mut split = Self::default();
        for (key, cell) in &page.cells {
            let cell = cell.clone();
            match key.split_once('/') {
                None if key.starts_with("response") => {
                    split.roots.entry(STATUSES.to_owned()).or_default().cells.insert(key.clone(), cell);
                }
                None => drop(split.own.insert(key.clone(), cell)),
                Some((root, rest)) => {
                    let root = split.roots.entry(root.to_owned()).or_default();
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
        split.own.sort_keys();
        split.roots.sort_keys();
        for root in split.roots.values_mut() {
            root.cells.sort_keys();
            root.objects.values_mut().for_each(Rows::sort_keys);
        }
        split
    }
}

/// A set of rendered fragments of the file with a unique name for each.
#[derive(Default)]
struct TextPool {
    /// Maps a base name and a fragment to the number of times that the fragment is used, in the order of the first use.
    uses: IndexMap<(String, String), u32>,
    names: HashMap<(String, String), String>,
}

impl TextPool {
    fn add_text(&mut self, base: &str, text: &str) {
        *self.uses.entry((base.to_owned(), text.to_owned())).or_default() += 1;
    }

    /// Assigns a name to each fragment. Among fragments with the same base name, the most used one is named after the
    /// base; the others have `#` and a number appended.
    fn assign_names(&mut self) {
        let mut order: Vec<(&(String, String), &u32)> = self.uses.iter().collect();
        order.sort_by_key(|(_, uses)| Reverse(**uses));
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for (key, _) in order {
            let count = counts.entry(key.0.as_str()).or_default();
            *count += 1;
            let plain = *count == 1 && !key.0.contains('#');
            let name = if plain { key.0.clone() } else { format!("{}#{count}", key.0) };
            self.names.insert(key.clone(), name);
        }
    }

    fn name_of<'a>(&'a self, base: &'a str, text: &str) -> &'a str {
        self.names.get(&(base.to_owned(), text.to_owned())).map_or(base, String::as_str)
    }

    /// Returns the name and the text of each fragment, sorted by name.
    fn sorted_texts(&self) -> Vec<(&str, &str)> {
        let mut all: Vec<(&str, &str)> =
            self.names.iter().map(|((_, text), name)| (name.as_str(), text.as_str())).collect();
        all.sort_unstable();
        all
    }
}

pub(super) fn render_lock(lock: &Lock) -> String {
    let splits: Vec<SplitPage> = lock.pages.iter().map(SplitPage::of).collect();
    let mut tables = TextPool::default();
    for (name, rows) in splits.iter().flat_map(|split| split.roots.values()).flat_map(|root| &root.objects) {
        tables.add_text(name, &render_cells(rows));
    }
    tables.assign_names();
    let mut parts = TextPool::default();
    let mut bases: HashMap<String, String> = HashMap::new();
    let mut used: Vec<IndexMap<String, (String, String)>> = Vec::new();
    for (page, split) in lock.pages.iter().zip(&splits) {
        let mut own = IndexMap::new();
        for (root, it) in &split.roots {
            let text = render_part(it, &tables);
            let base = if root == "body" || root.starts_with("response") {
                // Bodies with the same content become one part, which is named after the first page that contains it.
                bases.entry(text.clone()).or_insert_with(|| format!("{} {root}", page.operation)).clone()
            } else {
                root.clone()
            };
            parts.add_text(&base, &text);
            own.insert(root.clone(), (base, text));
        }
        used.push(own);
    }
    parts.assign_names();
    let mut out =
        "# Written by `cargo xtask pages accept`: what the pages said, sentences as fingerprints. Tables and bodies that several\n\
         # pages repeat are below the pages, once.\n"
            .to_owned();
    for ((page, split), used) in lock.pages.iter().zip(&splits).zip(&used) {
        let names = used.iter().map(|(root, (base, text))| (root.as_str(), parts.name_of(base, text)));
        out.push_str(&self::render_page(page, split, names));
    }
    for (name, text) in parts.sorted_texts() {
        let _ = write!(out, "\n[[part]]\n{}{text}", render_line("name", &quote_text(name)));
    }
    for (name, text) in tables.sorted_texts() {
        let _ = write!(out, "\n[[table]]\n{}{text}", render_line("name", &quote_text(name)));
    }
    out
}

fn render_page<'a>(page: &LockedPage, split: &SplitPage, parts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = "\n[[page]]\n".to_owned();
    let facts = [
        ("operation", &page.operation),
        ("url", &page.url),
        ("updated", &page.updated),
        ("accepted", &page.accepted),
        ("language", &page.language),
    ];
    for (name, fact) in facts {
        if !fact.is_empty() || matches!(name, "operation" | "language") {
            out.push_str(&render_line(name, &quote_text(fact)));
        }
    }
    out.push_str(&render_list("tables", fold_marks(page, split).iter().map(String::as_str)));
    out.push_str("\n[page.parts]\n");
    parts.for_each(|(root, name)| out.push_str(&render_line(&quote_text(root), &quote_text(name))));
    out.push('\n');
    out.push_str(&cells_of("page", &split.own));
    out
}

/// Returns the entries of `tables` for a page. Consecutive entries of a body and its objects are combined into one
/// entry with the suffix [`AND_OBJECTS`].
fn fold_marks(page: &LockedPage, split: &SplitPage) -> Vec<String> {
    let objects = |root: &str| -> Vec<&str> {
        split.roots.get(root).map_or_else(Vec::new, |root| root.objects.keys().map(String::as_str).collect())
    };
    let mut marks = Vec::new();
    let mut rest = page.tables.as_slice();
    while let Some((mark, after)) = rest.split_first() {
        if let Some(run) = table_marks(mark, objects).filter(|run| run.len() > 1 && rest.starts_with(run)) {
            marks.push(format!("{mark}{AND_OBJECTS}"));
            rest = &rest[run.len()..];
        } else {
            let plain = mark.ends_with(AND_OBJECTS) || mark.starts_with(PLAIN);
            marks.push(if plain { format!("{PLAIN}{mark}") } else { mark.clone() });
            rest = after;
        }
    }
    marks
}

fn render_part(root: &Root, tables: &TextPool) -> String {
    let mut out = String::new();
    if !root.objects.is_empty() {
        let names: Vec<String> =
            root.objects.iter().map(|(name, rows)| tables.name_of(name, &render_cells(rows)).to_owned()).collect();
        out.push_str(&render_list("objects", names.iter().map(String::as_str)));
    }
    out + &cells_of("part", &root.cells)
}

/// Renders the rows of a table as TOML, with the heading `[table.cells]`.
fn render_cells(rows: &Rows) -> String {
    cells_of("table", rows)
}

/// Renders the heading `[owner.cells]` and one line of TOML per row.
fn cells_of(owner: &str, rows: &Rows) -> String {
    let mut out = format!("[{owner}.cells]\n");
    for (key, cell) in rows {
        out.push_str(&render_line(&quote_key(key), &render_cell(cell)));
    }
    out
}

/// Renders a cell as an inline TOML table. Empty members are omitted.
fn render_cell(cell: &Cell) -> String {
    let texts = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| quote_text(value)).collect();
        if values.is_empty() { String::new() } else { format!("[{}]", values.join(", ")) }
    };
    let text = |value: &str| if value.is_empty() { String::new() } else { quote_text(value) };
    let members = [
        ("default", text(&cell.default)),
        ("deprecated", if cell.deprecated { "true".to_owned() } else { String::new() }),
        ("limits", texts(&cell.limits)),
        ("mandatory", text(&cell.mandatory)),
        ("text", text(&cell.text)),
        ("type", text(&cell.ty)),
        ("values", texts(&cell.values)),
    ];
    let members: Vec<String> = members
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    if members.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", members.join(", ")) }
}

fn render_list<'a>(name: &str, items: impl Iterator<Item = &'a str>) -> String {
    let mut list = "[\n".to_owned();
    for item in items {
        let _ = writeln!(list, "  {},", quote_text(item));
    }
    list.push(']');
    render_line(name, &list)
}

fn render_line(name: &str, value: &str) -> String {
    format!("{name} = {value}\n")
}

fn quote_text(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Quotes a key. Unlike values, keys must be in one line.
fn quote_key(key: &str) -> String {
    let quoted = quote_text(key);
    if quoted.starts_with("\"\"\"") || quoted.starts_with("'''") {
        // The escapes of JSON are escapes of TOML, which also requires one for this character.
        return serde_json::Value::from(key).to_string().replace('\u{7f}', "\\u007F");
    }
    quoted
}
