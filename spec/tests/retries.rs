//! Tests which calls are retried. A delete by name is only idempotent with a precondition that excludes a new Job with
//! the same name.

use huaweicloud_cci::{
    Client, Operation,
    batch::v1::{DeleteNamespacedJob, delete_namespaced_job},
    batch_volcano_sh::v1alpha1::{DeleteCollectionNamespacedJob, delete_collection_namespaced_job},
    blocking,
    iam::v3::{Auth, Identity, TokenRequest, keystone_create_user_token_by_password},
    meta::v1::{DeleteOptions, DryRun, Preconditions, PropagationPolicy},
    testing::MockTransport,
    transport::TransportErrorKind,
};
use serde_json::json;

fn job() -> DeleteNamespacedJob {
    delete_namespaced_job("team-a", "pi")
}

fn jobs() -> DeleteCollectionNamespacedJob {
    delete_collection_namespaced_job("team-a")
}

fn uid() -> Preconditions {
    Preconditions::default().uid("8c923079-b0a8-11e8-8bcb-f898ef6c78b4")
}

#[test]
fn a_call_may_be_repeated_where_a_precondition_guards_it() {
    let version = Preconditions::default().resource_version("5415127");
    let table = [
        ("nothing", job(), false),
        ("an option", job().propagation_policy(PropagationPolicy::Foreground), false),
        ("a body", job().body(DeleteOptions::default().grace_period_seconds(0)), false),
        ("no preconditions", job().preconditions(Preconditions::default()), false),
        ("no dry run", job().body(DeleteOptions::default().dry_run([] as [DryRun; 0])), false),
        ("a uid", job().preconditions(uid()), true),
        ("a version", job().preconditions(version), true),
        ("a uid in a body", job().body(DeleteOptions::default().preconditions(uid())), true),
        (
            "a uid before a body",
            job().preconditions(uid()).body(DeleteOptions::default().grace_period_seconds(3)),
            true,
        ),
        ("a dry run", job().dry_run(DryRun::All), true),
        ("a dry run in a body", job().body(DeleteOptions::default().dry_run([DryRun::All])), true),
    ];
    for (what, call, is_idempotent) in table {
        assert_eq!(call.is_idempotent(), is_idempotent, "{what}");
    }
    assert!(!jobs().limit(1).label_selector("a=b").is_idempotent());
    assert!(jobs().dry_run(DryRun::All).is_idempotent());
    assert!(jobs().preconditions(uid()).is_idempotent());
    let auth = Auth::new(Identity::new(["password"]));
    assert!(keystone_create_user_token_by_password(TokenRequest::new(auth)).is_idempotent());
}

/// The failure of the first attempt: a function that makes the mock fail, whether every call is retried, and whether
/// the operation may have been executed.
type Mishap = (&'static str, fn(&MockTransport), bool, bool);

const MISHAPS: [Mishap; 9] = [
    (
        "no connection",
        |mock| {
            mock.fail(TransportErrorKind::Connect);
        },
        true,
        false,
    ),
    (
        "429",
        |mock| {
            mock.respond(429, &[], "");
        },
        true,
        false,
    ),
    (
        "503 and when to come back",
        |mock| {
            mock.respond(503, &[("retry-after", "1")], "");
        },
        true,
        false,
    ),
    (
        "503",
        |mock| {
            mock.respond(503, &[], "");
        },
        false,
        true,
    ),
    (
        "502",
        |mock| {
            mock.respond(502, &[], "");
        },
        false,
        true,
    ),
    (
        "504",
        |mock| {
            mock.respond(504, &[], "");
        },
        false,
        true,
    ),
    (
        "a server that asks to come back",
        |mock| {
            mock.respond_json(504, &json!({"kind": "Status", "details": {"retryAfterSeconds": 1}}));
        },
        false,
        true,
    ),
    (
        "a broken connection",
        |mock| {
            mock.fail(TransportErrorKind::ConnectionClosed);
        },
        false,
        true,
    ),
    (
        "a timeout",
        |mock| {
            mock.fail(TransportErrorKind::Timeout);
        },
        false,
        true,
    ),
];

/// Sends a call with a client whose first attempt fails in this way and whose second would succeed.
fn attempts(call: &DeleteNamespacedJob, mishap: fn(&MockTransport)) -> (usize, Option<bool>) {
    let mock = MockTransport::new();
    mishap(&mock);
    mock.respond_json(200, &json!({"kind": "Job"}));
    let client: blocking::Client = mock.client().into();
    let result = call.send(&client);
    (mock.requests().len(), result.err().map(|error| error.may_have_happened()))
}

#[test]
fn possibly_executed_calls_are_retried_only_with_a_precondition() {
    for (what, mishap, always, unsure) in MISHAPS {
        assert_eq!(attempts(&job().preconditions(uid()), mishap), (2, None), "{what}, with a uid");
        let expected = if always { (2, None) } else { (1, Some(unsure)) };
        assert_eq!(attempts(&job(), mishap), expected, "{what}, without");
    }
}

#[tokio::test]
async fn a_404_after_a_lost_response_is_returned_as_an_error() {
    let mock = MockTransport::new();
    mock.fail(TransportErrorKind::ConnectionClosed)
        .respond_json(404, &json!({"kind": "Status", "reason": "NotFound", "code": 404}));
    let client: Client = mock.client();
    let error = job().preconditions(uid()).send(&client).await.expect_err("it is gone");
    assert!(error.is_not_found() && error.may_have_happened(), "{error}");
    assert_eq!(error.attempts(), 2);
}
