//! Tests operations with both drivers against a real API server. `KUBEBUILDER_ASSETS` is a folder with etcd and
//! kube-apiserver.

mod cluster;
mod fields;
mod jobs;
mod kinds;
mod node;
mod programs;
mod watch;

use huaweicloud_cci::{
    Client, Dispatch, DispatchWatch, Error, Operation, Paged, RetryPolicy, Watched,
    batch::v1::{DeleteNamespacedJob, JobOrStatus, delete_namespaced_job},
    batch_volcano_sh::v1alpha1::{DeleteCollectionNamespacedJob, delete_collection_namespaced_job},
    blocking,
    meta::v1::{DeleteOptions, Preconditions, PropagationPolicy},
    stream::WatchEvent,
};
use serde_json::{Value, json};

use self::cluster::{ADMIN, Cluster, NOBODY};

const JOBS: &str = "/apis/batch/v1/namespaces/team-a/jobs";
const VOLCANO: &str = "/apis/batch.volcano.sh/v1alpha1/namespaces/team-a/jobs";

/// One of the two clients, used synchronously.
enum Driver {
    Asynchronous(Client, tokio::runtime::Runtime),
    Blocking(blocking::Client),
}

impl Driver {
    fn both(url: &str, token: &str) -> [Self; 2] {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = Client::builder(url).auth(token).retry(RetryPolicy::none()).build().expect("a client");
        let waiting = blocking::Client::builder(url).auth(token).retry(RetryPolicy::none()).build().expect("a client");
        [Self::Asynchronous(client, runtime), Self::Blocking(waiting)]
    }

    fn send<O: Operation>(&self, call: &O) -> Result<http::Response<O::Output>, Error> {
        match self {
            Self::Asynchronous(client, runtime) => runtime.block_on(client.dispatch(call)),
            Self::Blocking(client) => client.dispatch(call),
        }
    }

    /// Returns the items of each page.
    fn pages<O: Paged>(&self, call: O) -> Vec<Vec<O::Item>> {
        let items = |page: Result<http::Response<O::Output>, Error>| O::items(page.expect("a page").into_body());
        match self {
            Self::Asynchronous(client, runtime) => runtime.block_on(async {
                let (mut pages, mut all) = (client.pages(call), Vec::new());
                while let Some(page) = pages.next().await {
                    all.push(items(page));
                }
                all
            }),
            Self::Blocking(client) => client.pages(call).map(items).collect(),
        }
    }

    /// Returns the events of a watch that the server ends.
    fn watch<O: Watched>(&self, call: &O) -> Vec<WatchEvent<O::Object, O::Status>> {
        match self {
            Self::Asynchronous(client, runtime) => runtime.block_on(async {
                let (mut watch, mut events) = (client.dispatch_watch(call), Vec::new());
                while let Some(event) = watch.next().await {
                    events.push(event.expect("an event"));
                }
                events
            }),
            Self::Blocking(client) => client.dispatch_watch(call).map(|event| event.expect("an event")).collect(),
        }
    }

    /// Returns the name of the HTTP client.
    fn name(&self) -> &'static str {
        match self {
            Self::Asynchronous(..) => "reqwest",
            Self::Blocking(_) => "ureq",
        }
    }

    /// Returns the error of a call that must fail.
    fn fails(&self, call: &DeleteNamespacedJob) -> Error {
        self.send(call).expect_err("a failure")
    }
}

fn job(cluster: &Cluster, name: &str) -> Value {
    let pod = json!({"restartPolicy": "Never", "containers": [{"name": "pi", "image": "perl"}]});
    cluster.create(
        JOBS,
        &json!({
            "apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": name}, "spec": {"template": {"spec": pod}},
        }),
    )
}

fn volcano_job(cluster: &Cluster, name: &str, app: &str) {
    let metadata = json!({"name": name, "labels": {"app": app}});
    let spec = json!({"minAvailable": 1, "schedulerName": "volcano", "tasks": []});
    cluster.create(
        VOLCANO,
        &json!({
            "apiVersion": "batch.volcano.sh/v1alpha1", "kind": "Job", "metadata": metadata, "spec": spec,
        }),
    );
}

