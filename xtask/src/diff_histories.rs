//! `cargo xtask diff-histories`: checks with the compiler which changes between two documents break code.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use cargo_metadata::{Message, diagnostic::DiagnosticLevel};
use codegen::{
    config::Config,
    diagnostic::Severity,
    diff::surface::{self, Disagreement, ItemUse, Surface, find_disagreement, uses_of_items},
    lower::Strictness,
    tree::Tree,
};

use crate::{
    ExitVerdict,
    spec::Spec,
    workspace::{self, Workspace},
};

/// The maximum number of compilations for one crate. Each compilation reports the errors of one phase of the compiler.
const MAX_COMPILATIONS: usize = 12;

/// Check the Rust verdicts of `diff` with the compiler, on pairs of documents
///
/// For each pair, code that uses every public item of the older document's crate is compiled against the newer
/// document's crate. The items that the compiler rejects must be those with a reported breaking change.
#[derive(clap::Args)]
pub struct DiffHistories {
    /// The directory with pairs of documents: `NAME.base.json` and `NAME.head.json`, or with the extension `.yaml`
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Check only the pairs whose name contains this text
    only: Option<String>,
    /// Print the code and the compiler's errors of each disagreement
    #[arg(long, short)]
    verbose: bool,
}

/// Two versions of a document: `base` is the older one, `head` the newer one.
struct DocumentPair {
    name: String,
    base_path: PathBuf,
    head_path: PathBuf,
}

/// The compiler's errors. The key is the index of the [`ItemUse`] that does not compile.
type CompilerErrors = BTreeMap<usize, String>;

impl DiffHistories {
    pub fn run(self, workspace: &Workspace) -> Result<ExitVerdict> {
        let pairs = self.find_pairs()?;
        if pairs.is_empty() {
            bail!("{} contains no pairs of documents named `NAME.base.*` and `NAME.head.*`", self.folder.display());
        }
        let build = HistoryBuild::new(workspace)?;
        let mut has_failures = false;
        for pair in &pairs {
            match self.check_pair(pair, &build) {
                Ok(agrees) => has_failures |= !agrees,
                Err(error) => {
                    has_failures = true;
                    println!("FAIL {}: {error:#}", pair.name);
                }
            }
        }
        Ok(if has_failures { ExitVerdict::ProblemsFound } else { ExitVerdict::NoProblems })
    }

    /// Returns the pairs of documents in the directory, sorted by name.
    fn find_pairs(&self) -> Result<Vec<DocumentPair>> {
        let entries = fs::read_dir(&self.folder).with_context(|| format!("cannot read {}", self.folder.display()))?;
        let mut pairs = Vec::new();
        for entry in entries {
            let base_path = entry?.path();
            let file_name = base_path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let Some((name, extension)) = file_name.split_once(".base.") else { continue };
            if self.only.as_ref().is_none_or(|only| name.contains(only)) {
                let head_path = base_path.with_file_name(format!("{name}.head.{extension}"));
                pairs.push(DocumentPair { name: name.to_owned(), base_path, head_path });
            }
        }
        pairs.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(pairs)
    }

    /// Compares the compiler's errors with the breaking changes that `diff` reports for one pair of documents. Returns
    /// whether the compiler and `diff` agree.
    fn check_pair(&self, pair: &DocumentPair, build: &HistoryBuild) -> Result<bool> {
        let (base_crate, head_crate) = (generate_tree(&pair.base_path)?, generate_tree(&pair.head_path)?);
        let base_surface = Surface::read(base_crate.iter())?;
        let changes = surface::compare_surfaces(&base_surface, &Surface::read(head_crate.iter())?);
        let item_uses = match uses_of_items(&base_surface) {
            Ok(item_uses) => item_uses,
            Err(paths) => bail!(
                "cannot generate code that uses these public items of the crate generated from the base document: {}",
                paths.join(", ")
            ),
        };
        let base_errors = build.find_errors(&base_crate, &item_uses)?;
        if let Some((use_index, error)) = base_errors.first_key_value() {
            bail!(
                "{} of {} code snippets do not compile against the crate of the base document, whose items they use; the \
                 first one is:\n{}\n{error}",
                base_errors.len(),
                item_uses.len(),
                item_uses[*use_index].code
            );
        }
        let head_errors = build.find_errors(&head_crate, &item_uses)?;
        let is_rejected: Vec<bool> =
            (0..item_uses.len()).map(|use_index| head_errors.contains_key(&use_index)).collect();
        let Disagreement { missed, false_breaks } = find_disagreement(&changes, &item_uses, &is_rejected);
        let is_consistent = missed.is_empty() && false_breaks.is_empty();
        println!(
            "{} {}: the compiler rejects {} of {} uses of public items; `diff` does not report {} breaking changes, and reports {} \
             that the compiler accepts",
            if is_consistent { "pass" } else { "FAIL" },
            pair.name,
            head_errors.len(),
            item_uses.len(),
            missed.len(),
            false_breaks.len()
        );
        for path in &missed {
            println!("  breaking change that `diff` does not report: {path}");
            let is_shown = |(_, item_use): &(usize, &ItemUse)| self.verbose && item_use.path == *path;
            for (use_index, item_use) in item_uses.iter().enumerate().filter(is_shown) {
                println!("    {}\n{}", item_use.code, head_errors.get(&use_index).map_or("", String::as_str));
            }
        }
        for path in &false_breaks {
            println!("  reported change that the compiler accepts: {path}");
            for change in changes.iter().filter(|change| self.verbose && change.path == *path) {
                println!("    - {}", change.before.as_deref().unwrap_or_default());
                println!("    + {}", change.after.as_deref().unwrap_or_default());
            }
        }
        Ok(is_consistent)
    }
}

