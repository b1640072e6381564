//! Conventions of the sources: the layers of `codegen` (ARCHITECTURE.md), the language of doc comments
//! (CONTRIBUTING.md), and the list of extensions (`spec/README.md`).

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Returns the folder of the workspace.
fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the Rust files below a folder of the workspace with their paths relative to it, in order.
fn sources(folder: &str) -> Vec<(String, String)> {
    let root = workspace().join(folder);
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(&root).expect("below").to_str().expect("UTF-8").replace('\\', "/");
                found.push((relative, read(&path)));
            }
        }
    }
    found.sort();
    assert!(found.len() > 10, "{folder} has {} files", found.len());
    found
}

fn is_test(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs")
}

/// Removes comments and the contents of string literals.
fn code(source: &str) -> String {
    let lines = source.lines().map(|line| line.split("//").next().unwrap_or(line));
    let mut out = String::new();
    let mut in_text = false;
    let text = lines.collect::<Vec<_>>().join("\n").replace("\\\\", "").replace("\\\"", "").replace("'\"'", "");
    for c in text.chars() {
        if c == '"' {
            in_text = !in_text;
        } else if !in_text {
            out.push(c);
        }
    }
    out
}

/// Returns the first segments of the paths that begin with `crate::`, with those of lists in braces.
fn crate_paths(code: &str) -> BTreeSet<&str> {
    let word = |text: &'_ str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            found.insert(&rest[..word(rest)]);
            continue;
        };
        let mut depth = 0;
        let mut is_first = true;
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => is_first = true,
                c if is_first && !c.is_whitespace() => {
                    is_first = false;
                    found.insert(&list[at..at + word(&list[at..])]);
                }
                _ => {}
            }
        }
    }
    found
}

/// Returns the layers in ARCHITECTURE.md, "Layers". Each row names a module and the modules that it may use.
fn layers() -> BTreeMap<String, BTreeSet<String>> {
    let text = read(&workspace().join("codegen/ARCHITECTURE.md"));
    let (_, section) = text.split_once("\n## Layers\n").expect("the section");
    let section = section.split("\n## ").next().unwrap_or(section);
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<String>>();
    let mut layers = BTreeMap::new();
    for row in section.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = row.split('|').skip(1);
        let modules = names(cells.next().expect("the modules"));
        let uses = names(cells.nth(1).expect("what they use"));
        layers.extend(modules.into_iter().map(|module| (module, uses.clone())));
    }
    layers
}

