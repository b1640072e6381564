//! Documents in git revisions: `REV` (`spec/` of the workspace in the revision) and `REV:path`.

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use codegen::{config::Config, load::Files};

use super::side::{ROOT_FILE_NAMES, Side};
use crate::workspace::Workspace;

/// A git commit from which the files of a document are read.
struct Commit {
    repository: PathBuf,
    commit_id: String,
}

impl Files for Commit {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        run_git(&self.repository, &["cat-file", "blob", &format!("{}:{path}", self.commit_id)])
    }
}

/// Finds the document in a git revision. `name` is `REV` (for `spec/openapi.yaml`) or `REV:path`.
///
/// # Errors
///
/// If the revision does not exist or does not contain the document. The message suggests a correction.
pub(super) fn find_side(name: &str) -> Result<Side> {
    let (revision, path) = match name.split_once(':') {
        Some((revision, path)) => (revision, Some(path)),
        None => (name, None),
    };
    let repository = match path {
        Some(_) => std::env::current_dir().context("cannot determine the current directory")?,
        None => match Workspace::find() {
            Ok(workspace) => workspace.path(""),
            Err(_) => bail!(
                "`{name}` is not a file or directory; a revision without a path denotes `spec/` of the workspace, but no workspace was found\n\
                 help: pass the path of the document in the revision: `{name}:path/to/openapi.yaml`"
            ),
        },
    };
    let commit = Commit { commit_id: resolve_commit(&repository, revision, name)?, repository };
    let root = match path {
        Some(path) => find_root_file(&commit, path, name)?,
        None => find_root_file(&commit, "spec/openapi.yaml", name)?,
    };
    let settings_path = Path::new(&root).with_file_name("client.toml").to_string_lossy().replace('\\', "/");
    let settings_text = commit.read(&settings_path).unwrap_or_default();
    let config = Config::parse(&String::from_utf8_lossy(&settings_text));
    let config = config.with_context(|| format!("cannot parse {revision}:{settings_path}"))?;
    Ok(Side::new(name, root, Box::new(commit), config))
}

/// Returns the path of a document's root file in a commit: `path` if `path` is a file, or else the root file in the
/// directory `path`. `name` is the document's name for messages.
fn find_root_file(commit: &Commit, path: &str, name: &str) -> Result<String> {
    let path = path.trim_end_matches('/');
    let path_prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
    let root_files = ROOT_FILE_NAMES.iter().map(|root| format!("{path_prefix}{root}"));
    let candidate_paths = std::iter::once(path.to_owned()).filter(|path| !path.is_empty()).chain(root_files);
    for path in candidate_paths {
        let blob_name = format!("{}:{path}", commit.commit_id);
        if run_git(&commit.repository, &["cat-file", "-t", &blob_name]).is_ok_and(|kind| kind.trim_ascii() == b"blob") {
            return Ok(path);
        }
    }
    bail!(
        "the document `{path}` does not exist in the git revision of `{name}`\n\
         help: list the files with `git ls-tree -r --name-only REVISION`, and pass one as `REVISION:path`, with the path from the root of the repository"
    )
}

/// Returns the ID of the commit that a revision denotes. `name` is the document's name for messages.
fn resolve_commit(repository: &Path, revision: &str, name: &str) -> Result<String> {
    let commit_name = format!("{revision}^{{commit}}");
    match run_git(repository, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit_name]) {
        Ok(id) => Ok(String::from_utf8_lossy(&id).trim().to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            bail!("cannot run `git` to read `{name}`: {error}\nhelp: install `git`, or pass a file")
        }
        Err(_) => bail!("{}", explain_unknown_revision(repository, revision, name)),
    }
}

/// Returns a message that explains why a revision was not found, and suggests a correction.
fn explain_unknown_revision(repository: &Path, revision: &str, name: &str) -> String {
    let git_stdout = |arguments: &[&str]| {
        run_git(repository, arguments).ok().map(|text| String::from_utf8_lossy(&text).trim().to_owned())
    };
    if git_stdout(&["rev-parse", "--git-dir"]).is_none() {
        return format!(
            "`{name}` is not a file or directory, and {} is not in a git repository\n\
             help: pass two documents: `cargo xtask diff OLD.yaml NEW.yaml`",
            repository.display()
        );
    }
    let remotes = git_stdout(&["remote"]).unwrap_or_default();
    let remote_branch = revision.split_once('/').filter(|(remote, _)| remotes.lines().any(|line| line == *remote));
    let is_shallow = git_stdout(&["rev-parse", "--is-shallow-repository"]).is_some_and(|text| text == "true");
    let help = match remote_branch {
        Some((remote, branch)) => format!("fetch the revision: `git fetch {remote} {branch}:refs/remotes/{revision}`"),
        None if is_shallow => "fetch the history: `git fetch --unshallow --tags` (`fetch-depth: 0` of `actions/checkout`)".to_owned(),
        None if revision.starts_with("origin/") => {
            "this repository has no remote `origin`: add the remote, or pass another revision, such as `main` or `HEAD~1`".to_owned()
        }
        None => "list the revisions with `git branch --all` and `git tag`, or fetch missing ones with `git fetch --all --tags`".to_owned(),
    };
    let shallow_note = if is_shallow { "; the clone is shallow and does not contain older revisions" } else { "" };
    format!("`{name}` is not a file, a directory or a git revision{shallow_note}\nhelp: {help}")
}

/// Runs a `git` command and returns its standard output.
fn run_git(repository: &Path, arguments: &[&str]) -> io::Result<Vec<u8>> {
    let output = Command::new("git").arg("-C").arg(repository).args(arguments).output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(io::Error::other(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
}
