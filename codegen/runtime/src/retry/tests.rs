use std::time::Duration;

use http::StatusCode;

use super::{super::value::DateTime, Attempt, Next, Outcome, Retry, retry_after};

const MS: fn(u64) -> Duration = Duration::from_millis;

fn answered(status: u16) -> Outcome {
    Outcome::Answered { status: StatusCode::from_u16(status).unwrap(), retry_after: None }
}

fn asked(status: u16, wait: Duration) -> Outcome {
    Outcome::Answered { status: StatusCode::from_u16(status).unwrap(), retry_after: Some(wait) }
}

fn first(outcome: Outcome, repeatable: bool) -> Attempt {
    Attempt { number: 1, repeatable, outcome, left: None, random: 0.5 }
}

/// (how it ended, again if it may be repeated, again if not)
#[test]
fn what_is_tried_again() {
    let table = [
        (answered(200), false, false),
        (answered(202), false, false),
        (answered(400), false, false),
        (answered(401), false, false),
        (answered(403), false, false),
        (answered(404), false, false),
        (answered(408), true, false),
        (answered(409), false, false),
        (asked(409, MS(1000)), true, false),
        (answered(410), false, false),
        (answered(422), false, false),
        (asked(422, MS(1000)), false, false),
        (answered(425), true, true),
        (answered(429), true, true),
        (asked(429, MS(1000)), true, true),
        (answered(500), false, false),
        (asked(500, MS(1000)), true, false),
        (answered(501), false, false),
        (answered(502), true, false),
        (answered(503), true, false),
        (asked(503, MS(1000)), true, true),
        (answered(504), true, false),
        (asked(504, MS(1000)), true, false),
        (Outcome::Unsent, true, true),
        (Outcome::Lost, true, false),
        (Outcome::Untrusted, false, false),
        (Outcome::TooLarge, false, false),
    ];
    for (outcome, repeatable, not) in table {
        for (safe, expected) in [(true, repeatable), (false, not)] {
            let next = Retry::default().after(&first(outcome, safe));
            assert_eq!(matches!(next, Next::Again(_)), expected, "{outcome:?}, repeatable: {safe}");
        }
    }
}

#[test]
fn what_may_have_been_done() {
    let table = [
        (answered(404), false),
        (answered(429), false),
        (answered(500), true),
        (asked(500, MS(1000)), true),
        (answered(501), false),
        (answered(502), true),
        (answered(503), true),
        (asked(503, MS(1000)), false),
        (answered(504), true),
        (Outcome::Unsent, false),
        (Outcome::Untrusted, false),
        (Outcome::Lost, true),
        (Outcome::TooLarge, true),
    ];
    for (outcome, unsure) in table {
        assert_eq!(outcome.is_unsure(), unsure, "{outcome:?}");
    }
}

/// (number, random, pause in ms) with a base of 100 ms and at most 1 s.
#[test]
fn pauses_double_up_to_the_longest_and_are_random() {
    let retry = Retry::default().attempts(u32::MAX).base(MS(100)).longest(MS(1000));
    let table = [
        (1, 0.0, 0),
        (1, 0.5, 50),
        (2, 0.5, 100),
        (3, 0.5, 200),
        (4, 0.25, 200),
        (5, 0.5, 500),
        (4_000_000_000, 0.5, 500),
    ];
    for (number, random, pause) in table {
        let attempt = Attempt { number, random, ..first(Outcome::Unsent, true) };
        assert_eq!(retry.after(&attempt), Next::Again(MS(pause)), "attempt {number}");
    }
}

#[test]
fn the_server_says_how_long_and_callers_spread_after_that() {
    let retry = Retry::default().base(MS(100));
    for (random, pause) in [(0.0, 3000), (0.5, 3050)] {
        let attempt = Attempt { random, ..first(asked(429, MS(3000)), false) };
        assert_eq!(retry.after(&attempt), Next::Again(MS(pause)));
    }
    let without_end = first(asked(429, Duration::MAX), true);
    assert_eq!(retry.after(&without_end), Next::Deliver);
    assert_eq!(retry.patience(Duration::MAX).after(&without_end), Next::Again(Duration::MAX));
}

/// (number, left in ms, asked to wait in ms, again)
#[test]
fn attempts_and_time_run_out() {
    let table = [
        (1, None, 1000, true),
        (3, None, 1000, true),
        (4, None, 1000, false),
        (5, None, 1000, false),
        (1, Some(2000), 1000, true),
        (1, Some(1000), 1000, false),
        (1, Some(0), 0, false),
    ];
    for (number, left, wait, again) in table {
        let outcome = asked(503, MS(wait));
        let attempt = Attempt { number, repeatable: true, outcome, left: left.map(MS), random: 0.0 };
        assert_eq!(matches!(Retry::default().after(&attempt), Next::Again(_)), again, "{attempt:?}");
    }
}

#[test]
fn off_means_off() {
    assert_eq!(Retry::none().after(&first(Outcome::Unsent, true)), Next::Deliver);
}

#[test]
fn retry_after_is_seconds_or_one_of_three_dates() {
    let now = "1994-11-06T08:49:07Z".parse::<DateTime>().unwrap().into();
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    let table = [
        ("1", seconds(1)),
        (" 120 ", seconds(120)),
        ("0", seconds(0)),
        ("99999999999999999999999", seconds(u64::MAX)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", seconds(30)),
        ("Sunday, 06-Nov-94 08:49:37 GMT", seconds(30)),
        ("Sun Nov  6 08:49:37 1994", seconds(30)),
        ("Sun, 06 Nov 1994 08:00:00 GMT", seconds(0)),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("Sun, 99 Nov 1994 08:49:37 GMT", None),
    ];
    for (text, expected) in table {
        assert_eq!(retry_after(text, now), expected, "{text:?}");
    }
}
