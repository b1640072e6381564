//! Checks that run after all schemas are lowered: cyclic compositions, missing discriminator properties, bounds that no
//! value satisfies, and invalid patterns.

use std::collections::HashSet;

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Schema, SchemaId, SchemaRef},
    pattern,
};

/// The maximum nesting depth of `allOf`, `oneOf`, `anyOf` and `not`. Recursive functions rely on this limit.
const MAX_COMPOSITION_DEPTH: usize = 200;

/// The maximum number of characters of a pattern that a message shows. Longer patterns are cut.
const MAX_PATTERN_CHARS: usize = 60;

impl Lowering<'_, '_> {
    /// Checks all schemas and reports the problems.
    pub(super) fn check_schemas(&mut self) {
        self.remove_composition_cycles();
        for id in (0..).map(SchemaId).take(self.api.schemas.len()) {
            self.check_discriminator_property(id);
            self.report_bounds(id);
            self.report_excluded_constants(id);
        }
    }

    /// Removes the reference that closes each cycle of `allOf`, `oneOf`, `anyOf` and `not`, so that functions that
    /// follow these keywords terminate. Also removes references to schemas that are nested deeper than
    /// [`MAX_COMPOSITION_DEPTH`].
    fn remove_composition_cycles(&mut self) {
        #[derive(Clone, Copy, PartialEq)]
        enum VisitState {
            New,
            Open,
            Done,
        }
        let mut states = vec![VisitState::New; self.api.schemas.len()];
        let mut depths = vec![0_usize; self.api.schemas.len()];
        for start in 0..states.len() {
            if states[start] != VisitState::New {
                continue;
            }
            states[start] = VisitState::Open;
            let mut stack = vec![(start, 0)];
            while let Some((index, part)) = stack.pop() {
                let Some(link) = nth_part(&self.api.schemas[index], part).cloned() else {
                    depths[index] = self.limit_composition_depth(index, &depths);
                    states[index] = VisitState::Done;
                    continue;
                };
                let target = link.schema.index();
                if states[target] == VisitState::Open {
                    self.remove_cyclic_part(index, part, &link);
                    stack.push((index, part));
                    continue;
                }
                stack.push((index, part + 1));
                if states[target] == VisitState::New {
                    states[target] = VisitState::Open;
                    stack.push((target, 0));
                }
            }
        }
    }

    /// Returns the composition depth of the schema at `index`: 1, plus the depth of its deepest subschema. Reports and
    /// removes subschemas that exceed the maximum depth. `depths` must contain the depths of all subschemas.
    fn limit_composition_depth(&mut self, index: usize, depths: &[usize]) -> usize {
        let mut depth = 0;
        let mut part = 0;
        while let Some(link) = nth_part(&self.api.schemas[index], part).cloned() {
            let part_depth = depths[link.schema.index()];
            if part_depth < MAX_COMPOSITION_DEPTH {
                depth = depth.max(part_depth);
                part += 1;
                continue;
            }
            let message = format!(
                "`allOf`, `oneOf`, `anyOf` and `not` are nested more than {MAX_COMPOSITION_DEPTH} levels deep here"
            );
            let problem = Diagnostic::error(codes::NESTING, message, link.at).with_label("this schema is left out");
            self.report_mistake(problem.with_help("reduce the nesting of these keywords"));
            self.remove_part(index, part);
        }
        depth + 1
    }

    /// Reports and removes a subschema that closes a cycle.
    fn remove_cyclic_part(&mut self, index: usize, part: usize, link: &SchemaRef) {
        let target = &self.api.schemas[link.schema.index()];
        let name = target.name.as_deref().unwrap_or(&target.location);
        let message = format!("the schema `{name}` contains itself through `allOf`, `oneOf`, `anyOf` or `not`");
        let problem = Diagnostic::error(codes::SCHEMA_CYCLE, message, link.at)
            .with_related(target.at, "the schema is declared here");
        self.report_mistake(problem.with_help(
            "to declare a recursive schema, refer to it in `properties`, `items` or `additionalProperties`",
        ));
        self.remove_part(index, part);
    }

    /// Removes the subschema at the position `part`, as counted by [`nth_part`].
    fn remove_part(&mut self, index: usize, part: usize) {
        let schema = &mut self.api.schemas[index];
        let (all_of_count, one_of_count) = (schema.all_of.len(), schema.one_of.len());
        if part < all_of_count {
            schema.all_of.remove(part);
        } else if part < all_of_count + one_of_count {
            schema.one_of.remove(part - all_of_count);
        } else if part < all_of_count + one_of_count + schema.any_of.len() {
            schema.any_of.remove(part - all_of_count - one_of_count);
        } else {
            schema.not = None;
        }
    }

