//! `cargo xtask bench`: how fast generation is, how heavy the generated crates are, and how the client compares, as ratios of
//! one run.

mod client;
mod diff;
mod docs;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use codegen::{config::Config, lower::Rules};
use serde_json::{Map, Value};

use crate::{
    Verdict,
    workspace::{self, Spec, Workspace},
};

/// Measure generation and the weight of generated crates, and write `codegen/BENCHMARKS.md`
///
/// Run it as `cargo run --release -p xtask -- bench CORPUS`: a debug build's times say nothing. With `--client` only the client
/// is measured beside its peers, in any build, and the other parts of the report stay as they are.
#[derive(clap::Args)]
pub struct Bench {
    /// The folder with the documents
    #[arg(required_unless_present = "client")]
    corpus: Option<PathBuf>,
    /// Measure the client alone
    #[arg(long, conflicts_with = "corpus")]
    client: bool,
    /// The document whose generation is measured
    #[arg(long, default_value = "github-2021.json")]
    large: String,
    /// Documents whose crates are compiled
    #[arg(long, default_values_t = ["progenitor_nexus.json", "xero_accounting.yaml", "asana.yaml"].map(str::to_owned))]
    crates: Vec<String>,
    /// Compile progenitor's crate as well, for documents that it can read
    #[arg(long)]
    peers: bool,
    /// Where the results go instead of `codegen/BENCHMARKS.md`
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Bench {
    pub fn run(self, workspace: &Workspace) -> Result<Verdict> {
        // The peers are built in release mode, whatever this is.
        if cfg!(debug_assertions) && !self.client {
            bail!("this is a debug build; run `cargo run --release -p xtask -- bench …`");
        }
        let folder = workspace.path("target/bench");
        fs::create_dir_all(&folder)?;
        let out = self.out.clone().unwrap_or_else(|| workspace.path("codegen/BENCHMARKS.md"));
        let mut text = String::from(
            "# Benchmarks\n\nWritten by `cargo xtask bench`: ratios of one run, the median of five where it is milliseconds.\n\n",
        );
        if let Some(corpus) = &self.corpus {
            self.generation(corpus, &folder, &mut text)?;
            docs::section(workspace, &mut text)?;
            diff::section(&corpus.join(&self.large), &folder, &mut text)?;
            self.weight(workspace, corpus, &folder, &mut text)?;
        } else if let Ok(before) = fs::read_to_string(&out) {
            before.split(client::TITLE).next().unwrap_or_default().clone_into(&mut text);
        }
        text.push_str(&client::section(workspace, &folder)?);
        fs::write(&out, &text).with_context(|| format!("cannot write {}", out.display()))?;
        print!("{text}");
        Ok(Verdict::Fine)
    }

    /// Generation against parsing, and ten copies against one.
    fn generation(&self, corpus: &Path, folder: &Path, text: &mut String) -> Result<()> {
        let path = corpus.join(&self.large);
        let source = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let parse = median(|| serde_json::from_str::<openapiv3::OpenAPI>(&source).map(drop).or(Ok(())))?;
        let one = median(|| generate(&path))?;
        let copies = folder.join("copies.json");
        fs::write(&copies, copies_of(&serde_json::from_str(&source)?, 10).to_string())?;
        let ten = median(|| generate(&copies))?;
        writeln!(text, "## Generation of `{}`\n\n| what | ms | ratio |\n|---|---|---|", self.large)?;
        writeln!(text, "| parsing into `openapiv3` | {} | 1 |", parse.as_millis())?;
        writeln!(text, "| the crate's files | {} | {:.1} |", one.as_millis(), ratio(one, parse))?;
        writeln!(text, "| ten copies in one document | {} | {:.1} of one |\n", ten.as_millis(), ratio(ten, one))?;
        Ok(())
    }

    /// rustc on generated crates alone.
    fn weight(&self, workspace: &Workspace, corpus: &Path, folder: &Path, text: &mut String) -> Result<()> {
        writeln!(text, "## rustc on the crate alone (`cargo check`, dependencies built)\n")?;
        writeln!(
            text,
            "| document | operations | user s | MB | progenitor: user s | MB | ratio |\n|---|---|---|---|---|---|---|"
        )?;
        for document in &self.crates {
            let path = corpus.join(document);
            let ours = folder.join(format!("{}-ours", stem(document)));
            let operations = write_crate(&path, &ours)?;
            let (seconds, memory) = rustc(&ours, folder)?;
            write!(text, "| {document} | {operations} | {seconds:.1} | {memory} |")?;
            match self.peers.then(|| progenitor(workspace, &path, folder)).transpose()?.flatten() {
                Some(peer) => {
                    let (peer_seconds, peer_memory) = rustc(&peer, folder)?;
                    writeln!(text, " {peer_seconds:.1} | {peer_memory} | {:.2} |", seconds / peer_seconds)?;
                }
                None => writeln!(text, " – | – | – |")?,
            }
        }
        Ok(())
    }
}

fn stem(document: &str) -> &str {
    document.rsplit_once('.').map_or(document, |(stem, _)| stem)
}

fn median(mut run: impl FnMut() -> Result<()>) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        run()?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times[times.len() / 2])
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn generate(path: &Path) -> Result<()> {
    let spec = Spec::at(path);
    let (_, tree) = codegen::generate(&spec.root, &spec, &Config::default(), Rules::Lenient);
    tree.map(drop).context("the document has errors; see `cargo xtask check`")
}

