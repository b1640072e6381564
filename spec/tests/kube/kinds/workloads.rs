//! Tests kinds of other groups that are built into the server.

use huaweicloud_cci::{
    apps::v1::*,
    autoscaling::v1::Scale,
    batch::v1::*,
    extensions::v1beta1::*,
    meta::v1::{DeleteOptions, JsonPatchOp, JsonPatchOperation, MergePatch, PropagationPolicy, StrategicMergePatch},
    rbac_authorization::v1::*,
};
use serde_json::{Value, json};

use super::{NAMES, NAMESPACE, World, core::raw};

fn path(group: &str, plural: &str) -> String {
    format!("/apis/{group}/namespaces/{NAMESPACE}/{plural}")
}

/// Returns the specification of a Pod with many of its members.
pub fn pod() -> Value {
    json!({
        "restartPolicy": "Always",
        "terminationGracePeriodSeconds": 30,
        "activeDeadlineSeconds": null,
        "serviceAccountName": "default",
        "dnsPolicy": "None",
        "dnsConfig": {"nameservers": ["10.0.0.10"], "searches": ["local"], "options": [{"name": "ndots", "value": "2"}]},
        "nodeSelector": {"disk": "fast"},
        "hostAliases": [{"ip": "127.0.0.1", "hostnames": ["example.com"]}],
        "imagePullSecrets": [{"name": "registry"}],
        "readinessGates": [{"conditionType": "example.com/ready"}],
        "securityContext": {"runAsUser": 1000, "fsGroup": 2000, "seccompProfile": {"type": "RuntimeDefault"}},
        "tolerations": [{"key": "gpu", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 60}],
        "topologySpreadConstraints": [{
            "maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "ScheduleAnyway",
            "labelSelector": {"matchLabels": {"app": "web"}},
        }],
        "affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{
            "weight": 1, "podAffinityTerm": {"topologyKey": "host", "labelSelector": {"matchExpressions": [
                {"key": "app", "operator": "In", "values": ["web"]},
            ]}},
        }]}},
        "initContainers": [{"name": "init", "image": "busybox", "command": ["true"]}],
        "containers": [{
            "name": "web", "image": "nginx:1.25", "args": ["-v"],
            "env": [
                {"name": "PLAIN", "value": "1"},
                {"name": "NAME", "valueFrom": {"fieldRef": {"apiVersion": "v1", "fieldPath": "metadata.name"}}},
                {"name": "LIMIT", "valueFrom": {"resourceFieldRef": {"resource": "limits.cpu", "divisor": "1m"}}},
                {"name": "KEY", "valueFrom": {"secretKeyRef": {"name": "a", "key": "key", "optional": true}}},
            ],
            "envFrom": [{"prefix": "C_", "configMapRef": {"name": "a"}}],
            "ports": [{"name": "http", "containerPort": 80, "protocol": "TCP"}],
            "resources": {"requests": {"cpu": "500m", "memory": "1Gi"}, "limits": {"cpu": "1", "memory": "1Gi"}},
            "readinessProbe": {"httpGet": {"path": "/", "port": "http"}, "periodSeconds": 5},
            "livenessProbe": {"tcpSocket": {"port": 80}},
            "startupProbe": {"exec": {"command": ["true"]}},
            "lifecycle": {"preStop": {"exec": {"command": ["sleep", "1"]}}},
            "securityContext": {"capabilities": {"add": ["NET_ADMIN"]}, "readOnlyRootFilesystem": true},
            "volumeMounts": [{"name": "config", "mountPath": "/config", "readOnly": true}],
        }],
        "volumes": [
            {"name": "config", "configMap": {"name": "a", "items": [{"key": "text", "path": "t"}]}},
            {"name": "secret", "secret": {"secretName": "a"}},
            {"name": "empty", "emptyDir": {"medium": "Memory", "sizeLimit": "1Gi"}},
            {"name": "host", "hostPath": {"path": "/tmp", "type": ""}},
            {"name": "nfs", "nfs": {"server": "nfs", "path": "/"}},
            {"name": "claim", "persistentVolumeClaim": {"claimName": "a"}},
            {"name": "all", "projected": {"sources": [
                {"configMap": {"name": "a"}},
                {"downwardAPI": {"items": [{"path": "labels", "fieldRef": {"apiVersion": "v1", "fieldPath": "metadata.labels"}}]}},
                {"serviceAccountToken": {"path": "token", "audience": "api", "expirationSeconds": 3600}},
            ]}},
        ],
    })
}

fn template() -> Value {
    json!({"metadata": {"labels": {"app": "web"}}, "spec": pod()})
}

