//! Chooses the version of the next release.

use semver::Version;

use crate::diff::{
    Level, Severity,
    change::Action,
    report::{Entry, Report, Snippet},
    surface::Effect,
};

/// The version bump that the maintainer requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bump {
    /// The smallest version that the changes require.
    #[default]
    Auto,
    /// Increments the patch version.
    Patch,
    /// Increments the minor version.
    Minor,
    /// Increments the major version.
    Major,
}

/// The reason why no version can be chosen for the next release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BumpError {
    /// There is no earlier release whose version could be bumped.
    #[error(
        "there is no earlier release: the first release has the version {configured_version} from `spec/client.toml`"
    )]
    First {
        /// The version in `client.toml`.
        configured_version: Version,
    },
    /// Nothing has changed since the last release.
    #[error("nothing has changed since the version {last_version}, so there is nothing to release")]
    Nothing {
        /// The version of the last release.
        last_version: Version,
    },
    /// The requested version is smaller than the version that the changes require.
    #[error(
        "the version {requested_version} is too small an increase from {last_version}: \
         at least {required_version} is required"
    )]
    TooSmall {
        /// The version of the last release.
        last_version: Version,
        /// The version that the maintainer requests.
        requested_version: Version,
        /// The smallest version that the changes require.
        required_version: Version,
    },
}

/// Returns the version of the release that follows `last_version`. `level` is the level of the changes since then.
/// `configured_version` is the version in `client.toml`. If it is greater than `last_version`, it was set by hand, and
/// is kept unless the changes require a greater version.
///
/// # Errors
///
/// If the requested bump is too small, nothing has changed, or there is no earlier release.
pub fn choose_version(
    last_version: Option<&Version>,
    configured_version: &Version,
    bump: Bump,
    level: Level,
) -> Result<Version, BumpError> {
    let Some(last_version) = last_version else {
        return if bump == Bump::Auto {
            Ok(configured_version.clone())
        } else {
            Err(BumpError::First { configured_version: configured_version.clone() })
        };
    };
    let is_raised = configured_version > last_version;
    if level == Level::None && !is_raised {
        return Err(BumpError::Nothing { last_version: last_version.clone() });
    }
    let required_version = level.next_version(last_version);
    let requested_version = match bump {
        Bump::Auto if is_raised => return Ok(configured_version.max(&required_version).clone()),
        Bump::Auto => return Ok(required_version),
        // A pre-release is followed by its release.
        Bump::Patch if !last_version.pre.is_empty() => {
            Version::new(last_version.major, last_version.minor, last_version.patch)
        }
        Bump::Patch => Version::new(last_version.major, last_version.minor, last_version.patch + 1),
        Bump::Minor => Version::new(last_version.major, last_version.minor + 1, 0),
        Bump::Major => Version::new(last_version.major + 1, 0, 0),
    };
    if requested_version < required_version {
        Err(BumpError::TooSmall { last_version: last_version.clone(), requested_version, required_version })
    } else {
        Ok(requested_version)
    }
}

/// Returns a line of text for each change that requires the report's level (breaking or addition). The line names the
/// changed place or Rust item, with the file and line.
#[must_use]
pub fn changes_requiring_level(report: &Report) -> Vec<String> {
    let level = report.verdict.level;
    let breaking_changes =
        report.changes.iter().filter(|entry| level == Level::Breaking && entry.wire == Severity::Breaking);
    let effect = if level == Level::Breaking { Effect::Breaking } else { Effect::Addition };
    let items_with_effect = report.items.iter().filter(|item| level >= Level::Addition && item.change.effect == effect);
    let items_with_effect = items_with_effect.map(|item| {
        let verb = match (&item.change.before, &item.change.after) {
            (None, _) => "was added",
            (_, None) => "was removed",
            _ => "changed",
        };
        let causing_entry = report.changes.iter().find(|entry| entry.items.contains(&item.change.path));
        format!(
            "{} `{}` {verb}{}",
            item.change.kind.name(),
            item.change.path,
            causing_entry.map(format_position).unwrap_or_default()
        )
    });
    breaking_changes.map(format_change).chain(items_with_effect).collect()
}

fn format_change(entry: &Entry) -> String {
    let first_place = entry.places.first().filter(|place| !place.is_empty());
    let place_name = first_place.map_or("document", String::as_str);
    format!("{place_name}: {}{}", entry.text, format_position(entry))
}

/// Returns the file and line of a change in parentheses, such as ` (pets.yaml:12)`. After a removal, this is the
/// position in the last release. Empty if the change has no position.
fn format_position(entry: &Entry) -> String {
    let format_snippet = |snippet: &Snippet, prefix: &str| format!(" ({prefix}{}:{})", snippet.path, snippet.line);
    match (&entry.at.base, &entry.at.head) {
        (Some(base), _) if entry.action == Action::Removed => format_snippet(base, "it was at "),
        (_, Some(head)) => format_snippet(head, ""),
        (Some(base), None) => format_snippet(base, "it was at "),
        (None, None) => String::new(),
    }
}
