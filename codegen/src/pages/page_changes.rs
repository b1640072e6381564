//! Combines the differences between a page and the spec with those between the page and the lock file. Each change is
//! reported once.

use std::collections::{BTreeMap, HashSet};

use super::{
    check::template_without_names,
    compare::{self, Comparison, Difference, DifferenceKind},
    lock::{self, Lock, LockedPage, Wording},
    page::Page,
    resolve::path_variables,
};
use crate::ir::{Api, Operation, Status};

/// The changes found on one page.
#[derive(Clone, Debug, Default)]
pub(super) struct PageChanges {
    /// The changes of the API.
    pub api: Vec<Difference>,
    /// The changes to wording, and to names that do not appear in requests or responses.
    pub wording: Vec<Wording>,
    /// The comparison with the spec. Its differences have been moved to `api`.
    pub comparison: Comparison,
    /// The date in the lock file, if it differs from the date of the page.
    pub locked_date: Option<String>,
}

/// Compares a page with the spec and with the lock file.
pub(super) fn compare_page(page: &Page, api: &Api, operation: &Operation, lock: &Lock) -> PageChanges {
    let mut comparison = compare::compare_with_operation(page, api, operation);
    let spec_differences = std::mem::take(&mut comparison.differences);
    let mut changes = PageChanges { comparison, ..PageChanges::default() };
    let locked_page = lock.page_of_operation(&operation.id);
    match locked_page {
        None => changes.api = spec_differences,
        Some(locked_page) => changes.merge_changes(page, operation, spec_differences, locked_page),
    }
    changes.report_renamed_variables(page, operation, locked_page);
    changes.api = combine_rows(std::mem::take(&mut changes.api), page, locked_page);
    changes
}

impl PageChanges {
    /// Combines the differences between the page and the spec with the changes since the page was accepted. A change
    /// that occurs in both is reported once.
    fn merge_changes(
        &mut self,
        page: &Page,
        operation: &Operation,
        mut spec_differences: Vec<Difference>,
        locked_page: &LockedPage,
    ) {
        let lock_changes = lock::compare_with_lock(page, locked_page);
        let mut outdated_keys = Vec::new();
        for (old, new) in lock_changes.renames.iter().filter(|(_, new)| !new.starts_with("path/")) {
            let mut take_difference = |key: &str, what: DifferenceKind| {
                let index = spec_differences.iter().position(|known| known.key == key && known.kind == what)?;
                Some(spec_differences.remove(index))
            };
            let removed_difference = take_difference(old, DifferenceKind::Removed);
            let added_difference = take_difference(new, DifferenceKind::Added);
            let is_rename = |known: &&Difference| known.key == *new && known.kind == DifferenceKind::Renamed;
            let renamed_row = lock_changes.facts.iter().find(is_rename);
            if removed_difference.is_some() || added_difference.is_some() || self.is_not_compared(new) {
                let at = removed_difference.and_then(|difference| difference.at);
                self.api.extend(renamed_row.cloned().map(|difference| Difference { at, ..difference }));
            } else {
                outdated_keys.push(new.clone());
            }
        }
        for (old, new) in &lock_changes.objects {
            let object_name = |key: &str| key.split_once('/').map_or(key, |(_, name)| name).to_owned();
            let message = format!("was renamed from `{}`", object_name(old));
            self.wording.push(Wording { key: new.clone(), message, line: None });
        }
        let mut lost_tables: Vec<String> = Vec::new();
        let lost_objects = self.lost_objects(page, locked_page, &lock_changes.facts);
        for difference in lock_changes.facts {
            if difference.key.starts_with("path/") && is_row_change(&difference) {
                self.report_path_row(page, locked_page, &difference);
                continue;
            }
            let table = difference.key.rsplit_once('/').map(|(table, _)| table);
            if difference.kind == DifferenceKind::Removed
                && let Some(table) = lost_objects.iter().find(|known| Some(known.as_str()) == table)
            {
                // A lost body table is reported once below and does not count as a removed response.
                if table.contains('/') {
                    self.api.push(difference);
                } else if !lost_tables.contains(table) {
                    lost_tables.push(table.clone());
                }
                continue;
            }
            let is_same_change = |known: &Difference| known.key == difference.key && known.kind == difference.kind;
            if difference.kind == DifferenceKind::Renamed
                || spec_differences.iter().any(is_same_change)
                || self.is_explained(&difference)
                || is_elsewhere(page, &difference)
                || (difference.key == "address" && is_same_template(page, operation))
            {
                continue;
            }
            let root = difference.key.split_once('/').map(|(root, _)| root);
            let is_removed_root =
                |known: &Difference| Some(known.key.as_str()) == root && known.kind == DifferenceKind::Removed;
            if difference.kind == DifferenceKind::Removed && spec_differences.iter().any(is_removed_root) {
                // This row is reported together with its status code or body.
                self.api.push(difference);
            } else if let Some(root) = response_of_lost_table(page, operation, &difference) {
                if !lost_tables.contains(&root) {
                    lost_tables.push(root);
                }
            } else if self.spec_matches_page(&difference) {
                outdated_keys.push(difference.key);
            } else {
                // A fact that the page no longer states is reported as removed, at the position where the spec declares
                // it.
                let declared_span =
                    || self.comparison.declared.get(&(difference.key.clone(), difference.kind)).copied();
                let at = difference.at.or_else(declared_span);
                self.api.push(Difference { at, ..difference });
            }
        }
        self.api.extend(spec_differences);
        lost_tables.retain(|root| self.api.iter().all(|known| known.key != *root));
        for root in lost_tables {
            let at = spec_response(operation, &root).map(|response| response.span);
            self.api.push(Difference {
                key: root,
                kind: DifferenceKind::Type,
                page: "no table".to_owned(),
                spec: "a body".to_owned(),
                line: None,
                at,
            });
        }
        self.report_outdated_lock(&outdated_keys);
        self.wording.extend(lock_changes.wording);
        let has_new_date = page.updated.as_ref().is_some_and(|date| date.value != locked_page.updated);
        self.locked_date = (has_new_date && !locked_page.updated.is_empty()).then(|| locked_page.updated.clone());
    }