pub fn deployments(world: &World<'_>) {
    let strategy = json!({"type": "RollingUpdate", "rollingUpdate": {"maxSurge": "25%", "maxUnavailable": 1}});
    let spec = json!({
        "replicas": 2, "selector": {"matchLabels": {"app": "web"}}, "template": template(), "strategy": strategy,
        "minReadySeconds": 1, "progressDeadlineSeconds": 60, "revisionHistoryLimit": 3, "paused": true,
    });
    let kind = world.kind(&path("apps/v1", "deployments"), json!({"spec": spec}));
    kind.create(|object| create_namespaced_deployment(NAMESPACE, object));
    kind.read(|name| read_namespaced_deployment(NAMESPACE, name));
    kind.read_below("status", |name| read_namespaced_deployment_status(NAMESPACE, name));
    kind.list(&list_namespaced_deployment(NAMESPACE), list_namespaced_deployment(NAMESPACE).limit(2));
    kind.lists(&list_deployment_for_all_namespaces().label_selector("step"), &NAMES);
    kind.patch(
        |name, patch| patch_namespaced_deployment(NAMESPACE, name, patch),
        |name, patch| Some(patch_namespaced_deployment(NAMESPACE, name, patch)),
        |name, patch| patch_namespaced_deployment(NAMESPACE, name, patch),
    );
    kind.replace(|name, object| replace_namespaced_deployment(NAMESPACE, name, object));

    kind.read_below("scale", |name| read_namespaced_deployment_scale(NAMESPACE, name));
    let replicas = |scale: Scale| scale.spec.and_then(|spec| spec.replicas);
    let mut scale = world.send(&read_namespaced_deployment_scale(NAMESPACE, "a"));
    assert_eq!(replicas(scale.clone()), Some(2));
    scale.spec.as_mut().expect("a specification").replicas = Some(3);
    assert_eq!(replicas(world.send(&replace_namespaced_deployment_scale(NAMESPACE, "a", scale))), Some(3));
    let patch = MergePatch::default().spec(json!({"replicas": 4}));
    assert_eq!(replicas(world.send(&patch_namespaced_deployment_scale(NAMESPACE, "a", patch))), Some(4));
    let patch = StrategicMergePatch::default().spec(json!({"replicas": 5}));
    assert_eq!(replicas(world.send(&patch_namespaced_deployment_scale(NAMESPACE, "a", patch))), Some(5));
    let patch = vec![JsonPatchOperation::new(JsonPatchOp::Replace, "/spec/replicas").value(6)];
    assert_eq!(replicas(world.send(&patch_namespaced_deployment_scale(NAMESPACE, "a", patch))), Some(6));

    kind.delete(|name| delete_namespaced_deployment(NAMESPACE, name));
    kind.delete_collection(&delete_collection_namespaced_deployment(NAMESPACE));
    kind.watched(&list_namespaced_deployment(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn stateful_sets(world: &World<'_>) {
    let claim = json!({
        "metadata": {"name": "data"},
        "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}},
    });
    let spec = json!({
        "replicas": 2, "serviceName": "web", "selector": {"matchLabels": {"app": "web"}}, "template": template(),
        "podManagementPolicy": "Parallel", "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": 1}},
        "volumeClaimTemplates": [claim],
    });
    let kind = world.kind(&path("apps/v1", "statefulsets"), json!({"spec": spec}));
    kind.create(|object| create_namespaced_stateful_set(NAMESPACE, object));
    kind.read(|name| read_namespaced_stateful_set(NAMESPACE, name));
    kind.read_below("status", |name| read_namespaced_stateful_set_status(NAMESPACE, name));
    kind.list(&list_namespaced_stateful_set(NAMESPACE), list_namespaced_stateful_set(NAMESPACE).limit(2));
    kind.lists(&list_stateful_set_for_all_namespaces(), &NAMES);
    kind.patch(
        |name, patch| patch_namespaced_stateful_set(NAMESPACE, name, patch),
        |name, patch| Some(patch_namespaced_stateful_set(NAMESPACE, name, patch)),
        |name, patch| patch_namespaced_stateful_set(NAMESPACE, name, patch),
    );
    kind.replace(|name, object| replace_namespaced_stateful_set(NAMESPACE, name, object));
    kind.delete(|name| delete_namespaced_stateful_set(NAMESPACE, name));
    kind.delete_collection(&delete_collection_namespaced_stateful_set(NAMESPACE));
    kind.watched(&list_namespaced_stateful_set(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn replica_sets(world: &World<'_>) {
    let spec = json!({"replicas": 1, "selector": {"matchLabels": {"app": "web"}}, "template": template()});
    let kind = world.kind(&path("apps/v1", "replicasets"), json!({"spec": spec}));
    raw(world, &kind.path, &kind.object);
    kind.list(&list_namespaced_replica_set(NAMESPACE), list_namespaced_replica_set(NAMESPACE).limit(2));
    kind.clear();
    kind.watched(&list_namespaced_replica_set(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn jobs(world: &World<'_>) {
    let mut template = template();
    template["spec"]["restartPolicy"] = json!("Never");
    let spec = json!({
        "template": template, "completions": 2, "parallelism": 2, "backoffLimit": 1, "activeDeadlineSeconds": 60,
        "ttlSecondsAfterFinished": 60,
    });
    let kind = world.kind(&path("batch/v1", "jobs"), json!({"spec": spec}));
    kind.create(|object| create_namespaced_job(NAMESPACE, object));
    kind.read(|name| read_namespaced_job(NAMESPACE, name));
    kind.read_below("status", |name| read_namespaced_job_status(NAMESPACE, name));
    kind.list(&list_namespaced_job(NAMESPACE), list_namespaced_job(NAMESPACE).limit(2));
    kind.lists(&list_job_for_all_namespaces(), &NAMES);
    kind.patch(
        |name, patch| patch_namespaced_job(NAMESPACE, name, patch),
        |name, patch| Some(patch_namespaced_job(NAMESPACE, name, patch)),
        |name, patch| patch_namespaced_job(NAMESPACE, name, patch),
    );
    kind.replace(|name, object| replace_namespaced_job(NAMESPACE, name, object));
    kind.delete(|name| delete_namespaced_job(NAMESPACE, name).propagation_policy(PropagationPolicy::Background));
    let options = DeleteOptions::default().propagation_policy(PropagationPolicy::Background);
    kind.delete_collection(&delete_collection_namespaced_job(NAMESPACE).body(options));
    kind.watched(&list_namespaced_job(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn ingresses(world: &World<'_>) {
    let paths = json!([{"path": "/", "pathType": "ImplementationSpecific", "backend": {"serviceName": "web", "servicePort": 80}}]);
    let spec = json!({
        "rules": [{"host": "example.com", "http": {"paths": paths}}],
        "tls": [{"hosts": ["example.com"], "secretName": "tls"}],
        "backend": {"serviceName": "web", "servicePort": "http"},
    });
    let kind = world.kind(&path("extensions/v1beta1", "ingresses"), json!({"spec": spec}));
    kind.create(|object| create_namespaced_ingress(NAMESPACE, object));
    kind.read(|name| read_namespaced_ingress(NAMESPACE, name));
    kind.read_below("status", |name| read_namespaced_ingress_status(NAMESPACE, name));
    kind.list(&list_namespaced_ingress(NAMESPACE), list_namespaced_ingress(NAMESPACE).limit(2));
    kind.patch(
        |name, patch| patch_namespaced_ingress(NAMESPACE, name, patch),
        |name, patch| Some(patch_namespaced_ingress(NAMESPACE, name, patch)),
        |name, patch| patch_namespaced_ingress(NAMESPACE, name, patch),
    );
    kind.replace(|name, object| replace_namespaced_ingress(NAMESPACE, name, object));
    kind.delete(|name| delete_namespaced_ingress(NAMESPACE, name));
    kind.delete_collection(&delete_collection_namespaced_ingress(NAMESPACE));
    kind.watched(&list_namespaced_ingress(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn role_bindings(world: &World<'_>) {
    let kind = world.kind(
        &path("rbac.authorization.k8s.io/v1", "rolebindings"),
        json!({
            "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"},
            "subjects": [
                {"kind": "User", "name": "jane", "apiGroup": "rbac.authorization.k8s.io"},
                {"kind": "ServiceAccount", "name": "default", "namespace": NAMESPACE},
            ],
        }),
    );
    kind.create(|object| create_namespaced_role_binding(NAMESPACE, object));
    kind.read(|name| read_namespaced_role_binding(NAMESPACE, name));
    kind.list(&list_namespaced_role_binding(NAMESPACE), list_namespaced_role_binding(NAMESPACE).limit(2));
    kind.lists(&list_role_binding_for_all_namespaces().label_selector("step"), &NAMES);
    kind.patch(
        |name, patch| patch_namespaced_role_binding(NAMESPACE, name, patch),
        |name, patch| Some(patch_namespaced_role_binding(NAMESPACE, name, patch)),
        |name, patch| patch_namespaced_role_binding(NAMESPACE, name, patch),
    );
    kind.replace(|name, object| replace_namespaced_role_binding(NAMESPACE, name, object));
    kind.delete(|name| delete_namespaced_role_binding(NAMESPACE, name));
    kind.clear();
    kind.watched(&list_namespaced_role_binding(NAMESPACE).resource_version(&*kind.version).timeout_seconds(1));
}

pub fn cluster_roles(world: &World<'_>) {
    let path = "/apis/rbac.authorization.k8s.io/v1/clusterroles";
    let kind = world.kind(
        path,
        json!({"rules": [
            {"apiGroups": [""], "resources": ["pods"], "resourceNames": ["a"], "verbs": ["get", "list"]},
            {"nonResourceURLs": ["/healthz"], "verbs": ["get"]},
        ]}),
    );
    raw(world, path, &kind.object);
    kind.read(|name| read_cluster_role(name));
    world.reads(&list_cluster_role(), path);
    kind.lists(&list_cluster_role().label_selector("step"), &NAMES);
    let pages = world.driver.pages(list_cluster_role().label_selector("step").limit(2));
    assert_eq!(pages.iter().map(Vec::len).sum::<usize>(), NAMES.len());
    kind.clear();
    kind.watched(&list_cluster_role().resource_version(&*kind.version).timeout_seconds(1));
}
