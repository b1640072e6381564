//! Unions: `oneOf` and `anyOf`. How the right candidate is found is decided here, the surest way first:
//! by discriminator, by a member with constants of its own in each, by JSON type, and at last by shape.

use indexmap::IndexMap;

use super::{Place, Types, merge::Merged, shape};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{JsonType, Link, Primitive, Schema, SchemaId, Type, TypeKind, Union, UnionCase, UnionTag},
    names::{Kind, Scope},
    source::Span,
};

impl Types<'_> {
    /// A union of these candidates; an alias where all of them are one type in Rust.
    pub(super) fn union(&mut self, merged: &Merged<'_>, candidates: &[&Link], place: &Place<'_>) -> TypeKind {
        let tags = self.discriminated(merged, candidates).or_else(|| self.constant_member(candidates));
        let mut scope = Scope::default();
        let mut cases: Vec<UnionCase> = Vec::new();
        for (index, link) in candidates.iter().enumerate() {
            let tagged = tags.as_ref().map(|(_, tags)| tags[index].clone()).unwrap_or_default();
            let label = self.label(link, &tagged, index);
            let ty = self.item(link, &place.member(&label));
            if let Some(known) = cases.iter_mut().find(|case| case.ty == ty) {
                known.tags.extend(tagged);
                continue;
            }
            let merged = Merged::of(self.api, link.schema);
            cases.push(UnionCase {
                name: scope.claim(&label, Kind::Variant),
                ty,
                boxed: false,
                tags: tagged,
                json: self.json_types(link.schema, 0),
                required: merged
                    .required
                    .iter()
                    .filter(|name| merged.properties.contains_key(*name))
                    .cloned()
                    .collect(),
            });
        }
        if let [only] = cases.as_slice() {
            return TypeKind::Alias(only.ty.clone());
        }
        let tag = match tags {
            Some((property, _)) => UnionTag::Property(property),
            None if by_json_type(&mut cases) => UnionTag::JsonType,
            None => {
                // The most demanding first; what takes anything comes last.
                cases.sort_by_key(|case| {
                    (case.json.is_empty(), std::cmp::Reverse(case.required.len()), self.laxity(&case.ty))
                });
                UnionTag::Shape
            }
        };
        TypeKind::Union(Union { tag, cases })
    }

    /// The member that `discriminator` names, and its values for each candidate.
    fn discriminated(&mut self, merged: &Merged<'_>, candidates: &[&Link]) -> Option<(String, Vec<Vec<String>>)> {
        let discriminator = merged.discriminator?;
        let mut tags = Vec::with_capacity(candidates.len());
        for link in candidates {
            let schema = self.api.schema(link.schema);
            let mapped = discriminator.mapping.iter().filter(|(_, target)| target.schema == link.schema);
            let mut values: Vec<String> = mapped.map(|(value, _)| value.clone()).collect();
            if values.is_empty() {
                values = self.constants_of(link.schema, &discriminator.property).unwrap_or_default();
            }
            if values.is_empty() {
                self.is_text(link, &discriminator.property, schema.at)?;
                values.push(last_segment(schema)?.to_owned());
            }
            tags.push(values);
        }
        distinct(&tags).then(|| (discriminator.property.clone(), tags))
    }

    /// Says so where a member is no string: its values cannot be the names of schemas, as those of a discriminator without `mapping` are.
    fn is_text(&mut self, link: &Link, property: &str, at: Span) -> Option<()> {
        let Some(member) = Merged::of(self.api, link.schema).properties.get(property).cloned() else { return Some(()) };
        let types = Merged::of(self.api, member.schema).types;
        if types.is_empty() || types.contains(&JsonType::String) {
            return Some(());
        }
        self.diagnostics.push(
            Diagnostic::warning(
                codes::DISCRIMINATOR,
                format!("the discriminator `{property}` is no string, so its values cannot be names of schemas"),
                at,
            )
            .label("told apart without it")
            .help("give `mapping`, or leave the discriminator out"),
        );
        None
    }

    /// A required member that has constants of its own in each candidate.
    fn constant_member(&self, candidates: &[&Link]) -> Option<(String, Vec<Vec<String>>)> {
        let first = Merged::of(self.api, candidates.first()?.schema);
        first.properties.keys().find_map(|property| {
            let tags: Option<Vec<_>> = candidates
                .iter()
                .map(|link| {
                    let required = Merged::of(self.api, link.schema).required.contains(property);
                    self.constants_of(link.schema, property).filter(|_| required)
                })
                .collect();
            tags.filter(|tags| distinct(tags)).map(|tags| (property.clone(), tags))
        })
    }

    fn constants_of(&self, id: SchemaId, property: &str) -> Option<Vec<String>> {
        let link = Merged::of(self.api, id).properties.get(property)?.clone();
        let values = Merged::of(self.api, link.schema).values?;
        values.iter().map(|value| value.as_str().map(str::to_owned)).collect()
    }

    fn label(&self, link: &Link, tags: &[String], index: usize) -> String {
        let schema = self.api.schema(link.schema);
        if let Some(name) = last_segment(schema) {
            return name.to_owned();
        }
        if let Some(tag) = tags.first() {
            return tag.clone();
        }
        if let Some(title) = schema.title.as_deref().filter(|title| title.len() < 40) {
            return title.to_owned();
        }
        match self.json_types(link.schema, 0).as_slice() {
            [JsonType::String] => match shape::string(schema.format.as_deref()) {
                Primitive::String => "String".to_owned(),
                _ => schema.format.clone().unwrap_or_default(),
            },
            [JsonType::Integer] => "Integer".to_owned(),
            [JsonType::Number] => "Number".to_owned(),
            [JsonType::Boolean] => "Boolean".to_owned(),
            [JsonType::Array] => "List".to_owned(),
            [JsonType::Object] => "Object".to_owned(),
            _ => format!("Variant{}", index + 1),
        }
    }

    /// How much a type takes beside others of the same JSON type, if no member has to be there.
    fn laxity(&self, ty: &Type) -> u8 {
        match ty {
            Type::Primitive(primitive) => match primitive {
                // A date is also the beginning of a date with a time.
                Primitive::DateTime => 0,
                Primitive::String | Primitive::Secret | Primitive::Binary | Primitive::Number => 5,
                Primitive::Base64 | Primitive::IntOrString | Primitive::F32 | Primitive::F64 => 3,
                _ => 1,
            },
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.laxity(inner),
            Type::Named(id) => match &self.defs[id.0 as usize].kind {
                TypeKind::Enum(values) if values.unknown.is_none() => 1,
                TypeKind::Enum(_) => 5,
                TypeKind::Alias(inner) | TypeKind::Newtype(inner) => self.laxity(inner),
                // Members that a struct does not know are no error.
                TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Choice(_) => 4,
            },
            Type::Json | Type::Unit => 6,
        }
    }

    /// The JSON types that a schema's values have; empty: any.
    fn json_types(&self, id: SchemaId, depth: usize) -> Vec<JsonType> {
        let merged = Merged::of(self.api, id);
        if let Some(ty) = merged.types.first() {
            return if merged.format == Some("int-or-string") {
                vec![JsonType::String, JsonType::Integer]
            } else {
                vec![*ty]
            };
        }
        if !merged.properties.is_empty() {
            return vec![JsonType::Object];
        }
        if merged.items.is_some() {
            return vec![JsonType::Array];
        }
        if let Some(values) = &merged.values {
            return if values.iter().all(serde_json::Value::is_string) { vec![JsonType::String] } else { Vec::new() };
        }
        let mut types = Vec::new();
        for link in merged.groups.iter().copied().flatten() {
            let of_candidate = if depth < 8 { self.json_types(link.schema, depth + 1) } else { Vec::new() };
            if of_candidate.is_empty() {
                return Vec::new();
            }
            types.extend(of_candidate);
        }
        types.sort_unstable();
        types.dedup();
        types
    }
}

