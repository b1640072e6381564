//! Selects the rules for each change, and determines the severity of the change under each rule.

use std::collections::HashSet;

use crate::diff::{
    change::{Change, ChangeKind, Sides},
    facts::Docs,
};

use super::{
    bounds,
    judge::{RuleVerdict, determine_severity},
    lifecycle, operation,
    query::{ChangeQuery, RuleOptions},
    registry::find_rule,
    rule::Rule,
    schema,
    scope::MessageScope,
    security, types, values,
};

/// Returns the rules that apply to each change and the severities under these rules, in the order of the changes.
pub(in crate::diff) fn apply_rules(docs: Docs<'_>, changes: &[Change], options: RuleOptions) -> Vec<Vec<RuleVerdict>> {
    let mut reported_operations = HashSet::new();
    let mut verdicts: Vec<Vec<RuleVerdict>> = changes
        .iter()
        .map(|change| {
            let query = ChangeQuery { change, docs, options };
            let rule_ids_of_change = match lifecycle::find_unstable_operation(&query) {
                Some(_) if change.kind == ChangeKind::Stability => rule_ids(&query),
                Some(operation) if reported_operations.insert(operation) => {
                    vec!["unstable-operation-changed".to_owned()]
                }
                Some(_) => vec!["unstable-operation-detail".to_owned()],
                None => rule_ids(&query),
            };
            let rules = rule_ids_of_change.iter().filter_map(|id| find_rule_or_fallback(id));
            rules.map(|rule| determine_severity(&query, rule)).collect()
        })
        .collect();
    let apis = Sides::new(docs.base.api(), docs.head.api());
    for (index, rule) in lifecycle::find_invalid_stability_levels(apis, changes) {
        verdicts[index].push(RuleVerdict { rule, severity: rule.severity, note: None });
    }
    verdicts
}

/// Returns the rule with the identifier `id`. If the table of rules does not contain `id`, returns the rule
/// `unclassified-change`.
fn find_rule_or_fallback(id: &str) -> Option<&'static Rule> {
    let known_rule = find_rule(id);
    debug_assert!(known_rule.is_some(), "the table of rules does not contain `{id}`");
    known_rule.or_else(|| find_rule("unclassified-change"))
}

