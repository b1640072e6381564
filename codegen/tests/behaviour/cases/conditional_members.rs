//! Tests that members of `dependentSchemas`, `then` and `else` are optional members of the struct.

use conditional_members::types::{Address, Order};

#[test]
fn members_of_conditional_schemas_are_kept() {
    let json = r#"{"country":"US","card":"1","billing":{"street":"a","next":{"street":"b"}},"zip":12345}"#;
    let order: Order = serde_json::from_str(json).unwrap();
    assert_eq!(order.zip, Some(12345));
    assert_eq!(order.billing.as_ref().unwrap().next.as_ref().unwrap().street, "b");
    assert_eq!(serde_json::to_value(&order).unwrap(), serde_json::from_str::<serde_json::Value>(json).unwrap());
}

#[test]
fn members_of_conditional_schemas_have_setters() {
    let order = Order::new("DE").postcode("10115").billing(Address::new("a"));
    let json = serde_json::to_value(&order).unwrap();
    assert_eq!(json, serde_json::json!({"country": "DE", "postcode": "10115", "billing": {"street": "a"}}));
}
