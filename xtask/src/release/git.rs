//! The git repository from which releases are made: checks of its state, tags, files of a revision, clones and commits.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use super::refusal::refuse;
use semver::Version;

/// A git repository with a working tree.
pub(super) struct Repository {
    folder: PathBuf,
}

/// The tag of an earlier release.
pub(super) struct Tag {
    /// The name of the tag, such as `NAME-v1.2.3`.
    pub(super) name: String,
    /// The ID of the tagged commit.
    pub(super) commit: String,
    /// The version in the tag's name.
    pub(super) version: Version,
}

/// The author of a commit.
pub(super) struct Identity {
    name: String,
    email: String,
}

impl Repository {
    pub(super) fn open(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs `git` and returns its standard output, without trailing newlines.
    pub(super) fn git<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<String> {
        let output = self.capture_stdout(arguments)?;
        Ok(String::from_utf8_lossy(&output).trim_end_matches('\n').to_owned())
    }

    /// Runs `git` and returns its standard output.
    fn capture_stdout<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Vec<u8>> {
        Self::run_command(&mut self.git_command(arguments), arguments)
    }

    /// Runs a `git` command in a separate process group. Ctrl-C, which a terminal sends to all processes of the
    /// foreground group, then stops this program but not the `git` command.
    fn run_in_own_group<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<()> {
        let mut command = self.git_command(arguments);
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        // CREATE_NEW_PROCESS_GROUP
        #[cfg(windows)]
        std::os::windows::process::CommandExt::creation_flags(&mut command, 0x0000_0200);
        Self::run_command(&mut command, arguments).map(drop)
    }

    fn git_command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(arguments).stdin(Stdio::null());
        command
    }

    fn run_command<S: AsRef<OsStr>>(command: &mut Command, arguments: &[S]) -> Result<Vec<u8>> {
        let output = command.output().context("cannot run `git`, which is required for a release")?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let argument_texts: Vec<_> = arguments.iter().map(|argument| argument.as_ref().to_string_lossy()).collect();
        bail!("`git {}` failed: {}", argument_texts.join(" "), String::from_utf8_lossy(&output.stderr).trim());
    }

    /// Refuses the release if there are uncommitted changes, the branch is behind its upstream, or `execute` is set and
    /// no branch is checked out. Prints a note for each check that cannot be made.
    pub(super) fn check_state(&self, execute: bool) -> Result<()> {
        self.git(&["rev-parse", "--verify", "HEAD"]).context("the repository has no commits")?;
        let uncommitted_changes = self.git(&["status", "--porcelain", "--untracked-files=normal"])?;
        if !uncommitted_changes.is_empty() {
            refuse!("there are uncommitted changes; commit or stash them first:\n{uncommitted_changes}");
        }
        if execute && self.git(&["branch", "--show-current"])?.is_empty() {
            refuse!("no branch is checked out; run `git switch BRANCH` first");
        }
        let Ok(upstream) = self.git(&["rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}"]) else {
            eprintln!(
                "note: the current branch has no upstream branch, so it is not checked whether the branch is behind"
            );
            return Ok(());
        };
        let remote = upstream.split('/').next().unwrap_or("origin");
        if let Err(error) = self.git(&["fetch", "--quiet", "--tags", remote]) {
            if execute {
                return Err(error.context(format!(
                    "cannot fetch from the remote `{remote}` to check whether the branch is behind `{upstream}`; nothing was released"
                )));
            }
            eprintln!("note: cannot fetch from the remote `{remote}`: {error:#}; using the state of the last fetch");
        }
        let behind_count = self.git(&["rev-list", "--count", "HEAD..@{upstream}"])?;
        if behind_count != "0" {
            let commit_noun = if behind_count == "1" { "commit" } else { "commits" };
            refuse!("the branch is {behind_count} {commit_noun} behind `{upstream}`; run `git pull` first");
        }
        Ok(())
    }

    /// Returns the tag `PACKAGE-vVERSION` with the highest version among the tags reachable from `commit`. `None` if
    /// there is no such tag or the commit does not exist.
    pub(super) fn last_release(&self, package: &str, commit: &str) -> Result<Option<Tag>> {
        let tag_prefix = format!("{package}-v");
        if self.git(&["rev-parse", "--verify", "--quiet", commit]).is_err() {
            return Ok(None);
        }
        let tag_names = self.git(&["tag", "--list", &format!("{tag_prefix}*"), "--merged", commit])?;
        let parse_tag = |name: &str| Some((name.strip_prefix(&tag_prefix)?.parse::<Version>().ok()?, name.to_owned()));
        let Some((version, name)) = tag_names.lines().filter_map(parse_tag).max() else { return Ok(None) };
        let commit = self.git(&["rev-parse", &format!("refs/tags/{name}^{{commit}}")])?;
        Ok(Some(Tag { name, commit, version }))
    }

    pub(super) fn has_tag(&self, name: &str) -> bool {
        self.git(&["rev-parse", "--verify", "--quiet", &format!("refs/tags/{name}")]).is_ok()
    }

