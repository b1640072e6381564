//! Determines which differences an entry of `x-doc-discrepancy` explains: only those that its text mentions.

use super::{Difference, DifferenceKind};

/// For each kind of difference, the words by which a note refers to the kind.
const KINDS: [(DifferenceKind, &[&str]); 5] = [
    (DifferenceKind::Mandatory, &["optional", "mandatory", "required", "must be given"]),
    (DifferenceKind::Default, &["default"]),
    (DifferenceKind::Values, &["value", "enum"]),
    (DifferenceKind::Limit, &["minimum", "maximum", "limit", "length", "range", "at most", "at least"]),
    (
        DifferenceKind::Type,
        &["type", "table", "array", "list", "object", "string", "text", "integer", "number", "boolean", "map"],
    ),
];

/// Returns whether the text of a note mentions a difference, by the name of the part or by the kind of difference.
pub(super) fn names_difference(says: &str, difference: &Difference) -> bool {
    let lower = says.to_lowercase();
    let name = difference.key.rsplit('/').next().unwrap_or(&difference.key);
    match difference.kind {
        DifferenceKind::Removed => mentions_absence(&lower) || contains_code_span(says, name),
        DifferenceKind::Added => {
            contains_code_span(says, name)
                || (difference.key.starts_with("response ") && says.contains(&difference.page))
        }
        DifferenceKind::Renamed | DifferenceKind::Path => true,
        DifferenceKind::Deprecated => lower.contains("deprecated"),
        what => {
            let kinds: Vec<DifferenceKind> = KINDS
                .iter()
                .filter(|(_, words)| words.iter().any(|word| lower.contains(word)))
                .map(|(it, _)| *it)
                .collect();
            kinds.contains(&what) || (kinds.is_empty() && !mentions_absence(&lower))
        }
    }
}

/// Returns whether a note, in lower case, states that the page omits something.
fn mentions_absence(lower: &str) -> bool {
    lower.starts_with("no ")
        || ["no such", "without", "nothing", "leaves out", "missing", "not name", "not have", "not list", "not mention"]
            .iter()
            .any(|word| lower.contains(word))
}

/// Returns whether `says` contains `name` as a code span, ignoring ASCII case.
fn contains_code_span(says: &str, name: &str) -> bool {
    says.split('`').skip(1).step_by(2).any(|span| span.eq_ignore_ascii_case(name))
}
