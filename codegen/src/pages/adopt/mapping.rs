//! Maps the objects that pages describe to schemas of the spec. Existing schemas keep their names and content; fields
//! that only the pages list are added.

use std::collections::BTreeSet;

use crate::{
    ir::{Api, JsonType, SchemaId, SchemaRef},
    pages::{
        catalog::{self, Catalog, Entry, Id},
        compare::{agrees_with_schema, is_placeholder},
        draft::names::likely_names,
        merged_schema::{self, MergedSchema},
        page::{Field, Page},
        types::PageType,
    },
};

/// The schema of each object of a catalog; `None` if the spec has no schema for the object.
pub struct SchemaMapping(pub Vec<Option<SchemaId>>);

impl SchemaMapping {
    /// Finds the schema of each object: by the object's name; for tables of bodies, which have no name, by content; or
    /// by a field that names the object as its type, through the property with the same name.
    pub fn new(api: &Api, catalog: &Catalog, pages: &[&Page]) -> Self {
        let mut mapping = Self(vec![None; catalog.entries.len()]);
        for (id, entry) in catalog.entries.iter().enumerate() {
            let find_named = |name: &String| find_by_name(api, |known| known == name);
            let schema_id = likely_names(entry).iter().find_map(find_named);
            mapping.0[id] = schema_id.filter(|schema| is_object(&merged_schema::merge_schema(api, *schema)));
        }
        mapping.map_nested(api, catalog);
        for (id, entry) in catalog.entries.iter().enumerate() {
            if mapping.0[id].is_none() && entry.caption.is_none() {
                mapping.0[id] = find_agreeing(api, pages, entry);
            }
        }
        mapping.map_nested(api, catalog);
        mapping
    }

    /// Maps the objects that fields of mapped objects name. If the field `spec` has the type `PodSpec`, the object
    /// `PodSpec` is mapped to the schema of the property `spec`.
    fn map_nested(&mut self, api: &Api, catalog: &Catalog) {
        let mut queue: Vec<Id> = (0..catalog.entries.len()).filter(|id| self.0[*id].is_some()).collect();
        while let Some(id) = queue.pop() {
            let Some(schema) = self.0[id] else { continue };
            let shape = merged_schema::merge_schema(api, schema);
            for (field, target) in &catalog.entries[id].targets {
                let Some(property) = shape.properties.get(field.as_str()).filter(|_| self.0[*target].is_none()) else {
                    continue;
                };
                let inner_id = innermost_schema(api, property.schema);
                let inner_schema = merged_schema::merge_schema(api, inner_id);
                if is_object(&inner_schema)
                    && !inner_schema.properties.is_empty()
                    && are_alike(&catalog.entries[*target].fields, &inner_schema)
                {
                    self.0[*target] = Some(inner_id);
                    queue.push(*target);
                }
            }
        }
    }
}

/// Returns the first schema for whose name `is_match` returns true.
fn find_by_name(api: &Api, is_match: impl Fn(&str) -> bool) -> Option<SchemaId> {
    let index = api.schemas.iter().position(|schema| schema.name.as_deref().is_some_and(&is_match))?;
    u32::try_from(index).ok().map(SchemaId)
}

/// Returns the first named schema that agrees with the first table of an object.
fn find_agreeing(api: &Api, pages: &[&Page], entry: &Entry) -> Option<SchemaId> {
    let site = *entry.sites.first()?;
    let body = catalog::body_at(pages[site.page], site.body)?;
    let fields = catalog::fields_of_table(pages[site.page], site);
    if fields.len() < 2 {
        return None;
    }
    (0..).map(SchemaId).zip(&api.schemas).find_map(|(id, schema)| {
        let schema_ref = SchemaRef { schema: id, reference: None, at: schema.at };
        (schema.name.is_some() && agrees_with_schema(api, body, fields, &schema_ref)).then_some(id)
    })
}

fn is_object(shape: &MergedSchema<'_>) -> bool {
    shape.branches.is_empty() && (shape.types == [JsonType::Object] || !shape.properties.is_empty())
}

