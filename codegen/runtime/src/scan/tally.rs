//! Counts how much of a value its type recognizes. Only unions use the counts, to compare their candidates. The counts
//! are thread-local, so that they do not have to be passed through all functions that read values.

use std::cell::Cell;

/// A measure of how well a type describes a value. A greater tally is better.
///
/// Declared members are not counted: all candidates read the same value, so the unknown members are sufficient.
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
    static COMPARING: Cell<u32> = const { Cell::new(0) };
}

/// Replaces the current tally by `next` and returns the old one.
pub(crate) fn replace(next: Tally) -> Tally {
    TALLY.replace(next)
}

/// Starts the comparison of a union's candidates. Returns the number of enclosing comparisons.
pub(crate) fn begin() -> u32 {
    COMPARING.replace(COMPARING.get() + 1)
}

/// Ends the comparison that [`begin`] started.
pub(crate) fn end() {
    COMPARING.set(COMPARING.get() - 1);
}

/// Returns whether a union is comparing candidates, so that the counts are needed.
pub(crate) fn is_asked_for() -> bool {
    COMPARING.get() > 0
}

fn count(constants: i64, recognized: i64) {
    TALLY.set(TALLY.get().plus(Tally { constants, recognized }));
}

/// Counts an enum value. `alone` is true if the enum has a single value, which works like a discriminator.
pub(crate) fn constant(known: bool, alone: bool) {
    count(if alone && !known { -1 } else { 0 }, if known { 1 } else { -1 });
}

/// Counts a discriminator value without a matching variant.
pub(crate) fn unknown_tag() {
    count(-1, -1);
}

/// Counts a string that its type accepts although it is not valid, so that other candidates are preferred.
pub(crate) fn irregular() {
    count(-1, -1);
}

/// Counts unknown members.
pub(crate) fn unknown_members(members: usize) {
    count(0, -i64::try_from(members).unwrap_or(i64::MAX / 2));
}

/// Counts an unknown member, given the JSON text of its value.
pub(crate) fn unknown_member(value: &str) {
    unknown_members(1 + super::members(value.as_bytes()));
}

/// Counts the members in a value that is kept as a tree.
pub(crate) fn tree(tree: &serde_json::Value) {
    if is_asked_for() {
        unknown_members(members(tree));
    }
}

fn members(tree: &serde_json::Value) -> usize {
    match tree {
        serde_json::Value::Array(items) => items.iter().map(members).sum(),
        serde_json::Value::Object(object) => object.len() + object.values().map(members).sum::<usize>(),
        _ => 0,
    }
}
