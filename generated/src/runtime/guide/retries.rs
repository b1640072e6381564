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
//! | 429, 425: the server has not looked at it | always |
//! | the connection broke, or it took too long | if the call may be repeated |
//! | 408, 502, 503, 504 | if the call may be repeated |
//! | 409, 5xx with a time to come back | if the call may be repeated |
//! | a certificate that is not trusted, an answer that is too long | never |
//! | everything else | never |
//!
//! A call may be repeated if its method is idempotent (`GET`, `PUT`, `DELETE`, …) or the API's document says so.
//!
//! # Deletes
//!
//! A delete that is repeated after its first answer was lost may find nothing any more. That 404 is reported as what it is, and
//! [`may_have_happened`](super::super::Error::may_have_happened) tells that an earlier attempt may be the reason. What was created
//! anew under the same name meanwhile would be deleted; if that matters, give the delete a precondition where the operation takes one.
//!
//! # Otherwise
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use std::time::Duration;
//!
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Retry};")]
//!
//! // More patient.
//! let client = Client::builder("https://api.example.com")
//!     .retry(Retry::default().attempts(8).longest(Duration::from_secs(30)))
//!     .total_timeout(Duration::from_secs(600))
//!     .build()?;
//!
//! // Off.
//! let client = Client::builder("https://api.example.com").retry(Retry::none()).build()?;
//! # Ok(())
//! # }
//! ```
//!
//! The decision is a pure function, [`Retry::after`](super::super::Retry::after).
