//! Maps the objects on pages to schemas of the spec. Existing schemas keep their names and content; fields that only
//! the pages have are added.

use std::collections::BTreeSet;

use crate::{
    docs::{
        catalog::{self, Catalog, Entry, Id},
        compare::{agrees, is_placeholder},
        draft::names::likely_names,
        page::{Field, Page},
        shape::{self, Shape},
        types::Type,
    },
    ir::{Api, JsonType, Link, SchemaId},
};

/// The schema of each object; `None` if the spec has none.
pub struct Mapping(pub Vec<Option<SchemaId>>);

impl Mapping {
    /// Finds the schemas: by name, for bodies by content, for all others by the fields that lead to them.
    pub fn new(api: &Api, catalog: &Catalog, pages: &[&Page]) -> Self {
        let mut mapping = Self(vec![None; catalog.entries.len()]);
        for (id, entry) in catalog.entries.iter().enumerate() {
            let named = |name: &String| position(api, |known| known == name);
            let found = likely_names(entry).iter().find_map(named);
            mapping.0[id] = found.filter(|schema| is_object(&shape::shape(api, *schema)));
        }
        mapping.spread(api, catalog);
        for (id, entry) in catalog.entries.iter().enumerate() {
            if mapping.0[id].is_none() && entry.caption.is_none() {
                mapping.0[id] = equal(api, pages, entry);
            }
        }
        mapping.spread(api, catalog);
        mapping
    }

    /// Maps the objects of fields to the schemas of the properties with the same names, until nothing changes.
    fn spread(&mut self, api: &Api, catalog: &Catalog) {
        let mut queue: Vec<Id> = (0..catalog.entries.len()).filter(|id| self.0[*id].is_some()).collect();
        while let Some(id) = queue.pop() {
            let Some(schema) = self.0[id] else { continue };
            let shape = shape::shape(api, schema);
            for (field, target) in &catalog.entries[id].targets {
                let Some(link) = shape.properties.get(field.as_str()).filter(|_| self.0[*target].is_none()) else {
                    continue;
                };
                let core = core(api, link.schema);
                let there = shape::shape(api, core);
                if is_object(&there) && !there.properties.is_empty() && alike(&catalog.entries[*target].fields, &there)
                {
                    self.0[*target] = Some(core);
                    queue.push(*target);
                }
            }
        }
    }
}

/// Returns the first schema with a name that satisfies the predicate.
fn position(api: &Api, fits: impl Fn(&str) -> bool) -> Option<SchemaId> {
    let found = api.schemas.iter().position(|schema| schema.name.as_deref().is_some_and(&fits))?;
    u32::try_from(found).ok().map(SchemaId)
}

/// Returns a named schema that agrees with the table of a body.
fn equal(api: &Api, pages: &[&Page], entry: &Entry) -> Option<SchemaId> {
    let site = *entry.sites.first()?;
    let body = catalog::body(pages[site.page], site.body)?;
    let fields = catalog::fields(pages[site.page], site);
    if fields.len() < 2 {
        return None;
    }
    (0..).map(SchemaId).zip(&api.schemas).find_map(|(id, schema)| {
        let link = Link { schema: id, reference: None, at: schema.at };
        (schema.name.is_some() && agrees(api, body, fields, &link)).then_some(id)
    })
}

fn is_object(shape: &Shape<'_>) -> bool {
    shape.branches.is_empty() && (shape.types == [JsonType::Object] || !shape.properties.is_empty())
}

/// Returns the innermost schema of nested lists and maps.
fn core(api: &Api, mut id: SchemaId) -> SchemaId {
    for _ in 0..8 {
        let shape = shape::shape(api, id);
        let values = shape.additional.filter(|_| shape.properties.is_empty());
        let Some(inner) = shape.items.or(values) else { break };
        id = inner.schema;
    }
    id
}

/// Returns whether at least half of a table's fields are properties of a schema.
fn alike(fields: &[Field], shape: &Shape<'_>) -> bool {
    let common = fields.iter().filter(|field| shape.properties.contains_key(field.name.as_str())).count();
    common * 2 >= fields.len().min(shape.properties.len())
}

/// Returns the objects that the bodies of the pages reach. Below an existing schema, only objects of added fields
/// count.
pub fn needed(api: Option<&Api>, catalog: &Catalog, pages: &[&Page], mapping: Option<&Mapping>) -> BTreeSet<Id> {
    let mut queue: Vec<Id> = Vec::new();
    for (page, it) in pages.iter().enumerate() {
        for (at, body) in catalog::bodies(it) {
            let items = body.fields.first().and_then(|only| only.ty.as_ref()?.value.named());
            let items = items.and_then(|name| catalog.named(pages, page, at, name));
            queue.extend(catalog.root(page, at).or(items));
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
        let beside = beside(api, entry, schema);
        queue.extend(beside.missing.iter().filter_map(|field| entry.targets.get(&field.name)));
        let is_mapped = |id: &&Id| mapping.is_some_and(|mapping| mapping.0[**id].is_some());
        queue.extend(entry.targets.values().filter(is_mapped));
    }
    needed
}

/// The differences between an object's tables and its schema.
#[derive(Default)]
pub struct Beside<'a> {
    /// Fields that the schema does not have.
    pub missing: Vec<&'a Field>,
    /// Fields that the schema declares with another type: the field, and the spec's type.
    pub conflicts: Vec<(&'a Field, String)>,
}

/// Compares an object with its schema.
pub fn beside<'a>(api: &Api, entry: &'a Entry, schema: SchemaId) -> Beside<'a> {
    let shape = shape::shape(api, schema);
    let mut beside = Beside::default();
    for field in entry.fields.iter().filter(|field| !is_placeholder(&field.name)) {
        let Some(link) = shape.properties.get(field.name.as_str()) else {
            if shape.additional.is_none() {
                beside.missing.push(field);
            }
            continue;
        };
        let known = shape::shape(api, link.schema);
        if let Some(ty) = field.ty.as_ref().filter(|ty| !fits(api, &known, &ty.value)) {
            beside.conflicts.push((field, format!("{}, the page {}", known.words(api), ty.value)));
        }
    }
    beside
}

fn fits(api: &Api, shape: &Shape<'_>, ty: &Type) -> bool {
    let inner = |link: Option<&Link>, ty: &Type| link.is_none_or(|link| fits(api, &shape::shape(api, link.schema), ty));
    shape.fits(api, ty)
        && match ty {
            Type::Array(item) => inner(shape.items, item),
            Type::Map(value) => inner(shape.additional, value),
            _ => true,
        }
}
