//! The names of a draft's schemas. A name is taken once; what differs from its namesake gets a longer one.

use std::collections::HashSet;

use super::pascal;
use crate::docs::{
    catalog::{BodyAt, Catalog, Entry, Id, is_qualified, unnumbered},
    page::Page,
    types::Type,
};

/// Names the objects of a catalog, in their order.
pub struct Namer<'a> {
    pub pages: &'a [&'a Page],
    pub catalog: &'a Catalog,
    /// The id of each page's operation.
    pub ids: &'a [String],
    /// The names that are taken.
    pub taken: HashSet<String>,
}

impl Namer<'_> {
    /// Returns a name that is free for an object. `space` is put before a name that is not qualified.
    pub fn name(&mut self, id: Id, space: &str) -> String {
        let candidates = self.candidates(id, space);
        let last = candidates.last().cloned().unwrap_or_else(|| "Object".to_owned());
        let numbered = (2..).map(|number| format!("{last}{number}"));
        let free = candidates.into_iter().chain(numbered).find(|name| !self.taken.contains(name));
        let name = free.unwrap_or(last);
        self.taken.insert(name.clone());
        name
    }

    fn candidates(&self, id: Id, space: &str) -> Vec<String> {
        let entry = &self.catalog.entries[id];
        if let Some(caption) = entry.caption.as_deref().filter(|caption| is_qualified(caption)) {
            return vec![component(unnumbered(caption)), component(caption)];
        }
        let kind = kind(entry).into_iter();
        let Some(site) = entry.sites.first() else { return kind.collect() };
        let operation = pascal(&self.ids[site.page]);
        let (role, status) = match site.body {
            BodyAt::Request => ("Request", None),
            BodyAt::Response(index) => ("Response", self.pages[site.page].responses[index].status),
        };
        let status = status.map(|status| status.to_string()).unwrap_or_default();
        let Some(caption) = &entry.caption else {
            let root = format!("{operation}{role}");
            return kind.chain([root.clone(), format!("{root}{status}"), format!("{root}{status}Body")]).collect();
        };
        let word = pascal(caption);
        let word = if caption.is_ascii() && !word.is_empty() { word } else { format!("Object{}", id + 1) };
        let long = format!("{operation}{word}");
        let long = [String::new(), role.to_owned(), format!("{role}{status}")].map(|tail| format!("{long}{tail}"));
        let short = (!space.is_empty()).then(|| [word.clone(), word + role]).into_iter().flatten();
        short.chain(long).map(|name| format!("{space}{name}")).collect()
    }
}

/// The name of an object of Kubernetes, which its members tell: `…Job` has a `…JobSpec`, `…JobList` has items that are a `…Job`.
fn kind(entry: &Entry) -> Option<String> {
    let field = |name: &str| entry.fields.iter().find(|field| field.name == name);
    field("kind").and(field("apiVersion"))?;
    let named = |name: &str| field(name)?.ty.as_ref()?.value.named().filter(|name| is_qualified(name)).map(unnumbered);
    let stem = |name: &str, tail: &str| named(name)?.strip_suffix(tail).map(component);
    let list = matches!(field("items").and_then(|items| items.ty.as_ref()).map(|ty| &ty.value), Some(Type::Array(_)));
    stem("spec", "Spec")
        .or_else(|| stem("status", "Status"))
        .or_else(|| named("items").filter(|_| list).map(|name| component(name) + "List"))
}

/// What a component may be called.
fn component(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect()
}
