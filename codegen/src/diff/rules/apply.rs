//! Applies rules to changes and determines their severities.

use std::collections::HashSet;

use crate::diff::{
    change::{Change, ChangeKind, Sides},
    facts::Docs,
};

use super::{
    bounds,
    judge::{RuleVerdict, judge_change},
    lifecycle, operation,
    query::{ChangeQuery, RuleOptions},
    registry::find_rule,
    rule::Rule,
    schema,
    scope::MessageScope,
    security, types, values,
};

/// Returns the rules that apply to each change, in order.
pub(in crate::diff) fn apply_rules(docs: Docs<'_>, changes: &[Change], options: RuleOptions) -> Vec<Vec<RuleVerdict>> {
    let mut unstable = HashSet::new();
    let mut found: Vec<Vec<RuleVerdict>> = changes
        .iter()
        .map(|change| {
            let asked = ChangeQuery { change, docs, options };
            let ids = match lifecycle::unstable_operation(&asked) {
                Some(_) if change.kind == ChangeKind::Stability => rule_ids(&asked),
                Some(operation) if unstable.insert(operation) => vec!["unstable-operation-changed".to_owned()],
                Some(_) => vec!["unstable-operation-detail".to_owned()],
                None => rule_ids(&asked),
            };
            ids.iter().filter_map(|id| Some(judge_change(&asked, rule_named(id)?))).collect()
        })
        .collect();
    let apis = Sides::new(docs.base.api(), docs.head.api());
    for (index, rule) in lifecycle::invalid_levels(apis, changes) {
        found[index].push(RuleVerdict { rule, severity: rule.severity, note: None });
    }
    found
}

/// Returns the rule with this name, or the fallback rule if the table does not contain it.
fn rule_named(id: &str) -> Option<&'static Rule> {
    let found = find_rule(id);
    debug_assert!(found.is_some(), "no rule is called `{id}`");
    found.or_else(|| find_rule("unclassified-change"))
}

