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
pub const DEFAULT_TIMEOUT_SECONDS: u64 = 60;

const USER_AGENT: &str = "huaweicloud-cci-xtask/1 (reads an OpenAPI document)";

/// An OpenAPI document: a root file and its directory. `$ref`s to files outside of the directory are rejected.
pub struct Spec {
    /// The path of the root file, as shown in messages.
    pub root: String,
    /// The path of the directory as shown in messages: empty, or a prefix of `root` that ends with `/`.
    display_dir: String,
    source: Source,
}

/// The source from which the files of a document are read.
enum Source {
    /// The files in a directory.
    Folder(PathBuf),
    /// The content of the root file, which was read from standard input or a URL. No other files can be read.
    Memory(Vec<u8>),
}

impl Spec {
    /// Opens the document that `name` denotes: a path, a URL (`https://…`, `http://…`), or `-` for standard input.
    /// `timeout` limits the time for fetching a URL.
    ///
    /// # Errors
    ///
    /// If the URL cannot be fetched, or standard input cannot be read. A missing file is reported later, when it is
    /// loaded.
    pub fn open_with_timeout(name: &Path, timeout: Duration) -> Result<Self> {
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
        let display_dir = match path.parent().map(|parent| parent.to_string_lossy().replace('\\', "/")) {
            Some(parent) if parent.is_empty() || parent.ends_with('/') => parent,
            Some(parent) => format!("{parent}/"),
            None => String::new(),
        };
        Self::in_folder(folder.to_owned(), &name, display_dir)
    }

    /// Creates a document with the root file `name` in `folder`. Messages show `display_dir` (empty, or with a trailing
    /// `/`) instead of the path of `folder`.
    pub fn in_folder(folder: PathBuf, name: &str, display_dir: String) -> Self {
        Self { root: format!("{display_dir}{name}"), display_dir, source: Source::Folder(folder) }
    }

    /// Creates a document that consists only of a root file with this content.
    pub fn in_memory(root: &str, bytes: Vec<u8>) -> Self {
        Self { root: root.to_owned(), display_dir: String::new(), source: Source::Memory(bytes) }
    }

    /// Calls [`Spec::open_with_timeout`] with the default timeout.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Spec::open_with_timeout`].
    pub fn open(name: &Path) -> Result<Self> {
        Self::open_with_timeout(name, Duration::from_secs(DEFAULT_TIMEOUT_SECONDS))
    }

    fn from_stdin() -> Result<Self> {
        let mut bytes = Vec::new();
        let max_read_bytes = MAX_PAGE_SIZE as u64 + 1;
        io::stdin().lock().take(max_read_bytes).read_to_end(&mut bytes).context("cannot read standard input")?;
        if bytes.len() > MAX_PAGE_SIZE {
            bail!("standard input has more than {MAX_PAGE_SIZE} bytes; save the document to a file and pass its path");
        }
        Ok(Self::in_memory("<stdin>", bytes))
    }

    /// Converts the path of a file of the document, as shown in messages, to its path on disk. `None` if the document
    /// was not read from a directory.
    pub fn disk_path(&self, path: &str) -> Option<PathBuf> {
        match &self.source {
            Source::Folder(folder) => Some(folder.join(path.strip_prefix(&self.display_dir).unwrap_or(path))),
            Source::Memory(_) => None,
        }
    }

    /// Returns the path of the file `name` in the directory of the root file. `None` if the document was not read from
    /// a directory.
    pub fn sibling_path(&self, name: &str) -> Option<PathBuf> {
        match &self.source {
            Source::Folder(folder) => Some(folder.join(name)),
            Source::Memory(_) => None,
        }
    }
}

/// Reads a regular file of at most [`MAX_FILE_SIZE`] bytes. Other files are rejected: reading a named pipe or a device
/// could block forever, and a sparse file can be larger than the memory.
fn read_regular_file(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("the path does not lead to a regular file"));
    }
    if metadata.len() > MAX_FILE_SIZE as u64 {
        return Err(io::Error::other("the file is larger than 1 GiB"));
    }
    fs::read(path)
}

impl Files for Spec {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let folder = match &self.source {
            Source::Folder(folder) => folder,
            Source::Memory(bytes) if path == self.root => return Ok(bytes.clone()),
            Source::Memory(_) => {
                let reason = format!(
                    "`{}` has no directory to read other files from; save the document and its files to disk",
                    self.root
                );
                return Err(io::Error::other(reason));
            }
        };
        let relative_path = path.strip_prefix(&self.display_dir).unwrap_or(path);
        // A symbolic link's target must also be in the directory.
        let file = folder.join(relative_path).canonicalize()?;
        if !file.starts_with(folder.canonicalize()?) {
            return Err(io::Error::other("the path is a symbolic link to a file outside of the document's directory"));
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
        let path_in_folder = |name: &str| folder.path().join(name);
        let read_error = |name: &str| spec.read(name).expect_err(name).to_string();
        fs::write(path_in_folder("openapi.yaml"), "a").expect("written");
        assert_eq!(spec.read("openapi.yaml").expect("a file"), b"a");
        assert!(Command::new("mkfifo").arg(path_in_folder("pipe.yaml")).status().expect("it runs").success());
        assert_eq!(read_error("pipe.yaml"), "the path does not lead to a regular file");
        fs::create_dir(path_in_folder("folder.yaml")).expect("created");
        assert_eq!(read_error("folder.yaml"), "the path does not lead to a regular file");
        std::os::unix::fs::symlink("/dev/zero", path_in_folder("device.yaml")).expect("linked");
        let outside_error = "the path is a symbolic link to a file outside of the document's directory";
        assert_eq!(read_error("device.yaml"), outside_error);
        std::os::unix::fs::symlink("/etc/passwd", path_in_folder("outside.yaml")).expect("linked");
        assert_eq!(read_error("outside.yaml"), outside_error);
        std::os::unix::fs::symlink("pipe.yaml", path_in_folder("inside.yaml")).expect("linked");
        assert_eq!(read_error("inside.yaml"), "the path does not lead to a regular file");
        let sparse_file = File::create(path_in_folder("large.yaml")).expect("created");
        sparse_file.set_len(1 << 40).expect("a sparse file");
        assert_eq!(read_error("large.yaml"), "the file is larger than 1 GiB");
    }
}
