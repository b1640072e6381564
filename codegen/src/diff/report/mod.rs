//! Creates reports on the differences between two documents, and renders them in several formats.

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
use self::group::{FindingGroup, group_findings};
pub use self::{
    github::render_github, html::render_html, json::render_json, locate::Snippet, markdown::render_markdown,
    text::render_text, values::ValueEntry,
};
use super::{
    Comparison, Level, RuleOptions, Severity,
    allow::{AllowList, AllowedBreaks},
    change::{Action, Sides},
    compare_documents,
    surface::{self, Effect, Surface},
};
use crate::{ir::Api, source::Sources};

/// The JSON Schema of a [`Report`] as JSON.
pub const SCHEMA: &str = include_str!("schema.json");

/// One of the two compared documents.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The name of the document in messages: a Git revision, a directory or a file.
    pub label: String,
    /// The parsed document.
    pub api: &'a Api,
    /// The files of the document.
    pub sources: &'a Sources,
    /// The public API of the crate that is generated from the document; `None` if the public APIs are not compared.
    pub surface: Option<&'a Surface>,
}

/// The differences between two documents, and the version that they require.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The labels and versions of the two documents.
    pub documents: Sides<Title>,
    /// The overall effect of all changes.
    pub verdict: Verdict,
    /// The changes of requests and responses, those with the highest severity first.
    pub changes: Vec<Entry>,
    /// The changes of the crate's public API, breaking changes first.
    pub items: Vec<ItemEntry>,
    /// Messages about expired and unused entries of the allow-list.
    pub problems: Vec<String>,
}

/// The label and the versions of a document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Title {
    /// The name of the document in messages.
    pub label: String,
    /// `info.version`.
    pub version: String,
    /// The version of the generated crate.
    pub package: String,
}

/// The overall effect of all changes, and the version that they require.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// The effect on requests and responses, and so on callers in any language.
    pub wire: Severity,
    /// The effect on Rust code that uses the crate.
    pub rust: Effect,
    /// True if the public APIs of the crates were compared.
    #[serde(skip)]
    pub is_rust_compared: bool,
    /// The kind of version bump that the changes require.
    pub level: Level,
    /// The smallest version with the required bump; `None` if the older crate's version is not valid.
    pub version: Option<String>,
    /// True if the version of the newer crate already includes the required bump.
    pub announced: bool,
}

/// A change, and all positions at which the same change occurs.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The rule's identifier.
    pub rule: String,
    /// The severity; `compatible` if the allow-list accepts the change.
    pub wire: Severity,
    /// The reason given in the allow-list, if the allow-list accepts the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
    /// An explanation of the severity, for example why it differs from the rule's default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// A description of the change: one sentence.
    pub text: String,
    /// The values of an `enum` or the properties of a schema, if the entry combines several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ValueEntry>,
    /// The positions of the change, as text.
    pub places: Vec<String>,
    /// The number of further positions that are not listed.
    #[serde(skip_serializing_if = "is_zero")]
    pub more_places: usize,
    /// The affected operations.
    pub operations: Vec<String>,
    /// The number of further operations that are not listed.
    #[serde(skip_serializing_if = "is_zero")]
    pub more_operations: usize,
    /// The changed lines in the files of both documents. For a document that does not contain the item, a line of the
    /// enclosing object.
    pub at: Sides<Option<Snippet>>,
    /// The kind of modification: added, removed or changed.
    pub action: Action,
    /// The paths of the [`Report::items`] that differ because of this change.
    pub items: Vec<String>,
    /// The indices of the [`Report::items`] that differ because of this change.
    #[serde(skip)]
    pub item_indices: Vec<usize>,
}

/// An item of the crate's public API that differs.
#[derive(Clone, Debug, Serialize)]
pub struct ItemEntry {
    /// The change of the item.
    #[serde(flatten)]
    pub change: surface::ItemChange,
    /// The indices of the [`Report::changes`] that cause the difference. If there are none, the `reason` in `change` is
    /// set.
    pub changes: Vec<usize>,
    /// The reason given in the allow-list, if the allow-list accepts the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Verdict {
    /// Returns the effect on Rust code as a phrase.
    #[must_use]
    pub fn rust_meaning(&self) -> &'static str {
        if self.is_rust_compared { self.rust.meaning() } else { "was not compared" }
    }
}

impl Report {
    /// Returns the number of entries with a severity.
    #[must_use]
    pub fn count_severity(&self, wire: Severity) -> usize {
        self.changes.iter().filter(|entry| entry.wire == wire).count()
    }

    /// Returns whether the documents and the public APIs do not differ. Problems of the allow-list are ignored.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.items.is_empty()
    }

    /// Returns the verdict in sentences: the effects on the HTTP API and the Rust API, and the required version.
    #[must_use]
    pub fn conclusion(&self) -> String {
        let Verdict { wire, level, version, announced, .. } = &self.verdict;
        let package_version = &self.documents.head.package;
        let version = match (level, version) {
            (Level::None, _) => "No new version is needed.".to_owned(),
            (_, None) => format!("A version bump of the kind `{}` is required.", level.name()),
            (_, Some(version)) if *announced => {
                format!("The next version must be at least {version}; the version {package_version} is enough.")
            }
            (_, Some(version)) => {
                format!("The next version must be at least {version}; the current version is {package_version}.")
            }
        };
        format!("The HTTP API {}, the Rust API {}. {version}", wire.meaning(), self.verdict.rust_meaning())
    }
}

