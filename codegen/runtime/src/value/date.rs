//! Dates and times, as RFC 3339 writes them, and what servers write instead.

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
    /// True while this thread rejects texts that RFC 3339 does not allow.
    static STRICT: Cell<bool> = const { Cell::new(false) };
}

/// While it exists, this thread reads dates and times strictly, or as it did before.
#[cfg(feature = "client")]
pub(crate) struct StrictDates {
    before: bool,
}

#[cfg(feature = "client")]
impl StrictDates {
    /// Begins reading strictly if asked to.
    pub(crate) fn begin(strict: bool) -> Self {
        Self { before: STRICT.replace(strict) }
    }
}

#[cfg(feature = "client")]
impl Drop for StrictDates {
    fn drop(&mut self) {
        STRICT.set(self.before);
    }
}

/// A text that is not a date, or not a point in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl DateError {
    fn new(text: &str, expected: &str, reason: impl fmt::Display) -> Self {
        Self(format!("`{text}` is not {expected}: {reason}"))
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DateError {}

/// A value, or a text that it would not be written as.
#[derive(Clone)]
enum Written<T> {
    Value(T),
    Text(Box<str>),
}

/// Defines a type whose values are texts in JSON. `$strict` parses what RFC 3339 allows, `$show` writes it, and values
/// are equal if their `$key`s are.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($type:ty), $expected:literal, $strict:expr, $show:expr, $key:expr)*) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Written<$type>);

        impl $name {
            /// Returns whether the text is as RFC 3339 requires.
            #[must_use]
            pub fn is_rfc3339(&self) -> bool {
                match &self.0 {
                    Written::Value(_) => true,
                    Written::Text(text) => $strict(text).is_ok(),
                }
            }

            /// Keeps any text.
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

        /// RFC 3339, section 5.6. Nothing else is parsed; only reading JSON is lenient.
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
                    irregular(text.parse::<Self>())?;
                }
                *place = Some(value);
                Ok(())
            }
        }
    )*};
}

texts! {
    /// A point in time (`format: date-time`), `2026-11-22T05:00:00+08:00`.
    ///
    /// The text is kept as it is read, with its offset and its digits, and is written so again. Servers also send texts that are
    /// not RFC 3339: without an offset, with `+0000`, empty. These are kept as well, and only [`DateTime::instant`] fails if they
    /// do not name a point in time: so one such member does not make the rest of a response unreadable.
    /// Values that are parsed with [`str::parse`] must be RFC 3339.
    ///
    /// Two values are equal if they are written alike. They are ordered by instant.
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
    /// A date (`format: date`), `2026-11-22`.
    ///
    /// The text is kept as it is read: a date with a time, or an empty text, is not an error. [`Date::date`] returns the date.
    /// Values that are parsed with [`str::parse`] must be RFC 3339.
    Date(NaiveDate), "a date", full_date, |date: &NaiveDate| date.to_string(), |date: &NaiveDate| *date
}

/// Handles a text that differs from the canonical form of its value. RFC 3339 texts are accepted. Any other text is an
/// error in strict mode; in lenient mode it is counted as an irregularity, so that a union prefers other candidates.
fn irregular<T>(strict: Result<T, DateError>) -> read::Result<()> {
    match strict {
        Err(error) if STRICT.get() => Err(ReadError::custom(error)),
        Err(_) => {
            tally::irregular();
            Ok(())
        }
        Ok(_) => Ok(()),
    }
}

/// RFC 3339, `full-date`: parsed with a time, as a parser for dates alone also takes `2026-1-2`.
fn full_date(text: &str) -> Result<NaiveDate, chrono::ParseError> {
    chrono::DateTime::parse_from_rfc3339(&format!("{text}T00:00:00Z")).map(|time| time.date_naive())
}

impl DateTime {
    /// Returns the point in time, with the offset that is written.
    ///
    /// A space instead of `T`, and offsets such as `+0000` and `+00`, are understood.
    ///
    /// # Errors
    ///
    /// If the text has no offset (see [`DateTime::local`]) or does not name a point in time.
    pub fn instant(&self) -> Result<chrono::DateTime<FixedOffset>, DateError> {
        let text = match &self.0 {
            Written::Value(time) => return Ok(*time),
            Written::Text(text) => text,
        };
        let parsed = chrono::DateTime::parse_from_rfc3339(&regular(text));
        parsed.map_err(|error| {
            if self.local().is_ok() {
                DateError::new(text, "a point in time", "it has no offset from UTC")
            } else {
                DateError::new(text, "a date and time", error)
            }
        })
    }

    /// Returns date and time as they are written, without the offset.
    ///
    /// # Errors
    ///
    /// If the text is not a date with a time.
    pub fn local(&self) -> Result<NaiveDateTime, DateError> {
        let text = match &self.0 {
            Written::Value(time) => return Ok(time.naive_local()),
            Written::Text(text) => regular(text),
        };
        let parse = chrono::DateTime::parse_from_rfc3339;
        let parsed = parse(&text).or_else(|error| parse(&format!("{text}Z")).map_err(|_| error));
        parsed.map(|time| time.naive_local()).map_err(|error| DateError::new(&text, "a date and time", error))
    }
}

/// Writes a text as RFC 3339 would: `T` between date and time, and a colon in the offset.
fn regular(text: &str) -> String {
    let mut text = text.trim().to_owned();
    if text.is_ascii() && text.as_bytes().get(10) == Some(&b' ') {
        text.replace_range(10..11, "T");
    }
    // The first sign after the date.
    if let Some(sign) = text.get(11..).and_then(|time| time.find(['+', '-'])) {
        let offset = text.split_off(11 + sign);
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
    /// Returns the date; of a date with a time, the date as it is written.
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
        full_date(date).map_err(|error| DateError::new(text, "a date", error))
    }
}

/// By instant; what does not name an instant comes first.
impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        let instant = |time: &Self| time.instant().ok();
        instant(self).cmp(&instant(other)).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

/// Orders by day; texts that are not dates come first.
impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let day = |date: &Self| date.date().ok();
        day(self).cmp(&day(other)).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

/// In the offset that the time has.
impl<Z: TimeZone> From<chrono::DateTime<Z>> for DateTime {
    fn from(time: chrono::DateTime<Z>) -> Self {
        Self(Written::Value(time.fixed_offset()))
    }
}

/// Converts to UTC. A time before 1970 becomes the start of 1970, and one beyond the last year that can be written
/// becomes the last representable time.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        Self::from(utc(time))
    }
}

/// Returns a time in UTC. A time before 1970 becomes the start of 1970, and one beyond the last year that can be
/// written becomes the last representable time.
pub(crate) fn utc(time: SystemTime) -> chrono::DateTime<Utc> {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let time = i64::try_from(since.as_secs()).ok();
    let time = time.and_then(|seconds| chrono::DateTime::from_timestamp(seconds, since.subsec_nanos()));
    time.unwrap_or(chrono::DateTime::<Utc>::MAX_UTC)
}

/// Fails if the text does not name a point in time.
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
