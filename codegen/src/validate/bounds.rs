//! Validates lengths, ranges, patterns and `uniqueItems`.

use std::{cmp::Ordering, collections::HashSet};

use serde_json::{Number, Value};

use super::{
    Validator,
    decimal::{Decimal, parse},
    display_value,
};
use crate::{ir::Bounds, pattern::Matcher};

impl<'a> Validator<'a> {
    pub(super) fn validate_bounds(&mut self, bounds: &'a Bounds, value: &Value) {
        match value {
            Value::Number(number) => self.validate_range(bounds, number),
            Value::String(text) => self.validate_text(bounds, text),
            Value::Array(items) => {
                self.validate_count(items.len(), bounds.min_items, bounds.max_items, "items");
                if bounds.unique_items {
                    let mut seen_items = HashSet::new();
                    if let Some(duplicate) = items.iter().find(|item| !seen_items.insert(canonical_text(item))) {
                        self.add_violation(format!(
                            "must not contain duplicates, but contains {} more than once",
                            display_value(duplicate)
                        ));
                    }
                }
            }
            Value::Object(members) => {
                self.validate_count(members.len(), bounds.min_properties, bounds.max_properties, "members");
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn validate_range(&mut self, bounds: &Bounds, number: &Number) {
        if let Some(minimum) = &bounds.minimum {
            let ordering = compare_numbers(number, minimum);
            if bounds.exclusive_minimum && ordering != Ordering::Greater {
                self.add_violation(format!("must be more than {minimum}, is {number}"));
            } else if ordering == Ordering::Less {
                self.add_violation(format!("must be at least {minimum}, is {number}"));
            }
        }
        if let Some(maximum) = &bounds.maximum {
            let ordering = compare_numbers(number, maximum);
            if bounds.exclusive_maximum && ordering != Ordering::Less {
                self.add_violation(format!("must be less than {maximum}, is {number}"));
            } else if ordering == Ordering::Greater {
                self.add_violation(format!("must be at most {maximum}, is {number}"));
            }
        }
        if let Some(step) = &bounds.multiple_of
            && !is_multiple(step, number)
        {
            self.add_violation(format!("must be a multiple of {step}, is {number}"));
        }
    }

    fn validate_text(&mut self, bounds: &'a Bounds, text: &str) {
        self.validate_count(text.chars().count(), bounds.min_length, bounds.max_length, "characters");
        if let Some(pattern) = &bounds.pattern
            && self.is_match(pattern, text) == Some(false)
        {
            self.add_violation(format!("must match `{pattern}`, is {}", display_value(&Value::from(text))));
        }
    }

    /// Returns whether `text` matches a pattern. `None` if the pattern is not supported. In this case, a warning was
    /// already reported when the document was read.
    pub(super) fn is_match(&mut self, pattern: &'a str, text: &str) -> Option<bool> {
        let matcher = self.patterns.entry(pattern).or_insert_with(|| Matcher::new(pattern));
        matcher.as_ref().map(|matcher| matcher.is_match(text))
    }

    /// Checks that the number of items, members or characters is between the minimum and the maximum. `noun` is the
    /// word for messages, such as `items`.
    fn validate_count(&mut self, count: usize, minimum: Option<u64>, maximum: Option<u64>, noun: &str) {
        let count = count as u64;
        if let Some(minimum) = minimum.filter(|minimum| count < *minimum) {
            self.add_violation(format!("must have at least {minimum} {noun}, has {count}"));
        }
        if let Some(maximum) = maximum.filter(|maximum| count > *maximum) {
            self.add_violation(format!("must have at most {maximum} {noun}, has {count}"));
        }
    }
}

/// Compares two numbers by their decimal digits, since floating-point numbers cannot represent all numbers of a
/// document exactly.
fn compare_numbers(left: &Number, right: &Number) -> Ordering {
    Decimal::of(left).partial_cmp(&Decimal::of(right)).unwrap_or(Ordering::Equal)
}

/// Returns whether `number` is an integer multiple of `step`. The computation is decimal, so 0.3 is a multiple of 0.1.
fn is_multiple(step: &Number, number: &Number) -> bool {
    Decimal::of(number).is_multiple_of(&Decimal::of(step))
}

/// Returns a canonical text: values that are equal according to JSON Schema, such as `1.0` and `1`, have the same text.
pub(super) fn canonical_text(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| name.as_str());
            let members = members.iter().map(|(name, value)| format!("{name:?}:{}", canonical_text(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical_text).collect::<Vec<_>>().join(",")),
        Value::Number(number) => match parse(&number.to_string()) {
            // Zero has no significant digits. Its sign is ignored.
            Some((_, digits, _)) if digits.is_empty() => "0".to_owned(),
            Some((negative, digits, exponent)) => format!("{negative} {digits:?} {exponent}"),
            None => number.to_string(),
        },
        _ => value.to_string(),
    }
}