/// Creates the namespace and the custom resource that the tests need.
fn prepare(cluster: &Cluster) {
    cluster.create("/api/v1/namespaces", &json!({"metadata": {"name": "team-a"}}));
    cluster.define("batch.volcano.sh", "v1alpha1", "Job", "jobs");
}

#[test]
fn against_a_real_api_server() {
    let Some(cluster) = Cluster::start() else { return };
    prepare(&cluster);
    for driver in Driver::both(&cluster.url, ADMIN) {
        policies(&cluster, &driver);
        a_dry_run_deletes_nothing(&cluster, &driver);
        preconditions(&cluster, &driver);
        missing_objects(&driver);
        values_that_are_wrong(&cluster, &driver);
        a_collection(&cluster, &driver);
        pages(&cluster, &driver);
    }
    for driver in Driver::both(&cluster.url, NOBODY) {
        let error = driver.fails(&delete_namespaced_job("team-a", "pi"));
        assert!(error.is_forbidden(), "{error}");
        assert_eq!(error.reason(), Some("Forbidden"));
        assert!(error.to_string().contains("User \"nobody\" cannot delete resource \"jobs\""), "{error}");
    }
    for driver in Driver::both(&cluster.url, "no such token") {
        let error = driver.fails(&delete_namespaced_job("team-a", "pi"));
        assert!(error.is_unauthorized(), "{error}");
    }
}

/// Deletes with each policy, in the query and in the body, and checks the response and the object.
fn policies(cluster: &Cluster, driver: &Driver) {
    for in_body in [false, true] {
        for (policy, finalizer) in [
            (PropagationPolicy::Background, None),
            (PropagationPolicy::Foreground, Some("foregroundDeletion")),
            (PropagationPolicy::Orphan, Some("orphan")),
        ] {
            let place = if in_body { "body" } else { "query" };
            let name = format!("pi-{place}-{}", policy.as_str().to_lowercase());
            let uid = job(cluster, &name)["metadata"]["uid"].as_str().expect("a uid").to_owned();
            let call = delete_namespaced_job("team-a", &name);
            let call = if in_body {
                call.body(DeleteOptions::default().propagation_policy(policy))
            } else {
                call.propagation_policy(policy)
            };
            let answer = driver.send(&call).unwrap_or_else(|error| panic!("{name}: {error}"));
            let left = cluster.get(&format!("{JOBS}/{name}"));
            match (answer.into_body(), finalizer) {
                (JobOrStatus::Status(status), None) => {
                    let details = status.details.expect("details");
                    assert_eq!((details.name, details.uid), (Some(name.clone()), Some(uid)));
                    assert_eq!(left, None, "{name} is gone");
                }
                (JobOrStatus::Job(job), Some(finalizer)) => {
                    let metadata = job.metadata.expect("metadata");
                    assert_eq!(metadata.uid, Some(uid));
                    assert!(metadata.deletion_timestamp.is_some(), "{name} is going");
                    assert_eq!(metadata.finalizers.expect("finalizers"), [finalizer]);
                    assert!(left.is_some(), "nobody takes the finalizer of {name} off");
                    remove(cluster, &name);
                }
                (other, _) => panic!("{name}: {other:?}"),
            }
        }
    }
}

/// Removes the finalizers of a Job, so that it is deleted.
fn remove(cluster: &Cluster, name: &str) {
    let path = format!("{JOBS}/{name}");
    let mut object = cluster.get(&path).expect("the Job");
    object["metadata"]["finalizers"] = json!([]);
    let (status, answer) = cluster.try_call("PUT", &path, &object.to_string()).expect("an answer");
    assert_eq!(status, 200, "{answer}");
    assert_eq!(cluster.get(&path), None, "{name} is gone");
}

