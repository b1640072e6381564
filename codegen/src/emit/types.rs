//! Formats types and function arguments as Rust code.

use proc_macro2::{Ident, Literal, Span};

use super::Emitter;
use crate::ir::{Api, ModuleId, Primitive, Tuple, Type, TypeId, TypeKind};

/// Creates an identifier token. `name` may begin with `r#` (a raw identifier).
pub(super) fn identifier(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Formats `text` as a Rust string literal.
pub(super) fn text_literal(text: &str) -> String {
    Literal::string(text).to_string()
}

/// Returns the path of a module in generated code, such as `crate::batch::v1`.
pub(super) fn format_module_path(api: &Api, module: ModuleId) -> String {
    let mut path = String::from("crate");
    for segment in &api.modules[module].path {
        path.push_str("::");
        path.push_str(segment);
    }
    path
}

impl<'a> Emitter<'a> {
    /// Formats a type that the generated crate defines: the name of the type, or its path if the type is not in scope
    /// in the current file.
    pub(super) fn format_type_def_path(self, id: TypeId) -> String {
        let def = self.api.type_def(id);
        if self.is_in_scope(def) {
            def.name.clone()
        } else {
            format!("{}::{}", format_module_path(self.api, def.module), def.name)
        }
    }

    /// Formats any type as Rust code, such as `Option<String>`.
    pub(super) fn type_text(self, ty: &Type) -> String {
        match ty {
            Type::Named(id) => self.format_type_def_path(*id),
            Type::Primitive(primitive) => format_primitive(*primitive).to_owned(),
            Type::List(inner) => format!("Vec<{}>", self.type_text(inner)),
            Type::Map(inner) => format_map_type(&self.type_text(inner)),
            Type::Nullable(inner) => format!("Option<{}>", self.type_text(inner)),
            Type::Event(inner) => format!("crate::runtime::stream::Event<{}>", self.type_text(inner)),
            Type::Tuple(tuple) => self.format_tuple_type(tuple),
            Type::Json => "crate::runtime::value::Json".to_owned(),
            Type::Unit => "()".to_owned(),
        }
    }

    /// Formats a tuple as a Rust tuple such as `(String, i64)`. If the number of items is not fixed, formats the
    /// runtime's type `Tuple` instead.
    fn format_tuple_type(self, tuple: &Tuple) -> String {
        let join_types = |types: &mut dyn Iterator<Item = String>| match types.collect::<Vec<_>>().as_slice() {
            [] => "()".to_owned(),
            [only] => format!("({only},)"),
            types => format!("({})", types.join(", ")),
        };
        let (required_types, optional_types) = tuple.items.split_at(tuple.required);
        let required_tuple = join_types(&mut required_types.iter().map(|ty| self.type_text(ty)));
        if tuple.is_fixed() {
            return required_tuple;
        }
        let optional_tuple = join_types(&mut optional_types.iter().map(|ty| format!("Option<{}>", self.type_text(ty))));
        let rest_type =
            tuple.rest.as_ref().map_or_else(|| "crate::runtime::value::NoItem".to_owned(), |ty| self.type_text(ty));
        format!("crate::runtime::value::Tuple<{required_tuple}, {optional_tuple}, {rest_type}>")
    }

    /// Returns the type to which an alias refers. Does not resolve aliases within type arguments such as the `T` of
    /// `Vec<T>`.
    pub(super) fn resolve_aliases<'b>(self, ty: &'b Type) -> &'b Type
    where
        'a: 'b,
    {
        resolve_alias(self.api, ty)
    }

    /// Returns the type to which an alias refers. Also resolves aliases within type arguments such as the `T` of
    /// `Vec<T>`, so two types with equal results are the same Rust type.
    pub(super) fn resolve_aliases_deeply(self, ty: &Type) -> Type {
        let resolve_inner = |ty: &Type| Box::new(self.resolve_aliases_deeply(ty));
        match self.resolve_aliases(ty) {
            Type::List(ty) => Type::List(resolve_inner(ty)),
            Type::Map(ty) => Type::Map(resolve_inner(ty)),
            Type::Nullable(ty) => Type::Nullable(resolve_inner(ty)),
            Type::Event(ty) => Type::Event(resolve_inner(ty)),
            Type::Tuple(tuple) => Type::Tuple(Box::new(Tuple {
                items: tuple.items.iter().map(|ty| self.resolve_aliases_deeply(ty)).collect(),
                required: tuple.required,
                rest: tuple.rest.as_ref().map(|ty| self.resolve_aliases_deeply(ty)),
            })),
            other => other.clone(),
        }
    }

    /// Returns whether the Rust type implements `Copy`.
    pub(super) fn is_copy(self, ty: &Type) -> bool {
        match self.resolve_aliases(ty) {
            Type::Primitive(primitive) => primitive.is_copy(),
            Type::Named(id) => match &self.api.type_def(*id).kind {
                TypeKind::Enum(values) => match values.repr {
                    Type::Primitive(Primitive::String) => values.unknown.is_none(),
                    Type::Primitive(_) => true,
                    _ => false,
                },
                _ => false,
            },
            _ => false,
        }
    }
}

