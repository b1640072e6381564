//! Finds the changes of a documentation page since a person accepted the page into the lock file. Types, defaults and
//! other values are compared directly, and sentences by hash.

use std::collections::BTreeMap;

use super::{
    super::{
        compare::{Difference, DifferenceKind, OPERATION},
        page::Page,
    },
    Cell, CellsByKey, LockedPage, WordingChange, collect_cells, describe_tables, language_name,
};

/// The changes of a documentation page since a person accepted the page into the lock file.
#[derive(Clone, Debug, Default)]
pub(in crate::pages) struct LockComparison {
    /// The changed types, defaults and other values, and the added, removed and renamed rows.
    pub facts: Vec<Difference>,
    /// The changes that do not change the API, such as reworded descriptions.
    pub wording_changes: Vec<WordingChange>,
    /// The renamed rows, each as the old and the new key, such as `body/old` and `body/new`.
    pub renamed_rows: Vec<(String, String)>,
    /// The renamed objects whose rows are unchanged, each as the old and the new key of the object's table, such as
    /// `body/Old` and `body/New`.
    pub renamed_objects: Vec<(String, String)>,
}

/// Compares a documentation page with the record of this page in the lock file.
pub(in crate::pages) fn compare_with_lock(page: &Page, locked_page: &LockedPage) -> LockComparison {
    let page_rows = collect_cells(page);
    let is_translated = language_name(page.language) != locked_page.language;
    let mut changes =
        LockComparison { renamed_objects: find_renamed_objects(&page_rows, locked_page), ..LockComparison::default() };
    let renamed_rows = find_renamed_rows(&page_rows, locked_page).into_iter();
    changes.renamed_rows = renamed_rows.filter(|(old, new)| changes.key_before_rename(new) != *old).collect();
    for (old, new) in &changes.renamed_rows {
        let last_segment = |key: &str| key.rsplit('/').next().unwrap_or(key).to_owned();
        let line = page_rows.get(new).map(|(_, line)| *line);
        changes.facts.push(Difference {
            key: new.clone(),
            kind: DifferenceKind::Renamed,
            page: last_segment(new),
            spec: last_segment(old),
            line,
            spec_span: None,
        });
    }
    for (key, (cell, line)) in &page_rows {
        let old_key_of_renamed_row =
            changes.renamed_rows.iter().find(|(_, new)| new == key).map(|(old, _)| old.clone());
        let old_key = old_key_of_renamed_row.unwrap_or_else(|| changes.key_before_rename(key));
        match locked_page.cells.get(&old_key) {
            Some(old_cell) => {
                let old_cell = changes.with_new_object_names(old_cell);
                changes.compare_cell(key, &old_cell, cell, *line, is_translated);
            }
            None if key.starts_with("example ") || matches!(key.as_str(), "title" | "function") => {
                changes.report_wording(key, "was added", *line, is_translated);
            }
            None => {
                let row_summary = summarize_row(cell);
                changes.facts.push(Difference {
                    key: key.clone(),
                    kind: DifferenceKind::Added,
                    page: row_summary,
                    spec: String::new(),
                    line: Some(*line),
                    spec_span: None,
                });
            }
        }
    }
    for (key, old_cell) in &locked_page.cells {
        let is_renamed_object = changes
            .renamed_objects
            .iter()
            .any(|(old, _)| key.strip_prefix(old.as_str()).is_some_and(|rest| rest.starts_with('/')));
        if is_renamed_object || page_rows.contains_key(key) || changes.renamed_rows.iter().any(|(old, _)| old == key) {
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
                spec_span: None,
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
        changes.wording_changes.push(WordingChange { key: "language".to_owned(), message, line: None });
    }
    changes
}

impl LockComparison {
    /// Returns the key that a row had before the object with the row was renamed; `key` itself if no object was
    /// renamed.
    fn key_before_rename(&self, key: &str) -> String {
        let key_in_old_object = self.renamed_objects.iter().find_map(|(old, new)| {
            let key_suffix = key.strip_prefix(new.as_str()).filter(|key_suffix| key_suffix.starts_with('/'))?;
            Some(format!("{old}{key_suffix}"))
        });
        key_in_old_object.unwrap_or_else(|| key.to_owned())
    }

    /// Returns a copy of `cell` in which the type refers to renamed objects by the new names: `Array<Old>` →
    /// `Array<New>`.
    fn with_new_object_names(&self, cell: &Cell) -> Cell {
        let mut cell = cell.clone();
        for (old_table, new_table) in &self.renamed_objects {
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

    /// Compares the old and new values of a row. If no value changed, but the description did, reports a change of
    /// wording.
    fn compare_cell(&mut self, key: &str, old_cell: &Cell, new_cell: &Cell, line: u32, is_translated: bool) {
        let value_pairs = [
            (DifferenceKind::Type, old_cell.ty.clone(), new_cell.ty.clone()),
            (DifferenceKind::Mandatory, old_cell.mandatory.clone(), new_cell.mandatory.clone()),
            (DifferenceKind::Default, old_cell.default.clone(), new_cell.default.clone()),
            (DifferenceKind::Limit, old_cell.limits.join(", "), new_cell.limits.join(", ")),
            (DifferenceKind::Values, old_cell.values.join(", "), new_cell.values.join(", ")),
            (DifferenceKind::Deprecated, deprecation_text(old_cell), deprecation_text(new_cell)),
        ];
        let previous_difference_count = self.facts.len();
        for (kind, old_value, new_value) in value_pairs {
            // A cell that one page layout loses, or prose that is only understood in one language, is not a change.
            let is_lost =
                (kind == DifferenceKind::Mandatory || is_translated) && (old_value.is_empty() || new_value.is_empty());
            if old_value != new_value && !is_lost {
                let (page, spec) = match kind {
                    DifferenceKind::Mandatory => (requirement_text(&new_value), requirement_text(&old_value)),
                    _ => (new_value, old_value),
                };
                let key = if key == "address" && kind == DifferenceKind::Deprecated { OPERATION } else { key };
                self.facts.push(Difference {
                    key: key.to_owned(),
                    kind,
                    page,
                    spec,
                    line: Some(line),
                    spec_span: None,
                });
            }
        }
        // A change of a fact also changes the sentence that states it. Only the change of the fact is reported.
        if old_cell.text != new_cell.text && self.facts.len() == previous_difference_count {
            self.report_wording(key, "was reworded", line, is_translated);
        }
    }

    /// Reports a change of wording, unless the page is now in another language than when it was accepted.
    fn report_wording(&mut self, key: &str, message: &str, line: u32, is_translated: bool) {
        if !is_translated {
            self.wording_changes.push(WordingChange {
                key: key.to_owned(),
                message: message.to_owned(),
                line: Some(line),
            });
        }
    }

    /// Reports a table that moved. If no table moved, reports that the numbers in table captions changed, if they did.
    fn compare_order(&mut self, page: &Page, locked_page: &LockedPage) {
        let role_of_table = |table: &String| table.split_once(' ').map_or("", |(_, role)| role).to_owned();
        let new_tables = describe_tables(page);
        let (old_roles, new_roles): (Vec<String>, Vec<String>) =
            (locked_page.tables.iter().map(role_of_table).collect(), new_tables.iter().map(role_of_table).collect());
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
            let new_position = match preceding_role {
                Some(role) => format!("is now after the table `{role}`"),
                None => "is now the first table".to_owned(),
            };
            self.wording_changes.push(WordingChange {
                key: "tables".to_owned(),
                message: format!("the table `{moved_role}` {new_position}"),
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
            self.wording_changes.push(WordingChange {
                key: "tables".to_owned(),
                message: "the numbers of the table captions changed".to_owned(),
                line,
            });
        }
    }
}

/// Returns the role of the table that moved. This is the first table without which the old and the new order are equal,
/// or else the first table that differs between the orders.
fn find_moved_table(old_roles: &[String], new_roles: &[String]) -> String {
    let without_role =
        |roles: &[String], role: &String| roles.iter().filter(|known| *known != role).cloned().collect::<Vec<_>>();
    let moved_role = new_roles.iter().find(|role| without_role(old_roles, role) == without_role(new_roles, role));
    let first_differing_role = || new_roles.iter().zip(old_roles).find(|(new, old)| new != old).map(|(new, _)| new);
    moved_role.or_else(first_differing_role).cloned().unwrap_or_default()
}

/// Returns `deprecated` if the row declares a deprecation, and otherwise an empty string.
fn deprecation_text(cell: &Cell) -> String {
    if cell.deprecated { "deprecated".to_owned() } else { String::new() }
}

/// Finds renamed objects. An object counts as renamed if the table of the object was removed from a body, and a table
/// with the same field names and descriptions was added to the same body. Returns the old and the new key of each such
/// table, such as `body/Old` and `body/New`.
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
        let root_of_table = |table: &str| table.split('/').next().unwrap_or_default().to_owned();
        let is_same_table = |candidate: &(&String, &Vec<(&str, &str)>)| {
            !old_tables.contains_key(candidate.0)
                && root_of_table(candidate.0) == root_of_table(table)
                && candidate.1 == rows
                && renamed_tables.iter().all(|(_, new)| new != candidate.0)
        };
        if let Some((new_table, _)) = new_tables.iter().find(is_same_table) {
            renamed_tables.push((table.clone(), new_table.clone()));
        }
    }
    renamed_tables
}

/// Converts a value of [`Cell::mandatory`] for messages: `yes` to `mandatory`, and any other value to `optional`.
fn requirement_text(word: &str) -> String {
    if word == "yes" { "mandatory".to_owned() } else { "optional".to_owned() }
}

/// Describes the type and requiredness of a row, as in `String, mandatory`.
fn summarize_row(cell: &Cell) -> String {
    match cell.mandatory.as_str() {
        "" => cell.ty.clone(),
        word => format!("{}, {}", cell.ty, requirement_text(word)),
    }
}

/// Finds renamed rows. A row counts as renamed if it was removed from a table, and a row with the same description and
/// type was added to this table. Returns the old and the new key of each such row.
fn find_renamed_rows(page_rows: &CellsByKey, locked_page: &LockedPage) -> Vec<(String, String)> {
    let table_key = |key: &str| key.rsplit_once('/').map(|(table, _)| table.to_owned());
    let mut added_keys: Vec<&String> = page_rows.keys().filter(|key| !locked_page.cells.contains_key(*key)).collect();
    let mut renamed_rows = Vec::new();
    for (old_key, old_cell) in locked_page.cells.iter().filter(|(key, _)| !page_rows.contains_key(*key)) {
        let Some(old_table) = table_key(old_key).filter(|_| !old_cell.text.is_empty()) else { continue };
        let is_same_row = |key: &&String| {
            let new_cell = &page_rows[key.as_str()].0;
            table_key(key).as_ref() == Some(&old_table) && new_cell.text == old_cell.text && new_cell.ty == old_cell.ty
        };
        if let Some(index) = added_keys.iter().position(is_same_row) {
            renamed_rows.push((old_key.clone(), added_keys.remove(index).clone()));
        }
    }
    renamed_rows
}
