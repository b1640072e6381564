//! Copies the sources of the runtime into the generated crate, without tests, and without the parts and the modules for
//! vendors that the API does not need.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use serde_json::Value;

use crate::ir::{Api, Codec};

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

/// A part of the runtime that a generated crate either always or never contains. In the runtime, the part is a feature;
/// a generated crate does not have this feature, since programs could not use the part if no operation needs it, and a
/// feature must not change the types of members.
struct Part {
    feature: &'static str,
    is_needed: fn(&Api) -> bool,
}

/// The feature of the runtime for the type `Uuid`.
pub(super) const UUID: &str = "uuid";

/// The parts of the runtime. rustc needs 20 MB of memory for them, so only crates that need them contain them.
const PARTS: [Part; 5] = [
    Part { feature: UUID, is_needed: |api| api.package.has_uuids },
    Part { feature: "multipart", is_needed: has_multipart_body },
    Part { feature: "paging", is_needed: |api| api.operations.iter().any(|operation| operation.code.paging.is_some()) },
    Part {
        feature: "tuples",
        is_needed: |api| api.schemas.iter().any(|schema| !schema.keywords_2020.prefix_items.is_empty()),
    },
    Part { feature: "watch", is_needed: |api| api.operations.iter().any(|operation| operation.code.watch.is_some()) },
];

/// Returns whether an operation has a multipart request body.
fn has_multipart_body(api: &Api) -> bool {
    let bodies = api.operations.iter().filter_map(|operation| operation.code.body.as_ref());
    bodies.flat_map(|body| &body.cases).any(|case| case.codec == Codec::Multipart)
}

/// Returns the features of the runtime that generated crates do not have, since each is a part that is always or never
/// in a crate.
pub(crate) fn list_part_features() -> Vec<&'static str> {
    PARTS.iter().map(|part| part.feature).collect()
}

/// Returns the files of the runtime that the generated crate contains, as pairs of path and text.
pub(super) fn list_runtime_files(api: &Api) -> impl Iterator<Item = (String, String)> {
    let (needed_parts, unneeded_parts): (Vec<_>, Vec<_>) = PARTS.iter().partition(|part| (part.is_needed)(api));
    let needed_features: Vec<_> = needed_parts.iter().map(|part| part.feature).collect();
    let mut unneeded_features = find_unneeded_features(api);
    unneeded_features.extend(unneeded_parts.iter().map(|part| part.feature));
    let features_by_module = list_features_by_module();
    RUNTIME_FILES.iter().filter_map(move |(path, text)| {
        let mut module_features = list_module_features(&features_by_module, path);
        if is_test_file(path) || module_features.any(|feature| unneeded_features.contains(&feature)) {
            return None;
        }
        let path = if *path == "lib.rs" { "mod.rs" } else { path };
        let text = remove_items(&remove_tests(text), &unneeded_features);
        Some((format!("src/runtime/{path}"), remove_conditions(&text, &needed_features)))
    })
}

/// Returns, for each file of the runtime, its path and the features on which its code depends: the features that the
/// file names, and those in the attributes of the modules that contain the file. A combination of two features can only
/// differ from the features alone in a file that depends on both.
pub(crate) fn list_features_by_file() -> Vec<(&'static str, BTreeSet<&'static str>)> {
    let features_by_module = list_features_by_module();
    let sources = RUNTIME_FILES.iter().filter(|(path, _)| !is_test_file(path));
    let sources_with_features = sources.map(|(path, text)| {
        let module_features = list_module_features(&features_by_module, path);
        (*path, module_features.chain(text.lines().flat_map(features_in)).collect())
    });
    sources_with_features.collect()
}

/// Returns the features in the attributes of the modules that contain the file at `path`, including its own module.
fn list_module_features<'a>(
    features_by_module: &'a BTreeMap<String, BTreeSet<&'static str>>,
    path: &str,
) -> impl Iterator<Item = &'static str> + use<'a> {
    let module_path = module_path(path);
    let enclosing_modules = features_by_module.iter().filter(move |(module, _)| module_path.starts_with(*module));
    enclosing_modules.flat_map(|(_, features)| features.iter().copied())
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

/// Removes the items that depend on one of `features`, with their documentation and attributes, and the inner
/// attributes that name one. An attribute for the absence of a feature (`#[cfg_attr(not(feature = "…"), …)]`) is kept
/// without this condition. An item ends at the first line with the indentation of its attribute that ends with `;` or `}`, since
/// rustfmt has formatted the text. Empty lines that would follow another one or a `{` are removed.
///
/// # Panics
///
/// If an attribute belongs to a field, a variant or a match arm.
fn remove_items(text: &str, features: &[&str]) -> String {
    let mut kept_lines: Vec<Cow<'_, str>> = Vec::new();
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        if !features.iter().any(|feature| line.contains(&format!("feature = \"{feature}\""))) {
            let is_redundant = line == "\n"
                && kept_lines.last().is_some_and(|last_line| last_line == "\n" || last_line.ends_with("{\n"));
            if !is_redundant {
                kept_lines.push(line.into());
            }
            continue;
        }
        if line.starts_with("#![") {
            continue;
        }
        if let Some(attribute) = features.iter().find_map(|feature| strip_absence_condition(line, feature)) {
            kept_lines.push(attribute.into());
            continue;
        }
        while kept_lines.last().is_some_and(|last_line| is_attribute_or_doc(last_line)) {
            kept_lines.pop();
        }
        let is_at_end = |item_line: &&str| {
            assert!(*item_line == "\n" || indentation(item_line) >= indentation(line), "an item follows {line}");
            let is_indented = indentation(item_line) != indentation(line);
            !is_indented && !is_attribute_or_doc(item_line) && item_line.trim_end().ends_with([';', '}'])
        };
        lines.find(is_at_end).expect("an item follows its attributes");
    }
    kept_lines.concat()
}

