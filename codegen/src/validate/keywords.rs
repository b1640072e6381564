//! Validates the keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not define, such as `if` and `contains`.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::{Validator, display_value};
use crate::ir::{AdditionalProperties, Keywords2020, Schema};

impl<'a> Validator<'a> {
    pub(super) fn validate_keywords(&mut self, schema: &'a Schema, value: &Value) {
        let keywords = &*schema.keywords_2020;
        if let Some(condition) = &keywords.condition {
            let is_satisfied = self.find_violations(condition.schema, value).is_empty();
            if let Some(branch) = if is_satisfied { &keywords.then } else { &keywords.otherwise } {
                self.validate_value(branch.schema, value);
            }
        }
        match value {
            Value::Array(items) => self.validate_contains(keywords, items),
            Value::Object(members) => self.validate_dependents(keywords, members, value),
            _ => {}
        }
    }

    fn validate_contains(&mut self, keywords: &Keywords2020, items: &[Value]) {
        let Some(contains_ref) = &keywords.contains else { return };
        let matching_items = items.iter().filter(|item| self.find_violations(contains_ref.schema, item).is_empty());
        let matching_count = matching_items.count() as u64;
        let min_count = keywords.min_contains.unwrap_or(1);
        if matching_count < min_count {
            self.add_violation(format!(
                "must have at least {min_count} items that match the schema of `contains`, has {matching_count}"
            ));
        }
        if let Some(max_count) = keywords.max_contains.filter(|max_count| matching_count > *max_count) {
            self.add_violation(format!(
                "must have at most {max_count} items that match the schema of `contains`, has {matching_count}"
            ));
        }
    }

    fn validate_dependents(&mut self, keywords: &'a Keywords2020, members: &Map<String, Value>, value: &Value) {
        let present_dependents = keywords.dependent_required.iter().filter(|(name, _)| members.contains_key(name));
        for (name, required_names) in present_dependents {
            for required_name in required_names.iter().filter(|required_name| !members.contains_key(*required_name)) {
                self.add_violation(format!("needs a member `{required_name}`, since it has the member `{name}`"));
            }
        }
        for (_, schema_ref) in keywords.dependent_schemas.iter().filter(|(name, _)| members.contains_key(name)) {
            self.validate_value(schema_ref.schema, value);
        }
        if let Some(schema_ref) = &keywords.property_names {
            for name in members.keys() {
                let name_value = Rc::new(Value::from(name.as_str()));
                self.kept_values.push(Rc::clone(&name_value));
                if let Some(violation) = self.find_violations(schema_ref.schema, &name_value).into_iter().next() {
                    self.add_violation(format!("must not have the member `{name}`: its name {}", violation.message));
                }
            }
        }
    }

    /// Validates a member against `patternProperties`, and against `additionalProperties` if no pattern matches.
    /// `is_declared` is true if `properties` declares the member. `step` is the text that leads from the path of the
    /// object to the member, such as `.name`.
    pub(super) fn validate_pattern_member(
        &mut self,
        keywords: &'a Keywords2020,
        name: &str,
        step: &str,
        value: &Value,
        is_declared: bool,
    ) {
        let mut has_match = false;
        for (pattern, schema_ref) in &keywords.pattern_properties {
            if self.is_match(pattern, name).unwrap_or(true) {
                has_match = true;
                self.validate_member(step, schema_ref, value);
            }
        }
        match &keywords.additional_beside_patterns {
            _ if has_match || is_declared => {}
            AdditionalProperties::Schema(schema_ref) => self.validate_member(step, schema_ref, value),
            AdditionalProperties::Never => {
                self.add_violation(format!(
                    "has a member `{name}` that the document does not declare: {}",
                    display_value(value)
                ));
            }
            AdditionalProperties::Unspecified | AdditionalProperties::Any => {}
        }
    }
}
