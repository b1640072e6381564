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
    #[error("there is no earlier release: the first release has the version {stated} from `spec/client.toml`")]
    First {
        /// The version in `client.toml`.
        stated: Version,
    },
    /// Nothing has changed since the last release.
    #[error("nothing has changed since the version {last}, so there is nothing to release")]
    Nothing {
        /// The version of the last release.
        last: Version,
    },
    /// The requested version is smaller than the changes require.
    #[error("the version {requested} is too small an increase from {last}: at least {needed} is required")]
    TooSmall {
        /// The version of the last release.
        last: Version,
        /// The requested version.
        requested: Version,
        /// The smallest version that the changes require.
        needed: Version,
    },
}

/// Returns the version of the release that follows `last`, for changes of this level. `stated` is the version in
/// `client.toml`. If `stated` is greater than `last`, it was set by hand, and is kept if it is at least the required
/// version.
///
/// # Errors
///
/// If the requested bump is too small, nothing has changed, or there is no earlier release.
pub fn choose_version(
    last: Option<&Version>,
    stated: &Version,
    bump: Bump,
    level: Level,
) -> Result<Version, BumpError> {
    let Some(last_version) = last else {
        return if bump == Bump::Auto { Ok(stated.clone()) } else { Err(BumpError::First { stated: stated.clone() }) };
    };
    let is_raised = stated > last_version;
    if level == Level::None && !is_raised {
        return Err(BumpError::Nothing { last: last_version.clone() });
    }
    let needed = level.next_version(last_version);
    let requested = match bump {
        Bump::Auto if is_raised => return Ok(stated.max(&needed).clone()),
        Bump::Auto => return Ok(needed),
        // A pre-release is followed by its release.
        Bump::Patch if !last_version.pre.is_empty() => {
            Version::new(last_version.major, last_version.minor, last_version.patch)
        }
        Bump::Patch => Version::new(last_version.major, last_version.minor, last_version.patch + 1),
        Bump::Minor => Version::new(last_version.major, last_version.minor + 1, 0),
        Bump::Major => Version::new(last_version.major + 1, 0, 0),
    };
    if requested < needed {
        Err(BumpError::TooSmall { last: last_version.clone(), requested, needed })
    } else {
        Ok(requested)
    }
}

/// Returns one line for each change that requires a version bump of the report's level. The line contains the changed
/// item and the position in the files.
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
            causing_entry.map(position_in_brackets).unwrap_or_default()
        )
    });
    breaking_changes.map(change_line).chain(items_with_effect).collect()
}

fn change_line(entry: &Entry) -> String {
    let place = entry.places.first().filter(|place| !place.is_empty()).map_or("document", String::as_str);
    format!("{place}: {}{}", entry.text, position_in_brackets(entry))
}

/// Returns the file and line of a change in parentheses, such as ` (pets.yaml:12)`. For a removed item, the file and
/// line in the last release.
fn position_in_brackets(entry: &Entry) -> String {
    let format_position = |snippet: &Snippet, prefix: &str| format!(" ({prefix}{}:{})", snippet.path, snippet.line);
    match (&entry.at.base, &entry.at.head) {
        (Some(base), _) if entry.action == Action::Removed => format_position(base, "it was at "),
        (_, Some(head)) => format_position(head, ""),
        (Some(base), None) => format_position(base, "it was at "),
        (None, None) => String::new(),
    }
}
