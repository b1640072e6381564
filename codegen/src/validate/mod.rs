//! Validates JSON values against the schemas of the document, keyword by keyword. Used by the mock server and for
//! examples.

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

pub(crate) use self::compose::candidate_tags;
use self::{alternatives::Alternatives, decimal::Decimal};
use crate::{
    ir::{AdditionalProperties, Api, Extensions, Schema, SchemaId, SchemaRef},
    pattern::Matcher,
};

/// The maximum number of violations that are reported for a value.
const MAX_VIOLATIONS: usize = 20;

/// The maximum nesting depth of the schemas that apply to a value, including the schemas of the enclosing values.
const MAX_DEPTH: usize = 400;

/// A violation of a schema by a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The path to the value, such as `spec.tasks[2].replicas`. Empty for the root value.
    pub path: String,
    /// The description of the violation, such as `must be at least 0, is -1`. It continues a sentence that begins with
    /// the path.
    pub message: String,
}

/// The first words of messages about missing members.
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

/// Validates several values of one document, like [`validate`]. What schemas require is prepared once.
pub(crate) struct ValuesCheck<'a>(Validator<'a>);

impl<'a> ValuesCheck<'a> {
    pub(crate) fn new(api: &'a Api, direction: Direction) -> Self {
        Self(Validator::new(api, direction))
    }

    /// Validates a value against a schema. The value must be part of the document, since it is identified by its
    /// address.
    pub(crate) fn validate(&mut self, schema: SchemaId, value: &'a Value) -> Vec<Violation> {
        self.0.validate_value(schema, value);
        std::mem::take(&mut self.0.found)
    }
}

/// Returns whether `number` equals the decimal number in `text` in all digits. Returns `true` if `text` is not a
/// decimal number.
#[must_use]
pub fn has_all_digits(number: &serde_json::Number, text: &str) -> bool {
    let text = text.strip_prefix('+').unwrap_or(text);
    decimal::parse(text).is_none() || Decimal::of(number) == Decimal::of(&text)
}

/// Returns whether a value is valid for a schema. Unlike [`validate`], allows several alternatives of a `oneOf` to
/// match, since real documents rely on it.
#[must_use]
pub fn is_valid_leniently(api: &Api, schema: SchemaId, value: &Value, direction: Direction) -> bool {
    let mut check = Validator::new(api, direction);
    check.may_overlap = true;
    check.run(schema, value).is_empty()
}

