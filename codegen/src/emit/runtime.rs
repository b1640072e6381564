//! Copies the runtime into the generated crate, without tests and without the modules for other vendors.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::ir::Api;

/// The path and the text of each file in the runtime's folder `src`, listed by `build.rs`.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The features of the runtime that only the APIs of one vendor need. The modules `auth::NAME` and `guide::NAME` belong
/// to the feature `NAME`.
const VENDORS: &[&str] = &["huaweicloud"];

/// Returns the vendor features that the API does not need. An API needs the features that a `keyChain` of an
/// `x-signing` in the document names.
pub(super) fn foreign_features(api: &Api) -> Vec<&'static str> {
    let named: BTreeSet<&str> = api
        .security_schemes
        .values()
        .filter_map(|scheme| scheme.extensions.get("x-signing")?.get("keyChain").and_then(Value::as_str))
        .collect();
    VENDORS.iter().copied().filter(|vendor| !named.contains(vendor)).collect()
}

/// The feature of the runtime for the type `Uuid`. A generated crate does not have this feature: it contains the type
/// always or never, since a feature must not change the types of members.
pub(super) const UUID: &str = "uuid";

/// Returns the files of the runtime in the generated crate, as pairs of path and text.
pub(super) fn runtime_files(api: &Api) -> impl Iterator<Item = (String, String)> {
    let mut foreign = foreign_features(api);
    let has_uuids = api.package.has_uuids;
    foreign.extend((!has_uuids).then_some(UUID));
    let is_kept = |name: &str, foreign: &[&str]| {
        let is_foreign =
            |feature: &&str| name.starts_with(&format!("auth/{feature}/")) || name.ends_with(&format!("/{feature}.rs"));
        !is_test(name) && !foreign.iter().any(is_foreign)
    };
    FILES.iter().filter_map(move |(name, text)| {
        if !is_kept(name, &foreign) {
            return None;
        }
        let name = if *name == "lib.rs" { "mod.rs" } else { name };
        let text = without_features(&without_tests(text), &foreign);
        let text = if has_uuids { text.replace("#[cfg(feature = \"uuid\")]\n", "") } else { text };
        Some((format!("src/runtime/{name}"), text))
    })
}

/// Removes the lines for `features` from `text`: attributes that contain the name of a feature, and the module
/// declaration after such an attribute.
fn without_features(text: &str, features: &[&str]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let feature = features.iter().find(|feature| line.contains(&format!("feature = \"{feature}\"")));
        match feature {
            None => kept.push_str(line),
            Some(_) if line.starts_with("#![cfg_attr(") => {}
            Some(feature) => {
                let declaration = lines.next().unwrap_or_default();
                assert_eq!(
                    declaration.trim_end(),
                    format!("pub mod {feature};"),
                    "the feature only consists of modules"
                );
            }
        }
    }
    kept
}

/// Returns whether a file of the runtime contains only tests.
fn is_test(name: &str) -> bool {
    name.ends_with("tests.rs") || name.contains("tests/")
}

/// Removes tests from `text`: `mod tests;` anywhere, and `mod tests { … }` as the last item of a file.
fn without_tests(text: &str) -> String {
    let text = text.replace("#[cfg(test)]\nmod tests;\n", "");
    text.split_once("\n#[cfg(test)]\nmod tests {").map_or(text.as_str(), |(kept, _)| kept).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{FILES, UUID, VENDORS, is_test, without_features, without_tests};

    #[test]
    fn features_of_vendors_can_be_left_out() {
        for (name, text) in FILES.iter().filter(|(name, _)| !is_test(name)) {
            let is_of_vendor = VENDORS.iter().any(|vendor| name.contains(vendor));
            let text = without_features(&without_tests(text), VENDORS);
            let is_uuid = *name == "value/uuid.rs";
            let feature = "feature = \"uuid\"";
            assert!(is_uuid || !without_features(&text, &[UUID]).contains(feature), "{name} names the feature");
            assert!(is_of_vendor || VENDORS.iter().all(|vendor| !text.contains(vendor)), "{name} names a vendor");
        }
    }

    #[test]
    fn nothing_for_tests_is_left() {
        for (name, text) in FILES {
            assert!(
                !without_tests(text).contains("cfg(test)"),
                "{name} has something for tests only that is no `mod tests`"
            );
        }
    }

    #[test]
    fn tests_inside_a_file_are_its_last_item() {
        for (name, text) in FILES {
            let tests = text.split_once("\n#[cfg(test)]\nmod tests {").map_or("\n}", |(_, tests)| tests.trim_end());
            let end = tests.find("\n}").expect("a module ends");
            assert_eq!(end + 2, tests.len(), "{name} goes on after its tests");
        }
    }
}
