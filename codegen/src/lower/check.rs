//! Checks that need all schemas: cyclic compositions, missing discriminator properties, unsatisfiable bounds.

use std::collections::HashSet;

use super::{Lowering, constants::excluded_constants};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Schema, SchemaId, SchemaRef},
    pattern,
};

/// The maximum nesting depth of `allOf`, `oneOf`, `anyOf` and `not`. Recursive functions rely on this limit.
const MAX_DEPTH: usize = 200;

/// The maximum number of characters of a pattern that a message quotes.
const MAX_SHOWN_CHARACTERS: usize = 60;

impl Lowering<'_, '_> {
    pub(super) fn check_schemas(&mut self) {
        self.cut_cycles();
        let mut excluded = excluded_constants(&self.api);
        for id in (0..).map(SchemaId).take(self.api.schemas.len()) {
            self.tag_property(id);
            self.report_bounds(id);
            self.diagnostics.extend(excluded.remove(&id).unwrap_or_default());
        }
    }

    /// Finds cycles of `allOf`, `oneOf`, `anyOf` and `not` and removes the reference that closes each cycle, so that
    /// functions that follow these references terminate. Also removes references to schemas that are nested deeper than
    /// [`MAX_DEPTH`].
    fn cut_cycles(&mut self) {
        #[derive(Clone, Copy, PartialEq)]
        enum Mark {
            New,
            Open,
            Done,
        }
        let mut marks = vec![Mark::New; self.api.schemas.len()];
        let mut heights = vec![0_usize; self.api.schemas.len()];
        for start in 0..marks.len() {
            if marks[start] != Mark::New {
                continue;
            }
            marks[start] = Mark::Open;
            let mut stack = vec![(start, 0)];
            while let Some((index, edge)) = stack.pop() {
                let Some(link) = composed_part(&self.api.schemas[index], edge).cloned() else {
                    heights[index] = self.limit_height(index, &heights);
                    marks[index] = Mark::Done;
                    continue;
                };
                let to = link.schema.index();
                if marks[to] == Mark::Open {
                    self.cut_reference(index, edge, &link);
                    stack.push((index, edge));
                    continue;
                }
                stack.push((index, edge + 1));
                if marks[to] == Mark::New {
                    marks[to] = Mark::Open;
                    stack.push((to, 0));
                }
            }
        }
    }

    /// Returns the composition depth of a schema, including itself. All subschemas must have been visited. Removes the
    /// subschemas that exceed the maximum depth.
    fn limit_height(&mut self, index: usize, heights: &[usize]) -> usize {
        let mut height = 0;
        let mut edge = 0;
        while let Some(link) = composed_part(&self.api.schemas[index], edge).cloned() {
            let below = heights[link.schema.index()];
            if below < MAX_DEPTH {
                height = height.max(below);
                edge += 1;
                continue;
            }
            let message = format!("schemas are composed of each other more than {MAX_DEPTH} levels deep here");
            let problem = Diagnostic::error(codes::NESTING, message, link.at).with_label("left out");
            self.report_mistake(problem.with_help("reduce the nesting of `allOf`, `oneOf`, `anyOf` and `not`"));
            self.remove_part(index, edge);
        }
        height + 1
    }

    fn cut_reference(&mut self, index: usize, edge: usize, link: &SchemaRef) {
        let target = &self.api.schemas[link.schema.index()];
        let name = target.name.as_deref().unwrap_or(&target.location);
        let message = format!("the schema `{name}` is composed of itself");
        let problem =
            Diagnostic::error(codes::SCHEMA_CYCLE, message, link.at).with_related(target.at, "and it begins here");
        self.report_mistake(
            problem.with_help("a schema may contain itself in `properties`, `items` or `additionalProperties`"),
        );
        self.remove_part(index, edge);
    }

    fn remove_part(&mut self, index: usize, edge: usize) {
        let schema = &mut self.api.schemas[index];
        let (all, one) = (schema.all_of.len(), schema.one_of.len());
        if edge < all {
            schema.all_of.remove(edge);
        } else if edge < all + one {
            schema.one_of.remove(edge - all);
        } else if edge < all + one + schema.any_of.len() {
            schema.any_of.remove(edge - all - one);
        } else {
            schema.not = None;
        }
    }

