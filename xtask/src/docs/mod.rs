//! `cargo xtask pages`: help-centre pages against the spec.

mod accept;
mod apply;
mod check;
mod draft;
mod source;
mod status;

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::{Subcommand, ValueEnum};
use codegen::{
    Reading,
    config::Config,
    diagnostic::Severity,
    docs::{check::Report, lock::Lock, show},
    ir::Api,
    lower::Rules,
};

use self::source::Source;
use crate::{
    Verdict,
    workspace::{Spec, Workspace},
};

/// Compare the help-centre pages with the spec, draft what is new
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
}

/// Which pages, and which spec they are compared with.
#[derive(clap::Args)]
struct Input {
    /// Files, folders, addresses, or `-` for standard input; the addresses in `client.toml` where none is named
    pages: Vec<String>,
    /// The document to compare with; `spec/openapi.yaml` where none is named
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// What the pages said; `docs.lock` beside the document where none is named
    #[arg(long, value_name = "FILE")]
    lock: Option<PathBuf>,
    /// Do not ask the network: take addresses from the cache only
    #[arg(long)]
    offline: bool,
    /// The most seconds that an address may take
    #[arg(long, default_value_t = 60, value_name = "SECONDS")]
    timeout: u64,
}

/// The forms of a report.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
    Markdown,
    Github,
}

impl From<Format> for show::Format {
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
    pub fn run(self, workspace: &Workspace) -> Result<Verdict> {
        let outcome = match self.command {
            Command::Check(command) => command.run(workspace),
            Command::Status(command) => command.run(workspace),
            Command::Accept(command) => command.run(workspace),
            Command::Draft(command) => command.run(workspace),
            Command::Apply(command) => command.run(workspace),
        };
        // 1 means drift here, so whatever kept a command from its work is 2, as wrong usage is.
        outcome.or_else(|error| {
            eprintln!("error: {error:#}");
            Ok(Verdict::Unable)
        })
    }
}

/// The spec, read, with what belongs to it.
struct Known {
    reading: Reading,
    config: Config,
    lock: Lock,
    lock_path: PathBuf,
    spec: Spec,
}

impl Known {
    fn api(&self) -> &Api {
        self.reading.api.as_ref().expect("a spec with errors was refused")
    }

    /// Operation and address of the pages in `client.toml`.
    fn addresses(&self) -> Vec<(&str, &str)> {
        self.config.pages.iter().map(|page| (page.operation.as_str(), page.url.as_str())).collect()
    }

    fn check(&self, source: &Source) -> Vec<Report> {
        let check = |page| {
            codegen::docs::check::check(
                &source.name,
                page,
                self.api(),
                &self.reading.documents.sources,
                &self.lock,
                &self.addresses(),
            )
        };
        source.pages.iter().map(check).collect()
    }
}

impl Input {
    /// Reads spec, settings and lock.
    fn known(&self, workspace: &Workspace) -> Result<Known> {
        let (spec, config, folder) = match &self.spec {
            Some(path) => (Spec::at(path), Config::default(), path.parent().map_or_else(PathBuf::new, PathBuf::from)),
            None => (workspace.spec(), workspace.config()?, workspace.path("spec")),
        };
        let reading = codegen::read(&spec.root, &spec, &config, Rules::Strict);
        if reading.api.is_none() {
            let messages = reading.diagnostics.render(&reading.documents.sources, Severity::Error, false);
            bail!("{} is not right, so nothing can be compared with it\n\n{messages}", spec.root);
        }
        let lock_path = self.lock.clone().unwrap_or_else(|| folder.join("docs.lock"));
        let lock = match fs::read_to_string(&lock_path) {
            Ok(text) => Lock::parse(&text).map_err(|error| anyhow!("{}: {error}", lock_path.display()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && self.lock.is_none() => Lock::default(),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", lock_path.display())),
        };
        Ok(Known { reading, config, lock, lock_path, spec })
    }

    /// Reads the pages that are named, or those of the settings.
    fn sources(&self, workspace: &Workspace, config: &Config) -> Result<Vec<Source>> {
        let reader = self.reader(workspace);
        let mut sources = Vec::new();
        for name in self.names(config)? {
            sources.extend(reader.read(name)?);
        }
        Ok(sources)
    }

    /// Reads the pages that can be read, and says of each other one why not. Also gives whether there were such.
    fn readable(&self, workspace: &Workspace, config: &Config) -> Result<(Vec<Source>, bool)> {
        let reader = self.reader(workspace);
        let (mut sources, mut failed) = (Vec::new(), false);
        for name in self.names(config)? {
            match reader.read(name) {
                Ok(read) => sources.extend(read),
                Err(error) => {
                    eprintln!("error: {error:#}");
                    failed = true;
                }
            }
        }
        Ok((sources, failed))
    }

    fn reader(&self, workspace: &Workspace) -> source::Reader {
        let timeout = std::time::Duration::from_secs(self.timeout);
        source::Reader::new(workspace.path("target/docs-cache"), self.offline, timeout)
    }

    fn names<'a>(&'a self, config: &'a Config) -> Result<Vec<&'a str>> {
        let names: Vec<&str> = match self.pages.as_slice() {
            [] => config.pages.iter().map(|page| page.url.as_str()).collect(),
            pages => pages.iter().map(String::as_str).collect(),
        };
        if names.is_empty() {
            bail!("no page: name a file, a folder, an address or `-`, or list pages in client.toml");
        }
        Ok(names)
    }
}
