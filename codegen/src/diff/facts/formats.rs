//! Which formats take in which.

use crate::ir::{JsonType, Schema};

/// Returns whether the second schema's format takes what the first one's takes. No format takes everything.
pub(in crate::diff) fn format_covers(from: &Schema, to: &Schema) -> bool {
    let (before, after) = (from.format.as_deref(), to.format.as_deref());
    let (Some(before), Some(after)) = (before, after) else { return after.is_none() };
    before == after
        || match to.types.first() {
            Some(JsonType::Number) => (before, after) == ("float", "double"),
            Some(JsonType::Integer) => matches!((before, after), ("int32", "int64" | "bigint") | ("int64", "bigint")),
            Some(JsonType::String) => matches!((before, after), ("date" | "time", "date-time")),
            _ => false,
        }
}
