//! The calls that are sent again, and the delays between them.
//!
//! By default a call is sent up to four times, with delays of up to 0.25 s, 0.5 s and 1 s, all within the time of the call (180 s by
//! default). The delays are random (full jitter), so that many clients do not retry at the same time. If the server says how long to
//! wait, by `Retry-After` or by a member of the body that the API's document names, the delay is that time and a little jitter.
//!
//! | outcome | sent again |
//! |---|---|
//! | no connection; nothing was sent | always |
//! | 425, 429: the server did not process the request | always |
//! | 503 with `Retry-After`: the server did not process the request | always |
//! | the connection broke, or a timeout | if the call is idempotent |
//! | 408, 502, 503 without `Retry-After`, 504 | if the call is idempotent |
//! | 409, other 5xx with `Retry-After` | if the call is idempotent |
//! | a certificate that is not trusted, a response that is too long | never |
//! | everything else | never |
//!
//! A call is idempotent if sending it twice has the same effect as sending it once
//! ([`Operation::is_idempotent`](super::super::Operation::is_idempotent)): by its method (`GET`, `PUT`, `DELETE`, …), or as the API's
//! document says. For some operations the document requires a precondition; the documentation of their functions then names it.
//!
//! # Deletes
//!
//! Deleting by name is not idempotent if a name can be used again: the first attempt deletes the object, its response is lost, somebody
//! creates another object of that name, and a second attempt would delete that one. With a precondition that holds for one object only
//! (its unique ID) the second attempt is safe, and is made. Without one the call ends with the error of the first attempt, and
//! [`may_have_happened`](super::super::Error::may_have_happened) returns `true`: look at the object, and decide.
//!
//! A delete that is sent again may get 404 since an earlier attempt has deleted the object. The 404 is returned as an error, and
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
//! The decision is a pure function, [`RetryPolicy::decide`](super::super::RetryPolicy::decide).
