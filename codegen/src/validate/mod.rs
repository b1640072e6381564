//! Validates JSON values against the schemas of a document. Used for requests to the mock server, and for the examples
//! of the document.

mod alternatives;
mod bounds;
mod compose;
// The runtime's module is included here, so that generated clients and this module check numbers identically.
#[path = "../../runtime/src/check/decimal.rs"]
mod decimal;
mod format;
mod keywords;
#[cfg(test)]
mod tests;

use std::{
    collections::{HashMap, HashSet},
    fmt,
    rc::Rc,
};

use serde_json::Value;

pub(crate) use self::compose::discriminator_tags;
use self::{alternatives::Alternatives, decimal::Decimal};
use crate::{
    ir::{AdditionalProperties, Api, Extensions, Schema, SchemaId, SchemaRef},
    pattern::Matcher,
};

/// The maximum number of violations that are reported for a value.
const MAX_VIOLATIONS: usize = 20;

/// The maximum depth of nested schemas. The schema of each enclosing value is a level, and so is each entry of `allOf`,
/// `anyOf` or `oneOf` on the path to the value.
const MAX_DEPTH: usize = 400;

/// A violation of a schema by a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The path to the value, such as `spec.tasks[2].replicas`. Empty for the root value.
    pub path: String,
    /// The description of the violation, such as `must be at least 0, is -1`. The complete message consists of the path
    /// and this description.
    pub message: String,
}

/// The first words of messages about missing members.
const MISSING_MEMBER: &str = "needs a member";

impl Violation {
    /// Returns whether the violation is that a required member is missing.
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

/// The direction in which a value is sent. `readOnly` members are not required in requests, and `writeOnly` members are
/// not required in responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The value is sent to the server.
    Request,
    /// The value is received from the server.
    Response,
}

/// Validates a value against a schema. Undeclared values of an `enum` are violations, even if the generated Rust enum
/// accepts them. Returns at most 20 violations.
///
/// The running time is bounded by the size of the value multiplied by the number of schemas.
#[must_use]
pub fn validate(api: &Api, schema: SchemaId, value: &Value, direction: Direction) -> Vec<Violation> {
    Validator::new(api, direction).run(schema, value)
}

/// Validates several values of one document, like [`validate`]. Patterns are compiled once, and unions are indexed
/// once.
pub(crate) struct ValuesCheck<'a>(Validator<'a>);

impl<'a> ValuesCheck<'a> {
    pub(crate) fn new(api: &'a Api, direction: Direction) -> Self {
        Self(Validator::new(api, direction))
    }

    /// Validates a value against a schema. The value must live as long as the API, since results are cached by the
    /// address of the value in memory.
    pub(crate) fn validate(&mut self, schema: SchemaId, value: &'a Value) -> Vec<Violation> {
        self.0.validate_value(schema, value);
        std::mem::take(&mut self.0.violations)
    }
}

/// Returns whether `number` has exactly the value that `text` contains in decimal notation. Returns `true` if `text` is
/// not a decimal number.
#[must_use]
pub fn has_all_digits(number: &serde_json::Number, text: &str) -> bool {
    let unsigned_text = text.strip_prefix('+').unwrap_or(text);
    decimal::parse(unsigned_text).is_none() || Decimal::of(number) == Decimal::of(&unsigned_text)
}

/// Returns whether a value is valid for a schema. Unlike [`validate`], accepts a value that matches several
/// alternatives of a `oneOf`, since real documents rely on it.
#[must_use]
pub fn is_valid_leniently(api: &Api, schema: SchemaId, value: &Value, direction: Direction) -> bool {
    let mut validator = Validator::new(api, direction);
    validator.may_overlap = true;
    validator.run(schema, value).is_empty()
}

