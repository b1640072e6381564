//! Deletes a Job and the Volcano Jobs of a namespace, by hand, and reads the whole deleted objects, with the types of
//! `k8s-openapi`.

use std::{collections::BTreeMap, env, error::Error};

use k8s_openapi::{
    api::{
        batch::v1::Job,
        core::v1::{PersistentVolumeClaimSpec, PodTemplateSpec},
    },
    apimachinery::pkg::apis::meta::v1::{ListMeta, ObjectMeta, Status},
};
use reqwest::header::{HeaderMap, HeaderValue};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(tag = "kind")]
enum JobOrStatus {
    Job(Box<Job>),
    Status(Box<Status>),
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct VolcanoJobList {
    metadata: ListMeta,
    items: Vec<VolcanoJob>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct VolcanoJob {
    metadata: ObjectMeta,
    spec: Option<VolcanoJobSpec>,
    status: Option<VolcanoJobStatus>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct VolcanoJobSpec {
    max_retry: Option<i32>,
    min_available: Option<i32>,
    plugins: Option<BTreeMap<String, Vec<String>>>,
    policies: Option<Vec<LifecyclePolicy>>,
    priority_class_name: Option<String>,
    queue: Option<String>,
    scheduler_name: Option<String>,
    tasks: Option<Vec<TaskSpec>>,
    ttl_seconds_after_finished: Option<i32>,
    volumes: Option<Vec<VolumeSpec>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct TaskSpec {
    name: Option<String>,
    policies: Option<Vec<LifecyclePolicy>>,
    replicas: Option<i32>,
    template: Option<PodTemplateSpec>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct LifecyclePolicy {
    action: Option<String>,
    event: Option<String>,
    events: Option<Vec<String>>,
    exit_code: Option<i32>,
    timeout: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct VolumeSpec {
    mount_path: Option<String>,
    volume_claim: Option<PersistentVolumeClaimSpec>,
    volume_claim_name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct VolcanoJobStatus {
    controlled_resources: Option<BTreeMap<String, String>>,
    failed: Option<i32>,
    min_available: Option<i32>,
    pending: Option<i32>,
    retry_count: Option<i32>,
    running: Option<i32>,
    succeeded: Option<i32>,
    terminating: Option<i32>,
    unknown: Option<i32>,
    version: Option<i32>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (url, token) = (env::var("CCI_URL")?, env::var("CCI_TOKEN")?);
    rustls::crypto::ring::default_provider().install_default().map_err(|_| "a crypto provider is already installed")?;
    let mut headers = HeaderMap::new();
    let mut token = HeaderValue::from_str(&token)?;
    token.set_sensitive(true);
    headers.insert("x-auth-token", token);
    let client = reqwest::Client::builder().default_headers(headers).build()?;
    let call = client.delete(format!("{url}/apis/batch/v1/namespaces/team-a/jobs/pi"));
    let call = call.query(&[("propagationPolicy", "Foreground")]);
    match call.send().await?.error_for_status()?.json().await? {
        JobOrStatus::Job(job) => println!("going: {:?}", job.metadata.name),
        JobOrStatus::Status(status) => println!("gone: {:?}", status.status),
    }
    let call = client.delete(format!("{url}/apis/batch.volcano.sh/v1alpha1/namespaces/team-a/jobs"));
    let list: VolcanoJobList = call.query(&[("limit", "100")]).send().await?.error_for_status()?.json().await?;
    println!("{} Volcano Jobs, continued at {:?}", list.items.len(), list.metadata.continue_);
    Ok(())
}
