//! Compares the requests that the server sends: webhooks and callbacks.

use std::sync::Arc;

use crate::{
    diff::change::{ChangeKind, Endpoint, Part, Place, Sides},
    ir::{Status, Webhook},
};

use super::{Context, Facts, flag};

impl Facts<'_> {
    /// Compares the requests that the server sends.
    pub(super) fn webhooks(&mut self) {
        let Sides { base, head } = self.apis;
        for before in &base.webhooks {
            let mut context = context(before);
            context.at.base = Some(before.at);
            let Some(after) = head.webhooks.iter().find(|after| is_same(before, after)) else {
                self.push(&context, ChangeKind::Webhook, None, Some(word(before).into()), None);
                continue;
            };
            context.at.head = Some(after.at);
            self.webhook(&context, before, after);
        }
        for after in head.webhooks.iter().filter(|after| !base.webhooks.iter().any(|before| is_same(before, after))) {
            let mut context = context(after);
            context.at.head = Some(after.at);
            self.push(&context, ChangeKind::Webhook, None, None, Some(word(after).into()));
        }
    }

    fn webhook(&mut self, context: &Context, base: &Webhook, head: &Webhook) {
        self.compare(context, ChangeKind::Summary, base.summary.as_deref(), head.summary.as_deref());
        self.compare(context, ChangeKind::Description, base.description.as_deref(), head.description.as_deref());
        self.compare(context, ChangeKind::Deprecated, flag(base.deprecated), flag(head.deprecated));
        self.names(context, ChangeKind::Tag, &base.tags, &head.tags);
        self.compare(context, ChangeKind::Required, flag(is_required(base)), flag(is_required(head)));
        let contents =
            |webhook: &'_ Webhook| webhook.body.iter().flat_map(|body| body.contents.clone()).collect::<Vec<_>>();
        let (before, after) = (contents(base), contents(head));
        let part = |media: &str| Part::WebhookContent(media.to_owned());
        self.contents(context, Sides::new(before.as_slice(), after.as_slice()), part);
    }
}

/// Returns whether two requests correspond: the same method, and the same callback URL or webhook name.
fn is_same(base: &Webhook, head: &Webhook) -> bool {
    (base.method, &base.operation, &base.url) == (head.method, &head.operation, &head.url)
        && (base.url.is_some() || base.id == head.id)
}

/// Returns the keyword of the request: webhook or callback.
fn word(webhook: &Webhook) -> &'static str {
    if webhook.url.is_some() { "callback" } else { "webhook" }
}

/// Returns whether the server always sends a body.
fn is_required(webhook: &Webhook) -> bool {
    webhook.body.iter().all(|body| matches!(body.status, Status::Code(_)))
}

fn context(webhook: &Webhook) -> Context {
    let path = match (&webhook.url, &webhook.operation) {
        (Some(url), Some(operation)) => format!("callback {url} of {operation}"),
        (Some(url), None) => format!("callback {url}"),
        (None, _) => format!("webhook {}", webhook.id),
    };
    let endpoint = Endpoint { method: webhook.method, path, id: webhook.id.clone() };
    Context {
        place: Place { operation: Some(Arc::new(endpoint)), part: Part::WebhookBody, path: String::new() },
        ..Context::default()
    }
}
