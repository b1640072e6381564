//! Provides all rules, sorted by identifier.

use std::{collections::HashMap, sync::LazyLock};

use super::{rule::Rule, table};

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let mut rules = table::build_rules();
    rules.sort_by(|one, other| one.id.cmp(&other.id));
    rules
});

static RULES_BY_ID: LazyLock<HashMap<&'static str, &'static Rule>> =
    LazyLock::new(|| RULES.iter().map(|rule| (rule.id.as_str(), rule)).collect());

/// Returns all rules, sorted by identifier.
#[must_use]
pub fn all_rules() -> &'static [Rule] {
    &RULES
}

/// Returns the rule with the identifier `id`; `None` for an unknown identifier.
#[must_use]
pub fn find_rule(id: &str) -> Option<&'static Rule> {
    RULES_BY_ID.get(id).copied()
}
