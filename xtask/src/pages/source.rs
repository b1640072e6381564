//! Reads help pages from files, directories, standard input and URLs.

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

/// The help pages that were read from one file or URL.
pub struct PageSource {
    /// The path or URL, for messages.
    pub name: String,
    /// The help pages in the file or response. Most files contain one page.
    pub pages: Vec<Page>,
}

/// The content of a file, or the response body for a URL, before it is parsed as help pages.
struct RawPage {
    name: String,
    bytes: Vec<u8>,
    url: Option<String>,
    /// True if the file was found in a directory, which may also contain files that are not pages.
    is_in_folder: bool,
}

/// Reads pages from files, directories, standard input and URLs.
pub struct PageReader {
    /// The directory for cached responses. `None` outside of a workspace, where responses are not cached.
    cache_dir: Option<PathBuf>,
    /// True if responses are only read from the cache (`--offline`).
    is_offline: bool,
    /// The maximum duration of an HTTP request.
    timeout: Duration,
    /// True if a request was already sent to a server, so that the next one is delayed.
    has_sent_request: Cell<bool>,
}

/// The maximum age of a cached response that is used without a request.
const MAX_CACHE_AGE: Duration = Duration::from_secs(60 * 60);

const USER_AGENT: &str =
    "huaweicloud-cci-docs-check/1 (compares an API's help pages with its OpenAPI document; a few requests a week)";

/// The delay between two requests, so that checks do not overload the server.
const REQUEST_INTERVAL: Duration = Duration::from_secs(1);

impl PageReader {
    pub fn new(cache_dir: Option<PathBuf>, is_offline: bool, timeout: Duration) -> Self {
        Self { cache_dir, is_offline, timeout, has_sent_request: Cell::new(false) }
    }

    /// Reads the pages of all files, directories and URLs in `names`. Returns the pages, and an error for each file or
    /// URL that cannot be read. Files in a directory that are not pages are skipped.
    pub fn read(&self, names: &[&str]) -> (Vec<PageSource>, Vec<anyhow::Error>) {
        let (mut raw_pages, mut errors) = (Vec::new(), Vec::new());
        for name in names {
            match self.load_pages(name) {
                Ok(pages) => raw_pages.extend(pages),
                Err(error) => errors.push(error),
            }
        }
        let (names, files): (Vec<_>, Vec<_>) =
            raw_pages.into_iter().map(|raw| ((raw.name, raw.is_in_folder), (raw.bytes, raw.url))).unzip();
        let mut sources = Vec::new();
        for ((name, is_in_folder), result) in names.into_iter().zip(pages::read_many(&files)) {
            match result {
                Ok(pages) if is_in_folder && pages.iter().all(|page| page.path.is_none()) => {
                    eprintln!("skipped {name}: it is not a help page, since no line contains a method and a path");
                }
                Ok(pages) => sources.push(PageSource { name, pages }),
                Err(error) if is_in_folder => eprintln!("skipped {name}: {error}"),
                Err(error) => errors.push(anyhow::Error::new(error).context(name)),
            }
        }
        if sources.is_empty() && errors.is_empty() {
            errors.push(anyhow::anyhow!("the directory does not contain a help page"));
        }
        (sources, errors)
    }

    /// Loads one file or URL, or all files of a directory.
    fn load_pages(&self, name: &str) -> Result<Vec<RawPage>> {
        let new_raw_page = |name: &str, bytes, url| RawPage { name: name.to_owned(), bytes, url, is_in_folder: false };
        if name == "-" {
            return Ok(vec![new_raw_page(
                "<stdin>",
                read_bounded(stdin().lock()).context("cannot read standard input")?,
                None,
            )]);
        }
        if is_url(name) {
            return Ok(vec![new_raw_page(name, self.fetch(name)?, Some(name.to_owned()))]);
        }
        let path = Path::new(name);
        if path.is_dir() { read_folder(path) } else { Ok(vec![new_raw_page(name, read_file(path)?, None)]) }
    }

