//! Errors of a document that would be mistaken for changes.

use crate::{
    Reading, codes,
    diagnostic::{Diagnostic, Diagnostics, Severity},
};

/// Codes of what leaves a part of a document unread. The lenient rules only warn of it, and read any JSON or nothing in its place.
const UNREAD: &[&str] = &[
    codes::FILE_MISSING,
    codes::FILE_ENCODING,
    codes::FILE_SIZE,
    codes::REF_UNRESOLVED,
    codes::REF_FILE,
    codes::REF_URL,
    codes::REF_OUTSIDE,
    codes::REF_SYNTAX,
    codes::REF_CYCLE,
];

/// Returns the errors of a document that is to be compared. A `$ref` that leads nowhere, a missing file and an unsupported version are
/// errors here under all rules: what the document does not show would be reported as removed.
#[must_use]
pub fn obstacles(reading: &Reading) -> Diagnostics {
    let is_error = |item: &&Diagnostic| item.severity == Severity::Error || UNREAD.contains(&item.code);
    let mut errors = Diagnostics::default();
    errors.extend(reading.diagnostics.iter().filter(is_error).cloned().map(|mut item| {
        item.severity = Severity::Error;
        item
    }));
    errors
}
