//! Limits the size of the result. Each use of a shared object, such as a base schema or a common response, becomes a
//! copy, so a small document could result in a very large crate.

use std::collections::HashSet;

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Operation, Schema, SchemaRef},
    load::Documents,
    source::Span,
};

/// The number of copies of shared objects that are allowed in a document of any size.
const BASE_COPY_LIMIT: usize = 100_000;

/// The number of additional copies of shared objects that are allowed for each node of a document.
const COPY_LIMIT_PER_NODE: usize = 10;

/// The number of copies of shared objects, with its limit.
pub(super) struct Copies {
    count: usize,
    /// The maximum number of copies of shared objects, which depends on the size of the document.
    limit: usize,
}

impl Copies {
    pub(super) fn new(documents: &Documents) -> Self {
        Self { count: 0, limit: BASE_COPY_LIMIT + COPY_LIMIT_PER_NODE * documents.count_nodes() }
    }

    pub(super) fn is_exceeded(&self) -> bool {
        self.count > self.limit
    }

    /// Returns the number of copies that are still allowed.
    fn left(&self) -> usize {
        self.most.saturating_sub(self.count)
    }

    /// Adds `added_count` to the number of copies. Returns whether this addition is the one that exceeds the limit.
    fn add(&mut self, added_count: usize) -> bool {
        let was_exceeded = self.is_exceeded();
        self.count = self.count.saturating_add(added_count);
        !was_exceeded && self.is_exceeded()
    }
}

impl Lowering<'_, '_> {
    /// Counts the parts of an operation that may be copies of shared objects, such as parameters and response headers.
    /// Reports an error if the limit is exceeded.
    pub(super) fn count_copies(&mut self, operation: &Operation) {
        let contents = operation.responses.iter().map(|response| &response.contents);
        let contents = contents.chain(operation.body.iter().map(|body| &body.contents)).flatten();
        let copy_count = operation.params.len()
            + operation.responses.iter().map(|response| response.headers.len() + response.links.len()).sum::<usize>()
            + contents.map(|content| 1 + content.examples.len() + content.encodings().count()).sum::<usize>()
            + operation.security.iter().map(|need| 1 + need.len()).sum::<usize>()
            + operation.servers.iter().map(|server| 1 + server.variables.len()).sum::<usize>();
        if self.copies.add(copy_count) {
            self.report_expansion(operation.span, "operations");
        }
    }

    /// Counts the members that schemas include through `allOf`, also those of unions in `allOf`, and the fields of form bodies. Returns `None` if the
    /// limit is exceeded, which is reported as an error.
    pub(super) fn check_expansion(&mut self) -> Option<()> {
        let schemas = &self.api.schemas;
        // The values of an `enum` need less code than members.
        let own_member_count =
            |schema: &Schema| schema.properties.len() + schema.values.as_deref().map_or(0, <[_]>::len) / 8;
        let member_counts = accumulate_sizes(schemas, own_member_count, |schema| &schema.all_of);
        let own_parts = |schema: &Schema| schema.properties.len() + schema.values.as_deref().map_or(0, <[_]>::len);
        let parts = accumulate_sizes(schemas, own_parts, |schema| &schema.all_of);
        let is_union = |schema: &Schema| usize::from(!(schema.one_of.is_empty() && schema.any_of.is_empty()));
        let unions = accumulate_sizes(schemas, is_union, |schema| &schema.all_of);
        let mut exceeding_object = None;
        for (index, schema) in schemas.iter().enumerate() {
            let copy_count = match schema.all_of.is_empty() {
                true => 0,
                // The crate contains no copies, but comparing two documents creates some.
                false if is_wrapper(schema) => parts[index] / 8,
                false if unions[index] > 0 => {
                    members[index].saturating_add(size_of_unions(schemas, schema, &members, self.copies.left()))
                }
                false => member_counts[index],
            };
            if self.copies.add(copy_count) {
                exceeding_object = Some((schema.at, "schemas"));
            }
        }
        // Each operation contains code for each field of its form or optional body.
        for operation in &self.api.operations {
            let contents =
                operation.body.iter().flat_map(|body| body.contents.iter().map(|content| (body.required, content)));
            let form_contents = contents
                .filter(|(required, content)| !required || !crate::media_type::is_json(&content.media_type))
                .map(|(_, content)| content);
            let field_counts =
                form_contents.filter_map(|content| Some(member_counts[content.schema.as_ref()?.schema.index()]));
            if self.copies.add(field_counts.fold(0, usize::saturating_add)) {
                exceeding_object = Some((operation.span, "operations"));
            }
        }
        if let Some((at, object_kind)) = exceeding_object {
            self.report_expansion(at, object_kind);
        }
        (!self.copies.is_exceeded()).then_some(())
    }

