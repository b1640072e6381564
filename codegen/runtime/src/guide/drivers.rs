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
//! A [`Transport`](super::super::Transport) sends an `http::Request` and returns an `http::Response`; it has two
//! required functions, one that sends and one that sleeps. A transport for the asynchronous client also returns its
//! runtime's [`timer`](super::super::Transport::timer), so that a call that waits for a free slot or for a token
//! respects its deadline. [`ClientBuilder::build_with_transport`](super::super::ClientBuilder::build_with_transport)
//! builds a client with it.
//!
//! # Tracing
//!
//! With the feature `tracing`, the client creates a span for each call and each attempt, with the attribute names of
//! OpenTelemetry's HTTP conventions: `http.request.method`, `url.full` (without the query), `url.template`,
//! `server.address`, `server.port`, `http.request.resend_count`, `http.response.status_code`, `error.type`.
