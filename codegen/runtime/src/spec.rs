//! The facts in an API's document, as tables: generated code fills them, and the client reads them.

/// The facts about one operation.
#[derive(Debug)]
pub struct OperationSpec {
    /// `operationId`.
    pub id: &'static str,
    /// The method.
    pub method: http::Method,
    /// The path, with `{variables}`.
    pub path: &'static str,
    /// The servers of this operation; empty if it uses those of the API.
    pub servers: &'static [Server],
    /// The credentials that it requires: alternatives, each a set of security schemes. Empty if it requires none.
    pub security: &'static [&'static [SecurityRequirement]],
    /// The status codes declared as results: successes, and redirects. Empty if all successes are declared, by `default`; 0 to 0
    /// if none is.
    pub success: &'static [StatusRange],
    /// True if sending any call of the operation twice has the same effect as sending it once: by its method, or because the
    /// document says so. See [`Operation::is_idempotent`](super::Operation::is_idempotent).
    pub idempotent: bool,
    /// The members of a page, if its response is a list in pages.
    pub paging: Option<&'static Paging>,
    /// The API that it belongs to.
    pub api: &'static ApiSpec,
}

impl OperationSpec {
    /// Returns whether a response with this status code is a result of the operation and not a failure: any success (2xx),
    /// and a redirect (3xx) that the document declares.
    #[must_use]
    pub fn is_success(&self, status: http::StatusCode) -> bool {
        status.is_success() || self.success.iter().any(|statuses| statuses.contain(status.as_u16()))
    }

    /// Returns whether the document declares this status code as a result. If it declares none, `default` covers all
    /// successes.
    #[cfg(feature = "client")]
    #[must_use]
    pub(crate) fn declares(&self, status: http::StatusCode) -> bool {
        self.success.is_empty() || self.success.iter().any(|statuses| statuses.contain(status.as_u16()))
    }

    /// Returns the declared status code whose content a response of this status code has: its own if it is declared, for
    /// another success the nearest success that is declared.
    #[must_use]
    pub(crate) fn nearest_status(&self, status: u16, is_empty: bool) -> u16 {
        let is_declared = self.success.iter().any(|statuses| statuses.contain(status));
        if is_declared || !(200..300).contains(&status) {
            return status;
        }
        let has_no_body = |status: u16| matches!(status, 204 | 205);
        let nearest = self.success.iter().filter(|statuses| statuses.0 < 300);
        let nearest = nearest.map(|statuses| status.clamp(statuses.0, statuses.1.min(299)));
        // Whether there is a body says more than the distance of two numbers.
        nearest.min_by_key(|declared| (has_no_body(*declared) != is_empty, declared.abs_diff(status))).unwrap_or(status)
    }

    /// Returns the servers that the operation is sent to, the preferred one first.
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
    /// Servers, the preferred one first.
    pub servers: &'static [Server],
    /// Security schemes.
    pub schemes: &'static [SecurityScheme],
    /// The shapes of error responses; the first that fits applies.
    pub errors: &'static [ErrorShape],
}

impl ApiSpec {
    /// Returns the security scheme of this name.
    #[must_use]
    pub fn scheme(&self, name: &str) -> Option<&'static SecurityScheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}

/// A server whose URL may contain `{variables}`.
#[derive(Debug)]
pub struct Server {
    /// The URL template.
    pub url: &'static str,
    /// The variables.
    pub variables: &'static [ServerVariable],
}

/// A variable of a server URL.
#[derive(Debug)]
pub struct ServerVariable {
    /// Its name.
    pub name: &'static str,
    /// The default value.
    pub default: &'static str,
    /// The allowed values; empty if any value is allowed.
    pub values: &'static [&'static str],
}

/// A range of statuses, both ends included.
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
    /// The scheme's name.
    pub scheme: &'static str,
    /// Scopes.
    pub scopes: &'static [&'static str],
}

/// A security scheme.
#[derive(Debug)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: &'static str,
    /// The location of the credential in a request.
    pub place: CredentialLocation,
    /// The call that exchanges other credentials for a token (`x-token`, or an OAuth 2 flow).
    pub exchange: Option<&'static TokenExchange>,
    /// The signature of requests (`x-signing`).
    pub signing: Option<&'static RequestSigning>,
}

/// The location of a credential in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialLocation {
    /// In the header field of this name, unchanged.
    Header(&'static str),
    /// In the query parameter of this name.
    Query(&'static str),
    /// In the cookie of this name.
    Cookie(&'static str),
    /// In `Authorization`, after this word: `Bearer`, `Basic`.
    Authorization(&'static str),
}

/// The call that requests a token, as the document describes it.
#[derive(Debug)]
pub struct TokenExchange {
    /// The call. Its path has no variables, and it is sent without credentials.
    pub spec: &'static OperationSpec,
    /// Query parameters.
    pub query: &'static [(&'static str, &'static str)],
    /// The body's media type: `application/json` or `application/x-www-form-urlencoded`.
    pub media: &'static str,
    /// Bodies, in pieces. The first one for which there are all credentials is sent.
    pub requests: &'static [&'static [TemplatePart]],
    /// The same for a client whose `client_id` and `client_secret` are in the `Authorization` header (RFC 6749, section
    /// 2.3.1). Empty if they cannot be there.
    pub basic_requests: &'static [&'static [TemplatePart]],
    /// Placeholders whose values must not be shown.
    pub secrets: &'static [&'static str],
    /// The location of the token in the response.
    pub token: ResponseLocation,
    /// The location of the time of expiry in the response: a date and time, or a number of seconds from now.
    pub expires: Option<ResponseLocation>,
    /// Placeholders and the environment variables that they may come from; `token` is the token itself.
    pub environment: &'static [(&'static str, &'static str)],
}

