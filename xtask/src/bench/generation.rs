//! Benchmark of generating a crate from a large document: time and memory.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use anyhow::{Context, Result};
use codegen::{config::Config, lower::Strictness};
use serde_json::{Map, Value};

use super::{measure_command, median, quotient, ratio, run_alternately};
use crate::{spec::Spec, workspace::Workspace};

/// Measures generation relative to parsing, ten copies relative to one, and the peak memory of the command.
pub(super) fn write_generation_section(
    workspace: &Workspace,
    document: &Path,
    folder: &Path,
    text: &mut String,
) -> Result<()> {
    let source = fs::read_to_string(document).with_context(|| format!("cannot read {}", document.display()))?;
    let (parse, one, times) = run_alternately(
        || serde_json::from_str::<openapiv3::OpenAPI>(&source).map(drop).or(Ok(())),
        || generate(document),
    )?;
    let copies = folder.join("copies.json");
    fs::write(&copies, copies_of(&serde_json::from_str(&source)?, 10).to_string())?;
    let ten = median(|| generate(&copies))?;
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    writeln!(text, "## Generation of `{name}`\n\n| what | ms | ratio |\n|---|---|---|")?;
    writeln!(text, "| parsing into `openapiv3` | {} | 1 |", parse.as_millis())?;
    writeln!(text, "| the crate's files | {} | {:.1} |", one.as_millis(), times)?;
    writeln!(text, "| ten copies in one document | {} | {:.1} of one |", ten.as_millis(), ratio(ten, one))?;
    let modern = folder.join("modern.json");
    fs::write(&modern, as_openapi_3_1(serde_json::from_str(&source)?).to_string())?;
    let (_, modern, times) = run_alternately(|| generate(document), || generate(&modern))?;
    writeln!(text, "| the same document in OpenAPI 3.1 | {} | {times:.2} of 3.0 |\n", modern.as_millis())?;

    let size = fs::metadata(document)?.len() / 1024;
    let (large, small) =
        (measure_memory(document, folder)?, measure_memory(&workspace.path("spec/openapi.yaml"), folder)?);
    writeln!(text, "| peak memory of `cargo xtask generate` | KB | of the file |\n|---|---|---|")?;
    writeln!(text, "| resident, the program itself with it | {large} | {:.1} |", quotient(large, size))?;
    writeln!(
        text,
        "| beyond what a document of three operations takes | {} | {:.1} |\n",
        large - small,
        quotient(large - small, size)
    )?;
    Ok(())
}

/// Converts a document from OpenAPI 3.0 to 3.1: `nullable: true` becomes the type `null`.
fn as_openapi_3_1(mut document: Value) -> Value {
    fn rewrite(value: &mut Value) {
        match value {
            Value::Object(members) => {
                if members.get("nullable").is_some_and(Value::is_boolean)
                    && let Some(nullable) = members.remove("nullable")
                    && nullable == Value::Bool(true)
                {
                    match members.get_mut("type") {
                        Some(ty) => *ty = serde_json::json!([ty.take(), "null"]),
                        None => *value = serde_json::json!({"anyOf": [std::mem::take(members), {"type": "null"}]}),
                    }
                }
                value.as_object_mut().into_iter().flat_map(Map::values_mut).for_each(rewrite);
            }
            Value::Array(items) => items.iter_mut().for_each(rewrite),
            _ => {}
        }
    }
    rewrite(&mut document);
    document["openapi"] = "3.1.0".into();
    document
}

fn generate(path: &Path) -> Result<()> {
    let spec = Spec::from_path(path);
    let (_, tree) = codegen::generate(&spec.root, &spec, &Config::default(), Strictness::Lenient);
    tree.map(drop).context("the document has errors; see `cargo xtask check`")
}

/// Returns the peak memory in KB of generating the crate of a document with this program.
fn measure_memory(document: &Path, folder: &Path) -> Result<u64> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["generate", "--name", "measured", "--spec"]).arg(document).arg("--out").arg(folder.join("measured"));
    Ok(measure_command(&command)?.1)
}

/// Returns a document with several copies of `document`. The schemas and operations of each copy have different
/// names, and its paths a different prefix.
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
    // In all other components, only references are renamed, to those of the first copy. One copy of these components
    // is sufficient.
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
