//! Rules of operations: deprecation, sunset, stability, tags.

use super::{Severity, SingleRule, new_single};
use Severity::{Breaking, Compatible};

pub(super) const RULES: &[SingleRule] = &[
    new_single("endpoint-added", Compatible, "An operation is new."),
    new_single("endpoint-deprecated", Compatible, "An operation is deprecated, without a day on which it goes."),
    new_single(
        "endpoint-deprecated-with-sunset",
        Compatible,
        "An operation is deprecated and will be removed on the day of `x-sunset`.",
    ),
    new_single("endpoint-reactivated", Compatible, "An operation is not deprecated any more."),
    new_single(
        "api-removed-without-deprecation",
        Breaking,
        "An operation is gone, and nothing announced it. Deprecate it first, with the day in `x-sunset`.",
    ),
    new_single("api-removed-with-deprecation", Compatible, "An operation is gone that was deprecated before."),
    new_single("api-removed-before-sunset", Breaking, "An operation is gone before the day that `x-sunset` announced."),
    new_single("api-removed-after-sunset", Compatible, "An operation is gone after the day that `x-sunset` announced."),
    new_single(
        "api-path-removed-without-deprecation",
        Breaking,
        "A path is gone with all its operations, and nothing announced it. Deprecate them first, with the day in `x-sunset`.",
    ),
    new_single(
        "api-path-removed-with-deprecation",
        Compatible,
        "A path is gone whose operations were deprecated before.",
    ),
    new_single("api-path-removed-before-sunset", Breaking, "A path is gone before the day that `x-sunset` announced."),
    new_single("api-path-sunset-parse", Breaking, "`x-sunset` of an operation is not a date: write it as 2030-12-31."),
    new_single(
        "api-deprecated-sunset-parse",
        Breaking,
        "An operation is deprecated, and its `x-sunset` is not a date: write it as 2030-12-31.",
    ),
    new_single("api-deprecated-sunset-missing", Breaking, "An operation is deprecated, and `x-sunset` is missing."),
    new_single(
        "api-sunset-date-too-small",
        Breaking,
        "An operation is deprecated, and the day of `x-sunset` is over already.",
    ),
    new_single(
        "api-sunset-date-changed-too-small",
        Breaking,
        "The day of `x-sunset` was moved to an earlier one, and is over already.",
    ),
    new_single(
        "sunset-deleted",
        Breaking,
        "A deprecated operation lost its `x-sunset`: the day of its removal is not known any more.",
    ),
    new_single(
        "api-invalid-stability-level",
        Breaking,
        "`x-stability-level` is not one of draft, alpha, beta, stable.",
    ),
    new_single("api-stability-decreased", Breaking, "`x-stability-level` of an operation promises less than before."),
    new_single("api-stability-increased", Compatible, "`x-stability-level` of an operation promises more than before."),
    new_single(
        "unstable-operation-changed",
        Compatible,
        "Something changed in an operation that is a draft (`x-stability-level` of draft or alpha): callers may not count on it.",
    ),
    new_single("unstable-operation-detail", Compatible, "A further change in an operation that is a draft."),
    new_single("webhook-added", Compatible, "The server sends one more kind of request (`webhooks`)."),
    new_single("webhook-removed", Breaking, "The server does not send a kind of request any more (`webhooks`)."),
    new_single("callback-added", Compatible, "The server sends one more kind of request to a URL that a caller names."),
    new_single(
        "callback-removed",
        Compatible,
        "The server does not send a kind of request to a URL that a caller names any more. The operation itself works as before.",
    ),
    new_single("webhook-body-became-optional", Breaking, "A request of the server may come without a body now."),
    new_single("webhook-body-became-required", Compatible, "A request of the server always has a body now."),
    new_single("webhook-media-type-added", Breaking, "The server may send its request in one more media type."),
    new_single(
        "webhook-media-type-removed",
        Compatible,
        "The server does not send its request in a media type any more.",
    ),
    new_single("lifecycle-changed", Compatible, "`deprecated`, `x-sunset` or `x-stability-level` changed."),
    new_single(
        "api-operation-id-removed",
        Compatible,
        "An `operationId` is gone or another. Messages do not contain the name, but names in generated code come from it.",
    ),
    new_single(
        "api-operation-id-added",
        Compatible,
        "An operation has an `operationId` now; names in generated code come from it.",
    ),
    new_single("api-tag-added", Compatible, "An operation has one more tag."),
    new_single(
        "api-tag-removed",
        Compatible,
        "An operation has one tag fewer. Modules of generated code may come from it.",
    ),
];
