//! Days and times of the Gregorian calendar, in the syntax of RFC 3339.
//!
//! A date library would take longer to compile than the models of a small client, and its types would be part of the
//! client's public API. The feature `chrono` adds conversions for callers that calculate with dates.

use std::{
    fmt,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

const SECONDS_PER_DAY: i64 = 86_400;
const NANOSECONDS_PER_SECOND: u32 = 1_000_000_000;

/// The number of days from 0000-03-01 to 1970-01-01.
const DAYS_BEFORE_EPOCH: i32 = 719_468;

/// A day in the years 0 to 9999, as the number of days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Day(i32);

impl Day {
    /// Returns the day with this number of days since 1970-01-01, or the first or last day of the range.
    #[inline]
    pub(super) fn from_days_clamped(days: i64) -> Self {
        let [first_day, last_day] = [(0, 1, 1), (9999, 12, 31)].map(|(year, month, day)| day_number(year, month, day));
        Self(i32::try_from(days).unwrap_or(if days < 0 { first_day } else { last_day }).clamp(first_day, last_day))
    }

    /// Returns the number of days since 1970-01-01.
    #[cfg(feature = "chrono")]
    #[inline]
    pub(super) fn days_since_epoch(self) -> i32 {
        self.0
    }

    /// Parses a `full-date`, such as `2026-11-22`.
    ///
    /// # Errors
    ///
    /// If the text has another syntax, or if the calendar does not have this day.
    #[inline]
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err("expected a date such as `2026-11-22`");
        };
        let numbers = (two_digits(*y1, *y2), two_digits(*y3, *y4), two_digits(*m1, *m2), two_digits(*d1, *d2));
        let (Some(century), Some(year_of_century), Some(month), Some(day)) = numbers else {
            return Err("expected digits in the date");
        };
        let year = i32::from(century) * 100 + i32::from(year_of_century);
        let date = (year, month, day);
        if !(1..=12).contains(&month) || day == 0 {
            return Err("the calendar does not have this month or day");
        }
        let day = Self(day_number(year, month, day));
        if day.year_month_day() == date { Ok(day) } else { Err("the month does not have this day") }
    }

    /// Returns the year, the month (1 to 12) and the day of the month (1 to 31).
    #[inline]
    pub(super) fn year_month_day(self) -> (i32, u8, u8) {
        let days = self.0 + DAYS_BEFORE_EPOCH;
        // The average length of a year gives the year or one of its neighbors.
        let estimate = (days * 4).div_euclid(1461);
        let year = (estimate - 1..=estimate + 1).rev().find(|year| first_day_of(*year) <= days).unwrap_or(estimate);
        let day_of_year = days - first_day_of(year);
        let month = (day_of_year * 5 + 2) / 153;
        let day = day_of_year - days_before_month(month) + 1;
        let is_next_year = month >= 10;
        let month = if is_next_year { month - 9 } else { month + 3 };
        let narrow = |number: i32| u8::try_from(number).unwrap_or_default();
        (year + i32::from(is_next_year), narrow(month), narrow(day))
    }
}

/// Writes a `full-date`.
impl fmt::Display for Day {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.year_month_day();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Returns the number of days from 1970-01-01 to the day with this year, month and day of the month.
#[inline]
fn day_number(year: i32, month: u8, day: u8) -> i32 {
    // Years are counted from March, so that the leap day is the last day of a year.
    let month = i32::from(month);
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    first_day_of(year) + days_before_month(month) + i32::from(day) - 1 - DAYS_BEFORE_EPOCH
}

/// Returns the number of days from 0000-03-01 to March 1 of `year`.
#[inline]
fn first_day_of(year: i32) -> i32 {
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)
}

/// Returns the number of days in the months before `month`, where March is 0. The months from March to July have 153
/// days, and so have the months from August to December.
#[inline]
fn days_before_month(month: i32) -> i32 {
    (153 * month + 2) / 5
}

