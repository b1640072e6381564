//! Tests `[types] uuid = true`: values of `format: uuid` are UUIDs.

use serde_json::json;
use uuids::{
    operations::{PutLamp, get_lamp, put_lamp},
    runtime::{Operation, value::uuid::Uuid},
    types::{Lamp, LampId, LampOther, LampOwner},
};

const TEXT: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

fn uuid() -> Uuid {
    TEXT.parse().expect("a UUID")
}

#[test]
fn members_are_uuids() {
    let json = json!({
        "id": TEXT, "room": TEXT, "owner": TEXT, "other": TEXT, "text": "x", "parts": [TEXT], "fallback": TEXT, "only": TEXT,
    });
    let lamp: Lamp = serde_json::from_value(json.clone()).unwrap();
    let id: Uuid = lamp.id;
    let alias: LampId = id;
    assert_eq!((alias, lamp.room, lamp.text.as_deref()), (uuid(), Some(Some(uuid())), Some("x")));
    assert!(matches!(lamp.owner, Some(LampOwner::Uuid(owner)) if owner == uuid()));
    assert!(matches!(lamp.other, Some(LampOther::Uuid(other)) if other == uuid()));
    assert_eq!(serde_json::to_value(&lamp).unwrap(), json);
    assert_eq!(serde_json::to_value(Lamp::new(uuid())).unwrap(), json!({ "id": TEXT }));
}

#[test]
fn candidates_are_distinguished_by_format() {
    let lamp: Lamp = serde_json::from_value(json!({ "id": TEXT, "owner": 5, "other": "2026-11-22" })).unwrap();
    assert!(matches!(lamp.owner, Some(LampOwner::Integer(5))));
    assert!(matches!(lamp.other, Some(LampOther::Date(_))));
}

#[test]
fn another_text_is_an_error() {
    let error = serde_json::from_str::<Lamp>(r#"{"id":"7"}"#).unwrap_err().to_string();
    assert!(error.contains("the text `7` is not a UUID: "), "{error}");
}

#[test]
fn parameters_and_texts_are_uuids() {
    let request = get_lamp(uuid()).room(uuid()).tags([uuid(), uuid()]).x_trace(uuid()).request().unwrap();
    assert_eq!(request.uri().to_string(), format!("/lamps/{TEXT}?room={TEXT}&tags={TEXT}&tags={TEXT}"));
    assert_eq!(request.headers()["x-trace"], TEXT);
    let request = put_lamp(uuid(), Lamp::new(uuid())).request().unwrap();
    assert_eq!(request.into_body().to_vec(), format!("id={TEXT}").into_bytes());
}

#[test]
fn headers_and_texts_of_responses_are_uuids() {
    let headers = [("x-request-id", TEXT), ("content-type", "text/plain")];
    let response = |body: &str| {
        let mut response = http::Response::new(bytes::Bytes::copy_from_slice(body.as_bytes()));
        for (name, value) in headers {
            response.headers_mut().insert(name, value.parse().unwrap());
        }
        response
    };
    assert_eq!(PutLamp::decode(&response(TEXT)).unwrap(), uuid());
    assert!(PutLamp::decode(&response("7")).is_err());
}
