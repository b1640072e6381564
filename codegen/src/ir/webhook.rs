//! Requests that the API's server sends to a receiver: webhooks and callbacks.

use serde::Serialize;

use super::{Method, ModuleId, Outcome, Param, Response, SecurityNeed};
use crate::source::Span;

/// A webhook or callback: an Operation Object in `webhooks` or in a Callback Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Webhook {
    /// The `operationId`. If the document declares none, a name that is derived from the key of the webhook or
    /// callback.
    pub id: String,
    /// True if the document declares the `operationId` of the webhook or callback.
    pub has_declared_id: bool,
    /// The key of the webhook in `webhooks`, or of the callback in `callbacks`.
    pub name: String,
    /// The URL of a callback as a runtime expression of OpenAPI, such as `{$request.body#/url}`. `None` for a webhook.
    pub url: Option<String>,
    /// The `operationId` of the operation that declares the callback. `None` for a webhook.
    pub operation: Option<String>,
    /// The HTTP method of the request.
    pub method: Method,
    /// The member `tags` of the Operation Object, in document order.
    pub tags: Vec<String>,
    /// The member `summary` of the Operation Object.
    pub summary: Option<String>,
    /// The member `description` of the Operation Object, as written in the document.
    pub description: Option<String>,
    /// True if the operation declares `deprecated: true`.
    pub deprecated: bool,
    /// The parameters of the request: first those of the Path Item Object, then those of the Operation Object. No code
    /// is generated for parameters of webhooks.
    pub params: Vec<Param>,
    /// The request body, represented as a response, because a receiver decodes it in the same way as a client decodes a
    /// response. The status is 200 if the body is required, or `2XX` if it is optional.
    pub body: Vec<Response>,
    /// The responses that the receiver may send, by status code. No code is generated for these responses.
    pub responses: Vec<Response>,
    /// The alternatives in `security` as declared: the credentials that the server sends with the request. Empty if the
    /// document does not declare credentials for the request. No code is generated for them.
    pub security: Vec<SecurityNeed>,
    /// The keys of `callbacks` of the Operation Object. No code is generated for these callbacks.
    pub callbacks: Vec<String>,
    /// The span of the key that names the HTTP method, such as `post`, in the Path Item Object.
    #[serde(skip)]
    pub span: Span,
    /// The generated code: a function that decodes the request.
    pub code: WebhookCode,
}

/// The generated code for a [`Webhook`]: a function that decodes the request.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WebhookCode {
    /// The module that contains the function.
    pub module: ModuleId,
    /// The name of the function.
    pub function: String,
    /// The return type of the function, and the decoding of the body.
    pub body: Outcome,
    /// The documentation of the function.
    pub doc: String,
}
