//! Compares the keywords of two schemas, and lists the pairs of subschemas to compare next.
//!
//! The `allOf` list of each schema is merged first. The comparison uses the merged properties, types and required
//! properties.

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

/// A step from a schema to a subschema. The path of a change consists of such steps.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// A step into a property with this name.
    Property(Arc<str>),
    /// A step into `items`, `additionalProperties`, or an entry of a list such as `oneOf`.
    Inside(String),
    /// A step to another schema for the same value, such as an entry of `allOf`. It does not appear in the path.
    Same,
}

/// Selects the keywords that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum KeywordSet {
    /// All keywords.
    All,
    /// Only annotations, such as descriptions. Used for the entries of two `allOf` lists, since all other keywords are
    /// compared after the `allOf` lists are merged.
    Annotations,
}

/// Two subschemas to compare with each other, and the step from the enclosing schemas to these subschemas.
#[derive(Clone, Debug)]
pub(super) struct ChildPair {
    pub(super) step: Step,
    pub(super) ids: Sides<SchemaId>,
    pub(super) keywords: KeywordSet,
}

/// The result of comparing two schemas: the differences between their keywords, and the pairs of subschemas to compare
/// next.
#[derive(Debug, Default)]
pub(super) struct SchemaPair {
    pub(super) differences: Vec<SchemaDifference>,
    pub(super) children: Vec<ChildPair>,
}

impl SchemaPair {
    /// Adds a pair of subschemas whose keywords are all to be compared.
    pub(super) fn push_child(&mut self, step: Step, base: SchemaId, head: SchemaId) {
        self.children.push(ChildPair { step, ids: Sides::new(base, head), keywords: KeywordSet::All });
    }
}

/// Compares a schema of the older document with a schema of the newer document.
pub(super) struct SchemaComparer<'c, 'd> {
    pub(super) docs: Docs<'d>,
    pub(super) renames: &'c SchemaRenames,
    pub(super) equality: &'c mut Equality<'d>,
    pub(super) coverage: &'c mut Coverage<'d>,
    /// The pairs of schemas whose `enum` values were compared one by one on behalf of schemas that refer to them with
    /// `allOf`.
    pub(super) listed_enums: &'c mut HashSet<Sides<SchemaId>>,
}

/// The maximum number of added values that are listed for a schema with an inherited `enum` whose changes were already
/// listed for another schema; also the maximum number of removed values. Without this limit, a large `enum` that many
/// schemas inherit would be listed once for each of them.
const MAX_REPEATED_VALUES: usize = 24;

impl<'d> SchemaComparer<'_, 'd> {
    /// Compares the keywords of two schemas that `keywords` selects.
    pub(super) fn compare_schemas(&mut self, ids: Sides<SchemaId>, keywords: KeywordSet) -> SchemaPair {
        let docs = self.docs;
        let declared = Sides::new(docs.base.declared_schema(ids.base), docs.head.declared_schema(ids.head));
        let merged = Sides::new(docs.base.schema(ids.base), docs.head.schema(ids.head));
        let mut pair = SchemaPair::default();
        annotations::compare_annotations(declared, merged, &mut pair.differences);
        if keywords == KeywordSet::All {
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

    /// Compares all keywords except `oneOf`, `anyOf`, `allOf` and `discriminator`.
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

    /// Returns the maximum number of added `enum` values, and of removed `enum` values, to list for two schemas. The
    /// number is limited only if the `enum` is inherited from another schema and its values were already listed.
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
            if let Some(head_property_ref) = head.get(name) {
                pair.push_child(Step::Property(name.as_str().into()), property_ref.schema, head_property_ref.schema);
            } else {
                let old_value = json!({ "required": is_required_only_in(schemas.base, schemas.head, name) });
                let difference = SchemaDifference::new(ChangeKind::Property, schemas, Some(old_value), None);
                pair.differences.push(difference.with_name(name.as_str()).at_schema_refs(Some(property_ref), None));
            }
        }
        for (name, property_ref) in head.iter().filter(|(name, _)| !base.contains_key(*name)) {
            let new_value = json!({ "required": is_required_only_in(schemas.head, schemas.base, name) });
            let difference = SchemaDifference::new(ChangeKind::Property, schemas, None, Some(new_value));
            pair.differences.push(difference.with_name(name.as_str()).at_schema_refs(None, Some(property_ref)));
        }
        compare_required(schemas, &mut pair.differences);
        let doc = self.docs.base;
        let is_documented =
            |pair: Sides<SchemaId>| doc.schema(pair.base).description.as_ref().is_some_and(|text| text.len() > 8);
        for (old_name, new_name) in rename::find_renamed_properties(schemas, self.equality, is_documented) {
            let difference =
                SchemaDifference::new(ChangeKind::PropertyName, schemas, Some(old_name.into()), Some(new_name.into()));
            pair.differences.push(difference.at_schema_refs(base.get(old_name), head.get(new_name)));
        }
    }

    /// Compares `items`, `additionalProperties` and `not`.
    fn compare_subschemas(&mut self, schemas: Sides<&'d Schema>, pair: &mut SchemaPair) {
        let item_refs = (schemas.base.items.as_ref(), schemas.head.items.as_ref());
        if let (Some(base), Some(head)) = item_refs {
            pair.push_child(Step::Inside("items".to_owned()), base.schema, head.schema);
        } else if item_refs != (None, None) && allows_arrays(schemas.base) && allows_arrays(schemas.head) {
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

/// Returns whether the schema allows arrays. For other values, `items` has no effect.
fn allows_arrays(schema: &Schema) -> bool {
    schema.types.is_empty() || schema.types.contains(&JsonType::Array)
}

/// Returns whether the schema `one` requires a property that the schema `other` does not require.
fn is_required_only_in(one: &Schema, other: &Schema, name: &str) -> bool {
    one.required.contains(name) && !other.required.contains(name)
}

/// Compares `required`. A required property that only one of the schemas declares is skipped, since it is reported as
/// an added or removed property.
fn compare_required(schemas: Sides<&Schema>, differences: &mut Vec<SchemaDifference>) {
    let Sides { base, head } = schemas;
    let property_names = base.required.iter().chain(head.required.iter().filter(|name| !base.required.contains(*name)));
    for name in property_names.filter(|name| base.required.contains(*name) != head.required.contains(*name)) {
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
