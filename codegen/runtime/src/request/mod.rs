//! Builds the HTTP request of an operation without I/O.

mod bodies;
#[cfg(feature = "multipart")]
mod parts;
#[cfg(test)]
mod tests;

use std::fmt;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Uri, header};
use serde::Serialize;

use super::{
    message::Request,
    param::{self, Flat, Style, StyleError, StyleKind},
    source::Upload,
    spec::OperationSpec,
};

/// The error of an operation whose parameters or body cannot be written as a request. Nothing was sent.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Operation, RequestError};")]
///
/// fn is_valid(operation: &impl Operation) -> Result<(), RequestError> {
///     operation.request().map(drop)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestError {
    /// A path variable is missing or empty, so the path would identify another resource.
    Empty {
        /// The name of the parameter.
        parameter: String,
        /// The path template.
        path: &'static str,
    },
    /// A path segment that contains a variable has become `.` or `..`. Servers and proxies resolve these segments, so
    /// the path would identify another resource.
    Traversal {
        /// The name of the parameter.
        parameter: String,
        /// The value of the parameter.
        value: String,
        /// The path template.
        path: &'static str,
    },
    /// More than one of several mutually exclusive parameters is set.
    Exclusive {
        /// The names of the parameters that are set.
        names: Vec<&'static str>,
    },
    /// A value that the API's document does not allow.
    Invalid {
        /// The location of the value: the name of a parameter, or the path of a member in the body.
        at: String,
        /// A description of the error, such as `must not be negative, is -1`.
        message: String,
    },
    /// A value that cannot be written in the part of the request to which it belongs, such as a header field.
    Unwritable {
        /// The name of the parameter, or `body`.
        parameter: String,
        /// A description of the error.
        message: String,
    },
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { parameter, path } => {
                write!(f, "the parameter `{parameter}` is empty, but the path `{path}` requires a value")
            }
            Self::Traversal { parameter, value, path } => write!(
                f,
                "the value `{value}` of the parameter `{parameter}` is not allowed: it would change the path `{path}`"
            ),
            Self::Exclusive { names } => {
                write!(f, "only one of the mutually exclusive values `{}` may be set", names.join("`, `"))
            }
            Self::Invalid { at, message } if at.is_empty() => write!(f, "the body {message}"),
            Self::Invalid { at, message } => write!(f, "`{at}` {message}"),
            Self::Unwritable { parameter, message } => {
                write!(f, "the value of `{parameter}` cannot be sent: {message}")
            }
        }
    }
}

impl std::error::Error for RequestError {}

impl RequestError {
    /// Creates an error for a value that the API's document does not allow.
    pub fn invalid(at: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid { at: at.into(), message: message.into() }
    }

    /// Checks `x-mutually-exclusive`: at most one of the parameters may be set. `parameters` contains the name of
    /// each parameter, and `true` if the parameter is set.
    pub(crate) fn exclusive(parameters: &[(&'static str, bool)]) -> Result<(), Self> {
        let names = parameters.iter().filter(|(_, is_set)| *is_set).map(|(name, _)| *name);
        if names.clone().count() > 1 { Err(Self::Exclusive { names: names.collect() }) } else { Ok(()) }
    }

    fn unwritable(parameter: &str, message: impl fmt::Display) -> Self {
        Self::Unwritable { parameter: parameter.to_owned(), message: message.to_string() }
    }
}

/// Builds a request from parameters and a body. Only [`finish`](Self::finish) returns an error (the first one), so that
/// the generated code of an operation needs no error handling for each parameter and compiles quickly.
#[derive(Debug)]
#[doc(hidden)]
pub struct RequestBuilder {
    spec: &'static OperationSpec,
    /// The HTTP method to use instead of the method in `spec`; `None` to use the method in `spec`.
    method: Option<http::Method>,
    path_variables: Vec<(&'static str, String)>,
    query: String,
    cookie_pairs: String,
    headers: http::HeaderMap,
    body: Bytes,
    upload: Option<Upload>,
    first_error: Option<RequestError>,
}

/// Sets a header field. This function is not inlined, since the code of `HeaderMap::insert` is large.
#[inline(never)]
pub(crate) fn set_header(headers: &mut http::HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.insert(name, value);
}

impl RequestBuilder {
    /// Creates a request without parameters.
    #[must_use]
    pub fn new(spec: &'static OperationSpec) -> Self {
        Self {
            spec,
            method: None,
            path_variables: Vec::new(),
            query: String::new(),
            cookie_pairs: String::new(),
            headers: http::HeaderMap::new(),
            body: Bytes::new(),
            upload: None,
            first_error: None,
        }
    }

    /// Sets a path variable.
    ///
    /// [`finish`](Self::finish) returns an error if the text of the value is empty, or the style cannot represent the
    /// value.
    pub fn path<T: Serialize + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        let result = self.put_path(name, style, param::flatten_for_style(style, value));
        self.record_error(result);
    }

    /// Adds a query parameter. Omits `None` and the empty list.
    ///
    /// [`finish`](Self::finish) returns an error if the style cannot represent the value.
    pub fn query<T: Serialize + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        let result = self.put_query(name, style, param::flatten_for_style(style, value));
        self.record_error(result);
    }

    /// Sets a header field. Omits `None`.
    ///
    /// [`finish`](Self::finish) returns an error if the style cannot represent the value, or the text is not a valid
    /// header value.
    pub fn header<T: Serialize + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        let result = self.put_header(name, style, param::flatten_for_style(style, value));
        self.record_error(result);
    }