/// Compares two documents and creates the report.
#[must_use]
pub fn create_report(base: &Document<'_>, head: &Document<'_>, allow: &AllowList, options: RuleOptions) -> Report {
    let comparison = compare_documents(base.api, head.api, options);
    let sides = Sides::new(base, head);
    let mut allowed = allow.for_day(options.today);
    let mut groups = group_findings(&comparison, sides, &mut allowed);
    let mut item_entries = match (base.surface, head.surface) {
        (Some(base), Some(head)) => item_entries(surface::compare_surfaces(base, head), &mut allowed),
        _ => Vec::new(),
    };
    item_entries.sort_by_key(|item| std::cmp::Reverse(item.change.effect));
    items::assign_causes(&mut groups, &mut item_entries, &comparison, Sides::new(base.api, head.api));
    let changes = ordered_entries(groups, &mut item_entries, &comparison);
    let verdict = report_verdict(&changes, &item_entries, sides);
    let documents = Sides::new(document_title(base), document_title(head));
    Report { documents, verdict, changes, items: item_entries, problems: allowed.unused_or_expired() }
}

/// Sorts the entries of the groups by severity, highest first, and updates the indices by which `items` refer to these
/// entries.
fn ordered_entries(groups: Vec<FindingGroup>, items: &mut [ItemEntry], comparison: &Comparison) -> Vec<Entry> {
    let (mut groups, new_group_indices) = values::combine_value_groups(groups, comparison);
    let listed = (MAX_TOTAL_PLACES / groups.len().max(1)).clamp(MIN_ENTRY_PLACES, MAX_ENTRY_PLACES);
    let mut name_cache = group::OperationNameCache::default();
    for group in &mut groups {
        group.limit_lists(listed, &mut name_cache);
    }
    let mut entries: Vec<(usize, Entry)> = groups.into_iter().map(|group| group.entry).enumerate().collect();
    entries.sort_by_key(|(_, entry)| (std::cmp::Reverse(entry.wire), is_annotation_only(&entry.rule)));
    let mut entry_indices = vec![0; entries.len()];
    entries.iter().enumerate().for_each(|(place, (group, _))| entry_indices[*group] = place);
    for item in items {
        item.changes.iter_mut().for_each(|change| *change = entry_indices[new_group_indices[*change]]);
        item.changes.sort_unstable();
        item.changes.dedup();
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Returns whether a rule concerns only descriptive text. Such changes are listed last within their severity.
fn is_annotation_only(rule: &str) -> bool {
    matches!(rule, "documentation-changed" | "extension-changed" | "document-version-changed")
}

fn document_title(document: &Document<'_>) -> Title {
    Title {
        label: document.label.clone(),
        version: document.api.info.version.clone(),
        package: document.api.package.version.clone(),
    }
}

fn report_verdict(changes: &[Entry], items: &[ItemEntry], sides: Sides<&Document<'_>>) -> Verdict {
    let wire = changes.iter().map(|entry| entry.wire).max().unwrap_or_default();
    let rust = items.iter().map(|item| item.change.effect).max().unwrap_or_default();
    let level = Level::required_by(wire, rust, !changes.is_empty() || !items.is_empty());
    let version_of = |document: &Document<'_>| document.api.package.version.parse::<Version>().ok();
    let (before, after) = (version_of(sides.base), version_of(sides.head));
    let is_announced = match (&before, &after) {
        (Some(before), Some(after)) => level == Level::None || level.is_announced_by(before, after),
        _ => level == Level::None,
    };
    let is_rust_compared = sides.base.surface.is_some() && sides.head.surface.is_some();
    Verdict {
        wire,
        rust,
        is_rust_compared,
        level,
        version: before.map(|before| level.next_version(&before).to_string()),
        announced: is_announced,
    }
}

/// The approximate maximum number of positions that the whole report lists. The positions are divided equally among the
/// entries.
const MAX_TOTAL_PLACES: usize = 4000;
/// The number of positions that one entry may list even in a report with many entries.
const MIN_ENTRY_PLACES: usize = 8;
/// The maximum number of positions that one entry lists.
const MAX_ENTRY_PLACES: usize = 200;

fn item_entries(changes: Vec<surface::ItemChange>, allowed: &mut AllowedBreaks<'_>) -> Vec<ItemEntry> {
    let entry_of = |mut change: surface::ItemChange| {
        let is_breaking = change.effect == Effect::Breaking;
        let reason = if is_breaking { allowed.reason_to_allow("rust", &change.path).map(str::to_owned) } else { None };
        if reason.is_some() {
            change.effect = Effect::None;
        }
        ItemEntry { change, changes: Vec::new(), allowed: reason }
    };
    changes.into_iter().map(entry_of).collect()
}