    /// Reports that the lock file is outdated for `keys`, for which the spec already agrees with the page. Reports one
    /// message for all keys.
    fn report_outdated_lock(&mut self, keys: &[String]) {
        let Some((first_key, more_keys)) = keys.split_first() else { return };
        let more_text = if more_keys.is_empty() { String::new() } else { format!(" and {} more", more_keys.len()) };
        let message = format!(
            "the spec matches the page, but the lock file does not, in {first_key}{more_text}; run `cargo xtask pages \
             accept` to update the lock file"
        );
        self.wording.push(Wording { key: "lock".to_owned(), message, line: None });
    }

    /// Returns the bodies and objects that have lost their tables on the page although they still exist. A body is
    /// taken to exist if the page still has a table of one of its objects. An object is taken to exist if the spec
    /// still declares it and the page has no other table for it.
    fn lost_objects(&self, page: &Page, locked_page: &LockedPage, facts: &[Difference]) -> Vec<String> {
        let removed_rows = facts.iter().filter(|difference| difference.kind == DifferenceKind::Removed);
        let mut lost_tables: Vec<&str> =
            removed_rows.filter_map(|row| row.key.rsplit_once('/')).map(|(table, _)| table).collect();
        lost_tables.retain(|table| is_body_table(table));
        lost_tables.dedup();
        if lost_tables.is_empty() {
            return Vec::new();
        }
        let page_rows = lock::page_cells(page);
        let has_table =
            |table: &str| page_rows.keys().any(|key| key.rsplit_once('/').is_some_and(|(known, _)| known == table));
        lost_tables.retain(|table| !has_table(table));
        let still_exists = |table: &&str| {
            let Some((root, object)) = table.split_once('/') else {
                // The body is still described in part if the page still has tables of the body's objects.
                return page_rows.keys().any(|key| key.strip_prefix(*table).is_some_and(|rest| rest.starts_with('/')));
            };
            let declares_type = |key: &str, cell: &lock::Cell| {
                let has_named_type = key.split('/').next() == Some(root) && lock::innermost_type(&cell.ty) == object;
                let new_type = page_rows.get(key).map(|(cell, _)| lock::innermost_type(&cell.ty)).unwrap_or_default();
                has_named_type
                    && self.is_declared(key, DifferenceKind::Added)
                    && !has_table(&format!("{root}/{new_type}"))
            };
            locked_page.cells.iter().any(|(key, cell)| declares_type(key, cell))
        };
        lost_tables.into_iter().filter(still_exists).map(str::to_owned).collect()
    }

    /// Reports an added or removed row of a path parameter as a change of wording if the parameter itself did not
    /// change: the variable is in both the accepted path and the current path, or in neither.
    fn report_path_row(&mut self, page: &Page, locked_page: &LockedPage, difference: &Difference) {
        let name = difference.key.trim_start_matches("path/");
        let has_variable = |path: &str| path_variables(path).any(|variable| variable == name);
        let is_in_path = page.path.as_ref().is_some_and(|path| has_variable(&path.value));
        let was_in_path = locked_page.cells.get("address").is_some_and(|cell| has_variable(&cell.ty));
        if is_in_path == was_in_path {
            let message =
                if difference.kind == DifferenceKind::Added { "now has a row" } else { "no longer has a row" };
            self.wording.push(Wording {
                key: difference.key.clone(),
                message: message.to_owned(),
                line: difference.line,
            });
        }
    }

