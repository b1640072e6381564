//! Types of `io.k8s.api.core.v1`.
use ::serde::{Deserialize, Serialize};

/// What Pods are made from.
///
/// `io.k8s.api.core.v1.PodTemplateSpec` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodTemplateSpec {
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// What a Pod is to run, and how.
    pub spec: Option<Box<PodSpec>>,
}
impl crate::runtime::read::FromJson for PodTemplateSpec {
    const MEMBERS: &'static [&'static str] = &["metadata", "spec"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { metadata: None, spec: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.metadata),
                1 => members.optional(&mut read.spec),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodTemplateSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodTemplateSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.end()
    }
}

/// What a Pod is to run, and how.
///
/// `io.k8s.api.core.v1.PodSpec` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PodSpec {
    /// Seconds after its start at which the Pod is ended.
    pub active_deadline_seconds: Option<i64>,
    /// Whether the containers see the service account's token.
    pub automount_service_account_token: Option<bool>,
    /// The containers, at least one.
    pub containers: Vec<Container>,
    /// Where a Pod looks up names.
    pub dns_policy: Option<DnsPolicy>,
    /// Whether the addresses of services are put into environment variables.
    pub enable_service_links: Option<bool>,
    /// Lines of the Pod's hosts file.
    pub host_aliases: Option<Vec<HostAlias>>,
    /// Whether the Pod is in the host's IPC namespace.
    pub host_ipc: Option<bool>,
    /// Whether the Pod is in the host's network.
    pub host_network: Option<bool>,
    /// Whether the Pod is in the host's process namespace.
    pub host_pid: Option<bool>,
    /// The Pod's name as a host.
    pub hostname: Option<String>,
    /// Secrets that open the registry of the images.
    pub image_pull_secrets: Option<Vec<LocalObjectReference>>,
    /// Containers that run before, one after the other; each must succeed.
    pub init_containers: Option<Vec<Container>>,
    /// The node that the Pod is on, or has to go to.
    pub node_name: Option<String>,
    /// Labels that the node must have.
    pub node_selector: Option<::std::collections::BTreeMap<String, String>>,
    /// What running the Pod takes beside its containers.
    pub overhead: Option<
        ::std::collections::BTreeMap<String, crate::resource::Quantity>,
    >,
    /// The Pod's priority, higher first. Set by the server from the class.
    pub priority: Option<i32>,
    /// The class that gives the Pod its priority.
    pub priority_class_name: Option<String>,
    /// When the containers of a Pod are started again. The Pods of a Job have `OnFailure` or `Never`.
    pub restart_policy: Option<RestartPolicy>,
    /// The class of runtime that the Pod needs.
    pub runtime_class_name: Option<String>,
    /// The scheduler that chooses the node.
    pub scheduler_name: Option<String>,
    /// What holds for the security of all containers of a Pod, where they say nothing themselves.
    pub security_context: Option<PodSecurityContext>,
    /// Older name of `serviceAccountName`.
    #[deprecated = "the API's description marks it as deprecated"]
    pub service_account: Option<String>,
    /// The service account that the Pod acts as.
    pub service_account_name: Option<String>,
    /// Whether the containers see each other's processes.
    pub share_process_namespace: Option<bool>,
    /// The domain that the Pod is a host in.
    pub subdomain: Option<String>,
    /// Seconds that the containers have to end by themselves.
    pub termination_grace_period_seconds: Option<i64>,
    /// Taints of nodes that the Pod bears.
    pub tolerations: Option<Vec<Toleration>>,
    /// Volumes that containers can mount.
    pub volumes: Option<Vec<Volume>>,
}
impl PodSpec {
    /// Creates a [`PodSpec`] from its required members.
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
impl crate::runtime::read::FromJson for PodSpec {
    const MEMBERS: &'static [&'static str] = &[
        "activeDeadlineSeconds",
        "automountServiceAccountToken",
        "containers",
        "dnsPolicy",
        "enableServiceLinks",
        "hostAliases",
        "hostIPC",
        "hostNetwork",
        "hostPID",
        "hostname",
        "imagePullSecrets",
        "initContainers",
        "nodeName",
        "nodeSelector",
        "overhead",
        "priority",
        "priorityClassName",
        "restartPolicy",
        "runtimeClassName",
        "schedulerName",
        "securityContext",
        "serviceAccount",
        "serviceAccountName",
        "shareProcessNamespace",
        "subdomain",
        "terminationGracePeriodSeconds",
        "tolerations",
        "volumes",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            active_deadline_seconds: None,
            automount_service_account_token: None,
            containers: ::std::default::Default::default(),
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
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.active_deadline_seconds),
                1 => members.optional(&mut read.automount_service_account_token),
                2 => members.filled(&mut read.containers),
                3 => members.optional(&mut read.dns_policy),
                4 => members.optional(&mut read.enable_service_links),
                5 => members.optional(&mut read.host_aliases),
                6 => members.optional(&mut read.host_ipc),
                7 => members.optional(&mut read.host_network),
                8 => members.optional(&mut read.host_pid),
                9 => members.optional(&mut read.hostname),
                10 => members.optional(&mut read.image_pull_secrets),
                11 => members.optional(&mut read.init_containers),
                12 => members.optional(&mut read.node_name),
                13 => members.optional(&mut read.node_selector),
                14 => members.optional(&mut read.overhead),
                15 => members.optional(&mut read.priority),
                16 => members.optional(&mut read.priority_class_name),
                17 => members.optional(&mut read.restart_policy),
                18 => members.optional(&mut read.runtime_class_name),
                19 => members.optional(&mut read.scheduler_name),
                20 => members.optional(&mut read.security_context),
                21 => members.optional(&mut read.service_account),
                22 => members.optional(&mut read.service_account_name),
                23 => members.optional(&mut read.share_process_namespace),
                24 => members.optional(&mut read.subdomain),
                25 => members.optional(&mut read.termination_grace_period_seconds),
                26 => members.optional(&mut read.tolerations),
                27 => members.optional(&mut read.volumes),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("activeDeadlineSeconds", &self.active_deadline_seconds);
        object
            .optional(
                "automountServiceAccountToken",
                &self.automount_service_account_token,
            );
        object.member("containers", &self.containers);
        object.optional("dnsPolicy", &self.dns_policy);
        object.optional("enableServiceLinks", &self.enable_service_links);
        object.optional("hostAliases", &self.host_aliases);
        object.optional("hostIPC", &self.host_ipc);
        object.optional("hostNetwork", &self.host_network);
        object.optional("hostPID", &self.host_pid);
        object.optional("hostname", &self.hostname);
        object.optional("imagePullSecrets", &self.image_pull_secrets);
        object.optional("initContainers", &self.init_containers);
        object.optional("nodeName", &self.node_name);
        object.optional("nodeSelector", &self.node_selector);
        object.optional("overhead", &self.overhead);
        object.optional("priority", &self.priority);
        object.optional("priorityClassName", &self.priority_class_name);
        object.optional("restartPolicy", &self.restart_policy);
        object.optional("runtimeClassName", &self.runtime_class_name);
        object.optional("schedulerName", &self.scheduler_name);
        object.optional("securityContext", &self.security_context);
        object.optional("serviceAccount", &self.service_account);
        object.optional("serviceAccountName", &self.service_account_name);
        object.optional("shareProcessNamespace", &self.share_process_namespace);
        object.optional("subdomain", &self.subdomain);
        object
            .optional(
                "terminationGracePeriodSeconds",
                &self.termination_grace_period_seconds,
            );
        object.optional("tolerations", &self.tolerations);
        object.optional("volumes", &self.volumes);
        object.end()
    }
}

