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

/// Returns the rules that apply to each change, in the order of the changes.
pub(in crate::diff) fn apply_rules(docs: Docs<'_>, changes: &[Change], options: RuleOptions) -> Vec<Vec<RuleVerdict>> {
    let mut reported_operations = HashSet::new();
    let mut verdicts: Vec<Vec<RuleVerdict>> = changes
        .iter()
        .map(|change| {
            let query = ChangeQuery { change, docs, options };
            let ids = match lifecycle::unstable_operation(&query) {
                Some(_) if change.kind == ChangeKind::Stability => rule_ids(&query),
                Some(operation) if reported_operations.insert(operation) => {
                    vec!["unstable-operation-changed".to_owned()]
                }
                Some(_) => vec!["unstable-operation-detail".to_owned()],
                None => rule_ids(&query),
            };
            ids.iter().filter_map(|id| Some(determine_severity(&query, find_rule_or_fallback(id)?))).collect()
        })
        .collect();
    let apis = Sides::new(docs.base.api(), docs.head.api());
    for (index, rule) in lifecycle::invalid_levels(apis, changes) {
        verdicts[index].push(RuleVerdict { rule, severity: rule.severity, note: None });
    }
    verdicts
}

/// Returns the rule with the identifier `id`, or the rule `unclassified-change` if the table of rules does not contain
/// `id`.
fn find_rule_or_fallback(id: &str) -> Option<&'static Rule> {
    let found = find_rule(id);
    debug_assert!(found.is_some(), "the table of rules does not contain `{id}`");
    found.or_else(|| find_rule("unclassified-change"))
}

