//! Rules of the document and its schemas.

use super::{Severity, SingleRule, new_single};
use Severity::{Breaking, Compatible, Warning};

pub(super) const RULES: &[SingleRule] = &[
    new_single("server-added", Compatible, "A server is new."),
    new_single("server-removed", Warning, "A server is gone; callers may still send there."),
    new_single(
        "server-variable-value-removed",
        Warning,
        "A variable in the URL of a server no longer takes a value; callers may still send there.",
    ),
    new_single("server-changed", Compatible, "The variables of a server changed."),
    new_single("document-version-changed", Compatible, "`info.version` changed."),
    new_single(
        "unclassified-change",
        Breaking,
        "No rule is about this change. Review it by hand: it counts as a break until then.",
    ),
    new_single("documentation-changed", Compatible, "Text for people changed: titles, descriptions, examples, links."),
    new_single("extension-changed", Compatible, "An extension (`x-…`) changed."),
    new_single(
        "api-schema-changed",
        Compatible,
        "A named schema changed that no operation reaches. Messages do not contain the name, but a type in generated code may change.",
    ),
    new_single("schema-deprecated", Compatible, "A schema is deprecated, or not any more."),
    new_single("api-schema-added", Compatible, "A named schema is new. Generated code has a type for it."),
    new_single(
        "api-schema-removed",
        Compatible,
        "A named schema is gone. Messages do not contain the name, but a type in generated code goes.",
    ),
    new_single(
        "api-schema-renamed",
        Compatible,
        "A named schema goes by another name, and so does its type in generated code.",
    ),
];
