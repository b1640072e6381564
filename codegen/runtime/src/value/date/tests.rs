use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{
    super::super::{
        json::{Choice, Kind, Signs},
        read,
    },
    Date, DateTime,
};

/// Texts and their instants in UTC; `None` if the text is not a point in time.
const TIMES: [(&str, Option<&str>); 22] = [
    ("2026-11-22T05:00:00Z", Some("2026-11-22T05:00:00Z")),
    ("2015-11-09T01:42:57.527363Z", Some("2015-11-09T01:42:57.527363Z")),
    ("2015-11-09T01:42:57.527363123456Z", Some("2015-11-09T01:42:57.527363123Z")),
    ("2026-11-22T05:00:00.50+08:00", Some("2026-11-21T21:00:00.500Z")),
    ("2026-11-22T05:00:00.000Z", Some("2026-11-22T05:00:00Z")),
    ("2026-11-22T05:00:00+00:00", Some("2026-11-22T05:00:00Z")),
    ("2026-11-22T05:00:00-00:00", Some("2026-11-22T05:00:00Z")),
    ("2026-11-22t05:00:00z", Some("2026-11-22T05:00:00Z")),
    ("2026-11-22 05:00:00Z", Some("2026-11-22T05:00:00Z")),
    ("2026-11-22 05:00:00 +0100", Some("2026-11-22T04:00:00Z")),
    ("2026-11-22T05:00:00+0000", Some("2026-11-22T05:00:00Z")),
    ("2026-11-22T05:00:00.123-0330", Some("2026-11-22T08:30:00.123Z")),
    ("2026-11-22T05:00:00+00", Some("2026-11-22T05:00:00Z")),
    ("2026-11-22T05:00:00", None),
    ("2026-11-22T05:00:00.25", None),
    ("2026-11-22", None),
    ("2026-02-30T05:00:00Z", None),
    ("2026-11-22T24:00:00Z", None),
    ("0000-00-00 00:00:00", None),
    ("", None),
    ("never", None),
    ("2026-11-22T05:00:00+ü00", None),
];

#[test]
fn a_time_keeps_its_text_and_says_what_instant_it_is() {
    for (text, instant) in TIMES {
        let time: DateTime = serde_json::from_value(text.into()).expect(text);
        assert_eq!(serde_json::to_value(&time).expect(text), text);
        assert_eq!(time.to_string(), text);
        let found = time.instant().ok().map(|time| DateTime::from(time.to_utc()).to_string());
        assert_eq!(found.as_deref(), instant, "{text}");
    }
}

#[test]
fn a_time_keeps_its_offset() {
    let time: DateTime = "2026-11-22T05:00:00+08:00".parse().unwrap();
    assert_eq!(time.instant().unwrap().offset().local_minus_utc(), 8 * 3600);
    assert_eq!(time.local().unwrap().to_string(), "2026-11-22 05:00:00");
    assert_eq!(DateTime::from(time.instant().unwrap()), time);
    let utc = "2026-11-21T21:00:00Z".parse::<DateTime>().unwrap();
    assert_ne!(utc, time);
    assert_eq!(utc.instant(), time.instant());
    let later = "2026-11-21T21:00:01Z".parse().unwrap();
    assert!(time < later && utc < later && DateTime::default() < time);
}

#[test]
fn a_time_without_an_offset_is_local() {
    let time: DateTime = serde_json::from_str("\"2026-11-22 05:00:00.5\"").unwrap();
    assert!(!time.is_rfc3339());
    assert_eq!(time.local().unwrap().to_string(), "2026-11-22 05:00:00.500");
    let error = time.instant().unwrap_err().to_string();
    assert_eq!(
        error,
        "the text `2026-11-22 05:00:00.5` is not a date and time with a UTC offset: the offset is missing"
    );
    let empty: DateTime = serde_json::from_str("\"\"").unwrap();
    assert!(empty.instant().unwrap_err().to_string().starts_with("the text `` is not a date and time: "));
    assert!(empty.local().is_err() && empty < time);
}

