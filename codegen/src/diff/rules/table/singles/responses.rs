//! Rules of responses.

use super::{Severity, Single, single};
use Severity::{Breaking, Compatible, Warning};

pub(super) const RULES: &[Single] = &[
    single("response-success-status-added", Compatible, "The operation may succeed with one more status."),
    single("response-success-status-removed", Breaking, "The operation does not succeed with this status any more."),
    single("response-non-success-status-added", Compatible, "The operation may fail with one more status."),
    single("response-non-success-status-removed", Compatible, "The operation does not fail with this status any more."),
    single(
        "response-success-status-generalized",
        Warning,
        "A status of successes became a range that includes it. The operation may succeed with other statuses of the range.",
    ),
    single(
        "response-success-status-specialized",
        Compatible,
        "A range of statuses of successes became one that it includes.",
    ),
    single(
        "response-non-success-status-generalized",
        Compatible,
        "A status of failures became a range that includes it.",
    ),
    single(
        "response-non-success-status-specialized",
        Compatible,
        "A range of statuses of failures became one that it includes.",
    ),
    single("response-header-added", Compatible, "A response has one more header."),
    single("required-response-header-removed", Breaking, "A response has lost a header that was always there."),
    single("optional-response-header-removed", Warning, "A response has lost a header that was there at times."),
    single(
        "response-media-type-added",
        Compatible,
        "A response may come in one more media type, if the caller asks for it.",
    ),
    single("response-media-type-removed", Breaking, "A response does not come in this media type any more."),
    single("response-media-type-name-changed", Compatible, "The media type of a response has other parameters."),
    single(
        "response-media-type-name-generalized",
        Breaking,
        "The media type of a response takes in the one before, and more.",
    ),
    single(
        "response-media-type-name-specialized",
        Compatible,
        "The media type of a response is a special case of the one before.",
    ),
    single("response-body-media-type-schema-added", Compatible, "The schema of a response body is declared now."),
    single(
        "response-body-media-type-schema-removed",
        Warning,
        "The schema of a response body is not declared any more.",
    ),
    single(
        "response-mediatype-enum-value-removed",
        Compatible,
        "The body of a response has one possible value fewer (`enum`).",
    ),
    single(
        "response-required-property-added",
        Compatible,
        "The body of a response has a new property that is always there.",
    ),
    single(
        "response-required-property-removed",
        Breaking,
        "The body of a response has lost a property that was always there.",
    ),
    single(
        "response-optional-property-added",
        Compatible,
        "The body of a response has a new property that may be missing.",
    ),
    single(
        "response-optional-property-removed",
        Warning,
        "The body of a response has lost a property that was there at times.",
    ),
    single(
        "response-required-write-only-property-added",
        Compatible,
        "A required write-only property is new; responses do not have it.",
    ),
    single(
        "response-required-write-only-property-removed",
        Compatible,
        "A required write-only property is gone; responses did not have it.",
    ),
    single(
        "response-optional-write-only-property-added",
        Compatible,
        "An optional write-only property is new; responses do not have it.",
    ),
    single(
        "response-optional-write-only-property-removed",
        Compatible,
        "An optional write-only property is gone; responses did not have it.",
    ),
    single(
        "response-write-only-property-became-optional",
        Compatible,
        "A write-only property may be left out; responses do not have it.",
    ),
    single(
        "response-write-only-property-became-required",
        Compatible,
        "A write-only property may not be left out; responses do not have it.",
    ),
    single(
        "response-write-only-property-enum-value-added",
        Compatible,
        "A write-only property has one more value; responses do not have it.",
    ),
    single(
        "response-write-only-property-changed",
        Compatible,
        "A write-only property changed; responses do not have it.",
    ),
    single(
        "response-required-property-became-not-write-only",
        Warning,
        "A required property is in responses now; it was write-only before.",
    ),
    single(
        "response-required-property-became-write-only",
        Breaking,
        "A required property is not in responses any more: it is write-only.",
    )
    .oasdiff(Compatible),
    single(
        "response-required-property-became-read-only",
        Compatible,
        "A required property is only received, and not sent any more.",
    ),
    single("response-required-property-became-not-read-only", Compatible, "A required property is sent as well now."),
    single(
        "response-optional-property-became-not-write-only",
        Compatible,
        "An optional property is in responses now; it was write-only before.",
    ),
    single(
        "response-optional-property-became-write-only",
        Compatible,
        "An optional property is not in responses any more: it is write-only.",
    ),
    single(
        "response-optional-property-became-read-only",
        Compatible,
        "An optional property is only received, and not sent any more.",
    ),
    single("response-optional-property-became-not-read-only", Compatible, "An optional property is sent as well now."),
];
