//! Converts the constraints of a schema to the checks of a value. The checks depend on the Rust type of the value.

use serde_json::Number;

use crate::{
    ir::{Bounds, JsonType, Primitive, Rule, Type},
    lower::types::integers,
    pattern,
};

/// The kind of a Rust value whose checks are determined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ValueKind {
    /// A scalar type of Rust, of the runtime, or of a library.
    Primitive(Primitive),
    /// A list.
    List,
    /// A list whose first items have separate types.
    Tuple,
    /// A map.
    Map,
    /// The fields of a struct.
    Struct,
    /// A named type of the crate. It checks the constraints of the schema from which it is created.
    Foreign,
    /// A recursive newtype, such as `struct A(Vec<A>)`.
    Newtype,
    /// Any JSON.
    Json,
    /// No value.
    Unit,
}

/// Returns the kind of the values of a type. The type must not be an alias.
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

/// The JSON types to which a keyword applies. For example, `minLength` applies to strings.
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
    /// Returns whether values of this kind can have at least one of the JSON types in `types`.
    pub(super) fn can_have_any_type(self, types: &[JsonType]) -> bool {
        let can_have_type = |ty: &JsonType| match ty {
            JsonType::Boolean => matches!(self, Self::Json | Self::Foreign | Self::Primitive(Primitive::Bool)),
            JsonType::Integer | JsonType::Number => self.can_have_type_in(KeywordGroup::Number),
            JsonType::String => self.can_have_type_in(KeywordGroup::String),
            JsonType::Array => self.can_have_type_in(KeywordGroup::Array),
            JsonType::Object => self.can_have_type_in(KeywordGroup::Object),
        };
        types.iter().any(can_have_type)
    }

    /// Returns whether values of this kind can have one of the JSON types in `group`.
    fn can_have_type_in(self, group: KeywordGroup) -> bool {
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

    /// Returns the reason why constraints of a keyword group are not checked for this kind of value. `None` if they are
    /// checked.
    fn reason_unchecked(self, group: KeywordGroup) -> Option<&'static str> {
        match self {
            Self::Foreign => Some("the value has the Rust type of another schema"),
            Self::Newtype => Some("the value has a recursive type"),
            Self::Primitive(Primitive::Binary) => Some("the value is sent as bytes"),
            Self::Primitive(Primitive::IntOrString) => Some("the value may be a number or a string"),
            _ if !self.can_have_type_in(group) => Some("the keyword does not apply to the Rust type of the value"),
            _ => None,
        }
    }
}

fn is_number(primitive: Primitive) -> bool {
    primitive.integer_range().is_some() || matches!(primitive, Primitive::Number | Primitive::F32 | Primitive::F64)
}

/// Returns the keywords of the bounds that are present.
pub(super) fn present_bound_keywords(bounds: &Bounds) -> impl Iterator<Item = &'static str> {
    keywords_by_group(bounds).into_iter().filter(|(_, _, is_present)| *is_present).map(|(keyword, ..)| keyword)
}

