//! Tests the examples that run a Job, and the logs of its Pod.

use std::{error::Error, thread};

use huaweicloud_cci::{
    Client, blocking,
    core::v1::{Container, Pod, PodSpec, create_namespaced_pod, read_namespaced_pod_log},
    meta::v1::ObjectMeta,
};
use serde_json::json;

use super::{
    JOBS, VOLCANO,
    cluster::{ADMIN, Cluster},
    node::{self, Controller, Logs, NODE},
    prepare,
};

#[path = "../../examples/run_job/job.rs"]
mod run_job;
#[path = "../../examples/run_volcano_job/job.rs"]
mod run_volcano_job;

#[test]
fn jobs_run_from_start_to_end_and_logs_are_followed() {
    let Some(cluster) = Cluster::start() else { return };
    prepare(&cluster);
    let logs = node::start(&cluster);
    let client = Client::builder(&cluster.url).auth(ADMIN).build().expect("a client");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    thread::scope(|scope| {
        let _controller = Controller::start(scope, &cluster, "team-a");
        let command = ["perl", "-e", "print 1"].map(String::from);
        let succeeded = runtime.block_on(run_job::run(&client, "team-a", "pi", "perl", command.to_vec()));
        assert!(succeeded.expect("no failure"), "the Job succeeds");
        let succeeded = runtime.block_on(run_volcano_job::run(&client, "team-a", "mpi", 3, "perl", Vec::new()));
        assert!(succeeded.expect("no failure"), "the Volcano Job succeeds");
    });
    for path in [JOBS, VOLCANO, "/api/v1/namespaces/team-a/pods"] {
        assert_eq!(cluster.get(path).expect("a list")["items"], json!([]), "{path}");
    }
    assert_eq!(logs.requests(), ["/containerLogs/team-a/pi-0/pi", "/containerLogs/team-a/mpi-0/mpi"]);
    follow(&cluster, &client, &runtime, &logs).expect("a log");
}

/// Reads a complete log, and follows it: the first line arrives while the container runs.
fn follow(
    cluster: &Cluster,
    client: &Client,
    runtime: &tokio::runtime::Runtime,
    logs: &Logs,
) -> Result<(), Box<dyn Error>> {
    let pod = PodSpec::new([Container::new("web").image("nginx")]).node_name(NODE);
    let pod = Pod::default().metadata(ObjectMeta::default().name("web")).spec(pod);
    runtime.block_on(create_namespaced_pod("team-a", pod).send(client))?;
    let log = read_namespaced_pod_log("team-a", "web");
    let last = log.clone().tail_lines(2).timestamps(true).send(client);
    assert_eq!(runtime.block_on(last)?.into_body(), "first\nsecond\n");
    assert!(logs.requests().contains(&"/containerLogs/team-a/web/web?tailLines=2&timestamps=true".to_owned()));

    let waiting = blocking::Client::builder(&cluster.url).auth(ADMIN).build()?;
    let followed = log.follow(true);
    let mut lines = followed.stream(&waiting);
    assert_eq!(lines.next().ok_or("no line")??, "first\n");
    runtime.block_on(async {
        let mut text = followed.stream(client);
        assert_eq!(text.next().await.ok_or("no text")??, "first\n");
        logs.go_on();
        assert_eq!(text.next().await.ok_or("no text")??, "second\n");
        assert!(text.next().await.is_none());
        Ok::<_, Box<dyn Error>>(())
    })?;
    assert_eq!(lines.collect::<Result<String, _>>()?, "second\n");
    Ok(())
}
