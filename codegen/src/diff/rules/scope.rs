//! Defines message scopes: the parts of requests and responses to which schemas apply, such as the body of a request.
//! Each change of a schema keyword has a separate rule for each scope.

use crate::diff::change::{Change, Part};

/// The part of a request or response that contains a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MessageScope {
    RequestBody,
    RequestProperty,
    RequestParameter,
    RequestParameterProperty,
    ResponseBody,
    ResponseProperty,
    ResponseHeader,
    ResponseHeaderProperty,
}

impl MessageScope {
    pub(super) const ALL: [Self; 8] = [
        Self::RequestBody,
        Self::RequestProperty,
        Self::RequestParameter,
        Self::RequestParameterProperty,
        Self::ResponseBody,
        Self::ResponseProperty,
        Self::ResponseHeader,
        Self::ResponseHeaderProperty,
    ];

    /// Returns the part of the request or response that contains the change; `None` if the change is not in a schema of
    /// a request or response.
    pub(super) fn from_change(change: &Change) -> Option<Self> {
        let is_root = change.place.path.is_empty();
        Some(match (&change.place.part, is_root) {
            (Part::RequestContent(_) | Part::WebhookResponseContent(..), true) => Self::RequestBody,
            (Part::RequestContent(_) | Part::WebhookResponseContent(..), false) => Self::RequestProperty,
            (Part::Parameter(..) | Part::WebhookResponseHeader(..), true) => Self::RequestParameter,
            (Part::Parameter(..) | Part::WebhookResponseHeader(..), false) => Self::RequestParameterProperty,
            (Part::ResponseContent(..) | Part::WebhookContent(_), true) => Self::ResponseBody,
            (Part::ResponseContent(..) | Part::WebhookContent(_), false) => Self::ResponseProperty,
            (Part::ResponseHeader(..) | Part::WebhookParameter(..), true) => Self::ResponseHeader,
            (Part::ResponseHeader(..) | Part::WebhookParameter(..), false) => Self::ResponseHeaderProperty,
            _ => return None,
        })
    }

    /// Returns a note for changes of webhooks and callbacks, where the server sends the request. The note explains why
    /// the rules for responses apply to the request, or the rules for requests to the response. `None` for other
    /// changes.
    pub(super) fn webhook_note(change: &Change) -> Option<&'static str> {
        match &change.place.part {
            Part::WebhookContent(_) | Part::WebhookParameter(..) => {
                Some("The server sends this request, so the rules for responses apply.")
            }
            Part::WebhookResponseContent(..) | Part::WebhookResponseHeader(..) => {
                Some("Receivers of a webhook or callback send this response, so the rules for requests apply.")
            }
            _ => None,
        }
    }

    /// Returns the first part of the identifiers of the rules for this scope.
    pub(super) fn rule_prefix(self) -> &'static str {
        match self {
            Self::RequestBody => "request-body",
            Self::RequestProperty => "request-property",
            Self::RequestParameter => "request-parameter",
            Self::RequestParameterProperty => "request-parameter-property",
            Self::ResponseBody => "response-body",
            Self::ResponseProperty => "response-property",
            Self::ResponseHeader => "response-header",
            Self::ResponseHeaderProperty => "response-header-property",
        }
    }

    /// Returns a phrase for the scope, which is used in explanations of rules.
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::RequestBody => "the body of a request",
            Self::RequestProperty => "a property in the body of a request",
            Self::RequestParameter => "a parameter",
            Self::RequestParameterProperty => "a property of a parameter",
            Self::ResponseBody => "the body of a response",
            Self::ResponseProperty => "a property in the body of a response",
            Self::ResponseHeader => "a header field of a response",
            Self::ResponseHeaderProperty => "a property of a header field of a response",
        }
    }

    /// Returns whether the scope is part of a request.
    pub(super) fn is_request(self) -> bool {
        use MessageScope::{RequestBody, RequestParameter, RequestParameterProperty, RequestProperty};
        matches!(self, RequestBody | RequestProperty | RequestParameter | RequestParameterProperty)
    }

    /// Returns the identifier of a rule in this scope, such as `request-body-became-nullable`. `suffix` is the last
    /// part of the identifier (`became-nullable`).
    pub(super) fn rule_id(self, suffix: &str) -> String {
        format!("{}-{suffix}", self.rule_prefix())
    }
}
