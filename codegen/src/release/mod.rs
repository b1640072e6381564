//! Determines the version and the changelog entries of a release by comparison with the last release, and the
//! combinations of features to check.

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
