//! Requests and responses whose bodies are bytes.

use bytes::Bytes;

/// A request ready to be sent. Its URI is in origin form (`/path?query`); the client adds the server.
pub type Request = http::Request<Bytes>;

/// A response whose body has been read to its end.
pub type Response = http::Response<Bytes>;
