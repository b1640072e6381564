//! Workspace paths and file I/O.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use codegen::{config::Config, emit::check_package_name, tree::Tree};

use crate::spec::Spec;

/// The path of the settings file. A directory that contains this file is a workspace.
const SETTINGS_PATH: &str = "spec/client.toml";

/// A directory with a document (`spec/`), the settings, and the generated crate. Identified by the path of the
/// directory.
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the workspace. If cargo runs this program, returns the workspace that contains `xtask`; otherwise,
    /// searches the current directory and its parents.
    ///
    /// # Errors
    ///
    /// If no workspace is found.
    pub fn find() -> Result<Self> {
        let manifest_dir = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        // Cargo also sets `CARGO_MANIFEST_DIR` for programs of other packages, which may run this program.
        if let Some(root) = manifest_dir.as_deref().filter(|path| path.ends_with("xtask")).and_then(Path::parent) {
            return Ok(Self::from_root(root));
        }
        let current_dir = std::env::current_dir().context("cannot determine the current directory")?;
        let root = current_dir.ancestors().find(|folder| folder.join(SETTINGS_PATH).is_file());
        root.map(Self::from_root).with_context(|| {
            let current_dir = current_dir.display();
            format!("no workspace found: neither {current_dir} nor a directory above it contains `{SETTINGS_PATH}`; run this command inside a workspace, or pass the path of a document")
        })
    }

    /// Creates a workspace with the root directory `root`.
    pub fn from_root(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Returns the path of a file or directory in the workspace.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Returns the workspace's document, `spec/openapi.yaml`.
    pub fn spec(&self) -> Spec {
        Spec::in_folder(self.path("spec"), "openapi.yaml", "spec/".to_owned())
    }

    /// Returns the workspace's document and its settings.
    ///
    /// # Errors
    ///
    /// If the settings cannot be read.
    pub fn document(&self) -> Result<(Spec, Config)> {
        Ok((self.spec(), self.config()?))
    }

    /// Reads `spec/client.toml`, and adds the texts of the introduction, guide, examples and tests in `spec/`.
    pub fn config(&self) -> Result<Config> {
        let path = self.path(SETTINGS_PATH);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut config =
            Config::parse(&text).map_err(|error| anyhow::anyhow!("cannot parse {SETTINGS_PATH}: {error}"))?;
        if let Some(name) = &config.package.name {
            check_package_name(name)
                .map_err(|problem| anyhow::anyhow!("the package name in {SETTINGS_PATH} is not valid: {problem}"))?;
        }
        let introduction_path = self.path("spec/introduction.md");
        if introduction_path.exists() {
            let text = fs::read_to_string(&introduction_path)
                .with_context(|| format!("cannot read {}", introduction_path.display()))?;
            config.package.introduction = Some(text.trim().to_owned());
        }
        for folder in ["examples", "tests"] {
            config.files.extend(read_files(&self.path("spec").join(folder), folder, "rs")?);
        }
        config.files.extend(read_files(&self.path("spec/guide"), "src/guide", "md")?);
        Ok(config)
    }
}

/// Reads the files of a directory that have the given extension. Returns pairs of path and text. Each path consists of
/// `prefix`, `/`, and the path relative to the directory.
fn read_files(folder: &Path, prefix: &str, extension: &str) -> Result<Vec<(String, String)>> {
    let mut paths = list_paths(folder)?;
    paths.retain(|path| Path::new(path).extension().is_some_and(|other| other == extension));
    let read_file = |path: String| Ok((format!("{prefix}/{path}"), read_text_lossy(&folder.join(&path))?));
    paths.into_iter().map(read_file).collect()
}

/// Reads the files of a directory that `generate` may write or remove. Build artifacts (`target`, `Cargo.lock`) and
/// `.git` are excluded.
pub fn read_tree(folder: &Path) -> Result<Tree> {
    let read_file = |path: String| read_text_lossy(&folder.join(&path)).map(|text| (path, text));
    list_paths(folder)?.into_iter().map(read_file).collect()
}

/// Reads a file as text. Invalid UTF-8 is replaced by U+FFFD.
fn read_text_lossy(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// Returns the paths of all files below a directory, relative to the directory. Empty if the directory does not exist.
fn list_paths(folder: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    if folder.exists() {
        collect_paths(folder, folder, &mut paths)?;
    }
    Ok(paths)
}

fn collect_paths(root: &Path, folder: &Path, paths: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let relative_path = path.strip_prefix(root).expect("it is below the root").to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            if !matches!(relative_path.as_str(), "target" | ".git" | STAGING_FOLDER) {
                collect_paths(root, &path, paths)?;
            }
        } else if relative_path != "Cargo.lock" {
            paths.push(relative_path);
        }
    }
    Ok(())
}

