//! Checks all schemas after they are lowered. Reports cyclic compositions, missing discriminator properties, bounds
//! that no value satisfies, and invalid patterns.

use std::collections::HashSet;

use super::{Lowering, constants::diagnose_invalid_constants};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Schema, SchemaId, SchemaRef},
    pattern,
};

/// The maximum nesting depth of `allOf`, `oneOf`, `anyOf` and `not`. Functions that recurse into these keywords rely on
/// this limit.
const MAX_COMPOSITION_DEPTH: usize = 200;

/// The maximum number of characters of a pattern that a message shows. Longer patterns are truncated.
const MAX_PATTERN_CHARS: usize = 60;

impl Lowering<'_, '_> {
    /// Checks all schemas, and reports the problems that are found.
    pub(super) fn check_schemas(&mut self) {
        self.remove_composition_cycles();
        let mut constant_diagnostics = diagnose_invalid_constants(&self.api);
        for id in (0..).map(SchemaId).take(self.api.schemas.len()) {
            self.check_discriminator_property(id);
            self.report_invalid_constraints(id);
            self.diagnostics.extend(constant_diagnostics.remove(&id).unwrap_or_default());
        }
    }

    /// Breaks each cycle of `allOf`, `oneOf`, `anyOf` and `not` by removing one reference, so that functions that
    /// follow these keywords terminate. Also removes references to schemas that are nested deeper than
    /// [`MAX_COMPOSITION_DEPTH`].
    fn remove_composition_cycles(&mut self) {
        #[derive(Clone, Copy, PartialEq)]
        enum VisitState {
            New,
            Open,
            Done,
        }
        let mut visit_states = vec![VisitState::New; self.api.schemas.len()];
        let mut depths = vec![0_usize; self.api.schemas.len()];
        for start_index in 0..visit_states.len() {
            if visit_states[start_index] != VisitState::New {
                continue;
            }
            visit_states[start_index] = VisitState::Open;
            let mut stack = vec![(start_index, 0)];
            while let Some((index, subschema_index)) = stack.pop() {
                let Some(schema_ref) = nth_subschema(&self.api.schemas[index], subschema_index).cloned() else {
                    depths[index] = self.limit_composition_depth(index, &depths);
                    visit_states[index] = VisitState::Done;
                    continue;
                };
                let target_index = schema_ref.schema.index();
                if visit_states[target_index] == VisitState::Open {
                    self.remove_cyclic_subschema(index, subschema_index, &schema_ref);
                    stack.push((index, subschema_index));
                    continue;
                }
                stack.push((index, subschema_index + 1));
                if visit_states[target_index] == VisitState::New {
                    visit_states[target_index] = VisitState::Open;
                    stack.push((target_index, 0));
                }
            }
        }
    }

    /// Returns the nesting depth of compositions below the schema at `index`: 1, plus the depth of its deepest
    /// subschema. Reports and removes subschemas that are nested too deep. `depths` must contain the depths of all
    /// subschemas.
    fn limit_composition_depth(&mut self, index: usize, depths: &[usize]) -> usize {
        let mut depth = 0;
        let mut subschema_index = 0;
        while let Some(schema_ref) = nth_subschema(&self.api.schemas[index], subschema_index).cloned() {
            let subschema_depth = depths[schema_ref.schema.index()];
            if subschema_depth < MAX_COMPOSITION_DEPTH {
                depth = depth.max(subschema_depth);
                subschema_index += 1;
                continue;
            }
            let message = format!(
                "`allOf`, `oneOf`, `anyOf` and `not` are nested more than {MAX_COMPOSITION_DEPTH} levels deep here"
            );
            let problem =
                Diagnostic::error(codes::NESTING, message, schema_ref.at).with_label("this schema is ignored");
            self.report_mistake(problem.with_help("reduce the nesting of these keywords"));
            self.remove_subschema(index, subschema_index);
        }
        depth + 1
    }

    /// Reports and removes a subschema that leads back to the schema at `index`.
    fn remove_cyclic_subschema(&mut self, index: usize, subschema_index: usize, schema_ref: &SchemaRef) {
        let target = &self.api.schemas[schema_ref.schema.index()];
        let name = target.name.as_deref().unwrap_or(&target.location);
        let message = format!("the schema `{name}` contains itself through `allOf`, `oneOf`, `anyOf` or `not`");
        let problem = Diagnostic::error(codes::SCHEMA_CYCLE, message, schema_ref.at)
            .with_related(target.at, "the schema is declared here");
        self.report_mistake(problem.with_help(
            "to declare a recursive schema, refer to it in `properties`, `items` or `additionalProperties`",
        ));
        self.remove_subschema(index, subschema_index);
    }

    /// Removes the subschema at the position `subschema_index` from the schema at `index`. [`nth_subschema`] defines
    /// the positions.
    fn remove_subschema(&mut self, index: usize, subschema_index: usize) {
        let schema = &mut self.api.schemas[index];
        let (all_of_count, one_of_count) = (schema.all_of.len(), schema.one_of.len());
        if subschema_index < all_of_count {
            schema.all_of.remove(subschema_index);
        } else if subschema_index < all_of_count + one_of_count {
            schema.one_of.remove(subschema_index - all_of_count);
        } else if subschema_index < all_of_count + one_of_count + schema.any_of.len() {
            schema.any_of.remove(subschema_index - all_of_count - one_of_count);
        } else {
            schema.not = None;
        }
    }

