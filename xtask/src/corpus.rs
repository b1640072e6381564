//! `cargo xtask corpus`: generates a crate from every document of a folder.

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

/// Generate crates from a folder of documents
#[derive(clap::Args)]
pub struct Corpus {
    /// The folder with the documents (`.json`, `.yaml`)
    folder: PathBuf,
    /// Run `cargo check` on each crate; a warning is a failure
    #[arg(long)]
    check: bool,
    /// Read and write the documents' examples, and samples of all schemas, with each crate
    #[arg(long, alias = "examples")]
    round_trips: bool,
    /// Only the document with this file name (may be given several times)
    #[arg(long, value_name = "NAME")]
    document: Vec<String>,
    /// Write the results to this file, as a table
    #[arg(long, value_name = "FILE")]
    table: Option<PathBuf>,
    /// An earlier table to compare the counts of types with
    #[arg(long, value_name = "FILE")]
    earlier: Option<PathBuf>,
    /// The folder of the crates. Defaults to `target/corpus`
    #[arg(long, short, alias = "out", value_name = "DIR")]
    output: Option<PathBuf>,
}

/// The heading of the hand-written section of the table's file.
const REMAINDER: &str = "\n## What is left\n";

/// The results of generating and checking the crate of one document.
struct TableRow {
    document: String,
    bytes: usize,
    operations: usize,
    types: usize,
    warnings: usize,
    lines: usize,
    census: Census,
    check: String,
    round_trips: String,
    fine: bool,
}

impl Corpus {
    pub fn run(self) -> Result<ExitVerdict> {
        let out = match &self.output {
            Some(folder) => folder.clone(),
            None => Workspace::find()?.path("target/corpus"),
        };
        fs::create_dir_all(&out).with_context(|| format!("cannot create {}", out.display()))?;
        let mut rows = Vec::new();
        for path in find_documents(&self.folder)? {
            let is_named = |name: &String| path.file_name().is_some_and(|file| *file == **name);
            if !self.document.is_empty() && !self.document.iter().any(is_named) {
                continue;
            }
            let row = self.document(&path, &out)?;
            eprintln!(
                "{}: {} operations, check: {}, round trips: {}",
                row.document, row.operations, row.check, row.round_trips
            );
            rows.push(row);
        }
        let earlier =
            self.earlier.as_ref().map(fs::read_to_string).transpose().context("cannot read the earlier table")?;
        let mut text = render_table(&rows, &earlier.as_deref().map(earlier_counts).unwrap_or_default());
        // This section is written by hand.
        let before = self.table.as_ref().and_then(|path| fs::read_to_string(path).ok());
        if let Some(start) = before.as_deref().and_then(|before| before.find(REMAINDER)) {
            text.push_str(&before.unwrap_or_default()[start..]);
        }
        match &self.table {
            Some(path) => fs::write(path, &text).with_context(|| format!("cannot write {}", path.display()))?,
            None => print!("{text}"),
        }
        Ok(if rows.iter().all(|row| row.fine) { ExitVerdict::Fine } else { ExitVerdict::Wrong })
    }

    fn document(&self, path: &Path, out: &Path) -> Result<TableRow> {
        let spec = Spec::from_path(path);
        let document = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = package_name(&document);
        let config = Config::default().with_name(name.clone());
        let reading = codegen::read(&spec.root, &spec, &config, Strictness::Lenient);
        let mut row = TableRow {
            document,
            bytes: fs::metadata(path)?.len().try_into()?,
            operations: 0,
            types: 0,
            warnings: reading.diagnostics.count(Severity::Warning),
            lines: 0,
            census: Census::default(),
            check: "not run".to_owned(),
            round_trips: "not run".to_owned(),
            fine: false,
        };
        let Some(api) = &reading.api else {
            row.check = format!("{} errors in the document", reading.diagnostics.count(Severity::Error));
            return Ok(row);
        };
        (row.operations, row.types, row.fine) = (api.operations.len(), api.types.len(), true);
        row.census = Census::of(api);
        let mut tree = codegen::emit::emit_files(api);
        row.lines =
            tree.iter().filter(|(path, _)| !path.contains("runtime")).map(|(_, text)| text.lines().count()).sum();
        let crate_name = name.replace('-', "_");
        let test = self.round_trips.then(|| codegen::round_trip::generate_tests(api, &crate_name)).flatten();
        if let Some(test) = &test {
            tree.insert("tests/round_trips.rs", test.test.as_str());
            tree.insert("tests/round_trips.jsonl", test.samples.as_str());
        }
        workspace::write_tree(&out.join(&name), &tree)?;
        fs::write(out.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = [\"{name}\"]\n"))?;
        if self.check {
            (row.check, row.fine) = check_crate(out, &name)?;
        }
        if self.round_trips {
            row.round_trips = match test {
                Some(_) => self::run_round_trips(out, &name, &mut row.fine)?,
                None => "none".to_owned(),
            };
        }
        Ok(row)
    }
}

