//! Converts the bounds of a schema to inclusive integers, and determines the integer type that can represent all values
//! within the bounds.

use serde_json::Number;

use crate::ir::{Bounds, Format, JsonType, Primitive};

/// Returns the Rust type for integers with a format and bounds: the type of the format, or `i64` without a format. If a
/// bound is out of the range of this type, returns a wider type.
pub(super) fn integer_type(format: Option<&str>, bounds: &Bounds) -> Primitive {
    let declared_type = integer_of_format(format).unwrap_or(Primitive::I64);
    let is_unsigned = declared_type.integer_range().is_some_and(|(type_min, _)| type_min == 0);
    let min_value = bounds.minimum.as_ref().map(|bound| min_integer(bound, bounds.exclusive_minimum));
    let max_value = bounds.maximum.as_ref().map(|bound| max_integer(bound, bounds.exclusive_maximum));
    let can_represent = |primitive: &Primitive| {
        let Some((type_min, type_max)) = primitive.integer_range() else { return true };
        let is_within = |bound: Option<i128>| bound.is_none_or(|bound| (type_min..=type_max).contains(&bound));
        // Without a lower bound, values are non-negative only if the format is unsigned.
        let has_suitable_sign = *primitive == declared_type || type_min < 0 || is_unsigned || min_value.is_some();
        has_suitable_sign && is_within(min_value) && is_within(max_value)
    };
    let wider_types = if is_unsigned {
        [Primitive::U32, Primitive::U64, Primitive::I64]
    } else {
        [Primitive::I32, Primitive::I64, Primitive::U64]
    };
    [declared_type].into_iter().chain(wider_types).find(can_represent).unwrap_or(Primitive::Number)
}

/// Returns the integer type of a format, such as `i32` for `int32`. `None` if the format does not describe integers.
pub(super) fn integer_of_format(format: Option<&str>) -> Option<Primitive> {
    Format::select_primitive(JsonType::Integer, format)
}

/// The maximum distance by which a bound may exceed the limit of a type. JavaScript writes 2^63 - 1 as
/// 9223372036854776000, so a bound within this distance is treated as the limit.
const MAX_ROUNDING: i128 = 1024;

/// Returns the smallest integer that the lower bound `minimum` allows.
pub(super) fn min_integer(minimum: &Number, exclusive: bool) -> i128 {
    let min_value = match minimum.as_i128() {
        Some(whole) => whole.saturating_add(i128::from(exclusive)),
        None => round_to_integer(minimum, f64::floor).saturating_add(i128::from(exclusive || !is_whole(minimum))),
    };
    let type_min = i128::from(i64::MIN);
    if (type_min - MAX_ROUNDING..type_min).contains(&min_value) { type_min } else { min_value }
}

/// Returns the largest integer that the upper bound `maximum` allows.
pub(super) fn max_integer(maximum: &Number, exclusive: bool) -> i128 {
    let max_value = match maximum.as_i128() {
        Some(whole) => whole.saturating_sub(i128::from(exclusive)),
        None => round_to_integer(maximum, f64::ceil).saturating_sub(i128::from(exclusive || !is_whole(maximum))),
    };
    let type_maxima = [i128::from(i64::MAX), i128::from(u64::MAX)];
    type_maxima
        .into_iter()
        .find(|type_max| (type_max + 1..=type_max + MAX_ROUNDING).contains(&max_value))
        .unwrap_or(max_value)
}

fn is_whole(number: &Number) -> bool {
    number.as_f64().is_some_and(|number| number.fract() == 0.0)
}

/// Rounds a number to an integer with the function `round`. A number outside of the range of `i128` becomes the limit
/// of the range.
fn round_to_integer(number: &Number, round: fn(f64) -> f64) -> i128 {
    let float = number.as_f64().unwrap_or(0.0);
    let rounded_text = format!("{:.0}", round(float));
    rounded_text.parse().unwrap_or(if float < 0.0 { i128::MIN } else { i128::MAX })
}

#[cfg(test)]
mod tests {
    use super::{integer_type, max_integer, min_integer};
    use crate::ir::{Bounds, Primitive};

    #[test]
    fn the_type_can_represent_all_values_within_the_bounds() {
        for (format, minimum, maximum, wanted) in [
            (None, None, None, Primitive::I64),
            (Some("int32"), Some("1"), Some("2147483647"), Primitive::I32),
            (Some("int32"), Some("3000000000"), None, Primitive::I64),
            (Some("int32"), None, Some("4294967295"), Primitive::I64),
            (Some("int8"), None, Some("300"), Primitive::I32),
            (Some("uint32"), Some("-1"), None, Primitive::I64),
            (Some("uint8"), None, Some("70000"), Primitive::U32),
            (Some("int64"), Some("0"), Some("18446744073709551615"), Primitive::U64),
            (Some("int64"), None, Some("18446744073709551615"), Primitive::Number),
            (Some("int64"), None, Some("9223372036854776000"), Primitive::I64),
            (None, Some("-9223372036854776000"), None, Primitive::I64),
            (None, Some("0"), Some("1e30"), Primitive::Number),
            (None, Some("0.5"), Some("2.5"), Primitive::I64),
        ] {
            let number = |text: Option<&str>| text.map(|text| text.parse().expect(text));
            let bounds = Bounds { minimum: number(minimum), maximum: number(maximum), ..Bounds::default() };
            assert_eq!(integer_type(format, &bounds), wanted, "{format:?} {minimum:?} {maximum:?}");
        }
    }

    #[test]
    fn bounds_become_inclusive_integers() {
        let number = |text: &str| text.parse::<serde_json::Number>().expect(text);
        for (text, exclusive, wanted) in [
            ("3", false, 3),
            ("3", true, 4),
            ("2.5", false, 3),
            ("2.5", true, 3),
            ("-2.5", false, -2),
            ("3.0", true, 4),
        ] {
            assert_eq!(min_integer(&number(text), exclusive), wanted, "minimum {text}, {exclusive}");
        }
        for (text, exclusive, wanted) in [
            ("3", false, 3),
            ("3", true, 2),
            ("2.5", false, 2),
            ("2.5", true, 2),
            ("-2.5", false, -3),
            ("3.0", true, 2),
        ] {
            assert_eq!(max_integer(&number(text), exclusive), wanted, "maximum {text}, {exclusive}");
        }
        assert_eq!(max_integer(&number("1e300"), false), i128::MAX);
        assert_eq!(min_integer(&number("-1e300"), false), i128::MIN);
        assert_eq!(max_integer(&number("18446744073709551615"), false), i128::from(u64::MAX));
    }
}
