//! Kills a release at each of its steps, and at each command of the step that changes the repository.

use super::{Registry, commands::Commands, passes, printed, released, repository::Repository, take_generation_away};

/// Creates a repository with a release and changes to release.
fn prepared() -> Option<(Repository, Registry, Commands)> {
    let repository = released()?;
    take_generation_away(&repository);
    let registry = Registry::start();
    let commands = Commands::below(repository.scratch());
    let repository = repository.with(registry.environment()).with(commands.environment());
    Some((repository, registry, commands))
}

/// Returns the steps that a release printed.
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

    // A complete run determines the steps and commands.
    let said = repository.release(&arguments);
    passes(&said);
    let steps = steps(&printed(&said));
    insta::assert_snapshot!(steps.join("\n"), @r"
    checking the repository
    comparing the spec with the last release
    preparing the release in a clone
    creating the package
    checking the package against the registry local
    testing the unpacked package with its own lock file
    building the package without features and with each feature alone
    building the documentation of the package
    building the package with the minimum versions of Rust and of its dependencies
    writing the list of the package's components
    comparing the public API with the last release (`cargo semver-checks`)
    applying the release
    ");
    let document = repository.read("docs/maintaining.md");
    for (index, step) in steps.iter().enumerate() {
        let line = format!("{:>2}. {step}\n", index + 1).replace(" local\n", " crates-io\n");
        assert!(document.contains(&line), "docs/maintaining.md does not show `{line}`");
    }
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
        // The command itself continues.
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
