//! Chooses among the candidates (possible types) of a union without a discriminator. Reads the value as each candidate
//! that its members do not exclude, and chooses the candidate that recognizes most of the value.
//!
//! A union within a candidate is read once for each candidate of the outer union. The decisions of inner unions are
//! cached until the outermost union has decided, so that the work does not multiply with each level.

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

/// The decision of a union about one value: the chosen candidate, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    /// The candidate with this index.
    Candidate(usize),
    /// The value does not match any candidate.
    NoCandidate,
}

/// The key of a cached decision: the pointer to and the length of the JSON text of the value, and the type of the
/// union.
type DecisionKey = (usize, usize, TypeId);

thread_local! {
    /// The cached decisions of inner unions. They are removed when the outermost union has decided.
    static DECISIONS: RefCell<HashMap<DecisionKey, Decision>> = RefCell::new(HashMap::new());
}

/// The requirements for a candidate: the JSON type and the members that a value must have. If a value does not meet
/// them, it is not read as the candidate.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// The JSON types of the candidate's values; empty if any type is allowed.
    pub kinds: &'static [Kind],
    /// The names of the members that the candidate requires.
    pub required: &'static [&'static str],
    /// The names of the members that must have a constant value in the candidate, and the constants as text without
    /// quotes.
    pub constants: &'static [(&'static str, &'static str)],
}

/// A function that returns whether a string has a format.
type FormatCheck = fn(&str) -> bool;

/// Chooses among the candidates of a union `U`. Generated code passes the candidates in the order of their declaration.
#[derive(Debug)]
pub struct Choice<'a, U: 'static> {
    json: &'a str,
    level: ChoiceLevel,
    /// The cached decision of this union for this value.
    cached_decision: Option<Decision>,
    /// The number of candidates to which the value was compared so far.
    candidate_count: usize,
    /// The number of members that do not have the format which the next candidate declares.
    format_mismatches: usize,
    /// The best candidate so far: its tally (how well it matches the JSON value), its index, and the result of reading
    /// the JSON value as this candidate.
    best_candidate: Option<(Tally, usize, U)>,
    /// The names of the rejected candidates, and the reasons.
    rejection_reasons: Vec<(&'static str, serde_json::Error)>,
    /// True if the value meets the requirements ([`Signs`]) of a candidate, even if it could not be read as this
    /// candidate.
    has_matching_signs: bool,
}

impl<'a, U: 'static> Choice<'a, U> {
    /// Starts a choice for the JSON text of a value.
    #[must_use]
    #[inline]
    pub fn of(json: &'a str) -> Self {
        let level = ChoiceLevel::enter();
        let cached_decision = level.find_cached_decision(decision_key::<U>(json));
        Self {
            json,
            level,
            cached_decision,
            candidate_count: 0,
            format_mismatches: 0,
            best_candidate: None,
            rejection_reasons: Vec::new(),
            has_matching_signs: false,
        }
    }

    /// Compares the value with a candidate that is a constant. `text` is the JSON text of the constant.
    #[inline]
    pub fn constant(&mut self, name: &'static str, text: &str, value: U) {
        let index = self.candidate_count;
        self.candidate_count += 1;
        if self.cached_decision.is_some_and(|decision| decision != Decision::Candidate(index)) {
            return;
        }
        if is_same_scalar(self.json, text) {
            self.has_matching_signs = true;
            self.replace_best_if_better(Tally::default().plus(compute_constant_tally()), index, value);
        } else {
            self.rejection_reasons.push((name, de::Error::custom(format_args!("the value is not {text}"))));
        }
    }

    /// Declares the formats of members of the next candidate: pairs of the name of the member and a function that
    /// checks the format. If a member does not have its format, other candidates are preferred.
    #[inline]
    pub fn formats(&mut self, members: &[(&str, FormatCheck)]) {
        let has_other_format = |(name, is_valid): &&(&str, FormatCheck)| {
            tag(self.json.as_bytes(), name).is_some_and(|text| !is_valid(&text))
        };
        self.format_mismatches = members.iter().filter(has_other_format).count();
    }

    /// Reads the value as this candidate if the value meets the requirements `signs` of the candidate.
    pub fn candidate<T: FromJson>(&mut self, name: &'static str, signs: Signs, make_variant: fn(T) -> U) {
        let format_mismatches = std::mem::take(&mut self.format_mismatches);
        let Some(index) = self.begin_candidate(name, signs) else { return };
        match origin::try_variant(|| read::from_str(self.json)) {
            Ok(value) => {
                (0..format_mismatches).for_each(|_| tally::count_invalid_format());
                self.replace_best_if_better(tally::replace(Tally::default()), index, make_variant(value));
            }
            Err(error) => self.reject_candidate(name, error),
        }
    }

    /// Returns the value of the best candidate.
    ///
    /// # Errors
    ///
    /// If the value does not match any candidate.
    #[inline]
    pub fn end(mut self) -> serde_json::Result<U> {
        match self.decide() {
            Some(value) => Ok(value),
            None => Err(no_candidate(&self.rejection_reasons)),
        }
    }

    /// Returns the value of the best candidate. If the value does not meet the requirements ([`Signs`]) of any
    /// candidate, returns the value that `make_unknown` creates.
    ///
    /// # Errors
    ///
    /// If the value meets the requirements of a candidate, but cannot be read as any candidate.
    #[inline]
    pub fn end_open(mut self, make_unknown: fn(serde_json::Value) -> U) -> serde_json::Result<U> {
        if let Some(value) = self.decide() {
            return Ok(value);
        }
        if self.has_matching_signs {
            return Err(no_candidate(&self.rejection_reasons));
        }
        let value = super::unknown(self.json)?;
        self.level.chosen_tally = tally::replace(Tally::default());
        Ok(make_unknown(value))
    }

