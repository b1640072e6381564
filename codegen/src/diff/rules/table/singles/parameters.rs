//! Rules of parameters.

use super::{Severity, SingleRule, new_single};
use Severity::{Breaking, Compatible, Warning};

pub(super) const RULES: &[SingleRule] = &[
    new_single(
        "path-parameters-renamed",
        Compatible,
        "Variables of the path have other names. They are sent by position, so requests stay the same.",
    ),
    new_single(
        "path-parameters-swapped",
        Warning,
        "Variables of the path changed places. URLs are built as before, but the segments mean something else, or the names are \
         wrong.",
    ),
    new_single("new-request-path-parameter", Breaking, "The path has one more parameter."),
    new_single("new-required-request-parameter", Breaking, "A parameter is new and is required."),
    new_single("new-optional-request-parameter", Compatible, "A parameter is new and is optional."),
    new_single(
        "new-required-request-default-parameter-to-existing-path",
        Breaking,
        "All operations of a path have a new parameter that is required.",
    ),
    new_single(
        "new-optional-request-default-parameter-to-existing-path",
        Compatible,
        "All operations of a path have a new parameter that is optional.",
    ),
    new_single(
        "request-parameter-removed",
        Warning,
        "A parameter is gone; what callers send in it is ignored at best.",
    ),
    new_single(
        "request-parameter-removed-with-deprecation",
        Compatible,
        "A parameter is gone that was deprecated before.",
    ),
    new_single(
        "request-parameter-removed-before-sunset",
        Breaking,
        "A parameter is gone before the day that `x-sunset` announced.",
    ),
    new_single(
        "request-parameter-removed-after-sunset",
        Compatible,
        "A parameter is gone after the day that `x-sunset` announced.",
    ),
    new_single(
        "request-parameter-sunset-parse",
        Breaking,
        "`x-sunset` of a parameter is not a date: write it as 2030-12-31.",
    ),
    new_single(
        "request-parameter-sunset-deleted",
        Breaking,
        "A deprecated parameter lost its `x-sunset`: the day of its removal is not known any more.",
    ),
    new_single(
        "request-parameter-sunset-date-too-small",
        Breaking,
        "A parameter is deprecated, and the day of `x-sunset` is over already.",
    ),
    new_single(
        "request-parameter-sunset-date-changed-too-small",
        Breaking,
        "The day of `x-sunset` was moved to an earlier one, and is over already.",
    ),
    new_single("request-parameter-deprecated", Compatible, "A parameter is deprecated."),
    new_single(
        "request-parameter-deprecated-sunset-missing",
        Breaking,
        "A parameter is deprecated, and `x-sunset` is missing.",
    ),
    new_single("request-parameter-reactivated", Compatible, "A parameter is not deprecated any more."),
    new_single(
        "request-parameter-serialization-changed",
        Breaking,
        "A parameter is written into the request in another way.",
    ),
    new_single("request-parameter-may-be-empty", Compatible, "A parameter may be empty now (`allowEmptyValue`)."),
    new_single(
        "request-parameter-became-not-empty",
        Breaking,
        "A parameter may not be empty any more (`allowEmptyValue`).",
    ),
    new_single(
        "required-request-parameter-default-changed",
        Compatible,
        "The `default` of a parameter changed that is required anyway.",
    ),
    new_single(
        "new-required-request-header-property",
        Breaking,
        "An object in a header has a new property that is required.",
    ),
    new_single(
        "request-header-property-became-required",
        Breaking,
        "A property of an object in a header is required now.",
    ),
    new_single("request-header-property-became-enum", Breaking, "A header may only have listed values now (`enum`)."),
    new_single(
        "new-required-request-parameter-property",
        Breaking,
        "An object in a parameter has a new property that is required.",
    ),
    new_single(
        "new-optional-request-parameter-property",
        Compatible,
        "An object in a parameter has a new property that is optional.",
    ),
    new_single(
        "request-parameter-property-became-required",
        Breaking,
        "A property of an object in a parameter is required now.",
    ),
    new_single("request-parameter-property-removed", Warning, "A property of an object in a parameter is gone."),
];