    /// Warns about a candidate of a union that does not declare the property of the union's discriminator.
    fn tag_property(&mut self, id: SchemaId) {
        let schema = self.api.schema(id);
        let Some(discriminator) = &schema.discriminator else { return };
        if self.has_property(id, &discriminator.property, true) {
            return;
        }
        let candidates = schema.one_of.iter().chain(&schema.any_of).chain(discriminator.mapping.values());
        let lacking =
            candidates.map(|link| link.schema).find(|id| !self.has_property(*id, &discriminator.property, false));
        // Values of the default schema need not have the property.
        let default = discriminator.default.as_ref().map(|link| link.schema);
        let lacking = lacking.filter(|id| Some(*id) != default);
        if let Some(lacking) = lacking {
            let other = self.api.schema(lacking);
            let name = other.name.as_deref().unwrap_or(&other.location);
            let message =
                format!("the discriminator's property `{}` is not a property of `{name}`", discriminator.property);
            let problem = Diagnostic::warning(codes::DISCRIMINATOR, message, discriminator.at);
            self.diagnostics.push(problem.with_related(other.at, "this candidate"));
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
        let crossed =
            pairs.into_iter().find(|(_, least, _, most)| least.zip(*most).is_some_and(|(least, most)| least > most));
        if let Some((lower, least, upper, most)) = crossed {
            let (least, most) = (least.unwrap_or_default(), most.unwrap_or_default());
            let problem = format!("`{lower}` is {least} and `{upper}` is {most}, so no value is valid");
            self.diagnostics.push(Diagnostic::warning(codes::SCHEMA_BOUND, problem, schema.at));
        }
        if let Some(pattern) = &bounds.pattern
            && let Err(problem) = pattern::translate(pattern)
        {
            let code = match problem {
                pattern::Problem::Syntax(_) => codes::SCHEMA_BOUND,
                pattern::Problem::Unsupported(_) => codes::PATTERN_UNCHECKED,
            };
            let excerpt: String = pattern.chars().take(MAX_SHOWN_CHARACTERS).collect();
            let excerpt = if excerpt.len() < pattern.len() { excerpt + "…" } else { excerpt };
            let problem = Diagnostic::warning(code, problem.to_string(), schema.at);
            self.diagnostics.push(problem.with_label(format!("any text passes `{excerpt}`")));
        }
    }

    /// Returns whether a schema declares or requires `property`: directly, through `allOf`, or (unless `alone` is true)
    /// in one of its alternatives.
    fn has_property(&self, id: SchemaId, property: &str, alone: bool) -> bool {
        let mut todo = vec![id];
        let mut seen = HashSet::new();
        while let Some(id) = todo.pop() {
            let schema = self.api.schema(id);
            if schema.properties.contains_key(property) || schema.required.contains(property) {
                return true;
            }
            if seen.insert(id) {
                todo.extend(schema.all_of.iter().map(|link| link.schema));
                let alternatives = schema.one_of.iter().chain(&schema.any_of).filter(|_| !alone);
                todo.extend(alternatives.map(|link| link.schema));
            }
        }
        false
    }
}

/// Returns the subschema with the index `edge`, counted through `allOf`, `oneOf`, `anyOf` and `not` in this order.
fn composed_part(schema: &Schema, edge: usize) -> Option<&SchemaRef> {
    let (all, one, any) = (schema.all_of.len(), schema.one_of.len(), schema.any_of.len());
    let edge = Some(edge);
    let after = |count: usize| edge.and_then(|edge| edge.checked_sub(count));
    let any_of = || schema.any_of.get(after(all + one)?);
    let not = || schema.not.as_ref().filter(|_| after(all + one + any) == Some(0));
    schema.all_of.get(edge?).or_else(|| schema.one_of.get(after(all)?)).or_else(any_of).or_else(not)
}
