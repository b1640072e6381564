//! `spec/docs.lock`: what the pages said when they were last accepted. Facts stand in it as they are, sentences as
//! fingerprints, so that the publisher's words stay with the publisher.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    compare::{Difference, What},
    page::{Body, Field, Language, Mandatory, Page},
};

/// The file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The pages, sorted by operation.
    #[serde(default, rename = "page")]
    pub pages: Vec<Locked>,
}

/// What is kept of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locked {
    /// The operation in the spec.
    pub operation: String,
    /// The page's address, where it is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The page's own date.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub updated: String,
    /// The day on which it was accepted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub accepted: String,
    /// `english` or `chinese`.
    pub language: String,
    /// The tables in order: number and what each is for.
    pub tables: Vec<String>,
    /// The cells by key.
    pub cells: IndexMap<String, Cell>,
}

/// What is kept of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cell {
    /// The type.
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    pub ty: String,
    /// `yes`, `no`; empty where the page does not say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mandatory: String,
    /// The default.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub default: String,
    /// Lengths and ranges: `minimum 0`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<String>,
    /// The values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// The fingerprint of the words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// The cells of a page with the lines that they stand on.
pub(super) type Cells = IndexMap<String, (Cell, u32)>;

/// A change of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// What it is about; a key of the page's cells, or `tables`, `language`.
    pub key: String,
    /// What changed.
    pub message: String,
    /// The page's line.
    pub line: Option<u32>,
}

impl Lock {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// Where it is no TOML or holds what means nothing here.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The file's text: a line for each cell, so that a change of one is a change of one line.
    ///
    /// # Panics
    ///
    /// Never: cells are strings and lists, which are TOML.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out =
            "# Written by `cargo xtask docs accept`: what the pages said, sentences as fingerprints.\n".to_owned();
        let quote = |text: &str| toml::Value::from(text).to_string();
        for page in &self.pages {
            out.push_str("\n[[page]]\n");
            let facts = [
                ("operation", &page.operation),
                ("url", &page.url),
                ("updated", &page.updated),
                ("accepted", &page.accepted),
                ("language", &page.language),
            ];
            for (name, fact) in facts.into_iter().filter(|(_, fact)| !fact.is_empty()) {
                out.push_str(&line(name, &quote(fact)));
            }
            let tables: String =
                page.tables.iter().flat_map(|table| ["  ".to_owned(), quote(table), ",\n".to_owned()]).collect();
            out.push_str(&line("tables", &format!("[\n{tables}]")));
            out.push_str("\n[page.cells]\n");
            for (key, cell) in &page.cells {
                let cell = toml::Value::try_from(cell).expect("strings and lists are TOML");
                out.push_str(&line(&quote(key), &cell.to_string()));
            }
        }
        out
    }

    /// What is kept of an operation's page.
    #[must_use]
    pub fn page(&self, operation: &str) -> Option<&Locked> {
        self.pages.iter().find(|page| page.operation == operation)
    }

    /// Takes a page in, in the place of what was kept of it. `url` is its address where the page itself does not tell.
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

fn line(name: &str, value: &str) -> String {
    format!("{name} = {value}\n")
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

/// All cells of a page by key.
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
        text: fingerprint(&texts.join(" ")),
    };
    cells.entry(format!("{root}/{}", field.name)).or_insert((cell, field.line));
}

/// A fingerprint of words, the same in all renderings: spaces, punctuation and bullets do not count.
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

/// What a page changed since it was accepted.
#[derive(Clone, Debug, Default)]
pub(super) struct Since {
    /// Facts that are others now.
    pub facts: Vec<Difference>,
    /// Words that are others now.
    pub wording: Vec<Wording>,
    /// Old and new key of rows that got another name.
    pub renames: Vec<(String, String)>,
}

/// Compares a page with what was kept of it.
pub(super) fn since(page: &Page, locked: &Locked) -> Since {
    let now = cells(page);
    let translated = language(page.language) != locked.language;
    let mut since = Since { renames: renames(&now, locked), ..Since::default() };
    for (old, new) in &since.renames {
        let name = |key: &str| key.rsplit('/').next().unwrap_or(key).to_owned();
        let line = now.get(new).map(|(_, line)| *line);
        since.facts.push(Difference {
            key: new.clone(),
            what: What::Renamed,
            page: name(new),
            spec: name(old),
            line,
            at: None,
        });
    }
    for (key, (cell, line)) in &now {
        let old_key = since.renames.iter().find(|(_, new)| new == key).map_or(key, |(old, _)| old);
        match locked.cells.get(old_key) {
            Some(old) => since.cell(key, old, cell, *line, translated),
            None if key.starts_with("example ") || matches!(key.as_str(), "title" | "function") => {
                since.word(key, "is new", *line, translated);
            }
            None => {
                let said = summary(cell);
                since.facts.push(Difference {
                    key: key.clone(),
                    what: What::Added,
                    page: said,
                    spec: String::new(),
                    line: Some(*line),
                    at: None,
                });
            }
        }
    }
    for (key, old) in &locked.cells {
        if now.contains_key(key) || since.renames.iter().any(|(old, _)| old == key) {
            continue;
        }
        if key.starts_with("example ") || matches!(key.as_str(), "title" | "function") {
            since.word(key, "is gone", 1, translated);
        } else {
            since.facts.push(Difference {
                key: key.clone(),
                what: What::Removed,
                page: String::new(),
                spec: summary(old),
                line: None,
                at: None,
            });
        }
    }
    since.order(page, locked);
    if translated {
        let message = format!(
            "the page is in {} and was in {}; its words are not compared",
            language(page.language),
            locked.language
        );
        since.wording.push(Wording { key: "language".to_owned(), message, line: None });
    }
    since
}

