//! Determines the checks that generated code runs on the values of a request before it sends the request. A value must
//! satisfy the constraints of all schemas that describe it.
//!
//! Warns about constraints that generated code cannot check.

mod keywords;
mod mark;
mod places;
mod rules;

use std::collections::{BTreeSet, HashSet};

pub(super) use self::mark::mark_checked_types;
use self::rules::{ValueKind, value_kind};
use super::merge::MergedSchema;
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{
        AdditionalProperties, Api, Bounds, Checks, JsonType, Operation, Rule, Schema, SchemaId, SchemaRef, Tuple, Type,
        TypeDef, TypeId, TypeKind,
    },
};

/// The maximum nesting depth of alternatives (`oneOf`, `anyOf`) that are searched for checks.
const MAX_ALTERNATIVE_DEPTH: usize = 4;

/// The maximum number of alternatives, including nested ones, that are searched for the checks of one value.
const MAX_ALTERNATIVES: usize = 64;

/// The maximum nesting depth of lists and maps that are searched for checks.
const MAX_LIST_DEPTH: usize = 100;

/// Determines the checks of all types and operations, stores them, and reports the constraints that are not checked.
pub(super) fn assign_checks(
    api: &Api,
    defs: &mut [TypeDef],
    operations: &mut [Operation],
    diagnostics: &mut Diagnostics,
) {
    let mut finder = CheckFinder { api, defs, visited_schemas: HashSet::new(), unchecked_constraints: BTreeSet::new() };
    let found_checks = finder.find_checks(operations);
    finder.record_unvisited_constraints(operations);
    keywords::report_unchecked_keywords(api, operations, diagnostics);
    let unchecked_constraints = finder.unchecked_constraints;
    found_checks.store_checks(defs, operations);
    for (schema, keyword, reason) in unchecked_constraints {
        let message = format!("the keyword `{keyword}` is not checked before a request is sent: {reason}");
        diagnostics.push(Diagnostic::warning(codes::BOUND_UNCHECKED, message, api.schema(schema).at));
    }
}

/// Finds the checks of types and operations. Also records the constraints that are not checked.
struct CheckFinder<'a> {
    api: &'a Api,
    defs: &'a [TypeDef],
    /// The IDs of the schemas whose constraints have been converted to checks or recorded as unchecked.
    visited_schemas: HashSet<SchemaId>,
    /// The constraints that are not checked, each as the ID of the schema, the keyword, and the reason.
    unchecked_constraints: BTreeSet<(SchemaId, &'static str, &'static str)>,
}

/// Limits the number and the depth of the nested schemas that are visited for one value.
struct Budget {
    /// The remaining nesting depth of alternatives.
    alternative_depth: usize,
    /// The remaining number of alternatives.
    remaining_alternatives: usize,
    /// The remaining nesting depth of lists and maps.
    list_depth: usize,
}

