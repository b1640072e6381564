//! Selects the combinations of a crate's Cargo features that are checked.
//!
//! A wrong `#[cfg]` fails to compile only with certain combinations of features. The modules of a crate depend on each
//! other only as their features declare, so each module is built alone and with the complete runtime. The features of
//! the runtime are combined with each other, without modules: all pairs of features that a file of the runtime names. So
//! the number of combinations grows linearly with the number of modules.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use crate::emit::{RUNTIME_MANIFEST, list_features_by_file, list_part_features, read_runtime_features};

/// A set of enabled features, including the features that these features enable.
pub type Combination = BTreeSet<String>;

/// The features of a generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureGraph {
    /// Maps each feature to all features that it enables, directly or indirectly, including itself.
    enabled_features: BTreeMap<String, Combination>,
}

impl FeatureGraph {
    /// Reads the features of a crate, except `default`. `manifest` is the text of its `Cargo.toml`.
    ///
    /// # Errors
    ///
    /// If `manifest` is not valid TOML.
    pub fn from_manifest(manifest: &str) -> Result<Self, toml::de::Error> {
        let manifest: Table = manifest.parse()?;
        let features_table = manifest.get("features").and_then(toml::Value::as_table).cloned().unwrap_or_default();
        let directly_enabled_features = |name: &str| {
            let feature_values = features_table.get(name).and_then(toml::Value::as_array).into_iter().flatten();
            let feature_values =
                feature_values.filter_map(toml::Value::as_str).filter(|feature| features_table.contains_key(*feature));
            feature_values.map(str::to_owned).collect::<Vec<_>>()
        };
        let features_enabled_by = |name: &String| {
            let mut enabled_names = Combination::new();
            let mut pending_names = vec![name.clone()];
            while let Some(next_name) = pending_names.pop() {
                let next_features = directly_enabled_features(&next_name).into_iter();
                pending_names.extend(next_features.filter(|feature| !enabled_names.contains(feature)));
                enabled_names.insert(next_name);
            }
            enabled_names
        };
        let feature_names = features_table.keys().filter(|name| *name != "default");
        Ok(Self { enabled_features: feature_names.map(|name| (name.clone(), features_enabled_by(name))).collect() })
    }

    /// Returns the names of the features.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.enabled_features.keys().map(String::as_str)
    }

    /// Returns the combinations to check: no feature; each feature alone; all features; each module with the complete
    /// runtime; each pair of the runtime's features on which the code of a file depends; all of the runtime's features
    /// except one.
    #[must_use]
    pub fn combinations(&self) -> BTreeSet<Combination> {
        let mut combinations = BTreeSet::from([Combination::new(), self.all_features()]);
        let runtime_combinations = self.runtime_combinations();
        let all_runtime_features: Combination = runtime_combinations.iter().copied().flatten().cloned().collect();
        for (name, enabled) in &self.enabled_features {
            combinations.insert(enabled.clone());
            if all_runtime_features.contains(name) {
                combinations.insert(&self.without_feature(name) & &all_runtime_features);
            } else {
                combinations.insert(enabled | &all_runtime_features);
            }
        }
        for (_, file_features) in list_features_by_file() {
            let file_combinations: Vec<_> =
                file_features.into_iter().filter_map(|name| self.enabled_features.get(name)).collect();
            for (index, combination) in file_combinations.iter().enumerate() {
                combinations.extend(file_combinations[..index].iter().map(|earlier| *combination | *earlier));
            }
        }
        combinations
    }

    /// Returns the combinations of [`Self::combinations`], and all subsets of the runtime's features, each subset both
    /// without modules and with all modules. Modules depend on each other only as their features declare, so different
    /// combinations of modules need not be checked.
    #[must_use]
    pub fn exhaustive_combinations(&self) -> BTreeSet<Combination> {
        let runtime_combinations = self.runtime_combinations();
        let all_runtime_features: Combination = runtime_combinations.iter().copied().flatten().cloned().collect();
        let module_features: Combination = self.all_features().difference(&all_runtime_features).cloned().collect();
        let mut subsets = BTreeSet::from([Combination::new()]);
        for feature in runtime_combinations {
            let subsets_with_feature: Vec<Combination> = subsets.iter().map(|subset| subset | feature).collect();
            subsets.extend(subsets_with_feature);
        }
        let mut combinations = self.combinations();
        combinations.extend(subsets.iter().map(|subset| subset | &module_features));
        combinations.extend(subsets);
        combinations
    }

    /// Returns the combinations of the runtime's features for checking its parts, of which a generated crate contains
    /// only those that it needs: all features, no feature, and the smallest default features without parts; for each
    /// part, the part alone, and all features except the part.
    ///
    /// # Panics
    ///
    /// If the runtime's manifest does not declare the parts. This is a bug in this library.
    #[must_use]
    pub fn part_combinations() -> BTreeSet<Combination> {
        let graph = Self::from_manifest(RUNTIME_MANIFEST).expect("the runtime's manifest is valid");
        let parts: Combination = list_part_features().into_iter().map(str::to_owned).collect();
        let default_features = &graph.enabled_features["reqwest"] | &graph.enabled_features["validate"];
        let mut combinations =
            BTreeSet::from([&graph.all_features() - &parts, Combination::new(), &default_features - &parts]);
        for part in &parts {
            combinations.insert(graph.enabled_features[part].clone());
            combinations.insert(graph.without_feature(part));
        }
        combinations
    }

    /// Returns the set of all features.
    fn all_features(&self) -> Combination {
        self.enabled_features.keys().cloned().collect()
    }

    /// Returns all features except `omitted_feature` and those that enable it.
    fn without_feature(&self, omitted_feature: &str) -> Combination {
        self.enabled_features
            .iter()
            .filter(|(_, enabled)| !enabled.contains(omitted_feature))
            .map(|(name, _)| name.clone())
            .collect()
    }

    /// Returns, for each feature of the runtime, the set that consists of the feature and all features that it enables.
    fn runtime_combinations(&self) -> Vec<&Combination> {
        let features = read_runtime_features();
        features.iter().filter_map(|(name, _)| self.enabled_features.get(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Combination, FeatureGraph, list_part_features};

    #[test]
    fn each_part_of_the_runtime_is_checked_alone_and_left_out() {
        let combinations = FeatureGraph::part_combinations();
        assert!(list_part_features().len() > 2);
        for part in list_part_features() {
            assert!(combinations.contains(&Combination::from([part.to_owned()])), "{part} is not checked alone");
            let is_left_out = |combination: &Combination| !combination.contains(part) && combination.contains("client");
            assert!(combinations.iter().any(is_left_out), "{part} is not left out");
        }
        let has_no_part =
            |combination: &&Combination| !list_part_features().iter().any(|part| combination.contains(*part));
        assert_eq!(combinations.iter().filter(has_no_part).count(), 3);
    }
}
