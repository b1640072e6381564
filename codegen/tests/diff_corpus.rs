//! Tests the diff with large documents: `CORPUS`, or `../shared/corpus` beside the workspace.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use codegen::{
    diagnostic::Diagnostics,
    diff::{change::Change, find_changes},
    ir::Api,
    load::{Files, load},
    lower,
};

struct Edited<'a> {
    folder: &'a Path,
    edit: fn(&str) -> String,
}

impl Files for Edited<'_> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        Ok((self.edit)(&fs::read_to_string(self.folder.join(path))?).into_bytes())
    }
}

/// Returns the folder with documents; `None` if it does not exist.
fn corpus() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let path = std::env::var_os("CORPUS").map_or(beside, PathBuf::from);
    if !path.is_dir() {
        let _ = writeln!(std::io::stderr(), "SKIPPED: no folder of documents; set CORPUS");
        return None;
    }
    Some(path)
}

/// Returns the names of the documents in the folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let is_document = |name: &String| {
        let extension = Path::new(name).extension().is_some_and(|it| it == "yaml" || it == "json");
        extension && fs::read_to_string(folder.join(name)).is_ok_and(|text| text.contains("openapi"))
    };
    let mut names: Vec<String> = names.filter(is_document).collect();
    names.sort();
    names
}

fn read(folder: &Path, name: &str, edit: fn(&str) -> String) -> Option<Api> {
    let mut diagnostics = Diagnostics::default();
    let documents = load(name, &Edited { folder, edit }, &mut diagnostics);
    lower::lower_document(&documents, lower::Strictness::Lenient, &mut diagnostics)
}

/// Returns a changed version of any document: bounds, types, names, descriptions, requiredness.
fn edited(text: &str) -> String {
    let edits: Vec<(String, String)> = serde_json::from_str(include_str!("edits.json")).expect("pairs of texts");
    edits.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from.as_str(), to))
}

fn unchanged(text: &str) -> String {
    text.to_owned()
}

fn sorted(changes: &[Change], turn: bool) -> Vec<String> {
    let line = |change: &Change| {
        let (before, after) = if turn { (&change.after, &change.before) } else { (&change.before, &change.after) };
        // A place is named as in the older document.
        let part = change.place.operation.as_ref().map(|operation| operation.id.clone());
        format!("{part:?} {:?} {:?} {before:?} {after:?}", change.kind, change.name)
    };
    let mut lines: Vec<String> = changes.iter().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn a_document_does_not_differ_from_itself() {
    let Some(folder) = corpus() else { return };
    for name in names(&folder) {
        let Some(api) = read(&folder, &name, unchanged) else { continue };
        let again = read(&folder, &name, unchanged).expect("read before");
        let changes = find_changes(&api, &again);
        assert!(changes.is_empty(), "{name}: {} differences, {:?}", changes.len(), changes.first());
    }
}

/// Returns the documents in a folder and its subfolders, by path.
fn documents_below(folder: &Path) -> Vec<String> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            let extension = path.extension().is_some_and(|it| it == "yaml" || it == "yml" || it == "json");
            if path.is_dir() {
                open.push(path);
            } else if extension && fs::read_to_string(&path).is_ok_and(|text| text.contains("paths")) {
                let name = path.strip_prefix(folder).expect("below it");
                found.push(name.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn documents_of_other_suites_do_not_differ_from_themselves() {
    let Some(folder) = corpus() else { return };
    let mut compared = 0;
    for suite in ["corpus-dialects", "histories", "suites/openapi-examples", "cases"] {
        let folder = folder.with_file_name(suite);
        for name in documents_below(&folder) {
            let Some(api) = read(&folder, &name, unchanged) else { continue };
            let again = read(&folder, &name, unchanged).expect("read before");
            let changes = find_changes(&api, &again);
            assert!(changes.is_empty(), "{suite}/{name}: {} differences, {:?}", changes.len(), changes.first());
            compared += 1;
        }
    }
    if compared == 0 {
        let _ = writeln!(io::stderr(), "SKIPPED: no suites beside the folder of documents");
    }
}

#[test]
fn the_reverse_comparison_mirrors_the_comparison() {
    let Some(folder) = corpus() else { return };
    for name in names(&folder) {
        let (Some(base), Some(head)) = (read(&folder, &name, unchanged), read(&folder, &name, edited)) else {
            continue;
        };
        let (there, back) = (sorted(&find_changes(&base, &head), false), sorted(&find_changes(&head, &base), true));
        let first = there.iter().zip(&back).find(|(one, other)| one != other);
        assert!(there == back, "{name}: {} and {} differences, {first:?}", there.len(), back.len());
    }
}