impl CheckFinder<'_> {
    /// Returns the checks of a value that has the Rust type `ty` and must be valid for all of `schemas`.
    fn checks_of_value(&mut self, ty: &Type, schemas: &[SchemaId]) -> Checks {
        self.checks_within_budget(
            ty,
            schemas,
            &mut Budget {
                alternative_depth: MAX_ALTERNATIVE_DEPTH,
                remaining_alternatives: MAX_ALTERNATIVES,
                list_depth: MAX_LIST_DEPTH,
            },
        )
    }

    fn checks_within_budget(&mut self, ty: &Type, schemas: &[SchemaId], budget: &mut Budget) -> Checks {
        let merged_schemas = self.expand_all_of(schemas);
        self.visited_schemas.extend(&merged_schemas);
        let (api, defs) = (self.api, self.defs);
        let mut checks = Checks::default();
        match resolve_alias(defs, ty) {
            Type::Nullable(inner) | Type::Event(inner) => return self.checks_within_budget(inner, schemas, budget),
            Type::Named(def) => self.record_unchecked_constraints(*def, &merged_schemas),
            ty => {
                self.add_own_checks(value_kind(ty), &merged_schemas, &mut checks);
                match ty {
                    // Deeper constraints are reported as unchecked.
                    Type::List(_) | Type::Map(_) | Type::Tuple(_) if budget.list_depth == 0 => {}
                    Type::List(inner) => {
                        budget.list_depth -= 1;
                        let item_schemas = merged_schemas.iter().filter_map(|id| api.schema(*id).items.as_ref());
                        let item_schemas: Vec<SchemaId> = item_schemas.map(|schema_ref| schema_ref.schema).collect();
                        checks.each = self.checks_within_budget(inner, &item_schemas, budget).into_box();
                        budget.list_depth += 1;
                    }
                    Type::Map(inner) => {
                        budget.list_depth -= 1;
                        checks.each = self
                            .checks_within_budget(inner, &additional_property_schemas(api, &merged_schemas), budget)
                            .into_box();
                        budget.list_depth += 1;
                    }
                    Type::Tuple(tuple) => {
                        budget.list_depth -= 1;
                        self.add_tuple_checks(tuple, &merged_schemas, budget, &mut checks);
                        budget.list_depth += 1;
                    }
                    _ => {}
                }
                if *ty != Type::Json {
                    self.add_alternative_checks(ty, &merged_schemas, budget, &mut checks);
                }
            }
        }
        checks
    }

    /// Adds the checks of a tuple. `Checks::items` contains the checks of the items with separate types, by position.
    /// `Checks::each` contains the checks of all further items.
    fn add_tuple_checks(&mut self, tuple: &Tuple, schemas: &[SchemaId], budget: &mut Budget, checks: &mut Checks) {
        let api = self.api;
        for (index, ty) in tuple.items.iter().enumerate() {
            let item_schemas = schemas.iter().filter_map(|id| {
                let schema = api.schema(*id);
                schema.keywords_2020.prefix_items.get(index).or(schema.items.as_ref())
            });
            let item_schemas: Vec<SchemaId> = item_schemas.map(|schema_ref| schema_ref.schema).collect();
            checks.items.push(self.checks_within_budget(ty, &item_schemas, budget));
        }
        if let Some(rest_type) = &tuple.rest {
            for id in schemas {
                let bounds = &api.schema(*id).bounds;
                let reason = "the bound applies to the items after those in `prefixItems`";
                if bounds.min_items.is_some_and(|min_items| {
                    usize::try_from(min_items).is_ok_and(|min_items| min_items > tuple.items.len())
                }) {
                    self.unchecked_constraints.insert((*id, "minItems", reason));
                }
                if bounds.max_items.is_some() {
                    self.unchecked_constraints.insert((*id, "maxItems", reason));
                }
            }
            let item_schemas = schemas.iter().filter_map(|id| api.schema(*id).items.as_ref());
            let item_schemas: Vec<SchemaId> = item_schemas.map(|schema_ref| schema_ref.schema).collect();
            checks.each = self.checks_within_budget(rest_type, &item_schemas, budget).into_box();
        }
    }

    /// Adds the checks of a value itself, such as its length. Does not add checks of the items or members of the value.
    fn add_own_checks(&mut self, value_kind: ValueKind, schemas: &[SchemaId], checks: &mut Checks) {
        let declared_types: Vec<JsonType> =
            schemas.iter().flat_map(|id| &self.api.schema(*id).types).copied().collect();
        for id in schemas {
            let schema = self.api.schema(*id);
            // A schema created for a composition repeats the constraints of the schemas that it combines.
            if schema.join_kind.is_some() {
                continue;
            }
            let bounds = &schema.bounds;
            let mut record_unchecked = |keyword, reason| {
                self.unchecked_constraints.insert((*id, keyword, reason));
            };
            for rule in rules::create_bound_rules(value_kind, bounds, &declared_types, &mut record_unchecked) {
                checks.add_rule(rule);
            }
        }
    }

    /// Adds the checks of the alternatives in `oneOf` and `anyOf` that can describe a value of the Rust type `ty`. The
    /// value must satisfy the constraints of at least one of these alternatives.
    fn add_alternative_checks(&mut self, ty: &Type, schemas: &[SchemaId], budget: &mut Budget, checks: &mut Checks) {
        let api = self.api;
        for id in schemas {
            let schema = api.schema(*id);
            for (keyword, alternatives) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
                let is_possible = |schema_ref: &&SchemaRef| self.may_describe(ty, schema_ref.schema);
                let alternatives: Vec<SchemaId> =
                    alternatives.iter().filter(is_possible).map(|schema_ref| schema_ref.schema).collect();
                if alternatives.is_empty() {
                    continue;
                }
                if budget.alternative_depth == 0 || alternatives.len() > budget.remaining_alternatives {
                    self.unchecked_constraints.insert((*id, keyword, "the schema has too many alternatives"));
                    continue;
                }
                budget.remaining_alternatives -= alternatives.len();
                budget.alternative_depth -= 1;
                let alternative_checks =
                    alternatives.iter().map(|schema| self.checks_within_budget(ty, &[*schema], budget)).collect();
                budget.alternative_depth += 1;
                checks.extend(combine_alternatives(alternative_checks));
            }
        }
    }

    /// Returns whether an alternative can describe a value of the Rust type `ty`. It cannot if it only allows `null`,
    /// or only other JSON types.
    fn may_describe(&self, ty: &Type, schema: SchemaId) -> bool {
        let merged = MergedSchema::new(self.api, schema);
        let allows_only_null =
            merged.values.as_ref().is_some_and(|values| values.iter().all(serde_json::Value::is_null))
                || allows_only_null(self.api.schema(schema));
        !allows_only_null
            && (merged.types.is_empty() || value_kind(resolve_alias(self.defs, ty)).can_have_any_type(&merged.types))
    }

    /// Records the constraints of `schemas` that are not checked for a value of a named type. The named type checks the
    /// constraints of the schema from which it is created. The constraints of other schemas are not checked.
    fn record_unchecked_constraints(&mut self, id: TypeId, schemas: &[SchemaId]) {
        let def = &self.defs[id.0 as usize];
        let (value_kind, own_schema) = match def.kind {
            TypeKind::Enum(_) | TypeKind::Choice(_) | TypeKind::Alias(_) => return,
            TypeKind::Struct(_) | TypeKind::Union(_) => (ValueKind::Foreign, def.schema),
            TypeKind::Newtype(_) => (ValueKind::Newtype, None),
        };
        let variant_schemas = match &def.kind {
            TypeKind::Union(union) => union.cases.iter().flat_map(|case| &case.schemas).copied().collect(),
            _ => Vec::new(),
        };
        let checked_schemas: Vec<SchemaId> = own_schema.into_iter().chain(variant_schemas).collect();
        let checked_schemas = self.expand_all_of(&checked_schemas);
        let foreign_schemas: Vec<SchemaId> =
            schemas.iter().copied().filter(|id| !checked_schemas.contains(id)).collect();
        self.add_own_checks(value_kind, &foreign_schemas, &mut Checks::default());
    }

    /// Returns the IDs of the given schemas and of all schemas that they include through `allOf`, without duplicates.
    fn expand_all_of(&self, schemas: &[SchemaId]) -> Vec<SchemaId> {
        let mut expanded_ids = Vec::with_capacity(schemas.len());
        for schema in schemas {
            for id in MergedSchema::new(self.api, *schema).merged_ids {
                if !expanded_ids.contains(&id) {
                    expanded_ids.push(id);
                }
            }
        }
        expanded_ids
    }

    /// Records the constraints that are not checked for any value. These are the constraints in `not`, and the
    /// constraints of schemas that no value was checked against, such as alternatives that only add constraints to a
    /// struct.
    fn record_unvisited_constraints(&mut self, operations: &[Operation]) {
        for id in places::schemas_in_requests(self.api, operations) {
            let schema = self.api.schema(id);
            if schema.not.is_some() && !self.api.is_never(id) {
                self.unchecked_constraints.insert((id, "not", "no code is generated for this keyword"));
            }
            if !self.visited_schemas.contains(&id) && schema.join_kind.is_none() {
                for keyword in rules::present_bound_keywords(&schema.bounds) {
                    self.unchecked_constraints.insert((id, keyword, "no generated type has this constraint"));
                }
            }
        }
    }
}