impl Since {
    fn cell(&mut self, key: &str, old: &Cell, new: &Cell, line: u32, translated: bool) {
        let facts = [
            (What::Type, old.ty.clone(), new.ty.clone()),
            (What::Mandatory, old.mandatory.clone(), new.mandatory.clone()),
            (What::Default, old.default.clone(), new.default.clone()),
            (What::Limit, old.limits.join(", "), new.limits.join(", ")),
            (What::Values, old.values.join(", "), new.values.join(", ")),
        ];
        let before = self.facts.len();
        for (what, old, new) in facts {
            // A cell that one rendering lost, or prose that only one language's reader understands, is no change.
            let lost = (what == What::Mandatory || translated) && (old.is_empty() || new.is_empty());
            if old != new && !lost {
                let (page, spec) = match what {
                    What::Mandatory => (must(&new), must(&old)),
                    _ => (new, old),
                };
                self.facts.push(Difference { key: key.to_owned(), what, page, spec, line: Some(line), at: None });
            }
        }
        // A fact in the words of a sentence changes the sentence with it: that is one change, not two.
        if old.text != new.text && self.facts.len() == before {
            self.word(key, "reads otherwise", line, translated);
        }
    }

    fn word(&mut self, key: &str, message: &str, line: u32, translated: bool) {
        if !translated {
            self.wording.push(Wording { key: key.to_owned(), message: message.to_owned(), line: Some(line) });
        }
    }

    /// Tables that stand elsewhere, or bear other numbers though nothing else changed.
    fn order(&mut self, page: &Page, locked: &Locked) {
        let role = |table: &String| table.split_once(' ').map_or("", |(_, role)| role).to_owned();
        let new = tables(page);
        let (old_roles, new_roles): (Vec<String>, Vec<String>) =
            (locked.tables.iter().map(role).collect(), new.iter().map(role).collect());
        let (mut old_sorted, mut new_sorted) = (old_roles.clone(), new_roles.clone());
        old_sorted.sort();
        new_sorted.sort();
        if old_sorted != new_sorted {
            return;
        }
        if old_roles != new_roles {
            let moved = moved(&old_roles, &new_roles);
            let line = page.tables.iter().find(|table| table.role == moved).map(|table| table.line);
            let after = new_roles
                .iter()
                .position(|role| *role == moved)
                .and_then(|at| at.checked_sub(1))
                .map(|at| new_roles[at].as_str());
            let place =
                after.map_or_else(|| "stands first now".to_owned(), |after| format!("stands after `{after}` now"));
            self.wording.push(Wording {
                key: "tables".to_owned(),
                message: format!("the table `{moved}` {place}"),
                line,
            });
        } else if locked.tables != new {
            let line = page
                .tables
                .iter()
                .zip(&locked.tables)
                .zip(&new)
                .find(|((_, old), new)| old != new)
                .map(|((table, _), _)| table.line);
            self.wording.push(Wording {
                key: "tables".to_owned(),
                message: "the captions are numbered otherwise".to_owned(),
                line,
            });
        }
    }
}

/// The table whose removal makes both orders alike; with several, the first.
fn moved(old: &[String], new: &[String]) -> String {
    let without =
        |roles: &[String], role: &String| roles.iter().filter(|known| *known != role).cloned().collect::<Vec<_>>();
    let single = new.iter().find(|role| without(old, role) == without(new, role));
    let first = || new.iter().zip(old).find(|(new, old)| new != old).map(|(new, _)| new);
    single.or_else(first).cloned().unwrap_or_default()
}

fn must(word: &str) -> String {
    if word == "yes" { "mandatory".to_owned() } else { "optional".to_owned() }
}

/// A row in a few words, as the spec's side of a comparison has it.
fn summary(cell: &Cell) -> String {
    match cell.mandatory.as_str() {
        "" => cell.ty.clone(),
        word => format!("{}, {}", cell.ty, must(word)),
    }
}

/// Rows that are gone and rows that are new in the same table, with the same words and the same facts.
fn renames(now: &Cells, locked: &Locked) -> Vec<(String, String)> {
    let table = |key: &str| key.rsplit_once('/').map(|(table, _)| table.to_owned());
    let mut fresh: Vec<&String> = now.keys().filter(|key| !locked.cells.contains_key(*key)).collect();
    let mut renames = Vec::new();
    for (old, cell) in locked.cells.iter().filter(|(key, _)| !now.contains_key(*key)) {
        let Some(home) = table(old).filter(|_| !cell.text.is_empty()) else { continue };
        let same = |key: &&String| {
            let new = &now[key.as_str()].0;
            table(key).as_ref() == Some(&home) && new.text == cell.text && new.ty == cell.ty
        };
        if let Some(at) = fresh.iter().position(same) {
            renames.push((old.clone(), fresh.remove(at).clone()));
        }
    }
    renames
}
