//! Which entries of an `allOf`, `oneOf` or `anyOf` belong together.
//!
//! A `$ref` belongs to the `$ref` to the same schema. What is inline belongs to an equal one, else to the one with the
//! same title, else, where a single one is left on both sides, to that.

use crate::{
    diff::change::Sides,
    ir::{Api, Link},
};

use super::{
    equal::{Equality, Mode},
    rename::Renames,
};

/// Entries of both sides: those that belong together, and the rest, as indices.
#[derive(Default)]
pub(super) struct Matching {
    pub(super) pairs: Vec<Sides<usize>>,
    pub(super) added: Vec<usize>,
    pub(super) removed: Vec<usize>,
}

/// The name of the schema that a `$ref` leads to; nothing for what is inline.
pub(super) fn component<'a>(api: &'a Api, link: &'a Link) -> Option<&'a str> {
    let reference = link.reference.as_deref()?;
    let name = api.schema(link.schema).name.as_deref();
    Some(name.unwrap_or_else(|| reference.rsplit('/').next().unwrap_or(reference)))
}

/// Finds which entries belong together.
pub(super) fn matching(
    apis: Sides<&Api>,
    lists: Sides<&[Link]>,
    renames: &Renames,
    equality: &mut Equality<'_>,
) -> Matching {
    let mut found = Matching::default();
    let mut left = Sides::new(Vec::new(), (0..lists.head.len()).collect::<Vec<_>>());
    for (index, link) in lists.base.iter().enumerate() {
        let name = component(apis.base, link).map(|name| renames.head(name));
        let other = left.head.iter().position(|other| {
            let other = &lists.head[*other];
            match (name, component(apis.head, other)) {
                (Some(name), Some(other)) => name == other,
                (None, None) => equality.same_links(link, other, Mode::Exact),
                _ => false,
            }
        });
        match other {
            Some(other) => found.pairs.push(Sides::new(index, left.head.remove(other))),
            None => left.base.push(index),
        }
    }
    by_title(apis, lists, &mut left, &mut found);
    single(apis, lists, &mut left, &mut found);
    found.pairs.sort_by_key(|pair| pair.base);
    Matching { added: left.head, removed: left.base, ..found }
}

fn by_title(apis: Sides<&Api>, lists: Sides<&[Link]>, left: &mut Sides<Vec<usize>>, found: &mut Matching) {
    let Sides { base, head } = left;
    base.retain(|index| {
        let title = inline_title(apis.base, &lists.base[*index]);
        let other = head.iter().position(|other| {
            title.is_some_and(|title| !title.is_empty()) && title == inline_title(apis.head, &lists.head[*other])
        });
        other.map(|other| found.pairs.push(Sides::new(*index, head.remove(other)))).is_none()
    });
}

fn single(apis: Sides<&Api>, lists: Sides<&[Link]>, left: &mut Sides<Vec<usize>>, found: &mut Matching) {
    let untitled = |api: &Api, list: &[Link], left: &[usize]| {
        let mut inline = left.iter().copied().filter(|index| list[*index].reference.is_none());
        let first = inline.next().filter(|_| inline.next().is_none());
        first.filter(|index| api.schema(list[*index].schema).title.is_none())
    };
    let base = untitled(apis.base, lists.base, &left.base);
    let head = untitled(apis.head, lists.head, &left.head);
    if let (Some(base), Some(head)) = (base, head) {
        left.base.retain(|index| *index != base);
        left.head.retain(|index| *index != head);
        found.pairs.push(Sides::new(base, head));
    }
}

/// The title of an inline entry; nothing for a `$ref`.
fn inline_title<'a>(api: &'a Api, link: &Link) -> Option<&'a str> {
    if link.reference.is_some() { None } else { api.schema(link.schema).title.as_deref() }
}
