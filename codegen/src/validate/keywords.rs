//! Validation of keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not have.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::{Check, shown};
use crate::ir::{Additional, Keywords, Schema};

impl<'a> Check<'a> {
    pub(super) fn keywords(&mut self, schema: &'a Schema, value: &Value) {
        let more = &*schema.more;
        if let Some(condition) = &more.condition {
            let fits = self.attempt(condition.schema, value).is_empty();
            if let Some(branch) = if fits { &more.then } else { &more.otherwise } {
                self.value(branch.schema, value);
            }
        }
        match value {
            Value::Array(items) => self.contains(more, items),
            Value::Object(members) => self.dependents(more, members, value),
            _ => {}
        }
    }

    fn contains(&mut self, more: &Keywords, items: &[Value]) {
        let Some(link) = &more.contains else { return };
        let matching = items.iter().filter(|item| self.attempt(link.schema, item).is_empty()).count() as u64;
        let least = more.min_contains.unwrap_or(1);
        if matching < least {
            self.fail(format!("must have at least {least} items that fit `contains`, has {matching}"));
        }
        if let Some(most) = more.max_contains.filter(|most| matching > *most) {
            self.fail(format!("must have at most {most} items that fit `contains`, has {matching}"));
        }
    }

    fn dependents(&mut self, more: &'a Keywords, members: &Map<String, Value>, value: &Value) {
        for (name, needed) in more.dependent_required.iter().filter(|(name, _)| members.contains_key(name)) {
            for other in needed.iter().filter(|other| !members.contains_key(*other)) {
                self.fail(format!("needs a member `{other}`, since it has `{name}`"));
            }
        }
        for (_, link) in more.dependent_schemas.iter().filter(|(name, _)| members.contains_key(name)) {
            self.value(link.schema, value);
        }
        if let Some(link) = &more.property_names {
            for name in members.keys() {
                let name_value = Rc::new(Value::from(name.as_str()));
                self.kept.push(Rc::clone(&name_value));
                if let Some(violation) = self.attempt(link.schema, &name_value).into_iter().next() {
                    self.fail(format!("may not have a member `{name}`: it {}", violation.message));
                }
            }
        }
    }

    /// Validates a member against `patternProperties`. `known` is true if the member is in `properties`.
    pub(super) fn pattern_member(&mut self, more: &'a Keywords, name: &str, step: &str, value: &Value, known: bool) {
        let mut matches = false;
        for (pattern, link) in &more.pattern_properties {
            if self.is_match(pattern, name).unwrap_or(true) {
                matches = true;
                self.below(step, link, value);
            }
        }
        match &more.beside_patterns {
            _ if matches || known => {}
            Additional::Schema(link) => self.below(step, link, value),
            Additional::Never => {
                self.fail(format!("has a member `{name}` that is not in the document: {}", shown(value)));
            }
            Additional::Unsaid | Additional::Any => {}
        }
    }
}
