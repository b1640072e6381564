//! Reads and writes the examples of the API's description.

#![allow(deprecated, reason = "what is deprecated is read and written as well")]

use std::fmt::Debug;

use serde_json::Value;

type Round = fn(&str) -> Result<(String, String), String>;

const TYPES: &[Round] = &[];

/// Members that some structs always write.
const TAGS: &[&str] = &[];

/// Reads a value. Returns its JSON and its `Debug` output.
fn round<T: serde::de::DeserializeOwned + serde::Serialize + Debug>(json: &str) -> Result<(String, String), String> {
    let value: T = serde_json::from_str(json).map_err(|error| error.to_string())?;
    Ok((serde_json::to_string(&value).map_err(|error| error.to_string())?, format!("{value:?}")))
}

/// Adds the paths at which two values differ. Order, the spelling of numbers and times, and omitted `null`s are
/// ignored.
fn compare(path: &str, value: &Value, written: &Value, found: &mut Vec<String>) {
    match (value, written) {
        (Value::Object(value), Value::Object(written)) => {
            for (name, member) in value {
                match written.get(name) {
                    Some(other) => compare(&format!("{path}.{name}"), member, other, found),
                    None if member.is_null() => {}
                    None => found.push(format!("{path}.{name} is lost")),
                }
            }
            let is_new = |name: &&String| !value.contains_key(*name) && !TAGS.contains(&name.as_str());
            found.extend(written.keys().filter(is_new).map(|name| format!("{path}.{name} is added")));
        }
        (Value::Array(value), Value::Array(written)) if value.len() == written.len() => {
            for (index, (one, other)) in value.iter().zip(written).enumerate() {
                compare(&format!("{path}[{index}]"), one, other, found);
            }
        }
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => {}
        #[expect(clippy::cast_possible_truncation, reason = "`format: float` has no more digits")]
        (Value::Number(one), Value::Number(other))
            if one.as_f64().map(|one| one as f32) == other.as_f64().map(|other| other as f32) => {}
        (Value::String(one), Value::String(other)) if time(one).is_some() && time(one) == time(other) => {}
        _ if value == written => {}
        _ => found.push(format!("{path} is {written} and was {value}")),
    }
}

fn time(text: &str) -> Option<PACKAGE::runtime::value::DateTime> {
    serde_json::from_value(text.into()).ok()
}

#[test]
fn values_are_read_and_written_unchanged() {
    let (mut count, mut failures) = (0, Vec::new());
    for line in include_str!("round_trips.jsonl").lines() {
        let case: Value = serde_json::from_str(line).expect("a line is JSON");
        let index = case["type"].as_u64().and_then(|index| usize::try_from(index).ok()).expect("a type's index");
        let mut problems = Vec::new();
        match TYPES[index](&case["value"].to_string()) {
            Err(error) => problems.push(format!("not read: {error}")),
            Ok((written, shown)) => {
                let written: Value = serde_json::from_str(&written).expect("what is written is JSON");
                compare("", &case["value"], &written, &mut problems);
                if let Some(variants) = case["variants"].as_array() {
                    let read = shown.split(['(', ' ', '{']).next().unwrap_or_default();
                    let is_meant = |name: &Value| name.as_str().is_some_and(|name| name.trim_start_matches("r#") == read);
                    if !variants.iter().any(is_meant) {
                        problems.push(format!("read as {read} and not as one of {}", case["variants"]));
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
    assert!(count > 0, "no value was tried");
}
