mod reference;

use std::time::SystemTime;

use super::super::super::value::DateTime;
use bytes::Bytes;

use super::{
    super::super::{operation::Request, spec::RequestSigning},
    AccessKey,
};

static SIGNING: RequestSigning = RequestSigning {
    algorithm: "SDK-HMAC-SHA256",
    date: "X-Sdk-Date",
    session: Some("X-Security-Token"),
    headers: &[("X-Project-Id", "{project_id}"), ("X-Domain-Id", "{domain_id}")],
    environment: &[],
};

/// Percent-encodes text in the same way as the signature.
fn escaped(text: &str) -> String {
    super::percent_encode_text(text)
}

fn signed(keys: &AccessKey, mut request: Request) -> Request {
    let now: DateTime = "2026-11-22T04:59:00.9Z".parse().unwrap();
    keys.sign(&SIGNING, &mut request, SystemTime::try_from(&now).unwrap(), "op").unwrap();
    request
}

/// The expected signatures were computed with Python's `hmac` and `hashlib`, following the provider's description.
#[test]
fn a_request_is_signed_as_the_gateway_checks_it() {
    let uri = "https://cci.cn-north-4.test:443/apis/batch/v1/jobs/%C3%BC%20x?labelSelector=d&labelSelector=a%3Db,c&dryRun=All&Zeta=";
    let request = http::Request::builder()
        .method("DELETE")
        .uri(uri)
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .header("user-agent", "not signed")
        .body(Bytes::from_static(br#"{"kind":"DeleteOptions"}"#));
    let keys = AccessKey::new("AK", "SK").session("temp").with("project_id", "p1");
    let request = signed(&keys, request.unwrap());
    assert_eq!(
        request.headers()["authorization"],
        "SDK-HMAC-SHA256 Access=AK, SignedHeaders=accept;content-type;host;x-project-id;x-sdk-date;x-security-token, \
         Signature=b523b66db52dcce4cf12ed32816f9832986b666a4357389dfd3b0c685b3632c9"
    );
    assert_eq!(request.headers()["x-sdk-date"], "20261122T045900Z");
    assert!(request.headers()["x-security-token"].is_sensitive());
    assert!(!request.headers().contains_key("x-domain-id"));
}

#[test]
fn the_smallest_request() {
    let request = http::Request::builder().uri("https://cci.cn-north-4.test:8443").body(Bytes::new()).unwrap();
    let request = signed(&AccessKey::new("AK", "SK"), request);
    assert_eq!(
        request.headers()["authorization"],
        "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=49cb2fae4c39502833ef3598bc0f489ad8618e7d1c8fb565120bdbaaf4c3eec8"
    );
    // Signing a signed request replaces its signature.
    let again = signed(&AccessKey::new("AK", "SK"), request.clone());
    assert_eq!(again.headers(), request.headers());
}

#[test]
fn keys_are_not_shown() {
    let shown = format!("{:?}", AccessKey::new("AK", "secret-key").session("secret-session"));
    assert!(!shown.contains("secret-"), "{shown}");
}
