//! Checks of values before requests are sent: the constraints of the document that a value of the Rust type can
//! violate.

use serde::Serialize;
use serde_json::Number;

/// The checks of a value and of its items.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Checks {
    /// The checks of the value itself.
    pub rules: Vec<Rule>,
    /// The checks of each item of a list, or of each value of a map.
    pub each: Option<Box<Checks>>,
    /// The checks of the first items of a tuple, by position.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Checks>,
}

/// A constraint on a value, from a keyword of a schema.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Rule {
    /// `minimum`. The `bool` is true if the minimum is exclusive. For an integer type, the minimum is inclusive and
    /// within the range of the type.
    Minimum(Number, bool),
    /// `maximum`. The `bool` is true if the maximum is exclusive.
    Maximum(Number, bool),
    /// `multipleOf`.
    MultipleOf(Number),
    /// `minLength` and `maxLength`, in characters.
    Length(u64, Option<u64>),
    /// `pattern`, if the pattern can be translated to a regular expression of `regex-lite`.
    Pattern(String),
    /// `minItems` and `maxItems` of a list.
    Items(u64, Option<u64>),
    /// `uniqueItems`: no two items of a list are equal.
    Unique,
    /// `minProperties` and `maxProperties` of a map.
    Members(u64, Option<u64>),
    /// `required`, for a member that has no field in the generated struct.
    Required(String),
    /// `oneOf` or `anyOf` of schemas that only have `required`: all members of one alternative must be set.
    Alternatives {
        /// True if exactly one alternative must be satisfied.
        exactly_one: bool,
        /// The names of the required members of each alternative.
        names: Vec<Vec<String>>,
    },
    /// A value must satisfy at least one of these sets of checks: the constraints of alternatives that have the same
    /// Rust type.
    AnyOf(Vec<Checks>),
}

impl Checks {
    /// Returns whether there is nothing to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.each.is_none() && self.items.iter().all(Self::is_empty)
    }

    /// Adds a rule. If the checks already have a rule of the same kind (`Length`, `Items` or `Members`), the stricter
    /// limits of both rules replace the limits of that rule.
    pub fn add_rule(&mut self, rule: Rule) {
        for known_rule in &mut self.rules {
            match (known_rule, &rule) {
                (Rule::Length(min_count, max_count), Rule::Length(other_min, other_max))
                | (Rule::Items(min_count, max_count), Rule::Items(other_min, other_max))
                | (Rule::Members(min_count, max_count), Rule::Members(other_min, other_max)) => {
                    *min_count = (*min_count).max(*other_min);
                    *max_count = max_count.iter().chain(other_max).min().copied();
                    return;
                }
                (known_rule, rule) if known_rule == rule => return,
                _ => {}
            }
        }
        self.rules.push(rule);
    }

    /// Adds all checks of `other`, which apply to the same value.
    pub fn extend(&mut self, other: Self) {
        other.rules.into_iter().for_each(|rule| self.add_rule(rule));
        match (&mut self.each, other.each) {
            (Some(own_checks), Some(other_checks)) => own_checks.extend(*other_checks),
            (own_checks @ None, other_checks) => *own_checks = other_checks,
            (Some(_), None) => {}
        }
        self.items.resize_with(self.items.len().max(other.items.len()), Self::default);
        for (own_checks, other_checks) in self.items.iter_mut().zip(other.items) {
            own_checks.extend(other_checks);
        }
    }

    /// Returns the boxed checks. `None` if there is nothing to check.
    #[must_use]
    pub fn into_box(self) -> Option<Box<Self>> {
        (!self.is_empty()).then(|| Box::new(self))
    }

    /// Returns whether the checks contain a pattern, at any depth.
    #[must_use]
    pub fn has_pattern(&self) -> bool {
        let each_has_pattern = self.each.as_ref().is_some_and(|each| each.has_pattern());
        let item_has_pattern = self.items.iter().any(Self::has_pattern);
        each_has_pattern
            || item_has_pattern
            || self.rules.iter().any(|rule| match rule {
                Rule::Pattern(_) => true,
                Rule::AnyOf(alternatives) => alternatives.iter().any(Self::has_pattern),
                _ => false,
            })
    }
}
