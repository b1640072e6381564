//! `pattern`: a regular expression as ECMAScript has them.

/// Patterns longer than this many bytes are not looked at: reading one recurses, and real ones stay below 500.
const LONGEST: usize = 2000;

/// The pattern, ready to be matched; nothing where it is too long.
pub(crate) fn compile(pattern: &str) -> Option<Result<regress::Regex, regress::Error>> {
    // Without `u`, browsers take what they do not understand literally, and so do documents.
    let read = || regress::Regex::with_flags(pattern, "u").or_else(|_| regress::Regex::new(pattern));
    (pattern.len() <= LONGEST).then(read)
}
