//! Limits the size of the result. Each use of a shared object, such as a base schema or a common response, becomes a
//! copy, so a small document could result in a very large crate.

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Operation, Schema, SchemaRef},
    load::Documents,
    source::Span,
};

/// The number of copies that are allowed in a document of any size.
const BASE_COPY_LIMIT: usize = 100_000;

/// The number of additional copies that are allowed for each node of a document.
const COPY_LIMIT_PER_NODE: usize = 10;

/// The number of copies of shared objects, with its limit.
pub(super) struct Copies {
    count: usize,
    /// The maximum number of copies, which depends on the size of the document.
    limit: usize,
}

impl Copies {
    pub(super) fn new(documents: &Documents) -> Self {
        Self { count: 0, limit: BASE_COPY_LIMIT + COPY_LIMIT_PER_NODE * documents.count_nodes() }
    }

    pub(super) fn is_exceeded(&self) -> bool {
        self.count > self.limit
    }

    /// Adds `count` copies. Returns whether they exceed the limit and the earlier copies did not.
    fn add(&mut self, count: usize) -> bool {
        let was_exceeded = self.is_exceeded();
        self.count = self.count.saturating_add(count);
        !was_exceeded && self.is_exceeded()
    }
}

impl Lowering<'_, '_> {
    /// Counts the parts of an operation that may be copies of shared objects, such as parameters and response headers.
    /// Reports an error if the limit is exceeded.
    pub(super) fn count_copies(&mut self, operation: &Operation) {
        let contents = operation.responses.iter().map(|response| &response.contents);
        let contents = contents.chain(operation.body.iter().map(|body| &body.contents)).flatten();
        let count = operation.params.len()
            + operation.responses.iter().map(|response| response.headers.len() + response.links.len()).sum::<usize>()
            + contents.map(|content| 1 + content.examples.len() + content.encoding.len()).sum::<usize>()
            + operation.security.iter().map(|need| 1 + need.len()).sum::<usize>()
            + operation.servers.iter().map(|server| 1 + server.variables.len()).sum::<usize>();
        if self.copies.add(count) {
            self.report_expansion(operation.span, "operations");
        }
    }

    /// Counts the members that schemas include through `allOf`, and the fields of forms. Returns `None` if the limit is
    /// exceeded, which is reported as an error.
    pub(super) fn check_expansion(&mut self) -> Option<()> {
        let schemas = &self.api.schemas;
        // The values of an `enum` need less code than members.
        let own_members =
            |schema: &Schema| schema.properties.len() + schema.values.as_deref().map_or(0, <[_]>::len) / 8;
        let member_counts = accumulate_sizes(schemas, own_members, |schema| &schema.all_of);
        let mut exceeding = None;
        for (index, schema) in schemas.iter().enumerate() {
            let count = if schema.all_of.is_empty() || is_wrapper(schema) { 0 } else { member_counts[index] };
            if self.copies.add(count) {
                exceeding = Some((schema.at, "schemas"));
            }
        }
        // Each operation contains code for each field of its form.
        for operation in &self.api.operations {
            let contents = operation.body.iter().flat_map(|body| &body.contents);
            let forms = contents.filter(|content| !crate::media_type::is_json(&content.media_type));
            let fields = forms.filter_map(|content| Some(member_counts[content.schema.as_ref()?.schema.index()]));
            if self.copies.add(fields.fold(0, usize::saturating_add)) {
                exceeding = Some((operation.span, "operations"));
            }
        }
        if let Some((at, object_kind)) = exceeding {
            self.report_expansion(at, object_kind);
        }
        (!self.copies.is_exceeded()).then_some(())
    }

    fn report_expansion(&mut self, at: Span, object_kind: &str) {
        let limit = self.copies.limit;
        let message = format!("the {object_kind} of this document share large objects too often");
        let problem = Diagnostic::error(codes::EXPANSION, message, at);
        self.diagnostics.push(problem.with_label(format!("the limit of {limit} copies is exceeded here")));
    }
}

/// Returns whether a schema only adds annotations to the only entry of its `allOf`, so that no members are copied.
fn is_wrapper(schema: &Schema) -> bool {
    schema.all_of.len() == 1 && schema.types.is_empty() && schema.properties.is_empty() && schema.required.is_empty()
}

/// Returns the size of each schema: the size that `own_size` returns, plus the sizes of the schemas that `parts`
/// returns. A part that refers back to the schema counts as 0.
fn accumulate_sizes(
    schemas: &[Schema],
    own_size: impl Fn(&Schema) -> usize,
    parts: impl Fn(&Schema) -> &[SchemaRef],
) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut sizes = vec![0_usize; schemas.len()];
    let mut states = vec![State::New; schemas.len()];
    let mut open: Vec<usize> = (0..schemas.len()).rev().collect();
    while let Some(id) = open.last().copied() {
        match states[id] {
            State::Done => {
                open.pop();
            }
            State::New => {
                states[id] = State::Open;
                let part_ids = parts(&schemas[id]).iter().map(|part| part.schema.index());
                open.extend(part_ids.filter(|part| states[*part] == State::New));
            }
            State::Open => {
                open.pop();
                states[id] = State::Done;
                let part_sizes = parts(&schemas[id]).iter().map(|part| sizes[part.schema.index()]);
                sizes[id] = part_sizes.fold(own_size(&schemas[id]), usize::saturating_add);
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
        let schema = |parts: &[u32]| {
            let all_of = parts.iter().map(|part| SchemaRef { schema: SchemaId(*part), reference: None, at });
            Schema { all_of: all_of.collect(), ..Schema::default() }
        };
        let schemas = [schema(&[1, 2]), schema(&[2]), schema(&[]), schema(&[4]), schema(&[3, 2])];
        assert_eq!(accumulate_sizes(&schemas, |_| 1, |schema| &schema.all_of), [4, 2, 1, 3, 2]);
    }
}
