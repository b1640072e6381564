//! Random numbers for jitter and identifiers, from the randomly seeded hasher of the standard library.

use std::hash::{BuildHasher, Hasher, RandomState};

/// Returns 64 random bits.
pub(super) fn bits() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Returns a random UUID (RFC 9562, version 4).
pub(super) fn uuid() -> String {
    let (high, low) = (bits(), bits());
    let (first, second, third) = (high >> 32, (high >> 16) & 0xffff, high & 0x0fff);
    let (fourth, fifth) = ((low >> 48) & 0x3fff | 0x8000, low & 0xffff_ffff_ffff);
    format!("{first:08x}-{second:04x}-4{third:03x}-{fourth:04x}-{fifth:012x}")
}

/// Returns a random number in the range `0.0..1.0`.
pub(super) fn fraction() -> f64 {
    f64::from(u32::try_from(bits() >> 32).unwrap_or(0)) / 4_294_967_296.0
}
