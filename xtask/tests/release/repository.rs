//! A copy of the workspace with a separate repository, an upstream repository, and commands that run in it.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A fresh clone of the workspace with uncommitted changes.
pub struct Repository {
    scratch: TempDir,
    folder: PathBuf,
    environment: Vec<(&'static str, String)>,
    aloud: bool,
}

/// The state of a repository that a release could change.
#[derive(Debug, PartialEq)]
pub struct State {
    head: String,
    branch: String,
    references: String,
    status: String,
    index: String,
    stashes: String,
    settings: String,
    /// Every file of the working tree, with git's hash of its content.
    files: String,
}

impl Repository {
    /// Copies the files that git tracks or would track. `None` if the workspace has no repository.
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
            // A deleted file whose deletion is not committed.
            if from.is_file() {
                fs::create_dir_all(to.parent().expect("below the seed")).expect("a folder");
                fs::copy(from, to).expect("a copy");
            }
        }
        let folder = scratch.path().join("work");
        let repository = Self { scratch, folder, environment: Vec::new(), aloud: false };
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

    /// Sets environment variables for all commands.
    pub fn with(mut self, environment: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.environment.extend(environment);
        self
    }

    /// Prints the output of releases as it is written.
    pub fn aloud(mut self) -> Self {
        self.aloud = true;
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

    /// Replaces a text that occurs once in a file.
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
        let paths = self.git(&["ls-files", "--cached", "--others"]);
        let (there, gone): (Vec<&str>, Vec<&str>) = paths.lines().partition(|path| self.path(path).is_file());
        let contents = self.git(&[&["hash-object", "--no-filters", "--"], &there[..]].concat());
        State {
            head: self.git(&["rev-parse", "HEAD"]),
            branch: self.git(&["symbolic-ref", "HEAD"]),
            references: self.git(&["for-each-ref"]),
            status: self.git(&["status", "--porcelain", "--branch"]),
            index: self.git(&["ls-files", "--stage"]),
            stashes: self.git(&["stash", "list"]),
            settings: self.read(".git/config"),
            files: format!("{}\n{contents}\n{}", there.join("\n"), gone.join("\n")),
        }
    }

    fn xtask(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(&self.folder);
        self.settle(&mut command);
        command
    }

    /// Sets the target folder. That of the long test is kept between its runs; the other tests build nothing and run
    /// concurrently.
    fn settle(&self, command: &mut Command) {
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("release");
        command
            .env("CARGO_MANIFEST_DIR", self.path("xtask"))
            .env("CARGO_TARGET_DIR", if self.aloud { kept } else { self.scratch().join("target") })
            .envs(self.environment.iter().cloned());
    }

    /// Runs `cargo xtask generate`.
    pub fn generate(&self) -> Output {
        self.xtask(&["generate"]).output().expect("xtask runs")
    }

    /// Runs `cargo xtask release` to its end.
    pub fn release(&self, arguments: &[&str]) -> Output {
        let mut command = self.xtask(&[&["release"], arguments].concat());
        if !self.aloud {
            return command.output().expect("xtask runs");
        }
        eprintln!("$ cargo xtask release {}", arguments.join(" "));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("xtask runs");
        let mut stderr = Vec::new();
        for line in BufReader::new(child.stderr.take().expect("it is piped")).lines() {
            let line = line.expect("text");
            eprintln!("{line}");
            stderr.extend_from_slice(format!("{line}\n").as_bytes());
        }
        // The output is a few lines and fits into the pipe's buffer.
        let output = child.wait_with_output().expect("it ends");
        eprint!("{}", String::from_utf8_lossy(&output.stdout));
        Output { stderr, ..output }
    }

    /// Runs cargo in a folder.
    pub fn cargo(&self, folder: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new("cargo");
        command.args(arguments).current_dir(folder);
        self.settle(&mut command);
        command.output().expect("cargo runs")
    }

    /// Kills `cargo xtask release` when it begins a step. Returns whether it reached the step. The command that it was
    /// running continues.
    #[cfg(unix)]
    pub fn kill_at(&self, step: usize, arguments: &[&str]) -> bool {
        let mut child = self
            .release_in_shell(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a shell runs");
        let mut lines = BufReader::new(child.stderr.take().expect("it is piped")).lines();
        let mark = format!("{step}. ");
        let found = lines.any(|line| line.is_ok_and(|line| line.trim_start().starts_with(&mark)));
        if found {
            child.kill().expect("it runs");
        }
        child.wait_with_output().expect("all of it ends");
        found
    }

    /// Lets `cargo xtask release` be killed by a command that it runs. Returns whether it was killed. The command
    /// continues.
    #[cfg(unix)]
    pub fn kill_at_command(&self, number: usize, arguments: &[&str]) -> bool {
        let mut command = self.release_in_shell(arguments);
        let output = command.env("KILL_AT", number.to_string()).output().expect("a shell runs");
        std::os::unix::process::ExitStatusExt::signal(&output.status) == Some(9)
    }

    /// Returns the command for `cargo xtask release`. Its standard output ends when all of its child processes have
    /// ended, since each of them inherits file descriptor 9.
    #[cfg(unix)]
    fn release_in_shell(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", r#"exec 9>&1 "$0" "$@" >/dev/null"#]).arg(env!("CARGO_BIN_EXE_xtask"));
        command.arg("release").args(arguments).current_dir(&self.folder);
        self.settle(&mut command);
        command
    }
}
