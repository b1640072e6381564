//! Emits unions: enums with one variant for each of several types. Generated code selects the variant for a JSON value
//! by a discriminator, by the JSON type or by the content of the value.

use std::collections::HashMap;

use quote::quote;

use super::{
    Emitter, checks,
    code::{Apart, Arms, Attributes, CodePosition, Statements, Variants, code, print_at},
    doc_comments, from_json,
    types::{identifier, text_literal},
};
use crate::ir::{JsonType, TextFormat, Type, TypeDef, TypeId, Union, UnionCase, UnionTag};

/// Emits the enum of a union, with its trait implementations.
pub(super) fn emit_union(emitter: Emitter<'_>, def: &TypeDef, union: &Union) -> String {
    let name = &def.name;
    let write_arms = union.cases.iter().map(|case| {
        let name = &case.name;
        if let Some(value) = &case.constant {
            let value = format_constant_expression(value);
            return code! { Arm, [name value] Self::#name => #value.serialize(serializer), };
        }
        code! { Arm, [name] Self::#name(value) => value.serialize(serializer), }
    });
    let unknown_arm =
        union.unknown.iter().map(|name| code! { Arm, [name] Self::#name(json) => json.serialize(serializer), });
    let write_arms: Arms = write_arms.chain(unknown_arm).collect();
    let selection_body = Statements(match &union.tag {
        UnionTag::Property(path) => emit_selection_by_discriminator(union, path),
        UnionTag::JsonType => emit_selection_by_json_type(union),
        UnionTag::Shape => emit_selection_by_content(union),
    });
    let serialize_impl = code! { Item, [name write_arms]
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { #write_arms }
            }
        }
    };
    let union_impl = code! { Item, [name selection_body]
        impl crate::runtime::json::Union for #name {
            #[inline]
            fn from_json(json: &str) -> ::serde_json::Result<Self> { #selection_body }
        }
    };
    let read_body = code! { Body, [] crate::runtime::json::union(json, place) };
    let read_impls = from_json::emit_from_json(name, from_json::emit_json_type_constant("Text"), read_body);
    let mut code_text = [emit_union_declaration(emitter, def, union), serialize_impl, union_impl, read_impls].concat();
    for case in find_convertible_cases(emitter, union) {
        code_text.push_str(&emit_conversion(emitter, def, case));
    }
    code_text.push_str(&checks::emit_union_checks(emitter, def, union));
    code_text
}

fn emit_union_declaration(emitter: Emitter<'_>, def: &TypeDef, union: &Union) -> String {
    let (docs, name) = (doc_comments::emit_type_docs(def), &def.name);
    let content_variants = union.cases.iter().map(|case| {
        let (name, ty) = (&case.name, format_variant_type(emitter, case));
        if let Some(value) = &case.constant {
            let doc = format!("`{}`.", format_constant_text(value));
            let docs = doc_comments::format_doc_lines(CodePosition::Variant, &doc);
            return code! { Variant, [docs name] #docs #name, };
        }
        let doc = match emitter.resolve_aliases(&case.ty) {
            Type::Named(id) => format!("A {}.", format_type_link(emitter, *id)),
            _ => format!("{}.", case.name),
        };
        let docs = doc_comments::format_doc_lines(CodePosition::Variant, &doc);
        code! { Variant, [docs name ty] #docs #name(#ty), }
    });
    let unknown_variant = union.unknown.iter().map(|name| {
        code! { Variant, [name]
            /// Any other value, as it was received.
            #name(crate::runtime::value::Json),
        }
    });
    let variants: Variants = content_variants.chain(unknown_variant).collect();
    let attribute_text = if union.unknown.is_some() { "#[non_exhaustive]\n" } else { "" };
    let non_exhaustive = Attributes(attribute_text.to_owned());
    code! { Item, [docs non_exhaustive name variants]
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #non_exhaustive
        pub enum #name { #variants }
    }
}

/// Formats a constant as an expression in generated code.
pub(super) fn format_constant_expression(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text_literal(text),
        serde_json::Value::Number(number) if number.is_i64() => format!("{number}_i64"),
        other => other.to_string(),
    }
}

/// Formats a constant in the form in which the runtime compares it with a discriminator: a string without quotes, or
/// any other value as JSON.
pub(super) fn format_constant_text(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Formats a rustdoc link to a type: ``[`Pet`]`` or ``[`Pet`](crate::pets::Pet)``.
fn format_type_link(emitter: Emitter<'_>, id: TypeId) -> String {
    let def = emitter.api.type_def(id);
    let name = def.name.trim_start_matches("r#");
    if emitter.is_in_scope(def) {
        format!("[`{name}`]")
    } else {
        format!("[`{name}`]({})", emitter.format_type_def_path(id))
    }
}

/// Formats the type of the content of a variant, with `Box` if the content is boxed.
fn format_variant_type(emitter: Emitter<'_>, case: &UnionCase) -> String {
    let ty = emitter.type_text(&case.ty);
    if case.boxed { format!("Box<{ty}>") } else { ty }
}

/// Returns the variants of a union whose type differs from the types of all other variants, after resolving aliases.
/// Only these variants get an implementation of `From`, since Rust allows only one implementation for each type.
fn find_convertible_cases<'u>(emitter: Emitter<'_>, union: &'u Union) -> impl Iterator<Item = &'u UnionCase> {
    let variant_types: Vec<Type> = union.cases.iter().map(|case| emitter.resolve_aliases_deeply(&case.ty)).collect();
    let mut type_counts: HashMap<Type, usize> = HashMap::new();
    for ty in &variant_types {
        *type_counts.entry(ty.clone()).or_default() += 1;
    }
    let has_unique_type =
        move |(case, ty): &(&UnionCase, Type)| case.constant.is_none() && type_counts.get(ty) == Some(&1);
    union.cases.iter().zip(variant_types).filter(has_unique_type).map(|(case, _)| case)
}

/// Emits the implementation of `From` that converts the content of the variant `case` to the union.
fn emit_conversion(emitter: Emitter<'_>, def: &TypeDef, case: &UnionCase) -> String {
    let (name, variant, ty) = (&def.name, &case.name, emitter.type_text(&case.ty));
    let value = if case.boxed { "Box::new(value)" } else { "value" };
    code! { Item, [ty name variant value]
        impl From<#ty> for #name {
            #[inline]
            fn from(value: #ty) -> Self {
                Self::#variant(#value)
            }
        }
    }
}

/// Emits a match arm whose pattern is `pattern`, and which reads the JSON as the variant `variant`.
fn emit_read_arm(pattern: &str, variant: &str) -> String {
    let read_expression = format!("crate::runtime::read::from_str(json).map(Self::{variant})");
    let read_expression = Apart(&read_expression);
    code! { Arm, [pattern read_expression] Some(#pattern) => #read_expression, }
}

/// Emits the body of `from_json` for a union whose variant is selected by the value of a discriminator. `path` contains
/// the member names that lead to the discriminator.
fn emit_selection_by_discriminator(union: &Union, path: &[String]) -> String {
    // The fallback has no arm, because values with an unknown discriminator are also read as the fallback.
    let tagged_cases = union.cases.iter().enumerate().filter(|(index, _)| Some(*index) != union.fallback);
    let tagged_arms = tagged_cases.map(|(_, case)| emit_read_arm(&join_text_literals(&case.tags, " | "), &case.name));
    let arms: Arms = tagged_arms.collect();
    let fallback_arm = if let Some(index) = union.fallback {
        let read_expression = format!("crate::runtime::read::from_str(json).map(Self::{})", union.cases[index].name);
        let read_expression = Apart(&read_expression);
        code! { Arm, [read_expression] _ => #read_expression, }
    } else if let Some(name) = &union.unknown {
        let keep_expression = format!("crate::runtime::json::unknown(json).map(Self::{name})");
        let keep_expression = Apart(&keep_expression);
        code! { Arm, [keep_expression] _ => #keep_expression, }
    } else {
        let known_tags: Vec<String> = union.cases.iter().flat_map(|case| &case.tags).cloned().collect();
        let (path, known_tags) = (join_text_literals(path, ", "), join_text_literals(&known_tags, ", "));
        code! { Arm, [path known_tags] _ => Err(crate::runtime::json::unknown_tag(json, &[#path], &[#known_tags])), }
    };
    let fallback_arm = Arms(fallback_arm);
    if let [property] = path {
        let property = text_literal(property);
        return code! { Body, [property arms fallback_arm]
            match crate::runtime::json::tag(json.as_bytes(), #property).as_deref() {
                #arms
                #fallback_arm
            }
        };
    }
    let path = join_text_literals(path, ", ");
    code! { Body, [path arms fallback_arm]
        match crate::runtime::json::tag_at(json.as_bytes(), &[#path]).as_deref() {
            #arms
            #fallback_arm
        }
    }
}

/// Formats each of the strings `texts` as a string literal, and joins the literals with `separator`.
fn join_text_literals(texts: &[String], separator: &str) -> String {
    texts.iter().map(|text| text_literal(text)).collect::<Vec<_>>().join(separator)
}

/// Emits the body of `from_json` for a union whose variant is selected by the JSON type of the value.
fn emit_selection_by_json_type(union: &Union) -> String {
    let kind_arms = union.cases.iter().map(|case| {
        let kinds: Vec<String> =
            list_json_kinds(&case.json).into_iter().map(|kind| format!("crate::runtime::json::Kind::{kind}")).collect();
        emit_read_arm(&kinds.join(" | "), &case.name)
    });
    let arms: Arms = kind_arms.collect();
    let variant_names: Vec<String> = union.cases.iter().map(|case| case.name.clone()).collect();
    let variant_names = join_text_literals(&variant_names, ", ");
    let fallback_arm =
        Arms(code! { Arm, [variant_names] _ => Err(crate::runtime::json::unknown_kind(json, &[#variant_names])), });
    code! { Body, [arms fallback_arm]
        match crate::runtime::json::kind(json.as_bytes()) {
            #arms
            #fallback_arm
        }
    }
}

/// Returns the names of the variants of the runtime's enum `json::Kind` that represent JSON types. Adjacent duplicates
/// are removed, since `integer` and `number` are the same kind.
fn list_json_kinds(types: &[JsonType]) -> Vec<&'static str> {
    let mut kinds: Vec<_> = types.iter().map(|ty| select_json_kind(*ty)).collect();
    kinds.dedup();
    kinds
}

fn select_json_kind(ty: JsonType) -> &'static str {
    match ty {
        JsonType::String => "String",
        JsonType::Integer | JsonType::Number => "Number",
        JsonType::Boolean => "Boolean",
        JsonType::Array => "Array",
        JsonType::Object => "Object",
    }
}

/// Emits the body of `from_json` for a union whose variant is selected by the content of the value: the generated code
/// tries to read the value as each variant.
fn emit_selection_by_content(union: &Union) -> String {
    let candidate_calls = union.cases.iter().map(|case| {
        let (variant, variant_name) = (identifier(&case.name), &case.name);
        if let Some(value) = &case.constant {
            let json_text = value.to_string();
            return quote! { choice.constant(#variant_name, #json_text, Self::#variant); };
        }
        let kinds = list_json_kinds(&case.json).into_iter().map(identifier);
        let required_members = &case.required;
        let constants = case.constants.iter().map(|(name, value)| quote! { (#name, #value) });
        let member_formats = case.formats.iter().map(|(name, format)| {
            let check_function = identifier(match format {
                TextFormat::Ipv4 => "is_ipv4",
                TextFormat::Ipv6 => "is_ipv6",
                TextFormat::Uuid => "is_uuid",
            });
            quote! { (#name, crate::runtime::json::#check_function) }
        });
        let formats_call = if case.formats.is_empty() {
            quote! {}
        } else {
            quote! { choice.formats(&[#(#member_formats),*]); }
        };
        quote! {
            #formats_call
            choice.candidate(
                #variant_name,
                crate::runtime::json::Signs {
                    kinds: &[#(crate::runtime::json::Kind::#kinds),*],
                    required: &[#(#required_members),*],
                    constants: &[#(#constants),*],
                },
                Self::#variant,
            );
        }
    });
    let end_call = if let Some(name) = &union.unknown {
        let name = identifier(name);
        quote! { choice.end_open(Self::#name) }
    } else {
        quote! { choice.end() }
    };
    print_at(
        CodePosition::Body,
        &quote! {
            let mut choice = crate::runtime::json::Choice::of(json);
            #(#candidate_calls)*
            #end_call
        },
    )
}
