//! Determines the checks that generated code runs on the values of a request before it is sent. A value must satisfy
//! the constraints of all schemas that describe it.
//!
//! A constraint that cannot be checked causes a warning.

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

/// Determines the checks of all types and operations, and reports constraints that are not checked.
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

/// Finds the checks of types and operations, and records the constraints that are not checked.
struct CheckFinder<'a> {
    api: &'a Api,
    defs: &'a [TypeDef],
    /// The schemas whose constraints have been visited.
    visited_schemas: HashSet<SchemaId>,
    /// The unchecked constraints, as (schema, keyword, reason).
    unchecked_constraints: BTreeSet<(SchemaId, &'static str, &'static str)>,
}

/// The limits on the nested schemas that may still be visited for one value.
struct Budget {
    /// The remaining nesting depth of alternatives.
    alternative_depth: usize,
    /// The remaining number of alternatives.
    remaining_alternatives: usize,
    /// The remaining nesting depth of lists and maps.
    list_depth: usize,
}

impl CheckFinder<'_> {
    /// Returns the checks of a value of the Rust type `ty` that must be valid for all of `schemas`.
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
                            .checks_within_budget(inner, &additional_schemas(api, &merged_schemas), budget)
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

    /// Adds the checks of a tuple: `Checks::items` contains the checks of the first items, by position, and
    /// `Checks::each` the checks of all items after them.
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

    /// Adds the checks of a value itself, such as its length, without those of its items and members.
    fn add_own_checks(&mut self, value_kind: ValueKind, schemas: &[SchemaId], checks: &mut Checks) {
        let types: Vec<JsonType> = schemas.iter().flat_map(|id| &self.api.schema(*id).types).copied().collect();
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
            for rule in rules::checks_of_bounds(value_kind, bounds, &types, &mut record_unchecked) {
                checks.add_rule(rule);
            }
        }
    }

    /// Adds the checks of the alternatives in `oneOf` and `anyOf` that a value of this Rust type can match. The value
    /// must satisfy the constraints of at least one of these alternatives.
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
                checks.extend(any_of(alternative_checks));
            }
        }
    }

    /// Returns whether an alternative can describe a value of this Rust type. An alternative that only allows `null` or
    /// other JSON types cannot.
    fn may_describe(&self, ty: &Type, schema: SchemaId) -> bool {
        let merged = MergedSchema::of(self.api, schema);
        let allows_only_null =
            merged.values.as_ref().is_some_and(|values| values.iter().all(serde_json::Value::is_null))
                || is_only_null(self.api.schema(schema));
        !allows_only_null
            && (merged.types.is_empty() || value_kind(resolve_alias(self.defs, ty)).holds_any(&merged.types))
    }

    /// Records the constraints in `schemas` that are not checked for a value of a named type. The type itself checks
    /// the constraints of the schema that it represents; those of other schemas are not checked.
    fn record_unchecked_constraints(&mut self, id: TypeId, schemas: &[SchemaId]) {
        let def = &self.defs[id.0 as usize];
        let (value_kind, own_schemas) = match def.kind {
            TypeKind::Enum(_) | TypeKind::Choice(_) | TypeKind::Alias(_) => return,
            TypeKind::Struct(_) | TypeKind::Union(_) => (ValueKind::Foreign, def.schema),
            TypeKind::Newtype(_) => (ValueKind::Newtype, None),
        };
        let candidate_schemas = match &def.kind {
            TypeKind::Union(union) => union.cases.iter().flat_map(|case| &case.schemas).copied().collect(),
            _ => Vec::new(),
        };
        let own_schemas: Vec<SchemaId> = own_schemas.into_iter().chain(candidate_schemas).collect();
        let own_schemas = self.expand_all_of(&own_schemas);
        let foreign_schemas: Vec<SchemaId> = schemas.iter().copied().filter(|id| !own_schemas.contains(id)).collect();
        self.add_own_checks(value_kind, &foreign_schemas, &mut Checks::default());
    }

    /// Returns the given schemas, and all schemas that they include through `allOf`.
    fn expand_all_of(&self, schemas: &[SchemaId]) -> Vec<SchemaId> {
        let mut expanded_ids = Vec::with_capacity(schemas.len());
        for schema in schemas {
            for id in MergedSchema::of(self.api, *schema).from {
                if !expanded_ids.contains(&id) {
                    expanded_ids.push(id);
                }
            }
        }
        expanded_ids
    }

    /// Records the constraints that are not checked for any value: those in `not`, and those of schemas that no value
    /// was checked against, such as alternatives that only add constraints to a struct.
    fn record_unvisited_constraints(&mut self, operations: &[Operation]) {
        for id in places::schemas_in_requests(self.api, operations) {
            let schema = self.api.schema(id);
            if schema.not.is_some() && !self.api.is_never(id) {
                self.unchecked_constraints.insert((id, "not", "no code is generated for this keyword"));
            }
            if !self.visited_schemas.contains(&id) && schema.join_kind.is_none() {
                for keyword in rules::bound_keywords(&schema.bounds) {
                    self.unchecked_constraints.insert((id, keyword, "no generated type has this constraint"));
                }
            }
        }
    }
}

/// Combines the checks of alternatives: a value must satisfy the checks of at least one alternative.
fn any_of(mut alternatives: Vec<Checks>) -> Checks {
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

/// Returns whether a schema has no members, items and compositions.
fn has_no_subschemas(schema: &Schema) -> bool {
    schema.properties.is_empty()
        && schema.items.is_none()
        && schema.all_of.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.not.is_none()
}

/// Returns whether a schema allows only `null`.
fn is_only_null(schema: &Schema) -> bool {
    schema.nullable
        && schema.types.is_empty()
        && schema.values.is_none()
        && schema.format.is_none()
        && has_no_subschemas(schema)
        && *schema.bounds == Bounds::default()
}

/// Returns the schemas in `additionalProperties` of these schemas.
fn additional_schemas(api: &Api, schemas: &[SchemaId]) -> Vec<SchemaId> {
    let additional_ids = schemas.iter().filter_map(|id| match &api.schema(*id).additional {
        AdditionalProperties::Schema(schema_ref) => Some(schema_ref.schema),
        _ => None,
    });
    additional_ids.collect()
}

/// Returns the type to which an alias refers, following further aliases. Returns any other type unchanged.
fn resolve_alias<'a>(defs: &'a [TypeDef], mut ty: &'a Type) -> &'a Type {
    while let Type::Named(id) = ty
        && let TypeKind::Alias(inner) = &defs[id.0 as usize].kind
    {
        ty = inner;
    }
    ty
}
