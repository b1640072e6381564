//! Emits references to types.

use proc_macro2::{Ident, Literal, Span};

use super::Emitter;
use crate::ir::{Api, ModuleId, Primitive, Tuple, Type, TypeId, TypeKind};

/// Creates an identifier token. `name` may be a raw identifier (`r#type`).
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

/// Returns the path of a module from the crate's root, such as `crate::batch::v1`.
pub(super) fn module_path(api: &Api, module: ModuleId) -> String {
    let mut path = String::from("crate");
    for segment in &api.modules[module].path {
        path.push_str("::");
        path.push_str(segment);
    }
    path
}

impl<'a> Emitter<'a> {
    /// Formats a type that the crate defines: the name, or the path if the type is in another file.
    pub(super) fn type_def_path(self, id: TypeId) -> String {
        let def = self.api.type_def(id);
        if self.is_in_scope(def) {
            def.name.clone()
        } else {
            format!("{}::{}", module_path(self.api, def.module), def.name)
        }
    }

    /// Formats any type as Rust code.
    pub(super) fn type_text(self, ty: &Type) -> String {
        match ty {
            Type::Named(id) => self.type_def_path(*id),
            Type::Primitive(primitive) => primitive_type(*primitive).to_owned(),
            Type::List(inner) => format!("Vec<{}>", self.type_text(inner)),
            Type::Map(inner) => map_type(&self.type_text(inner)),
            Type::Nullable(inner) => format!("Option<{}>", self.type_text(inner)),
            Type::Event(inner) => format!("crate::runtime::stream::Event<{}>", self.type_text(inner)),
            Type::Tuple(tuple) => self.tuple_type(tuple),
            Type::Json => "crate::runtime::value::Json".to_owned(),
            Type::Unit => "()".to_owned(),
        }
    }

    /// Formats a tuple as a Rust tuple or, if the number of items is not fixed, as the runtime's type `Tuple`.
    fn tuple_type(self, tuple: &Tuple) -> String {
        let format_tuple = |types: &mut dyn Iterator<Item = String>| match types.collect::<Vec<_>>().as_slice() {
            [] => "()".to_owned(),
            [only] => format!("({only},)"),
            types => format!("({})", types.join(", ")),
        };
        let (required_types, optional_types) = tuple.items.split_at(tuple.required);
        let required_types = format_tuple(&mut required_types.iter().map(|ty| self.type_text(ty)));
        if tuple.is_fixed() {
            return required_types;
        }
        let optional_types =
            format_tuple(&mut optional_types.iter().map(|ty| format!("Option<{}>", self.type_text(ty))));
        let rest_type =
            tuple.rest.as_ref().map_or_else(|| "crate::runtime::value::NoItem".to_owned(), |ty| self.type_text(ty));
        format!("crate::runtime::value::Tuple<{required_types}, {optional_types}, {rest_type}>")
    }

    /// Resolves type aliases, but not within type arguments such as the `T` of `Vec<T>`.
    pub(super) fn resolve_aliases<'b>(self, ty: &'b Type) -> &'b Type
    where
        'a: 'b,
    {
        resolve_alias(self.api, ty)
    }

    /// Resolves type aliases, also within type arguments such as the `T` of `Vec<T>`. Two types are the same Rust type
    /// if the results are equal.
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

    /// Returns whether the type implements `Copy`.
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

/// Returns the type that an alias, or a chain of aliases, refers to. Other types are returned unchanged.
pub(super) fn resolve_alias<'a>(api: &'a Api, ty: &'a Type) -> &'a Type {
    let mut ty = ty;
    // Aliases are not cyclic: lowering removes cycles.
    while let Type::Named(id) = ty
        && let TypeKind::Alias(inner) = &api.type_def(*id).kind
    {
        ty = inner;
    }
    ty
}

fn primitive_type(primitive: Primitive) -> &'static str {
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

/// Formats the type of a map from strings to values of the type `inner`.
pub(super) fn map_type(inner: &str) -> String {
    format!("::std::collections::BTreeMap<String, {inner}>")
}

/// A function argument: a type that is convenient for callers, and the conversion of the argument to the stored value.
pub(super) struct Argument {
    /// The type of the argument.
    pub(super) ty: String,
    /// The expression that converts the argument to the stored value.
    pub(super) value: String,
}

impl Emitter<'_> {
    /// Returns the function argument `name` for a value of the type `ty`. `is_boxed` is true if the value is stored in
    /// a `Box`.
    pub(super) fn argument_for(self, name: &str, ty: &Type, is_boxed: bool) -> Argument {
        let (ty, value) = if self.takes_into(ty) {
            (format!("impl Into<{}>", self.type_text(ty)), format!("{name}.into()"))
        } else if let Type::List(item) = self.resolve_aliases(ty) {
            let item_type = self.type_text(item);
            if self.takes_into(item) {
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

    /// Returns whether the argument is `impl Into<ty>`, so that callers can pass any type that converts into `ty`.
    fn takes_into(self, ty: &Type) -> bool {
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

/// Formats a field of a struct expression: `name: value`, or `name` if `name` and `value` are equal.
pub(super) fn field_initializer(name: &str, value: &str) -> String {
    if name == value { name.to_owned() } else { format!("{name}: {value}") }
}
