//! Counts how many members and constants of a value its type recognizes. Unions use the counts to compare their
//! candidates. The counts are thread-local, so that they do not have to be passed through all functions that read
//! values.

use std::cell::Cell;

/// A measure of how well a type matches a value. A greater tally is better.
///
/// Unknown members are counted, declared ones are not: all candidates read the same value, so the candidate with the
/// fewest unknown members recognizes most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tally {
    /// The negated number of constants with another value and of discriminators without a matching variant.
    constants: i64,
    /// The number of known enum values, minus the unknown enum values and the unknown members.
    recognized: i64,
}

impl Tally {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { constants: self.constants + other.constants, recognized: self.recognized + other.recognized }
    }
}

thread_local! {
    static TALLY: Cell<Tally> = const { Cell::new(Tally { constants: 0, recognized: 0 }) };
    /// The number of nested unions that are comparing candidates.
    static UNION_DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Replaces the current tally by `next` and returns the old one.
pub(crate) fn replace(next: Tally) -> Tally {
    TALLY.replace(next)
}

/// Starts the comparison of a union's candidates. Returns the number of enclosing comparisons.
pub(crate) fn begin() -> u32 {
    UNION_DEPTH.replace(UNION_DEPTH.get() + 1)
}

/// Ends the comparison that [`begin`] started.
pub(crate) fn end() {
    UNION_DEPTH.set(UNION_DEPTH.get() - 1);
}

/// Returns whether a union is comparing candidates. Only then are the counts needed.
pub(crate) fn is_comparing() -> bool {
    UNION_DEPTH.get() > 0
}

/// Adds these numbers to the fields of the current tally.
fn add(constants: i64, recognized: i64) {
    TALLY.set(TALLY.get().plus(Tally { constants, recognized }));
}

/// Counts an enum value. `is_known` is true if the value is one of the enum's values, and `is_single` if the enum has a
/// single value, which works like a discriminator.
pub(crate) fn constant(is_known: bool, is_single: bool) {
    add(if is_single && !is_known { -1 } else { 0 }, if is_known { 1 } else { -1 });
}

/// Counts a discriminator value without a matching variant.
pub(crate) fn unknown_tag() {
    add(-1, -1);
}

/// Counts a string that a type accepts although it does not have the declared format, so that other candidates are
/// preferred.
pub(crate) fn count_invalid_format() {
    add(-1, -1);
}

/// Counts unknown members.
pub(crate) fn unknown_members(members: usize) {
    add(0, -i64::try_from(members).unwrap_or(i64::MAX / 2));
}

/// Counts an unknown member, and the members in its value. `value` is the JSON text of the value.
pub(crate) fn unknown_member(value: &str) {
    unknown_members(1 + super::members(value.as_bytes()));
}

/// Counts the members in a value that a type reads as a tree, as unknown members.
pub(crate) fn tree(tree: &serde_json::Value) {
    if is_comparing() {
        unknown_members(count_members(tree));
    }
}

/// Returns the number of members of all objects in a value.
fn count_members(tree: &serde_json::Value) -> usize {
    match tree {
        serde_json::Value::Array(items) => items.iter().map(count_members).sum(),
        serde_json::Value::Object(object) => object.len() + object.values().map(count_members).sum::<usize>(),
        _ => 0,
    }
}