/// Returns the identifiers of the rules that apply to a change. The `match` lists every kind of change, so a new kind
/// of change without rules is a compile error.
fn rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    match query.change.kind {
        ChangeKind::Title
        | ChangeKind::Description
        | ChangeKind::Summary
        | ChangeKind::ExternalDocs
        | ChangeKind::Example
        | ChangeKind::TagObject
        | ChangeKind::BearerFormat
        | ChangeKind::Link
        | ChangeKind::Callback => single_rule_id("documentation-changed"),
        ChangeKind::Extension => single_rule_id("extension-changed"),
        ChangeKind::Version => single_rule_id("document-version-changed"),
        ChangeKind::Server => operation::server_rule_ids(query),
        ChangeKind::Tag => operation::tag_rule_ids(query),
        ChangeKind::Webhook => operation::webhook_rule_ids(query),
        ChangeKind::WebhookBody => operation::webhook_body_rule_ids(query),
        ChangeKind::Operation => operation::operation_rule_ids(query),
        ChangeKind::OperationId => operation::operation_id_rule_ids(query),
        ChangeKind::PathVariables => operation::path_variable_rule_ids(query),
        ChangeKind::Security => security::alternative_rule_ids(query),
        ChangeKind::SecurityScope => security::scope_rule_ids(query),
        ChangeKind::SecuritySchemeName => single_rule_id("api-security-component-renamed"),
        ChangeKind::SecurityScheme => security::scheme_rule_ids(query, ""),
        ChangeKind::SecuritySchemeType => single_rule_id("api-security-component-type-changed"),
        ChangeKind::SecuritySchemeDetail => single_rule_id("api-security-component-changed"),
        ChangeKind::OauthFlow => security::scheme_rule_ids(query, "flow-"),
        ChangeKind::OauthAuthorizationUrl => single_rule_id("api-security-component-oauth-url-changed"),
        ChangeKind::OauthTokenUrl => single_rule_id("api-security-component-oauth-token-url-changed"),
        ChangeKind::OauthScope => security::scheme_rule_ids(query, "oauth-scope-"),
        ChangeKind::Deprecated => lifecycle::deprecated_rule_ids(query),
        ChangeKind::Sunset => lifecycle::sunset_rule_ids(query),
        ChangeKind::Stability => lifecycle::stability_rule_ids(query),
        ChangeKind::Parameter => operation::parameter_rule_ids(query),
        ChangeKind::Required => operation::required_rule_ids(query),
        ChangeKind::Style | ChangeKind::Explode | ChangeKind::AllowReserved | ChangeKind::ParameterContent => {
            operation::serialization_rule_ids(query)
        }
        ChangeKind::AllowEmptyValue => operation::allow_empty_rule_ids(query),
        ChangeKind::RequestBody => operation::request_body_rule_ids(query),
        ChangeKind::MediaType => operation::media_type_rule_ids(query),
        ChangeKind::MediaTypeName => operation::media_type_name_rule_ids(query),
        ChangeKind::Schema => operation::content_schema_rule_ids(query),
        ChangeKind::Encoding => operation::encoding_rule_ids(query),
        ChangeKind::Response => operation::response_rule_ids(query),
        ChangeKind::ResponseStatus => operation::response_status_rule_ids(query),
        ChangeKind::Header => operation::header_rule_ids(query),
        ChangeKind::Component => operation::component_rule_ids(query),
        ChangeKind::ComponentName => single_rule_id("api-schema-renamed"),
        ChangeKind::Type => rule_ids_in_scope(query, types::type_rule_ids),
        ChangeKind::Types => rule_ids_in_scope(query, schema::list_of_types_rule_ids),
        ChangeKind::Wrapped => rule_ids_in_scope(query, schema::wrapped_rule_ids),
        ChangeKind::OneOf => rule_ids_in_scope(query, schema::one_of_rule_ids),
        ChangeKind::AnyOf => rule_ids_in_scope(query, schema::any_of_rule_ids),
        ChangeKind::AllOf => rule_ids_in_scope(query, schema::all_of_rule_ids),
        ChangeKind::AllOfAnnotation => rule_ids_in_scope(query, schema::all_of_annotation_rule_ids),
        ChangeKind::Not => rule_ids_in_scope(query, schema::not_rule_ids),
        ChangeKind::Items => rule_ids_in_scope(query, schema::items_rule_ids),
        ChangeKind::PrefixItems => added_or_removed_rule_ids(query, "prefix-items"),
        ChangeKind::Contains => added_or_removed_rule_ids(query, "contains"),
        ChangeKind::MinContains => bound_rule_ids(query, &bounds::MIN_CONTAINS),
        ChangeKind::MaxContains => bound_rule_ids(query, &bounds::MAX_CONTAINS),
        ChangeKind::PatternProperty => rule_ids_in_scope(query, schema::pattern_property_rule_ids),
        ChangeKind::PropertyNames => added_or_removed_rule_ids(query, "property-names"),
        ChangeKind::DependentRequired => {
            rule_ids_in_scope(query, |query, scope| schema::changed_rule_ids(query, scope, "dependent-required"))
        }
        ChangeKind::DependentSchema => rule_ids_in_scope(query, schema::dependent_schema_rule_ids),
        ChangeKind::If => rule_ids_in_scope(query, |query, scope| schema::changed_rule_ids(query, scope, "if")),
        ChangeKind::Then => added_or_removed_rule_ids(query, "then"),
        ChangeKind::Else => added_or_removed_rule_ids(query, "else"),
        ChangeKind::AdditionalProperties => rule_ids_in_scope(query, schema::additional_rule_ids),
        ChangeKind::Property => rule_ids_in_scope(query, schema::property_rule_ids),
        ChangeKind::PropertyName => single_rule_id("property-renamed"),
        ChangeKind::RequiredProperty => rule_ids_in_scope(query, schema::required_rule_ids),
        ChangeKind::Discriminator => rule_ids_in_scope(query, schema::discriminator_rule_ids),
        ChangeKind::DiscriminatorProperty => rule_ids_in_scope(query, schema::discriminator_property_rule_ids),
        ChangeKind::DiscriminatorMapping => rule_ids_in_scope(query, schema::discriminator_mapping_rule_ids),
        ChangeKind::Nullable => rule_ids_in_scope(query, values::nullable_rule_ids),
        ChangeKind::Default => rule_ids_in_scope(query, values::default_rule_ids),
        ChangeKind::Enum => rule_ids_in_scope(query, values::whole_enum_rule_ids),
        ChangeKind::EnumValue => rule_ids_in_scope(query, values::enum_value_rule_ids),
        ChangeKind::ExtensibleEnumValue => rule_ids_in_scope(query, values::extensible_enum_rule_ids),
        ChangeKind::Pattern => rule_ids_in_scope(query, values::pattern_rule_ids),
        ChangeKind::ReadOnly => rule_ids_in_scope(query, values::read_only_rule_ids),
        ChangeKind::WriteOnly => rule_ids_in_scope(query, values::write_only_rule_ids),
        ChangeKind::Minimum => bound_rule_ids(query, &bounds::MINIMUM),
        ChangeKind::ExclusiveMinimum => bound_rule_ids(query, &bounds::EXCLUSIVE_MINIMUM),
        ChangeKind::Maximum => bound_rule_ids(query, &bounds::MAXIMUM),
        ChangeKind::ExclusiveMaximum => bound_rule_ids(query, &bounds::EXCLUSIVE_MAXIMUM),
        ChangeKind::MultipleOf => bound_rule_ids(query, &bounds::MULTIPLE_OF),
        ChangeKind::MinLength => bound_rule_ids(query, &bounds::MIN_LENGTH),
        ChangeKind::MaxLength => bound_rule_ids(query, &bounds::MAX_LENGTH),
        ChangeKind::MinItems => bound_rule_ids(query, &bounds::MIN_ITEMS),
        ChangeKind::MaxItems => bound_rule_ids(query, &bounds::MAX_ITEMS),
        ChangeKind::UniqueItems => bound_rule_ids(query, &bounds::UNIQUE_ITEMS),
        ChangeKind::MinProperties => bound_rule_ids(query, &bounds::MIN_PROPERTIES),
        ChangeKind::MaxProperties => bound_rule_ids(query, &bounds::MAX_PROPERTIES),
    }
}

