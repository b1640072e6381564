//! Lowers the requests that the API's server sends to functions that decode their bodies.

use super::{Name, Place, Types};
use crate::{
    ir::Webhook,
    markdown,
    names::{Kind, identifier, shortened},
};

/// The module of the functions.
const MODULE: &str = "webhooks";

impl Types<'_> {
    /// Determines the generated code of each request.
    pub(super) fn webhooks(&mut self, webhooks: &mut [Webhook]) {
        for webhook in webhooks {
            let module = self.modules.of_tag(self.config, Some(MODULE));
            let doc = "Requests that the server of the API sends: webhooks and callbacks.";
            self.modules.list[module].doc.get_or_insert_with(|| doc.to_owned());
            let name = shortened(&identifier(&webhook.id, Kind::Function));
            webhook.code.module = module;
            webhook.code.function = self.modules.scope(module).claim_identifier(name.clone(), Kind::Function);
            let name = identifier(name.trim_start_matches("r#"), Kind::Type);
            let place = Place { module, name: Name::Whole(&name) };
            webhook.code.body = self.received(&mut webhook.body, &place, webhook.at);
            webhook.code.doc = doc_of(webhook);
        }
    }
}

fn doc_of(webhook: &Webhook) -> String {
    let summary = markdown::sanitize_line(webhook.summary.as_deref().unwrap_or_default());
    let description = markdown::sanitize(webhook.description.as_deref().unwrap_or_default());
    let lead = if description.starts_with(summary.trim_end_matches('.')) { String::new() } else { summary };
    let method = webhook.method.name();
    let call = match (&webhook.url, &webhook.operation) {
        (Some(url), Some(operation)) => format!(
            "Decodes a `{method}` request to {}, a callback of {}.",
            markdown::code_span(url),
            markdown::code_span(operation)
        ),
        _ => format!("Decodes a `{method}` request of this webhook."),
    };
    crate::documentation::paragraphs([lead, description, call])
}
