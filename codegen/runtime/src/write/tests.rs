use serde::{Serialize, Serializer};

use super::{
    super::value::{Base64, Binary, Secret},
    Purpose, debug, object,
};

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
    let _guard = Purpose::Request.begin();
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
    let _outer = Purpose::Request.begin();
    drop(Purpose::Request.begin());
    assert_eq!(serde_json::to_string(&WHOLE).unwrap(), r#"{"name":"n","secret":"s"}"#);
}

impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        debug("User", self, f)
    }
}

#[test]
fn debug_output_has_the_name_of_the_type_and_the_members_that_have_values() {
    assert_eq!(format!("{WHOLE:?}"), r#"User {"id":7,"name":"n","secret":"s"}"#);
    let user = User { secret: None, ..WHOLE };
    assert_eq!(format!("{user:#?}"), "User {\n  \"id\": 7,\n  \"name\": \"n\"\n}");
}

#[test]
fn debug_output_does_not_depend_on_a_request_that_the_thread_is_writing() {
    let _guard = Purpose::Request.begin();
    let user = User { secret: None, ..WHOLE };
    assert_eq!(format!("{user:?}"), r#"User {"id":7,"name":"n"}"#);
    assert_eq!(in_request(&WHOLE).unwrap(), r#"{"name":"n","secret":"s"}"#);
}

#[test]
fn debug_output_does_not_contain_secrets_or_base64_data() {
    struct Values;
    impl Serialize for Values {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = object(serializer);
            object.member("password", &[Secret::new("hunter2")]);
            object.optional("key", &Some(Base64::from(b"hunter2".to_vec())));
            object.member("file", &Binary::from(vec![0xff]));
            object.end()
        }
    }
    impl std::fmt::Debug for Values {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            debug("Values", self, f)
        }
    }
    let text = format!("{Values:?}");
    let expected_start = r#"Values {"password":["Secret(…)"],"key":"Base64(7 bytes)","file":"Binary { data: b"#;
    assert!(text.starts_with(expected_start), "{text}");
    assert_eq!(serde_json::to_string(&Secret::new("s")).unwrap(), r#""s""#);
}
