//! `cargo xtask pages`: compares the provider's help pages with the spec.

mod accept;
mod adopt;
mod apply;
mod check;
mod coverage;
mod draft;
mod source;
mod status;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, anyhow, bail};
use clap::{Subcommand, ValueEnum};
use codegen::{
    ParsedApi,
    config::Config,
    diagnostic::Severity,
    ir::{Api, Operation},
    lower::Strictness,
    markdown::replace_invisible,
    pages::{check::PageReport, lock::Lock, page::Page, render},
};

use self::source::PageSource;
use crate::{
    ExitVerdict,
    fetch::is_url,
    spec::{self, Spec},
    workspace::Workspace,
};

/// Compare the provider's help pages with the spec, and transfer changes of the pages to the spec
#[derive(clap::Args)]
pub struct Pages {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    Status(status::Status),
    Accept(accept::Accept),
    Draft(draft::Draft),
    Apply(apply::Apply),
    Adopt(adopt::Adopt),
}

/// The options that select the pages and the document to compare them with.
#[derive(clap::Args)]
struct PageOptions {
    /// The help pages: files, directories, URLs, or `-` for standard input. Defaults to the URLs in `client.toml`
    pages: Vec<String>,
    /// The document to compare with: a file, an `https://` URL, or `-` for standard input. Defaults to
    /// `spec/openapi.yaml`
    #[arg(long, value_name = "DOCUMENT")]
    spec: Option<PathBuf>,
    /// The lock file with the accepted content of the pages. Defaults to `docs.lock` in the document's directory
    #[arg(long, value_name = "FILE")]
    lock: Option<PathBuf>,
    /// Use cached pages only, without network access
    #[arg(long)]
    offline: bool,
    /// The maximum duration of a request, in seconds
    #[arg(long, default_value_t = spec::DEFAULT_TIMEOUT_SECONDS, value_name = "SECONDS")]
    timeout: u64,
}

/// The formats of a report.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
    Markdown,
    Github,
}

impl From<Format> for render::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Json => Self::Json,
            Format::Markdown => Self::Markdown,
            Format::Github => Self::Github,
        }
    }
}

impl Pages {
    pub fn run(self) -> Result<ExitVerdict> {
        match self.command {
            Command::Check(command) => command.run(),
            Command::Status(command) => command.run(),
            Command::Accept(command) => command.run(),
            Command::Draft(command) => command.run(),
            Command::Apply(command) => command.run(),
            Command::Adopt(command) => command.run(),
        }
    }
}

/// The spec, the settings in `client.toml`, and the lock file with the accepted content of pages.
struct SpecAndLock {
    parsed: ParsedApi,
    config: Config,
    lock: Lock,
    /// The path of the lock file; `None` if `--lock` is not given and the spec is not in a directory.
    lock_path: Option<PathBuf>,
    spec: Spec,
}

impl SpecAndLock {
    fn api(&self) -> &Api {
        self.parsed.api.as_ref().expect("a spec with errors was rejected when it was read")
    }

    /// Returns a pair of `operationId` and URL for each page in `client.toml`.
    fn page_urls(&self) -> Vec<(&str, &str)> {
        self.config.pages.iter().map(|page| (page.operation.as_str(), page.url.as_str())).collect()
    }

    /// Returns the operation that a page of a source describes. If the spec does not have the operation, prints an
    /// error and returns `None`.
    fn find_operation(&self, source: &PageSource, page: &Page) -> Option<&Operation> {
        let operation = codegen::pages::check::find_operation(page, self.api(), &self.lock, &self.page_urls());
        if operation.is_none() {
            eprintln!(
                "{}: the spec does not have the operation of this page\n\
                 help: run `cargo xtask pages draft` to write the operation",
                source.name
            );
        }
        operation
    }

