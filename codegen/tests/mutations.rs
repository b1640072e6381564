//! Tests thousands of documents and help pages with removed, duplicated or moved parts, the same ones each time: no
//! panic, every message can be rendered, and the generated code is valid Rust. A fast variant of the targets in
//! `fuzz/`.

use std::collections::HashMap;

use codegen::{
    config::Config,
    diagnostic::{Diagnostics, Severity},
    load::load,
    lower::{Strictness, lower_document},
    pages::{
        self,
        check::check_page,
        draft::{Options, draft_document},
        lock::Lock,
        render::{Format, render_reports},
    },
};
use fastrand::Rng;

/// Fragments of documents, which are inserted at wrong places.
const PARTS: &[&str] = &[
    "{}",
    "[]",
    "null",
    "true",
    "-1",
    "1e999",
    "''",
    "$ref: '#/'",
    "{$ref: '#/components/schemas/A'}",
    "'#'",
    "allOf:",
    "oneOf: [{}]",
    "type: [string, 'null']",
    "nullable: true",
    "enum: [null]",
    "\u{feff}",
    "\t",
    "---\n",
    "&a ",
    "*a",
    "<<: *a",
    "? ",
    "- ",
    ": ",
    "{",
    "]",
    "\"",
    "'",
    "|\n",
    ">-\n",
    "%61",
    "~1",
    "中",
    "\u{0}",
    "\r",
    "default: {}",
    "required: [a, a]",
    "items: []",
    "properties: 1",
    "discriminator: {propertyName: a, mapping: {b: '#/'}}",
    "in: path",
    "/{a}/{a}:",
    "/{:",
    "get: []",
    "security: [[]]",
    "servers: [1]",
];

/// Fragments of help pages.
const WORDS: &[&str] = &[
    "|",
    "|---|---|---|",
    "Parameter",
    "Type",
    "Description",
    "参数",
    "是否必选",
    "Status code: 200",
    "Status code: 999",
    "Table 4294967296 x",
    "表1",
    "Array<Array<",
    "Map<String,",
    "Array of",
    "Table 3",
    "[items]",
    "{key}",
    "X object",
    "Enumeration values:",
    "  • a",
    "Default: -",
    "Minimum: 1e999",
    "Array Length: 9 - 1",
    "Definition",
    "取值范围：1~",
    "GET /{a}/{a}/{}?x={y}",
    "=====",
    "<table>",
    "</td>",
    "<td rowspan=9 colspan=9>",
    "<th>",
    "<pre>{",
    "<!--",
    "&#0;",
    "```",
    "# ",
    "- ",
    "{",
    "]",
    "\"",
    "//",
    "......",
    "\u{feff}",
    "\u{202e}",
    "Parent topic:",
    "Error Codes",
    "Response Parameters",
    "URI",
];

/// Returns the texts of a folder's files with this extension, sorted by name.
fn texts(folder: &str, extension: &str) -> Vec<String> {
    let entries =
        std::fs::read_dir(format!("{}/tests/{folder}", env!("CARGO_MANIFEST_DIR"))).expect("the folder is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| extension == "*" || path.extension().is_some_and(|one| one == extension));
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a case can be read")).collect()
}

fn mutated(seed: &str, parts: &[&str], random: &mut Rng) -> String {
    let mut lines: Vec<String> = seed.lines().map(str::to_owned).collect();
    for _ in 0..=random.usize(..3) {
        let (at, other) = (random.usize(..lines.len().max(1)), random.usize(..lines.len().max(1)));
        match random.usize(..6) {
            0 if lines.len() > 1 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[other].clone()),
            2 => lines.swap(at, other),
            3 => lines[at] = format!("{}{}", lines[at], parts[random.usize(..parts.len())]),
            _ => {
                let mut chars: Vec<char> = lines[at].chars().collect();
                let place = random.usize(..chars.len().max(1));
                let end = (place + random.usize(..8)).min(chars.len());
                chars.splice(place..end, parts[random.usize(..parts.len())].chars());
                lines[at] = chars.into_iter().collect();
            }
        }
    }
    lines.join("\n")
}

