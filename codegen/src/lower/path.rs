//! Lowers the paths of the document: checks the path templates, and lowers the path items with their operations.

use std::collections::HashMap;

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Extensions, Method, Server, Token},
    load::{Node, ObjectKind, tree::Member},
    source::Span,
};

/// The members of a Path Item Object that apply to all operations in it.
pub(super) struct PathItem<'a> {
    pub path: &'a str,
    pub path_span: Span,
    pub parameters: Vec<Node<'a>>,
    pub servers: Vec<Server>,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub extensions: Extensions,
}

/// Returns the HTTP method for a key of a Path Item Object. `None` if the key does not name a method, such as
/// `parameters`.
pub(super) fn method_of_key(key: &str) -> Option<Method> {
    Some(match key {
        "get" => Method::Get,
        "put" => Method::Put,
        "post" => Method::Post,
        "delete" => Method::Delete,
        "options" => Method::Options,
        "head" => Method::Head,
        "patch" => Method::Patch,
        "trace" => Method::Trace,
        "query" => Method::Query,
        _ => return None,
    })
}

/// Returns the operations of a Path Item Object with their methods, including the operations in `additionalOperations`.
pub(super) fn operations_of_path_item(path_item: Node<'_>) -> impl Iterator<Item = (Method, Member<'_>)> {
    path_item.members().iter().flat_map(|member| {
        let additional_operations = (member.key == "additionalOperations").then(|| member.value.members().iter());
        let additional_operations = additional_operations.into_iter().flatten();
        let additional_operations =
            additional_operations.filter_map(|member| Some((parse_additional_method(member.key)?, member)));
        method_of_key(member.key).map(|method| (method, member)).into_iter().chain(additional_operations)
    })
}

/// Returns the method for a key in `additionalOperations`. If the Path Item Object has a fixed field for this method,
/// as for `GET`, the result is the same [`Method`] as for the fixed field. `None` if the key is not a valid method.
fn parse_additional_method(key: &str) -> Option<Method> {
    let standard_method = method_of_key(&key.to_ascii_lowercase()).filter(|method| method.name() == key);
    standard_method.or_else(|| Token::new(key).map(Method::Other))
}