/// Combines the checks of alternatives so that a value must satisfy the checks of at least one alternative.
fn combine_alternatives(mut alternatives: Vec<Checks>) -> Checks {
    if alternatives.iter().any(Checks::is_empty) {
        return Checks::default();
    }
    let mut distinct_checks: Vec<Checks> = Vec::with_capacity(alternatives.len());
    for checks in alternatives.drain(..) {
        if !distinct_checks.contains(&checks) {
            distinct_checks.push(checks);
        }
    }
    if distinct_checks.len() > 1 {
        return Checks { rules: vec![Rule::AnyOf(distinct_checks)], ..Checks::default() };
    }
    distinct_checks.pop().unwrap_or_default()
}

/// Returns whether a schema has no properties, no items, and no compositions such as `allOf`.
fn has_no_subschemas(schema: &Schema) -> bool {
    schema.properties.is_empty()
        && schema.items.is_none()
        && schema.all_of.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.not.is_none()
}

/// Returns whether a schema allows only `null`.
fn allows_only_null(schema: &Schema) -> bool {
    schema.nullable
        && schema.types.is_empty()
        && schema.values.is_none()
        && schema.format.is_none()
        && has_no_subschemas(schema)
        && *schema.bounds == Bounds::default()
}

/// Returns the schemas that `schemas` declare in `additionalProperties`.
fn additional_property_schemas(api: &Api, schemas: &[SchemaId]) -> Vec<SchemaId> {
    let schema_ids = schemas.iter().filter_map(|id| match &api.schema(*id).additional {
        AdditionalProperties::Schema(schema_ref) => Some(schema_ref.schema),
        _ => None,
    });
    schema_ids.collect()
}

/// Returns the type to which an alias refers, directly or through other aliases. Returns any other type unchanged.
fn resolve_alias<'a>(defs: &'a [TypeDef], mut ty: &'a Type) -> &'a Type {
    while let Type::Named(id) = ty
        && let TypeKind::Alias(inner) = &defs[id.0 as usize].kind
    {
        ty = inner;
    }
    ty
}
