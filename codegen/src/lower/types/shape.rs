//! The kind of type that a schema becomes.

use super::{
    Name, Place, Types, alternatives,
    constants::Constant,
    merge::Merged,
    whole::{integer, of_format},
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    documentation,
    ir::{Additional, Api, Bounds, Format, JsonType, Link, Primitive, Schema, SchemaId, Type, TypeDef, TypeKind},
};

/// The kind of type that a schema becomes, before its members are visited.
pub(super) enum Shape<'a> {
    /// An enum of constants.
    Constants(Vec<Constant>),
    /// One of several alternatives.
    Union(Vec<&'a Link>),
    /// A value of one of the children of a parent.
    Family,
    /// A struct. The members of these alternatives are added as optional ones.
    Struct(Vec<&'a Link>),
    /// The same type as another schema.
    Same(&'a Link),
    /// A type without a definition.
    Plain,
    /// A Rust type that can represent several alternatives.
    Primitive(Primitive),
    /// Any value, because nothing is known about the schema or no value is valid.
    Any,
}

/// The stack space reserved for one level, with a large margin, and the size by which the stack grows.
const STACK_LEFT: usize = 128 << 10;
const STACK_MORE: usize = 4 << 20;

impl<'a> Types<'a> {
    /// Returns the type at a place. The type of each schema is cached.
    pub(super) fn ty(&mut self, link: &Link, place: &Place<'_>) -> Type {
        let id = link.schema;
        if let Some(known) = &self.known[id.index()] {
            return known.clone();
        }
        if !self.busy.insert(id) {
            let schema = self.api.schema(id);
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::RECURSIVE_INLINE_SCHEMA,
                    "this schema contains itself, and has no name",
                    schema.at,
                )
                .label("read as any JSON here")
                .help("move it to `components.schemas` and refer to it"),
            );
            return Type::Json;
        }
        // Chains of schemas may have any length.
        let ty = stacker::maybe_grow(STACK_LEFT, STACK_MORE, || self.lower(id, place));
        self.busy.remove(&id);
        self.known[id.index()].get_or_insert(ty).clone()
    }

    /// Returns the type at a place other than a struct's member that may be `null`: an item, a map's value, a
    /// candidate.
    pub(super) fn item(&mut self, link: &Link, place: &Place<'_>) -> Type {
        let ty = self.ty(link, place);
        if self.nullable(link.schema) && ty != Type::Json { Type::Nullable(Box::new(ty)) } else { ty }
    }

    /// Returns whether a schema allows `null`, itself or through its composition.
    pub(super) fn nullable(&self, id: SchemaId) -> bool {
        self.nulls.allow(id)
    }

    fn lower(&mut self, id: SchemaId, place: &Place<'_>) -> Type {
        let schema = self.api.schema(id);
        let named = self.names[id.index()].is_some();
        let merged = Merged::of(self.api, id);
        let family = self.plans.family(id).map(|family| family.members.clone());
        let shape = match (&family, Merged::wraps(self.api, schema)) {
            (Some(_), _) => Shape::Family,
            (None, Some(inner)) if !self.plans.is_child(id) => Shape::Same(inner),
            _ => self.shape(&merged, schema),
        };
        let origin = schema.name.clone().unwrap_or_else(|| schema.location.clone());
        if !named && matches!(shape, Shape::Same(_) | Shape::Plain | Shape::Primitive(_) | Shape::Any) {
            return match shape {
                Shape::Same(link) => self.ty(link, place),
                Shape::Plain => self.plain(&merged, place),
                Shape::Primitive(primitive) => Type::Primitive(primitive),
                _ => Type::Json,
            };
        }
        let def = self.reserve(place, Some(id), origin, schema.at);
        let ty = Type::Named(def);
        self.known[id.index()] = Some(ty.clone());
        let TypeDef { module, name, .. } = self.def(def);
        let (module, name) = (*module, name.clone());
        let place = Place { module, name: Name::Whole(&name) };
        let kind = match shape {
            Shape::Constants(values) => self.constants(&merged, &values, schema),
            Shape::Union(candidates) => self.union(id, &candidates, &place),
            Shape::Family => self.union(id, &family.iter().flatten().collect::<Vec<_>>(), &place),
            Shape::Struct(alternatives) => self.record(id, merged, &alternatives, &place),
            Shape::Same(link) => TypeKind::Alias(self.ty(link, &place)),
            Shape::Plain => TypeKind::Alias(self.plain(&merged, &place)),
            Shape::Primitive(primitive) => TypeKind::Alias(Type::Primitive(primitive)),
            Shape::Any => TypeKind::Alias(Type::Json),
        };
        let target = self.def(def);
        target.kind = kind;
        target.deprecated = schema.deprecated.then(|| documentation::DEPRECATED.to_owned());
        ty
    }

    fn shape(&mut self, merged: &Merged<'a>, schema: &Schema) -> Shape<'a> {
        if merged.contradicts {
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::SCHEMA_UNSATISFIABLE,
                    "no value fits all of `allOf`: its parts exclude each other",
                    schema.at,
                )
                .label("read as any JSON"),
            );
            return Shape::Any;
        }
        if let Some(values) = merged.values.as_deref().filter(|values| is_enum(merged, values)) {
            let values = values.iter().filter(|value| !value.is_null());
            return Shape::Constants(values.cloned().map(Constant::from).collect());
        }
        let mut groups = alternatives::groups(self.api, &self.nulls, merged);
        match (groups.len(), merged.is_struct()) {
            (0, true) => Shape::Struct(Vec::new()),
            (0, false) => plain_or_any(merged),
            (1, _) if alternatives::is_union(self.api, merged, &groups[0]) => {
                alternatives::shape(self.api, &self.nulls, merged, groups.remove(0))
            }
            _ if !self.have_members(merged, &groups.concat()) => {
                let message = "the alternatives beside other keywords are not objects with members";
                let problem = Diagnostic::warning(codes::ALTERNATIVES_MERGED, message, schema.at);
                self.diagnostics.push(problem.label("read as any JSON"));
                Shape::Any
            }
            _ => {
                self.diagnostics.push(
                    Diagnostic::note(
                        codes::ALTERNATIVES_MERGED,
                        "members beside `oneOf`/`anyOf`: one struct with all of them is generated",
                        schema.at,
                    )
                    .label("members of the alternatives are optional in it, in any combination"),
                );
                Shape::Struct(alternatives::leaves(self.api, &self.nulls, &groups.concat()))
            }
        }
    }

    /// Returns whether a schema and its alternatives are objects with declared members, so that they can become one
    /// struct.
    fn have_members(&mut self, merged: &Merged<'a>, candidates: &[&'a Link]) -> bool {
        let leaves = alternatives::leaves(self.api, &self.nulls, candidates);
        let object = |types: &[JsonType]| types.is_empty() || types.contains(&JsonType::Object);
        let declares =
            merged.is_struct() || leaves.iter().any(|leaf| !Merged::of(self.api, leaf.schema).properties.is_empty());
        declares && object(&merged.types) && leaves.iter().all(|leaf| object(&self.json_types(leaf.schema)))
    }

    fn plain(&mut self, merged: &Merged<'_>, place: &Place<'_>) -> Type {
        let ty = merged.types.first().copied().or_else(|| guess(merged));
        match ty {
            Some(JsonType::Array) if !merged.prefix_items.is_empty() => self.tuple(merged, place),
            Some(JsonType::Array) => match merged.items {
                Some(items) => Type::List(Box::new(self.item(items, &place.member("Item")))),
                None => Type::List(Box::new(Type::Json)),
            },
            Some(JsonType::Object) => match merged.additional {
                Additional::Schema(values) => Type::Map(Box::new(self.item(values, &place.member("Value")))),
                _ => Type::Map(Box::new(Type::Json)),
            },
            Some(JsonType::String) => Type::Primitive(string(self.api, merged.format)),
            Some(JsonType::Integer) => {
                let primitive = integer(merged.format, &merged.bounds);
                self.is_wider(merged, primitive);
                Type::Primitive(primitive)
            }
            Some(JsonType::Number) => Type::Primitive(number(merged.format, &merged.bounds)),
            Some(JsonType::Boolean) => Type::Primitive(Primitive::Bool),
            None => Type::Json,
        }
    }

    /// Warns if the bounds require a wider integer type than the format.
    fn is_wider(&mut self, merged: &Merged<'_>, primitive: Primitive) {
        let Some(format) = merged.format else { return };
        if of_format(Some(format)).is_some_and(|declared| declared != primitive) {
            let message = format!("the bounds of this schema exceed the range of `{format}`");
            let at = self.api.schema(merged.from[0]).at;
            let problem = Diagnostic::warning(codes::SCHEMA_BOUND, message, at);
            self.diagnostics.push(problem.label("generated as a wider integer"));
        }
    }
}

