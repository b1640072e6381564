//! Limits the size of the result for documents in which many objects share a large object, such as schemas with a
//! common base or operations with a common response. Each use of a shared object becomes a copy.

use std::collections::HashSet;

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Operation, Schema, SchemaRef},
    load::Documents,
    source::Span,
};

/// The number of copies that are allowed for any document, regardless of its size.
const MIN_COPIES: usize = 100_000;

/// The number of additional copies that are allowed for each node of a document.
const COPIES_PER_NODE: usize = 10;

/// Counts the copies of shared objects.
pub(super) struct Copies {
    count: usize,
    most: usize,
}

impl Copies {
    pub(super) fn new(documents: &Documents) -> Self {
        Self { count: 0, most: MIN_COPIES + COPIES_PER_NODE * documents.count_nodes() }
    }

    pub(super) fn is_exceeded(&self) -> bool {
        self.count > self.most
    }

    /// Returns the number of copies that are still allowed.
    fn left(&self) -> usize {
        self.most.saturating_sub(self.count)
    }

    /// Adds copies. Returns whether this exceeds the limit for the first time.
    fn add(&mut self, count: usize) -> bool {
        let before = self.is_exceeded();
        self.count = self.count.saturating_add(count);
        !before && self.is_exceeded()
    }
}

impl Lowering<'_, '_> {
    /// Counts the parts of an operation that may be copies of shared objects. Reports an error if there are too many
    /// copies.
    pub(super) fn count_copies(&mut self, operation: &Operation) {
        let contents = operation.responses.iter().map(|response| &response.contents);
        let contents = contents.chain(operation.body.iter().map(|body| &body.contents)).flatten();
        let count = operation.params.len()
            + operation.responses.iter().map(|response| response.headers.len() + response.links.len()).sum::<usize>()
            + contents.map(|content| 1 + content.examples.len() + content.encodings().count()).sum::<usize>()
            + operation.security.iter().map(|need| 1 + need.len()).sum::<usize>()
            + operation.servers.iter().map(|server| 1 + server.variables.len()).sum::<usize>();
        if self.copies.add(count) {
            self.report_expansion(operation.span, "operations");
        }
    }

    /// Counts the members that schemas include through `allOf`, also those of unions in `allOf`, and the fields of forms
    /// and of optional bodies. Reports an error and returns `None` if there are too many copies.
    pub(super) fn check_expansion(&mut self) -> Option<()> {
        let schemas = &self.api.schemas;
        // The values of an `enum` need less code than members.
        let own_members =
            |schema: &Schema| schema.properties.len() + schema.values.as_deref().map_or(0, <[_]>::len) / 8;
        let members = accumulate_sizes(schemas, own_members, |schema| &schema.all_of);
        let own_parts = |schema: &Schema| schema.properties.len() + schema.values.as_deref().map_or(0, <[_]>::len);
        let parts = accumulate_sizes(schemas, own_parts, |schema| &schema.all_of);
        let is_union = |schema: &Schema| usize::from(!(schema.one_of.is_empty() && schema.any_of.is_empty()));
        let unions = accumulate_sizes(schemas, is_union, |schema| &schema.all_of);
        let mut exceeding = None;
        for (index, schema) in schemas.iter().enumerate() {
            let count = match schema.all_of.is_empty() {
                true => 0,
                // The crate contains no copies, but comparing two documents creates some.
                false if is_wrapper(schema) => parts[index] / 8,
                false if unions[index] > 0 => {
                    members[index].saturating_add(size_of_unions(schemas, schema, &members, self.copies.left()))
                }
                false => members[index],
            };
            if self.copies.add(count) {
                exceeding = Some((schema.at, "schemas"));
            }
        }
        // Each operation contains code for each field of its form or optional body.
        for operation in &self.api.operations {
            let contents =
                operation.body.iter().flat_map(|body| body.contents.iter().map(|content| (body.required, content)));
            let forms = contents
                .filter(|(required, content)| !required || !crate::media_type::is_json(&content.media_type))
                .map(|(_, content)| content);
            let fields = forms.filter_map(|content| Some(members[content.schema.as_ref()?.schema.index()]));
            if self.copies.add(fields.fold(0, usize::saturating_add)) {
                exceeding = Some((operation.span, "operations"));
            }
        }
        if let Some((at, what)) = exceeding {
            self.report_expansion(at, what);
        }
        (!self.copies.is_exceeded()).then_some(())
    }

    fn report_expansion(&mut self, at: Span, what: &str) {
        let most = self.copies.most;
        let message = format!("the {what} of this document refer to large shared objects too many times");
        let problem = Diagnostic::error(codes::EXPANSION, message, at);
        self.diagnostics
            .push(problem.with_label(format!("here, the references result in more than {most} copies of objects")));
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

/// Returns the size of each schema: the size that `own` returns, plus the sizes of the schemas that `parts` returns. A
/// part that leads back to the schema counts as 0.
fn accumulate_sizes(
    schemas: &[Schema],
    own: impl Fn(&Schema) -> usize,
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
                let below = parts(&schemas[id]).iter().map(|part| part.schema.index());
                open.extend(below.filter(|part| states[*part] == State::New));
            }
            State::Open => {
                open.pop();
                states[id] = State::Done;
                let below = parts(&schemas[id]).iter().map(|part| sizes[part.schema.index()]);
                sizes[id] = below.fold(own(&schemas[id]), usize::saturating_add);
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
