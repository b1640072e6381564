//! The types of the static tables in generated code. The tables contain the data of an API's document that the client
//! needs at run time.

/// The description of one operation.
#[derive(Debug)]
pub struct OperationSpec {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: http::Method,
    /// The path template, with `{variables}`.
    pub path: &'static str,
    /// The servers of this operation; empty if it uses the servers of the API.
    pub servers: &'static [Server],
    /// The security requirements: a list of alternatives. Each alternative is a set of security schemes, all of which
    /// must be satisfied. Empty if the operation needs no credentials.
    pub security: &'static [&'static [SecurityRequirement]],
    /// The declared status codes of responses that are returned as results and not as errors: successes and redirects.
    /// Empty if only `default` declares successes: all successful responses are then results. If the document declares
    /// no result, the only range is 0 to 0, which contains no valid status code.
    pub success: &'static [StatusRange],
    /// True if all calls of the operation are idempotent, because of the HTTP method or as the document declares. See
    /// [`Operation::is_idempotent`](super::Operation::is_idempotent).
    pub idempotent: bool,
    /// The query parameters and response members for paging; `None` if the response is not a page of a list.
    pub paging: Option<&'static Paging>,
    /// The description of the API that the operation belongs to.
    pub api: &'static ApiSpec,
}

impl OperationSpec {
    /// Returns whether a response with this status code is returned as a result and not as an error: any success (2xx),
    /// or a declared redirect (3xx).
    #[must_use]
    pub fn is_success(&self, status: http::StatusCode) -> bool {
        status.is_success() || self.success.iter().any(|statuses| statuses.contains(status.as_u16()))
    }

    /// Returns whether the document declares this status code as a success or redirect. Returns `true` for all status
    /// codes if the document declares successes only with `default`.
    #[cfg(feature = "client")]
    #[must_use]
    pub(crate) fn declares(&self, status: http::StatusCode) -> bool {
        self.success.is_empty() || self.success.iter().any(|statuses| statuses.contains(status.as_u16()))
    }

    /// Returns the declared status code whose type is used to decode a response with the status code `status`. This is
    /// `status` itself if it is declared or is not a success (2xx), and otherwise the nearest declared success.
    /// `is_empty` is true if the response has no body.
    #[must_use]
    pub(crate) fn nearest_status(&self, status: u16, is_empty: bool) -> u16 {
        let is_declared = self.success.iter().any(|statuses| statuses.contains(status));
        if is_declared || !(200..300).contains(&status) {
            return status;
        }
        let has_no_body = |status: u16| matches!(status, 204 | 205);
        let success_ranges = self.success.iter().filter(|statuses| statuses.0 < 300);
        let nearest_in_ranges = success_ranges.map(|statuses| status.clamp(statuses.0, statuses.1.min(299)));
        // The presence of a body takes precedence over the distance between the status codes.
        nearest_in_ranges
            .min_by_key(|declared| (has_no_body(*declared) != is_empty, declared.abs_diff(status)))
            .unwrap_or(status)
    }

    /// Returns the servers of the operation, the preferred one first.
    #[must_use]
    pub fn servers(&self) -> &'static [Server] {
        if self.servers.is_empty() { self.api.servers } else { self.servers }
    }
}

/// The description of the whole API.
#[derive(Debug)]
pub struct ApiSpec {
    /// The name of the client's package.
    pub name: &'static str,
    /// The version of the client's package.
    pub version: &'static str,
    /// The servers of the API, the preferred one first.
    pub servers: &'static [Server],
    /// The security schemes that the document declares.
    pub schemes: &'static [SecurityScheme],
    /// The formats of error responses (`x-error-shapes`). The first format that matches a response is used.
    pub errors: &'static [ErrorShape],
}

