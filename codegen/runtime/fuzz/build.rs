//! Lists the types of the generated crate that can be read from JSON, for the fuzz target `models`.

use std::{env, fmt::Write as _, fs, io, path::Path};

fn main() -> io::Result<()> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../generated/src");
    println!("cargo::rerun-if-changed={}", source.display());
    let mut rows = String::new();
    walk(&source, "huaweicloud_cci", &mut rows)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("models.rs"), format!("const MODELS: &[fn(&[u8])] = &[\n{rows}];\n"))
}

/// Adds a row for each type of the modules in a folder. The runtime is skipped, since its types are not models.
fn walk(folder: &Path, module: &str, rows: &mut String) -> io::Result<()> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        if stem == "runtime" {
            continue;
        }
        if path.is_dir() {
            walk(&path, &format!("{module}::{stem}"), rows)?;
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let names = text.lines().filter_map(|line| line.strip_prefix("impl crate::runtime::read::FromJson for ")?.strip_suffix(" {"));
        for name in names {
            writeln!(rows, "    check::<{module}::{stem}::{name}>,").map_err(io::Error::other)?;
        }
    }
    Ok(())
}
