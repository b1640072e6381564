//! Edits `CHANGELOG.md` in the format of Keep a Changelog: adds entries from a comparison, and moves unreleased entries
//! to a release.

use std::{
    collections::BTreeMap,
    fmt::{self, Write as _},
};

use jiff::civil::Date;
use semver::Version;

use crate::diff::{
    Severity,
    change::Action,
    report::{Entry, ItemEntry, Report, inline_markdown},
    surface::Effect,
};
use crate::ir::{Api, Operation};

/// The groups of entries of a version, in the order in which they are written to the changelog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the heading of that name")]
pub enum Group {
    Added,
    Changed,
    Deprecated,
    Removed,
    Fixed,
    Security,
}

/// Entries by group. Each entry is the text of one list item.
pub type Entries = BTreeMap<Group, Vec<String>>;

/// The maximum number of items of the crate that an entry lists.
const MAX_LISTED_ITEMS: usize = 3;

const GROUPS: [Group; 6] =
    [Group::Added, Group::Changed, Group::Deprecated, Group::Removed, Group::Fixed, Group::Security];

impl Group {
    /// Returns the heading of the group.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "Added",
            Self::Changed => "Changed",
            Self::Deprecated => "Deprecated",
            Self::Removed => "Removed",
            Self::Fixed => "Fixed",
            Self::Security => "Security",
        }
    }

    fn of(action: Action) -> Self {
        match action {
            Action::Added => Self::Added,
            Action::Changed => Self::Changed,
            Action::Removed => Self::Removed,
        }
    }
}

/// Returns entries that describe a comparison to users of the crate. Breaking changes come first in each group.
#[must_use]
pub fn changelog_entries(report: &Report) -> Entries {
    let mut entries_by_group: BTreeMap<Group, Vec<(bool, String)>> = BTreeMap::new();
    let mut documentation_place_count = 0;
    let items = items_by_change(report);
    for (entry, items) in report.changes.iter().zip(&items) {
        match entry.rule.as_str() {
            "documentation-changed" => documentation_place_count += entry.places.len(),
            // Users of the crate see the crate's version instead.
            "document-version-changed" => {}
            _ => {
                let is_breaking_change = is_breaking(entry, items, report);
                entries_by_group
                    .entry(group_of_change(entry))
                    .or_default()
                    .push((is_breaking_change, change_words(entry, is_breaking_change)));
            }
        }
    }
    for item in report.items.iter().filter(|item| item.changes.is_empty()) {
        let (group, text) = item_words(item);
        let is_breaking_change = item.change.effect == Effect::Breaking;
        entries_by_group.entry(group).or_default().push((is_breaking_change, with_marker(is_breaking_change, &text)));
    }
    if documentation_place_count > 0 {
        let text = format!(
            "Documentation changed at {documentation_place_count} place{}.",
            if documentation_place_count == 1 { "" } else { "s" }
        );
        entries_by_group.entry(Group::Changed).or_default().push((false, text));
    }
    let sorted = |mut list: Vec<(bool, String)>| {
        list.sort_by_key(|(is_breaking_change, _)| !is_breaking_change);
        list.into_iter().map(|(_, text)| text).collect()
    };
    entries_by_group.into_iter().map(|(group, list)| (group, sorted(list))).collect()
}

/// Returns the entries of the first release: one for each operation.
#[must_use]
pub fn first_release_entries(api: &Api) -> Entries {
    let operation = |operation: &Operation| {
        let path = api.modules[operation.code.module].path.iter().chain([&operation.code.function]);
        let path: Vec<&str> = path.map(String::as_str).collect();
        format!("`{}`: {} {}.", path.join("::"), operation.method.name(), inline_markdown(&operation.path))
    };
    BTreeMap::from([(Group::Added, api.operations.iter().map(operation).collect())])
}

/// Returns, for each change, the items that differ because of it.
fn items_by_change(report: &Report) -> Vec<Vec<&ItemEntry>> {
    let mut items = vec![Vec::new(); report.changes.len()];
    for item in &report.items {
        item.changes.iter().for_each(|change| items[*change].push(item));
    }
    items
}

