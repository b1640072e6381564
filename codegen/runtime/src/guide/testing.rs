//! Testing your code without a server.
//!
//! With the feature `testing`, a `testing::MockTransport` replaces the HTTP transport. It returns the responses that
//! the test has prepared, and it records the requests. Delays between attempts are recorded and complete immediately.
//! Retries, tokens and decoding work as in production.
//!
//! ```
//! # #[cfg(feature = "testing")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Dispatch, Error, Operation, testing::MockTransport};")]
//! # use serde_json::json;
//!
//! /// The code under test. Returns whether there was an object to delete.
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
//! // After the 503 the request was sent again, with one delay.
//! assert_eq!(mock.requests().len(), 2);
//! assert_eq!(mock.requests()[0].uri().path(), "/jobs/pi");
//! assert_eq!(mock.delays().len(), 1);
//! # }
//! # #[cfg(not(feature = "testing"))]
//! # fn main() {}
//! ```
//!
//! `MockTransport::builder` builds a client with credentials and other settings:
//! `mock.builder().auth("a token").build_with_transport(mock.clone())`. Its URL is `https://api.test`. A blocking
//! client is `blocking::Client::from(mock.client())`.
//!
//! For code that reads streams, `MockTransport::respond_in_pieces` adds a response whose body arrives in pieces and may
//! end with an error. `MockTransport::respond_and_stall` adds a response whose body stops arriving without ending.
//!
//! Code that only creates operations can be tested without a client: operations can be compared, and
//! [`Operation::request`](super::super::Operation::request) returns the HTTP request.
