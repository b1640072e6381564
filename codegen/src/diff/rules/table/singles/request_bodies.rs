//! Rules for request bodies.

use super::{Severity, SingleRule, new_single};
use Severity::{Breaking, Compatible, Warning};

pub(super) const RULES: &[SingleRule] = &[
    new_single("request-body-added-required", Breaking, "The operation has a body now that is required."),
    new_single("request-body-added-optional", Compatible, "The operation has a body now that is optional."),
    new_single("request-body-removed", Breaking, "The operation no longer has a body."),
    new_single("request-body-media-type-added", Compatible, "The body may be sent in one more media type."),
    new_single("request-body-media-type-removed", Breaking, "The body may no longer be sent in this media type."),
    new_single("request-body-media-type-name-changed", Warning, "The media type of the body has other parameters."),
    new_single(
        "request-body-media-type-name-generalized",
        Compatible,
        "The media type of the body includes the previous one.",
    ),
    new_single(
        "request-body-media-type-name-specialized",
        Breaking,
        "The media type of the body is a special case of the previous one.",
    ),
    new_single(
        "request-body-media-type-schema-added",
        Breaking,
        "The schema of the request body is now declared; before, any body was valid.",
    ),
    new_single(
        "request-body-media-type-schema-removed",
        Compatible,
        "The schema of the request body is no longer declared.",
    ),
    new_single("request-body-encoding-changed", Breaking, "Parts of the body are serialized differently (`encoding`)."),
    new_single("new-optional-request-property", Compatible, "A property of the body was added and is optional."),
    new_single("new-required-request-property", Breaking, "A property of the body was added and is required."),
    new_single(
        "new-required-request-property-with-default",
        Breaking,
        "A property of the body was added and is required, though it has a `default`.",
    ),
    new_single(
        "request-property-removed",
        Warning,
        "A property of the body was removed; the server may ignore or refuse values that callers still send.",
    ),
    new_single(
        "request-property-became-required-with-default",
        Breaking,
        "A property of the body is now required, though it has a `default`.",
    ),
    new_single(
        "request-read-only-property-changed",
        Compatible,
        "A read-only property changed in the body of a request, where it is not sent.",
    ),
    new_single("property-renamed", Compatible, "A property was renamed. It is also listed as removed and as added."),
    new_single("access-changed", Compatible, "`readOnly` or `writeOnly` changed where it has no effect."),
    new_single(
        "request-required-property-became-read-only",
        Compatible,
        "A required property of the body is no longer sent.",
    ),
    new_single(
        "request-required-property-became-not-read-only",
        Breaking,
        "A required property must now be sent; it was read-only before. Requests without the property may be refused.",
    )
    .with_oasdiff_level(Compatible),
    new_single(
        "request-required-property-became-write-only",
        Compatible,
        "A required property of the body became write-only: responses no longer contain it.",
    ),
    new_single(
        "request-required-property-became-not-write-only",
        Compatible,
        "A required property of the body is no longer write-only: responses contain it too.",
    ),
    new_single(
        "request-optional-property-became-read-only",
        Compatible,
        "An optional property of the body is no longer sent.",
    ),
    new_single(
        "request-optional-property-became-not-read-only",
        Compatible,
        "An optional property may now be sent; it was read-only before.",
    ),
    new_single(
        "request-optional-property-became-write-only",
        Compatible,
        "An optional property of the body became write-only: responses no longer contain it.",
    ),
    new_single(
        "request-optional-property-became-not-write-only",
        Compatible,
        "An optional property of the body is no longer write-only: responses may contain it too.",
    ),
];
