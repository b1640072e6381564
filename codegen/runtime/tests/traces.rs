//! Tests the spans with a `tracing` subscriber. It is the only test in its process, since subscribers are partly
//! global.

mod fixture;

use std::{
    collections::BTreeMap,
    fmt::Debug,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use fixture::{Create, Delete, DeleteAll, Get, IAM};
use runtime::{CallOptions, Client, Dispatch, testing::MockTransport};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

/// Records the fields of all spans and events.
#[derive(Clone, Default)]
struct Listener {
    spans: Arc<Mutex<BTreeMap<u64, BTreeMap<String, String>>>>,
    number: Arc<AtomicU64>,
}

struct Fields<'a>(&'a mut BTreeMap<String, String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let number = self.number.fetch_add(1, Ordering::SeqCst) + 1;
        let mut fields = BTreeMap::from([("span".to_owned(), span.metadata().name().to_owned())]);
        span.record(&mut Fields(&mut fields));
        self.spans.lock().unwrap().insert(number, fields);
        Id::from_u64(number)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        values.record(&mut Fields(self.spans.lock().unwrap().get_mut(&span.into_u64()).unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let number = self.number.fetch_add(1, Ordering::SeqCst) + 1;
        let mut fields = BTreeMap::new();
        event.record(&mut Fields(&mut fields));
        self.spans.lock().unwrap().insert(number, fields);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn calls_and_attempts_are_spans_without_secrets() {
    let listener = Listener::default();
    let _guard = tracing::subscriber::set_default(listener.clone());
    let mock = MockTransport::new();
    mock.respond(503, &[], "").respond_json(200, &serde_json::json!({}));
    let client = Client::builder("https://api.north-1.test:8443").server(IAM, "https://iam.test").auth("secret-token");
    let client = client.build_with_transport(mock.clone()).unwrap();
    client.dispatch(&Get("pi")).await.unwrap();

    let spans: Vec<_> = listener.spans.lock().unwrap().values().cloned().collect();
    let names: Vec<_> = spans.iter().map(|fields| fields.get("span").map_or("event", String::as_str)).collect();
    assert_eq!(names, ["call", "attempt", "event", "attempt"]);
    let fields = |index: usize, names: &[&str]| -> Vec<String> {
        names.iter().map(|name| spans[index].get(*name).cloned().unwrap_or_default()).collect()
    };
    assert_eq!(fields(0, &["otel.name", "server.address"]), ["getJob", "api.north-1.test"]);
    let names = [
        "http.request.method",
        "url.full",
        "url.template",
        "server.port",
        "http.response.status_code",
        "error.type",
        "http.request.resend_count",
    ];
    let full = "https://api.north-1.test:8443/namespaces/team-a/jobs/pi";
    let template = "/namespaces/{namespace}/jobs/{name}";
    assert_eq!(fields(1, &names), ["GET", full, template, "8443", "503", "503", ""]);
    assert_eq!(fields(3, &names), ["GET", full, template, "8443", "200", "", "1"]);

    // No span contains a secret, regardless of the request.
    mock.respond_json(200, &serde_json::json!({}))
        .respond_json(401, &serde_json::json!({}))
        .respond_json(200, &serde_json::json!({}));
    client.dispatch(&Create("pi")).await.unwrap();
    client.dispatch(&Delete("pi")).await.unwrap_err();
    client.pages(DeleteAll { limit: 1, token: Some("page".to_owned()) }).next().await.unwrap().unwrap_err();
    let spans = format!("{:?}", listener.spans.lock().unwrap());
    assert!(spans.contains("deleteJobs") && !spans.contains("secret") && !spans.contains("page"), "{spans}");
}

/// Returns the parts of `traceparent` (W3C Trace Context, section 3.2.2): version, trace ID, parent ID and flags, in
/// lower-case hexadecimal digits and not all zeros.
fn traceparent(mock: &MockTransport, index: usize) -> [String; 4] {
    let requests = mock.requests();
    let value = requests[index].headers()["traceparent"].to_str().unwrap();
    let parts: Vec<String> = value.split('-').map(str::to_owned).collect();
    assert_eq!(parts.iter().map(String::len).collect::<Vec<_>>(), [2, 32, 16, 2], "{value}");
    let is_hex = |part: &String| part.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    assert!(
        parts.iter().all(is_hex) && parts[1..3].iter().all(|part| part.bytes().any(|byte| byte != b'0')),
        "{value}"
    );
    parts.try_into().unwrap()
}

#[tokio::test]
async fn a_trace_is_sent_along_with_an_id_for_the_call_and_one_for_each_attempt() {
    let listener = Listener::default();
    let _guard = tracing::subscriber::set_default(listener.clone());
    let mock = MockTransport::new();
    let client = Client::builder("https://api.north-1.test").build_with_transport(mock.clone()).unwrap();
    for _ in 0..2 {
        mock.respond(503, &[], "").respond_json(200, &serde_json::json!({}));
        client.dispatch(&Get("pi")).await.unwrap();
    }
    let sent = [0, 1, 2, 3].map(|index| traceparent(&mock, index));
    assert!(sent.iter().all(|parts| parts[0] == "00" && parts[3] == "01"), "{sent:?}");
    assert_eq!((&sent[0][1], &sent[2][1]), (&sent[1][1], &sent[3][1]));
    assert_ne!(sent[0][1], sent[2][1]);
    let spans: std::collections::BTreeSet<_> = sent.iter().map(|parts| &parts[2]).collect();
    assert_eq!(spans.len(), 4);
    // The spans have the same IDs.
    let noted: Vec<_> = listener.spans.lock().unwrap().values().cloned().collect();
    let attempts: Vec<_> =
        noted.iter().filter(|fields| fields.get("span").is_some_and(|name| name == "attempt")).collect();
    assert_eq!((&attempts[1]["trace_id"], &attempts[1]["span_id"]), (&sent[1][1], &sent[1][2]));

    // A `traceparent` of the caller is sent unchanged, and none is sent to another host.
    let own = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    mock.respond_json(200, &serde_json::json!({}));
    client.with(CallOptions::new().header("traceparent", own)).dispatch(&Get("pi")).await.unwrap();
    assert_eq!(mock.requests()[4].headers()["traceparent"], own);
    mock.respond(302, &[("location", "https://elsewhere.test/")], "").respond_json(200, &serde_json::json!({}));
    client.dispatch(&Get("pi")).await.unwrap();
    assert!(!mock.requests()[6].headers().contains_key("traceparent"));
}
