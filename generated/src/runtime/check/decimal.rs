//! Numbers by their digits, for `multipleOf` and for bounds that no float holds: 0.3 is a multiple of 0.1.

use std::{
    cmp::Ordering,
    fmt::{self, Display},
};

/// A number by the digits that it is written with.
#[derive(Clone, Debug)]
pub struct Decimal {
    text: String,
    negative: bool,
    /// The significant digits, without zeros at either end; empty for zero.
    digits: Vec<u8>,
    /// The power of ten that the last digit counts.
    exponent: i64,
    /// Whether the text is a number: infinity is not.
    finite: bool,
}

impl Decimal {
    /// Reads a number as it is displayed.
    #[must_use]
    pub fn of(number: &impl Display) -> Self {
        let text = number.to_string();
        let mut decimal = Self { text, negative: false, digits: Vec::new(), exponent: 0, finite: false };
        if let Some((negative, digits, exponent)) = parse(&decimal.text) {
            (decimal.negative, decimal.digits, decimal.exponent) = (negative, digits, exponent);
            decimal.finite = true;
        }
        decimal
    }

    /// Returns whether the number is a whole multiple of `step`; true if either is not a number, or `step` has more than 18 digits.
    #[must_use]
    pub fn is_multiple_of(&self, step: &Self) -> bool {
        let Some(divisor) = step.coefficient().filter(|divisor| *divisor > 0) else { return true };
        if !self.finite || !step.finite || self.digits.is_empty() {
            return true;
        }
        let shift = self.exponent.saturating_sub(step.exponent);
        // The last digit is not zero, so no power of ten divides the number.
        let Ok(mut power) = u64::try_from(shift) else { return false };
        let mut rest = self.digits.iter().fold(0, |rest, digit| (rest * 10 + u128::from(*digit)) % divisor);
        let mut factor = 10 % divisor;
        while power > 0 {
            if power % 2 == 1 {
                rest = rest * factor % divisor;
            }
            factor = factor * factor % divisor;
            power /= 2;
        }
        rest == 0
    }

    /// The digits as a number, which stays below 2^64.
    fn coefficient(&self) -> Option<u128> {
        let fits = self.digits.len() <= 18;
        fits.then(|| self.digits.iter().fold(0, |sum, digit| sum * 10 + u128::from(*digit)))
    }

    fn compare(&self, other: &Self) -> Ordering {
        let sign = |decimal: &Self| match (decimal.digits.is_empty(), decimal.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let (one, two) = (sign(self), sign(other));
        if one != two || one == 0 {
            return one.cmp(&two);
        }
        let width = |decimal: &Self| i64::try_from(decimal.digits.len()).unwrap_or(i64::MAX);
        let highest = |decimal: &Self| decimal.exponent.saturating_add(width(decimal));
        let magnitude = highest(self).cmp(&highest(other)).then_with(|| self.digits.cmp(&other.digits));
        if self.negative { magnitude.reverse() } else { magnitude }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.finite && other.finite).then(|| self.compare(other))
    }
}

impl Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Parses a number such as `-1.50e3`: whether it is negative, its significant digits, the power of ten of the last digit.
pub(super) fn parse(text: &str) -> Option<(bool, Vec<u8>, i64)> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()?),
        None => (text, 0_i64),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits: Vec<u8> = Vec::with_capacity(whole.len() + fraction.len());
    for byte in whole.bytes().chain(fraction.bytes()) {
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
    let leading = digits.iter().take_while(|digit| **digit == 0).count();
    digits.drain(..leading);
    Some((negative, digits, exponent))
}
