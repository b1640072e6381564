//! Compares the keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not have.

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Sides},
    ir::{Keywords, Link, Schema},
};

use super::{
    equal::Mode,
    local::Local,
    schema::{Comparer, Pair, Step},
};

/// A function that returns the schema of a keyword.
type Get = fn(&Keywords) -> Option<&Link>;

/// The keywords with a single subschema whose constraints have the same direction as those of the enclosing schema.
const SINGLE: [(ChangeKind, Get); 4] = [
    (ChangeKind::Contains, |more| more.contains.as_ref()),
    (ChangeKind::PropertyNames, |more| more.property_names.as_ref()),
    (ChangeKind::Then, |more| more.then.as_ref()),
    (ChangeKind::Else, |more| more.otherwise.as_ref()),
];

/// Compares the keywords.
pub(super) fn compare<'d>(comparer: &mut Comparer<'_, 'd>, schemas: Sides<&'d Schema>, pair: &mut Pair) {
    let (base, head): (&'d Keywords, &'d Keywords) = (&schemas.base.more, &schemas.head.more);
    if base == head && base == &Keywords::default() {
        return;
    }
    for (kind, get) in SINGLE {
        let word = kind.words().trim_matches('`');
        link(pair, schemas, kind, None, word.to_owned(), Sides::new(get(base), get(head)));
    }
    if let (Some(one), Some(other)) = (&base.condition, &head.condition) {
        // A change of the condition changes the meaning of `then` and `else`, so the direction is unknown.
        if !comparer.equality.same_links(one, other, Mode::Validation) {
            let yes = Some(Value::Bool(true));
            pair.locals.push(Local::of(ChangeKind::If, schemas, yes.clone(), yes).at(Some(one), Some(other)));
        }
    } else {
        let sides = Sides::new(base.condition.as_ref(), head.condition.as_ref());
        link(pair, schemas, ChangeKind::If, None, "if".to_owned(), sides);
    }
    if base.contains.is_some() && head.contains.is_some() {
        let least = |more: &Keywords| Some(Value::from(more.min_contains.unwrap_or(1)));
        number(pair, schemas, ChangeKind::MinContains, least(base), least(head));
        let most = |more: &Keywords| more.max_contains.map(Value::from);
        number(pair, schemas, ChangeKind::MaxContains, most(base), most(head));
    }
    for index in 0..base.prefix_items.len().max(head.prefix_items.len()) {
        let sides = Sides::new(base.prefix_items.get(index), head.prefix_items.get(index));
        let step = format!("prefixItems[{index}]");
        link(pair, schemas, ChangeKind::PrefixItems, Some(&index.to_string()), step, sides);
    }
    let named = [
        (ChangeKind::PatternProperty, Sides::new(&base.pattern_properties, &head.pattern_properties)),
        (ChangeKind::DependentSchema, Sides::new(&base.dependent_schemas, &head.dependent_schemas)),
    ];
    for (kind, lists) in named {
        for name in names(lists.base, lists.head) {
            let sides = Sides::new(find(lists.base, name), find(lists.head, name));
            let step = format!("{}[{name}]", kind.words().trim_matches('`'));
            link(pair, schemas, kind, Some(name), step, sides);
        }
    }
    let lists = Sides::new(&base.dependent_required, &head.dependent_required);
    for name in names(lists.base, lists.head) {
        let list = |names: Option<&Vec<String>>| names.map(|names| Value::from(names.clone()));
        let (before, after) = (list(find(lists.base, name)), list(find(lists.head, name)));
        if before != after {
            pair.locals.push(Local::of(ChangeKind::DependentRequired, schemas, before, after).named(name));
        }
    }
}

/// Compares a subschema, or reports that only one side has it.
fn link(
    pair: &mut Pair,
    schemas: Sides<&Schema>,
    kind: ChangeKind,
    name: Option<&str>,
    step: String,
    sides: Sides<Option<&Link>>,
) {
    match (sides.base, sides.head) {
        (Some(base), Some(head)) => pair.step(Step::Inside(step), base.schema, head.schema),
        (None, None) => {}
        (base, head) => {
            let said = |link: Option<&Link>| link.map(|_| Value::Bool(true));
            let mut local = Local::of(kind, schemas, said(base), said(head)).at(base, head);
            local.name = name.map(str::to_owned);
            pair.locals.push(local);
        }
    }
}

fn number(pair: &mut Pair, schemas: Sides<&Schema>, kind: ChangeKind, before: Option<Value>, after: Option<Value>) {
    if before != after {
        pair.locals.push(Local::of(kind, schemas, before, after));
    }
}

/// Returns the names in both lists, each once.
fn names<'n, T>(base: &'n [(String, T)], head: &'n [(String, T)]) -> Vec<&'n str> {
    let new = head.iter().filter(|(name, _)| find(base, name).is_none());
    base.iter().chain(new).map(|(name, _)| name.as_str()).collect()
}

fn find<'n, T>(list: &'n [(String, T)], name: &str) -> Option<&'n T> {
    list.iter().find(|(other, _)| other == name).map(|(_, value)| value)
}
