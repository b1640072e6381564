//! Who the client is, and how secrets are kept.
//!
//! # A token
//!
//! Whoever has a token gives it as it is. It is used until the server refuses it.
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
//! The client can get tokens itself, by the call that the API's document describes on its security scheme.
//!
//! - It is made when the first call needs a token, and the token is kept until five minutes before its end (or a tenth of
//!   its life, if that is shorter). The end is taken by the clock of the server that gave it.
//! - If many calls need a token at once, one asks and all wait for it, each no longer than it may take altogether.
//! - A call that is answered 401 throws the token away, gets another one, and is sent once more.
//! - While a token is good, a token server that is down or hangs does no harm: one call tries it for ten seconds at most, every half
//!   minute, and the others take the token that there is.
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
//! The token's server is found by the client's own address: the variables that the API's document has in the one
//! (`https://api.{region}…`) are put into the other. If the client's address is none of the document's, a gateway in a
//! private network, say, nobody could tell where credentials may go. The client then asks for
//! [`ClientBuilder::server`](super::super::ClientBuilder::server).
//!
//! # OAuth 2
//!
//! If the API's document has the client credentials flow of OAuth 2, the client gets its tokens with an id and a secret. A token is asked
//! for with the scopes that the operation requires and kept for each set of scopes.
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
//! [`Credential::from_env`](super::super::Credential::from_env) takes what it finds in environment variables: a token, what
//! a token is asked for with, or access keys. The API's document names the variables; the error names those that are missing.
//!
//! # Access keys
//!
//! With the feature `signing`, requests are signed with an access key and its secret key instead. If the server refuses a
//! signature and its clock is another one, the request is signed with the server's time and sent once more.
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
//! # On Huawei Cloud
//!
//! With the feature `huaweicloud`, `auth::huaweicloud::KeyChain` looks for access keys where the vendor's SDKs do, in their order:
//!
//! 1. an OIDC token that is exchanged for an agency: `HUAWEICLOUD_OIDC_PROVIDER_URN`, `HUAWEICLOUD_OIDC_AGENCY_URN`,
//!    `HUAWEICLOUD_OIDC_TOKEN_FILE`
//! 2. the environment: `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, or `HUAWEICLOUD_SDK_IDP_ID` and
//!    `HUAWEICLOUD_SDK_ID_TOKEN_FILE`, whose token is exchanged at IAM
//! 3. the profile file `~/.huaweicloud/credentials`, section `[basic]`
//! 4. the metadata of the machine: temporary keys of its agency
//! 5. the agency of a container: `HC_CONTAINER_CREDENTIALS_FULL_URI`
//!
//! Temporary keys are renewed before they expire. If there are none anywhere, the error lists what was tried. A source of your
//! own implements `auth::AccessKeySource`.
//!
//! # Anything else
//!
//! A [`TokenSource`](super::super::TokenSource) gets tokens from wherever they are: a file, a vault. The client keeps them
//! as it keeps its own.
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
//!             let text = read.map_err(|error| Error::new(ErrorKind::Config, "no token file").with_source(error))?;
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
//! # What is done for secrets
//!
//! They are in no `Debug` or `Display` output, no error and no trace. Headers that hold them are marked as sensitive. They
//! do not follow a redirect to another host. Those that the client holds are wiped from memory when they are dropped. Beyond its
//! reach are the buffers of the HTTP and TLS libraries and of the operating system; and a key that travels in the address, where an
//! API wants it there, is in texts that nobody wipes.