/// Returns the documents of a folder, smallest first.
fn find_documents(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json" || extension == "yaml" || extension == "yml") {
            found.push((fs::metadata(&path)?.len(), path));
        }
    }
    found.sort();
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

/// Returns the name of the package that is generated from a file.
fn package_name(document: &str) -> String {
    let stem = document.rsplit_once('.').map_or(document, |(stem, _)| stem);
    let name: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    format!("corpus-{name}")
}

fn cargo(out: &Path, arguments: &[&str]) -> Result<(bool, String)> {
    let output = Command::new("cargo")
        .args(arguments)
        .current_dir(out)
        // Use a separate target folder, since the workspace builds shared dependencies with other settings.
        .env("CARGO_TARGET_DIR", "target")
        .output()
        .context("cannot run cargo")?;
    let text = [output.stdout, output.stderr].concat();
    Ok((output.status.success(), String::from_utf8_lossy(&text).into_owned()))
}

fn check_crate(out: &Path, name: &str) -> Result<(String, bool)> {
    let (fine, text) = cargo(out, &["check", "--package", name, "--message-format", "short"])?;
    let count = |what: &str| text.lines().filter(|line| line.contains(what)).count();
    let (errors, warnings) = (count(": error"), count(": warning: "));
    Ok(match (fine, warnings) {
        (true, 0) => ("no warnings".to_owned(), true),
        (true, warnings) => (format!("{warnings} warnings"), false),
        (false, _) => (format!("{errors} errors"), false),
    })
}

/// Runs the crate's round-trip tests. Writes their output to `NAME/round_trips.txt` and returns their summary.
fn run_round_trips(out: &Path, name: &str, fine: &mut bool) -> Result<String> {
    let (passed, text) = cargo(out, &["test", "--package", name, "--test", "round_trips", "--", "--nocapture"])?;
    *fine &= passed;
    let report = out.join(name).join("round_trips.txt");
    fs::write(&report, &text).with_context(|| format!("cannot write {}", report.display()))?;
    let line = text.lines().find_map(|line| line.split_once("round trips: "));
    Ok(line.map_or_else(|| "the test does not run".to_owned(), |(_, said)| said.to_owned()))
}

fn render_table(rows: &[TableRow], earlier: &HashMap<String, HashMap<String, String>>) -> String {
    let mut text = String::from(
        "# Documents that were tried\n\nWritten by `cargo xtask corpus`. Lines are those of the generated crate without its runtime; round\n\
         trips are examples and samples of all schemas that are read and written again without loss.\n\n\
         | document | KiB | operations | types | warnings on the document | lines | `cargo check` | round trips |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for row in rows {
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            row.document,
            row.bytes.div_ceil(1024),
            row.operations,
            row.types,
            row.warnings,
            row.lines,
            row.check,
            row.round_trips
        )
        .expect("writes to memory");
    }
    census(&mut text, rows, earlier);
    text
}

/// Returns the counts of an earlier table of types, by document and column. If some cells of a row show two counts
/// (`1 → 2`), only the first counts of these cells are returned, since the columns of the other cells are new.
fn earlier_counts(text: &str) -> HashMap<String, HashMap<String, String>> {
    let rows = text.split_once("\n## Types").map_or("", |(_, rows)| rows).lines().filter(|line| line.starts_with('|'));
    let cells =
        |line: &str| -> Vec<String> { line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect() };
    let mut rows = rows.map(cells);
    let columns = rows.next().unwrap_or_default();
    let row = |cells: Vec<String>| {
        let document = cells.first()?.clone();
        let has_two = cells.iter().any(|cell| cell.contains('→'));
        let first = |(column, cell): (&String, String)| match cell.split_once('→') {
            Some((first, _)) => Some((column.clone(), first.trim().to_owned())),
            None => (!has_two).then(|| (column.clone(), cell)),
        };
        let counts = columns.iter().zip(cells).skip(1).filter_map(first).collect();
        Some((document, counts))
    };
    rows.skip(1).filter_map(row).collect()
}

