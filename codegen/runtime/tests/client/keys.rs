//! Tests access keys from the sources of workloads, with a mock.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use runtime::{
    Client, Dispatch, ErrorKind,
    auth::huaweicloud::{KeyChain, Provider},
    testing::MockTransport,
};
use serde_json::json;

use crate::{fixture::Delete, job, on, sent};

/// Returns a chain that reads variables from a list.
fn chain(variables: &[(&str, &str)]) -> KeyChain {
    let variables: BTreeMap<String, String> =
        variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    KeyChain::new().lookup(move |name| variables.get(name).cloned()).metadata_url("http://metadata.test")
}

fn client(mock: &MockTransport, chain: KeyChain) -> Client {
    on(mock, |client| client.auth(chain).retry(runtime::RetryPolicy::none()))
}

/// A file that is removed when dropped.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn keys(key: &str, expires: &str) -> serde_json::Value {
    json!({"credential": {"access": key, "secret": "sk", "securitytoken": "st", "expires_at": expires}})
}

fn header(mock: &MockTransport, index: usize, name: &str) -> String {
    let requests = mock.requests();
    requests[index].headers().get(name).map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
}

/// Returns the access key with which a request was signed.
fn signer(mock: &MockTransport, index: usize) -> String {
    let header = header(mock, index, "authorization");
    header.split("Access=").nth(1).unwrap_or_default().split(',').next().unwrap_or_default().to_owned()
}

fn body(mock: &MockTransport, index: usize) -> serde_json::Value {
    serde_json::from_slice(mock.requests()[index].body()).unwrap()
}

#[tokio::test]
async fn of_the_environment_sign_with_session_and_project() {
    let mock = MockTransport::new();
    mock.respond_json(200, &job());
    let variables = [
        ("HUAWEICLOUD_SDK_AK", "ak"),
        ("HUAWEICLOUD_SDK_SK", "sk"),
        ("HUAWEICLOUD_SDK_SECURITY_TOKEN", "st"),
        ("HUAWEICLOUD_SDK_PROJECT_ID", "p"),
    ];
    client(&mock, chain(&variables)).dispatch(&Delete("a")).await.unwrap();
    assert_eq!(signer(&mock, 0), "ak");
    assert_eq!(
        (header(&mock, 0, "x-security-token"), header(&mock, 0, "x-project-id")),
        ("st".to_owned(), "p".to_owned())
    );
}

#[tokio::test]
async fn of_a_profile_file_are_those_of_the_basic_section() {
    let mock = MockTransport::new();
    mock.respond_json(200, &job());
    let file = File::new("profile", "[global]\nak = no\n[basic]\nak = ak-of-file\nsk = sk\nproject_id = p\n");
    client(&mock, chain(&[("HUAWEICLOUD_SDK_CREDENTIALS_FILE", file.path())])).dispatch(&Delete("a")).await.unwrap();
    assert_eq!((signer(&mock, 0), header(&mock, 0, "x-project-id")), ("ak-of-file".to_owned(), "p".to_owned()));
}

#[tokio::test]
async fn of_the_machine_are_temporary_and_renewed_in_time() {
    let mock = MockTransport::new();
    let chain = chain(&[]).providers([Provider::InstanceMetadata]);
    let client = client(&mock, chain);
    mock.respond(200, &[], "metadata-token").respond_json(200, &keys("first", "2026-11-22T18:00:00.000000Z"));
    mock.respond_json(200, &job()).respond_json(200, &job());
    client.dispatch(&Delete("a")).await.unwrap();
    client.dispatch(&Delete("a")).await.unwrap();
    // Five minutes before the keys expire.
    mock.advance(Duration::from_secs(6 * 3600 - 299));
    mock.respond(404, &[], "")
        .respond_json(200, &keys("second", "2026-11-23T18:00:00.000000Z"))
        .respond_json(200, &job());
    client.dispatch(&Delete("a")).await.unwrap();
    let delete = "DELETE https://api.north-1.test/namespaces/team-a/jobs/a";
    let (put, get) = (
        "PUT http://metadata.test/meta-data/latest/api/token",
        "GET http://metadata.test/openstack/latest/securitykey",
    );
    assert_eq!(sent(&mock), [put, get, delete, delete, put, get, delete]);
    assert_eq!(header(&mock, 0, "x-metadata-token-ttl-seconds"), "21600");
    assert_eq!([1, 5].map(|index| header(&mock, index, "x-metadata-token")), ["metadata-token", ""]);
    assert_eq!([2, 3, 6].map(|index| signer(&mock, index)), ["first", "first", "second"]);
    assert_eq!(header(&mock, 2, "x-security-token"), "st");
}

#[tokio::test]
async fn that_are_refused_are_fetched_anew_once() {
    let mock = MockTransport::new();
    let client = client(&mock, chain(&[]).providers([Provider::InstanceMetadata]));
    for key in ["first", "second"] {
        mock.respond(200, &[], "t").respond_json(200, &keys(key, "2026-11-23T18:00:00.000000Z"));
        mock.respond_json(401, &json!({}));
    }
    assert!(client.dispatch(&Delete("a")).await.unwrap_err().is_unauthorized());
    assert_eq!([2, 5].map(|index| signer(&mock, index)), ["first", "second"]);
}

