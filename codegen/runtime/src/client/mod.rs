//! The client: sends operations with credentials, retries, redirects and limits.

mod attempt;
pub mod blocking;
mod builder;
mod call;
mod connection;
mod credentials;
mod failures;
#[cfg(feature = "gzip")]
mod gzip;
mod headers;
mod hooks;
mod inner;
mod options;
#[cfg(feature = "paging")]
mod pages;
mod pem;
mod progress;
mod random;
mod redirect;
mod response;
mod response_future;
mod servers;
mod stream;
#[cfg(test)]
mod tests;
#[cfg(feature = "tokens")]
mod tokens;
mod trace;
#[cfg(feature = "watch")]
mod watch;
#[cfg(feature = "watch")]
mod watcher;

use std::{fmt, sync::Arc};

use self::inner::ClientState;
#[cfg(feature = "paging")]
pub use self::pages::{Items, Pages};
#[cfg(feature = "watch")]
pub use self::watch::Watch;
#[cfg(feature = "watch")]
pub use self::watcher::{Watcher, WatcherEvent};
pub use self::{
    builder::ClientBuilder,
    hooks::{AttemptRequest, AttemptResult, Hook},
    options::CallOptions,
    response::ResponseExt,
    response_future::ResponseFuture,
    stream::ResponseStream,
};
use super::operation::{Dispatch, Operation};

/// An asynchronous client. Clones are cheap, and share connections and tokens with the original client.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "reqwest")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
///
/// let client = Client::builder("https://api.example.com").auth("the token").build()?;
/// let shared = client.clone();
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "reqwest"))]
/// # fn main() {}
/// ```
#[derive(Clone)]
pub struct Client(pub(super) Arc<ClientState>);

impl Client {
    /// Returns a builder of a client for the server at this URL, such as `https://api.example.com`. The URL may contain
    /// variables in braces (`https://api.{region}.example.com`); see [`ClientBuilder::server_variable`].
    pub fn builder(url: impl Into<String>) -> ClientBuilder<Self> {
        ClientBuilder::new(url)
    }
}

impl Dispatch for Client {
    type Output<O: Operation> = ResponseFuture<O>;

    fn dispatch<O: Operation>(&self, operation: &O) -> ResponseFuture<O> {
        ResponseFuture::new(self, operation)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Client").field(&self.0).finish()
    }
}
