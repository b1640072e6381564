//! Requests that the server of the API sends to receivers: webhooks and callbacks.

use serde::Serialize;

use super::{Method, ModuleId, Outcome, Param, Response, SecurityNeed};
use crate::source::Span;

/// An Operation Object in `webhooks` or in a Callback Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Webhook {
    /// The `operationId`, or a name that is derived from the key of the webhook or callback.
    pub id: String,
    /// True if the document declares `operationId`.
    pub has_declared_id: bool,
    /// The key in `webhooks`, or the key of the callback in `callbacks`.
    pub name: String,
    /// The runtime expression of a callback's URL, such as `{$request.body#/url}`. `None` for a webhook.
    pub url: Option<String>,
    /// The `operationId` of the operation that declares the callback. `None` for a webhook.
    pub operation: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The member `tags` of the Operation Object, in document order.
    pub tags: Vec<String>,
    /// The member `summary` of the Operation Object.
    pub summary: Option<String>,
    /// The member `description` of the Operation Object, as written in the document.
    pub description: Option<String>,
    /// True if the operation declares `deprecated: true`.
    pub deprecated: bool,
    /// The parameters of the request: first the parameters of the path item, then the parameters of the operation. No
    /// code is generated for them.
    pub params: Vec<Param>,
    /// The request body, represented as a response, since receivers decode the body as clients decode responses. The
    /// status is 200 if the body is required, and `2XX` if it is optional.
    pub body: Vec<Response>,
    /// The responses that the receiver may send, by status code. No code is generated for them.
    pub responses: Vec<Response>,
    /// The alternatives of `security` as declared: the credentials that the server sends. Empty if the request does not
    /// declare them. No code is generated for them.
    pub security: Vec<SecurityNeed>,
    /// The keys of `callbacks`, for which no code is generated.
    pub callbacks: Vec<String>,
    /// The span of the key that names the HTTP method, such as `post`, in the Path Item Object.
    #[serde(skip)]
    pub span: Span,
    /// The model of the generated code: the function that decodes the request.
    pub code: WebhookCode,
}

/// The generated code of a [`Webhook`]: a function that decodes a request.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WebhookCode {
    /// The module of the function.
    pub module: ModuleId,
    /// The name of the function.
    pub function: String,
    /// The return type of the function, and the way in which the body is decoded.
    pub body: Outcome,
    /// The documentation of the function.
    pub doc: String,
}
