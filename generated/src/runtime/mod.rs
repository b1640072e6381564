//! What every generated client shares: requests and answers without I/O, and the drivers that carry them.

// Public for the code beside it alone: which types have bounds to check is no promise, and changes with the bounds.
#[cfg(feature = "validate")]
#[doc(hidden)]
pub mod check;
pub mod constants;
pub mod decode;
pub mod json;
pub mod operation;
pub mod param;
pub mod read;
pub mod request;
pub mod spec;
pub mod value;
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

mod body;

#[cfg(feature = "signing")]
pub use self::auth::Keys;
#[cfg(feature = "client")]
pub use self::{
    auth::{Basic, Credential, Credentials, Token, TokenSource},
    client::{Answer, Builder, Client, Items, Pages, blocking},
    error::{Cause, Error, ErrorKind},
    retry::Retry,
    transport::Transport,
};
pub use self::{
    body::Encoding,
    decode::DecodeError,
    operation::{Dispatch, Operation, Paged, Request, Response},
    param::{Style, StyleKind},
    request::{RequestBuilder, RequestError},
    spec::{
        ApiSpec, Causes, Exchange, Expired, Need, Paging, Piece, Place, Scheme, Server, Shape, Signing, Spec, Statuses,
        Variable, When, Within,
    },
};
