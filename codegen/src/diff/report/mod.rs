//! Reports on the differences of two documents, and their formats.

mod escape;
mod github;
mod group;
mod html;
mod items;
mod json;
mod locate;
mod markdown;
mod origins;
mod text;
mod text_scan;
mod values;
mod words;

#[cfg(test)]
mod tests;

use semver::Version;
use serde::Serialize;

pub(crate) use self::escape::inline_markdown;
use self::group::{Group, group};
pub use self::{
    github::github, html::html, json::json, locate::Snippet, markdown::markdown, text::text, values::ValueEntry,
};
use super::{
    Comparison, Level, Options, Severity,
    allow::{AllowList, Allowed},
    change::{Action, Sides},
    compare,
    surface::{self, Effect, Surface},
};
use crate::{ir::Api, source::Sources};

/// The JSON Schema of a [`Report`] as JSON.
pub const SCHEMA: &str = include_str!("schema.json");

/// One of the two documents.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The name for messages: a revision, a folder, a file.
    pub label: String,
    /// The document.
    pub api: &'a Api,
    /// Its files.
    pub sources: &'a Sources,
    /// The public API of the crate that is generated from it.
    pub surface: Option<&'a Surface>,
}

/// The differences of two documents, and the version that they require.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The two documents.
    pub documents: Sides<Title>,
    /// The verdict.
    pub verdict: Verdict,
    /// The changes of requests and responses, most severe first.
    pub changes: Vec<Entry>,
    /// The changes of the crate's public API, most severe first.
    pub items: Vec<ItemEntry>,
    /// The problems of the allow-list.
    pub problems: Vec<String>,
}

/// The name and the versions of a document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Title {
    /// The name for messages.
    pub label: String,
    /// `info.version`.
    pub version: String,
    /// The version of the crate.
    pub package: String,
}

/// The overall verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// The effect on callers in any language.
    pub wire: Severity,
    /// The effect on Rust code that uses the crate.
    pub rust: Effect,
    /// The level that the version requires.
    pub level: Level,
    /// The smallest version of that level; `None` if the older version is not valid.
    pub version: Option<String>,
    /// True if the version of the newer document was raised accordingly.
    pub announced: bool,
}

/// A difference and all places where it is found.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The rule.
    pub rule: String,
    /// The severity; `compatible` if the allow-list permits the break.
    pub wire: Severity,
    /// The reason for which the allow-list permits the break.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
    /// The reason why the severity differs from the rule's default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// The change, in a sentence.
    pub text: String,
    /// The values of an `enum` or the properties of a schema, if the entry is about many.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ValueEntry>,
    /// The places, as descriptions for the reader.
    pub places: Vec<String>,
    /// The number of places beyond those that are listed.
    #[serde(skip_serializing_if = "is_zero")]
    pub more_places: usize,
    /// The operations that reach it.
    pub operations: Vec<String>,
    /// The number of operations beyond those that are listed.
    #[serde(skip_serializing_if = "is_zero")]
    pub more_operations: usize,
    /// The positions in the files, before and after. For an added or removed thing, the other side has the surrounding lines.
    pub at: Sides<Option<Snippet>>,
    /// The action.
    pub action: Action,
    /// Items of the crate that differ because of this change: paths of [`Report::items`].
    pub items: Vec<String>,
    /// The same items as indices into [`Report::items`].
    #[serde(skip)]
    pub item_indices: Vec<usize>,
}

/// An item of the public API that differs.
#[derive(Clone, Debug, Serialize)]
pub struct ItemEntry {
    /// The change of the item.
    #[serde(flatten)]
    pub change: surface::ItemChange,
    /// The changes that cause the difference: indices into [`Report::changes`]. If there are none, `reason` is set.
    pub changes: Vec<usize>,
    /// The reason for which the break is allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Report {
    /// Returns the number of entries with a severity.
    #[must_use]
    pub fn count(&self, wire: Severity) -> usize {
        self.changes.iter().filter(|entry| entry.wire == wire).count()
    }

