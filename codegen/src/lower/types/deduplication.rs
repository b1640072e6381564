//! Deduplicates types with the same structure. Documents repeat a schema at each place where it is used. The crate has
//! one type for all repetitions of a schema, and an alias of this type for each place. So a value can be used at all of
//! these places, and rustc compiles only one type.
//!
//! Types are shared if they have the same structure and the last words of their names are equal. These words become the
//! name of the shared type: the status of a key and the status of a policy are both a `Status`. Types with few members
//! are shared regardless of their names, and are named after the members: `WithExpand`, `StringOrFile`. In this way,
//! the type of one schema never gets a name that is derived from another schema.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash, Hasher, RandomState},
};

use super::modules::Modules;
use crate::{
    ir::{Constants, Field, Schema, Struct, Type, TypeDef, TypeId, TypeKind, Union, UnionDistinction},
    names::{self, NameKind, to_identifier},
};

/// Words that are too general for the name of a shared type. If such a word is the last word of two names, the word
/// before it must be equal as well.
const GENERIC_WORDS: &[&str] =
    &["Body", "Data", "Entry", "Info", "Item", "Object", "Response", "Result", "Value", "Variant"];

/// The maximum number of fields or variants of a type that is named after its members.
const MAX_MEMBERS_IN_NAME: usize = 3;

/// The maximum length, in bytes, of a name that consists of the names of a type's members.
const MAX_CONTENT_NAME_LENGTH: usize = 40;

/// The minimum length of a word, without the digits at its end, for these digits to be removed. Shorter words, such as
/// `V1`, keep their digits.
const MIN_LENGTH_WITHOUT_DIGITS: usize = 3;

/// Replaces inline types with the same structure by aliases of one type. If the structure is also the structure of a
/// component schema's type, this type is kept, and the inline types whose names end with the component's name become
/// aliases of it. An alias and its type are always in the same module, since another module may be optional.
pub(super) fn deduplicate(defs: &mut Vec<TypeDef>, schemas: &[Schema], modules: &mut Modules) {
    let duplicate_groups = group_duplicates(defs, schemas);
    let mut shared_ids: HashMap<TypeId, TypeId> = HashMap::new();
    let mut new_types = Vec::new();
    for group in duplicate_groups.iter().filter(|group| group.type_indices.len() > 1) {
        let has_group_name = |index: &&usize| name_words(&defs[**index].name) == group.suffix;
        let existing_index =
            group.component_index.or_else(|| group.type_indices.iter().rev().find(has_group_name).copied());
        let shared_index = existing_index.unwrap_or_else(|| {
            new_types.push(create_shared_type(defs, group, modules));
            defs.len() + new_types.len() - 1
        });
        shared_ids.extend(
            group
                .type_indices
                .iter()
                .filter(|index| **index != shared_index)
                .map(|index| (type_id(*index), type_id(shared_index))),
        );
    }
    for def in &mut new_types {
        replace_member_types(&mut def.kind, &shared_ids);
    }
    defs.append(&mut new_types);
    for (id, shared_id) in shared_ids {
        defs[id.0 as usize].kind = TypeKind::Alias(Type::Named(shared_id));
    }
}

fn type_id(index: usize) -> TypeId {
    TypeId(u32::try_from(index).expect("fewer than 2^32 types"))
}

/// Creates the shared type of a group. The caller replaces the types in the group by aliases of it.
fn create_shared_type(defs: &[TypeDef], group: &DuplicateGroup, modules: &mut Modules) -> TypeDef {
    let first_type = &defs[*group.type_indices.last().expect("a group has members")];
    let scope = modules.name_scope(first_type.module);
    let preferred_name = match group.suffix.as_slice() {
        [] => create_content_name(&first_type.kind).expect("a group without a suffix has a name after its content"),
        suffix => suffix.concat(),
    };
    let name = to_identifier(&preferred_name, NameKind::Type);
    let name = if scope.is_taken(&name) { format!("Shared{preferred_name}") } else { name };
    let name = scope.claim_identifier(names::shorten_name(&name), NameKind::Type);
    let has_doc_of_first = |index: &usize| defs[*index].doc == first_type.doc;
    let doc = if group.type_indices.iter().all(has_doc_of_first) { first_type.doc.clone() } else { String::new() };
    TypeDef { name, doc, ..first_type.clone() }
}

