//! Determines which fields and variants are boxed. Boxes break cycles of types, and keep structs with optional members
//! small.

use crate::ir::{Presence, Primitive, Type, TypeDef, TypeId, TypeKind};

/// The maximum size, in bytes, of an optional field or a variant that is not boxed.
const MAX_INLINE_SIZE: usize = 128;

/// Marks the fields and variants that must be boxed, in all types. Also converts recursive aliases to structs.
pub(super) fn place_boxes(defs: &mut [TypeDef]) {
    break_alias_cycles(defs);
    box_cycles(defs);
    box_large_types(defs);
}

/// The state of a type in a depth-first search.
#[derive(Clone, Copy, PartialEq)]
enum VisitState {
    New,
    OnPath,
    Done,
}

/// Converts each alias that closes a cycle to a struct, since `type A = Vec<A>` is not valid in Rust, but `struct
/// A(Vec<A>)` is.
///
/// Uses a depth-first search without recursion. An alias that is reached again while it is on the current path becomes
/// the struct.
fn break_alias_cycles(defs: &mut [TypeDef]) {
    let aliased_types = |def: &TypeDef| match &def.kind {
        TypeKind::Alias(ty) => referenced_type_ids(ty).into_iter().map(|id| id.0 as usize).collect(),
        _ => Vec::new(),
    };
    let mut states = vec![VisitState::New; defs.len()];
    for start_index in 0..defs.len() {
        let mut path = Vec::new();
        if states[start_index] == VisitState::New {
            states[start_index] = VisitState::OnPath;
            path.push((start_index, aliased_types(&defs[start_index])));
        }
        while let Some((alias_index, pending_targets)) = path.last_mut() {
            let Some(target_index) = pending_targets.pop() else {
                states[*alias_index] = VisitState::Done;
                path.pop();
                continue;
            };
            match states[target_index] {
                VisitState::New => {
                    states[target_index] = VisitState::OnPath;
                    path.push((target_index, aliased_types(&defs[target_index])));
                }
                VisitState::OnPath => {
                    if let TypeKind::Alias(ty) = &defs[target_index].kind {
                        let is_direct = !matches!(ty, Type::List(_) | Type::Map(_) | Type::Tuple(_));
                        defs[target_index].kind = TypeKind::Newtype(if is_direct { Type::Json } else { ty.clone() });
                    }
                }
                VisitState::Done => {}
            }
        }
    }
}

/// Returns the named types to which a type refers, including the types of list items and map values.
fn referenced_type_ids(ty: &Type) -> Vec<TypeId> {
    match ty {
        Type::Named(id) => vec![*id],
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => referenced_type_ids(inner),
        Type::Tuple(tuple) => tuple.item_types().flat_map(referenced_type_ids).collect(),
        Type::Primitive(_) | Type::Json | Type::Unit => Vec::new(),
    }
}

/// Returns the named types that a value of the given type contains inline, which excludes types within lists and maps.
fn inline_type_ids(ty: &Type) -> Vec<TypeId> {
    match ty {
        Type::Named(id) => vec![*id],
        Type::Nullable(inner) => inline_type_ids(inner),
        Type::Tuple(tuple) => tuple.items.iter().flat_map(inline_type_ids).collect(),
        _ => Vec::new(),
    }
}

/// Returns the fields or variants of a type that contain another named type inline, as pairs of the index of the field
/// or variant and the contained type.
fn inline_members(def: &TypeDef) -> Vec<(usize, TypeId)> {
    match &def.kind {
        TypeKind::Struct(struct_def) => {
            let unboxed_fields = struct_def.fields.iter().enumerate().filter(|(_, field)| !field.boxed);
            unboxed_fields
                .flat_map(|(index, field)| inline_type_ids(&field.ty).into_iter().map(move |id| (index, id)))
                .collect()
        }
        TypeKind::Union(union) => {
            let unboxed_cases = union.cases.iter().enumerate().filter(|(_, case)| !case.boxed);
            unboxed_cases
                .flat_map(|(index, case)| inline_type_ids(&case.ty).into_iter().map(move |id| (index, id)))
                .collect()
        }
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => inline_type_ids(ty).into_iter().map(|id| (0, id)).collect(),
        TypeKind::Enum(_) | TypeKind::Choice(_) => Vec::new(),
    }
}

/// Boxes the field or variant of a type at the given index. Returns false if the type has no fields or variants that
/// can be boxed.
fn box_member(def: &mut TypeDef, member_index: usize) -> bool {
    match &mut def.kind {
        TypeKind::Struct(struct_def) => struct_def.fields[member_index].boxed = true,
        TypeKind::Union(union) => union.cases[member_index].boxed = true,
        _ => return false,
    }
    true
}

