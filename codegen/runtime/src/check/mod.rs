//! Checks the values of a request against the constraints of the API's document, before the request is sent.

mod decimal;
#[cfg(feature = "pattern")]
mod pattern;

use std::fmt::{self, Display};

pub use self::decimal::Decimal;
#[cfg(feature = "pattern")]
pub use self::pattern::Pattern;
use super::request::RequestError;

/// A value for which the API's document declares constraints.
pub trait Check {
    /// Checks the value and all values inside it. `at` is the path to the value.
    ///
    /// # Errors
    ///
    /// If a value violates a constraint. The error contains the path to that value.
    fn check(&self, at: At<'_>) -> Result<(), RequestError>;
}

/// The path to a value in a request, such as `spec.tasks[2].replicas`.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
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
    /// The path to the root value, which is empty.
    pub const ROOT: At<'static> = At { parent: None, step: Step::Root };

    /// Returns the path of a member of the object at this path.
    #[must_use]
    pub fn member<'b>(&'b self, name: &'b str) -> At<'b> {
        At { parent: Some(self), step: Step::Member(name) }
    }

    /// Returns the path of an item of the list at this path.
    #[must_use]
    pub fn item(&self, index: usize) -> At<'_> {
        At { parent: Some(self), step: Step::Item(index) }
    }

    /// Returns an error for the value at this path. `message` is a predicate for which the path is the subject, such as
    /// "must be at least 1, is 0".
    fn fail(self, message: String) -> Result<(), RequestError> {
        Err(RequestError::invalid(self.to_string(), message))
    }

    /// Checks `minimum`.
    ///
    /// # Errors
    ///
    /// If the value is below the minimum.
    pub fn at_least<T: PartialOrd + Display>(self, value: &T, minimum: &T) -> Result<(), RequestError> {
        if value < minimum { self.fail(format!("must be at least {minimum}, is {value}")) } else { Ok(()) }
    }

    /// Checks that `value` is greater than `bound` (`minimum` with `exclusiveMinimum: true`, or a numeric
    /// `exclusiveMinimum`).
    ///
    /// # Errors
    ///
    /// If the value is less than or equal to `bound`.
    pub fn more_than<T: PartialOrd + Display>(self, value: &T, bound: &T) -> Result<(), RequestError> {
        if value > bound { Ok(()) } else { self.fail(format!("must be more than {bound}, is {value}")) }
    }

    /// Checks `maximum`.
    ///
    /// # Errors
    ///
    /// If the value is above the maximum.
    pub fn at_most<T: PartialOrd + Display>(self, value: &T, maximum: &T) -> Result<(), RequestError> {
        if value > maximum { self.fail(format!("must be at most {maximum}, is {value}")) } else { Ok(()) }
    }

    /// Checks that `value` is less than `bound` (`maximum` with `exclusiveMaximum: true`, or a numeric
    /// `exclusiveMaximum`).
    ///
    /// # Errors
    ///
    /// If the value is greater than or equal to `bound`.
    pub fn less_than<T: PartialOrd + Display>(self, value: &T, bound: &T) -> Result<(), RequestError> {
        if value < bound { Ok(()) } else { self.fail(format!("must be less than {bound}, is {value}")) }
    }

    /// Checks `multipleOf` of an integer.
    ///
    /// # Errors
    ///
    /// If the value is not a multiple of `step`.
    pub fn multiple_of(self, value: i128, step: i128) -> Result<(), RequestError> {
        if step != 0 && value % step != 0 {
            self.fail(format!("must be a multiple of {step}, is {value}"))
        } else {
            Ok(())
        }
    }

    /// Checks `multipleOf` of a number that may have a fraction. It compares decimal digits, so that 0.3 is a multiple
    /// of 0.1.
    ///
    /// # Errors
    ///
    /// If the value is not a multiple of `step`.
    pub fn multiple_of_decimal<T: Display>(self, value: &T, step: &str) -> Result<(), RequestError> {
        if Decimal::of(value).is_multiple_of(&Decimal::of(&step)) {
            Ok(())
        } else {
            self.fail(format!("must be a multiple of {step}, is {value}"))
        }
    }

    /// Checks `minLength` and `maxLength`, in characters.
    ///
    /// # Errors
    ///
    /// If the text has fewer than `min_count` or more than `max_count` characters.
    pub fn length(self, text: &str, min_count: usize, max_count: usize) -> Result<(), RequestError> {
        self.check_count(text.chars().count(), min_count, max_count, "characters")
    }

    /// Checks `minItems` and `maxItems`.
    ///
    /// # Errors
    ///
    /// If the list has fewer than `min_count` or more than `max_count` items.
    pub fn items(self, count: usize, min_count: usize, max_count: usize) -> Result<(), RequestError> {
        self.check_count(count, min_count, max_count, "items")
    }

    /// Checks `minProperties` and `maxProperties`.
    ///
    /// # Errors
    ///
    /// If the map has fewer than `min_count` or more than `max_count` members.
    pub fn members(self, count: usize, min_count: usize, max_count: usize) -> Result<(), RequestError> {
        self.check_count(count, min_count, max_count, "members")
    }

    fn check_count(self, count: usize, min_count: usize, max_count: usize, unit: &str) -> Result<(), RequestError> {
        if count < min_count {
            self.fail(format!("must have at least {min_count} {unit}, has {count}"))
        } else if count > max_count {
            self.fail(format!("must have at most {max_count} {unit}, has {count}"))
        } else {
            Ok(())
        }
    }

    /// Checks `uniqueItems`.
    ///
    /// # Errors
    ///
    /// If two items are equal.
    pub fn unique<T: PartialEq>(self, items: &[T]) -> Result<(), RequestError> {
        let duplicate = items.iter().enumerate().find(|(index, item)| items[..*index].contains(item));
        duplicate.map_or(Ok(()), |(index, _)| self.item(index).fail("occurs twice".to_owned()))
    }

    /// Checks a value against the alternatives of an `anyOf`. Each function in `alternatives` checks the value against
    /// one alternative; at least one of the functions must succeed.
    ///
    /// # Errors
    ///
    /// If all functions fail. Returns the error of the last function.
    pub fn any_of(self, alternatives: &[&dyn Fn() -> Result<(), RequestError>]) -> Result<(), RequestError> {
        let mut result = Ok(());
        for alternative in alternatives {
            result = alternative();
            if result.is_ok() {
                break;
            }
        }
        result
    }

    /// Checks that the additional properties contain the member `name`, which the schema lists in `required` but not in
    /// `properties`. `is_set` is true if the member exists.
    ///
    /// # Errors
    ///
    /// If the member is missing.
    pub fn required(self, name: &str, is_set: bool) -> Result<(), RequestError> {
        if is_set { Ok(()) } else { self.fail(format!("needs a member `{name}`")) }
    }

    /// Checks an `anyOf`, or a `oneOf` if `exactly_one` is true, whose alternatives are lists of required members. Each
    /// list contains pairs of a member's name and `true` if the member is set. An alternative is satisfied if all of
    /// its members are set.
    ///
    /// # Errors
    ///
    /// If no alternative is satisfied, or `exactly_one` is true and several alternatives are satisfied.
    pub fn alternatives(self, member_lists: &[&[(&str, bool)]], exactly_one: bool) -> Result<(), RequestError> {
        let satisfied_count = member_lists.iter().filter(|list| list.iter().all(|(_, is_set)| *is_set)).count();
        if satisfied_count == 1 || satisfied_count > 1 && !exactly_one {
            return Ok(());
        }
        let join_names = |list: &&[(&str, bool)]| {
            let names: Vec<String> = list.iter().map(|(name, _)| format!("`{name}`")).collect();
            names.join(" with ")
        };
        let joined_lists: Vec<String> = member_lists.iter().map(join_names).collect();
        let requirement_phrase = if exactly_one { "needs exactly one of" } else { "needs one of" };
        self.fail(format!("{requirement_phrase} {}", joined_lists.join(", ")))
    }

    /// Checks `x-mutually-exclusive`: at most one of the members may be set. `members` contains each member's name, and
    /// `true` if it is set.
    ///
    /// # Errors
    ///
    /// If more than one member is set.
    pub fn exclusive(self, members: &[(&'static str, bool)]) -> Result<(), RequestError> {
        RequestError::exclusive(members)
    }
}

impl<T: Check> Check for Vec<T> {
    fn check(&self, at: At<'_>) -> Result<(), RequestError> {
        self.iter().enumerate().try_for_each(|(index, item)| item.check(at.item(index)))
    }
}

impl<T: Check> Check for std::collections::BTreeMap<String, T> {
    fn check(&self, at: At<'_>) -> Result<(), RequestError> {
        self.iter().try_for_each(|(name, value)| value.check(at.member(name)))
    }
}

impl<T: Check> Check for Option<T> {
    fn check(&self, at: At<'_>) -> Result<(), RequestError> {
        self.as_ref().map_or(Ok(()), |value| value.check(at))
    }
}

impl<T: Check> Check for Box<T> {
    fn check(&self, at: At<'_>) -> Result<(), RequestError> {
        self.as_ref().check(at)
    }
}

#[cfg(test)]
mod tests {
    use super::At;

    #[test]
    fn a_violation_names_the_path_and_both_values() {
        let root = At::ROOT;
        let spec = root.member("spec");
        let tasks = spec.member("tasks");
        let error = tasks.item(2).member("replicas").at_least(&-1, &0).expect_err("less");
        assert_eq!(error.to_string(), "`spec.tasks[2].replicas` must be at least 0, is -1");
        let error = spec.length("äöü", 0, 2).expect_err("too long");
        assert_eq!(error.to_string(), "`spec` must have at most 2 characters, has 3");
        assert!(spec.length("äö", 0, 2).is_ok());
    }
}
