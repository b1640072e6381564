use std::any::type_name;

use names_and_nulls::types::*;
use serde_json::{Value, json};

/// Reads a member of `All`, checks that it is written unchanged, and returns all members.
fn back(member: &str, value: Value) -> All {
    let whole = json!({ member: value });
    let read: All = serde_json::from_value(whole.clone()).unwrap_or_else(|error| panic!("{whole}: {error}"));
    assert_eq!(serde_json::to_value(&read).unwrap(), whole, "{read:?}");
    read
}

#[test]
fn values_that_collide_as_names_are_different_variants() {
    let values = ["s", "S", "xs", "Xs", "XS", "", " ", "1.5", "15", "-1", "+1", "*", "unknown", "other", "Self", "new"];
    let sizes = back("sizes", json!(values)).sizes.unwrap();
    for (index, size) in sizes.iter().enumerate() {
        assert!(sizes[..index].iter().all(|other| other != size), "{size:?}");
        assert_eq!(size.as_str(), values[index]);
    }
    assert_eq!(sizes[12], Size::Unknown);
    assert_eq!(sizes[13], Size::Other);
}

#[test]
fn null_is_none_in_every_place() {
    let value = json!({"list": [[1, null], null], "map": {"a": {"b": null}, "c": null}, "union": ["x", null], "choice": "a"});
    let nulls = back("nulls", value).nulls.unwrap();
    let list: Option<Vec<Option<Vec<Option<i64>>>>> = nulls.list;
    assert_eq!(list, Some(vec![Some(vec![Some(1), None]), None]));
    assert_eq!(nulls.map["c"], None);
    let none = back("nulls", json!({"list": null, "map": {}, "union": null})).nulls.unwrap();
    assert!(none.list.is_none() && none.union.is_none() && none.choice.is_none());
}

#[test]
fn other_members_have_the_type_that_they_are_declared_with() {
    let typed = back("typed", json!({"id": "1", "additional_properties": true, "a": "s", "b": "new"})).typed.unwrap();
    assert_eq!(typed.additional_properties, Some(true));
    assert!(serde_json::from_value::<Typed>(json!({"id": "1", "a": 1})).is_err());
}

#[test]
fn members_whose_names_collide_are_all_kept() {
    back("page", json!({"items": [{"first-name": "a", "first_name": "b", "FirstName": "c"}]}));
}

#[test]
fn types_are_shared_under_names_that_fit_all_places() {
    // Equal enums of members with the same name are one type, whose name contains neither schema's name.
    assert_eq!(type_name::<LeftStatus>(), type_name::<RightStatus>());
    assert!(type_name::<LeftStatus>().ends_with("::Status"), "{}", type_name::<LeftStatus>());
    // A level and a grade have different types.
    assert_ne!(type_name::<LeftLevel>(), type_name::<RightGrade>());
}

#[test]
fn many_required_members_are_given_by_name() {
    let address = Address::new(AddressRequired {
        street: "High Street".to_owned(),
        number: 1,
        town: "Town".to_owned(),
        zip: "1".to_owned(),
        country: "IE".to_owned(),
        lines: vec!["a".to_owned()],
        kind: AddressKind::Home,
    });
    let written = serde_json::to_value(address.note("n")).unwrap();
    assert_eq!(written["street"], json!("High Street"));
    assert_eq!(written["note"], json!("n"));
}

#[test]
fn lists_are_taken_from_anything_that_can_be_iterated() {
    let all = All::default().words(["a", "b"]).numbers([1, 2]);
    assert_eq!(serde_json::to_value(&all).unwrap(), json!({"words": ["a", "b"], "numbers": [1, 2]}));
    let all = All::default().words(["a", "b"].into_iter().filter(|word| *word == "a").map(str::to_owned));
    assert_eq!(serde_json::to_value(&all).unwrap(), json!({"words": ["a"]}));
}

#[test]
fn a_member_is_a_value_or_null_or_absent() {
    let all = All::default().note("n");
    assert_eq!(serde_json::to_value(&all).unwrap(), json!({"note": "n"}));
    let all = all.note_null();
    assert_eq!(serde_json::to_value(&all).unwrap(), json!({"note": null}));
    let all = all.note_absent();
    assert_eq!(serde_json::to_value(&all).unwrap(), json!({}));
}
