//! Emits reading and writing the members of a struct, with one line per member. The shared code is in the runtime.

use super::{
    Emitter,
    code::{Apart, Arms, Members, Place, Statements, Tuple, code},
    reading,
    structs::{self, no_rest},
    types::{init, literal, map},
    unions::{constant, text_of},
};
use crate::ir::{Field, Holding, Presence, Struct, Type, TypeDef, TypeKind};

/// Returns the implementations of `Serialize` and `Deserialize` for a struct.
pub(super) fn text(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    [read(emitter, def, record), write(def, record)].concat()
}

/// The way in which a member is read and stored.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// The member is required, and its field has an initial value.
    Value,
    /// The member is required, and is read into a variable first.
    Apart,
    /// The member is a list or a map, which is empty if it is absent or `null`.
    Filled,
    /// `None` if it is absent or `null`.
    Optional,
    /// `None` if it is absent; `null` is a value.
    Present,
}

fn kind(emitter: Emitter<'_>, record: &Struct, field: &Field) -> Kind {
    match field.holding(record.input) {
        Holding::Value => match emitter.resolved(&field.ty) {
            Type::List(_) | Type::Map(_) => Kind::Filled,
            _ if initial(emitter, field).is_some() => Kind::Value,
            _ => Kind::Apart,
        },
        Holding::Double => Kind::Present,
        Holding::Option => Kind::Optional,
    }
}

/// Returns the initial value of a field before its member is read; `None` if its type has no empty value.
fn initial(emitter: Emitter<'_>, field: &Field) -> Option<String> {
    if field.boxed {
        return None;
    }
    match emitter.resolved(&field.ty) {
        Type::Primitive(_) => Some(DEFAULT.to_owned()),
        Type::Named(id) => match &emitter.api.ty(*id).kind {
            TypeKind::Struct(record) => {
                (structs::default(record) == structs::Default::Derived).then(|| DEFAULT.to_owned())
            }
            TypeKind::Enum(values) => {
                values.variants.first().map(|first| format!("{}::{}", emitter.named(*id), first.name))
            }
            _ => None,
        },
        _ => None,
    }
}