/// Returns each keyword for bounds with its keyword group, and whether `bounds` contains the keyword.
fn keywords_by_group(bounds: &Bounds) -> [(&'static str, KeywordGroup, bool); 11] {
    [
        ("minimum", KeywordGroup::Number, bounds.minimum.is_some()),
        ("maximum", KeywordGroup::Number, bounds.maximum.is_some()),
        ("multipleOf", KeywordGroup::Number, bounds.multiple_of.is_some()),
        ("minLength", KeywordGroup::String, bounds.min_length.is_some_and(|min| min > 0)),
        ("maxLength", KeywordGroup::String, bounds.max_length.is_some()),
        ("pattern", KeywordGroup::String, bounds.pattern.is_some()),
        ("minItems", KeywordGroup::Array, bounds.min_items.is_some_and(|min| min > 0)),
        ("maxItems", KeywordGroup::Array, bounds.max_items.is_some()),
        ("uniqueItems", KeywordGroup::Array, bounds.unique_items),
        ("minProperties", KeywordGroup::Object, bounds.min_properties.is_some_and(|min| min > 0)),
        ("maxProperties", KeywordGroup::Object, bounds.max_properties.is_some()),
    ]
}

/// Returns the rules that check `bounds` for a value of the kind `value_kind`. `types` are the JSON types that the
/// schema of the value allows. For each constraint that is not checked, calls `report_unchecked` with the keyword and
/// the reason.
pub(super) fn create_bound_rules(
    value_kind: ValueKind,
    bounds: &Bounds,
    types: &[JsonType],
    report_unchecked: &mut impl FnMut(&'static str, &'static str),
) -> Vec<Rule> {
    let mut rules = Vec::new();
    for group in [KeywordGroup::Number, KeywordGroup::String, KeywordGroup::Array, KeywordGroup::Object] {
        // A keyword does not constrain values of other types (JSON Schema Validation, section 4.1).
        let is_applicable = if types.is_empty() {
            value_kind.can_have_type_in(group)
        } else {
            types.iter().any(|ty| group.applies_to(*ty))
        };
        if !is_applicable {
            continue;
        }
        if let Some(reason) = value_kind.reason_unchecked(group) {
            let present_keywords = keywords_by_group(bounds)
                .into_iter()
                .filter(|(_, keyword_group, is_present)| *keyword_group == group && *is_present);
            present_keywords.for_each(|(keyword, ..)| report_unchecked(keyword, reason));
            continue;
        }
        match (group, value_kind) {
            (KeywordGroup::Number, ValueKind::Primitive(primitive)) => {
                add_number_rules(primitive, bounds, &mut rules, report_unchecked);
            }
            (KeywordGroup::Number, _) => add_number_rules(Primitive::Number, bounds, &mut rules, report_unchecked),
            (KeywordGroup::String, _) => {
                rules.extend(create_count_rule(bounds.min_length, bounds.max_length, Rule::Length));
                let pattern = bounds.pattern.clone().filter(|pattern| pattern::translate(pattern).is_ok());
                rules.extend(pattern.map(Rule::Pattern));
            }
            (KeywordGroup::Array, ValueKind::Tuple) if bounds.unique_items => {
                report_unchecked("uniqueItems", "the items have different Rust types");
            }
            // The tuple type already limits the number of items, except for those after `prefixItems`.
            (KeywordGroup::Array, ValueKind::Tuple) => {}
            (KeywordGroup::Array, _) => {
                rules.extend(create_count_rule(bounds.min_items, bounds.max_items, Rule::Items));
                rules.extend(bounds.unique_items.then_some(Rule::Unique));
            }
            _ => rules.extend(create_count_rule(bounds.min_properties, bounds.max_properties, Rule::Members)),
        }
    }
    rules
}

/// Returns the rule for a minimum and a maximum count, created by `build_rule`. `None` if every count is allowed.
fn create_count_rule(
    min_count: Option<u64>,
    max_count: Option<u64>,
    build_rule: fn(u64, Option<u64>) -> Rule,
) -> Option<Rule> {
    let min_count = min_count.unwrap_or_default();
    // No value in memory is longer than this.
    let max_count = max_count.filter(|max_count| *max_count < u64::from(u32::MAX));
    (min_count > 0 || max_count.is_some()).then(|| build_rule(min_count, max_count))
}

/// Adds the rules that check `minimum`, `maximum` and `multipleOf` for a number with the Rust type `primitive`.
fn add_number_rules(
    primitive: Primitive,
    bounds: &Bounds,
    rules: &mut Vec<Rule>,
    report_unchecked: &mut impl FnMut(&'static str, &'static str),
) {
    let (minimum, maximum) = (bounds.minimum.as_ref(), bounds.maximum.as_ref());
    if let Some((type_min, type_max)) = primitive.integer_range() {
        let min_value = minimum
            .map(|bound| integers::min_integer(bound, bounds.exclusive_minimum))
            .filter(|min_value| *min_value > type_min);
        let max_value = maximum
            .map(|bound| integers::max_integer(bound, bounds.exclusive_maximum))
            .filter(|max_value| *max_value < type_max);
        for (keyword, bound, build_rule) in [
            ("minimum", min_value, Rule::Minimum as fn(Number, bool) -> Rule),
            ("maximum", max_value, Rule::Maximum as fn(Number, bool) -> Rule),
        ] {
            let Some(bound) = bound else { continue };
            match Number::from_i128(bound).filter(|_| (type_min..=type_max).contains(&bound)) {
                Some(bound) => rules.push(build_rule(bound, false)),
                None => report_unchecked(keyword, "no value of the schema's format satisfies the bound"),
            }
        }
    } else {
        rules.extend(minimum.map(|bound| Rule::Minimum(bound.clone(), bounds.exclusive_minimum)));
        rules.extend(maximum.map(|bound| Rule::Maximum(bound.clone(), bounds.exclusive_maximum)));
    }
    if let Some(multiple) = &bounds.multiple_of {
        let significand = multiple.to_string();
        let significand = significand.split(['e', 'E']).next().unwrap_or_default();
        let digit_count = significand.trim_start_matches(['0', '.', '-']).bytes().filter(u8::is_ascii_digit).count();
        if significand.starts_with('-') || digit_count == 0 {
            report_unchecked("multipleOf", "the value of `multipleOf` must be greater than zero");
        } else if digit_count > 18 {
            report_unchecked("multipleOf", "the value of `multipleOf` has more than 18 digits");
        } else {
            rules.push(Rule::MultipleOf(multiple.clone()));
        }
    }
}
