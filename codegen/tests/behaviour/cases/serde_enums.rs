use serde_enums::types::*;
use serde_json::{Value, json};

/// Reads a member of `All`, checks that it is written unchanged, and returns all members.
fn back(member: &str, value: Value) -> All {
    let whole = json!({ member: value });
    let read: All = serde_json::from_value(whole.clone()).unwrap_or_else(|error| panic!("{whole}: {error}"));
    assert_eq!(serde_json::to_value(&read).unwrap(), whole, "{read:?}");
    read
}

#[test]
fn external_tags() {
    let read = |value| back("external", value).external.unwrap();
    assert_eq!(read(json!("Nothing")), External::Nothing);
    assert_eq!(read(json!("Everything")), External::Everything);
    assert!(matches!(read(json!({"Number": 5})), External::Number(number) if number.number == 5));
    assert!(matches!(read(json!({"Pair": ["a", "b"]})), External::Pair(_)));
    assert!(matches!(read(json!({"Named": {"x": 1, "y": "z"}})), External::Named(named) if named.named.x == 1));
    assert!(matches!(read(json!("Something")), External::Unknown(_)));
    assert!(matches!(read(json!({"Other": 1})), External::Unknown(_)));
}

#[test]
fn internal_tags() {
    let read = |value| back("internal", value).internal.unwrap();
    assert!(matches!(read(json!({"kind": "start"})), Internal::Start(_)));
    assert!(matches!(read(json!({"kind": "stop", "at": 3})), Internal::Stop(stop) if stop.at == 3));
    assert!(matches!(read(json!({"kind": "data", "id": "1", "size": 2})), Internal::Data(data) if data.id == "1"));
    assert!(matches!(read(json!({"kind": "pause", "id": "1"})), Internal::Unknown(_)));
    assert_eq!(serde_json::to_value(Internal::Stop(InternalStop::new(4))).unwrap(), json!({"kind": "stop", "at": 4}));
}

#[test]
fn adjacent_tags() {
    let read = |value| back("adjacent", value).adjacent.unwrap();
    assert!(matches!(read(json!({"t": "Unit"})), Adjacent::Unit(_)));
    assert!(matches!(read(json!({"t": "Text", "c": "x"})), Adjacent::Text(text) if text.c == "x"));
    assert!(matches!(read(json!({"t": "List", "c": [1, 2]})), Adjacent::List(list) if list.c == [1, 2]));
    assert!(matches!(read(json!({"t": "Map", "c": {}})), Adjacent::Unknown(_)));
}

#[test]
fn no_tags() {
    let read = |value| back("untagged", value).untagged.unwrap();
    assert_eq!(read(json!(true)), Untagged::from(true));
    assert_eq!(read(json!(7)), Untagged::from(7));
    assert_eq!(read(json!("7")), Untagged::from("7".to_owned()));
    assert!(matches!(read(json!([1, "a", [false]])), Untagged::List(list) if list.len() == 3));
    assert!(matches!(read(json!({"id": "1", "size": 3})), Untagged::Payload(_)));
    assert!(matches!(read(json!({"url": "u"})), Untagged::Object(_)));
    // The second object has members that only the first type declares, so the type that declares all of them is chosen.
    assert!(matches!(read(json!({"url": "u", "size": 3})), Untagged::Object(_)));
}

#[test]
fn members_beside_alternatives() {
    for value in [json!({"name": "n", "file": "f"}), json!({"name": "n", "port": 1})] {
        back("flattened", value);
    }
}

#[test]
fn alternatives_of_themselves() {
    let value = json!({"and": [{"not": "a"}, {"is": {"x": {"not": {"not": "b"}}, "y": "c"}}, "d"]});
    let expression = back("expression", value).expression.unwrap();
    assert!(matches!(expression, Expression::And(and) if matches!(and.and[0], Expression::Not(_))));
}

#[test]
fn lists_and_members_are_set_from_what_converts() {
    let all = All::default().untagged("text".to_owned());
    assert_eq!(serde_json::to_value(all).unwrap(), json!({"untagged": "text"}));
}
