//! How a struct is read from JSON and written to it: a line a member; the runtime's `object` has the rest.

use super::{
    Emitter,
    code::{Apart, Arms, Members, Place, Statements, Tuple, code},
    structs::{self, no_rest},
    types::{init, literal, map},
};
use crate::ir::{Field, Presence, Struct, Type, TypeDef};

/// `Serialize` and `Deserialize` of a struct.
pub(super) fn text(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    [read(emitter, def, record), write(def, record)].concat()
}

/// How a member is taken and kept.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// It must be there.
    Value,
    /// A list, empty where it is absent.
    List,
    /// A map, empty where it is absent.
    Map,
    /// Nothing where it is absent or `null`.
    Optional,
    /// A list, likewise.
    OptionalList,
    /// Nothing where it is absent; `null` is a value of its own.
    Present,
}

fn kind(emitter: Emitter<'_>, record: &Struct, field: &Field) -> Kind {
    let ty = emitter.resolved(&field.ty);
    match (&field.presence, field.nullable) {
        (Presence::Required, false) => match ty {
            Type::List(_) => Kind::List,
            Type::Map(_) => Kind::Map,
            _ => Kind::Value,
        },
        (Presence::Optional | Presence::Default(_), true) if record.input => Kind::Present,
        _ if matches!(ty, Type::List(_)) && !field.boxed => Kind::OptionalList,
        _ => Kind::Optional,
    }
}

/// `A_`, since a schema may well be called `A`.
fn read(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    let name = &def.name;
    let wires: Vec<String> = record.fields.iter().map(|field| literal(&field.wire)).collect();
    let keep = record.rest.as_ref().map(|_| "    const REST: bool = true;\n".to_owned());
    let keep = Statements(keep.unwrap_or_default());
    let members: Vec<(&Field, Kind)> =
        record.fields.iter().map(|field| (field, kind(emitter, record, field))).collect();
    let body = if members.iter().any(|(_, kind)| *kind == Kind::Value) {
        read_apart(emitter, record, &members)
    } else {
        read_in_place(record, &members)
    };
    let wires = Statements(code! { Method, [wires] const MEMBERS: &'static [&'static str] = &[#wires]; });
    let subject = Apart(name);
    let record = code! { Item, [subject wires keep body]
        impl<'de> crate::runtime::object::Record<'de> for #subject {
            #wires
            #keep
            fn read<A_: ::serde::de::MapAccess<'de>>(
                members: &mut crate::runtime::object::Members<'de, A_>,
            ) -> Result<Self, A_::Error> {
                #body
            }
        }
    };
    let deserialize = code! { Item, [name]
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::runtime::object::read(deserializer)
            }
        }
    };
    [record, deserialize].concat()
}

