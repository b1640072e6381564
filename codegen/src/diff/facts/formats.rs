//! Decides whether a format allows all values of another format. For example, `int64` allows all values of `int32`.

use crate::ir::{Format, JsonType, Schema};

/// Returns whether the format of `to` allows all values that the format of `from` allows. A schema without a format
/// allows every value.
pub(in crate::diff) fn format_covers(from: &Schema, to: &Schema) -> bool {
    let (before, after) = (from.format.as_deref(), to.format.as_deref());
    let (Some(before), Some(after)) = (before, after) else { return after.is_none() };
    let is_wider = |format: &Format| to.types.first() == Some(&format.json) && format.wider.contains(&after);
    before == after || Format::named(before).is_some_and(is_wider) || is_within(before, after)
}

/// Returns whether the integer format `outer` includes all values of the integer format `inner`.
fn is_within(inner: &str, outer: &str) -> bool {
    let range_of_format = |name: &str| {
        let format = Format::named(name).filter(|format| format.json == JsonType::Integer)?;
        format.primitive.integer_range()
    };
    match (range_of_format(inner), range_of_format(outer)) {
        (Some((least, most)), Some((lowest, highest))) => lowest <= least && most <= highest,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn integers_fit_formats_with_a_larger_range() {
        for (inner, outer) in [("uint32", "int64"), ("uint8", "int16"), ("int32", "int64"), ("uint16", "uint32")] {
            assert!(is_within(inner, outer), "{inner} {outer}");
            assert!(!is_within(outer, inner), "{outer} {inner}");
        }
        assert!(!is_within("int32", "uint64") && !is_within("double", "int64"));
    }
}
