use serde_json::{Value, json};
use unions::types::*;

/// Reads a member of `Everything`, checks that it is written unchanged, and returns it.
fn back(member: &str, value: Value) -> Everything {
    let mut whole = json!({ "required_reference": "low" });
    whole[member] = value;
    let read: Everything = serde_json::from_value(whole.clone()).unwrap_or_else(|error| panic!("{whole}: {error}"));
    let text: Everything = serde_json::from_str(&whole.to_string()).unwrap_or_else(|error| panic!("{whole}: {error}"));
    assert_eq!(text, read, "from a text and from a tree");
    assert_eq!(serde_json::to_value(&read).unwrap(), whole, "{read:?}");
    read
}

#[test]
fn candidates_without_required_members_are_distinguished_by_present_members() {
    for value in [json!({"b": "1"}), json!({"a": "1", "b": "2"}), json!({"a": "1", "z": [1, {"b": 2}]}), json!({})] {
        back("optional", value);
    }
    let variant = |value| back("optional", value).optional.unwrap();
    assert!(matches!(variant(json!({"b": "1"})), EverythingOptional::Second(_)));
    assert!(matches!(variant(json!({"a": "1", "b": "2"})), EverythingOptional::First(_)));
    // Both types have the same members: an undeclared enum value counts against a type, a declared one for it.
    assert!(matches!(variant(json!({"common": "elsewhere"})), EverythingOptional::Second(_)));
    assert!(matches!(variant(json!({"common": "high"})), EverythingOptional::First(_)));
}

#[test]
fn a_tag_that_is_not_listed_is_kept() {
    assert_eq!(back("event", json!({"kind": "opened", "by": "me", "new": 1})).event.is_some(), true);
    for value in [json!({"kind": "new", "x": [1.5, null]}), json!({"by": "me"}), json!("text")] {
        assert_eq!(back("event", value.clone()).event, Some(Event::Unknown(value)));
    }
    // A known type with an invalid value is an error.
    assert!(serde_json::from_value::<Event>(json!({"kind": "shut", "why": 1})).is_err());
    assert_eq!(serde_json::to_value(Event::Shut(Shut::new("late"))).unwrap(), json!({"kind": "shut", "why": "late"}));
}

#[test]
fn a_closed_union_has_no_place_for_anything_else() {
    back("closed", json!({"n": 2, "y": 1}));
    let error = serde_json::from_value::<Closed>(json!({"n": 3})).unwrap_err().to_string();
    assert!(error.contains("the member `n` is `3`, but must be one of `1`, `2`"), "{error}");
    match serde_json::from_value::<Closed>(json!({"n": 1, "x": 5})).unwrap() {
        Closed::X(_) | Closed::Y(_) => {}
    }
}

#[test]
fn constants_are_found_at_depth() {
    let nested = json!({"type": "sync", "event": {"type": "deleted", "d": 1}});
    assert!(matches!(back("nested", nested).nested, Some(Nested::Deleted(_))));
    let nested = json!({"type": "sync", "event": {"type": "moved", "m": 1}});
    assert!(matches!(back("nested", nested).nested, Some(Nested::Unknown(_))));
}

#[test]
fn variants_are_called_by_their_member() {
    let paid = back("payment", json!({"pix": {"key": "k"}})).payment;
    assert!(matches!(paid, Some(Payment::Pix(_))), "{paid:?}");
    let paid = back("payment", json!({"bank_transfer": {}})).payment;
    assert!(matches!(paid, Some(Payment::BankTransfer(_))), "{paid:?}");
    assert_eq!(back("payment", json!("cash")).payment, Some(Payment::Cash));
    for value in [json!("card"), json!({"card": {"number": "1"}})] {
        assert_eq!(back("payment", value.clone()).payment, Some(Payment::Unknown(value)));
    }
}

#[test]
fn constants_beside_data() {
    assert_eq!(back("schedule", json!("never")).schedule, Some(Schedule::Never));
    assert_eq!(back("schedule", json!("always")).schedule, Some(Schedule::Always));
    assert_eq!(back("schedule", json!("later")).schedule, Some(Schedule::Unknown(json!("later"))));
    back("schedule", json!({"days": ["monday"]}));
}

#[test]
fn alternatives_that_are_constants_are_one_enum() {
    assert_eq!(back("channel", json!(0)).channel, Some(Channel::GuildText));
    assert_eq!(back("channel", json!(1)).channel, Some(Channel::Dm));
    assert_eq!(back("channel", json!(7)).channel, Some(Channel::from(7)));
    assert_eq!(back("order", json!("desc")).order, Some(Order::Desc));
    assert_eq!(back("order", json!("random")).order, Some(Order::from("random")));
}

#[test]
fn a_parent_represents_its_children() {
    let animals = json!([{"species": "dog", "name": "Rex", "bark": true}, {"species": "cat", "meow": "loud"}, {"species": "fish", "x": 1}]);
    let animals = back("animals", animals).animals.unwrap();
    assert!(matches!(animals.as_slice(), [Animal::Dog(dog), Animal::Cat(_), Animal::Unknown(_)] if dog.bark));
    back("shape", json!({"form": "Circle", "colour": "red", "radius": 1}));
    let shape = back("shape", json!({"form": "Square", "colour": "red", "side": 1})).shape;
    assert!(matches!(&shape, Some(Shape::Square(square)) if square.side == Some(1)), "{shape:?}");
}

#[test]
fn null_is_none() {
    assert_eq!(back("required_reference", json!(null)).required_reference, None::<Level>);
    let words: Vec<Option<String>> = back("words", json!(["a", null])).words.unwrap();
    assert_eq!(words, [Some("a".to_owned()), None]);
    let level: Option<Level> = back("level", json!("low")).level;
    assert_eq!(level, Some(Level::Low));
    let dogs = back("by_name", json!({"a": null, "b": {"species": "dog", "bark": false}})).by_name.unwrap();
    assert_eq!(dogs["a"], None);
}

#[test]
fn lists_are_distinguished_by_their_items() {
    assert!(matches!(back("amount", json!([1, 2])).amount, Some(Amount::ListOfInteger(_))));
    assert!(matches!(back("amount", json!(["1"])).amount, Some(Amount::ListOfString(_))));
    assert!(matches!(back("amount", json!("1")).amount, Some(Amount::String(_))));
}

#[test]
fn candidates_are_told_by_formats() {
    let range = |first: &str| back("range", json!({"first": first, "last": first})).range;
    assert!(matches!(range("192.0.2.1"), Some(Range::Ipv4Range(_))));
    assert!(matches!(range("2001:db8::1"), Some(Range::Ipv6Range(_))));
    assert!(matches!(range("localhost"), Some(Range::Ipv4Range(_))));
}

#[test]
fn members_for_additional_properties_beside_alternatives_are_kept() {
    let extensible = back("extensible", json!({"b": "1", "x": "2"})).extensible;
    assert!(extensible.is_some());
}