/// Returns whether constants become an enum. Booleans and fractions do not.
pub(super) fn is_enum(merged: &Merged<'_>, values: &[serde_json::Value]) -> bool {
    let mut constants = values.iter().filter(|value| !value.is_null()).peekable();
    if constants.peek().is_none() || merged.is_struct() {
        return false;
    }
    if *merged.types == [JsonType::Boolean] || *merged.types == [JsonType::Number] {
        return false;
    }
    !constants.all(|value| value.is_boolean() || value.is_f64() || value.is_object() || value.is_array())
}

/// Infers the type of a schema without `type` from keywords that apply to only one type.
fn guess(merged: &Merged<'_>) -> Option<JsonType> {
    let bounds = &merged.bounds;
    if merged.items.is_some()
        || !merged.prefix_items.is_empty()
        || bounds.min_items.is_some()
        || bounds.max_items.is_some()
        || bounds.unique_items
    {
        return Some(JsonType::Array);
    }
    if !matches!(merged.additional, Additional::Unsaid)
        || bounds.min_properties.is_some()
        || bounds.max_properties.is_some()
    {
        return Some(JsonType::Object);
    }
    if bounds.pattern.is_some() || bounds.min_length.is_some() || bounds.max_length.is_some() {
        return Some(JsonType::String);
    }
    merged.format.and_then(Format::named).map(|format| format.json)
}

/// Returns the type of strings with this format.
pub(super) fn string(api: &Api, format: Option<&str>) -> Primitive {
    if format == Some("uuid") && api.package.has_uuids {
        return Primitive::Uuid;
    }
    Format::primitive_of(JsonType::String, format).unwrap_or(Primitive::String)
}

pub(super) fn number(format: Option<&str>, bounds: &Bounds) -> Primitive {
    match format {
        Some("int32" | "int64") => integer(format, bounds),
        format => Format::primitive_of(JsonType::Number, format).unwrap_or(Primitive::F64),
    }
}

fn plain_or_any<'a>(merged: &Merged<'a>) -> Shape<'a> {
    if merged.types.len() > 1 { Shape::Any } else { Shape::Plain }
}
