//! Validation of the keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not define.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::{Validator, display_value};
use crate::ir::{AdditionalProperties, Keywords2020, Schema};

impl<'a> Validator<'a> {
    pub(super) fn validate_keywords(&mut self, schema: &'a Schema, value: &Value) {
        let more = &*schema.keywords_2020;
        if let Some(condition) = &more.condition {
            let fits = self.find_violations(condition.schema, value).is_empty();
            if let Some(branch) = if fits { &more.then } else { &more.otherwise } {
                self.validate_value(branch.schema, value);
            }
        }
        match value {
            Value::Array(items) => self.validate_contains(more, items),
            Value::Object(members) => self.validate_dependents(more, members, value),
            _ => {}
        }
    }

    fn validate_contains(&mut self, more: &Keywords2020, items: &[Value]) {
        let Some(link) = &more.contains else { return };
        let matching = items.iter().filter(|item| self.find_violations(link.schema, item).is_empty()).count() as u64;
        let least = more.min_contains.unwrap_or(1);
        if matching < least {
            self.add_violation(format!("must have at least {least} items that fit `contains`, has {matching}"));
        }
        if let Some(most) = more.max_contains.filter(|most| matching > *most) {
            self.add_violation(format!("must have at most {most} items that fit `contains`, has {matching}"));
        }
    }

    fn validate_dependents(&mut self, more: &'a Keywords2020, members: &Map<String, Value>, value: &Value) {
        for (name, needed) in more.dependent_required.iter().filter(|(name, _)| members.contains_key(name)) {
            for other in needed.iter().filter(|other| !members.contains_key(*other)) {
                self.add_violation(format!("needs a member `{other}`, since it has `{name}`"));
            }
        }
        for (_, link) in more.dependent_schemas.iter().filter(|(name, _)| members.contains_key(name)) {
            self.validate_value(link.schema, value);
        }
        if let Some(link) = &more.property_names {
            for name in members.keys() {
                let name_value = Rc::new(Value::from(name.as_str()));
                self.kept_values.push(Rc::clone(&name_value));
                if let Some(violation) = self.find_violations(link.schema, &name_value).into_iter().next() {
                    self.add_violation(format!("must not have a member `{name}`: it {}", violation.message));
                }
            }
        }
    }

    /// Validates a member against `patternProperties`, and against `additionalProperties` if no pattern matches.
    /// `known` is true if `properties` declares the member.
    pub(super) fn validate_pattern_member(
        &mut self,
        more: &'a Keywords2020,
        name: &str,
        step: &str,
        value: &Value,
        known: bool,
    ) {
        let mut matches = false;
        for (pattern, link) in &more.pattern_properties {
            if self.is_match(pattern, name).unwrap_or(true) {
                matches = true;
                self.validate_member(step, link, value);
            }
        }
        match &more.additional_beside_patterns {
            _ if matches || known => {}
            AdditionalProperties::Schema(link) => self.validate_member(step, link, value),
            AdditionalProperties::Never => {
                self.add_violation(format!(
                    "has a member `{name}` that is not in the document: {}",
                    display_value(value)
                ));
            }
            AdditionalProperties::Unspecified | AdditionalProperties::Any => {}
        }
    }
}
