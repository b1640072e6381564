//! The list of components of a package (`CycloneDX` 1.5), and the minimum Rust version of the components.

use std::path::Path;

use anyhow::{Context, Result};
use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Node, Package, PackageId};
use serde_json::{Value, json};

/// Returns cargo's metadata of an unpacked package, resolved with the package's own lock file.
pub(super) fn resolve_dependencies(folder: &Path) -> Result<Metadata> {
    MetadataCommand::new()
        .current_dir(folder)
        .features(CargoOpt::AllFeatures)
        .other_options(vec!["--locked".to_owned()])
        .exec()
        .context("cannot resolve the package's dependencies")
}

/// Returns a message for each dependency that declares a newer `rust-version` than the package.
pub(super) fn crates_above_msrv(metadata: &Metadata) -> Vec<String> {
    let Some(root) = metadata.root_package() else { return Vec::new() };
    let Some(promised) = &root.rust_version else { return Vec::new() };
    let needed = shipped_packages(metadata);
    metadata
        .packages
        .iter()
        .filter(|package| needed.contains(&&package.id))
        .filter_map(|package| {
            let rust = package.rust_version.as_ref().filter(|rust| *rust > promised)?;
            Some(format!("{} {} needs Rust {rust}, but the package declares {promised}", package.name, package.version))
        })
        .collect()
}

/// Returns the packages that users build, which excludes dependencies of tests.
fn shipped_packages(metadata: &Metadata) -> Vec<&PackageId> {
    let nodes = metadata.resolve.as_ref().map(|resolve| resolve.nodes.as_slice()).unwrap_or_default();
    let mut found: Vec<&PackageId> = metadata.root_package().map(|root| &root.id).into_iter().collect();
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        next += 1;
        let Some(node) = nodes.iter().find(|node| node.id == *id) else { continue };
        for dependency in built_packages(node) {
            if !found.contains(&dependency) {
                found.push(dependency);
            }
        }
    }
    found
}

fn built_packages(node: &Node) -> impl Iterator<Item = &PackageId> {
    let is_packaged = |kind: &cargo_metadata::DepKindInfo| kind.kind != DependencyKind::Development;
    node.deps
        .iter()
        .filter(move |dependency| dependency.dep_kinds.iter().any(is_packaged))
        .map(|dependency| &dependency.pkg)
}

/// Returns the list of components as JSON. The list is reproducible, since it contains neither a time nor a random
/// number.
pub(super) fn parts_list(metadata: &Metadata) -> Result<String> {
    let root = metadata.root_package().context("the package is not in its own metadata")?;
    let ids = shipped_packages(metadata);
    let mut packages: Vec<&Package> = metadata.packages.iter().filter(|package| ids.contains(&&package.id)).collect();
    packages.sort_by_key(|package| (package.name.to_string(), package.version.clone()));
    let named = |id: &PackageId| packages.iter().find(|package| package.id == *id).map(|package| package_url(package));
    let nodes = metadata.resolve.as_ref().map(|resolve| resolve.nodes.as_slice()).unwrap_or_default();
    let mut dependencies = Vec::new();
    for package in &packages {
        let node = nodes.iter().find(|node| node.id == package.id);
        let mut on: Vec<String> = node.into_iter().flat_map(built_packages).filter_map(named).collect();
        on.sort();
        dependencies.push(json!({ "ref": package_url(package), "dependsOn": on }));
    }
    let others: Vec<Value> =
        packages.iter().filter(|package| package.id != root.id).map(|it| component_entry(it)).collect();
    let document = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component_entry(root) },
        "components": others,
        "dependencies": dependencies,
    });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

/// Returns the package URL (purl), which identifies the package in the list.
fn package_url(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

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
        // `/` is an older notation for `OR`.
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    if let Some(repository) = &package.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    component
}
