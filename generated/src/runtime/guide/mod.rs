//! How to use a client: pages to read, no code.
//!
//! - [`tokens`]: who the client is, and how secrets are kept
//! - [`retries`]: what is sent again, and when
//! - [`options`]: options for single calls, and what a response tells about its call
//! - [`hooks`]: hooks, existing HTTP clients, client certificates, traces
//! - [`errors`]: what can go wrong, and how a program tells
//! - [`streaming`]: responses as they arrive, request bodies that are read while they are sent
//! - [`watching`]: lists whose changes can be watched
//! - [`paging`]: answers in pages
//! - [`testing`]: tests of one's own code, without a server
//! - [`drivers`]: asynchronous, blocking, or one's own

pub mod drivers;
pub mod errors;
pub mod hooks;
pub mod options;
pub mod paging;
pub mod retries;
pub mod streaming;
pub mod testing;
pub mod tokens;
pub mod watching;
