//! Emits enums whose variants are the constants of a schema (`enum` or `const`). An open enum has an additional variant
//! for values that the document does not declare.

use proc_macro2::Literal;
use serde_json::Value;

use super::{
    code::{Arms, Attributes, CodePosition, Statements, Variants, code},
    debug, doc_comments, from_json,
    types::text_literal,
};
use crate::ir::{Constants, Primitive, Type, TypeDef};

/// Emits an enum of constants with its methods and trait implementations.
pub(super) fn emit_constants_enum(def: &TypeDef, constants: &Constants) -> String {
    match constants.repr {
        Type::Primitive(Primitive::String) => emit_string_enum(def, constants),
        Type::Primitive(_) => emit_integer_enum(def, constants),
        _ => emit_mixed_enum(def, constants),
    }
}

/// Emits the declaration of an enum of constants, and its implementation of `Debug`. In an open enum, the variant for
/// undeclared values contains a value of the type `unknown_type`.
fn emit_enum_declaration(def: &TypeDef, constants: &Constants, unknown_type: &str, derives: &str) -> String {
    let (mut docs, name) = (doc_comments::emit_type_docs(def), &def.name);
    docs.0.push_str("#[derive(Clone, PartialEq");
    docs.0.push_str(derives);
    docs.0.push_str(")]\n");
    let declared_variants = constants.variants.iter().map(|variant| {
        let (docs, name) = (doc_comments::format_doc_lines(CodePosition::Variant, &variant.doc), &variant.name);
        code! { Variant, [docs name] #docs #name, }
    });
    let unknown_variant = constants.unknown.as_ref().map(|unknown| {
        code! { Variant, [unknown unknown_type]
            /// Any other value, as it was received.
            #unknown(#unknown_type),
        }
    });
    let variants: Variants = declared_variants.chain(unknown_variant).collect();
    let attribute_text = if constants.unknown.is_some() { "#[non_exhaustive]\n" } else { "" };
    let non_exhaustive = Attributes(attribute_text.to_owned());
    let declaration =
        code! { Item, [docs non_exhaustive name variants] #docs #non_exhaustive pub enum #name { #variants } };
    [declaration, debug::emit_debug_impl(name)].concat()
}

/// Emits the arms of a `match`: first an arm for each constant, then `last_arm`. `emit_arm` creates an arm from the
/// name of the variant and the literal of the constant. `to_literal` formats a constant as a literal.
fn emit_match_arms(
    constants: &Constants,
    to_literal: impl Fn(&Value) -> String,
    last_arm: Option<String>,
    emit_arm: impl Fn(&str, &str) -> String,
) -> Arms {
    let constant_arms = constants.variants.iter().map(|variant| emit_arm(&variant.name, &to_literal(&variant.value)));
    constant_arms.chain(last_arm).collect()
}

/// Emits match arms that convert each variant to the constant that is sent. In an open enum, the last arm binds the
/// undeclared value to `variable` and returns the expression `value`. `to_literal` formats a constant as a literal.
fn emit_serialize_arms(
    constants: &Constants,
    to_literal: impl Fn(&Value) -> String,
    variable: &str,
    value: &str,
) -> Arms {
    let unknown_name = constants.unknown.as_ref();
    let unknown_arm =
        unknown_name.map(|unknown| code! { Arm, [unknown variable value] Self::#unknown(#variable) => #value, });
    let emit_arm = |name: &str, literal: &str| code! { Arm, [name literal] Self::#name => #literal, };
    emit_match_arms(constants, to_literal, unknown_arm, emit_arm)
}

/// Emits match arms that convert each received constant to its variant. The last arm returns the expression `fallback`.
/// `to_literal` formats a constant as a literal.
fn emit_deserialize_arms(constants: &Constants, to_literal: impl Fn(&Value) -> String, fallback: &str) -> Arms {
    let last_arm = Some(code! { Arm, [fallback] _ => #fallback, });
    if constants.unknown.is_some() {
        let emit_arm = |name: &str, literal: &str| code! { Arm, [name literal] #literal => Self::#name, };
        emit_match_arms(constants, to_literal, last_arm, emit_arm)
    } else {
        let emit_arm = |name: &str, literal: &str| code! { Arm, [name literal] #literal => Ok(Self::#name), };
        emit_match_arms(constants, to_literal, last_arm, emit_arm)
    }
}

/// Emits the error that a closed enum returns for an undeclared value. `value` is the expression for the received
/// value. `declared_literals` contains the literals of all declared values.
fn emit_unknown_constant_error(value: &str, declared_literals: &[String]) -> String {
    format!("Err(crate::runtime::constants::UnknownConstant::new({value}, &[{}]))", declared_literals.join(", "))
}

/// Emits an enum whose constants are strings.
fn emit_string_enum(def: &TypeDef, constants: &Constants) -> String {
    let name = &def.name;
    let to_literal = |value: &Value| text_literal(value.as_str().unwrap_or_default());
    let declaration = emit_enum_declaration(
        def,
        constants,
        "String",
        if constants.unknown.is_some() { ", Eq, Hash" } else { ", Copy, Eq, Hash" },
    );
    let match_arms = emit_serialize_arms(constants, to_literal, "text", "text");
    let write_impls = code! { Item, [name match_arms]
        impl #name {
            /// Returns the value as it is sent.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self { #match_arms }
            }
        }
    };
    let trait_impls = code! { Item, [name]
        impl ::std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl AsRef<str> for #name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
    let read_impls = if let Some(unknown) = &constants.unknown {
        let match_arms = emit_deserialize_arms(constants, to_literal, &format!("Self::{unknown}(text.to_owned())"));
        code! { Item, [name match_arms]
            impl From<&str> for #name {
                #[inline]
                fn from(text: &str) -> Self {
                    match text { #match_arms }
                }
            }
            impl From<String> for #name {
                #[inline]
                fn from(text: String) -> Self {
                    Self::from(text.as_str())
                }
            }
            impl ::std::str::FromStr for #name {
                type Err = ::std::convert::Infallible;
                #[inline]
                fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
                    Ok(Self::from(text))
                }
            }
        }
    } else {
        let declared_literals: Vec<String> =
            constants.variants.iter().map(|variant| to_literal(&variant.value)).collect();
        let error = emit_unknown_constant_error("text", &declared_literals);
        let match_arms = emit_deserialize_arms(constants, to_literal, &error);
        code! { Item, [name match_arms]
            impl TryFrom<&str> for #name {
                type Error = crate::runtime::constants::UnknownConstant;
                #[inline]
                fn try_from(text: &str) -> Result<Self, crate::runtime::constants::UnknownConstant> {
                    match text { #match_arms }
                }
            }
            impl ::std::str::FromStr for #name {
                type Err = crate::runtime::constants::UnknownConstant;
                #[inline]
                fn from_str(text: &str) -> Result<Self, crate::runtime::constants::UnknownConstant> {
                    Self::try_from(text)
                }
            }
        }
    };
    let read_body = if let Some(unknown) = &constants.unknown {
        let variant_count = constants.variants.len().to_string();
        code! { Body, [variant_count unknown]
            crate::runtime::constants::read_open_enum(json, place, #variant_count, |value| matches!(value, Self::#unknown(_)))
        }
    } else {
        code! { Body, [] crate::runtime::constants::read_closed_enum(json, place) }
    };
    [
        declaration,
        write_impls,
        trait_impls,
        read_impls,
        from_json::emit_from_json(name, from_json::emit_json_type_constant("String"), read_body),
    ]
    .concat()
}

/// Emits an enum whose constants are integers.
fn emit_integer_enum(def: &TypeDef, constants: &Constants) -> String {
    let name = &def.name;
    let to_literal = |value: &Value| Literal::i64_unsuffixed(value.as_i64().unwrap_or_default()).to_string();
    let declaration = emit_enum_declaration(def, constants, "i64", ", Copy, Eq, Hash");
    let match_arms = emit_serialize_arms(constants, to_literal, "number", "number");
    let write_impls = code! { Item, [name match_arms]
        impl #name {
            /// Returns the value as it is sent.
            #[must_use]
            #[inline]
            pub fn as_i64(self) -> i64 {
                match self { #match_arms }
            }
        }
        impl ::std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.as_i64().fmt(f)
            }
        }
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }
    };
    let read_impls = if let Some(unknown) = &constants.unknown {
        let match_arms = emit_deserialize_arms(constants, to_literal, &format!("Self::{unknown}(number)"));
        code! { Item, [name match_arms]
            impl From<i64> for #name {
                #[inline]
                fn from(number: i64) -> Self {
                    match number { #match_arms }
                }
            }
        }
    } else {
        let declared_literals: Vec<String> =
            constants.variants.iter().map(|variant| to_literal(&variant.value)).collect();
        let error = emit_unknown_constant_error("&number", &declared_literals);
        let match_arms = emit_deserialize_arms(constants, to_literal, &error);
        code! { Item, [name match_arms]
            impl TryFrom<i64> for #name {
                type Error = crate::runtime::constants::UnknownConstant;
                #[inline]
                fn try_from(number: i64) -> Result<Self, crate::runtime::constants::UnknownConstant> {
                    match number { #match_arms }
                }
            }
        }
    };
    let read_body = if let Some(unknown) = &constants.unknown {
        let variant_count = constants.variants.len().to_string();
        code! { Body, [variant_count unknown]
            crate::runtime::constants::read_open_integer_enum(json, place, #variant_count, |value| matches!(value, Self::#unknown(_)))
        }
    } else {
        code! { Body, [] crate::runtime::constants::read_closed_integer_enum(json, place) }
    };
    [
        declaration,
        write_impls,
        read_impls,
        from_json::emit_from_json(name, from_json::emit_json_type_constant("Integer"), read_body),
    ]
    .concat()
}

/// Emits an enum whose constants have several JSON types. The generated code compares a received value with the
/// constants as JSON values.
fn emit_mixed_enum(def: &TypeDef, constants: &Constants) -> String {
    let name = &def.name;
    let declaration = emit_enum_declaration(def, constants, "crate::runtime::value::Json", "");
    let match_arms = emit_serialize_arms(
        constants,
        |value| format!("crate::runtime::value::Json::from({})", format_constant_expression(value)),
        "json",
        "json.clone()",
    );
    let variant_count = constants.variants.len().to_string();
    let constant_checks = constants.variants.iter().map(|variant| {
        let (name, wire_value) = (&variant.name, format_constant_expression(&variant.value));
        code! { Body, [name wire_value variant_count]
            if json == #wire_value {
                crate::runtime::constants::count_constant(true, #variant_count);
                *place = Some(Self::#name);
                return Ok(());
            }
        }
    });
    let constant_checks: Statements = constant_checks.collect();
    let fallback_statements = Statements(if let Some(unknown) = &constants.unknown {
        code! { Body, [variant_count unknown]
            crate::runtime::constants::count_constant(false, #variant_count);
            *place = Some(Self::#unknown(json));
            Ok(())
        }
    } else {
        code! { Body, [] Err(crate::runtime::read::ReadError::Other(format!("`{json}` is not one of the constants"))) }
    });
    let implementation = code! { Item, [name match_arms]
        impl #name {
            /// Returns the value as it is sent.
            #[must_use]
            pub fn to_json(&self) -> crate::runtime::value::Json {
                match self { #match_arms }
            }
        }
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.to_json().serialize(serializer)
            }
        }
    };
    let read_body = code! { Body, [constant_checks fallback_statements]
        let json = json.tree()?;
        #constant_checks
        #fallback_statements
    };
    let json_type = from_json::emit_json_type_constant("Tree");
    [declaration, implementation, from_json::emit_from_json(name, json_type, read_body)].concat()
}

/// Formats a constant as an expression in generated code.
fn format_constant_expression(value: &Value) -> String {
    match value {
        Value::String(text) => text_literal(text),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => match number.as_i64() {
            Some(number) => Literal::i64_suffixed(number).to_string(),
            None => Literal::f64_suffixed(number.as_f64().unwrap_or_default()).to_string(),
        },
        other => text_literal(&other.to_string()),
    }
}
