//! Finds the operations that use an object of the spec, such as a Schema Object, and where in the operation the object
//! is used.

use std::collections::{HashMap, HashSet};

use crate::{
    ir::{Api, Content, Operation, SchemaId, Status},
    source::Span,
};

/// An operation that uses an object of the spec, and the place of this use. `root` is the place: `query`, `body` or
/// `response 200`, the first segment of the keys of [`Difference`](super::compare::Difference)s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct User<'a> {
    pub operation: &'a str,
    pub root: String,
}

/// Maps the span of each object of the spec, such as a Schema Object, to the operations that use the object.
#[derive(Clone, Debug, Default)]
pub(super) struct NodeUsers<'a> {
    users_by_span: HashMap<Span, Vec<User<'a>>>,
}

impl<'a> NodeUsers<'a> {
    /// Collects the operations that use each object of the spec.
    pub(super) fn new(api: &'a Api) -> Self {
        let mut node_users = Self::default();
        for operation in &api.operations {
            node_users.add_operation(api, operation);
        }
        node_users
    }

    /// Returns the operations that use the object of the spec with the span `span`.
    pub(super) fn users_of_span(&self, span: Span) -> &[User<'a>] {
        self.users_by_span.get(&span).map(Vec::as_slice).unwrap_or_default()
    }

    fn add_operation(&mut self, api: &'a Api, operation: &'a Operation) {
        self.add_user(operation.span, operation, "operation");
        for param in &operation.params {
            let key_root = param.location.name();
            self.add_user(param.span, operation, key_root);
            self.add_schemas(api, operation, key_root, vec![param.schema.schema]);
        }
        if let Some(body) = &operation.body {
            self.add_user(body.span, operation, "body");
            self.add_contents(api, operation, "body", &body.contents);
        }
        for response in &operation.responses {
            let key_root = match response.status {
                Status::Code(code) => format!("response {code}"),
                _ => "response".to_owned(),
            };
            self.add_user(response.span, operation, &key_root);
            self.add_contents(api, operation, &key_root, &response.contents);
        }
    }

    fn add_contents(&mut self, api: &'a Api, operation: &'a Operation, root: &str, contents: &[Content]) {
        let schemas = contents.iter().filter_map(|content| Some(content.schema.as_ref()?.schema)).collect();
        self.add_schemas(api, operation, root, schemas);
    }

    /// Records that an operation uses the schemas in `schema_queue`, and the schemas that these refer to, directly or
    /// indirectly.
    fn add_schemas(&mut self, api: &'a Api, operation: &'a Operation, root: &str, mut schema_queue: Vec<SchemaId>) {
        let mut visited_schemas = HashSet::new();
        while let Some(id) = schema_queue.pop() {
            if visited_schemas.insert(id) {
                let schema = api.schema(id);
                self.add_user(schema.at, operation, root);
                schema_queue.extend(schema.schema_refs().map(|schema_ref| schema_ref.schema));
            }
        }
    }

    fn add_user(&mut self, span: Span, operation: &'a Operation, root: &str) {
        let user = User { operation: &operation.id, root: root.to_owned() };
        let users_of_span = self.users_by_span.entry(span).or_default();
        if !users_of_span.contains(&user) {
            users_of_span.push(user);
        }
    }
}