impl ApiSpec {
    /// Returns the security scheme with this name.
    #[must_use]
    pub fn scheme(&self, name: &str) -> Option<&'static SecurityScheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}

/// A server. The URL may contain variables, as in `https://api.{region}.example.com`.
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
    /// The default value of the variable.
    pub default: &'static str,
    /// The allowed values of the variable; empty if any value is allowed.
    pub values: &'static [&'static str],
}

/// A range of status codes, including both ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusRange(pub u16, pub u16);

impl StatusRange {
    /// Returns whether the status code is in the range.
    #[must_use]
    pub const fn contains(self, status: u16) -> bool {
        self.0 <= status && status <= self.1
    }
}

/// A security scheme that an operation requires.
#[derive(Debug)]
pub struct SecurityRequirement {
    /// The name of the security scheme.
    pub scheme: &'static str,
    /// The scopes that the operation requires.
    pub scopes: &'static [&'static str],
}

/// A security scheme.
#[derive(Debug)]
pub struct SecurityScheme {
    /// The name of the security scheme in the document.
    pub name: &'static str,
    /// The location of the credential in a request.
    pub place: CredentialLocation,
    /// The request that exchanges other credentials, such as a password, for a token (`x-token`, or an OAuth 2 flow);
    /// `None` if there is no such request.
    pub exchange: Option<&'static TokenExchange>,
    /// The description of request signing (`x-signing`); `None` if requests are not signed.
    pub signing: Option<&'static RequestSigning>,
}

/// The location of a credential in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialLocation {
    /// The header field with this name, which contains only the credential.
    Header(&'static str),
    /// The query parameter with this name.
    Query(&'static str),
    /// The cookie with this name.
    Cookie(&'static str),
    /// The header field `Authorization`, which contains this authentication scheme, such as `Bearer`, and the
    /// credential.
    Authorization(&'static str),
}

/// A request that exchanges other credentials, such as a password, for a token.
#[derive(Debug)]
pub struct TokenExchange {
    /// The operation of the token request. Its path has no variables, and it is sent without credentials.
    pub spec: &'static OperationSpec,
    /// The names and values of the query parameters.
    pub query: &'static [(&'static str, &'static str)],
    /// The media type of the body: `application/json` or `application/x-www-form-urlencoded`.
    pub media: &'static str,
    /// The templates of the body. The client uses the first template for whose placeholders it has all values.
    pub requests: &'static [&'static [TemplatePart]],
    /// The templates of the body without `client_id` and `client_secret`, for clients that send them in the header
    /// field `Authorization` (RFC 6749, section 2.3.1). Empty if the token server does not support this.
    pub basic_requests: &'static [&'static [TemplatePart]],
    /// The names of the placeholders whose values are secrets.
    pub secrets: &'static [&'static str],
    /// The location of the token in the response.
    pub token: ResponseLocation,
    /// The location of the time of expiry in the response: a date and time, or a number of seconds after the response.
    pub expires: Option<ResponseLocation>,
    /// The environment variables that contain the values of placeholders: pairs of a placeholder's name and a
    /// variable's name. For the name `token`, the variable contains the token itself, so that no token request is
    /// needed.
    pub environment: &'static [(&'static str, &'static str)],
}

