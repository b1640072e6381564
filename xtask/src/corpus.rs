//! `cargo xtask corpus`: generates a crate from every document of a directory.

use std::{
    collections::HashMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use codegen::{config::Config, diagnostic::Severity, ir::Census, lower::Strictness};

use crate::{
    ExitVerdict,
    spec::Spec,
    workspace::{self, Workspace},
};

/// Generate crates from a directory of documents
#[derive(clap::Args)]
pub struct Corpus {
    /// The directory with the OpenAPI documents (`.json`, `.yaml`, `.yml`)
    folder: PathBuf,
    /// Run `cargo check` on each crate; a compiler warning counts as a failure
    #[arg(long)]
    check: bool,
    /// Test that each crate reads and writes the document's examples, and samples of all schemas, without loss
    #[arg(long, alias = "examples")]
    round_trips: bool,
    /// Process only the document with this file name; may be given several times
    #[arg(long, value_name = "NAME")]
    document: Vec<String>,
    /// Write the results to this file as a Markdown table. Defaults to standard output
    #[arg(long, value_name = "FILE")]
    table: Option<PathBuf>,
    /// A file with the table of an earlier run, whose counts of types are shown next to the new counts
    #[arg(long, value_name = "FILE")]
    earlier: Option<PathBuf>,
    /// The directory to write the crates to. Defaults to `target/corpus`
    #[arg(long, short, alias = "out", value_name = "DIR")]
    output: Option<PathBuf>,
}

/// The heading of the hand-written section at the end of the file with the table.
const NOTES_HEADING: &str = "\n## What is left\n";

/// A row of the table: the results of generating and checking the crate of one document.
struct TableRow {
    document: String,
    document_bytes: usize,
    operation_count: usize,
    type_count: usize,
    warning_count: usize,
    line_count: usize,
    type_census: Census,
    check_result: String,
    round_trip_result: String,
    /// True if the crate was generated and all requested checks succeeded.
    has_passed: bool,
}

impl Corpus {
    pub fn run(self) -> Result<ExitVerdict> {
        let output_dir = match &self.output {
            Some(folder) => folder.clone(),
            None => Workspace::find()?.path("target/corpus"),
        };
        fs::create_dir_all(&output_dir)
            .with_context(|| format!("cannot create the directory {}", output_dir.display()))?;
        let mut rows = Vec::new();
        for path in find_documents(&self.folder)? {
            let is_file_name = |name: &String| path.file_name().is_some_and(|file| *file == **name);
            if !self.document.is_empty() && !self.document.iter().any(is_file_name) {
                continue;
            }
            let row = self.process_document(&path, &output_dir)?;
            eprintln!(
                "{}: {} operations; `cargo check`: {}; round-trip tests of the examples: {}",
                row.document, row.operation_count, row.check_result, row.round_trip_result
            );
            rows.push(row);
        }
        let earlier_counts = match &self.earlier {
            Some(path) => {
                let table = fs::read_to_string(path)
                    .with_context(|| format!("cannot read the table of earlier results, {}", path.display()))?;
                parse_earlier_counts(&table)
            }
            None => HashMap::new(),
        };
        let mut text = render_table(&rows, &earlier_counts);
        // The section at the end of the file is written by hand, so it is kept.
        let old_text = self.table.as_ref().and_then(|path| fs::read_to_string(path).ok());
        if let Some(start) = old_text.as_deref().and_then(|old_text| old_text.find(NOTES_HEADING)) {
            text.push_str(&old_text.unwrap_or_default()[start..]);
        }
        match &self.table {
            Some(path) => fs::write(path, &text).with_context(|| format!("cannot write {}", path.display()))?,
            None => print!("{text}"),
        }
        Ok(if rows.iter().all(|row| row.has_passed) { ExitVerdict::NoProblems } else { ExitVerdict::ProblemsFound })
    }

    /// Generates the crate of a document in a subdirectory of `output_dir`, and runs the requested checks.
    fn process_document(&self, path: &Path, output_dir: &Path) -> Result<TableRow> {
        let spec = Spec::from_path(path);
        let document = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = package_name(&document);
        let config = Config::default().with_name(name.clone());
        let parsed = codegen::read(&spec.root, &spec, &config, Strictness::Lenient);
        let mut row = TableRow {
            document,
            document_bytes: fs::metadata(path)?.len().try_into()?,
            operation_count: 0,
            type_count: 0,
            warning_count: parsed.diagnostics.count(Severity::Warning),
            line_count: 0,
            type_census: Census::default(),
            check_result: "not run".to_owned(),
            round_trip_result: "not run".to_owned(),
            has_passed: false,
        };
        let Some(api) = &parsed.api else {
            row.check_result = format!("{} errors in the document", parsed.diagnostics.count(Severity::Error));
            return Ok(row);
        };
        (row.operation_count, row.type_count, row.has_passed) = (api.operations.len(), api.types.len(), true);
        row.type_census = Census::count(api);
        let mut tree = codegen::emit::emit_files(api);
        row.line_count =
            tree.iter().filter(|(path, _)| !path.contains("runtime")).map(|(_, text)| text.lines().count()).sum();
        let crate_name = name.replace('-', "_");
        let round_trip_tests =
            self.round_trips.then(|| codegen::round_trip::generate_tests(api, &crate_name)).flatten();
        if let Some(round_trip_tests) = &round_trip_tests {
            tree.insert("tests/round_trips.rs", round_trip_tests.test.as_str());
            tree.insert("tests/round_trips.jsonl", round_trip_tests.samples.as_str());
        }
        workspace::write_tree(&output_dir.join(&name), &tree)?;
        fs::write(output_dir.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = [\"{name}\"]\n"))?;
        if self.check {
            (row.check_result, row.has_passed) = check_crate(output_dir, &name)?;
        }
        if self.round_trips {
            row.round_trip_result = match round_trip_tests {
                Some(_) => self::run_round_trips(output_dir, &name, &mut row.has_passed)?,
                None => "none".to_owned(),
            };
        }
        Ok(row)
    }
}

/// Returns the paths of the documents in a directory, sorted by file size, the smallest first.
fn find_documents(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut documents = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json" || extension == "yaml" || extension == "yml") {
            documents.push((fs::metadata(&path)?.len(), path));
        }
    }
    documents.sort();
    Ok(documents.into_iter().map(|(_, path)| path).collect())
}

