//! How a struct is read from JSON and written to it: a line a member; the runtime's `object` has the rest.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{
    Emitter, structs,
    types::{ident, init},
};
use crate::ir::{Field, Presence, Struct, Type, TypeDef};

/// `Serialize` and `Deserialize` of a struct.
pub(super) fn tokens(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> TokenStream {
    let (read, write) = (read(emitter, def, record), write(def, record));
    quote! { #read #write }
}

/// How a member is taken and kept.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// It must be there.
    Value,
    /// A list or map, empty where it is absent.
    Many,
    /// Nothing where it is absent or `null`.
    Optional,
    /// Nothing where it is absent; `null` is a value of its own.
    Present,
}

fn kind(emitter: Emitter<'_>, record: &Struct, field: &Field) -> Kind {
    match (&field.presence, field.nullable) {
        (Presence::Required, false) => match emitter.resolved(&field.ty) {
            Type::List(_) | Type::Map(_) => Kind::Many,
            _ => Kind::Value,
        },
        (Presence::Optional | Presence::Default(_), true) if record.input => Kind::Present,
        _ => Kind::Optional,
    }
}

/// `A_`, since a schema may well be called `A`.
fn read(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> TokenStream {
    let name = ident(&def.name);
    let wires = record.fields.iter().map(|field| &field.wire);
    let keep = record.rest.as_ref().map(|_| quote! { const REST: bool = true; });
    let members: Vec<(&Field, Kind)> =
        record.fields.iter().map(|field| (field, kind(emitter, record, field))).collect();
    let body = if members.iter().any(|(_, kind)| *kind == Kind::Value) {
        read_apart(emitter, record, &members)
    } else {
        read_in_place(record, &members)
    };
    quote! {
        impl<'de> crate::runtime::object::Record<'de> for #name {
            const MEMBERS: &'static [&'static str] = &[#(#wires),*];
            #keep
            fn read<A_: ::serde::de::MapAccess<'de>>(
                members: &mut crate::runtime::object::Members<'de, A_>,
            ) -> Result<Self, A_::Error> {
                #body
            }
        }
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::runtime::object::read(deserializer)
            }
        }
    }
}

