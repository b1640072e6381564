//! Tables with the facts from an API's document. Generated code defines them, and the client reads them.

/// The facts about one operation.
#[derive(Debug)]
pub struct OperationSpec {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: http::Method,
    /// The path template, with `{variables}`.
    pub path: &'static str,
    /// The servers of this operation; empty if it uses those of the API.
    pub servers: &'static [Server],
    /// The security requirements: alternatives, each a set of security schemes. Empty if there are none.
    pub security: &'static [&'static [SecurityRequirement]],
    /// The status codes declared as results: successes, and redirects. Empty if `default` declares all successes.
    /// Contains only the range from 0 to 0 if no status code is declared as a result.
    pub success: &'static [StatusRange],
    /// True if sending any call of the operation twice has the same effect as sending it once, by its method or as
    /// declared in the document. See [`Operation::is_idempotent`](super::Operation::is_idempotent).
    pub idempotent: bool,
    /// The paging of the operation, if its response is a page of a list.
    pub paging: Option<&'static Paging>,
    /// The API of the operation.
    pub api: &'static ApiSpec,
}

impl OperationSpec {
    /// Returns whether a response with this status code is a result and not a failure: any success (2xx), and the
    /// declared redirects (3xx).
    #[must_use]
    pub fn is_success(&self, status: http::StatusCode) -> bool {
        status.is_success() || self.success.iter().any(|statuses| statuses.contain(status.as_u16()))
    }

    /// Returns whether the document declares this status code as a result. If it declares no status code, `default`
    /// covers all successes.
    #[cfg(feature = "client")]
    #[must_use]
    pub(crate) fn declares(&self, status: http::StatusCode) -> bool {
        self.success.is_empty() || self.success.iter().any(|statuses| statuses.contain(status.as_u16()))
    }

    /// Returns the declared status code whose content a response with this status code has: the same one if it is
    /// declared, or the nearest declared success for an undeclared success.
    #[must_use]
    pub(crate) fn nearest_status(&self, status: u16, is_empty: bool) -> u16 {
        let is_declared = self.success.iter().any(|statuses| statuses.contain(status));
        if is_declared || !(200..300).contains(&status) {
            return status;
        }
        let has_no_body = |status: u16| matches!(status, 204 | 205);
        let nearest = self.success.iter().filter(|statuses| statuses.0 < 300);
        let nearest = nearest.map(|statuses| status.clamp(statuses.0, statuses.1.min(299)));
        // The presence of a body takes precedence over the distance between the status codes.
        nearest.min_by_key(|declared| (has_no_body(*declared) != is_empty, declared.abs_diff(status))).unwrap_or(status)
    }

    /// Returns the servers of the operation, the preferred one first.
    #[must_use]
    pub fn servers(&self) -> &'static [Server] {
        if self.servers.is_empty() { self.api.servers } else { self.servers }
    }
}

/// The facts about the API as a whole.
#[derive(Debug)]
pub struct ApiSpec {
    /// The name of the client's package.
    pub name: &'static str,
    /// The version of the client's package.
    pub version: &'static str,
    /// The servers, the preferred one first.
    pub servers: &'static [Server],
    /// The security schemes that the document declares.
    pub schemes: &'static [SecurityScheme],
    /// The error shapes; the first matching one applies.
    pub errors: &'static [ErrorShape],
}

impl ApiSpec {
    /// Returns the security scheme with this name.
    #[must_use]
    pub fn scheme(&self, name: &str) -> Option<&'static SecurityScheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}

/// A server with a URL that may contain `{variables}`.
#[derive(Debug)]
pub struct Server {
    /// The URL template.
    pub url: &'static str,
    /// The variables in the URL template.
    pub variables: &'static [ServerVariable],
}

/// A variable of a server URL.
#[derive(Debug)]
pub struct ServerVariable {
    /// The name of the variable.
    pub name: &'static str,
    /// The default value.
    pub default: &'static str,
    /// The allowed values; empty if any value is allowed.
    pub values: &'static [&'static str],
}

/// A range of status codes, including both ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusRange(pub u16, pub u16);

impl StatusRange {
    /// Returns whether the status code is in the range.
    #[must_use]
    pub const fn contain(self, status: u16) -> bool {
        self.0 <= status && status <= self.1
    }
}

/// A security scheme that an operation requires, with the required scopes.
#[derive(Debug)]
pub struct SecurityRequirement {
    /// The name of the security scheme.
    pub scheme: &'static str,
    /// The required scopes.
    pub scopes: &'static [&'static str],
}

/// A security scheme.
#[derive(Debug)]
pub struct SecurityScheme {
    /// The name of the security scheme in the document.
    pub name: &'static str,
    /// The location of the credential in a request.
    pub place: CredentialLocation,
    /// The request that exchanges other credentials for a token (`x-token`, or an OAuth 2 flow).
    pub exchange: Option<&'static TokenExchange>,
    /// The signing of requests (`x-signing`).
    pub signing: Option<&'static RequestSigning>,
}

