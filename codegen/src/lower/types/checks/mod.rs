//! Assigns checks to the values of requests. Each value has the constraints of all schemas that describe it.
//!
//! A constraint that cannot be checked causes a warning.

mod keywords;
mod mark;
mod places;
mod rules;

use std::collections::{BTreeSet, HashSet};

pub(super) use self::mark::mark_checked_types;
use self::rules::{HeldType, held_type};
use super::merge::MergedSchema;
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{
        AdditionalProperties, Api, Bounds, Checks, JsonType, Operation, Rule, Schema, SchemaId, SchemaRef, Tuple, Type,
        TypeDef, TypeId, TypeKind,
    },
};

/// The maximum nesting depth of alternatives that is followed.
const MAX_DEPTH: usize = 4;

/// The maximum number of alternatives that are followed for one value, including nested alternatives.
const MAX_ALTERNATIVES: usize = 64;

/// The maximum nesting depth of lists and maps that is followed.
const MAX_LEVELS: usize = 100;

/// Determines the checks of all types and operations, and reports constraints that are not checked.
pub(super) fn assign_checks(
    api: &Api,
    defs: &mut [TypeDef],
    operations: &mut [Operation],
    diagnostics: &mut Diagnostics,
) {
    let mut finder = CheckFinder { api, defs, seen: HashSet::new(), unchecked: BTreeSet::new() };
    let found = finder.find_checks(operations);
    finder.report_unseen(operations);
    keywords::report_unchecked_keywords(api, operations, diagnostics);
    let unchecked = finder.unchecked;
    found.store_checks(defs, operations);
    for (schema, keyword, reason) in unchecked {
        let message = format!("`{keyword}` is not checked before a request is sent: {reason}");
        diagnostics.push(Diagnostic::warning(codes::BOUND_UNCHECKED, message, api.schema(schema).at));
    }
}

struct CheckFinder<'a> {
    api: &'a Api,
    defs: &'a [TypeDef],
    /// The schemas whose constraints have been visited.
    seen: HashSet<SchemaId>,
    /// The unchecked constraints, as (schema, keyword, reason).
    unchecked: BTreeSet<(SchemaId, &'static str, &'static str)>,
}

/// The remaining nesting depth of alternatives, number of alternatives, and nesting depth of lists and maps that may be
/// visited for one value.
struct Budget {
    depth: usize,
    alternatives: usize,
    levels: usize,
}

