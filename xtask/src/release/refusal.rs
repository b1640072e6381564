//! Refusals: the reasons why a release must not be made, as opposed to errors of the command.

use std::fmt;

/// The reason why a release must not be made, as a message.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// Returns from the function with a [`Refusal`], like `anyhow::bail!` for other errors.
macro_rules! refuse {
    ($($message:tt)*) => {
        return Err($crate::release::refusal::Refusal(format!($($message)*)).into())
    };
}
pub(super) use refuse;