/// Where every member may be absent: members are read into an empty struct.
fn read_in_place(record: &Struct, members: &[(&Field, Kind)]) -> Statements {
    let empty = members.iter().map(|(field, kind)| format!("{}: {}", field.name, empty(*kind)));
    let empty = Members(empty.chain(no_rest(record)).collect());
    let places = members.iter().map(|(field, _)| format!("read.{}", field.name));
    let rest = record.rest.as_ref().map(|(name, _)| format!("read.{name}"));
    let read = if empty.0.is_empty() { "read" } else { "mut read" };
    [
        code! { Body, [read empty] let #read = Self { #empty }; },
        walk(members, places, rest),
        code! { Body, [] members.end(read) },
    ]
    .into_iter()
    .collect()
}

/// Where some must be there: members are read apart, and become a struct if none of those is missing.
fn read_apart(emitter: Emitter<'_>, record: &Struct, members: &[(&Field, Kind)]) -> Statements {
    let no_rest = record.rest.as_ref().map(|(_, ty)| format!("<{}>::new()", map(&emitter.ty(ty))));
    let empty = members.iter().map(|(field, kind)| slot(emitter, field, *kind)).chain(no_rest);
    let empty: Vec<String> = empty.collect();
    let rest = record.rest.as_ref().map(|_| format!("read.{}", members.len()));
    let walk = walk(members, (0..members.len()).map(|index| format!("read.{index}")), rest.clone());
    let required = members.iter().enumerate().filter(|(_, (_, kind))| *kind == Kind::Value);
    let (mut names, mut places, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (field, _)) in required {
        names.push(format!("Some({})", taken(field)));
        places.push(format!("read.{index}"));
        indices.push(index.to_string());
    }
    let values = members.iter().enumerate().map(|(index, (field, kind))| {
        let name = &field.name;
        if *kind == Kind::Value { init(name, taken(field)) } else { format!("{name}: read.{index}") }
    });
    let rest = record.rest.iter().zip(rest).map(|((name, _), place)| format!("{name}: {place}"));
    let values = Members(values.chain(rest).collect());
    let read = if let [only] = empty.as_slice() {
        code! { Body, [only] let mut read = (#only,); }
    } else {
        let empty = Tuple(empty);
        code! { Body, [empty] let mut read = (#empty); }
    };
    [read, walk, missing(names, places, &indices), code! { Body, [values] members.end(Self { #values }) }]
        .into_iter()
        .collect()
}

/// Ends reading where a required member is missing.
fn missing(names: Vec<String>, places: Vec<String>, indices: &[String]) -> String {
    let call = format!("missing(&[{}])", indices.join(", "));
    let end = format!("return Err(members.{call})");
    let (call, fits, end) = (Apart(&call), Place::Arm.fits(&end), Apart(&end));
    if let ([name], [place]) = (names.as_slice(), places.as_slice()) {
        return code! { Body, [name place end] let #name = #place else { #end }; };
    }
    let (names, places) = (Tuple(names), Tuple(places));
    if !fits {
        // The chain of calls is broken as well.
        return code! { Body, [names places call] let (#names) = (#places) else { return Err(members.#call) }; };
    }
    code! { Body, [names places end] let (#names) = (#places) else { #end }; }
}

/// The variable that a required member ends up in: its field's name, unless the function has another variable of that name.
fn taken(field: &Field) -> &str {
    match field.name.as_str() {
        "members" => "members_",
        "read" => "read_",
        name => name,
    }
}

fn empty(kind: Kind) -> &'static str {
    if matches!(kind, Kind::List | Kind::Map) { "::std::default::Default::default()" } else { "None" }
}

/// The place that a member is read into, empty.
fn slot(emitter: Emitter<'_>, field: &Field, kind: Kind) -> String {
    let plain = structs::held(emitter, field);
    match kind {
        Kind::List | Kind::Map => format!("<{plain}>::new()"),
        Kind::Value | Kind::Optional | Kind::OptionalList => format!("None::<{plain}>"),
        Kind::Present => format!("None::<Option<{plain}>>"),
    }
}

/// Takes the members one by one, each into its place.
fn walk(members: &[(&Field, Kind)], places: impl Iterator<Item = String>, rest: Option<String>) -> String {
    let other = rest.map_or_else(|| "members.skip()".to_owned(), |place| format!("members.rest(&mut {place})"));
    if members.is_empty() {
        return code! { Body, [other] while members.next().is_some() { #other; } };
    }
    let arms = members.iter().zip(places).enumerate().map(|(index, ((_, kind), place))| {
        let index = index.to_string();
        let take = match kind {
            Kind::Value | Kind::Present => "value",
            Kind::List => "list",
            Kind::Map => "map",
            Kind::Optional => "optional",
            Kind::OptionalList => "optional_list",
        };
        code! { LoopArm, [index take place] #index => members.#take(&mut #place), }
    });
    let arms: Arms = arms.collect();
    code! { Body, [arms other]
        while let Some(member) = members.next() {
            match member {
                #arms
                _ => #other,
            }
        }
    }
}

fn write(def: &TypeDef, record: &Struct) -> String {
    let name = &def.name;
    let members = record.fields.iter().map(|field| {
        let (wire, name) = (literal(&field.wire), &field.name);
        let put = if field.presence == Presence::Required { "member" } else { "optional" };
        code! { Body, [put wire name] object.#put(#wire, &self.#name); }
    });
    let rest = record.rest.as_ref().map(|(name, _)| code! { Body, [name] object.rest(&self.#name); });
    let members: Statements = members.chain(rest).collect();
    let object = if members.0.is_empty() { "object" } else { "mut object" };
    code! { Item, [name object members]
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let #object = crate::runtime::object::write(serializer);
                #members
                object.end()
            }
        }
    }
}
