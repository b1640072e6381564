//! The HTTP methods of operations.

use std::fmt;

use serde::Serialize;

/// The HTTP method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "a method is its own documentation")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    /// The method `QUERY` (`query` in OpenAPI 3.2).
    Query,
    /// Any other method: a key of `additionalOperations` (OpenAPI 3.2).
    Other(Token),
}

/// The name of an HTTP method for which a Path Item Object has no field, such as `LINK`. The bytes are stored in the
/// struct itself, so that [`Method`] can be `Copy`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Token {
    length: u8,
    bytes: [u8; Token::MAX_LENGTH],
}

impl Token {
    /// The maximum length of a method name, in bytes.
    pub const MAX_LENGTH: usize = 32;

    /// Creates a token from the name of a method. `None` if `name` is not a valid method name (RFC 9110, section 9.1),
    /// or is longer than [`Token::MAX_LENGTH`].
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let is_token_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_token_byte) {
            return None;
        }
        let mut bytes = [0; Self::MAX_LENGTH];
        bytes.get_mut(..name.len())?.copy_from_slice(name.as_bytes());
        Some(Self { length: u8::try_from(name.len()).ok()?, bytes })
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Method {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Method {
    /// Returns the name of the method as sent in HTTP requests.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(token) => token.as_str(),
        }
    }
}
