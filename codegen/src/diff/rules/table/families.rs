//! Lists the rules that exist for several scopes (parts of requests and responses).

use super::{MessageScope, RuleFamily, Severity};
use MessageScope::{
    RequestBody as B, RequestParameter as Q, RequestParameterProperty as R, RequestProperty as P, ResponseBody as RB,
    ResponseHeader as RH, ResponseHeaderProperty as RI, ResponseProperty as RP,
};
use Severity::{Breaking, Compatible, Warning};

const ALL: &[MessageScope] = &MessageScope::ALL;
const BODIES: &[MessageScope] = &[B, P, RB, RP];
const REQUEST_BODIES: &[MessageScope] = &[B, P];
const RESPONSES: &[MessageScope] = &[RB, RP, RH, RI];

const fn new_family(
    scopes: &'static [MessageScope],
    suffix: &'static str,
    request: Severity,
    response: Severity,
    text: &'static str,
) -> RuleFamily {
    RuleFamily { scopes, suffix, request, response, oasdiff: None, text }
}

pub(super) const FAMILIES: &[RuleFamily] = &[
    // type and format
    new_family(ALL_BUT_PARAMETER_PROPERTIES, "type-changed", Breaking, Breaking, "`type` or `format` changed."),
    new_family(
        &[B, P, Q, R],
        "type-generalized",
        Compatible,
        Compatible,
        "`type` or `format` allows more values than before.",
    ),
    new_family(
        RESPONSES,
        "type-generalized",
        Compatible,
        Breaking,
        "`type` or `format` allows more values than before.",
    ),
    new_family(
        RESPONSES,
        "type-specialized",
        Compatible,
        Compatible,
        "`type` or `format` allows fewer values than before.",
    ),
    new_family(
        &[B, P, RB, RP, RH, RI],
        "type-compatible",
        Compatible,
        Compatible,
        "`type` changed, but all values are sent as text, which does not distinguish the types.",
    ),
    new_family(&[R], "type-specialized", Breaking, Breaking, "`type` or `format` allows fewer values than before."),
    new_family(
        &[R],
        "type-changed",
        Warning,
        Warning,
        "`type` or `format` changed. The effect depends on the serialization of the parameter: JSON distinguishes \
         numbers from text, and a query string does not.",
    ),
    new_family(ALL, "list-of-types-widened", Compatible, Breaking, "Alternatives of other types were added."),
    new_family(ALL, "list-of-types-narrowed", Breaking, Compatible, "Alternatives of some types were removed."),
    // null
    new_family(ALL, "became-nullable", Compatible, Breaking, "It may now be `null`."),
    new_family(ALL, "became-not-nullable", Breaking, Compatible, "It may no longer be `null`."),
    // values
    new_family(ALL, "became-enum", Breaking, Compatible, "Only listed values are now valid (`enum`)."),
    new_family(
        ALL,
        "became-not-enum",
        Compatible,
        Warning,
        "Any value is now valid; before, `enum` listed the valid values.",
    ),
    new_family(ALL, "enum-value-added", Compatible, Warning, "`enum` has one more value."),
    new_family(ALL, "enum-value-removed", Breaking, Compatible, "`enum` has one fewer value."),
    new_family(
        ALL,
        "x-extensible-enum-value-removed",
        Breaking,
        Compatible,
        "`x-extensible-enum` has one fewer value.",
    ),
    new_family(ALL, "x-extensible-enum-value-added", Compatible, Compatible, "`x-extensible-enum` has one more value."),
    new_family(ALL, "pattern-added", Breaking, Compatible, "Text must now match a `pattern`."),
    new_family(ALL, "pattern-removed", Compatible, Compatible, "Text no longer needs to match the `pattern`."),
    new_family(
        ALL,
        "pattern-changed",
        Warning,
        Compatible,
        "Text must match another `pattern`; it is unknown which of the two patterns accepts more texts.",
    ),
    new_family(ALL, "pattern-generalized", Compatible, Compatible, "Any text is now valid: the `pattern` is `.*`."),
    new_family(BODIES, "default-value-added", Compatible, Compatible, "It now has a `default`."),
    new_family(BODIES, "default-value-removed", Compatible, Compatible, "It no longer has a `default`."),
    new_family(BODIES, "default-value-changed", Compatible, Compatible, "Its `default` changed."),
    new_family(&[R, RH, RI], "default-value-added", Compatible, Compatible, "It now has a `default`."),
    new_family(&[R, RH, RI], "default-value-removed", Compatible, Compatible, "It no longer has a `default`."),
    new_family(&[R, RH, RI], "default-value-changed", Compatible, Compatible, "Its `default` changed."),
    new_family(
        &[Q],
        "default-value-added",
        Breaking,
        Breaking,
        "It now has a `default`, so a request without it has another meaning than before.",
    ),
    new_family(
        &[Q],
        "default-value-removed",
        Breaking,
        Breaking,
        "It no longer has a `default`, so a request without it has another meaning than before.",
    ),
    new_family(
        &[Q],
        "default-value-changed",
        Breaking,
        Breaking,
        "Its `default` changed, so a request without it has another meaning than before.",
    ),
    // compositions
    new_family(
        ALL,
        "one-of-added",
        Compatible,
        Breaking,
        "`oneOf` has more alternatives. Added alternatives whose values were already valid are compatible.",
    ),
    new_family(
        ALL,
        "one-of-removed",
        Breaking,
        Compatible,
        "`oneOf` has fewer alternatives. Removed alternatives whose values match another alternative are compatible.",
    ),
    new_family(
        ALL,
        "any-of-added",
        Compatible,
        Breaking,
        "`anyOf` has more alternatives. Added alternatives whose values were already valid are compatible.",
    )
    .with_oasdiff_levels(Compatible, Compatible),
    new_family(
        ALL,
        "any-of-removed",
        Breaking,
        Compatible,
        "`anyOf` has fewer alternatives. Removed alternatives whose values match another alternative are compatible.",
    ),
    new_family(
        ALL,
        "all-of-added",
        Compatible,
        Compatible,
        "`allOf` has another entry. Members and constraints that it adds are listed as separate changes.",
    )
    .with_oasdiff_levels(Breaking, Compatible),
    new_family(
        ALL,
        "all-of-removed",
        Compatible,
        Compatible,
        "`allOf` has one fewer entry. Members and constraints that it had are listed as separate changes.",
    )
    .with_oasdiff_levels(Warning, Compatible),
    new_family(
        ALL,
        "all-of-added-annotation-only",
        Compatible,
        Compatible,
        "An entry of `allOf` with only descriptions was added.",
    ),
    new_family(
        ALL,
        "all-of-removed-annotation-only",
        Compatible,
        Compatible,
        "An entry of `allOf` with only descriptions was removed.",
    ),
    new_family(
        ALL,
        "wrapped-in-one-of",
        Breaking,
        Breaking,
        "A single schema became several alternatives. The change is compatible if all valid values stay valid.",
    ),
    new_family(
        ALL,
        "unwrapped-from-one-of",
        Breaking,
        Breaking,
        "Several alternatives became a single schema. The change is compatible if all valid values stay valid.",
    ),
    new_family(ALL, "not-changed", Warning, Warning, "The schema that values must not match (`not`) changed."),
    new_family(ALL, "items-added", Warning, Compatible, "The schema of a list's items is now declared (`items`)."),
    new_family(
        ALL,
        "items-removed",
        Compatible,
        Warning,
        "The schema of a list's items is no longer declared (`items`).",
    ),
    new_family(
        ALL,
        "prefix-items-added",
        Warning,
        Warning,
        "A position of a list now has a separate schema (`prefixItems`).",
    )
    .with_oasdiff_levels(Compatible, Breaking),
    new_family(
        ALL,
        "prefix-items-removed",
        Warning,
        Warning,
        "A position of a list no longer has a separate schema (`prefixItems`).",
    )
    .with_oasdiff_levels(Breaking, Compatible),
    new_family(ALL, "contains-added", Breaking, Compatible, "A list must now contain certain items (`contains`)."),
    new_family(
        ALL,
        "contains-removed",
        Compatible,
        Breaking,
        "A list no longer needs to contain certain items (`contains`).",
    ),
    new_family(
        ALL,
        "pattern-property-added",
        Breaking,
        Compatible,
        "Members whose names match a pattern must now match a schema (`patternProperties`).",
    ),
    new_family(
        ALL,
        "pattern-property-removed",
        Compatible,
        Breaking,
        "Members whose names match a pattern no longer need to match a schema (`patternProperties`).",
    ),
    new_family(
        ALL,
        "property-names-added",
        Breaking,
        Compatible,
        "Names of members must now match a schema (`propertyNames`).",
    ),
    new_family(
        ALL,
        "property-names-removed",
        Compatible,
        Breaking,
        "Names of members no longer need to match a schema (`propertyNames`).",
    ),
    new_family(
        ALL,
        "dependent-required-added",
        Breaking,
        Compatible,
        "A member now requires other members (`dependentRequired`).",
    ),
    new_family(
        ALL,
        "dependent-required-removed",
        Compatible,
        Breaking,
        "A member no longer requires other members (`dependentRequired`).",
    ),
    new_family(
        ALL,
        "dependent-required-changed",
        Breaking,
        Breaking,
        "A member requires different members than before (`dependentRequired`).",
    ),
    new_family(
        ALL,
        "dependent-schema-added",
        Breaking,
        Compatible,
        "An object with a certain member must now match a schema (`dependentSchemas`).",
    ),
    new_family(
        ALL,
        "dependent-schema-removed",
        Compatible,
        Breaking,
        "An object with a certain member no longer needs to match a schema (`dependentSchemas`).",
    ),
    new_family(ALL, "if-added", Breaking, Compatible, "Some values now have to match more schemas (`if`)."),
    new_family(ALL, "if-removed", Compatible, Breaking, "Some values now have to match fewer schemas (`if`)."),
    new_family(ALL, "if-changed", Warning, Warning, "The condition for `then` and `else` changed (`if`)."),
    new_family(ALL, "then-added", Breaking, Compatible, "Values under a condition must now match a schema (`then`)."),
    new_family(
        ALL,
        "then-removed",
        Compatible,
        Breaking,
        "Values under a condition no longer need to match a schema (`then`).",
    ),
    new_family(ALL, "else-added", Breaking, Compatible, "Values outside a condition must now match a schema (`else`)."),
    new_family(
        ALL,
        "else-removed",
        Compatible,
        Breaking,
        "Values outside a condition no longer need to match a schema (`else`).",
    ),
    new_family(
        ALL,
        "additional-properties-closed",
        Warning,
        Compatible,
        "Undeclared properties are now limited or refused (`additionalProperties`).",
    ),
    new_family(
        ALL,
        "additional-properties-opened",
        Compatible,
        Warning,
        "Undeclared properties are now allowed, or limited less (`additionalProperties`).",
    ),
    new_family(
        ALL,
        "additional-properties-said",
        Compatible,
        Compatible,
        "The document now states, or no longer states, that undeclared properties are allowed \
         (`additionalProperties`).",
    ),
    // discriminators
    new_family(ALL, "discriminator-added", Compatible, Compatible, "A `discriminator` now selects the alternative."),
    new_family(
        ALL,
        "discriminator-removed",
        Compatible,
        Compatible,
        "A `discriminator` no longer selects the alternative.",
    ),
    new_family(
        ALL,
        "discriminator-property-name-changed",
        Breaking,
        Breaking,
        "Another property selects the alternative (`discriminator.propertyName`).",
    )
    .with_oasdiff_levels(Compatible, Compatible),
    new_family(
        ALL,
        "discriminator-mapping-added",
        Compatible,
        Breaking,
        "The discriminator has more values (`discriminator.mapping`, or the names of the alternatives).",
    )
    .with_oasdiff_levels(Compatible, Compatible),
    new_family(
        ALL,
        "discriminator-mapping-deleted",
        Breaking,
        Compatible,
        "The discriminator has fewer values (`discriminator.mapping`, or the names of the alternatives).",
    )
    .with_oasdiff_levels(Compatible, Compatible),
    new_family(
        ALL,
        "discriminator-mapping-changed",
        Breaking,
        Breaking,
        "A value of the discriminator selects another schema. The change is compatible if all valid values stay valid.",
    )
    .with_oasdiff_levels(Compatible, Compatible),
    // lifecycle of properties
    new_family(
        &[P, RP],
        "deprecated",
        Compatible,
        Compatible,
        "It is deprecated, but the date of its removal is not declared.",
    ),
    new_family(
        &[P, RP],
        "deprecated-with-sunset",
        Compatible,
        Compatible,
        "It is deprecated and will be removed on the date in `x-sunset`.",
    ),
    new_family(
        &[P, RP],
        "deprecated-sunset-missing",
        Breaking,
        Breaking,
        "It is deprecated, and `x-sunset` is missing.",
    ),
    new_family(
        &[P, RP],
        "deprecated-sunset-invalid",
        Breaking,
        Breaking,
        "It is deprecated, and `x-sunset` is not a date.",
    ),
    new_family(
        &[P, RP],
        "sunset-date-too-small",
        Breaking,
        Breaking,
        "It is deprecated, and the date in `x-sunset` has passed.",
    ),
    new_family(&[P, RP], "reactivated", Compatible, Compatible, "It is no longer deprecated."),
    new_family(&[P, RP], "stability-decreased", Breaking, Breaking, "The `x-stability-level` is lower than before."),
    new_family(
        &[P, RP],
        "stability-increased",
        Compatible,
        Compatible,
        "The `x-stability-level` is higher than before.",
    ),
    // properties of requests
    new_family(REQUEST_BODIES, "became-optional", Compatible, Compatible, "It is no longer required."),
    new_family(REQUEST_BODIES, "became-required", Breaking, Breaking, "It is now required."),
    new_family(&[Q, R], "became-optional", Compatible, Compatible, "It is no longer required."),
    new_family(&[Q], "became-required", Breaking, Breaking, "It is now required."),
    new_family(&[RH, RP], "became-optional", Breaking, Breaking, "It may now be missing."),
    new_family(&[RH, RP], "became-required", Compatible, Compatible, "It is now always present."),
];

/// All scopes except properties of parameters. Changes of `type` in those properties have separate rules.
const ALL_BUT_PARAMETER_PROPERTIES: &[MessageScope] = &[B, P, Q, RB, RP, RH, RI];
