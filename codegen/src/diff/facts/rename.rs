//! Finds renamed schemas and properties. Only unambiguous cases count: removed on one side, added on the other, equal,
//! and with no other candidate.

use std::collections::HashMap;

use crate::{
    diff::{change::Sides, resolved::ResolvedDocument},
    ir::{Api, Schema, SchemaId},
};

use super::{
    Docs,
    equal::{Equality, Mode, contract_hash},
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
        let new = unshared_schemas(apis.head, apis.base);
        let names = unambiguous_pairs(equality.docs(), &removed, &new, |base, head| {
            equality.are_equal(Sides::new(*base, *head), Mode::Exact)
        });
        Self { names: names.into_iter().map(|(base, head)| (base.to_owned(), head.to_owned())).collect() }
    }

    /// Returns the name in the newer document for the name of a schema in the older one.
    pub(super) fn head_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }
}

/// Returns the renamed properties of two schemas: the old and the new name of each.
pub(super) fn renamed_properties<'a>(
    schemas: Sides<&'a Schema>,
    equality: &mut Equality<'_>,
    documented: impl Fn(Sides<SchemaId>) -> bool,
) -> Vec<(&'a str, &'a str)> {
    let only = |one: &'a Schema, other: &'a Schema| -> Vec<(&'a str, SchemaId)> {
        let only = one.properties.iter().filter(|(name, _)| !other.properties.contains_key(*name));
        only.map(|(name, link)| (name.as_str(), link.schema)).collect()
    };
    let removed = only(schemas.base, schemas.head);
    let new = only(schemas.head, schemas.base);
    unambiguous_pairs(equality.docs(), &removed, &new, |base, head| {
        let pair = Sides::new(*base, *head);
        documented(pair) && equality.are_equal(pair, Mode::Exact)
    })
}

/// Returns the pairs that fit each other and no other candidate.
///
/// Schemas are skipped if more than [`MAX_CANDIDATES`] of them have the same hash, since an unambiguous pair among
/// them is unlikely.
fn unambiguous_pairs<'a>(
    docs: Docs<'_>,
    removed: &[(&'a str, SchemaId)],
    new: &[(&'a str, SchemaId)],
    mut fits: impl FnMut(&SchemaId, &SchemaId) -> bool,
) -> Vec<(&'a str, &'a str)> {
    let by_hash = |doc: &ResolvedDocument<'_>, list: &[(&'a str, SchemaId)]| {
        let mut all: HashMap<u64, Vec<(&'a str, SchemaId)>> = HashMap::new();
        for (name, id) in list {
            all.entry(contract_hash(doc, *id)).or_default().push((*name, *id));
        }
        all
    };
    let (old, others) = (by_hash(docs.base, removed), by_hash(docs.head, new));
    let mut found = Vec::new();
    for (base, base_id) in removed {
        let hash = contract_hash(docs.base, *base_id);
        let (Some(old), Some(new)) = (old.get(&hash), others.get(&hash)) else { continue };
        if old.len().max(new.len()) > MAX_CANDIDATES {
            continue;
        }
        let candidates: Vec<_> = new.iter().filter(|(_, head_id)| fits(base_id, head_id)).collect();
        if let [(head, head_id)] = candidates[..]
            && old.iter().filter(|(_, other)| fits(other, head_id)).count() == 1
        {
            found.push((*base, *head));
        }
    }
    found
}

/// Returns the named schemas of one document with names that the other document does not have.
fn unshared_schemas<'a>(one: &'a Api, other: &'a Api) -> Vec<(&'a str, SchemaId)> {
    let names: std::collections::HashSet<&str> = named_schemas(other).map(|(name, _)| name).collect();
    named_schemas(one).filter(|(name, _)| !names.contains(name)).collect()
}

/// Returns the named schemas of a document.
pub(super) fn named_schemas(api: &Api) -> impl Iterator<Item = (&str, SchemaId)> {
    (0..).map(SchemaId).zip(&api.schemas).filter_map(|(id, schema)| Some((schema.name.as_deref()?, id)))
}
