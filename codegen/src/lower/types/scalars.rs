//! Lowers alternatives that are all strings or all numbers to one Rust type, if one can represent all values.

use std::collections::HashSet;

use serde_json::Value;

use super::{
    alternatives,
    constants::Constant,
    integers::integer_type,
    merge::MergedSchema,
    nullable::NullableSchemas,
    shape::{TypeShape, number_primitive, string_primitive},
};
use crate::ir::{Api, JsonType, Primitive, SchemaRef};

/// Returns one type for all candidates, including nested alternatives; `None` if some are neither strings nor numbers,
/// or no type can represent all values.
pub(super) fn scalar_shape<'a>(
    api: &'a Api,
    nulls: &NullableSchemas,
    beside: &MergedSchema<'_>,
    candidates: &[&'a SchemaRef],
) -> Option<TypeShape<'a>> {
    let candidates = alternatives::flatten_alternatives(api, nulls, candidates);
    let scalars: Option<Vec<ScalarCandidate<'a>>> =
        candidates.iter().map(|link| ScalarCandidate::of(api, &beside.types, link)).collect();
    let scalars = scalars?;
    let are = |types: &[JsonType]| scalars.iter().all(|scalar| types.contains(&scalar.ty));
    if are(&[JsonType::String]) {
        string_shape(&scalars)
    } else if are(&[JsonType::Integer, JsonType::Number]) {
        number_shape(&scalars)
    } else {
        are(&[JsonType::Boolean]).then_some(TypeShape::Primitive(Primitive::Bool))
    }
}

/// A candidate that is a string, a number or a boolean.
struct ScalarCandidate<'a> {
    link: &'a SchemaRef,
    ty: JsonType,
    primitive: Primitive,
    /// The constants; `None` if the schema does not list any.
    values: Option<Vec<Constant>>,
}

impl<'a> ScalarCandidate<'a> {
    /// Reads a candidate. Returns `None` if it is not a scalar. `beside` contains the types that the enclosing schema
    /// allows.
    fn of(api: &'a Api, beside: &[JsonType], link: &'a SchemaRef) -> Option<Self> {
        let schema = api.schema(link.schema);
        let merged = MergedSchema::of(api, link.schema);
        if !merged.groups.is_empty() || merged.is_struct() {
            return None;
        }
        let ty = match (&*merged.types, merged.values.as_deref(), beside) {
            ([ty], ..) | ([], None, [ty]) => *ty,
            ([], Some(values), _) => type_of(values)?,
            _ => return None,
        };
        let primitive = match ty {
            JsonType::String => string_primitive(api, merged.format),
            JsonType::Integer => integer_type(merged.format, &merged.bounds),
            JsonType::Number => number_primitive(merged.format, &merged.bounds),
            JsonType::Boolean => Primitive::Bool,
            JsonType::Array | JsonType::Object => return None,
        };
        let values = merged.values.as_deref().map(|values| {
            let values: Vec<&Value> = values.iter().filter(|value| !value.is_null()).collect();
            let is_only_value = values.len() == 1 && schema.name.is_none();
            let label_of_single = |text: &Option<String>| text.clone().filter(|_| is_only_value);
            values
                .into_iter()
                .map(|value| Constant {
                    value: value.clone(),
                    title: label_of_single(&schema.title),
                    description: label_of_single(&schema.description),
                })
                .collect()
        });
        Some(Self { link, ty, primitive, values })
    }
}

fn type_of(values: &[Value]) -> Option<JsonType> {
    let mut values = values.iter().filter(|value| !value.is_null()).peekable();
    values.peek()?;
    let values: Vec<&Value> = values.collect();
    [JsonType::String, JsonType::Boolean, JsonType::Integer]
        .into_iter()
        .find(|ty| values.iter().all(|value| ty.contains_value(value)))
}

