//! Tests random edits of pages, of every kind of change. `check` must report the edit, and `apply` must make the change
//! or leave it to a person. The pages are synthetic ones and, if available, all pages of the API.

use std::{
    collections::BTreeSet,
    io::{self, Write as _},
    path::PathBuf,
};

use fastrand::Rng;

use super::drafts::{generated, report};
use crate::{
    ParsedApi,
    config::Config,
    load::Files,
    lower::Strictness,
    pages::{
        Page,
        apply::apply_page,
        check::{self, PageReport},
        draft::{Options, draft_document},
        lock::{self, Lock},
        read_pages,
    },
};

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    RowRemoved,
    RowAdded,
    RowRenamed,
    TypeChanged,
    MandatoryChanged,
    DefaultChanged,
    ValuesChanged,
    RangeChanged,
    Deprecated,
    Reworded,
    TableRemoved,
    TableAdded,
    StatusAdded,
    StatusRemoved,
    VersionChanged,
    MethodChanged,
    OperationDeprecated,
    ObjectRenamed,
    ExampleRemoved,
    TitleChanged,
}

const KINDS: [Kind; 20] = [
    Kind::RowRemoved,
    Kind::RowAdded,
    Kind::RowRenamed,
    Kind::TypeChanged,
    Kind::MandatoryChanged,
    Kind::DefaultChanged,
    Kind::ValuesChanged,
    Kind::RangeChanged,
    Kind::Deprecated,
    Kind::Reworded,
    Kind::TableRemoved,
    Kind::TableAdded,
    Kind::StatusAdded,
    Kind::StatusRemoved,
    Kind::VersionChanged,
    Kind::MethodChanged,
    Kind::OperationDeprecated,
    Kind::ObjectRenamed,
    Kind::ExampleRemoved,
    Kind::TitleChanged,
];

/// An edited page.
struct Edited {
    text: String,
    /// The keys of which a report must mention at least one.
    subjects: Vec<String>,
    /// True if the edit changes the API, and not only the wording.
    api: bool,
}

fn page(text: &str) -> Page {
    read_pages(text.as_bytes(), None).expect("a page").remove(0)
}

/// Returns the keys of a page's rows in pipe tables, each with the index of its line.
fn rows(page: &Page, lines: &[String]) -> Vec<(String, usize)> {
    let cells = lock::collect_cells(page);
    let rows = cells.iter().map(|(key, (_, line))| (key.clone(), *line as usize - 1));
    rows.filter(|(key, at)| key.contains('/') && lines[*at].starts_with('|')).collect()
}

/// Returns the index of the column called one of `names`, in the table that contains line `at`.
fn column(lines: &[String], at: usize, names: &[&str]) -> Option<usize> {
    let rule = (0..at).rev().find(|at| lines[*at].starts_with("|--"))?;
    lines[rule - 1].split('|').position(|cell| names.contains(&cell))
}

fn with_cell(line: &str, column: usize, change: impl Fn(&str) -> String) -> String {
    let cells: Vec<String> = line
        .split('|')
        .enumerate()
        .map(|(at, cell)| if at == column { change(cell) } else { cell.to_owned() })
        .collect();
    cells.join("|")
}

