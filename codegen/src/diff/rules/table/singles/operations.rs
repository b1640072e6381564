//! Rules of operations: deprecation, sunset, stability, tags.

use super::{Severity, SingleRule, new_single};
use Severity::{Breaking, Compatible};

pub(super) const RULES: &[SingleRule] = &[
    new_single("endpoint-added", Compatible, "An operation was added."),
    new_single("endpoint-deprecated", Compatible, "An operation is deprecated, without a date of removal."),
    new_single(
        "endpoint-deprecated-with-sunset",
        Compatible,
        "An operation is deprecated and will be removed on the date in `x-sunset`.",
    ),
    new_single("endpoint-reactivated", Compatible, "An operation is no longer deprecated."),
    new_single(
        "api-removed-without-deprecation",
        Breaking,
        "An operation was removed without an announcement. Deprecate it first, with the date of its removal in `x-sunset`.",
    ),
    new_single("api-removed-with-deprecation", Compatible, "A deprecated operation was removed."),
    new_single("api-removed-before-sunset", Breaking, "An operation was removed before the date in `x-sunset`."),
    new_single("api-removed-after-sunset", Compatible, "An operation was removed after the date in `x-sunset`."),
    new_single(
        "api-path-removed-without-deprecation",
        Breaking,
        "A path was removed with all its operations, without an announcement. Deprecate them first, with the date of their removal in `x-sunset`.",
    ),
    new_single("api-path-removed-with-deprecation", Compatible, "A path with deprecated operations was removed."),
    new_single("api-path-removed-before-sunset", Breaking, "A path was removed before the date in `x-sunset`."),
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
        "An operation is deprecated, and the date in `x-sunset` has passed.",
    ),
    new_single(
        "api-sunset-date-changed-too-small",
        Breaking,
        "The date in `x-sunset` was moved to an earlier one, which has passed.",
    ),
    new_single(
        "sunset-deleted",
        Breaking,
        "A deprecated operation no longer has `x-sunset`: the date of its removal is unknown.",
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
        "A draft operation changed (`x-stability-level` draft or alpha): callers cannot rely on it.",
    ),
    new_single("unstable-operation-detail", Compatible, "A draft operation has a further change."),
    new_single("webhook-added", Compatible, "The server sends one more kind of request (`webhooks`)."),
    new_single("webhook-removed", Breaking, "The server no longer sends a kind of request (`webhooks`)."),
    new_single("callback-added", Compatible, "The server sends one more callback (`callbacks`)."),
    new_single(
        "callback-removed",
        Compatible,
        "The server no longer sends a callback (`callbacks`). The operation itself works as before.",
    ),
    new_single("webhook-body-became-optional", Breaking, "A request of the server may now come without a body."),
    new_single("webhook-body-became-required", Compatible, "A request of the server now always has a body."),
    new_single("webhook-media-type-added", Breaking, "The server may send its request in one more media type."),
    new_single("webhook-media-type-removed", Compatible, "The server no longer sends its request in a media type."),
    new_single("lifecycle-changed", Compatible, "`deprecated`, `x-sunset` or `x-stability-level` changed."),
    new_single(
        "api-operation-id-removed",
        Compatible,
        "An `operationId` was removed or changed. Messages do not contain it, but names in generated code are derived from it.",
    ),
    new_single(
        "api-operation-id-added",
        Compatible,
        "An operation now has an `operationId`; names in generated code come from it.",
    ),
    new_single("api-tag-added", Compatible, "An operation has one more tag."),
    new_single(
        "api-tag-removed",
        Compatible,
        "An operation has one fewer tag. Modules of generated code may come from it.",
    ),
];
