//! Selects the combinations of a crate's features that are checked.
//!
//! A wrong `cfg` fails to compile only with certain combinations of features. Modules only depend on each other as
//! declared by their features, so each module is built alone and with the complete runtime. The features of the
//! runtime are combined with each other, without modules. The number of combinations is therefore linear in the
//! number of modules.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use crate::emit::runtime_features;

/// A set of enabled features, including the features that they enable.
pub type Combination = BTreeSet<String>;

/// The features of a generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureGraph {
    /// Maps each feature to all features that it enables, including itself.
    closed: BTreeMap<String, Combination>,
}

impl FeatureGraph {
    /// Reads `[features]` of a manifest, except `default`.
    ///
    /// # Errors
    ///
    /// If the text is not TOML.
    pub fn of(manifest: &str) -> Result<Self, toml::de::Error> {
        let manifest: Table = manifest.parse()?;
        let table = manifest.get("features").and_then(toml::Value::as_table).cloned().unwrap_or_default();
        let needs = |name: &str| {
            let list = table.get(name).and_then(toml::Value::as_array).into_iter().flatten();
            let list = list.filter_map(toml::Value::as_str).filter(|need| table.contains_key(*need));
            list.map(str::to_owned).collect::<Vec<_>>()
        };
        let closed = |name: &String| {
            let mut found = Combination::new();
            let mut open = vec![name.clone()];
            while let Some(next) = open.pop() {
                open.extend(needs(&next).into_iter().filter(|need| !found.contains(need)));
                found.insert(next);
            }
            found
        };
        let names = table.keys().filter(|name| *name != "default");
        Ok(Self { closed: names.map(|name| (name.clone(), closed(name))).collect() })
    }

    /// Returns the names of the features.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.closed.keys().map(String::as_str)
    }

    /// Returns these combinations: no feature; each feature alone; all features; each module with the complete
    /// runtime; each pair of the runtime's features; all of the runtime's features except one.
    #[must_use]
    pub fn combinations(&self) -> BTreeSet<Combination> {
        let mut found = BTreeSet::from([Combination::new(), self.all_features()]);
        let runtime = self.runtime_combinations();
        let of_runtime: Combination = runtime.iter().copied().flatten().cloned().collect();
        for (name, closed) in &self.closed {
            found.insert(closed.clone());
            if of_runtime.contains(name) {
                found.insert(&self.without_feature(name) & &of_runtime);
            } else {
                found.insert(closed | &of_runtime);
            }
        }
        for (index, one) in runtime.iter().enumerate() {
            found.extend(runtime[..index].iter().map(|other| *one | *other));
        }
        found
    }

    /// Returns the combinations of [`Self::combinations`], and every combination of the runtime's features with no
    /// module and with all modules. Modules only depend on each other as declared by their features, so combinations
    /// of modules need not be checked.
    #[must_use]
    pub fn every_combination(&self) -> BTreeSet<Combination> {
        let runtime = self.runtime_combinations();
        let of_runtime: Combination = runtime.iter().copied().flatten().cloned().collect();
        let modules: Combination = self.all_features().difference(&of_runtime).cloned().collect();
        let mut subsets = BTreeSet::from([Combination::new()]);
        for feature in runtime {
            let with: Vec<Combination> = subsets.iter().map(|subset| subset | feature).collect();
            subsets.extend(with);
        }
        let mut found = self.combinations();
        found.extend(subsets.iter().map(|subset| subset | &modules));
        found.extend(subsets);
        found
    }

    fn all_features(&self) -> Combination {
        self.closed.keys().cloned().collect()
    }

    fn without_feature(&self, left_out: &str) -> Combination {
        self.closed.iter().filter(|(_, closed)| !closed.contains(left_out)).map(|(name, _)| name.clone()).collect()
    }

    fn runtime_combinations(&self) -> Vec<&Combination> {
        let names = runtime_features();
        names.iter().filter_map(|(name, _)| self.closed.get(name)).collect()
    }
}
