//! Benchmarks of help pages: the time for reading single pages, and for adding all pages of an API to a spec (`pages
//! adopt`).

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use codegen::pages::{self, adopt, lock::Lock};

use super::median_duration;
use crate::workspace::Workspace;

/// The beginning of a generated help page of 5 MB, up to and including the header row of the table.
const PAGE_START: &str =
    "URI\n\nGET /v1/lamps\n\nTable 1 Query Parameters\n\nParameter\n\nMandatory\n\nType\n\nDescription\n\n";
/// A row of the table on the generated help page of 5 MB.
const TABLE_ROW: &str = "lamp\n\nNo\n\nString\n\nWhich lamp. Valid values are: 'left' or 'right'.\n\n";

/// Measures the time of reading each page in the directory `HELP_PAGES` (an environment variable; defaults to
/// `../shared/docs/pages`) and a generated page of 5 MB. Appends the section to `text`.
pub(super) fn write_pages_section(workspace: &Workspace, text: &mut String) -> Result<()> {
    writeln!(text, "## Reading a help page\n\n| page | KB | ms |\n|---|---|---|")?;
    let folder = env::var_os("HELP_PAGES").map_or_else(|| workspace.path("../shared/docs/pages"), PathBuf::from);
    let mut pages: Vec<(String, Vec<u8>)> = Vec::new();
    if let Ok(entries) = fs::read_dir(&folder) {
        for entry in entries {
            let entry = entry?;
            pages.push((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?));
        }
    } else {
        let folder = folder.display();
        eprintln!(
            "SKIPPED: cannot read the directory {folder}; set the environment variable HELP_PAGES to a directory with \
             help pages"
        );
    }
    pages.sort();
    let row_count = (5 << 20) / TABLE_ROW.len();
    pages.push(("one table of 5 MB".to_owned(), format!("{PAGE_START}{}", TABLE_ROW.repeat(row_count)).into_bytes()));
    for (name, bytes) in &pages {
        let time = median_duration(|| {
            pages::read_pages(bytes, None).map(drop).with_context(|| format!("cannot read the help page {name}"))
        })?;
        writeln!(text, "| {name} | {} | {:.1} |", bytes.len() / 1024, time.as_secs_f64() * 1000.0)?;
    }
    text.push('\n');
    write_adoption_table(workspace, text)
}

/// The maximum time for adding [`PAGE_COUNT`] pages to an empty spec.
const MAX_ADOPTION_TIME: Duration = Duration::from_secs(5);
/// The number of generated pages.
const PAGE_COUNT: usize = 108;
/// The number of objects whose tables each generated page contains.
const OBJECT_COUNT: usize = 30;
/// The number of rows in the table of an object.
const ROWS_PER_OBJECT: usize = 10;

/// Measures the time for adding all pages of an API to an empty spec, with this build and with the debug build that
/// `cargo xtask` uses. The pages are [`PAGE_COUNT`] generated pages and those in the directory `API_PAGES` (an
/// environment variable; defaults to `../shared/docs/cci`). Appends the table to `text`.
fn write_adoption_table(workspace: &Workspace, report: &mut String) -> Result<()> {
    let generated_dir = workspace.path("target/bench/pages");
    fs::create_dir_all(&generated_dir)?;
    for number in 0..PAGE_COUNT {
        fs::write(generated_dir.join(format!("{number:03}.md")), generate_page(number))?;
    }
    let mut folders = vec![(format!("{PAGE_COUNT} generated pages"), generated_dir)];
    let api_pages_dir = env::var_os("API_PAGES").map_or_else(|| workspace.path("../shared/docs/cci"), PathBuf::from);
    if api_pages_dir.is_dir() {
        folders.push(("the pages of the API".to_owned(), api_pages_dir));
    } else {
        let folder = api_pages_dir.display();
        eprintln!(
            "SKIPPED: the directory {folder} does not exist; set the environment variable API_PAGES to a directory with the \
             documentation pages of an API (Markdown files)"
        );
    }
    let debug_program = build_debug_program(workspace)?;
    writeln!(
        report,
        "Adopting all pages of an API into an empty spec, which may take at most {} s. The last column is the command\n\
         `cargo xtask pages adopt` in a debug build, including the reading and writing of files.\n\n\
         | pages | KB | rows | reading, ms | adopting, ms | adopting ÷ reading | debug build, ms |\n|---|---|---|---|---|---|---|",
        MAX_ADOPTION_TIME.as_secs()
    )?;
    for (name, folder) in folders {
        let files = read_markdown_files(&folder)?;
        let total_bytes: usize = files.iter().map(|(bytes, _)| bytes.len()).sum();
        let read_time = median_duration(|| {
            drop(pages::read_many(&files));
            Ok(())
        })?;
        let pages: Vec<pages::Page> = pages::read_many(&files).into_iter().flatten().flatten().collect();
        let names: Vec<String> = (0..pages.len()).map(|number| format!("{number}.md")).collect();
        let lock = Lock::default();
        let adopt_input = adopt::Input {
            pages: &pages,
            names: &names,
            spec: None,
            root: "openapi.yaml",
            settings: None,
            lock: &lock,
        };
        let adopt_time = median_duration(|| {
            adopt::adopt_pages(&adopt_input).map(drop).context("cannot generate a spec from the pages")
        })?;
        let row_count: usize = pages.iter().map(|page| page.coverage.rows_read).sum();
        let command_time = median_duration(|| run_adopt(&debug_program, workspace, &folder))?;
        let to_millis = |time: Duration| time.as_secs_f64() * 1000.0;
        let ratio = adopt_time.as_secs_f64() / read_time.as_secs_f64();
        writeln!(
            report,
            "| {name} | {} | {row_count} | {:.0} | {:.0} | {ratio:.2} | {:.0} (≤ {}) |",
            total_bytes / 1024,
            to_millis(read_time),
            to_millis(adopt_time),
            to_millis(command_time),
            MAX_ADOPTION_TIME.as_millis()
        )?;
    }
    report.push('\n');
    Ok(())
}

