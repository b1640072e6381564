//! Tests paged responses.

use std::{marker::PhantomPinned, time::Duration};

use runtime::{
    DecodeError, Operation, Paged, Request, RequestError, Response, spec::OperationSpec, testing::MockTransport,
};
use serde_json::json;

use crate::{
    fixture::{DeleteAll, Failed, Job, Jobs},
    on, password, token, tokens,
};

fn page(names: &[&str], next: &str) -> serde_json::Value {
    let items: Vec<_> = names.iter().map(|name| json!({"metadata": {"name": name}})).collect();
    json!({"items": items, "metadata": {"continue": next}})
}

const ALL: DeleteAll = DeleteAll { limit: 2, token: None };

#[tokio::test]
async fn pages_follow_each_other_until_the_last() {
    let mock = MockTransport::new();
    mock.respond_json(200, &page(&["a", "b"], "t1"))
        .respond_json(200, &page(&[], "t 2"))
        .respond_json(200, &page(&["c"], ""));
    let client = on(&mock, |client| client);
    let mut items = client.items(ALL);
    let mut names = Vec::new();
    while let Some(job) = items.next().await {
        names.push(job.unwrap().metadata.name);
    }
    assert_eq!(names, ["a", "b", "c"]);
    let paths: Vec<_> = mock.requests().iter().map(|request| request.uri().query().unwrap().to_owned()).collect();
    assert_eq!(paths, ["limit=2", "limit=2&continue=t1", "limit=2&continue=t%202"]);
    assert!(items.next().await.is_none());
}

fn expired(fresh: &str) -> serde_json::Value {
    json!({"kind": "Status", "reason": "ExpiredPageToken", "code": 410, "metadata": {"continue": fresh}})
}

#[tokio::test]
async fn a_token_that_is_too_old_leaves_the_choice_to_the_caller() {
    let mock = MockTransport::new();
    mock.respond_json(200, &page(&["a"], "t1")).respond_json(410, &expired("fresh"));
    let client = on(&mock, |client| client);
    let mut pages = client.pages(ALL);
    pages.next().await.unwrap().unwrap();
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.is_gone());
    assert_eq!(error.restart_page_token(), Some("fresh"));
    assert!(pages.next().await.is_none());

    mock.respond_json(200, &page(&["b"], ""));
    assert!(pages.resume());
    pages.next().await.unwrap().unwrap();
    assert!(pages.next().await.is_none() && !pages.resume());

    mock.respond_json(200, &page(&["a"], ""));
    pages.restart();
    pages.next().await.unwrap().unwrap();
    let queries: Vec<_> = mock.requests().iter().map(|request| request.uri().query().unwrap().to_owned()).collect();
    assert_eq!(queries, ["limit=2", "limit=2&continue=t1", "limit=2&continue=fresh", "limit=2"]);
}

#[test]
fn the_blocking_client_does_the_same() {
    let mock = MockTransport::new();
    token(&mock, "t", "2026-11-23T12:00:00Z");
    mock.respond_json(200, &page(&["a"], "t1"))
        .respond(503, &[], "")
        .respond_json(200, &page(&["b"], "t2"))
        .respond_json(410, &expired("fresh"));
    let client: runtime::blocking::Client = on(&mock, password).into();
    let mut items = client.items(ALL);
    let names: Vec<_> = items.by_ref().take(2).map(|job| job.unwrap().metadata.name).collect();
    assert_eq!(names, ["a", "b"]);
    assert!(items.next().unwrap().unwrap_err().is_gone());
    assert!(items.next().is_none());
    mock.respond_json(200, &page(&["c"], ""));
    assert!(items.resume());
    assert_eq!(items.next().unwrap().unwrap().metadata.name, "c");
    assert_eq!(tokens(&mock), ["-", "t", "t", "t", "t", "t"]);
}

#[tokio::test]
async fn items_begin_again_with_the_first() {
    let mock = MockTransport::new();
    mock.respond_json(200, &page(&["a", "b"], "t1")).respond_json(200, &page(&["a", "c"], ""));
    let client = on(&mock, |client| client);
    let mut items = client.items(ALL);
    assert_eq!(items.next().await.unwrap().unwrap().metadata.name, "a");
    items.restart();
    assert_eq!(items.next().await.unwrap().unwrap().metadata.name, "a");
    assert_eq!(items.next().await.unwrap().unwrap().metadata.name, "c");
    assert!(items.next().await.is_none());

    mock.respond_json(500, &json!({})).respond_json(200, &page(&["a"], "t1")).respond_json(200, &page(&["a"], ""));
    let client: runtime::blocking::Client = on(&mock, |client| client.retry(runtime::RetryPolicy::none())).into();
    let mut items = client.items(ALL);
    assert!(items.next().unwrap().is_err() && items.next().is_none());
    items.retry_page();
    assert_eq!(items.next().unwrap().unwrap().metadata.name, "a");
    items.restart();
    assert_eq!(items.next().unwrap().unwrap().metadata.name, "a");
    assert!(items.next().is_none());
}

#[tokio::test]
async fn a_token_that_ends_between_two_pages_is_renewed() {
    let mock = MockTransport::new();
    token(&mock, "first", "2026-11-22T13:00:00Z");
    mock.respond_json(200, &page(&["a"], "t1"));
    let client = on(&mock, password);
    let mut pages = client.pages(ALL);
    pages.next().await.unwrap().unwrap();
    mock.advance(Duration::from_secs(3600));
    token(&mock, "second", "2026-11-22T14:00:00Z");
    mock.respond_json(200, &page(&["b"], ""));
    pages.next().await.unwrap().unwrap();
    assert_eq!(tokens(&mock), ["-", "first", "-", "second"]);
}

/// An operation that must not move once it is pinned. Pages and items must not require `Unpin`.
#[derive(Clone)]
struct Pinned(DeleteAll, PhantomPinned);

impl Operation for Pinned {
    type Output = Jobs;
    type Failure = Failed;
    const SPEC: &'static OperationSpec = DeleteAll::SPEC;

    fn request(&self) -> Result<Request, RequestError> {
        self.0.request()
    }

    fn decode(response: &Response) -> Result<Jobs, DecodeError> {
        DeleteAll::decode(response)
    }

    fn decode_failure(response: &Response) -> Result<Failed, DecodeError> {
        DeleteAll::decode_failure(response)
    }
}

impl Paged for Pinned {
    type Item = Job;

    fn next_page_token(page: &Jobs) -> Option<&str> {
        DeleteAll::next_page_token(page)
    }

    fn set_page_token(&mut self, token: String) {
        self.0.set_page_token(token);
    }

    fn items(page: Jobs) -> Vec<Job> {
        DeleteAll::items(page)
    }
}

#[tokio::test]
async fn operations_that_must_not_move_have_pages() {
    let mock = MockTransport::new();
    mock.respond_json(200, &page(&["a"], "t1")).respond_json(200, &page(&["b"], ""));
    let all = Pinned(DeleteAll { limit: 1, token: None }, PhantomPinned);
    let (mut items, mut names) = (mock.client().items(all), Vec::new());
    while let Some(item) = items.next().await {
        names.push(item.unwrap().metadata.name);
    }
    assert_eq!(names, ["a", "b"]);
}
