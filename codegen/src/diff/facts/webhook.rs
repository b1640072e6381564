//! Compares the requests that the server sends: webhooks and callbacks.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Endpoint, Part, Place, Sides},
    ir::{Api, Method, Response, Status, Webhook},
};

use super::{ChangeCollector, ChangeContext, content::Responder, flag_if_set, operation::path_shape};

/// The key by which the webhooks and callbacks of two documents are matched: the method and the source of the request.
type RequestKey<'a> = (Method, RequestSource<'a>);

/// The source of a request that the server sends.
#[derive(PartialEq, Eq, Hash)]
enum RequestSource<'a> {
    /// A key of `webhooks`.
    Webhook(&'a str),
    /// A callback: the method and path (without the names of path variables) of the operation that declares it, and the
    /// URL expression of the callback.
    Callback(Option<(Method, String)>, &'a str),
}

impl ChangeCollector<'_> {
    /// Compares the requests that the server sends. Each added or removed request is a change.
    pub(super) fn compare_webhooks(&mut self) {
        let Sides { base, head } = self.apis;
        let mut unmatched_head_indices: HashMap<RequestKey<'_>, VecDeque<usize>> = HashMap::new();
        for (index, key) in request_keys(head).into_iter().enumerate() {
            unmatched_head_indices.entry(key).or_default().push_back(index);
        }
        for (before, key) in base.webhooks.iter().zip(request_keys(base)) {
            let mut context = webhook_context(before);
            context.spans.base = Some(before.span);
            let Some(index) = unmatched_head_indices.get_mut(&key).and_then(VecDeque::pop_front) else {
                self.push_change(&context, ChangeKind::Webhook, None, Some(webhook_keyword(before).into()), None);
                continue;
            };
            let after = &head.webhooks[index];
            context.spans.head = Some(after.span);
            self.compare_webhook(&context, before, after);
        }
        let mut added_indices: Vec<usize> = unmatched_head_indices.into_values().flatten().collect();
        added_indices.sort_unstable();
        for after in added_indices.into_iter().map(|index| &head.webhooks[index]) {
            let mut context = webhook_context(after);
            context.spans.head = Some(after.span);
            self.push_change(&context, ChangeKind::Webhook, None, None, Some(webhook_keyword(after).into()));
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
        let (before, after) = (declared_body(base), declared_body(head));
        let mut context = context.clone();
        context.spans = Sides::new(
            before.map_or(context.spans.base, |body| Some(body.span)),
            after.map_or(context.spans.head, |body| Some(body.span)),
        );
        let (Some(before), Some(after)) = (before, after) else {
            if before.is_some() != after.is_some() {
                let true_if_declared = |body: Option<&Response>| body.map(|_| Value::Bool(true));
                self.push_change(
                    &context,
                    ChangeKind::WebhookBody,
                    None,
                    true_if_declared(before),
                    true_if_declared(after),
                );
            }
            return;
        };
        self.push_if_different(
            &context,
            ChangeKind::Required,
            flag_if_set(is_always_sent(before)),
            flag_if_set(is_always_sent(after)),
        );
        self.push_if_different(
            &context,
            ChangeKind::Description,
            Some(before.description.as_str()),
            Some(&after.description),
        );
        self.compare_extensions(&context, Sides::new(&before.extensions, &after.extensions));
        let contents = Sides::new(before.contents.as_slice(), after.contents.as_slice());
        self.compare_contents(&context, contents, |media| Part::WebhookContent(media.to_owned()));
    }
}

/// Returns the keys of the requests that the server sends, in document order.
fn request_keys<'a>(api: &'a Api) -> Vec<RequestKey<'a>> {
    let operations_by_id: HashMap<&str, (Method, String)> =
        api.operations.iter().map(|it| (it.id.as_str(), (it.method, path_shape(&it.path)))).collect();
    let key_of = |webhook: &'a Webhook| {
        let source = match &webhook.url {
            Some(url) => {
                let operation = webhook.operation.as_deref().and_then(|id| operations_by_id.get(id));
                RequestSource::Callback(operation.cloned(), url)
            }
            None => RequestSource::Webhook(&webhook.name),
        };
        (webhook.method, source)
    };
    api.webhooks.iter().map(key_of).collect()
}

/// Returns the keyword that declares the request: `callback` or `webhook`.
fn webhook_keyword(webhook: &Webhook) -> &'static str {
    if webhook.url.is_some() { "callback" } else { "webhook" }
}

/// Returns the body of a request; `None` if the document does not declare one.
fn declared_body(webhook: &Webhook) -> Option<&Response> {
    webhook.body.iter().find(|body| !body.contents.is_empty())
}

/// Returns whether the server always sends `body`, that is, whether the body is not optional.
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
