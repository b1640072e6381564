//! Tests unedited drafts with `xtask check`, `xtask generate` and the compiler.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use super::xtask;

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace")
}

/// Runs a command that must succeed. Returns its output.
fn run(command: &mut Command) -> String {
    let output = command.output().expect("it runs");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{said}");
    said
}

/// Crates generated from drafts, in a separate workspace.
struct Crates {
    home: TempDir,
    count: usize,
}

impl Crates {
    fn new() -> Self {
        let home = TempDir::new().expect("a folder");
        fs::write(home.path().join("Cargo.toml"), "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n")
            .expect("written");
        fs::copy(workspace().join("Cargo.lock"), home.path().join("Cargo.lock")).expect("copied");
        Self { home, count: 0 }
    }

    /// Drafts one document of these pages, checks it, and generates a crate from it.
    fn add(&mut self, pages: &[PathBuf]) {
        self.count += 1;
        let name = format!("draft-{}", self.count);
        let (document, krate) = (format!("{name}.yaml"), format!("crates/{name}"));
        let names: Vec<&str> = pages.iter().map(|page| page.to_str().expect("UTF-8")).collect();
        xtask(
            self.home.path(),
            &[&["draft", "--standalone", "--min-coverage", "0", "--out", &document], &names[..]].concat(),
            0,
        );
        let program = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
            command.current_dir(self.home.path());
            command
        };
        let said = run(program().args(["check", &document]));
        let summary = said.lines().last().unwrap_or_default();
        assert!(summary.contains("; 0 warnings") && !summary.starts_with("0 operations"), "{names:?}: {said}");
        run(program().args(["generate", "--spec", &document, "--out", &krate, "--name", &name]));
    }

    /// Adopts a folder into an empty spec twice, checks the spec, and generates a crate from it.
    fn adopt(&mut self, folder: &Path) {
        self.count += 1;
        let name = format!("adopted-{}", self.count);
        let (document, krate) = (format!("{name}/openapi.yaml"), format!("crates/{name}"));
        let adopt = ["adopt", folder.to_str().expect("UTF-8"), "--spec", &document, "--min-coverage", "0"];
        let first = xtask(self.home.path(), &adopt, 0);
        assert!(!first.contains("\n0: operations added") && !first.starts_with("0: operations added"), "{first}");
        let tree = || {
            let text = |path: &str| fs::read_to_string(self.home.path().join(&name).join(path)).expect("read");
            let mut files = files(&self.home.path().join(&name));
            files.retain(|file| file.is_file());
            (files, text("openapi.yaml"), text("client.toml"))
        };
        let before = tree();
        let second = xtask(self.home.path(), &adopt, 0);
        assert!(second.contains("0: operations added"), "{second}");
        assert_eq!(tree(), before);
        let program = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
            command.current_dir(self.home.path());
            command
        };
        let said = run(program().args(["check", &document]));
        assert!(said.lines().last().unwrap_or_default().contains("; 0 warnings"), "{said}");
        run(program().args(["generate", "--spec", &document, "--out", &krate, "--name", &name]));
    }

    fn compile(&self) {
        run(Command::new(env!("CARGO"))
            .args(["check", "--workspace", "--quiet"])
            .current_dir(self.home.path())
            .env("CARGO_TARGET_DIR", workspace().join("target/drafts"))
            .env("RUSTFLAGS", "-D warnings"));
    }
}

/// Returns the files of a folder, in order. If it does not exist, prints a message and returns nothing.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {} does not exist; HELP_PAGES can name the folder of the pages",
            folder.display()
        );
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// Drafts synthetic pages into one document; the pages of the spec and those in other layouts individually.
#[test]
fn drafts_pass_check_generate_and_compile_untouched() {
    let mut crates = Crates::new();
    crates.add(&files(&workspace().join("codegen/tests/pages")));
    let beside = workspace().join("../shared/docs/pages");
    let pages = std::env::var_os("HELP_PAGES").map_or(beside, PathBuf::from);
    let patterns = pages.join("../patterns");
    for file in files(&pages).into_iter().chain(files(&patterns)) {
        crates.add(&[file]);
    }
    crates.adopt(&workspace().join("codegen/tests/pages"));
    let whole = pages.join("../cci");
    if !files(&whole).is_empty() {
        crates.adopt(&whole);
    }
    crates.compile();
}
