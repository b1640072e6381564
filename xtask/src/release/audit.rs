//! Checks the files and the manifest of a package before it is published: the requirements of the registry and of
//! docs.rs, and a complete README.

use std::{collections::BTreeSet, path::Path};

use pulldown_cmark::{Event, Options, Parser, Tag};
use toml::{Table, Value};

use super::package::Package;

/// The registry's limit for the size of the `.crate` file, in bytes.
const MAX_ARCHIVE_BYTES: u64 = 10 * 1024 * 1024;

/// Returns the problems of a package as messages. `generated_paths` contains the paths of the files that `generate`
/// wrote, and `archive_bytes` is the size of the `.crate` file.
pub(super) fn find_problems(package: &Package, generated_paths: &BTreeSet<String>, archive_bytes: u64) -> Vec<String> {
    let Some(manifest) = package.read_text("Cargo.toml").and_then(|text| text.parse::<Table>().ok()) else {
        return vec!["the package archive contains no Cargo.toml that can be parsed".to_owned()];
    };
    let mut problems = check_files(package, generated_paths, &manifest);
    problems.extend(check_metadata(&manifest));
    problems.extend(check_dependencies(&manifest));
    problems.extend(check_readme(package, &manifest));
    if archive_bytes > MAX_ARCHIVE_BYTES {
        problems.push(format!(
            "the package archive has {archive_bytes} bytes; the registry accepts at most {MAX_ARCHIVE_BYTES} bytes"
        ));
    }
    problems
}

/// Returns a warning if optional metadata is missing in the manifest. The maintainer decides whether to add the
/// metadata. `None` if the metadata is complete.
pub(super) fn find_advice(package: &Package) -> Option<&'static str> {
    let manifest: Table = package.read_text("Cargo.toml")?.parse().ok()?;
    manifest.get("package")?.get("repository").is_none().then_some(
        "`repository` is missing in spec/client.toml; the registry and docs.rs will not link to the source code, and the link \
         cannot be added to this version later",
    )
}

/// Checks that the package contains all files that `generate` wrote, and no other files. Files that the manifest
/// excludes or that cargo adds are ignored.
fn check_files(package: &Package, generated_paths: &BTreeSet<String>, manifest: &Table) -> Vec<String> {
    let excluded_paths = package_strings(manifest, "exclude");
    let is_excluded =
        |path: &String| excluded_paths.iter().any(|entry| Path::new(path).starts_with(entry.trim_start_matches('/')));
    let paths_added_by_cargo = ["Cargo.lock", "Cargo.toml.orig", ".cargo_vcs_info.json"];
    let mut problems = Vec::new();
    for path in generated_paths.iter().filter(|path| !is_excluded(path) && !package.files.contains_key(*path)) {
        problems.push(format!("the generated file {path} is missing from the package"));
    }
    let is_expected = |path: &String| paths_added_by_cargo.contains(&path.as_str()) || generated_paths.contains(path);
    for path in package.files.keys().filter(|path| !is_expected(path)) {
        problems.push(format!("the package contains the file {path}, which was not written by `generate`"));
    }
    for path in ["Cargo.lock", "README.md", "LICENSE-APACHE", "LICENSE-MIT", "src/lib.rs"] {
        if package.files.get(path).is_none_or(|content| content.trim_ascii().is_empty()) {
            problems.push(format!("the file {path} is missing from the package, or empty"));
        }
    }
    problems
}