/// Returns the name of the package for the document with the file name `document`: `a.v1.yaml` → `corpus-a-v1`.
fn package_name(document: &str) -> String {
    let stem = document.rsplit_once('.').map_or(document, |(stem, _)| stem);
    let name: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    format!("corpus-{name}")
}

/// Runs cargo in the directory `output_dir`. Returns whether cargo succeeded, and its output.
fn run_cargo(output_dir: &Path, arguments: &[&str]) -> Result<(bool, String)> {
    let output = Command::new("cargo")
        .args(arguments)
        .current_dir(output_dir)
        // A separate target directory is used, since the workspace builds shared dependencies with other settings.
        .env("CARGO_TARGET_DIR", "target")
        .output()
        .context("cannot run `cargo`")?;
    let output_bytes = [output.stdout, output.stderr].concat();
    Ok((output.status.success(), String::from_utf8_lossy(&output_bytes).into_owned()))
}

/// Runs `cargo check` on the crate `name`. Returns a summary for the table, and whether there were no errors and no
/// warnings.
fn check_crate(output_dir: &Path, name: &str) -> Result<(String, bool)> {
    let arguments = ["check", "--package", name, "--message-format", "short"];
    let (has_succeeded, cargo_output) = run_cargo(output_dir, &arguments)?;
    let count_lines = |label: &str| cargo_output.lines().filter(|line| line.contains(label)).count();
    let (error_count, warning_count) = (count_lines(": error"), count_lines(": warning: "));
    Ok(match (has_succeeded, warning_count) {
        (true, 0) => ("no warnings".to_owned(), true),
        (true, _) => (format!("{warning_count} warnings"), false),
        (false, _) => (format!("{error_count} errors"), false),
    })
}

