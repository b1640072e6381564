//! Rules for operations (deprecation, sunset, stability, tags), webhooks and callbacks.

use super::{Severity, SingleRule, new_single};
use Severity::{Breaking, Compatible, Warning};

pub(super) const RULES: &[SingleRule] = &[
    new_single("endpoint-added", Compatible, "An operation was added."),
    new_single(
        "endpoint-deprecated",
        Compatible,
        "An operation is deprecated, but the date of its removal is not declared.",
    ),
    new_single(
        "endpoint-deprecated-with-sunset",
        Compatible,
        "An operation is deprecated and will be removed on the date in `x-sunset`.",
    ),
    new_single("endpoint-reactivated", Compatible, "An operation is no longer deprecated."),
    new_single(
        "api-removed-without-deprecation",
        Breaking,
        "An operation was removed without an announcement. Deprecate it first, with the date of its removal in \
         `x-sunset`.",
    ),
    new_single("api-removed-with-deprecation", Compatible, "A deprecated operation was removed."),
    new_single("api-removed-before-sunset", Breaking, "An operation was removed before the date in `x-sunset`."),
    new_single("api-removed-after-sunset", Compatible, "An operation was removed after the date in `x-sunset`."),
    new_single(
        "api-path-removed-without-deprecation",
        Breaking,
        "A path was removed with all its operations, without an announcement. Deprecate them first, with the date of \
         their removal in `x-sunset`.",
    ),
    new_single("api-path-removed-with-deprecation", Compatible, "A path with deprecated operations was removed."),
    new_single("api-path-removed-before-sunset", Breaking, "A path was removed before the date in `x-sunset`."),
    new_single(
        "api-path-sunset-parse",
        Breaking,
        "The `x-sunset` of an operation is not a date; write it like `2030-12-31`.",
    ),
    new_single(
        "api-deprecated-sunset-parse",
        Breaking,
        "An operation is deprecated, and its `x-sunset` is not a date; write it like `2030-12-31`.",
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
        "The date in `x-sunset` was replaced by an earlier date, which has passed.",
    ),
    new_single(
        "sunset-deleted",
        Breaking,
        "A deprecated operation no longer has `x-sunset`: the date of its removal is unknown.",
    ),
    new_single(
        "api-invalid-stability-level",
        Breaking,
        "The `x-stability-level` is not `draft`, `alpha`, `beta` or `stable`.",
    ),
    new_single("api-stability-decreased", Breaking, "The `x-stability-level` of an operation is lower than before."),
    new_single("api-stability-increased", Compatible, "The `x-stability-level` of an operation is higher than before."),
    new_single(
        "unstable-operation-changed",
        Compatible,
        "An operation with the `x-stability-level` `draft` or `alpha` changed; callers cannot rely on such an \
         operation.",
    ),
    new_single(
        "unstable-operation-detail",
        Compatible,
        "An operation with the `x-stability-level` `draft` or `alpha` has a further change.",
    ),
    new_single("webhook-added", Compatible, "The server sends one more kind of request (`webhooks`)."),
    new_single("webhook-removed", Breaking, "The server no longer sends a kind of request (`webhooks`)."),
    new_single("callback-added", Compatible, "The server sends one more callback (`callbacks`)."),
    new_single(
        "callback-removed",
        Compatible,
        "The server no longer sends a callback (`callbacks`). The operation itself is unchanged.",
    ),
    new_single(
        "webhook-body-added",
        Compatible,
        "A webhook or callback request now has a body. Receivers that do not expect a body do not read it.",
    ),
    new_single("webhook-body-removed", Breaking, "A webhook or callback request no longer has a body."),
    new_single("webhook-body-became-optional", Breaking, "A webhook or callback request may now have no body."),
    new_single("webhook-body-became-required", Compatible, "A webhook or callback request now always has a body."),
    new_single(
        "webhook-media-type-added",
        Breaking,
        "The server may send a webhook or callback request in one more media type.",
    ),
    new_single(
        "webhook-media-type-removed",
        Compatible,
        "The server no longer sends a webhook or callback request in a media type.",
    ),
    new_single(
        "webhook-media-type-name-changed",
        Warning,
        "The media type of a webhook or callback request has other parameters.",
    ),
    new_single(
        "webhook-media-type-name-generalized",
        Breaking,
        "The server may send a webhook or callback request in other media types as well: the new media type includes \
         the old one.",
    ),
    new_single(
        "webhook-media-type-name-specialized",
        Compatible,
        "The media type of a webhook or callback request is a special case of the previous one.",
    ),
    new_single(
        "webhook-parameter-added",
        Compatible,
        "A webhook or callback request has one more parameter, which receivers may ignore.",
    ),
    new_single(
        "required-webhook-parameter-removed",
        Breaking,
        "A webhook or callback request no longer has a parameter that was always present.",
    ),
    new_single(
        "optional-webhook-parameter-removed",
        Warning,
        "A webhook or callback request no longer has a parameter that was sometimes present.",
    ),
    new_single(
        "webhook-parameter-became-optional",
        Breaking,
        "A parameter of a webhook or callback request may now be missing.",
    ),
    new_single(
        "webhook-parameter-became-required",
        Compatible,
        "A webhook or callback request now always has a parameter that was optional before.",
    ),
    new_single(
        "webhook-parameter-serialization-changed",
        Breaking,
        "The server serializes a parameter of a webhook or callback request differently.",
    ),
    new_single(
        "webhook-parameter-may-be-empty",
        Breaking,
        "The server may now send a parameter of a webhook or callback request without a value (`allowEmptyValue`).",
    ),
    new_single(
        "webhook-parameter-became-not-empty",
        Compatible,
        "The server no longer sends a parameter of a webhook or callback request without a value (`allowEmptyValue`).",
    ),
    new_single(
        "webhook-response-success-status-added",
        Compatible,
        "Receivers may confirm a webhook or callback request with one more status code.",
    ),
    new_single(
        "webhook-response-success-status-removed",
        Breaking,
        "Receivers may no longer confirm a webhook or callback request with this status code.",
    ),
    new_single(
        "webhook-response-non-success-status-added",
        Compatible,
        "Receivers may refuse a webhook or callback request with one more status code.",
    ),
    new_single(
        "webhook-response-non-success-status-removed",
        Warning,
        "A status code with which receivers refused a webhook or callback request is no longer declared; the server \
         may not understand the status code.",
    ),
    new_single(
        "webhook-response-success-status-generalized",
        Compatible,
        "Receivers may confirm a webhook or callback request with more status codes: a status code became a range \
         that includes it.",
    ),
    new_single(
        "webhook-response-success-status-specialized",
        Breaking,
        "Receivers may confirm a webhook or callback request with fewer status codes: a range became one of its \
         status codes.",
    ),
    new_single(
        "webhook-response-non-success-status-generalized",
        Compatible,
        "Receivers may refuse a webhook or callback request with more status codes: a status code became a range that \
         includes it.",
    ),
    new_single(
        "webhook-response-non-success-status-specialized",
        Warning,
        "Receivers may refuse a webhook or callback request with fewer status codes: a range became one of its status \
         codes.",
    ),
    new_single(
        "required-webhook-response-header-added",
        Breaking,
        "Receivers must send one more header when they respond to a webhook or callback request.",
    ),
    new_single(
        "optional-webhook-response-header-added",
        Compatible,
        "Receivers may send one more header when they respond to a webhook or callback request.",
    ),
    new_single(
        "webhook-response-header-removed",
        Compatible,
        "The server no longer reads a header of the response to a webhook or callback request.",
    ),
    new_single(
        "webhook-response-header-became-required",
        Breaking,
        "Receivers must send a header that was optional when they respond to a webhook or callback request.",
    ),
    new_single(
        "webhook-response-header-became-optional",
        Compatible,
        "Receivers no longer need to send a header when they respond to a webhook or callback request.",
    ),
    new_single(
        "webhook-response-body-added",
        Breaking,
        "Receivers must send a body when they respond to a webhook or callback request; before, the response had none.",
    ),
    new_single(
        "webhook-response-body-removed",
        Compatible,
        "The server no longer reads a body of the response to a webhook or callback request.",
    ),
    new_single(
        "webhook-response-media-type-added",
        Compatible,
        "Receivers may respond to a webhook or callback request in one more media type.",
    ),
    new_single(
        "webhook-response-media-type-removed",
        Breaking,
        "Receivers may no longer respond to a webhook or callback request in this media type.",
    ),
    new_single(
        "webhook-response-media-type-name-changed",
        Warning,
        "The media type of the response to a webhook or callback request has other parameters.",
    ),
    new_single(
        "webhook-response-media-type-name-generalized",
        Compatible,
        "Receivers may respond to a webhook or callback request in more media types: the new media type includes the \
         old one.",
    ),
    new_single(
        "webhook-response-media-type-name-specialized",
        Breaking,
        "The media type of the response to a webhook or callback request is a special case of the previous one.",
    ),
    new_single(
        "webhook-security-added",
        Breaking,
        "The server may send a webhook or callback request with other credentials. Receivers that check for the old \
         credentials refuse the request.",
    ),
    new_single(
        "webhook-security-removed",
        Compatible,
        "The server no longer sends a webhook or callback request with some credentials; other credentials are \
         unchanged.",
    ),
    new_single(
        "webhook-security-scope-added",
        Compatible,
        "The credentials that the server sends with a webhook or callback request have one more scope.",
    ),
    new_single(
        "webhook-security-scope-removed",
        Breaking,
        "The credentials that the server sends with a webhook or callback request have one fewer scope.",
    ),
    new_single(
        "webhook-anonymous-added",
        Breaking,
        "The server may now send a webhook or callback request without credentials. Receivers that check for \
         credentials refuse the request.",
    ),
    new_single(
        "webhook-anonymous-removed",
        Compatible,
        "The server no longer sends a webhook or callback request without credentials.",
    ),
    new_single("lifecycle-changed", Compatible, "`deprecated`, `x-sunset` or `x-stability-level` changed."),
    new_single(
        "api-operation-id-removed",
        Compatible,
        "An `operationId` was removed or changed. Requests and responses do not contain it, but names in generated \
         code are derived from it.",
    ),
    new_single(
        "api-operation-id-added",
        Compatible,
        "An operation now has an `operationId`; names in generated code are derived from it.",
    ),
    new_single("api-tag-added", Compatible, "An operation has one more tag."),
    new_single(
        "api-tag-removed",
        Compatible,
        "An operation has one fewer tag. Modules of generated code may be derived from tags.",
    ),
];
