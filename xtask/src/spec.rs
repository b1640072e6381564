//! OpenAPI documents that commands read: files, URLs and standard input.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use codegen::{
    load::{Files, MAX_FILE_SIZE},
    pages::MAX_PAGE_SIZE,
};

use crate::fetch::{fetch_url, is_url};

/// The default of `--timeout`: the maximum duration of a request, in seconds.
pub const TIMEOUT: u64 = 60;

const USER_AGENT: &str = "huaweicloud-cci-xtask/1 (reads an OpenAPI document)";

/// An OpenAPI document: a root file, and the folder that its references must not leave.
pub struct Spec {
    /// The path of the root file, as shown in messages.
    pub root: String,
    /// The path of the folder, as shown in messages: a prefix of `root`.
    shown: String,
    source: Source,
}

/// The source of a document's files.
enum Source {
    /// The files in a folder.
    Folder(PathBuf),
    /// The content of the root file, which was read from standard input or a URL. There are no other files.
    Memory(Vec<u8>),
}

impl Spec {
    /// Opens the document that `name` denotes: a path, a URL (`https://…`, `http://…`), or `-` for standard input.
    /// `timeout` is the maximum duration of fetching a URL.
    ///
    /// # Errors
    ///
    /// If the URL cannot be fetched, or standard input cannot be read. A missing file is reported later, when it is
    /// loaded.
    pub fn open_within(name: &Path, timeout: Duration) -> Result<Self> {
        match name.to_str() {
            Some("-") => Self::from_stdin(),
            Some(url) if is_url(url) => Ok(Self::in_memory(url, fetch_url(url, timeout, USER_AGENT)?)),
            _ => Ok(Self::from_path(name)),
        }
    }

    /// Creates a document whose root file is `path`. The file is not read yet.
    pub fn from_path(path: &Path) -> Self {
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let shown = match path.parent().map(|parent| parent.to_string_lossy().replace('\\', "/")) {
            Some(parent) if parent.is_empty() || parent.ends_with('/') => parent,
            Some(parent) => format!("{parent}/"),
            None => String::new(),
        };
        Self::in_folder(folder.to_owned(), &name, shown)
    }

    /// Creates a document with the root file `name` in `folder`. Messages show `shown` instead of the folder's path.
    pub fn in_folder(folder: PathBuf, name: &str, shown: String) -> Self {
        Self { root: format!("{shown}{name}"), shown, source: Source::Folder(folder) }
    }

    /// Creates a document that consists only of a root file with this content.
    pub fn in_memory(root: &str, bytes: Vec<u8>) -> Self {
        Self { root: root.to_owned(), shown: String::new(), source: Source::Memory(bytes) }
    }

    /// Opens a document, with the default timeout.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Spec::open_within`].
    pub fn open(name: &Path) -> Result<Self> {
        Self::open_within(name, Duration::from_secs(TIMEOUT))
    }

    fn from_stdin() -> Result<Self> {
        let mut bytes = Vec::new();
        let limit = MAX_PAGE_SIZE as u64 + 1;
        io::stdin().lock().take(limit).read_to_end(&mut bytes).context("cannot read standard input")?;
        if bytes.len() > MAX_PAGE_SIZE {
            bail!("standard input has more than {MAX_PAGE_SIZE} bytes; name a file instead");
        }
        Ok(Self::in_memory("<stdin>", bytes))
    }

    /// Returns the path on disk of a file of the document, given its path in messages; `None` if the document was not
    /// read from a folder.
    pub fn file(&self, path: &str) -> Option<PathBuf> {
        match &self.source {
            Source::Folder(folder) => Some(folder.join(path.strip_prefix(&self.shown).unwrap_or(path))),
            Source::Memory(_) => None,
        }
    }

    /// Returns the path of a file beside the document's root; `None` if the document was not read from a folder.
    pub fn path_beside(&self, name: &str) -> Option<PathBuf> {
        match &self.source {
            Source::Folder(folder) => Some(folder.join(name)),
            Source::Memory(_) => None,
        }
    }
}

/// Reads a regular file of limited size. Reading a named pipe or a device could block forever, and a sparse file can
/// be larger than the memory.
fn read_regular_file(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    if metadata.len() > MAX_FILE_SIZE as u64 {
        return Err(io::Error::other("it is larger than 1 GiB"));
    }
    fs::read(path)
}

impl Files for Spec {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let folder = match &self.source {
            Source::Folder(folder) => folder,
            Source::Memory(bytes) if path == self.root => return Ok(bytes.clone()),
            Source::Memory(_) => {
                let reason =
                    format!("`{}` has no folder to read files from; save the document and its files", self.root);
                return Err(io::Error::other(reason));
            }
        };
        let relative = path.strip_prefix(&self.shown).unwrap_or(path);
        // A symbolic link's target must also be in the folder.
        let file = folder.join(relative).canonicalize()?;
        if !file.starts_with(folder.canonicalize()?) {
            return Err(io::Error::other("it is a symbolic link that leads out of the folder"));
        }
        read_regular_file(&file)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::{fs::File, process::Command};

    use super::*;

    #[test]
    fn only_regular_files_within_the_folder_are_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let spec = Spec::in_folder(folder.path().to_owned(), "openapi.yaml", String::new());
        let place = |name: &str| folder.path().join(name);
        let reason = |name: &str| spec.read(name).expect_err(name).to_string();
        fs::write(place("openapi.yaml"), "a").expect("written");
        assert_eq!(spec.read("openapi.yaml").expect("a file"), b"a");
        assert!(Command::new("mkfifo").arg(place("pipe.yaml")).status().expect("it runs").success());
        assert_eq!(reason("pipe.yaml"), "it is not a regular file");
        fs::create_dir(place("folder.yaml")).expect("created");
        assert_eq!(reason("folder.yaml"), "it is not a regular file");
        std::os::unix::fs::symlink("/dev/zero", place("device.yaml")).expect("linked");
        assert_eq!(reason("device.yaml"), "it is a symbolic link that leads out of the folder");
        std::os::unix::fs::symlink("/etc/passwd", place("outside.yaml")).expect("linked");
        assert_eq!(reason("outside.yaml"), "it is a symbolic link that leads out of the folder");
        std::os::unix::fs::symlink("pipe.yaml", place("inside.yaml")).expect("linked");
        assert_eq!(reason("inside.yaml"), "it is not a regular file");
        let sparse = File::create(place("large.yaml")).expect("created");
        sparse.set_len(1 << 40).expect("a sparse file");
        assert_eq!(reason("large.yaml"), "it is larger than 1 GiB");
    }
}
