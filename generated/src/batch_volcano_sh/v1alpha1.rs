//! Jobs of Volcano, which start the Pods of several tasks together.
use ::serde::{Deserialize, Serialize};

/// Volcano Jobs, or a page of them.
///
/// `sh.volcano.batch.v1alpha1.JobList` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct JobList {
    /// The version of this schema, `batch.volcano.sh/v1alpha1`.
    #[serde(rename = "apiVersion", default, skip_serializing_if = "Option::is_none")]
    pub api_version: Option<String>,
    /// The Jobs.
    #[serde(default, deserialize_with = "crate::runtime::value::null_as_default")]
    pub items: Vec<Job>,
    /// What this object is, `JobList`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl JobList {
    /// A new [`JobList`] with what it must have.
    #[must_use]
    pub fn new(items: impl Into<Vec<Job>>) -> Self {
        Self {
            api_version: Some("batch.volcano.sh/v1alpha1".into()),
            items: items.into(),
            kind: Some("JobList".into()),
            metadata: None,
        }
    }
}

/// Pods of several tasks that are started together.
///
/// `sh.volcano.batch.v1alpha1.Job` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Job {
    /// The version of this schema, `batch.volcano.sh/v1alpha1`.
    #[serde(rename = "apiVersion", default, skip_serializing_if = "Option::is_none")]
    pub api_version: Option<String>,
    /// What this object is, `Job`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// What a Job is to run, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spec: Option<Box<JobSpec>>,
    /// How far a Job has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Box<JobStatus>>,
}
impl Default for Job {
    fn default() -> Self {
        Self {
            api_version: Some("batch.volcano.sh/v1alpha1".into()),
            kind: Some("Job".into()),
            metadata: None,
            spec: None,
            status: None,
        }
    }
}

/// What a Job is to run, and when.
///
/// `sh.volcano.batch.v1alpha1.JobSpec` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct JobSpec {
    /// How often the Job is started again before it counts as failed.
    #[serde(rename = "maxRetry", default, skip_serializing_if = "Option::is_none")]
    pub max_retry: Option<i32>,
    /// How many Pods must be able to run before any is started.
    #[serde(rename = "minAvailable", default, skip_serializing_if = "Option::is_none")]
    pub min_available: Option<i32>,
    /// Plugins by name, with their arguments, for example `ssh` or `svc`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plugins: Option<::std::collections::BTreeMap<String, Vec<String>>>,
    /// What to do when something happens, for all tasks that have no policies of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<LifecyclePolicy>>,
    /// The class that gives the Job its priority.
    #[serde(
        rename = "priorityClassName",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub priority_class_name: Option<String>,
    /// The queue that the Job waits in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// The scheduler of the Pods.
    #[serde(rename = "schedulerName", default, skip_serializing_if = "Option::is_none")]
    pub scheduler_name: Option<String>,
    /// The tasks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tasks: Option<Vec<TaskSpec>>,
    /// Seconds after its end at which the Job is deleted. Left out, it stays.
    #[serde(
        rename = "ttlSecondsAfterFinished",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub ttl_seconds_after_finished: Option<i32>,
    /// Volumes that all Pods of the Job mount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volumes: Option<Vec<VolumeSpec>>,
}

/// What to do when something happens.
///
/// `sh.volcano.batch.v1alpha1.LifecyclePolicy` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LifecyclePolicy {
    /// What Volcano does with a Job or a task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// What can happen to a Job, its tasks and their Pods. `*` is anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<Event>,
    /// Events, any of which calls for the action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<Event>>,
    /// The exit code of a container that calls for the action. Not 0.
    #[serde(rename = "exitCode", default, skip_serializing_if = "Option::is_none")]
    pub exit_code: Option<i32>,
    /// How long to wait before the action, as numbers and units, for example `1h30m`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout: Option<String>,
}

