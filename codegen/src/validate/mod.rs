//! Validates JSON values against the schemas of a document: requests to the mock server, and examples in the document.

mod bounds;
mod compose;
// This file of the runtime is included, so that generated clients and this module compare numbers in the same way.
#[path = "../../runtime/src/check/decimal.rs"]
mod decimal;
mod format;
mod keywords;
#[cfg(test)]
mod tests;

use std::{collections::HashMap, fmt, rc::Rc};

use serde_json::Value;

pub(crate) use self::compose::candidate_tags;
use self::decimal::Decimal;
use crate::{
    ir::{AdditionalProperties, Api, Extensions, Schema, SchemaId, SchemaRef},
    pattern::Matcher,
};

/// The maximum number of violations that are reported for a value.
const MAX_VIOLATIONS: usize = 20;

/// The maximum number of nested schemas: those that apply to a value, and those of the enclosing values.
const MAX_DEPTH: usize = 400;

/// A violation of a schema by a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The path to the value, such as `spec.tasks[2].replicas`. Empty for the root value.
    pub path: String,
    /// The description of the violation, such as `must be at least 0, is -1`, to follow the path in a sentence.
    pub message: String,
}

/// The beginning of the message about a missing member, which is followed by the member's name.
const MISSING_MEMBER: &str = "needs a member";

impl Violation {
    /// Returns whether the violation is about a missing member.
    #[must_use]
    pub fn is_missing_member(&self) -> bool {
        self.message.starts_with(MISSING_MEMBER)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.message),
            path => write!(f, "`{path}` {}", self.message),
        }
    }
}

/// The direction in which a value is sent. Requests need not contain `readOnly` members, and responses need not contain
/// `writeOnly` members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The value is sent to the server.
    Request,
    /// The value is received from the server.
    Response,
}

/// Validates a value against a schema. Returns at most 20 violations; empty if the value is valid. Undeclared values of
/// an `enum` are violations, even if the generated Rust enum accepts them.
///
/// The running time is proportional to the size of the value multiplied by the number of schemas.
#[must_use]
pub fn validate(api: &Api, schema: SchemaId, value: &Value, direction: Direction) -> Vec<Violation> {
    Validator::new(api, direction).run(schema, value)
}

/// Returns whether parsing `text` as `number` kept all digits: `0.1` did, and a number with 40 digits did not. Returns
/// `true` if `text` is not a decimal number.
#[must_use]
pub fn has_all_digits(number: &serde_json::Number, text: &str) -> bool {
    let text = text.strip_prefix('+').unwrap_or(text);
    decimal::parse(text).is_none() || Decimal::of(number) == Decimal::of(&text)
}

/// Returns whether a value is valid for a schema. Unlike [`validate`], accepts a value that matches several
/// alternatives of a `oneOf`, since real documents contain such values.
#[must_use]
pub fn is_valid_leniently(api: &Api, schema: SchemaId, value: &Value, direction: Direction) -> bool {
    let mut validator = Validator::new(api, direction);
    validator.may_overlap = true;
    validator.run(schema, value).is_empty()
}

/// The state of validating one value.
struct Validator<'a> {
    api: &'a Api,
    direction: Direction,
    /// True if several alternatives of a `oneOf` may match.
    may_overlap: bool,
    /// The number of schemas that enclose the current schema.
    depth: usize,
    /// The path to the current value.
    path: String,
    /// The violations found earlier, by schema and address of the value, so that no pair is validated twice.
    seen: HashMap<(SchemaId, usize), Rc<[Violation]>>,
    /// The compiled patterns, by source text. `None` for a pattern that cannot be checked.
    patterns: HashMap<&'a str, Option<Matcher>>,
    /// Temporary values, which are kept since `seen` identifies values by their address.
    kept_values: Vec<Rc<Value>>,
    /// The violations of the current value.
    violations: Vec<Violation>,
}

impl<'a> Validator<'a> {
    fn new(api: &'a Api, direction: Direction) -> Self {
        Self {
            api,
            direction,
            may_overlap: false,
            depth: 0,
            path: String::new(),
            seen: HashMap::new(),
            patterns: HashMap::new(),
            kept_values: Vec::new(),
            violations: Vec::new(),
        }
    }

    fn run(mut self, schema: SchemaId, value: &Value) -> Vec<Violation> {
        self.validate_value(schema, value);
        self.violations
    }

    fn add_violation(&mut self, message: impl Into<String>) {
        self.violations.push(Violation { path: self.path.clone(), message: message.into() });
    }

    /// Validates a value against the schema `id`. If the discriminator in the value selects a schema that inherits from
    /// `id`, validates the value against the selected schema.
    fn validate_value(&mut self, id: SchemaId, value: &Value) {
        self.validate_part(self.api.select_heir(id, value), value);
    }

    /// Validates a value against exactly the schema `id`, ignoring schemas that inherit from it.
    fn validate_part(&mut self, id: SchemaId, value: &Value) {
        let key = (id, std::ptr::from_ref(value).addr());
        let found = if let Some(known) = self.seen.get(&key) {
            Rc::clone(known)
        } else {
            // A schema that refers back to itself for the same value adds no further violations.
            self.seen.insert(key, Rc::default());
            let before = std::mem::take(&mut self.violations);
            self.depth += 1;
            if self.depth > MAX_DEPTH {
                self.add_violation(format!(
                    "is described by more than {MAX_DEPTH} nested schemas; deeper schemas are not checked"
                ));
            } else {
                self.validate_schema(self.api.schema(id), value);
            }
            self.depth -= 1;
            self.violations.truncate(MAX_VIOLATIONS);
            let found: Rc<[Violation]> = std::mem::replace(&mut self.violations, before).into();
            self.seen.insert(key, Rc::clone(&found));
            found
        };
        self.violations.extend_from_slice(&found);
    }

