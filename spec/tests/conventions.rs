//! Checks the request of every documented operation against the conventions of the Kubernetes API: the verb determines
//! the method; the group, version, namespace, resource and name form the path; and the body contains its kind.

use std::{
    collections::BTreeSet,
    env,
    io::{self, Write as _},
};

use huaweicloud_cci::{
    Dispatch, Operation, RetryPolicy, apps::v1 as apps, autoscaling::v1::Scale, batch::v1 as batch,
    batch_volcano_sh::v1alpha1 as volcano, blocking, core::v1 as core, discovery, extensions::v1beta1 as extensions,
    meta::v1::MergePatch, networking_cci_io::v1beta1 as networking, rbac_authorization::v1 as rbac,
};
use serde_json::json;

/// Collects the operations that were checked.
struct Check {
    checked: BTreeSet<&'static str>,
    /// A client of a mock server, if there is one.
    client: Option<blocking::Client>,
    /// The operations that the mock server refused, or whose responses could not be decoded.
    failures: Vec<String>,
}

impl Check {
    /// Returns a check that sends requests to the server at `CCI_MOCK_URL` as well, for example that of `cargo xtask serve`.
    fn new() -> Self {
        let client = env::var("CCI_MOCK_URL").ok().map(|url| {
            let builder = blocking::Client::builder(url).auth("any token").retry(RetryPolicy::none());
            builder.build().expect("a client")
        });
        if client.is_none() {
            let _ = writeln!(io::stderr(), "SKIPPED: CCI_MOCK_URL is not the URL of a mock server, so nothing is sent");
        }
        Self { checked: BTreeSet::new(), client, failures: Vec::new() }
    }

    /// Checks the request line and the header fields of an operation.
    fn sends<O: Operation>(&mut self, operation: &O, expected: &str) {
        let id = O::SPEC.id;
        let request = operation.request().unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(format!("{} {}", request.method(), request.uri()), expected, "{id}");

        let verbs = ["list", "get", "read", "create", "replace", "patch", "delete"];
        let verb = verbs.into_iter().find(|verb| id.starts_with(verb)).unwrap_or_else(|| panic!("{id}: a verb"));
        let method = match verb {
            "create" => "POST",
            "replace" => "PUT",
            "patch" => "PATCH",
            "delete" => "DELETE",
            _ => "GET",
        };
        assert_eq!(request.method(), method, "{id}");

        let header = |name: &str| request.headers().get(name).map(|value| value.to_str().expect("text"));
        let media_type = match verb {
            "create" | "replace" => Some("application/json"),
            "patch" => Some("application/merge-patch+json"),
            _ => None,
        };
        assert_eq!(header("content-type"), media_type, "{id}");
        let accept = if id.ends_with("PodLog") { "text/plain" } else { "application/json" };
        assert!(header("accept").is_some_and(|value| value.contains(accept)), "{id}: {:?}", header("accept"));
        if matches!(verb, "create" | "replace") {
            let body: serde_json::Value = serde_json::from_slice(request.body()).expect("JSON");
            assert!(body["apiVersion"].is_string() && body["kind"].is_string(), "{id}: {body}");
        }
        assert!(self.checked.insert(id), "{id} is checked twice");
        if let Some(Err(error)) = self.client.as_ref().map(|client| client.dispatch(operation)) {
            self.failures.push(error.to_string());
        }
    }
}

fn patch() -> MergePatch {
    MergePatch::default().metadata(json!({"labels": {"app": "pi"}}))
}

fn binding() -> rbac::RoleBinding {
    rbac::RoleBinding::new(rbac::RoleRef::new("rbac.authorization.k8s.io", "Role", "reader"))
}

#[test]
fn every_documented_operation_follows_the_api_conventions() {
    let mut check = Check::new();
    discovery_requests(&mut check);
    core_requests(&mut check);
    apps_requests(&mut check);
    volcano_requests(&mut check);
    batch_requests(&mut check);
    extensions_requests(&mut check);
    networking_requests(&mut check);
    rbac_requests(&mut check);
    assert_eq!(check.checked.len(), 108);
    assert!(check.failures.is_empty(), "{:#?}", check.failures);
}

