//! Applies rules to changes and determines their severities.

use std::collections::HashSet;

use crate::diff::{
    change::{Change, ChangeKind, Sides},
    facts::Docs,
};

use super::{
    asked::{Asked, Options},
    bounds,
    judge::{Judged, judge},
    lifecycle, operation,
    registry::rule,
    rule::Rule,
    schema,
    scope::Scope,
    security, types, values,
};

/// Returns the rules that apply to each change, in order.
pub(in crate::diff) fn apply(docs: Docs<'_>, changes: &[Change], options: Options) -> Vec<Vec<Judged>> {
    let mut unstable = HashSet::new();
    let mut found: Vec<Vec<Judged>> = changes
        .iter()
        .map(|change| {
            let asked = Asked { change, docs, options };
            let ids = match lifecycle::unstable(&asked) {
                Some(_) if change.kind == ChangeKind::Stability => ids(&asked),
                Some(operation) if unstable.insert(operation) => vec!["unstable-operation-changed".to_owned()],
                Some(_) => vec!["unstable-operation-detail".to_owned()],
                None => ids(&asked),
            };
            ids.iter().filter_map(|id| Some(judge(&asked, named(id)?))).collect()
        })
        .collect();
    let apis = Sides::new(docs.base.api(), docs.head.api());
    for (index, rule) in lifecycle::invalid_levels(apis, changes) {
        found[index].push(Judged { rule, severity: rule.severity, note: None });
    }
    found
}

/// Returns the rule with this name, or the fallback rule if the table does not contain it.
fn named(id: &str) -> Option<&'static Rule> {
    let found = rule(id);
    debug_assert!(found.is_some(), "no rule is called `{id}`");
    found.or_else(|| rule("unclassified-change"))
}

