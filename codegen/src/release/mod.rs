//! Determines the version and the changelog entries of a release by comparison with the last release, and the
//! combinations of features to check.

mod changelog;
mod features;
mod version;

#[cfg(test)]
mod tests;

pub use self::{
    changelog::{Entries, Group, changelog_entries, cut_release, first_entry},
    features::{Combination, FeatureGraph},
    version::{Bump, BumpError, choose_version, requested_bump},
};
