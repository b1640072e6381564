//! Maps the objects that documentation pages describe to schemas of the spec. Existing schemas keep their names and
//! content; only missing fields are added to them.

use std::collections::BTreeSet;

use crate::{
    ir::{Api, JsonType, SchemaId, SchemaRef},
    pages::{
        catalog::{self, Catalog, ObjectEntry, ObjectId},
        compare::{agrees_with_schema, is_placeholder},
        draft::names::likely_names,
        merged_schema::{self, MergedSchema},
        page::{Field, Page},
        types::PageType,
    },
};

/// The schema of the spec for each object in the catalog of page objects, by object ID. `None` if the spec has no
/// schema for the object.
pub struct SchemaMapping(pub Vec<Option<SchemaId>>);

impl SchemaMapping {
    /// Finds the schema of each object in one of three ways. An object with a name has the schema of that name. A body
    /// whose table has no name has a schema with the same fields. An object that is the type of a field has the schema
    /// of the property for this field.
    pub fn new(api: &Api, catalog: &Catalog, pages: &[&Page]) -> Self {
        let mut mapping = Self(vec![None; catalog.entries.len()]);
        for (id, entry) in catalog.entries.iter().enumerate() {
            let find_schema_by_name = |name: &String| find_by_name(api, |schema_name| schema_name == name);
            let schema_id = likely_names(entry).iter().find_map(find_schema_by_name);
            mapping.0[id] = schema_id.filter(|schema| is_object(&merged_schema::merge_schema(api, *schema)));
        }
        mapping.map_field_types(api, catalog);
        for (id, entry) in catalog.entries.iter().enumerate() {
            if mapping.0[id].is_none() && entry.caption.is_none() {
                mapping.0[id] = find_agreeing_schema(api, pages, entry);
            }
        }
        mapping.map_field_types(api, catalog);
        mapping
    }

    /// Maps the objects that are the types of fields of mapped objects. If the field `spec` has the type `PodSpec`, the
    /// object `PodSpec` is mapped to the schema of the property `spec`.
    fn map_field_types(&mut self, api: &Api, catalog: &Catalog) {
        let mut mapped_objects: Vec<ObjectId> = (0..catalog.entries.len()).filter(|id| self.0[*id].is_some()).collect();
        while let Some(id) = mapped_objects.pop() {
            let Some(schema) = self.0[id] else { continue };
            let merged = merged_schema::merge_schema(api, schema);
            for (field, object_id) in &catalog.entries[id].object_by_field {
                let Some(property) = merged.properties.get(field.as_str()).filter(|_| self.0[*object_id].is_none())
                else {
                    continue;
                };
                let innermost_id = innermost_schema(api, property.schema);
                let property_schema = merged_schema::merge_schema(api, innermost_id);
                if is_object(&property_schema)
                    && !property_schema.properties.is_empty()
                    && share_enough_names(&catalog.entries[*object_id].fields, &property_schema)
                {
                    self.0[*object_id] = Some(innermost_id);
                    mapped_objects.push(*object_id);
                }
            }
        }
    }
}

/// Returns the first schema whose name satisfies `is_match`.
fn find_by_name(api: &Api, is_match: impl Fn(&str) -> bool) -> Option<SchemaId> {
    let index = api.schemas.iter().position(|schema| schema.name.as_deref().is_some_and(&is_match))?;
    u32::try_from(index).ok().map(SchemaId)
}

/// Returns the first component schema whose properties agree with the fields in the first table of an object. `None` if
/// there is none, or if the table has fewer than two fields.
fn find_agreeing_schema(api: &Api, pages: &[&Page], entry: &ObjectEntry) -> Option<SchemaId> {
    let location = *entry.table_locations.first()?;
    let page = pages[location.page_index];
    let body = catalog::body_at(page, location.body)?;
    let fields = catalog::fields_of_table(page, location);
    if fields.len() < 2 {
        return None;
    }
    (0..).map(SchemaId).zip(&api.schemas).find_map(|(id, schema)| {
        let schema_ref = SchemaRef { schema: id, reference: None, at: schema.at };
        (schema.name.is_some() && agrees_with_schema(api, body, fields, &schema_ref)).then_some(id)
    })
}

fn is_object(merged: &MergedSchema<'_>) -> bool {
    merged.alternatives.is_empty() && (merged.types == [JsonType::Object] || !merged.properties.is_empty())
}

