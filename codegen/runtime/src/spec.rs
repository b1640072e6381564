//! What an API's document says, as tables: the generated code holds them, the drivers read them.

/// What the document says about one operation.
#[derive(Debug)]
pub struct Spec {
    /// `operationId`.
    pub id: &'static str,
    /// The method.
    pub method: http::Method,
    /// The path, with `{variables}`.
    pub path: &'static str,
    /// Servers of this operation; empty: those of the API.
    pub servers: &'static [Server],
    /// What credentials it takes: alternatives, each a set of schemes. Empty: none.
    pub security: &'static [&'static [Need]],
    /// The statuses declared as success; empty: 200 to 299.
    pub success: &'static [Statuses],
    /// Whether sending it twice does no more than sending it once: by method, or because the document says so.
    pub idempotent: bool,
    /// How its answer is cut into pages.
    pub paging: Option<&'static Paging>,
    /// The API that it belongs to.
    pub api: &'static ApiSpec,
}

impl Spec {
    /// Whether the document declares this status as success.
    #[must_use]
    pub fn is_success(&self, status: http::StatusCode) -> bool {
        if self.success.is_empty() {
            return status.is_success();
        }
        self.success
            .iter()
            .any(|statuses| statuses.contain(status.as_u16()))
    }

    /// The servers that the operation is sent to, the preferred one first.
    #[must_use]
    pub fn servers(&self) -> &'static [Server] {
        if self.servers.is_empty() {
            self.api.servers
        } else {
            self.servers
        }
    }
}

/// What the document says about the API as a whole.
#[derive(Debug)]
pub struct ApiSpec {
    /// The name of the client's package.
    pub name: &'static str,
    /// The version of the client's package.
    pub version: &'static str,
    /// Servers, the preferred one first.
    pub servers: &'static [Server],
    /// Security schemes.
    pub schemes: &'static [Scheme],
    /// Where failures say what went wrong.
    pub errors: ErrorShape,
    /// Environment variables that credentials and server variables are taken from: (what, variable's name).
    pub environment: &'static [(&'static str, &'static str)],
}

impl ApiSpec {
    /// The security scheme of this name.
    #[must_use]
    pub fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}

/// A server, its address with `{variables}`.
#[derive(Debug)]
pub struct Server {
    /// The address.
    pub url: &'static str,
    /// The variables.
    pub variables: &'static [Variable],
}

/// A variable of a server's address.
#[derive(Debug)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// Its value where nothing is given.
    pub default: &'static str,
    /// The values it may have; empty: any.
    pub values: &'static [&'static str],
}

/// A range of statuses, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statuses(pub u16, pub u16);

impl Statuses {
    /// Whether the status is in the range.
    #[must_use]
    pub const fn contain(self, status: u16) -> bool {
        self.0 <= status && status <= self.1
    }
}

/// A security scheme that an operation needs, and the scopes that it needs of it.
#[derive(Debug)]
pub struct Need {
    /// The scheme's name.
    pub scheme: &'static str,
    /// Scopes.
    pub scopes: &'static [&'static str],
}

/// A security scheme.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// Where the credential travels.
    pub place: Place,
    /// How a token is got with other credentials.
    pub exchange: Option<&'static Exchange>,
}

/// Where a credential travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the header of this name, as it is.
    Header(&'static str),
    /// In the query parameter of this name.
    Query(&'static str),
    /// In the cookie of this name.
    Cookie(&'static str),
    /// In `Authorization`, after this word: `Bearer`, `Basic`.
    Authorization(&'static str),
    /// In a signature over the whole request, of the method of this name: `SDK-HMAC-SHA256`.
    Signature(&'static str),
}

/// How a token is got: one more call, described by the document (`x-token` on a security scheme, or an OAuth 2 flow).
#[derive(Debug)]
pub struct Exchange {
    /// The call's `operationId`, or a name for it.
    pub id: &'static str,
    /// The method.
    pub method: http::Method,
    /// The path.
    pub path: &'static str,
    /// Servers; empty: those of the API.
    pub servers: &'static [Server],
    /// The body's media type: `application/json` or `application/x-www-form-urlencoded`.
    pub media: &'static str,
    /// Bodies as JSON, in which a string `{user}` stands for the credential of that name. The first one is taken whose
    /// credentials are all known.
    pub bodies: &'static [&'static str],
    /// Where the answer holds the token.
    pub token: TokenPlace,
    /// Where the answer says how long it is good for.
    pub expires: Option<Expires>,
}

/// Where the answer to an [`Exchange`] holds the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenPlace {
    /// In the header of this name.
    Header(&'static str),
    /// In the JSON body, at this path (`token.id`).
    Body(&'static str),
}

/// Where the answer to an [`Exchange`] says how long the token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expires {
    /// At this path stands the time (RFC 3339).
    At(&'static str),
    /// At this path stand the seconds from now.
    In(&'static str),
}

/// Where failures say what went wrong (`x-error-shape`). Each list holds paths into the JSON body (`error.message`), the
/// first one that leads to a value counts: gateways and backends answer in different shapes, at times mixed.
#[derive(Debug)]
pub struct ErrorShape {
    /// The message for people.
    pub message: &'static [&'static str],
    /// A word for programs: `NotFound`.
    pub reason: &'static [&'static str],
    /// The API's own error code: `CCI.02.409101`.
    pub code: &'static [&'static str],
    /// The request's id.
    pub request_id: &'static [&'static str],
    /// Headers that hold the request's id.
    pub request_id_headers: &'static [&'static str],
    /// Seconds to wait before trying again.
    pub retry_after: &'static [&'static str],
    /// Where single causes are listed.
    pub causes: &'static [Causes],
}

impl ErrorShape {
    /// Failures say nothing that a program could find.
    pub const NONE: Self = Self {
        message: &[],
        reason: &[],
        code: &[],
        request_id: &[],
        request_id_headers: &[],
        retry_after: &[],
        causes: &[],
    };
}

/// A list of causes inside a failure.
#[derive(Debug)]
pub struct Causes {
    /// The path to the list.
    pub list: &'static str,
    /// In each cause: the path to the field that is at fault.
    pub field: &'static str,
    /// In each cause: the path to a word for programs.
    pub reason: &'static str,
    /// In each cause: the path to the message.
    pub message: &'static str,
}

/// How an answer is cut into pages (`x-paging`).
#[derive(Debug)]
pub struct Paging {
    /// The query parameter that takes the token.
    pub token: &'static str,
    /// The path in the answer to the next page's token.
    pub next: &'static str,
    /// The path in the answer to the items.
    pub items: &'static str,
    /// What a token that is too old is answered with.
    pub expired: Option<Expired>,
}

/// The answer to a page token that is too old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expired {
    /// The status.
    pub status: u16,
    /// The path in the answer to a fresh token, with which pages go on but may not be consistent with those before.
    pub fresh: &'static str,
}
