//! Emits one function for each webhook or callback: a request that the API's server sends. The function decodes the
//! body of the request.

use quote::quote;

use super::{
    Emitter,
    code::{CodePosition, parse_tokens, print_at},
    decode, doc_comments,
    types::identifier,
};
use crate::ir::{Status, Webhook};

/// Emits the function that decodes the body of a webhook or callback request.
pub(super) fn emit_webhook(emitter: Emitter<'_>, webhook: &Webhook) -> String {
    let code = &webhook.code;
    let (function, output_type) = (identifier(&code.function), parse_tokens(&emitter.type_text(&code.body.ty)));
    let deprecated = webhook.deprecated.then_some(crate::documentation::DEPRECATED);
    let errors_section = "# Errors\n\nReturns an error if the body is not as declared in the API's description.";
    let doc_text = format!("{}\n\n{errors_section}", code.doc);
    let docs = doc_comments::emit_docs_with_deprecation(CodePosition::Item, &doc_text, deprecated);
    let docs = parse_tokens(&docs.0);
    let is_optional = webhook.body.iter().all(|body| body.status == Status::Range(2));
    let decode_statements = parse_tokens(&decode::emit_webhook_decoding(emitter, &code.body).0);
    let function_item = quote! {
        #docs
        pub fn #function(
            request: ::http::Request<impl Into<::bytes::Bytes>>,
        ) -> Result<#output_type, crate::runtime::DecodeError> {
            let response = &crate::runtime::decode::response_from_request(request, #is_optional);
            #decode_statements
        }
    };
    print_at(CodePosition::Item, &function_item)
}
