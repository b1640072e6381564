//! Determines the kind of type that a schema becomes, and creates the type.

use super::{
    ContextName, NamingContext, Types, alternatives,
    constants::Constant,
    integers::{integer_of_format, integer_type},
    merge::MergedSchema,
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    documentation,
    ir::{
        AdditionalProperties, Api, Bounds, Format, JsonType, Primitive, Schema, SchemaId, SchemaRef, Type, TypeDef,
        TypeKind,
    },
};

/// The kind of Rust type that a schema becomes. It is known before the members of the schema are visited.
pub(super) enum TypeShape<'a> {
    /// An enum of constants.
    Constants(Vec<Constant>),
    /// A union of these alternatives.
    Union(Vec<&'a SchemaRef>),
    /// A union of the children that inherit from this schema.
    Family,
    /// A struct with the members of the schema, and the members of these alternatives as optional members.
    Struct(Vec<&'a SchemaRef>),
    /// The same type as the one that this other schema becomes.
    Same(&'a SchemaRef),
    /// A type that needs no definition in the crate: a scalar, a list, a map or a tuple.
    Plain,
    /// A scalar Rust type that can represent all alternatives.
    Primitive(Primitive),
    /// Any JSON value, because the document does not restrict the values, or because no value is valid.
    Any,
}

/// The maximum depth of nested types in one Rust type, such as 3 in `Vec<Vec<String>>`. It is limited since the Rust
/// parser and compiler are recursive.
const MAX_TYPE_DEPTH: usize = 32;

/// The stack space, in bytes, that must be free for one level of recursion, with a large margin. If less is free, the
/// stack grows by [`STACK_GROWTH`].
const MIN_FREE_STACK: usize = 128 << 10;
/// The number of bytes by which the stack grows.
const STACK_GROWTH: usize = 4 << 20;

impl<'a> Types<'a> {
    /// Returns the type of the schema to which `schema_ref` refers. Creates the type at the first call for each schema;
    /// `context` determines the name and module of the type if the schema is inline.
    pub(super) fn type_at(&mut self, schema_ref: &SchemaRef, context: &NamingContext<'_>) -> Type {
        let id = schema_ref.schema;
        if let Some(existing_type) = &self.type_of_schema[id.index()] {
            return existing_type.clone();
        }
        if !self.schemas_in_progress.insert(id) {
            let schema = self.api.schema(id);
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::RECURSIVE_INLINE_SCHEMA,
                    "this schema contains itself, but has no name in `components.schemas`",
                    schema.at,
                )
                .with_label("the generated code reads this value as arbitrary JSON")
                .with_help("move the schema to `components.schemas` and refer to it"),
            );
            return Type::Json;
        }
        // Schemas may be nested arbitrarily deep.
        let mut ty = stacker::maybe_grow(MIN_FREE_STACK, STACK_GROWTH, || self.define_type(id, context));
        if ty.nesting_depth() > MAX_TYPE_DEPTH {
            let message = format!("this schema nests more than {MAX_TYPE_DEPTH} lists or maps");
            let problem = Diagnostic::warning(codes::NESTING, message, self.api.schema(id).at);
            self.diagnostics.push(
                problem
                    .with_label("the generated code reads this value as arbitrary JSON")
                    .with_help("move inner lists to `components.schemas` and refer to them"),
            );
            ty = Type::Json;
        }
        self.schemas_in_progress.remove(&id);
        self.type_of_schema[id.index()].get_or_insert(ty).clone()
    }

    /// Returns the type of a value that is not a member of a struct, such as an item of a list or a value of a map. The
    /// type is [`Type::Nullable`] if the value may be `null`.
    pub(super) fn item_type(&mut self, schema_ref: &SchemaRef, context: &NamingContext<'_>) -> Type {
        let ty = self.type_at(schema_ref, context);
        if self.is_nullable(schema_ref.schema) && ty != Type::Json { Type::Nullable(Box::new(ty)) } else { ty }
    }

    /// Returns whether a schema allows `null`, by its own keywords or through `allOf`, `oneOf` or `anyOf`.
    pub(super) fn is_nullable(&self, id: SchemaId) -> bool {
        self.nullable_schemas.allows_null(id)
    }

    fn define_type(&mut self, id: SchemaId, context: &NamingContext<'_>) -> Type {
        let schema = self.api.schema(id);
        let is_component = self.component_names[id.index()].is_some();
        let merged = MergedSchema::new(self.api, id);
        let family = self.plans.family_of_parent(id).map(|family| family.children.clone());
        let type_shape = match (&family, MergedSchema::wrapped_schema(self.api, schema)) {
            (Some(_), _) => TypeShape::Family,
            (None, Some(wrapped_ref)) if !self.plans.is_child(id) => TypeShape::Same(wrapped_ref),
            _ => self.determine_shape(&merged, schema),
        };
        let origin = schema.name.clone().unwrap_or_else(|| schema.location.clone());
        if !is_component
            && matches!(type_shape, TypeShape::Same(_) | TypeShape::Plain | TypeShape::Primitive(_) | TypeShape::Any)
        {
            return match type_shape {
                TypeShape::Same(schema_ref) => self.type_at(schema_ref, context),
                TypeShape::Plain => self.plain_type(&merged, context),
                TypeShape::Primitive(primitive) => Type::Primitive(primitive),
                _ => Type::Json,
            };
        }
        let type_id = self.reserve_type_id(context, Some(id), origin, schema.at);
        let ty = Type::Named(type_id);
        self.type_of_schema[id.index()] = Some(ty.clone());
        let TypeDef { module, name, .. } = self.type_def_mut(type_id);
        let (module, name) = (*module, name.clone());
        let context = NamingContext { module, name: ContextName::Whole(&name) };
        let type_kind = match type_shape {
            TypeShape::Constants(values) => self.create_enum(&merged, &values, schema),
            TypeShape::Union(candidates) => self.union_type(id, &candidates, &context),
            TypeShape::Family => self.union_type(id, &family.iter().flatten().collect::<Vec<_>>(), &context),
            TypeShape::Struct(alternatives) => self.struct_of_schema(id, merged, &alternatives, &context),
            TypeShape::Same(schema_ref) => TypeKind::Alias(self.type_at(schema_ref, &context)),
            TypeShape::Plain => TypeKind::Alias(self.plain_type(&merged, &context)),
            TypeShape::Primitive(primitive) => TypeKind::Alias(Type::Primitive(primitive)),
            TypeShape::Any => TypeKind::Alias(Type::Json),
        };
        let type_def = self.type_def_mut(type_id);
        type_def.kind = type_kind;
        type_def.deprecated = schema.deprecated.then(|| documentation::DEPRECATED.to_owned());
        ty
    }

    /// Returns the kind of Rust type that a schema becomes. Reports a schema for which no value is valid, and `oneOf`
    /// or `anyOf` next to other keywords.
    fn determine_shape(&mut self, merged: &MergedSchema<'a>, schema: &Schema) -> TypeShape<'a> {
        if merged.is_unsatisfiable {
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::SCHEMA_UNSATISFIABLE,
                    "no value is valid for this schema: the schemas in `allOf` exclude each other",
                    schema.at,
                )
                .with_label("the generated code reads this value as arbitrary JSON"),
            );
            return TypeShape::Any;
        }
        if let Some(values) = merged.values.as_deref().filter(|values| is_enum(merged, values)) {
            let non_null_values = values.iter().filter(|value| !value.is_null());
            return TypeShape::Constants(non_null_values.cloned().map(Constant::from).collect());
        }
        let mut alternative_groups = alternatives::alternative_groups(self.api, &self.nullable_schemas, merged);
        match (alternative_groups.len(), merged.is_struct()) {
            (0, true) => TypeShape::Struct(Vec::new()),
            (0, false) => plain_or_any_shape(merged),
            (1, _) if alternatives::is_union(self.api, merged, &alternative_groups[0]) => {
                alternatives::shape_of_group(self.api, &self.nullable_schemas, merged, alternative_groups.remove(0))
            }
            _ if !self.can_become_struct(merged, &alternative_groups.concat()) => {
                let message =
                    "the entries of `oneOf` or `anyOf` next to other keywords must be objects with declared members";
                let problem = Diagnostic::warning(codes::ALTERNATIVES_MERGED, message, schema.at);
                self.diagnostics.push(problem.with_label("the generated code reads this value as arbitrary JSON"));
                TypeShape::Any
            }
            _ => {
                self.diagnostics.push(
                    Diagnostic::note(
                        codes::ALTERNATIVES_MERGED,
                        "this schema has `properties` next to `oneOf` or `anyOf`: a struct is generated instead of an enum",
                        schema.at,
                    )
                    .with_label("the struct has the members of all alternatives, as optional members"),
                );
                TypeShape::Struct(alternatives::flatten_alternatives(
                    self.api,
                    &self.nullable_schemas,
                    &alternative_groups.concat(),
                ))
            }
        }
    }

    /// Returns whether a schema and its alternatives are objects with declared members, so that they can become one
    /// struct.
    fn can_become_struct(&mut self, merged: &MergedSchema<'a>, candidates: &[&'a SchemaRef]) -> bool {
        let alternative_refs = alternatives::flatten_alternatives(self.api, &self.nullable_schemas, candidates);
        let allows_objects = |types: &[JsonType]| types.is_empty() || types.contains(&JsonType::Object);
        let has_declared_members = merged.is_struct()
            || alternative_refs.iter().any(|leaf| !MergedSchema::new(self.api, leaf.schema).properties.is_empty());
        has_declared_members
            && allows_objects(&merged.types)
            && alternative_refs.iter().all(|leaf| allows_objects(&self.json_types(leaf.schema)))
    }

    /// Returns the type of a schema that needs no definition in the crate: a scalar, a list, a map or a tuple.
    fn plain_type(&mut self, merged: &MergedSchema<'_>, context: &NamingContext<'_>) -> Type {
        let ty = merged.types.first().copied().or_else(|| infer_json_type(merged));
        match ty {
            Some(JsonType::Array) if !merged.prefix_items.is_empty() => self.tuple_type(merged, context),
            Some(JsonType::Array) => match merged.items {
                Some(items) => Type::List(Box::new(self.item_type(items, &context.member_context("Item")))),
                None => Type::List(Box::new(Type::Json)),
            },
            Some(JsonType::Object) => match merged.additional {
                AdditionalProperties::Schema(values) => {
                    Type::Map(Box::new(self.item_type(values, &context.member_context("Value"))))
                }
                _ => Type::Map(Box::new(Type::Json)),
            },
            Some(JsonType::String) => Type::Primitive(string_primitive(self.api, merged.format)),
            Some(JsonType::Integer) => {
                let primitive = integer_type(merged.format, &merged.bounds);
                self.report_wider_type(merged, primitive);
                Type::Primitive(primitive)
            }
            Some(JsonType::Number) => Type::Primitive(number_primitive(merged.format, &merged.bounds)),
            Some(JsonType::Boolean) => Type::Primitive(Primitive::Bool),
            None => Type::Json,
        }
    }

    /// Warns if the bounds of a schema require an integer type that is wider than its format.
    fn report_wider_type(&mut self, merged: &MergedSchema<'_>, primitive: Primitive) {
        let Some(format) = merged.format else { return };
        if integer_of_format(Some(format)).is_some_and(|declared| declared != primitive) {
            let message = format!("the bounds of this schema exceed the range of the format `{format}`");
            let span = self.api.schema(merged.merged_ids[0]).at;
            let problem = Diagnostic::warning(codes::SCHEMA_BOUND, message, span);
            self.diagnostics.push(problem.with_label("a wider integer type is generated"));
        }
    }
}

