//! Caches the defaults, limits and allowed values that were found in descriptions. A page often repeats the same
//! descriptions for the request and for every response.

use std::collections::HashMap;

use super::{Facets, Paragraph, read_facets};

/// The maximum number of cached descriptions.
const MAX_ENTRIES: usize = 50_000;

/// Caches the default, limits and allowed values found in each description. The cached values have the index of a
/// paragraph instead of a line number, since the same description may appear in different lines.
#[derive(Debug, Default)]
pub(in crate::pages) struct FacetsCache {
    facets_by_paragraphs: HashMap<Vec<(String, bool)>, Facets>,
}

impl FacetsCache {
    /// Extracts the default, limits and allowed values from a description with the paragraphs `paras`. The line numbers
    /// in the result are those of `paras`.
    pub(in crate::pages) fn read_cached(&mut self, paras: &[Paragraph]) -> Facets {
        let key: Vec<(String, bool)> = paras.iter().map(|para| (para.text.clone(), para.bullet)).collect();
        if !self.facets_by_paragraphs.contains_key(&key) {
            let numbered_paras: Vec<Paragraph> =
                (0..).zip(paras).map(|(line, para)| Paragraph { line, ..para.clone() }).collect();
            if self.facets_by_paragraphs.len() >= MAX_ENTRIES {
                self.facets_by_paragraphs.clear();
            }
            self.facets_by_paragraphs.insert(key.clone(), read_facets(&numbered_paras));
        }
        let mut facets = self.facets_by_paragraphs.get(&key).cloned().unwrap_or_default();
        facets.for_each_line(&mut |line| *line = paras.get(*line as usize).map_or(0, |para| para.line));
        facets
    }
}
