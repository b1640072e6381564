//! Marks the types whose values are checked before they are sent: those with constraints.

use crate::ir::{Api, Struct, Type, TypeKind};

/// Marks all types in requests that have constraints, either themselves or in the types that they contain.
pub(in super::super) fn mark_checked_types(api: &mut Api) {
    let mut checked: Vec<bool> = api.types.iter().map(|def| has_own_checks(&def.kind)).collect();
    loop {
        let newly_checked: Vec<usize> = (0..api.types.len())
            .filter(|index| !checked[*index] && holds_checked_type(&api.types[*index].kind, &checked))
            .collect();
        if newly_checked.is_empty() {
            break;
        }
        for index in newly_checked {
            checked[index] = true;
        }
    }
    for (def, checked) in api.types.iter_mut().zip(checked) {
        def.checked = checked;
    }
}

fn has_own_checks(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Struct(record) => record.input && has_checks(record),
        TypeKind::Union(union) => union.cases.iter().any(|case| case.checks.is_some()),
        TypeKind::Choice(cases) => cases.iter().any(|case| case.checks.is_some()),
        _ => false,
    }
}

fn has_checks(record: &Struct) -> bool {
    record.fields.iter().any(|field| field.checks.is_some())
        || record.rest_checks.is_some()
        || !record.checks.is_empty()
        || !record.exclusive.is_empty()
}

fn holds_checked_type(kind: &TypeKind, checked: &[bool]) -> bool {
    let any = |ty: &Type| is_checked(ty, checked);
    match kind {
        TypeKind::Struct(record) => {
            let fields = record.fields.iter().filter(|field| !field.read_only).map(|field| &field.ty);
            record.input && fields.chain(record.rest.as_ref().map(|(_, ty)| ty)).any(any)
        }
        TypeKind::Union(union) => union.cases.iter().any(|case| any(&case.ty)),
        TypeKind::Choice(cases) => cases.iter().any(|case| any(&case.ty)),
        TypeKind::Alias(ty) => any(ty),
        TypeKind::Newtype(_) | TypeKind::Enum(_) => false,
    }
}

/// Returns whether a type contains a checked type, also within lists and maps.
fn is_checked(ty: &Type, checked: &[bool]) -> bool {
    match ty {
        Type::Named(id) => checked[id.0 as usize],
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => is_checked(inner, checked),
        Type::Tuple(tuple) => tuple.types().any(|ty| is_checked(ty, checked)),
        Type::Primitive(_) | Type::Json | Type::Unit => false,
    }
}