    /// Reports renamed path variables as changes of wording, since their names are not sent in requests.
    fn report_renamed_variables(&mut self, page: &Page, operation: &Operation, locked_page: Option<&LockedPage>) {
        let Some(path) = page.path.as_ref().filter(|_| is_same_template(page, operation)) else { return };
        let is_accepted = locked_page
            .and_then(|locked_page| locked_page.cells.get("address"))
            .is_some_and(|cell| cell.ty.ends_with(&path.value));
        if is_accepted {
            return;
        }
        for (new, old) in
            path_variables(&path.value).zip(path_variables(&operation.path)).filter(|(new, old)| new != old)
        {
            self.wording.push(Wording {
                key: format!("path/{new}"),
                message: format!("was renamed from `{old}`"),
                line: Some(path.line),
            });
        }
    }

    /// Returns whether a note in the spec explains why the page does not contain the removed row.
    fn is_explained(&self, difference: &Difference) -> bool {
        let mut explained_differences = self.comparison.notes.iter().flat_map(|note| &note.explains);
        difference.kind == DifferenceKind::Removed
            && explained_differences.any(|known| known.key == difference.key && known.kind == DifferenceKind::Removed)
    }

    /// Returns whether `key` is in a part of the operation that was not compared field by field.
    fn is_not_compared(&self, key: &str) -> bool {
        let mut skipped_keys = self.comparison.uncompared_keys.iter();
        skipped_keys.any(|skipped_key| {
            key.strip_prefix(skipped_key.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Returns whether the spec declares a fact.
    fn is_declared(&self, key: &str, kind: DifferenceKind) -> bool {
        self.comparison.declared.contains_key(&(key.to_owned(), kind))
    }

    /// Returns whether the spec already agrees with the page, so that only the lock file is outdated.
    fn spec_matches_page(&self, difference: &Difference) -> bool {
        if self.is_not_compared(&difference.key) {
            return false;
        }
        let is_compared = self.comparison.compared_keys.contains(&difference.key);
        match difference.kind {
            DifferenceKind::Removed => {
                !difference.key.starts_with("header/") && !self.is_declared(&difference.key, DifferenceKind::Removed)
            }
            DifferenceKind::Default if difference.page.is_empty() => {
                is_compared && !self.is_declared(&difference.key, DifferenceKind::Default)
            }
            DifferenceKind::Default => {
                let is_changed =
                    self.comparison.defaults_in_words.contains(&difference.key) && !difference.spec.is_empty();
                is_compared && !is_changed
            }
            DifferenceKind::Limit => {
                let is_limit_declared =
                    |name: &str| self.is_declared(&format!("{} {name}", difference.key), DifferenceKind::Limit);
                is_compared && !lost_limits(difference).any(is_limit_declared)
            }
            DifferenceKind::Values | DifferenceKind::Deprecated if difference.page.is_empty() => {
                is_compared && !self.is_declared(&difference.key, difference.kind)
            }
            _ => is_compared,
        }
    }
}

/// Returns the names of the limits, such as `maximum`, that the accepted page stated and the current page omits.
fn lost_limits(difference: &Difference) -> impl Iterator<Item = &str> {
    let name_of = |limit: &str| limit.split(' ').next().unwrap_or_default().to_owned();
    let page_limits: Vec<String> = difference.page.split(", ").map(name_of).collect();
    let lock_limits = difference.spec.split(", ").map(|limit| limit.split(' ').next().unwrap_or_default());
    lock_limits.filter(move |limit| !limit.is_empty() && !page_limits.iter().any(|known| known == limit))
}

/// Returns whether the difference is an added or removed row, and not a change within a row.
fn is_row_change(difference: &Difference) -> bool {
    matches!(difference.kind, DifferenceKind::Added | DifferenceKind::Removed)
}

/// Returns whether a page and an operation have the same method and path, except for the names of path variables.
fn is_same_template(page: &Page, operation: &Operation) -> bool {
    let is_same_method = page.method.as_ref().is_some_and(|method| method.value == operation.method);
    is_same_method
        && page
            .path
            .as_ref()
            .is_some_and(|path| template_without_names(&path.value) == template_without_names(&operation.path))
}

/// Returns the spec's response for the first segment of a key, such as `response 200`.
fn spec_response<'a>(operation: &'a Operation, root: &str) -> Option<&'a crate::ir::Response> {
    let code: u16 = root.strip_prefix("response ")?.parse().ok()?;
    operation.responses.iter().find(|response| response.status == Status::Code(code))
}

/// Returns the key of a response, such as `response 200`, if `difference` is a removed row of its table and the page
/// lost the whole table: the page still lists the status code, and the spec still declares a body.
fn response_of_lost_table(page: &Page, operation: &Operation, difference: &Difference) -> Option<String> {
    let (root, _) = difference.key.split_once('/').filter(|_| difference.kind == DifferenceKind::Removed)?;
    let code: u16 = root.strip_prefix("response ")?.parse().ok()?;
    let has_table = page.responses.iter().any(|response| response.status == Some(code) && response.body.is_some());
    let has_body = spec_response(operation, root).is_some_and(|response| !response.contents.is_empty());
    let is_listed = page.statuses.iter().any(|row| row.status == code);
    (!has_table && has_body && is_listed).then(|| root.to_owned())
}

/// Returns whether the page refers to another page for the part that the difference reports as removed.
pub(super) fn is_elsewhere(page: &Page, difference: &Difference) -> bool {
    if difference.kind != DifferenceKind::Removed {
        return false;
    }
    let (root, rest) = difference.key.split_once('/').unwrap_or((&difference.key, ""));
    let Some(code) = root.strip_prefix("response") else {
        return root == "body" && page.body.is_none() && page.references.request.is_some();
    };
    if code.is_empty() {
        // The key belongs to a table without a status code.
        return page.references.response.is_some();
    }
    let code: Option<u16> = code.trim().parse().ok();
    let is_listed = page.statuses.iter().any(|row| Some(row.status) == code)
        || page.responses.iter().any(|response| response.status == code);
    let has_table = page.responses.iter().any(|response| response.status == code && response.body.is_some());
    if is_listed {
        !rest.is_empty() && !has_table && page.references.response.is_some()
    } else {
        page.references.statuses.is_some()
    }
}

/// Combines the rows of each added or removed response, body or object into one difference.
fn combine_rows(differences: Vec<Difference>, page: &Page, locked_page: Option<&LockedPage>) -> Vec<Difference> {
    let mut rows_by_table: BTreeMap<(String, DifferenceKind), Vec<Difference>> = BTreeMap::new();
    let mut combined_differences: Vec<Difference> = Vec::new();
    let changed_parts: Vec<(String, DifferenceKind)> = differences
        .iter()
        .filter(|difference| is_row_change(difference) && !difference.key.contains('/'))
        .map(|difference| (difference.key.clone(), difference.kind))
        .collect();
    let page_tables: HashSet<String> = lock::tables_with_rows_of_page(page).into_iter().collect();
    let lock_tables: Option<HashSet<&str>> = locked_page.map(|locked_page| locked_page.tables_with_rows().collect());
    let is_whole_table = |table: &str, what: DifferenceKind| match what {
        DifferenceKind::Added => lock_tables.as_ref().is_some_and(|lock_tables| !lock_tables.contains(table)),
        _ => !page_tables.contains(table),
    };
    for difference in differences {
        let root = difference.key.split('/').next().unwrap_or_default().to_owned();
        let table = difference.key.rsplit_once('/').map(|(table, _)| table.to_owned()).unwrap_or_default();
        if !is_row_change(&difference) || table.is_empty() {
            combined_differences.push(difference);
        } else if changed_parts.contains(&(root.clone(), difference.kind)) {
            rows_by_table.entry((root, difference.kind)).or_default().push(difference);
        } else if is_body_table(&table) && is_whole_table(&table, difference.kind) {
            rows_by_table.entry((table, difference.kind)).or_default().push(difference);
        } else {
            combined_differences.push(difference);
        }
    }
    for ((key, kind), rows) in rows_by_table {
        let row_names = short_row_names(&key, &rows);
        if let Some(known) = combined_differences.iter_mut().find(|known| known.key == key && known.kind == kind) {
            if kind == DifferenceKind::Added {
                known.page = row_names;
            }
            continue;
        }
        let first_line = rows.iter().filter_map(|row| row.line).min();
        let (page_names, spec_names) =
            if kind == DifferenceKind::Added { (row_names, String::new()) } else { (String::new(), row_names) };
        combined_differences.push(Difference {
            key,
            kind,
            page: page_names,
            spec: spec_names,
            line: first_line,
            at: None,
        });
    }
    combined_differences
}

/// Returns whether `table` is the key of a body's table or of the table of an object in a body.
fn is_body_table(table: &str) -> bool {
    table == "body" || table.starts_with("body/") || table.starts_with("response")
}

/// Lists the names of the first 8 rows, without the prefix `key`, and the number of the remaining rows: `a, b and 3
/// more`.
fn short_row_names(key: &str, rows: &[Difference]) -> String {
    let name_of = |row: &Difference| row.key.get(key.len() + 1..).unwrap_or_default().to_owned();
    let mut row_names: Vec<String> = rows.iter().map(name_of).collect();
    let more_count = row_names.len().saturating_sub(8);
    row_names.truncate(8);
    let more_text = if more_count > 0 { format!(" and {more_count} more") } else { String::new() };
    row_names.join(", ") + &more_text
}
