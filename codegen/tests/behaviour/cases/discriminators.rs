use discriminators::types::*;
use serde_json::{Value, json};

/// Reads a member of `All`, checks that it is written unchanged, and returns all members.
fn back(member: &str, value: Value) -> All {
    let whole = json!({ member: value });
    let read: All = serde_json::from_value(whole.clone()).unwrap_or_else(|error| panic!("{whole}: {error}"));
    assert_eq!(serde_json::to_value(&read).unwrap(), whole, "{read:?}");
    read
}

#[test]
fn names_of_schemas_are_the_values_without_mapping() {
    let read = |value| back("unmapped", value).unmapped.unwrap();
    assert!(matches!(read(json!({"channel": "Email", "to": "a"})), Unmapped::Email(_)));
    assert!(matches!(read(json!({"channel": "Sms", "phone": "1"})), Unmapped::Sms(_)));
    assert!(matches!(read(json!({"channel": "email", "to": "a"})), Unmapped::Unknown(_)));
}

#[test]
fn a_mapping_may_name_some_candidates() {
    let read = |value| back("partly", value).partly.unwrap();
    for value in ["mail", "letter"] {
        assert!(matches!(read(json!({"channel": value, "to": "a"})), Partly::Email(_)), "{value}");
    }
    assert!(matches!(read(json!({"channel": "Sms", "phone": "1"})), Partly::Sms(_)));
}

#[test]
fn unions_are_candidates_of_unions() {
    let read = |value| back("outer", value).outer.unwrap();
    assert!(matches!(read(json!({"type": "a", "a": 1})), Outer::Inner(Inner::A(_))));
    assert!(matches!(read(json!({"type": "b", "b": 1})), Outer::Inner(Inner::B(_))));
    assert!(matches!(read(json!({"type": "leaf", "leaf": 1})), Outer::Leaf(_)));
    assert!(matches!(read(json!({"type": "c", "c": 1})), Outer::Unknown(_)));
}

#[test]
fn a_parent_represents_children_of_children() {
    let read = |value| back("vehicle", value).vehicle.unwrap();
    let car = read(json!({"sort": "Car", "wheels": 4, "doors": 5}));
    assert!(matches!(&car, Vehicle::Car(Car::Car(car)) if car.doors == Some(5)), "{car:?}");
    let sports = read(json!({"sort": "SportsCar", "wheels": 4, "doors": 2, "speed": 300}));
    assert!(matches!(&sports, Vehicle::Car(Car::SportsCar(car)) if car.speed == Some(300) && car.wheels == 4), "{sports:?}");
    assert!(matches!(read(json!({"sort": "Bike", "wheels": 2})), Vehicle::Bike(_)));
    assert!(matches!(read(json!({"sort": "Train", "wheels": 80, "cars": 9})), Vehicle::Unknown(_)));
}

#[test]
fn members_beside_a_union_are_kept() {
    back("account", json!({"id": "1", "is": "person", "birthday": "2000-01-01"}));
    back("account", json!({"id": "1", "is": "company", "number": 5}));
}

#[test]
fn a_null_member_of_a_candidate_is_absent() {
    let shared = back("shared", json!([{"op": "PING"}, {"op": "PONG", "late": true}, {"op": "PANG"}])).shared.unwrap();
    assert!(matches!(&shared[..], [Shared::Ping(_), Shared::Pong(pong), Shared::Unknown(_)] if pong.late.is_some()));
}

#[test]
fn a_tag_may_be_a_number() {
    assert!(matches!(back("numbered", json!({"version": 2, "new": "n"})).numbered, Some(Numbered::V2(_))));
    assert!(matches!(back("numbered", json!({"version": 1})).numbered, Some(Numbered::V1(_))));
    assert!(matches!(back("numbered", json!({"version": 3})).numbered, Some(Numbered::Unknown(_))));
    assert_eq!(serde_json::to_value(Numbered::V1(V1::default())).unwrap(), json!({"version": 1}));
}
