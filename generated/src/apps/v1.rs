//! Deployments, `ReplicaSets` and `StatefulSets`, which keep Pods running.
use ::serde::{Deserialize, Serialize};

/// Deployments, or a page of them.
///
/// `io.k8s.api.apps.v1.DeploymentList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeploymentList {
    /// The version of this schema, `apps/v1`.
    pub api_version: Option<String>,
    /// The Deployments.
    pub items: Vec<Deployment>,
    /// The type of this object, `DeploymentList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl DeploymentList {
    /// Creates a [`DeploymentList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = Deployment>) -> Self {
        Self {
            api_version: Some("apps/v1".into()),
            items: items.into_iter().collect(),
            kind: Some("DeploymentList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for DeploymentList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for DeploymentList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DeploymentList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// Keeps a number of equal Pods running and replaces them step by step when their template changes.
///
/// `io.k8s.api.apps.v1.Deployment` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Deployment {
    /// The version of this schema, `apps/v1`.
    pub api_version: Option<String>,
    /// The type of this object, `Deployment`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The desired state of a Deployment.
    pub spec: Option<Box<DeploymentSpec>>,
    /// Read-only: the server sets it.
    pub status: Option<DeploymentStatus>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for Deployment {
    fn default() -> Self {
        Self {
            api_version: Some("apps/v1".into()),
            kind: Some("Deployment".into()),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl Deployment {
    /// The version of this schema, `apps/v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The type of this object, `Deployment`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// What every stored object has beside its own content.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
    /// The desired state of a Deployment.
    #[must_use]
    pub fn spec(mut self, value: DeploymentSpec) -> Self {
        self.spec = Some(Box::new(value));
        self
    }
    /// Read-only: the server sets it.
    #[must_use]
    pub fn status(mut self, value: DeploymentStatus) -> Self {
        self.status = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Deployment {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "metadata",
        "spec",
        "status",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.optional(&mut read.metadata),
                3 => members.optional(&mut read.spec),
                4 => members.optional(&mut read.status),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Deployment {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Deployment {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.read_only("status", &self.status);
        object.rest(&self.additional_properties);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for Deployment {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.spec {
            let value = &**value;
            let at = at.member("spec");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// The desired state of a Deployment.
///
/// `io.k8s.api.apps.v1.DeploymentSpec` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeploymentSpec {
    /// The number of seconds for which a new Pod must be ready before it counts as available. Defaults to 0.
    pub min_ready_seconds: Option<i32>,
    /// Whether rollouts are paused.
    pub paused: Option<bool>,
    /// The number of seconds after which a rollout without progress counts as failed. Defaults to 600.
    pub progress_deadline_seconds: Option<Option<i32>>,
    /// The desired number of Pods. Defaults to 1.
    pub replicas: Option<Option<i32>>,
    /// The number of old `ReplicaSets` that are kept for a rollback. Defaults to 10.
    pub revision_history_limit: Option<Option<i32>>,
    /// The labels of the Deployment's Pods; they must match those of the template. Cannot be changed.
    pub selector: crate::meta::v1::LabelSelector,
    /// How old Pods are replaced by new ones.
    pub strategy: Option<DeploymentStrategy>,
    /// The template of the Pods.
    pub template: crate::core::v1::PodTemplateSpec,
}
impl DeploymentSpec {
    /// Creates a [`DeploymentSpec`] from its required members.
    #[must_use]
    pub fn new(
        selector: crate::meta::v1::LabelSelector,
        template: crate::core::v1::PodTemplateSpec,
    ) -> Self {
        Self {
            min_ready_seconds: None,
            paused: None,
            progress_deadline_seconds: None,
            replicas: None,
            revision_history_limit: None,
            selector,
            strategy: None,
            template,
        }
    }
    /// The number of seconds for which a new Pod must be ready before it counts as available. Defaults to 0.
    #[must_use]
    pub fn min_ready_seconds(mut self, value: i32) -> Self {
        self.min_ready_seconds = Some(value);
        self
    }
    /// Whether rollouts are paused.
    #[must_use]
    pub fn paused(mut self, value: bool) -> Self {
        self.paused = Some(value);
        self
    }
    /// The number of seconds after which a rollout without progress counts as failed. Defaults to 600.
    #[must_use]
    pub fn progress_deadline_seconds(mut self, value: i32) -> Self {
        self.progress_deadline_seconds = Some(Some(value));
        self
    }
    /// Sets `progress_deadline_seconds` to `null`.
    #[must_use]
    pub fn progress_deadline_seconds_null(mut self) -> Self {
        self.progress_deadline_seconds = Some(None);
        self
    }
    /// Takes `progress_deadline_seconds` out, so that it is not sent.
    #[must_use]
    pub fn progress_deadline_seconds_absent(mut self) -> Self {
        self.progress_deadline_seconds = None;
        self
    }
    /// The desired number of Pods. Defaults to 1.
    #[must_use]
    pub fn replicas(mut self, value: i32) -> Self {
        self.replicas = Some(Some(value));
        self
    }
    /// Sets `replicas` to `null`.
    #[must_use]
    pub fn replicas_null(mut self) -> Self {
        self.replicas = Some(None);
        self
    }
    /// Takes `replicas` out, so that it is not sent.
    #[must_use]
    pub fn replicas_absent(mut self) -> Self {
        self.replicas = None;
        self
    }
    /// The number of old `ReplicaSets` that are kept for a rollback. Defaults to 10.
    #[must_use]
    pub fn revision_history_limit(mut self, value: i32) -> Self {
        self.revision_history_limit = Some(Some(value));
        self
    }
    /// Sets `revision_history_limit` to `null`.
    #[must_use]
    pub fn revision_history_limit_null(mut self) -> Self {
        self.revision_history_limit = Some(None);
        self
    }
    /// Takes `revision_history_limit` out, so that it is not sent.
    #[must_use]
    pub fn revision_history_limit_absent(mut self) -> Self {
        self.revision_history_limit = None;
        self
    }
    /// How old Pods are replaced by new ones.
    #[must_use]
    pub fn strategy(mut self, value: DeploymentStrategy) -> Self {
        self.strategy = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for DeploymentSpec {
    const MEMBERS: &'static [&'static str] = &[
        "minReadySeconds",
        "paused",
        "progressDeadlineSeconds",
        "replicas",
        "revisionHistoryLimit",
        "selector",
        "strategy",
        "template",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            min_ready_seconds: None,
            paused: None,
            progress_deadline_seconds: None,
            replicas: None,
            revision_history_limit: None,
            selector: ::std::default::Default::default(),
            strategy: None,
            template: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.min_ready_seconds),
                1 => members.optional(&mut read.paused),
                2 => members.present(&mut read.progress_deadline_seconds),
                3 => members.present(&mut read.replicas),
                4 => members.present(&mut read.revision_history_limit),
                5 => members.value(&mut read.selector),
                6 => members.optional(&mut read.strategy),
                7 => members.value(&mut read.template),
                _ => members.skip(),
            }
        }
        members.end(&[5, 7])
    }
}
impl<'de> Deserialize<'de> for DeploymentSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DeploymentSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("minReadySeconds", &self.min_ready_seconds);
        object.optional("paused", &self.paused);
        object.optional("progressDeadlineSeconds", &self.progress_deadline_seconds);
        object.optional("replicas", &self.replicas);
        object.optional("revisionHistoryLimit", &self.revision_history_limit);
        object.member("selector", &self.selector);
        object.optional("strategy", &self.strategy);
        object.member("template", &self.template);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for DeploymentSpec {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        {
            let value = &self.template;
            let at = at.member("template");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// How old Pods are replaced by new ones.
///
/// `io.k8s.api.apps.v1.DeploymentStrategy` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DeploymentStrategy {
    /// Settings of the strategy `RollingUpdate`.
    pub rolling_update: Option<RollingUpdateDeployment>,
    /// The strategy. Defaults to `RollingUpdate`.
    pub r#type: Option<DeploymentStrategyType>,
}
impl DeploymentStrategy {
    /// Settings of the strategy `RollingUpdate`.
    #[must_use]
    pub fn rolling_update(mut self, value: RollingUpdateDeployment) -> Self {
        self.rolling_update = Some(value);
        self
    }
    /// The strategy. Defaults to `RollingUpdate`.
    #[must_use]
    pub fn r#type(mut self, value: impl Into<DeploymentStrategyType>) -> Self {
        self.r#type = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for DeploymentStrategy {
    const MEMBERS: &'static [&'static str] = &["rollingUpdate", "type"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            rolling_update: None,
            r#type: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.rolling_update),
                1 => members.optional(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for DeploymentStrategy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DeploymentStrategy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("rollingUpdate", &self.rolling_update);
        object.optional("type", &self.r#type);
        object.end()
    }
}

/// Settings of a step-by-step replacement.
///
/// `io.k8s.api.apps.v1.RollingUpdateDeployment` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RollingUpdateDeployment {
    /// The number or percentage of Pods by which the desired number may be exceeded. Defaults to `25%`.
    pub max_surge: Option<crate::intstr::IntOrString>,
    /// The number or percentage of desired Pods that may be unavailable. Defaults to `25%`.
    pub max_unavailable: Option<crate::intstr::IntOrString>,
}
impl RollingUpdateDeployment {
    /// The number or percentage of Pods by which the desired number may be exceeded. Defaults to `25%`.
    #[must_use]
    pub fn max_surge(mut self, value: impl Into<crate::intstr::IntOrString>) -> Self {
        self.max_surge = Some(value.into());
        self
    }
    /// The number or percentage of desired Pods that may be unavailable. Defaults to `25%`.
    #[must_use]
    pub fn max_unavailable(
        mut self,
        value: impl Into<crate::intstr::IntOrString>,
    ) -> Self {
        self.max_unavailable = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for RollingUpdateDeployment {
    const MEMBERS: &'static [&'static str] = &["maxSurge", "maxUnavailable"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            max_surge: None,
            max_unavailable: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.max_surge),
                1 => members.optional(&mut read.max_unavailable),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for RollingUpdateDeployment {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for RollingUpdateDeployment {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("maxSurge", &self.max_surge);
        object.optional("maxUnavailable", &self.max_unavailable);
        object.end()
    }
}

/// A strategy to replace Pods.
///
/// `io.k8s.api.apps.v1.DeploymentStrategyType` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeploymentStrategyType {
    /// All old Pods are deleted before new ones are created.
    ///
    /// `"Recreate"`.
    Recreate,
    /// Old Pods are replaced step by step.
    ///
    /// `"RollingUpdate"`.
    RollingUpdate,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl DeploymentStrategyType {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Recreate => "Recreate",
            Self::RollingUpdate => "RollingUpdate",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for DeploymentStrategyType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for DeploymentStrategyType {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for DeploymentStrategyType {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for DeploymentStrategyType {
    fn from(text: &str) -> Self {
        match text {
            "Recreate" => Self::Recreate,
            "RollingUpdate" => Self::RollingUpdate,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for DeploymentStrategyType {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for DeploymentStrategyType {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for DeploymentStrategyType {
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
impl<'de> Deserialize<'de> for DeploymentStrategyType {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The current state of a Deployment. Set by the server.
///
/// `io.k8s.api.apps.v1.DeploymentStatus` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DeploymentStatus {
    /// The number of Pods that have been ready for `minReadySeconds`.
    pub available_replicas: Option<i32>,
    /// The number of name collisions of `ReplicaSets`.
    pub collision_count: Option<i32>,
    /// The latest observations.
    pub conditions: Option<Vec<DeploymentCondition>>,
    /// The generation that this status is about.
    pub observed_generation: Option<i64>,
    /// The number of ready Pods.
    pub ready_replicas: Option<i32>,
    /// The number of Pods.
    pub replicas: Option<i32>,
    /// The number of Pods that are still missing for full capacity.
    pub unavailable_replicas: Option<i32>,
    /// The number of Pods that have the current template.
    pub updated_replicas: Option<i32>,
}
impl crate::runtime::read::FromJson for DeploymentStatus {
    const MEMBERS: &'static [&'static str] = &[
        "availableReplicas",
        "collisionCount",
        "conditions",
        "observedGeneration",
        "readyReplicas",
        "replicas",
        "unavailableReplicas",
        "updatedReplicas",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            available_replicas: None,
            collision_count: None,
            conditions: None,
            observed_generation: None,
            ready_replicas: None,
            replicas: None,
            unavailable_replicas: None,
            updated_replicas: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.available_replicas),
                1 => members.optional(&mut read.collision_count),
                2 => members.optional(&mut read.conditions),
                3 => members.optional(&mut read.observed_generation),
                4 => members.optional(&mut read.ready_replicas),
                5 => members.optional(&mut read.replicas),
                6 => members.optional(&mut read.unavailable_replicas),
                7 => members.optional(&mut read.updated_replicas),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for DeploymentStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DeploymentStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("availableReplicas", &self.available_replicas);
        object.optional("collisionCount", &self.collision_count);
        object.optional("conditions", &self.conditions);
        object.optional("observedGeneration", &self.observed_generation);
        object.optional("readyReplicas", &self.ready_replicas);
        object.optional("replicas", &self.replicas);
        object.optional("unavailableReplicas", &self.unavailable_replicas);
        object.optional("updatedReplicas", &self.updated_replicas);
        object.end()
    }
}

/// An observation about a Deployment.
///
/// `io.k8s.api.apps.v1.DeploymentCondition` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeploymentCondition {
    /// The time at which `status` last changed.
    pub last_transition_time: Option<crate::runtime::value::DateTime>,
    /// The time at which the observation was last updated.
    pub last_update_time: Option<crate::runtime::value::DateTime>,
    /// A human-readable message.
    pub message: Option<String>,
    /// A brief machine-readable reason, for example `MinimumReplicasAvailable`.
    pub reason: Option<String>,
    /// Whether a condition holds.
    pub status: crate::meta::v1::ConditionStatus,
    /// The type of an observation about a Deployment.
    pub r#type: DeploymentConditionType,
}
impl DeploymentCondition {
    /// Creates a [`DeploymentCondition`] from its required members.
    #[must_use]
    pub fn new(
        status: impl Into<crate::meta::v1::ConditionStatus>,
        r#type: impl Into<DeploymentConditionType>,
    ) -> Self {
        Self {
            last_transition_time: None,
            last_update_time: None,
            message: None,
            reason: None,
            status: status.into(),
            r#type: r#type.into(),
        }
    }
}
impl crate::runtime::read::FromJson for DeploymentCondition {
    const MEMBERS: &'static [&'static str] = &[
        "lastTransitionTime",
        "lastUpdateTime",
        "message",
        "reason",
        "status",
        "type",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            last_transition_time: None,
            last_update_time: None,
            message: None,
            reason: None,
            status: crate::meta::v1::ConditionStatus::True,
            r#type: DeploymentConditionType::Available,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.last_transition_time),
                1 => members.optional(&mut read.last_update_time),
                2 => members.optional(&mut read.message),
                3 => members.optional(&mut read.reason),
                4 => members.value(&mut read.status),
                5 => members.value(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[4, 5])
    }
}
impl<'de> Deserialize<'de> for DeploymentCondition {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DeploymentCondition {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("lastTransitionTime", &self.last_transition_time);
        object.optional("lastUpdateTime", &self.last_update_time);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.member("status", &self.status);
        object.member("type", &self.r#type);
        object.end()
    }
}

/// The type of an observation about a Deployment.
///
/// `io.k8s.api.apps.v1.DeploymentConditionType` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeploymentConditionType {
    /// At least the required number of Pods has been available.
    ///
    /// `"Available"`.
    Available,
    /// A rollout makes progress or is complete.
    ///
    /// `"Progressing"`.
    Progressing,
    /// A Pod could not be created or deleted.
    ///
    /// `"ReplicaFailure"`.
    ReplicaFailure,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl DeploymentConditionType {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Available => "Available",
            Self::Progressing => "Progressing",
            Self::ReplicaFailure => "ReplicaFailure",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for DeploymentConditionType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for DeploymentConditionType {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for DeploymentConditionType {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for DeploymentConditionType {
    fn from(text: &str) -> Self {
        match text {
            "Available" => Self::Available,
            "Progressing" => Self::Progressing,
            "ReplicaFailure" => Self::ReplicaFailure,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for DeploymentConditionType {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for DeploymentConditionType {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for DeploymentConditionType {
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
impl<'de> Deserialize<'de> for DeploymentConditionType {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.apps.v1.DeploymentOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum DeploymentOrStatus {
    /// A [`Deployment`].
    Deployment(Box<Deployment>),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for DeploymentOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Deployment(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for DeploymentOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("Deployment") => {
                crate::runtime::read::from_str(json).map(Self::Deployment)
            }
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for DeploymentOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for DeploymentOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<Deployment> for DeploymentOrStatus {
    fn from(value: Deployment) -> Self {
        Self::Deployment(Box::new(value))
    }
}
impl From<crate::meta::v1::Status> for DeploymentOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for DeploymentOrStatus {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        match self {
            Self::Deployment(value) => crate::runtime::check::Check::check(value, at),
            _ => Ok(()),
        }
    }
}

/// `ReplicaSets`, or a page of them.
///
/// `io.k8s.api.apps.v1.ReplicaSetList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplicaSetList {
    /// The version of this schema, `apps/v1`.
    pub api_version: Option<String>,
    /// The `ReplicaSets`.
    pub items: Vec<ReplicaSet>,
    /// The type of this object, `ReplicaSetList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl ReplicaSetList {
    /// Creates a [`ReplicaSetList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = ReplicaSet>) -> Self {
        Self {
            api_version: Some("apps/v1".into()),
            items: items.into_iter().collect(),
            kind: Some("ReplicaSetList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for ReplicaSetList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ReplicaSetList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ReplicaSetList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// Keeps a number of equal Pods running. Usually managed by a Deployment.
///
/// `io.k8s.api.apps.v1.ReplicaSet` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplicaSet {
    /// The version of this schema, `apps/v1`.
    pub api_version: Option<String>,
    /// The type of this object, `ReplicaSet`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The desired state of a `ReplicaSet`.
    pub spec: Option<ReplicaSetSpec>,
    /// Read-only: the server sets it.
    pub status: Option<ReplicaSetStatus>,
}
impl Default for ReplicaSet {
    fn default() -> Self {
        Self {
            api_version: Some("apps/v1".into()),
            kind: Some("ReplicaSet".into()),
            metadata: None,
            spec: None,
            status: None,
        }
    }
}
impl crate::runtime::read::FromJson for ReplicaSet {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "metadata",
        "spec",
        "status",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            metadata: None,
            spec: None,
            status: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.optional(&mut read.metadata),
                3 => members.optional(&mut read.spec),
                4 => members.optional(&mut read.status),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ReplicaSet {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ReplicaSet {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.optional("status", &self.status);
        object.end()
    }
}

/// The desired state of a `ReplicaSet`.
///
/// `io.k8s.api.apps.v1.ReplicaSetSpec` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplicaSetSpec {
    /// The number of seconds for which a new Pod must be ready before it counts as available. Defaults to 0.
    pub min_ready_seconds: Option<i32>,
    /// The desired number of Pods. Defaults to 1.
    pub replicas: Option<i32>,
    /// The labels of the `ReplicaSet`'s Pods.
    pub selector: crate::meta::v1::LabelSelector,
    /// The template of the Pods.
    pub template: Option<crate::core::v1::PodTemplateSpec>,
}
impl ReplicaSetSpec {
    /// Creates a [`ReplicaSetSpec`] from its required members.
    #[must_use]
    pub fn new(selector: crate::meta::v1::LabelSelector) -> Self {
        Self {
            min_ready_seconds: None,
            replicas: None,
            selector,
            template: None,
        }
    }
}
impl crate::runtime::read::FromJson for ReplicaSetSpec {
    const MEMBERS: &'static [&'static str] = &[
        "minReadySeconds",
        "replicas",
        "selector",
        "template",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            min_ready_seconds: None,
            replicas: None,
            selector: ::std::default::Default::default(),
            template: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.min_ready_seconds),
                1 => members.optional(&mut read.replicas),
                2 => members.value(&mut read.selector),
                3 => members.optional(&mut read.template),
                _ => members.skip(),
            }
        }
        members.end(&[2])
    }
}
impl<'de> Deserialize<'de> for ReplicaSetSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ReplicaSetSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("minReadySeconds", &self.min_ready_seconds);
        object.optional("replicas", &self.replicas);
        object.member("selector", &self.selector);
        object.optional("template", &self.template);
        object.end()
    }
}

/// The current state of a `ReplicaSet`. Set by the server.
///
/// `io.k8s.api.apps.v1.ReplicaSetStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplicaSetStatus {
    /// The number of Pods that have been ready for `minReadySeconds`.
    pub available_replicas: Option<i32>,
    /// The latest observations.
    pub conditions: Option<Vec<ReplicaSetCondition>>,
    /// The number of Pods that have all labels of the template.
    pub fully_labeled_replicas: Option<i32>,
    /// The generation that this status is about.
    pub observed_generation: Option<i64>,
    /// The number of ready Pods.
    pub ready_replicas: Option<i32>,
    /// The number of Pods.
    pub replicas: i32,
}
impl ReplicaSetStatus {
    /// Creates a [`ReplicaSetStatus`] from its required members.
    #[must_use]
    pub fn new(replicas: i32) -> Self {
        Self {
            available_replicas: None,
            conditions: None,
            fully_labeled_replicas: None,
            observed_generation: None,
            ready_replicas: None,
            replicas,
        }
    }
}
impl crate::runtime::read::FromJson for ReplicaSetStatus {
    const MEMBERS: &'static [&'static str] = &[
        "availableReplicas",
        "conditions",
        "fullyLabeledReplicas",
        "observedGeneration",
        "readyReplicas",
        "replicas",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            available_replicas: None,
            conditions: None,
            fully_labeled_replicas: None,
            observed_generation: None,
            ready_replicas: None,
            replicas: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.available_replicas),
                1 => members.optional(&mut read.conditions),
                2 => members.optional(&mut read.fully_labeled_replicas),
                3 => members.optional(&mut read.observed_generation),
                4 => members.optional(&mut read.ready_replicas),
                5 => members.value(&mut read.replicas),
                _ => members.skip(),
            }
        }
        members.end(&[5])
    }
}
impl<'de> Deserialize<'de> for ReplicaSetStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ReplicaSetStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("availableReplicas", &self.available_replicas);
        object.optional("conditions", &self.conditions);
        object.optional("fullyLabeledReplicas", &self.fully_labeled_replicas);
        object.optional("observedGeneration", &self.observed_generation);
        object.optional("readyReplicas", &self.ready_replicas);
        object.member("replicas", &self.replicas);
        object.end()
    }
}

/// An observation about a `ReplicaSet`.
///
/// `io.k8s.api.apps.v1.ReplicaSetCondition` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplicaSetCondition {
    /// The time at which `status` last changed.
    pub last_transition_time: Option<crate::runtime::value::DateTime>,
    /// A human-readable message.
    pub message: Option<String>,
    /// A brief machine-readable reason.
    pub reason: Option<String>,
    /// Whether a condition holds.
    pub status: crate::meta::v1::ConditionStatus,
    /// The condition's type, for example `ReplicaFailure`.
    pub r#type: String,
}
impl ReplicaSetCondition {
    /// Creates a [`ReplicaSetCondition`] from its required members.
    #[must_use]
    pub fn new(
        status: impl Into<crate::meta::v1::ConditionStatus>,
        r#type: impl Into<String>,
    ) -> Self {
        Self {
            last_transition_time: None,
            message: None,
            reason: None,
            status: status.into(),
            r#type: r#type.into(),
        }
    }
}
impl crate::runtime::read::FromJson for ReplicaSetCondition {
    const MEMBERS: &'static [&'static str] = &[
        "lastTransitionTime",
        "message",
        "reason",
        "status",
        "type",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            last_transition_time: None,
            message: None,
            reason: None,
            status: crate::meta::v1::ConditionStatus::True,
            r#type: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.last_transition_time),
                1 => members.optional(&mut read.message),
                2 => members.optional(&mut read.reason),
                3 => members.value(&mut read.status),
                4 => members.value(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[3, 4])
    }
}
impl<'de> Deserialize<'de> for ReplicaSetCondition {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ReplicaSetCondition {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("lastTransitionTime", &self.last_transition_time);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.member("status", &self.status);
        object.member("type", &self.r#type);
        object.end()
    }
}

/// `StatefulSets`, or a page of them.
///
/// `io.k8s.api.apps.v1.StatefulSetList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatefulSetList {
    /// The version of this schema, `apps/v1`.
    pub api_version: Option<String>,
    /// The `StatefulSets`.
    pub items: Vec<StatefulSet>,
    /// The type of this object, `StatefulSetList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl StatefulSetList {
    /// Creates a [`StatefulSetList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = StatefulSet>) -> Self {
        Self {
            api_version: Some("apps/v1".into()),
            items: items.into_iter().collect(),
            kind: Some("StatefulSetList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for StatefulSetList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for StatefulSetList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for StatefulSetList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// Keeps Pods with stable names and storage running.
///
/// `io.k8s.api.apps.v1.StatefulSet` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatefulSet {
    /// The version of this schema, `apps/v1`.
    pub api_version: Option<String>,
    /// The type of this object, `StatefulSet`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The desired state of a `StatefulSet`.
    pub spec: Option<Box<StatefulSetSpec>>,
    /// Read-only: the server sets it.
    pub status: Option<StatefulSetStatus>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for StatefulSet {
    fn default() -> Self {
        Self {
            api_version: Some("apps/v1".into()),
            kind: Some("StatefulSet".into()),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl StatefulSet {
    /// The version of this schema, `apps/v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The type of this object, `StatefulSet`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// What every stored object has beside its own content.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
    /// The desired state of a `StatefulSet`.
    #[must_use]
    pub fn spec(mut self, value: StatefulSetSpec) -> Self {
        self.spec = Some(Box::new(value));
        self
    }
    /// Read-only: the server sets it.
    #[must_use]
    pub fn status(mut self, value: StatefulSetStatus) -> Self {
        self.status = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for StatefulSet {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "metadata",
        "spec",
        "status",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.optional(&mut read.metadata),
                3 => members.optional(&mut read.spec),
                4 => members.optional(&mut read.status),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for StatefulSet {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for StatefulSet {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.read_only("status", &self.status);
        object.rest(&self.additional_properties);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for StatefulSet {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.spec {
            let value = &**value;
            let at = at.member("spec");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// The desired state of a `StatefulSet`.
///
/// `io.k8s.api.apps.v1.StatefulSetSpec` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatefulSetSpec {
    /// The order in which Pods are created and deleted. Defaults to `OrderedReady`.
    pub pod_management_policy: Option<PodManagementPolicyType>,
    /// The desired number of Pods. Defaults to 1.
    pub replicas: Option<Option<i32>>,
    /// The number of revisions that are kept for a rollback. Defaults to 10.
    pub revision_history_limit: Option<Option<i32>>,
    /// The labels of the `StatefulSet`'s Pods; they must match those of the template. Cannot be changed.
    pub selector: crate::meta::v1::LabelSelector,
    /// The name of the Service that gives the Pods their DNS names.
    pub service_name: String,
    /// The template of the Pods.
    pub template: crate::core::v1::PodTemplateSpec,
    /// How old Pods are replaced by new ones.
    pub update_strategy: Option<StatefulSetUpdateStrategy>,
    /// Claims that are created for each Pod.
    pub volume_claim_templates: Option<Vec<crate::core::v1::PersistentVolumeClaim>>,
}
impl StatefulSetSpec {
    /// Creates a [`StatefulSetSpec`] from its required members.
    #[must_use]
    pub fn new(
        selector: crate::meta::v1::LabelSelector,
        service_name: impl Into<String>,
        template: crate::core::v1::PodTemplateSpec,
    ) -> Self {
        Self {
            pod_management_policy: None,
            replicas: None,
            revision_history_limit: None,
            selector,
            service_name: service_name.into(),
            template,
            update_strategy: None,
            volume_claim_templates: None,
        }
    }
    /// The order in which Pods are created and deleted. Defaults to `OrderedReady`.
    #[must_use]
    pub fn pod_management_policy(
        mut self,
        value: impl Into<PodManagementPolicyType>,
    ) -> Self {
        self.pod_management_policy = Some(value.into());
        self
    }
    /// The desired number of Pods. Defaults to 1.
    #[must_use]
    pub fn replicas(mut self, value: i32) -> Self {
        self.replicas = Some(Some(value));
        self
    }
    /// Sets `replicas` to `null`.
    #[must_use]
    pub fn replicas_null(mut self) -> Self {
        self.replicas = Some(None);
        self
    }
    /// Takes `replicas` out, so that it is not sent.
    #[must_use]
    pub fn replicas_absent(mut self) -> Self {
        self.replicas = None;
        self
    }
    /// The number of revisions that are kept for a rollback. Defaults to 10.
    #[must_use]
    pub fn revision_history_limit(mut self, value: i32) -> Self {
        self.revision_history_limit = Some(Some(value));
        self
    }
    /// Sets `revision_history_limit` to `null`.
    #[must_use]
    pub fn revision_history_limit_null(mut self) -> Self {
        self.revision_history_limit = Some(None);
        self
    }
    /// Takes `revision_history_limit` out, so that it is not sent.
    #[must_use]
    pub fn revision_history_limit_absent(mut self) -> Self {
        self.revision_history_limit = None;
        self
    }
    /// How old Pods are replaced by new ones.
    #[must_use]
    pub fn update_strategy(mut self, value: StatefulSetUpdateStrategy) -> Self {
        self.update_strategy = Some(value);
        self
    }
    /// Claims that are created for each Pod.
    #[must_use]
    pub fn volume_claim_templates(
        mut self,
        value: impl IntoIterator<Item = crate::core::v1::PersistentVolumeClaim>,
    ) -> Self {
        self.volume_claim_templates = Some(value.into_iter().collect());
        self
    }
}
impl crate::runtime::read::FromJson for StatefulSetSpec {
    const MEMBERS: &'static [&'static str] = &[
        "podManagementPolicy",
        "replicas",
        "revisionHistoryLimit",
        "selector",
        "serviceName",
        "template",
        "updateStrategy",
        "volumeClaimTemplates",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            pod_management_policy: None,
            replicas: None,
            revision_history_limit: None,
            selector: ::std::default::Default::default(),
            service_name: ::std::default::Default::default(),
            template: ::std::default::Default::default(),
            update_strategy: None,
            volume_claim_templates: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.pod_management_policy),
                1 => members.present(&mut read.replicas),
                2 => members.present(&mut read.revision_history_limit),
                3 => members.value(&mut read.selector),
                4 => members.value(&mut read.service_name),
                5 => members.value(&mut read.template),
                6 => members.optional(&mut read.update_strategy),
                7 => members.optional(&mut read.volume_claim_templates),
                _ => members.skip(),
            }
        }
        members.end(&[3, 4, 5])
    }
}
impl<'de> Deserialize<'de> for StatefulSetSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for StatefulSetSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("podManagementPolicy", &self.pod_management_policy);
        object.optional("replicas", &self.replicas);
        object.optional("revisionHistoryLimit", &self.revision_history_limit);
        object.member("selector", &self.selector);
        object.member("serviceName", &self.service_name);
        object.member("template", &self.template);
        object.optional("updateStrategy", &self.update_strategy);
        object.optional("volumeClaimTemplates", &self.volume_claim_templates);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for StatefulSetSpec {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        {
            let value = &self.template;
            let at = at.member("template");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// The order in which the Pods of a `StatefulSet` are created and deleted.
///
/// `io.k8s.api.apps.v1.PodManagementPolicyType` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PodManagementPolicyType {
    /// One after the other; each waits until its predecessor is ready.
    ///
    /// `"OrderedReady"`.
    OrderedReady,
    /// All at once.
    ///
    /// `"Parallel"`.
    Parallel,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl PodManagementPolicyType {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::OrderedReady => "OrderedReady",
            Self::Parallel => "Parallel",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for PodManagementPolicyType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for PodManagementPolicyType {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for PodManagementPolicyType {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for PodManagementPolicyType {
    fn from(text: &str) -> Self {
        match text {
            "OrderedReady" => Self::OrderedReady,
            "Parallel" => Self::Parallel,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for PodManagementPolicyType {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for PodManagementPolicyType {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for PodManagementPolicyType {
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
impl<'de> Deserialize<'de> for PodManagementPolicyType {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// How old Pods are replaced by new ones.
///
/// `io.k8s.api.apps.v1.StatefulSetUpdateStrategy` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct StatefulSetUpdateStrategy {
    /// Settings of the strategy `RollingUpdate`.
    pub rolling_update: Option<RollingUpdateStatefulSetStrategy>,
    /// The strategy. Defaults to `RollingUpdate`.
    pub r#type: Option<StatefulSetUpdateStrategyType>,
}
impl StatefulSetUpdateStrategy {
    /// Settings of the strategy `RollingUpdate`.
    #[must_use]
    pub fn rolling_update(mut self, value: RollingUpdateStatefulSetStrategy) -> Self {
        self.rolling_update = Some(value);
        self
    }
    /// The strategy. Defaults to `RollingUpdate`.
    #[must_use]
    pub fn r#type(mut self, value: impl Into<StatefulSetUpdateStrategyType>) -> Self {
        self.r#type = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for StatefulSetUpdateStrategy {
    const MEMBERS: &'static [&'static str] = &["rollingUpdate", "type"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            rolling_update: None,
            r#type: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.rolling_update),
                1 => members.optional(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for StatefulSetUpdateStrategy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for StatefulSetUpdateStrategy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("rollingUpdate", &self.rolling_update);
        object.optional("type", &self.r#type);
        object.end()
    }
}

/// Settings of a step-by-step replacement.
///
/// `io.k8s.api.apps.v1.RollingUpdateStatefulSetStrategy` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RollingUpdateStatefulSetStrategy {
    /// The ordinal from which Pods are updated; Pods with a lower ordinal stay. Defaults to 0.
    pub partition: Option<Option<i32>>,
}
impl RollingUpdateStatefulSetStrategy {
    /// The ordinal from which Pods are updated; Pods with a lower ordinal stay. Defaults to 0.
    #[must_use]
    pub fn partition(mut self, value: i32) -> Self {
        self.partition = Some(Some(value));
        self
    }
    /// Sets `partition` to `null`.
    #[must_use]
    pub fn partition_null(mut self) -> Self {
        self.partition = Some(None);
        self
    }
    /// Takes `partition` out, so that it is not sent.
    #[must_use]
    pub fn partition_absent(mut self) -> Self {
        self.partition = None;
        self
    }
}
impl crate::runtime::read::FromJson for RollingUpdateStatefulSetStrategy {
    const MEMBERS: &'static [&'static str] = &["partition"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { partition: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.present(&mut read.partition),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for RollingUpdateStatefulSetStrategy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for RollingUpdateStatefulSetStrategy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("partition", &self.partition);
        object.end()
    }
}

/// A strategy to replace the Pods of a `StatefulSet`.
///
/// `io.k8s.api.apps.v1.StatefulSetUpdateStrategyType` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StatefulSetUpdateStrategyType {
    /// A Pod is replaced when someone deletes it.
    ///
    /// `"OnDelete"`.
    OnDelete,
    /// Pods are replaced one after the other, the highest ordinal first.
    ///
    /// `"RollingUpdate"`.
    RollingUpdate,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl StatefulSetUpdateStrategyType {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::OnDelete => "OnDelete",
            Self::RollingUpdate => "RollingUpdate",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for StatefulSetUpdateStrategyType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for StatefulSetUpdateStrategyType {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for StatefulSetUpdateStrategyType {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for StatefulSetUpdateStrategyType {
    fn from(text: &str) -> Self {
        match text {
            "OnDelete" => Self::OnDelete,
            "RollingUpdate" => Self::RollingUpdate,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for StatefulSetUpdateStrategyType {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for StatefulSetUpdateStrategyType {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for StatefulSetUpdateStrategyType {
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
impl<'de> Deserialize<'de> for StatefulSetUpdateStrategyType {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The current state of a `StatefulSet`. Set by the server.
///
/// `io.k8s.api.apps.v1.StatefulSetStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatefulSetStatus {
    /// The number of name collisions of revisions.
    pub collision_count: Option<i32>,
    /// The latest observations.
    pub conditions: Option<Vec<StatefulSetCondition>>,
    /// The number of Pods of the current revision.
    pub current_replicas: Option<i32>,
    /// The revision of the Pods that are not updated yet.
    pub current_revision: Option<String>,
    /// The generation that this status is about.
    pub observed_generation: Option<i64>,
    /// The number of ready Pods.
    pub ready_replicas: Option<i32>,
    /// The number of Pods.
    pub replicas: i32,
    /// The revision of the updated Pods.
    pub update_revision: Option<String>,
    /// The number of updated Pods.
    pub updated_replicas: Option<i32>,
}
impl StatefulSetStatus {
    /// Creates a [`StatefulSetStatus`] from its required members.
    #[must_use]
    pub fn new(replicas: i32) -> Self {
        Self {
            collision_count: None,
            conditions: None,
            current_replicas: None,
            current_revision: None,
            observed_generation: None,
            ready_replicas: None,
            replicas,
            update_revision: None,
            updated_replicas: None,
        }
    }
}
impl crate::runtime::read::FromJson for StatefulSetStatus {
    const MEMBERS: &'static [&'static str] = &[
        "collisionCount",
        "conditions",
        "currentReplicas",
        "currentRevision",
        "observedGeneration",
        "readyReplicas",
        "replicas",
        "updateRevision",
        "updatedReplicas",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            collision_count: None,
            conditions: None,
            current_replicas: None,
            current_revision: None,
            observed_generation: None,
            ready_replicas: None,
            replicas: ::std::default::Default::default(),
            update_revision: None,
            updated_replicas: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.collision_count),
                1 => members.optional(&mut read.conditions),
                2 => members.optional(&mut read.current_replicas),
                3 => members.optional(&mut read.current_revision),
                4 => members.optional(&mut read.observed_generation),
                5 => members.optional(&mut read.ready_replicas),
                6 => members.value(&mut read.replicas),
                7 => members.optional(&mut read.update_revision),
                8 => members.optional(&mut read.updated_replicas),
                _ => members.skip(),
            }
        }
        members.end(&[6])
    }
}
impl<'de> Deserialize<'de> for StatefulSetStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for StatefulSetStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("collisionCount", &self.collision_count);
        object.optional("conditions", &self.conditions);
        object.optional("currentReplicas", &self.current_replicas);
        object.optional("currentRevision", &self.current_revision);
        object.optional("observedGeneration", &self.observed_generation);
        object.optional("readyReplicas", &self.ready_replicas);
        object.member("replicas", &self.replicas);
        object.optional("updateRevision", &self.update_revision);
        object.optional("updatedReplicas", &self.updated_replicas);
        object.end()
    }
}

/// An observation about a `StatefulSet`.
///
/// `io.k8s.api.apps.v1.StatefulSetCondition` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatefulSetCondition {
    /// The time at which `status` last changed.
    pub last_transition_time: Option<crate::runtime::value::DateTime>,
    /// A human-readable message.
    pub message: Option<String>,
    /// A brief machine-readable reason.
    pub reason: Option<String>,
    /// Whether a condition holds.
    pub status: crate::meta::v1::ConditionStatus,
    /// The condition's type.
    pub r#type: String,
}
impl StatefulSetCondition {
    /// Creates a [`StatefulSetCondition`] from its required members.
    #[must_use]
    pub fn new(
        status: impl Into<crate::meta::v1::ConditionStatus>,
        r#type: impl Into<String>,
    ) -> Self {
        Self {
            last_transition_time: None,
            message: None,
            reason: None,
            status: status.into(),
            r#type: r#type.into(),
        }
    }
}
impl crate::runtime::read::FromJson for StatefulSetCondition {
    const MEMBERS: &'static [&'static str] = &[
        "lastTransitionTime",
        "message",
        "reason",
        "status",
        "type",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            last_transition_time: None,
            message: None,
            reason: None,
            status: crate::meta::v1::ConditionStatus::True,
            r#type: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.last_transition_time),
                1 => members.optional(&mut read.message),
                2 => members.optional(&mut read.reason),
                3 => members.value(&mut read.status),
                4 => members.value(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[3, 4])
    }
}
impl<'de> Deserialize<'de> for StatefulSetCondition {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for StatefulSetCondition {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("lastTransitionTime", &self.last_transition_time);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.member("status", &self.status);
        object.member("type", &self.r#type);
        object.end()
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.apps.v1.StatefulSetOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum StatefulSetOrStatus {
    /// A [`StatefulSet`].
    StatefulSet(Box<StatefulSet>),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for StatefulSetOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::StatefulSet(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for StatefulSetOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("StatefulSet") => {
                crate::runtime::read::from_str(json).map(Self::StatefulSet)
            }
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for StatefulSetOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for StatefulSetOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<StatefulSet> for StatefulSetOrStatus {
    fn from(value: StatefulSet) -> Self {
        Self::StatefulSet(Box::new(value))
    }
}
impl From<crate::meta::v1::Status> for StatefulSetOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for StatefulSetOrStatus {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        match self {
            Self::StatefulSet(value) => crate::runtime::check::Check::check(value, at),
            _ => Ok(()),
        }
    }
}

/// The body, in one of the media types that the operation takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PatchNamespacedDeploymentBody {
    /// Sent as `application/merge-patch+json`.
    MergePatchJson(crate::meta::v1::MergePatch),
    /// Sent as `application/strategic-merge-patch+json`.
    StrategicMergePatchJson(crate::meta::v1::StrategicMergePatch),
    /// Sent as `application/json-patch+json`.
    JsonPatchJson(crate::meta::v1::JsonPatch),
}

/// The body, in one of the media types that the operation takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PatchNamespacedDeploymentScaleBody {
    /// Sent as `application/merge-patch+json`.
    MergePatchJson(crate::meta::v1::MergePatch),
    /// Sent as `application/strategic-merge-patch+json`.
    StrategicMergePatchJson(crate::meta::v1::StrategicMergePatch),
    /// Sent as `application/json-patch+json`.
    JsonPatchJson(crate::meta::v1::JsonPatch),
}

/// The body, in one of the media types that the operation takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PatchNamespacedStatefulSetBody {
    /// Sent as `application/merge-patch+json`.
    MergePatchJson(crate::meta::v1::MergePatch),
    /// Sent as `application/strategic-merge-patch+json`.
    StrategicMergePatchJson(crate::meta::v1::StrategicMergePatch),
    /// Sent as `application/json-patch+json`.
    JsonPatchJson(crate::meta::v1::JsonPatch),
}

/// Get the resources of apps/v1
///
/// Returns the resources that the server serves in `apps/v1`.
///
/// `GET /apis/apps/v1`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/getAppsV1APIResources.html).
#[must_use = "a request does nothing until it is sent"]
pub fn get_apps_v1api_resources() -> GetAppsV1apiResources {
    GetAppsV1apiResources {}
}
/// A request of [`get_apps_v1api_resources`](get_apps_v1api_resources()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetAppsV1apiResources {}
impl GetAppsV1apiResources {
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for GetAppsV1apiResources {
    type Output = crate::meta::v1::ApiResourceList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "getAppsV1APIResources",
        method: ::http::Method::GET,
        path: "/apis/apps/v1",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// List the Deployments of all namespaces
///
/// Returns the Deployments of all namespaces, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/apps/v1/deployments`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listAppsV1DeploymentForAllNamespaces.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_deployment_for_all_namespaces() -> ListDeploymentForAllNamespaces {
    ListDeploymentForAllNamespaces {
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_deployment_for_all_namespaces`](list_deployment_for_all_namespaces()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListDeploymentForAllNamespaces {
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListDeploymentForAllNamespaces {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListDeploymentForAllNamespaces {
    type Output = DeploymentList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listAppsV1DeploymentForAllNamespaces",
        method: ::http::Method::GET,
        path: "/apis/apps/v1/deployments",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListDeploymentForAllNamespaces {
    type Item = Deployment;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListDeploymentForAllNamespaces {
    type Object = Deployment;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// List the Deployments of a namespace
///
/// Returns the Deployments of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/apps/v1/namespaces/{namespace}/deployments`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listAppsV1NamespacedDeployment.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_deployment(
    namespace: impl Into<String>,
) -> ListNamespacedDeployment {
    ListNamespacedDeployment {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_namespaced_deployment`](list_namespaced_deployment()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedDeployment {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListNamespacedDeployment {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListNamespacedDeployment {
    type Output = DeploymentList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listAppsV1NamespacedDeployment",
        method: ::http::Method::GET,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListNamespacedDeployment {
    type Item = Deployment;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListNamespacedDeployment {
    type Object = Deployment;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// Create a Deployment
///
/// Creates a Deployment in a namespace.
///
/// `POST /apis/apps/v1/namespaces/{namespace}/deployments`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createAppsV1NamespacedDeployment.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespaced_deployment(
    namespace: impl Into<String>,
    body: Deployment,
) -> CreateNamespacedDeployment {
    CreateNamespacedDeployment {
        namespace: namespace.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespaced_deployment`](create_namespaced_deployment()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespacedDeployment {
    namespace: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Deployment,
}
impl CreateNamespacedDeployment {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for CreateNamespacedDeployment {
    type Output = Deployment;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createAppsV1NamespacedDeployment",
        method: ::http::Method::POST,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&self.body, at)?;
        }
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200..=202 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Delete the Deployments of a namespace
///
/// Deletes the Deployments of a namespace, or those that the selectors choose, and returns them. With `limit` it deletes one page
/// at a time.
///
/// `DELETE /apis/apps/v1/namespaces/{namespace}/deployments`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteAppsV1CollectionNamespacedDeployment.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_collection_namespaced_deployment(
    namespace: impl Into<String>,
) -> DeleteCollectionNamespacedDeployment {
    DeleteCollectionNamespacedDeployment {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch: None,
        dry_run: None,
        pretty: None,
        body: None,
    }
}
/// A request of [`delete_collection_namespaced_deployment`](delete_collection_namespaced_deployment()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteCollectionNamespacedDeployment {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch: Option<bool>,
    dry_run: Option<crate::meta::v1::DryRun>,
    pretty: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteCollectionNamespacedDeployment {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// Asks for a stream of changes after `resourceVersion` in place of a list. A server that deletes a collection pays no heed to it:
    /// it deletes, and answers with the list.
    pub fn watch(mut self, watch: bool) -> Self {
        self.watch = Some(watch);
        self
    }
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// The options of each deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.grace_period_seconds = now
                .grace_period_seconds
                .take()
                .or(before.grace_period_seconds);
            now.orphan_dependents = now
                .orphan_dependents
                .take()
                .or(before.orphan_dependents);
            now.preconditions = now.preconditions.take().or(before.preconditions);
            now.propagation_policy = now
                .propagation_policy
                .take()
                .or(before.propagation_policy);
        }
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, value: i64) -> Self {
        self.body.get_or_insert_default().grace_period_seconds = Some(value);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, value: bool) -> Self {
        self.body.get_or_insert_default().orphan_dependents = Some(value);
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// What becomes of the objects that depend on a deleted one. `Orphan`: they stay. `Background`: the object goes at once, they follow.
    /// `Foreground`: they go first, the object stays visible until then.
    pub fn propagation_policy(
        mut self,
        value: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.body.get_or_insert_default().propagation_policy = Some(value.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteCollectionNamespacedDeployment {
    type Output = DeploymentList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteAppsV1CollectionNamespacedDeployment",
        method: ::http::Method::DELETE,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}
impl crate::runtime::Paged for DeleteCollectionNamespacedDeployment {
    type Item = Deployment;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}

/// Read a Deployment
///
/// Returns a Deployment.
///
/// `GET /apis/apps/v1/namespaces/{namespace}/deployments/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readAppsV1NamespacedDeployment.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_deployment(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedDeployment {
    ReadNamespacedDeployment {
        namespace: namespace.into(),
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_deployment`](read_namespaced_deployment()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedDeployment {
    namespace: String,
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedDeployment {
    /// Whether the export keeps fields such as the namespace. Only with `export`; servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = Some(exact);
        self
    }
    /// Whether fields are removed that a caller cannot set. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn export(mut self, export: bool) -> Self {
        self.export = Some(export);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedDeployment {
    type Output = Deployment;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readAppsV1NamespacedDeployment",
        method: ::http::Method::GET,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("exact", crate::runtime::param::Style::FORM, &self.exact);
        request.query("export", crate::runtime::param::Style::FORM, &self.export);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Replace a Deployment
///
/// Replaces a Deployment with the one in the request body. `metadata.resourceVersion`, if present, must be the current one.
///
/// `PUT /apis/apps/v1/namespaces/{namespace}/deployments/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/replaceAppsV1NamespacedDeployment.html).
#[must_use = "a request does nothing until it is sent"]
pub fn replace_namespaced_deployment(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: Deployment,
) -> ReplaceNamespacedDeployment {
    ReplaceNamespacedDeployment {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`replace_namespaced_deployment`](replace_namespaced_deployment()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReplaceNamespacedDeployment {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Deployment,
}
impl ReplaceNamespacedDeployment {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReplaceNamespacedDeployment {
    type Output = Deployment;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "replaceAppsV1NamespacedDeployment",
        method: ::http::Method::PUT,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
        ],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&self.body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 201 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Patch a Deployment
///
/// Changes parts of a Deployment. The media type of the request body says how the patch is applied.
///
/// `PATCH /apis/apps/v1/namespaces/{namespace}/deployments/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/patchAppsV1NamespacedDeployment.html).
#[must_use = "a request does nothing until it is sent"]
pub fn patch_namespaced_deployment(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: impl Into<PatchNamespacedDeploymentBody>,
) -> PatchNamespacedDeployment {
    PatchNamespacedDeployment {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body: body.into(),
    }
}
/// A request of [`patch_namespaced_deployment`](patch_namespaced_deployment()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct PatchNamespacedDeployment {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: PatchNamespacedDeploymentBody,
}
impl PatchNamespacedDeployment {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for PatchNamespacedDeployment {
    type Output = Deployment;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "patchAppsV1NamespacedDeployment",
        method: ::http::Method::PATCH,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            match body {
                PatchNamespacedDeploymentBody::MergePatchJson(body) => {
                    request.json("application/merge-patch+json", body);
                }
                PatchNamespacedDeploymentBody::StrategicMergePatchJson(body) => {
                    request.json("application/strategic-merge-patch+json", body);
                }
                PatchNamespacedDeploymentBody::JsonPatchJson(body) => {
                    request.json("application/json-patch+json", body);
                }
            }
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl From<crate::meta::v1::JsonPatch> for PatchNamespacedDeploymentBody {
    fn from(body: crate::meta::v1::JsonPatch) -> Self {
        Self::JsonPatchJson(body)
    }
}

/// Delete a Deployment
///
/// Deletes a Deployment.
///
/// `DELETE /apis/apps/v1/namespaces/{namespace}/deployments/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteAppsV1NamespacedDeployment.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_deployment(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedDeployment {
    DeleteNamespacedDeployment {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        grace_period_seconds: None,
        orphan_dependents: None,
        propagation_policy: None,
        pretty: None,
        timeout: None,
        body: None,
    }
}
/// A request of [`delete_namespaced_deployment`](delete_namespaced_deployment()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedDeployment {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    grace_period_seconds: Option<i32>,
    orphan_dependents: Option<bool>,
    propagation_policy: Option<crate::meta::v1::PropagationPolicy>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteNamespacedDeployment {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// What becomes of the object's dependents. Excludes `orphanDependents`. Without it the object's finalizers and its type's default
    /// decide.
    pub fn propagation_policy(
        mut self,
        propagation_policy: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.propagation_policy = Some(propagation_policy.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// The options of the deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.preconditions = now.preconditions.take().or(before.preconditions);
        }
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespacedDeployment {
    type Output = DeploymentOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteAppsV1NamespacedDeployment",
        method: ::http::Method::DELETE,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    ("orphanDependents", self.orphan_dependents.is_some()),
                ],
            );
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("gracePeriodSeconds", self.grace_period_seconds.is_some()),
                    (
                        "body.gracePeriodSeconds",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.grace_period_seconds.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("orphanDependents", self.orphan_dependents.is_some()),
                    (
                        "body.orphanDependents",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.orphan_dependents.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    (
                        "body.propagationPolicy",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.propagation_policy.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                if body.grace_period_seconds.is_none() {
                    body.grace_period_seconds = self
                        .grace_period_seconds
                        .map(Into::into);
                }
                if body.orphan_dependents.is_none() {
                    body.orphan_dependents = self.orphan_dependents;
                }
                if body.propagation_policy.is_none() {
                    body.propagation_policy.clone_from(&self.propagation_policy);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            if let Some(value) = &self.grace_period_seconds {
                let at = at.member("gracePeriodSeconds");
                at.at_least(value, &0)?;
            }
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "gracePeriodSeconds",
                crate::runtime::param::Style::FORM,
                &self.grace_period_seconds.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "orphanDependents",
                crate::runtime::param::Style::FORM,
                &self.orphan_dependents.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "propagationPolicy",
                crate::runtime::param::Style::FORM,
                &self.propagation_policy.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 202 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}

/// Read the scale of a Deployment
///
/// Returns the desired and the current number of Pods of a Deployment.
///
/// `GET /apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readAppsV1NamespacedDeploymentScale.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_deployment_scale(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedDeploymentScale {
    ReadNamespacedDeploymentScale {
        namespace: namespace.into(),
        name: name.into(),
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_deployment_scale`](read_namespaced_deployment_scale()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedDeploymentScale {
    namespace: String,
    name: String,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedDeploymentScale {
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedDeploymentScale {
    type Output = crate::autoscaling::v1::Scale;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readAppsV1NamespacedDeploymentScale",
        method: ::http::Method::GET,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Replace the scale of a Deployment
///
/// Sets the desired number of Pods of a Deployment. `metadata.resourceVersion`, if present, must be the current one.
///
/// `PUT /apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/replaceAppsV1NamespacedDeploymentScale.html).
#[must_use = "a request does nothing until it is sent"]
pub fn replace_namespaced_deployment_scale(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: crate::autoscaling::v1::Scale,
) -> ReplaceNamespacedDeploymentScale {
    ReplaceNamespacedDeploymentScale {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`replace_namespaced_deployment_scale`](replace_namespaced_deployment_scale()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReplaceNamespacedDeploymentScale {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: crate::autoscaling::v1::Scale,
}
impl ReplaceNamespacedDeploymentScale {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReplaceNamespacedDeploymentScale {
    type Output = crate::autoscaling::v1::Scale;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "replaceAppsV1NamespacedDeploymentScale",
        method: ::http::Method::PUT,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
        ],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 201 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Patch the scale of a Deployment
///
/// Changes the desired number of Pods of a Deployment. The media type of the request body says how the patch is applied.
///
/// `PATCH /apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/patchAppsV1NamespacedDeploymentScale.html).
#[must_use = "a request does nothing until it is sent"]
pub fn patch_namespaced_deployment_scale(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: impl Into<PatchNamespacedDeploymentScaleBody>,
) -> PatchNamespacedDeploymentScale {
    PatchNamespacedDeploymentScale {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body: body.into(),
    }
}
/// A request of [`patch_namespaced_deployment_scale`](patch_namespaced_deployment_scale()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct PatchNamespacedDeploymentScale {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: PatchNamespacedDeploymentScaleBody,
}
impl PatchNamespacedDeploymentScale {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for PatchNamespacedDeploymentScale {
    type Output = crate::autoscaling::v1::Scale;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "patchAppsV1NamespacedDeploymentScale",
        method: ::http::Method::PATCH,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            match body {
                PatchNamespacedDeploymentScaleBody::MergePatchJson(body) => {
                    request.json("application/merge-patch+json", body);
                }
                PatchNamespacedDeploymentScaleBody::StrategicMergePatchJson(body) => {
                    request.json("application/strategic-merge-patch+json", body);
                }
                PatchNamespacedDeploymentScaleBody::JsonPatchJson(body) => {
                    request.json("application/json-patch+json", body);
                }
            }
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl From<crate::meta::v1::JsonPatch> for PatchNamespacedDeploymentScaleBody {
    fn from(body: crate::meta::v1::JsonPatch) -> Self {
        Self::JsonPatchJson(body)
    }
}

/// Read the status of a Deployment
///
/// Returns a Deployment with its current status.
///
/// `GET /apis/apps/v1/namespaces/{namespace}/deployments/{name}/status`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readAppsV1NamespacedDeploymentStatus.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_deployment_status(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedDeploymentStatus {
    ReadNamespacedDeploymentStatus {
        namespace: namespace.into(),
        name: name.into(),
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_deployment_status`](read_namespaced_deployment_status()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedDeploymentStatus {
    namespace: String,
    name: String,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedDeploymentStatus {
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedDeploymentStatus {
    type Output = Deployment;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readAppsV1NamespacedDeploymentStatus",
        method: ::http::Method::GET,
        path: "/apis/apps/v1/namespaces/{namespace}/deployments/{name}/status",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// List the `ReplicaSets` of a namespace
///
/// Returns the `ReplicaSets` of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/apps/v1/namespaces/{namespace}/replicasets`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listAppsV1NamespacedReplicaSet.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_replica_set(
    namespace: impl Into<String>,
) -> ListNamespacedReplicaSet {
    ListNamespacedReplicaSet {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_namespaced_replica_set`](list_namespaced_replica_set()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedReplicaSet {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListNamespacedReplicaSet {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListNamespacedReplicaSet {
    type Output = ReplicaSetList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listAppsV1NamespacedReplicaSet",
        method: ::http::Method::GET,
        path: "/apis/apps/v1/namespaces/{namespace}/replicasets",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListNamespacedReplicaSet {
    type Item = ReplicaSet;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListNamespacedReplicaSet {
    type Object = ReplicaSet;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// List the `StatefulSets` of a namespace
///
/// Returns the `StatefulSets` of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/apps/v1/namespaces/{namespace}/statefulsets`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listAppsV1NamespacedStatefulSet.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_stateful_set(
    namespace: impl Into<String>,
) -> ListNamespacedStatefulSet {
    ListNamespacedStatefulSet {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_namespaced_stateful_set`](list_namespaced_stateful_set()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedStatefulSet {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListNamespacedStatefulSet {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListNamespacedStatefulSet {
    type Output = StatefulSetList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listAppsV1NamespacedStatefulSet",
        method: ::http::Method::GET,
        path: "/apis/apps/v1/namespaces/{namespace}/statefulsets",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListNamespacedStatefulSet {
    type Item = StatefulSet;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListNamespacedStatefulSet {
    type Object = StatefulSet;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// Create a `StatefulSet`
///
/// Creates a `StatefulSet` in a namespace.
///
/// `POST /apis/apps/v1/namespaces/{namespace}/statefulsets`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createAppsV1NamespacedStatefulSet.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespaced_stateful_set(
    namespace: impl Into<String>,
    body: StatefulSet,
) -> CreateNamespacedStatefulSet {
    CreateNamespacedStatefulSet {
        namespace: namespace.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespaced_stateful_set`](create_namespaced_stateful_set()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespacedStatefulSet {
    namespace: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: StatefulSet,
}
impl CreateNamespacedStatefulSet {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for CreateNamespacedStatefulSet {
    type Output = StatefulSet;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createAppsV1NamespacedStatefulSet",
        method: ::http::Method::POST,
        path: "/apis/apps/v1/namespaces/{namespace}/statefulsets",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&self.body, at)?;
        }
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200..=202 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Delete the `StatefulSets` of a namespace
///
/// Deletes the `StatefulSets` of a namespace, or those that the selectors choose, and returns them. With `limit` it deletes one page
/// at a time.
///
/// `DELETE /apis/apps/v1/namespaces/{namespace}/statefulsets`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteAppsV1CollectionNamespacedStatefulSet.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_collection_namespaced_stateful_set(
    namespace: impl Into<String>,
) -> DeleteCollectionNamespacedStatefulSet {
    DeleteCollectionNamespacedStatefulSet {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch: None,
        dry_run: None,
        pretty: None,
        body: None,
    }
}
/// A request of [`delete_collection_namespaced_stateful_set`](delete_collection_namespaced_stateful_set()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteCollectionNamespacedStatefulSet {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch: Option<bool>,
    dry_run: Option<crate::meta::v1::DryRun>,
    pretty: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteCollectionNamespacedStatefulSet {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// Asks for a stream of changes after `resourceVersion` in place of a list. A server that deletes a collection pays no heed to it:
    /// it deletes, and answers with the list.
    pub fn watch(mut self, watch: bool) -> Self {
        self.watch = Some(watch);
        self
    }
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// The options of each deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.grace_period_seconds = now
                .grace_period_seconds
                .take()
                .or(before.grace_period_seconds);
            now.orphan_dependents = now
                .orphan_dependents
                .take()
                .or(before.orphan_dependents);
            now.preconditions = now.preconditions.take().or(before.preconditions);
            now.propagation_policy = now
                .propagation_policy
                .take()
                .or(before.propagation_policy);
        }
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, value: i64) -> Self {
        self.body.get_or_insert_default().grace_period_seconds = Some(value);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, value: bool) -> Self {
        self.body.get_or_insert_default().orphan_dependents = Some(value);
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// What becomes of the objects that depend on a deleted one. `Orphan`: they stay. `Background`: the object goes at once, they follow.
    /// `Foreground`: they go first, the object stays visible until then.
    pub fn propagation_policy(
        mut self,
        value: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.body.get_or_insert_default().propagation_policy = Some(value.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteCollectionNamespacedStatefulSet {
    type Output = StatefulSetList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteAppsV1CollectionNamespacedStatefulSet",
        method: ::http::Method::DELETE,
        path: "/apis/apps/v1/namespaces/{namespace}/statefulsets",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}
impl crate::runtime::Paged for DeleteCollectionNamespacedStatefulSet {
    type Item = StatefulSet;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}

/// Read a `StatefulSet`
///
/// Returns a `StatefulSet`.
///
/// `GET /apis/apps/v1/namespaces/{namespace}/statefulsets/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readAppsV1NamespacedStatefulSet.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_stateful_set(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedStatefulSet {
    ReadNamespacedStatefulSet {
        namespace: namespace.into(),
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_stateful_set`](read_namespaced_stateful_set()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedStatefulSet {
    namespace: String,
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedStatefulSet {
    /// Whether the export keeps fields such as the namespace. Only with `export`; servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = Some(exact);
        self
    }
    /// Whether fields are removed that a caller cannot set. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn export(mut self, export: bool) -> Self {
        self.export = Some(export);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedStatefulSet {
    type Output = StatefulSet;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readAppsV1NamespacedStatefulSet",
        method: ::http::Method::GET,
        path: "/apis/apps/v1/namespaces/{namespace}/statefulsets/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("exact", crate::runtime::param::Style::FORM, &self.exact);
        request.query("export", crate::runtime::param::Style::FORM, &self.export);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Replace a `StatefulSet`
///
/// Replaces a `StatefulSet` with the one in the request body. `metadata.resourceVersion`, if present, must be the current one.
///
/// `PUT /apis/apps/v1/namespaces/{namespace}/statefulsets/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/replaceAppsV1NamespacedStatefulSet.html).
#[must_use = "a request does nothing until it is sent"]
pub fn replace_namespaced_stateful_set(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: StatefulSet,
) -> ReplaceNamespacedStatefulSet {
    ReplaceNamespacedStatefulSet {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`replace_namespaced_stateful_set`](replace_namespaced_stateful_set()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReplaceNamespacedStatefulSet {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: StatefulSet,
}
impl ReplaceNamespacedStatefulSet {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReplaceNamespacedStatefulSet {
    type Output = StatefulSet;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "replaceAppsV1NamespacedStatefulSet",
        method: ::http::Method::PUT,
        path: "/apis/apps/v1/namespaces/{namespace}/statefulsets/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
        ],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&self.body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 201 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Patch a `StatefulSet`
///
/// Changes parts of a `StatefulSet`. The media type of the request body says how the patch is applied.
///
/// `PATCH /apis/apps/v1/namespaces/{namespace}/statefulsets/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/patchAppsV1NamespacedStatefulSet.html).
#[must_use = "a request does nothing until it is sent"]
pub fn patch_namespaced_stateful_set(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: impl Into<PatchNamespacedStatefulSetBody>,
) -> PatchNamespacedStatefulSet {
    PatchNamespacedStatefulSet {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body: body.into(),
    }
}
/// A request of [`patch_namespaced_stateful_set`](patch_namespaced_stateful_set()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct PatchNamespacedStatefulSet {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: PatchNamespacedStatefulSetBody,
}
impl PatchNamespacedStatefulSet {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for PatchNamespacedStatefulSet {
    type Output = StatefulSet;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "patchAppsV1NamespacedStatefulSet",
        method: ::http::Method::PATCH,
        path: "/apis/apps/v1/namespaces/{namespace}/statefulsets/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            match body {
                PatchNamespacedStatefulSetBody::MergePatchJson(body) => {
                    request.json("application/merge-patch+json", body);
                }
                PatchNamespacedStatefulSetBody::StrategicMergePatchJson(body) => {
                    request.json("application/strategic-merge-patch+json", body);
                }
                PatchNamespacedStatefulSetBody::JsonPatchJson(body) => {
                    request.json("application/json-patch+json", body);
                }
            }
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl From<crate::meta::v1::JsonPatch> for PatchNamespacedStatefulSetBody {
    fn from(body: crate::meta::v1::JsonPatch) -> Self {
        Self::JsonPatchJson(body)
    }
}

/// Delete a `StatefulSet`
///
/// Deletes a `StatefulSet`.
///
/// `DELETE /apis/apps/v1/namespaces/{namespace}/statefulsets/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteAppsV1NamespacedStatefulSet.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_stateful_set(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedStatefulSet {
    DeleteNamespacedStatefulSet {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        grace_period_seconds: None,
        orphan_dependents: None,
        propagation_policy: None,
        pretty: None,
        timeout: None,
        body: None,
    }
}
/// A request of [`delete_namespaced_stateful_set`](delete_namespaced_stateful_set()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedStatefulSet {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    grace_period_seconds: Option<i32>,
    orphan_dependents: Option<bool>,
    propagation_policy: Option<crate::meta::v1::PropagationPolicy>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteNamespacedStatefulSet {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// What becomes of the object's dependents. Excludes `orphanDependents`. Without it the object's finalizers and its type's default
    /// decide.
    pub fn propagation_policy(
        mut self,
        propagation_policy: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.propagation_policy = Some(propagation_policy.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// The options of the deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.preconditions = now.preconditions.take().or(before.preconditions);
        }
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespacedStatefulSet {
    type Output = StatefulSetOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteAppsV1NamespacedStatefulSet",
        method: ::http::Method::DELETE,
        path: "/apis/apps/v1/namespaces/{namespace}/statefulsets/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    ("orphanDependents", self.orphan_dependents.is_some()),
                ],
            );
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("gracePeriodSeconds", self.grace_period_seconds.is_some()),
                    (
                        "body.gracePeriodSeconds",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.grace_period_seconds.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("orphanDependents", self.orphan_dependents.is_some()),
                    (
                        "body.orphanDependents",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.orphan_dependents.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    (
                        "body.propagationPolicy",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.propagation_policy.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                if body.grace_period_seconds.is_none() {
                    body.grace_period_seconds = self
                        .grace_period_seconds
                        .map(Into::into);
                }
                if body.orphan_dependents.is_none() {
                    body.orphan_dependents = self.orphan_dependents;
                }
                if body.propagation_policy.is_none() {
                    body.propagation_policy.clone_from(&self.propagation_policy);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            if let Some(value) = &self.grace_period_seconds {
                let at = at.member("gracePeriodSeconds");
                at.at_least(value, &0)?;
            }
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "gracePeriodSeconds",
                crate::runtime::param::Style::FORM,
                &self.grace_period_seconds.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "orphanDependents",
                crate::runtime::param::Style::FORM,
                &self.orphan_dependents.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "propagationPolicy",
                crate::runtime::param::Style::FORM,
                &self.propagation_policy.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 202 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}

/// Read the status of a `StatefulSet`
///
/// Returns a `StatefulSet` with its current status.
///
/// `GET /apis/apps/v1/namespaces/{namespace}/statefulsets/{name}/status`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readAppsV1NamespacedStatefulSetStatus.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_stateful_set_status(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedStatefulSetStatus {
    ReadNamespacedStatefulSetStatus {
        namespace: namespace.into(),
        name: name.into(),
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_stateful_set_status`](read_namespaced_stateful_set_status()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedStatefulSetStatus {
    namespace: String,
    name: String,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedStatefulSetStatus {
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedStatefulSetStatus {
    type Output = StatefulSet;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readAppsV1NamespacedStatefulSetStatus",
        method: ::http::Method::GET,
        path: "/apis/apps/v1/namespaces/{namespace}/statefulsets/{name}/status",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// List the `StatefulSets` of all namespaces
///
/// Returns the `StatefulSets` of all namespaces, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/apps/v1/statefulsets`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listAppsV1StatefulSetForAllNamespaces.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_stateful_set_for_all_namespaces() -> ListStatefulSetForAllNamespaces {
    ListStatefulSetForAllNamespaces {
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_stateful_set_for_all_namespaces`](list_stateful_set_for_all_namespaces()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListStatefulSetForAllNamespaces {
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListStatefulSetForAllNamespaces {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListStatefulSetForAllNamespaces {
    type Output = StatefulSetList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listAppsV1StatefulSetForAllNamespaces",
        method: ::http::Method::GET,
        path: "/apis/apps/v1/statefulsets",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListStatefulSetForAllNamespaces {
    type Item = StatefulSet;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListStatefulSetForAllNamespaces {
    type Object = StatefulSet;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}
