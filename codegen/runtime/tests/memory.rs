//! Tests the memory used for decoding a body in addition to the decoded value, in a separate process.

use std::collections::BTreeMap;

use peak_alloc::PeakAlloc;
use runtime::{decode, read::FromJson, value::Json};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// The maximum number of bytes allocated per byte of the body, excluding the value.
const MOST: usize = 3;

/// Decodes a body and compares the peak memory with the memory of the decoded value.
fn check<T: FromJson>(what: &str, body: &[u8]) {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let value = decode::value::<T>(body);
    let peak = ALLOCATOR.peak_usage() - before;
    let kept = ALLOCATOR.current_usage() - before;
    assert!(value.is_ok(), "{what}");
    drop(value);
    let beside = peak.saturating_sub(kept);
    println!("{what}: a body of {} bytes, a value of {kept}, {beside} beside it", body.len());
    assert!(beside <= MOST * body.len(), "{what}: {beside} bytes beside the value for a body of {}", body.len());
}

#[test]
fn decoding_takes_at_most_three_times_the_body_beside_the_value() {
    let list = |item: &str, count: usize| format!("[{}]", vec![item; count].join(",")).into_bytes();
    check::<Vec<String>>("texts", &list("\"a text of some length\"", 50_000));
    check::<Vec<String>>("texts with escapes", &list("\"\\u00e9\\n\"", 50_000));
    check::<Vec<i64>>("numbers", &list("12345", 100_000));
    check::<Vec<BTreeMap<String, Vec<i64>>>>("objects", &list("{\"first\":[1,2],\"second\":[]}", 30_000));
    check::<Json>("any JSON", &list("{\"first\":[1,2],\"second\":\"text\"}", 30_000));
    check::<String>("one text", format!("\"{}\"", "a".repeat(1_000_000)).as_bytes());
    // The values read from a truncated body are freed.
    let body = list("{\"first\":[1,2]}", 50_000);
    let before = ALLOCATOR.current_usage();
    let broken = decode::value::<Json>(&body[..body.len() / 2]);
    assert!(broken.is_err() && ALLOCATOR.current_usage() - before < 10_000);
}