#[test]
fn errors_in_a_document_never_panic() {
    const ROUNDS: usize = if cfg!(debug_assertions) { 60 } else { 2000 };
    let mut random = Rng::with_seed(1);
    let (mut read, mut refused) = (0, 0);
    for case in texts("diagnostics", "txt") {
        let seed = case.split_once('\n').map_or("", |(_, rest)| rest);
        for _ in 0..ROUNDS {
            let text = mutated(seed, PARTS, &mut random);
            let path = if text.starts_with('{') { "root.json" } else { "root.yaml" };
            let files = HashMap::from([(path.to_owned(), text)]);
            let mut diagnostics = Diagnostics::default();
            let documents = load(path, &files, &mut diagnostics);
            let api = lower_document(&documents, Strictness::Lenient, &mut diagnostics);
            let shown = diagnostics.render(&documents.sources, Severity::Note, false);
            assert!(api.is_some() || shown.contains("error["), "what is not read has a message: {files:?}");
            if api.is_some() { read += 1 } else { refused += 1 }
        }
    }
    assert!(read > 300 && refused > 300, "{read} were read and {refused} refused: both should be tried");
}

#[test]
fn output_for_a_damaged_document_is_rust() {
    const ROUNDS: usize = if cfg!(debug_assertions) { 10 } else { 300 };
    let mut random = Rng::with_seed(2);
    let mut made = 0;
    for fragment in texts("constructs", "yaml") {
        let paths = if fragment.starts_with("paths:") || fragment.contains("\npaths:") { "" } else { "paths: {}\n" };
        let declares_version = ["openapi:", "swagger:"].iter().any(|key| fragment.contains(key));
        let header = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{paths}");
        let seed = if declares_version { fragment } else { header + &fragment };
        for _ in 0..ROUNDS {
            let files = HashMap::from([("root.yaml".to_owned(), mutated(&seed, PARTS, &mut random))]);
            let (_, tree) = codegen::generate("root.yaml", &files, &Config::default(), Strictness::Lenient);
            let Some(tree) = tree else { continue };
            for (path, text) in
                tree.iter().filter(|(path, _)| path.strip_suffix(".rs").is_some() && !path.contains("runtime/"))
            {
                if let Err(error) = syn::parse_file(text) {
                    panic!("{path} of {files:?}: {error}");
                }
            }
            made += 1;
        }
    }
    assert!(made > 30, "{made} crates were made: some documents should survive");
}

/// The draft of a damaged page is valid, agrees with the page, and can be recorded in the lock.
#[test]
fn the_draft_of_a_damaged_page_is_valid() {
    const ROUNDS: usize = if cfg!(debug_assertions) { 40 } else { 3000 };
    let mut random = Rng::with_seed(3);
    let (mut drafted, mut refused) = (0, 0);
    for seed in texts("pages", "*") {
        for _ in 0..ROUNDS {
            let text = mutated(&seed, WORDS, &mut random);
            let Ok(pages) = pages::read_pages(text.as_bytes(), None) else {
                refused += 1;
                continue;
            };
            let files = HashMap::from([("openapi.yaml".to_owned(), draft_document(&pages, Options::default()).text)]);
            let reading = codegen::read("openapi.yaml", &files, &Config::default(), Strictness::Strict);
            let shown = reading.diagnostics.render(&reading.documents.sources, Severity::Error, false);
            assert!(shown.is_empty(), "{shown}\n{text}");
            let api = reading.api.as_ref().expect("without errors there is an API");
            let mut lock = Lock::default();
            for page in &pages {
                let report = check_page("page", page, api, &reading.documents.sources, &lock, &[]);
                lock.accept_page("operation", page, "", "2024-01-01");
                assert!(!render_reports(&[report], Format::Markdown).is_empty());
            }
            assert_eq!(Lock::parse(&lock.render()).as_ref(), Ok(&lock), "{text}");
            drafted += 1;
        }
    }
    assert!(drafted > 200, "{drafted} were drafted and {refused} refused: most pages should survive");
}
