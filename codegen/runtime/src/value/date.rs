//! Dates and times according to RFC 3339, and the invalid texts that some servers send.

#[cfg(feature = "chrono")]
mod chrono_types;
mod civil;
#[cfg(test)]
mod tests;

use std::{
    cell::Cell,
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
    time::SystemTime,
};

use serde::{Serialize, Serializer, de::Error as _};

use self::civil::{Day, Timestamp};
use super::super::{
    read::{self, FromJson, Json, JsonType, ReadError, Source},
    scan::tally,
};

thread_local! {
    /// True while this thread rejects dates and times that are not valid according to RFC 3339.
    static IS_STRICT: Cell<bool> = const { Cell::new(false) };
}

/// Sets whether this thread reads dates and times strictly. Dropping the value restores the previous mode.
#[cfg(feature = "client")]
pub(crate) struct StrictDates {
    /// True if the thread was in strict mode before this value was created.
    was_strict: bool,
}

#[cfg(feature = "client")]
impl StrictDates {
    /// Makes this thread read dates strictly if `strict` is true, and leniently otherwise.
    #[inline]
    pub(crate) fn begin(strict: bool) -> Self {
        Self { was_strict: IS_STRICT.replace(strict) }
    }
}

#[cfg(feature = "client")]
impl Drop for StrictDates {
    #[inline]
    fn drop(&mut self) {
        IS_STRICT.set(self.was_strict);
    }
}

/// The error for a string that is not a date or a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl DateError {
    fn new(text: &str, expected: &str, reason: impl fmt::Display) -> Self {
        Self(format!("the text `{text}` is not {expected}: {reason}"))
    }
}

impl fmt::Display for DateError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DateError {}

/// A date or time: the parsed value, or the original text if it differs from the canonical text of the value.
#[derive(Clone)]
enum Written<T> {
    Value(T),
    Text(Box<str>),
}

/// Defines a date type that is a string in JSON. `$type` is the type of its parsed value: `parse` accepts RFC 3339, and
/// `Display` writes the canonical text.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($type:ty), $expected:literal)*) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Written<$type>);

        impl $name {
            /// Returns whether the text is valid according to RFC 3339.
            #[must_use]
            #[inline]
            pub fn is_rfc3339(&self) -> bool {
                match &self.0 {
                    Written::Value(_) => true,
                    Written::Text(text) => <$type>::parse(text).is_ok(),
                }
            }

            /// Creates a value from `text`. A text that is not valid or not canonical is kept unchanged.
            #[inline]
            fn keep(text: &str) -> Self {
                match <$type>::parse(text) {
                    Ok(value) if value.to_string() == text => Self(Written::Value(value)),
                    _ => Self(Written::Text(text.into())),
                }
            }
        }

        impl Default for $name {
            #[inline]
            fn default() -> Self {
                Self(Written::Value(<$type>::default()))
            }
        }

        /// Parses a string according to RFC 3339, section 5.6. Other strings are errors, unlike when JSON is read.
        impl FromStr for $name {
            type Err = DateError;

            #[inline]
            fn from_str(text: &str) -> Result<Self, DateError> {
                <$type>::parse(text).map_err(|error| DateError::new(text, $expected, error))?;
                Ok(Self::keep(text))
            }
        }

        impl PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                match (&self.0, &other.0) {
                    (Written::Value(one), Written::Value(other)) => one == other,
                    (Written::Text(one), Written::Text(other)) => one == other,
                    _ => false,
                }
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                match &self.0 {
                    Written::Value(value) => value.hash(state),
                    Written::Text(text) => text.hash(state),
                }
            }
        }

        impl fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match &self.0 {
                    Written::Value(value) => value.fmt(f),
                    Written::Text(text) => f.write_str(text),
                }
            }
        }

        impl fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl FromJson for $name {
            const JSON_TYPE: JsonType = JsonType::String;

            fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
                let Json::String(text) = json else { return Err(json.unexpected_type(JsonType::String)) };
                let value = Self::keep(text);
                if matches!(value.0, Written::Text(_)) {
                    check_text(text.parse::<Self>())?;
                }
                *place = Some(value);
                Ok(())
            }
        }
    )*};
}

texts! {
    /// A point in time (`format: date-time`), such as `2026-11-22T05:00:00+08:00`.
    ///
    /// The original text, with its offset and its digits, is kept and written unchanged. Some servers send strings that
    /// are not valid according to RFC 3339: without an offset, with the offset `+0000`, or empty. Such strings are kept
    /// as well, so that the rest of the response can be read; [`DateTime::unix_timestamp`] returns an error if the text
    /// is not a point in time. [`str::parse`] accepts only RFC 3339.
    ///
    /// Converts to and from [`SystemTime`] and, with the feature `chrono`, the types of that crate. The years are 0 to
    /// 9999, as in RFC 3339.
    ///
    /// Two values are equal if their texts are equal. Values are ordered by their points in time.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::DateTime;")]
    ///
    /// let time: DateTime = "2026-11-22T05:00:00+08:00".parse()?;
    /// assert_eq!(time.unix_timestamp()?, 1_795_294_800);
    /// assert_eq!(time.to_string(), "2026-11-22T05:00:00+08:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    DateTime(Timestamp), "a date and time"
    /// A date (`format: date`), such as `2026-11-22`.
    ///
    /// The original text is kept, even if it is a date with a time or an empty string. [`Date::year_month_day`] returns
    /// the date, or an error. [`str::parse`] accepts only RFC 3339. With the feature `chrono`, converts to and from
    /// `chrono::NaiveDate`.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::Date;")]
    ///
    /// let date: Date = "2026-11-22".parse()?;
    /// assert_eq!(date.year_month_day()?, (2026, 11, 22));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Date(Day), "a date"
}

