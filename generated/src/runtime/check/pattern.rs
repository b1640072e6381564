//! `pattern`: the one bound that takes a library.

use super::{super::request::RequestError, At};

/// A `pattern`, compiled when it is first needed.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    compiled: std::sync::OnceLock<Option<regex_lite::Regex>>,
}

impl Pattern {
    /// The pattern as the document writes it.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self { source, compiled: std::sync::OnceLock::new() }
    }

    fn matches(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| regex_lite::Regex::new(self.source).ok());
        compiled.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}

impl At<'_> {
    /// `pattern`. A pattern in a dialect that is not understood here checks nothing; the server does.
    ///
    /// # Errors
    ///
    /// If the text does not match.
    pub fn pattern(self, text: &str, pattern: &Pattern) -> Result<(), RequestError> {
        if pattern.matches(text) { Ok(()) } else { self.fail(format!("must match `{}`, is `{text}`", pattern.source)) }
    }
}
