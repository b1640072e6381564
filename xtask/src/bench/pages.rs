//! Benchmarks of reading help pages, one by one and all pages of an API.

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

use super::median;
use crate::workspace::Workspace;

/// The beginning of a generated page of 5 MB.
const HEAD: &str =
    "URI\n\nGET /v1/lamps\n\nTable 1 Query Parameters\n\nParameter\n\nMandatory\n\nType\n\nDescription\n\n";
const ROW: &str = "lamp\n\nNo\n\nString\n\nWhich lamp. Valid values are: 'left' or 'right'.\n\n";

/// Measures reading each page of the folder that `HELP_PAGES` names, or of `../shared/docs/pages`, and a generated
/// page of 5 MB.
pub(super) fn write_pages_section(workspace: &Workspace, text: &mut String) -> Result<()> {
    writeln!(text, "## Reading a help page\n\n| page | KB | ms |\n|---|---|---|")?;
    let folder = env::var_os("HELP_PAGES").map_or_else(|| workspace.path("../shared/docs/pages"), PathBuf::from);
    let mut pages: Vec<(String, Vec<u8>)> = Vec::new();
    match fs::read_dir(&folder) {
        Ok(entries) => {
            for entry in entries {
                let entry = entry?;
                pages.push((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?));
            }
        }
        Err(_) => {
            eprintln!("SKIPPED: {} does not exist; HELP_PAGES can name the folder of the pages", folder.display());
        }
    }
    pages.sort();
    let rows = (5 << 20) / ROW.len();
    pages.push(("one table of 5 MB".to_owned(), format!("{HEAD}{}", ROW.repeat(rows)).into_bytes()));
    for (name, bytes) in &pages {
        let time = median(|| pages::read_pages(bytes, None).map(drop).with_context(|| name.clone()))?;
        writeln!(text, "| {name} | {} | {:.1} |", bytes.len() / 1024, time.as_secs_f64() * 1000.0)?;
    }
    text.push('\n');
    whole_api(workspace, text)
}

/// The maximum time for adopting [`PAGES`] pages.
const BOUND: Duration = Duration::from_secs(5);
const PAGES: usize = 108;
/// The number of tables that all generated pages repeat, and the number of rows of each table.
const OBJECTS: usize = 30;
const ROWS: usize = 10;

/// Measures adopting the pages of an API into an empty spec: the pages of the folder that `API_PAGES` names, or of
/// `../shared/docs/cci`, and [`PAGES`] generated pages. They are measured in this build and in the debug build that
/// `cargo xtask` uses.
fn whole_api(workspace: &Workspace, text: &mut String) -> Result<()> {
    let generated = workspace.path("target/bench/pages");
    fs::create_dir_all(&generated)?;
    for number in 0..PAGES {
        fs::write(generated.join(format!("{number:03}.md")), generated_page(number))?;
    }
    let mut folders = vec![(format!("{PAGES} generated pages"), generated)];
    let known = env::var_os("API_PAGES").map_or_else(|| workspace.path("../shared/docs/cci"), PathBuf::from);
    if known.is_dir() {
        folders.push(("the pages of the API".to_owned(), known));
    } else {
        eprintln!("SKIPPED: {} does not exist; API_PAGES can name the folder of the API's pages", known.display());
    }
    let program = debug_build(workspace)?;
    writeln!(
        text,
        "All pages of an API, adopted into an empty spec: at most {} s. The last column is `cargo xtask pages adopt` as a user\n\
         runs it, in a debug build, with all reading and writing of files.\n\n\
         | pages | KB | rows | reading, ms | adopting, ms | adopting ÷ reading | debug build, ms |\n|---|---|---|---|---|---|---|",
        BOUND.as_secs()
    )?;
    for (name, folder) in folders {
        let files = markdown(&folder)?;
        let size: usize = files.iter().map(|(bytes, _)| bytes.len()).sum();
        let reading = median(|| {
            drop(pages::read_many(&files));
            Ok(())
        })?;
        let pages: Vec<pages::Page> = pages::read_many(&files).into_iter().flatten().flatten().collect();
        let names: Vec<String> = (0..pages.len()).map(|number| format!("{number}.md")).collect();
        let lock = Lock::default();
        let input = adopt::Input {
            pages: &pages,
            names: &names,
            spec: None,
            root: "openapi.yaml",
            settings: None,
            lock: &lock,
        };
        let adopting = median(|| adopt::adopt_pages(&input).map(drop).context("the pages cannot be adopted"))?;
        let rows: usize = pages.iter().map(|page| page.coverage.read).sum();
        let whole = median(|| run(&program, workspace, &folder))?;
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let ratio = adopting.as_secs_f64() / reading.as_secs_f64();
        writeln!(
            text,
            "| {name} | {} | {rows} | {:.0} | {:.0} | {ratio:.2} | {:.0} (≤ {}) |",
            size / 1024,
            ms(reading),
            ms(adopting),
            ms(whole),
            BOUND.as_millis()
        )?;
    }
    text.push('\n');
    Ok(())
}

