//! Runs `json/test_parsing`: files to accept (`y_`), to reject (`n_`), and to accept or reject without a panic (`i_`).

use std::{collections::BTreeMap, fs};

use codegen::diagnostic::Severity;

use super::{compare, files, read, stem, suite};

/// Files with another result than expected.
const EXPECTED: &[(&str, &[&str])] = &[(
    "readers disagree on which member counts, so a document with such is refused, or read with a warning if it is lenient",
    &["y_object_duplicated_key", "y_object_duplicated_key_and_value"],
)];

#[test]
fn json_is_read_by_rfc_8259() {
    let Some(folder) = suite("json/test_parsing") else { return };
    let files = files(&folder, "json");
    assert!(files.len() > 300, "{} files", files.len());
    let mut failed = BTreeMap::new();
    for file in files {
        let (documents, diagnostics) = read("root.json", fs::read(&file).expect("it can be read"));
        let shown = diagnostics.render(&documents.sources, Severity::Error, false);
        let accepted = documents.root().is_some() && !diagnostics.has_errors();
        let name = stem(&file);
        let wanted = match name.as_bytes()[0] {
            b'y' => true,
            b'n' => false,
            _ => accepted,
        };
        assert!(documents.root().is_some() || diagnostics.has_errors(), "{name}: what is not read has a message");
        assert!(!diagnostics.has_errors() || shown.contains(" root.json") || shown.contains("`root.json`"), "{shown}");
        if accepted != wanted {
            failed.insert(name, if accepted { "accepted".to_owned() } else { shown });
        }
    }
    compare(&failed, EXPECTED);
}
