//! Emits structs with their fields, `Default` implementations, constructors and setters.

use super::{
    Emitter, checks,
    code::{Apart, Arguments, Attributes, CodePosition, Fields, Members, Statements, code},
    debug, doc_comments, from_json, members,
    types::{Argument, format_field_initializer, format_map_type, text_literal},
};
use crate::ir::{Field, Storage, Struct, Type, TypeDef};

/// Emits a struct with its methods and trait implementations.
pub(super) fn emit_struct(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    let (docs, name) = (doc_comments::emit_type_docs(def), &def.name);
    let rest_field = record.rest.as_ref().map(|(name, ty)| {
        let ty = format_map_type(&emitter.type_text(ty));
        code! { Field, [name ty]
            /// All other members.
            pub #name: #ty,
        }
    });
    let fields = record.fields.iter().map(|field| emit_field(emitter, record, field));
    let fields: Fields = fields.chain(rest_field).collect();
    let default_kind = select_default_impl(record);
    let derives = if default_kind == DefaultImpl::Derived { "Default, PartialEq" } else { "PartialEq" };
    let declaration = code! { Item, [docs derives name fields]
        #docs
        #[derive(Clone, #derives)]
        #[non_exhaustive]
        pub struct #name { #fields }
    };
    let default_impl_code =
        if default_kind == DefaultImpl::Written { emit_default_impl(def, record) } else { String::new() };
    let debug_impl = debug::emit_debug_impl(name);
    let methods = emit_methods(emitter, def, record, default_kind);
    let required_struct = emit_required_struct(emitter, def, record);
    let serde_impls = members::emit_serde_impls(emitter, def, record);
    let check_impl = checks::emit_struct_checks(emitter, def, record);
    [declaration, required_struct, default_impl_code, debug_impl, methods, serde_impls, check_impl].concat()
}

/// Emits a tuple struct with a single field, and its trait implementations.
pub(super) fn emit_newtype(emitter: Emitter<'_>, def: &TypeDef, ty: &Type) -> String {
    let (docs, name, ty) = (doc_comments::emit_type_docs(def), &def.name, emitter.type_text(ty));
    let declaration = code! { Item, [docs name ty]
        #docs
        #[derive(Clone, PartialEq)]
        pub struct #name(pub #ty);
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }
        impl From<#ty> for #name {
            #[inline]
            fn from(value: #ty) -> Self {
                Self(value)
            }
        }
    };
    let constants = code! { Method, [ty]
        const JSON_TYPE: crate::runtime::read::JsonType = <#ty as crate::runtime::read::FromJson>::JSON_TYPE;
        const NULL: bool = <#ty as crate::runtime::read::FromJson>::NULL;
    };
    let read_body = code! { Body, []
        let mut value = None;
        crate::runtime::read::FromJson::read(json, &mut value)?;
        *place = value.map(Self);
        Ok(())
    };
    [declaration, debug::emit_debug_impl(name), from_json::emit_from_json(name, constants, read_body)].concat()
}

/// The kind of `Default` implementation of a struct.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum DefaultImpl {
    /// `#[derive(Default)]`, for a struct that has neither required fields nor fields with initial values.
    Derived,
    /// An `impl Default` block that sets the initial values of the fields.
    Written,
    /// No implementation, for a struct that has required fields.
    None,
}

/// Returns the kind of `Default` implementation that a struct gets.
pub(super) fn select_default_impl(record: &Struct) -> DefaultImpl {
    let has_required_fields = record.fields.iter().any(Field::is_argument);
    let has_initial_value = record.fields.iter().any(|field| field.initial.is_some());
    match (has_required_fields, has_initial_value) {
        (true, _) => DefaultImpl::None,
        (false, true) => DefaultImpl::Written,
        (false, false) => DefaultImpl::Derived,
    }
}

