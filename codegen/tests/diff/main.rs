//! The diff, held against documents that are made, mutated, and taken from histories.

mod edits;
mod reports;
mod support;
mod walk;
