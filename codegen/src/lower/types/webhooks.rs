//! Lowers webhooks and callbacks (requests that the server of the API sends): for each, the generated crate has a
//! function that decodes the body.

use super::{ContextName, NamingContext, Types};
use crate::{
    ir::Webhook,
    markdown,
    names::{NameKind, shorten_name, to_identifier},
};

/// The name of the module that contains the functions for webhooks and callbacks.
const WEBHOOKS_MODULE: &str = "webhooks";

impl Types<'_> {
    /// Determines the generated function of each webhook and callback.
    pub(super) fn assign_webhook_code(&mut self, webhooks: &mut [Webhook]) {
        for webhook in webhooks {
            let module = self.modules.module_of_tag(self.config, Some(WEBHOOKS_MODULE));
            let doc = "Requests that the server of the API sends: webhooks and callbacks.";
            self.modules.by_id[module].doc.get_or_insert_with(|| doc.to_owned());
            let name = shorten_name(&to_identifier(&webhook.id, NameKind::Function));
            webhook.code.module = module;
            webhook.code.function = self.modules.name_scope(module).claim_identifier(name.clone(), NameKind::Function);
            let name = to_identifier(name.trim_start_matches("r#"), NameKind::Type);
            let context = NamingContext { module, name: ContextName::Whole(&name) };
            webhook.code.body = self.received_outcome(&mut webhook.body, &context, webhook.span);
            webhook.code.doc = webhook_documentation(webhook);
        }
    }
}

fn webhook_documentation(webhook: &Webhook) -> String {
    let summary = markdown::sanitize_line(webhook.summary.as_deref().unwrap_or_default());
    let description = markdown::sanitize(webhook.description.as_deref().unwrap_or_default());
    let lead_sentence = if description.starts_with(summary.trim_end_matches('.')) { String::new() } else { summary };
    let method = webhook.method.name();
    let request_phrase = match (&webhook.url, &webhook.operation) {
        (Some(url), Some(operation)) => format!(
            "Decodes a `{method}` request to {}, a callback of {}.",
            markdown::code_span(url),
            markdown::code_span(operation)
        ),
        _ => format!("Decodes a `{method}` request of this webhook."),
    };
    crate::documentation::join_paragraphs([lead_sentence, description, request_phrase])
}
