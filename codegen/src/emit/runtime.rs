//! Copies the sources of the runtime into the generated crate, without tests and without the modules for vendors whose
//! features the API does not use.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::ir::Api;

/// The path and the text of each file in the folder `src` of the runtime. `build.rs` creates this list.
const RUNTIME_FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The features of the runtime that only the APIs of one vendor need. Each feature has the name of the vendor. The
/// modules `auth::NAME` and `guide::NAME` belong to the feature `NAME`.
const VENDOR_FEATURES: &[&str] = &["huaweicloud"];

/// Returns the vendor features of the runtime that the API does not need. An API needs the feature of a vendor if an
/// `x-signing` extension in the document names the vendor in `keyChain`.
pub(super) fn find_unneeded_features(api: &Api) -> Vec<&'static str> {
    let named_vendors: BTreeSet<&str> = api
        .security_schemes
        .values()
        .filter_map(|scheme| scheme.extensions.get("x-signing")?.get("keyChain").and_then(Value::as_str))
        .collect();
    VENDOR_FEATURES.iter().copied().filter(|vendor| !named_vendors.contains(vendor)).collect()
}

/// The name of the runtime's feature for the type `Uuid`. A generated crate does not have this feature: it either
/// always or never contains the type, since a feature must not change the types of members.
pub(super) const UUID: &str = "uuid";

/// Returns the files of the runtime that the generated crate contains, as pairs of path and text.
pub(super) fn list_runtime_files(api: &Api) -> impl Iterator<Item = (String, String)> {
    let mut unneeded_features = find_unneeded_features(api);
    let has_uuids = api.package.has_uuids;
    unneeded_features.extend((!has_uuids).then_some(UUID));
    let is_kept = |path: &str, unneeded_features: &[&str]| {
        let belongs_to_feature =
            |feature: &&str| path.starts_with(&format!("auth/{feature}/")) || path.ends_with(&format!("/{feature}.rs"));
        !is_test_file(path) && !unneeded_features.iter().any(belongs_to_feature)
    };
    RUNTIME_FILES.iter().filter_map(move |(path, text)| {
        if !is_kept(path, &unneeded_features) {
            return None;
        }
        let path = if *path == "lib.rs" { "mod.rs" } else { path };
        let text = remove_feature_lines(&remove_tests(text), &unneeded_features);
        let text = if has_uuids { text.replace("#[cfg(feature = \"uuid\")]\n", "") } else { text };
        Some((format!("src/runtime/{path}"), text))
    })
}

/// Returns, for each file of the runtime, the features on which its code depends: the features that the file names, and
/// those in the `#[cfg]` attributes of the modules that contain the file. A combination of two features can only differ
/// from the features alone in a file that depends on both.
pub(crate) fn list_features_by_file() -> Vec<BTreeSet<&'static str>> {
    let files = || RUNTIME_FILES.iter().filter(|(path, _)| !is_test_file(path));
    let mut features_by_module: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (path, text) in files() {
        let mut attribute_features = BTreeSet::new();
        for line in text.lines() {
            if line.starts_with("#[") {
                attribute_features.extend(features_in(line));
            } else {
                let declared_name =
                    line.trim_start_matches("pub ").strip_prefix("mod ").and_then(|it| it.strip_suffix(';'));
                if let Some(name) = declared_name {
                    features_by_module.insert(format!("{}{name}/", module_path(path)), attribute_features.clone());
                }
                attribute_features.clear();
            }
        }
    }
    let features_of_file = |(path, text): &(&str, &'static str)| {
        let module_path = module_path(path);
        let enclosing_modules =
            features_by_module.iter().filter(|(module, _)| module_path.starts_with(module.as_str()));
        enclosing_modules
            .flat_map(|(_, features)| features)
            .copied()
            .chain(text.lines().flat_map(features_in))
            .collect()
    };
    files().map(features_of_file).collect()
}

/// Returns the path of the module in the file at `path`, as folders: `auth/sign/` for `auth/sign/mod.rs`.
fn module_path(path: &str) -> String {
    let folder = path.strip_suffix("mod.rs").or_else(|| path.strip_suffix("lib.rs"));
    folder.map_or_else(|| format!("{}/", path.trim_end_matches(".rs")), str::to_owned)
}

