//! The diff, held against documents that are made, mutated, and taken from histories.

mod reports;
mod support;
