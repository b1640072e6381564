//! Decides whether a format allows all values of another format. For example, `int64` allows all values of `int32`.

use crate::ir::{Format, JsonType, Schema};

/// Returns whether the `format` of `to` allows all values that the `format` of `from` allows. A schema without a
/// `format` allows all values.
pub(in crate::diff) fn format_covers(from: &Schema, to: &Schema) -> bool {
    let (old_format, new_format) = (from.format.as_deref(), to.format.as_deref());
    let (Some(old_format), Some(new_format)) = (old_format, new_format) else { return new_format.is_none() };
    let is_narrower_than_new =
        |format: &Format| to.types.first() == Some(&format.json) && format.wider.contains(&new_format);
    old_format == new_format
        || Format::find_by_name(old_format).is_some_and(is_narrower_than_new)
        || is_within(old_format, new_format)
}

/// Returns whether all values of the integer format `inner` are also values of the integer format `outer`.
fn is_within(inner: &str, outer: &str) -> bool {
    let range_of_format = |name: &str| {
        let format = Format::find_by_name(name).filter(|format| format.json == JsonType::Integer)?;
        format.primitive.integer_range()
    };
    match (range_of_format(inner), range_of_format(outer)) {
        (Some((inner_min, inner_max)), Some((outer_min, outer_max))) => {
            outer_min <= inner_min && inner_max <= outer_max
        }
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
