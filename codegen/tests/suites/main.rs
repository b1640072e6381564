//! Runs public test suites on the loaders and the generator: `SUITES`, or `../shared/suites` beside the workspace.
//! Intended failures are listed with the reason.

mod examples;
mod json;
mod schema;
mod schema_2020;
mod yaml;

use std::{collections::BTreeMap, fs, io, io::Write as _, path::PathBuf, sync::mpsc, thread, time::Duration};

use codegen::{
    diagnostic::Diagnostics,
    load::{Documents, Files, load},
};

/// Returns the folder of a suite; `None`, with a message, if it does not exist.
fn suite(path: &str) -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/suites");
    let folder = std::env::var_os("SUITES").map_or(beside, PathBuf::from).join(path);
    if folder.is_dir() {
        return Some(folder);
    }
    let _ = writeln!(io::stderr(), "SKIPPED: {} is not there; SUITES can name the folder of suites", folder.display());
    None
}

/// Returns the files of a folder with an extension, in the order of their names.
fn files(folder: &std::path::Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|found| found == extension));
    files.sort();
    files
}

/// Returns the name of a file without its extension.
fn stem(path: &std::path::Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

/// A document of one file.
struct One(Vec<u8>);

impl Files for One {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if path.starts_with("root.") { Ok(self.0.clone()) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

/// Loads a root file with this name. Panics if that takes more than ten seconds.
fn read(root: &'static str, bytes: Vec<u8>) -> (Documents, Diagnostics) {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut diagnostics = Diagnostics::default();
        let documents = load(root, &One(bytes), &mut diagnostics);
        // The receiver may have timed out.
        let _ = send.send((documents, diagnostics));
    });
    receive.recv_timeout(Duration::from_secs(10)).expect("it is read within ten seconds and without a panic")
}

/// Panics if the failures differ from the expected ones.
fn compare(failed: &BTreeMap<String, String>, expected: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    let listed = |name: &str| expected.iter().any(|(_, names)| names.contains(&name));
    wrong.extend(failed.iter().filter(|(name, _)| !listed(name)).map(|(name, why)| format!("{name}: {why}")));
    let names = expected.iter().flat_map(|(_, names)| names.iter().copied());
    wrong.extend(names.filter(|name| !failed.contains_key(*name)).map(|name| format!("{name} is listed, and passes")));
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
