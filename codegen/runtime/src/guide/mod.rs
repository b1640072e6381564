//! Guides to the use of a client.
//!
//! - [`drivers`]: the asynchronous client, the blocking client, and custom transports
//! - [`tokens`]: credentials, and the handling of secrets
#![cfg_attr(feature = "huaweicloud", doc = "- [`huaweicloud`]: access keys of workloads on Huawei Cloud")]
//! - [`errors`]: the kinds of errors, and how a program tells them apart
//! - [`retries`]: the calls that are sent again, and the delays between them
//! - [`options`]: options of single calls, and the facts about a call in its response
//! - [`hooks`]: hooks, existing HTTP clients, client certificates, traces
//! - [`streaming`]: responses while they arrive, request bodies that are read while they are sent
//! - [`watching`]: lists whose changes can be watched
//! - [`paging`]: lists in pages
//! - [`testing`]: tests of your own code without a server

pub mod drivers;
pub mod errors;
pub mod hooks;
#[cfg(feature = "huaweicloud")]
pub mod huaweicloud;
pub mod options;
pub mod paging;
pub mod retries;
pub mod streaming;
pub mod testing;
pub mod tokens;
pub mod watching;
