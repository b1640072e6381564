//! Profile files: sections of names and values, as Python's `configparser` reads them.

use std::collections::BTreeMap;

/// Returns the values of a section, and those of `[DEFAULT]` that the section does not have. Names are in lower case.
pub(super) fn section(text: &str, wanted: &str) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for name in ["DEFAULT", wanted] {
        let mut current = "";
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            if let Some(header) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
                current = header.0;
            } else if current == name
                && let Some((key, value)) = line.split_once(['=', ':'])
            {
                values.insert(key.trim().to_lowercase(), value.trim().to_owned());
            }
        }
    }
    values
}