struct Validator<'a> {
    api: &'a Api,
    direction: Direction,
    /// True if a value may match several alternatives of a `oneOf`.
    may_overlap: bool,
    depth: usize,
    path: String,
    /// The results of earlier validations, by the schema and the memory address of the value, so that no pair is
    /// validated twice.
    cached_results: HashMap<(SchemaId, usize), Rc<[Violation]>>,
    /// The search indices of unions, by the memory address of the list of alternatives.
    alternatives: HashMap<usize, Rc<Alternatives<'a>>>,
    /// The values of long `enum`s as canonical JSON texts, by schema.
    enum_texts: HashMap<SchemaId, HashSet<String>>,
    /// The compiled patterns, by source text. `None` for a pattern that cannot be checked.
    patterns: HashMap<&'a str, Option<Matcher>>,
    /// Temporary values. They live as long as `cached_results`, which identifies values by their memory address.
    kept_values: Vec<Rc<Value>>,
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
            cached_results: HashMap::new(),
            alternatives: HashMap::new(),
            enum_texts: HashMap::new(),
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

    /// Validates a value against a schema. If the discriminator property in the value selects a schema that inherits
    /// from this schema, validates the value against the selected schema instead.
    fn validate_value(&mut self, id: SchemaId, value: &Value) {
        self.validate_exact_schema(self.api.select_heir(id, value), value);
    }

    /// Validates a value against exactly this schema, and never against a schema that inherits from it. Used for the
    /// schemas in `allOf`.
    fn validate_exact_schema(&mut self, id: SchemaId, value: &Value) {
        let cache_key = (id, std::ptr::from_ref(value).addr());
        let new_violations = if let Some(cached_violations) = self.cached_results.get(&cache_key) {
            Rc::clone(cached_violations)
        } else {
            // A schema that refers back to itself for the same value adds no further violations.
            self.cached_results.insert(cache_key, Rc::default());
            let earlier_violations = std::mem::take(&mut self.violations);
            self.depth += 1;
            if self.depth > MAX_DEPTH {
                self.add_violation(format!(
                    "is described by more than {MAX_DEPTH} nested schemas; deeper schemas are not checked"
                ));
            } else {
                self.validate_schema(id, value);
            }
            self.depth -= 1;
            self.violations.truncate(MAX_VIOLATIONS);
            let new_violations: Rc<[Violation]> = std::mem::replace(&mut self.violations, earlier_violations).into();
            self.cached_results.insert(cache_key, Rc::clone(&new_violations));
            new_violations
        };
        self.violations.extend_from_slice(&new_violations);
    }

    fn validate_schema(&mut self, id: SchemaId, value: &Value) {
        let schema = self.api.schema(id);
        if value.is_null() && schema.nullable {
            return;
        }
        if !schema.types.is_empty() && !schema.types.iter().any(|json_type| json_type.contains_value(value)) {
            let expected_types: Vec<&str> = schema.types.iter().map(|kind| type_with_article(*kind)).collect();
            self.add_violation(format!("must be {}, is {}", expected_types.join(" or "), display_value(value)));
            return;
        }
        if let Some(values) = &schema.values
            && !self.is_one_of(id, values, value)
        {
            let allowed_values = join_values(values.iter().map(display_value));
            self.add_violation(format!("must be one of {allowed_values}, is {}", display_value(value)));
        }
        self.validate_bounds(&schema.bounds, value);
        if let Some(format) = &schema.format {
            self.validate_format(format, value);
        }
        match value {
            Value::Object(members) => self.validate_object(schema, members),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Some(item_ref) = schema.keywords_2020.prefix_items.get(index).or(schema.items.as_ref()) {
                        self.validate_member(&format!("[{index}]"), item_ref, item);
                    }
                }
            }
            _ => {}
        }
        self.validate_keywords(schema, value);
        self.validate_composition(schema, value);
    }

    /// Returns whether `value` is one of `values`, the `enum` of the schema `id`. Long lists of values are indexed.
    fn is_one_of(&mut self, id: SchemaId, values: &'a [Value], value: &Value) -> bool {
        const MAX_UNINDEXED: usize = 16;
        if values.len() <= MAX_UNINDEXED {
            return values.iter().any(|allowed_value| are_equal(allowed_value, value));
        }
        let canonical_texts = || values.iter().map(bounds::canonical_text).collect();
        self.enum_texts.entry(id).or_insert_with(canonical_texts).contains(&bounds::canonical_text(value))
    }

    fn validate_object(&mut self, schema: &'a Schema, members: &serde_json::Map<String, Value>) {
        for name in &schema.required {
            if !members.contains_key(name) && !may_be_absent(self.api, self.direction, schema, name) {
                self.add_violation(format!("{MISSING_MEMBER} `{name}`"));
            }
        }
        self.validate_exclusions(schema, members);
        for (name, value) in members {
            let step = if self.path.is_empty() { name.clone() } else { format!(".{name}") };
            if !schema.keywords_2020.pattern_properties.is_empty() {
                let property_ref = schema.properties.get(name);
                if let Some(member_ref) = property_ref {
                    self.validate_member(&step, member_ref, value);
                }
                self.validate_pattern_member(&schema.keywords_2020, name, &step, value, property_ref.is_some());
                continue;
            }
            match (schema.properties.get(name), &schema.additional) {
                (Some(member_ref), _) | (None, AdditionalProperties::Schema(member_ref)) => {
                    self.validate_member(&step, member_ref, value);
                }
                (None, AdditionalProperties::Never) => {
                    self.add_violation(format!("has a member `{name}` that the document does not declare"));
                }
                (None, AdditionalProperties::Unspecified | AdditionalProperties::Any) => {}
            }
        }
    }

    /// Checks the extension `x-mutually-exclusive`, which lists groups of members of which an object may have at most
    /// one.
    fn validate_exclusions(&mut self, schema: &Schema, members: &serde_json::Map<String, Value>) {
        for set_names in
            violated_exclusions(&schema.extensions, |name| members.get(name).is_some_and(|value| !value.is_null()))
        {
            self.add_violation(format!("may have at most one of the members {set_names}"));
        }
    }

    /// Validates a member or item of the current value. `step` is the text that leads from the path of the current
    /// value to the member or item, such as `.name` or `[2]`.
    fn validate_member(&mut self, step: &str, schema_ref: &SchemaRef, value: &Value) {
        let parent_path_length = self.path.len();
        self.path.push_str(step);
        self.validate_value(schema_ref.schema, value);
        self.path.truncate(parent_path_length);
    }
}

