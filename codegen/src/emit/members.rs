//! Emits the code that reads and writes a struct as a JSON object, with one line of code per member. The code that is
//! common to all structs is in the runtime.

use super::{
    Emitter,
    code::{Apart, Arms, CodePosition, Members, Statements, Tuple, code},
    from_json,
    structs::{self, emit_rest_initializer},
    types::{format_field_initializer, format_map_type, text_literal},
    unions::{format_constant_expression, format_constant_text},
};
use crate::ir::{Field, Presence, Storage, Struct, Type, TypeDef, TypeKind};

/// Emits the implementations of `Serialize`, `FromJson` and `Deserialize` for a struct.
pub(super) fn emit_serde_impls(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    [emit_read_impls(emitter, def, record), emit_write_impl(def, record)].concat()
}

/// The way in which generated code reads a member of a JSON object and stores the value in a field of a struct.
#[derive(Clone, Copy, PartialEq)]
enum MemberKind {
    /// The member is required. The field has an initial value, which is replaced when the member is read.
    Value,
    /// The member is required. The field cannot have an initial value, so the member is read into a variable before the
    /// struct is created.
    Variable,
    /// The member is a list or a map. The field is empty if the member is absent or `null`.
    Filled,
    /// The member is optional. The field is `None` if the member is absent or `null`.
    Optional,
    /// The member is optional and may be `null`. The field is `None` if the member is absent, and `Some(None)` if the
    /// member is `null`.
    Present,
}

