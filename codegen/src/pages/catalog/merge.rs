//! Merges the facts of several tables about the same object.

use std::collections::HashMap;

use super::{
    super::{
        page::{Field, Limits, Mandatory},
        types::PageType,
    },
    is_qualified, without_number,
};

/// The facts of the tables that have been added to a class.
#[derive(Default)]
pub struct TableFacts<'a> {
    fields: HashMap<&'a str, Vec<&'a Field>>,
}

impl<'a> TableFacts<'a> {
    /// Returns whether the fields of a table are consistent with the known facts. A missing column or fact is
    /// consistent. If `strict` is true, requiredness, defaults, allowed values and limits are compared in addition to
    /// types.
    pub fn is_compatible_with(&self, fields: &[Field], strict: bool) -> bool {
        fields.iter().all(|field| {
            let known = self.fields.get(field.name.as_str());
            known.is_none_or(|known| known.iter().all(|known| fields_agree(known, field, strict)))
        })
    }

    /// Adds the fields of a table. Rows with equal facts are kept once.
    pub fn add_table(&mut self, fields: &'a [Field]) {
        for field in fields {
            let known = self.fields.entry(&field.name).or_default();
            let new = known.iter().all(|known| {
                known.ty.as_ref().map(|ty| &ty.value) != field.ty.as_ref().map(|ty| &ty.value)
                    || known.mandatory.value != field.mandatory.value
                    || !known.default.iter().map(|it| &it.value).eq(field.default.iter().map(|it| &it.value))
                    || !same_limits(&known.limits, &field.limits)
                    || !known.values.iter().map(|it| &it.value).eq(field.values.iter().map(|it| &it.value))
            });
            if new {
                known.push(field);
            }
        }
    }
}

fn fields_agree(one: &Field, other: &Field, strict: bool) -> bool {
    let types = match (&one.ty, &other.ty) {
        (Some(one), Some(other)) => same_type(&one.value, &other.value),
        _ => true,
    };
    let is_definite = |field: &Field| matches!(field.mandatory.value, Mandatory::Yes | Mandatory::No);
    let mandatory = !is_definite(one) || !is_definite(other) || one.mandatory.value == other.mandatory.value;
    let values = |field: &Field| {
        let mut values: Vec<String> = field.values.iter().map(|value| value.value.clone()).collect();
        values.sort();
        values
    };
    let (these, others) = (values(one), values(other));
    let facets = one.default.iter().zip(&other.default).all(|(one, other)| one.value == other.value)
        && (these.is_empty() || others.is_empty() || these == others)
        && limits_agree(&one.limits, &other.limits);
    types && (!strict || (mandatory && facets))
}

/// Returns whether two types may be the same. Qualified names are compared without their variant number; an unqualified
/// name matches every unqualified name, and an unspecific type matches every type.
fn same_type(one: &PageType, other: &PageType) -> bool {
    match (one, other) {
        (PageType::Array(one), PageType::Array(other)) | (PageType::Map(one), PageType::Map(other)) => {
            same_type(one, other)
        }
        (PageType::Named(one), PageType::Named(other)) => match (is_qualified(one), is_qualified(other)) {
            (true, true) => without_number(one) == without_number(other),
            (one, other) => one == other,
        },
        (PageType::Any | PageType::Unknown(_) | PageType::Table(_), _)
        | (_, PageType::Any | PageType::Unknown(_) | PageType::Table(_))
        | (PageType::Object, PageType::Named(_))
        | (PageType::Named(_), PageType::Object) => true,
        (one, other) => one == other,
    }
}

fn limits_agree(one: &Limits, other: &Limits) -> bool {
    one.named_limits().into_iter().zip(other.named_limits()).all(|((_, one), (_, other))| match (one, other) {
        (Some(one), Some(other)) => one.value == other.value,
        _ => true,
    })
}

fn same_limits(one: &Limits, other: &Limits) -> bool {
    one.named_limits()
        .into_iter()
        .zip(other.named_limits())
        .all(|((_, one), (_, other))| one.map(|limit| &limit.value) == other.map(|limit| &limit.value))
}

/// Merges the fields of all tables. Facts that one table omits are taken from the others. A field is mandatory if every
/// table that states its requiredness says that it is mandatory.
pub fn merge_fields(tables: &[&[Field]]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for field in tables.iter().copied().flatten() {
        if let Some(at) = places.get(&field.name) {
            merge_facts(&mut fields[*at], field);
        } else {
            places.insert(field.name.clone(), fields.len());
            fields.push(field.clone());
        }
    }
    fields
}

fn merge_facts(known: &mut Field, other: &Field) {
    let open = |field: &Field| field.ty.as_ref().is_none_or(|ty| is_open(&ty.value));
    if open(known) && !open(other) {
        known.ty.clone_from(&other.ty);
    }
    match (known.mandatory.value, other.mandatory.value) {
        (Mandatory::Unknown | Mandatory::Unsaid, said) if said != Mandatory::Unsaid => {
            known.mandatory = other.mandatory.clone();
        }
        (Mandatory::Yes, Mandatory::No) => known.mandatory = other.mandatory.clone(),
        _ => {}
    }
    if known.text.is_empty() {
        known.text.clone_from(&other.text);
    }
    if known.default.is_none() {
        known.default.clone_from(&other.default);
        known.default_in_words = other.default_in_words;
    }
    if known.values.is_empty() {
        known.values.clone_from(&other.values);
    }
    if known.limits.is_empty() {
        known.limits.clone_from(&other.limits);
    }
    known.deprecated |= other.deprecated;
}

/// Returns whether `ty` is unspecific, so that another table may have a more precise type.
fn is_open(ty: &PageType) -> bool {
    match ty {
        PageType::Array(inner) | PageType::Map(inner) => is_open(inner),
        PageType::Object | PageType::Any | PageType::Unknown(_) | PageType::Table(_) => true,
        _ => false,
    }
}