/// Replaces the types of the members of a shared type: a type that becomes an alias is replaced by its shared type.
fn replace_member_types(kind: &mut TypeKind, shared_ids: &HashMap<TypeId, TypeId>) {
    let replace = |ty: &mut Type| replace_type_ids(ty, shared_ids);
    match kind {
        TypeKind::Struct(struct_def) => {
            struct_def.fields.iter_mut().for_each(|field| replace(&mut field.ty));
            struct_def.rest.iter_mut().for_each(|(_, ty)| replace(ty));
        }
        TypeKind::Union(union) => union.cases.iter_mut().for_each(|case| replace(&mut case.ty)),
        TypeKind::Enum(_) | TypeKind::Choice(_) | TypeKind::Newtype(_) | TypeKind::Alias(_) => {}
    }
}

fn replace_type_ids(ty: &mut Type, shared_ids: &HashMap<TypeId, TypeId>) {
    match ty {
        Type::Named(id) => *id = shared_ids.get(id).copied().unwrap_or(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => {
            replace_type_ids(inner, shared_ids);
        }
        Type::Tuple(tuple) => {
            tuple.items.iter_mut().for_each(|ty| replace_type_ids(ty, shared_ids));
            tuple.rest.iter_mut().for_each(|ty| replace_type_ids(ty, shared_ids));
        }
        Type::Primitive(_) | Type::Json | Type::Unit => {}
    }
}

/// Returns the words of a type's name. Leaves out a number at the end that only makes the name unique: `KeyStatus2` →
/// `Key`, `Status`.
fn name_words(name: &str) -> Vec<String> {
    let mut words = names::split_words(name);
    if let Some(last_word) = words.last_mut() {
        let length_without_digits = last_word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if length_without_digits >= MIN_LENGTH_WITHOUT_DIGITS {
            last_word.truncate(length_without_digits);
        }
    }
    words
}

/// Returns a name that consists of the names of a type's members, such as `WithExpand` or `FileOrString`. `None` if the
/// type has too many members, or if the name would be too long.
fn create_content_name(kind: &TypeKind) -> Option<String> {
    let to_variant_name = |name: &str| to_identifier(name, NameKind::Variant).trim_start_matches("r#").to_owned();
    let (mut member_names, prefix, separator): (Vec<String>, &str, &str) = match kind {
        TypeKind::Struct(struct_def) => {
            (struct_def.fields.iter().map(|field| to_variant_name(&field.wire_name)).collect(), "With", "And")
        }
        TypeKind::Enum(constants) => {
            let prefix = if constants.variants.len() == 1 { "Only" } else { "" };
            (constants.variants.iter().map(|constant| to_variant_name(&constant.name)).collect(), prefix, "Or")
        }
        TypeKind::Union(union) => (union.cases.iter().map(|case| to_variant_name(&case.name)).collect(), "", "Or"),
        TypeKind::Choice(_) | TypeKind::Newtype(_) | TypeKind::Alias(_) => return None,
    };
    // The order of alternatives is not significant.
    if !matches!(kind, TypeKind::Struct(_)) {
        member_names.sort_unstable();
    }
    let name = format!("{prefix}{}", member_names.join(separator));
    ((1..=MAX_MEMBERS_IN_NAME).contains(&member_names.len()) && name.len() <= MAX_CONTENT_NAME_LENGTH).then_some(name)
}

/// A group of types that have the same structure and whose names end with the same words.
struct DuplicateGroup {
    /// The indices of the types, in descending order.
    type_indices: Vec<usize>,
    /// The index of the type that represents a component schema. `None` if all types in the group are inline.
    component_index: Option<usize>,
    /// The words with which the name of every type in the group ends.
    suffix: Vec<String>,
}

impl DuplicateGroup {
    /// Returns the suffix that the group would have if a type whose name consists of `words` was added. `None` if the
    /// type does not fit the group, for example if the names have no specific words in common and the type has no
    /// `content_name`.
    fn suffix_with_type(&self, words: &[String], is_named: bool, content_name: Option<&String>) -> Option<Vec<String>> {
        match self.component_index {
            Some(_) if is_named => None,
            Some(_) => words.ends_with(&self.suffix).then(|| self.suffix.clone()),
            None if is_named => self.suffix.ends_with(words).then(|| words.to_vec()),
            None => {
                let word_pairs = self.suffix.iter().rev().zip(words.iter().rev());
                let common_word_count = word_pairs.take_while(|(one, other)| one == other).count();
                let common_words = &words[words.len() - common_word_count..];
                let has_meaning = common_words.iter().any(|word| !GENERIC_WORDS.contains(&word.as_str()));
                if has_meaning { Some(common_words.to_vec()) } else { content_name.is_some().then(Vec::new) }
            }
        }
    }
}

/// Groups the types that have the same structure and whose names end with the same words.
fn group_duplicates(defs: &[TypeDef], schemas: &[Schema]) -> Vec<DuplicateGroup> {
    let mut comparison = StructuralComparison { defs, groups: Vec::new(), group_by_type: vec![None; defs.len()] };
    let hasher = RandomState::new();
    let mut groups_by_hash: HashMap<u64, Vec<usize>> = HashMap::new();
    // Inline types come after the types that contain them, so in reverse order the parts are known first.
    for (index, def) in defs.iter().enumerate().rev() {
        let Some(hash) = structural_hash(def, &hasher) else { continue };
        let words = name_words(&def.name);
        let type_content_name = create_content_name(&def.kind);
        let is_named = def.schema.is_some_and(|schema| schemas[schema.index()].name.is_some());
        let candidate_groups = groups_by_hash.entry(hash).or_default();
        let find_joint_suffix = |group_index: usize| {
            let suffix =
                comparison.groups[group_index].suffix_with_type(&words, is_named, type_content_name.as_ref())?;
            comparison
                .are_same_defs(comparison.groups[group_index].type_indices[0], index)
                .then_some((group_index, suffix))
        };
        let recent_groups = &candidate_groups[candidate_groups.len().saturating_sub(MAX_COMPARED_GROUPS)..];
        let joined_group = recent_groups.iter().find_map(|group_index| find_joint_suffix(*group_index));
        let (group_index, suffix) = joined_group.unwrap_or_else(|| {
            candidate_groups.push(comparison.groups.len());
            comparison.groups.push(DuplicateGroup {
                type_indices: Vec::new(),
                component_index: None,
                suffix: Vec::new(),
            });
            (comparison.groups.len() - 1, words)
        });
        let target_group = &mut comparison.groups[group_index];
        target_group.type_indices.push(index);
        target_group.suffix = suffix;
        target_group.component_index = target_group.component_index.or(is_named.then_some(index));
        comparison.group_by_type[index] = Some(group_index);
    }
    comparison.groups
}

/// The state of the comparison of types by structure.
struct StructuralComparison<'a> {
    defs: &'a [TypeDef],
    groups: Vec<DuplicateGroup>,
    /// The index of the group that contains each type. `None` if the type is not in a group.
    group_by_type: Vec<Option<usize>>,
}