/// Returns the identifiers of the rules for a schema keyword, which depend on the part of the request or response that
/// contains the schema. If no operation uses the schema, returns only `api-schema-changed`.
fn rule_ids_in_scope(
    query: &ChangeQuery<'_>,
    select_rule_ids: fn(&ChangeQuery<'_>, MessageScope) -> Vec<String>,
) -> Vec<String> {
    MessageScope::from_change(query.change)
        .map_or_else(|| single_rule_id("api-schema-changed"), |scope| select_rule_ids(query, scope))
}

/// Returns the identifiers of the rules for a schema keyword that was added or removed.
fn added_or_removed_rule_ids(query: &ChangeQuery<'_>, keyword: &'static str) -> Vec<String> {
    MessageScope::from_change(query.change).map_or_else(
        || single_rule_id("api-schema-changed"),
        |scope| schema::added_or_removed_rule_ids(query, scope, keyword),
    )
}

fn bound_rule_ids(query: &ChangeQuery<'_>, bound: &bounds::Bound) -> Vec<String> {
    MessageScope::from_change(query.change)
        .map_or_else(|| single_rule_id("api-schema-changed"), |scope| bounds::bound_rule_ids(query, scope, bound))
}

fn single_rule_id(id: &str) -> Vec<String> {
    vec![id.to_owned()]
}