/// Returns the line with an attribute that applies if `feature` is not enabled, without this condition:
/// `#[expect(…)]` for `#[cfg_attr(not(feature = "…"), expect(…))]`. `None` for other lines.
fn strip_absence_condition(line: &str, feature: &str) -> Option<String> {
    let (indent, attribute) = line.split_once(&format!("#[cfg_attr(not(feature = \"{feature}\"), "))?;
    Some(format!("{indent}#[{}]\n", attribute.strip_suffix(")]\n")?))
}

/// Returns the number of spaces at the start of a line.
fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Returns whether a line is an attribute or documentation of the item that follows.
fn is_attribute_or_doc(line: &str) -> bool {
    line.trim_start().starts_with("#[") || line.trim_start().starts_with("///")
}

/// Removes the conditions that one of `features` is enabled, so that the items are always compiled. Documentation with
/// such a condition becomes a comment.
fn remove_conditions(text: &str, features: &[&str]) -> String {
    let remove_condition = |line: &str| {
        for feature in features {
            let is_condition = line.trim() == format!("#[cfg(feature = \"{feature}\")]");
            if is_condition || strip_absence_condition(line, feature).is_some() {
                return None;
            }
            let doc = line.strip_prefix(&format!("#![cfg_attr(feature = \"{feature}\", doc = \""));
            if let Some(doc) = doc.and_then(|doc| doc.strip_suffix("\")]\n")) {
                return Some(format!("//! {doc}\n"));
            }
        }
        Some(line.to_owned())
    };
    text.split_inclusive('\n').filter_map(remove_condition).collect()
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
        RUNTIME_FILES, VENDOR_FEATURES, is_test_file, list_features_by_file, list_features_by_module,
        list_module_features, list_part_features, module_path, remove_conditions, remove_items, remove_tests,
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
    fn no_text_names_a_removed_vendor_or_part() {
        let features: Vec<&str> = VENDOR_FEATURES.iter().copied().chain(list_part_features()).collect();
        let modules = list_features_by_module();
        let is_removed = |path: &str| list_module_features(&modules, path).any(|feature| features.contains(&feature));
        for (name, text) in RUNTIME_FILES.iter().filter(|(name, _)| !is_test_file(name) && !is_removed(name)) {
            let text = remove_items(&remove_tests(text), &features);
            syn::parse_file(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            for feature in &features {
                assert!(!text.contains(&format!("feature = \"{feature}\"")), "{name} names the feature {feature}");
            }
            assert!(VENDOR_FEATURES.iter().all(|vendor| !text.contains(vendor)), "{name} names a vendor");
        }
    }

    #[test]
    fn conditions_of_parts_can_be_removed() {
        for (name, text) in RUNTIME_FILES.iter().filter(|(name, _)| !is_test_file(name)) {
            let text = remove_conditions(&remove_tests(text), &list_part_features());
            for feature in list_part_features() {
                assert!(!text.contains(&format!("feature = \"{feature}\"")), "{name} names the feature {feature}");
            }
        }
    }

    #[test]
    fn an_item_is_removed_with_its_attributes_and_documentation() {
        let text = "#![cfg_attr(feature = \"a\", doc = \"- A\")]\n\nmod x;\n#[cfg(feature = \"b\")]\n#[cfg(feature = \"a\")]\npub use y::{\n    Y,\n};\n\nimpl X {\n    /// Returns A.\n    #[cfg(feature = \"a\")]\n    #[inline]\n    fn a(\n        &self,\n    ) -> u8 {\n        match self {\n            _ => 1,\n        }\n    }\n\n    fn b() {}\n}\n";
        let attribute = "    #[cfg_attr(not(feature = \"a\"), expect(dead_code, reason = \"A uses it\"))]\n    X,\n";
        assert_eq!(remove_items(attribute, &["a"]), "    #[expect(dead_code, reason = \"A uses it\")]\n    X,\n");
        assert_eq!(remove_conditions(attribute, &["a"]), "    X,\n");
        assert_eq!(remove_items(text, &["a"]), "\nmod x;\n\nimpl X {\n    fn b() {}\n}\n");
        let kept_text = remove_conditions(text, &["a"]);
        assert!(kept_text.starts_with("//! - A\n\nmod x;\n#[cfg(feature = \"b\")]\npub use y"), "{kept_text}");
        assert!(kept_text.contains("    /// Returns A.\n    #[inline]\n    fn a("), "{kept_text}");
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
