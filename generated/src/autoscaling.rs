//! `autoscaling`.
#[cfg(feature = "autoscaling-v1")]
pub mod v1;