#[test]
fn parsing_accepts_only_rfc_3339() {
    for (text, instant) in TIMES {
        let rfc3339 = instant.is_some() && text.contains([':']) && {
            let offset = text.trim_start_matches(|c| c != 'Z' && c != 'z' && c != '+');
            (offset.len() != 5 && offset.len() != 3 && !text.ends_with("-0330")) && !text.contains(" +")
        };
        // chrono accepts a space instead of `T`, which the note in section 5.6 allows.
        assert_eq!(text.parse::<DateTime>().is_ok(), rfc3339, "{text}");
        let time: DateTime = serde_json::from_value(text.into()).expect(text);
        assert_eq!(time.is_rfc3339(), rfc3339, "{text}");
    }
    for text in ["2026-1-2", "2026-02-30", "22.11.2026", "", "2026-11-22T05:00:00Z"] {
        let error = text.parse::<Date>().expect_err(text);
        assert!(error.to_string().starts_with(&format!("the text `{text}` is not a date: ")), "{error}");
    }
}

#[test]
fn a_date_keeps_its_text_and_says_what_day_it_is() {
    let dates = [
        ("2024-02-29", Some("2024-02-29")),
        ("2026-11-22T05:00:00Z", Some("2026-11-22")),
        ("2026-11-22 00:00:00", Some("2026-11-22")),
        ("2026-11-22Z", None),
        ("2026-02-30", None),
        ("2026-1-2", None),
        ("ü", None),
        ("", None),
    ];
    for (text, day) in dates {
        let date: Date = serde_json::from_value(text.into()).expect(text);
        assert_eq!(serde_json::to_value(&date).expect(text), text);
        assert_eq!(date.date().ok().map(|date| date.to_string()).as_deref(), day, "{text}");
    }
    assert_eq!(serde_json::from_str::<Date>("\"2024-02-29\"").unwrap(), "2024-02-29".parse().unwrap());
}

#[test]
#[cfg(feature = "client")]
fn strictly_only_rfc_3339_is_read() {
    let strict = super::StrictDates::begin(true);
    for (text, _) in TIMES {
        let read = serde_json::from_value::<DateTime>(text.into());
        assert_eq!(read.is_ok(), text.parse::<DateTime>().is_ok(), "{text}");
    }
    let error = serde_json::from_str::<Date>("\"\"").unwrap_err().to_string();
    assert!(error.starts_with("the text `` is not a date: "), "{error}");
    assert_eq!(
        serde_json::from_str::<DateTime>("\"2026-11-22t05:00:00z\"").unwrap().to_string(),
        "2026-11-22t05:00:00z"
    );
    drop(strict);
    assert!(serde_json::from_str::<Date>("\"\"").is_ok());
}

#[test]
fn a_union_takes_a_text_as_a_time_only_if_nothing_else_fits() {
    #[derive(Debug, PartialEq)]
    enum Either {
        Time(DateTime),
        Text(String),
    }
    let choose = |json: &str| {
        let mut choice = Choice::of(json);
        let signs = Signs { kinds: &[Kind::String], required: &[], constants: &[] };
        choice.candidate("Time", signs, Either::Time);
        choice.candidate("Text", signs, Either::Text);
        choice.end().unwrap()
    };
    assert_eq!(choose("\"2026-11-22T05:00:00Z\""), Either::Time("2026-11-22T05:00:00Z".parse().unwrap()));
    assert_eq!(choose("\"2026-11-22t05:00:00.0z\""), Either::Time("2026-11-22t05:00:00.0z".parse().unwrap()));
    assert_eq!(choose("\"2026-11-22\""), Either::Text("2026-11-22".to_owned()));
    let time: Vec<DateTime> = read::from_str("[\"soon\"]").unwrap();
    assert_eq!(time[0].to_string(), "soon");
}

#[test]
fn a_time_is_the_systems_and_the_other_way_round() {
    let time: DateTime = "2026-11-22T05:00:00.000000001Z".parse().unwrap();
    assert_eq!(DateTime::from(SystemTime::try_from(&time).unwrap()), time);
    let beyond = UNIX_EPOCH + Duration::from_secs(1 << 62);
    assert_eq!(DateTime::from(beyond).instant().unwrap(), chrono::DateTime::<chrono::Utc>::MAX_UTC);
}