/// Returns the names of the rules that apply to a change. Every kind of change has a separate arm, so that a new kind
/// does not compile without a rule.
fn ids(asked: &Asked<'_>) -> Vec<String> {
    match asked.change.kind {
        ChangeKind::Title
        | ChangeKind::Description
        | ChangeKind::Summary
        | ChangeKind::ExternalDocs
        | ChangeKind::Example
        | ChangeKind::TagObject
        | ChangeKind::BearerFormat
        | ChangeKind::Link
        | ChangeKind::Callback => one("documentation-changed"),
        ChangeKind::Extension => one("extension-changed"),
        ChangeKind::Version => one("document-version-changed"),
        ChangeKind::Server => operation::server(asked),
        ChangeKind::Tag => operation::tag(asked),
        ChangeKind::Webhook => operation::webhook(asked),
        ChangeKind::Operation => operation::operation(asked),
        ChangeKind::OperationId => operation::operation_id(asked),
        ChangeKind::PathVariables => operation::path_variables(asked),
        ChangeKind::Security => security::alternative(asked),
        ChangeKind::SecurityScope => security::scope(asked),
        ChangeKind::SecuritySchemeName => one("api-security-component-renamed"),
        ChangeKind::SecurityScheme => security::scheme(asked, ""),
        ChangeKind::SecuritySchemeType => one("api-security-component-type-changed"),
        ChangeKind::SecuritySchemeDetail => one("api-security-component-changed"),
        ChangeKind::OauthFlow => security::scheme(asked, "flow-"),
        ChangeKind::OauthAuthorizationUrl => one("api-security-component-oauth-url-changed"),
        ChangeKind::OauthTokenUrl => one("api-security-component-oauth-token-url-changed"),
        ChangeKind::OauthScope => security::scheme(asked, "oauth-scope-"),
        ChangeKind::Deprecated => lifecycle::deprecated(asked),
        ChangeKind::Sunset => lifecycle::sunset(asked),
        ChangeKind::Stability => lifecycle::stability(asked),
        ChangeKind::Parameter => operation::parameter(asked),
        ChangeKind::Required => operation::required(asked),
        ChangeKind::Style | ChangeKind::Explode | ChangeKind::AllowReserved | ChangeKind::ParameterContent => {
            one("request-parameter-serialization-changed")
        }
        ChangeKind::AllowEmptyValue => operation::allow_empty(asked),
        ChangeKind::RequestBody => operation::request_body(asked),
        ChangeKind::MediaType => operation::media_type(asked),
        ChangeKind::MediaTypeName => operation::media_type_name(asked),
        ChangeKind::Schema => operation::content_schema(asked),
        ChangeKind::Encoding => operation::encoding(asked),
        ChangeKind::Response => operation::response(asked),
        ChangeKind::ResponseStatus => operation::response_status(asked),
        ChangeKind::Header => operation::header(asked),
        ChangeKind::Component => operation::component(asked),
        ChangeKind::ComponentName => one("api-schema-renamed"),
        ChangeKind::Type => within(asked, types::changed),
        ChangeKind::Types => within(asked, schema::types),
        ChangeKind::Wrapped => within(asked, schema::wrapped),
        ChangeKind::OneOf => within(asked, schema::one_of),
        ChangeKind::AnyOf => within(asked, schema::any_of),
        ChangeKind::AllOf => within(asked, schema::all_of),
        ChangeKind::AllOfAnnotation => within(asked, schema::all_of_annotation),
        ChangeKind::Not => within(asked, schema::not),
        ChangeKind::Items => within(asked, schema::items),
        ChangeKind::PrefixItems => came_or_went(asked, "prefix-items"),
        ChangeKind::Contains => came_or_went(asked, "contains"),
        ChangeKind::MinContains => bound(asked, &bounds::MIN_CONTAINS),
        ChangeKind::MaxContains => bound(asked, &bounds::MAX_CONTAINS),
        ChangeKind::PatternProperty => within(asked, schema::pattern_property),
        ChangeKind::PropertyNames => came_or_went(asked, "property-names"),
        ChangeKind::DependentRequired => {
            within(asked, |asked, scope| schema::changed(asked, scope, "dependent-required"))
        }
        ChangeKind::DependentSchema => within(asked, schema::dependent_schema),
        ChangeKind::If => within(asked, |asked, scope| schema::changed(asked, scope, "if")),
        ChangeKind::Then => came_or_went(asked, "then"),
        ChangeKind::Else => came_or_went(asked, "else"),
        ChangeKind::AdditionalProperties => within(asked, schema::additional),
        ChangeKind::Property => within(asked, schema::property),
        ChangeKind::PropertyName => one("property-renamed"),
        ChangeKind::RequiredProperty => within(asked, schema::required),
        ChangeKind::Discriminator => within(asked, schema::discriminator),
        ChangeKind::DiscriminatorProperty => within(asked, schema::discriminator_property),
        ChangeKind::DiscriminatorMapping => within(asked, schema::discriminator_mapping),
        ChangeKind::Nullable => within(asked, values::nullable),
        ChangeKind::Default => within(asked, values::default),
        ChangeKind::Enum => within(asked, values::whole_enum),
        ChangeKind::EnumValue => within(asked, values::enum_value),
        ChangeKind::ExtensibleEnumValue => within(asked, values::extensible_enum_value),
        ChangeKind::Pattern => within(asked, values::pattern),
        ChangeKind::ReadOnly => within(asked, values::read_only),
        ChangeKind::WriteOnly => within(asked, values::write_only),
        ChangeKind::Minimum => bound(asked, &bounds::MINIMUM),
        ChangeKind::ExclusiveMinimum => bound(asked, &bounds::EXCLUSIVE_MINIMUM),
        ChangeKind::Maximum => bound(asked, &bounds::MAXIMUM),
        ChangeKind::ExclusiveMaximum => bound(asked, &bounds::EXCLUSIVE_MAXIMUM),
        ChangeKind::MultipleOf => bound(asked, &bounds::MULTIPLE_OF),
        ChangeKind::MinLength => bound(asked, &bounds::MIN_LENGTH),
        ChangeKind::MaxLength => bound(asked, &bounds::MAX_LENGTH),
        ChangeKind::MinItems => bound(asked, &bounds::MIN_ITEMS),
        ChangeKind::MaxItems => bound(asked, &bounds::MAX_ITEMS),
        ChangeKind::UniqueItems => bound(asked, &bounds::UNIQUE_ITEMS),
        ChangeKind::MinProperties => bound(asked, &bounds::MIN_PROPERTIES),
        ChangeKind::MaxProperties => bound(asked, &bounds::MAX_PROPERTIES),
    }
}

/// Returns the rules for a keyword in its scope; none for a schema that no operation reaches.
fn within(asked: &Asked<'_>, ids: fn(&Asked<'_>, Scope) -> Vec<String>) -> Vec<String> {
    Scope::of(asked.change).map_or_else(|| one("api-schema-changed"), |scope| ids(asked, scope))
}

/// Returns the rule for a keyword that was added or removed.
fn came_or_went(asked: &Asked<'_>, keyword: &'static str) -> Vec<String> {
    Scope::of(asked.change)
        .map_or_else(|| one("api-schema-changed"), |scope| schema::came_or_went(asked, scope, keyword))
}

fn bound(asked: &Asked<'_>, bound: &bounds::Bound) -> Vec<String> {
    Scope::of(asked.change).map_or_else(|| one("api-schema-changed"), |scope| bounds::ids(asked, scope, bound))
}

fn one(id: &str) -> Vec<String> {
    vec![id.to_owned()]
}
