//! Dates and times according to RFC 3339, and the invalid texts that some servers send.

#[cfg(test)]
mod tests;

use std::{
    cell::Cell,
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
    time::{SystemTime, UNIX_EPOCH},
};

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, SecondsFormat, TimeZone, Utc};
use serde::{Serialize, Serializer, de::Error as _};

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
    pub(crate) fn begin(strict: bool) -> Self {
        Self { was_strict: IS_STRICT.replace(strict) }
    }
}

#[cfg(feature = "client")]
impl Drop for StrictDates {
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

/// Defines a date type that is a string in JSON. `$strict` parses a text according to RFC 3339, `$show` returns the
/// canonical text of a value, and `$key` returns the part of a value that is compared and hashed.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($type:ty), $expected:literal, $strict:expr, $show:expr, $key:expr)*) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Written<$type>);

        impl $name {
            /// Returns whether the text is valid according to RFC 3339.
            #[must_use]
            pub fn is_rfc3339(&self) -> bool {
                match &self.0 {
                    Written::Value(_) => true,
                    Written::Text(text) => $strict(text).is_ok(),
                }
            }

            /// Creates a value from `text`. A text that is not valid or not canonical is kept unchanged.
            fn keep(text: &str) -> Self {
                match $strict(text) {
                    Ok(value) if $show(&value) == text => Self(Written::Value(value)),
                    _ => Self(Written::Text(text.into())),
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self(Written::Value(<$type>::default()))
            }
        }

        /// Parses a string according to RFC 3339, section 5.6. Other strings are errors, unlike when JSON is read.
        impl FromStr for $name {
            type Err = DateError;

            fn from_str(text: &str) -> Result<Self, DateError> {
                $strict(text).map_err(|error| DateError::new(text, $expected, error))?;
                Ok(Self::keep(text))
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                match (&self.0, &other.0) {
                    (Written::Value(one), Written::Value(other)) => $key(one) == $key(other),
                    (Written::Text(one), Written::Text(other)) => one == other,
                    _ => false,
                }
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                match &self.0 {
                    Written::Value(value) => $key(value).hash(state),
                    Written::Text(text) => text.hash(state),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match &self.0 {
                    Written::Value(value) => f.write_str(&$show(value)),
                    Written::Text(text) => f.write_str(text),
                }
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl PartialOrd for $name {
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
    /// as well, so that the rest of the response can be read; [`DateTime::instant`] returns an error if the text is not
    /// a point in time. [`str::parse`] accepts only RFC 3339.
    ///
    /// Two values are equal if their texts are equal. Values are ordered by their points in time.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::DateTime;")]
    ///
    /// let time: DateTime = "2026-11-22T05:00:00+08:00".parse()?;
    /// assert_eq!(time.instant()?.timestamp(), 1_795_294_800);
    /// assert_eq!(time.to_string(), "2026-11-22T05:00:00+08:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    DateTime(chrono::DateTime<FixedOffset>), "a date and time", chrono::DateTime::parse_from_rfc3339,
        |time: &chrono::DateTime<FixedOffset>| time.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        |time: &chrono::DateTime<FixedOffset>| (time.naive_utc(), *time.offset())
    /// A date (`format: date`), such as `2026-11-22`.
    ///
    /// The original text is kept, even if it is a date with a time or an empty string. [`Date::date`] returns the date,
    /// or an error. [`str::parse`] accepts only RFC 3339.
    Date(NaiveDate), "a date", parse_full_date, |date: &NaiveDate| date.to_string(), |date: &NaiveDate| *date
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

/// Parses a `full-date` of RFC 3339. The text is parsed with an appended time, since chrono's parser for dates also
/// accepts `2026-1-2`.
fn parse_full_date(text: &str) -> Result<NaiveDate, chrono::ParseError> {
    chrono::DateTime::parse_from_rfc3339(&format!("{text}T00:00:00Z")).map(|time| time.date_naive())
}

impl DateTime {
    /// Returns the point in time, with the offset in the text. Accepts a space instead of `T`, and offsets such as
    /// `+0000` and `+00`.
    ///
    /// # Errors
    ///
    /// If the text has no offset (see [`DateTime::local`]) or is not a point in time.
    pub fn instant(&self) -> Result<chrono::DateTime<FixedOffset>, DateError> {
        let text = match &self.0 {
            Written::Value(time) => return Ok(*time),
            Written::Text(text) => text,
        };
        let parsed = chrono::DateTime::parse_from_rfc3339(&to_rfc3339(text));
        parsed.map_err(|error| {
            if self.local().is_ok() {
                DateError::new(text, "a date and time with a UTC offset", "the offset is missing")
            } else {
                DateError::new(text, "a date and time", error)
            }
        })
    }

    /// Returns the date and time in the text, without the offset.
    ///
    /// # Errors
    ///
    /// If the text is not a date with a time.
    pub fn local(&self) -> Result<NaiveDateTime, DateError> {
        let text = match &self.0 {
            Written::Value(time) => return Ok(time.naive_local()),
            Written::Text(text) => to_rfc3339(text),
        };
        let parse = chrono::DateTime::parse_from_rfc3339;
        let parsed = parse(&text).or_else(|error| parse(&format!("{text}Z")).map_err(|_| error));
        parsed.map(|time| time.naive_local()).map_err(|error| DateError::new(&text, "a date and time", error))
    }
}

/// Rewrites `text` in the form of RFC 3339, with a `T` between date and time and a colon in the offset:
/// `2026-11-22 05:00:00 +0800` → `2026-11-22T05:00:00+08:00`.
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
    /// Returns the date. For a date with a time, returns the date as written, without conversion to UTC.
    ///
    /// # Errors
    ///
    /// If the text does not begin with a date.
    pub fn date(&self) -> Result<NaiveDate, DateError> {
        let text = match &self.0 {
            Written::Value(date) => return Ok(*date),
            Written::Text(text) => text,
        };
        let date = match text.split_at_checked(10) {
            Some((date, time)) if time.starts_with(['T', 't', ' ']) => date,
            _ => text,
        };
        parse_full_date(date).map_err(|error| DateError::new(text, "a date", error))
    }
}

/// Orders values by their points in time. Values that are not a point in time come first.
impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        let instant = |time: &Self| time.instant().ok();
        instant(self).cmp(&instant(other)).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

/// Orders values by their days. Values that are not dates come first.
impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let day = |date: &Self| date.date().ok();
        day(self).cmp(&day(other)).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

/// Converts a time of `chrono`. Keeps the offset.
impl<Z: TimeZone> From<chrono::DateTime<Z>> for DateTime {
    fn from(time: chrono::DateTime<Z>) -> Self {
        Self(Written::Value(time.fixed_offset()))
    }
}

/// Converts a system time to UTC. A time before 1970 becomes the start of 1970, and a time after the last representable
/// year becomes the last representable time.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        Self::from(utc(time))
    }
}

/// Converts a time to UTC. A time before 1970 becomes the start of 1970, and a time after the last representable year
/// becomes the last representable time.
pub(crate) fn utc(time: SystemTime) -> chrono::DateTime<Utc> {
    let since_epoch = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since_epoch.as_secs()).ok();
    let time = seconds.and_then(|seconds| chrono::DateTime::from_timestamp(seconds, since_epoch.subsec_nanos()));
    time.unwrap_or(chrono::DateTime::<Utc>::MAX_UTC)
}

/// Returns an error if the text is not a point in time.
impl TryFrom<&DateTime> for SystemTime {
    type Error = DateError;

    fn try_from(time: &DateTime) -> Result<Self, DateError> {
        time.instant().map(Self::from)
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self(Written::Value(date))
    }
}
