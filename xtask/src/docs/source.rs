//! Where pages come from: files, folders, standard input, addresses.

use std::{
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
}

/// An answer younger than this is not asked for again.
const FRESH: Duration = Duration::from_secs(60 * 60);

/// The pause between two requests: a check is no reason to load somebody's server.
const PAUSE: Duration = Duration::from_secs(1);

impl Reader {
    pub fn new(cache: PathBuf, offline: bool) -> Self {
        Self { cache, offline }
    }

    pub fn read(&self, names: &[String]) -> Result<Vec<Source>> {
        let mut sources = Vec::new();
        for name in names {
            if name == "-" {
                let mut bytes = Vec::new();
                let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
                stdin().lock().take(limit).read_to_end(&mut bytes).context("cannot read standard input")?;
                sources.push(parse("<stdin>", &bytes, None)?);
            } else if name.starts_with("https://") || name.starts_with("http://") {
                sources.push(parse(name, &self.fetch(name)?, Some(name))?);
            } else {
                Self::path(Path::new(name), &mut sources)?;
            }
        }
        Ok(sources)
    }

    /// A file, or the files of a folder in the order of their names; those that are no pages are passed over there.
    fn path(path: &Path, sources: &mut Vec<Source>) -> Result<()> {
        let name = path.display().to_string();
        if !path.is_dir() {
            let bytes = fs::read(path).with_context(|| format!("cannot read the page {name}"))?;
            sources.push(parse(&name, &bytes, None)?);
            return Ok(());
        }
        let before = sources.len();
        let entries = fs::read_dir(path).with_context(|| format!("cannot read the folder {name}"))?;
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        files.sort();
        for file in files.iter().filter(|file| file.is_file() && !hidden(file)) {
            let name = file.display().to_string();
            let bytes = fs::read(file).with_context(|| format!("cannot read the page {name}"))?;
            match parse(&name, &bytes, None) {
                Ok(source) => sources.push(source),
                Err(error) => eprintln!("passed over: {error:#}"),
            }
        }
        if sources.len() == before {
            bail!("the folder {name} has no page in it");
        }
        Ok(())
    }

    /// The bytes at an address: from the cache while they are fresh, or where the network fails.
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
        match get(url) {
            Ok(bytes) => {
                fs::create_dir_all(&self.cache).with_context(|| format!("cannot make {}", self.cache.display()))?;
                fs::write(&file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
                thread::sleep(PAUSE);
                Ok(bytes)
            }
            Err(error) => match cached {
                Some(bytes) => {
                    eprintln!("warning: {error:#}; the copy in {} is read instead", file.display());
                    Ok(bytes)
                }
                None => Err(error),
            },
        }
    }
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

fn get(url: &str) -> Result<Vec<u8>> {
    let config = ureq::Agent::config_builder()
        .timeout_connect(Some(Duration::from_secs(10)))
        .timeout_global(Some(Duration::from_secs(60)))
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
