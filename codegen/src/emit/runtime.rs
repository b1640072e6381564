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

/// Returns, for each file of the runtime, its path and the features on which its code depends: the features that the
/// file names, and those in the attributes of the modules that contain the file. A combination of two features can only
/// differ from the features alone in a file that depends on both.
pub(crate) fn list_features_by_file() -> Vec<(&'static str, BTreeSet<&'static str>)> {
    let features_by_module = list_features_by_module();
    let sources = RUNTIME_FILES.iter().filter(|(path, _)| !is_test_file(path));
    let sources_with_features = sources.map(|(path, text)| {
        let module_path = module_path(path);
        let is_enclosing = |module: &str| module_path.starts_with(module);
        let enclosing_modules = features_by_module.iter().filter(|(module, _)| is_enclosing(module));
        let module_features = enclosing_modules.flat_map(|(_, features)| features.iter().copied());
        (*path, module_features.chain(text.lines().flat_map(features_in)).collect())
    });
    sources_with_features.collect()
}

/// Maps the path of each declared module of the runtime to the features in the attributes of its declaration.
fn list_features_by_module() -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut features_by_module = BTreeMap::new();
    for (path, text) in RUNTIME_FILES {
        let mut attribute_features = BTreeSet::new();
        for line in text.lines().filter(|line| !line.starts_with("//")) {
            if line.starts_with("#[") {
                attribute_features.extend(features_in(line));
                continue;
            }
            let features = std::mem::take(&mut attribute_features);
            let declaration = line.split_once("mod ").and_then(|(_, rest)| rest.strip_suffix(';'));
            if let Some(name) = declaration {
                features_by_module.insert(format!("{}{name}/", module_path(path)), features);
            }
        }
    }
    features_by_module
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
    use std::collections::BTreeMap;

    use super::{
        RUNTIME_FILES, UUID, VENDOR_FEATURES, is_test_file, list_features_by_file, list_features_by_module,
        module_path, remove_feature_lines, remove_tests,
    };

    #[test]
    fn a_file_depends_on_the_features_that_it_names_and_on_those_of_its_modules() {
        let files: BTreeMap<_, _> = list_features_by_file().into_iter().collect();
        let features_of = |path: &str| files[path].iter().copied().collect::<Vec<_>>();
        assert_eq!(features_of("auth/huaweicloud/profile.rs"), ["client", "huaweicloud"]);
        assert_eq!(features_of("transport/reqwest.rs"), ["client", "http2", "reqwest"]);
        assert_eq!(features_of("value/date/chrono_types.rs"), ["chrono"]);
        assert_eq!(features_of("charset.rs"), Vec::<&str>::new());
        let declared_modules = list_features_by_module();
        for path in files.keys().filter(|path| **path != "lib.rs") {
            assert!(declared_modules.contains_key(&module_path(path)), "the declaration of {path} was not found");
        }
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