/// Writes the crate of a document; gives the number of its operations.
fn write_crate(path: &Path, folder: &Path) -> Result<usize> {
    let spec = Spec::at(path);
    let (reading, tree) = codegen::generate(&spec.root, &spec, &Config::default(), Rules::Lenient);
    let mut tree = tree.with_context(|| format!("{} has errors; see `cargo xtask check`", path.display()))?;
    let manifest = format!("{}\n[workspace]\n", tree.get("Cargo.toml").unwrap_or_default());
    tree.insert("Cargo.toml", manifest);
    workspace::write_tree(folder, &tree)?;
    Ok(reading.api.map_or(0, |api| api.operations.len()))
}

/// The crate that progenitor makes; nothing where it cannot.
fn progenitor(workspace: &Workspace, document: &Path, folder: &Path) -> Result<Option<PathBuf>> {
    let out = folder.join(format!("{}-progenitor", stem(&document.file_name().unwrap_or_default().to_string_lossy())));
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--manifest-path"])
        .arg(workspace.path("codegen/benches/peers/Cargo.toml"))
        .args(["--", "progenitor"])
        .arg(fs::canonicalize(document)?)
        .arg(&out)
        .env("CARGO_TARGET_DIR", folder.join("peers"))
        .status()
        .context("cannot run cargo")?;
    Ok(status.success().then_some(out))
}

/// User seconds and peak memory (MB) of rustc on the crate in this folder, whose dependencies are built before.
fn rustc(krate: &Path, folder: &Path) -> Result<(f64, u64)> {
    let check = |measured: bool| {
        let mut command = Command::new("cargo");
        command.args(["check", "--quiet"]).current_dir(krate);
        // Its own target folder for each, since features of shared dependencies differ.
        command.env("CARGO_TARGET_DIR", folder.join("target").join(krate.file_name().unwrap_or_default()));
        command.env("CARGO_INCREMENTAL", "0");
        if measured {
            command.env("RUSTC_WRAPPER", "/usr/bin/time").env("TIME", "measured %U %M");
        }
        command.output().context("cannot run cargo")
    };
    let first = check(false)?;
    if !first.status.success() {
        bail!("{} does not compile:\n{}", krate.display(), String::from_utf8_lossy(&first.stderr));
    }
    let root = krate.join("src/lib.rs");
    fs::File::open(&root)?.set_modified(std::time::SystemTime::now())?;
    let output = check(true)?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = text.lines().rev().find_map(|line| line.strip_prefix("measured "));
    let (seconds, memory) = line
        .and_then(|line| line.split_once(' '))
        .with_context(|| format!("GNU time at /usr/bin/time is needed; cargo said:\n{text}"))?;
    Ok((seconds.parse()?, memory.trim().parse::<u64>()? / 1024))
}

/// The document several times in one: schemas and operations under other names, paths under other prefixes.
fn copies_of(document: &Value, count: usize) -> Value {
    let mut whole = document.clone();
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for copy in 0..count {
        let mut one = document.clone();
        rename(&mut one, copy);
        let take = |value: &mut Value| value.as_object_mut().map(std::mem::take).unwrap_or_default();
        for (path, item) in take(&mut one["paths"]) {
            paths.insert(format!("/copy{copy}{path}"), item);
        }
        for (name, schema) in take(&mut one["components"]["schemas"]) {
            schemas.insert(format!("{name}-copy{copy}"), schema);
        }
    }
    whole["paths"] = paths.into();
    whole["components"]["schemas"] = schemas.into();
    // What other components refer to is there under its new name only; the first copy's will do.
    for (name, part) in whole["components"].as_object_mut().into_iter().flatten() {
        if name != "schemas" {
            rename(part, 0);
        }
    }
    whole
}

fn rename(value: &mut Value, copy: usize) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(text)
                        if key == "operationId" || key == "$ref" && text.starts_with("#/components/schemas/") =>
                    {
                        *text = format!("{text}-copy{copy}");
                    }
                    value => rename(value, copy),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, copy)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::copies_of;

    #[test]
    fn copies_refer_to_their_own_schemas() {
        let item = |copy: &str| json!({"get": {"operationId": format!("get{copy}"), "x": {"$ref": format!("#/components/schemas/A{copy}")}}});
        let document = json!({"paths": {"/a": item("")}, "components": {"schemas": {"A": {}}}});
        let expected = json!({
            "paths": {"/copy0/a": item("-copy0"), "/copy1/a": item("-copy1")},
            "components": {"schemas": {"A-copy0": {}, "A-copy1": {}}},
        });
        assert_eq!(copies_of(&document, 2), expected);
    }
}
