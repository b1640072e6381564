//! Hooks, existing HTTP clients, client certificates, traces.
//!
//! A [`Hook`](super::super::Hook) runs before each attempt and after each response. It can count and log attempts, or
//! add header fields that differ between attempts. [`ClientBuilder::hook`](super::super::ClientBuilder::hook) adds it
//! for all calls, [`CallOptions::hook`](super::super::CallOptions::hook) for single calls.
//!
//! ```
//! use std::sync::atomic::{AtomicU32, Ordering};
//!
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{AttemptRequest, AttemptResult, Client, Error, Hook};")]
//!
//! /// Counts attempts that have failed.
//! #[derive(Default)]
//! struct Failures(AtomicU32);
//!
//! impl Hook for Failures {
//!     fn after_attempt(&self, attempt: &AttemptResult<'_>) {
//!         if !attempt.result().is_ok_and(|response| response.status().is_success()) {
//!             self.0.fetch_add(1, Ordering::Relaxed);
//!         }
//!     }
//! }
//!
//! # fn main() -> Result<(), Error> {
//! let client = Client::builder("https://api.example.com").hook(Failures::default()).build()?;
//! # let _ = client;
//! # Ok(())
//! # }
//! ```
//!
//! Hooks run before credentials are added: their changes are part of a signature, and they cannot see tokens. An error of
//! `before_attempt` ends the call. For asynchronous work, and for middleware around requests, use `tower` services with the feature
//! `tower`.
//!
//! # Existing clients
//!
//! A `reqwest::Client` becomes a transport with `transport::Reqwest::from`, a `ureq::Agent` with `transport::Ureq::from`; both are
//! passed to [`ClientBuilder::build_with_transport`](super::super::ClientBuilder::build_with_transport). An existing
//! `reqwest::Client` must not follow redirects.
//!
//! # Client certificates
//!
//! [`ClientBuilder::client_certificate_pem`](super::super::ClientBuilder::client_certificate_pem) takes the text of a file with
//! the certificate and its private key, for servers that authenticate clients by certificate (mutual TLS).
//!
//! # Traces
//!
//! With the feature `tracing`, each call and each attempt is a span, and requests carry `traceparent` (W3C Trace Context): one
//! trace ID for a call, one parent ID for each attempt, both also in the spans. To continue a trace of another system, set
//! `traceparent` yourself, as a header field of the call or in a hook; it is then sent unchanged. It is not sent to another host after a
//! redirect.
