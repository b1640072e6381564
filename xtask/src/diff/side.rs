//! One of the two compared documents: a document in a git revision, in a directory, in a file, or at a URL.

use std::path::Path;

use anyhow::{Context, Result, bail};
use codegen::{config::Config, load::Files, lower::Strictness, source::Sources};

use super::revision;
use crate::{fetch::is_url, spec::Spec, workspace::Workspace};

/// The paths at which a document's root file is searched for in a directory, in order of preference.
pub(super) const ROOT_FILE_NAMES: [&str; 4] = ["openapi.yaml", "spec/openapi.yaml", "openapi.json", "openapi.yml"];

/// One of the two compared documents: its files, the settings of its crate, and the treatment of its mistakes.
pub(super) struct Side {
    /// The document's name on the command line, for messages.
    pub(super) label: String,
    /// The path of the root file.
    pub(super) root: String,
    /// The files of the document.
    pub(super) files: Box<dyn Files + Send>,
    /// The configuration of the generated crate.
    pub(super) config: Config,
    /// Determines whether mistakes in the document are errors or warnings.
    pub(super) strictness: Strictness,
    /// The contents of the document's files; empty until the document is read.
    pub(super) sources: Sources,
}

impl Side {
    /// Creates a side with [`Strictness::Lenient`]; the document is not read yet.
    pub(super) fn new(label: &str, root: String, files: Box<dyn Files + Send>, config: Config) -> Self {
        Self {
            label: label.to_owned(),
            root,
            files,
            config,
            strictness: Strictness::Lenient,
            sources: Sources::default(),
        }
    }

    /// Returns the document in `spec/` of the working tree.
    pub(super) fn working_tree() -> Result<Self> {
        let workspace = Workspace::find()?;
        let spec = workspace.spec();
        let mut config = workspace.config()?;
        // Guide pages, examples and tests are not part of the API, and are not read from revisions either.
        config.files.clear();
        let side = Self::new("working tree", spec.root.clone(), Box::new(spec), config);
        Ok(Self { strictness: Strictness::Strict, ..side })
    }

    /// Finds the document that `name` denotes: a URL, `-`, an existing file or directory, or else a git revision.
    ///
    /// # Errors
    ///
    /// If there is no such document. The message suggests a correction.
    pub(super) fn find(name: &str) -> Result<Self> {
        let path = Path::new(name);
        if name == "-" || is_url(name) {
            return Ok(Self::from_spec(name, Spec::open(path)?, Config::default()));
        }
        if path.is_file() {
            return Self::from_file(name, path);
        }
        if path.is_dir() {
            let Some(root) = ROOT_FILE_NAMES.iter().map(|root| path.join(root)).find(|root| root.is_file()) else {
                bail!(
                    "the directory `{name}` contains no document\nhelp: pass the path of the document, or name it {}",
                    ROOT_FILE_NAMES.join(" or ")
                );
            };
            return Self::from_file(name, &root);
        }
        let has_document_extension = path.extension().is_some_and(|it| it == "yaml" || it == "yml" || it == "json");
        if has_document_extension && !name.contains(':') {
            bail!(
                "`{name}` does not exist\nhelp: pass a file, a directory, a URL or a git revision (`REVISION` or `REVISION:path`)"
            );
        }
        revision::find_side(name)
    }

    /// Returns the document with the root file `root`, with the settings in `client.toml` of the same directory.
    fn from_file(name: &str, root: &Path) -> Result<Self> {
        let settings_path = root.with_file_name("client.toml");
        let config = if settings_path.is_file() {
            let settings_text = std::fs::read_to_string(&settings_path)
                .with_context(|| format!("cannot read {}", settings_path.display()))?;
            Config::parse(&settings_text).with_context(|| format!("cannot parse {}", settings_path.display()))?
        } else {
            Config::default()
        };
        Ok(Self::from_spec(name, Spec::from_path(root), config))
    }

    fn from_spec(name: &str, spec: Spec, config: Config) -> Self {
        Self::new(name, spec.root.clone(), Box::new(spec), config)
    }
}
