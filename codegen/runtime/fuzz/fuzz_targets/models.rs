//! Fuzzes the JSON of all types of the generated crate. The first two bytes choose the type. A value that can be read
//! is equal after it is written and read again.
#![no_main]

use std::fmt::Debug;

use huaweicloud_cci::{decode, read::FromJson};
use libfuzzer_sys::fuzz_target;
use serde::Serialize;

fn check<T: FromJson + Serialize + PartialEq + Debug>(body: &[u8]) {
    let Ok(value) = decode::value::<T>(body) else { return };
    let text = serde_json::to_vec(&value).expect("what was read can be written");
    let again = decode::value::<T>(&text).expect("what was written can be read");
    assert_eq!(value, again);
}

include!(concat!(env!("OUT_DIR"), "/models.rs"));

fuzz_target!(|data: &[u8]| {
    let Some((index, body)) = data.split_first_chunk::<2>() else { return };
    MODELS[usize::from(u16::from_le_bytes(*index)) % MODELS.len()](body);
});
