//! Prints a random sample of doc comments, messages and names, for a review by a reader who does not know the project.
//!
//! ```text
//! cargo run -p codegen --example sample_text -- [SEED] [comments|messages|names]
//! ```
//!
//! The same seed and sources give the same sample. CONTRIBUTING.md, "Names and text", describes its use.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

const FOLDERS: [&str; 3] = ["codegen/src", "codegen/runtime/src", "xtask/src"];

/// Calls whose first text argument is a message.
const MESSAGES: [&str; 12] = [
    "Diagnostic::error(",
    "Diagnostic::warning(",
    "Diagnostic::note(",
    ".label(",
    ".help(",
    "bail!(",
    "anyhow!(",
    "refuse!(",
    ".context(",
    "eprintln!(",
    "Error::new(",
    "let message = format!(",
];

/// Words before the names of items.
const ITEMS: [&str; 7] = ["fn ", "struct ", "enum ", "trait ", "mod ", "const ", "type "];

fn main() {
    let mut arguments = env::args().skip(1);
    let seed = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let part = arguments.next();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
    let mut files = Vec::new();
    for folder in FOLDERS {
        collect(&root.join(folder), &mut files);
    }
    files.sort();
    let (mut comments, mut messages, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for path in files {
        let text = fs::read_to_string(&path).expect("a source file");
        let place = path.strip_prefix(root).expect("below the root").display().to_string();
        comments.extend(comments_of(&text).into_iter().map(|(line, comment)| format!("{place}:{line}\n    {comment}")));
        messages.extend(messages_of(&text).into_iter().map(|(line, text)| format!("{place}:{line}\n    {text}")));
        names.extend(names_of(&text).into_iter().map(|(line, name)| format!("{place}:{line}  {name}")));
    }
    for (title, items, count) in [("comments", comments, 100), ("messages", messages, 60), ("names", names, 100)] {
        if part.as_deref().is_none_or(|part| part == title) {
            println!("# {title}: {count} of {}\n", items.len());
            for item in sample(items, count, seed) {
                println!("{item}");
            }
            println!();
        }
    }
}

/// Adds the Rust files below a folder, without tests.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if matches!(name, "tests" | "tests.rs") {
            continue;
        }
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Returns the doc comments, each with the line of code after it.
fn comments_of(source: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (number, line) in source.lines().enumerate() {
        let line = line.trim();
        let text = line.strip_prefix("///").or_else(|| line.strip_prefix("//!")).map(str::trim);
        match (text, open) {
            (Some(text), true) => {
                if let Some((_, comment)) = found.last_mut() {
                    comment.push_str("\n    ");
                    comment.push_str(text);
                }
            }
            (Some(text), false) => found.push((number + 1, text.to_owned())),
            (None, true) if line.starts_with("#[") => continue,
            (None, true) => {
                if let Some((_, comment)) = found.last_mut() {
                    comment.push_str("\n    >> ");
                    comment.push_str(line);
                }
            }
            (None, false) => {}
        }
        open = text.is_some();
    }
    found
}

/// Returns the first text of each call that creates a message.
fn messages_of(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for call in MESSAGES {
        for (at, _) in source.match_indices(call) {
            let rest = &source[at + call.len()..];
            let Some((before, text)) = rest.split_once('"') else { continue };
            let message = literal_text(text);
            if before.len() < 80 && !before.contains(';') && has_two_words(&message) {
                found.push((source[..at].lines().count().max(1), message));
            }
        }
    }
    found
}

/// Returns the value of a string literal, given the source text after its opening quotation mark.
fn literal_text(source: &str) -> String {
    let mut text = String::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next().filter(|c| *c != '"') {
        match (c, chars.peek()) {
            // A line break that is escaped, and the indentation of the next line, are not part of the value.
            ('\\', Some('\n')) => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            ('\\', Some('n')) => {
                chars.next();
                text.push_str("\n    ");
            }
            ('\\', _) => text.extend(chars.next()),
            _ => text.push(c),
        }
    }
    text
}

/// Returns whether a message has at least two words in addition to its placeholders.
fn has_two_words(message: &str) -> bool {
    let is_word = |part: &&str| part.len() > 1 && part.chars().all(char::is_alphabetic);
    message.split([' ', ':', ',', '`']).filter(is_word).count() >= 2
}

/// Returns whether a line declares a local variable, a field, or a parameter on a separate line.
fn declares_value(line: &str) -> bool {
    let is_name = |name: &str| name.len() > 1 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let is_typed = |(name, ty): (&str, &str)| {
        is_name(name) && ty.ends_with(',') && ty.starts_with(|c: char| c.is_ascii_uppercase() || "&([".contains(c))
    };
    line.starts_with("let ") || line.split_once(": ").is_some_and(is_typed)
}

/// Returns the declarations of items and values.
fn names_of(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let declaration = line.trim().trim_start_matches("pub ").trim_start_matches("pub(super) ");
        let declaration = declaration.trim_start_matches("pub(crate) ");
        if ITEMS.iter().any(|item| declaration.starts_with(item)) || declares_value(declaration) {
            found.push((number + 1, declaration.trim_end_matches([' ', '{']).to_owned()));
        }
    }
    found
}

/// Returns `count` of the items, chosen by a linear congruential generator, in their order.
fn sample(mut items: Vec<String>, count: usize, seed: u64) -> Vec<String> {
    let mut state = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    while items.len() > count {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let index = usize::try_from(state >> 33).unwrap_or_default() % items.len();
        items.remove(index);
    }
    items
}
