//! Lowers `oneOf` and `anyOf` to unions. If a member distinguishes the alternatives (the candidates),
//! [`union_plans`](super::union_plans) determines this member. Otherwise, the candidate for a value is selected by the
//! JSON type of the value, or else by the members that each candidate recognizes.

use std::collections::{HashMap, HashSet};

use super::{NamingContext, Types, labels, merge::MergedSchema, scalars::widest_number, union_plans::unwrap_schema};
use crate::{
    ir::{JsonType, Primitive, SchemaId, SchemaRef, TextFormat, Type, TypeKind, Union, UnionCase, UnionTag},
    names::{NameKind, NameScope},
};

/// The maximum nesting depth of the lists, maps and aliases that [`Types::permissiveness`] follows.
const MAX_TYPE_DEPTH: usize = 16;

impl Types<'_> {
    /// Returns a union of the candidates, or an alias if all candidates have the same Rust type.
    pub(super) fn union_type(
        &mut self,
        id: SchemaId,
        candidates: &[&SchemaRef],
        context: &NamingContext<'_>,
    ) -> TypeKind {
        let plan = self.plans.union_plan(id).cloned();
        let tags = plan.as_ref().map_or_else(Vec::new, |plan| plan.tags.clone());
        let labels = labels::candidate_labels(self.api, candidates, &tags);
        let mut scope = NameScope::default();
        let mut cases: Vec<UnionCase> = Vec::new();
        for (index, (schema_ref, label)) in candidates.iter().zip(&labels).enumerate() {
            let candidate_tags = tags.get(index).cloned().unwrap_or_default();
            let case = self.union_case(id, schema_ref, label, candidate_tags, context);
            let has_same_type =
                |earlier_case: &&mut UnionCase| earlier_case.ty == case.ty && earlier_case.constant == case.constant;
            if let Some(earlier_case) = cases.iter_mut().find(has_same_type) {
                earlier_case.tags.extend(case.tags);
                earlier_case.schemas.extend(case.schemas);
                continue;
            }
            cases.push(UnionCase { name: scope.claim_name(label, NameKind::Variant), ..case });
        }
        let is_family = self.plans.family_of_parent(id).is_some();
        if let ([UnionCase { ty, constant: None, .. }], false) = (cases.as_slice(), is_family) {
            return TypeKind::Alias(ty.clone());
        }
        let default_candidate = plan.as_ref().and_then(|plan| candidates.get(plan.fallback?));
        let fallback = default_candidate
            .and_then(|schema_ref| cases.iter().position(|case| case.schemas.contains(&schema_ref.schema)));
        let tag = match plan {
            Some(plan) => UnionTag::Property(plan.member_path),
            None if merge_by_json_type(&mut cases) => UnionTag::JsonType,
            None => {
                // A candidate that accepts any value comes last; among types without members, the most permissive one
                // comes last.
                cases.sort_by_key(|case| (case.json.is_empty(), self.permissiveness(&case.ty, 0)));
                self.record_distinct_formats(&mut cases);
                UnionTag::Shape
            }
        };
        let is_closed = self.api.schema(id).extensions.get("x-closed-union") == Some(&serde_json::Value::Bool(true));
        let is_open = match tag {
            UnionTag::Property(_) => fallback.is_none(),
            UnionTag::JsonType => false,
            UnionTag::Shape => {
                cases.iter().any(|case| case.constant.is_some()) || self.are_all_recognizable(&cases, candidates)
            }
        };
        if tag != UnionTag::Shape || !is_open {
            for case in &mut cases {
                case.constants.clear();
            }
        }
        let unknown_variant = (is_open && !is_closed).then(|| scope.claim_unknown_variant());
        let distinction = self.find_distinction(&tag, &cases, candidates);
        TypeKind::Union(Union { tag, distinction, cases, unknown: unknown_variant, fallback })
    }

    /// Creates the variant of a candidate. The variant has no name yet.
    fn union_case(
        &mut self,
        id: SchemaId,
        schema_ref: &SchemaRef,
        label: &str,
        tags: Vec<String>,
        context: &NamingContext<'_>,
    ) -> UnionCase {
        let merged = MergedSchema::new(self.api, schema_ref.schema);
        let constant = labels::candidate_constant(self.api, schema_ref);
        let is_sent_and_received = |name: &&String| self.is_sent_and_received(&merged, name);
        let required_names: Vec<String> = merged.required.iter().filter(is_sent_and_received).cloned().collect();
        let constants = required_names
            .iter()
            .filter_map(|name| Some((name.clone(), self.only_allowed_value(&merged, name)?)))
            .collect();
        let json_types = self.json_types(schema_ref.schema);
        let ty = match &constant {
            Some(_) => Type::Unit,
            None if schema_ref.schema == id => self.create_parent_struct(id, context),
            // `null` belongs to the union and not to its candidates.
            None => self.type_at(schema_ref, &context.member_context(label)),
        };
        UnionCase {
            name: String::new(),
            ty,
            boxed: false,
            constant,
            tags,
            json: json_types,
            required: required_names,
            constants,
            formats: Vec::new(),
            schemas: vec![schema_ref.schema],
            checks: None,
        }
    }

    /// Creates a struct for values of a parent schema that are not values of a child. The type of the parent is a union
    /// of this struct and the children.
    fn create_parent_struct(&mut self, id: SchemaId, context: &NamingContext<'_>) -> Type {
        let schema = self.api.schema(id);
        let origin = schema.name.clone().unwrap_or_else(|| schema.location.clone());
        let context = context.member_context("Base");
        let type_id = self.reserve_type_id(&context, None, origin, schema.at);
        let kind = self.struct_of_schema(id, MergedSchema::new(self.api, id), &[], &context);
        let type_def = self.type_def_mut(type_id);
        type_def.kind = kind;
        type_def.schema = Some(id);
        Type::Named(type_id)
    }

    /// Records for each candidate the members with another format than the member of the same name in another
    /// candidate.
    fn record_distinct_formats(&self, cases: &mut [UnionCase]) {
        let formats_by_case: Vec<HashMap<String, TextFormat>> =
            cases.iter().map(|case| self.member_formats(case)).collect();
        for (index, (case, case_formats)) in cases.iter_mut().zip(&formats_by_case).enumerate() {
            let other_formats =
                || formats_by_case.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, formats)| formats);
            let is_distinct = |(name, format): &(&String, &TextFormat)| {
                other_formats().any(|formats| formats.get(*name).is_some_and(|other| other != *format))
            };
            case.formats =
                case_formats.iter().filter(is_distinct).map(|(name, format)| (name.clone(), *format)).collect();
            case.formats.sort_by(|(first_name, _), (second_name, _)| first_name.cmp(second_name));
        }
    }

    /// Returns the members of a candidate that have a [`TextFormat`], with their formats.
    fn member_formats(&self, case: &UnionCase) -> HashMap<String, TextFormat> {
        let [schema] = case.schemas.as_slice() else { return HashMap::new() };
        let merged = MergedSchema::new(self.api, unwrap_schema(self.api, *schema));
        let named_format = |(name, schema_ref): (&String, &SchemaRef)| {
            Some((name.clone(), TextFormat::find_by_name(MergedSchema::new(self.api, schema_ref.schema).format?)?))
        };
        merged.properties.iter().filter_map(named_format).collect()
    }

    /// Returns whether each candidate can be recognized by a constant, by constant members that are unique, or by a
    /// required member that no other candidate has. If so, a value that does not match any candidate belongs to an
    /// undeclared one.
    fn are_all_recognizable(&self, cases: &[UnionCase], candidates: &[&SchemaRef]) -> bool {
        // The number of candidates that have each property.
        let mut member_counts: HashMap<String, usize> = HashMap::new();
        for schema_ref in candidates {
            for name in MergedSchema::new(self.api, unwrap_schema(self.api, schema_ref.schema)).properties.keys() {
                *member_counts.entry(name.clone()).or_default() += 1;
            }
        }
        let mut seen_constants = HashSet::new();
        cases.iter().all(|case| {
            let has_unique_constants = !case.constants.is_empty() && seen_constants.insert(&case.constants);
            has_unique_constants
                || case.constant.is_some()
                || case.required.iter().any(|name| member_counts.get(name) == Some(&1))
        })
    }

    /// Returns the only allowed value of a member: a string without quotes, or a boolean or number as JSON. `None` if
    /// the member allows several values or values of another type.
    fn only_allowed_value(&self, merged: &MergedSchema<'_>, name: &str) -> Option<String> {
        let member = MergedSchema::new(self.api, merged.properties.get(name)?.schema);
        match member.values.as_deref() {
            Some([serde_json::Value::String(text)]) => Some(text.clone()),
            Some([value @ (serde_json::Value::Bool(_) | serde_json::Value::Number(_))]) => Some(value.to_string()),
            _ => None,
        }
    }

    /// Returns the rank of a type among the types of values that are not objects. A type with a higher rank accepts
    /// more values of the same JSON type.
    fn permissiveness(&self, ty: &Type, depth: usize) -> u8 {
        match ty {
            Type::Primitive(primitive) => match primitive {
                // A date is a prefix of a date with a time.
                Primitive::DateTime => 0,
                Primitive::String | Primitive::Secret | Primitive::Binary | Primitive::Number => 5,
                Primitive::Base64 | Primitive::IntOrString | Primitive::F32 | Primitive::F64 => 3,
                Primitive::Bool
                | Primitive::I8
                | Primitive::I16
                | Primitive::I32
                | Primitive::I64
                | Primitive::U8
                | Primitive::U16
                | Primitive::U32
                | Primitive::U64
                | Primitive::Date
                | Primitive::Uuid => 1,
            },
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner)
                if depth < MAX_TYPE_DEPTH =>
            {
                self.permissiveness(inner, depth + 1)
            }
            Type::Named(id) => match &self.defs[id.0 as usize].kind {
                TypeKind::Enum(values) if values.unknown.is_none() => 1,
                TypeKind::Enum(_) => 5,
                TypeKind::Alias(inner) | TypeKind::Newtype(inner) if depth < MAX_TYPE_DEPTH => {
                    self.permissiveness(inner, depth + 1)
                }
                _ => 4,
            },
            Type::Tuple(tuple) if tuple.is_fixed() => 1,
            Type::List(_) | Type::Map(_) | Type::Nullable(_) | Type::Event(_) | Type::Tuple(_) => 4,
            // A constant.
            Type::Unit => 0,
            Type::Json => 6,
        }
    }
}

