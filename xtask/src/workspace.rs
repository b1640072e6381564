//! Where things stand, and reading and writing them. The only code that touches the disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use codegen::{config::Config, load::Files, tree::Tree};

/// The workspace's folders.
pub struct Workspace {
    root: PathBuf,
}

/// A description of an API on disk: the folder that nothing leads out of, and the root file in it.
pub struct Spec {
    /// The folder.
    folder: PathBuf,
    /// The root file's path, as messages name it.
    pub root: String,
    /// How messages name the folder.
    shown: String,
}

impl Workspace {
    /// The workspace that `cargo xtask` was called in, or else the one that this program was built in.
    pub fn find() -> Self {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map_or(env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        Self { root: manifest.parent().expect("xtask is a folder of the workspace").to_owned() }
    }

    /// A workspace elsewhere.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// A path in the workspace.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The workspace's own description, `spec/openapi.yaml`.
    pub fn spec(&self) -> Spec {
        Spec { folder: self.path("spec"), root: "spec/openapi.yaml".to_owned(), shown: "spec/".to_owned() }
    }

    /// `spec/client.toml`.
    pub fn config(&self) -> Result<Config> {
        let path = self.path("spec/client.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut config = Config::parse(&text).map_err(|error| anyhow::anyhow!("spec/client.toml: {error}"))?;
        let introduction = self.path("spec/introduction.md");
        if introduction.exists() {
            let text =
                fs::read_to_string(&introduction).with_context(|| format!("cannot read {}", introduction.display()))?;
            config.package.introduction = Some(text.trim().to_owned());
        }
        for folder in ["examples", "tests"] {
            config.files.extend(rust_files(&self.path("spec").join(folder), folder)?);
        }
        Ok(config)
    }
}

impl Spec {
    /// A description that the user names.
    pub fn at(path: &Path) -> Self {
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let shown = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => {
                format!("{}/", parent.to_string_lossy().replace('\\', "/"))
            }
            _ => String::new(),
        };
        Self { folder: folder.to_owned(), root: format!("{shown}{name}"), shown }
    }

    /// Where a file of the description is on disk, by the path that messages name it with.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder.join(path.strip_prefix(&self.shown).unwrap_or(path))
    }
}

impl Files for Spec {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let relative = path.strip_prefix(&self.shown).unwrap_or(path);
        // A link may lead anywhere; what it leads to must be in the folder as well.
        let file = self.folder.join(relative).canonicalize()?;
        if !file.starts_with(self.folder.canonicalize()?) {
            return Err(io::Error::other("it is a link that leads out of the folder"));
        }
        fs::read(file)
    }
}

/// The Rust files of a folder, under the name that the folder has in the crate.
fn rust_files(folder: &Path, name: &str) -> Result<Vec<(String, String)>> {
    let mut paths = paths(folder)?;
    paths.retain(|path| Path::new(path).extension().is_some_and(|extension| extension == "rs"));
    let file = |path: String| Ok((format!("{name}/{path}"), read_lossy(&folder.join(&path))?));
    paths.into_iter().map(file).collect()
}

/// What a folder holds that `generate` would write or remove: everything but what building leaves there.
pub fn read_tree(folder: &Path) -> Result<Tree> {
    let file = |path: String| read_lossy(&folder.join(&path)).map(|text| (path, text));
    paths(folder)?.into_iter().map(file).collect()
}

fn read_lossy(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// The files of a folder by their paths in it; nothing where there is no such folder.
fn paths(folder: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    if folder.exists() {
        collect(folder, folder, &mut paths)?;
    }
    Ok(paths)
}

fn collect(root: &Path, folder: &Path, paths: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let relative = path.strip_prefix(root).expect("found below it").to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            if !matches!(relative.as_str(), "target" | ".git") {
                collect(root, &path, paths)?;
            }
        } else if relative != "Cargo.lock" {
            paths.push(relative);
        }
    }
    Ok(())
}

/// Makes a folder hold this tree and nothing else. All is written beside it first, so that nothing is half done.
pub fn write_tree(folder: &Path, tree: &Tree) -> Result<()> {
    let there = paths(folder)?;
    let ours = |text: String| text.starts_with("# Written by `cargo xtask generate`");
    if !there.is_empty() && !read_lossy(&folder.join("Cargo.toml")).is_ok_and(ours) {
        bail!("{} holds something that `generate` did not write; name an empty folder or remove it", folder.display());
    }
    let same = |path: &String| {
        tree.get(path).is_some_and(|text| fs::read(folder.join(path)).is_ok_and(|there| there == text.as_bytes()))
    };
    if there.len() == tree.iter().count() && there.iter().all(same) {
        return Ok(());
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    let name = folder.file_name().context("the output needs a folder's name")?.to_string_lossy();
    let (fresh, old) = (parent.join(format!(".{name}.new")), parent.join(format!(".{name}.old")));
    for leftover in [&fresh, &old] {
        if leftover.exists() {
            fs::remove_dir_all(leftover).with_context(|| format!("cannot remove {}", leftover.display()))?;
        }
    }
    for (path, text) in tree.iter() {
        let path = fresh.join(path);
        let parent = path.parent().expect("a file is in a folder");
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    for kept in ["target", "Cargo.lock"] {
        if folder.join(kept).exists() {
            fs::rename(folder.join(kept), fresh.join(kept))?;
        }
    }
    if folder.exists() {
        fs::rename(folder, &old).with_context(|| format!("cannot replace {}", folder.display()))?;
    }
    fs::rename(&fresh, folder).with_context(|| format!("cannot write {}", folder.display()))?;
    if old.exists() {
        fs::remove_dir_all(&old).with_context(|| format!("cannot remove {}", old.display()))?;
    }
    Ok(())
}
