//! Which combinations of a crate's features are worth building.
//!
//! What a wrong `cfg` breaks shows when some features are on and others off. With none, each alone, all but each and all,
//! any three features meet in each way that they can; pairs of the runtime's features add a fourth that is off.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use crate::emit::runtime_features;

/// The features that are on, with all that they switch on.
pub type Combination = BTreeSet<String>;

/// The features of a generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Features {
    /// Each with all that it switches on, itself included.
    closed: BTreeMap<String, Combination>,
}

impl Features {
    /// Reads a manifest's `[features]`; `default` is none of them.
    ///
    /// # Errors
    ///
    /// Where the text is no TOML.
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

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.closed.keys().map(String::as_str)
    }

    /// None, each alone, all but each and what needs it, all; and each pair of the features that are the runtime's.
    #[must_use]
    pub fn combinations(&self) -> BTreeSet<Combination> {
        let mut found = BTreeSet::from([Combination::new(), self.all()]);
        found.extend(self.closed.values().cloned());
        found.extend(self.closed.keys().map(|name| self.without(name)));
        let runtime = self.runtime();
        for (index, one) in runtime.iter().enumerate() {
            found.extend(runtime[..index].iter().map(|other| *one | *other));
        }
        found
    }

    /// Beside those, every combination of the runtime's features, with no module and with all of them. (Modules are
    /// independent of each other but for what their features say, so their combinations add nothing.)
    #[must_use]
    pub fn every(&self) -> BTreeSet<Combination> {
        let runtime = self.runtime();
        let of_runtime: Combination = runtime.iter().copied().flatten().cloned().collect();
        let modules: Combination = self.all().difference(&of_runtime).cloned().collect();
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

    fn all(&self) -> Combination {
        self.closed.keys().cloned().collect()
    }

    fn without(&self, left_out: &str) -> Combination {
        self.closed.iter().filter(|(_, closed)| !closed.contains(left_out)).map(|(name, _)| name.clone()).collect()
    }

    fn runtime(&self) -> Vec<&Combination> {
        let names = runtime_features();
        names.iter().filter_map(|(name, _)| self.closed.get(name)).collect()
    }
}