/// Returns the type to which an alias, or a chain of aliases, refers. A type that is not an alias is returned
/// unchanged.
pub(super) fn resolve_alias<'a>(api: &'a Api, ty: &'a Type) -> &'a Type {
    let mut resolved_type = ty;
    // Aliases are not cyclic: lowering removes cycles.
    while let Type::Named(id) = resolved_type
        && let TypeKind::Alias(inner) = &api.type_def(*id).kind
    {
        resolved_type = inner;
    }
    resolved_type
}

fn format_primitive(primitive: Primitive) -> &'static str {
    match primitive {
        Primitive::Bool => "bool",
        Primitive::I8 => "i8",
        Primitive::I16 => "i16",
        Primitive::I32 => "i32",
        Primitive::I64 => "i64",
        Primitive::U8 => "u8",
        Primitive::U16 => "u16",
        Primitive::U32 => "u32",
        Primitive::U64 => "u64",
        Primitive::Number => "crate::runtime::value::Number",
        Primitive::F32 => "f32",
        Primitive::F64 => "f64",
        Primitive::String => "String",
        Primitive::DateTime => "crate::runtime::value::DateTime",
        Primitive::Date => "crate::runtime::value::Date",
        Primitive::Uuid => "crate::runtime::value::uuid::Uuid",
        Primitive::Secret => "crate::runtime::value::Secret",
        Primitive::Base64 => "crate::runtime::value::Base64",
        Primitive::Binary => "crate::runtime::value::Binary",
        Primitive::IntOrString => "crate::runtime::value::IntOrString",
    }
}

/// Formats the type of a map with string keys. `inner` is the type of the map's values.
pub(super) fn format_map_type(inner: &str) -> String {
    format!("::std::collections::BTreeMap<String, {inner}>")
}

/// A parameter of a generated function. Its type is convenient for callers, and may differ from the type of the stored
/// value.
pub(super) struct Argument {
    /// The type of the parameter, as Rust code.
    pub(super) ty: String,
    /// The expression that converts the parameter to the stored value, as Rust code.
    pub(super) value: String,
}

impl Emitter<'_> {
    /// Returns the parameter `name` of a generated function for a value of the type `ty`. `is_boxed` is true if the
    /// value is stored in a `Box`.
    pub(super) fn create_argument(self, name: &str, ty: &Type, is_boxed: bool) -> Argument {
        let (ty, value) = if self.has_into_argument(ty) {
            (format!("impl Into<{}>", self.type_text(ty)), format!("{name}.into()"))
        } else if let Type::List(item) = self.resolve_aliases(ty) {
            let item_type = self.type_text(item);
            if self.has_into_argument(item) {
                (
                    format!("impl IntoIterator<Item: Into<{item_type}>>"),
                    format!("{name}.into_iter().map(Into::into).collect()"),
                )
            } else {
                (format!("impl IntoIterator<Item = {item_type}>"), format!("{name}.into_iter().collect()"))
            }
        } else {
            (self.type_text(ty), name.to_owned())
        };
        Argument { ty, value: if is_boxed { format!("Box::new({value})") } else { value } }
    }

    /// Returns whether a parameter for values of the type `ty` has the type `impl Into<ty>`, so that callers can pass
    /// any type that converts into `ty`.
    fn has_into_argument(self, ty: &Type) -> bool {
        match self.resolve_aliases(ty) {
            Type::Primitive(primitive) => primitive.has_conversions(),
            Type::Json | Type::Nullable(_) => true,
            Type::Named(id) => {
                matches!(&self.api.type_def(*id).kind, TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Choice(_))
            }
            _ => false,
        }
    }
}

/// Formats a field of a struct expression: `name: value`, or only `name` if `value` is the same text.
pub(super) fn format_field_initializer(name: &str, value: &str) -> String {
    if name == value { name.to_owned() } else { format!("{name}: {value}") }
}