/// What Volcano does with a Job or a task.
///
/// `sh.volcano.batch.v1alpha1.Action` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Action {
    /// Ends the Job; it can be resumed.
    ///
    /// `"AbortJob"`.
    AbortJob,
    /// Starts the whole Job again.
    ///
    /// `"RestartJob"`.
    RestartJob,
    /// Starts the task again.
    ///
    /// `"RestartTask"`.
    RestartTask,
    /// Ends the Job for good.
    ///
    /// `"TerminateJob"`.
    TerminateJob,
    /// Ends the Job as done.
    ///
    /// `"CompleteJob"`.
    CompleteJob,
    /// Takes an aborted Job up again.
    ///
    /// `"ResumeJob"`.
    ResumeJob,
    /// Lets the Job run on as it is.
    ///
    /// `"SyncJob"`.
    SyncJob,
    /// Puts the Job into its queue.
    ///
    /// `"EnqueueJob"`.
    EnqueueJob,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl Action {
    /// The value as it travels.
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
impl<'de> Deserialize<'de> for Action {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// What can happen to a Job, its tasks and their Pods. `*` is anything.
///
/// `sh.volcano.batch.v1alpha1.Event` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Event {
    /// Anything.
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
    /// Nobody knows how a Pod is.
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
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl Event {
    /// The value as it travels.
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
impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// A number of Pods of one kind.
///
/// `sh.volcano.batch.v1alpha1.TaskSpec` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TaskSpec {
    /// The task's name, unique in the Job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What to do when something happens to this task, in place of the Job's policies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<LifecyclePolicy>>,
    /// How many Pods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replicas: Option<i32>,
    /// What Pods are made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<crate::core::v1::PodTemplateSpec>,
}

/// A volume that all Pods of a Job mount.
///
/// `sh.volcano.batch.v1alpha1.VolumeSpec` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VolumeSpec {
    /// Where containers see it.
    #[serde(rename = "mountPath")]
    pub mount_path: String,
    /// The claim that gives the storage.
    #[serde(
        rename = "volumeClaimName",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub volume_claim_name: Option<String>,
}
impl VolumeSpec {
    /// A new [`VolumeSpec`] with what it must have.
    #[must_use]
    pub fn new(mount_path: impl Into<String>) -> Self {
        Self {
            mount_path: mount_path.into(),
            volume_claim_name: None,
        }
    }
}

/// How far a Job has come.
///
/// `sh.volcano.batch.v1alpha1.JobStatus` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct JobStatus {
    /// What the plugins have made for the Job.
    #[serde(
        rename = "controlledResources",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub controlled_resources: Option<::std::collections::BTreeMap<String, String>>,
    /// How many Pods have failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<i32>,
    /// How many Pods must be able to run before any is started.
    #[serde(rename = "minAvailable", default, skip_serializing_if = "Option::is_none")]
    pub min_available: Option<i32>,
    /// How many Pods wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending: Option<i32>,
    /// How often the Job was started again.
    #[serde(rename = "retryCount", default, skip_serializing_if = "Option::is_none")]
    pub retry_count: Option<i32>,
    /// How many Pods run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running: Option<i32>,
    /// Where a Job is on its way, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<JobState>,
    /// How many Pods have succeeded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub succeeded: Option<i32>,
    /// How many Pods are being ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terminating: Option<i32>,
    /// How many Pods are out of sight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<i32>,
    /// The version of the Job that this is the status of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i32>,
}

/// Where a Job is on its way, and why.
///
/// `sh.volcano.batch.v1alpha1.JobState` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct JobState {
    /// When the phase last changed.
    #[serde(
        rename = "lastTransitionTime",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub last_transition_time: Option<::jiff::Timestamp>,
    /// Why, for a person to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Where a Job is on its way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<JobPhase>,
    /// Why, in one word for a program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Where a Job is on its way.
