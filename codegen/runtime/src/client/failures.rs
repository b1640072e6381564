//! Converts the result of the last attempt of a call into the value that the caller receives: a response with the
//! number of attempts and the URL, or an error.

use std::time::SystemTime;

use super::{
    super::{
        error::{Error, ErrorKind},
        message::Response,
        retry::Outcome,
        spec::{OperationSpec, ResponseLocation},
        transport::{TransportError, TransportErrorKind},
    },
    inner::ClientState,
    progress::{CallState, OpenBody, SuccessfulCall},
    response::CallInfo,
};

impl ClientState {
    /// Converts the result of the last attempt of a call to the result of the call.
    pub(super) fn build_call_result(
        &self,
        call: &CallState,
        mut result: Result<Response, TransportError>,
        open_body: Option<OpenBody>,
    ) -> Result<SuccessfulCall, Error> {
        if let Ok(response) = &mut result {
            hide_tokens(call.spec, response);
        }
        match result {
            Ok(mut response) if call.spec.is_success(response.status()) => {
                let raw_body = self.keep_raw_body.then(|| response.body().clone());
                let call_info = CallInfo { attempt_count: call.attempt_count, url: call.url.clone(), raw_body };
                response.extensions_mut().insert(call_info);
                Ok(SuccessfulCall { response, attempt_count: call.attempt_count, open_body })
            }
            Ok(response) => {
                let error = Error::from_response(call.spec, response, self.transport.now().wall);
                Err(error
                    .with_max_wait(self.retry.max_retry_after)
                    .with_attempts(call.attempt_count, call.is_unconfirmed))
            }
            Err(error) => {
                let was_not_sent =
                    matches!(error.kind(), TransportErrorKind::Connect | TransportErrorKind::UntrustedCertificate);
                Err(transport_error(call, error, call.is_unconfirmed || !was_not_sent))
            }
        }
    }
}

/// Returns the error of a call whose deadline passed before its next request was sent. `awaited_phrase` names what the
/// call was waiting for, such as "a free connection slot".
pub(super) fn timeout_error(call: &CallState, awaited_phrase: &str) -> Error {
    let total_timeout = call.total_timeout.unwrap_or_default();
    let effect_phrase =
        if call.attempt_count > 0 { "the request was not sent again" } else { "the request was not sent" };
    let message = format!("timed out after {total_timeout:?} waiting for {awaited_phrase}; {effect_phrase}");
    transport_error(call, TransportError::new(TransportErrorKind::Timeout, message), call.is_unconfirmed)
}

/// Converts an error of the transport into the error of a call. `is_unconfirmed` states whether the server may have
/// executed the request.
fn transport_error(call: &CallState, error: TransportError, is_unconfirmed: bool) -> Error {
    let kind = error_kind(error.kind());
    let (message, source) = error.into_parts();
    Error::transport(kind, call.spec.id, message, source).with_attempts(call.attempt_count, is_unconfirmed)
}

/// Converts the kind of a transport error to the kind of the call's error.
pub(super) fn error_kind(kind: TransportErrorKind) -> ErrorKind {
    match kind {
        TransportErrorKind::Connect | TransportErrorKind::UntrustedCertificate => ErrorKind::Connect,
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::ConnectionClosed => ErrorKind::ConnectionClosed,
        TransportErrorKind::TooLarge => ErrorKind::TooLarge,
        TransportErrorKind::RequestBody => ErrorKind::Request,
    }
}

/// Converts the result of an attempt to the outcome that is passed to the retry policy.
pub(super) fn retry_outcome(
    spec: &'static OperationSpec,
    result: &Result<Response, TransportError>,
    now: SystemTime,
) -> Outcome {
    match result {
        Ok(response) => {
            let is_failure = !spec.is_success(response.status());
            let retry_after =
                is_failure.then(|| Error::from_response(spec, response.clone(), now).retry_after()).flatten();
            Outcome::Response { status: response.status(), retry_after }
        }
        Err(error) => match error.kind() {
            TransportErrorKind::Connect => Outcome::NotSent,
            TransportErrorKind::Timeout | TransportErrorKind::ConnectionClosed => Outcome::NoResponse,
            TransportErrorKind::UntrustedCertificate => Outcome::UntrustedCertificate,
            TransportErrorKind::TooLarge => Outcome::ResponseTooLarge,
            TransportErrorKind::RequestBody => Outcome::RequestBody,
        },
    }
}

/// Marks the response header field that may contain a token as sensitive, so that `Debug` does not show it.
fn hide_tokens(spec: &'static OperationSpec, response: &mut Response) {
    for exchange in spec.api.schemes.iter().filter_map(|scheme| scheme.exchange) {
        if let ResponseLocation::Header(name) = exchange.token
            && let Some(value) = response.headers_mut().get_mut(name)
        {
            value.set_sensitive(true);
        }
    }
}
