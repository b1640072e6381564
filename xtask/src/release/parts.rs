//! The list of a package's components (`CycloneDX` 1.5), and the check of their minimum Rust versions.

use std::path::Path;

use anyhow::{Context, Result};
use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Node, Package, PackageId};
use serde_json::{Value, json};

/// Runs `cargo metadata` for an unpacked package, with all features and the lock file of the package.
pub(super) fn resolve_dependencies(folder: &Path) -> Result<Metadata> {
    MetadataCommand::new()
        .current_dir(folder)
        .features(CargoOpt::AllFeatures)
        .other_options(vec!["--locked".to_owned()])
        .exec()
        .context("cannot resolve the dependencies of the package with `cargo metadata`")
}

/// Returns a message for each dependency whose `rust-version` is newer than the `rust-version` of the package.
pub(super) fn crates_above_msrv(metadata: &Metadata) -> Vec<String> {
    let Some(root) = metadata.root_package() else { return Vec::new() };
    let Some(msrv) = &root.rust_version else { return Vec::new() };
    let shipped_ids = shipped_package_ids(metadata);
    metadata
        .packages
        .iter()
        .filter(|package| shipped_ids.contains(&&package.id))
        .filter_map(|package| {
            let required_rust = package.rust_version.as_ref().filter(|required_rust| *required_rust > msrv)?;
            Some(format!(
                "the dependency {} {} requires Rust {required_rust}, but the package declares `rust-version` {msrv}",
                package.name, package.version
            ))
        })
        .collect()
}

/// Returns the IDs of the packages that users build: the root package and its dependencies at any depth, but not
/// dependencies that only tests use.
fn shipped_package_ids(metadata: &Metadata) -> Vec<&PackageId> {
    let nodes = metadata.resolve.as_ref().map(|resolve| resolve.nodes.as_slice()).unwrap_or_default();
    let mut shipped_ids: Vec<&PackageId> = metadata.root_package().map(|root| &root.id).into_iter().collect();
    let mut next_index = 0;
    while let Some(id) = shipped_ids.get(next_index).copied() {
        next_index += 1;
        let Some(node) = nodes.iter().find(|node| node.id == *id) else { continue };
        for dependency in direct_dependencies(node) {
            if !shipped_ids.contains(&dependency) {
                shipped_ids.push(dependency);
            }
        }
    }
    shipped_ids
}

/// Returns the direct dependencies of a package, without dependencies that only tests use.
fn direct_dependencies(node: &Node) -> impl Iterator<Item = &PackageId> {
    let is_shipped = |kind: &cargo_metadata::DepKindInfo| kind.kind != DependencyKind::Development;
    node.deps
        .iter()
        .filter(move |dependency| dependency.dep_kinds.iter().any(is_shipped))
        .map(|dependency| &dependency.pkg)
}

/// Returns the list of components as JSON. The same package always has the same list, since the list contains neither a
/// time nor a random number.
pub(super) fn render_component_list(metadata: &Metadata) -> Result<String> {
    let root = metadata.root_package().context("`cargo metadata` does not report the package")?;
    let shipped_ids = shipped_package_ids(metadata);
    let mut packages: Vec<&Package> =
        metadata.packages.iter().filter(|package| shipped_ids.contains(&&package.id)).collect();
    packages.sort_by_key(|package| (package.name.to_string(), package.version.clone()));
    let url_of_id =
        |id: &PackageId| packages.iter().find(|package| package.id == *id).map(|package| package_url(package));
    let nodes = metadata.resolve.as_ref().map(|resolve| resolve.nodes.as_slice()).unwrap_or_default();
    let mut dependency_entries = Vec::new();
    for package in &packages {
        let node = nodes.iter().find(|node| node.id == package.id);
        let mut dependency_urls: Vec<String> =
            node.into_iter().flat_map(direct_dependencies).filter_map(url_of_id).collect();
        dependency_urls.sort();
        dependency_entries.push(json!({ "ref": package_url(package), "dependsOn": dependency_urls }));
    }
    let component_entries: Vec<Value> =
        packages.iter().filter(|package| package.id != root.id).map(|it| component_entry(it)).collect();
    let component_list = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component_entry(root) },
        "components": component_entries,
        "dependencies": dependency_entries,
    });
    Ok(serde_json::to_string_pretty(&component_list)? + "\n")
}

/// Returns the package URL (purl), which identifies the package in the list: `pkg:cargo/serde@1.0.0`.
fn package_url(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

/// Returns the JSON object that describes a package in the list of components.
fn component_entry(package: &Package) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": package_url(package),
        "name": package.name.as_str(),
        "version": package.version.to_string(),
        "purl": package_url(package),
    });
    if let Some(description) = &package.description {
        component["description"] = description.trim().into();
    }
    if let Some(licence) = &package.license {
        // `MIT/Apache-2.0` is an older notation for `MIT OR Apache-2.0`.
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    if let Some(repository) = &package.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    component
}
