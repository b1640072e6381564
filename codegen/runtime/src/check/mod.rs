//! Checks the values of a request against the constraints of the API's document, before the request is sent.

mod decimal;
#[cfg(feature = "pattern")]
mod pattern;

use std::{
    cell::OnceCell,
    fmt::{self, Display},
};

pub use self::decimal::Decimal;
#[cfg(feature = "pattern")]
pub use self::pattern::Pattern;
use super::request::RequestError;

/// A value for which the API's document declares constraints.
pub trait Check {
    /// Checks the value and all values inside it. `at` is the path to the value. Violations of constraints are recorded
    /// in the [`RequestCheck`] from which the path was created.
    fn check(&self, at: At<'_>);
}

/// The check of one request, which records the first violation of a constraint. The code for each constraint is
/// therefore a single call. With a `Result` and `?` for each constraint, rustc needs more time and memory.
#[derive(Debug, Default)]
pub struct RequestCheck {
    first_violation: OnceCell<RequestError>,
}

impl RequestCheck {
    /// Returns the path to the root value, which is empty.
    #[must_use]
    pub fn root(&self) -> At<'_> {
        At { check: self, parent: None, step: Step::Root }
    }

    /// Ends the check.
    ///
    /// # Errors
    ///
    /// If a value violates a constraint. The error is about the first violation, and contains the path to the value.
    pub fn finish(self) -> Result<(), RequestError> {
        self.first_violation.into_inner().map_or(Ok(()), Err)
    }

    /// Records a violation, unless there was one before.
    fn record(&self, error: RequestError) {
        // Fails if a violation has been recorded, which is then kept.
        let _ = self.first_violation.set(error);
    }
}

/// The path to a value in a request, such as `spec.tasks[2].replicas`. Its methods check one constraint each, and
/// record a violation in the [`RequestCheck`].
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    check: &'a RequestCheck,
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

/// The last step of a path.
#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Member(&'a str),
    Item(usize),
}

impl Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
            if matches!(self.step, Step::Member(_)) && !matches!(parent.step, Step::Root) {
                f.write_str(".")?;
            }
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Member(name) => f.write_str(name),
            Step::Item(index) => write!(f, "[{index}]"),
        }
    }
}