#[tokio::test]
async fn of_an_identity_provider_are_exchanged_at_iam() {
    let mock = MockTransport::new();
    let file = File::new("id-token", " the-id-token\n");
    let variables = [
        ("HUAWEICLOUD_SDK_IDP_ID", "idp"),
        ("HUAWEICLOUD_SDK_ID_TOKEN_FILE", file.path()),
        ("HUAWEICLOUD_SDK_IAM_ENDPOINT", "https://iam.test"),
    ];
    mock.respond(201, &[("x-subject-token", "iam-token")], "{}");
    mock.respond_json(201, &keys("federated", "2026-11-23T18:00:00.000000Z")).respond_json(200, &job());
    client(&mock, chain(&variables)).dispatch(&Delete("a")).await.unwrap();
    assert_eq!(
        sent(&mock)[..2],
        [
            "POST https://iam.test/v3.0/OS-AUTH/id-token/tokens",
            "POST https://iam.test/v3.0/OS-CREDENTIAL/securitytokens"
        ]
    );
    assert_eq!(header(&mock, 0, "x-idp-id"), "idp");
    assert_eq!(body(&mock, 0), json!({"auth": {"id_token": {"id": "the-id-token"}}}));
    assert_eq!(
        body(&mock, 1),
        json!({"auth": {"identity": {"methods": ["token"], "token": {"id": "iam-token", "duration_seconds": 21600}}}})
    );
    assert_eq!(signer(&mock, 2), "federated");
}

#[tokio::test]
async fn of_an_agency_are_exchanged_for_an_oidc_token() {
    let mock = MockTransport::new();
    let variables = [
        ("HUAWEICLOUD_OIDC_PROVIDER_URN", "urn:p"),
        ("HUAWEICLOUD_OIDC_AGENCY_URN", "urn:a"),
        ("HUAWEICLOUD_OIDC_ID_TOKEN", "oidc-token"),
        ("HUAWEICLOUD_OIDC_POLICY_IDS", "one, two"),
        ("HUAWEICLOUD_SDK_STS_ENDPOINT", "https://sts.test/"),
        // A later provider in the chain.
        ("HUAWEICLOUD_SDK_AK", "ak"),
        ("HUAWEICLOUD_SDK_SK", "sk"),
    ];
    let keys = json!({"credentials": {"access_key_id": "agency", "secret_access_key": "sk", "security_token": "st",
        "expiration": "2026-11-23T18:00:00Z"}});
    mock.respond_json(200, &keys).respond_json(200, &job());
    client(&mock, chain(&variables)).dispatch(&Delete("a")).await.unwrap();
    assert_eq!(sent(&mock)[0], "POST https://sts.test/v5/agencies/assume-with-oidc");
    assert_eq!(
        body(&mock, 0),
        json!({"provider_urn": "urn:p", "agency_urn": "urn:a", "agency_session_name": "oidc-sts-session", "id_token": "oidc-token",
            "duration_seconds": 3600, "policy_ids": ["one", "two"]})
    );
    assert_eq!(signer(&mock, 1), "agency");
}

#[tokio::test]
async fn of_a_container_take_the_token_of_its_file() {
    let mock = MockTransport::new();
    let file = File::new("container-token", "container-token");
    let variables = [
        ("HC_CONTAINER_CREDENTIALS_FULL_URI", "http://container.test/v1/credentials?a=b"),
        ("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE", file.path()),
    ];
    // The metadata service is tried first and is unreachable.
    mock.fail(runtime::transport::TransportErrorKind::Connect);
    mock.respond_json(200, &keys("pod", "2026-11-23T18:00:00.000000Z")).respond_json(200, &job());
    client(&mock, chain(&variables)).dispatch(&Delete("a")).await.unwrap();
    assert_eq!(sent(&mock)[1], "POST http://container.test/v1/credentials?a=b");
    assert_eq!(header(&mock, 1, "authorization"), "container-token");
    assert!(mock.requests()[1].headers()["authorization"].is_sensitive());
    assert_eq!(signer(&mock, 2), "pod");
}

#[tokio::test]
async fn missing_keys_are_an_error_that_lists_the_providers() {
    let mock = MockTransport::new();
    mock.respond(500, &[], "");
    let chain = chain(&[("HUAWEICLOUD_SDK_AK", "ak"), ("HOME", "/nowhere"), ("USERPROFILE", "/nowhere")]);
    let shown = format!("{chain:?}");
    let error = client(&mock, chain).dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!((error.kind(), mock.requests().len()), (ErrorKind::Auth, 1));
    let message = error.to_string();
    for part in [
        "deleteJob: cannot get a token: no access keys found; tried the sources OIDC agency (the environment variable `HUAWEICLOUD_OIDC_PROVIDER_URN` is not set)",
        ", environment (the environment variable `HUAWEICLOUD_SDK_SK` is not set)",
        ", profile file (cannot read the file `",
        ", instance metadata (the metadata service responded to the token request with the status 500",
        ", container (the environment variable `HC_CONTAINER_CREDENTIALS_FULL_URI` is not set)",
    ] {
        assert!(message.contains(part), "{part} in {message}");
    }
    assert!(!shown.contains("ak\""), "{shown}");
}
