//! Benchmark of reading a help page.

use std::{env, fmt::Write as _, fs, path::PathBuf};

use anyhow::{Context, Result};
use codegen::docs;

use super::median;
use crate::workspace::Workspace;

/// The beginning of a generated page of 5 MB.
const HEAD: &str =
    "URI\n\nGET /v1/lamps\n\nTable 1 Query Parameters\n\nParameter\n\nMandatory\n\nType\n\nDescription\n\n";
const ROW: &str = "lamp\n\nNo\n\nString\n\nWhich lamp. Valid values are: 'left' or 'right'.\n\n";

/// Reads each page of the folder that `HELP_PAGES` names, or of `../shared/docs/pages`, and a page of 5 MB.
pub(super) fn section(workspace: &Workspace, text: &mut String) -> Result<()> {
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
        Err(_) => eprintln!("SKIPPED: {} is not there; HELP_PAGES can name the folder of the pages", folder.display()),
    }
    pages.sort();
    let rows = (5 << 20) / ROW.len();
    pages.push(("one table of 5 MB".to_owned(), format!("{HEAD}{}", ROW.repeat(rows)).into_bytes()));
    for (name, bytes) in &pages {
        let time = median(|| docs::read(bytes, None).map(drop).with_context(|| name.clone()))?;
        writeln!(text, "| {name} | {} | {:.1} |", bytes.len() / 1024, time.as_secs_f64() * 1000.0)?;
    }
    text.push('\n');
    Ok(())
}
