//! Rules for responses.

use super::{Severity, SingleRule, new_single};
use Severity::{Breaking, Compatible, Warning};

pub(super) const RULES: &[SingleRule] = &[
    new_single("response-success-status-added", Compatible, "The operation may succeed with one more status code."),
    new_single("response-success-status-removed", Breaking, "The operation no longer succeeds with this status code."),
    new_single("response-non-success-status-added", Compatible, "The operation may fail with one more status code."),
    new_single(
        "response-non-success-status-removed",
        Compatible,
        "The operation no longer fails with this status code.",
    ),
    new_single(
        "response-success-status-generalized",
        Warning,
        "A success status code became a range that includes it. The operation may succeed with other status codes of \
         the range.",
    ),
    new_single(
        "response-success-status-specialized",
        Compatible,
        "A range of success status codes became one status code of the range.",
    ),
    new_single(
        "response-non-success-status-generalized",
        Compatible,
        "A failure status code became a range that includes it.",
    ),
    new_single(
        "response-non-success-status-specialized",
        Compatible,
        "A range of failure status codes became one status code of the range.",
    ),
    new_single("response-header-added", Compatible, "A response has one more header."),
    new_single(
        "required-response-header-removed",
        Breaking,
        "A response no longer has a header that was always present.",
    ),
    new_single(
        "optional-response-header-removed",
        Warning,
        "A response no longer has a header that was sometimes present.",
    ),
    new_single(
        "response-media-type-added",
        Compatible,
        "A response may have one more media type, if the caller accepts it.",
    ),
    new_single("response-media-type-removed", Breaking, "A response no longer has this media type."),
    new_single("response-media-type-name-changed", Compatible, "The media type of a response has other parameters."),
    new_single(
        "response-media-type-name-generalized",
        Breaking,
        "The media type of a response includes the previous one and others.",
    ),
    new_single(
        "response-media-type-name-specialized",
        Compatible,
        "The media type of a response is a special case of the previous one.",
    ),
    new_single("response-body-media-type-schema-added", Compatible, "The schema of a response body is now declared."),
    new_single(
        "response-body-media-type-schema-removed",
        Warning,
        "The schema of a response body is no longer declared.",
    ),
    new_single(
        "response-mediatype-enum-value-removed",
        Compatible,
        "The body of a response has one fewer possible value (`enum`).",
    ),
    new_single(
        "response-required-property-added",
        Compatible,
        "The body of a response has a new property that is always present.",
    ),
    new_single(
        "response-required-property-removed",
        Breaking,
        "The body of a response no longer has a property that was always present.",
    ),
    new_single(
        "response-optional-property-added",
        Compatible,
        "The body of a response has a new property that may be missing.",
    ),
    new_single(
        "response-optional-property-removed",
        Warning,
        "The body of a response no longer has a property that was sometimes present.",
    ),
    new_single(
        "response-required-write-only-property-added",
        Compatible,
        "A required write-only property was added; responses do not contain it.",
    ),
    new_single(
        "response-required-write-only-property-removed",
        Compatible,
        "A required write-only property was removed; responses did not contain it.",
    ),
    new_single(
        "response-optional-write-only-property-added",
        Compatible,
        "An optional write-only property was added; responses do not contain it.",
    ),
    new_single(
        "response-optional-write-only-property-removed",
        Compatible,
        "An optional write-only property was removed; responses did not contain it.",
    ),
    new_single(
        "response-write-only-property-became-optional",
        Compatible,
        "A write-only property became optional; responses do not contain it.",
    ),
    new_single(
        "response-write-only-property-became-required",
        Compatible,
        "A write-only property became required; responses do not contain it.",
    ),
    new_single(
        "response-write-only-property-enum-value-added",
        Compatible,
        "A write-only property has one more value; responses do not contain it.",
    ),
    new_single(
        "response-write-only-property-changed",
        Compatible,
        "A write-only property changed; responses do not contain it.",
    ),
    new_single(
        "response-required-property-became-not-write-only",
        Warning,
        "A required property is now in responses; it was write-only before.",
    ),
    new_single(
        "response-required-property-became-write-only",
        Breaking,
        "A required property is no longer in responses: it is write-only.",
    )
    .with_oasdiff_level(Compatible),
    new_single(
        "response-required-property-became-read-only",
        Compatible,
        "A required property became read-only: requests no longer contain it.",
    ),
    new_single(
        "response-required-property-became-not-read-only",
        Compatible,
        "A required property is no longer read-only: requests contain it too.",
    ),
    new_single(
        "response-optional-property-became-not-write-only",
        Compatible,
        "An optional property is now in responses; it was write-only before.",
    ),
    new_single(
        "response-optional-property-became-write-only",
        Compatible,
        "An optional property is no longer in responses: it is write-only.",
    ),
    new_single(
        "response-optional-property-became-read-only",
        Compatible,
        "An optional property became read-only: requests no longer contain it.",
    ),
    new_single(
        "response-optional-property-became-not-read-only",
        Compatible,
        "An optional property is no longer read-only: requests may contain it too.",
    ),
];
