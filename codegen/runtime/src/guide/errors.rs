//! The kinds of errors, and how to handle them.
//!
//! All calls return the same [`Error`](super::super::Error) type. Its [`kind`](super::super::Error::kind) is the stage
//! at which the call failed. Predicates such as [`is_not_found`](super::super::Error::is_not_found) test the status
//! code. The error also contains the response, if one arrived.
//!
//! ```
//! use std::time::Duration;
//!
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Error, ErrorKind};")]
//!
//! enum Next {
//!     Done,
//!     ReadAgain,
//!     RetryAfter(Duration),
//!     Fail(String),
//! }
//!
//! fn after_a_delete(error: &Error) -> Next {
//!     if error.is_not_found() {
//!         return Next::Done;
//!     }
//!     if error.is_conflict() {
//!         // The precondition failed: another object has the name now.
//!         return Next::ReadAgain;
//!     }
//!     if let Some(wait) = error.retry_after() {
//!         return Next::RetryAfter(wait);
//!     }
//!     if error.may_have_happened() {
//!         // The request was sent, but no response arrived.
//!         return Next::ReadAgain;
//!     }
//!     if error.is_unauthorized() {
//!         return Next::Fail("the credentials are wrong".to_owned());
//!     }
//!     match error.kind() {
//!         ErrorKind::Auth | ErrorKind::Connect => Next::RetryAfter(Duration::from_secs(60)),
//!         _ => Next::Fail(error.to_string()),
//!     }
//! }
//! # let _ = after_a_delete;
//! ```
//!
//! # The response
//!
//! An API behind a gateway has error responses of several shapes: those of the API, of the gateway and of the token
//! server, and sometimes plain text or HTML. The API's document describes the shapes in JSON. If the response matches
//! one of these shapes, [`message`](super::super::Error::message), [`reason`](super::super::Error::reason),
//! [`code`](super::super::Error::code), [`causes`](super::super::Error::causes) and
//! [`request_id`](super::super::Error::request_id) return the values at the paths that the shape declares.
//! [`failure`](super::super::Error::failure) decodes the body as the type that the document declares,
//! [`json`](super::super::Error::json) as any type, and [`body`](super::super::Error::body) returns its bytes.
//!
//! # Responses that are not as declared
//!
//! A successful response whose body does not have the declared type is an error of the kind
//! [`Decode`](super::super::ErrorKind::Decode). Its message contains the path to the invalid value, such as
//! `items[3].price.amount`, or the media type and the beginning of a body that is not JSON. Unknown members are not
//! errors, nor is `null` for an optional member.
