//! Lowers `webhooks` and `callbacks`: requests that the API's server sends.

use super::{Lowering, path};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Extensions, Method, RequestBody, Response, Status, Webhook, WebhookCode},
    load::{Kind, Node, tree::Member},
    names::{Kind as Case, identifier},
    source::Span,
};

/// The shared properties of the requests of a Path Item Object.
struct Shared<'s> {
    /// The key in `webhooks` or `callbacks`.
    key: &'s str,
    /// A name for requests without `operationId`.
    name: String,
    /// The URL expression of a callback.
    url: Option<&'s str>,
    /// The operation that declares the callback.
    operation: Option<&'s str>,
}

impl<'a> Lowering<'a, '_> {
    /// Lowers the `webhooks` of the document.
    pub(super) fn webhooks(&mut self, root: Node<'a>) {
        for member in root.get("webhooks").into_iter().flat_map(|webhooks| webhooks.members().iter()) {
            if !member.key.starts_with("x-") {
                self.requests(
                    &member,
                    &Shared { key: member.key, name: member.key.to_owned(), url: None, operation: None },
                );
            }
        }
    }

    /// Lowers the `callbacks` of an operation. Returns their names.
    pub(super) fn callbacks(&mut self, operation: &str, node: Node<'a>) -> Vec<String> {
        let callbacks = node.get("callbacks").into_iter().flat_map(|callbacks| callbacks.members().iter());
        let callbacks: Vec<Member<'a>> = callbacks.filter(|member| !member.key.starts_with("x-")).collect();
        for callback in &callbacks {
            let Some(target) = self.follow(callback.value, Kind::Callback) else { continue };
            let items: Vec<Member<'a>> = target.node.members().iter().collect();
            for item in items.into_iter().filter(|item| !item.key.starts_with("x-")) {
                let name = format!("{operation} {}", callback.key);
                let shared = Shared { key: callback.key, name, url: Some(item.key), operation: Some(operation) };
                self.requests(&item, &shared);
            }
        }
        callbacks.iter().map(|member| member.key.to_owned()).collect()
    }

    /// Lowers the requests of a Path Item Object.
    fn requests(&mut self, member: &Member<'a>, shared: &Shared<'_>) {
        let Some(item) = self.follow_item(member.value) else { return };
        self.check(item, Kind::PathItem);
        let requests: Vec<(Method, Member<'a>)> = path::operations(item).collect();
        let several = requests.len() > 1;
        for (method, member) in requests.into_iter().filter(|(_, member)| member.value.is_map()) {
            let suffix = if several { format!(" {}", method.name()) } else { String::new() };
            let name = format!("{}{suffix}", shared.name);
            self.request(method, &member, &Shared { name, ..*shared });
        }
    }

    fn request(&mut self, method: Method, member: &Member<'a>, shared: &Shared<'_>) {
        let node = member.value;
        let Some(typed) = self.typed::<openapiv3::Operation>(node, Kind::Operation) else { return };
        if let Some(parameters) = node.member("parameters") {
            let message = "no code is generated for parameters of requests that the server sends";
            let problem = Diagnostic::note(codes::NOT_GENERATED, message, parameters.at);
            self.diagnostics.push(problem.help("read them from the URL and the headers of the request"));
        }
        if let Some(callbacks) = node.member("callbacks") {
            let message = "no code is generated for callbacks of requests that the server sends";
            self.diagnostics.push(Diagnostic::note(codes::NOT_GENERATED, message, callbacks.at));
        }
        for response in node.get("responses").into_iter().flat_map(|responses| responses.members().iter()) {
            self.response(response.value);
        }
        let body = node.get("requestBody").filter(|body| body.is_map()).and_then(|body| self.request_body(body));
        let is_optional = body.as_ref().is_some_and(|body| !body.required);
        let body = body.unwrap_or_else(|| nothing(node.at()));
        let body = Response {
            status: if is_optional { Status::Range(2) } else { Status::Code(200) },
            description: body.description.unwrap_or_default(),
            headers: super::Named::new(),
            contents: body.contents,
            links: Vec::new(),
            extensions: body.extensions,
            at: body.at,
        };
        let given = typed.operation_id.filter(|id| !id.is_empty());
        self.api.webhooks.push(Webhook {
            id_given: given.is_some(),
            id: given.unwrap_or_else(|| identifier(&shared.name, Case::Function)),
            name: shared.key.to_owned(),
            url: shared.url.map(str::to_owned),
            operation: shared.operation.map(str::to_owned),
            method,
            tags: typed.tags,
            summary: typed.summary,
            description: typed.description,
            deprecated: typed.deprecated,
            body: vec![body],
            at: member.at,
            code: WebhookCode::default(),
        });
    }
}

/// Returns an empty body.
fn nothing(at: Span) -> RequestBody {
    RequestBody { required: true, description: None, contents: Vec::new(), extensions: Extensions::default(), at }
}
