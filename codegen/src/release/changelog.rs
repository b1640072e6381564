//! Edits `CHANGELOG.md`, which has the format of Keep a Changelog: adds entries for the changes that a comparison
//! found, and moves unreleased entries to the section of a release.

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

/// Changelog entries by group. Each entry is the text of one list item.
pub type Entries = BTreeMap<Group, Vec<String>>;

/// The maximum number of Rust items that one changelog entry lists.
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

    fn from_action(action: Action) -> Self {
        match action {
            Action::Added => Self::Added,
            Action::Changed => Self::Changed,
            Action::Removed => Self::Removed,
        }
    }
}

/// Returns changelog entries that describe the result of a comparison to users of the crate. Breaking changes come
/// first in each group.
#[must_use]
pub fn changelog_entries(report: &Report) -> Entries {
    let mut entries_by_group: BTreeMap<Group, Vec<(bool, String)>> = BTreeMap::new();
    let mut documentation_place_count = 0;
    let items_by_entry = items_by_change(report);
    for (entry, entry_items) in report.changes.iter().zip(&items_by_entry) {
        match entry.rule.as_str() {
            "documentation-changed" => documentation_place_count += entry.places.len(),
            // Users of the crate see the version of the crate instead of the document's version.
            "document-version-changed" => {}
            _ => {
                let is_breaking_change = is_breaking(entry, entry_items, report);
                entries_by_group
                    .entry(select_group(entry))
                    .or_default()
                    .push((is_breaking_change, format_change_entry(entry, is_breaking_change)));
            }
        }
    }
    for item in report.items.iter().filter(|item| item.changes.is_empty()) {
        let (group, item_text) = describe_item_change(item);
        let is_breaking_change = item.change.effect == Effect::Breaking;
        entries_by_group
            .entry(group)
            .or_default()
            .push((is_breaking_change, mark_if_breaking(is_breaking_change, &item_text)));
    }
    if documentation_place_count > 0 {
        let documentation_text = format!(
            "Documentation changed at {documentation_place_count} place{}.",
            if documentation_place_count == 1 { "" } else { "s" }
        );
        entries_by_group.entry(Group::Changed).or_default().push((false, documentation_text));
    }
    let sort_breaking_first = |mut list: Vec<(bool, String)>| {
        list.sort_by_key(|(is_breaking_change, _)| !is_breaking_change);
        list.into_iter().map(|(_, text)| text).collect()
    };
    entries_by_group.into_iter().map(|(group, list)| (group, sort_breaking_first(list))).collect()
}

/// Returns the changelog entries of the first release: one for each operation.
#[must_use]
pub fn first_release_entries(api: &Api) -> Entries {
    let entry_text = |operation: &Operation| {
        let segments = api.modules[operation.code.module].path.iter().chain([&operation.code.function]);
        let path_segments: Vec<&str> = segments.map(String::as_str).collect();
        format!("`{}`: {} {}.", path_segments.join("::"), operation.method.name(), inline_markdown(&operation.path))
    };
    BTreeMap::from([(Group::Added, api.operations.iter().map(entry_text).collect())])
}

/// Returns, for each change of the documents, the Rust items that differ because of the change.
fn items_by_change(report: &Report) -> Vec<Vec<&ItemEntry>> {
    let mut items_by_change = vec![Vec::new(); report.changes.len()];
    for item in &report.items {
        item.changes.iter().for_each(|change| items_by_change[*change].push(item));
    }
    items_by_change
}

/// Returns whether a changelog entry is marked as breaking, since the change breaks requests, responses or one of the
/// Rust items `items`. An addition does not count as the cause for an item that a removal or a modification affects,
/// too.
fn is_breaking(entry: &Entry, items: &[&ItemEntry], report: &Report) -> bool {
    let has_other_cause =
        |item: &ItemEntry| item.changes.iter().any(|other| report.changes[*other].action != Action::Added);
    let is_breaking_item = |item: &&&ItemEntry| {
        item.change.effect == Effect::Breaking && (entry.action != Action::Added || !has_other_cause(item))
    };
    entry.wire == Severity::Breaking || items.iter().any(|item| is_breaking_item(&item))
}

