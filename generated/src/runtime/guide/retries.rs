//! What is sent again, and when.
//!
//! A call is sent up to four times, with pauses of up to 0.25 s, 0.5 s and 1 s between; all of it within the call's time, 180 s
//! by default. The pauses are random (full jitter), so that many clients do not come back at once. Where the server says how
//! long to wait, by `Retry-After` in seconds or as a date or by a member of the body that the API's document names, that counts,
//! with a little jitter on top.
//!
//! | what happened | sent again |
//! |---|---|
//! | no connection; nothing was sent | always |
//! | 425, 429: the server did not process the request | always |
//! | 503 with `Retry-After`: the server did not process the request | always |
//! | the connection broke, or it took too long | if the call may be repeated |
//! | 408, 502, 503 without `Retry-After`, 504 | if the call may be repeated |
//! | 409, other 5xx with `Retry-After` | if the call may be repeated |
//! | a certificate that is not trusted, an answer that is too long | never |
//! | everything else | never |
//!
//! A call may be repeated if doing it twice is the same as doing it once ([`Operation::is_idempotent`](super::super::Operation::is_idempotent)):
//! if its method is idempotent (`GET`, `PUT`, `DELETE`, …), unless the API's document knows better. The document may say that for some
//! operations it takes a precondition; the documentation of their functions then names it.
//!
//! # Deletes
//!
//! A delete by name is such an operation where a name can be given again: the first attempt deletes, its answer is lost, somebody creates
//! another thing of that name, and a second attempt would delete that. With a precondition that holds for the one thing only (its unique
//! id), a second attempt is safe, and is made. Without one the call ends with the error of the first attempt, and
//! [`may_have_happened`](super::super::Error::may_have_happened) is true: look, and decide.
//!
//! A delete that is repeated after its first answer was lost may find nothing any more. That 404 is reported as what it is, and
//! `may_have_happened` tells that an earlier attempt may be the reason.
//!
//! # Otherwise
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use std::time::Duration;
//!
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, RetryPolicy};")]
//!
//! // More patient.
//! let client = Client::builder("https://api.example.com")
//!     .retry(RetryPolicy::default().max_attempts(8).max_backoff(Duration::from_secs(30)))
//!     .total_timeout(Duration::from_secs(600))
//!     .build()?;
//!
//! // Off.
//! let client = Client::builder("https://api.example.com").retry(RetryPolicy::none()).build()?;
//! # Ok(())
//! # }
//! ```
//!
//! The decision is a pure function, [`RetryPolicy::decide`](super::super::RetryPolicy::decide).
