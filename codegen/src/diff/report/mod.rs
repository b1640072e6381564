//! Creates reports on the differences between two documents, and writes them in several formats.

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

/// The JSON Schema for the JSON format of a [`Report`].
pub const SCHEMA: &str = include_str!("schema.json");

/// One of the two documents that are compared.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The name by which messages refer to the document: a Git revision, a directory or a file.
    pub label: String,
    /// The parsed document.
    pub api: &'a Api,
    /// The files of the document.
    pub sources: &'a Sources,
    /// The public API of the crate that is generated from the document. `None` if the public APIs are not compared.
    pub surface: Option<&'a Surface>,
}

/// The differences between two documents, and the version bump that the differences require.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The labels and versions of the two documents.
    pub documents: Sides<Title>,
    /// The overall effect of all changes.
    pub verdict: Verdict,
    /// The changes of the HTTP API, in the order of severity (highest first).
    pub changes: Vec<Entry>,
    /// The changes of the Rust API of the generated crate, breaking changes first.
    pub items: Vec<ItemEntry>,
    /// Messages about allow-list entries that are expired or match no change.
    pub problems: Vec<String>,
}

/// The label and the versions of a document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Title {
    /// The name of the document in messages.
    pub label: String,
    /// The value of `info.version`.
    pub version: String,
    /// The version of the generated crate.
    pub package: String,
}

/// The overall effect of all changes, and the version bump that the changes require.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// The effect on requests and responses, that is, on callers in any programming language.
    pub wire: Severity,
    /// The effect on Rust code that depends on the crate.
    pub rust: Effect,
    /// True if the public APIs of the two crates were compared.
    #[serde(skip)]
    pub is_rust_compared: bool,
    /// The version bump that the changes require.
    pub level: Level,
    /// The smallest version that includes the required bump; `None` if the version of the older crate is not valid.
    pub version: Option<String>,
    /// True if the version of the newer crate already includes the required version bump.
    pub announced: bool,
}

/// A change, and all places at which the same change occurs.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The identifier of the rule that applies to the change.
    pub rule: String,
    /// The severity of the change; `compatible` if the allow-list accepts the change.
    pub wire: Severity,
    /// The reason from the allow-list; `None` if the allow-list does not accept the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
    /// An explanation of the severity, for example the reason for a severity that differs from the default of the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// A sentence that describes the change.
    pub text: String,
    /// The `enum` values or properties that the entry combines; empty if the entry is about a single value or property.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ValueEntry>,
    /// The places of the change in the API, as text.
    pub places: Vec<String>,
    /// The number of further places that `places` does not list.
    #[serde(skip_serializing_if = "is_zero")]
    pub more_places: usize,
    /// The affected operations.
    pub operations: Vec<String>,
    /// The number of further operations that `operations` does not list.
    #[serde(skip_serializing_if = "is_zero")]
    pub more_operations: usize,
    /// The changed lines in the file of each document. If a document does not contain the changed element, the first
    /// line of the enclosing object.
    pub at: Sides<Option<Snippet>>,
    /// The kind of change: an addition, a removal or a modification.
    pub action: Action,
    /// The paths of the Rust items in [`Report::items`] that this change affects.
    pub items: Vec<String>,
    /// The indices in [`Report::items`] of the Rust items that this change affects.
    #[serde(skip)]
    pub item_indices: Vec<usize>,
}

/// A Rust item (such as a type, function or field) that differs between the public APIs of the two crates.
#[derive(Clone, Debug, Serialize)]
pub struct ItemEntry {
    /// The difference between the two versions of the item.
    #[serde(flatten)]
    pub change: surface::ItemChange,
    /// The indices in [`Report::changes`] of the changes that cause the difference. If this list is empty, `change`
    /// contains a `reason`.
    pub changes: Vec<usize>,
    /// The reason from the allow-list; `None` if the allow-list does not accept the difference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Verdict {
    /// Returns a phrase for the effect on Rust code.
    #[must_use]
    pub fn rust_meaning(&self) -> &'static str {
        if self.is_rust_compared { self.rust.meaning() } else { "was not compared" }
    }
}

impl Report {
    /// Returns the number of changes of the HTTP API that have the given severity.
    #[must_use]
    pub fn count_severity(&self, wire: Severity) -> usize {
        self.changes.iter().filter(|entry| entry.wire == wire).count()
    }

    /// Returns whether neither the documents nor the public APIs differ. Problems with the allow-list do not count.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.items.is_empty()
    }

    /// Returns sentences that state the effects on the HTTP API and on the Rust API, and the required version.
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

