//! Checks of values that the generated client makes before it sends a request. They cover the constraints of the
//! document that a value of the Rust type can violate.

use serde::Serialize;
use serde_json::Number;

/// The checks that the generated client makes for a value and for the items of the value.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Checks {
    /// The constraints of the value itself.
    pub rules: Vec<Rule>,
    /// The checks of each item of a list, each value of a map, or each further item of a tuple.
    pub each: Option<Box<Checks>>,
    /// The checks of the first items of a tuple. The index is the position of the item.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Checks>,
}

/// A constraint on a value, as declared by a keyword of a schema.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Rule {
    /// The value of `minimum`. The `bool` is true if the minimum is exclusive. For an integer type, the minimum is
    /// inclusive and within the range of the type.
    Minimum(Number, bool),
    /// The value of `maximum`. The `bool` is true if the maximum is exclusive.
    Maximum(Number, bool),
    /// The value of `multipleOf`.
    MultipleOf(Number),
    /// The values of `minLength` and `maxLength`, in characters.
    Length(u64, Option<u64>),
    /// The value of `pattern`, if the pattern can be translated to a regular expression of the crate `regex-lite`.
    Pattern(String),
    /// The values of `minItems` and `maxItems`.
    Items(u64, Option<u64>),
    /// The keyword `uniqueItems`: no two items of a list are equal.
    Unique,
    /// The values of `minProperties` and `maxProperties`.
    Members(u64, Option<u64>),
    /// An entry of `required`: the name of a member that has no field in the generated struct.
    Required(String),
    /// A `oneOf` or `anyOf` whose alternatives contain only the keyword `required`: all members of one alternative must
    /// be set.
    Alternatives {
        /// True if the members of exactly one alternative must be set (`oneOf`).
        exactly_one: bool,
        /// The names of the required members of each alternative.
        names: Vec<Vec<String>>,
    },
    /// Alternative checks, of which a value must satisfy at least one. Each item contains the constraints of one
    /// alternative schema. All of these schemas have the same Rust type.
    AnyOf(Vec<Checks>),
}

impl Checks {
    /// Returns whether there are no constraints to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.each.is_none() && self.items.iter().all(Self::is_empty)
    }

    /// Adds a constraint. If `self` already contains a constraint of the same kind with a minimum and a maximum
    /// (`Length`, `Items` or `Members`), the two are merged: the stricter minimum and the stricter maximum apply.
    pub fn add_rule(&mut self, rule: Rule) {
        for existing_rule in &mut self.rules {
            match (existing_rule, &rule) {
                (Rule::Length(min_count, max_count), Rule::Length(other_min, other_max))
                | (Rule::Items(min_count, max_count), Rule::Items(other_min, other_max))
                | (Rule::Members(min_count, max_count), Rule::Members(other_min, other_max)) => {
                    *min_count = (*min_count).max(*other_min);
                    *max_count = max_count.iter().chain(other_max).min().copied();
                    return;
                }
                (existing_rule, rule) if existing_rule == rule => return,
                _ => {}
            }
        }
        self.rules.push(rule);
    }

    /// Adds all checks in `other`, which must belong to the same value as `self`.
    pub fn extend(&mut self, other: Self) {
        other.rules.into_iter().for_each(|rule| self.add_rule(rule));
        match (&mut self.each, other.each) {
            (Some(self_checks), Some(other_checks)) => self_checks.extend(*other_checks),
            (self_checks @ None, other_checks) => *self_checks = other_checks,
            (Some(_), None) => {}
        }
        self.items.resize_with(self.items.len().max(other.items.len()), Self::default);
        for (self_checks, other_checks) in self.items.iter_mut().zip(other.items) {
            self_checks.extend(other_checks);
        }
    }

    /// Returns the checks in a `Box`. `None` if there are no constraints to check.
    #[must_use]
    pub fn into_box(self) -> Option<Box<Self>> {
        (!self.is_empty()).then(|| Box::new(self))
    }

    /// Returns whether the checks contain a [`Rule::Pattern`], including the checks of items.
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
