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
    /// The changes of wording, and of names that do not appear in requests and responses.
    pub wording: Vec<Wording>,
    /// The comparison with the spec. Its differences have been moved to `api`.
    pub comparison: Comparison,
    /// The date in the lock file, if the page has a different one.
    pub dated: Option<String>,
}

/// Compares a page with the spec and with the lock file.
pub(super) fn compare_page(page: &Page, api: &Api, operation: &Operation, lock: &Lock) -> PageChanges {
    let mut comparison = compare::compare_with_operation(page, api, operation);
    let from_spec = std::mem::take(&mut comparison.differences);
    let mut changes = PageChanges { comparison, ..PageChanges::default() };
    let locked = lock.page_of_operation(&operation.id);
    match locked {
        None => changes.api = from_spec,
        Some(locked) => changes.merge_changes(page, operation, from_spec, locked),
    }
    changes.report_renamed_variables(page, operation, locked);
    changes.api = fold_rows(std::mem::take(&mut changes.api), page, locked);
    changes
}

impl PageChanges {
    fn merge_changes(
        &mut self,
        page: &Page,
        operation: &Operation,
        mut from_spec: Vec<Difference>,
        locked: &LockedPage,
    ) {
        let since = lock::compare_with_lock(page, locked);
        let mut outdated_keys = Vec::new();
        for (old, new) in since.renames.iter().filter(|(_, new)| !new.starts_with("path/")) {
            let mut take = |key: &str, what: DifferenceKind| {
                let at = from_spec.iter().position(|known| known.key == key && known.what == what)?;
                Some(from_spec.remove(at))
            };
            let (gone, came) = (take(old, DifferenceKind::Removed), take(new, DifferenceKind::Added));
            let renamed = since.facts.iter().find(|known| known.key == *new && known.what == DifferenceKind::Renamed);
            if gone.is_some() || came.is_some() || self.is_apart(new) {
                let at = gone.and_then(|gone| gone.at);
                self.api.extend(renamed.cloned().map(|difference| Difference { at, ..difference }));
            } else {
                outdated_keys.push(new.clone());
            }
        }
        for (old, new) in &since.objects {
            let name = |key: &str| key.split_once('/').map_or(key, |(_, name)| name).to_owned();
            self.wording.push(Wording { key: new.clone(), message: format!("was called `{}`", name(old)), line: None });
        }
        let mut tables: Vec<String> = Vec::new();
        let open = self.lost_objects(page, locked, &since.facts);
        for difference in since.facts {
            if difference.key.starts_with("path/") && is_row(&difference) {
                self.path_row(page, locked, &difference);
                continue;
            }
            let table = difference.key.rsplit_once('/').map(|(table, _)| table);
            if difference.what == DifferenceKind::Removed
                && let Some(table) = open.iter().find(|known| Some(known.as_str()) == table)
            {
                // A lost body table is reported once below and does not count as a removed response.
                if table.contains('/') {
                    self.api.push(difference);
                } else if !tables.contains(table) {
                    tables.push(table.clone());
                }
                continue;
            }
            let same = |known: &Difference| known.key == difference.key && known.what == difference.what;
            if difference.what == DifferenceKind::Renamed
                || from_spec.iter().any(same)
                || self.is_explained(&difference)
                || is_elsewhere(page, &difference)
                || (difference.key == "address" && is_same_template(page, operation))
            {
                continue;
            }
            let root = difference.key.split_once('/').map(|(root, _)| root);
            let is_lost =
                |known: &Difference| Some(known.key.as_str()) == root && known.what == DifferenceKind::Removed;
            if difference.what == DifferenceKind::Removed && from_spec.iter().any(is_lost) {
                // This row is reported together with its status code or body.
                self.api.push(difference);
            } else if let Some(root) = lost_table(page, operation, &difference) {
                if !tables.contains(&root) {
                    tables.push(root);
                }
            } else if self.is_settled(&difference) {
                outdated_keys.push(difference.key);
            } else {
                // A fact that the page no longer states is reported as removed, at the position where the spec declares
                // it.
                let declared = || self.comparison.declared.get(&(difference.key.clone(), difference.what)).copied();
                let at = difference.at.or_else(declared);
                self.api.push(Difference { at, ..difference });
            }
        }
        self.api.extend(from_spec);
        tables.retain(|root| self.api.iter().all(|known| known.key != *root));
        for root in tables {
            let at = spec_response(operation, &root).map(|response| response.span);
            self.api.push(Difference {
                key: root,
                what: DifferenceKind::Type,
                page: "no table".to_owned(),
                spec: "a body".to_owned(),
                line: None,
                at,
            });
        }
        self.report_outdated_lock(&outdated_keys);
        self.wording.extend(since.wording);
        let another = page.updated.as_ref().is_some_and(|date| date.value != locked.updated);
        self.dated = (another && !locked.updated.is_empty()).then(|| locked.updated.clone());
    }

