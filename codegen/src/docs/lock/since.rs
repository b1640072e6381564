//! Finds changes since a page was accepted: facts are compared by value, sentences by hash.

use std::collections::BTreeMap;

use super::{
    super::{
        compare::{Difference, What},
        page::Page,
    },
    Cell, Cells, Locked, Wording, cells, language, tables,
};

/// The changes of a page since it was accepted.
#[derive(Clone, Debug, Default)]
pub(in crate::docs) struct Since {
    /// Changed facts.
    pub facts: Vec<Difference>,
    /// Changed wording.
    pub wording: Vec<Wording>,
    /// The old and new keys of renamed rows.
    pub renames: Vec<(String, String)>,
    /// The old and new names of renamed objects with the same rows: `body/Old`, `body/New`.
    pub objects: Vec<(String, String)>,
}

/// Compares a page with its record in the lock.
pub(in crate::docs) fn since(page: &Page, locked: &Locked) -> Since {
    let now = cells(page);
    let translated = language(page.language) != locked.language;
    let mut since = Since { objects: objects(&now, locked), ..Since::default() };
    since.renames = renames(&now, locked).into_iter().filter(|(old, new)| since.old_key(new) != *old).collect();
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
        let renamed = since.renames.iter().find(|(_, new)| new == key).map(|(old, _)| old.clone());
        let old_key = renamed.unwrap_or_else(|| since.old_key(key));
        match locked.cells.get(&old_key) {
            Some(old) => {
                let old = since.with_new_names(old);
                since.cell(key, &old, cell, *line, translated);
            }
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
        let moved =
            since.objects.iter().any(|(old, _)| key.strip_prefix(old.as_str()).is_some_and(|it| it.starts_with('/')));
        if moved || now.contains_key(key) || since.renames.iter().any(|(old, _)| old == key) {
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
            "the page is in {} and was in {}; its text is not compared",
            language(page.language),
            locked.language
        );
        since.wording.push(Wording { key: "language".to_owned(), message, line: None });
    }
    since
}

impl Since {
    /// Returns the key that a row had before its object was renamed.
    fn old_key(&self, key: &str) -> String {
        let found = self.objects.iter().find_map(|(old, new)| {
            let rest = key.strip_prefix(new.as_str()).filter(|rest| rest.starts_with('/'))?;
            Some(format!("{old}{rest}"))
        });
        found.unwrap_or_else(|| key.to_owned())
    }

    /// Returns a row with the new names of renamed objects in its type.
    fn with_new_names(&self, cell: &Cell) -> Cell {
        let mut cell = cell.clone();
        for (old, new) in &self.objects {
            let name = |key: &str| key.split_once('/').map_or(key, |(_, name)| name).to_owned();
            let (old, new) = (name(old), name(new));
            if cell.ty == old || cell.ty.contains(&format!("<{old}>")) || cell.ty.contains(&format!(",{old}>")) {
                cell.ty = cell.ty.replace(&old, &new);
            }
        }
        cell
    }

    fn cell(&mut self, key: &str, old: &Cell, new: &Cell, line: u32, translated: bool) {
        let facts = [
            (What::Type, old.ty.clone(), new.ty.clone()),
            (What::Mandatory, old.mandatory.clone(), new.mandatory.clone()),
            (What::Default, old.default.clone(), new.default.clone()),
            (What::Limit, old.limits.join(", "), new.limits.join(", ")),
            (What::Values, old.values.join(", "), new.values.join(", ")),
            (What::Deprecated, deprecated(old), deprecated(new)),
        ];
        let before = self.facts.len();
        for (what, old, new) in facts {
            // A cell that one layout loses, or prose that is only understood in one language, is not a change.
            let lost = (what == What::Mandatory || translated) && (old.is_empty() || new.is_empty());
            if old != new && !lost {
                let (page, spec) = match what {
                    What::Mandatory => (must(&new), must(&old)),
                    _ => (new, old),
                };
                self.facts.push(Difference { key: key.to_owned(), what, page, spec, line: Some(line), at: None });
            }
        }
        // If a sentence states a changed fact, the sentence changes as well; this is reported once.
        if old.text != new.text && self.facts.len() == before {
            self.word(key, "reads otherwise", line, translated);
        }
    }

    fn word(&mut self, key: &str, message: &str, line: u32, translated: bool) {
        if !translated {
            self.wording.push(Wording { key: key.to_owned(), message: message.to_owned(), line: Some(line) });
        }
    }

    /// Reports tables that moved, or that were renumbered without another change.
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
                after.map_or_else(|| "is now the first one".to_owned(), |after| format!("is now after `{after}`"));
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

/// Returns the first table whose removal makes both orders equal.
fn moved(old: &[String], new: &[String]) -> String {
    let without =
        |roles: &[String], role: &String| roles.iter().filter(|known| *known != role).cloned().collect::<Vec<_>>();
    let single = new.iter().find(|role| without(old, role) == without(new, role));
    let first = || new.iter().zip(old).find(|(new, old)| new != old).map(|(new, _)| new);
    single.or_else(first).cloned().unwrap_or_default()
}

fn deprecated(cell: &Cell) -> String {
    if cell.deprecated { "deprecated".to_owned() } else { String::new() }
}

/// Returns renamed objects: one table was removed, and another with the same rows was added to the same body.
fn objects(now: &Cells, locked: &Locked) -> Vec<(String, String)> {
    let object =
        |key: &str| key.rsplit_once('/').map(|(table, _)| table.to_owned()).filter(|table| table.contains('/'));
    let mut old: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    let mut new: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    for (key, cell) in &locked.cells {
        if let Some(table) = object(key) {
            old.entry(table).or_default().push((key.rsplit('/').next().unwrap_or_default(), cell.text.as_str()));
        }
    }
    for (key, (cell, _)) in now {
        if let Some(table) = object(key) {
            new.entry(table).or_default().push((key.rsplit('/').next().unwrap_or_default(), cell.text.as_str()));
        }
    }
    old.values_mut().chain(new.values_mut()).for_each(|rows| rows.sort_unstable());
    let mut found: Vec<(String, String)> = Vec::new();
    for (table, rows) in old.iter().filter(|(table, _)| !new.contains_key(*table)) {
        let root = |table: &str| table.split('/').next().unwrap_or_default().to_owned();
        let same = |it: &(&String, &Vec<(&str, &str)>)| {
            !old.contains_key(it.0)
                && root(it.0) == root(table)
                && it.1 == rows
                && found.iter().all(|(_, new)| new != it.0)
        };
        if let Some((name, _)) = new.iter().find(same) {
            found.push((table.clone(), name.clone()));
        }
    }
    found
}

fn must(word: &str) -> String {
    if word == "yes" { "mandatory".to_owned() } else { "optional".to_owned() }
}

/// Returns a short description of a row, in the form used for the spec's side of a comparison.
fn summary(cell: &Cell) -> String {
    match cell.mandatory.as_str() {
        "" => cell.ty.clone(),
        word => format!("{}, {}", cell.ty, must(word)),
    }
}

/// Returns renamed rows: removed and added rows of the same table with the same wording and facts.
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