fn read(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    let members: Vec<(&Field, Kind)> =
        record.fields.iter().map(|field| (field, kind(emitter, record, field))).collect();
    let constants = record.constants.iter().map(|(wire, _)| literal(wire));
    let names: Vec<String> = record.fields.iter().map(|field| literal(&field.wire)).chain(constants).collect();
    let names = code! { Method, [names] const MEMBERS: &'static [&'static str] = &[#names]; };
    let all = if record.rest.is_some() { "all_members" } else { "members" };
    let begin = code! { Body, [all] let members = json.#all(Self::MEMBERS)?; };
    let body = if members.iter().any(|(_, kind)| *kind == Kind::Apart) {
        read_apart(emitter, record, &members)
    } else {
        read_in_place(emitter, record, &members)
    };
    reading::text(&def.name, names, [begin, body].concat())
}

/// Returns code that reads the members into an initially empty struct.
fn read_in_place(emitter: Emitter<'_>, record: &Struct, members: &[(&Field, Kind)]) -> String {
    let empty = members.iter().map(|(field, kind)| format!("{}: {}", field.name, empty(emitter, field, *kind)));
    let empty = Members(empty.chain(no_rest(record)).collect());
    let places = members.iter().map(|(field, _)| format!("read.{}", field.name));
    let rest = record.rest.as_ref().map(|(name, _)| format!("read.{name}"));
    let required = members.iter().enumerate().filter(|(_, (_, kind))| *kind == Kind::Value);
    let required: Vec<String> = required.map(|(index, _)| index.to_string()).collect();
    let begin = if members.is_empty() && rest.is_none() {
        code! { Body, [] crate::runtime::read::begin(place, empty); }
    } else {
        code! { Body, [] let read = crate::runtime::read::begin(place, empty); }
    };
    [code! { Body, [empty] let empty = Self { #empty }; }, begin, walk(record, members, places, rest), end(&required)]
        .concat()
}

/// Returns code that reads the members into variables and then creates the struct, for structs with a required field
/// without an initial value.
fn read_apart(emitter: Emitter<'_>, record: &Struct, members: &[(&Field, Kind)]) -> String {
    let no_rest = record.rest.as_ref().map(|(_, ty)| format!("<{}>::new()", map(&emitter.ty(ty))));
    let empty = members.iter().map(|(field, kind)| slot(emitter, field, *kind)).chain(no_rest);
    let empty: Vec<String> = empty.collect();
    let rest = record.rest.as_ref().map(|_| format!("read.{}", members.len()));
    let walk = walk(record, members, (0..members.len()).map(|index| format!("read.{index}")), rest.clone());
    let (mut names, mut places, mut required) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (field, kind)) in members.iter().enumerate() {
        if *kind == Kind::Apart {
            names.push(format!("Some({})", taken(field)));
            places.push(format!("read.{index}"));
        }
        if matches!(kind, Kind::Apart | Kind::Value) {
            required.push(index.to_string());
        }
    }
    let values = members.iter().enumerate().map(|(index, (field, kind))| {
        let name = &field.name;
        if *kind == Kind::Apart { init(name, taken(field)) } else { format!("{name}: read.{index}") }
    });
    let rest = record.rest.iter().zip(rest).map(|((name, _), place)| format!("{name}: {place}"));
    let values = Members(values.chain(rest).collect());
    let read = if let [only] = empty.as_slice() {
        code! { Body, [only] let mut read = (#only,); }
    } else {
        let empty = Tuple(empty);
        code! { Body, [empty] let mut read = (#empty); }
    };
    let missing = missing(names, places, &required);
    let whole = code! { Body, [values] let whole = Self { #values }; };
    let put = code! { Body, [] crate::runtime::read::put(place, whole); };
    [read, walk, missing, whole, put, end(&required)].concat()
}

/// Returns the code that ends reading with an error if one occurred or a required member is missing.
fn end(required: &[String]) -> String {
    let required = required.join(", ");
    if required.is_empty() {
        return code! { Body, [] members.end(&[]) };
    }
    code! { Body, [required] members.end(&[#required]) }
}

/// Returns the code that ends reading if a required member is missing.
fn missing(names: Vec<String>, places: Vec<String>, indices: &[String]) -> String {
    let call = format!("missing(&[{}])", indices.join(", "));
    let end = format!("return Err(members.{call})");
    let (call, fits, end) = (Apart(&call), Place::Arm.fits(&end), Apart(&end));
    if let ([name], [place]) = (names.as_slice(), places.as_slice()) {
        return code! { Body, [name place end] let #name = #place else { #end }; };
    }
    let (names, places) = (Tuple(names), Tuple(places));
    if !fits {
        // The printer also breaks the chain of calls.
        return code! { Body, [names places call] let (#names) = (#places) else { return Err(members.#call) }; };
    }
    code! { Body, [names places end] let (#names) = (#places) else { #end }; }
}

/// Returns the variable for a required member: the name of its field, unless the function has another variable with
/// that name.
fn taken(field: &Field) -> &str {
    match field.name.as_str() {
        "members" => "members_",
        "place" => "place_",
        "read" => "read_",
        name => name,
    }
}

/// Returns the value of a field before its member is read.
fn empty(emitter: Emitter<'_>, field: &Field, kind: Kind) -> String {
    match kind {
        Kind::Value => initial(emitter, field).unwrap_or_else(|| DEFAULT.to_owned()),
        Kind::Filled => DEFAULT.to_owned(),
        Kind::Apart | Kind::Optional | Kind::Present => "None".to_owned(),
    }
}

const DEFAULT: &str = "::std::default::Default::default()";

/// Returns the initial value of a field, with its type if it is read into a variable.
fn slot(emitter: Emitter<'_>, field: &Field, kind: Kind) -> String {
    let plain = structs::held(emitter, field);
    match kind {
        Kind::Value if empty(emitter, field, kind) == DEFAULT => format!("<{plain}>::default()"),
        Kind::Value => empty(emitter, field, kind),
        Kind::Filled => format!("<{plain}>::new()"),
        Kind::Apart | Kind::Optional => format!("None::<{plain}>"),
        Kind::Present => format!("None::<Option<{plain}>>"),
    }
}

/// Returns code that reads the members one by one, each into its slot.
fn walk(
    record: &Struct,
    members: &[(&Field, Kind)],
    places: impl Iterator<Item = String>,
    rest: Option<String>,
) -> String {
    let other = rest.map_or_else(|| "members.skip()".to_owned(), |place| format!("members.rest(&mut {place})"));
    if members.is_empty() && record.constants.is_empty() {
        return code! { Body, [other] while members.next().is_some() { #other; } };
    }
    let arms = members.iter().zip(places).enumerate().map(|(index, ((_, kind), place))| {
        let index = index.to_string();
        let take = match kind {
            Kind::Value => "value",
            Kind::Apart | Kind::Present => "present",
            Kind::Filled => "filled",
            Kind::Optional => "optional",
        };
        if Place::LoopArm.fits(&format!("{index} => members.{take}(&mut {place}),")) {
            code! { LoopArm, [index take place] #index => members.#take(&mut #place), }
        } else {
            code! { LoopArm, [index take place] #index => { members.#take(&mut #place); } }
        }
    });
    let constants = record.constants.iter().zip(members.len()..).map(|((_, value), index)| {
        let (index, value) = (index.to_string(), literal(&text_of(value)));
        if Place::LoopArm.fits(&format!("{index} => members.constant({value}),")) {
            code! { LoopArm, [index value] #index => members.constant(#value), }
        } else {
            code! { LoopArm, [index value] #index => { members.constant(#value); } }
        }
    });
    let arms: Arms = arms.chain(constants).collect();
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
    let constants = record.constants.iter().map(|(wire, value)| {
        let (wire, value) = (literal(wire), constant(value));
        code! { Body, [wire value] object.member(#wire, &#value); }
    });
    let members = record.fields.iter().map(|field| {
        let (wire, name) = (literal(&field.wire), &field.name);
        let put = match field.presence {
            Presence::Required => "member",
            _ if field.read_only && record.input => "read_only",
            _ if field.required_in_requests => "required_in_requests",
            _ => "optional",
        };
        code! { Body, [put wire name] object.#put(#wire, &self.#name); }
    });
    let rest = record.rest.as_ref().map(|(name, _)| code! { Body, [name] object.rest(&self.#name); });
    let members: Statements = constants.chain(members).chain(rest).collect();
    let object = if members.0.is_empty() { "object" } else { "mut object" };
    code! { Item, [name object members]
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let #object = crate::runtime::write::object(serializer);
                #members
                object.end()
            }
        }
    }
}
