//! Watches, lists that are followed, and their recovery.

use std::time::Duration;

use runtime::{Credential, ErrorKind, TokenRequest, WatcherEvent, stream::WatchEvent, value::Json};

use super::{End, Place, Reply, Row, Settings, Way, check};
use crate::watches::{List, event};

const MEDIA: &str = "application/json;stream=watch";

/// Returns the events of a connection.
fn events(events: &[String]) -> Reply {
    let pieces: Vec<&str> = events.iter().map(String::as_str).collect();
    Reply::pieces(MEDIA, &pieces)
}

fn list(body: &str) -> Reply {
    Reply::json(200, body)
}

fn failed(code: u16) -> String {
    format!("{{\"type\":\"ERROR\",\"object\":{{\"reason\":\"Because\",\"code\":{code}}}}}\n")
}

fn name(object: &Json) -> String {
    format!("{}@{}", object["name"].as_str().unwrap_or("?"), object["version"].as_str().unwrap_or("?"))
}

fn watch(way: &Way) -> String {
    let events = way.watch(&List { version: Some("7".into()), ..List::default() });
    let lines = events.into_iter().map(|event| match event {
        Ok(WatchEvent::Added(object)) => format!("added {}", name(&object)),
        Ok(WatchEvent::Modified(object)) => format!("modified {}", name(&object)),
        Ok(WatchEvent::Deleted(object)) => format!("deleted {}", name(&object)),
        Ok(WatchEvent::Bookmark { version }) => format!("bookmark {version}"),
        Ok(WatchEvent::Error(status)) => format!("error {status}"),
        Ok(event) => format!("{event:?}"),
        Err(error) => format!("{} at {:?}", way.describe_error(&error), error.item_index()),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Follows a list for some events.
fn follow<const COUNT: usize>(way: &Way) -> String {
    let lines = way.follow(&List::default(), COUNT).into_iter().map(|event| match event {
        Ok(WatcherEvent::ListStarted) => "list".to_owned(),
        Ok(WatcherEvent::ListFinished) => "listed".to_owned(),
        Ok(WatcherEvent::Listed(object)) => format!("has {}", name(&object)),
        Ok(WatcherEvent::Added(object)) => format!("added {}", name(&object)),
        Ok(WatcherEvent::Modified(object)) => format!("modified {}", name(&object)),
        Ok(WatcherEvent::Deleted(object)) => format!("deleted {}", name(&object)),
        Ok(event) => format!("{event:?}"),
        Err(error) => way.describe_error(&error),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn events_are_typed() {
    check(vec![
        Row::new(
            "each type of event, split anywhere",
            vec![Reply::pieces(
                MEDIA,
                &[
                    "{\"type\":\"ADDED\",\"object\":{\"name\":\"a\",\"ver",
                    "sion\":\"1\"}}\n{\"object\":{\"name\":\"a\",\"version\":\"2\"},\"type\":\"MODIFIED\"}\n",
                    "\n{\"type\":\"DELETED\",\"object\":{\"name\":\"a\",\"version\":\"3\"}}\n{\"type\":\"BOOKMARK\",",
                    "\"object\":{\"version\":\"4\"}}\n{\"type\":\"ERROR\",\"object\":{\"code\":500}}",
                ],
            )],
            watch,
            "GET {here}/namespaces/team-a/jobs/all?watch=true&since=7
               accept: application/json;stream=watch
             => added a@1
             modified a@2
             deleted a@3
             bookmark 4
             error {\"code\":500}",
        )
        .fields(&["accept"]),
        Row::new(
            "an event that cannot be decoded has its index, and the next one follows",
            vec![events(&[event("ADDED", "a", 1), "{\"type\":\"ADDED\"}\n".into(), event("ADDED", "b", 3)])],
            watch,
            "GET {here}/namespaces/team-a/jobs/all?watch=true&since=7
             => added a@1
             Decode, 1 attempts, may have happened: getJob: 200 OK, but the response is not as declared: `[1]`: the event of the watch has no member `object` at Some(1)
             added b@3",
        ),
        Row::new(
            "a connection that breaks within an event",
            vec![events(&[event("ADDED", "a", 1), "{\"type\":\"ADD".into()]).ends(End::Breaks)],
            watch,
            "GET {here}/namespaces/team-a/jobs/all?watch=true&since=7
             => added a@1
             ConnectionClosed, 1 attempts at Some(1)",
        ),
    ]);
}

#[test]
fn lists_are_followed() {
    check(vec![
        Row::new(
            "a watcher resumes after the last version, and reads the list again after 410",
            vec![
                list(r#"{"items":[{"name":"a","version":"1"}],"version":"5","next":"2"}"#),
                list(r#"{"items":[{"name":"b","version":"2"}],"version":"5"}"#),
                events(&[event("ADDED", "c", 6), "{\"type\":\"ADDED\",\"obj".into()]).ends(End::Breaks),
                events(&[event("MODIFIED", "c", 7), event("BOOKMARK", "", 9)]),
                events(&[event("DELETED", "b", 10), failed(410)]),
                list(r#"{"items":[{"name":"z","version":"90"}],"version":"99"}"#),
                Reply::json(410, r#"{"reason":"Expired","code":410}"#),
                list(r#"{"items":[],"version":"100"}"#),
            ],
            follow::<12>,
            "GET {here}/namespaces/team-a/jobs/all
             GET {here}/namespaces/team-a/jobs/all?page=2
             GET {here}/namespaces/team-a/jobs/all?watch=true&since=5
             GET {here}/namespaces/team-a/jobs/all?watch=true&since=6
             GET {here}/namespaces/team-a/jobs/all?watch=true&since=9
             GET {here}/namespaces/team-a/jobs/all
             GET {here}/namespaces/team-a/jobs/all?watch=true&since=99
             GET {here}/namespaces/team-a/jobs/all
             => list
             has a@1
             has b@2
             listed
             added c@6
             modified c@7
             deleted b@10
             list
             has z@90
             listed
             list
             listed",
        ),
        Row::new(
            "a refused token is renewed between two connections",
            vec![
                Reply::json(201, r#"{"token":{"expires_at":"2999-01-01T00:00:00Z"}}"#).with("x-subject-token", "one"),
                list(r#"{"items":[],"version":"5"}"#),
                events(&[event("ADDED", "c", 6)]),
                Reply::json(401, "{}"),
                Reply::json(201, r#"{"token":{"expires_at":"2999-01-01T00:00:00Z"}}"#).with("x-subject-token", "two"),
                events(&[event("ADDED", "d", 7)]),
            ],
            follow::<4>,
            "POST {here}/iam/v3/auth/tokens?nocatalog=true
             GET {here}/namespaces/team-a/jobs/all
               x-auth-token: one
             GET {here}/namespaces/team-a/jobs/all?watch=true&since=5
               x-auth-token: one
             GET {here}/namespaces/team-a/jobs/all?watch=true&since=6
               x-auth-token: one
             POST {here}/iam/v3/auth/tokens?nocatalog=true
             GET {here}/namespaces/team-a/jobs/all?watch=true&since=6
               x-auth-token: two
             => list
             listed
             added c@6
             added d@7",
        )
        .settings(|_: &Place| Settings {
            credentials: vec![Credential::from(TokenRequest::password("u", "p").project("x"))],
            ..Settings::default()
        })
        .fields(&["x-auth-token"]),
        Row::new(
            "an error that another attempt does not avoid is reported",
            vec![
                list(r#"{"items":[],"version":"5"}"#),
                Reply::json(403, r#"{"kind":"Status","message":"no","reason":"Forbidden","code":403}"#),
                events(&[event("ADDED", "a", 6)]),
            ],
            follow::<4>,
            "GET {here}/namespaces/team-a/jobs/all
             GET {here}/namespaces/team-a/jobs/all?watch=true&since=5
             GET {here}/namespaces/team-a/jobs/all?watch=true&since=5
             => list
             listed
             Status, 1 attempts: getJob: 403 Forbidden: no (at item 0)
             added a@6",
        ),
    ]);
}

/// A watch that has gone silent ends at its idle timeout; a watcher then opens another one.
#[test]
fn silence_ends_a_watch() {
    use runtime::{DispatchWatch, blocking};

    use super::{Either, run};

    let limit = Duration::from_millis(200);
    let replies = [events(&[event("ADDED", "a", 8), "{\"ty".into()]).ends(End::Stalls)];
    for (way, _, last, _) in super::each_way(
        &replies,
        |_| Settings::default(),
        |way| {
            let operation = List { version: Some("7".into()), ..List::default() };
            let last = match &way.client {
                Either::Async(client) => run(async {
                    let mut watch = client.dispatch_watch(&operation).idle_timeout(limit);
                    watch.next().await.unwrap().unwrap();
                    watch.next().await
                }),
                Either::Blocking(client) => {
                    let mut watch: blocking::Watch<List> = client.dispatch_watch(&operation).idle_timeout(limit);
                    watch.next().unwrap().unwrap();
                    watch.next()
                }
            };
            last.unwrap().unwrap_err()
        },
    ) {
        assert_eq!((last.kind(), last.item_index()), (ErrorKind::Timeout, Some(1)), "{way}: {last}");
    }
    let replies = [
        list(r#"{"items":[],"version":"5"}"#),
        events(&[event("ADDED", "a", 8), "{\"ty".into()]).ends(End::Stalls),
        events(&[event("ADDED", "b", 9)]),
    ];
    for (way, _, events, requests) in super::each_way(
        &replies,
        |_| Settings::default(),
        |way| match &way.client {
            Either::Async(client) => run(async {
                let mut watcher = client.dispatch_watcher(&List::default()).idle_timeout(limit);
                let mut events = Vec::new();
                while events.len() < 4 {
                    events.push(watcher.next().await.unwrap().unwrap());
                }
                events
            }),
            Either::Blocking(client) => {
                client.dispatch_watcher(&List::default()).idle_timeout(limit).take(4).map(Result::unwrap).collect()
            }
        },
    ) {
        assert!(matches!(&events[3], WatcherEvent::Added(object) if name(object) == "b@9"), "{way}: {events:?}");
        assert!(requests[2].url.ends_with("since=8"), "{way}: {}", requests[2].url);
    }
}