fn discovery_requests(check: &mut Check) {
    check.sends(&discovery::get_core_api_versions(), "GET /api");
    check.sends(&discovery::get_api_versions(), "GET /apis");
}

fn core_requests(check: &mut Check) {
    check.sends(&core::get_api_resources(), "GET /api/v1");
    check.sends(&core::list_namespace(), "GET /api/v1/namespaces");
    check.sends(&core::create_namespace(core::Namespace::default()), "POST /api/v1/namespaces");
    check.sends(&core::delete_collection_namespaced_config_map("ns"), "DELETE /api/v1/namespaces/ns/configmaps");
    check.sends(&core::list_namespaced_config_map("ns"), "GET /api/v1/namespaces/ns/configmaps");
    check.sends(
        &core::create_namespaced_config_map("ns", core::ConfigMap::default()),
        "POST /api/v1/namespaces/ns/configmaps",
    );
    check.sends(&core::delete_namespaced_config_map("ns", "x"), "DELETE /api/v1/namespaces/ns/configmaps/x");
    check.sends(&core::read_namespaced_config_map("ns", "x"), "GET /api/v1/namespaces/ns/configmaps/x");
    check.sends(&core::patch_namespaced_config_map("ns", "x", patch()), "PATCH /api/v1/namespaces/ns/configmaps/x");
    check.sends(
        &core::replace_namespaced_config_map("ns", "x", core::ConfigMap::default()),
        "PUT /api/v1/namespaces/ns/configmaps/x",
    );
    check.sends(&core::list_namespaced_endpoints("ns"), "GET /api/v1/namespaces/ns/endpoints");
    check.sends(&core::read_namespaced_endpoints("ns", "x"), "GET /api/v1/namespaces/ns/endpoints/x");
    check.sends(&core::list_namespaced_event("ns"), "GET /api/v1/namespaces/ns/events");
    check.sends(&core::delete_namespaced_event("ns", "x"), "DELETE /api/v1/namespaces/ns/events/x");
    check.sends(&core::read_namespaced_event("ns", "x"), "GET /api/v1/namespaces/ns/events/x");
    check.sends(
        &core::list_namespaced_persistent_volume_claim("ns"),
        "GET /api/v1/namespaces/ns/persistentvolumeclaims",
    );
    check.sends(
        &core::create_namespaced_persistent_volume_claim("ns", core::PersistentVolumeClaim::default()),
        "POST /api/v1/namespaces/ns/persistentvolumeclaims",
    );
    check.sends(
        &core::delete_namespaced_persistent_volume_claim("ns", "x"),
        "DELETE /api/v1/namespaces/ns/persistentvolumeclaims/x",
    );
    check.sends(
        &core::read_namespaced_persistent_volume_claim("ns", "x"),
        "GET /api/v1/namespaces/ns/persistentvolumeclaims/x",
    );
    check.sends(&core::delete_collection_namespaced_pod("ns"), "DELETE /api/v1/namespaces/ns/pods");
    check.sends(&core::list_namespaced_pod("ns"), "GET /api/v1/namespaces/ns/pods");
    check.sends(&core::create_namespaced_pod("ns", core::Pod::default()), "POST /api/v1/namespaces/ns/pods");
    check.sends(&core::delete_namespaced_pod("ns", "x"), "DELETE /api/v1/namespaces/ns/pods/x");
    check.sends(&core::read_namespaced_pod("ns", "x"), "GET /api/v1/namespaces/ns/pods/x");
    check.sends(&core::patch_namespaced_pod("ns", "x", patch()), "PATCH /api/v1/namespaces/ns/pods/x");
    check.sends(&core::replace_namespaced_pod("ns", "x", core::Pod::default()), "PUT /api/v1/namespaces/ns/pods/x");
    check.sends(&core::read_namespaced_pod_log("ns", "x"), "GET /api/v1/namespaces/ns/pods/x/log");
    check.sends(&core::read_namespaced_pod_status("ns", "x"), "GET /api/v1/namespaces/ns/pods/x/status");
    check.sends(&core::delete_collection_namespaced_secret("ns"), "DELETE /api/v1/namespaces/ns/secrets");
    check.sends(&core::create_namespaced_secret("ns", core::Secret::default()), "POST /api/v1/namespaces/ns/secrets");
    check.sends(&core::delete_namespaced_secret("ns", "x"), "DELETE /api/v1/namespaces/ns/secrets/x");
    check.sends(&core::patch_namespaced_secret("ns", "x", patch()), "PATCH /api/v1/namespaces/ns/secrets/x");
    check.sends(
        &core::replace_namespaced_secret("ns", "x", core::Secret::default()),
        "PUT /api/v1/namespaces/ns/secrets/x",
    );
    check.sends(&core::list_namespaced_service("ns"), "GET /api/v1/namespaces/ns/services");
    check
        .sends(&core::create_namespaced_service("ns", core::Service::default()), "POST /api/v1/namespaces/ns/services");
    check.sends(&core::delete_namespaced_service("ns", "x"), "DELETE /api/v1/namespaces/ns/services/x");
    check.sends(&core::read_namespaced_service("ns", "x"), "GET /api/v1/namespaces/ns/services/x");
    check.sends(&core::read_namespaced_service_status("ns", "x"), "GET /api/v1/namespaces/ns/services/x/status");
    check.sends(&core::delete_namespace("x"), "DELETE /api/v1/namespaces/x");
    check.sends(&core::read_namespace("x"), "GET /api/v1/namespaces/x");
    check.sends(&core::list_pod_for_all_namespaces(), "GET /api/v1/pods");
}

