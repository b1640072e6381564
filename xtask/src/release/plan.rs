//! The plan of the next release: the version and the changelog entries, which result from a comparison with the last
//! release.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
};

use anyhow::{Context, Result};

use super::refusal::refuse;
use codegen::{
    config::Config,
    diagnostic::Severity,
    diff::{
        Level, RuleOptions,
        allow::AllowList,
        find_obstacles,
        report::{self, Document, Report},
        surface::Surface,
    },
    lower::Strictness,
    release::{self, Bump, BumpError, Entries, Group},
};
use jiff::civil::Date;
use semver::Version;

use super::git::{Repository, Tag};
use crate::{check, workspace::Workspace};

/// The maximum number of changes that are listed in the message of a refusal.
const MAX_LISTED_CHANGES: usize = 10;

/// The next release.
pub(super) struct Plan {
    /// The name of the package.
    pub(super) package: String,
    /// The previous release; `None` for the first release.
    pub(super) previous_release: Option<Tag>,
    /// The version of the release.
    pub(super) version: Version,
    /// The name of the git tag of the release.
    pub(super) tag: String,
    /// The generated changelog entries of the release.
    pub(super) entries: Entries,
    /// A summary of the comparison with the previous release.
    pub(super) verdict: String,
}

impl Plan {
    /// Compares the spec with the last release and chooses the version. Refuses the release if the requested `bump` is
    /// too small, or the tag already exists.
    pub(super) fn create(workspace: &Workspace, repository: &Repository, bump: Bump, today: Date) -> Result<Self> {
        let config = workspace.config()?;
        let package = config.package.name.clone().context("`package.name` is missing in spec/client.toml")?;
        let configured_version = configured_version(&config)?;
        let last_tag = repository.last_release(&package, "HEAD")?;
        let (level, entries, verdict, level_reasons) = if let Some(tag) = &last_tag {
            compare_with_last_release(workspace, repository, tag, &config, today)?
        } else {
            let spec = workspace.spec();
            let parsed = codegen::read(&spec.root, &spec, &config, Strictness::Strict);
            check::report(&parsed, false);
            let api = parsed.api.context("the spec has errors; run `cargo xtask check` to list them")?;
            (Level::None, release::first_release_entries(&api), "the first release".to_owned(), Vec::new())
        };
        let last_version = last_tag.as_ref().map(|tag| &tag.version);
        let version = match release::choose_version(last_version, &configured_version, bump, level) {
            Ok(version) => version,
            Err(error @ BumpError::TooSmall { .. }) => {
                let unlisted_count = level_reasons.len().saturating_sub(MAX_LISTED_CHANGES);
                let unlisted_line =
                    if unlisted_count == 0 { String::new() } else { format!("\n  and {unlisted_count} more changes") };
                let listed_reasons = level_reasons.iter().take(MAX_LISTED_CHANGES);
                let reason_lines: Vec<String> = listed_reasons.map(|reason| format!("  {reason}")).collect();
                refuse!("{error}, because of these changes:\n{}{unlisted_line}", reason_lines.join("\n"));
            }
            Err(error) => refuse!("{error}"),
        };
        let tag = format!("{package}-v{version}");
        if repository.has_tag(&tag) {
            refuse!(
                "the tag {tag} already exists; increase the version in spec/client.toml, even if the release of {tag} failed"
            );
        }
        Ok(Self { package, previous_release: last_tag, version, tag, entries, verdict })
    }
}

/// Returns the version in `client.toml`, or 0.1.0 if it is not set.
pub(super) fn configured_version(config: &Config) -> Result<Version> {
    let text = config.package.version.as_deref().unwrap_or("0.1.0");
    text.parse().with_context(|| format!("`package.version` in spec/client.toml is not a valid version: `{text}`"))
}

/// The result of the comparison with the last release: the level of the changes, the changelog entries, a summary for
/// the maintainer, and descriptions of the changes that have this level.
type Comparison = (Level, Entries, String, Vec<String>);

