//! Counts how much of a value its type recognizes. Only unions use the counts, to compare their candidates. The counts
//! are thread-local, so that they need not be passed through all functions that read values.

use std::cell::Cell;

/// A measure of how well a type describes a value. The greater of two tallies is the better one.
///
/// Members that a type declares are not counted: all candidates read the same value, so what they leave out says as much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tally {
    /// Constants with one possible value that have another one, and tags that no variant has; negative.
    constants: i64,
    /// Values of enums that are known, less those that are not and less the members that no field has.
    recognised: i64,
}

impl Tally {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { constants: self.constants + other.constants, recognised: self.recognised + other.recognised }
    }
}

thread_local! {
    static TALLY: Cell<Tally> = const { Cell::new(Tally { constants: 0, recognised: 0 }) };
    /// The number of unions that are comparing their candidates.
    static COMPARING: Cell<u32> = const { Cell::new(0) };
}

/// Returns the tally of the values read so far and replaces it by `next`.
pub(crate) fn replace(next: Tally) -> Tally {
    TALLY.replace(next)
}

/// Marks the start of a union that compares its candidates. Returns the number of such unions that enclose it.
pub(crate) fn begin() -> u32 {
    COMPARING.replace(COMPARING.get() + 1)
}

/// Marks the end of the union for which [`begin`] was called.
pub(crate) fn end() {
    COMPARING.set(COMPARING.get() - 1);
}

/// Returns whether the counts will be read.
pub(crate) fn is_asked_for() -> bool {
    COMPARING.get() > 0
}

fn count(constants: i64, recognised: i64) {
    TALLY.set(TALLY.get().plus(Tally { constants, recognised }));
}

/// Counts a value of an enum. `alone` is true if the enum has a single value, so that it serves as a tag.
pub(crate) fn constant(known: bool, alone: bool) {
    count(if alone && !known { -1 } else { 0 }, if known { 1 } else { -1 });
}

/// Counts a value whose tag is unknown to the union.
pub(crate) fn unknown_tag() {
    count(-1, -1);
}

/// Counts a text that its type accepts although it is not a valid value, so that any other candidate is preferred.
pub(crate) fn irregular() {
    count(-1, -1);
}

/// Counts members that no field has.
pub(crate) fn unknown_members(members: usize) {
    count(0, -i64::try_from(members).unwrap_or(i64::MAX / 2));
}

/// Counts a member that no field has, by the text of its value.
pub(crate) fn unknown_member(value: &str) {
    unknown_members(1 + super::members(value.as_bytes()));
}

/// Counts the members in a tree that is stored unchanged.
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
