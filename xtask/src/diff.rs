//! `cargo xtask diff`: compares two versions of a document.

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

/// Report the breaking changes of `spec/` in the HTTP API and in the Rust API, and the version that they require
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Diff {
    /// The older document: a git revision (`REV` for `spec/` in the revision, or `REV:path`), a directory with
    /// `openapi.yaml`, a file, an `https://` URL, or `-` for standard input
    #[arg(default_value = "origin/main")]
    base: String,
    /// The newer document, in the same forms as the older one. Defaults to `spec/` of the working tree
    head: Option<String>,
    /// The format of the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write the report to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Add the report to the summary of a GitHub job (the file that `GITHUB_STEP_SUMMARY` names)
    #[arg(long, conflicts_with = "output")]
    summary: bool,
    /// Post the report as a comment on this pull request, or edit the previous comment; requires `gh`
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["output", "summary"])]
    comment: Option<u64>,
    /// The condition for exit status 1. Status 2 means that the documents could not be compared
    #[arg(long, value_enum, default_value_t)]
    fail_on: FailOn,
    /// The source of the verdict on each rule: `oasdiff` uses the levels of oasdiff's checks with the same names
    #[arg(long, value_enum, default_value_t)]
    levels: LevelsOf,
    /// The file with accepted breaking changes. Defaults to `spec/diff-allow.toml` if the newer document is `spec/`
    #[arg(long, value_name = "FILE")]
    allow: Option<PathBuf>,
    /// Compare only the HTTP API, not the Rust API
    #[arg(long)]
    wire_only: bool,
    /// The maximum number of characters of a Markdown report; comments on GitHub are limited to 65536 characters
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
    /// For programs; `--schema` prints the JSON Schema
    Json,
    /// Annotations on a pull request's lines
    Github,
    /// An HTML page with navigation
    Html,
}

/// The source of the verdict on each rule.
#[derive(Clone, Copy, Default, ValueEnum)]
enum LevelsOf {
    /// The effect of a change on callers
    #[default]
    Own,
    /// The levels of oasdiff
    Oasdiff,
}

/// The condition under which the exit status is 1.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// A change breaks callers
    #[default]
    Breaking,
    /// A change breaks callers or may break them
    Warning,
    /// There is any change
    Any,
    /// The newer document's version is lower than its changes require
    #[value(alias = "unannounced")]
    InsufficientBump,
    /// Never
    Never,
}

/// One of the two compared documents, with the API that the document describes, and the public items of the crate that
/// is generated from the document.
struct ComparedCrate {
    side: Side,
    api: Api,
    /// The public items of the generated crate. `None` with `--wire-only`.
    surface: Option<Surface>,
}

impl Diff {
    pub fn run(self) -> Result<ExitVerdict> {
        if self.rules || self.explain.is_some() || self.schema {
            return self.print_information();
        }
        let allow_list = self.read_allow_list()?;
        let progress = Progress::start("comparing the documents");
        let sides =
            [Side::find(&self.base), self.head.as_ref().map_or_else(Side::working_tree, |head| Side::find(head))];
        let [base, head] = std::thread::scope(|scope| {
            sides
                .map(|side| scope.spawn(|| self.generate_crate(side?)))
                .map(|handle| handle.join().expect("reading does not panic"))
        });
        drop(progress);
        let (base, head) = match (base, head) {
            (Ok(base), Ok(head)) => (base, head),
            (base, head) => {
                for error in [base.err(), head.err()].into_iter().flatten() {
                    eprintln!("error: {error:#}");
                }
                return Ok(ExitVerdict::Failed);
            }
        };
        let options = RuleOptions {
            levels: match self.levels {
                LevelsOf::Own => Levels::Own,
                LevelsOf::Oasdiff => Levels::Oasdiff,
            },
            ..RuleOptions::for_day(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date())
        };
        let report = report::create_report(&base.document(), &head.document(), &allow_list, options);
        self.write_report(&self.render_report(&report, &base, &head))?;
        Ok(self.verdict(&report))
    }

    /// Reads one of the two compared documents, and generates its crate.
    ///
    /// # Errors
    ///
    /// If a part of the document cannot be read, since the report would contain this part as removed. The error
    /// contains the messages about the document.
    fn generate_crate(&self, side: Side) -> Result<ComparedCrate> {
        let parsed = codegen::read(&side.root, &*side.files, &side.config, side.strictness);
        let obstacles = find_obstacles(&parsed);
        let Some(api) = parsed.api.filter(|_| !obstacles.has_errors()) else {
            let has_colour = std::io::stderr().is_terminal();
            let messages = obstacles.render(&parsed.documents.sources, diagnostic::Severity::Error, has_colour);
            bail!("`{}` cannot be compared\n\n{}\n", side.label, messages.trim_end());
        };
        let surface = if self.wire_only {
            None
        } else {
            let tree = codegen::emit::emit_files(&api);
            let surface = Surface::read(tree.iter());
            Some(surface.with_context(|| format!("cannot read the items of the crate generated from {}", side.label))?)
        };
        let side = Side { sources: parsed.documents.sources, ..side };
        Ok(ComparedCrate { side, api, surface })
    }

