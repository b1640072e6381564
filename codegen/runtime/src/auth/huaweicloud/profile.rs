//! Parses profile files: sections of names and values, in the format of Python's `configparser`.

use std::collections::BTreeMap;

/// Returns the names and values in a section of the profile file `text`. Names that the section lacks have the values
/// of the section `[DEFAULT]`. The returned names are in lower case.
pub(super) fn section(text: &str, section_name: &str) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for name in ["DEFAULT", section_name] {
        let mut current_section = "";
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            if let Some((header_name, _)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
                current_section = header_name;
            } else if current_section == name
                && let Some((key, value)) = line.split_once(['=', ':'])
            {
                values.insert(key.trim().to_lowercase(), value.trim().to_owned());
            }
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn values_of_one_section_are_read() {
        let text = "; a comment\n[DEFAULT]\nproject_id = p\nAK = none\n\n[basic]\n ak = a=b\nsk: s:t \n# sk = no\n[global]\nak = other\n";
        let values = section(text, "basic");
        let pairs: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(pairs, [("ak", "a=b"), ("project_id", "p"), ("sk", "s:t")]);
        assert_eq!(section(text, "global")["ak"], "other");
        assert!(section("no section = 1", "basic").is_empty());
    }
}
