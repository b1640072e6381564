//! Guides for using a client.
//!
//! - [`drivers`]: the asynchronous client, the blocking client, and custom transports
#![cfg_attr(feature = "tokens", doc = "- [`tokens`]: credentials, and the handling of secrets")]
#![cfg_attr(feature = "huaweicloud", doc = "- [`huaweicloud`]: access keys for programs that run on Huawei Cloud")]
//! - [`errors`]: the kinds of errors, and how to handle them
//! - [`retries`]: the conditions for retrying a call, and the delays between attempts
//! - [`options`]: options for single calls, and the information about a call that is available in its response
//! - [`hooks`]: user code that runs before and after each attempt, existing HTTP clients, client certificates, traces
//! - [`streaming`]: responses that are read as they arrive, and request bodies that are read while they are sent
#![cfg_attr(feature = "watch", doc = "- [`watching`]: following the changes of a list")]
#![cfg_attr(feature = "paging", doc = "- [`paging`]: lists that the server returns in pages")]
//! - [`testing`]: testing your code without a server

pub mod drivers;
pub mod errors;
pub mod hooks;
#[cfg(feature = "huaweicloud")]
pub mod huaweicloud;
pub mod options;
#[cfg(feature = "paging")]
pub mod paging;
pub mod retries;
pub mod streaming;
pub mod testing;
#[cfg(feature = "tokens")]
pub mod tokens;
#[cfg(feature = "watch")]
pub mod watching;
