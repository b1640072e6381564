//! What can go wrong, and how a program tells.
//!
//! There is one [`Error`](super::super::Error). Its [`kind`](super::super::Error::kind) says how far the call came, its
//! predicates say what the server thinks, and everything that the server sent is kept.
//!
//! ```
//! use std::time::Duration;
//!
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Error, ErrorKind};")]
//!
//! enum Next {
//!     Done,
//!     LookAgain,
//!     Later(Duration),
//!     TellSomeone(String),
//! }
//!
//! fn after_a_delete(error: &Error) -> Next {
//!     if error.is_not_found() {
//!         return Next::Done;
//!     }
//!     if error.is_conflict() {
//!         // The precondition does not hold: it is another object by now.
//!         return Next::LookAgain;
//!     }
//!     if let Some(wait) = error.retry_after() {
//!         return Next::Later(wait);
//!     }
//!     if error.may_have_happened() {
//!         // It was sent, and no answer arrived.
//!         return Next::LookAgain;
//!     }
//!     if error.is_unauthorized() {
//!         return Next::TellSomeone("the credentials are wrong".to_owned());
//!     }
//!     match error.kind() {
//!         ErrorKind::Auth | ErrorKind::Connect => Next::Later(Duration::from_secs(60)),
//!         _ => Next::TellSomeone(error.to_string()),
//!     }
//! }
//! # let _ = after_a_delete;
//! ```
//!
//! # What the server says
//!
//! An API behind a gateway answers in several shapes: the API's own, the gateway's, that of the server that gives tokens, at times
//! plain text or HTML. The API's document describes those that are JSON, and whichever it is,
//! [`message`](super::super::Error::message), [`reason`](super::super::Error::reason), [`code`](super::super::Error::code),
//! [`causes`](super::super::Error::causes) and [`request_id`](super::super::Error::request_id) are read from it.
//! [`failure`](super::super::Error::failure) reads the body as the type that the document declares,
//! [`json`](super::super::Error::json) as any type, and [`body`](super::super::Error::body) is what came.
//!
//! # Wrong answers
//!
//! An answer that says success and is not what the document declares is an error of the kind
//! [`Decode`](super::super::ErrorKind::Decode). Its message has the path to the value that is wrong, `items[3].price.amount`, and
//! the body's type and beginning if it is no JSON. Members that nobody knows, and `null` for what is absent, are no errors.