    /// Returns the files below the directory `folder` at a revision, as pairs of path and text. Paths are relative to
    /// `folder`.
    pub(super) fn read_files_at(&self, revision: &str, folder: &str) -> Result<Vec<(String, String)>> {
        let file_names = self.git(&["ls-tree", "-r", "--name-only", "-z", &format!("{revision}:{folder}")])?;
        let read_file = |name: &str| {
            let bytes = self.capture_stdout(&["cat-file", "blob", &format!("{revision}:{folder}/{name}")])?;
            Ok((name.to_owned(), String::from_utf8_lossy(&bytes).into_owned()))
        };
        file_names.split('\0').filter(|name| !name.is_empty()).map(read_file).collect()
    }

    /// Returns the configured author for commits. If no author is configured, refuses the release if `execute` is set,
    /// and returns a placeholder otherwise.
    pub(super) fn committer(&self, execute: bool) -> Result<Identity> {
        let config_value = |key: &str| self.git(&["config", key]).ok().filter(|value| !value.is_empty());
        match (config_value("user.name"), config_value("user.email")) {
            (Some(name), Some(email)) => Ok(Identity { name, email }),
            _ if execute => refuse!(
                "the author of the release commit is not configured; run `git config user.name NAME` and `git config user.email EMAIL`"
            ),
            _ => Ok(Identity { name: "release".to_owned(), email: "release@invalid".to_owned() }),
        }
    }

    /// Clones the repository and checks out the current commit. The clone has no remote `origin`, so that nothing can
    /// be pushed by mistake.
    pub(super) fn clone_into(&self, folder: &Path) -> Result<Self> {
        let (source_dir, clone_dir) = (self.folder.as_os_str(), folder.as_os_str());
        let arguments = ["clone", "--quiet", "--no-hardlinks", "--no-tags", "--origin", "source"].map(OsStr::new);
        self.git(&[&arguments[..], &[source_dir, clone_dir]].concat())?;
        let clone = Self::open(folder);
        // Check out the same commit with a detached HEAD, whether or not a branch is checked out here.
        clone.git(&["checkout", "--quiet", "--detach", &self.git(&["rev-parse", "HEAD"])?])?;
        Ok(clone)
    }

    /// Commits all changes, if there are any, and tags the commit.
    pub(super) fn commit(&self, committer: &Identity, message: &str, tag: &str) -> Result<()> {
        let (name_setting, email_setting) =
            (format!("user.name={}", committer.name), format!("user.email={}", committer.email));
        let author_options = ["-c", &name_setting, "-c", &email_setting];
        self.git(&["add", "--all"])?;
        if !self.git(&["status", "--porcelain"])?.is_empty() {
            self.git(&[&author_options[..], &["commit", "--quiet", "--message", message]].concat())?;
        }
        self.git(&[&author_options[..], &["tag", "--annotate", "--message", message, tag]].concat())?;
        Ok(())
    }

    /// Pulls the commit and the tag from a clone into this repository.
    pub(super) fn pull_release(&self, clone: &Self, tag: &str) -> Result<()> {
        let tag_ref = format!("refs/tags/{tag}");
        let (folder, refspec) = (clone.folder.to_string_lossy(), format!("{tag_ref}:{tag_ref}"));
        // A single command updates objects, tag, branch and files, so that this program cannot be stopped in between.
        // The plan has checked that the tag does not exist; if it exists now, it is kept.
        let options = ["pull", "--quiet", "--ff-only", "--no-rebase", "--no-tags", "--no-autostash", "--no-edit"];
        let Err(error) =
            self.run_in_own_group(&[&options[..], &["--no-verify-signatures", &folder, &refspec]].concat())
        else {
            return Ok(());
        };
        // `git pull` creates the tag before it moves the branch. Moving the branch fails if the branch or the files
        // have changed meanwhile.
        let commit = clone.git(&["rev-parse", &tag_ref])?;
        if self
            .git(&["rev-parse", "--verify", "--quiet", &tag_ref])
            .is_ok_and(|existing_commit| existing_commit == commit)
        {
            self.git(&["update-ref", "-d", &tag_ref, &commit])?;
        }
        Err(error.context("cannot add the commit and tag of the release to the repository; nothing was changed"))
    }

    /// Applies the changed files of a clone to the working tree, without committing them.
    pub(super) fn apply_changes(&self, clone: &Self) -> Result<()> {
        let base_commit = self.git(&["rev-parse", "HEAD"])?;
        let patch = clone.capture_stdout(&["diff", "--binary", &base_commit, "HEAD"])?;
        if patch.is_empty() {
            return Ok(());
        }
        let patch_path = clone.folder.join(".git/release.patch");
        std::fs::write(&patch_path, patch)
            .with_context(|| format!("cannot write the changes of the release to {}", patch_path.display()))?;
        // `git apply` checks that every part applies before it writes any file.
        self.run_in_own_group(&[OsStr::new("apply"), patch_path.as_os_str()])
    }
}
