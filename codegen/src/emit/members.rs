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
    [emit_read_impls(emitter, def, record), emit_write_impl(def, record)].concat()
}

/// The way in which generated code reads a member and stores the value in the field.
#[derive(Clone, Copy, PartialEq)]
enum MemberKind {
    /// The member is required, and its field can have an initial value before the member is read.
    Value,
    /// The member is required, and its field cannot have an initial value, so the member is first read into a variable.
    Variable,
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
            _ => MemberKind::Variable,
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
        Type::Primitive(_) => Some(DEFAULT_EXPRESSION.to_owned()),
        Type::Named(id) => match &emitter.api.type_def(*id).kind {
            TypeKind::Struct(record) => {
                (structs::default_impl(record) == structs::DefaultImpl::Derived).then(|| DEFAULT_EXPRESSION.to_owned())
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
fn emit_read_impls(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    let members: Vec<(&Field, MemberKind)> =
        record.fields.iter().map(|field| (field, member_kind(emitter, record, field))).collect();
    let constant_names = record.constants.iter().map(|(wire, _)| text_literal(wire));
    let member_names: Vec<String> =
        record.fields.iter().map(|field| text_literal(&field.wire_name)).chain(constant_names).collect();
    let members_constant = code! { Method, [member_names] const MEMBERS: &'static [&'static str] = &[#member_names]; };
    let members_method = if record.rest.is_some() { "all_members" } else { "members" };
    let begin_statement = code! { Body, [members_method] let members = json.#members_method(Self::MEMBERS)?; };
    let read_statements = if members.iter().any(|(_, kind)| *kind == MemberKind::Variable) {
        emit_read_into_variables(emitter, record, &members)
    } else {
        emit_read_in_place(emitter, record, &members)
    };
    from_json::emit_from_json(&def.name, members_constant, [begin_statement, read_statements].concat())
}

/// Emits code that creates a struct with initial values, and reads the members into its fields.
fn emit_read_in_place(emitter: Emitter<'_>, record: &Struct, members: &[(&Field, MemberKind)]) -> String {
    let initial_fields = members
        .iter()
        .map(|(field, kind)| format!("{}: {}", field.name, field_value_before_read(emitter, field, *kind)));
    let initial_fields = Members(initial_fields.chain(rest_initializer(record)).collect());
    let places = members.iter().map(|(field, _)| format!("read.{}", field.name));
    let rest_place = record.rest.as_ref().map(|(name, _)| format!("read.{name}"));
    let required_indices = members.iter().enumerate().filter(|(_, (_, kind))| *kind == MemberKind::Value);
    let required_indices: Vec<String> = required_indices.map(|(index, _)| index.to_string()).collect();
    let begin_statement = if members.is_empty() && rest_place.is_none() {
        code! { Body, [] crate::runtime::read::begin(place, empty); }
    } else {
        code! { Body, [] let read = crate::runtime::read::begin(place, empty); }
    };
    [
        code! { Body, [initial_fields] let empty = Self { #initial_fields }; },
        begin_statement,
        emit_member_loop(record, members, places, rest_place),
        emit_end_call(&required_indices),
    ]
    .concat()
}

/// Emits code that reads the members into variables and then creates the struct. Used for structs with a required field
/// that has no initial value.
fn emit_read_into_variables(emitter: Emitter<'_>, record: &Struct, members: &[(&Field, MemberKind)]) -> String {
    let empty_rest = record.rest.as_ref().map(|(_, ty)| format!("<{}>::new()", map_type(&emitter.type_text(ty))));
    let initial_values =
        members.iter().map(|(field, kind)| variable_value_before_read(emitter, field, *kind)).chain(empty_rest);
    let initial_values: Vec<String> = initial_values.collect();
    let rest_place = record.rest.as_ref().map(|_| format!("read.{}", members.len()));
    let variable_places = (0..members.len()).map(|index| format!("read.{index}"));
    let member_loop = emit_member_loop(record, members, variable_places, rest_place.clone());
    let (mut patterns, mut places, mut required_indices) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (field, kind)) in members.iter().enumerate() {
        if *kind == MemberKind::Variable {
            patterns.push(format!("Some({})", member_variable(field)));
            places.push(format!("read.{index}"));
        }
        if matches!(kind, MemberKind::Variable | MemberKind::Value) {
            required_indices.push(index.to_string());
        }
    }
    let field_values = members.iter().enumerate().map(|(index, (field, kind))| {
        let name = &field.name;
        if *kind == MemberKind::Variable {
            field_initializer(name, member_variable(field))
        } else {
            format!("{name}: read.{index}")
        }
    });
    let rest_field = record.rest.iter().zip(rest_place).map(|((name, _), place)| format!("{name}: {place}"));
    let field_values = Members(field_values.chain(rest_field).collect());
    let read_declaration = if let [only_value] = initial_values.as_slice() {
        code! { Body, [only_value] let mut read = (#only_value,); }
    } else {
        let initial_values = Tuple(initial_values);
        code! { Body, [initial_values] let mut read = (#initial_values); }
    };
    let missing_check = emit_missing_check(patterns, places, &required_indices);
    let whole_declaration = code! { Body, [field_values] let whole = Self { #field_values }; };
    let put_statement = code! { Body, [] crate::runtime::read::put(place, whole); };
    [read_declaration, member_loop, missing_check, whole_declaration, put_statement, emit_end_call(&required_indices)]
        .concat()
}

/// Emits the call at the end of reading, which returns an error if an error occurred or a required member is missing.
/// `required_indices` contains the indices of the required members.
fn emit_end_call(required_indices: &[String]) -> String {
    let required_indices = required_indices.join(", ");
    if required_indices.is_empty() {
        return code! { Body, [] members.end(&[]) };
    }
    code! { Body, [required_indices] members.end(&[#required_indices]) }
}

/// Emits the `let … else` statement that binds the values of required members to variables, and returns an error if a
/// member is missing. `patterns` contains the patterns, `places` the expressions for the values, and `indices` the
/// indices of all required members.
fn emit_missing_check(patterns: Vec<String>, places: Vec<String>, indices: &[String]) -> String {
    let missing_call = format!("missing(&[{}])", indices.join(", "));
    let else_branch = format!("return Err(members.{missing_call})");
    let (missing_call, is_one_line, else_branch) =
        (Apart(&missing_call), CodePosition::Arm.fits(&else_branch), Apart(&else_branch));
    if let ([name], [place]) = (patterns.as_slice(), places.as_slice()) {
        return code! { Body, [name place else_branch] let #name = #place else { #else_branch }; };
    }
    let (patterns, places) = (Tuple(patterns), Tuple(places));
    if !is_one_line {
        // The printer also breaks the chain of method calls.
        return code! { Body, [patterns places missing_call] let (#patterns) = (#places) else { return Err(members.#missing_call) }; };
    }
    code! { Body, [patterns places else_branch] let (#patterns) = (#places) else { #else_branch }; }
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
fn field_value_before_read(emitter: Emitter<'_>, field: &Field, kind: MemberKind) -> String {
    match kind {
        MemberKind::Value => initial_value(emitter, field).unwrap_or_else(|| DEFAULT_EXPRESSION.to_owned()),
        MemberKind::Filled => DEFAULT_EXPRESSION.to_owned(),
        MemberKind::Variable | MemberKind::Optional | MemberKind::Present => "None".to_owned(),
    }
}

/// The expression for the default value of a type.
const DEFAULT_EXPRESSION: &str = "::std::default::Default::default()";

/// Emits the expression for the initial value of the variable into which a member is read, such as `None::<String>`.
/// The expression includes the type, since the compiler cannot infer the type.
fn variable_value_before_read(emitter: Emitter<'_>, field: &Field, kind: MemberKind) -> String {
    let value_type = structs::type_without_option(emitter, field);
    match kind {
        MemberKind::Value if field_value_before_read(emitter, field, kind) == DEFAULT_EXPRESSION => {
            format!("<{value_type}>::default()")
        }
        MemberKind::Value => field_value_before_read(emitter, field, kind),
        MemberKind::Filled => format!("<{value_type}>::new()"),
        MemberKind::Variable | MemberKind::Optional => format!("None::<{value_type}>"),
        MemberKind::Present => format!("None::<Option<{value_type}>>"),
    }
}

/// Emits the loop that reads the members one by one. `places` contains, for each member, the expression for the field
/// or variable that receives the value. `rest_place` is the expression for the map that receives undeclared members. If
/// `rest_place` is `None`, undeclared members are skipped.
fn emit_member_loop(
    record: &Struct,
    members: &[(&Field, MemberKind)],
    places: impl Iterator<Item = String>,
    rest_place: Option<String>,
) -> String {
    let undeclared_member_statement =
        rest_place.map_or_else(|| "members.skip()".to_owned(), |place| format!("members.rest(&mut {place})"));
    if members.is_empty() && record.constants.is_empty() {
        return code! { Body, [undeclared_member_statement] while members.next().is_some() { #undeclared_member_statement; } };
    }
    let member_arms = members.iter().zip(places).enumerate().map(|(index, ((_, kind), place))| {
        let index = index.to_string();
        let method = match kind {
            MemberKind::Value => "value",
            MemberKind::Variable | MemberKind::Present => "present",
            MemberKind::Filled => "filled",
            MemberKind::Optional => "optional",
        };
        if CodePosition::LoopArm.fits(&format!("{index} => members.{method}(&mut {place}),")) {
            code! { LoopArm, [index method place] #index => members.#method(&mut #place), }
        } else {
            code! { LoopArm, [index method place] #index => { members.#method(&mut #place); } }
        }
    });
    let constant_arms = record.constants.iter().zip(members.len()..).map(|((_, value), index)| {
        let (index, value) = (index.to_string(), text_literal(&constant_text(value)));
        if CodePosition::LoopArm.fits(&format!("{index} => members.constant({value}),")) {
            code! { LoopArm, [index value] #index => members.constant(#value), }
        } else {
            code! { LoopArm, [index value] #index => { members.constant(#value); } }
        }
    });
    let member_arms: Arms = member_arms.chain(constant_arms).collect();
    code! { Body, [member_arms undeclared_member_statement]
        while let Some(member) = members.next() {
            match member {
                #member_arms
                _ => #undeclared_member_statement,
            }
        }
    }
}

/// Emits the implementation of `Serialize`, which writes the members.
fn emit_write_impl(def: &TypeDef, record: &Struct) -> String {
    let name = &def.name;
    let constant_statements = record.constants.iter().map(|(wire, value)| {
        let (wire, value) = (text_literal(wire), constant_expression(value));
        code! { Body, [wire value] object.member(#wire, &#value); }
    });
    let member_statements = record.fields.iter().map(|field| {
        let (wire, name) = (text_literal(&field.wire_name), &field.name);
        let method = match field.presence {
            Presence::Required => "member",
            _ if field.read_only && record.input => "read_only",
            _ if field.required_in_requests => "required_in_requests",
            _ => "optional",
        };
        code! { Body, [method wire name] object.#method(#wire, &self.#name); }
    });
    let rest_statement = record.rest.as_ref().map(|(name, _)| code! { Body, [name] object.rest(&self.#name); });
    let member_statements: Statements = constant_statements.chain(member_statements).chain(rest_statement).collect();
    let object_binding = if member_statements.0.is_empty() { "object" } else { "mut object" };
    code! { Item, [name object_binding member_statements]
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let #object_binding = crate::runtime::write::object(serializer);
                #member_statements
                object.end()
            }
        }
    }
}
