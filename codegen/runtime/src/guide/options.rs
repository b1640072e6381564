//! Options of single calls, and the facts about a call in its response.
//!
//! [`Client::with`](super::super::Client::with) derives a client with other options. It shares connections and tokens
//! with the original client. Create one for a single call, or keep one for many:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use std::time::Duration;
//!
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{CallOptions, Client, RetryPolicy};")]
//!
//! let client = Client::builder("https://api.example.com")
//!     .auth("the token")
//!     .default_header("x-team", "billing")
//!     .build()?;
//!
//! let urgent = client.with(CallOptions::new().total_timeout(Duration::from_secs(2)).retry(RetryPolicy::none()));
//! let other_region = client.with(CallOptions::new().base_url("https://api.other.example.com").auth("its token"));
//! // operation.send(&client.with(CallOptions::new().header("x-debug", "on"))).await?
//! # let _ = (urgent, other_region);
//! # Ok(())
//! # }
//! ```
//!
//! | option | replaces |
//! |---|---|
//! | `header` | a field of this name of the client or the operation |
//! | `attempt_timeout`, `total_timeout` | the client's timeouts |
//! | `retry` | the client's [`RetryPolicy`](super::super::RetryPolicy) |
//! | `auth`, `without_auth` | all credentials of the client |
//! | `base_url` | the server; tokens are requested again for it |
//! | `max_response_size` | the client's limit |
//! | `follow_redirects` | whether redirects are followed |
//! | `keep_raw_body` | – (the bytes of the body are kept in addition to the decoded body) |
//! | `hook` | – (the hook runs after those of the client) |
//!
//! The time for connecting, the proxy, certificates and the connection pool belong to the connections that all derived clients share.
//! They are set with [`ClientBuilder`](super::super::ClientBuilder).
//!
//! # The response
//!
//! [`ResponseExt`](super::super::ResponseExt) adds to every response the ID of the request, the number of attempts, the URL that
//! the response came from, and the raw body if it was kept. An [`Error`](super::super::Error) has the same facts.
//!
//! # Timeouts and cancellation
//!
//! `connect_timeout` limits connecting, `attempt_timeout` one attempt, `total_timeout` the call with all attempts, delays, and waiting for
//! a token and for a free slot of `max_concurrent_requests`. Dropping the future of a call cancels it: nothing more is sent, and the
//! connection of an attempt in flight is closed. The server may execute the operation nevertheless.
//!
//! # Idempotency keys
//!
//! An operation whose description has `x-idempotency-key` sends a new key with each call, the same for all attempts, so that
//! even a POST can be retried if no response arrives. The documentation of the operation names the header field. If it is a
//! parameter of the operation, the caller's value is sent. A request that follows a redirect to the same host (307, 308) has the
//! same key, since the server may have received the request before. Other hosts do not get the key.