    /// Adds a cookie. Omits `None`.
    ///
    /// [`finish`](Self::finish) returns an error if the style cannot represent the value.
    pub fn cookie<T: Serialize + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        let result = self.put_cookie(name, style, param::flatten_for_style(style, value));
        self.record_error(result);
    }

    /// Sets a path variable. Lists and objects nested in a list or object are serialized as JSON.
    ///
    /// [`finish`](Self::finish) returns an error if the text of the value is empty.
    pub fn path_nested<T: Serialize + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        let result = self.put_path(name, style, flatten_nested(style, value));
        self.record_error(result);
    }

    /// Adds a query parameter. Lists and objects nested in a list or object are serialized as JSON.
    pub fn query_nested<T: Serialize + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        let result = self.put_query(name, style, flatten_nested(style, value));
        self.record_error(result);
    }

    /// Sets a header field. Lists and objects nested in a list or object are serialized as JSON.
    ///
    /// [`finish`](Self::finish) returns an error if the text is not a valid header value.
    pub fn header_nested<T: Serialize + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        let result = self.put_header(name, style, flatten_nested(style, value));
        self.record_error(result);
    }

    /// Adds a cookie. Lists and objects nested in a list or object are serialized as JSON.
    pub fn cookie_nested<T: Serialize + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        let result = self.put_cookie(name, style, flatten_nested(style, value));
        self.record_error(result);
    }

    /// Checks that at most one of the parameters is set. `parameters` contains the name of each parameter, and
    /// `true` if the parameter is set.
    ///
    /// [`finish`](Self::finish) returns an error if more than one is set.
    #[inline]
    pub fn exclusive(&mut self, parameters: &[(&'static str, bool)]) {
        let result = RequestError::exclusive(parameters);
        self.record_error(result);
    }

    /// Sets an HTTP method for which the crate `http` has no constant.
    ///
    /// [`finish`](Self::finish) returns an error if the name is not a valid method.
    #[inline]
    pub fn method(&mut self, name: &'static str) {
        let method = http::Method::from_bytes(name.as_bytes());
        let method = method.map_err(|error| RequestError::unwritable("method", error));
        let result = method.map(|method| self.method = Some(method));
        self.record_error(result);
    }

    /// Sets the complete query string from one value (`in: querystring` of OpenAPI 3.2), which the style writes as a
    /// form, as JSON or as text. Omits `None`.
    ///
    /// [`finish`](Self::finish) returns an error if the style cannot represent the value.
    pub fn query_string<T: Serialize + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        let value = param::flatten_for_style(style, value);
        let result = if style.kind == StyleKind::Form {
            self.put_query(name, style, value)
        } else {
            let text = value.and_then(|value| param::format_header_value(style, &value));
            let text = text.map_err(|error| RequestError::unwritable(name, error));
            text.map(|text| self.query.push_str(&param::encode_query_string(&text.unwrap_or_default())))
        };
        self.record_error(result);
    }

    /// Sets the header field `Accept` to `media`: the media types that the response may have.
    pub fn accept(&mut self, media: &'static str) {
        set_header(&mut self.headers, header::ACCEPT, HeaderValue::from_static(media));
    }

    /// Returns the request.
    ///
    /// # Errors
    ///
    /// If a parameter or the body could not be written, a path variable is missing, or a path segment that contains a
    /// variable is `.` or `..`.
    pub fn finish(mut self) -> Result<Request, RequestError> {
        if let Some(error) = self.first_error {
            return Err(error);
        }
        let mut target = expand_template(self.spec.path, &self.path_variables, self.query.len())?;
        if !self.query.is_empty() {
            target.push(if target.contains('?') { '&' } else { '?' });
            target.push_str(&self.query);
        }
        if !self.cookie_pairs.is_empty() {
            let cookie_value =
                HeaderValue::try_from(self.cookie_pairs).map_err(|error| RequestError::unwritable("Cookie", error))?;
            set_header(&mut self.headers, header::COOKIE, cookie_value);
        }
        let mut request = http::Request::new(self.body);
        *request.method_mut() = self.method.unwrap_or_else(|| self.spec.method.clone());
        *request.uri_mut() = Uri::try_from(target).map_err(|error| RequestError::unwritable("path", error))?;
        *request.headers_mut() = self.headers;
        if let Some(upload) = self.upload {
            request.extensions_mut().insert(upload);
        }
        Ok(request)
    }

    fn put_path(
        &mut self,
        name: &'static str,
        style: Style,
        value: Result<Flat, StyleError>,
    ) -> Result<(), RequestError> {
        let value = value.map_err(|error| RequestError::unwritable(name, error))?;
        if value.is_null() || matches!(&value, Flat::Text(text) if text.is_empty()) {
            return Err(RequestError::Empty { parameter: name.to_owned(), path: self.spec.path });
        }
        let text = param::format_path_value(name, style, &value);
        let text = text.map_err(|error| RequestError::unwritable(name, error))?;
        if text.is_empty() {
            return Err(RequestError::Empty { parameter: name.to_owned(), path: self.spec.path });
        }
        self.path_variables.push((name, text));
        Ok(())
    }

    fn put_query(
        &mut self,
        name: &'static str,
        style: Style,
        value: Result<Flat, StyleError>,
    ) -> Result<(), RequestError> {
        // Most pairs fit, so that the string does not grow several times.
        self.query.reserve(name.len() + 32);
        let result = value.and_then(|value| param::append_pairs(&mut self.query, "&", name, style, &value));
        result.map_err(|error| RequestError::unwritable(name, error))
    }

    #[inline]
    fn put_header(
        &mut self,
        name: &'static str,
        style: Style,
        value: Result<Flat, StyleError>,
    ) -> Result<(), RequestError> {
        // A value with the style JSON was already converted to text; all other values have the style `simple`.
        let text = value.and_then(|value| param::format_header_value(style, &value));
        let Some(text) = text.map_err(|error| RequestError::unwritable(name, error))? else {
            return Ok(());
        };
        let header_name = HeaderName::try_from(name).map_err(|error| RequestError::unwritable(name, error))?;
        // `from_bytes` accepts non-ASCII text, and rejects control characters such as line breaks.
        let value = HeaderValue::from_bytes(text.as_bytes()).map_err(|_| {
            RequestError::unwritable(name, "a header field must not contain line breaks or other control characters")
        })?;
        set_header(&mut self.headers, header_name, value);
        Ok(())
    }

    #[inline]
    fn put_cookie(
        &mut self,
        name: &'static str,
        style: Style,
        value: Result<Flat, StyleError>,
    ) -> Result<(), RequestError> {
        let style = if style.kind == StyleKind::Json { Style::JSON } else { Style { reserved: false, ..style } };
        let result = value.and_then(|value| param::append_pairs(&mut self.cookie_pairs, "; ", name, style, &value));
        result.map_err(|error| RequestError::unwritable(name, error))
    }

    /// Stores the error of a result, unless an earlier error is already stored.
    fn record_error(&mut self, result: Result<(), RequestError>) {
        if let (Err(error), None) = (result, &self.first_error) {
            self.first_error = Some(error);
        }
    }
}