/// Returns the names of the rules that apply to a change. Every kind of change has a separate arm, so that a new kind
/// does not compile without a rule.
fn rule_ids(asked: &ChangeQuery<'_>) -> Vec<String> {
    match asked.change.kind {
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
        ChangeKind::Server => operation::server_rules(asked),
        ChangeKind::Tag => operation::tag_rules(asked),
        ChangeKind::Webhook => operation::webhook_rules(asked),
        ChangeKind::Operation => operation::operation_rules(asked),
        ChangeKind::OperationId => operation::operation_id_rules(asked),
        ChangeKind::PathVariables => operation::path_variable_rules(asked),
        ChangeKind::Security => security::alternative_rule(asked),
        ChangeKind::SecurityScope => security::scope_rule(asked),
        ChangeKind::SecuritySchemeName => single_rule("api-security-component-renamed"),
        ChangeKind::SecurityScheme => security::scheme_rule(asked, ""),
        ChangeKind::SecuritySchemeType => single_rule("api-security-component-type-changed"),
        ChangeKind::SecuritySchemeDetail => single_rule("api-security-component-changed"),
        ChangeKind::OauthFlow => security::scheme_rule(asked, "flow-"),
        ChangeKind::OauthAuthorizationUrl => single_rule("api-security-component-oauth-url-changed"),
        ChangeKind::OauthTokenUrl => single_rule("api-security-component-oauth-token-url-changed"),
        ChangeKind::OauthScope => security::scheme_rule(asked, "oauth-scope-"),
        ChangeKind::Deprecated => lifecycle::deprecated_rule(asked),
        ChangeKind::Sunset => lifecycle::sunset_rule(asked),
        ChangeKind::Stability => lifecycle::stability_rule(asked),
        ChangeKind::Parameter => operation::parameter_rules(asked),
        ChangeKind::Required => operation::required_rules(asked),
        ChangeKind::Style | ChangeKind::Explode | ChangeKind::AllowReserved | ChangeKind::ParameterContent => {
            single_rule("request-parameter-serialization-changed")
        }
        ChangeKind::AllowEmptyValue => operation::allow_empty_rules(asked),
        ChangeKind::RequestBody => operation::request_body_rules(asked),
        ChangeKind::MediaType => operation::media_type_rules(asked),
        ChangeKind::MediaTypeName => operation::media_type_name_rules(asked),
        ChangeKind::Schema => operation::content_schema_rules(asked),
        ChangeKind::Encoding => operation::encoding_rules(asked),
        ChangeKind::Response => operation::response_rules(asked),
        ChangeKind::ResponseStatus => operation::response_status_rules(asked),
        ChangeKind::Header => operation::header_rules(asked),
        ChangeKind::Component => operation::component_rules(asked),
        ChangeKind::ComponentName => single_rule("api-schema-renamed"),
        ChangeKind::Type => scoped_rules(asked, types::type_rule),
        ChangeKind::Types => scoped_rules(asked, schema::type_rules),
        ChangeKind::Wrapped => scoped_rules(asked, schema::wrapped_rules),
        ChangeKind::OneOf => scoped_rules(asked, schema::one_of_rules),
        ChangeKind::AnyOf => scoped_rules(asked, schema::any_of_rules),
        ChangeKind::AllOf => scoped_rules(asked, schema::all_of_rules),
        ChangeKind::AllOfAnnotation => scoped_rules(asked, schema::all_of_annotation_rules),
        ChangeKind::Not => scoped_rules(asked, schema::not_rules),
        ChangeKind::Items => scoped_rules(asked, schema::items_rules),
        ChangeKind::PrefixItems => added_or_removed(asked, "prefix-items"),
        ChangeKind::Contains => added_or_removed(asked, "contains"),
        ChangeKind::MinContains => bound_rules(asked, &bounds::MIN_CONTAINS),
        ChangeKind::MaxContains => bound_rules(asked, &bounds::MAX_CONTAINS),
        ChangeKind::PatternProperty => scoped_rules(asked, schema::pattern_property_rules),
        ChangeKind::PropertyNames => added_or_removed(asked, "property-names"),
        ChangeKind::DependentRequired => {
            scoped_rules(asked, |asked, scope| schema::changed_rules(asked, scope, "dependent-required"))
        }
        ChangeKind::DependentSchema => scoped_rules(asked, schema::dependent_schema_rules),
        ChangeKind::If => scoped_rules(asked, |asked, scope| schema::changed_rules(asked, scope, "if")),
        ChangeKind::Then => added_or_removed(asked, "then"),
        ChangeKind::Else => added_or_removed(asked, "else"),
        ChangeKind::AdditionalProperties => scoped_rules(asked, schema::additional_rules),
        ChangeKind::Property => scoped_rules(asked, schema::property_rules),
        ChangeKind::PropertyName => single_rule("property-renamed"),
        ChangeKind::RequiredProperty => scoped_rules(asked, schema::required_rules),
        ChangeKind::Discriminator => scoped_rules(asked, schema::discriminator_rules),
        ChangeKind::DiscriminatorProperty => scoped_rules(asked, schema::discriminator_property_rules),
        ChangeKind::DiscriminatorMapping => scoped_rules(asked, schema::discriminator_mapping_rules),
        ChangeKind::Nullable => scoped_rules(asked, values::nullable_rules),
        ChangeKind::Default => scoped_rules(asked, values::default_rules),
        ChangeKind::Enum => scoped_rules(asked, values::whole_enum_rules),
        ChangeKind::EnumValue => scoped_rules(asked, values::enum_value_rules),
        ChangeKind::ExtensibleEnumValue => scoped_rules(asked, values::extensible_enum_rules),
        ChangeKind::Pattern => scoped_rules(asked, values::pattern_rules),
        ChangeKind::ReadOnly => scoped_rules(asked, values::read_only_rules),
        ChangeKind::WriteOnly => scoped_rules(asked, values::write_only_rules),
        ChangeKind::Minimum => bound_rules(asked, &bounds::MINIMUM),
        ChangeKind::ExclusiveMinimum => bound_rules(asked, &bounds::EXCLUSIVE_MINIMUM),
        ChangeKind::Maximum => bound_rules(asked, &bounds::MAXIMUM),
        ChangeKind::ExclusiveMaximum => bound_rules(asked, &bounds::EXCLUSIVE_MAXIMUM),
        ChangeKind::MultipleOf => bound_rules(asked, &bounds::MULTIPLE_OF),
        ChangeKind::MinLength => bound_rules(asked, &bounds::MIN_LENGTH),
        ChangeKind::MaxLength => bound_rules(asked, &bounds::MAX_LENGTH),
        ChangeKind::MinItems => bound_rules(asked, &bounds::MIN_ITEMS),
        ChangeKind::MaxItems => bound_rules(asked, &bounds::MAX_ITEMS),
        ChangeKind::UniqueItems => bound_rules(asked, &bounds::UNIQUE_ITEMS),
        ChangeKind::MinProperties => bound_rules(asked, &bounds::MIN_PROPERTIES),
        ChangeKind::MaxProperties => bound_rules(asked, &bounds::MAX_PROPERTIES),
    }
}

/// Returns the rules for a keyword in its scope; none for a schema that no operation reaches.
fn scoped_rules(asked: &ChangeQuery<'_>, ids: fn(&ChangeQuery<'_>, MessageScope) -> Vec<String>) -> Vec<String> {
    MessageScope::of(asked.change).map_or_else(|| single_rule("api-schema-changed"), |scope| ids(asked, scope))
}

/// Returns the rule for a keyword that was added or removed.
fn added_or_removed(asked: &ChangeQuery<'_>, keyword: &'static str) -> Vec<String> {
    MessageScope::of(asked.change)
        .map_or_else(|| single_rule("api-schema-changed"), |scope| schema::added_or_removed(asked, scope, keyword))
}

fn bound_rules(asked: &ChangeQuery<'_>, bound: &bounds::Bound) -> Vec<String> {
    MessageScope::of(asked.change)
        .map_or_else(|| single_rule("api-schema-changed"), |scope| bounds::bound_rule_ids(asked, scope, bound))
}

fn single_rule(id: &str) -> Vec<String> {
    vec![id.to_owned()]
}
