//! Any text as `Retry-After`: a time to wait, or none.
#![no_main]

use libfuzzer_sys::fuzz_target;
use runtime::{retry::retry_after, value::DateTime};

fuzz_target!(|data: &str| {
    let now = "2026-11-22T12:00:00Z".parse::<DateTime>().expect("a time").into();
    let wait = retry_after(data, now);
    if let Ok(seconds) = data.trim().parse::<u32>() {
        let plain = data.trim().bytes().all(|byte| byte.is_ascii_digit());
        assert!(!plain || wait == Some(std::time::Duration::from_secs(seconds.into())));
    }
});
