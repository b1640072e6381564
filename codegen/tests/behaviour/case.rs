//! The cases: documents, and tests of the crates made from them.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use codegen::{config::Config, diagnostic::Severity, load::Files, lower::Rules, tree::Tree};

/// Names of the public API that the tests in `../shared` use by an earlier name.
const RENAMED: &[(&str, &str)] = &[
    ("Recorder", "MockTransport"),
    ("recorder.answer(", "recorder.respond("),
    (".answer(200,", ".respond(200,"),
    (".variable(", ".server_variable("),
    (".build_on(", ".build_with_transport("),
];

/// A document, tests, or both.
pub struct Case {
    /// The name of its files and of its crate.
    pub name: String,
    /// The generated crate, if the case has a document.
    pub tree: Option<Tree>,
    /// The tests.
    pub tests: Option<Tests>,
}

/// Where the tests of a case are.
pub enum Tests {
    /// In this file of the repository.
    File(PathBuf),
    /// Here: tests from elsewhere, adapted.
    Text(String),
}

struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(path)
    }
}

/// Loads all cases.
pub fn all() -> Vec<Case> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour/cases");
    let mut cases = load(&own, &|path| Tests::File(path.to_owned()));
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases/generate");
    if shared.is_dir() {
        cases.extend(load(&shared, &|path| Tests::Text(adapted(&read(path)))));
    } else {
        let _ = writeln!(io::stderr(), "SKIPPED: the cases of ../shared/cases/generate; there is no such folder");
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    for pair in cases.windows(2) {
        assert_ne!(pair[0].name, pair[1].name, "two cases have this name");
    }
    cases
}

fn load(folder: &Path, tests: &dyn Fn(&Path) -> Tests) -> Vec<Case> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    let has = |path: &Path, extension: &str| path.extension().is_some_and(|own| own == extension);
    let mut cases = Vec::new();
    for path in paths.iter().filter(|path| has(path, "yaml")) {
        let beside = path.with_extension("rs");
        let name = stem(path);
        cases.push(Case { tree: Some(generate(path, &name)), tests: beside.is_file().then(|| tests(&beside)), name });
    }
    for path in paths.iter().filter(|path| has(path, "rs") && !path.with_extension("yaml").is_file()) {
        cases.push(Case { name: stem(path), tree: None, tests: Some(tests(path)) });
    }
    cases
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn generate(path: &Path, name: &str) -> Tree {
    let config = Config::default().with_name(name.to_owned());
    let root = path.to_str().expect("a path in UTF-8");
    let (reading, tree) = codegen::generate(root, &Disk, &config, Rules::Lenient);
    tree.unwrap_or_else(|| panic!("{}", reading.diagnostics.render(&reading.documents.sources, Severity::Error, false)))
}

/// Adapts tests written for another layout: paths to generated files, a program instead of tests, earlier names.
fn adapted(text: &str) -> String {
    let mut text = text.replace("\"../../m/", "\"../");
    for (before, after) in RENAMED {
        text = text.replace(before, after);
    }
    if text.contains("\nfn main()") && !text.contains("#[test]") {
        text.push_str("#[test]\nfn runs() { main() }\n");
    }
    text
}