fn apps_requests(check: &mut Check) {
    check.sends(&apps::get_api_resources(), "GET /apis/apps/v1");
    check.sends(&apps::list_deployment_for_all_namespaces(), "GET /apis/apps/v1/deployments");
    check.sends(&apps::delete_collection_namespaced_deployment("ns"), "DELETE /apis/apps/v1/namespaces/ns/deployments");
    check.sends(&apps::list_namespaced_deployment("ns"), "GET /apis/apps/v1/namespaces/ns/deployments");
    check.sends(
        &apps::create_namespaced_deployment("ns", apps::Deployment::default()),
        "POST /apis/apps/v1/namespaces/ns/deployments",
    );
    check.sends(&apps::delete_namespaced_deployment("ns", "x"), "DELETE /apis/apps/v1/namespaces/ns/deployments/x");
    check.sends(&apps::read_namespaced_deployment("ns", "x"), "GET /apis/apps/v1/namespaces/ns/deployments/x");
    check.sends(
        &apps::patch_namespaced_deployment("ns", "x", patch()),
        "PATCH /apis/apps/v1/namespaces/ns/deployments/x",
    );
    check.sends(
        &apps::replace_namespaced_deployment("ns", "x", apps::Deployment::default()),
        "PUT /apis/apps/v1/namespaces/ns/deployments/x",
    );
    check.sends(
        &apps::read_namespaced_deployment_scale("ns", "x"),
        "GET /apis/apps/v1/namespaces/ns/deployments/x/scale",
    );
    check.sends(
        &apps::patch_namespaced_deployment_scale("ns", "x", patch()),
        "PATCH /apis/apps/v1/namespaces/ns/deployments/x/scale",
    );
    check.sends(
        &apps::replace_namespaced_deployment_scale("ns", "x", Scale::default()),
        "PUT /apis/apps/v1/namespaces/ns/deployments/x/scale",
    );
    check.sends(
        &apps::read_namespaced_deployment_status("ns", "x"),
        "GET /apis/apps/v1/namespaces/ns/deployments/x/status",
    );
    check.sends(&apps::list_namespaced_replica_set("ns"), "GET /apis/apps/v1/namespaces/ns/replicasets");
    check.sends(
        &apps::delete_collection_namespaced_stateful_set("ns"),
        "DELETE /apis/apps/v1/namespaces/ns/statefulsets",
    );
    check.sends(&apps::list_namespaced_stateful_set("ns"), "GET /apis/apps/v1/namespaces/ns/statefulsets");
    check.sends(
        &apps::create_namespaced_stateful_set("ns", apps::StatefulSet::default()),
        "POST /apis/apps/v1/namespaces/ns/statefulsets",
    );
    check.sends(&apps::delete_namespaced_stateful_set("ns", "x"), "DELETE /apis/apps/v1/namespaces/ns/statefulsets/x");
    check.sends(&apps::read_namespaced_stateful_set("ns", "x"), "GET /apis/apps/v1/namespaces/ns/statefulsets/x");
    check.sends(
        &apps::patch_namespaced_stateful_set("ns", "x", patch()),
        "PATCH /apis/apps/v1/namespaces/ns/statefulsets/x",
    );
    check.sends(
        &apps::replace_namespaced_stateful_set("ns", "x", apps::StatefulSet::default()),
        "PUT /apis/apps/v1/namespaces/ns/statefulsets/x",
    );
    check.sends(
        &apps::read_namespaced_stateful_set_status("ns", "x"),
        "GET /apis/apps/v1/namespaces/ns/statefulsets/x/status",
    );
    check.sends(&apps::list_stateful_set_for_all_namespaces(), "GET /apis/apps/v1/statefulsets");
}

