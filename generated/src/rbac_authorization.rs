//! `rbac_authorization`.
#[cfg(feature = "rbac_authorization-v1")]
pub mod v1;