#[test]
fn modules_use_only_what_the_architecture_allows() {
    let layers = layers();
    let files = sources("codegen/src");
    let module = |path: &str| path.split(['/', '.']).next().unwrap_or(path).to_owned();
    let modules: BTreeSet<String> = files.iter().map(|(path, _)| module(path)).filter(|it| it != "lib").collect();
    assert_eq!(layers.keys().cloned().collect::<BTreeSet<_>>(), modules, "ARCHITECTURE.md lists the modules");
    let mut used: BTreeSet<(String, String)> = BTreeSet::new();
    let mut wrong = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| path != "lib.rs" && !is_test(path)) {
        let code = code(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text));
        let from = module(path);
        for name in crate_paths(&code) {
            // The functions at the root of the crate use all modules; other paths are in generated code.
            let to = if matches!(name, "read" | "generate" | "ParsedApi") { "lib" } else { name };
            if to == from || (to != "lib" && !modules.contains(to)) {
                continue;
            }
            used.insert((from.clone(), to.to_owned()));
            if !layers[&from].contains(to) {
                wrong.push(format!("{path} uses `{to}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let allowed = layers.iter().flat_map(|(from, uses)| uses.iter().map(|to| (from.clone(), to.clone())));
    let unused: Vec<_> = allowed.filter(|edge| !used.contains(edge)).collect();
    assert!(unused.is_empty(), "ARCHITECTURE.md allows what nothing uses: {unused:?}");
    assert!(has_no_cycle(&layers), "the layers have a cycle");
}

/// Returns whether the modules can be ordered so that each uses only those before it.
fn has_no_cycle(layers: &BTreeMap<String, BTreeSet<String>>) -> bool {
    let mut done: BTreeSet<&str> = BTreeSet::from(["lib"]);
    loop {
        let next = layers.iter().filter(|(module, uses)| {
            !done.contains(module.as_str()) && uses.iter().all(|it| done.contains(it.as_str()))
        });
        let next: Vec<&str> = next.map(|(module, _)| module.as_str()).collect();
        if next.is_empty() {
            return done.len() == layers.len() + 1;
        }
        done.extend(next);
    }
}

#[test]
fn paths_are_found_in_lists_and_alone() {
    let code = code("use crate::{a, b::{C, d}, // e\n f};\nlet x = crate::g::h(\"crate::i\"); /// crate::j");
    assert_eq!(crate_paths(&code), BTreeSet::from(["a", "b", "f", "g"]));
}

/// Returns the doc comments of a file: the line of the first line, and the text of adjacent lines.
fn doc_comments(source: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut is_open = false;
    for (number, line) in source.lines().enumerate() {
        let line = line.trim_start();
        let Some(text) = line.strip_prefix("/// ").or_else(|| line.strip_prefix("//! ")) else {
            is_open = is_open && matches!(line, "///" | "//!");
            continue;
        };
        match found.last_mut().filter(|_| is_open) {
            Some((_, comment)) => {
                comment.push('\n');
                comment.push_str(text);
            }
            None => found.push((number + 1, text.to_owned())),
        }
        is_open = true;
    }
    found
}

/// Returns the prose of a doc comment: without code blocks, inline code and quotations.
fn prose(comment: &str) -> String {
    let blocks: String = comment.split("```").step_by(2).collect::<Vec<_>>().join(" ");
    let spans: String = blocks.split('`').step_by(2).collect::<Vec<_>>().join("_");
    spans.split('"').step_by(2).collect::<Vec<_>>().join("_").replace('\n', " ")
}

/// Words with which a doc comment must not begin.
const OPENINGS: [&str; 8] = ["What", "Whether", "How", "Where", "Who", "Which", "Gives", "So"];

/// Phrases that doc comments must not contain, with replacements.
const PHRASES: [(&str, &str); 33] = [
    (" answer ", " response "),
    (" answers ", " responses "),
    (" answered ", " responded "),
    (" stands ", " is declared, is, appears "),
    (" stand ", " are declared, are, appear "),
    (" one's own ", " custom "),
    (" nothing where ", " `None` if "),
    (" nothing if ", " `None` if, empty if "),
    (" is no ", " is not a "),
    (" are no ", " are not "),
    (" a one ", " one "),
    (" the document has it ", " the document declares "),
    (" as far as it goes ", ""),
    (" goes on ", " continues "),
    (" goes by ", " uses, is determined by "),
    (" of its own ", " separate, its "),
    (" of their own ", " separate, their "),
    (" all the same ", " nevertheless "),
    (" as far as ", " if, to the extent that "),
    (" is none of ", " is not one of "),
    (" are none of ", " are not among "),
    (" as it comes ", " as it arrives, unchanged "),
    (" as they come ", " as they arrive, unchanged "),
    (" is told ", " is reported "),
    (" are told ", " are reported "),
    (" is said ", " is reported, is stated "),
    (" so many ", " this number of "),
    (" a line each ", " one line per "),
    (" its like ", " similar ones "),
    (" wherever ", " at every place where "),
    (" holds ", " contains, applies, is satisfied "),
    (" tells ", " returns, states, determines "),
    (" gives ", " returns, declares "),
];

/// Returns the violations of the language rules in one doc comment.
fn violations(comment: &str) -> Vec<String> {
    let prose = prose(comment);
    let mut found = Vec::new();
    let first = prose.split([' ', ',', ':']).next().unwrap_or_default();
    if OPENINGS.contains(&first) {
        found.push(format!("begins with `{first}`"));
    }
    let words: String = prose.chars().map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' }).collect();
    let words = format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase());
    let words = words.replace(" there is no ", " there is not one ").replace(" there are no ", " there are not any ");
    for (phrase, instead) in PHRASES {
        if words.contains(phrase) {
            found.push(format!("says `{}`; write `{}`", phrase.trim(), instead.trim()));
        }
    }
    found
}

#[test]
fn doc_comments_are_in_plain_language() {
    let mut found = Vec::new();
    for folder in ["codegen/src", "codegen/runtime/src", "xtask/src"] {
        for (path, text) in sources(folder) {
            for (line, comment) in doc_comments(&text) {
                found.extend(violations(&comment).iter().map(|it| format!("{folder}/{path}:{line}: {it}")));
            }
        }
    }
    assert!(
        found.is_empty(),
        "{} violations of CONTRIBUTING.md, \"Names and text\":\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn language_rules_detect_violations() {
    assert_eq!(violations("Returns the status code of the response. `None` if it is not known."), Vec::<String>::new());
    for bad in [
        "Whether it is there.",
        "What is sent.",
        "Returns the server's answer to it.",
        "A name that stands\nin the file.",
        "Returns nothing where it is missing.",
        "It is no number.",
        "Each has a folder of its own.",
        "Tells whether it is empty.",
    ] {
        assert_eq!(violations(bad).len(), 1, "{bad}");
    }
    assert!(violations("The member `answer stands`.").is_empty());
}

/// Header fields whose names begin like those of extensions.
const HEADER_FIELDS: [&str; 2] = ["x-auth-token", "x-sdk-date"];

#[test]
fn every_extension_that_the_code_reads_is_documented() {
    let documentation = read(&workspace().join("spec/README.md"));
    let (_, section) = documentation.split_once("\n## Extensions\n").expect("the section");
    let mut missing = BTreeSet::new();
    let mut seen = BTreeSet::new();
    // Rules of `diff` have names that begin with those of extensions.
    let is_read = |path: &str| !is_test(path) && !path.starts_with("diff/rules/");
    for (path, text) in sources("codegen/src").into_iter().filter(|(path, _)| is_read(path)) {
        for literal in text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| line.split('"'))
        {
            let is_name = literal.starts_with("x-") && literal.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            if !is_name || HEADER_FIELDS.contains(&literal) {
                continue;
            }
            seen.insert(literal.to_owned());
            if !section.contains(&format!("| `{literal}")) {
                missing.insert(format!("`{literal}` ({path})"));
            }
        }
    }
    assert!(seen.len() > 15, "{seen:?}");
    assert!(missing.is_empty(), "spec/README.md does not document {missing:?}");
}
