//! Copies the sources of the runtime into the generated crate, without tests and without the modules for vendors whose
//! features the API does not use.

use std::collections::BTreeSet;

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
    use super::{RUNTIME_FILES, UUID, VENDOR_FEATURES, is_test_file, remove_feature_lines, remove_tests};

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
