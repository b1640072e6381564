//! Emits the code that reads and writes the members of a struct, with one line per member. The code that is common to
//! all structs is in the runtime.

use super::{
    Emitter,
    code::{Apart, Arms, CodePosition, Members, Statements, Tuple, code},
    from_json,
    structs::{self, rest_initializer},
    types::{field_initializer, map_type, text_literal},
    unions::{constant_expression, constant_text},
};
use crate::ir::{Field, Presence, Storage, Struct, Type, TypeDef, TypeKind};

/// Emits the implementations of `Serialize`, `FromJson` and `Deserialize` for a struct.
pub(super) fn emit_serde_impls(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    [emit_read(emitter, def, record), emit_write(def, record)].concat()
}

/// The way in which generated code reads a member and stores the value in the field.
#[derive(Clone, Copy, PartialEq)]
enum MemberKind {
    /// The member is required, and its field can have an initial value before the member is read.
    Value,
    /// The member is required, and its field cannot have an initial value, so the member is first read into a variable.
    Apart,
    /// The member is a list or a map. The field is empty if the member is absent or `null`.
    Filled,
    /// The field is `None` if the member is absent or `null`.
    Optional,
    /// The field is `None` if the member is absent, and `Some(None)` if it is `null`.
    Present,
}

/// Returns the way in which the member of a field is read.
fn member_kind(emitter: Emitter<'_>, record: &Struct, field: &Field) -> MemberKind {
    match field.storage(record.input) {
        Storage::Value => match emitter.resolve_aliases(&field.ty) {
            Type::List(_) | Type::Map(_) => MemberKind::Filled,
            _ if initial_value(emitter, field).is_some() => MemberKind::Value,
            _ => MemberKind::Apart,
        },
        Storage::Double => MemberKind::Present,
        Storage::Option => MemberKind::Optional,
    }
}

