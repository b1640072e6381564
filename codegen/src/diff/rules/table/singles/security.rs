//! Rules for security requirements and security schemes.

use super::{Severity, SingleRule, new_single};
use Severity::{Breaking, Compatible};

pub(super) const RULES: &[SingleRule] = &[
    new_single("api-security-added", Compatible, "`security` has one more alternative."),
    new_single(
        "api-security-removed",
        Breaking,
        "An alternative of `security` was removed. Callers who used the alternative are refused, unless their \
         credentials satisfy another one.",
    )
    .with_oasdiff_level(Compatible),
    new_single(
        "api-security-scope-added",
        Breaking,
        "An alternative of `security` requires one more scope. Tokens without the scope are refused.",
    )
    .with_oasdiff_level(Compatible),
    new_single("api-security-scope-removed", Compatible, "An alternative of `security` requires one fewer scope."),
    new_single("api-anonymous-added", Compatible, "A call no longer requires credentials."),
    new_single(
        "api-anonymous-removed",
        Breaking,
        "A call now requires credentials. Calls without credentials are refused.",
    ),
    new_single(
        "api-global-security-added",
        Compatible,
        "`security` has one more alternative, for all operations that do not declare `security`.",
    ),
    new_single(
        "api-global-security-removed",
        Breaking,
        "An alternative of `security` was removed, for all operations that do not declare `security`. Callers who used \
         the alternative are refused, unless their credentials satisfy another one.",
    )
    .with_oasdiff_level(Compatible),
    new_single(
        "api-global-security-scope-added",
        Breaking,
        "An alternative of `security` requires one more scope, for all operations that do not declare `security`. \
         Tokens without the scope are refused.",
    )
    .with_oasdiff_level(Compatible),
    new_single(
        "api-global-security-scope-removed",
        Compatible,
        "An alternative of `security` requires one fewer scope, for all operations that do not declare `security`.",
    ),
    new_single(
        "api-global-anonymous-added",
        Compatible,
        "Calls no longer require credentials, for all operations that do not declare `security`.",
    ),
    new_single(
        "api-global-anonymous-removed",
        Breaking,
        "Calls now require credentials, for all operations that do not declare `security`.",
    ),
    new_single(
        "api-security-component-renamed",
        Compatible,
        "A security scheme has another name. Requests do not contain the name.",
    ),
    new_single("api-security-component-added", Compatible, "A security scheme was added."),
    new_single("api-security-component-removed", Compatible, "A security scheme was removed."),
    new_single(
        "api-security-component-changed",
        Breaking,
        "The credentials of a security scheme are sent in another way, for example in another header. The server does \
         not see credentials that are sent in the old way.",
    ),
    new_single("api-security-component-flow-added", Compatible, "An OAuth flow was added."),
    new_single(
        "api-security-component-flow-removed",
        Breaking,
        "An OAuth flow was removed: tokens can no longer be requested with it.",
    ),
    new_single(
        "api-security-component-type-changed",
        Breaking,
        "The type of a security scheme changed. Credentials of the old type are refused.",
    )
    .with_oasdiff_level(Compatible),
    new_single("api-security-component-oauth-url-changed", Compatible, "`authorizationUrl` of an OAuth flow changed."),
    new_single("api-security-component-oauth-token-url-changed", Compatible, "`tokenUrl` of an OAuth flow changed."),
    new_single("api-security-component-oauth-scope-added", Compatible, "An OAuth flow offers one more scope."),
    new_single("api-security-component-oauth-scope-removed", Compatible, "An OAuth flow offers one fewer scope."),
    new_single(
        "api-security-component-oauth-scope-changed",
        Compatible,
        "The description of a scope of an OAuth flow changed.",
    ),
];
