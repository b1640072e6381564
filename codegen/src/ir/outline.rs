//! Formats the target model of an [`Api`] as text for tests and reviews, with one line for each type, field, variant
//! and operation.

use std::fmt::Write as _;

use super::{Api, Field, ModuleId, Operation, Presence, Type, TypeDef, TypeKind, UnionDistinction, UnionTag};

/// Formats the target model of `api` as text.
#[must_use]
pub fn outline(api: &Api) -> String {
    let mut text = String::new();
    for (id, module) in api.modules.iter().enumerate().filter(|(_, module)| !module.path.is_empty()) {
        let feature_suffix = module.feature.as_ref().map(|feature| format!(" [{feature}]")).unwrap_or_default();
        let enabled_features_suffix =
            if module.needs.is_empty() { String::new() } else { format!(" needs {}", module.needs.join(", ")) };
        let _ = writeln!(text, "mod {}{feature_suffix}{enabled_features_suffix}", module.path.join("::"));
        for def in api.types.iter().filter(|def| def.module == id) {
            write_type_def(api, def, &mut text);
        }
        for operation in api.operations.iter().filter(|operation| operation.code.module == id) {
            write_operation(api, id, operation, &mut text);
        }
    }
    text
}

fn write_type_def(api: &Api, def: &TypeDef, text: &mut String) {
    let checked_mark = if def.checked { " checked" } else { "" };
    let name = &def.name;
    match &def.kind {
        TypeKind::Struct(record) => {
            let input_mark = if record.input { " input" } else { "" };
            let _ = writeln!(text, "  struct {name}{input_mark}{checked_mark}");
            for field in &record.fields {
                let _ = writeln!(text, "    {}", describe_field(api, def.module, field));
            }
            for (wire_name, value) in &record.constants {
                let _ = writeln!(text, "    \"{wire_name}\" = {value}");
            }
            if let Some((name, ty)) = &record.rest {
                let _ = writeln!(text, "    {name}: .. {}", describe_type(api, def.module, ty));
            }
        }
        TypeKind::Enum(constants) => {
            let open_mark = if constants.unknown.is_some() { " open" } else { "" };
            let _ = writeln!(text, "  enum {name}{open_mark}");
            for variant in &constants.variants {
                let _ = writeln!(text, "    {} = {}", variant.name, variant.value);
            }
        }
        TypeKind::Union(union) => {
            let selection = match (&union.tag, union.distinction) {
                (UnionTag::Property(path), _) => format!("by `{}`", path.join(".")),
                (_, UnionDistinction::JsonType) => "by JSON type".to_owned(),
                (_, UnionDistinction::Tag | UnionDistinction::Constants) => "by constants".to_owned(),
                (_, UnionDistinction::RequiredMembers) => "by required members".to_owned(),
                (_, UnionDistinction::Members) => "by members".to_owned(),
                (_, UnionDistinction::Shape) => "by shape".to_owned(),
            };
            let open_mark = if union.unknown.is_some() { " open" } else { "" };
            let _ = writeln!(text, "  union {name} {selection}{open_mark}{checked_mark}");
            for case in &union.cases {
                let boxed_mark = if case.boxed { "Box " } else { "" };
                if let Some(constant) = &case.constant {
                    let _ = writeln!(text, "    {} = {constant}", case.name);
                    continue;
                }
                let tags_suffix =
                    if case.tags.is_empty() { String::new() } else { format!(" = {}", case.tags.join(" | ")) };
                let _ = writeln!(
                    text,
                    "    {}({boxed_mark}{}){tags_suffix}",
                    case.name,
                    describe_type(api, def.module, &case.ty)
                );
            }
        }
        TypeKind::Choice(cases) => {
            let _ = writeln!(text, "  choice {name}");
            for case in cases {
                let _ = writeln!(text, "    {}({})", case.name, describe_type(api, def.module, &case.ty));
            }
        }
        TypeKind::Newtype(inner) => {
            let _ = writeln!(text, "  newtype {name}({})", describe_type(api, def.module, inner));
        }
        TypeKind::Alias(inner) => {
            let _ = writeln!(text, "  alias {name} = {}", describe_type(api, def.module, inner));
        }
    }
}

fn describe_field(api: &Api, module: ModuleId, field: &Field) -> String {
    let wire_suffix = if field.name.trim_start_matches("r#") == field.wire_name {
        String::new()
    } else {
        format!(" \"{}\"", field.wire_name)
    };
    let presence_suffix = match &field.presence {
        Presence::Required => String::new(),
        Presence::Optional => "?".to_owned(),
        Presence::Default(value) => format!("? = {value}"),
    };
    let null_suffix = if field.nullable { " or null" } else { "" };
    let boxed_mark = if field.boxed { "Box " } else { "" };
    let initial_suffix = field.initial.as_ref().map(|value| format!(" initially {value}")).unwrap_or_default();
    format!(
        "{}{wire_suffix}: {boxed_mark}{}{null_suffix}{presence_suffix}{initial_suffix}",
        field.name,
        describe_type(api, module, &field.ty)
    )
}

fn write_operation(api: &Api, module: ModuleId, operation: &Operation, text: &mut String) {
    let code = &operation.code;
    let (method, path) = (operation.method.name(), &operation.path);
    let _ = writeln!(text, "  fn {} -> {}: {method} {path}", code.function, code.request);
    for param in &operation.params {
        let optional_mark = if param.required { "" } else { "?" };
        let location = param.location.name();
        let _ = writeln!(
            text,
            "    {location} {} \"{}\": {}{optional_mark}",
            param.name,
            param.wire_name,
            describe_type(api, module, &param.ty)
        );
    }
    if let Some(body) = &code.body {
        let optional_mark = if body.required { "" } else { "?" };
        let _ = writeln!(text, "    body {}: {}{optional_mark}", body.name, describe_type(api, module, &body.ty));
    }
    for (label, outcome) in [("ok", &code.output), ("err", &code.failure)] {
        let statuses: Vec<String> = outcome.cases.iter().map(|case| case.status.to_string()).collect();
        let _ = writeln!(text, "    {label} {}: {}", statuses.join(" "), describe_type(api, module, &outcome.ty));
    }
}

/// Formats a type as text. The name of a type in another module than `module` is preceded by its module path.
fn describe_type(api: &Api, module: ModuleId, ty: &Type) -> String {
    match ty {
        Type::Named(id) => {
            let def = api.type_def(*id);
            let path = &api.modules[def.module].path;
            if def.module == module { def.name.clone() } else { format!("{}::{}", path.join("::"), def.name) }
        }
        Type::Primitive(primitive) => format!("{primitive:?}"),
        Type::List(inner) => format!("[{}]", describe_type(api, module, inner)),
        Type::Map(inner) => format!("{{{}}}", describe_type(api, module, inner)),
        Type::Nullable(inner) => format!("{} or null", describe_type(api, module, inner)),
        Type::Event(inner) => format!("event of {}", describe_type(api, module, inner)),
        Type::Tuple(tuple) => {
            let optional_mark = |index: usize| if index < tuple.required { "" } else { "?" };
            let indexed_items = tuple.items.iter().enumerate();
            let item_texts = indexed_items
                .map(|(index, item)| format!("{}{}", describe_type(api, module, item), optional_mark(index)));
            let rest_text = tuple.rest.iter().map(|rest_type| format!("{}..", describe_type(api, module, rest_type)));
            format!("({})", item_texts.chain(rest_text).collect::<Vec<_>>().join(", "))
        }
        Type::Json => "Json".to_owned(),
        Type::Unit => "()".to_owned(),
    }
}
