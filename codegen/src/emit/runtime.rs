//! Copies the runtime into the generated crate, without tests and without the modules for other vendors.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::ir::Api;

/// The path and the text of each file in the runtime's folder `src`, listed by `build.rs`.
const RUNTIME_FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The features of the runtime that only the APIs of one vendor need. The modules `auth::NAME` and `guide::NAME` belong
/// to the feature `NAME`.
const VENDOR_FEATURES: &[&str] = &["huaweicloud"];

/// Returns the vendor features that the API does not need. An API needs the feature of a
/// vendor if an `x-signing` in the document names the vendor in `keyChain`.
pub(super) fn foreign_features(api: &Api) -> Vec<&'static str> {
    let named_vendors: BTreeSet<&str> = api
        .security_schemes
        .values()
        .filter_map(|scheme| scheme.extensions.get("x-signing")?.get("keyChain").and_then(Value::as_str))
        .collect();
    VENDOR_FEATURES.iter().copied().filter(|vendor| !named_vendors.contains(vendor)).collect()
}

/// The feature of the runtime for the type `Uuid`. A generated crate does not have this feature: it contains the type
/// always or never, since a feature must not change the types of members.
pub(super) const UUID: &str = "uuid";

/// Returns the files of the runtime in the generated crate, as pairs of path and text.
pub(super) fn runtime_files(api: &Api) -> impl Iterator<Item = (String, String)> {
    let mut foreign_names = foreign_features(api);
    let has_uuids = api.package.has_uuids;
    foreign_names.extend((!has_uuids).then_some(UUID));
    let is_kept = |path: &str, foreign_names: &[&str]| {
        let is_foreign =
            |feature: &&str| path.starts_with(&format!("auth/{feature}/")) || path.ends_with(&format!("/{feature}.rs"));
        !is_test(path) && !foreign_names.iter().any(is_foreign)
    };
    RUNTIME_FILES.iter().filter_map(move |(path, text)| {
        if !is_kept(path, &foreign_names) {
            return None;
        }
        let path = if *path == "lib.rs" { "mod.rs" } else { path };
        let text = without_features(&without_tests(text), &foreign_names);
        let text = if has_uuids { text.replace("#[cfg(feature = \"uuid\")]\n", "") } else { text };
        Some((format!("src/runtime/{path}"), text))
    })
}

/// Removes the lines for `features` from `text`: attributes that contain the name of a feature, and the module
/// declaration after such an attribute.
fn without_features(text: &str, features: &[&str]) -> String {
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

/// Returns whether a file of the runtime contains only tests.
fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("tests/")
}

/// Removes tests from `text`: `mod tests;` anywhere, and `mod tests { … }` as the last item of a file.
fn without_tests(text: &str) -> String {
    let text = text.replace("#[cfg(test)]\nmod tests;\n", "");
    text.split_once("\n#[cfg(test)]\nmod tests {").map_or(text.as_str(), |(kept, _)| kept).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{RUNTIME_FILES, UUID, VENDOR_FEATURES, is_test, without_features, without_tests};

    #[test]
    fn features_of_vendors_can_be_left_out() {
        for (name, text) in RUNTIME_FILES.iter().filter(|(name, _)| !is_test(name)) {
            let is_of_vendor = VENDOR_FEATURES.iter().any(|vendor| name.contains(vendor));
            let text = without_features(&without_tests(text), VENDOR_FEATURES);
            let is_uuid = *name == "value/uuid.rs";
            let feature = "feature = \"uuid\"";
            assert!(is_uuid || !without_features(&text, &[UUID]).contains(feature), "{name} names the feature");
            assert!(
                is_of_vendor || VENDOR_FEATURES.iter().all(|vendor| !text.contains(vendor)),
                "{name} names a vendor"
            );
        }
    }

    #[test]
    fn runtime_files_contain_no_tests() {
        for (name, text) in RUNTIME_FILES {
            assert!(
                !without_tests(text).contains("cfg(test)"),
                "{name} has something for tests only that is no `mod tests`"
            );
        }
    }

    #[test]
    fn tests_inside_a_file_are_its_last_item() {
        for (name, text) in RUNTIME_FILES {
            let tests = text.split_once("\n#[cfg(test)]\nmod tests {").map_or("\n}", |(_, tests)| tests.trim_end());
            let end = tests.find("\n}").expect("a module ends");
            assert_eq!(end + 2, tests.len(), "{name} goes on after its tests");
        }
    }
}
