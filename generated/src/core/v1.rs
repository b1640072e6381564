//! Types of `io.k8s.api.core.v1`.
use ::serde::{Deserialize, Serialize};

/// What Pods are made from.
///
/// `io.k8s.api.core.v1.PodTemplateSpec` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PodTemplateSpec {
    /// What every stored object has beside its own content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// What a Pod is to run, and how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spec: Option<Box<PodSpec>>,
}

/// What a Pod is to run, and how.
///
/// `io.k8s.api.core.v1.PodSpec` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PodSpec {
    /// Seconds after its start at which the Pod is ended.
    #[serde(
        rename = "activeDeadlineSeconds",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub active_deadline_seconds: Option<i64>,
    /// Whether the containers see the service account's token.
    #[serde(
        rename = "automountServiceAccountToken",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub automount_service_account_token: Option<bool>,
    /// The containers, at least one.
    #[serde(default, deserialize_with = "crate::runtime::value::null_as_default")]
    pub containers: Vec<Container>,
    /// Where a Pod looks up names.
    #[serde(rename = "dnsPolicy", default, skip_serializing_if = "Option::is_none")]
    pub dns_policy: Option<DnsPolicy>,
    /// Whether the addresses of services are put into environment variables.
    #[serde(
        rename = "enableServiceLinks",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub enable_service_links: Option<bool>,
    /// Lines of the Pod's hosts file.
    #[serde(rename = "hostAliases", default, skip_serializing_if = "Option::is_none")]
    pub host_aliases: Option<Vec<HostAlias>>,
    /// Whether the Pod is in the host's IPC namespace.
    #[serde(rename = "hostIPC", default, skip_serializing_if = "Option::is_none")]
    pub host_ipc: Option<bool>,
    /// Whether the Pod is in the host's network.
    #[serde(rename = "hostNetwork", default, skip_serializing_if = "Option::is_none")]
    pub host_network: Option<bool>,
    /// Whether the Pod is in the host's process namespace.
    #[serde(rename = "hostPID", default, skip_serializing_if = "Option::is_none")]
    pub host_pid: Option<bool>,
    /// The Pod's name as a host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hostname: Option<String>,
    /// Secrets that open the registry of the images.
    #[serde(
        rename = "imagePullSecrets",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub image_pull_secrets: Option<Vec<LocalObjectReference>>,
    /// Containers that run before, one after the other; each must succeed.
    #[serde(rename = "initContainers", default, skip_serializing_if = "Option::is_none")]
    pub init_containers: Option<Vec<Container>>,
    /// The node that the Pod is on, or has to go to.
    #[serde(rename = "nodeName", default, skip_serializing_if = "Option::is_none")]
    pub node_name: Option<String>,
    /// Labels that the node must have.
    #[serde(rename = "nodeSelector", default, skip_serializing_if = "Option::is_none")]
    pub node_selector: Option<::std::collections::BTreeMap<String, String>>,
    /// What running the Pod takes beside its containers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overhead: Option<
        ::std::collections::BTreeMap<String, crate::resource::Quantity>,
    >,
    /// The Pod's priority, higher first. Set by the server from the class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<i32>,
    /// The class that gives the Pod its priority.
    #[serde(
        rename = "priorityClassName",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub priority_class_name: Option<String>,
    /// When the containers of a Pod are started again. The Pods of a Job have `OnFailure` or `Never`.
    #[serde(rename = "restartPolicy", default, skip_serializing_if = "Option::is_none")]
    pub restart_policy: Option<RestartPolicy>,
    /// The class of runtime that the Pod needs.
    #[serde(
        rename = "runtimeClassName",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub runtime_class_name: Option<String>,
    /// The scheduler that chooses the node.
    #[serde(rename = "schedulerName", default, skip_serializing_if = "Option::is_none")]
    pub scheduler_name: Option<String>,
    /// What holds for the security of all containers of a Pod, where they say nothing themselves.
    #[serde(
        rename = "securityContext",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub security_context: Option<PodSecurityContext>,
    /// Older name of `serviceAccountName`.
    ///
    /// **Deprecated:** the API's description marks it as deprecated.
    #[serde(rename = "serviceAccount", default, skip_serializing_if = "Option::is_none")]
    pub service_account: Option<String>,
    /// The service account that the Pod acts as.
    #[serde(
        rename = "serviceAccountName",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub service_account_name: Option<String>,
    /// Whether the containers see each other's processes.
    #[serde(
        rename = "shareProcessNamespace",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub share_process_namespace: Option<bool>,
    /// The domain that the Pod is a host in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subdomain: Option<String>,
    /// Seconds that the containers have to end by themselves.
    #[serde(
        rename = "terminationGracePeriodSeconds",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub termination_grace_period_seconds: Option<i64>,
    /// Taints of nodes that the Pod bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerations: Option<Vec<Toleration>>,
    /// Volumes that containers can mount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volumes: Option<Vec<Volume>>,
}
impl PodSpec {
    /// A new [`PodSpec`] with what it must have.
    #[must_use]
    pub fn new(containers: impl Into<Vec<Container>>) -> Self {
        Self {
            active_deadline_seconds: None,
            automount_service_account_token: None,
            containers: containers.into(),
            dns_policy: None,
            enable_service_links: None,
            host_aliases: None,
            host_ipc: None,
            host_network: None,
            host_pid: None,
            hostname: None,
            image_pull_secrets: None,
            init_containers: None,
            node_name: None,
            node_selector: None,
            overhead: None,
            priority: None,
            priority_class_name: None,
            restart_policy: None,
            runtime_class_name: None,
            scheduler_name: None,
            security_context: None,
            service_account: None,
            service_account_name: None,
            share_process_namespace: None,
            subdomain: None,
            termination_grace_period_seconds: None,
            tolerations: None,
            volumes: None,
        }
    }
}

