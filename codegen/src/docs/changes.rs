//! Combines the differences between a page and the spec and those between the page and the lock. Each change is
//! reported once.

use std::collections::{BTreeMap, HashSet};

use super::{
    check::template,
    compare::{self, Comparison, Difference, What},
    lock::{self, Lock, Locked, Wording},
    page::Page,
    resolve::variables,
};
use crate::ir::{Api, Operation, Status};

/// The changes of one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    /// Changes of the API.
    pub api: Vec<Difference>,
    /// Changes of wording, and of names that are not sent.
    pub wording: Vec<Wording>,
    /// The comparison with the spec, without its differences.
    pub comparison: Comparison,
    /// The date in the lock, if the page has another one.
    pub dated: Option<String>,
}

/// Compares a page with the spec and with the lock.
pub(super) fn changes(page: &Page, api: &Api, operation: &Operation, lock: &Lock) -> Changes {
    let mut comparison = compare::compare(page, api, operation);
    let from_spec = std::mem::take(&mut comparison.differences);
    let mut changes = Changes { comparison, ..Changes::default() };
    let locked = lock.page(&operation.id);
    match locked {
        None => changes.api = from_spec,
        Some(locked) => changes.merge(page, operation, from_spec, locked),
    }
    changes.variables(page, operation, locked);
    changes.api = folded(std::mem::take(&mut changes.api), page, locked);
    changes
}

impl Changes {
    fn merge(&mut self, page: &Page, operation: &Operation, mut from_spec: Vec<Difference>, locked: &Locked) {
        let since = lock::since(page, locked);
        let mut behind = Vec::new();
        for (old, new) in since.renames.iter().filter(|(_, new)| !new.starts_with("path/")) {
            let mut take = |key: &str, what: What| {
                let at = from_spec.iter().position(|known| known.key == key && known.what == what)?;
                Some(from_spec.remove(at))
            };
            let (gone, came) = (take(old, What::Removed), take(new, What::Added));
            let renamed = since.facts.iter().find(|known| known.key == *new && known.what == What::Renamed);
            if gone.is_some() || came.is_some() || self.is_apart(new) {
                let at = gone.and_then(|gone| gone.at);
                self.api.extend(renamed.cloned().map(|difference| Difference { at, ..difference }));
            } else {
                behind.push(new.clone());
            }
        }
        for (old, new) in &since.objects {
            let name = |key: &str| key.split_once('/').map_or(key, |(_, name)| name).to_owned();
            self.wording.push(Wording { key: new.clone(), message: format!("was called `{}`", name(old)), line: None });
        }
        let mut tables: Vec<String> = Vec::new();
        for difference in since.facts {
            let same = |known: &Difference| known.key == difference.key && known.what == difference.what;
            let is_name =
                difference.what == What::Renamed || difference.key.starts_with("path/") && is_row(&difference);
            if is_name
                || from_spec.iter().any(same)
                || self.is_explained(&difference)
                || is_elsewhere(page, &difference)
                || (difference.key == "address" && is_same_template(page, operation))
            {
                continue;
            }
            let root = difference.key.split_once('/').map(|(root, _)| root);
            let is_lost = |known: &Difference| Some(known.key.as_str()) == root && known.what == What::Removed;
            if difference.what == What::Removed && from_spec.iter().any(is_lost) {
                // Reported together with the status code or the body.
                self.api.push(difference);
            } else if let Some(root) = lost_table(page, operation, &difference) {
                if !tables.contains(&root) {
                    tables.push(root);
                }
            } else if self.is_settled(&difference) {
                behind.push(difference.key);
            } else {
                self.api.push(difference);
            }
        }
        self.api.extend(from_spec);
        tables.retain(|root| self.api.iter().all(|known| known.key != *root));
        for root in tables {
            let at = response(operation, &root).map(|response| response.at);
            self.api.push(Difference {
                key: root,
                what: What::Type,
                page: "no table".to_owned(),
                spec: "a body".to_owned(),
                line: None,
                at,
            });
        }
        self.behind(&behind);
        self.wording.extend(since.wording);
        let another = page.updated.as_ref().is_some_and(|date| date.value != locked.updated);
        self.dated = (another && !locked.updated.is_empty()).then(|| locked.updated.clone());
    }

    /// Reports, in one line, the rows in which the spec already agrees with the page but the lock is outdated.
    fn behind(&mut self, keys: &[String]) {
        let Some((first, rest)) = keys.split_first() else { return };
        let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
        let message = format!(
            "{first}{more}: the spec already matches the page, but the lock does not; `cargo xtask pages accept` updates the lock"
        );
        self.wording.push(Wording { key: "lock".to_owned(), message, line: None });
    }

    /// Reports path variables with other names. The names are not sent.
    fn variables(&mut self, page: &Page, operation: &Operation, locked: Option<&Locked>) {
        let Some(path) = page.path.as_ref().filter(|_| is_same_template(page, operation)) else { return };
        let accepted =
            locked.and_then(|locked| locked.cells.get("address")).is_some_and(|cell| cell.ty.ends_with(&path.value));
        if accepted {
            return;
        }
        for (new, old) in variables(&path.value).zip(variables(&operation.path)).filter(|(new, old)| new != old) {
            self.wording.push(Wording {
                key: format!("path/{new}"),
                message: format!("was called `{old}`"),
                line: Some(path.line),
            });
        }
    }

    /// Returns whether a note in the spec explains that the page does not mention something.
    fn is_explained(&self, difference: &Difference) -> bool {
        let mut explained = self.comparison.notes.iter().flat_map(|note| &note.explains);
        difference.what == What::Removed
            && explained.any(|known| known.key == difference.key && known.what == What::Removed)
    }

