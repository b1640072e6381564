//! A mock server for a document. It validates requests against the document, and responds with the document's examples.
//!
//! [`respond`] is a pure function. `cargo xtask serve` accepts the network connections.

mod body;
mod decode_text;
mod failure;
mod parameters;
mod prefer_header;
mod response;
mod route;
mod sample;
mod security;
#[cfg(test)]
mod tests;
mod token_expiry;

pub(crate) use self::sample::{Extent, sample_value};
use http::StatusCode;
use jiff::Timestamp;

use crate::{
    ir::{Api, Operation},
    markdown::escape_invisible,
    media_type::{essence, is_json, is_within as in_range},
};

/// An HTTP request with its complete body.
pub type Request = http::Request<Vec<u8>>;

/// An HTTP response with its complete body.
pub type Response = http::Response<Vec<u8>>;

/// The response to a request, and information about the request for a log.
#[derive(Debug)]
pub struct Outcome {
    /// The response to send.
    pub response: Response,
    /// The `operationId` of the operation that the request matches. `None` if the request does not match an operation.
    pub operation: Option<String>,
    /// The reasons why the request was rejected. Empty if the request conforms to the document.
    pub problems: Vec<String>,
}

/// A rejection of a request: the status code of the response, and the reasons.
#[derive(Debug)]
struct Refusal {
    /// The status code of the response, such as 400.
    status: StatusCode,
    problems: Vec<Problem>,
}

/// One reason why a request does not conform to the document.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Problem {
    /// The name of the parameter, or the path to the value in the body. Empty if the problem does not concern a single
    /// parameter or value.
    field: String,
    /// The description of the problem, which also names the parameter or the position in the body.
    message: String,
}

impl Refusal {
    /// Escapes control characters and invisible characters in the messages, since they contain parts of requests and
    /// are shown on terminals.
    fn with_escaped_texts(mut self) -> Self {
        for problem in &mut self.problems {
            problem.field = escape_invisible(&problem.field).into_owned();
            problem.message = escape_invisible(&problem.message).into_owned();
        }
        self
    }

    fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, problems: vec![Problem { field: String::new(), message: message.into() }] }
    }
}

/// Returns the response to a request.
///
/// `status` is the status code of the response to a valid request; `None` selects the first declared success. The
/// header field `Prefer: code=409, example=name` of the request takes precedence over `status`. Expiry times of tokens
/// in the response are moved, so that the tokens are valid at the time `now`.
#[must_use]
pub fn respond(api: &Api, request: &Request, status: Option<u16>, now: Timestamp) -> Outcome {
    let route_match = match route::find_route(api, request) {
        Ok(route_match) => route_match,
        Err(route_miss) => {
            let route_miss = route::RouteMiss { refusal: route_miss.refusal.with_escaped_texts(), ..route_miss };
            let response = failure::failure_response(
                api,
                route_miss.nearest_operation,
                &route_miss.refusal,
                route_miss.allow.as_deref(),
            );
            return refusal_outcome(response, None, &route_miss.refusal);
        }
    };
    let operation = route_match.operation;
    let check_result = check_request(api, &route_match, request)
        .and_then(|()| prefer_header::parse_prefer(request, status))
        .and_then(|preference| response::build_response(api, operation, request, &preference));
    match check_result {
        Ok(mut response) => {
            token_expiry::renew_token_times(api, operation, &mut response, now);
            Outcome { response, operation: Some(operation.id.clone()), problems: Vec::new() }
        }
        Err(refusal) => {
            let refusal = refusal.with_escaped_texts();
            refusal_outcome(failure::failure_response(api, Some(operation), &refusal, None), Some(operation), &refusal)
        }
    }
}

/// Checks the credentials, the parameters and the body of a request.
fn check_request(api: &Api, route_match: &route::RouteMatch<'_>, request: &Request) -> Result<(), Refusal> {
    security::check_security(api, route_match.operation, request)?;
    parameters::check_parameters(api, route_match, request)?;
    body::check_body(api, route_match.operation, request)
}

/// Returns the outcome of a rejected request.
fn refusal_outcome(response: Response, operation: Option<&Operation>, refusal: &Refusal) -> Outcome {
    Outcome {
        response,
        operation: operation.map(|operation| operation.id.clone()),
        problems: refusal.problems.iter().map(|problem| problem.message.clone()).collect(),
    }
}

/// Returns the value of a header field. `None` if the field is absent, or its value contains characters that are not
/// visible ASCII.
fn header_value<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

/// Parses a query or form body into decoded pairs of name and value: `a=1+2&b=%41` → `[("a", "1 2"), ("b", "A")]`.
fn parse_query(text: &str) -> Vec<(String, String)> {
    let pair_texts = text.split('&').filter(|pair_text| !pair_text.is_empty());
    pair_texts
        .map(|pair_text| {
            let (name, value) = pair_text.split_once('=').unwrap_or((pair_text, ""));
            (percent_decode(&name.replace('+', " ")), percent_decode(&value.replace('+', " ")))
        })
        .collect()
}

/// Decodes percent-encoded text. Invalid UTF-8 is replaced by U+FFFD.
fn percent_decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Parses the `Cookie` header field into pairs of name and percent-decoded value.
fn cookies(request: &Request) -> Vec<(String, String)> {
    let pairs = parse_raw_cookies(request);
    pairs.into_iter().map(|(name, value)| (name, percent_decode(&value))).collect()
}

/// Parses the `Cookie` header field into pairs of name and value, without percent-decoding.
fn parse_raw_cookies(request: &Request) -> Vec<(String, String)> {
    let cookie_texts = header_value(request, "cookie").unwrap_or_default().split(';');
    let pairs = cookie_texts.filter_map(|cookie_text| cookie_text.trim().split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