fn last_segment(schema: &Schema) -> Option<&str> {
    schema.name.as_deref().map(|name| name.rsplit('.').next().unwrap_or(name))
}

fn distinct(tags: &[Vec<String>]) -> bool {
    let mut seen: IndexMap<&str, ()> = IndexMap::new();
    tags.iter().all(|values| !values.is_empty()) && tags.iter().flatten().all(|tag| seen.insert(tag, ()).is_none())
}

/// Whether the JSON type tells the candidates apart. Integers are numbers: where both occur, numbers take both.
fn by_json_type(cases: &mut Vec<UnionCase>) -> bool {
    let is = |case: &UnionCase, ty: JsonType| case.json == [ty];
    if cases.iter().any(|case| is(case, JsonType::Number))
        && !cases.iter().any(|case| matches!(case.ty, Type::Named(_)) && is(case, JsonType::Integer))
    {
        cases.retain(|case| !is(case, JsonType::Integer));
    }
    let mut seen = Vec::new();
    cases.iter().all(|case| {
        !case.json.is_empty()
            && case.json.iter().all(|ty| {
                let number = matches!(ty, JsonType::Integer | JsonType::Number);
                let clash = seen.contains(ty)
                    || number && (seen.contains(&JsonType::Integer) || seen.contains(&JsonType::Number));
                seen.push(*ty);
                !clash
            })
    })
}
