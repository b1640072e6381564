//! Credentials (tokens, user and password, access keys), and the selection of the credentials for an operation.

#[cfg(feature = "tokens")]
mod cache;
#[cfg(feature = "tokens")]
mod environment;
#[cfg(feature = "tokens")]
mod exchange;
#[cfg(feature = "huaweicloud")]
pub mod huaweicloud;
mod semaphore;
#[cfg(feature = "signing")]
mod sign;
#[cfg(feature = "signing")]
mod source;
#[cfg(test)]
mod tests;

use std::{fmt, sync::Arc, time::SystemTime};

use bytes::Bytes;
use http::{HeaderValue, Uri, header};

#[cfg(feature = "tokens")]
pub(crate) use self::cache::{FetchedToken, HeldToken, TokenCache, TokenCaches};
#[cfg(feature = "tokens")]
pub use self::exchange::TokenRequest;
#[cfg(feature = "tokens")]
pub(crate) use self::exchange::{build_token_request, read_token, requested_scopes};
pub(crate) use self::semaphore::{OwnedPermit, Permit, Semaphore};
#[cfg(feature = "signing")]
pub use self::sign::AccessKey;
#[cfg(feature = "signing")]
pub use self::source::{AccessKeySource, HttpSender};
#[cfg(feature = "tokens")]
use super::transport::BoxFuture;
use super::{
    error::Error,
    message::Request,
    param,
    request::set_header,
    spec::{CredentialLocation, OperationSpec, SecurityScheme},
    value::Secret,
};

/// An access token and its time of expiry, if known.
#[derive(Clone, Debug)]
pub struct Token {
    secret: Secret,
    expiry_time: Option<SystemTime>,
}

impl Token {
    /// Creates a token without a time of expiry. The client uses it until the server refuses it.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self { secret: secret.into(), expiry_time: None }
    }

    /// Sets the time at which the token expires.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    ///
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Token;")]
    ///
    /// let token = Token::new("for an hour").expires(SystemTime::now() + Duration::from_secs(3600));
    /// # let _ = token;
    /// ```
    #[must_use]
    pub fn expires(mut self, expiry_time: SystemTime) -> Self {
        self.expiry_time = Some(expiry_time);
        self
    }
}

/// A source of tokens, such as a file, a vault or another program.
///
/// The client uses a token until shortly before it expires. If several calls need a new token, only one of them
/// requests it. After a response with status code 401, a call requests a new token and is sent again, at most once. If
/// the call's deadline passes, the future of [`token`](Self::token) is dropped.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Credential, Error, ErrorKind, Token, TokenSource, transport::BoxFuture};")]
///
/// /// Reads a token from a file that another program keeps fresh.
/// struct TokenFile(&'static str);
///
/// impl TokenSource for TokenFile {
///     fn token(&self) -> BoxFuture<'_, Result<Token, Error>> {
///         Box::pin(async move {
///             let text = std::fs::read_to_string(self.0)
///                 .map_err(|error| Error::new(ErrorKind::Auth, "cannot read the token file").with_source(error))?;
///             Ok(Token::new(text.trim()))
///         })
///     }
/// }
///
/// let credential = Credential::source(TokenFile("/var/run/token"));
/// # let _ = credential;
/// ```
#[cfg(feature = "tokens")]
pub trait TokenSource: Send + Sync + 'static {
    /// Fetches a token.
    ///
    /// # Errors
    ///
    /// If the token cannot be fetched. The call then returns an error whose [`source`](std::error::Error::source) is
    /// this error. The kind of the call's error is [`Config`](super::ErrorKind::Config) if this error has that kind,
    /// and otherwise [`Auth`](super::ErrorKind::Auth).
    fn token(&self) -> BoxFuture<'_, Result<Token, Error>>;
}

