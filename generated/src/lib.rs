//! Unofficial client for Cloud Container Instance (CCI) of Huawei Cloud: the Kubernetes API for Pods, Jobs, Deployments and Volcano Jobs.
//!
//! Cloud Container Instance (CCI) of Huawei Cloud runs containers without servers to manage. It is used through the Kubernetes API, behind a
//! gateway of the cloud: the token of a cloud user takes the place of a Kubernetes credential. This crate covers all operations of that API
//! that the provider documents: Pods, Jobs, Deployments, `StatefulSets`, Services, Ingresses, storage, networks, roles, and Volcano Jobs.
//!
//! It is unofficial, and not published yet.
//!
//! ```rust,no_run
//! use std::time::Duration;
//!
//! use huaweicloud_cci::{
//!     Client, Error,
//!     batch::v1::{Job, JobSpec, create_namespaced_job, delete_namespaced_job, read_namespaced_job_status},
//!     core::v1::{Container, PodSpec, PodTemplateSpec, RestartPolicy},
//!     meta::v1::{ObjectMeta, PropagationPolicy},
//! };
//!
//! /// Creates a Job, waits until its Pod has succeeded or failed, and deletes both.
//! async fn run(token: &str) -> Result<bool, Error> {
//!     let client = Client::builder("https://cci.cn-north-4.myhuaweicloud.com").auth(token).build()?;
//!
//!     let command = ["perl", "-Mbignum=bpi", "-wle", "print bpi(2000)"];
//!     let container = Container::new("pi").image("perl").command(command.map(String::from));
//!     let pod = PodSpec::new([container]).restart_policy(RestartPolicy::Never);
//!     let job = Job::default()
//!         .metadata(ObjectMeta::default().name("pi"))
//!         .spec(JobSpec::new(PodTemplateSpec::default().spec(pod)).backoff_limit(0));
//!     match create_namespaced_job("team-a", job).send(&client).await {
//!         Ok(_) => {}
//!         Err(error) if error.is_conflict() => println!("it exists: {error}"),
//!         Err(error) => return Err(error),
//!     }
//!
//!     let succeeded = loop {
//!         let job = read_namespaced_job_status("team-a", "pi").send(&client).await?.into_body();
//!         let status = job.status.unwrap_or_default();
//!         if status.succeeded.is_some_and(|pods| pods > 0) {
//!             break true;
//!         }
//!         if status.failed.is_some_and(|pods| pods > 0) {
//!             break false;
//!         }
//!         tokio::time::sleep(Duration::from_secs(2)).await;
//!     };
//!     delete_namespaced_job("team-a", "pi").propagation_policy(PropagationPolicy::Foreground).send(&client).await?;
//!     Ok(succeeded)
//! }
//! ```
//!
//! A request is plain data: it can be built, compared and turned into an `http::Request` without a client or a network. Responses are typed
//! by status code. A failure is an [`Error`] with the status code, the headers and what the server says; `error.is_not_found()` and its
//! siblings tell the common ones apart.
//!
//! `Credential::from_env(&API)` finds credentials in the environment, by the names that the provider's own SDKs use:
//!
//! | `HUAWEICLOUD_SDK_…` | |
//! |---|---|
//! | `AUTH_TOKEN` | a token |
//! | `USERNAME`, `PASSWORD`, `DOMAIN_NAME`, and `PROJECT_NAME` or `PROJECT_ID` | a user, for tokens of that project; without a project, of the whole account |
//! | `AK`, `SK`, and for temporary keys `SECURITY_TOKEN` | access keys, with the feature `signing` |
//!
//! The asynchronous client (feature `reqwest`, on by default) works on tokio; the blocking one (`ureq`) needs no runtime. The module `guide`
//! has pages on drivers, tokens, retries, errors, paging and testing.
//!
//! # Modules
//!
//! | module | feature | |
//! |---|---|---|
//! | `meta::v1` | `meta-v1` | Types of `io.k8s.apimachinery.pkg.apis.meta.v1`. |
//! | `gateway` | `gateway` | Types of `com.huaweicloud.gateway`. |
//! | `core::v1` | `core-v1` | Namespaces, Pods, Services, `ConfigMaps`, Secrets, `PersistentVolumeClaims`, Endpoints and Events. |
//! | `apps::v1` | `apps-v1` | Deployments, `ReplicaSets` and `StatefulSets`, which keep Pods running. |
//! | `autoscaling::v1` | `autoscaling-v1` | Types of `io.k8s.api.autoscaling.v1`. |
//! | `batch::v1` | `batch-v1` | Jobs of Kubernetes, which run Pods until enough of them have succeeded. |
//! | `batch_volcano_sh::v1alpha1` | `batch_volcano_sh-v1alpha1` | Jobs of Volcano, which start the Pods of several tasks together. |
//! | `extensions::v1beta1` | `extensions-v1beta1` | Ingresses, which route HTTP requests from outside to Services. |
//! | `networking_cci_io::v1beta1` | `networking_cci_io-v1beta1` | Networks, which attach the Pods of a namespace to a subnet of a VPC. |
//! | `rbac_authorization::v1` | `rbac_authorization-v1` | Roles, and the users to whom they are granted. |
//! | `iam::v3` | `iam-v3` | Tokens of Identity and Access Management (IAM), with which every other call is made. |
//! | `resource` | `resource` | Types of `io.k8s.apimachinery.pkg.api.resource`. |
//! | `intstr` | `intstr` | Types of `io.k8s.apimachinery.pkg.util.intstr`. |
//! | `discovery` | `discovery` | The API groups, versions and resources of the server. |
//!
//! # Features
//!
//! Each module that has a feature is there by default. Beside those:
//!
//! | feature | |
//! |---|---|
//! | `reqwest` | The asynchronous client, on reqwest: rustls with ring and the platform's root certificates, no HTTP/2. |
//! | `http2` | HTTP/2 for it. |
//! | `ureq` | The blocking client, on ureq. |
//! | `gzip` | Responses compressed with gzip, for all drivers. |
//! | `signing` | Signing requests with access keys (AK/SK). |
//! | `huaweicloud` | Access keys of workloads on Huawei Cloud: from a profile file, instance metadata, OIDC tokens. |
//! | `tower` | A stack of `tower` services as the driver. |
//! | `tracing` | Spans for each call and attempt. |
//! | `testing` | A transport that plays back responses and records requests, for tests of your own code. |
//! | `client` | The parts that all drivers share: errors, retries, credentials. Enabled by each of them. |
//! | `validate` | Bounds of the API's document are checked before anything is sent. |
//! | `pattern` | Patterns among those bounds; on by itself where the document has any. |
#![forbid(unsafe_code)]
#![allow(
    deprecated,
    reason = "the crate reads and writes what the API's description deprecates"
)]
mod api;
pub mod runtime;
pub mod apps;
pub mod autoscaling;
pub mod batch;
pub mod batch_volcano_sh;
pub mod core;
#[cfg(feature = "discovery")]
pub mod discovery;
pub mod extensions;
#[cfg(feature = "gateway")]
pub mod gateway;
pub mod iam;
#[cfg(feature = "intstr")]
pub mod intstr;
pub mod meta;
pub mod networking_cci_io;
pub mod rbac_authorization;
#[cfg(feature = "resource")]
pub mod resource;
pub use api::API;
pub use runtime::*;
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
