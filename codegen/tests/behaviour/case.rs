//! The cases: documents, and tests of the crates made from them.

use std::{
    env, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use codegen::{
    config::Config, diagnostic::Severity, load::Files, lower::Strictness, round_trip::RoundTrips, tree::Tree,
};

/// The old names of the public API in the tests in `../shared`, with the new names.
const RENAMED: &[(&str, &str)] = &[
    ("Recorder", "MockTransport"),
    ("recorder.answer(", "recorder.respond("),
    (".answer(200,", ".respond(200,"),
    (".variable(", ".server_variable("),
    (".build_on(", ".build_with_transport("),
];

/// A document, tests, or both.
pub struct Case {
    /// The name of the files and of the crate.
    pub name: String,
    /// The generated crate, if the case has a document.
    pub tree: Option<Tree>,
    /// The tests.
    pub tests: Option<Tests>,
    /// The round trips of all types of the document.
    pub round_trips: Option<RoundTrips>,
}

/// The tests of a case.
pub enum Tests {
    /// A file of the repository.
    File(PathBuf),
    /// The text of tests from another place, adapted to this layout.
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
    cases.extend(documents());
    if let Ok(name) = env::var("BEHAVIOUR_CASE") {
        let _ = writeln!(io::stderr(), "SKIPPED: all cases except `{name}`, which BEHAVIOUR_CASE names");
        cases.retain(|case| case.name == name);
        assert!(!cases.is_empty(), "BEHAVIOUR_CASE names the case `{name}`, which does not exist");
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
        let (tree, round_trips) = generate(path, &name);
        cases.push(Case { tree: Some(tree), tests: beside.is_file().then(|| tests(&beside)), round_trips, name });
    }
    for path in paths.iter().filter(|path| has(path, "rs") && !path.with_extension("yaml").is_file()) {
        cases.push(Case { name: stem(path), tree: None, tests: Some(tests(path)), round_trips: None });
    }
    cases
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn generate(path: &Path, name: &str) -> (Tree, Option<RoundTrips>) {
    let settings = path.with_extension("toml");
    let settings = if settings.is_file() { read(&settings) } else { String::new() };
    let config = Config::parse(&settings).expect("settings of a crate").with_name(name.to_owned());
    let root = path.to_str().expect("a path in UTF-8");
    let (reading, tree) = codegen::generate(root, &Disk, &config, Strictness::Lenient);
    let tree = tree.unwrap_or_else(|| {
        panic!("{}", reading.diagnostics.render(&reading.documents.sources, Severity::Error, false))
    });
    (tree, reading.api.as_ref().and_then(|api| codegen::round_trip::generate_tests(api, name)))
}

/// Returns the documents whose round trips are tested: constructs of schemas, documents of other languages' generators,
/// the cases of `../shared/cases/types`, and the small documents of `../shared/corpus`. `shared_types.rs` contains more
/// tests for the cases of types.
fn documents() -> Vec<Case> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cases = Vec::new();
    let constructs = own.join("tests/constructs");
    for path in files(&constructs).iter().filter(|path| CONSTRUCTS.iter().any(|word| stem(path).starts_with(word))) {
        cases.push(case_of("construct", path, &Wrapped(read(path))));
    }
    for path in files(&own.join("tests/dialects/frameworks")) {
        cases.push(case_of("framework", &path, &Disk));
    }
    for (prefix, folder) in [("type", "../../shared/cases/types"), ("corpus", "../../shared/corpus")] {
        let folder = own.join(folder);
        if folder.is_dir() {
            cases.extend(files(&folder).iter().map(|path| case_of(prefix, path, &Disk)));
        } else {
            let _ = writeln!(io::stderr(), "SKIPPED: the documents of {}; there is no such folder", folder.display());
        }
    }
    cases.retain(|case| case.round_trips.is_some() || case.name.starts_with("type_"));
    if cases.iter().any(|case| case.name.starts_with("type_")) {
        // A copy, so that paths to generated files are relative to the suite.
        let text = read(&own.join("tests/behaviour/shared_types.rs"));
        cases.push(Case {
            name: "shared_types".to_owned(),
            tree: None,
            tests: Some(Tests::Text(text)),
            round_trips: None,
        });
    }
    cases
}

/// The first words of the names of constructs that test schemas.
const CONSTRUCTS: &[&str] =
    &["all", "any", "enum", "json-schema", "not", "one", "recursion", "schema", "tuples", "twins"];

/// The maximum size of documents in bytes; `cargo xtask corpus --round-trips` tests larger ones.
const LARGEST: u64 = 30_000;

/// Returns the documents of a folder, except large ones.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    let is_small = |path: &Path| fs::metadata(path).is_ok_and(|metadata| metadata.len() <= LARGEST);
    paths.retain(|path| path.extension().is_some_and(|own| own == "yaml" || own == "json") && is_small(path));
    paths.sort();
    paths
}

fn case_of(prefix: &str, path: &Path, from: &dyn Files) -> Case {
    let name = format!("{prefix}_{}", stem(path)).replace(|c: char| !c.is_ascii_alphanumeric(), "_").to_lowercase();
    let config = Config::default().with_name(name.clone());
    let root = path.to_str().expect("a path in UTF-8");
    let (reading, tree) = codegen::generate(root, from, &config, Strictness::Lenient);
    let round_trips = reading.api.as_ref().and_then(|api| codegen::round_trip::generate_tests(api, &name));
    Case { name, tree, tests: None, round_trips }
}

/// A fragment of a document, completed in the same way as for the snapshots of constructs.
struct Wrapped(String);

impl Files for Wrapped {
    fn read(&self, _path: &str) -> io::Result<Vec<u8>> {
        if self.0.lines().any(|line| line.starts_with("openapi:") || line.starts_with("swagger:")) {
            return Ok(self.0.clone().into_bytes());
        }
        let paths = if self.0.contains("paths:") { "" } else { "paths: {}\n" };
        let head = "openapi: 3.0.3\ninfo: {title: A construct, version: '1'}\n";
        Ok(format!("{head}{paths}{}", self.0).into_bytes())
    }
}

/// Adapts tests that were written for another layout: paths to generated files, a program instead of tests, old names.
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