/// Returns the number that two ASCII digits write.
#[inline]
fn two_digits(tens: u8, units: u8) -> Option<u8> {
    (tens.is_ascii_digit() && units.is_ascii_digit()).then(|| (tens - b'0') * 10 + (units - b'0'))
}

/// A point in time in the years 0 to 9999 with an offset from UTC in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Timestamp {
    /// The seconds from 1970-01-01T00:00:00 to the date and time as written, both without an offset. In a leap second,
    /// this is the previous second.
    local_seconds: i64,
    /// The nanoseconds of the second; from 1,000,000,000 in a leap second.
    nanoseconds: u32,
    /// The minutes from UTC, positive in the east; from -1439 to 1439.
    offset_minutes: i16,
}

impl Timestamp {
    /// Creates a point in time from the seconds since 1970-01-01T00:00:00Z. A time outside of the years 0 to 9999
    /// becomes the first or last time of the range.
    #[inline]
    pub(super) fn from_utc_clamped(utc_seconds: i64, nanoseconds: u32, offset_minutes: i16) -> Self {
        let local_seconds = utc_seconds.saturating_add(i64::from(offset_minutes) * 60);
        let days = local_seconds.div_euclid(SECONDS_PER_DAY);
        let day = i64::from(Day::from_days_clamped(days).0);
        let day_start = day * SECONDS_PER_DAY;
        let (local_seconds, nanoseconds) = match days.cmp(&day) {
            std::cmp::Ordering::Less => (day_start, 0),
            std::cmp::Ordering::Equal => (local_seconds, nanoseconds),
            std::cmp::Ordering::Greater => (day_start + SECONDS_PER_DAY - 1, NANOSECONDS_PER_SECOND - 1),
        };
        Self { local_seconds, nanoseconds, offset_minutes }
    }

    /// Parses a `date-time` of RFC 3339, section 5.6. Accepts a space in place of `T`, which a note in that section
    /// allows. Digits after the ninth digit of the fraction are ignored.
    ///
    /// # Errors
    ///
    /// If the text has another syntax, or if the day, the time or the offset does not exist.
    #[inline]
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let (date, time) = text.split_at_checked(10).ok_or("expected a date such as `2026-11-22`")?;
        let day = Day::parse(date)?;
        let time = time.strip_prefix(['T', 't', ' ']).ok_or("expected `T` and a time after the date")?;
        let [h1, h2, b':', m1, m2, b':', s1, s2, after_seconds @ ..] = time.as_bytes() else {
            return Err("expected a time such as `05:00:00`");
        };
        let numbers = (two_digits(*h1, *h2), two_digits(*m1, *m2), two_digits(*s1, *s2));
        let (Some(hour), Some(minute), Some(second)) = numbers else { return Err("expected digits in the time") };
        if hour > 23 || minute > 59 || second > 60 {
            return Err("the hour, minute or second is too large");
        }
        let (nanoseconds, offset) = parse_fraction(after_seconds)?;
        let offset_minutes = parse_offset(offset)?;
        let is_leap_second = second == 60;
        let second_of_day =
            i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second) - i64::from(is_leap_second);
        Ok(Self {
            local_seconds: i64::from(day.0) * SECONDS_PER_DAY + second_of_day,
            nanoseconds: nanoseconds + u32::from(is_leap_second) * NANOSECONDS_PER_SECOND,
            offset_minutes,
        })
    }

    /// Returns the seconds since 1970-01-01T00:00:00Z, rounded down. In a leap second, returns the previous second.
    #[inline]
    pub(super) fn utc_seconds(self) -> i64 {
        self.local_seconds - i64::from(self.offset_minutes) * 60
    }

    /// Returns the nanoseconds of the second; from 1,000,000,000 in a leap second.
    #[inline]
    pub(super) fn nanoseconds(self) -> u32 {
        self.nanoseconds
    }

    /// Returns the minutes from UTC, positive in the east.
    #[inline]
    pub(super) fn offset_minutes(self) -> i16 {
        self.offset_minutes
    }

    /// Converts the point in time to the system's type. Returns `None` if that type cannot represent it.
    #[inline]
    pub(super) fn to_system_time(self) -> Option<SystemTime> {
        let seconds = self.utc_seconds();
        let whole_seconds = Duration::from_secs(seconds.unsigned_abs());
        let start =
            if seconds < 0 { UNIX_EPOCH.checked_sub(whole_seconds) } else { UNIX_EPOCH.checked_add(whole_seconds) };
        start?.checked_add(Duration::from_nanos(u64::from(self.nanoseconds)))
    }
}

