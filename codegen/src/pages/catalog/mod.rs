//! Collects the JSON objects that documentation pages describe in tables. All tables about one object are combined into
//! one entry, even if the tables are on different pages.
//!
//! Tables with the same qualified name, such as `io.k8s.api.core.v1.Pod`, describe the same object unless the types of
//! their fields differ. Tables with the same unqualified name describe the same object if the types,
//! requiredness, defaults, limits and allowed values of their fields agree. The table of a body has no name.

mod classes;
mod merge;

use std::collections::{BTreeMap, HashMap};

use super::page::{Body, Field, Page};

/// Identifies a request or response body that a page describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BodyLocation {
    /// The request body.
    Request,
    /// The body of the response with this index.
    Response(usize),
}

/// Identifies a table on one of several pages: the table of a body, or the table of an object within the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TableLocation {
    /// The index of the page in the list of pages.
    pub page_index: usize,
    /// The body that contains the table.
    pub body: BodyLocation,
    /// The index of the object among the objects of the body; `None` for the table of the body itself.
    pub object_index: Option<usize>,
}

/// The ID of an object: the index of its [`ObjectEntry`] in [`Catalog::entries`].
pub type ObjectId = usize;

/// A JSON object of the documented API, with the merged content of all tables that describe the object.
#[derive(Clone, Debug)]
pub struct ObjectEntry {
    /// The name of the object, from the first table whose caption names the object; `None` if no caption does.
    pub caption: Option<String>,
    /// The fields in the order of the first table, followed by the fields that occur only in later tables.
    pub fields: Vec<Field>,
    /// Maps the names of fields to the objects that are their types, for example `spec` to the object `PodSpec`.
    pub object_by_field: BTreeMap<String, ObjectId>,
    /// The locations of the tables that describe the object, in page order.
    pub table_locations: Vec<TableLocation>,
}

/// The JSON objects that a set of documentation pages describes in tables.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The objects, in the order of their first tables.
    pub entries: Vec<ObjectEntry>,
    /// Maps each table to the object that the table describes.
    object_by_table: HashMap<TableLocation, ObjectId>,
}

impl Catalog {
    /// Collects the objects that the tables of `pages` describe.
    #[must_use]
    pub fn new(pages: &[&Page]) -> Self {
        classes::build_catalog(pages)
    }

    /// Returns the object that the table of a body describes; `None` if the body is a list or has no fields.
    #[must_use]
    pub fn find_body_object(&self, page_index: usize, body: BodyLocation) -> Option<ObjectId> {
        self.object_by_table.get(&TableLocation { page_index, body, object_index: None }).copied()
    }

    /// Returns the object that is called `name` within a body; `None` if the body has no table for this object.
    /// `page_index` is the index in `pages`, which must be the pages of the catalog.
    #[must_use]
    pub fn find_object(&self, pages: &[&Page], page_index: usize, body: BodyLocation, name: &str) -> Option<ObjectId> {
        let object_index = body_at(pages[page_index], body)?.objects.iter().position(|object| object.name == name)?;
        self.object_by_table.get(&TableLocation { page_index, body, object_index: Some(object_index) }).copied()
    }
}

/// Returns the request body and the response bodies that a page describes, each with its location.
pub(super) fn bodies_of_page(page: &Page) -> impl Iterator<Item = (BodyLocation, &Body)> {
    let request_body = page.body.iter().map(|body| (BodyLocation::Request, body));
    let responses = page.responses.iter().enumerate();
    request_body
        .chain(responses.filter_map(|(index, response)| Some((BodyLocation::Response(index), response.body.as_ref()?))))
}

/// Returns the request or response body at a location in a page.
pub(super) fn body_at(page: &Page, location: BodyLocation) -> Option<&Body> {
    match location {
        BodyLocation::Request => page.body.as_ref(),
        BodyLocation::Response(index) => page.responses.get(index)?.body.as_ref(),
    }
}

/// Returns the fields in the table at a location in a page.
pub(super) fn fields_of_table(page: &Page, location: TableLocation) -> &[Field] {
    let Some(body) = body_at(page, location.body) else { return &[] };
    match location.object_index {
        None => &body.fields,
        Some(index) => &body.objects[index].fields,
    }
}

/// Returns whether `name` is qualified by a package, as in `io.k8s.api.core.v1.Pod`.
#[must_use]
pub fn is_qualified(name: &str) -> bool {
    let segments: Vec<&str> = name.split('.').collect();
    let starts_with_letter = |part: &&str| part.starts_with(|c: char| c.is_ascii_alphabetic());
    segments.len() >= 4
        && segments.iter().all(starts_with_letter)
        && segments.last().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Removes the suffix `_v` and number, by which some publishers distinguish variants of an object, from a qualified
/// name: `io.k8s.meta.v1.ObjectMeta_v3` → `io.k8s.meta.v1.ObjectMeta`.
#[must_use]
pub fn without_number(name: &str) -> &str {
    let digit_count = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let name_without_digits = &name[..name.len() - digit_count];
    if digit_count > 0 && is_qualified(name) { name_without_digits.strip_suffix("_v").unwrap_or(name) } else { name }
}
