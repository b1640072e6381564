//! Credentials: tokens, user and password, access keys; and which of them an operation takes.

mod cache;
mod environment;
mod exchange;
mod gate;
#[cfg(feature = "huaweicloud")]
pub mod huaweicloud;
#[cfg(feature = "signing")]
mod sign;
#[cfg(feature = "signing")]
mod source;

use std::{fmt, sync::Arc, time::SystemTime};

use bytes::Bytes;
use http::{HeaderValue, Uri, header};

pub(crate) use self::cache::{Cache, Caches, Fetched, Held};
pub use self::exchange::TokenRequest;
pub(crate) use self::exchange::{read, request, scopes};
pub(crate) use self::gate::{Gate, OwnedPass, Pass};
#[cfg(feature = "signing")]
pub use self::sign::AccessKey;
#[cfg(feature = "signing")]
pub use self::source::{AccessKeySource, HttpSender};
use super::{
    error::Error,
    operation::Request,
    param,
    request::set,
    spec::{CredentialLocation, OperationSpec, SecurityScheme},
    transport::BoxFuture,
    value::Secret,
};

/// A token, and how long it is good for.
#[derive(Clone, Debug)]
pub struct Token {
    secret: Secret,
    expires: Option<SystemTime>,
}

impl Token {
    /// A token that is good until the server says otherwise.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self { secret: secret.into(), expires: None }
    }

    /// The same, good until this time.
    #[must_use]
    pub fn expires(mut self, expires: SystemTime) -> Self {
        self.expires = Some(expires);
        self
    }
}

/// Where tokens come from: a file, a vault, another program.
///
/// The client keeps a token until shortly before it ends and asks once for all calls that wait; it also asks for a new
/// one, once a call, if the server answers 401. What takes longer than the call may is given up: its future is dropped.
pub trait TokenSource: Send + Sync + 'static {
    /// Gets a token.
    fn token(&self) -> BoxFuture<'_, Result<Token, Error>>;
}

/// Something that a client proves with who it is. Made from a [`Token`], a text (the token), [`TokenRequest`], [`Basic`],
/// `AccessKey`, or [`Credential::source`].
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
    pub(crate) kind: Kind,
    /// The name of the scheme that it is for; nothing: every one that it fits.
    scheme: Option<String>,
}

#[derive(Clone)]
pub(crate) enum Kind {
    Token(Secret),
    Basic(Arc<Basic>),
    Source(Arc<dyn TokenSource>, Arc<Caches>),
    Exchange(Arc<TokenRequest>, Arc<Caches>),
    #[cfg(feature = "signing")]
    AccessKey(Arc<AccessKey>),
    #[cfg(feature = "signing")]
    AccessKeySource(Arc<dyn AccessKeySource>, Arc<Caches>),
}

/// A user and a password for HTTP's basic scheme.
#[derive(Clone, Debug)]
pub struct Basic {
    user: String,
    password: Secret,
}

impl Basic {
    /// The user and the password.
    pub fn new(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self { user: user.into(), password: password.into() }
    }
}

impl Credential {
    /// Tokens from a source of one's own.
    pub fn source(source: impl TokenSource) -> Self {
        Kind::Source(Arc::new(source), Arc::default()).into()
    }

    /// Access keys from a custom source.
    #[cfg(feature = "signing")]
    pub fn access_key_source(source: impl AccessKeySource) -> Self {
        Kind::AccessKeySource(Arc::new(source), Arc::default()).into()
    }

    /// The same, for the security scheme of this name only. Needed where an operation takes several at once.
    #[must_use]
    pub fn for_scheme(mut self, scheme: impl Into<String>) -> Self {
        self.scheme = Some(scheme.into());
        self
    }

    /// The same, without the tokens that it was used to get: they are one client's.
    pub(crate) fn afresh(mut self) -> Self {
        if let Kind::Source(_, caches) | Kind::Exchange(_, caches) = &mut self.kind {
            *caches = Arc::default();
        }
        #[cfg(feature = "signing")]
        if let Kind::AccessKeySource(_, caches) = &mut self.kind {
            *caches = Arc::default();
        }
        self
    }

    /// Whether this is what the scheme asks for.
    pub(crate) fn fits(&self, scheme: &SecurityScheme) -> bool {
        if self.scheme.as_deref().is_some_and(|name| name != scheme.name) {
            return false;
        }
        let basic =
            matches!(scheme.place, CredentialLocation::Authorization(word) if word.eq_ignore_ascii_case("basic"));
        match &self.kind {
            Kind::Token(_) | Kind::Source(..) => scheme.signing.is_none() && !basic,
            Kind::Exchange(..) => scheme.exchange.is_some(),
            Kind::Basic(_) => basic,
            #[cfg(feature = "signing")]
            Kind::AccessKey(_) | Kind::AccessKeySource(..) => scheme.signing.is_some(),
        }
    }
}

impl From<Kind> for Credential {
    fn from(kind: Kind) -> Self {
        Self { kind, scheme: None }
    }
}

impl From<Token> for Credential {
    /// A token given by hand stays what it is; whether it has ended the server says.
    fn from(token: Token) -> Self {
        Kind::Token(token.secret).into()
    }
}

impl From<&str> for Credential {
    fn from(token: &str) -> Self {
        Kind::Token(token.into()).into()
    }
}