/// Returns whether the constants of a schema become an enum. Returns false for structs, booleans and floating-point
/// numbers, and if no constant is a string or an integer.
pub(super) fn is_enum(merged: &MergedSchema<'_>, values: &[serde_json::Value]) -> bool {
    let mut constants = values.iter().filter(|value| !value.is_null()).peekable();
    if constants.peek().is_none() || merged.is_struct() {
        return false;
    }
    if *merged.types == [JsonType::Boolean] || *merged.types == [JsonType::Number] {
        return false;
    }
    !constants.all(|value| value.is_boolean() || value.is_f64() || value.is_object() || value.is_array())
}

/// Infers the JSON type of a schema without `type` from keywords that apply to only one type. `None` if there are no
/// such keywords.
fn infer_json_type(merged: &MergedSchema<'_>) -> Option<JsonType> {
    let bounds = &merged.bounds;
    if merged.items.is_some()
        || !merged.prefix_items.is_empty()
        || bounds.min_items.is_some()
        || bounds.max_items.is_some()
        || bounds.unique_items
    {
        return Some(JsonType::Array);
    }
    if !matches!(merged.additional, AdditionalProperties::Unspecified)
        || bounds.min_properties.is_some()
        || bounds.max_properties.is_some()
    {
        return Some(JsonType::Object);
    }
    if bounds.pattern.is_some() || bounds.min_length.is_some() || bounds.max_length.is_some() {
        return Some(JsonType::String);
    }
    merged.format.and_then(Format::find_by_name).map(|format| format.json)
}

/// Returns the Rust type of strings with this format.
pub(super) fn string_primitive(api: &Api, format: Option<&str>) -> Primitive {
    if format == Some("uuid") && api.package.has_uuids {
        return Primitive::Uuid;
    }
    Format::select_primitive(JsonType::String, format).unwrap_or(Primitive::String)
}

pub(super) fn number_primitive(format: Option<&str>, bounds: &Bounds) -> Primitive {
    match format {
        Some("int32" | "int64") => integer_type(format, bounds),
        format => Format::select_primitive(JsonType::Number, format).unwrap_or(Primitive::F64),
    }
}

fn plain_or_any_shape<'a>(merged: &MergedSchema<'a>) -> TypeShape<'a> {
    if merged.types.len() > 1 { TypeShape::Any } else { TypeShape::Plain }
}