/// A credential of a client. `Credential::from` creates one from a [`Token`], a string (the token), a [`TokenRequest`],
/// a [`Basic`] or an `AccessKey`; [`Credential::source`] creates one from a [`TokenSource`].
/// A [`TokenRequest`] and a [`TokenSource`] require the feature `tokens`, an `AccessKey` the feature `signing`.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Basic, Credential, Token};")]
///
/// let token: Credential = Token::new("from a file").into();
/// let user: Credential = Basic::new("ada", "her password").into();
/// let for_one_scheme = user.for_scheme("basic");
/// ```
#[derive(Clone)]
pub struct Credential {
    pub(crate) kind: CredentialKind,
    /// The name of the only security scheme for which the credential may be used; `None` if it may be used for every
    /// scheme of a suitable kind.
    restricted_scheme: Option<String>,
}

#[derive(Clone)]
pub(crate) enum CredentialKind {
    Token(Secret),
    Basic(Arc<Basic>),
    #[cfg(feature = "tokens")]
    Source(Arc<dyn TokenSource>, Arc<TokenCaches>),
    #[cfg(feature = "tokens")]
    Exchange(Arc<TokenRequest>, Arc<TokenCaches>),
    #[cfg(feature = "signing")]
    AccessKey(Arc<AccessKey>),
    #[cfg(feature = "signing")]
    AccessKeySource(Arc<dyn AccessKeySource>, Arc<TokenCaches>),
}

/// A user and a password for the `Basic` authentication scheme (RFC 7617).
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Basic, Credential};")]
///
/// let credential: Credential = Basic::new("ada", "her password").into();
/// assert!(!format!("{credential:?}").contains("her password"));
/// ```
#[derive(Clone, Debug)]
pub struct Basic {
    user: String,
    password: Secret,
}

impl Basic {
    /// Creates a credential from a user name and a password.
    pub fn new(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self { user: user.into(), password: password.into() }
    }
}

impl Credential {
    /// Returns a credential whose tokens are fetched from a custom source.
    #[cfg(feature = "tokens")]
    pub fn source(source: impl TokenSource) -> Self {
        CredentialKind::Source(Arc::new(source), Arc::default()).into()
    }

    /// Returns a credential whose access keys are fetched from a custom source.
    #[cfg(feature = "signing")]
    pub fn access_key_source(source: impl AccessKeySource) -> Self {
        CredentialKind::AccessKeySource(Arc::new(source), Arc::default()).into()
    }

    /// Restricts the credential to the security scheme with this name. This is required if an operation takes several
    /// credentials of the same kind, such as two tokens.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Credential};")]
    ///
    /// let builder = Client::builder("https://api.example.com")
    ///     .auth(Credential::from("the ID").for_scheme("app_id"))
    ///     .auth(Credential::from("the key").for_scheme("app_key"));
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn for_scheme(mut self, scheme: impl Into<String>) -> Self {
        self.restricted_scheme = Some(scheme.into());
        self
    }

    /// Returns the credential without its cached tokens, so that another client does not use the tokens of this client.
    #[cfg_attr(not(feature = "tokens"), expect(unused_mut, reason = "only fetched tokens are cached"))]
    pub(crate) fn without_cached_tokens(mut self) -> Self {
        #[cfg(feature = "tokens")]
        if let CredentialKind::Source(_, caches) | CredentialKind::Exchange(_, caches) = &mut self.kind {
            *caches = Arc::default();
        }
        #[cfg(feature = "signing")]
        if let CredentialKind::AccessKeySource(_, caches) = &mut self.kind {
            *caches = Arc::default();
        }
        self
    }