/// One container of a Pod.
///
/// `io.k8s.api.core.v1.Container` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Container {
    /// Arguments in place of the image's. `$(NAME)` is replaced by an environment variable.
    pub args: Option<Vec<String>>,
    /// The program to run in place of the image's, without a shell. `$(NAME)` is replaced by an environment variable.
    pub command: Option<Vec<String>>,
    /// Environment variables.
    pub env: Option<Vec<EnvVar>>,
    /// Where further environment variables come from. Those of `env` count more.
    pub env_from: Option<Vec<EnvFromSource>>,
    /// The image.
    pub image: Option<String>,
    /// When an image is fetched.
    pub image_pull_policy: Option<PullPolicy>,
    /// What is done when a container starts and ends.
    pub lifecycle: Option<Lifecycle>,
    /// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
    pub liveness_probe: Option<Box<Probe>>,
    /// The container's name, unique in the Pod.
    pub name: String,
    /// Ports that the container listens on.
    pub ports: Option<Vec<ContainerPort>>,
    /// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
    pub readiness_probe: Option<Box<Probe>>,
    /// What a container needs, and what it may take at most.
    pub resources: Option<ResourceRequirements>,
    /// What holds for the security of one container. It counts more than the Pod's.
    pub security_context: Option<SecurityContext>,
    /// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
    pub startup_probe: Option<Box<Probe>>,
    /// Whether the container has an input that stays open.
    pub stdin: Option<bool>,
    /// Whether the input closes after the first who was attached to it leaves.
    pub stdin_once: Option<bool>,
    /// The file in the container that its last words are read from.
    pub termination_message_path: Option<String>,
    /// Where a container's last words come from.
    pub termination_message_policy: Option<TerminationMessagePolicy>,
    /// Whether the container has a terminal; needs `stdin`.
    pub tty: Option<bool>,
    /// Which volumes of the Pod the container sees, and where.
    pub volume_mounts: Option<Vec<VolumeMount>>,
    /// The folder that the container starts in, in place of the image's.
    pub working_dir: Option<String>,
}
impl Container {
    /// Creates a [`Container`] from its required members.
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
impl crate::runtime::read::FromJson for Container {
    const MEMBERS: &'static [&'static str] = &[
        "args",
        "command",
        "env",
        "envFrom",
        "image",
        "imagePullPolicy",
        "lifecycle",
        "livenessProbe",
        "name",
        "ports",
        "readinessProbe",
        "resources",
        "securityContext",
        "startupProbe",
        "stdin",
        "stdinOnce",
        "terminationMessagePath",
        "terminationMessagePolicy",
        "tty",
        "volumeMounts",
        "workingDir",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            args: None,
            command: None,
            env: None,
            env_from: None,
            image: None,
            image_pull_policy: None,
            lifecycle: None,
            liveness_probe: None,
            name: ::std::default::Default::default(),
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
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.args),
                1 => members.optional(&mut read.command),
                2 => members.optional(&mut read.env),
                3 => members.optional(&mut read.env_from),
                4 => members.optional(&mut read.image),
                5 => members.optional(&mut read.image_pull_policy),
                6 => members.optional(&mut read.lifecycle),
                7 => members.optional(&mut read.liveness_probe),
                8 => members.value(&mut read.name),
                9 => members.optional(&mut read.ports),
                10 => members.optional(&mut read.readiness_probe),
                11 => members.optional(&mut read.resources),
                12 => members.optional(&mut read.security_context),
                13 => members.optional(&mut read.startup_probe),
                14 => members.optional(&mut read.stdin),
                15 => members.optional(&mut read.stdin_once),
                16 => members.optional(&mut read.termination_message_path),
                17 => members.optional(&mut read.termination_message_policy),
                18 => members.optional(&mut read.tty),
                19 => members.optional(&mut read.volume_mounts),
                20 => members.optional(&mut read.working_dir),
                _ => members.skip(),
            }
        }
        members.end(&[8])
    }
}
impl<'de> Deserialize<'de> for Container {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Container {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("args", &self.args);
        object.optional("command", &self.command);
        object.optional("env", &self.env);
        object.optional("envFrom", &self.env_from);
        object.optional("image", &self.image);
        object.optional("imagePullPolicy", &self.image_pull_policy);
        object.optional("lifecycle", &self.lifecycle);
        object.optional("livenessProbe", &self.liveness_probe);
        object.member("name", &self.name);
        object.optional("ports", &self.ports);
        object.optional("readinessProbe", &self.readiness_probe);
        object.optional("resources", &self.resources);
        object.optional("securityContext", &self.security_context);
        object.optional("startupProbe", &self.startup_probe);
        object.optional("stdin", &self.stdin);
        object.optional("stdinOnce", &self.stdin_once);
        object.optional("terminationMessagePath", &self.termination_message_path);
        object.optional("terminationMessagePolicy", &self.termination_message_policy);
        object.optional("tty", &self.tty);
        object.optional("volumeMounts", &self.volume_mounts);
        object.optional("workingDir", &self.working_dir);
        object.end()
    }
}

