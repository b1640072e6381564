//! Finds renamed schemas and properties. A removed schema was renamed if exactly one added schema is equal to the
//! removed schema, and this added schema is not equal to another removed schema. The same applies to properties.

use std::collections::HashMap;

use crate::{
    diff::{change::Sides, resolved::ResolvedDocument},
    ir::{Api, Schema, SchemaId},
};

use super::{
    Docs,
    equal::{Equality, EqualityMode, contract_hash},
};

/// The maximum number of schemas with equal hashes that are compared with each other.
const MAX_CANDIDATES: usize = 100;

/// The names of renamed schemas. Maps each old name to the new name.
#[derive(Default)]
pub(super) struct SchemaRenames {
    head_names_by_base: HashMap<String, String>,
}

impl SchemaRenames {
    /// Finds the renamed schemas of two documents.
    pub(super) fn find(apis: Sides<&Api>, equality: &mut Equality<'_>) -> Self {
        let removed_schemas = unshared_schemas(apis.base, apis.head);
        let added_schemas = unshared_schemas(apis.head, apis.base);
        let name_pairs = find_unambiguous_pairs(equality.docs(), &removed_schemas, &added_schemas, |base, head| {
            equality.are_equal(Sides::new(*base, *head), EqualityMode::Exact)
        });
        Self {
            head_names_by_base: name_pairs.into_iter().map(|(base, head)| (base.to_owned(), head.to_owned())).collect(),
        }
    }

    /// Returns the name in the newer document for a schema name in the older document. A schema that was not renamed
    /// has the same name in both documents.
    pub(super) fn head_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.head_names_by_base.get(name).map_or(name, String::as_str)
    }
}

/// Returns the old and the new name of each renamed property of a schema. `is_documented` returns whether two
/// properties have enough documentation to be recognized as one renamed property.
pub(super) fn find_renamed_properties<'a>(
    schemas: Sides<&'a Schema>,
    equality: &mut Equality<'_>,
    is_documented: impl Fn(Sides<SchemaId>) -> bool,
) -> Vec<(&'a str, &'a str)> {
    let list_properties_only_in = |one: &'a Schema, other: &'a Schema| -> Vec<(&'a str, SchemaId)> {
        let unshared_properties = one.properties.iter().filter(|(name, _)| !other.properties.contains_key(*name));
        unshared_properties.map(|(name, schema_ref)| (name.as_str(), schema_ref.schema)).collect()
    };
    let removed_properties = list_properties_only_in(schemas.base, schemas.head);
    let added_properties = list_properties_only_in(schemas.head, schemas.base);
    find_unambiguous_pairs(equality.docs(), &removed_properties, &added_properties, |base, head| {
        let pair = Sides::new(*base, *head);
        is_documented(pair) && equality.are_equal(pair, EqualityMode::Exact)
    })
}

/// Returns the names of each removed schema and added schema that match each other and no further schema. `is_match`
/// returns whether two schemas match.
///
/// If more than [`MAX_CANDIDATES`] schemas have the same hash, they are skipped, since they are unlikely to contain an
/// unambiguous pair.
fn find_unambiguous_pairs<'a>(
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
    for (base_name, base_id) in removed_entries {
        let hash = contract_hash(docs.base, *base_id);
        let (Some(same_hash_removed), Some(same_hash_added)) = (removed_by_hash.get(&hash), added_by_hash.get(&hash))
        else {
            continue;
        };
        if same_hash_removed.len().max(same_hash_added.len()) > MAX_CANDIDATES {
            continue;
        }
        let candidates: Vec<_> = same_hash_added.iter().filter(|(_, head_id)| is_match(base_id, head_id)).collect();
        if let [(head_name, head_id)] = candidates[..]
            && same_hash_removed.iter().filter(|(_, removed_id)| is_match(removed_id, head_id)).count() == 1
        {
            renamed_pairs.push((*base_name, *head_name));
        }
    }
    renamed_pairs
}

/// Returns the schemas of the document `one` whose names are not schema names of the document `other`.
fn unshared_schemas<'a>(one: &'a Api, other: &'a Api) -> Vec<(&'a str, SchemaId)> {
    let other_names: std::collections::HashSet<&str> = named_schemas(other).map(|(name, _)| name).collect();
    named_schemas(one).filter(|(name, _)| !other_names.contains(name)).collect()
}

/// Returns the names and IDs of the named schemas of a document.
pub(super) fn named_schemas(api: &Api) -> impl Iterator<Item = (&str, SchemaId)> {
    (0..).map(SchemaId).zip(&api.schemas).filter_map(|(id, schema)| Some((schema.name.as_deref()?, id)))
}