/// One container of a Pod.
///
/// `io.k8s.api.core.v1.Container` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Container {
    /// Arguments in place of the image's. `$(NAME)` is replaced by an environment variable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub args: Option<Vec<String>>,
    /// The program to run in place of the image's, without a shell. `$(NAME)` is replaced by an environment variable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Vec<String>>,
    /// Environment variables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub env: Option<Vec<EnvVar>>,
    /// Where further environment variables come from. Those of `env` count more.
    #[serde(rename = "envFrom", default, skip_serializing_if = "Option::is_none")]
    pub env_from: Option<Vec<EnvFromSource>>,
    /// The image.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// When an image is fetched.
    #[serde(
        rename = "imagePullPolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub image_pull_policy: Option<PullPolicy>,
    /// What is done when a container starts and ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifecycle: Option<Lifecycle>,
    /// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
    #[serde(rename = "livenessProbe", default, skip_serializing_if = "Option::is_none")]
    pub liveness_probe: Option<Box<Probe>>,
    /// The container's name, unique in the Pod.
    pub name: String,
    /// Ports that the container listens on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ports: Option<Vec<ContainerPort>>,
    /// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
    #[serde(rename = "readinessProbe", default, skip_serializing_if = "Option::is_none")]
    pub readiness_probe: Option<Box<Probe>>,
    /// What a container needs, and what it may take at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resources: Option<ResourceRequirements>,
    /// What holds for the security of one container. It counts more than the Pod's.
    #[serde(
        rename = "securityContext",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub security_context: Option<SecurityContext>,
    /// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
    #[serde(rename = "startupProbe", default, skip_serializing_if = "Option::is_none")]
    pub startup_probe: Option<Box<Probe>>,
    /// Whether the container has an input that stays open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stdin: Option<bool>,
    /// Whether the input closes after the first who was attached to it leaves.
    #[serde(rename = "stdinOnce", default, skip_serializing_if = "Option::is_none")]
    pub stdin_once: Option<bool>,
    /// The file in the container that its last words are read from.
    #[serde(
        rename = "terminationMessagePath",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub termination_message_path: Option<String>,
    /// Where a container's last words come from.
    #[serde(
        rename = "terminationMessagePolicy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub termination_message_policy: Option<TerminationMessagePolicy>,
    /// Whether the container has a terminal; needs `stdin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tty: Option<bool>,
    /// Which volumes of the Pod the container sees, and where.
    #[serde(rename = "volumeMounts", default, skip_serializing_if = "Option::is_none")]
    pub volume_mounts: Option<Vec<VolumeMount>>,
    /// The folder that the container starts in, in place of the image's.
    #[serde(rename = "workingDir", default, skip_serializing_if = "Option::is_none")]
    pub working_dir: Option<String>,
}
impl Container {
    /// A new [`Container`] with what it must have.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            args: None,
            command: None,
            env: None,
            env_from: None,
            image: None,
            image_pull_policy: None,
            lifecycle: None,
            liveness_probe: None,
            name: name.into(),
            ports: None,
            readiness_probe: None,
            resources: None,
            security_context: None,
            startup_probe: None,
            stdin: None,
            stdin_once: None,
            termination_message_path: None,
            termination_message_policy: None,
            tty: None,
            volume_mounts: None,
            working_dir: None,
        }
    }
}

