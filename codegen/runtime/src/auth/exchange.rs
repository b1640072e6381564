//! Requests tokens with the token request that the API's document declares, and reads them from the response.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderValue, Uri, header};
use zeroize::Zeroizing;

use super::super::{
    decode::DecodeError,
    error::Error,
    json,
    message::{Request, Response},
    param,
    request::set,
    retry::server_time,
    spec::{ResponseLocation, TemplatePart, TokenExchange},
    value::{DateTime, Secret},
};
use super::{Basic, Token, sensitive};

/// The values for a token request, such as user, password, account and project. The API's document declares the request
/// and the names of its values.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Credential, TokenRequest};")]
///
/// let user = TokenRequest::password("ada", "her password").domain("analytical").project("north-1");
/// let oauth = TokenRequest::client("client id", "client secret").scopes(["read"]);
/// let credential = Credential::from(user);
/// # let _ = (oauth, credential);
/// ```
#[derive(Clone, Default)]
pub struct TokenRequest {
    /// The values of the token request, sorted by name.
    values: Vec<(String, Secret)>,
    /// True if the client's ID and secret are sent in the header field `Authorization`.
    uses_basic_auth: bool,
}

impl TokenRequest {
    /// Creates a token request without values.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a token request with a user and a password.
    pub fn password(user: impl Into<Secret>, password: impl Into<Secret>) -> Self {
        Self::new().with("user", user).with("password", password)
    }

    /// Creates a token request with the ID and the secret of an OAuth 2 client.
    pub fn client(id: impl Into<Secret>, secret: impl Into<Secret>) -> Self {
        Self::new().with("client_id", id).with("client_secret", secret)
    }

    /// Sends the client's ID and secret in the `Authorization` header field (`client_secret_basic`) instead of the body
    /// (`client_secret_post`). OAuth 2 servers must support this (RFC 6749, section 2.3.1), and some support only this.
    #[must_use]
    pub fn basic(mut self) -> Self {
        self.uses_basic_auth = true;
        self
    }

    /// Sets the scopes of the tokens. By default, a token is requested with the scopes that the operation requires. If
    /// `scopes` is empty, tokens are requested without scopes.
    #[must_use]
    pub fn scopes<'a>(self, scopes: impl IntoIterator<Item = &'a str>) -> Self {
        let scopes: Vec<&str> = scopes.into_iter().collect();
        self.with(SCOPE, scopes.join(" "))
    }

    /// Sets the account (domain) that the user belongs to.
    #[must_use]
    pub fn domain(self, name: impl Into<Secret>) -> Self {
        self.with("domain", name)
    }

    /// Sets the name of the project that the token is valid for.
    #[must_use]
    pub fn project(self, name: impl Into<Secret>) -> Self {
        self.with("project", name)
    }

    /// Sets the ID of the project that the token is valid for.
    #[must_use]
    pub fn project_id(self, id: impl Into<Secret>) -> Self {
        self.with("project_id", id)
    }

    /// Sets a value of the token request. The API's document declares the names of the values.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::TokenRequest;")]
    ///
    /// let request = TokenRequest::new().with("assertion", "a signed text");
    /// assert_eq!(format!("{request:?}"), r#"{"assertion"}"#);
    /// ```
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        let (name, value) = (name.into(), value.into());
        match self.values.binary_search_by(|(known, _)| known.cmp(&name)) {
            Ok(index) => self.values[index].1 = value,
            Err(index) => self.values.insert(index, (name, value)),
        }
        self
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Secret> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

/// Shows only the names of the values, since the values may be secret.
impl fmt::Debug for TokenRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.values.iter().map(|(name, _)| name)).finish()
    }
}

/// The name of the value that contains the scopes, separated by spaces.
const SCOPE: &str = "scope";

/// Returns the scopes that an operation adds to the token request: its `required` scopes, or an empty list if the user
/// has set scopes or the token request has no placeholder for scopes.
pub(crate) fn requested_scopes(
    exchange: &TokenExchange,
    credentials: &TokenRequest,
    required_scopes: &'static [&'static str],
) -> &'static [&'static str] {
    let has_scope_value = exchange.requests.iter().any(|pieces| value_names(pieces).any(|name| name == SCOPE));
    if has_scope_value && credentials.get(SCOPE).is_none() { required_scopes } else { &[] }
}

/// Builds the request for a token with these scopes.
pub(crate) fn build_request(
    exchange: &'static TokenExchange,
    credentials: &TokenRequest,
    scopes: &[&str],
) -> Result<Request, Error> {
    let operation_id = exchange.spec.id;
    let with_scopes = (!scopes.is_empty()).then(|| credentials.clone().scopes(scopes.iter().copied()));
    let credentials = with_scopes.as_ref().unwrap_or(credentials);
    let missing_values = || {
        let values = describe_required_values(exchange, credentials);
        Error::config(operation_id, format!("the token request requires the values {values}"))
    };
    let uses_basic_auth = credentials.uses_basic_auth && !exchange.basic_requests.is_empty();
    let bodies = if uses_basic_auth { exchange.basic_requests } else { exchange.requests };
    let has_no_scopes = credentials.get(SCOPE).is_some_and(|scopes| scopes.expose().is_empty());
    let mut bodies = bodies.iter().filter(|pieces| !has_no_scopes || value_names(pieces).all(|name| name != SCOPE));
    let body =
        bodies.find_map(|pieces| fill_template(exchange.media, pieces, credentials)).ok_or_else(missing_values)?;
    let mut target = exchange.spec.path.to_owned();
    for (index, (name, value)) in exchange.query.iter().enumerate() {
        let separator = if index == 0 { "?" } else { "&" };
        target.extend([separator].into_iter().chain(param::escaped(name)).chain(["="]).chain(param::escaped(value)));
    }
    let mut request = http::Request::new(body);
    *request.method_mut() = exchange.spec.method.clone();
    *request.uri_mut() = Uri::try_from(target).map_err(|error| {
        Error::config(operation_id, format!("the token request in the API's document is not valid: {error}"))
    })?;
    set(request.headers_mut(), header::CONTENT_TYPE, HeaderValue::from_static(exchange.media));
    set(request.headers_mut(), header::ACCEPT, HeaderValue::from_static("application/json"));
    if uses_basic_auth {
        let client_values = credentials.get("client_id").zip(credentials.get("client_secret"));
        let (client_id, client_secret) = client_values.ok_or_else(missing_values)?;
        let encode = |secret: &Secret| param::form_urlencoded(secret.expose());
        let secret = Basic::new(encode(client_id), encode(client_secret)).secret();
        let value = sensitive("Basic ", &secret).ok_or_else(missing_values)?;
        set(request.headers_mut(), header::AUTHORIZATION, value);
    }
    Ok(request)
}

