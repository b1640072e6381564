//! Tests the members that the server knows: an object with every member in the server's description is decoded and
//! encoded again. Lost members are listed here.

use std::collections::BTreeSet;

use huaweicloud_cci::{
    apps::v1 as apps, autoscaling::v1 as autoscaling, batch::v1 as batch, core::v1 as core,
    extensions::v1beta1 as extensions, meta::v1 as meta, rbac_authorization::v1 as rbac,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};

use super::cluster::Cluster;

/// Members of Kubernetes 1.20 that neither the provider's pages nor the crate's types have. A server may know fewer or more.
const UNKNOWN: &[&str] = &[
    "IngressBackend.resource",
    "LoadBalancerIngress.ports",
    "PersistentVolumeClaimSpec.dataSource",
    "PodSecurityContext.windowsOptions",
    "PodSpec.ephemeralContainers",
    "PodStatus.ephemeralContainerStatuses",
    "SecurityContext.windowsOptions",
    "Volume.csi",
    "Volume.ephemeral",
];

#[test]
fn members_that_the_server_knows_are_kept() {
    let Some(cluster) = Cluster::start() else { return };
    let description = cluster.get("/openapi/v2").expect("the server's description");
    let mut check = Check { definitions: &description["definitions"], lost: BTreeSet::new() };
    check.kind::<core::NamespaceList>("io.k8s.api.core.v1.NamespaceList");
    check.kind::<core::ConfigMapList>("io.k8s.api.core.v1.ConfigMapList");
    check.kind::<core::Secret>("io.k8s.api.core.v1.Secret");
    check.kind::<core::ServiceList>("io.k8s.api.core.v1.ServiceList");
    check.kind::<core::PersistentVolumeClaimList>("io.k8s.api.core.v1.PersistentVolumeClaimList");
    check.kind::<core::PodList>("io.k8s.api.core.v1.PodList");
    check.kind::<core::EndpointsList>("io.k8s.api.core.v1.EndpointsList");
    check.kind::<core::EventList>("io.k8s.api.core.v1.EventList");
    check.kind::<apps::DeploymentList>("io.k8s.api.apps.v1.DeploymentList");
    check.kind::<apps::StatefulSetList>("io.k8s.api.apps.v1.StatefulSetList");
    check.kind::<apps::ReplicaSetList>("io.k8s.api.apps.v1.ReplicaSetList");
    check.kind::<autoscaling::Scale>("io.k8s.api.autoscaling.v1.Scale");
    check.kind::<batch::JobList>("io.k8s.api.batch.v1.JobList");
    check.kind::<extensions::IngressList>("io.k8s.api.extensions.v1beta1.IngressList");
    check.kind::<rbac::ClusterRoleList>("io.k8s.api.rbac.v1.ClusterRoleList");
    check.kind::<rbac::RoleBindingList>("io.k8s.api.rbac.v1.RoleBindingList");
    check.kind::<meta::Status>("io.k8s.apimachinery.pkg.apis.meta.v1.Status");
    check.kind::<meta::DeleteOptions>("io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions");
    check.kind::<meta::ApiVersions>("io.k8s.apimachinery.pkg.apis.meta.v1.APIVersions");
    check.kind::<meta::ApiGroupList>("io.k8s.apimachinery.pkg.apis.meta.v1.APIGroupList");
    check.kind::<meta::ApiResourceList>("io.k8s.apimachinery.pkg.apis.meta.v1.APIResourceList");
    let lost: Vec<&str> = check.lost.iter().map(String::as_str).collect();
    let new: Vec<&&str> = lost.iter().filter(|member| !UNKNOWN.contains(member)).collect();
    println!("{} members are unknown: {lost:#?}", lost.len());
    assert!(new.is_empty(), "members that are not known to be unknown: {new:#?}");
}

struct Check<'a> {
    definitions: &'a Value,
    /// The lost members, as `Type.member`.
    lost: BTreeSet<String>,
}

impl Check<'_> {
    fn kind<T: DeserializeOwned + Serialize>(&mut self, definition: &str) {
        if self.definitions[definition].is_null() {
            // Other versions of the server name some types differently, or no longer have them.
            println!("the server does not describe {definition}");
            return;
        }
        let name = format!("#/definitions/{definition}");
        let sample = self.sample(&json!({"$ref": name}), 0);
        let decoded: T = serde_json::from_value(sample.clone()).unwrap_or_else(|error| panic!("{definition}: {error}"));
        let encoded = serde_json::to_value(decoded).expect("JSON");
        self.compare(&json!({"$ref": name}), definition, &sample, &encoded);
    }

    /// Returns a value with every member that a schema has.
    fn sample(&self, schema: &Value, depth: usize) -> Value {
        if let Some(name) = reference(schema) {
            let target = &self.definitions[name];
            return match name.rsplit('.').next() {
                Some("Quantity") => json!("1500m"),
                Some("IntOrString") => json!("25%"),
                Some("MicroTime") => json!("2018-09-05T03:27:34.000001Z"),
                _ if depth > 24 => json!({}),
                _ => self.sample(target, depth + 1),
            };
        }
        match schema["type"].as_str() {
            Some("string") => match schema["format"].as_str() {
                Some("date-time") => json!("2018-09-05T03:27:34Z"),
                Some("byte") => json!("AP8="),
                _ => json!("text"),
            },
            Some("integer") => json!(3),
            Some("number") => json!(1.5),
            Some("boolean") => json!(true),
            Some("array") => json!([self.sample(&schema["items"], depth)]),
            _ => match (&schema["properties"], &schema["additionalProperties"]) {
                (Value::Object(properties), _) => {
                    let members = properties.iter().map(|(name, schema)| (name.clone(), self.sample(schema, depth)));
                    Value::Object(members.collect::<Map<_, _>>())
                }
                (_, Value::Object(values)) => json!({"key": self.sample(&Value::Object(values.clone()), depth)}),
                _ => json!({"f:metadata": {}}),
            },
        }
    }

    /// Collects the members of a sample that were lost, and fails if a value has changed.
    fn compare(&mut self, schema: &Value, place: &str, sample: &Value, encoded: &Value) {
        let (schema, place) = match reference(schema) {
            Some(name) => (&self.definitions[name], name.to_owned()),
            None => (schema, place.to_owned()),
        };
        let schema = schema.clone();
        match (sample, encoded) {
            (Value::Object(before), Value::Object(after)) => {
                for (name, value) in before {
                    let inner = match &schema["properties"][name] {
                        Value::Null => &schema["additionalProperties"],
                        inner => inner,
                    };
                    let member = format!("{}.{name}", place.rsplit_once('.').map_or(&*place, |(_, last)| last));
                    match after.get(name) {
                        None => drop(self.lost.insert(member)),
                        Some(after) => self.compare(inner, &member, value, after),
                    }
                }
                assert!(after.keys().all(|name| before.contains_key(name)), "{place}: {encoded}");
            }
            (Value::Array(before), Value::Array(after)) => {
                assert_eq!(before.len(), after.len(), "{place}");
                for (before, after) in before.iter().zip(after) {
                    self.compare(&schema["items"], &place, before, after);
                }
            }
            _ => assert_eq!(sample, encoded, "{place}"),
        }
    }
}

fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/definitions/")
}
