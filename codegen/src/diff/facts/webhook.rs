//! Compares the requests that the server sends, that is, webhooks and callbacks.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Endpoint, Part, Place, Sides},
    ir::{Api, Method, Response, Status, Webhook},
};

use super::{ChangeCollector, ChangeContext, content::Responder, flag_if_set, operation::strip_variable_names};

/// A key that is equal for the corresponding webhooks or callbacks of two documents: the method and the source of the
/// request.
type RequestKey<'a> = (Method, RequestSource<'a>);

/// The part of the document that declares a request sent by the server.
#[derive(PartialEq, Eq, Hash)]
enum RequestSource<'a> {
    /// A webhook: the key in the `webhooks` object.
    Webhook(&'a str),
    /// A callback: the method and the path (without the names of path variables) of the operation that declares the
    /// callback, and the URL expression of the callback.
    Callback(Option<(Method, String)>, &'a str),
}

impl ChangeCollector<'_> {
    /// Compares the webhooks and callbacks of two documents. Each added or removed webhook or callback is a change.
    pub(super) fn compare_webhooks(&mut self) {
        let Sides { base, head } = self.apis;
        let mut unmatched_head_indices: HashMap<RequestKey<'_>, VecDeque<usize>> = HashMap::new();
        for (index, key) in request_keys(head).into_iter().enumerate() {
            unmatched_head_indices.entry(key).or_default().push_back(index);
        }
        for (base_webhook, key) in base.webhooks.iter().zip(request_keys(base)) {
            let mut context = webhook_context(base_webhook);
            context.spans.base = Some(base_webhook.span);
            let Some(index) = unmatched_head_indices.get_mut(&key).and_then(VecDeque::pop_front) else {
                self.push_change(&context, ChangeKind::Webhook, None, Some(webhook_keyword(base_webhook).into()), None);
                continue;
            };
            let head_webhook = &head.webhooks[index];
            context.spans.head = Some(head_webhook.span);
            self.compare_webhook(&context, base_webhook, head_webhook);
        }
        let mut added_indices: Vec<usize> = unmatched_head_indices.into_values().flatten().collect();
        added_indices.sort_unstable();
        for head_webhook in added_indices.into_iter().map(|index| &head.webhooks[index]) {
            let mut context = webhook_context(head_webhook);
            context.spans.head = Some(head_webhook.span);
            self.push_change(&context, ChangeKind::Webhook, None, None, Some(webhook_keyword(head_webhook).into()));
        }
    }

    fn compare_webhook(&mut self, context: &ChangeContext, base: &Webhook, head: &Webhook) {
        self.push_if_different(
            context,
            ChangeKind::OperationId,
            base.has_declared_id.then_some(&*base.id),
            head.has_declared_id.then_some(&*head.id),
        );
        self.push_if_different(context, ChangeKind::Summary, base.summary.as_deref(), head.summary.as_deref());
        self.push_if_different(
            context,
            ChangeKind::Description,
            base.description.as_deref(),
            head.description.as_deref(),
        );
        self.push_if_different(
            context,
            ChangeKind::Deprecated,
            flag_if_set(base.deprecated),
            flag_if_set(head.deprecated),
        );
        self.compare_names(context, ChangeKind::Tag, &base.tags, &head.tags);
        self.compare_names(context, ChangeKind::Callback, &base.callbacks, &head.callbacks);
        self.compare_webhook_parameters(context, &base.params, &head.params);
        self.compare_webhook_bodies(context, base, head);
        self.compare_webhook_security(context, Sides::new(&base.security, &head.security));
        let responses = Sides::new(base.responses.as_slice(), head.responses.as_slice());
        self.compare_responses(context, responses, Responder::Receiver);
    }

    fn compare_webhook_bodies(&mut self, context: &ChangeContext, base: &Webhook, head: &Webhook) {
        let (base_body, head_body) = (declared_body(base), declared_body(head));
        let mut context = context.clone();
        context.spans = Sides::new(
            base_body.map_or(context.spans.base, |body| Some(body.span)),
            head_body.map_or(context.spans.head, |body| Some(body.span)),
        );
        let (Some(base_body), Some(head_body)) = (base_body, head_body) else {
            if base_body.is_some() != head_body.is_some() {
                let true_if_declared = |body: Option<&Response>| body.map(|_| Value::Bool(true));
                self.push_change(
                    &context,
                    ChangeKind::WebhookBody,
                    None,
                    true_if_declared(base_body),
                    true_if_declared(head_body),
                );
            }
            return;
        };
        self.push_if_different(
            &context,
            ChangeKind::Required,
            flag_if_set(is_always_sent(base_body)),
            flag_if_set(is_always_sent(head_body)),
        );
        self.push_if_different(
            &context,
            ChangeKind::Description,
            Some(base_body.description.as_str()),
            Some(&head_body.description),
        );
        self.compare_extensions(&context, Sides::new(&base_body.extensions, &head_body.extensions));
        let contents = Sides::new(base_body.contents.as_slice(), head_body.contents.as_slice());
        self.compare_contents(&context, contents, |media| Part::WebhookContent(media.to_owned()));
    }
}

/// Returns the key of each webhook and callback of a document, in document order.
fn request_keys<'a>(api: &'a Api) -> Vec<RequestKey<'a>> {
    let operations_by_id: HashMap<&str, (Method, String)> =
        api.operations.iter().map(|it| (it.id.as_str(), (it.method, strip_variable_names(&it.path)))).collect();
    let request_key = |webhook: &'a Webhook| {
        let source = match &webhook.url {
            Some(url) => {
                let operation = webhook.operation.as_deref().and_then(|id| operations_by_id.get(id));
                RequestSource::Callback(operation.cloned(), url)
            }
            None => RequestSource::Webhook(&webhook.name),
        };
        (webhook.method, source)
    };
    api.webhooks.iter().map(request_key).collect()
}

/// Returns the keyword that declares the request: `callback` or `webhook`.
fn webhook_keyword(webhook: &Webhook) -> &'static str {
    if webhook.url.is_some() { "callback" } else { "webhook" }
}

/// Returns the request body of a webhook or callback; `None` if the document does not declare one.
fn declared_body(webhook: &Webhook) -> Option<&Response> {
    webhook.body.iter().find(|body| !body.contents.is_empty())
}

/// Returns whether the server sends `body` in every request; false if the request body is optional.
fn is_always_sent(body: &Response) -> bool {
    matches!(body.status, Status::Code(_))
}

fn webhook_context(webhook: &Webhook) -> ChangeContext {
    let path = match (&webhook.url, &webhook.operation) {
        (Some(url), Some(operation)) => format!("callback {url} of {operation}"),
        (Some(url), None) => format!("callback {url}"),
        (None, _) => format!("webhook {}", webhook.name),
    };
    let endpoint = Endpoint { method: webhook.method, path, id: webhook.id.clone() };
    ChangeContext {
        place: Place { operation: Some(Arc::new(endpoint)), part: Part::Webhook, path: String::new() },
        ..ChangeContext::default()
    }
}
