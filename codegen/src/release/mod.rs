//! Decisions of a release: its version and its entries in the changelog, both from a comparison with the last release;
//! and the combinations of features that are checked.

mod changelog;
mod features;
mod version;

#[cfg(test)]
mod tests;

pub use self::{
    changelog::{Entries, Group, cut, entries, first},
    features::{Combination, Features},
    version::{Bump, BumpError, asking, choose},
};