/// An environment variable.
///
/// `io.k8s.api.core.v1.EnvVar` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EnvVar {
    /// The variable's name.
    pub name: String,
    /// Its value. `$(NAME)` is replaced by a variable that was set before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Where the value of an environment variable comes from. One of the members is set.
    #[serde(rename = "valueFrom", default, skip_serializing_if = "Option::is_none")]
    pub value_from: Option<Box<EnvVarSource>>,
}
impl EnvVar {
    /// A new [`EnvVar`] with what it must have.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: None,
            value_from: None,
        }
    }
}

/// Where the value of an environment variable comes from. One of the members is set.
///
/// `io.k8s.api.core.v1.EnvVarSource` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EnvVarSource {
    /// One value of a `ConfigMap`.
    #[serde(
        rename = "configMapKeyRef",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub config_map_key_ref: Option<ConfigMapKeySelector>,
    /// A field of the Pod.
    #[serde(rename = "fieldRef", default, skip_serializing_if = "Option::is_none")]
    pub field_ref: Option<ObjectFieldSelector>,
    /// A resource of a container.
    #[serde(
        rename = "resourceFieldRef",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub resource_field_ref: Option<ResourceFieldSelector>,
    /// One value of a Secret.
    #[serde(rename = "secretKeyRef", default, skip_serializing_if = "Option::is_none")]
    pub secret_key_ref: Option<SecretKeySelector>,
}

/// One value of a `ConfigMap`.
///
/// `io.k8s.api.core.v1.ConfigMapKeySelector` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConfigMapKeySelector {
    /// The value's key.
    pub key: String,
    /// The `ConfigMap`'s name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it may be missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
}
impl ConfigMapKeySelector {
    /// A new [`ConfigMapKeySelector`] with what it must have.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            name: None,
            optional: None,
        }
    }
}

/// A field of the Pod.
///
/// `io.k8s.api.core.v1.ObjectFieldSelector` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ObjectFieldSelector {
    /// The version of the schema that the path is of; `v1`, if it is left out.
    #[serde(rename = "apiVersion", default, skip_serializing_if = "Option::is_none")]
    pub api_version: Option<String>,
    /// The path of the field, for example `metadata.name`.
    #[serde(rename = "fieldPath")]
    pub field_path: String,
}
impl ObjectFieldSelector {
    /// A new [`ObjectFieldSelector`] with what it must have.
    #[must_use]
    pub fn new(field_path: impl Into<String>) -> Self {
        Self {
            api_version: None,
            field_path: field_path.into(),
        }
    }
}

/// A resource of a container.
///
/// `io.k8s.api.core.v1.ResourceFieldSelector` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ResourceFieldSelector {
    /// The container; needed in volumes.
    #[serde(rename = "containerName", default, skip_serializing_if = "Option::is_none")]
    pub container_name: Option<String>,
    /// An amount of a resource: a decimal number and a suffix, binary (`Ki`, `Mi`, `Gi`, …), decimal (`n`, `u`, `m`, `k`, `M`, `G`, …) or
    /// an exponent (`1e3`). `500m` of CPU is half a core, `1Gi` of memory is 2³⁰ bytes.
    ///
    /// Format: `quantity`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub divisor: Option<crate::resource::Quantity>,
    /// The resource, for example `limits.cpu`.
    pub resource: String,
}
impl ResourceFieldSelector {
    /// A new [`ResourceFieldSelector`] with what it must have.
    #[must_use]
    pub fn new(resource: impl Into<String>) -> Self {
        Self {
            container_name: None,
            divisor: None,
            resource: resource.into(),
        }
    }
}

/// One value of a Secret.
///
/// `io.k8s.api.core.v1.SecretKeySelector` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SecretKeySelector {
    /// The value's key.
    pub key: String,
    /// The Secret's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it may be missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
}
impl SecretKeySelector {
    /// A new [`SecretKeySelector`] with what it must have.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            name: None,
            optional: None,
        }
    }
}

/// Where a set of environment variables comes from.
///
/// `io.k8s.api.core.v1.EnvFromSource` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EnvFromSource {
    /// All values of a `ConfigMap` as environment variables.
    #[serde(rename = "configMapRef", default, skip_serializing_if = "Option::is_none")]
    pub config_map_ref: Option<ConfigMapEnvSource>,
    /// What is put before each name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// All values of a Secret as environment variables.
    #[serde(rename = "secretRef", default, skip_serializing_if = "Option::is_none")]
    pub secret_ref: Option<SecretEnvSource>,
}

/// All values of a `ConfigMap` as environment variables.
///
/// `io.k8s.api.core.v1.ConfigMapEnvSource` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConfigMapEnvSource {
    /// The `ConfigMap`'s name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it may be missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
}

/// All values of a Secret as environment variables.
///
/// `io.k8s.api.core.v1.SecretEnvSource` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SecretEnvSource {
    /// The Secret's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it may be missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
}

