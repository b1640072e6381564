//! Tests a watcher that sees a Job created, changed and deleted, across a restart of the server.

use std::{collections::BTreeMap, sync::mpsc, thread, time::Duration};

use huaweicloud_cci::{
    Client, WatcherEvent,
    batch::v1::{Job, list_namespaced_job},
    blocking,
};
use serde_json::json;

use super::cluster::{ADMIN, Cluster};

/// The Jobs that a watcher has reported: names and labels.
#[derive(Default)]
struct Seen {
    jobs: BTreeMap<String, String>,
    /// The list that is being read.
    list: Option<BTreeMap<String, String>>,
    /// A short description of the events.
    told: Vec<String>,
}

impl Seen {
    fn take(&mut self, event: WatcherEvent<Job>) {
        let of = |job: &Job| {
            let metadata = job.metadata.as_ref().expect("metadata");
            let label = metadata.labels.as_ref().and_then(|labels| labels.get("step").cloned());
            (metadata.name.clone().expect("a name"), label.unwrap_or_else(|| "-".to_owned()))
        };
        match event {
            WatcherEvent::ListStarted => self.list = Some(BTreeMap::new()),
            WatcherEvent::Listed(object) => self.list.as_mut().expect("a list").extend([of(&object)]),
            WatcherEvent::ListFinished => self.jobs = self.list.take().expect("a list"),
            WatcherEvent::Added(object) => {
                let (name, label) = of(&object);
                self.told.push(format!("added {name}"));
                assert_eq!(self.jobs.insert(name, label), None, "created once");
            }
            WatcherEvent::Modified(object) => {
                let (name, label) = of(&object);
                self.told.push(format!("modified {name}"));
                assert!(self.jobs.insert(name, label).is_some(), "what is changed exists");
            }
            WatcherEvent::Deleted(object) => {
                let (name, _) = of(&object);
                self.told.push(format!("deleted {name}"));
                assert!(self.jobs.remove(&name).is_some(), "deleted once");
            }
            other => panic!("{other:?}"),
        }
    }

    /// Receives events until these Jobs exist.
    fn wait(&mut self, driver: &str, events: &mpsc::Receiver<WatcherEvent<Job>>, jobs: &[(&str, &str)]) {
        let jobs: BTreeMap<String, String> =
            jobs.iter().map(|(name, label)| ((*name).into(), (*label).into())).collect();
        while self.list.is_some() || self.jobs != jobs {
            match events.recv_timeout(Duration::from_secs(90)) {
                Ok(event) => self.take(event),
                Err(error) => panic!("{driver}: {error}; seen {:?}, expected {jobs:?}", self.jobs),
            }
        }
    }
}

fn label(cluster: &Cluster, name: &str, step: &str) {
    let path = format!("{}/{name}", super::JOBS);
    let mut object = cluster.get(&path).expect("the Job");
    object["metadata"]["labels"] = json!({"step": step});
    let (status, body) = cluster.try_call("PUT", &path, &object.to_string()).expect("a response");
    assert_eq!(status, 200, "{body}");
}

fn delete(cluster: &Cluster, name: &str) {
    let path = format!("{}/{name}?propagationPolicy=Background", super::JOBS);
    let (status, body) = cluster.try_call("DELETE", &path, "").expect("a response");
    assert_eq!(status, 200, "{body}");
}

#[test]
fn a_watch_continues_across_a_restart_of_the_server() {
    let Some(mut cluster) = Cluster::start() else { return };
    cluster.create("/api/v1/namespaces", &json!({"metadata": {"name": "team-a"}}));
    super::job(&cluster, "before");
    let url = cluster.url.clone();
    let (asynchronous, waiting) = (mpsc::channel(), mpsc::channel());
    let (send, server) = (asynchronous.0, url.clone());
    thread::spawn(move || {
        let client = Client::builder(server).auth(ADMIN).build().expect("a client");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let mut watcher = list_namespaced_job("team-a").watcher(&client);
        runtime.block_on(async {
            while let Some(event) = watcher.next().await {
                if send.send(event.expect("no error that lasts")).is_err() {
                    return;
                }
            }
        });
    });
    let send = waiting.0;
    thread::spawn(move || {
        let client = blocking::Client::builder(url).auth(ADMIN).build().expect("a client");
        for event in list_namespaced_job("team-a").watcher(&client) {
            if send.send(event.expect("no error that lasts")).is_err() {
                return;
            }
        }
    });
    let mut drivers = [("reqwest", asynchronous.1, Seen::default()), ("ureq", waiting.1, Seen::default())];
    let mut expect = |jobs: &[(&str, &str)]| {
        for (driver, events, seen) in &mut drivers {
            seen.wait(driver, events, jobs);
        }
    };
    expect(&[("before", "-")]);
    super::job(&cluster, "pi");
    expect(&[("before", "-"), ("pi", "-")]);
    label(&cluster, "pi", "one");
    expect(&[("before", "-"), ("pi", "one")]);
    cluster.restart_api_server();
    label(&cluster, "pi", "two");
    super::job(&cluster, "late");
    expect(&[("before", "-"), ("late", "-"), ("pi", "two")]);
    delete(&cluster, "pi");
    expect(&[("before", "-"), ("late", "-")]);
    for (driver, _, seen) in &drivers {
        // Changes during the server's restart may be reported as events or by a new list.
        assert_eq!(seen.told[..2], ["added pi", "modified pi"], "{driver}");
        assert_eq!(seen.told.last().map(String::as_str), Some("deleted pi"), "{driver}: {:?}", seen.told);
    }
}
