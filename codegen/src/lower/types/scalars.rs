//! Lowers alternatives that are all strings, all numbers or all booleans to one Rust type, if one type can represent
//! all of their values.

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

/// Returns one type for all alternatives (`candidates`) of a union, including nested alternatives. `None` if an
/// alternative is not a scalar, or if no type can represent all values.
pub(super) fn scalar_shape<'a>(
    api: &'a Api,
    nullable_schemas: &NullableSchemas,
    outer_schema: &MergedSchema<'_>,
    candidates: &[&'a SchemaRef],
) -> Option<TypeShape<'a>> {
    let candidates = alternatives::flatten_alternatives(api, nullable_schemas, candidates);
    let scalars: Option<Vec<ScalarCandidate<'a>>> = candidates
        .iter()
        .map(|schema_ref| ScalarCandidate::from_schema(api, &outer_schema.types, schema_ref))
        .collect();
    let scalars = scalars?;
    let have_types = |types: &[JsonType]| scalars.iter().all(|scalar| types.contains(&scalar.ty));
    if have_types(&[JsonType::String]) {
        string_shape(&scalars)
    } else if have_types(&[JsonType::Integer, JsonType::Number]) {
        number_shape(&scalars)
    } else {
        have_types(&[JsonType::Boolean]).then_some(TypeShape::Primitive(Primitive::Bool))
    }
}

/// An alternative of a union whose values are strings, numbers or booleans.
struct ScalarCandidate<'a> {
    schema_ref: &'a SchemaRef,
    ty: JsonType,
    primitive: Primitive,
    /// The constants (`enum`) of the schema; `None` if the schema does not list any.
    values: Option<Vec<Constant>>,
}

impl<'a> ScalarCandidate<'a> {
    /// Determines the scalar type of an alternative of a union. Returns `None` if the alternative is not a scalar.
    /// `outer_types` contains the types that the schema with the `oneOf` or `anyOf` allows.
    fn from_schema(api: &'a Api, outer_types: &[JsonType], schema_ref: &'a SchemaRef) -> Option<Self> {
        let schema = api.schema(schema_ref.schema);
        let merged = MergedSchema::new(api, schema_ref.schema);
        if !merged.alternative_groups.is_empty() || merged.is_struct() {
            return None;
        }
        let ty = match (&*merged.types, merged.values.as_deref(), outer_types) {
            ([ty], ..) | ([], None, [ty]) => *ty,
            ([], Some(constants), _) => json_type_of_constants(constants)?,
            _ => return None,
        };
        let primitive = match ty {
            JsonType::String => string_primitive(api, merged.format),
            JsonType::Integer => integer_type(merged.format, &merged.bounds),
            JsonType::Number => number_primitive(merged.format, &merged.bounds),
            JsonType::Boolean => Primitive::Bool,
            JsonType::Array | JsonType::Object => return None,
        };
        let constants = merged.values.as_deref().map(|constants| {
            let constants: Vec<&Value> = constants.iter().filter(|value| !value.is_null()).collect();
            let is_single_constant = constants.len() == 1 && schema.name.is_none();
            let text_if_single = |text: &Option<String>| text.clone().filter(|_| is_single_constant);
            constants
                .into_iter()
                .map(|value| Constant {
                    value: value.clone(),
                    title: text_if_single(&schema.title),
                    description: text_if_single(&schema.description),
                })
                .collect()
        });
        Some(Self { schema_ref, ty, primitive, values: constants })
    }
}

/// Returns the common JSON type of constants, ignoring `null`: string, boolean or integer. `None` if there is no such
/// type.
fn json_type_of_constants(constants: &[Value]) -> Option<JsonType> {
    let mut non_null_values = constants.iter().filter(|value| !value.is_null()).peekable();
    non_null_values.peek()?;
    let non_null_values: Vec<&Value> = non_null_values.collect();
    [JsonType::String, JsonType::Boolean, JsonType::Integer]
        .into_iter()
        .find(|ty| non_null_values.iter().all(|value| ty.contains_value(value)))
}

