//! Runs a call: sends attempts, waits between them, and follows redirects.

use std::{sync::Arc, time::Duration};

use super::{
    super::{
        auth::Permit,
        error::Error,
        message::{Request, Response},
        request::RequestError,
        retry::{Attempt, RetryDecision},
        source::Upload,
        spec::OperationSpec,
        transport::{BoxFuture, TransportError},
    },
    credentials::UsedCredentials,
    failures::{retry_outcome, timeout_error},
    inner::ClientState,
    progress::{Authentication, BodyMode, CallState, OpenBody, SuccessfulCall},
    random,
    redirect::{self, Redirect},
    servers::join_path,
    trace,
};

impl ClientState {
    /// Returns the future of a call. Nothing is sent before the future is polled.
    pub(crate) fn start_call(
        client: Arc<Self>,
        spec: &'static OperationSpec,
        request: Result<Request, RequestError>,
        is_idempotent: bool,
        body_mode: BodyMode,
    ) -> BoxFuture<'static, Result<SuccessfulCall, Error>> {
        // Nothing in this future depends on the operation's type, so it is compiled once for all operations.
        Box::pin(async move {
            let request = request.as_ref().map_err(|error| Error::unsendable(spec, error.clone()))?;
            let total_timeout = client.total_timeout;
            client.run_call(spec, request, is_idempotent, Authentication::Client, total_timeout, body_mode).await
        })
    }

    /// Runs a call, including retries and redirects. Returns `Ok` only if the status code of the response is a success.
    pub(super) async fn run_call(
        &self,
        spec: &'static OperationSpec,
        request: &Request,
        is_idempotent: bool,
        authentication: Authentication,
        total_timeout: Option<Duration>,
        body_mode: BodyMode,
    ) -> Result<SuccessfulCall, Error> {
        self.check_options()?;
        let server_url = self.servers.resolve_server_url(spec)?;
        let url = join_path(&server_url, request.uri())?;
        let mut call = CallState {
            spec,
            start_time: self.transport.now().monotonic,
            total_timeout,
            attempt_count: 0,
            is_unconfirmed: false,
            #[cfg(feature = "tokens")]
            has_renewed_credentials: false,
            redirect_count: 0,
            url,
            authentication,
            body_mode,
            trace_id: trace::TraceId::new(),
            #[cfg(feature = "tokens")]
            request_token: Self::request_token,
        };
        let span = trace::start_call_span(spec, &call.url, &call.trace_id);
        span.wrap(self.run_attempts(&mut call, request, is_idempotent)).await
    }

    /// Sends attempts until one succeeds, or until the retry policy decides to stop.
    async fn run_attempts(
        &self,
        call: &mut CallState,
        request: &Request,
        is_idempotent: bool,
    ) -> Result<SuccessfulCall, Error> {
        // The retry policy does not count the requests that follow a redirect or a renewal of the credentials.
        let mut attempt_number = 1;
        loop {
            let (mut prepared_request, mut used_credentials) = (request.clone(), UsedCredentials::default());
            let preparation = self.prepare_request(call, &mut prepared_request, &mut used_credentials).await;
            preparation.map_err(|error| error.with_attempts(call.attempt_count, call.is_unconfirmed))?;
            let request_slot = self.before_deadline(|| self.remaining(call), self.request_slots.acquire()).await;
            let request_slot = request_slot.ok_or_else(|| timeout_error(call, "a free connection slot"))?;
            let timeout = self.next_attempt_timeout(call)?;
            call.attempt_count += 1;
            let mut unread_body = None;
            let result = self.send(call, &mut prepared_request, timeout, &mut unread_body).await;
            if result.as_ref().is_ok_and(|response| call.spec.is_success(response.status())) {
                let request_slots = Arc::clone(&self.request_slots);
                let open_body = unread_body
                    .map(|body| OpenBody { body, request_slot: Permit::into_owned(request_slot, request_slots) });
                return self.build_call_result(call, result, open_body);
            }
            drop(request_slot);
            // A request body that is read while it is sent can often be read only once.
            let can_resend_body = request.extensions().get::<Upload>().is_none_or(Upload::can_open);
            if can_resend_body
                && (self.renew_credentials(call, &result, &used_credentials)
                    || self.follow_redirect(call, request, &result)?)
            {
                continue;
            }
            let outcome = retry_outcome(call.spec, &result, self.transport.now().wall);
            let remaining = self.remaining(call);
            let jitter = random::generate_fraction();
            let attempt = Attempt { number: attempt_number, is_idempotent, outcome, remaining, jitter };
            match self.retry.decide(&attempt) {
                RetryDecision::Retry { delay } if can_resend_body => {
                    call.is_unconfirmed |= outcome.is_ambiguous();
                    trace::record_retry(call.spec, attempt_number, delay);
                    self.transport.sleep(delay).await;
                }
                RetryDecision::Stop | RetryDecision::Retry { .. } => {
                    return self.build_call_result(call, result, None);
                }
            }
            attempt_number += 1;
        }
    }

    /// Follows a redirect: changes the URL of the call to the target of the redirect, and returns `true`. Returns
    /// `false` if the response is not a redirect, and an error if the client does not follow the redirect.
    fn follow_redirect(
        &self,
        call: &mut CallState,
        request: &Request,
        result: &Result<Response, TransportError>,
    ) -> Result<bool, Error> {
        let Ok(response) = result else { return Ok(false) };
        let redirect_error = |call: &CallState, message: String| {
            Error::redirected(call.spec, response.clone(), message)
                .with_attempts(call.attempt_count, call.is_unconfirmed)
        };
        let redirect_decision = redirect::decide_redirect(request.method(), &call.url, response);
        if !self.follow_redirects
            && let Redirect::Follow(target) | Redirect::FollowWithoutCredentials(target) = &redirect_decision
        {
            let url = redirect::format_url(target);
            let message = format!("the server redirects the call to {url}, but `follow_redirects` is off");
            return Err(redirect_error(call, message));
        }
        let (url, authentication) = match redirect_decision {
            Redirect::None => return Ok(false),
            Redirect::Refuse(target) => {
                let message =
                    format!("the server redirects the call to {target}, but following this redirect is not safe");
                return Err(redirect_error(call, message));
            }
            _ if call.redirect_count >= redirect::MAX_REDIRECTS => {
                let message = format!("the server redirected the call more than {} times", redirect::MAX_REDIRECTS);
                return Err(redirect_error(call, message));
            }
            Redirect::Follow(target) => (target, call.authentication),
            Redirect::FollowWithoutCredentials(target) => (target, Authentication::Withheld),
        };
        call.redirect_count += 1;
        call.url = url;
        call.authentication = authentication;
        Ok(true)
    }
}
