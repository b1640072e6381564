//! Marks the types whose values are checked before they are sent. These are the types with constraints.

use crate::ir::{Api, Struct, Type, TypeKind};

/// Marks all types in requests that have constraints, or that contain a type with constraints.
pub(in super::super) fn mark_checked_types(api: &mut Api) {
    let mut is_checked_type: Vec<bool> = api.types.iter().map(|def| has_own_checks(&def.kind)).collect();
    loop {
        let newly_checked_types: Vec<usize> = (0..api.types.len())
            .filter(|index| {
                !is_checked_type[*index] && contains_checked_type(&api.types[*index].kind, &is_checked_type)
            })
            .collect();
        if newly_checked_types.is_empty() {
            break;
        }
        for index in newly_checked_types {
            is_checked_type[index] = true;
        }
    }
    for (def, is_checked_type) in api.types.iter_mut().zip(is_checked_type) {
        def.checked = is_checked_type;
    }
}

fn has_own_checks(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Struct(struct_def) => struct_def.input && has_checks(struct_def),
        TypeKind::Union(union) => union.cases.iter().any(|case| case.checks.is_some()),
        TypeKind::Choice(cases) => cases.iter().any(|case| case.checks.is_some()),
        _ => false,
    }
}

fn has_checks(struct_def: &Struct) -> bool {
    struct_def.fields.iter().any(|field| field.checks.is_some())
        || struct_def.rest_checks.is_some()
        || !struct_def.checks.is_empty()
        || !struct_def.exclusive.is_empty()
}

fn contains_checked_type(kind: &TypeKind, is_checked_type: &[bool]) -> bool {
    let is_type_checked = |ty: &Type| is_checked(ty, is_checked_type);
    match kind {
        TypeKind::Struct(struct_def) => {
            let sent_field_types = struct_def.fields.iter().filter(|field| !field.read_only).map(|field| &field.ty);
            struct_def.input && sent_field_types.chain(struct_def.rest.as_ref().map(|(_, ty)| ty)).any(is_type_checked)
        }
        TypeKind::Union(union) => union.cases.iter().any(|case| is_type_checked(&case.ty)),
        TypeKind::Choice(cases) => cases.iter().any(|case| is_type_checked(&case.ty)),
        TypeKind::Alias(ty) => is_type_checked(ty),
        TypeKind::Newtype(_) | TypeKind::Enum(_) => false,
    }
}

/// Returns whether the values of a type are checked against constraints. They are if the type, or a type within its
/// lists and maps, is a checked type of the crate.
fn is_checked(ty: &Type, is_checked_type: &[bool]) -> bool {
    match ty {
        Type::Named(id) => is_checked_type[id.0 as usize],
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => {
            is_checked(inner, is_checked_type)
        }
        Type::Tuple(tuple) => tuple.item_types().any(|ty| is_checked(ty, is_checked_type)),
        Type::Primitive(_) | Type::Json | Type::Unit => false,
    }
}
