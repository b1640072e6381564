//! Client for Cloud Container Instance (CCI) of Huawei Cloud: deletes Kubernetes and Volcano Jobs.
//!
//! Cloud Container Instance runs containers without servers to look after. It is used through the Kubernetes API, behind a gateway of the
//! cloud: the token of a cloud user takes the place of a Kubernetes credential. This crate deletes Kubernetes Jobs and Volcano Jobs there.
//!
//! ```rust,no_run
//! use huaweicloud_cci::{
//!     Client,
//!     batch::v1::{JobOrStatus, delete_namespaced_job},
//!     meta::v1::{Preconditions, PropagationPolicy},
//! };
//!
//! async fn delete(token: &str, uid: &str) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = Client::builder("https://cci.cn-north-4.myhuaweicloud.com").auth(token).build()?;
//!
//!     let deleted = delete_namespaced_job("team-a", "pi")
//!         .propagation_policy(PropagationPolicy::Foreground)
//!         .preconditions(Preconditions::default().uid(uid))
//!         .send(&client)
//!         .await?;
//!     match deleted.into_body() {
//!         JobOrStatus::Job(job) => println!("{:?} is going", job.metadata.and_then(|metadata| metadata.name)),
//!         JobOrStatus::Status(status) => println!("{:?}", status.status),
//!         other => println!("something else: {other:?}"),
//!     }
//!     Ok(())
//! }
//! ```
//!
//! A request is plain data: it can be built, compared and turned into an `http::Request` without a client or a network. What comes back is
//! typed by status: here the Job that is being deleted, or a `Status` where that was done at once. A Job that is not there is an error, as
//! every failure is: `error.is_not_found()`.
//!
//! `Credential::from_env(&API)` finds credentials in the environment, by the names that the provider's own SDKs use:
//!
//! | `HUAWEICLOUD_SDK_…` | |
//! |---|---|
//! | `AUTH_TOKEN` | a token |
//! | `USERNAME`, `PASSWORD`, `DOMAIN_NAME`, and `PROJECT_NAME` or `PROJECT_ID` | a user, for tokens of that project; without one, of the whole account |
//! | `AK`, `SK`, and for temporary keys `SECURITY_TOKEN` | access keys, with the feature `signing` |
//!
//! The asynchronous client (feature `reqwest`, on by default) works on tokio; the blocking one (`ureq`) needs no runtime.
//!
//! It does not wait until a Job is gone: the calls that are documented delete, and cannot read. Pages on drivers, tokens, retries, errors,
//! paging and testing are in the documentation, in the module `guide`.
//!
//! # Modules
//!
//! | module | feature | |
//! |---|---|---|
//! | `meta::v1` | `meta-v1` | Types of `io.k8s.apimachinery.pkg.apis.meta.v1`. |
//! | `batch::v1` | `batch-v1` | Jobs of Kubernetes, which run Pods until enough of them have succeeded. |
//! | `gateway` | `gateway` | Types of `com.huaweicloud.gateway`. |
//! | `batch_volcano_sh::v1alpha1` | `batch_volcano_sh-v1alpha1` | Jobs of Volcano, which start the Pods of several tasks together. |
//! | `iam::v3` | `iam-v3` | Tokens of Identity and Access Management (IAM), which every other call is made with. |
//! | `core::v1` | `core-v1` | Types of `io.k8s.api.core.v1`. |
//! | `resource` | `resource` | Types of `io.k8s.apimachinery.pkg.api.resource`. |
//! | `intstr` | `intstr` | Types of `io.k8s.apimachinery.pkg.util.intstr`. |
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
//! | `gzip` | Answers compressed with gzip, for all drivers. |
//! | `signing` | Signing requests with access keys (AK/SK). |
//! | `tower` | One's own stack of `tower` services as the driver. |
//! | `tracing` | Spans for each call and attempt. |
//! | `testing` | A driver that plays back answers and keeps the requests, for tests of one's own code. |
//! | `client` | What all drivers share: errors, retries, credentials. Switched on by each of them. |
//! | `validate` | Bounds of the API's document are checked before anything is sent. |
//! | `pattern` | Patterns among those bounds; on by itself where the document has any. |
#![forbid(unsafe_code)]
#![allow(
    deprecated,
    reason = "the crate reads and writes what the API's description deprecates"
)]
mod api;
pub mod runtime;
pub mod batch;
pub mod batch_volcano_sh;
pub mod core;
#[cfg(feature = "gateway")]
pub mod gateway;
pub mod iam;
#[cfg(feature = "intstr")]
pub mod intstr;
pub mod meta;
#[cfg(feature = "resource")]
pub mod resource;
pub use api::API;
pub use runtime::*;
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