/// Checks a text that differs from the canonical text of its value, given the result of parsing it strictly. A text
/// that is not valid according to RFC 3339 is an error in strict mode. In lenient mode, the text is counted, so that a
/// union prefers other candidates.
fn check_text<T>(strict_result: Result<T, DateError>) -> read::Result<()> {
    match strict_result {
        Err(error) if IS_STRICT.get() => Err(ReadError::custom(error)),
        Err(_) => {
            tally::count_invalid_format();
            Ok(())
        }
        Ok(_) => Ok(()),
    }
}

impl DateTime {
    /// Returns the seconds since 1970-01-01T00:00:00Z, rounded down; negative for earlier times. Accepts texts with a
    /// space instead of `T`, and with offsets such as `+0000` and `+00`.
    ///
    /// # Errors
    ///
    /// If the text has no offset or is not a point in time.
    #[inline]
    pub fn unix_timestamp(&self) -> Result<i64, DateError> {
        self.timestamp().map(Timestamp::utc_seconds)
    }

    /// Returns the offset from UTC in minutes, positive in the east: 480 for `+08:00`.
    ///
    /// # Errors
    ///
    /// If the text has no offset or is not a point in time.
    #[inline]
    pub fn utc_offset_minutes(&self) -> Result<i16, DateError> {
        self.timestamp().map(Timestamp::offset_minutes)
    }

    /// Returns the point in time with its offset.
    #[inline]
    fn timestamp(&self) -> Result<Timestamp, DateError> {
        let text = match &self.0 {
            Written::Value(time) => return Ok(*time),
            Written::Text(text) => text,
        };
        let rfc3339 = to_rfc3339(text);
        Timestamp::parse(&rfc3339).map_err(|reason| {
            let is_local = Timestamp::parse(&format!("{rfc3339}Z")).is_ok();
            let expected = if is_local { "a date and time with a UTC offset" } else { "a date and time" };
            DateError::new(text, expected, reason)
        })
    }
}

/// Rewrites `text` in the form of RFC 3339, with a `T` between date and time and a colon in the offset:
/// `2026-11-22 05:00:00 +0800` → `2026-11-22T05:00:00+08:00`.
#[inline]
fn to_rfc3339(text: &str) -> String {
    let mut text = text.trim().to_owned();
    if text.is_ascii() && text.as_bytes().get(10) == Some(&b' ') {
        text.replace_range(10..11, "T");
    }
    // The offset starts at the first sign after the date.
    if let Some(sign_index) = text.get(11..).and_then(|time| time.find(['+', '-'])) {
        let offset = text.split_off(11 + sign_index);
        text.truncate(text.trim_end().len());
        match offset.len() {
            3 => text.extend([&offset, ":00"]),
            5 if offset.is_ascii() => text.extend([&offset[..3], ":", &offset[3..]]),
            _ => text.push_str(&offset),
        }
    }
    text
}

impl Date {
    /// Returns the year, the month (1 to 12) and the day of the month (1 to 31). For a date with a time, returns the
    /// date as written, without conversion to UTC.
    ///
    /// # Errors
    ///
    /// If the text does not begin with a date.
    #[inline]
    pub fn year_month_day(&self) -> Result<(i32, u8, u8), DateError> {
        self.day().map(Day::year_month_day)
    }

    /// Returns the day on which the text begins.
    #[inline]
    fn day(&self) -> Result<Day, DateError> {
        let text = match &self.0 {
            Written::Value(date) => return Ok(*date),
            Written::Text(text) => text,
        };
        let date = match text.split_at_checked(10) {
            Some((date, time)) if time.starts_with(['T', 't', ' ']) => date,
            _ => text,
        };
        Day::parse(date).map_err(|reason| DateError::new(text, "a date", reason))
    }
}

/// Orders values by their points in time. Values that are not a point in time come first.
impl Ord for DateTime {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        let instant = |time: &Self| time.timestamp().ok().map(|time| (time.utc_seconds(), time.nanoseconds()));
        instant(self).cmp(&instant(other)).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

/// Orders values by their days. Values that are not dates come first.
impl Ord for Date {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        let day = |date: &Self| date.day().ok();
        day(self).cmp(&day(other)).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

/// Converts a system time to UTC. A time outside of the years 0 to 9999 becomes the first or last time of the range.
impl From<SystemTime> for DateTime {
    #[inline]
    fn from(time: SystemTime) -> Self {
        Self(Written::Value(Timestamp::from(time)))
    }
}

/// Returns an error if the text is not a point in time, or if the platform cannot represent the time.
impl TryFrom<&DateTime> for SystemTime {
    type Error = DateError;

    #[inline]
    fn try_from(time: &DateTime) -> Result<Self, DateError> {
        let timestamp = time.timestamp()?;
        let out_of_range = || DateError::new(&time.to_string(), "a system time", "the platform cannot represent it");
        timestamp.to_system_time().ok_or_else(out_of_range)
    }
}

/// Writes a time in UTC in the basic format of ISO 8601: `20261122T050000Z`.
#[cfg(feature = "signing")]
#[inline]
pub(crate) fn to_basic_format(time: SystemTime) -> String {
    let text = Timestamp::from(time).to_string();
    let whole_seconds = text.split(['.', 'Z']).next().unwrap_or_default();
    format!("{}Z", whole_seconds.replace(['-', ':'], ""))
}
