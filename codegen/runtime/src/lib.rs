//! The API-independent part of a generated client: requests and responses without I/O, the client, and its drivers.

// Hidden modules are public for the generated code; they are not part of the stable API.
#[doc(hidden)]
pub mod body;
mod charset;
#[cfg(feature = "validate")]
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod constants;
mod content;
pub mod decode;
#[doc(hidden)]
pub mod json;
mod media;
mod message;
pub mod operation;
#[doc(hidden)]
pub mod param;
#[doc(hidden)]
pub mod read;
pub mod request;
mod scan;
mod source;
#[doc(hidden)]
pub mod spec;
pub mod stream;
pub mod value;
#[cfg(feature = "watch")]
#[doc(hidden)]
pub mod watch;
#[doc(hidden)]
pub mod write;

#[cfg(feature = "client")]
pub mod auth;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
pub mod error;
#[cfg(feature = "reqwest")]
pub mod guide;
#[cfg(feature = "client")]
pub mod retry;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "client")]
pub mod transport;

#[cfg(feature = "signing")]
pub use self::auth::{AccessKey, AccessKeySource};
#[cfg(feature = "tokens")]
pub use self::auth::{TokenRequest, TokenSource};
#[cfg(feature = "client")]
#[cfg(feature = "paging")]
pub use self::client::{Items, Pages};
#[cfg(feature = "client")]
#[cfg(feature = "watch")]
pub use self::client::{Watch, Watcher, WatcherEvent};
#[cfg(feature = "paging")]
pub use self::operation::Paged;
#[cfg(feature = "watch")]
pub use self::operation::{DispatchWatch, Watched};
#[cfg(feature = "client")]
pub use self::{
    auth::{Basic, Credential, Token},
    client::{
        AttemptRequest, AttemptResult, CallOptions, Client, ClientBuilder, Hook, ResponseExt, ResponseFuture,
        ResponseStream, blocking,
    },
    error::{Cause, Error, ErrorKind},
    retry::RetryPolicy,
    transport::Transport,
};
pub use self::{
    decode::DecodeError,
    operation::{DecodeAs, Dispatch, DispatchStream, Operation, Request, Response, Streamed},
    request::RequestError,
};
