//! `cargo xtask diff`.

mod revision;
mod side;

use std::{
    fs,
    io::{IsTerminal, Write},
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use codegen::{
    diagnostic,
    diff::{
        Levels, RuleOptions, Severity, all_rules,
        allow::AllowList,
        change::Sides,
        find_obstacles, find_rule,
        report::{self, Document, Report},
        surface::{Effect, Surface},
    },
    ir::Api,
};

use self::side::Side;
use crate::{ExitVerdict, progress::Progress, workspace::Workspace};

/// Report what a change of `spec/` breaks, on the wire and in Rust, and the version it requires
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Diff {
    /// The older document: a git revision (`REV` for its `spec/`, or `REV:path`), a folder with `openapi.yaml`, a
    /// file, an `https://` URL, or `-` for standard input
    #[arg(default_value = "origin/main")]
    base: String,
    /// The newer document, named in the same way; defaults to `spec/` of the working tree
    head: Option<String>,
    /// The format of the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write the report to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Add the report to the summary of a GitHub job (the file that `GITHUB_STEP_SUMMARY` names)
    #[arg(long, conflicts_with = "output")]
    summary: bool,
    /// Post the report as the comment on a pull request, or replace the last one; needs `gh`
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["output", "summary"])]
    comment: Option<u64>,
    /// When to exit with status 1. Status 2 means that the documents could not be compared
    #[arg(long, value_enum, default_value_t)]
    fail_on: FailOn,
    /// The source of verdicts: `oasdiff` uses the levels of oasdiff's checks of the same names
    #[arg(long, value_enum, default_value_t)]
    levels: LevelsOf,
    /// The file of accepted breaks. Defaults to `spec/diff-allow.toml` if `spec/` is compared
    #[arg(long, value_name = "FILE")]
    allow: Option<PathBuf>,
    /// Leave the Rust API out
    #[arg(long)]
    wire_only: bool,
    /// The maximum number of characters of a Markdown report; GitHub accepts 65536 in a comment
    #[arg(long, default_value_t = 60_000, value_name = "CHARACTERS")]
    limit: usize,
    /// List all rules and exit
    #[arg(long)]
    rules: bool,
    /// Explain a rule and exit
    #[arg(long, value_name = "RULE")]
    explain: Option<String>,
    /// Print the JSON Schema of `--format json` and exit
    #[arg(long)]
    schema: bool,
}

/// The formats of the report.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For a terminal
    #[default]
    Text,
    /// For a pull request
    Markdown,
    /// For programs; `--schema` describes it
    Json,
    /// Annotations on a pull request's lines
    Github,
    /// A page with navigation
    Html,
}

/// The source of verdicts.
#[derive(Clone, Copy, Default, ValueEnum)]
enum LevelsOf {
    /// By the effect of a change
    #[default]
    Own,
    /// By the levels of oasdiff
    Oasdiff,
}

/// The condition under which a comparison fails.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Something breaks
    #[default]
    Breaking,
    /// Something may break
    Warning,
    /// Anything differs
    Any,
    /// The newer document's version is lower than its changes require
    #[value(alias = "unannounced")]
    InsufficientBump,
    /// Never
    Never,
}

/// A document with its generated crate.
struct ComparedCrate {
    side: Side,
    api: Api,
    surface: Option<Surface>,
}

impl Diff {
    pub fn run(self) -> Result<ExitVerdict> {
        if self.rules || self.explain.is_some() || self.schema {
            return self.describe();
        }
        let allow = self.allow_list()?;
        let progress = Progress::start("comparing");
        let sides =
            [Side::find(&self.base), self.head.as_ref().map_or_else(Side::working_tree, |head| Side::find(head))];
        let [base, head] = std::thread::scope(|scope| {
            sides
                .map(|side| scope.spawn(|| self.generate_crate(side?)))
                .map(|it| it.join().expect("reading does not panic"))
        });
        drop(progress);
        let (base, head) = match (base, head) {
            (Ok(base), Ok(head)) => (base, head),
            (base, head) => {
                for error in [base.err(), head.err()].into_iter().flatten() {
                    eprintln!("error: {error:#}");
                }
                return Ok(ExitVerdict::Unable);
            }
        };
        let options = RuleOptions {
            levels: match self.levels {
                LevelsOf::Own => Levels::Own,
                LevelsOf::Oasdiff => Levels::Oasdiff,
            },
            ..RuleOptions::for_day(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date())
        };
        let report = report::create_report(&base.document(), &head.document(), &allow, options);
        self.write(&self.render_report(&report, &base, &head))?;
        Ok(self.verdict(&report))
    }

