//! Fuzzes the header field `Retry-After`: arbitrary text is parsed as a delay or ignored.
#![no_main]

use libfuzzer_sys::fuzz_target;
use runtime::retry::retry_after;

fuzz_target!(|data: &str| {
    let now = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_795_348_800);
    let wait = retry_after(data, now);
    if let Ok(seconds) = data.trim().parse::<u32>() {
        let plain = data.trim().bytes().all(|byte| byte.is_ascii_digit());
        assert!(!plain || wait == Some(std::time::Duration::from_secs(seconds.into())));
    }
});