/// Merges the candidates for integers into a candidate for numbers, if there is one. Returns whether the JSON type then
/// distinguishes all candidates.
fn merge_by_json_type(cases: &mut Vec<UnionCase>) -> bool {
    let has_only_type = |case: &UnionCase, ty: JsonType| case.json == [ty];
    if cases.iter().any(|case| case.constant.is_some()) {
        return false;
    }
    let number_cases =
        cases.iter().filter(|case| has_only_type(case, JsonType::Number) || has_only_type(case, JsonType::Integer));
    let primitives: Option<Vec<Primitive>> = number_cases
        .map(|case| match case.ty {
            Type::Primitive(primitive) => Some(primitive),
            _ => None,
        })
        .collect();
    if let Some(primitives) = primitives
        && cases.iter().filter(|case| has_only_type(case, JsonType::Number)).count() == 1
    {
        let integer_schemas = cases.extract_if(.., |case| case.json == [JsonType::Integer]);
        let integer_schemas: Vec<SchemaId> = integer_schemas.flat_map(|case| case.schemas).collect();
        for case in cases.iter_mut().filter(|case| case.json == [JsonType::Number]) {
            case.schemas.extend(&integer_schemas);
            case.ty = Type::Primitive(widest_number(&primitives));
        }
    }
    let mut seen_types = Vec::new();
    cases.iter().all(|case| {
        !case.json.is_empty()
            && case.json.iter().all(|ty| {
                let is_number = matches!(ty, JsonType::Integer | JsonType::Number);
                let is_type_taken = seen_types.contains(ty)
                    || is_number && (seen_types.contains(&JsonType::Integer) || seen_types.contains(&JsonType::Number));
                seen_types.push(*ty);
                !is_type_taken
            })
    })
}
