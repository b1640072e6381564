//! Validation of JSON values against schemas of the source model, keyword by keyword, for the mock server and for checks of
//! examples.

mod bounds;
mod compose;
// The runtime's own: what a client checks and what is checked here cannot differ.
#[path = "../../runtime/src/check/decimal.rs"]
mod decimal;
mod format;
mod keywords;
#[cfg(test)]
mod tests;

use std::{collections::HashMap, fmt, rc::Rc};

use serde_json::Value;

pub(crate) use self::compose::tags;
use self::decimal::Decimal;
use crate::{
    ir::{Additional, Api, Extensions, Link, Schema, SchemaId},
    pattern::Matcher,
};

/// The maximum number of violations that are reported.
const MAX_VIOLATIONS: usize = 20;

/// Schemas within schemas are followed this deep, for one value and all values around it.
const MAX_DEPTH: usize = 400;

/// Something that a value is not, and should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The place in the value, `spec.tasks[2].replicas`; empty for the value itself.
    pub path: String,
    /// The violation, as the end of a sentence that begins with the position: `must be at least 0, is -1`.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.message),
            path => write!(f, "`{path}` {}", self.message),
        }
    }
}

/// The direction of a value: `readOnly` members are not required in requests, `writeOnly` members not in responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Response,
}

/// Checks a value against a schema. Enums are checked, even those that are open in the crate. Returns at most 20 violations.
///
/// The time is bounded by the size of the value times the number of schemas.
#[must_use]
pub fn validate(api: &Api, schema: SchemaId, value: &Value, direction: Direction) -> Vec<Violation> {
    Check::new(api, direction).run(schema, value)
}

/// Returns whether a number has the value of this text, all digits of it. Texts that are not decimal have it.
#[must_use]
pub fn has_all_digits(number: &serde_json::Number, text: &str) -> bool {
    let text = text.strip_prefix('+').unwrap_or(text);
    decimal::parse(text).is_none() || Decimal::of(number) == Decimal::of(&text)
}

/// Returns whether a value is valid for a schema if several alternatives of a `oneOf` are allowed to match, which real documents rely on.
#[must_use]
pub fn fits_some(api: &Api, schema: SchemaId, value: &Value, direction: Direction) -> bool {
    let mut check = Check::new(api, direction);
    check.may_overlap = true;
    check.run(schema, value).is_empty()
}

struct Check<'a> {
    api: &'a Api,
    direction: Direction,
    /// True if several alternatives of a `oneOf` may fit.
    may_overlap: bool,
    depth: usize,
    path: String,
    /// Violations found so far, by schema and pointer to the value, so that no pair is validated twice.
    seen: HashMap<(SchemaId, usize), Rc<[Violation]>>,
    /// Patterns that were compiled; `None` for one that is not checked.
    patterns: HashMap<&'a str, Option<Matcher>>,
    /// Temporary values. They live as long as `seen`, which identifies values by their addresses.
    kept: Vec<Rc<Value>>,
    found: Vec<Violation>,
}

impl<'a> Check<'a> {
    fn new(api: &'a Api, direction: Direction) -> Self {
        Self {
            api,
            direction,
            may_overlap: false,
            depth: 0,
            path: String::new(),
            seen: HashMap::new(),
            patterns: HashMap::new(),
            kept: Vec::new(),
            found: Vec::new(),
        }
    }

    fn run(mut self, schema: SchemaId, value: &Value) -> Vec<Violation> {
        self.value(schema, value);
        self.found
    }

    fn fail(&mut self, message: impl Into<String>) {
        self.found.push(Violation { path: self.path.clone(), message: message.into() });
    }

    fn value(&mut self, id: SchemaId, value: &Value) {
        let key = (id, std::ptr::from_ref(value).addr());
        let found = if let Some(known) = self.seen.get(&key) {
            Rc::clone(known)
        } else {
            // A schema that leads back to itself says nothing new.
            self.seen.insert(key, Rc::default());
            let before = std::mem::take(&mut self.found);
            self.depth += 1;
            if self.depth > MAX_DEPTH {
                self.fail(format!(
                    "is described by more than {MAX_DEPTH} schemas within each other, which are not checked"
                ));
            } else {
                self.schema(self.api.schema(id), value);
            }
            self.depth -= 1;
            self.found.truncate(MAX_VIOLATIONS);
            let found: Rc<[Violation]> = std::mem::replace(&mut self.found, before).into();
            self.seen.insert(key, Rc::clone(&found));
            found
        };
        self.found.extend_from_slice(&found);
    }