/// Where every member may be absent: members are read into an empty struct.
fn read_in_place(record: &Struct, members: &[(&Field, Kind)]) -> TokenStream {
    let empty = members.iter().map(|(field, kind)| {
        let (name, empty) = (ident(&field.name), empty(*kind));
        quote! { #name: #empty }
    });
    let rest = record.rest.as_ref().map(|(name, _)| ident(name));
    let no_rest = rest.clone().map(|rest| quote! { #rest: ::std::collections::BTreeMap::new() });
    let empty = empty.chain(no_rest);
    let places = members.iter().map(|(field, _)| {
        let name = ident(&field.name);
        quote! { read.#name }
    });
    let walk = walk(members, places, rest.map(|rest| quote! { read.#rest }));
    let mutable = (!members.is_empty() || record.rest.is_some()).then(|| quote! { mut });
    quote! {
        let #mutable read = Self { #(#empty,)* };
        #walk
        members.end(read)
    }
}

/// Where some must be there: members are read apart, and become a struct if none of those is missing.
fn read_apart(emitter: Emitter<'_>, record: &Struct, members: &[(&Field, Kind)]) -> TokenStream {
    let place = |index: usize| {
        let index = Literal::usize_unsuffixed(index);
        quote! { read.#index }
    };
    let rest_type = record.rest.as_ref().map(|(_, ty)| emitter.ty(ty));
    let rest_type = rest_type.iter().map(|ty| quote! { ::std::collections::BTreeMap<String, #ty> });
    let types = members.iter().map(|(field, kind)| slot(emitter, field, *kind)).chain(rest_type);
    let no_rest = record.rest.iter().map(|_| quote! { ::std::collections::BTreeMap::new() });
    let empty = members.iter().map(|(_, kind)| empty(*kind)).chain(no_rest);
    let rest = record.rest.as_ref().map(|_| place(members.len()));
    let walk = walk(members, (0..members.len()).map(place), rest.clone());
    let required = members.iter().enumerate().filter(|(_, (_, kind))| *kind == Kind::Value);
    let (mut names, mut places, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (field, _)) in required {
        names.push(ident(&field.name));
        places.push(place(index));
        indices.push(Literal::usize_unsuffixed(index));
    }
    let (pattern, value) = match (names.as_slice(), places.as_slice()) {
        ([name], [place]) => (quote! { Some(#name) }, place.clone()),
        (names, places) => (quote! { (#(Some(#names),)*) }, quote! { (#(#places,)*) }),
    };
    let values = members.iter().enumerate().map(|(index, (field, kind))| {
        let (name, place) = (ident(&field.name), place(index));
        if *kind == Kind::Value {
            init(&name, &taken(field).to_token_stream())
        } else {
            quote! { #name: #place }
        }
    });
    let rest = record.rest.iter().zip(rest).map(|((name, _), place)| {
        let name = ident(name);
        quote! { #name: #place }
    });
    let values = values.chain(rest);
    quote! {
        let mut read: (#(#types,)*) = (#(#empty,)*);
        #walk
        let #pattern = #value else { return members.missing(&[#(#indices),*]) };
        members.end(Self { #(#values,)* })
    }
}

/// The variable that a required member ends up in: its field's name, unless the function has another variable of that name.
fn taken(field: &Field) -> Ident {
    match field.name.as_str() {
        "members" => ident("members_"),
        "read" => ident("read_"),
        name => ident(name),
    }
}

fn empty(kind: Kind) -> TokenStream {
    if kind == Kind::Many {
        quote! { ::std::default::Default::default() }
    } else {
        quote! { None }
    }
}

/// The type of the place that a member is read into.
fn slot(emitter: Emitter<'_>, field: &Field, kind: Kind) -> TokenStream {
    let plain = structs::held(emitter, field);
    match kind {
        Kind::Many => plain,
        Kind::Value | Kind::Optional => quote! { Option<#plain> },
        Kind::Present => quote! { Option<Option<#plain>> },
    }
}

/// Takes the members one by one, each into its place.
fn walk(
    members: &[(&Field, Kind)],
    places: impl Iterator<Item = TokenStream>,
    rest: Option<TokenStream>,
) -> TokenStream {
    let arms = members.iter().zip(places).enumerate().map(|(index, ((_, kind), place))| {
        let index = Literal::usize_unsuffixed(index);
        let take = ident(match kind {
            Kind::Value | Kind::Present => "value",
            Kind::Many => "many",
            Kind::Optional => "optional",
        });
        quote! { #index => members.#take(&mut #place) }
    });
    let other = if let Some(place) = rest {
        quote! { members.rest(&mut #place) }
    } else {
        quote! { members.skip() }
    };
    if members.is_empty() {
        return quote! { while members.next().is_some() { #other; } };
    }
    quote! {
        while let Some(member) = members.next() {
            match member {
                #(#arms,)*
                _ => #other,
            }
        }
    }
}

fn write(def: &TypeDef, record: &Struct) -> TokenStream {
    let name = ident(&def.name);
    let members = record.fields.iter().map(|field| {
        let (wire, name) = (&field.wire, ident(&field.name));
        let put = ident(if field.presence == Presence::Required { "member" } else { "optional" });
        quote! { object.#put(#wire, &self.#name); }
    });
    let rest = record.rest.as_ref().map(|(name, _)| {
        let name = ident(name);
        quote! { object.rest(&self.#name); }
    });
    let mutable = (!record.fields.is_empty() || record.rest.is_some()).then(|| quote! { mut });
    quote! {
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let #mutable object = crate::runtime::object::write(serializer);
                #(#members)*
                #rest
                object.end()
            }
        }
    }
}
