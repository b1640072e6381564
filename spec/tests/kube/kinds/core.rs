//! The kinds of the core group.

use std::collections::BTreeSet;

use huaweicloud_cci::{core::v1::*, meta::v1::DeleteOptions};
use serde_json::{Value, json};

use super::{NAMES, NAMESPACE, World, text};

fn path(plural: &str) -> String {
    format!("/api/v1/namespaces/{NAMESPACE}/{plural}")
}

pub fn namespaces(world: &World<'_>) {
    let kind = world.kind("/api/v1/namespaces", json!({"spec": {"finalizers": ["kubernetes"]}}));
    // A deleted namespace remains until a controller has removed its content, so each driver uses a separate one.
    let names: BTreeSet<String> = (0..3).map(|number| format!("{}-{number}", world.driver.name())).collect();
    for name in &names {
        let created = world.value(&create_namespace(kind.object_named(name)));
        assert_eq!(created, kind.get(name));
        world.reads(&read_namespace(name), &kind.path(name));
    }
    world.reads(&list_namespace(), &kind.path);
    let pages = world.driver.pages(list_namespace().label_selector("step=one").limit(2));
    let listed =
        pages.into_iter().flatten().map(|item| item.metadata.and_then(|metadata| metadata.name).expect("a name"));
    let listed: BTreeSet<String> = listed.collect();
    assert!(listed.is_superset(&names), "{listed:?}");
    let events = world.driver.watch(&list_namespace().resource_version(&*kind.version).timeout_seconds(1));
    assert!(events.len() >= 3, "{events:?}");
    for name in &names {
        let NamespaceOrStatus::Namespace(deleted) = world.send(&delete_namespace(name)) else { panic!("no namespace") };
        assert_eq!(deleted.status.and_then(|status| status.phase), Some(NamespacePhase::Terminating));
    }
}

