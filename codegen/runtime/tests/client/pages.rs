//! Answers in pages.

use std::time::Duration;

use runtime::testing::Recorder;
use serde_json::json;

use crate::{fixture::DeleteAll, on, password, token, tokens};

fn page(names: &[&str], next: &str) -> serde_json::Value {
    let items: Vec<_> = names.iter().map(|name| json!({"metadata": {"name": name}})).collect();
    json!({"items": items, "metadata": {"continue": next}})
}

const ALL: DeleteAll = DeleteAll { limit: 2, token: None };

#[tokio::test]
async fn pages_follow_each_other_until_the_last() {
    let recorder = Recorder::new();
    recorder.json(200, &page(&["a", "b"], "t1")).json(200, &page(&[], "t 2")).json(200, &page(&["c"], ""));
    let client = on(&recorder, |client| client);
    let mut items = client.items(ALL);
    let mut names = Vec::new();
    while let Some(job) = items.next().await {
        names.push(job.unwrap().metadata.name);
    }
    assert_eq!(names, ["a", "b", "c"]);
    let paths: Vec<_> = recorder.requests().iter().map(|request| request.uri().query().unwrap().to_owned()).collect();
    assert_eq!(paths, ["limit=2", "limit=2&continue=t1", "limit=2&continue=t%202"]);
    assert!(items.next().await.is_none());
}

fn expired(fresh: &str) -> serde_json::Value {
    json!({"kind": "Status", "reason": "Expired", "code": 410, "metadata": {"continue": fresh}})
}

#[tokio::test]
async fn a_token_that_is_too_old_leaves_the_choice_to_the_caller() {
    let recorder = Recorder::new();
    recorder.json(200, &page(&["a"], "t1")).json(410, &expired("fresh"));
    let client = on(&recorder, |client| client);
    let mut pages = client.pages(ALL);
    pages.next().await.unwrap().unwrap();
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.is_gone());
    assert_eq!(error.fresh_token(), Some("fresh"));
    assert!(pages.next().await.is_none());

    recorder.json(200, &page(&["b"], ""));
    assert!(pages.go_on());
    pages.next().await.unwrap().unwrap();
    assert!(pages.next().await.is_none() && !pages.go_on());

    recorder.json(200, &page(&["a"], ""));
    pages.restart();
    pages.next().await.unwrap().unwrap();
    let queries: Vec<_> = recorder.requests().iter().map(|request| request.uri().query().unwrap().to_owned()).collect();
    assert_eq!(queries, ["limit=2", "limit=2&continue=t1", "limit=2&continue=fresh", "limit=2"]);
}

#[test]
fn the_blocking_client_does_the_same() {
    let recorder = Recorder::new();
    token(&recorder, "t", "2026-11-23T12:00:00Z");
    recorder
        .json(200, &page(&["a"], "t1"))
        .answer(503, &[], "")
        .json(200, &page(&["b"], "t2"))
        .json(410, &expired("fresh"));
    let client: runtime::blocking::Client = on(&recorder, password).into();
    let mut items = client.items(ALL);
    let names: Vec<_> = items.by_ref().take(2).map(|job| job.unwrap().metadata.name).collect();
    assert_eq!(names, ["a", "b"]);
    assert!(items.next().unwrap().unwrap_err().is_gone());
    assert!(items.next().is_none());
    recorder.json(200, &page(&["c"], ""));
    assert!(items.go_on());
    assert_eq!(items.next().unwrap().unwrap().metadata.name, "c");
    assert_eq!(tokens(&recorder), ["-", "t", "t", "t", "t", "t"]);
}

#[tokio::test]
async fn items_begin_again_with_the_first() {
    let recorder = Recorder::new();
    recorder.json(200, &page(&["a", "b"], "t1")).json(200, &page(&["a", "c"], ""));
    let client = on(&recorder, |client| client);
    let mut items = client.items(ALL);
    assert_eq!(items.next().await.unwrap().unwrap().metadata.name, "a");
    items.restart();
    assert_eq!(items.next().await.unwrap().unwrap().metadata.name, "a");
    assert_eq!(items.next().await.unwrap().unwrap().metadata.name, "c");
    assert!(items.next().await.is_none());

    recorder.json(500, &json!({})).json(200, &page(&["a"], "t1")).json(200, &page(&["a"], ""));
    let client: runtime::blocking::Client = on(&recorder, |client| client.retry(runtime::Retry::none())).into();
    let mut items = client.items(ALL);
    assert!(items.next().unwrap().is_err() && items.next().is_none());
    items.again();
    assert_eq!(items.next().unwrap().unwrap().metadata.name, "a");
    items.restart();
    assert_eq!(items.next().unwrap().unwrap().metadata.name, "a");
    assert!(items.next().is_none());
}

#[tokio::test]
async fn a_token_that_ends_between_two_pages_is_renewed() {
    let recorder = Recorder::new();
    token(&recorder, "first", "2026-11-22T13:00:00Z");
    recorder.json(200, &page(&["a"], "t1"));
    let client = on(&recorder, password);
    let mut pages = client.pages(ALL);
    pages.next().await.unwrap().unwrap();
    recorder.pass(Duration::from_secs(3600));
    token(&recorder, "second", "2026-11-22T14:00:00Z");
    recorder.json(200, &page(&["b"], ""));
    pages.next().await.unwrap().unwrap();
    assert_eq!(tokens(&recorder), ["-", "first", "-", "second"]);
}
