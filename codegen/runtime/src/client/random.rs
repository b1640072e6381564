//! Random numbers for jitter and identifiers, from the randomly seeded hasher of the standard library.

use std::hash::{BuildHasher, Hasher, RandomState};

/// Returns 64 random bits.
#[inline]
pub(super) fn generate_bits() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Returns a random UUID (RFC 9562, version 4).
#[inline]
pub(super) fn generate_uuid() -> String {
    let (high_bits, low_bits) = (generate_bits(), generate_bits());
    let (first_group, second_group, third_group) = (high_bits >> 32, (high_bits >> 16) & 0xffff, high_bits & 0x0fff);
    let (fourth_group, fifth_group) = ((low_bits >> 48) & 0x3fff | 0x8000, low_bits & 0xffff_ffff_ffff);
    format!("{first_group:08x}-{second_group:04x}-4{third_group:03x}-{fourth_group:04x}-{fifth_group:012x}")
}

/// Returns a random number in the range `0.0..1.0`.
#[inline]
pub(super) fn generate_fraction() -> f64 {
    f64::from(u32::try_from(generate_bits() >> 32).unwrap_or(0)) / 4_294_967_296.0
}