/// Returns the innermost schema of nested arrays and maps: for an array of maps of `Pod`, the schema `Pod`.
fn innermost_schema(api: &Api, mut id: SchemaId) -> SchemaId {
    for _ in 0..8 {
        let shape = merged_schema::merge_schema(api, id);
        let map_values = shape.additional.filter(|_| shape.properties.is_empty());
        let Some(inner) = shape.items.or(map_values) else { break };
        id = inner.schema;
    }
    id
}

/// Returns whether at least half of the names in the smaller of a table and a schema also occur in the larger.
fn are_alike(fields: &[Field], shape: &MergedSchema<'_>) -> bool {
    let common_count = fields.iter().filter(|field| shape.properties.contains_key(field.name.as_str())).count();
    common_count * 2 >= fields.len().min(shape.properties.len())
}

/// Returns the objects that are reachable from the bodies of the pages. Objects below an existing schema are included
/// only if an added field names them, or if they have an existing schema themselves.
pub fn needed_objects(
    api: Option<&Api>,
    catalog: &Catalog,
    pages: &[&Page],
    mapping: Option<&SchemaMapping>,
) -> BTreeSet<Id> {
    let mut queue: Vec<Id> = Vec::new();
    for (page, it) in pages.iter().enumerate() {
        for (at, body) in catalog::bodies_of_page(it) {
            let item_object = body.fields.first().and_then(|only| only.ty.as_ref()?.value.named_object());
            let item_object = item_object.and_then(|name| catalog.object_named(pages, page, at, name));
            queue.extend(catalog.body_object(page, at).or(item_object));
        }
    }
    let mut needed = BTreeSet::new();
    while let Some(id) = queue.pop() {
        if !needed.insert(id) {
            continue;
        }
        let entry = &catalog.entries[id];
        let schema = mapping.and_then(|mapping| mapping.0[id]);
        let Some((api, schema)) = api.zip(schema) else {
            queue.extend(entry.targets.values());
            continue;
        };
        let comparison = compare_with_schema(api, entry, schema);
        queue.extend(comparison.missing.iter().filter_map(|field| entry.targets.get(&field.name)));
        let is_mapped = |id: &&Id| mapping.is_some_and(|mapping| mapping.0[**id].is_some());
        queue.extend(entry.targets.values().filter(is_mapped));
    }
    needed
}

/// The differences between an object's tables and its schema.
#[derive(Default)]
pub struct TableComparison<'a> {
    /// The fields that are not properties of the schema.
    pub missing: Vec<&'a Field>,
    /// The fields whose type differs from the schema's, each with the text `TYPE in the spec and TYPE on the page`.
    pub conflicts: Vec<(&'a Field, String)>,
}

/// Compares the fields of an object with the properties of a schema.
pub fn compare_with_schema<'a>(api: &Api, entry: &'a Entry, schema: SchemaId) -> TableComparison<'a> {
    let shape = merged_schema::merge_schema(api, schema);
    let mut comparison = TableComparison::default();
    for field in entry.fields.iter().filter(|field| !is_placeholder(&field.name)) {
        let Some(property) = shape.properties.get(field.name.as_str()) else {
            if shape.additional.is_none() {
                comparison.missing.push(field);
            }
            continue;
        };
        let property_schema = merged_schema::merge_schema(api, property.schema);
        if let Some(ty) = field.ty.as_ref().filter(|ty| !fits_type(api, &property_schema, &ty.value)) {
            let types = format!("{} in the spec and {} on the page", property_schema.type_words(api), ty.value);
            comparison.conflicts.push((field, types));
        }
    }
    comparison
}

/// Returns whether a schema has the type that a page states, including the types of array items and map values.
fn fits_type(api: &Api, shape: &MergedSchema<'_>, ty: &PageType) -> bool {
    let fits_inner = |link: Option<&SchemaRef>, ty: &PageType| {
        link.is_none_or(|link| fits_type(api, &merged_schema::merge_schema(api, link.schema), ty))
    };
    shape.fits_page_type(api, ty)
        && match ty {
            PageType::Array(item) => fits_inner(shape.items, item),
            PageType::Map(value) => fits_inner(shape.additional, value),
            _ => true,
        }
}
