//! What every generated client shares: requests and answers without I/O, and the drivers that carry them.

#[cfg(feature = "validate")]
pub mod check;
pub mod constants;
pub mod decode;
pub mod json;
pub mod object;
pub mod operation;
pub mod param;
pub mod request;
pub mod spec;
pub mod value;

mod body;

pub use self::{
    body::Encoding,
    decode::DecodeError,
    operation::{Dispatch, Operation, Paged, Request, Response},
    param::{Style, StyleKind},
    request::{RequestBuilder, RequestError},
    spec::{
        ApiSpec, Causes, Exchange, Expired, Need, Paging, Place, Scheme, Server, Shape, Signing, Spec, Statuses,
        Variable, When, Within,
    },
};
