//! The client: sends operations, and does all that is not the operation's business.

mod answer;
pub mod blocking;
mod builder;
mod call;
mod connection;
mod credentials;
#[cfg(feature = "gzip")]
mod gzip;
mod hooks;
mod options;
mod pages;
mod random;
mod redirect;
mod response;
mod servers;
mod stream;
#[cfg(test)]
mod tests;
mod trace;
mod watch;

use std::{fmt, sync::Arc};

use self::call::Inner;
pub use self::{
    answer::ResponseFuture,
    builder::ClientBuilder,
    hooks::{AttemptRequest, AttemptResult, Hook},
    options::CallOptions,
    pages::{Items, Pages},
    response::ResponseExt,
    stream::ResponseStream,
    watch::{Watch, Watcher, WatcherEvent},
};
use super::operation::{Dispatch, Operation, Paged};

/// Sends operations, without blocking. Cheap to clone; clones share connections and tokens.
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
pub struct Client(pub(super) Arc<Inner>);

impl Client {
    /// A client for the server at this address: `https://api.example.com`. It may have variables in braces
    /// (`https://api.{region}.example.com`), see [`ClientBuilder::server_variable`].
    pub fn builder(url: impl Into<String>) -> ClientBuilder<Self> {
        ClientBuilder::new(url)
    }

    /// The pages of an operation, one after the other. Nothing is sent until the first one is asked for.
    pub fn pages<O: Paged>(&self, operation: O) -> Pages<O> {
        Pages::new(self.clone(), operation)
    }

    /// The items of all pages of an operation.
    pub fn items<O: Paged>(&self, operation: O) -> Items<O> {
        Items::new(self.pages(operation))
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
