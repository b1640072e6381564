//! The conditions for retrying a call, and the delays between attempts.
//!
//! By default a call is sent up to four times, with delays of up to 0.25 s, 0.5 s and 1 s. All attempts share the
//! timeout of the call (180 s by default). The delays are random (full jitter), so that many clients do not retry at
//! the same time. If the server requests a delay, in `Retry-After` or in a member of the body that the API's document
//! names, the client waits for that delay plus a small random time.
//!
//! | outcome | retried |
//! |---|---|
//! | no connection; nothing was sent | always |
//! | 425, 429: the server did not process the request | always |
//! | 503 with `Retry-After`: the server did not process the request | always |
//! | the connection was closed before the response was complete, or a timeout | if the call is idempotent |
//! | 408, 502, 503 without `Retry-After`, 504 | if the call is idempotent |
//! | 409, other 5xx with `Retry-After` | if the call is idempotent |
//! | a certificate that is not trusted, a response that exceeds the size limit | never |
//! | everything else | never |
//!
//! A call is idempotent if sending it twice has the same effect as sending it once
//! ([`Operation::is_idempotent`](super::super::Operation::is_idempotent)). By default the method determines this
//! (`GET`, `PUT`, `DELETE`, …); the API's document can declare otherwise. Calls of some operations are idempotent only
//! with a precondition, which the documentation of the operation names.
//!
//! # Deletes
//!
//! Deleting by name is not idempotent if names can be reused. Suppose that the first attempt deletes the object, the
//! response is lost, and somebody creates another object with the same name: a second attempt would delete that object.
//! With a precondition that only one object satisfies (its unique ID), a second attempt is safe, and the client
//! retries. Without a precondition the call ends with the error of the first attempt, and
//! [`may_have_happened`](super::super::Error::may_have_happened) returns `true`: read the object, then decide.
//!
//! A retried delete may return 404 because an earlier attempt deleted the object. The 404 is returned as an error, and
//! `may_have_happened` returns `true`.
//!
//! # Other policies
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use std::time::Duration;
//!
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, RetryPolicy};")]
//!
//! // More attempts, longer delays.
//! let client = Client::builder("https://api.example.com")
//!     .retry(RetryPolicy::default().max_attempts(8).max_backoff(Duration::from_secs(30)))
//!     .total_timeout(Duration::from_secs(600))
//!     .build()?;
//!
//! // No retries.
//! let client = Client::builder("https://api.example.com").retry(RetryPolicy::none()).build()?;
//! # Ok(())
//! # }
//! ```
//!
//! [`RetryPolicy::decide`](super::super::RetryPolicy::decide) makes the decision after an attempt. It does no I/O, so
//! that it can be called in tests.