    /// Reports, in one message, the keys for which the spec already agrees with the page but the lock file is outdated.
    fn report_outdated_lock(&mut self, keys: &[String]) {
        let Some((first, rest)) = keys.split_first() else { return };
        let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
        let message = format!(
            "{first}{more}: the spec already matches the page, but the lock does not; `cargo xtask pages accept` updates the lock"
        );
        self.wording.push(Wording { key: "lock".to_owned(), message, line: None });
    }

    /// Returns the bodies and objects whose tables the page no longer has, although the page still has tables of the
    /// body's objects, or the spec still declares the object and the page has no other table for it.
    fn lost_objects(&self, page: &Page, locked: &LockedPage, facts: &[Difference]) -> Vec<String> {
        let rows = facts.iter().filter(|difference| difference.what == DifferenceKind::Removed);
        let mut lost: Vec<&str> = rows.filter_map(|row| row.key.rsplit_once('/')).map(|(table, _)| table).collect();
        lost.retain(|table| is_body(table));
        lost.dedup();
        if lost.is_empty() {
            return Vec::new();
        }
        let now = lock::page_cells(page);
        let has_table =
            |table: &str| now.keys().any(|key| key.rsplit_once('/').is_some_and(|(known, _)| known == table));
        lost.retain(|table| !has_table(table));
        let is_open = |table: &&str| {
            let Some((root, object)) = table.split_once('/') else {
                // The body is still described in part if the page still has tables of the body's objects.
                return now.keys().any(|key| key.strip_prefix(*table).is_some_and(|rest| rest.starts_with('/')));
            };
            let declares_type = |key: &str, cell: &lock::Cell| {
                let is_named = key.split('/').next() == Some(root) && lock::innermost_type(&cell.ty) == object;
                let new_type = now.get(key).map(|(cell, _)| lock::innermost_type(&cell.ty)).unwrap_or_default();
                is_named && self.is_declared(key, DifferenceKind::Added) && !has_table(&format!("{root}/{new_type}"))
            };
            locked.cells.iter().any(|(key, cell)| declares_type(key, cell))
        };
        lost.into_iter().filter(is_open).map(str::to_owned).collect()
    }

    /// Reports an added or removed row of a path parameter as a change of wording, if the variable was and is in the
    /// path, or in neither: the parameter itself did not change.
    fn path_row(&mut self, page: &Page, locked: &LockedPage, difference: &Difference) {
        let name = difference.key.trim_start_matches("path/");
        let has = |path: &str| path_variables(path).any(|variable| variable == name);
        let is_in_path = page.path.as_ref().is_some_and(|path| has(&path.value));
        let was_in_path = locked.cells.get("address").is_some_and(|cell| has(&cell.ty));
        if is_in_path == was_in_path {
            let message =
                if difference.what == DifferenceKind::Added { "has a row now" } else { "no longer has a row" };
            self.wording.push(Wording {
                key: difference.key.clone(),
                message: message.to_owned(),
                line: difference.line,
            });
        }
    }

