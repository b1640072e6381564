//! Types that say the same. Documents write a schema out in each place that takes it; in the crate the first of them is the type
//! and the others are its other names, so that a value fits all places and rustc sees one type.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash, Hasher, RandomState},
};

use crate::ir::{Field, Schema, Struct, Type, TypeDef, TypeKind, Union};

/// Replaces equal types by aliases of the first of them. Named schemas keep their own types, and a type is never an alias of one
/// in another module, which may be left out.
pub(super) fn share(defs: &mut [TypeDef], schemas: &[Schema]) {
    let mut twins = Twins { defs, groups: Vec::new(), group_of: vec![None; defs.len()] };
    let hasher = RandomState::new();
    let mut alike: HashMap<u64, Vec<usize>> = HashMap::new();
    // What is inline comes after what it is part of: so the parts are known first.
    for index in (0..defs.len()).rev() {
        let Some(hash) = hash(&twins.defs[index], &hasher) else { continue };
        let candidates = alike.entry(hash).or_default();
        let found = candidates.iter().copied().find(|group| twins.are_same(twins.groups[*group][0], index));
        let group = found.unwrap_or_else(|| {
            twins.groups.push(Vec::new());
            candidates.push(twins.groups.len() - 1);
            twins.groups.len() - 1
        });
        twins.groups[group].push(index);
        twins.group_of[index] = Some(group);
    }
    let is_named = |index: usize| twins.defs[index].schema.is_some_and(|schema| schemas[schema.index()].name.is_some());
    let mut others = Vec::new();
    for group in twins.groups.iter().filter(|group| group.len() > 1) {
        let first = group.iter().rev().copied().find(|index| is_named(*index)).unwrap_or(group[group.len() - 1]);
        let rest = group.iter().copied().filter(|index| *index != first && !is_named(*index));
        others.extend(rest.map(|index| (index, first)));
    }
    for (index, first) in others {
        let id = crate::ir::TypeId(u32::try_from(first).expect("it was one"));
        defs[index].kind = TypeKind::Alias(Type::Named(id));
    }
}

struct Twins<'a> {
    defs: &'a [TypeDef],
    /// Types that are the same, the last first.
    groups: Vec<Vec<usize>>,
    group_of: Vec<Option<usize>>,
}

/// Returns a hash that equal types share. `None` for what is not a type of its own, or belongs to one operation.
fn hash(def: &TypeDef, hasher: &RandomState) -> Option<u64> {
    let mut state = hasher.build_hasher();
    def.module.hash(&mut state);
    match &def.kind {
        TypeKind::Struct(record) => record.fields.iter().for_each(|field| field.wire.hash(&mut state)),
        TypeKind::Enum(constants) => constants.variants.iter().for_each(|variant| variant.name.hash(&mut state)),
        TypeKind::Union(union) => union.cases.iter().for_each(|case| case.name.hash(&mut state)),
        TypeKind::Choice(_) | TypeKind::Newtype(_) | TypeKind::Alias(_) => return None,
    }
    Some(state.finish())
}

impl Twins<'_> {
    fn are_same(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.defs[one], &self.defs[other]);
        one.module == other.module
            && match (&one.kind, &other.kind) {
                (TypeKind::Struct(one), TypeKind::Struct(other)) => self.structs(one, other),
                (TypeKind::Enum(one), TypeKind::Enum(other)) => one == other,
                (TypeKind::Union(one), TypeKind::Union(other)) => self.unions(one, other),
                _ => false,
            }
    }

    fn structs(&self, one: &Struct, other: &Struct) -> bool {
        let rest = match (&one.rest, &other.rest) {
            (Some((one, ty)), Some((other, other_ty))) => one == other && self.types(ty, other_ty),
            (None, None) => true,
            _ => false,
        };
        rest && one.input == other.input
            && one.exclusive == other.exclusive
            && one.constants == other.constants
            && one.checks == other.checks
            && one.rest_checks == other.rest_checks
            && one.fields.len() == other.fields.len()
            && one.fields.iter().zip(&other.fields).all(|(one, other)| self.fields(one, other))
    }

    /// Returns whether two fields are declared in the same way, wherever their schemas are.
    fn fields(&self, one: &Field, other: &Field) -> bool {
        let Field {
            wire,
            name,
            ty,
            presence,
            nullable,
            boxed,
            read_only,
            write_only,
            required_in_requests,
            initial,
            null_setter,
            schema: _,
            checks,
            doc,
            deprecated,
        } = one;
        *wire == other.wire
            && *name == other.name
            && *presence == other.presence
            && *nullable == other.nullable
            && *boxed == other.boxed
            && *read_only == other.read_only
            && *write_only == other.write_only
            && *required_in_requests == other.required_in_requests
            && *initial == other.initial
            && *null_setter == other.null_setter
            && *doc == other.doc
            && *deprecated == other.deprecated
            && *checks == other.checks
            && self.types(ty, &other.ty)
    }

    fn unions(&self, one: &Union, other: &Union) -> bool {
        one.tag == other.tag
            && one.unknown == other.unknown
            && one.cases.len() == other.cases.len()
            && one.cases.iter().zip(&other.cases).all(|(one, other)| {
                one.name == other.name
                    && one.boxed == other.boxed
                    && one.tags == other.tags
                    && one.json == other.json
                    && one.required == other.required
                    && one.constant == other.constant
                    && one.constants == other.constants
                    && one.checks == other.checks
                    && self.types(&one.ty, &other.ty)
            })
    }

    fn types(&self, one: &Type, other: &Type) -> bool {
        match (one, other) {
            (Type::Named(one), Type::Named(other)) => {
                let group = |id: usize| self.group_of[id];
                let (one, other) = (one.0 as usize, other.0 as usize);
                one == other || group(one).is_some() && group(one) == group(other)
            }
            (Type::List(one), Type::List(other))
            | (Type::Map(one), Type::Map(other))
            | (Type::Nullable(one), Type::Nullable(other))
            | (Type::Event(one), Type::Event(other)) => self.types(one, other),
            _ => one == other,
        }
    }
}