    fn schema(&mut self, schema: &'a Schema, value: &Value) {
        if value.is_null() && schema.nullable {
            return;
        }
        if !schema.types.is_empty() && !schema.types.iter().any(|kind| kind.has(value)) {
            let wanted: Vec<&str> = schema.types.iter().map(|kind| article(*kind)).collect();
            self.fail(format!("must be {}, is {}", wanted.join(" or "), shown(value)));
            return;
        }
        if let Some(values) = &schema.values
            && !values.iter().any(|known| equal(known, value))
        {
            let known: Vec<String> = values.iter().map(shown).collect();
            self.fail(format!("must be one of {}, is {}", known.join(", "), shown(value)));
        }
        self.bounds(&schema.bounds, value);
        if let Some(format) = &schema.format {
            self.format(format, value);
        }
        match value {
            Value::Object(members) => self.object(schema, members),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Some(link) = schema.more.prefix_items.get(index).or(schema.items.as_ref()) {
                        self.below(&format!("[{index}]"), link, item);
                    }
                }
            }
            _ => {}
        }
        self.keywords(schema, value);
        self.composition(schema, value);
    }

    fn object(&mut self, schema: &'a Schema, members: &serde_json::Map<String, Value>) {
        for name in &schema.required {
            if !members.contains_key(name) && !self.excused(schema, name) {
                self.fail(format!("needs a member `{name}`"));
            }
        }
        self.exclusion(schema, members);
        for (name, value) in members {
            let step = if self.path.is_empty() { name.clone() } else { format!(".{name}") };
            if !schema.more.pattern_properties.is_empty() {
                let known = schema.properties.get(name);
                if let Some(link) = known {
                    self.below(&step, link, value);
                }
                self.pattern_member(&schema.more, name, &step, value, known.is_some());
                continue;
            }
            match (schema.properties.get(name), &schema.additional) {
                (Some(link), _) | (None, Additional::Schema(link)) => self.below(&step, link, value),
                (None, Additional::Never) => self.fail(format!("has a member `{name}` that is not in the document")),
                (None, Additional::Unsaid | Additional::Any) => {}
            }
        }
    }

    /// `x-mutually-exclusive`: of each group at most one.
    fn exclusion(&mut self, schema: &Schema, members: &serde_json::Map<String, Value>) {
        for clash in clashes(&schema.extensions, |name| members.get(name).is_some_and(|value| !value.is_null())) {
            self.fail(format!("may have only one of {clash}"));
        }
    }

    /// Returns whether a required property may be absent because it is read-only in a request or write-only in a
    /// response.
    fn excused(&self, schema: &Schema, name: &str) -> bool {
        let property = schema.properties.get(name).map(|link| self.api.schema(link.schema));
        property.is_some_and(|property| match self.direction {
            Direction::Request => property.read_only,
            Direction::Response => property.write_only,
        })
    }

    /// Checks a part of the value at hand.
    fn below(&mut self, step: &str, link: &Link, value: &Value) {
        let length = self.path.len();
        self.path.push_str(step);
        self.value(link.schema, value);
        self.path.truncate(length);
    }
}

/// Returns the groups of `x-mutually-exclusive` of which more than one is given, each as a list of those for a message.
pub(crate) fn clashes(extensions: &Extensions, given: impl Fn(&str) -> bool) -> Vec<String> {
    let groups = extensions.get("x-mutually-exclusive").and_then(Value::as_array).into_iter().flatten();
    let groups = groups.filter_map(|group| {
        let names = group.as_array()?.iter().filter_map(Value::as_str).filter(|name| given(name));
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        (names.len() > 1).then(|| names.join(", "))
    });
    groups.collect()
}

fn article(kind: crate::ir::JsonType) -> &'static str {
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

/// Returns a value for a message: short ones as they are, others by their kind.
fn shown(value: &Value) -> String {
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

/// Returns whether two values are the same. As in JSON Schema, `1` and `1.0` are.
fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => Decimal::of(one) == Decimal::of(other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(name, value): (&String, &Value)| other.get(name).is_some_and(|other| equal(value, other));
            one.len() == other.len() && one.iter().all(same)
        }
        _ => one == other,
    }
}
