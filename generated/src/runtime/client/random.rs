//! Random numbers for jitter and identifiers. The standard library seeds its hashers from the system.

use std::hash::{BuildHasher, Hasher, RandomState};

/// Returns 64 random bits.
pub(super) fn bits() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Returns a random number, at least 0 and below 1.
pub(super) fn fraction() -> f64 {
    f64::from(u32::try_from(bits() >> 32).unwrap_or(0)) / 4_294_967_296.0
}
