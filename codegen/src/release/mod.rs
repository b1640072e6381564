//! Determines the version and the changelog entries of a release by comparison with the last release, and the
//! combinations of features that are checked before the release.

mod changelog;
mod features;
mod version;

#[cfg(test)]
mod tests;

pub use self::{
    changelog::{Entries, Group, changelog_entries, cut_release, first_release_entries},
    features::{Combination, FeatureGraph},
    version::{Bump, BumpError, changes_requiring_level, choose_version},
};
