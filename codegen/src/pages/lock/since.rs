//! Finds the changes of a page since the page was accepted. Facts are compared by value, sentences by hash.

use std::collections::BTreeMap;

use super::{
    super::{
        compare::{Difference, DifferenceKind, OPERATION},
        page::Page,
    },
    Cell, CellsByKey, LockedPage, Wording, language_name, page_cells, table_marks,
};

/// The changes of a page since the page was accepted.
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
pub(in crate::pages) fn compare_with_lock(page: &Page, locked_page: &LockedPage) -> LockComparison {
    let page_rows = page_cells(page);
    let is_translated = language_name(page.language) != locked_page.language;
    let mut changes =
        LockComparison { objects: find_renamed_objects(&page_rows, locked_page), ..LockComparison::default() };
    let renames = find_renames(&page_rows, locked_page).into_iter();
    changes.renames = renames.filter(|(old, new)| changes.old_key(new) != *old).collect();
    for (old, new) in &changes.renames {
        let last_segment = |key: &str| key.rsplit('/').next().unwrap_or(key).to_owned();
        let line = page_rows.get(new).map(|(_, line)| *line);
        changes.facts.push(Difference {
            key: new.clone(),
            kind: DifferenceKind::Renamed,
            page: last_segment(new),
            spec: last_segment(old),
            line,
            at: None,
        });
    }
    for (key, (cell, line)) in &page_rows {
        let renamed_from = changes.renames.iter().find(|(_, new)| new == key).map(|(old, _)| old.clone());
        let old_key = renamed_from.unwrap_or_else(|| changes.old_key(key));
        match locked_page.cells.get(&old_key) {
            Some(old_cell) => {
                let old_cell = changes.with_new_names(old_cell);
                changes.compare_cell(key, &old_cell, cell, *line, is_translated);
            }
            None if key.starts_with("example ") || matches!(key.as_str(), "title" | "function") => {
                changes.report_wording(key, "was added", *line, is_translated);
            }
            None => {
                let summary = summarize_row(cell);
                changes.facts.push(Difference {
                    key: key.clone(),
                    kind: DifferenceKind::Added,
                    page: summary,
                    spec: String::new(),
                    line: Some(*line),
                    at: None,
                });
            }
        }
    }
    for (key, old_cell) in &locked_page.cells {
        let is_renamed_object = changes
            .objects
            .iter()
            .any(|(old, _)| key.strip_prefix(old.as_str()).is_some_and(|rest| rest.starts_with('/')));
        if is_renamed_object || page_rows.contains_key(key) || changes.renames.iter().any(|(old, _)| old == key) {
            continue;
        }
        if key.starts_with("example ") || matches!(key.as_str(), "title" | "function") {
            changes.report_wording(key, "was removed", 1, is_translated);
        } else {
            changes.facts.push(Difference {
                key: key.clone(),
                kind: DifferenceKind::Removed,
                page: String::new(),
                spec: summarize_row(old_cell),
                line: None,
                at: None,
            });
        }
    }
    changes.compare_order(page, locked_page);
    if is_translated {
        let message = format!(
            "the language of the page changed from {} to {}, so the descriptions on the page are not compared",
            locked_page.language,
            language_name(page.language)
        );
        changes.wording.push(Wording { key: "language".to_owned(), message, line: None });
    }
    changes
}

impl LockComparison {
    /// Returns the key that a row had before its object was renamed.
    fn old_key(&self, key: &str) -> String {
        let key_in_old_object = self.objects.iter().find_map(|(old, new)| {
            let rest = key.strip_prefix(new.as_str()).filter(|rest| rest.starts_with('/'))?;
            Some(format!("{old}{rest}"))
        });
        key_in_old_object.unwrap_or_else(|| key.to_owned())
    }

    /// Returns a copy of `cell` with the new names of renamed objects in its type: `Array<Old>` → `Array<New>`.
    fn with_new_names(&self, cell: &Cell) -> Cell {
        let mut cell = cell.clone();
        for (old_table, new_table) in &self.objects {
            let name_of_key = |key: &str| key.split_once('/').map_or(key, |(_, name)| name).to_owned();
            let (old_name, new_name) = (name_of_key(old_table), name_of_key(new_table));
            if cell.ty == old_name
                || cell.ty.contains(&format!("<{old_name}>"))
                || cell.ty.contains(&format!(",{old_name}>"))
            {
                cell.ty = cell.ty.replace(&old_name, &new_name);
            }
        }
        cell
    }

