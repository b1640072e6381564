//! Checks `pattern`, which requires the crate `regex-lite`.

use super::{super::request::RequestError, At};

/// A `pattern` of the API's document, which is compiled at its first use.
#[derive(Debug)]
pub struct Pattern {
    /// The regular expression in the document.
    source: &'static str,
    /// The translation of `source` for `regex-lite`: pairs of a regular expression and `true` if a value must match it,
    /// or `false` if a value must not match it. If the list is empty, `source` needs no translation.
    translated_regexes: &'static [(&'static str, bool)],
    compiled: std::sync::OnceLock<Vec<(regex_lite::Regex, bool)>>,
}

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
        Self { source, translated_regexes, compiled: std::sync::OnceLock::new() }
    }

    fn matches(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| {
            let untranslated_regex = [(self.source, true)];
            let regexes =
                if self.translated_regexes.is_empty() { &untranslated_regex } else { self.translated_regexes };
            regexes.iter().filter_map(|(regex, must_match)| Some((compile(regex)?, *must_match))).collect()
        });
        compiled.iter().all(|(regex, must_match)| regex.is_match(text) == *must_match)
    }
}

/// Compiles a regular expression. The generator checks at generation time that this succeeds.
fn compile(regex: &str) -> Option<regex_lite::Regex> {
    regex_lite::RegexBuilder::new(regex).nest_limit(250).build().ok()
}

impl At<'_> {
    /// Checks `pattern`. If the regular expression cannot be matched in linear time, the generator creates no check,
    /// and emits a warning instead.
    ///
    /// # Errors
    ///
    /// If the text does not match.
    pub fn pattern(self, text: &str, pattern: &Pattern) -> Result<(), RequestError> {
        if pattern.matches(text) { Ok(()) } else { self.fail(format!("must match `{}`, is `{text}`", pattern.source)) }
    }

    /// Checks `pattern` of a secret. The error does not contain the secret.
    ///
    /// # Errors
    ///
    /// If the text does not match.
    pub fn secret_pattern(self, text: &str, pattern: &Pattern) -> Result<(), RequestError> {
        if pattern.matches(text) { Ok(()) } else { self.fail(format!("must match `{}`", pattern.source)) }
    }
}

#[cfg(test)]
mod tests {
    use super::{At, Pattern};

    #[test]
    fn each_regex_of_a_translation_is_checked() {
        let pattern = Pattern::translated("^(?!admin)[a-z]+$", &[("^[a-z]+$", true), ("^(?:admin)", false)]);
        assert!(At::ROOT.member("a").pattern("user", &pattern).is_ok());
        let error = At::ROOT.member("a").pattern("admin", &pattern).expect_err("the second part");
        assert_eq!(error.to_string(), "`a` must match `^(?!admin)[a-z]+$`, is `admin`");
        assert!(At::ROOT.member("a").pattern("USER", &pattern).is_err());
        assert!(At::ROOT.member("a").pattern("x", &Pattern::new("^[a-w]$")).is_err());
    }
}
