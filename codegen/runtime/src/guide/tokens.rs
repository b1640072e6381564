//! Credentials, and the handling of secrets.
//!
//! # A token
//!
//! A fixed token is sent with each call that requires a token. The client cannot renew it. All other credentials on this
//! page require the feature `tokens`, which is enabled by default if the API declares security schemes.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
//!
//! let client = Client::builder("https://api.example.com").auth("the token").build()?;
//! # Ok(())
//! # }
//! ```
//!
//! # User and password
//!
//! The client can request tokens, with the token request that the API's document declares for its security scheme.
//!
//! - The first call that requires a token requests it. The client uses the token until five minutes before it expires,
//!   or until a tenth of its lifetime remains if that is shorter. The client computes the lifetime with the clock of
//!   the server that issued the token.
//! - If many calls require a token at the same time, one call requests it, and the other calls wait for it, each until
//!   its deadline.
//! - After a 401 response the token is discarded, a new one is requested, and the call is sent once more.
//! - While the old token is valid, an unavailable token server does not delay calls: every half minute one call tries
//!   to renew the token, for at most ten seconds, and the other calls are sent with the old token.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, TokenRequest};")]
//!
//! let credentials = TokenRequest::password("user", "password").domain("a domain").project("a project");
//! let client = Client::builder("https://api.example.com").auth(credentials).build()?;
//! # Ok(())
//! # }
//! ```
//!
//! The URL of the token server is derived from the client's URL: if the API's document declares
//! `https://api.{region}.example.com`, the value of `region` in the client's URL is also used in the URL of the token
//! server. If the client's URL does not match a server in the document (a gateway in a private network, for example),
//! the client does not know where it may send credentials, and calls return an error. Then set the URL of the token
//! server with [`ClientBuilder::server`](super::super::ClientBuilder::server).
//!
//! # OAuth 2
//!
//! If the API's document has the client credentials flow of OAuth 2, the client requests tokens with an ID and a
//! secret, and the scopes that the operation requires. There is one token for each set of scopes.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, TokenRequest};")]
//!
//! let client = Client::builder("https://api.example.com")
//!     // In the `Authorization` header instead of the body, and with other scopes.
//!     .auth(TokenRequest::client("id", "secret").basic().scopes(["read", "write"]))
//!     .build()?;
//! # Ok(())
//! # }
//! ```
//!
//! # From the environment
//!
//! [`Credential::from_env`](super::super::Credential::from_env) reads environment variables: a token, the values of a
//! token request, or access keys. The API's document declares the names of the variables. If variables are missing, the
//! error contains their names.
//!
//! # Access keys
//!
//! With the feature `signing`, requests can be signed with an access key and its secret key. If the server refuses a
//! signature and its clock differs from the client's by 30 seconds or more, the request is signed with the server's
//! time and sent once more.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # #[cfg(feature = "signing")] {
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, AccessKey};")]
//!
//! let keys = AccessKey::new("access key", "secret key").session("session token, if the keys are temporary");
//! let client = Client::builder("https://api.example.com").auth(keys).build()?;
//! # }
//! # Ok(())
//! # }
//! ```
//!
//! # Custom sources
//!
//! A [`TokenSource`](super::super::TokenSource) fetches tokens from elsewhere, such as a file or a vault. The client
//! caches and renews these tokens like those that it requests itself.
//!
//! ```
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Credential, Error, ErrorKind, Token, TokenSource, transport::BoxFuture};")]
//!
//! struct File(&'static str);
//!
//! impl TokenSource for File {
//!     fn token(&self) -> BoxFuture<'_, Result<Token, Error>> {
//!         let read = std::fs::read_to_string(self.0);
//!         Box::pin(async {
//!             let text = read
//!                 .map_err(|error| Error::new(ErrorKind::Config, "cannot read the token file").with_source(error))?;
//!             Ok(Token::new(text.trim_end()))
//!         })
//!     }
//! }
//!
//! # fn main() -> Result<(), Error> {
//! let client = Client::builder("https://api.example.com")
//!     .auth(Credential::source(File("/run/secrets/token")))
//!     .build()?;
//! # Ok(())
//! # }
//! ```
//!
//! # Secrets
//!
//! Secrets are not in `Debug` or `Display` output, errors or traces. Header fields that contain secrets are marked as
//! sensitive. Secrets are not sent to another host after a redirect. The secrets that the client holds are overwritten
//! in memory when they are dropped. Copies in the buffers of the HTTP and TLS libraries and of the operating system are
//! not overwritten, and neither are keys that an API requires in the URL.
