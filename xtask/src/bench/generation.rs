//! Benchmark of the time and the memory for generating a crate from a large document.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use anyhow::{Context, Result};
use codegen::{config::Config, lower::Strictness};
use serde_json::{Map, Value};

use super::{measure_command, median_duration, quotient, ratio, run_alternately};
use crate::{spec::Spec, workspace::Workspace};

/// Measures the time for generating a crate relative to parsing the document, the time for ten copies of the document
/// relative to one copy, and the peak memory of `cargo xtask generate`. Appends the section to `text`.
pub(super) fn write_generation_section(
    workspace: &Workspace,
    document: &Path,
    folder: &Path,
    text: &mut String,
) -> Result<()> {
    let document_text = fs::read_to_string(document).with_context(|| format!("cannot read {}", document.display()))?;
    let (parse_time, single_copy_time, time_ratio) = run_alternately(
        || serde_json::from_str::<openapiv3::OpenAPI>(&document_text).map(drop).or(Ok(())),
        || generate(document),
    )?;
    let copies_path = folder.join("copies.json");
    fs::write(&copies_path, repeat_document(&serde_json::from_str(&document_text)?, 10).to_string())?;
    let ten_copies_time = median_duration(|| generate(&copies_path))?;
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    writeln!(text, "## Generation of `{name}`\n\n| what | ms | ratio |\n|---|---|---|")?;
    writeln!(text, "| parsing into the types of `openapiv3` | {} | 1 |", parse_time.as_millis())?;
    writeln!(text, "| generating the crate's files | {} | {:.1} |", single_copy_time.as_millis(), time_ratio)?;
    writeln!(
        text,
        "| generating from ten copies in one document | {} | {:.1} of one |",
        ten_copies_time.as_millis(),
        ratio(ten_copies_time, single_copy_time)
    )?;
    let openapi_3_1_path = folder.join("modern.json");
    fs::write(&openapi_3_1_path, to_openapi_3_1(serde_json::from_str(&document_text)?).to_string())?;
    let (_, openapi_3_1_time, time_ratio) = run_alternately(|| generate(document), || generate(&openapi_3_1_path))?;
    writeln!(
        text,
        "| generating from the same document in OpenAPI 3.1 | {} | {time_ratio:.2} of 3.0 |\n",
        openapi_3_1_time.as_millis()
    )?;

    let document_kb = fs::metadata(document)?.len() / 1024;
    let (large_document_memory_kb, small_document_memory_kb) =
        (measure_memory(document, folder)?, measure_memory(&workspace.path("spec/openapi.yaml"), folder)?);
    writeln!(text, "| peak memory of `cargo xtask generate` | KB | ratio to the file size |\n|---|---|---|")?;
    writeln!(
        text,
        "| total, including the program itself | {large_document_memory_kb} | {:.1} |",
        quotient(large_document_memory_kb, document_kb)
    )?;
    writeln!(
        text,
        "| more than for a document with three operations | {} | {:.1} |\n",
        large_document_memory_kb - small_document_memory_kb,
        quotient(large_document_memory_kb - small_document_memory_kb, document_kb)
    )?;
    Ok(())
}

/// Converts a document from OpenAPI 3.0 to 3.1: `type: string, nullable: true` → `type: [string, "null"]`.
fn to_openapi_3_1(mut document: Value) -> Value {
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
    tree.map(drop).with_context(|| format!("the document {} has errors; run `cargo xtask check` on it", path.display()))
}

/// Runs `generate` of this program for a document. Returns the peak memory in KB.
fn measure_memory(document: &Path, folder: &Path) -> Result<u64> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["generate", "--name", "measured", "--spec"]).arg(document).arg("--out").arg(folder.join("measured"));
    Ok(measure_command(&command)?.1)
}

/// Returns a document with `count` copies of the operations and schemas of `document`. Names in each copy are unique:
/// operations and schemas have the suffix `-copy0`, `-copy1`, …, and paths have a prefix.
fn repeat_document(document: &Value, count: usize) -> Value {
    let mut repeated_document = document.clone();
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for copy_number in 0..count {
        let mut copied_document = document.clone();
        add_copy_suffix(&mut copied_document, copy_number);
        let take_members = |value: &mut Value| value.as_object_mut().map(std::mem::take).unwrap_or_default();
        for (path, item) in take_members(&mut copied_document["paths"]) {
            paths.insert(format!("/copy{copy_number}{path}"), item);
        }
        for (name, schema) in take_members(&mut copied_document["components"]["schemas"]) {
            schemas.insert(format!("{name}-copy{copy_number}"), schema);
        }
    }
    repeated_document["paths"] = paths.into();
    repeated_document["components"]["schemas"] = schemas.into();
    // The other components are not copied. Their references are changed to the schemas of the first copy.
    for (name, component) in repeated_document["components"].as_object_mut().into_iter().flatten() {
        if name != "schemas" {
            add_copy_suffix(component, 0);
        }
    }
    repeated_document
}

/// Adds the suffix of a copy to each `operationId`, and to each `$ref` to a schema.
fn add_copy_suffix(value: &mut Value, copy_number: usize) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(text)
                        if key == "operationId" || key == "$ref" && text.starts_with("#/components/schemas/") =>
                    {
                        *text = format!("{text}-copy{copy_number}");
                    }
                    value => add_copy_suffix(value, copy_number),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| add_copy_suffix(item, copy_number)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::repeat_document;

    #[test]
    fn copies_refer_to_their_own_schemas() {
        let path_item = |copy: &str| {
            let reference = format!("#/components/schemas/A{copy}");
            json!({"get": {"operationId": format!("get{copy}"), "x": {"$ref": reference}}})
        };
        let document = json!({"paths": {"/a": path_item("")}, "components": {"schemas": {"A": {}}}});
        let expected = json!({
            "paths": {"/copy0/a": path_item("-copy0"), "/copy1/a": path_item("-copy1")},
            "components": {"schemas": {"A-copy0": {}, "A-copy1": {}}},
        });
        assert_eq!(repeat_document(&document, 2), expected);
    }
}
