//! Runs a Job from start to end: creates it, watches it until it ends, prints the logs of its Pods, deletes it, and waits until it is gone.
//!
//! ```text
//! cargo run -p huaweicloud-cci --example run_job -- team-a pi perl perl -Mbignum=bpi -wle 'print bpi(2000)'
//! ```
//!
//! The arguments are a namespace, the Job's name, an image, and a command. `CCI_URL` names the server, for example
//! `https://cci.cn-north-4.myhuaweicloud.com`; credentials come from the environment (`HUAWEICLOUD_SDK_…`).

use std::{env, error::Error, process::ExitCode};

use huaweicloud_cci::{
    API, Client, Credential, Watcher, WatcherEvent,
    batch::v1::{
        Job, JobSpec, JobStatus, ListNamespacedJob, create_namespaced_job, delete_namespaced_job, list_namespaced_job,
    },
    core::v1::{Container, PodSpec, PodTemplateSpec, RestartPolicy, list_namespaced_pod, read_namespaced_pod_log},
    meta::v1::{ObjectMeta, PropagationPolicy},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Returns whether the Job has succeeded.
async fn run() -> Result<bool, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(namespace), Some(name), Some(image)) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: run_job NAMESPACE NAME IMAGE [COMMAND…]".into());
    };
    let command: Vec<String> = arguments.collect();
    let url = env::var("CCI_URL").map_err(|_| "CCI_URL names no server")?;
    let client = Client::builder(url).auth(Credential::from_env(&API)?).build()?;

    let mut container = Container::new(name.clone()).image(image);
    if !command.is_empty() {
        container = container.command(command);
    }
    let pod = PodSpec::new([container]).restart_policy(RestartPolicy::Never);
    let job = Job::default()
        .metadata(ObjectMeta::default().name(name.clone()))
        .spec(JobSpec::new(PodTemplateSpec::default().spec(pod)).backoff_limit(0));
    create_namespaced_job(namespace.clone(), job).send(&client).await?;

    let only = format!("metadata.name={name}");
    let mut jobs = list_namespaced_job(namespace.clone()).field_selector(only).watcher(&client);
    let succeeded = wait_for_end(&mut jobs).await?;
    print_logs(&client, &namespace, &name).await?;
    delete_namespaced_job(namespace.clone(), name.clone())
        .propagation_policy(PropagationPolicy::Foreground)
        .send(&client)
        .await?;
    wait_until_gone(&mut jobs).await?;
    Ok(succeeded)
}

/// Waits until a Pod of the Job has succeeded or failed; returns which.
async fn wait_for_end(jobs: &mut Watcher<ListNamespacedJob>) -> Result<bool, Box<dyn Error>> {
    while let Some(event) = jobs.next().await {
        let job = match event? {
            WatcherEvent::Listed(job) | WatcherEvent::Added(job) | WatcherEvent::Modified(job) => job,
            WatcherEvent::Deleted(_) => return Err("somebody deleted the Job".into()),
            _ => continue,
        };
        let JobStatus { succeeded, failed, .. } = job.status.unwrap_or_default();
        if succeeded.is_some_and(|pods| pods > 0) {
            return Ok(true);
        }
        if failed.is_some_and(|pods| pods > 0) {
            return Ok(false);
        }
    }
    Err("the watch ended".into())
}

async fn print_logs(client: &Client, namespace: &str, name: &str) -> Result<(), huaweicloud_cci::Error> {
    let mut pods = client.items(list_namespaced_pod(namespace).label_selector(format!("job-name={name}")));
    while let Some(pod) = pods.next().await {
        let Some(name) = pod?.metadata.and_then(|metadata| metadata.name) else { continue };
        let log = read_namespaced_pod_log(namespace, name.clone()).send(client).await?.into_body();
        println!("--- {name}\n{log}");
    }
    Ok(())
}

/// Waits until the Job is deleted, or until a new list does not have it.
async fn wait_until_gone(jobs: &mut Watcher<ListNamespacedJob>) -> Result<(), Box<dyn Error>> {
    let mut is_listed = true;
    while let Some(event) = jobs.next().await {
        match event? {
            WatcherEvent::ListStarted => is_listed = false,
            WatcherEvent::Listed(_) => is_listed = true,
            WatcherEvent::ListFinished if !is_listed => return Ok(()),
            WatcherEvent::Deleted(_) => return Ok(()),
            _ => {}
        }
    }
    Err("the watch ended".into())
}