impl<'a> Lowering<'a, '_> {
    pub(super) fn lower_paths(&mut self, root: Node<'a>) {
        let mut paths_by_template: HashMap<String, (&'a str, Span)> = HashMap::new();
        for member in root.member_value("paths").into_iter().flat_map(|paths| paths.members().iter()) {
            if member.key.starts_with("x-") {
                continue;
            }
            self.check_template(&member, &mut paths_by_template);
            self.lower_path_item(&member);
        }
    }

    /// Reports a path that is not valid, or that differs from an earlier path only in the names of variables: `/a/{id}`
    /// and `/a/{name}`.
    fn check_template(&mut self, member: &Member<'a>, paths_by_template: &mut HashMap<String, (&'a str, Span)>) {
        let path = member.key;
        if !path.starts_with('/') {
            let message = format!("the path `{path}` must begin with `/`");
            self.report_mistake(Diagnostic::error(codes::PATH_SYNTAX, message, member.key_span));
        }
        let Some(nameless_template) = remove_variable_names(path) else {
            let message = format!("the path `{path}` contains a variable that is not written as `{{name}}`");
            self.report_mistake(Diagnostic::error(codes::PATH_SYNTAX, message, member.key_span));
            return;
        };
        if let Some((other_path, other_path_span)) = paths_by_template.get(&nameless_template) {
            let message = format!("the paths `{other_path}` and `{path}` differ only in the names of their parameters");
            let problem = Diagnostic::warning(codes::CONFLICTING_PATHS, message, member.key_span)
                .with_related(*other_path_span, "the other path");
            self.diagnostics.push(problem.with_help("remove one of the paths: a server cannot distinguish them"));
        } else {
            paths_by_template.insert(nameless_template, (path, member.key_span));
        }
    }

    fn lower_path_item(&mut self, member: &Member<'a>) {
        let Some(target_item) = self.follow_path_item(member.value) else { return };
        let Some(parsed_item) = self.parse_object::<openapiv3::PathItem>(target_item, ObjectKind::PathItem) else {
            return;
        };
        // The specification does not define a `$ref` with operations next to it. The operations of the `$ref`'s target
        // and those next to the `$ref` are all used; those next to the `$ref` take precedence.
        let item_with_ref = (target_item.location() != member.value.location()).then_some(member.value);
        let item_nodes: Vec<Node<'a>> = item_with_ref.into_iter().chain([target_item]).collect();
        let parameters = item_nodes.iter().rev().filter_map(|item_node| item_node.member_value("parameters"));
        let path_item = PathItem {
            path: member.key,
            path_span: member.key_span,
            parameters: parameters.flat_map(|list| list.items().iter()).collect(),
            servers: item_nodes
                .iter()
                .map(|item_node| self.lower_servers(*item_node))
                .find(|servers| !servers.is_empty())
                .unwrap_or_default(),
            summary: parsed_item.summary,
            description: parsed_item.description,
            extensions: parsed_item.extensions,
        };
        self.report_invalid_methods(&item_nodes);
        let mut lowered_methods: Vec<Method> = Vec::new();
        for (method, member) in item_nodes.iter().flat_map(|item_node| operations_of_path_item(*item_node)) {
            if member.value.is_map() && !lowered_methods.contains(&method) {
                lowered_methods.push(method);
                self.lower_operation(&path_item, method, &member);
            }
        }
    }

    /// Reports keys of `additionalOperations` that are not valid methods.
    fn report_invalid_methods(&mut self, item_nodes: &[Node<'a>]) {
        for item_node in item_nodes {
            let additional_operations =
                item_node.member_value("additionalOperations").into_iter().flat_map(|map| map.members().iter());
            for member in additional_operations.filter(|member| Token::new(member.key).is_none()) {
                let message = format!("the key `{}` in `additionalOperations` is not an HTTP method", member.key);
                let problem = Diagnostic::error(codes::VALUE_WRONG, message, member.key_span)
                    .with_label("this operation is ignored");
                let max_length = Token::MAX_LENGTH;
                self.report_mistake(
                    problem.with_help(format!("use at most {max_length} letters, digits and characters such as `-`")),
                );
            }
        }
    }

    /// Returns the Path Item Object at a node, after following `$ref`s. Returns `None` and reports an error if the node
    /// is not an object, or if a `$ref` cannot be resolved.
    pub(super) fn follow_path_item(&mut self, node: Node<'a>) -> Option<Node<'a>> {
        if !node.is_map() {
            let message = format!("expected a Path Item Object, found {}", node.kind_with_article());
            self.report_mistake(Diagnostic::error(codes::TYPE_MISMATCH, message, node.diagnostic_span()));
            return None;
        }
        match self.documents.follow(node) {
            Ok(target) => Some(target.node),
            Err(problem) => {
                self.report_mistake(*problem);
                None
            }
        }
    }
}

/// Removes the names of variables from a path: `/a/{b}` → `/a/{}`. `None` if the braces of the path do not match, or if
/// a name is empty.
fn remove_variable_names(path: &str) -> Option<String> {
    let mut nameless_template = String::with_capacity(path.len());
    let mut remaining_path = path;
    while let Some((literal, after_brace)) = remaining_path.split_once('{') {
        let (name, after_variable) = after_brace.split_once('}')?;
        if literal.contains('}') || name.contains('{') || name.is_empty() {
            return None;
        }
        nameless_template.push_str(literal);
        nameless_template.push_str("{}");
        remaining_path = after_variable;
    }
    (!remaining_path.contains('}')).then(|| nameless_template + remaining_path)
}
