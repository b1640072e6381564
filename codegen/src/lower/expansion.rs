//! Limits the size of the lowered API for documents in which many objects refer to the same large object, such as
//! schemas with a common base schema or operations with a common response. Each reference to a shared object results in
//! a copy of the object.

use std::collections::HashSet;

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Operation, Schema, SchemaRef},
    load::Documents,
    source::Span,
};

/// The number of copies that are allowed in every document, regardless of its size.
const MIN_COPIES: usize = 100_000;

/// The number of additional copies that are allowed per node of the document.
const COPIES_PER_NODE: usize = 10;

/// The number of copies of shared objects so far, and its limit.
pub(super) struct Copies {
    copy_count: usize,
    max_count: usize,
}

impl Copies {
    pub(super) fn new(documents: &Documents) -> Self {
        Self { copy_count: 0, max_count: MIN_COPIES + COPIES_PER_NODE * documents.count_nodes() }
    }

    pub(super) fn is_exceeded(&self) -> bool {
        self.copy_count > self.max_count
    }

    /// Returns the number of copies that are still allowed.
    fn remaining_count(&self) -> usize {
        self.max_count.saturating_sub(self.copy_count)
    }

    /// Adds `count` to the number of copies. Returns whether the number exceeds the limit for the first time.
    fn add(&mut self, count: usize) -> bool {
        let was_exceeded = self.is_exceeded();
        self.copy_count = self.copy_count.saturating_add(count);
        !was_exceeded && self.is_exceeded()
    }
}

impl Lowering<'_, '_> {
    /// Counts the objects in an operation that may be copies of shared objects. Reports an error if the document has
    /// too many copies.
    pub(super) fn count_copies(&mut self, operation: &Operation) {
        let contents = operation.responses.iter().map(|response| &response.contents);
        let contents = contents.chain(operation.body.iter().map(|body| &body.contents)).flatten();
        let copied_object_count = operation.params.len()
            + operation.responses.iter().map(|response| response.headers.len() + response.links.len()).sum::<usize>()
            + contents.map(|content| 1 + content.examples.len() + content.encodings().count()).sum::<usize>()
            + operation.security.iter().map(|requirement| 1 + requirement.len()).sum::<usize>()
            + operation.servers.iter().map(|server| 1 + server.variables.len()).sum::<usize>();
        if self.copies.add(copied_object_count) {
            self.report_expansion(operation.span, "operations");
        }
    }

    /// Counts the members that schemas include through `allOf`, also through unions in `allOf`, and the fields of forms
    /// and of optional request bodies. Reports an error and returns `None` if the document has too many copies.
    pub(super) fn check_expansion(&mut self) -> Option<()> {
        let schemas = &self.api.schemas;
        // The values of an `enum` need less code than members.
        let own_member_count =
            |schema: &Schema| schema.properties.len() + schema.values.as_deref().map_or(0, <[_]>::len) / 8;
        let member_counts = accumulate_sizes(schemas, own_member_count, |schema| &schema.all_of);
        let own_value_count =
            |schema: &Schema| schema.properties.len() + schema.values.as_deref().map_or(0, <[_]>::len);
        let value_counts = accumulate_sizes(schemas, own_value_count, |schema| &schema.all_of);
        let own_union_count = |schema: &Schema| usize::from(!(schema.one_of.is_empty() && schema.any_of.is_empty()));
        let union_counts = accumulate_sizes(schemas, own_union_count, |schema| &schema.all_of);
        let mut exceeding_object = None;
        for (index, schema) in schemas.iter().enumerate() {
            let copied_member_count = match schema.all_of.is_empty() {
                true => 0,
                // The crate contains no copies, but comparing two documents creates some.
                false if only_wraps_schema(schema) => value_counts[index] / 8,
                false if union_counts[index] > 0 => {
                    let max_size = self.copies.remaining_count();
                    member_counts[index].saturating_add(count_union_members(schemas, schema, &member_counts, max_size))
                }
                false => member_counts[index],
            };
            if self.copies.add(copied_member_count) {
                exceeding_object = Some((schema.at, "schemas"));
            }
        }
        // Each operation contains code for each field of its form or optional body.
        for operation in &self.api.operations {
            let contents =
                operation.body.iter().flat_map(|body| body.contents.iter().map(|content| (body.required, content)));
            let field_contents = contents
                .filter(|(required, content)| !required || !crate::media_type::is_json(&content.media_type))
                .map(|(_, content)| content);
            let field_counts =
                field_contents.filter_map(|content| Some(member_counts[content.schema.as_ref()?.schema.index()]));
            if self.copies.add(field_counts.fold(0, usize::saturating_add)) {
                exceeding_object = Some((operation.span, "operations"));
            }
        }
        if let Some((span, object_kind)) = exceeding_object {
            self.report_expansion(span, object_kind);
        }
        (!self.copies.is_exceeded()).then_some(())
    }