/// Returns the features that a line of code names in conditions such as `#[cfg(feature = "gzip")]`.
fn features_in(line: &str) -> impl Iterator<Item = &str> {
    line.split("feature = \"").skip(1).filter_map(|rest| rest.split('"').next())
}

/// Removes the lines that depend on one of `features` from `text`: attributes that contain the name of a feature, and
/// the module declaration after such an attribute.
fn remove_feature_lines(text: &str, features: &[&str]) -> String {
    let mut kept_text = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let feature = features.iter().find(|feature| line.contains(&format!("feature = \"{feature}\"")));
        match feature {
            None => kept_text.push_str(line),
            Some(_) if line.starts_with("#![cfg_attr(") => {}
            Some(feature) => {
                let module_declaration = lines.next().unwrap_or_default();
                assert_eq!(
                    module_declaration.trim_end(),
                    format!("pub mod {feature};"),
                    "the feature only consists of modules"
                );
            }
        }
    }
    kept_text
}

/// Returns whether the file of the runtime at `path` contains only tests.
fn is_test_file(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("tests/")
}

/// Removes unit tests from `text`: each line `mod tests;`, and `mod tests { … }` as the last item of the file.
fn remove_tests(text: &str) -> String {
    let text = text.replace("#[cfg(test)]\nmod tests;\n", "");
    text.split_once("\n#[cfg(test)]\nmod tests {").map_or(text.as_str(), |(text_before, _)| text_before).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{
        RUNTIME_FILES, UUID, VENDOR_FEATURES, is_test_file, list_features_by_file, remove_feature_lines, remove_tests,
    };

    #[test]
    fn a_file_depends_on_the_features_that_it_names_and_on_those_of_its_modules() {
        let sources = RUNTIME_FILES.iter().filter(|(path, _)| !is_test_file(path));
        let features_of = |wanted: &str| {
            let index = sources.clone().position(|(path, _)| *path == wanted).expect("the file exists");
            list_features_by_file()[index].iter().copied().collect::<Vec<_>>()
        };
        assert_eq!(features_of("auth/huaweicloud/profile.rs"), ["client", "huaweicloud"]);
        assert_eq!(features_of("transport/reqwest.rs"), ["client", "http2", "reqwest"]);
        assert_eq!(features_of("value/date/chrono_types.rs"), ["chrono"]);
        assert_eq!(features_of("charset.rs"), Vec::<&str>::new());
    }

    #[test]
    fn vendor_features_can_be_removed() {
        for (name, text) in RUNTIME_FILES.iter().filter(|(name, _)| !is_test_file(name)) {
            let belongs_to_vendor = VENDOR_FEATURES.iter().any(|vendor| name.contains(vendor));
            let text = remove_feature_lines(&remove_tests(text), VENDOR_FEATURES);
            let is_uuid = *name == "value/uuid.rs";
            let feature_condition = "feature = \"uuid\"";
            assert!(
                is_uuid || !remove_feature_lines(&text, &[UUID]).contains(feature_condition),
                "{name} names the feature"
            );
            assert!(
                belongs_to_vendor || VENDOR_FEATURES.iter().all(|vendor| !text.contains(vendor)),
                "{name} names a vendor"
            );
        }
    }

    #[test]
    fn runtime_files_contain_no_tests() {
        for (name, text) in RUNTIME_FILES {
            assert!(
                !remove_tests(text).contains("cfg(test)"),
                "{name} has something for tests only that is no `mod tests`"
            );
        }
    }

    #[test]
    fn tests_inside_a_file_are_its_last_item() {
        for (name, text) in RUNTIME_FILES {
            let test_code = text.split_once("\n#[cfg(test)]\nmod tests {").map_or("\n}", |(_, tests)| tests.trim_end());
            let code_end = test_code.find("\n}").expect("a module ends");
            assert_eq!(code_end + 2, test_code.len(), "{name} goes on after its tests");
        }
    }
}
