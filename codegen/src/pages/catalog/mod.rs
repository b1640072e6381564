//! Collects the objects that many pages describe. Tables about the same object are combined into one entry.
//!
//! Tables with the same qualified name, such as `io.k8s.api.core.v1.Pod`, describe the same object unless the types of
//! their fields differ. Tables with the same unqualified name describe the same object if all facts of their fields
//! agree. The table of a body has no name.

mod classes;
mod merge;

use std::collections::{BTreeMap, HashMap};

use super::page::{Body, Field, Page};

/// Identifies a body of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BodyAt {
    /// The request body.
    Request,
    /// The body of the response with this index.
    Response(usize),
}

/// Identifies a table: that of a body, or that of an object in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Site {
    /// The index of the page in the list of pages.
    pub page: usize,
    /// The body that contains the table.
    pub body: BodyAt,
    /// The index of the object in the body; `None` for the table of the body itself.
    pub object: Option<usize>,
}

/// The ID of an object: the index of its [`Entry`] in [`Catalog::entries`].
pub type Id = usize;

/// An object with the merged facts of the tables that describe it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The name of the object in the first caption with a name; `None` if none of the tables has a name.
    pub caption: Option<String>,
    /// The fields in the order of the first table, followed by the fields that only occur in later tables.
    pub fields: Vec<Field>,
    /// Maps the name of a field to the object that is the type of the field: `spec` to `PodSpec`.
    pub targets: BTreeMap<String, Id>,
    /// The tables that describe the object, in the order of the pages.
    pub sites: Vec<Site>,
}

/// The objects of a set of pages.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The objects, in the order of their first tables.
    pub entries: Vec<Entry>,
    /// Maps each table to the object that the table describes.
    by_site: HashMap<Site, Id>,
}

impl Catalog {
    /// Collects the objects of all pages.
    #[must_use]
    pub fn new(pages: &[&Page]) -> Self {
        classes::build_catalog(pages)
    }

    /// Returns the object of a body; `None` if the body is a list or has no fields.
    #[must_use]
    pub fn body_object(&self, page: usize, body: BodyAt) -> Option<Id> {
        self.by_site.get(&Site { page, body, object: None }).copied()
    }

    /// Returns the object that `name` denotes in a body; `None` if the body has no table with this name.
    #[must_use]
    pub fn object_named(&self, pages: &[&Page], page: usize, at: BodyAt, name: &str) -> Option<Id> {
        let object = body_at(pages[page], at)?.objects.iter().position(|object| object.name == name)?;
        self.by_site.get(&Site { page, body: at, object: Some(object) }).copied()
    }
}

/// Returns the request body and the response bodies of a page.
pub(super) fn bodies_of_page(page: &Page) -> impl Iterator<Item = (BodyAt, &Body)> {
    let request = page.body.iter().map(|body| (BodyAt::Request, body));
    let responses = page.responses.iter().enumerate();
    request.chain(responses.filter_map(|(index, response)| Some((BodyAt::Response(index), response.body.as_ref()?))))
}

/// Returns the body that `at` identifies.
pub(super) fn body_at(page: &Page, at: BodyAt) -> Option<&Body> {
    match at {
        BodyAt::Request => page.body.as_ref(),
        BodyAt::Response(index) => page.responses.get(index)?.body.as_ref(),
    }
}

/// Returns the fields of the table that `site` identifies.
pub(super) fn fields_of_table(page: &Page, site: Site) -> &[Field] {
    let Some(body) = body_at(page, site.body) else { return &[] };
    match site.object {
        None => &body.fields,
        Some(object) => &body.objects[object].fields,
    }
}

/// Returns whether `name` is qualified by a package, as in `io.k8s.api.core.v1.Pod`.
#[must_use]
pub fn is_qualified(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    let is_word = |part: &&str| part.starts_with(|c: char| c.is_ascii_alphabetic());
    parts.len() >= 4
        && parts.iter().all(is_word)
        && parts.last().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Removes the `_v` and number by which a publisher distinguishes variants of a qualified name:
/// `io.k8s.meta.v1.ObjectMeta_v3` → `io.k8s.meta.v1.ObjectMeta`.
#[must_use]
pub fn without_number(name: &str) -> &str {
    let digit_count = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let stem = &name[..name.len() - digit_count];
    if digit_count > 0 && is_qualified(name) { stem.strip_suffix("_v").unwrap_or(name) } else { name }
}
