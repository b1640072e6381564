//! Where pages come from: files, folders, standard input, addresses.

use std::{
    cell::Cell,
    fs,
    io::{Read, stdin},
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result, bail};
use codegen::docs::{self, LARGEST, Page};

/// A file or an address, with the pages in it.
pub struct Source {
    /// How messages name it.
    pub name: String,
    /// Its pages; most have one.
    pub pages: Vec<Page>,
}

/// Reads pages.
pub struct Reader {
    cache: PathBuf,
    offline: bool,
    /// The most that an answer may take.
    timeout: Duration,
    /// Whether a server was asked already.
    asked: Cell<bool>,
}

/// An answer younger than this is not asked for again.
const FRESH: Duration = Duration::from_secs(60 * 60);

/// The pause between two requests: a check is no reason to load somebody's server.
const PAUSE: Duration = Duration::from_secs(1);

impl Reader {
    pub fn new(cache: PathBuf, offline: bool, timeout: Duration) -> Self {
        Self { cache, offline, timeout, asked: Cell::new(false) }
    }

    /// Reads what a name stands for: one source, or those of a folder.
    pub fn read(&self, name: &str) -> Result<Vec<Source>> {
        if name == "-" {
            let bytes = bounded(stdin().lock()).context("cannot read standard input")?;
            return Ok(vec![parse("<stdin>", &bytes, None)?]);
        }
        if name.starts_with("https://") || name.starts_with("http://") {
            return Ok(vec![parse(name, &self.fetch(name)?, Some(name))?]);
        }
        let path = Path::new(name);
        if path.is_dir() { folder(path) } else { Ok(vec![file(path)?]) }
    }

    /// The bytes at an address: from the cache while they are fresh, or where the network or the server fails.
    fn fetch(&self, url: &str) -> Result<Vec<u8>> {
        let file = self.cache.join(file_name(url));
        let cached = fs::read(&file).ok();
        let age = fs::metadata(&file)
            .and_then(|data| data.modified())
            .ok()
            .and_then(|at| SystemTime::now().duration_since(at).ok());
        if let Some(bytes) = cached.clone().filter(|_| self.offline || age.is_some_and(|age| age < FRESH)) {
            return Ok(bytes);
        }
        if self.offline {
            bail!("{url} is not in the cache; leave out --offline to fetch it");
        }
        if self.asked.replace(true) {
            thread::sleep(PAUSE);
        }
        match get(url, self.timeout) {
            Ok(bytes) => {
                fs::create_dir_all(&self.cache).with_context(|| format!("cannot make {}", self.cache.display()))?;
                fs::write(&file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
                Ok(bytes)
            }
            Err(error) => match cached.filter(|_| !refused(&error)) {
                Some(bytes) => {
                    eprintln!("warning: {error:#}; the copy in {} is read instead", file.display());
                    Ok(bytes)
                }
                None => Err(error),
            },
        }
    }
}

/// Whether the server says that there is no such page for us: an old copy would only hide that.
fn refused(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(ureq::Error::StatusCode(400..500)))
}

/// No more than one byte above what a page may have: what is larger is refused, however large.
fn bounded(source: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    source.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn file(path: &Path) -> Result<Source> {
    let name = path.display().to_string();
    let bytes = fs::File::open(path).and_then(bounded).with_context(|| format!("cannot read the page {name}"))?;
    parse(&name, &bytes, None)
}

/// The files of a folder in the order of their names; those that are no pages are passed over.
fn folder(path: &Path) -> Result<Vec<Source>> {
    let name = path.display().to_string();
    let entries = fs::read_dir(path).with_context(|| format!("cannot read the folder {name}"))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut sources = Vec::new();
    for path in files.iter().filter(|path| path.is_file() && !hidden(path)) {
        match file(path) {
            Ok(source) => sources.push(source),
            Err(error) => eprintln!("passed over: {error:#}"),
        }
    }
    if sources.is_empty() {
        bail!("the folder {name} has no page in it");
    }
    Ok(sources)
}

fn parse(name: &str, bytes: &[u8], address: Option<&str>) -> Result<Source> {
    let pages = docs::read(bytes, address).with_context(|| name.to_owned())?;
    Ok(Source { name: name.to_owned(), pages })
}

fn hidden(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// An address as a file's name.
fn file_name(url: &str) -> String {
    let plain: String = url.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '_' }).collect();
    let hash = url
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let tail = plain.len().saturating_sub(80);
    format!("{hash:016x}-{}", &plain[tail..])
}

fn get(url: &str, timeout: Duration) -> Result<Vec<u8>> {
    let config = ureq::Agent::config_builder()
        .timeout_connect(Some(timeout.min(Duration::from_secs(10))))
        .timeout_global(Some(timeout))
        .user_agent("huaweicloud-cci-docs-check/1 (compares an API's help pages with its OpenAPI document; a few requests a week)")
        .build();
    let agent = ureq::Agent::new_with_config(config);
    let mut answer = agent.get(url).call().with_context(|| format!("cannot fetch {url}"))?;
    let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    answer
        .body_mut()
        .with_config()
        .limit(limit)
        .read_to_vec()
        .with_context(|| format!("cannot read the answer of {url}"))
}