    /// Returns whether a key is in a part that was not compared field by field.
    fn is_apart(&self, key: &str) -> bool {
        let mut apart = self.comparison.apart.iter();
        apart.any(|apart| key.strip_prefix(apart.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    /// Returns whether the spec already agrees with the page, so that only the lock is outdated.
    fn is_settled(&self, difference: &Difference) -> bool {
        if self.is_apart(&difference.key) {
            return false;
        }
        let compared = self.comparison.compared.contains(&difference.key);
        match difference.what {
            What::Removed => !difference.key.starts_with("header/") && !difference.key.starts_with("path/"),
            What::Default => {
                let changed = self.comparison.told.contains(&difference.key) && !difference.spec.is_empty();
                !difference.page.is_empty() && compared && !changed
            }
            What::Limit | What::Values | What::Deprecated => !difference.page.is_empty() && compared,
            _ => compared,
        }
    }
}

/// Returns whether a difference is about a complete row.
fn is_row(difference: &Difference) -> bool {
    matches!(difference.what, What::Added | What::Removed)
}

fn is_same_template(page: &Page, operation: &Operation) -> bool {
    let method = page.method.as_ref().is_some_and(|method| method.value == operation.method);
    method && page.path.as_ref().is_some_and(|path| template(&path.value) == template(&operation.path))
}

/// Returns the spec's response for the root of a key.
fn response<'a>(operation: &'a Operation, root: &str) -> Option<&'a crate::ir::Response> {
    let code: u16 = root.strip_prefix("response ")?.parse().ok()?;
    operation.responses.iter().find(|response| response.status == Status::Code(code))
}

/// Returns the root of a row in a response whose table the page no longer has, if the spec has a body there.
fn lost_table(page: &Page, operation: &Operation, difference: &Difference) -> Option<String> {
    let (root, _) = difference.key.split_once('/').filter(|_| difference.what == What::Removed)?;
    let code: u16 = root.strip_prefix("response ")?.parse().ok()?;
    let told = page.responses.iter().any(|response| response.status == Some(code) && response.body.is_some());
    let has_body = response(operation, root).is_some_and(|response| !response.contents.is_empty());
    let listed = page.statuses.iter().any(|row| row.status == code);
    (!told && has_body && listed).then(|| root.to_owned())
}

/// Returns whether the page refers to another page for a missing part.
pub(super) fn is_elsewhere(page: &Page, difference: &Difference) -> bool {
    if difference.what != What::Removed {
        return false;
    }
    let (root, rest) = difference.key.split_once('/').unwrap_or((&difference.key, ""));
    let Some(code) = root.strip_prefix("response") else {
        return root == "body" && page.body.is_none() && page.elsewhere.request.is_some();
    };
    let code: Option<u16> = code.trim().parse().ok();
    let listed = page.statuses.iter().any(|row| Some(row.status) == code)
        || page.responses.iter().any(|response| response.status == code);
    let told = page.responses.iter().any(|response| response.status == code && response.body.is_some());
    if listed {
        !rest.is_empty() && !told && page.elsewhere.response.is_some()
    } else {
        page.elsewhere.statuses.is_some()
    }
}

/// Combines the rows of each added or removed status code and object into one difference.
fn folded(differences: Vec<Difference>, page: &Page, locked: Option<&Locked>) -> Vec<Difference> {
    let mut rows: BTreeMap<(String, What), Vec<Difference>> = BTreeMap::new();
    let mut kept: Vec<Difference> = Vec::new();
    let whole: Vec<(String, What)> = differences
        .iter()
        .filter(|it| is_row(it) && !it.key.contains('/'))
        .map(|it| (it.key.clone(), it.what))
        .collect();
    let now: HashSet<String> = lock::tables_of(page).into_iter().collect();
    let before: Option<HashSet<&str>> = locked.map(|locked| locked.tables_with_rows().collect());
    let is_whole_table = |table: &str, what: What| match what {
        What::Added => before.as_ref().is_some_and(|before| !before.contains(table)),
        _ => !now.contains(table),
    };
    for difference in differences {
        let root = difference.key.split('/').next().unwrap_or_default().to_owned();
        let table = difference.key.rsplit_once('/').map(|(table, _)| table.to_owned()).unwrap_or_default();
        if !is_row(&difference) || table.is_empty() {
            kept.push(difference);
        } else if whole.contains(&(root.clone(), difference.what)) {
            rows.entry((root, difference.what)).or_default().push(difference);
        } else if is_body(&table) && is_whole_table(&table, difference.what) {
            rows.entry((table, difference.what)).or_default().push(difference);
        } else {
            kept.push(difference);
        }
    }
    for ((key, what), rows) in rows {
        let names = names(&key, &rows);
        if let Some(known) = kept.iter_mut().find(|it| it.key == key && it.what == what) {
            if what == What::Added {
                known.page = names;
            }
            continue;
        }
        let first = rows.iter().filter_map(|row| row.line).min();
        let (said, was) = if what == What::Added { (names, String::new()) } else { (String::new(), names) };
        kept.push(Difference { key, what, page: said, spec: was, line: first, at: None });
    }
    kept
}

/// Returns whether a table is that of a body or of an object in one.
fn is_body(table: &str) -> bool {
    table == "body" || table.starts_with("body/") || table.starts_with("response")
}

/// Returns the names of rows without their common prefix. If there are many, returns only the first ones.
fn names(key: &str, rows: &[Difference]) -> String {
    let name = |row: &Difference| row.key.get(key.len() + 1..).unwrap_or_default().to_owned();
    let mut names: Vec<String> = rows.iter().map(name).collect();
    let more = names.len().saturating_sub(8);
    names.truncate(8);
    let tail = if more > 0 { format!(" and {more} more") } else { String::new() };
    names.join(", ") + &tail
}
