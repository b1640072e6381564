//! Lowers `webhooks` and `callbacks`, which declare requests that the server of the API sends.

use super::{Lowering, path};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Extensions, Method, RequestBody, Response, Status, Webhook, WebhookCode},
    load::{Node, ObjectKind, tree::Member},
    names::{NameKind, to_identifier},
    source::Span,
};

/// The properties that all requests of one webhook or callback have in common.
struct SharedRequest<'a, 's> {
    /// The key in `webhooks` or `callbacks`.
    key: &'s str,
    /// The name from which the ID of a request without `operationId` is derived.
    name: String,
    /// The URL expression of a callback. `None` for a webhook.
    url: Option<&'s str>,
    /// The ID of the operation that declares the callback. `None` for a webhook.
    operation_id: Option<&'s str>,
    /// The `parameters` of the Path Item Object, which apply to all its requests.
    parameters: Vec<Node<'a>>,
}

impl<'a> Lowering<'a, '_> {
    /// Lowers the `webhooks` of the document.
    pub(super) fn lower_webhooks(&mut self, root: Node<'a>) {
        for member in root.member_value("webhooks").into_iter().flat_map(|webhooks| webhooks.members().iter()) {
            if !member.key.starts_with("x-") {
                let name = member.key.to_owned();
                let shared_request =
                    SharedRequest { key: member.key, name, url: None, operation_id: None, parameters: Vec::new() };
                self.lower_requests(&member, shared_request);
            }
        }
    }

    /// Lowers the `callbacks` of an operation. Returns the keys of the callbacks.
    pub(super) fn lower_callbacks(&mut self, operation_id: &str, node: Node<'a>) -> Vec<String> {
        let callbacks = node.member_value("callbacks").into_iter().flat_map(|callbacks| callbacks.members().iter());
        let callbacks: Vec<Member<'a>> = callbacks.filter(|member| !member.key.starts_with("x-")).collect();
        for callback in &callbacks {
            let Some(target) = self.follow_to_object(callback.value, ObjectKind::Callback) else { continue };
            let path_items: Vec<Member<'a>> = target.node.members().iter().collect();
            for path_item in path_items.into_iter().filter(|path_item| !path_item.key.starts_with("x-")) {
                let name = format!("{operation_id} {}", callback.key);
                let (url, operation_id) = (Some(path_item.key), Some(operation_id));
                let shared_request =
                    SharedRequest { key: callback.key, name, url, operation_id, parameters: Vec::new() };
                self.lower_requests(&path_item, shared_request);
            }
        }
        callbacks.iter().map(|member| member.key.to_owned()).collect()
    }

    /// Lowers the requests of a Path Item Object.
    fn lower_requests(&mut self, member: &Member<'a>, mut shared_request: SharedRequest<'a, '_>) {
        let Some(path_item) = self.follow_path_item(member.value) else { return };
        self.check_object(path_item, ObjectKind::PathItem);
        shared_request.parameters =
            path_item.member_value("parameters").into_iter().flat_map(|list| list.items().iter()).collect();
        let requests: Vec<(Method, Member<'a>)> = path::operations_of_path_item(path_item).collect();
        let has_several_methods = requests.len() > 1;
        let base_name = std::mem::take(&mut shared_request.name);
        for (method, member) in requests.into_iter().filter(|(_, member)| member.value.is_map()) {
            let name_suffix = if has_several_methods { format!(" {}", method.name()) } else { String::new() };
            shared_request.name = format!("{base_name}{name_suffix}");
            self.lower_request(method, &member, &shared_request);
        }
    }

    fn lower_request(&mut self, method: Method, member: &Member<'a>, shared_request: &SharedRequest<'a, '_>) {
        let operation_node = member.value;
        let Some(parsed_operation) = self.parse_object::<openapiv3::Operation>(operation_node, ObjectKind::Operation)
        else {
            return;
        };
        if let Some(parameters) = operation_node.member("parameters") {
            let message = "no code is generated for parameters of requests that the server sends";
            let problem = Diagnostic::note(codes::NOT_GENERATED, message, parameters.key_span);
            self.diagnostics.push(problem.with_help("read the parameters from the URL and the headers of the request"));
        }
        if let Some(callbacks) = operation_node.member("callbacks") {
            let message = "no code is generated for callbacks of requests that the server sends";
            self.diagnostics.push(Diagnostic::note(codes::NOT_GENERATED, message, callbacks.key_span));
        }
        let params = self.lower_params(&shared_request.parameters, operation_node);
        let responses = self.lower_declared_responses(operation_node);
        let security = self.lower_security(operation_node);
        let security = security.map(|security| security.declared.unwrap_or(security.generated)).unwrap_or_default();
        let callbacks = operation_node.member_value("callbacks");
        let callbacks = callbacks.into_iter().flat_map(|callbacks| callbacks.members().iter());
        let callbacks = callbacks.filter(|member| !member.key.starts_with("x-"));
        let callbacks = callbacks.map(|member| member.key.to_owned()).collect();
        let body = operation_node
            .member_value("requestBody")
            .filter(|body| body.is_map())
            .and_then(|body| self.lower_request_body(body));
        let is_body_optional = body.as_ref().is_some_and(|body| !body.required);
        let body = body.unwrap_or_else(|| empty_body(operation_node.diagnostic_span()));
        let body = Response {
            status: if is_body_optional { Status::Range(2) } else { Status::Code(200) },
            description: body.description.unwrap_or_default(),
            headers: super::Named::new(),
            contents: body.contents,
            links: Vec::new(),
            extensions: body.extensions,
            span: body.span,
        };
        let declared_id = parsed_operation.operation_id.filter(|id| !id.is_empty());
        self.api.webhooks.push(Webhook {
            has_declared_id: declared_id.is_some(),
            id: declared_id.unwrap_or_else(|| to_identifier(&shared_request.name, NameKind::Function)),
            name: shared_request.key.to_owned(),
            url: shared_request.url.map(str::to_owned),
            operation: shared_request.operation_id.map(str::to_owned),
            method,
            tags: parsed_operation.tags,
            summary: parsed_operation.summary,
            description: parsed_operation.description,
            deprecated: parsed_operation.deprecated,
            params,
            body: vec![body],
            responses,
            security,
            callbacks,
            span: member.key_span,
            code: WebhookCode::default(),
        });
    }
}

/// Returns a request body without contents.
fn empty_body(at: Span) -> RequestBody {
    RequestBody { required: true, description: None, contents: Vec::new(), extensions: Extensions::default(), span: at }
}
