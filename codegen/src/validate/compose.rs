//! Validates `allOf`, `oneOf`, `anyOf`, `not` and discriminators.

use std::fmt::Write as _;

use serde_json::Value;

use super::{MISSING_MEMBER, Validator, Violation, display_value};
use crate::ir::{Api, Discriminator, Schema, SchemaId, SchemaRef};

impl Validator<'_> {
    /// Validates a value against `allOf`, `oneOf`, `anyOf` and `not`. If the schema has a discriminator and the value
    /// is an object, only the alternative that the discriminator selects is validated.
    pub(super) fn validate_composition(&mut self, schema: &Schema, value: &Value) {
        let is_wrapper = schema.name.is_none() && schema.all_of.len() == 1;
        for link in &schema.all_of {
            if is_wrapper {
                self.validate_value(link.schema, value);
            } else {
                self.validate_part(link.schema, value);
            }
        }
        match (&schema.discriminator, value) {
            (Some(discriminator), Value::Object(members))
                if !(schema.one_of.is_empty() && schema.any_of.is_empty()) =>
            {
                let alternatives = || schema.one_of.iter().chain(&schema.any_of);
                match members.get(&discriminator.property) {
                    Some(Value::String(tag)) => match candidate_by_tag(self.api, discriminator, alternatives(), tag) {
                        Some(schema) => self.validate_value(schema, value),
                        None if discriminator.default.is_some() => {
                            self.validate_default_candidate(discriminator, value);
                        }
                        None => self.report_unknown_tag(
                            discriminator,
                            candidate_tags(self.api, discriminator, alternatives()),
                            tag,
                        ),
                    },
                    Some(other) => {
                        self.add_violation(format!(
                            "`{}` must be a string, is {}",
                            discriminator.property,
                            display_value(other)
                        ));
                    }
                    None if discriminator.default.is_some() => self.validate_default_candidate(discriminator, value),
                    None => self.add_violation(format!("{MISSING_MEMBER} `{}`", discriminator.property)),
                }
            }
            _ => {
                self.validate_alternatives(&schema.one_of, value, !self.may_overlap);
                self.validate_alternatives(&schema.any_of, value, false);
            }
        }
        if let Some(link) = &schema.not
            && self.find_violations(link.schema, value).is_empty()
        {
            self.add_violation("must not match the schema of `not`");
        }
    }

    /// Validates a value against the schema that `defaultMapping` of the discriminator names, if there is one.
    fn validate_default_candidate(&mut self, discriminator: &Discriminator, value: &Value) {
        if let Some(default) = &discriminator.default {
            self.validate_value(default.schema, value);
        }
    }

    /// Reports that the discriminator value `tag` is not one of `known_tags`.
    fn report_unknown_tag(&mut self, discriminator: &Discriminator, known_tags: Vec<String>, tag: &str) {
        let known_tags: Vec<String> = known_tags.into_iter().map(|tag| format!("\"{tag}\"")).collect();
        let known_tags = known_tags.join(", ");
        self.add_violation(format!(
            "`{}` must be one of {known_tags}, is {}",
            discriminator.property,
            display_value(&Value::from(tag))
        ));
    }

    /// Validates a value against the alternatives of `oneOf` (`exactly_one`) or `anyOf`.
    fn validate_alternatives(&mut self, links: &[SchemaRef], value: &Value, exactly_one: bool) {
        let violations: Vec<_> = links.iter().map(|link| self.find_violations(link.schema, value)).collect();
        let matching: Vec<&SchemaRef> =
            links.iter().zip(&violations).filter(|(_, found)| found.is_empty()).map(|(link, _)| link).collect();
        match (&violations[..], &matching[..]) {
            ([], _) | (_, [_]) => {}
            ([only], []) => self.violations.extend_from_slice(only),
            (several, []) => {
                let reasons = links.iter().zip(several);
                let reasons = reasons.map(|(link, found)| {
                    let name = schema_name(self.api, link);
                    format!("{name}: {}", truncate_reason(&found[0].to_string()))
                });
                let reasons = join_reasons(reasons);
                self.add_violation(format!("matches no alternative of `oneOf` or `anyOf` ({reasons})"));
            }
            (_, several) if exactly_one => {
                let names = join_reasons(several.iter().map(|link| schema_name(self.api, link)));
                self.add_violation(format!(
                    "matches several alternatives of `oneOf`, but must match exactly one ({names})"
                ));
            }
            _ => {}
        }
    }

    /// Validates a value against a schema and returns the violations. They are not added to `self.violations`.
    pub(super) fn find_violations(&mut self, schema: SchemaId, value: &Value) -> Vec<Violation> {
        let before = std::mem::take(&mut self.violations);
        self.validate_value(schema, value);
        std::mem::replace(&mut self.violations, before)
    }
}

/// Joins the first eight reasons, and appends the number of further reasons: `A: …; B: …; 2 more`.
fn join_reasons(mut reasons: impl ExactSizeIterator<Item = String>) -> String {
    const MAX_LISTED: usize = 8;
    let remaining_count = reasons.len().saturating_sub(MAX_LISTED);
    let mut text = reasons.by_ref().take(MAX_LISTED).collect::<Vec<_>>().join("; ");
    if remaining_count > 0 {
        let _ = write!(text, "; {remaining_count} more");
    }
    text
}

/// Truncates the reason why an alternative does not match to 120 characters. The reasons of nested alternatives would
/// otherwise grow very long.
fn truncate_reason(reason: &str) -> String {
    const MAX_LENGTH: usize = 120;
    match reason.char_indices().nth(MAX_LENGTH) {
        Some((end, _)) => format!("{}…", &reason[..end]),
        None => reason.to_owned(),
    }
}

/// Returns the name of an alternative for messages: the name or the title of the schema, or else its JSON pointer.
fn schema_name(api: &Api, link: &SchemaRef) -> String {
    let schema = api.schema(link.schema);
    let name = schema.name.as_deref().or(schema.title.as_deref());
    name.unwrap_or(schema.location.rsplit('#').next().unwrap_or_default()).to_owned()
}

/// Returns the alternative that the discriminator value `tag` selects: by the `mapping` of the discriminator, or else
/// by the name of the schema. `None` if there is not one.
fn candidate_by_tag<'a>(
    api: &Api,
    discriminator: &Discriminator,
    mut alternatives: impl Iterator<Item = &'a SchemaRef>,
    tag: &str,
) -> Option<SchemaId> {
    if let Some(link) = discriminator.mapping.get(tag) {
        return Some(link.schema);
    }
    alternatives.find(|link| api.schema(link.schema).name.as_deref() == Some(tag)).map(|link| link.schema)
}

/// Returns the values that a discriminator can have: the keys of its `mapping`, and the names of the alternatives to
/// which no key is mapped.
pub(crate) fn candidate_tags<'a>(
    api: &Api,
    discriminator: &Discriminator,
    alternatives: impl Iterator<Item = &'a SchemaRef>,
) -> Vec<String> {
    let mapped_ids: Vec<SchemaId> = discriminator.mapping.values().map(|link| link.schema).collect();
    let schema_names = alternatives.filter(|link| !mapped_ids.contains(&link.schema));
    let schema_names = schema_names.filter_map(|link| api.schema(link.schema).name.clone());
    discriminator.mapping.keys().cloned().chain(schema_names).collect()
}
