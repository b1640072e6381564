//! Turns an OpenAPI 3.0 document into the files of a Rust client crate.
//!
//! All logic lives here and none of it touches the disk, the network, the clock or the environment: commands
//! (`xtask`) read the files and write the result. `ARCHITECTURE.md` has the picture.

pub mod codes;
pub mod diagnostic;
pub mod diff;
pub mod docs;
pub mod ir;
pub mod load;
pub mod lower;
pub mod names;
pub mod source;