    /// Compares the pages of a source with the spec and the lock file. Returns a report for each page.
    fn check_source(&self, source: &PageSource) -> Vec<PageReport> {
        let check_page = |page| {
            codegen::pages::check::check_page(
                &source.name,
                page,
                self.api(),
                &self.parsed.documents.sources,
                &self.lock,
                &self.page_urls(),
            )
        };
        source.pages.iter().map(check_page).collect()
    }
}

impl PageOptions {
    /// Reads the spec, the settings and the lock file. Fails if the spec has errors.
    fn read_spec_and_lock(&self) -> Result<SpecAndLock> {
        let (spec, config) = match &self.spec {
            Some(name) => (self.open_spec(name)?, Config::default()),
            None => Workspace::find()?.document()?,
        };
        let parsed = codegen::read(&spec.root, &spec, &config, Strictness::Strict);
        if parsed.api.is_none() {
            let messages = parsed.diagnostics.render(&parsed.documents.sources, Severity::Error, false);
            bail!("pages cannot be compared with the document {}, since it has errors\n\n{messages}", spec.root);
        }
        let lock_path = self.lock.clone().or_else(|| spec.sibling_path("docs.lock"));
        let lock = lock_path.as_deref().map_or_else(|| Ok(Lock::default()), |path| self.read_lock(path))?;
        Ok(SpecAndLock { parsed, config, lock, lock_path, spec })
    }

    /// Opens the document that `--spec` names.
    fn open_spec(&self, name: &Path) -> Result<Spec> {
        let url = name.to_str().filter(|name| is_url(name));
        if let Some(url) = url.filter(|_| self.offline) {
            bail!("the document {url} cannot be fetched with `--offline`; omit the option, or pass a file");
        }
        if name == Path::new("-") && self.pages.iter().any(|page| page == "-") {
            bail!("standard input cannot be both the document and a page; pass a file for one of them");
        }
        Spec::open_with_timeout(name, Duration::from_secs(self.timeout))
    }

    /// Reads the lock file. A missing file is treated as empty, unless `--lock` names the file.
    fn read_lock(&self, path: &Path) -> Result<Lock> {
        match fs::read_to_string(path) {
            Ok(text) => Lock::parse(&text).map_err(|error| anyhow!("cannot parse {}: {error}", path.display())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && self.lock.is_none() => Ok(Lock::default()),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    /// Reads the pages that the command line names, or else the pages in `client.toml`. Fails if a page cannot be read.
    fn read_all_sources(&self, config: &Config) -> Result<Vec<PageSource>> {
        let (sources, errors) = self.new_reader().read(&self.source_names(config)?);
        match errors.into_iter().next() {
            Some(error) => Err(error),
            None => Ok(sources),
        }
    }

    /// Reads the pages, and prints an error for each page that cannot be read. Returns the pages that were read, and
    /// whether there were errors.
    fn read_sources(&self, config: &Config) -> Result<(Vec<PageSource>, bool)> {
        let (sources, errors) = self.new_reader().read(&self.source_names(config)?);
        for error in &errors {
            eprintln!("error: {}", replace_invisible(&format!("{error:#}")));
        }
        Ok((sources, !errors.is_empty()))
    }

    fn new_reader(&self) -> source::PageReader {
        let cache_dir = Workspace::find().ok().map(|workspace| workspace.path("target/docs-cache"));
        source::PageReader::new(cache_dir, self.offline, Duration::from_secs(self.timeout))
    }

    /// Returns the paths and URLs of pages on the command line, or else the URLs of pages in `client.toml`.
    fn source_names<'a>(&'a self, config: &'a Config) -> Result<Vec<&'a str>> {
        let names: Vec<&str> = match self.pages.as_slice() {
            [] => config.pages.iter().map(|page| page.url.as_str()).collect(),
            pages => pages.iter().map(String::as_str).collect(),
        };
        if names.is_empty() {
            bail!("no page is given; pass a file, a directory, a URL or `-`, or list pages in client.toml");
        }
        Ok(names)
    }
}