fn volcano_requests(check: &mut Check) {
    check.sends(
        &volcano::delete_collection_namespaced_job("ns"),
        "DELETE /apis/batch.volcano.sh/v1alpha1/namespaces/ns/jobs",
    );
    check.sends(&volcano::list_namespaced_job("ns"), "GET /apis/batch.volcano.sh/v1alpha1/namespaces/ns/jobs");
    check.sends(
        &volcano::create_namespaced_job("ns", volcano::Job::default()),
        "POST /apis/batch.volcano.sh/v1alpha1/namespaces/ns/jobs",
    );
    check.sends(
        &volcano::delete_namespaced_job("ns", "x"),
        "DELETE /apis/batch.volcano.sh/v1alpha1/namespaces/ns/jobs/x",
    );
    check.sends(&volcano::read_namespaced_job("ns", "x"), "GET /apis/batch.volcano.sh/v1alpha1/namespaces/ns/jobs/x");
    check.sends(
        &volcano::patch_namespaced_job("ns", "x", patch()),
        "PATCH /apis/batch.volcano.sh/v1alpha1/namespaces/ns/jobs/x",
    );
    check.sends(
        &volcano::replace_namespaced_job("ns", "x", volcano::Job::default()),
        "PUT /apis/batch.volcano.sh/v1alpha1/namespaces/ns/jobs/x",
    );
}

fn batch_requests(check: &mut Check) {
    check.sends(&batch::get_api_resources(), "GET /apis/batch/v1");
    check.sends(&batch::list_job_for_all_namespaces(), "GET /apis/batch/v1/jobs");
    check.sends(&batch::delete_collection_namespaced_job("ns"), "DELETE /apis/batch/v1/namespaces/ns/jobs");
    check.sends(&batch::list_namespaced_job("ns"), "GET /apis/batch/v1/namespaces/ns/jobs");
    check.sends(&batch::create_namespaced_job("ns", batch::Job::default()), "POST /apis/batch/v1/namespaces/ns/jobs");
    check.sends(&batch::delete_namespaced_job("ns", "x"), "DELETE /apis/batch/v1/namespaces/ns/jobs/x");
    check.sends(&batch::read_namespaced_job("ns", "x"), "GET /apis/batch/v1/namespaces/ns/jobs/x");
    check.sends(&batch::patch_namespaced_job("ns", "x", patch()), "PATCH /apis/batch/v1/namespaces/ns/jobs/x");
    check.sends(
        &batch::replace_namespaced_job("ns", "x", batch::Job::default()),
        "PUT /apis/batch/v1/namespaces/ns/jobs/x",
    );
    check.sends(&batch::read_namespaced_job_status("ns", "x"), "GET /apis/batch/v1/namespaces/ns/jobs/x/status");
}

