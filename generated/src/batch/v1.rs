//! Jobs of Kubernetes, which run Pods until enough of them have succeeded.
use ::serde::{Deserialize, Serialize};

/// Jobs, or a page of them.
///
/// `io.k8s.api.batch.v1.JobList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JobList {
    /// The version of this schema, `batch/v1`.
    pub api_version: Option<String>,
    /// The Jobs.
    pub items: Vec<Job>,
    /// The type of this object, `JobList`.
    pub kind: Option<String>,
    /// The metadata of a list.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl JobList {
    /// Creates a [`JobList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = Job>) -> Self {
        Self {
            api_version: Some("batch/v1".into()),
            items: items.into_iter().collect(),
            kind: Some("JobList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for JobList {
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
impl<'de> Deserialize<'de> for JobList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for JobList {
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

/// Runs Pods until enough of them have succeeded.
///
/// `io.k8s.api.batch.v1.Job` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Job {
    /// The version of this schema, `batch/v1`.
    pub api_version: Option<String>,
    /// The type of this object, `Job`.
    pub kind: Option<String>,
    /// The metadata that every stored object has.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The specification of a Job: its Pods, and when it is complete.
    pub spec: Option<JobSpec>,
    /// The observed state.
    ///
    /// Read-only: the server sets it.
    pub status: Option<JobStatus>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for Job {
    fn default() -> Self {
        Self {
            api_version: Some("batch/v1".into()),
            kind: Some("Job".into()),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl Job {
    /// The version of this schema, `batch/v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The type of this object, `Job`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// The metadata that every stored object has.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
    /// The specification of a Job: its Pods, and when it is complete.
    #[must_use]
    pub fn spec(mut self, value: JobSpec) -> Self {
        self.spec = Some(value);
        self
    }
    /// The observed state.
    ///
    /// Read-only: the server sets it.
    #[must_use]
    pub fn status(mut self, value: JobStatus) -> Self {
        self.status = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Job {
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
impl<'de> Deserialize<'de> for Job {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Job {
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
impl crate::runtime::check::Check for Job {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.spec {
            let at = at.member("spec");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// The specification of a Job: its Pods, and when it is complete.
///
/// `io.k8s.api.batch.v1.JobSpec` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JobSpec {
    /// Seconds after its start at which the Job is ended, whatever has succeeded by then.
    pub active_deadline_seconds: Option<i64>,
    /// The number of failed Pods after which the Job has failed. Defaults to 6.
    pub backoff_limit: Option<i32>,
    /// The number of Pods that must succeed. By default one success is enough, and `parallelism` can have any value.
    pub completions: Option<i32>,
    /// Specifies whether `selector` is set by the caller. By default the server sets a selector that no other Job has.
    pub manual_selector: Option<bool>,
    /// The maximum number of Pods that run at the same time.
    pub parallelism: Option<i32>,
    /// A selection of objects by their labels. All conditions must be met; without conditions it selects every object.
    pub selector: Option<crate::meta::v1::LabelSelector>,
    /// A template of Pods.
    pub template: crate::core::v1::PodTemplateSpec,
    /// The time in seconds after which a finished Job is deleted. By default it is kept.
    pub ttl_seconds_after_finished: Option<i32>,
}
impl JobSpec {
    /// Creates a [`JobSpec`] from its required members.
    #[must_use]
    pub fn new(template: crate::core::v1::PodTemplateSpec) -> Self {
        Self {
            active_deadline_seconds: None,
            backoff_limit: None,
            completions: None,
            manual_selector: None,
            parallelism: None,
            selector: None,
            template,
            ttl_seconds_after_finished: None,
        }
    }
    /// Seconds after its start at which the Job is ended, whatever has succeeded by then.
    #[must_use]
    pub fn active_deadline_seconds(mut self, value: i64) -> Self {
        self.active_deadline_seconds = Some(value);
        self
    }
    /// The number of failed Pods after which the Job has failed. Defaults to 6.
    #[must_use]
    pub fn backoff_limit(mut self, value: i32) -> Self {
        self.backoff_limit = Some(value);
        self
    }
    /// The number of Pods that must succeed. By default one success is enough, and `parallelism` can have any value.
    #[must_use]
    pub fn completions(mut self, value: i32) -> Self {
        self.completions = Some(value);
        self
    }
    /// Specifies whether `selector` is set by the caller. By default the server sets a selector that no other Job has.
    #[must_use]
    pub fn manual_selector(mut self, value: bool) -> Self {
        self.manual_selector = Some(value);
        self
    }
    /// The maximum number of Pods that run at the same time.
    #[must_use]
    pub fn parallelism(mut self, value: i32) -> Self {
        self.parallelism = Some(value);
        self
    }
    /// A selection of objects by their labels. All conditions must be met; without conditions it selects every object.
    #[must_use]
    pub fn selector(mut self, value: crate::meta::v1::LabelSelector) -> Self {
        self.selector = Some(value);
        self
    }
    /// The time in seconds after which a finished Job is deleted. By default it is kept.
    #[must_use]
    pub fn ttl_seconds_after_finished(mut self, value: i32) -> Self {
        self.ttl_seconds_after_finished = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for JobSpec {
    const MEMBERS: &'static [&'static str] = &[
        "activeDeadlineSeconds",
        "backoffLimit",
        "completions",
        "manualSelector",
        "parallelism",
        "selector",
        "template",
        "ttlSecondsAfterFinished",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            active_deadline_seconds: None,
            backoff_limit: None,
            completions: None,
            manual_selector: None,
            parallelism: None,
            selector: None,
            template: ::std::default::Default::default(),
            ttl_seconds_after_finished: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.active_deadline_seconds),
                1 => members.optional(&mut read.backoff_limit),
                2 => members.optional(&mut read.completions),
                3 => members.optional(&mut read.manual_selector),
                4 => members.optional(&mut read.parallelism),
                5 => members.optional(&mut read.selector),
                6 => members.value(&mut read.template),
                7 => members.optional(&mut read.ttl_seconds_after_finished),
                _ => members.skip(),
            }
        }
        members.end(&[6])
    }
}
impl<'de> Deserialize<'de> for JobSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for JobSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("activeDeadlineSeconds", &self.active_deadline_seconds);
        object.optional("backoffLimit", &self.backoff_limit);
        object.optional("completions", &self.completions);
        object.optional("manualSelector", &self.manual_selector);
        object.optional("parallelism", &self.parallelism);
        object.optional("selector", &self.selector);
        object.member("template", &self.template);
        object.optional("ttlSecondsAfterFinished", &self.ttl_seconds_after_finished);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for JobSpec {
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

/// The status of a Job.
///
/// `io.k8s.api.batch.v1.JobStatus` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct JobStatus {
    /// The number of running Pods.
    pub active: Option<i32>,
    /// The time at which the Job succeeded.
    pub completion_time: Option<crate::runtime::value::DateTime>,
    /// The observations about the Job.
    pub conditions: Option<Vec<JobCondition>>,
    /// The number of Pods that have failed.
    pub failed: Option<i32>,
    /// The time at which a controller first processed the Job.
    pub start_time: Option<crate::runtime::value::DateTime>,
    /// The number of Pods that have succeeded.
    pub succeeded: Option<i32>,
}
impl crate::runtime::read::FromJson for JobStatus {
    const MEMBERS: &'static [&'static str] = &[
        "active",
        "completionTime",
        "conditions",
        "failed",
        "startTime",
        "succeeded",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            active: None,
            completion_time: None,
            conditions: None,
            failed: None,
            start_time: None,
            succeeded: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.active),
                1 => members.optional(&mut read.completion_time),
                2 => members.optional(&mut read.conditions),
                3 => members.optional(&mut read.failed),
                4 => members.optional(&mut read.start_time),
                5 => members.optional(&mut read.succeeded),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for JobStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for JobStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("active", &self.active);
        object.optional("completionTime", &self.completion_time);
        object.optional("conditions", &self.conditions);
        object.optional("failed", &self.failed);
        object.optional("startTime", &self.start_time);
        object.optional("succeeded", &self.succeeded);
        object.end()
    }
}

/// An observation about a Job.
///
/// `io.k8s.api.batch.v1.JobCondition` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JobCondition {
    /// The time of the last check.
    pub last_probe_time: Option<crate::runtime::value::DateTime>,
    /// The time at which `status` last changed.
    pub last_transition_time: Option<crate::runtime::value::DateTime>,
    /// A human-readable message.
    pub message: Option<String>,
    /// A brief machine-readable reason.
    pub reason: Option<String>,
    /// The status of a condition.
    pub status: crate::meta::v1::ConditionStatus,
    /// The type of an observation about a Job.
    pub r#type: JobConditionType,
}
impl JobCondition {
    /// Creates a [`JobCondition`] from its required members.
    #[must_use]
    pub fn new(
        status: impl Into<crate::meta::v1::ConditionStatus>,
        r#type: impl Into<JobConditionType>,
    ) -> Self {
        Self {
            last_probe_time: None,
            last_transition_time: None,
            message: None,
            reason: None,
            status: status.into(),
            r#type: r#type.into(),
        }
    }
}
impl crate::runtime::read::FromJson for JobCondition {
    const MEMBERS: &'static [&'static str] = &[
        "lastProbeTime",
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
            last_probe_time: None,
            last_transition_time: None,
            message: None,
            reason: None,
            status: crate::meta::v1::ConditionStatus::True,
            r#type: JobConditionType::Complete,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.last_probe_time),
                1 => members.optional(&mut read.last_transition_time),
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
impl<'de> Deserialize<'de> for JobCondition {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for JobCondition {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("lastProbeTime", &self.last_probe_time);
        object.optional("lastTransitionTime", &self.last_transition_time);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.member("status", &self.status);
        object.member("type", &self.r#type);
        object.end()
    }
}

/// The type of an observation about a Job.
///
/// `io.k8s.api.batch.v1.JobConditionType` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JobConditionType {
    /// Enough Pods have succeeded.
    ///
    /// `"Complete"`.
    Complete,
    /// Too many Pods have failed, or the deadline has passed.
    ///
    /// `"Failed"`.
    Failed,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl JobConditionType {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Complete => "Complete",
            Self::Failed => "Failed",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for JobConditionType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for JobConditionType {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for JobConditionType {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for JobConditionType {
    fn from(text: &str) -> Self {
        match text {
            "Complete" => Self::Complete,
            "Failed" => Self::Failed,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for JobConditionType {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for JobConditionType {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for JobConditionType {
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
impl<'de> Deserialize<'de> for JobConditionType {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The response to the deletion of a Job. `kind` tells the Job and the Status apart.
///
/// `io.k8s.api.batch.v1.JobOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum JobOrStatus {
    /// A [`Job`].
    Job(Box<Job>),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for JobOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Job(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for JobOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("Job") => crate::runtime::read::from_str(json).map(Self::Job),
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for JobOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for JobOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<Job> for JobOrStatus {
    fn from(value: Job) -> Self {
        Self::Job(Box::new(value))
    }
}
impl From<crate::meta::v1::Status> for JobOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for JobOrStatus {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        match self {
            Self::Job(value) => crate::runtime::check::Check::check(value, at),
            _ => Ok(()),
        }
    }
}

/// The body, in one of the media types that the operation takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PatchNamespacedJobBody {
    /// Sent as `application/merge-patch+json`.
    MergePatchJson(crate::meta::v1::MergePatch),
    /// Sent as `application/strategic-merge-patch+json`.
    StrategicMergePatchJson(crate::meta::v1::StrategicMergePatch),
    /// Sent as `application/json-patch+json`.
    JsonPatchJson(crate::meta::v1::JsonPatch),
}

/// Get the resources of batch/v1
///
/// Returns the resources that the server serves in `batch/v1`.
///
/// `GET /apis/batch/v1`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/getBatchV1APIResources.html).
#[must_use = "a request does nothing until it is sent"]
pub fn get_batch_v1api_resources() -> GetBatchV1apiResources {
    GetBatchV1apiResources {}
}
/// A request of [`get_batch_v1api_resources`](get_batch_v1api_resources()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetBatchV1apiResources {}
impl GetBatchV1apiResources {
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for GetBatchV1apiResources {
    type Output = crate::meta::v1::ApiResourceList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "getBatchV1APIResources",
        method: ::http::Method::GET,
        path: "/apis/batch/v1",
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

/// List the Jobs of all namespaces
///
/// Returns the Jobs of all namespaces, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/batch/v1/jobs`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listBatchV1JobForAllNamespaces.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_job_for_all_namespaces() -> ListJobForAllNamespaces {
    ListJobForAllNamespaces {
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
/// A request of [`list_job_for_all_namespaces`](list_job_for_all_namespaces()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListJobForAllNamespaces {
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
impl ListJobForAllNamespaces {
    /// Specifies whether a watch may send `BOOKMARK` events, which only hold a resource version. The server decides when it sends them.
    /// Ignored without `watch`.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// The `metadata.continue` of the previous page, to request the next one; the rest of the query must be the same. Tokens are opaque
    /// and expire after 5 to 15 minutes. For an expired token the server returns 410 and a `Status` with a fresh one, which returns the
    /// rest from a newer snapshot. Excludes `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Selects objects by their fields, for example `metadata.name=pi`. Defaults to all objects.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Specifies whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Selects objects by their labels, for example `app=mpi` or `n in (0,1)`. Defaults to all objects.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The maximum number of objects in one response, which may hold fewer, even none. If `metadata.continue` of the response is not
    /// empty, there are more. A server may ignore the limit. All pages together are one snapshot. Excludes `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the response is made from, as `resourceVersionMatch` defines.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// The interpretation of `resourceVersion`: `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ListJobForAllNamespaces {
    type Output = JobList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listBatchV1JobForAllNamespaces",
        method: ::http::Method::GET,
        path: "/apis/batch/v1/jobs",
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
impl crate::runtime::Paged for ListJobForAllNamespaces {
    type Item = Job;
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
impl crate::runtime::Watched for ListJobForAllNamespaces {
    type Object = Job;
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

/// List the Jobs of a namespace
///
/// Returns the Jobs of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/batch/v1/namespaces/{namespace}/jobs`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listBatchV1NamespacedJob.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_job(namespace: impl Into<String>) -> ListNamespacedJob {
    ListNamespacedJob {
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
/// A request of [`list_namespaced_job`](list_namespaced_job()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedJob {
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
impl ListNamespacedJob {
    /// Specifies whether a watch may send `BOOKMARK` events, which only hold a resource version. The server decides when it sends them.
    /// Ignored without `watch`.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// The `metadata.continue` of the previous page, to request the next one; the rest of the query must be the same. Tokens are opaque
    /// and expire after 5 to 15 minutes. For an expired token the server returns 410 and a `Status` with a fresh one, which returns the
    /// rest from a newer snapshot. Excludes `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Selects objects by their fields, for example `metadata.name=pi`. Defaults to all objects.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Specifies whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Selects objects by their labels, for example `app=mpi` or `n in (0,1)`. Defaults to all objects.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The maximum number of objects in one response, which may hold fewer, even none. If `metadata.continue` of the response is not
    /// empty, there are more. A server may ignore the limit. All pages together are one snapshot. Excludes `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the response is made from, as `resourceVersionMatch` defines.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// The interpretation of `resourceVersion`: `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ListNamespacedJob {
    type Output = JobList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listBatchV1NamespacedJob",
        method: ::http::Method::GET,
        path: "/apis/batch/v1/namespaces/{namespace}/jobs",
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
impl crate::runtime::Paged for ListNamespacedJob {
    type Item = Job;
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
impl crate::runtime::Watched for ListNamespacedJob {
    type Object = Job;
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

/// Create a Job
///
/// Creates a Job in a namespace.
///
/// `POST /apis/batch/v1/namespaces/{namespace}/jobs`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createBatchV1NamespacedJob.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespaced_job(
    namespace: impl Into<String>,
    body: Job,
) -> CreateNamespacedJob {
    CreateNamespacedJob {
        namespace: namespace.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespaced_job`](create_namespaced_job()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespacedJob {
    namespace: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Job,
}
impl CreateNamespacedJob {
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for CreateNamespacedJob {
    type Output = Job;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createBatchV1NamespacedJob",
        method: ::http::Method::POST,
        path: "/apis/batch/v1/namespaces/{namespace}/jobs",
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

/// Delete the Jobs of a namespace
///
/// Deletes the Jobs of a namespace, or those that the selectors choose, and returns them. With `limit` it deletes one page at a
/// time.
///
/// `DELETE /apis/batch/v1/namespaces/{namespace}/jobs`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteBatchV1CollectionNamespacedJob.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_collection_namespaced_job(
    namespace: impl Into<String>,
) -> DeleteCollectionNamespacedJob {
    DeleteCollectionNamespacedJob {
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
/// A request of [`delete_collection_namespaced_job`](delete_collection_namespaced_job()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteCollectionNamespacedJob {
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
impl DeleteCollectionNamespacedJob {
    /// Specifies whether a watch may send `BOOKMARK` events, which only hold a resource version. The server decides when it sends them.
    /// Ignored without `watch`.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// The `metadata.continue` of the previous page, to request the next one; the rest of the query must be the same. Tokens are opaque
    /// and expire after 5 to 15 minutes. For an expired token the server returns 410 and a `Status` with a fresh one, which returns the
    /// rest from a newer snapshot. Excludes `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Selects objects by their fields, for example `metadata.name=pi`. Defaults to all objects.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Specifies whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Selects objects by their labels, for example `app=mpi` or `n in (0,1)`. Defaults to all objects.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The maximum number of objects in one response, which may hold fewer, even none. If `metadata.continue` of the response is not
    /// empty, there are more. A server may ignore the limit. All pages together are one snapshot. Excludes `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the response is made from, as `resourceVersionMatch` defines.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// The interpretation of `resourceVersion`: `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
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
    /// Requests a stream of changes after `resourceVersion` instead of a list. Ignored when a collection is deleted.
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
    /// The time in seconds until the object is deleted; 0 deletes it immediately. Defaults to the period of the object's type.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, value: i64) -> Self {
        self.body.get_or_insert_default().grace_period_seconds = Some(value);
        self
    }
    /// Older form of `propagationPolicy`, and mutually exclusive with it: `true` adds the `orphan` finalizer, so that dependents
    /// stay; `false` removes it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, value: bool) -> Self {
        self.body.get_or_insert_default().orphan_dependents = Some(value);
        self
    }
    /// Conditions of the deletion. If one of them is not met, the server returns 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// The deletion of objects that depend on a deleted object. `Orphan`: they are kept. `Background`: they are deleted after the object.
    /// `Foreground`: they are deleted first, and the object stays visible until then.
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
impl crate::runtime::Operation for DeleteCollectionNamespacedJob {
    type Output = JobList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteBatchV1CollectionNamespacedJob",
        method: ::http::Method::DELETE,
        path: "/apis/batch/v1/namespaces/{namespace}/jobs",
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
impl crate::runtime::Paged for DeleteCollectionNamespacedJob {
    type Item = Job;
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

/// Read a Job
///
/// Returns a Job.
///
/// `GET /apis/batch/v1/namespaces/{namespace}/jobs/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readBatchV1NamespacedJob.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_job(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedJob {
    ReadNamespacedJob {
        namespace: namespace.into(),
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_job`](read_namespaced_job()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedJob {
    namespace: String,
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedJob {
    /// Specifies whether the export keeps fields such as the namespace. Only with `export`; servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = Some(exact);
        self
    }
    /// Specifies whether fields are removed that a caller cannot set. Servers have stopped supporting it.
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ReadNamespacedJob {
    type Output = Job;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readBatchV1NamespacedJob",
        method: ::http::Method::GET,
        path: "/apis/batch/v1/namespaces/{namespace}/jobs/{name}",
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

/// Replace a Job
///
/// Replaces a Job with the one in the request body. `metadata.resourceVersion`, if present, must be the current one.
///
/// `PUT /apis/batch/v1/namespaces/{namespace}/jobs/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/replaceBatchV1NamespacedJob.html).
#[must_use = "a request does nothing until it is sent"]
pub fn replace_namespaced_job(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: Job,
) -> ReplaceNamespacedJob {
    ReplaceNamespacedJob {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`replace_namespaced_job`](replace_namespaced_job()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReplaceNamespacedJob {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Job,
}
impl ReplaceNamespacedJob {
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ReplaceNamespacedJob {
    type Output = Job;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "replaceBatchV1NamespacedJob",
        method: ::http::Method::PUT,
        path: "/apis/batch/v1/namespaces/{namespace}/jobs/{name}",
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

/// Patch a Job
///
/// Changes parts of a Job. The media type of the request body says how the patch is applied.
///
/// `PATCH /apis/batch/v1/namespaces/{namespace}/jobs/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/patchBatchV1NamespacedJob.html).
#[must_use = "a request does nothing until it is sent"]
pub fn patch_namespaced_job(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: impl Into<PatchNamespacedJobBody>,
) -> PatchNamespacedJob {
    PatchNamespacedJob {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body: body.into(),
    }
}
/// A request of [`patch_namespaced_job`](patch_namespaced_job()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct PatchNamespacedJob {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: PatchNamespacedJobBody,
}
impl PatchNamespacedJob {
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for PatchNamespacedJob {
    type Output = Job;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "patchBatchV1NamespacedJob",
        method: ::http::Method::PATCH,
        path: "/apis/batch/v1/namespaces/{namespace}/jobs/{name}",
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
                PatchNamespacedJobBody::MergePatchJson(body) => {
                    request.json("application/merge-patch+json", body);
                }
                PatchNamespacedJobBody::StrategicMergePatchJson(body) => {
                    request.json("application/strategic-merge-patch+json", body);
                }
                PatchNamespacedJobBody::JsonPatchJson(body) => {
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
impl From<crate::meta::v1::MergePatch> for PatchNamespacedJobBody {
    fn from(body: crate::meta::v1::MergePatch) -> Self {
        Self::MergePatchJson(body)
    }
}
impl From<crate::meta::v1::StrategicMergePatch> for PatchNamespacedJobBody {
    fn from(body: crate::meta::v1::StrategicMergePatch) -> Self {
        Self::StrategicMergePatchJson(body)
    }
}
impl From<crate::meta::v1::JsonPatch> for PatchNamespacedJobBody {
    fn from(body: crate::meta::v1::JsonPatch) -> Self {
        Self::JsonPatchJson(body)
    }
}

/// Delete a Job
///
/// Deletes a Job. `propagationPolicy` decides about its Pods; by default they stay.
///
/// Options are sent in the query. If a body is sent, all options must be in the body, because the server then ignores those in the
/// query.
///
/// `DELETE /apis/batch/v1/namespaces/{namespace}/jobs/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteBatchV1NamespacedJob.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_job(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedJob {
    DeleteNamespacedJob {
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
/// A request of [`delete_namespaced_job`](delete_namespaced_job()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedJob {
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
impl DeleteNamespacedJob {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The time in seconds until the object is deleted; 0 deletes it immediately. Defaults to the period of the object's type.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, and mutually exclusive with it: `true` adds the `orphan` finalizer, so that dependents stay;
    /// `false` removes it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// The deletion of the object's dependents. Excludes `orphanDependents`. By default the object's finalizers and its type decide.
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
    /// Conditions of the deletion. If one of them is not met, the server returns 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespacedJob {
    type Output = JobOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteBatchV1NamespacedJob",
        method: ::http::Method::DELETE,
        path: "/apis/batch/v1/namespaces/{namespace}/jobs/{name}",
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

/// Read the status of a Job
///
/// Returns a Job with its current status.
///
/// `GET /apis/batch/v1/namespaces/{namespace}/jobs/{name}/status`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readBatchV1NamespacedJobStatus.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_job_status(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedJobStatus {
    ReadNamespacedJobStatus {
        namespace: namespace.into(),
        name: name.into(),
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_job_status`](read_namespaced_job_status()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedJobStatus {
    namespace: String,
    name: String,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedJobStatus {
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ReadNamespacedJobStatus {
    type Output = Job;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readBatchV1NamespacedJobStatus",
        method: ::http::Method::GET,
        path: "/apis/batch/v1/namespaces/{namespace}/jobs/{name}/status",
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
