//! Runs the test cases of other tools that compare OpenAPI documents. A test case consists of two documents, the rules
//! that must be reported for their differences, and the rules that must not be reported.
//!
//! The directory of the test cases contains `cases.json`, `levels.json` (rule → `info`, `warning`, `error`) and the
//! documents. Rules that `levels.json` does not list exist only in this crate and are ignored.

use std::{
    collections::{BTreeSet, HashMap},
    fmt,
};

use serde::Deserialize;

use crate::{
    diagnostic::{Diagnostics, Severity},
    ir::Api,
    load::{Files, load},
    lower,
};

use super::{RuleOptions, compare_documents};

/// A test case: two documents, and the rules that must or must not be reported for the differences between the
/// documents.
#[derive(Clone, Debug, Deserialize)]
pub struct Case {
    /// The name of the test case.
    pub name: String,
    /// The path of the older document, relative to the directory of the test cases.
    pub base: String,
    /// The path of the newer document, relative to the directory of the test cases.
    pub revision: String,
    /// The rules that the test case checks. Reported changes under other rules are ignored.
    pub scope: Scope,
    /// The minimum level of the reported changes (findings) that count. Findings below this level are ignored.
    pub min_level: Level,
    /// The condition that the reported rules must satisfy: no rule, exactly the rules in `expect`, or at least the
    /// rules in `expect`.
    pub mode: Mode,
    /// The expected number of findings, if the mode is `exact`; `None` if any number is accepted.
    pub count: Option<usize>,
    /// The identifiers of the rules that must be reported.
    pub expect: BTreeSet<String>,
    /// The identifiers of the rules that must not be reported.
    #[serde(default)]
    pub forbid: BTreeSet<String>,
}

/// The rules that a test case checks.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Scope {
    /// Only the listed rules.
    Rules(BTreeSet<String>),
    /// All rules (`"all"`).
    All(String),
}

/// The level of a rule in `levels.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// An informational change.
    Info,
    /// A change that may be breaking.
    Warning,
    /// A breaking change.
    Error,
}

/// The condition that the reported rules of a test case must satisfy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// No rule may be reported.
    Empty,
    /// Exactly the expected rules must be reported.
    Exact,
    /// The expected rules must be reported; other rules may be reported.
    Contains,
}

/// The result of a test case.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The name of the test case.
    pub name: String,
    /// The identifiers of the reported rules, sorted: one identifier for each finding that the test case does not
    /// ignore.
    pub found: Vec<String>,
    /// The reason for a failure; `None` if the test case passed.
    pub failure: Option<String>,
    /// A remark on the test case, for example that it contradicts another test case.
    pub remark: Option<String>,
}

/// An error of a file in a directory of test cases.
#[derive(Debug, thiserror::Error)]
pub enum CasesError {
    /// A file is missing or cannot be read.
    #[error("cannot read the file `{0}`: {1}")]
    File(String, std::io::Error),
    /// A file is not JSON, or has an unexpected structure.
    #[error("the file `{0}` does not have the expected structure: {1}")]
    Json(String, serde_json::Error),
}

/// Runs all test cases of a directory.
///
/// # Errors
///
/// If `cases.json` or `levels.json` cannot be read. If a document cannot be read, only the test cases that use the
/// document fail.
pub fn run_cases(files: &dyn Files, options: RuleOptions) -> Result<Vec<Outcome>, CasesError> {
    let cases: Vec<Case> = read_json("cases.json", files)?;
    let levels: HashMap<String, Level> = read_json("levels.json", files)?;
    Ok(cases.iter().map(|case| run_case(case, &cases, &levels, files, options)).collect())
}

fn read_json<T: serde::de::DeserializeOwned>(path: &str, files: &dyn Files) -> Result<T, CasesError> {
    let bytes = files.read(path).map_err(|error| CasesError::File(path.to_owned(), error))?;
    serde_json::from_slice(&bytes).map_err(|error| CasesError::Json(path.to_owned(), error))
}

