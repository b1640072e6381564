//! Tests small programs that use the crate as its documentation suggests.

use std::{collections::BTreeMap, error::Error};

use huaweicloud_cci::{
    Client, WatcherEvent,
    apps::v1::*,
    autoscaling::v1::{Scale, ScaleSpec},
    core::v1::*,
    meta::v1::{LabelSelector, ObjectMeta, StrategicMergePatch},
};
use serde_json::json;

use super::cluster::{ADMIN, Cluster};

const NAMESPACE: &str = "team-a";

#[test]
fn small_programs() {
    let Some(cluster) = Cluster::start() else { return };
    cluster.create("/api/v1/namespaces", &json!({"metadata": {"name": NAMESPACE}}));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(programs(&cluster)).expect("no failure");
}

async fn programs(cluster: &Cluster) -> Result<(), Box<dyn Error>> {
    let client = Client::builder(&cluster.url).auth(ADMIN).build()?;
    apply(&client).await?;
    roll(&client).await?;
    scale(&client).await?;
    list(&client).await?;
    watch(cluster, &client).await
}

/// Creates a `ConfigMap`, or replaces the one that exists, and does the same with a Secret.
async fn apply(client: &Client) -> Result<(), Box<dyn Error>> {
    for text in ["debug", "info"] {
        let settings = ConfigMap::default()
            .metadata(ObjectMeta::default().name("settings"))
            .data(BTreeMap::from([("level".to_owned(), text.to_owned())]));
        match create_namespaced_config_map(NAMESPACE, settings.clone()).send(client).await {
            Ok(_) => {}
            Err(error) if error.is_conflict() => {
                replace_namespaced_config_map(NAMESPACE, "settings", settings).send(client).await?;
            }
            Err(error) => return Err(error.into()),
        }
        let secret = Secret::default()
            .metadata(ObjectMeta::default().name("password"))
            .string_data(BTreeMap::from([("password".to_owned(), text.into())]));
        match create_namespaced_secret(NAMESPACE, secret.clone()).send(client).await {
            Err(error) if error.is_conflict() => {
                replace_namespaced_secret(NAMESPACE, "password", secret).send(client).await?;
            }
            other => drop(other?),
        }
    }
    let settings = read_namespaced_config_map(NAMESPACE, "settings").send(client).await?.into_body();
    assert_eq!(settings.data.unwrap_or_default()["level"], "info");
    Ok(())
}

fn template() -> PodTemplateSpec {
    let labels = BTreeMap::from([("app".to_owned(), "web".to_owned())]);
    let containers = [Container::new("web").image("nginx:1.24"), Container::new("log").image("fluentd:1")];
    PodTemplateSpec::default().metadata(ObjectMeta::default().labels(labels)).spec(PodSpec::new(containers))
}

fn selector() -> LabelSelector {
    LabelSelector::default().match_labels(BTreeMap::from([("app".to_owned(), "web".to_owned())]))
}

/// Changes the image of one container of a Deployment. The other containers are unchanged.
async fn roll(client: &Client) -> Result<(), Box<dyn Error>> {
    let deployment = Deployment::default()
        .metadata(ObjectMeta::default().name("web"))
        .spec(DeploymentSpec::new(selector(), template()).replicas(2));
    create_namespaced_deployment(NAMESPACE, deployment).send(client).await?;

    let image = json!({"template": {"spec": {"containers": [{"name": "web", "image": "nginx:1.25"}]}}});
    let patch = StrategicMergePatch::default().spec(image);
    let deployment = patch_namespaced_deployment(NAMESPACE, "web", patch).send(client).await?.into_body();

    let pod = deployment.spec.and_then(|spec| spec.template.spec).ok_or("no Pod")?;
    let images: Vec<&str> = pod.containers.iter().filter_map(|container| container.image.as_deref()).collect();
    assert_eq!(images, ["nginx:1.25", "fluentd:1"]);
    Ok(())
}

/// Scales a `StatefulSet` and a Deployment.
async fn scale(client: &Client) -> Result<(), Box<dyn Error>> {
    let set = StatefulSet::default()
        .metadata(ObjectMeta::default().name("db"))
        .spec(StatefulSetSpec::new(selector(), "db", template()).replicas(1));
    create_namespaced_stateful_set(NAMESPACE, set).send(client).await?;
    let patch = StrategicMergePatch::default().spec(json!({"replicas": 3}));
    let set = patch_namespaced_stateful_set(NAMESPACE, "db", patch).send(client).await?.into_body();
    assert_eq!(set.spec.and_then(|spec| spec.replicas), Some(3));

    let scale = Scale::default()
        .metadata(ObjectMeta::default().name("web").namespace(NAMESPACE))
        .spec(ScaleSpec::default().replicas(5));
    let scale = replace_namespaced_deployment_scale(NAMESPACE, "web", scale).send(client).await?.into_body();
    assert_eq!(scale.spec.and_then(|spec| spec.replicas), Some(5));
    Ok(())
}

/// Lists the Pods with a label, two at a time.
async fn list(client: &Client) -> Result<(), Box<dyn Error>> {
    for number in 0..5 {
        let labels = BTreeMap::from([("even".to_owned(), (number % 2 == 0).to_string())]);
        let pod = Pod::default()
            .metadata(ObjectMeta::default().name(format!("pod-{number}")).labels(labels))
            .spec(PodSpec::new([Container::new("main").image("nginx")]));
        create_namespaced_pod(NAMESPACE, pod).send(client).await?;
    }
    let mut pages = client.pages(list_namespaced_pod(NAMESPACE).label_selector("even=true").limit(2));
    let mut names = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page?.into_body().items;
        names.push(page.into_iter().filter_map(|pod| pod.metadata?.name).collect::<Vec<_>>());
    }
    assert_eq!(names, [vec!["pod-0", "pod-2"], vec!["pod-4"]]);
    Ok(())
}

/// Prints the events of a namespace.
async fn watch(cluster: &Cluster, client: &Client) -> Result<(), Box<dyn Error>> {
    let mut events = list_namespaced_event(NAMESPACE).watcher(client);
    loop {
        match events.next().await.ok_or("the watch ended")?? {
            WatcherEvent::ListFinished => {
                let object = json!({"kind": "Pod", "name": "pod-0", "namespace": NAMESPACE});
                cluster.create(&format!("/api/v1/namespaces/{NAMESPACE}/events"), &json!({
                    "metadata": {"name": "started"}, "involvedObject": object, "type": "Normal", "reason": "Started",
                }));
            }
            WatcherEvent::Added(event) => {
                assert_eq!(event.r#type, Some(EventType::Normal));
                assert_eq!(event.reason.as_deref(), Some("Started"));
                return Ok(());
            }
            _ => {}
        }
    }
}
