//! Validates `allOf`, `oneOf`, `anyOf`, `not` and discriminators.

use std::{collections::HashSet, fmt::Write as _, rc::Rc};

use serde_json::Value;

use super::{MISSING_MEMBER, Validator, Violation, alternatives::Alternatives, display_value};
use crate::ir::{Api, Discriminator, Schema, SchemaId, SchemaRef};

impl<'a> Validator<'a> {
    pub(super) fn validate_composition(&mut self, schema: &'a Schema, value: &Value) {
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
                let entries = || schema.one_of.iter().chain(&schema.any_of);
                match members.get(&discriminator.property) {
                    Some(Value::String(tag)) => match candidate_by_tag(self.api, discriminator, entries(), tag) {
                        Some(schema) => self.validate_value(schema, value),
                        None if discriminator.default.is_some() => {
                            self.validate_default_candidate(discriminator, value);
                        }
                        None => self.report_unknown_tag(
                            discriminator,
                            candidate_tags(self.api, discriminator, entries()),
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

    /// Validates a value against the default schema of the discriminator, if there is one.
    fn validate_default_candidate(&mut self, discriminator: &Discriminator, value: &Value) {
        if let Some(default) = &discriminator.default {
            self.validate_value(default.schema, value);
        }
    }

    fn report_unknown_tag(&mut self, discriminator: &Discriminator, known: Vec<String>, tag: &str) {
        let known: Vec<String> = known.into_iter().map(|tag| format!("\"{tag}\"")).collect();
        let known = known.join(", ");
        self.add_violation(format!(
            "`{}` must be one of {known}, is {}",
            discriminator.property,
            display_value(&Value::from(tag))
        ));
    }

    fn validate_alternatives(&mut self, links: &'a [SchemaRef], value: &Value, exactly_one: bool) {
        if links.is_empty() {
            return;
        }
        let (api, direction) = (self.api, self.direction);
        let key = std::ptr::from_ref(links).addr();
        let index = self.alternatives.entry(key).or_insert_with(|| Rc::new(Alternatives::new(api, links, direction)));
        let candidates = Rc::clone(index).candidates(value);
        let fit: Vec<&SchemaRef> = candidates
            .into_iter()
            .map(|index| &links[index])
            .filter(|link| self.find_violations(link.schema, value).is_empty())
            .collect();
        match (links, &fit[..]) {
            (_, [_]) => {}
            ([only], []) => self.validate_value(only.schema, value),
            (several, []) => {
                let reasons = several.iter().map(|link| {
                    let found = self.find_violations(link.schema, value);
                    let reason = found.first().map(ToString::to_string).unwrap_or_default();
                    format!("{}: {}", schema_name(api, link), truncate_reason(&reason))
                });
                let reasons = join_reasons(reasons);
                self.add_violation(format!("matches no alternative of `oneOf` or `anyOf` ({reasons})"));
            }
            (_, several) if exactly_one => {
                let names = join_reasons(several.iter().map(|link| schema_name(api, link)));
                self.add_violation(format!(
                    "matches several alternatives of `oneOf`, but must match exactly one ({names})"
                ));
            }
            _ => {}
        }
    }

    /// Validates a value against a schema and returns the violations. They are not added to `self.found`.
    pub(super) fn find_violations(&mut self, schema: SchemaId, value: &Value) -> Vec<Violation> {
        let before = std::mem::take(&mut self.found);
        self.validate_value(schema, value);
        std::mem::replace(&mut self.found, before)
    }
}

/// Joins the first eight messages about alternatives, and appends the number of further messages.
fn join_reasons(mut all: impl ExactSizeIterator<Item = String>) -> String {
    const MAX_LISTED: usize = 8;
    let more = all.len().saturating_sub(MAX_LISTED);
    let mut text = all.by_ref().take(MAX_LISTED).collect::<Vec<_>>().join("; ");
    if more > 0 {
        let _ = write!(text, "; {more} more");
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

/// Returns the name of an alternative for messages.
fn schema_name(api: &Api, link: &SchemaRef) -> String {
    let schema = api.schema(link.schema);
    let name = schema.name.as_deref().or(schema.title.as_deref());
    name.unwrap_or(schema.location.rsplit('#').next().unwrap_or_default()).to_owned()
}

/// Returns the alternative that the discriminator value `tag` selects, by the mapping or else by the name of the
/// schema.
fn candidate_by_tag<'a>(
    api: &Api,
    discriminator: &Discriminator,
    mut entries: impl Iterator<Item = &'a SchemaRef>,
    tag: &str,
) -> Option<SchemaId> {
    if let Some(link) = discriminator.mapping.get(tag) {
        return Some(link.schema);
    }
    entries.find(|link| api.schema(link.schema).name.as_deref() == Some(tag)).map(|link| link.schema)
}

/// Returns the values that a discriminator can have: the keys of the mapping, and the names of the schemas without a
/// mapping.
pub(crate) fn candidate_tags<'a>(
    api: &Api,
    discriminator: &Discriminator,
    entries: impl Iterator<Item = &'a SchemaRef>,
) -> Vec<String> {
    let mapped: HashSet<SchemaId> = discriminator.mapping.values().map(|link| link.schema).collect();
    let implied = entries.filter(|link| !mapped.contains(&link.schema));
    let implied = implied.filter_map(|link| api.schema(link.schema).name.clone());
    discriminator.mapping.keys().cloned().chain(implied).collect()
}