/// Converts a system time to UTC. A time outside of the years 0 to 9999 becomes the first or last time of the range.
impl From<SystemTime> for Timestamp {
    #[inline]
    fn from(time: SystemTime) -> Self {
        let seconds_of = |duration: Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
        let (seconds, nanoseconds) = match time.duration_since(UNIX_EPOCH) {
            Ok(since_epoch) => (seconds_of(since_epoch), since_epoch.subsec_nanos()),
            Err(error) => match (seconds_of(error.duration()), error.duration().subsec_nanos()) {
                (seconds, 0) => (-seconds, 0),
                (seconds, nanoseconds) => (-seconds - 1, NANOSECONDS_PER_SECOND - nanoseconds),
            },
        };
        Self::from_utc_clamped(seconds, nanoseconds, 0)
    }
}

/// Writes a `date-time` with `Z` for the offset 0, and 0, 3, 6 or 9 digits of the second's fraction.
impl fmt::Display for Timestamp {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = Day::from_days_clamped(self.local_seconds.div_euclid(SECONDS_PER_DAY));
        let second_of_day = self.local_seconds.rem_euclid(SECONDS_PER_DAY);
        let second = second_of_day % 60 + i64::from(self.nanoseconds / NANOSECONDS_PER_SECOND);
        write!(f, "{day}T{:02}:{:02}:{second:02}", second_of_day / 3600, second_of_day / 60 % 60)?;
        match self.nanoseconds % NANOSECONDS_PER_SECOND {
            0 => {}
            nanoseconds if nanoseconds % 1_000_000 == 0 => write!(f, ".{:03}", nanoseconds / 1_000_000)?,
            nanoseconds if nanoseconds % 1_000 == 0 => write!(f, ".{:06}", nanoseconds / 1_000)?,
            nanoseconds => write!(f, ".{nanoseconds:09}")?,
        }
        if self.offset_minutes == 0 {
            return f.write_str("Z");
        }
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let minutes = self.offset_minutes.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// Parses the optional fraction of a second at the start of `text`. Returns nanoseconds and the rest of the text.
#[inline]
fn parse_fraction(text: &[u8]) -> Result<(u32, &[u8]), &'static str> {
    let Some(fraction) = text.strip_prefix(b".") else { return Ok((0, text)) };
    let digit_count = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digit_count == 0 {
        return Err("expected digits after the decimal point");
    }
    let (digits, rest) = fraction.split_at(digit_count);
    let nine_digits = digits.iter().copied().chain([b'0'; 9]).take(9);
    Ok((nine_digits.fold(0, |number, digit| number * 10 + u32::from(digit - b'0')), rest))
}

/// Parses an offset: `Z`, or a sign with hours and minutes. Returns minutes.
#[inline]
fn parse_offset(text: &[u8]) -> Result<i16, &'static str> {
    let (sign, hours, minutes) = match text {
        [b'Z' | b'z'] => return Ok(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => (*sign, two_digits(*h1, *h2), two_digits(*m1, *m2)),
        [] => return Err("the offset is missing"),
        _ => return Err("expected `Z` or an offset such as `+08:00` after the time"),
    };
    match (hours, minutes) {
        (Some(hours @ 0..24), Some(minutes @ 0..60)) => {
            let minutes = i16::from(hours) * 60 + i16::from(minutes);
            Ok(if sign == b'-' { -minutes } else { minutes })
        }
        _ => Err("the offset must have at most 23 hours and 59 minutes"),
    }
}
