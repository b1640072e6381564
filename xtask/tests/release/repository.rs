//! A copy of the workspace with a repository of its own, an upstream beside it, and commands that run in it.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A fresh clone of the workspace as it stands.
pub struct Repository {
    scratch: TempDir,
    folder: PathBuf,
    environment: Vec<(&'static str, String)>,
}

/// All that a release could change.
#[derive(Debug, PartialEq)]
pub struct State {
    head: String,
    references: String,
    status: String,
    stashes: String,
}

impl Repository {
    /// Copies what git tracks, or would. Nothing where the workspace has no repository.
    pub fn fresh() -> Option<Self> {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the workspace");
        let list = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(workspace)
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        let scratch = TempDir::new().expect("a temporary folder");
        let seed = scratch.path().join("seed");
        for path in String::from_utf8_lossy(&list.stdout).split('\0').filter(|path| !path.is_empty()) {
            let (from, to) = (workspace.join(path), seed.join(path));
            // A file that is deleted and not yet committed so.
            if from.is_file() {
                fs::create_dir_all(to.parent().expect("below the seed")).expect("a folder");
                fs::copy(from, to).expect("a copy");
            }
        }
        let folder = scratch.path().join("work");
        let repository = Self { scratch, folder, environment: Vec::new() };
        let at = repository.scratch.path();
        Self::git_in(&seed, &["init", "--quiet", "--initial-branch", "main"]);
        Self::git_in(&seed, &["add", "--all"]);
        Self::git_in(&seed, &["-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "-m", "All of it"]);
        Self::git_in(at, &["clone", "--quiet", "--bare", "seed", "upstream.git"]);
        Self::git_in(at, &["clone", "--quiet", "upstream.git", "work"]);
        repository.git(&["config", "user.name", "Ada"]);
        repository.git(&["config", "user.email", "ada@example.com"]);
        Some(repository)
    }

    /// With variables for all that runs in it.
    pub fn with(mut self, environment: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.environment.extend(environment);
        self
    }

    pub fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces text that stands in a file once.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{path} holds this once: {from}");
        fs::write(self.path(path), text.replace(from, to)).expect("the file can be written");
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        Self::git_in(&self.folder, arguments)
    }

    pub fn git_in(folder: &Path, arguments: &[&str]) -> String {
        let output = Command::new("git").current_dir(folder).args(arguments).output().expect("git runs");
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    pub fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "-m", message]);
    }

    pub fn state(&self) -> State {
        State {
            head: self.git(&["rev-parse", "HEAD"]),
            references: self.git(&["for-each-ref"]),
            status: self.git(&["status", "--porcelain", "--branch"]),
            stashes: self.git(&["stash", "list"]),
        }
    }

    fn xtask(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(&self.folder);
        self.settle(&mut command);
        command
    }

    /// Builds stay between runs of the tests: nothing is checked by their age.
    fn settle(&self, command: &mut Command) {
        command
            .env("CARGO_MANIFEST_DIR", self.path("xtask"))
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("release"))
            .envs(self.environment.iter().cloned());
    }

    /// Runs `cargo xtask release` to its end.
    pub fn release(&self, arguments: &[&str]) -> Output {
        self.xtask(&[&["release"], arguments].concat()).output().expect("xtask runs")
    }

    /// Runs cargo in a folder.
    pub fn cargo(&self, folder: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new("cargo");
        command.args(arguments).current_dir(folder);
        self.settle(&mut command);
        command.output().expect("cargo runs")
    }

    /// Kills `cargo xtask release` when it begins a step; the step's words, or nothing where it ends before that.
    pub fn kill_at(&self, step: usize, arguments: &[&str]) -> Option<String> {
        let mut child =
            self.xtask(&[&["release"], arguments].concat()).stderr(Stdio::piped()).spawn().expect("xtask runs");
        let mut lines = BufReader::new(child.stderr.take().expect("it is piped"));
        let mark = format!("{step}. ");
        let mut line = String::new();
        let found = loop {
            line.clear();
            match lines.read_line(&mut line) {
                Ok(1..) if line.trim_start().starts_with(&mark) => break Some(line.trim().to_owned()),
                Ok(1..) => {}
                _ => break None,
            }
        };
        if found.is_some() {
            child.kill().expect("it runs");
        }
        child.wait().expect("it ends");
        // What it started and what still writes is waited for: its end of the pipe closes with it.
        let _ = lines.read_to_end(&mut Vec::new());
        found
    }
}
