//! Asynchronous, blocking, or one's own.
//!
//! | feature | driver |
//! |---|---|
//! | `reqwest` (default) | [`Client`](super::super::Client), on tokio |
//! | `ureq` | [`blocking::Client`](super::super::blocking::Client) |
//! | `tower` | one's own stack of `tower` services, as a [`Transport`](super::super::Transport) |
//! | `testing` | a [mock](super::testing) |
//!
//! The same operations go through all of them, and what a client does beside sending (tokens, retries, redirects, pages) is the
//! same code. Both drivers use rustls with ring and trust the platform's root certificates.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # #[cfg(feature = "ureq")] {
//! use std::time::Duration;
//!
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::blocking::Client;")]
//!
//! let client = Client::builder("https://api.{region}.example.com")
//!     .server_variable("region", "eu")
//!     .auth("the token")
//!     .connect_timeout(Duration::from_secs(3))
//!     .attempt_timeout(Duration::from_secs(20))
//!     .proxy("http://proxy.example:3128")
//!     .max_response_size(16 << 20)
//!     .build()?;
//! # }
//! # Ok(())
//! # }
//! ```
//!
//! # One's own
//!
//! Anything that sends an `http::Request` and gives an `http::Response` can be a [`Transport`](super::super::Transport): two functions, one to
//! send and one to wait. An asynchronous one also gives its timer, by [`timer`](super::super::Transport::timer), so that a call that waits for
//! its turn or for a token waits no longer than it may. [`ClientBuilder::build_with_transport`](super::super::ClientBuilder::build_with_transport) takes it.
//!
//! # What can be seen
//!
//! With the feature `tracing`, each call and each attempt is a span, with the attribute names of OpenTelemetry's HTTP conventions:
//! `http.request.method`, `url.full` (without the query), `url.template`, `server.address`, `server.port`,
//! `http.request.resend_count`, `http.response.status_code`, `error.type`.