    /// Returns the response body for a URL. The cached copy is used if it is younger than [`MAX_CACHE_AGE`], with
    /// `--offline`, or if the request fails for a reason other than a 4xx status code.
    fn fetch(&self, url: &str) -> Result<Vec<u8>> {
        let cache_path = self.cache_dir.as_ref().map(|cache_dir| cache_dir.join(cache_file_name(url)));
        let cached_bytes = cache_path.as_ref().and_then(|cache_path| fs::read(cache_path).ok());
        let modified_at = cache_path.as_ref().and_then(|cache_path| fs::metadata(cache_path).ok()?.modified().ok());
        let cache_age = modified_at.and_then(|time| SystemTime::now().duration_since(time).ok());
        let is_cache_usable = self.is_offline || cache_age.is_some_and(|cache_age| cache_age < MAX_CACHE_AGE);
        if let Some(bytes) = cached_bytes.clone().filter(|_| is_cache_usable) {
            return Ok(bytes);
        }
        if self.is_offline {
            bail!("the page {url} is not in the cache; omit `--offline` to fetch the page");
        }
        if self.has_sent_request.replace(true) {
            thread::sleep(REQUEST_INTERVAL);
        }
        match fetch_url(url, self.timeout, USER_AGENT) {
            Ok(bytes) => {
                cache_path.map_or(Ok(()), |cache_path| store_in_cache(&cache_path, &bytes))?;
                Ok(bytes)
            }
            Err(error) => match cached_bytes.filter(|_| !is_client_error(&error)) {
                Some(bytes) => {
                    eprintln!("warning: {error:#}; using the cached copy");
                    Ok(bytes)
                }
                None => Err(error),
            },
        }
    }
}

/// Writes `bytes` to the path `file` in the cache. The file is replaced atomically.
fn store_in_cache(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().context("the path of a cached file has no parent directory")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot create the directory {}", folder.display()))?;
    let new_file = file.with_extension("new");
    let write_result = fs::write(&new_file, bytes).and_then(|()| fs::rename(&new_file, file));
    write_result.with_context(|| format!("cannot write {}", file.display()))
}

/// Returns whether the error is a 4xx status code, for example 404 because the page no longer exists. A cached copy
/// would hide the error, so it is not used.
fn is_client_error(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(ureq::Error::StatusCode(400..500)))
}

/// Reads at most [`MAX_PAGE_SIZE`] + 1 bytes. If there are more than [`MAX_PAGE_SIZE`] bytes, the page is rejected
/// later.
fn read_bounded(source: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let max_read_bytes = u64::try_from(MAX_PAGE_SIZE).unwrap_or(u64::MAX).saturating_add(1);
    source.take(max_read_bytes).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read_file(path: &Path) -> Result<Vec<u8>> {
    fs::File::open(path).and_then(read_bounded).with_context(|| format!("cannot read the page {}", path.display()))
}

/// Reads the files of a directory, sorted by name. Hidden files and subdirectories are ignored.
fn read_folder(path: &Path) -> Result<Vec<RawPage>> {
    let name = path.display().to_string();
    let entries = fs::read_dir(path).with_context(|| format!("cannot read the directory {name}"))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    files.retain(|path| path.is_file() && !is_hidden(path));
    if files.is_empty() {
        bail!("the directory {name} contains no files");
    }
    let read_raw_page = |path: PathBuf| {
        Ok(RawPage { bytes: read_file(&path)?, name: path.display().to_string(), url: None, is_in_folder: true })
    };
    files.into_iter().map(read_raw_page).collect()
}

fn is_hidden(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Returns the file name in the cache for a URL. The name contains a digest of the URL, so that different URLs have
/// different files, and a URL cannot select a path outside of the cache.
fn cache_file_name(url: &str) -> String {
    let digest = Sha256::digest(url);
    digest.iter().fold(String::with_capacity(70), |name, byte| name + &format!("{byte:02x}")) + ".page"
}

#[cfg(test)]
mod tests {
    use super::cache_file_name;

    #[test]
    fn urls_do_not_choose_the_names_of_their_files() {
        let urls = [
            "https://a.example/x",
            "https://a.example/X",
            "https://a.example/../../etc/passwd",
            "https://a.example/.git",
            "",
        ];
        let names: std::collections::BTreeSet<String> = urls.iter().map(|url| cache_file_name(url)).collect();
        assert_eq!(names.len(), urls.len());
        for name in names {
            let (digest, extension) = name.split_once('.').expect("an extension");
            assert!(digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
            assert_eq!(extension, "page");
        }
    }
}
