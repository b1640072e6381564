//! The files of a generated crate, as paths and contents in memory.

use std::collections::BTreeMap;

/// The files of a crate, by path. Paths are relative to the root of the crate and use `/` as the separator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

/// A difference between an existing file and the expected file at the same path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The file is expected, but does not exist.
    Missing,
    /// The file does not have the expected content.
    Changed,
    /// The file exists, but is not expected.
    Orphaned,
}

impl Tree {
    /// Inserts a file. An existing file with the same path is replaced.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.files.insert(path.into(), text.into());
    }

    /// Returns the content of the file at `path`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Returns the path and the content of each file, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Compares the files in `existing` with this tree, which contains the expected files. Returns the paths of the
    /// files that differ, sorted, each with the kind of difference.
    #[must_use]
    pub fn differences(&self, existing: &Tree) -> Vec<(String, Difference)> {
        let mut differences = Vec::new();
        for (path, text) in &self.files {
            match existing.files.get(path) {
                None => differences.push((path.clone(), Difference::Missing)),
                Some(existing_text) if existing_text != text => differences.push((path.clone(), Difference::Changed)),
                Some(_) => {}
            }
        }
        let orphaned_paths = existing.files.keys().filter(|path| !self.files.contains_key(*path));
        differences.extend(orphaned_paths.map(|path| (path.clone(), Difference::Orphaned)));
        differences.sort_by(|a, b| a.0.cmp(&b.0));
        differences
    }
}

impl FromIterator<(String, String)> for Tree {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(files: I) -> Self {
        Self { files: files.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Difference, Tree};

    fn tree(files: &[(&str, &str)]) -> Tree {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn differences_are_missing_changed_and_orphaned_files() {
        let expected_tree = tree(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let existing_tree = tree(&[("b", "2"), ("c", "x"), ("d", "4")]);
        let differences = [("a", Difference::Missing), ("c", Difference::Changed), ("d", Difference::Orphaned)];
        let differences = differences.map(|(path, difference)| (path.to_owned(), difference));
        assert_eq!(expected_tree.differences(&existing_tree), differences);
        assert_eq!(expected_tree.differences(&expected_tree), []);
    }
}
