//! Spans of calls and attempts, with the attribute names of OpenTelemetry's semantic conventions for HTTP, and the
//! header field `traceparent`. Without the feature `tracing` these functions do nothing.

#[cfg(not(feature = "tracing"))]
pub(super) use self::off::{TraceId, record_retry, start_attempt_span, start_call_span};
#[cfg(feature = "tracing")]
pub(super) use self::on::{TraceId, record_retry, start_attempt_span, start_call_span};

#[cfg(feature = "tracing")]
mod on {
    use std::time::Duration;

    use http::{HeaderName, HeaderValue, Uri, uri::Authority};
    use tracing::{Instrument, Level, field::Empty};

    use super::super::{
        super::{
            message::{Request, Response},
            request::set_header,
            source::Upload,
            spec::OperationSpec,
            transport::{TransportError, TransportErrorKind},
        },
        random,
    };

    pub(in super::super) struct Span(tracing::Span);

    /// The trace ID of a call (W3C Trace Context, section 3.2.2.3): 32 hexadecimal digits.
    pub(in super::super) struct TraceId(String);

    impl TraceId {
        pub(in super::super) fn new() -> Self {
            // An all-zero ID is not valid.
            Self(format!("{:016x}{:016x}", random::generate_bits() | 1, random::generate_bits()))
        }
    }

    /// Adds the header field `traceparent` with a new parent ID for the attempt, and records the trace ID and the
    /// parent ID in the span. If the caller has set the header field, the field is not changed, and no IDs are
    /// recorded.
    fn add_traceparent(request: &mut Request, trace_id: &TraceId, span: &tracing::Span) {
        let header_name = HeaderName::from_static("traceparent");
        if request.headers().contains_key(&header_name) {
            return;
        }
        let parent_id = format!("{:016x}", random::generate_bits() | 1);
        let trace_flags = if span.is_disabled() { "00" } else { "01" };
        if let Ok(value) = HeaderValue::try_from(format!("00-{}-{parent_id}-{trace_flags}", trace_id.0)) {
            set_header(request.headers_mut(), header_name, value);
            span.record("trace_id", trace_id.0.as_str());
            span.record("span_id", parent_id.as_str());
        }
    }

    /// Opens the span of a call.
    pub(in super::super) fn start_call_span(spec: &'static OperationSpec, url: &Uri, trace_id: &TraceId) -> Span {
        Span(tracing::info_span!(
            "call",
            "trace_id" = trace_id.0.as_str(),
            "otel.name" = spec.id,
            "otel.kind" = "internal",
            "rpc.method" = spec.id,
            "server.address" = url.host(),
        ))
    }

    /// Opens the span of an attempt, and adds `traceparent` to the request unless the request was redirected to another
    /// host. The span contains the URL without the query, which may contain secrets.
    pub(in super::super) fn start_attempt_span(
        spec: &'static OperationSpec,
        request: &mut Request,
        attempt_number: u32,
        trace_id: &TraceId,
        is_redirected_to_other_server: bool,
    ) -> Span {
        let uri = request.uri();
        let scheme = uri.scheme_str().unwrap_or_default();
        let port = uri.port_u16().unwrap_or(if scheme == "https" { 443 } else { 80 });
        let span = tracing::info_span!(
            "attempt",
            "otel.name" = %format_args!("{} {}", request.method(), spec.path),
            "otel.kind" = "client",
            "http.request.method" = request.method().as_str(),
            "url.full" = %format_args!("{scheme}://{}{}", uri.authority().map_or("", Authority::as_str), uri.path()),
            "url.template" = spec.path,
            "server.address" = uri.host(),
            "server.port" = port,
            "http.request.body.size" = body_size(request),
            "http.request.resend_count" = Empty,
            "http.response.status_code" = Empty,
            "http.response.body.size" = Empty,
            "error.type" = Empty,
            "trace_id" = Empty,
            "span_id" = Empty,
        );
        if attempt_number > 1 {
            span.record("http.request.resend_count", attempt_number - 1);
        }
        if !is_redirected_to_other_server {
            add_traceparent(request, trace_id, &span);
        }
        Span(span)
    }

    /// Returns the length of the body in bytes; `None` if it is not known.
    fn body_size(request: &Request) -> Option<u64> {
        let upload = request.extensions().get::<Upload>();
        upload.map_or(Some(request.body().len() as u64), Upload::length)
    }

    /// Emits an event: another attempt is sent after the delay.
    pub(in super::super) fn record_retry(spec: &'static OperationSpec, attempt_number: u32, delay: Duration) {
        tracing::event!(
            Level::DEBUG,
            operation = spec.id,
            attempt = attempt_number,
            ?delay,
            "sending the request again"
        );
    }

    impl Span {
        pub(in super::super) fn wrap<F: Future>(&self, future: F) -> impl Future<Output = F::Output> {
            future.instrument(self.0.clone())
        }

        /// Records the result of the attempt and the number of body bytes received.
        pub(in super::super) fn record_result(&self, result: &Result<Response, TransportError>, received_bytes: usize) {
            match result {
                Ok(response) => {
                    let status = response.status();
                    self.0.record("http.response.status_code", status.as_u16());
                    self.0.record("http.response.body.size", received_bytes);
                    if status.is_client_error() || status.is_server_error() {
                        self.0.record("error.type", status.as_str());
                    }
                }
                Err(error) => {
                    let error_type = match error.kind() {
                        TransportErrorKind::Connect => "connect",
                        TransportErrorKind::UntrustedCertificate => "untrusted_certificate",
                        TransportErrorKind::Timeout => "timeout",
                        TransportErrorKind::ConnectionClosed => "connection_closed",
                        TransportErrorKind::TooLarge => "too_large",
                        TransportErrorKind::RequestBody => "request_body",
                    };
                    self.0.record("error.type", error_type);
                }
            }
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::time::Duration;

    use http::Uri;

    use super::super::super::{
        message::{Request, Response},
        spec::OperationSpec,
        transport::TransportError,
    };

    pub(in super::super) struct Span;

    pub(in super::super) struct TraceId;

    impl TraceId {
        pub(in super::super) fn new() -> Self {
            Self
        }
    }

    pub(in super::super) fn start_call_span(_spec: &'static OperationSpec, _url: &Uri, _trace_id: &TraceId) -> Span {
        Span
    }

    pub(in super::super) fn start_attempt_span(
        _spec: &'static OperationSpec,
        _request: &mut Request,
        _attempt_number: u32,
        _trace_id: &TraceId,
        _is_other_server: bool,
    ) -> Span {
        Span
    }

    pub(in super::super) fn record_retry(_spec: &'static OperationSpec, _attempt_number: u32, _delay: Duration) {}

    impl Span {
        #[expect(clippy::unused_self, reason = "as with the feature")]
        pub(in super::super) fn wrap<F: Future>(&self, future: F) -> F {
            future
        }

        #[expect(clippy::unused_self, reason = "as with the feature")]
        pub(in super::super) fn record_result(&self, _result: &Result<Response, TransportError>, _received: usize) {}
    }
}
