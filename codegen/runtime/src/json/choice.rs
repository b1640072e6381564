//! Chooses among the candidates of a union without a discriminator. Every candidate that is not excluded is read, and
//! the one that recognizes most of the value is chosen.
//!
//! A union within a candidate is read once for each candidate of the outer union. So that the work does not multiply
//! with each level, the decisions of inner unions are cached until the outermost union has decided.

use std::{any::TypeId, cell::RefCell, collections::HashMap};

use serde::de;

use super::super::{
    read::{self, FromJson},
    scan::{
        self,
        tally::{self, Tally},
    },
};
use super::{Kind, kind, member, no_candidate, origin, tag};

/// The decision about a union and a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    /// The candidate with this index.
    Candidate(usize),
    /// No candidate fits.
    Nothing,
}

/// The key of a decision: the value, by pointer and length, and the type of the union.
type Key = (usize, usize, TypeId);

thread_local! {
    static DECISIONS: RefCell<HashMap<Key, Decision>> = RefCell::new(HashMap::new());
}

/// The properties that a candidate requires of a value. A candidate is excluded without reading it if the value does
/// not have them.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// The JSON types of the candidate's values; empty if any type is allowed.
    pub kinds: &'static [Kind],
    /// The required members.
    pub required: &'static [&'static str],
    /// The members with a constant value, as text.
    pub constants: &'static [(&'static str, &'static str)],
}

/// A function that returns whether a string has a format.
type IsValid = fn(&str) -> bool;

/// Chooses among the candidates of a union `U`, which are offered in the order of their declaration.
#[derive(Debug)]
pub struct Choice<'a, U: 'static> {
    json: &'a str,
    level: Level,
    /// The cached decision about this union and this value.
    decided: Option<Decision>,
    /// The number of candidates offered so far.
    offered: usize,
    /// The number of members that do not have the format which the next candidate declares.
    irregular: usize,
    best: Option<(Tally, usize, U)>,
    reasons: Vec<(&'static str, serde_json::Error)>,
    /// True if the signs of a candidate match the value, even if the value could not be read.
    admitted: bool,
}

impl<'a, U: 'static> Choice<'a, U> {
    /// Starts a choice for the JSON text of a value.
    #[must_use]
    pub fn of(json: &'a str) -> Self {
        let level = Level::enter();
        let decided = level.decision(key::<U>(json));
        Self { json, level, decided, offered: 0, irregular: 0, best: None, reasons: Vec::new(), admitted: false }
    }

    /// Offers a candidate that is a constant, given as JSON text.
    pub fn constant(&mut self, name: &'static str, text: &str, value: U) {
        let index = self.offered;
        self.offered += 1;
        if self.decided.is_some_and(|decided| decided != Decision::Candidate(index)) {
            return;
        }
        if is_same(self.json, text) {
            self.admitted = true;
            self.take(Tally::default().plus(known_constant()), index, value);
        } else {
            self.reasons.push((name, de::Error::custom(format_args!("it is not {text}"))));
        }
    }

    /// Declares the formats of members of the next candidate: pairs of a name and a function that validates. Other candidates are preferred if the members have other
    /// formats.
    pub fn formats(&mut self, members: &[(&str, IsValid)]) {
        let is_irregular =
            |(name, is_valid): &&(&str, IsValid)| tag(self.json.as_bytes(), name).is_some_and(|text| !is_valid(&text));
        self.irregular = members.iter().filter(is_irregular).count();
    }

    /// Offers a candidate. The value is read if the candidate's signs match.
    pub fn candidate<T: FromJson>(&mut self, name: &'static str, signs: Signs, variant: fn(T) -> U) {
        let irregular = std::mem::take(&mut self.irregular);
        let Some(index) = self.admit(name, signs) else { return };
        match origin::attempt(|| read::from_str(self.json)) {
            Ok(value) => {
                (0..irregular).for_each(|_| tally::irregular());
                self.take(tally::replace(Tally::default()), index, variant(value));
            }
            Err(error) => self.reject(name, error),
        }
    }

    /// Returns the value of the best candidate.
    ///
    /// # Errors
    ///
    /// If no candidate fits.
    pub fn end(mut self) -> serde_json::Result<U> {
        match self.decide() {
            Some(value) => Ok(value),
            None => Err(no_candidate(&self.reasons)),
        }
    }

