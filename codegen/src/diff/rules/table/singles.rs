//! Rules that exist once.

use super::{Severity, Single};
use Severity::{Breaking, Compatible, Warning};

const fn single(id: &'static str, severity: Severity, text: &'static str) -> Single {
    Single { id, severity, oasdiff: None, text }
}

pub(super) const SINGLES: &[Single] = &[
    // operations
    single("endpoint-added", Compatible, "An operation is new."),
    single("endpoint-deprecated", Compatible, "An operation is deprecated, without a day on which it goes."),
    single(
        "endpoint-deprecated-with-sunset",
        Compatible,
        "An operation is deprecated and goes on the day of `x-sunset`.",
    ),
    single("endpoint-reactivated", Compatible, "An operation is not deprecated any more."),
    single(
        "api-removed-without-deprecation",
        Breaking,
        "An operation is gone, and nothing announced it. Deprecate it first, with the day in `x-sunset`.",
    ),
    single("api-removed-with-deprecation", Compatible, "An operation is gone that was deprecated before."),
    single("api-removed-before-sunset", Breaking, "An operation is gone before the day that `x-sunset` announced."),
    single("api-removed-after-sunset", Compatible, "An operation is gone after the day that `x-sunset` announced."),
    single(
        "api-path-removed-without-deprecation",
        Breaking,
        "A path is gone with all its operations, and nothing announced it. Deprecate them first, with the day in `x-sunset`.",
    ),
    single("api-path-removed-with-deprecation", Compatible, "A path is gone whose operations were deprecated before."),
    single("api-path-removed-before-sunset", Breaking, "A path is gone before the day that `x-sunset` announced."),
    single("api-path-sunset-parse", Breaking, "`x-sunset` of an operation is no date: write it as 2030-12-31."),
    single(
        "api-deprecated-sunset-parse",
        Breaking,
        "An operation is deprecated, and its `x-sunset` is no date: write it as 2030-12-31.",
    ),
    single("api-deprecated-sunset-missing", Breaking, "An operation is deprecated, and `x-sunset` is missing."),
    single(
        "api-sunset-date-too-small",
        Breaking,
        "An operation is deprecated, and the day of `x-sunset` is over already.",
    ),
    single(
        "api-sunset-date-changed-too-small",
        Breaking,
        "The day of `x-sunset` was moved to an earlier one, and is over already.",
    ),
    single("sunset-deleted", Breaking, "A deprecated operation lost its `x-sunset`: nobody knows when it goes."),
    single("api-invalid-stability-level", Breaking, "`x-stability-level` is none of draft, alpha, beta, stable."),
    single("api-stability-decreased", Breaking, "`x-stability-level` of an operation promises less than before."),
    single("api-stability-increased", Compatible, "`x-stability-level` of an operation promises more than before."),
    single(
        "unstable-operation-changed",
        Compatible,
        "Something changed in an operation that is a draft (`x-stability-level` of draft or alpha): callers may not count on it.",
    ),
    single("unstable-operation-detail", Compatible, "A further change in an operation that is a draft."),
    single("lifecycle-changed", Compatible, "`deprecated`, `x-sunset` or `x-stability-level` says something else."),
    single(
        "api-operation-id-removed",
        Compatible,
        "An `operationId` is gone or another. The wire does not know it, but names in generated code come from it.",
    ),
    single(
        "api-operation-id-added",
        Compatible,
        "An operation has an `operationId` now; names in generated code come from it.",
    ),
    single("api-tag-added", Compatible, "An operation has one more tag."),
    single("api-tag-removed", Compatible, "An operation has one tag less. Modules of generated code may come from it."),
    // security
    single("api-security-added", Compatible, "There is one more way to authorise a call."),
    single(
        "api-security-removed",
        Breaking,
        "There is one way less to authorise a call. Who used it is refused, unless the credentials satisfy another way.",
    )
    .oasdiff(Compatible),
    single(
        "api-security-scope-added",
        Breaking,
        "A way to authorise a call needs one more scope. Tokens without it are refused.",
    )
    .oasdiff(Compatible),
    single("api-security-scope-removed", Compatible, "A way to authorise a call needs one scope less."),
    single("api-anonymous-added", Compatible, "A call needs no credentials any more."),
    single("api-anonymous-removed", Breaking, "A call needs credentials now. Calls without them are refused."),
    single(
        "api-global-security-added",
        Compatible,
        "There is one more way to authorise calls, for all operations without `security` of their own.",
    ),
    single(
        "api-global-security-removed",
        Breaking,
        "There is one way less to authorise calls, for all operations without `security` of their own. Who used it is refused, \
         unless the credentials satisfy another way.",
    )
    .oasdiff(Compatible),
    single(
        "api-global-security-scope-added",
        Breaking,
        "A way to authorise calls needs one more scope, for all operations without `security` of their own. Tokens without it \
         are refused.",
    )
    .oasdiff(Compatible),
    single(
        "api-global-security-scope-removed",
        Compatible,
        "A way to authorise calls needs one scope less, for all operations without `security` of their own.",
    ),
    single(
        "api-global-anonymous-added",
        Compatible,
        "Calls need no credentials any more, for all operations without `security` of their own.",
    ),
    single(
        "api-global-anonymous-removed",
        Breaking,
        "Calls need credentials now, for all operations without `security` of their own.",
    ),
    single("api-security-component-renamed", Compatible, "A security scheme has another name. The wire does not know it."),
    single("api-security-component-added", Compatible, "A security scheme is new."),
    single("api-security-component-removed", Compatible, "A security scheme is gone."),
    single(
        "api-security-component-changed",
        Breaking,
        "A security scheme sends its credentials in another way: another header, another place. Who sends them the old way is \
         anonymous.",
    ),
    single("api-security-component-flow-added", Compatible, "OAuth has one more flow."),
    single(
        "api-security-component-flow-removed",
        Breaking,
        "A flow of OAuth is gone; who gets tokens by it gets none.",
    ),
    single(
        "api-security-component-type-changed",
        Breaking,
        "A security scheme is of another type. Credentials of the old type are refused.",
    )
    .oasdiff(Compatible),
    single("api-security-component-oauth-url-changed", Compatible, "`authorizationUrl` of an OAuth flow is another."),
    single("api-security-component-oauth-token-url-changed", Compatible, "`tokenUrl` of an OAuth flow is another."),
    single("api-security-component-oauth-scope-added", Compatible, "An OAuth flow offers one more scope."),
    single("api-security-component-oauth-scope-removed", Compatible, "An OAuth flow offers one scope less."),
    single(
        "api-security-component-oauth-scope-changed",
        Compatible,
        "A scope of an OAuth flow is described differently.",
    ),
    // the document
    single("server-added", Compatible, "A server is new."),
    single("server-removed", Warning, "A server is gone; callers may still send there."),
    single("server-changed", Compatible, "The variables of a server are others."),
    single("document-version-changed", Compatible, "`info.version` is another."),
    single("difference", Warning, "Something differs that no other rule is about."),
    single("documentation-changed", Compatible, "Text for people changed: titles, descriptions, examples, links."),
    single("extension-changed", Compatible, "An extension (`x-…`) says something else."),
    single(
        "api-schema-changed",
        Compatible,
        "A named schema changed that no operation reaches. The wire does not know it, but a type in generated code may change.",
    ),
    single("schema-deprecated", Compatible, "A schema is deprecated, or not any more."),
    single("api-schema-added", Compatible, "A named schema is new. Generated code has a type for it."),
    single(
        "api-schema-removed",
        Compatible,
        "A named schema is gone. The wire does not know it, but a type in generated code goes.",
    ),
    single(
        "api-schema-renamed",
        Compatible,
        "A named schema goes by another name, and so does its type in generated code.",
    ),
    // parameters
    single(
        "path-parameters-renamed",
        Compatible,
        "Variables of the path have other names. They are sent by position, so the wire does not know the names.",
    ),
    single(
        "path-parameters-swapped",
        Warning,
        "Variables of the path changed places. URLs are built as before, but the segments mean something else, or the names are \
         wrong.",
    ),
    single("new-request-path-parameter", Breaking, "The path has one more parameter."),
    single("new-required-request-parameter", Breaking, "A parameter is new and may not be left out."),
    single("new-optional-request-parameter", Compatible, "A parameter is new and may be left out."),
    single(
        "new-required-request-default-parameter-to-existing-path",
        Breaking,
        "All operations of a path have a new parameter that may not be left out.",
    ),
    single(
        "new-optional-request-default-parameter-to-existing-path",
        Compatible,
        "All operations of a path have a new parameter that may be left out.",
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
    single("request-parameter-sunset-parse", Breaking, "`x-sunset` of a parameter is no date: write it as 2030-12-31."),
    single(
        "request-parameter-sunset-deleted",
        Breaking,
        "A deprecated parameter lost its `x-sunset`: nobody knows when it goes.",
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
        "The `default` of a parameter changed that callers must give anyway.",
    ),
    single(
        "new-required-request-header-property",
        Breaking,
        "An object in a header has a new property that may not be left out.",
    ),
    single(
        "request-header-property-became-required",
        Breaking,
        "A property of an object in a header may not be left out any more.",
    ),
    single("request-header-property-became-enum", Breaking, "A header takes listed values only now (`enum`)."),
    single(
        "new-required-request-parameter-property",
        Breaking,
        "An object in a parameter has a new property that may not be left out.",
    ),
    single(
        "new-optional-request-parameter-property",
        Compatible,
        "An object in a parameter has a new property that may be left out.",
    ),
    single(
        "request-parameter-property-became-required",
        Breaking,
        "A property of an object in a parameter may not be left out any more.",
    ),
    single("request-parameter-property-removed", Warning, "A property of an object in a parameter is gone."),
    // request bodies
    single("request-body-added-required", Breaking, "The operation has a body now that may not be left out."),
    single("request-body-added-optional", Compatible, "The operation has a body now that may be left out."),
    single("request-body-removed", Breaking, "The operation takes no body any more."),
    single("request-body-media-type-added", Compatible, "The body may be sent in one more media type."),
    single("request-body-media-type-removed", Breaking, "The body may not be sent in this media type any more."),
    single("request-body-media-type-name-changed", Warning, "The media type of the body has other parameters."),
    single(
        "request-body-media-type-name-generalized",
        Compatible,
        "The media type of the body takes in the one before.",
    ),
    single(
        "request-body-media-type-name-specialized",
        Breaking,
        "The media type of the body is a special case of the one before.",
    ),
    single(
        "request-body-media-type-schema-added",
        Breaking,
        "What the body must look like is said now; before, anything would do.",
    ),
    single("request-body-media-type-schema-removed", Compatible, "What the body must look like is not said any more."),
    single("request-body-encoding-changed", Breaking, "Parts of the body are written in another way (`encoding`)."),
    single("new-optional-request-property", Compatible, "A property of the body is new and may be left out."),
    single("new-required-request-property", Breaking, "A property of the body is new and may not be left out."),
    single(
        "new-required-request-property-with-default",
        Breaking,
        "A property of the body is new and may not be left out, though it has a `default`.",
    ),
    single(
        "request-property-removed",
        Warning,
        "A property of the body is gone; what callers send in it is ignored at best.",
    ),
    single(
        "request-property-became-required-with-default",
        Breaking,
        "A property of the body may not be left out any more, though it has a `default`.",
    ),
    single(
        "request-read-only-property-changed",
        Compatible,
        "A read-only property changed in the body of a request, where nobody sends it.",
    ),
    single("property-renamed", Compatible, "A property goes by another name. It is listed as gone and as new as well."),
    single("access-changed", Compatible, "`readOnly` or `writeOnly` says something else where it does not matter."),
    single(
        "request-required-property-became-read-only",
        Compatible,
        "A required property of the body is not sent any more.",
    ),
    single(
        "request-required-property-became-not-read-only",
        Breaking,
        "A required property is to be sent now; it was read-only before. Requests without it may be refused.",
    )
    .oasdiff(Compatible),
    single(
        "request-required-property-became-write-only",
        Compatible,
        "A required property of the body is only sent, and not received any more.",
    ),
    single(
        "request-required-property-became-not-write-only",
        Compatible,
        "A required property of the body is received as well now.",
    ),
    single(
        "request-optional-property-became-read-only",
        Compatible,
        "An optional property of the body is not sent any more.",
    ),
    single(
        "request-optional-property-became-not-read-only",
        Compatible,
        "An optional property may be sent now; it was read-only before.",
    ),
    single(
        "request-optional-property-became-write-only",
        Compatible,
        "An optional property of the body is only sent, and not received any more.",
    ),
    single(
        "request-optional-property-became-not-write-only",
        Compatible,
        "An optional property of the body is received as well now.",
    ),
    // responses
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
    single("response-body-media-type-schema-added", Compatible, "What the body of a response looks like is said now."),
    single(
        "response-body-media-type-schema-removed",
        Warning,
        "What the body of a response looks like is not said any more.",
    ),
    single(
        "response-mediatype-enum-value-removed",
        Compatible,
        "The body of a response has one possible value less (`enum`).",
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