    /// Warns if a schema with a discriminator has an alternative that does not declare the discriminator's property.
    fn check_discriminator_property(&mut self, id: SchemaId) {
        let schema = self.api.schema(id);
        let Some(discriminator) = &schema.discriminator else { return };
        if self.has_property(id, &discriminator.property, false) {
            return;
        }
        let candidates = schema.one_of.iter().chain(&schema.any_of).chain(discriminator.mapping.values());
        let incomplete =
            candidates.map(|link| link.schema).find(|id| !self.has_property(*id, &discriminator.property, true));
        // Values of the default schema need not have the property.
        let default = discriminator.default.as_ref().map(|link| link.schema);
        let incomplete = incomplete.filter(|id| Some(*id) != default);
        if let Some(incomplete) = incomplete {
            let candidate = self.api.schema(incomplete);
            let name = candidate.name.as_deref().unwrap_or(&candidate.location);
            let message = format!(
                "the discriminator property `{}` is not a property of the schema `{name}`",
                discriminator.property
            );
            let problem = Diagnostic::warning(codes::DISCRIMINATOR, message, discriminator.at);
            self.diagnostics.push(problem.with_related(candidate.at, "this alternative does not declare the property"));
        }
    }

    /// Reports bounds that no value can satisfy, and patterns that are invalid or cannot be checked.
    fn report_bounds(&mut self, id: SchemaId) {
        let schema = self.api.schema(id);
        let bounds = &schema.bounds;
        let pairs = [
            ("minLength", bounds.min_length, "maxLength", bounds.max_length),
            ("minItems", bounds.min_items, "maxItems", bounds.max_items),
            ("minProperties", bounds.min_properties, "maxProperties", bounds.max_properties),
        ];
        let contradiction =
            pairs.into_iter().find(|(_, least, _, most)| least.zip(*most).is_some_and(|(least, most)| least > most));
        if let Some((lower, least, upper, most)) = contradiction {
            let (least, most) = (least.unwrap_or_default(), most.unwrap_or_default());
            let message = format!("no value is valid: `{lower}` is {least}, but `{upper}` is {most}");
            self.diagnostics.push(Diagnostic::warning(codes::SCHEMA_BOUND, message, schema.at));
        }
        if let Some(pattern) = &bounds.pattern
            && let Err(problem) = pattern::translate(pattern)
        {
            let code = match problem {
                pattern::Problem::Syntax(_) => codes::SCHEMA_BOUND,
                pattern::Problem::Unsupported(_) => codes::PATTERN_UNCHECKED,
            };
            let excerpt: String = pattern.chars().take(MAX_PATTERN_CHARS).collect();
            let excerpt = if excerpt.len() < pattern.len() { excerpt + "…" } else { excerpt };
            let problem = Diagnostic::warning(code, problem.to_string(), schema.at);
            self.diagnostics
                .push(problem.with_label(format!("values are not checked against the pattern `{excerpt}`")));
        }
    }

    /// Returns whether a schema declares or requires `property`: directly, through `allOf`, or, if `in_alternatives` is
    /// true, in an entry of `oneOf` or `anyOf`.
    fn has_property(&self, id: SchemaId, property: &str, in_alternatives: bool) -> bool {
        let mut open = vec![id];
        let mut seen = HashSet::new();
        while let Some(id) = open.pop() {
            let schema = self.api.schema(id);
            if schema.properties.contains_key(property) || schema.required.contains(property) {
                return true;
            }
            if seen.insert(id) {
                open.extend(schema.all_of.iter().map(|link| link.schema));
                let alternatives = schema.one_of.iter().chain(&schema.any_of).filter(|_| in_alternatives);
                open.extend(alternatives.map(|link| link.schema));
            }
        }
        false
    }
}

/// Returns the subschema at the position `part`, counted from 0 through the entries of `allOf`, then `oneOf`, then
/// `anyOf`, and finally `not`. `None` if the schema has fewer subschemas.
fn nth_part(schema: &Schema, part: usize) -> Option<&SchemaRef> {
    let (all_of_count, one_of_count, any_of_count) = (schema.all_of.len(), schema.one_of.len(), schema.any_of.len());
    let part = Some(part);
    let after = |count: usize| part.and_then(|part| part.checked_sub(count));
    let any_of = || schema.any_of.get(after(all_of_count + one_of_count)?);
    let not = || schema.not.as_ref().filter(|_| after(all_of_count + one_of_count + any_of_count) == Some(0));
    schema.all_of.get(part?).or_else(|| schema.one_of.get(after(all_of_count)?)).or_else(any_of).or_else(not)
}