/// An environment variable.
///
/// `io.k8s.api.core.v1.EnvVar` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EnvVar {
    /// The variable's name.
    pub name: String,
    /// Its value. `$(NAME)` is replaced by a variable that was set before.
    pub value: Option<String>,
    /// Where the value of an environment variable comes from. One of the members is set.
    pub value_from: Option<Box<EnvVarSource>>,
}
impl EnvVar {
    /// Creates a [`EnvVar`] from its required members.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: None,
            value_from: None,
        }
    }
}
impl crate::runtime::read::FromJson for EnvVar {
    const MEMBERS: &'static [&'static str] = &["name", "value", "valueFrom"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            name: ::std::default::Default::default(),
            value: None,
            value_from: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.name),
                1 => members.optional(&mut read.value),
                2 => members.optional(&mut read.value_from),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for EnvVar {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EnvVar {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("name", &self.name);
        object.optional("value", &self.value);
        object.optional("valueFrom", &self.value_from);
        object.end()
    }
}

/// Where the value of an environment variable comes from. One of the members is set.
///
/// `io.k8s.api.core.v1.EnvVarSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EnvVarSource {
    /// One value of a `ConfigMap`.
    pub config_map_key_ref: Option<ConfigMapKeySelector>,
    /// A field of the Pod.
    pub field_ref: Option<ObjectFieldSelector>,
    /// A resource of a container.
    pub resource_field_ref: Option<ResourceFieldSelector>,
    /// One value of a Secret.
    pub secret_key_ref: Option<SecretKeySelector>,
}
impl crate::runtime::read::FromJson for EnvVarSource {
    const MEMBERS: &'static [&'static str] = &[
        "configMapKeyRef",
        "fieldRef",
        "resourceFieldRef",
        "secretKeyRef",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            config_map_key_ref: None,
            field_ref: None,
            resource_field_ref: None,
            secret_key_ref: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.config_map_key_ref),
                1 => members.optional(&mut read.field_ref),
                2 => members.optional(&mut read.resource_field_ref),
                3 => members.optional(&mut read.secret_key_ref),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EnvVarSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EnvVarSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("configMapKeyRef", &self.config_map_key_ref);
        object.optional("fieldRef", &self.field_ref);
        object.optional("resourceFieldRef", &self.resource_field_ref);
        object.optional("secretKeyRef", &self.secret_key_ref);
        object.end()
    }
}

/// One value of a `ConfigMap`.
///
/// `io.k8s.api.core.v1.ConfigMapKeySelector` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConfigMapKeySelector {
    /// The value's key.
    pub key: String,
    /// The `ConfigMap`'s name.
    pub name: Option<String>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
}
impl ConfigMapKeySelector {
    /// Creates a [`ConfigMapKeySelector`] from its required members.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            name: None,
            optional: None,
        }
    }
}
impl crate::runtime::read::FromJson for ConfigMapKeySelector {
    const MEMBERS: &'static [&'static str] = &["key", "name", "optional"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            key: ::std::default::Default::default(),
            name: None,
            optional: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.key),
                1 => members.optional(&mut read.name),
                2 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for ConfigMapKeySelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ConfigMapKeySelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("key", &self.key);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// A field of the Pod.
///
/// `io.k8s.api.core.v1.ObjectFieldSelector` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ObjectFieldSelector {
    /// The version of the schema that the path is of; `v1`, if it is left out.
    pub api_version: Option<String>,
    /// The path of the field, for example `metadata.name`.
    pub field_path: String,
}
impl ObjectFieldSelector {
    /// Creates a [`ObjectFieldSelector`] from its required members.
    #[must_use]
    pub fn new(field_path: impl Into<String>) -> Self {
        Self {
            api_version: None,
            field_path: field_path.into(),
        }
    }
}
impl crate::runtime::read::FromJson for ObjectFieldSelector {
    const MEMBERS: &'static [&'static str] = &["apiVersion", "fieldPath"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            field_path: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.value(&mut read.field_path),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for ObjectFieldSelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ObjectFieldSelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("fieldPath", &self.field_path);
        object.end()
    }
}

/// A resource of a container.
///
/// `io.k8s.api.core.v1.ResourceFieldSelector` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ResourceFieldSelector {
    /// The container; needed in volumes.
    pub container_name: Option<String>,
    /// An amount of a resource: a decimal number and a suffix, binary (`Ki`, `Mi`, `Gi`, …), decimal (`n`, `u`, `m`, `k`, `M`, `G`, …) or
    /// an exponent (`1e3`). `500m` of CPU is half a core, `1Gi` of memory is 2³⁰ bytes.
    ///
    /// Format: `quantity`.
    ///
    /// Example: `"500m"`.
    pub divisor: Option<crate::resource::Quantity>,
    /// The resource, for example `limits.cpu`.
    pub resource: String,
}
impl ResourceFieldSelector {
    /// Creates a [`ResourceFieldSelector`] from its required members.
    #[must_use]
    pub fn new(resource: impl Into<String>) -> Self {
        Self {
            container_name: None,
            divisor: None,
            resource: resource.into(),
        }
    }
}
impl crate::runtime::read::FromJson for ResourceFieldSelector {
    const MEMBERS: &'static [&'static str] = &["containerName", "divisor", "resource"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            container_name: None,
            divisor: None,
            resource: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.container_name),
                1 => members.optional(&mut read.divisor),
                2 => members.value(&mut read.resource),
                _ => members.skip(),
            }
        }
        members.end(&[2])
    }
}
impl<'de> Deserialize<'de> for ResourceFieldSelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ResourceFieldSelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("containerName", &self.container_name);
        object.optional("divisor", &self.divisor);
        object.member("resource", &self.resource);
        object.end()
    }
}

/// One value of a Secret.
///
/// `io.k8s.api.core.v1.SecretKeySelector` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SecretKeySelector {
    /// The value's key.
    pub key: String,
    /// The Secret's name.
    pub name: Option<String>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
}
impl SecretKeySelector {
    /// Creates a [`SecretKeySelector`] from its required members.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            name: None,
            optional: None,
        }
    }
}
impl crate::runtime::read::FromJson for SecretKeySelector {
    const MEMBERS: &'static [&'static str] = &["key", "name", "optional"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            key: ::std::default::Default::default(),
            name: None,
            optional: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.key),
                1 => members.optional(&mut read.name),
                2 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for SecretKeySelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SecretKeySelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("key", &self.key);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// Where a set of environment variables comes from.
///
/// `io.k8s.api.core.v1.EnvFromSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EnvFromSource {
    /// All values of a `ConfigMap` as environment variables.
    pub config_map_ref: Option<ConfigMapEnvSource>,
    /// What is put before each name.
    pub prefix: Option<String>,
    /// All values of a Secret as environment variables.
    pub secret_ref: Option<SecretEnvSource>,
}
impl crate::runtime::read::FromJson for EnvFromSource {
    const MEMBERS: &'static [&'static str] = &["configMapRef", "prefix", "secretRef"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            config_map_ref: None,
            prefix: None,
            secret_ref: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.config_map_ref),
                1 => members.optional(&mut read.prefix),
                2 => members.optional(&mut read.secret_ref),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EnvFromSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EnvFromSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("configMapRef", &self.config_map_ref);
        object.optional("prefix", &self.prefix);
        object.optional("secretRef", &self.secret_ref);
        object.end()
    }
}