/// Returns the constants of all candidates, or a string type if there are no constants. `None` if one Rust type cannot
/// represent all values.
fn string_shape<'a>(scalars: &[ScalarCandidate<'a>]) -> Option<TypeShape<'a>> {
    let values = all_constants(scalars);
    let free = scalars.iter().filter(|scalar| scalar.values.is_none());
    let free: Vec<(&'a SchemaRef, Primitive)> = free.map(|scalar| (scalar.link, scalar.primitive)).collect();
    let holds_all = |primitive| free.iter().find(|(_, it)| *it == primitive).map(|(link, _)| *link);
    if free.iter().all(|(_, primitive)| *primitive == Primitive::String) {
        return Some(if values.is_empty() { TypeShape::Same(scalars[0].link) } else { TypeShape::Constants(values) });
    }
    if free.iter().any(|(_, primitive)| *primitive == Primitive::Binary) && free.len() > 1 {
        // Files and text are serialized differently.
        return None;
    }
    // A string that must not be shown remains a `Secret`.
    let widest = holds_all(Primitive::Secret).or_else(|| holds_all(Primitive::String));
    match widest {
        Some(_) if !values.is_empty() => Some(TypeShape::Constants(values)),
        Some(link) => Some(TypeShape::Same(link)),
        None if values.is_empty() && free.iter().all(|(_, primitive)| *primitive == free[0].1) => {
            Some(TypeShape::Same(scalars[0].link))
        }
        None => None,
    }
}

/// If any candidate lists constants, returns all constants, or `None` unless all candidates are integers and all
/// constants fit in an `i64`. Otherwise, returns the number type that can represent all values.
fn number_shape<'a>(scalars: &[ScalarCandidate<'a>]) -> Option<TypeShape<'a>> {
    if scalars.iter().any(|scalar| scalar.values.is_some()) {
        let values = all_constants(scalars);
        return (scalars.iter().all(|scalar| scalar.ty == JsonType::Integer)
            && values.iter().all(|constant| constant.value.is_i64()))
        .then_some(TypeShape::Constants(values));
    }
    let primitives: Vec<Primitive> = scalars.iter().map(|scalar| scalar.primitive).collect();
    let widest = widest_number(&primitives);
    let position = primitives.iter().position(|primitive| *primitive == widest);
    Some(position.map_or(TypeShape::Primitive(widest), |index| TypeShape::Same(scalars[index].link)))
}

fn all_constants(scalars: &[ScalarCandidate<'_>]) -> Vec<Constant> {
    let mut seen = HashSet::new();
    let constants = scalars.iter().filter_map(|scalar| scalar.values.as_deref()).flatten();
    constants.filter(|constant| seen.insert(constant.value.to_string())).cloned().collect()
}

/// Returns the smallest number type that exactly represents the values of all these types.
pub(super) fn widest_number(primitives: &[Primitive]) -> Primitive {
    let ranges: Vec<Option<(i128, i128)>> = primitives.iter().map(|primitive| primitive.integer_range()).collect();
    let same = primitives.iter().all(|primitive| *primitive == primitives[0]);
    if same {
        return primitives[0];
    }
    if primitives.contains(&Primitive::Number) {
        return Primitive::Number;
    }
    if ranges.contains(&None) {
        // A float would write the integer 5 as 5.0, and only represents 53-bit integers exactly.
        let are_fractions = ranges.iter().all(Option::is_none);
        return if are_fractions { Primitive::F64 } else { Primitive::Number };
    }
    let least = ranges.iter().flatten().map(|(least, _)| *least).min().unwrap_or(0);
    let most = ranges.iter().flatten().map(|(_, most)| *most).max().unwrap_or(0);
    let holds = |primitive: &Primitive| primitive.integer_range().is_some_and(|(from, to)| from <= least && most <= to);
    primitives
        .iter()
        .copied()
        .chain([Primitive::I32, Primitive::I64, Primitive::U64])
        .find(holds)
        .unwrap_or(Primitive::Number)
}
