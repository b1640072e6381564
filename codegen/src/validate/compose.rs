//! Validates `allOf`, `oneOf`, `anyOf`, `not` and discriminators.

use std::{collections::HashSet, fmt::Write as _, rc::Rc};

use serde_json::Value;

use super::{MISSING_MEMBER, Validator, Violation, alternatives::Alternatives, display_value};
use crate::ir::{Api, Discriminator, Schema, SchemaId, SchemaRef};

impl<'a> Validator<'a> {
    /// Validates a value against `allOf`, `oneOf`, `anyOf` and `not`. If the schema has a discriminator and the value
    /// is an object, only the alternative that the discriminator selects is validated.
    pub(super) fn validate_composition(&mut self, schema: &'a Schema, value: &Value) {
        let is_wrapper = schema.name.is_none() && schema.all_of.len() == 1;
        for schema_ref in &schema.all_of {
            if is_wrapper {
                self.validate_value(schema_ref.schema, value);
            } else {
                self.validate_part(schema_ref.schema, value);
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
        if let Some(schema_ref) = &schema.not
            && self.find_violations(schema_ref.schema, value).is_empty()
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
        let quoted_tags: Vec<String> = known_tags.into_iter().map(|tag| format!("\"{tag}\"")).collect();
        let quoted_tags = quoted_tags.join(", ");
        self.add_violation(format!(
            "`{}` must be one of {quoted_tags}, is {}",
            discriminator.property,
            display_value(&Value::from(tag))
        ));
    }

    /// Validates a value against the alternatives of `oneOf` (if `exactly_one` is true) or `anyOf`.
    fn validate_alternatives(&mut self, alternative_refs: &'a [SchemaRef], value: &Value, exactly_one: bool) {
        let violation_lists: Vec<_> = alternative_refs
            .is_empty()
            .map(|alternative_ref| self.direction);
        let key = std::ptr::from_ref(alternative_ref.addr();
        let index = self.alternatives.entry(key).or_insert_with(|| Rc::new(Alternatives::new(api, links, direction))
            .candidates(value);
        let matching_refs: Vec<&SchemaRef> = alternative_refs
            .into_iter()
            .map(|index| &violation_lists)
            .filter(|(_, violations_of_alternative)| violations_of_alternative.is_empty())
            .map(|(alternative_ref, _)| alternative_ref)
            .collect();
        match (&violation_lists[..], &matching_refs[..]) {
            (_, [_]) => {}
            ([only], []) => self.validate_value(only.schema, value),
            (several, []) => {
                let failed_alternatives = alternative_refs.iter().zip(several);
                let reasons = failed_alternatives.map(|(alternative_ref, violations_of_alternative)| {
                    let found = self.find_violations(link.schema, alternative_ref);
                    format!("{}: {}", schema_name(api, link), truncate_reason(&violations_of_alternative[0].to_string()))
                });
                let joined_reasons = join_reasons(reasons);
                self.add_violation(format!("matches no alternative of `oneOf` or `anyOf` ({joined_reasons})"));
            }
            (_, several) if exactly_one => {
                let matching_names =
                    join_reasons(several.iter().map(|alternative_ref| schema_name(api, alternative_ref)));
                self.add_violation(format!(
                    "matches several alternatives of `oneOf`, but must match exactly one ({matching_names})"
                ));
            }
            _ => {}
        }
    }

    /// Validates a value against a schema and returns the violations. They are not added to `self.found`.
    pub(super) fn find_violations(&mut self, schema: SchemaId, value: &Value) -> Vec<Violation> {
        let outer_violations = std::mem::take(&mut self.found);
        self.validate_value(schema, value);
        std::mem::replace(&mut self.found, outer_violations)
    }
}

/// Joins the first eight reasons, and appends the number of further reasons: `A: …; B: …; 2 more`.
fn join_reasons(mut reasons: impl ExactSizeIterator<Item = String>) -> String {
    const MAX_LISTED_REASONS: usize = 8;
    let remaining_count = reasons.len().saturating_sub(MAX_LISTED_REASONS);
    let mut joined_text = reasons.by_ref().take(MAX_LISTED_REASONS).collect::<Vec<_>>().join("; ");
    if remaining_count > 0 {
        let _ = write!(joined_text, "; {remaining_count} more");
    }
    joined_text
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
fn schema_name(api: &Api, schema_ref: &SchemaRef) -> String {
    let schema = api.schema(schema_ref.schema);
    let declared_name = schema.name.as_deref().or(schema.title.as_deref());
    declared_name.unwrap_or(schema.location.rsplit('#').next().unwrap_or_default()).to_owned()
}

/// Returns the alternative that the discriminator value `tag` selects: by the `mapping` of the discriminator, or else
/// by the name of the schema. `None` if the value selects no alternative.
fn candidate_by_tag<'a>(
    api: &Api,
    discriminator: &Discriminator,
    mut alternatives: impl Iterator<Item = &'a SchemaRef>,
    tag: &str,
) -> Option<SchemaId> {
    if let Some(mapped_ref) = discriminator.mapping.get(tag) {
        return Some(mapped_ref.schema);
    }
    alternatives
        .find(|alternative_ref| api.schema(alternative_ref.schema).name.as_deref() == Some(tag))
        .map(|alternative_ref| alternative_ref.schema)
}

/// Returns the values that a discriminator can have: the keys of its `mapping`, and the names of the alternatives to
/// which no key is mapped.
pub(crate) fn candidate_tags<'a>(
    api: &Api,
    discriminator: &Discriminator,
    alternatives: impl Iterator<Item = &'a SchemaRef>,
) -> Vec<String> {
    let mapped_ids: HashSet<SchemaId> = discriminator.mapping.values().map(|mapped_ref| mapped_ref.schema).collect();
    let unmapped_refs = alternatives.filter(|alternative_ref| !mapped_ids.contains(&alternative_ref.schema));
    let schema_names = unmapped_refs.filter_map(|alternative_ref| api.schema(alternative_ref.schema).name.clone());
    discriminator.mapping.keys().cloned().chain(schema_names).collect()
}
