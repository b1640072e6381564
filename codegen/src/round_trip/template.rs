//! Deserializes and serializes the examples of the API's document.

#![allow(deprecated, reason = "deprecated items are tested as well")]

use std::fmt::Debug;

use serde_json::Value;

type Round = fn(&str) -> Result<(String, String), String>;

const TYPES: &[Round] = &[];

/// The names of discriminator members, which some structs always write.
const TAGS: &[&str] = &[];

/// Deserializes a value as `T`. Returns the serialized JSON and the `Debug` output.
fn round<T: serde::de::DeserializeOwned + serde::Serialize + Debug>(json: &str) -> Result<(String, String), String> {
    let value: T = serde_json::from_str(json).map_err(|error| error.to_string())?;
    Ok((serde_json::to_string(&value).map_err(|error| error.to_string())?, format!("{value:?}")))
}

/// Adds a message for each path at which `written` differs from `value`. The order of members, the spelling of numbers
/// and times, and omitted `null`s are ignored.
fn compare(path: &str, value: &Value, written: &Value, differences: &mut Vec<String>) {
    match (value, written) {
        (Value::Object(value), Value::Object(written)) => {
            for (name, member) in value {
                match written.get(name) {
                    Some(other) => compare(&format!("{path}.{name}"), member, other, differences),
                    None if member.is_null() => {}
                    None => differences.push(format!("the member {path}.{name} is lost")),
                }
            }
            let is_new = |name: &&String| !value.contains_key(*name) && !TAGS.contains(&name.as_str());
            differences.extend(written.keys().filter(is_new).map(|name| format!("the member {path}.{name} is added")));
        }
        (Value::Array(value), Value::Array(written)) if value.len() == written.len() => {
            for (index, (one, other)) in value.iter().zip(written).enumerate() {
                compare(&format!("{path}[{index}]"), one, other, differences);
            }
        }
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => {}
        #[expect(clippy::cast_possible_truncation, reason = "`format: float` has no more digits")]
        (Value::Number(one), Value::Number(other))
            if one.as_f64().map(|one| one as f32) == other.as_f64().map(|other| other as f32) => {}
        (Value::String(one), Value::String(other))
            if parse_time(one).is_some() && parse_time(one) == parse_time(other) => {}
        _ if value == written => {}
        _ => differences.push(format!("the value at `{path}` is written as {written}, but was {value}")),
    }
}

fn parse_time(text: &str) -> Option<PACKAGE::runtime::value::DateTime> {
    serde_json::from_value(text.into()).ok()
}

#[test]
fn values_are_read_and_written_unchanged() {
    let (mut count, mut failures) = (0, Vec::new());
    for line in include_str!("round_trips.jsonl").lines() {
        let case: Value = serde_json::from_str(line).expect("each line is JSON");
        let index = case["type"].as_u64().and_then(|index| usize::try_from(index).ok()).expect("`type` is an index");
        let mut problems = Vec::new();
        match TYPES[index](&case["value"].to_string()) {
            Err(error) => problems.push(format!("the value cannot be deserialized: {error}")),
            Ok((written, shown)) => {
                let written: Value = serde_json::from_str(&written).expect("the output is JSON");
                compare("", &case["value"], &written, &mut problems);
                if let Some(variants) = case["variants"].as_array() {
                    let read = shown.split(['(', ' ', '{']).next().unwrap_or_default();
                    let is_meant = |name: &Value| name.as_str().is_some_and(|name| name.trim_start_matches("r#") == read);
                    if !variants.iter().any(is_meant) {
                        let expected = &case["variants"];
                        problems.push(format!("the value is read as the variant {read}, which is not one of {expected}"));
                    }
                }
            }
        }
        count += 1;
        if !problems.is_empty() {
            problems.truncate(5);
            failures.push(format!("{} ({})\n    {}\n    {}", case["place"], index, problems.join("; "), case["value"]));
        }
    }
    println!("round trips: {} of {count} values", count - failures.len());
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 0, "no values were tested");
}
