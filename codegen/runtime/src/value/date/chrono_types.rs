//! Conversions to and from the types of the crate `chrono`.

use ::chrono::{FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};

use super::{
    Date, DateError, DateTime, Written,
    civil::{Day, Timestamp},
    to_rfc3339,
};

impl DateTime {
    /// Returns the point in time, with the offset in the text, as a type of `chrono`. Accepts the same texts as
    /// [`DateTime::unix_timestamp`].
    ///
    /// # Errors
    ///
    /// If the text has no offset (see [`DateTime::to_chrono_local`]) or is not a point in time.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::DateTime;")]
    ///
    /// let time: DateTime = "2026-11-22T05:00:00+08:00".parse()?;
    /// assert_eq!(time.to_chrono()?.to_utc().to_string(), "2026-11-21 21:00:00 UTC");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_chrono(&self) -> Result<::chrono::DateTime<FixedOffset>, DateError> {
        let time = self.timestamp()?;
        to_chrono(time).ok_or_else(|| self.out_of_range())
    }

    /// Returns the date and time in the text, without the offset, as a type of `chrono`.
    ///
    /// # Errors
    ///
    /// If the text is not a date with a time.
    pub fn to_chrono_local(&self) -> Result<NaiveDateTime, DateError> {
        let time = match &self.0 {
            Written::Value(time) => *time,
            Written::Text(text) => {
                let text = to_rfc3339(text);
                let parsed = Timestamp::parse(&text).or_else(|error| {
                    // The offset may be missing.
                    Timestamp::parse(&format!("{text}Z")).map_err(|_| error)
                });
                parsed.map_err(|error| DateError::new(&text, "a date and time", error))?
            }
        };
        to_chrono(time).map(|time| time.naive_local()).ok_or_else(|| self.out_of_range())
    }

    /// Creates the error for a time that `chrono` cannot represent.
    fn out_of_range(&self) -> DateError {
        DateError::new(&self.to_string(), "a time that chrono can represent", "the year is too large or too small")
    }
}

/// Converts a point in time to a type of `chrono`.
fn to_chrono(time: Timestamp) -> Option<::chrono::DateTime<FixedOffset>> {
    let offset = FixedOffset::east_opt(i32::from(time.offset_minutes()) * 60)?;
    let utc = ::chrono::DateTime::from_timestamp(time.utc_seconds(), time.nanoseconds())?;
    Some(utc.with_timezone(&offset))
}

/// Converts a time of `chrono`. The offset is kept, except for its seconds, which RFC 3339 cannot express. A time
/// outside of the years 0 to 9999 becomes the first or last time of the range.
impl<Z: TimeZone> From<::chrono::DateTime<Z>> for DateTime {
    fn from(time: ::chrono::DateTime<Z>) -> Self {
        let offset_minutes = i16::try_from(time.offset().fix().local_minus_utc() / 60).unwrap_or_default();
        let timestamp = Timestamp::from_utc_clamped(time.timestamp(), time.timestamp_subsec_nanos(), offset_minutes);
        Self(Written::Value(timestamp))
    }
}

impl Date {
    /// Returns the date as a type of `chrono`. Accepts the same texts as [`Date::year_month_day`].
    ///
    /// # Errors
    ///
    /// If the text does not begin with a date.
    pub fn to_chrono(&self) -> Result<NaiveDate, DateError> {
        let days = i64::from(self.day()?.days_since_epoch());
        let date = TimeDelta::try_days(days).and_then(|days| NaiveDate::default().checked_add_signed(days));
        date.ok_or_else(|| DateError::new(&self.to_string(), "a date", "the year is too large or too small"))
    }
}

/// Converts a date of `chrono`. A date outside of the years 0 to 9999 becomes the first or last day of the range.
impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        let days = date.signed_duration_since(NaiveDate::default()).num_days();
        Self(Written::Value(Day::from_days_clamped(days)))
    }
}