/// Runs the round-trip tests of the crate `name`, and sets `all_passed` to false if they fail. Writes the output of the
/// tests to `NAME/round_trips.txt` and returns their summary, such as `12 of 12 values`.
fn run_round_trips(output_dir: &Path, name: &str, all_passed: &mut bool) -> Result<String> {
    let arguments = ["test", "--package", name, "--test", "round_trips", "--", "--nocapture"];
    let (has_passed, test_output) = run_cargo(output_dir, &arguments)?;
    *all_passed &= has_passed;
    let report_path = output_dir.join(name).join("round_trips.txt");
    fs::write(&report_path, &test_output).with_context(|| format!("cannot write {}", report_path.display()))?;
    let summary = test_output.lines().find_map(|line| line.split_once("round trips: "));
    Ok(summary.map_or_else(|| "the test did not run".to_owned(), |(_, summary)| summary.to_owned()))
}

fn render_table(rows: &[TableRow], earlier_counts: &HashMap<String, HashMap<String, String>>) -> String {
    let mut text = String::from(
        "# Documents that were tried\n\nWritten by `cargo xtask corpus`. Lines are counted in the generated crate without its\n\
         runtime; round trips are the examples, and samples of all schemas, that are read and written without loss.\n\n\
         | document | KiB | operations | types | warnings on the document | lines | `cargo check` | round trips |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for row in rows {
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            row.document,
            row.document_bytes.div_ceil(1024),
            row.operation_count,
            row.type_count,
            row.warning_count,
            row.line_count,
            row.check_result,
            row.round_trip_result
        )
        .expect("writes to memory");
    }
    write_types_table(&mut text, rows, earlier_counts);
    text
}

/// Parses the table of types in `text`. Returns the counts by document and column. For a cell such as `1 → 2` (the
/// earlier and the newer count), returns the earlier count. If a row has such cells, the other cells of the row are
/// ignored, since the earlier table did not have their columns.
fn parse_earlier_counts(text: &str) -> HashMap<String, HashMap<String, String>> {
    let rows = text.split_once("\n## Types").map_or("", |(_, rows)| rows).lines().filter(|line| line.starts_with('|'));
    let split_cells =
        |line: &str| -> Vec<String> { line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect() };
    let mut rows = rows.map(split_cells);
    let column_names = rows.next().unwrap_or_default();
    let parse_row = |cells: Vec<String>| {
        let document = cells.first()?.clone();
        let has_earlier_counts = cells.iter().any(|cell| cell.contains('→'));
        let earlier_count = |(column, cell): (&String, String)| match cell.split_once('→') {
            Some((count, _)) => Some((column.clone(), count.trim().to_owned())),
            None => (!has_earlier_counts).then(|| (column.clone(), cell)),
        };
        let counts = column_names.iter().zip(cells).skip(1).filter_map(earlier_count).collect();
        Some((document, counts))
    };
    rows.skip(1).filter_map(parse_row).collect()
}

/// A column of the table of types: the heading, the meaning of the count, and the function that returns the count for a
/// crate.
type Column = (&'static str, &'static str, fn(&Census) -> usize);

