//! How to use a client: pages to read, no code.
//!
//! - [`tokens`]: who the client is, and how secrets are kept
//! - [`retries`]: what is sent again, and when
//! - [`errors`]: what can go wrong, and how a program tells
//! - [`paging`]: answers in pages
//! - [`testing`]: tests of one's own code, without a server
//! - [`drivers`]: asynchronous, blocking, or one's own

pub mod drivers;
pub mod errors;
pub mod paging;
pub mod retries;
pub mod testing;
pub mod tokens;