    /// Returns whether the credential has the kind that the security scheme requires, and is not restricted to another
    /// scheme.
    pub(crate) fn is_suitable_for(&self, scheme: &SecurityScheme) -> bool {
        if self.restricted_scheme.as_deref().is_some_and(|name| name != scheme.name) {
            return false;
        }
        let is_basic =
            matches!(scheme.place, CredentialLocation::Authorization(word) if word.eq_ignore_ascii_case("basic"));
        match &self.kind {
            CredentialKind::Token(_) => scheme.signing.is_none() && !is_basic,
            #[cfg(feature = "tokens")]
            CredentialKind::Source(..) => scheme.signing.is_none() && !is_basic,
            #[cfg(feature = "tokens")]
            CredentialKind::Exchange(..) => scheme.exchange.is_some(),
            CredentialKind::Basic(_) => is_basic,
            #[cfg(feature = "signing")]
            CredentialKind::AccessKey(_) | CredentialKind::AccessKeySource(..) => scheme.signing.is_some(),
        }
    }
}

impl From<CredentialKind> for Credential {
    fn from(kind: CredentialKind) -> Self {
        Self { kind, restricted_scheme: None }
    }
}

impl From<Token> for Credential {
    /// Creates a credential with a fixed token. The client never renews the token, so the expiry time of the token is
    /// ignored.
    fn from(token: Token) -> Self {
        CredentialKind::Token(token.secret).into()
    }
}

impl From<&str> for Credential {
    fn from(token: &str) -> Self {
        CredentialKind::Token(token.into()).into()
    }
}

impl From<String> for Credential {
    fn from(token: String) -> Self {
        CredentialKind::Token(token.into()).into()
    }
}

impl From<Secret> for Credential {
    fn from(token: Secret) -> Self {
        CredentialKind::Token(token).into()
    }
}

impl From<Basic> for Credential {
    fn from(basic: Basic) -> Self {
        CredentialKind::Basic(Arc::new(basic)).into()
    }
}

#[cfg(feature = "tokens")]
impl From<TokenRequest> for Credential {
    fn from(credentials: TokenRequest) -> Self {
        CredentialKind::Exchange(Arc::new(credentials), Arc::default()).into()
    }
}

#[cfg(feature = "signing")]
impl From<AccessKey> for Credential {
    fn from(keys: AccessKey) -> Self {
        CredentialKind::AccessKey(Arc::new(keys)).into()
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            CredentialKind::Token(_) => "Credential(token)",
            CredentialKind::Basic(_) => "Credential(basic)",
            #[cfg(feature = "tokens")]
            CredentialKind::Source(..) => "Credential(source)",
            #[cfg(feature = "tokens")]
            CredentialKind::Exchange(..) => "Credential(exchange)",
            #[cfg(feature = "signing")]
            CredentialKind::AccessKey(_) => "Credential(keys)",
            #[cfg(feature = "signing")]
            CredentialKind::AccessKeySource(..) => "Credential(source of keys)",
        })
    }
}

/// A security scheme of an operation, and the credential that the client uses for the scheme.
pub(crate) struct ChosenCredential<'a> {
    pub(crate) scheme: &'static SecurityScheme,
    pub(crate) credential: &'a Credential,
    /// The scopes that the operation requires.
    #[cfg_attr(not(feature = "tokens"), expect(dead_code, reason = "only fetched tokens have scopes"))]
    pub(crate) scopes: &'static [&'static str],
}

/// Chooses the security schemes and credentials of a call. An operation declares alternatives, each of which requires
/// one or more schemes. Chooses the first alternative for which the client has all credentials.
pub(crate) fn choose_credentials<'a>(
    spec: &'static OperationSpec,
    credentials: &'a [Credential],
) -> Result<Vec<ChosenCredential<'a>>, Error> {
    // A client without credentials sends none, even if the document requires some: its server may not check them.
    if spec.security.is_empty() || credentials.is_empty() {
        return Ok(Vec::new());
    }
    let choose_credential = |requirement: &'static super::spec::SecurityRequirement| {
        let scheme = spec.api.scheme(requirement.scheme)?;
        let credential = credentials.iter().find(|credential| credential.is_suitable_for(scheme))?;
        Some(ChosenCredential { scheme, credential, scopes: requirement.scopes })
    };
    for alternative in spec.security.iter().filter(|alternative| !alternative.is_empty()) {
        if let Some(chosen_credentials) = alternative.iter().map(choose_credential).collect::<Option<Vec<_>>>() {
            return Ok(chosen_credentials);
        }
    }
    if spec.security.iter().any(|alternative| alternative.is_empty()) {
        // The operation allows calls without credentials.
        return Ok(Vec::new());
    }
    let join_scheme_names = |alternative: &&[super::spec::SecurityRequirement]| {
        alternative.iter().map(|requirement| format!("`{}`", requirement.scheme)).collect::<Vec<_>>().join(" and ")
    };
    let alternatives_text = spec.security.iter().map(join_scheme_names).collect::<Vec<_>>().join(" or ");
    let message = format!(
        "the operation requires a credential for the security scheme {alternatives_text}, but the client has none"
    );
    Err(Error::config(spec.id, message))
}

