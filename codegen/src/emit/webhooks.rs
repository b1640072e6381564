//! Requests that the server of the API sends: a function that decodes each.

use super::{
    Emitter, answer,
    code::{Place, code},
    docs,
};
use crate::ir::{Status, Webhook};

pub(super) fn text(emitter: Emitter<'_>, webhook: &Webhook) -> String {
    let code = &webhook.code;
    let (function, output) = (&code.function, emitter.ty(&code.body.ty));
    let deprecated = webhook.deprecated.then_some(crate::lower::types::docs::DEPRECATED);
    let mut docs = docs::lines(Place::Item, &code.doc);
    let errors = "\n# Errors\n\nFails if the body is not what the API's description says.";
    docs::append(&mut docs, Place::Item, errors);
    docs.0.push_str(&docs::with_deprecation(Place::Item, "", deprecated).0);
    let is_optional = webhook.body.iter().all(|body| body.status == Status::Range(2)).to_string();
    let decode = answer::body(emitter, &code.body);
    code! { Item, [docs function output is_optional decode]
        #docs
        pub fn #function(request: ::http::Request<impl Into<::bytes::Bytes>>) -> Result<#output, crate::runtime::DecodeError> {
            let response = &crate::runtime::decode::received(request, #is_optional);
            #decode
        }
    }
}
