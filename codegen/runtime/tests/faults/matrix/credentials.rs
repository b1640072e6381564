//! Credentials: tokens, signatures, and the chain of a workload.

use std::path::PathBuf;

use runtime::{
    AccessKey, CallOptions, Credential, TokenRequest,
    auth::huaweicloud::{KeyChain, Provider},
};

use super::{Place, Reply, Row, Settings, check};
use crate::fixture::{Delete, Get};

fn token(value: &'static str) -> Reply {
    Reply::json(201, r#"{"token":{"expires_at":"2999-01-01T00:00:00Z"}}"#).with("x-subject-token", value)
}

fn with(credential: impl Into<Credential>) -> Settings {
    Settings { credentials: vec![credential.into()], ..Settings::default() }
}

fn password() -> TokenRequest {
    TokenRequest::password("u", "p").project("x")
}

#[test]
fn tokens() {
    check(vec![
        Row::new(
            "credentials of a call replace those of the client",
            vec![Reply::job(), Reply::job(), Reply::job()],
            |way| {
                way.call_with(CallOptions::new().auth("of-the-call"), &Get("pi"));
                way.call_with(CallOptions::new().without_auth(), &Get("pi"));
                way.call(&Get("pi"))
            },
            "GET {here}/namespaces/team-a/jobs/pi
               x-auth-token: of-the-call
             GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
               x-auth-token: of-the-client
             => 200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/pi",
        )
        .fields(&["x-auth-token"]),
        Row::new(
            "derived clients share a token, unless they have other credentials or another server",
            vec![token("one"), Reply::job(), Reply::job(), Reply::job(), Reply::job(), token("two"), Reply::job()],
            |way| {
                way.call_with(CallOptions::new().header("x-call", "1"), &Get("a"));
                way.call(&Get("b"));
                way.call_with(CallOptions::new().auth("other"), &Get("c"));
                way.call_with(CallOptions::new().header("x-call", "2"), &Get("d"));
                way.call_with(CallOptions::new().base_url(format!("{}/v2", way.place.here)), &Get("e"))
            },
            "POST {here}/iam/v3/auth/tokens?nocatalog=true
             GET {here}/namespaces/team-a/jobs/a
               x-auth-token: one
               x-call: 1
             GET {here}/namespaces/team-a/jobs/b
               x-auth-token: one
             GET {here}/namespaces/team-a/jobs/c
               x-auth-token: other
             GET {here}/namespaces/team-a/jobs/d
               x-auth-token: one
               x-call: 2
             POST {here}/iam/v3/auth/tokens?nocatalog=true
             GET {here}/v2/namespaces/team-a/jobs/e
               x-auth-token: two
             => 200 pi, 1 attempts, from {here}/v2/namespaces/team-a/jobs/e",
        )
        .settings(|_| with(password()))
        .fields(&["x-auth-token", "x-call"]),
        Row::new(
            "a refused token is renewed once, without a delay",
            vec![
                token("one"),
                Reply::json(401, "{}"),
                token("two"),
                Reply::job(),
                Reply::json(401, "{}"),
                token("three"),
                Reply::json(401, "{}"),
            ],
            |way| [way.call(&Delete("a")), way.call(&Delete("b"))].join("\n"),
            "POST {here}/iam/v3/auth/tokens?nocatalog=true
             DELETE {here}/namespaces/team-a/jobs/a
               x-auth-token: one
             POST {here}/iam/v3/auth/tokens?nocatalog=true
             DELETE {here}/namespaces/team-a/jobs/a
               x-auth-token: two
             DELETE {here}/namespaces/team-a/jobs/b
               x-auth-token: two
             POST {here}/iam/v3/auth/tokens?nocatalog=true
             DELETE {here}/namespaces/team-a/jobs/b
               x-auth-token: three
             => 200 pi, 2 attempts, from {here}/namespaces/team-a/jobs/a
             Status, 2 attempts: deleteJob: 401 Unauthorized: application/json, 2 bytes: {} (after 2 attempts)",
        )
        .settings(|_| with(password()))
        .fields(&["x-auth-token"]),
        Row::new(
            "a token server that is down is tried again, and its failure is reported",
            vec![Reply::status(503), token("one"), Reply::job()],
            |way| way.call(&Delete("a")),
            "POST {here}/iam/v3/auth/tokens?nocatalog=true
             POST {here}/iam/v3/auth/tokens?nocatalog=true
             DELETE {here}/namespaces/team-a/jobs/a
               x-auth-token: one
             => 200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/a",
        )
        .settings(|_| with(password()))
        .fields(&["x-auth-token"]),
    ]);
}

#[test]
fn signatures() {
    check(vec![
        Row::new(
            "a signature covers the header fields of the call, and is made again with the server's clock",
            vec![Reply::json(401, "{}").with("date", "Sun, 22 Nov 2099 12:20:00 GMT"), Reply::job()],
            |way| way.call_with(CallOptions::new().header("x-call", "1"), &Get("pi")),
            "GET {here}/namespaces/team-a/jobs/pi
               x-sdk-date: #1
               x-security-token: session
               authorization: SDK-HMAC-SHA256 Access=AK, SignedHeaders=accept;host;x-call;x-project-id;x-sdk-date;x-security-token,
             GET {here}/namespaces/team-a/jobs/pi
               x-sdk-date: #2
               x-security-token: session
               authorization: SDK-HMAC-SHA256 Access=AK, SignedHeaders=accept;host;x-call;x-project-id;x-sdk-date;x-security-token,
             => 200 pi, 2 attempts, from {here}/namespaces/team-a/jobs/pi",
        )
        .settings(|_| with(AccessKey::new("AK", "SK").session("session").with("project_id", "p")))
        .fields(&["x-sdk-date", "x-security-token", "authorization"]),
    ]);
}

/// Writes a file with a token, and returns its path.
fn file(name: &str, text: &str) -> String {
    let path: PathBuf = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

type Variables = Vec<(&'static str, String)>;

/// Returns a chain that reads these variables instead of the process environment.
fn chain(place: &Place, variables: Variables) -> KeyChain {
    let home = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("nowhere").to_str().unwrap().to_owned();
    KeyChain::new().metadata_url(format!("{}/metadata", place.here)).lookup(move |name| {
        let value = variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
        value.or_else(|| matches!(name, "HOME" | "USERPROFILE").then(|| home.clone()))
    })
}

fn keys(key: &str) -> Reply {
    let member = |name: &str, value: &str| format!("\"{name}\":\"{value}\"");
    let members = [
        member("access", key),
        member("secret", "s"),
        member("securitytoken", "st"),
        member("expires_at", "2999-01-01T00:00:00.0Z"),
    ];
    Reply::json(201, &format!("{{\"credential\":{{{}}}}}", members.join(",")))
}

#[test]
fn the_chain_of_a_workload() {
    check(vec![
        Row::new(
            "an agency for an OIDC token comes first",
            vec![keys("oidc"), Reply::job(), Reply::job()],
            |way| [way.call(&Get("a")), way.call(&Get("b"))].join("\n"),
            "POST {here}/sts/v5/agencies/assume-with-oidc
             GET {here}/namespaces/team-a/jobs/a
               authorization: SDK-HMAC-SHA256 Access=oidc, SignedHeaders=accept;host;x-sdk-date;x-security-token,
             GET {here}/namespaces/team-a/jobs/b
               authorization: SDK-HMAC-SHA256 Access=oidc, SignedHeaders=accept;host;x-sdk-date;x-security-token,
             => 200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/a
             200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/b",
        )
        .settings(|place| {
            with(chain(
                place,
                vec![
                    ("HUAWEICLOUD_OIDC_PROVIDER_URN", "urn:p".into()),
                    ("HUAWEICLOUD_OIDC_AGENCY_URN", "urn:a".into()),
                    ("HUAWEICLOUD_OIDC_TOKEN_FILE", file("matrix-oidc", "the-token")),
                    ("HUAWEICLOUD_SDK_STS_ENDPOINT", format!("{}/sts", place.here)),
                    ("HUAWEICLOUD_SDK_AK", "later".into()),
                    ("HUAWEICLOUD_SDK_SK", "s".into()),
                ],
            ))
        })
        .fields(&["authorization"]),
        Row::new(
            "then the environment: a token of an identity provider before keys",
            vec![Reply::json(201, "{}").with("x-subject-token", "iam"), keys("federated"), Reply::job()],
            |way| way.call(&Get("a")),
            "POST {here}/idp/v3.0/OS-AUTH/id-token/tokens
               x-idp-id: idp
             POST {here}/idp/v3.0/OS-CREDENTIAL/securitytokens
             GET {here}/namespaces/team-a/jobs/a
               authorization: SDK-HMAC-SHA256 Access=federated, SignedHeaders=accept;host;x-project-id;x-sdk-date;x-security-token,
             => 200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/a",
        )
        .settings(|place| {
            with(chain(
                place,
                vec![
                    ("HUAWEICLOUD_SDK_IDP_ID", "idp".into()),
                    ("HUAWEICLOUD_SDK_ID_TOKEN_FILE", file("matrix-idp", "the-token")),
                    ("HUAWEICLOUD_SDK_IAM_ENDPOINT", format!("{}/idp", place.here)),
                    ("HUAWEICLOUD_SDK_AK", "later".into()),
                    ("HUAWEICLOUD_SDK_SK", "s".into()),
                    ("HUAWEICLOUD_SDK_PROJECT_ID", "p".into()),
                ],
            ))
        })
        .fields(&["x-idp-id", "authorization"]),
        Row::new(
            "then the profile file",
            vec![Reply::job()],
            |way| way.call(&Get("a")),
            "GET {here}/namespaces/team-a/jobs/a
               authorization: SDK-HMAC-SHA256 Access=of-file, SignedHeaders=accept;host;x-project-id;x-sdk-date,
             => 200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/a",
        )
        .settings(|place| {
            let profile = file("matrix-profile", "[basic]\nak = of-file\nsk = s\nproject_id = p\n");
            with(chain(place, vec![("HUAWEICLOUD_SDK_CREDENTIALS_FILE", profile)]))
        })
        .fields(&["authorization"]),
    ]);
}

/// The services of the machine and of the container come last in the chain.
#[test]
fn the_services_of_a_workload() {
    check(vec![
        Row::new(
            "then the metadata of the machine",
            vec![Reply::new(200, &[], "metadata-token"), keys("machine"), Reply::job()],
            |way| way.call(&Get("a")),
            "PUT {here}/metadata/meta-data/latest/api/token
             GET {here}/metadata/openstack/latest/securitykey
               x-metadata-token: metadata-token
             GET {here}/namespaces/team-a/jobs/a
               authorization: SDK-HMAC-SHA256 Access=machine, SignedHeaders=accept;host;x-sdk-date;x-security-token,
             => 200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/a",
        )
        .settings(|place| with(chain(place, Vec::new())))
        .fields(&["x-metadata-token", "authorization"]),
        Row::new(
            "then the agency of the container",
            vec![Reply::status(500), keys("container"), Reply::job()],
            |way| way.call(&Get("a")),
            "PUT {here}/metadata/meta-data/latest/api/token
             POST {here}/container
               authorization: container-token
             GET {here}/namespaces/team-a/jobs/a
               authorization: SDK-HMAC-SHA256 Access=container, SignedHeaders=accept;host;x-sdk-date;x-security-token,
             => 200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/a",
        )
        .settings(|place| {
            with(chain(
                place,
                vec![
                    ("HC_CONTAINER_CREDENTIALS_FULL_URI", format!("{}/container", place.here)),
                    ("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE", file("matrix-container", "container-token")),
                ],
            ))
        })
        .fields(&["authorization"]),
        Row::new(
            "keys that the server refuses are requested again once",
            vec![
                Reply::status(404),
                keys("one"),
                Reply::json(401, "{}"),
                Reply::status(404),
                keys("two"),
                Reply::job(),
            ],
            |way| way.call(&Get("a")),
            "PUT {here}/metadata/meta-data/latest/api/token
             GET {here}/metadata/openstack/latest/securitykey
             GET {here}/namespaces/team-a/jobs/a
               authorization: SDK-HMAC-SHA256 Access=one, SignedHeaders=accept;host;x-sdk-date;x-security-token,
             PUT {here}/metadata/meta-data/latest/api/token
             GET {here}/metadata/openstack/latest/securitykey
             GET {here}/namespaces/team-a/jobs/a
               authorization: SDK-HMAC-SHA256 Access=two, SignedHeaders=accept;host;x-sdk-date;x-security-token,
             => 200 pi, 2 attempts, from {here}/namespaces/team-a/jobs/a",
        )
        .settings(|place| with(chain(place, Vec::new()).providers([Provider::InstanceMetadata])))
        .fields(&["authorization"]),
        Row::new(
            "keys that are nowhere are an error with all that was tried",
            vec![Reply::status(500)],
            |way| way.call(&Get("a")).replace(env!("CARGO_TARGET_TMPDIR"), "{home}"),
            "PUT {here}/metadata/meta-data/latest/api/token
             => Auth, 0 attempts: getJob: cannot get a token: no access keys found; tried the sources OIDC agency (the environment variable `HUAWEICLOUD_OIDC_PROVIDER_URN` is not set), environment (the environment variable `HUAWEICLOUD_SDK_AK` is not set), profile file (cannot read the file `{home}/nowhere/.huaweicloud/credentials`: No such file or directory (os error 2)), instance metadata (the metadata service responded to the token request with the status 500 Internal Server Error), container (the environment variable `HC_CONTAINER_CREDENTIALS_FULL_URI` is not set)",
        )
        .settings(|place| with(chain(place, Vec::new()))),
    ]);
}
