//! Fuzzes header fields of responses: arbitrary text becomes typed values, or an error that names the field.
#![no_main]

use std::collections::BTreeMap;

use http::HeaderValue;
use libfuzzer_sys::fuzz_target;
use runtime::{
    Response, decode,
    value::{Date, DateTime, Json, Number},
};

fuzz_target!(|data: &[u8]| {
    let mut response = Response::default();
    for line in data.split(|byte| *byte == b'\n') {
        if let Ok(value) = HeaderValue::from_bytes(line) {
            response.headers_mut().append("x", value.clone());
            response.headers_mut().insert("content-type", value);
        }
    }
    let errors = [
        decode::optional_header::<i32, _>(&response, "x").err(),
        decode::optional_header::<f64, _>(&response, "x").err(),
        decode::optional_header::<bool, _>(&response, "x").err(),
        decode::optional_header::<Vec<u64>, _>(&response, "x").err(),
        decode::optional_header::<BTreeMap<String, Option<i8>>, _>(&response, "x").err(),
        decode::optional_header::<Vec<DateTime>, _>(&response, "x").err(),
        decode::optional_header::<Date, _>(&response, "x").err(),
        decode::optional_header::<Number, _>(&response, "x").err(),
        decode::json_header::<Json, _>(&response, "x").err(),
        decode::header::<String, _>(&response, "y").err(),
    ];
    for error in errors.iter().flatten() {
        assert!(error.to_string().contains("`x`") || error.to_string().contains("`y`"), "{error}");
    }
    let media = decode::media(&response);
    assert!(media.is_empty() || decode::is_media(&response, media));
    let _ = decode::is_json(media);
});