/// All values of a `ConfigMap` as environment variables.
///
/// `io.k8s.api.core.v1.ConfigMapEnvSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ConfigMapEnvSource {
    /// The `ConfigMap`'s name.
    pub name: Option<String>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
}
impl crate::runtime::read::FromJson for ConfigMapEnvSource {
    const MEMBERS: &'static [&'static str] = &["name", "optional"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { name: None, optional: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.name),
                1 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ConfigMapEnvSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ConfigMapEnvSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// All values of a Secret as environment variables.
///
/// `io.k8s.api.core.v1.SecretEnvSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SecretEnvSource {
    /// The Secret's name.
    pub name: Option<String>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
}
impl crate::runtime::read::FromJson for SecretEnvSource {
    const MEMBERS: &'static [&'static str] = &["name", "optional"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { name: None, optional: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.name),
                1 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for SecretEnvSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SecretEnvSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// When an image is fetched.
///
/// `io.k8s.api.core.v1.PullPolicy` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl PullPolicy {
    /// Returns the value as it is sent.
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
impl crate::runtime::read::FromJson for PullPolicy {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for PullPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// What is done when a container starts and ends.
///
/// `io.k8s.api.core.v1.Lifecycle` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Lifecycle {
    /// Something to do. One of the members is set.
    pub post_start: Option<Box<Handler>>,
    /// Something to do. One of the members is set.
    pub pre_stop: Option<Box<Handler>>,
}
impl crate::runtime::read::FromJson for Lifecycle {
    const MEMBERS: &'static [&'static str] = &["postStart", "preStop"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            post_start: None,
            pre_stop: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.post_start),
                1 => members.optional(&mut read.pre_stop),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Lifecycle {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Lifecycle {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("postStart", &self.post_start);
        object.optional("preStop", &self.pre_stop);
        object.end()
    }
}

/// Something to do. One of the members is set.
///
/// `io.k8s.api.core.v1.Handler` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Handler {
    /// A program that is run in the container.
    pub exec: Option<ExecAction>,
    /// A request with HTTP GET. It succeeds with a status from 200 to 399.
    pub http_get: Option<HttpGetAction>,
    /// A connection by TCP. It succeeds when it is opened.
    pub tcp_socket: Option<TcpSocketAction>,
}
impl crate::runtime::read::FromJson for Handler {
    const MEMBERS: &'static [&'static str] = &["exec", "httpGet", "tcpSocket"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            exec: None,
            http_get: None,
            tcp_socket: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.exec),
                1 => members.optional(&mut read.http_get),
                2 => members.optional(&mut read.tcp_socket),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Handler {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Handler {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("exec", &self.exec);
        object.optional("httpGet", &self.http_get);
        object.optional("tcpSocket", &self.tcp_socket);
        object.end()
    }
}

/// A program that is run in the container.
///
/// `io.k8s.api.core.v1.ExecAction` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ExecAction {
    /// The program and its arguments, without a shell. It succeeds with exit code 0.
    pub command: Option<Vec<String>>,
}
impl crate::runtime::read::FromJson for ExecAction {
    const MEMBERS: &'static [&'static str] = &["command"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { command: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.command),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ExecAction {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ExecAction {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("command", &self.command);
        object.end()
    }
}

/// A request with HTTP GET. It succeeds with a status from 200 to 399.
///
/// `io.k8s.api.core.v1.HTTPGetAction` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HttpGetAction {
    /// The host to ask, the Pod if it is left out.
    pub host: Option<String>,
    /// Headers to send.
    pub http_headers: Option<Vec<HttpHeader>>,
    /// The path to ask for.
    pub path: Option<String>,
    /// A number, or a text that stands for one, such as the name of a port or a percentage.
    ///
    /// Example: `8080`.
    pub port: crate::intstr::IntOrString,
    /// `HTTP` or `HTTPS`; `HTTP`, if it is left out.
    pub scheme: Option<String>,
}
impl HttpGetAction {
    /// Creates a [`HttpGetAction`] from its required members.
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
impl crate::runtime::read::FromJson for HttpGetAction {
    const MEMBERS: &'static [&'static str] = &[
        "host",
        "httpHeaders",
        "path",
        "port",
        "scheme",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (
            None::<String>,
            None::<Vec<HttpHeader>>,
            None::<String>,
            None::<crate::intstr::IntOrString>,
            None::<String>,
        );
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.0),
                1 => members.optional(&mut read.1),
                2 => members.optional(&mut read.2),
                3 => members.present(&mut read.3),
                4 => members.optional(&mut read.4),
                _ => members.skip(),
            }
        }
        let Some(port) = read.3 else { return Err(members.missing(&[3])) };
        let whole = Self {
            host: read.0,
            http_headers: read.1,
            path: read.2,
            port,
            scheme: read.4,
        };
        crate::runtime::read::put(place, whole);
        members.end(&[3])
    }
}
impl<'de> Deserialize<'de> for HttpGetAction {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for HttpGetAction {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("host", &self.host);
        object.optional("httpHeaders", &self.http_headers);
        object.optional("path", &self.path);
        object.member("port", &self.port);
        object.optional("scheme", &self.scheme);
        object.end()
    }
}

/// A header of a request.
///
/// `io.k8s.api.core.v1.HTTPHeader` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HttpHeader {
    /// The header's name.
    pub name: String,
    /// The header's value.
    pub value: String,
}
impl HttpHeader {
    /// Creates a [`HttpHeader`] from its required members.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}
impl crate::runtime::read::FromJson for HttpHeader {
    const MEMBERS: &'static [&'static str] = &["name", "value"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            name: ::std::default::Default::default(),
            value: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.name),
                1 => members.value(&mut read.value),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for HttpHeader {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for HttpHeader {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("name", &self.name);
        object.member("value", &self.value);
        object.end()
    }
}

/// A connection by TCP. It succeeds when it is opened.
///
/// `io.k8s.api.core.v1.TCPSocketAction` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TcpSocketAction {
    /// The host to connect to, the Pod if it is left out.
    pub host: Option<String>,
    /// A number, or a text that stands for one, such as the name of a port or a percentage.
    ///
    /// Example: `8080`.
    pub port: crate::intstr::IntOrString,
}
impl TcpSocketAction {
    /// Creates a [`TcpSocketAction`] from its required members.
    #[must_use]
    pub fn new(port: impl Into<crate::intstr::IntOrString>) -> Self {
        Self {
            host: None,
            port: port.into(),
        }
    }
}
impl crate::runtime::read::FromJson for TcpSocketAction {
    const MEMBERS: &'static [&'static str] = &["host", "port"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (None::<String>, None::<crate::intstr::IntOrString>);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.0),
                1 => members.present(&mut read.1),
                _ => members.skip(),
            }
        }
        let Some(port) = read.1 else { return Err(members.missing(&[1])) };
        let whole = Self { host: read.0, port };
        crate::runtime::read::put(place, whole);
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for TcpSocketAction {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for TcpSocketAction {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("host", &self.host);
        object.member("port", &self.port);
        object.end()
    }
}

/// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
///
/// `io.k8s.api.core.v1.Probe` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Probe {
    /// A program that is run in the container.
    pub exec: Option<ExecAction>,
    /// How many failures in a row mean that it is not well.
    pub failure_threshold: Option<i32>,
    /// A request with HTTP GET. It succeeds with a status from 200 to 399.
    pub http_get: Option<HttpGetAction>,
    /// Seconds after the container's start before the first try.
    pub initial_delay_seconds: Option<i32>,
    /// Seconds from one try to the next.
    pub period_seconds: Option<i32>,
    /// How many successes in a row mean that it is well again.
    pub success_threshold: Option<i32>,
    /// A connection by TCP. It succeeds when it is opened.
    pub tcp_socket: Option<TcpSocketAction>,
    /// Seconds after which a try has failed.
    pub timeout_seconds: Option<i32>,
}
impl crate::runtime::read::FromJson for Probe {
    const MEMBERS: &'static [&'static str] = &[
        "exec",
        "failureThreshold",
        "httpGet",
        "initialDelaySeconds",
        "periodSeconds",
        "successThreshold",
        "tcpSocket",
        "timeoutSeconds",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            exec: None,
            failure_threshold: None,
            http_get: None,
            initial_delay_seconds: None,
            period_seconds: None,
            success_threshold: None,
            tcp_socket: None,
            timeout_seconds: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.exec),
                1 => members.optional(&mut read.failure_threshold),
                2 => members.optional(&mut read.http_get),
                3 => members.optional(&mut read.initial_delay_seconds),
                4 => members.optional(&mut read.period_seconds),
                5 => members.optional(&mut read.success_threshold),
                6 => members.optional(&mut read.tcp_socket),
                7 => members.optional(&mut read.timeout_seconds),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Probe {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Probe {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("exec", &self.exec);
        object.optional("failureThreshold", &self.failure_threshold);
        object.optional("httpGet", &self.http_get);
        object.optional("initialDelaySeconds", &self.initial_delay_seconds);
        object.optional("periodSeconds", &self.period_seconds);
        object.optional("successThreshold", &self.success_threshold);
        object.optional("tcpSocket", &self.tcp_socket);
        object.optional("timeoutSeconds", &self.timeout_seconds);
        object.end()
    }
}