impl At<'_> {
    /// Returns the path of a member of the object at this path.
    #[must_use]
    pub fn member<'b>(&'b self, name: &'b str) -> At<'b> {
        At { check: self.check, parent: Some(self), step: Step::Member(name) }
    }

    /// Returns the path of an item of the list at this path.
    #[must_use]
    pub fn item(&self, index: usize) -> At<'_> {
        At { check: self.check, parent: Some(self), step: Step::Item(index) }
    }

    /// Records a violation by the value at this path. `message` is a predicate for which the path is the subject, such
    /// as "must be at least 1, is 0".
    fn fail(self, message: fmt::Arguments<'_>) {
        if self.check.first_violation.get().is_none() {
            self.check.record(RequestError::invalid(self.to_string(), message.to_string()));
        }
    }

    /// Checks `minimum`.
    pub fn at_least<T: PartialOrd + Display>(self, value: &T, minimum: &T) {
        if value < minimum {
            self.fail(format_args!("must be at least {minimum}, is {value}"));
        }
    }

    /// Checks that `value` is greater than `bound` (`minimum` with `exclusiveMinimum: true`, or a numeric
    /// `exclusiveMinimum`).
    pub fn more_than<T: PartialOrd + Display>(self, value: &T, bound: &T) {
        if !is_greater(value, bound) {
            self.fail(format_args!("must be more than {bound}, is {value}"));
        }
    }

    /// Checks `maximum`.
    pub fn at_most<T: PartialOrd + Display>(self, value: &T, maximum: &T) {
        if value > maximum {
            self.fail(format_args!("must be at most {maximum}, is {value}"));
        }
    }

    /// Checks that `value` is less than `bound` (`maximum` with `exclusiveMaximum: true`, or a numeric
    /// `exclusiveMaximum`).
    pub fn less_than<T: PartialOrd + Display>(self, value: &T, bound: &T) {
        if !is_greater(bound, value) {
            self.fail(format_args!("must be less than {bound}, is {value}"));
        }
    }

    /// Checks `multipleOf` of an integer.
    pub fn multiple_of(self, value: i128, step: i128) {
        if step != 0 && value % step != 0 {
            self.fail(format_args!("must be a multiple of {step}, is {value}"));
        }
    }

    /// Checks `multipleOf` of a number that may have a fraction. It compares decimal digits, so that 0.3 is a multiple
    /// of 0.1.
    pub fn multiple_of_decimal<T: Display>(self, value: &T, step: &str) {
        if !Decimal::of(value).is_multiple_of(&Decimal::of(&step)) {
            self.fail(format_args!("must be a multiple of {step}, is {value}"));
        }
    }

    /// Checks `minLength` and `maxLength`, in characters.
    pub fn length(self, text: &str, min_count: usize, max_count: usize) {
        self.check_count(text.chars().count(), min_count, max_count, "characters");
    }

    /// Checks `minItems` and `maxItems`.
    pub fn items(self, count: usize, min_count: usize, max_count: usize) {
        self.check_count(count, min_count, max_count, "items");
    }

    /// Checks `minProperties` and `maxProperties`.
    pub fn members(self, count: usize, min_count: usize, max_count: usize) {
        self.check_count(count, min_count, max_count, "members");
    }

    fn check_count(self, count: usize, min_count: usize, max_count: usize, unit: &str) {
        if count < min_count {
            self.fail(format_args!("must have at least {min_count} {unit}, has {count}"));
        } else if count > max_count {
            self.fail(format_args!("must have at most {max_count} {unit}, has {count}"));
        }
    }

    /// Checks `uniqueItems`.
    pub fn unique<T: PartialEq>(self, items: &[T]) {
        let duplicate = items.iter().enumerate().find(|(index, item)| items[..*index].contains(item));
        if let Some((index, _)) = duplicate {
            self.item(index).fail(format_args!("occurs twice"));
        }
    }

    /// Checks a value against the alternatives of an `anyOf`. Each function in `alternatives` checks the value against
    /// one alternative; at least one of the functions must find no violation. Otherwise, the violation that the last
    /// function found is recorded.
    pub fn any_of(self, alternatives: &[&dyn Fn(At<'_>)]) {
        let mut last_violation = None;
        for alternative in alternatives {
            let check = RequestCheck::default();
            alternative(At { check: &check, ..self });
            match check.finish() {
                Ok(()) => return,
                Err(violation) => last_violation = Some(violation),
            }
        }
        if let Some(violation) = last_violation {
            self.check.record(violation);
        }
    }

    /// Checks that the additional properties contain the member `name`, which the schema lists in `required` but not in
    /// `properties`. `is_set` is true if the member exists.
    pub fn required(self, name: &str, is_set: bool) {
        if !is_set {
            self.fail(format_args!("needs a member `{name}`"));
        }
    }

    /// Checks an `anyOf`, or a `oneOf` if `exactly_one` is true, whose alternatives are lists of required members. Each
    /// list contains pairs of a member's name and `true` if the member is set. An alternative is satisfied if all of
    /// its members are set.
    pub fn alternatives(self, member_lists: &[&[(&str, bool)]], exactly_one: bool) {
        let satisfied_count = member_lists.iter().filter(|list| list.iter().all(|(_, is_set)| *is_set)).count();
        if satisfied_count == 1 || satisfied_count > 1 && !exactly_one {
            return;
        }
        let join_names = |list: &&[(&str, bool)]| {
            let names: Vec<String> = list.iter().map(|(name, _)| format!("`{name}`")).collect();
            names.join(" with ")
        };
        let joined_lists: Vec<String> = member_lists.iter().map(join_names).collect();
        let requirement_phrase = if exactly_one { "needs exactly one of" } else { "needs one of" };
        self.fail(format_args!("{requirement_phrase} {}", joined_lists.join(", ")));
    }

    /// Checks `x-mutually-exclusive`: at most one of the members may be set. `members` contains each member's name, and
    /// `true` if it is set.
    pub fn exclusive(self, members: &[(&'static str, bool)]) {
        if let Err(violation) = RequestError::exclusive(members) {
            self.check.record(violation);
        }
    }
}

/// Returns whether `value` is greater than `bound`. A NaN is not greater than any bound.
fn is_greater<T: PartialOrd>(value: &T, bound: &T) -> bool {
    value > bound
}

impl<T: Check> Check for Vec<T> {
    fn check(&self, at: At<'_>) {
        for (index, item) in self.iter().enumerate() {
            item.check(at.item(index));
        }
    }
}

impl<T: Check> Check for std::collections::BTreeMap<String, T> {
    fn check(&self, at: At<'_>) {
        for (name, value) in self {
            value.check(at.member(name));
        }
    }
}

impl<T: Check> Check for Option<T> {
    fn check(&self, at: At<'_>) {
        if let Some(value) = self {
            value.check(at);
        }
    }
}

impl<T: Check> Check for Box<T> {
    fn check(&self, at: At<'_>) {
        self.as_ref().check(at);
    }
}

#[cfg(test)]
mod tests {
    use super::{At, RequestCheck};

    /// Returns the violation that `check_value` records.
    pub(super) fn violation(check_value: impl Fn(At<'_>)) -> Option<String> {
        let check = RequestCheck::default();
        check_value(check.root());
        check.finish().err().map(|error| error.to_string())
    }

    #[test]
    fn a_violation_names_the_path_and_both_values() {
        let error = violation(|root| {
            let spec = root.member("spec");
            let tasks = spec.member("tasks");
            tasks.item(2).member("replicas").at_least(&-1, &0);
        });
        assert_eq!(error.unwrap(), "`spec.tasks[2].replicas` must be at least 0, is -1");
        let check_length = |text: &'static str| violation(|root| root.member("spec").length(text, 0, 2));
        assert_eq!(check_length("äöü").unwrap(), "`spec` must have at most 2 characters, has 3");
        assert_eq!(check_length("äö"), None);
    }

    #[test]
    fn the_first_violation_is_reported() {
        let error = violation(|root| {
            root.member("a").at_least(&1, &0);
            root.member("b").at_least(&-1, &0);
            root.exclusive(&[("c", true), ("d", true)]);
            root.any_of(&[&|at| at.member("e").items(9, 0, 1)]);
        });
        assert_eq!(error.unwrap(), "`b` must be at least 0, is -1");
    }

    #[test]
    fn an_alternative_is_checked_separately_from_the_others() {
        let check_count = |count| {
            let is_short = &|at: At<'_>| at.items(count, 0, 1);
            let is_long = &|at: At<'_>| at.items(count, 8, 9);
            violation(|root| root.member("a").any_of(&[is_short, is_long]))
        };
        assert_eq!((check_count(1), check_count(8)), (None, None));
        assert_eq!(check_count(5).unwrap(), "`a` must have at least 8 items, has 5");
    }

    #[test]
    fn a_number_that_cannot_be_compared_violates_exclusive_bounds() {
        assert!(violation(|root| root.more_than(&f64::NAN, &0.0)).is_some());
        assert!(violation(|root| root.less_than(&f64::NAN, &0.0)).is_some());
        assert!(violation(|root| root.less_than(&-1.0, &0.0)).is_none());
    }
}