fn select_group(entry: &Entry) -> Group {
    let is_deprecation = entry.rule.contains("deprecated") || entry.rule.contains("sunset");
    if is_deprecation && entry.action != Action::Removed {
        return Group::Deprecated;
    }
    Group::from_action(entry.action)
}

fn mark_if_breaking(is_breaking: bool, text: &str) -> String {
    if is_breaking { format!("**Breaking:** {text}") } else { text.to_owned() }
}

/// Returns the text of the changelog entry for a change of the HTTP API.
fn format_change_entry(entry: &Entry, is_breaking: bool) -> String {
    let first_place = entry.places.first().map_or("", String::as_str);
    let located_change =
        if first_place.is_empty() { entry.text.clone() } else { format!("{first_place}: {}", entry.text) };
    let mut entry_text = inline_markdown(&located_change);
    let further_place_count = (entry.places.len() + entry.more_places).saturating_sub(1);
    if further_place_count > 0 {
        let _ = write!(
            entry_text,
            ", and the same at {further_place_count} more place{}",
            if further_place_count == 1 { "" } else { "s" }
        );
    }
    if !entry.items.is_empty() {
        let item_names: Vec<String> =
            entry.items.iter().take(MAX_LISTED_ITEMS).map(|item| format!("`{item}`")).collect();
        let further_item_count = entry.items.len().saturating_sub(MAX_LISTED_ITEMS);
        let further_note =
            if further_item_count == 0 { String::new() } else { format!(" and {further_item_count} more") };
        let _ = write!(entry_text, " ({}{further_note})", item_names.join(", "));
    }
    entry_text.push('.');
    mark_if_breaking(is_breaking, &entry_text)
}