/// Converts a value to its intermediate representation. Lists and objects inside another list or object become JSON
/// text.
fn flatten_nested<T: Serialize + ?Sized>(style: Style, value: &T) -> Result<Flat, StyleError> {
    param::flatten_for_style(style, value).and_then(|value| value.with_nested_as_json(style))
}

/// Replaces the variables in a path template by their values, and checks that no segment becomes `.` or `..`. Reserves
/// space for a query of `query_length` bytes.
fn expand_template(
    template: &'static str,
    variables: &[(&'static str, String)],
    query_length: usize,
) -> Result<String, RequestError> {
    // A fragment is not sent. Some documents use fragments to distinguish operations with the same path and method.
    let sent_template = template.split_once('#').map_or(template, |(sent, _)| sent);
    let values_length: usize = variables.iter().map(|(_, value)| value.len()).sum();
    // Two more bytes, for the first slash and the question mark.
    let mut path = String::with_capacity(sent_template.len() + values_length + query_length + 2);
    if !sent_template.starts_with('/') {
        path.push('/');
    }
    let mut remaining_template = sent_template;
    while let Some((literal, after_brace)) = remaining_template.split_once('{') {
        path.push_str(literal);
        match after_brace.split_once(['}', '/']) {
            Some((name, after)) if after_brace.as_bytes()[name.len()] == b'}' => {
                let Some((_, value)) = variables.iter().find(|(variable, _)| *variable == name) else {
                    return Err(RequestError::Empty { parameter: name.to_owned(), path: template });
                };
                path.push_str(value);
                remaining_template = after;
            }
            // A brace that is not closed in its segment does not begin a variable.
            _ => {
                path.push('{');
                remaining_template = after_brace;
            }
        }
    }
    path.push_str(remaining_template);
    if path.as_bytes().windows(2).any(|pair| pair == b"/.") {
        check_segments(sent_template, &path, template)?;
    }
    Ok(path)
}

/// Checks that no variable expands to a segment `.` or `..`, which would change the path. The values of variables do
/// not contain slashes, so `path` has the same number of segments as the template.
#[cold]
fn check_segments(sent_template: &'static str, path: &str, template: &'static str) -> Result<(), RequestError> {
    let template_segments = sent_template.strip_prefix('/').unwrap_or(sent_template).split('/');
    for (template_segment, segment) in template_segments.zip(path[1..].split('/')) {
        let last_variable = template_segment.rsplit_once('{').and_then(|(_, after)| after.split_once('}'));
        if let (Some((parameter, _)), "." | "..") = (last_variable, segment) {
            let (parameter, value) = (parameter.to_owned(), segment.to_owned());
            return Err(RequestError::Traversal { parameter, value, path: template });
        }
    }
    Ok(())
}
