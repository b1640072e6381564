//! Workspace paths and file I/O.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use codegen::{config::Config, emit::check_package_name, tree::Tree};

use crate::spec::Spec;

/// The settings file, which identifies a workspace.
const SETTINGS: &str = "spec/client.toml";

/// A workspace, identified by its root folder.
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the workspace: that of the running `cargo xtask`, or, outside of cargo, the nearest one at or above the
    /// current folder.
    ///
    /// # Errors
    ///
    /// If there is no workspace.
    pub fn find() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        // Cargo also sets the variable for programs of other packages, which may run this one.
        if let Some(root) = manifest.as_deref().filter(|path| path.ends_with("xtask")).and_then(Path::parent) {
            return Ok(Self::from_root(root));
        }
        let here = std::env::current_dir().context("cannot determine the current folder")?;
        let found = here.ancestors().find(|folder| folder.join(SETTINGS).is_file());
        found.map(Self::from_root).with_context(|| {
            let here = here.display();
            format!("no workspace: neither {here} nor a folder above it has `{SETTINGS}`; run this command inside a workspace, or name a document")
        })
    }

    /// Creates a workspace with the root folder `root`.
    pub fn from_root(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Returns the path of a file or folder in the workspace.
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

    /// Reads `spec/client.toml`, and adds the introduction, the guide, the examples and the tests in `spec/`.
    pub fn config(&self) -> Result<Config> {
        let path = self.path(SETTINGS);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut config = Config::parse(&text).map_err(|error| anyhow::anyhow!("{SETTINGS}: {error}"))?;
        if let Some(name) = &config.package.name {
            check_package_name(name).map_err(|problem| anyhow::anyhow!("{SETTINGS}: {problem}"))?;
        }
        let introduction = self.path("spec/introduction.md");
        if introduction.exists() {
            let text =
                fs::read_to_string(&introduction).with_context(|| format!("cannot read {}", introduction.display()))?;
            config.package.introduction = Some(text.trim().to_owned());
        }
        for folder in ["examples", "tests"] {
            config.files.extend(files_of(&self.path("spec").join(folder), folder, "rs")?);
        }
        config.files.extend(files_of(&self.path("spec/guide"), "src/guide", "md")?);
        Ok(config)
    }
}

/// Returns the files of a folder that have the given extension: their paths below `name`, and their texts.
fn files_of(folder: &Path, name: &str, extension: &str) -> Result<Vec<(String, String)>> {
    let mut paths = list_paths(folder)?;
    paths.retain(|path| Path::new(path).extension().is_some_and(|other| other == extension));
    let file = |path: String| Ok((format!("{name}/{path}"), read_lossy(&folder.join(&path))?));
    paths.into_iter().map(file).collect()
}

/// Reads the files of a folder that `generate` may write or remove. Build artifacts are excluded.
pub fn read_tree(folder: &Path) -> Result<Tree> {
    let file = |path: String| read_lossy(&folder.join(&path)).map(|text| (path, text));
    list_paths(folder)?.into_iter().map(file).collect()
}

fn read_lossy(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// Returns the paths of a folder's files, relative to it; empty if the folder does not exist.
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
        let relative = path.strip_prefix(root).expect("found below it").to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            if !matches!(relative.as_str(), "target" | ".git" | STAGING_FOLDER) {
                collect_paths(root, &path, paths)?;
            }
        } else if relative != "Cargo.lock" {
            paths.push(relative);
        }
    }
    Ok(())
}

/// The folder in which new content is prepared, and in which the old content is kept until the new content is complete.
const STAGING_FOLDER: &str = ".generate";

/// Replaces the content of a folder with `tree`. Top-level entries that the tree does not contain (`.git`, `target`,
/// custom tests) are kept. All files are written before any is replaced, so that an interrupted run does not mix old
/// and new files.
pub fn write_tree(folder: &Path, tree: &Tree) -> Result<()> {
    let existing = list_paths(folder)?;
    let ours = |text: String| text.lines().next().is_some_and(|line| line.contains("by `cargo xtask generate`"));
    if !existing.is_empty() && !read_lossy(&folder.join("Cargo.toml")).is_ok_and(ours) {
        bail!(
            "{} contains files that `generate` did not write; name an empty folder, or remove them",
            folder.display()
        );
    }
    let tops: BTreeSet<&str> = tree.iter().map(|(path, _)| top_folder(path)).collect();
    let own_files: Vec<&String> = existing.iter().filter(|path| tops.contains(top_folder(path))).collect();
    let same = |path: &&String| {
        tree.get(path).is_some_and(|text| fs::read(folder.join(path)).is_ok_and(|existing| existing == text.as_bytes()))
    };
    if own_files.len() == tree.iter().count() && own_files.iter().all(same) {
        return Ok(());
    }
    let is_new = !folder.exists();
    fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", folder.display()))?;
    let stage = folder.join(STAGING_FOLDER);
    let done = stage_tree(&stage, tree).and_then(|()| replace_folder(folder, &stage, &tops));
    let _ = fs::remove_dir_all(stage.join("new"));
    if done.is_ok() {
        let _ = fs::remove_dir_all(&stage);
    } else {
        // Files that could not be restored remain in the staging folder.
        let left = fs::remove_dir(stage.join("old")).and_then(|()| fs::remove_dir(&stage));
        if is_new && left.is_ok() {
            let _ = fs::remove_dir(folder);
        }
    }
    done.with_context(|| format!("cannot write the crate into {}", folder.display()))
}

/// Returns whether a path is below a top-level entry of the tree, so that the generator may write and remove it.
pub fn belongs_to(tree: &Tree, path: &str) -> bool {
    tree.iter().any(|(own, _)| top_folder(own) == top_folder(path))
}

/// Returns the first component of a path.
fn top_folder(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// Writes the tree to `new` in the staging folder, and creates `old`.
fn stage_tree(stage: &Path, tree: &Tree) -> Result<()> {
    if stage.exists() {
        fs::remove_dir_all(stage)?;
    }
    fs::create_dir_all(stage.join("old"))?;
    for (path, text) in tree.iter() {
        let path = stage.join("new").join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder"))?;
        fs::write(&path, text)?;
    }
    Ok(())
}

/// Replaces the existing files by the new ones, either all or none.
fn replace_folder(folder: &Path, stage: &Path, tops: &BTreeSet<&str>) -> Result<()> {
    let (new, old) = (stage.join("new"), stage.join("old"));
    let mut done: Vec<&str> = Vec::new();
    let swap = |top: &str| -> std::io::Result<()> {
        let place = folder.join(top);
        if place.symlink_metadata().is_ok() {
            fs::rename(&place, old.join(top))?;
        }
        fs::rename(new.join(top), &place)
    };
    for top in tops {
        let Err(error) = swap(top) else {
            done.push(top);
            continue;
        };
        // Restoring may also fail; then the old files remain in the staging folder. Of the entry that failed, only the
        // old one can be missing.
        let _ = fs::rename(old.join(top), folder.join(top));
        for top in done.iter().rev() {
            let _ = fs::rename(folder.join(top), new.join(top));
            let _ = fs::rename(old.join(top), folder.join(top));
        }
        return Err(error.into());
    }
    Ok(())
}