    fn report_expansion(&mut self, span: Span, object_kind: &str) {
        let max_count = self.copies.max_count;
        let message = format!("the {object_kind} of this document refer to large shared objects too many times");
        let problem = Diagnostic::error(codes::EXPANSION, message, span);
        let label = format!("here, the references result in more than {max_count} copies of objects");
        self.diagnostics.push(problem.with_label(label));
    }
}

/// Returns whether a schema has one entry in `allOf` and only adds annotations to it, so that no members are copied.
fn only_wraps_schema(schema: &Schema) -> bool {
    schema.all_of.len() == 1 && schema.types.is_empty() && schema.properties.is_empty() && schema.required.is_empty()
}

/// Returns the number of members of all alternatives in `oneOf` and `anyOf` that a schema includes through `allOf`, at
/// any depth. Eight visited schemas count as one member, so that the search also ends if schemas have no members. Stops
/// when the number exceeds `max_size`.
fn count_union_members(schemas: &[Schema], schema: &Schema, member_counts: &[usize], max_size: usize) -> usize {
    let (mut size, mut visited_schemas) = (0_usize, HashSet::new());
    let mut pending_refs: Vec<(&SchemaRef, bool)> =
        schema.all_of.iter().map(|schema_ref| (schema_ref, false)).collect();
    while let Some((schema_ref, is_alternative)) = pending_refs.pop() {
        let index = schema_ref.schema.index();
        if !visited_schemas.insert(index) {
            continue;
        }
        if is_alternative {
            size = size.saturating_add(member_counts[index]);
        }
        if size.saturating_add(visited_schemas.len() / 8) > max_size {
            break;
        }
        let visited_schema = &schemas[index];
        pending_refs.extend(visited_schema.all_of.iter().map(|schema_ref| (schema_ref, false)));
        let alternatives = visited_schema.one_of.iter().chain(&visited_schema.any_of);
        pending_refs.extend(alternatives.map(|schema_ref| (schema_ref, true)));
    }
    size.saturating_add(visited_schemas.len() / 8)
}

/// Returns the total size of each schema: its own size, as `own_size` returns it, plus the total sizes of the schemas
/// to which `included_refs` refers. A reference that leads back to the schema counts as 0.
fn accumulate_sizes(
    schemas: &[Schema],
    own_size: impl Fn(&Schema) -> usize,
    included_refs: impl Fn(&Schema) -> &[SchemaRef],
) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum VisitState {
        New,
        Open,
        Done,
    }
    let mut sizes = vec![0_usize; schemas.len()];
    let mut states = vec![VisitState::New; schemas.len()];
    let mut stack: Vec<usize> = (0..schemas.len()).rev().collect();
    while let Some(id) = stack.last().copied() {
        match states[id] {
            VisitState::Done => {
                stack.pop();
            }
            VisitState::New => {
                states[id] = VisitState::Open;
                let included_indices = included_refs(&schemas[id]).iter().map(|part| part.schema.index());
                stack.extend(included_indices.filter(|part| states[*part] == VisitState::New));
            }
            VisitState::Open => {
                stack.pop();
                states[id] = VisitState::Done;
                let included_sizes = included_refs(&schemas[id]).iter().map(|part| sizes[part.schema.index()]);
                sizes[id] = included_sizes.fold(own_size(&schemas[id]), usize::saturating_add);
            }
        }
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::accumulate_sizes;
    use crate::{
        ir::{Schema, SchemaId, SchemaRef},
        source::{FileId, Span},
    };

    #[test]
    fn sizes_include_included_schemas_and_cycles_end() {
        let span = Span { file: FileId(0), start: 0, end: 0 };
        let schema = |parts: &[u32]| {
            let all_of = parts.iter().map(|part| SchemaRef { schema: SchemaId(*part), reference: None, at: span });
            Schema { all_of: all_of.collect(), ..Schema::default() }
        };
        let schemas = [schema(&[1, 2]), schema(&[2]), schema(&[]), schema(&[4]), schema(&[3, 2])];
        assert_eq!(accumulate_sizes(&schemas, |_| 1, |schema| &schema.all_of), [4, 2, 1, 3, 2]);
    }
}
