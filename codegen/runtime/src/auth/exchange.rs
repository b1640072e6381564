//! Builds the token request that the API's document declares, and reads the token from the response.

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
    request::set_header,
    retry::server_time,
    spec::{ResponseLocation, TemplatePart, TokenExchange},
    value::{DateTime, Secret},
};
use super::{Basic, Token, sensitive_header_value};

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
        self.with(SCOPE_NAME, scopes.join(" "))
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

/// The name of the value of a token request that contains the requested scopes, separated by spaces.
const SCOPE_NAME: &str = "scope";

/// Returns the scopes with which to request a token: `required_scopes`, the scopes that the operation requires. Returns
/// an empty list if the user has set other scopes, or the token request has no placeholder for scopes.
pub(crate) fn requested_scopes(
    exchange: &TokenExchange,
    credentials: &TokenRequest,
    required_scopes: &'static [&'static str],
) -> &'static [&'static str] {
    let has_scope_value = exchange.requests.iter().any(|pieces| value_names(pieces).any(|name| name == SCOPE_NAME));
    if has_scope_value && credentials.get(SCOPE_NAME).is_none() { required_scopes } else { &[] }
}

/// Builds the request for a token with these scopes.
pub(crate) fn build_token_request(
    exchange: &'static TokenExchange,
    credentials: &TokenRequest,
    scopes: &[&str],
) -> Result<Request, Error> {
    let operation_id = exchange.spec.id;
    let credentials_with_scopes = (!scopes.is_empty()).then(|| credentials.clone().scopes(scopes.iter().copied()));
    let credentials = credentials_with_scopes.as_ref().unwrap_or(credentials);
    let missing_values_error = || {
        let description = describe_required_values(exchange, credentials);
        Error::config(operation_id, format!("the token request requires the values {description}"))
    };
    let uses_basic_auth = credentials.uses_basic_auth && !exchange.basic_requests.is_empty();
    let templates = if uses_basic_auth { exchange.basic_requests } else { exchange.requests };
    let has_no_scopes = credentials.get(SCOPE_NAME).is_some_and(|scopes| scopes.expose().is_empty());
    let mut templates =
        templates.iter().filter(|pieces| !has_no_scopes || value_names(pieces).all(|name| name != SCOPE_NAME));
    let body = templates
        .find_map(|pieces| fill_template(exchange.media, pieces, credentials))
        .ok_or_else(missing_values_error)?;
    let mut request_target = exchange.spec.path.to_owned();
    for (index, (name, value)) in exchange.query.iter().enumerate() {
        let separator = if index == 0 { "?" } else { "&" };
        let encoded_name_and_value = param::percent_encode(name).chain(["="]).chain(param::percent_encode(value));
        request_target.extend([separator].into_iter().chain(encoded_name_and_value));
    }
    let mut request = http::Request::new(body);
    *request.method_mut() = exchange.spec.method.clone();
    *request.uri_mut() = Uri::try_from(request_target).map_err(|error| {
        Error::config(operation_id, format!("the token request in the API's document is not valid: {error}"))
    })?;
    set_header(request.headers_mut(), header::CONTENT_TYPE, HeaderValue::from_static(exchange.media));
    set_header(request.headers_mut(), header::ACCEPT, HeaderValue::from_static("application/json"));
    if uses_basic_auth {
        let client_id_and_secret = credentials.get("client_id").zip(credentials.get("client_secret"));
        let (client_id, client_secret) = client_id_and_secret.ok_or_else(missing_values_error)?;
        let encode_secret = |secret: &Secret| param::form_urlencode(secret.expose());
        let secret = Basic::new(encode_secret(client_id), encode_secret(client_secret)).encode_base64();
        let authorization = sensitive_header_value("Basic ", &secret).ok_or_else(missing_values_error)?;
        set_header(request.headers_mut(), header::AUTHORIZATION, authorization);
    }
    Ok(request)
}