struct Validator<'a> {
    api: &'a Api,
    direction: Direction,
    /// True if several alternatives of a `oneOf` may match.
    may_overlap: bool,
    depth: usize,
    path: String,
    /// The results of earlier validations, by schema and address of the value, so that no pair is validated twice.
    seen: HashMap<(SchemaId, usize), Rc<[Violation]>>,
    /// The indices of unions, by the address of their lists of alternatives.
    alternatives: HashMap<usize, Rc<Alternatives<'a>>>,
    /// The canonical texts of the values of long `enum`s, by schema.
    enum_texts: HashMap<SchemaId, HashSet<String>>,
    /// The compiled patterns, by source text. `None` for a pattern that cannot be checked.
    patterns: HashMap<&'a str, Option<Matcher>>,
    /// Temporary values. They are kept as long as `seen`, which identifies values by their address.
    kept_values: Vec<Rc<Value>>,
    found: Vec<Violation>,
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
            alternatives: HashMap::new(),
            enum_texts: HashMap::new(),
            patterns: HashMap::new(),
            kept_values: Vec::new(),
            found: Vec::new(),
        }
    }

    fn run(mut self, schema: SchemaId, value: &Value) -> Vec<Violation> {
        self.validate_value(schema, value);
        self.found
    }

    fn add_violation(&mut self, message: impl Into<String>) {
        self.found.push(Violation { path: self.path.clone(), message: message.into() });
    }

    /// Validates a value against a schema. If the schema has a discriminator and the value selects a schema that
    /// inherits from it, validates the value against the selected schema.
    fn validate_value(&mut self, id: SchemaId, value: &Value) {
        self.validate_part(self.api.select_heir(id, value), value);
    }

    /// Validates a value against exactly this schema, which may be a part (`allOf`) of the schema that applies to the
    /// value.
    fn validate_part(&mut self, id: SchemaId, value: &Value) {
        let key = (id, std::ptr::from_ref(value).addr());
        let found = if let Some(known) = self.seen.get(&key) {
            Rc::clone(known)
        } else {
            // A schema that refers back to itself for the same value adds no further violations.
            self.seen.insert(key, Rc::default());
            let before = std::mem::take(&mut self.found);
            self.depth += 1;
            if self.depth > MAX_DEPTH {
                self.add_violation(format!(
                    "is described by more than {MAX_DEPTH} nested schemas; deeper schemas are not checked"
                ));
            } else {
                self.validate_schema(id, value);
            }
            self.depth -= 1;
            self.found.truncate(MAX_VIOLATIONS);
            let found: Rc<[Violation]> = std::mem::replace(&mut self.found, before).into();
            self.seen.insert(key, Rc::clone(&found));
            found
        };
        self.found.extend_from_slice(&found);
    }

    fn validate_schema(&mut self, id: SchemaId, value: &Value) {
        let schema = self.api.schema(id);
        if value.is_null() && schema.nullable {
            return;
        }
        if !schema.types.is_empty() && !schema.types.iter().any(|kind| kind.contains_value(value)) {
            let expected: Vec<&str> = schema.types.iter().map(|kind| type_with_article(*kind)).collect();
            self.add_violation(format!("must be {}, is {}", expected.join(" or "), display_value(value)));
            return;
        }
        if let Some(values) = &schema.values
            && !self.is_one_of(id, values, value)
        {
            let allowed = join_values(values.iter().map(display_value));
            self.add_violation(format!("must be one of {allowed}, is {}", display_value(value)));
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

    /// Returns whether a value is one of the `enum` values of a schema. Long lists are indexed.
    fn is_one_of(&mut self, id: SchemaId, values: &'a [Value], value: &Value) -> bool {
        const MAX_SEARCHED: usize = 16;
        if values.len() <= MAX_SEARCHED {
            return values.iter().any(|known| are_equal(known, value));
        }
        let texts = || values.iter().map(bounds::canonical_text).collect();
        self.enum_texts.entry(id).or_insert_with(texts).contains(&bounds::canonical_text(value))
    }

    fn validate_object(&mut self, schema: &'a Schema, members: &serde_json::Map<String, Value>) {
        for name in &schema.required {
            if !members.contains_key(name) && !is_excused(self.api, self.direction, schema, name) {
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
        for clash in
            violated_exclusions(&schema.extensions, |name| members.get(name).is_some_and(|value| !value.is_null()))
        {
            self.add_violation(format!("may have at most one of the members {clash}"));
        }
    }

    /// Validates a member or item of the current value. `step` is appended to the path of the current value.
    fn validate_member(&mut self, step: &str, link: &SchemaRef, value: &Value) {
        let length = self.path.len();
        self.path.push_str(step);
        self.validate_value(link.schema, value);
        self.path.truncate(length);
    }
}

/// Returns whether a required property may be absent because it is read-only in a request or write-only in a response.
fn is_excused(api: &Api, direction: Direction, schema: &Schema, name: &str) -> bool {
    let property = schema.properties.get(name).map(|link| api.schema(link.schema));
    property.is_some_and(|property| match direction {
        Direction::Request => property.read_only,
        Direction::Response => property.write_only,
    })
}

/// Returns the groups of `x-mutually-exclusive` with more than one set member. Each group is formatted as a list of the
/// set members, for messages.
pub(crate) fn violated_exclusions(extensions: &Extensions, is_set: impl Fn(&str) -> bool) -> Vec<String> {
    let groups = extensions.get("x-mutually-exclusive").and_then(Value::as_array).into_iter().flatten();
    let groups = groups.filter_map(|group| {
        let names = group.as_array()?.iter().filter_map(Value::as_str).filter(|name| is_set(name));
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        (names.len() > 1).then(|| names.join(", "))
    });
    groups.collect()
}

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

/// Formats a value for messages. Arrays and objects are described by their type, and other values are written as JSON
/// with at most 60 characters.
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

/// Joins the first 100 allowed values for a message, and appends the number of further values.
fn join_values(values: impl ExactSizeIterator<Item = String>) -> String {
    const MAX_LISTED: usize = 100;
    let more = values.len().saturating_sub(MAX_LISTED);
    let listed = values.take(MAX_LISTED).collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{listed} and {more} more") } else { listed }
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