/// A piece of a body that credentials are put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    /// Text that is sent as it is.
    Text(&'static str),
    /// The credential of this name, written as the media type wants a string.
    Value(&'static str),
}

/// A location in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseLocation {
    /// The header of this name.
    Header(&'static str),
    /// This path in the JSON body: `token.expires_at`.
    Body(&'static str),
}

/// The signature of a request: `Authorization` is `<algorithm> Access=<key>, SignedHeaders=<names>, Signature=<hex>`.
#[derive(Debug)]
pub struct RequestSigning {
    /// The algorithm: `SDK-HMAC-SHA256`.
    pub algorithm: &'static str,
    /// The header with the time of signing, `20261122T045900Z`.
    pub date: &'static str,
    /// The header with the session token of temporary keys.
    pub session: Option<&'static str>,
    /// Further headers to send and sign, if their placeholders have values.
    pub headers: &'static [(&'static str, &'static str)],
    /// `key`, `secret`, `session` and placeholders, and the environment variables that they may come from.
    pub environment: &'static [(&'static str, &'static str)],
}

/// The locations of facts in an error response: one of `x-error-shapes`. All members are paths into the JSON body
/// (`error.message`); an empty path matches nothing.
#[derive(Debug)]
pub struct ErrorShape {
    /// The name of the shape.
    pub name: &'static str,
    /// When the body has this shape: what is at these paths. All of it must hold.
    pub when: &'static [Condition],
    /// The message for people.
    pub message: &'static str,
    /// A word for programs: `NotFound`.
    pub reason: &'static str,
    /// The vendor's own code: `Quota.0301`.
    pub code: &'static str,
    /// The HTTP status.
    pub status: &'static str,
    /// The ID of the request, for the vendor's support.
    pub request_id: &'static str,
    /// The number of seconds to wait before sending the request again.
    pub retry_after: &'static str,
    /// The location of the list of causes.
    pub causes: Option<ErrorCauses>,
}

impl ErrorShape {
    /// A shape that always fits and leads nowhere: a start for `..ErrorShape::NONE`.
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

/// A condition of a [`ErrorShape`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The path at which there is a value other than `null`.
    pub path: &'static str,
    /// The required text; `None` if any text is allowed.
    pub is: Option<&'static str>,
}

/// A list of causes inside a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorCauses {
    /// The path to the list.
    pub at: &'static str,
    /// In each cause: the path to the field that is at fault.
    pub field: &'static str,
    /// In each cause: the path to the message.
    pub message: &'static str,
    /// In each cause: the path to a word for programs.
    pub reason: &'static str,
}

/// The members of a page (`x-paging`).
#[derive(Debug)]
pub struct Paging {
    /// The query parameter for the maximum number of items on a page; empty if there is none.
    pub limit: &'static str,
    /// The query parameter that takes the token.
    pub token: &'static str,
    /// The path in the response to the token of the next page.
    pub next: &'static str,
    /// The path in the response to the items.
    pub items: &'static str,
    /// The path in the response to the number of items after this page; empty if there is none.
    pub remaining: &'static str,
    /// The response to a page token that has expired.
    pub expired: Option<ExpiredPageToken>,
}

/// The response to a page token that has expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpiredPageToken {
    /// The status.
    pub status: u16,
    /// The path in the response to a new token; pages after it may miss or repeat items that have changed.
    pub token: &'static str,
}

/// The names that an API uses for the watches of a list (`x-watch`).
#[derive(Debug)]
pub struct WatchSpec {
    /// The media types of a watch, for `Accept`.
    pub media_types: &'static str,
    /// The member of an event with its type.
    pub kind: &'static str,
    /// The member of an event with the object.
    pub object: &'static str,
    /// The type of an event about an object that was created.
    pub added: &'static str,
    /// The type of an event about an object that was changed.
    pub modified: &'static str,
    /// The type of an event about an object that was deleted.
    pub deleted: &'static str,
    /// The type of an event that tells a version alone.
    pub bookmark: &'static str,
    /// The type of an event that says that the watch has failed.
    pub error: &'static str,
    /// The path in an object to its version.
    pub version: &'static str,
    /// The path in the object of an error to its status code.
    pub status: &'static str,
    /// The status code of a version that is too old.
    pub expired: u16,
}