fn a_dry_run_deletes_nothing(cluster: &Cluster, driver: &Driver) {
    job(cluster, "pi-dry");
    let call = delete_namespaced_job("team-a", "pi-dry").propagation_policy(PropagationPolicy::Background);
    driver.send(&call.clone().dry_run("All")).expect("a dry run");
    assert!(cluster.get(&format!("{JOBS}/pi-dry")).is_some(), "it is still there");
    driver.send(&call).expect("deleted");
    assert_eq!(cluster.get(&format!("{JOBS}/pi-dry")), None);
}

fn preconditions(cluster: &Cluster, driver: &Driver) {
    let made = job(cluster, "pi-pre");
    let text = |member: &str| made["metadata"][member].as_str().expect("text").to_owned();
    let call = delete_namespaced_job("team-a", "pi-pre").propagation_policy(PropagationPolicy::Background);
    let wrong = [
        Preconditions::default().uid("00000000-0000-0000-0000-000000000000"),
        Preconditions::default().uid(text("uid")).resource_version("1"),
    ];
    for preconditions in wrong {
        let error = driver.fails(&call.clone().preconditions(preconditions));
        assert!(error.is_conflict(), "{error}");
        assert_eq!(error.reason(), Some("Conflict"));
        assert!(error.message().is_some_and(|message| message.contains("precondition")), "{error}");
    }
    let right = Preconditions::default().uid(text("uid")).resource_version(text("resourceVersion"));
    driver.send(&call.preconditions(right)).expect("deleted");
    assert_eq!(cluster.get(&format!("{JOBS}/pi-pre")), None);
}

fn missing_objects(driver: &Driver) {
    for (namespace, name) in [("team-a", "no-such-job"), ("nowhere", "pi"), ("team-a", "Not A/Name?#")] {
        let error = driver.fails(&delete_namespaced_job(namespace, name));
        assert!(error.is_not_found(), "{error}");
        assert_eq!(error.reason(), Some("NotFound"));
    }
}

/// Values that the types allow, since enums are open, but that the server rejects.
fn values_that_are_wrong(cluster: &Cluster, driver: &Driver) {
    job(cluster, "pi-wrong");
    let call = delete_namespaced_job("team-a", "pi-wrong");
    let error = driver.fails(&call.clone().body(DeleteOptions::default().propagation_policy("Sideways")));
    assert!(error.is_unprocessable(), "{error}");
    assert_eq!(error.causes()[0].field, "propagationPolicy");
    let error = driver.fails(&call.clone().dry_run("Some"));
    assert!(error.is_unprocessable(), "{error}");
    driver.send(&call.propagation_policy(PropagationPolicy::Background)).expect("deleted");
}

fn a_collection(cluster: &Cluster, driver: &Driver) {
    for (name, app) in [("mpi-a", "mpi"), ("mpi-b", "mpi"), ("tf-a", "tf")] {
        volcano_job(cluster, name, app);
    }
    let call = delete_collection_namespaced_job("team-a");
    let names = |call: &DeleteCollectionNamespacedJob| {
        let items = driver.send(call).expect("a list").into_body().items;
        let names = items.into_iter().map(|job| job.metadata.and_then(|metadata| metadata.name).expect("a name"));
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&call.clone().dry_run("All")), ["mpi-a", "mpi-b", "tf-a"]);
    assert_eq!(
        names(&call.clone().label_selector("app=mpi")),
        ["mpi-a", "mpi-b"],
        "nothing was deleted by the dry run"
    );
    assert_eq!(names(&call.clone().field_selector("metadata.name=other")), Vec::<String>::new());
    let error = driver.send(&call.clone().label_selector("a in (")).expect_err("no selector");
    assert!(error.is_bad_request(), "{error}");
    assert_eq!(names(&call), ["tf-a"]);
    assert_eq!(names(&call), Vec::<String>::new(), "all are gone");
}

fn pages(cluster: &Cluster, driver: &Driver) {
    for number in 0..5 {
        volcano_job(cluster, &format!("many-{number}"), "many");
    }
    let pages = driver.pages(delete_collection_namespaced_job("team-a").limit(2));
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
    let left = cluster.get(VOLCANO).expect("a list");
    assert_eq!(left["items"], json!([]));
}
