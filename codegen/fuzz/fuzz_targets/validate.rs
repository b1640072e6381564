//! Fuzzes validation with a document and a JSON value: the value is checked against every schema, in both directions.
//! Samples of the schemas are created and checked as well.
#![no_main]

use std::collections::HashMap;

use codegen::{
    config::Config,
    ir::SchemaId,
    lower::Strictness,
    round_trip,
    validate::{Direction, fits_some, validate},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    let (value, document) = data.split_once('\n').unwrap_or(("null", data));
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{document}");
    let files = HashMap::from([("root.yaml".to_owned(), text)]);
    let reading = codegen::read("root.yaml", &files, &Config::default(), Strictness::Lenient);
    let Some(api) = &reading.api else { return };
    let value: serde_json::Value = serde_json::from_str(value).unwrap_or_default();
    for (id, _) in (0..).zip(&api.schemas).take(50) {
        for direction in [Direction::Request, Direction::Response] {
            let fits = validate(api, SchemaId(id), &value, direction).is_empty();
            assert!(!fits || fits_some(api, SchemaId(id), &value, direction), "what fits one alternative fits some");
        }
    }
    let _ = round_trip::generate_tests(api, "fuzz");
});