impl CheckFinder<'_> {
    /// Returns the checks of a value that is described by all of these schemas.
    fn checks_of_value(&mut self, ty: &Type, schemas: &[SchemaId]) -> Checks {
        self.checks_within_budget(
            ty,
            schemas,
            &mut Budget { depth: MAX_DEPTH, alternatives: MAX_ALTERNATIVES, levels: MAX_LEVELS },
        )
    }

    fn checks_within_budget(&mut self, ty: &Type, schemas: &[SchemaId], budget: &mut Budget) -> Checks {
        let parts = self.expand_all_of(schemas);
        self.seen.extend(&parts);
        let (api, defs) = (self.api, self.defs);
        let mut checks = Checks::default();
        match resolve_alias(defs, ty) {
            Type::Nullable(inner) | Type::Event(inner) => return self.checks_within_budget(inner, schemas, budget),
            Type::Named(def) => self.record_unchecked_constraints(*def, &parts),
            ty => {
                self.add_own_checks(held_type(ty), &parts, &mut checks);
                match ty {
                    // Deeper constraints are reported as unchecked.
                    Type::List(_) | Type::Map(_) | Type::Tuple(_) if budget.levels == 0 => {}
                    Type::List(inner) => {
                        budget.levels -= 1;
                        let items = parts.iter().filter_map(|id| api.schema(*id).items.as_ref());
                        let items: Vec<SchemaId> = items.map(|link| link.schema).collect();
                        checks.each = self.checks_within_budget(inner, &items, budget).into_box();
                        budget.levels += 1;
                    }
                    Type::Map(inner) => {
                        budget.levels -= 1;
                        checks.each =
                            self.checks_within_budget(inner, &additional_schemas(api, &parts), budget).into_box();
                        budget.levels += 1;
                    }
                    Type::Tuple(tuple) => {
                        budget.levels -= 1;
                        self.add_checks_of_positions(tuple, &parts, budget, &mut checks);
                        budget.levels += 1;
                    }
                    _ => {}
                }
                if *ty != Type::Json {
                    self.add_checks_of_alternatives(ty, &parts, budget, &mut checks);
                }
            }
        }
        checks
    }

    /// Adds the checks of a tuple: by position for the first items, and in `each` for the items that follow.
    fn add_checks_of_positions(&mut self, tuple: &Tuple, all: &[SchemaId], budget: &mut Budget, checks: &mut Checks) {
        let api = self.api;
        for (index, ty) in tuple.items.iter().enumerate() {
            let items = all.iter().filter_map(|id| {
                let schema = api.schema(*id);
                schema.keywords_2020.prefix_items.get(index).or(schema.items.as_ref())
            });
            let items: Vec<SchemaId> = items.map(|link| link.schema).collect();
            checks.items.push(self.checks_within_budget(ty, &items, budget));
        }
        if let Some(rest) = &tuple.rest {
            for id in all {
                let bounds = &api.schema(*id).bounds;
                let reason = "it is about items after those of `prefixItems`";
                if bounds
                    .min_items
                    .is_some_and(|least| usize::try_from(least).is_ok_and(|least| least > tuple.items.len()))
                {
                    self.unchecked.insert((*id, "minItems", reason));
                }
                if bounds.max_items.is_some() {
                    self.unchecked.insert((*id, "maxItems", reason));
                }
            }
            let items = all.iter().filter_map(|id| api.schema(*id).items.as_ref());
            let items: Vec<SchemaId> = items.map(|link| link.schema).collect();
            checks.each = self.checks_within_budget(rest, &items, budget).into_box();
        }
    }

    /// Adds the checks of the value itself.
    fn add_own_checks(&mut self, held: HeldType, all: &[SchemaId], checks: &mut Checks) {
        let types: Vec<JsonType> = all.iter().flat_map(|id| &self.api.schema(*id).types).copied().collect();
        for id in all {
            let schema = self.api.schema(*id);
            // A schema created by composition repeats the constraints of its parts.
            if schema.join_kind.is_some() {
                continue;
            }
            let bounds = &schema.bounds;
            let mut unchecked = |keyword, reason| {
                self.unchecked.insert((*id, keyword, reason));
            };
            for rule in rules::checks_of_bounds(held, bounds, &types, &mut unchecked) {
                checks.add_rule(rule);
            }
        }
    }

    /// Adds the checks of alternatives with the same Rust type. A value must satisfy the constraints of at least one
    /// alternative.
    fn add_checks_of_alternatives(&mut self, ty: &Type, all: &[SchemaId], budget: &mut Budget, checks: &mut Checks) {
        let api = self.api;
        for id in all {
            let schema = api.schema(*id);
            for (keyword, group) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
                let possible = |link: &&SchemaRef| self.may_describe(ty, link.schema);
                let group: Vec<SchemaId> = group.iter().filter(possible).map(|link| link.schema).collect();
                if group.is_empty() {
                    continue;
                }
                if budget.depth == 0 || group.len() > budget.alternatives {
                    self.unchecked.insert((*id, keyword, "it has too many alternatives"));
                    continue;
                }
                budget.alternatives -= group.len();
                budget.depth -= 1;
                let each = group.iter().map(|schema| self.checks_within_budget(ty, &[*schema], budget)).collect();
                budget.depth += 1;
                checks.extend(any_of(each));
            }
        }
    }

    /// Returns whether an alternative can describe a value of this type. `null` and other JSON types cannot.
    fn may_describe(&self, ty: &Type, schema: SchemaId) -> bool {
        let merged = MergedSchema::of(self.api, schema);
        let null_only = merged.values.as_ref().is_some_and(|values| values.iter().all(serde_json::Value::is_null))
            || is_only_null(self.api.schema(schema));
        !null_only && (merged.types.is_empty() || held_type(resolve_alias(self.defs, ty)).holds_any(&merged.types))
    }

    /// Records the constraints on a value of a crate's type that are not checked. The type itself checks the
    /// constraints of the schema that it represents; those of other schemas are not checked.
    fn record_unchecked_constraints(&mut self, id: TypeId, all: &[SchemaId]) {
        let def = &self.defs[id.0 as usize];
        let (held, own) = match def.kind {
            TypeKind::Enum(_) | TypeKind::Choice(_) | TypeKind::Alias(_) => return,
            TypeKind::Struct(_) | TypeKind::Union(_) => (HeldType::Foreign, def.schema),
            TypeKind::Newtype(_) => (HeldType::Newtype, None),
        };
        let candidates = match &def.kind {
            TypeKind::Union(union) => union.cases.iter().flat_map(|case| &case.schemas).copied().collect(),
            _ => Vec::new(),
        };
        let own: Vec<SchemaId> = own.into_iter().chain(candidates).collect();
        let own = self.expand_all_of(&own);
        let foreign: Vec<SchemaId> = all.iter().copied().filter(|id| !own.contains(id)).collect();
        self.add_own_checks(held, &foreign, &mut Checks::default());
    }

    /// Returns the schemas and all schemas that they include through `allOf`.
    fn expand_all_of(&self, schemas: &[SchemaId]) -> Vec<SchemaId> {
        let mut all = Vec::with_capacity(schemas.len());
        for schema in schemas {
            for id in MergedSchema::of(self.api, *schema).from {
                if !all.contains(&id) {
                    all.push(id);
                }
            }
        }
        all
    }

    /// Records the constraints that are not checked for any value: those in `not`, or in alternatives that only narrow
    /// a struct.
    fn report_unseen(&mut self, operations: &[Operation]) {
        for id in places::schemas_in_requests(self.api, operations) {
            let schema = self.api.schema(id);
            if schema.not.is_some() && !self.api.is_never(id) {
                self.unchecked.insert((id, "not", "no code is generated for it"));
            }
            if !self.seen.contains(&id) && schema.join_kind.is_none() {
                for keyword in rules::bound_keywords(&schema.bounds) {
                    self.unchecked.insert((id, keyword, "no generated type has this bound"));
                }
            }
        }
    }
}

/// Combines the checks of alternatives: a value must satisfy the checks of at least one alternative.
fn any_of(mut each: Vec<Checks>) -> Checks {
    if each.iter().any(Checks::is_empty) {
        return Checks::default();
    }
    let mut distinct: Vec<Checks> = Vec::with_capacity(each.len());
    for checks in each.drain(..) {
        if !distinct.contains(&checks) {
            distinct.push(checks);
        }
    }
    if distinct.len() > 1 {
        return Checks { rules: vec![Rule::AnyOf(distinct)], ..Checks::default() };
    }
    distinct.pop().unwrap_or_default()
}

fn is_flat(schema: &Schema) -> bool {
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
        && is_flat(schema)
        && *schema.bounds == Bounds::default()
}

/// Returns the schemas of additional properties.
fn additional_schemas(api: &Api, all: &[SchemaId]) -> Vec<SchemaId> {
    let links = all.iter().filter_map(|id| match &api.schema(*id).additional {
        AdditionalProperties::Schema(link) => Some(link.schema),
        _ => None,
    });
    links.collect()
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
