//! Compares two schemas by their own keywords, and lists the subschemas that are to be compared next.
//!
//! The `allOf` of each schema is merged first: the resulting properties, types and required properties are compared.

use std::{collections::HashSet, sync::Arc};

use serde_json::{Value, json};

use crate::{
    diff::{
        change::{ChangeKind, Sides},
        resolved::ResolvedDocument,
    },
    ir::{AdditionalProperties, JsonType, Schema, SchemaId, SchemaRef},
};

use super::{
    Docs, all_of, annotations,
    choices::{self, AlternativeComparison},
    coverage::Coverage,
    discriminator,
    equal::{self, Equality, EqualityMode},
    keywords, keywords_2020,
    local::SchemaDifference,
    matching::Matcher,
    rename::{self, SchemaRenames},
};

/// The step from a schema to a subschema, as part of the path of a change.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Descends into a property.
    Property(Arc<str>),
    /// Descends into `items`, `additionalProperties`, or an entry of a list such as `oneOf`.
    Inside(String),
    /// Continues with another schema for the same value. The path does not contain this step.
    Same,
}

/// The set of keywords that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum KeywordSet {
    /// All keywords.
    All,
    /// Only annotations. Used for the entries of two `allOf` lists, since the schemas are compared separately after
    /// merging `allOf`.
    Annotations,
}

/// Two subschemas that are to be compared with each other, and the step that leads to them from the enclosing schemas.
#[derive(Clone, Debug)]
pub(super) struct ChildPair {
    pub(super) step: Step,
    pub(super) ids: Sides<SchemaId>,
    pub(super) depth: KeywordSet,
}

/// The result of comparing two schemas: the differences between their keywords, and the pairs of subschemas that are
/// still to be compared.
#[derive(Debug, Default)]
pub(super) struct SchemaPair {
    pub(super) differences: Vec<SchemaDifference>,
    pub(super) children: Vec<ChildPair>,
}

impl SchemaPair {
    /// Adds two subschemas that are to be compared by all keywords.
    pub(super) fn push_child(&mut self, step: Step, base: SchemaId, head: SchemaId) {
        self.children.push(ChildPair { step, ids: Sides::new(base, head), depth: KeywordSet::All });
    }
}

/// Compares schemas of two documents.
pub(super) struct SchemaComparer<'c, 'd> {
    pub(super) docs: Docs<'d>,
    pub(super) renames: &'c SchemaRenames,
    pub(super) equality: &'c mut Equality<'d>,
    pub(super) coverage: &'c mut Coverage<'d>,
    /// The schemas whose `enum` was compared value by value for a schema that refers to them with `allOf`.
    pub(super) listed_enums: &'c mut HashSet<Sides<SchemaId>>,
}

/// The number of added and of removed values that are listed for an `enum` that another schema declares, if they were
/// listed before. Many schemas may refer to the same `enum`.
const MAX_REPEATED_VALUES: usize = 24;

