//! One of the two documents that are compared: a git revision, a folder, a file.

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use codegen::{config::Config, load::Files, lower::Rules, source::Sources};

use crate::{fetch::is_url, spec::Spec, workspace::Workspace};

/// A document and how to read it.
pub(super) struct Side {
    /// What people call it.
    pub(super) label: String,
    /// The root file.
    pub(super) root: String,
    /// Its files.
    pub(super) files: Box<dyn Files + Send>,
    /// The settings of its crate.
    pub(super) config: Config,
    /// How to take what is wrong in it.
    pub(super) rules: Rules,
    /// What was read, once it was.
    pub(super) sources: Sources,
}

impl Side {
    /// The `spec/` of the working tree.
    pub(super) fn working_tree() -> Result<Self> {
        let workspace = Workspace::find()?;
        let spec = workspace.spec();
        Ok(Self {
            label: "working tree".to_owned(),
            root: spec.root.clone(),
            files: Box::new(spec),
            config: workspace.config()?,
            rules: Rules::Strict,
            sources: Sources::default(),
        })
    }

    /// What a user names: a file or folder where there is one, else a revision.
    pub(super) fn find(name: &str) -> Result<Self> {
        let path = Path::new(name);
        if name == "-" || is_url(name) {
            return Ok(Self::document(name, Spec::open(path)?, Config::default()));
        }
        if path.is_file() {
            return Self::file(name, path);
        }
        if path.is_dir() {
            let roots = ["openapi.yaml", "spec/openapi.yaml", "openapi.json", "openapi.yml"];
            let Some(root) = roots.iter().map(|root| path.join(root)).find(|root| root.is_file()) else {
                bail!("{name} holds no document: there is none of {}", roots.join(", "));
            };
            return Self::file(name, &root);
        }
        Self::revision(name)
    }

    fn file(name: &str, root: &Path) -> Result<Self> {
        let settings = root.with_file_name("client.toml");
        let config = if settings.is_file() {
            let text =
                std::fs::read_to_string(&settings).with_context(|| format!("cannot read {}", settings.display()))?;
            Config::parse(&text).with_context(|| settings.display().to_string())?
        } else {
            Config::default()
        };
        Ok(Self::document(name, Spec::at(root), config))
    }

    fn document(name: &str, spec: Spec, config: Config) -> Self {
        Self {
            label: name.to_owned(),
            root: spec.root.clone(),
            files: Box::new(spec),
            config,
            rules: Rules::Lenient,
            sources: Sources::default(),
        }
    }

    fn revision(name: &str) -> Result<Self> {
        let repository = Workspace::find().with_context(|| format!("{name} is not a file or folder"))?.path("");
        let commit =
            git(&repository, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{name}^{{commit}}")]);
        let Ok(commit) = commit else {
            bail!("{name} is no file, no folder and no git revision");
        };
        let commit = String::from_utf8_lossy(&commit).trim().to_owned();
        let files = Revision { repository, commit };
        let settings = files.read("spec/client.toml").unwrap_or_default();
        let config =
            Config::parse(&String::from_utf8_lossy(&settings)).with_context(|| format!("{name}:spec/client.toml"))?;
        Ok(Self {
            label: name.to_owned(),
            root: "spec/openapi.yaml".to_owned(),
            files: Box::new(files),
            config,
            rules: Rules::Lenient,
            sources: Sources::default(),
        })
    }
}

/// The files of a commit.
struct Revision {
    repository: PathBuf,
    commit: String,
}

impl Files for Revision {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        git(&self.repository, &["cat-file", "blob", &format!("{}:{path}", self.commit)])
    }
}

/// What `git` prints.
fn git(repository: &Path, arguments: &[&str]) -> io::Result<Vec<u8>> {
    let output = Command::new("git").arg("-C").arg(repository).args(arguments).output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(io::Error::new(io::ErrorKind::NotFound, reason))
}