/// The maximum number of groups with which a type is compared. All of these groups have the same hash as the type,
/// since types that only differ in the types of their members have the same hash.
const MAX_COMPARED_GROUPS: usize = 64;

/// Returns a hash of the structure of a type. `None` for the kinds of types that are never shared.
fn structural_hash(def: &TypeDef, hasher: &RandomState) -> Option<u64> {
    let mut hash_state = hasher.build_hasher();
    def.module.hash(&mut hash_state);
    match &def.kind {
        TypeKind::Struct(struct_def) => struct_def.fields.iter().for_each(|field| {
            (&field.wire_name, &field.doc, field.nullable, field.read_only).hash(&mut hash_state);
            is_list(&field.ty).hash(&mut hash_state);
        }),
        TypeKind::Enum(constants) => {
            sorted_by_name(&constants.variants, |variant| &variant.name)
                .for_each(|variant| variant.name.hash(&mut hash_state));
        }
        TypeKind::Union(union) => {
            sorted_by_name(&union.cases, |variant| &variant.name)
                .for_each(|variant| variant.name.hash(&mut hash_state));
        }
        TypeKind::Choice(_) | TypeKind::Newtype(_) | TypeKind::Alias(_) => return None,
    }
    Some(hash_state.finish())
}

/// Returns the variants in the order of their names, since the order of declaration is not significant.
fn sorted_by_name<T>(variants: &[T], name_of: fn(&T) -> &String) -> impl Iterator<Item = &T> {
    let mut sorted_variants: Vec<&T> = variants.iter().collect();
    sorted_variants.sort_by_key(|variant| name_of(variant));
    sorted_variants.into_iter()
}

fn is_list(ty: &Type) -> bool {
    matches!(ty, Type::List(_))
}

/// Returns the name of the union variant that represents values with an unknown tag. `None` if the union has no such
/// variant.
fn fallback_name(union: &Union) -> Option<&str> {
    union.fallback.map(|index| union.cases[index].name.as_str())
}