    fn render_report(&self, report: &Report, base: &ComparedCrate, head: &ComparedCrate) -> String {
        match self.format {
            Format::Text => {
                let has_colour = self.output.is_none() && std::io::stdout().is_terminal();
                report::render_text(report, Sides::new(&base.side.sources, &head.side.sources), has_colour)
            }
            Format::Markdown => report::render_markdown(report, self.limit),
            Format::Json => report::render_json(report),
            Format::Github => report::render_github(report),
            Format::Html => report::render_html(report),
        }
    }

    /// Writes the report to a file or standard output, and to the job summary and the pull request, as the options
    /// require.
    fn write_report(&self, report_text: &str) -> Result<()> {
        if self.summary {
            let summary_path = std::env::var_os("GITHUB_STEP_SUMMARY").context(
                "`--summary` requires the environment variable GITHUB_STEP_SUMMARY, which GitHub Actions sets",
            )?;
            let summary_file = fs::OpenOptions::new().append(true).create(true).open(&summary_path);
            let mut summary_file = summary_file.with_context(|| format!("cannot open {}", summary_path.display()))?;
            return summary_file
                .write_all(report_text.as_bytes())
                .with_context(|| format!("cannot write {}", summary_path.display()));
        }
        if let Some(number) = self.comment {
            return post_comment(number, report_text);
        }
        if let Some(output_path) = &self.output {
            return fs::write(output_path, report_text)
                .with_context(|| format!("cannot write {}", output_path.display()));
        }
        match std::io::stdout().lock().write_all(report_text.as_bytes()) {
            // The process that reads the output, for example `head`, has closed the pipe.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            result => result.context("cannot write the report to standard output"),
        }
    }

    /// Returns [`ExitVerdict::ProblemsFound`] if the condition of `--fail-on` is met, and [`ExitVerdict::Failed`] if
    /// the file with accepted breaking changes has problems. With `--fail-on never`, always returns
    /// [`ExitVerdict::NoProblems`].
    fn verdict(&self, report: &Report) -> ExitVerdict {
        let verdict = &report.verdict;
        let is_breaking = verdict.wire == Severity::Breaking || verdict.rust == Effect::Breaking;
        let is_condition_met = match self.fail_on {
            FailOn::Breaking => is_breaking,
            FailOn::Warning => is_breaking || verdict.wire == Severity::Warning,
            FailOn::Any => !report.is_empty(),
            FailOn::InsufficientBump => !verdict.announced,
            FailOn::Never => return ExitVerdict::NoProblems,
        };
        match (report.problems.is_empty(), is_condition_met) {
            (false, _) => ExitVerdict::Failed,
            (true, true) => ExitVerdict::ProblemsFound,
            (true, false) => ExitVerdict::NoProblems,
        }
    }

    /// Reads the file with accepted breaking changes. Returns an empty list if `--allow` is omitted and the default
    /// file does not exist or is not for the newer document.
    fn read_allow_list(&self) -> Result<AllowList> {
        let path = match &self.allow {
            Some(path) => path.clone(),
            None if self.head.is_some() => return Ok(AllowList::default()),
            None => Workspace::find()?.path("spec/diff-allow.toml"),
        };
        if self.allow.is_none() && !path.exists() {
            return Ok(AllowList::default());
        }
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        AllowList::parse(&text).with_context(|| format!("cannot parse {}", path.display()))
    }

    /// Prints the output of `--schema`, `--rules` and `--explain`.
    fn print_information(&self) -> Result<ExitVerdict> {
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
                bail!("no rule is named `{id}`\nhelp: run `cargo xtask diff --rules` to list all rules");
            };
            println!("{} ({})\n\n{}", rule.id, rule.severity.name(), rule.explanation);
        }
        Ok(ExitVerdict::NoProblems)
    }
}

/// Posts a comment on a pull request with `gh`, or edits the last comment of the same user.
fn post_comment(number: u64, comment_text: &str) -> Result<()> {
    let mut gh_process = Command::new("gh")
        .args(["pr", "comment", &number.to_string(), "--edit-last", "--create-if-none", "--body-file", "-"])
        .stdin(Stdio::piped())
        .spawn()
        .context("cannot run `gh`")?;
    gh_process
        .stdin
        .take()
        .expect("standard input is a pipe")
        .write_all(comment_text.as_bytes())
        .context("cannot write the report to the standard input of `gh`")?;
    if !gh_process.wait()?.success() {
        bail!("`gh` could not post the comment on pull request {number}");
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
