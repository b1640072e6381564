//! Decimal numbers for checks of `multipleOf` and of bounds. Floating-point numbers do not represent decimals exactly:
//! 0.3 would not be a multiple of 0.1.

use std::{
    cmp::Ordering,
    fmt::{self, Display},
};

/// A decimal number of any length.
#[derive(Clone, Debug)]
pub struct Decimal {
    /// The original text of the number, for messages.
    text: String,
    is_negative: bool,
    /// The significant digits, without zeros at either end; empty for zero.
    digits: Vec<u8>,
    /// The exponent of the power of ten by which the last digit is multiplied.
    exponent: i64,
    /// True if the text is a finite number.
    is_finite: bool,
}

impl Decimal {
    /// Converts a number by parsing the text that `Display` writes for it. A text that is not a number, such as `inf`,
    /// results in a value that is not finite.
    #[must_use]
    pub fn of(number: &impl Display) -> Self {
        let text = number.to_string();
        let mut decimal = Self { text, is_negative: false, digits: Vec::new(), exponent: 0, is_finite: false };
        if let Some((is_negative, digits, exponent)) = parse(&decimal.text) {
            (decimal.is_negative, decimal.digits, decimal.exponent) = (is_negative, digits, exponent);
            decimal.is_finite = true;
        }
        decimal
    }

    /// Returns whether the number is an integer multiple of `step`. Also returns `true` if this cannot be determined,
    /// because one of the numbers is not finite, or `step` is zero or has more than 18 significant digits.
    #[must_use]
    pub fn is_multiple_of(&self, step: &Self) -> bool {
        let Some(divisor) = step.coefficient().filter(|divisor| *divisor > 0) else { return true };
        if !self.is_finite || !step.is_finite || self.digits.is_empty() {
            return true;
        }
        let exponent_difference = self.exponent.saturating_sub(step.exponent);
        // A negative difference means that the number has more decimal places than `step`. Its last digit is not zero,
        // so it is not a multiple.
        let Ok(mut power) = u64::try_from(exponent_difference) else { return false };
        let mut remainder =
            self.digits.iter().fold(0, |remainder, digit| (remainder * 10 + u128::from(*digit)) % divisor);
        let mut factor = 10 % divisor;
        while power > 0 {
            if power % 2 == 1 {
                remainder = remainder * factor % divisor;
            }
            factor = factor * factor % divisor;
            power /= 2;
        }
        remainder == 0
    }

    /// Returns the significant digits as an integer; `None` if there are more than 18.
    fn coefficient(&self) -> Option<u128> {
        let is_small = self.digits.len() <= 18;
        is_small.then(|| self.digits.iter().fold(0, |sum, digit| sum * 10 + u128::from(*digit)))
    }

    fn compare(&self, other: &Self) -> Ordering {
        let sign_of = |decimal: &Self| match (decimal.digits.is_empty(), decimal.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let (own_sign, other_sign) = (sign_of(self), sign_of(other));
        if own_sign != other_sign || own_sign == 0 {
            return own_sign.cmp(&other_sign);
        }
        let digit_count = |decimal: &Self| i64::try_from(decimal.digits.len()).unwrap_or(i64::MAX);
        let highest_power = |decimal: &Self| decimal.exponent.saturating_add(digit_count(decimal));
        let magnitude_order =
            highest_power(self).cmp(&highest_power(other)).then_with(|| self.digits.cmp(&other.digits));
        if self.is_negative { magnitude_order.reverse() } else { magnitude_order }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.is_finite && other.is_finite).then(|| self.compare(other))
    }
}

impl Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Parses a number: `-1.50e3` → `(true, [1, 5], 2)`. Returns `true` if the number is negative, its significant digits,
/// and the exponent of the power of ten by which the last digit is multiplied. `None` if the text is not a number.
pub(super) fn parse(text: &str) -> Option<(bool, Vec<u8>, i64)> {
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()?),
        None => (text, 0_i64),
    };
    let (integer_part, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits: Vec<u8> = Vec::with_capacity(integer_part.len() + fraction.len());
    for byte in integer_part.bytes().chain(fraction.bytes()) {
        digits.push(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    if digits.is_empty() {
        return None;
    }
    let mut exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    while digits.last() == Some(&0) {
        digits.pop();
        exponent = exponent.checked_add(1)?;
    }
    let leading_zero_count = digits.iter().take_while(|digit| **digit == 0).count();
    digits.drain(..leading_zero_count);
    Some((is_negative, digits, exponent))
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn divides(step: &str, number: &str) -> bool {
        Decimal::of(&number).is_multiple_of(&Decimal::of(&step))
    }

    #[test]
    fn multiples_are_computed_from_decimal_digits() {
        for (step, number) in [
            ("0.1", "0.3"),
            ("0.01", "4.35"),
            ("0.5", "-1.5"),
            ("3", "9"),
            ("0.0001", "0.0075"),
            ("0.1", "0"),
            ("2.5", "1e1"),
            ("0.5", "1e308"),
            ("7", "7e400"),
            ("1e3", "5000"),
            ("0.00", "3"),
        ] {
            assert!(divides(step, number), "{number} is a multiple of {step}");
        }
        for (step, number) in [
            ("0.1", "0.25"),
            ("0.5", "0.3"),
            ("3", "10"),
            ("0.0001", "0.00751"),
            ("7", "1e400"),
            ("1e3", "5500"),
            ("0.3", "1e18446744073709551616"),
        ] {
            assert_eq!(divides(step, number), number.len() > 18, "{number} is not a multiple of {step}");
        }
        assert!(Decimal::of(&0.3_f64).is_multiple_of(&Decimal::of(&0.1_f64)));
        assert!(Decimal::of(&0.3_f32).is_multiple_of(&Decimal::of(&"0.1")));
        assert!(!Decimal::of(&1.000_000_000_000_000_2_f64).is_multiple_of(&Decimal::of(&"0.1")));
        assert!(Decimal::of(&f64::INFINITY).is_multiple_of(&Decimal::of(&"0.1")));
    }

    #[test]
    fn decimals_are_ordered_by_value() {
        let ascending_numbers =
            ["-1e30", "-20", "-3.5", "-3.05", "0", "1e-9", "0.99", "1", "1.5", "9", "10", "123456789012345678901"];
        for (index, number) in ascending_numbers.iter().enumerate() {
            for (other_index, other_number) in ascending_numbers.iter().enumerate() {
                let ordering = Decimal::of(number).partial_cmp(&Decimal::of(other_number));
                assert_eq!(ordering, Some(index.cmp(&other_index)), "{number} and {other_number}");
            }
        }
        assert_eq!(Decimal::of(&"1.0"), Decimal::of(&"1"));
        assert_eq!(Decimal::of(&"100"), Decimal::of(&"1e2"));
        assert_eq!(Decimal::of(&f64::NAN).partial_cmp(&Decimal::of(&0)), None);
    }
}