/// A port that a container listens on.
///
/// `io.k8s.api.core.v1.ContainerPort` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ContainerPort {
    /// The port's number on the Pod's address.
    pub container_port: i32,
    /// The address of the host that `hostPort` is opened on.
    pub host_ip: Option<String>,
    /// The port's number on the host, if it is to be open there.
    pub host_port: Option<i32>,
    /// A name by which others can mean this port, unique in the Pod.
    pub name: Option<String>,
    /// The protocol of a port.
    pub protocol: Option<Protocol>,
}
impl ContainerPort {
    /// Creates a [`ContainerPort`] from its required members.
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
impl crate::runtime::read::FromJson for ContainerPort {
    const MEMBERS: &'static [&'static str] = &[
        "containerPort",
        "hostIP",
        "hostPort",
        "name",
        "protocol",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            container_port: ::std::default::Default::default(),
            host_ip: None,
            host_port: None,
            name: None,
            protocol: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.container_port),
                1 => members.optional(&mut read.host_ip),
                2 => members.optional(&mut read.host_port),
                3 => members.optional(&mut read.name),
                4 => members.optional(&mut read.protocol),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for ContainerPort {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ContainerPort {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("containerPort", &self.container_port);
        object.optional("hostIP", &self.host_ip);
        object.optional("hostPort", &self.host_port);
        object.optional("name", &self.name);
        object.optional("protocol", &self.protocol);
        object.end()
    }
}

/// The protocol of a port.
///
/// `io.k8s.api.core.v1.Protocol` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Protocol {
    /// `"TCP"`.
    Tcp,
    /// `"UDP"`.
    Udp,
    /// `"SCTP"`.
    Sctp,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl Protocol {
    /// Returns the value as it is sent.
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
impl crate::runtime::read::FromJson for Protocol {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for Protocol {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// What a container needs, and what it may take at most.
///
/// `io.k8s.api.core.v1.ResourceRequirements` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ResourceRequirements {
    /// The most that it may take, by resource, for example `cpu`.
    pub limits: Option<::std::collections::BTreeMap<String, crate::resource::Quantity>>,
    /// What it must have, by resource. Left out, it is the limit.
    pub requests: Option<
        ::std::collections::BTreeMap<String, crate::resource::Quantity>,
    >,
}
impl crate::runtime::read::FromJson for ResourceRequirements {
    const MEMBERS: &'static [&'static str] = &["limits", "requests"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            limits: None,
            requests: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.limits),
                1 => members.optional(&mut read.requests),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ResourceRequirements {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ResourceRequirements {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("limits", &self.limits);
        object.optional("requests", &self.requests);
        object.end()
    }
}

/// What holds for the security of one container. It counts more than the Pod's.
///
/// `io.k8s.api.core.v1.SecurityContext` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SecurityContext {
    /// Whether a process may get more rights than its parent.
    pub allow_privilege_escalation: Option<bool>,
    /// Rights of the kernel that a container gets or loses, compared with what its runtime gives.
    pub capabilities: Option<Capabilities>,
    /// Whether the container has nearly all rights of the host.
    pub privileged: Option<bool>,
    /// Whether the container's own files are read-only.
    pub read_only_root_filesystem: Option<bool>,
    /// The group to run as.
    pub run_as_group: Option<i64>,
    /// Whether a container that would run as root is refused.
    pub run_as_non_root: Option<bool>,
    /// The user to run as.
    pub run_as_user: Option<i64>,
}
impl crate::runtime::read::FromJson for SecurityContext {
    const MEMBERS: &'static [&'static str] = &[
        "allowPrivilegeEscalation",
        "capabilities",
        "privileged",
        "readOnlyRootFilesystem",
        "runAsGroup",
        "runAsNonRoot",
        "runAsUser",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            allow_privilege_escalation: None,
            capabilities: None,
            privileged: None,
            read_only_root_filesystem: None,
            run_as_group: None,
            run_as_non_root: None,
            run_as_user: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.allow_privilege_escalation),
                1 => members.optional(&mut read.capabilities),
                2 => members.optional(&mut read.privileged),
                3 => members.optional(&mut read.read_only_root_filesystem),
                4 => members.optional(&mut read.run_as_group),
                5 => members.optional(&mut read.run_as_non_root),
                6 => members.optional(&mut read.run_as_user),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for SecurityContext {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SecurityContext {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("allowPrivilegeEscalation", &self.allow_privilege_escalation);
        object.optional("capabilities", &self.capabilities);
        object.optional("privileged", &self.privileged);
        object.optional("readOnlyRootFilesystem", &self.read_only_root_filesystem);
        object.optional("runAsGroup", &self.run_as_group);
        object.optional("runAsNonRoot", &self.run_as_non_root);
        object.optional("runAsUser", &self.run_as_user);
        object.end()
    }
}

/// Rights of the kernel that a container gets or loses, compared with what its runtime gives.
///
/// `io.k8s.api.core.v1.Capabilities` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Capabilities {
    /// Rights to add.
    pub add: Option<Vec<String>>,
    /// Rights to take away.
    pub drop: Option<Vec<String>>,
}
impl crate::runtime::read::FromJson for Capabilities {
    const MEMBERS: &'static [&'static str] = &["add", "drop"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { add: None, drop: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.add),
                1 => members.optional(&mut read.drop),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Capabilities {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Capabilities {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("add", &self.add);
        object.optional("drop", &self.drop);
        object.end()
    }
}

/// Where a container's last words come from.
///
/// `io.k8s.api.core.v1.TerminationMessagePolicy` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl TerminationMessagePolicy {
    /// Returns the value as it is sent.
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
impl crate::runtime::read::FromJson for TerminationMessagePolicy {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            2,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for TerminationMessagePolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A volume, and where a container sees it.
///
/// `io.k8s.api.core.v1.VolumeMount` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VolumeMount {
    /// The folder in the container.
    pub mount_path: String,
    /// The volume's name.
    pub name: String,
    /// Whether the container may only read it.
    pub read_only: Option<bool>,
    /// The part of the volume that is seen; all of it, if it is left out.
    pub sub_path: Option<String>,
}
impl VolumeMount {
    /// Creates a [`VolumeMount`] from its required members.
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
impl crate::runtime::read::FromJson for VolumeMount {
    const MEMBERS: &'static [&'static str] = &[
        "mountPath",
        "name",
        "readOnly",
        "subPath",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            mount_path: ::std::default::Default::default(),
            name: ::std::default::Default::default(),
            read_only: None,
            sub_path: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.mount_path),
                1 => members.value(&mut read.name),
                2 => members.optional(&mut read.read_only),
                3 => members.optional(&mut read.sub_path),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for VolumeMount {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for VolumeMount {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("mountPath", &self.mount_path);
        object.member("name", &self.name);
        object.optional("readOnly", &self.read_only);
        object.optional("subPath", &self.sub_path);
        object.end()
    }
}

/// Where a Pod looks up names.
///
/// `io.k8s.api.core.v1.DNSPolicy` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl DnsPolicy {
    /// Returns the value as it is sent.
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
impl crate::runtime::read::FromJson for DnsPolicy {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            4,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for DnsPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A line of the Pod's hosts file.
///
/// `io.k8s.api.core.v1.HostAlias` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct HostAlias {
    /// Names of the address.
    pub hostnames: Option<Vec<String>>,
    /// The address.
    pub ip: Option<String>,
}
impl crate::runtime::read::FromJson for HostAlias {
    const MEMBERS: &'static [&'static str] = &["hostnames", "ip"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { hostnames: None, ip: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.hostnames),
                1 => members.optional(&mut read.ip),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for HostAlias {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for HostAlias {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("hostnames", &self.hostnames);
        object.optional("ip", &self.ip);
        object.end()
    }
}

/// Another object of the same namespace.
///
/// `io.k8s.api.core.v1.LocalObjectReference` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LocalObjectReference {
    /// The object's name.
    pub name: Option<String>,
}
impl crate::runtime::read::FromJson for LocalObjectReference {
    const MEMBERS: &'static [&'static str] = &["name"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { name: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.name),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for LocalObjectReference {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for LocalObjectReference {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("name", &self.name);
        object.end()
    }
}

/// When the containers of a Pod are started again. The Pods of a Job have `OnFailure` or `Never`.
///
/// `io.k8s.api.core.v1.RestartPolicy` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl RestartPolicy {
    /// Returns the value as it is sent.
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
impl crate::runtime::read::FromJson for RestartPolicy {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for RestartPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// What holds for the security of all containers of a Pod, where they say nothing themselves.
///
/// `io.k8s.api.core.v1.PodSecurityContext` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodSecurityContext {
    /// The group that volumes are given to.
    pub fs_group: Option<i64>,
    /// The group to run as.
    pub run_as_group: Option<i64>,
    /// Whether a container that would run as root is refused.
    pub run_as_non_root: Option<bool>,
    /// The user to run as.
    pub run_as_user: Option<i64>,
    /// Further groups.
    pub supplemental_groups: Option<Vec<i64>>,
    /// Settings of the kernel.
    pub sysctls: Option<Vec<Sysctl>>,
}
impl crate::runtime::read::FromJson for PodSecurityContext {
    const MEMBERS: &'static [&'static str] = &[
        "fsGroup",
        "runAsGroup",
        "runAsNonRoot",
        "runAsUser",
        "supplementalGroups",
        "sysctls",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_group: None,
            run_as_group: None,
            run_as_non_root: None,
            run_as_user: None,
            supplemental_groups: None,
            sysctls: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_group),
                1 => members.optional(&mut read.run_as_group),
                2 => members.optional(&mut read.run_as_non_root),
                3 => members.optional(&mut read.run_as_user),
                4 => members.optional(&mut read.supplemental_groups),
                5 => members.optional(&mut read.sysctls),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodSecurityContext {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodSecurityContext {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsGroup", &self.fs_group);
        object.optional("runAsGroup", &self.run_as_group);
        object.optional("runAsNonRoot", &self.run_as_non_root);
        object.optional("runAsUser", &self.run_as_user);
        object.optional("supplementalGroups", &self.supplemental_groups);
        object.optional("sysctls", &self.sysctls);
        object.end()
    }
}

/// A setting of the kernel.
///
/// `io.k8s.api.core.v1.Sysctl` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Sysctl {
    /// The setting's name.
    pub name: String,
    /// The setting's value.
    pub value: String,
}
impl Sysctl {
    /// Creates a [`Sysctl`] from its required members.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}
impl crate::runtime::read::FromJson for Sysctl {
    const MEMBERS: &'static [&'static str] = &["name", "value"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            name: ::std::default::Default::default(),
            value: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.name),
                1 => members.value(&mut read.value),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for Sysctl {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Sysctl {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("name", &self.name);
        object.member("value", &self.value);
        object.end()
    }
}

/// Taints of nodes that a Pod bears.
///
/// `io.k8s.api.core.v1.Toleration` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Toleration {
    /// What a taint does to Pods that do not bear it.
    pub effect: Option<TaintEffect>,
    /// The taint's key; left out with `Exists`, it is every key.
    pub key: Option<String>,
    /// How a toleration is compared with a taint.
    pub operator: Option<TolerationOperator>,
    /// For `NoExecute`, the seconds that the Pod may stay. Left out, for ever.
    pub toleration_seconds: Option<i64>,
    /// The taint's value, with `Equal`.
    pub value: Option<String>,
}
impl crate::runtime::read::FromJson for Toleration {
    const MEMBERS: &'static [&'static str] = &[
        "effect",
        "key",
        "operator",
        "tolerationSeconds",
        "value",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            effect: None,
            key: None,
            operator: None,
            toleration_seconds: None,
            value: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.effect),
                1 => members.optional(&mut read.key),
                2 => members.optional(&mut read.operator),
                3 => members.optional(&mut read.toleration_seconds),
                4 => members.optional(&mut read.value),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Toleration {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Toleration {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("effect", &self.effect);
        object.optional("key", &self.key);
        object.optional("operator", &self.operator);
        object.optional("tolerationSeconds", &self.toleration_seconds);
        object.optional("value", &self.value);
        object.end()
    }
}

/// What a taint does to Pods that do not bear it.
///
/// `io.k8s.api.core.v1.TaintEffect` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl TaintEffect {
    /// Returns the value as it is sent.
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
impl crate::runtime::read::FromJson for TaintEffect {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for TaintEffect {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// How a toleration is compared with a taint.
///
/// `io.k8s.api.core.v1.TolerationOperator` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl TolerationOperator {
    /// Returns the value as it is sent.
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
impl crate::runtime::read::FromJson for TolerationOperator {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            2,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for TolerationOperator {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A volume of a Pod. One of the members beside `name` is set.
///
/// `io.k8s.api.core.v1.Volume` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Volume {
    /// The values of a `ConfigMap` as files.
    pub config_map: Option<ConfigMapVolumeSource>,
    /// The Pod's own data as files.
    pub downward_api: Option<DownwardApiVolumeSource>,
    /// An empty folder that lasts as long as the Pod.
    pub empty_dir: Option<EmptyDirVolumeSource>,
    /// A file or folder of the node.
    pub host_path: Option<HostPathVolumeSource>,
    /// The volume's name, unique in the Pod.
    pub name: String,
    /// Storage that a claim of the namespace stands for.
    pub persistent_volume_claim: Option<PersistentVolumeClaimVolumeSource>,
    /// The values of a Secret as files.
    pub secret: Option<SecretVolumeSource>,
}
impl Volume {
    /// Creates a [`Volume`] from its required members.
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
impl crate::runtime::read::FromJson for Volume {
    const MEMBERS: &'static [&'static str] = &[
        "configMap",
        "downwardAPI",
        "emptyDir",
        "hostPath",
        "name",
        "persistentVolumeClaim",
        "secret",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            config_map: None,
            downward_api: None,
            empty_dir: None,
            host_path: None,
            name: ::std::default::Default::default(),
            persistent_volume_claim: None,
            secret: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.config_map),
                1 => members.optional(&mut read.downward_api),
                2 => members.optional(&mut read.empty_dir),
                3 => members.optional(&mut read.host_path),
                4 => members.value(&mut read.name),
                5 => members.optional(&mut read.persistent_volume_claim),
                6 => members.optional(&mut read.secret),
                _ => members.skip(),
            }
        }
        members.end(&[4])
    }
}
impl<'de> Deserialize<'de> for Volume {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Volume {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("configMap", &self.config_map);
        object.optional("downwardAPI", &self.downward_api);
        object.optional("emptyDir", &self.empty_dir);
        object.optional("hostPath", &self.host_path);
        object.member("name", &self.name);
        object.optional("persistentVolumeClaim", &self.persistent_volume_claim);
        object.optional("secret", &self.secret);
        object.end()
    }
}

/// The values of a `ConfigMap` as files.
///
/// `io.k8s.api.core.v1.ConfigMapVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ConfigMapVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    pub default_mode: Option<i32>,
    /// Which values go where. Left out, each becomes a file with the key's name.
    pub items: Option<Vec<KeyToPath>>,
    /// The `ConfigMap`'s name.
    pub name: Option<String>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
}
impl crate::runtime::read::FromJson for ConfigMapVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "defaultMode",
        "items",
        "name",
        "optional",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            default_mode: None,
            items: None,
            name: None,
            optional: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.default_mode),
                1 => members.optional(&mut read.items),
                2 => members.optional(&mut read.name),
                3 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ConfigMapVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ConfigMapVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("defaultMode", &self.default_mode);
        object.optional("items", &self.items);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// A value that becomes a file.
///
/// `io.k8s.api.core.v1.KeyToPath` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct KeyToPath {
    /// The value's key.
    pub key: String,
    /// The file's permission bits.
    pub mode: Option<i32>,
    /// The file's path in the volume.
    pub path: String,
}
impl KeyToPath {
    /// Creates a [`KeyToPath`] from its required members.
    #[must_use]
    pub fn new(key: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            mode: None,
            path: path.into(),
        }
    }
}
impl crate::runtime::read::FromJson for KeyToPath {
    const MEMBERS: &'static [&'static str] = &["key", "mode", "path"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            key: ::std::default::Default::default(),
            mode: None,
            path: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.key),
                1 => members.optional(&mut read.mode),
                2 => members.value(&mut read.path),
                _ => members.skip(),
            }
        }
        members.end(&[0, 2])
    }
}
impl<'de> Deserialize<'de> for KeyToPath {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for KeyToPath {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("key", &self.key);
        object.optional("mode", &self.mode);
        object.member("path", &self.path);
        object.end()
    }
}