/// Makes a random edit of the given kind. Returns `None` if the kind of edit is not applicable to the page.
#[expect(clippy::too_many_lines, reason = "an arm for each kind")]
fn edited(kind: Kind, text: &str, random: &mut Rng) -> Option<Edited> {
    let page = page(text);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let all = rows(&page, &lines);
    let (key, at) = random.choice(&all)?.clone();
    let (table, name) = key.rsplit_once('/')?;
    let in_path = key.starts_with("path/");
    let last = lines[at].matches('|').count() - 1;
    let mut subjects = vec![key.clone()];
    let mut api = true;
    match kind {
        Kind::RowRemoved => {
            // Skip path parameters: without its row, the parameter is still in the path.
            if in_path {
                return None;
            }
            drop(lines.remove(at));
            // Removing the last row of a table removes the table.
            subjects.push(table.to_owned());
        }
        Kind::RowAdded => {
            let fresh = with_cell(&lines[at], 1, |_| "zzFresh".to_owned());
            lines.insert(at + 1, with_cell(&fresh, last, |_| "Something new.".to_owned()));
            subjects = vec![format!("{table}/zzFresh"), "query/zzFresh".to_owned()];
            api = !in_path;
        }
        Kind::RowRenamed => {
            if in_path || name.starts_with(['[', '{']) {
                return None;
            }
            lines[at] = with_cell(&lines[at], 1, |old| format!("{old}Zz"));
            subjects.push(format!("{key}Zz"));
        }
        Kind::TypeChanged => {
            let column = column(&lines, at, &["参数类型", "Type"])?;
            lines[at] =
                with_cell(&lines[at], column, |old| if old == "Boolean" { "Double" } else { "Boolean" }.to_owned());
            // The type may be the only reference to a table, so the table may be reported.
        }
        Kind::MandatoryChanged => {
            let column = column(&lines, at, &["是否必选", "Mandatory"]).filter(|_| !in_path)?;
            lines[at] = with_cell(&lines[at], column, |old| match old {
                "是" => "否".to_owned(),
                "否" => "是".to_owned(),
                "Yes" => "No".to_owned(),
                _ => "Yes".to_owned(),
            });
        }
        Kind::DefaultChanged => lines[at] = with_cell(&lines[at], last, |old| format!("{old}<br>缺省值：**zz9**")),
        Kind::ValuesChanged => {
            lines[at] = with_cell(&lines[at], last, |old| format!("{old}<br>枚举值：<br>- **zz1**<br>- **zz2**"));
        }
        Kind::RangeChanged => {
            lines[at] = with_cell(&lines[at], last, |old| format!("{old}<br>最小值：**7**<br>最大值：**9753**"));
        }
        Kind::Deprecated => {
            if lines[at].contains("eprecated") {
                return None;
            }
            lines[at] = with_cell(&lines[at], last, |old| format!("Deprecated: {old}"));
        }
        Kind::Reworded => {
            lines[at] = with_cell(&lines[at], last, |old| format!("{old} Zebras are not meant."));
            api = false;
        }
        Kind::TableRemoved => {
            let start = (0..at).rev().find(|at| lines[*at].starts_with("**"))?;
            let end = (at..lines.len()).find(|at| !lines[*at].starts_with('|')).unwrap_or(lines.len());
            lines.drain(start..end);
            subjects.push(table.to_owned());
            subjects.push(table.split('/').next()?.to_owned());
            // Path parameters are determined by the path, so this is not a change of the API.
            api = !in_path;
            subjects.extend(
                all.iter().filter(|_| in_path).map(|(key, _)| key.clone()).filter(|key| key.starts_with("path/")),
            );
        }
        Kind::TableAdded => {
            let end = (at..lines.len()).find(|at| !lines[*at].starts_with('|')).unwrap_or(lines.len());
            let column = column(&lines, at, &["参数类型", "Type"])?;
            if !(table == "body" || table.starts_with("body/") || table.starts_with("response ")) {
                return None;
            }
            let rule = (0..at).rev().find(|at| lines[*at].starts_with("|--"))?;
            let (header, delimiter) = (lines[rule - 1].clone(), lines[rule].clone());
            let row = with_cell(&with_cell(&lines[at], 1, |_| "zzInner".to_owned()), column, |_| "String".to_owned());
            let caption = "**表 999**  zzObject".to_owned();
            let fresh = [String::new(), caption, String::new(), header, delimiter, row, String::new()];
            lines.splice(end..end, fresh);
            lines[at] = with_cell(&lines[at], column, |_| "zzObject object".to_owned());
            subjects.push(format!("{}/zzObject", table.split('/').next()?));
        }
        Kind::StatusAdded => {
            let row = page.statuses.last()?.line as usize - 1;
            let fresh = if lines[row].starts_with('|') {
                with_cell(&lines[row], 1, |_| "599".to_owned())
            } else {
                return None;
            };
            lines.insert(row + 1, fresh);
            subjects = vec!["response 599".to_owned()];
        }
        Kind::StatusRemoved => {
            let row = random.choice(&page.statuses)?;
            let is_told = page.responses.iter().any(|response| response.status == Some(row.status));
            if is_told || page.statuses.len() == 1 {
                return None;
            }
            drop(lines.remove(row.line as usize - 1));
            subjects = vec![format!("response {}", row.status)];
        }
        Kind::VersionChanged | Kind::MethodChanged => {
            let row = page.path.as_ref()?.line as usize - 1;
            lines[row] = if kind == Kind::VersionChanged {
                let fresh = lines[row].replacen("/v", "/v7", 1);
                if fresh == lines[row] {
                    return None;
                }
                fresh
            } else {
                let (method, rest) = lines[row].split_once(' ')?;
                format!("{} {rest}", if method == "POST" { "PUT" } else { "POST" })
            };
            subjects = vec!["address".to_owned()];
        }
        Kind::OperationDeprecated => {
            let row = page.title.as_ref()?.line as usize - 1;
            let end = lines[row].find("<a").unwrap_or(lines[row].len());
            lines[row].insert_str(end, "（已废弃）");
            subjects = vec!["operation".to_owned()];
        }
        Kind::ObjectRenamed => {
            let objects: BTreeSet<String> =
                page.tables.iter().filter_map(|mark| mark.object_name().map(str::to_owned)).collect();
            let objects: Vec<&String> = objects.iter().filter(|name| name.len() > 12).collect();
            let old = (*random.choice(&objects)?).clone();
            let escaped = old.replace('_', "\\_");
            lines = text
                .replace(&old, &format!("{old}Zz"))
                .replace(&escaped, &format!("{escaped}Zz"))
                .lines()
                .map(str::to_owned)
                .collect();
            subjects = vec![format!("{old}Zz"), old];
            api = false;
        }
        Kind::ExampleRemoved => {
            let line = page.response_examples.first()?.line as usize - 1;
            let start = (0..=line).rev().find(|at| lines[*at].starts_with("```"))?;
            let end = (line..lines.len()).find(|at| lines[*at].starts_with("```"))?;
            lines.drain(start..=end);
            subjects = vec!["example response".to_owned()];
            api = false;
        }
        Kind::TitleChanged => {
            let row = page.title.as_ref()?.line as usize - 1;
            let end = lines[row].find("<a").unwrap_or(lines[row].len());
            lines[row].insert_str(end, "之二");
            subjects = vec!["title".to_owned()];
            api = false;
        }
    }
    Some(Edited { text: lines.join("\n"), subjects, api })
}