/// Boxes the field or variant that closes each cycle of types. A depth-first search finds a cycle when it reaches a
/// type on the current path again.
fn box_cycles(defs: &mut [TypeDef]) {
    let mut states = vec![VisitState::New; defs.len()];
    for start_index in 0..defs.len() {
        if states[start_index] != VisitState::New {
            continue;
        }
        states[start_index] = VisitState::OnPath;
        let mut path = vec![(start_index, inline_members(&defs[start_index]), None::<usize>)];
        while let Some((current_index, pending_members, _)) = path.last_mut() {
            let current_index = *current_index;
            let Some((member_index, target_id)) = pending_members.pop() else {
                states[current_index] = VisitState::Done;
                path.pop();
                continue;
            };
            let target_index = target_id.0 as usize;
            match states[target_index] {
                VisitState::Done => {}
                VisitState::New => {
                    states[target_index] = VisitState::OnPath;
                    path.push((target_index, inline_members(&defs[target_index]), Some(member_index)));
                }
                VisitState::OnPath => {
                    if !box_member(&mut defs[current_index], member_index) {
                        // If an alias closes the cycle, the nearest member on the current path is boxed.
                        let mut path_position = path.len() - 1;
                        while let Some(member_index) = path[path_position].2 {
                            path_position -= 1;
                            if box_member(&mut defs[path[path_position].0], member_index) {
                                break;
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Boxes optional fields and variants that are larger than [`MAX_INLINE_SIZE`]. Visits the contained types of a type
/// first, so that the sizes of its fields are known.
fn box_large_types(defs: &mut [TypeDef]) {
    let mut sizes: Vec<Option<usize>> = vec![None; defs.len()];
    let mut is_on_path = vec![false; defs.len()];
    // The types that a type contains, in reverse order.
    let contained_types =
        |def: &TypeDef| inline_members(def).into_iter().rev().map(|(_, id)| id.0 as usize).collect::<Vec<_>>();
    for start_index in 0..defs.len() {
        if sizes[start_index].is_some() {
            continue;
        }
        is_on_path[start_index] = true;
        let mut path = vec![(start_index, contained_types(&defs[start_index]))];
        while let Some((current_index, pending_types)) = path.last_mut() {
            let current_index = *current_index;
            if let Some(target_index) = pending_types.pop() {
                if sizes[target_index].is_none() && !is_on_path[target_index] {
                    is_on_path[target_index] = true;
                    path.push((target_index, contained_types(&defs[target_index])));
                }
                continue;
            }
            path.pop();
            is_on_path[current_index] = false;
            box_large_members(&mut defs[current_index], &sizes);
            sizes[current_index] = Some(size_of_def(&defs[current_index], &sizes));
        }
    }
}

fn box_large_members(def: &mut TypeDef, sizes: &[Option<usize>]) {
    match &mut def.kind {
        TypeKind::Struct(struct_def) => {
            for field in &mut struct_def.fields {
                let is_optional = field.presence != Presence::Required || field.nullable;
                field.boxed |= is_optional
                    && !inline_type_ids(&field.ty).is_empty()
                    && size_of_type(&field.ty, sizes) > MAX_INLINE_SIZE;
            }
        }
        TypeKind::Union(union) => {
            for case in &mut union.cases {
                case.boxed |= !inline_type_ids(&case.ty).is_empty() && size_of_type(&case.ty, sizes) > MAX_INLINE_SIZE;
            }
        }
        _ => {}
    }
}

fn size_of_def(def: &TypeDef, sizes: &[Option<usize>]) -> usize {
    match &def.kind {
        TypeKind::Struct(struct_def) => {
            let field_sizes =
                struct_def.fields.iter().map(|field| if field.boxed { 8 } else { size_of_type(&field.ty, sizes) });
            field_sizes.sum::<usize>() + struct_def.rest.as_ref().map_or(0, |_| 24)
        }
        TypeKind::Union(union) => {
            8 + union
                .cases
                .iter()
                .map(|case| if case.boxed { 8 } else { size_of_type(&case.ty, sizes) })
                .max()
                .unwrap_or_default()
        }
        TypeKind::Enum(_) => 24,
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => size_of_type(ty, sizes),
        TypeKind::Choice(_) => 0,
    }
}

/// Returns the approximate size, in bytes, that a value of the given type occupies inline.
fn size_of_type(ty: &Type, sizes: &[Option<usize>]) -> usize {
    match ty {
        Type::Named(id) => sizes[id.0 as usize].unwrap_or(24),
        Type::Nullable(inner) => size_of_type(inner, sizes),
        Type::Event(inner) => size_of_type(inner, sizes) + 64,
        Type::List(_) | Type::Map(_) => 24,
        Type::Tuple(tuple) => {
            let items_size: usize = tuple.items.iter().map(|ty| size_of_type(ty, sizes)).sum();
            items_size + if tuple.is_fixed() { 0 } else { 24 }
        }
        Type::Json => 32,
        Type::Unit => 0,
        Type::Primitive(primitive) => match primitive {
            Primitive::Bool | Primitive::I8 | Primitive::U8 => 2,
            Primitive::I16 | Primitive::U16 => 4,
            Primitive::I32 | Primitive::U32 | Primitive::F32 => 8,
            Primitive::I64 | Primitive::U64 | Primitive::F64 | Primitive::Date | Primitive::Uuid => 16,
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