/// When an image is fetched.
///
/// `io.k8s.api.core.v1.PullPolicy` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PullPolicy {
    /// Each time.
    ///
    /// `"Always"`.
    Always,
    /// Where the node does not have it.
    ///
    /// `"IfNotPresent"`.
    IfNotPresent,
    /// Not at all; the node must have it.
    ///
    /// `"Never"`.
    Never,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl PullPolicy {
    /// The value as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Always => "Always",
            Self::IfNotPresent => "IfNotPresent",
            Self::Never => "Never",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for PullPolicy {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for PullPolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for PullPolicy {
    fn from(text: &str) -> Self {
        match text {
            "Always" => Self::Always,
            "IfNotPresent" => Self::IfNotPresent,
            "Never" => Self::Never,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for PullPolicy {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl<'de> Deserialize<'de> for PullPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// What is done when a container starts and ends.
///
/// `io.k8s.api.core.v1.Lifecycle` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Lifecycle {
    /// Something to do. One of the members is set.
    #[serde(rename = "postStart", default, skip_serializing_if = "Option::is_none")]
    pub post_start: Option<Box<Handler>>,
    /// Something to do. One of the members is set.
    #[serde(rename = "preStop", default, skip_serializing_if = "Option::is_none")]
    pub pre_stop: Option<Box<Handler>>,
}

/// Something to do. One of the members is set.
///
/// `io.k8s.api.core.v1.Handler` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Handler {
    /// A program that is run in the container.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exec: Option<ExecAction>,
    /// A request with HTTP GET. It succeeds with a status from 200 to 399.
    #[serde(rename = "httpGet", default, skip_serializing_if = "Option::is_none")]
    pub http_get: Option<HttpGetAction>,
    /// A connection by TCP. It succeeds when it is opened.
    #[serde(rename = "tcpSocket", default, skip_serializing_if = "Option::is_none")]
    pub tcp_socket: Option<TcpSocketAction>,
}

/// A program that is run in the container.
///
/// `io.k8s.api.core.v1.ExecAction` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExecAction {
    /// The program and its arguments, without a shell. It succeeds with exit code 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Vec<String>>,
}

/// A request with HTTP GET. It succeeds with a status from 200 to 399.
///
/// `io.k8s.api.core.v1.HTTPGetAction` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HttpGetAction {
    /// The host to ask, the Pod if it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Headers to send.
    #[serde(rename = "httpHeaders", default, skip_serializing_if = "Option::is_none")]
    pub http_headers: Option<Vec<HttpHeader>>,
    /// The path to ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// A number, or a text that stands for one, such as the name of a port or a percentage.
    pub port: crate::intstr::IntOrString,
    /// `HTTP` or `HTTPS`; `HTTP`, if it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
}
impl HttpGetAction {
    /// A new [`HttpGetAction`] with what it must have.
    #[must_use]
    pub fn new(port: impl Into<crate::intstr::IntOrString>) -> Self {
        Self {
            host: None,
            http_headers: None,
            path: None,
            port: port.into(),
            scheme: None,
        }
    }
}

/// A header of a request.
///
/// `io.k8s.api.core.v1.HTTPHeader` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HttpHeader {
    /// The header's name.
    pub name: String,
    /// The header's value.
    pub value: String,
}
impl HttpHeader {
    /// A new [`HttpHeader`] with what it must have.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}

/// A connection by TCP. It succeeds when it is opened.
///
/// `io.k8s.api.core.v1.TCPSocketAction` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TcpSocketAction {
    /// The host to connect to, the Pod if it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// A number, or a text that stands for one, such as the name of a port or a percentage.
    pub port: crate::intstr::IntOrString,
}
impl TcpSocketAction {
    /// A new [`TcpSocketAction`] with what it must have.
    #[must_use]
    pub fn new(port: impl Into<crate::intstr::IntOrString>) -> Self {
        Self {
            host: None,
            port: port.into(),
        }
    }
}

/// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
///
/// `io.k8s.api.core.v1.Probe` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Probe {
    /// A program that is run in the container.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exec: Option<ExecAction>,
    /// How many failures in a row mean that it is not well.
    #[serde(
        rename = "failureThreshold",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub failure_threshold: Option<i32>,
    /// A request with HTTP GET. It succeeds with a status from 200 to 399.
    #[serde(rename = "httpGet", default, skip_serializing_if = "Option::is_none")]
    pub http_get: Option<HttpGetAction>,
    /// Seconds after the container's start before the first try.
    #[serde(
        rename = "initialDelaySeconds",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub initial_delay_seconds: Option<i32>,
    /// Seconds from one try to the next.
    #[serde(rename = "periodSeconds", default, skip_serializing_if = "Option::is_none")]
    pub period_seconds: Option<i32>,
    /// How many successes in a row mean that it is well again.
    #[serde(
        rename = "successThreshold",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub success_threshold: Option<i32>,
    /// A connection by TCP. It succeeds when it is opened.
    #[serde(rename = "tcpSocket", default, skip_serializing_if = "Option::is_none")]
    pub tcp_socket: Option<TcpSocketAction>,
    /// Seconds after which a try has failed.
    #[serde(rename = "timeoutSeconds", default, skip_serializing_if = "Option::is_none")]
    pub timeout_seconds: Option<i32>,
}

