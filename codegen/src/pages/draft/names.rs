//! Chooses the names of a draft's schemas. Each name is used once. If a name is already used for a different schema, a
//! longer name is chosen.

use std::collections::HashSet;

use serde_json::Value;

use super::to_pascal_case;
use crate::pages::{
    catalog::{BodyAt, Catalog, Entry, Id, is_qualified, without_number},
    page::Page,
    types::PageType,
};

/// Chooses names for the objects of a catalog.
pub struct ObjectNamer<'a> {
    pub pages: &'a [&'a Page],
    pub catalog: &'a Catalog,
    /// The operation ID of each page.
    pub ids: &'a [String],
    /// The names that are already used.
    pub taken: HashSet<String>,
}

impl ObjectNamer<'_> {
    /// Chooses an unused name for an object, and records it as used. `space` is the prefix of names that are not
    /// qualified.
    pub fn free_name(&mut self, id: Id, space: &str) -> String {
        let candidates = self.candidate_names(id, space);
        let last = candidates.last().cloned().unwrap_or_else(|| "Object".to_owned());
        let numbered = (2..).map(|number| format!("{last}{number}"));
        let free = candidates.into_iter().chain(numbered).find(|name| !self.taken.contains(name));
        let name = free.unwrap_or(last);
        self.taken.insert(name.clone());
        name
    }

    fn candidate_names(&self, id: Id, space: &str) -> Vec<String> {
        let entry = &self.catalog.entries[id];
        let likely = likely_names(entry);
        if entry.caption.as_deref().is_some_and(is_qualified) {
            return likely;
        }
        let kind_suffix = self.shown_kind(entry).map(|kind| format!("{space}{kind}"));
        let likely = likely.into_iter().chain(kind_suffix.filter(|_| !space.is_empty()));
        let Some(site) = entry.sites.first() else { return likely.collect() };
        let operation = to_pascal_case(&self.ids[site.page]);
        let (role, status) = match site.body {
            BodyAt::Request => ("Request", None),
            BodyAt::Response(index) => ("Response", self.pages[site.page].responses[index].status),
        };
        let status = status.map(|status| status.to_string()).unwrap_or_default();
        let Some(caption) = &entry.caption else {
            let error = (!space.is_empty() && self.is_failure(entry)).then(|| "Error".to_owned());
            let root = format!("{operation}{role}");
            let roots = [root.clone(), format!("{root}{status}"), format!("{root}{status}Body")];
            return likely.chain(error.into_iter().chain(roots).map(|name| format!("{space}{name}"))).collect();
        };
        let word = to_pascal_case(caption);
        let word = if caption.is_ascii() && !word.is_empty() { word } else { format!("Object{}", id + 1) };
        let long = format!("{operation}{word}");
        let long = [String::new(), role.to_owned(), format!("{role}{status}")].map(|tail| format!("{long}{tail}"));
        let short = (!space.is_empty()).then(|| [word.clone(), word + role]).into_iter().flatten();
        likely.chain(short.chain(long).map(|name| format!("{space}{name}"))).collect()
    }

    /// Returns the value of `kind` in an example of a Kubernetes object whose tables have no name.
    fn shown_kind(&self, entry: &Entry) -> Option<String> {
        if entry.caption.is_some()
            || ["kind", "apiVersion"].iter().any(|name| entry.fields.iter().all(|it| it.name != *name))
        {
            return None;
        }
        let fits = |value: &Value| {
            let members = value.as_object()?;
            let are_declared = members.keys().all(|key| entry.fields.iter().any(|field| field.name == *key));
            members.get("kind")?.as_str().filter(|_| are_declared).map(str::to_owned)
        };
        let kinds = entry.sites.iter().flat_map(|site| {
            let page = self.pages[site.page];
            let (examples, status) = match site.body {
                BodyAt::Request => (&page.request_examples, None),
                BodyAt::Response(index) => (&page.response_examples, page.responses[index].status),
            };
            examples.iter().filter(move |it| status.is_none() || it.status == status).filter_map(|it| it.value.as_ref())
        });
        kinds.filter_map(fits).find(|kind| kind.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    }

    /// Returns whether all bodies that contain this object belong to responses with a status code of 400 or above.
    fn is_failure(&self, entry: &Entry) -> bool {
        entry.sites.iter().all(|site| match site.body {
            BodyAt::Request => false,
            BodyAt::Response(index) => self.pages[site.page].responses[index].status.is_some_and(|it| it >= 400),
        })
    }
}

/// Returns the names that the tables of an object suggest: its qualified name, or the Kubernetes kind derived from its
/// fields.
pub fn likely_names(entry: &Entry) -> Vec<String> {
    match entry.caption.as_deref() {
        Some(caption) if is_qualified(caption) => {
            vec![component_name(without_number(caption)), component_name(caption)]
        }
        Some(_) => Vec::new(),
        None => kubernetes_kind(entry).into_iter().collect(),
    }
}

/// Derives the name of a Kubernetes object from its fields: `…Job` has a `…JobSpec`, and `…JobList` has `…Job` items.
fn kubernetes_kind(entry: &Entry) -> Option<String> {
    let field = |name: &str| entry.fields.iter().find(|field| field.name == name);
    field("kind").and(field("apiVersion"))?;
    let named = |name: &str| {
        field(name)?.ty.as_ref()?.value.named_object().filter(|name| is_qualified(name)).map(without_number)
    };
    let stem = |name: &str, tail: &str| named(name)?.strip_suffix(tail).map(component_name);
    let list =
        matches!(field("items").and_then(|items| items.ty.as_ref()).map(|ty| &ty.value), Some(PageType::Array(_)));
    stem("spec", "Spec")
        .or_else(|| stem("status", "Status"))
        .or_else(|| named("items").filter(|_| list).map(|name| component_name(name) + "List"))
}

/// Converts a name to a valid component name.
fn component_name(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect()
}
