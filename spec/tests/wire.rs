//! Tests the recorded exchanges in `codegen/tests/wire` and the examples of the pages: every body is read as its type
//! and written again without loss, and each call creates the recorded request.

#![allow(deprecated, reason = "deprecated parameters are sent as well")]

use std::{collections::BTreeMap, fs, io::Write as _, path::PathBuf};

use huaweicloud_cci::{Operation, Request, Response, batch, batch_volcano_sh, gateway, iam, meta, value::DateTime};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Returns a folder of the generator's test data; `None` if the package was unpacked outside of the workspace.
fn data(folder: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests").join(folder);
    if !path.exists() {
        let _ = writeln!(std::io::stderr(), "SKIPPED: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// Returns the JSON files of a folder, by name.
fn files(folder: &str) -> Vec<(String, Value)> {
    let Some(path) = data(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in fs::read_dir(path).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read(&path).expect("a file");
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            files.push((name, serde_json::from_slice(&text).expect("JSON")));
        }
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}

/// Returns a value without differences that have no meaning: `null` equals absent, and times are compared as instants.
fn essence(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(name, value)| (name.clone(), essence(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(essence).collect()),
        Value::String(text) => match text.parse::<DateTime>() {
            Ok(instant) => Value::String(instant.to_string()),
            Err(_) => value.clone(),
        },
        _ => value.clone(),
    }
}

/// Reads a body as a type and writes it again.
fn round_trip<T: Serialize + DeserializeOwned>(name: &str, body: &Value) {
    let read: T = serde_json::from_value(body.clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let written = serde_json::to_value(&read).expect("JSON");
    assert_eq!(essence(&written), essence(body), "{name}");
}

/// Reads a body as the type that its `kind` names, and writes it again.
fn round_trip_by_kind(name: &str, body: &Value) {
    match (body["kind"].as_str(), body["apiVersion"].as_str()) {
        (Some("Job"), Some("batch/v1")) => round_trip::<batch::v1::Job>(name, body),
        (Some("Job"), Some("batch.volcano.sh/v1alpha1")) => round_trip::<batch_volcano_sh::v1alpha1::Job>(name, body),
        (Some("JobList"), _) => round_trip::<batch_volcano_sh::v1alpha1::JobList>(name, body),
        (Some("Status"), _) => round_trip::<meta::v1::Status>(name, body),
        (Some("DeleteOptions"), _) => round_trip::<meta::v1::DeleteOptions>(name, body),
        // A body that only contains changes, and one that is intentionally invalid.
        (None, None) if body.get("propagationPolicy").is_some() => round_trip::<meta::v1::DeleteOptions>(name, body),
        other => panic!("{name}: a body of an unexpected kind: {other:?}"),
    }
}

/// Requests with intentionally invalid bodies, and the error in each.
const WRONG_BODIES: [&str; 3] = ["job-create-invalid", "job-delete-body-wrong-kind", "job-delete-policy-invalid"];

#[test]
fn bodies_of_the_api_server_lose_nothing() {
    for (name, exchange) in files("wire/kubernetes") {
        let (sent, answered) = (&exchange["request"]["body"], &exchange["response"]["body"]);
        if sent.is_object() && !WRONG_BODIES.contains(&name.as_str()) {
            round_trip_by_kind(&name, sent);
        }
        if answered.is_object() {
            round_trip_by_kind(&name, answered);
            let status = exchange["response"]["status"].as_u64().expect("a status");
            if status >= 400 {
                round_trip::<gateway::Failure>(&name, answered);
            }
        }
    }
}

#[test]
fn bodies_of_the_token_service_lose_nothing() {
    for (name, exchange) in files("wire/keystone") {
        let answered = &exchange["response"]["body"];
        if answered.get("token").is_some() {
            round_trip::<iam::v3::TokenResponse>(&name, answered);
        } else if answered.get("error").is_some() {
            round_trip::<iam::v3::ErrorResponse>(&name, answered);
        }
        let sent = &exchange["request"]["body"];
        if sent["auth"]["identity"]["methods"].is_array() {
            round_trip::<iam::v3::TokenRequest>(&name, sent);
        }
    }
}

#[test]
fn examples_of_the_pages_lose_nothing() {
    for (name, body) in files("examples") {
        round_trip_by_kind(&name, &body);
    }
}

#[test]
fn values_that_the_spec_does_not_know_come_back_unchanged() {
    let body = serde_json::json!({"kind": "DeleteOptions", "apiVersion": "v1", "propagationPolicy": "Sideways"});
    round_trip::<meta::v1::DeleteOptions>("an unknown policy", &body);
}

/// Returns the pairs of a query, decoded.
fn pairs(query: Option<&str>) -> BTreeMap<String, String> {
    let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().expect("UTF-8").into_owned();
    let pairs = query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    pairs.filter_map(|pair| pair.split_once('=')).map(|(name, value)| (decode(name), decode(value))).collect()
}

/// Compares a request with a recorded one. The token is ignored, since the driver adds it.
fn assert_same(name: &str, request: &Request, recorded: &Value) {
    assert_eq!(request.method().as_str(), recorded["method"], "{name}: method");
    assert_eq!(request.uri().path(), recorded["path"].as_str().expect("a path"), "{name}: path");
    let query: BTreeMap<String, String> = serde_json::from_value(recorded["query"].clone()).expect("a query");
    assert_eq!(pairs(request.uri().query()), query, "{name}: query");
    let headers: BTreeMap<String, String> = serde_json::from_value(recorded["headers"].clone()).expect("headers");
    let headers: BTreeMap<String, String> = headers
        .into_iter()
        .map(|(name, value)| (name.to_lowercase(), value))
        .filter(|(name, _)| name != "x-auth-token")
        .collect();
    let ours =
        request.headers().iter().map(|(name, value)| (name.to_string(), value.to_str().expect("text").to_owned()));
    assert_eq!(ours.collect::<BTreeMap<_, _>>(), headers, "{name}: headers");
    if recorded["body"].is_null() {
        assert!(request.body().is_empty(), "{name}: no body");
    } else {
        let ours: Value = serde_json::from_slice(request.body()).expect("JSON");
        // A hand-written request may omit members that a built object always contains.
        let mut recorded = recorded["body"].clone();
        for (member, value) in [("apiVersion", "v1"), ("kind", "DeleteOptions")] {
            if recorded.get("auth").is_none() && recorded.get(member).is_none() {
                recorded[member] = value.into();
            }
        }
        assert_eq!(ours, recorded, "{name}: body");
    }
}

/// Returns the call for a recorded deletion of a Job; an error if the types or the checks do not allow it.
#[expect(deprecated, reason = "the server still takes it")]
fn delete_job(recorded: &Value) -> Result<Request, String> {
    let path: Vec<&str> = recorded["path"].as_str().expect("a path").split('/').collect();
    let [_, "apis", "batch", "v1", "namespaces", namespace, "jobs", name] = path.as_slice() else {
        return Err("another path".to_owned());
    };
    let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().expect("UTF-8").into_owned();
    let mut call = batch::v1::delete_namespaced_job(decode(namespace), decode(name));
    for (name, value) in recorded["query"].as_object().expect("a query") {
        let value = value.as_str().expect("text");
        call = match name.as_str() {
            "dryRun" => call.dry_run(value),
            "gracePeriodSeconds" => call.grace_period_seconds(value.parse().map_err(|_| "no integer".to_owned())?),
            "orphanDependents" => call.orphan_dependents(value == "true"),
            "propagationPolicy" => call.propagation_policy(value),
            "pretty" => call.pretty(value),
            "timeout" => call.timeout(value),
            other => return Err(format!("no parameter `{other}`")),
        };
    }
    call_with_body(call, &recorded["body"])
}

fn call_with_body(call: batch::v1::DeleteNamespacedJob, body: &Value) -> Result<Request, String> {
    let call = match body {
        Value::Null => call,
        Value::Object(members) if members.get("kind").is_none_or(|kind| kind == "DeleteOptions") => {
            call.body(delete_options(body))
        }
        _ => return Err("no DeleteOptions".to_owned()),
    };
    call.request().map_err(|error| error.to_string())
}

fn delete_options(body: &Value) -> meta::v1::DeleteOptions {
    let mut options: meta::v1::DeleteOptions = serde_json::from_value(body.clone()).expect("DeleteOptions");
    let fresh = meta::v1::DeleteOptions::default();
    options.api_version = options.api_version.or(fresh.api_version);
    options.kind = options.kind.or(fresh.kind);
    options
}

/// Recorded calls that this crate refuses or cannot represent, with the reason.
const REFUSED: &[(&str, &str)] = &[
    ("job-delete-body-not-json", "no DeleteOptions"),
    ("job-delete-body-wrong-kind", "no DeleteOptions"),
    ("job-delete-grace-negative", "`gracePeriodSeconds` must be at least 0, is -5"),
    ("job-delete-grace-not-a-number", "no integer"),
    ("job-delete-policy-and-orphan", "only one of the mutually exclusive values `propagationPolicy`, `orphanDependents` may be set"),
    ("job-delete-unsupported-media", "no DeleteOptions"),
];

#[test]
fn deleting_a_job_makes_the_recorded_request() {
    let mut refused = Vec::new();
    for (name, exchange) in files("wire/kubernetes") {
        let recorded = &exchange["request"];
        // An invalid `Accept` cannot be sent.
        if !name.starts_with("job-delete-") || name == "job-delete-not-acceptable" {
            continue;
        }
        match delete_job(recorded) {
            Ok(request) => assert_same(&name, &request, recorded),
            Err(reason) => refused.push((name, reason)),
        }
    }
    if data("wire/kubernetes").is_some() {
        let expected: Vec<_> =
            REFUSED.iter().map(|(name, reason)| ((*name).to_owned(), (*reason).to_owned())).collect();
        assert_eq!(refused, expected);
    }
}

#[test]
fn deleting_a_collection_makes_the_recorded_request() {
    for (name, exchange) in files("wire/kubernetes") {
        if !name.starts_with("vcjob-deletecollection-") {
            continue;
        }
        let recorded = &exchange["request"];
        let mut call = batch_volcano_sh::v1alpha1::delete_collection_namespaced_job("team-a");
        for (name, value) in recorded["query"].as_object().expect("a query") {
            let value = value.as_str().expect("text");
            call = match name.as_str() {
                "allowWatchBookmarks" => call.allow_watch_bookmarks(value == "true"),
                "continue" => call.r#continue(value),
                "dryRun" => call.dry_run(value),
                "fieldSelector" => call.field_selector(value),
                "labelSelector" => call.label_selector(value),
                "limit" => call.limit(value.parse().expect("an integer")),
                "resourceVersion" => call.resource_version(value),
                "resourceVersionMatch" => call.resource_version_match(value),
                "timeoutSeconds" => call.timeout_seconds(value.parse().expect("an integer")),
                "watch" => call.watch(value == "true"),
                other => panic!("{name}: no parameter `{other}`"),
            };
        }
        if recorded["body"].is_object() {
            call = call.body(delete_options(&recorded["body"]));
        }
        assert_same(&name, &call.request().expect("a request"), recorded);
    }
}

#[test]
fn asking_for_a_token_makes_the_recorded_request() {
    for (name, exchange) in files("wire/keystone") {
        let recorded = &exchange["request"];
        if !name.starts_with("201-") {
            continue;
        }
        let body = serde_json::from_value(recorded["body"].clone()).expect("a token's request");
        let mut call = iam::v3::keystone_create_user_token_by_password(body);
        if let Some(value) = recorded["query"]["nocatalog"].as_str() {
            call = call.nocatalog(value);
        }
        assert_same(&name, &call.request().expect("a request"), recorded);
    }
}

/// Returns a recorded response.
fn response(recorded: &Value) -> Response {
    let status = u16::try_from(recorded["status"].as_u64().expect("a status")).expect("a status");
    let mut response = http::Response::builder().status(status);
    for (name, value) in recorded["headers"].as_object().expect("headers") {
        response = response.header(name, value.as_str().expect("text"));
    }
    let body = match &recorded["body"] {
        Value::Null => Vec::new(),
        Value::String(text) => text.clone().into_bytes(),
        json => serde_json::to_vec(json).expect("JSON"),
    };
    response.body(body.into()).expect("a response")
}

#[test]
fn a_deleted_job_is_distinguished_from_a_status_by_kind() {
    use batch::v1::{DeleteNamespacedJob, JobOrStatus};
    for (name, exchange) in files("wire/kubernetes") {
        if !name.starts_with("job-delete-") {
            continue;
        }
        let answer = response(&exchange["response"]);
        let kind = exchange["response"]["body"]["kind"].as_str();
        if answer.status().is_success() {
            match DeleteNamespacedJob::decode(&answer).unwrap_or_else(|error| panic!("{name}: {error}")) {
                JobOrStatus::Job(job) => assert_eq!((kind, job.kind.as_deref()), (Some("Job"), Some("Job")), "{name}"),
                JobOrStatus::Status(status) => {
                    assert_eq!((kind, status.kind.as_str()), (Some("Status"), "Status"), "{name}");
                }
                other => panic!("{name}: {other:?}"),
            }
        } else if kind == Some("Status") {
            match DeleteNamespacedJob::decode_failure(&answer).unwrap_or_else(|error| panic!("{name}: {error}")) {
                gateway::Failure::Status(status) => {
                    assert_eq!(status.code, Some(i32::from(answer.status().as_u16())), "{name}");
                }
                other => panic!("{name}: {other:?}"),
            }
        } else {
            DeleteNamespacedJob::decode_failure(&answer).expect_err("no Status");
        }
    }
}

#[test]
fn paths_are_encoded_or_refused() {
    let path = |name: &str| {
        batch::v1::delete_namespaced_job("team-a", name).request().map(|request| request.uri().to_string())
    };
    let jobs = "/apis/batch/v1/namespaces/team-a/jobs";
    assert_eq!(path("a/b").expect("encoded"), format!("{jobs}/a%2Fb"));
    assert_eq!(path("../x").expect("encoded"), format!("{jobs}/..%2Fx"));
    assert_eq!(path("ü").expect("encoded"), format!("{jobs}/%C3%BC"));
    assert_eq!(path("?a=b#c").expect("encoded"), format!("{jobs}/%3Fa%3Db%23c"));
    for refused in ["", ".", ".."] {
        assert!(path(refused).is_err(), "{refused:?}");
    }
}

#[expect(deprecated, reason = "the server still takes it")]
#[test]
fn options_that_exclude_each_other_are_refused() {
    let call = batch::v1::delete_namespaced_job("team-a", "pi");
    let both = call.clone().propagation_policy("Orphan").orphan_dependents(true).request().expect_err("refused");
    assert_eq!(
        both.to_string(),
        "only one of the mutually exclusive values `propagationPolicy`, `orphanDependents` may be set"
    );
    let negative = call.clone().grace_period_seconds(-1).request().expect_err("refused");
    assert_eq!(negative.to_string(), "`gracePeriodSeconds` must be at least 0, is -1");
    let in_body =
        call.body(meta::v1::DeleteOptions::default().grace_period_seconds(-1)).request().expect_err("refused");
    assert_eq!(in_body.to_string(), "`gracePeriodSeconds` must be at least 0, is -1");
}

#[test]
fn options_follow_the_body() {
    let call = batch::v1::delete_namespaced_job("team-a", "pi").propagation_policy("Foreground").dry_run("All");
    let in_query = call.request().expect("a request");
    assert_eq!(in_query.uri().query(), Some("dryRun=All&propagationPolicy=Foreground"));
    let in_body = call.preconditions(meta::v1::Preconditions::default().uid("1")).request().expect("a request");
    assert_eq!(in_body.uri().query(), None);
    let body: Value = serde_json::from_slice(in_body.body()).expect("JSON");
    let expected = serde_json::json!({
        "apiVersion": "v1", "kind": "DeleteOptions", "dryRun": ["All"], "preconditions": {"uid": "1"},
        "propagationPolicy": "Foreground",
    });
    assert_eq!(body, expected);
}

/// `Debug` shows neither the bytes nor the texts of a Secret; both are sent.
#[test]
fn a_kubernetes_secret_is_not_shown() {
    use huaweicloud_cci::core::v1::Secret;

    let json = r#"{"data":{"password":"Y2NpLVBhc3N3MHJk"},"stringData":{"token":"cci-Passw0rd"}}"#;
    let secret: Secret = serde_json::from_str(json).expect("a Secret");
    let shown = format!("{secret:?} {secret:#?}");
    assert!(shown.contains(r#""data":{"password":"Base64(12 bytes)"}"#), "{shown}");
    for hidden in ["Passw0rd", "Y2Np", "99, 99, 105"] {
        assert!(!shown.contains(hidden), "{shown}");
    }
    assert_eq!(serde_json::to_value(&secret).expect("JSON")["data"]["password"], "Y2NpLVBhc3N3MHJk");
}
