//! Combines two comparisons of a documentation page: with the spec, and with the lock file, which records the accepted
//! content of the page. A change that both comparisons find is reported once.

use std::collections::{BTreeMap, HashSet};

use super::{
    check::template_without_names,
    compare::{self, Comparison, Difference, DifferenceKind},
    lock::{self, Lock, LockedPage, WordingChange},
    page::Page,
    resolve::path_variables,
};
use crate::ir::{Api, Operation, Status};

/// The differences of one documentation page from the spec and from the lock file.
#[derive(Clone, Debug, Default)]
pub(super) struct PageChanges {
    /// The differences that indicate a change of the API.
    pub api: Vec<Difference>,
    /// The changes of wording, including renamed objects and path variables, whose names are not sent in requests.
    pub wording_changes: Vec<WordingChange>,
    /// The result of the comparison with the spec. [`Comparison::differences`] is empty, since the differences were
    /// moved to `api`.
    pub comparison: Comparison,
    /// The page's date according to the lock file; `None` if the page still has this date.
    pub locked_date: Option<String>,
}

/// Compares a documentation page with the spec and with the lock file.
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
    /// Combines the differences between the page and the spec with the changes of the page since it was accepted into
    /// the lock file. A difference that equals such a change is reported once.
    fn merge_changes(
        &mut self,
        page: &Page,
        operation: &Operation,
        mut spec_differences: Vec<Difference>,
        locked_page: &LockedPage,
    ) {
        let lock_changes = lock::compare_with_lock(page, locked_page);
        let mut outdated_keys = Vec::new();
        for (old, new) in lock_changes.renamed_rows.iter().filter(|(_, new)| !new.starts_with("path/")) {
            let mut take_difference = |key: &str, kind: DifferenceKind| {
                let index = spec_differences.iter().position(|known| known.key == key && known.kind == kind)?;
                Some(spec_differences.remove(index))
            };
            let removed_difference = take_difference(old, DifferenceKind::Removed);
            let added_difference = take_difference(new, DifferenceKind::Added);
            let is_rename = |known: &&Difference| known.key == *new && known.kind == DifferenceKind::Renamed;
            let renamed_row = lock_changes.facts.iter().find(is_rename);
            if removed_difference.is_some() || added_difference.is_some() || self.is_in_uncompared_table(new) {
                let spec_span = removed_difference.and_then(|difference| difference.spec_span);
                self.api.extend(renamed_row.cloned().map(|difference| Difference { spec_span, ..difference }));
            } else {
                outdated_keys.push(new.clone());
            }
        }
        for (old, new) in &lock_changes.renamed_objects {
            let object_name = |key: &str| key.split_once('/').map_or(key, |(_, name)| name).to_owned();
            let message = format!("was renamed from `{}`", object_name(old));
            self.wording_changes.push(WordingChange { key: new.clone(), message, line: None });
        }
        let mut lost_tables: Vec<String> = Vec::new();
        let lost_objects = self.find_lost_tables(page, locked_page, &lock_changes.facts);
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
                || is_documented_elsewhere(page, &difference)
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
                    || self.comparison.declaration_spans.get(&(difference.key.clone(), difference.kind)).copied();
                let spec_span = difference.spec_span.or_else(declared_span);
                self.api.push(Difference { spec_span, ..difference });
            }
        }
        self.api.extend(spec_differences);
        lost_tables.retain(|root| self.api.iter().all(|known| known.key != *root));
        for root in lost_tables {
            let spec_span = find_spec_response(operation, &root).map(|response| response.span);
            self.api.push(Difference {
                key: root,
                kind: DifferenceKind::Type,
                page: "no table".to_owned(),
                spec: "a body".to_owned(),
                line: None,
                spec_span,
            });
        }
        self.report_outdated_lock(&outdated_keys);
        self.wording_changes.extend(lock_changes.wording_changes);
        let has_new_date = page.updated.as_ref().is_some_and(|date| date.value != locked_page.updated);
        self.locked_date = (has_new_date && !locked_page.updated.is_empty()).then(|| locked_page.updated.clone());
    }

    /// Reports, in one message, that the rows `keys` are outdated in the lock file, while the spec already agrees with
    /// the page.
    fn report_outdated_lock(&mut self, keys: &[String]) {
        let Some((first_key, other_keys)) = keys.split_first() else { return };
        let more_text = if other_keys.is_empty() { String::new() } else { format!(" and {} more", other_keys.len()) };
        let message = format!(
            "the lock file is outdated for `{first_key}`{more_text}, since the spec already matches the page; \
             run `cargo xtask pages accept` to update the lock file"
        );
        self.wording_changes.push(WordingChange { key: "lock".to_owned(), message, line: None });
    }

    /// Finds the bodies and objects whose tables were removed from the page although the API still seems to have them.
    /// This is assumed of a body if the page still has the table of an object in this body. It is assumed of an object
    /// if the spec still declares the object and the page has no other table for the object. Returns the keys of the
    /// removed tables.
    fn find_lost_tables(&self, page: &Page, locked_page: &LockedPage, facts: &[Difference]) -> Vec<String> {
        let removed_rows = facts.iter().filter(|difference| difference.kind == DifferenceKind::Removed);
        let mut lost_tables: Vec<&str> =
            removed_rows.filter_map(|row| row.key.rsplit_once('/')).map(|(table, _)| table).collect();
        lost_tables.retain(|table| is_body_table(table));
        lost_tables.dedup();
        if lost_tables.is_empty() {
            return Vec::new();
        }
        let page_rows = lock::collect_cells(page);
        let has_table =
            |table: &str| page_rows.keys().any(|key| key.rsplit_once('/').is_some_and(|(known, _)| known == table));
        lost_tables.retain(|table| !has_table(table));
        let still_exists = |table: &&str| {
            let Some((root, object)) = table.split_once('/') else {
                // The body is still described in part if the page still has tables of the body's objects.
                return page_rows.keys().any(|key| key.strip_prefix(*table).is_some_and(|rest| rest.starts_with('/')));
            };
            let declares_type = |key: &str, cell: &lock::Cell| {
                let is_object_type = key.split('/').next() == Some(root) && lock::innermost_type(&cell.ty) == object;
                let new_type = page_rows.get(key).map(|(cell, _)| lock::innermost_type(&cell.ty)).unwrap_or_default();
                is_object_type
                    && self.is_declared(key, DifferenceKind::Added)
                    && !has_table(&format!("{root}/{new_type}"))
            };
            locked_page.cells.iter().any(|(key, cell)| declares_type(key, cell))
        };
        lost_tables.into_iter().filter(still_exists).map(str::to_owned).collect()
    }

    /// Reports an added or removed table row of a path parameter as a change of wording. It is not reported if the path
    /// itself gained or lost the variable, since that is reported as a change of the path.
    fn report_path_row(&mut self, page: &Page, locked_page: &LockedPage, difference: &Difference) {
        let name = difference.key.trim_start_matches("path/");
        let has_variable = |path: &str| path_variables(path).any(|variable| variable == name);
        let is_in_path = page.path.as_ref().is_some_and(|path| has_variable(&path.value));
        let was_in_path = locked_page.cells.get("address").is_some_and(|cell| has_variable(&cell.ty));
        if is_in_path == was_in_path {
            let message =
                if difference.kind == DifferenceKind::Added { "now has a row" } else { "no longer has a row" };
            self.wording_changes.push(WordingChange {
                key: difference.key.clone(),
                message: message.to_owned(),
                line: difference.line,
            });
        }
    }

    /// Reports renamed path variables as changes of wording, since the names of path variables are not sent in
    /// requests.
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
            self.wording_changes.push(WordingChange {
                key: format!("path/{new}"),
                message: format!("was renamed from `{old}`"),
                line: Some(path.line),
            });
        }
    }

    /// Returns whether an `x-doc-discrepancy` entry of the spec explains why the page lacks the row that `difference`
    /// reports as removed.
    fn is_explained(&self, difference: &Difference) -> bool {
        let mut explained_differences = self.comparison.notes.iter().flat_map(|note| &note.explains);
        difference.kind == DifferenceKind::Removed
            && explained_differences.any(|known| known.key == difference.key && known.kind == DifferenceKind::Removed)
    }

    /// Returns whether `key` belongs to a table that was not compared with the spec field by field.
    fn is_in_uncompared_table(&self, key: &str) -> bool {
        let mut skipped_keys = self.comparison.uncompared_keys.iter();
        skipped_keys.any(|skipped_key| {
            key.strip_prefix(skipped_key.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Returns whether the spec declares the value of the kind `kind`, such as the default, for the parameter or field
    /// `key`.
    fn is_declared(&self, key: &str, kind: DifferenceKind) -> bool {
        self.comparison.declaration_spans.contains_key(&(key.to_owned(), kind))
    }

    /// Returns whether the spec already contains the change that `difference` reports, so that only the lock file is
    /// outdated.
    fn spec_matches_page(&self, difference: &Difference) -> bool {
        if self.is_in_uncompared_table(&difference.key) {
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
                    self.comparison.keys_with_prose_default.contains(&difference.key) && !difference.spec.is_empty();
                is_compared && !is_changed
            }
            DifferenceKind::Limit => {
                let is_limit_declared =
                    |name: &str| self.is_declared(&format!("{} {name}", difference.key), DifferenceKind::Limit);
                is_compared && !lost_limit_names(difference).any(is_limit_declared)
            }
            DifferenceKind::Values | DifferenceKind::Deprecated if difference.page.is_empty() => {
                is_compared && !self.is_declared(&difference.key, difference.kind)
            }
            _ => is_compared,
        }
    }
}

/// Returns the names of the limits, such as `maximum`, that are recorded in the lock file but are missing on the page.
fn lost_limit_names(difference: &Difference) -> impl Iterator<Item = &str> {
    let name_of = |limit: &str| limit.split(' ').next().unwrap_or_default().to_owned();
    let page_limits: Vec<String> = difference.page.split(", ").map(name_of).collect();
    let lock_limits = difference.spec.split(", ").map(|limit| limit.split(' ').next().unwrap_or_default());
    lock_limits.filter(move |limit| !limit.is_empty() && !page_limits.iter().any(|known| known == limit))
}

/// Returns whether `difference` reports an added or removed row, and not a changed value within a row.
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

/// Finds the response of an operation in the spec by the first segment of a key, such as `response 200`.
fn find_spec_response<'a>(operation: &'a Operation, root: &str) -> Option<&'a crate::ir::Response> {
    let status: u16 = root.strip_prefix("response ")?.parse().ok()?;
    operation.responses.iter().find(|response| response.status == Status::Code(status))
}

