//! `rbac_authorization_k8s_io`.
#[cfg(feature = "rbac_authorization_k8s_io-v1")]
pub mod v1;
