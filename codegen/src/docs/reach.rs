//! Finds the operations that use a node of the spec, and the part of the operation that does.

use std::collections::{HashMap, HashSet};

use crate::{
    ir::{Api, Content, Operation, SchemaId, Status},
    source::Span,
};

/// An operation, and the root of the keys of the part that uses a node: `query`, `body`, `response 200`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct User<'a> {
    pub operation: &'a str,
    pub root: String,
}

/// The nodes used by operations, with the operations that use each.
#[derive(Clone, Debug, Default)]
pub(super) struct Reach<'a> {
    users: HashMap<Span, Vec<User<'a>>>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let mut reach = Self::default();
        for operation in &api.operations {
            reach.operation(api, operation);
        }
        reach
    }

    /// Returns the operations that use a node.
    pub(super) fn users(&self, at: Span) -> &[User<'a>] {
        self.users.get(&at).map(Vec::as_slice).unwrap_or_default()
    }

    fn operation(&mut self, api: &'a Api, operation: &'a Operation) {
        self.add(operation.at, operation, "operation");
        for param in &operation.params {
            let root = param.location.name();
            self.add(param.at, operation, root);
            self.schemas(api, operation, root, vec![param.schema.schema]);
        }
        if let Some(body) = &operation.body {
            self.add(body.at, operation, "body");
            self.contents(api, operation, "body", &body.contents);
        }
        for response in &operation.responses {
            let root = match response.status {
                Status::Code(code) => format!("response {code}"),
                _ => "response".to_owned(),
            };
            self.add(response.at, operation, &root);
            self.contents(api, operation, &root, &response.contents);
        }
    }

    fn contents(&mut self, api: &'a Api, operation: &'a Operation, root: &str, contents: &[Content]) {
        let schemas = contents.iter().filter_map(|content| Some(content.schema.as_ref()?.schema)).collect();
        self.schemas(api, operation, root, schemas);
    }

    fn schemas(&mut self, api: &'a Api, operation: &'a Operation, root: &str, mut open: Vec<SchemaId>) {
        let mut seen = HashSet::new();
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                let schema = api.schema(id);
                self.add(schema.at, operation, root);
                open.extend(schema.links().map(|link| link.schema));
            }
        }
    }

    fn add(&mut self, at: Span, operation: &'a Operation, root: &str) {
        let user = User { operation: &operation.id, root: root.to_owned() };
        let users = self.users.entry(at).or_default();
        if !users.contains(&user) {
            users.push(user);
        }
    }
}
