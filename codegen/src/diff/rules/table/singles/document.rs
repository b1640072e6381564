//! Rules for the document and its schemas.

use super::{Severity, SingleRule, new_single};
use Severity::{Breaking, Compatible, Warning};

pub(super) const RULES: &[SingleRule] = &[
    new_single("server-added", Compatible, "A server was added."),
    new_single("server-removed", Warning, "A server was removed; callers may still send requests to it."),
    new_single(
        "server-variable-value-removed",
        Warning,
        "A variable in the URL of a server no longer allows a value; callers may still use that value.",
    ),
    new_single("server-changed", Compatible, "The variables of a server changed."),
    new_single("document-version-changed", Compatible, "`info.version` changed."),
    new_single(
        "unclassified-change",
        Breaking,
        "No rule covers this change, so it counts as breaking. Review the change manually.",
    ),
    new_single("documentation-changed", Compatible, "Descriptive text changed: titles, descriptions, examples, links."),
    new_single("extension-changed", Compatible, "An extension (`x-…`) changed."),
    new_single(
        "api-schema-changed",
        Compatible,
        "A named schema that no operation uses was changed. Requests and responses do not contain the name, but a \
         type in generated code may change.",
    ),
    new_single("schema-deprecated", Compatible, "A schema became deprecated, or is no longer deprecated."),
    new_single("api-schema-added", Compatible, "A named schema was added. Generated code has a type for it."),
    new_single(
        "api-schema-removed",
        Compatible,
        "A named schema was removed. Requests and responses do not contain the name, but a type in generated code is \
         removed.",
    ),
    new_single("api-schema-renamed", Compatible, "A named schema was renamed, and so was its type in generated code."),
];
