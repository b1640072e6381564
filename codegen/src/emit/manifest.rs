//! Emits the `Cargo.toml` of the generated crate. Dependencies, features and lints are copied from the `Cargo.toml` of
//! the runtime.

use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::runtime;
use crate::{
    ir::{Api, Checks, Operation, TypeDef, TypeKind},
    names::{NameKind, to_identifier},
};

/// The text of the runtime's `Cargo.toml`.
pub(crate) const RUNTIME_MANIFEST: &str = include_str!("../../runtime/Cargo.toml");

/// Returns the license files of the generated package, as pairs of path and text.
pub(super) fn list_license_files() -> [(&'static str, &'static str); 2] {
    [("LICENSE-APACHE", include_str!("../../../LICENSE-APACHE")), ("LICENSE-MIT", include_str!("../../../LICENSE-MIT"))]
}

/// Returns the features of the runtime, except `default` and the features of parts. Each feature is a pair of the name
/// and the comment in `Cargo.toml`. A generated crate has all of these features, except those for vendors that the API
/// does not use.
pub(crate) fn read_runtime_features() -> Vec<(String, String)> {
    let manifest: DocumentMut = RUNTIME_MANIFEST.parse().expect("the runtime's manifest is valid TOML");
    let features = manifest["features"].as_table().expect("`features` is a table");
    let read_feature_comment = |name: &str| {
        let key_prefix =
            features.key(name).and_then(|key| key.leaf_decor().prefix()).and_then(|prefix| prefix.as_str());
        let comment_lines = key_prefix.unwrap_or_default().lines().map(|line| line.trim_start_matches('#').trim());
        comment_lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let part_features = runtime::list_part_features();
    let feature_names =
        features.iter().map(|(name, _)| name).filter(|name| *name != "default" && !part_features.contains(name));
    feature_names.map(|name| (name.to_owned(), read_feature_comment(name))).collect()
}

/// Checks that `name` is valid as the name of a generated package: cargo and Rust accept the name, and none of the
/// crate's dependencies has the same name.
///
/// # Errors
///
/// If the name is not allowed. The message contains the reason.
pub fn check_package_name(name: &str) -> Result<(), String> {
    let has_valid_characters = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let is_keyword =
        to_identifier(name, NameKind::Field).starts_with("r#") || matches!(name, "_" | "self" | "super" | "crate");
    if !has_valid_characters || !name.starts_with(|first: char| first.is_ascii_alphabetic()) || is_keyword {
        let requirement =
            "a package name must consist of letters, digits, `-` and `_`, begin with a letter, and not be a keyword";
        return Err(requirement.to_owned());
    }
    let crate_name = name.replace('-', "_");
    if ["alloc", "core", "proc_macro", "std", "test"].contains(&crate_name.as_str()) {
        return Err(format!("`{crate_name}` is the name of a crate of the Rust toolchain; choose another name"));
    }
    if read_dependency_names().iter().any(|dependency| dependency.replace('-', "_") == crate_name) {
        return Err(format!("the generated crate depends on a package named `{crate_name}`; choose another name"));
    }
    Ok(())
}

/// Returns the names of the runtime's dependencies. For a dependency that is renamed in `Cargo.toml`, both the original
/// name and the new name are included.
fn read_dependency_names() -> Vec<String> {
    let manifest: DocumentMut = RUNTIME_MANIFEST.parse().expect("the runtime's manifest is valid TOML");
    let dependency_tables =
        ["dependencies", "dev-dependencies"].into_iter().filter_map(|key| manifest[key].as_table_like());
    let dependency_names = dependency_tables.flat_map(|table| table.iter()).flat_map(|(name, item)| {
        let package = item.get("package").and_then(Item::as_str);
        [Some(name.to_owned()), package.map(str::to_owned)].into_iter().flatten()
    });
    // The runtime has a dev-dependency on itself for its tests, which is not a dependency on another package.
    dependency_names.filter(|name| name != "runtime").collect()
}

/// Emits the text of the generated `Cargo.toml`.
pub(super) fn emit_manifest(api: &Api) -> String {
    let mut manifest: DocumentMut = RUNTIME_MANIFEST.parse().expect("the runtime's manifest is valid TOML");
    let runtime_package = manifest["package"].clone();
    manifest["package"] = Item::Table(create_package_table(api, &runtime_package));
    manifest.remove("bench");
    manifest.remove("test");
    remove_features(&mut manifest, &runtime::find_unneeded_features(api));
    remove_features(&mut manifest, &runtime::list_part_features());
    set_uuid_dependency(&mut manifest, api.package.has_uuids);
    add_features(api, &mut manifest);
    set_self_dependency(api, &mut manifest);
    add_lints(&mut manifest);
    let manifest_text = manifest.to_string();
    let text_after_header = manifest_text.split_once("[package]").map_or(manifest_text.as_str(), |(_, text)| text);
    format!("[package]{text_after_header}")
}

/// Creates the table `[package]` of the generated `Cargo.toml`. Some fields are copied from `runtime_package`, the same
/// table in the runtime's `Cargo.toml`.
fn create_package_table(api: &Api, runtime_package: &Item) -> Table {
    let package = &api.package;
    let mut table = Table::new();
    let to_array = |items: &[String]| value(items.iter().map(String::as_str).collect::<Array>());
    table["name"] = value(&package.name);
    table["version"] = value(&package.version);
    table["description"] = value(&package.description);
    for key in ["edition", "rust-version", "license"] {
        table[key] = runtime_package[key].clone();
    }
    if let Some(repository) = &package.repository {
        table["repository"] = value(repository);
    }
    if let Some(homepage) = &package.homepage {
        table["homepage"] = value(homepage);
    }
    table["readme"] = value("README.md");
    if !package.keywords.is_empty() {
        table["keywords"] = to_array(&package.keywords);
    }
    if !package.categories.is_empty() {
        table["categories"] = to_array(&package.categories);
    }
    table["exclude"] = to_array(&["/rustfmt.toml".to_owned(), "/tests".to_owned()]);
    let mut docs_rs_table = Table::new();
    docs_rs_table["all-features"] = value(true);
    let mut metadata_table = Table::new();
    metadata_table.set_implicit(true);
    metadata_table["docs"] = Item::Table({
        let mut docs_table = Table::new();
        docs_table.set_implicit(true);
        docs_table["rs"] = Item::Table(docs_rs_table);
        docs_table
    });
    table["metadata"] = Item::Table(metadata_table);
    table
}

/// Replaces the dev-dependency on the runtime with a dev-dependency of the generated crate on itself, so that all
/// features are enabled in its tests.
fn set_self_dependency(api: &Api, manifest: &mut DocumentMut) {
    let dev_dependencies = manifest.get_mut("dev-dependencies").and_then(Item::as_table_mut);
    let mut dev_dependencies = dev_dependencies;
    if let Some(dev_dependencies) = &mut dev_dependencies {
        // These dependencies are only used by tests that the generated crate does not include.
        for name in ["derive", "peak_alloc", "socket2"] {
            dev_dependencies.remove(name);
        }
    }
    if let Some((table, dependency)) =
        dev_dependencies.and_then(|table| table.remove("runtime").map(|dependency| (table, dependency)))
    {
        table.insert(&api.package.name, dependency);
    }
}

/// Makes the crate `uuid` a required dependency if `has_uuids` is true, or removes the dependency. It is not an
/// optional dependency, since a feature must not change the types of members.
fn set_uuid_dependency(manifest: &mut DocumentMut, has_uuids: bool) {
    if let Some(dependencies) = manifest["dependencies"].as_table_mut() {
        if !has_uuids {
            dependencies.remove(runtime::UUID);
        } else if let Some(dependency) = dependencies.get_mut(runtime::UUID).and_then(Item::as_inline_table_mut) {
            dependency.remove("optional");
            dependency.fmt();
        }
    }
}

/// Removes the features `feature_names` from the table `[features]`, and from the features that the tests enable.
fn remove_features(manifest: &mut DocumentMut, feature_names: &[&str]) {
    if let Some(features) = manifest["features"].as_table_mut() {
        for name in feature_names {
            features.remove(name);
        }
    }
    if let Some(enabled_features) = manifest["dev-dependencies"]["runtime"]["features"].as_array_mut() {
        enabled_features.retain(|feature| feature.as_str().is_none_or(|feature| !feature_names.contains(&feature)));
    }
}

/// Disables lints that generated code would violate, in addition to the lint settings of the runtime.
fn add_lints(manifest: &mut DocumentMut) {
    // The document determines whether code violates these lints: operations may be long, structs large and types
    // complex.
    for lint in ["default_trait_access", "large_enum_variant", "too_many_lines", "type_complexity"] {
        manifest["lints"]["clippy"][lint] = value("allow");
    }
}

/// Returns whether generated code checks any value against a regular expression.
fn has_checked_pattern(api: &Api) -> bool {
    let contains_pattern = |checks: &Option<Box<Checks>>| checks.as_ref().is_some_and(|checks| checks.has_pattern());
    let type_has_pattern = |def: &TypeDef| match &def.kind {
        TypeKind::Struct(record) => {
            contains_pattern(&record.rest_checks) || record.fields.iter().any(|field| contains_pattern(&field.checks))
        }
        TypeKind::Union(union) => union.cases.iter().any(|case| contains_pattern(&case.checks)),
        _ => false,
    };
    let operation_has_pattern = |operation: &Operation| {
        let bodies = operation.code.body.iter().flat_map(|body| &body.cases);
        operation.params.iter().any(|param| contains_pattern(&param.checks))
            || bodies.into_iter().any(|case| contains_pattern(&case.checks))
    };
    api.types.iter().any(type_has_pattern) || api.operations.iter().any(operation_has_pattern)
}

/// The name of the runtime's feature for credentials that are fetched.
const TOKENS: &str = "tokens";

/// Adds the features that enable modules, and the feature for types that no operation uses. All of them are enabled by
/// default. The feature for credentials that are fetched is enabled by default if the document declares credentials.
fn add_features(api: &Api, manifest: &mut DocumentMut) {
    let features = manifest.entry("features").or_insert_with(|| Item::Table(Table::new()));
    let features = features.as_table_mut().expect("`features` is a table");
    let mut feature_names: Vec<(&str, &[String])> =
        api.modules.iter().filter_map(|module| Some((module.feature.as_deref()?, module.needs.as_slice()))).collect();
    feature_names.extend(api.unused_types.iter().map(|feature| (feature.name.as_str(), feature.needs.as_slice())));
    feature_names.sort_unstable();
    feature_names.dedup();
    // Without patterns, the crate does not need the regex library.
    if !has_checked_pattern(api) {
        features["validate"] = value(Array::new());
    }
    let default_features = features.entry("default").or_insert_with(|| value(Array::new()));
    let default_features = default_features.as_array_mut().expect("`default` is a list");
    if api.security_schemes.is_empty() {
        default_features.retain(|feature| feature.as_str() != Some(TOKENS));
    }
    for (name, _) in &feature_names {
        default_features.push(*name);
    }
    default_features.fmt();
    for (name, required_features) in feature_names {
        features[name] = value(required_features.iter().map(String::as_str).collect::<Array>());
    }
}

#[cfg(test)]
mod tests {
    use super::{check_package_name, read_dependency_names};

    #[test]
    fn names_of_dependencies_are_rejected() {
        let names = read_dependency_names();
        assert!(names.len() > 20 && names.contains(&"serde_core".to_owned()), "{names:?}");
        for name in names {
            for name in [name.replace('-', "_"), name.replace('_', "-"), name] {
                assert!(check_package_name(&name).is_err(), "{name}");
            }
        }
    }

    #[test]
    fn names_that_rust_or_cargo_do_not_accept_are_rejected() {
        for name in ["", "1shop", "My Shop!", "-a", "fn", "self", "crate", "core", "std", "alloc", "proc-macro", "test"]
        {
            assert!(check_package_name(name).is_err(), "{name}");
        }
        for name in ["client", "runtime", "huaweicloud-cci", "my_shop", "https", "Http2"] {
            assert_eq!(check_package_name(name), Ok(()), "{name}");
        }
    }
}
