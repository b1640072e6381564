//! From documents to the IR.

pub(crate) mod types;
