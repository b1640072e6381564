//! `iam`.
#[cfg(feature = "iam-v3")]
pub mod v3;
