//! Rules for parameters.

use super::{Severity, SingleRule, new_single};
use Severity::{Breaking, Compatible, Warning};

pub(super) const RULES: &[SingleRule] = &[
    new_single(
        "path-parameters-renamed",
        Compatible,
        "Variables of the path have other names. Their values are sent by position, so requests do not change.",
    ),
    new_single(
        "path-parameters-swapped",
        Warning,
        "Variables of the path have exchanged their names. URLs do not change, but either their segments have \
         another meaning, or the names are wrong.",
    ),
    new_single("new-request-path-parameter", Breaking, "The path has one more parameter."),
    new_single("new-required-request-parameter", Breaking, "A parameter was added and is required."),
    new_single("new-optional-request-parameter", Compatible, "A parameter was added and is optional."),
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
        "A parameter was removed; the server may ignore or refuse values that callers still send.",
    ),
    new_single("request-parameter-removed-with-deprecation", Compatible, "A deprecated parameter was removed."),
    new_single(
        "request-parameter-removed-before-sunset",
        Breaking,
        "A parameter was removed before the date in `x-sunset`.",
    ),
    new_single(
        "request-parameter-removed-after-sunset",
        Compatible,
        "A parameter was removed after the date in `x-sunset`.",
    ),
    new_single(
        "request-parameter-sunset-parse",
        Breaking,
        "The `x-sunset` of a parameter is not a date; write it like `2030-12-31`.",
    ),
    new_single(
        "request-parameter-sunset-deleted",
        Breaking,
        "A deprecated parameter no longer has `x-sunset`: the date of its removal is unknown.",
    ),
    new_single(
        "request-parameter-sunset-date-too-small",
        Breaking,
        "A parameter is deprecated, and the date in `x-sunset` has passed.",
    ),
    new_single(
        "request-parameter-sunset-date-changed-too-small",
        Breaking,
        "The date in `x-sunset` was replaced by an earlier date, which has passed.",
    ),
    new_single("request-parameter-deprecated", Compatible, "A parameter is deprecated."),
    new_single(
        "request-parameter-deprecated-sunset-missing",
        Breaking,
        "A parameter is deprecated, and `x-sunset` is missing.",
    ),
    new_single("request-parameter-reactivated", Compatible, "A parameter is no longer deprecated."),
    new_single("request-parameter-serialization-changed", Breaking, "A parameter is serialized differently."),
    new_single("request-parameter-may-be-empty", Compatible, "A parameter may now be empty (`allowEmptyValue`)."),
    new_single(
        "request-parameter-became-not-empty",
        Breaking,
        "A parameter may no longer be empty (`allowEmptyValue`).",
    ),
    new_single(
        "required-request-parameter-default-changed",
        Compatible,
        "The `default` of a required parameter changed.",
    ),
    new_single(
        "new-required-request-header-property",
        Breaking,
        "An object in a header has a new property that is required.",
    ),
    new_single(
        "request-header-property-became-required",
        Breaking,
        "A property of an object in a header is now required.",
    ),
    new_single("request-header-property-became-enum", Breaking, "A header may now only have listed values (`enum`)."),
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
        "A property of an object in a parameter is now required.",
    ),
    new_single("request-parameter-property-removed", Warning, "A property of an object in a parameter was removed."),
];
