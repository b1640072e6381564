//! The types of requests and responses whose bodies are in memory.

use bytes::Bytes;

/// The HTTP request of an API operation. The URI contains only path and query (`/path?query`); the client adds the URL
/// of the server.
pub type Request = http::Request<Bytes>;

/// A response whose body has been read to its end.
pub type Response = http::Response<Bytes>;