    /// Compares the facts of a row, and reports a change of wording if no fact changed.
    fn compare_cell(&mut self, key: &str, old_cell: &Cell, new_cell: &Cell, line: u32, is_translated: bool) {
        let fact_pairs = [
            (DifferenceKind::Type, old_cell.ty.clone(), new_cell.ty.clone()),
            (DifferenceKind::Mandatory, old_cell.mandatory.clone(), new_cell.mandatory.clone()),
            (DifferenceKind::Default, old_cell.default.clone(), new_cell.default.clone()),
            (DifferenceKind::Limit, old_cell.limits.join(", "), new_cell.limits.join(", ")),
            (DifferenceKind::Values, old_cell.values.join(", "), new_cell.values.join(", ")),
            (DifferenceKind::Deprecated, deprecation_text(old_cell), deprecation_text(new_cell)),
        ];
        let previous_count = self.facts.len();
        for (what, old_value, new_value) in fact_pairs {
            // A cell that one page layout loses, or prose that is only understood in one language, is not a change.
            let is_lost =
                (what == DifferenceKind::Mandatory || is_translated) && (old_value.is_empty() || new_value.is_empty());
            if old_value != new_value && !is_lost {
                let (page, spec) = match what {
                    DifferenceKind::Mandatory => (mandatory_text(&new_value), mandatory_text(&old_value)),
                    _ => (new_value, old_value),
                };
                let key = if key == "address" && what == DifferenceKind::Deprecated { OPERATION } else { key };
                self.facts.push(Difference { key: key.to_owned(), kind: what, page, spec, line: Some(line), at: None });
            }
        }
        // A change of a fact also changes the sentence that states it. Only the change of the fact is reported.
        if old_cell.text != new_cell.text && self.facts.len() == previous_count {
            self.report_wording(key, "was reworded", line, is_translated);
        }
    }

    /// Reports a change of wording, unless the page was translated.
    fn report_wording(&mut self, key: &str, message: &str, line: u32, is_translated: bool) {
        if !is_translated {
            self.wording.push(Wording { key: key.to_owned(), message: message.to_owned(), line: Some(line) });
        }
    }

    /// Reports a table that moved, or tables whose numbers changed although their order did not.
    fn compare_order(&mut self, page: &Page, locked_page: &LockedPage) {
        let role_of = |table: &String| table.split_once(' ').map_or("", |(_, role)| role).to_owned();
        let new_tables = table_marks(page);
        let (old_roles, new_roles): (Vec<String>, Vec<String>) =
            (locked_page.tables.iter().map(role_of).collect(), new_tables.iter().map(role_of).collect());
        let (mut sorted_old_roles, mut sorted_new_roles) = (old_roles.clone(), new_roles.clone());
        sorted_old_roles.sort();
        sorted_new_roles.sort();
        if sorted_old_roles != sorted_new_roles {
            return;
        }
        if old_roles != new_roles {
            let moved_role = find_moved_table(&old_roles, &new_roles);
            let line = page.tables.iter().find(|table| table.role == moved_role).map(|table| table.line);
            let preceding_role = new_roles
                .iter()
                .position(|role| *role == moved_role)
                .and_then(|index| index.checked_sub(1))
                .map(|index| new_roles[index].as_str());
            let new_place = match preceding_role {
                Some(role) => format!("is now after the table `{role}`"),
                None => "is now the first table".to_owned(),
            };
            self.wording.push(Wording {
                key: "tables".to_owned(),
                message: format!("the table `{moved_role}` {new_place}"),
                line,
            });
        } else if locked_page.tables != new_tables {
            let line = page
                .tables
                .iter()
                .zip(&locked_page.tables)
                .zip(&new_tables)
                .find(|((_, old), new)| old != new)
                .map(|((table, _), _)| table.line);
            self.wording.push(Wording {
                key: "tables".to_owned(),
                message: "the numbers of the table captions changed".to_owned(),
                line,
            });
        }
    }
}