/// Returns the key of the response whose table contained the removed row `difference`, such as `response 200`, if the
/// page lost this table as a whole: the page still lists the status code, and the spec still declares a body. Otherwise
/// returns `None`.
fn response_of_lost_table(page: &Page, operation: &Operation, difference: &Difference) -> Option<String> {
    let (root, _) = difference.key.split_once('/').filter(|_| difference.kind == DifferenceKind::Removed)?;
    let status: u16 = root.strip_prefix("response ")?.parse().ok()?;
    let has_table = page.responses.iter().any(|response| response.status == Some(status) && response.body.is_some());
    let has_body = find_spec_response(operation, root).is_some_and(|response| !response.contents.is_empty());
    let is_listed = page.statuses.iter().any(|row| row.status == status);
    (!has_table && has_body && is_listed).then(|| root.to_owned())
}

/// Returns whether the page refers to another page for the parameters, body or status code that `difference` reports as
/// removed.
pub(super) fn is_documented_elsewhere(page: &Page, difference: &Difference) -> bool {
    if difference.kind != DifferenceKind::Removed {
        return false;
    }
    let (root, key_suffix) = difference.key.split_once('/').unwrap_or((&difference.key, ""));
    let Some(status) = root.strip_prefix("response") else {
        return root == "body" && page.body.is_none() && page.references.request.is_some();
    };
    if status.is_empty() {
        // The key belongs to a table without a status code.
        return page.references.response.is_some();
    }
    let status: Option<u16> = status.trim().parse().ok();
    let is_listed = page.statuses.iter().any(|row| Some(row.status) == status)
        || page.responses.iter().any(|response| response.status == status);
    let has_table = page.responses.iter().any(|response| response.status == status && response.body.is_some());
    if is_listed {
        !key_suffix.is_empty() && !has_table && page.references.response.is_some()
    } else {
        page.references.statuses.is_some()
    }
}