/// Returns the type for alternatives that are all strings: an enum of all their constants, or a string type if they
/// have no constants. `None` if no single Rust type can represent all values.
fn string_shape<'a>(scalars: &[ScalarCandidate<'a>]) -> Option<TypeShape<'a>> {
    let constants = distinct_constants(scalars);
    let unrestricted_refs = scalars.iter().filter(|scalar| scalar.values.is_none());
    let unrestricted_refs: Vec<(&'a SchemaRef, Primitive)> =
        unrestricted_refs.map(|scalar| (scalar.schema_ref, scalar.primitive)).collect();
    let find_by_primitive =
        |primitive| unrestricted_refs.iter().find(|(_, it)| *it == primitive).map(|(schema_ref, _)| *schema_ref);
    if unrestricted_refs.iter().all(|(_, primitive)| *primitive == Primitive::String) {
        return Some(if constants.is_empty() {
            TypeShape::Same(scalars[0].schema_ref)
        } else {
            TypeShape::Constants(constants)
        });
    }
    if unrestricted_refs.iter().any(|(_, primitive)| *primitive == Primitive::Binary) && unrestricted_refs.len() > 1 {
        // Files and text are serialized differently.
        return None;
    }
    // A string that must not be shown remains a `Secret`.
    let widest_ref = find_by_primitive(Primitive::Secret).or_else(|| find_by_primitive(Primitive::String));
    match widest_ref {
        Some(_) if !constants.is_empty() => Some(TypeShape::Constants(constants)),
        Some(schema_ref) => Some(TypeShape::Same(schema_ref)),
        None if constants.is_empty()
            && unrestricted_refs.iter().all(|(_, primitive)| *primitive == unrestricted_refs[0].1) =>
        {
            Some(TypeShape::Same(scalars[0].schema_ref))
        }
        None => None,
    }
}

/// Returns the type for alternatives that are all numbers: an enum of all their constants, or, if they have no
/// constants, the number type that can represent all values. `None` if there are constants, but an alternative is not
/// an integer or a constant does not fit in an `i64`.
fn number_shape<'a>(scalars: &[ScalarCandidate<'a>]) -> Option<TypeShape<'a>> {
    if scalars.iter().any(|scalar| scalar.values.is_some()) {
        let constants = distinct_constants(scalars);
        return (scalars.iter().all(|scalar| scalar.ty == JsonType::Integer)
            && constants.iter().all(|constant| constant.value.is_i64()))
        .then_some(TypeShape::Constants(constants));
    }
    let primitives: Vec<Primitive> = scalars.iter().map(|scalar| scalar.primitive).collect();
    let widest_type = widest_number(&primitives);
    let position = primitives.iter().position(|primitive| *primitive == widest_type);
    Some(position.map_or(TypeShape::Primitive(widest_type), |index| TypeShape::Same(scalars[index].schema_ref)))
}

/// Returns the distinct constants of all alternatives, in order.
fn distinct_constants(scalars: &[ScalarCandidate<'_>]) -> Vec<Constant> {
    let mut seen_values = HashSet::new();
    let constants = scalars.iter().filter_map(|scalar| scalar.values.as_deref()).flatten();
    constants.filter(|constant| seen_values.insert(constant.value.to_string())).cloned().collect()
}

/// Returns the smallest number type that can exactly represent all values of the types `primitives`.
pub(super) fn widest_number(primitives: &[Primitive]) -> Primitive {
    let ranges: Vec<Option<(i128, i128)>> = primitives.iter().map(|primitive| primitive.integer_range()).collect();
    let are_all_equal = primitives.iter().all(|primitive| *primitive == primitives[0]);
    if are_all_equal {
        return primitives[0];
    }
    if primitives.contains(&Primitive::Number) {
        return Primitive::Number;
    }
    if ranges.contains(&None) {
        // A float would write the integer 5 as 5.0, and only represents 53-bit integers exactly.
        let are_all_floats = ranges.iter().all(Option::is_none);
        return if are_all_floats { Primitive::F64 } else { Primitive::Number };
    }
    let min_value = ranges.iter().flatten().map(|(min_value, _)| *min_value).min().unwrap_or(0);
    let max_value = ranges.iter().flatten().map(|(_, max_value)| *max_value).max().unwrap_or(0);
    let can_represent = |primitive: &Primitive| {
        primitive.integer_range().is_some_and(|(type_min, type_max)| type_min <= min_value && max_value <= type_max)
    };
    primitives
        .iter()
        .copied()
        .chain([Primitive::I32, Primitive::I64, Primitive::U64])
        .find(can_represent)
        .unwrap_or(Primitive::Number)
}
