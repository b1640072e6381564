//! Tests documents of every version with random errors: no panic, no invalid Rust, and no difference from themselves.

use std::fmt::Write as _;

use codegen::{config::Config, diff::find_changes, lower::Strictness};
use fastrand::Rng;

use super::{One, documents};

/// The number of errors in each document. `MUTATIONS` overrides it.
const MUTATIONS: usize = 12;

/// Returns the text with one error: a line is removed or duplicated, or a word is replaced.
fn mutated(text: &str, random: &mut Rng) -> String {
    let lines: Vec<&str> = text.lines().collect();
    // The first lines contain the version.
    let line = 4 + random.usize(..lines.len().saturating_sub(4));
    match random.usize(..4) {
        0 => lines.iter().enumerate().filter(|(index, _)| *index != line).fold(String::new(), joined),
        1 => lines
            .iter()
            .enumerate()
            .flat_map(|(index, text)| vec![(index, text); 1 + usize::from(index == line)])
            .fold(String::new(), joined),
        _ => {
            let words: Vec<&str> =
                text.split([' ', ',', '{', '}', '[', ']', ':', '\n', '"']).filter(|word| !word.is_empty()).collect();
            let (from, to) = (words[random.usize(..words.len())], words[random.usize(..words.len())]);
            let found: Vec<usize> = text.match_indices(from).map(|(at, _)| at).collect();
            let at = found[random.usize(..found.len())];
            format!("{}{to}{}", &text[..at], &text[at + from.len()..])
        }
    }
}

fn joined(mut text: String, (_, line): (usize, &&str)) -> String {
    let _infallible = writeln!(text, "{line}");
    text
}

#[test]
fn mistakes_never_make_a_crate_that_is_wrong() {
    let count = std::env::var("MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(MUTATIONS);
    let mut random = Rng::with_seed(20);
    for (name, text) in documents("frameworks").into_iter().chain(documents("versions")) {
        for _ in 0..count {
            let mut mutant = mutated(&text, &mut random);
            if random.usize(..3) == 0 {
                mutant = mutated(&mutant, &mut random);
            }
            let files = One(mutant.clone());
            let (reading, tree) = codegen::generate("openapi.yaml", &files, &Config::default(), Strictness::Lenient);
            if let Some(api) = &reading.api {
                assert_eq!(find_changes(api, api).len(), 0, "{name} differs from itself:\n{mutant}");
            }
            for (path, text) in tree.iter().flat_map(codegen::tree::Tree::iter) {
                // The copied runtime is the same each time.
                if path.strip_suffix(".rs").is_some() && !path.starts_with("src/runtime/") {
                    syn::parse_file(text).unwrap_or_else(|error| panic!("{name}: {path}: {error}\n{mutant}"));
                }
            }
        }
    }
}