/// Returns whether a finding with this key concerns one of the subjects.
fn is_about(key: &str, subjects: &[String]) -> bool {
    subjects.iter().any(|subject| {
        key == subject
            || key.strip_prefix(subject.as_str()).is_some_and(|rest| rest.starts_with(['/', ' ', ':']))
            || key.ends_with(subject.as_str())
            || (key.contains(subject.as_str()) && !subject.contains('/'))
    })
}

/// Returns the reason why a report is wrong; `None` if it is correct. `known_before` is the number of differences that
/// the spec explained before the edit.
fn complaint(found: &PageReport, edit: &Edited, operation: &str, known_before: usize) -> Option<String> {
    let named = |text: &str| is_about(text, &edit.subjects);
    let in_api = found.api_changes.iter().any(|change| named(&change.key));
    let in_words = found.wording_changes.iter().any(|wording| named(&wording.key) || named(&wording.message));
    let in_warnings = || found.warnings.iter().any(|warning| warning.message.contains("zzFresh"));
    // If the edit results in the method of another operation, the page is compared with that operation.
    let is_other = found.operation.as_deref() != Some(operation) && !found.api_changes.is_empty();
    // A sentence that referred to the removed table now counts as a reference to another page, which a note reports.
    let is_elsewhere = edit.subjects.iter().any(|subject| subject == "response")
        && found.notes.iter().any(|note| note.contains("do not count as removed"));
    // A note in the spec explains the difference, so the difference is listed as known.
    let is_explained = found.known_discrepancies.len() > known_before;
    let right = if edit.api { in_api || is_explained } else { in_api || in_words || in_warnings() };
    let findings = || {
        let api = found.api_changes.iter().map(|change| format!("{} {:?}", change.key, change.kind));
        let words = found.wording_changes.iter().map(|wording| format!("{}: {}", wording.key, wording.message));
        api.chain(words).take(12).collect::<Vec<_>>().join("\n    ")
    };
    (!right && !is_other && !is_elsewhere)
        .then(|| format!("{:?} is not named; found:\n    {}", edit.subjects, findings()))
}

/// Applies an edited page. Returns the reason why the result is wrong; `None` if it is correct.
fn applied(page: &Page, reading: &ParsedApi, lock: &Lock) -> Option<String> {
    let api = reading.api.as_ref().expect("a spec");
    let operation = check::find_operation(page, api, lock, &[])?;
    let named = check::unexplained_changes(page, api, operation, lock);
    let applied = apply_page(page, &reading.documents, &operation.id, lock).expect("the edits are right");
    for name in &named {
        let key = name.split(": ").next().unwrap_or_default();
        let key = key.rsplit_once(" is ").map_or(key, |(key, _)| key);
        let verbs =
            [" was added", " was removed", " was renamed", " changed from ", " has the new ", " no longer ", " can "];
        let key = verbs.iter().fold(key, |key, verb| key.split(verb).next().unwrap_or(key));
        let key = if matches!(key, "path" | "method and path") { "address" } else { key };
        let is_told = |line: &String| line.starts_with(key);
        if !applied.applied_changes.iter().chain(&applied.manual_changes).any(is_told) {
            return Some(format!("{name} is neither made nor left: {applied:#?}"));
        }
    }
    let mut files: std::collections::HashMap<String, String> =
        reading.documents.sources.iter().map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
    files.extend(applied.files.clone());
    let root = reading.documents.sources.iter().next()?.1.path.clone();
    let again = crate::read(&root, &files, &Config::default(), Strictness::Strict);
    let api = again.api.as_ref()?;
    let operation = api.operations.iter().find(|known| known.id == operation.id)?;
    let open = check::unexplained_changes(page, api, operation, lock);
    if open.is_empty() != applied.manual_changes.is_empty() {
        return Some(format!(
            "after {:#?}, left {:#?}, open is {open:#?}",
            applied.applied_changes, applied.manual_changes
        ));
    }
    None
}

