use std::time::{Duration, SystemTime};

use http::StatusCode;

use super::{super::value::DateTime, Attempt, Outcome, RetryDecision, RetryPolicy, retry_after};

const MS: fn(u64) -> Duration = Duration::from_millis;

fn responded(status: u16) -> Outcome {
    Outcome::Response { status: StatusCode::from_u16(status).unwrap(), retry_after: None }
}

fn responded_with_delay(status: u16, wait: Duration) -> Outcome {
    Outcome::Response { status: StatusCode::from_u16(status).unwrap(), retry_after: Some(wait) }
}

fn first(outcome: Outcome, is_idempotent: bool) -> Attempt {
    Attempt { number: 1, is_idempotent, outcome, remaining: None, jitter: 0.5 }
}

/// Rows: (outcome, retried if idempotent, retried otherwise)
#[test]
fn retried_outcomes() {
    let table = [
        (responded(200), false, false),
        (responded(202), false, false),
        (responded(400), false, false),
        (responded(401), false, false),
        (responded(403), false, false),
        (responded(404), false, false),
        (responded(408), true, false),
        (responded(409), false, false),
        (responded_with_delay(409, MS(1000)), true, false),
        (responded(410), false, false),
        (responded(422), false, false),
        (responded_with_delay(422, MS(1000)), false, false),
        (responded(425), true, true),
        (responded(429), true, true),
        (responded_with_delay(429, MS(1000)), true, true),
        (responded(500), false, false),
        (responded_with_delay(500, MS(1000)), true, false),
        (responded(501), false, false),
        (responded(502), true, false),
        (responded(503), true, false),
        (responded_with_delay(503, MS(1000)), true, true),
        (responded(504), true, false),
        (responded_with_delay(504, MS(1000)), true, false),
        (Outcome::NotSent, true, true),
        (Outcome::NoResponse, true, false),
        (Outcome::UntrustedCertificate, false, false),
        (Outcome::ResponseTooLarge, false, false),
    ];
    for (outcome, is_idempotent, not) in table {
        for (safe, expected) in [(true, is_idempotent), (false, not)] {
            let next = RetryPolicy::default().decide(&first(outcome, safe));
            assert_eq!(matches!(next, RetryDecision::Retry { .. }), expected, "{outcome:?}, is_idempotent: {safe}");
        }
    }
}

#[test]
fn possibly_executed_operations() {
    let table = [
        (responded(404), false),
        (responded(429), false),
        (responded(500), true),
        (responded_with_delay(500, MS(1000)), true),
        (responded(501), false),
        (responded(502), true),
        (responded(503), true),
        (responded_with_delay(503, MS(1000)), false),
        (responded(504), true),
        (Outcome::NotSent, false),
        (Outcome::UntrustedCertificate, false),
        (Outcome::NoResponse, true),
        (Outcome::ResponseTooLarge, true),
    ];
    for (outcome, unsure) in table {
        assert_eq!(outcome.is_ambiguous(), unsure, "{outcome:?}");
    }
}

/// Rows: (attempt number, jitter, delay in ms), for an initial backoff of 100 ms and a maximum of 1 s.
#[test]
fn pauses_double_up_to_the_longest_and_are_random() {
    let retry = RetryPolicy::default().max_attempts(u32::MAX).initial_backoff(MS(100)).max_backoff(MS(1000));
    let table = [
        (1, 0.0, 0),
        (1, 0.5, 50),
        (2, 0.5, 100),
        (3, 0.5, 200),
        (4, 0.25, 200),
        (5, 0.5, 500),
        (4_000_000_000, 0.5, 500),
    ];
    for (number, jitter, pause) in table {
        let attempt = Attempt { number, jitter, ..first(Outcome::NotSent, true) };
        assert_eq!(retry.decide(&attempt), RetryDecision::Retry { delay: MS(pause) }, "attempt {number}");
    }
}

#[test]
fn the_server_says_how_long_and_callers_spread_after_that() {
    let retry = RetryPolicy::default().initial_backoff(MS(100));
    for (jitter, pause) in [(0.0, 3000), (0.5, 3050)] {
        let attempt = Attempt { jitter, ..first(responded_with_delay(429, MS(3000)), false) };
        assert_eq!(retry.decide(&attempt), RetryDecision::Retry { delay: MS(pause) });
    }
    let without_end = first(responded_with_delay(429, Duration::MAX), true);
    assert_eq!(retry.decide(&without_end), RetryDecision::Stop);
    assert_eq!(
        retry.max_retry_after(Duration::MAX).decide(&without_end),
        RetryDecision::Retry { delay: Duration::MAX }
    );
}

/// Rows: (attempt number, remaining ms, requested delay in ms, retried)
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
        let outcome = responded_with_delay(503, MS(wait));
        let attempt = Attempt { number, is_idempotent: true, outcome, remaining: left.map(MS), jitter: 0.0 };
        assert_eq!(
            matches!(RetryPolicy::default().decide(&attempt), RetryDecision::Retry { .. }),
            again,
            "{attempt:?}"
        );
    }
}

#[test]
fn off_means_off() {
    assert_eq!(RetryPolicy::none().decide(&first(Outcome::NotSent, true)), RetryDecision::Stop);
}

#[test]
fn retry_after_is_seconds_or_one_of_three_dates() {
    let now = SystemTime::try_from(&"1994-11-06T08:49:07Z".parse::<DateTime>().unwrap()).unwrap();
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
