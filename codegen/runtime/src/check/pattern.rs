//! Checks `pattern`, which requires the crate `regex-lite`.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use super::At;

/// A `pattern` of the API's document.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// The regular expression in the document.
    source: &'static str,
    /// The translation of `source` for `regex-lite`: pairs of a regular expression and `true` if a value must match it,
    /// or `false` if a value must not match it. If the list is empty, `source` needs no translation.
    translated_regexes: &'static [(&'static str, bool)],
}

/// The compiled regular expressions of a pattern, with `true` for those that a value must match.
type CompiledPattern = Arc<[(regex_lite::Regex, bool)]>;

/// The patterns that have been compiled, by their text in the document. A pattern is compiled at its first use, and
/// once for all values that it applies to.
static COMPILED_PATTERNS: RwLock<BTreeMap<&'static str, CompiledPattern>> = RwLock::new(BTreeMap::new());

impl Pattern {
    /// Creates a pattern that has the same meaning in `regex-lite` and in ECMA 262.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self::translated(source, &[])
    }

    /// Creates a pattern. `source` is the regular expression in the document, which messages show. `translated_regexes`
    /// is its translation for `regex-lite`: pairs of a regular expression and `true` if a value must match it, or
    /// `false` if a value must not match it.
    #[must_use]
    pub const fn translated(source: &'static str, translated_regexes: &'static [(&'static str, bool)]) -> Self {
        Self { source, translated_regexes }
    }

    fn matches(self, text: &str) -> bool {
        let compiled = COMPILED_PATTERNS.read().unwrap_or_else(PoisonError::into_inner).get(self.source).cloned();
        let compiled = compiled.unwrap_or_else(|| {
            let compiled = self.compile();
            let mut patterns = COMPILED_PATTERNS.write().unwrap_or_else(PoisonError::into_inner);
            patterns.insert(self.source, compiled.clone());
            compiled
        });
        compiled.iter().all(|(regex, must_match)| regex.is_match(text) == *must_match)
    }

    fn compile(self) -> CompiledPattern {
        let untranslated_regex = [(self.source, true)];
        let regexes = if self.translated_regexes.is_empty() { &untranslated_regex } else { self.translated_regexes };
        regexes.iter().filter_map(|(regex, must_match)| Some((compile(regex)?, *must_match))).collect()
    }
}

/// Compiles a regular expression. The generator checks at generation time that this succeeds.
fn compile(regex: &str) -> Option<regex_lite::Regex> {
    regex_lite::RegexBuilder::new(regex).nest_limit(250).build().ok()
}

impl At<'_> {
    /// Checks `pattern`. If the regular expression cannot be matched in linear time, the generator creates no check,
    /// and emits a warning instead.
    pub fn pattern(self, text: &str, pattern: Pattern) {
        if !pattern.matches(text) {
            self.fail(format_args!("must match `{}`, is `{text}`", pattern.source));
        }
    }

    /// Checks `pattern` of a secret. The error does not contain the secret.
    pub fn secret_pattern(self, text: &str, pattern: Pattern) {
        if !pattern.matches(text) {
            self.fail(format_args!("must match `{}`", pattern.source));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::violation, Pattern};

    #[test]
    fn each_regex_of_a_translation_is_checked() {
        let pattern = Pattern::translated("^(?!admin)[a-z]+$", &[("^[a-z]+$", true), ("^(?:admin)", false)]);
        let check = |text: &'static str| violation(|root| root.member("a").pattern(text, pattern));
        assert_eq!(check("user"), None);
        assert_eq!(check("admin").unwrap(), "`a` must match `^(?!admin)[a-z]+$`, is `admin`");
        assert!(check("USER").is_some());
        assert!(violation(|root| root.pattern("x", Pattern::new("^[a-w]$"))).is_some());
    }

    #[test]
    fn the_error_for_a_secret_does_not_contain_the_secret() {
        let error = violation(|root| root.member("token").secret_pattern("hunter2", Pattern::new("^[a-z]+$")));
        assert_eq!(error.unwrap(), "`token` must match `^[a-z]+$`");
    }
}
