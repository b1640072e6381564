//! Compares the fields of tables that may describe the same object, and merges the fields of tables that do.

use std::collections::HashMap;

use super::{
    super::{
        page::{Field, Limits, Mandatory},
        types::PageType,
    },
    is_qualified, without_number,
};

/// The rows of all tables in a class, grouped by field name. The tables of a class describe the same object.
#[derive(Default)]
pub struct ClassRows<'a> {
    /// Maps the name of each field to the rows that describe the field. Of several rows with equal type, requiredness,
    /// default, limits and allowed values, only the first is kept.
    rows_by_field: HashMap<&'a str, Vec<&'a Field>>,
}

impl<'a> ClassRows<'a> {
    /// Returns whether `fields`, the fields of a table, do not contradict the tables that were added before. A value
    /// that only one of two rows states is not a contradiction. If `is_strict` is true, requiredness, defaults, allowed
    /// values and limits are compared in addition to types.
    pub fn is_compatible_with(&self, fields: &[Field], is_strict: bool) -> bool {
        fields.iter().all(|field| {
            let rows_of_field = self.rows_by_field.get(field.name.as_str());
            rows_of_field.is_none_or(|rows| rows.iter().all(|row| are_compatible_fields(row, field, is_strict)))
        })
    }

    /// Adds the rows of a table, except rows that equal a row of another table of the class.
    pub fn add_table(&mut self, fields: &'a [Field]) {
        for field in fields {
            let rows_of_field = self.rows_by_field.entry(&field.name).or_default();
            let is_new_row = rows_of_field.iter().all(|known| {
                known.ty.as_ref().map(|ty| &ty.value) != field.ty.as_ref().map(|ty| &ty.value)
                    || known.mandatory.value != field.mandatory.value
                    || !known.default.iter().map(|it| &it.value).eq(field.default.iter().map(|it| &it.value))
                    || !are_equal_limits(&known.limits, &field.limits)
                    || !known.values.iter().map(|it| &it.value).eq(field.values.iter().map(|it| &it.value))
            });
            if is_new_row {
                rows_of_field.push(field);
            }
        }
    }
}

fn are_compatible_fields(one: &Field, other: &Field, is_strict: bool) -> bool {
    let types_agree = match (&one.ty, &other.ty) {
        (Some(one), Some(other)) => may_be_same_type(&one.value, &other.value),
        _ => true,
    };
    let is_stated = |field: &Field| matches!(field.mandatory.value, Mandatory::Yes | Mandatory::No);
    let mandatory_agrees = !is_stated(one) || !is_stated(other) || one.mandatory.value == other.mandatory.value;
    let sorted_allowed_values = |field: &Field| {
        let mut sorted_allowed_values: Vec<String> = field.values.iter().map(|value| value.value.clone()).collect();
        sorted_allowed_values.sort();
        sorted_allowed_values
    };
    let (one_values, other_values) = (sorted_allowed_values(one), sorted_allowed_values(other));
    let values_agree = one.default.iter().zip(&other.default).all(|(one, other)| one.value == other.value)
        && (one_values.is_empty() || other_values.is_empty() || one_values == other_values)
        && are_compatible_limits(&one.limits, &other.limits);
    types_agree && (!is_strict || (mandatory_agrees && values_agree))
}

/// Returns whether two types from different tables can denote the same type. Qualified object names are compared
/// without the variant number (`_v3`). Any two unqualified object names match, and an unspecific type such as `Any`
/// matches every type.
fn may_be_same_type(one: &PageType, other: &PageType) -> bool {
    match (one, other) {
        (PageType::Array(one), PageType::Array(other)) | (PageType::Map(one), PageType::Map(other)) => {
            may_be_same_type(one, other)
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

/// Returns whether `one` and `other` do not contradict each other: each limit that both of them state has the same
/// value.
fn are_compatible_limits(one: &Limits, other: &Limits) -> bool {
    one.named_limits().into_iter().zip(other.named_limits()).all(|((_, one), (_, other))| match (one, other) {
        (Some(one), Some(other)) => one.value == other.value,
        _ => true,
    })
}

/// Returns whether `one` and `other` state the same limits with the same values.
fn are_equal_limits(one: &Limits, other: &Limits) -> bool {
    one.named_limits()
        .into_iter()
        .zip(other.named_limits())
        .all(|((_, one), (_, other))| one.map(|limit| &limit.value) == other.map(|limit| &limit.value))
}

/// Merges the fields of tables that describe the same object. Types, defaults, limits and descriptions that one table
/// omits are taken from the other tables. A field is mandatory if at least one table says that it is mandatory, and no
/// table says that it is optional.
pub fn merge_fields(tables: &[&[Field]]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut index_by_name: HashMap<String, usize> = HashMap::new();
    for field in tables.iter().copied().flatten() {
        if let Some(index) = index_by_name.get(&field.name) {
            merge_facts(&mut fields[*index], field);
        } else {
            index_by_name.insert(field.name.clone(), fields.len());
            fields.push(field.clone());
        }
    }
    fields
}

/// Copies to `merged_field` the type, default, limits and other properties that only `other_field` states. If one of
/// the two fields is mandatory and the other is optional, `merged_field` becomes optional.
fn merge_facts(merged_field: &mut Field, other_field: &Field) {
    let is_unspecific = |field: &Field| field.ty.as_ref().is_none_or(|ty| is_unspecific_type(&ty.value));
    if is_unspecific(merged_field) && !is_unspecific(other_field) {
        merged_field.ty.clone_from(&other_field.ty);
    }
    match (merged_field.mandatory.value, other_field.mandatory.value) {
        (Mandatory::Unknown | Mandatory::Unstated, stated) if stated != Mandatory::Unstated => {
            merged_field.mandatory = other_field.mandatory.clone();
        }
        (Mandatory::Yes, Mandatory::No) => merged_field.mandatory = other_field.mandatory.clone(),
        _ => {}
    }
    if merged_field.text.is_empty() {
        merged_field.text.clone_from(&other_field.text);
    }
    if merged_field.default.is_none() {
        merged_field.default.clone_from(&other_field.default);
        merged_field.default_in_words = other_field.default_in_words;
    }
    if merged_field.values.is_empty() {
        merged_field.values.clone_from(&other_field.values);
    }
    if merged_field.limits.is_empty() {
        merged_field.limits.clone_from(&other_field.limits);
    }
    merged_field.deprecated |= other_field.deprecated;
}

/// Returns whether `ty` says little about the JSON value, as `Object` and `Any` do. Another table of the same object
/// may state a more precise type.
fn is_unspecific_type(ty: &PageType) -> bool {
    match ty {
        PageType::Array(inner) | PageType::Map(inner) => is_unspecific_type(inner),
        PageType::Object | PageType::Any | PageType::Unknown(_) | PageType::Table(_) => true,
        _ => false,
    }
}
