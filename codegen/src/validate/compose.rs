//! Validates `allOf`, `oneOf`, `anyOf`, `not` and discriminators.

use std::{collections::HashSet, fmt::Write as _, rc::Rc};

use serde_json::Value;

use super::{MISSING_MEMBER, Validator, Violation, alternatives::Alternatives, display_value};
use crate::ir::{Api, Discriminator, Schema, SchemaId, SchemaRef};

impl<'a> Validator<'a> {
    pub(super) fn validate_composition(&mut self, schema: &'a Schema, value: &Value) {
        let is_wrapper = schema.name.is_none() && schema.all_of.len() == 1;
        for schema_ref in &schema.all_of {
            if is_wrapper {
                self.validate_value(schema_ref.schema, value);
            } else {
                self.validate_exact_schema(schema_ref.schema, value);
            }
        }
        match (&schema.discriminator, value) {
            (Some(discriminator), Value::Object(members))
                if !(schema.one_of.is_empty() && schema.any_of.is_empty()) =>
            {
                let alternatives = || schema.one_of.iter().chain(&schema.any_of);
                match members.get(&discriminator.property) {
                    Some(Value::String(tag)) => {
                        match alternative_by_tag(self.api, discriminator, alternatives(), tag) {
                            Some(schema) => self.validate_value(schema, value),
                            None if discriminator.default.is_some() => {
                                self.validate_default_alternative(discriminator, value);
                            }
                            None => self.report_unknown_tag(
                                discriminator,
                                discriminator_tags(self.api, discriminator, alternatives()),
                                tag,
                            ),
                        }
                    }
                    Some(non_string) => {
                        self.add_violation(format!(
                            "`{}` must be a string, is {}",
                            discriminator.property,
                            display_value(non_string)
                        ));
                    }
                    None if discriminator.default.is_some() => self.validate_default_alternative(discriminator, value),
                    None => self.add_violation(format!("{MISSING_MEMBER} `{}`", discriminator.property)),
                }
            }
            _ => {
                self.validate_alternatives(&schema.one_of, value, !self.may_overlap);
                self.validate_alternatives(&schema.any_of, value, false);
            }
        }
        if let Some(schema_ref) = &schema.not
            && self.find_violations(schema_ref.schema, value).is_empty()
        {
            self.add_violation("must not match the schema of `not`");
        }
    }

    /// Validates a value against the schema of the discriminator's `defaultMapping`, if there is one.
    fn validate_default_alternative(&mut self, discriminator: &Discriminator, value: &Value) {
        if let Some(default) = &discriminator.default {
            self.validate_value(default.schema, value);
        }
    }

    fn report_unknown_tag(&mut self, discriminator: &Discriminator, known_tags: Vec<String>, tag: &str) {
        let known_tags: Vec<String> = known_tags.into_iter().map(|tag| format!("\"{tag}\"")).collect();
        let known_tags = known_tags.join(", ");
        self.add_violation(format!(
            "`{}` must be one of {known_tags}, is {}",
            discriminator.property,
            display_value(&Value::from(tag))
        ));
    }

    fn validate_alternatives(&mut self, alternatives: &'a [SchemaRef], value: &Value, exactly_one: bool) {
        if alternatives.is_empty() {
            return;
        }
        let (api, direction) = (self.api, self.direction);
        let list_address = std::ptr::from_ref(alternatives).addr();
        let create_index = || Rc::new(Alternatives::new(api, alternatives, direction));
        let index = self.alternatives.entry(list_address).or_insert_with(create_index);
        let candidates = Rc::clone(index).find_candidates(value);
        let matching_alternatives: Vec<&SchemaRef> = candidates
            .into_iter()
            .map(|index| &alternatives[index])
            .filter(|alternative| self.find_violations(alternative.schema, value).is_empty())
            .collect();
        match (alternatives, &matching_alternatives[..]) {
            (_, [_]) => {}
            ([only_alternative], []) => self.validate_value(only_alternative.schema, value),
            (alternatives, []) => {
                let reasons = alternatives.iter().map(|alternative| {
                    let violations = self.find_violations(alternative.schema, value);
                    let reason = violations.first().map(ToString::to_string).unwrap_or_default();
                    format!("{}: {}", schema_name(api, alternative), truncate_reason(&reason))
                });
                let reasons = join_reasons(reasons);
                self.add_violation(format!("matches no alternative of `oneOf` or `anyOf` ({reasons})"));
            }
            (_, matching) if exactly_one => {
                let matching_names = join_reasons(matching.iter().map(|alternative| schema_name(api, alternative)));
                self.add_violation(format!(
                    "matches several alternatives of `oneOf`, but must match exactly one ({matching_names})"
                ));
            }
            _ => {}
        }
    }