/// Returns the body of a token request: the template `pieces` with the values in place of the placeholders. `None` if a
/// value is missing. The memory of the body is overwritten when the body is dropped.
pub(super) fn fill_template(media: &str, pieces: &[TemplatePart], credentials: &TokenRequest) -> Option<Bytes> {
    let secret_values = value_names(pieces).map(|name| credentials.get(name).map(Secret::expose));
    let secret_values: Vec<&str> = secret_values.collect::<Option<_>>()?;
    // Reserves enough memory for all values with each byte escaped: a buffer that grows would leave copies of secrets
    // in memory.
    let fixed_lens = pieces.iter().map(|piece| if let TemplatePart::Text(text) = piece { text.len() } else { 2 });
    let max_value_lens = secret_values.iter().map(|value| value.len() * "\\u0000".len());
    let capacity = fixed_lens.sum::<usize>() + max_value_lens.sum::<usize>();
    let mut body = Zeroizing::new(Vec::with_capacity(capacity));
    let mut secret_values = secret_values.into_iter();
    for piece in pieces {
        match piece {
            TemplatePart::Text(text) => body.extend_from_slice(text.as_bytes()),
            TemplatePart::Value(_) if media == "application/x-www-form-urlencoded" => {
                secret_values
                    .next()
                    .into_iter()
                    .flat_map(param::percent_encode)
                    .for_each(|text| body.extend_from_slice(text.as_bytes()));
            }
            TemplatePart::Value(_) => serde_json::to_writer(&mut *body, secret_values.next()?).ok()?,
        }
    }
    Some(Bytes::from_owner(body))
}

/// Returns the names of the values that a body template requires, in the order of their placeholders.
pub(super) fn value_names(pieces: &[TemplatePart]) -> impl Iterator<Item = &'static str> {
    pieces.iter().filter_map(|piece| if let TemplatePart::Value(name) = piece { Some(*name) } else { None })
}

/// Describes the values that a token request requires, and the missing ones: "`user`, `password` (missing:
/// `password`)". If several bodies are possible, their descriptions are separated by "or".
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
    let templates_without_scopes =
        exchange.requests.iter().filter(|pieces| value_names(pieces).all(|name| name != SCOPE_NAME));
    let descriptions = templates_without_scopes.map(|pieces| {
        let missing_names = join_names(&mut value_names(pieces).filter(|name| credentials.get(name).is_none()));
        format!("`{}` (missing: `{missing_names}`)", join_names(&mut value_names(pieces)))
    });
    descriptions.collect::<Vec<_>>().join(", or ")
}

/// Reads the token from the response to a token request, and the server's current time from the header field `Date`.
/// The time is `None` if there is no `Date`.
pub(crate) fn read_token(
    exchange: &'static TokenExchange,
    response: &Response,
    now: SystemTime,
) -> Result<(Token, Option<SystemTime>), Error> {
    let Some(secret) = read_text_at(exchange.token, response).filter(|text| !text.is_empty()) else {
        let message = "it is missing from the response".to_owned();
        let error = match exchange.token {
            ResponseLocation::Header(name) => DecodeError::Header { name, message },
            ResponseLocation::Body(path) => DecodeError::Json { path: path.to_owned(), message, offset: 0 },
        };
        return Err(Error::undecodable(exchange.spec, response.clone(), error));
    };
    let server_time_now = server_time(response.headers());
    let mut token = Token::new(secret);
    token.expiry_time = exchange
        .expires
        .and_then(|location| read_text_at(location, response))
        .and_then(|text| parse_expiry(&text, server_time_now.unwrap_or(now)));
    Ok((token, server_time_now))
}

/// Parses a time of expiry: a date and time (RFC 3339), or a number of seconds after `now`.
fn parse_expiry(text: &str, now: SystemTime) -> Option<SystemTime> {
    match text.parse::<u32>() {
        Ok(seconds) => now.checked_add(Duration::from_secs(seconds.into())),
        Err(_) => SystemTime::try_from(&text.parse::<DateTime>().ok()?).ok(),
    }
}

/// Returns the text at a location of the response: a header field, or a path in the JSON body.
fn read_text_at(location: ResponseLocation, response: &Response) -> Option<String> {
    match location {
        ResponseLocation::Header(name) => response.headers().get(name)?.to_str().ok().map(str::to_owned),
        ResponseLocation::Body(path) => json::text_at(response.body(), path).map(std::borrow::Cow::into_owned),
    }
}
