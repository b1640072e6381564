//! Sources of pages: files, folders, standard input, URLs.

use std::{
    cell::Cell,
    fs,
    io::{Read, stdin},
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result, bail};
use codegen::pages::{self, MAX_PAGE_SIZE, Page};
use sha2::{Digest, Sha256};

use crate::fetch::{fetch_url, is_url};

/// A file or a URL, with the pages that it contains.
pub struct PageSource {
    /// The name in messages.
    pub name: String,
    /// The pages that the file or response contains; usually one.
    pub pages: Vec<Page>,
}

/// The content of a file or of a URL's response.
struct RawPage {
    name: String,
    bytes: Vec<u8>,
    url: Option<String>,
    /// True if the file was found in a folder, which may also contain files that are not pages.
    in_folder: bool,
}

/// Reads pages from files, folders, standard input and URLs.
pub struct PageReader {
    /// The folder of cached copies; `None` outside of a workspace.
    cache: Option<PathBuf>,
    offline: bool,
    /// The maximum duration of a request.
    timeout: Duration,
    /// True if a request was already sent to a server, so that the next one is delayed.
    asked: Cell<bool>,
}

/// The maximum age of a cached response that is used without a request.
const MAX_CACHE_AGE: Duration = Duration::from_secs(60 * 60);

const USER_AGENT: &str =
    "huaweicloud-cci-docs-check/1 (compares an API's help pages with its OpenAPI document; a few requests a week)";

/// The delay between two requests, so that checks do not overload the server.
const REQUEST_INTERVAL: Duration = Duration::from_secs(1);

impl PageReader {
    pub fn new(cache: Option<PathBuf>, offline: bool, timeout: Duration) -> Self {
        Self { cache, offline, timeout, asked: Cell::new(false) }
    }

    /// Reads the pages of all named files, folders and URLs. Returns the pages, and an error for each source that
    /// cannot be read.
    pub fn read(&self, names: &[&str]) -> (Vec<PageSource>, Vec<anyhow::Error>) {
        let (mut raws, mut errors) = (Vec::new(), Vec::new());
        for name in names {
            match self.load(name) {
                Ok(loaded) => raws.extend(loaded),
                Err(error) => errors.push(error),
            }
        }
        let (names, files): (Vec<_>, Vec<_>) =
            raws.into_iter().map(|raw| ((raw.name, raw.in_folder), (raw.bytes, raw.url))).unzip();
        let mut sources = Vec::new();
        for ((name, in_folder), read) in names.into_iter().zip(pages::read_many(&files)) {
            match read {
                Ok(pages) if in_folder && pages.iter().all(|page| page.path.is_none()) => {
                    eprintln!("skipped: {name}: the page has no line with a method and a path");
                }
                Ok(pages) => sources.push(PageSource { name, pages }),
                Err(error) if in_folder => eprintln!("skipped: {name}: {error}"),
                Err(error) => errors.push(anyhow::Error::new(error).context(name)),
            }
        }
        if sources.is_empty() && errors.is_empty() {
            errors.push(anyhow::anyhow!("the folder does not contain a page"));
        }
        (sources, errors)
    }

    /// Loads one file or URL, or the files of a folder.
    fn load(&self, name: &str) -> Result<Vec<RawPage>> {
        let raw = |name: &str, bytes, url| RawPage { name: name.to_owned(), bytes, url, in_folder: false };
        if name == "-" {
            return Ok(vec![raw("<stdin>", read_bounded(stdin().lock()).context("cannot read standard input")?, None)]);
        }
        if is_url(name) {
            return Ok(vec![raw(name, self.fetch(name)?, Some(name.to_owned()))]);
        }
        let path = Path::new(name);
        if path.is_dir() { read_folder(path) } else { Ok(vec![raw(name, read_file(path)?, None)]) }
    }

    /// Returns the response body of a URL. The cached copy is used while it is fresh, with `--offline`, or if the
    /// network or the server fails.
    fn fetch(&self, url: &str) -> Result<Vec<u8>> {
        let file = self.cache.as_ref().map(|cache| cache.join(file_name(url)));
        let cached = file.as_ref().and_then(|file| fs::read(file).ok());
        let modified = file.as_ref().and_then(|file| fs::metadata(file).ok()?.modified().ok());
        let age = modified.and_then(|at| SystemTime::now().duration_since(at).ok());
        if let Some(bytes) = cached.clone().filter(|_| self.offline || age.is_some_and(|age| age < MAX_CACHE_AGE)) {
            return Ok(bytes);
        }
        if self.offline {
            bail!("{url} is not in the cache; omit --offline to fetch it");
        }
        if self.asked.replace(true) {
            thread::sleep(REQUEST_INTERVAL);
        }
        match fetch_url(url, self.timeout, USER_AGENT) {
            Ok(bytes) => {
                file.map_or(Ok(()), |file| store_in_cache(&file, &bytes))?;
                Ok(bytes)
            }
            Err(error) => match cached.filter(|_| !is_refused(&error)) {
                Some(bytes) => {
                    eprintln!("warning: {error:#}; using the cached copy");
                    Ok(bytes)
                }
                None => Err(error),
            },
        }
    }
}

/// Writes a copy to the cache atomically.
fn store_in_cache(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().context("a cached file is in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let new_file = file.with_extension("new");
    let written = fs::write(&new_file, bytes).and_then(|()| fs::rename(&new_file, file));
    written.with_context(|| format!("cannot write {}", file.display()))
}

/// Returns whether the server rejected the request with a 4xx status code, for example because the page does not
/// exist. A cached copy would hide that.
fn is_refused(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(ureq::Error::StatusCode(400..500)))
}

/// Reads at most one byte more than the maximum size of a page, so that larger sources are rejected regardless of their
/// size.
fn read_bounded(source: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_PAGE_SIZE).unwrap_or(u64::MAX).saturating_add(1);
    source.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read_file(path: &Path) -> Result<Vec<u8>> {
    fs::File::open(path).and_then(read_bounded).with_context(|| format!("cannot read the page {}", path.display()))
}

/// Returns the files of a folder, sorted by name.
fn read_folder(path: &Path) -> Result<Vec<RawPage>> {
    let name = path.display().to_string();
    let entries = fs::read_dir(path).with_context(|| format!("cannot read the folder {name}"))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    files.retain(|path| path.is_file() && !is_hidden(path));
    if files.is_empty() {
        bail!("the folder {name} does not contain a file");
    }
    let raw = |path: PathBuf| {
        Ok(RawPage { bytes: read_file(&path)?, name: path.display().to_string(), url: None, in_folder: true })
    };
    files.into_iter().map(raw).collect()
}

fn is_hidden(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Returns the name of a URL's file in the cache. The name is a digest, so that different URLs have different files
/// and a URL cannot select an arbitrary path.
fn file_name(url: &str) -> String {
    let digest = Sha256::digest(url);
    digest.iter().fold(String::with_capacity(70), |name, byte| name + &format!("{byte:02x}")) + ".page"
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn urls_do_not_choose_the_names_of_their_files() {
        let urls = [
            "https://a.example/x",
            "https://a.example/X",
            "https://a.example/../../etc/passwd",
            "https://a.example/.git",
            "",
        ];
        let names: std::collections::BTreeSet<String> = urls.iter().map(|url| file_name(url)).collect();
        assert_eq!(names.len(), urls.len());
        for name in names {
            let (digest, extension) = name.split_once('.').expect("an extension");
            assert!(digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
            assert_eq!(extension, "page");
        }
    }
}
