//! Collects the JSON objects that pages describe in tables. The tables about the same object are combined into one
//! entry, even if they are on different pages.
//!
//! Tables with the same qualified name, such as `io.k8s.api.core.v1.Pod`, describe the same object unless the types of
//! their fields differ. Tables with the same unqualified name describe the same object if all facts of their fields
//! agree. The table of a body has no name.

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

/// Identifies a table: that of a body, or that of an object in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TableLocation {
    /// The index of the page in the list of pages.
    pub page_index: usize,
    /// The body that contains the table.
    pub body: BodyLocation,
    /// The index of the object in the body; `None` for the table of the body itself.
    pub object_index: Option<usize>,
}

/// The ID of an object: the index of its [`ObjectEntry`] in [`Catalog::entries`].
pub type ObjectId = usize;

/// An object with the merged facts of the tables that describe it.
#[derive(Clone, Debug)]
pub struct ObjectEntry {
    /// The name of the object in the first caption with a name; `None` if none of the tables has a name.
    pub caption: Option<String>,
    /// The fields in the order of the first table, followed by the fields that only occur in later tables.
    pub fields: Vec<Field>,
    /// Maps the name of a field to the object that is the type of the field: `spec` to `PodSpec`.
    pub object_by_field: BTreeMap<String, ObjectId>,
    /// The tables that describe the object, in the order of the pages.
    pub table_locations: Vec<TableLocation>,
}

/// The JSON objects whose fields a set of documentation pages describes in tables.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The objects, in the order of their first tables.
    pub entries: Vec<ObjectEntry>,
    /// Maps each table to the object that the table describes.
    object_by_table: HashMap<TableLocation, ObjectId>,
}

impl Catalog {
    /// Collects the objects of all pages.
    #[must_use]
    pub fn new(pages: &[&Page]) -> Self {
        classes::build_catalog(pages)
    }

    /// Returns the object that the table of a body describes; `None` if the body is a list or has no fields.
    #[must_use]
    pub fn body_object(&self, page_index: usize, body: BodyLocation) -> Option<ObjectId> {
        self.object_by_table.get(&TableLocation { page_index, body, object_index: None }).copied()
    }

    /// Returns the object that `name` denotes in a body; `None` if the body has no table with this name.
    #[must_use]
    pub fn object_named(&self, pages: &[&Page], page_index: usize, body: BodyLocation, name: &str) -> Option<ObjectId> {
        let object_index = body_at(pages[page_index], body)?.objects.iter().position(|object| object.name == name)?;
        self.object_by_table.get(&TableLocation { page_index, body, object_index: Some(object_index) }).copied()
    }
}

/// Returns the request body and the response bodies of a page.
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
    let name_parts: Vec<&str> = name.split('.').collect();
    let is_word = |part: &&str| part.starts_with(|c: char| c.is_ascii_alphabetic());
    name_parts.len() >= 4
        && name_parts.iter().all(is_word)
        && name_parts.last().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Removes the `_v` and number by which a publisher distinguishes variants of a qualified name:
/// `io.k8s.meta.v1.ObjectMeta_v3` → `io.k8s.meta.v1.ObjectMeta`.
#[must_use]
pub fn without_number(name: &str) -> &str {
    let digit_count = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let stem = &name[..name.len() - digit_count];
    if digit_count > 0 && is_qualified(name) { stem.strip_suffix("_v").unwrap_or(name) } else { name }
}