/// A column of the table of types: its name, its meaning, and the count.
type Column = (&'static str, &'static str, fn(&Census) -> usize);

/// The columns of the table of types, in order.
const COLUMNS: &[Column] = &[
    ("by tag", "unions whose candidates have a common member with different values", |it| it.unions_by_tag),
    ("by JSON type", "unions whose candidates have different JSON types", |it| it.unions_by_json_type),
    (
        "by constants",
        "other unions of which each pair of candidates differs in the JSON type, is a constant and another value, or has a \
         member with different constants, formats (`ipv4`, `ipv6`, `uuid`) or JSON types that one of the pair requires",
        |it| it.unions_by_constants,
    ),
    (
        "by required member",
        "other unions of which each pair differs in one of these ways, or one of the pair requires a member that the other \
         does not declare, or is an object without declared members",
        |it| it.unions_by_required_members,
    ),
    (
        "by member",
        "other unions of which each pair differs in one of these ways, or by optional members: each has one that the other does \
         not declare, or both have one with different constants, JSON types or items. A value without them fits both",
        |it| it.unions_by_members,
    ),
    (
        "by shape",
        "all other unions: a valid value may fit several candidates, and the one that recognises most of it is taken. Lists are \
         compared by their items in all these columns",
        |it| it.unions_by_shape,
    ),
    ("by status", "enums of the results of an operation, by status code or media type", |it| it.choices),
    ("numbered variants", "variants of these types with a generated number at the end of their name", |it| {
        it.numbered_variants
    }),
    (
        "raw JSON",
        "members, items, values of maps, candidates, parameters and JSON bodies of type `Json` whose schema says more than \
         that they are objects",
        |it| it.raw_json,
    ),
    ("features", "features of the crate that enable modules", |it| it.features),
    ("longest name", "the number of characters of the longest type name", |it| it.longest_name),
    (
        "undocumented",
        "types and fields that the document describes, without documentation or with a repetition of their name",
        |it| it.undocumented,
    ),
    ("undescribed", "types and fields that the document does not describe, and that have no documentation", |it| {
        it.undescribed
    }),
];

/// Adds the table of the properties that make generated types hard to use.
fn census(text: &mut String, rows: &[TableRow], earlier: &HashMap<String, HashMap<String, String>>) {
    text.push_str("\n## Types\n\n");
    for (column, meaning, _) in COLUMNS {
        writeln!(text, "- **{column}**: {meaning}.").expect("writes to memory");
    }
    if !earlier.is_empty() {
        text.push_str(
            "\nThe count before `→` is that of an earlier table, in which **by tag** were all unions with a tag, **by JSON type** those\n\
             that are read by it, **by shape** all others, and **undocumented** counted what the document does not describe as well.\n",
        );
    }
    let names: Vec<&str> = COLUMNS.iter().map(|(column, ..)| *column).collect();
    writeln!(text, "\n| document | {} |\n|---|{}", names.join(" | "), "---|".repeat(names.len()))
        .expect("writes to memory");
    for TableRow { document, census, .. } in rows {
        let earlier = earlier.get(document);
        let cells = COLUMNS.iter().map(|(column, _, count)| match earlier.and_then(|row| row.get(*column)) {
            Some(before) => format!("{before} → {}", count(census)),
            None => count(census).to_string(),
        });
        let counts = cells.collect::<Vec<_>>().join(" | ");
        writeln!(text, "| {document} | {counts} |").expect("writes to memory");
    }
}

#[cfg(test)]
mod tests {
    use super::{earlier_counts, package_name};

    #[test]
    fn the_first_of_two_counts_is_the_earlier_one() {
        let text = "| a | b |\n\n## Types\n\n| document | x | y |\n|---|---|---|\n| d.json | 1 → 2 | 3 |\n| e.json | 4 | 5 |\n";
        let counts = earlier_counts(text);
        let (both, single) = (&counts["d.json"], &counts["e.json"]);
        assert_eq!((both.len(), both["x"].as_str()), (1, "1"));
        assert_eq!((single["x"].as_str(), single["y"].as_str()), ("4", "5"));
    }

    #[test]
    fn a_package_is_named_after_its_file() {
        assert_eq!(package_name("oag_reserved words.v1.yaml"), "corpus-oag-reserved-words-v1");
    }
}
