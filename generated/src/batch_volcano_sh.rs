//! `batch_volcano_sh`.
#[cfg(feature = "batch_volcano_sh-v1alpha1")]
pub mod v1alpha1;