    /// Resets the tally and returns the index of the candidate if the value is to be read as this candidate. Returns
    /// `None` if the value does not meet the requirements `signs`, or if the cached decision is another candidate.
    #[inline]
    fn begin_candidate(&mut self, name: &'static str, signs: Signs) -> Option<usize> {
        let index = self.candidate_count;
        self.candidate_count += 1;
        if self.cached_decision.is_some_and(|decision| decision != Decision::Candidate(index)) {
            return None;
        }
        if let Some(reason) = describe_missing_sign(self.json, signs) {
            self.rejection_reasons.push((name, de::Error::custom(reason)));
            return None;
        }
        self.has_matching_signs |= !signs.required.is_empty() || !signs.constants.is_empty();
        tally::replace(Tally::default());
        Some(index)
    }

    /// Makes this candidate the best one if its tally is greater.
    #[inline]
    fn replace_best_if_better(&mut self, tally: Tally, index: usize, value: U) {
        if self.best_candidate.as_ref().is_none_or(|(best_tally, ..)| tally > *best_tally) {
            self.best_candidate = Some((tally, index, value));
        }
    }

    #[cold]
    fn reject_candidate(&mut self, name: &'static str, error: serde_json::Error) {
        self.rejection_reasons.push((name, error));
    }

    /// Returns the value of the best candidate, and caches the decision.
    #[inline]
    fn decide(&mut self) -> Option<U> {
        let best_candidate = self.best_candidate.take();
        self.level.cache_decision(decision_key::<U>(self.json), best_candidate.as_ref().map(|(_, index, _)| *index));
        let (tally, _, value) = best_candidate?;
        self.level.chosen_tally = tally;
        Some(value)
    }
}

fn decision_key<U: 'static>(json: &str) -> DecisionKey {
    (json.as_ptr().addr(), json.len(), TypeId::of::<U>())
}

/// Returns the tally of a value that is equal to a constant.
#[inline]
fn compute_constant_tally() -> Tally {
    tally::replace(Tally::default());
    tally::count_constant(true, true);
    tally::replace(Tally::default())
}

/// Returns whether the JSON texts of two scalars have the same value. Strings may be escaped differently.
#[inline]
fn is_same_scalar(json: &str, other_json: &str) -> bool {
    let json = json.trim();
    let has_same_text = || scan::scalar_text(json.as_bytes()) == scan::scalar_text(other_json.as_bytes());
    json == other_json || json.starts_with('"') && has_same_text()
}

/// Returns a message about the first requirement in `signs` that the value does not meet; `None` if the value meets all
/// of them.
#[inline]
fn describe_missing_sign(json: &str, signs: Signs) -> Option<String> {
    let bytes = json.as_bytes();
    let kind = kind(bytes);
    if !signs.kinds.is_empty() && !kind.is_some_and(|kind| signs.kinds.contains(&kind)) {
        let found_type = kind.map_or("invalid JSON", Kind::name);
        let expected_types: Vec<&str> = signs.kinds.iter().map(|kind| kind.name()).collect();
        return Some(format!("expected a value of type {}, found {found_type}", expected_types.join(" or ")));
    }
    if let Some(name) = signs.required.iter().find(|name| member(bytes, name).is_none()) {
        return Some(format!("missing field `{name}`"));
    }
    let has_other_value = |(name, text): &&(&str, &str)| tag(bytes, name).as_deref() != Some(*text);
    signs.constants.iter().find(has_other_value).map(|(name, text)| format!("the member `{name}` is not `{text}`"))
}

/// The nesting level of a choice. When this value is dropped, the tally of the enclosing union is restored.
#[derive(Debug)]
struct ChoiceLevel {
    /// The number of enclosing choices.
    outer_count: u32,
    /// The tally of the enclosing union when this choice began.
    outer_tally: Tally,
    /// The tally of the chosen candidate.
    chosen_tally: Tally,
}

impl ChoiceLevel {
    #[inline]
    fn enter() -> Self {
        let outer_tally = tally::replace(Tally::default());
        Self { outer_count: tally::begin_comparison(), outer_tally, chosen_tally: Tally::default() }
    }

    /// Returns the cached decision; `None` if no decision is cached. The decision of the outermost choice is never
    /// cached.
    #[inline]
    fn find_cached_decision(&self, key: DecisionKey) -> Option<Decision> {
        if self.outer_count == 0 { None } else { DECISIONS.with_borrow(|decisions| decisions.get(&key).copied()) }
    }

    #[inline]
    fn cache_decision(&self, key: DecisionKey, index: Option<usize>) {
        if self.outer_count > 0 {
            let decision = index.map_or(Decision::NoCandidate, Decision::Candidate);
            DECISIONS.with_borrow_mut(|decisions| decisions.insert(key, decision));
        }
    }
}

impl Drop for ChoiceLevel {
    #[inline]
    fn drop(&mut self) {
        tally::end_comparison();
        tally::replace(self.outer_tally.plus(self.chosen_tally));
        if self.outer_count == 0 {
            // The keys of decisions are pointers into the text, which may be freed now.
            DECISIONS.with_borrow_mut(HashMap::clear);
        }
    }
}

#[cfg(test)]
mod tests;
