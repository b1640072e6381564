//! User code that runs before and after each attempt (hooks), existing HTTP clients, client certificates, and traces.
//!
//! A [`Hook`](super::super::Hook) runs before and after each attempt. It can count and log attempts, or add header
//! fields that differ between attempts. [`ClientBuilder::hook`](super::super::ClientBuilder::hook) adds a hook for all
//! calls, [`CallOptions::hook`](super::super::CallOptions::hook) for single calls.
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
//! Hooks run before credentials are added, so signatures cover the changes that hooks make, and hooks cannot see
//! tokens. If `before_attempt` returns an error, the call ends with that error. For asynchronous work, and for
//! middleware around requests, use `tower` services with the feature `tower`.
//!
//! # Existing clients
//!
//! To use an existing `reqwest::Client` or `ureq::Agent`, convert it with `transport::Reqwest::from` or
//! `transport::Ureq::from`, and pass the transport to
//! [`ClientBuilder::build_with_transport`](super::super::ClientBuilder::build_with_transport). An existing
//! `reqwest::Client` must not follow redirects.
//!
//! # Client certificates
//!
//! [`ClientBuilder::client_certificate_pem`](super::super::ClientBuilder::client_certificate_pem) takes the text of a
//! file with the certificate and its private key, for servers that authenticate clients by certificate (mutual TLS).
//!
//! # Traces
//!
//! With the feature `tracing`, the client creates a span for each call and each attempt, and sends the header field
//! `traceparent` (W3C Trace Context). All attempts of a call have the same trace ID, and each attempt has a separate
//! parent ID. The spans record both IDs. To continue a trace of another system, set `traceparent` yourself, as a header
//! field of the call or in a hook; the client then sends that value unchanged. `traceparent` is not sent to another
//! host after a redirect.