pub fn config_maps(world: &World<'_>) {
    let kind = world.kind(&path("configmaps"), json!({"data": {"text": "a\nb"}, "binaryData": {"bytes": "AP8="}}));
    kind.create(|object| create_namespaced_config_map(NAMESPACE, object));
    kind.read(|name| read_namespaced_config_map(NAMESPACE, name));
    kind.list(&list_namespaced_config_map(NAMESPACE), list_namespaced_config_map(NAMESPACE).limit(2));
    kind.lists(&list_namespaced_config_map(NAMESPACE).label_selector("step=one,name!=b"), &["a", "c"]);
    kind.lists(&list_namespaced_config_map(NAMESPACE).field_selector("metadata.name=b"), &["b"]);
    kind.patch(
        |name, patch| patch_namespaced_config_map(NAMESPACE, name, patch),
        |name, patch| Some(patch_namespaced_config_map(NAMESPACE, name, patch)),
        |name, patch| patch_namespaced_config_map(NAMESPACE, name, patch),
    );
    kind.replace(|name, object| replace_namespaced_config_map(NAMESPACE, name, object));
    kind.delete(|name| delete_namespaced_config_map(NAMESPACE, name));
    kind.delete_collection(&delete_collection_namespaced_config_map(NAMESPACE));
    kind.watched(&list_namespaced_config_map(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn secrets(world: &World<'_>) {
    let kind =
        world.kind(&path("secrets"), json!({"type": "Opaque", "data": {"key": "AP8="}, "stringData": {"text": "a"}}));
    kind.create(|object| create_namespaced_secret(NAMESPACE, object));
    assert_eq!(kind.get("a")["data"], json!({"key": "AP8=", "text": "YQ=="}));
    kind.patch(
        |name, patch| patch_namespaced_secret(NAMESPACE, name, patch),
        |name, patch| Some(patch_namespaced_secret(NAMESPACE, name, patch)),
        |name, patch| patch_namespaced_secret(NAMESPACE, name, patch),
    );
    kind.replace(|name, object| replace_namespaced_secret(NAMESPACE, name, object));
    kind.delete(|name| delete_namespaced_secret(NAMESPACE, name));
    kind.delete_collection(&delete_collection_namespaced_secret(NAMESPACE));
}

pub fn services(world: &World<'_>) {
    let ports = json!([
        {"name": "http", "port": 80, "targetPort": 8080, "protocol": "TCP"},
        {"name": "https", "port": 443, "targetPort": "tls", "protocol": "TCP"},
    ]);
    let kind = world.kind(&path("services"), json!({"spec": {"selector": {"app": "web"}, "ports": ports}}));
    kind.create(|object| create_namespaced_service(NAMESPACE, object));
    kind.read(|name| read_namespaced_service(NAMESPACE, name));
    kind.read_below("status", |name| read_namespaced_service_status(NAMESPACE, name));
    kind.list(&list_namespaced_service(NAMESPACE), list_namespaced_service(NAMESPACE).limit(2));
    kind.delete(|name| delete_namespaced_service(NAMESPACE, name));
    kind.clear();
    kind.watched(&list_namespaced_service(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn claims(world: &World<'_>) {
    let spec = json!({
        "accessModes": ["ReadWriteMany"],
        "resources": {"requests": {"storage": "10Gi"}},
        "storageClassName": "nfs-rw",
        "selector": {"matchLabels": {"disk": "fast"}},
    });
    let kind = world.kind(&path("persistentvolumeclaims"), json!({"spec": spec}));
    kind.create(|object| create_namespaced_persistent_volume_claim(NAMESPACE, object));
    kind.read(|name| read_namespaced_persistent_volume_claim(NAMESPACE, name));
    kind.list(
        &list_namespaced_persistent_volume_claim(NAMESPACE),
        list_namespaced_persistent_volume_claim(NAMESPACE).limit(2),
    );
    // The server protects claims with a finalizer, which a controller removes.
    let deleted = world.send(&delete_namespaced_persistent_volume_claim(NAMESPACE, "a"));
    let PersistentVolumeClaimOrStatus::PersistentVolumeClaim(claim) = deleted else { panic!("no claim") };
    assert_eq!(
        claim.metadata.and_then(|metadata| metadata.finalizers),
        Some(vec!["kubernetes.io/pvc-protection".to_owned()])
    );
    kind.clear();
    let list = list_namespaced_persistent_volume_claim(NAMESPACE);
    kind.watched(&list.resource_version(&*kind.version).timeout_seconds(1));
}

pub fn pods(world: &World<'_>) {
    let kind = world.kind(&path("pods"), json!({"spec": super::workloads::pod()}));
    kind.create(|object| create_namespaced_pod(NAMESPACE, object));
    kind.read(|name| read_namespaced_pod(NAMESPACE, name));
    kind.read_below("status", |name| read_namespaced_pod_status(NAMESPACE, name));
    kind.list(&list_namespaced_pod(NAMESPACE), list_namespaced_pod(NAMESPACE).limit(2));
    kind.lists(&list_pod_for_all_namespaces().field_selector("status.phase=Pending"), &NAMES);
    kind.patch(
        |name, patch| patch_namespaced_pod(NAMESPACE, name, patch),
        |name, patch| Some(patch_namespaced_pod(NAMESPACE, name, patch)),
        |name, patch| patch_namespaced_pod(NAMESPACE, name, patch),
    );
    kind.replace(|name, object| replace_namespaced_pod(NAMESPACE, name, object));
    kind.delete(|name| delete_namespaced_pod(NAMESPACE, name).grace_period_seconds(0));
    let options = DeleteOptions::default().grace_period_seconds(0);
    kind.delete_collection(&delete_collection_namespaced_pod(NAMESPACE).body(options));
    kind.watched(&list_namespaced_pod(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn endpoints(world: &World<'_>) {
    let subsets = json!([{
        "addresses": [{"ip": "192.168.0.1", "nodeName": "node", "targetRef": {"kind": "Pod", "name": "a", "namespace": NAMESPACE}}],
        "notReadyAddresses": [{"ip": "192.168.0.2", "hostname": "b"}],
        "ports": [{"name": "http", "port": 8080, "protocol": "TCP"}],
    }]);
    let kind = world.kind(&path("endpoints"), json!({"subsets": subsets}));
    raw(world, &kind.path, &kind.object);
    kind.read(|name| read_namespaced_endpoints(NAMESPACE, name));
    kind.list(&list_namespaced_endpoints(NAMESPACE), list_namespaced_endpoints(NAMESPACE).limit(2));
    kind.clear();
    kind.watched(&list_namespaced_endpoints(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn events(world: &World<'_>) {
    let kind = world.kind(
        &path("events"),
        json!({
            "involvedObject": {"kind": "Pod", "namespace": NAMESPACE, "name": "a", "fieldPath": "spec.containers{a}"},
            "reason": "Started", "message": "Started container a", "type": "Normal", "count": 2,
            "source": {"component": "kubelet", "host": "node"},
            "firstTimestamp": "2018-09-05T03:27:34Z", "lastTimestamp": "2018-09-05T03:28:34Z",
            "eventTime": "2018-09-05T03:27:34.123456Z", "action": "Starting",
            "series": {"count": 2, "lastObservedTime": "2018-09-05T03:28:34.000000Z"},
            "related": {"kind": "Node", "name": "node"},
            "reportingComponent": "kubernetes.io/kubelet", "reportingInstance": "node",
        }),
    );
    raw(world, &kind.path, &kind.object);
    kind.read(|name| read_namespaced_event(NAMESPACE, name));
    kind.list(&list_namespaced_event(NAMESPACE), list_namespaced_event(NAMESPACE).limit(2));
    kind.lists(&list_namespaced_event(NAMESPACE).field_selector("involvedObject.name=a,reason=Started"), &NAMES);
    kind.delete(|name| delete_namespaced_event(NAMESPACE, name));
    kind.clear();
    kind.watched(&list_namespaced_event(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

/// Creates an object of each name without the crate: the API has no operation for it.
pub fn raw(world: &World<'_>, path: &str, object: &Value) {
    for name in NAMES {
        let mut object = object.clone();
        object["metadata"] = json!({"name": name, "labels": {"step": "one", "name": name}});
        let created = world.cluster.create(path, &object);
        assert_eq!(text(&created, "name"), name);
    }
}
