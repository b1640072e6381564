//! Defines message scopes: the parts of requests and responses that can contain a change, such as the body of a
//! request. A change of a schema keyword has a separate rule for each scope.

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

    /// Returns the part of the request or response that contains a change; `None` if the change is not within a schema
    /// of a request or response.
    pub(super) fn of(change: &Change) -> Option<Self> {
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

    /// Returns an explanation of why the rules for responses (or requests) apply to a change of a webhook or callback;
    /// `None` for other changes.
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

    /// Returns the prefix of the identifiers of the scope's rules.
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

    /// Returns a description of the scope, for explanations.
    pub(super) fn description(self) -> &'static str {
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

    /// Returns whether the scope is a part of a request.
    pub(super) fn is_request(self) -> bool {
        use MessageScope::{RequestBody, RequestParameter, RequestParameterProperty, RequestProperty};
        matches!(self, RequestBody | RequestProperty | RequestParameter | RequestParameterProperty)
    }

    /// Returns the identifier of the rule with this suffix in this scope, such as `request-body-became-nullable`.
    pub(super) fn rule_id(self, suffix: &str) -> String {
        format!("{}-{suffix}", self.rule_prefix())
    }
}
