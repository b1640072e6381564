//! `networking_cci_io`.
#[cfg(feature = "networking_cci_io-v1beta1")]
pub mod v1beta1;
