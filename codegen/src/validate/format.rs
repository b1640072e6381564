//! The formats that the specification defines. Others say something to people only.

use serde_json::Value;

use super::{Check, shown};

impl Check<'_> {
    pub(super) fn format(&mut self, format: &str, value: &Value) {
        let wanted = match (format, value) {
            ("int32", Value::Number(number)) => {
                let fits = number.as_i128().is_none_or(|number| i32::try_from(number).is_ok());
                (!fits).then_some("an integer of 32 bits")
            }
            ("int64", Value::Number(number)) => {
                let fits = number.as_i128().is_none_or(|number| i64::try_from(number).is_ok());
                (!fits).then_some("an integer of 64 bits")
            }
            ("date", Value::String(text)) => {
                text.parse::<jiff::civil::Date>().is_err().then_some("a date such as 2026-11-22")
            }
            ("date-time", Value::String(text)) => {
                text.parse::<jiff::Timestamp>().is_err().then_some("a time such as 2026-11-22T05:00:00Z")
            }
            ("byte", Value::String(text)) => (!is_base64(text)).then_some("base64"),
            _ => None,
        };
        if let Some(wanted) = wanted {
            self.fail(format!("must be {wanted}, is {}", shown(value)));
        }
    }
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    text.len().is_multiple_of(4) && padding <= 2 && digits.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
}