/// Emits the declaration of a field. `Option` and `Box` are added to the type of the value if needed.
fn emit_field(emitter: Emitter<'_>, record: &Struct, field: &Field) -> String {
    let docs = doc_comments::emit_docs_with_deprecation(CodePosition::Field, &field.doc, field.deprecated.as_deref());
    let name = &field.name;
    let value_type = format_type_without_option(emitter, field);
    let ty = match field.storage(record.input) {
        Storage::Value => value_type,
        Storage::Option => format!("Option<{value_type}>"),
        Storage::Double => format!("Option<Option<{value_type}>>"),
    };
    code! { Field, [docs name ty] #docs pub #name: #ty, }
}

/// Formats the type of a field without `Option`, but with `Box` if the value is boxed.
pub(super) fn format_type_without_option(emitter: Emitter<'_>, field: &Field) -> String {
    let type_text = emitter.type_text(&field.ty);
    if field.boxed { format!("Box<{type_text}>") } else { type_text }
}

/// Emits the implementation of `Default` that sets the initial values of the fields.
fn emit_default_impl(def: &TypeDef, record: &Struct) -> String {
    let name = &def.name;
    let fields = record.fields.iter().map(|field| format!("{}: {}", field.name, emit_value_before_set(field)));
    let initializers = Members(fields.chain(emit_rest_initializer(record)).collect());
    code! { Item, [name initializers]
        impl Default for #name {
            #[inline]
            fn default() -> Self {
                Self { #initializers }
            }
        }
    }
}

/// Emits the initializer (`name: value`) of the field that contains additional properties. `None` if the struct does
/// not have this field.
pub(super) fn emit_rest_initializer(record: &Struct) -> Option<String> {
    record.rest.as_ref().map(|(name, _)| format!("{name}: ::std::collections::BTreeMap::new()"))
}

/// Emits the expression for the value that a field has in a new struct, before the caller sets the field.
fn emit_value_before_set(field: &Field) -> String {
    let Some(value) = &field.initial else {
        return if field.is_required() { "::std::default::Default::default()" } else { "None" }.to_owned();
    };
    let value = match value {
        serde_json::Value::String(text) => format!("{}.into()", text_literal(text)),
        serde_json::Value::Bool(_) | serde_json::Value::Number(_) => value.to_string(),
        other => format!("::serde_json::from_str({}).unwrap_or_default()", text_literal(&other.to_string())),
    };
    if field.is_required() { value } else { format!("Some({value})") }
}

/// Emits the methods of a struct: `new` if the struct has required fields, and setters if callers construct the struct.
fn emit_methods(emitter: Emitter<'_>, def: &TypeDef, record: &Struct, default_kind: DefaultImpl) -> String {
    let mut methods = Statements::default();
    if default_kind == DefaultImpl::None {
        methods.0.push_str(&emit_constructor(emitter, def, record));
    }
    if record.input {
        let must_use = Attributes("    #[must_use]\n".to_owned());
        for field in record.fields.iter().filter(|field| !field.is_argument()) {
            methods.0.push_str(&emit_setter(emitter, record, field, "self", &must_use));
            methods.0.extend(emit_null_setters(field));
        }
    }
    if methods.0.is_empty() {
        return String::new();
    }
    let name = &def.name;
    code! { Item, [name methods] impl #name { #methods } }
}

/// Emits the function `new`, whose arguments are the values of the required members.
fn emit_constructor(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    let name = &def.name;
    let to_argument = |field: &Field| emitter.create_argument(&field.name, &field.ty, field.boxed);
    let initializers = record.fields.iter().map(|field| match (&record.required, field.is_argument()) {
        (_, false) => format!("{}: {}", field.name, emit_value_before_set(field)),
        (Some(_), true) => format_field_initializer(&field.name, &format!("required.{}", field.name)),
        (None, true) => format_field_initializer(&field.name, &to_argument(field).value),
    });
    let initializers = Members(initializers.chain(emit_rest_initializer(record)).collect());
    let required_fields = || record.fields.iter().filter(|field| field.is_argument());
    let arguments = match &record.required {
        Some(struct_name) => vec![format!("required: {struct_name}")],
        None => required_fields().map(|field| format!("{}: {}", field.name, to_argument(field).ty)).collect(),
    };
    let inline_attr = emit_inline_attribute(&arguments.concat());
    let arguments = Arguments(arguments);
    let doc = format!("Creates a [`{name}`] from its required members.");
    let mut docs = doc_comments::format_doc_lines(CodePosition::Method, &doc);
    docs.0.push_str("    #[must_use]\n");
    let body = Statements(code! { Body, [initializers] Self { #initializers } });
    code! { Method, [docs inline_attr arguments body]
        #docs
        #inline_attr
        pub fn new(#arguments) -> Self { #body }
    }
}

/// Emits the separate struct that contains the required members and is the only argument of `new`. Empty if `new` has
/// one argument for each required member.
fn emit_required_struct(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    let Some(name) = &record.required else { return String::new() };
    let doc = format!("The required members of a [`{0}`], for [`{0}::new`].", def.name);
    let docs = doc_comments::format_doc_lines(CodePosition::Item, &doc);
    let fields = record.fields.iter().filter(|field| field.is_argument()).map(|field| {
        let (name, ty) = (&field.name, format_type_without_option(emitter, field));
        code! { Field, [name ty] pub #name: #ty, }
    });
    let fields: Fields = fields.collect();
    code! { Item, [docs name fields]
        #docs
        #[expect(missing_docs, reason = "the fields of the same names have the documentation")]
        pub struct #name { #fields }
    }
}

/// Emits the attribute that allows a function to have more arguments than clippy's limit of seven. Empty if `count`,
/// the number of arguments, does not exceed the limit.
pub(super) fn emit_many_arguments_attribute(position: CodePosition, count: usize) -> String {
    let attribute = "#[expect(clippy::too_many_arguments, reason = \"the API requires them all\")]";
    if count > 7 { format!("{}{attribute}\n", position.indent()) } else { String::new() }
}

/// Emits two methods of a struct: one sets a member to `null`, the other removes the member. `None` if the field does
/// not distinguish `null` from an absent member.
fn emit_null_setters(field: &Field) -> Option<String> {
    let (setter_names, name) = (field.null_setters.as_ref()?, &field.name);
    let shown_name = name.trim_start_matches("r#");
    let emit_method = |method: &str, doc: &str, value: &str| {
        let docs = doc_comments::emit_docs_with_deprecation(CodePosition::Method, doc, field.deprecated.as_deref());
        code! { Method, [docs method name value]
            #docs
            #[must_use]
            #[inline]
            pub fn #method(mut self) -> Self {
                self.#name = #value;
                self
            }
        }
    };
    let null_setter = emit_method(&setter_names.null, &format!("Sets `{shown_name}` to `null`."), "Some(None)");
    Some(
        null_setter
            + &emit_method(&setter_names.absent, &format!("Removes `{shown_name}`, so that it is not sent."), "None"),
    )
}

/// Emits the attribute that allows a setter to have the name of an operator's method, such as `add`. A setter has this
/// name if a member has it. Empty for other names.
pub(super) fn emit_operator_name_attribute(name: &str) -> Attributes {
    let operator_methods = ["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];
    let attribute = "#[expect(clippy::should_implement_trait, reason = \"the API has this name\")]";
    let is_operator = operator_methods.contains(&name);
    Attributes(if is_operator { format!("{}{attribute}\n", CodePosition::Method.indent()) } else { String::new() })
}

/// Emits `#[inline]` for a method with arguments of the types `ty`. Without the attribute, rustc compiles the method
/// when it compiles the generated crate, even if no program calls the method. Empty if a type is `impl …`, since the
/// method is then generic and rustc compiles it only when it is called.
pub(super) fn emit_inline_attribute(ty: &str) -> Attributes {
    let is_generic = ty.contains("impl ");
    Attributes(if is_generic { String::new() } else { format!("{}#[inline]\n", CodePosition::Method.indent()) })
}

/// Emits a method that sets an optional field. `target` is the expression for the struct that contains the field:
/// `self`, or the body inside a request.
pub(super) fn emit_setter(
    emitter: Emitter<'_>,
    record: &Struct,
    field: &Field,
    target: &str,
    attributes: &Attributes,
) -> String {
    let docs = doc_comments::emit_docs_with_deprecation(CodePosition::Method, &field.doc, field.deprecated.as_deref());
    let name = &field.name;
    let Argument { ty, value } = emitter.create_argument("value", &field.ty, field.boxed);
    let value = match field.storage(record.input) {
        Storage::Value => value,
        Storage::Option => format!("Some({value})"),
        Storage::Double => format!("Some(Some({value}))"),
    };
    let (inline_attr, operator_attr) = (emit_inline_attribute(&ty), emit_operator_name_attribute(name));
    let ty = Apart(&ty);
    code! { Method, [docs attributes inline_attr operator_attr name ty target value]
        #docs
        #attributes
        #inline_attr
        #operator_attr
        pub fn #name(mut self, value: #ty) -> Self {
            #target.#name = #value;
            self
        }
    }
}
