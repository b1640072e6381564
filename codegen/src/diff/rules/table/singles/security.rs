//! Rules of security.

use super::{Severity, Single, single};
use Severity::{Breaking, Compatible};

pub(super) const RULES: &[Single] = &[
    single("api-security-added", Compatible, "`security` has one more alternative."),
    single(
        "api-security-removed",
        Breaking,
        "An alternative of `security` is gone. Callers who used it are refused, unless their credentials satisfy another alternative.",
    )
    .oasdiff(Compatible),
    single(
        "api-security-scope-added",
        Breaking,
        "An alternative of `security` needs one more scope. Tokens without it are refused.",
    )
    .oasdiff(Compatible),
    single("api-security-scope-removed", Compatible, "An alternative of `security` needs one scope fewer."),
    single("api-anonymous-added", Compatible, "A call needs no credentials any more."),
    single("api-anonymous-removed", Breaking, "A call needs credentials now. Calls without them are refused."),
    single(
        "api-global-security-added",
        Compatible,
        "`security` has one more alternative, for all operations without `security` of their own.",
    ),
    single(
        "api-global-security-removed",
        Breaking,
        "An alternative of `security` is gone, for all operations without `security` of their own. Callers who used it are \
         refused, unless their credentials satisfy another alternative.",
    )
    .oasdiff(Compatible),
    single(
        "api-global-security-scope-added",
        Breaking,
        "An alternative of `security` needs one more scope, for all operations without `security` of their own. Tokens without it \
         are refused.",
    )
    .oasdiff(Compatible),
    single(
        "api-global-security-scope-removed",
        Compatible,
        "An alternative of `security` needs one scope fewer, for all operations without `security` of their own.",
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
    single("api-security-component-renamed", Compatible, "A security scheme has another name. Messages do not contain the name."),
    single("api-security-component-added", Compatible, "A security scheme is new."),
    single("api-security-component-removed", Compatible, "A security scheme is gone."),
    single(
        "api-security-component-changed",
        Breaking,
        "A security scheme sends its credentials in another way: another header, another place. Credentials that are sent \
         in the old way are not seen.",
    ),
    single("api-security-component-flow-added", Compatible, "OAuth has one more flow."),
    single(
        "api-security-component-flow-removed",
        Breaking,
        "An OAuth flow is gone: no tokens can be got by it.",
    ),
    single(
        "api-security-component-type-changed",
        Breaking,
        "A security scheme is of another type. Credentials of the old type are refused.",
    )
    .oasdiff(Compatible),
    single("api-security-component-oauth-url-changed", Compatible, "`authorizationUrl` of an OAuth flow changed."),
    single("api-security-component-oauth-token-url-changed", Compatible, "`tokenUrl` of an OAuth flow changed."),
    single("api-security-component-oauth-scope-added", Compatible, "An OAuth flow offers one more scope."),
    single("api-security-component-oauth-scope-removed", Compatible, "An OAuth flow offers one scope fewer."),
    single(
        "api-security-component-oauth-scope-changed",
        Compatible,
        "A scope of an OAuth flow is described differently.",
    ),
];
