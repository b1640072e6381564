use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{Datelike, FixedOffset, NaiveDate, SecondsFormat};

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
        let found = time.to_chrono().ok().map(|time| DateTime::from(time.to_utc()).to_string());
        assert_eq!(found.as_deref(), instant, "{text}");
    }
}

#[test]
fn a_time_keeps_its_offset() {
    let time: DateTime = "2026-11-22T05:00:00+08:00".parse().unwrap();
    assert_eq!(time.utc_offset_minutes(), Ok(8 * 60));
    assert_eq!(time.to_chrono().unwrap().offset().local_minus_utc(), 8 * 3600);
    assert_eq!(time.to_chrono_local().unwrap().to_string(), "2026-11-22 05:00:00");
    assert_eq!(DateTime::from(time.to_chrono().unwrap()), time);
    let utc = "2026-11-21T21:00:00Z".parse::<DateTime>().unwrap();
    assert_ne!(utc, time);
    assert_eq!(utc.unix_timestamp(), time.unix_timestamp());
    assert_eq!(utc.to_chrono(), time.to_chrono());
    let later = "2026-11-21T21:00:01Z".parse().unwrap();
    assert!(time < later && utc < later && DateTime::default() < time);
}

#[test]
fn a_time_without_an_offset_is_local() {
    let time: DateTime = serde_json::from_str("\"2026-11-22 05:00:00.5\"").unwrap();
    assert!(!time.is_rfc3339());
    assert_eq!(time.to_chrono_local().unwrap().to_string(), "2026-11-22 05:00:00.500");
    let error = time.unix_timestamp().unwrap_err().to_string();
    assert_eq!(
        error,
        "the text `2026-11-22 05:00:00.5` is not a date and time with a UTC offset: the offset is missing"
    );
    let empty: DateTime = serde_json::from_str("\"\"").unwrap();
    assert!(empty.unix_timestamp().unwrap_err().to_string().starts_with("the text `` is not a date and time: "));
    assert!(empty.to_chrono_local().is_err() && empty < time);
}

#[test]
fn parsing_accepts_only_rfc_3339() {
    for (text, instant) in TIMES {
        let rfc3339 = instant.is_some() && text.contains([':']) && {
            let offset = text.trim_start_matches(|c| c != 'Z' && c != 'z' && c != '+');
            (offset.len() != 5 && offset.len() != 3 && !text.ends_with("-0330")) && !text.contains(" +")
        };
        // A space instead of `T` is accepted, which the note in section 5.6 allows.
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
        assert_eq!(date.to_chrono().ok().map(|date| date.to_string()).as_deref(), day, "{text}");
        let written = date.year_month_day().ok().map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
        assert_eq!(written.as_deref(), day, "{text}");
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
    let far_future = UNIX_EPOCH + Duration::from_secs(1 << 62);
    assert_eq!(DateTime::from(far_future).to_string(), "9999-12-31T23:59:59.999999999Z");
    let far_past = UNIX_EPOCH - Duration::from_secs(1 << 62);
    assert_eq!(DateTime::from(far_past).to_string(), "0000-01-01T00:00:00Z");
    let half_a_second_before = UNIX_EPOCH - Duration::from_millis(500);
    let time = DateTime::from(half_a_second_before);
    assert_eq!(time.to_string(), "1969-12-31T23:59:59.500Z");
    assert_eq!((time.unix_timestamp(), SystemTime::try_from(&time)), (Ok(-1), Ok(half_a_second_before)));
    let leap_second: DateTime = "2016-12-31T23:59:60.25Z".parse().unwrap();
    let after: DateTime = "2017-01-01T00:00:00.250Z".parse().unwrap();
    assert_eq!(SystemTime::try_from(&leap_second), SystemTime::try_from(&after));
}

/// The calendar repeats after 400 years. These ranges contain a whole cycle, the years around 1970, and both ends.
#[test]
fn every_day_is_the_one_of_chrono() {
    for (first_year, last_year) in [(0, 400), (1900, 2100), (9900, 9999)] {
        let mut day = NaiveDate::from_ymd_opt(first_year, 1, 1).unwrap();
        while day.year() <= last_year {
            let date = Date::from(day);
            let (year, month, day_of_month) = date.year_month_day().unwrap();
            assert_eq!((year, u32::from(month), u32::from(day_of_month)), (day.year(), day.month(), day.day()));
            assert_eq!(date.to_chrono(), Ok(day));
            let text = format!("{year:04}-{month:02}-{day_of_month:02}");
            assert_eq!(text.parse(), Ok(date));
            let next_day = day.succ_opt().unwrap();
            if next_day.month() != day.month() {
                let missing_day = format!("{year:04}-{month:02}-{:02}", day_of_month + 1);
                assert!(missing_day.parse::<Date>().is_err(), "{missing_day}");
            }
            day = next_day;
        }
    }
    let beyond_the_range = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
    assert_eq!(Date::from(beyond_the_range).to_string(), "9999-12-31");
    assert_eq!(Date::from(NaiveDate::MIN).to_string(), "0000-01-01");
}

/// Points in time in all years, with all offsets, written with each number of digits, and mutations of their texts.
#[test]
fn times_are_those_of_chrono() {
    let mut state = 7_u64;
    let mut random = |end: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(state >> 33).unwrap() % end
    };
    let replacements = b"0123456789-+:.TtZz ";
    let (mut valid_count, mut invalid_count) = (0, 0);
    for _ in 0..50_000 {
        let seconds = random(10_000 * 366) * 86_400 + random(86_400) - 62_167_219_200;
        let nanoseconds = u32::try_from(
            [0, random(1000) * 1_000_000, random(1_000_000) * 1000, random(1 << 29)]
                [usize::try_from(random(4)).unwrap()],
        )
        .unwrap();
        let offset = FixedOffset::east_opt(i32::try_from(random(2 * 1439 + 1) - 1439).unwrap() * 60).unwrap();
        let time = chrono::DateTime::from_timestamp(seconds, nanoseconds).unwrap().with_timezone(&offset);
        if !(0..10_000).contains(&time.year()) {
            continue;
        }
        let text = time.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        let parsed: DateTime = text.parse().unwrap();
        assert_eq!(DateTime::from(time), parsed);
        assert_eq!((parsed.to_string(), parsed.to_chrono()), (text.clone(), Ok(time)));
        assert_eq!(parsed.unix_timestamp(), Ok(seconds));
        let mut bytes = text.into_bytes();
        for _ in 0..=random(2) {
            let position = usize::try_from(random(i64::try_from(bytes.len()).unwrap())).unwrap();
            bytes[position] =
                replacements[usize::try_from(random(i64::try_from(replacements.len()).unwrap())).unwrap()];
        }
        let mutated = String::from_utf8(bytes).unwrap();
        let expected = chrono::DateTime::parse_from_rfc3339(&mutated);
        let found = mutated.parse::<DateTime>().ok().map(|time| time.to_chrono().unwrap());
        assert_eq!(found, expected.ok(), "{mutated}");
        if found.is_some() { valid_count += 1 } else { invalid_count += 1 }
    }
    assert!(valid_count > 10_000 && invalid_count > 10_000, "{valid_count}, {invalid_count}");
}
