//! Validates `format` for integers, `date`, `date-time` and `byte`. Other formats are not checked.

use std::ops::RangeInclusive;

use serde_json::{Number, Value};

use super::{Validator, decimal::Decimal, display_value};

impl Validator<'_> {
    pub(super) fn validate_format(&mut self, format: &str, value: &Value) {
        let expected_text = match (format, value) {
            (format, Value::Number(number)) => match integer_range(format) {
                Some((range, expected_text)) => {
                    let is_in_range = number
                        .as_i128()
                        .map_or_else(|| is_within_range(number, &range), |number| range.contains(&number));
                    (!is_in_range).then_some(expected_text)
                }
                None => None,
            },
            ("date", Value::String(text)) => {
                text.parse::<jiff::civil::Date>().is_err().then_some("a date such as 2026-11-22")
            }
            ("date-time", Value::String(text)) => {
                (!is_date_time(text)).then_some("a time such as 2026-11-22T05:00:00Z")
            }
            ("byte", Value::String(text)) => (!is_base64(text)).then_some("base64"),
            _ => None,
        };
        if let Some(expected_text) = expected_text {
            self.add_violation(format!("must be {expected_text}, is {}", display_value(value)));
        }
    }
}

/// Returns the range of an integer format, and the description of the format for messages. `None` for other formats.
fn integer_range(format: &str) -> Option<(RangeInclusive<i128>, &'static str)> {
    Some(match format {
        "int8" => (i8::MIN.into()..=i8::MAX.into(), "an 8-bit integer"),
        "int16" => (i16::MIN.into()..=i16::MAX.into(), "a 16-bit integer"),
        "int32" => (i32::MIN.into()..=i32::MAX.into(), "a 32-bit integer"),
        "int64" => (i64::MIN.into()..=i64::MAX.into(), "a 64-bit integer"),
        "uint8" => (0..=u8::MAX.into(), "an unsigned 8-bit integer"),
        "uint16" => (0..=u16::MAX.into(), "an unsigned 16-bit integer"),
        "uint32" | "uint" => (0..=u32::MAX.into(), "an unsigned 32-bit integer"),
        "uint64" => (0..=u64::MAX.into(), "an unsigned 64-bit integer"),
        _ => return None,
    })
}

/// Returns whether `number`, which cannot be represented as `i128`, is within a range. Such a number has a fraction or
/// an exponent, or was rounded when it was parsed. The limits of the range are parsed exactly, so a number that equals
/// a 64-bit limit was rounded and is outside of the range.
fn is_within_range(number: &Number, range: &RangeInclusive<i128>) -> bool {
    let number = Decimal::of(number);
    let is_rounded_to = |limit: &i128| limit.unsigned_abs() > 1 << 53 && number == Decimal::of(limit);
    let (minimum, maximum) = (range.start(), range.end());
    number >= Decimal::of(minimum)
        && number <= Decimal::of(maximum)
        && !is_rounded_to(minimum)
        && !is_rounded_to(maximum)
}

/// Returns whether `text` is base64 with padding (RFC 4648, section 4).
fn is_base64(text: &str) -> bool {
    let unpadded_text = text.trim_end_matches('=');
    let padding_len = text.len() - unpadded_text.len();
    text.len().is_multiple_of(4)
        && padding_len <= 2
        && unpadded_text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
}

/// Returns whether `text` is a `date-time` (RFC 3339). A leap second is only valid at the end of a day in UTC.
fn is_date_time(text: &str) -> bool {
    let Some((date, after_date)) = text.split_at_checked(10) else { return false };
    let Some((time, after_time)) = after_date.split_at_checked(9) else { return false };
    let Some(time_numbers) = time.strip_prefix(['T', 't', ' ']).and_then(|time| parse_numbers(time, [24, 60, 61]))
    else {
        return false;
    };
    let offset_text = match after_time.strip_prefix('.') {
        Some(fraction) if fraction.starts_with(|c: char| c.is_ascii_digit()) => {
            fraction.trim_start_matches(|c: char| c.is_ascii_digit())
        }
        Some(_) => return false,
        None => after_time,
    };
    let Some(offset) = parse_utc_offset(offset_text) else { return false };
    let [hour, minute, second] = time_numbers;
    let is_end_of_day = (hour * 60 + minute - offset).rem_euclid(24 * 60) == 24 * 60 - 1;
    date.as_bytes().get(4) == Some(&b'-') && date.parse::<jiff::civil::Date>().is_ok() && (second < 60 || is_end_of_day)
}

/// Parses a UTC offset to minutes: `Z` → 0, `+01:30` → 90. `None` if the text is not a valid offset.
fn parse_utc_offset(offset: &str) -> Option<i32> {
    if matches!(offset, "Z" | "z") {
        return Some(0);
    }
    let sign = match offset.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let [hours, minutes] = parse_numbers(&offset[1..], [24, 60])?;
    Some(sign * (hours * 60 + minutes))
}

/// Parses colon-separated numbers of two digits: `10:30` → `[10, 30]`. `None` if a number is not less than the limit at
/// the same position in `limits`, or the text has another form.
fn parse_numbers<const N: usize>(text: &str, limits: [i32; N]) -> Option<[i32; N]> {
    let mut numbers = [0; N];
    let mut number_texts = text.split(':');
    for (number, limit) in numbers.iter_mut().zip(limits) {
        let number_text = number_texts
            .next()
            .filter(|number_text| number_text.len() == 2 && number_text.bytes().all(|byte| byte.is_ascii_digit()))?;
        *number = number_text.parse().ok().filter(|number| *number < limit)?;
    }
    number_texts.next().is_none().then_some(numbers)
}
