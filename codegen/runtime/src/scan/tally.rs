//! Counts how many members and constants of a JSON value are known to the type that reads the value. A union tries to
//! read a value as several of its variants (the candidates) and compares their counts. The counts are thread-local, so
//! that they do not have to be passed through all functions that read values.

use std::cell::Cell;

/// A measure of how well a type matches a value. A greater tally is better.
///
/// Declared members are not counted: all candidates read the same value, so the candidate with the fewest unknown
/// members recognizes most members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tally {
    /// The number of mismatches, negated: constants that differ from the declared value, and discriminator values
    /// without a matching variant.
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

/// Replaces the tally of this thread by `next` and returns the previous tally.
pub(crate) fn replace(next: Tally) -> Tally {
    TALLY.replace(next)
}

/// Starts comparing the candidates of a union. Returns the number of comparisons of outer unions that are in progress.
pub(crate) fn begin_comparison() -> u32 {
    UNION_DEPTH.replace(UNION_DEPTH.get() + 1)
}

/// Ends the comparison that [`begin_comparison`] started.
pub(crate) fn end_comparison() {
    UNION_DEPTH.set(UNION_DEPTH.get() - 1);
}

/// Returns whether a union is comparing candidates. Only then are the counts needed.
pub(crate) fn is_comparing() -> bool {
    UNION_DEPTH.get() > 0
}

/// Adds these numbers to the fields of this thread's tally.
fn add(constants: i64, recognized: i64) {
    TALLY.set(TALLY.get().plus(Tally { constants, recognized }));
}

/// Counts an enum value. `is_known` is true if the enum declares the value. `is_single` is true if the enum declares
/// only one value, which then works like a discriminator.
pub(crate) fn count_constant(is_known: bool, is_single: bool) {
    add(if is_single && !is_known { -1 } else { 0 }, if is_known { 1 } else { -1 });
}

/// Counts a discriminator value without a matching variant.
pub(crate) fn count_unknown_tag() {
    add(-1, -1);
}

/// Counts a string without the declared format that a type accepts nevertheless, so that other candidates are
/// preferred.
pub(crate) fn count_invalid_format() {
    add(-1, -1);
}

/// Counts this number of unknown members.
pub(crate) fn count_unknown_members(members: usize) {
    add(0, -i64::try_from(members).unwrap_or(i64::MAX / 2));
}

/// Counts an unknown member, and the members in its value. `value` is the JSON text of the value.
pub(crate) fn count_unknown_member(value: &str) {
    count_unknown_members(1 + super::count_members(value.as_bytes()));
}

/// Counts all members, at any depth, of a value that a type reads as any JSON, as unknown members.
pub(crate) fn count_tree(tree: &serde_json::Value) {
    if is_comparing() {
        count_unknown_members(count_members(tree));
    }
}

/// Returns the total number of members of all objects in a value, at any depth.
fn count_members(tree: &serde_json::Value) -> usize {
    match tree {
        serde_json::Value::Array(items) => items.iter().map(count_members).sum(),
        serde_json::Value::Object(object) => object.len() + object.values().map(count_members).sum::<usize>(),
        _ => 0,
    }
}
