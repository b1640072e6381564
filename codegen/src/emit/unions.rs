//! Unions: one of several types, found by tag, by JSON type or by shape.

use super::{
    Emitter, checks,
    code::{Apart, Arms, Place, Statements, Variants, code},
    docs, reading,
    types::literal,
};
use crate::ir::{JsonType, Type, TypeDef, TypeId, Union, UnionCase, UnionTag};

pub(super) fn text(emitter: Emitter<'_>, def: &TypeDef, union: &Union) -> String {
    let (docs, name) = (docs::of(def), &def.name);
    let variants = union.cases.iter().map(|case| {
        let (name, ty) = (&case.name, held(emitter, case));
        let docs = match emitter.resolved(&case.ty) {
            Type::Named(id) => format!("A {}.", link(emitter, *id)),
            _ => format!("{}.", case.name),
        };
        let docs = docs::lines(Place::Variant, &docs);
        code! { Variant, [docs name ty] #docs #name(#ty), }
    });
    let variants: Variants = variants.collect();
    let writes = union.cases.iter().map(|case| {
        let name = &case.name;
        code! { Arm, [name] Self::#name(value) => value.serialize(serializer), }
    });
    let writes: Arms = writes.collect();
    let choose = Statements(match &union.tag {
        UnionTag::Property(property) => by_property(union, property),
        UnionTag::JsonType => by_json_type(union),
        UnionTag::Shape => by_shape(union),
    });
    let declaration = code! { Item, [docs name variants]
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name { #variants }
    };
    let write = code! { Item, [name writes]
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { #writes }
            }
        }
    };
    let read = code! { Item, [name choose]
        impl crate::runtime::json::Union for #name {
            #[inline]
            fn from_json(json: &str) -> ::serde_json::Result<Self> { #choose }
        }
    };
    let body = code! { Body, [] crate::runtime::json::union(json, place) };
    let reading = reading::text(name, reading::form("Text"), body);
    let mut text = [declaration, write, read, reading].concat();
    for case in union.cases.iter().filter(|case| is_only(emitter, union, case)) {
        text.push_str(&conversion(emitter, def, case));
    }
    text.push_str(&checks::of_union(emitter, def, union));
    text
}

/// A link to a type in documentation.
fn link(emitter: Emitter<'_>, id: TypeId) -> String {
    let def = emitter.api.ty(id);
    let name = def.name.trim_start_matches("r#");
    if def.module == emitter.module { format!("[`{name}`]") } else { format!("[`{name}`]({})", emitter.named(id)) }
}

fn held(emitter: Emitter<'_>, case: &UnionCase) -> String {
    let ty = emitter.ty(&case.ty);
    if case.boxed { format!("Box<{ty}>") } else { ty }
}

/// Whether no other candidate is the same type behind aliases, so that `From` is not implemented twice.
fn is_only(emitter: Emitter<'_>, union: &Union, case: &UnionCase) -> bool {
    union.cases.iter().filter(|other| emitter.are_same(&other.ty, &case.ty)).count() == 1
}

fn conversion(emitter: Emitter<'_>, def: &TypeDef, case: &UnionCase) -> String {
    let (name, variant, ty) = (&def.name, &case.name, emitter.ty(&case.ty));
    let value = if case.boxed { "Box::new(value)" } else { "value" };
    code! { Item, [ty name variant value]
        impl From<#ty> for #name {
            fn from(value: #ty) -> Self {
                Self::#variant(#value)
            }
        }
    }
}

/// An arm that reads this candidate.
fn read_as(pattern: &str, name: &str) -> String {
    let read = format!("crate::runtime::read::from_str(json).map(Self::{name})");
    let read = Apart(&read);
    code! { Arm, [pattern read] Some(#pattern) => #read, }
}

fn by_property(union: &Union, property: &str) -> String {
    let arms = union.cases.iter().map(|case| read_as(&literals(&case.tags, " | "), &case.name));
    let arms: Arms = arms.collect();
    let known: Vec<String> = union.cases.iter().flat_map(|case| &case.tags).cloned().collect();
    let (property, known) = (literal(property), literals(&known, ", "));
    let other =
        code! { Arm, [property known] _ => Err(crate::runtime::json::unknown_tag(json, #property, &[#known])), };
    let other = Arms(other);
    code! { Body, [property arms other]
        match crate::runtime::json::tag(json.as_bytes(), #property).as_deref() {
            #arms
            #other
        }
    }
}

/// Texts as literals.
fn literals(texts: &[String], separator: &str) -> String {
    texts.iter().map(|text| literal(text)).collect::<Vec<_>>().join(separator)
}

fn by_json_type(union: &Union) -> String {
    let arms = union.cases.iter().map(|case| {
        let mut kinds: Vec<_> = case.json.iter().map(|ty| kind(*ty)).collect();
        kinds.dedup();
        let kinds: Vec<String> = kinds.into_iter().map(|kind| format!("crate::runtime::json::Kind::{kind}")).collect();
        read_as(&kinds.join(" | "), &case.name)
    });
    let arms: Arms = arms.collect();
    let names: Vec<String> = union.cases.iter().map(|case| case.name.clone()).collect();
    let names = literals(&names, ", ");
    let other = Arms(code! { Arm, [names] _ => Err(crate::runtime::json::unknown_kind(json, &[#names])), });
    code! { Body, [arms other]
        match crate::runtime::json::kind(json.as_bytes()) {
            #arms
            #other
        }
    }
}

fn kind(ty: JsonType) -> &'static str {
    match ty {
        JsonType::String => "String",
        JsonType::Integer | JsonType::Number => "Number",
        JsonType::Boolean => "Boolean",
        JsonType::Array => "Array",
        JsonType::Object => "Object",
    }
}

fn by_shape(union: &Union) -> String {
    let attempts = union.cases.iter().map(|case| {
        let (name, label, required) = (&case.name, literal(&case.name), literals(&case.required, ", "));
        let required = format!("&[{required}]");
        code! { Body, [required name label]
            match crate::runtime::json::shaped(json, #required) {
                Ok(value) => return Ok(Self::#name(value)),
                Err(error) => reasons.push((#label, error)),
            }
        }
    });
    let attempts: Statements = attempts.collect();
    [
        code! { Body, [] let mut reasons = Vec::new(); },
        attempts.0,
        code! { Body, [] Err(crate::runtime::json::no_candidate(&reasons)) },
    ]
    .concat()
}
