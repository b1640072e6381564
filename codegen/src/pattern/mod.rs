//! Translates `pattern`, a regular expression of ECMA 262, to the syntax of `regex-lite`, whose matching time is linear
//! in the length of the text.
//!
//! The generated crates and the commands of `xtask` use the same engine and translation, so both accept the same
//! values. Constructs that cannot be translated (back references, look-around in the middle of an expression) result in
//! a [`Problem`], which lowering reports.

mod class;
mod parse;
mod print;
mod split;
#[cfg(test)]
mod tests;

use std::fmt;

use self::class::CharacterClass;

/// The maximum length of a pattern in bytes. Patterns in real documents have less than 500 bytes.
const MAX_PATTERN_LENGTH: usize = 4000;

/// The maximum length of a translation in bytes. The translation of `\p{L}` alone has 9000 bytes.
const MAX_TRANSLATION_LENGTH: usize = 64 << 10;

/// The maximum estimated size of a compiled expression in bytes.
const MAX_COMPILED_SIZE: usize = 8_000_000;

/// The maximum product of the length of a text and the estimated size of a compiled expression.
const MAX_WORK: usize = 10_000_000_000;

/// The maximum nesting depth of groups.
const MAX_DEPTH: usize = 50;

/// The reason why values are not checked against a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The pattern is not a regular expression of ECMA 262.
    Syntax(String),
    /// The pattern contains a construct that cannot be translated. The text names the construct.
    Unsupported(&'static str),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(message) => write!(f, "`pattern` is not a regular expression of ECMA 262: {message}"),
            Self::Unsupported(construct) => write!(f, "`pattern` is not checked, since it contains {construct}"),
        }
    }
}

/// A node of a parsed expression.
#[derive(Clone, Debug, PartialEq)]
enum Node {
    Char(char),
    Class(CharacterClass),
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`, or `\B` if negated.
    Boundary {
        negated: bool,
    },
    Group(Box<Node>),
    /// `(?i:…)`
    Insensitive(Box<Node>),
    /// `(?=…)`, `(?!…)`, `(?<=…)` or `(?<!…)`.
    LookAround {
        behind: bool,
        negated: bool,
        inner: Box<Node>,
    },
    Repeat {
        inner: Box<Node>,
        min_count: u32,
        max_count: Option<u32>,
    },
    Sequence(Vec<Node>),
    Alternatives(Vec<Node>),
}

/// A translated pattern: one or more regular expressions. A string matches the pattern if it satisfies all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Translation {
    /// The regular expressions. There is only one unless the pattern contains look-around.
    pub(crate) parts: Vec<Part>,
    /// The estimated size of the compiled expressions in bytes.
    size: usize,
}

/// A regular expression that a string must match, or must not match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// The expression in the syntax of `regex-lite`.
    pub(crate) regex: String,
    /// True if the string must not match the expression.
    pub(crate) negated: bool,
}

/// Translates a pattern.
///
/// # Errors
///
/// If the pattern is not a regular expression, or contains a construct that cannot be translated.
pub(crate) fn translate(pattern: &str) -> Result<Translation, Problem> {
    if pattern.len() > MAX_PATTERN_LENGTH {
        return Err(Problem::Unsupported("more than 4000 bytes"));
    }
    let parsed = parse::parse_pattern(pattern)?;
    let part_nodes = split::split_look_around(parsed.node)?;
    let mut size = 0_usize;
    for (node, _) in &part_nodes {
        size = size.saturating_add(print::compiled_size(node));
    }
    if size > MAX_COMPILED_SIZE {
        return Err(Problem::Unsupported("repetition counts that make the compiled expression too large"));
    }
    if parsed.is_verbatim {
        return Ok(Translation { parts: vec![Part { regex: pattern.to_owned(), negated: false }], size });
    }
    let translated_parts =
        part_nodes.into_iter().map(|(node, negated)| Part { regex: print::print_regex(&node), negated });
    let parts: Vec<Part> = translated_parts.collect();
    if parts.iter().map(|part| part.regex.len()).sum::<usize>() > MAX_TRANSLATION_LENGTH {
        return Err(Problem::Unsupported("character classes that make the translated expression too large"));
    }
    Ok(Translation { parts, size })
}

/// A compiled pattern.
#[derive(Debug)]
pub(crate) struct Matcher {
    /// The compiled regular expressions. The flag is true if a string must not match the expression.
    parts: Vec<(regex_lite::Regex, bool)>,
    /// The estimated size of the compiled expressions in bytes.
    size: usize,
}

impl Matcher {
    /// Compiles a pattern. `None` if the pattern cannot be translated.
    pub(crate) fn new(pattern: &str) -> Option<Self> {
        let translation = translate(pattern).ok()?;
        let compile_part = |part: Part| {
            let regex = regex_lite::RegexBuilder::new(&part.regex).nest_limit(250).build();
            regex.ok().map(|regex| (regex, part.negated))
        };
        let size = translation.size;
        Some(Self { parts: translation.parts.into_iter().map(compile_part).collect::<Option<_>>()?, size })
    }

    /// Returns whether `text` matches the pattern. Long texts are not compared with large patterns, and match.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        if text.len().saturating_mul(self.size) > MAX_WORK {
            return true;
        }
        self.parts.iter().all(|(regex, negated)| regex.is_match(text) != *negated)
    }
}
