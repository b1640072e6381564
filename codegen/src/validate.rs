//! Whether a JSON value fits a schema: what mock servers and checks of examples ask. Reads the wire half of the IR.
//!
//! Patterns and formats other than those of integers are not looked at.

#[cfg(test)]
mod tests;

use std::{collections::HashMap, fmt, rc::Rc};

use serde_json::{Number, Value};

use crate::ir::{Additional, Api, Bounds, JsonType, Link, Schema, SchemaId};

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Where in the value, for example `items[3].spec.minAvailable`; empty for the value itself.
    pub path: String,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the value" } else { &self.path };
        write!(f, "{path}: {}", self.message)
    }
}

/// Which way a value goes: `readOnly` members are not sent, `writeOnly` members not received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
}

/// Everything in a value that its schema does not allow; nothing where it fits.
///
/// The time is bounded by the size of the value times the number of schemas.
#[must_use]
pub fn validate(api: &Api, schema: SchemaId, value: &Value, direction: Direction) -> Vec<Violation> {
    let mut validator = Validator { api, direction, seen: HashMap::new() };
    validator.value(schema, value, "").to_vec()
}

struct Validator<'a> {
    api: &'a Api,
    direction: Direction,
    /// What was found, by schema and address of the value: nothing is looked at twice, however schemas share each other.
    seen: HashMap<(SchemaId, usize), Rc<[Violation]>>,
}

