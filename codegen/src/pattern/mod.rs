//! Translates the JSON Schema keyword `pattern`, a regular expression of ECMA 262, to the syntax of the crate
//! `regex-lite`. `regex-lite` matches in a time that is linear in the length of the text.
//!
//! The generated crates and the commands of `xtask` use the same crate and the same translation, so they accept the
//! same values. Constructs that cannot be translated (back references, look-around in the middle of an expression)
//! result in a [`Problem`], which lowering reports.

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

/// The maximum length of a translated pattern in bytes. The translation of `\p{L}` alone has 9000 bytes.
const MAX_TRANSLATION_LENGTH: usize = 64 << 10;

/// The maximum estimated size of a compiled regular expression in bytes. A larger pattern is not translated.
const MAX_COMPILED_SIZE: usize = 8_000_000;

/// The maximum product of the length of a text and the estimated size of a compiled pattern, both in bytes. If the
/// product is greater, the text is not compared with the pattern.
const MAX_WORK: usize = 10_000_000_000;

/// The maximum nesting depth of groups in a pattern.
const MAX_DEPTH: usize = 50;

/// The reason why a `pattern` cannot be translated, so that values are not checked against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The pattern is not a regular expression of ECMA 262. The text describes the syntax error.
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

/// A node in the syntax tree of a regular expression.
#[derive(Clone, Debug, PartialEq)]
enum Node {
    Char(char),
    Class(CharacterClass),
    /// The assertion `^`.
    Start,
    /// The assertion `$`.
    End,
    /// The assertion `\b`; `\B` if `negated` is true.
    Boundary {
        negated: bool,
    },
    Group(Box<Node>),
    /// A group that ignores case: `(?i:…)`.
    Insensitive(Box<Node>),
    /// A look-around assertion: `(?=…)`, `(?!…)`, `(?<=…)` or `(?<!…)`.
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

/// A translated pattern: one or more conditions, each of which is a regular expression of `regex-lite`. A string
/// matches the pattern if it satisfies all conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Translation {
    /// The conditions. There is exactly one if the pattern does not contain look-around.
    pub(crate) parts: Vec<Condition>,
    /// The estimated total size of the compiled expressions in bytes.
    size: usize,
}

/// A condition for strings: a regular expression that a string must match, or must not match if `negated` is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The expression in the syntax of `regex-lite`.
    pub(crate) regex: String,
    /// True if the string must not match the expression.
    pub(crate) negated: bool,
}

/// Translates a regular expression of ECMA 262 to the syntax of `regex-lite`.
///
/// # Errors
///
/// Returns a [`Problem`] if `pattern` is not a regular expression of ECMA 262, is too large, or contains a construct
/// that cannot be translated.
pub(crate) fn translate(pattern: &str) -> Result<Translation, Problem> {
    if pattern.len() > MAX_PATTERN_LENGTH {
        return Err(Problem::Unsupported("more than 4000 bytes"));
    }
    let parsed_pattern = parse::parse_pattern(pattern)?;
    let condition_nodes = split::split_look_around(parsed_pattern.node)?;
    let mut size = 0_usize;
    for (node, _) in &condition_nodes {
        size = size.saturating_add(print::compiled_size(node));
    }
    if size > MAX_COMPILED_SIZE {
        return Err(Problem::Unsupported("repetition counts that make the compiled expression too large"));
    }
    if parsed_pattern.is_verbatim {
        return Ok(Translation { parts: vec![Condition { regex: pattern.to_owned(), negated: false }], size });
    }
    let translated_conditions =
        condition_nodes.into_iter().map(|(node, negated)| Condition { regex: print::print_regex(&node), negated });
    let parts: Vec<Condition> = translated_conditions.collect();
    if parts.iter().map(|part| part.regex.len()).sum::<usize>() > MAX_TRANSLATION_LENGTH {
        return Err(Problem::Unsupported("character classes that make the translated expression too large"));
    }
    Ok(Translation { parts, size })
}

/// A compiled `pattern`, against which strings can be checked.
#[derive(Debug)]
pub(crate) struct Matcher {
    /// The compiled regular expressions, each with a flag that is true if a string must not match the expression.
    parts: Vec<(regex_lite::Regex, bool)>,
    /// The estimated size of the compiled expressions in bytes.
    size: usize,
}

impl Matcher {
    /// Compiles a regular expression of ECMA 262. Returns `None` if it cannot be translated or compiled.
    pub(crate) fn new(pattern: &str) -> Option<Self> {
        let translation = translate(pattern).ok()?;
        let compile_condition = |condition: Condition| {
            let regex = regex_lite::RegexBuilder::new(&condition.regex).nest_limit(250).build();
            regex.ok().map(|regex| (regex, condition.negated))
        };
        let size = translation.size;
        Some(Self { parts: translation.parts.into_iter().map(compile_condition).collect::<Option<_>>()?, size })
    }

    /// Returns whether `text` matches the pattern. Also returns true, without comparing, if the product of the sizes of
    /// `text` and the pattern exceeds [`MAX_WORK`].
    pub(crate) fn is_match(&self, text: &str) -> bool {
        if text.len().saturating_mul(self.size) > MAX_WORK {
            return true;
        }
        self.parts.iter().all(|(regex, negated)| regex.is_match(text) != *negated)
    }
}