/// A port that a container listens on.
///
/// `io.k8s.api.core.v1.ContainerPort` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ContainerPort {
    /// The port's number on the Pod's address.
    #[serde(rename = "containerPort")]
    pub container_port: i32,
    /// The address of the host that `hostPort` is opened on.
    #[serde(rename = "hostIP", default, skip_serializing_if = "Option::is_none")]
    pub host_ip: Option<String>,
    /// The port's number on the host, if it is to be open there.
    #[serde(rename = "hostPort", default, skip_serializing_if = "Option::is_none")]
    pub host_port: Option<i32>,
    /// A name by which others can mean this port, unique in the Pod.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The protocol of a port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocol: Option<Protocol>,
}
impl ContainerPort {
    /// A new [`ContainerPort`] with what it must have.
    #[must_use]
    pub fn new(container_port: i32) -> Self {
        Self {
            container_port,
            host_ip: None,
            host_port: None,
            name: None,
            protocol: None,
        }
    }
}

/// The protocol of a port.
///
/// `io.k8s.api.core.v1.Protocol` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Protocol {
    /// `"TCP"`.
    Tcp,
    /// `"UDP"`.
    Udp,
    /// `"SCTP"`.
    Sctp,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl Protocol {
    /// The value as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Tcp => "TCP",
            Self::Udp => "UDP",
            Self::Sctp => "SCTP",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for Protocol {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for Protocol {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for Protocol {
    fn from(text: &str) -> Self {
        match text {
            "TCP" => Self::Tcp,
            "UDP" => Self::Udp,
            "SCTP" => Self::Sctp,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for Protocol {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl<'de> Deserialize<'de> for Protocol {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// What a container needs, and what it may take at most.
///
/// `io.k8s.api.core.v1.ResourceRequirements` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ResourceRequirements {
    /// The most that it may take, by resource, for example `cpu`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<::std::collections::BTreeMap<String, crate::resource::Quantity>>,
    /// What it must have, by resource. Left out, it is the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requests: Option<
        ::std::collections::BTreeMap<String, crate::resource::Quantity>,
    >,
}

/// What holds for the security of one container. It counts more than the Pod's.
///
/// `io.k8s.api.core.v1.SecurityContext` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SecurityContext {
    /// Whether a process may get more rights than its parent.
    #[serde(
        rename = "allowPrivilegeEscalation",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub allow_privilege_escalation: Option<bool>,
    /// Rights of the kernel that a container gets or loses, compared with what its runtime gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<Capabilities>,
    /// Whether the container has nearly all rights of the host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privileged: Option<bool>,
    /// Whether the container's own files are read-only.
    #[serde(
        rename = "readOnlyRootFilesystem",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub read_only_root_filesystem: Option<bool>,
    /// The group to run as.
    #[serde(rename = "runAsGroup", default, skip_serializing_if = "Option::is_none")]
    pub run_as_group: Option<i64>,
    /// Whether a container that would run as root is refused.
    #[serde(rename = "runAsNonRoot", default, skip_serializing_if = "Option::is_none")]
    pub run_as_non_root: Option<bool>,
    /// The user to run as.
    #[serde(rename = "runAsUser", default, skip_serializing_if = "Option::is_none")]
    pub run_as_user: Option<i64>,
}

/// Rights of the kernel that a container gets or loses, compared with what its runtime gives.
///
/// `io.k8s.api.core.v1.Capabilities` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Capabilities {
    /// Rights to add.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub add: Option<Vec<String>>,
    /// Rights to take away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drop: Option<Vec<String>>,
}

/// Where a container's last words come from.
///
/// `io.k8s.api.core.v1.TerminationMessagePolicy` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TerminationMessagePolicy {
    /// The file.
    ///
    /// `"File"`.
    File,
    /// The file; after a failure with nothing in it, the end of the log.
    ///
    /// `"FallbackToLogsOnError"`.
    FallbackToLogsOnError,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl TerminationMessagePolicy {
    /// The value as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::File => "File",
            Self::FallbackToLogsOnError => "FallbackToLogsOnError",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for TerminationMessagePolicy {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for TerminationMessagePolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for TerminationMessagePolicy {
    fn from(text: &str) -> Self {
        match text {
            "File" => Self::File,
            "FallbackToLogsOnError" => Self::FallbackToLogsOnError,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for TerminationMessagePolicy {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl<'de> Deserialize<'de> for TerminationMessagePolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// A volume, and where a container sees it.
///
/// `io.k8s.api.core.v1.VolumeMount` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VolumeMount {
    /// The folder in the container.
    #[serde(rename = "mountPath")]
    pub mount_path: String,
    /// The volume's name.
    pub name: String,
    /// Whether the container may only read it.
    #[serde(rename = "readOnly", default, skip_serializing_if = "Option::is_none")]
    pub read_only: Option<bool>,
    /// The part of the volume that is seen; all of it, if it is left out.
    #[serde(rename = "subPath", default, skip_serializing_if = "Option::is_none")]
    pub sub_path: Option<String>,
}
impl VolumeMount {
    /// A new [`VolumeMount`] with what it must have.
    #[must_use]
    pub fn new(mount_path: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            mount_path: mount_path.into(),
            name: name.into(),
            read_only: None,
            sub_path: None,
        }
    }
}

/// Where a Pod looks up names.
///
/// `io.k8s.api.core.v1.DNSPolicy` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DnsPolicy {
    /// The cluster's, and for all other names the node's.
    ///
    /// `"ClusterFirst"`.
    ClusterFirst,
    /// As `ClusterFirst`, for Pods in the network of the host.
    ///
    /// `"ClusterFirstWithHostNet"`.
    ClusterFirstWithHostNet,
    /// The node's.
    ///
    /// `"Default"`.
    Default,
    /// Only what `dnsConfig` says.
    ///
    /// `"None"`.
    None,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl DnsPolicy {
    /// The value as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::ClusterFirst => "ClusterFirst",
            Self::ClusterFirstWithHostNet => "ClusterFirstWithHostNet",
            Self::Default => "Default",
            Self::None => "None",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for DnsPolicy {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for DnsPolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for DnsPolicy {
    fn from(text: &str) -> Self {
        match text {
            "ClusterFirst" => Self::ClusterFirst,
            "ClusterFirstWithHostNet" => Self::ClusterFirstWithHostNet,
            "Default" => Self::Default,
            "None" => Self::None,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for DnsPolicy {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl<'de> Deserialize<'de> for DnsPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// A line of the Pod's hosts file.
///
/// `io.k8s.api.core.v1.HostAlias` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HostAlias {
    /// Names of the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hostnames: Option<Vec<String>>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
}

/// Another object of the same namespace.
///
/// `io.k8s.api.core.v1.LocalObjectReference` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LocalObjectReference {
    /// The object's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// When the containers of a Pod are started again. The Pods of a Job have `OnFailure` or `Never`.
///
/// `io.k8s.api.core.v1.RestartPolicy` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RestartPolicy {
    /// Whenever one ends.
    ///
    /// `"Always"`.
    Always,
    /// When one fails.
    ///
    /// `"OnFailure"`.
    OnFailure,
    /// Not at all.
    ///
    /// `"Never"`.
    Never,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl RestartPolicy {
    /// The value as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Always => "Always",
            Self::OnFailure => "OnFailure",
            Self::Never => "Never",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for RestartPolicy {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for RestartPolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for RestartPolicy {
    fn from(text: &str) -> Self {
        match text {
            "Always" => Self::Always,
            "OnFailure" => Self::OnFailure,
            "Never" => Self::Never,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for RestartPolicy {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl<'de> Deserialize<'de> for RestartPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// What holds for the security of all containers of a Pod, where they say nothing themselves.
///
/// `io.k8s.api.core.v1.PodSecurityContext` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PodSecurityContext {
    /// The group that volumes are given to.
    #[serde(rename = "fsGroup", default, skip_serializing_if = "Option::is_none")]
    pub fs_group: Option<i64>,
    /// The group to run as.
    #[serde(rename = "runAsGroup", default, skip_serializing_if = "Option::is_none")]
    pub run_as_group: Option<i64>,
    /// Whether a container that would run as root is refused.
    #[serde(rename = "runAsNonRoot", default, skip_serializing_if = "Option::is_none")]
    pub run_as_non_root: Option<bool>,
    /// The user to run as.
    #[serde(rename = "runAsUser", default, skip_serializing_if = "Option::is_none")]
    pub run_as_user: Option<i64>,
    /// Further groups.
    #[serde(
        rename = "supplementalGroups",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub supplemental_groups: Option<Vec<i64>>,
    /// Settings of the kernel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sysctls: Option<Vec<Sysctl>>,
}

/// A setting of the kernel.
///
/// `io.k8s.api.core.v1.Sysctl` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Sysctl {
    /// The setting's name.
    pub name: String,
    /// The setting's value.
    pub value: String,
}
impl Sysctl {
    /// A new [`Sysctl`] with what it must have.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}

/// Taints of nodes that a Pod bears.
///
/// `io.k8s.api.core.v1.Toleration` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Toleration {
    /// What a taint does to Pods that do not bear it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<TaintEffect>,
    /// The taint's key; left out with `Exists`, it is every key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// How a toleration is compared with a taint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<TolerationOperator>,
    /// For `NoExecute`, the seconds that the Pod may stay. Left out, for ever.
    #[serde(
        rename = "tolerationSeconds",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub toleration_seconds: Option<i64>,
    /// The taint's value, with `Equal`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// What a taint does to Pods that do not bear it.
///
/// `io.k8s.api.core.v1.TaintEffect` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TaintEffect {
    /// They do not get onto the node.
    ///
    /// `"NoSchedule"`.
    NoSchedule,
    /// They get onto the node only where there is no other.
    ///
    /// `"PreferNoSchedule"`.
    PreferNoSchedule,
    /// They leave the node.
    ///
    /// `"NoExecute"`.
    NoExecute,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl TaintEffect {
    /// The value as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NoSchedule => "NoSchedule",
            Self::PreferNoSchedule => "PreferNoSchedule",
            Self::NoExecute => "NoExecute",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for TaintEffect {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for TaintEffect {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for TaintEffect {
    fn from(text: &str) -> Self {
        match text {
            "NoSchedule" => Self::NoSchedule,
            "PreferNoSchedule" => Self::PreferNoSchedule,
            "NoExecute" => Self::NoExecute,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for TaintEffect {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl<'de> Deserialize<'de> for TaintEffect {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// How a toleration is compared with a taint.
///
/// `io.k8s.api.core.v1.TolerationOperator` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TolerationOperator {
    /// The key is there, with any value.
    ///
    /// `"Exists"`.
    Exists,
    /// Key and value are the same.
    ///
    /// `"Equal"`.
    Equal,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl TolerationOperator {
    /// The value as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Exists => "Exists",
            Self::Equal => "Equal",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for TolerationOperator {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for TolerationOperator {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for TolerationOperator {
    fn from(text: &str) -> Self {
        match text {
            "Exists" => Self::Exists,
            "Equal" => Self::Equal,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for TolerationOperator {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl<'de> Deserialize<'de> for TolerationOperator {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// A volume of a Pod. One of the members beside `name` is set.
///
/// `io.k8s.api.core.v1.Volume` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Volume {
    /// The values of a `ConfigMap` as files.
    #[serde(rename = "configMap", default, skip_serializing_if = "Option::is_none")]
    pub config_map: Option<ConfigMapVolumeSource>,
    /// The Pod's own data as files.
    #[serde(rename = "downwardAPI", default, skip_serializing_if = "Option::is_none")]
    pub downward_api: Option<DownwardApiVolumeSource>,
    /// An empty folder that lasts as long as the Pod.
    #[serde(rename = "emptyDir", default, skip_serializing_if = "Option::is_none")]
    pub empty_dir: Option<EmptyDirVolumeSource>,
    /// A file or folder of the node.
    #[serde(rename = "hostPath", default, skip_serializing_if = "Option::is_none")]
    pub host_path: Option<HostPathVolumeSource>,
    /// The volume's name, unique in the Pod.
    pub name: String,
    /// Storage that a claim of the namespace stands for.
    #[serde(
        rename = "persistentVolumeClaim",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub persistent_volume_claim: Option<PersistentVolumeClaimVolumeSource>,
    /// The values of a Secret as files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretVolumeSource>,
}
impl Volume {
    /// A new [`Volume`] with what it must have.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            config_map: None,
            downward_api: None,
            empty_dir: None,
            host_path: None,
            name: name.into(),
            persistent_volume_claim: None,
            secret: None,
        }
    }
}

/// The values of a `ConfigMap` as files.
///
/// `io.k8s.api.core.v1.ConfigMapVolumeSource` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConfigMapVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    #[serde(rename = "defaultMode", default, skip_serializing_if = "Option::is_none")]
    pub default_mode: Option<i32>,
    /// Which values go where. Left out, each becomes a file with the key's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<KeyToPath>>,
    /// The `ConfigMap`'s name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it may be missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
}

/// A value that becomes a file.
///
/// `io.k8s.api.core.v1.KeyToPath` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeyToPath {
    /// The value's key.
    pub key: String,
    /// The file's permission bits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<i32>,
    /// The file's path in the volume.
    pub path: String,
}
impl KeyToPath {
    /// A new [`KeyToPath`] with what it must have.
    #[must_use]
    pub fn new(key: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            mode: None,
            path: path.into(),
        }
    }
}

/// The Pod's own data as files.
///
/// `io.k8s.api.core.v1.DownwardAPIVolumeSource` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownwardApiVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    #[serde(rename = "defaultMode", default, skip_serializing_if = "Option::is_none")]
    pub default_mode: Option<i32>,
    /// The files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<DownwardApiVolumeFile>>,
}

/// A file made from the Pod's own data.
///
/// `io.k8s.api.core.v1.DownwardAPIVolumeFile` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DownwardApiVolumeFile {
    /// A field of the Pod.
    #[serde(rename = "fieldRef", default, skip_serializing_if = "Option::is_none")]
    pub field_ref: Option<ObjectFieldSelector>,
    /// The file's permission bits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<i32>,
    /// The file's path in the volume.
    pub path: String,
    /// A resource of a container.
    #[serde(
        rename = "resourceFieldRef",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub resource_field_ref: Option<ResourceFieldSelector>,
}
impl DownwardApiVolumeFile {
    /// A new [`DownwardApiVolumeFile`] with what it must have.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            field_ref: None,
            mode: None,
            path: path.into(),
            resource_field_ref: None,
        }
    }
}

/// An empty folder that lasts as long as the Pod.
///
/// `io.k8s.api.core.v1.EmptyDirVolumeSource` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmptyDirVolumeSource {
    /// What it is kept on; empty for the node's disk, `Memory` for its memory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// An amount of a resource: a decimal number and a suffix, binary (`Ki`, `Mi`, `Gi`, …), decimal (`n`, `u`, `m`, `k`, `M`, `G`, …) or
    /// an exponent (`1e3`). `500m` of CPU is half a core, `1Gi` of memory is 2³⁰ bytes.
    ///
    /// Format: `quantity`.
    #[serde(rename = "sizeLimit", default, skip_serializing_if = "Option::is_none")]
    pub size_limit: Option<crate::resource::Quantity>,
}

/// A file or folder of the node.
///
/// `io.k8s.api.core.v1.HostPathVolumeSource` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HostPathVolumeSource {
    /// Its path on the node.
    pub path: String,
    /// What must be there, or be made, for example `DirectoryOrCreate`; empty for no check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}
impl HostPathVolumeSource {
    /// A new [`HostPathVolumeSource`] with what it must have.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            r#type: None,
        }
    }
}

/// Storage that a claim of the namespace stands for.
///
/// `io.k8s.api.core.v1.PersistentVolumeClaimVolumeSource` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PersistentVolumeClaimVolumeSource {
    /// The claim's name.
    #[serde(rename = "claimName")]
    pub claim_name: String,
    /// Whether no container may write to it.
    #[serde(rename = "readOnly", default, skip_serializing_if = "Option::is_none")]
    pub read_only: Option<bool>,
}
impl PersistentVolumeClaimVolumeSource {
    /// A new [`PersistentVolumeClaimVolumeSource`] with what it must have.
    #[must_use]
    pub fn new(claim_name: impl Into<String>) -> Self {
        Self {
            claim_name: claim_name.into(),
            read_only: None,
        }
    }
}

/// The values of a Secret as files.
///
/// `io.k8s.api.core.v1.SecretVolumeSource` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SecretVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    #[serde(rename = "defaultMode", default, skip_serializing_if = "Option::is_none")]
    pub default_mode: Option<i32>,
    /// Which values go where. Left out, each becomes a file with the key's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<KeyToPath>>,
    /// Whether it may be missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
    /// The Secret's name.
    #[serde(rename = "secretName", default, skip_serializing_if = "Option::is_none")]
    pub secret_name: Option<String>,
}

/// Whether a condition holds.
///
/// `io.k8s.api.core.v1.ConditionStatus` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ConditionStatus {
    /// It holds.
    ///
    /// `"True"`.
    True,
    /// It does not hold.
    ///
    /// `"False"`.
    False,
    /// Nobody knows.
    ///
    /// `"Unknown"`.
    Undetermined,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl ConditionStatus {
    /// The value as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::True => "True",
            Self::False => "False",
            Self::Undetermined => "Unknown",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for ConditionStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for ConditionStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for ConditionStatus {
    fn from(text: &str) -> Self {
        match text {
            "True" => Self::True,
            "False" => Self::False,
            "Unknown" => Self::Undetermined,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for ConditionStatus {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl<'de> Deserialize<'de> for ConditionStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}