impl Validator<'_> {
    fn value(&mut self, id: SchemaId, value: &Value, path: &str) -> Rc<[Violation]> {
        let key = (id, std::ptr::from_ref(value) as usize);
        if let Some(known) = self.seen.get(&key) {
            return Rc::clone(known);
        }
        let schema = self.api.schema(id);
        let mut found = Vec::new();
        if !(value.is_null() && schema.nullable) {
            self.own(schema, value, path, &mut found);
            self.composed(schema, value, path, &mut found);
        }
        let found: Rc<[Violation]> = found.into();
        self.seen.insert(key, Rc::clone(&found));
        found
    }

    /// What the schema says itself.
    fn own(&mut self, schema: &Schema, value: &Value, path: &str, found: &mut Vec<Violation>) {
        let mut say = |message: String| found.push(Violation { path: path.to_owned(), message });
        if !schema.types.is_empty() && !schema.types.iter().any(|ty| ty.has(value)) {
            let types: Vec<&str> = schema.types.iter().map(|ty| type_name(*ty)).collect();
            say(format!("is {}, expected {}", kind(value), types.join(" or ")));
            return;
        }
        if schema.values.as_ref().is_some_and(|values| !values.contains(value)) {
            say(format!("{value} is none of the allowed values"));
        }
        match value {
            Value::Number(number) => numbers(schema, number, &mut say),
            Value::String(text) => length(text.chars().count(), &schema.bounds, &mut say),
            Value::Array(items) => self.list(schema, items, path, found),
            Value::Object(members) => self.object(schema, members, path, found),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn list(&mut self, schema: &Schema, items: &[Value], path: &str, found: &mut Vec<Violation>) {
        let bounds = &schema.bounds;
        let mut say = |message: String| found.push(Violation { path: path.to_owned(), message });
        range(items.len(), bounds.min_items, bounds.max_items, "items", &mut say);
        if bounds.unique_items {
            let mut texts: Vec<String> = items.iter().map(Value::to_string).collect();
            texts.sort();
            if texts.windows(2).any(|pair| pair[0] == pair[1]) {
                say("has the same item twice".to_owned());
            }
        }
        if let Some(link) = &schema.items {
            for (index, item) in items.iter().enumerate() {
                found.extend_from_slice(&self.value(link.schema, item, &format!("{path}[{index}]")));
            }
        }
    }

    fn object(
        &mut self,
        schema: &Schema,
        members: &serde_json::Map<String, Value>,
        path: &str,
        found: &mut Vec<Violation>,
    ) {
        let bounds = &schema.bounds;
        let mut say = |message: String| found.push(Violation { path: path.to_owned(), message });
        range(members.len(), bounds.min_properties, bounds.max_properties, "members", &mut say);
        for name in &schema.required {
            let link = schema.properties.get(name);
            if !members.contains_key(name) && !link.is_some_and(|link| self.is_left_out(link)) {
                say(format!("`{name}` is missing"));
            }
        }
        for (name, value) in members {
            let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            match (schema.properties.get(name), &schema.additional) {
                (Some(link), _) | (None, Additional::Schema(link)) => {
                    found.extend_from_slice(&self.value(link.schema, value, &inner));
                }
                (None, Additional::Never) => {
                    found.push(Violation { path: inner, message: "is no member of this object".to_owned() });
                }
                (None, Additional::Unsaid | Additional::Any) => {}
            }
        }
    }

    /// Whether a required member does not travel this way.
    fn is_left_out(&self, link: &Link) -> bool {
        let schema = self.api.schema(link.schema);
        match self.direction {
            Direction::Request => schema.read_only,
            Direction::Response => schema.write_only,
        }
    }

    /// `allOf`, `oneOf`, `anyOf`, `not`. Lowering has cut circles of them.
    fn composed(&mut self, schema: &Schema, value: &Value, path: &str, found: &mut Vec<Violation>) {
        for link in &schema.all_of {
            found.extend_from_slice(&self.value(link.schema, value, path));
        }
        self.alternatives(&schema.one_of, value, path, found);
        self.alternatives(&schema.any_of, value, path, found);
        if let Some(not) = &schema.not
            && self.value(not.schema, value, path).is_empty()
        {
            found.push(Violation { path: path.to_owned(), message: "fits the schema of `not`".to_owned() });
        }
    }

    /// One alternative must fit. More may: `oneOf` is written for alternatives that overlap all the time.
    fn alternatives(&mut self, links: &[Link], value: &Value, path: &str, found: &mut Vec<Violation>) {
        let tried: Vec<Rc<[Violation]>> = links.iter().map(|link| self.value(link.schema, value, path)).collect();
        if tried.iter().all(|tried| !tried.is_empty())
            && let Some(nearest) = tried.iter().min_by_key(|tried| tried.len())
        {
            let message = format!("fits none of {} alternatives; the nearest says:", tried.len());
            found.push(Violation { path: path.to_owned(), message });
            found.extend_from_slice(nearest);
        }
    }
}

fn numbers(schema: &Schema, number: &Number, say: &mut impl FnMut(String)) {
    let bounds = &schema.bounds;
    if let Some(least) = &bounds.minimum
        && (less(number, least) || (bounds.exclusive_minimum && !less(least, number)))
    {
        let word = if bounds.exclusive_minimum { "more than" } else { "at least" };
        say(format!("is {number}, expected {word} {least}"));
    }
    if let Some(most) = &bounds.maximum
        && (less(most, number) || (bounds.exclusive_maximum && !less(number, most)))
    {
        let word = if bounds.exclusive_maximum { "less than" } else { "at most" };
        say(format!("is {number}, expected {word} {most}"));
    }
    if let Some(step) = &bounds.multiple_of
        && !is_multiple(number, step)
    {
        say(format!("is {number}, expected a multiple of {step}"));
    }
    let range = match schema.format.as_deref() {
        Some("int32") => i128::from(i32::MIN)..=i128::from(i32::MAX),
        Some("int64") => i128::from(i64::MIN)..=i128::from(i64::MAX),
        _ => return,
    };
    if schema.types.contains(&JsonType::Integer) && whole(number).is_some_and(|value| !range.contains(&value)) {
        say(format!("{number} is out of the range of its format"));
    }
}

/// The value of an integer that JSON may hold exactly.
fn whole(number: &Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

fn less(one: &Number, other: &Number) -> bool {
    match (whole(one), whole(other)) {
        (Some(one), Some(other)) => one < other,
        _ => one.as_f64() < other.as_f64(),
    }
}

fn is_multiple(number: &Number, step: &Number) -> bool {
    if let (Some(number), Some(step)) = (number.as_i64(), step.as_i64()) {
        return step == 0 || number.checked_rem(step).is_none_or(|rest| rest == 0);
    }
    let (Some(number), Some(step)) = (number.as_f64(), step.as_f64()) else { return true };
    let times = number / step;
    // Decimal steps such as 0.01 have no exact binary value.
    !times.is_finite() || (times - times.round()).abs() <= 1e-9 * times.abs().max(1.0)
}

fn length(count: usize, bounds: &Bounds, say: &mut impl FnMut(String)) {
    range(count, bounds.min_length, bounds.max_length, "characters", say);
}

fn range(count: usize, least: Option<u64>, most: Option<u64>, what: &str, say: &mut impl FnMut(String)) {
    let count = count as u64;
    if let Some(least) = least.filter(|least| count < *least) {
        say(format!("has {count} {what}, expected at least {least}"));
    }
    if let Some(most) = most.filter(|most| count > *most) {
        say(format!("has {count} {what}, expected at most {most}"));
    }
}

fn type_name(ty: JsonType) -> &'static str {
    match ty {
        JsonType::String => "a string",
        JsonType::Integer => "an integer",
        JsonType::Number => "a number",
        JsonType::Boolean => "a boolean",
        JsonType::Array => "a list",
        JsonType::Object => "an object",
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
