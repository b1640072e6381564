//! One attempt of a call: completes the request, sends it and reads the response.

use std::time::Duration;

use http::{HeaderValue, Method, header};

use super::{
    super::{
        auth,
        error::Error,
        message::{Request, Response},
        request::set,
        source::Upload,
        spec::OperationSpec,
        transport::{Body, BoxFuture, Limits, RequestBody, TransportError},
    },
    credentials::UsedCredentials,
    failures::timeout_error,
    hooks::AttemptResult,
    inner::Inner,
    progress::{Authentication, Progress, Reading},
    trace,
};

impl Inner {
    /// Returns a copy of the request with the absolute URL, the client's header fields and the credentials. Also
    /// returns the added credentials, so that they can be renewed if the server refuses them.
    pub(super) async fn prepare(
        &self,
        call: &Progress,
        request: &Request,
    ) -> Result<(Request, UsedCredentials), Error> {
        let mut prepared_request = request.clone();
        *prepared_request.uri_mut() = call.url.clone();
        if let Some(user_agent) = self.user_agent.get_or_init(|| default_user_agent(call.spec))
            && !prepared_request.headers().contains_key(header::USER_AGENT)
        {
            set(prepared_request.headers_mut(), header::USER_AGENT, user_agent.clone());
        }
        #[cfg(feature = "gzip")]
        if self.compression {
            super::gzip::offer_gzip(&mut prepared_request);
        }
        self.add_headers(call, &mut prepared_request)?;
        let mut used_credentials = UsedCredentials::default();
        match call.authentication {
            Authentication::Client => {
                for chosen in auth::choose_credentials(call.spec, &self.credentials)? {
                    self.authorize(call, &chosen, &mut prepared_request, &mut used_credentials).await?;
                }
            }
            Authentication::InRequest => {}
            Authentication::Withheld => remove_secrets(&mut prepared_request),
        }
        Ok((prepared_request, used_credentials))
    }

    /// Adds the header fields of the client and of the call's options, and runs the hooks. Does nothing for token
    /// requests.
    fn add_headers(&self, call: &Progress, request: &mut Request) -> Result<(), Error> {
        if call.authentication == Authentication::InRequest {
            return Ok(());
        }
        let headers = request.headers_mut();
        for (name, value) in self.default_headers.iter() {
            if !headers.contains_key(name) {
                set(headers, name.clone(), value.clone());
            }
        }
        for (name, value) in self.headers.iter() {
            set(headers, name.clone(), value.clone());
        }
        self.hooks.run_before_attempt(call.spec.id, call.attempt_count + 1, request)
    }

    /// Returns the timeout of the next attempt; `None` if there is no timeout.
    ///
    /// # Errors
    ///
    /// If the call's deadline has passed.
    pub(super) fn timeout_of_attempt(&self, call: &Progress) -> Result<Option<Duration>, Error> {
        let timeout = match (self.attempt_timeout, self.remaining(call)) {
            (Some(attempt), Some(remaining)) => Some(attempt.min(remaining)),
            (one, other) => one.or(other),
        };
        if timeout == Some(Duration::ZERO) {
            return Err(timeout_error(call, "a free connection slot"));
        }
        Ok(timeout)
    }

    /// Sends a prepared request and reads the response. If the caller reads the response as a stream and the status
    /// code is a success, stores the unread body in `unread_body`.
    pub(super) async fn send(
        &self,
        call: &Progress,
        mut request: Request,
        timeout: Option<Duration>,
        unread_body: &mut Option<Body>,
    ) -> Result<Response, TransportError> {
        let is_foreign = call.authentication == Authentication::Withheld;
        let span = trace::start_attempt_span(call.spec, &mut request, call.attempt_count, &call.trace, is_foreign);
        let started = self.transport.now().monotonic;
        let mut received_bytes = 0;
        let result = match call.reading {
            Reading::Whole => {
                let limits = Limits::new(timeout, self.max_response_size);
                span.wrap(self.send_and_read(request, limits, None, &mut received_bytes)).await
            }
            Reading::Stream { idle_timeout } => {
                let limits = Limits::for_stream(timeout, self.max_response_size, idle_timeout);
                let unread_body = Some((call.spec, unread_body));
                let response_future = self.send_and_read(request, limits, unread_body, &mut received_bytes);
                let result = span.wrap(self.before_deadline(|| timeout, response_future)).await;
                result.unwrap_or_else(|| Err(TransportError::timeout(timeout)))
            }
        };
        span.record_result(&result, received_bytes);
        if call.authentication != Authentication::InRequest {
            self.hooks.run_after_attempt(&AttemptResult {
                operation: call.spec.id,
                number: call.attempt_count,
                url: &call.url,
                elapsed: self.transport.now().monotonic.saturating_sub(started),
                result: result.as_ref(),
            });
        }
        result
    }

    /// Sends a request and reads the complete response. If `unread_body` is `Some` and the response is a success, does
    /// not read the body, but stores it in `unread_body`.
    async fn send_and_read(
        &self,
        request: Request,
        limits: Limits,
        unread_body: Option<(&OperationSpec, &mut Option<Body>)>,
        received_bytes: &mut usize,
    ) -> Result<Response, TransportError> {
        let is_head = request.method() == Method::HEAD;
        let response = self.transmit(request, limits).await?;
        let content_length = response.headers().get(header::CONTENT_LENGTH);
        let announced_length = content_length.and_then(|value| value.to_str().ok()?.parse().ok());
        #[cfg(feature = "gzip")]
        let response = super::gzip::unpack_gzip(response);
        let (parts, mut body) = response.into_parts();
        if let Some((spec, unread_body)) = unread_body
            && spec.is_success(parts.status)
        {
            *unread_body = Some(body);
            return Ok(http::Response::from_parts(parts, bytes::Bytes::new()));
        }
        // `Content-Length` of a response to HEAD is the length of the body that a GET would return.
        let announced_length = announced_length.filter(|_| !is_head);
        let content = body.collect(announced_length, self.max_response_size).await;
        let content = content.inspect(|_| *received_bytes = body.received())?;
        Ok(http::Response::from_parts(parts, content))
    }

    /// Sends a request with either kind of body: bytes, or content that is read while it is sent.
    fn transmit(
        &self,
        mut request: Request,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let Some(upload) = request.extensions_mut().remove::<Upload>() else {
            return self.transport.send(request, limits);
        };
        if let Some(length) = upload.length() {
            set(request.headers_mut(), header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        self.transport.send_upload(request.map(|_| RequestBody::new(upload)), limits)
    }
}

/// Removes all header fields that may contain secrets, before a request is sent to another server. Keeps only `Accept`,
/// `Accept-Encoding`, `Content-Type` and `User-Agent`.
fn remove_secrets(request: &mut Request) {
    let kept_names = [header::ACCEPT, header::ACCEPT_ENCODING, header::CONTENT_TYPE, header::USER_AGENT];
    let mut headers = std::mem::take(request.headers_mut());
    for name in kept_names {
        if let Some(value) = headers.remove(&name) {
            set(request.headers_mut(), name, value);
        }
    }
}

/// Returns the default user agent, such as `package/0.1.0`.
fn default_user_agent(spec: &OperationSpec) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{}/{}", spec.api.name, spec.api.version)).ok()
}
