use std::time::{Duration, SystemTime, UNIX_EPOCH};

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::{Base64, Binary, Date, DateTime, Secret, Time};

#[test]
fn base64_is_read_leniently_and_written_strictly() {
    for text in ["\"aGk=\"", "\"aGk\"", "\"aG\\nk=\""] {
        assert_eq!(serde_json::from_str::<Base64>(text).unwrap(), Base64(b"hi".to_vec()), "{text}");
    }
    assert_eq!(serde_json::to_string(&Base64(b"hi".to_vec())).unwrap(), "\"aGk=\"");
    let error = serde_json::from_str::<Base64>("\"a*\"").unwrap_err();
    assert!(error.to_string().starts_with("not base64: "), "{error}");
}

#[test]
fn binary_in_json_is_text_or_an_error() {
    assert_eq!(serde_json::to_string(&Binary::from("hi")).unwrap(), "\"hi\"");
    assert_eq!(serde_json::from_str::<Binary>("\"hi\"").unwrap(), Binary::from("hi"));
    assert!(serde_json::to_string(&Binary::from(vec![0xff])).is_err());
}

#[test]
fn a_secret_is_sent_but_not_shown() {
    let secret = Secret::new("cci-Passw0rd");
    assert_eq!(format!("{secret:?} {secret} {:#?}", Some(&secret)), "Secret(…) … Some(\n    Secret(…),\n)");
    assert_eq!(serde_json::to_string(&secret).unwrap(), "\"cci-Passw0rd\"");
    assert_eq!(serde_json::from_str::<Secret>("\"cci-Passw0rd\"").unwrap(), secret);
}

#[test]
fn a_secret_is_wiped() {
    // That it happens when it is dropped is a promise of the type; what has been freed cannot be looked at.
    fn wipe<T: ZeroizeOnDrop + Zeroize>(secret: &mut T) {
        secret.zeroize();
    }
    let mut secret = Secret::new("cci-Passw0rd");
    wipe(&mut secret);
    assert_eq!(secret.expose(), "");
}

#[test]
fn dates_and_times_are_those_of_rfc_3339() {
    let times = [
        ("2026-11-22T05:00:00Z", "2026-11-22T05:00:00Z"),
        ("2015-11-09T01:42:57.527363Z", "2015-11-09T01:42:57.527363Z"),
        ("2026-11-22T05:00:00.5+08:00", "2026-11-21T21:00:00.500Z"),
        ("2026-11-22t05:00:00z", "2026-11-22T05:00:00Z"),
    ];
    for (text, written) in times {
        let time: DateTime = serde_json::from_value(text.into()).expect(text);
        assert_eq!(serde_json::to_value(time).expect(text), written);
    }
    let date: Date = serde_json::from_str("\"2024-02-29\"").expect("a date");
    assert_eq!(serde_json::to_string(&date).expect("JSON"), "\"2024-02-29\"");
    let time: Time = serde_json::from_str("\"05:00:00.25\"").expect("a time");
    assert_eq!(serde_json::to_string(&time).expect("JSON"), "\"05:00:00.250\"");

    let wrong =
        ["2026-11-22", "2026-11-22T05:00Z", "2026-11-22T05:00:00", "2026-02-30T05:00:00Z", "2026-11-22T24:00:00Z"];
    for text in wrong {
        let error = serde_json::from_value::<DateTime>(text.into()).expect_err(text);
        assert!(error.to_string().starts_with(&format!("`{text}` is no date and time: ")), "{error}");
    }
    for text in ["2026-1-2", "2026-02-30", "22.11.2026", ""] {
        let error = serde_json::from_value::<Date>(text.into()).expect_err(text);
        assert!(error.to_string().starts_with(&format!("`{text}` is no date: ")), "{error}");
    }
    for text in ["5:00:00", "05:00", "25:00:00", "05:00:00Z"] {
        let error = serde_json::from_value::<Time>(text.into()).expect_err(text);
        assert!(error.to_string().starts_with(&format!("`{text}` is no time of day: ")), "{error}");
    }
}

#[test]
fn a_time_is_the_systems_and_the_other_way_round() {
    let time: DateTime = "2026-11-22T05:00:00.000000001Z".parse().unwrap();
    assert_eq!(DateTime::from(SystemTime::from(time)), time);
    let beyond = UNIX_EPOCH + Duration::from_secs(1 << 62);
    assert_eq!(*DateTime::from(beyond), chrono::DateTime::<chrono::Utc>::MAX_UTC);
}
