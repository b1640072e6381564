//! Jobs of Kubernetes, which run Pods until enough of them have succeeded.
use ::serde::{Deserialize, Serialize};

/// What deleting a Job answers with. `kind` tells which.
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

/// Runs Pods until enough of them have succeeded.
///
/// `io.k8s.api.batch.v1.Job` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Job {
    /// The version of this schema, `batch/v1`.
    pub api_version: Option<String>,
    /// What this object is, `Job`.
    pub kind: String,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// What a Job is to run, and when it is done.
    pub spec: Option<JobSpec>,
    /// How far a Job has come.
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
            kind: "Job".into(),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
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
            kind: ::std::default::Default::default(),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.value(&mut read.kind),
                2 => members.optional(&mut read.metadata),
                3 => members.optional(&mut read.spec),
                4 => members.optional(&mut read.status),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[1])
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
        object.member("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.optional("status", &self.status);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// What a Job is to run, and when it is done.
///
/// `io.k8s.api.batch.v1.JobSpec` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JobSpec {
    /// Seconds after its start at which the Job is ended, whatever has succeeded by then.
    pub active_deadline_seconds: Option<i64>,
    /// How many failed Pods the Job bears before it counts as failed; 6, if it is left out.
    pub backoff_limit: Option<i32>,
    /// How many Pods must succeed. Without it one success is enough, and `parallelism` may be anything.
    pub completions: Option<i32>,
    /// Whether `selector` is the caller's. Left out, the server chooses one that no other Job has.
    pub manual_selector: Option<bool>,
    /// How many Pods may run at a time.
    pub parallelism: Option<i32>,
    /// Which objects, by their labels. All conditions must hold; without any it is every object.
    pub selector: Option<crate::meta::v1::LabelSelector>,
    /// What Pods are made from.
    pub template: crate::core::v1::PodTemplateSpec,
    /// Seconds after its end at which the Job is deleted. Left out, it stays.
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

/// How far a Job has come.
///
/// `io.k8s.api.batch.v1.JobStatus` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct JobStatus {
    /// How many Pods are running.
    pub active: Option<i32>,
    /// When the Job succeeded.
    pub completion_time: Option<crate::runtime::value::DateTime>,
    /// What has become of the Job.
    pub conditions: Option<Vec<JobCondition>>,
    /// How many Pods have failed.
    pub failed: Option<i32>,
    /// When the Job was first taken up.
    pub start_time: Option<crate::runtime::value::DateTime>,
    /// How many Pods have succeeded.
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

/// Something that has become of a Job.
///
/// `io.k8s.api.batch.v1.JobCondition` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JobCondition {
    /// When it was last checked.
    pub last_probe_time: Option<crate::runtime::value::DateTime>,
    /// When `status` last changed.
    pub last_transition_time: Option<crate::runtime::value::DateTime>,
    /// Why, for a person to read.
    pub message: Option<String>,
    /// Why, in one word for a program.
    pub reason: Option<String>,
    /// Whether a condition holds.
    pub status: crate::core::v1::ConditionStatus,
    /// What can become of a Job.
    pub r#type: JobConditionType,
}
impl JobCondition {
    /// Creates a [`JobCondition`] from its required members.
    #[must_use]
    pub fn new(
        status: impl Into<crate::core::v1::ConditionStatus>,
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
            status: crate::core::v1::ConditionStatus::True,
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

/// What can become of a Job.
///
/// `io.k8s.api.batch.v1.JobConditionType` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JobConditionType {
    /// Enough Pods have succeeded.
    ///
    /// `"Complete"`.
    Complete,
    /// Too many Pods have failed, or time is up.
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

/// Delete a Job
///
/// Deletes a Job. What becomes of its Pods, `propagationPolicy` says; without it they stay.
///
/// Options go into the query; where there is a body, all of them go there, since the server then looks at nothing else.
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
    /// `All` goes through every stage of the request and stores nothing. Any other value is refused.
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
    /// How to delete.
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