    /// Reports renamed path variables as changes of wording, since their names are not sent in requests.
    fn report_renamed_variables(&mut self, page: &Page, operation: &Operation, locked: Option<&LockedPage>) {
        let Some(path) = page.path.as_ref().filter(|_| is_same_template(page, operation)) else { return };
        let accepted =
            locked.and_then(|locked| locked.cells.get("address")).is_some_and(|cell| cell.ty.ends_with(&path.value));
        if accepted {
            return;
        }
        for (new, old) in
            path_variables(&path.value).zip(path_variables(&operation.path)).filter(|(new, old)| new != old)
        {
            self.wording.push(Wording {
                key: format!("path/{new}"),
                message: format!("was called `{old}`"),
                line: Some(path.line),
            });
        }
    }

    /// Returns whether a note in the spec explains why the page does not contain the removed row.
    fn is_explained(&self, difference: &Difference) -> bool {
        let mut explained = self.comparison.notes.iter().flat_map(|note| &note.explains);
        difference.what == DifferenceKind::Removed
            && explained.any(|known| known.key == difference.key && known.what == DifferenceKind::Removed)
    }

    /// Returns whether `key` is in a part of the operation that was not compared field by field.
    fn is_apart(&self, key: &str) -> bool {
        let mut apart = self.comparison.apart.iter();
        apart.any(|apart| key.strip_prefix(apart.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    fn is_declared(&self, key: &str, what: DifferenceKind) -> bool {
        self.comparison.declared.contains_key(&(key.to_owned(), what))
    }

    /// Returns whether the spec already agrees with the page, so that only the lock file is outdated.
    fn is_settled(&self, difference: &Difference) -> bool {
        if self.is_apart(&difference.key) {
            return false;
        }
        let compared = self.comparison.compared.contains(&difference.key);
        match difference.what {
            DifferenceKind::Removed => {
                !difference.key.starts_with("header/") && !self.is_declared(&difference.key, DifferenceKind::Removed)
            }
            DifferenceKind::Default if difference.page.is_empty() => {
                compared && !self.is_declared(&difference.key, DifferenceKind::Default)
            }
            DifferenceKind::Default => {
                let changed =
                    self.comparison.defaults_in_words.contains(&difference.key) && !difference.spec.is_empty();
                compared && !changed
            }
            DifferenceKind::Limit => {
                let mut lost = lost_limits(difference);
                compared
                    && lost.all(|name| !self.is_declared(&format!("{} {name}", difference.key), DifferenceKind::Limit))
            }
            DifferenceKind::Values | DifferenceKind::Deprecated if difference.page.is_empty() => {
                compared && !self.is_declared(&difference.key, difference.what)
            }
            _ => compared,
        }
    }
}

/// Returns the names of the limits that the page stated when it was accepted and no longer states.
fn lost_limits(difference: &Difference) -> impl Iterator<Item = &str> {
    let name = |limit: &str| limit.split(' ').next().unwrap_or_default().to_owned();
    let now: Vec<String> = difference.page.split(", ").map(name).collect();
    let before = difference.spec.split(", ").map(|limit| limit.split(' ').next().unwrap_or_default());
    before.filter(move |limit| !limit.is_empty() && !now.iter().any(|known| known == limit))
}

/// Returns whether a complete row was added or removed.
fn is_row(difference: &Difference) -> bool {
    matches!(difference.what, DifferenceKind::Added | DifferenceKind::Removed)
}

fn is_same_template(page: &Page, operation: &Operation) -> bool {
    let method = page.method.as_ref().is_some_and(|method| method.value == operation.method);
    method
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

/// Returns the key of the response that contained a removed row, if the page no longer has a table for the response but
/// the spec declares a body.
fn lost_table(page: &Page, operation: &Operation, difference: &Difference) -> Option<String> {
    let (root, _) = difference.key.split_once('/').filter(|_| difference.what == DifferenceKind::Removed)?;
    let code: u16 = root.strip_prefix("response ")?.parse().ok()?;
    let has_table = page.responses.iter().any(|response| response.status == Some(code) && response.body.is_some());
    let has_body = spec_response(operation, root).is_some_and(|response| !response.contents.is_empty());
    let listed = page.statuses.iter().any(|row| row.status == code);
    (!has_table && has_body && listed).then(|| root.to_owned())
}

/// Returns whether the page refers to another page for the part that the difference reports as removed.
pub(super) fn is_elsewhere(page: &Page, difference: &Difference) -> bool {
    if difference.what != DifferenceKind::Removed {
        return false;
    }
    let (root, rest) = difference.key.split_once('/').unwrap_or((&difference.key, ""));
    let Some(code) = root.strip_prefix("response") else {
        return root == "body" && page.body.is_none() && page.elsewhere.request.is_some();
    };
    if code.is_empty() {
        // The key belongs to a table without a status code.
        return page.elsewhere.response.is_some();
    }
    let code: Option<u16> = code.trim().parse().ok();
    let listed = page.statuses.iter().any(|row| Some(row.status) == code)
        || page.responses.iter().any(|response| response.status == code);
    let has_table = page.responses.iter().any(|response| response.status == code && response.body.is_some());
    if listed {
        !rest.is_empty() && !has_table && page.elsewhere.response.is_some()
    } else {
        page.elsewhere.statuses.is_some()
    }
}

/// Combines the rows of each added or removed status code and object into one difference.
fn fold_rows(differences: Vec<Difference>, page: &Page, locked: Option<&LockedPage>) -> Vec<Difference> {
    let mut rows: BTreeMap<(String, DifferenceKind), Vec<Difference>> = BTreeMap::new();
    let mut folded: Vec<Difference> = Vec::new();
    let whole: Vec<(String, DifferenceKind)> = differences
        .iter()
        .filter(|it| is_row(it) && !it.key.contains('/'))
        .map(|it| (it.key.clone(), it.what))
        .collect();
    let now: HashSet<String> = lock::tables_of(page).into_iter().collect();
    let before: Option<HashSet<&str>> = locked.map(|locked| locked.tables_with_rows().collect());
    let is_whole_table = |table: &str, what: DifferenceKind| match what {
        DifferenceKind::Added => before.as_ref().is_some_and(|before| !before.contains(table)),
        _ => !now.contains(table),
    };
    for difference in differences {
        let root = difference.key.split('/').next().unwrap_or_default().to_owned();
        let table = difference.key.rsplit_once('/').map(|(table, _)| table.to_owned()).unwrap_or_default();
        if !is_row(&difference) || table.is_empty() {
            folded.push(difference);
        } else if whole.contains(&(root.clone(), difference.what)) {
            rows.entry((root, difference.what)).or_default().push(difference);
        } else if is_body(&table) && is_whole_table(&table, difference.what) {
            rows.entry((table, difference.what)).or_default().push(difference);
        } else {
            folded.push(difference);
        }
    }
    for ((key, what), rows) in rows {
        let names = short_row_names(&key, &rows);
        if let Some(known) = folded.iter_mut().find(|it| it.key == key && it.what == what) {
            if what == DifferenceKind::Added {
                known.page = names;
            }
            continue;
        }
        let first = rows.iter().filter_map(|row| row.line).min();
        let (page_names, spec_names) =
            if what == DifferenceKind::Added { (names, String::new()) } else { (String::new(), names) };
        folded.push(Difference { key, what, page: page_names, spec: spec_names, line: first, at: None });
    }
    folded
}

/// Returns whether `table` is the key of a body's table or of the table of an object in a body.
fn is_body(table: &str) -> bool {
    table == "body" || table.starts_with("body/") || table.starts_with("response")
}

/// Lists the names of rows without the prefix `key`. Only the first 8 names are listed, followed by the number of
/// others.
fn short_row_names(key: &str, rows: &[Difference]) -> String {
    let name = |row: &Difference| row.key.get(key.len() + 1..).unwrap_or_default().to_owned();
    let mut names: Vec<String> = rows.iter().map(name).collect();
    let more = names.len().saturating_sub(8);
    names.truncate(8);
    let tail = if more > 0 { format!(" and {more} more") } else { String::new() };
    names.join(", ") + &tail
}
