//! Finds errors in a document, such as an unresolved `$ref`, that a comparison would report as changes of the API.

use crate::{
    ParsedApi, codes,
    diagnostic::{Diagnostic, Diagnostics, Severity},
};

/// The codes of diagnostics that report a part of a document that cannot be read. In lenient mode, such a diagnostic is
/// a warning, and the part is treated as arbitrary JSON or as absent.
const UNREADABLE_CODES: &[&str] = &[
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

/// Returns the errors that prevent a comparison of the document. An unresolved `$ref`, a missing file and an
/// unsupported version are errors here even if they are warnings in lenient mode, since the comparison would report the
/// unreadable part as removed.
#[must_use]
pub fn find_obstacles(parsed: &ParsedApi) -> Diagnostics {
    let is_error = |diagnostic: &&Diagnostic| {
        diagnostic.severity == Severity::Error || UNREADABLE_CODES.contains(&diagnostic.code)
    };
    let mut errors = Diagnostics::default();
    errors.extend(parsed.diagnostics.iter().filter(is_error).cloned().map(|mut diagnostic| {
        diagnostic.severity = Severity::Error;
        diagnostic
    }));
    errors
}