/// Returns the identifiers of the rules that apply to a change. The `match` lists every kind of change, so a new kind
/// does not compile without a rule.
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
        | ChangeKind::Callback => single_rule("documentation-changed"),
        ChangeKind::Extension => single_rule("extension-changed"),
        ChangeKind::Version => single_rule("document-version-changed"),
        ChangeKind::Server => operation::server_rules(query),
        ChangeKind::Tag => operation::tag_rules(query),
        ChangeKind::Webhook => operation::webhook_rules(query),
        ChangeKind::WebhookBody => operation::webhook_body_rules(query),
        ChangeKind::Operation => operation::operation_rules(query),
        ChangeKind::OperationId => operation::operation_id_rules(query),
        ChangeKind::PathVariables => operation::path_variable_rules(query),
        ChangeKind::Security => security::alternative_rule(query),
        ChangeKind::SecurityScope => security::scope_rule(query),
        ChangeKind::SecuritySchemeName => single_rule("api-security-component-renamed"),
        ChangeKind::SecurityScheme => security::scheme_rule(query, ""),
        ChangeKind::SecuritySchemeType => single_rule("api-security-component-type-changed"),
        ChangeKind::SecuritySchemeDetail => single_rule("api-security-component-changed"),
        ChangeKind::OauthFlow => security::scheme_rule(query, "flow-"),
        ChangeKind::OauthAuthorizationUrl => single_rule("api-security-component-oauth-url-changed"),
        ChangeKind::OauthTokenUrl => single_rule("api-security-component-oauth-token-url-changed"),
        ChangeKind::OauthScope => security::scheme_rule(query, "oauth-scope-"),
        ChangeKind::Deprecated => lifecycle::deprecated_rule(query),
        ChangeKind::Sunset => lifecycle::sunset_rule(query),
        ChangeKind::Stability => lifecycle::stability_rule(query),
        ChangeKind::Parameter => operation::parameter_rules(query),
        ChangeKind::Required => operation::required_rules(query),
        ChangeKind::Style | ChangeKind::Explode | ChangeKind::AllowReserved | ChangeKind::ParameterContent => {
            operation::serialization_rules(query)
        }
        ChangeKind::AllowEmptyValue => operation::allow_empty_rules(query),
        ChangeKind::RequestBody => operation::request_body_rules(query),
        ChangeKind::MediaType => operation::media_type_rules(query),
        ChangeKind::MediaTypeName => operation::media_type_name_rules(query),
        ChangeKind::Schema => operation::content_schema_rules(query),
        ChangeKind::Encoding => operation::encoding_rules(query),
        ChangeKind::Response => operation::response_rules(query),
        ChangeKind::ResponseStatus => operation::response_status_rules(query),
        ChangeKind::Header => operation::header_rules(query),
        ChangeKind::Component => operation::component_rules(query),
        ChangeKind::ComponentName => single_rule("api-schema-renamed"),
        ChangeKind::Type => scoped_rules(query, types::type_rule),
        ChangeKind::Types => scoped_rules(query, schema::list_of_types_rules),
        ChangeKind::Wrapped => scoped_rules(query, schema::wrapped_rules),
        ChangeKind::OneOf => scoped_rules(query, schema::one_of_rules),
        ChangeKind::AnyOf => scoped_rules(query, schema::any_of_rules),
        ChangeKind::AllOf => scoped_rules(query, schema::all_of_rules),
        ChangeKind::AllOfAnnotation => scoped_rules(query, schema::all_of_annotation_rules),
        ChangeKind::Not => scoped_rules(query, schema::not_rules),
        ChangeKind::Items => scoped_rules(query, schema::items_rules),
        ChangeKind::PrefixItems => added_or_removed_rules(query, "prefix-items"),
        ChangeKind::Contains => added_or_removed_rules(query, "contains"),
        ChangeKind::MinContains => bound_rules(query, &bounds::MIN_CONTAINS),
        ChangeKind::MaxContains => bound_rules(query, &bounds::MAX_CONTAINS),
        ChangeKind::PatternProperty => scoped_rules(query, schema::pattern_property_rules),
        ChangeKind::PropertyNames => added_or_removed_rules(query, "property-names"),
        ChangeKind::DependentRequired => {
            scoped_rules(query, |query, scope| schema::changed_rules(query, scope, "dependent-required"))
        }
        ChangeKind::DependentSchema => scoped_rules(query, schema::dependent_schema_rules),
        ChangeKind::If => scoped_rules(query, |query, scope| schema::changed_rules(query, scope, "if")),
        ChangeKind::Then => added_or_removed_rules(query, "then"),
        ChangeKind::Else => added_or_removed_rules(query, "else"),
        ChangeKind::AdditionalProperties => scoped_rules(query, schema::additional_rules),
        ChangeKind::Property => scoped_rules(query, schema::property_rules),
        ChangeKind::PropertyName => single_rule("property-renamed"),
        ChangeKind::RequiredProperty => scoped_rules(query, schema::required_rules),
        ChangeKind::Discriminator => scoped_rules(query, schema::discriminator_rules),
        ChangeKind::DiscriminatorProperty => scoped_rules(query, schema::discriminator_property_rules),
        ChangeKind::DiscriminatorMapping => scoped_rules(query, schema::discriminator_mapping_rules),
        ChangeKind::Nullable => scoped_rules(query, values::nullable_rules),
        ChangeKind::Default => scoped_rules(query, values::default_rules),
        ChangeKind::Enum => scoped_rules(query, values::whole_enum_rules),
        ChangeKind::EnumValue => scoped_rules(query, values::enum_value_rules),
        ChangeKind::ExtensibleEnumValue => scoped_rules(query, values::extensible_enum_rules),
        ChangeKind::Pattern => scoped_rules(query, values::pattern_rules),
        ChangeKind::ReadOnly => scoped_rules(query, values::read_only_rules),
        ChangeKind::WriteOnly => scoped_rules(query, values::write_only_rules),
        ChangeKind::Minimum => bound_rules(query, &bounds::MINIMUM),
        ChangeKind::ExclusiveMinimum => bound_rules(query, &bounds::EXCLUSIVE_MINIMUM),
        ChangeKind::Maximum => bound_rules(query, &bounds::MAXIMUM),
        ChangeKind::ExclusiveMaximum => bound_rules(query, &bounds::EXCLUSIVE_MAXIMUM),
        ChangeKind::MultipleOf => bound_rules(query, &bounds::MULTIPLE_OF),
        ChangeKind::MinLength => bound_rules(query, &bounds::MIN_LENGTH),
        ChangeKind::MaxLength => bound_rules(query, &bounds::MAX_LENGTH),
        ChangeKind::MinItems => bound_rules(query, &bounds::MIN_ITEMS),
        ChangeKind::MaxItems => bound_rules(query, &bounds::MAX_ITEMS),
        ChangeKind::UniqueItems => bound_rules(query, &bounds::UNIQUE_ITEMS),
        ChangeKind::MinProperties => bound_rules(query, &bounds::MIN_PROPERTIES),
        ChangeKind::MaxProperties => bound_rules(query, &bounds::MAX_PROPERTIES),
    }
}

/// Returns the rules for a schema keyword in the change's scope. Returns only `api-schema-changed` for a schema that no
/// operation uses.
fn scoped_rules(query: &ChangeQuery<'_>, ids: fn(&ChangeQuery<'_>, MessageScope) -> Vec<String>) -> Vec<String> {
    MessageScope::of(query.change).map_or_else(|| single_rule("api-schema-changed"), |scope| ids(query, scope))
}

/// Returns the rules for a keyword that was added or removed.
fn added_or_removed_rules(query: &ChangeQuery<'_>, keyword: &'static str) -> Vec<String> {
    MessageScope::of(query.change).map_or_else(
        || single_rule("api-schema-changed"),
        |scope| schema::added_or_removed_rules(query, scope, keyword),
    )
}

fn bound_rules(query: &ChangeQuery<'_>, bound: &bounds::Bound) -> Vec<String> {
    MessageScope::of(query.change)
        .map_or_else(|| single_rule("api-schema-changed"), |scope| bounds::bound_rule_ids(query, scope, bound))
}

fn single_rule(id: &str) -> Vec<String> {
    vec![id.to_owned()]
}
