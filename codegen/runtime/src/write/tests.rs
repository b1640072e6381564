use serde::{Serialize, Serializer};

use super::{InRequest, object};

struct User {
    id: Option<u32>,
    name: &'static str,
    secret: Option<&'static str>,
}

impl Serialize for User {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = object(serializer);
        object.read_only("id", &self.id);
        object.member("name", &self.name);
        object.required_in_requests("secret", &self.secret);
        object.end()
    }
}

fn in_request(value: &impl Serialize) -> Result<String, String> {
    let _in_request = InRequest::begin();
    serde_json::to_string(value).map_err(|error| error.to_string())
}

const WHOLE: User = User { id: Some(7), name: "n", secret: Some("s") };

#[test]
fn read_only_members_are_left_out_of_requests_alone() {
    assert_eq!(in_request(&WHOLE).unwrap(), r#"{"name":"n","secret":"s"}"#);
    assert_eq!(in_request(&[[WHOLE]]).unwrap(), r#"[[{"name":"n","secret":"s"}]]"#);
    assert_eq!(serde_json::to_string(&WHOLE).unwrap(), r#"{"id":7,"name":"n","secret":"s"}"#);
}

#[test]
fn requirements_of_requests_are_checked_in_requests_only() {
    let user = User { secret: None, ..WHOLE };
    assert_eq!(in_request(&user).unwrap_err(), "the member `secret` is required in requests, but has no value");
    assert_eq!(serde_json::to_string(&user).unwrap(), r#"{"id":7,"name":"n"}"#);
}

#[test]
fn a_request_in_a_request_does_not_end_it() {
    let _outer = InRequest::begin();
    drop(InRequest::begin());
    assert_eq!(serde_json::to_string(&WHOLE).unwrap(), r#"{"name":"n","secret":"s"}"#);
}
