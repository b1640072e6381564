//! Lowers Server Objects of the document, a path item or an operation.

use super::{Lowering, Named};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Server, ServerVariable},
    load::{Kind, Node},
};

impl<'a> Lowering<'a, '_> {
    /// Returns the `servers` of an object.
    pub(super) fn servers(&mut self, owner: Node<'a>) -> Vec<Server> {
        let nodes = owner.get("servers").into_iter().flat_map(|servers| servers.items().iter());
        nodes.filter_map(|node| self.server(node)).collect()
    }

    fn server(&mut self, node: Node<'a>) -> Option<Server> {
        let typed: openapiv3::Server = self.typed(node, Kind::Server)?;
        let mut variables: Named<ServerVariable> = Named::new();
        for (name, variable) in typed.variables.unwrap_or_default() {
            if !variable.enumeration.is_empty() && !variable.enumeration.contains(&variable.default) {
                let message = format!("the default of `{name}` is `{}`, which `enum` does not have", variable.default);
                let at =
                    node.get("variables").and_then(|node| node.member(&name)).map_or(node.at(), |member| member.at);
                self.diagnostics.push(Diagnostic::warning(codes::SERVER_VARIABLE, message, at));
            }
            let (default, values) = (variable.default, variable.enumeration);
            variables.insert(name, ServerVariable { default, values, description: variable.description });
        }
        for name in names(&typed.url) {
            if !variables.contains_key(name) {
                let message = format!("the URL has `{{{name}}}`, and `variables` does not declare it");
                let at = node.get("url").unwrap_or(node).at();
                self.fault(Diagnostic::error(codes::SERVER_VARIABLE, message, at));
                let default = ServerVariable { default: String::new(), values: Vec::new(), description: None };
                variables.insert(name.to_owned(), default);
            }
        }
        let (description, extensions) = (typed.description, typed.extensions);
        Some(Server { url: typed.url, description, variables, extensions, at: node.at() })
    }
}

/// Returns the `{names}` in a URL template.
fn names(url: &str) -> impl Iterator<Item = &str> {
    url.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}