/// Returns the innermost schema of nested arrays and maps: for an array of maps of `Pod`, the schema `Pod`.
fn innermost_schema(api: &Api, mut id: SchemaId) -> SchemaId {
    for _ in 0..8 {
        let merged = merged_schema::merge_schema(api, id);
        let map_values = merged.additional.filter(|_| merged.properties.is_empty());
        let Some(inner_ref) = merged.items.or(map_values) else { break };
        id = inner_ref.schema;
    }
    id
}

/// Returns whether a table and a schema probably describe the same object: the number of their common names is at least
/// half of the number of names in the smaller of the two.
fn share_enough_names(fields: &[Field], merged: &MergedSchema<'_>) -> bool {
    let common_count = fields.iter().filter(|field| merged.properties.contains_key(field.name.as_str())).count();
    common_count * 2 >= fields.len().min(merged.properties.len())
}

/// Returns the objects whose schemas must be created or extended. The search starts at the bodies on the pages and
/// follows the types of fields. If an object already has a schema, only those fields are followed that the schema
/// lacks, or whose type also has a schema.
pub fn needed_objects(
    api: Option<&Api>,
    catalog: &Catalog,
    pages: &[&Page],
    mapping: Option<&SchemaMapping>,
) -> BTreeSet<ObjectId> {
    let mut object_queue: Vec<ObjectId> = Vec::new();
    for (page_index, page) in pages.iter().enumerate() {
        for (location, body) in catalog::bodies_of_page(page) {
            let item_name = body.fields.first().and_then(|field| field.ty.as_ref()?.value.named_object());
            let item_object = item_name.and_then(|name| catalog.find_object(pages, page_index, location, name));
            object_queue.extend(catalog.find_body_object(page_index, location).or(item_object));
        }
    }
    let mut needed_ids = BTreeSet::new();
    while let Some(id) = object_queue.pop() {
        if !needed_ids.insert(id) {
            continue;
        }
        let object_entry = &catalog.entries[id];
        let schema = mapping.and_then(|mapping| mapping.0[id]);
        let Some((api, schema)) = api.zip(schema) else {
            object_queue.extend(object_entry.object_by_field.values());
            continue;
        };
        let comparison = compare_with_schema(api, object_entry, schema);
        object_queue
            .extend(comparison.missing_fields.iter().filter_map(|field| object_entry.object_by_field.get(&field.name)));
        let is_mapped = |id: &&ObjectId| mapping.is_some_and(|mapping| mapping.0[**id].is_some());
        object_queue.extend(object_entry.object_by_field.values().filter(is_mapped));
    }
    needed_ids
}

/// The differences between the tables that describe an object on the pages and the schema of the object.
#[derive(Default)]
pub struct TableComparison<'a> {
    /// The fields for which the schema has no property.
    pub missing_fields: Vec<&'a Field>,
    /// The fields whose type differs between the page and the schema, each with a text of the form
    /// `TYPE in the spec and TYPE on the page`.
    pub type_conflicts: Vec<(&'a Field, String)>,
}

/// Compares the fields of an object with the properties of a schema.
pub fn compare_with_schema<'a>(api: &Api, entry: &'a ObjectEntry, schema: SchemaId) -> TableComparison<'a> {
    let merged = merged_schema::merge_schema(api, schema);
    let mut comparison = TableComparison::default();
    for field in entry.fields.iter().filter(|field| !is_placeholder(&field.name)) {
        let Some(property) = merged.properties.get(field.name.as_str()) else {
            if merged.additional.is_none() {
                comparison.missing_fields.push(field);
            }
            continue;
        };
        let property_schema = merged_schema::merge_schema(api, property.schema);
        if let Some(ty) = field.ty.as_ref().filter(|ty| !fits_type(api, &property_schema, &ty.value)) {
            let types_text = format!("{} in the spec and {} on the page", property_schema.describe_type(api), ty.value);
            comparison.type_conflicts.push((field, types_text));
        }
    }
    comparison
}

/// Returns whether a schema has the type that a page states. Also compares the types of array items and map values.
fn fits_type(api: &Api, merged: &MergedSchema<'_>, ty: &PageType) -> bool {
    let inner_type_fits = |schema_ref: Option<&SchemaRef>, ty: &PageType| {
        schema_ref.is_none_or(|schema_ref| fits_type(api, &merged_schema::merge_schema(api, schema_ref.schema), ty))
    };
    merged.fits_page_type(api, ty)
        && match ty {
            PageType::Array(item) => inner_type_fits(merged.items, item),
            PageType::Map(value) => inner_type_fits(merged.additional, value),
            _ => true,
        }
}