/// Compares the spec with the spec of the last release, and the public API of the crate with that of the published
/// crate.
fn compare_with_last_release(
    workspace: &Workspace,
    repository: &Repository,
    tag: &Tag,
    config: &Config,
    today: Date,
) -> Result<Comparison> {
    let old_spec_files: HashMap<String, String> = repository
        .read_files_at(&tag.name, "spec")?
        .into_iter()
        .map(|(path, text)| (format!("spec/{path}"), text))
        .collect();
    let old_settings = old_spec_files.get("spec/client.toml").map(String::as_str).unwrap_or_default();
    let old_config =
        Config::parse(old_settings).with_context(|| format!("cannot parse spec/client.toml of {}", tag.name))?;
    let base = codegen::read("spec/openapi.yaml", &old_spec_files, &old_config, Strictness::Lenient);
    let obstacles = find_obstacles(&base);
    let Some(base_api) = base.api.as_ref().filter(|_| !obstacles.has_errors()) else {
        eprint!("{}", obstacles.render(&base.documents.sources, Severity::Error, false));
        refuse!("this version of the generator cannot read the spec of the last release (tag {})", tag.name);
    };
    let spec = workspace.spec();
    let mut config = config.clone();
    config.package.version.clone_from(&old_config.package.version);
    let head = codegen::read(&spec.root, &spec, &config, Strictness::Strict);
    check::report(&head, false);
    let head_api = head.api.as_ref().context("the spec has errors; run `cargo xtask check` to list them")?;
    let published_files = repository.read_files_at(&tag.name, "generated")?;
    let new_crate = codegen::emit::emit_files(head_api);
    let base_surface = Surface::read(published_files.iter().map(|(path, text)| (path.as_str(), text.as_str())))?;
    let head_surface = Surface::read(new_crate.iter())?;
    let report = report::create_report(
        &Document {
            label: tag.name.clone(),
            api: base_api,
            sources: &base.documents.sources,
            surface: Some(&base_surface),
        },
        &Document {
            label: "HEAD".to_owned(),
            api: head_api,
            sources: &head.documents.sources,
            surface: Some(&head_surface),
        },
        &read_allow_list(workspace)?,
        RuleOptions::for_day(today),
    );
    if !report.problems.is_empty() {
        refuse!("spec/diff-allow.toml has invalid entries: {}", report.problems.join("\n"));
    }
    let iter_published_files = || published_files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let is_same_crate = iter_published_files().collect::<BTreeSet<_>>() == new_crate.iter().collect::<BTreeSet<_>>();
    let rust_versions = [find_rust_version(iter_published_files()), find_rust_version(new_crate.iter())];
    Ok(judge_changes(&report, is_same_crate, &rust_versions, &tag.version))
}

/// Returns the `rust-version` in the `Cargo.toml` among `files`, which are pairs of path and text. `None` if it is not
/// declared.
fn find_rust_version<'a>(mut files: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let (_, text) = files.find(|(path, _)| *path == "Cargo.toml")?;
    let manifest: toml::Table = text.parse().ok()?;
    Some(manifest.get("package")?.get("rust-version")?.as_str()?.to_owned())
}

/// Returns the numbers of a version, for comparison: `1.88` → `[1, 88]`.
fn parse_version_numbers(version: &str) -> Vec<u64> {
    version.split('.').map_while(|number| number.parse().ok()).collect()
}

/// Evaluates the report, and changes that the report does not contain: internal changes (if `is_same_crate` is false)
/// and a larger `rust-version`. `rust_versions` contains the `rust-version` of the last release and the new one.
fn judge_changes(
    report: &Report,
    is_same_crate: bool,
    rust_versions: &[Option<String>; 2],
    last_version: &Version,
) -> Comparison {
    let mut entries = release::changelog_entries(report);
    let mut level_reasons = release::changes_requiring_level(report);
    let mut level = report.verdict.level;
    if level == Level::None && !is_same_crate {
        level = Level::Fix;
    }
    if entries.is_empty() && !is_same_crate {
        entries.insert(Group::Changed, vec!["Internal changes that callers do not see.".to_owned()]);
    }
    if let [Some(before), Some(after)] = rust_versions
        && parse_version_numbers(before) < parse_version_numbers(after)
    {
        // The README promises a new minor version for a new `rust-version`. Below 1.0, that counts like a breaking
        // change.
        let required_level = if last_version.major == 0 { Level::Breaking } else { Level::Addition };
        if level <= required_level {
            level_reasons.push(format!("`rust-version` changes from {before} to {after}"));
        }
        level = level.max(required_level);
        entries
            .entry(Group::Changed)
            .or_default()
            .push(format!("The minimum supported Rust version is {after}; it was {before}."));
    }
    let verdict = format!("wire: {}, Rust: {}", report.verdict.wire.name(), report.verdict.rust.name());
    (level, entries, verdict, level_reasons)
}

/// Reads `spec/diff-allow.toml`. Returns an empty list if the file does not exist.
fn read_allow_list(workspace: &Workspace) -> Result<AllowList> {
    let path = workspace.path("spec/diff-allow.toml");
    if !path.exists() {
        return Ok(AllowList::default());
    }
    AllowList::parse(&fs::read_to_string(&path)?).context("cannot parse spec/diff-allow.toml")
}
