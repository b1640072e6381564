//! Converts the constraints of a schema to checks of a value, depending on the value's Rust type.

use serde_json::Number;

use crate::{
    ir::{Bounds, JsonType, Primitive, Rule, Type},
    lower::types::integers,
    pattern,
};

/// The kind of Rust value for which checks are determined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ValueKind {
    /// A scalar type of Rust, the runtime or a library.
    Primitive(Primitive),
    /// A list.
    List,
    /// A list with separate types for its first items.
    Tuple,
    /// A map.
    Map,
    /// The fields of a struct.
    Struct,
    /// A named type of the crate. It has a separate schema and checks the constraints of this schema.
    Foreign,
    /// A recursive newtype, such as `struct A(Vec<A>)`.
    Newtype,
    /// Any JSON.
    Json,
    /// No value.
    Unit,
}

/// Returns the kind of values of a type that is not an alias.
pub(super) fn value_kind(ty: &Type) -> ValueKind {
    match ty {
        Type::Primitive(primitive) => ValueKind::Primitive(*primitive),
        Type::List(_) => ValueKind::List,
        Type::Tuple(_) => ValueKind::Tuple,
        Type::Map(_) => ValueKind::Map,
        Type::Nullable(inner) | Type::Event(inner) => value_kind(inner),
        Type::Named(_) => ValueKind::Foreign,
        Type::Json => ValueKind::Json,
        Type::Unit => ValueKind::Unit,
    }
}

/// The kind of JSON values to which a keyword applies: `minLength` applies to strings.
#[derive(Clone, Copy, Debug, PartialEq)]
enum KeywordGroup {
    Number,
    String,
    Array,
    Object,
}

impl KeywordGroup {
    fn applies_to(self, ty: JsonType) -> bool {
        matches!(
            (self, ty),
            (Self::Number, JsonType::Integer | JsonType::Number)
                | (Self::String, JsonType::String)
                | (Self::Array, JsonType::Array)
                | (Self::Object, JsonType::Object)
        )
    }
}

impl ValueKind {
    /// Returns whether values of this kind can be of one of these JSON types.
    pub(super) fn holds_any(self, types: &[JsonType]) -> bool {
        let holds_type = |ty: &JsonType| match ty {
            JsonType::Boolean => matches!(self, Self::Json | Self::Foreign | Self::Primitive(Primitive::Bool)),
            JsonType::Integer | JsonType::Number => self.holds(KeywordGroup::Number),
            JsonType::String => self.holds(KeywordGroup::String),
            JsonType::Array => self.holds(KeywordGroup::Array),
            JsonType::Object => self.holds(KeywordGroup::Object),
        };
        types.iter().any(holds_type)
    }

    /// Returns whether values of this kind can be of the JSON types in `group`.
    fn holds(self, group: KeywordGroup) -> bool {
        match self {
            Self::Primitive(Primitive::Bool) | Self::Unit => false,
            Self::Primitive(Primitive::IntOrString) => matches!(group, KeywordGroup::Number | KeywordGroup::String),
            Self::Primitive(primitive) => {
                group == if is_number(primitive) { KeywordGroup::Number } else { KeywordGroup::String }
            }
            Self::List | Self::Tuple => group == KeywordGroup::Array,
            Self::Map | Self::Struct => group == KeywordGroup::Object,
            Self::Foreign | Self::Newtype | Self::Json => true,
        }
    }

    /// Returns the reason why a constraint on this kind of value is not checked; `None` if it is checked.
    fn reason_unchecked(self, group: KeywordGroup) -> Option<&'static str> {
        match self {
            Self::Foreign => Some("the value has the Rust type of another schema"),
            Self::Newtype => Some("the value has a recursive type"),
            Self::Primitive(Primitive::Binary) => Some("the value is sent as bytes"),
            Self::Primitive(Primitive::IntOrString) => Some("the value may be a number or a string"),
            _ if !self.holds(group) => Some("the keyword does not apply to the Rust type of the value"),
            _ => None,
        }
    }
}

fn is_number(primitive: Primitive) -> bool {
    primitive.integer_range().is_some() || matches!(primitive, Primitive::Number | Primitive::F32 | Primitive::F64)
}

/// Returns the names of the bounds that are present.
pub(super) fn bound_keywords(bounds: &Bounds) -> impl Iterator<Item = &'static str> {
    keywords_by_group(bounds).into_iter().filter(|(_, _, is_present)| *is_present).map(|(keyword, ..)| keyword)
}

