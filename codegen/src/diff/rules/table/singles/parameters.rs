//! Rules of parameters.

use super::{Severity, Single, single};
use Severity::{Breaking, Compatible, Warning};

pub(super) const RULES: &[Single] = &[
    single(
        "path-parameters-renamed",
        Compatible,
        "Variables of the path have other names. They are sent by position, so requests stay the same.",
    ),
    single(
        "path-parameters-swapped",
        Warning,
        "Variables of the path changed places. URLs are built as before, but the segments mean something else, or the names are \
         wrong.",
    ),
    single("new-request-path-parameter", Breaking, "The path has one more parameter."),
    single("new-required-request-parameter", Breaking, "A parameter is new and is required."),
    single("new-optional-request-parameter", Compatible, "A parameter is new and is optional."),
    single(
        "new-required-request-default-parameter-to-existing-path",
        Breaking,
        "All operations of a path have a new parameter that is required.",
    ),
    single(
        "new-optional-request-default-parameter-to-existing-path",
        Compatible,
        "All operations of a path have a new parameter that is optional.",
    ),
    single("request-parameter-removed", Warning, "A parameter is gone; what callers send in it is ignored at best."),
    single("request-parameter-removed-with-deprecation", Compatible, "A parameter is gone that was deprecated before."),
    single(
        "request-parameter-removed-before-sunset",
        Breaking,
        "A parameter is gone before the day that `x-sunset` announced.",
    ),
    single(
        "request-parameter-removed-after-sunset",
        Compatible,
        "A parameter is gone after the day that `x-sunset` announced.",
    ),
    single(
        "request-parameter-sunset-parse",
        Breaking,
        "`x-sunset` of a parameter is not a date: write it as 2030-12-31.",
    ),
    single(
        "request-parameter-sunset-deleted",
        Breaking,
        "A deprecated parameter lost its `x-sunset`: the day of its removal is not known any more.",
    ),
    single(
        "request-parameter-sunset-date-too-small",
        Breaking,
        "A parameter is deprecated, and the day of `x-sunset` is over already.",
    ),
    single(
        "request-parameter-sunset-date-changed-too-small",
        Breaking,
        "The day of `x-sunset` was moved to an earlier one, and is over already.",
    ),
    single("request-parameter-deprecated", Compatible, "A parameter is deprecated."),
    single(
        "request-parameter-deprecated-sunset-missing",
        Breaking,
        "A parameter is deprecated, and `x-sunset` is missing.",
    ),
    single("request-parameter-reactivated", Compatible, "A parameter is not deprecated any more."),
    single(
        "request-parameter-serialization-changed",
        Breaking,
        "A parameter is written into the request in another way.",
    ),
    single("request-parameter-may-be-empty", Compatible, "A parameter may be empty now (`allowEmptyValue`)."),
    single(
        "request-parameter-became-not-empty",
        Breaking,
        "A parameter may not be empty any more (`allowEmptyValue`).",
    ),
    single(
        "required-request-parameter-default-changed",
        Compatible,
        "The `default` of a parameter changed that is required anyway.",
    ),
    single(
        "new-required-request-header-property",
        Breaking,
        "An object in a header has a new property that is required.",
    ),
    single("request-header-property-became-required", Breaking, "A property of an object in a header is required now."),
    single("request-header-property-became-enum", Breaking, "A header may only have listed values now (`enum`)."),
    single(
        "new-required-request-parameter-property",
        Breaking,
        "An object in a parameter has a new property that is required.",
    ),
    single(
        "new-optional-request-parameter-property",
        Compatible,
        "An object in a parameter has a new property that is optional.",
    ),
    single(
        "request-parameter-property-became-required",
        Breaking,
        "A property of an object in a parameter is required now.",
    ),
    single("request-parameter-property-removed", Warning, "A property of an object in a parameter is gone."),
];
