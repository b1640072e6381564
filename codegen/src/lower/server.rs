//! Lowers the Server Objects of the document, of its path items, and of its operations.

use super::{Lowering, Named};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Server, ServerVariable},
    load::{Node, ObjectKind},
};

impl<'a> Lowering<'a, '_> {
    /// Lowers the list `servers` of the document, a path item or an operation.
    pub(super) fn lower_servers(&mut self, owner: Node<'a>) -> Vec<Server> {
        let server_nodes = owner.member_value("servers").into_iter().flat_map(|servers| servers.items().iter());
        server_nodes.filter_map(|node| self.lower_server(node)).collect()
    }

    fn lower_server(&mut self, node: Node<'a>) -> Option<Server> {
        let parsed_server: openapiv3::Server = self.parse_object(node, ObjectKind::Server)?;
        let mut variables: Named<ServerVariable> = Named::new();
        for (name, variable) in parsed_server.variables.unwrap_or_default() {
            if !variable.enumeration.is_empty() && !variable.enumeration.contains(&variable.default) {
                let message = format!(
                    "the default value `{}` of the server variable `{name}` is not listed in `enum`",
                    variable.default
                );
                let variable_span = node
                    .member_value("variables")
                    .and_then(|node| node.member(&name))
                    .map_or(node.diagnostic_span(), |member| member.key_span);
                self.diagnostics.push(Diagnostic::warning(codes::SERVER_VARIABLE, message, variable_span));
            }
            let (default, values) = (variable.default, variable.enumeration);
            variables.insert(name, ServerVariable { default, values, description: variable.description });
        }
        for name in variable_names(&parsed_server.url) {
            if !variables.contains_key(name) {
                let message = format!("the URL variable `{{{name}}}` is not declared in `variables`");
                let url_span = node.member_value("url").unwrap_or(node).diagnostic_span();
                self.report_mistake(Diagnostic::error(codes::SERVER_VARIABLE, message, url_span));
                let undeclared_variable =
                    ServerVariable { default: String::new(), values: Vec::new(), description: None };
                variables.insert(name.to_owned(), undeclared_variable);
            }
        }
        let (description, extensions) = (parsed_server.description, parsed_server.extensions);
        Some(Server { url: parsed_server.url, description, variables, extensions, span: node.diagnostic_span() })
    }
}

/// Returns the names of the variables in a URL template: `https://{region}.example.com` → `region`.
fn variable_names(url: &str) -> impl Iterator<Item = &str> {
    url.split('{').skip(1).filter_map(|text_after_brace| text_after_brace.split_once('}')).map(|(name, _)| name)
}
