//! The steps: create the Job, watch it until it ends, print the logs of its Pods, delete it, wait until it has been
//! deleted.

use std::error::Error;

use huaweicloud_cci::{
    Client, Watcher, WatcherEvent,
    batch::v1::{Job, JobSpec, ListNamespacedJob, create_namespaced_job, delete_namespaced_job, list_namespaced_job},
    core::v1::{Container, PodSpec, PodTemplateSpec, RestartPolicy, list_namespaced_pod, read_namespaced_pod_log},
    meta::v1::{ObjectMeta, PropagationPolicy},
};

/// Runs the command in a Job and removes the Job afterwards. Returns whether the command succeeded.
pub async fn run(
    client: &Client,
    namespace: &str,
    name: &str,
    image: &str,
    command: Vec<String>,
) -> Result<bool, Box<dyn Error>> {
    create_namespaced_job(namespace, job(name, image, command)).send(client).await?;

    let mut jobs = list_namespaced_job(namespace).field_selector(format!("metadata.name={name}")).watcher(client);
    let has_succeeded = wait_for_end(&mut jobs).await?;
    print_logs(client, namespace, name).await?;
    delete_namespaced_job(namespace, name).propagation_policy(PropagationPolicy::Foreground).send(client).await?;
    wait_until_gone(&mut jobs).await?;
    Ok(has_succeeded)
}

/// Returns a Job with one Pod that is not restarted.
fn job(name: &str, image: &str, command: Vec<String>) -> Job {
    let mut container = Container::new(name).image(image);
    if !command.is_empty() {
        container = container.command(command);
    }
    let pod = PodSpec::new([container]).restart_policy(RestartPolicy::Never);
    Job::default()
        .metadata(ObjectMeta::default().name(name))
        .spec(JobSpec::new(PodTemplateSpec::default().spec(pod)).backoff_limit(0))
}

/// Waits until the Pod of the Job has succeeded or failed. Returns whether it has succeeded.
async fn wait_for_end(jobs: &mut Watcher<ListNamespacedJob>) -> Result<bool, Box<dyn Error>> {
    while let Some(event) = jobs.next().await {
        let job = match event? {
            WatcherEvent::Listed(job) | WatcherEvent::Added(job) | WatcherEvent::Modified(job) => job,
            WatcherEvent::Deleted(_) => return Err("the Job was deleted before it ended".into()),
            _ => continue,
        };
        let status = job.status.unwrap_or_default();
        if status.succeeded.is_some_and(|pods| pods > 0) {
            return Ok(true);
        }
        if status.failed.is_some_and(|pods| pods > 0) {
            return Ok(false);
        }
    }
    Err("the watch ended".into())
}

/// Prints the logs of all Pods of the Job, which have its name in the label `job-name`.
async fn print_logs(client: &Client, namespace: &str, name: &str) -> Result<(), huaweicloud_cci::Error> {
    let mut pods = client.items(list_namespaced_pod(namespace).label_selector(format!("job-name={name}")));
    while let Some(pod) = pods.next().await {
        let Some(pod) = pod?.metadata.and_then(|metadata| metadata.name) else { continue };
        println!("--- {pod}");
        let mut log = read_namespaced_pod_log(namespace, pod).stream(client);
        while let Some(text) = log.next().await {
            print!("{}", text?);
        }
    }
    Ok(())
}

/// Waits until the Job is deleted, or until a new list does not contain it.
async fn wait_until_gone(jobs: &mut Watcher<ListNamespacedJob>) -> Result<(), Box<dyn Error>> {
    let mut is_listed = true;
    while let Some(event) = jobs.next().await {
        match event? {
            WatcherEvent::Deleted(_) => return Ok(()),
            WatcherEvent::ListStarted => is_listed = false,
            WatcherEvent::Listed(_) => is_listed = true,
            WatcherEvent::ListFinished if !is_listed => return Ok(()),
            _ => {}
        }
    }
    Err("the watch ended".into())
}