    /// Returns the value of the best candidate, or `unknown` if the signs of no candidate match.
    ///
    /// # Errors
    ///
    /// If the signs of a candidate match, but no candidate can be read.
    pub fn end_open(mut self, unknown: fn(serde_json::Value) -> U) -> serde_json::Result<U> {
        if let Some(value) = self.decide() {
            return Ok(value);
        }
        if self.admitted {
            return Err(no_candidate(&self.reasons));
        }
        let value = super::unknown(self.json)?;
        self.level.result = tally::replace(Tally::default());
        Ok(unknown(value))
    }

    /// Returns the index of the candidate if the candidate's signs match and the value must be read. Members recognized
    /// from here on are counted for it.
    fn admit(&mut self, name: &'static str, signs: Signs) -> Option<usize> {
        let index = self.offered;
        self.offered += 1;
        if self.decided.is_some_and(|decided| decided != Decision::Candidate(index)) {
            return None;
        }
        if let Some(reason) = missing_sign(self.json, signs) {
            self.reasons.push((name, de::Error::custom(reason)));
            return None;
        }
        self.admitted |= !signs.required.is_empty() || !signs.constants.is_empty();
        tally::replace(Tally::default());
        Some(index)
    }

    fn take(&mut self, tally: Tally, index: usize, value: U) {
        if self.best.as_ref().is_none_or(|(best, ..)| tally > *best) {
            self.best = Some((tally, index, value));
        }
    }

    #[cold]
    fn reject(&mut self, name: &'static str, error: serde_json::Error) {
        self.reasons.push((name, error));
    }

    fn decide(&mut self) -> Option<U> {
        let best = self.best.take();
        self.level.remember(key::<U>(self.json), best.as_ref().map(|(_, index, _)| *index));
        let (tally, _, value) = best?;
        self.level.result = tally;
        Some(value)
    }
}

fn key<U: 'static>(json: &str) -> Key {
    (json.as_ptr().addr(), json.len(), TypeId::of::<U>())
}

fn known_constant() -> Tally {
    tally::replace(Tally::default());
    tally::constant(true, true);
    tally::replace(Tally::default())
}

/// Compares the JSON texts of two scalars. Strings are equal even if they are escaped differently.
fn is_same(json: &str, text: &str) -> bool {
    let json = json.trim();
    json == text || json.starts_with('"') && scan::text(json.as_bytes()) == scan::text(text.as_bytes())
}

/// Returns the reason why the signs of a candidate exclude a value; `None` if they match.
fn missing_sign(json: &str, signs: Signs) -> Option<String> {
    let bytes = json.as_bytes();
    let found = kind(bytes);
    if !signs.kinds.is_empty() && !found.is_some_and(|found| signs.kinds.contains(&found)) {
        let found = found.map_or("not JSON", Kind::name);
        let expected: Vec<&str> = signs.kinds.iter().map(|kind| kind.name()).collect();
        return Some(format!("expected {}, found {found}", expected.join(" or ")));
    }
    if let Some(name) = signs.required.iter().find(|name| member(bytes, name).is_none()) {
        return Some(format!("missing field `{name}`"));
    }
    let other = |(name, text): &&(&str, &str)| tag(bytes, name).as_deref() != Some(*text);
    signs.constants.iter().find(other).map(|(name, text)| format!("`{name}` is not `{text}`"))
}

/// The nesting level of a choice. Dropping it restores the counts of the enclosing union.
#[derive(Debug)]
struct Level {
    outer: u32,
    before: Tally,
    /// The counts of the chosen candidate.
    result: Tally,
}

impl Level {
    fn enter() -> Self {
        Self { before: tally::replace(Tally::default()), outer: tally::begin(), result: Tally::default() }
    }

    /// Returns the cached decision. The outermost choice is not cached.
    fn decision(&self, key: Key) -> Option<Decision> {
        if self.outer == 0 { None } else { DECISIONS.with_borrow(|decisions| decisions.get(&key).copied()) }
    }

    fn remember(&self, key: Key, index: Option<usize>) {
        if self.outer > 0 {
            let decision = index.map_or(Decision::Nothing, Decision::Candidate);
            DECISIONS.with_borrow_mut(|decisions| decisions.insert(key, decision));
        }
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        tally::end();
        tally::replace(self.before.plus(self.result));
        if self.outer == 0 {
            // Decisions are keyed by pointer, and the text may be freed after this.
            DECISIONS.with_borrow_mut(HashMap::clear);
        }
    }
}

#[cfg(test)]
mod tests;
