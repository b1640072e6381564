//! What a release says of itself: its version and its entries in the changelog, both from a comparison with the last one.

mod changelog;
mod version;

#[cfg(test)]
mod tests;

pub use self::{
    changelog::{Entries, Group, cut, entries, first},
    version::{Bump, BumpError, asking, choose},
};