/// Reads the Markdown files of a directory, sorted by name. Returns pairs of content and URL, which is always `None`.
fn read_markdown_files(folder: &Path) -> Result<Vec<(Vec<u8>, Option<String>)>> {
    let entries: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    let mut paths: Vec<PathBuf> =
        entries.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    paths.sort();
    paths.iter().map(|path| Ok((fs::read(path)?, None))).collect()
}

/// Builds `xtask` without optimizations, as `cargo xtask` does. Returns the path of the executable.
fn build_debug_program(workspace: &Workspace) -> Result<PathBuf> {
    let build_status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--package", "xtask"])
        .current_dir(workspace.path(""))
        .status()?;
    ensure!(build_status.success(), "the debug build of `xtask` failed");
    Ok(workspace.path("target/debug/xtask"))
}

/// Runs `pages adopt` with the pages in `folder` and an empty spec.
fn run_adopt(program: &Path, workspace: &Workspace, folder: &Path) -> Result<()> {
    let spec_dir = workspace.path("target/bench/adopted");
    if spec_dir.is_dir() {
        fs::remove_dir_all(&spec_dir)?;
    }
    fs::create_dir_all(&spec_dir)?;
    let started_at = Instant::now();
    let exit_status = Command::new(program)
        .args(["pages", "adopt"])
        .arg(folder)
        .arg("--spec")
        .arg(spec_dir.join("openapi.yaml"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    ensure!(exit_status.success(), "`cargo xtask pages adopt` failed after {:?}", started_at.elapsed());
    Ok(())
}

/// Generates the help page with this number. The page describes an operation on one of 27 kinds of lamps, and contains
/// the tables of [`generate_object_tables`].
fn generate_page(number: usize) -> String {
    let (lamp_kind, verb_index) = (number / 4, number % 4);
    let (method, path_suffix) =
        [("GET", "/{name}"), ("POST", ""), ("PUT", "/{name}"), ("DELETE", "/{name}")][verb_index];
    let name = ["read", "create", "replace", "delete"][verb_index];
    let mut page = format!(
        "# Lamp work<a name=\"{name}LightV1NamespacedLamp{lamp_kind}\"></a>\n\n## Function\n\nLooks after lamps.\n\n## URI\n\n\
         {method} /apis/light.example.org/v1/namespaces/{{namespace}}/lamps{lamp_kind}{path_suffix}\n\n**Table 1** Path Parameters\n\n{TABLE_HEADER}"
    );
    let path_parameters = if path_suffix.is_empty() { &["namespace"][..] } else { &["namespace", "name"] };
    for parameter in path_parameters {
        let _ = writeln!(page, "|{parameter}|Yes|String|Which {parameter}.|");
    }
    if matches!(method, "POST" | "PUT") {
        page.push_str("\n## Request Parameters\n\n**Table 2** Request body parameters\n\n");
        page.push_str(&generate_object_tables());
    }
    page.push_str("\n## Response Parameters\n\n**Status code: 200**\n\n**Table 90** Response body parameters\n\n");
    page.push_str(&generate_object_tables());
    page + "\n## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n|404|NotFound|\n"
}

/// The header rows of each Markdown table on a generated page.
const TABLE_HEADER: &str = "|Parameter|Mandatory|Type|Description|\n|--|--|--|--|\n";

/// Generates the table of a request body with [`OBJECT_COUNT`] fields, followed by a table for the type of each field.
fn generate_object_tables() -> String {
    let mut text = TABLE_HEADER.to_owned();
    for object_index in 0..OBJECT_COUNT {
        let _ = writeln!(text, "|part{object_index}|No|org.example.light.v1.Part{object_index} object|A part of it.|");
    }
    for object_index in 0..OBJECT_COUNT {
        let _ =
            write!(text, "\n**Table {}** org.example.light.v1.Part{object_index}\n\n{TABLE_HEADER}", object_index + 3);
        for row_index in 0..ROWS_PER_OBJECT {
            let _ = writeln!(
                text,
                "|field{row_index}|No|String|What this field of the part is for, in a sentence of the usual length. Valid values are: 'left' or 'right'.|"
            );
        }
    }
    text
}
