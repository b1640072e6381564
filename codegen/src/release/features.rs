//! Selects the combinations of a crate's Cargo features that are checked.
//!
//! A wrong `#[cfg]` fails to compile only with certain combinations of features. Modules only depend on each other as
//! declared by their features, so each module is built alone and with the complete runtime. The features of the runtime
//! are combined with each other, without modules. The number of combinations is therefore linear in the number of
//! modules.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use crate::emit::runtime_features;

/// A set of enabled features, including the features that these features enable.
pub type Combination = BTreeSet<String>;

/// The features of a generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureGraph {
    /// Maps each feature to all features that it enables, including itself.
    enabled: BTreeMap<String, Combination>,
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
        let needed_features = |name: &str| {
            let list = table.get(name).and_then(toml::Value::as_array).into_iter().flatten();
            let list = list.filter_map(toml::Value::as_str).filter(|need| table.contains_key(*need));
            list.map(str::to_owned).collect::<Vec<_>>()
        };
        let features_enabled_by = |name: &String| {
            let mut enabled = Combination::new();
            let mut pending = vec![name.clone()];
            while let Some(next) = pending.pop() {
                pending.extend(needed_features(&next).into_iter().filter(|need| !enabled.contains(need)));
                enabled.insert(next);
            }
            enabled
        };
        let names = table.keys().filter(|name| *name != "default");
        Ok(Self { enabled: names.map(|name| (name.clone(), features_enabled_by(name))).collect() })
    }

    /// Returns the names of the features.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.enabled.keys().map(String::as_str)
    }

    /// Returns the combinations to check: no feature; each feature alone; all features; each module with the complete
    /// runtime; each pair of the runtime's features; all of the runtime's features except one.
    #[must_use]
    pub fn combinations(&self) -> BTreeSet<Combination> {
        let mut found = BTreeSet::from([Combination::new(), self.all_features()]);
        let runtime = self.runtime_combinations();
        let all_runtime_features: Combination = runtime.iter().copied().flatten().cloned().collect();
        for (name, enabled) in &self.enabled {
            found.insert(enabled.clone());
            if all_runtime_features.contains(name) {
                found.insert(&self.without_feature(name) & &all_runtime_features);
            } else {
                found.insert(enabled | &all_runtime_features);
            }
        }
        for (index, one) in runtime.iter().enumerate() {
            found.extend(runtime[..index].iter().map(|other| *one | *other));
        }
        found
    }

    /// Returns the combinations of [`Self::combinations`], and each combination of the runtime's features, both without
    /// modules and with all modules. Modules only depend on each other as declared by their features, so combinations
    /// of modules need not be checked.
    #[must_use]
    pub fn every_combination(&self) -> BTreeSet<Combination> {
        let runtime = self.runtime_combinations();
        let all_runtime_features: Combination = runtime.iter().copied().flatten().cloned().collect();
        let modules: Combination = self.all_features().difference(&all_runtime_features).cloned().collect();
        let mut subsets = BTreeSet::from([Combination::new()]);
        for feature in runtime {
            let with_feature: Vec<Combination> = subsets.iter().map(|subset| subset | feature).collect();
            subsets.extend(with_feature);
        }
        let mut found = self.combinations();
        found.extend(subsets.iter().map(|subset| subset | &modules));
        found.extend(subsets);
        found
    }

    /// Returns the combination of all features.
    fn all_features(&self) -> Combination {
        self.enabled.keys().cloned().collect()
    }

    /// Returns all features except `left_out` and those that enable it.
    fn without_feature(&self, left_out: &str) -> Combination {
        self.enabled.iter().filter(|(_, enabled)| !enabled.contains(left_out)).map(|(name, _)| name.clone()).collect()
    }

    /// Returns, for each feature of the runtime, the combination that enables this feature.
    fn runtime_combinations(&self) -> Vec<&Combination> {
        let names = runtime_features();
        names.iter().filter_map(|(name, _)| self.enabled.get(name)).collect()
    }
}