    /// Validates a value against a schema. Returns the violations, and does not add them to `self.violations`.
    pub(super) fn find_violations(&mut self, schema: SchemaId, value: &Value) -> Vec<Violation> {
        let earlier_violations = std::mem::take(&mut self.violations);
        self.validate_value(schema, value);
        std::mem::replace(&mut self.violations, earlier_violations)
    }
}

/// Joins the first eight of `reasons` (messages or names of alternatives), and appends the number of the omitted ones.
fn join_reasons(mut reasons: impl ExactSizeIterator<Item = String>) -> String {
    const MAX_LISTED: usize = 8;
    let omitted_count = reasons.len().saturating_sub(MAX_LISTED);
    let mut joined_reasons = reasons.by_ref().take(MAX_LISTED).collect::<Vec<_>>().join("; ");
    if omitted_count > 0 {
        let _ = write!(joined_reasons, "; {omitted_count} more");
    }
    joined_reasons
}

/// Truncates a message about an alternative that does not match to 120 characters. Messages about nested alternatives
/// would otherwise become very long.
fn truncate_reason(reason: &str) -> String {
    const MAX_LENGTH: usize = 120;
    match reason.char_indices().nth(MAX_LENGTH) {
        Some((end, _)) => format!("{}…", &reason[..end]),
        None => reason.to_owned(),
    }
}

/// Returns the name of a schema for messages: its name in the components, its title, or its JSON pointer.
fn schema_name(api: &Api, schema_ref: &SchemaRef) -> String {
    let schema = api.schema(schema_ref.schema);
    let name = schema.name.as_deref().or(schema.title.as_deref());
    name.unwrap_or(schema.location.rsplit('#').next().unwrap_or_default()).to_owned()
}

/// Returns the alternative that the discriminator value `tag` selects: the schema that the mapping of the discriminator
/// contains for `tag`, or else the alternative with the name `tag`.
fn alternative_by_tag<'a>(
    api: &Api,
    discriminator: &Discriminator,
    mut alternatives: impl Iterator<Item = &'a SchemaRef>,
    tag: &str,
) -> Option<SchemaId> {
    if let Some(alternative) = discriminator.mapping.get(tag) {
        return Some(alternative.schema);
    }
    let selected = alternatives.find(|alternative| api.schema(alternative.schema).name.as_deref() == Some(tag));
    selected.map(|alternative| alternative.schema)
}

/// Returns the values that a discriminator can have: the keys of its mapping, and the names of the alternatives that
/// the mapping does not contain.
pub(crate) fn discriminator_tags<'a>(
    api: &Api,
    discriminator: &Discriminator,
    alternatives: impl Iterator<Item = &'a SchemaRef>,
) -> Vec<String> {
    let mapped_schemas: HashSet<SchemaId> =
        discriminator.mapping.values().map(|schema_ref| schema_ref.schema).collect();
    let implied_tags = alternatives.filter(|alternative| !mapped_schemas.contains(&alternative.schema));
    let implied_tags = implied_tags.filter_map(|alternative| api.schema(alternative.schema).name.clone());
    discriminator.mapping.keys().cloned().chain(implied_tags).collect()
}