/// Returns each keyword for bounds with its group, and whether it is present in `bounds`.
fn keywords_by_group(bounds: &Bounds) -> [(&'static str, KeywordGroup, bool); 11] {
    [
        ("minimum", KeywordGroup::Number, bounds.minimum.is_some()),
        ("maximum", KeywordGroup::Number, bounds.maximum.is_some()),
        ("multipleOf", KeywordGroup::Number, bounds.multiple_of.is_some()),
        ("minLength", KeywordGroup::String, bounds.min_length.is_some_and(|least| least > 0)),
        ("maxLength", KeywordGroup::String, bounds.max_length.is_some()),
        ("pattern", KeywordGroup::String, bounds.pattern.is_some()),
        ("minItems", KeywordGroup::Array, bounds.min_items.is_some_and(|least| least > 0)),
        ("maxItems", KeywordGroup::Array, bounds.max_items.is_some()),
        ("uniqueItems", KeywordGroup::Array, bounds.unique_items),
        ("minProperties", KeywordGroup::Object, bounds.min_properties.is_some_and(|least| least > 0)),
        ("maxProperties", KeywordGroup::Object, bounds.max_properties.is_some()),
    ]
}

/// Returns the rules that check `bounds` for a value of the kind `held`, whose schema allows `types`. For each
/// constraint that is not checked, calls `unchecked` with the keyword and the reason.
pub(super) fn checks_of_bounds(
    held: ValueKind,
    bounds: &Bounds,
    types: &[JsonType],
    unchecked: &mut impl FnMut(&'static str, &'static str),
) -> Vec<Rule> {
    let mut rules = Vec::new();
    for group in [KeywordGroup::Number, KeywordGroup::String, KeywordGroup::Array, KeywordGroup::Object] {
        // A keyword does not constrain values of other types (JSON Schema Validation, section 4.1).
        let applies = if types.is_empty() { held.holds(group) } else { types.iter().any(|ty| group.applies_to(*ty)) };
        if !applies {
            continue;
        }
        if let Some(reason) = held.reason_unchecked(group) {
            let present_keywords =
                keywords_by_group(bounds).into_iter().filter(|(_, of, is_present)| *of == group && *is_present);
            present_keywords.for_each(|(keyword, ..)| unchecked(keyword, reason));
            continue;
        }
        match (group, held) {
            (KeywordGroup::Number, ValueKind::Primitive(primitive)) => {
                add_number_rules(primitive, bounds, &mut rules, unchecked);
            }
            (KeywordGroup::Number, _) => add_number_rules(Primitive::Number, bounds, &mut rules, unchecked),
            (KeywordGroup::String, _) => {
                rules.extend(count_rule(bounds.min_length, bounds.max_length, Rule::Length));
                let pattern = bounds.pattern.clone().filter(|pattern| pattern::translate(pattern).is_ok());
                rules.extend(pattern.map(Rule::Pattern));
            }
            (KeywordGroup::Array, ValueKind::Tuple) if bounds.unique_items => {
                unchecked("uniqueItems", "the items have different Rust types");
            }
            // The tuple type already limits the number of items, except for those after `prefixItems`.
            (KeywordGroup::Array, ValueKind::Tuple) => {}
            (KeywordGroup::Array, _) => {
                rules.extend(count_rule(bounds.min_items, bounds.max_items, Rule::Items));
                rules.extend(bounds.unique_items.then_some(Rule::Unique));
            }
            _ => rules.extend(count_rule(bounds.min_properties, bounds.max_properties, Rule::Members)),
        }
    }
    rules
}

/// Returns a rule for a minimum and maximum count. `None` if every count is allowed.
fn count_rule(least: Option<u64>, most: Option<u64>, rule: fn(u64, Option<u64>) -> Rule) -> Option<Rule> {
    let least = least.unwrap_or_default();
    // No value in memory is longer than this.
    let most = most.filter(|most| *most < u64::from(u32::MAX));
    (least > 0 || most.is_some()).then(|| rule(least, most))
}

/// Adds the rules that check `minimum`, `maximum` and `multipleOf` for a number of this Rust type.
fn add_number_rules(
    primitive: Primitive,
    bounds: &Bounds,
    rules: &mut Vec<Rule>,
    unchecked: &mut impl FnMut(&'static str, &'static str),
) {
    let (minimum, maximum) = (bounds.minimum.as_ref(), bounds.maximum.as_ref());
    if let Some((from, to)) = primitive.integer_range() {
        let least =
            minimum.map(|bound| integers::min_integer(bound, bounds.exclusive_minimum)).filter(|least| *least > from);
        let most =
            maximum.map(|bound| integers::max_integer(bound, bounds.exclusive_maximum)).filter(|most| *most < to);
        for (keyword, bound, rule) in [
            ("minimum", least, Rule::Minimum as fn(Number, bool) -> Rule),
            ("maximum", most, Rule::Maximum as fn(Number, bool) -> Rule),
        ] {
            let Some(bound) = bound else { continue };
            match Number::from_i128(bound).filter(|_| (from..=to).contains(&bound)) {
                Some(bound) => rules.push(rule(bound, false)),
                None => unchecked(keyword, "no value of the schema's format satisfies the bound"),
            }
        }
    } else {
        rules.extend(minimum.map(|bound| Rule::Minimum(bound.clone(), bounds.exclusive_minimum)));
        rules.extend(maximum.map(|bound| Rule::Maximum(bound.clone(), bounds.exclusive_maximum)));
    }
    if let Some(step) = &bounds.multiple_of {
        let significant = step.to_string();
        let significant = significant.split(['e', 'E']).next().unwrap_or_default();
        let digits = significant.trim_start_matches(['0', '.', '-']).bytes().filter(u8::is_ascii_digit).count();
        if significant.starts_with('-') || digits == 0 {
            unchecked("multipleOf", "the value of `multipleOf` must be greater than zero");
        } else if digits > 18 {
            unchecked("multipleOf", "the value of `multipleOf` has more than 18 digits");
        } else {
            rules.push(Rule::MultipleOf(step.clone()));
        }
    }
}