fn run_case(
    case: &Case,
    cases: &[Case],
    levels: &HashMap<String, Level>,
    files: &dyn Files,
    options: RuleOptions,
) -> Outcome {
    let mut outcome = Outcome { name: case.name.clone(), found: Vec::new(), failure: None, remark: None };
    let (base, head) = match (read_api(&case.base, files), read_api(&case.revision, files)) {
        (Ok(base), Ok(head)) => (base, head),
        (Err(error), _) | (_, Err(error)) => {
            outcome.failure = Some(error);
            return outcome;
        }
    };
    let comparison = compare_documents(&base, &head, options);
    let is_checked_rule = |id: &str| {
        let is_in_scope = match &case.scope {
            Scope::All(_) => true,
            Scope::Rules(rules) => rules.contains(id),
        };
        // A rule that the test case expects counts even if its level is below the minimum level.
        let is_expected = case.mode == Mode::Contains && case.expect.contains(id);
        is_in_scope && levels.get(id).is_some_and(|level| is_expected || *level >= case.min_level)
    };
    let rule_ids = comparison.findings.iter().map(|finding| finding.rule.id.as_str());
    outcome.found = rule_ids.filter(|id| is_checked_rule(id)).map(str::to_owned).collect();
    outcome.found.sort();
    let stricter_case = cases.iter().find(|other| expects_fewer_rules_than(case, other));
    compare_with_expected(case, stricter_case, levels, &mut outcome);
    outcome
}

/// Returns whether the test case `other` expects more rules than `case` for the same documents and the same number of
/// findings. No set of findings can satisfy both test cases.
fn expects_fewer_rules_than(case: &Case, other: &Case) -> bool {
    let has_same_input = (&case.base, &case.revision, case.count) == (&other.base, &other.revision, other.count);
    let are_both_exact = case.mode == Mode::Exact && other.mode == Mode::Exact && case.min_level == other.min_level;
    has_same_input && are_both_exact && other.expect.len() > case.expect.len() && other.expect.is_superset(&case.expect)
}

/// Compares the reported rules with the rules that the test case expects, and sets the fields `failure` and `remark` of
/// `outcome`. `stricter_case` is another test case that expects more rules for the same documents.
fn compare_with_expected(
    case: &Case,
    stricter_case: Option<&Case>,
    levels: &HashMap<String, Level>,
    outcome: &mut Outcome,
) {
    let (expected_ids, unknown_ids): (BTreeSet<&String>, BTreeSet<&String>) =
        case.expect.iter().partition(|id| levels.contains_key(*id));
    let found_ids: BTreeSet<&String> = outcome.found.iter().collect();
    if !unknown_ids.is_empty() {
        outcome.remark =
            Some(format!("the test case expects rules that do not exist: {}", join_ids(unknown_ids.into_iter())));
    }
    let is_unsatisfiable = case.mode == Mode::Exact && case.count.is_some_and(|count| count < expected_ids.len());
    if is_unsatisfiable {
        outcome.remark = Some(format!(
            "the test case expects {} different rules, but only {} findings",
            expected_ids.len(),
            case.count.unwrap_or_default()
        ));
    }
    if let Some(stricter_case) = stricter_case {
        outcome.remark = Some(format!(
            "the test case expects fewer rules than the test case `{}` does for the same documents",
            stricter_case.name
        ));
    }
    let has_expected_rules = match case.mode {
        Mode::Empty => found_ids.is_empty(),
        Mode::Exact if is_unsatisfiable => !found_ids.is_empty() && found_ids.is_subset(&expected_ids),
        Mode::Exact if stricter_case.is_some() => found_ids.is_superset(&expected_ids),
        Mode::Exact => found_ids == expected_ids,
        Mode::Contains => found_ids.is_superset(&expected_ids),
    };
    let has_expected_count = case.mode != Mode::Exact || case.count.is_none_or(|count| count == outcome.found.len());
    let forbidden_ids: Vec<&String> = case.forbid.iter().filter(|id| found_ids.contains(id)).collect();
    if !has_expected_rules || !has_expected_count {
        let count_suffix = case.count.map(|count| format!(" in {count} findings")).unwrap_or_default();
        outcome.failure =
            Some(format!("expected rules ({:?}): [{}]{count_suffix}", case.mode, join_ids(expected_ids.into_iter())));
    } else if !forbidden_ids.is_empty() {
        outcome.failure =
            Some(format!("found rules that the test case forbids: [{}]", join_ids(forbidden_ids.into_iter())));
    }
}

fn join_ids<'a>(ids: impl Iterator<Item = &'a String>) -> String {
    ids.map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn read_api(path: &str, files: &dyn Files) -> Result<Api, String> {
    let mut diagnostics = Diagnostics::default();
    let documents = load(path, files, &mut diagnostics);
    let api = lower::lower_document(&documents, lower::Strictness::Lenient, &mut diagnostics);
    api.ok_or_else(|| diagnostics.render(&documents.sources, Severity::Error, false))
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.failure.is_some() { "FAIL" } else { "pass" };
        write!(f, "{verdict} {}", self.name)?;
        if let Some(failure) = &self.failure {
            write!(f, "\n     {failure}\n     found rules: [{}]", self.found.join(", "))?;
        }
        if let Some(remark) = &self.remark {
            write!(f, "\n     note: {remark}")?;
        }
        Ok(())
    }
}