impl<'d> SchemaComparer<'_, 'd> {
    /// Compares two schemas by the set of keywords that `depth` selects.
    pub(super) fn compare_schemas(&mut self, ids: Sides<SchemaId>, depth: KeywordSet) -> SchemaPair {
        let docs = self.docs;
        let declared = Sides::new(docs.base.declared_schema(ids.base), docs.head.declared_schema(ids.head));
        let merged = Sides::new(docs.base.schema(ids.base), docs.head.schema(ids.head));
        let mut pair = SchemaPair::default();
        annotations::compare_annotations(declared, merged, &mut pair.differences);
        if depth == KeywordSet::All {
            let comparison = choices::choose_comparison(docs, ids);
            if !matches!(comparison, AlternativeComparison::Distributed { .. }) {
                self.compare_other_keywords(ids, declared, merged, &mut pair);
            }
            self.compare_alternatives(ids, comparison, &mut pair);
            discriminator::compare_discriminators(self, merged, &mut pair);
        }
        all_of::compare_all_of(self, ids, declared, merged, &mut pair);
        pair
    }

    pub(super) fn new_matcher(&mut self) -> Matcher<'_, 'd> {
        Matcher { docs: self.docs, renames: self.renames, equality: self.equality }
    }

    /// Compares all keywords except alternatives, the discriminator and `allOf`.
    fn compare_other_keywords(
        &mut self,
        ids: Sides<SchemaId>,
        declared: Sides<&Schema>,
        schemas: Sides<&'d Schema>,
        pair: &mut SchemaPair,
    ) {
        keywords::compare_keywords(schemas, &mut pair.differences);
        let max_listed = self.max_listed_values(ids, declared);
        keywords::compare_values(schemas, max_listed, &mut pair.differences);
        self.compare_properties(schemas, pair);
        self.compare_subschemas(schemas, pair);
        keywords_2020::compare_2020_keywords(self, schemas, pair);
    }

    /// Returns the maximum number of added and of removed values of `enum` that are listed for two schemas. There is no
    /// limit unless the values are those of another schema, for which they were listed before.
    fn max_listed_values(&mut self, ids: Sides<SchemaId>, declared: Sides<&Schema>) -> usize {
        if declared.base.values.is_some() || declared.head.values.is_some() {
            return usize::MAX;
        }
        let declaring_schema = |doc: &ResolvedDocument<'_>, id: SchemaId| {
            doc.sources(id).into_iter().find(|source| doc.declared_schema(*source).values.is_some())
        };
        let base = declaring_schema(self.docs.base, ids.base);
        let head = declaring_schema(self.docs.head, ids.head);
        match (base, head) {
            (Some(base), Some(head)) if !self.listed_enums.insert(Sides::new(base, head)) => MAX_REPEATED_VALUES,
            _ => usize::MAX,
        }
    }

    fn compare_properties(&mut self, schemas: Sides<&'d Schema>, pair: &mut SchemaPair) {
        let (base, head) = (&schemas.base.properties, &schemas.head.properties);
        for (name, property_ref) in base {
            if let Some(other) = head.get(name) {
                pair.push_child(Step::Property(name.as_str().into()), property_ref.schema, other.schema);
            } else {
                let before = json!({ "required": is_required_only_in(schemas.base, schemas.head, name) });
                let difference = SchemaDifference::new(ChangeKind::Property, schemas, Some(before), None);
                pair.differences.push(difference.with_name(name.as_str()).at_schema_refs(Some(property_ref), None));
            }
        }
        for (name, property_ref) in head.iter().filter(|(name, _)| !base.contains_key(*name)) {
            let after = json!({ "required": is_required_only_in(schemas.head, schemas.base, name) });
            let difference = SchemaDifference::new(ChangeKind::Property, schemas, None, Some(after));
            pair.differences.push(difference.with_name(name.as_str()).at_schema_refs(None, Some(property_ref)));
        }
        compare_required(schemas, &mut pair.differences);
        let doc = self.docs.base;
        let is_documented =
            |pair: Sides<SchemaId>| doc.schema(pair.base).description.as_ref().is_some_and(|text| text.len() > 8);
        for (before, after) in rename::renamed_properties(schemas, self.equality, is_documented) {
            let difference =
                SchemaDifference::new(ChangeKind::PropertyName, schemas, Some(before.into()), Some(after.into()));
            pair.differences.push(difference.at_schema_refs(base.get(before), head.get(after)));
        }
    }

    /// Compares `items`, `additionalProperties` and `not`.
    fn compare_subschemas(&mut self, schemas: Sides<&'d Schema>, pair: &mut SchemaPair) {
        let item_refs = (schemas.base.items.as_ref(), schemas.head.items.as_ref());
        if let (Some(base), Some(head)) = item_refs {
            pair.push_child(Step::Inside("items".to_owned()), base.schema, head.schema);
        } else if item_refs != (None, None) && may_be_list(schemas.base) && may_be_list(schemas.head) {
            let true_if_declared = |schema_ref: Option<&SchemaRef>| schema_ref.map(|_| Value::Bool(true));
            let difference = SchemaDifference::new(
                ChangeKind::Items,
                schemas,
                true_if_declared(item_refs.0),
                true_if_declared(item_refs.1),
            );
            pair.differences.push(difference.at_schema_refs(item_refs.0, item_refs.1));
        }
        if let (AdditionalProperties::Schema(base), AdditionalProperties::Schema(head)) =
            (equal::declared_additional(schemas.base), equal::declared_additional(schemas.head))
        {
            pair.push_child(Step::Inside("additionalProperties".to_owned()), base.schema, head.schema);
        }
        let not_refs = (schemas.base.not.as_ref(), schemas.head.not.as_ref());
        let is_unchanged = match not_refs {
            (Some(base), Some(head)) => self.equality.are_equal_refs(base, head, EqualityMode::Exact),
            (base, head) => base.is_none() && head.is_none(),
        };
        if !is_unchanged {
            let true_if_declared = |schema_ref: Option<&SchemaRef>| schema_ref.map(|_| Value::Bool(true));
            pair.differences.push(
                SchemaDifference::new(
                    ChangeKind::Not,
                    schemas,
                    true_if_declared(not_refs.0),
                    true_if_declared(not_refs.1),
                )
                .at_schema_refs(not_refs.0, not_refs.1),
            );
        }
    }
}

/// Returns whether the schema allows arrays. Keywords for items do not affect other values.
fn may_be_list(schema: &Schema) -> bool {
    schema.types.is_empty() || schema.types.contains(&JsonType::Array)
}

/// Returns whether `one` requires a property and `other` does not.
fn is_required_only_in(one: &Schema, other: &Schema, name: &str) -> bool {
    one.required.contains(name) && !other.required.contains(name)
}

/// Compares `required`. A required property that only one of the schemas declares is not reported here, since it is
/// reported as an added or removed property.
fn compare_required(schemas: Sides<&Schema>, differences: &mut Vec<SchemaDifference>) {
    let Sides { base, head } = schemas;
    let names = base.required.iter().chain(head.required.iter().filter(|name| !base.required.contains(*name)));
    for name in names.filter(|name| base.required.contains(*name) != head.required.contains(*name)) {
        let property_refs = (base.properties.get(name), head.properties.get(name));
        let required_flag = |schema: &Schema| schema.required.contains(name).then_some(Value::Bool(true));
        let is_reported_as_property = match property_refs {
            (Some(_), None) => base.required.contains(name),
            (None, Some(_)) => head.required.contains(name),
            _ => false,
        };
        if !is_reported_as_property {
            let difference =
                SchemaDifference::new(ChangeKind::RequiredProperty, schemas, required_flag(base), required_flag(head));
            differences.push(difference.with_name(name.as_str()).at_schema_refs(property_refs.0, property_refs.1));
        }
    }
}