/// Returns the role of the table that moved: the first table whose removal makes both orders equal, or else the first
/// table that differs.
fn find_moved_table(old_roles: &[String], new_roles: &[String]) -> String {
    let without_role =
        |roles: &[String], role: &String| roles.iter().filter(|known| *known != role).cloned().collect::<Vec<_>>();
    let single_move = new_roles.iter().find(|role| without_role(old_roles, role) == without_role(new_roles, role));
    let first_difference = || new_roles.iter().zip(old_roles).find(|(new, old)| new != old).map(|(new, _)| new);
    single_move.or_else(first_difference).cloned().unwrap_or_default()
}

/// Returns `deprecated` if the row is deprecated, or else an empty string.
fn deprecation_text(cell: &Cell) -> String {
    if cell.deprecated { "deprecated".to_owned() } else { String::new() }
}

/// Finds renamed objects: a body lost the table of one object, and gained a table with the same field names and
/// descriptions. Returns the old and the new key of each table, such as `body/Old` and `body/New`.
fn find_renamed_objects(page_rows: &CellsByKey, locked_page: &LockedPage) -> Vec<(String, String)> {
    let table_of_object =
        |key: &str| key.rsplit_once('/').map(|(table, _)| table.to_owned()).filter(|table| table.contains('/'));
    let mut old_tables: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    let mut new_tables: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    for (key, cell) in &locked_page.cells {
        if let Some(table) = table_of_object(key) {
            old_tables.entry(table).or_default().push((key.rsplit('/').next().unwrap_or_default(), cell.text.as_str()));
        }
    }
    for (key, (cell, _)) in page_rows {
        if let Some(table) = table_of_object(key) {
            new_tables.entry(table).or_default().push((key.rsplit('/').next().unwrap_or_default(), cell.text.as_str()));
        }
    }
    old_tables.values_mut().chain(new_tables.values_mut()).for_each(|rows| rows.sort_unstable());
    let mut renamed_tables: Vec<(String, String)> = Vec::new();
    for (table, rows) in old_tables.iter().filter(|(table, _)| !new_tables.contains_key(*table)) {
        let root_of = |table: &str| table.split('/').next().unwrap_or_default().to_owned();
        let is_same_table = |candidate: &(&String, &Vec<(&str, &str)>)| {
            !old_tables.contains_key(candidate.0)
                && root_of(candidate.0) == root_of(table)
                && candidate.1 == rows
                && renamed_tables.iter().all(|(_, new)| new != candidate.0)
        };
        if let Some((new_table, _)) = new_tables.iter().find(is_same_table) {
            renamed_tables.push((table.clone(), new_table.clone()));
        }
    }
    renamed_tables
}

/// Returns `mandatory` for `yes`, and `optional` for any other word.
fn mandatory_text(word: &str) -> String {
    if word == "yes" { "mandatory".to_owned() } else { "optional".to_owned() }
}

/// Describes a row by type and requiredness, such as `String, mandatory`.
fn summarize_row(cell: &Cell) -> String {
    match cell.mandatory.as_str() {
        "" => cell.ty.clone(),
        word => format!("{}, {}", cell.ty, mandatory_text(word)),
    }
}

/// Finds renamed rows: pairs of a removed and an added row of the same table with the same description and type.
fn find_renames(page_rows: &CellsByKey, locked_page: &LockedPage) -> Vec<(String, String)> {
    let table_of = |key: &str| key.rsplit_once('/').map(|(table, _)| table.to_owned());
    let mut added_keys: Vec<&String> = page_rows.keys().filter(|key| !locked_page.cells.contains_key(*key)).collect();
    let mut renames = Vec::new();
    for (old_key, old_cell) in locked_page.cells.iter().filter(|(key, _)| !page_rows.contains_key(*key)) {
        let Some(old_table) = table_of(old_key).filter(|_| !old_cell.text.is_empty()) else { continue };
        let is_same_row = |key: &&String| {
            let new_cell = &page_rows[key.as_str()].0;
            table_of(key).as_ref() == Some(&old_table) && new_cell.text == old_cell.text && new_cell.ty == old_cell.ty
        };
        if let Some(index) = added_keys.iter().position(is_same_row) {
            renames.push((old_key.clone(), added_keys.remove(index).clone()));
        }
    }
    renames
}