/// Compares two documents and creates a report on the differences.
#[must_use]
pub fn create_report(base: &Document<'_>, head: &Document<'_>, allow: &AllowList, options: RuleOptions) -> Report {
    let comparison = compare_documents(base.api, head.api, options);
    let sides = Sides::new(base, head);
    let mut allowed = allow.for_day(options.today);
    let mut groups = group_findings(&comparison, sides, &mut allowed);
    let mut item_entries = match (base.surface, head.surface) {
        (Some(base), Some(head)) => create_item_entries(surface::compare_surfaces(base, head), &mut allowed),
        _ => Vec::new(),
    };
    item_entries.sort_by_key(|item| std::cmp::Reverse(item.change.effect));
    items::assign_causes(&mut groups, &mut item_entries, &comparison, Sides::new(base.api, head.api));
    let changes = sort_entries(groups, &mut item_entries, &comparison);
    let verdict = determine_verdict(&changes, &item_entries, sides);
    let documents = Sides::new(document_title(base), document_title(head));
    Report { documents, verdict, changes, items: item_entries, problems: allowed.unused_or_expired() }
}

/// Returns the entries of all groups, sorted by severity, highest first. Replaces the group indices in `items` by
/// indices of the sorted entries.
fn sort_entries(groups: Vec<FindingGroup>, items: &mut [ItemEntry], comparison: &Comparison) -> Vec<Entry> {
    let (mut groups, new_group_indices) = values::combine_value_groups(groups, comparison);
    let max_listed = (MAX_TOTAL_PLACES / groups.len().max(1)).clamp(MIN_ENTRY_PLACES, MAX_ENTRY_PLACES);
    let mut name_cache = group::OperationNameCache::default();
    for group in &mut groups {
        group.limit_lists(max_listed, &mut name_cache);
    }
    let mut entries: Vec<(usize, Entry)> = groups.into_iter().map(|group| group.entry).enumerate().collect();
    entries.sort_by_key(|(_, entry)| (std::cmp::Reverse(entry.wire), is_annotation_only(&entry.rule)));
    let mut entry_indices = vec![0; entries.len()];
    entries.iter().enumerate().for_each(|(entry_index, (group, _))| entry_indices[*group] = entry_index);
    for item in items {
        item.changes.iter_mut().for_each(|change| *change = entry_indices[new_group_indices[*change]]);
        item.changes.sort_unstable();
        item.changes.dedup();
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Returns whether a rule concerns only descriptive text. Among changes of equal severity, such changes are listed
/// last.
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

fn determine_verdict(changes: &[Entry], items: &[ItemEntry], sides: Sides<&Document<'_>>) -> Verdict {
    let wire = changes.iter().map(|entry| entry.wire).max().unwrap_or_default();
    let rust = items.iter().map(|item| item.change.effect).max().unwrap_or_default();
    let level = Level::required_by(wire, rust, !changes.is_empty() || !items.is_empty());
    let package_version = |document: &Document<'_>| document.api.package.version.parse::<Version>().ok();
    let (base_version, head_version) = (package_version(sides.base), package_version(sides.head));
    let is_announced = match (&base_version, &head_version) {
        (Some(base), Some(head)) => level == Level::None || level.is_announced_by(base, head),
        _ => level == Level::None,
    };
    let is_rust_compared = sides.base.surface.is_some() && sides.head.surface.is_some();
    Verdict {
        wire,
        rust,
        is_rust_compared,
        level,
        version: base_version.map(|version| level.next_version(&version).to_string()),
        announced: is_announced,
    }
}

/// The approximate maximum number of places that are listed in the whole report. Each entry may list an equal share.
const MAX_TOTAL_PLACES: usize = 4000;
/// The number of places that each entry may list, even if its equal share of the maximum is smaller.
const MIN_ENTRY_PLACES: usize = 8;
/// The maximum number of places that one entry may list.
const MAX_ENTRY_PLACES: usize = 200;

fn create_item_entries(changes: Vec<surface::ItemChange>, allowed: &mut AllowedBreaks<'_>) -> Vec<ItemEntry> {
    let create_entry = |mut change: surface::ItemChange| {
        let is_breaking = change.effect == Effect::Breaking;
        let reason = if is_breaking { allowed.reason_to_allow("rust", &change.path).map(str::to_owned) } else { None };
        if reason.is_some() {
            change.effect = Effect::None;
        }
        ItemEntry { change, changes: Vec::new(), allowed: reason }
    };
    changes.into_iter().map(create_entry).collect()
}
