//! Determines the version bump that changes of the API require according to cargo's `SemVer` rules.

use semver::Version;
use serde::Serialize;

use super::{Severity, surface::Effect};

/// The kind of version bump.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// No release is needed.
    #[default]
    None,
    /// A patch bump: something changed, but nothing breaks callers, and the Rust API has no new items.
    Fix,
    /// A minor bump: the Rust API has new items.
    Addition,
    /// A major bump: existing code may fail.
    Breaking,
}

impl Level {
    /// Returns the level that the changes of an API require. `http_severity` is the effect of the changes on requests
    /// and responses, `rust_effect` is their effect on the Rust API, and `has_changes` is `false` if nothing changed. A
    /// change that breaks requests or responses counts like a breaking change of the Rust API, because existing calls
    /// fail.
    #[must_use]
    pub fn required_by(http_severity: Severity, rust_effect: Effect, has_changes: bool) -> Self {
        match (http_severity, rust_effect) {
            (Severity::Breaking, _) | (_, Effect::Breaking) => Self::Breaking,
            (_, Effect::Addition) => Self::Addition,
            _ if has_changes => Self::Fix,
            _ => Self::None,
        }
    }

    /// Returns the smallest version that bumps `version` by this level (`1.4.2` → `1.5.0` for an addition). Below 1.0,
    /// cargo treats the first nonzero number as the major version.
    #[must_use]
    pub fn next_version(self, version: &Version) -> Version {
        let Version { major, minor, patch, .. } = *version;
        let (major, minor, patch) = match (self, major, minor) {
            (Self::None, ..) => return version.clone(),
            // A pre-release is followed by its release, regardless of the changes.
            _ if !version.pre.is_empty() => (major, minor, patch),
            (Self::Breaking, 1.., _) => (major + 1, 0, 0),
            (Self::Breaking, 0, 1..) => (0, minor + 1, 0),
            (Self::Addition, 1.., _) => (major, minor + 1, 0),
            _ => (major, minor, patch + 1),
        };
        Version::new(major, minor, patch)
    }

    /// Returns whether the new version `after` is at least the version that follows `before` after a bump of this
    /// level.
    #[must_use]
    pub fn is_announced_by(self, before: &Version, after: &Version) -> bool {
        *after >= self.next_version(before)
    }

    /// Returns the name of the level.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Fix => "fix",
            Self::Addition => "addition",
            Self::Breaking => "breaking",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next_version(level: Level, version: &str) -> String {
        level.next_version(&version.parse().expect("a version")).to_string()
    }

    #[test]
    fn next_version_follows_the_rules_of_cargo() {
        let cases = [
            ("1.4.2", ["1.4.3", "1.5.0", "2.0.0"]),
            ("0.3.7", ["0.3.8", "0.3.8", "0.4.0"]),
            ("0.0.5", ["0.0.6", "0.0.6", "0.0.6"]),
            ("2.0.0-rc.1", ["2.0.0", "2.0.0", "2.0.0"]),
        ];
        for (version, expected) in cases {
            let levels = [Level::Fix, Level::Addition, Level::Breaking];
            assert_eq!(levels.map(|level| next_version(level, version)), expected, "{version}");
            assert_eq!(next_version(Level::None, version), version);
        }
    }

    #[test]
    fn a_bump_is_announced_by_the_next_version_or_a_later_one() {
        let parse_version = |text: &str| text.parse::<Version>().expect("a version");
        assert!(!Level::Breaking.is_announced_by(&parse_version("1.2.3"), &parse_version("1.3.0")));
        assert!(Level::Breaking.is_announced_by(&parse_version("1.2.3"), &parse_version("2.0.0")));
        assert!(Level::None.is_announced_by(&parse_version("1.2.3"), &parse_version("1.2.3")));
        assert!(!Level::Fix.is_announced_by(&parse_version("1.2.3"), &parse_version("1.2.3")));
    }

    #[test]
    fn the_larger_effect_determines_the_level() {
        assert_eq!(Level::required_by(Severity::Breaking, Effect::None, true), Level::Breaking);
        assert_eq!(Level::required_by(Severity::Warning, Effect::Addition, true), Level::Addition);
        assert_eq!(Level::required_by(Severity::Compatible, Effect::None, true), Level::Fix);
        assert_eq!(Level::required_by(Severity::Compatible, Effect::None, false), Level::None);
    }
}
