//! Options for single calls, and the information about a call that is available in its response.
//!
//! [`Client::with`](super::super::Client::with) derives a client with other options. The derived client shares
//! connections and tokens with the original client. Derive a client for a single call, or keep it for many calls:
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
//! | `header` | the header field with this name that the client or the operation sets |
//! | `attempt_timeout`, `total_timeout` | the client's timeouts |
//! | `retry` | the client's [`RetryPolicy`](super::super::RetryPolicy) |
//! | `auth`, `without_auth` | all credentials of the client |
//! | `base_url` | the URL of the server; new tokens are requested for that server |
//! | `max_response_size` | the client's limit |
//! | `follow_redirects` | the client's setting |
//! | `keep_raw_body` | – (the bytes of the body are kept in addition to the decoded body) |
//! | `hook` | – (the hook runs after the hooks of the client) |
//!
//! The connect timeout, the proxy, the certificates and the pool settings apply to the connections, which all derived
//! clients share. Set them with [`ClientBuilder`](super::super::ClientBuilder).
//!
//! # The response
//!
//! The trait [`ResponseExt`](super::super::ResponseExt) has methods for every response: they return the ID of the
//! request, the number of attempts, the URL that the response came from, and the raw body if it was kept. An
//! [`Error`](super::super::Error) has the same methods, except for the URL.
//!
//! [`Operation::decode_as`](super::super::Operation::decode_as) decodes a successful response into another type than the
//! declared one: a type of your own with the members that you need, a type of another crate, or `serde_json::Value`.
//! Requests, retries and errors are unchanged. The program is smaller, since it does not contain the code that reads the
//! declared type.
//!
//! # Timeouts and cancellation
//!
//! `connect_timeout` limits the time for connecting, and `attempt_timeout` the time of one attempt. `total_timeout`
//! limits the whole call: all attempts, the delays between them, and the time spent waiting for a token or for a free
//! slot (`max_concurrent_requests`). Dropping the future of a call cancels it: nothing more is sent, and the connection
//! of an attempt in flight is closed. The server may execute the operation nevertheless.
//!
//! # Idempotency keys
//!
//! An operation whose description has `x-idempotency-key` sends a new idempotency key with each call. All attempts of
//! the call send the same key, so that even a POST can be retried if no response arrives. The documentation of the
//! operation names the header field. If the header field is also a parameter of the operation and the caller sets it,
//! the caller's value is sent. A request that follows a redirect to the same host (307, 308) has the same key, since
//! the server may have received the request before. Other hosts do not get the key.
