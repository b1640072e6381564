//! Tests unions without a discriminator whose candidates are children of a parent with one: the parent's discriminator
//! selects the candidate.

use inherited_tags::types::{Change, Named};
use serde_json::json;

fn back(value: serde_json::Value) -> Change {
    let read: Change = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
    read
}

#[test]
fn a_candidate_is_found_by_the_tag_of_its_parent() {
    assert!(matches!(back(json!({"type": "com.example.Opened", "at": 1})), Change::Opened(_)));
    assert!(matches!(back(json!({"type": "com.example.Closed", "at": 1, "by": "me"})), Change::Closed(_)));
    assert!(matches!(back(json!({"type": "gone", "why": "old"})), Change::Deleted(_)));
    assert!(matches!(back(json!({"type": "com.example.Purged", "all": true})), Change::Deleted(_)));
    assert!(matches!(back(json!({"type": "com.example.Moved", "to": 3})), Change::Unknown(_)));
}

#[test]
fn a_value_of_a_tag_is_the_whole_name_of_a_component() {
    let read: Named = serde_json::from_value(json!({"side": "com.example.Right"})).unwrap();
    assert!(matches!(read, Named::Right(_)));
    assert_eq!(serde_json::to_value(&read).unwrap(), json!({"side": "com.example.Right"}));
}
