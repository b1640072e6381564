//! `core`.
#[cfg(feature = "core-v1")]
pub mod v1;
