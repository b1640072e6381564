//! Finds renamed schemas and properties. A removed schema counts as renamed if exactly one added schema is equal to it,
//! and the added schema is not equal to another removed schema.

use std::collections::HashMap;

use crate::{
    diff::{change::Sides, resolved::ResolvedDocument},
    ir::{Api, Schema, SchemaId},
};

use super::{
    Docs,
    equal::{Equality, EqualityMode, contract_hash},
};

/// The maximum number of schemas with the same hash that are compared with each other.
const MAX_CANDIDATES: usize = 100;

/// The renamed schemas: old name → new name.
#[derive(Default)]
pub(super) struct SchemaRenames {
    head_names_by_base: HashMap<String, String>,
}

impl SchemaRenames {
    /// Finds the renamed schemas of two documents.
    pub(super) fn find(apis: Sides<&Api>, equality: &mut Equality<'_>) -> Self {
        let removed_schemas = unshared_schemas(apis.base, apis.head);
        let added_schemas = unshared_schemas(apis.head, apis.base);
        let name_pairs = unambiguous_pairs(equality.docs(), &removed_schemas, &added_schemas, |base, head| {
            equality.are_equal(Sides::new(*base, *head), EqualityMode::Exact)
        });
        Self {
            head_names_by_base: name_pairs.into_iter().map(|(base, head)| (base.to_owned(), head.to_owned())).collect(),
        }
    }

    /// Returns the name in the newer document for the name of a schema in the older one.
    pub(super) fn head_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.head_names_by_base.get(name).map_or(name, String::as_str)
    }
}

/// Returns the old and the new name of each renamed property. `is_documented` returns whether a pair of properties has
/// enough documentation to be recognized as renamed.
pub(super) fn renamed_properties<'a>(
    schemas: Sides<&'a Schema>,
    equality: &mut Equality<'_>,
    is_documented: impl Fn(Sides<SchemaId>) -> bool,
) -> Vec<(&'a str, &'a str)> {
    let properties_only_in_one = |one: &'a Schema, other: &'a Schema| -> Vec<(&'a str, SchemaId)> {
        let properties_only_in_one = one.properties.iter().filter(|(name, _)| !other.properties.contains_key(*name));
        properties_only_in_one.map(|(name, schema_ref)| (name.as_str(), schema_ref.schema)).collect()
    };
    let removed_properties = properties_only_in_one(schemas.base, schemas.head);
    let added_properties = properties_only_in_one(schemas.head, schemas.base);
    unambiguous_pairs(equality.docs(), &removed_properties, &added_properties, |base, head| {
        let pair = Sides::new(*base, *head);
        is_documented(pair) && equality.are_equal(pair, EqualityMode::Exact)
    })
}

/// Returns the pairs (removed, added) for which `is_match` returns true, if neither the removed nor the added schema
/// matches another schema.
///
/// Schemas are skipped if more than [`MAX_CANDIDATES`] of them have the same hash, since an unambiguous pair among
/// them is unlikely.
fn unambiguous_pairs<'a>(
    docs: Docs<'_>,
    removed_entries: &[(&'a str, SchemaId)],
    added_entries: &[(&'a str, SchemaId)],
    mut is_match: impl FnMut(&SchemaId, &SchemaId) -> bool,
) -> Vec<(&'a str, &'a str)> {
    let group_by_hash = |doc: &ResolvedDocument<'_>, list: &[(&'a str, SchemaId)]| {
        let mut entries_by_hash: HashMap<u64, Vec<(&'a str, SchemaId)>> = HashMap::new();
        for (name, id) in list {
            entries_by_hash.entry(contract_hash(doc, *id)).or_default().push((*name, *id));
        }
        entries_by_hash
    };
    let (removed_by_hash, added_by_hash) =
        (group_by_hash(docs.base, removed_entries), group_by_hash(docs.head, added_entries));
    let mut renamed_pairs = Vec::new();
    for (base, base_id) in removed_entries {
        let hash = contract_hash(docs.base, *base_id);
        let (Some(same_hash_removed), Some(same_hash_added)) = (removed_by_hash.get(&hash), added_by_hash.get(&hash))
        else {
            continue;
        };
        if same_hash_removed.len().max(same_hash_added.len()) > MAX_CANDIDATES {
            continue;
        }
        let candidates: Vec<_> = same_hash_added.iter().filter(|(_, head_id)| is_match(base_id, head_id)).collect();
        if let [(head, head_id)] = candidates[..]
            && same_hash_removed.iter().filter(|(_, other)| is_match(other, head_id)).count() == 1
        {
            renamed_pairs.push((*base, *head));
        }
    }
    renamed_pairs
}

/// Returns the named schemas of the document `one` whose names the document `other` does not contain.
fn unshared_schemas<'a>(one: &'a Api, other: &'a Api) -> Vec<(&'a str, SchemaId)> {
    let other_names: std::collections::HashSet<&str> = named_schemas(other).map(|(name, _)| name).collect();
    named_schemas(one).filter(|(name, _)| !other_names.contains(name)).collect()
}

/// Returns the named schemas of a document.
pub(super) fn named_schemas(api: &Api) -> impl Iterator<Item = (&str, SchemaId)> {
    (0..).map(SchemaId).zip(&api.schemas).filter_map(|(id, schema)| Some((schema.name.as_deref()?, id)))
}
