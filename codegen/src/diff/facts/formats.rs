//! Which formats take in which.

use crate::ir::{Format, Schema};

/// Returns whether the second schema's format takes what the first one's takes. No format takes everything.
pub(in crate::diff) fn format_covers(from: &Schema, to: &Schema) -> bool {
    let (before, after) = (from.format.as_deref(), to.format.as_deref());
    let (Some(before), Some(after)) = (before, after) else { return after.is_none() };
    let is_wider = |format: &Format| to.types.first() == Some(&format.json) && format.wider.contains(&after);
    before == after || Format::named(before).is_some_and(is_wider)
}