/// The subdirectory in which the new content of a directory is prepared. The old content is kept in this subdirectory
/// until the new content is complete.
const STAGING_FOLDER: &str = ".generate";

/// Replaces the content of a directory with `tree`. Top-level entries that the tree does not contain (`.git`, `target`,
/// custom tests) are kept. All new files are written to a staging directory before the first file is replaced, so that
/// an interrupted run does not mix old and new files.
pub fn write_tree(folder: &Path, tree: &Tree) -> Result<()> {
    let existing_paths = list_paths(folder)?;
    let is_generated =
        |text: String| text.lines().next().is_some_and(|line| line.contains("by `cargo xtask generate`"));
    if !existing_paths.is_empty() && !read_text_lossy(&folder.join("Cargo.toml")).is_ok_and(is_generated) {
        bail!(
            "{} contains files that `generate` did not write; choose an empty directory, or remove the files",
            folder.display()
        );
    }
    let top_entries: BTreeSet<&str> = tree.iter().map(|(path, _)| first_component(path)).collect();
    let replaceable_paths: Vec<&String> =
        existing_paths.iter().filter(|path| top_entries.contains(first_component(path))).collect();
    let is_unchanged = |path: &&String| {
        tree.get(path).is_some_and(|text| {
            fs::read(folder.join(path)).is_ok_and(|existing_bytes| existing_bytes == text.as_bytes())
        })
    };
    if replaceable_paths.len() == tree.iter().count() && replaceable_paths.iter().all(is_unchanged) {
        return Ok(());
    }
    let is_new = !folder.exists();
    fs::create_dir_all(folder).with_context(|| format!("cannot create the directory {}", folder.display()))?;
    let staging_dir = folder.join(STAGING_FOLDER);
    let replace_result =
        stage_tree(&staging_dir, tree).and_then(|()| replace_folder(folder, &staging_dir, &top_entries));
    let _ = fs::remove_dir_all(staging_dir.join("new"));
    if replace_result.is_ok() {
        let _ = fs::remove_dir_all(&staging_dir);
    } else {
        // Files that could not be restored remain in the staging directory.
        let cleanup_result = fs::remove_dir(staging_dir.join("old")).and_then(|()| fs::remove_dir(&staging_dir));
        if is_new && cleanup_result.is_ok() {
            let _ = fs::remove_dir(folder);
        }
    }
    replace_result.with_context(|| format!("cannot write the crate into {}", folder.display()))
}

/// Returns whether the generator may write and remove the file at `path`: the tree contains a file whose path has the
/// same first component, such as `src`.
pub fn may_replace(tree: &Tree, path: &str) -> bool {
    tree.iter().any(|(generated_path, _)| first_component(generated_path) == first_component(path))
}

/// Returns the first component of a path: `src/a/b.rs` → `src`.
fn first_component(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// Writes the files of `tree` to the directory `new` in the staging directory, and creates an empty directory `old`
/// beside `new`.
fn stage_tree(staging_dir: &Path, tree: &Tree) -> Result<()> {
    if staging_dir.exists() {
        fs::remove_dir_all(staging_dir)?;
    }
    fs::create_dir_all(staging_dir.join("old"))?;
    for (path, text) in tree.iter() {
        let path = staging_dir.join("new").join(path);
        fs::create_dir_all(path.parent().expect("a file is in a directory"))?;
        fs::write(&path, text)?;
    }
    Ok(())
}

/// Replaces the top-level entries of `folder` by the entries of the directory `new` in the staging directory. If an
/// entry cannot be replaced, all previous entries are restored.
fn replace_folder(folder: &Path, staging_dir: &Path, top_entries: &BTreeSet<&str>) -> Result<()> {
    let (new_dir, old_dir) = (staging_dir.join("new"), staging_dir.join("old"));
    let mut replaced_entries: Vec<&str> = Vec::new();
    let replace_entry = |entry_name: &str| -> std::io::Result<()> {
        let entry_path = folder.join(entry_name);
        if entry_path.symlink_metadata().is_ok() {
            fs::rename(&entry_path, old_dir.join(entry_name))?;
        }
        fs::rename(new_dir.join(entry_name), &entry_path)
    };
    for entry_name in top_entries {
        let Err(error) = replace_entry(entry_name) else {
            replaced_entries.push(entry_name);
            continue;
        };
        // Restoring may also fail; then the old files remain in the staging directory. For the entry that could not be
        // replaced, only the old files may have been moved.
        let _ = fs::rename(old_dir.join(entry_name), folder.join(entry_name));
        for entry_name in replaced_entries.iter().rev() {
            let _ = fs::rename(folder.join(entry_name), new_dir.join(entry_name));
            let _ = fs::rename(old_dir.join(entry_name), folder.join(entry_name));
        }
        return Err(error.into());
    }
    Ok(())
}
