//! Tests the diff with generated documents, mutated documents, and histories of real documents.

mod cases;
mod edits;
mod reports;
mod support;
mod walk;