/// Edits each text `times` times, with all kinds of edits in turn, and applies every `apply_each`-th edit of a kind.
/// `readings` contains one spec for each text, or one spec for all texts. Returns the failures.
fn try_all(texts: &[(String, String)], readings: &[ParsedApi], times: usize, apply_each: usize) -> Vec<String> {
    let mut random = Rng::with_seed(17);
    let mut wrong = Vec::new();
    // The number of pages that do not match the spec, since the spec follows a newer version of them.
    let mut behind = 0;
    let mut counts = std::collections::BTreeMap::<Kind, usize>::new();
    for (index, (name, text)) in texts.iter().enumerate() {
        let reading = readings.get(index).unwrap_or(&readings[0]);
        let api = reading.api.as_ref().expect("a spec");
        let before = page(text);
        let mut lock = Lock::default();
        let Some(operation) = check::find_operation(&before, api, &lock, &[]) else { continue };
        lock.accept_page(&operation.id, &before, "https://help.invalid/page.html", "2024-01-01");
        let quiet = report(&before, reading, &lock);
        if !(quiet.api_changes.is_empty() && quiet.wording_changes.is_empty()) {
            behind += 1;
            assert!(behind <= 2, "{name}: {quiet:#?}");
            continue;
        }
        for round in 0..times {
            let kind = KINDS[(index + round * 7) % KINDS.len()];
            let Some(edit) = (0..40).find_map(|_| edited(kind, text, &mut random)) else { continue };
            let mut after = page(&edit.text);
            after.url = Some("https://help.invalid/page.html".to_owned());
            *counts.entry(kind).or_default() += 1;
            let found = report(&after, reading, &lock);
            if let Some(complaint) = complaint(&found, &edit, &operation.id, quiet.known_discrepancies.len()) {
                wrong.push(format!("{name}, {kind:?}: {complaint}"));
            } else if counts[&kind].is_multiple_of(apply_each)
                && let Some(complaint) = applied(&after, reading, &lock)
            {
                wrong.push(format!("{name}, {kind:?}, {:?}: {complaint}", edit.subjects));
            }
        }
    }
    let _ = writeln!(io::stderr(), "{} edits: {counts:?}", counts.values().sum::<usize>());
    assert_eq!(counts.len(), KINDS.len(), "each kind was tried: {counts:?}");
    wrong
}

/// Returns synthetic pages with pipe tables, in Chinese and English.
fn own() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let names = ["ecs-create-zh.md", "swr-retention-zh.md", "elb-monitor-update.md"];
    names.map(|name| (name.to_owned(), std::fs::read_to_string(folder.join(name)).expect("a page"))).to_vec()
}

#[test]
fn each_edit_of_our_pages_is_named_and_made_or_left() {
    let texts = own();
    let readings: Vec<ParsedApi> =
        texts.iter().map(|(_, text)| generated(&draft_document(&[page(text)], Options::default()).text)).collect();
    let wrong = try_all(&texts, &readings, 120, 2);
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

struct Disk(PathBuf);

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.0.join(path))
    }
}

/// The pages of the API belong to the publisher and are not in the repository. Without them, this test prints that it
/// was skipped. The environment variable `API_PAGES` is the path of their folder, `EDITS` the number of edits per page.
#[test]
fn each_edit_of_the_pages_of_the_api_is_named_and_made_or_left() {
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = std::env::var_os("API_PAGES").map_or_else(|| workspace.join("../shared/docs/cci"), PathBuf::from);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        let _ = writeln!(io::stderr(), "SKIPPED: {} does not exist; API_PAGES can name the folder", folder.display());
        return;
    };
    let mut texts: Vec<(String, String)> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), std::fs::read_to_string(&path))
        })
        .filter_map(|(name, text)| Some((name, text.ok()?)))
        .filter(|(_, text)| read_pages(text.as_bytes(), None).is_ok())
        .collect();
    texts.sort();
    let times = std::env::var("EDITS").ok().and_then(|times| times.parse().ok()).unwrap_or(2);
    let spec = crate::read("spec/openapi.yaml", &Disk(workspace), &Config::default(), Strictness::Strict);
    let wrong = try_all(&texts, &[spec], times, 10);
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