/// Returns the group and the text of the changelog entry for a Rust item whose change has no cause in the documents.
fn describe_item_change(item: &ItemEntry) -> (Group, String) {
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
/// there, and the generated entries are not added.
#[must_use]
pub fn cut_release(changelog_text: &str, version: &Version, date: Date, entries: &Entries) -> String {
    let changelog = ChangelogParts::parse(changelog_text);
    let version_name = version.to_string();
    let section_index = changelog
        .sections
        .iter()
        .position(|section| is_heading(section.lines().next().unwrap_or_default(), &version_name));
    let unreleased_section = Section::parse(&changelog.unreleased);
    let mut text_blocks = vec![changelog.preamble.trim_end().to_owned(), "## [Unreleased]".to_owned()];
    if section_index.is_none() {
        text_blocks.push(format!("## [{version}] - {date}"));
        text_blocks.push(unreleased_section.clone().with_entries(entries).to_string());
    }
    for (index, section_text) in changelog.sections.iter().enumerate() {
        if Some(index) == section_index {
            let (heading, body) = section_text.split_once('\n').unwrap_or((section_text, ""));
            text_blocks.push(heading.to_owned());
            text_blocks.push(Section::parse(body).with_section(&unreleased_section).to_string());
        } else {
            text_blocks.push(section_text.trim_end().to_owned());
        }
    }
    text_blocks.push(changelog.footer);
    text_blocks.retain(|block| !block.trim().is_empty());
    text_blocks.join("\n\n") + "\n"
}

/// Returns whether a line is the heading of the version `name`, such as `## 1.2.0` or `## [1.2.0] - 2024-05-01`.
fn is_heading(line: &str, name: &str) -> bool {
    let Some(title) = line.strip_prefix("## ") else { return false };
    let title = title.trim_start().trim_start_matches('[');
    title.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && title[name.len()..].chars().next().is_none_or(|next| matches!(next, ']' | ' '))
}

/// A changelog, split at the headings of its versions.
#[derive(Default)]
struct ChangelogParts {
    /// The text before the first heading of a version.
    preamble: String,
    /// The text under the heading *Unreleased*.
    unreleased: String,
    /// The text of each version, including the heading.
    sections: Vec<String>,
    /// The Markdown link definitions at the end of the file.
    footer: String,
}

impl ChangelogParts {
    fn parse(text: &str) -> Self {
        let is_link_definition = |line: &str| line.starts_with('[') && line.contains("]: ");
        let footer_line_count =
            text.lines().rev().take_while(|line| line.trim().is_empty() || is_link_definition(line)).count();
        let body_line_count = text.lines().count() - footer_line_count;
        let mut changelog = Self::default();
        let mut is_in_unreleased = false;
        let mut is_in_code_block = false;
        for (index, line) in text.lines().enumerate() {
            is_in_code_block ^= line.trim_start().starts_with("```");
            if index >= body_line_count {
                let _ = writeln!(changelog.footer, "{line}");
            } else if !is_in_code_block && is_heading(line, "unreleased") {
                is_in_unreleased = true;
            } else if !is_in_code_block && line.starts_with("## ") {
                is_in_unreleased = false;
                changelog.sections.push(format!("{line}\n"));
            } else {
                let current_part = match changelog.sections.last_mut() {
                    _ if is_in_unreleased => &mut changelog.unreleased,
                    Some(section) => section,
                    None => &mut changelog.preamble,
                };
                let _ = writeln!(current_part, "{line}");
            }
        }
        changelog.footer = changelog.footer.trim().to_owned();
        changelog
    }
}

/// The text under the heading of one version, split at the headings of its groups, such as `### Added`.
#[derive(Clone, Default)]
struct Section {
    /// The text before the first heading of a group.
    preamble: String,
    /// The text of each group. The key is the position and the title of the group: the groups of [`Group`] come first,
    /// in the order of the variants, followed by groups with other titles.
    groups: BTreeMap<(usize, String), String>,
}

impl Section {
    fn parse(text: &str) -> Self {
        let mut section = Self::default();
        let mut current_group_key = None;
        for line in text.lines() {
            if let Some(title) = line.strip_prefix("### ") {
                let title = title.trim().to_owned();
                let group_index = GROUPS.iter().position(|group| group.name().eq_ignore_ascii_case(&title));
                current_group_key = Some((
                    group_index.unwrap_or(GROUPS.len()),
                    group_index.map_or(title, |group_index| GROUPS[group_index].name().to_owned()),
                ));
            }
            let current_text = match current_group_key.clone() {
                Some(current_group_key) => section.groups.entry(current_group_key).or_default(),
                None => &mut section.preamble,
            };
            if !line.starts_with("### ") {
                let _ = writeln!(current_text, "{line}");
            }
        }
        section
    }

    /// Returns the section with `entries` appended to its groups.
    fn with_entries(mut self, entries: &Entries) -> Self {
        for (group, entry_texts) in entries {
            let list_items: Vec<String> = entry_texts.iter().map(|text| format!("- {text}\n")).collect();
            self.append_to_group((*group as usize, group.name().to_owned()), &list_items.concat());
        }
        self
    }

    /// Returns the section with the preamble and the groups of `added_section` appended.
    fn with_section(mut self, added_section: &Self) -> Self {
        if !added_section.preamble.trim().is_empty() {
            self.preamble = format!("{}\n\n{}", self.preamble.trim(), added_section.preamble.trim());
        }
        for (key, text) in &added_section.groups {
            self.append_to_group(key.clone(), text);
        }
        self
    }

    fn append_to_group(&mut self, key: (usize, String), text: &str) {
        let group_text = self.groups.entry(key).or_default();
        *group_text =
            [group_text.trim(), text.trim()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = self.groups.iter().filter(|(_, text)| !text.trim().is_empty());
        let groups = groups.map(|((_, title), text)| format!("### {title}\n\n{}", text.trim()));
        let preamble = Some(self.preamble.trim().to_owned()).filter(|preamble| !preamble.is_empty());
        f.write_str(&preamble.into_iter().chain(groups).collect::<Vec<_>>().join("\n\n"))
    }
}