/// Generates the crate of the document at a path.
fn generate_tree(document: &Path) -> Result<Tree> {
    let spec = Spec::from_path(document);
    let (parsed, tree) = codegen::generate(&spec.root, &spec, &Config::default(), Strictness::Lenient);
    tree.with_context(|| {
        let messages = parsed.diagnostics.render(&parsed.documents.sources, Severity::Error, false);
        format!("the document {} has errors:\n\n{messages}", document.display())
    })
}

/// A workspace below `target/` with two packages: a generated crate `client`, and the code `consumer` that uses it.
struct HistoryBuild {
    folder: PathBuf,
}

impl HistoryBuild {
    fn new(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.path("target/diff-histories");
        fs::create_dir_all(folder.join("consumer/src")).context("cannot create the directory target/diff-histories")?;
        write_file(
            &folder.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"client\", \"consumer\"]\n",
        )?;
        fs::copy(workspace.path("Cargo.lock"), folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
        Ok(Self { folder })
    }

    /// Compiles `item_uses` against the crate in `tree`. Returns the errors of the uses that do not compile. Since the
    /// compiler stops after a phase with errors, the uses with errors are removed, and the remaining uses are compiled
    /// again, until there are no more errors.
    fn find_errors(&self, tree: &Tree, item_uses: &[ItemUse]) -> Result<CompilerErrors> {
        workspace::write_tree(&self.folder.join("client"), tree)?;
        self.write_consumer_manifest(tree)?;
        let mut errors = CompilerErrors::new();
        for _ in 0..MAX_COMPILATIONS {
            let write_module = |(use_index, item_use): (usize, &ItemUse)| {
                // Each module has a separate name. A removed module leaves an empty line, so that the line numbers do
                // not change.
                let module = item_use.code.strip_prefix("mod it").unwrap_or(&item_use.code);
                if errors.contains_key(&use_index) { "\n".to_owned() } else { format!("mod it{use_index}{module}\n") }
            };
            let code: String = item_uses.iter().enumerate().map(write_module).collect();
            let file_header = "#![allow(warnings, reason = \"it is only compiled\")]\n";
            write_file(&self.folder.join("consumer/src/lib.rs"), &format!("{file_header}{code}"))?;
            let new_errors = self.compile()?;
            if new_errors.is_empty() {
                return Ok(errors);
            }
            errors.extend(new_errors);
        }
        bail!("gave up after {MAX_COMPILATIONS} compilations of `consumer`, each of which reported new errors")
    }

    /// Writes the manifest of `consumer`, with all features of the crate in `tree` enabled.
    fn write_consumer_manifest(&self, tree: &Tree) -> Result<()> {
        let manifest = tree.get("Cargo.toml").context("the generated crate has no Cargo.toml")?;
        let manifest: toml::Table = toml::from_str(manifest)?;
        let name = manifest["package"]["name"].as_str();
        let name = name.context("`package.name` in the Cargo.toml of the generated crate is not a string")?;
        let feature_table = manifest.get("features").and_then(toml::Value::as_table);
        let features: Vec<&String> = feature_table.into_iter().flat_map(toml::Table::keys).collect();
        let consumer_manifest = format!(
            "[package]\nname = \"consumer\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nbytes = \"1\"\nhttp = \"1\"\n\
             serde = \"1\"\nclient = {{ path = \"../client\", package = \"{name}\", features = {features:?} }}\n"
        );
        write_file(&self.folder.join("consumer/Cargo.toml"), &consumer_manifest)
    }

    /// Compiles the package `consumer`. Returns the first error in the code of each [`ItemUse`].
    fn compile(&self) -> Result<CompilerErrors> {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.folder).args(["check", "--lib", "--package", "consumer", "--message-format=json"]);
        command.env("CARGO_TARGET_DIR", self.folder.join("target")).stderr(Stdio::piped());
        let output = command.output().context("cannot run `cargo`")?;
        let mut errors = CompilerErrors::new();
        for message in Message::parse_stream(output.stdout.as_slice()) {
            let Message::CompilerMessage(message) = message? else { continue };
            let diagnostic = message.message;
            if diagnostic.level != DiagnosticLevel::Error || diagnostic.spans.is_empty() {
                continue;
            }
            let error_text = diagnostic.rendered.clone().unwrap_or_else(|| diagnostic.message.clone());
            let consumer_span =
                diagnostic.spans.iter().find(|span| span.is_primary && span.file_name.starts_with("consumer"));
            let Some(use_index) = consumer_span.and_then(|span| span.line_start.checked_sub(2)) else {
                bail!("the generated crate does not compile:\n{error_text}");
            };
            errors.entry(use_index).or_insert(error_text);
        }
        if errors.is_empty() && !output.status.success() {
            bail!("`cargo check` failed for the package `consumer`:\n{}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(errors)
    }
}

fn write_file(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