    /// Warns about an alternative of a schema that does not declare the property of the schema's discriminator.
    fn check_discriminator_property(&mut self, id: SchemaId) {
        let schema = self.api.schema(id);
        let Some(discriminator) = &schema.discriminator else { return };
        if self.has_property(id, &discriminator.property, false) {
            return;
        }
        let candidates = schema.one_of.iter().chain(&schema.any_of).chain(discriminator.mapping.values());
        let incomplete_candidate = candidates
            .map(|schema_ref| schema_ref.schema)
            .find(|id| !self.has_property(*id, &discriminator.property, true));
        // Values of the default schema need not have the property.
        let default_schema = discriminator.default.as_ref().map(|schema_ref| schema_ref.schema);
        let incomplete_candidate = incomplete_candidate.filter(|id| Some(*id) != default_schema);
        if let Some(incomplete_candidate) = incomplete_candidate {
            let candidate = self.api.schema(incomplete_candidate);
            let name = candidate.name.as_deref().unwrap_or(&candidate.location);
            let message = format!(
                "the discriminator property `{}` is not a property of the schema `{name}`",
                discriminator.property
            );
            let problem = Diagnostic::warning(codes::DISCRIMINATOR, message, discriminator.at);
            self.diagnostics.push(problem.with_related(candidate.at, "this alternative does not declare the property"));
        }
    }

    /// Warns about bounds that no value can satisfy, and about patterns that are invalid or cannot be checked.
    fn report_invalid_constraints(&mut self, id: SchemaId) {
        let schema = self.api.schema(id);
        let bounds = &schema.bounds;
        let bound_pairs = [
            ("minLength", bounds.min_length, "maxLength", bounds.max_length),
            ("minItems", bounds.min_items, "maxItems", bounds.max_items),
            ("minProperties", bounds.min_properties, "maxProperties", bounds.max_properties),
        ];
        let contradictory_bounds =
            bound_pairs.into_iter().find(|(_, min, _, max)| min.zip(*max).is_some_and(|(min, max)| min > max));
        if let Some((min_keyword, min_bound, max_keyword, max_bound)) = contradictory_bounds {
            let (min_bound, max_bound) = (min_bound.unwrap_or_default(), max_bound.unwrap_or_default());
            let message =
                format!("no value is valid: `{min_keyword}` is {min_bound}, but `{max_keyword}` is {max_bound}");
            self.diagnostics.push(Diagnostic::warning(codes::SCHEMA_BOUND, message, schema.at));
        }
        if let Some(pattern) = &bounds.pattern
            && let Err(problem) = pattern::translate(pattern)
        {
            let code = match problem {
                pattern::Problem::Syntax(_) => codes::SCHEMA_BOUND,
                pattern::Problem::Unsupported(_) => codes::PATTERN_UNCHECKED,
            };
            let pattern_excerpt: String = pattern.chars().take(MAX_PATTERN_CHARS).collect();
            let is_truncated = pattern_excerpt.len() < pattern.len();
            let pattern_excerpt = if is_truncated { pattern_excerpt + "…" } else { pattern_excerpt };
            let problem = Diagnostic::warning(code, problem.to_string(), schema.at);
            self.diagnostics
                .push(problem.with_label(format!("values are not checked against the pattern `{pattern_excerpt}`")));
        }
    }

    /// Returns whether a schema declares or requires `property`, either directly or through `allOf`. If
    /// `in_alternatives` is true, a declaration in any entry of `oneOf` or `anyOf` also counts.
    fn has_property(&self, id: SchemaId, property: &str, in_alternatives: bool) -> bool {
        let mut pending_ids = vec![id];
        let mut visited_ids = HashSet::new();
        while let Some(id) = pending_ids.pop() {
            let schema = self.api.schema(id);
            if schema.properties.contains_key(property) || schema.required.contains(property) {
                return true;
            }
            if visited_ids.insert(id) {
                pending_ids.extend(schema.all_of.iter().map(|schema_ref| schema_ref.schema));
                let alternatives = schema.one_of.iter().chain(&schema.any_of).filter(|_| in_alternatives);
                pending_ids.extend(alternatives.map(|schema_ref| schema_ref.schema));
            }
        }
        false
    }
}

/// Returns the subschema at the position `subschema_index`. Positions count from 0 through the entries of `allOf`, then
/// of `oneOf`, then of `anyOf`, followed by `not`. `None` if the schema has fewer subschemas.
fn nth_subschema(schema: &Schema, subschema_index: usize) -> Option<&SchemaRef> {
    let (all_of_count, one_of_count, any_of_count) = (schema.all_of.len(), schema.one_of.len(), schema.any_of.len());
    let subschema_index = Some(subschema_index);
    let index_after = |count: usize| subschema_index.and_then(|subschema_index| subschema_index.checked_sub(count));
    let any_of_subschema = || schema.any_of.get(index_after(all_of_count + one_of_count)?);
    let not_subschema =
        || schema.not.as_ref().filter(|_| index_after(all_of_count + one_of_count + any_of_count) == Some(0));
    schema
        .all_of
        .get(subschema_index?)
        .or_else(|| schema.one_of.get(index_after(all_of_count)?))
        .or_else(any_of_subschema)
        .or_else(not_subschema)
}