/// Returns whether an entry is marked as breaking: the change breaks requests, responses or a Rust item. If removals or
/// changes also break that item, an addition is not marked because of it.
fn is_breaking(entry: &Entry, items: &[&ItemEntry], report: &Report) -> bool {
    let is_explained =
        |item: &ItemEntry| item.changes.iter().any(|other| report.changes[*other].action != Action::Added);
    let item_breaks = |item: &&&ItemEntry| {
        item.change.effect == Effect::Breaking && (entry.action != Action::Added || !is_explained(item))
    };
    entry.wire == Severity::Breaking || items.iter().any(|item| item_breaks(&item))
}

fn group_of_change(entry: &Entry) -> Group {
    let is_deprecation = entry.rule.contains("deprecated") || entry.rule.contains("sunset");
    if is_deprecation && entry.action != Action::Removed {
        return Group::Deprecated;
    }
    Group::of(entry.action)
}

fn with_marker(is_breaking: bool, text: &str) -> String {
    if is_breaking { format!("**Breaking:** {text}") } else { text.to_owned() }
}

/// Returns the text of an entry for a change of the HTTP API.
fn change_words(entry: &Entry, is_breaking: bool) -> String {
    let place = entry.places.first().map_or("", String::as_str);
    let text = if place.is_empty() { entry.text.clone() } else { format!("{place}: {}", entry.text) };
    let mut text = inline_markdown(&text);
    let more = (entry.places.len() + entry.more_places).saturating_sub(1);
    if more > 0 {
        let _ = write!(text, ", and the same at {more} more place{}", if more == 1 { "" } else { "s" });
    }
    if !entry.items.is_empty() {
        let item_names: Vec<String> =
            entry.items.iter().take(MAX_LISTED_ITEMS).map(|item| format!("`{item}`")).collect();
        let more = entry.items.len().saturating_sub(MAX_LISTED_ITEMS);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        let _ = write!(text, " ({}{more})", item_names.join(", "));
    }
    text.push('.');
    with_marker(is_breaking, &text)
}

/// Returns the group and the text of an entry for an item of the crate whose change has no cause in the documents.
fn item_words(item: &ItemEntry) -> (Group, String) {
    let change = &item.change;
    let (kind, path) = (change.kind.name(), &change.path);
    match (&change.before, &change.after) {
        (None, _) => (Group::Added, format!("The {kind} `{path}`.")),
        (Some(_), None) => (Group::Removed, format!("The {kind} `{path}`.")),
        (Some(before), Some(after)) if before != after => {
            (Group::Changed, format!("The {kind} `{path}` was `{before}` and is `{after}`."))
        }
        _ => (
            Group::Changed,
            format!("The {kind} `{path}`{}.", change.reason.map(|reason| format!(": {reason}")).unwrap_or_default()),
        ),
    }
}

/// Moves the entries under *Unreleased* to a heading for the version, and appends the generated entries. Hand-written
/// entries come first and are not changed. If the version already has a heading, the unreleased entries are appended
/// there, without the generated ones.
#[must_use]
pub fn cut_release(text: &str, version: &Version, date: Date, entries: &Entries) -> String {
    let parts = Parts::of(text);
    let version_name = version.to_string();
    let section_index =
        parts.sections.iter().position(|section| is_heading(section.lines().next().unwrap_or_default(), &version_name));
    let unreleased = Section::of(&parts.unreleased);
    let mut blocks = vec![parts.front.trim_end().to_owned(), "## [Unreleased]".to_owned()];
    if section_index.is_none() {
        blocks.push(format!("## [{version}] - {date}"));
        blocks.push(unreleased.clone().with_entries(entries).to_string());
    }
    for (index, text) in parts.sections.iter().enumerate() {
        if Some(index) == section_index {
            let (head, body) = text.split_once('\n').unwrap_or((text, ""));
            blocks.push(head.to_owned());
            blocks.push(Section::of(body).with_section(&unreleased).to_string());
        } else {
            blocks.push(text.trim_end().to_owned());
        }
    }
    blocks.push(parts.footer);
    blocks.retain(|block| !block.trim().is_empty());
    blocks.join("\n\n") + "\n"
}