/// The Pod's own data as files.
///
/// `io.k8s.api.core.v1.DownwardAPIVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DownwardApiVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    pub default_mode: Option<i32>,
    /// The files.
    pub items: Option<Vec<DownwardApiVolumeFile>>,
}
impl crate::runtime::read::FromJson for DownwardApiVolumeSource {
    const MEMBERS: &'static [&'static str] = &["defaultMode", "items"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            default_mode: None,
            items: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.default_mode),
                1 => members.optional(&mut read.items),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for DownwardApiVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DownwardApiVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("defaultMode", &self.default_mode);
        object.optional("items", &self.items);
        object.end()
    }
}

/// A file made from the Pod's own data.
///
/// `io.k8s.api.core.v1.DownwardAPIVolumeFile` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DownwardApiVolumeFile {
    /// A field of the Pod.
    pub field_ref: Option<ObjectFieldSelector>,
    /// The file's permission bits.
    pub mode: Option<i32>,
    /// The file's path in the volume.
    pub path: String,
    /// A resource of a container.
    pub resource_field_ref: Option<ResourceFieldSelector>,
}
impl DownwardApiVolumeFile {
    /// Creates a [`DownwardApiVolumeFile`] from its required members.
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
impl crate::runtime::read::FromJson for DownwardApiVolumeFile {
    const MEMBERS: &'static [&'static str] = &[
        "fieldRef",
        "mode",
        "path",
        "resourceFieldRef",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            field_ref: None,
            mode: None,
            path: ::std::default::Default::default(),
            resource_field_ref: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.field_ref),
                1 => members.optional(&mut read.mode),
                2 => members.value(&mut read.path),
                3 => members.optional(&mut read.resource_field_ref),
                _ => members.skip(),
            }
        }
        members.end(&[2])
    }
}
impl<'de> Deserialize<'de> for DownwardApiVolumeFile {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DownwardApiVolumeFile {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fieldRef", &self.field_ref);
        object.optional("mode", &self.mode);
        object.member("path", &self.path);
        object.optional("resourceFieldRef", &self.resource_field_ref);
        object.end()
    }
}