///
/// `sh.volcano.batch.v1alpha1.JobPhase` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum JobPhase {
    /// It waits.
    ///
    /// `"Pending"`.
    Pending,
    /// It is in its queue, and its Pods may be made.
    ///
    /// `"Inqueue"`.
    Inqueue,
    /// Enough Pods run.
    ///
    /// `"Running"`.
    Running,
    /// It is being started again.
    ///
    /// `"Restarting"`.
    Restarting,
    /// It is being aborted.
    ///
    /// `"Aborting"`.
    Aborting,
    /// It was aborted.
    ///
    /// `"Aborted"`.
    Aborted,
    /// Its end as done is under way.
    ///
    /// `"Completing"`.
    Completing,
    /// It is done.
    ///
    /// `"Completed"`.
    Completed,
    /// Its end is under way.
    ///
    /// `"Terminating"`.
    Terminating,
    /// It was ended.
    ///
    /// `"Terminated"`.
    Terminated,
    /// It was started again too often.
    ///
    /// `"Failed"`.
    Failed,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl JobPhase {
    /// The value as it travels.
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
impl<'de> Deserialize<'de> for JobPhase {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// Delete the Volcano Jobs of a namespace
///
/// Deletes all Volcano Jobs of a namespace, or those that the selectors choose, and answers with what they were. With `limit` it
/// deletes a page at a time.
///
/// `DELETE /apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs`.
///
/// [The page in the API's documentation](https://support.huaweicloud.com/intl/en-us/api-cci/deleteBatchVolcanoShV1alpha1CollectionNamespacedJob.html).
#[must_use = "nothing happens until it is sent"]
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
/// A call of [`delete_collection_namespaced_job`]. Nothing happens until it is sent.
///
/// Delete the Volcano Jobs of a namespace
///
/// Deletes all Volcano Jobs of a namespace, or those that the selectors choose, and answers with what they were. With `limit` it
/// deletes a page at a time.
///
/// `DELETE /apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs`.
///
/// [The page in the API's documentation](https://support.huaweicloud.com/intl/en-us/api-cci/deleteBatchVolcanoShV1alpha1CollectionNamespacedJob.html).
#[derive(Clone, Debug, PartialEq)]
#[must_use = "nothing happens until it is sent"]
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
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
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
    /// `true` asks for JSON with line breaks and indentation.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// `All` goes through every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// How to delete each of them.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        self.body = Some(body);
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
    ///
    /// **Deprecated:** the API's description marks it as deprecated.
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
    /// Sends it with a client: async, blocking or a recorded one.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Answer<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteCollectionNamespacedJob {
    type Output = JobList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::Spec = &crate::runtime::spec::Spec {
        id: "deleteBatchVolcanoShV1alpha1CollectionNamespacedJob",
        method: ::http::Method::DELETE,
        path: "/apis/batch.volcano.sh/v1alpha1/namespaces/{namespace}/jobs",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::Need {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::Need {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::Statuses(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::Expired {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            )?;
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
        request.path("namespace", crate::runtime::Style::SIMPLE, &self.namespace)?;
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::Style::FORM,
                &self.allow_watch_bookmarks,
            )?;
        request.query("continue", crate::runtime::Style::FORM, &self.r#continue)?;
        request
            .query("fieldSelector", crate::runtime::Style::FORM, &self.field_selector)?;
        request
            .query("labelSelector", crate::runtime::Style::FORM, &self.label_selector)?;
        request.query("limit", crate::runtime::Style::FORM, &self.limit)?;
        request
            .query(
                "resourceVersion",
                crate::runtime::Style::FORM,
                &self.resource_version,
            )?;
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::Style::FORM,
                &self.resource_version_match,
            )?;
        request
            .query(
                "timeoutSeconds",
                crate::runtime::Style::FORM,
                &self.timeout_seconds,
            )?;
        request.query("watch", crate::runtime::Style::FORM, &self.watch)?;
        request.query("pretty", crate::runtime::Style::FORM, &self.pretty)?;
        request
            .query(
                "dryRun",
                crate::runtime::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            )?;
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body)?;
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match response.status().as_u16() {
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
impl crate::runtime::Paged for DeleteCollectionNamespacedJob {
    type Item = Job;
    #[inline]
    fn next(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|token| !token.is_empty())
    }
    #[inline]
    fn go_on(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
