//! Finds the changes of a page since it was accepted. Facts are compared by value, sentences by hash.

use std::collections::BTreeMap;

use super::{
    super::{
        compare::{Difference, DifferenceKind, OPERATION},
        page::Page,
    },
    Cell, CellsByKey, LockedPage, Wording, language_name, page_cells, table_marks,
};

/// The changes of a page since it was accepted.
#[derive(Clone, Debug, Default)]
pub(in crate::pages) struct LockComparison {
    /// The changed facts.
    pub facts: Vec<Difference>,
    /// The changes of wording.
    pub wording: Vec<Wording>,
    /// The old and the new key of each renamed row.
    pub renames: Vec<(String, String)>,
    /// The old and the new name of each renamed object whose rows are unchanged, such as `body/Old` and `body/New`.
    pub objects: Vec<(String, String)>,
}

/// Compares a page with its record in the lock file.
pub(in crate::pages) fn compare_with_lock(page: &Page, locked: &LockedPage) -> LockComparison {
    let now = page_cells(page);
    let translated = language_name(page.language) != locked.language;
    let mut since = LockComparison { objects: find_renamed_objects(&now, locked), ..LockComparison::default() };
    since.renames = find_renames(&now, locked).into_iter().filter(|(old, new)| since.old_key(new) != *old).collect();
    for (old, new) in &since.renames {
        let name = |key: &str| key.rsplit('/').next().unwrap_or(key).to_owned();
        let line = now.get(new).map(|(_, line)| *line);
        since.facts.push(Difference {
            key: new.clone(),
            what: DifferenceKind::Renamed,
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
                since.compare_cell(key, &old, cell, *line, translated);
            }
            None if key.starts_with("example ") || matches!(key.as_str(), "title" | "function") => {
                since.report_wording(key, "was added", *line, translated);
            }
            None => {
                let summary = summarize_row(cell);
                since.facts.push(Difference {
                    key: key.clone(),
                    what: DifferenceKind::Added,
                    page: summary,
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
            since.report_wording(key, "was removed", 1, translated);
        } else {
            since.facts.push(Difference {
                key: key.clone(),
                what: DifferenceKind::Removed,
                page: String::new(),
                spec: summarize_row(old),
                line: None,
                at: None,
            });
        }
    }
    since.compare_order(page, locked);
    if translated {
        let message = format!(
            "the page is in {} and was in {}; its text is not compared",
            language_name(page.language),
            locked.language
        );
        since.wording.push(Wording { key: "language".to_owned(), message, line: None });
    }
    since
}

impl LockComparison {
    /// Returns the key that a row had before its object was renamed.
    fn old_key(&self, key: &str) -> String {
        let found = self.objects.iter().find_map(|(old, new)| {
            let rest = key.strip_prefix(new.as_str()).filter(|rest| rest.starts_with('/'))?;
            Some(format!("{old}{rest}"))
        });
        found.unwrap_or_else(|| key.to_owned())
    }

    /// Returns a copy of `cell` in whose type the old names of renamed objects are replaced by the new ones.
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

    fn compare_cell(&mut self, key: &str, old: &Cell, new: &Cell, line: u32, translated: bool) {
        let facts = [
            (DifferenceKind::Type, old.ty.clone(), new.ty.clone()),
            (DifferenceKind::Mandatory, old.mandatory.clone(), new.mandatory.clone()),
            (DifferenceKind::Default, old.default.clone(), new.default.clone()),
            (DifferenceKind::Limit, old.limits.join(", "), new.limits.join(", ")),
            (DifferenceKind::Values, old.values.join(", "), new.values.join(", ")),
            (DifferenceKind::Deprecated, deprecation_text(old), deprecation_text(new)),
        ];
        let before = self.facts.len();
        for (what, old, new) in facts {
            // A cell that one page layout loses, or prose that is only understood in one language, is not a change.
            let lost = (what == DifferenceKind::Mandatory || translated) && (old.is_empty() || new.is_empty());
            if old != new && !lost {
                let (page, spec) = match what {
                    DifferenceKind::Mandatory => (mandatory_text(&new), mandatory_text(&old)),
                    _ => (new, old),
                };
                let key = if key == "address" && what == DifferenceKind::Deprecated { OPERATION } else { key };
                self.facts.push(Difference { key: key.to_owned(), what, page, spec, line: Some(line), at: None });
            }
        }
        // A change of a fact also changes the sentence that states it. Only the change of the fact is reported.
        if old.text != new.text && self.facts.len() == before {
            self.report_wording(key, "reads otherwise", line, translated);
        }
    }

    fn report_wording(&mut self, key: &str, message: &str, line: u32, translated: bool) {
        if !translated {
            self.wording.push(Wording { key: key.to_owned(), message: message.to_owned(), line: Some(line) });
        }
    }

    /// Reports a table that moved, or tables that were renumbered without another change.
    fn compare_order(&mut self, page: &Page, locked: &LockedPage) {
        let role = |table: &String| table.split_once(' ').map_or("", |(_, role)| role).to_owned();
        let new = table_marks(page);
        let (old_roles, new_roles): (Vec<String>, Vec<String>) =
            (locked.tables.iter().map(role).collect(), new.iter().map(role).collect());
        let (mut old_sorted, mut new_sorted) = (old_roles.clone(), new_roles.clone());
        old_sorted.sort();
        new_sorted.sort();
        if old_sorted != new_sorted {
            return;
        }
        if old_roles != new_roles {
            let moved = moved_table(&old_roles, &new_roles);
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

/// Returns the role of the first table whose removal makes both orders equal, or else of the first table that differs.
fn moved_table(old: &[String], new: &[String]) -> String {
    let without =
        |roles: &[String], role: &String| roles.iter().filter(|known| *known != role).cloned().collect::<Vec<_>>();
    let single = new.iter().find(|role| without(old, role) == without(new, role));
    let first = || new.iter().zip(old).find(|(new, old)| new != old).map(|(new, _)| new);
    single.or_else(first).cloned().unwrap_or_default()
}

fn deprecation_text(cell: &Cell) -> String {
    if cell.deprecated { "deprecated".to_owned() } else { String::new() }
}

/// Finds renamed objects: the table of one object was removed, and a table with the same field names and descriptions
/// was added to the same body.
fn find_renamed_objects(now: &CellsByKey, locked: &LockedPage) -> Vec<(String, String)> {
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

fn mandatory_text(word: &str) -> String {
    if word == "yes" { "mandatory".to_owned() } else { "optional".to_owned() }
}

/// Returns the type and requiredness of a row, in the form used for the spec's side of a comparison.
fn summarize_row(cell: &Cell) -> String {
    match cell.mandatory.as_str() {
        "" => cell.ty.clone(),
        word => format!("{}, {}", cell.ty, mandatory_text(word)),
    }
}

/// Finds renamed rows: pairs of a removed and an added row of the same table with the same description and type.
fn find_renames(now: &CellsByKey, locked: &LockedPage) -> Vec<(String, String)> {
    let table = |key: &str| key.rsplit_once('/').map(|(table, _)| table.to_owned());
    let mut added: Vec<&String> = now.keys().filter(|key| !locked.cells.contains_key(*key)).collect();
    let mut renames = Vec::new();
    for (old, cell) in locked.cells.iter().filter(|(key, _)| !now.contains_key(*key)) {
        let Some(home) = table(old).filter(|_| !cell.text.is_empty()) else { continue };
        let same = |key: &&String| {
            let new = &now[key.as_str()].0;
            table(key).as_ref() == Some(&home) && new.text == cell.text && new.ty == cell.ty
        };
        if let Some(at) = added.iter().position(same) {
            renames.push((old.clone(), added.remove(at).clone()));
        }
    }
    renames
}
