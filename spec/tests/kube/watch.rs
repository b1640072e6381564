//! A watch that sees a Job created, changed and deleted, across a restart of the server.

use std::{collections::BTreeMap, sync::mpsc, thread, time::Duration};

use huaweicloud_cci::{
    Client, DecodeError, DispatchWatch, Operation, Request, RequestError, Response, Watched, WatcherEvent,
    batch::v1::DeleteNamespacedJob,
    blocking,
    runtime::spec::{OperationSpec, WatchSpec},
};
use serde_json::{Value, json};

use super::cluster::{ADMIN, Cluster};

/// The list of Jobs.
#[derive(Clone, Debug, Default)]
struct Jobs {
    watch: bool,
    version: Option<String>,
}

impl Operation for Jobs {
    type Output = Value;
    type Failure = Value;
    const SPEC: &'static OperationSpec = DeleteNamespacedJob::SPEC;

    fn request(&self) -> Result<Request, RequestError> {
        let version = self.version.as_deref().unwrap_or_default();
        let query = if self.watch {
            format!("?watch=true&allowWatchBookmarks=true&resourceVersion={version}")
        } else {
            String::new()
        };
        let request = http::Request::get(format!("{}{query}", super::JOBS)).body(bytes::Bytes::new());
        Ok(request.expect("a request"))
    }

    fn decode(response: &Response) -> Result<Value, DecodeError> {
        Ok(serde_json::from_slice(response.body()).expect("JSON"))
    }

    fn decode_failure(response: &Response) -> Result<Value, DecodeError> {
        Self::decode(response)
    }

    fn is_idempotent(&self) -> bool {
        true
    }
}

impl Watched for Jobs {
    type Object = Value;
    type Status = Value;
    const WATCH: &'static WatchSpec = &WatchSpec {
        media_types: "application/json;stream=watch",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };

    fn set_watch(&mut self, version: Option<String>) {
        self.watch = true;
        self.version = version.or(self.version.take());
    }

    fn list_version(list: &Value) -> Option<&str> {
        list["metadata"]["resourceVersion"].as_str()
    }

    fn object_version(object: &Value) -> Option<&str> {
        object["metadata"]["resourceVersion"].as_str()
    }

    fn objects(list: Value) -> Vec<Value> {
        list["items"].as_array().cloned().unwrap_or_default()
    }
}

/// The Jobs as a watcher tells of them: names and labels.
#[derive(Default)]
struct Seen {
    jobs: BTreeMap<String, String>,
    /// The list that is being read.
    list: Option<BTreeMap<String, String>>,
    /// What has happened, in short.
    told: Vec<String>,
}

impl Seen {
    fn take(&mut self, event: WatcherEvent<Value>) {
        let of = |object: &Value| {
            let label = object["metadata"]["labels"]["step"].as_str().unwrap_or("-").to_owned();
            (object["metadata"]["name"].as_str().expect("a name").to_owned(), label)
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

    /// Takes events until the Jobs are these.
    fn wait(&mut self, driver: &str, events: &mpsc::Receiver<WatcherEvent<Value>>, jobs: &[(&str, &str)]) {
        let jobs: BTreeMap<String, String> = jobs.iter().map(|(name, label)| ((*name).into(), (*label).into())).collect();
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
    let (status, answer) = cluster.try_call("PUT", &path, &object.to_string()).expect("an answer");
    assert_eq!(status, 200, "{answer}");
}

fn delete(cluster: &Cluster, name: &str) {
    let path = format!("{}/{name}?propagationPolicy=Background", super::JOBS);
    let (status, answer) = cluster.try_call("DELETE", &path, "").expect("an answer");
    assert_eq!(status, 200, "{answer}");
}

#[test]
fn a_watch_goes_on_across_a_restart_of_the_server() {
    let Some(mut cluster) = Cluster::start() else { return };
    cluster.create("/api/v1/namespaces", &json!({"metadata": {"name": "team-a"}}));
    super::job(&cluster, "before");
    let url = cluster.url.clone();
    let (asynchronous, waiting) = (mpsc::channel(), mpsc::channel());
    let (send, server) = (asynchronous.0, url.clone());
    thread::spawn(move || {
        let client = Client::builder(server).auth(ADMIN).build().expect("a client");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let mut watcher = client.dispatch_watcher(&Jobs::default());
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
        for event in client.dispatch_watcher(&Jobs::default()) {
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
        // Whether changes while the server was away are told as such or by a list is up to the server.
        assert_eq!(seen.told[..2], ["added pi", "modified pi"], "{driver}");
        assert_eq!(seen.told.last().map(String::as_str), Some("deleted pi"), "{driver}: {:?}", seen.told);
    }
}
