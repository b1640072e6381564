//! Caches the facts of descriptions: pages repeat each object for the request and for every response.

use std::collections::HashMap;

use super::{Facets, Para, read};

/// The maximum number of cached descriptions.
const MOST: usize = 50_000;

/// The facts of descriptions, by text. Line numbers are stored as indices of paragraphs.
#[derive(Debug, Default)]
pub(in crate::docs) struct Cache {
    known: HashMap<Vec<(String, bool)>, Facets>,
}

impl Cache {
    /// Reads a description.
    pub(in crate::docs) fn read(&mut self, paras: &[Para]) -> Facets {
        let key: Vec<(String, bool)> = paras.iter().map(|para| (para.text.clone(), para.bullet)).collect();
        if !self.known.contains_key(&key) {
            let numbered: Vec<Para> = (0..).zip(paras).map(|(line, para)| Para { line, ..para.clone() }).collect();
            if self.known.len() >= MOST {
                self.known.clear();
            }
            self.known.insert(key.clone(), read(&numbered));
        }
        let mut facets = self.known.get(&key).cloned().unwrap_or_default();
        facets.each_line(&mut |line| *line = paras.get(*line as usize).map_or(0, |para| para.line));
        facets
    }
}