/// Returns the body of a token request, with the values in place of the placeholders; `None` if a value is missing. The
/// memory of the body is overwritten when the body is dropped.
pub(super) fn fill_template(media: &str, pieces: &[TemplatePart], credentials: &TokenRequest) -> Option<Bytes> {
    let values = value_names(pieces).map(|name| credentials.get(name).map(Secret::expose));
    let values: Vec<&str> = values.collect::<Option<_>>()?;
    // Reserves enough memory for all values with each byte escaped: a buffer that grows would leave copies of secrets
    // in memory.
    let text_lens = pieces.iter().map(|piece| if let TemplatePart::Text(text) = piece { text.len() } else { 2 });
    let max_value_lens = values.iter().map(|value| value.len() * "\\u0000".len());
    let capacity = text_lens.sum::<usize>() + max_value_lens.sum::<usize>();
    let mut body = Zeroizing::new(Vec::with_capacity(capacity));
    let mut values = values.into_iter();
    for piece in pieces {
        match piece {
            TemplatePart::Text(text) => body.extend_from_slice(text.as_bytes()),
            TemplatePart::Value(_) if media == "application/x-www-form-urlencoded" => {
                values
                    .next()
                    .into_iter()
                    .flat_map(param::escaped)
                    .for_each(|text| body.extend_from_slice(text.as_bytes()));
            }
            TemplatePart::Value(_) => serde_json::to_writer(&mut *body, values.next()?).ok()?,
        }
    }
    Some(Bytes::from_owner(body))
}

/// Returns the names of the values that a body template requires, in the order of their placeholders.
pub(super) fn value_names(pieces: &[TemplatePart]) -> impl Iterator<Item = &'static str> {
    pieces.iter().filter_map(|piece| if let TemplatePart::Value(name) = piece { Some(*name) } else { None })
}

/// Describes the values that a token request requires, and the missing ones: "`user`, `password` (missing:
/// `password`)". Several possible bodies are separated by "or".
fn describe_required_values(exchange: &TokenExchange, credentials: &TokenRequest) -> String {
    let join_names = |names: &mut dyn Iterator<Item = &'static str>| {
        let mut unique_names = Vec::new();
        for name in names {
            if !unique_names.contains(&name) {
                unique_names.push(name);
            }
        }
        unique_names.join("`, `")
    };
    // Each body with scopes has a counterpart without scopes, which is sufficient for the description.
    let without_scopes = exchange.requests.iter().filter(|pieces| value_names(pieces).all(|name| name != SCOPE));
    let alternatives = without_scopes.map(|pieces| {
        let missing_names = join_names(&mut value_names(pieces).filter(|name| credentials.get(name).is_none()));
        format!("`{}` (missing: `{missing_names}`)", join_names(&mut value_names(pieces)))
    });
    alternatives.collect::<Vec<_>>().join(", or ")
}

/// Reads the token from a response, and the server's current time from the header field `Date`; `None` if there is no
/// `Date`.
pub(crate) fn read_token(
    exchange: &'static TokenExchange,
    response: &Response,
    now: SystemTime,
) -> Result<(Token, Option<SystemTime>), Error> {
    let Some(secret) = text_at_location(exchange.token, response).filter(|text| !text.is_empty()) else {
        let message = "it is missing from the response".to_owned();
        let error = match exchange.token {
            ResponseLocation::Header(name) => DecodeError::Header { name, message },
            ResponseLocation::Body(path) => DecodeError::Json { path: path.to_owned(), message, offset: 0 },
        };
        return Err(Error::undecodable(exchange.spec, response.clone(), error));
    };
    let server_now = server_time(response.headers());
    let mut token = Token::new(secret);
    token.expires = exchange
        .expires
        .and_then(|location| text_at_location(location, response))
        .and_then(|text| parse_expiry(&text, server_now.unwrap_or(now)));
    Ok((token, server_now))
}

/// Parses a time of expiry: a date and time (RFC 3339), or a number of seconds after `now`.
fn parse_expiry(text: &str, now: SystemTime) -> Option<SystemTime> {
    match text.parse::<u32>() {
        Ok(seconds) => now.checked_add(Duration::from_secs(seconds.into())),
        Err(_) => SystemTime::try_from(&text.parse::<DateTime>().ok()?).ok(),
    }
}

/// Returns the text at a location of the response: a header field, or a path in the JSON body.
fn text_at_location(location: ResponseLocation, response: &Response) -> Option<String> {
    match location {
        ResponseLocation::Header(name) => response.headers().get(name)?.to_str().ok().map(str::to_owned),
        ResponseLocation::Body(path) => json::text_at(response.body(), path).map(std::borrow::Cow::into_owned),
    }
}
