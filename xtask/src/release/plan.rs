//! The plan of the next release: its version and changelog entries, determined by comparison with the last release.

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

/// The maximum number of changes listed in a refusal's message.
const MAX_LISTED: usize = 10;

/// The next release.
pub(super) struct Plan {
    /// The name of the package.
    pub(super) package: String,
    /// The previous release; `None` for the first release.
    pub(super) last: Option<Tag>,
    /// The version of the release.
    pub(super) version: Version,
    /// The tag of the release.
    pub(super) tag: String,
    /// The changelog entries.
    pub(super) entries: Entries,
    /// A summary of the comparison with the previous release.
    pub(super) verdict: String,
}

impl Plan {
    pub(super) fn make(workspace: &Workspace, repository: &Repository, bump: Bump, today: Date) -> Result<Self> {
        let config = workspace.config()?;
        let package = config.package.name.clone().context("spec/client.toml does not name the package")?;
        let in_config = stated_version(&config)?;
        let last = repository.last_release(&package, "HEAD")?;
        let (level, entries, verdict, asking) = if let Some(tag) = &last {
            compare_with_last(workspace, repository, tag, &config, today)?
        } else {
            let document = workspace.spec();
            let reading = codegen::read(&document.root, &document, &config, Strictness::Strict);
            check::report(&reading, false);
            let api = reading.api.context("the spec has errors")?;
            (Level::None, release::first_release_entries(&api), "the first release".to_owned(), Vec::new())
        };
        let version = match release::choose_version(last.as_ref().map(|tag| &tag.version), &in_config, bump, level) {
            Ok(version) => version,
            Err(error @ BumpError::TooSmall { .. }) => {
                let rest = asking.len().saturating_sub(MAX_LISTED);
                let rest = if rest == 0 { String::new() } else { format!("\n  and {rest} more") };
                let lines: Vec<String> = asking.iter().take(MAX_LISTED).map(|item| format!("  {item}")).collect();
                refuse!("{error}; required by:\n{}{rest}", lines.join("\n"));
            }
            Err(error) => refuse!("{error}"),
        };
        let tag = format!("{package}-v{version}");
        if repository.has_tag(&tag) {
            refuse!("the tag {tag} exists already; if that release failed, increase the version in spec/client.toml");
        }
        Ok(Self { package, last, version, tag, entries, verdict })
    }
}

/// Returns the version in `client.toml`, or 0.1.0 if it is not set.
pub(super) fn stated_version(config: &Config) -> Result<Version> {
    let text = config.package.version.as_deref().unwrap_or("0.1.0");
    text.parse().with_context(|| format!("spec/client.toml: `{text}` is not a version"))
}

type Compared = (Level, Entries, String, Vec<String>);

/// Compares the spec and the public API with those of the last release. The earlier API is read from the published
/// crate instead of being generated again from the earlier spec.
fn compare_with_last(
    workspace: &Workspace,
    repository: &Repository,
    tag: &Tag,
    config: &Config,
    today: Date,
) -> Result<Compared> {
    let files: HashMap<String, String> =
        repository.files(&tag.name, "spec")?.into_iter().map(|(path, text)| (format!("spec/{path}"), text)).collect();
    let settings = files.get("spec/client.toml").map(String::as_str).unwrap_or_default();
    let before = Config::parse(settings).with_context(|| format!("{}:spec/client.toml", tag.name))?;
    let base = codegen::read("spec/openapi.yaml", &files, &before, Strictness::Lenient);
    let errors = find_obstacles(&base);
    let Some(base_api) = base.api.as_ref().filter(|_| !errors.has_errors()) else {
        eprint!("{}", errors.render(&base.documents.sources, Severity::Error, false));
        refuse!("the spec of {} cannot be read by this generator", tag.name);
    };
    let spec = workspace.spec();
    let mut config = config.clone();
    config.package.version.clone_from(&before.package.version);
    let head = codegen::read(&spec.root, &spec, &config, Strictness::Strict);
    check::report(&head, false);
    let head_api = head.api.as_ref().context("the spec has errors")?;
    let published = repository.files(&tag.name, "generated")?;
    let tree = codegen::emit::emit_files(head_api);
    let base_surface = Surface::read(published.iter().map(|(path, text)| (path.as_str(), text.as_str())))?;
    let head_surface = Surface::read(tree.iter())?;
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
        &allow_list(workspace)?,
        RuleOptions::for_day(today),
    );
    if !report.problems.is_empty() {
        refuse!("spec/diff-allow.toml: {}", report.problems.join("\n"));
    }
    let same = published.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<BTreeSet<_>>()
        == tree.iter().collect::<BTreeSet<_>>();
    let rust =
        [rust_version(published.iter().map(|(path, text)| (path.as_str(), text.as_str()))), rust_version(tree.iter())];
    Ok(judge_changes(&report, same, &rust, &tag.version))
}

/// Returns the `rust-version` of a crate.
fn rust_version<'a>(mut files: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let (_, text) = files.find(|(path, _)| *path == "Cargo.toml")?;
    let manifest: toml::Table = text.parse().ok()?;
    Some(manifest.get("package")?.get("rust-version")?.as_str()?.to_owned())
}

/// Returns the numbers in a version such as `1.88`, for comparison with other versions.
fn version_numbers(version: &str) -> Vec<u64> {
    version.split('.').map_while(|number| number.parse().ok()).collect()
}

/// Returns the result of the comparison, including changes that affect neither the document nor public items, such as
/// a new `rust-version`.
fn judge_changes(report: &Report, same: bool, rust: &[Option<String>; 2], last: &Version) -> Compared {
    let mut entries = release::changelog_entries(report);
    let mut asking = release::changes_requiring_level(report);
    let mut level = report.verdict.level;
    if level == Level::None && !same {
        level = Level::Fix;
    }
    if entries.is_empty() && !same {
        entries.insert(Group::Changed, vec!["Internal changes that callers do not see.".to_owned()]);
    }
    if let [Some(before), Some(after)] = rust
        && version_numbers(before) < version_numbers(after)
    {
        // The README promises a new minor version for a new `rust-version`. Below 1.0, that counts like a breaking
        // change.
        let needed_level = if last.major == 0 { Level::Breaking } else { Level::Addition };
        if level <= needed_level {
            asking.push(format!("`rust-version` changes from {before} to {after}"));
        }
        level = level.max(needed_level);
        entries
            .entry(Group::Changed)
            .or_default()
            .push(format!("The minimum supported Rust version is {after}; it was {before}."));
    }
    let verdict = format!("wire: {}, Rust: {}", report.verdict.wire.name(), report.verdict.rust.name());
    (level, entries, verdict, asking)
}

fn allow_list(workspace: &Workspace) -> Result<AllowList> {
    let path = workspace.path("spec/diff-allow.toml");
    if !path.exists() {
        return Ok(AllowList::default());
    }
    AllowList::parse(&fs::read_to_string(&path)?).context("spec/diff-allow.toml")
}