/// An empty folder that lasts as long as the Pod.
///
/// `io.k8s.api.core.v1.EmptyDirVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EmptyDirVolumeSource {
    /// What it is kept on; empty for the node's disk, `Memory` for its memory.
    pub medium: Option<String>,
    /// An amount of a resource: a decimal number and a suffix, binary (`Ki`, `Mi`, `Gi`, …), decimal (`n`, `u`, `m`, `k`, `M`, `G`, …) or
    /// an exponent (`1e3`). `500m` of CPU is half a core, `1Gi` of memory is 2³⁰ bytes.
    ///
    /// Format: `quantity`.
    ///
    /// Example: `"500m"`.
    pub size_limit: Option<crate::resource::Quantity>,
}
impl crate::runtime::read::FromJson for EmptyDirVolumeSource {
    const MEMBERS: &'static [&'static str] = &["medium", "sizeLimit"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            medium: None,
            size_limit: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.medium),
                1 => members.optional(&mut read.size_limit),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EmptyDirVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EmptyDirVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("medium", &self.medium);
        object.optional("sizeLimit", &self.size_limit);
        object.end()
    }
}

/// A file or folder of the node.
///
/// `io.k8s.api.core.v1.HostPathVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HostPathVolumeSource {
    /// Its path on the node.
    pub path: String,
    /// What must be there, or be made, for example `DirectoryOrCreate`; empty for no check.
    pub r#type: Option<String>,
}
impl HostPathVolumeSource {
    /// Creates a [`HostPathVolumeSource`] from its required members.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            r#type: None,
        }
    }
}
impl crate::runtime::read::FromJson for HostPathVolumeSource {
    const MEMBERS: &'static [&'static str] = &["path", "type"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            path: ::std::default::Default::default(),
            r#type: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.path),
                1 => members.optional(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for HostPathVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for HostPathVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("path", &self.path);
        object.optional("type", &self.r#type);
        object.end()
    }
}

/// Storage that a claim of the namespace stands for.
///
/// `io.k8s.api.core.v1.PersistentVolumeClaimVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PersistentVolumeClaimVolumeSource {
    /// The claim's name.
    pub claim_name: String,
    /// Whether no container may write to it.
    pub read_only: Option<bool>,
}
impl PersistentVolumeClaimVolumeSource {
    /// Creates a [`PersistentVolumeClaimVolumeSource`] from its required members.
    #[must_use]
    pub fn new(claim_name: impl Into<String>) -> Self {
        Self {
            claim_name: claim_name.into(),
            read_only: None,
        }
    }
}
impl crate::runtime::read::FromJson for PersistentVolumeClaimVolumeSource {
    const MEMBERS: &'static [&'static str] = &["claimName", "readOnly"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            claim_name: ::std::default::Default::default(),
            read_only: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.claim_name),
                1 => members.optional(&mut read.read_only),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeClaimVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PersistentVolumeClaimVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("claimName", &self.claim_name);
        object.optional("readOnly", &self.read_only);
        object.end()
    }
}

/// The values of a Secret as files.
///
/// `io.k8s.api.core.v1.SecretVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SecretVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    pub default_mode: Option<i32>,
    /// Which values go where. Left out, each becomes a file with the key's name.
    pub items: Option<Vec<KeyToPath>>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
    /// The Secret's name.
    pub secret_name: Option<String>,
}
impl crate::runtime::read::FromJson for SecretVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "defaultMode",
        "items",
        "optional",
        "secretName",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            default_mode: None,
            items: None,
            optional: None,
            secret_name: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.default_mode),
                1 => members.optional(&mut read.items),
                2 => members.optional(&mut read.optional),
                3 => members.optional(&mut read.secret_name),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for SecretVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SecretVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("defaultMode", &self.default_mode);
        object.optional("items", &self.items);
        object.optional("optional", &self.optional);
        object.optional("secretName", &self.secret_name);
        object.end()
    }
}

/// Whether a condition holds.
///
/// `io.k8s.api.core.v1.ConditionStatus` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl ConditionStatus {
    /// Returns the value as it is sent.
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
impl crate::runtime::read::FromJson for ConditionStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for ConditionStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