/// The location of a credential in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialLocation {
    /// The header field with this name, without a prefix.
    Header(&'static str),
    /// The query parameter with this name.
    Query(&'static str),
    /// The cookie with this name.
    Cookie(&'static str),
    /// The header field `Authorization`, after this authentication scheme: `Bearer`, `Basic`.
    Authorization(&'static str),
}

/// The token request that the document describes.
#[derive(Debug)]
pub struct TokenExchange {
    /// The operation of the token request. Its path has no variables, and it is sent without credentials.
    pub spec: &'static OperationSpec,
    /// The names and values of the query parameters.
    pub query: &'static [(&'static str, &'static str)],
    /// The media type of the body: `application/json` or `application/x-www-form-urlencoded`.
    pub media: &'static str,
    /// Body templates. The first one for which all credentials are available is sent.
    pub requests: &'static [&'static [TemplatePart]],
    /// Body templates for clients that send `client_id` and `client_secret` in the `Authorization` header field (RFC
    /// 6749, section 2.3.1). Empty if the token server does not support this.
    pub basic_requests: &'static [&'static [TemplatePart]],
    /// The placeholders with secret values.
    pub secrets: &'static [&'static str],
    /// The location of the token in the response.
    pub token: ResponseLocation,
    /// The location of the time of expiry in the response: a date and time, or a number of seconds after the response.
    pub expires: Option<ResponseLocation>,
    /// The placeholders with their environment variables. The name `token` is for a variable that contains the token
    /// itself.
    pub environment: &'static [(&'static str, &'static str)],
}

/// A part of a body template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    /// Literal text.
    Text(&'static str),
    /// The credential with this name, encoded as a string of the media type.
    Value(&'static str),
}

/// A location in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseLocation {
    /// The header field with this name.
    Header(&'static str),
    /// A path in the JSON body, such as `token.expires_at`.
    Body(&'static str),
}

/// The signing of requests. `Authorization` is `<algorithm> Access=<key>, SignedHeaders=<names>, Signature=<hex>`.
#[derive(Debug)]
pub struct RequestSigning {
    /// The signature algorithm: `SDK-HMAC-SHA256`.
    pub algorithm: &'static str,
    /// The header field for the time of signing, in the format `20261122T045900Z`.
    pub date: &'static str,
    /// The header field for the session token of temporary keys.
    pub session: Option<&'static str>,
    /// Further header fields (name and template) to send and sign. A header field whose placeholder has no value is
    /// omitted.
    pub headers: &'static [(&'static str, &'static str)],
    /// `key`, `secret`, `session` and the placeholders, with their environment variables.
    pub environment: &'static [(&'static str, &'static str)],
}

/// The locations of facts in an error response (an item of `x-error-shapes`). All paths lead to a value in the JSON
/// body, such as `error.message`. An empty path means that responses do not contain the fact.
#[derive(Debug)]
pub struct ErrorShape {
    /// The name of the shape.
    pub name: &'static str,
    /// The conditions under which a body has this shape. All conditions must be met.
    pub when: &'static [Condition],
    /// The path to the human-readable message.
    pub message: &'static str,
    /// The path to the machine-readable reason, such as `NotFound`.
    pub reason: &'static str,
    /// The path to the vendor's error code, such as `Quota.0301`.
    pub code: &'static str,
    /// The path to the HTTP status code.
    pub status: &'static str,
    /// The path to the request ID, for support requests to the vendor.
    pub request_id: &'static str,
    /// The path to the number of seconds to wait before retrying.
    pub retry_after: &'static str,
    /// The location of the list of causes.
    pub causes: Option<ErrorCauses>,
}

impl ErrorShape {
    /// A shape that matches every body and has no paths; a base for `..ErrorShape::NONE`.
    pub const NONE: Self = Self {
        name: "",
        when: &[],
        message: "",
        reason: "",
        code: "",
        status: "",
        request_id: "",
        retry_after: "",
        causes: None,
    };
}

/// A condition of an [`ErrorShape`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The path to a value that must be present and not `null`.
    pub path: &'static str,
    /// The required text of the value; `None` if any value is allowed.
    pub is: Option<&'static str>,
}

/// The list of causes in an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorCauses {
    /// The path to the list.
    pub at: &'static str,
    /// The path in each cause to the name of the invalid field.
    pub field: &'static str,
    /// The path in each cause to the human-readable message.
    pub message: &'static str,
    /// The path in each cause to the machine-readable reason.
    pub reason: &'static str,
}

/// The paging of an operation (`x-paging`).
#[derive(Debug)]
pub struct Paging {
    /// The query parameter for the maximum number of items per page; empty if there is none.
    pub limit: &'static str,
    /// The query parameter for the page token.
    pub token: &'static str,
    /// The path in the response to the next page token.
    pub next: &'static str,
    /// The path in the response to the items.
    pub items: &'static str,
    /// The path in the response to the number of remaining items; empty if there is none.
    pub remaining: &'static str,
    /// The response to an expired page token.
    pub expired: Option<ExpiredPageToken>,
}

/// The response to an expired page token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpiredPageToken {
    /// The status code.
    pub status: u16,
    /// The path in the response to a new page token. Pages read with it may miss or repeat items that have changed.
    pub token: &'static str,
}

/// The names that an API uses for watches of a list (`x-watch`).
#[derive(Debug)]
pub struct WatchSpec {
    /// The media types of a watch, for `Accept`.
    pub media_types: &'static str,
    /// The member of an event that contains its type.
    pub kind: &'static str,
    /// The member of an event that contains the object.
    pub object: &'static str,
    /// The type of an event for a created object.
    pub added: &'static str,
    /// The type of an event for a changed object.
    pub modified: &'static str,
    /// The type of an event for a deleted object.
    pub deleted: &'static str,
    /// The type of an event with only a version.
    pub bookmark: &'static str,
    /// The type of an event that reports the failure of the watch.
    pub error: &'static str,
    /// The path in an object to its resource version.
    pub version: &'static str,
    /// The path in the object of an error event to its status code.
    pub status: &'static str,
    /// The status code for a version that the server no longer knows.
    pub expired: u16,
}