    /// Returns whether the report has any entries or problems.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.items.is_empty()
    }

    /// Returns the verdict in a sentence: the severity, and the version that it requires.
    #[must_use]
    pub fn conclusion(&self) -> String {
        let Verdict { wire, rust, level, version, announced } = &self.verdict;
        let package = &self.documents.head.package;
        let version = match (level, version) {
            (Level::None, _) => "No new version is needed.".to_owned(),
            (_, None) => format!("The next version must be a {} one.", level.name()),
            (_, Some(version)) if *announced => format!("Version {package} is enough: at least {version} is needed."),
            (_, Some(version)) => format!("Version {package} is too low: at least {version} is needed."),
        };
        format!("The HTTP API {}, the Rust API {}. {version}", wire.meaning(), rust.meaning())
    }
}

/// Compares two documents and creates the report.
#[must_use]
pub fn report(base: &Document<'_>, head: &Document<'_>, allow: &AllowList, options: Options) -> Report {
    let comparison = compare(base.api, head.api, options);
    let sides = Sides::new(base, head);
    let mut allowed = allow.on(options.today);
    let mut groups = group(&comparison, sides, &mut allowed);
    let mut items = match (base.surface, head.surface) {
        (Some(base), Some(head)) => entries(surface::compare(base, head), &mut allowed),
        _ => Vec::new(),
    };
    items.sort_by_key(|item| std::cmp::Reverse(item.change.effect));
    items::relate(&mut groups, &mut items, &comparison, Sides::new(base.api, head.api));
    let changes = ordered(groups, &mut items, &comparison);
    let verdict = verdict(&changes, &items, sides);
    let documents = Sides::new(title(base), title(head));
    Report { documents, verdict, changes, items, problems: allowed.problems() }
}

/// Returns the entries, the worst first. Items name them by their new places.
fn ordered(groups: Vec<Group>, items: &mut [ItemEntry], comparison: &Comparison) -> Vec<Entry> {
    let (mut groups, moved) = values::bundle(groups, comparison);
    let listed = (OPERATIONS / groups.len().max(1)).clamp(FEWEST, MOST);
    for group in &mut groups {
        group.shorten(listed);
    }
    let mut entries: Vec<(usize, Entry)> = groups.into_iter().map(|group| group.entry).enumerate().collect();
    entries.sort_by_key(|(_, entry)| (std::cmp::Reverse(entry.wire), quiet(&entry.rule)));
    let mut places = vec![0; entries.len()];
    entries.iter().enumerate().for_each(|(place, (group, _))| places[*group] = place);
    for item in items {
        item.changes.iter_mut().for_each(|change| *change = places[moved[*change]]);
        item.changes.sort_unstable();
        item.changes.dedup();
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Text for people comes last among what does no harm.
fn quiet(rule: &str) -> bool {
    matches!(rule, "documentation-changed" | "extension-changed" | "document-version-changed")
}

fn title(document: &Document<'_>) -> Title {
    Title {
        label: document.label.clone(),
        version: document.api.info.version.clone(),
        package: document.api.package.version.clone(),
    }
}

fn verdict(changes: &[Entry], items: &[ItemEntry], sides: Sides<&Document<'_>>) -> Verdict {
    let wire = changes.iter().map(|entry| entry.wire).max().unwrap_or_default();
    let rust = items.iter().map(|item| item.change.effect).max().unwrap_or_default();
    let level = Level::needed(wire, rust, !changes.is_empty() || !items.is_empty());
    let version = |document: &Document<'_>| document.api.package.version.parse::<Version>().ok();
    let (before, after) = (version(sides.base), version(sides.head));
    let announced = match (&before, &after) {
        (Some(before), Some(after)) => level == Level::None || level.announced(before, after),
        _ => level == Level::None,
    };
    Verdict { wire, rust, level, version: before.map(|before| level.next(&before).to_string()), announced }
}

/// The number of operations and of places that a report lists in all; each entry lists from the fewest to the most, and counts the rest.
const OPERATIONS: usize = 4000;
const FEWEST: usize = 8;
const MOST: usize = 200;

fn entries(changes: Vec<surface::ItemChange>, allowed: &mut Allowed<'_>) -> Vec<ItemEntry> {
    let entry = |mut change: surface::ItemChange| {
        let broken = change.effect == Effect::Breaking;
        let reason = if broken { allowed.reason("rust", &change.path).map(str::to_owned) } else { None };
        if reason.is_some() {
            change.effect = Effect::None;
        }
        ItemEntry { change, changes: Vec::new(), allowed: reason }
    };
    changes.into_iter().map(entry).collect()
}
