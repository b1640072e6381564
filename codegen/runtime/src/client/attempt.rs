//! One attempt of a call: completes the request, sends it, and reads the response.

use std::{mem, pin::pin, time::Duration};

use http::{HeaderValue, Method, header};

use super::{
    super::{
        auth,
        error::Error,
        message::{Request, Response},
        request::set_header,
        source::Upload,
        spec::OperationSpec,
        transport::{Body, BoxFuture, Limits, RequestBody, TransportError},
    },
    credentials::UsedCredentials,
    failures::timeout_error,
    hooks::AttemptResult,
    inner::ClientState,
    progress::{Authentication, BodyMode, CallState},
    trace,
};

impl ClientState {
    /// Adds the absolute URL, the client's header fields and the credentials to a copy of the call's request. Adds the
    /// credentials to `used_credentials`, so that the client can renew them if the server refuses them.
    pub(super) async fn prepare_request(
        &self,
        call: &CallState,
        request: &mut Request,
        used_credentials: &mut UsedCredentials,
    ) -> Result<(), Error> {
        *request.uri_mut() = call.url.clone();
        if let Some(user_agent) = self.user_agent.get_or_init(|| default_user_agent(call.spec))
            && !request.headers().contains_key(header::USER_AGENT)
        {
            set_header(request.headers_mut(), header::USER_AGENT, user_agent.clone());
        }
        #[cfg(feature = "gzip")]
        if self.compression {
            super::gzip::accept_gzip(request);
        }
        self.add_headers(call, request)?;
        match call.authentication {
            Authentication::Client => {
                for chosen in auth::choose_credentials(call.spec, &self.credentials)? {
                    self.add_credential(call, &chosen, request, used_credentials).await?;
                }
            }
            Authentication::InRequest => {}
            Authentication::Withheld => remove_secrets(request),
        }
        Ok(())
    }

    /// Adds the header fields of the client and of the call's options, and runs the hooks. Does nothing for token
    /// requests.
    fn add_headers(&self, call: &CallState, request: &mut Request) -> Result<(), Error> {
        if call.authentication == Authentication::InRequest {
            return Ok(());
        }
        let headers = request.headers_mut();
        for (name, value) in self.default_headers.iter() {
            if !headers.contains_key(name) {
                set_header(headers, name.clone(), value.clone());
            }
        }
        for (name, value) in self.override_headers.iter() {
            set_header(headers, name.clone(), value.clone());
        }
        self.hooks.run_before_attempt(call.spec.id, call.attempt_count + 1, request)
    }

    /// Returns the timeout for the next attempt of the call; `None` for no timeout.
    ///
    /// # Errors
    ///
    /// If the call's deadline has passed.
    pub(super) fn next_attempt_timeout(&self, call: &CallState) -> Result<Option<Duration>, Error> {
        let timeout = match (self.attempt_timeout, self.remaining(call)) {
            (Some(attempt_timeout), Some(remaining)) => Some(attempt_timeout.min(remaining)),
            (attempt_timeout, remaining) => attempt_timeout.or(remaining),
        };
        if timeout == Some(Duration::ZERO) {
            return Err(timeout_error(call, "a free connection slot"));
        }
        Ok(timeout)
    }

