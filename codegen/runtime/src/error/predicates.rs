//! The methods `is_…` of errors, which test the status code and the kind.

use http::StatusCode;

use super::{Error, ErrorKind};

impl Error {
    #[inline]
    fn has_status(&self, status: StatusCode) -> bool {
        self.0.kind == ErrorKind::Status && self.status() == Some(status)
    }

    /// Returns whether the status code is 400: the server does not understand the request.
    #[must_use]
    #[inline]
    pub fn is_bad_request(&self) -> bool {
        self.has_status(StatusCode::BAD_REQUEST)
    }

    /// Returns whether the status code is 401, from the operation or from a token request: the credentials are missing
    /// or wrong.
    #[must_use]
    #[inline]
    pub fn is_unauthorized(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Status | ErrorKind::Auth) && self.status() == Some(StatusCode::UNAUTHORIZED)
    }

    /// Returns whether the server responded with a status code of success, but the response could not be decoded: the
    /// kind is [`Decode`](ErrorKind::Decode) or [`UndeclaredSuccess`](ErrorKind::UndeclaredSuccess). The operation was
    /// executed, and [`response`](Self::response) returns the server's response.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Error;")]
    ///
    /// fn log(error: &Error) {
    ///     if error.is_success() {
    ///         println!("done, but the response was not as declared: {:?}", error.body());
    ///     }
    /// }
    /// ```
    #[must_use]
    #[inline]
    pub fn is_success(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Decode | ErrorKind::UndeclaredSuccess)
    }

    /// Returns whether the kind is [`UndeclaredSuccess`](ErrorKind::UndeclaredSuccess): the server responded with a
    /// status code of success (2xx) that the API's document does not declare, and the response could not be decoded.
    #[must_use]
    #[inline]
    pub fn is_undeclared_success(&self) -> bool {
        self.0.kind == ErrorKind::UndeclaredSuccess
    }

    /// Returns whether the status code is 403: the credentials do not permit the operation.
    #[must_use]
    #[inline]
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// Returns whether the status code is 404: the object or the path does not exist.
    #[must_use]
    #[inline]
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND)
    }

    /// Returns whether the status code is 409: the operation conflicts with the state of the object, or a precondition
    /// failed.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Error;")]
    ///
    /// /// Returns whether the object exists after a call that creates it.
    /// fn exists<T>(created: &Result<T, Error>) -> bool {
    ///     created.as_ref().err().is_none_or(Error::is_conflict)
    /// }
    /// ```
    #[must_use]
    #[inline]
    pub fn is_conflict(&self) -> bool {
        self.has_status(StatusCode::CONFLICT)
    }

    /// Returns whether the status code is 410: the object no longer exists. For pages and watches, the page token or
    /// the resource version has expired.
    #[must_use]
    #[inline]
    pub fn is_gone(&self) -> bool {
        self.has_status(StatusCode::GONE)
    }

    /// Returns whether the status code is 422: the server understands the request, but a value is not valid.
    #[must_use]
    #[inline]
    pub fn is_unprocessable(&self) -> bool {
        self.has_status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// Returns whether the status code is 429: too many requests.
    #[must_use]
    #[inline]
    pub fn is_too_many_requests(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Returns whether the status code is 500 to 599.
    #[must_use]
    #[inline]
    pub fn is_server_error(&self) -> bool {
        self.0.kind == ErrorKind::Status && self.status().is_some_and(|status| status.is_server_error())
    }

    /// Returns whether a timeout expired: a timeout set on the client, or a timeout of the server (status codes 408 and
    /// 504).
    #[must_use]
    #[inline]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
            || self.has_status(StatusCode::REQUEST_TIMEOUT)
            || self.has_status(StatusCode::GATEWAY_TIMEOUT)
    }

    /// Returns whether no connection was established: the kind is [`Connect`](ErrorKind::Connect).
    #[must_use]
    #[inline]
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }
}
