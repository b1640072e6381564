//! Requests that the server of an API sends to its users.

use serde::Serialize;

use super::{Method, ModuleId, Outcome, Response};
use crate::source::Span;

/// An Operation Object of `webhooks` or of a Callback Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Webhook {
    /// `operationId`, or a name made of the key.
    pub id: String,
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
    /// The request body as what it is to its receiver: content with a status code that stands for whether it must be there.
    pub body: Vec<Response>,
    /// Where it is: the method's key.
    #[serde(skip)]
    pub at: Span,
    /// What the crate makes of it.
    pub code: WebhookCode,
}

/// What the crate makes of a [`Webhook`].
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WebhookCode {
    /// Where the function is.
    pub module: ModuleId,
    /// The function that decodes the request.
    pub function: String,
    /// What it decodes to.
    pub body: Outcome,
    /// Documentation of the function.
    pub doc: String,
}