fn extensions_requests(check: &mut Check) {
    check.sends(&extensions::get_api_resources(), "GET /apis/extensions/v1beta1");
    check.sends(
        &extensions::delete_collection_namespaced_ingress("ns"),
        "DELETE /apis/extensions/v1beta1/namespaces/ns/ingresses",
    );
    check.sends(&extensions::list_namespaced_ingress("ns"), "GET /apis/extensions/v1beta1/namespaces/ns/ingresses");
    check.sends(
        &extensions::create_namespaced_ingress("ns", extensions::Ingress::default()),
        "POST /apis/extensions/v1beta1/namespaces/ns/ingresses",
    );
    check.sends(
        &extensions::delete_namespaced_ingress("ns", "x"),
        "DELETE /apis/extensions/v1beta1/namespaces/ns/ingresses/x",
    );
    check.sends(
        &extensions::read_namespaced_ingress("ns", "x"),
        "GET /apis/extensions/v1beta1/namespaces/ns/ingresses/x",
    );
    check.sends(
        &extensions::patch_namespaced_ingress("ns", "x", patch()),
        "PATCH /apis/extensions/v1beta1/namespaces/ns/ingresses/x",
    );
    check.sends(
        &extensions::replace_namespaced_ingress("ns", "x", extensions::Ingress::default()),
        "PUT /apis/extensions/v1beta1/namespaces/ns/ingresses/x",
    );
    check.sends(
        &extensions::read_namespaced_ingress_status("ns", "x"),
        "GET /apis/extensions/v1beta1/namespaces/ns/ingresses/x/status",
    );
}

fn networking_requests(check: &mut Check) {
    check.sends(&networking::get_api_resources(), "GET /apis/networking.cci.io/v1beta1");
    check.sends(
        &networking::delete_collection_namespaced_network("ns"),
        "DELETE /apis/networking.cci.io/v1beta1/namespaces/ns/networks",
    );
    check.sends(
        &networking::list_namespaced_network("ns"),
        "GET /apis/networking.cci.io/v1beta1/namespaces/ns/networks",
    );
    check.sends(
        &networking::create_namespaced_network("ns", networking::Network::default()),
        "POST /apis/networking.cci.io/v1beta1/namespaces/ns/networks",
    );
    check.sends(
        &networking::delete_namespaced_network("ns", "x"),
        "DELETE /apis/networking.cci.io/v1beta1/namespaces/ns/networks/x",
    );
    check.sends(
        &networking::read_namespaced_network("ns", "x"),
        "GET /apis/networking.cci.io/v1beta1/namespaces/ns/networks/x",
    );
    check.sends(
        &networking::read_namespaced_network_status("ns", "x"),
        "GET /apis/networking.cci.io/v1beta1/namespaces/ns/networks/x/status",
    );
}

fn rbac_requests(check: &mut Check) {
    check.sends(&rbac::list_cluster_role(), "GET /apis/rbac.authorization.k8s.io/v1/clusterroles");
    check.sends(&rbac::read_cluster_role("x"), "GET /apis/rbac.authorization.k8s.io/v1/clusterroles/x");
    check.sends(
        &rbac::list_namespaced_role_binding("ns"),
        "GET /apis/rbac.authorization.k8s.io/v1/namespaces/ns/rolebindings",
    );
    check.sends(
        &rbac::create_namespaced_role_binding("ns", binding()),
        "POST /apis/rbac.authorization.k8s.io/v1/namespaces/ns/rolebindings",
    );
    check.sends(
        &rbac::delete_namespaced_role_binding("ns", "x"),
        "DELETE /apis/rbac.authorization.k8s.io/v1/namespaces/ns/rolebindings/x",
    );
    check.sends(
        &rbac::read_namespaced_role_binding("ns", "x"),
        "GET /apis/rbac.authorization.k8s.io/v1/namespaces/ns/rolebindings/x",
    );
    check.sends(
        &rbac::patch_namespaced_role_binding("ns", "x", patch()),
        "PATCH /apis/rbac.authorization.k8s.io/v1/namespaces/ns/rolebindings/x",
    );
    check.sends(
        &rbac::replace_namespaced_role_binding("ns", "x", binding()),
        "PUT /apis/rbac.authorization.k8s.io/v1/namespaces/ns/rolebindings/x",
    );
    check.sends(&rbac::list_role_binding_for_all_namespaces(), "GET /apis/rbac.authorization.k8s.io/v1/rolebindings");
}
