//! Jobs of Volcano, which start the Pods of several tasks together.
use ::serde::{Deserialize, Serialize};

/// Volcano Jobs, or a page of them.
///
/// `sh.volcano.batch.v1alpha1.JobList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JobList {
    /// The version of this schema, `batch.volcano.sh/v1alpha1`.
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
            api_version: Some("batch.volcano.sh/v1alpha1".into()),
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

/// Pods of several tasks that are started together.
///
/// `sh.volcano.batch.v1alpha1.Job` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Job {
    /// The version of this schema, `batch.volcano.sh/v1alpha1`.
    pub api_version: Option<String>,
    /// The type of this object, `Job`.
    pub kind: Option<String>,
    /// The metadata that every stored object has.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The specification of a Volcano Job: its tasks and policies.
    pub spec: Option<Box<JobSpec>>,
    /// Read-only: the server sets it.
    pub status: Option<Box<JobStatus>>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for Job {
    fn default() -> Self {
        Self {
            api_version: Some("batch.volcano.sh/v1alpha1".into()),
            kind: Some("Job".into()),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl Job {
    /// The version of this schema, `batch.volcano.sh/v1alpha1`.
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
    /// The specification of a Volcano Job: its tasks and policies.
    #[must_use]
    pub fn spec(mut self, value: JobSpec) -> Self {
        self.spec = Some(Box::new(value));
        self
    }
    /// Read-only: the server sets it.
    #[must_use]
    pub fn status(mut self, value: JobStatus) -> Self {
        self.status = Some(Box::new(value));
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
            let value = &**value;
            let at = at.member("spec");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// The specification of a Volcano Job: its tasks and policies.
///
/// `sh.volcano.batch.v1alpha1.JobSpec` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct JobSpec {
    /// The number of restarts after which the Job has failed.
    pub max_retry: Option<i32>,
    /// The number of Pods that must be able to run before any is started.
    pub min_available: Option<i32>,
    /// Plugins by name, with their arguments, for example `ssh` or `svc`.
    pub plugins: Option<::std::collections::BTreeMap<String, Vec<String>>>,
    /// Actions on events of all tasks that do not declare policies.
    pub policies: Option<Vec<LifecyclePolicy>>,
    /// The class that gives the Job its priority.
    pub priority_class_name: Option<String>,
    /// The queue that the Job waits in.
    pub queue: Option<String>,
    /// The scheduler of the Pods.
    pub scheduler_name: Option<String>,
    /// The tasks.
    pub tasks: Option<Vec<TaskSpec>>,
    /// The time in seconds after which a finished Job is deleted. By default it is kept.
    pub ttl_seconds_after_finished: Option<i32>,
    /// Volumes that all Pods of the Job mount.
    pub volumes: Option<Vec<VolumeSpec>>,
}
impl JobSpec {
    /// The number of restarts after which the Job has failed.
    #[must_use]
    pub fn max_retry(mut self, value: i32) -> Self {
        self.max_retry = Some(value);
        self
    }
    /// The number of Pods that must be able to run before any is started.
    #[must_use]
    pub fn min_available(mut self, value: i32) -> Self {
        self.min_available = Some(value);
        self
    }
    /// Plugins by name, with their arguments, for example `ssh` or `svc`.
    #[must_use]
    pub fn plugins(
        mut self,
        value: ::std::collections::BTreeMap<String, Vec<String>>,
    ) -> Self {
        self.plugins = Some(value);
        self
    }
    /// Actions on events of all tasks that do not declare policies.
    #[must_use]
    pub fn policies(mut self, value: impl IntoIterator<Item = LifecyclePolicy>) -> Self {
        self.policies = Some(value.into_iter().collect());
        self
    }
    /// The class that gives the Job its priority.
    #[must_use]
    pub fn priority_class_name(mut self, value: impl Into<String>) -> Self {
        self.priority_class_name = Some(value.into());
        self
    }
    /// The queue that the Job waits in.
    #[must_use]
    pub fn queue(mut self, value: impl Into<String>) -> Self {
        self.queue = Some(value.into());
        self
    }
    /// The scheduler of the Pods.
    #[must_use]
    pub fn scheduler_name(mut self, value: impl Into<String>) -> Self {
        self.scheduler_name = Some(value.into());
        self
    }
    /// The tasks.
    #[must_use]
    pub fn tasks(mut self, value: impl IntoIterator<Item = TaskSpec>) -> Self {
        self.tasks = Some(value.into_iter().collect());
        self
    }
    /// The time in seconds after which a finished Job is deleted. By default it is kept.
    #[must_use]
    pub fn ttl_seconds_after_finished(mut self, value: i32) -> Self {
        self.ttl_seconds_after_finished = Some(value);
        self
    }
    /// Volumes that all Pods of the Job mount.
    #[must_use]
    pub fn volumes(mut self, value: impl IntoIterator<Item = VolumeSpec>) -> Self {
        self.volumes = Some(value.into_iter().collect());
        self
    }
}
impl crate::runtime::read::FromJson for JobSpec {
    const MEMBERS: &'static [&'static str] = &[
        "maxRetry",
        "minAvailable",
        "plugins",
        "policies",
        "priorityClassName",
        "queue",
        "schedulerName",
        "tasks",
        "ttlSecondsAfterFinished",
        "volumes",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            max_retry: None,
            min_available: None,
            plugins: None,
            policies: None,
            priority_class_name: None,
            queue: None,
            scheduler_name: None,
            tasks: None,
            ttl_seconds_after_finished: None,
            volumes: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.max_retry),
                1 => members.optional(&mut read.min_available),
                2 => members.optional(&mut read.plugins),
                3 => members.optional(&mut read.policies),
                4 => members.optional(&mut read.priority_class_name),
                5 => members.optional(&mut read.queue),
                6 => members.optional(&mut read.scheduler_name),
                7 => members.optional(&mut read.tasks),
                8 => members.optional(&mut read.ttl_seconds_after_finished),
                9 => members.optional(&mut read.volumes),
                _ => members.skip(),
            }
        }
        members.end(&[])
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
        object.optional("maxRetry", &self.max_retry);
        object.optional("minAvailable", &self.min_available);
        object.optional("plugins", &self.plugins);
        object.optional("policies", &self.policies);
        object.optional("priorityClassName", &self.priority_class_name);
        object.optional("queue", &self.queue);
        object.optional("schedulerName", &self.scheduler_name);
        object.optional("tasks", &self.tasks);
        object.optional("ttlSecondsAfterFinished", &self.ttl_seconds_after_finished);
        object.optional("volumes", &self.volumes);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for JobSpec {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.tasks {
            let at = at.member("tasks");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// An action, and the event or exit code that causes it.
///
/// `sh.volcano.batch.v1alpha1.LifecyclePolicy` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LifecyclePolicy {
    /// The action.
    pub action: Option<Action>,
    /// An event of a Job, its tasks or their Pods. `*` is any event.
    pub event: Option<Event>,
    /// Events, any of which calls for the action.
    pub events: Option<Vec<Event>>,
    /// The exit code of a container that calls for the action. Not 0.
    pub exit_code: Option<i32>,
    /// The delay of the action, as numbers and units, for example `1h30m`.
    pub timeout: Option<String>,
}
impl LifecyclePolicy {
    /// The action.
    #[must_use]
    pub fn action(mut self, value: impl Into<Action>) -> Self {
        self.action = Some(value.into());
        self
    }
    /// An event of a Job, its tasks or their Pods. `*` is any event.
    #[must_use]
    pub fn event(mut self, value: impl Into<Event>) -> Self {
        self.event = Some(value.into());
        self
    }
    /// Events, any of which calls for the action.
    #[must_use]
    pub fn events(mut self, value: impl IntoIterator<Item: Into<Event>>) -> Self {
        self.events = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The exit code of a container that calls for the action. Not 0.
    #[must_use]
    pub fn exit_code(mut self, value: i32) -> Self {
        self.exit_code = Some(value);
        self
    }
    /// The delay of the action, as numbers and units, for example `1h30m`.
    #[must_use]
    pub fn timeout(mut self, value: impl Into<String>) -> Self {
        self.timeout = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for LifecyclePolicy {
    const MEMBERS: &'static [&'static str] = &[
        "action",
        "event",
        "events",
        "exitCode",
        "timeout",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            action: None,
            event: None,
            events: None,
            exit_code: None,
            timeout: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.action),
                1 => members.optional(&mut read.event),
                2 => members.optional(&mut read.events),
                3 => members.optional(&mut read.exit_code),
                4 => members.optional(&mut read.timeout),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for LifecyclePolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for LifecyclePolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("action", &self.action);
        object.optional("event", &self.event);
        object.optional("events", &self.events);
        object.optional("exitCode", &self.exit_code);
        object.optional("timeout", &self.timeout);
        object.end()
    }
}

/// An action of Volcano on a Job or a task.
///
/// `sh.volcano.batch.v1alpha1.Action` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// Aborts the Job; it can be resumed.
    ///
    /// `"AbortJob"`.
    AbortJob,
    /// Restarts the whole Job.
    ///
    /// `"RestartJob"`.
    RestartJob,
    /// Restarts the task.
    ///
    /// `"RestartTask"`.
    RestartTask,
    /// Terminates the Job; it cannot be resumed.
    ///
    /// `"TerminateJob"`.
    TerminateJob,
    /// Completes the Job.
    ///
    /// `"CompleteJob"`.
    CompleteJob,
    /// Resumes an aborted Job.
    ///
    /// `"ResumeJob"`.
    ResumeJob,
    /// Synchronizes the Job with its Pods; the default.
    ///
    /// `"SyncJob"`.
    SyncJob,
    /// Puts the Job into its queue.
    ///
    /// `"EnqueueJob"`.
    EnqueueJob,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl Action {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::AbortJob => "AbortJob",
            Self::RestartJob => "RestartJob",
            Self::RestartTask => "RestartTask",
            Self::TerminateJob => "TerminateJob",
            Self::CompleteJob => "CompleteJob",
            Self::ResumeJob => "ResumeJob",
            Self::SyncJob => "SyncJob",
            Self::EnqueueJob => "EnqueueJob",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for Action {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for Action {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for Action {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for Action {
    fn from(text: &str) -> Self {
        match text {
            "AbortJob" => Self::AbortJob,
            "RestartJob" => Self::RestartJob,
            "RestartTask" => Self::RestartTask,
            "TerminateJob" => Self::TerminateJob,
            "CompleteJob" => Self::CompleteJob,
            "ResumeJob" => Self::ResumeJob,
            "SyncJob" => Self::SyncJob,
            "EnqueueJob" => Self::EnqueueJob,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for Action {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for Action {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for Action {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            8,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for Action {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// An event of a Job, its tasks or their Pods. `*` is any event.
///
/// `sh.volcano.batch.v1alpha1.Event` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Event {
    /// Any event.
    ///
    /// `"*"`.
    Any,
    /// A Pod has failed.
    ///
    /// `"PodFailed"`.
    PodFailed,
    /// A Pod was evicted.
    ///
    /// `"PodEvicted"`.
    PodEvicted,
    /// The state of a Pod is unknown.
    ///
    /// `"Unknown"`.
    PodUnknown,
    /// All Pods of the task have succeeded.
    ///
    /// `"TaskCompleted"`.
    TaskCompleted,
    /// The task has failed.
    ///
    /// `"TaskFailed"`.
    TaskFailed,
    /// The Job or a Pod was changed from outside.
    ///
    /// `"OutOfSync"`.
    OutOfSync,
    /// A command was given.
    ///
    /// `"CommandIssued"`.
    CommandIssued,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl Event {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Any => "*",
            Self::PodFailed => "PodFailed",
            Self::PodEvicted => "PodEvicted",
            Self::PodUnknown => "Unknown",
            Self::TaskCompleted => "TaskCompleted",
            Self::TaskFailed => "TaskFailed",
            Self::OutOfSync => "OutOfSync",
            Self::CommandIssued => "CommandIssued",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for Event {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for Event {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for Event {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for Event {
    fn from(text: &str) -> Self {
        match text {
            "*" => Self::Any,
            "PodFailed" => Self::PodFailed,
            "PodEvicted" => Self::PodEvicted,
            "Unknown" => Self::PodUnknown,
            "TaskCompleted" => Self::TaskCompleted,
            "TaskFailed" => Self::TaskFailed,
            "OutOfSync" => Self::OutOfSync,
            "CommandIssued" => Self::CommandIssued,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for Event {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for Event {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for Event {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            8,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A number of Pods of one kind.
///
/// `sh.volcano.batch.v1alpha1.TaskSpec` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TaskSpec {
    /// The task's name, unique in the Job.
    pub name: Option<String>,
    /// Actions on events of this task. They replace the policies of the Job.
    pub policies: Option<Vec<LifecyclePolicy>>,
    /// The number of Pods.
    pub replicas: Option<i32>,
    /// A template of Pods.
    pub template: Option<crate::core::v1::PodTemplateSpec>,
}
impl TaskSpec {
    /// The task's name, unique in the Job.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Actions on events of this task. They replace the policies of the Job.
    #[must_use]
    pub fn policies(mut self, value: impl IntoIterator<Item = LifecyclePolicy>) -> Self {
        self.policies = Some(value.into_iter().collect());
        self
    }
    /// The number of Pods.
    #[must_use]
    pub fn replicas(mut self, value: i32) -> Self {
        self.replicas = Some(value);
        self
    }
    /// A template of Pods.
    #[must_use]
    pub fn template(mut self, value: crate::core::v1::PodTemplateSpec) -> Self {
        self.template = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for TaskSpec {
    const MEMBERS: &'static [&'static str] = &[
        "name",
        "policies",
        "replicas",
        "template",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            name: None,
            policies: None,
            replicas: None,
            template: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.name),
                1 => members.optional(&mut read.policies),
                2 => members.optional(&mut read.replicas),
                3 => members.optional(&mut read.template),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for TaskSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for TaskSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("name", &self.name);
        object.optional("policies", &self.policies);
        object.optional("replicas", &self.replicas);
        object.optional("template", &self.template);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for TaskSpec {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.template {
            let at = at.member("template");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// A volume that all Pods of a Job mount.
///
/// `sh.volcano.batch.v1alpha1.VolumeSpec` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VolumeSpec {
    /// The path in the container.
    pub mount_path: String,
    /// The claim that is created for the volume, if no existing claim is named.
    pub volume_claim: Option<Box<crate::core::v1::PersistentVolumeClaim>>,
    /// The claim that provides the storage.
    pub volume_claim_name: Option<String>,
}
impl VolumeSpec {
    /// Creates a [`VolumeSpec`] from its required members.
    #[must_use]
    pub fn new(mount_path: impl Into<String>) -> Self {
        Self {
            mount_path: mount_path.into(),
            volume_claim: None,
            volume_claim_name: None,
        }
    }
    /// The claim that is created for the volume, if no existing claim is named.
    #[must_use]
    pub fn volume_claim(
        mut self,
        value: crate::core::v1::PersistentVolumeClaim,
    ) -> Self {
        self.volume_claim = Some(Box::new(value));
        self
    }
    /// The claim that provides the storage.
    #[must_use]
    pub fn volume_claim_name(mut self, value: impl Into<String>) -> Self {
        self.volume_claim_name = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for VolumeSpec {
    const MEMBERS: &'static [&'static str] = &[
        "mountPath",
        "volumeClaim",
        "volumeClaimName",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            mount_path: ::std::default::Default::default(),
            volume_claim: None,
            volume_claim_name: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.mount_path),
                1 => members.optional(&mut read.volume_claim),
                2 => members.optional(&mut read.volume_claim_name),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for VolumeSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for VolumeSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("mountPath", &self.mount_path);
        object.optional("volumeClaim", &self.volume_claim);
        object.optional("volumeClaimName", &self.volume_claim_name);
        object.end()
    }
}

/// The status of a Job.
///
/// `sh.volcano.batch.v1alpha1.JobStatus` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct JobStatus {
    /// The resources that plugins have created for the Job.
    pub controlled_resources: Option<::std::collections::BTreeMap<String, String>>,
    /// The number of Pods that have failed.
    pub failed: Option<i32>,
    /// The number of Pods that must be able to run before any is started.
    pub min_available: Option<i32>,
    /// The number of waiting Pods.
    pub pending: Option<i32>,
    /// The number of restarts of the Job.
    pub retry_count: Option<i32>,
    /// The number of running Pods.
    pub running: Option<i32>,
    /// The phase of a Job, and its reason.
    pub state: Option<JobState>,
    /// The number of Pods that have succeeded.
    pub succeeded: Option<i32>,
    /// The number of Pods that are being terminated.
    pub terminating: Option<i32>,
    /// The number of Pods in an unknown state.
    pub unknown: Option<i32>,
    /// The version of the Job that this is the status of.
    pub version: Option<i32>,
}
impl crate::runtime::read::FromJson for JobStatus {
    const MEMBERS: &'static [&'static str] = &[
        "controlledResources",
        "failed",
        "minAvailable",
        "pending",
        "retryCount",
        "running",
        "state",
        "succeeded",
        "terminating",
        "unknown",
        "version",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            controlled_resources: None,
            failed: None,
            min_available: None,
            pending: None,
            retry_count: None,
            running: None,
            state: None,
            succeeded: None,
            terminating: None,
            unknown: None,
            version: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.controlled_resources),
                1 => members.optional(&mut read.failed),
                2 => members.optional(&mut read.min_available),
                3 => members.optional(&mut read.pending),
                4 => members.optional(&mut read.retry_count),
                5 => members.optional(&mut read.running),
                6 => members.optional(&mut read.state),
                7 => members.optional(&mut read.succeeded),
                8 => members.optional(&mut read.terminating),
                9 => members.optional(&mut read.unknown),
                10 => members.optional(&mut read.version),
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
        object.optional("controlledResources", &self.controlled_resources);
        object.optional("failed", &self.failed);
        object.optional("minAvailable", &self.min_available);
        object.optional("pending", &self.pending);
        object.optional("retryCount", &self.retry_count);
        object.optional("running", &self.running);
        object.optional("state", &self.state);
        object.optional("succeeded", &self.succeeded);
        object.optional("terminating", &self.terminating);
        object.optional("unknown", &self.unknown);
        object.optional("version", &self.version);
        object.end()
    }
}

/// The phase of a Job, and its reason.
///
/// `sh.volcano.batch.v1alpha1.JobState` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct JobState {
    /// The time at which the phase last changed.
    pub last_transition_time: Option<crate::runtime::value::DateTime>,
    /// A human-readable message.
    pub message: Option<String>,
    /// The phase of a Job.
    pub phase: Option<JobPhase>,
    /// A brief machine-readable reason.
    pub reason: Option<String>,
}
impl crate::runtime::read::FromJson for JobState {
    const MEMBERS: &'static [&'static str] = &[
        "lastTransitionTime",
        "message",
        "phase",
        "reason",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            last_transition_time: None,
            message: None,
            phase: None,
            reason: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.last_transition_time),
                1 => members.optional(&mut read.message),
                2 => members.optional(&mut read.phase),
                3 => members.optional(&mut read.reason),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for JobState {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for JobState {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("lastTransitionTime", &self.last_transition_time);
        object.optional("message", &self.message);
        object.optional("phase", &self.phase);
        object.optional("reason", &self.reason);
        object.end()
    }
}

/// The phase of a Job.
///
/// `sh.volcano.batch.v1alpha1.JobPhase` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JobPhase {
    /// The Job is waiting.
    ///
    /// `"Pending"`.
    Pending,
    /// The Job is in its queue, and its Pods can be created.
    ///
    /// `"Inqueue"`.
    Inqueue,
    /// Enough Pods are running.
    ///
    /// `"Running"`.
    Running,
    /// The Job is being restarted.
    ///
    /// `"Restarting"`.
    Restarting,
    /// The Job is being aborted.
    ///
    /// `"Aborting"`.
    Aborting,
    /// The Job was aborted.
    ///
    /// `"Aborted"`.
    Aborted,
    /// The Job is being completed.
    ///
    /// `"Completing"`.
    Completing,
    /// The Job has completed.
    ///
    /// `"Completed"`.
    Completed,
    /// The Job is being terminated.
    ///
    /// `"Terminating"`.
    Terminating,
    /// The Job was terminated.
    ///
    /// `"Terminated"`.
    Terminated,
    /// The Job was restarted too often.
    ///
    /// `"Failed"`.
    Failed,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl JobPhase {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "Pending",
            Self::Inqueue => "Inqueue",
            Self::Running => "Running",
            Self::Restarting => "Restarting",
            Self::Aborting => "Aborting",
            Self::Aborted => "Aborted",
            Self::Completing => "Completing",
            Self::Completed => "Completed",
            Self::Terminating => "Terminating",
            Self::Terminated => "Terminated",
            Self::Failed => "Failed",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for JobPhase {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for JobPhase {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for JobPhase {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for JobPhase {
    fn from(text: &str) -> Self {
        match text {
            "Pending" => Self::Pending,
            "Inqueue" => Self::Inqueue,
            "Running" => Self::Running,
            "Restarting" => Self::Restarting,
            "Aborting" => Self::Aborting,
            "Aborted" => Self::Aborted,
            "Completing" => Self::Completing,
            "Completed" => Self::Completed,
            "Terminating" => Self::Terminating,
            "Terminated" => Self::Terminated,
            "Failed" => Self::Failed,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for JobPhase {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for JobPhase {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for JobPhase {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            11,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for JobPhase {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `sh.volcano.batch.v1alpha1.JobOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum JobOrStatus {
    /// A [`Job`].
    Job(Job),
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
        Self::Job(value)
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
    /// Sent as `application/json-patch+json`.
    JsonPatchJson(crate::meta::v1::JsonPatch),
}

/// List the Volcano Jobs of a namespace
///
/// Returns the Volcano Jobs of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listBatchVolcanoShV1alpha1NamespacedJob.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_job(namespace: impl Into<String>) -> ListNamespacedJob {
    ListNamespacedJob {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
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
        id: "listBatchVolcanoShV1alpha1NamespacedJob",
        method: ::http::Method::GET,
        path: "/apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs",
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

/// Create a Volcano Job
///
/// Creates a Volcano Job in a namespace.
///
/// `POST /apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createBatchVolcanoShV1alpha1NamespacedJob.html).
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
        id: "createBatchVolcanoShV1alpha1NamespacedJob",
        method: ::http::Method::POST,
        path: "/apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs",
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

/// Delete the Volcano Jobs of a namespace
///
/// Deletes the Volcano Jobs of a namespace, or those that the selectors choose, and returns them. With `limit` it deletes one page at
/// a time.
///
/// `DELETE /apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page](https://support.huaweicloud.com/intl/en-us/api-cci/deleteBatchVolcanoShV1alpha1CollectionNamespacedJob.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_collection_namespaced_job(
    namespace: impl Into<String>,
) -> DeleteCollectionNamespacedJob {
    DeleteCollectionNamespacedJob {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch: None,
        pretty: None,
        dry_run: None,
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
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch: Option<bool>,
    pretty: Option<String>,
    dry_run: Option<crate::meta::v1::DryRun>,
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
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
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
        id: "deleteBatchVolcanoShV1alpha1CollectionNamespacedJob",
        method: ::http::Method::DELETE,
        path: "/apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs",
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
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
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

/// Read a Volcano Job
///
/// Returns a Volcano Job.
///
/// `GET /apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readBatchVolcanoShV1alpha1NamespacedJob.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_job(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedJob {
    ReadNamespacedJob {
        namespace: namespace.into(),
        name: name.into(),
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
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedJob {
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
        id: "readBatchVolcanoShV1alpha1NamespacedJob",
        method: ::http::Method::GET,
        path: "/apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs/{name}",
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

/// Replace a Volcano Job
///
/// Replaces a Volcano Job with the one in the request body. `metadata.resourceVersion`, if present, must be the current one.
///
/// `PUT /apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/replaceBatchVolcanoShV1alpha1NamespacedJob.html).
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
        id: "replaceBatchVolcanoShV1alpha1NamespacedJob",
        method: ::http::Method::PUT,
        path: "/apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs/{name}",
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

/// Patch a Volcano Job
///
/// Changes parts of a Volcano Job. The media type of the request body says how the patch is applied.
///
/// `PATCH /apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/patchBatchVolcanoShV1alpha1NamespacedJob.html).
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
        id: "patchBatchVolcanoShV1alpha1NamespacedJob",
        method: ::http::Method::PATCH,
        path: "/apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs/{name}",
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
impl From<crate::meta::v1::JsonPatch> for PatchNamespacedJobBody {
    fn from(body: crate::meta::v1::JsonPatch) -> Self {
        Self::JsonPatchJson(body)
    }
}

/// Delete a Volcano Job
///
/// Deletes a Volcano Job.
///
/// `DELETE /apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteBatchVolcanoShV1alpha1NamespacedJob.html).
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
        id: "deleteBatchVolcanoShV1alpha1NamespacedJob",
        method: ::http::Method::DELETE,
        path: "/apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs/{name}",
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