    /// Takes the prepared request out of `request`, sends it, and reads the response. If the response is streamed and
    /// its status code is a success, its body is not read, but stored in `unread_body`.
    ///
    /// The futures of this file take large values by reference: an argument of an `async fn` is stored in its future
    /// twice, and the futures of a call are part of one allocation.
    pub(super) async fn send(
        &self,
        call: &CallState,
        request: &mut Request,
        timeout: Option<Duration>,
        unread_body: &mut Option<Body>,
    ) -> Result<Response, TransportError> {
        let is_redirected_to_other_server = call.authentication == Authentication::Withheld;
        let span = trace::start_attempt_span(
            call.spec,
            request,
            call.attempt_count,
            &call.trace_id,
            is_redirected_to_other_server,
        );
        // The time is only read for hooks.
        let start_time = (!self.hooks.is_empty()).then(|| self.transport.now().monotonic);
        let mut received_bytes = 0;
        let (limits, unread_body, deadline) = match call.body_mode {
            BodyMode::Complete => (Limits::new(timeout, self.max_response_size), None, None),
            BodyMode::Streamed { idle_timeout } => {
                let limits = Limits::new_for_stream(timeout, self.max_response_size, idle_timeout);
                (limits, Some((call.spec, unread_body)), timeout)
            }
        };
        let result = {
            let response_future = pin!(self.send_and_read(request, limits, unread_body, &mut received_bytes));
            span.wrap(self.before_deadline(|| deadline, response_future)).await
        };
        let result = result.unwrap_or_else(|| Err(TransportError::timeout(deadline)));
        span.record_result(&result, received_bytes);
        if let Some(start_time) = start_time
            && call.authentication != Authentication::InRequest
        {
            self.hooks.run_after_attempt(&AttemptResult {
                operation_id: call.spec.id,
                number: call.attempt_count,
                url: &call.url,
                elapsed: self.transport.now().monotonic.saturating_sub(start_time),
                result: result.as_ref(),
            });
        }
        result
    }

    /// Takes the request out of `request`, sends it, and reads the complete response. If `unread_body` is `Some` and the
    /// status code is a success, the body is not read, but stored in `unread_body`.
    async fn send_and_read(
        &self,
        request: &mut Request,
        limits: Limits,
        unread_body: Option<(&OperationSpec, &mut Option<Body>)>,
        received_bytes: &mut usize,
    ) -> Result<Response, TransportError> {
        let is_head = request.method() == Method::HEAD;
        let response = self.send_request(mem::take(request), limits).await?;
        let content_length = response.headers().get(header::CONTENT_LENGTH);
        let declared_length = content_length.and_then(|value| value.to_str().ok()?.parse().ok());
        #[cfg(feature = "gzip")]
        let response = super::gzip::decompress_gzip(response);
        let (parts, mut body) = response.into_parts();
        if let Some((spec, unread_body)) = unread_body
            && spec.is_success(parts.status)
        {
            *unread_body = Some(body);
            return Ok(http::Response::from_parts(parts, bytes::Bytes::new()));
        }
        // `Content-Length` of a response to HEAD is the length of the body that a GET would return.
        let declared_length = declared_length.filter(|_| !is_head);
        let content = body.collect(declared_length, self.max_response_size).await;
        let content = content.inspect(|_| *received_bytes = body.received())?;
        Ok(http::Response::from_parts(parts, content))
    }

    /// Sends a request. The body is in memory, or is read while it is sent ([`Upload`]).
    fn send_request(
        &self,
        mut request: Request,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let Some(upload) = request.extensions_mut().remove::<Upload>() else {
            return self.transport.send(request, limits);
        };
        if let Some(length) = upload.length() {
            set_header(request.headers_mut(), header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        self.transport.send_upload(request.map(|_| RequestBody::new(upload)), limits)
    }
}

/// Removes the header fields that may contain secrets, before the request is sent to another server: all except
/// `Accept`, `Accept-Encoding`, `Content-Type` and `User-Agent`.
fn remove_secrets(request: &mut Request) {
    let harmless_names = [header::ACCEPT, header::ACCEPT_ENCODING, header::CONTENT_TYPE, header::USER_AGENT];
    let mut headers = mem::take(request.headers_mut());
    for name in harmless_names {
        if let Some(value) = headers.remove(&name) {
            set_header(request.headers_mut(), name, value);
        }
    }
}

/// Returns the default `User-Agent`, such as `package/0.1.0`. `None` if the name or the version contains characters
/// that a header value cannot contain.
fn default_user_agent(spec: &OperationSpec) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{}/{}", spec.api.name, spec.api.version)).ok()
}
