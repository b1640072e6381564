use one_way_members::{
    Operation,
    operations::*,
    types::{Account, Base},
};

const BASE: &str = r#"{"id":"1","name":"n","stamp":{"by":"b"}}"#;

fn read<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

fn body(operation: impl Operation) -> String {
    String::from_utf8(operation.request().unwrap().into_body().to_vec()).unwrap().replace("\r\n", "|")
}

fn account() -> Account {
    read(&format!(r#"{{"id":"1","name":"n","state":"on","rows":[[{BASE}],[]],"owner":{BASE},"more":{BASE}}}"#))
}

#[test]
fn received_values_are_sent_back_without_read_only_members() {
    let mut account = account();
    let error = put_account(account.clone()).request().unwrap_err().to_string();
    assert_eq!(
        error,
        "the value of `body` cannot be sent: the member `secret` is required in requests, but has no value"
    );
    account.secret = Some("s1".into());
    let sent = r#"{"name":"n","secret":"s1","rows":[[{"name":"n"}],[]],"owner":{"name":"n"},"more":{"name":"n"}}"#;
    assert_eq!(body(put_account(account.clone())), sent);
    assert_eq!(body(patch_account(account.clone())), sent);
    assert_eq!(body(patch_account(vec![vec![account.clone()], vec![]])), format!("[[{sent}],[]]"));
    for request in crate::send_with_both!(one_way_members, patch_account(account)) {
        assert!(request.ends_with(&format!("\r\n\r\n{sent}")), "{request}");
    }
}

#[test]
fn bounds_of_members_that_are_sent_alone_are_checked() {
    let mut account = account();
    account.secret = Some("s".into());
    assert_eq!(put_account(account).request().unwrap_err().to_string(), "`secret` must have at least 2 characters, has 1");
}

#[test]
fn records_parts_and_parameters() {
    let base = || read::<Base>(BASE);
    assert_eq!(body(post_lines(vec![base(), Base::new("m")])), "{\"name\":\"n\"}\n{\"name\":\"m\"}\n");
    let parts = read::<PostPartsBody>(&format!(r#"{{"id":"9","account":{BASE},"list":[{BASE}]}}"#));
    let part = |name: &str| format!("--part-boundary|Content-Disposition: form-data; name=\"{name}\"|Content-Type: application/json||{{\"name\":\"n\"}}|");
    assert_eq!(body(post_parts(parts)), format!("{}{}--part-boundary--|", part("account"), part("list")));
    let request = query().f(base()).x_f(base()).request().unwrap();
    assert_eq!(request.uri(), "/query?f=%7B%22name%22%3A%22n%22%7D");
    assert_eq!(request.headers()["x-f"], "name,n");
}

#[test]
fn responses_without_write_only_members_are_read() {
    let json = r#"{"id":"1","name":"n","state":"on"}"#;
    let response = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{json}");
    let mut account = account();
    account.secret = Some("s1".into());
    for outcome in crate::receive_with_both!(one_way_members, put_account(account), &response) {
        assert_eq!(serde_json::to_string(&outcome.unwrap().into_body()).unwrap(), json);
    }
}
