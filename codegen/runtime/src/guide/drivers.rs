//! The asynchronous client, the blocking client, and custom transports.
//!
//! | feature | driver |
//! |---|---|
//! | `reqwest` (default) | [`Client`](super::super::Client), on tokio |
//! | `ureq` | [`blocking::Client`](super::super::blocking::Client) |
//! | `tower` | a stack of `tower` services, as a [`Transport`](super::super::Transport) |
//! | `testing` | a [mock](super::testing) |
//!
//! All operations work with all drivers, which share the code for credentials, retries, redirects and pages. `reqwest`
//! and `ureq` use rustls with the crypto provider ring, and trust the platform's root certificates.
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
//! # Custom transports
//!
//! A [`Transport`](super::super::Transport) sends an `http::Request` and returns an `http::Response`. It has two
//! required functions: one sends, and one sleeps. A transport for the asynchronous client also implements
//! [`timer`](super::super::Transport::timer) with a timer of its runtime, so that calls that wait for a free slot or a
//! token respect their deadlines.
//! [`ClientBuilder::build_with_transport`](super::super::ClientBuilder::build_with_transport) builds a client with the
//! transport.
//!
//! # Tracing
//!
//! With the feature `tracing`, the client creates a span for each call and each attempt, with the attribute names of
//! OpenTelemetry's HTTP conventions: `http.request.method`, `url.full` (without the query), `url.template`,
//! `server.address`, `server.port`, `http.request.resend_count`, `http.response.status_code`, `error.type`.
