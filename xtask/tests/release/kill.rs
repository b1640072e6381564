//! Kills a release at each of its steps, and at each command of the one that changes the repository.
//!
//! `git` and `cargo` are stood in for by scripts that write down what they are asked, kill who asked where they should, and go
//! on. What takes minutes and touches nothing but build folders (tests, builds, documentation) does nothing here.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use super::{Registry, UID, fresh, passes, printed, repository::Repository, version};

/// The commands that are stood in for.
const STANDS_IN: [&str; 2] = ["git", "cargo"];

/// Longer than any command takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// The scripts, and what they write down.
struct Commands {
    folder: PathBuf,
    log: PathBuf,
}

impl Commands {
    fn below(folder: &Path) -> Self {
        let commands = Self { folder: folder.join("commands"), log: folder.join("commands.log") };
        fs::create_dir(&commands.folder).expect("a folder");
        for name in STANDS_IN {
            let script = commands.folder.join(name);
            fs::write(&script, commands.script(name)).expect("it can be written");
            fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("it is ours");
        }
        commands
    }

    fn script(&self, name: &str) -> String {
        let path = env::var_os("PATH").expect("there are programs");
        let real = env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
        let (real, log) = (real.expect("it is installed"), &self.log);
        let (real, log) = (real.display(), log.display());
        format!(
            r#"#!/bin/sh
[ "$3" = cat-file ] && exec "{real}" "$@"
echo "+ {name} $*" >> "{log}"
[ "$(grep -c '^+' "{log}")" = "$KILL_AT" ] && kill -9 $PPID
case "{name} $1" in
    "cargo test" | "cargo check" | "cargo clippy" | "cargo doc" | "cargo semver-checks" | "cargo +"*) status=0 ;;
    *) "{real}" "$@"; status=$? ;;
esac
echo "-" >> "{log}"
exit $status
"#
        )
    }

    fn environment(&self) -> [(&'static str, String); 1] {
        let path = env::var_os("PATH").expect("there are programs");
        let path = env::join_paths([self.folder.clone()].into_iter().chain(env::split_paths(&path))).expect("paths");
        [("PATH", path.into_string().expect("UTF-8"))]
    }

    /// What was asked since the last call, when all of it has ended.
    fn take(&self) -> Vec<String> {
        let asked = Instant::now();
        let text = loop {
            let text = fs::read_to_string(&self.log).unwrap_or_default();
            let count = |mark: char| text.lines().filter(|line| line.starts_with(mark)).count();
            if count('+') == count('-') {
                break text;
            }
            assert!(asked.elapsed() < PATIENCE, "something does not end:\n{text}");
            thread::sleep(Duration::from_millis(10));
        };
        let _ = fs::remove_file(&self.log);
        text.lines().filter_map(|line| line.strip_prefix("+ ")).map(str::to_owned).collect()
    }
}

/// A repository with something to release after a release.
fn prepared() -> Option<(Repository, Registry, Commands)> {
    let repository = fresh()?;
    repository.git(&["tag", &format!("huaweicloud-cci-v{}", version(&repository))]);
    repository.edit("spec/meta/v1.yaml", UID, "");
    repository.commit("Drop the id");
    let registry = Registry::start();
    let commands = Commands::below(repository.scratch());
    let repository = repository.with(registry.environment()).with(commands.environment());
    Some((repository, registry, commands))
}

/// The steps that a release said.
fn steps(said: &str) -> Vec<String> {
    let step = |line: &str| {
        let (number, words) = line.trim_start().split_once(". ")?;
        number.parse::<usize>().ok().map(|_| words.to_owned())
    };
    said.lines().filter_map(step).collect()
}

#[test]
fn killed_at_any_step_a_release_leaves_the_repository_as_before_or_is_done() {
    let Some((repository, _registry, commands)) = prepared() else { return };
    let arguments = ["--execute", "--registry", "local"];
    let (before, head) = (repository.state(), repository.git(&["rev-parse", "HEAD"]));
    let undo = || {
        let tag = repository.git(&["tag", "--points-at", "HEAD"]);
        assert!(tag.starts_with("huaweicloud-cci-v"), "what is taken over is tagged, too");
        assert_eq!(repository.git(&["rev-parse", "HEAD^"]), head, "one commit is taken over");
        assert_eq!(repository.git(&["status", "--porcelain"]), "", "nothing is half done");
        repository.git(&["tag", "--delete", &tag]);
        repository.git(&["reset", "--quiet", "--hard", &head]);
        assert_eq!(repository.state(), before);
    };

    // The whole of it tells which steps and commands there are.
    let said = repository.release(&arguments);
    passes(&said);
    let steps = steps(&printed(&said));
    insta::assert_snapshot!(steps.join("\n"), @r"
    looking at the repository
    comparing with the last release
    preparing it in a clone
    making the package
    asking the registry local
    running the unpacked package's tests with its own lock file
    building it with no feature and with each
    building its documentation
    building it with the oldest Rust and the oldest dependencies
    listing its parts
    comparing the public API once more, as the compiler sees it
    taking it over
    ");
    let asked = commands.take();
    let last = asked.iter().rposition(|command| command.starts_with("cargo ")).expect("cargo was asked") + 1;
    undo();

    for (index, step) in steps.iter().enumerate() {
        assert!(repository.kill_at(index + 1, &arguments), "it begins `{step}`");
        commands.take();
        if index + 1 < steps.len() {
            assert_eq!(repository.state(), before, "killed at `{step}`");
        } else if repository.state() != before {
            undo();
        }
    }
    for (index, command) in asked.iter().enumerate().skip(last) {
        // The command itself goes on.
        assert!(repository.kill_at_command(index + 1, &arguments), "it runs `{command}`");
        commands.take();
        if repository.state() != before {
            undo();
        }
    }
}

#[test]
fn killed_while_it_prepares_a_release_leaves_all_of_it_or_nothing() {
    let Some((repository, _registry, commands)) = prepared() else { return };
    let arguments = ["--registry", "local"];
    let before = repository.state();
    passes(&repository.release(&["--dry-run", "--registry", "local"]));
    assert_eq!(repository.state(), before, "a dry run takes nothing over");
    commands.take();
    passes(&repository.release(&arguments));
    let (done, asked) = (repository.state(), commands.take());
    assert_ne!(done, before);
    let undo = || repository.git(&["checkout", "--quiet", "."]);
    undo();
    assert_eq!(repository.state(), before, "what is prepared can be thrown away");
    let last = asked.iter().rposition(|command| command.starts_with("cargo ")).expect("cargo was asked") + 1;
    for (index, command) in asked.iter().enumerate().skip(last) {
        assert!(repository.kill_at_command(index + 1, &arguments), "it runs `{command}`");
        commands.take();
        let state = repository.state();
        assert!(state == before || state == done, "killed at `{command}`");
        undo();
    }
}