/// A part of a body template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    /// Literal text.
    Text(&'static str),
    /// A placeholder with this name. Its value is written as a JSON string, or escaped for a form.
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

/// The description of request signing. The header field `Authorization` of a signed request is `<algorithm>
/// Access=<key>, SignedHeaders=<names>, Signature=<hex>`.
#[derive(Debug)]
pub struct RequestSigning {
    /// The signature algorithm: `SDK-HMAC-SHA256`.
    pub algorithm: &'static str,
    /// The name of the header field that contains the time of signing, in the format `20261122T045900Z`.
    pub date: &'static str,
    /// The name of the header field that contains the session token of temporary keys.
    pub session: Option<&'static str>,
    /// Further header fields to send and sign: pairs of a name and a template such as `{project_id}`. If a placeholder
    /// in the template has no value, the header field is omitted.
    pub headers: &'static [(&'static str, &'static str)],
    /// The environment variables that contain an access key: pairs of the name of a value and the name of the variable.
    /// The name of a value is `key`, `secret`, `session`, or a placeholder in a template of `headers`.
    pub environment: &'static [(&'static str, &'static str)],
}

/// The format of an error response (an item of `x-error-shapes`). Most fields are the path to a value in the JSON body,
/// such as `error.message`. A path is empty if error responses do not contain the value.
#[derive(Debug)]
pub struct ErrorShape {
    /// The name of the format.
    pub name: &'static str,
    /// The conditions that an error response with this format satisfies.
    pub when: &'static [Condition],
    /// The path to the human-readable message.
    pub message: &'static str,
    /// The path to the machine-readable reason, such as `NotFound`.
    pub reason: &'static str,
    /// The path to the vendor's error code, such as `Quota.0301`.
    pub code: &'static str,
    /// The path to the HTTP status code.
    pub status: &'static str,
    /// The path to the request ID.
    pub request_id: &'static str,
    /// The path to the number of seconds to wait before retrying.
    pub retry_after: &'static str,
    /// The location of the list of causes; `None` if responses do not contain causes.
    pub causes: Option<ErrorCauses>,
}

impl ErrorShape {
    /// A value without name, conditions and paths, for struct expressions with `..ErrorShape::NONE`.
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

/// A condition that the JSON body of an error response must satisfy to have the format [`ErrorShape`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The path to a value that must be present and not `null`.
    pub path: &'static str,
    /// The text that the value at `path` must have; `None` if any value is allowed.
    pub is: Option<&'static str>,
}

/// The location of the list of causes in an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorCauses {
    /// The path to the list of causes in the JSON body.
    pub at: &'static str,
    /// The path to the name of the invalid field, relative to a cause.
    pub field: &'static str,
    /// The path to the human-readable message, relative to a cause.
    pub message: &'static str,
    /// The path to the machine-readable reason, relative to a cause.
    pub reason: &'static str,
}

/// The parameters and members of an operation that are used for paging (`x-paging`).
#[derive(Debug)]
pub struct Paging {
    /// The query parameter for the maximum number of items per page; empty if there is no such parameter.
    pub limit: &'static str,
    /// The query parameter for the page token.
    pub token: &'static str,
    /// The path to the next page token within the response.
    pub next: &'static str,
    /// The path to the items within the response.
    pub items: &'static str,
    /// The path to the number of remaining items within the response; empty if the response does not contain it.
    pub remaining: &'static str,
    /// The server's response to an expired page token: its status code, and the location of a new token.
    pub expired: Option<ExpiredPageToken>,
}

/// The server's response to an expired page token: its status code, and the location of a new token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpiredPageToken {
    /// The status code.
    pub status: u16,
    /// The path in the response to a new page token. If items have changed, the pages that are read with this token may
    /// miss or repeat items.
    pub token: &'static str,
}

/// The names that an API uses for watches (`x-watch`): members, event types and paths.
#[derive(Debug)]
pub struct WatchSpec {
    /// The value of the header field `Accept` in a watch request: media types, separated by commas.
    pub media_types: &'static str,
    /// The name of the member of an event that contains the type of the event.
    pub kind: &'static str,
    /// The name of the member of an event that contains the object.
    pub object: &'static str,
    /// The type of an event for a created object.
    pub added: &'static str,
    /// The type of an event for a changed object.
    pub modified: &'static str,
    /// The type of an event for a deleted object.
    pub deleted: &'static str,
    /// The type of an event that contains only a resource version.
    pub bookmark: &'static str,
    /// The type of an event that reports an error of the watch.
    pub error: &'static str,
    /// The path to the resource version in an object.
    pub version: &'static str,
    /// The path to the status code in the object of an error event.
    pub status: &'static str,
    /// The status code of the response if the server no longer knows the resource version at which the watch starts.
    pub expired: u16,
}