    fn validate_schema(&mut self, schema: &'a Schema, value: &Value) {
        if value.is_null() && schema.nullable {
            return;
        }
        if !schema.types.is_empty() && !schema.types.iter().any(|kind| kind.contains_value(value)) {
            let expected: Vec<&str> = schema.types.iter().map(|kind| type_with_article(*kind)).collect();
            self.add_violation(format!("must be {}, is {}", expected.join(" or "), display_value(value)));
            return;
        }
        if let Some(values) = &schema.values
            && !values.iter().any(|known| are_equal(known, value))
        {
            let allowed: Vec<String> = values.iter().map(display_value).collect();
            self.add_violation(format!("must be one of {}, is {}", allowed.join(", "), display_value(value)));
        }
        self.validate_bounds(&schema.bounds, value);
        if let Some(format) = &schema.format {
            self.validate_format(format, value);
        }
        match value {
            Value::Object(members) => self.validate_object(schema, members),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Some(link) = schema.keywords_2020.prefix_items.get(index).or(schema.items.as_ref()) {
                        self.validate_member(&format!("[{index}]"), link, item);
                    }
                }
            }
            _ => {}
        }
        self.validate_keywords(schema, value);
        self.validate_composition(schema, value);
    }

    fn validate_object(&mut self, schema: &'a Schema, members: &serde_json::Map<String, Value>) {
        for name in &schema.required {
            if !members.contains_key(name) && !self.is_excused(schema, name) {
                self.add_violation(format!("{MISSING_MEMBER} `{name}`"));
            }
        }
        self.validate_exclusions(schema, members);
        for (name, value) in members {
            let step = if self.path.is_empty() { name.clone() } else { format!(".{name}") };
            if !schema.keywords_2020.pattern_properties.is_empty() {
                let property = schema.properties.get(name);
                if let Some(link) = property {
                    self.validate_member(&step, link, value);
                }
                self.validate_pattern_member(&schema.keywords_2020, name, &step, value, property.is_some());
                continue;
            }
            match (schema.properties.get(name), &schema.additional) {
                (Some(link), _) | (None, AdditionalProperties::Schema(link)) => {
                    self.validate_member(&step, link, value);
                }
                (None, AdditionalProperties::Never) => {
                    self.add_violation(format!("has a member `{name}` that the document does not declare"));
                }
                (None, AdditionalProperties::Unspecified | AdditionalProperties::Any) => {}
            }
        }
    }

    /// Checks `x-mutually-exclusive`, which allows at most one member of each group to be set.
    fn validate_exclusions(&mut self, schema: &Schema, members: &serde_json::Map<String, Value>) {
        for names in
            violated_exclusions(&schema.extensions, |name| members.get(name).is_some_and(|value| !value.is_null()))
        {
            self.add_violation(format!("may have at most one of the members {names}"));
        }
    }

    /// Returns whether a required property may be absent because it is read-only in a request or write-only in a
    /// response.
    fn is_excused(&self, schema: &Schema, name: &str) -> bool {
        let property = schema.properties.get(name).map(|link| self.api.schema(link.schema));
        property.is_some_and(|property| match self.direction {
            Direction::Request => property.read_only,
            Direction::Response => property.write_only,
        })
    }

    /// Validates a member or item of the current value. `step` is the path from the current value to the member
    /// (`.name`) or item (`[0]`).
    fn validate_member(&mut self, step: &str, link: &SchemaRef, value: &Value) {
        let length = self.path.len();
        self.path.push_str(step);
        self.validate_value(link.schema, value);
        self.path.truncate(length);
    }
}

/// Returns the groups of `x-mutually-exclusive` in which more than one member is set, according to `is_set`. Each group
/// is formatted as a list of these members for messages: "`a`, `b`".
pub(crate) fn violated_exclusions(extensions: &Extensions, is_set: impl Fn(&str) -> bool) -> Vec<String> {
    let groups = extensions.get("x-mutually-exclusive").and_then(Value::as_array).into_iter().flatten();
    let groups = groups.filter_map(|group| {
        let names = group.as_array()?.iter().filter_map(Value::as_str).filter(|name| is_set(name));
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        (names.len() > 1).then(|| names.join(", "))
    });
    groups.collect()
}

/// Returns the name of a JSON type with its article, for messages.
fn type_with_article(kind: crate::ir::JsonType) -> &'static str {
    use crate::ir::JsonType;
    match kind {
        JsonType::String => "a string",
        JsonType::Integer => "an integer",
        JsonType::Number => "a number",
        JsonType::Boolean => "true or false",
        JsonType::Array => "an array",
        JsonType::Object => "an object",
    }
}

/// Formats a value for messages: `an array`, `an object`, or else JSON text of at most 60 characters.
fn display_value(value: &Value) -> String {
    const MAX_LENGTH: usize = 60;
    match value {
        Value::Array(_) => "an array".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        _ => {
            let text = value.to_string();
            if text.chars().count() <= MAX_LENGTH {
                return text;
            }
            text.chars().take(MAX_LENGTH).chain(['…']).collect()
        }
    }
}

/// Returns whether two values are equal according to JSON Schema, so that `1` equals `1.0`.
fn are_equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => Decimal::of(one) == Decimal::of(other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| are_equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(name, value): (&String, &Value)| other.get(name).is_some_and(|other| are_equal(value, other));
            one.len() == other.len() && one.iter().all(same)
        }
        _ => one == other,
    }
}
