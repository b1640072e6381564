//! Tests kinds that the cloud adds. The server has them as custom resources without validation.

use huaweicloud_cci::{batch_volcano_sh::v1alpha1 as volcano, networking_cci_io::v1beta1::*};
use serde_json::json;

use super::{NAMESPACE, World, workloads::pod};

pub fn volcano_jobs(world: &World<'_>) {
    let mut template = pod();
    template["restartPolicy"] = json!("Never");
    let spec = json!({
        "minAvailable": 2, "schedulerName": "volcano", "queue": "default", "maxRetry": 3, "priorityClassName": "high",
        "ttlSecondsAfterFinished": 60, "plugins": {"ssh": [], "svc": ["--disable-network-policy"]},
        "policies": [{"event": "PodFailed", "action": "RestartJob", "timeout": "1h"}],
        "tasks": [
            {"name": "main", "replicas": 1, "template": {"metadata": {"labels": {"app": "main"}}, "spec": template}},
            {"name": "worker", "replicas": 2, "policies": [{"exitCode": 3, "action": "AbortJob"}]},
        ],
        "volumes": [{"mountPath": "/data", "volumeClaimName": "a"}],
    });
    let status = json!({
        "state": {"phase": "Running", "lastTransitionTime": "2018-09-05T03:27:34Z"}, "minAvailable": 2, "running": 3,
        "controlledResources": {"plugin-svc": "svc"}, "version": 1, "retryCount": 1,
    });
    let path = format!("/apis/batch.volcano.sh/v1alpha1/namespaces/{NAMESPACE}/jobs");
    let object = json!({"apiVersion": "batch.volcano.sh/v1alpha1", "kind": "Job", "spec": spec, "status": status});
    let mut kind = world.kind(&path, object);
    kind.with_strategic = false;
    kind.create(|object| volcano::create_namespaced_job(NAMESPACE, object));
    kind.read(|name| volcano::read_namespaced_job(NAMESPACE, name));
    kind.list(&volcano::list_namespaced_job(NAMESPACE), volcano::list_namespaced_job(NAMESPACE).limit(2));
    kind.patch(
        |name, patch| volcano::patch_namespaced_job(NAMESPACE, name, patch),
        |_, _| None,
        |name, patch| volcano::patch_namespaced_job(NAMESPACE, name, patch),
    );
    kind.replace(|name, object| volcano::replace_namespaced_job(NAMESPACE, name, object));
    kind.delete(|name| volcano::delete_namespaced_job(NAMESPACE, name));
    kind.delete_collection(&volcano::delete_collection_namespaced_job(NAMESPACE));
    kind.watched(&volcano::list_namespaced_job(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn networks(world: &World<'_>) {
    let spec = json!({
        "attachedVPC": "5c2a1f8e-0b7d-4c6f-9a3e-8d7b6c5a4f3e", "networkID": "a", "networkType": "underlay_neutron",
        "subnetID": "b", "cidr": "192.168.0.0/24", "availableZone": "az1",
    });
    let path = format!("/apis/networking.cci.io/v1beta1/namespaces/{NAMESPACE}/networks");
    let object = json!({"apiVersion": "networking.cci.io/v1beta1", "kind": "Network", "spec": spec});
    let kind = world.kind(&path, object);
    kind.create(|object| create_namespaced_network(NAMESPACE, object));
    kind.read(|name| read_namespaced_network(NAMESPACE, name));
    let mut network = kind.get("a");
    network["status"] = json!({"state": "Active"});
    world.cluster.replace(&kind.path("a/status"), &network);
    kind.read_below("status", |name| read_namespaced_network_status(NAMESPACE, name));
    kind.list(&list_namespaced_network(NAMESPACE), list_namespaced_network(NAMESPACE).limit(2));
    kind.delete(|name| delete_namespaced_network(NAMESPACE, name));
    kind.delete_collection(&delete_collection_namespaced_network(NAMESPACE));
    kind.watched(&list_namespaced_network(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}
