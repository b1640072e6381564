//! Boxes: for types that contain themselves, and for optional members that would make a struct large.

use crate::ir::{Presence, Primitive, Type, TypeDef, TypeId, TypeKind};

/// An optional member, or a variant, that is larger than this many bytes goes behind a box.
const LARGE: usize = 128;

/// Decides every `boxed` of the types, and turns aliases that would hold themselves into structs of their own.
pub(super) fn place(defs: &mut [TypeDef]) {
    end_alias_cycles(defs);
    box_cycles(defs);
    box_large(defs);
}

/// Ends cycles of aliases: Rust does not allow `type A = Vec<A>`; `struct A(Vec<A>)` is allowed.
fn end_alias_cycles(defs: &mut [TypeDef]) {
    for index in 0..defs.len() {
        let TypeKind::Alias(ty) = &defs[index].kind else { continue };
        let mut seen = vec![index];
        let mut open = named(ty);
        let mut cycle = false;
        while let Some(id) = open.pop() {
            let at = id.0 as usize;
            if at == index {
                cycle = true;
                break;
            }
            if let TypeKind::Alias(ty) = &defs[at].kind
                && !seen.contains(&at)
            {
                seen.push(at);
                open.extend(named(ty));
            }
        }
        if cycle {
            let ty = ty.clone();
            let direct = !matches!(ty, Type::List(_) | Type::Map(_));
            defs[index].kind = TypeKind::Newtype(if direct { Type::Json } else { ty });
        }
    }
}

/// Returns all types that a type names.
fn named(ty: &Type) -> Vec<TypeId> {
    match ty {
        Type::Named(id) => vec![*id],
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => named(inner),
        Type::Primitive(_) | Type::Json | Type::Unit => Vec::new(),
    }
}

/// Returns the type that a value of this type holds in itself, not behind a list or a map.
fn held(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Nullable(inner) => held(inner),
        _ => None,
    }
}

/// Returns the members of a definition that hold a type by value: (index of the field or case, the type).
fn edges(def: &TypeDef) -> Vec<(usize, TypeId)> {
    match &def.kind {
        TypeKind::Struct(record) => {
            let fields = record.fields.iter().enumerate().filter(|(_, field)| !field.boxed);
            fields.filter_map(|(index, field)| Some((index, held(&field.ty)?))).collect()
        }
        TypeKind::Union(union) => {
            let cases = union.cases.iter().enumerate().filter(|(_, case)| !case.boxed);
            cases.filter_map(|(index, case)| Some((index, held(&case.ty)?))).collect()
        }
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => held(ty).map(|id| (0, id)).into_iter().collect(),
        TypeKind::Enum(_) | TypeKind::Choice(_) => Vec::new(),
    }
}

fn set_boxed(def: &mut TypeDef, member: usize) -> bool {
    match &mut def.kind {
        TypeKind::Struct(record) => record.fields[member].boxed = true,
        TypeKind::Union(union) => union.cases[member].boxed = true,
        _ => return false,
    }
    true
}

/// Boxes the member that closes each cycle: found where a walk in depth comes back to a type it is still in.
fn box_cycles(defs: &mut [TypeDef]) {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; defs.len()];
    for root in 0..defs.len() {
        if marks[root] != Mark::New {
            continue;
        }
        marks[root] = Mark::Open;
        let mut path = vec![(root, edges(&defs[root]), None::<usize>)];
        while let Some((at, open, _)) = path.last_mut() {
            let at = *at;
            let Some((member, target)) = open.pop() else {
                marks[at] = Mark::Done;
                path.pop();
                continue;
            };
            let target = target.0 as usize;
            match marks[target] {
                Mark::Done => {}
                Mark::New => {
                    marks[target] = Mark::Open;
                    path.push((target, edges(&defs[target]), Some(member)));
                }
                Mark::Open => {
                    if !set_boxed(&mut defs[at], member) {
                        // An alias closes the cycle: the box goes to the nearest member on the way here.
                        let mut child = path.len() - 1;
                        while let Some(member) = path[child].2 {
                            child -= 1;
                            if set_boxed(&mut defs[path[child].0], member) {
                                break;
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Boxes optional members and variants that are large, smallest types first, so that sizes are known when they count.
fn box_large(defs: &mut [TypeDef]) {
    let mut sizes: Vec<Option<usize>> = vec![None; defs.len()];
    for root in 0..defs.len() {
        let mut path = vec![root];
        while let Some(at) = path.last().copied() {
            let missing = edges(&defs[at])
                .into_iter()
                .map(|(_, id)| id.0 as usize)
                .find(|id| sizes[*id].is_none() && !path.contains(id));
            if let Some(id) = missing {
                path.push(id);
                continue;
            }
            path.pop();
            if sizes[at].is_none() {
                shrink(&mut defs[at], &sizes);
                sizes[at] = Some(size_of_def(&defs[at], &sizes));
            }
        }
    }
}

fn shrink(def: &mut TypeDef, sizes: &[Option<usize>]) {
    match &mut def.kind {
        TypeKind::Struct(record) => {
            for field in &mut record.fields {
                let optional = field.presence != Presence::Required || field.nullable;
                field.boxed |= optional && held(&field.ty).is_some() && size(&field.ty, sizes) > LARGE;
            }
        }
        TypeKind::Union(union) => {
            for case in &mut union.cases {
                case.boxed |= held(&case.ty).is_some() && size(&case.ty, sizes) > LARGE;
            }
        }
        _ => {}
    }
}

fn size_of_def(def: &TypeDef, sizes: &[Option<usize>]) -> usize {
    match &def.kind {
        TypeKind::Struct(record) => {
            let fields = record.fields.iter().map(|field| if field.boxed { 8 } else { size(&field.ty, sizes) });
            fields.sum::<usize>() + record.rest.as_ref().map_or(0, |_| 24)
        }
        TypeKind::Union(union) => {
            8 + union
                .cases
                .iter()
                .map(|case| if case.boxed { 8 } else { size(&case.ty, sizes) })
                .max()
                .unwrap_or_default()
        }
        TypeKind::Enum(_) => 24,
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => size(ty, sizes),
        TypeKind::Choice(_) => 0,
    }
}

/// About how many bytes a value takes where it is held.
fn size(ty: &Type, sizes: &[Option<usize>]) -> usize {
    match ty {
        Type::Named(id) => sizes[id.0 as usize].unwrap_or(24),
        Type::Nullable(inner) => size(inner, sizes),
        Type::Event(inner) => size(inner, sizes) + 64,
        Type::List(_) | Type::Map(_) => 24,
        Type::Json => 32,
        Type::Unit => 0,
        Type::Primitive(primitive) => match primitive {
            Primitive::Bool | Primitive::I8 | Primitive::U8 => 2,
            Primitive::I16 | Primitive::U16 => 4,
            Primitive::I32 | Primitive::U32 | Primitive::F32 => 8,
            Primitive::I64 | Primitive::U64 | Primitive::F64 | Primitive::Date => 16,
            Primitive::Number
            | Primitive::DateTime
            | Primitive::String
            | Primitive::Secret
            | Primitive::Base64
            | Primitive::IntOrString => 24,
            Primitive::Binary => 32,
        },
    }
}