/// The columns of the table of types, in order.
const COLUMNS: &[Column] = &[
    ("by tag", "unions whose candidates have a common member with a different value in each", |it| it.unions_by_tag),
    ("by JSON type", "unions whose candidates have different JSON types", |it| it.unions_by_json_type),
    (
        "by constants",
        "other unions in which any two candidates have different JSON types or constants, or a member with different constants, \
         formats (`ipv4`, `ipv6`, `uuid`) or JSON types that one of the two candidates requires",
        |it| it.unions_by_constants,
    ),
    (
        "by required member",
        "other unions in which any two candidates differ in one of these ways, or one of the two requires a member that the \
         other does not declare, or one of the two is an object without declared members",
        |it| it.unions_by_required_members,
    ),
    (
        "by member",
        "other unions in which any two candidates differ in one of these ways, or by optional members: each candidate has a \
         member that the other does not declare, or both have a member with different constants, JSON types or items. A value \
         without these members fits both candidates",
        |it| it.unions_by_members,
    ),
    (
        "by shape",
        "all other unions: a valid value may fit several candidates, and the candidate that recognizes most of the value is \
         selected. In all these columns, lists are compared by their items",
        |it| it.unions_by_shape,
    ),
    ("by status", "enums of an operation's results, with one variant for each status code or media type", |it| {
        it.choices
    }),
    ("numbered variants", "variants of these types whose name ends with a generated number", |it| it.numbered_variants),
    (
        "raw JSON",
        "members, items, map values, candidates, parameters and JSON bodies of type `Json` although their schema declares \
         more than an object",
        |it| it.raw_json,
    ),
    ("features", "features of the crate that enable modules", |it| it.features),
    ("longest name", "the number of characters of the longest type name", |it| it.longest_name),
    (
        "undocumented",
        "types and fields that the document describes, but whose documentation is missing or repeats their name",
        |it| it.undocumented,
    ),
    ("undescribed", "types and fields without documentation that the document does not describe", |it| it.undescribed),
];

/// Appends the table with the counts of [`COLUMNS`], which are properties that make generated types hard to use.
/// `earlier_counts` contains the counts of an earlier table, by document and column.
fn write_types_table(text: &mut String, rows: &[TableRow], earlier_counts: &HashMap<String, HashMap<String, String>>) {
    text.push_str("\n## Types\n\n");
    for (column, meaning, _) in COLUMNS {
        writeln!(text, "- **{column}**: {meaning}.").expect("writes to memory");
    }
    if !earlier_counts.is_empty() {
        text.push_str(
            "\nThe count before `→` is from an earlier table. There, **by tag** counted all unions with a tag, **by JSON type** all\n\
             unions read by their JSON type, **by shape** all other unions, and **undocumented** also included **undescribed**.\n",
        );
    }
    let column_names: Vec<&str> = COLUMNS.iter().map(|(column, ..)| *column).collect();
    writeln!(text, "\n| document | {} |\n|---|{}", column_names.join(" | "), "---|".repeat(column_names.len()))
        .expect("writes to memory");
    for TableRow { document, type_census, .. } in rows {
        let earlier_row = earlier_counts.get(document);
        let cells = COLUMNS.iter().map(|(column, _, count)| match earlier_row.and_then(|row| row.get(*column)) {
            Some(earlier_count) => format!("{earlier_count} → {}", count(type_census)),
            None => count(type_census).to_string(),
        });
        let counts = cells.collect::<Vec<_>>().join(" | ");
        writeln!(text, "| {document} | {counts} |").expect("writes to memory");
    }
}

#[cfg(test)]
mod tests {
    use super::{package_name, parse_earlier_counts};

    #[test]
    fn the_first_of_two_counts_is_the_earlier_one() {
        let text = "| a | b |\n\n## Types\n\n| document | x | y |\n|---|---|---|\n| d.json | 1 → 2 | 3 |\n| e.json | 4 | 5 |\n";
        let counts = parse_earlier_counts(text);
        let (row_with_both_counts, row_with_single_count) = (&counts["d.json"], &counts["e.json"]);
        assert_eq!((row_with_both_counts.len(), row_with_both_counts["x"].as_str()), (1, "1"));
        assert_eq!((row_with_single_count["x"].as_str(), row_with_single_count["y"].as_str()), ("4", "5"));
    }

    #[test]
    fn a_package_is_named_after_its_file() {
        assert_eq!(package_name("oag_reserved words.v1.yaml"), "corpus-oag-reserved-words-v1");
    }
}