/// Emits the arm that reads the member with the given index. `$position` is the position of the arm.
macro_rules! emit_member_arm {
    ($position:ident, $index:ident, $call:ident) => {
        if CodePosition::$position.fits(&format!("{} => {},", $index, $call)) {
            code! { $position, [$index $call] #$index => #$call, }
        } else {
            code! { $position, [$index $call] #$index => { #$call; } }
        }
    };
}

/// Returns the way in which generated code reads the member of a field.
fn select_member_kind(emitter: Emitter<'_>, record: &Struct, field: &Field) -> MemberKind {
    match field.storage(record.input) {
        Storage::Value => match emitter.resolve_aliases(&field.ty) {
            Type::List(_) | Type::Map(_) => MemberKind::Filled,
            _ if emit_initial_value(emitter, field).is_some() => MemberKind::Value,
            _ => MemberKind::Variable,
        },
        Storage::Double => MemberKind::Present,
        Storage::Option => MemberKind::Optional,
    }
}

/// Emits an expression for the value that a required field has before its member is read. `None` if the type has no
/// value that can be created without arguments.
fn emit_initial_value(emitter: Emitter<'_>, field: &Field) -> Option<String> {
    if field.boxed {
        return None;
    }
    match emitter.resolve_aliases(&field.ty) {
        Type::Primitive(_) => Some(DEFAULT_EXPRESSION.to_owned()),
        Type::Named(id) => match &emitter.api.type_def(*id).kind {
            TypeKind::Struct(record) => {
                let default_impl = structs::select_default_impl(record);
                (default_impl == structs::DefaultImpl::Derived).then(|| DEFAULT_EXPRESSION.to_owned())
            }
            TypeKind::Enum(values) => {
                values.variants.first().map(|first| format!("{}::{}", emitter.format_type_def_path(*id), first.name))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Emits the implementations of `FromJson` and `Deserialize` for a struct.
fn emit_read_impls(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    let members: Vec<(&Field, MemberKind)> =
        record.fields.iter().map(|field| (field, select_member_kind(emitter, record, field))).collect();
    let constant_names = record.constants.iter().map(|(wire_name, _)| text_literal(wire_name));
    let member_names: Vec<String> =
        record.fields.iter().map(|field| text_literal(&field.wire_name)).chain(constant_names).collect();
    let members_constant = code! { Method, [member_names] const MEMBERS: &'static [&'static str] = &[#member_names]; };
    if members.iter().any(|(_, kind)| *kind == MemberKind::Variable) {
        let read_statements = emit_read_into_variables(emitter, record, &members);
        return from_json::emit_from_json(&def.name, members_constant, read_statements);
    }
    let items = [members_constant, emit_read_in_place(emitter, record, &members)].concat();
    from_json::emit_from_json_impls(&def.name, items)
}

/// Emits the items of `FromJson` with which the runtime creates a struct with initial values, and then reads the members
/// directly into its fields.
fn emit_read_in_place(emitter: Emitter<'_>, record: &Struct, members: &[(&Field, MemberKind)]) -> String {
    let required_indices = members.iter().enumerate().filter(|(_, (_, kind))| *kind == MemberKind::Value);
    let required_indices: Vec<String> = required_indices.map(|(index, _)| index.to_string()).collect();
    let required_constant = (!required_indices.is_empty())
        .then(|| code! { Method, [required_indices] const REQUIRED: &'static [usize] = &[#required_indices]; });
    let unknown_constant =
        record.rest.is_some().then(|| code! { Method, [] const KEEPS_UNKNOWN_MEMBERS: bool = true; });
    let initial_value = if structs::select_default_impl(record) == structs::DefaultImpl::Derived {
        code! { Body, [] Some(Self::default()) }
    } else {
        let initial_fields = members
            .iter()
            .map(|(field, kind)| format!("{}: {}", field.name, emit_field_value_before_read(emitter, field, *kind)));
        let initial_fields = Members(initial_fields.chain(emit_rest_initializer(record)).collect());
        code! { Body, [initial_fields] Some(Self { #initial_fields }) }
    };
    let initial_value = Statements(initial_value);
    let empty_function = code! { Method, [initial_value] fn empty() -> Option<Self> { #initial_value } };
    let read_function = emit_read_member_function(record, members);
    required_constant.into_iter().chain(unknown_constant).chain([empty_function, read_function]).collect()
}

/// Emits the function `FromJson::read_member`. Empty if the struct has no members.
fn emit_read_member_function(record: &Struct, members: &[(&Field, MemberKind)]) -> String {
    let rest_target = record.rest.as_ref().map(|(name, _)| format!("self.{name}"));
    let undeclared_member_call = emit_undeclared_member_call(rest_target.as_deref());
    let has_declared_members = !members.is_empty() || !record.constants.is_empty();
    if !has_declared_members && rest_target.is_none() {
        return String::new();
    }
    let body = if has_declared_members {
        let targets = members.iter().map(|(field, _)| format!("self.{}", field.name));
        let arms = list_member_calls(record, members, targets);
        let arms: Arms = arms.map(|(index, call)| emit_member_arm!(Arm, index, call)).collect();
        code! { Body, [arms undeclared_member_call] match index { #arms _ => #undeclared_member_call, } }
    } else {
        code! { Body, [undeclared_member_call] #undeclared_member_call; }
    };
    let (body, index_variable) = (Statements(body), if has_declared_members { "index" } else { "_index" });
    code! { Method, [index_variable body]
        fn read_member<S_: crate::runtime::read::Source + ?Sized>(
            &mut self,
            #index_variable: usize,
            members: &mut crate::runtime::read::Members<'_, S_>,
        ) { #body }
    }
}

/// Emits code that reads the members into variables, and then creates the struct from these variables. Used for structs
/// that have a required field without an initial value.
fn emit_read_into_variables(emitter: Emitter<'_>, record: &Struct, members: &[(&Field, MemberKind)]) -> String {
    let members_method = if record.rest.is_some() { "all_members" } else { "members" };
    let begin_statement = code! { Body, [members_method] let members = json.#members_method(Self::MEMBERS)?; };
    let empty_map = record.rest.as_ref().map(|(_, ty)| format!("<{}>::new()", format_map_type(&emitter.type_text(ty))));
    let initial_value_expressions =
        members.iter().map(|(field, kind)| emit_variable_value_before_read(emitter, field, *kind)).chain(empty_map);
    let initial_values: Vec<String> = initial_value_expressions.collect();
    let rest_target = record.rest.as_ref().map(|_| format!("read.{}", members.len()));
    let variable_targets = (0..members.len()).map(|index| format!("read.{index}"));
    let member_loop = emit_member_loop(record, members, variable_targets, rest_target.as_deref());
    let (mut patterns, mut value_expressions, mut required_indices) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (field, kind)) in members.iter().enumerate() {
        if *kind == MemberKind::Variable {
            patterns.push(format!("Some({})", choose_variable_name(field)));
            value_expressions.push(format!("read.{index}"));
        }
        if matches!(kind, MemberKind::Variable | MemberKind::Value) {
            required_indices.push(index.to_string());
        }
    }
    let field_values = members.iter().enumerate().map(|(index, (field, kind))| {
        let name = &field.name;
        if *kind == MemberKind::Variable {
            format_field_initializer(name, choose_variable_name(field))
        } else {
            format!("{name}: read.{index}")
        }
    });
    let rest_field = record.rest.iter().zip(rest_target).map(|((name, _), target)| format!("{name}: {target}"));
    let field_values = Members(field_values.chain(rest_field).collect());
    let read_declaration = if let [only_value] = initial_values.as_slice() {
        code! { Body, [only_value] let mut read = (#only_value,); }
    } else {
        let initial_values = Tuple(initial_values);
        code! { Body, [initial_values] let mut read = (#initial_values); }
    };
    let missing_check = emit_missing_check(patterns, value_expressions, &required_indices);
    let struct_declaration = code! { Body, [field_values] let whole = Self { #field_values }; };
    let put_statement = code! { Body, [] crate::runtime::read::put(place, whole); };
    let end_call = emit_end_call(&required_indices);
    [begin_statement, read_declaration, member_loop, missing_check, struct_declaration, put_statement, end_call]
        .concat()
}

/// Emits the call of the runtime that ends the reading of an object. The call returns an error if reading has failed or
/// a required member is missing. `required_indices` contains the indices of the required members.
fn emit_end_call(required_indices: &[String]) -> String {
    let required_indices = required_indices.join(", ");
    if required_indices.is_empty() {
        return code! { Body, [] members.end(&[]) };
    }
    code! { Body, [required_indices] members.end(&[#required_indices]) }
}

/// Emits the `let … else` statement that binds the values of required members to variables, and returns an error if a
/// member is missing. `patterns` contains the patterns of these members, `value_expressions` the expressions for their
/// values, and `indices` the indices of all required members.
fn emit_missing_check(patterns: Vec<String>, value_expressions: Vec<String>, indices: &[String]) -> String {
    let missing_call = format!("missing(&[{}])", indices.join(", "));
    let else_branch = format!("return Err(members.{missing_call})");
    let (missing_call, is_one_line, else_branch) =
        (Apart(&missing_call), CodePosition::Arm.fits(&else_branch), Apart(&else_branch));
    if let ([name], [value_expression]) = (patterns.as_slice(), value_expressions.as_slice()) {
        return code! { Body, [name value_expression else_branch] let #name = #value_expression else { #else_branch }; };
    }
    let (patterns, value_expressions) = (Tuple(patterns), Tuple(value_expressions));
    if !is_one_line {
        // The printer also breaks the chain of method calls.
        return code! { Body, [patterns value_expressions missing_call] let (#patterns) = (#value_expressions) else { return Err(members.#missing_call) }; };
    }
    code! { Body, [patterns value_expressions else_branch] let (#patterns) = (#value_expressions) else { #else_branch }; }
}

/// Returns the name of the variable for the value of a required member: the name of the field, with `_` appended if the
/// generated function has another variable with this name.
fn choose_variable_name(field: &Field) -> &str {
    match field.name.as_str() {
        "members" => "members_",
        "place" => "place_",
        "read" => "read_",
        name => name,
    }
}

/// Emits the expression for the value that a field has before its member is read.
fn emit_field_value_before_read(emitter: Emitter<'_>, field: &Field, kind: MemberKind) -> String {
    match kind {
        MemberKind::Value => emit_initial_value(emitter, field).unwrap_or_else(|| DEFAULT_EXPRESSION.to_owned()),
        MemberKind::Filled => DEFAULT_EXPRESSION.to_owned(),
        MemberKind::Variable | MemberKind::Optional | MemberKind::Present => "None".to_owned(),
    }
}

/// The expression for the default value of any type that implements `Default`.
const DEFAULT_EXPRESSION: &str = "::std::default::Default::default()";

/// Emits the expression for the initial value of the variable into which a member is read, such as `None::<String>`.
/// The expression names the type, since the compiler cannot infer it.
fn emit_variable_value_before_read(emitter: Emitter<'_>, field: &Field, kind: MemberKind) -> String {
    let value_type = structs::format_type_without_option(emitter, field);
    match kind {
        MemberKind::Value if emit_field_value_before_read(emitter, field, kind) == DEFAULT_EXPRESSION => {
            format!("<{value_type}>::default()")
        }
        MemberKind::Value => emit_field_value_before_read(emitter, field, kind),
        MemberKind::Filled => format!("<{value_type}>::new()"),
        MemberKind::Variable | MemberKind::Optional => format!("None::<{value_type}>"),
        MemberKind::Present => format!("None::<Option<{value_type}>>"),
    }
}

/// Emits the loop that reads the members of an object one by one. `targets` contains, for each member, the expression
/// for the field or variable into which the value is read. `rest_target` is the expression for the map into which
/// undeclared members are read. If it is `None`, undeclared members are skipped.
fn emit_member_loop(
    record: &Struct,
    members: &[(&Field, MemberKind)],
    targets: impl Iterator<Item = String>,
    rest_target: Option<&str>,
) -> String {
    let undeclared_member_call = emit_undeclared_member_call(rest_target);
    let arms = list_member_calls(record, members, targets);
    let arms: Arms = arms.map(|(index, call)| emit_member_arm!(LoopArm, index, call)).collect();
    code! { Body, [arms undeclared_member_call]
        while let Some(member) = members.next() {
            match member {
                #arms
                _ => #undeclared_member_call,
            }
        }
    }
}

/// Returns the call that reads or skips an undeclared member. `rest_target` is the expression for the map into which
/// such members are read; `None` if they are skipped.
fn emit_undeclared_member_call(rest_target: Option<&str>) -> String {
    rest_target.map_or_else(|| "members.skip()".to_owned(), |target| format!("members.rest(&mut {target})"))
}

/// Returns the index of each declared member, and the call that reads the member into its target.
fn list_member_calls(
    record: &Struct,
    members: &[(&Field, MemberKind)],
    targets: impl Iterator<Item = String>,
) -> impl Iterator<Item = (String, String)> {
    let member_calls = members.iter().zip(targets).map(|((_, kind), target)| {
        let method = match kind {
            MemberKind::Value => "value",
            MemberKind::Variable | MemberKind::Present => "present",
            MemberKind::Filled => "filled",
            MemberKind::Optional => "optional",
        };
        format!("members.{method}(&mut {target})")
    });
    let constant_values = record.constants.iter().map(|(_, value)| text_literal(&format_constant_text(value)));
    let constant_calls = constant_values.map(|value| format!("members.constant({value})"));
    member_calls.chain(constant_calls).enumerate().map(|(index, call)| (index.to_string(), call))
}

/// Emits the implementation of `Serialize` for a struct.
fn emit_write_impl(def: &TypeDef, record: &Struct) -> String {
    let name = &def.name;
    let constant_statements = record.constants.iter().map(|(wire_name, value)| {
        let (wire_name, value) = (text_literal(wire_name), format_constant_expression(value));
        code! { Body, [wire_name value] object.member(#wire_name, &#value); }
    });
    let member_statements = record.fields.iter().map(|field| {
        let (wire_name, name) = (text_literal(&field.wire_name), &field.name);
        let method = match field.presence {
            Presence::Required => "member",
            _ if field.read_only && record.input => "read_only",
            _ if field.required_in_requests => "required_in_requests",
            _ => "optional",
        };
        code! { Body, [method wire_name name] object.#method(#wire_name, &self.#name); }
    });
    let rest_statement = record.rest.as_ref().map(|(name, _)| code! { Body, [name] object.rest(&self.#name); });
    let all_statements: Statements = constant_statements.chain(member_statements).chain(rest_statement).collect();
    let object_binding = if all_statements.0.is_empty() { "object" } else { "mut object" };
    code! { Item, [name object_binding all_statements]
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let #object_binding = crate::runtime::write::object(serializer);
                #all_statements
                object.end()
            }
        }
    }
}
