//! Determines whether an entry of `x-doc-discrepancy` explains a difference. An entry explains only the differences
//! that the text of the entry mentions.

use super::{Difference, DifferenceKind};

/// The words that indicate which kinds of difference the text of an `x-doc-discrepancy` entry mentions.
const WORDS_BY_KIND: [(DifferenceKind, &[&str]); 5] = [
    (DifferenceKind::Mandatory, &["optional", "mandatory", "required", "must be given"]),
    (DifferenceKind::Default, &["default"]),
    (DifferenceKind::Values, &["value", "enum"]),
    (DifferenceKind::Limit, &["minimum", "maximum", "limit", "length", "range", "at most", "at least"]),
    (
        DifferenceKind::Type,
        &["type", "table", "array", "list", "object", "string", "text", "integer", "number", "boolean", "map"],
    ),
];

/// Returns whether the text of an `x-doc-discrepancy` entry mentions a difference, by the name of the parameter or
/// field, or by the kind of difference.
pub(super) fn mentions_difference(note_text: &str, difference: &Difference) -> bool {
    let lower_text = note_text.to_lowercase();
    let name = difference.key.rsplit('/').next().unwrap_or(&difference.key);
    match difference.kind {
        DifferenceKind::Removed => mentions_absence(&lower_text) || contains_code_span(note_text, name),
        DifferenceKind::Added => {
            contains_code_span(note_text, name)
                || (difference.key.starts_with("response ") && note_text.contains(&difference.page))
        }
        DifferenceKind::Renamed | DifferenceKind::Path => true,
        DifferenceKind::Deprecated => lower_text.contains("deprecated"),
        kind => {
            let mentioned_kinds: Vec<DifferenceKind> = WORDS_BY_KIND
                .iter()
                .filter(|(_, words)| words.iter().any(|word| lower_text.contains(word)))
                .map(|(mentioned_kind, _)| *mentioned_kind)
                .collect();
            mentioned_kinds.contains(&kind) || (mentioned_kinds.is_empty() && !mentions_absence(&lower_text))
        }
    }
}

/// Returns whether the text of an `x-doc-discrepancy` entry, in lower case, states that the page omits something.
fn mentions_absence(lower_text: &str) -> bool {
    lower_text.starts_with("no ")
        || ["no such", "without", "nothing", "leaves out", "missing", "not name", "not have", "not list", "not mention"]
            .iter()
            .any(|word| lower_text.contains(word))
}

/// Returns whether `note_text` contains `name` as a code span, ignoring ASCII case.
fn contains_code_span(note_text: &str, name: &str) -> bool {
    note_text.split('`').skip(1).step_by(2).any(|span| span.eq_ignore_ascii_case(name))
}