/// Returns whether two enums have the same variants and the same type of values.
fn are_same_enums(one: &Constants, other: &Constants) -> bool {
    one.repr == other.repr
        && one.unknown == other.unknown
        && one.variants.len() == other.variants.len()
        && sorted_by_name(&one.variants, |variant| &variant.name)
            .eq(sorted_by_name(&other.variants, |variant| &variant.name))
}

impl StructuralComparison<'_> {
    fn are_same_defs(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.defs[one], &self.defs[other]);
        one.module == other.module
            && match (&one.kind, &other.kind) {
                (TypeKind::Struct(one), TypeKind::Struct(other)) => self.are_same_structs(one, other),
                (TypeKind::Enum(one), TypeKind::Enum(other)) => are_same_enums(one, other),
                (TypeKind::Union(one), TypeKind::Union(other)) => self.are_same_unions(one, other),
                _ => false,
            }
    }

    fn are_same_structs(&self, one: &Struct, other: &Struct) -> bool {
        let has_same_additional = match (&one.rest, &other.rest) {
            (Some((one, ty)), Some((other, other_ty))) => one == other && self.are_same_types(ty, other_ty),
            (None, None) => true,
            _ => false,
        };
        has_same_additional
            && one.input == other.input
            && one.exclusive == other.exclusive
            && one.constants == other.constants
            && one.checks == other.checks
            && one.rest_checks == other.rest_checks
            && one.fields.len() == other.fields.len()
            && one.fields.iter().zip(&other.fields).all(|(one, other)| self.are_same_fields(one, other))
    }

    /// Returns whether two fields are declared identically. Ignores the positions of the declarations in the document.
    fn are_same_fields(&self, one: &Field, other: &Field) -> bool {
        let Field {
            wire_name,
            name,
            ty,
            presence,
            nullable,
            boxed,
            read_only,
            write_only,
            required_in_requests,
            initial,
            null_setters,
            schema: _,
            checks,
            doc,
            deprecated,
        } = one;
        *wire_name == other.wire_name
            && *name == other.name
            && *presence == other.presence
            && *nullable == other.nullable
            && *boxed == other.boxed
            && *read_only == other.read_only
            && *write_only == other.write_only
            && *required_in_requests == other.required_in_requests
            && *initial == other.initial
            && *null_setters == other.null_setters
            && *doc == other.doc
            && *deprecated == other.deprecated
            && *checks == other.checks
            && self.are_same_types(ty, &other.ty)
    }

    fn are_same_unions(&self, one: &Union, other: &Union) -> bool {
        // If several candidates fit equally well, the first one is read, so their order is significant.
        let is_ordered = one.distinction == UnionDistinction::Shape;
        let case_pairs =
            sorted_by_name(&one.cases, |case| &case.name).zip(sorted_by_name(&other.cases, |case| &case.name));
        one.tag == other.tag
            && one.distinction == other.distinction
            && one.unknown == other.unknown
            && fallback_name(one) == fallback_name(other)
            && one.cases.len() == other.cases.len()
            && (!is_ordered || one.cases.iter().map(|case| &case.name).eq(other.cases.iter().map(|case| &case.name)))
            && case_pairs.into_iter().all(|(one, other)| {
                one.name == other.name
                    && one.boxed == other.boxed
                    && one.tags == other.tags
                    && one.json == other.json
                    && one.required == other.required
                    && one.constant == other.constant
                    && one.constants == other.constants
                    && one.checks == other.checks
                    && self.are_same_types(&one.ty, &other.ty)
            })
    }

    fn are_same_types(&self, one: &Type, other: &Type) -> bool {
        match (one, other) {
            (Type::Named(one), Type::Named(other)) => {
                let group_of_type = |id: usize| self.group_by_type[id];
                let (one, other) = (one.0 as usize, other.0 as usize);
                one == other || group_of_type(one).is_some() && group_of_type(one) == group_of_type(other)
            }
            (Type::List(one), Type::List(other))
            | (Type::Map(one), Type::Map(other))
            | (Type::Nullable(one), Type::Nullable(other))
            | (Type::Event(one), Type::Event(other)) => self.are_same_types(one, other),
            (Type::Tuple(one), Type::Tuple(other)) => one.is_same(other, |one, other| self.are_same_types(one, other)),
            _ => one == other,
        }
    }
}
