//! Tests of one's own code, without a server.
//!
//! With the feature `testing`, a `testing::MockTransport` takes the place of the driver. It is given answers, keeps the
//! requests, and no time passes: pauses between attempts are recorded, not waited for. Everything else is as in production:
//! retries, tokens, decoding.
//!
//! ```
//! # #[cfg(feature = "testing")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Dispatch, Error, Operation, testing::MockTransport};")]
//! # use serde_json::json;
//!
//! /// The code under test: whether the thing was there to be deleted.
//! async fn ensure_gone<O: Operation>(client: &Client, delete: &O) -> Result<bool, Error> {
//!     match client.dispatch(delete).await {
//!         Ok(_) => Ok(true),
//!         Err(error) if error.is_not_found() => Ok(false),
//!         Err(error) => Err(error),
//!     }
//! }
//! # struct Delete;
#![doc = concat!("# use ", env!("CARGO_CRATE_NAME"), "::{DecodeError, Request, RequestError, Response, request::RequestBuilder, spec::{ApiSpec, OperationSpec}};")]
//! # static API: ApiSpec = ApiSpec { name: "test", version: "0", servers: &[], schemes: &[], errors: &[] };
//! # static SPEC: OperationSpec = OperationSpec { id: "delete", method: http::Method::DELETE, path: "/jobs/pi", servers: &[], security: &[], success: &[],
//! #     idempotent: true, paging: None, api: &API };
//! # impl Operation for Delete {
//! #     type Output = ();
//! #     type Failure = ();
//! #     const SPEC: &'static OperationSpec = &SPEC;
//! #     fn request(&self) -> Result<Request, RequestError> { RequestBuilder::new(&SPEC).finish() }
//! #     fn decode(_: &Response) -> Result<(), DecodeError> { Ok(()) }
//! #     fn decode_failure(_: &Response) -> Result<(), DecodeError> { Ok(()) }
//! # }
//! # let delete = Delete;
//!
//! let mock = MockTransport::new();
//! mock.respond_json(503, &json!({})).respond_json(404, &json!({"message": "not found"}));
//!
//! assert!(!ensure_gone(&mock.client(), &delete).await.unwrap());
//!
//! // The 503 was tried again, after one pause.
//! assert_eq!(mock.requests().len(), 2);
//! assert_eq!(mock.requests()[0].uri().path(), "/jobs/pi");
//! assert_eq!(mock.delays().len(), 1);
//! # }
//! # #[cfg(not(feature = "testing"))]
//! # fn main() {}
//! ```
//!
//! `MockTransport::builder` sets a client up as one's own code does, with credentials and all:
//! `mock.builder().auth("a token").build_with_transport(mock.clone())`; its address is `https://api.test`. For code that waits there is
//! `blocking::Client::from(mock.client())`.
//!
//! Code that only makes requests needs no client at all: an operation is a value that can be compared, and
//! [`Operation::request`](super::super::Operation::request) is the HTTP request that it becomes.
