//! Parses profile files: sections of names and values, in the format of Python's `configparser`.

use std::collections::BTreeMap;

/// Returns the values in a section of the profile file `profile_text`, by their names in lower case. Adds the values in
/// the section `[DEFAULT]` whose names do not occur in the section.
pub(super) fn parse_section(profile_text: &str, section_name: &str) -> BTreeMap<String, String> {
    let mut section_values = BTreeMap::new();
    for current_name in ["DEFAULT", section_name] {
        let mut current_section = "";
        for line in profile_text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            if let Some((header_name, _)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
                current_section = header_name;
            } else if current_section == current_name
                && let Some((key, value)) = line.split_once(['=', ':'])
            {
                section_values.insert(key.trim().to_lowercase(), value.trim().to_owned());
            }
        }
    }
    section_values
}

#[cfg(test)]
mod tests {
    use super::parse_section;

    #[test]
    fn values_of_one_section_are_read() {
        let text = "; a comment\n[DEFAULT]\nproject_id = p\nAK = none\n\n[basic]\n ak = a=b\nsk: s:t \n# sk = no\n[global]\nak = other\n";
        let values = parse_section(text, "basic");
        let pairs: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(pairs, [("ak", "a=b"), ("project_id", "p"), ("sk", "s:t")]);
        assert_eq!(parse_section(text, "global")["ak"], "other");
        assert!(parse_section("no section = 1", "basic").is_empty());
    }
}
