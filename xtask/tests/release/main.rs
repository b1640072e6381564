//! Tests `cargo xtask release` in a copy of the workspace: refusals, and a complete release of a crate that is then
//! used.

use std::io::Write as _;
#[cfg(unix)]
mod commands;
#[cfg(unix)]
mod kill;
mod registry;
mod repository;

use std::{fs, process::Output};

use self::{registry::Registry, repository::Repository};

/// Creates a copy, or prints why there is none.
fn fresh() -> Option<Repository> {
    let repository = Repository::fresh();
    if repository.is_none() {
        let _ = writeln!(std::io::stderr(), "SKIPPED: the workspace is no git repository");
    }
    repository
}

fn printed(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Returns the error of a refused release, which must not change anything.
fn refused(repository: &Repository, arguments: &[&str]) -> String {
    failed(repository, arguments, 1)
}

/// Returns the error of a release that ends with this status and must not change anything.
fn failed(repository: &Repository, arguments: &[&str], status: i32) -> String {
    let before = repository.state();
    let output = repository.release(arguments);
    let printed = printed(&output);
    assert_eq!(output.status.code(), Some(status), "{printed}");
    assert_eq!(repository.state(), before, "{printed}");
    let error = printed.split_once("error: ").unwrap_or_else(|| panic!("an error: {printed}")).1;
    error.trim_end().to_owned()
}

fn passes(output: &Output) {
    assert!(output.status.success(), "{}", printed(output));
}

#[test]
fn uncommitted_changes_are_refused() {
    let Some(repository) = fresh() else { return };
    fs::write(repository.path("spec/notes.txt"), "new").expect("it can be written");
    repository.edit("spec/client.toml", "# The name of the crate,", "# What the crate is called,");
    insta::assert_snapshot!(refused(&repository, &[]), @r"
    there are uncommitted changes; commit or stash them first:
     M spec/client.toml
    ?? spec/notes.txt
    ");
}

#[test]
fn a_branch_behind_its_upstream_is_refused() {
    let Some(repository) = fresh() else { return };
    let (other, at) = (repository.scratch().join("other"), repository.scratch());
    Repository::git_in(at, &["clone", "--quiet", "upstream.git", "other"]);
    let commit = ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "Newer"];
    Repository::git_in(&other, &commit);
    Repository::git_in(&other, &["push", "--quiet"]);
    // Reading the upstream's state updates the remote-tracking branches, like `git fetch`, and nothing else.
    repository.git(&["fetch", "--quiet"]);
    insta::assert_snapshot!(refused(&repository, &["--dry-run"]), @"the branch is 1 commit behind `origin/main`; run `git pull` first");
}

#[test]
fn an_upstream_out_of_reach_keeps_a_release_from_being_made() {
    let Some(repository) = fresh() else { return };
    fs::rename(repository.scratch().join("upstream.git"), repository.scratch().join("gone")).expect("it can be moved");
    let error = failed(&repository, &["--execute"], 2);
    assert!(
        error.starts_with(
            "cannot fetch from the remote `origin` to check whether the branch is behind `origin/main`; nothing was released: "
        ),
        "{error}"
    );
}

#[test]
fn a_tag_that_exists_is_refused() {
    let Some(repository) = fresh() else { return };
    // The release is on an unrelated commit, so it is not the previous release.
    let other = repository.git(&["commit-tree", "HEAD^{tree}", "-m", "Elsewhere"]);
    let version = version(&repository);
    repository.git(&["tag", &format!("huaweicloud-cci-v{version}"), &other]);
    let error = refused(&repository, &[]);
    assert_eq!(
        error.lines().last(),
        Some(&*format!(
            "the tag huaweicloud-cci-v{version} already exists; increase the version in spec/client.toml, even if the release of huaweicloud-cci-v{version} failed"
        ))
    );
}

#[test]
fn a_step_that_is_too_small_is_refused_with_what_asks_for_more() {
    let Some(repository) = released() else { return };
    let version = version(&repository);
    assert_eq!(
        refused(&repository, &[]).lines().last(),
        Some(&*format!("nothing has changed since the version {version}, so there is nothing to release"))
    );
    take_generation_away(&repository);
    let error = refused(&repository, &["--bump", "patch"]);
    assert!(error.contains("is too small an increase from"), "{error}");
    assert!(error.contains("spec/meta/v1.yaml:"), "{error}");
    assert!(error.contains("field `meta::v1::Preconditions::generation` was removed"), "{error}");
}

#[test]
#[cfg(unix)]
fn a_tagged_commit_gives_package_and_parts() {
    let Some(repository) = fresh() else { return };
    let registry = Registry::start();
    let commands = commands::Commands::below(repository.scratch());
    let repository = repository.with(registry.environment()).with(commands.environment());
    let version = version(&repository);
    assert_eq!(
        refused(&repository, &["--tagged"]),
        format!(
            "the version in spec/client.toml is {version}, but the checked-out commit does not have the tag huaweicloud-cci-v{version}"
        )
    );
    repository.git(&["tag", &format!("huaweicloud-cci-v{version}")]);
    let before = repository.state();
    passes(&repository.release(&["--tagged", "--registry", "local"]));
    assert_eq!(repository.state(), before);
    let made = repository.scratch().join("target/publish/package");
    assert!(made.join(format!("huaweicloud-cci-{version}.crate")).is_file());
    let parts = fs::read_to_string(made.join(format!("huaweicloud-cci-{version}.cdx.json"))).expect("a list of parts");
    let parts: serde_json::Value = serde_json::from_str(&parts).expect("JSON");
    assert_eq!(parts["metadata"]["component"]["purl"], format!("pkg:cargo/huaweicloud-cci@{version}"));
    let names: Vec<&str> =
        parts["components"].as_array().expect("a list").iter().filter_map(|part| part["name"].as_str()).collect();
    assert!(names.contains(&"http") && names.contains(&"ureq"), "what all features take is listed: {names:?}");
    assert!(!names.contains(&"insta") && !names.contains(&"clap"), "and nothing of the workspace: {names:?}");
}

const UID: &str = "        uid:\n          type: string\n          description: The object must have this id.\n";
const GENERATION: &str = "        generation:\n          type: integer\n          format: int64\n          description: The object must be of this generation.\n";

/// Creates a repository with a release whose API has a setter for the generation.
fn released() -> Option<Repository> {
    let repository = fresh()?;
    add_generation(&repository);
    passes(&repository.generate());
    repository.commit("Generate");
    repository.git(&["tag", &format!("huaweicloud-cci-v{}", version(&repository))]);
    Some(repository)
}

/// Makes an edit that adds to the API.
fn add_generation(repository: &Repository) {
    repository.edit("spec/meta/v1.yaml", UID, &format!("{GENERATION}{UID}"));
    repository.commit("Add the generation");
}

/// Makes an edit that breaks callers: removes the setter for the generation.
fn take_generation_away(repository: &Repository) {
    repository.edit("spec/meta/v1.yaml", GENERATION, "");
    repository.commit("Take the generation away");
}

/// Returns the version in `spec/client.toml`.
fn version(repository: &Repository) -> String {
    let settings: toml::Table = repository.read("spec/client.toml").parse().expect("TOML");
    settings["package"]["version"].as_str().expect("a version").to_owned()
}

/// Runs the printed upload command, and builds a project that uses the version.
fn publish_and_use(repository: &Repository, said: &Output, version: &str, program: &str) {
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    let command = text.lines().last().expect("a command").trim().strip_prefix("cargo ").expect("a command of cargo");
    passes(&repository.cargo(&repository.path("."), &command.split(' ').collect::<Vec<_>>()));
    let user = repository.scratch().join(format!("user-{version}"));
    fs::create_dir_all(user.join("src")).expect("a folder");
    let manifest = format!(
        "[package]\nname = \"user\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[dependencies]\nhuaweicloud-cci = {{ version = \"{version}\", registry = \"local\" }}\n"
    );
    fs::write(user.join("Cargo.toml"), manifest).expect("it can be written");
    fs::write(user.join("src/main.rs"), program).expect("it can be written");
    passes(&repository.cargo(&user, &["run", "--quiet"]));
}

/// Releases a crate twice, the second time after a breaking change, and builds a new project with each published
/// version; also tests a registry that cannot be reached. Takes minutes and uses the network.
#[test]
fn complete_releases() {
    if std::env::var_os("RELEASE_TESTS").is_none() {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: set RELEASE_TESTS=1 to go the whole way of a release (`bash .ci/release`)"
        );
        return;
    }
    let Some(repository) = fresh() else { return };
    let registry = Registry::start();
    let repository = repository
        .with(registry.environment())
        .with([("CARGO_REGISTRIES_NOWHERE_INDEX", "sparse+http://127.0.0.1:1/index/".to_owned())])
        .aloud();
    let first: semver::Version = version(&repository).parse().expect("a version");
    let second = if first.major == 0 {
        semver::Version::new(0, first.minor + 1, 0)
    } else {
        semver::Version::new(first.major + 1, 0, 0)
    };

    repository.edit("CHANGELOG.md", "## [Unreleased]\n", "## [Unreleased]\n\n### Fixed\n\n- Told by hand.\n");
    add_generation(&repository);
    let error = refused(&repository, &["--registry", "nowhere"]);
    assert!(error.contains("cannot reach the registry nowhere"), "{error}");
    let said = repository.release(&["--execute", "--registry", "local"]);
    passes(&said);
    assert_eq!(repository.git(&["describe", "--tags"]), format!("huaweicloud-cci-v{first}"));
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
    let changelog = repository.read("CHANGELOG.md");
    assert!(changelog.contains(&format!("## [Unreleased]\n\n## [{first}] - ")), "{changelog}");
    assert!(changelog.contains("- Told by hand.\n"), "{changelog}");
    let uses = "fn main() { let it: huaweicloud_cci::meta::v1::Preconditions = serde_free(); assert!(it.generation.is_none()); }\n\
                fn serde_free() -> huaweicloud_cci::meta::v1::Preconditions { Default::default() }\n";
    publish_and_use(&repository, &said, &first.to_string(), uses);

    take_generation_away(&repository);
    let error = refused(&repository, &["--bump", "patch"]);
    assert!(error.contains("field `meta::v1::Preconditions::generation` was removed"), "{error}");
    let said = repository.release(&["--execute", "--registry", "local"]);
    passes(&said);
    assert_eq!(repository.git(&["describe", "--tags"]), format!("huaweicloud-cci-v{second}"));
    let changelog = repository.read("CHANGELOG.md");
    let section = changelog.split(&format!("## [{second}]")).nth(1).expect("the version's section");
    let section = section.split("\n## ").next().expect("its text");
    assert!(section.contains("### Removed\n\n- **Breaking:** "), "{section}");
    let uses =
        "fn main() { let it = huaweicloud_cci::meta::v1::Preconditions::default(); assert!(it.uid.is_none()); }\n";
    publish_and_use(&repository, &said, &second.to_string(), uses);
    assert_eq!(registry.versions("huaweicloud-cci"), [first.to_string(), second.to_string()]);
}
