//! Rules of security.

use super::{Severity, Single, single};
use Severity::{Breaking, Compatible};

pub(super) const RULES: &[Single] = &[
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
];
