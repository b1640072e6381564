//! Two schemas: what differs in themselves, and which pairs of schemas are below them.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::{
    diff::change::{Sides, What},
    ir::{Additional, Api, Link, Schema, SchemaId},
};

use super::{
    equal::{self, Equality, Mode},
    flat::{flat, is_moved},
    keywords,
    local::Local,
    patterns,
    rename::{self, Renames},
    subschemas::{self, Matching},
};

/// A step from a schema to one below it.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Into a property.
    Property(Arc<str>),
    /// Into `items`, `additionalProperties`, an entry of `oneOf`.
    Inside(String),
}

/// What there is to know of a pair of schemas.
#[derive(Debug, Default)]
pub(super) struct Pair {
    pub(super) locals: Vec<Local>,
    pub(super) below: Vec<(Step, Sides<SchemaId>)>,
}

/// Compares two schemas.
pub(super) struct Comparer<'c, 'a> {
    pub(super) apis: Sides<&'a Api>,
    pub(super) renames: &'c Renames,
    pub(super) equality: &'c mut Equality<'a>,
}

impl Comparer<'_, '_> {
    /// Compares two schemas.
    pub(super) fn compare(&mut self, ids: Sides<SchemaId>) -> Pair {
        let own = Sides::new(self.apis.base.schema(ids.base), self.apis.head.schema(ids.head));
        let flat = Sides::new(flat(self.apis.base, ids.base), flat(self.apis.head, ids.head));
        let flat = Sides::new(&*flat.base, &*flat.head);
        if is_moved(own, flat) {
            return self.pair(flat);
        }
        let mut pair = self.pair(own);
        required_within(own, flat, &mut pair.locals);
        pair
    }

    fn pair(&mut self, schemas: Sides<&Schema>) -> Pair {
        let mut pair = Pair::default();
        keywords::compare(schemas, &mut pair.locals);
        keywords::compare_values(schemas, &mut pair.locals);
        keywords::compare_extensions(schemas, &mut pair.locals);
        self.properties(schemas, &mut pair);
        self.inside(schemas, &mut pair);
        self.discriminator(schemas, &mut pair);
        self.shape(schemas, &mut pair);
        pair
    }

    /// `type`, `oneOf`, `anyOf`, `allOf`: what they say together where that is known, else each by itself.
    fn shape(&mut self, schemas: Sides<&Schema>, pair: &mut Pair) {
        let lists =
            Sides::new(patterns::types(self.apis.base, schemas.base), patterns::types(self.apis.head, schemas.head));
        let types = patterns::compare_types(schemas, lists.base, lists.head);
        let wrapped = patterns::wrapped(self.apis, schemas);
        let told = types.is_some() || wrapped.is_some();
        pair.locals.extend(wrapped);
        if !told {
            keywords::compare_type(schemas, &mut pair.locals);
        }
        pair.locals.extend(types.into_iter().flatten());
        self.composition(What::OneOf, schemas, [&schemas.base.one_of, &schemas.head.one_of], told, pair);
        self.composition(What::AnyOf, schemas, [&schemas.base.any_of, &schemas.head.any_of], told, pair);
        self.composition(What::AllOf, schemas, [&schemas.base.all_of, &schemas.head.all_of], false, pair);
    }

    fn composition(&mut self, what: What, schemas: Sides<&Schema>, lists: [&[Link]; 2], told: bool, pair: &mut Pair) {
        let lists = Sides::new(lists[0], lists[1]);
        let Matching { pairs, added, removed } = subschemas::matching(self.apis, lists, self.renames, self.equality);
        let word = what.words().trim_matches('`');
        for entry in pairs {
            let (base, head) = (&lists.base[entry.base], &lists.head[entry.head]);
            let label = subschemas::component(self.apis.base, base).map_or(entry.base.to_string(), str::to_owned);
            pair.below.push((Step::Inside(format!("{word}[{label}]")), Sides::new(base.schema, head.schema)));
        }
        if told {
            return;
        }
        let sides = [(self.apis.base, lists.base, removed, true), (self.apis.head, lists.head, added, false)];
        for (api, list, left, gone) in sides {
            let quiet =
                |index: &usize| what == What::AllOf && equal::constrains_nothing(api.schema(list[*index].schema));
            let (quiet, loud): (Vec<_>, Vec<_>) = left.into_iter().partition(quiet);
            for (what, left) in [(what, loud), (What::AllOfAnnotation, quiet)] {
                let Some(first) = left.first() else { continue };
                let names = Value::from(left.iter().map(|index| label(api, &list[*index], *index)).collect::<Vec<_>>());
                let (before, after) = if gone { (Some(names), None) } else { (None, Some(names)) };
                let at = Some(&list[*first]);
                let (base, head) = if gone { (at, None) } else { (None, at) };
                pair.locals.push(Local::of(what, schemas, before, after).at(base, head));
            }
        }
    }