/// Returns whether a required property may be absent because it is read-only and the value is sent in a request, or is
/// write-only and the value is sent in a response.
fn may_be_absent(api: &Api, direction: Direction, schema: &Schema, name: &str) -> bool {
    let property = schema.properties.get(name).map(|link| api.schema(link.schema));
    property.is_some_and(|property| match direction {
        Direction::Request => property.read_only,
        Direction::Response => property.write_only,
    })
}

/// Returns the groups of the extension `x-mutually-exclusive` of which more than one member is set. Each group is
/// formatted for messages, as a list of the names of its set members.
pub(crate) fn violated_exclusions(extensions: &Extensions, is_set: impl Fn(&str) -> bool) -> Vec<String> {
    let groups = extensions.get("x-mutually-exclusive").and_then(Value::as_array).into_iter().flatten();
    let groups = groups.filter_map(|group| {
        let set_names = group.as_array()?.iter().filter_map(Value::as_str).filter(|name| is_set(name));
        let set_names: Vec<String> = set_names.map(|name| format!("`{name}`")).collect();
        (set_names.len() > 1).then(|| set_names.join(", "))
    });
    groups.collect()
}

fn type_with_article(json_type: crate::ir::JsonType) -> &'static str {
    use crate::ir::JsonType;
    match json_type {
        JsonType::String => "a string",
        JsonType::Integer => "an integer",
        JsonType::Number => "a number",
        JsonType::Boolean => "true or false",
        JsonType::Array => "an array",
        JsonType::Object => "an object",
    }
}

/// Formats a value for messages. An array or object is described by its type. Another value is written as JSON, of
/// which at most 60 characters are shown.
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

/// Joins the first 100 of `values` for a message, and appends the number of the omitted values.
fn join_values(values: impl ExactSizeIterator<Item = String>) -> String {
    const MAX_LISTED: usize = 100;
    let omitted_count = values.len().saturating_sub(MAX_LISTED);
    let joined_values = values.take(MAX_LISTED).collect::<Vec<_>>().join(", ");
    if omitted_count > 0 { format!("{joined_values} and {omitted_count} more") } else { joined_values }
}

/// Returns whether two values are equal according to JSON Schema, so that `1` equals `1.0`.
fn are_equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Decimal::of(left) == Decimal::of(right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| are_equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let has_equal_member =
                |(name, value): (&String, &Value)| right.get(name).is_some_and(|right| are_equal(value, right));
            left.len() == right.len() && left.iter().all(has_equal_member)
        }
        _ => left == right,
    }
}
