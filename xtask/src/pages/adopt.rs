//! `cargo xtask pages adopt`: adds the operations of help pages to the spec.

use std::{fs, io::ErrorKind, path::Path};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use codegen::{
    config::Config,
    lower::Strictness,
    pages::{
        Page,
        adopt::{self, Adoption},
        lock::Lock,
    },
};

use super::{PageOptions, coverage::MinCoverage};
use crate::{ExitVerdict, spec::Spec, workspace::Workspace};

/// Add the operations of help pages to the spec
///
/// Writes one file for each API group and version, and references to it in the root file. Parts that several files use
/// are written once. Operations that the spec already has are checked and not changed; schemas that it already has only
/// gain fields. The report ends with the remaining work.
#[derive(clap::Args)]
pub struct Adopt {
    #[command(flatten)]
    input: PageOptions,
    /// The format of the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write nothing; report the changes that would be made
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    coverage: MinCoverage,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Text,
    Markdown,
}

impl Adopt {
    pub fn run(self) -> Result<ExitVerdict> {
        let spec = match &self.input.spec {
            Some(path) => Spec::from_path(path),
            None => Workspace::find()?.spec(),
        };
        let sibling_path = |name: &str| spec.sibling_path(name).context("`--spec` must be the path of a file");
        let root_path = spec.disk_path(&spec.root).context("`--spec` must be the path of a file")?;
        let settings_path = sibling_path("client.toml")?;
        let folder = settings_path.parent().map(Path::to_owned).unwrap_or_default();
        let settings_text = read_optional(&settings_path)?;
        let config = settings_text.as_deref().map(Config::parse).transpose();
        let config = config.with_context(|| format!("cannot parse {}", settings_path.display()))?.unwrap_or_default();
        let lock_path = self.input.lock.clone().map_or_else(|| sibling_path("docs.lock"), Ok)?;
        let lock = match read_optional(&lock_path)? {
            Some(text) => {
                Lock::parse(&text).map_err(|error| anyhow::anyhow!("cannot parse {}: {error}", lock_path.display()))?
            }
            None => Lock::default(),
        };
        let sources = self.input.read_all_sources(&config)?;
        MinCoverage::print_warnings(&sources);
        let verdict = self.coverage.verdict(&sources);
        let (page_names, pages): (Vec<String>, Vec<Page>) = sources
            .into_iter()
            .flat_map(|source| source.pages.into_iter().map(move |page| (source.name.clone(), page)))
            .unzip();
        let parsed_spec =
            root_path.exists().then(|| codegen::read(&spec.root, &spec, &Config::default(), Strictness::Strict));
        let root_name = root_path.file_name().map(|name| name.to_string_lossy().into_owned());
        let adoption = adopt::adopt_pages(&adopt::Input {
            pages: &pages,
            names: &page_names,
            spec: parsed_spec.as_ref(),
            root: &root_name.context("`--spec` must be the path of a file")?,
            settings: settings_text.as_deref(),
            lock: &lock,
        })?;
        if !self.dry_run {
            write_changed_files(&folder, &adoption)?;
        }
        let format = match self.format {
            Format::Text => adopt::Format::Text,
            Format::Markdown => adopt::Format::Markdown,
        };
        print!("{}", adopt::render_adoption(&adoption, format));
        if pages.is_empty() {
            bail!("no help page was read, so no operation was added to the spec");
        }
        Ok(verdict)
    }
}

/// Reads a file as text. `None` if the file does not exist.
fn read_optional(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Writes the new and changed files of the spec to `folder`. Also writes `client.toml` if its content changed.
fn write_changed_files(folder: &Path, adoption: &Adoption) -> Result<()> {
    let settings = adoption.settings.iter().map(|text| ("client.toml", text));
    for (name, text) in adoption.files.iter().map(|(name, text)| (name.as_str(), text)).chain(settings) {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot create the directory {}", parent.display()))?;
        }
        let new_file = folder.join(format!("{name}.new"));
        fs::write(&new_file, text).with_context(|| format!("cannot write {}", new_file.display()))?;
        fs::rename(&new_file, &path).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