/// Adds a secret to the request, at the location that the security scheme declares.
pub(crate) fn add_secret(
    request: &mut Request,
    scheme: &SecurityScheme,
    secret: &Secret,
    operation_id: &'static str,
) -> Result<(), Error> {
    let invalid_characters_error = || {
        let name = scheme.name;
        let message =
            format!("the credential for the security scheme `{name}` contains characters that are not allowed");
        Error::config(operation_id, message)
    };
    match scheme.place {
        CredentialLocation::Header(name) => {
            let header_value = sensitive_header_value("", secret).ok_or_else(invalid_characters_error)?;
            let header_name = http::HeaderName::try_from(name).map_err(|_| invalid_characters_error())?;
            set_header(request.headers_mut(), header_name, header_value);
        }
        CredentialLocation::Authorization(word) => {
            let authorization =
                sensitive_header_value(&format!("{word} "), secret).ok_or_else(invalid_characters_error)?;
            set_header(request.headers_mut(), header::AUTHORIZATION, authorization);
        }
        CredentialLocation::Cookie(name) => {
            let previous_cookies = request.headers().get(header::COOKIE).and_then(|value| value.to_str().ok());
            let cookie_prefix = previous_cookies.map(|cookies| format!("{cookies}; ")).unwrap_or_default();
            let cookie_header = sensitive_header_value(&format!("{cookie_prefix}{name}="), secret)
                .ok_or_else(invalid_characters_error)?;
            set_header(request.headers_mut(), header::COOKIE, cookie_header);
        }
        CredentialLocation::Query(name) => {
            let mut request_target = request.uri().to_string();
            request_target.push(if request_target.contains('?') { '&' } else { '?' });
            let encoded_secret = param::percent_encode(secret.expose());
            request_target.extend(param::percent_encode(name).chain(["="]).chain(encoded_secret));
            *request.uri_mut() = Uri::try_from(request_target).map_err(|_| invalid_characters_error())?;
        }
    }
    Ok(())
}

/// Creates a header value from a prefix such as `Basic ` and a secret. `Debug` does not show the header value, and its
/// memory is overwritten when the header value is dropped. `None` if the secret contains characters that a header value
/// cannot contain.
fn sensitive_header_value(prefix: &str, secret: &Secret) -> Option<HeaderValue> {
    // Joined in one step: a string that grows would leave copies of the secret in memory.
    let header_bytes = zeroize::Zeroizing::new([prefix, secret.expose()].concat().into_bytes());
    let mut header_value = HeaderValue::from_maybe_shared(Bytes::from_owner(header_bytes)).ok()?;
    header_value.set_sensitive(true);
    Some(header_value)
}

impl Basic {
    /// Returns the user and the password as a Base64 encoding of `user:password`.
    pub(crate) fn encode_base64(&self) -> Secret {
        use base64::{Engine, prelude::BASE64_STANDARD};
        let user_and_password = zeroize::Zeroizing::new([&*self.user, ":", self.password.expose()].concat());
        Secret::new(BASE64_STANDARD.encode(user_and_password.as_bytes()))
    }
}
