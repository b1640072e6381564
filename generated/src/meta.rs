//! `meta`.
#[cfg(feature = "meta-v1")]
pub mod v1;