/// Returns the Markdown files of a folder.
fn markdown(folder: &Path) -> Result<Vec<(Vec<u8>, Option<String>)>> {
    let entries: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    let mut paths: Vec<PathBuf> =
        entries.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    paths.sort();
    paths.iter().map(|path| Ok((fs::read(path)?, None))).collect()
}

/// Builds the program that `cargo xtask` runs. Returns its path.
fn debug_build(workspace: &Workspace) -> Result<PathBuf> {
    let built = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--package", "xtask"])
        .current_dir(workspace.path(""))
        .status()?;
    ensure!(built.success(), "the debug build failed");
    Ok(workspace.path("target/debug/xtask"))
}

fn run(program: &Path, workspace: &Workspace, folder: &Path) -> Result<()> {
    let spec = workspace.path("target/bench/adopted");
    if spec.is_dir() {
        fs::remove_dir_all(&spec)?;
    }
    fs::create_dir_all(&spec)?;
    let start = Instant::now();
    let status = Command::new(program)
        .args(["pages", "adopt"])
        .arg(folder)
        .arg("--spec")
        .arg(spec.join("openapi.yaml"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    ensure!(status.success(), "adopting failed after {:?}", start.elapsed());
    Ok(())
}

/// Returns a page for an operation on one of 27 kinds of lamps, with the tables that all generated pages share.
fn generated_page(number: usize) -> String {
    let (kind, verb) = (number / 4, number % 4);
    let (method, tail) = [("GET", "/{name}"), ("POST", ""), ("PUT", "/{name}"), ("DELETE", "/{name}")][verb];
    let name = ["read", "create", "replace", "delete"][verb];
    let mut page = format!(
        "# Lamp work<a name=\"{name}LightV1NamespacedLamp{kind}\"></a>\n\n## Function\n\nLooks after lamps.\n\n## URI\n\n\
         {method} /apis/light.example.org/v1/namespaces/{{namespace}}/lamps{kind}{tail}\n\n**Table 1** Path Parameters\n\n{HEADER}"
    );
    let variables = if tail.is_empty() { &["namespace"][..] } else { &["namespace", "name"] };
    for variable in variables {
        let _ = writeln!(page, "|{variable}|Yes|String|Which {variable}.|");
    }
    if matches!(method, "POST" | "PUT") {
        page.push_str("\n## Request Parameters\n\n**Table 2** Request body parameters\n\n");
        page.push_str(&objects());
    }
    page.push_str("\n## Response Parameters\n\n**Status code: 200**\n\n**Table 90** Response body parameters\n\n");
    page.push_str(&objects());
    page + "\n## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n|404|NotFound|\n"
}

const HEADER: &str = "|Parameter|Mandatory|Type|Description|\n|--|--|--|--|\n";

/// Returns the table of a body with one field for each object, and a table for each object.
fn objects() -> String {
    let mut text = HEADER.to_owned();
    for object in 0..OBJECTS {
        let _ = writeln!(text, "|part{object}|No|org.example.light.v1.Part{object} object|A part of it.|");
    }
    for object in 0..OBJECTS {
        let _ = write!(text, "\n**Table {}** org.example.light.v1.Part{object}\n\n{HEADER}", object + 3);
        for row in 0..ROWS {
            let _ = writeln!(
                text,
                "|field{row}|No|String|What this field of the part is for, in a sentence of the usual length. Valid values are: 'left' or 'right'.|"
            );
        }
    }
    text
}
