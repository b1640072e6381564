//! Compares the keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not have.

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Sides},
    ir::{Keywords2020, Schema, SchemaRef},
};

use super::{
    equal::EqualityMode,
    local::SchemaDifference,
    schema::{SchemaComparer, SchemaPair, Step},
};

/// A function that returns the subschema of a keyword; `None` if the keyword is absent.
type KeywordGetter = fn(&Keywords2020) -> Option<&SchemaRef>;

/// The keywords with a single subschema. If the subschema accepts fewer values, the enclosing schema also accepts fewer
/// values.
const SCHEMA_KEYWORDS: [(ChangeKind, KeywordGetter); 4] = [
    (ChangeKind::Contains, |more| more.contains.as_ref()),
    (ChangeKind::PropertyNames, |more| more.property_names.as_ref()),
    (ChangeKind::Then, |more| more.then.as_ref()),
    (ChangeKind::Else, |more| more.otherwise.as_ref()),
];

/// Compares the JSON Schema 2020-12 keywords of two schemas. Adds their differences to `pair.differences`, and the
/// pairs of subschemas to `pair.children`.
pub(super) fn compare_2020_keywords<'d>(
    comparer: &mut SchemaComparer<'_, 'd>,
    schemas: Sides<&'d Schema>,
    pair: &mut SchemaPair,
) {
    let (base, head): (&'d Keywords2020, &'d Keywords2020) = (&schemas.base.keywords_2020, &schemas.head.keywords_2020);
    if base == head && base == &Keywords2020::default() {
        return;
    }
    for (kind, get_subschema) in SCHEMA_KEYWORDS {
        let keyword = kind.words().trim_matches('`');
        let schema_refs = Sides::new(get_subschema(base), get_subschema(head));
        compare_schema_ref(pair, schemas, kind, None, keyword.to_owned(), schema_refs);
    }
    if let (Some(base_condition), Some(head_condition)) = (&base.condition, &head.condition) {
        // A change of the condition changes the meaning of `then` and `else`, so it is unknown whether more or fewer
        // values are valid.
        if !comparer.equality.are_equal_refs(base_condition, head_condition, EqualityMode::Validation) {
            let presence = Some(Value::Bool(true));
            pair.differences.push(
                SchemaDifference::new(ChangeKind::If, schemas, presence.clone(), presence)
                    .at_schema_refs(Some(base_condition), Some(head_condition)),
            );
        }
    } else {
        let condition_refs = Sides::new(base.condition.as_ref(), head.condition.as_ref());
        compare_schema_ref(pair, schemas, ChangeKind::If, None, "if".to_owned(), condition_refs);
    }
    if base.contains.is_some() && head.contains.is_some() {
        let min_contains = |keywords: &Keywords2020| Some(Value::from(keywords.min_contains.unwrap_or(1)));
        compare_numbers(pair, schemas, ChangeKind::MinContains, min_contains(base), min_contains(head));
        let max_contains = |keywords: &Keywords2020| keywords.max_contains.map(Value::from);
        compare_numbers(pair, schemas, ChangeKind::MaxContains, max_contains(base), max_contains(head));
    }
    for index in 0..base.prefix_items.len().max(head.prefix_items.len()) {
        let item_refs = Sides::new(base.prefix_items.get(index), head.prefix_items.get(index));
        let path_step = format!("prefixItems[{index}]");
        compare_schema_ref(pair, schemas, ChangeKind::PrefixItems, Some(&index.to_string()), path_step, item_refs);
    }
    let named_keywords = [
        (ChangeKind::PatternProperty, Sides::new(&base.pattern_properties, &head.pattern_properties)),
        (ChangeKind::DependentSchema, Sides::new(&base.dependent_schemas, &head.dependent_schemas)),
    ];
    for (kind, lists) in named_keywords {
        for name in merged_names(lists.base, lists.head) {
            let schema_refs = Sides::new(find_by_name(lists.base, name), find_by_name(lists.head, name));
            let path_step = format!("{}[{name}]", kind.words().trim_matches('`'));
            compare_schema_ref(pair, schemas, kind, Some(name), path_step, schema_refs);
        }
    }
    let required_lists = Sides::new(&base.dependent_required, &head.dependent_required);
    for name in merged_names(required_lists.base, required_lists.head) {
        let names_as_json = |names: Option<&Vec<String>>| names.map(|names| Value::from(names.clone()));
        let (old_names, new_names) = (
            names_as_json(find_by_name(required_lists.base, name)),
            names_as_json(find_by_name(required_lists.head, name)),
        );
        if old_names != new_names {
            let difference = SchemaDifference::new(ChangeKind::DependentRequired, schemas, old_names, new_names);
            pair.differences.push(difference.with_name(name));
        }
    }
}

/// Adds a pair of subschemas to `pair.children`. If only one document declares the subschema, adds a difference
/// instead.
fn compare_schema_ref(
    pair: &mut SchemaPair,
    schemas: Sides<&Schema>,
    kind: ChangeKind,
    name: Option<&str>,
    path_step: String,
    schema_refs: Sides<Option<&SchemaRef>>,
) {
    match (schema_refs.base, schema_refs.head) {
        (Some(base), Some(head)) => pair.push_child(Step::Inside(path_step), base.schema, head.schema),
        (None, None) => {}
        (base, head) => {
            let true_if_declared = |schema_ref: Option<&SchemaRef>| schema_ref.map(|_| Value::Bool(true));
            let mut difference = SchemaDifference::new(kind, schemas, true_if_declared(base), true_if_declared(head))
                .at_schema_refs(base, head);
            difference.name = name.map(str::to_owned);
            pair.differences.push(difference);
        }
    }
}

/// Adds a difference if two optional numbers differ.
fn compare_numbers(
    pair: &mut SchemaPair,
    schemas: Sides<&Schema>,
    kind: ChangeKind,
    before: Option<Value>,
    after: Option<Value>,
) {
    if before != after {
        pair.differences.push(SchemaDifference::new(kind, schemas, before, after));
    }
}

/// Returns the names of both lists, without duplicates.
fn merged_names<'n, T>(base: &'n [(String, T)], head: &'n [(String, T)]) -> Vec<&'n str> {
    let entries_only_in_head = head.iter().filter(|(name, _)| find_by_name(base, name).is_none());
    base.iter().chain(entries_only_in_head).map(|(name, _)| name.as_str()).collect()
}

fn find_by_name<'n, T>(entries: &'n [(String, T)], name: &str) -> Option<&'n T> {
    entries.iter().find(|(entry_name, _)| entry_name == name).map(|(_, value)| value)
}
