//! Requests that the server of an API sends to its users.

use serde::Serialize;

use super::{Method, ModuleId, Outcome, Response};
use crate::source::Span;

/// An Operation Object of `webhooks` or of a Callback Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Webhook {
    /// `operationId`, or a name made of the key.
    pub id: String,
    /// True if the document declares `operationId`.
    pub id_given: bool,
    /// The key in `webhooks`, or of the callback in `callbacks`.
    pub name: String,
    /// The expression of the URL that a callback is sent to. `None` for `webhooks`.
    pub url: Option<String>,
    /// The `operationId` of the operation that a callback belongs to. `None` for `webhooks`.
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
    /// The request body, described as a response is: with status code 200 if it must be there, and `2XX` if it may be absent.
    pub body: Vec<Response>,
    /// The method's key in the document.
    #[serde(skip)]
    pub at: Span,
    /// The generated code.
    pub code: WebhookCode,
}

/// The generated code of a [`Webhook`]: a function that decodes a request.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WebhookCode {
    /// The module of the function.
    pub module: ModuleId,
    /// The function's name.
    pub function: String,
    /// The type that the function returns, and how it is decoded.
    pub body: Outcome,
    /// Documentation of the function.
    pub doc: String,
}