/// Combines the differences for all rows of an added or removed table, response or body into one difference. Other
/// differences are returned unchanged.
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
    let is_whole_table = |table_key: &str, kind: DifferenceKind| match kind {
        DifferenceKind::Added => lock_tables.as_ref().is_some_and(|lock_tables| !lock_tables.contains(table_key)),
        _ => !page_tables.contains(table_key),
    };
    for difference in differences {
        let key_root = difference.key.split('/').next().unwrap_or_default().to_owned();
        let table_key = difference.key.rsplit_once('/').map(|(table_key, _)| table_key.to_owned()).unwrap_or_default();
        if !is_row_change(&difference) || table_key.is_empty() {
            combined_differences.push(difference);
        } else if changed_parts.contains(&(key_root.clone(), difference.kind)) {
            rows_by_table.entry((key_root, difference.kind)).or_default().push(difference);
        } else if is_body_table(&table_key) && is_whole_table(&table_key, difference.kind) {
            rows_by_table.entry((table_key, difference.kind)).or_default().push(difference);
        } else {
            combined_differences.push(difference);
        }
    }
    for ((key, kind), rows) in rows_by_table {
        let row_names = list_row_names(&key, &rows);
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
            spec_span: None,
        });
    }
    combined_differences
}

/// Returns whether `table` is the key of the table of a body, such as `body`, or of an object in a body.
fn is_body_table(table: &str) -> bool {
    table == "body" || table.starts_with("body/") || table.starts_with("response")
}

/// Lists the names of at most 8 rows, followed by the number of other rows: `a, b and 3 more`. The prefix `key` is
/// removed from the names.
fn list_row_names(key: &str, rows: &[Difference]) -> String {
    let name_of_row = |row: &Difference| row.key.get(key.len() + 1..).unwrap_or_default().to_owned();
    let mut row_names: Vec<String> = rows.iter().map(name_of_row).collect();
    let omitted_count = row_names.len().saturating_sub(8);
    row_names.truncate(8);
    let omitted_text = if omitted_count > 0 { format!(" and {omitted_count} more") } else { String::new() };
    row_names.join(", ") + &omitted_text
}