    fn properties(&mut self, schemas: Sides<&Schema>, pair: &mut Pair) {
        let (base, head) = (&schemas.base.properties, &schemas.head.properties);
        for (name, link) in base {
            if let Some(other) = head.get(name) {
                pair.below.push((Step::Property(name.as_str().into()), Sides::new(link.schema, other.schema)));
                required(name, schemas, [link, other], &mut pair.locals);
            } else {
                let before = json!({ "required": schemas.base.required.contains(name) });
                let local = Local::of(What::Property, schemas, Some(before), None);
                pair.locals.push(local.named(name.as_str()).at(Some(link), None));
            }
        }
        for (name, link) in head.iter().filter(|(name, _)| !base.contains_key(*name)) {
            let after = json!({ "required": schemas.head.required.contains(name) });
            let local = Local::of(What::Property, schemas, None, Some(after));
            pair.locals.push(local.named(name.as_str()).at(None, Some(link)));
        }
        let api = self.apis.base;
        let documented =
            |pair: Sides<SchemaId>| api.schema(pair.base).description.as_ref().is_some_and(|text| text.len() > 8);
        for (before, after) in rename::properties(schemas, self.equality, documented) {
            let local = Local::of(What::PropertyName, schemas, Some(before.into()), Some(after.into()));
            pair.locals.push(local.at(base.get(before), head.get(after)));
        }
    }

    /// `items`, `additionalProperties` and `not`.
    fn inside(&mut self, schemas: Sides<&Schema>, pair: &mut Pair) {
        let items = (schemas.base.items.as_ref(), schemas.head.items.as_ref());
        if let (Some(base), Some(head)) = items {
            pair.below.push((Step::Inside("items".to_owned()), Sides::new(base.schema, head.schema)));
        } else if items != (None, None) {
            let said = |link: Option<&Link>| link.map(|_| Value::Bool(true));
            let local = Local::of(What::Items, schemas, said(items.0), said(items.1));
            pair.locals.push(local.at(items.0, items.1));
        }
        if let (Additional::Schema(base), Additional::Schema(head)) =
            (&schemas.base.additional, &schemas.head.additional)
        {
            pair.below.push((Step::Inside("additionalProperties".to_owned()), Sides::new(base.schema, head.schema)));
        }
        let not = (schemas.base.not.as_ref(), schemas.head.not.as_ref());
        let same = match not {
            (Some(base), Some(head)) => self.equality.same_links(base, head, Mode::Exact),
            (base, head) => base.is_none() && head.is_none(),
        };
        if !same {
            let said = |link: Option<&Link>| link.map(|_| Value::Bool(true));
            pair.locals.push(Local::of(What::Not, schemas, said(not.0), said(not.1)).at(not.0, not.1));
        }
    }

    fn discriminator(&mut self, schemas: Sides<&Schema>, pair: &mut Pair) {
        let (base, head) = match (&schemas.base.discriminator, &schemas.head.discriminator) {
            (None, None) => return,
            (Some(base), Some(head)) => (base, head),
            (base, head) => {
                let name =
                    |side: &Option<Box<crate::ir::Discriminator>>| side.as_ref().map(|it| it.property.as_str().into());
                pair.locals.push(Local::of(What::Discriminator, schemas, name(base), name(head)));
                return;
            }
        };
        if base.property != head.property {
            let (before, after) = (base.property.as_str().into(), head.property.as_str().into());
            pair.locals.push(Local::of(What::DiscriminatorProperty, schemas, Some(before), Some(after)));
        }
        let target = |api: &Api, link: &Link| label(api, link, 0);
        let gone: Vec<&str> =
            base.mapping.keys().filter(|key| !head.mapping.contains_key(*key)).map(String::as_str).collect();
        let new: Vec<&str> =
            head.mapping.keys().filter(|key| !base.mapping.contains_key(*key)).map(String::as_str).collect();
        if !gone.is_empty() {
            pair.locals.push(Local::of(What::DiscriminatorMapping, schemas, Some(gone.into()), None));
        }
        if !new.is_empty() {
            pair.locals.push(Local::of(What::DiscriminatorMapping, schemas, None, Some(new.into())));
        }
        for (key, link) in &base.mapping {
            let Some(other) = head.mapping.get(key) else { continue };
            let (before, after) = (target(self.apis.base, link), target(self.apis.head, other));
            if self.renames.head(&before) != after {
                let local = Local::of(What::DiscriminatorMapping, schemas, Some(before.into()), Some(after.into()));
                pair.locals.push(local.named(key.as_str()));
            }
        }
    }
}

/// A change of `required` for a property that both sides have.
fn required(name: &str, schemas: Sides<&Schema>, links: [&Link; 2], out: &mut Vec<Local>) {
    let flag = |schema: &Schema| schema.required.contains(name).then_some(Value::Bool(true));
    let (before, after) = (flag(schemas.base), flag(schemas.head));
    if before != after {
        let local = Local::of(What::RequiredProperty, schemas, before, after);
        out.push(local.named(name).at(Some(links[0]), Some(links[1])));
    }
}

/// A change of `required` for a property that an `allOf` brings in on one side at least.
fn required_within(own: Sides<&Schema>, flat: Sides<&Schema>, out: &mut Vec<Local>) {
    for name in own.base.required.symmetric_difference(&own.head.required) {
        let within = !(own.base.properties.contains_key(name) && own.head.properties.contains_key(name));
        if let (true, Some(base), Some(head)) = (within, flat.base.properties.get(name), flat.head.properties.get(name))
        {
            required(name, flat, [base, head], out);
        }
    }
}

/// How an entry of a list is named: by its schema, its title, or its place.
fn label(api: &Api, link: &Link, index: usize) -> String {
    let schema = api.schema(link.schema);
    subschemas::component(api, link)
        .or(schema.title.as_deref())
        .map_or_else(|| keywords::type_words(schema).unwrap_or_else(|| format!("#{}", index + 1)), str::to_owned)
}