    /// Reads the document of one side and generates its crate.
    ///
    /// # Errors
    ///
    /// If a part of the document cannot be read, since it would be reported as removed. The error contains all
    /// messages.
    fn generate_crate(&self, side: Side) -> Result<ComparedCrate> {
        let reading = codegen::read(&side.root, &*side.files, &side.config, side.rules);
        let errors = find_obstacles(&reading);
        let Some(api) = reading.api.filter(|_| !errors.has_errors()) else {
            let colour = std::io::stderr().is_terminal();
            let messages = errors.render(&reading.documents.sources, diagnostic::Severity::Error, colour);
            bail!("`{}` cannot be compared\n\n{}\n", side.label, messages.trim_end());
        };
        let surface = if self.wire_only {
            None
        } else {
            let tree = codegen::emit::emit_files(&api);
            Some(Surface::read(tree.iter()).with_context(|| format!("the crate of {}", side.label))?)
        };
        let side = Side { sources: reading.documents.sources, ..side };
        Ok(ComparedCrate { side, api, surface })
    }

    fn render_report(&self, report: &Report, base: &ComparedCrate, head: &ComparedCrate) -> String {
        match self.format {
            Format::Text => {
                let colour = self.output.is_none() && std::io::stdout().is_terminal();
                report::render_text(report, Sides::new(&base.side.sources, &head.side.sources), colour)
            }
            Format::Markdown => report::render_markdown(report, self.limit),
            Format::Json => report::render_json(report),
            Format::Github => report::render_github(report),
            Format::Html => report::render_html(report),
        }
    }

    fn write(&self, text: &str) -> Result<()> {
        if self.summary {
            let path = std::env::var_os("GITHUB_STEP_SUMMARY").context("GITHUB_STEP_SUMMARY is not set")?;
            let file = fs::OpenOptions::new().append(true).create(true).open(&path);
            let mut file = file.with_context(|| format!("cannot open {}", path.display()))?;
            return file.write_all(text.as_bytes()).with_context(|| format!("cannot write {}", path.display()));
        }
        if let Some(number) = self.comment {
            return write_comment(number, text);
        }
        if let Some(path) = &self.output {
            return fs::write(path, text).with_context(|| format!("cannot write {}", path.display()));
        }
        match std::io::stdout().lock().write_all(text.as_bytes()) {
            // The reader of the pipe, for example `head`, has closed it.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            written => written.context("cannot write the report"),
        }
    }

    /// Returns [`ExitVerdict::Wrong`] if the condition of `--fail-on` is met, and [`ExitVerdict::Unable`] if the
    /// allow-list has problems. With `--fail-on never`, returns [`ExitVerdict::Fine`].
    fn verdict(&self, report: &Report) -> ExitVerdict {
        let verdict = &report.verdict;
        let breaks = verdict.wire == Severity::Breaking || verdict.rust == Effect::Breaking;
        let fails = match self.fail_on {
            FailOn::Breaking => breaks,
            FailOn::Warning => breaks || verdict.wire == Severity::Warning,
            FailOn::Any => !report.is_empty(),
            FailOn::InsufficientBump => !verdict.announced,
            FailOn::Never => return ExitVerdict::Fine,
        };
        match (report.problems.is_empty(), fails) {
            (false, _) => ExitVerdict::Unable,
            (true, true) => ExitVerdict::Wrong,
            (true, false) => ExitVerdict::Fine,
        }
    }

    fn allow_list(&self) -> Result<AllowList> {
        let path = match &self.allow {
            Some(path) => path.clone(),
            None if self.head.is_some() => return Ok(AllowList::default()),
            None => Workspace::find()?.path("spec/diff-allow.toml"),
        };
        if self.allow.is_none() && !path.exists() {
            return Ok(AllowList::default());
        }
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        AllowList::parse(&text).with_context(|| path.display().to_string())
    }

    fn describe(&self) -> Result<ExitVerdict> {
        if self.schema {
            print!("{}", report::SCHEMA);
        }
        if self.rules {
            for rule in all_rules() {
                println!("{:<11} {}", rule.severity.name(), rule.id);
            }
        }
        if let Some(id) = &self.explain {
            let Some(rule) = find_rule(id) else {
                bail!("no rule is called `{id}`\nhelp: `cargo xtask diff --rules` lists all rules");
            };
            println!("{} ({})\n\n{}", rule.id, rule.severity.name(), rule.explanation);
        }
        Ok(ExitVerdict::Fine)
    }
}

/// Writes the comment on a pull request, or replaces the text of the last one.
fn write_comment(number: u64, text: &str) -> Result<()> {
    let mut gh = Command::new("gh")
        .args(["pr", "comment", &number.to_string(), "--edit-last", "--create-if-none", "--body-file", "-"])
        .stdin(Stdio::piped())
        .spawn()
        .context("cannot run gh")?;
    gh.stdin.take().expect("asked for").write_all(text.as_bytes()).context("cannot write to gh")?;
    if !gh.wait()?.success() {
        bail!("gh did not comment on pull request {number}");
    }
    Ok(())
}

impl ComparedCrate {
    fn document(&self) -> Document<'_> {
        Document {
            label: self.side.label.clone(),
            api: &self.api,
            sources: &self.side.sources,
            surface: self.surface.as_ref(),
        }
    }
}
