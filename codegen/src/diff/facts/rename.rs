//! Finds renamed schemas and properties. A removed schema counts as renamed if exactly one added schema is equal to it,
//! and no other removed schema is equal to that added one.

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
    names: HashMap<String, String>,
}

impl SchemaRenames {
    /// Finds the renamed schemas of two documents.
    pub(super) fn find(apis: Sides<&Api>, equality: &mut Equality<'_>) -> Self {
        let removed = unshared_schemas(apis.base, apis.head);
        let added = unshared_schemas(apis.head, apis.base);
        let names = unambiguous_pairs(equality.docs(), &removed, &added, |base, head| {
            equality.are_equal(Sides::new(*base, *head), EqualityMode::Exact)
        });
        Self { names: names.into_iter().map(|(base, head)| (base.to_owned(), head.to_owned())).collect() }
    }

    /// Returns the name in the newer document for the name of a schema in the older one.
    pub(super) fn head_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }
}

/// Returns the old and the new name of each renamed property. `is_documented` returns whether a pair of properties has
/// enough documentation to be recognized.
pub(super) fn renamed_properties<'a>(
    schemas: Sides<&'a Schema>,
    equality: &mut Equality<'_>,
    is_documented: impl Fn(Sides<SchemaId>) -> bool,
) -> Vec<(&'a str, &'a str)> {
    let properties_only_in = |one: &'a Schema, other: &'a Schema| -> Vec<(&'a str, SchemaId)> {
        let properties_only_in = one.properties.iter().filter(|(name, _)| !other.properties.contains_key(*name));
        properties_only_in.map(|(name, link)| (name.as_str(), link.schema)).collect()
    };
    let removed = properties_only_in(schemas.base, schemas.head);
    let added = properties_only_in(schemas.head, schemas.base);
    unambiguous_pairs(equality.docs(), &removed, &added, |base, head| {
        let pair = Sides::new(*base, *head);
        is_documented(pair) && equality.are_equal(pair, EqualityMode::Exact)
    })
}

/// Returns the pairs (removed, new) for which `is_match` returns true, if neither of the two matches another candidate.
///
/// Schemas are skipped if more than [`MAX_CANDIDATES`] of them have the same hash, since an unambiguous pair among
/// them is unlikely.
fn unambiguous_pairs<'a>(
    docs: Docs<'_>,
    removed: &[(&'a str, SchemaId)],
    new: &[(&'a str, SchemaId)],
    mut is_match: impl FnMut(&SchemaId, &SchemaId) -> bool,
) -> Vec<(&'a str, &'a str)> {
    let by_hash = |doc: &ResolvedDocument<'_>, list: &[(&'a str, SchemaId)]| {
        let mut groups: HashMap<u64, Vec<(&'a str, SchemaId)>> = HashMap::new();
        for (name, id) in list {
            groups.entry(contract_hash(doc, *id)).or_default().push((*name, *id));
        }
        groups
    };
    let (removed_by_hash, new_by_hash) = (by_hash(docs.base, removed), by_hash(docs.head, new));
    let mut pairs = Vec::new();
    for (base, base_id) in removed {
        let hash = contract_hash(docs.base, *base_id);
        let (Some(old), Some(new)) = (removed_by_hash.get(&hash), new_by_hash.get(&hash)) else { continue };
        if old.len().max(new.len()) > MAX_CANDIDATES {
            continue;
        }
        let candidates: Vec<_> = new.iter().filter(|(_, head_id)| is_match(base_id, head_id)).collect();
        if let [(head, head_id)] = candidates[..]
            && old.iter().filter(|(_, other)| is_match(other, head_id)).count() == 1
        {
            pairs.push((*base, *head));
        }
    }
    pairs
}

/// Returns the named schemas of the document `one` whose names the document `other` does not contain.
fn unshared_schemas<'a>(one: &'a Api, other: &'a Api) -> Vec<(&'a str, SchemaId)> {
    let names: std::collections::HashSet<&str> = named_schemas(other).map(|(name, _)| name).collect();
    named_schemas(one).filter(|(name, _)| !names.contains(name)).collect()
}

/// Returns the named schemas of a document.
pub(super) fn named_schemas(api: &Api) -> impl Iterator<Item = (&str, SchemaId)> {
    (0..).map(SchemaId).zip(&api.schemas).filter_map(|(id, schema)| Some((schema.name.as_deref()?, id)))
}
