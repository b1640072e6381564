//! The diff, held against documents that are made, mutated, and taken from histories.

mod cases;
mod edits;
mod reports;
mod support;
mod walk;