    fn report_expansion(&mut self, at: Span, object_kind: &str) {
        let limit = self.copies.limit;
        let message = format!("the {object_kind} of this document refer to large shared objects too many times");
        let problem = Diagnostic::error(codes::EXPANSION, message, at);
        self.diagnostics
            .push(problem.with_label(format!("here, the references result in more than {limit} copies of objects")));
    }
}

/// Returns whether a schema only adds annotations to the only entry of its `allOf`, so that no members are copied.
fn is_wrapper(schema: &Schema) -> bool {
    schema.all_of.len() == 1 && schema.types.is_empty() && schema.properties.is_empty() && schema.required.is_empty()
}

/// Returns the number of members of all alternatives of the unions that the `allOf` of a schema contains, at any depth.
/// Visiting eight schemas counts as one member. Ends if the size exceeds `most`.
fn size_of_unions(schemas: &[Schema], schema: &Schema, members: &[usize], most: usize) -> usize {
    let (mut size, mut seen) = (0_usize, HashSet::new());
    let mut open: Vec<(&SchemaRef, bool)> = schema.all_of.iter().map(|link| (link, false)).collect();
    while let Some((link, is_alternative)) = open.pop() {
        let index = link.schema.index();
        if !seen.insert(index) {
            continue;
        }
        if is_alternative {
            size = size.saturating_add(members[index]);
        }
        if size.saturating_add(seen.len() / 8) > most {
            break;
        }
        let part = &schemas[index];
        open.extend(part.all_of.iter().map(|link| (link, false)));
        open.extend(part.one_of.iter().chain(&part.any_of).map(|link| (link, true)));
    }
    size.saturating_add(seen.len() / 8)
}

/// Returns the size of each schema: its own size as returned by `own_size`, plus the sizes of the schemas that
/// `included_schemas` returns for it. If a schema includes itself, the inner occurrence counts as 0.
fn accumulate_sizes(
    schemas: &[Schema],
    own_size: impl Fn(&Schema) -> usize,
    included_schemas: impl Fn(&Schema) -> &[SchemaRef],
) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum VisitState {
        New,
        Open,
        Done,
    }
    let mut sizes = vec![0_usize; schemas.len()];
    let mut states = vec![VisitState::New; schemas.len()];
    let mut pending_ids: Vec<usize> = (0..schemas.len()).rev().collect();
    while let Some(id) = pending_ids.last().copied() {
        match states[id] {
            VisitState::Done => {
                pending_ids.pop();
            }
            VisitState::New => {
                states[id] = VisitState::Open;
                let included_ids = included_schemas(&schemas[id]).iter().map(|part| part.schema.index());
                pending_ids.extend(included_ids.filter(|part| states[*part] == VisitState::New));
            }
            VisitState::Open => {
                pending_ids.pop();
                states[id] = VisitState::Done;
                let included_sizes = included_schemas(&schemas[id]).iter().map(|part| sizes[part.schema.index()]);
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
    fn sizes_include_those_of_parts_and_circles_end() {
        let at = Span { file: FileId(0), start: 0, end: 0 };
        let schema_with_parts = |parts: &[u32]| {
            let all_of = parts.iter().map(|part| SchemaRef { schema: SchemaId(*part), reference: None, at });
            Schema { all_of: all_of.collect(), ..Schema::default() }
        };
        let schemas = [
            schema_with_parts(&[1, 2]),
            schema_with_parts(&[2]),
            schema_with_parts(&[]),
            schema_with_parts(&[4]),
            schema_with_parts(&[3, 2]),
        ];
        assert_eq!(accumulate_sizes(&schemas, |_| 1, |schema| &schema.all_of), [4, 2, 1, 3, 2]);
    }
}
