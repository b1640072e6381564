//! Tests the steps of the workflows in a clone. `cargo xtask` is the program built for this test, and `gh` is a script
//! that records its arguments.

mod docs;
mod safety;
mod spec_review;

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_owned()
}

/// A step of a workflow that runs something.
struct Step {
    /// The condition in `if:`.
    when: Option<String>,
    run: String,
}

/// The steps of a workflow's only job that run something, in order.
fn steps(workflow: &str) -> Vec<Step> {
    let text = fs::read_to_string(root().join(".github/workflows").join(workflow)).expect("the workflow");
    let workflow: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
    let jobs = workflow["jobs"].as_mapping().expect("jobs");
    assert_eq!(jobs.len(), 1);
    let steps = jobs.values().next().and_then(|job| job["steps"].as_sequence()).expect("steps");
    let text = |step: &serde_yaml::Value, key: &str| step.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    steps.iter().filter_map(|step| Some(Step { when: text(step, "if"), run: text(step, "run")? })).collect()
}

/// A clone with separate programs in its `PATH`.
struct Clone {
    folder: tempfile::TempDir,
}

impl Clone {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clone = Self { folder };
        run(Command::new("git").args(["clone", "--quiet", "--no-hardlinks"]).arg(root()).arg(clone.path("repository")));
        clone.git(&["config", "user.name", "Test"]);
        clone.git(&["config", "user.email", "test@example.invalid"]);
        clone.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
        let keep = format!(
            "echo \"$@\" >> {0}\nfor argument; do [ \"$last\" != --body-file ] || cat \"$argument\" > {1}; last=$argument; done\n",
            clone.path("calls").display(),
            clone.path("body").display()
        );
        clone.program("gh", &keep.replace("cat \"$argument\"", "cat \"${argument/#-//dev/stdin}\""));
        // The first argument is `xtask`.
        let xtask = format!("shift\nCARGO_MANIFEST_DIR=\"$PWD/xtask\" exec {} \"$@\"\n", env!("CARGO_BIN_EXE_xtask"));
        clone.program("cargo", &format!("[ \"$1\" != build ] || exit 0\n[ \"$1\" = xtask ] || exit 99\n{xtask}"));
        clone
    }

    fn program(&self, name: &str, script: &str) {
        let path = self.path("bin").join(name);
        fs::create_dir_all(self.path("bin")).expect("a folder");
        fs::write(&path, format!("#!/usr/bin/env bash\n{script}")).expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("permissions");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Returns the content of a file beside the clone; `None` if it does not exist.
    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
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
            .env("GITHUB_OUTPUT", self.path("output"))
            .output()
            .expect("bash runs")
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn run(command: &mut Command) {
    let output = command.output().expect("it runs");
    assert!(output.status.success(), "{command:?}: {}", said(&output));
}
