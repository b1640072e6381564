//! The steps of `.github/workflows/spec-review.yml`, run in a clone with a change of the spec, as GitHub would.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_owned()
}

/// What `run:` of each step says, in order.
fn steps() -> Vec<String> {
    let text = fs::read_to_string(root().join(".github/workflows/spec-review.yml")).expect("the workflow");
    text.lines().filter_map(|line| line.trim().strip_prefix("run: ")).map(str::to_owned).collect()
}

#[test]
fn steps_call_xtask_and_nothing_else() {
    let steps = steps();
    assert_eq!(steps.len(), 4);
    for step in steps {
        assert!(step.starts_with("cargo xtask ") && !step.contains(['|', ';', '&', '>', '`']), "{step}");
    }
}

/// A clone with a commit on a branch, and a `gh` that keeps what it is given.
struct Clone {
    folder: tempfile::TempDir,
}

impl Clone {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clone = Self { folder };
        let source = root();
        run(Command::new("git")
            .args(["clone", "--quiet", "--no-hardlinks"])
            .arg(&source)
            .arg(clone.path("repository")));
        clone.git(&["config", "user.name", "Test"]);
        clone.git(&["config", "user.email", "test@example.invalid"]);
        clone.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
        let gh = clone.path("bin/gh");
        fs::create_dir_all(gh.parent().expect("a folder")).expect("a folder");
        fs::write(
            &gh,
            format!(
                "#!/bin/sh\necho \"$@\" >> {0}\ncat > {1}\n",
                clone.path("calls").display(),
                clone.path("comment").display()
            ),
        )
        .expect("a file");
        fs::set_permissions(&gh, fs::Permissions::from_mode(0o755)).expect("permissions");
        clone
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn git(&self, arguments: &[&str]) {
        run(Command::new("git").arg("-C").arg(self.path("repository")).args(arguments));
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.path("repository").join(file);
        let text = fs::read_to_string(&path).expect("a file of the spec");
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(&path, text.replace(from, to)).expect("a file of the spec");
    }

    /// Runs a step as GitHub would.
    fn step(&self, step: &str) -> Output {
        let path = format!("{}:{}", self.path("bin").display(), env::var("PATH").unwrap_or_default());
        Command::new("bash")
            .args(["-e", "-c", step])
            .current_dir(self.path("repository"))
            .env("PATH", path)
            .env("BASE", "origin/main")
            .env("NUMBER", "7")
            .env("GITHUB_STEP_SUMMARY", self.path("summary"))
            .env("CARGO_TARGET_DIR", root().join("target/spec-review"))
            .env_remove("CARGO_MANIFEST_DIR")
            .output()
            .expect("bash runs")
    }
}

fn run(command: &mut Command) {
    let output = command.output().expect("it runs");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
#[ignore = "builds the workspace once more, in a clone: minutes"]
fn the_steps_judge_a_change_of_the_spec() {
    let clone = Clone::new();
    clone.edit("spec/meta/v1.yaml", "enum: [In, NotIn, Exists, DoesNotExist]", "enum: [In, NotIn, Exists]");
    clone.git(&["commit", "--quiet", "--all", "--message", "Drop an operator"]);
    let outputs: Vec<Output> = steps().iter().map(|step| clone.step(step)).collect();
    let said = |output: &Output| {
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    };
    assert!(outputs[0].status.success(), "{}", said(&outputs[0]));
    let summary = fs::read_to_string(clone.path("summary")).expect("a summary");
    assert!(summary.starts_with("## Breaks Rust callers"), "{summary}");
    assert!(outputs[1].status.success(), "{}", said(&outputs[1]));
    assert_eq!(fs::read_to_string(clone.path("comment")).expect("a comment"), summary);
    let calls = fs::read_to_string(clone.path("calls")).expect("a call");
    assert_eq!(calls, "pr comment 7 --edit-last --create-if-none --body-file -\n");
    assert!(!outputs[2].status.success(), "the version does not announce it: {}", said(&outputs[2]));
    assert!(said(&outputs[2]).contains("::notice title=Spec review::"), "{}", said(&outputs[2]));
    assert!(!outputs[3].status.success(), "the crate was not generated anew: {}", said(&outputs[3]));

    clone.edit("spec/client.toml", "version = \"0.1.0\"", "version = \"0.2.0\"");
    run(Command::new("cargo")
        .args(["xtask", "generate"])
        .current_dir(clone.path("repository"))
        .env("CARGO_TARGET_DIR", root().join("target/spec-review")));
    let steps = steps();
    for step in &steps[2..] {
        let output = clone.step(step);
        assert!(output.status.success(), "{step}: {}", said(&output));
    }
}
