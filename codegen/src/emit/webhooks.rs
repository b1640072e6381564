//! Emits a function for each request that the API's server sends, which decodes it.

use quote::quote;

use super::{
    Emitter, answer,
    code::{Place, print, tokens},
    docs,
    types::ident,
};
use crate::ir::{Status, Webhook};

pub(super) fn text(emitter: Emitter<'_>, webhook: &Webhook) -> String {
    let code = &webhook.code;
    let (function, output) = (ident(&code.function), tokens(&emitter.ty(&code.body.ty)));
    let deprecated = webhook.deprecated.then_some(crate::documentation::DEPRECATED);
    let errors = "# Errors\n\nFails if the body is not what the API's description says.";
    let docs = docs::with_deprecation(Place::Item, &format!("{}\n\n{errors}", code.doc), deprecated);
    let docs = tokens(&docs.0);
    let is_optional = webhook.body.iter().all(|body| body.status == Status::Range(2));
    let decode = tokens(&answer::body(emitter, &code.body).0);
    let function = quote! {
        #docs
        pub fn #function(
            request: ::http::Request<impl Into<::bytes::Bytes>>,
        ) -> Result<#output, crate::runtime::DecodeError> {
            let response = &crate::runtime::decode::received(request, #is_optional);
            #decode
        }
    };
    print(Place::Item, &function)
}
