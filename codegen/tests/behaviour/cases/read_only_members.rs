use read_only_members::{
    Operation,
    operations::{post_form, post_parts, post_password, post_user, put_tree},
    types::{Leaf, Password, Tree, User},
};

const LEAF: &str = r#"{"id":"1","name":"n","etag":"e"}"#;

fn body(operation: impl Operation) -> String {
    String::from_utf8(operation.request().unwrap().into_body().to_vec()).unwrap()
}

#[test]
fn received_values_can_be_sent_back() {
    let text = format!(
        r#"{{"leaf":{LEAF},"list":[{LEAF}],"map":{{"a":{LEAF}}},"pet":{{"kind":"cat","age":3}},"created":"c"}}"#
    );
    let tree: Tree = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&tree).unwrap(), text);
    let sent = r#"{"leaf":{"name":"n"},"list":[{"name":"n"}],"map":{"a":{"name":"n"}},"pet":{"kind":"cat"}}"#;
    assert_eq!(body(put_tree(tree)), sent);
}

#[test]
fn forms_and_parameters_leave_them_out_as_well() {
    let leaf: Leaf = serde_json::from_str(LEAF).unwrap();
    assert_eq!(body(post_form(leaf.clone())), "name=n");
    assert_eq!(
        body(post_parts(leaf.clone())),
        "--part-boundary\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nn\r\n--part-boundary--\r\n"
    );
    let request = put_tree(Tree::new(Leaf::new("x"))).filter(leaf).request().unwrap();
    assert_eq!(request.uri(), "/tree?filter[name]=n");
}

#[test]
fn constructors_of_requests_do_not_ask_for_them() {
    assert_eq!(body(put_tree(Tree::new(Leaf::new("x")))), r#"{"leaf":{"name":"x"}}"#);
}

#[test]
fn required_write_only_members_are_checked() {
    let error = post_user(vec![User::default().secret("s"), User::default().name("n")]).request().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value of `body` cannot be sent: the member `secret` is required in requests, but has no value"
    );
    assert_eq!(body(post_user(vec![User::default().secret("s")])), r#"[{"secret":"s"}]"#);
    let read: User = serde_json::from_str(r#"{"name":"n"}"#).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"name":"n"}"#);
}

#[test]
fn constructors_of_sent_types_require_them() {
    assert_eq!(body(post_password(Password::new("s"))), r#"{"secret":"s"}"#);
}