impl From<String> for Credential {
    fn from(token: String) -> Self {
        Kind::Token(token.into()).into()
    }
}

impl From<Secret> for Credential {
    fn from(token: Secret) -> Self {
        Kind::Token(token).into()
    }
}

impl From<Basic> for Credential {
    fn from(basic: Basic) -> Self {
        Kind::Basic(Arc::new(basic)).into()
    }
}

impl From<TokenRequest> for Credential {
    fn from(credentials: TokenRequest) -> Self {
        Kind::Exchange(Arc::new(credentials), Arc::default()).into()
    }
}

#[cfg(feature = "signing")]
impl From<AccessKey> for Credential {
    fn from(keys: AccessKey) -> Self {
        Kind::AccessKey(Arc::new(keys)).into()
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Token(_) => "Credential(token)",
            Kind::Basic(_) => "Credential(basic)",
            Kind::Source(..) => "Credential(source)",
            Kind::Exchange(..) => "Credential(exchange)",
            #[cfg(feature = "signing")]
            Kind::AccessKey(_) => "Credential(keys)",
            #[cfg(feature = "signing")]
            Kind::AccessKeySource(..) => "Credential(source of keys)",
        })
    }
}

/// A scheme that a call is sent with.
pub(crate) struct Chosen<'a> {
    pub(crate) scheme: &'static SecurityScheme,
    pub(crate) credential: &'a Credential,
    /// The scopes that the operation requires.
    pub(crate) scopes: &'static [&'static str],
}

/// The schemes that a call is sent with, each with its credential: the first alternative for which there is a credential
/// for every scheme.
pub(crate) fn choose<'a>(
    spec: &'static OperationSpec,
    credentials: &'a [Credential],
) -> Result<Vec<Chosen<'a>>, Error> {
    // A client without any credentials is for servers that want none, whatever the document says.
    if spec.security.is_empty() || credentials.is_empty() {
        return Ok(Vec::new());
    }
    let chosen = |required: &'static super::spec::SecurityRequirement| {
        let scheme = spec.api.scheme(required.scheme)?;
        let credential = credentials.iter().find(|credential| credential.fits(scheme))?;
        Some(Chosen { scheme, credential, scopes: required.scopes })
    };
    for alternative in spec.security.iter().filter(|alternative| !alternative.is_empty()) {
        if let Some(chosen) = alternative.iter().map(chosen).collect::<Option<Vec<_>>>() {
            return Ok(chosen);
        }
    }
    if spec.security.iter().any(|alternative| alternative.is_empty()) {
        // It may be called without.
        return Ok(Vec::new());
    }
    let names = |alternative: &&[super::spec::SecurityRequirement]| {
        alternative.iter().map(|need| format!("`{}`", need.scheme)).collect::<Vec<_>>().join(" with ")
    };
    let wanted = spec.security.iter().map(names).collect::<Vec<_>>().join(" or ");
    Err(Error::config(spec.id, format!("the client has no credential for {wanted}, which this operation takes")))
}

/// Puts a secret where the scheme wants it.
pub(crate) fn put(
    request: &mut Request,
    scheme: &SecurityScheme,
    secret: &Secret,
    operation: &'static str,
) -> Result<(), Error> {
    let wrong =
        || Error::config(operation, format!("the credential for `{}` has characters that cannot be sent", scheme.name));
    match scheme.place {
        CredentialLocation::Header(name) => {
            let value = sensitive("", secret).ok_or_else(wrong)?;
            let name = http::HeaderName::try_from(name).map_err(|_| wrong())?;
            set(request.headers_mut(), name, value);
        }
        CredentialLocation::Authorization(word) => {
            let value = sensitive(&format!("{word} "), secret).ok_or_else(wrong)?;
            set(request.headers_mut(), header::AUTHORIZATION, value);
        }
        CredentialLocation::Cookie(name) => {
            let before = request.headers().get(header::COOKIE).and_then(|value| value.to_str().ok());
            let before = before.map(|cookies| format!("{cookies}; ")).unwrap_or_default();
            let value = sensitive(&format!("{before}{name}="), secret).ok_or_else(wrong)?;
            set(request.headers_mut(), header::COOKIE, value);
        }
        CredentialLocation::Query(name) => {
            let mut target = request.uri().to_string();
            target.push(if target.contains('?') { '&' } else { '?' });
            target.extend(param::escaped(name).chain(["="]).chain(param::escaped(secret.expose())));
            *request.uri_mut() = Uri::try_from(target).map_err(|_| wrong())?;
        }
    }
    Ok(())
}

/// A header's value that is not shown and is wiped from memory when it is dropped.
fn sensitive(before: &str, secret: &Secret) -> Option<HeaderValue> {
    // Joined at once: a text that grows leaves copies of itself behind.
    let text = zeroize::Zeroizing::new([before, secret.expose()].concat().into_bytes());
    let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(text)).ok()?;
    value.set_sensitive(true);
    Some(value)
}

impl Basic {
    /// `user:password` in base64.
    pub(crate) fn secret(&self) -> Secret {
        use base64::{Engine, prelude::BASE64_STANDARD};
        let text = zeroize::Zeroizing::new([&*self.user, ":", self.password.expose()].concat());
        Secret::new(BASE64_STANDARD.encode(text.as_bytes()))
    }
}
