//! Checks a package before it is published, for the requirements of the registry, docs.rs and readers.

use std::{collections::BTreeSet, path::Path};

use pulldown_cmark::{Event, Options, Parser, Tag};
use toml::{Table, Value};

use super::package::Package;

/// The registry's limit for the size of the `.crate` file, in bytes.
const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// Returns the problems of a package as messages. `made` contains the paths of the files that `generate` wrote, and
/// `bytes` is the size of the `.crate` file.
pub(super) fn find_problems(package: &Package, made: &BTreeSet<String>, bytes: u64) -> Vec<String> {
    let Some(manifest) = package.read_text("Cargo.toml").and_then(|text| text.parse::<Table>().ok()) else {
        return vec!["the package has no readable Cargo.toml".to_owned()];
    };
    let mut found = check_files(package, made, &manifest);
    found.extend(check_metadata(&manifest));
    found.extend(check_dependencies(&manifest));
    found.extend(check_readme(package, &manifest));
    if bytes > MAX_BYTES {
        found.push(format!("the package has {bytes} bytes; the registry accepts at most {MAX_BYTES}"));
    }
    found
}

/// Returns advice about optional metadata on which the maintainer decides.
pub(super) fn find_advice(package: &Package) -> Option<&'static str> {
    let manifest: Table = package.read_text("Cargo.toml")?.parse().ok()?;
    manifest.get("package")?.get("repository").is_none().then_some(
        "spec/client.toml has no `repository`; the registry and docs.rs will not lead to the source, and this version can \
         never be given an address",
    )
}

/// Returns the differences between the files of the package and those that `generate` wrote. Files that the manifest
/// excludes or that cargo adds are ignored.
fn check_files(package: &Package, made: &BTreeSet<String>, manifest: &Table) -> Vec<String> {
    let excluded = string_list(manifest, "exclude");
    let is_excluded =
        |path: &String| excluded.iter().any(|entry| Path::new(path).starts_with(entry.trim_start_matches('/')));
    let added = ["Cargo.lock", "Cargo.toml.orig", ".cargo_vcs_info.json"];
    let mut found = Vec::new();
    for path in made.iter().filter(|path| !is_excluded(path) && !package.files.contains_key(*path)) {
        found.push(format!("{path} is missing from the package"));
    }
    for path in package.files.keys().filter(|path| !added.contains(&path.as_str()) && !made.contains(*path)) {
        found.push(format!("{path} is in the package, but was not written by `generate`"));
    }
    for path in ["Cargo.lock", "README.md", "LICENSE-APACHE", "LICENSE-MIT", "src/lib.rs"] {
        if package.files.get(path).is_none_or(|content| content.trim_ascii().is_empty()) {
            found.push(format!("{path} is missing from the package, or empty"));
        }
    }
    found
}

fn check_metadata(manifest: &Table) -> Vec<String> {
    let package = manifest.get("package").and_then(Value::as_table).cloned().unwrap_or_default();
    let mut found = Vec::new();
    for key in ["name", "version", "description", "license", "readme", "rust-version", "edition"] {
        if package.get(key).and_then(Value::as_str).is_none_or(str::is_empty) {
            found.push(format!("the manifest's `{key}` is missing"));
        }
    }
    let (keywords, categories) = (string_list(manifest, "keywords"), string_list(manifest, "categories"));
    for (key, values) in [("keywords", &keywords), ("categories", &categories)] {
        if values.is_empty() || values.len() > 5 {
            found.push(format!("the manifest has {} {key}; the registry requires one to five", values.len()));
        }
    }
    let fits = |word: &String| {
        word.len() <= 20
            && word.starts_with(|first: char| first.is_ascii_alphanumeric())
            && word.chars().all(|c| c.is_ascii_alphanumeric() || "-_+".contains(c))
    };
    for word in keywords.iter().filter(|word| !fits(word)) {
        found.push(format!(
            "the registry does not accept the keyword `{word}`: at most twenty letters, digits, `-`, `_`, `+`"
        ));
    }
    let docs = package.get("metadata").and_then(|it| it.get("docs")).and_then(|it| it.get("rs"));
    if docs.and_then(|docs| docs.get("all-features")).and_then(Value::as_bool) != Some(true) {
        found.push("`package.metadata.docs.rs` does not enable all features, so docs.rs would omit some".to_owned());
    }
    found
}

/// Returns a list of strings in the manifest's `[package]`.
fn string_list(manifest: &Table, key: &str) -> Vec<String> {
    let list = manifest.get("package").and_then(|package| package.get(key)).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Checks that every dependency is from a registry and has a minimum version.
fn check_dependencies(manifest: &Table) -> Vec<String> {
    let mut tables: Vec<(&String, &Value)> = manifest.iter().collect();
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    tables.extend(targets.filter_map(|(_, target)| target.as_table()).flatten());
    let tables = tables.into_iter().filter(|(key, _)| key.ends_with("dependencies"));
    let mut found = Vec::new();
    for (name, dependency) in tables.filter_map(|(_, table)| table.as_table()).flatten() {
        for source in ["path", "git"] {
            if dependency.get(source).is_some() {
                found.push(format!("the dependency `{name}` has a `{source}`"));
            }
        }
        let version = dependency.as_str().or_else(|| dependency.get("version").and_then(Value::as_str));
        if version.is_none_or(|version| version.contains('*')) {
            found.push(format!("the dependency `{name}` has no version"));
        }
    }
    found
}

/// Checks that the links in README.md have valid targets, and that README.md explains each feature.
fn check_readme(package: &Package, manifest: &Table) -> Vec<String> {
    let Some(text) = package.read_text("README.md") else { return Vec::new() };
    let mut found = Vec::new();
    for event in Parser::new_ext(&text, Options::all()) {
        let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event else {
            continue;
        };
        let absolute = dest_url.starts_with("https://") || dest_url.starts_with("mailto:");
        let path = dest_url.split('#').next().unwrap_or_default();
        let is_packaged = path.is_empty() || package.files.contains_key(path.trim_start_matches("./"));
        if !absolute && !is_packaged {
            found.push(format!("README.md links to `{dest_url}`, which is neither https nor a file of the package"));
        }
    }
    for feature in feature_names(manifest) {
        if !text.contains(&format!("`{feature}`")) {
            found.push(format!("README.md does not explain the feature `{feature}`"));
        }
    }
    found
}

/// Returns the features of a manifest, without `default`.
pub(super) fn feature_names(manifest: &Table) -> Vec<String> {
    let features = manifest.get("features").and_then(Value::as_table);
    features.into_iter().flatten().map(|(name, _)| name.clone()).filter(|name| name != "default").collect()
}