/// Returns whether a line is the heading of the version `name`, with or without brackets.
fn is_heading(line: &str, name: &str) -> bool {
    let Some(title) = line.strip_prefix("## ") else { return false };
    let title = title.trim_start().trim_start_matches('[');
    title.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && title[name.len()..].chars().next().is_none_or(|next| matches!(next, ']' | ' '))
}

/// A changelog, split at the headings of its versions.
#[derive(Default)]
struct Parts {
    /// The text before the first heading of a version.
    front: String,
    /// The text under the heading *Unreleased*.
    unreleased: String,
    /// The text of each version, including the heading.
    sections: Vec<String>,
    /// The link definitions at the end.
    footer: String,
}

impl Parts {
    fn of(text: &str) -> Self {
        let is_link = |line: &str| line.starts_with('[') && line.contains("]: ");
        let tail = text.lines().rev().take_while(|line| line.trim().is_empty() || is_link(line)).count();
        let kept_lines = text.lines().count() - tail;
        let mut parts = Self::default();
        let mut in_unreleased = false;
        let mut is_in_code_block = false;
        for (index, line) in text.lines().enumerate() {
            is_in_code_block ^= line.trim_start().starts_with("```");
            if index >= kept_lines {
                let _ = writeln!(parts.footer, "{line}");
            } else if !is_in_code_block && is_heading(line, "unreleased") {
                in_unreleased = true;
            } else if !is_in_code_block && line.starts_with("## ") {
                in_unreleased = false;
                parts.sections.push(format!("{line}\n"));
            } else {
                let part = match parts.sections.last_mut() {
                    _ if in_unreleased => &mut parts.unreleased,
                    Some(section) => section,
                    None => &mut parts.front,
                };
                let _ = writeln!(part, "{line}");
            }
        }
        parts.footer = parts.footer.trim().to_owned();
        parts
    }
}

/// The text of one version, split into groups.
#[derive(Clone, Default)]
struct Section {
    /// The text before the first group.
    front: String,
    /// The text of each group, by position and title. The groups of [`Group`] come first, in the order of its variants.
    groups: BTreeMap<(usize, String), String>,
}

impl Section {
    fn of(text: &str) -> Self {
        let mut section = Self::default();
        let mut key = None;
        for line in text.lines() {
            if let Some(title) = line.strip_prefix("### ") {
                let title = title.trim().to_owned();
                let group_index = GROUPS.iter().position(|group| group.name().eq_ignore_ascii_case(&title));
                key = Some((
                    group_index.unwrap_or(GROUPS.len()),
                    group_index.map_or(title, |group_index| GROUPS[group_index].name().to_owned()),
                ));
            }
            let part = match key.clone() {
                Some(key) => section.groups.entry(key).or_default(),
                None => &mut section.front,
            };
            if !line.starts_with("### ") {
                let _ = writeln!(part, "{line}");
            }
        }
        section
    }

    /// Returns the section with `entries` appended to its groups.
    fn with_entries(mut self, entries: &Entries) -> Self {
        for (group, list) in entries {
            let items: Vec<String> = list.iter().map(|text| format!("- {text}\n")).collect();
            self.add((*group as usize, group.name().to_owned()), &items.concat());
        }
        self
    }

    /// Returns the section with the text of `other` appended.
    fn with_section(mut self, other: &Self) -> Self {
        if !other.front.trim().is_empty() {
            self.front = format!("{}\n\n{}", self.front.trim(), other.front.trim());
        }
        for (key, text) in &other.groups {
            self.add(key.clone(), text);
        }
        self
    }

    fn add(&mut self, key: (usize, String), text: &str) {
        let group = self.groups.entry(key).or_default();
        *group = [group.trim(), text.trim()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = self.groups.iter().filter(|(_, text)| !text.trim().is_empty());
        let groups = groups.map(|((_, title), text)| format!("### {title}\n\n{}", text.trim()));
        let front = Some(self.front.trim().to_owned()).filter(|front| !front.is_empty());
        f.write_str(&front.into_iter().chain(groups).collect::<Vec<_>>().join("\n\n"))
    }
}
