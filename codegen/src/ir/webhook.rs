//! Requests that the API's server sends to its users.

use serde::Serialize;

use super::{Method, ModuleId, Outcome, Param, Response, SecurityNeed};
use crate::source::Span;

/// An Operation Object in `webhooks` or in a Callback Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Webhook {
    /// `operationId`, or a name derived from the key.
    pub id: String,
    /// True if the document declares `operationId`.
    pub has_declared_id: bool,
    /// The key in `webhooks`, or the key of the callback in `callbacks`.
    pub name: String,
    /// The URL expression of a callback. `None` for `webhooks`.
    pub url: Option<String>,
    /// The `operationId` of the operation that declares the callback. `None` for `webhooks`.
    pub operation: Option<String>,
    /// The method.
    pub method: Method,
    /// `tags`, in order.
    pub tags: Vec<String>,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`, as written.
    pub description: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The request's parameters: those of the path item, followed by those of the operation. No code is generated for
    /// them.
    pub params: Vec<Param>,
    /// The request body, represented as responses: with status code 200 if it is required, and `2XX` if it is optional.
    pub body: Vec<Response>,
    /// The responses that the receiver may send, by status code. No code is generated for them.
    pub responses: Vec<Response>,
    /// The alternatives of `security` as declared: the credentials that the server sends. Empty if the request does not
    /// declare them. No code is generated for them.
    pub security: Vec<SecurityNeed>,
    /// The keys of `callbacks`, for which no code is generated.
    pub callbacks: Vec<String>,
    /// The span of the method's key.
    #[serde(skip)]
    pub span: Span,
    /// The generated code.
    pub code: WebhookCode,
}

/// The generated code of a [`Webhook`]: a function that decodes a request.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WebhookCode {
    /// The module of the function.
    pub module: ModuleId,
    /// The name of the function.
    pub function: String,
    /// The return type of the function, and its decoding.
    pub body: Outcome,
    /// Documentation of the function.
    pub doc: String,
}
