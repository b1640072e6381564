//! Documents of git revisions: `REV` (the workspace's `spec/`) and `REV:path`.

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use codegen::{config::Config, load::Files};

use super::side::{ROOT_FILE_NAMES, Side};
use crate::workspace::Workspace;

/// The files of a git commit.
struct Commit {
    repository: PathBuf,
    id: String,
}

impl Files for Commit {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        run_git(&self.repository, &["cat-file", "blob", &format!("{}:{path}", self.id)])
    }
}

/// Finds the document that `name` denotes: `REV` or `REV:path`.
///
/// # Errors
///
/// If there is no such revision, or it does not contain the document. The message suggests a correction.
pub(super) fn find_document(name: &str) -> Result<Side> {
    let (revision, path) = match name.split_once(':') {
        Some((revision, path)) => (revision, Some(path)),
        None => (name, None),
    };
    let repository = match path {
        Some(_) => std::env::current_dir().context("cannot determine the current folder")?,
        None => match Workspace::find() {
            Ok(workspace) => workspace.path(""),
            Err(_) => bail!(
                "`{name}` is not a file or folder; as a revision it means the `spec/` of a workspace, and there is no workspace here\n\
                 help: name the document of the revision: `{name}:path/to/openapi.yaml`"
            ),
        },
    };
    let commit = Commit { id: resolve_commit(&repository, revision, name)?, repository };
    let root = match path {
        Some(path) => document_at(&commit, path, name)?,
        None => document_at(&commit, "spec/openapi.yaml", name)?,
    };
    let settings = Path::new(&root).with_file_name("client.toml").to_string_lossy().replace('\\', "/");
    let text = commit.read(&settings).unwrap_or_default();
    let config = Config::parse(&String::from_utf8_lossy(&text)).with_context(|| format!("{revision}:{settings}"))?;
    Ok(Side::new(name, root, Box::new(commit), config))
}

/// Returns the path of the root file: `path` itself if it is a file, or else the root file in the folder `path`.
fn document_at(commit: &Commit, path: &str, name: &str) -> Result<String> {
    let path = path.trim_end_matches('/');
    let folder = if path.is_empty() { String::new() } else { format!("{path}/") };
    let root_files = ROOT_FILE_NAMES.iter().map(|root| format!("{folder}{root}"));
    let found = std::iter::once(path.to_owned()).filter(|path| !path.is_empty()).chain(root_files);
    for path in found {
        let object = format!("{}:{path}", commit.id);
        if run_git(&commit.repository, &["cat-file", "-t", &object]).is_ok_and(|kind| kind.trim_ascii() == b"blob") {
            return Ok(path);
        }
    }
    bail!(
        "`{name}` does not have the document `{path}`\nhelp: list its files with `git ls-tree -r --name-only REVISION`, and name one as `REVISION:path`, from the top of the repository"
    )
}

/// Returns the ID of a revision's commit.
fn resolve_commit(repository: &Path, revision: &str, name: &str) -> Result<String> {
    let object = format!("{revision}^{{commit}}");
    match run_git(repository, &["rev-parse", "--verify", "--quiet", "--end-of-options", &object]) {
        Ok(id) => Ok(String::from_utf8_lossy(&id).trim().to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            bail!("cannot run `git` to read `{name}`: {error}\nhelp: install git, or name a file")
        }
        Err(_) => bail!("{}", unknown_revision(repository, revision, name)),
    }
}

/// Returns a message that explains why a revision was not found, and suggests a correction.
fn unknown_revision(repository: &Path, revision: &str, name: &str) -> String {
    let output = |arguments: &[&str]| {
        run_git(repository, arguments).ok().map(|text| String::from_utf8_lossy(&text).trim().to_owned())
    };
    if output(&["rev-parse", "--git-dir"]).is_none() {
        return format!(
            "`{name}` is not a file or folder, and {} is not in a git repository\nhelp: name two documents: `cargo xtask diff OLD.yaml NEW.yaml`",
            repository.display()
        );
    }
    let remotes = output(&["remote"]).unwrap_or_default();
    let branch = revision.split_once('/').filter(|(remote, _)| remotes.lines().any(|line| line == *remote));
    let is_shallow = output(&["rev-parse", "--is-shallow-repository"]).is_some_and(|text| text == "true");
    let help = match branch {
        Some((remote, branch)) => format!("fetch it: `git fetch {remote} {branch}:refs/remotes/{revision}`"),
        None if is_shallow => "fetch the history: `git fetch --unshallow --tags` (`fetch-depth: 0` of `actions/checkout`)".to_owned(),
        None if revision.starts_with("origin/") => {
            "this repository has no remote `origin`: name a revision that it has, such as `main` or `HEAD~1`, or add the remote".to_owned()
        }
        None => "list the revisions with `git branch --all` and `git tag`, or fetch missing ones with `git fetch --all --tags`".to_owned(),
    };
    let shallow = if is_shallow { "; the clone is shallow, so its history is cut off" } else { "" };
    format!("`{name}` is not a file, a folder or a git revision{shallow}\nhelp: {help}")
}

/// Runs a `git` command and returns its standard output.
fn run_git(repository: &Path, arguments: &[&str]) -> io::Result<Vec<u8>> {
    let output = Command::new("git").arg("-C").arg(repository).args(arguments).output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(io::Error::other(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
}
