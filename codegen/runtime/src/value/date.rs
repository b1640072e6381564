//! Dates and times, as RFC 3339 writes them.

use std::{
    fmt,
    ops::Deref,
    str::FromStr,
    time::{SystemTime, UNIX_EPOCH},
};

use chrono::{NaiveDate, NaiveTime, ParseError, SecondsFormat, Utc};
use serde::{Serialize, Serializer, de::Error as _};

use super::super::read::{self, FromJson, Json, JsonType, ReadError, Source};

/// What the three have in common: they are texts in JSON, and `chrono` has what can be done with them.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($type:ty), $what:literal)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub $type);

        impl Deref for $name {
            type Target = $type;

            fn deref(&self) -> &$type {
                &self.0
            }
        }

        impl From<$type> for $name {
            fn from(value: $type) -> Self {
                Self(value)
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
                let wrong = |error| ReadError::custom(format_args!(concat!("`{}` is no ", $what, ": {}"), text, error));
                *place = Some(text.parse().map_err(wrong)?);
                Ok(())
            }
        }
    )*};
}

texts! {
    /// A point in time (`format: date-time`), `2026-11-22T05:00:00Z`. It is kept and written in UTC.
    DateTime(chrono::DateTime<Utc>), "date and time"
    /// A date (`format: date`), `2026-11-22`.
    Date(NaiveDate), "date"
    /// A time of day (`format: time`), `05:00:00`.
    Time(NaiveTime), "time of day"
}

/// RFC 3339, section 5.6, `date-time`.
impl FromStr for DateTime {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        chrono::DateTime::parse_from_rfc3339(text).map(|time| Self(time.to_utc()))
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

/// A clock beyond all years shows the last moment there is.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        let time = i64::try_from(since.as_secs()).ok();
        let time = time.and_then(|seconds| chrono::DateTime::from_timestamp(seconds, since.subsec_nanos()));
        Self(time.unwrap_or(chrono::DateTime::<Utc>::MAX_UTC))
    }
}

impl From<DateTime> for SystemTime {
    fn from(time: DateTime) -> Self {
        time.0.into()
    }
}

/// RFC 3339, section 5.6, `full-date`: parsed as the day's first moment, as a parser for dates alone takes `2026-1-2` as well.
impl FromStr for Date {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        format!("{text}T00:00:00Z").parse().map(|time: DateTime| Self(time.date_naive()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// RFC 3339, section 5.6, `partial-time`.
impl FromStr for Time {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        format!("1970-01-01T{text}Z").parse().map(|time: DateTime| Self(time.time()))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