/// Checks the fields of `[package]` in the manifest.
fn check_metadata(manifest: &Table) -> Vec<String> {
    let package = manifest.get("package").and_then(Value::as_table).cloned().unwrap_or_default();
    let mut problems = Vec::new();
    for key in ["name", "version", "description", "license", "readme", "rust-version", "edition"] {
        if package.get(key).and_then(Value::as_str).is_none_or(str::is_empty) {
            problems.push(format!("`package.{key}` is missing in the manifest"));
        }
    }
    let (keywords, categories) = (package_strings(manifest, "keywords"), package_strings(manifest, "categories"));
    for (key, values) in [("keywords", &keywords), ("categories", &categories)] {
        if values.is_empty() || values.len() > 5 {
            problems.push(format!(
                "`package.{key}` in the manifest has {} entries; one to five are required",
                values.len()
            ));
        }
    }
    let is_valid_keyword = |word: &String| {
        word.len() <= 20
            && word.starts_with(|first: char| first.is_ascii_alphanumeric())
            && word.chars().all(|c| c.is_ascii_alphanumeric() || "-_+".contains(c))
    };
    for word in keywords.iter().filter(|word| !is_valid_keyword(word)) {
        problems.push(format!(
            "the registry does not accept the keyword `{word}`; it must begin with a letter or digit and consist of at most 20 \
             letters, digits, `-`, `_` and `+`"
        ));
    }
    let docs_rs_settings = package.get("metadata").and_then(|it| it.get("docs")).and_then(|it| it.get("rs"));
    if docs_rs_settings.and_then(|settings| settings.get("all-features")).and_then(Value::as_bool) != Some(true) {
        let problem = "`package.metadata.docs.rs` does not set `all-features = true`, so docs.rs would omit items";
        problems.push(problem.to_owned());
    }
    problems
}

/// Returns the strings of the array `key` in `[package]` of the manifest. Empty if the array is missing.
fn package_strings(manifest: &Table, key: &str) -> Vec<String> {
    let array = manifest.get("package").and_then(|package| package.get(key)).and_then(Value::as_array);
    array.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Checks that every dependency is from a registry and has a minimum version.
fn check_dependencies(manifest: &Table) -> Vec<String> {
    let mut parent_tables: Vec<(&String, &Value)> = manifest.iter().collect();
    let target_tables = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    parent_tables.extend(target_tables.filter_map(|(_, target)| target.as_table()).flatten());
    let dependency_tables = parent_tables.into_iter().filter(|(key, _)| key.ends_with("dependencies"));
    let mut problems = Vec::new();
    for (name, dependency) in dependency_tables.filter_map(|(_, table)| table.as_table()).flatten() {
        for source in ["path", "git"] {
            if dependency.get(source).is_some() {
                problems.push(format!(
                    "the dependency `{name}` has the key `{source}`; only dependencies from a registry are allowed"
                ));
            }
        }
        let version = dependency.as_str().or_else(|| dependency.get("version").and_then(Value::as_str));
        if version.is_none_or(|version| version.contains('*')) {
            problems.push(format!("the dependency `{name}` has no minimum version"));
        }
    }
    problems
}

/// Checks that the links in README.md have valid targets, and that README.md explains each feature.
fn check_readme(package: &Package, manifest: &Table) -> Vec<String> {
    let Some(readme_text) = package.read_text("README.md") else { return Vec::new() };
    let mut problems = Vec::new();
    for event in Parser::new_ext(&readme_text, Options::all()) {
        let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event else {
            continue;
        };
        let is_absolute = dest_url.starts_with("https://") || dest_url.starts_with("mailto:");
        let path = dest_url.split('#').next().unwrap_or_default();
        let is_packaged = path.is_empty() || package.files.contains_key(path.trim_start_matches("./"));
        if !is_absolute && !is_packaged {
            problems.push(format!(
                "README.md links to `{dest_url}`, which is neither an `https` URL nor a file of the package"
            ));
        }
    }
    for feature in feature_names(manifest) {
        if !readme_text.contains(&format!("`{feature}`")) {
            problems.push(format!("README.md does not explain the feature `{feature}`"));
        }
    }
    problems
}

/// Returns the names of the features in a manifest, without `default`.
pub(super) fn feature_names(manifest: &Table) -> Vec<String> {
    let features = manifest.get("features").and_then(Value::as_table);
    features.into_iter().flatten().map(|(name, _)| name.clone()).filter(|name| name != "default").collect()
}