/// Emits the expression for an initial value of a required field, before the member is read. `None` if the type has no
/// value that can be created without arguments.
fn initial_value(emitter: Emitter<'_>, field: &Field) -> Option<String> {
    if field.boxed {
        return None;
    }
    match emitter.resolve_aliases(&field.ty) {
        Type::Primitive(_) => Some(DEFAULT.to_owned()),
        Type::Named(id) => match &emitter.api.type_def(*id).kind {
            TypeKind::Struct(record) => {
                (structs::default_impl(record) == structs::DefaultImpl::Derived).then(|| DEFAULT.to_owned())
            }
            TypeKind::Enum(values) => {
                values.variants.first().map(|first| format!("{}::{}", emitter.type_def_path(*id), first.name))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Emits the implementations of `FromJson` and `Deserialize`, which read the members.
fn emit_read(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    let members: Vec<(&Field, MemberKind)> =
        record.fields.iter().map(|field| (field, member_kind(emitter, record, field))).collect();
    let constants = record.constants.iter().map(|(wire, _)| text_literal(wire));
    let names: Vec<String> =
        record.fields.iter().map(|field| text_literal(&field.wire_name)).chain(constants).collect();
    let names = code! { Method, [names] const MEMBERS: &'static [&'static str] = &[#names]; };
    let method = if record.rest.is_some() { "all_members" } else { "members" };
    let begin = code! { Body, [method] let members = json.#method(Self::MEMBERS)?; };
    let body = if members.iter().any(|(_, kind)| *kind == MemberKind::Apart) {
        emit_read_apart(emitter, record, &members)
    } else {
        emit_read_in_place(emitter, record, &members)
    };
    from_json::emit_from_json(&def.name, names, [begin, body].concat())
}

/// Emits code that creates a struct with initial values, and reads the members into its fields.
fn emit_read_in_place(emitter: Emitter<'_>, record: &Struct, members: &[(&Field, MemberKind)]) -> String {
    let empty = members.iter().map(|(field, kind)| format!("{}: {}", field.name, empty_value(emitter, field, *kind)));
    let empty = Members(empty.chain(rest_initializer(record)).collect());
    let places = members.iter().map(|(field, _)| format!("read.{}", field.name));
    let rest = record.rest.as_ref().map(|(name, _)| format!("read.{name}"));
    let required = members.iter().enumerate().filter(|(_, (_, kind))| *kind == MemberKind::Value);
    let required: Vec<String> = required.map(|(index, _)| index.to_string()).collect();
    let begin = if members.is_empty() && rest.is_none() {
        code! { Body, [] crate::runtime::read::begin(place, empty); }
    } else {
        code! { Body, [] let read = crate::runtime::read::begin(place, empty); }
    };
    [
        code! { Body, [empty] let empty = Self { #empty }; },
        begin,
        emit_member_loop(record, members, places, rest),
        emit_end(&required),
    ]
    .concat()
}

/// Emits code that reads the members into variables and then creates the struct. Used for structs with a required field
/// that has no initial value.
fn emit_read_apart(emitter: Emitter<'_>, record: &Struct, members: &[(&Field, MemberKind)]) -> String {
    let no_rest = record.rest.as_ref().map(|(_, ty)| format!("<{}>::new()", map_type(&emitter.type_text(ty))));
    let empty = members.iter().map(|(field, kind)| empty_slot(emitter, field, *kind)).chain(no_rest);
    let empty: Vec<String> = empty.collect();
    let rest = record.rest.as_ref().map(|_| format!("read.{}", members.len()));
    let slots = (0..members.len()).map(|index| format!("read.{index}"));
    let member_loop = emit_member_loop(record, members, slots, rest.clone());
    let (mut names, mut places, mut required) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (field, kind)) in members.iter().enumerate() {
        if *kind == MemberKind::Apart {
            names.push(format!("Some({})", member_variable(field)));
            places.push(format!("read.{index}"));
        }
        if matches!(kind, MemberKind::Apart | MemberKind::Value) {
            required.push(index.to_string());
        }
    }
    let values = members.iter().enumerate().map(|(index, (field, kind))| {
        let name = &field.name;
        if *kind == MemberKind::Apart {
            field_initializer(name, member_variable(field))
        } else {
            format!("{name}: read.{index}")
        }
    });
    let rest = record.rest.iter().zip(rest).map(|((name, _), place)| format!("{name}: {place}"));
    let values = Members(values.chain(rest).collect());
    let read = if let [only] = empty.as_slice() {
        code! { Body, [only] let mut read = (#only,); }
    } else {
        let empty = Tuple(empty);
        code! { Body, [empty] let mut read = (#empty); }
    };
    let missing = emit_missing(names, places, &required);
    let whole = code! { Body, [values] let whole = Self { #values }; };
    let put = code! { Body, [] crate::runtime::read::put(place, whole); };
    [read, member_loop, missing, whole, put, emit_end(&required)].concat()
}

/// Emits the call at the end of reading, which returns an error if an error occurred or a required member is missing.
/// `required` contains the indices of the required members.
fn emit_end(required: &[String]) -> String {
    let required = required.join(", ");
    if required.is_empty() {
        return code! { Body, [] members.end(&[]) };
    }
    code! { Body, [required] members.end(&[#required]) }
}

/// Emits the `let … else` statement that binds the values of required members to variables, and returns an error if a
/// member is missing. `names` contains the patterns, `places` the expressions for the values, and `indices` the indices
/// of all required members.
fn emit_missing(names: Vec<String>, places: Vec<String>, indices: &[String]) -> String {
    let call = format!("missing(&[{}])", indices.join(", "));
    let end = format!("return Err(members.{call})");
    let (call, fits, end) = (Apart(&call), CodePosition::Arm.fits(&end), Apart(&end));
    if let ([name], [place]) = (names.as_slice(), places.as_slice()) {
        return code! { Body, [name place end] let #name = #place else { #end }; };
    }
    let (names, places) = (Tuple(names), Tuple(places));
    if !fits {
        // The printer also breaks the chain of method calls.
        return code! { Body, [names places call] let (#names) = (#places) else { return Err(members.#call) }; };
    }
    code! { Body, [names places end] let (#names) = (#places) else { #end }; }
}

/// Returns the name of the variable for a required member: the name of the field, with `_` appended if the function has
/// another variable with this name.
fn member_variable(field: &Field) -> &str {
    match field.name.as_str() {
        "members" => "members_",
        "place" => "place_",
        "read" => "read_",
        name => name,
    }
}

/// Emits the expression for the value of a field before the member is read.
fn empty_value(emitter: Emitter<'_>, field: &Field, kind: MemberKind) -> String {
    match kind {
        MemberKind::Value => initial_value(emitter, field).unwrap_or_else(|| DEFAULT.to_owned()),
        MemberKind::Filled => DEFAULT.to_owned(),
        MemberKind::Apart | MemberKind::Optional | MemberKind::Present => "None".to_owned(),
    }
}

/// The expression for the default value of a type.
const DEFAULT: &str = "::std::default::Default::default()";

/// Emits the expression for the initial value of the variable into which a member is read, such as `None::<String>`.
/// The expression includes the type, since the compiler cannot infer the type.
fn empty_slot(emitter: Emitter<'_>, field: &Field, kind: MemberKind) -> String {
    let value_type = structs::type_without_option(emitter, field);
    match kind {
        MemberKind::Value if empty_value(emitter, field, kind) == DEFAULT => format!("<{value_type}>::default()"),
        MemberKind::Value => empty_value(emitter, field, kind),
        MemberKind::Filled => format!("<{value_type}>::new()"),
        MemberKind::Apart | MemberKind::Optional => format!("None::<{value_type}>"),
        MemberKind::Present => format!("None::<Option<{value_type}>>"),
    }
}

/// Emits the loop that reads the members one by one. `places` contains, for each member, the expression for the field
/// or variable that receives the value. `rest` is the expression for the map that receives undeclared members. If
/// `rest` is `None`, undeclared members are skipped.
fn emit_member_loop(
    record: &Struct,
    members: &[(&Field, MemberKind)],
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
            MemberKind::Value => "value",
            MemberKind::Apart | MemberKind::Present => "present",
            MemberKind::Filled => "filled",
            MemberKind::Optional => "optional",
        };
        if CodePosition::LoopArm.fits(&format!("{index} => members.{take}(&mut {place}),")) {
            code! { LoopArm, [index take place] #index => members.#take(&mut #place), }
        } else {
            code! { LoopArm, [index take place] #index => { members.#take(&mut #place); } }
        }
    });
    let constants = record.constants.iter().zip(members.len()..).map(|((_, value), index)| {
        let (index, value) = (index.to_string(), text_literal(&constant_text(value)));
        if CodePosition::LoopArm.fits(&format!("{index} => members.constant({value}),")) {
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

/// Emits the implementation of `Serialize`, which writes the members.
fn emit_write(def: &TypeDef, record: &Struct) -> String {
    let name = &def.name;
    let constants = record.constants.iter().map(|(wire, value)| {
        let (wire, value) = (text_literal(wire), constant_expression(value));
        code! { Body, [wire value] object.member(#wire, &#value); }
    });
    let members = record.fields.iter().map(|field| {
        let (wire, name) = (text_literal(&field.wire_name), &field.name);
        let method = match field.presence {
            Presence::Required => "member",
            _ if field.read_only && record.input => "read_only",
            _ if field.required_in_requests => "required_in_requests",
            _ => "optional",
        };
        code! { Body, [method wire name] object.#method(#wire, &self.#name); }
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
