use composition::types::*;
use serde_json::{Value, json};

/// Reads a member of `All`, checks that it is written unchanged, and returns it.
fn back(member: &str, value: Value) -> All {
    let whole = json!({ member: value });
    let read: All = serde_json::from_value(whole.clone()).unwrap_or_else(|error| panic!("{whole}: {error}"));
    assert_eq!(serde_json::to_value(&read).unwrap(), whole, "{read:?}");
    read
}

#[test]
fn parts_that_refine_a_member_hold_together() {
    let path = json!({"kind": "other", "version": 3, "since": "2026-01-31"});
    let path = back("global", json!({ "path": path })).global.unwrap().path.unwrap();
    let kind: Option<String> = path.kind;
    let version: i64 = path.version;
    assert_eq!((kind.as_deref(), version), (Some("other"), 3));
}

#[test]
fn a_member_keeps_the_more_specific_type() {
    let child = back("child", json!({"data": {"id": "x", "more": 1}, "word": "b"})).child.unwrap();
    let data: Derived = child.data.unwrap();
    assert_eq!(data.more, Some(1));
    // `a` is in only one of the lists.
    assert_ne!(child.word, Some(ChildWord::from("a")));
    assert!(matches!(child.word, Some(ChildWord::B)));
}

#[test]
fn items_of_lists_are_refined_too() {
    let list = back("items", json!({"list": [{"a": 1, "b": 2}]})).items.unwrap().list.unwrap();
    assert_eq!((list[0].a, list[0].b), (Some(1), Some(2)));
}

#[test]
fn contradictory_schemas_are_read_as_any_json() {
    for value in [json!("text"), json!(["a"]), json!({"z": 1})] {
        let read = back("contradiction", json!({"x": value, "y": 1})).contradiction.unwrap();
        assert_eq!((read.x, read.y), (Some(value), Some(1)));
    }
}

#[test]
fn alternatives_that_no_type_holds_together_are_not_an_empty_struct() {
    for value in [json!("all"), json!(7), json!({"a": 1})] {
        assert_eq!(back("mixed", value.clone()).mixed, Some(value));
    }
}

#[test]
fn a_member_of_several_alternatives_takes_the_values_of_each() {
    back("merged", json!({"id": "a", "value": "text", "one": 1}));
    back("merged", json!({"id": "a", "value": 5, "two": 2}));
}

#[test]
fn a_recursive_member_is_refined_once() {
    back("tree", json!({"l": 1, "r": 2, "next": {"r": 3, "l": 4, "next": {"r": 5}}}));
}
